//! Where busy time is gathered.

use super::BusyTimes;
use super::clock::timestamp;
use crate::availability::{ceil_second, floor_second};
use crate::interval::Interval;

/// The busy time that was found so far. Only what overlaps the range is kept, and that is kept whole.
#[derive(Debug)]
pub(super) struct Found {
    range: Interval,
    busy: Vec<Interval>,
    /// Events of which some time may be missing.
    pub(super) skipped: u32,
    /// Events that may be busy at other times, or for longer, than they are.
    pub(super) guessed: u32,
}

impl Found {
    pub(super) fn new(range: Interval) -> Self {
        Self { range, busy: Vec::new(), skipped: 0, guessed: 0 }
    }

    /// The first second of the range, and the first one after it.
    pub(super) fn seconds(&self) -> (i64, i64) {
        (floor_second(self.range.start()), ceil_second(self.range.end()))
    }

    /// Adds the time between two instants, if there is any.
    pub(super) fn add(&mut self, start: i64, end: i64) {
        let Ok(busy) = Interval::new(timestamp(start), timestamp(end)) else { return };
        if !busy.overlaps(self.range) {
            return;
        }
        // The times of an event come in order; joined at once, those of a dense one take no room.
        match self.busy.last_mut() {
            Some(last) if last.start() <= busy.start() && busy.start() <= last.end() => {
                *last = joined(*last, busy);
            }
            _ => self.busy.push(busy),
        }
    }

    pub(super) fn into_times(mut self, is_whole: bool) -> BusyTimes {
        self.busy.sort_unstable();
        self.busy.dedup_by(|later, earlier| {
            let touches = later.start() <= earlier.end();
            if touches {
                *earlier = joined(*earlier, *later);
            }
            touches
        });
        BusyTimes { intervals: self.busy, skipped: self.skipped, guessed: self.guessed, is_whole }
    }
}

/// The interval from the start of the earlier one to the later end.
fn joined(earlier: Interval, later: Interval) -> Interval {
    Interval::new(earlier.start(), earlier.end().max(later.end())).unwrap_or(earlier)
}
