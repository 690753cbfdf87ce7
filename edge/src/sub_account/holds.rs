//! Times that are kept for a client who fills the form in, and given back by themselves.
//!
//! A hold is a claim like that of an appointment, under the id of the appointment to be: to book it is to write the
//! appointment in its place, and nothing has to be claimed again.

use super::SubAccount;
use super::booking::{Taking, new_claim_id, slot_taken};
use super::messages::{HoldRecord, HoldSlot, ReleaseHold};
use super::outbox::Job;
use crate::clock::{entropy, now};
use crate::json;
use crate::object::ticks_ms;
use crate::refusal::{Outcome, Refusal};
use crate::signing::entropy_of;
use crate::sql::instant;
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use shared::appointment::Actor;
use shared::calendar::Calendar;
use shared::id::{AppointmentId, UserId};
use shared::limits;

row! {
    pub(super) struct HoldRow {
        calendar_id: String,
        start: i64,
        duration_minutes: u32,
        claim_id: String,
        hosts: String,
        expires: i64,
    }
}

/// A time that is kept and can be booked now.
pub(super) struct Held {
    pub(super) claim_id: String,
    pub(super) hosts: Vec<UserId>,
}

impl SubAccount {
    pub(super) async fn hold_slot(&self, message: HoldSlot) -> Outcome<HoldRecord> {
        let HoldSlot { calendar, start, tz, duration_minutes, client, key } = message;
        let calendar = self.calendar(&calendar)?.for_booking(duration_minutes, &Actor::Client)?;
        let id = AppointmentId::from_entropy(match key {
            Some(key) => entropy_of(&format!("hold|{}|{key}", calendar.id)),
            None => entropy()?,
        });
        let _turn = self.wait_for_turn(&format!("book {id}")).await?;
        if let Some(known) = self.known_hold(&id, &calendar, start)? {
            return Ok(known);
        }
        self.refuse_too_many(&client)?;
        let claim_id = new_claim_id()?;
        let (appointment, tz) = (&id, &tz);
        let taking = Taking {
            appointment,
            claim_id: &claim_id,
            start,
            tz,
            former: &[],
            only: None,
            contact: None,
            begun: now(),
        };
        let hosts = self.claim_hosts(&self.offer_around(calendar.clone(), &taking)?, &taking).await?;
        let expires = now() + SignedDuration::from_secs(limits::HOLD_SECONDS);
        let written = self.sql.transaction(|| {
            self.refuse_abandoned(&taking)?;
            self.refuse_too_many(&client)?;
            self.occupy(&calendar, &taking, &hosts)?;
            self.sql.run(
                "INSERT INTO holds (id, calendar_id, start, duration_minutes, claim_id, hosts, client, expires)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                args![
                    id,
                    calendar.id,
                    start,
                    calendar.slots.duration_minutes,
                    claim_id,
                    serde_json::to_string(&hosts)?,
                    client,
                    expires
                ],
            )?;
            self.owe(&Job::ExpireHold { hold: id.clone() }, expires)?;
            self.owe_confirmations(&hosts, &claim_id)
        });
        if let Err(fault) = written {
            self.release_all(&hosts, &claim_id).await;
            return Err(self.with_alternatives(fault, &calendar, &taking));
        }
        self.wake_for_jobs().await?;
        Ok(HoldRecord { id, start, expires })
    }

    /// The hold that was made under this id before, if the same is asked for again.
    fn known_hold(
        &self,
        id: &AppointmentId,
        calendar: &Calendar,
        start: Timestamp,
    ) -> Outcome<Option<HoldRecord>> {
        let Some(row) = self.hold_row(id)? else {
            // One that was booked is gone: claims under its id would not be in the way of its own appointment.
            return if self.appointment_exists(id)? { Err(slot_taken().into()) } else { Ok(None) };
        };
        if !row.keeps(calendar, start)? {
            let detail = "This idempotency key was used to keep another time; use a new one.";
            return Err(Refusal::new(422, "idempotency_key_reused", detail).into());
        }
        Ok(Some(HoldRecord { id: id.clone(), start, expires: instant(row.expires)? }))
    }

    /// One client cannot keep a whole day for themselves.
    fn refuse_too_many(&self, client: &str) -> Outcome<()> {
        row! { struct Row { held: i64 } }
        let row: Option<Row> = self.sql.first(
            "SELECT COUNT(*) AS held FROM holds WHERE client = ? AND expires > ?",
            args![client, now()],
        )?;
        if row.is_some_and(|row| row.held >= limits::HOLDS_PER_CLIENT_MAX) {
            let detail = "Too many times are kept for you already. Book one of them, or wait a few minutes.";
            return Err(Refusal::new(429, "too_many_holds", detail).into());
        }
        Ok(())
    }

    pub(super) async fn release_hold(&self, message: ReleaseHold) -> Outcome<()> {
        let releases = self.end_hold(&message.hold)?;
        self.run_until(ticks_ms() + limits::LINK_WAIT_MS, &releases).await
    }

    /// The time has run out, unless the hold was booked or given back.
    pub(super) fn expire_hold(&self, hold: &AppointmentId) -> Outcome<()> {
        self.end_hold(hold).map(|_| ())
    }

    /// Gives a kept time back: the jobs that tell the hosts so.
    fn end_hold(&self, hold: &AppointmentId) -> Outcome<Vec<Job>> {
        self.sql.transaction(|| {
            let Some(row) = self.hold_row(hold)? else { return Ok(Vec::new()) };
            self.sql.run("DELETE FROM holds WHERE id = ?", args![hold])?;
            self.sql.run("DELETE FROM busy WHERE claim_id = ? AND own = 1", args![row.claim_id])?;
            let release = |user| Job::ReleaseClaim { user, claim_id: row.claim_id.clone() };
            let releases: Vec<Job> = row.hosts()?.into_iter().map(release).collect();
            for job in &releases {
                self.owe(job, now())?;
            }
            Ok(releases)
        })
    }

    pub(super) fn hold_row(&self, hold: &AppointmentId) -> Outcome<Option<HoldRow>> {
        self.sql.first(
            "SELECT calendar_id, start, duration_minutes, claim_id, hosts, expires FROM holds WHERE id = ?",
            args![hold],
        )
    }

    /// The hold under an appointment's id, if it keeps just this slot and has not run out. A client who went on to
    /// another time, or took too long, books as if nothing had been kept.
    pub(super) fn live_hold(
        &self,
        id: &AppointmentId,
        calendar: &Calendar,
        start: Timestamp,
    ) -> Outcome<Option<Held>> {
        let Some(row) = self.hold_row(id)? else { return Ok(None) };
        if !row.keeps(calendar, start)? || instant(row.expires)? <= now() {
            return Ok(None);
        }
        Ok(Some(Held { hosts: row.hosts()?, claim_id: row.claim_id }))
    }

    /// Whether a hold is of just this slot, run out or not.
    pub(super) fn keeps(&self, hold: &AppointmentId, calendar: &Calendar, start: Timestamp) -> Outcome<bool> {
        self.hold_row(hold)?.map_or(Ok(false), |row| row.keeps(calendar, start))
    }
}

impl HoldRow {
    fn keeps(&self, calendar: &Calendar, start: Timestamp) -> Outcome<bool> {
        Ok(self.calendar_id == calendar.id.as_str()
            && instant(self.start)? == start
            && self.duration_minutes == calendar.slots.duration_minutes)
    }

    fn hosts(&self) -> Outcome<Vec<UserId>> {
        Ok(json::read(&self.hosts)?)
    }
}
