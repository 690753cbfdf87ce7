//! The values of iCalendar that tell of time (RFC 5545, 3.3.4 to 3.3.9), as numbers.
//!
//! Wall clock times are whole seconds since the clock's own midnight of 1970-01-01, days are counted from there.

use crate::availability::DAY_SECONDS;
use jiff::civil::{Date, DateTime};
use jiff::{Span, Timestamp};

const EPOCH: Date = Date::constant(1970, 1, 1);
const HOUR_SECONDS: i64 = 3_600;
const MINUTE_SECONDS: i64 = 60;

/// Which of the document's names of zones.
pub(super) type ZoneIndex = usize;

/// When something is, as it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Moment {
    /// A whole day.
    Day(i64),
    /// A wall clock time in a zone; without one, wherever the reader is ("floating").
    Local(i64, Option<ZoneIndex>),
    /// An instant, in seconds since the epoch.
    Utc(i64),
}

impl Moment {
    /// The day that is written, whatever zone it is meant in.
    pub(super) fn written_day(self) -> i64 {
        match self {
            Self::Day(day) => day,
            Self::Local(seconds, _) | Self::Utc(seconds) => seconds.div_euclid(DAY_SECONDS),
        }
    }
}

/// How long something lasts: days of the calendar first, which may be longer or shorter than 24 hours, then time
/// that passes. Neither is negative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Duration {
    pub(super) days: i64,
    pub(super) seconds: i64,
}

/// The end of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Until {
    At(Moment),
    After(Duration),
}

/// The number of a date; days are counted from 1970-01-01.
pub(super) fn day_number(date: Date) -> i64 {
    EPOCH.duration_until(date).as_secs() / DAY_SECONDS
}

/// Reads a date or a time. `zone` is the zone that is written beside it, `date` says that it is meant as a day.
pub(super) fn moment(text: &str, zone: Option<ZoneIndex>, date: bool) -> Option<Moment> {
    let moment = basic(text, zone).or_else(|| extended(text, zone))?;
    Some(if date { Moment::Day(moment.written_day()) } else { moment })
}

/// `20260105`, `20260105T0900`, `20260105T090000`, `20260105T090000Z`.
fn basic(text: &str, zone: Option<ZoneIndex>) -> Option<Moment> {
    let bytes = text.as_bytes();
    let (date, time) = bytes.split_at_checked(8)?;
    let date = Date::new(
        i16::try_from(number(&date[..4])?).ok()?,
        i8::try_from(number(&date[4..6])?).ok()?,
        i8::try_from(number(&date[6..])?).ok()?,
    );
    let day = day_number(date.ok()?);
    if time.is_empty() {
        return Some(Moment::Day(day));
    }
    let [b'T' | b't', clock @ ..] = time else { return None };
    let (clock, utc) = match clock {
        [clock @ .., b'Z' | b'z'] => (clock, true),
        clock => (clock, false),
    };
    let seconds = day * DAY_SECONDS + clock_seconds(clock)?;
    Some(if utc { Moment::Utc(seconds) } else { Moment::Local(seconds, zone) })
}

/// Reads `HHMMSS` or `HHMM`. A leap second is the one before; 24:00 is the end of the day.
fn clock_seconds(clock: &[u8]) -> Option<i64> {
    let (hour, minute, second) = match clock.len() {
        6 => (number(&clock[..2])?, number(&clock[2..4])?, number(&clock[4..])?),
        4 => (number(&clock[..2])?, number(&clock[2..])?, 0),
        _ => return None,
    };
    let seconds = hour * HOUR_SECONDS + minute * MINUTE_SECONDS + second.min(59);
    (minute < 60 && second <= 60 && seconds <= DAY_SECONDS).then_some(seconds)
}

/// What iCalendar does not allow and some programs write: `2026-01-05T09:00:00+01:00`.
fn extended(text: &str, zone: Option<ZoneIndex>) -> Option<Moment> {
    if let Ok(instant) = text.parse::<Timestamp>() {
        return Some(Moment::Utc(instant.as_second()));
    }
    if !text.contains(['T', 't', ' ']) {
        return text.parse().ok().map(|date| Moment::Day(day_number(date)));
    }
    let time: DateTime = text.parse().ok()?;
    let clock = i64::from(time.hour()) * HOUR_SECONDS
        + i64::from(time.minute()) * MINUTE_SECONDS
        + i64::from(time.second());
    Some(Moment::Local(day_number(time.date()) * DAY_SECONDS + clock, zone))
}

/// Reads a few ASCII digits.
fn number(digits: &[u8]) -> Option<i64> {
    let add = |sum: i64, digit: &u8| digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0'));
    digits.iter().try_fold(0, add)
}

/// Reads `PT1H30M`, `P1D`, `P2W`. Months and years are none of iCalendar's; a negative length is no length.
pub(super) fn duration(text: &str) -> Option<Duration> {
    if !text.starts_with(['P', 'p', '+', '-']) {
        return None;
    }
    let span: Span = text.parse().ok()?;
    if span.is_negative() || span.get_years() != 0 || span.get_months() != 0 {
        return None;
    }
    let days = i64::from(span.get_weeks()) * 7 + i64::from(span.get_days());
    let hours = i64::from(span.get_hours());
    let seconds = hours * HOUR_SECONDS + span.get_minutes() * MINUTE_SECONDS + span.get_seconds();
    Some(Duration { days, seconds })
}

/// Reads `start/end` or `start/duration`.
pub(super) fn period(text: &str, zone: Option<ZoneIndex>) -> Option<(Moment, Until)> {
    let (start, end) = text.split_once('/')?;
    let (start, end) = (moment(start.trim(), zone, false)?, end.trim());
    let until = match duration(end) {
        Some(duration) => Until::After(duration),
        None => Until::At(moment(end, zone, false)?),
    };
    Some((start, until))
}

/// Reads an offset from UTC, `+0100` or `-033052`, in seconds; less than a day.
pub(super) fn offset(text: &str) -> Option<i64> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (-1, digits),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let seconds = clock_seconds(digits.as_bytes())?;
    (seconds < DAY_SECONDS).then_some(sign * seconds)
}

#[cfg(test)]
mod tests {
    use super::*;

    const JAN_5: i64 = 20_458;
    const NINE: i64 = JAN_5 * DAY_SECONDS + 9 * HOUR_SECONDS;

    #[test]
    fn moments_are_read_as_programs_write_them() {
        let table = [
            ("20260105", Some(Moment::Day(JAN_5))),
            ("20260105T090000", Some(Moment::Local(NINE, Some(3)))),
            ("20260105T0900", Some(Moment::Local(NINE, Some(3)))),
            ("20260105t090000z", Some(Moment::Utc(NINE))),
            ("20260105T090000Z", Some(Moment::Utc(NINE))),
            ("20260105T240000", Some(Moment::Local((JAN_5 + 1) * DAY_SECONDS, Some(3)))),
            ("20260105T240001", None),
            ("20260105T085960", Some(Moment::Local(NINE - 1, Some(3)))),
            ("20260105T085961", None),
            ("20260105T096000", None),
            ("2026-01-05", Some(Moment::Day(JAN_5))),
            ("2026-01-05T09:00:00", Some(Moment::Local(NINE, Some(3)))),
            ("2026-01-05T09:00:00Z", Some(Moment::Utc(NINE))),
            ("2026-01-05T10:00:00+01:00", Some(Moment::Utc(NINE))),
            ("20260105T100000+0100", Some(Moment::Utc(NINE))),
            ("20260229", None),
            ("20261301T000000", None),
            ("00000101", Some(Moment::Day(-719_528))),
            ("99991231T235959Z", Some(Moment::Utc(253_402_300_799))),
            ("", None),
            ("2026010", None),
            ("T090000", None),
            ("2026\u{fffd}0105", None),
        ];
        for (text, expected) in table {
            assert_eq!(moment(text, Some(3), false), expected, "{text}");
        }
        assert_eq!(moment("20260105T090000", None, true), Some(Moment::Day(JAN_5)));
    }

    #[test]
    fn durations_are_read_and_bounded() {
        let length = |days, seconds| Some(Duration { days, seconds });
        let table = [
            ("PT1H30M", length(0, 5_400)),
            ("P1D", length(1, 0)),
            ("P2W", length(14, 0)),
            ("P1DT12H", length(1, 43_200)),
            ("+PT15M", length(0, 900)),
            ("PT0S", length(0, 0)),
            ("-PT15M", None),
            ("P1M", None),
            ("P1Y", None),
            ("P", None),
            ("PT", None),
            ("1 hour", None),
            ("PT99999999999999999999S", None),
            ("P99999999999D", None),
        ];
        for (text, expected) in table {
            assert_eq!(duration(text), expected, "{text}");
        }
    }

    #[test]
    fn offsets_are_less_than_a_day() {
        let table = [
            ("+0100", Some(3_600)),
            ("-0330", Some(-12_600)),
            ("-033052", Some(-12_652)),
            ("0000", Some(0)),
            ("+2359", Some(86_340)),
            ("+2400", None),
            ("+1", None),
            ("", None),
        ];
        for (text, expected) in table {
            assert_eq!(offset(text), expected, "{text}");
        }
    }
}
