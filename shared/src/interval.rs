//! A stretch of time between two instants.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A half-open stretch of time. Invariant: `start < end`; the end itself is not part of it, so intervals that
/// touch do not overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "(Timestamp, Timestamp)", into = "(Timestamp, Timestamp)")]
pub struct Interval {
    start: Timestamp,
    end: Timestamp,
}

/// An interval whose end is not after its start.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("an interval ends after it starts")]
pub struct EmptyInterval;

impl Interval {
    /// The interval from `start` to `end`, if it is not empty.
    pub fn new(start: Timestamp, end: Timestamp) -> Result<Self, EmptyInterval> {
        if start < end { Ok(Self { start, end }) } else { Err(EmptyInterval) }
    }

    /// The first instant inside.
    #[must_use]
    pub fn start(self) -> Timestamp {
        self.start
    }

    /// The first instant after it.
    #[must_use]
    pub fn end(self) -> Timestamp {
        self.end
    }

    /// Whether some instant lies in both.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether every instant of `other` lies in `self`.
    #[must_use]
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The interval with room added at both ends; stays within what [`Timestamp`] can hold.
    #[must_use]
    pub fn padded(self, before: SignedDuration, after: SignedDuration) -> Self {
        let start = self.start.saturating_sub(before).unwrap_or(self.start);
        let end = self.end.saturating_add(after).unwrap_or(self.end);
        Self { start, end }
    }
}

impl TryFrom<(Timestamp, Timestamp)> for Interval {
    type Error = EmptyInterval;
    fn try_from((start, end): (Timestamp, Timestamp)) -> Result<Self, EmptyInterval> {
        Self::new(start, end)
    }
}

impl From<Interval> for (Timestamp, Timestamp) {
    fn from(interval: Interval) -> Self {
        (interval.start, interval.end)
    }
}
