//! When somebody is busy by their own calendar, read from a document that the calendar publishes.
//!
//! Nothing but times leaves a reader of this module: no title, no place, no name of anybody. Where a document is not
//! clear, being busy wins over being free, because a time that is offered wrongly is a double booking, and one that
//! is withheld wrongly can be seen and asked about.
//!
//! # How iCalendar is read
//!
//! By RFC 5545, as Google, Outlook, Apple, Nextcloud and Fastmail write it. Syntax and recurrence are our own: of the
//! crates there are, some bring a second database of time zones, some lose the whole document with one bad line, and
//! none bounds the time that a rule may take.
//!
//! - **Busy** is every `VEVENT` and every `FREEBUSY` period, unless it is `TRANSPARENT`, `CANCELLED`, of
//!   `FBTYPE=FREE`, or by Outlook's busy status `FREE` or `WORKINGELSEWHERE`. `TENTATIVE` and out of office are busy.
//!   Tasks, journals and alarms never are. Whether the user declined is not looked at, for we do not know which
//!   attendee they are.
//! - **Length.** Without an end, a date is the whole day and a time takes none. An end that is broken or before the
//!   start makes it a day or [`BUSY_GUESSED_SECONDS`](limits::BUSY_GUESSED_SECONDS). Given by an end, the times of a
//!   series are equally long even where the clock changes meanwhile; given in days, they are days of the calendar.
//! - **Clock changes.** A time that is skipped is told with the offset before the gap, a time that comes twice is the
//!   first one (3.3.5). The recurrences of a series too, although 3.3.10 would leave out those in a gap: the programs
//!   that write these files show them.
//! - **Zones.** Floating times and whole days are the reader's. A `TZID` is looked up as IANA's name, as Windows'
//!   name, without the prefix that some put before, and at last in the document's own `VTIMEZONE`; if nobody knows
//!   it, it is the reader's.
//! - **Series.** The start is always the first time, whatever the rule says. An exception given as a date takes out
//!   that day. `THISANDFUTURE` moves, stretches or cancels all later times. Without a rule that can be read, the
//!   start alone is busy. A rule that makes more work than [`BUSY_RULE_STEPS_MAX`](limits::BUSY_RULE_STEPS_MAX) is
//!   busy all the time from where it stopped to its end.

mod clock;
mod document;
mod found;
mod line;
mod recurrence;
mod rule;
mod series;
mod steps;
mod value;
mod windows_zones;
mod zones;

use crate::availability::Zone;
use crate::interval::Interval;
use crate::invalid::Invalid;
use crate::limits;
use document::{Document, Event};
use found::Found;
use jiff::{SignedDuration, Timestamp};
use series::{add_event, add_period, replaces};
use std::collections::HashMap;
use steps::Steps;
use zones::Zones;

/// What can read busy times from a document: one for each kind of calendar.
pub trait BusyFormat {
    /// The busy times that overlap `range`. What is broken in a document costs itself only; an error means that
    /// nothing of the document can be relied on.
    fn busy(&self, document: &[u8], range: Interval) -> Result<BusyTimes, BusyError>;
}

/// When somebody is busy. Invariant: the intervals are in order, and neither overlap nor touch; all overlap the range
/// that was asked for, and none is cut to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BusyTimes {
    /// The busy times.
    pub intervals: Vec<Interval>,
    /// Events and periods of which a time could not be read, so that busy time may be missing.
    pub skipped: u32,
    /// Events and periods that may be busy at other times, or for longer, than was meant: their zone is not known,
    /// or their length, an exception or a part of their rule could not be read.
    pub guessed: u32,
    /// The document has an end. If not, it may have been cut off on its way, with busy times lost.
    pub is_whole: bool,
}

/// Why a document was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BusyError {
    /// It is something else, like a page that asks to sign in.
    #[error("The address gives an iCalendar document, which begins with BEGIN:VCALENDAR.")]
    NotACalendar,
    /// It has more than [`limits::BUSY_DOCUMENT_BYTES_MAX`].
    #[error("A calendar has at most {} bytes.", limits::BUSY_DOCUMENT_BYTES_MAX)]
    TooLarge,
    /// It has more than [`limits::BUSY_COMPONENTS_MAX`].
    #[error("A calendar has at most {} events and other components.", limits::BUSY_COMPONENTS_MAX)]
    TooManyComponents,
    /// Its recurrences make more work than [`limits::BUSY_STEPS_MAX`].
    #[error("The events of a calendar recur at most {} times in all.", limits::BUSY_STEPS_MAX)]
    TooManyTimes,
    /// More than [`limits::BUSY_RANGE_DAYS_MAX`] were asked for.
    #[error("Busy times are read for at most {} days at once.", limits::BUSY_RANGE_DAYS_MAX)]
    RangeTooLong,
}

impl From<BusyError> for Invalid {
    fn from(error: BusyError) -> Self {
        let code = match error {
            BusyError::NotACalendar => "invalid_calendar_document",
            BusyError::TooLarge => "invalid_calendar_size",
            BusyError::TooManyComponents | BusyError::TooManyTimes => "invalid_calendar_events",
            BusyError::RangeTooLong => "invalid_busy_range",
        };
        Self::new(code, "", error.to_string())
    }
}

/// iCalendar, as calendars publish it at a private address.
#[derive(Debug, Clone)]
pub struct ICalendar {
    zone: Zone,
}

impl ICalendar {
    /// A reader for someone in a zone, in which floating times and whole days are read.
    #[must_use]
    pub fn new(zone: Zone) -> Self {
        Self { zone }
    }
}

impl BusyFormat for ICalendar {
    fn busy(&self, document: &[u8], range: Interval) -> Result<BusyTimes, BusyError> {
        let longest = SignedDuration::from_hours(24 * limits::BUSY_RANGE_DAYS_MAX);
        if range.start().duration_until(range.end()) > longest {
            return Err(BusyError::RangeTooLong);
        }
        let document = Document::read(document)?;
        let (mut steps, mut found) = (Steps::new(), Found::new(range));
        let (names, (_, end)) = (&document.names.names, found.seconds());
        let zones = Zones::new(self.zone.time_zone(), names, &document.zones, end, &mut steps)?;
        let replacing = by_series(&document.events);
        for event in &document.events {
            let others = event.uid.as_deref().filter(|_| !replaces(event));
            let others = others.and_then(|uid| replacing.get(uid)).map_or(&[][..], Vec::as_slice);
            add_event(&zones, event, others, &mut steps, &mut found)?;
        }
        for &period in &document.periods {
            add_period(&zones, period, &mut found);
        }
        Ok(found.into_times(document.is_whole))
    }
}

/// The events that take the place of single times of a series, by the series.
fn by_series(events: &[Event]) -> HashMap<&str, Vec<&Event>> {
    let mut series: HashMap<&str, Vec<&Event>> = HashMap::new();
    for event in events.iter().filter(|event| replaces(event)) {
        if let Some(uid) = event.uid.as_deref() {
            series.entry(uid).or_default().push(event);
        }
    }
    series
}

/// Reads any bytes as iCalendar, with a zone and a range that are always the same: for fuzzing.
///
/// The zone changes its clock by half an hour, and both changes of a year are in the range.
#[expect(clippy::missing_panics_doc, reason = "it never does")]
pub fn any_bytes(document: &[u8]) -> Result<BusyTimes, BusyError> {
    let zone = Zone::parse("Australia/Lord_Howe").expect("a zone of the database");
    let instant = |second| Timestamp::from_second(second).expect("in this century");
    let year_2026 = Interval::new(instant(1_767_225_600), instant(1_798_761_600));
    ICalendar::new(zone).busy(document, year_2026.expect("a year is not empty"))
}
