//! What Zoom tells of slot meetings: deleted or moved there by hand, begun, ended, joined, left.

use super::SubAccount;
use super::messages::MeetingNews;
use super::outbox::Job;
use super::slot_meetings::SlotMeetingRow;
use crate::args;
use crate::clock::now;
use crate::refusal::{Outcome, broken};
use serde_json::json;
use shared::appointment::{Actor, EventKind};
use shared::id::SlotMeetingId;
use shared::limits;
use shared::meeting::AtZoom;
use shared::zoom_message::{News, NewsKind};

impl SubAccount {
    pub(super) async fn hear_news(&self, message: MeetingNews) -> Outcome<()> {
        let MeetingNews { slot_meeting, people, news } = message;
        // Of a meeting that we have given up ourselves, nothing is news.
        let row = self.slot_meeting(slot_meeting.as_str())?.filter(|row| !row.is_dropped());
        let Some(row) = row else { return Ok(()) };
        match news.kind {
            NewsKind::Deleted => self.meeting_deleted(&slot_meeting).await,
            NewsKind::Updated => self.meeting_changed(&slot_meeting, &row, &news),
            NewsKind::Started | NewsKind::Ended | NewsKind::Joined | NewsKind::Left => {
                self.note_presence(&slot_meeting, &row, &news, people).await
            }
        }
    }

    /// Somebody has deleted a meeting at Zoom. If it is still needed, another one is made (I3): the old link is dead.
    async fn meeting_deleted(&self, id: &SlotMeetingId) -> Outcome<()> {
        let job = Job::MeetingDuty { slot_meeting: id.clone() };
        // An answer with the old link that is on its way must not arrive after this.
        let turn = self.under_way.wait(&job.turn(), limits::LINK_WAIT_MS).await;
        let _turn =
            turn.ok_or_else(|| broken("a meeting that was deleted at Zoom is still being worked on"))?;
        let row = self.slot_meeting(id.as_str())?.filter(|row| !row.is_dropped());
        let Some(row) = row.filter(|row| row.at_zoom() == AtZoom::Present) else { return Ok(()) };
        if row.end()? <= now() || self.users_of(id.as_str())? == 0 {
            return Ok(());
        }
        self.sql.transaction(|| {
            self.sql.run(
                "UPDATE slot_meetings SET state = 'absent', zoom_account = NULL, join_url = NULL, passcode = NULL,
                    start_at_zoom = NULL, minutes_at_zoom = NULL, lost = 1, reason = ? WHERE id = ?",
                args!["The meeting was deleted at Zoom. A new link is being made.", id],
            )?;
            let after = json!({ "link": "is made anew" });
            self.note_for_users(id, EventKind::MeetingDeleted, &Actor::Zoom, &json!({}), &after)?;
            self.owe(&job, now())
        })?;
        self.wake_for_jobs().await
    }

    /// Somebody has changed a meeting at Zoom. What is told late, after something newer, changes nothing.
    fn meeting_changed(&self, id: &SlotMeetingId, old: &SlotMeetingRow, news: &News) -> Outcome<()> {
        self.sql.transaction(|| {
            if let Some(start) = news.start {
                self.sql.run(
                    "UPDATE slot_meetings SET start_at_zoom = ?, start_told_at = ?
                        WHERE id = ? AND start_told_at < ?",
                    args![start, news.at, id, news.at],
                )?;
            }
            if let Some(minutes) = news.minutes {
                self.sql.run(
                    "UPDATE slot_meetings SET minutes_at_zoom = ?, minutes_told_at = ?
                        WHERE id = ? AND minutes_told_at < ?",
                    args![minutes, news.at, id, news.at],
                )?;
            }
            let new =
                self.slot_meeting(id.as_str())?.ok_or_else(|| broken("a slot meeting that is there"))?;
            let (before, after) = (old.moved()?, new.moved()?);
            if before == after {
                return Ok(());
            }
            let (before, after) = (json!({ "moved": before }), json!({ "moved": after }));
            self.note_for_users(id, EventKind::MeetingMoved, &Actor::Zoom, &before, &after)
        })
    }
}
