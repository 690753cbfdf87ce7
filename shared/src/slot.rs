//! What can be booked: the slots of a calendar, from opening hours, claims and the calendar's rules.
//!
//! [`Offer`] is asked in three ways that always agree: all slots of a stretch of time, who can take one start, and
//! [`explain`](Offer::explain), why a start is offered or not.

mod explain;
mod grid;
pub mod query;
mod quota;
mod rules;
mod sentences;
mod sweep;
mod view;

pub use explain::{Explanation, MemberExplanation, Rule};
pub use rules::SlotRules;
pub use view::{asked_days, local_day, read_day, slot_view, slots_view, wall_time};

use crate::availability::{DAY_SECONDS, LocalDays, Schedule, Stretch, Zone, ceil_second, floor_second};
use crate::calendar::{Bookable, Calendar};
use crate::claim::{Claim, SlotKey, admit_new};
use crate::draw::draw;
use crate::id::CalendarId;
use crate::interval::Interval;
use crate::sorting::sort_by_key;
use jiff::{SignedDuration, Timestamp};
use quota::Quota;
use serde::{Deserialize, Serialize};

/// Whom a slot needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    /// Any one member: round robin; class, which has one; unassigned, which is its own.
    AnyOf,
    /// All members together: collective.
    AllOf,
}

/// A member's time: when they are open, and what they already have.
#[derive(Debug, Clone, Copy)]
pub struct MemberTime<'a> {
    /// Opening hours.
    pub schedule: &'a Schedule,
    /// All claims on the member, on whichever calendar, in any order: those that can touch the time that is asked for,
    /// and where there are limits per day, those of the whole days around it.
    pub claims: &'a [Claim],
    /// When the member is busy outside of all our calendars, in any order.
    pub busy: &'a [Interval],
    /// At most so many appointments of this calendar start on one day for this member.
    pub per_day: Option<u32>,
}

impl<'a> MemberTime<'a> {
    /// A member with claims, and nothing else that limits them.
    #[must_use]
    pub fn new(schedule: &'a Schedule, claims: &'a [Claim]) -> Self {
        Self { schedule, claims, busy: &[], per_day: None }
    }

    /// The time of somebody, or something, that can be booked on a calendar.
    #[must_use]
    pub fn of(bookable: &'a Bookable, claims: &'a [Claim], busy: &'a [Interval]) -> Self {
        Self { schedule: &bookable.schedule, claims, busy, per_day: bookable.per_day }
    }

    /// Whether outside events leave this stretch free.
    fn is_free_outside(&self, busy: Interval) -> bool {
        self.busy.iter().all(|other| !other.overlaps(busy))
    }
}

/// A start that a client can take. Invariant: `start < end`, both at whole seconds; at least one seat left.
///
/// Between objects it is written as three numbers, with its instants in seconds since 1970: there may be thousands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "(i64, i64, u32)", into = "(i64, i64, u32)")]
pub struct Slot {
    /// First instant of the appointment.
    pub start: Timestamp,
    /// First instant after it, buffers not included.
    pub end: Timestamp,
    /// How many more appointments fit.
    pub seats_left: u32,
}

impl TryFrom<(i64, i64, u32)> for Slot {
    type Error = jiff::Error;

    fn try_from((start, end, seats_left): (i64, i64, u32)) -> Result<Self, jiff::Error> {
        Ok(Self { start: Timestamp::from_second(start)?, end: Timestamp::from_second(end)?, seats_left })
    }
}

impl From<Slot> for (i64, i64, u32) {
    fn from(slot: Slot) -> Self {
        (slot.start.as_second(), slot.end.as_second(), slot.seats_left)
    }
}

/// Everything that decides which slots a calendar has at one instant.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// The instant at which it is asked.
    pub now: Timestamp,
    /// Whether the calendar takes bookings at all.
    pub active: bool,
    /// The calendar; its own claims share a slot.
    pub calendar: &'a CalendarId,
    /// Its rules.
    pub rules: &'a SlotRules,
    /// The zone of its days: those that limits, dates and the horizon in days count.
    pub zone: &'a Zone,
    /// Whom a slot needs.
    pub sharing: Sharing,
    /// Its members, or itself if nobody is assigned.
    pub members: &'a [MemberTime<'a>],
}

impl<'a> Offer<'a> {
    /// What a calendar offers, as of an instant, with the time of each of its bookables, in their order.
    #[must_use]
    pub fn of(calendar: &'a Calendar, members: &'a [MemberTime<'a>], now: Timestamp) -> Self {
        Self {
            now,
            active: calendar.active,
            calendar: &calendar.id,
            rules: &calendar.slots,
            zone: &calendar.tz,
            sharing: calendar.kind.sharing(),
            members,
        }
    }

    /// All slots that start inside `range`, in order of start, each once.
    ///
    /// A slot starts a whole number of intervals after its host's window opens: what is taken removes slots, it
    /// never shifts them. Its appointment lies in open time, whereby windows that touch are one. All members
    /// together are open when each of them is, and the slots count from when that begins; for members who are
    /// open together for more than a week without a break, they count anew from Monday 00:00 UTC of every week
    /// that follows a whole week of that.
    ///
    /// A slot that is taken in part is still offered. The seats left are those of the members together
    /// ([`Sharing::AnyOf`]), or those of the member with the fewest ([`Sharing::AllOf`]).
    #[must_use]
    pub fn slots(&self, range: Interval) -> Vec<Slot> {
        let Some(starts) = self.bookable(range) else { return Vec::new() };
        let mut grids = Vec::new();
        let mut bounds = vec![0];
        for party in self.parties() {
            self.push_grids(party, starts, &mut grids);
            bounds.push(grids.len());
        }
        let mut board = sweep::Board::new(starts.start, self.rules.step(), &grids);
        let mut taken = sweep::Taken::default();
        let capacity = self.rules.capacity;
        for (party, bounds) in self.parties().zip(bounds.windows(2)) {
            let grids = &grids[bounds[0]..bounds[1]];
            taken.read(self, party, starts);
            match Quota::of_party(self, party, starts) {
                None => board.add(grids, &taken, capacity, |_| capacity),
                Some(quota) => board.add(grids, &taken, capacity, |start| quota.left(start)),
            }
        }
        let of_calendar = Quota::of_calendar(self, starts);
        let slot = |(start, seats): (i64, u32)| {
            let seats_left = of_calendar.as_ref().map_or(seats, |quota| seats.min(quota.left(start)));
            let appointment = self.rules.appointment_at(Timestamp::from_second(start).ok()?);
            let offered = seats_left > 0 && !self.is_hidden(start);
            offered.then(|| Slot { start: appointment.start(), end: appointment.end(), seats_left })
        };
        board.offered().filter_map(slot).collect()
    }

    /// The members, by index and in order, who can take an appointment at exactly `start`; none if `start` is not
    /// offered. [`Sharing::AllOf`]: all of them or none.
    ///
    /// Invariant: [`slots`](Self::slots) has `start` exactly if there is such a member.
    #[must_use]
    pub fn members_at(&self, start: Timestamp) -> Vec<usize> {
        let instant =
            Interval::new(start, start.saturating_add(SignedDuration::from_nanos(1)).unwrap_or(start));
        let Some(starts) = instant.ok().and_then(|instant| self.bookable(instant)) else { return Vec::new() };
        let day_is_full = Quota::of_calendar(self, starts).is_some_and(|quota| quota.left(starts.start) == 0);
        if day_is_full || self.is_hidden(starts.start) {
            return Vec::new();
        }
        let slot = SlotKey { calendar: self.calendar.clone(), start };
        let busy = self.rules.busy_at(start);
        let free = |member: &MemberTime<'_>| {
            admit_new(member.claims, &slot, busy, self.rules.capacity).is_ok() && member.is_free_outside(busy)
        };
        let has_room = |party: &[MemberTime<'_>]| {
            Quota::of_party(self, party, starts).is_none_or(|quota| quota.left(starts.start) > 0)
        };
        let mut members = Vec::new();
        let mut grids = Vec::new();
        let mut first = 0;
        for party in self.parties() {
            grids.clear();
            self.push_grids(party, starts, &mut grids);
            if !grids.is_empty() && party.iter().all(free) && has_room(party) {
                members.extend(first..first + party.len());
            }
            first += party.len();
        }
        members
    }

    /// Whether limits per day leave room for an appointment at `start` that these members host: what is asked once more
    /// in the moment of writing, when others may have booked since.
    #[must_use]
    pub fn has_room(&self, members: &[usize], start: Timestamp) -> bool {
        let second = Stretch { start: ceil_second(start), end: ceil_second(start) + 1 };
        let room = |quota: Option<Quota>| quota.is_none_or(|quota| quota.left(second.start) > 0);
        room(Quota::of_calendar(self, second))
            && members
                .iter()
                .filter_map(|&member| self.members.get(member))
                .all(|member| room(Quota::of_party(self, std::slice::from_ref(member), second)))
    }

    /// Up to `most` slots nearest to `start` and not farther from it than `span`, in order of start. Of two that are
    /// equally near, the earlier is the nearer. `start` itself is among them if it is offered.
    #[must_use]
    pub fn nearest(&self, start: Timestamp, span: SignedDuration, most: usize) -> Vec<Slot> {
        let first = start.saturating_sub(span).unwrap_or(start);
        // One more, because the end of an interval is outside it.
        let end = start.saturating_add(span.saturating_add(SignedDuration::from_nanos(1))).unwrap_or(start);
        let Ok(range) = Interval::new(first, end) else { return Vec::new() };
        let mut slots = self.slots(range);
        sort_by_key(&mut slots, |slot| start.duration_until(slot.start).abs());
        slots.truncate(most);
        sort_by_key(&mut slots, |slot| slot.start);
        slots
    }

    /// The groups of members that can host on their own: each one, or all together.
    fn parties(&self) -> std::slice::Chunks<'a, MemberTime<'a>> {
        match self.sharing {
            Sharing::AnyOf => self.members.chunks(1),
            Sharing::AllOf => self.members.chunks(self.members.len().max(1)),
        }
    }

    fn push_grids(&self, party: &[MemberTime<'_>], starts: Stretch, grids: &mut Vec<grid::Grid>) {
        match self.sharing {
            Sharing::AnyOf => {
                for member in party {
                    grid::push_of_one(member.schedule, self.rules, starts, grids);
                }
            }
            Sharing::AllOf => grid::push_of_all(party, self.rules, starts, grids),
        }
    }

    /// The whole seconds of `range` at which notice, horizon and dates allow a start. Slots start at whole seconds.
    fn bookable(&self, range: Interval) -> Option<Stretch> {
        if !self.active {
            return None;
        }
        let asked = Stretch { start: ceil_second(range.start()), end: ceil_second(range.end()) };
        let representable = Timestamp::MAX.as_second() - self.rules.duration();
        let start = self.earliest().max(asked.start);
        let end = asked.end.min(self.latest() + 1).min(representable);
        let Stretch { start, end } = (start < end).then_some(Stretch { start, end })?;
        let (start, end) = match self.rules.dates {
            Some(_) => {
                let dates = self.dates(Stretch { start, end });
                (start.max(dates.start), end.min(dates.end))
            }
            None => (start, end),
        };
        let end = match self.rules.bookable_days {
            Some(count) if start < end => end.min(self.end_of_bookable_days(count, end)),
            _ => end,
        };
        (start < end).then_some(Stretch { start, end })
    }

    /// The first second at which the notice allows a start.
    fn earliest(&self) -> i64 {
        ceil_second(self.now) + i64::from(self.rules.minimum_notice_minutes) * 60
    }

    /// The last second that is inside the horizon.
    fn latest(&self) -> i64 {
        floor_second(self.now) + i64::from(self.rules.horizon_days) * DAY_SECONDS
    }

    /// The calendar's dates as far as they matter to `around`; may be empty.
    fn dates(&self, around: Stretch) -> Stretch {
        let Some(dates) = self.rules.dates else { return around };
        let days = LocalDays::new(self.zone, around);
        let (first, last) = dates.bounds();
        // Days far away need no instants of their own, and the clock is only known around here.
        let (nearest, farthest) = (days.day_of(around.start), days.day_of(around.end));
        let start = if first <= nearest { around.start } else { days.begin(first.min(farthest + 1)) };
        let end = if last >= farthest { around.end } else { days.begin((last + 1).max(nearest)) };
        Stretch { start, end }
    }

    /// The end of the last of the next `count` days on which the calendar is open at all; days that begin at `until` or
    /// later need not be looked at.
    fn end_of_bookable_days(&self, count: u32, until: i64) -> i64 {
        let now = floor_second(self.now);
        let days = LocalDays::new(self.zone, Stretch { start: now, end: until.max(now + 1) });
        let mut left = count;
        let mut day = days.day_of(now);
        while left > 0 && days.begin(day) < until {
            let open = days.stretch(day).is_some_and(|stretch| self.is_open_in(stretch));
            left -= u32::from(open);
            day += 1;
        }
        days.begin(day)
    }

    fn is_open_in(&self, stretch: Stretch) -> bool {
        self.parties().any(|party| grid::are_open_together(party, stretch))
    }

    /// Whether "look busy" keeps the slot back: always the same slots, whoever asks and whenever.
    fn is_hidden(&self, start: i64) -> bool {
        let percent = u64::from(self.rules.look_busy_percent);
        percent > 0 && draw(self.calendar.as_str(), &start.to_string()) % 100 < percent
    }
}
