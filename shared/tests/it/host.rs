use crate::write::{at, between, minutes};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::strategy::Strategy as _;
use serde_json::{Value, json};
use shared::host::{
    Booking, Candidate, Load, Priority, RoundRobin, Strategy, Tenure, Weight, free_since, loads, order,
};
use shared::id::UserId;
use shared::interval::Interval;
use shared::limits;

const STRATEGIES: [Strategy; 4] = [
    Strategy::OptimizeForAvailability,
    Strategy::EqualDistribution,
    Strategy::Weighted,
    Strategy::LeastRecentlyBooked,
];

fn user(member: usize) -> UserId {
    UserId::from_entropy([u8::try_from(member).expect("a test's teams are small"); 16])
}

fn weight(number: u32) -> Weight {
    Weight::new(number).expect("a test's weights are weights")
}

fn candidate(member: usize, last_booked: Option<&str>) -> Candidate {
    Candidate::new(member, user(member), last_booked.map(at))
}

/// Candidates 0, 1, … of whom one thing is told.
fn each<T>(told: impl IntoIterator<Item = T>, tell: impl Fn(&mut Candidate, T)) -> Vec<Candidate> {
    let told = told.into_iter().enumerate();
    told.map(|(member, what)| {
        let mut candidate = candidate(member, None);
        tell(&mut candidate, what);
        candidate
    })
    .collect()
}

/// What is about to be tried, who can, and the order in which they are tried.
type Row<'a> = (&'a str, Vec<Candidate>, &'a [usize]);

fn check(strategy: Strategy, rows: Vec<Row<'_>>) {
    for (name, candidates, expected) in rows {
        for seed in ["a", "b", "c"] {
            assert_eq!(order(strategy, candidates.clone(), seed), expected, "{strategy:?}: {name}");
        }
    }
}

/// Last booked on these days of June.
fn last(days: &[Option<u32>]) -> Vec<Candidate> {
    each(days.to_vec(), |it, day| {
        it.last_booked = day.map(|day| at(&format!("2026-06-0{day}T09:00Z")));
    })
}

/// Free since these hours.
fn free(hours: &[Option<u32>]) -> Vec<Candidate> {
    each(hours.to_vec(), |it, hour| {
        it.free_since = hour.map(|hour| at(&format!("2026-06-09T{hour:02}:00Z")));
    })
}

/// Booked and head start.
fn had(loads: &[(u32, u32)]) -> Vec<Candidate> {
    each(loads.to_vec(), |it, (booked, calibration)| it.load = Load { booked, calibration })
}

/// Weight and booked.
fn weighing(parts: &[(u32, u32)]) -> Vec<Candidate> {
    each(parts.to_vec(), |it, (of, booked)| {
        it.weight = weight(of);
        it.load = Load { booked, calibration: 0 };
    })
}

/// One thing more is told of candidates of whom something was told: what makes the second the better one by every rule
/// that is not the strategy's.
fn but(mut candidates: Vec<Candidate>, tell: impl Fn(&mut Candidate, bool)) -> Vec<Candidate> {
    for it in &mut candidates {
        let better = it.member == 1;
        tell(it, better);
    }
    candidates
}

fn prefer(it: &mut Candidate, better: bool) {
    it.priority = if better { Priority::High } else { Priority::Low };
}

fn rest(it: &mut Candidate, better: bool) {
    it.free_since = (!better).then(|| at("2026-06-09T09:00Z"));
}

fn weigh(it: &mut Candidate, better: bool) {
    it.weight = weight(if better { 100 } else { 1 });
}

fn spare(it: &mut Candidate, better: bool) {
    it.load = Load { booked: if better { 0 } else { 9 }, calibration: 0 };
}

fn wait(it: &mut Candidate, better: bool) {
    it.last_booked = (!better).then(|| at("2026-06-09T09:00Z"));
}

#[test]
fn least_recently_booked_first() {
    let rows: Vec<Row<'_>> = vec![
        ("nobody is free", Vec::new(), &[]),
        ("one is free", last(&[Some(1)]), &[0]),
        ("the longest ago first", last(&[Some(3), Some(1), Some(2)]), &[1, 2, 0]),
        ("never booked before all others", last(&[Some(3), Some(1), None]), &[2, 1, 0]),
        ("whatever their priority", but(last(&[Some(1), Some(2)]), prefer), &[0, 1]),
        ("whatever they did before", but(last(&[Some(1), Some(2)]), rest), &[0, 1]),
        ("whatever their weight", but(last(&[Some(1), Some(2)]), weigh), &[0, 1]),
        ("whatever their load", but(last(&[Some(1), Some(2)]), spare), &[0, 1]),
    ];
    check(Strategy::LeastRecentlyBooked, rows);
}

#[test]
fn optimize_for_availability_knows_priority_then_who_is_next_free() {
    use Priority::{High, Low, Medium};
    let prefer = |priorities: [Priority; 3]| each(priorities, |it, priority| it.priority = priority);
    let rows: Vec<Row<'_>> = vec![
        ("nobody is free", Vec::new(), &[]),
        ("priority", prefer([Medium, Low, High]), &[2, 0, 1]),
        ("priority before rest", but(prefer([High, Medium, Low]), rest), &[0, 1, 2]),
        ("priority before who waits", but(prefer([High, Medium, Low]), wait), &[0, 1, 2]),
        ("the longest free", free(&[Some(11), Some(9), Some(10)]), &[1, 2, 0]),
        ("free all day", free(&[Some(0), None]), &[1, 0]),
        ("rest before who waits", but(free(&[Some(9), Some(10)]), wait), &[0, 1]),
        ("alike: least recently booked", last(&[Some(2), Some(3), None]), &[2, 0, 1]),
        ("whatever their weight", but(free(&[Some(9), Some(10)]), weigh), &[0, 1]),
        ("whatever their load", but(free(&[Some(9), Some(10)]), spare), &[0, 1]),
    ];
    check(Strategy::OptimizeForAvailability, rows);
}

#[test]
fn equal_distribution_knows_who_had_the_fewest() {
    let rows: Vec<Row<'_>> = vec![
        ("nobody is free", Vec::new(), &[]),
        ("the fewest", had(&[(3, 0), (1, 0), (2, 0)]), &[1, 2, 0]),
        ("a head start counts like bookings", had(&[(2, 0), (0, 3), (1, 0)]), &[2, 0, 1]),
        ("the most that there can be", had(&[(u32::MAX, u32::MAX), (u32::MAX, 0)]), &[1, 0]),
        ("as many: least recently booked", last(&[Some(2), Some(3), None]), &[2, 0, 1]),
        ("before who waits", but(had(&[(0, 0), (1, 0)]), wait), &[0, 1]),
        ("whatever their priority", but(had(&[(0, 0), (1, 0)]), prefer), &[0, 1]),
        ("whatever they did before", but(had(&[(0, 0), (1, 0)]), rest), &[0, 1]),
        ("whatever their weight", but(had(&[(0, 0), (1, 0)]), weigh), &[0, 1]),
    ];
    check(Strategy::EqualDistribution, rows);
}

#[test]
fn weighted_knows_who_is_due() {
    let head_start = each([(100, 0, 10), (50, 4, 0)], |it, (of, booked, calibration)| {
        it.weight = weight(of);
        it.load = Load { booked, calibration };
    });
    let rows: Vec<Row<'_>> = vec![
        ("nobody is free", Vec::new(), &[]),
        ("nobody had any: the heaviest", weighing(&[(1, 0), (3, 0), (2, 0)]), &[1, 2, 0]),
        ("in proportion: the heaviest", weighing(&[(50, 1), (100, 2)]), &[1, 0]),
        ("more, but less for the weight", weighing(&[(100, 5), (50, 4)]), &[0, 1]),
        ("equal weights: the fewest", weighing(&[(7, 2), (7, 1), (7, 3)]), &[1, 0, 2]),
        ("a head start is weighed, too", head_start, &[1, 0]),
        // Due first, at 10/90 against 1/4, but of ten appointments they had their nine.
        ("not who had their part", weighing(&[(90, 9), (4, 0), (3, 0), (2, 0), (1, 0)]), &[1, 0, 2, 3, 4]),
        ("who is owed one again", weighing(&[(90, 9), (4, 1), (3, 0)]), &[0, 2, 1]),
        ("due at 99/100 before 1/1", weighing(&[(100, 98), (1, 0)]), &[0, 1]),
        ("both due at 1/1: least recently booked", but(weighing(&[(1, 0), (100, 99)]), wait), &[1, 0]),
        ("due at 1/1 before 101/100", weighing(&[(100, 100), (1, 0)]), &[1, 0]),
        ("the most that there can be", had(&[(u32::MAX, u32::MAX), (u32::MAX, 0)]), &[1, 0]),
        ("alike: least recently booked", last(&[Some(2), Some(3), None]), &[2, 0, 1]),
        ("before who waits", but(weighing(&[(2, 0), (1, 0)]), wait), &[0, 1]),
        ("whatever their priority", but(weighing(&[(2, 0), (1, 0)]), prefer), &[0, 1]),
        ("whatever they did before", but(weighing(&[(2, 0), (1, 0)]), rest), &[0, 1]),
    ];
    check(Strategy::Weighted, rows);
}

#[test]
fn a_contact_may_be_kept_with_their_host() {
    let candidates = || {
        vec![
            candidate(0, Some("2026-06-01T09:00Z")),
            candidate(1, Some("2026-06-02T09:00Z")),
            candidate(2, Some("2026-06-03T09:00Z")),
        ]
    };
    let rows: [(bool, Option<usize>, [usize; 3]); 5] = [
        (true, Some(2), [2, 0, 1]),
        (true, Some(0), [0, 1, 2]),
        (true, Some(9), [0, 1, 2]),
        (true, None, [0, 1, 2]),
        (false, Some(2), [0, 1, 2]),
    ];
    for (keep_former_host, former, expected) in rows {
        let settings = RoundRobin { keep_former_host, ..RoundRobin::default() };
        let former = former.map(user);
        assert_eq!(settings.order(candidates(), former.as_ref(), "a"), expected, "{former:?}");
    }
}

#[test]
fn free_since_the_last_busy_time_ended() {
    type Row<'a> = (&'a str, &'a [[&'a str; 2]], Option<&'a str>);
    let rows: [Row<'_>; 7] = [
        ("never busy", &[], None),
        ("the last one", &[["09T10:00", "09T11:00"], ["09T08:00", "09T09:00"]], Some("09T11:00")),
        ("up to the start", &[["09T11:00", "09T12:00"]], Some("09T12:00")),
        ("others share the slot", &[["09T12:00", "09T13:00"], ["09T08:00", "09T09:00"]], Some("09T09:00")),
        ("afterwards is no matter", &[["09T13:00", "09T14:00"]], None),
        ("a day before is long ago", &[["08T11:00", "08T12:00"]], None),
        ("just less than a day before", &[["08T11:00", "08T12:00:01"]], Some("08T12:00:01")),
    ];
    let june = |text: &str| format!("2026-06-{text}Z");
    let start = at("2026-06-09T12:00Z");
    for (name, busy, expected) in rows {
        let busy = busy.iter().map(|[from, until]| between(&june(from), &june(until)));
        assert_eq!(free_since(busy, start), expected.map(|text| at(&june(text))), "{name}");
    }
}

#[test]
fn the_draw_never_changes() {
    // An appointment that is tried again after an update of the program has to meet the same order.
    let team = || (0..4).map(|member| candidate(member, None)).collect();
    for strategy in STRATEGIES {
        let orders = ["apt_1", "apt_2", "apt_3", "apt_4"].map(|seed| order(strategy, team(), seed));
        assert_eq!(orders, [[0, 2, 3, 1], [1, 0, 2, 3], [2, 0, 3, 1], [1, 2, 3, 0]], "{strategy:?}");
    }
}

#[test]
fn a_tie_favours_nobody() {
    const DRAWS: u32 = 6_000;
    // What chi squared exceeds once in a thousand times, for one to seven degrees of freedom.
    const CRITICAL: [f64; 7] = [10.83, 13.82, 16.27, 18.47, 20.52, 22.46, 24.32];
    for strategy in STRATEGIES {
        for (size, critical) in (2..=8).zip(CRITICAL) {
            // Appointments' ids are random; these differ in their last characters only, which is harder on the hash.
            let mut places = vec![vec![0_u32; size]; size];
            for draw in 0..DRAWS {
                let team = (0..size).map(|member| candidate(member, None)).collect();
                for (place, member) in order(strategy, team, &format!("apt_{draw}")).into_iter().enumerate() {
                    places[place][member] += 1;
                }
            }
            let expected = f64::from(DRAWS) / f64::from(u32::try_from(size).expect("small"));
            for counts in &places {
                let chi: f64 =
                    counts.iter().map(|count| (f64::from(*count) - expected).powi(2) / expected).sum();
                assert!(chi < critical, "{strategy:?}: {places:?}");
            }
        }
    }
}

#[test]
fn a_light_member_waits_for_their_part() {
    // The plain rule, lowest load per weight, would give the four light ones an appointment each before the heavy one's
    // second, and would let the heavy one run ahead of their part where it counts the next appointment.
    let weights = [96, 1, 1, 1, 1];
    let mut team = Team::new(Strategy::Weighted, &weights);
    let hosts: Vec<usize> = (0..100).map(|number| team.book(number)).collect();
    let light: Vec<usize> = (0..100).filter(|at| hosts[*at] != 0).collect();
    // The last light one and the heavy one's 96th are due at once; who was never booked comes first.
    assert_eq!(light, [24, 49, 74, 98]);
}

#[test]
fn settings_are_read_with_defaults() {
    let usual =
        || RoundRobin { strategy: Strategy::LeastRecentlyBooked, keep_former_host: false, window_days: 30 };
    let rows = [
        (json!({}), usual()),
        (
            json!({ "strategy": "optimize_for_availability" }),
            RoundRobin { strategy: Strategy::OptimizeForAvailability, ..usual() },
        ),
        (
            json!({ "strategy": "equal_distribution", "window_days": 7 }),
            RoundRobin { strategy: Strategy::EqualDistribution, window_days: 7, ..usual() },
        ),
        (json!({ "strategy": "weighted" }), RoundRobin { strategy: Strategy::Weighted, ..usual() }),
        (json!({ "strategy": "least_recently_booked" }), usual()),
        (json!({ "keep_former_host": true }), RoundRobin { keep_former_host: true, ..usual() }),
    ];
    for (written, expected) in rows {
        let read: RoundRobin = serde_json::from_value(written).expect("valid");
        assert_eq!(read, expected);
        let written = serde_json::to_value(&read).expect("can be written");
        assert_eq!(serde_json::from_value::<RoundRobin>(written).expect("valid"), expected);
    }
    let refused = [
        json!({ "strategy": "fastest" }),
        json!({ "strategy": "Weighted" }),
        json!({ "window_days": -1 }),
        json!({ "window_days": 7.5 }),
        json!({ "windowDays": 7 }),
    ];
    for written in refused {
        assert!(serde_json::from_value::<RoundRobin>(written.clone()).is_err(), "{written}");
    }
}

#[test]
fn numbers_have_bounds() {
    let longest = limits::ROUND_ROBIN_WINDOW_DAYS_MAX;
    for (window_days, valid) in
        [(0, false), (1, true), (longest, true), (longest + 1, false), (u32::MAX, false)]
    {
        let checked = RoundRobin { window_days, ..RoundRobin::default() }.checked();
        let code = checked.err().map(|invalid| (invalid.code, invalid.field.into_owned()));
        let refusal = (!valid).then(|| ("invalid_round_robin_window", "window_days".to_owned()));
        assert_eq!(code, refusal, "{window_days}");
    }
    for (number, valid) in [(0, false), (1, true), (100, true), (101, false), (u32::MAX, false)] {
        let read = Weight::new(number);
        assert_eq!(read.as_ref().err().map(|invalid| invalid.code), (!valid).then_some("invalid_weight"));
        assert_eq!(read.ok().map(Weight::get), valid.then_some(number));
        let written: Result<Weight, _> = serde_json::from_value(json!(number));
        assert_eq!(written.is_ok(), valid, "{number}");
    }
    assert!(serde_json::from_value::<Weight>(json!(1.5)).is_err());
    assert_eq!(serde_json::to_value(weight(7)).expect("can be written"), json!(7));
    assert_eq!(Weight::default().get(), 100);
}

#[test]
fn priorities_have_names() {
    let names = [(Priority::Low, "low"), (Priority::Medium, "medium"), (Priority::High, "high")];
    for (priority, name) in names {
        assert_eq!(serde_json::to_value(priority).expect("can be written"), json!(name));
        assert_eq!(serde_json::from_value::<Priority>(json!(name)).expect("valid"), priority);
    }
    assert_eq!(Priority::default(), Priority::Medium);
    for other in [json!("urgent"), json!(2), Value::Null] {
        assert!(serde_json::from_value::<Priority>(other).is_err());
    }
}

#[test]
fn the_window_rolls() {
    let now = at("2026-06-30T12:00Z");
    let since = |window_days| RoundRobin { window_days, ..RoundRobin::default() }.counts_since(now);
    assert_eq!(since(1), at("2026-06-29T12:00Z"));
    assert_eq!(since(30), at("2026-05-31T12:00Z"));
    let settings = RoundRobin { window_days: u32::MAX, ..RoundRobin::default() };
    assert_eq!(settings.counts_since(Timestamp::MIN), Timestamp::MIN);
    let counting: Vec<_> = STRATEGIES.into_iter().filter(|strategy| strategy.counts()).collect();
    assert_eq!(counting, [Strategy::EqualDistribution, Strategy::Weighted]);
}

fn day(day: i64) -> Timestamp {
    at("2026-06-01T00:00Z") + SignedDuration::from_hours(24 * day)
}

fn days(from: i64, until: i64) -> Interval {
    Interval::new(day(from), day(until)).expect("forwards")
}

fn tenure(member: usize, of: u32, joined: i64, away: &[(i64, i64)]) -> Tenure {
    let away = away.iter().map(|(from, until)| days(*from, *until)).collect();
    Tenure { user: user(member), weight: weight(of), joined: day(joined), away }
}

/// Booked on one day for another.
fn booking(member: usize, booked_on: i64, for_day: i64) -> Booking {
    Booking { user: user(member), booked_at: day(booked_on), start: day(for_day) }
}

/// Who is on the calendar, what was booked, and everyone's bookings and head start.
type LoadRow<'a> = (&'a str, Vec<Tenure>, Vec<Booking>, &'a [(u32, u32)]);

fn check_loads(strategy: Strategy, rows: Vec<LoadRow<'_>>) {
    for (name, members, mut bookings, expected) in rows {
        let expected: Vec<Load> =
            expected.iter().map(|&(booked, calibration)| Load { booked, calibration }).collect();
        assert_eq!(loads(strategy, &members, &bookings), expected, "{name}");
        bookings.reverse();
        assert_eq!(loads(strategy, &members, &bookings), expected, "{name}, in another order");
    }
}

/// So many bookings of a member, made on day 10 for day 20.
fn had_by(member: usize, count: usize) -> Vec<Booking> {
    vec![booking(member, 10, 20); count]
}

/// There all the time.
fn old(member: usize, of: u32) -> Tenure {
    tenure(member, of, 0, &[])
}

/// Came after what [`had_by`] says was booked.
fn new(member: usize, of: u32) -> Tenure {
    tenure(member, of, 11, &[])
}

#[test]
fn a_new_member_is_counted_what_the_others_got() {
    let team = |size: usize| -> Vec<Tenure> { (0..size).map(|member| old(member, 100)).collect() };
    let with_new = |size: usize| [team(size), vec![new(size, 100)]].concat();
    let at_once = tenure(1, 100, 10, &[]);
    let earlier = [vec![booking(0, 1, 20); 3], had_by(0, 2), had_by(1, 2)].concat();
    let rows: Vec<LoadRow<'_>> = vec![
        ("nobody", vec![], had_by(0, 3), &[]),
        ("nothing was booked", with_new(1), vec![], &[(0, 0), (0, 0)]),
        ("nobody is new", team(2), had_by(0, 4), &[(4, 0), (0, 0)]),
        ("as many as the only other one", with_new(1), had_by(0, 4), &[(4, 0), (0, 4)]),
        ("joined the moment it was booked", vec![old(0, 100), at_once], had_by(0, 4), &[(4, 0), (0, 0)]),
        ("the average", with_new(2), [had_by(0, 4), had_by(1, 2)].concat(), &[(4, 0), (2, 0), (0, 3)]),
        ("half is rounded up", with_new(2), had_by(0, 1), &[(1, 0), (0, 0), (0, 1)]),
        ("a third is rounded down", with_new(3), had_by(0, 1), &[(1, 0), (0, 0), (0, 0), (0, 0)]),
        (
            "three sixths are a half",
            with_new(6),
            had_by(0, 3),
            &[(3, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 0), (0, 1)],
        ),
        ("two are new", vec![old(0, 100), new(1, 100), new(2, 100)], had_by(0, 4), &[(4, 0), (0, 4), (0, 4)]),
        // Three before the second one came, four while there were two.
        (
            "one after the other",
            vec![old(0, 100), tenure(1, 100, 5, &[]), new(2, 100)],
            earlier,
            &[(5, 0), (2, 3), (0, 5)],
        ),
        ("a former member", with_new(1), [had_by(0, 2), had_by(7, 9)].concat(), &[(2, 0), (0, 2)]),
        ("nobody was there", vec![new(0, 100), new(1, 100)], had_by(0, 2), &[(2, 0), (0, 0)]),
        ("weights mean nothing", vec![old(0, 1), new(1, 100)], had_by(0, 4), &[(4, 0), (0, 4)]),
    ];
    check_loads(Strategy::EqualDistribution, rows);
}

#[test]
fn who_was_away_is_counted_what_the_others_got() {
    let away = |member, away: &[(i64, i64)]| tenure(member, 100, 0, away);
    let me = || old(0, 100);
    let by_hand = [had_by(0, 2), had_by(1, 3)].concat();
    let rows: Vec<LoadRow<'_>> = vec![
        ("from its first instant", vec![me(), away(1, &[(20, 21)])], had_by(0, 3), &[(3, 0), (0, 3)]),
        ("not before it", vec![me(), away(1, &[(21, 25)])], had_by(0, 3), &[(3, 0), (0, 0)]),
        ("not after it", vec![me(), away(1, &[(15, 20)])], had_by(0, 3), &[(3, 0), (0, 0)]),
        ("booked during it for afterwards", vec![me(), away(1, &[(5, 15)])], had_by(0, 3), &[(3, 0), (0, 0)]),
        ("leaves that overlap", vec![me(), away(1, &[(18, 22), (19, 30)])], had_by(0, 3), &[(3, 0), (0, 3)]),
        ("two leaves", vec![me(), away(1, &[(30, 31), (20, 21)])], had_by(0, 3), &[(3, 0), (0, 3)]),
        ("both away", vec![away(0, &[(20, 21)]), away(1, &[(20, 21)])], had_by(0, 3), &[(3, 0), (0, 0)]),
        (
            "given by hand to who is away",
            vec![me(), away(1, &[(20, 21)]), new(2, 100)],
            by_hand,
            &[(2, 0), (3, 2), (0, 2)],
        ),
    ];
    check_loads(Strategy::EqualDistribution, rows);
}

#[test]
fn a_head_start_is_by_weight() {
    let two = [had_by(0, 4), had_by(1, 2)].concat();
    let rows: Vec<LoadRow<'_>> = vec![
        ("half the weight", vec![old(0, 100), new(1, 50)], had_by(0, 4), &[(4, 0), (0, 2)]),
        ("of who was there", vec![old(0, 20), old(1, 10), new(2, 30)], two, &[(4, 0), (2, 0), (0, 6)]),
        ("the lightest and the heaviest", vec![old(0, 1), new(1, 100)], had_by(0, 3), &[(3, 0), (0, 300)]),
        ("just less than a half", vec![old(0, 100), new(1, 1)], had_by(0, 49), &[(49, 0), (0, 0)]),
        ("a half", vec![old(0, 100), new(1, 1)], had_by(0, 50), &[(50, 0), (0, 1)]),
    ];
    check_loads(Strategy::Weighted, rows);
}

/// A calendar as time goes by: one booking a minute.
struct Team {
    strategy: Strategy,
    members: Vec<Tenure>,
    bookings: Vec<Booking>,
}

impl Team {
    fn new(strategy: Strategy, weights: &[u32]) -> Self {
        let members = weights.iter().enumerate().map(|(member, of)| tenure(member, *of, 0, &[])).collect();
        Self { strategy, members, bookings: Vec::new() }
    }

    fn now(&self) -> Timestamp {
        day(0) + minutes(i64::try_from(self.bookings.len()).expect("few"))
    }

    fn join(&mut self, of: u32) {
        let joined = self.now();
        let member = self.members.len();
        self.members.push(Tenure { user: user(member), weight: weight(of), joined, away: Vec::new() });
    }

    /// Books once with whoever the strategy names of those who are not away; says who it was.
    fn book(&mut self, seed: u64) -> usize {
        let now = self.now();
        let loads = loads(self.strategy, &self.members, &self.bookings);
        let is_here =
            |member: &Tenure| !member.away.iter().any(|away| away.start() <= now && now < away.end());
        let here = self.members.iter().enumerate().filter(|(_, member)| is_here(member));
        let candidates = here.map(|(place, member)| {
            let last = self.bookings.iter().rfind(|booking| booking.user == member.user);
            let last_booked = last.map(|booking| booking.booked_at);
            let load = loads[place];
            Candidate {
                load,
                weight: member.weight,
                ..Candidate::new(place, member.user.clone(), last_booked)
            }
        });
        let host = order(self.strategy, candidates.collect(), &format!("apt_{seed}"))[0];
        self.bookings.push(Booking { user: self.members[host].user.clone(), booked_at: now, start: now });
        host
    }

    fn counts(&self) -> Vec<u64> {
        let of = |member: &Tenure| self.bookings.iter().filter(|booking| booking.user == member.user).count();
        self.members.iter().map(|member| of(member) as u64).collect()
    }
}

fn spread(counts: &[u64]) -> u64 {
    counts.iter().max().expect("a team") - counts.iter().min().expect("a team")
}

fn weights(sizes: std::ops::Range<usize>) -> impl proptest::strategy::Strategy<Value = Vec<u32>> {
    // Small ones, so that they are often alike; large ones, so that they are far apart.
    prop::collection::vec(prop_oneof![1_u32..=4, 1_u32..=100], sizes)
}

/// Anybody, with many ties.
fn anybody() -> impl proptest::strategy::Strategy<Value = Vec<Candidate>> {
    let priority = prop::sample::select(vec![Priority::Low, Priority::Medium, Priority::High]);
    let load =
        prop_oneof![(0_u32..4, 0_u32..3), (0_u32..200, 0_u32..50), (Just(u32::MAX), u32::MAX - 1..=u32::MAX)];
    let of = prop_oneof![1_u32..=3, 1_u32..=100];
    let time = || prop::option::of((0_i64..3).prop_map(day));
    let one = (time(), priority, time(), of, load);
    prop::collection::vec(one, 0..9).prop_map(|told| {
        each(told, |it, (last_booked, priority, free_since, of, (booked, calibration))| {
            it.last_booked = last_booked;
            it.priority = priority;
            it.free_since = free_since;
            it.weight = weight(of);
            it.load = Load { booked, calibration };
        })
    })
}

/// Whether `one` has to come before `other` when these are the ones who are left, by the words of the rule.
fn comes_before(strategy: Strategy, one: &Candidate, other: &Candidate) -> bool {
    let by_time = one.last_booked < other.last_booked;
    let or_time = |before: bool, alike: bool| before || alike && by_time;
    match strategy {
        Strategy::LeastRecentlyBooked => by_time,
        Strategy::OptimizeForAvailability if one.priority != other.priority => one.priority > other.priority,
        Strategy::OptimizeForAvailability => {
            or_time(one.free_since < other.free_since, one.free_since == other.free_since)
        }
        Strategy::EqualDistribution => {
            let (had, other_had) = (one.load.total(), other.load.total());
            or_time(had < other_had, had == other_had)
        }
        Strategy::Weighted => {
            // The first moment, counted in appointments of all for each unit of weight, by which the next one is due.
            let due = |it: &Candidate, with: &Candidate| {
                (i128::from(it.load.total()) + 1) * i128::from(with.weight.get())
            };
            or_time(due(one, other) < due(other, one), due(one, other) == due(other, one))
        }
    }
}

/// Whether an appointment more leaves `one` less than an appointment above their part among `left`.
fn within_part(one: &Candidate, left: &[&Candidate]) -> bool {
    let sum: i128 = left.iter().map(|it| i128::from(it.load.total())).sum();
    let weights: i128 = left.iter().map(|it| i128::from(it.weight.get())).sum();
    let above = (i128::from(one.load.total()) + 1) * weights - (sum + 1) * i128::from(one.weight.get());
    above < weights
}

proptest! {
    #[test]
    fn the_order_is_the_rule_and_nothing_else(
        candidates in anybody(),
        strategy in prop::sample::select(STRATEGIES.to_vec()),
        rotation in 0_usize..9,
        seed in "[a-z]{0,8}",
    ) {
        let order_of = |candidates: &[Candidate]| order(strategy, candidates.to_vec(), &seed);
        let found = order_of(&candidates);
        let mut sorted = found.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..candidates.len()).collect::<Vec<_>>(), "everybody once");

        let mut moved = candidates.clone();
        moved.reverse();
        prop_assert_eq!(&order_of(&moved), &found, "of the members, not of the list");
        if !moved.is_empty() {
            let by = rotation % moved.len();
            moved.rotate_left(by);
            prop_assert_eq!(&order_of(&moved), &found, "of the members, not of the list");
        }
        if let Some((first, rest)) = found.split_first() {
            let without: Vec<_> = candidates.iter().filter(|it| it.member != *first).cloned().collect();
            prop_assert_eq!(order_of(&without), rest, "who is next is who is first without the first");
        }
        for at in 0..found.len() {
            let left: Vec<&Candidate> = found[at..].iter().map(|member| &candidates[*member]).collect();
            let eligible = |it: &Candidate| strategy != Strategy::Weighted || within_part(it, &left);
            prop_assert!(eligible(left[0]));
            for other in left.iter().filter(|it| eligible(it)) {
                prop_assert!(!comes_before(strategy, other, left[0]), "{:?} before {:?}", other, left[0]);
            }
        }
    }

    #[test]
    fn the_former_host_comes_first_and_the_others_keep_their_order(
        candidates in anybody(),
        strategy in prop::sample::select(STRATEGIES.to_vec()),
        former in 0_usize..9,
        keep_former_host: bool,
    ) {
        let settings = RoundRobin { strategy, keep_former_host, ..RoundRobin::default() };
        let plain = order(strategy, candidates.clone(), "seed");
        let found = settings.order(candidates.clone(), Some(&user(former)), "seed");
        let mut expected = plain;
        if keep_former_host && former < candidates.len() {
            expected.retain(|member| *member != former);
            expected.insert(0, former);
        }
        prop_assert_eq!(found, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn equal_distribution_is_equal_after_every_booking(size in 1_usize..9, seeds in any::<u32>()) {
        let mut team = Team::new(Strategy::EqualDistribution, &vec![100; size]);
        for booking in 0..60 {
            team.book(u64::from(seeds) + booking);
            prop_assert!(spread(&team.counts()) <= 1, "{:?}", team.counts());
        }
    }

    #[test]
    fn the_least_recently_booked_take_turns(size in 1_usize..9, seeds in any::<u32>()) {
        let mut team = Team::new(Strategy::LeastRecentlyBooked, &vec![100; size]);
        let hosts: Vec<usize> = (0..40).map(|booking| team.book(u64::from(seeds) + booking)).collect();
        prop_assert!(spread(&team.counts()) <= 1);
        prop_assert!(hosts.iter().zip(&hosts[size..]).all(|(host, next)| host == next), "{:?}", hosts);
    }

    #[test]
    fn everybody_has_their_part_rounded_after_every_booking(weights in weights(1..9), seeds in any::<u32>()) {
        let mut team = Team::new(Strategy::Weighted, &weights);
        let all: u64 = weights.iter().copied().map(u64::from).sum();
        for booking in 0..120_u64 {
            team.book(u64::from(seeds) + booking);
            for (count, of) in team.counts().into_iter().zip(&weights) {
                let part = (booking + 1) * u64::from(*of);
                prop_assert!((part / all..=part.div_ceil(all)).contains(&count), "{:?}", team.counts());
            }
        }
    }

    #[test]
    fn a_new_member_gets_their_part_from_then_on(
        others in weights(1..8),
        of in 1_u32..=100,
        by_weight: bool,
        before in 0_u64..80,
        seeds in any::<u32>(),
    ) {
        let strategy = if by_weight { Strategy::Weighted } else { Strategy::EqualDistribution };
        let mut team = Team::new(strategy, &others);
        for booking in 0..before {
            team.book(u64::from(seeds) + booking);
        }
        team.join(of);
        let (of, all) = if by_weight {
            (u64::from(of), others.iter().copied().map(u64::from).sum::<u64>() + u64::from(of))
        } else {
            (1, others.len() as u64 + 1)
        };
        for booking in 1..=80 {
            team.book(u64::from(seeds) + before + booking);
            let count = *team.counts().last().expect("the new one");
            // Their part of what came since, half an appointment for the rounded head start, and less than one more:
            // count < part + 3/2.
            prop_assert!(2 * count * all < 2 * booking * of + 3 * all, "{} of {}", count, booking);
            if !by_weight {
                prop_assert!(2 * count * all + 3 * all > 2 * booking * of, "{} of {}", count, booking);
            }
        }
    }

    #[test]
    fn who_comes_back_from_leave_is_not_flooded(size in 2_usize..7, from in 1_i64..40, length in 1_i64..40) {
        let mut team = Team::new(Strategy::EqualDistribution, &vec![100; size]);
        let leave = Interval::new(day(0) + minutes(from), day(0) + minutes(from + length));
        team.members[0].away.push(leave.expect("forwards"));
        let mut back = Vec::new();
        for booking in 0..from + length + 60 {
            let host = team.book(booking.unsigned_abs());
            if booking >= from + length {
                back.push(host);
            }
            prop_assert!(host != 0 || booking < from || booking >= from + length);
        }
        // After every booking since: count < part + 3/2, and more than part − 2, for the others were not quite alike.
        for since in 1..=back.len() {
            let count = back[..since].iter().filter(|host| **host == 0).count();
            prop_assert!(2 * count * size < 2 * since + 3 * size, "{} of {}", count, since);
            prop_assert!(count * size + 2 * size > since, "{} of {}", count, since);
        }
    }

    #[test]
    fn loads_are_what_a_slow_count_says(
        told in prop::collection::vec(
            (1_u32..=3, -2_i64..12, prop::collection::vec((0_i64..12, 1_i64..6), 0..3)),
            1..5,
        ),
        made in prop::collection::vec((0_usize..6, 0_i64..12, 0_i64..6), 0..40),
        by_weight: bool,
    ) {
        // A multiple of every sum of weights that there can be, so that parts of an appointment are whole numbers.
        const PARTS: u64 = 27_720;
        let strategy = if by_weight { Strategy::Weighted } else { Strategy::EqualDistribution };
        let members: Vec<Tenure> = told.iter().enumerate().map(|(member, (of, joined, away))| {
            let away: Vec<_> = away.iter().map(|(from, length)| (*from, from + length)).collect();
            tenure(member, *of, *joined, &away)
        }).collect();
        let bookings: Vec<Booking> =
            made.iter().map(|(member, on, ahead)| booking(*member, *on, on + ahead)).collect();
        let of = |member: usize| if by_weight { u64::from(told[member].0) } else { 1 };
        let able = |member: usize, on: i64, start: i64| {
            let (_, joined, away) = &told[member];
            on >= *joined && !away.iter().any(|(from, length)| (*from..from + length).contains(&start))
        };
        let expected: Vec<Load> = (0..members.len()).map(|member| {
            let mut parts = 0;
            for &(host, on, ahead) in &made {
                let present: Vec<usize> =
                    (0..members.len()).filter(|member| able(*member, on, on + ahead)).collect();
                if present.contains(&host) && !present.contains(&member) {
                    parts += of(member) * PARTS / present.iter().map(|member| of(*member)).sum::<u64>();
                }
            }
            let calibration = u32::try_from((2 * parts + PARTS) / (2 * PARTS)).expect("few");
            let booked = made.iter().filter(|(host, ..)| *host == member).count();
            Load { booked: u32::try_from(booked).expect("few"), calibration }
        }).collect();
        prop_assert_eq!(loads(strategy, &members, &bookings), expected);
    }
}
