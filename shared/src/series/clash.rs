use super::{Occurrence, OnClash};
use jiff::{SignedDuration, Timestamp};

/// What became of one occurrence of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Settled {
    /// It takes place as planned.
    Kept(Timestamp),
    /// It takes place at another time, because its own was not free.
    Moved {
        /// When it was planned.
        from: Timestamp,
        /// When it takes place: later, and before the next one.
        to: Timestamp,
    },
    /// It was planned for this time and is left out.
    Skipped(Timestamp),
}

impl Settled {
    /// When it takes place.
    #[must_use]
    pub fn start(self) -> Option<Timestamp> {
        match self {
            Self::Kept(start) | Self::Moved { to: start, .. } => Some(start),
            Self::Skipped(_) => None,
        }
    }
}

/// The occurrences for whose sake a series was refused. Invariant: there is at least one.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} appointments of the series are not free", .0.len())]
pub struct Clashes(pub Vec<Timestamp>);

/// Decides for every occurrence of a series whether and when it takes place.
///
/// `free` are the starts that can be booked, in order, with nothing of this series taken yet; `apart` is what one
/// appointment keeps others away, so that two of the series never meet: a start less than this after the one before
/// is not free, and one is only moved to where it is over before the next one was to start.
pub fn settle(
    occurrences: &[Occurrence],
    free: &[Timestamp],
    apart: SignedDuration,
    on_clash: OnClash,
) -> Result<Vec<Settled>, Clashes> {
    let mut settled = Vec::with_capacity(occurrences.len());
    let mut clashes = Vec::new();
    let mut earliest = Timestamp::MIN;
    for occurrence in occurrences {
        let outcome = place(occurrence, free, earliest, apart, on_clash);
        match outcome.start() {
            Some(start) => earliest = start.saturating_add(apart).unwrap_or(Timestamp::MAX),
            None => clashes.push(occurrence.start),
        }
        settled.push(outcome);
    }
    if on_clash == OnClash::Refuse && !clashes.is_empty() { Err(Clashes(clashes)) } else { Ok(settled) }
}

fn place(
    occurrence: &Occurrence,
    free: &[Timestamp],
    earliest: Timestamp,
    apart: SignedDuration,
    on_clash: OnClash,
) -> Settled {
    let planned = occurrence.start;
    if planned >= earliest && free.binary_search(&planned).is_ok() {
        return Settled::Kept(planned);
    }
    let next = free[free.partition_point(|start| *start < planned.max(earliest))..].first();
    match next {
        Some(&to) if on_clash == OnClash::NextFree && ends_before(to, apart, occurrence.before) => {
            Settled::Moved { from: planned, to }
        }
        _ => Settled::Skipped(planned),
    }
}

/// Whether an appointment leaves the next one its time; even one that takes no time is not moved onto it.
fn ends_before(start: Timestamp, apart: SignedDuration, next: Timestamp) -> bool {
    start < next && start.saturating_add(apart).is_ok_and(|end| end <= next)
}
