//! Every rule of slots at every change of a clock: each rule beside each zone and each direction, against the model, with
//! a rule that makes a difference there. [`slot_properties`](crate::slot_properties) mixes them at random.

use crate::model::{Minute, Model, instant, minutes_of};
use crate::write::{at, calendar, claim, minutes, schedule};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde_json::{Value, json};
use shared::availability::{DateRange, DateRangeDraft, Schedule, ScheduleDraft, Zone};
use shared::claim::Claim;
use shared::holiday::{Region, is_holiday};
use shared::interval::Interval;
use shared::slot::{MemberTime, Offer, Sharing, Slot, SlotRules, asked_days, slots_view};
use std::collections::BTreeSet;

/// The zones, each with an instant at which its clock goes forward and one at which it goes back. Kolkata last did so in
/// 1945; Apia left out a day in 2011, and had summer time until 2021; in St John's it was at a minute past midnight.
const CHANGES: [(&str, &str, &str); 8] = [
    ("America/New_York", "2026-03-08T07:00Z", "2026-11-01T06:00Z"),
    ("Europe/London", "2026-03-29T01:00Z", "2026-10-25T01:00Z"),
    ("Asia/Kolkata", "1942-08-31T18:30Z", "1945-10-14T17:30Z"),
    ("Australia/Lord_Howe", "2026-10-03T15:30Z", "2026-04-04T15:00Z"),
    ("Pacific/Apia", "2020-09-26T14:00Z", "2021-04-03T14:00Z"),
    ("Pacific/Apia", "2011-12-30T10:00Z", "2011-04-02T14:00Z"),
    ("America/St_Johns", "2026-03-08T05:30Z", "2026-11-01T04:30Z"),
    ("America/St_Johns", "2010-03-14T03:31Z", "2010-11-07T02:31Z"),
];

/// How far around a change slots are looked at.
const AROUND: SignedDuration = SignedDuration::from_hours(12);
const OURS: u8 = 1;

/// A zone at a change of its clock.
#[derive(Debug, Clone, Copy)]
struct Change {
    zone: &'static str,
    at: Timestamp,
}

fn changes() -> impl Iterator<Item = Change> {
    CHANGES
        .into_iter()
        .flat_map(|(zone, forward, back)| [forward, back].map(|instant| Change { zone, at: at(instant) }))
}

impl Change {
    fn time_zone(self) -> TimeZone {
        TimeZone::get(self.zone).expect("a zone of the database")
    }

    /// The date that the clock shows a moment before it changes, and those around it.
    fn date(self, days: i64) -> String {
        let before = self.time_zone().to_datetime(self.at - SignedDuration::from_secs(1)).date();
        before.saturating_add(days.days()).to_string()
    }

    fn range(self) -> Interval {
        Interval::new(self.at - AROUND, self.at + AROUND).expect("not empty")
    }
}

/// A member: what is written of their schedule, and what they have.
#[derive(Debug, Clone)]
struct Person {
    schedule: Value,
    claims: Vec<Claim>,
    busy: Vec<Interval>,
    per_day: Option<u32>,
}

/// A calendar at a change.
#[derive(Debug, Clone)]
struct Scene {
    change: Change,
    now: Timestamp,
    rules: SlotRules,
    sharing: Sharing,
    people: Vec<Person>,
}

/// Somebody who never closes.
fn always(zone: &str) -> Value {
    every_day(zone, &json!([["00:00", "24:00"]]))
}

fn every_day(zone: &str, windows: &Value) -> Value {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let weekly: serde_json::Map<_, _> =
        days.into_iter().map(|day| (day.to_owned(), windows.clone())).collect();
    json!({ "tz": zone, "weekly": weekly })
}

impl Scene {
    /// Half an hour every half hour, day and night, with nothing taken.
    fn new(change: Change) -> Self {
        let person =
            Person { schedule: always(change.zone), claims: Vec::new(), busy: Vec::new(), per_day: None };
        let now = change.at - SignedDuration::from_hours(48);
        let rules = SlotRules { horizon_days: 30, ..SlotRules::default() };
        Self { change, now, rules, sharing: Sharing::AnyOf, people: vec![person] }
    }

    fn person(&mut self) -> &mut Person {
        &mut self.people[0]
    }

    /// The instant so many minutes after the change.
    fn after(&self, count: i64) -> Timestamp {
        self.change.at + minutes(count)
    }

    /// Takes a slot, or time on another calendar, so many minutes after the change.
    fn take(&mut self, number: u8, calendar: u8, start: i64, length: i64) {
        let start = self.after(start);
        let busy = Interval::new(start, start + minutes(length)).expect("not empty");
        self.person().claims.push(claim(number, (calendar, start), busy));
    }

    /// Asks about the offer.
    fn with<T>(&self, ask: impl FnOnce(&Offer<'_>, &[ScheduleDraft]) -> T) -> T {
        let drafts: Vec<ScheduleDraft> = self
            .people
            .iter()
            .map(|person| serde_json::from_value(person.schedule.clone()).expect("a test's draft"))
            .collect();
        let schedules: Vec<Schedule> =
            self.people.iter().map(|person| schedule(person.schedule.clone())).collect();
        let members: Vec<MemberTime<'_>> = self
            .people
            .iter()
            .zip(&schedules)
            .map(|(person, schedule)| MemberTime {
                schedule,
                claims: &person.claims,
                busy: &person.busy,
                per_day: person.per_day,
            })
            .collect();
        let (ours, zone) = (calendar(OURS), Zone::parse(self.change.zone).expect("a zone"));
        let offer = Offer {
            now: self.now,
            active: true,
            calendar: &ours,
            rules: &self.rules,
            zone: &zone,
            sharing: self.sharing,
            members: &members,
        };
        ask(&offer, &drafts)
    }

    fn slots(&self) -> Vec<Slot> {
        self.with(|offer, _| offer.slots(self.change.range()))
    }

    /// What the model, which goes from minute to minute, would offer.
    fn expected(&self) -> Vec<Slot> {
        let asked: Vec<Minute> = minutes_of(self.change.range()).collect();
        let (first, last) = (asked[0], asked[asked.len() - 1]);
        self.with(|offer, drafts| {
            let model = Model::new(offer, drafts, first, last + 1);
            let slot = |minute: Minute| {
                let end = instant(minute + i64::from(self.rules.duration_minutes));
                Slot { start: instant(minute), end, seats_left: model.seats(minute) }
            };
            asked.into_iter().map(slot).filter(|slot| slot.seats_left > 0).collect()
        })
    }
}

type Rule = (&'static str, fn(&mut Scene));

/// Each rule so that it makes a difference at the change.
const RULES: [Rule; 19] = [
    ("windows", |scene| {
        let zone = scene.change.zone;
        scene.person().schedule = every_day(
            zone,
            &json!([["00:00", "00:40"], ["01:15", "02:10"], ["02:30", "03:20"], ["03:30", "24:00"]]),
        );
    }),
    ("windows that touch in the hour that is skipped or repeated", |scene| {
        let zone = scene.change.zone;
        let windows = json!([["00:00", "00:01"], ["00:01", "01:30"], ["01:30", "01:45"], ["01:45", "03:00"]]);
        scene.person().schedule = every_day(zone, &windows);
    }),
    ("override", |scene| {
        let dates = [scene.change.date(0), scene.change.date(1)];
        let exception =
            |date: &String| json!({ "date": date, "windows": [["00:10", "01:50"], ["02:40", "05:00"]] });
        scene.person().schedule["overrides"] = dates.iter().map(exception).collect();
    }),
    ("time off", |scene| {
        let date = scene.change.date(0);
        scene.person().schedule["time_off"] = json!([{ "from": date, "to": date }]);
    }),
    ("duration", |scene| {
        let zone = scene.change.zone;
        scene.person().schedule = every_day(zone, &json!([["00:00", "04:00"]]));
        scene.rules.duration_minutes = 100;
    }),
    ("interval", |scene| scene.rules.interval_minutes = 45),
    ("buffers", |scene| {
        (scene.rules.buffer_before_minutes, scene.rules.buffer_after_minutes) = (25, 40);
        scene.take(1, 9, -10, 20);
    }),
    ("claim of another calendar", |scene| scene.take(1, 9, -45, 90)),
    ("busy outside", |scene| {
        let event = Interval::new(scene.after(-20), scene.after(50)).expect("not empty");
        scene.person().busy.push(event);
    }),
    ("capacity", |scene| {
        scene.rules.capacity = 3;
        for number in 1..=3 {
            scene.take(number, OURS, 0, 30);
        }
        scene.take(4, OURS, 60, 30);
    }),
    ("notice", |scene| {
        // In elapsed time: the clock shows more or less.
        scene.rules.minimum_notice_minutes = 48 * 60 + 45;
    }),
    ("horizon", |scene| {
        scene.now = scene.after(40 - 24 * 60);
        scene.rules.horizon_days = 1;
    }),
    ("bookable days", |scene| {
        scene.now = scene.after(-12 * 60);
        scene.rules.bookable_days = Some(1);
    }),
    ("dates", |scene| {
        let draft = DateRangeDraft { from: Some(scene.change.date(0)), to: Some(scene.change.date(0)) };
        scene.rules.dates = Some(DateRange::try_from(draft).expect("in order"));
    }),
    ("limit per day of the calendar", |scene| {
        scene.rules.per_day = Some(2);
        scene.take(1, OURS, -30, 30);
        scene.take(2, OURS, 60, 30);
        scene.take(3, OURS, 120, 30);
    }),
    ("limit per day of a member", |scene| {
        scene.person().per_day = Some(1);
        scene.take(1, OURS, -60, 30);
    }),
    ("any of two members", |scene| {
        let other = Person {
            schedule: every_day("Europe/London", &json!([["00:20", "23:00"]])),
            ..scene.people[0].clone()
        };
        scene.people.push(other);
        scene.take(1, 9, -15, 30);
    }),
    ("all members together", |scene| {
        let zone = scene.change.zone;
        let other = Person {
            schedule: every_day("Asia/Kolkata", &json!([["01:20", "23:10"]])),
            ..scene.people[0].clone()
        };
        scene.people.push(other);
        scene.people[0].schedule = every_day(zone, &json!([["00:00", "01:30"], ["02:00", "23:45"]]));
        scene.sharing = Sharing::AllOf;
    }),
    ("another length that the client chose", |scene| {
        scene.rules.other_durations_minutes = vec![75];
        let zone = scene.change.zone;
        scene.person().schedule = every_day(zone, &json!([["00:00", "02:45"], ["03:30", "22:00"]]));
        scene.rules = scene.rules.lasting(Some(75)).expect("one of its lengths");
    }),
];

#[test]
fn the_clocks_change_when_the_table_says() {
    for (zone, forward, back) in CHANGES {
        let time_zone = TimeZone::get(zone).expect("a zone of the database");
        let shift = |instant: &str| {
            let [before, after] = [at(instant) - SignedDuration::from_secs(1), at(instant)]
                .map(|instant| time_zone.to_offset(instant).seconds());
            after - before
        };
        assert!(shift(forward) > 0, "{zone} {forward}");
        assert!(shift(back) < 0, "{zone} {back}");
    }
}

#[test]
fn every_rule_holds_at_every_change() {
    for change in changes() {
        let plain = Scene::new(change).slots();
        for (rule, apply) in RULES {
            let mut scene = Scene::new(change);
            apply(&mut scene);
            let slots = scene.slots();
            assert_eq!(slots, scene.expected(), "{rule}: {change:?}");
            assert_ne!(slots, plain, "{rule} makes no difference: {change:?}");
            assert!(!slots.is_empty(), "{rule} leaves nothing: {change:?}");
            // Whoever is said to be able to take a slot can, and nobody between two slots.
            scene.with(|offer, _| {
                for slot in slots.iter().step_by(3) {
                    assert!(!offer.members_at(slot.start).is_empty(), "{rule}: {} of {change:?}", slot.start);
                    assert!(offer.explain(slot.start).offered, "{rule}: {} of {change:?}", slot.start);
                    let beside = slot.start + minutes(7);
                    assert!(offer.members_at(beside).is_empty(), "{rule}: {beside} of {change:?}");
                }
            });
        }
    }
}

#[test]
fn staff_are_held_by_hours_and_claims_alone_at_every_change() {
    for change in changes() {
        let mut held_back = Scene::new(change);
        held_back.take(1, OURS, 0, 30);
        let mut free = held_back.clone();
        held_back.rules.minimum_notice_minutes = 10_000;
        held_back.rules.bookable_days = Some(1);
        held_back.rules.per_day = Some(1);
        held_back.rules.look_busy_percent = 50;
        let draft = DateRangeDraft { from: Some(change.date(2)), to: None };
        held_back.rules.dates = Some(DateRange::try_from(draft).expect("in order"));
        assert_ne!(held_back.slots(), free.slots(), "{change:?}");
        held_back.rules = held_back.rules.for_staff();
        free.rules.horizon_days = held_back.rules.horizon_days;
        assert_eq!(held_back.slots(), free.slots(), "{change:?}");
        assert_eq!(free.slots(), free.expected(), "{change:?}");
    }
}

/// "Look busy" keeps instants back, not what clocks show: those of a repeated hour are decided one by one, and whoever
/// looks from another zone sees the same.
#[test]
fn look_busy_hides_the_same_instants_in_every_zone() {
    for change in changes() {
        let mut scene = Scene::new(change);
        let all = scene.slots();
        scene.rules.look_busy_percent = 40;
        let left = scene.slots();
        let starts = |slots: &[Slot]| slots.iter().map(|slot| slot.start).collect::<BTreeSet<_>>();
        assert!(starts(&left).is_subset(&starts(&all)), "{change:?}");
        assert!(
            left.len() > all.len() / 3 && left.len() < all.len() * 4 / 5,
            "{} of {}",
            left.len(),
            all.len()
        );
        let hidden: BTreeSet<_> = starts(&all).difference(&starts(&left)).copied().collect();
        // All of these clocks are whole half hours apart, but for a minute in St John's: the same instants are on the grid.
        scene.person().schedule = always("UTC");
        let elsewhere = starts(&scene.slots());
        assert!(elsewhere.is_disjoint(&hidden), "{change:?}");
        scene.rules.look_busy_percent = 0;
        let shared: BTreeSet<_> = starts(&scene.slots()).intersection(&starts(&left)).copied().collect();
        assert!(!shared.is_empty() && shared.is_subset(&elsewhere), "{change:?}");
    }
}

/// A holiday is a date like one of time off, and its day the one that the clock of the schedule shows.
#[test]
fn holidays_are_dates_in_every_zone_the_whole_year() {
    let region = Region::parse("AU-NSW").expect("a region");
    let off = holidays_of(region, 2026);
    assert!(off.contains("2026-04-05"), "Lord Howe changes its clocks on a holiday: {off:?}");
    let year = Interval::new(at("2026-01-02T00:00Z"), at("2026-12-30T00:00Z")).expect("not empty");
    for zone in CHANGES.map(|(zone, _, _)| zone) {
        let windows = json!([["00:30", "01:45"], ["23:00", "24:00"]]);
        let mut by_region = every_day(zone, &windows);
        by_region["holidays"] = json!([region.code()]);
        let mut by_date = every_day(zone, &windows);
        by_date["time_off"] = off.iter().map(|date| json!({ "from": date, "to": date })).collect();
        let [by_region, by_date] = [by_region, by_date].map(schedule);
        assert_eq!(by_region.windows(year), by_date.windows(year), "{zone}");
        assert_ne!(by_region.windows(year), schedule(every_day(zone, &windows)).windows(year), "{zone}");
    }
}

fn holidays_of(region: Region, year: i16) -> BTreeSet<String> {
    let first = Date::constant(year, 1, 1);
    let days = (0..365).map(|day| first.saturating_add(day.days()));
    let is_off = |date: &Date| is_holiday(region, *date).expect("a year that is known");
    days.filter(is_off).map(|date| date.to_string()).collect()
}

/// Whoever is away is away from the first instant of the first day to the first of the day after the last.
#[test]
fn leave_begins_and_ends_when_days_do() {
    for change in changes() {
        let (first, last) = (change.date(0), change.date(0));
        let mut written = always(change.zone);
        written["time_off"] = json!([{ "from": first, "to": last }]);
        let begin = |days: i64| {
            let date: Date = change.date(days).parse().expect("a date");
            date.to_zoned(change.time_zone()).expect("in range").timestamp()
        };
        let away = schedule(written).away();
        assert_eq!(away, [Interval::new(begin(0), begin(1)).expect("not empty")], "{change:?}");
    }
}

/// Asked for one day after the other, a client sees every slot once, and the days that clocks show.
#[test]
fn days_of_a_client_are_whole_at_every_change() {
    for change in changes() {
        let zone = Zone::parse(change.zone).expect("a zone");
        let date = |days: i64| change.date(days).parse::<Date>().expect("a date");
        let mut scene = Scene::new(change);
        scene.now = change.at - SignedDuration::from_hours(24 * 5);
        let mut ends = None;
        let mut seen = Vec::new();
        for day in -2..=2 {
            // Samoa had no such day.
            let Ok(range) = asked_days(date(day), date(day), &zone) else {
                assert_eq!((change.zone, change.date(day).as_str()), ("Pacific/Apia", "2011-12-30"));
                continue;
            };
            assert!(ends.is_none_or(|end| end == range.start()), "a gap before {range:?} of {change:?}");
            ends = Some(range.end());
            seen.extend(scene.with(|offer, _| offer.slots(range)));
        }
        let whole = asked_days(date(-2), date(2), &zone).expect("five days");
        let slots = scene.with(|offer, _| offer.slots(whole));
        assert_eq!(seen, slots, "{change:?}");
        let view = slots_view(&slots, &zone);
        let shown: usize = view.days.iter().map(|day| day.slots.len()).sum();
        assert_eq!(shown, slots.len(), "{change:?}");
        for day in &view.days {
            assert!(day.slots.iter().all(|slot| slot.local.starts_with(&day.date)), "{change:?}: {day:?}");
        }
        // An hour more or less is two slots more or less; the half hour of Lord Howe is one.
        let offsets = [change.at - SignedDuration::from_secs(1), change.at]
            .map(|instant| i64::from(change.time_zone().to_offset(instant).seconds()));
        let lost = (offsets[1] - offsets[0]) / 1_800;
        assert_eq!(i64::try_from(slots.len()).expect("few"), 5 * 48 - lost, "{change:?}");
    }
}
