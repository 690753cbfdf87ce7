//! The rules of slots, minute by minute: slow, obvious, and sharing no code with what it is a model of. Schedules are
//! walked with jiff's civil dates, openness is a list of minutes, claims are compared one by one.

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp};
use shared::availability::{DateRange, DateRangeDraft, ScheduleDraft, WeeklyDraft};
use shared::claim::Claim;
use shared::interval::Interval;
use shared::slot::{Offer, Sharing};

const MINUTE: i64 = 60;
const WEEK_MINUTES: i64 = 7 * 24 * 60;

/// Minutes since 1970-01-01T00:00Z. Everything that can be offered happens at whole minutes, in the zones and years
/// that are tested.
pub type Minute = i64;

pub fn instant(minute: Minute) -> Timestamp {
    Timestamp::from_second(minute * MINUTE).expect("a test's instants are of our time")
}

/// The windows of one member that may matter, as minutes.
fn windows(schedule: &ScheduleDraft, from: Minute, until: Minute) -> Vec<(Minute, Minute)> {
    let zone = TimeZone::get(&schedule.tz).expect("a test's zones exist");
    let mut date = date_at(&zone, from - 3 * 1_440);
    let last = date_at(&zone, until + 3 * 1_440);
    let mut windows = Vec::new();
    while date <= last {
        for [open, close] in day(schedule, date) {
            let open = opening(&zone, wall(date, open));
            let close = closing(&zone, wall(date, close));
            if open < close {
                windows.push((open, close));
            }
        }
        date = date.tomorrow().expect("a test's dates are of our time");
    }
    windows
}

fn date_at(zone: &TimeZone, minute: Minute) -> Date {
    zone.to_datetime(instant(minute)).date()
}

fn day(schedule: &ScheduleDraft, date: Date) -> &[[String; 2]] {
    let WeeklyDraft { monday, tuesday, wednesday, thursday, friday, saturday, sunday } = &schedule.weekly;
    let text = date.to_string();
    if schedule.time_off.iter().any(|days| in_dates(*days, date)) {
        return &[];
    }
    if let Some(exception) = schedule.overrides.iter().find(|exception| exception.date == text) {
        return &exception.windows;
    }
    match date.weekday() {
        Weekday::Monday => monday,
        Weekday::Tuesday => tuesday,
        Weekday::Wednesday => wednesday,
        Weekday::Thursday => thursday,
        Weekday::Friday => friday,
        Weekday::Saturday => saturday,
        Weekday::Sunday => sunday,
    }
}

fn in_dates(dates: DateRange, date: Date) -> bool {
    let DateRangeDraft { from, to } = dates.into();
    let read = |text: String| text.parse::<Date>().expect("dates are written as dates");
    from.is_none_or(|from| read(from) <= date) && to.is_none_or(|to| date <= read(to))
}

fn wall(date: Date, time: &str) -> DateTime {
    if time == "24:00" {
        return date.tomorrow().expect("a test's dates are of our time").to_datetime(Time::midnight());
    }
    date.to_datetime(time.parse().expect("a test's times are times"))
}

/// An opening in a gap is the first instant after it, in a fold the earlier one.
fn opening(zone: &TimeZone, wall: DateTime) -> Minute {
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => after_gap(zone, wall),
        _ => minute(ambiguous.earlier().expect("in range")),
    }
}

/// A close in a gap is the first instant after it, in a fold the later one; but what closes just as the repeated time
/// begins has no part in the repetition.
fn closing(zone: &TimeZone, wall: DateTime) -> Minute {
    let ambiguous = zone.to_ambiguous_timestamp(wall);
    match ambiguous.offset() {
        AmbiguousOffset::Gap { .. } => after_gap(zone, wall),
        AmbiguousOffset::Fold { .. } if !is_repeated(zone, wall - SignedDuration::from_nanos(1)) => {
            minute(ambiguous.earlier().expect("in range"))
        }
        _ => minute(ambiguous.later().expect("in range")),
    }
}

fn is_repeated(zone: &TimeZone, wall: DateTime) -> bool {
    matches!(zone.to_ambiguous_timestamp(wall).offset(), AmbiguousOffset::Fold { .. })
}

/// Tries one minute after the other until the clock shows more than `wall`.
fn after_gap(zone: &TimeZone, wall: DateTime) -> Minute {
    let before = minute(zone.to_ambiguous_timestamp(wall).earlier().expect("in range"));
    let mut two_days = before..before + 2 * 1_440;
    two_days.find(|&minute| zone.to_datetime(instant(minute)) > wall).expect("no gap is longer")
}

fn minute(at: Timestamp) -> Minute {
    assert_eq!(at.as_second() % MINUTE, 0, "{at}");
    at.as_second() / MINUTE
}

/// Whether minutes are open, from the first of the list on.
struct Open {
    from: Minute,
    minutes: Vec<bool>,
}

impl Open {
    fn new(windows: &[(Minute, Minute)], from: Minute, until: Minute) -> Self {
        let mut minutes = vec![false; usize::try_from(until - from).expect("forwards")];
        for &(open, close) in windows {
            for minute in open.max(from)..close.min(until) {
                minutes[usize::try_from(minute - from).expect("inside")] = true;
            }
        }
        Self { from, minutes }
    }

    fn at(&self, minute: Minute) -> bool {
        self.minutes[usize::try_from(minute - self.from).expect("inside")]
    }

    fn throughout(&self, from: Minute, until: Minute) -> bool {
        (from..until).all(|minute| self.at(minute))
    }
}

/// What an offer should be, for the starts from `from` until `until`.
pub struct Model<'a> {
    offer: &'a Offer<'a>,
    windows: Vec<Vec<(Minute, Minute)>>,
    open: Vec<Open>,
    /// For [`Sharing::AllOf`], by minute as in [`Open`]: what a start then counts from, if all are open.
    anchors: Vec<Option<Minute>>,
    dates: Dates,
    /// The last date that the number of bookable days allows.
    last_date: Option<Date>,
}

/// The date of every minute. A day begins when the clock first shows it, and then lasts, even where the clock goes
/// back to the evening before.
struct Dates {
    from: Minute,
    dates: Vec<Date>,
}

impl Dates {
    fn new(zone: &TimeZone, from: Minute, until: Minute) -> Self {
        let mut reached = Date::MIN;
        let dates = (from..until).map(|minute| {
            reached = reached.max(date_at(zone, minute));
            reached
        });
        Self { from, dates: dates.collect() }
    }

    fn at(&self, minute: Minute) -> Date {
        self.dates[usize::try_from(minute - self.from).expect("inside")]
    }
}

impl<'a> Model<'a> {
    pub fn new(offer: &'a Offer<'a>, schedules: &[ScheduleDraft], from: Minute, until: Minute) -> Self {
        let behind = if offer.sharing == Sharing::AllOf { 3 * WEEK_MINUTES } else { 0 };
        let (seen_from, seen_until) = (from - behind, until + 2 * 1_440);
        let windows: Vec<_> =
            schedules.iter().map(|schedule| windows(schedule, seen_from, seen_until)).collect();
        let open: Vec<_> = windows.iter().map(|windows| Open::new(windows, seen_from, seen_until)).collect();
        let anchors = anchors(&open, seen_from, until);
        let last_date = offer.rules.bookable_days.map(|count| last_bookable_date(offer, schedules, count));
        let dates = Dates::new(offer.zone.time_zone(), from - 5 * 1_440, until + 5 * 1_440);
        Self { offer, windows, open, anchors, dates, last_date }
    }

    /// Who can take an appointment at `start`, with the seats they have left.
    pub fn hosts(&self, start: Minute) -> Vec<(usize, u32)> {
        if !self.in_time(start) {
            return Vec::new();
        }
        let everyone = 0..self.offer.members.len();
        let claims: Vec<&Claim> = self.offer.members.iter().flat_map(|member| member.claims).collect();
        if self.quota(self.offer.rules.per_day, &claims, start) == 0 {
            return Vec::new();
        }
        let able: Vec<_> =
            everyone.filter_map(|member| Some((member, self.seats_left(member, start)?))).collect();
        match self.offer.sharing {
            Sharing::AllOf if able.len() < self.offer.members.len() => Vec::new(),
            _ => able,
        }
    }

    /// Seats left in all at `start`; none: not offered.
    pub fn seats(&self, start: Minute) -> u32 {
        let seats = self.hosts(start).into_iter().map(|(_, seats)| seats);
        let seats = match self.offer.sharing {
            Sharing::AnyOf => seats.sum(),
            Sharing::AllOf => seats.min().unwrap_or(0),
        };
        let claims: Vec<&Claim> = self.offer.members.iter().flat_map(|member| member.claims).collect();
        self.quota(self.offer.rules.per_day, &claims, start).min(seats)
    }

    fn in_time(&self, start: Minute) -> bool {
        let ahead = self.offer.now.duration_until(instant(start));
        let date = self.dates.at(start);
        ahead >= SignedDuration::from_mins(i64::from(self.offer.rules.minimum_notice_minutes))
            && ahead <= SignedDuration::from_hours(24 * i64::from(self.offer.rules.horizon_days))
            && self.offer.rules.dates.is_none_or(|dates| in_dates(dates, date))
            && self.last_date.is_none_or(|last| date <= last)
    }

    /// How many more appointments may start on the date of `start` under a limit, given those that there are.
    fn quota(&self, limit: Option<u32>, claims: &[&Claim], start: Minute) -> u32 {
        let Some(limit) = limit else { return u32::MAX };
        let date = self.dates.at(start);
        let ours = claims.iter().filter(|claim| claim.slot.calendar == *self.offer.calendar);
        let mut that_day: Vec<_> = ours
            .filter(|claim| self.dates.at(claim.slot.start.as_second().div_euclid(MINUTE)) == date)
            .map(|claim| claim.appointment.clone())
            .collect();
        that_day.sort();
        that_day.dedup();
        limit.saturating_sub(u32::try_from(that_day.len()).expect("few"))
    }

    fn seats_left(&self, member: usize, start: Minute) -> Option<u32> {
        let end = start + i64::from(self.offer.rules.duration_minutes);
        let open = || self.open[member].throughout(start, end);
        let offered = self.on_grid(member, start) && open();
        let time = self.offer.members[member];
        let seats = offered.then(|| self.unclaimed(time.claims, time.busy, start))??;
        let quota = self.quota(time.per_day, &time.claims.iter().collect::<Vec<_>>(), start);
        (quota > 0).then_some(seats.min(quota))
    }

    fn on_grid(&self, member: usize, start: Minute) -> bool {
        let interval = i64::from(self.offer.rules.interval_minutes);
        match self.offer.sharing {
            Sharing::AnyOf => {
                let mut windows = self.windows[member].iter();
                windows.any(|&(open, close)| open <= start && start < close && (start - open) % interval == 0)
            }
            Sharing::AllOf => {
                let anchor = self.anchors[usize::try_from(start - self.open[0].from).expect("inside")];
                anchor.is_some_and(|anchor| (start - anchor) % interval == 0)
            }
        }
    }

    fn unclaimed(&self, claims: &[Claim], busy: &[Interval], start: Minute) -> Option<u32> {
        let rules = self.offer.rules;
        let from = instant(start - i64::from(rules.buffer_before_minutes));
        let until =
            instant(start + i64::from(rules.duration_minutes) + i64::from(rules.buffer_after_minutes));
        if busy.iter().any(|event| from < event.end() && event.start() < until) {
            return None;
        }
        let mut seats_left = rules.capacity;
        for claim in claims {
            if claim.slot.calendar == *self.offer.calendar && claim.slot.start == instant(start) {
                seats_left = seats_left.checked_sub(1)?;
            } else if from < claim.busy.end() && claim.busy.start() < until {
                return None;
            }
        }
        (seats_left > 0).then_some(seats_left)
    }
}

/// Looks at one date after the other, and at each of its minutes.
fn last_bookable_date(offer: &Offer<'_>, schedules: &[ScheduleDraft], count: u32) -> Date {
    let zone = offer.zone.time_zone();
    let now = offer.now.as_second().div_euclid(MINUTE);
    let until = now + (i64::from(offer.rules.horizon_days) + 3) * 1_440;
    let windows = schedules.iter().map(|schedule| windows(schedule, now - 3 * 1_440, until + 3 * 1_440));
    let open: Vec<_> =
        windows.map(|windows| Open::new(&windows, now - 2 * 1_440, until + 2 * 1_440)).collect();
    let is_open = |minute: Minute| match offer.sharing {
        Sharing::AnyOf => open.iter().any(|member| member.at(minute)),
        Sharing::AllOf => open.iter().all(|member| member.at(minute)),
    };
    let days = Dates::new(zone, now - 2 * 1_440, until + 2 * 1_440);
    let today = days.at(now);
    let mut dates: Vec<Date> = (now - 2 * 1_440..until + 2 * 1_440)
        .filter(|&minute| is_open(minute))
        .map(|minute| days.at(minute))
        .filter(|date| *date >= today)
        .collect();
    dates.dedup();
    dates.get(count as usize - 1).copied().unwrap_or(Date::MAX)
}

fn anchors(open: &[Open], from: Minute, until: Minute) -> Vec<Option<Minute>> {
    let mut anchor = from;
    let mut open_for = 0;
    let anchor_at = |minute| {
        if !open.iter().all(|member| member.at(minute)) {
            open_for = 0;
            return None;
        }
        // 1970-01-05 was a Monday.
        let begins_week = (minute - 4 * 1_440) % WEEK_MINUTES == 0;
        if open_for == 0 || begins_week && open_for >= WEEK_MINUTES {
            anchor = minute;
        }
        open_for += 1;
        Some(anchor)
    };
    (from..until).map(anchor_at).collect()
}

/// The whole minutes inside an interval.
pub fn minutes_of(range: Interval) -> impl Iterator<Item = Minute> {
    let first = range.start().as_second() / MINUTE;
    (first..)
        .take_while(move |&minute| instant(minute) < range.end())
        .filter(move |&minute| instant(minute) >= range.start())
}
