//! Public holidays of countries and their subdivisions.
//!
//! The days are a table, `holiday/table.rs`, made from the Python package `holidays` by `holiday/generate.py`, which
//! says how to make it anew. A region's days are all that are kept there: those of its country, but for the few that it
//! does not keep or keeps on another date, and its own. A day that depends on the moon or on a decree yet to come
//! is what is expected today; "(estimated)" in a name says so.
//!
//! A year that the table does not know is never a year without holidays: it is answered with [`YearUnknown`].

#[rustfmt::skip]
mod table;

use crate::invalid::Invalid;
use crate::sorting::sort_by;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::sync::OnceLock;
use table::{DATES, ENDS, FIRST_YEAR, HOLIDAYS, NAMES, PLACES, REGIONS};

/// A country (ISO 3166-1, `GB`) or a subdivision of one (ISO 3166-2, `GB-ENG`). Invariant: its holidays are known for
/// at least one year. Regions are in order of their codes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Region(u16);

/// A public holiday.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// What it is called, in English.
    pub name: &'static str,
}

/// Years, from a first to a last one, both included. Invariant: the first is not after the last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct HolidayYears {
    /// The first year.
    pub first: i16,
    /// The last year.
    pub last: i16,
}

/// Nothing is known of a region's holidays in a year, which does not mean that there are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("The public holidays of {region} are known for the years {years}, not for {year}.")]
pub struct YearUnknown {
    /// The region.
    pub region: Region,
    /// The year that was asked for.
    pub year: i16,
    /// The years that are known.
    pub years: HolidayYears,
}

impl Region {
    /// Looks a region up by its code, without regard to case.
    pub fn parse(code: &str) -> Result<Self, Invalid> {
        let wanted = code.to_ascii_uppercase();
        match region_lines().binary_search_by(|(code, _)| (*code).cmp(&wanted)) {
            Ok(at) => Ok(Self::at(at)),
            Err(_) => Err(Invalid::new(
                "invalid_region",
                "region",
                "A region is the ISO 3166 code of a country or a subdivision whose public holidays are known here, \
                like GB or US-CA.",
            )),
        }
    }

    /// All regions, in order of their codes.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..ENDS.len()).map(Self::at)
    }

    fn at(place: usize) -> Self {
        Self(u16::try_from(place).expect("there are fewer regions than that"))
    }

    fn place(self) -> usize {
        usize::from(self.0)
    }

    /// Its holidays, each as the line of its name and the place of its dates.
    fn holidays(self) -> impl Iterator<Item = (u16, u16)> {
        let begin = self.place().checked_sub(1).map_or(0, |before| usize::from(ENDS[before].0));
        let end = usize::from(ENDS[self.place()].0);
        PLACES[begin..end].iter().map(|place| HOLIDAYS[usize::from(*place)])
    }

    /// The code, like `GB` or `GB-ENG`.
    #[must_use]
    pub fn code(self) -> &'static str {
        region_lines()[self.place()].0
    }

    /// The region's own name: of a country in English, `Germany`; of a subdivision as people there write it, `Bayern`.
    #[must_use]
    pub fn name(self) -> &'static str {
        region_lines()[self.place()].1
    }

    /// The country of a subdivision; a country's own region.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "it never does")]
    pub fn country(self) -> Self {
        let code = self.code().split('-').next().unwrap_or_default();
        Self::parse(code).expect("the table has the country of every subdivision")
    }

    /// The years whose holidays are known.
    #[must_use]
    pub fn years(self) -> HolidayYears {
        HolidayYears { first: FIRST_YEAR, last: ENDS[self.place()].1 }
    }

    /// The place of a year in every row of [`DATES`].
    fn place_of(self, year: i16) -> Result<usize, YearUnknown> {
        let years = self.years();
        let unknown = YearUnknown { region: self, year, years };
        if years.contains(year) {
            usize::try_from(year - years.first).map_err(|_| unknown)
        } else {
            Err(unknown)
        }
    }
}

impl HolidayYears {
    /// Whether a year is one of these.
    #[must_use]
    pub fn contains(self, year: i16) -> bool {
        (self.first..=self.last).contains(&year)
    }
}

/// The holidays of a region in a year, in order. A date on which there are two has both.
pub fn holidays(region: Region, year: i16) -> Result<Vec<Holiday>, YearUnknown> {
    let place = region.place_of(year)?;
    let holiday = |(name, dates): (u16, u16)| {
        let on = DATES[usize::from(dates)][place];
        Some(Holiday { date: date(year, on)?, name: name_at(name) })
    };
    let mut found: Vec<Holiday> = region.holidays().filter_map(holiday).collect();
    sort_by(&mut found, Ord::cmp);
    Ok(found)
}

/// Whether a day is a public holiday in a region.
pub fn is_holiday(region: Region, day: Date) -> Result<bool, YearUnknown> {
    let place = region.place_of(day.year())?;
    let on = month_and_day(day);
    Ok(region.holidays().any(|(_, dates)| DATES[usize::from(dates)][place] == on))
}

/// What a day is called in a region; the first of its names if it has several, `None` if it is no holiday.
pub fn holiday_name(region: Region, day: Date) -> Result<Option<&'static str>, YearUnknown> {
    let place = region.place_of(day.year())?;
    let on = month_and_day(day);
    let names = region.holidays().filter(|(_, dates)| DATES[usize::from(*dates)][place] == on);
    // Rows are in order of their names.
    Ok(names.map(|(name, _)| name_at(name)).next())
}

/// Codes and names of all regions.
fn region_lines() -> &'static [(&'static str, &'static str)] {
    static LINES: OnceLock<Vec<(&'static str, &'static str)>> = OnceLock::new();
    LINES.get_or_init(|| REGIONS.lines().filter_map(|line| line.split_once(' ')).collect())
}

fn name_at(line: u16) -> &'static str {
    static LINES: OnceLock<Vec<&'static str>> = OnceLock::new();
    LINES.get_or_init(|| NAMES.lines().collect())[usize::from(line)]
}

/// How the table writes a day: `1225` is the 25th of December.
fn month_and_day(day: Date) -> u16 {
    u16::from(day.month().unsigned_abs()) * 100 + u16::from(day.day().unsigned_abs())
}

/// The date of a year that the table writes so; none for 0.
fn date(year: i16, on: u16) -> Option<Date> {
    let part = |number: u16| i8::try_from(number).ok();
    Date::new(year, part(on / 100)?, part(on % 100)?).ok()
}

impl fmt::Display for Region {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl fmt::Debug for Region {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.code())
    }
}

impl fmt::Display for HolidayYears {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{} to {}", self.first, self.last)
    }
}

impl TryFrom<String> for Region {
    type Error = Invalid;
    fn try_from(code: String) -> Result<Self, Invalid> {
        Self::parse(&code)
    }
}

impl From<Region> for String {
    fn from(region: Region) -> String {
        region.code().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What every look-up relies on.
    #[test]
    fn the_table_is_sound() {
        assert_eq!(region_lines().len(), ENDS.len());
        assert!(region_lines().is_sorted_by(|(one, _), (next, _)| one < next));
        assert!(ENDS.is_sorted_by(|(one, _), (next, _)| one < next) && ENDS[0].0 > 0);
        assert_eq!(usize::from(ENDS[ENDS.len() - 1].0), PLACES.len());
        assert!(PLACES.iter().all(|place| usize::from(*place) < HOLIDAYS.len()));
        let names = NAMES.lines().count();
        for (name, dates) in HOLIDAYS {
            assert!(usize::from(name) < names && usize::from(dates) < DATES.len());
        }
        for (row, at) in DATES.iter().flat_map(|row| row.iter().enumerate().map(move |(at, _)| (row, at))) {
            let year = FIRST_YEAR + i16::try_from(at).expect("a few years");
            assert!(row[at] == 0 || date(year, row[at]).is_some(), "{} in {year}", row[at]);
        }
        for region in Region::all() {
            let years = region.years();
            assert!(years.first <= years.last, "{region}");
            assert!(region.place_of(years.last).expect("known") < table::YEARS, "{region}");
            assert!(region.holidays().is_sorted_by_key(|(name, _)| name), "{region}");
            assert!(!region.country().code().contains('-'), "{region}");
        }
    }
}
