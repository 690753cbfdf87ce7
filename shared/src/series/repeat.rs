use crate::invalid::Invalid;
use crate::limits;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How an appointment comes again, as it is written down. Not yet checked.
///
/// `{"every": "week", "interval": 2, "weekdays": ["monday", "thursday"], "end": {"count": 8}, "on_clash": "skip"}`
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RepeatDraft {
    /// What `interval` counts.
    pub every: Every,
    /// From one time to the next: 2 with `week` is every other week.
    #[serde(default = "one")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = limits::REPEAT_DAYS_MAX)))]
    pub interval: u32,
    /// With `week`: on which days; without it, on the weekday of the first one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(min = 1), extend("uniqueItems" = true)))]
    pub weekdays: Option<Vec<Weekday>>,
    /// When it is over.
    pub end: RepeatEnd,
    /// What is done about a time that is not free.
    #[serde(default)]
    pub on_clash: OnClash,
}

fn one() -> u32 {
    1
}

/// The unit in which the distance between two appointments of a series is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Every {
    /// Days.
    Day,
    /// Weeks, which begin on Monday.
    Week,
    /// Months: on the same day of each. A month that lacks the day is skipped.
    Month,
}

/// A day of the week. In order: a week begins on Monday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "they say it themselves")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    fn of(date: Date) -> Self {
        match date.weekday() {
            jiff::civil::Weekday::Monday => Self::Monday,
            jiff::civil::Weekday::Tuesday => Self::Tuesday,
            jiff::civil::Weekday::Wednesday => Self::Wednesday,
            jiff::civil::Weekday::Thursday => Self::Thursday,
            jiff::civil::Weekday::Friday => Self::Friday,
            jiff::civil::Weekday::Saturday => Self::Saturday,
            jiff::civil::Weekday::Sunday => Self::Sunday,
        }
    }
}

/// When a series is over, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RepeatEnd {
    /// After so many appointments, the first one included.
    Count(
        #[cfg_attr(feature = "schema", schemars(range(min = limits::SERIES_COUNT_MIN, max = limits::SERIES_COUNT_MAX)))]
         u32,
    ),
    /// After this day in the series' zone, `YYYY-MM-DD`.
    Until(#[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))] String),
}

/// What is done about an appointment of a series whose time is not free.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum OnClash {
    /// It is left out.
    Skip,
    /// It takes the next free time before the next one; it is left out if there is none.
    NextFree,
    /// The whole series is refused.
    #[default]
    Refuse,
}

/// How an appointment comes again. Invariants: the distance is 1 to what [`limits`] allow in its unit; weekdays, if
/// they are named, are some, in order and different; the count is within [`limits`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "RepeatDraft", into = "RepeatDraft")]
pub struct Repeat {
    rhythm: Rhythm,
    end: End,
    on_clash: OnClash,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Rhythm {
    Days(u32),
    /// Without weekdays, on that of the first appointment.
    Weeks(u32, Option<Vec<Weekday>>),
    Months(u32),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Count(u32),
    Until(Date),
}

impl RepeatDraft {
    /// Checks the draft.
    pub fn checked(self) -> Result<Repeat, Invalid> {
        let most = match self.every {
            Every::Day => limits::REPEAT_DAYS_MAX,
            Every::Week => limits::REPEAT_WEEKS_MAX,
            Every::Month => limits::REPEAT_MONTHS_MAX,
        };
        if !(1..=most).contains(&self.interval) {
            return Err(refused("interval", format!("This is a number from 1 to {most}.")));
        }
        if self.every != Every::Week && self.weekdays.is_some() {
            return Err(refused("weekdays", "Only what comes again every so many weeks has weekdays."));
        }
        let rhythm = match self.every {
            Every::Day => Rhythm::Days(self.interval),
            Every::Week => Rhythm::Weeks(self.interval, self.weekdays.map(check_weekdays).transpose()?),
            Every::Month => Rhythm::Months(self.interval),
        };
        Ok(Repeat { rhythm, end: self.end.checked()?, on_clash: self.on_clash })
    }
}

fn check_weekdays(mut weekdays: Vec<Weekday>) -> Result<Vec<Weekday>, Invalid> {
    weekdays.sort_unstable();
    let different = weekdays.windows(2).all(|pair| pair[0] != pair[1]);
    if weekdays.is_empty() || !different {
        return Err(refused("weekdays", "At least one weekday is needed, and none twice."));
    }
    Ok(weekdays)
}

impl RepeatEnd {
    fn checked(&self) -> Result<End, Invalid> {
        let allowed = limits::SERIES_COUNT_MIN..=limits::SERIES_COUNT_MAX;
        match self {
            Self::Count(count) if allowed.contains(count) => Ok(End::Count(*count)),
            Self::Count(_) => {
                let message = format!("A series has {} to {} appointments.", allowed.start(), allowed.end());
                Err(refused("end.count", message))
            }
            // jiff takes other ways to write a date, too.
            Self::Until(text) => match text.parse::<Date>().ok().filter(|date| date.to_string() == *text) {
                Some(date) => Ok(End::Until(date)),
                None => Err(refused("end.until", "A date is written like 2026-12-24.")),
            },
        }
    }
}

impl Repeat {
    /// What is done about a time that is not free.
    #[must_use]
    pub fn on_clash(&self) -> OnClash {
        self.on_clash
    }

    pub(super) fn end(&self) -> End {
        self.end
    }

    /// Whether a series that begins on `day_one` has an appointment on a later date.
    pub(super) fn falls_on(&self, day_one: Date, date: Date) -> bool {
        match &self.rhythm {
            Rhythm::Days(interval) => is_multiple(days_between(day_one, date), *interval),
            Rhythm::Weeks(interval, weekdays) => {
                let weekday = Weekday::of(date);
                let named = match weekdays {
                    Some(weekdays) => weekdays.contains(&weekday),
                    None => weekday == Weekday::of(day_one),
                };
                named && is_multiple(week_of(date) - week_of(day_one), *interval)
            }
            Rhythm::Months(interval) => {
                date.day() == day_one.day() && is_multiple(month_of(date) - month_of(day_one), *interval)
            }
        }
    }
}

fn is_multiple(count: i64, interval: u32) -> bool {
    count % i64::from(interval) == 0
}

fn days_between(from: Date, to: Date) -> i64 {
    from.duration_until(to).as_hours() / 24
}

/// Weeks, beginning on Mondays, since the one with 1970-01-01.
fn week_of(date: Date) -> i64 {
    const MONDAY: Date = Date::constant(1969, 12, 29);
    days_between(MONDAY, date).div_euclid(7)
}

/// Months since the beginning of the year 0.
fn month_of(date: Date) -> i64 {
    i64::from(date.year()) * 12 + i64::from(date.month()) - 1
}

impl TryFrom<RepeatDraft> for Repeat {
    type Error = Invalid;
    fn try_from(draft: RepeatDraft) -> Result<Self, Invalid> {
        draft.checked()
    }
}

impl From<Repeat> for RepeatDraft {
    fn from(repeat: Repeat) -> Self {
        let (every, interval, weekdays) = match repeat.rhythm {
            Rhythm::Days(interval) => (Every::Day, interval, None),
            Rhythm::Weeks(interval, weekdays) => (Every::Week, interval, weekdays),
            Rhythm::Months(interval) => (Every::Month, interval, None),
        };
        let end = match repeat.end {
            End::Count(count) => RepeatEnd::Count(count),
            End::Until(date) => RepeatEnd::Until(date.to_string()),
        };
        Self { every, interval, weekdays, end, on_clash: repeat.on_clash }
    }
}

pub(super) fn refused(field: &'static str, message: impl Into<std::borrow::Cow<'static, str>>) -> Invalid {
    Invalid::new("invalid_repeat", field, message)
}
