//! What is out of step between Zoom and us although nobody told us: looked for once a day, with few requests.
//!
//! Zoom's list of upcoming meetings is compared with ours. One of ours that is not in it is asked for by itself before its
//! link is given up; one that carries our reference, and that no slot meeting knows, is deleted. Reads cost nothing of the
//! day's requests, deletes wait for their turn as all others do.

use super::meetings::twin_of;
use super::ownership::Owner;
use super::{Chore, Stop, ZoomAccount, waiting};
use crate::clock::now;
use crate::object::wake_by;
use crate::refusal::Outcome;
use crate::zoom::{self, ZoomFailure, ZoomMeeting};
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use shared::id::SlotMeetingId;
use shared::limits;
use shared::meeting::referred;

/// What the last comparison found: when it was, how many of ours were missing, how many of Zoom's were left over.
pub(super) type Compared = (Timestamp, u32, u32);

row! { struct Ours { zoom_id: i64 } }
row! { struct AskedFor { over_at: i64 } }

impl ZoomAccount {
    /// Sees to it that the account's meetings are compared with Zoom's once a day, as long as there are any.
    pub(super) async fn plan_comparison(&self) -> Outcome<()> {
        let due = now() + every();
        let planned = self.sql.written(
            "INSERT OR IGNORE INTO chores (kind, subject, due) VALUES (?, '', ?)",
            args![Chore::Compare.name(), due],
        )?;
        if planned > 0 { wake_by(&self.state, due).await } else { Ok(()) }
    }

    pub(super) async fn compare(&self) -> Outcome<Option<Timestamp>> {
        let Some(owner) = self.owner()? else { return Ok(None) };
        // The next meeting that is made plans it again, and so does connecting again.
        if !self.is_connected()? || self.upcoming()?.is_empty() {
            return Ok(None);
        }
        match self.compare_with_zoom(&owner).await {
            Ok(()) => Ok(Some(now() + every())),
            Err(Stop::Wait(waiting)) => {
                let later = now() + SignedDuration::from_secs(limits::HOPELESS_RETRY_SECONDS);
                Ok(Some(waiting.retry_at.unwrap_or(later)))
            }
            Err(Stop::Fault(fault)) => Err(fault),
        }
    }

    /// Our upcoming meetings, those left out that may be too new for Zoom's list.
    fn upcoming(&self) -> Outcome<Vec<Ours>> {
        let settled = now() - SignedDuration::from_secs(limits::ZOOM_LIST_LAGS_SECONDS);
        self.sql.rows(
            "SELECT zoom_id FROM meetings WHERE starts_at > ? AND asked_at < ? AND zoom_id IS NOT NULL",
            args![now(), settled],
        )
    }

    async fn compare_with_zoom(&self, owner: &Owner) -> Result<(), Stop> {
        let listed = self
            .with_token(owner, async |app, token| zoom::list_meetings(app, token, "upcoming").await)
            .await?;
        let (listed, is_whole) = listed.map_err(|failure| Stop::Wait(waiting(&failure, true)))?;
        let missing = if is_whole { self.find_missing(owner, &listed).await? } else { 0 };
        let orphans = self.delete_orphans(owner, listed).await?;
        self.forget_what_is_over()?;
        let compared: Compared = (now(), missing, orphans);
        self.sql.set_fact("compared", &compared)?;
        let counts = json!({ "zoom_user": owner.zoom_user, "missing": missing, "orphans": orphans });
        crate::log::event("zoom compared", &counts);
        Ok(())
    }

    /// A list can leave something out, so whoever is not in it is asked for before their link is given up.
    async fn find_missing(&self, owner: &Owner, listed: &[ZoomMeeting]) -> Result<u32, Stop> {
        let mut found = 0;
        let is_listed = |ours: &Ours| listed.iter().any(|meeting| meeting.id == ours.zoom_id);
        let unlisted = self.upcoming()?.into_iter().filter(|ours| !is_listed(ours));
        for Ours { zoom_id } in unlisted.take(limits::ZOOM_DIFFERENCES_MAX) {
            let read = self
                .with_token(owner, async |app, token| zoom::get_meeting(app, token, zoom_id).await)
                .await?;
            match read {
                Ok(_) => {}
                Err(ZoomFailure::NoSuchMeeting) => {
                    self.note_gone(zoom_id).await?;
                    found += 1;
                }
                Err(failure) => return Err(Stop::Wait(waiting(&failure, true))),
            }
        }
        Ok(found)
    }

    async fn delete_orphans(&self, owner: &Owner, listed: Vec<ZoomMeeting>) -> Result<u32, Stop> {
        let mut deleted = 0;
        let upcoming = listed.into_iter().filter(|meeting| meeting.start_time.is_some_and(|at| at > now()));
        let referring =
            upcoming.filter_map(|meeting| Some((meeting.id, referred(meeting.agenda.as_deref()?)?)));
        for (zoom_id, reference) in referring {
            if deleted as usize == limits::ZOOM_DIFFERENCES_MAX {
                break;
            }
            // Nobody else works on it meanwhile.
            let _turn = self.wait_for(&reference).await?;
            if self.is_orphan(zoom_id, &reference)? {
                self.delete_at_zoom(owner, zoom_id, &twin_of(&reference)).await?;
                deleted += 1;
            }
        }
        Ok(deleted)
    }

    /// Whether a meeting of Zoom's belongs to no slot meeting. Of one whose answer was lost, it is not known yet; one that
    /// was never asked for here is another installation's that shares the Zoom user.
    fn is_orphan(&self, zoom_id: i64, reference: &SlotMeetingId) -> Outcome<bool> {
        let row = self.row(reference)?;
        let belongs_nowhere = row.is_none_or(|row| row.zoom_id.is_some_and(|known| known != zoom_id));
        Ok(belongs_nowhere && self.was_asked_for(reference)?)
    }

    fn was_asked_for(&self, reference: &SlotMeetingId) -> Outcome<bool> {
        let known: Option<AskedFor> =
            self.sql.first("SELECT over_at FROM asked_for WHERE slot_meeting_id = ?", args![reference])?;
        Ok(known.is_some_and(|known| known.over_at > now().as_millisecond()))
    }

    /// Nobody looks for what is over.
    fn forget_what_is_over(&self) -> Outcome<()> {
        self.sql.run("DELETE FROM asked_for WHERE over_at <= ?", args![now()])
    }
}

fn every() -> SignedDuration {
    SignedDuration::from_secs(limits::ZOOM_COMPARED_SECONDS)
}
