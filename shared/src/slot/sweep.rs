//! Which starts are left once claims are taken off, for many members at once.
//!
//! [`crate::claim::admit`] is the rule; this is the same rule turned round. Instead of asking it for every start, a
//! claim is turned into the stretch of starts that it blocks, and only what lies between is counted.

use super::grid::Grid;
use super::{MemberTime, Offer, SlotRules};
use crate::availability::{Stretch, ceil_second, floor_second};
use crate::claim::Claim;
use crate::interval::Interval;

/// What the claims of members who host together leave of the starts that were asked for.
#[derive(Debug, Default)]
pub(super) struct Taken {
    /// Starts that are not simply free: a claim rules them out, or has a seat there. In order, not overlapping.
    blocked: Vec<Stretch>,
    /// Starts of the calendar's own slots that have claims, but seats left and nothing else in the way. In order.
    shared: Vec<Shared>,
    /// The starts that each claim rules out, in order of their first.
    claims: Vec<Stretch>,
    seats: Vec<Seat>,
}

/// A slot that is taken in part.
#[derive(Debug, Clone, Copy)]
struct Shared {
    start: i64,
    seats_taken: u32,
}

/// A claim on a slot of the calendar itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seat {
    start: i64,
    member: usize,
    /// Whether the claim's time rules its own start out, as it does unless the calendar's rules were changed since.
    blocks_itself: bool,
}

impl Taken {
    /// Reads the claims of `party` in place of those read before.
    pub(super) fn read(&mut self, offer: &Offer<'_>, party: &[MemberTime<'_>], starts: Stretch) {
        self.claims.clear();
        self.seats.clear();
        for (member, time) in party.iter().enumerate() {
            let outside = time.busy.iter().map(|&busy| blocked_by(busy, offer.rules));
            self.claims.extend(outside.filter(|blocked| blocked.overlaps(starts)));
            for claim in time.claims {
                let blocked = blocked_by(claim.busy, offer.rules);
                if blocked.overlaps(starts) {
                    self.claims.push(blocked);
                }
                let start = slot_start(claim).filter(|&start| starts.start <= start && start < starts.end);
                if let Some(start) = start.filter(|_| claim.slot.calendar == *offer.calendar) {
                    let blocks_itself = blocked.start <= start && start < blocked.end;
                    self.seats.push(Seat { start, member, blocks_itself });
                }
            }
        }
        self.claims.sort_unstable();
        self.seats.sort_unstable();
        self.join_blocked();
        self.find_shared(offer.rules.capacity);
    }

    fn join_blocked(&mut self) {
        self.blocked.clone_from(&self.claims);
        let outside = self.seats.iter().filter(|seat| !seat.blocks_itself);
        self.blocked.extend(outside.map(|seat| Stretch { start: seat.start, end: seat.start + 1 }));
        // In order already, but for what was just appended, which is next to nothing.
        self.blocked.sort();
        self.blocked.dedup_by(|next, joined| {
            let touches = next.start <= joined.end;
            if touches {
                joined.end = joined.end.max(next.end);
            }
            touches
        });
    }

    fn find_shared(&mut self, capacity: u32) {
        self.shared.clear();
        if capacity <= 1 || self.seats.is_empty() {
            return;
        }
        let mut ends: Vec<i64> = self.claims.iter().map(|claim| claim.end).collect();
        ends.sort_unstable();
        for seats in self.seats.chunk_by(|seat, next| seat.start == next.start) {
            let start = seats[0].start;
            // As many claims rule the start out as have begun to do so and have not stopped yet.
            let blocking = self.claims.partition_point(|claim| claim.start <= start)
                - ends.partition_point(|&end| end <= start);
            let by_itself = seats.iter().filter(|seat| seat.blocks_itself).count();
            let seats_taken = count_of_busiest(seats);
            if blocking == by_itself && seats_taken < capacity {
                self.shared.push(Shared { start, seats_taken });
            }
        }
    }
}

/// The starts at which an appointment with its buffers would overlap what is busy.
fn blocked_by(busy: Interval, rules: &SlotRules) -> Stretch {
    let before = i64::from(rules.buffer_before_minutes) * 60;
    let after = i64::from(rules.buffer_after_minutes) * 60;
    Stretch {
        start: floor_second(busy.start()) - after - rules.duration() + 1,
        end: ceil_second(busy.end()) + before,
    }
}

/// The start of the claim's slot, if it is a whole second; only such slots are ever offered.
fn slot_start(claim: &Claim) -> Option<i64> {
    let start = claim.slot.start;
    (start.subsec_nanosecond() == 0).then(|| start.as_second())
}

/// The most seats that one member has taken. `seats` are of one slot, in order of member.
fn count_of_busiest(seats: &[Seat]) -> u32 {
    let counts = seats.chunk_by(|seat, next| seat.member == next.member).map(<[Seat]>::len);
    u32::try_from(counts.max().unwrap_or(0)).unwrap_or(u32::MAX)
}

/// Seats left at every start of some grids, added up over parties.
///
/// Grids of the same step differ only in their phase, the remainder of their starts by the step, and there are few
/// phases because openings are at round times. So there is a row for each step and in it a cell for each phase: cells
/// are in order of start, and all of them are likely to be used.
#[derive(Debug)]
pub(super) struct Board {
    /// Start of the first row.
    base: i64,
    step: i64,
    /// In order, none twice; from 0 to `step`.
    phases: Vec<i64>,
    seats: Vec<u32>,
}

impl Board {
    /// A board with room for all starts of `grids`, none of which is before `base`.
    pub(super) fn new(base: i64, step: i64, grids: &[Grid]) -> Self {
        let mut phases: Vec<i64> = grids.iter().map(|grid| (grid.first - base) % step).collect();
        phases.sort_unstable();
        phases.dedup();
        let latest = grids.iter().map(|grid| grid.last).max();
        let rows = latest.map_or(0, |latest| index((latest - base) / step) + 1);
        let seats = vec![0; rows * phases.len()];
        Self { base, step, phases, seats }
    }

    /// Adds the seats that one party has left: what the slot has, but not more than `quota` says of a start. `grids`
    /// are in order of their last start; no start is in two of them.
    pub(super) fn add(&mut self, grids: &[Grid], taken: &Taken, capacity: u32, quota: impl Fn(i64) -> u32) {
        for grid in grids {
            let passed = taken.blocked.partition_point(|blocked| blocked.end <= grid.first);
            self.add_free(*grid, &taken.blocked[passed..], |start| quota(start).min(capacity));
        }
        for slot in &taken.shared {
            let after = grids.partition_point(|grid| grid.last < slot.start);
            let mut grids = grids[after..].iter().take_while(|grid| grid.first <= slot.start);
            if grids.any(|grid| (slot.start - grid.first) % self.step == 0) {
                let cell = self.cell(slot.start);
                let seats = quota(slot.start).min(capacity - slot.seats_taken);
                self.seats[cell] = self.seats[cell].saturating_add(seats);
            }
        }
    }

    /// Adds seats at every start of the grid that is not in `blocked`.
    fn add_free(&mut self, grid: Grid, blocked: &[Stretch], seats: impl Fn(i64) -> u32) {
        let phases = self.phases.len();
        let mut start = grid.first;
        let mut cell = self.cell(start);
        let mut blocked = blocked.iter().take_while(|blocked| blocked.start <= grid.last);
        while start <= grid.last {
            let next = blocked.next();
            let free_until = next.map_or(grid.last + 1, |next| next.start);
            while start < free_until {
                self.seats[cell] = self.seats[cell].saturating_add(seats(start));
                start += self.step;
                cell += phases;
            }
            if let Some(next) = next.filter(|next| start < next.end) {
                let steps = (next.end - start + self.step - 1) / self.step;
                start += steps * self.step;
                cell += index(steps) * phases;
            }
        }
    }

    fn cell(&self, start: i64) -> usize {
        let since = start - self.base;
        let phase = self.phases.partition_point(|&phase| phase < since % self.step);
        index(since / self.step) * self.phases.len() + phase
    }

    /// Starts with seats left, and how many, in order.
    pub(super) fn offered(&self) -> impl Iterator<Item = (i64, u32)> {
        let rows = self.seats.chunks(self.phases.len().max(1)).zip(0_i64..);
        rows.flat_map(move |(row, number)| {
            let row_start = self.base + number * self.step;
            let starts = row.iter().zip(&self.phases);
            starts.filter(|&(&seats, _)| seats > 0).map(move |(&seats, phase)| (row_start + phase, seats))
        })
    }
}

fn index(count: i64) -> usize {
    usize::try_from(count).expect("never negative, and bounded by the booking horizon")
}
