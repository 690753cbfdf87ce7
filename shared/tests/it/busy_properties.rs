//! Busy times from iCalendar against a model that looks at every day and every minute, and on any bytes at all.

use jiff::civil::{Date, DateTime, Weekday};
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use shared::availability::Zone;
use shared::busy::{BusyError, BusyFormat, BusyTimes, ICalendar, any_bytes};
use shared::interval::Interval;
use std::collections::BTreeMap;
use std::fmt::Write;

/// Clock changes, and zones in which one happens then or does not.
const MOMENTS: [(&str, [&str; 3]); 8] = [
    ("2026-03-08T06:00Z", ["America/New_York", "America/St_Johns", "Asia/Kolkata"]),
    ("2026-11-01T05:00Z", ["America/New_York", "America/St_Johns", "Europe/London"]),
    ("2026-03-29T01:00Z", ["Europe/London", "Asia/Kolkata", "America/New_York"]),
    ("2026-10-25T01:00Z", ["Europe/London", "America/New_York", "Pacific/Apia"]),
    ("2026-04-04T15:00Z", ["Australia/Lord_Howe", "Asia/Kolkata", "Europe/London"]),
    ("2026-10-03T15:30Z", ["Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns"]),
    ("2011-12-30T10:00Z", ["Pacific/Apia", "Australia/Lord_Howe", "Europe/London"]),
    ("2010-11-07T02:31Z", ["America/St_Johns", "America/New_York", "Pacific/Apia"]),
];

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("MO", Weekday::Monday),
    ("TU", Weekday::Tuesday),
    ("WE", Weekday::Wednesday),
    ("TH", Weekday::Thursday),
    ("FR", Weekday::Friday),
    ("SA", Weekday::Saturday),
    ("SU", Weekday::Sunday),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Year,
}

const UNITS: [(Unit, &str); 6] = [
    (Unit::Minute, "MINUTELY"),
    (Unit::Hour, "HOURLY"),
    (Unit::Day, "DAILY"),
    (Unit::Week, "WEEKLY"),
    (Unit::Month, "MONTHLY"),
    (Unit::Year, "YEARLY"),
];

#[derive(Debug, Clone, Copy)]
enum End {
    Never,
    Count(usize),
    /// So many minutes after the start, as the clock shows it.
    Local(i64),
    /// The same as an instant.
    Utc(i64),
    /// So many days after the start.
    Date(i64),
}

/// A rule before it is written; only what the standard allows at its unit.
#[derive(Debug, Clone)]
struct Plan {
    unit: Unit,
    interval: i64,
    end: End,
    minutes: Vec<i64>,
    hours: Vec<i64>,
    weekdays: Vec<(i64, usize)>,
    month_days: Vec<i64>,
    year_days: Vec<i64>,
    weeks: Vec<i64>,
    months: Vec<i64>,
    positions: Vec<i64>,
    week_start: usize,
}

#[derive(Debug, Clone, Copy)]
enum Length {
    Minutes(i64),
    Days(i64),
}

/// A recurring event and what is asked about it.
#[derive(Debug, Clone)]
struct Scene {
    zone: &'static str,
    plan: Plan,
    start: DateTime,
    length: Length,
    range: Interval,
    left_out: Vec<Index>,
    moved: Option<(Index, i64)>,
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("an instant")
}

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).expect("a zone of the database")
}

fn instant(zone: &TimeZone, local: DateTime) -> Timestamp {
    zone.to_ambiguous_timestamp(local).compatible().expect("in this century")
}

/// Some numbers of a list or, mostly, none.
fn few(list: impl Strategy<Value = i64> + 'static, weight: u32) -> BoxedStrategy<Vec<i64>> {
    let some = prop::collection::vec(list, 1..4);
    prop_oneof![10 - weight => Just(Vec::new()), weight => some].boxed()
}

fn both_ways(most: i64) -> impl Strategy<Value = i64> {
    (1..=most, any::<bool>()).prop_map(|(number, is_negative)| if is_negative { -number } else { number })
}

fn any_end() -> impl Strategy<Value = End> {
    prop_oneof![
        3 => Just(End::Never),
        3 => (1_usize..40).prop_map(End::Count),
        1 => (0_i64..60_000).prop_map(End::Local),
        1 => (0_i64..60_000).prop_map(End::Utc),
        1 => (0_i64..60).prop_map(End::Date),
    ]
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let places = prop_oneof![2 => Just(0_i64), 1 => both_ways(5), 1 => both_ways(53)];
    let weekdays = prop::collection::vec((places, 0_usize..7), 1..4);
    let weekdays = prop_oneof![1 => Just(Vec::new()), 1 => weekdays];
    let days =
        (weekdays, few(both_ways(31), 3), few(both_ways(366), 1), few(both_ways(53), 6), few(1..=12_i64, 3));
    let times = (few(0..60_i64, 2), few(prop_oneof![0..24_i64, 0..4_i64], 3), few(both_ways(6), 2));
    let interval = prop_oneof![3 => Just(1_i64), 2 => 2_i64..5, 1 => 5_i64..100];
    (select(UNITS.map(|(unit, _)| unit).to_vec()), interval, any_end(), days, times, 0_usize..7).prop_map(
        |(unit, interval, end, days, (minutes, hours, positions), week_start)| {
            let (weekdays, month_days, year_days, weeks, months) = days;
            let plan = Plan {
                unit,
                // A few minutes' distance, lest every time of a day touches the next.
                interval: if unit == Unit::Minute { interval * 7 } else { interval },
                end,
                minutes,
                hours,
                weekdays,
                month_days,
                year_days,
                weeks,
                months,
                positions,
                week_start,
            };
            plan.allowed()
        },
    )
}

/// Every rule there can be, and often one so plain that it meets the change of the clock.
fn any_series() -> impl Strategy<Value = Plan> {
    let plain = select(vec![Unit::Hour, Unit::Day, Unit::Week]).prop_map(|unit| Plan {
        unit,
        interval: 1,
        end: End::Never,
        minutes: Vec::new(),
        hours: Vec::new(),
        weekdays: Vec::new(),
        month_days: Vec::new(),
        year_days: Vec::new(),
        weeks: Vec::new(),
        months: Vec::new(),
        positions: Vec::new(),
        week_start: 0,
    });
    prop_oneof![3 => any_plan(), 1 => plain]
}

fn any_scene() -> impl Strategy<Value = Scene> {
    let length =
        prop_oneof![3 => (1_i64..200).prop_map(Length::Minutes), 1 => (1_i64..4).prop_map(Length::Days)];
    let exceptions =
        (prop::collection::vec(any::<Index>(), 0..4), prop::option::of((any::<Index>(), -3_000_i64..3_000)));
    // Often in the night, when clocks are changed.
    let time = (0_i64..800, prop_oneof![0_i64..96, 0_i64..14]);
    (
        select(MOMENTS.to_vec()),
        0_usize..3,
        any_series(),
        time,
        length,
        (1_i64..30, prop_oneof![1_i64..60, 300_i64..500]),
        exceptions,
    )
        .prop_map(
            |(
                (moment, zones),
                zone_at,
                plan,
                (days, quarter),
                length,
                (before, after),
                (left_out, moved),
            )| {
                let day = SignedDuration::from_hours(24);
                // Within a day every minute is looked at, so that has to begin near the range.
                // And it has to end soon after: no rule may have more times than `BUSY_RULE_STEPS_MAX` allows.
                let is_dense = plan.unit < Unit::Day;
                let (days, after) = if is_dense { (days % 20, after.min(15)) } else { (days, after) };
                let pivot = zone(zones[zone_at]).to_datetime(at(moment)).date();
                let start = pivot.saturating_sub(days.days()).at(0, 0, 0, 0) + (quarter * 15).minutes();
                let range = Interval::new(
                    at(moment) - day * i32::try_from(before).expect("small"),
                    at(moment) + day * i32::try_from(after).expect("small"),
                );
                let range = range.expect("it ends after the moment");
                Scene { zone: zones[zone_at], plan, start, length, range, left_out, moved }
            },
        )
}

impl Plan {
    /// Without what must not be in a rule of this unit.
    fn allowed(mut self) -> Self {
        let has_places = self.unit == Unit::Month || (self.unit == Unit::Year && self.weeks.is_empty());
        for (place, _) in &mut self.weekdays {
            *place = if has_places { *place } else { 0 };
        }
        if self.unit != Unit::Year {
            self.weeks.clear();
        }
        if matches!(self.unit, Unit::Day | Unit::Week | Unit::Month) {
            self.year_days.clear();
        }
        if self.unit == Unit::Week {
            self.month_days.clear();
        }
        self
    }

    fn text(&self, scene: &Scene) -> String {
        let name = UNITS.iter().find(|(unit, _)| *unit == self.unit).expect("every unit is there").1;
        let mut text = format!("FREQ={name};INTERVAL={};WKST={}", self.interval, WEEKDAYS[self.week_start].0);
        let numbers = |list: &[i64]| list.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let lists = [
            ("BYMINUTE", &self.minutes),
            ("BYHOUR", &self.hours),
            ("BYMONTHDAY", &self.month_days),
            ("BYYEARDAY", &self.year_days),
            ("BYWEEKNO", &self.weeks),
            ("BYMONTH", &self.months),
            ("BYSETPOS", &self.positions),
        ];
        for (name, list) in lists {
            if !list.is_empty() {
                write!(text, ";{name}={}", numbers(list)).expect("to a string");
            }
        }
        let weekday = |&(place, day): &(i64, usize)| match place {
            0 => WEEKDAYS[day].0.to_owned(),
            place => format!("{place}{}", WEEKDAYS[day].0),
        };
        if !self.weekdays.is_empty() {
            let weekdays: Vec<_> = self.weekdays.iter().map(weekday).collect();
            write!(text, ";BYDAY={}", weekdays.join(",")).expect("to a string");
        }
        let end = match self.end {
            End::Never => String::new(),
            End::Count(count) => format!(";COUNT={count}"),
            End::Local(_) => format!(";UNTIL={}", local(scene.last())),
            End::Utc(_) => format!(";UNTIL={}", utc(instant(&zone(scene.zone), scene.last()))),
            End::Date(_) => format!(";UNTIL={}", scene.last().strftime("%Y%m%d")),
        };
        text + &end
    }

    /// Whether the rule allows a time, but for its interval and its places in the period.
    fn allows_day(&self, start: DateTime, date: Date) -> bool {
        let listed = |list: &[i64], number: i64, length: i64| {
            list.iter().any(|&wanted| wanted == number || (wanted < 0 && length + 1 + wanted == number))
        };
        let month_day = listed(&self.month_days, date.day().into(), date.days_in_month().into());
        let year_day = listed(&self.year_days, date.day_of_year().into(), date.days_in_year().into());
        let weekday = self.weekdays.iter().any(|&(place, day)| {
            date.weekday() == WEEKDAYS[day].1 && (place == 0 || self.is_placed(date, place))
        });
        let (week_year, week) = self.week(date);
        // A year ends with the week that its fourth day from the end is in.
        let (_, last_week) = self.week(Date::constant(week_year, 12, 28));
        let in_week = listed(&self.weeks, week, last_week);
        let names_day =
            !(self.weekdays.is_empty() && self.month_days.is_empty() && self.year_days.is_empty());
        let month = i64::from(date.month());
        (self.months.is_empty() || self.months.contains(&month))
            && (self.month_days.is_empty() || month_day)
            && (self.year_days.is_empty() || year_day)
            && (self.weekdays.is_empty() || weekday)
            && (self.weeks.is_empty() || in_week)
            && (names_day || self.is_as_at_start(start.date(), date))
    }

    /// What "every week" or "every year" leaves to the start.
    fn is_as_at_start(&self, start: Date, date: Date) -> bool {
        match self.unit {
            Unit::Minute | Unit::Hour | Unit::Day => true,
            Unit::Week => date.weekday() == start.weekday(),
            Unit::Month => date.day() == start.day(),
            Unit::Year if !self.weeks.is_empty() => date.weekday() == start.weekday(),
            Unit::Year => {
                date.day() == start.day() && (!self.months.is_empty() || date.month() == start.month())
            }
        }
    }

    /// Whether so many days of the same name are in the month or the year up to a day, or from it on.
    fn is_placed(&self, date: Date, place: i64) -> bool {
        let by_month = self.unit == Unit::Month || !self.months.is_empty();
        let (first, last) = if by_month {
            (date.first_of_month(), date.last_of_month())
        } else {
            (date.first_of_year(), date.last_of_year())
        };
        let step = if place > 0 { -7 } else { 7 };
        let same = (0_i64..).map(|index| date.saturating_add((index * step).days()));
        let count = same.take_while(|day| first <= *day && *day <= last).count();
        usize::try_from(place.abs()) == Ok(count)
    }

    /// The year that has most of a day's week, and the number of the week in it.
    fn week(&self, date: Date) -> (i16, i64) {
        let middle = self.begin_of_week(date).saturating_add(3.days());
        (middle.year(), (i64::from(middle.day_of_year()) - 1) / 7 + 1)
    }

    fn begin_of_week(&self, date: Date) -> Date {
        let mut begin = date;
        while begin.weekday() != WEEKDAYS[self.week_start].1 {
            begin = begin.yesterday().expect("in this century");
        }
        begin
    }

    fn allows_time(&self, start: DateTime, time: DateTime) -> bool {
        let listed = |list: &[i64], number: i8, default: Option<i8>| {
            if list.is_empty() {
                default.is_none_or(|of_start| of_start == number)
            } else {
                list.contains(&number.into())
            }
        };
        listed(&self.minutes, time.minute(), (self.unit > Unit::Minute).then_some(start.minute()))
            && listed(&self.hours, time.hour(), (self.unit > Unit::Hour).then_some(start.hour()))
    }

    /// The number of the period that a time is in.
    fn period(&self, time: DateTime) -> i64 {
        let minutes = Date::constant(2000, 1, 1).at(0, 0, 0, 0).duration_until(time).as_mins();
        let date = time.date();
        let days = |date: Date| Date::constant(2000, 1, 1).duration_until(date).as_hours() / 24;
        match self.unit {
            Unit::Minute => minutes,
            Unit::Hour => minutes.div_euclid(60),
            Unit::Day => days(date),
            Unit::Week => days(self.begin_of_week(date)).div_euclid(7),
            Unit::Month => i64::from(date.year()) * 12 + i64::from(date.month()),
            Unit::Year if !self.weeks.is_empty() => self.week(date).0.into(),
            Unit::Year => date.year().into(),
        }
    }

    /// The times of the rule until some time, by looking at every minute since the year of the start began.
    fn times(&self, start: DateTime, until: DateTime) -> Vec<DateTime> {
        // The year's first week may have begun before, and the start's week-year may be the next or the last one.
        let mut date = start.date().first_of_year().saturating_sub(370.days());
        if self.unit < Unit::Day {
            date = start.date();
        }
        // A year's times can be counted from its end.
        let end = if self.unit < Unit::Week { until.date() } else { until.date().saturating_add(380.days()) };
        let first = if self.weeks.is_empty() && self.unit == Unit::Year {
            start.year().into()
        } else {
            self.period(start)
        };
        let midnight = start.date().at(0, 0, 0, 0);
        let clocks: Vec<i64> =
            (0..1_440_i64).filter(|minute| self.allows_time(start, midnight + minute.minutes())).collect();
        let mut periods: BTreeMap<i64, Vec<DateTime>> = BTreeMap::new();
        while date <= end {
            if self.allows_day(start, date) {
                for minute in &clocks {
                    let time = date.at(0, 0, 0, 0) + minute.minutes();
                    let period = self.period(time);
                    if period >= first && (period - first) % self.interval == 0 {
                        periods.entry(period).or_default().push(time);
                    }
                }
            }
            date = date.tomorrow().expect("in this century");
        }
        periods.into_values().flat_map(|times| self.placed(times)).collect()
    }

    fn placed(&self, times: Vec<DateTime>) -> Vec<DateTime> {
        let length = i64::try_from(times.len()).expect("small");
        let is_wanted = |at: i64| {
            self.positions.is_empty()
                || self.positions.contains(&(at + 1))
                || self.positions.contains(&(at - length))
        };
        (0_i64..).zip(times).filter(|(at, _)| is_wanted(*at)).map(|(_, time)| time).collect()
    }
}

impl Scene {
    /// The last time that the rule may name, if it has such an end.
    fn last(&self) -> DateTime {
        match self.plan.end {
            End::Local(minutes) | End::Utc(minutes) => self.start + minutes.minutes(),
            End::Date(days) => self.start.date().saturating_add(days.days()).at(23, 59, 59, 0),
            End::Never | End::Count(_) => DateTime::MAX,
        }
    }

    /// All times of the event that may be in the range, before exceptions.
    fn times(&self) -> Vec<DateTime> {
        let zone = zone(self.zone);
        let until = zone.to_datetime(self.range.end()).saturating_add(3.days());
        let mut times = vec![self.start];
        times.extend(self.plan.times(self.start, until).into_iter().filter(|time| *time > self.start));
        match self.plan.end {
            End::Count(count) => times.truncate(count),
            End::Utc(_) => {
                let last = instant(&zone, self.last());
                let start = self.start;
                times.retain(|time| *time == start || instant(&zone, *time) <= last);
            }
            _ => {
                let (start, last) = (self.start, self.last());
                times.retain(|time| *time == start || *time <= last);
            }
        }
        times.retain(|time| *time <= until);
        times
    }

    fn interval(&self, local: DateTime) -> (Timestamp, Timestamp) {
        let zone = zone(self.zone);
        let start = instant(&zone, local);
        let end = match self.length {
            Length::Minutes(minutes) => start + SignedDuration::from_mins(minutes),
            Length::Days(days) => instant(&zone, local.saturating_add(days.days())),
        };
        (start, end)
    }

    fn expected(&self, times: &[DateTime]) -> Vec<Interval> {
        let zone = zone(self.zone);
        let left_out: Vec<_> = self.left_out.iter().map(|index| instant(&zone, *index.get(times))).collect();
        let moved = self.moved.map(|(index, minutes)| {
            let from = instant(&zone, *index.get(times));
            (from, from + SignedDuration::from_mins(minutes))
        });
        let is_kept = |(start, _): &(Timestamp, Timestamp)| {
            !left_out.contains(start) && moved.is_none_or(|(from, _)| from != *start)
        };
        let mut all: Vec<_> = times.iter().map(|time| self.interval(*time)).filter(is_kept).collect();
        all.extend(moved.map(|(_, to)| (to, to + SignedDuration::from_mins(30))));
        all.sort_unstable();
        let mut joined: Vec<Interval> = Vec::new();
        for busy in all.into_iter().filter_map(|(start, end)| Interval::new(start, end).ok()) {
            match joined.last_mut() {
                _ if !busy.overlaps(self.range) => {}
                Some(last) if busy.start() <= last.end() => {
                    *last = Interval::new(last.start(), last.end().max(busy.end())).expect("it grows");
                }
                _ => joined.push(busy),
            }
        }
        joined
    }

    fn document(&self, times: &[DateTime], zone_name: &str, written_zone: &str) -> String {
        let zone = zone(self.zone);
        let length = match self.length {
            Length::Minutes(minutes) => format!("PT{minutes}M"),
            Length::Days(days) => format!("P{days}D"),
        };
        let mut document = format!(
            "BEGIN:VCALENDAR\r\n{written_zone}BEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID={zone_name}:{}\r\n\
             DURATION:{length}\r\nRRULE:{}\r\n",
            local(self.start),
            self.plan.text(self)
        );
        for index in &self.left_out {
            writeln!(document, "EXDATE;TZID={zone_name}:{}\r", local(*index.get(times)))
                .expect("to a string");
        }
        document += "END:VEVENT\r\n";
        if let Some((index, minutes)) = self.moved {
            let from = instant(&zone, *index.get(times));
            let to = from + SignedDuration::from_mins(minutes);
            write!(
                document,
                "BEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID:{}\r\nDTSTART:{}\r\nDURATION:PT30M\r\nEND:VEVENT\r\n",
                utc(from),
                utc(to)
            )
            .expect("to a string");
        }
        document + "END:VCALENDAR\r\n"
    }

    /// The zone as a document would define it, by a list of its changes.
    fn written_zone(&self, name: &str) -> String {
        let zone = zone(self.zone);
        let begin = at("2005-06-01T00:00Z");
        let offset = |instant: Timestamp| {
            let seconds = zone.to_offset(instant).seconds();
            let sign = if seconds < 0 { '-' } else { '+' };
            format!("{sign}{:02}{:02}", seconds.abs() / 3_600, seconds.abs() / 60 % 60)
        };
        let mut text = format!("BEGIN:VTIMEZONE\r\nTZID:{name}\r\n");
        let changes = zone.following(begin).map(|change| change.timestamp());
        let changes = changes.take_while(|change| *change < at("2030-01-01T00:00Z"));
        for change in std::iter::once(begin).chain(changes) {
            let before = change - SignedDuration::from_secs(1);
            let onset = zone.to_offset(before).to_datetime(change);
            write!(
                text,
                "BEGIN:STANDARD\r\nDTSTART:{}\r\nTZOFFSETFROM:{}\r\nTZOFFSETTO:{}\r\nEND:STANDARD\r\n",
                local(onset),
                offset(before),
                offset(change)
            )
            .expect("to a string");
        }
        text + "END:VTIMEZONE\r\n"
    }
}

fn local(time: DateTime) -> String {
    time.strftime("%Y%m%dT%H%M%S").to_string()
}

fn utc(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn read(document: &str, range: Interval) -> BusyTimes {
    let calendar = ICalendar::new(Zone::parse("Asia/Kolkata").expect("a zone of the database"));
    calendar.busy(document.as_bytes(), range).expect("a calendar")
}

/// Tokens that turn one meaning into another.
const TOKENS: [&str; 24] = [
    "\r\n",
    "\r\n ",
    "\"",
    ":",
    ";",
    ",",
    "/",
    "=",
    "-",
    "\u{fffd}",
    "BEGIN:VEVENT\r\n",
    "END:VEVENT\r\n",
    "BEGIN:VTIMEZONE\r\n",
    "RRULE:FREQ=SECONDLY\r\n",
    "RRULE:FREQ=MINUTELY;BYSETPOS=-366\r\n",
    "RRULE:FREQ=YEARLY;BYDAY=53SU;BYHOUR=0,1,2,3;BYMINUTE=0,1,2;BYSETPOS=-1\r\n",
    "RRULE:FREQ=YEARLY;BYWEEKNO=53,-53;INTERVAL=4294967295\r\n",
    "DTSTART:00000101T000000Z\r\n",
    "DTSTART;VALUE=DATE:99991231\r\n",
    "DTEND:99991231T235959Z\r\n",
    "DURATION:P1000000W\r\n",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:00000101\r\n",
    "TZOFFSETTO:+235959\r\n",
    "99999999999999999999",
];

#[derive(Debug, Clone)]
enum Damage {
    Remove(Index, usize),
    Repeat(Index, usize, usize),
    Insert(Index, &'static str),
    Change(Index, u8),
}

impl Damage {
    fn apply(&self, document: &mut Vec<u8>) {
        let place = |index: &Index| index.index(document.len() + 1);
        match self {
            Self::Remove(index, length) => {
                let from = place(index);
                document.drain(from..(from + length).min(document.len()));
            }
            Self::Repeat(index, length, times) => {
                let from = place(index);
                let piece = document[from..(from + length).min(document.len())].repeat(*times);
                document.splice(from..from, piece);
            }
            Self::Insert(index, token) => {
                let from = place(index);
                document.splice(from..from, token.bytes());
            }
            Self::Change(index, byte) => {
                let at = place(index);
                document[at..].iter_mut().take(1).for_each(|place| *place = *byte);
            }
        }
    }
}

fn any_damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<Index>(), 1_usize..200).prop_map(|(index, length)| Damage::Remove(index, length)),
        (any::<Index>(), 1_usize..200, 1_usize..20)
            .prop_map(|(index, length, times)| Damage::Repeat(index, length, times)),
        (any::<Index>(), select(TOKENS.to_vec())).prop_map(|(index, token)| Damage::Insert(index, token)),
        (any::<Index>(), any::<u8>()).prop_map(|(index, byte)| Damage::Change(index, byte)),
    ]
}

fn any_document() -> impl Strategy<Value = Vec<u8>> {
    let files = [
        include_bytes!("../data/busy/google.ics").to_vec(),
        include_bytes!("../data/busy/outlook.ics").to_vec(),
        include_bytes!("../data/busy/apple.ics").to_vec(),
        include_bytes!("../data/busy/nextcloud.ics").to_vec(),
        include_bytes!("../data/busy/fastmail.ics").to_vec(),
    ];
    (select(files.to_vec()), prop::collection::vec(any_damage(), 1..12)).prop_map(
        |(mut document, damages)| {
            for damage in damages {
                damage.apply(&mut document);
            }
            document
        },
    )
}

/// What is promised of every answer, whatever the bytes are.
fn check(answer: &Result<BusyTimes, BusyError>) -> Result<(), TestCaseError> {
    let Ok(times) = answer else { return Ok(()) };
    let year = Interval::new(at("2026-01-01T00:00Z"), at("2027-01-01T00:00Z")).expect("a year");
    prop_assert!(times.intervals.iter().all(|busy| busy.overlaps(year)));
    prop_assert!(times.intervals.windows(2).all(|pair| pair[0].end() < pair[1].start()));
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_series_is_busy_when_the_model_says_so(scene in any_scene()) {
        let times = scene.times();
        let document = scene.document(&times, scene.zone, "");
        let busy = read(&document, scene.range);
        prop_assert_eq!(busy.intervals, scene.expected(&times), "{}", document);
        prop_assert_eq!((busy.skipped, busy.guessed), (0, 0));
    }

    #[test]
    fn a_zone_of_the_document_is_as_good_as_the_databases(scene in any_scene()) {
        let times = scene.times();
        let document = scene.document(&times, "Ours", &scene.written_zone("Ours"));
        let known = read(&scene.document(&times, scene.zone, ""), scene.range);
        prop_assert_eq!(read(&document, scene.range), known, "{}", document);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..2_000), is_calendar: bool) {
        let begin: &[u8] = if is_calendar { b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" } else { b"" };
        check(&any_bytes(&[begin, &bytes].concat()))?;
    }

    #[test]
    fn damaged_documents_are_read_or_refused(document in any_document()) {
        check(&any_bytes(&document))?;
    }
}
