//! How long it takes to find the slots of a round robin: 100 hosts, 30 days, a slot every 15 minutes, 4 claims per
//! host and day. Run with `--release`; `cargo xtask bench` reads the last line.

use jiff::{SignedDuration, Timestamp};
use shared::availability::Schedule;
use shared::claim::{Claim, SlotKey};
use shared::id::{AppointmentId, CalendarId};
use shared::interval::Interval;
use shared::slot::{MemberTime, Offer, Sharing, SlotRules};
use std::hint::black_box;
use std::time::{Duration, Instant};

type Failure = Box<dyn std::error::Error>;

/// 2026-10-15T08:00:00Z.
const NOW_SECONDS: i64 = 1_792_051_200;
const HOSTS: u32 = 100;
const DAYS: u32 = 30;
const CLAIMS_PER_DAY: u32 = 4;
const RUNS: usize = 200;

/// Where the hosts live: several continents, and a clock change inside the 30 days for some of them.
const ZONES: [&str; 8] = [
    "America/New_York",
    "America/Los_Angeles",
    "America/St_Johns",
    "Europe/London",
    "Europe/Berlin",
    "Asia/Kolkata",
    "Asia/Tokyo",
    "Australia/Lord_Howe",
];

fn main() -> Result<(), Failure> {
    let now = Timestamp::constant(NOW_SECONDS, 0);
    let calendar = calendar(0);
    let schedules = (0..HOSTS).map(schedule).collect::<Result<Vec<_>, _>>()?;
    let claims = (0..HOSTS).map(|host| claims(host, now)).collect::<Result<Vec<_>, _>>()?;
    let members: Vec<MemberTime<'_>> =
        schedules.iter().zip(&claims).map(|(schedule, claims)| MemberTime::new(schedule, claims)).collect();
    let rules = SlotRules {
        duration_minutes: 30,
        interval_minutes: 15,
        buffer_before_minutes: 5,
        buffer_after_minutes: 10,
        minimum_notice_minutes: 120,
        horizon_days: 60,
        ..SlotRules::default()
    };
    let offer = Offer {
        now,
        active: true,
        calendar: &calendar,
        rules: &rules,
        zone: schedules[0].zone(),
        sharing: Sharing::AnyOf,
        members: &members,
    };
    let range = Interval::new(now, now + SignedDuration::from_hours(i64::from(DAYS) * 24))?;

    let slots = offer.slots(range);
    let seats: u32 = slots.iter().map(|slot| slot.seats_left).sum();
    println!("{} slots with {seats} seats", slots.len());

    let mut times: Vec<Duration> = (0..RUNS).map(|_| time(&offer, range)).collect();
    times.sort();
    println!("slots_100_hosts_30_days_min_ms={:.3}", milliseconds(times[0]));
    println!("slots_100_hosts_30_days_ms={:.3}", milliseconds(times[RUNS / 2]));
    Ok(())
}

fn time(offer: &Offer<'_>, range: Interval) -> Duration {
    let began = Instant::now();
    black_box(black_box(offer).slots(black_box(range)));
    began.elapsed()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

/// Eight or nine hours on weekdays, with and without a lunch break, from 07:00 to 10:45.
fn schedule(host: u32) -> Result<Schedule, Failure> {
    let at = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
    let open = 7 * 60 + host % 16 * 15;
    let windows = match host % 3 {
        0 => vec![[at(open), at(open + 8 * 60)]],
        _ => vec![[at(open), at(open + 4 * 60)], [at(open + 5 * 60), at(open + 9 * 60)]],
    };
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let weekly: serde_json::Map<_, _> =
        days.into_iter().map(|day| (day.to_owned(), serde_json::json!(windows))).collect();
    let overrides = serde_json::json!([{ "date": "2026-11-11", "windows": [] }]);
    let zone = ZONES[host as usize % ZONES.len()];
    Ok(serde_json::from_value(serde_json::json!({ "tz": zone, "weekly": weekly, "overrides": overrides }))?)
}

/// Half of them on the calendar itself, in no order, as a store without an index would return them.
fn claims(host: u32, now: Timestamp) -> Result<Vec<Claim>, Failure> {
    let count = DAYS * CLAIMS_PER_DAY;
    // 77 and `count` have no common factor, so this goes through all numbers once.
    (0..count).map(|turn| turn * 77 % count).map(|number| claim(host, number, now)).collect()
}

fn claim(host: u32, number: u32, now: Timestamp) -> Result<Claim, Failure> {
    let (day, place) = (number / CLAIMS_PER_DAY, number % CLAIMS_PER_DAY);
    let hours = i64::from(day * 24 + place * 2 + host % 24);
    let start = now + SignedDuration::from_mins(hours * 60 + i64::from(host % 4) * 15);
    let mut entropy = [0; 16];
    entropy[..4].copy_from_slice(&host.to_be_bytes());
    entropy[4..8].copy_from_slice(&number.to_be_bytes());
    let busy = Interval::new(start, start + SignedDuration::from_mins(30))?;
    let busy = busy.padded(SignedDuration::from_mins(5), SignedDuration::from_mins(10));
    Ok(Claim {
        appointment: AppointmentId::from_entropy(entropy),
        slot: SlotKey { calendar: calendar(u8::from(number.is_multiple_of(2))), start },
        busy,
    })
}

fn calendar(number: u8) -> CalendarId {
    CalendarId::from_entropy([number; 16])
}
