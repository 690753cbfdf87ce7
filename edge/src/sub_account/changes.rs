//! What becomes of an appointment after it was booked: approved, moved, given to another host, edited, cancelled,
//! deleted, shown or missed. Every change is one transaction that also writes the audit trail.

use super::SubAccount;
use super::appointments::Stored;
use super::attendance::BY_STAFF;
use super::booking::{Taking, fixed_location, new_claim_id};
use super::calendars::require_version;
use super::messages::{
    AppointmentRecord, Cancel, ChangeStatus, ClientMay, DeleteAppointment, EditAppointment, Reassign,
    Reschedule,
};
use super::outbox::Job;
use super::slot_meetings::ForWhom;
use crate::args;
use crate::clock::now;
use crate::json;
use crate::object::ticks_ms;
use crate::refusal::{Outcome, Refusal};
use crate::sql::parsed;
use jiff::Timestamp;
use serde_json::{Map, Value, json};
use shared::appointment::{Actor, EventKind, Status};
use shared::availability::Zone;
use shared::calendar::{Calendar, CalendarKind};
use shared::contact::{Contact, FreeText};
use shared::id::{AppointmentId, UserId};
use shared::limits;

/// Where an appointment goes.
struct Move<'a> {
    start: Timestamp,
    tz: &'a Zone,
    /// To this host and no other; to whoever the calendar chooses, its present hosts first, where it is `None`.
    to: Option<&'a UserId>,
    kind: EventKind,
    by: &'a Actor,
}

impl SubAccount {
    pub(super) async fn reschedule(&self, message: Reschedule) -> Outcome<AppointmentRecord> {
        let Reschedule { appointment, start, tz, revision, by } = message;
        let _guard = self.wait_for_turn(&format!("change {appointment}")).await?;
        let old = self.stored(&appointment)?;
        require_version(revision, old.revision)?;
        require_upcoming(old.status()?)?;
        if old.start()? == start {
            // Rule 2: date and time unchanged, the link stays and nothing is asked of Zoom.
            return self.record(&appointment);
        }
        if by.is_client() && !self.client_may(&old)?.reschedule {
            return Err(change_not_allowed("reschedule").into());
        }
        let to = Move { start, tz: &tz, to: None, kind: EventKind::Rescheduled, by: &by };
        let calendar = self.calendar(&parsed(old.calendar_id.clone())?)?;
        self.move_appointment(&appointment, &calendar, &old, &to).await
    }

    /// Rule 4 for the new host: their own link, or the one that their slot has already.
    pub(super) async fn reassign(&self, message: Reassign) -> Outcome<AppointmentRecord> {
        let Reassign { appointment, user, revision, by } = message;
        let _guard = self.wait_for_turn(&format!("change {appointment}")).await?;
        let old = self.stored(&appointment)?;
        require_version(revision, old.revision)?;
        require_upcoming(old.status()?)?;
        let calendar = self.calendar(&parsed(old.calendar_id.clone())?)?;
        if calendar.kind != CalendarKind::RoundRobin {
            let detail = "Only an appointment of a round robin can be given to another host.";
            return Err(Refusal::new(422, "invalid_host", detail).into());
        }
        if calendar.members.iter().all(|member| member.user_id != user) {
            let detail = "This user is not a member of the calendar.";
            let refusal = Refusal::new(422, "invalid_host", detail);
            return Err(Refusal { field: Some("user_id".to_owned()), ..refusal }.into());
        }
        if self.hosts_of(&appointment)? == [user.clone()] {
            return self.record(&appointment);
        }
        let (start, tz) = (old.start()?, old.tz()?);
        let to = Move { start, tz: &tz, to: Some(&user), kind: EventKind::Reassigned, by: &by };
        self.move_appointment(&appointment, &calendar, &old, &to).await
    }

    /// Gives an appointment, at the time that it has, to whoever can host it on this calendar: its own, without somebody.
    pub(super) async fn hand_over(
        &self,
        appointment: &AppointmentId,
        calendar: &Calendar,
        by: &Actor,
    ) -> Outcome<AppointmentRecord> {
        let _guard = self.wait_for_turn(&format!("change {appointment}")).await?;
        let old = self.stored(appointment)?;
        require_upcoming(old.status()?)?;
        let (start, tz) = (old.start()?, old.tz()?);
        let to = Move { start, tz: &tz, to: None, kind: EventKind::Reassigned, by };
        self.move_appointment(appointment, calendar, &old, &to).await
    }

    async fn move_appointment(
        &self,
        appointment: &AppointmentId,
        calendar: &Calendar,
        old: &Stored,
        to: &Move<'_>,
    ) -> Outcome<AppointmentRecord> {
        let answer_by_ms = ticks_ms() + limits::LINK_WAIT_MS;
        let mut calendar = calendar.for_booking(None, to.by)?;
        // It lasts as long as it did, even where the calendar has other lengths by now.
        calendar.settings.slots.duration_minutes = old.duration_minutes()?;
        let claim_id = new_claim_id()?;
        let former = self.hosts_of(appointment)?;
        let taking = Taking {
            appointment,
            claim_id: &claim_id,
            start: to.start,
            tz: to.tz,
            former: &former,
            only: to.to,
            contact: None,
            begun: now(),
        };
        let hosts = self.claim_hosts(&self.offer_around(calendar.clone(), &taking)?, &taking).await?;
        let written = self.sql.transaction(|| self.write_move(&calendar, &taking, &hosts, old, to));
        if let Err(fault) = written {
            self.release_all(&hosts, &claim_id).await;
            return Err(self.with_alternatives(fault, &calendar, &taking));
        }
        self.follow_up(answer_by_ms, appointment, &hosts, &claim_id).await?;
        self.record(appointment)
    }

    /// Rule 4: the appointment gets the meeting of its new slot, and lets go of the one it had (rule 3).
    fn write_move(
        &self,
        calendar: &Calendar,
        taking: &Taking<'_>,
        hosts: &[UserId],
        begun_on: &Stored,
        to: &Move<'_>,
    ) -> Outcome<()> {
        let old = self.stored(taking.appointment)?;
        if old.status != begun_on.status || old.claim_id != begun_on.claim_id {
            return Err(
                Refusal::new(409, "appointment_changed", "This appointment was changed meanwhile.").into()
            );
        }
        self.refuse_abandoned(taking)?;
        self.refuse_barred(hosts)?;
        self.sql.run("DELETE FROM busy WHERE claim_id = ? AND own = 1", args![old.claim_id])?;
        self.occupy(calendar, taking, hosts)?;
        let contact = old.contact()?;
        let meeting = if old.status()?.is_approved() {
            let filled = old.filled()?;
            let whom = ForWhom { title: &old.title, contact: &contact, answers: &filled.answers };
            self.use_slot_meeting(calendar, hosts, taking.start, &whom)?
        } else {
            None
        };
        let interval = calendar.slots.appointment_at(taking.start);
        self.sql.run(
            "UPDATE appointments SET start = ?, end = ?, tz = ?, claim_id = ?, slot_meeting_id = ?, location = ?,
                attendance = NULL, status_by = NULL, revision = revision + 1 WHERE id = ?",
            args![
                interval.start(),
                interval.end(),
                taking.tz.name(),
                taking.claim_id,
                meeting,
                fixed_location(calendar, hosts)?,
                taking.appointment
            ],
        )?;
        self.join_meeting(taking.appointment, meeting.as_ref(), &contact)?;
        self.sql.run("DELETE FROM hosts WHERE appointment_id = ?", args![taking.appointment])?;
        self.write_hosts(calendar, taking.appointment, hosts)?;
        let before = json!({ "start": old.start()?, "hosts": taking.former });
        let after = json!({ "start": taking.start, "hosts": hosts });
        self.note_event(taking.appointment, to.kind, to.by, &before, &after)?;
        self.owe_confirmations(hosts, taking.claim_id)?;
        for user in taking.former {
            self.owe(&Job::ReleaseClaim { user: user.clone(), claim_id: old.claim_id.clone() }, now())?;
        }
        self.owe_meeting_duty(meeting.as_ref())?;
        self.leave_slot_meeting(old.slot_meeting_id.as_deref())
    }

    pub(super) async fn change_status(&self, message: ChangeStatus) -> Outcome<AppointmentRecord> {
        let ChangeStatus { appointment: id, status, revision, by } = message;
        if status == Status::Cancelled {
            let reason = None;
            return self.cancel(Cancel { appointment: id, reason, revision, by }).await;
        }
        let answer_by_ms = ticks_ms() + limits::LINK_WAIT_MS;
        let _guard = self.wait_for_turn(&format!("change {id}")).await?;
        let approved = self.sql.transaction(|| {
            let row = self.stored(&id)?;
            require_version(revision, row.revision)?;
            let old = row.status()?;
            let new = old
                .becoming(status, now(), row.start()?)
                .map_err(|refused| Refusal::new(409, "status_not_allowed", format!("{refused}.")))?;
            if [old, new].iter().any(|status| matches!(status, Status::Showed | Status::NoShow)) {
                // From here on nothing that Zoom tells changes it.
                self.sql.run("UPDATE appointments SET status_by = ? WHERE id = ?", args![BY_STAFF, id])?;
            }
            if new == old {
                return Ok(None);
            }
            self.sql.run(
                "UPDATE appointments SET status = ?, revision = revision + 1 WHERE id = ?",
                args![new.as_str(), id],
            )?;
            let job = if old == Status::Pending { self.give_meeting(&id, &row)? } else { None };
            let (before, after) = (json!({ "status": old }), json!({ "status": new }));
            self.note_event(&id, EventKind::StatusChanged, &by, &before, &after)?;
            Ok(job)
        })?;
        if let Some(job) = approved {
            self.run_until(answer_by_ms, &[job]).await?;
            self.register_client(answer_by_ms, &id).await?;
        }
        self.record(&id)
    }

    /// An appointment was approved: now it uses the meeting of its slot.
    fn give_meeting(&self, id: &AppointmentId, row: &Stored) -> Outcome<Option<Job>> {
        let calendar = self.calendar(&parsed(row.calendar_id.clone())?)?;
        let hosts = self.hosts_of(id)?;
        let (contact, filled) = (row.contact()?, row.filled()?);
        let whom = ForWhom { title: &row.title, contact: &contact, answers: &filled.answers };
        let meeting = self.use_slot_meeting(&calendar, &hosts, row.start()?, &whom)?;
        let location = fixed_location(&calendar, &hosts)?;
        self.sql.run(
            "UPDATE appointments SET slot_meeting_id = ?, location = ? WHERE id = ?",
            args![meeting, location, id],
        )?;
        self.join_meeting(id, meeting.as_ref(), &contact)?;
        self.owe_meeting_duty(meeting.as_ref())?;
        Ok(meeting.map(|slot_meeting| Job::MeetingDuty { slot_meeting }))
    }

    pub(super) async fn cancel(&self, message: Cancel) -> Outcome<AppointmentRecord> {
        let Cancel { appointment: id, reason, revision, by } = message;
        let releases = self.sql.transaction(|| {
            let row = self.stored(&id)?;
            require_version(revision, row.revision)?;
            let status = row.status()?;
            if status == Status::Cancelled {
                return Ok(Vec::new());
            }
            if by.is_client() && !self.client_may(&row)?.cancel {
                return Err(change_not_allowed("cancel").into());
            }
            status
                .becoming(Status::Cancelled, now(), row.start()?)
                .map_err(|refused| Refusal::new(409, "status_not_allowed", format!("{refused}.")))?;
            self.write_cancel(&id, &row, reason.as_ref(), &by)
        })?;
        self.run_until(ticks_ms() + limits::LINK_WAIT_MS, &releases).await?;
        self.record(&id)
    }

    /// Cancels, and answers the jobs that give the hosts' time back.
    pub(super) fn write_cancel(
        &self,
        id: &AppointmentId,
        row: &Stored,
        reason: Option<&FreeText>,
        by: &Actor,
    ) -> Outcome<Vec<Job>> {
        let reason = reason.map(FreeText::as_str);
        self.sql.run(
            "UPDATE appointments SET status = 'cancelled', reason = ?, revision = revision + 1 WHERE id = ?",
            args![reason, id],
        )?;
        let (before, after) =
            (json!({ "status": row.status }), json!({ "status": "cancelled", "reason": reason }));
        self.note_event(id, EventKind::Cancelled, by, &before, &after)?;
        self.sql.run("DELETE FROM busy WHERE claim_id = ? AND own = 1", args![row.claim_id])?;
        let releases: Vec<Job> = self
            .hosts_of(id)?
            .into_iter()
            .map(|user| Job::ReleaseClaim { user, claim_id: row.claim_id.clone() })
            .collect();
        for release in &releases {
            self.owe(release, now() + Job::HEAD_START)?;
        }
        self.leave_slot_meeting(row.slot_meeting_id.as_deref())?;
        Ok(releases)
    }

    pub(super) async fn edit_appointment(&self, message: EditAppointment) -> Outcome<AppointmentRecord> {
        let EditAppointment { appointment: id, title, notes, staff_notes, contact, revision, by } = message;
        self.sql.transaction(|| {
            let row = self.stored(&id)?;
            require_version(revision, row.revision)?;
            let (mut before, mut after) = (Map::new(), Map::new());
            let mut set = |column: &str, old: Value, new: Value| -> Outcome<()> {
                if old != new {
                    let text = new.as_str().map(str::to_owned);
                    self.sql.run(
                        &format!("UPDATE appointments SET {column} = ? WHERE id = ?"),
                        args![text, id],
                    )?;
                    before.insert(column.to_owned(), old);
                    after.insert(column.to_owned(), new);
                }
                Ok(())
            };
            if let Some(title) = &title {
                set("title", json!(row.title), json!(title.as_str()))?;
            }
            if let Some(notes) = &notes {
                set("notes", json!(row.notes), json!(Some(notes).filter(|text| !text.is_empty())))?;
            }
            if let Some(notes) = &staff_notes {
                set(
                    "staff_notes",
                    json!(row.staff_notes),
                    json!(Some(notes).filter(|text| !text.is_empty())),
                )?;
            }
            if let Some(contact) = &contact {
                let old: Contact = json::read(&row.contact)?;
                if *contact != old {
                    let contact_id = self.write_contact(contact)?;
                    self.sql.run(
                        "UPDATE appointments SET contact = ?, contact_id = ? WHERE id = ?",
                        args![serde_json::to_string(contact)?, contact_id, id],
                    )?;
                    before.insert("contact".to_owned(), serde_json::to_value(old)?);
                    after.insert("contact".to_owned(), serde_json::to_value(contact)?);
                }
            }
            if after.is_empty() {
                return Ok(());
            }
            self.sql.run("UPDATE appointments SET revision = revision + 1 WHERE id = ?", args![id])?;
            self.note_event(&id, EventKind::Edited, &by, &before, &after)
        })?;
        self.record(&id)
    }

    pub(super) async fn delete_appointment(&self, message: DeleteAppointment) -> Outcome<()> {
        let DeleteAppointment { appointment: id, revision, by } = message;
        let releases = self.sql.transaction(|| {
            let row = self.stored(&id)?;
            require_version(revision, row.revision)?;
            // What has taken place keeps its place in the hosts' past; what was to come gives its time back.
            let releases = match row.status()? {
                Status::Pending | Status::Confirmed if row.start()? > now() => {
                    self.write_cancel(&id, &row, None, &by)?
                }
                _ => Vec::new(),
            };
            self.sql.run(
                "UPDATE appointments SET deleted = 1, revision = revision + 1 WHERE id = ?",
                args![id],
            )?;
            self.note_event(&id, EventKind::Deleted, &by, &json!({}), &json!({}))?;
            Ok(releases)
        })?;
        self.run_until(ticks_ms() + limits::LINK_WAIT_MS, &releases).await
    }

    /// What the client may do to an appointment at the moment.
    pub(super) fn client_may(&self, row: &Stored) -> Outcome<ClientMay> {
        let calendar = self.calendar(&parsed(row.calendar_id.clone())?)?;
        let upcoming = matches!(row.status()?, Status::Pending | Status::Confirmed);
        let start = row.start()?;
        Ok(ClientMay {
            reschedule: upcoming && calendar.client_changes.may_reschedule(now(), start),
            cancel: upcoming && calendar.client_changes.may_cancel(now(), start),
        })
    }
}

fn require_upcoming(status: Status) -> Outcome<()> {
    match status {
        Status::Pending | Status::Confirmed => Ok(()),
        Status::Cancelled => {
            let detail = "This appointment is cancelled; book a new one.";
            Err(Refusal::new(409, "appointment_cancelled", detail).into())
        }
        Status::Showed | Status::NoShow => {
            let detail = "This appointment has taken place; book a new one.";
            Err(Refusal::new(409, "appointment_over", detail).into())
        }
    }
}

fn change_not_allowed(what: &str) -> Refusal {
    let detail = format!("It is too late to {what} this appointment here. Please write or call.");
    Refusal::new(403, "change_not_allowed", detail)
}
