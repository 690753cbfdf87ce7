//! Taking a slot: the steps of design section 5, for a new appointment and for one that moves.
//!
//! The order keeps I1 and I2 through a crash at any point: (1) the idempotency key and the appointment's id are
//! written; (2) time is claimed at each `Host`; (3) appointment, contact, claims, slot meeting and the jobs that
//! follow are written in one transaction; (4) the jobs run. Before (3) nothing was promised, and a claim left behind
//! is settled by its `Host`; after (3) nothing is lost.

use super::SubAccount;
use super::calendars::Offering;
use super::messages::{AppointmentRecord, Book, Reschedule};
use super::outbox::Job;
use crate::args;
use crate::clock::{entropy, now};
use crate::host::messages::{ClaimAnswer, ClaimTime, ReleaseClaim};
use crate::object::{send, ticks_ms};
use crate::refusal::{Fault, Outcome, Refusal, broken};
use crate::sql::parsed;
use crate::under_way::Turn;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use shared::availability::Zone;
use shared::calendar::{Calendar, CalendarKind, MeetingLocation};
use shared::claim::{Claim, SlotKey, admit};
use shared::contact::{Contact, FreeText};
use shared::host::{Candidate, least_recently_booked};
use shared::id::{AppointmentId, ContactId, UserId};
use shared::interval::Interval;
use shared::limits;
use shared::slot::Slot;
use shared::wire::SlotView;

/// How long a request waits for another one with the same idempotency key, in milliseconds.
const SAME_KEY_WAIT_MS: u64 = 10_000;

/// A slot that is about to be taken for an appointment.
struct Taking<'a> {
    appointment: &'a AppointmentId,
    claim_id: &'a str,
    start: Timestamp,
    tz: &'a Zone,
    /// Who hosts it now, if it moves: they keep it where they can.
    former: &'a [UserId],
}

impl SubAccount {
    pub(super) async fn book(&self, message: Book) -> Outcome<AppointmentRecord> {
        let answer_by_ms = ticks_ms() + limits::LINK_WAIT_MS;
        let calendar = self.calendar(&message.calendar)?;
        let _guard = self.wait_for_turn(&format!("book {} {}", calendar.id, message.key)).await?;
        let appointment = self.open_booking(&message)?;
        if self.appointment_exists(&appointment)? {
            return self.record(&appointment);
        }
        let claim_id = new_claim_id()?;
        let Book { start, ref tz, .. } = message;
        let taking = Taking { appointment: &appointment, claim_id: &claim_id, start, tz, former: &[] };
        let offering = self.offer_around(calendar, &taking)?;
        let hosts = self.claim_hosts(&offering, &taking).await?;
        let written =
            self.sql.transaction(|| self.write_booking(&offering.calendar, &taking, &hosts, &message));
        if let Err(fault) = written {
            self.release_all(&hosts, &claim_id).await;
            return Err(self.with_alternatives(fault, &offering.calendar, &taking));
        }
        self.follow_up(answer_by_ms, &appointment, &hosts, &claim_id).await?;
        self.record(&appointment)
    }

    pub(super) async fn reschedule(&self, message: Reschedule) -> Outcome<AppointmentRecord> {
        let answer_by_ms = ticks_ms() + limits::LINK_WAIT_MS;
        let Reschedule { appointment, start, tz } = message;
        let _guard = self.wait_for_turn(&format!("change {appointment}")).await?;
        let old = self.stored(&appointment)?;
        if old.status == "cancelled" {
            return Err(Refusal::new(
                409,
                "appointment_cancelled",
                "This appointment is cancelled; book a new one.",
            )
            .into());
        }
        if old.start()? == start {
            // Rule 2: date and time unchanged, the link stays and nothing is asked of Zoom.
            return self.record(&appointment);
        }
        let calendar = self.calendar(&parsed(old.calendar_id.clone())?)?;
        let claim_id = new_claim_id()?;
        let former = self.hosts_of(&appointment)?;
        let taking =
            Taking { appointment: &appointment, claim_id: &claim_id, start, tz: &tz, former: &former };
        let offering = self.offer_around(calendar, &taking)?;
        let hosts = self.claim_hosts(&offering, &taking).await?;
        let written =
            self.sql.transaction(|| self.write_move(&offering.calendar, &taking, &hosts, &old.claim_id));
        if let Err(fault) = written {
            self.release_all(&hosts, &claim_id).await;
            return Err(self.with_alternatives(fault, &offering.calendar, &taking));
        }
        self.follow_up(answer_by_ms, &appointment, &hosts, &claim_id).await?;
        self.record(&appointment)
    }

    /// Lets one request at a time work on `work`; the second one of a double click waits for the first.
    async fn wait_for_turn(&self, work: &str) -> Outcome<Turn<'_>> {
        let turn = self.under_way.wait(work, SAME_KEY_WAIT_MS).await;
        Ok(turn.ok_or_else(|| {
            let detail = "The same request is still being worked on. Please try again in a moment.";
            Refusal::new(409, "request_under_way", detail)
        })?)
    }

    /// The id of the appointment that this key books: written before anything is claimed, so that a booking sent
    /// again after a crash goes on where the first try stopped.
    fn open_booking(&self, message: &Book) -> Outcome<AppointmentId> {
        #[derive(Deserialize)]
        struct Row {
            fingerprint: String,
            appointment_id: String,
        }
        let row: Option<Row> = self.sql.first(
            "SELECT fingerprint, appointment_id FROM bookings WHERE calendar_id = ? AND key = ?",
            args![message.calendar, message.key],
        )?;
        match row {
            Some(row) if row.fingerprint == message.fingerprint => parsed(row.appointment_id),
            Some(_) => {
                let detail = "This idempotency key was used for another booking; use a new one.";
                Err(Refusal::new(422, "idempotency_key_reused", detail).into())
            }
            None => {
                let appointment = AppointmentId::from_entropy(entropy()?);
                self.sql.run(
                    "INSERT INTO bookings (calendar_id, key, fingerprint, appointment_id, begun_at)
                        VALUES (?, ?, ?, ?, ?)",
                    args![message.calendar, message.key, message.fingerprint, appointment, now()],
                )?;
                Ok(appointment)
            }
        }
    }

    fn offer_around(&self, calendar: Calendar, taking: &Taking<'_>) -> Outcome<Offering> {
        let start = taking.start;
        let second = SignedDuration::from_secs(1);
        let range = Interval::new(start, start.saturating_add(second).unwrap_or(Timestamp::MAX))
            .map_err(|_| Refusal::new(422, "invalid_start", "This is no time that can be booked."))?;
        self.offering(calendar, range, Some(taking.appointment))
    }

    /// Claims the hosts' time: of the first candidate who is free, or of everybody where all must come. Answers who
    /// hosts; nobody for an unassigned calendar, whose claim is made with the appointment.
    async fn claim_hosts(&self, offering: &Offering, taking: &Taking<'_>) -> Outcome<Vec<UserId>> {
        let free = offering.with(|offer| offer.members_at(taking.start));
        if free.is_empty() {
            return Err(self.not_free(offering, taking));
        }
        let calendar = &offering.calendar;
        let claimed = match calendar.kind {
            CalendarKind::Unassigned => return Ok(Vec::new()),
            CalendarKind::Collective => self.claim_everybody(offering, taking).await?,
            CalendarKind::RoundRobin | CalendarKind::Class => {
                let order = self.candidates(calendar, free, taking)?;
                self.claim_first(calendar, order, taking).await?
            }
        };
        claimed.ok_or_else(|| self.not_free(offering, taking))
    }

    async fn claim_first(
        &self,
        calendar: &Calendar,
        order: Vec<usize>,
        taking: &Taking<'_>,
    ) -> Outcome<Option<Vec<UserId>>> {
        for member in order {
            let user = calendar.members[member].user_id.clone();
            if self.claim_time(calendar, &user, taking).await? == ClaimAnswer::Claimed {
                return Ok(Some(vec![user]));
            }
        }
        Ok(None)
    }

    async fn claim_everybody(
        &self,
        offering: &Offering,
        taking: &Taking<'_>,
    ) -> Outcome<Option<Vec<UserId>>> {
        let mut users: Vec<UserId> =
            offering.calendar.members.iter().map(|member| member.user_id.clone()).collect();
        let primary = offering.calendar.meeting_host(&users);
        users.sort_by_key(|user| Some(user) != primary.as_ref());
        for (claimed, user) in users.iter().enumerate() {
            if self.claim_time(&offering.calendar, user, taking).await? == ClaimAnswer::Taken {
                self.release_all(&users[..claimed], taking.claim_id).await;
                return Ok(None);
            }
        }
        Ok(Some(users))
    }

    async fn claim_time(
        &self,
        calendar: &Calendar,
        user: &UserId,
        taking: &Taking<'_>,
    ) -> Outcome<ClaimAnswer> {
        let message = ClaimTime {
            user: user.clone(),
            claim_id: taking.claim_id.to_owned(),
            sub_account: self.id()?,
            claim: claim(calendar, taking),
            capacity: calendar.slots.capacity,
        };
        send(&self.env, user.as_str(), &message).await
    }

    /// Who is asked first: whoever hosts the appointment already; then those whose Zoom is connected where the
    /// calendar needs it; the least recently booked among them.
    fn candidates(&self, calendar: &Calendar, free: Vec<usize>, taking: &Taking<'_>) -> Outcome<Vec<usize>> {
        #[derive(Deserialize)]
        struct Row {
            user_id: String,
            at: i64,
        }
        let rows: Vec<Row> =
            self.sql.rows("SELECT user_id, at FROM last_booked WHERE calendar_id = ?", args![calendar.id])?;
        let last = |user: &UserId| {
            let row = rows.iter().find(|row| row.user_id == user.as_str());
            row.and_then(|row| Timestamp::from_millisecond(row.at).ok())
        };
        let candidates = free.into_iter().map(|member| {
            let user = calendar.members[member].user_id.clone();
            Candidate { member, last_booked: last(&user), user }
        });
        let mut order = least_recently_booked(candidates.collect(), taking.appointment.as_str());
        if calendar.meeting_location == MeetingLocation::Zoom {
            let users: Vec<UserId> = calendar.members.iter().map(|member| member.user_id.clone()).collect();
            let people = self.people(&users)?;
            let connected = |member: usize| {
                people.iter().any(|person| person.user == users[member] && person.zoom_account.is_some())
            };
            order.sort_by_key(|member| !connected(*member));
        }
        order.sort_by_key(|member| !taking.former.contains(&calendar.members[*member].user_id));
        Ok(order)
    }

    /// Gives claims back. What does not arrive is found by the `Host` itself, which asks about claims that are
    /// never confirmed.
    async fn release_all(&self, users: &[UserId], claim_id: &str) {
        for user in users {
            let release = ReleaseClaim { claim_id: claim_id.to_owned() };
            if let Err(fault) = send(&self.env, user.as_str(), &release).await {
                crate::log::fault("release a claim", &fault.to_string());
            }
        }
    }

    fn not_free(&self, offering: &Offering, taking: &Taking<'_>) -> Fault {
        let ever_offered = offering.with_nothing_taken(|offer| !offer.members_at(taking.start).is_empty());
        let refusal = if ever_offered { slot_taken() } else { never_offered() };
        self.with_alternatives(refusal.into(), &offering.calendar, taking)
    }

    /// Puts the nearest free slots beside a refusal that says the wanted one cannot be had.
    fn with_alternatives(&self, fault: Fault, calendar: &Calendar, taking: &Taking<'_>) -> Fault {
        let Fault::Refused(mut refusal) = fault else { return fault };
        if matches!(&*refusal.code, "slot_taken" | "invalid_start") {
            match self.nearest_slots(calendar, taking) {
                Ok(slots) => {
                    refusal.alternatives = slots.iter().map(|slot| slot_view(slot, taking.tz)).collect();
                }
                Err(fault) => return fault,
            }
        }
        Fault::Refused(refusal)
    }

    fn nearest_slots(&self, calendar: &Calendar, taking: &Taking<'_>) -> Outcome<Vec<Slot>> {
        let span = SignedDuration::from_hours(24 * limits::ALTERNATIVES_SPAN_DAYS);
        let start = taking.start.max(now());
        let range = Interval::new(
            start.saturating_sub(span).unwrap_or(start),
            start.saturating_add(span).unwrap_or(start),
        )
        .map_err(|error| broken(error.to_string()))?;
        let offering = self.offering(calendar.clone(), range, Some(taking.appointment))?;
        Ok(offering.with(|offer| offer.nearest(start, span, limits::ALTERNATIVES_MAX)))
    }

    /// Step 4 of design section 5, inside its one transaction.
    fn write_booking(
        &self,
        calendar: &Calendar,
        taking: &Taking<'_>,
        hosts: &[UserId],
        message: &Book,
    ) -> Outcome<()> {
        self.refuse_abandoned(taking.claim_id)?;
        self.hold(calendar, taking, hosts)?;
        let contact = self.write_contact(&message.contact)?;
        let title = format!("{}: {}", message.contact.name.as_str(), calendar.name.as_str());
        let meeting = self.use_slot_meeting(calendar, hosts, taking.start, &title)?;
        let interval = calendar.slots.appointment_at(taking.start);
        self.sql.run(
            "INSERT INTO appointments (id, calendar_id, contact_id, contact, start, end, tz, title, notes, status,
                claim_id, slot_meeting_id, booked_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'confirmed', ?, ?, ?)",
            args![
                taking.appointment,
                calendar.id,
                contact,
                serde_json::to_string(&message.contact)?,
                interval.start(),
                interval.end(),
                taking.tz.name(),
                title,
                message.notes.as_ref().map(FreeText::as_str),
                taking.claim_id,
                meeting,
                now()
            ],
        )?;
        self.write_hosts(calendar, taking.appointment, hosts)?;
        self.owe_confirmations(hosts, taking.claim_id)?;
        self.owe_meeting_duty(meeting.as_ref())
    }

    /// Rule 4: the appointment gets the meeting of its new slot, and lets go of the one it had (rule 3).
    fn write_move(
        &self,
        calendar: &Calendar,
        taking: &Taking<'_>,
        hosts: &[UserId],
        old_claim: &str,
    ) -> Outcome<()> {
        let old = self.stored(taking.appointment)?;
        if old.status == "cancelled" || old.claim_id != old_claim {
            return Err(
                Refusal::new(409, "appointment_changed", "This appointment was changed meanwhile.").into()
            );
        }
        self.refuse_abandoned(taking.claim_id)?;
        self.sql.run("DELETE FROM busy WHERE claim_id = ? AND own = 1", args![old_claim])?;
        self.hold(calendar, taking, hosts)?;
        let meeting = self.use_slot_meeting(calendar, hosts, taking.start, &old.title)?;
        let interval = calendar.slots.appointment_at(taking.start);
        self.sql.run(
            "UPDATE appointments SET start = ?, end = ?, tz = ?, claim_id = ?, slot_meeting_id = ?,
                revision = revision + 1 WHERE id = ?",
            args![
                interval.start(),
                interval.end(),
                taking.tz.name(),
                taking.claim_id,
                meeting,
                taking.appointment
            ],
        )?;
        self.sql.run("DELETE FROM hosts WHERE appointment_id = ?", args![taking.appointment])?;
        self.write_hosts(calendar, taking.appointment, hosts)?;
        self.owe_confirmations(hosts, taking.claim_id)?;
        for user in taking.former {
            self.owe(&Job::ReleaseClaim { user: user.clone(), claim_id: old_claim.to_owned() }, now())?;
        }
        self.owe_meeting_duty(meeting.as_ref())?;
        self.leave_slot_meeting(old.slot_meeting_id.as_deref())
    }

    /// Writes what now stands in the way of the hosts; for an unassigned calendar this is the claim itself.
    fn hold(&self, calendar: &Calendar, taking: &Taking<'_>, hosts: &[UserId]) -> Outcome<()> {
        let wanted = claim(calendar, taking);
        if hosts.is_empty() {
            let offering = self.offering(calendar.clone(), wanted.busy, Some(taking.appointment))?;
            let free = offering.with(|offer| {
                let existing = offer.members.iter().flat_map(|member| member.claims);
                admit(existing, &wanted, calendar.slots.capacity)
            });
            free.map_err(|_| slot_taken())?;
        }
        let users = hosts.iter().map(UserId::as_str);
        let itself = hosts.is_empty().then_some(calendar.id.as_str());
        for resource in users.chain(itself) {
            self.sql.run(
                "INSERT INTO busy (resource, claim_id, appointment_id, calendar_id, slot_start, busy_start, busy_end, own)
                    VALUES (?, ?, ?, ?, ?, ?, ?, 1)",
                args![
                    resource,
                    taking.claim_id,
                    taking.appointment,
                    calendar.id,
                    taking.start,
                    wanted.busy.start(),
                    wanted.busy.end()
                ],
            )?;
        }
        Ok(())
    }

    /// One contact per email; who books again under the same address is known by the newest name and number.
    fn write_contact(&self, contact: &Contact) -> Outcome<ContactId> {
        #[derive(Deserialize)]
        struct Row {
            id: String,
        }
        let document = serde_json::to_string(contact)?;
        let key = contact.email.key();
        let known: Option<Row> = self.sql.first("SELECT id FROM contacts WHERE email_key = ?", args![key])?;
        let id = match known {
            Some(row) => parsed(row.id)?,
            None => ContactId::from_entropy(entropy()?),
        };
        self.sql.run(
            "INSERT OR REPLACE INTO contacts (id, email_key, document) VALUES (?, ?, ?)",
            args![id, key, document],
        )?;
        Ok(id)
    }

    fn write_hosts(&self, calendar: &Calendar, appointment: &AppointmentId, hosts: &[UserId]) -> Outcome<()> {
        for (position, user) in (0_i64..).zip(hosts) {
            self.sql.run(
                "INSERT INTO hosts (appointment_id, position, user_id) VALUES (?, ?, ?)",
                args![appointment, position, user],
            )?;
            self.sql.run(
                "INSERT OR REPLACE INTO last_booked (calendar_id, user_id, at) VALUES (?, ?, ?)",
                args![calendar.id, user, now()],
            )?;
        }
        Ok(())
    }

    fn owe_confirmations(&self, hosts: &[UserId], claim_id: &str) -> Outcome<()> {
        for user in hosts {
            let job = Job::ConfirmClaim { user: user.clone(), claim_id: claim_id.to_owned() };
            self.owe(&job, now() + Job::HEAD_START)?;
        }
        Ok(())
    }

    /// Step 5: what the transaction promised is done at once, as far as the time that the client waits allows: counted
    /// from the beginning of the request, [`limits::LINK_WAIT_MS`].
    async fn follow_up(
        &self,
        answer_by_ms: u64,
        appointment: &AppointmentId,
        hosts: &[UserId],
        claim_id: &str,
    ) -> Outcome<()> {
        let mut jobs: Vec<Job> = hosts
            .iter()
            .map(|user| Job::ConfirmClaim { user: user.clone(), claim_id: claim_id.to_owned() })
            .collect();
        if let Some(meeting) = self.stored(appointment)?.slot_meeting_id {
            jobs.push(Job::MeetingDuty { slot_meeting: parsed(meeting)? });
        }
        self.run_until(answer_by_ms, &jobs).await
    }
}

fn claim(calendar: &Calendar, taking: &Taking<'_>) -> Claim {
    Claim {
        appointment: taking.appointment.clone(),
        slot: SlotKey { calendar: calendar.id.clone(), start: taking.start },
        busy: calendar.slots.busy_at(taking.start),
    }
}

fn new_claim_id() -> Outcome<String> {
    // The shape of an id without a type of its own: nobody outside ever sees one.
    Ok(format!("clm_{}", &AppointmentId::from_entropy(entropy()?).as_str()[AppointmentId::PREFIX.len()..]))
}

fn slot_taken() -> Refusal {
    Refusal::new(409, "slot_taken", "This time was just taken. Please choose another one.")
}

fn never_offered() -> Refusal {
    let detail = "This time cannot be booked on this calendar. Please choose another one.";
    Refusal { field: Some("start".to_owned()), ..Refusal::new(422, "invalid_start", detail) }
}

/// A slot as the API writes it, with its wall time in `tz`.
pub(crate) fn slot_view(slot: &Slot, tz: &Zone) -> SlotView {
    SlotView {
        start: slot.start.to_string(),
        end: slot.end.to_string(),
        seats_left: slot.seats_left,
        local: crate::view::wall_time(slot.start, tz),
    }
}
