//! What time it is at the stand-in: the machine's clock, which a test may set forward.

use jiff::{SignedDuration, Timestamp, Unit, civil::Date, tz::TimeZone};

/// The stand-in's clock.
#[derive(Debug, Default)]
pub struct Clock {
    ahead: SignedDuration,
}

impl Clock {
    /// Now, with its fraction of a second.
    pub fn precise(&self) -> Timestamp {
        Timestamp::now().checked_add(self.ahead).unwrap_or(Timestamp::MAX)
    }

    /// Now, in whole seconds, as Zoom writes every instant.
    pub fn now(&self) -> Timestamp {
        whole_second(self.precise())
    }

    /// Moves the clock on by so many seconds: past a token's life, or past midnight.
    pub fn advance(&mut self, seconds: u32) {
        self.ahead = self.ahead.saturating_add(SignedDuration::from_secs(i64::from(seconds)));
    }
}

/// Drops the fraction of a second, towards the past.
fn whole_second(instant: Timestamp) -> Timestamp {
    Timestamp::from_second(instant.as_second()).unwrap_or(instant)
}

/// The UTC day of an instant. Zoom's daily limits start afresh at 00:00 UTC (zoom.md 4).
pub fn utc_day(instant: Timestamp) -> Date {
    instant.to_zoned(TimeZone::UTC).date()
}

/// The next 00:00 UTC after an instant, which is when a daily limit ends (zoom.md 4).
pub fn next_utc_midnight(instant: Timestamp) -> Timestamp {
    utc_day(instant)
        .tomorrow()
        .ok()
        .and_then(|day| day.to_zoned(TimeZone::UTC).ok())
        .map_or(Timestamp::MAX, |midnight| midnight.timestamp())
}

/// Milliseconds are enough for the journal.
pub fn to_milliseconds(instant: Timestamp) -> Timestamp {
    instant.round(Unit::Millisecond).unwrap_or(instant)
}

/// `instant` plus so many seconds, or the end of time.
pub fn after_seconds(instant: Timestamp, seconds: u32) -> Timestamp {
    instant.checked_add(SignedDuration::from_secs(i64::from(seconds))).unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use super::{Clock, next_utc_midnight, utc_day};

    #[test]
    fn midnight_follows_the_day() {
        let late: jiff::Timestamp = "2027-02-28T23:59:59Z".parse().expect("a timestamp");
        assert_eq!(next_utc_midnight(late).to_string(), "2027-03-01T00:00:00Z");
        assert_eq!(utc_day(late).to_string(), "2027-02-28");
    }

    #[test]
    fn advancing_moves_now() {
        let mut clock = Clock::default();
        let before = clock.now();
        clock.advance(3600);
        assert!(clock.now().as_second() - before.as_second() >= 3600);
        assert_eq!(clock.now().subsec_nanosecond(), 0);
    }
}
