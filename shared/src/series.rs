//! Series: appointments that come again at the same time by the clock on the wall.
//!
//! A series is a list of dates in a zone, and one time of day. A date that its rule would need and the calendar
//! lacks (the 31st of June, or the day that Samoa left out in 2011) is skipped and counts for nothing. A time that the
//! clock skips on a date is the first instant after the gap; a time that comes twice is the first pass.

mod clash;
mod fields;
mod repeat;

pub use clash::{Clashes, Settled, settle};
pub use fields::{
    COUNT_FIELD, END_COUNT, END_FIELD, END_UNTIL, EVERY_FIELD, INTERVAL_FIELD, ON_CLASH_FIELD,
    REPEAT_FIELD_PREFIX, REPEAT_FIELDS, UNTIL_FIELD, read_repeat,
};
pub use repeat::{Every, OnClash, Repeat, RepeatDraft, RepeatEnd, Weekday};

use crate::availability::Zone;
use crate::invalid::Invalid;
use crate::limits;
use jiff::civil::{Date, DateTime};
use jiff::tz::AmbiguousOffset;
use jiff::{SignedDuration, Timestamp};
use repeat::{End, refused};

/// A clock that is put forward by this much leaves out a date.
const DAY_SECONDS: i32 = 86_400;

/// One appointment of a series. Invariant: `start < before`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Occurrence {
    /// When it starts.
    pub start: Timestamp,
    /// When the next one starts; of the last one, when the next one would, but at most
    /// [`limits::SERIES_MOVE_DAYS_MAX`] later.
    pub before: Timestamp,
}

impl Repeat {
    /// The series that begins at `first`, by the clock of `zone`, in order. `first` is always its first occurrence, even
    /// on a weekday that is not named, and counts. Nothing is cut off silently: a series with more than
    /// [`limits::SERIES_COUNT_MAX`] occurrences, or longer than [`limits::SERIES_DAYS_MAX`], is refused.
    pub fn occurrences(&self, first: Timestamp, zone: &Zone) -> Result<Vec<Occurrence>, Invalid> {
        // One more than there can be: what would follow on the last one.
        let planned: Vec<(Date, Timestamp)> =
            self.without_end(first, zone).take(limits::SERIES_COUNT_MAX as usize + 1).collect();
        let count = self.count(&planned)?;
        let starts = planned[..count].iter().map(|(_, start)| *start);
        let followers = planned[1..].iter().map(|(_, start)| *start).map(Some).chain([None]);
        Ok(starts
            .zip(followers)
            .map(|(start, next)| Occurrence { start, before: end_of(start, next) })
            .collect())
    }

    /// The occurrences with their dates, first of all the first one, as if the series never ended.
    fn without_end(&self, first: Timestamp, zone: &Zone) -> impl Iterator<Item = (Date, Timestamp)> {
        let local = zone.time_zone().to_datetime(first);
        let day_one = local.date();
        let dates = std::iter::successors(day_one.tomorrow().ok(), |date| date.tomorrow().ok());
        let reach = last_day(day_one).saturating_add(days(limits::SERIES_MOVE_DAYS_MAX));
        let later = dates
            .take_while(move |date| *date <= reach)
            .filter(move |date| self.falls_on(day_one, *date))
            .filter_map(move |date| Some((date, start_of(date.to_datetime(local.time()), zone)?)));
        std::iter::once((day_one, first)).chain(later)
    }

    /// How many of the planned occurrences the series has.
    fn count(&self, planned: &[(Date, Timestamp)]) -> Result<usize, Invalid> {
        let (day_one, _) = planned[0];
        let last_day = last_day(day_one);
        let too_long =
            |field| Err(refused(field, format!("A series ends within {} days.", limits::SERIES_DAYS_MAX)));
        match self.end() {
            End::Count(count) => {
                let count = count as usize;
                let fits = planned.get(count - 1).is_some_and(|(date, _)| *date <= last_day);
                if fits { Ok(count) } else { too_long("end.count") }
            }
            End::Until(until) if until < day_one => {
                Err(refused("end.until", format!("A series ends no earlier than it begins, on {day_one}.")))
            }
            End::Until(until) if until > last_day => too_long("end.until"),
            End::Until(until) => {
                let count = planned.partition_point(|(date, _)| *date <= until);
                if count > limits::SERIES_COUNT_MAX as usize {
                    let message = format!("A series has at most {} appointments.", limits::SERIES_COUNT_MAX);
                    return Err(refused("end.until", message));
                }
                Ok(count)
            }
        }
    }
}

fn days(count: u32) -> SignedDuration {
    SignedDuration::from_hours(24 * i64::from(count))
}

/// The last day on which a series may have an appointment that begins on `day_one`.
fn last_day(day_one: Date) -> Date {
    day_one.saturating_add(days(limits::SERIES_DAYS_MAX))
}

/// Where an occurrence ends whose follower starts at `next`.
fn end_of(start: Timestamp, next: Option<Timestamp>) -> Timestamp {
    let farthest = start.saturating_add(days(limits::SERIES_MOVE_DAYS_MAX)).unwrap_or(Timestamp::MAX);
    next.map_or(farthest, |next| next.min(farthest))
}

/// When a date's clock shows a time; none on a date that the zone leaves out, and at the end of all calendars.
fn start_of(local: DateTime, zone: &Zone) -> Option<Timestamp> {
    let zone = zone.time_zone();
    let offset = match zone.to_ambiguous_timestamp(local).offset() {
        AmbiguousOffset::Unambiguous { offset } => offset,
        AmbiguousOffset::Fold { before, .. } => before,
        AmbiguousOffset::Gap { before, after } if after.seconds() - before.seconds() >= DAY_SECONDS => {
            return None;
        }
        AmbiguousOffset::Gap { after, .. } => {
            // What the clock was changed to would have shown this time just before the change.
            let short_of_the_change = after.to_timestamp(local).ok()?;
            return zone.following(short_of_the_change).next().map(|change| change.timestamp());
        }
    };
    offset.to_timestamp(local).ok()
}
