//! Recurrence rules (RFC 5545, 3.3.10) as they are written.

use super::value::{self, Moment};

/// The unit of time that a rule counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Frequency {
    Secondly,
    Minutely,
    Hourly,
    Daily,
    Weekly,
    Monthly,
    Yearly,
}

/// A day of the week, from Monday as 0, with its place in the month or the year: 0 is every one, -1 the last.
pub(super) type WeekdayPlace = (i64, i64);

/// A rule. Invariant: all lists are in order, without doubles, and hold what the standard lets them hold; the
/// interval is at least 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Rule {
    pub(super) frequency: Frequency,
    pub(super) interval: i64,
    pub(super) count: Option<u32>,
    pub(super) until: Option<Moment>,
    pub(super) seconds: Vec<i64>,
    pub(super) minutes: Vec<i64>,
    pub(super) hours: Vec<i64>,
    pub(super) weekdays: Vec<WeekdayPlace>,
    pub(super) month_days: Vec<i64>,
    pub(super) year_days: Vec<i64>,
    pub(super) weeks: Vec<i64>,
    pub(super) months: Vec<i64>,
    pub(super) positions: Vec<i64>,
    /// From Monday as 0.
    pub(super) week_start: i64,
    /// Something is written in it that is not followed. What is left gives no fewer times than what was meant.
    pub(super) is_guessed: bool,
}

impl Rule {
    pub(super) fn every(frequency: Frequency) -> Self {
        Self {
            frequency,
            interval: 1,
            count: None,
            until: None,
            seconds: Vec::new(),
            minutes: Vec::new(),
            hours: Vec::new(),
            weekdays: Vec::new(),
            month_days: Vec::new(),
            year_days: Vec::new(),
            weeks: Vec::new(),
            months: Vec::new(),
            positions: Vec::new(),
            week_start: 0,
            is_guessed: false,
        }
    }

    /// Reads a rule. None if a part of it is broken, or says something that is not known here: then nobody can say
    /// when the rule happens. Parts with unknown names are passed over, as the standard wants it; a broken interval
    /// or end is left out, because that gives no fewer times.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts = || text.split(';').filter_map(|part| part.split_once('=')).map(trimmed);
        let (_, frequency) = parts().find(|(name, _)| name.eq_ignore_ascii_case("FREQ"))?;
        let mut rule = Self::every(self::frequency(frequency)?);
        for (name, value) in parts() {
            rule.take_part(&name.to_ascii_uppercase(), value)?;
        }
        rule.drop_forbidden();
        Some(rule)
    }

    fn take_part(&mut self, name: &str, value: &str) -> Option<()> {
        match name {
            // Exchange writes an interval of 0 where it means 1.
            "INTERVAL" => {
                let interval = value.parse::<u32>();
                self.interval = interval.as_ref().map_or(1, |&interval| i64::from(interval).max(1));
                self.is_guessed |= interval.is_err();
            }
            "COUNT" => {
                self.count = value.parse().ok().filter(|&count| count > 0);
                self.is_guessed |= self.count.is_none();
            }
            "UNTIL" => {
                self.until = value::moment(value, None, false);
                self.is_guessed |= self.until.is_none();
            }
            // A leap second is not told apart from the second before.
            "BYSECOND" => self.seconds = list(value, |text| unsigned(text, 0, 60).map(|at| at.min(59)))?,
            "BYMINUTE" => self.minutes = list(value, |text| unsigned(text, 0, 59))?,
            "BYHOUR" => self.hours = list(value, |text| unsigned(text, 0, 23))?,
            "BYDAY" => self.weekdays = list(value, weekday_place)?,
            "BYMONTHDAY" => self.month_days = list(value, |text| signed(text, 31))?,
            "BYYEARDAY" => self.year_days = list(value, |text| signed(text, 366))?,
            "BYWEEKNO" => self.weeks = list(value, |text| signed(text, 53))?,
            "BYMONTH" => self.months = list(value, |text| unsigned(text, 1, 12))?,
            "BYSETPOS" => self.positions = list(value, |text| signed(text, 366))?,
            "WKST" => self.week_start = weekday(value)?,
            // RFC 7529. Other calendars than ours are not known here; days that a month lacks are left out.
            "RSCALE" if !value.eq_ignore_ascii_case("GREGORIAN") => return None,
            "SKIP" if !value.eq_ignore_ascii_case("OMIT") => return None,
            _ => {}
        }
        Some(())
    }

    /// Drops what must not stand in a rule of this frequency: without it the rule gives more times, not fewer.
    fn drop_forbidden(&mut self) {
        use Frequency::{Daily, Monthly, Weekly, Yearly};
        let frequency = self.frequency;
        let places_are_allowed = frequency == Monthly || (frequency == Yearly && self.weeks.is_empty());
        let mut dropped = false;
        if !places_are_allowed {
            dropped |= self.weekdays.iter().any(|&(_, place)| place != 0);
            self.weekdays = self.weekdays.iter().map(|&(weekday, _)| (weekday, 0)).collect();
            self.weekdays.dedup();
        }
        let mut clear = |list: &mut Vec<i64>, is_forbidden: bool| {
            if is_forbidden && !list.is_empty() {
                list.clear();
                dropped = true;
            }
        };
        clear(&mut self.weeks, frequency != Yearly);
        clear(&mut self.year_days, matches!(frequency, Daily | Weekly | Monthly));
        clear(&mut self.month_days, frequency == Weekly);
        self.is_guessed |= dropped;
    }

    /// The rule for whole days, which have no time of day.
    pub(super) fn of_days(mut self) -> Self {
        for list in [&mut self.seconds, &mut self.minutes, &mut self.hours] {
            list.clear();
        }
        self
    }
}

fn trimmed<'a>((name, value): (&'a str, &'a str)) -> (&'a str, &'a str) {
    (name.trim(), value.trim())
}

fn frequency(text: &str) -> Option<Frequency> {
    Some(match text.to_ascii_uppercase().as_str() {
        "SECONDLY" => Frequency::Secondly,
        "MINUTELY" => Frequency::Minutely,
        "HOURLY" => Frequency::Hourly,
        "DAILY" => Frequency::Daily,
        "WEEKLY" => Frequency::Weekly,
        "MONTHLY" => Frequency::Monthly,
        "YEARLY" => Frequency::Yearly,
        _ => return None,
    })
}

/// Reads a list with commas, in order and without doubles. Empty places are no values; no value at all is no list.
fn list<T: Ord>(text: &str, read: impl Fn(&str) -> Option<T>) -> Option<Vec<T>> {
    let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
    let mut values: Vec<T> = items.map(read).collect::<Option<_>>()?;
    values.sort_unstable();
    values.dedup();
    (!values.is_empty()).then_some(values)
}

fn unsigned(text: &str, least: i64, most: i64) -> Option<i64> {
    text.parse().ok().filter(|number| (least..=most).contains(number))
}

/// A number that counts from the end if it is negative, and is never 0.
fn signed(text: &str, most: i64) -> Option<i64> {
    text.parse().ok().filter(|number: &i64| *number != 0 && (-most..=most).contains(number))
}

fn weekday(text: &str) -> Option<i64> {
    let names = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];
    names.iter().position(|name| name.eq_ignore_ascii_case(text)).and_then(|at| i64::try_from(at).ok())
}

/// Reads `MO`, `2MO`, `+2MO`, `-1FR`.
fn weekday_place(text: &str) -> Option<WeekdayPlace> {
    let (place, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let place = if place.is_empty() { 0 } else { signed(place.trim(), 53)? };
    Some((weekday(name)?, place))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_are_read_as_programs_write_them() {
        let weekly = |weekdays: &[i64]| Rule {
            weekdays: weekdays.iter().map(|&weekday| (weekday, 0)).collect(),
            ..Rule::every(Frequency::Weekly)
        };
        let table = [
            ("FREQ=WEEKLY;BYDAY=MO,WE", weekly(&[0, 2])),
            ("BYDAY=WE,MO,WE;FREQ=WEEKLY;WKST=MO", weekly(&[0, 2])),
            (" freq = weekly ; byday = we , mo ;", weekly(&[0, 2])),
            ("FREQ=WEEKLY;INTERVAL=0;BYDAY=MO", weekly(&[0])),
            ("FREQ=WEEKLY;BYDAY=MO;X-SOMETHING=1;RSCALE=GREGORIAN;SKIP=OMIT", weekly(&[0])),
            ("FREQ=WEEKLY;BYDAY=MO,,WE,;;", weekly(&[0, 2])),
            (
                "FREQ=MONTHLY;BYDAY=-1FR,+2MO;INTERVAL=2;COUNT=7",
                Rule {
                    weekdays: vec![(0, 2), (4, -1)],
                    interval: 2,
                    count: Some(7),
                    ..Rule::every(Frequency::Monthly)
                },
            ),
            ("FREQ=WEEKLY;BYDAY=2MO,3MO", Rule { is_guessed: true, ..weekly(&[0]) }),
            ("FREQ=WEEKLY;BYDAY=MO;BYMONTHDAY=13", Rule { is_guessed: true, ..weekly(&[0]) }),
            ("FREQ=WEEKLY;BYDAY=MO;BYWEEKNO=20", Rule { is_guessed: true, ..weekly(&[0]) }),
            ("FREQ=WEEKLY;BYDAY=MO;UNTIL=someday", Rule { is_guessed: true, ..weekly(&[0]) }),
            ("FREQ=WEEKLY;BYDAY=MO;COUNT=0", Rule { is_guessed: true, ..weekly(&[0]) }),
            ("FREQ=WEEKLY;BYDAY=MO;COUNT=99999999999", Rule { is_guessed: true, ..weekly(&[0]) }),
            ("FREQ=WEEKLY;BYDAY=MO;INTERVAL=-1", Rule { is_guessed: true, ..weekly(&[0]) }),
            (
                "FREQ=WEEKLY;BYDAY=MO;UNTIL=20260105",
                Rule { until: Some(Moment::Day(20_458)), ..weekly(&[0]) },
            ),
            ("FREQ=SECONDLY;BYSECOND=60", Rule { seconds: vec![59], ..Rule::every(Frequency::Secondly) }),
        ];
        for (text, expected) in table {
            assert_eq!(Rule::parse(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn a_broken_rule_is_none() {
        let table = [
            "",
            "BYDAY=MO",
            "FREQ=FORTNIGHTLY",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;BYDAY=0MO",
            "FREQ=WEEKLY;BYDAY=54MO",
            "FREQ=WEEKLY;BYDAY=",
            "FREQ=WEEKLY;BYDAY=\u{e9}",
            "FREQ=WEEKLY;WKST=1",
            "FREQ=MONTHLY;BYMONTHDAY=0",
            "FREQ=MONTHLY;BYMONTHDAY=32",
            "FREQ=YEARLY;BYMONTH=13",
            "FREQ=YEARLY;BYMONTH=5L",
            "FREQ=YEARLY;BYYEARDAY=367",
            "FREQ=YEARLY;BYWEEKNO=-54",
            "FREQ=DAILY;BYHOUR=24",
            "FREQ=DAILY;BYMINUTE=60",
            "FREQ=DAILY;BYSECOND=61",
            "FREQ=DAILY;BYSETPOS=0",
            "FREQ=MONTHLY;RSCALE=HEBREW;SKIP=FORWARD",
            "FREQ=MONTHLY;SKIP=BACKWARD;BYMONTHDAY=31",
        ];
        for text in table {
            assert_eq!(Rule::parse(text), None, "{text}");
        }
    }
}
