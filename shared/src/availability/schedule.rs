use super::dates::{DateRange, date_of, parse_day, write_day};
use super::wall_clock::{DAY_SECONDS, Stretch, WallClock, ceil_second, floor_second};
use super::zone::Zone;
use crate::holiday::{Region, is_holiday};
use crate::interval::Interval;
use crate::invalid::Invalid;
use crate::limits;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const DAY_NAMES: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const DAY_MINUTES: u16 = 24 * 60;

/// Opening hours as they are written down, not yet checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ScheduleDraft {
    /// IANA name of the zone that all times and dates here are in.
    #[cfg_attr(feature = "schema", schemars(with = "Zone"))]
    pub tz: String,
    /// What holds every week.
    #[serde(default)]
    pub weekly: WeeklyDraft,
    /// What holds on single dates instead.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = limits::OVERRIDES_MAX)))]
    pub overrides: Vec<OverrideDraft>,
    /// Regions whose public holidays are kept, unless the date has an override.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = limits::HOLIDAY_REGIONS_MAX)))]
    pub holidays: Vec<Region>,
    /// Days off, whatever else is written for them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::schema::DaysOff>", length(max = limits::TIME_OFF_MAX)))]
    pub time_off: Vec<DateRange>,
}

/// The windows of each day of the week as `["HH:MM", "HH:MM"]`; none: closed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "the days of the week speak for themselves")]
pub struct WeeklyDraft {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<[crate::schema::TimeOfDay; 2]>", length(max = limits::WINDOWS_PER_DAY_MAX)))]
    pub monday: Vec<[String; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<[crate::schema::TimeOfDay; 2]>", length(max = limits::WINDOWS_PER_DAY_MAX)))]
    pub tuesday: Vec<[String; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<[crate::schema::TimeOfDay; 2]>", length(max = limits::WINDOWS_PER_DAY_MAX)))]
    pub wednesday: Vec<[String; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<[crate::schema::TimeOfDay; 2]>", length(max = limits::WINDOWS_PER_DAY_MAX)))]
    pub thursday: Vec<[String; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<[crate::schema::TimeOfDay; 2]>", length(max = limits::WINDOWS_PER_DAY_MAX)))]
    pub friday: Vec<[String; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<[crate::schema::TimeOfDay; 2]>", length(max = limits::WINDOWS_PER_DAY_MAX)))]
    pub saturday: Vec<[String; 2]>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<[crate::schema::TimeOfDay; 2]>", length(max = limits::WINDOWS_PER_DAY_MAX)))]
    pub sunday: Vec<[String; 2]>,
}

impl WeeklyDraft {
    fn into_days(self) -> [Vec<[String; 2]>; 7] {
        [self.monday, self.tuesday, self.wednesday, self.thursday, self.friday, self.saturday, self.sunday]
    }
}

/// The windows of one date, instead of those of its day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OverrideDraft {
    /// `YYYY-MM-DD`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub date: String,
    /// The windows as `["HH:MM", "HH:MM"]`; none: closed that day.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<[crate::schema::TimeOfDay; 2]>", length(max = limits::WINDOWS_PER_DAY_MAX)))]
    pub windows: Vec<[String; 2]>,
}

/// When a member, or a calendar that nobody is assigned to, can be booked: weekly hours and exceptions for single
/// dates, in wall clock time of one zone.
///
/// Invariant: the windows of a day are in order, not empty and do not overlap (they may touch); no date has two
/// overrides; [`limits::WINDOWS_PER_DAY_MAX`] and [`limits::OVERRIDES_MAX`] hold.
///
/// # When clocks change
///
/// A window opens when the clock first shows its opening time or a later one, and closes when the clock stops
/// showing times before its close. Hence:
///
/// - An opening or a close that the clock skips is the instant of the change; a window that is skipped as a whole
///   does not exist, and neither do those of a date that is skipped.
/// - An opening that comes twice is the first one, a close that comes twice the second one: the window covers both
///   passes. Neighbouring windows may then overlap in real time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ScheduleDraft", into = "ScheduleDraft")]
pub struct Schedule {
    zone: Zone,
    /// From Monday.
    weekly: [Vec<DayWindow>; 7],
    /// By day, counted from 1970-01-01.
    overrides: BTreeMap<i64, Vec<DayWindow>>,
    holidays: Vec<Region>,
    time_off: Vec<DateRange>,
}

/// What decides the windows of one day. The first that applies: time off, an override, a public holiday, the
/// day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayRule {
    /// The hours of its day of the week.
    Weekly,
    /// An exception for this date.
    Override,
    /// A public holiday that is kept.
    Holiday,
    /// Days off.
    TimeOff,
}

/// A window of a day in minutes of the wall clock since midnight. Invariant: `open < close <= DAY_MINUTES`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct DayWindow {
    open: u16,
    close: u16,
}

impl Schedule {
    /// The zone of all its times.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.zone
    }

    /// The windows that overlap `range`, in order of start, each whole, not cut to the range. Windows that touch stay
    /// two.
    #[must_use]
    pub fn windows(&self, range: Interval) -> Vec<Interval> {
        // A window has whole seconds, so it overlaps the range rounded outwards exactly if it overlaps the range.
        let range = Stretch { start: floor_second(range.start()), end: ceil_second(range.end()) };
        let mut stretches = Vec::new();
        self.stretches(range, &mut stretches);
        let interval = |stretch: Stretch| {
            let start = Timestamp::from_second(stretch.start).ok()?;
            let end = Timestamp::from_second(stretch.end).ok()?;
            Interval::new(start, end).ok()
        };
        stretches.into_iter().filter_map(interval).collect()
    }

    /// The stretches of days off, in no order, those that a timestamp can hold.
    #[must_use]
    pub fn away(&self) -> Vec<Interval> {
        let begin = |day: i64| Some(date_of(day).to_zoned(self.zone.time_zone().clone()).ok()?.timestamp());
        let stretch = |days: &DateRange| {
            let (first, last) = days.bounds();
            Interval::new(begin(first)?, begin(last.saturating_add(1))?).ok()
        };
        self.time_off.iter().filter_map(stretch).collect()
    }

    /// Appends to `found` what [`windows`](Self::windows) returns, in whole seconds.
    pub(crate) fn stretches(&self, range: Stretch, found: &mut Vec<Stretch>) {
        let clock = WallClock::new(self.zone.time_zone(), range);
        let days = clock.days(range);
        for day in days {
            let (_, windows) = self.day(day);
            let midnight = day * DAY_SECONDS;
            for window in windows {
                let start = clock.opening(midnight + i64::from(window.open) * 60);
                let end = clock.closing(midnight + i64::from(window.close) * 60);
                let stretch = Stretch { start, end };
                if start < end && stretch.overlaps(range) {
                    found.push(stretch);
                }
            }
        }
    }

    /// What decides the windows of a day, counted from 1970-01-01.
    pub(crate) fn rule_of(&self, day: i64) -> DayRule {
        self.day(day).0
    }

    fn day(&self, day: i64) -> (DayRule, &[DayWindow]) {
        if self.time_off.iter().any(|days| days.contains(day)) {
            return (DayRule::TimeOff, &[]);
        }
        match self.overrides.get(&day) {
            Some(windows) => (DayRule::Override, windows),
            None if self.is_holiday(day) => (DayRule::Holiday, &[]),
            None => (DayRule::Weekly, self.weekly_windows(day)),
        }
    }

    /// Whether a day is a public holiday that is kept. Of years for which a region's holidays are not known, which are
    /// beyond any booking horizon but for a few regions, every day is a day like any other.
    fn is_holiday(&self, day: i64) -> bool {
        self.holidays.iter().any(|region| is_holiday(*region, date_of(day)) == Ok(true))
    }

    fn weekly_windows(&self, day: i64) -> &[DayWindow] {
        // 1970-01-01 was a Thursday.
        let weekday = usize::try_from((day + 3).rem_euclid(7)).expect("0 to 6");
        &self.weekly[weekday]
    }
}

impl TryFrom<ScheduleDraft> for Schedule {
    type Error = Invalid;

    fn try_from(draft: ScheduleDraft) -> Result<Self, Invalid> {
        let zone = Zone::parse(&draft.tz)?;
        let mut weekly = <[Vec<DayWindow>; 7]>::default();
        for ((day, windows), name) in weekly.iter_mut().zip(draft.weekly.into_days()).zip(DAY_NAMES) {
            *day = check_windows(&windows).map_err(|invalid| invalid.within(name).within("weekly"))?;
        }
        let overrides = check_overrides(&draft.overrides)?;
        let holidays = check_holidays(draft.holidays)?;
        Ok(Self { zone, weekly, overrides, holidays, time_off: check_time_off(draft.time_off)? })
    }
}

fn check_holidays(regions: Vec<Region>) -> Result<Vec<Region>, Invalid> {
    if regions.len() > limits::HOLIDAY_REGIONS_MAX {
        let message =
            format!("A schedule keeps the holidays of at most {} regions.", limits::HOLIDAY_REGIONS_MAX);
        return Err(Invalid::new("invalid_holidays", "holidays", message));
    }
    Ok(regions)
}

fn check_time_off(time_off: Vec<DateRange>) -> Result<Vec<DateRange>, Invalid> {
    if time_off.len() > limits::TIME_OFF_MAX {
        let message = format!("A schedule has at most {} stretches of days off.", limits::TIME_OFF_MAX);
        return Err(Invalid::new("invalid_time_off", "time_off", message));
    }
    match time_off.iter().position(|days| !days.is_bounded()) {
        Some(at) => {
            let message = "Days off have a first day and a last one.";
            Err(Invalid::new("invalid_time_off", format!("time_off.{at}"), message))
        }
        None => Ok(time_off),
    }
}

fn check_overrides(drafts: &[OverrideDraft]) -> Result<BTreeMap<i64, Vec<DayWindow>>, Invalid> {
    if drafts.len() > limits::OVERRIDES_MAX {
        let message = format!("A schedule has at most {} overrides.", limits::OVERRIDES_MAX);
        return Err(Invalid::new("invalid_override", "overrides", message));
    }
    let mut overrides = BTreeMap::new();
    for (at, draft) in drafts.iter().enumerate() {
        add_override(&mut overrides, draft)
            .map_err(|invalid| invalid.within(&at.to_string()).within("overrides"))?;
    }
    Ok(overrides)
}

fn add_override(overrides: &mut BTreeMap<i64, Vec<DayWindow>>, draft: &OverrideDraft) -> Result<(), Invalid> {
    let refused = |message: &'static str| Err(Invalid::new("invalid_override", "date", message));
    let Some(day) = parse_day(&draft.date) else {
        return refused("A date is written like 2026-12-24.");
    };
    let windows = check_windows(&draft.windows).map_err(|invalid| invalid.within("windows"))?;
    match overrides.insert(day, windows) {
        Some(_) => refused("This date has an override already."),
        None => Ok(()),
    }
}

/// Checks the windows of one day; the field of a refusal is the window's index.
fn check_windows(drafts: &[[String; 2]]) -> Result<Vec<DayWindow>, Invalid> {
    if drafts.len() > limits::WINDOWS_PER_DAY_MAX {
        let message = format!("A day has at most {} windows.", limits::WINDOWS_PER_DAY_MAX);
        return Err(Invalid::new("invalid_window", "", message));
    }
    let mut windows: Vec<DayWindow> = Vec::with_capacity(drafts.len());
    for (at, [open, close]) in drafts.iter().enumerate() {
        let refused = |message: &'static str| Err(Invalid::new("invalid_window", at.to_string(), message));
        let (Some(open), Some(close)) = (parse_minute(open), parse_minute(close)) else {
            return refused("A window is two times of day, like 09:00 and 17:30.");
        };
        if open >= close {
            return refused("A window closes after it opens; 24:00 is the end of the day.");
        }
        if windows.last().is_some_and(|previous| open < previous.close) {
            return refused("The windows of a day stand in order and do not overlap.");
        }
        windows.push(DayWindow { open, close });
    }
    Ok(windows)
}

/// Reads `HH:MM`, `00:00` to `24:00`, as minutes since midnight.
fn parse_minute(text: &str) -> Option<u16> {
    let &[h1, h2, b':', m1, m2] = text.as_bytes() else { return None };
    let number = |tens: u8, ones: u8| {
        (tens.is_ascii_digit() && ones.is_ascii_digit())
            .then(|| u16::from(tens - b'0') * 10 + u16::from(ones - b'0'))
    };
    let (hours, minutes) = (number(h1, h2)?, number(m1, m2)?);
    let minute = hours * 60 + minutes;
    (minutes < 60 && minute <= DAY_MINUTES).then_some(minute)
}

impl From<Schedule> for ScheduleDraft {
    fn from(schedule: Schedule) -> Self {
        let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] =
            schedule.weekly.map(|windows| write_windows(&windows));
        let write_override = |(day, windows): (i64, Vec<DayWindow>)| OverrideDraft {
            date: write_day(day),
            windows: write_windows(&windows),
        };
        Self {
            tz: schedule.zone.into(),
            weekly: WeeklyDraft { monday, tuesday, wednesday, thursday, friday, saturday, sunday },
            overrides: schedule.overrides.into_iter().map(write_override).collect(),
            holidays: schedule.holidays,
            time_off: schedule.time_off,
        }
    }
}

fn write_windows(windows: &[DayWindow]) -> Vec<[String; 2]> {
    let write = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    windows.iter().map(|window| [write(window.open), write(window.close)]).collect()
}
