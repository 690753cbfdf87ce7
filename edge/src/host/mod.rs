//! `Host`: one per user, the authority on the user's time (invariant I1).
//!
//! Every appointment that a user hosts, on whatever calendar in whichever sub-account, holds a claim here. A claim
//! is admitted or not in one synchronous step, so no race can put a user in two places. A sub-account first claims,
//! then writes its appointment, then confirms. A claim that is never confirmed belongs to a booking that died in
//! between: its sub-account is asked, and the claim is released only when that has promised never to write the
//! appointment. No clock decides that, so a slow sub-account is never robbed of its claim.
//!
//! `sources` are calendars outside, which make the user busy too.

pub mod messages;
mod sources;

use crate::clock::now;
use crate::object::{reply, send, wake_by};
use crate::refusal::{Outcome, Refusal};
use crate::sql::{FACTS_TABLE, Sql, instant, interval, parsed};
use crate::sub_account::messages::{MirrorClaims, SettleClaim};
use crate::{args, log, row, serve};
use jiff::{SignedDuration, Timestamp};
use messages::{
    AddSource, ClaimAnswer, ClaimTime, CloseHost, ConfirmClaim, ListSources, MirroredClaim, ReleaseClaim,
    RemoveSource, RetireHost, Subscribe, Subscribers,
};
use shared::claim::{Claim, SlotKey, admit};
use shared::id::{SubAccountId, UserId};
use shared::limits;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

const MIGRATIONS: &[&str] = &[
    FACTS_TABLE,
    // `seq` grows with every change of a claim; a subscriber has seen all changes up to its own `seen`.
    "CREATE TABLE claims (
        claim_id TEXT PRIMARY KEY,
        sub_account_id TEXT NOT NULL,
        appointment_id TEXT NOT NULL,
        calendar_id TEXT NOT NULL,
        slot_start INTEGER NOT NULL,
        busy_start INTEGER NOT NULL,
        busy_end INTEGER NOT NULL,
        confirmed INTEGER NOT NULL DEFAULT 0,
        released INTEGER NOT NULL DEFAULT 0,
        claimed_at INTEGER NOT NULL,
        seq INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX claims_by_end ON claims (busy_end) WHERE released = 0;
    CREATE INDEX claims_by_seq ON claims (seq);
    CREATE INDEX claims_unconfirmed ON claims (claimed_at) WHERE confirmed = 0 AND released = 0;
    CREATE TABLE subscribers (sub_account_id TEXT PRIMARY KEY, seen INTEGER NOT NULL) WITHOUT ROWID;",
    // Calendars outside, and when they say that the user is busy. `busy_seen` is the last change that a subscriber has.
    "CREATE TABLE sources (
        id TEXT PRIMARY KEY,
        sealed_url TEXT NOT NULL,
        tz TEXT NOT NULL,
        shown TEXT NOT NULL,
        etag TEXT,
        due INTEGER NOT NULL,
        read_at INTEGER,
        failures INTEGER NOT NULL DEFAULT 0,
        trouble TEXT,
        skipped INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE TABLE busy_outside (
        source_id TEXT NOT NULL,
        start INTEGER NOT NULL,
        end INTEGER NOT NULL,
        PRIMARY KEY (source_id, end, start)
    ) WITHOUT ROWID;
    CREATE INDEX claims_by_start ON claims (slot_start) WHERE released = 0;
    ALTER TABLE subscribers ADD COLUMN busy_seen INTEGER NOT NULL DEFAULT 0;",
    // Years of claims are not read to find what is released, nor years of events to find what a claim meets.
    "CREATE INDEX claims_released ON claims (seq) WHERE released = 1;
    CREATE INDEX busy_outside_by_end ON busy_outside (end, start);",
];

/// How many changes are pushed to a subscriber in one message.
const CHANGES_PER_PUSH: u32 = 500;
/// Wait before a push or a question that failed is tried again.
const RETRY_WAIT: SignedDuration = SignedDuration::from_secs(5);
/// How long one claim lasts at most. It tells the index of claims by their end where to stop.
const CLAIM_LENGTH: SignedDuration = SignedDuration::from_mins(limits::CLAIM_MINUTES_MAX as i64);

/// The Durable Object of one user's time.
#[durable_object(alarm)]
pub struct Host {
    state: State,
    env: Env,
    sql: Sql,
}

row! {
    struct ClaimRow {
        claim_id: String,
        sub_account_id: String,
        appointment_id: String,
        calendar_id: String,
        slot_start: i64,
        busy_start: i64,
        busy_end: i64,
        released: i64,
        seq: i64,
    }
}

impl ClaimRow {
    fn claim(&self) -> Outcome<Claim> {
        Ok(Claim {
            appointment: parsed(self.appointment_id.clone())?,
            slot: SlotKey { calendar: parsed(self.calendar_id.clone())?, start: instant(self.slot_start)? },
            busy: interval(self.busy_start, self.busy_end)?,
        })
    }
}

const CLAIM_COLUMNS: &str =
    "claim_id, sub_account_id, appointment_id, calendar_id, slot_start, busy_start, busy_end, released, seq";

impl DurableObject for Host {
    fn new(state: State, env: Env) -> Self {
        let sql = Sql::open(&state, MIGRATIONS);
        Self { state, env, sql }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        serve!(self, request, {
            ClaimTime => claim,
            ConfirmClaim => confirm,
            ReleaseClaim => release,
            Subscribe => subscribe,
            Subscribers => subscribers,
            CloseHost => close,
            RetireHost => retire,
            AddSource => add_source,
            ListSources => list_sources,
            RemoveSource => remove_source,
        })
    }

    async fn alarm(&self) -> Result<Response> {
        reply(self.settle_and_push().await)
    }
}

impl Host {
    async fn claim(&self, message: ClaimTime) -> Outcome<ClaimAnswer> {
        self.sql.set_fact("user", &message.user)?;
        let answer = self.sql.transaction(|| self.admit(&message))?;
        if answer == ClaimAnswer::Claimed {
            let ask_after = SignedDuration::from_secs(limits::CLAIM_UNCONFIRMED_SECONDS);
            let others_watch = self.has_subscribers_beside(&message.sub_account)?;
            wake_by(&self.state, if others_watch { now() } else { now() + ask_after }).await?;
        }
        Ok(answer)
    }

    /// Admits a claim or not; one synchronous step, the heart of I1.
    fn admit(&self, message: &ClaimTime) -> Outcome<ClaimAnswer> {
        let ClaimTime { claim, capacity, claim_id, sub_account, .. } = message;
        if self.is_closed()? {
            return Ok(ClaimAnswer::Taken);
        }
        let query = format!(
            "SELECT {CLAIM_COLUMNS} FROM claims
                WHERE released = 0 AND busy_end > ? AND busy_end < ? AND busy_start < ?"
        );
        // No claim is longer than the longest, so none that ends later than this begins early enough.
        let last = claim.busy.padded(SignedDuration::ZERO, CLAIM_LENGTH).end();
        let rows: Vec<ClaimRow> = self.sql.rows(&query, args![claim.busy.start(), last, claim.busy.end()])?;
        if rows.iter().any(|row| row.claim_id == *claim_id) {
            return Ok(ClaimAnswer::Claimed);
        }
        let existing = rows.iter().map(ClaimRow::claim).collect::<Outcome<Vec<_>>>()?;
        // An appointment is never in its own way: it may be moved to a time that overlaps its old one, and a
        // booking that is sent again after a crash meets the claim of its first try.
        let others = existing.iter().filter(|other| other.appointment != claim.appointment);
        if admit(others, claim, *capacity).is_err() || !self.busy_outside(Some(claim.busy))?.is_empty() {
            return Ok(ClaimAnswer::Taken);
        }
        self.forget_past_claims()?;
        let seq = self.next_seq()?;
        self.sql.run(
            "INSERT INTO claims (claim_id, sub_account_id, appointment_id, calendar_id, slot_start, busy_start,
                busy_end, claimed_at, seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            args![
                claim_id,
                sub_account,
                claim.appointment,
                claim.slot.calendar,
                claim.slot.start,
                claim.busy.start(),
                claim.busy.end(),
                now(),
                seq
            ],
        )?;
        Ok(ClaimAnswer::Claimed)
    }

    fn next_seq(&self) -> Outcome<i64> {
        let seq = self.sql.fact::<i64>("seq")?.unwrap_or(0) + 1;
        self.sql.set_fact("seq", &seq)?;
        Ok(seq)
    }

    async fn confirm(&self, message: ConfirmClaim) -> Outcome<()> {
        self.sql.run("UPDATE claims SET confirmed = 1 WHERE claim_id = ?", args![message.claim_id])
    }

    async fn release(&self, message: ReleaseClaim) -> Outcome<()> {
        self.release_claim(&message.claim_id)?;
        self.forget_what_all_have_seen()?;
        if self.has_any_subscriber()? {
            wake_by(&self.state, now()).await?;
        }
        Ok(())
    }

    fn release_claim(&self, claim_id: &str) -> Outcome<()> {
        self.sql.transaction(|| {
            let seq = self.next_seq()?;
            self.sql.run(
                "UPDATE claims SET released = 1, seq = ? WHERE claim_id = ? AND released = 0",
                args![seq, claim_id],
            )
        })
    }

    async fn close(&self, message: CloseHost) -> Outcome<Vec<SubAccountId>> {
        self.sql.set_fact("closed", &message.closed)?;
        self.subscribers(Subscribers {}).await
    }

    fn is_closed(&self) -> Outcome<bool> {
        Ok(self.sql.fact("closed")?.unwrap_or(false))
    }

    async fn retire(&self, _: RetireHost) -> Outcome<()> {
        self.sql.transaction(|| {
            self.sql.run("DELETE FROM sources", vec![])?;
            self.sql.run("DELETE FROM busy_outside", vec![])
        })
    }

    async fn subscribe(&self, message: Subscribe) -> Outcome<()> {
        if self.is_closed()? {
            return Err(Refusal::not_found("user").into());
        }
        self.sql.set_fact("user", &message.user)?;
        self.sql.run(
            "INSERT OR IGNORE INTO subscribers (sub_account_id, seen) VALUES (?, 0)",
            args![message.sub_account],
        )?;
        wake_by(&self.state, now()).await
    }

    async fn subscribers(&self, _: Subscribers) -> Outcome<Vec<SubAccountId>> {
        row! { struct Row { sub_account_id: String } }
        let rows: Vec<Row> = self.sql.rows("SELECT sub_account_id FROM subscribers", vec![])?;
        rows.into_iter().map(|row| parsed(row.sub_account_id)).collect()
    }

    fn has_any_subscriber(&self) -> Outcome<bool> {
        self.exists("SELECT 1 AS found FROM subscribers LIMIT 1", vec![])
    }

    fn has_subscribers_beside(&self, sub_account: &SubAccountId) -> Outcome<bool> {
        self.exists(
            "SELECT 1 AS found FROM subscribers WHERE sub_account_id <> ? LIMIT 1",
            args![sub_account],
        )
    }

    fn exists(&self, query: &str, args: Vec<worker::SqlStorageValue>) -> Outcome<bool> {
        row! { struct Row { found: i64 } }
        Ok(self.sql.first::<Row>(query, args)?.is_some_and(|row| row.found == 1))
    }

    async fn settle_and_push(&self) -> Outcome<()> {
        let settled = self.settle_unconfirmed().await;
        let pushed = self.push_changes().await;
        let polled = self.poll_due().await;
        self.forget_what_all_have_seen()?;
        for failed in [settled, pushed, polled].into_iter().filter_map(Result::err) {
            log::fault("host alarm", &failed.to_string());
            wake_by(&self.state, now() + RETRY_WAIT).await?;
        }
        self.wake_for_sources().await?;
        match self.oldest_unconfirmed()? {
            Some(claimed_at) => {
                let due = claimed_at + SignedDuration::from_secs(limits::CLAIM_UNCONFIRMED_SECONDS);
                wake_by(&self.state, due.max(now() + SignedDuration::from_secs(1))).await
            }
            None => Ok(()),
        }
    }

    fn oldest_unconfirmed(&self) -> Outcome<Option<Timestamp>> {
        row! { struct Row { claimed_at: Option<i64> } }
        let query = "SELECT MIN(claimed_at) AS claimed_at FROM claims WHERE confirmed = 0 AND released = 0";
        self.sql.first::<Row>(query, vec![])?.and_then(|row| row.claimed_at).map(instant).transpose()
    }

    /// Asks what became of bookings that claimed time and never confirmed it.
    async fn settle_unconfirmed(&self) -> Outcome<()> {
        let before = now() - SignedDuration::from_secs(limits::CLAIM_UNCONFIRMED_SECONDS);
        let query = format!(
            "SELECT {CLAIM_COLUMNS} FROM claims WHERE confirmed = 0 AND released = 0 AND claimed_at <= ? LIMIT 100"
        );
        let rows: Vec<ClaimRow> = self.sql.rows(&query, args![before])?;
        for row in rows {
            let question = SettleClaim { claim_id: row.claim_id.clone() };
            if send(&self.env, &row.sub_account_id, &question).await? {
                self.confirm(ConfirmClaim { claim_id: row.claim_id }).await?;
            } else {
                self.release_claim(&row.claim_id)?;
            }
        }
        Ok(())
    }

    /// Tells each sub-account of the changes elsewhere that it has not seen.
    async fn push_changes(&self) -> Outcome<()> {
        row! { struct Subscriber { sub_account_id: String, seen: i64 } }
        let Some(user) = self.sql.fact::<UserId>("user")? else { return Ok(()) };
        let subscribers: Vec<Subscriber> =
            self.sql.rows("SELECT sub_account_id, seen FROM subscribers", vec![])?;
        for Subscriber { sub_account_id, seen } in subscribers {
            let query = format!("SELECT {CLAIM_COLUMNS} FROM claims WHERE seq > ? ORDER BY seq LIMIT ?");
            let rows: Vec<ClaimRow> = self.sql.rows(&query, args![seen, CHANGES_PER_PUSH])?;
            let Some(last) = rows.last().map(|row| row.seq) else { continue };
            let changes = rows
                .iter()
                .filter(|row| row.sub_account_id != sub_account_id)
                .map(|row| {
                    let claim = if row.released == 1 { None } else { Some(row.claim()?) };
                    Ok(MirroredClaim { claim_id: row.claim_id.clone(), claim })
                })
                .collect::<Outcome<Vec<_>>>()?;
            if !changes.is_empty() {
                send(&self.env, &sub_account_id, &MirrorClaims { user: user.clone(), seq: last, changes })
                    .await?;
            }
            self.sql.run(
                "UPDATE subscribers SET seen = MAX(seen, ?) WHERE sub_account_id = ?",
                args![last, sub_account_id],
            )?;
            if rows.len() == CHANGES_PER_PUSH as usize {
                wake_by(&self.state, now()).await?;
            }
        }
        Ok(())
    }

    /// Forgets claims of a past that nothing can be booked in, a few with every new one.
    ///
    /// I1 holds: a claim is only ever asked for from now on, and what ended so long ago meets none of them. A claim that was
    /// not confirmed is kept whatever its age: it is still to be asked about. Subscribers need not be told: they forget
    /// it at the same age, and one that has not seen it misses nothing.
    fn forget_past_claims(&self) -> Outcome<()> {
        let age = SignedDuration::from_hours(24 * limits::PAST_CLAIMS_KEPT_DAYS);
        self.sql.run(
            "DELETE FROM claims WHERE claim_id IN
                (SELECT claim_id FROM claims WHERE released = 0 AND busy_end < ? AND confirmed = 1 LIMIT ?)",
            args![now() - age, limits::FORGOTTEN_AT_ONCE],
        )
    }

    /// A released claim is kept only until every subscriber knows that it is gone.
    fn forget_what_all_have_seen(&self) -> Outcome<()> {
        self.sql.run(
            "DELETE FROM claims WHERE released = 1
                AND seq <= COALESCE((SELECT MIN(seen) FROM subscribers), 9007199254740991)",
            vec![],
        )
    }
}
