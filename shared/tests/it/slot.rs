//! The rules of slots by example.

use crate::write::{at, between, calendar, claim, daily, minutes, schedule};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use shared::availability::{Schedule, Zone};
use shared::claim::Claim;
use shared::id::CalendarId;
use shared::interval::Interval;
use shared::limits;
use shared::slot::{MemberTime, Offer, Sharing, Slot, SlotRules};

/// Half an hour every half hour, for whoever comes first.
fn rules() -> SlotRules {
    SlotRules { horizon_days: 365, ..SlotRules::default() }
}

/// A calendar, number 1, with what its members have.
struct Desk {
    calendar: CalendarId,
    now: Timestamp,
    rules: SlotRules,
    sharing: Sharing,
    members: Vec<(Schedule, Vec<Claim>)>,
}

impl Desk {
    fn new(rules: SlotRules, sharing: Sharing, members: Vec<(Schedule, Vec<Claim>)>) -> Self {
        Self { calendar: calendar(1), now: at("2026-01-01T00:00Z"), rules, sharing, members }
    }

    fn of_one(rules: SlotRules, schedule: Schedule, claims: Vec<Claim>) -> Self {
        Self::new(rules, Sharing::AnyOf, vec![(schedule, claims)])
    }

    fn with<T>(&self, ask: impl FnOnce(Offer<'_>) -> T) -> T {
        let members: Vec<_> =
            self.members.iter().map(|(schedule, claims)| MemberTime::new(schedule, claims)).collect();
        let zone = Zone::parse("UTC").expect("a zone");
        ask(Offer {
            now: self.now,
            active: true,
            zone: self.members.first().map_or(&zone, |(schedule, _)| schedule.zone()),
            calendar: &self.calendar,
            rules: &self.rules,
            sharing: self.sharing,
            members: &members,
        })
    }

    /// The slots of a range as `HH:MM` in UTC, with `*` and the seats where there is not just one.
    fn slots(&self, start: &str, end: &str) -> String {
        write(&self.with(|offer| offer.slots(between(start, end))))
    }
}

fn write(slots: &[Slot]) -> String {
    let write = |slot: &Slot| {
        let time = slot.start.to_string()[11..16].to_owned();
        if slot.seats_left == 1 { time } else { format!("{time}*{}", slot.seats_left) }
    };
    slots.iter().map(write).collect::<Vec<_>>().join(" ")
}

/// A claim of some minutes on another calendar.
fn elsewhere(number: u8, start: &str, length: i64) -> Claim {
    let start = at(start);
    claim(number, (9, start), Interval::new(start, start + minutes(length)).expect("not empty"))
}

/// A claim on a slot of calendar 1.
fn seat(number: u8, rules: &SlotRules, start: &str) -> Claim {
    claim(number, (1, at(start)), rules.busy_at(at(start)))
}

const DAY: (&str, &str) = ("2026-06-01T00:00Z", "2026-06-02T00:00Z");

#[test]
fn slots_count_from_the_opening_and_end_with_the_close() {
    let rules = SlotRules { duration_minutes: 50, interval_minutes: 20, ..rules() };
    let desk = Desk::of_one(rules, daily("UTC", &[["09:10", "11:00"]]), vec![]);
    assert_eq!(desk.slots(DAY.0, DAY.1), "09:10 09:30 09:50 10:10");
}

#[test]
fn every_window_has_a_grid_of_its_own_but_touching_ones_are_one_opening() {
    let rules = SlotRules { duration_minutes: 60, interval_minutes: 40, ..rules() };
    let desk = Desk::of_one(
        rules,
        daily("UTC", &[["09:00", "11:00"], ["11:00", "13:00"], ["15:00", "16:30"]]),
        vec![],
    );
    assert_eq!(desk.slots(DAY.0, DAY.1), "09:00 09:40 10:20 11:00 11:40 15:00");
}

#[test]
fn claims_remove_slots_and_shift_none() {
    let desk = Desk::of_one(
        rules(),
        daily("UTC", &[["09:00", "12:00"]]),
        vec![elsewhere(1, "2026-06-01T09:45Z", 20)],
    );
    assert_eq!(desk.slots(DAY.0, DAY.1), "09:00 10:30 11:00 11:30");
}

#[test]
fn an_appointment_may_cross_midnight_where_the_days_meet() {
    let rules = SlotRules { duration_minutes: 60, ..rules() };
    let night = schedule(json!({
        "tz": "Europe/London",
        "overrides": [
            { "date": "2026-06-01", "windows": [["22:00", "24:00"]] },
            { "date": "2026-06-02", "windows": [["00:00", "01:30"]] },
            { "date": "2026-06-04", "windows": [["22:00", "24:00"]] },
        ],
    }));
    let desk = Desk::of_one(rules, night, vec![]);
    // London is an hour ahead of UTC in June.
    assert_eq!(desk.slots("2026-06-01T00:00Z", "2026-06-03T00:00Z"), "21:00 21:30 22:00 22:30 23:00 23:30");
    assert_eq!(desk.slots("2026-06-04T00:00Z", "2026-06-06T00:00Z"), "21:00 21:30 22:00");
}

#[test]
fn an_appointment_may_last_a_day() {
    let rules =
        SlotRules { duration_minutes: limits::DURATION_MINUTES_MAX, interval_minutes: 720, ..rules() };
    let desk =
        Desk::of_one(rules, daily("UTC", &[["00:00", "24:00"]]), vec![elsewhere(1, "2026-06-03T06:00Z", 60)]);
    assert_eq!(desk.slots("2026-06-01T00:00Z", "2026-06-05T00:00Z"), "00:00 12:00 00:00 12:00 00:00 12:00");
}

#[test]
fn buffers_may_leave_opening_hours_but_meet_no_claim() {
    let rules = SlotRules { buffer_before_minutes: 15, buffer_after_minutes: 20, ..rules() };
    let hours = || daily("UTC", &[["09:00", "10:30"]]);
    assert_eq!(Desk::of_one(rules.clone(), hours(), vec![]).slots(DAY.0, DAY.1), "09:00 09:30 10:00");
    for (start, length, left) in [
        ("2026-06-01T08:00Z", 45, "09:00 09:30 10:00"), // until the buffer before 09:00 begins
        ("2026-06-01T08:00Z", 46, "09:30 10:00"),
        ("2026-06-01T10:50Z", 60, "09:00 09:30 10:00"), // from when the buffer after 10:30 is over
        ("2026-06-01T10:49Z", 60, "09:00 09:30"),
    ] {
        let desk = Desk::of_one(rules.clone(), hours(), vec![elsewhere(1, start, length)]);
        assert_eq!(desk.slots(DAY.0, DAY.1), left, "{start} for {length} minutes");
    }
}

#[test]
fn claims_count_to_the_nanosecond() {
    let claims = |nanos| {
        let end = at("2026-06-01T09:30Z") + SignedDuration::from_nanos(nanos);
        vec![claim(
            1,
            (9, at("2026-06-01T09:00Z")),
            Interval::new(at("2026-06-01T09:00Z"), end).expect("half an hour"),
        )]
    };
    let hours = || daily("UTC", &[["09:00", "10:30"]]);
    assert_eq!(Desk::of_one(rules(), hours(), claims(0)).slots(DAY.0, DAY.1), "09:30 10:00");
    assert_eq!(Desk::of_one(rules(), hours(), claims(1)).slots(DAY.0, DAY.1), "10:00");
}

#[test]
fn a_slot_with_seats_left_is_offered_although_its_claims_overlap_it() {
    let rules = SlotRules { interval_minutes: 15, buffer_after_minutes: 5, capacity: 3, ..rules() };
    let one = seat(1, &rules, "2026-06-01T09:30Z");
    let two = seat(2, &rules, "2026-06-01T09:30Z");
    let three = seat(3, &rules, "2026-06-01T09:30Z");
    let slots =
        |claims| Desk::of_one(rules.clone(), daily("UTC", &[["09:00", "10:45"]]), claims).slots(DAY.0, DAY.1);
    assert_eq!(slots(vec![one.clone()]), "09:30*2 10:15*3");
    assert_eq!(slots(vec![two.clone(), one.clone()]), "09:30 10:15*3");
    assert_eq!(slots(vec![three, two, one.clone()]), "10:15*3");
    assert_eq!(slots(vec![one, elsewhere(4, "2026-06-01T09:55Z", 1)]), "10:15*3");
}

#[test]
fn any_of_adds_up_the_seats_of_those_who_can() {
    let rules = SlotRules { capacity: 2, ..rules() };
    let early = (daily("UTC", &[["09:00", "10:30"]]), vec![seat(1, &rules, "2026-06-01T09:30Z")]);
    let late = (daily("Europe/London", &[["10:30", "12:00"]]), vec![elsewhere(2, "2026-06-01T10:00Z", 10)]);
    let desk = Desk::new(rules, Sharing::AnyOf, vec![early, late]);
    assert_eq!(desk.slots(DAY.0, DAY.1), "09:00*2 09:30*3 10:00*2 10:30*2");
    let members = |start| desk.with(|offer| offer.members_at(at(start)));
    assert_eq!(members("2026-06-01T09:00Z"), [0]);
    assert_eq!(members("2026-06-01T09:30Z"), [0, 1]);
    assert_eq!(members("2026-06-01T10:30Z"), [1]);
    assert_eq!(members("2026-06-01T09:15Z"), [0_usize; 0]);
}

#[test]
fn all_of_counts_from_when_all_are_open_and_takes_the_fewest_seats() {
    let rules = SlotRules { capacity: 3, ..rules() };
    let berlin = (daily("Europe/Berlin", &[["09:00", "18:00"]]), vec![seat(1, &rules, "2026-06-01T14:10Z")]);
    let claims = vec![seat(1, &rules, "2026-06-01T14:10Z"), seat(2, &rules, "2026-06-01T14:10Z")];
    let new_york = (daily("America/New_York", &[["09:10", "17:00"]]), claims);
    let desk = Desk::new(rules, Sharing::AllOf, vec![berlin, new_york]);
    // 13:10 to 16:00 UTC.
    assert_eq!(desk.slots(DAY.0, DAY.1), "13:10*3 13:40*3 14:10 14:40*3 15:10*3");
    let members = |start| desk.with(|offer| offer.members_at(at(start)));
    assert_eq!(members("2026-06-01T14:10Z"), [0, 1]);
    assert_eq!(members("2026-06-01T15:40Z"), [0_usize; 0], "it would last until 16:10");
}

#[test]
fn all_of_is_nobody_if_one_is_taken_or_there_is_none() {
    let hours = || daily("UTC", &[["09:00", "10:00"]]);
    let busy = vec![elsewhere(1, "2026-06-01T09:00Z", 30)];
    let desk = Desk::new(rules(), Sharing::AllOf, vec![(hours(), vec![]), (hours(), busy)]);
    assert_eq!(desk.slots(DAY.0, DAY.1), "09:30");
    assert_eq!(desk.with(|offer| offer.members_at(at("2026-06-01T09:00Z"))), [0_usize; 0]);
    for sharing in [Sharing::AllOf, Sharing::AnyOf] {
        assert_eq!(Desk::new(rules(), sharing, vec![]).slots(DAY.0, DAY.1), "");
    }
}

#[test]
fn all_of_members_who_never_close_count_anew_every_monday() {
    let rules = SlotRules { duration_minutes: 60, interval_minutes: 1_000, ..rules() };
    let always = || (daily("Asia/Kolkata", &[["00:00", "24:00"]]), vec![]);
    let desk = Desk::new(rules, Sharing::AllOf, vec![always(), always()]);
    // Monday 2026-06-01. 1000 minutes are 16:40.
    assert_eq!(desk.slots("2026-06-01T00:00Z", "2026-06-03T00:00Z"), "00:00 16:40 09:20");
    assert_eq!(desk.slots("2026-06-02T00:00Z", "2026-06-03T00:00Z"), "09:20");
    assert_eq!(desk.slots("2026-06-08T00:00Z", "2026-06-09T00:00Z"), "00:00 16:40");
}

#[test]
fn all_of_members_who_open_in_the_middle_of_a_week_count_from_then_for_the_rest_of_the_next() {
    let rules = SlotRules { duration_minutes: 60, interval_minutes: 1_000, ..rules() };
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let weekly: serde_json::Map<_, _> =
        days.into_iter().map(|day| (day.to_owned(), json!([["00:00", "24:00"]]))).collect();
    // Tuesday, so that Wednesday 2026-05-27 begins a stretch that never ends.
    let overrides = json!([{ "date": "2026-05-26", "windows": [] }]);
    let hours = schedule(json!({ "tz": "UTC", "weekly": weekly, "overrides": overrides }));
    let desk = Desk::new(rules, Sharing::AllOf, vec![(hours, vec![])]);
    assert_eq!(desk.slots("2026-05-26T00:00Z", "2026-05-28T00:00Z"), "00:00 16:40");
    // 8000 minutes after Wednesday: the week before this Monday was not a whole one.
    assert_eq!(desk.slots("2026-06-01T00:00Z", "2026-06-02T00:00Z"), "13:20");
    assert_eq!(desk.slots("2026-06-08T00:00Z", "2026-06-09T00:00Z"), "00:00 16:40");
}

#[test]
fn slots_are_elapsed_time_apart_while_the_clock_changes() {
    let rules = SlotRules { duration_minutes: 60, interval_minutes: 60, ..rules() };
    let desk = Desk::of_one(rules, daily("America/New_York", &[["00:30", "04:00"]]), vec![]);
    // 00:30, 01:30, then 03:30 on the clock, whose appointment would end at 04:30.
    assert_eq!(desk.slots("2026-03-08T04:00Z", "2026-03-08T12:00Z"), "05:30 06:30");
    // 00:30, 01:30, 01:30 again, 02:30; then 03:30, whose appointment would end at 04:30.
    assert_eq!(desk.slots("2026-11-01T04:00Z", "2026-11-01T12:00Z"), "04:30 05:30 06:30 07:30");
}

#[test]
fn a_repeated_hour_offers_each_instant_once() {
    // Both windows cover both passes of the repeated hour, on the same grid.
    let desk =
        Desk::of_one(rules(), daily("America/New_York", &[["01:00", "01:30"], ["01:30", "02:00"]]), vec![]);
    assert_eq!(desk.slots("2026-11-01T04:00Z", "2026-11-01T12:00Z"), "05:00 05:30 06:00 06:30");
    // On different grids, in order.
    let desk =
        Desk::of_one(rules(), daily("America/New_York", &[["01:00", "01:40"], ["01:40", "02:00"]]), vec![]);
    assert_eq!(desk.slots("2026-11-01T04:00Z", "2026-11-01T12:00Z"), "05:00 05:30 05:40 06:00 06:10 06:30");
}

#[test]
fn claims_count_in_a_repeated_hour_too() {
    // Three windows over each other in real time, the first two on one grid.
    let hours = daily("America/New_York", &[["01:00", "01:30"], ["01:30", "01:40"], ["01:40", "02:00"]]);
    let desk = Desk::of_one(rules(), hours, vec![elsewhere(1, "2026-11-01T05:40Z", 10)]);
    assert_eq!(desk.slots("2026-11-01T04:00Z", "2026-11-01T12:00Z"), "05:00 06:00 06:10 06:30");
}

#[test]
fn notice_and_horizon_are_inclusive() {
    let rules = SlotRules { minimum_notice_minutes: 90, horizon_days: 1, ..rules() };
    let mut desk = Desk::of_one(rules, daily("UTC", &[["09:00", "11:00"]]), vec![]);
    let range = ("2026-06-01T00:00Z", "2026-06-08T00:00Z");
    desk.now = at("2026-06-01T08:00Z");
    assert_eq!(desk.slots(range.0, range.1), "09:30 10:00 10:30");
    desk.now = at("2026-06-01T08:00:00.000000001Z");
    assert_eq!(desk.slots(range.0, range.1), "10:00 10:30");
    desk.now = at("2026-06-01T09:00Z");
    assert_eq!(desk.slots(range.0, range.1), "10:30 09:00");
    desk.now = at("2026-06-01T08:59:59.999999999Z");
    assert_eq!(desk.slots(range.0, range.1), "10:30");
}

#[test]
fn a_range_holds_its_start_and_not_its_end() {
    let desk = Desk::of_one(rules(), daily("UTC", &[["09:00", "11:00"]]), vec![]);
    assert_eq!(desk.slots("2026-06-01T09:30Z", "2026-06-01T10:30Z"), "09:30 10:00");
    assert_eq!(desk.slots("2026-06-01T09:30:00.1Z", "2026-06-01T10:30:00.1Z"), "10:00 10:30");
}

#[test]
fn the_nearest_slots_are_on_both_sides() {
    let desk = Desk::of_one(
        rules(),
        daily("UTC", &[["09:00", "12:00"]]),
        vec![elsewhere(1, "2026-06-01T10:00Z", 30)],
    );
    let nearest =
        |start, span, most| write(&desk.with(|offer| offer.nearest(at(start), minutes(span), most)));
    assert_eq!(nearest("2026-06-01T10:00Z", 60, 6), "09:00 09:30 10:30 11:00");
    assert_eq!(nearest("2026-06-01T10:00Z", 60, 3), "09:00 09:30 10:30", "the earlier of two");
    assert_eq!(
        nearest("2026-06-01T10:30Z", 1_440, 2),
        "10:30 11:00",
        "itself, and 30 minutes are nearer than 60"
    );
    assert_eq!(nearest("2026-06-01T10:30Z", 0, 2), "10:30");
    assert_eq!(nearest("2026-06-01T10:00Z", 0, 2), "");
    assert_eq!(nearest("2026-06-01T10:00Z", -5, 2), "");
    assert_eq!(nearest("2026-06-01T10:00Z", 60, 0), "");
}

#[test]
fn a_slot_ends_without_its_buffers_and_its_claim_with_them() {
    let rules = SlotRules { buffer_before_minutes: 10, buffer_after_minutes: 5, ..rules() };
    let start = at("2026-06-01T09:00Z");
    assert_eq!(rules.appointment_at(start), between("2026-06-01T09:00Z", "2026-06-01T09:30Z"));
    assert_eq!(rules.busy_at(start), between("2026-06-01T08:50Z", "2026-06-01T09:35Z"));
    let slots = Desk::of_one(rules, daily("UTC", &[["09:00", "09:30"]]), vec![])
        .with(|offer| offer.slots(between(DAY.0, DAY.1)));
    assert_eq!(slots, [Slot { start, end: at("2026-06-01T09:30Z"), seats_left: 1 }]);
}

#[test]
fn the_ends_of_time_do_not_panic() {
    let mut desk = Desk::of_one(rules(), daily("UTC", &[["00:00", "24:00"]]), vec![]);
    for end in [Timestamp::MIN, Timestamp::MAX] {
        desk.now = end.max(Timestamp::MIN + minutes(1_000_000)) - minutes(1_000);
        desk.with(|offer| {
            assert!(offer.rules.busy_at(end).start() < offer.rules.busy_at(end).end());
            let _ = offer.members_at(end);
            let _ = offer.nearest(end, minutes(10_000), 3);
            let _ = offer.slots(Interval::new(end.min(desk.now), end.max(desk.now)).expect("not empty"));
        });
    }
}

#[test]
fn rules_that_were_never_checked_come_to_an_end() {
    let none = SlotRules { duration_minutes: 0, interval_minutes: 0, capacity: 1, ..rules() };
    let desk = Desk::of_one(none, daily("UTC", &[["09:00", "09:02"]]), vec![]);
    assert_eq!(desk.slots(DAY.0, DAY.1), "09:00 09:01");
}

#[test]
fn rules_are_refused_outside_the_limits() {
    type Change = fn(&mut SlotRules, u32);
    let cases: [(&str, &str, Change, u32, u32); 7] = [
        (
            "invalid_duration",
            "duration_minutes",
            |rules, value| rules.duration_minutes = value,
            limits::DURATION_MINUTES_MIN,
            limits::DURATION_MINUTES_MAX,
        ),
        (
            "invalid_interval",
            "interval_minutes",
            |rules, value| rules.interval_minutes = value,
            limits::INTERVAL_MINUTES_MIN,
            limits::DURATION_MINUTES_MAX,
        ),
        (
            "invalid_buffer",
            "buffer_before_minutes",
            |rules, value| rules.buffer_before_minutes = value,
            0,
            limits::BUFFER_MINUTES_MAX,
        ),
        (
            "invalid_buffer",
            "buffer_after_minutes",
            |rules, value| rules.buffer_after_minutes = value,
            0,
            limits::BUFFER_MINUTES_MAX,
        ),
        (
            "invalid_notice",
            "minimum_notice_minutes",
            |rules, value| rules.minimum_notice_minutes = value,
            0,
            limits::NOTICE_MINUTES_MAX,
        ),
        (
            "invalid_horizon",
            "horizon_days",
            |rules, value| rules.horizon_days = value,
            1,
            limits::HORIZON_DAYS_MAX,
        ),
        ("invalid_capacity", "capacity", |rules, value| rules.capacity = value, 1, limits::CAPACITY_MAX),
    ];
    for (code, field, change, least, most) in cases {
        let with = |value| {
            let mut changed = rules();
            change(&mut changed, value);
            changed.checked().map_err(|refusal| (refusal.code, refusal.field.into_owned()))
        };
        let refusal = Err((code, field.to_owned()));
        assert!(with(least).is_ok() && with(most).is_ok(), "{field}");
        assert_eq!(with(most + 1), refusal);
        if let Some(less) = least.checked_sub(1) {
            assert_eq!(with(less), refusal);
        }
    }
}
