//! The times that a recurrence rule names (RFC 5545, 3.3.10), on a wall clock that is never changed.
//!
//! Periods of the rule's frequency are walked one by one; of the days in each, those are kept that every part of
//! the rule allows. Without a count the walk begins near the window that is asked for. Each walk has a number of
//! steps that it may take, so that no rule, however absurd, lasts long.

use super::rule::{Frequency, Rule};
use super::value::day_number;
use crate::availability::{DAY_SECONDS, date_of};
use jiff::civil::Date;
use std::ops::{ControlFlow, RangeInclusive};

const MINUTE_SECONDS: i64 = 60;
const HOUR_SECONDS: i64 = 3_600;

/// What a walk found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Walk {
    /// Wall clock times inside the window, in order, all after the first one of the event.
    pub(super) starts: Vec<i64>,
    /// How many steps it took.
    pub(super) steps: u32,
    /// The wall clock time from which on nothing is known, because the steps did not suffice.
    pub(super) stopped_at: Option<i64>,
}

impl Rule {
    /// The times after `first`, which is itself the first one and counts as such, that lie in `window`.
    pub(super) fn starts(&self, first: i64, window: RangeInclusive<i64>, steps_max: u32) -> Walk {
        let mut walker = Walker::new(self, first, window, steps_max);
        // Whether it ended early or late, what it found is complete but for what `stopped_at` says.
        let _: ControlFlow<()> =
            if self.frequency < Frequency::Daily { walker.walk_within_days() } else { walker.walk_days() };
        walker.walk
    }
}

struct Walker {
    /// With what the rule leaves to the first time filled in.
    rule: Rule,
    first: i64,
    first_day: Day,
    window: RangeInclusive<i64>,
    /// Times inside of a day, an hour or a minute, whatever the period's smallest unit is; in order.
    times: Vec<i64>,
    /// How many times the rule may still name.
    count: Option<u32>,
    steps_max: u32,
    walk: Walk,
}

impl Walker {
    fn new(rule: &Rule, first: i64, window: RangeInclusive<i64>, steps_max: u32) -> Self {
        let first_day = Day::of(first.div_euclid(DAY_SECONDS));
        let rule = with_defaults(rule, first, &first_day);
        // The first time is the event's own.
        let count = rule.count.map(|count| count - 1);
        let times = times(&rule);
        let steps = u32::try_from(times.len()).unwrap_or(u32::MAX);
        let walk = Walk { steps, ..Walk::default() };
        Self { rule, first, first_day, window, times, count, steps_max, walk }
    }

    fn walk_days(&mut self) -> ControlFlow<()> {
        let mut begins = Vec::new();
        for index in self.first_index().. {
            let Some(period) = self.period(index) else { return ControlFlow::Break(()) };
            let begin = period.begin * DAY_SECONDS;
            self.take_step(begin)?;
            if begin > *self.window.end() {
                return ControlFlow::Break(());
            }
            begins.clear();
            begins.extend(self.days_of(&period).into_iter().map(|day| day * DAY_SECONDS));
            self.take_period(&begins)?;
        }
        ControlFlow::Break(())
    }

    /// The number of the first period that may have times in the window.
    fn first_index(&self) -> i64 {
        if self.count.is_some() {
            return 0;
        }
        let begin = Day::of(self.window.start().div_euclid(DAY_SECONDS));
        let passed = match self.rule.frequency {
            Frequency::Weekly => (begin.number - self.first_day.number) / 7,
            Frequency::Monthly => begin.months() - self.first_day.months(),
            Frequency::Yearly => begin.year - self.first_day.year,
            _ => begin.number - self.first_day.number,
        };
        // One earlier: a week begins before its days, and a year's weeks may reach into the next year.
        (passed / self.rule.interval - 1).max(0)
    }

    /// The period with a number; none after the last day of all time.
    fn period(&self, index: i64) -> Option<Period> {
        let passed = index.checked_mul(self.rule.interval)?;
        match self.rule.frequency {
            Frequency::Weekly => {
                let week = self.first_day.number - self.first_day.days_since(self.rule.week_start);
                Period::days(week.checked_add(passed.checked_mul(7)?)?, 7)
            }
            Frequency::Monthly => {
                let months = self.first_day.months().checked_add(passed)?;
                Period::month(months.div_euclid(12), months.rem_euclid(12) + 1)
            }
            Frequency::Yearly => Period::year(self.first_day.year.checked_add(passed)?, &self.rule),
            _ => Period::days(self.first_day.number.checked_add(passed)?, 1),
        }
    }

    /// The days of a period that the rule allows, in order.
    fn days_of(&self, period: &Period) -> Vec<i64> {
        let weeks: Vec<(i64, i64)>;
        let stretches = if self.rule.weeks.is_empty() {
            &period.stretches
        } else {
            weeks = weeks_of(period.year, &self.rule).map(|begin| (begin, 7)).collect();
            &weeks
        };
        let days = stretches.iter().flat_map(|&(begin, length)| begin..begin + length);
        days.filter(|&day| self.allows(&Day::of(day))).collect()
    }

    /// Whether every part of the rule that is about days allows this one; weeks of the year are not looked at.
    fn allows(&self, day: &Day) -> bool {
        let rule = &self.rule;
        let has = |list: &[i64], from_begin: i64, length: i64| {
            list.is_empty() || list.contains(&from_begin) || list.contains(&(from_begin - length - 1))
        };
        (rule.months.is_empty() || rule.months.contains(&day.month))
            && has(&rule.month_days, day.in_month, day.month_length)
            && has(&rule.year_days, day.in_year, day.year_length)
            && (rule.weekdays.is_empty() || rule.weekdays.iter().any(|&place| self.is_at(day, place)))
    }

    fn is_at(&self, day: &Day, (weekday, place): (i64, i64)) -> bool {
        let in_month = self.rule.frequency == Frequency::Monthly || !self.rule.months.is_empty();
        let (at, length) =
            if in_month { (day.in_month, day.month_length) } else { (day.in_year, day.year_length) };
        let is_placed = match place {
            0 => true,
            1.. => (at - 1) / 7 + 1 == place,
            _ => (length - at) / 7 + 1 == -place,
        };
        day.weekday == weekday && is_placed
    }

    /// Takes the times of one period, given when its days begin (or its one hour, minute or second).
    fn take_period(&mut self, begins: &[i64]) -> ControlFlow<()> {
        let each = self.times.len();
        let all = begins.len() * each;
        let take = |walker: &mut Self, at: usize| walker.take(begins[at / each] + walker.times[at % each]);
        if self.rule.positions.is_empty() {
            return (0..all).try_for_each(|at| take(self, at));
        }
        positions(&self.rule.positions, all).try_for_each(|at| take(self, at))
    }

    fn walk_within_days(&mut self) -> ControlFlow<()> {
        let unit = match self.rule.frequency {
            Frequency::Secondly => 1,
            Frequency::Minutely => MINUTE_SECONDS,
            _ => HOUR_SECONDS,
        };
        let step = self.rule.interval * unit;
        let begin = self.first.div_euclid(unit) * unit;
        let mut at = begin;
        if self.count.is_none() {
            at = next_on_grid(begin, step, (*self.window.start() - unit).max(begin));
        }
        while at <= *self.window.end() {
            self.take_step(at)?;
            if let Some(later) = self.skip_to(at) {
                at = next_on_grid(at, step, later);
            } else {
                self.take_period(&[at])?;
                at += step;
            }
        }
        ControlFlow::Break(())
    }

    /// Where the next time can be at the earliest, if there can be none in this hour, minute or second.
    fn skip_to(&self, at: i64) -> Option<i64> {
        let rule = &self.rule;
        let lacks = |list: &[i64], value: i64| !list.is_empty() && !list.contains(&value);
        let after = |unit: i64| Some((at.div_euclid(unit) + 1) * unit);
        let clock = at.rem_euclid(DAY_SECONDS);
        if !self.allows(&Day::of(at.div_euclid(DAY_SECONDS))) {
            return after(DAY_SECONDS);
        }
        if lacks(&rule.hours, clock / HOUR_SECONDS) {
            return after(HOUR_SECONDS);
        }
        let is_within_hours = rule.frequency < Frequency::Hourly;
        if is_within_hours && lacks(&rule.minutes, clock % HOUR_SECONDS / MINUTE_SECONDS) {
            return after(MINUTE_SECONDS);
        }
        let is_second = rule.frequency == Frequency::Secondly;
        if is_second && lacks(&rule.seconds, clock % MINUTE_SECONDS) {
            return after(1);
        }
        None
    }

    /// Takes one time that the rule names, in their order.
    fn take(&mut self, start: i64) -> ControlFlow<()> {
        self.take_step(start)?;
        if start <= self.first {
            return ControlFlow::Continue(());
        }
        if start > *self.window.end() {
            return ControlFlow::Break(());
        }
        if let Some(count) = &mut self.count {
            match count.checked_sub(1) {
                Some(left) => *count = left,
                None => return ControlFlow::Break(()),
            }
        }
        if self.window.contains(&start) {
            self.walk.starts.push(start);
        }
        ControlFlow::Continue(())
    }

    fn take_step(&mut self, at: i64) -> ControlFlow<()> {
        if self.walk.steps >= self.steps_max {
            self.walk.stopped_at = Some(at.max(self.first));
            return ControlFlow::Break(());
        }
        self.walk.steps += 1;
        ControlFlow::Continue(())
    }
}

/// The rule with what it leaves to its first time: "every month" means on the same day of the month.
fn with_defaults(rule: &Rule, first: i64, day: &Day) -> Rule {
    let mut rule = rule.clone();
    let clock = first.rem_euclid(DAY_SECONDS);
    let fill = |list: &mut Vec<i64>, value: i64| {
        if list.is_empty() {
            list.push(value);
        }
    };
    if rule.frequency > Frequency::Secondly {
        fill(&mut rule.seconds, clock % MINUTE_SECONDS);
    }
    if rule.frequency > Frequency::Minutely {
        fill(&mut rule.minutes, clock % HOUR_SECONDS / MINUTE_SECONDS);
    }
    if rule.frequency > Frequency::Hourly {
        fill(&mut rule.hours, clock / HOUR_SECONDS);
    }
    if !(rule.weekdays.is_empty() && rule.month_days.is_empty() && rule.year_days.is_empty()) {
        return rule;
    }
    match rule.frequency {
        Frequency::Weekly => rule.weekdays.push((day.weekday, 0)),
        Frequency::Monthly => rule.month_days.push(day.in_month),
        Frequency::Yearly if !rule.weeks.is_empty() => rule.weekdays.push((day.weekday, 0)),
        Frequency::Yearly => {
            rule.month_days.push(day.in_month);
            fill(&mut rule.months, day.month);
        }
        _ => {}
    }
    rule
}

/// The times of day, or within an hour or a minute, that a rule names.
fn times(rule: &Rule) -> Vec<i64> {
    let zero = vec![0];
    let (seconds, minutes, hours) = match rule.frequency {
        Frequency::Secondly => (&zero, &zero, &zero),
        Frequency::Minutely => (&rule.seconds, &zero, &zero),
        Frequency::Hourly => (&rule.seconds, &rule.minutes, &zero),
        _ => (&rule.seconds, &rule.minutes, &rule.hours),
    };
    let mut times = Vec::with_capacity(seconds.len() * minutes.len() * hours.len());
    for hour in hours {
        for minute in minutes {
            times.extend(seconds.iter().map(|second| hour * HOUR_SECONDS + minute * MINUTE_SECONDS + second));
        }
    }
    times
}

/// Indexes of the places that are wanted, 1 being the first and -1 the last of `length`; in order, without doubles.
fn positions(wanted: &[i64], length: usize) -> impl Iterator<Item = usize> + use<> {
    let index = |&place: &i64| {
        let distance = usize::try_from(place.unsigned_abs()).ok()?;
        let index = if place > 0 { distance.checked_sub(1)? } else { length.checked_sub(distance)? };
        (index < length).then_some(index)
    };
    let mut indexes: Vec<usize> = wanted.iter().filter_map(index).collect();
    indexes.sort_unstable();
    indexes.dedup();
    indexes.into_iter()
}

/// The first time at or after `least` that is some whole number of steps after `begin`.
fn next_on_grid(begin: i64, step: i64, least: i64) -> i64 {
    let missing = (least - begin).max(0);
    begin + (missing + step - 1) / step * step
}

/// Days that belong together.
struct Period {
    year: i64,
    /// The first day that can be in it.
    begin: i64,
    /// First day and length of the stretches of days to look at.
    stretches: Vec<(i64, i64)>,
}

impl Period {
    fn days(begin: i64, length: i64) -> Option<Self> {
        // Days that jiff cannot tell are after all time.
        let year = i64::from(known(begin + length)?.year());
        Some(Self { year, begin, stretches: vec![(begin, length)] })
    }

    fn month(year: i64, month: i64) -> Option<Self> {
        let (begin, length) = month_of(year, month)?;
        Some(Self { year, begin, stretches: vec![(begin, length)] })
    }

    fn year(year: i64, rule: &Rule) -> Option<Self> {
        let (begin, _) = month_of(year, 1)?;
        let months = (1..=12).filter(|month| rule.months.is_empty() || rule.months.contains(month));
        let stretches = months.filter_map(|month| month_of(year, month)).collect();
        // The first week of a year may begin in the year before.
        Some(Self { year, begin: begin - 7, stretches })
    }
}

/// The first day of a month, and how many it has.
fn month_of(year: i64, month: i64) -> Option<(i64, i64)> {
    let date = Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, 1).ok()?;
    Some((day_number(date), i64::from(date.days_in_month())))
}

/// The first days of the weeks of a year that a rule names, in order.
fn weeks_of(year: i64, rule: &Rule) -> impl Iterator<Item = i64> + use<> {
    let bounds = first_week(year, rule.week_start).zip(first_week(year + 1, rule.week_start));
    let (begin, end) = bounds.unwrap_or_default();
    let count = usize::try_from((end - begin) / 7).unwrap_or(0);
    let weeks = positions(&rule.weeks, count);
    weeks.filter_map(move |week| Some(begin + 7 * i64::try_from(week).ok()?))
}

/// The first day of a year's first week: the first one that has four days or more in the year.
fn first_week(year: i64, week_start: i64) -> Option<i64> {
    let (new_year, _) = month_of(year, 1)?;
    let days_before = Day::of(new_year).days_since(week_start);
    Some(if days_before <= 3 { new_year - days_before } else { new_year - days_before + 7 })
}

/// The date of a day, if jiff can tell it.
fn known(day: i64) -> Option<Date> {
    let date = date_of(day);
    (day_number(date) == day).then_some(date)
}

/// What there is to know of a day. All numbers but the weekday's, which is 0 for Monday, begin at 1.
struct Day {
    /// Counted from 1970-01-01.
    number: i64,
    year: i64,
    month: i64,
    in_month: i64,
    month_length: i64,
    in_year: i64,
    year_length: i64,
    weekday: i64,
}

impl Day {
    fn of(number: i64) -> Self {
        let date = date_of(number);
        Self {
            number,
            year: date.year().into(),
            month: date.month().into(),
            in_month: date.day().into(),
            month_length: date.days_in_month().into(),
            in_year: date.day_of_year().into(),
            year_length: date.days_in_year().into(),
            weekday: date.weekday().to_monday_zero_offset().into(),
        }
    }

    /// Months since the year 0.
    fn months(&self) -> i64 {
        self.year * 12 + self.month - 1
    }

    /// How many days ago the week began, if it begins on that day.
    fn days_since(&self, week_start: i64) -> i64 {
        (self.weekday - week_start).rem_euclid(7)
    }
}
