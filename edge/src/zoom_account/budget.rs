//! The day's requests (rule 7): who sends the next one is decided by `shared::zoom_day`, and kept here.
//!
//! The requests of all sub-accounts that the user hosts in meet at this object. What may not be sent now gets a place in
//! the line; when its turn comes, its sub-account is called and sends it again, if it still wants to.

use super::messages::Waiting;
use super::{Chore, ZoomAccount};
use crate::clock::now;
use crate::object::{send, wake_by};
use crate::refusal::Outcome;
use crate::sql::{instant, parsed};
use crate::sub_account::messages::CallMeeting;
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use shared::id::{SlotMeetingId, SubAccountId};
use shared::limits;
use shared::zoom_day::{Day, Errand, Owed, Place, Standing, Turn, offset};

/// A request that counts.
pub(super) struct Request<'a> {
    pub slot_meeting: &'a SlotMeetingId,
    /// Who is called when its turn comes; nobody where the account itself comes back to it.
    pub sub_account: Option<&'a SubAccountId>,
    pub errand: Errand,
    pub start: Timestamp,
    pub end: Timestamp,
}

/// A place in the line.
struct InLine {
    slot_meeting: SlotMeetingId,
    sub_account: SubAccountId,
}

impl ZoomAccount {
    /// How the day stands.
    pub(super) fn day(&self) -> Outcome<Day> {
        Ok(Day {
            now: now(),
            used: self.requests_used()?,
            closed_until: self.sql.fact("closed_until")?,
            offset: offset(&self.sql.fact::<String>("zoom_user")?.unwrap_or_default()),
        })
    }

    /// Create, update and delete requests sent in this UTC day.
    fn requests_used(&self) -> Outcome<u32> {
        row! { struct Row { used: u32 } }
        let row: Option<Row> =
            self.sql.first("SELECT used FROM budget WHERE day = ?", args![utc_day(now())])?;
        Ok(row.map_or(0, |row| row.used))
    }

    /// Everybody who waits, in no order.
    fn line(&self) -> Outcome<(Vec<InLine>, Vec<Place>)> {
        row! {
            struct Row {
                slot_meeting_id: String,
                sub_account: String,
                is_create: i64,
                starts_at: i64,
                ends_at: i64,
                since: i64,
                called_at: Option<i64>,
            }
        }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT slot_meeting_id, sub_account, is_create, starts_at, ends_at, since, called_at FROM owed",
            vec![],
        )?;
        let missed = now() - seconds(limits::ZOOM_TURN_MISSED_SECONDS);
        let places = rows.into_iter().map(|row| {
            let who =
                InLine { slot_meeting: parsed(row.slot_meeting_id)?, sub_account: parsed(row.sub_account)? };
            let owed = Owed {
                errand: if row.is_create == 1 { Errand::Create } else { Errand::Delete },
                start: instant(row.starts_at)?,
                end: instant(row.ends_at)?,
                since: instant(row.since)?,
            };
            let called = row.called_at.map(instant).transpose()?.is_some_and(|at| at > missed);
            Ok((who, Place { owed, called }))
        });
        Ok(places.collect::<Outcome<Vec<_>>>()?.into_iter().unzip())
    }

    /// How many creates and how many deletes wait for their turn.
    pub(super) fn waiting_in_line(&self) -> Outcome<(u32, u32)> {
        let (_, places) = self.line()?;
        let is_create = |place: &&Place| place.owed.errand == Errand::Create;
        let creates = places.iter().filter(is_create).count();
        let count = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Ok((count(creates), count(places.len() - creates)))
    }

    /// Whether a request may be sent now; where not, it has a place in the line from now on.
    pub(super) async fn turn_of(&self, request: &Request<'_>) -> Outcome<Option<Waiting>> {
        match self.turn(request)? {
            Turn::Now => Ok(None),
            Turn::At(at) => self.stand_in_line(request, at).await.map(Some),
        }
    }

    /// Takes one request out of the day's budget, if it is its turn. Nothing happens between that and the return.
    pub(super) async fn spend(&self, request: &Request<'_>) -> Outcome<Option<Waiting>> {
        if let Some(waiting) = self.turn_of(request).await? {
            return Ok(Some(waiting));
        }
        self.sql.run(
            "INSERT INTO budget (day, used) VALUES (?, 1) ON CONFLICT DO UPDATE SET used = used + 1",
            args![utc_day(now())],
        )?;
        self.leave_line(request.slot_meeting)?;
        Ok(None)
    }

    /// Gives a request back that Zoom has turned away at the door, for coming too quickly or for its access token: it was
    /// not looked at, so it does not count. Should Zoom see that otherwise, it says so ([`Self::note_day_is_full`]).
    pub(super) fn give_back(&self) -> Outcome<()> {
        self.sql.run("UPDATE budget SET used = used - 1 WHERE day = ? AND used > 0", args![utc_day(now())])
    }

    fn turn(&self, request: &Request<'_>) -> Outcome<Turn> {
        let (who, places) = self.line()?;
        let own = who.iter().position(|one| one.slot_meeting == *request.slot_meeting);
        let own = own.map(|at| &places[at]).filter(|place| place.owed.errand == request.errand);
        let owed = Owed {
            errand: request.errand,
            start: request.start,
            end: request.end,
            since: own.map_or_else(now, |place| place.owed.since),
        };
        let standing = match own {
            None => Standing::New,
            Some(place) if place.called => Standing::Called,
            Some(_) => Standing::InLine,
        };
        Ok(self.day()?.turn(&owed, standing, &places))
    }

    /// Gives a request a place in the line, or leaves it the one it has.
    async fn stand_in_line(&self, request: &Request<'_>, at: Timestamp) -> Outcome<Waiting> {
        let day = self.day()?;
        let in_turn = request.sub_account.is_some();
        if let Some(sub_account) = request.sub_account {
            let is_create = request.errand == Errand::Create;
            self.sql.run(
                "INSERT INTO owed (slot_meeting_id, sub_account, is_create, starts_at, ends_at, since)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET sub_account = excluded.sub_account, is_create = excluded.is_create,
                    starts_at = excluded.starts_at, ends_at = excluded.ends_at, called_at = NULL,
                    since = CASE WHEN is_create = excluded.is_create THEN since ELSE excluded.since END",
                args![request.slot_meeting, sub_account, is_create, request.start, request.end, now()],
            )?;
            self.plan_turns().await?;
        }
        let reason = if day.left() > 0 {
            "Others of the host's meetings go first. The link appears here as soon as it is this one's turn."
        } else if day.closed_until.is_some_and(|until| until > day.now) {
            "Zoom takes no more calls from the host's account today. The link is made as soon as it does."
        } else {
            "Zoom allows 100 meetings a day for one host; the link is made after 00:00 UTC."
        };
        // Whoever stands in line is called. That they come back by themselves is for calls that are lost.
        let retry_at = if in_turn { at + seconds(limits::ZOOM_TURN_LOST_SECONDS) } else { at };
        Ok(Waiting {
            reason: reason.to_owned(),
            retry_at: Some(retry_at),
            may_exist: false,
            in_turn,
            tries_max: None,
        })
    }

    /// A request is sent, or not wanted any more.
    pub(super) fn leave_line(&self, slot_meeting: &SlotMeetingId) -> Outcome<()> {
        self.sql.run("DELETE FROM owed WHERE slot_meeting_id = ?", args![slot_meeting])
    }

    /// Zoom says that the day is full, whatever we have counted: others use up the same budget. What was asked for
    /// waits in line.
    pub(super) async fn note_day_is_full(&self, request: &Request<'_>) -> Outcome<Waiting> {
        self.sql.run(
            "INSERT OR REPLACE INTO budget (day, used) VALUES (?, ?)",
            args![utc_day(now()), limits::ZOOM_REQUESTS_PER_DAY],
        )?;
        self.stand_in_line(request, self.day()?.reopens()).await
    }

    /// Zoom takes no more calls of the account before an instant; where it does not say which, before tomorrow.
    pub(super) fn note_closed(&self, until: Option<Timestamp>) -> Outcome<()> {
        let until = until.map_or_else(|| self.day().map(|day| day.ends()), Ok)?;
        self.sql.set_fact("closed_until", &until)
    }

    /// Sees to it that whoever is first in line is called when it is their turn.
    pub(super) async fn plan_turns(&self) -> Outcome<()> {
        let (_, places) = self.line()?;
        let Some((_, turn)) = self.day()?.next(&places) else { return Ok(()) };
        let (due, sooner) = match turn {
            // Where calls are planned already, their distance is kept.
            Turn::Now => (now(), false),
            Turn::At(at) => (at, true),
        };
        self.sql.run(
            "INSERT INTO chores (kind, subject, due) VALUES (?, '', ?)
                ON CONFLICT DO UPDATE SET due = CASE WHEN ? THEN MIN(due, excluded.due) ELSE due END",
            args![Chore::CallTurns.name(), due, sooner],
        )?;
        wake_by(&self.state, due).await
    }

    /// Calls whoever is first in line, if it is their turn; says when to look again.
    pub(super) async fn call_turns(&self) -> Outcome<Option<Timestamp>> {
        if self.owner()?.is_none() || !self.is_connected()? {
            // Connecting again plans it again.
            return Ok(None);
        }
        let missed = now() - seconds(limits::ZOOM_TURN_MISSED_SECONDS);
        self.sql.run(
            "DELETE FROM owed WHERE calls >= ? AND called_at <= ?",
            args![limits::ZOOM_TURN_CALLS_MAX, missed],
        )?;
        let (who, places) = self.line()?;
        match self.day()?.next(&places) {
            None if places.is_empty() => Ok(None),
            None => Ok(Some(now() + seconds(limits::ZOOM_TURN_MISSED_SECONDS))),
            Some((_, Turn::At(at))) => Ok(Some(at)),
            Some((index, Turn::Now)) => {
                self.call(&who[index]).await?;
                Ok(Some(now() + seconds(limits::ZOOM_TURN_SECONDS)))
            }
        }
    }

    async fn call(&self, InLine { slot_meeting, sub_account }: &InLine) -> Outcome<()> {
        self.sql.run(
            "UPDATE owed SET called_at = ?, calls = calls + 1 WHERE slot_meeting_id = ?",
            args![now(), slot_meeting],
        )?;
        let Some(zoom_account) = self.sql.fact("zoom_user")? else { return Ok(()) };
        let call = CallMeeting { slot_meeting: slot_meeting.clone(), zoom_account };
        if send(&self.env, sub_account.as_str(), &call).await? {
            return Ok(());
        }
        self.leave_line(slot_meeting)
    }
}

/// The day by which Zoom counts.
pub(super) fn utc_day(now: Timestamp) -> String {
    now.strftime("%Y-%m-%d").to_string()
}

fn seconds(count: i64) -> SignedDuration {
    SignedDuration::from_secs(count)
}
