//! What an offer is made of: the calendar, and when those who can be booked on it are taken.

use super::SubAccount;
use crate::args;
use crate::clock::now;
use crate::refusal::Outcome;
use crate::sql::{instant, interval};
use jiff::{SignedDuration, Timestamp};
use shared::calendar::{Bookable, Calendar};
use shared::claim::{Claim, SlotKey};
use shared::id::{AppointmentId, CalendarId};
use shared::interval::Interval;
use shared::limits;
use shared::slot::{MemberTime, Offer};
use std::collections::HashMap;
use std::rc::Rc;

/// How far outside a range claims can reach into it: an appointment and its buffers, rounded up.
const CLAIM_REACH: SignedDuration = SignedDuration::from_hours(72);
/// How long one claim lasts at most. It tells the index of claims by their end where to stop.
const CLAIM_LENGTH: SignedDuration = SignedDuration::from_mins(limits::CLAIM_MINUTES_MAX as i64);

/// A calendar with everything that its offer depends on, as of one moment.
pub(super) struct Offering {
    pub calendar: Calendar,
    /// What can be booked, in the calendar's order (see [`resources`]).
    pub resources: Vec<String>,
    taken: Rc<Taken>,
    now: Timestamp,
}

/// What the resources of a calendar have already, in their order.
struct Taken {
    /// Claims on the calendar's own slots; where each is to have a name, those on others as well.
    claims: Vec<Vec<Claim>>,
    /// Outside events, and what claims are not among those.
    busy: Vec<Vec<Interval>>,
}

impl Taken {
    fn len(&self) -> usize {
        let claims = self.claims.iter().map(Vec::len).sum::<usize>();
        claims + self.busy.iter().map(Vec::len).sum::<usize>() + 1
    }
}

/// What offers were made of since the database last changed. Visitors look at the same few months one after the other,
/// and each of them would read thousands of claims anew.
#[derive(Default)]
pub(super) struct OffersRead {
    /// That of [`Sql::generation`](crate::sql::Sql::generation): nothing of another one is kept.
    generation: u64,
    calendars: HashMap<CalendarId, Rc<Calendar>>,
    /// By calendar and range; the newest last.
    taken: Vec<((CalendarId, Interval), Rc<Taken>)>,
}

impl OffersRead {
    pub fn calendar(&mut self, generation: u64, id: &CalendarId) -> Option<Rc<Calendar>> {
        self.forget_unless(generation);
        self.calendars.get(id).cloned()
    }

    pub fn keep_calendar(&mut self, generation: u64, calendar: &Rc<Calendar>) {
        self.forget_unless(generation);
        if self.calendars.len() >= limits::CALENDARS_KEPT {
            self.calendars.clear();
        }
        self.calendars.insert(calendar.id.clone(), Rc::clone(calendar));
    }

    fn taken(&mut self, generation: u64, what: &(CalendarId, Interval)) -> Option<Rc<Taken>> {
        self.forget_unless(generation);
        self.taken.iter().find(|(kept, _)| kept == what).map(|(_, taken)| Rc::clone(taken))
    }

    fn keep_taken(&mut self, generation: u64, what: (CalendarId, Interval), taken: &Rc<Taken>) {
        self.forget_unless(generation);
        self.taken.push((what, Rc::clone(taken)));
        while self.taken.iter().map(|(_, taken)| taken.len()).sum::<usize>() > limits::TAKEN_KEPT {
            self.taken.remove(0);
        }
    }

    fn forget_unless(&mut self, generation: u64) {
        if self.generation != generation {
            *self = Self { generation, ..Self::default() };
        }
    }
}

impl Offering {
    /// Asks `question` of the offer.
    pub fn with<T>(&self, question: impl FnOnce(&Offer<'_>) -> T) -> T {
        self.ask(&self.taken.claims, &self.taken.busy, question)
    }

    /// All that a member is known to be busy with around the range, ours and outside, in no order.
    pub fn busy_of(&self, member: usize) -> impl Iterator<Item = Interval> {
        let claims = self.taken.claims[member].iter().map(|claim| claim.busy);
        claims.chain(self.taken.busy[member].iter().copied())
    }

    /// The same as if nobody had booked anything, here or outside: tells a taken slot from one that was never offered.
    pub fn with_nothing_taken<T>(&self, question: impl FnOnce(&Offer<'_>) -> T) -> T {
        let none = vec![Vec::new(); self.resources.len()];
        let idle = vec![Vec::new(); self.resources.len()];
        self.ask(&none, &idle, question)
    }

    fn ask<T>(
        &self,
        claims: &[Vec<Claim>],
        busy: &[Vec<Interval>],
        question: impl FnOnce(&Offer<'_>) -> T,
    ) -> T {
        let bookables = self.calendar.bookables.iter().zip(claims).zip(busy);
        let members: Vec<MemberTime<'_>> =
            bookables.map(|((bookable, claims), busy)| MemberTime::of(bookable, claims, busy)).collect();
        question(&Offer::of(&self.calendar, &members, self.now))
    }
}

/// Which claims on somebody's time are read.
#[derive(Clone, Copy)]
enum Whose<'a> {
    /// Those on slots of the calendar itself, but for one appointment's.
    Own { but_for: Option<&'a AppointmentId> },
    /// Those on slots of any calendar.
    All,
}

/// What can be booked of a calendar, in its order: its members' user ids, or its own id where nobody is assigned.
fn resources(calendar: &Calendar) -> Vec<String> {
    let resource = |bookable: &Bookable| match &bookable.user {
        Some(user) => user.to_string(),
        None => calendar.id.to_string(),
    };
    calendar.bookables.iter().map(resource).collect()
}

impl SubAccount {
    /// The calendar and all that can touch `range`, but for the claims of an appointment that is being taken or moved:
    /// it is never in its own way. Claims on other calendars are in the way like any other busy time, and no more is
    /// read of them.
    pub(super) fn offering(
        &self,
        calendar: Calendar,
        range: Interval,
        but_for: Option<&AppointmentId>,
    ) -> Outcome<Offering> {
        let range = range.padded(CLAIM_REACH, CLAIM_REACH);
        let resources = resources(&calendar);
        let taken = match but_for {
            None => self.taken(&calendar.id, &resources, range)?,
            Some(_) => Rc::new(self.read_taken(&calendar.id, &resources, range, but_for)?),
        };
        Ok(Offering { calendar, resources, taken, now: now() })
    }

    fn taken(&self, calendar: &CalendarId, resources: &[String], range: Interval) -> Outcome<Rc<Taken>> {
        let written = self.sql.generation();
        let what = (calendar.clone(), range);
        if let Some(taken) = self.offers_read.borrow_mut().taken(written, &what) {
            return Ok(taken);
        }
        let taken = Rc::new(self.read_taken(calendar, resources, range, None)?);
        self.offers_read.borrow_mut().keep_taken(written, what, &taken);
        Ok(taken)
    }

    fn read_taken(
        &self,
        calendar: &CalendarId,
        resources: &[String],
        range: Interval,
        but_for: Option<&AppointmentId>,
    ) -> Outcome<Taken> {
        let claims = self.claims_of(resources, range, calendar, Whose::Own { but_for })?;
        let mut busy = self.busy_outside(resources, range)?;
        self.push_claims_elsewhere(resources, range, calendar, &mut busy)?;
        Ok(Taken { claims, busy })
    }

    /// The same with a name to each claim, to tell which appointment is in the way.
    pub(super) fn offering_with_names(&self, calendar: Calendar, range: Interval) -> Outcome<Offering> {
        let range = range.padded(CLAIM_REACH, CLAIM_REACH);
        let resources = resources(&calendar);
        let claims = self.claims_of(&resources, range, &calendar.id, Whose::All)?;
        let busy = self.busy_outside(&resources, range)?;
        Ok(Offering { calendar, resources, taken: Rc::new(Taken { claims, busy }), now: now() })
    }

    /// The claims on these resources, in their order.
    fn claims_of(
        &self,
        resources: &[String],
        range: Interval,
        calendar: &CalendarId,
        whose: Whose<'_>,
    ) -> Outcome<Vec<Vec<Claim>>> {
        let (only, but_for) = match whose {
            Whose::Own { but_for } => (Some(calendar), but_for),
            Whose::All => (None, None),
        };
        let rows: Vec<(usize, AppointmentId, Option<CalendarId>, i64, i64, i64)> = self.sql.many_rows(
            "place, appointment_id, other_calendar, slot_start, busy_start, busy_end",
            "SELECT wanted.key AS place, appointment_id, NULLIF(calendar_id, ?) AS other_calendar, slot_start,
                    busy_start, busy_end
                FROM json_each(?) AS wanted JOIN busy ON busy.resource = wanted.value
                WHERE busy_end > ? AND busy_end < ? AND busy_start < ?
                    AND calendar_id = COALESCE(?, calendar_id) AND appointment_id IS NOT ?",
            args![
                calendar,
                serde_json::to_string(resources)?,
                range.start(),
                range.padded(SignedDuration::ZERO, CLAIM_LENGTH).end(),
                range.end(),
                only,
                but_for
            ],
        )?;
        let mut claims = vec![Vec::new(); resources.len()];
        for (place, appointment, other_calendar, start, busy_start, busy_end) in rows {
            let calendar = other_calendar.unwrap_or_else(|| calendar.clone());
            let slot = SlotKey { calendar, start: instant(start)? };
            claims[place].push(Claim { appointment, slot, busy: interval(busy_start, busy_end)? });
        }
        Ok(claims)
    }

    /// Adds to `busy` when these resources, in their order, have claims on slots of other calendars than this.
    fn push_claims_elsewhere(
        &self,
        resources: &[String],
        range: Interval,
        calendar: &CalendarId,
        busy: &mut [Vec<Interval>],
    ) -> Outcome<()> {
        let rows: Vec<(usize, i64, i64)> = self.sql.many_rows(
            "place, busy_start, busy_end",
            "SELECT wanted.key AS place, busy_start, busy_end
                FROM json_each(?) AS wanted JOIN busy ON busy.resource = wanted.value
                WHERE busy_end > ? AND busy_end < ? AND busy_start < ? AND calendar_id <> ?",
            args![
                serde_json::to_string(resources)?,
                range.start(),
                range.padded(SignedDuration::ZERO, CLAIM_LENGTH).end(),
                range.end(),
                calendar
            ],
        )?;
        for (place, start, end) in rows {
            busy[place].push(interval(start, end)?);
        }
        Ok(())
    }
}
