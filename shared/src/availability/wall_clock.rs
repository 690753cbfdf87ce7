//! From wall clock to instants, for one zone and a few weeks at a time.
//!
//! Everything is in whole seconds: instants since the epoch, wall clock times since the clock's own midnight of
//! 1970-01-01. The IANA database changes clocks at whole seconds and by whole seconds.

use jiff::Timestamp;
use jiff::tz::TimeZone;

pub(crate) const DAY_SECONDS: i64 = 86_400;

/// How far around the asked time clock changes are collected: more than any window lasts, even one that a day
/// lived twice makes longer.
const REACH_SECONDS: i64 = 4 * DAY_SECONDS;

/// A stretch of time in whole seconds: `start` is inside, `end` is not. Invariant: `start < end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Stretch {
    pub(crate) start: i64,
    pub(crate) end: i64,
}

impl Stretch {
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// The clock's offset from UTC from an instant on, until the next one in the list.
#[derive(Debug, Clone, Copy)]
struct Setting {
    from: i64,
    offset: i64,
}

/// A zone's wall clock around a stretch of time.
#[derive(Debug)]
pub(crate) struct WallClock {
    /// In order of `from`; never empty. The first one stands for all time before, too.
    settings: Vec<Setting>,
}

impl WallClock {
    /// The clock for windows that overlap `around`.
    pub(crate) fn new(zone: &TimeZone, around: Stretch) -> Self {
        let begin = instant(around.start - REACH_SECONDS);
        let end = around.end + REACH_SECONDS;
        let first = Setting { from: i64::MIN, offset: i64::from(zone.to_offset(begin).seconds()) };
        let changes = zone.following(begin).map(|change| Setting {
            from: change.timestamp().as_second(),
            offset: i64::from(change.offset().seconds()),
        });
        let changes = changes.take_while(|change| change.from < end);
        Self { settings: std::iter::once(first).chain(changes).collect() }
    }

    /// What the clock shows at an instant.
    pub(crate) fn local(&self, instant: i64) -> i64 {
        let after = self.settings.partition_point(|setting| setting.from <= instant);
        instant + self.settings[after.max(1) - 1].offset
    }

    /// The first instant at which the clock shows `local` or later. If `local` is skipped, that is the change of
    /// the clock; if it comes twice, the first time.
    pub(crate) fn opening(&self, local: i64) -> i64 {
        let mut reached = i64::MAX;
        for (at, setting) in self.settings.iter().enumerate() {
            reached = setting.from.max(local - setting.offset);
            if self.settings.get(at + 1).is_none_or(|next| reached < next.from) {
                break;
            }
        }
        reached
    }

    /// The instant from which on the clock never again shows less than `local`. If `local` is skipped, that is the
    /// change of the clock; if it comes twice, the second time.
    pub(crate) fn closing(&self, local: i64) -> i64 {
        let mut until = i64::MAX;
        for setting in self.settings.iter().rev() {
            let left = local - setting.offset;
            if setting.from < left {
                return left.min(until);
            }
            until = setting.from;
        }
        until
    }

    /// The clock's days, counted from 1970-01-01, whose windows may overlap `range`.
    pub(crate) fn days(&self, range: Stretch) -> std::ops::RangeInclusive<i64> {
        let offsets = || self.settings.iter().map(|setting| setting.offset);
        let least = offsets().min().unwrap_or(0);
        let greatest = offsets().max().unwrap_or(0);
        (range.start + least).div_euclid(DAY_SECONDS)..=(range.end - 1 + greatest).div_euclid(DAY_SECONDS)
    }
}

/// The instant, or the nearest that [`Timestamp`] can hold.
fn instant(seconds: i64) -> Timestamp {
    let seconds = seconds.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    Timestamp::from_second(seconds).expect("clamped to what a timestamp holds")
}

/// The first whole second at or after an instant.
pub(crate) fn ceil_second(at: Timestamp) -> i64 {
    at.as_second() + i64::from(at.subsec_nanosecond() > 0)
}

/// The last whole second at or before an instant.
pub(crate) fn floor_second(at: Timestamp) -> i64 {
    at.as_second() - i64::from(at.subsec_nanosecond() < 0)
}
