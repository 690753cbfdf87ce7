//! Appointments enter workflows, and those inside hear of what becomes of them: in the transaction in which it happens.

use super::super::SubAccount;
use super::super::messages::{AppointmentRecord, HearReply};
use crate::clock::{entropy, now};
use crate::json;
use crate::refusal::{Outcome, broken};
use crate::sql::{instant, parsed};
use crate::{args, row};
use jiff::Timestamp;
use serde_json::Value;
use shared::appointment::EventKind;
use shared::contact::{Email, Phone};
use shared::id::{AppointmentId, EnrolmentId, SlotMeetingId, UserId, WorkflowId};
use shared::messaging::Language;
use shared::wire::LocationState;
use shared::workflow::{Link, Occasion, Standing, Trigger};
use std::sync::atomic::{AtomicU16, Ordering};

/// An appointment as workflows see it.
pub(super) struct Seen {
    pub record: AppointmentRecord,
    pub is_deleted: bool,
    /// The client's language, if it is known.
    pub language: Option<Language>,
    /// All that decides what its enrolments do.
    pub standing: Standing,
}

impl SubAccount {
    pub(super) fn seen(&self, appointment: &AppointmentId) -> Outcome<Seen> {
        row! {
            struct Row {
                deleted: i64,
                language: Option<String>,
                replied_at: Option<i64>,
                timed_at: Option<i64>,
            }
        }
        let row: Option<Row> = self.sql.first(
            "SELECT deleted, language,
                (SELECT replied_at FROM contacts WHERE id = contact_id) AS replied_at,
                (SELECT MAX(at) FROM events WHERE appointment_id = appointments.id
                    AND kind IN ('booked', 'rescheduled')) AS timed_at
                FROM appointments WHERE id = ?",
            args![appointment],
        )?;
        let row = row.ok_or_else(|| broken("an enrolment without its appointment"))?;
        let record = self.record_even_deleted(appointment)?;
        let hosts: Vec<UserId> = record.hosts.iter().map(|person| person.user.clone()).collect();
        let calendar = self.calendar(&record.calendar)?;
        // That of the schedule by which its first host is booked; where nobody hosts, the calendar's own.
        let schedule = hosts.first().and_then(|host| calendar.schedule_of(host));
        let zone = schedule.map_or_else(|| calendar.tz.clone(), |schedule| schedule.zone().clone());
        let standing = Standing {
            calendar: record.calendar.clone(),
            hosts,
            is_recurring: record.series.is_some(),
            status: record.status,
            start: record.start,
            end: record.end,
            timed_at: row.timed_at.map(instant).transpose()?.unwrap_or(record.booked_at),
            zone,
            contact_zone: record.tz.clone(),
            link: match record.location.state {
                LocationState::Ready => Link::Ready,
                LocationState::Pending => Link::Pending,
                LocationState::None => Link::Never,
            },
            replied_at: row.replied_at.map(instant).transpose()?,
        };
        Ok(Seen {
            is_deleted: row.deleted == 1,
            language: row.language.and_then(|tag| Language::parse(&tag).ok()),
            standing,
            record,
        })
    }

    /// Something has become of an appointment: those inside look at their step again, and workflows that begin with it
    /// let it in.
    pub(in super::super) fn tell_workflows(
        &self,
        appointment: &AppointmentId,
        kind: EventKind,
        before: &str,
        after: &str,
    ) -> Outcome<()> {
        self.hurry_enrolments(appointment)?;
        let (before, after) = (json::read::<Value>(before)?, json::read::<Value>(after)?);
        for occasion in Occasion::of(kind, &before, &after) {
            self.enter_workflows(appointment, occasion)?;
        }
        Ok(())
    }

    /// The meeting of a slot has begun or ended, or has its link or none for good: told for all who use it.
    pub(in super::super) fn tell_workflows_of_meeting(
        &self,
        meeting: &SlotMeetingId,
        occasion: Option<Occasion>,
    ) -> Outcome<()> {
        for row in self.using(meeting)? {
            let appointment: AppointmentId = parsed(row.id)?;
            self.hurry_enrolments(&appointment)?;
            if let Some(occasion) = occasion {
                self.enter_workflows(&appointment, occasion)?;
            }
        }
        Ok(())
    }

    /// Those on their way with an appointment look at their step again, now.
    pub(in super::super) fn hurry_enrolments(&self, appointment: &AppointmentId) -> Outcome<()> {
        // Whoever is just being taken on sees by its `moves` that this was not known yet.
        let hurried = self.sql.written(
            "UPDATE enrolments SET due = ?, moves = moves + 1 WHERE appointment_id = ? AND ended IS NULL",
            args![now(), appointment],
        )?;
        if hurried > 0 { self.sql.ring() } else { Ok(()) }
    }

    fn enter_workflows(&self, appointment: &AppointmentId, occasion: Occasion) -> Outcome<()> {
        row! { struct Row { id: String, version: i64, entry: String } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id, version, entry FROM workflows WHERE active = 1
                AND EXISTS (SELECT 1 FROM json_each(entry, '$.on') WHERE value = ?)",
            args![occasion.as_str()],
        )?;
        if rows.is_empty() {
            return Ok(());
        }
        let seen = self.seen(appointment)?;
        for Row { id, version, entry } in rows {
            let trigger: Trigger = json::read(&entry)?;
            if trigger.admits(occasion, &seen.standing.at(now())) {
                self.enter(&parsed(id)?, version, appointment, occasion)?;
            }
        }
        Ok(())
    }

    /// An appointment that is inside already does not enter once more: it would be told everything twice. When it is
    /// cancelled, it leaves, and so it may.
    fn enter(
        &self,
        workflow: &WorkflowId,
        version: i64,
        appointment: &AppointmentId,
        occasion: Occasion,
    ) -> Outcome<()> {
        row! { struct Row { inside: i64 } }
        let inside: Option<Row> = self.sql.first(
            "SELECT COUNT(*) AS inside FROM enrolments
                WHERE appointment_id = ? AND workflow_id = ? AND ended IS NULL",
            args![appointment, workflow],
        )?;
        if occasion != Occasion::Cancelled && inside.is_some_and(|row| row.inside > 0) {
            return Ok(());
        }
        let id = EnrolmentId::from_entropy(timed_entropy()?);
        self.sql.run(
            "INSERT INTO enrolments (id, workflow_id, version, appointment_id, occasion, entered_at, due)
                VALUES (?, ?, ?, ?, ?, ?, ?)",
            args![id, workflow, version, appointment, occasion.as_str(), now(), now()],
        )?;
        self.sql.ring()
    }

    /// A client has answered: how many of the clients have that address or number. What they answered to, nobody knows;
    /// whoever waits for it takes it for themselves.
    pub(in super::super) async fn hear_reply(&self, message: HearReply) -> Outcome<u32> {
        row! { struct Row { id: String } }
        let HearReply { from, at } = message;
        let key = Email::parse(&from).map(|email| email.key()).unwrap_or_default();
        let phone = Phone::parse(&from).map(|phone| phone.as_str().to_owned()).unwrap_or_default();
        self.sql.transaction(|| {
            let contacts: Vec<Row> = self.sql.rows(
                "SELECT id FROM contacts WHERE email_key = ?
                    UNION SELECT id FROM contacts WHERE json_extract(document, '$.phone') = ?",
                args![key, phone],
            )?;
            for Row { id } in &contacts {
                self.note_reply(id, at)?;
            }
            Ok(u32::try_from(contacts.len()).unwrap_or(u32::MAX))
        })
    }

    fn note_reply(&self, contact: &str, at: Timestamp) -> Outcome<()> {
        row! { struct Row { id: String } }
        self.sql.run(
            "UPDATE contacts SET replied_at = MAX(COALESCE(replied_at, 0), ?) WHERE id = ?",
            args![at, contact],
        )?;
        // The appointment that they have in mind: the next one, or the last one where all are over.
        let appointment: Option<Row> = self.sql.first(
            "SELECT id FROM appointments WHERE contact_id = ? AND deleted = 0 AND status <> 'cancelled'
                ORDER BY end < ?, CASE WHEN end < ? THEN -start ELSE start END LIMIT 1",
            args![contact, at, at],
        )?;
        let inside: Vec<Row> = self.sql.rows(
            "SELECT DISTINCT appointment_id AS id FROM enrolments
                WHERE ended IS NULL AND appointment_id IN (SELECT id FROM appointments WHERE contact_id = ?)",
            args![contact],
        )?;
        for Row { id } in inside {
            self.hurry_enrolments(&parsed(id)?)?;
        }
        match appointment {
            Some(row) => self.enter_workflows(&parsed(row.id)?, Occasion::ContactReplied),
            None => Ok(()),
        }
    }
}

/// Bits for an id that sorts by the time at which it was made; of two made in one millisecond, by one object, the later one
/// comes later: messages are sent in the order of their ids.
pub(super) fn timed_entropy() -> Outcome<[u8; 16]> {
    static MADE: AtomicU16 = AtomicU16::new(0);
    let mut bits: [u8; 16] = entropy()?;
    bits[..6].copy_from_slice(&now().as_millisecond().to_be_bytes()[2..]);
    bits[6..8].copy_from_slice(&MADE.fetch_add(1, Ordering::Relaxed).to_be_bytes());
    Ok(bits)
}
