//! The busy time of one event: its own, and that of its recurrences, without its exceptions.

use super::BusyError;
use super::clock::{Clock, day_begin, day_end};
use super::document::{Event, Field};
use super::found::Found;
use super::rule::Rule;
use super::steps::Steps;
use super::value::{Duration, Moment, Until};
use super::zones::Zones;
use crate::availability::DAY_SECONDS;
use crate::limits;
use crate::sorting::sort_by_key;
use std::collections::HashSet;
use std::ops::RangeInclusive;

/// How far a wall clock time is from the instant of the same number, at most, and how much longer than so many
/// times 24 hours some days may be; with room to spare.
const SLACK_SECONDS: i64 = 3 * DAY_SECONDS;

/// Adds the busy time of an event. `replacing` are the events that take the place of single times of it; they are
/// events of their own, and their time is not added here.
pub(super) fn add_event(
    zones: &Zones,
    event: &Event,
    replacing: &[&Event],
    steps: &mut Steps,
    found: &mut Found,
) -> Result<(), BusyError> {
    steps.take(1 + replacing.len())?;
    if event.is_free && replacing.iter().all(|other| other.is_free || !other.is_for_all_later) {
        return Ok(());
    }
    if let Some(shape) = Shape::of(zones, event) {
        Series::new(zones, event, shape, replacing).add(steps, found)
    } else {
        found.skipped += 1;
        Ok(())
    }
}

/// Adds a period of a `VFREEBUSY`.
pub(super) fn add_period(zones: &Zones, period: Option<(Moment, Until)>, found: &mut Found) {
    let Some((start, until)) = period else {
        found.skipped += 1;
        return;
    };
    let frame = Frame::of(zones, start);
    found.add(frame.occurrence.instant, frame.end_of(zones, until));
    found.guessed += u32::from(zones.is_guessed(start));
}

/// Whether an event can take the place of a time of another one: it says of which, and when it is itself or that it
/// is not at all.
pub(super) fn replaces(event: &Event) -> bool {
    event.replaces.read().is_some() && (event.is_free || event.start.read().is_some())
}

/// What times are laid on.
#[derive(Debug, Clone, Copy)]
enum Frame<'a> {
    /// Whole days of the reader.
    Days(&'a Zones),
    Clock(&'a Clock),
}

/// One time that something starts.
#[derive(Debug, Clone, Copy)]
struct Occurrence {
    /// What the clock shows then.
    local: i64,
    instant: i64,
}

/// A moment on its frame.
#[derive(Debug, Clone, Copy)]
struct Placed<'a> {
    frame: Frame<'a>,
    occurrence: Occurrence,
}

/// How long each time of an event lasts.
#[derive(Debug, Clone, Copy)]
enum Length {
    /// Always the same (RFC 5545, 3.8.5.3: "the same exact duration", where the event has an end).
    Exact(i64),
    /// Days of the calendar, and then some time.
    Nominal(Duration),
}

/// When an event starts, and how long it lasts.
#[derive(Debug, Clone, Copy)]
struct Shape<'a> {
    start: Placed<'a>,
    length: Length,
    is_guessed: bool,
}

const ONE_DAY: Length = Length::Nominal(Duration { days: 1, seconds: 0 });

impl<'a> Frame<'a> {
    fn of(zones: &'a Zones, moment: Moment) -> Placed<'a> {
        let (clock, local) = zones.clock(moment);
        let frame = if matches!(moment, Moment::Day(_)) { Self::Days(zones) } else { Self::Clock(clock) };
        Placed { frame, occurrence: frame.at(local) }
    }

    fn at(self, local: i64) -> Occurrence {
        let instant = match self {
            Self::Days(zones) => day_begin(zones.reader(), local.div_euclid(DAY_SECONDS)),
            Self::Clock(clock) => clock.instant(local),
        };
        Occurrence { local, instant }
    }

    /// What this frame's clock shows at a moment; for whole days, the midnight of the day that is meant.
    fn local(self, zones: &Zones, moment: Moment) -> i64 {
        match (self, moment) {
            (_, Moment::Day(day)) => day.saturating_mul(DAY_SECONDS),
            (Self::Clock(clock), _) => clock.local(zones.instant(moment)),
            (Self::Days(_), _) => zones.meant_day(moment).saturating_mul(DAY_SECONDS),
        }
    }

    fn end(self, from: Occurrence, length: Length) -> i64 {
        let (days, seconds) = match length {
            Length::Exact(seconds) => (0, seconds),
            Length::Nominal(duration) => (duration.days, duration.seconds),
        };
        let whole_days = match self {
            _ if days == 0 => from.instant,
            Self::Days(zones) => {
                day_end(zones.reader(), from.local.div_euclid(DAY_SECONDS).saturating_add(days - 1))
            }
            Self::Clock(clock) => clock.instant(from.local.saturating_add(days.saturating_mul(DAY_SECONDS))),
        };
        whole_days.saturating_add(seconds)
    }
}

impl Placed<'_> {
    fn end_of(&self, zones: &Zones, until: Until) -> i64 {
        match until {
            Until::At(moment) => zones.instant(moment),
            Until::After(duration) => self.frame.end(self.occurrence, Length::Nominal(duration)),
        }
    }
}

impl<'a> Shape<'a> {
    fn of(zones: &'a Zones, event: &Event) -> Option<Self> {
        let moment = event.start.read()?;
        let start = Frame::of(zones, moment);
        let is_whole_day = matches!(moment, Moment::Day(_));
        let (least, guess) = if is_whole_day {
            (ONE_DAY, ONE_DAY)
        } else {
            // An instant takes no time.
            (Length::Exact(0), Length::Exact(limits::BUSY_GUESSED_SECONDS))
        };
        let mut is_guessed = zones.is_guessed(moment);
        let length = match (event.end, event.duration) {
            (Field::Read(end), _) => {
                is_guessed |= zones.is_guessed(end);
                between(zones, moment, end)
            }
            (_, Field::Read(duration)) => Some(Length::Nominal(duration)),
            (Field::Absent, Field::Absent) => Some(least),
            _ => None,
        };
        is_guessed |= length.is_none();
        let length = match length {
            Some(Length::Exact(0) | Length::Nominal(Duration { days: 0, seconds: 0 })) => least,
            length => length.unwrap_or(guess),
        };
        Some(Self { start, length, is_guessed })
    }

    fn end(&self, from: Occurrence) -> i64 {
        self.start.frame.end(from, self.length)
    }

    /// More than any time of the event lasts.
    fn reach(&self) -> i64 {
        let seconds = match self.length {
            Length::Exact(seconds) => seconds,
            Length::Nominal(duration) => {
                duration.days.saturating_mul(DAY_SECONDS).saturating_add(duration.seconds)
            }
        };
        seconds.saturating_add(SLACK_SECONDS)
    }
}

/// The time from a start to an end; none if the end is before the start.
fn between(zones: &Zones, start: Moment, end: Moment) -> Option<Length> {
    if let (Moment::Day(start), Moment::Day(end)) = (start, end) {
        return (start <= end).then_some(Length::Nominal(Duration { days: end - start, seconds: 0 }));
    }
    let seconds = zones.instant(end).saturating_sub(zones.instant(start));
    (seconds >= 0).then_some(Length::Exact(seconds))
}

/// What is different from some time of a series on.
struct Change<'a> {
    /// As the clock of the series shows it.
    from: i64,
    /// By how much later the times are, on the clock of the change.
    shift: i64,
    shape: Shape<'a>,
    is_free: bool,
}

impl<'a> Change<'a> {
    fn of(zones: &'a Zones, series: Shape<'a>, event: &Event) -> Option<Self> {
        let replaced = event.replaces.read().filter(|_| event.is_for_all_later)?;
        // One that is cancelled may leave out when it would have been.
        let shape = Shape::of(zones, event).or(event.is_free.then_some(series))?;
        let shift = shape.start.occurrence.local - shape.start.frame.local(zones, replaced);
        let from = series.start.frame.local(zones, replaced);
        Some(Self { from, shift, shape, is_free: event.is_free })
    }

    /// The changed time of one that the series would have.
    fn apply(&self, series: Frame<'_>, from: Occurrence) -> Occurrence {
        let local = match (series, self.shape.start.frame) {
            (Frame::Clock(_), Frame::Clock(clock)) => clock.local(from.instant),
            _ => from.local,
        };
        self.shape.start.frame.at(local.saturating_add(self.shift))
    }
}

/// The times that a series does not have.
struct Exceptions {
    instants: HashSet<i64>,
    days: HashSet<i64>,
    is_guessed: bool,
}

impl Exceptions {
    fn new(zones: &Zones, frame: Frame<'_>, event: &Event, replacing: &[&Event]) -> Self {
        let replaced = replacing.iter().filter_map(|other| other.replaces.read());
        let mut exceptions = Self { instants: HashSet::new(), days: HashSet::new(), is_guessed: false };
        for moment in event.except.iter().copied().chain(replaced) {
            exceptions.is_guessed |= zones.is_guessed(moment);
            match (frame, moment) {
                // A date beside a time of day means what begins on that day, on the clock of the series.
                (Frame::Clock(_), Moment::Day(day)) => exceptions.days.insert(day),
                (Frame::Clock(_), _) => exceptions.instants.insert(zones.instant(moment)),
                (Frame::Days(_), _) => exceptions.days.insert(zones.meant_day(moment)),
            };
        }
        exceptions
    }

    fn has(&self, frame: Frame<'_>, occurrence: Occurrence) -> bool {
        let is_timed = matches!(frame, Frame::Clock(_));
        self.days.contains(&occurrence.local.div_euclid(DAY_SECONDS))
            || (is_timed && self.instants.contains(&occurrence.instant))
    }
}

/// An event with all its times.
struct Series<'a> {
    zones: &'a Zones,
    event: &'a Event,
    shape: Shape<'a>,
    except: Exceptions,
    /// In order.
    changes: Vec<Change<'a>>,
}

impl<'a> Series<'a> {
    fn new(zones: &'a Zones, event: &'a Event, shape: Shape<'a>, replacing: &[&Event]) -> Self {
        let except = Exceptions::new(zones, shape.start.frame, event, replacing);
        let changes = replacing.iter().filter_map(|other| Change::of(zones, shape, other));
        let mut changes: Vec<_> = changes.collect();
        sort_by_key(&mut changes, |change| change.from);
        Self { zones, event, shape, except, changes }
    }

    fn add(&self, steps: &mut Steps, found: &mut Found) -> Result<(), BusyError> {
        // One that says it takes another's place, but not whose, is busy beside it.
        let is_double = matches!(self.event.replaces, Field::Broken);
        let mut is_guessed =
            self.event.is_guessed || self.shape.is_guessed || self.except.is_guessed || is_double;
        self.add_occurrence(self.shape.start.occurrence, found);
        for rule in &self.event.rules {
            is_guessed |= !self.add_rule(rule, steps, found)?;
        }
        for &(moment, until) in &self.event.more {
            is_guessed |= self.zones.is_guessed(moment);
            match until {
                Some(until) => self.add_period(moment, until, found),
                None => self.add_occurrence(self.one_more(moment), found),
            }
        }
        found.skipped += u32::from(self.event.lacks_times);
        found.guessed += u32::from(is_guessed);
        Ok(())
    }

    fn add_occurrence(&self, occurrence: Occurrence, found: &mut Found) {
        let frame = self.shape.start.frame;
        if self.except.has(frame, occurrence) {
            return;
        }
        let later = self.changes.partition_point(|change| change.from <= occurrence.local);
        match later.checked_sub(1).map(|at| &self.changes[at]) {
            Some(change) if change.is_free => {}
            Some(change) => {
                let changed = change.apply(frame, occurrence);
                found.add(changed.instant, change.shape.end(changed));
            }
            None if self.event.is_free => {}
            None => found.add(occurrence.instant, self.shape.end(occurrence)),
        }
    }

    /// Adds the times of a rule. False: it has too many, and is busy all the time instead.
    fn add_rule(&self, rule: &Rule, steps: &mut Steps, found: &mut Found) -> Result<bool, BusyError> {
        let frame = self.shape.start.frame;
        let window = self.window(found, rule);
        let last = *window.end();
        let first = self.shape.start.occurrence.local;
        let walk = match frame {
            Frame::Days(_) => steps.walk(&rule.clone().of_days(), first, window)?,
            Frame::Clock(_) => steps.walk(rule, first, window)?,
        };
        for local in walk.starts {
            let occurrence = frame.at(local);
            if self.is_until(rule.until, occurrence) {
                self.add_occurrence(occurrence, found);
            }
        }
        // Who wants to be met between the times of such an event? Only the range is filled, not the years before.
        if let Some(local) = walk.stopped_at.filter(|&local| local <= last && !self.event.is_free) {
            let (from, until) = found.seconds();
            let last = match (frame, rule.until) {
                (Frame::Clock(clock), Some(Moment::Utc(instant))) => {
                    Occurrence { local: clock.local(instant), instant }
                }
                _ => frame.at(last),
            };
            found.add(frame.at(local).instant.max(from), self.shape.end(last).min(until));
        }
        Ok(walk.stopped_at.is_none())
    }

    /// What the clock may show at the start of times that are looked for.
    fn window(&self, found: &Found, rule: &Rule) -> RangeInclusive<i64> {
        let (from, until) = found.seconds();
        let shapes = || self.changes.iter().map(|change| &change.shape).chain([&self.shape]);
        let reach = shapes().map(Shape::reach).max().unwrap_or(0);
        let shift = self.changes.iter().map(|change| change.shift.saturating_abs()).max().unwrap_or(0);
        let end = until.saturating_add(SLACK_SECONDS).saturating_add(shift);
        let rule_end = match rule.until {
            Some(Moment::Day(day)) => (day + 1) * DAY_SECONDS - 1,
            Some(Moment::Local(local, _)) => local,
            Some(Moment::Utc(instant)) => instant + SLACK_SECONDS,
            None => i64::MAX,
        };
        from.saturating_sub(reach).saturating_sub(shift)..=end.min(rule_end)
    }

    /// Whether a time is not after the end of its rule. The end may be written as a day where times have a clock,
    /// and as an instant where they are days; then the last day is meant.
    fn is_until(&self, until: Option<Moment>, occurrence: Occurrence) -> bool {
        let day = occurrence.local.div_euclid(DAY_SECONDS);
        match (self.shape.start.frame, until) {
            (_, None) => true,
            (_, Some(Moment::Day(last))) => day <= last,
            (Frame::Days(_), Some(until)) => {
                day <= until.written_day() || occurrence.instant <= self.zones.instant(until)
            }
            (Frame::Clock(_), Some(Moment::Local(last, _))) => occurrence.local <= last,
            (Frame::Clock(_), Some(Moment::Utc(last))) => occurrence.instant <= last,
        }
    }

    /// One more time of the event. A date alone means the usual time of day.
    fn one_more(&self, moment: Moment) -> Occurrence {
        let Placed { frame, occurrence } = self.shape.start;
        match (frame, moment) {
            (Frame::Clock(_), Moment::Day(day)) => {
                frame.at(day * DAY_SECONDS + occurrence.local.rem_euclid(DAY_SECONDS))
            }
            (Frame::Clock(clock), _) => {
                let instant = self.zones.instant(moment);
                Occurrence { local: clock.local(instant), instant }
            }
            (Frame::Days(_), _) => frame.at(frame.local(self.zones, moment)),
        }
    }

    /// Adds one more time that has its own length.
    fn add_period(&self, moment: Moment, until: Until, found: &mut Found) {
        let placed = Frame::of(self.zones, moment);
        if !self.event.is_free && !self.except.has(self.shape.start.frame, self.one_more(moment)) {
            found.add(placed.occurrence.instant, placed.end_of(self.zones, until));
        }
    }
}
