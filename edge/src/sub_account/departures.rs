//! A user who is about to be deleted: barred first, then taken out of all calendars.

use super::SubAccount;
use super::booking::slot_taken;
use super::messages::{BarUser, GiveAway, Given, TakeOut, UserDeleted};
use super::outbox::Job;
use crate::clock::now;
use crate::object::ticks_ms;
use crate::refusal::{Fault, Outcome};
use crate::sql::parsed;
use crate::{args, row};
use shared::appointment::Actor;
use shared::contact::FreeText;
use shared::id::{AppointmentId, UserId};
use shared::limits;

/// Why the appointments of a user who was deleted are cancelled, for their clients to read.
const LEFT_REASON: &str = "The host is no longer available.";

impl SubAccount {
    pub(super) async fn bar_user(&self, message: BarUser) -> Outcome<u32> {
        let BarUser { user, barred } = message;
        self.sql.transaction(|| {
            let statement = if barred {
                "INSERT OR IGNORE INTO barred (user_id) VALUES (?)"
            } else {
                "DELETE FROM barred WHERE user_id = ?"
            };
            self.sql.run(statement, args![user])?;
            Ok(u32::try_from(self.upcoming_of(&user)?.len()).unwrap_or(u32::MAX))
        })
    }

    pub(super) fn is_barred(&self, user: &UserId) -> Outcome<bool> {
        row! { struct Row { barred: i64 } }
        let query = "SELECT EXISTS (SELECT 1 FROM barred WHERE user_id = ?) AS barred";
        Ok(self.sql.first::<Row>(query, args![user])?.is_some_and(|row| row.barred == 1))
    }

    pub(super) fn any_barred(&self, users: &[UserId]) -> Outcome<bool> {
        for user in users {
            if self.is_barred(user)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Refuses to write an appointment whose host is about to leave: its time is not offered any more.
    pub(super) fn refuse_barred(&self, hosts: &[UserId]) -> Outcome<()> {
        if self.any_barred(hosts)? { Err(slot_taken().into()) } else { Ok(()) }
    }

    /// Appointments that a user hosts and that have yet to begin.
    fn upcoming_of(&self, user: &UserId) -> Outcome<Vec<AppointmentId>> {
        row! { struct Row { id: String } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT appointments.id FROM hosts JOIN appointments ON appointments.id = hosts.appointment_id
                WHERE hosts.user_id = ? AND status IN ('pending', 'confirmed') AND deleted = 0 AND start > ?
                ORDER BY start",
            args![user, now()],
        )?;
        rows.into_iter().map(|row| parsed(row.id)).collect()
    }

    pub(super) async fn give_away(&self, message: GiveAway) -> Outcome<Given> {
        let GiveAway { user } = message;
        let mut given = Given { given: 0, left: 0 };
        for appointment in self.upcoming_of(&user)? {
            let calendar_id = parsed(self.stored(&appointment)?.calendar_id)?;
            let without = self.calendar(&calendar_id)?.settings.without_member(&user);
            let Some(draft) = without else {
                given.left += 1;
                continue;
            };
            let calendar = self.check_calendar(&calendar_id, draft)?;
            match self.hand_over(&appointment, &calendar, &Actor::Staff).await {
                Ok(_) => given.given += 1,
                Err(Fault::Refused(_)) => given.left += 1,
                Err(broken) => return Err(broken),
            }
        }
        Ok(given)
    }

    pub(super) async fn take_out(&self, message: TakeOut) -> Outcome<UserDeleted> {
        let TakeOut { user } = message;
        let (done, jobs) = self.sql.transaction(|| {
            let mut done = UserDeleted::default();
            let mut jobs = Vec::new();
            self.sql.run("INSERT OR IGNORE INTO barred (user_id) VALUES (?)", args![user])?;
            let reason = FreeText::parse(LEFT_REASON, "reason", limits::REASON_CHARS_MAX)?;
            for appointment in self.upcoming_of(&user)? {
                let row = self.stored(&appointment)?;
                jobs.extend(self.write_cancel(&appointment, &row, reason.as_ref(), &Actor::Staff)?);
                done.appointments_cancelled += 1;
            }
            for calendar in self.calendars_of(&user)? {
                match calendar.draft.without_member(&user) {
                    Some(draft) => {
                        self.write_calendar(&calendar.id, &draft, calendar.version)?;
                        done.calendars_left.push(calendar.id);
                    }
                    None if calendar.draft.active => {
                        let mut draft = calendar.draft;
                        draft.active = false;
                        self.write_calendar(&calendar.id, &draft, calendar.version)?;
                        done.calendars_switched_off.push(calendar.id);
                    }
                    None => {}
                }
            }
            jobs.extend(self.drops_of(&user)?);
            Ok((done, jobs))
        })?;
        self.run_until(ticks_ms() + limits::LINK_WAIT_MS, &jobs).await?;
        Ok(done)
    }

    /// The deleting of a host's meetings that nobody uses any more.
    fn drops_of(&self, user: &UserId) -> Outcome<Vec<Job>> {
        row! { struct Row { id: String } }
        let rows: Vec<Row> =
            self.sql.rows("SELECT id FROM slot_meetings WHERE host = ? AND dropped = 1", args![user])?;
        rows.into_iter().map(|row| Ok(Job::MeetingDuty { slot_meeting: parsed(row.id)? })).collect()
    }
}
