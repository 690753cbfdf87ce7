//! Civil days and months: what the month grid counts with. Neither clock nor time zone is known here.

use std::fmt;

/// Days before each month of a common year.
const DAYS_BEFORE_MONTH: [i64; 12] = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
/// Days in 400 years, after which the calendar repeats.
const DAYS_PER_ERA: i64 = 146_097;

/// A day of the Gregorian calendar. Invariant: it exists, and its year is 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    year: i64,
    month: u8,
    of_month: u8,
}

/// A month of the Gregorian calendar. Invariant: its year is 1 to 9999, its month 1 to 12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    year: i64,
    month: u8,
}

const fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

const fn days_in(year: i64, month: u8) -> u8 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Days of all years before `year`, since the first day of year 1.
fn days_before_year(year: i64) -> i64 {
    let past = year - 1;
    past * 365 + past / 4 - past / 100 + past / 400
}

fn digits(text: &str, length: usize) -> Option<i64> {
    (text.len() == length && text.bytes().all(|byte| byte.is_ascii_digit())).then(|| text.parse().ok())?
}

impl Day {
    /// The day, if there is such a day.
    #[must_use]
    pub const fn new(year: i64, month: u8, of_month: u8) -> Option<Self> {
        let month_exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12;
        if month_exists && of_month >= 1 && of_month <= days_in(year, month) {
            Some(Self { year, month, of_month })
        } else {
            None
        }
    }

    /// Reads `YYYY-MM-DD`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (month, day) = (text.get(..7)?, text.get(7..)?.strip_prefix('-')?);
        let month = Month::parse(month)?;
        Self::new(month.year, month.month, u8::try_from(digits(day, 2)?).ok()?)
    }

    /// Days since 1 January of year 1, which is 0 and a Monday.
    #[must_use]
    pub fn number(self) -> i64 {
        let leap_day = i64::from(self.month > 2 && is_leap(self.year));
        days_before_year(self.year)
            + DAYS_BEFORE_MONTH[usize::from(self.month) - 1]
            + leap_day
            + i64::from(self.of_month)
            - 1
    }

    /// The day with this [`number`](Self::number).
    #[must_use]
    pub fn from_number(number: i64) -> Option<Self> {
        // The mean year is short enough for this to be the right year or the one after it.
        let mut year = number * 400 / DAYS_PER_ERA + 1;
        while year > 1 && days_before_year(year) > number {
            year -= 1;
        }
        while days_before_year(year + 1) <= number {
            year += 1;
        }
        let mut rest = number - days_before_year(year);
        for month in 1..=12 {
            let length = i64::from(days_in(year, month));
            if rest < length {
                return Self::new(year, month, u8::try_from(rest + 1).ok()?);
            }
            rest -= length;
        }
        None
    }

    /// The day so many days later; the last day there is, or the first, where there is none.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self::from_number(self.number() + days).unwrap_or(self)
    }

    /// 0 is Sunday.
    #[must_use]
    pub fn weekday(self) -> u8 {
        u8::try_from((self.number() + 1).rem_euclid(7)).unwrap_or(0)
    }

    /// The first day of its week, where weeks begin on `week_start` (0 is Sunday).
    #[must_use]
    pub fn first_of_week(self, week_start: u8) -> Self {
        self.plus(-i64::from((self.weekday() + 7 - week_start % 7) % 7))
    }

    /// The month it is in.
    #[must_use]
    pub fn month(self) -> Month {
        Month { year: self.year, month: self.month }
    }

    /// The same day so many months later, or the last of that month where it is shorter.
    #[must_use]
    pub fn plus_months(self, months: i64) -> Self {
        let month = self.month().plus(months);
        Self {
            year: month.year,
            month: month.month,
            of_month: self.of_month.min(days_in(month.year, month.month)),
        }
    }

    /// Day of the month, from 1.
    #[must_use]
    pub fn day(self) -> u8 {
        self.of_month
    }
}

impl Month {
    /// Reads `YYYY-MM`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, month) = text.split_once('-')?;
        let first = Day::new(digits(year, 4)?, u8::try_from(digits(month, 2)?).ok()?, 1)?;
        Some(first.month())
    }

    /// The month so many months later; itself where there is none.
    #[must_use]
    pub fn plus(self, months: i64) -> Self {
        let count = self.year * 12 + i64::from(self.month) - 1 + months;
        let (year, month) = (count.div_euclid(12), count.rem_euclid(12) + 1);
        Day::new(year, u8::try_from(month).unwrap_or(1), 1).map_or(self, Day::month)
    }

    /// Its first day.
    #[must_use]
    pub fn first(self) -> Day {
        Day { year: self.year, month: self.month, of_month: 1 }
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Day {
        Day { year: self.year, month: self.month, of_month: days_in(self.year, self.month) }
    }

    /// The whole weeks that hold it: first and last day.
    #[must_use]
    pub fn weeks(self, week_start: u8) -> (Day, Day) {
        (self.first().first_of_week(week_start), self.last().first_of_week(week_start).plus(6))
    }

    /// The year.
    #[must_use]
    pub fn year(self) -> i64 {
        self.year
    }

    /// 1 is January.
    #[must_use]
    pub fn number(self) -> u8 {
        self.month
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{:02}", self.month(), self.of_month)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// The obvious model: walk from the first day on, one day at a time, and compare every count with it.
    #[test]
    fn every_day_of_eight_centuries_has_the_number_and_weekday_of_a_walk() {
        let (mut year, mut month, mut of_month) = (1600, 1, 1);
        let start = Day::new(1600, 1, 1).unwrap().number();
        for step in 0..(2 * DAYS_PER_ERA) {
            let walked = Day::new(year, month, of_month).unwrap();
            assert_eq!(walked.number(), start + step);
            assert_eq!(Day::from_number(start + step), Some(walked));
            // 1 January 1600 was a Saturday.
            assert_eq!(i64::from(walked.weekday()), (6 + step) % 7, "{walked}");
            if of_month < days_in(year, month) {
                of_month += 1;
            } else if month < 12 {
                (month, of_month) = (month + 1, 1);
            } else {
                (year, month, of_month) = (year + 1, 1, 1);
            }
        }
    }

    #[test]
    fn known_weekdays() {
        for (text, weekday) in
            [("1970-01-01", 4), ("2000-02-29", 2), ("2026-11-22", 0), ("2026-12-03", 4), ("0001-01-01", 1)]
        {
            assert_eq!(day(text).weekday(), weekday, "{text}");
        }
    }

    #[test]
    fn only_days_that_exist_are_read() {
        for text in [
            "2026-02-29",
            "2026-13-01",
            "2026-00-10",
            "2026-1-01",
            "2026-01-1",
            "26-01-01",
            "",
            "2026-01-01x",
            "２026-01-01",
        ] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
        assert_eq!(day("2028-02-29").to_string(), "2028-02-29");
        assert_eq!(Month::parse("2026-13"), None);
        assert_eq!(Month::parse("2026-12").unwrap().to_string(), "2026-12");
    }

    #[test]
    fn months_are_added_to_the_same_day_or_the_last() {
        for (from, months, to) in [
            ("2026-01-31", 1, "2026-02-28"),
            ("2028-01-31", 1, "2028-02-29"),
            ("2026-12-15", 1, "2027-01-15"),
            ("2026-01-15", -1, "2025-12-15"),
            ("2028-02-29", 12, "2029-02-28"),
            ("2026-03-31", -13, "2025-02-28"),
        ] {
            assert_eq!(day(from).plus_months(months), day(to));
        }
    }

    #[test]
    fn weeks_hold_the_month_and_nothing_but_whole_weeks() {
        for year in 2020..2060 {
            for number in 1..=12 {
                for week_start in [0, 1, 6] {
                    let month = Day::new(year, number, 1).unwrap().month();
                    let (first, last) = month.weeks(week_start);
                    assert_eq!(first.weekday(), week_start);
                    assert_eq!((last.number() - first.number() + 1) % 7, 0);
                    assert!(first <= month.first() && month.first().number() - first.number() < 7);
                    assert!(last >= month.last() && last.number() - month.last().number() < 7);
                }
            }
        }
    }

    #[test]
    fn the_ends_of_the_calendar_are_kept() {
        assert_eq!(day("9999-12-31").plus(1), day("9999-12-31"));
        assert_eq!(day("0001-01-01").plus(-1), day("0001-01-01"));
        assert_eq!(day("9999-12-31").plus_months(1), day("9999-12-31"));
    }
}
