//! Reading and cancelling appointments.

use super::SubAccount;
use super::messages::{
    AppointmentRecord, Cancel, ListAppointments, Person, ReadAppointment, ReadStatus, SubAccountStatus,
};
use super::outbox::Job;
use crate::args;
use crate::clock::now;
use crate::object::ticks_ms;
use crate::refusal::{Outcome, Refusal, broken};
use crate::sql::{instant, parsed};
use jiff::Timestamp;
use serde::Deserialize;
use shared::calendar::{Calendar, MeetingLocation};
use shared::contact::FreeText;
use shared::id::{AppointmentId, CalendarId, UserId};
use shared::limits;
use shared::wire::{LocationState, MeetingLocationView};

/// An appointment's row.
#[derive(Debug, Clone, Deserialize)]
pub(super) struct Stored {
    id: String,
    pub(super) calendar_id: String,
    contact: String,
    start: i64,
    end: i64,
    tz: String,
    pub(super) title: String,
    pub(super) status: String,
    pub(super) claim_id: String,
    pub(super) slot_meeting_id: Option<String>,
    revision: i64,
    booked_at: i64,
}

impl Stored {
    pub(super) fn start(&self) -> Outcome<Timestamp> {
        instant(self.start)
    }
}

const COLUMNS: &str =
    "id, calendar_id, contact, start, end, tz, title, status, claim_id, slot_meeting_id, revision, booked_at";

impl SubAccount {
    pub(super) async fn read_appointment(&self, message: ReadAppointment) -> Outcome<AppointmentRecord> {
        self.record(&message.appointment)
    }

    pub(super) fn appointment_exists(&self, id: &AppointmentId) -> Outcome<bool> {
        #[derive(Deserialize)]
        struct Row {
            found: i64,
        }
        let row: Option<Row> =
            self.sql.first("SELECT COUNT(*) AS found FROM appointments WHERE id = ?", args![id])?;
        Ok(row.is_some_and(|row| row.found > 0))
    }

    pub(super) fn stored(&self, id: &AppointmentId) -> Outcome<Stored> {
        let query = format!("SELECT {COLUMNS} FROM appointments WHERE id = ?");
        let row: Option<Stored> = self.sql.first(&query, args![id])?;
        Ok(row.ok_or_else(|| Refusal::not_found("appointment"))?)
    }

    pub(super) fn hosts_of(&self, id: &AppointmentId) -> Outcome<Vec<UserId>> {
        #[derive(Deserialize)]
        struct Row {
            user_id: String,
        }
        let rows: Vec<Row> = self
            .sql
            .rows("SELECT user_id FROM hosts WHERE appointment_id = ? ORDER BY position", args![id])?;
        rows.into_iter().map(|row| parsed(row.user_id)).collect()
    }

    /// An appointment as it stands now, with the link if there is one by now.
    pub(super) fn record(&self, id: &AppointmentId) -> Outcome<AppointmentRecord> {
        self.record_of(self.stored(id)?)
    }

    fn record_of(&self, row: Stored) -> Outcome<AppointmentRecord> {
        let id: AppointmentId = parsed(row.id.clone())?;
        let calendar_id: CalendarId = parsed(row.calendar_id.clone())?;
        let calendar = self.calendar(&calendar_id)?;
        let hosts: Vec<Person> = self.people(&self.hosts_of(&id)?)?;
        let location = self.location(&row, &calendar)?;
        Ok(AppointmentRecord {
            id,
            sub_account: self.id()?,
            status: row.status,
            start: instant(row.start)?,
            end: instant(row.end)?,
            tz: parsed(row.tz)?,
            title: row.title,
            calendar: calendar_id,
            slug: calendar.slug,
            calendar_name: calendar.name,
            sub_account_name: self.name()?,
            hosts,
            contact: serde_json::from_str(&row.contact)?,
            location,
            revision: row.revision,
            booked_at: instant(row.booked_at)?,
        })
    }

    /// What `{{appointment.meeting_location}}` resolves to. A link that was dropped is never shown again (rule 3).
    fn location(&self, row: &Stored, calendar: &Calendar) -> Outcome<MeetingLocationView> {
        let kind = calendar.meeting_location.kind().to_owned();
        let none = |reason: &str| MeetingLocationView {
            kind: kind.clone(),
            state: LocationState::None,
            value: None,
            reason: Some(reason.to_owned()),
            passcode: None,
        };
        if row.status == "cancelled" {
            return Ok(none("The appointment is cancelled."));
        }
        if let Some(value) = calendar.meeting_location.fixed() {
            let value = Some(value.to_owned());
            return Ok(MeetingLocationView {
                kind,
                state: LocationState::Ready,
                value,
                reason: None,
                passcode: None,
            });
        }
        debug_assert_eq!(calendar.meeting_location, MeetingLocation::Zoom);
        let meeting = match &row.slot_meeting_id {
            Some(meeting) => self.slot_meeting(meeting)?,
            None => None,
        };
        let Some(meeting) = meeting else { return Ok(none("No Zoom meeting belongs to this appointment.")) };
        Ok(match meeting.join_url {
            Some(link) => MeetingLocationView {
                kind,
                state: LocationState::Ready,
                value: Some(link),
                reason: None,
                passcode: meeting.passcode,
            },
            None => MeetingLocationView {
                kind,
                state: LocationState::Pending,
                value: None,
                reason: Some(meeting.reason.unwrap_or_else(|| "The Zoom link is being made.".to_owned())),
                passcode: None,
            },
        })
    }

    pub(super) async fn cancel(&self, message: Cancel) -> Outcome<AppointmentRecord> {
        let id = message.appointment;
        let changed = self.sql.transaction(|| {
            let row = self.stored(&id)?;
            if row.status == "cancelled" {
                return Ok(None);
            }
            let reason = message.reason.as_ref().map(FreeText::as_str);
            self.sql.run(
                "UPDATE appointments SET status = 'cancelled', reason = ?, revision = revision + 1 WHERE id = ?",
                args![reason, id],
            )?;
            self.sql.run("DELETE FROM busy WHERE claim_id = ? AND own = 1", args![row.claim_id])?;
            let releases: Vec<Job> = self
                .hosts_of(&id)?
                .into_iter()
                .map(|user| Job::ReleaseClaim { user, claim_id: row.claim_id.clone() })
                .collect();
            for release in &releases {
                self.owe(release, now() + Job::HEAD_START)?;
            }
            self.leave_slot_meeting(row.slot_meeting_id.as_deref())?;
            Ok(Some(releases))
        })?;
        if let Some(releases) = changed {
            self.run_until(ticks_ms() + limits::LINK_WAIT_MS, &releases).await?;
        }
        self.record(&id)
    }

    pub(super) async fn list_appointments(
        &self,
        message: ListAppointments,
    ) -> Outcome<Vec<AppointmentRecord>> {
        let after = message.after.as_ref().map_or("", AppointmentId::as_str);
        let query = format!("SELECT {COLUMNS} FROM appointments WHERE id > ? ORDER BY id LIMIT ?");
        let rows: Vec<Stored> = self.sql.rows(&query, args![after, message.limit])?;
        rows.into_iter().map(|row| self.record_of(row)).collect()
    }

    pub(super) async fn read_status(&self, _: ReadStatus) -> Outcome<SubAccountStatus> {
        #[derive(Deserialize)]
        struct Row {
            live_appointments: i64,
            jobs_waiting: i64,
            meetings_ready: i64,
            meetings_pending: i64,
        }
        let row: Option<Row> = self.sql.first(
            "SELECT (SELECT COUNT(*) FROM appointments WHERE status <> 'cancelled') AS live_appointments,
                (SELECT COUNT(*) FROM jobs) AS jobs_waiting,
                (SELECT COUNT(*) FROM slot_meetings WHERE dropped = 0 AND state = 'present') AS meetings_ready,
                (SELECT COUNT(*) FROM slot_meetings WHERE dropped = 0 AND state <> 'present') AS meetings_pending",
            vec![],
        )?;
        let row = row.ok_or_else(|| broken("a count without a row"))?;
        Ok(SubAccountStatus {
            live_appointments: row.live_appointments,
            jobs_waiting: row.jobs_waiting,
            next_due: self.next_due()?,
            meetings_ready: row.meetings_ready,
            meetings_pending: row.meetings_pending,
        })
    }
}
