//! Where slots may start, claims aside.

use super::{MemberTime, SlotRules};
use crate::availability::{DAY_SECONDS, Schedule, Stretch};

const WEEK_SECONDS: i64 = 7 * DAY_SECONDS;
/// A Monday 00:00 UTC, in seconds since 1970-01-01, which was a Thursday.
const SOME_MONDAY: i64 = -3 * DAY_SECONDS;

/// Starts at equal distances: `first`, and one step after the other up to and including `last`.
/// Invariant: `first <= last`, both inside the starts that were asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Grid {
    pub(super) first: i64,
    pub(super) last: i64,
}

impl Grid {
    /// The starts inside `starts` that count from `anchor` and are not later than `last`.
    fn new(anchor: i64, last: i64, step: i64, starts: Stretch) -> Option<Self> {
        let first = next_step(anchor, step, starts.start);
        let last = last.min(starts.end - 1);
        (first <= last).then_some(Self { first, last })
    }
}

/// The first instant at or after `from` that is a whole number of steps after `anchor`.
fn next_step(anchor: i64, step: i64, from: i64) -> i64 {
    if from <= anchor { anchor } else { from + (anchor - from).rem_euclid(step) }
}

/// Appends the grids of one member: one per window, counted from its opening.
/// No start is in two of them; they are in order of `last`.
pub(super) fn push_of_one(schedule: &Schedule, rules: &SlotRules, starts: Stretch, grids: &mut Vec<Grid>) {
    let mine = grids.len();
    let mut windows = Vec::new();
    schedule.stretches(with_appointments(starts, rules), &mut windows);
    let mut joined = joined(&windows).peekable();
    for window in &windows {
        while joined.next_if(|whole| whole.end < window.end).is_some() {}
        let open_until = joined.peek().map_or(window.end, |whole| whole.end);
        let last = (window.end - 1).min(open_until - rules.duration());
        if let Some(grid) = Grid::new(window.start, last, rules.step(), starts) {
            grids.extend(without_earlier(grid, &grids[mine..], rules.step()));
        }
    }
}

/// Takes from a grid what `earlier` ones have already. Windows overlap only where a clock is set back, so this
/// nearly always looks at one grid.
fn without_earlier(grid: Grid, earlier: &[Grid], step: i64) -> Option<Grid> {
    let overlapping = earlier.iter().rev().take_while(|other| other.last >= grid.first);
    let same_starts = overlapping.copied().find(|other| (other.first - grid.first) % step == 0);
    let first = same_starts.map_or(grid.first, |other| next_step(grid.first, step, other.last + 1));
    (first <= grid.last).then_some(Grid { first, ..grid })
}

/// Appends the grids of all members together: one per stretch in which all are open, counted from where it begins.
///
/// Members who are always open have no such beginning. To count without looking back for ever, a stretch counts
/// anew from each Monday 00:00 UTC that follows a whole week of it.
pub(super) fn push_of_all(
    members: &[MemberTime<'_>],
    rules: &SlotRules,
    starts: Stretch,
    grids: &mut Vec<Grid>,
) {
    let seen =
        Stretch { start: monday_until(starts.start) - WEEK_SECONDS, ..with_appointments(starts, rules) };
    for open in open_together(members, seen) {
        let mut anchor = open.start;
        let mut renewed = monday_until(open.start - 1) + 2 * WEEK_SECONDS;
        while anchor < open.end {
            let last = (renewed - 1).min(open.end - rules.duration());
            grids.extend(Grid::new(anchor, last, rules.step(), starts));
            anchor = renewed;
            renewed += WEEK_SECONDS;
        }
    }
}

/// The last Monday 00:00 UTC not after an instant.
fn monday_until(instant: i64) -> i64 {
    instant - (instant - SOME_MONDAY).rem_euclid(WEEK_SECONDS)
}

/// The stretches within `seen` in which every member is open, in order, none touching another.
fn open_together(members: &[MemberTime<'_>], seen: Stretch) -> Vec<Stretch> {
    let mut together = if members.is_empty() { Vec::new() } else { vec![seen] };
    let mut windows = Vec::new();
    for member in members {
        windows.clear();
        member.schedule.stretches(seen, &mut windows);
        together = intersection(&together, joined(&windows));
    }
    together
}

/// Whether there is a moment in `seen` at which all members are open.
pub(super) fn are_open_together(members: &[MemberTime<'_>], seen: Stretch) -> bool {
    !open_together(members, seen).is_empty()
}

/// The open time of one member around an instant, windows that touch made one; none if the member is closed then.
pub(super) fn open_around(schedule: &Schedule, instant: i64) -> Option<Stretch> {
    let mut windows = Vec::new();
    // An appointment is no longer than a day, so nothing farther away matters to one that starts here.
    let seen = Stretch { start: instant - DAY_SECONDS, end: instant + 2 * DAY_SECONDS };
    schedule.stretches(seen, &mut windows);
    joined(&windows).find(|open| open.start <= instant && instant < open.end)
}

fn intersection(left: &[Stretch], right: impl Iterator<Item = Stretch>) -> Vec<Stretch> {
    let mut both = Vec::new();
    let mut from = 0;
    for right in right {
        from += left[from..].partition_point(|left| left.end <= right.start);
        let overlapping = left[from..].iter().take_while(|left| left.start < right.end);
        both.extend(
            overlapping
                .map(|left| Stretch { start: left.start.max(right.start), end: left.end.min(right.end) }),
        );
    }
    both
}

/// Windows with those that touch or overlap made one.
fn joined(windows: &[Stretch]) -> impl Iterator<Item = Stretch> {
    windows
        .chunk_by(|window, next| next.start <= window.end)
        .map(|chain| Stretch { start: chain[0].start, end: chain[chain.len() - 1].end })
}

/// The time that appointments with these starts may take up, buffers aside.
fn with_appointments(starts: Stretch, rules: &SlotRules) -> Stretch {
    Stretch { end: starts.end + rules.duration(), ..starts }
}
