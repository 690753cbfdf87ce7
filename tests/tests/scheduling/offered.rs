//! The property behind everything: each slot that is offered can be booked, and whatever is not offered is refused, with
//! the code that says why. On random calendars of every kind, around the clock changes of zones that have odd ones.

use super::{STATIC_LINK, business, users};
use anyhow::{Context as _, Result, ensure};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan as _};
use serde_json::{Map, Value, json};
use shared::limits;
use shared::wire::{AppointmentView, SlotView};
use slotkey_tests::client::{Booking, fresh};
use slotkey_tests::seeded::Seeded;
use slotkey_tests::world::{Business, User};
use std::collections::BTreeMap;

/// How many calendars are tried.
const CALENDARS: usize = 20;
/// How many offered starts are booked on each.
const OFFERED: usize = 6;
/// How many starts of each sort that are not offered are tried on each.
const REFUSED: usize = 3;
/// The days that are looked at, from the first.
const DAYS: i64 = 8;
/// Nothing is tried that a rule which looks at the clock might decide the other way while the test runs.
const MARGIN: SignedDuration = SignedDuration::from_mins(20);

/// Each with a region whose holidays some of its schedules keep.
const ZONES: [(&str, &str); 6] = [
    ("America/New_York", "US"),
    ("Europe/London", "GB"),
    ("Asia/Kolkata", "IN"),
    ("Australia/Lord_Howe", "AU"),
    ("Pacific/Apia", "WS"),
    ("America/St_Johns", "CA"),
];
const KINDS: [&str; 4] = ["round_robin", "collective", "class", "unassigned"];

/// A random calendar, and what to ask of it.
struct Scene {
    slug: String,
    draft: Value,
    duration_minutes: Option<u32>,
    notice: SignedDuration,
    horizon: SignedDuration,
    first: Date,
    tz: &'static str,
}

/// What is offered, by start.
type Offered = BTreeMap<Timestamp, SlotView>;

fn sometimes<T>(random: &mut Seeded, percent: usize, value: impl FnOnce(&mut Seeded) -> T) -> Option<T> {
    (random.below(100) < percent).then(|| value(random))
}

/// The day of a clock change that can be booked, and one before it; where clocks do not change, any day.
fn interesting_day(random: &mut Seeded, zone: &TimeZone, now: Timestamp, horizon_days: i64) -> Date {
    let farthest = now + SignedDuration::from_hours(24 * (horizon_days - DAYS));
    let changes: Vec<Timestamp> = zone
        .following(now + SignedDuration::from_hours(48))
        .map(|change| change.timestamp())
        .take_while(|change| *change < farthest)
        .collect();
    let any = now + SignedDuration::from_hours(24 * (2 + i64::try_from(random.below(15)).unwrap_or(0)));
    let pivot = if changes.is_empty() { any } else { *random.pick(&changes) };
    pivot.to_zoned(zone.clone()).date().saturating_sub(1.day())
}

fn windows(random: &mut Seeded) -> Value {
    let whole_day = json!([["00:00", "24:00"]]);
    let around_a_change = json!([["00:15", "01:45"], ["01:45", "03:20"]]);
    let office = json!([["09:00", "12:00"], ["13:30", "17:10"]]);
    let evening = json!([["20:05", "24:00"]]);
    random.pick(&[whole_day, around_a_change, office, evening, json!([])]).clone()
}

fn schedule(random: &mut Seeded, zone: &str, region: &str, first: Date) -> Value {
    let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let mut weekly: Map<String, Value> =
        weekdays.iter().map(|day| ((*day).to_owned(), windows(random))).collect();
    // The day of the clock change is often a Sunday.
    weekly.insert("sunday".to_owned(), json!([["00:00", "24:00"]]));
    let day = |days: usize| first.saturating_add(i64::try_from(days).unwrap_or(0).days()).to_string();
    let overrides = sometimes(
        random,
        50,
        |random| json!([{ "date": day(2 + random.below(3)), "windows": windows(random) }]),
    );
    let time_off =
        sometimes(random, 30, |_| json!([{ "from": day(5), "to": day(5) }])).unwrap_or_else(|| json!([]));
    let holidays = sometimes(random, 50, |_| json!([region])).unwrap_or_else(|| json!([]));
    json!({
        "tz": zone,
        "weekly": weekly,
        "overrides": overrides.unwrap_or_else(|| json!([])),
        "time_off": time_off,
        "holidays": holidays,
    })
}

fn scene(random: &mut Seeded, number: usize, hosts: &[User]) -> Result<Scene> {
    let (zone, region) = ZONES[number % ZONES.len()];
    let kind = KINDS[number % KINDS.len()];
    let now = Timestamp::now();
    let horizon_days: u32 = *random.pick(&[30, 200, 400]);
    let first = interesting_day(random, &TimeZone::get(zone)?, now, i64::from(horizon_days));
    let duration: u32 = *random.pick(&[20, 30, 50, 90]);
    let others = sometimes(random, 40, |_| vec![duration + 15, duration + 40]).unwrap_or_default();
    let notice: u32 = *random.pick(&[0, 90, 24 * 60]);
    let capacity = if matches!(kind, "class" | "unassigned") { 1 + random.below(3) } else { 1 };
    let mut rules = json!({
        "duration_minutes": duration,
        "other_durations_minutes": others,
        "interval_minutes": random.pick(&[15, 30, 40, 60]),
        "buffer_before_minutes": random.pick(&[0, 0, 10]),
        "buffer_after_minutes": random.pick(&[0, 0, 15]),
        "minimum_notice_minutes": notice,
        "horizon_days": horizon_days,
        "capacity": capacity,
        "look_busy_percent": random.pick(&[0, 0, 35]),
    });
    if let Some(limit) = sometimes(random, 30, |random| 1 + random.below(3)) {
        rules["per_day"] = limit.into();
    }
    if let Some(last) = sometimes(random, 25, |_| first.saturating_add(4.days())) {
        rules["dates"] = json!({ "from": first.to_string(), "to": last.to_string() });
    }
    if let Some(days) = sometimes(random, 25, |_| horizon_days / 2) {
        rules["bookable_days"] = days.into();
    }
    let count = match kind {
        "round_robin" => 1 + random.below(hosts.len()),
        "collective" => 2,
        "class" => 1,
        _ => 0,
    };
    let members = hosts[..count].iter().enumerate().map(|(at, user)| {
        let (zone, region) = if random.below(2) == 0 { (zone, region) } else { *random.pick(&ZONES) };
        let mut member = json!({ "user_id": user.id, "schedule": schedule(random, zone, region, first) });
        member["primary"] = (kind == "collective" && at == 0).into();
        if let Some(limit) = sometimes(random, 25, |random| 1 + random.below(3)) {
            member["per_day"] = limit.into();
        }
        member
    });
    let members: Vec<Value> = members.collect();
    let slug = fresh("offered");
    let mut draft = json!({
        "slug": slug, "name": "Offered", "kind": kind, "slots": rules, "members": members, "tz": zone,
        "meeting_location": { "kind": "static", "value": STATIC_LINK },
    });
    if kind == "unassigned" {
        draft["schedule"] = schedule(random, zone, region, first);
    }
    let duration_minutes = sometimes(random, 60, |random| others.get(random.below(2)).copied()).flatten();
    Ok(Scene {
        slug,
        draft,
        duration_minutes,
        notice: SignedDuration::from_mins(i64::from(notice)),
        horizon: SignedDuration::from_hours(24 * i64::from(horizon_days)),
        first,
        tz: random.pick(&ZONES).0,
    })
}

impl Scene {
    async fn offered(&self, business: &Business, from: Date, days: i64) -> Result<Offered> {
        let (from, to) = (from.to_string(), from.saturating_add((days - 1).days()).to_string());
        let duration = self.duration_minutes.map(|minutes| minutes.to_string());
        let mut query = vec![("from", from.as_str()), ("to", &to), ("tz", self.tz)];
        query.extend(duration.as_deref().map(|minutes| ("duration_minutes", minutes)));
        let view: shared::wire::SlotsView = business.api.slots_with(&self.slug, &query).await?.read(200)?;
        ensure!(view.days.iter().all(|day| !day.slots.is_empty()), "a day without slots is listed");
        let slots = view.days.into_iter().flat_map(|day| day.slots);
        slots.map(|slot| Ok((slot.start.parse()?, slot))).collect()
    }

    /// What is offered in the days that are looked at.
    async fn all(&self, business: &Business) -> Result<Offered> {
        self.offered(business, self.first, DAYS).await
    }

    fn booking(&self, start: Timestamp) -> Booking {
        let mut booking = Booking::at(&start.to_string());
        self.tz.clone_into(&mut booking.request.tz);
        booking.request.duration_minutes = self.duration_minutes;
        booking
    }

    /// Books a start that is offered.
    async fn take(&self, business: &Business, slot: &SlotView) -> Result<Timestamp> {
        let start: Timestamp = slot.start.parse()?;
        let answer = business.api.book(&self.slug, &self.booking(start)).await?;
        let booked: AppointmentView = answer.read(201).with_context(|| format!("{start} was offered"))?;
        ensure!((&booked.start, &booked.end) == (&slot.start, &slot.end), "{booked:?} is not {slot:?}");
        Ok(start)
    }

    /// Tries a start that is not offered.
    async fn refused(&self, business: &Business, start: Timestamp, expected: (u16, &str)) -> Result<()> {
        let answer = business.api.book(&self.slug, &self.booking(start)).await?;
        let problem = answer.problem().with_context(|| format!("{start} was not offered"))?;
        ensure!(
            (problem.status, problem.code.as_str()) == expected,
            "{start} is {} {} and not {expected:?}",
            problem.status,
            problem.code
        );
        // What is said to be free instead is offered, too.
        if let Some(slot) = problem.alternatives.first() {
            let other: Timestamp = slot.start.parse()?;
            let day = other.to_zoned(TimeZone::get(self.tz)?).date();
            let offered = self.offered(business, day, 1).await?;
            ensure!(offered.contains_key(&other), "{other}, offered instead of {start}, is not offered");
        }
        Ok(())
    }
}

const TAKEN: (u16, &str) = (409, "slot_taken");
const NEVER: (u16, &str) = (422, "invalid_start");

/// Tries a calendar; how many starts were booked, and how many refused.
async fn try_out(
    business: &Business,
    scene: &Scene,
    random: &mut Seeded,
    tally: &mut (usize, usize),
) -> Result<()> {
    let answer = business
        .api
        .create_calendar(&business.agency, &business.sub_account, &fresh("calendar"), &scene.draft)
        .await?;
    answer.read::<Value>(201)?;
    let now = Timestamp::now();
    let decided = |start: Timestamp| {
        let (soonest, farthest) = (now + scene.notice, now + scene.horizon);
        [soonest, farthest].iter().all(|edge| start.duration_since(*edge).abs() > MARGIN) && start > now
    };
    // Before anybody has booked: what is missing from this can never be had.
    let ever = scene.all(business).await?;

    for _ in 0..OFFERED {
        let offered: Vec<SlotView> = scene
            .all(business)
            .await?
            .into_iter()
            .filter(|(start, _)| decided(*start))
            .map(|(_, slot)| slot)
            .collect();
        if offered.is_empty() {
            break;
        }
        scene.take(business, random.pick(&offered)).await?;
        tally.0 += 1;
    }

    let left = scene.all(business).await?;
    ensure!(left.keys().all(|start| ever.contains_key(start)), "a booking made something free");
    let mut tries: Vec<(Timestamp, (u16, &str))> = Vec::new();
    // Taken by now: the booked ones, those in their way, and those of days whose limit is reached.
    let taken: Vec<Timestamp> = ever.keys().copied().filter(|start| !left.contains_key(start)).collect();
    for _ in 0..REFUSED.min(taken.len()) {
        tries.push((*random.pick(&taken), TAKEN));
    }
    // Between the slots of the grid, and seconds beside them.
    let starts: Vec<Timestamp> = ever.keys().copied().collect();
    for beside in [SignedDuration::from_mins(1), SignedDuration::from_mins(-7), SignedDuration::from_secs(1)]
    {
        if !starts.is_empty() {
            tries.push((*random.pick(&starts) + beside, NEVER));
        }
    }
    // Anywhere in these days: outside of hours, on days off, hidden.
    let midnight = scene.first.to_zoned(TimeZone::get(scene.tz)?)?.timestamp();
    for _ in 0..2 * REFUSED {
        let minutes = i64::try_from(random.below(24 * 12 * 7))? * 5;
        tries.push((midnight + SignedDuration::from_mins(minutes), NEVER));
    }
    // Too soon, and too far ahead.
    for start in [now + scene.notice - MARGIN * 2, now + scene.horizon + SignedDuration::from_hours(30)] {
        let grid = SignedDuration::from_secs(start.as_second().rem_euclid(900));
        tries.push((start - grid, NEVER));
    }
    let bookable = now + SignedDuration::from_hours(24 * i64::from(limits::HORIZON_DAYS_MAX));
    for (start, expected) in tries {
        let is_expected = expected == TAKEN || !ever.contains_key(&start);
        let inside = (midnight..midnight + SignedDuration::from_hours(24 * 7)).contains(&start);
        let outside_rules = start < now + scene.notice || start > now + scene.horizon;
        if is_expected && (inside || outside_rules) && start < bookable && (decided(start) || start < now) {
            scene.refused(business, start, expected).await?;
            tally.1 += 1;
        }
    }
    Ok(())
}

#[tokio::test]
async fn what_is_offered_can_be_booked_and_nothing_else() -> Result<()> {
    let seed = Seeded::of_run()?;
    let mut tally = (0, 0);
    for number in 0..CALENDARS {
        let mut random = Seeded::new(seed.wrapping_add(number as u64 * 1_000_003));
        let business = business().await?;
        let hosts = users(&business, 3).await?;
        let scene = scene(&mut random, number, &hosts)?;
        try_out(&business, &scene, &mut random, &mut tally).await.with_context(|| {
            format!("calendar {number} of SLOTKEY_SEED={seed}, seen in {}: {}", scene.tz, scene.draft)
        })?;
    }
    let (booked, refused) = tally;
    println!("{CALENDARS} calendars: {booked} offered starts booked, {refused} others refused");
    assert!(booked >= 3 * CALENDARS, "only {booked} starts were offered: nothing was tried");
    assert!(refused >= 5 * CALENDARS, "only {refused} starts were refused: nothing was tried");
    Ok(())
}
