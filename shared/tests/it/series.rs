//! Series: their dates, their times by the clock on the wall, and what a clash does to them.

use crate::write::at;
use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span, Timestamp, ToSpan};
use proptest::prelude::*;
use serde_json::{Value, json};
use shared::availability::Zone;
use shared::invalid::Invalid;
use shared::limits;
use shared::series::{Clashes, Occurrence, OnClash, Repeat, RepeatDraft, Settled, settle};
use std::collections::BTreeSet;

const ZONES: [&str; 6] = [
    "America/New_York",
    "Europe/London",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
];

fn draft(value: Value) -> RepeatDraft {
    serde_json::from_value(value).expect("a test's draft is well-formed")
}

fn repeat(value: Value) -> Repeat {
    draft(value).checked().expect("a test's series is valid")
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).expect("a zone")
}

/// The series as wall clock times with their offsets, from a first start that is written in the same way.
fn series(written: Value, first: &str, zone_name: &str) -> Result<Vec<String>, Invalid> {
    let zone = zone(zone_name);
    let occurrences = repeat(written).occurrences(at(first), &zone)?;
    let write = |occurrence: &Occurrence| {
        let local = occurrence.start.to_zoned(zone.time_zone().clone());
        local.strftime("%Y-%m-%dT%H:%M%:z").to_string()
    };
    Ok(occurrences.iter().map(write).collect())
}

#[test]
fn drafts() {
    let with = |name: &str, value: Value| {
        let mut written = json!({ "every": "day", "end": { "count": 3 } });
        written[name] = value;
        written
    };
    let every =
        |unit: &str, interval: u32| json!({ "every": unit, "interval": interval, "end": { "count": 3 } });
    let weekdays =
        |unit: &str, weekdays: Value| json!({ "every": unit, "weekdays": weekdays, "end": { "count": 3 } });
    let table = [
        (with("interval", json!(1)), None),
        (every("day", 0), Some("interval")),
        (every("day", limits::REPEAT_DAYS_MAX), None),
        (every("day", limits::REPEAT_DAYS_MAX + 1), Some("interval")),
        (every("week", 0), Some("interval")),
        (every("week", limits::REPEAT_WEEKS_MAX), None),
        (every("week", limits::REPEAT_WEEKS_MAX + 1), Some("interval")),
        (every("month", 0), Some("interval")),
        (every("month", limits::REPEAT_MONTHS_MAX), None),
        (every("month", limits::REPEAT_MONTHS_MAX + 1), Some("interval")),
        (weekdays("week", json!(["sunday", "monday"])), None),
        (weekdays("week", json!([])), Some("weekdays")),
        (weekdays("week", json!(["monday", "tuesday", "monday"])), Some("weekdays")),
        (weekdays("day", json!(["monday"])), Some("weekdays")),
        (weekdays("month", json!([])), Some("weekdays")),
        (with("end", json!({ "count": limits::SERIES_COUNT_MIN - 1 })), Some("end.count")),
        (with("end", json!({ "count": limits::SERIES_COUNT_MIN })), None),
        (with("end", json!({ "count": limits::SERIES_COUNT_MAX })), None),
        (with("end", json!({ "count": limits::SERIES_COUNT_MAX + 1 })), Some("end.count")),
        (with("end", json!({ "until": "2026-12-24" })), None),
        (with("end", json!({ "until": "2026-02-29" })), Some("end.until")),
        (with("end", json!({ "until": "20261224" })), Some("end.until")),
        (with("end", json!({ "until": "2026-12-24T10:00" })), Some("end.until")),
        (with("end", json!({ "until": "" })), Some("end.until")),
        (with("on_clash", json!("next_free")), None),
    ];
    for (written, refused) in table {
        let checked = draft(written.clone()).checked();
        let seen = checked.as_ref().err().map(|invalid| (invalid.code, &*invalid.field));
        assert_eq!(seen, refused.map(|field| ("invalid_repeat", field)), "{written}");
        if let Ok(repeat) = checked {
            let stored = serde_json::to_string(&repeat).expect("JSON");
            assert_eq!(serde_json::from_str::<Repeat>(&stored).expect("stored"), repeat, "{written}");
        }
    }
    assert_eq!(repeat(every("day", 1)).on_clash(), OnClash::Refuse);
    for written in [
        json!({ "every": "day" }),
        json!({ "every": "year", "end": { "count": 3 } }),
        json!({ "every": "day", "end": {} }),
        json!({ "every": "day", "end": { "count": 3, "until": "2026-12-24" } }),
        json!({ "every": "day", "end": { "count": 3 }, "by": "hand" }),
        json!({ "every": "week", "end": { "count": 3 }, "weekdays": ["mon"] }),
    ] {
        assert!(serde_json::from_value::<RepeatDraft>(written.clone()).is_err(), "{written}");
    }
}

#[test]
fn dates_of_a_series() {
    let table: [(Value, &str, &[&str]); 12] = [
        (json!({ "every": "day", "end": { "count": 3 } }), "2026-02-27", &["02-27", "02-28", "03-01"]),
        (
            json!({ "every": "day", "interval": 10, "end": { "count": 3 } }),
            "2026-02-27",
            &["02-27", "03-09", "03-19"],
        ),
        // 2026-03-04 is a Wednesday.
        (json!({ "every": "week", "end": { "count": 3 } }), "2026-03-04", &["03-04", "03-11", "03-18"]),
        (
            json!({ "every": "week", "interval": 2, "end": { "count": 3 } }),
            "2026-03-04",
            &["03-04", "03-18", "04-01"],
        ),
        (
            json!({ "every": "week", "weekdays": ["friday", "monday", "wednesday"], "end": { "count": 5 } }),
            "2026-03-04",
            &["03-04", "03-06", "03-09", "03-11", "03-13"],
        ),
        // Weeks begin on Monday, and every other one is counted from the week of the first one.
        (
            json!({ "every": "week", "interval": 2, "weekdays": ["monday", "sunday"], "end": { "count": 4 } }),
            "2026-03-08",
            &["03-08", "03-16", "03-22", "03-30"],
        ),
        // The first one counts even where its weekday is not named.
        (
            json!({ "every": "week", "weekdays": ["thursday"], "end": { "count": 3 } }),
            "2026-03-04",
            &["03-04", "03-05", "03-12"],
        ),
        (json!({ "every": "month", "end": { "count": 3 } }), "2026-11-04", &["11-04", "12-04", "01-04"]),
        (
            json!({ "every": "month", "end": { "count": 4 } }),
            "2026-01-31",
            &["01-31", "03-31", "05-31", "07-31"],
        ),
        (
            json!({ "every": "month", "interval": 6, "end": { "count": 3 } }),
            "2025-08-29",
            &["08-29", "08-29", "08-29"],
        ),
        (
            json!({ "every": "day", "end": { "until": "2026-03-06" } }),
            "2026-03-04",
            &["03-04", "03-05", "03-06"],
        ),
        (json!({ "every": "day", "end": { "until": "2026-03-04" } }), "2026-03-04", &["03-04"]),
    ];
    for (written, first, dates) in table {
        let seen = series(written.clone(), &format!("{first}T09:00Z"), "Etc/UTC").expect("a series");
        let wanted: Vec<String> = dates.iter().map(|date| format!("{date}T09:00+00:00")).collect();
        let seen: Vec<&str> = seen.iter().map(|start| &start["2026-".len()..]).collect();
        assert_eq!(seen, wanted, "{written}");
    }
}

#[test]
fn what_a_series_may_not_be() {
    let first = "2026-03-04T23:30-05:00";
    let last_day =
        Date::constant(2026, 3, 4).checked_add(i64::from(limits::SERIES_DAYS_MAX).days()).expect("a date");
    let day_after = last_day.tomorrow().expect("a date");
    let table = [
        // The day is that of the zone: in UTC it is the 5th already.
        (json!({ "every": "day", "end": { "until": "2026-03-04" } }), None),
        (json!({ "every": "day", "end": { "until": "2026-03-03" } }), Some("end.until")),
        (json!({ "every": "day", "end": { "until": "2026-05-02" } }), None),
        (json!({ "every": "day", "end": { "until": "2026-05-03" } }), Some("end.until")),
        (json!({ "every": "month", "end": { "until": last_day.to_string() } }), None),
        (json!({ "every": "month", "end": { "until": day_after.to_string() } }), Some("end.until")),
        (json!({ "every": "month", "end": { "until": "9999-12-31" } }), Some("end.until")),
        (json!({ "every": "day", "interval": 365, "end": { "count": 3 } }), None),
        (json!({ "every": "day", "interval": 365, "end": { "count": 4 } }), Some("end.count")),
        (json!({ "every": "month", "end": { "count": 24 } }), None),
        (json!({ "every": "month", "end": { "count": 25 } }), Some("end.count")),
        (json!({ "every": "month", "end": { "count": 60 } }), Some("end.count")),
        (json!({ "every": "day", "end": { "count": 60 } }), None),
    ];
    for (written, refused) in table {
        let seen = series(written.clone(), first, "America/New_York");
        let seen = seen.as_ref().err().map(|invalid| (invalid.code, &*invalid.field));
        assert_eq!(seen, refused.map(|field| ("invalid_repeat", field)), "{written}");
    }
}

#[test]
fn the_same_time_by_the_clock() {
    let daily = || json!({ "every": "day", "end": { "count": 3 } });
    let table: [(&str, &str, [&str; 3]); 13] = [
        (
            "America/New_York",
            "2026-03-07T09:00-05:00",
            ["2026-03-07T09:00-05:00", "2026-03-08T09:00-04:00", "2026-03-09T09:00-04:00"],
        ),
        (
            "America/New_York",
            "2026-03-07T02:30-05:00",
            ["2026-03-07T02:30-05:00", "2026-03-08T03:00-04:00", "2026-03-09T02:30-04:00"],
        ),
        (
            "America/New_York",
            "2026-03-07T02:00-05:00",
            ["2026-03-07T02:00-05:00", "2026-03-08T03:00-04:00", "2026-03-09T02:00-04:00"],
        ),
        (
            "America/New_York",
            "2026-10-31T01:30-04:00",
            ["2026-10-31T01:30-04:00", "2026-11-01T01:30-04:00", "2026-11-02T01:30-05:00"],
        ),
        // A first one in the second pass stays there.
        (
            "America/New_York",
            "2026-11-01T01:30-05:00",
            ["2026-11-01T01:30-05:00", "2026-11-02T01:30-05:00", "2026-11-03T01:30-05:00"],
        ),
        (
            "Europe/London",
            "2026-03-28T01:59+00:00",
            ["2026-03-28T01:59+00:00", "2026-03-29T02:00+01:00", "2026-03-30T01:59+01:00"],
        ),
        (
            "Europe/London",
            "2026-10-24T01:00+01:00",
            ["2026-10-24T01:00+01:00", "2026-10-25T01:00+01:00", "2026-10-26T01:00+00:00"],
        ),
        (
            "Asia/Kolkata",
            "2026-03-28T09:15+05:30",
            ["2026-03-28T09:15+05:30", "2026-03-29T09:15+05:30", "2026-03-30T09:15+05:30"],
        ),
        // Half an hour forward, half an hour back.
        (
            "Australia/Lord_Howe",
            "2026-10-03T02:10+10:30",
            ["2026-10-03T02:10+10:30", "2026-10-04T02:30+11:00", "2026-10-05T02:10+11:00"],
        ),
        (
            "Australia/Lord_Howe",
            "2026-04-04T01:45+11:00",
            ["2026-04-04T01:45+11:00", "2026-04-05T01:45+11:00", "2026-04-06T01:45+10:30"],
        ),
        // Samoa had no 30th of December in 2011.
        (
            "Pacific/Apia",
            "2011-12-29T09:00-10:00",
            ["2011-12-29T09:00-10:00", "2011-12-31T09:00+14:00", "2012-01-01T09:00+14:00"],
        ),
        (
            "America/St_Johns",
            "2026-03-07T02:30-03:30",
            ["2026-03-07T02:30-03:30", "2026-03-08T03:00-02:30", "2026-03-09T02:30-02:30"],
        ),
        // Greenland puts its clocks forward at the end of the day: what is skipped ends on the next date.
        (
            "America/Nuuk",
            "2026-03-27T23:30-02:00",
            ["2026-03-27T23:30-02:00", "2026-03-29T00:00-01:00", "2026-03-29T23:30-01:00"],
        ),
    ];
    for (zone, first, starts) in table {
        assert_eq!(series(daily(), first, zone).expect("a series"), starts, "{zone} {first}");
    }
}

#[test]
fn where_an_occurrence_ends() {
    let occurrences =
        |written: Value, first: &str| repeat(written).occurrences(at(first), &zone("Europe/London"));
    let daily =
        occurrences(json!({ "every": "day", "end": { "count": 2 } }), "2026-03-27T09:00Z").expect("a series");
    let ends: Vec<Timestamp> = daily.iter().map(|occurrence| occurrence.before).collect();
    assert_eq!(ends, [at("2026-03-28T09:00Z"), at("2026-03-29T08:00Z")]);
    let until =
        occurrences(json!({ "every": "month", "end": { "until": "2026-02-27" } }), "2026-01-31T09:00Z");
    assert_eq!(until.expect("a series")[0].before, at("2026-03-31T08:00Z"));
    // The next 29th of February is years away.
    let leap = json!({ "every": "month", "interval": 12, "end": { "until": "2028-03-01" } });
    let leap = occurrences(leap, "2028-02-29T09:00Z").expect("a series");
    assert_eq!(leap[0].before, at("2029-03-01T09:00Z"));
    // Sixty, and still the one after the last is known.
    let longest = occurrences(json!({ "every": "day", "end": { "count": 60 } }), "2026-06-01T09:00Z")
        .expect("a series");
    assert_eq!(longest[59].start.duration_until(longest[59].before), SignedDuration::from_hours(24));
}

#[test]
fn the_end_of_all_calendars() {
    let zone = zone("Pacific/Apia");
    for written in [
        json!({ "every": "day", "end": { "count": 60 } }),
        json!({ "every": "month", "end": { "count": 2 } }),
        json!({ "every": "week", "end": { "until": "9999-12-31" } }),
    ] {
        let repeat = repeat(written);
        for first in [Timestamp::MAX, Timestamp::MIN, at("9999-12-29T12:00Z")] {
            // Refused or not: it does not panic, and what it says is in order.
            if let Ok(occurrences) = repeat.occurrences(first, &zone) {
                assert!(occurrences.iter().all(|occurrence| occurrence.start <= occurrence.before));
            }
        }
    }
}

/// The first minute at which the zone's clock shows `wanted` or later; minute by minute, from long before.
fn first_showing(zone: &Zone, wanted: DateTime) -> Timestamp {
    let utc = jiff::tz::TimeZone::UTC.to_timestamp(wanted).expect("a test's time is no extreme");
    let mut instant = utc - SignedDuration::from_hours(15);
    while zone.time_zone().to_datetime(instant) < wanted {
        instant += SignedDuration::from_mins(1);
    }
    instant
}

/// The dates of a series, stepping from one to the next.
fn stepped(every: &str, interval: u32, weekdays: &BTreeSet<i8>, day_one: Date, count: usize) -> Vec<Date> {
    let step = |steps: u32, unit: fn(i64) -> Span| day_one.saturating_add(unit(i64::from(steps * interval)));
    let dates: Box<dyn Iterator<Item = Date>> = match every {
        "day" => Box::new((0..).map(|steps| step(steps, ToSpan::days))),
        "month" => Box::new(
            (0..).map(|steps| step(steps, ToSpan::months)).filter(|date| date.day() == day_one.day()),
        ),
        _ => {
            let monday = day_one - i64::from(day_one.weekday().to_monday_zero_offset()).days();
            let weekdays = weekdays.clone();
            Box::new((0..).flat_map(move |steps| {
                let monday = monday + i64::from(steps * interval).weeks();
                let days: Vec<Date> = weekdays.iter().map(|day| monday + i64::from(*day).days()).collect();
                days
            }))
        }
    };
    std::iter::once(day_one).chain(dates.filter(|date| *date > day_one)).take(count).collect()
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// By stepping through dates and looking at the clock minute by minute, the same series is found.
    #[test]
    fn a_series_is_what_calendar_and_clock_say(
        zone_name in prop::sample::select(&ZONES[..]),
        every in prop::sample::select(&["day", "week", "month"][..]),
        interval in 1_u32..4,
        count in 2_usize..12,
        weekdays in prop::collection::btree_set(0_i8..7, 1..4),
        minutes in 0_i64..(3 * 365 * 24 * 60),
        // Near a clock change, where one is about.
        clock_change in prop::option::of((prop::sample::select(&["2026-03-08T01:00", "2026-03-29T00:30",
            "2026-04-05T00:30", "2026-10-04T01:00", "2026-10-25T00:00", "2026-11-01T00:00"][..]), 0_i64..180, 0_i64..10)),
    ) {
        let zone = zone(zone_name);
        let first = match clock_change {
            None => at("2025-01-01T00:00Z") + SignedDuration::from_mins(minutes),
            Some((change, minutes, steps)) => {
                let local: DateTime = change.parse().expect("a time");
                let step = i64::from(interval) * steps;
                let back = match every { "day" => step.days(), "week" => step.weeks(), _ => step.months() };
                first_showing(&zone, local - back + minutes.minutes())
            }
        };
        let mut written = json!({ "every": every, "interval": interval, "end": { "count": count } });
        if every == "week" {
            written["weekdays"] = weekdays.iter().map(|day| WEEKDAYS[usize::try_from(*day).expect("0 to 6")]).collect();
        }
        let Ok(occurrences) = repeat(written).occurrences(first, &zone) else {
            // Twelve months with a day that most lack, say.
            let local = zone.time_zone().to_datetime(first).date();
            let dates = stepped(every, interval, &weekdays, local, count);
            let days = (dates[count - 1] - local).get_days();
            prop_assert!(days > 730, "{dates:?}");
            return Ok(());
        };
        let local = zone.time_zone().to_datetime(first);
        let dates = stepped(every, interval, &weekdays, local.date(), count);
        let wanted = dates.iter().enumerate().map(|(at, date)| {
            if at == 0 { first } else { first_showing(&zone, date.to_datetime(local.time())) }
        });
        let seen: Vec<Timestamp> = occurrences.iter().map(|occurrence| occurrence.start).collect();
        prop_assert_eq!(&seen, &wanted.collect::<Vec<_>>());
        prop_assert!(occurrences.windows(2).all(|pair| pair[0].before == pair[1].start));
        prop_assert!(occurrences.iter().all(|occurrence| occurrence.start < occurrence.before));
    }

    /// A series that ends on a day is the beginning of one that is counted.
    #[test]
    fn until_and_count_agree(
        zone_name in prop::sample::select(&ZONES[..]),
        every in prop::sample::select(&["day", "week", "month"][..]),
        minutes in 0_i64..(365 * 24 * 60),
        length in 0_i64..50,
    ) {
        let zone = zone(zone_name);
        let first = at("2026-01-01T00:00Z") + SignedDuration::from_mins(minutes);
        let until = zone.time_zone().to_datetime(first).date() + length.days();
        let ended = repeat(json!({ "every": every, "end": { "until": until.to_string() } }))
            .occurrences(first, &zone).expect("a series");
        let count = ended.len() + 1;
        let Ok(counted) = repeat(json!({ "every": every, "end": { "count": count } })).occurrences(first, &zone)
        else { return Err(TestCaseError::fail("one more is refused")) };
        prop_assert_eq!(&counted[..ended.len()], &ended[..]);
        prop_assert!(zone.time_zone().to_datetime(counted[ended.len()].start).date() > until);
    }

    /// Settled times are free, different, apart, and each within its own occurrence.
    #[test]
    fn settled_times(
        gaps in prop::collection::vec(1_i64..20, 1..8),
        free in prop::collection::btree_set(0_i64..150, 0..60),
        apart in 0_i64..12,
        on_clash in prop::sample::select(&[OnClash::Skip, OnClash::NextFree, OnClash::Refuse][..]),
    ) {
        let occurrences = planned(&gaps);
        let times: Vec<Timestamp> = free.iter().map(|hour| hours(*hour)).collect();
        let apart_by = SignedDuration::from_hours(apart);
        let seen = settle(&occurrences, &times, apart_by, on_clash);
        // The slow way: hour by hour.
        let mut wanted = Vec::new();
        let mut earliest = i64::MIN;
        let mut start = 0;
        for gap in &gaps {
            let next = start + gap;
            let usable = |hour: &i64| free.contains(hour) && *hour >= earliest;
            let moved = |hour: &i64| usable(hour) && hour + apart <= next;
            let place = if usable(&start) {
                Settled::Kept(hours(start))
            } else {
                match (start..next).find(moved) {
                    Some(to) if on_clash == OnClash::NextFree => Settled::Moved { from: hours(start), to: hours(to) },
                    _ => Settled::Skipped(hours(start)),
                }
            };
            if let Some(taken) = place.start() {
                earliest = (taken - hours(0)).get_seconds() / 3_600 + apart;
            }
            wanted.push(place);
            start = next;
        }
        let clashes: Vec<Timestamp> = wanted.iter()
            .filter_map(|place| match place { Settled::Skipped(planned) => Some(*planned), _ => None })
            .collect();
        let refused = on_clash == OnClash::Refuse && !clashes.is_empty();
        prop_assert_eq!(seen, if refused { Err(Clashes(clashes)) } else { Ok(wanted) });
    }
}

fn hours(count: i64) -> Timestamp {
    at("2026-06-01T00:00Z") + SignedDuration::from_hours(count)
}

/// Occurrences with so many hours from each to the next.
fn planned(gaps: &[i64]) -> Vec<Occurrence> {
    let mut start = 0;
    let occurrence = |gap: &i64| {
        let begun = start;
        start += gap;
        Occurrence { start: hours(begun), before: hours(start) }
    };
    gaps.iter().map(occurrence).collect()
}

/// What is given, and what comes of it.
type ClashRow<'a> = (&'a str, &'a [i64], i64, OnClash, Result<[Settled; 3], Clashes>);

#[test]
fn clashes() {
    let all = planned(&[24, 24, 24]);
    let kept = |hour| Settled::Kept(hours(hour));
    let skipped = |hour| Settled::Skipped(hours(hour));
    let moved = |from, to| Settled::Moved { from: hours(from), to: hours(to) };
    let refused = |clashes: &[i64]| Err(Clashes(clashes.iter().map(|hour| hours(*hour)).collect()));
    let table: [ClashRow<'_>; 12] = [
        ("all free", &[0, 1, 24, 48], 1, OnClash::Refuse, Ok([kept(0), kept(24), kept(48)])),
        ("one taken, refused", &[0, 25, 48], 1, OnClash::Refuse, refused(&[24])),
        ("two taken, refused", &[24], 1, OnClash::Refuse, refused(&[0, 48])),
        ("one taken, skipped", &[0, 25, 48], 1, OnClash::Skip, Ok([kept(0), skipped(24), kept(48)])),
        ("one taken, moved", &[0, 25, 26, 48], 1, OnClash::NextFree, Ok([kept(0), moved(24, 25), kept(48)])),
        (
            "moved just before the next",
            &[0, 47, 48],
            1,
            OnClash::NextFree,
            Ok([kept(0), moved(24, 47), kept(48)]),
        ),
        ("no room before the next", &[0, 47, 48], 2, OnClash::NextFree, Ok([kept(0), skipped(24), kept(48)])),
        ("the next one's own time", &[0, 48], 0, OnClash::NextFree, Ok([kept(0), skipped(24), kept(48)])),
        ("the last one", &[0, 24, 71, 72], 1, OnClash::NextFree, Ok([kept(0), kept(24), moved(48, 71)])),
        ("after the last one", &[0, 24, 72], 1, OnClash::NextFree, Ok([kept(0), kept(24), skipped(48)])),
        ("longer than apart", &[0, 24, 30, 48], 30, OnClash::NextFree, Ok([kept(0), skipped(24), kept(48)])),
        ("nothing free", &[], 1, OnClash::Skip, Ok([skipped(0), skipped(24), skipped(48)])),
    ];
    for (name, free, apart, on_clash, wanted) in table {
        let free: Vec<Timestamp> = free.iter().map(|hour| hours(*hour)).collect();
        let seen = settle(&all, &free, SignedDuration::from_hours(apart), on_clash);
        assert_eq!(seen, wanted.map(|settled| settled.to_vec()), "{name}");
    }
    assert_eq!(settle(&[], &[hours(0)], SignedDuration::ZERO, OnClash::Refuse), Ok(Vec::new()));
}

/// A form's fields, and what they mean: `None` for once, else the draft as JSON.
#[test]
fn a_form_says_how_an_appointment_comes_again() {
    use shared::series::read_repeat;
    let weekly = [("repeat.every", "week"), ("repeat.end.count", "4")];
    let full = [
        ("repeat.every", "month"),
        ("repeat.interval", " 2 "),
        ("repeat.end", "until"),
        ("repeat.end.count", "nonsense"),
        ("repeat.end.until", "2027-06-30"),
        ("repeat.on_clash", "next_free"),
    ];
    let twice = [
        ("repeat.every", ""),
        ("repeat.every", "day"),
        ("repeat.end.count", "9"),
        ("repeat.on_clash", "skip"),
    ];
    let once = [("repeat.every", "day"), ("repeat.every", ""), ("repeat.interval", "x")];
    let json = |draft: &shared::series::RepeatDraft| serde_json::to_value(draft).expect("JSON");
    for (fields, meant) in [
        (&[][..], serde_json::Value::Null),
        (&once, serde_json::Value::Null),
        (
            &weekly,
            serde_json::json!({ "every": "week", "interval": 1, "end": { "count": 4 }, "on_clash": "refuse" }),
        ),
        (
            &full,
            serde_json::json!({
                "every": "month", "interval": 2, "end": { "until": "2027-06-30" }, "on_clash": "next_free"
            }),
        ),
        (
            &twice,
            serde_json::json!({ "every": "day", "interval": 1, "end": { "count": 9 }, "on_clash": "skip" }),
        ),
    ] {
        let read = read_repeat(&fields.iter().copied()).expect("readable");
        assert_eq!(read.as_ref().map_or(serde_json::Value::Null, json), meant, "{fields:?}");
        if let Some(draft) = read {
            assert_eq!(
                (draft.every.as_str(), draft.on_clash.as_str()),
                (meant["every"].as_str().unwrap_or_default(), meant["on_clash"].as_str().unwrap_or_default(),)
            );
        }
    }
}

#[test]
fn a_form_that_cannot_be_read_names_its_field() {
    use shared::series::read_repeat;
    let every = ("repeat.every", "week");
    for (fields, field) in [
        (vec![("repeat.every", "year")], "repeat.every"),
        (vec![every], "repeat.end.count"),
        (vec![every, ("repeat.end.count", "-1")], "repeat.end.count"),
        (vec![every, ("repeat.end.count", "4.5")], "repeat.end.count"),
        (vec![every, ("repeat.end.count", "4"), ("repeat.interval", "two")], "repeat.interval"),
        (vec![every, ("repeat.end", "until"), ("repeat.end.until", " ")], "repeat.end.until"),
    ] {
        let invalid = read_repeat(&fields.iter().copied()).expect_err("refused");
        assert_eq!((invalid.code, invalid.field.as_ref()), ("invalid_repeat", field), "{fields:?}");
    }
}
