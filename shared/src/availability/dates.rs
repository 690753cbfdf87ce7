//! Days of a calendar: written down as dates, and laid on the timeline of a zone.

use super::wall_clock::{DAY_SECONDS, Stretch, WallClock};
use super::zone::Zone;
use crate::invalid::Invalid;
use jiff::SignedDuration;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

const EPOCH: Date = Date::constant(1970, 1, 1);

/// Reads `YYYY-MM-DD`, and nothing else that jiff would take for a date, as days since 1970-01-01.
pub(super) fn parse_day(text: &str) -> Option<i64> {
    let date = text.parse::<Date>().ok().filter(|date| date.to_string() == text)?;
    Some(EPOCH.duration_until(date).as_secs() / DAY_SECONDS)
}

pub(super) fn write_day(day: i64) -> String {
    date_of(day).to_string()
}

/// The date of a day that was read from a date, or is next to one.
pub(crate) fn date_of(day: i64) -> Date {
    EPOCH.saturating_add(SignedDuration::from_secs(day.saturating_mul(DAY_SECONDS)))
}

/// Days from a first to a last one, both included; either may be open. Invariant: the last is not before the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "DateRangeDraft", into = "DateRangeDraft")]
pub struct DateRange {
    /// Days since 1970-01-01.
    from: i64,
    to: i64,
}

/// A range of days as it is written down.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DateRangeDraft {
    /// The first day, `YYYY-MM-DD`; without it, all days up to the last.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub from: Option<String>,
    /// The last day, `YYYY-MM-DD`, included; without it, all days from the first on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::schema::Day>"))]
    pub to: Option<String>,
}

impl DateRange {
    /// Whether a day, counted from 1970-01-01, is one of these.
    pub(crate) fn contains(self, day: i64) -> bool {
        self.from <= day && day <= self.to
    }

    /// The first day and the last, counted from 1970-01-01; the ends of `i64` where the range is open.
    pub(crate) fn bounds(self) -> (i64, i64) {
        (self.from, self.to)
    }

    /// Both days must be given.
    pub(super) fn is_bounded(self) -> bool {
        self.from > i64::MIN && self.to < i64::MAX
    }
}

impl TryFrom<DateRangeDraft> for DateRange {
    type Error = Invalid;

    fn try_from(draft: DateRangeDraft) -> Result<Self, Invalid> {
        let refused = |field, message: &'static str| Err(Invalid::new("invalid_dates", field, message));
        let read = |text: Option<&str>, open: i64| text.map_or(Some(open), parse_day);
        let Some(from) = read(draft.from.as_deref(), i64::MIN) else {
            return refused("from", "A date is written like 2026-12-24.");
        };
        let Some(to) = read(draft.to.as_deref(), i64::MAX) else {
            return refused("to", "A date is written like 2026-12-24.");
        };
        if from > to {
            return refused("to", "The last day is not before the first.");
        }
        Ok(Self { from, to })
    }
}

impl From<DateRange> for DateRangeDraft {
    fn from(range: DateRange) -> Self {
        let write = |day: i64, open: i64| (day != open).then(|| write_day(day));
        Self { from: write(range.from, i64::MIN), to: write(range.to, i64::MAX) }
    }
}

/// The days of one zone as stretches of time, which follow on each other without gap or overlap.
///
/// A day begins when the clock first shows its midnight or a later time. A date that the clock skips is no day.
#[derive(Debug)]
pub(crate) struct LocalDays(WallClock);

impl LocalDays {
    /// The days that overlap `around`.
    pub(crate) fn new(zone: &Zone, around: Stretch) -> Self {
        Self(WallClock::new(zone.time_zone(), around))
    }

    /// The day, counted from 1970-01-01, that an instant inside `around` is part of.
    pub(crate) fn day_of(&self, instant: i64) -> i64 {
        // What the clock shows is right but for the hour before midnight that is repeated after midnight was shown.
        let mut day = self.0.local(instant).div_euclid(DAY_SECONDS);
        while self.begin(day + 1) <= instant {
            day += 1;
        }
        while self.begin(day) > instant {
            day -= 1;
        }
        day
    }

    /// The day as a stretch of time; none if the clock skips it.
    pub(crate) fn stretch(&self, day: i64) -> Option<Stretch> {
        let stretch = Stretch { start: self.begin(day), end: self.begin(day + 1) };
        (stretch.start < stretch.end).then_some(stretch)
    }

    /// The first instant of a day.
    pub(crate) fn begin(&self, day: i64) -> i64 {
        self.0.opening(day.saturating_mul(DAY_SECONDS))
    }
}
