use crate::write::{at, between, schedule};
use jiff::SignedDuration;
use serde_json::{Value, json};
use shared::availability::{Schedule, ScheduleDraft, Zone};
use shared::interval::Interval;
use shared::invalid::Invalid;
use shared::limits;

#[test]
fn windows_are_the_instants_of_the_table() {
    let mut zone = "";
    let mut checked = 0;
    for line in include_str!("../data/windows.txt").lines() {
        let line = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = line.strip_prefix("zone ") {
            zone = name;
        } else if !line.is_empty() {
            check_line(zone, line);
            checked += 1;
        }
    }
    assert!(checked > 60, "the table was read");
}

fn check_line(zone: &str, line: &str) {
    let [date, window, expected] = line.split(" | ").collect::<Vec<_>>()[..] else { panic!("{line}") };
    let (open, close) = window.split_once('-').expect("a window is OPEN-CLOSE");
    let schedule =
        schedule(json!({ "tz": zone, "overrides": [{ "date": date, "windows": [[open, close]] }] }));
    let noon = at(&format!("{date}T12:00Z"));
    let days = SignedDuration::from_hours(72);
    let found = schedule.windows(Interval::new(noon - days, noon + days).expect("six days"));
    let expected = expected.split_once(" / ").map(|(start, end)| between(start, end));
    assert_eq!(found, Vec::from_iter(expected), "{zone}: {line}");
}

fn new_york() -> Schedule {
    schedule(json!({
        "tz": "America/New_York",
        "weekly": {
            "monday": [["09:00", "12:00"], ["12:00", "17:00"]],
            "tuesday": [["22:00", "24:00"]],
            "wednesday": [["00:00", "02:00"]],
        },
        "overrides": [
            { "date": "2026-11-30", "windows": [] },
            { "date": "2026-11-26", "windows": [["10:00", "11:00"]] },
        ],
    }))
}

#[test]
fn weeks_repeat_and_dates_override_them() {
    // Monday 2026-11-23 to Monday 2026-11-30, which is closed; Thursday 26th is open by way of exception.
    let found = new_york().windows(between("2026-11-23T00:00Z", "2026-12-02T00:00Z"));
    let expected = [
        between("2026-11-23T14:00Z", "2026-11-23T17:00Z"),
        between("2026-11-23T17:00Z", "2026-11-23T22:00Z"), // touches the one before, and stays apart
        between("2026-11-25T03:00Z", "2026-11-25T05:00Z"),
        between("2026-11-25T05:00Z", "2026-11-25T07:00Z"),
        between("2026-11-26T15:00Z", "2026-11-26T16:00Z"),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_range_finds_the_windows_that_it_overlaps_whole() {
    let monday_morning = between("2026-11-23T14:00Z", "2026-11-23T17:00Z");
    let cases = [
        ("2026-11-23T13:00Z", "2026-11-23T14:00Z", false), // touches its opening
        ("2026-11-23T13:00Z", "2026-11-23T14:00:00.000000001Z", true),
        ("2026-11-23T15:00Z", "2026-11-23T15:00:00.5Z", true),
        ("2026-11-23T16:59:59.999Z", "2026-11-23T17:00Z", true),
    ];
    for (start, end, found) in cases {
        let expected = found.then_some(monday_morning);
        assert_eq!(new_york().windows(between(start, end)), Vec::from_iter(expected), "{start} {end}");
    }
}

#[test]
fn a_skipped_day_leaves_the_week_around_it_alone() {
    let samoa = crate::write::daily("Pacific/Apia", &[["09:00", "10:00"]]);
    let found = samoa.windows(between("2011-12-29T10:00Z", "2011-12-31T10:00Z"));
    // The 29th and the 31st; the 30th did not happen.
    assert_eq!(
        found,
        [
            between("2011-12-29T19:00Z", "2011-12-29T20:00Z"),
            between("2011-12-30T19:00Z", "2011-12-30T20:00Z")
        ]
    );
}

#[test]
fn windows_of_one_day_overlap_where_the_clock_is_set_back() {
    let night = crate::write::daily("America/New_York", &[["00:00", "01:30"], ["01:30", "03:00"]]);
    let found = night.windows(between("2026-11-01T04:00Z", "2026-11-01T08:00Z"));
    assert_eq!(
        found,
        [
            between("2026-11-01T04:00Z", "2026-11-01T06:30Z"),
            between("2026-11-01T05:30Z", "2026-11-01T08:00Z")
        ]
    );
}

#[test]
fn ranges_at_the_ends_of_time_do_not_panic() {
    let always = crate::write::daily("Australia/Lord_Howe", &[["00:00", "24:00"]]);
    let (first, last) = (jiff::Timestamp::MIN, jiff::Timestamp::MAX);
    let hours = SignedDuration::from_hours(100);
    assert!(always.windows(Interval::new(first, first + hours).expect("100 hours")).len() >= 3);
    assert!(always.windows(Interval::new(last - hours, last).expect("100 hours")).len() >= 3);
}

#[test]
fn a_schedule_survives_json() {
    let written = json!({
        "tz": "America/New_York",
        "weekly": {
            "monday": [["09:00", "12:00"], ["12:00", "17:00"]],
            "tuesday": [["22:00", "24:00"]],
            "wednesday": [["00:00", "02:00"]],
        },
        "overrides": [
            { "date": "2026-11-26", "windows": [["10:00", "11:00"]] },
            { "date": "2026-11-30", "windows": [] },
        ],
    });
    let value = serde_json::to_value(new_york()).expect("a schedule can be written");
    assert_eq!(value, written, "with the overrides in order");
    assert_eq!(schedule(written), new_york());
}

#[test]
fn dates_before_1970_survive_too() {
    let written = json!({
        "tz": "UTC",
        "weekly": {},
        "overrides": [{ "date": "1969-12-31", "windows": [] }, { "date": "1970-01-01", "windows": [] }],
    });
    assert_eq!(serde_json::to_value(schedule(written.clone())).expect("written"), written);
}

#[test]
fn a_schedule_is_refused_with_the_field_at_fault() {
    let monday = |windows: Value| json!({ "tz": "UTC", "weekly": { "monday": windows } });
    let date = |date: &str| json!({ "tz": "UTC", "overrides": [{ "date": date, "windows": [] }] });
    let many = |count: usize| (0..count).map(|at| json!([clock(at), clock(at + 1)])).collect::<Value>();
    let dates = |count: usize| {
        let year = |at: usize| json!({ "date": format!("{:04}-01-01", at + 1), "windows": [] });
        json!({ "tz": "UTC", "overrides": (0..count).map(year).collect::<Value>() })
    };
    let cases = [
        (json!({ "tz": "Mars/Olympus_Mons" }), "invalid_time_zone", "tz"),
        (monday(json!([["09:00", "09:00"]])), "invalid_window", "weekly.monday.0"),
        (monday(json!([["17:00", "09:00"]])), "invalid_window", "weekly.monday.0"),
        (monday(json!([["9:00", "10:00"]])), "invalid_window", "weekly.monday.0"),
        (monday(json!([["09:00", "10:60"]])), "invalid_window", "weekly.monday.0"),
        (monday(json!([["09:00", "24:01"]])), "invalid_window", "weekly.monday.0"),
        (monday(json!([["24:00", "24:00"]])), "invalid_window", "weekly.monday.0"),
        (monday(json!([["09:00", "1a:00"]])), "invalid_window", "weekly.monday.0"),
        (monday(json!([["09:00", "+9:00"]])), "invalid_window", "weekly.monday.0"),
        (monday(json!([["09:00", "12:00"], ["11:59", "13:00"]])), "invalid_window", "weekly.monday.1"),
        (monday(json!([["13:00", "14:00"], ["09:00", "10:00"]])), "invalid_window", "weekly.monday.1"),
        (monday(many(limits::WINDOWS_PER_DAY_MAX + 1)), "invalid_window", "weekly.monday"),
        (date("2026-02-29"), "invalid_override", "overrides.0.date"),
        (date("2026-2-3"), "invalid_override", "overrides.0.date"),
        (date("20260203"), "invalid_override", "overrides.0.date"),
        (date("2026-02-03T00:00"), "invalid_override", "overrides.0.date"),
        (dates(limits::OVERRIDES_MAX + 1), "invalid_override", "overrides"),
        (
            json!({ "tz": "UTC", "overrides": [
                { "date": "2026-12-24", "windows": [] },
                { "date": "2026-12-25", "windows": [] },
                { "date": "2026-12-24", "windows": [["09:00", "10:00"]] },
            ] }),
            "invalid_override",
            "overrides.2.date",
        ),
        (
            json!({ "tz": "UTC", "overrides": [{ "date": "2026-12-24", "windows": [["10:00", "09:00"]] }] }),
            "invalid_window",
            "overrides.0.windows.0",
        ),
    ];
    for (value, code, field) in cases {
        let draft: ScheduleDraft = serde_json::from_value(value.clone()).expect("a draft takes any text");
        let refusal = Schedule::try_from(draft).expect_err(&value.to_string());
        assert_eq!((refusal.code, &*refusal.field), (code, field), "{value}");
        assert!(serde_json::from_value::<Schedule>(value).is_err(), "nor is it let in by serde");
    }
    let most = [monday(many(limits::WINDOWS_PER_DAY_MAX)), dates(limits::OVERRIDES_MAX)];
    for value in most {
        assert!(serde_json::from_value::<Schedule>(value.clone()).is_ok(), "{value}");
    }
}

/// `00:00`, `00:30` and so on.
fn clock(half_hours: usize) -> String {
    format!("{:02}:{:02}", half_hours / 2, half_hours % 2 * 30)
}

#[test]
fn a_schedule_has_no_other_fields() {
    for value in [
        json!({ "tz": "UTC", "weekly": {}, "overrides": [], "note": "" }),
        json!({ "tz": "UTC", "weekly": { "moonday": [] } }),
        json!({ "tz": "UTC", "overrides": [{ "date": "2026-12-24", "windows": [], "why": "" }] }),
        json!({ "weekly": {} }),
    ] {
        assert!(serde_json::from_value::<Schedule>(value.clone()).is_err(), "{value}");
    }
}

#[test]
fn a_zone_is_a_name_of_the_database() {
    for (text, name) in [
        ("Europe/London", "Europe/London"),
        ("america/new_york", "America/New_York"),
        ("Asia/Calcutta", "Asia/Calcutta"),
        ("UTC", "UTC"),
    ] {
        let zone = Zone::parse(text).expect(text);
        assert_eq!((zone.name(), zone.to_string().as_str()), (name, name));
        assert_eq!(serde_json::to_value(&zone).expect("written"), json!(name));
        assert_eq!(serde_json::from_value::<Zone>(json!(text)).expect("read"), zone);
    }
    for text in [
        "",
        " Europe/London",
        "Europe",
        "Etc/Unknown",
        "+02:00",
        "Z",
        "EST5EDT,M3.2.0,M11.1.0",
        "Local",
        "../UTC",
    ] {
        let refusal = Zone::parse(text).expect_err(text);
        assert_eq!((refusal.code, &*refusal.field), ("invalid_time_zone", "tz"));
        assert!(serde_json::from_value::<Zone>(json!(text)).is_err());
    }
    assert_ne!(Zone::parse("Asia/Calcutta"), Zone::parse("Asia/Kolkata"), "zones are their names");
    assert_eq!(Zone::parse("europe/LONDON"), Zone::parse("Europe/London"));
}

#[test]
fn a_refused_zone_says_what_to_write() {
    let Err(Invalid { message, .. }) = Zone::parse("CET+1") else { panic!("it is no zone") };
    assert!(message.contains("Europe/London"), "{message}");
}

#[test]
fn time_off_wins_over_overrides_and_those_over_holidays() {
    // Christmas is a Friday in 2026, and Boxing Day is kept on Monday the 28th as well.
    let draft = serde_json::json!({
        "tz": "Europe/London",
        "weekly": { "monday": [["09:00", "10:00"]], "friday": [["09:00", "10:00"]], "saturday": [["09:00", "10:00"]] },
        "holidays": ["GB-ENG"],
        "overrides": [{ "date": "2026-12-26", "windows": [["11:00", "12:00"]] }, { "date": "2027-01-04", "windows": [["11:00", "12:00"]] }],
        "time_off": [{ "from": "2027-01-03", "to": "2027-01-04" }],
    });
    let schedule: Schedule = serde_json::from_value(draft).expect("a schedule");
    let opens = |day: &str| {
        let windows = schedule.windows(between(&format!("{day}T00:00Z"), &format!("{day}T23:59Z")));
        windows.first().map(|window| window.start().to_string()[11..16].to_owned())
    };
    for (day, expected) in [
        ("2026-12-18", Some("09:00")),
        ("2026-12-25", None),
        ("2026-12-26", Some("11:00")),
        ("2026-12-28", None),
        ("2027-01-01", None),
        ("2027-01-02", Some("09:00")),
        ("2027-01-04", None),
        ("2027-01-08", Some("09:00")),
    ] {
        assert_eq!(opens(day).as_deref(), expected, "{day}");
    }
}
