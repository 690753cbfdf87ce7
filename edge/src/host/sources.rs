//! When a user is busy outside of our calendars: subscriptions to their other calendars, polled and read.
//!
//! A subscription's address opens somebody's whole calendar, so it is a secret (I6): sealed where it is stored, never
//! shown again, never logged. Of what is read only times are kept.

use super::Host;
use super::messages::{AddSource, ListSources, RemoveSource};
use crate::clock::{entropy, now};
use crate::config;
use crate::object::{send, wake_by, within_ms};
use crate::refusal::{Outcome, Refusal, broken};
use crate::signing::{Purpose, Signer};
use crate::sql::{instant, interval, parsed};
use crate::sub_account::messages::MirrorBusy;
use crate::{args, row};
use futures_util::StreamExt as _;
use jiff::{SignedDuration, Timestamp};
use shared::availability::Zone;
use shared::busy::{BusyFormat as _, ICalendar};
use shared::id::{BusySourceId, UserId};
use shared::interval::Interval;
use shared::limits;
use shared::management::{BusySource, SourceHealth};
use worker::{AbortController, Fetch, Headers, Request, RequestInit};

row! {
    struct Row {
        id: String,
        sealed_url: String,
        tz: String,
        shown: String,
        etag: Option<String>,
        read_at: Option<i64>,
        failures: u32,
        trouble: Option<String>,
        skipped: u32,
    }
}

/// What a look at a subscription brought.
enum Look {
    Same,
    Read { document: Vec<u8>, etag: Option<String> },
}

const COLUMNS: &str = "id, sealed_url, tz, shown, etag, read_at, failures, trouble, skipped";

impl Host {
    pub(super) async fn add_source(&self, message: AddSource) -> Outcome<BusySource> {
        let AddSource { user, id, url, tz } = message;
        self.sql.set_fact("user", &user)?;
        let shown = shown(&url);
        let sealed = self.sealed(&url)?;
        self.sql.transaction(|| {
            let known: Vec<Row> = self.sql.rows(&format!("SELECT {COLUMNS} FROM sources"), vec![])?;
            let is_new = known.iter().all(|row| row.id != id.as_str());
            if is_new && known.len() >= limits::BUSY_SOURCES_MAX {
                let detail = format!("A user subscribes to at most {} calendars.", limits::BUSY_SOURCES_MAX);
                return Err(Refusal::new(422, "too_many_sources", detail).into());
            }
            self.sql.run(
                "INSERT OR REPLACE INTO sources (id, sealed_url, tz, shown, due) VALUES (?, ?, ?, ?, ?)",
                args![id, sealed, tz.name(), shown, now()],
            )
        })?;
        // Looked at once before the answer, so that a wrong address is told at once.
        self.poll_due().await?;
        self.wake_for_sources().await?;
        self.source(&id)
    }

    pub(super) async fn list_sources(&self, _: ListSources) -> Outcome<Vec<BusySource>> {
        let rows: Vec<Row> = self.sql.rows(&format!("SELECT {COLUMNS} FROM sources ORDER BY id"), vec![])?;
        rows.into_iter().map(Row::view).collect()
    }

    fn source(&self, id: &BusySourceId) -> Outcome<BusySource> {
        let row: Option<Row> =
            self.sql.first(&format!("SELECT {COLUMNS} FROM sources WHERE id = ?"), args![id])?;
        row.ok_or_else(|| Refusal::not_found("subscription"))?.view()
    }

    pub(super) async fn remove_source(&self, message: RemoveSource) -> Outcome<()> {
        self.sql.transaction(|| {
            self.sql.run("DELETE FROM sources WHERE id = ?", args![message.id])?;
            self.sql.run("DELETE FROM busy_outside WHERE source_id = ?", args![message.id])?;
            self.note_busy_changed()
        })?;
        self.push_busy().await
    }

    /// Looks at the subscriptions that are due.
    pub(super) async fn poll_due(&self) -> Outcome<()> {
        let rows: Vec<Row> =
            self.sql.rows(&format!("SELECT {COLUMNS} FROM sources WHERE due <= ?"), args![now()])?;
        for row in rows {
            if let Err(fault) = self.poll(&row).await {
                // Its text may hold the address.
                drop(fault);
                self.note_failure(&row, "The calendar could not be read.")?;
            }
        }
        self.push_busy().await
    }

    /// When the next subscription is due.
    pub(super) fn next_poll(&self) -> Outcome<Option<Timestamp>> {
        row! { struct Due { due: Option<i64> } }
        let row: Option<Due> = self.sql.first("SELECT MIN(due) AS due FROM sources", vec![])?;
        row.and_then(|row| row.due).map(instant).transpose()
    }

    async fn poll(&self, row: &Row) -> Outcome<()> {
        let url = self.opened(&row.sealed_url)?;
        // What repeats for ever reaches a little farther every day, so even what is the same is read anew once a day.
        let read_at = row.read_at.map(instant).transpose()?;
        let is_recent = read_at.is_some_and(|at| now() - SignedDuration::from_hours(24) < at);
        let etag = row.etag.as_deref().filter(|_| is_recent);
        match look(&url, etag).await {
            Ok(Look::Same) => self.note_success(row, row.etag.as_deref(), row.skipped, false),
            Ok(Look::Read { document, etag }) => self.take_in(row, &document, etag.as_deref()),
            Err(trouble) => self.note_failure(row, &trouble),
        }
    }

    fn take_in(&self, row: &Row, document: &[u8], etag: Option<&str>) -> Outcome<()> {
        let tz: Zone = parsed(row.tz.clone())?;
        let begin = now() - SignedDuration::from_hours(24);
        let horizon = SignedDuration::from_hours(24 * (i64::from(limits::HORIZON_DAYS_MAX) + 2));
        let range = Interval::new(begin, begin + horizon).map_err(|error| broken(error.to_string()))?;
        let busy = match ICalendar::new(tz).busy(document, range) {
            Ok(busy) => busy,
            Err(error) => return self.note_failure(row, &error.to_string()),
        };
        if !busy.is_whole {
            return self.note_failure(row, "The calendar was cut off on its way.");
        }
        self.sql.transaction(|| {
            self.sql.run("DELETE FROM busy_outside WHERE source_id = ?", args![row.id])?;
            for interval in busy.intervals.iter().filter(|interval| !self.is_our_own(**interval)) {
                self.sql.run(
                    "INSERT OR IGNORE INTO busy_outside (source_id, start, end) VALUES (?, ?, ?)",
                    args![row.id, interval.start(), interval.end()],
                )?;
            }
            self.note_busy_changed()?;
            self.note_success(row, etag, busy.skipped, true)
        })
    }

    /// An event that begins just when one of our own appointments does is that appointment, come back by way of an
    /// invitation that the user accepted.
    fn is_our_own(&self, event: Interval) -> bool {
        let query = "SELECT 1 AS found FROM claims WHERE slot_start = ? AND released = 0 LIMIT 1";
        self.exists(query, args![event.start()]).unwrap_or(false)
    }

    fn note_success(&self, row: &Row, etag: Option<&str>, skipped: u32, read: bool) -> Outcome<()> {
        let due = now() + SignedDuration::from_secs(limits::BUSY_POLL_SECONDS);
        self.sql.run(
            "UPDATE sources SET due = ?, etag = ?, skipped = ?, failures = 0, trouble = NULL,
                read_at = CASE WHEN ? THEN ? ELSE read_at END WHERE id = ?",
            args![due, etag, skipped, read, now(), row.id],
        )
    }

    /// What was read before goes on to hold: a calendar that cannot be read is no reason to call its owner free.
    fn note_failure(&self, row: &Row, trouble: &str) -> Outcome<()> {
        let longer = 1_i64 << row.failures.min(4);
        let due = now() + SignedDuration::from_secs(limits::BUSY_POLL_SECONDS * longer);
        self.sql.run(
            "UPDATE sources SET due = ?, failures = failures + 1, trouble = ? WHERE id = ?",
            args![due, trouble, row.id],
        )
    }

    fn note_busy_changed(&self) -> Outcome<()> {
        let seq = self.sql.fact::<i64>("busy_seq")?.unwrap_or(0) + 1;
        self.sql.set_fact("busy_seq", &seq)
    }

    /// Tells each sub-account that has not seen the last change.
    pub(super) async fn push_busy(&self) -> Outcome<()> {
        row! { struct Subscriber { sub_account_id: String } }
        let Some(user) = self.sql.fact::<UserId>("user")? else { return Ok(()) };
        let Some(seq) = self.sql.fact::<i64>("busy_seq")? else { return Ok(()) };
        let subscribers: Vec<Subscriber> =
            self.sql.rows("SELECT sub_account_id FROM subscribers WHERE busy_seen < ?", args![seq])?;
        if subscribers.is_empty() {
            return Ok(());
        }
        let busy = self.busy_outside(None)?;
        for Subscriber { sub_account_id } in subscribers {
            let message = MirrorBusy { user: user.clone(), seq, busy: busy.clone() };
            send(&self.env, &sub_account_id, &message).await?;
            self.sql.run(
                "UPDATE subscribers SET busy_seen = MAX(busy_seen, ?) WHERE sub_account_id = ?",
                args![seq, sub_account_id],
            )?;
        }
        Ok(())
    }

    /// When the user is busy outside: all of it, or what overlaps a stretch of time.
    pub(super) fn busy_outside(&self, within: Option<Interval>) -> Outcome<Vec<Interval>> {
        row! { struct Busy { start: i64, end: i64 } }
        let (from, to) = match within {
            Some(range) => (range.start(), range.end()),
            None => (Timestamp::UNIX_EPOCH, Timestamp::MAX),
        };
        let rows: Vec<Busy> = self.sql.rows(
            "SELECT start, end FROM busy_outside WHERE end > ? AND start < ? ORDER BY start",
            args![from, to],
        )?;
        rows.into_iter().map(|row| interval(row.start, row.end)).collect()
    }

    pub(super) async fn wake_for_sources(&self) -> Outcome<()> {
        match self.next_poll()? {
            Some(due) => wake_by(&self.state, due).await,
            None => Ok(()),
        }
    }

    fn sealed(&self, url: &str) -> Outcome<String> {
        let signer = Signer::new(config::signing_key(&self.env)?);
        signer
            .seal(Purpose::BusySource, url.as_bytes(), entropy()?)
            .ok_or_else(|| broken("an address that cannot be sealed"))
    }

    fn opened(&self, sealed: &str) -> Outcome<String> {
        let plain = Signer::new(config::signing_key(&self.env)?).open(Purpose::BusySource, sealed);
        plain
            .and_then(|bytes| String::from_utf8(bytes).ok())
            .ok_or_else(|| broken("the address of a subscription cannot be opened"))
    }
}

impl Row {
    fn view(self) -> Outcome<BusySource> {
        let health = match (&self.trouble, self.read_at) {
            (Some(_), _) => SourceHealth::Failing,
            (None, Some(_)) => SourceHealth::Read,
            (None, None) => SourceHealth::Waiting,
        };
        Ok(BusySource {
            id: parsed(self.id)?,
            shown: self.shown,
            tz: parsed(self.tz)?,
            health,
            trouble: self.trouble,
            read_at: self.read_at.map(instant).transpose()?,
            skipped: self.skipped,
        })
    }
}

/// As much of an address as does not open the calendar: where it leads.
fn shown(url: &str) -> String {
    let host = url.split("://").nth(1).unwrap_or_default();
    host.split(['/', '?', '#']).next().unwrap_or_default().to_owned()
}

/// Fetches a calendar, unless it is still the one with this tag. The error is a sentence for its owner.
async fn look(url: &str, etag: Option<&str>) -> Result<Look, String> {
    let unreachable = |_| "The calendar's server cannot be reached.".to_owned();
    let request = request(url, etag).map_err(unreachable)?;
    let abort = AbortController::default();
    let signal = abort.signal();
    let exchange = async {
        let mut response = Fetch::Request(request).send_with_signal(&signal).await.map_err(unreachable)?;
        match response.status_code() {
            304 => return Ok(Look::Same),
            200..=299 => {}
            status => {
                return Err(format!("The calendar's server answers {status}. Is the address still right?"));
            }
        }
        let etag = response.headers().get("etag").ok().flatten();
        let mut document = Vec::new();
        let mut stream = response.stream().map_err(unreachable)?;
        while let Some(chunk) = stream.next().await {
            document.extend_from_slice(&chunk.map_err(unreachable)?);
            if document.len() > limits::BUSY_DOCUMENT_BYTES_MAX {
                return Err("The calendar is larger than can be read.".to_owned());
            }
        }
        Ok(Look::Read { document, etag })
    };
    let looked = within_ms(limits::BUSY_FETCH_TIMEOUT_MS, exchange).await;
    looked.unwrap_or_else(|| {
        abort.abort();
        Err("The calendar's server takes too long to answer.".to_owned())
    })
}

fn request(url: &str, etag: Option<&str>) -> worker::Result<Request> {
    let headers = Headers::new();
    headers.set("accept", "text/calendar, */*;q=0.1")?;
    headers.set("user-agent", "Slotkey")?;
    if let Some(etag) = etag {
        headers.set("if-none-match", etag)?;
    }
    let mut init = RequestInit::new();
    init.with_headers(headers);
    Request::new_with_init(url, &init)
}
