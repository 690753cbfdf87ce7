//! Times as a wall clock shows them. The edge sends them with each slot, so nothing here computes a time zone.

use crate::day::Day;
use crate::text;

/// What a wall clock shows somewhere: read from `2026-11-01T01:30:00-04:00`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WallTime {
    /// The day.
    pub day: Day,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// How far this clock is ahead of UTC.
    pub offset_minutes: i64,
}

impl WallTime {
    /// Reads RFC 3339 with an offset or `Z`. Seconds are dropped.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let day = Day::parse(text.get(..10)?)?;
        let (hour, minute) = hours_and_minutes(text.get(11..16)?)?;
        let rest = text.get(16..)?;
        let offset_minutes = match rest.find(['Z', '+', '-'])? {
            at if rest.as_bytes()[at] == b'Z' => 0,
            at => {
                let (hours, minutes) = hours_and_minutes(rest.get(at + 1..)?)?;
                let minutes = i64::from(hours) * 60 + i64::from(minutes);
                if rest.as_bytes()[at] == b'-' { -minutes } else { minutes }
            }
        };
        Some(Self { day, hour, minute, offset_minutes })
    }

    /// Minutes since the first day there is, in UTC: good for differences.
    #[must_use]
    pub fn utc_minutes(self) -> i64 {
        self.day.number() * 1440 + i64::from(self.hour) * 60 + i64::from(self.minute) - self.offset_minutes
    }

    /// `2:30 PM` or `14:30`.
    #[must_use]
    pub fn time(self, hour12: bool) -> String {
        let Self { hour, minute, .. } = self;
        if !hour12 {
            return format!("{hour:02}:{minute:02}");
        }
        let half = if hour < 12 { text::AM } else { text::PM };
        format!("{}:{minute:02}\u{a0}{half}", (hour + 11) % 12 + 1)
    }

    /// `GMT-4`, `GMT+5:30`, `GMT`.
    #[must_use]
    pub fn offset(self) -> String {
        let minutes = self.offset_minutes.abs();
        let sign = if self.offset_minutes < 0 { '\u{2212}' } else { '+' };
        match (minutes / 60, minutes % 60) {
            (0, 0) => "GMT".to_owned(),
            (hours, 0) => format!("GMT{sign}{hours}"),
            (hours, minutes) => format!("GMT{sign}{hours}:{minutes:02}"),
        }
    }
}

fn hours_and_minutes(text: &str) -> Option<(u8, u8)> {
    let (hour, minute) = text.split_once(':')?;
    let two_digits = |text: &str| (text.len() == 2).then(|| text.parse::<u8>().ok())?;
    let (hour, minute) = (two_digits(hour)?, two_digits(minute)?);
    (hour < 24 && minute < 60).then_some((hour, minute))
}

/// How long something takes, from its first instant to the first after it.
#[must_use]
pub fn minutes_between(start: &str, end: &str) -> Option<i64> {
    Some(WallTime::parse(end)?.utc_minutes() - WallTime::parse(start)?.utc_minutes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_as_people_write_them() {
        for (local, twelve, twenty_four) in [
            ("2026-12-03T00:00:00-05:00", "12:00\u{a0}AM", "00:00"),
            ("2026-12-03T09:05:00Z", "9:05\u{a0}AM", "09:05"),
            ("2026-12-03T12:00:00+01:00", "12:00\u{a0}PM", "12:00"),
            ("2026-12-03T23:59:59.5+05:45", "11:59\u{a0}PM", "23:59"),
        ] {
            let wall = WallTime::parse(local).unwrap();
            assert_eq!((wall.time(true).as_str(), wall.time(false).as_str()), (twelve, twenty_four));
        }
    }

    #[test]
    fn offsets_read_as_people_write_them() {
        for (local, offset) in [
            ("2026-11-01T01:30:00-04:00", "GMT\u{2212}4"),
            ("2026-11-01T01:30:00+05:45", "GMT+5:45"),
            ("2026-11-01T01:30:00+00:00", "GMT"),
            ("2026-11-01T01:30:00Z", "GMT"),
            ("2026-11-01T01:30:00-03:30", "GMT\u{2212}3:30"),
        ] {
            assert_eq!(WallTime::parse(local).unwrap().offset(), offset);
        }
    }

    #[test]
    fn nonsense_is_refused() {
        for text in [
            "",
            "2026-11-01",
            "2026-11-01T25:00:00Z",
            "2026-11-01T01:60:00Z",
            "2026-11-01T01:30:00",
            "ééééééééééé",
        ] {
            assert_eq!(WallTime::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_difference_crosses_days_and_offsets() {
        assert_eq!(minutes_between("2026-12-31T23:45:00Z", "2027-01-01T00:15:00Z"), Some(30));
        assert_eq!(minutes_between("2026-11-01T01:30:00-04:00", "2026-11-01T01:30:00-05:00"), Some(60));
    }
}
