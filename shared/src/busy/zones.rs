//! Which clock a name of a zone means, be it IANA's, Windows', one with a prefix, or the document's own.

use super::BusyError;
use super::clock::{Clock, Setting, WrittenClock};
use super::document::{Observance, ZoneText};
use super::steps::Steps;
use super::value::Moment;
use super::windows_zones::iana_name;
use crate::availability::DAY_SECONDS;
use crate::limits;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// How far from the asked time the changes of a written clock are still right, in seconds: more than a year, so that
/// even where an event reaches far back, its first and last day are told by the right clock.
const CHANGES_REACH_SECONDS: i64 = 400 * DAY_SECONDS;

/// The clocks of a document.
#[derive(Debug)]
pub(super) struct Zones {
    reader: TimeZone,
    reader_clock: Clock,
    utc: Clock,
    /// By the index of the name; none if nobody knows what it means.
    clocks: Vec<Option<Clock>>,
}

impl Zones {
    /// Finds the clocks of all names. `reader` is where floating times and whole days are read, and times in zones
    /// that nobody knows.
    pub(super) fn new(
        reader: &TimeZone,
        names: &[String],
        texts: &[ZoneText],
        until: i64,
        steps: &mut Steps,
    ) -> Result<Self, BusyError> {
        let texts: HashMap<&str, &ZoneText> = texts.iter().map(|text| (text.name.as_str(), text)).collect();
        let mut clocks = Vec::with_capacity(names.len());
        for name in names {
            let known = known(name).map(Clock::Database);
            clocks.push(match (known, texts.get(name.as_str())) {
                (None, Some(text)) => written(text, until, steps)?,
                (known, _) => known,
            });
        }
        let reader_clock = Clock::Database(reader.clone());
        Ok(Self { reader: reader.clone(), reader_clock, utc: Clock::utc(), clocks })
    }

    /// Where whole days are.
    pub(super) fn reader(&self) -> &TimeZone {
        &self.reader
    }

    /// What the clock of a moment shows then. A whole day begins at its midnight.
    pub(super) fn clock(&self, moment: Moment) -> (&Clock, i64) {
        match moment {
            Moment::Day(day) => (&self.reader_clock, day.saturating_mul(DAY_SECONDS)),
            Moment::Utc(instant) => (&self.utc, instant),
            Moment::Local(local, zone) => {
                let clock = zone.and_then(|zone| self.clocks.get(zone)?.as_ref());
                (clock.unwrap_or(&self.reader_clock), local)
            }
        }
    }

    /// The instant of a moment; of a whole day, its midnight.
    pub(super) fn instant(&self, moment: Moment) -> i64 {
        let (clock, local) = self.clock(moment);
        clock.instant(local)
    }

    /// The day that is meant where a whole day is: by the reader's clock if that shows midnight then, else as written.
    pub(super) fn meant_day(&self, moment: Moment) -> i64 {
        let local = match moment {
            Moment::Utc(instant) => self.reader_clock.local(instant),
            _ => 1,
        };
        if local.rem_euclid(DAY_SECONDS) == 0 { local.div_euclid(DAY_SECONDS) } else { moment.written_day() }
    }

    /// Whether the moment has a zone that nobody knows.
    pub(super) fn is_guessed(&self, moment: Moment) -> bool {
        matches!(moment, Moment::Local(_, Some(zone)) if self.clocks.get(zone).is_none_or(Option::is_none))
    }
}

/// A zone of the database: by its own name, by Windows' name, or by what is left of a name like
/// `/freeassociation.sourceforge.net/Europe/London` without its first parts.
fn known(name: &str) -> Option<TimeZone> {
    if name.len() > limits::BUSY_ZONE_NAME_BYTES_MAX {
        return None;
    }
    let parts = name.match_indices('/').map(|(at, _)| &name[at + 1..]);
    std::iter::once(name).chain(iana_name(name)).chain(parts).find_map(database)
}

fn database(name: &str) -> Option<TimeZone> {
    // jiff knows "Etc/Unknown", which is no zone of the database, too.
    TimeZone::get(name).ok().filter(|zone| zone.iana_name().is_some())
}

/// The clock of a `VTIMEZONE`, right until some time after the asked one; none if it cannot be read.
fn written(text: &ZoneText, until: i64, steps: &mut Steps) -> Result<Option<Clock>, BusyError> {
    if let Some(zone) = text.location.as_deref().and_then(known) {
        return Ok(Some(Clock::Database(zone)));
    }
    let mut settings = Vec::new();
    let mut first: Option<(i64, i64)> = None;
    for observance in &text.observances {
        let Some(begin) = add_settings(observance, until, steps, &mut settings)? else { return Ok(None) };
        first = Some(first.map_or(begin, |first| first.min(begin)));
    }
    if settings.len() > limits::BUSY_ZONE_CHANGES_MAX {
        return Ok(None);
    }
    Ok(first.map(|(_, before)| Clock::Written(WrittenClock::new(before, settings))))
}

/// Adds when an observance sets the clock. Returns the first instant of that and the offset before; none if the
/// observance cannot be read.
fn add_settings(
    observance: &Observance,
    until: i64,
    steps: &mut Steps,
    settings: &mut Vec<Setting>,
) -> Result<Option<(i64, i64)>, BusyError> {
    let fields = (observance.start.read(), observance.offset_before.read(), observance.offset.read());
    let (Some(start), Some(before), Some(offset)) = fields else { return Ok(None) };
    if observance.is_broken {
        return Ok(None);
    }
    // What the clock shows as it is set is still with the offset before.
    let onset = |moment: Moment| match moment {
        Moment::Day(day) => day * DAY_SECONDS - before,
        Moment::Local(local, _) => local - before,
        Moment::Utc(instant) => instant,
    };
    let begin = onset(start);
    let mut add = |from: i64| settings.push(Setting { from, offset });
    add(begin);
    observance.more.iter().for_each(|&moment| add(onset(moment)));
    for rule in &observance.rules {
        let window = i64::MIN / 4..=until + CHANGES_REACH_SECONDS;
        let walk = steps.walk(rule, begin + before, window)?;
        if walk.stopped_at.is_some() {
            return Ok(None);
        }
        let last = rule.until.map_or(i64::MAX, |until| match until {
            Moment::Day(day) => onset(Moment::Day(day + 1)) - 1,
            until => onset(until),
        });
        walk.starts.iter().map(|local| local - before).filter(|&from| from <= last).for_each(&mut add);
    }
    Ok(Some((begin, before)))
}
