//! Taking a slot: the steps of design section 5. What moves an appointment, in `changes`, takes the same ones.
//!
//! The order keeps I1 and I2 through a crash at any point: (1) the idempotency key and the appointment's id are
//! written; (2) time is claimed at each `Host`; (3) appointment, contact, claims, slot meeting and the jobs that
//! follow are written in one transaction; (4) the jobs run. Before (3) nothing was promised, and a claim left behind
//! is settled by its `Host`; after (3) nothing is lost.

use super::SubAccount;
use super::messages::{AppointmentRecord, Book};
use super::offering::Offering;
use super::outbox::Job;
use super::slot_meetings::ForWhom;
use crate::clock::{entropy, now};
use crate::host::messages::{ClaimAnswer, ClaimTime, ReleaseClaim};
use crate::object::{send, ticks_ms};
use crate::refusal::{Fault, Outcome, Refusal, broken};
use crate::sql::{instant, parsed};
use crate::under_way::Turn;
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use shared::appointment::{Actor, EventKind, Status};
use shared::availability::Zone;
use shared::calendar::{Calendar, CalendarKind, MeetingLocation};
use shared::claim::{Claim, SlotKey, admit};
use shared::contact::{Contact, FreeText};
use shared::form::{Answers, Filled};
use shared::host::{Booking, Candidate, Load, RoundRobin, Tenure, free_since, loads};
use shared::id::{AppointmentId, ContactId, UserId};
use shared::interval::Interval;
use shared::limits;
use shared::messaging::Language;
use shared::slot::{Slot, slot_view};
use shared::sorting::sort_by_key;
use shared::title::TitleFacts;

/// How long a request waits for another one with the same idempotency key, in milliseconds.
const SAME_KEY_WAIT_MS: u64 = 10_000;

/// A slot that is about to be taken for an appointment.
pub(super) struct Taking<'a> {
    pub(super) appointment: &'a AppointmentId,
    pub(super) claim_id: &'a str,
    pub(super) start: Timestamp,
    pub(super) tz: &'a Zone,
    /// Who hosts it now, if it moves: they keep it where they can.
    pub(super) former: &'a [UserId],
    /// Who alone may host it, where that was said.
    pub(super) only: Option<&'a UserId>,
    /// Whose it is, where that matters to the choice of the host.
    pub(super) contact: Option<&'a Contact>,
    /// When this began: before anything was claimed.
    pub(super) begun: Timestamp,
}

/// What a booking is written with, beside what its message says.
struct Written<'a> {
    hosts: &'a [UserId],
    filled: &'a Filled,
    /// The time was kept for this client and is claimed already.
    held: bool,
}

impl SubAccount {
    pub(super) async fn book(&self, message: Book) -> Outcome<AppointmentRecord> {
        let answer_by_ms = ticks_ms() + limits::LINK_WAIT_MS;
        // Held until the link is there, so that the second one of a double click gets it too.
        let _guard = self.wait_for_turn(&format!("book {} {}", message.calendar, message.key)).await?;
        let (appointment, claim_id) = self.book_silently(&message).await?;
        if let Some(claim_id) = claim_id {
            let hosts = self.hosts_of(&appointment)?;
            self.follow_up(answer_by_ms, &appointment, &hosts, &claim_id).await?;
        }
        self.record(&appointment)
    }

    /// Steps 2 to 4 of design section 5: everything up to what is owed to the outside. Answers the appointment, and its
    /// claim if it was booked just now. Whoever asks sees to it that nobody else is at the same key.
    pub(super) async fn book_silently(&self, message: &Book) -> Outcome<(AppointmentId, Option<String>)> {
        let known = self.known_booking(message)?;
        if let Some(appointment) = &known
            && self.appointment_exists(appointment)?
        {
            // What was booked is answered as it is, whatever the calendar asks by now.
            return Ok((appointment.clone(), None));
        }
        let calendar =
            self.calendar(&message.calendar)?.for_booking(message.duration_minutes, &message.by)?;
        let filled = calendar.form.check(&message.contact, &message.answers, &message.guests)?;
        let _turn = match &message.hold {
            Some(hold) => Some(self.wait_for_turn(&format!("book {hold}")).await?),
            None => None,
        };
        let appointment = match known {
            Some(appointment) => appointment,
            None => self.open_booking(message, &calendar)?,
        };
        if self.appointment_exists(&appointment)? {
            return Ok((appointment, None));
        }
        let kept = self.live_hold(&appointment, &calendar, message.start)?;
        let claim_id = match &kept {
            Some(hold) => hold.claim_id.clone(),
            None => new_claim_id()?,
        };
        let Book { start, tz, contact, .. } = message;
        let (start, contact) = (*start, Some(contact));
        let taking = Taking {
            appointment: &appointment,
            claim_id: &claim_id,
            start,
            tz,
            former: &[],
            only: None,
            contact,
            begun: now(),
        };
        let hosts = match kept.as_ref() {
            Some(hold) => hold.hosts.clone(),
            None => self.claim_hosts(&self.offer_around(calendar.clone(), &taking)?, &taking).await?,
        };
        let written = Written { hosts: &hosts, filled: &filled, held: kept.is_some() };
        let outcome = self.sql.transaction(|| self.write_booking(&calendar, &taking, &written, message));
        if let Err(fault) = outcome {
            if kept.is_none() {
                self.release_all(&hosts, &claim_id).await;
            }
            return Err(self.with_alternatives(fault, &calendar, &taking));
        }
        Ok((appointment, Some(claim_id)))
    }

    /// Lets one request at a time work on `work`; the second one of a double click waits for the first.
    pub(super) async fn wait_for_turn(&self, work: &str) -> Outcome<Turn<'_>> {
        let turn = self.under_way.wait(work, SAME_KEY_WAIT_MS).await;
        Ok(turn.ok_or_else(|| {
            let detail = "The same request is still being worked on. Please try again in a moment.";
            Refusal::new(409, "request_under_way", detail)
        })?)
    }

    /// The id of the appointment that this key books, if it was used before.
    pub(super) fn known_booking(&self, message: &Book) -> Outcome<Option<AppointmentId>> {
        row! { struct Row { fingerprint: String, appointment_id: String } }
        let row: Option<Row> = self.sql.first(
            "SELECT fingerprint, appointment_id FROM bookings WHERE calendar_id = ? AND key = ?",
            args![message.calendar, message.key],
        )?;
        match row {
            Some(row) if row.fingerprint == message.fingerprint => parsed(row.appointment_id).map(Some),
            Some(_) => {
                let detail = "This idempotency key was used for another booking; use a new one.";
                Err(Refusal::new(422, "idempotency_key_reused", detail).into())
            }
            None => Ok(None),
        }
    }

    /// The id of the appointment that a new key books: written before anything is claimed, so that a booking sent again
    /// after a crash goes on where the first try stopped.
    fn open_booking(&self, message: &Book, calendar: &Calendar) -> Outcome<AppointmentId> {
        // A time that was kept is claimed under the id of the appointment to be. A hold of another time is no id for
        // this one: it can still be booked.
        let appointment = match &message.hold {
            Some(hold) if self.keeps(hold, calendar, message.start)? => hold.clone(),
            _ => AppointmentId::from_entropy(entropy()?),
        };
        self.forget_old_keys()?;
        self.sql.run(
            "INSERT INTO bookings (calendar_id, key, fingerprint, appointment_id, begun_at)
                VALUES (?, ?, ?, ?, ?)",
            args![message.calendar, message.key, message.fingerprint, appointment, now()],
        )?;
        Ok(appointment)
    }

    pub(super) fn offer_around(&self, calendar: Calendar, taking: &Taking<'_>) -> Outcome<Offering> {
        let start = taking.start;
        let second = SignedDuration::from_secs(1);
        let range = Interval::new(start, start.saturating_add(second).unwrap_or(Timestamp::MAX))
            .map_err(|_| Refusal::new(422, "invalid_start", "This is no time that can be booked."))?;
        self.offering(calendar, range, Some(taking.appointment))
    }

    /// Claims the hosts' time: of the first candidate who is free, or of everybody where all must come. Answers who
    /// hosts; nobody for an unassigned calendar, whose claim is made with the appointment.
    pub(super) async fn claim_hosts(&self, offering: &Offering, taking: &Taking<'_>) -> Outcome<Vec<UserId>> {
        let free = offering.with(|offer| offer.members_at(taking.start));
        if free.is_empty() {
            return Err(self.not_free(offering, taking));
        }
        let calendar = &offering.calendar;
        let claimed = match calendar.kind {
            CalendarKind::Unassigned => return Ok(Vec::new()),
            CalendarKind::Collective => self.claim_everybody(offering, taking).await?,
            CalendarKind::RoundRobin | CalendarKind::Class => {
                let order = self.candidates(offering, free, taking)?;
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
        sort_by_key(&mut users, |user| Some(user) != primary.as_ref());
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

    /// Who is asked first: whoever hosts the appointment already; then those whose Zoom is connected where they meet
    /// clients there; then by the calendar's strategy.
    fn candidates(
        &self,
        offering: &Offering,
        mut free: Vec<usize>,
        taking: &Taking<'_>,
    ) -> Outcome<Vec<usize>> {
        let calendar = &offering.calendar;
        if let Some(only) = taking.only {
            free.retain(|member| calendar.members[*member].user_id == *only);
        }
        let mut staying = Vec::with_capacity(free.len());
        for member in free {
            if !self.is_barred(&calendar.members[member].user_id)? {
                staying.push(member);
            }
        }
        let free = staying;
        let former = match taking.contact {
            Some(contact) if calendar.round_robin.keep_former_host => self.former_host(calendar, contact)?,
            _ => None,
        };
        let candidates = self.described(offering, &free, taking.start)?;
        let mut order = calendar.round_robin.order(candidates, former.as_ref(), taking.appointment.as_str());
        let users: Vec<UserId> = calendar.members.iter().map(|member| member.user_id.clone()).collect();
        let people = self.people(&users)?;
        let can_meet = |member: usize| {
            let user = &users[member];
            *calendar.location_with(std::slice::from_ref(user)) != MeetingLocation::Zoom
                || people.iter().any(|person| person.user == *user && person.zoom_account.is_some())
        };
        sort_by_key(&mut order, |member| !can_meet(*member));
        sort_by_key(&mut order, |member| !taking.former.contains(&users[*member]));
        Ok(order)
    }

    /// What the strategies look at.
    fn described(&self, offering: &Offering, free: &[usize], start: Timestamp) -> Outcome<Vec<Candidate>> {
        row! { struct Row { user_id: String, at: i64 } }
        let calendar = &offering.calendar;
        let rows: Vec<Row> =
            self.sql.rows("SELECT user_id, at FROM last_booked WHERE calendar_id = ?", args![calendar.id])?;
        let last = |user: &UserId| {
            let row = rows.iter().find(|row| row.user_id == user.as_str());
            row.and_then(|row| Timestamp::from_millisecond(row.at).ok())
        };
        let loads = self.loads(calendar)?;
        let candidate = |&member: &usize| {
            let known = &calendar.members[member];
            Candidate {
                member,
                user: known.user_id.clone(),
                last_booked: last(&known.user_id),
                priority: known.priority,
                weight: known.weight,
                free_since: free_since(offering.busy_of(member), start),
                load: loads.get(member).copied().unwrap_or_default(),
            }
        };
        Ok(free.iter().map(candidate).collect())
    }

    /// What each member has had lately, for the strategies that count.
    fn loads(&self, calendar: &Calendar) -> Outcome<Vec<Load>> {
        row! { struct Row { user_id: String, booked_at: i64, start: i64 } }
        let RoundRobin { strategy, .. } = calendar.round_robin;
        if !strategy.counts() {
            return Ok(Vec::new());
        }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT hosts.user_id, booked_at, start FROM appointments
                JOIN hosts ON hosts.appointment_id = appointments.id
                WHERE calendar_id = ? AND booked_at >= ? AND status <> 'cancelled' AND deleted = 0",
            args![calendar.id, calendar.round_robin.counts_since(now())],
        )?;
        let booking = |row: Row| {
            Ok(Booking {
                user: parsed(row.user_id)?,
                booked_at: instant(row.booked_at)?,
                start: instant(row.start)?,
            })
        };
        let bookings = rows.into_iter().map(booking).collect::<Outcome<Vec<_>>>()?;
        let tenures: Vec<Tenure> = calendar
            .members
            .iter()
            .zip(&calendar.bookables)
            .map(|(member, bookable)| Tenure {
                user: member.user_id.clone(),
                weight: member.weight,
                joined: member.joined.unwrap_or(Timestamp::MIN),
                away: bookable.schedule.away(),
            })
            .collect();
        Ok(loads(strategy, &tenures, &bookings))
    }

    /// Who hosted this contact the last time on this calendar.
    fn former_host(&self, calendar: &Calendar, contact: &Contact) -> Outcome<Option<UserId>> {
        row! { struct Row { user_id: String } }
        let row: Option<Row> = self.sql.first(
            "SELECT hosts.user_id FROM contacts
                JOIN appointments ON appointments.contact_id = contacts.id
                JOIN hosts ON hosts.appointment_id = appointments.id
                WHERE contacts.email_key = ? AND calendar_id = ? AND status <> 'cancelled' AND deleted = 0
                ORDER BY booked_at DESC LIMIT 1",
            args![contact.email.key(), calendar.id],
        )?;
        row.map(|row| parsed(row.user_id)).transpose()
    }

    /// Gives claims back. What does not arrive is found by the `Host` itself, which asks about claims that are
    /// never confirmed.
    pub(super) async fn release_all(&self, users: &[UserId], claim_id: &str) {
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
    pub(super) fn with_alternatives(&self, fault: Fault, calendar: &Calendar, taking: &Taking<'_>) -> Fault {
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
        written: &Written<'_>,
        message: &Book,
    ) -> Outcome<()> {
        let Written { hosts, filled, held } = *written;
        self.refuse_abandoned(taking)?;
        self.refuse_barred(hosts)?;
        if held {
            self.sql.run("DELETE FROM holds WHERE id = ?", args![taking.appointment])?;
        } else {
            self.occupy(calendar, taking, hosts)?;
        }
        let contact = self.write_contact(&message.contact)?;
        let status = match message.by {
            Actor::Client if !calendar.auto_confirm => Status::Pending,
            _ => Status::Confirmed,
        };
        let title = self.title(calendar, hosts, &message.contact, &filled.answers)?;
        let meeting = if status.is_approved() {
            let whom = ForWhom { title: &title, contact: &message.contact, answers: &filled.answers };
            self.use_slot_meeting(calendar, hosts, taking.start, &whom)?
        } else {
            None
        };
        let interval = calendar.slots.appointment_at(taking.start);
        self.sql.run(
            "INSERT INTO appointments (id, calendar_id, contact_id, contact, start, end, tz, title, notes, status,
                claim_id, slot_meeting_id, booked_at, filled, series_id, location, language)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
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
                status.as_str(),
                taking.claim_id,
                meeting,
                now(),
                serde_json::to_string(filled)?,
                message.series,
                fixed_location(calendar, hosts)?,
                message.language.as_ref().map(Language::as_str)
            ],
        )?;
        self.join_meeting(taking.appointment, meeting.as_ref(), &message.contact)?;
        self.write_hosts(calendar, taking.appointment, hosts)?;
        let booked = json!({ "status": status, "start": taking.start, "hosts": hosts });
        self.note_event(taking.appointment, EventKind::Booked, &message.by, &json!({}), &booked)?;
        self.owe_confirmations(hosts, taking.claim_id)?;
        self.owe_meeting_duty(meeting.as_ref())
    }

    fn title(
        &self,
        calendar: &Calendar,
        hosts: &[UserId],
        contact: &Contact,
        answers: &Answers,
    ) -> Outcome<String> {
        self.with_facts(calendar, hosts, contact, answers, |facts| calendar.title.render(facts))
    }

    /// What templates can tell of an appointment.
    pub(super) fn with_facts<T>(
        &self,
        calendar: &Calendar,
        hosts: &[UserId],
        contact: &Contact,
        answers: &Answers,
        tell: impl FnOnce(&TitleFacts<'_>) -> T,
    ) -> Outcome<T> {
        let people = self.people(hosts)?;
        let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
        Ok(tell(&TitleFacts {
            contact,
            calendar: &calendar.name,
            host: &names.join(", "),
            sub_account: &self.name()?,
            answers,
        }))
    }

    /// Writes what now stands in the way of the hosts; for an unassigned calendar this is the claim itself. Limits per
    /// day are looked at once more: others may have booked while the hosts' time was claimed.
    pub(super) fn occupy(&self, calendar: &Calendar, taking: &Taking<'_>, hosts: &[UserId]) -> Outcome<()> {
        let wanted = claim(calendar, taking);
        let limited =
            calendar.slots.per_day.is_some() || calendar.bookables.iter().any(|b| b.per_day.is_some());
        if hosts.is_empty() || limited {
            let offering = self.offering(calendar.clone(), wanted.busy, Some(taking.appointment))?;
            let members: Vec<usize> = (0..calendar.bookables.len())
                .filter(|at| calendar.bookables[*at].user.as_ref().is_none_or(|user| hosts.contains(user)))
                .collect();
            let free = offering.with(|offer| {
                let existing = offer.members.iter().flat_map(|member| member.claims);
                let seat = !hosts.is_empty() || admit(existing, &wanted, calendar.slots.capacity).is_ok();
                seat && offer.has_room(&members, taking.start)
            });
            if !free {
                return Err(slot_taken().into());
            }
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
            self.forget_past_claims(resource)?;
        }
        Ok(())
    }

    /// One contact per email; who books again under the same address is known by the newest name and number.
    pub(super) fn write_contact(&self, contact: &Contact) -> Outcome<ContactId> {
        row! { struct Row { id: String } }
        let document = serde_json::to_string(contact)?;
        let key = contact.email.key();
        let known: Option<Row> = self.sql.first("SELECT id FROM contacts WHERE email_key = ?", args![key])?;
        let id = match known {
            Some(row) => parsed(row.id)?,
            None => ContactId::from_entropy(entropy()?),
        };
        self.sql.run(
            "INSERT INTO contacts (id, email_key, document) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET email_key = excluded.email_key, document = excluded.document",
            args![id, key, document],
        )?;
        Ok(id)
    }

    pub(super) fn write_hosts(
        &self,
        calendar: &Calendar,
        appointment: &AppointmentId,
        hosts: &[UserId],
    ) -> Outcome<()> {
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

    pub(super) fn owe_confirmations(&self, hosts: &[UserId], claim_id: &str) -> Outcome<()> {
        for user in hosts {
            let job = Job::ConfirmClaim { user: user.clone(), claim_id: claim_id.to_owned() };
            self.owe(&job, now() + Job::HEAD_START)?;
        }
        Ok(())
    }

    /// Step 5: what the transaction promised is done at once, as far as the time that the client waits allows: counted
    /// from the beginning of the request, [`limits::LINK_WAIT_MS`].
    pub(super) async fn follow_up(
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
        self.run_until(answer_by_ms, &jobs).await?;
        self.register_client(answer_by_ms, appointment).await
    }

    /// The client gets a link of their own at once, where they are to have one and the meeting is there by now.
    pub(super) async fn register_client(
        &self,
        answer_by_ms: u64,
        appointment: &AppointmentId,
    ) -> Outcome<()> {
        match self.registrant_job(appointment)? {
            Some(job) => self.run_until(answer_by_ms, &[job]).await,
            None => Ok(()),
        }
    }
}

fn claim(calendar: &Calendar, taking: &Taking<'_>) -> Claim {
    Claim {
        appointment: taking.appointment.clone(),
        slot: SlotKey { calendar: calendar.id.clone(), start: taking.start },
        busy: calendar.slots.busy_at(taking.start),
    }
}

pub(super) fn new_claim_id() -> Outcome<String> {
    // The shape of an id without a type of its own: nobody outside ever sees one.
    Ok(format!("clm_{}", &AppointmentId::from_entropy(entropy()?).as_str()[AppointmentId::PREFIX.len()..]))
}

/// Where an appointment takes place, as it is stored with it: nothing where that is its Zoom meeting.
pub(super) fn fixed_location(calendar: &Calendar, hosts: &[UserId]) -> Outcome<Option<String>> {
    let location = calendar.location_with(hosts);
    Ok(location.fixed().map(|_| serde_json::to_string(location)).transpose()?)
}

pub(super) fn slot_taken() -> Refusal {
    Refusal::new(409, "slot_taken", "This time was just taken. Please choose another one.")
}

fn never_offered() -> Refusal {
    let detail = "This time cannot be booked on this calendar. Please choose another one.";
    Refusal { field: Some("start".to_owned()), ..Refusal::new(422, "invalid_start", detail) }
}
