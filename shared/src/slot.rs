//! What can be booked: the slots of a calendar, from opening hours, claims and the calendar's rules.

mod grid;
mod sweep;

use crate::availability::{DAY_SECONDS, Schedule, Stretch, ceil_second, floor_second};
use crate::claim::{Claim, SlotKey, admit_new};
use crate::id::CalendarId;
use crate::interval::Interval;
use crate::invalid::Invalid;
use crate::limits;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How a calendar cuts time into slots. Numbers are in the unit of their name.
///
/// Invariant once [`checked`](Self::checked): every number is within [`limits`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotRules {
    /// Length of an appointment.
    pub duration_minutes: u32,
    /// Distance from one slot to the next, in elapsed time.
    pub interval_minutes: u32,
    /// Time kept free before an appointment.
    pub buffer_before_minutes: u32,
    /// Time kept free after an appointment.
    pub buffer_after_minutes: u32,
    /// How long before its start a slot can last be booked.
    pub minimum_notice_minutes: u32,
    /// How far ahead a slot can be booked, in days of 24 hours.
    pub horizon_days: u32,
    /// Appointments that fit in one slot of one host.
    pub capacity: u32,
}

impl SlotRules {
    /// Checks every number against [`limits`].
    pub fn checked(self) -> Result<Self, Invalid> {
        use limits::{
            BUFFER_MINUTES_MAX, CAPACITY_MAX, DURATION_MINUTES_MAX, DURATION_MINUTES_MIN, HORIZON_DAYS_MAX,
            INTERVAL_MINUTES_MIN, NOTICE_MINUTES_MAX,
        };
        let checks = [
            (
                "invalid_duration",
                "duration_minutes",
                self.duration_minutes,
                DURATION_MINUTES_MIN..=DURATION_MINUTES_MAX,
            ),
            // No slot is farther from the next than a day: a window is no longer than that.
            (
                "invalid_interval",
                "interval_minutes",
                self.interval_minutes,
                INTERVAL_MINUTES_MIN..=DURATION_MINUTES_MAX,
            ),
            ("invalid_buffer", "buffer_before_minutes", self.buffer_before_minutes, 0..=BUFFER_MINUTES_MAX),
            ("invalid_buffer", "buffer_after_minutes", self.buffer_after_minutes, 0..=BUFFER_MINUTES_MAX),
            ("invalid_notice", "minimum_notice_minutes", self.minimum_notice_minutes, 0..=NOTICE_MINUTES_MAX),
            ("invalid_horizon", "horizon_days", self.horizon_days, 1..=HORIZON_DAYS_MAX),
            ("invalid_capacity", "capacity", self.capacity, 1..=CAPACITY_MAX),
        ];
        for (code, field, value, allowed) in checks {
            if !allowed.contains(&value) {
                let message = format!("This is a number from {} to {}.", allowed.start(), allowed.end());
                return Err(Invalid::new(code, field, message));
            }
        }
        Ok(self)
    }

    /// Length of an appointment in seconds. Rules that were never checked must not make an empty appointment.
    fn duration(&self) -> i64 {
        i64::from(self.duration_minutes.max(1)) * 60
    }

    /// Distance between slots in seconds. Rules that were never checked must not make an endless list of slots.
    fn step(&self) -> i64 {
        i64::from(self.interval_minutes.max(1)) * 60
    }

    /// The appointment that starts at `start`, without its buffers. At the very end of time, which is in the year
    /// 9999, the last one that fits.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "it never does")]
    pub fn appointment_at(&self, start: Timestamp) -> Interval {
        let duration = SignedDuration::from_secs(self.duration());
        let start = start.min(Timestamp::MAX - duration);
        Interval::new(start, start + duration).expect("a duration is at least a minute")
    }

    /// The appointment that starts at `start`, with its buffers: what its claim holds.
    #[must_use]
    pub fn busy_at(&self, start: Timestamp) -> Interval {
        self.appointment_at(start)
            .padded(minutes(self.buffer_before_minutes), minutes(self.buffer_after_minutes))
    }
}

fn minutes(count: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(count))
}

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
    /// All claims on the member, on whichever calendar, in any order.
    pub claims: &'a [Claim],
}

/// A start that a client can take. Invariant: `start < end`, at least one seat left.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// First instant of the appointment.
    pub start: Timestamp,
    /// First instant after it, buffers not included.
    pub end: Timestamp,
    /// How many more appointments fit.
    pub seats_left: u32,
}

/// Everything that decides which slots a calendar has at one instant.
#[derive(Debug, Clone, Copy)]
pub struct Offer<'a> {
    /// The instant at which it is asked.
    pub now: Timestamp,
    /// The calendar; its own claims share a slot.
    pub calendar: &'a CalendarId,
    /// Its rules.
    pub rules: &'a SlotRules,
    /// Whom a slot needs.
    pub sharing: Sharing,
    /// Its members, or itself if nobody is assigned.
    pub members: &'a [MemberTime<'a>],
}

impl<'a> Offer<'a> {
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
        for (party, bounds) in self.parties().zip(bounds.windows(2)) {
            taken.read(self, party, starts);
            board.add(&grids[bounds[0]..bounds[1]], &taken, self.rules.capacity);
        }
        let slot = |(start, seats_left)| {
            let appointment = self.rules.appointment_at(Timestamp::from_second(start).ok()?);
            Some(Slot { start: appointment.start(), end: appointment.end(), seats_left })
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
        let slot = SlotKey { calendar: self.calendar.clone(), start };
        let busy = self.rules.busy_at(start);
        let free =
            |member: &MemberTime<'_>| admit_new(member.claims, &slot, busy, self.rules.capacity).is_ok();
        let mut members = Vec::new();
        let mut grids = Vec::new();
        let mut first = 0;
        for party in self.parties() {
            grids.clear();
            self.push_grids(party, starts, &mut grids);
            if !grids.is_empty() && party.iter().all(free) {
                members.extend(first..first + party.len());
            }
            first += party.len();
        }
        members
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
        slots.sort_by_key(|slot| start.duration_until(slot.start).abs());
        slots.truncate(most);
        slots.sort_by_key(|slot| slot.start);
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

    /// The whole seconds of `range` at which notice and horizon allow a start. Slots start at whole seconds.
    fn bookable(&self, range: Interval) -> Option<Stretch> {
        let earliest = ceil_second(self.now) + i64::from(self.rules.minimum_notice_minutes) * 60;
        let latest = floor_second(self.now) + i64::from(self.rules.horizon_days) * DAY_SECONDS;
        let start = earliest.max(ceil_second(range.start()));
        let end =
            ceil_second(range.end()).min(latest + 1).min(Timestamp::MAX.as_second() - self.rules.duration());
        (start < end).then_some(Stretch { start, end })
    }
}
