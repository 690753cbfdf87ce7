//! Clients with a link of their own (rule 10): one registrant per client and slot meeting, counted by the appointments
//! that use it, as meetings are.

use super::SubAccount;
use super::outbox::Job;
use super::slot_meetings::{DutyDone, OVER_AFTER, SlotMeetingRow};
use crate::clock::now;
use crate::json;
use crate::object::send;
use crate::refusal::{Outcome, broken};
use crate::sql::parsed;
use crate::zoom_account::messages::{DropAnswer, DropRegistrant, EnsureRegistrant, RegistrantAnswer};
use crate::{args, row};
use serde_json::json;
use shared::appointment::{Actor, EventKind};
use shared::contact::Contact;
use shared::id::{AppointmentId, SlotMeetingId};
use shared::meeting::{AtZoom, Duty, LinkKind, Registrant, duty};

row! {
    /// A client's registration for a slot meeting. `shared`: there is none, for a reason that is known.
    #[derive(Debug, Clone)]
    pub(super) struct RegistrantRow {
        client: String,
        state: String,
        pub(super) join_url: Option<String>,
        pub(super) reason: Option<String>,
    }
}

impl RegistrantRow {
    /// Whether the client has the meeting's shared link instead.
    pub(super) fn is_shared(&self) -> bool {
        self.state == "shared"
    }

    fn at_zoom(&self) -> AtZoom {
        match self.state.as_str() {
            "present" => AtZoom::Present,
            "unknown" => AtZoom::Unknown,
            _ => AtZoom::Absent,
        }
    }
}

impl SubAccount {
    /// An appointment takes part in this meeting: where it is one with personal links, its client is to be registered.
    pub(super) fn join_meeting(
        &self,
        appointment: &AppointmentId,
        meeting: Option<&SlotMeetingId>,
        contact: &Contact,
    ) -> Outcome<()> {
        let email = match meeting {
            Some(id) if self.has_personal_links(id)? => Some(self.want_registrant(id, contact)?),
            _ => None,
        };
        self.sql.run("UPDATE appointments SET registrant = ? WHERE id = ?", args![email, appointment])
    }

    fn has_personal_links(&self, id: &SlotMeetingId) -> Outcome<bool> {
        let row = self.slot_meeting(id.as_str())?;
        let row = row.ok_or_else(|| broken("a slot meeting that was just written"))?;
        Ok(row.settings()?.personal_links)
    }

    /// Answers by what the client is known in the meeting.
    fn want_registrant(&self, id: &SlotMeetingId, contact: &Contact) -> Outcome<String> {
        let email = contact.email.key();
        let (client, state, reason) = match Registrant::of(contact) {
            Some(registrant) => (serde_json::to_string(&registrant)?, "absent", None),
            None => (String::new(), "shared", Some("The client's address is longer than Zoom takes.")),
        };
        self.sql.run(
            "INSERT INTO registrants (slot_meeting_id, email, client, state, reason) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING",
            args![id, email, client, state, reason],
        )?;
        self.owe(
            &Job::RegistrantDuty { slot_meeting: id.clone(), email: email.clone() },
            now() + Job::HEAD_START,
        )?;
        Ok(email)
    }

    /// Owes the cancelling of all registrants of a meeting that no appointment uses any more.
    pub(super) fn leave_registrants(&self, id: &str) -> Outcome<()> {
        row! { struct Row { email: String } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT email FROM registrants WHERE slot_meeting_id = ? AND NOT EXISTS
                (SELECT 1 FROM appointments WHERE appointments.slot_meeting_id = registrants.slot_meeting_id
                    AND appointments.registrant = registrants.email AND appointments.status <> 'cancelled')",
            args![id],
        )?;
        for Row { email } in rows {
            self.owe(&Job::RegistrantDuty { slot_meeting: parsed(id.to_owned())?, email }, now())?;
        }
        Ok(())
    }

    /// The meeting has just been made: whoever is to have a link of their own is due.
    pub(super) fn hurry_registrants(&self, id: &SlotMeetingId) -> Outcome<()> {
        row! { struct Row { email: String } }
        // Of an earlier meeting of this slot, which is gone, nobody's link is worth anything.
        self.sql.run(
            "UPDATE registrants SET state = 'absent', join_url = NULL, reason = NULL
                WHERE slot_meeting_id = ? AND client <> ''",
            args![id],
        )?;
        let rows: Vec<Row> =
            self.sql.rows("SELECT email FROM registrants WHERE slot_meeting_id = ?", args![id])?;
        for Row { email } in rows {
            // The request that waits for the meeting goes on with its own client's registration.
            self.owe(&Job::RegistrantDuty { slot_meeting: id.clone(), email }, now() + Job::HEAD_START)?;
        }
        Ok(())
    }

    /// The job that makes an appointment's own link, if it is to have one.
    pub(super) fn registrant_job(&self, appointment: &AppointmentId) -> Outcome<Option<Job>> {
        let row = self.stored(appointment)?;
        Ok(match (row.slot_meeting_id, row.registrant) {
            (Some(id), Some(email)) => Some(Job::RegistrantDuty { slot_meeting: parsed(id)?, email }),
            _ => None,
        })
    }

    pub(super) fn registrant(&self, slot_meeting: &str, email: &str) -> Outcome<Option<RegistrantRow>> {
        self.sql.first(
            "SELECT client, state, join_url, reason FROM registrants WHERE slot_meeting_id = ? AND email = ?",
            args![slot_meeting, email],
        )
    }

    /// The live appointments that use a registration.
    fn users_of_registrant(&self, id: &SlotMeetingId, email: &str) -> Outcome<Vec<AppointmentId>> {
        row! { struct Row { id: String } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id FROM appointments WHERE slot_meeting_id = ? AND registrant = ? AND status <> 'cancelled'",
            args![id, email],
        )?;
        rows.into_iter().map(|row| parsed(row.id)).collect()
    }

    /// Brings one registration closer to what its users need.
    pub(super) async fn do_registrant_duty(&self, id: &SlotMeetingId, email: &str) -> Outcome<DutyDone> {
        let Some(row) = self.registrant(id.as_str(), email)? else { return Ok(DutyDone::Done) };
        let Some(meeting) = self.slot_meeting(id.as_str())? else { return Ok(DutyDone::Done) };
        if meeting.at_zoom() != AtZoom::Present || meeting.is_dropped() {
            // Once it is made, this is due again; once it is dropped, so are its registrants.
            return Ok(DutyDone::Done);
        }
        let users = self.users_of_registrant(id, email)?;
        let count = u32::try_from(users.len()).unwrap_or(u32::MAX);
        match duty(count, row.at_zoom()) {
            Duty::Ensure if row.is_shared() => Ok(DutyDone::Done),
            Duty::Ensure if !meeting.has_registration() => {
                let reason = meeting.reason_for_shared()?;
                self.settle_registrant(id, email, &users, Err(&reason))
            }
            Duty::Ensure => match self.reason_for_none(&meeting)? {
                Some(reason) => self.settle_registrant(id, email, &users, Err(reason)),
                None => self.ensure_registrant(id, email, &row).await,
            },
            Duty::Drop => self.drop_registrant(id, email, &meeting).await,
            Duty::Nothing if users.is_empty() => self.forget_registrant(id, email),
            Duty::Nothing => Ok(DutyDone::Done),
        }
    }

    /// Why a client is not registered any more for a meeting that takes registrations.
    fn reason_for_none(&self, meeting: &SlotMeetingRow) -> Outcome<Option<&'static str>> {
        if meeting.end()? <= now() {
            return Ok(Some("The appointment is over."));
        }
        let connected = self.zoom_account_of(&parsed(meeting.host.clone())?)?;
        let moved_on = connected.is_some_and(|account| meeting.zoom_account.as_ref() != Some(&account));
        Ok(moved_on.then_some("The host has connected another Zoom account since the meeting was made."))
    }

    async fn ensure_registrant(
        &self,
        id: &SlotMeetingId,
        email: &str,
        row: &RegistrantRow,
    ) -> Outcome<DutyDone> {
        let meeting =
            self.slot_meeting(id.as_str())?.ok_or_else(|| broken("a slot meeting that is present"))?;
        let account = meeting.zoom_account.clone().ok_or_else(|| broken("a meeting of nobody's account"))?;
        // Written before Zoom is asked, as with meetings (I3).
        self.sql.run(
            "UPDATE registrants SET state = 'unknown' WHERE slot_meeting_id = ? AND email = ? AND state = 'absent'",
            args![id, email],
        )?;
        let message = EnsureRegistrant {
            user: parsed(meeting.host.clone())?,
            slot_meeting: id.clone(),
            registrant: json::read(&row.client)?,
        };
        let answer = send(&self.env, &account, &message).await?;
        // Users may have come and gone while Zoom was working.
        let users = self.users_of_registrant(id, email)?;
        match answer {
            RegistrantAnswer::Ready { join_url } => {
                self.settle_registrant(id, email, &users, Ok(&join_url))?;
                Ok(if users.is_empty() { DutyDone::Again(Some(now())) } else { DutyDone::Done })
            }
            RegistrantAnswer::Refused(reason) => self.settle_registrant(id, email, &users, Err(&reason)),
            RegistrantAnswer::Pending(waiting) => {
                self.sql.run(
                    "UPDATE registrants SET reason = ? WHERE slot_meeting_id = ? AND email = ?",
                    args![waiting.reason, id, email],
                )?;
                Ok(DutyDone::Again(waiting.retry_at))
            }
        }
    }

    async fn drop_registrant(
        &self,
        id: &SlotMeetingId,
        email: &str,
        meeting: &SlotMeetingRow,
    ) -> Outcome<DutyDone> {
        let over = now() > meeting.end()? + OVER_AFTER;
        let Some(account) = meeting.zoom_account.as_ref().filter(|_| !over) else {
            return self.forget_registrant(id, email);
        };
        // Written before Zoom is asked: whoever books again meanwhile is not given a link that is being cancelled.
        self.sql.run(
            "UPDATE registrants SET state = 'unknown', join_url = NULL WHERE slot_meeting_id = ? AND email = ?",
            args![id, email],
        )?;
        let message = DropRegistrant { slot_meeting: id.clone(), email: email.to_owned() };
        match send(&self.env, account, &message).await? {
            DropAnswer::Gone => self.forget_registrant(id, email),
            DropAnswer::Pending(waiting) => Ok(DutyDone::Again(waiting.retry_at)),
        }
    }

    /// Which link the client has is settled: their own, or for some reason the meeting's.
    fn settle_registrant(
        &self,
        id: &SlotMeetingId,
        email: &str,
        users: &[AppointmentId],
        link: Result<&str, &str>,
    ) -> Outcome<DutyDone> {
        let (state, kind) =
            if link.is_ok() { ("present", LinkKind::Personal) } else { ("shared", LinkKind::Shared) };
        let told = json!({ "link": kind, "reason": link.err() });
        self.sql.transaction(|| {
            self.sql.run(
                "UPDATE registrants SET state = ?, join_url = ?, reason = ?
                    WHERE slot_meeting_id = ? AND email = ?",
                args![state, link.ok(), link.err(), id, email],
            )?;
            for user in users {
                self.note_event(user, EventKind::LinkMade, &Actor::System, &json!({}), &told)?;
                self.announce_link(user)?;
            }
            Ok(())
        })?;
        Ok(DutyDone::Done)
    }

    fn forget_registrant(&self, id: &SlotMeetingId, email: &str) -> Outcome<DutyDone> {
        // Not of somebody who has booked again meanwhile: they are registered anew.
        let used = !self.users_of_registrant(id, email)?.is_empty();
        if used {
            self.sql.run(
                "UPDATE registrants SET state = 'absent', join_url = NULL WHERE slot_meeting_id = ? AND email = ?",
                args![id, email],
            )?;
            return Ok(DutyDone::Again(Some(now())));
        }
        self.sql.run("DELETE FROM registrants WHERE slot_meeting_id = ? AND email = ?", args![id, email])?;
        Ok(DutyDone::Done)
    }
}
