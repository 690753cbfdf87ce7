//! Reading appointments.

use super::SubAccount;
use super::messages::{
    AppointmentRecord, ListAppointments, Person, ReadAppointment, ReadStatus, SubAccountStatus,
};
use super::registrants::RegistrantRow;
use crate::json;
use crate::refusal::{Outcome, Refusal, broken};
use crate::sql::{ToSql as _, instant, parsed};
use crate::{args, row};
use jiff::Timestamp;
use shared::appointment::Status;
use shared::availability::Zone;
use shared::calendar::MeetingLocation;
use shared::contact::Contact;
use shared::form::Filled;
use shared::id::{AppointmentId, CalendarId, SlotMeetingId, UserId};
use shared::management::ZoomLink;
use shared::meeting::LinkKind;
use shared::wire::{LocationState, MeetingLocationView};

row! {
    /// An appointment's row.
    #[derive(Debug, Clone)]
    pub(super) struct Stored {
        pub(super) id: String,
        pub(super) calendar_id: String,
        pub(super) contact: String,
        start: i64,
        end: i64,
        tz: String,
        pub(super) title: String,
        pub(super) status: String,
        reason: Option<String>,
        pub(super) claim_id: String,
        pub(super) slot_meeting_id: Option<String>,
        pub(super) registrant: Option<String>,
        pub(super) notes: Option<String>,
        pub(super) staff_notes: Option<String>,
        filled: String,
        series_id: Option<String>,
        location: Option<String>,
        pub(super) attendance: Option<String>,
        pub(super) status_by: Option<String>,
        pub(super) revision: i64,
        booked_at: i64,
    }
}

impl Stored {
    pub(super) fn start(&self) -> Outcome<Timestamp> {
        instant(self.start)
    }

    pub(super) fn tz(&self) -> Outcome<Zone> {
        parsed(self.tz.clone())
    }

    pub(super) fn status(&self) -> Outcome<Status> {
        parsed(self.status.clone())
    }

    pub(super) fn contact(&self) -> Outcome<Contact> {
        Ok(json::read(&self.contact)?)
    }

    pub(super) fn filled(&self) -> Outcome<Filled> {
        Ok(json::read(&self.filled)?)
    }

    pub(super) fn duration_minutes(&self) -> Outcome<u32> {
        u32::try_from((self.end - self.start) / 60_000).map_err(|error| broken(error.to_string()))
    }
}

const COLUMNS: &str =
    "id, calendar_id, contact, start, end, tz, title, status, reason, claim_id, slot_meeting_id, registrant, notes,
    staff_notes, filled, series_id, location, attendance, status_by, revision, booked_at";

/// Where an appointment takes place, where clients like its own meet at `now`. One that was booked with a Zoom meeting
/// keeps it. What is fixed is told as it is now, so that a new link or number reaches everybody; unless the calendar has
/// gone over to Zoom since, for this appointment has no meeting there.
fn place_of(row: &Stored, now: &MeetingLocation) -> Outcome<MeetingLocation> {
    match (&row.slot_meeting_id, &row.location, now) {
        (Some(_), ..) => Ok(MeetingLocation::Zoom),
        (None, Some(booked), MeetingLocation::Zoom) => Ok(json::read(booked)?),
        (None, ..) => Ok(now.clone()),
    }
}

impl SubAccount {
    pub(super) async fn read_appointment(&self, message: ReadAppointment) -> Outcome<AppointmentRecord> {
        self.record(&message.appointment)
    }

    pub(super) fn appointment_exists(&self, id: &AppointmentId) -> Outcome<bool> {
        row! { struct Row { found: i64 } }
        let row: Option<Row> =
            self.sql.first("SELECT COUNT(*) AS found FROM appointments WHERE id = ?", args![id])?;
        Ok(row.is_some_and(|row| row.found > 0))
    }

    pub(super) fn stored(&self, id: &AppointmentId) -> Outcome<Stored> {
        let query = format!("SELECT {COLUMNS} FROM appointments WHERE id = ? AND deleted = 0");
        let row: Option<Stored> = self.sql.first(&query, args![id])?;
        Ok(row.ok_or_else(|| Refusal::not_found("appointment"))?)
    }

    /// The live appointments that use a slot meeting.
    pub(super) fn using(&self, meeting: &SlotMeetingId) -> Outcome<Vec<Stored>> {
        let query = format!(
            "SELECT {COLUMNS} FROM appointments
                WHERE slot_meeting_id = ? AND status <> 'cancelled' AND deleted = 0"
        );
        self.sql.rows(&query, args![meeting])
    }

    pub(super) fn hosts_of(&self, id: &AppointmentId) -> Outcome<Vec<UserId>> {
        row! { struct Row { user_id: String } }
        let rows: Vec<Row> = self
            .sql
            .rows("SELECT user_id FROM hosts WHERE appointment_id = ? ORDER BY position", args![id])?;
        rows.into_iter().map(|row| parsed(row.user_id)).collect()
    }

    /// An appointment as it stands now, with the link if there is one by now.
    pub(super) fn record(&self, id: &AppointmentId) -> Outcome<AppointmentRecord> {
        self.record_of(self.stored(id)?)
    }

    /// The same of one that may be deleted: for whoever is told that it was.
    pub(super) fn record_even_deleted(&self, id: &AppointmentId) -> Outcome<AppointmentRecord> {
        let query = format!("SELECT {COLUMNS} FROM appointments WHERE id = ?");
        let row: Option<Stored> = self.sql.first(&query, args![id])?;
        self.record_of(row.ok_or_else(|| Refusal::not_found("appointment"))?)
    }

    fn record_of(&self, row: Stored) -> Outcome<AppointmentRecord> {
        let id: AppointmentId = parsed(row.id.clone())?;
        let calendar_id: CalendarId = parsed(row.calendar_id.clone())?;
        let calendar = self.calendar(&calendar_id)?;
        let users = self.hosts_of(&id)?;
        let hosts: Vec<Person> = self.people(&users)?;
        let location = place_of(&row, calendar.location_with(&users))?;
        let location = self.location(&row, &location)?;
        let link = if location.state == LocationState::Ready { self.link_of(&row)? } else { None };
        let client_may = self.client_may(&row)?;
        Ok(AppointmentRecord {
            id,
            sub_account: self.id()?,
            status: row.status()?,
            start: instant(row.start)?,
            end: instant(row.end)?,
            tz: parsed(row.tz)?,
            title: row.title,
            calendar: calendar_id,
            slug: calendar.slug.clone(),
            calendar_name: calendar.name.clone(),
            sub_account_name: self.name()?,
            hosts,
            contact: json::read(&row.contact)?,
            location,
            link,
            attendance: row.attendance.as_deref().map(json::read).transpose()?,
            notes: row.notes,
            staff_notes: row.staff_notes,
            filled: json::read(&row.filled)?,
            series: row.series_id.map(parsed).transpose()?,
            cancel_reason: row.reason,
            client_may,
            revision: row.revision,
            booked_at: instant(row.booked_at)?,
        })
    }

    /// What `{{appointment.meeting_location}}` resolves to. A link that was dropped is never shown again (rule 3).
    fn location(&self, row: &Stored, location: &MeetingLocation) -> Outcome<MeetingLocationView> {
        let kind = location.kind().to_owned();
        let none = |reason: &str| MeetingLocationView {
            kind: kind.clone(),
            state: LocationState::None,
            value: None,
            reason: Some(reason.to_owned()),
            passcode: None,
        };
        match row.status()? {
            Status::Cancelled => return Ok(none("The appointment is cancelled.")),
            Status::Pending => {
                let reason = "It is told here as soon as the appointment is confirmed.".to_owned();
                let state = LocationState::Pending;
                return Ok(MeetingLocationView {
                    kind,
                    state,
                    value: None,
                    reason: Some(reason),
                    passcode: None,
                });
            }
            Status::Confirmed | Status::Showed | Status::NoShow => {}
        }
        if let Some(value) = location.fixed() {
            let value = Some(value.to_owned());
            return Ok(MeetingLocationView {
                kind,
                state: LocationState::Ready,
                value,
                reason: None,
                passcode: None,
            });
        }
        let meeting = match &row.slot_meeting_id {
            Some(meeting) => self.slot_meeting(meeting)?,
            None => None,
        };
        let Some(meeting) = meeting else { return Ok(none("No Zoom meeting belongs to this appointment.")) };
        let pending = |reason: Option<String>, making: &str| MeetingLocationView {
            kind: kind.clone(),
            state: LocationState::Pending,
            value: None,
            reason: Some(reason.unwrap_or_else(|| making.to_owned())),
            passcode: None,
        };
        let ready = |link: String, passcode: Option<String>| MeetingLocationView {
            kind: kind.clone(),
            state: LocationState::Ready,
            value: Some(link),
            reason: None,
            passcode,
        };
        if meeting.is_given_up() {
            return Ok(none(&meeting.reason.unwrap_or_default()));
        }
        let Some(shared) = meeting.join_url else {
            return Ok(pending(meeting.reason, "The Zoom link is being made."));
        };
        Ok(match self.registrant_of(row)? {
            Some(own) if !own.is_shared() => match own.join_url {
                // It lets its holder in by itself; a passcode would be for the link of everybody.
                Some(link) => ready(link, None),
                None => pending(own.reason, "Your own Zoom link is being made."),
            },
            _ => ready(shared, meeting.passcode),
        })
    }

    pub(super) fn registrant_of(&self, row: &Stored) -> Outcome<Option<RegistrantRow>> {
        match (&row.slot_meeting_id, &row.registrant) {
            (Some(meeting), Some(email)) => self.registrant(meeting, email),
            _ => Ok(None),
        }
    }

    /// What there is to know of the link that an appointment has at Zoom.
    fn link_of(&self, row: &Stored) -> Outcome<Option<ZoomLink>> {
        let Some(meeting) = &row.slot_meeting_id else { return Ok(None) };
        let Some(meeting) = self.slot_meeting(meeting)? else { return Ok(None) };
        let (kind, reason) = match self.registrant_of(row)? {
            Some(own) if !own.is_shared() => (LinkKind::Personal, None),
            Some(shared) => (LinkKind::Shared, shared.reason),
            None => (LinkKind::Shared, None),
        };
        Ok(Some(ZoomLink { kind, reason, left_out: meeting.left_out()?, moved: meeting.moved()? }))
    }

    pub(super) async fn list_appointments(
        &self,
        message: ListAppointments,
    ) -> Outcome<Vec<AppointmentRecord>> {
        let ListAppointments { after, calendar, status, limit } = message;
        let after = after.as_ref().map_or("", AppointmentId::as_str);
        let mut args = args![after];
        // Only what is asked for stands in the query, so that the index of it is used.
        let mut filters = String::new();
        if let Some(calendar) = calendar {
            filters.push_str(" AND calendar_id = ?");
            args.push(calendar.to_sql());
        }
        if let Some(status) = status {
            filters.push_str(" AND status = ?");
            args.push(status.as_str().to_sql());
        }
        args.push(limit.to_sql());
        let query = format!(
            "SELECT {COLUMNS} FROM appointments WHERE id > ?{filters} AND deleted = 0 ORDER BY id LIMIT ?"
        );
        let rows: Vec<Stored> = self.sql.rows(&query, args)?;
        rows.into_iter().map(|row| self.record_of(row)).collect()
    }

    pub(super) async fn read_status(&self, _: ReadStatus) -> Outcome<SubAccountStatus> {
        row! {
            struct Row {
                live_appointments: i64,
                jobs_waiting: i64,
                meetings_ready: i64,
                meetings_pending: i64,
                meetings_given_up: i64,
                webhooks_waiting: i64,
                webhook_endpoints_disabled: i64,
                enrolments_under_way: i64,
                messages_waiting: i64,
                messages_failed: i64,
            }
        }
        let row: Option<Row> = self.sql.first(
            "SELECT (SELECT COUNT(*) FROM appointments WHERE status <> 'cancelled') AS live_appointments,
                (SELECT COUNT(*) FROM jobs) AS jobs_waiting,
                (SELECT COUNT(*) FROM slot_meetings WHERE dropped = 0 AND state = 'present') AS meetings_ready,
                (SELECT COUNT(*) FROM slot_meetings WHERE dropped = 0 AND state IN ('absent', 'unknown'))
                    AS meetings_pending,
                (SELECT COUNT(*) FROM slot_meetings WHERE dropped = 0 AND state IN ('refused', 'lost'))
                    AS meetings_given_up,
                (SELECT COUNT(*) FROM webhook_deliveries WHERE state = 'waiting') AS webhooks_waiting,
                (SELECT COUNT(*) FROM webhook_endpoints WHERE deleted = 0 AND disabled_at IS NOT NULL)
                    AS webhook_endpoints_disabled,
                (SELECT COUNT(*) FROM enrolments WHERE ended IS NULL) AS enrolments_under_way,
                (SELECT COUNT(*) FROM messages WHERE state = 'waiting') AS messages_waiting,
                (SELECT COUNT(*) FROM messages WHERE state = 'failed') AS messages_failed",
            vec![],
        )?;
        let row = row.ok_or_else(|| broken("a count without a row"))?;
        Ok(SubAccountStatus {
            live_appointments: row.live_appointments,
            jobs_waiting: row.jobs_waiting,
            next_due: self.next_due()?,
            meetings_ready: row.meetings_ready,
            meetings_pending: row.meetings_pending,
            meetings_given_up: row.meetings_given_up,
            webhooks_waiting: row.webhooks_waiting,
            webhook_endpoints_disabled: row.webhook_endpoints_disabled,
            enrolments_under_way: row.enrolments_under_way,
            messages_waiting: row.messages_waiting,
            messages_failed: row.messages_failed,
        })
    }
}
