//! From wall clock times to instants, by the rules of RFC 5545, 3.3.5: a time that the clock skips is told with the
//! offset before the gap, a time that comes twice is the first one.
//!
//! All in whole seconds: instants since the epoch, wall clock times since the clock's own midnight of 1970-01-01.

use crate::availability::DAY_SECONDS;
use crate::sorting::sort_by;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};

/// A clock's offset from UTC is less than this, in either direction.
pub(super) const OFFSET_SECONDS_MAX: i64 = DAY_SECONDS;

/// A clock that shows some zone's time.
#[derive(Debug, Clone)]
pub(super) enum Clock {
    /// By the IANA database.
    Database(TimeZone),
    /// By a `VTIMEZONE` of the document.
    Written(WrittenClock),
}

impl Clock {
    pub(super) fn utc() -> Self {
        Self::Database(TimeZone::UTC)
    }

    /// The instant of a wall clock time.
    pub(super) fn instant(&self, local: i64) -> i64 {
        match self {
            Self::Database(zone) => {
                let instant = zone.to_ambiguous_timestamp(civil(local)).compatible();
                // It fails for the first and the last day of all time only.
                instant.map_or(local, Timestamp::as_second)
            }
            Self::Written(clock) => clock.instant(local),
        }
    }

    /// What the clock shows at an instant.
    pub(super) fn local(&self, instant: i64) -> i64 {
        match self {
            Self::Database(zone) => instant + i64::from(zone.to_offset(timestamp(instant)).seconds()),
            Self::Written(clock) => instant + clock.offset(instant),
        }
    }
}

/// The first instant of a day: when the clock first shows its midnight or later.
pub(super) fn day_begin(zone: &TimeZone, day: i64) -> i64 {
    midnight(zone, day).0
}

/// The first instant after a day: when the clock shows its last moment no more. That is later than the beginning of
/// the next day where the clock is put back over midnight.
pub(super) fn day_end(zone: &TimeZone, day: i64) -> i64 {
    midnight(zone, day.saturating_add(1)).1
}

/// The first and the last instant at which a day begins.
fn midnight(zone: &TimeZone, day: i64) -> (i64, i64) {
    let local = day.saturating_mul(DAY_SECONDS);
    let at = |offset: Offset| local.saturating_sub(i64::from(offset.seconds()));
    match zone.to_ambiguous_timestamp(civil(local)).offset() {
        AmbiguousOffset::Unambiguous { offset } => (at(offset), at(offset)),
        AmbiguousOffset::Fold { before, after } => (at(before), at(after)),
        // The change of the clock is the last one before what a clock that was not changed would call midnight.
        AmbiguousOffset::Gap { before, .. } => {
            let change = zone.preceding(timestamp(at(before).saturating_add(1))).next();
            let change = change.map_or(at(before), |change| change.timestamp().as_second());
            (change, change)
        }
    }
}

/// The wall clock time as a date and a time, or the nearest that jiff can hold.
fn civil(local: i64) -> DateTime {
    Offset::UTC.to_datetime(timestamp(local))
}

/// The instant, or the nearest that [`Timestamp`] can hold.
pub(super) fn timestamp(seconds: i64) -> Timestamp {
    let seconds = seconds.clamp(Timestamp::MIN.as_second(), Timestamp::MAX.as_second());
    Timestamp::from_second(seconds).expect("clamped to what a timestamp holds")
}

/// The offset from UTC from an instant on, until the next one in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Setting {
    pub(super) from: i64,
    pub(super) offset: i64,
}

/// A clock that is set at given instants. Invariant: the settings are in order, no two at one instant, and not
/// none; the first one stands for all time before, too.
#[derive(Debug, Clone)]
pub(super) struct WrittenClock(Vec<Setting>);

impl WrittenClock {
    /// `before` is the offset before the first setting.
    pub(super) fn new(before: i64, mut settings: Vec<Setting>) -> Self {
        settings.push(Setting { from: i64::MIN, offset: before });
        sort_by(&mut settings, Ord::cmp);
        settings.dedup_by_key(|setting| setting.from);
        Self(settings)
    }

    fn offset(&self, instant: i64) -> i64 {
        let after = self.0.partition_point(|setting| setting.from <= instant);
        self.0[after - 1].offset
    }

    fn instant(&self, local: i64) -> i64 {
        // Settings before are over by then, whatever their offset is.
        let first = self.0.partition_point(|setting| setting.from <= local - 2 * OFFSET_SECONDS_MAX);
        let mut instant = local;
        for (at, setting) in self.0.iter().enumerate().skip(first.saturating_sub(1)) {
            if setting.from > local - setting.offset {
                // Skipped: the offset before this setting holds.
                break;
            }
            instant = local - setting.offset;
            if self.0.get(at + 1).is_none_or(|next| instant < next.from) {
                break;
            }
        }
        instant
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).expect("a zone of the database")
    }

    fn text(instant: i64) -> String {
        timestamp(instant).to_string()
    }

    fn local(text: &str) -> i64 {
        let time: DateTime = text.parse().expect("a date and a time");
        Offset::UTC.to_timestamp(time).expect("in range").as_second()
    }

    #[test]
    fn skipped_times_are_told_with_the_offset_before_and_repeated_ones_are_the_first() {
        let table = [
            ("America/New_York", "2026-03-08T01:59", "2026-03-08T06:59:00Z"),
            ("America/New_York", "2026-03-08T02:00", "2026-03-08T07:00:00Z"),
            ("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30:00Z"),
            ("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00:00Z"),
            ("America/New_York", "2026-11-01T01:00", "2026-11-01T05:00:00Z"),
            ("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30:00Z"),
            ("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00Z"),
            ("Europe/London", "2026-03-29T01:30", "2026-03-29T01:30:00Z"),
            ("Europe/London", "2026-10-25T01:30", "2026-10-25T00:30:00Z"),
            ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45:00Z"),
            ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45:00Z"),
            ("America/St_Johns", "2026-03-08T02:30", "2026-03-08T06:00:00Z"),
            ("America/St_Johns", "2026-11-01T01:30", "2026-11-01T04:00:00Z"),
            ("Pacific/Apia", "2011-12-30T09:00", "2011-12-30T19:00:00Z"),
            ("Asia/Kolkata", "2026-06-01T09:00", "2026-06-01T03:30:00Z"),
        ];
        for (name, time, expected) in table {
            let clock = Clock::Database(zone(name));
            assert_eq!(text(clock.instant(local(time))), expected, "{name} {time}");
        }
    }

    /// A written clock made of the database's own changes keeps the same time as the database.
    #[test]
    fn a_written_clock_agrees_with_the_database() {
        let begin = timestamp(local("2009-06-01T00:00"));
        for name in ["America/New_York", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns"] {
            let zone = zone(name);
            let before = i64::from(zone.to_offset(begin).seconds());
            let settings = zone.following(begin).take(12).map(|change| Setting {
                from: change.timestamp().as_second(),
                offset: i64::from(change.offset().seconds()),
            });
            let settings: Vec<_> = settings.collect();
            let changes = settings.clone();
            let clock = Clock::Written(WrittenClock::new(before, settings));
            let database = Clock::Database(zone);
            for change in changes {
                for step in -200..200 {
                    let instant = change.from + step * HOUR / 4;
                    let shown = database.local(instant);
                    assert_eq!(clock.local(instant), shown, "{name} {}", text(instant));
                    assert_eq!(clock.instant(shown), database.instant(shown), "{name} {shown}");
                    let skipped = instant + change.offset;
                    assert_eq!(clock.instant(skipped), database.instant(skipped), "{name} {skipped}");
                }
            }
        }
    }

    #[test]
    fn days_begin_late_and_end_late_where_the_clock_is_changed_over_midnight() {
        let day = |text: &str| local(&format!("{text}T00:00")) / DAY_SECONDS;
        let table = [
            ("Europe/London", "2026-03-29", "2026-03-29T00:00:00Z", "2026-03-29T23:00:00Z"),
            // Clocks went from 00:01 back to 23:01 of the day before.
            ("America/St_Johns", "2010-11-06", "2010-11-06T02:30:00Z", "2010-11-07T03:30:00Z"),
            ("America/St_Johns", "2010-11-07", "2010-11-07T02:30:00Z", "2010-11-08T03:30:00Z"),
            // Midnight is skipped: from 24:00 to 01:00.
            ("Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z", "2026-04-24T21:00:00Z"),
            // From 23:30 to 00:30: midnight is in the middle of the gap.
            ("America/Toronto", "1919-03-31", "1919-03-31T04:30:00Z", "1919-04-01T04:00:00Z"),
            // The day that Samoa left out.
            ("Pacific/Apia", "2011-12-29", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00Z", "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00Z", "2011-12-31T10:00:00Z"),
        ];
        for (name, date, begin, end) in table {
            let found = (text(day_begin(&zone(name), day(date))), text(day_end(&zone(name), day(date))));
            assert_eq!(found, (begin.to_owned(), end.to_owned()), "{name} {date}");
        }
    }

    #[test]
    fn the_ends_of_time_are_held() {
        for clock in [Clock::utc(), Clock::Database(zone("Pacific/Apia"))] {
            for local in [i64::MIN / 4, -400_000_000_000, 260_000_000_000, i64::MAX / 4] {
                let _ = timestamp(clock.local(clock.instant(local)));
            }
        }
        let _ = (day_begin(&TimeZone::UTC, i64::MIN), day_end(&TimeZone::UTC, i64::MAX));
    }
}
