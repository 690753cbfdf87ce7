//! [`Offer`] against the model, on random calendars around clock changes.

use crate::model::{Minute, Model, instant, minutes_of};
use crate::write::{at, calendar, claim, minutes};
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use proptest::sample::Index;
use shared::availability::{
    DateRange, DateRangeDraft, OverrideDraft, Schedule, ScheduleDraft, WeeklyDraft, Zone,
};
use shared::claim::Claim;
use shared::interval::Interval;
use shared::slot::{MemberTime, Offer, Sharing, Slot, SlotRules};

/// Moments worth looking at, and zones in which something happens then.
const MOMENTS: [(&str, [&str; 3]); 8] = [
    ("2026-03-08T06:00Z", ["America/New_York", "America/St_Johns", "Asia/Kolkata"]),
    ("2026-11-01T05:00Z", ["America/New_York", "America/St_Johns", "Europe/London"]),
    ("2026-03-29T01:00Z", ["Europe/London", "Asia/Kolkata", "UTC"]),
    ("2026-10-25T01:00Z", ["Europe/London", "America/New_York", "Pacific/Apia"]),
    ("2026-04-04T15:00Z", ["Australia/Lord_Howe", "Asia/Kolkata", "Europe/London"]),
    ("2026-10-03T15:30Z", ["Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns"]),
    ("2011-12-30T10:00Z", ["Pacific/Apia", "Australia/Lord_Howe", "Europe/London"]),
    ("2010-11-07T02:31Z", ["America/St_Johns", "America/New_York", "Pacific/Apia"]),
];

const OUR_CALENDAR: u8 = 1;

/// A calendar before its claims, which are best made where slots are.
#[derive(Debug, Clone)]
struct Scene {
    now: Timestamp,
    range: Interval,
    rules: SlotRules,
    sharing: Sharing,
    zone: Zone,
    schedules: Vec<ScheduleDraft>,
    claims: Vec<Vec<ClaimPlan>>,
    /// What each member is busy with outside, in milliseconds from the range's start, and for how long.
    busy: Vec<Vec<(i64, i64)>>,
    /// Each member's limit per day.
    per_day: Vec<Option<u32>>,
}

/// What members have, made from a scene's plans.
struct Members {
    schedules: Vec<Schedule>,
    claims: Vec<Vec<Claim>>,
    busy: Vec<Vec<Interval>>,
}

/// A claim to be made once it is known where slots are.
#[derive(Debug, Clone)]
enum ClaimPlan {
    /// On a slot of our calendar.
    Seat(Index),
    /// On a slot of our calendar under other rules: its time may lie elsewhere and last longer.
    OldSeat(Index, i64, i64),
    /// On the same instant of another calendar.
    Elsewhere(Index, i64),
    /// From outside, some milliseconds after the range's start, for so many milliseconds.
    Outside(i64, i64),
}

fn any_windows() -> impl Strategy<Value = Vec<[String; 2]>> {
    let any_times =
        (prop::sample::select(vec![1_u16, 5, 15, 30, 60]), prop::collection::btree_set(0_u16..=1_440, 0..6));
    let times = any_times.prop_map(|(round, times)| {
        let mut times: Vec<u16> = times.into_iter().map(|minute| minute / round * round).collect();
        times.dedup();
        let pairs = times.chunks_exact(2);
        pairs.map(|pair| [clock(pair[0]), clock(pair[1])]).collect()
    });
    let whole_day = || Just(vec![[clock(0), clock(1_440)]]);
    // Around the hours at which clocks change, touching.
    let night = (0_u16..8, 1_u16..4).prop_map(|(from, length)| {
        let times = [from, from + length, from + 2 * length].map(|quarter| clock(quarter * 15));
        let [open, middle, close] = times;
        vec![[open, middle.clone()], [middle, close]]
    });
    prop_oneof![4 => times, 2 => whole_day(), 2 => night, 1 => Just(Vec::new())]
}

fn clock(minute: u16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn any_schedule(moment: usize) -> impl Strategy<Value = ScheduleDraft> {
    let (pivot, zones) = MOMENTS[moment];
    let week = || prop::array::uniform7(any_windows());
    let always = || Just([0; 7].map(|_| vec![[clock(0), clock(1_440)]]));
    let weeks = prop_oneof![4 => week(), 1 => always()];
    let overrides = prop::collection::btree_map(-2_i64..4, any_windows(), 0..3);
    let time_off = prop::collection::vec(any_dates(moment, true), 0..2);
    let time_off = prop_oneof![4 => Just(Vec::new()), 1 => time_off];
    let parts = (prop::sample::select(zones.to_vec()), weeks, overrides, time_off);
    parts.prop_map(move |(zone, week, overrides, time_off)| {
        let [monday, tuesday, wednesday, thursday, friday, saturday, sunday] = week;
        let overrides = overrides
            .into_iter()
            .map(|(day, windows)| OverrideDraft { date: date_near(pivot, day), windows });
        ScheduleDraft {
            tz: zone.to_owned(),
            weekly: WeeklyDraft { monday, tuesday, wednesday, thursday, friday, saturday, sunday },
            overrides: overrides.collect(),
            holidays: Vec::new(),
            time_off,
        }
    })
}

fn date_near(pivot: &str, day: i64) -> String {
    (at(pivot) + SignedDuration::from_hours(24 * day)).to_string()[..10].to_owned()
}

fn any_dates(moment: usize, bounded: bool) -> impl Strategy<Value = DateRange> {
    let pivot = MOMENTS[moment].0;
    let open = if bounded { Just(false).boxed() } else { any::<bool>().boxed() };
    (-2_i64..3, 0_i64..3, open.clone(), open).prop_map(move |(first, length, no_first, no_last)| {
        let from = (!no_first).then(|| date_near(pivot, first));
        let to = (!no_last).then(|| date_near(pivot, first + length));
        DateRange::try_from(DateRangeDraft { from, to }).expect("in order")
    })
}

fn any_rules(moment: usize) -> impl Strategy<Value = SlotRules> {
    let durations =
        prop_oneof![4 => prop::sample::select(vec![5_u32, 15, 20, 30, 45, 60, 90]), 1 => 5_u32..=1_440];
    let intervals = prop_oneof![4 => prop::sample::select(vec![5_u32, 15, 30, 45, 60]), 1 => 5_u32..=200];
    let buffer = || prop_oneof![2 => Just(0_u32), 1 => 0_u32..90];
    let notice = prop_oneof![2 => Just(0_u32), 1 => 0_u32..3_000];
    let bookable_days = prop_oneof![7 => Just(None), 1 => (1_u32..4).prop_map(Some)];
    let dates = prop_oneof![7 => Just(None), 1 => any_dates(moment, false).prop_map(Some)];
    let numbers = (durations, intervals, buffer(), buffer(), notice, 1_u32..8, 1_u32..4);
    (numbers, bookable_days, dates, any_limit()).prop_map(|(numbers, bookable_days, dates, per_day)| {
        let (duration, interval, before, after, notice, horizon, capacity) = numbers;
        SlotRules {
            duration_minutes: duration,
            interval_minutes: interval,
            buffer_before_minutes: before,
            buffer_after_minutes: after,
            minimum_notice_minutes: notice,
            horizon_days: horizon,
            capacity,
            bookable_days,
            dates,
            per_day,
            ..SlotRules::default()
        }
    })
}

fn any_limit() -> impl Strategy<Value = Option<u32>> {
    prop_oneof![4 => Just(None), 1 => (1_u32..5).prop_map(Some)]
}

fn any_claim() -> impl Strategy<Value = ClaimPlan> {
    prop_oneof![
        3 => any::<Index>().prop_map(ClaimPlan::Seat),
        1 => (any::<Index>(), -90_i64..90, 5_i64..120).prop_map(|(slot, offset, length)| ClaimPlan::OldSeat(slot, offset, length)),
        1 => (any::<Index>(), 5_i64..60).prop_map(|(slot, length)| ClaimPlan::Elsewhere(slot, length)),
        1 => (-10_000_000_i64..200_000_000, 1_i64..20_000_000).prop_map(|(start, length)| ClaimPlan::Outside(start, length)),
        // To the second, so that claims touch what is on the grid.
        1 => (-200_i64..4_000, 1_i64..200).prop_map(|(start, length)| ClaimPlan::Outside(start * 60_000, length * 60_000)),
    ]
}

fn any_scene() -> impl Strategy<Value = Scene> {
    (0..MOMENTS.len(), 1_usize..4).prop_flat_map(|(moment, members)| {
        let pivot = at(MOMENTS[moment].0);
        let schedules = prop::collection::vec(any_schedule(moment), members);
        let claims = prop::collection::vec(prop::collection::vec(any_claim(), 0..7), members);
        let event = (-10_000_000_i64..150_000_000, 1_i64..20_000_000);
        let busy = prop::collection::vec(prop::collection::vec(event, 0..2), members);
        let per_day = prop::collection::vec(any_limit(), members);
        let zone = prop::sample::select(MOMENTS[moment].1.to_vec());
        let sharing = prop::sample::select(vec![Sharing::AnyOf, Sharing::AllOf]);
        // Milliseconds, half of the time whole minutes.
        let begin =
            prop_oneof![(-2_000_i64..200).prop_map(|minute| minute * 60_000), -120_000_000_i64..12_000_000];
        let length = prop_oneof![(1_i64..3_000).prop_map(|minute| minute * 60_000), 1_i64..180_000_000];
        let asked = prop_oneof![2 => 0_i64..60, 1 => -1_000_i64..9_000];
        let people = (schedules, claims, busy, per_day);
        (people, zone, sharing, begin, length, asked, any_rules(moment)).prop_map(
            move |(people, zone, sharing, begin, length, asked, rules)| {
                let (schedules, claims, busy, per_day) = people;
                let begin = pivot + SignedDuration::from_millis(begin);
                let range =
                    Interval::new(begin, begin + SignedDuration::from_millis(length)).expect("not empty");
                let now = begin - minutes(asked);
                let zone = Zone::parse(zone).expect("a test's zones exist");
                Scene { now, range, rules, sharing, zone, schedules, claims, busy, per_day }
            },
        )
    })
}

impl Scene {
    fn schedules(&self) -> Vec<Schedule> {
        let schedule =
            |draft: &ScheduleDraft| Schedule::try_from(draft.clone()).expect("the strategy makes valid ones");
        self.schedules.iter().map(schedule).collect()
    }

    /// The claims of every member, most of them on what the member would offer without any.
    fn claims(&self, schedules: &[Schedule]) -> Vec<Vec<Claim>> {
        let mut number = 0;
        let mut claims_of = |schedule: &Schedule, plans: &[ClaimPlan]| -> Vec<Claim> {
            let alone = [MemberTime::new(schedule, &[])];
            let slots = self.offer(&alone, &calendar(OUR_CALENDAR)).slots(self.range);
            let claims = plans.iter().filter_map(|plan| {
                number += 1;
                self.claim(plan, number, &slots)
            });
            claims.collect()
        };
        schedules.iter().zip(&self.claims).map(|(schedule, plans)| claims_of(schedule, plans)).collect()
    }

    fn claim(&self, plan: &ClaimPlan, number: u8, slots: &[Slot]) -> Option<Claim> {
        // Few of the slots, so that claims meet.
        let few = &slots[..slots.len().min(6)];
        let slot = |index: &Index| (!few.is_empty()).then(|| few[index.index(few.len())].start);
        let lasting = |start: Timestamp, time: SignedDuration| Interval::new(start, start + time).ok();
        Some(match plan {
            ClaimPlan::Seat(index) => {
                let start = slot(index)?;
                claim(number, (OUR_CALENDAR, start), self.rules.busy_at(start))
            }
            ClaimPlan::OldSeat(index, offset, length) => {
                let start = slot(index)?;
                claim(number, (OUR_CALENDAR, start), lasting(start + minutes(*offset), minutes(*length))?)
            }
            ClaimPlan::Elsewhere(index, length) => {
                let start = slot(index)?;
                claim(number, (2, start), lasting(start, minutes(*length))?)
            }
            ClaimPlan::Outside(offset, length) => {
                let start = self.range.start() + SignedDuration::from_millis(*offset);
                claim(number, (3, start), lasting(start, SignedDuration::from_millis(*length))?)
            }
        })
    }

    fn members(&self) -> Members {
        let schedules = self.schedules();
        let claims = self.claims(&schedules);
        let event = |&(offset, length): &(i64, i64)| {
            let start = self.range.start() + SignedDuration::from_millis(offset);
            Interval::new(start, start + SignedDuration::from_millis(length)).expect("not empty")
        };
        let busy = self.busy.iter().map(|events| events.iter().map(event).collect()).collect();
        Members { schedules, claims, busy }
    }

    fn times<'a>(&self, members: &'a Members) -> Vec<MemberTime<'a>> {
        let Members { schedules, claims, busy } = members;
        let times = schedules.iter().zip(claims).zip(busy).zip(&self.per_day);
        times
            .map(|(((schedule, claims), busy), &per_day)| MemberTime { schedule, claims, busy, per_day })
            .collect()
    }

    fn offer<'a>(&'a self, members: &'a [MemberTime<'a>], calendar: &'a shared::id::CalendarId) -> Offer<'a> {
        let Self { now, rules, zone, sharing, .. } = self;
        Offer { now: *now, active: true, calendar, rules, zone, sharing: *sharing, members }
    }

    /// Calls `check` with the offer, its model, and the minutes of the range.
    fn check(
        &self,
        check: impl Fn(&Offer<'_>, &Model<'_>, &[Minute]) -> Result<(), TestCaseError>,
    ) -> Result<(), TestCaseError> {
        let members = self.members();
        let times = self.times(&members);
        let calendar = calendar(OUR_CALENDAR);
        let offer = self.offer(&times, &calendar);
        let asked: Vec<Minute> = minutes_of(self.range).collect();
        let (Some(first), Some(last)) = (asked.first(), asked.last()) else { return Ok(()) };
        check(&offer, &Model::new(&offer, &self.schedules, *first, *last + 1), &asked)
    }

    fn expected(&self, model: &Model<'_>, asked: &[Minute]) -> Vec<Slot> {
        let offered = asked
            .iter()
            .map(|&minute| (minute, model.seats(minute)))
            .filter(|&(_, seats_left)| seats_left > 0);
        let slot = |(minute, seats_left)| Slot {
            start: instant(minute),
            end: instant(minute + i64::from(self.rules.duration_minutes)),
            seats_left,
        };
        offered.map(slot).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn slots_are_those_of_the_model(scene in any_scene()) {
        scene.check(|offer, model, asked| {
            prop_assert_eq!(offer.slots(scene.range), scene.expected(model, asked));
            Ok(())
        })?;
    }

    #[test]
    fn members_are_those_of_the_model_and_agree_with_slots(scene in any_scene(), others in prop::collection::vec(any::<Index>(), 30)) {
        scene.check(|offer, model, asked| {
            let slots = offer.slots(scene.range);
            let others = others.iter().map(|index| asked[index.index(asked.len())]);
            let offered = slots.iter().take(60).map(|slot| slot.start.as_second() / 60);
            for minute in offered.chain(others) {
                let members = offer.members_at(instant(minute));
                let expected: Vec<usize> = model.hosts(minute).into_iter().map(|(member, _)| member).collect();
                prop_assert_eq!(&members, &expected, "at {}", instant(minute));
                let is_slot = slots.iter().any(|slot| slot.start == instant(minute));
                prop_assert_eq!(is_slot, !members.is_empty(), "at {}", instant(minute));
                let beside = instant(minute) + SignedDuration::from_nanos(1);
                prop_assert!(offer.members_at(beside).is_empty(), "slots start at whole seconds");
            }
            Ok(())
        })?;
    }

    #[test]
    fn what_is_not_offered_has_a_reason_and_what_is_has_none(scene in any_scene(), others in prop::collection::vec(any::<Index>(), 20)) {
        scene.check(|offer, model, asked| {
            for minute in others.iter().map(|index| asked[index.index(asked.len())]) {
                let told = offer.explain(instant(minute));
                let expected: Vec<usize> = model.hosts(minute).into_iter().map(|(member, _)| member).collect();
                prop_assert_eq!(told.offered, !expected.is_empty());
                let able = told.members.iter().filter(|member| member.rules.is_empty()).map(|member| member.member);
                let able: Vec<usize> = able.collect();
                let enough = match offer.sharing {
                    Sharing::AnyOf => !able.is_empty(),
                    Sharing::AllOf => able.len() == offer.members.len(),
                };
                prop_assert_eq!(told.offered, told.calendar.is_empty() && enough, "{:?}", told);
                if told.offered {
                    prop_assert_eq!(able, expected);
                }
            }
            Ok(())
        })?;
    }

    #[test]
    fn look_busy_hides_slots_and_changes_none(scene in any_scene(), percent in 1_u32..=90) {
        scene.check(|offer, _, _| {
            let hiding = SlotRules { look_busy_percent: percent, ..scene.rules.clone() };
            let hiding = Offer { rules: &hiding, ..*offer };
            let shown = hiding.slots(scene.range);
            for slot in offer.slots(scene.range) {
                let is_shown = shown.contains(&slot);
                prop_assert_eq!(is_shown, !hiding.members_at(slot.start).is_empty());
                let explained = hiding.explain(slot.start).calendar;
                prop_assert_eq!(is_shown, explained.is_empty(), "{:?}", explained);
            }
            prop_assert!(shown.iter().all(|slot| offer.slots(scene.range).contains(slot)));
            Ok(())
        })?;
    }

    #[test]
    fn a_part_of_the_range_has_the_slots_of_that_part(scene in any_scene(), from in 0.0..1.0, length in 0.0..1.0) {
        scene.check(|offer, _, _| {
            let whole = scene.range.start().duration_until(scene.range.end());
            let start = scene.range.start() + whole.mul_f64(from);
            let end = start + start.duration_until(scene.range.end()).mul_f64(length);
            if let Ok(part) = Interval::new(start, end) {
                let inside = |slot: &Slot| part.start() <= slot.start && slot.start < part.end();
                let expected: Vec<Slot> = offer.slots(scene.range).into_iter().filter(inside).collect();
                prop_assert_eq!(offer.slots(part), expected);
            }
            Ok(())
        })?;
    }

    #[test]
    fn nearest_are_the_closest_that_the_model_offers(scene in any_scene(), asked_for in any::<Index>(), most in 0_usize..8) {
        scene.check(|offer, model, asked| {
            let wanted = asked[asked_for.index(asked.len())];
            let (first, last) = (asked[0], asked[asked.len() - 1]);
            let span = (wanted - first).min(last - wanted);
            let mut expected: Vec<Minute> = (wanted - span..=wanted + span).filter(|&minute| model.seats(minute) > 0).collect();
            expected.sort_by_key(|&minute| ((minute - wanted).abs(), minute));
            expected.truncate(most);
            expected.sort_unstable();
            let nearest = offer.nearest(instant(wanted), minutes(span), most);
            let starts: Vec<Minute> = nearest.iter().map(|slot| slot.start.as_second() / 60).collect();
            prop_assert_eq!(starts, expected);
            Ok(())
        })?;
    }
}

/// The properties are worth what the scenes hold: claims that share, slots on both sides of a clock change, and so on.
#[test]
fn scenes_have_slots_that_are_partly_taken() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    const SCENES: usize = 200;
    let mut runner = TestRunner::deterministic();
    let mut with_slots = 0;
    let mut with_shared = 0;
    for _ in 0..SCENES {
        let scene = any_scene().new_tree(&mut runner).expect("a scene").current();
        let members = scene.members();
        let slots = scene.offer(&scene.times(&members), &calendar(OUR_CALENDAR)).slots(scene.range);
        let is_taken_in_part =
            |slot: &Slot| {
                members.claims.iter().flatten().any(|claim| {
                    claim.slot.calendar == calendar(OUR_CALENDAR) && claim.slot.start == slot.start
                })
            };
        with_slots += usize::from(!slots.is_empty());
        with_shared += usize::from(slots.iter().any(is_taken_in_part));
    }
    assert!(with_slots > SCENES / 3, "{with_slots} of {SCENES} scenes have slots");
    assert!(with_shared > SCENES / 8, "{with_shared} of {SCENES} scenes have a slot that is taken in part");
}
