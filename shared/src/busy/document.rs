//! What a document says about time: its events, free and busy periods and zones, and no word of what they are.

use super::BusyError;
use super::line::{Lines, Property, plain};
use super::rule::Rule;
use super::value::{self, Duration, Moment, Until, ZoneIndex};
use crate::limits;
use std::collections::HashMap;

/// Everything in a document that can make somebody busy.
#[derive(Debug, Default)]
pub(super) struct Document {
    pub(super) events: Vec<Event>,
    pub(super) periods: Vec<Period>,
    pub(super) zones: Vec<ZoneText>,
    pub(super) names: ZoneNames,
    /// It has an end, so it was not cut off.
    pub(super) is_whole: bool,
}

/// A value that may be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Field<T> {
    #[default]
    Absent,
    Broken,
    Read(T),
}

impl<T: Copy> Field<T> {
    /// Of several, the first that can be read stands.
    fn put(&mut self, value: Option<T>) {
        *self = match (*self, value) {
            (Self::Read(first), _) => Self::Read(first),
            (_, Some(value)) => Self::Read(value),
            (_, None) => Self::Broken,
        };
    }

    pub(super) fn read(self) -> Option<T> {
        match self {
            Self::Read(value) => Some(value),
            Self::Absent | Self::Broken => None,
        }
    }
}

/// A `VEVENT`: one event, one that recurs, or what is different about one time of it.
#[derive(Debug, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is said by a line of its own, independent of the others"
)]
pub(super) struct Event {
    /// What the times of one recurring event have in common.
    pub(super) uid: Option<String>,
    pub(super) start: Field<Moment>,
    pub(super) end: Field<Moment>,
    pub(super) duration: Field<Duration>,
    /// Transparent, cancelled, or shown as free.
    pub(super) is_free: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) more: Vec<(Moment, Option<Until>)>,
    pub(super) except: Vec<Moment>,
    /// Which time of a recurring event this one takes the place of.
    pub(super) replaces: Field<Moment>,
    /// It also changes all later ones.
    pub(super) is_for_all_later: bool,
    /// A recurrence of it could not be read, so it is busy more often than we know.
    pub(super) lacks_times: bool,
    /// An exception of it could not be read, or a rule only in part, so it is busy less often than we say.
    pub(super) is_guessed: bool,
}

/// A period of a `VFREEBUSY` in which somebody is busy; none if it cannot be read.
pub(super) type Period = Option<(Moment, Until)>;

/// A `VTIMEZONE`.
#[derive(Debug, Default)]
pub(super) struct ZoneText {
    pub(super) name: String,
    /// The IANA name that some programs write beside their own.
    pub(super) location: Option<String>,
    pub(super) observances: Vec<Observance>,
}

/// A `STANDARD` or `DAYLIGHT` of a zone: from when on, and how often again, the clock is set.
#[derive(Debug, Default)]
pub(super) struct Observance {
    pub(super) start: Field<Moment>,
    pub(super) offset_before: Field<i64>,
    pub(super) offset: Field<i64>,
    pub(super) rules: Vec<Rule>,
    pub(super) more: Vec<Moment>,
    /// Something about it cannot be read.
    pub(super) is_broken: bool,
}

/// The names of zones that stand beside times, each once.
#[derive(Debug, Default)]
pub(super) struct ZoneNames {
    pub(super) names: Vec<String>,
    indexes: HashMap<String, ZoneIndex>,
}

impl ZoneNames {
    fn index(&mut self, name: &str) -> ZoneIndex {
        if let Some(&index) = self.indexes.get(name) {
            return index;
        }
        let index = self.names.len();
        self.names.push(name.to_owned());
        self.indexes.insert(name.to_owned(), index);
        index
    }
}

/// The component that is being read.
enum Open {
    Event(Box<Event>),
    FreeBusy,
    Zone(ZoneText, Option<Observance>),
    /// Something that makes nobody busy.
    Other,
}

struct Reader {
    document: Document,
    is_calendar: bool,
    open: Open,
    /// How many components are open inside of it, like the alarms of an event.
    inner: usize,
    components: usize,
}

impl Document {
    /// Reads a document. A line that cannot be read is passed over; what it was about says so.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, BusyError> {
        if bytes.len() > limits::BUSY_DOCUMENT_BYTES_MAX {
            return Err(BusyError::TooLarge);
        }
        let mut reader = Reader {
            document: Self::default(),
            is_calendar: false,
            open: Open::Other,
            inner: 0,
            components: 0,
        };
        let (mut lines, mut line) = (Lines::new(bytes), Vec::new());
        while lines.next_into(&mut line) {
            reader.line(&String::from_utf8_lossy(&line))?;
        }
        reader.close();
        if reader.is_calendar { Ok(reader.document) } else { Err(BusyError::NotACalendar) }
    }
}

impl Reader {
    fn line(&mut self, line: &str) -> Result<(), BusyError> {
        let Some(property) = Property::split(line) else { return Ok(()) };
        if property.is("BEGIN") {
            return self.begin(&property.value.to_ascii_uppercase());
        }
        if property.is("END") {
            self.end(&property.value.to_ascii_uppercase());
        } else if self.inner == 0 {
            self.property(line, &property);
        }
        Ok(())
    }

    fn begin(&mut self, name: &str) -> Result<(), BusyError> {
        self.components += 1;
        if self.components > limits::BUSY_COMPONENTS_MAX {
            return Err(BusyError::TooManyComponents);
        }
        let open = match name {
            "VCALENDAR" => {
                self.is_calendar = true;
                self.document.is_whole = false;
                Open::Other
            }
            "VEVENT" => Open::Event(Box::default()),
            "VFREEBUSY" => Open::FreeBusy,
            "VTIMEZONE" => Open::Zone(ZoneText::default(), None),
            "VTODO" | "VJOURNAL" | "VAVAILABILITY" => Open::Other,
            _ => {
                self.begin_inner(name);
                return Ok(());
            }
        };
        // Whatever was open has lost its end; what is known of it counts.
        self.close();
        self.open = open;
        Ok(())
    }

    fn begin_inner(&mut self, name: &str) {
        match &mut self.open {
            Open::Zone(zone, observance) if matches!(name, "STANDARD" | "DAYLIGHT") => {
                zone.observances.extend(observance.replace(Observance::default()));
            }
            _ => self.inner += 1,
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "VCALENDAR" => {
                self.close();
                self.document.is_whole = self.is_calendar;
            }
            "VEVENT" | "VFREEBUSY" | "VTIMEZONE" | "VTODO" | "VJOURNAL" | "VAVAILABILITY" => self.close(),
            "STANDARD" | "DAYLIGHT" if self.inner == 0 => {
                if let Open::Zone(zone, observance) = &mut self.open {
                    zone.observances.extend(observance.take());
                }
            }
            _ => self.inner = self.inner.saturating_sub(1),
        }
    }

    fn close(&mut self) {
        self.inner = 0;
        match std::mem::replace(&mut self.open, Open::Other) {
            Open::Event(event) => self.document.events.push(*event),
            Open::Zone(mut zone, observance) => {
                zone.observances.extend(observance);
                self.document.zones.push(zone);
            }
            Open::FreeBusy | Open::Other => {}
        }
    }

    fn property(&mut self, line: &str, property: &Property<'_>) {
        let names = &mut self.document.names;
        match &mut self.open {
            Open::Event(event) => event.take(line, property, names),
            Open::FreeBusy => take_periods(property, names, &mut self.document.periods),
            Open::Zone(_, Some(observance)) => observance.take(property),
            Open::Zone(zone, None) => zone.take(property),
            Open::Other => {}
        }
    }
}

impl Event {
    fn take(&mut self, line: &str, property: &Property<'_>, names: &mut ZoneNames) {
        let name = property.name.to_ascii_uppercase();
        match name.as_str() {
            "UID" => self.uid = Some(property.value.to_owned()),
            "DTSTART" => self.start.put(one_moment(line, property, names)),
            "DTEND" => self.end.put(one_moment(line, property, names)),
            "DURATION" => self.duration.put(value::duration(property.value)),
            "TRANSP" => self.is_free |= property.value_is("TRANSPARENT"),
            "STATUS" => self.is_free |= property.value_is("CANCELLED") || property.value_is("CANCELED"),
            // Who works elsewhere can be met; TENTATIVE and OOF (out of office) are busy.
            "X-MICROSOFT-CDO-BUSYSTATUS" => {
                self.is_free |= property.value_is("FREE") || property.value_is("WORKINGELSEWHERE");
            }
            "RRULE" => match Rule::parse(property.value) {
                Some(rule) => {
                    self.is_guessed |= rule.is_guessed;
                    self.rules.push(rule);
                }
                None => self.lacks_times = true,
            },
            "RDATE" => self.lacks_times |= !self.take_more(line, property, names),
            "EXDATE" => {
                let is_read = moments(line, property, names, |moment| self.except.push(moment));
                self.is_guessed |= !is_read;
            }
            // Left behind by RFC 5545: exceptions by a rule.
            "EXRULE" => self.is_guessed = true,
            "RECURRENCE-ID" => {
                self.replaces.put(one_moment(line, property, names));
                let range = property.parameter("RANGE");
                self.is_for_all_later |=
                    range.is_some_and(|range| range.eq_ignore_ascii_case("THISANDFUTURE"));
            }
            _ => {}
        }
    }

    fn take_more(&mut self, line: &str, property: &Property<'_>, names: &mut ZoneNames) -> bool {
        if !property.value.contains('/') {
            return moments(line, property, names, |moment| self.more.push((moment, None)));
        }
        let zone = zone_of(property, names);
        let mut is_read = true;
        for text in values(property.value) {
            match value::period(text, zone) {
                Some((start, until)) => self.more.push((start, Some(until))),
                None => is_read = false,
            }
        }
        is_read
    }
}

impl ZoneText {
    fn take(&mut self, property: &Property<'_>) {
        if property.is("TZID") {
            self.name = plain(property.value).into_owned();
        } else if property.is("X-LIC-LOCATION") {
            self.location = Some(plain(property.value).into_owned());
        }
    }
}

impl Observance {
    fn take(&mut self, property: &Property<'_>) {
        let name = property.name.to_ascii_uppercase();
        match name.as_str() {
            "DTSTART" => self.start.put(value::moment(property.value, None, false)),
            "TZOFFSETFROM" => self.offset_before.put(value::offset(property.value)),
            "TZOFFSETTO" => self.offset.put(value::offset(property.value)),
            "RRULE" => match Rule::parse(property.value) {
                Some(rule) => self.rules.push(rule),
                None => self.is_broken = true,
            },
            "RDATE" => {
                for text in values(property.value) {
                    match value::moment(text, None, false) {
                        Some(moment) => self.more.push(moment),
                        None => self.is_broken = true,
                    }
                }
            }
            _ => {}
        }
    }
}

fn take_periods(property: &Property<'_>, names: &mut ZoneNames, periods: &mut Vec<Period>) {
    let is_free = || property.parameter("FBTYPE").is_some_and(|kind| kind.eq_ignore_ascii_case("FREE"));
    // A kind that is not known means busy (RFC 5545, 3.2.9).
    if property.is("FREEBUSY") && !is_free() {
        let zone = zone_of(property, names);
        periods.extend(values(property.value).map(|text| value::period(text, zone)));
    }
}

fn values(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|text| !text.is_empty())
}

fn zone_of(property: &Property<'_>, names: &mut ZoneNames) -> Option<ZoneIndex> {
    property.parameter("TZID").filter(|name| !name.is_empty()).map(|name| names.index(&name))
}

fn one_moment(line: &str, property: &Property<'_>, names: &mut ZoneNames) -> Option<Moment> {
    let mut found = None;
    let is_read = moments(line, property, names, |moment| found = Some(moment));
    found.filter(|_| is_read)
}

/// Reads the dates and times of a property. False: one of them, or all, cannot be read.
fn moments(
    line: &str,
    property: &Property<'_>,
    names: &mut ZoneNames,
    mut found: impl FnMut(Moment),
) -> bool {
    let is_time = |text: &str| value::moment(text, None, false).is_some();
    // If no value is a time, the colon may have been one inside the zone's name.
    let late = Property::split_late(line).filter(|late| values(late.value).any(is_time));
    let property = match late {
        Some(late) if !values(property.value).any(is_time) => late,
        _ => *property,
    };
    let zone = zone_of(&property, names);
    let is_date = property.parameter("VALUE").is_some_and(|kind| kind.eq_ignore_ascii_case("DATE"));
    let mut is_read = true;
    for text in values(property.value) {
        match value::moment(text, zone, is_date) {
            Some(moment) => found(moment),
            None => is_read = false,
        }
    }
    is_read
}
