//! Why there is no slot: a table of situations, the slot query that carries them, and what it makes of anything else.

use crate::write::at;
use jiff::{SignedDuration, Timestamp, ToSpan};
use proptest::prelude::*;
use proptest::sample::Index;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::availability::Zone;
use shared::invalid::Invalid;
use shared::limits;
use shared::slot::query::{Answer, KeptBack, Question, Reason, SlotQuery, answer};
use shared::slot::{Explanation, Offer, Rule, Sharing, SlotRules};
use std::collections::BTreeSet;

/// The table, by subject: `shared/tests/data/explain/`.
const TABLE: [(&str, &str); 5] = [
    ("calendar", include_str!("../data/explain/calendar.json")),
    ("member", include_str!("../data/explain/member.json")),
    ("together", include_str!("../data/explain/together.json")),
    ("seats", include_str!("../data/explain/seats.json")),
    ("clocks", include_str!("../data/explain/clocks.json")),
];

/// Situations that differ from one query.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Subject {
    /// For whoever reads it.
    #[serde(rename = "about")]
    _about: String,
    /// A slot query without its days.
    query: Value,
    situations: Vec<Situation>,
}

/// One row: what is changed in the subject's query, the start, and what is expected of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Situation {
    what: String,
    /// A JSON merge patch (RFC 7396).
    #[serde(default)]
    change: Value,
    at: String,
    #[serde(default)]
    offered: bool,
    #[serde(default)]
    calendar: Vec<Expected>,
    members: Vec<Vec<Expected>>,
}

/// A rule by its name, or with all that it says.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Expected {
    Named(String),
    Whole(Rule),
}

impl Expected {
    fn is(&self, rule: &Rule) -> bool {
        match self {
            Self::Named(name) => name == name_of(rule),
            Self::Whole(whole) => whole == rule,
        }
    }
}

fn are(expected: &[Expected], rules: &[Rule]) -> bool {
    expected.len() == rules.len() && expected.iter().zip(rules).all(|(expected, rule)| expected.is(rule))
}

/// All rules, by name: whoever adds one has to say here what it is called, and put it into the table.
const RULES: [&str; 21] = [
    "calendar_off",
    "past",
    "minimum_notice",
    "horizon",
    "bookable_days",
    "dates",
    "day_full",
    "look_busy",
    "nobody",
    "off_grid_together",
    "time_off",
    "holiday",
    "override",
    "weekly_hours",
    "ends_after_closing",
    "off_grid",
    "appointment",
    "buffer",
    "busy_elsewhere",
    "seats_taken",
    "member_day_full",
];

fn name_of(rule: &Rule) -> &'static str {
    let place = match rule {
        Rule::CalendarOff => 0,
        Rule::Past => 1,
        Rule::MinimumNotice { .. } => 2,
        Rule::Horizon { .. } => 3,
        Rule::BookableDays { .. } => 4,
        Rule::Dates => 5,
        Rule::DayFull { .. } => 6,
        Rule::LookBusy => 7,
        Rule::Nobody => 8,
        Rule::OffGridTogether { .. } => 9,
        Rule::TimeOff { .. } => 10,
        Rule::Holiday { .. } => 11,
        Rule::Override { .. } => 12,
        Rule::WeeklyHours { .. } => 13,
        Rule::EndsAfterClosing { .. } => 14,
        Rule::OffGrid { .. } => 15,
        Rule::Appointment { .. } => 16,
        Rule::Buffer { .. } => 17,
        Rule::BusyElsewhere { .. } => 18,
        Rule::SeatsTaken { .. } => 19,
        Rule::MemberDayFull { .. } => 20,
    };
    RULES[place]
}

/// RFC 7396, section 2.
fn merge(target: &mut Value, patch: &Value) {
    let Value::Object(patch) = patch else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = json!({});
    }
    for (name, value) in patch {
        if value.is_null() {
            target.as_object_mut().expect("it was just made one").remove(name);
        } else {
            merge(&mut target[name], value);
        }
    }
}

fn question(document: &Value) -> Question {
    let written = serde_json::to_vec(document).expect("a value can be written");
    let query = SlotQuery::read(&written).unwrap_or_else(|invalid| panic!("{invalid}: {document}"));
    query.checked().unwrap_or_else(|invalid| panic!("{invalid}: {document}"))
}

/// The subject's query with a situation's change, about the days around its start.
fn query_of(query: &Value, situation: &Situation) -> Value {
    let mut document = query.clone();
    if !situation.change.is_null() {
        merge(&mut document, &situation.change);
    }
    let tz = Zone::parse(document["tz"].as_str().expect("a zone")).expect("a zone");
    let date = tz.time_zone().to_datetime(at(&situation.at)).date();
    document["from"] = json!((date - 1.day()).to_string());
    document["to"] = json!((date + 1.day()).to_string());
    document["at"] = json!(situation.at);
    document
}

fn is_a_slot(question: &Question) -> bool {
    let start = question.at().expect("every situation has one");
    let days = question.slots().days;
    days.iter().flat_map(|day| &day.slots).any(|slot| at(&slot.start) == start)
}

#[test]
fn explanations_are_those_of_the_table() {
    let mut wrong = Vec::new();
    let mut told = BTreeSet::new();
    let mut count = 0;
    for (subject, text) in TABLE {
        let Subject { query, situations, .. } =
            serde_json::from_str(text).unwrap_or_else(|error| panic!("{subject}: {error}"));
        for situation in situations {
            let question = question(&query_of(&query, &situation));
            let explanation = question.told(at(&situation.at));
            let Explanation { start, offered, calendar, members } = &explanation;
            assert_eq!(*start, at(&situation.at));
            let is_expected = are(&situation.calendar, calendar)
                && situation.members.len() == members.len()
                && situation.members.iter().zip(members).all(|(expected, told)| are(expected, &told.rules));
            if !is_expected || *offered != situation.offered {
                wrong.push(format!("{subject}: {}: {explanation:?}", situation.what));
            }
            if *offered != is_a_slot(&question) {
                wrong.push(format!("{subject}: {}: the slots say otherwise", situation.what));
            }
            told.extend(calendar.iter().chain(members.iter().flat_map(|member| &member.rules)).map(name_of));
            count += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count >= 100, "the table was read");
    // A calendar that nobody could be booked on cannot be written down.
    told.insert("nobody");
    assert_eq!(told, BTreeSet::from(RULES), "every rule is in the table");
}

#[test]
fn a_calendar_without_members_has_nobody() {
    let calendar = crate::write::calendar(1);
    let zone = Zone::parse("UTC").expect("a zone");
    for sharing in [Sharing::AnyOf, Sharing::AllOf] {
        let now = at("2026-06-01T00:00Z");
        let offer = Offer {
            now,
            active: true,
            calendar: &calendar,
            rules: &SlotRules::default(),
            zone: &zone,
            sharing,
            members: &[],
        };
        let told = offer.explain(now + SignedDuration::from_hours(1));
        assert_eq!((told.offered, told.calendar.as_slice()), (false, &[Rule::Nobody][..]), "{sharing:?}");
    }
}

const EXAMPLE: &str = include_str!("../../../docs/slot-query.example.json");

fn example() -> Value {
    serde_json::from_str(EXAMPLE).expect("the example is JSON")
}

#[test]
fn the_example_is_answered_as_the_documentation_says() {
    let question = question(&example());
    let slots: Value = serde_json::from_str(include_str!("../../../docs/slot-query.example.slots.json"))
        .expect("the answer is JSON");
    assert_eq!(serde_json::to_value(question.slots()).expect("written"), slots);
    let explanation: Value =
        serde_json::from_str(include_str!("../../../docs/slot-query.example.explain.json"))
            .expect("the answer is JSON");
    let told = question.explain(question.at().expect("the example has one"));
    assert_eq!(serde_json::to_value(&told).expect("written"), explanation);
    let whole = answer(EXAMPLE.as_bytes()).expect("it is a good one");
    assert_eq!((whole.slots, whole.explanation), (question.slots(), Some(told)));
}

/// Every field of the documentation's tables is one that a query takes, and the other way round.
#[test]
fn the_documentation_has_every_field() {
    let page = include_str!("../../../docs/slot-query.md");
    let documented = |heading: &str| -> BTreeSet<String> {
        let (_, section) = page.split_once(&format!("## {heading}\n")).unwrap_or_else(|| panic!("{heading}"));
        let section = section.split_once("\n## ").map_or(section, |(section, _)| section);
        let fields = section.lines().filter_map(|line| line.strip_prefix("| `")?.split_once('`'));
        fields.map(|(field, _)| field.to_owned()).collect()
    };
    let known = |place: &str, document: &Value| -> BTreeSet<String> {
        let refusal = SlotQuery::read(document.to_string().as_bytes()).expect_err("it has a field too many");
        let (_, fields) =
            refusal.message.split_once("expected one of ").unwrap_or_else(|| panic!("{refusal}"));
        assert_eq!(refusal.field, place);
        fields.split('`').skip(1).step_by(2).map(str::to_owned).collect()
    };
    let mut query = example();
    query["more"] = json!(1);
    assert_eq!(documented("The query"), known("more", &query));
    let mut query = example();
    query["appointments"][0]["more"] = json!(1);
    assert_eq!(documented("An appointment"), known("appointments.0.more", &query));
}

fn refusal(bytes: &[u8]) -> (&'static str, String) {
    let Invalid { code, field, message } = answer(bytes).expect_err("it is refused");
    assert!(message.ends_with('.'), "{message}");
    (code, field.into_owned())
}

const ADA: &str = "usr_0000000000000000000000000a";

/// Each row: a change of the example, the code and the field of the refusal.
fn all_are_refused<'a>(rows: impl IntoIterator<Item = (Value, &'static str, &'a str)>) {
    for (change, code, field) in rows {
        let mut document = example();
        merge(&mut document, &change);
        let shown: String = change.to_string().chars().take(200).collect();
        assert_eq!(refusal(document.to_string().as_bytes()), (code, field.to_owned()), "{shown}");
    }
}

#[test]
fn what_is_wrong_is_refused_with_the_field_at_fault() {
    let of_slots = |name: &str, value: Value| json!({ "calendar": { "slots": { name: value } } });
    all_are_refused([
        (json!({ "now": null }), "invalid_query", ""),
        (json!({ "now": "soon" }), "invalid_query", "now"),
        (json!({ "now": "2026-11-02T14:00:00" }), "invalid_query", "now"),
        (json!({ "now": "10000-01-01T00:00:00Z" }), "invalid_query", "now"),
        (json!({ "more": 1 }), "invalid_query", "more"),
        (json!({ "tz": "Mars/Phobos" }), "invalid_time_zone", "tz"),
        (json!({ "tz": 1 }), "invalid_query", "tz"),
        (json!({ "from": "2026-11-31" }), "invalid_day", "from"),
        (json!({ "to": "20261101" }), "invalid_day", "to"),
        (json!({ "from": "2026-11-04" }), "invalid_range", "to"),
        (json!({ "to": "2027-01-02" }), "invalid_range", "to"),
        (json!({ "from": "9999-12-31", "to": "9999-12-31" }), "invalid_range", "from"),
        (json!({ "at": "now" }), "invalid_query", "at"),
        (json!({ "duration_minutes": 30 }), "invalid_duration", "duration_minutes"),
        (json!({ "duration_minutes": -45 }), "invalid_query", "duration_minutes"),
        (json!({ "duration_minutes": 4_294_967_296_u64 }), "invalid_query", "duration_minutes"),
        (json!({ "staff": "yes" }), "invalid_query", "staff"),
        (json!({ "calendar_id": ADA }), "invalid_query", "calendar_id"),
        (json!({ "names": { "Ada": "Ada" } }), "invalid_query", "names.Ada"),
        (json!({ "calendar": { "id": "cal_0000000000000000000000000c" } }), "invalid_query", "calendar.id"),
        (json!({ "calendar": { "members": [] } }), "invalid_members", "calendar.members"),
        (json!({ "calendar": { "tz": "Europe" } }), "invalid_query", "calendar.tz"),
        (
            json!({ "calendar": { "members": [{ "user_id": ADA, "schedule": { "tz": "UTC", "weekly": { "monday": [["10:00", "9:00"]] } } }] } }),
            "invalid_query",
            "calendar.members.0.schedule.weekly.monday.0",
        ),
        (json!({ "schedules": null }), "invalid_schedule", "calendar.members.0.schedule_id"),
        (
            json!({ "schedules": { "sch_00000000000000000000000001": { "tz": "Nowhere" } } }),
            "invalid_query",
            "schedules.sch_00000000000000000000000001.tz",
        ),
        (of_slots("duration_minutes", json!(0)), "invalid_duration", "calendar.slots.duration_minutes"),
        (
            of_slots("interval_minutes", json!(u32::MAX)),
            "invalid_interval",
            "calendar.slots.interval_minutes",
        ),
        (of_slots("horizon_days", json!(731)), "invalid_horizon", "calendar.slots.horizon_days"),
        (of_slots("capacity", json!(1.5)), "invalid_query", "calendar.slots.capacity"),
        (of_slots("dates", json!({ "from": "2026-02-30" })), "invalid_query", "calendar.slots.dates.from"),
    ]);
}

#[test]
fn wrong_appointments_and_busy_times_are_refused_with_the_field_at_fault() {
    let many = |count: usize, one: Value| Value::Array(vec![one; count]);
    let booked = |appointment: Value| json!({ "appointments": [appointment] });
    let start = "2026-11-02T14:00:00Z";
    let unassigned = |appointments: Value| {
        let kind =
            json!({ "kind": "unassigned", "members": null, "schedule_id": "sch_00000000000000000000000001" });
        let location = json!({ "kind": "phone", "value": "We call." });
        let mut change = json!({ "calendar": kind, "appointments": appointments });
        change["calendar"]["meeting_location"] = location;
        change
    };
    all_are_refused([
        (booked(json!({ "user_ids": [ADA] })), "invalid_query", "appointments.0"),
        (booked(json!({ "start": start })), "invalid_appointment", "appointments.0.user_ids"),
        (
            booked(json!({ "start": start, "user_ids": [ADA, ADA] })),
            "invalid_appointment",
            "appointments.0.user_ids",
        ),
        (
            booked(json!({ "start": start, "user_ids": ["Ada"] })),
            "invalid_query",
            "appointments.0.user_ids.0",
        ),
        (
            booked(json!({ "start": start, "user_ids": [ADA], "duration_minutes": 1_441 })),
            "invalid_appointment",
            "appointments.0.duration_minutes",
        ),
        (
            booked(json!({ "start": start, "user_ids": [ADA], "duration_minutes": 0 })),
            "invalid_appointment",
            "appointments.0.duration_minutes",
        ),
        (
            booked(json!({ "start": start, "user_ids": [ADA], "buffer_before_minutes": 721 })),
            "invalid_appointment",
            "appointments.0.buffer_before_minutes",
        ),
        (
            booked(json!({ "start": start, "user_ids": [ADA], "buffer_after_minutes": 721 })),
            "invalid_appointment",
            "appointments.0.buffer_after_minutes",
        ),
        (
            booked(
                json!({ "start": start, "user_ids": [ADA], "calendar_id": "cal_0000000000000000000000000d" }),
            ),
            "invalid_appointment",
            "appointments.0.duration_minutes",
        ),
        (
            booked(json!({ "start": start, "user_ids": [ADA], "status": "gone" })),
            "invalid_query",
            "appointments.0.status",
        ),
        (
            booked(json!({ "start": "9999-12-30T21:59:59Z", "user_ids": [ADA] })),
            "invalid_start",
            "appointments.0.start",
        ),
        (
            json!({ "appointments": [
                { "start": start, "user_ids": [ADA], "id": "apt_00000000000000000000000002" },
                { "start": start, "user_ids": [ADA] },
            ] }),
            "invalid_id",
            "appointments.1.id",
        ),
        (
            unassigned(json!([{ "start": start, "user_ids": [ADA] }])),
            "invalid_appointment",
            "appointments.0.user_ids",
        ),
        (json!({ "busy": { ADA: [[start, start]] } }), "invalid_query", &format!("busy.{ADA}.0")),
        (json!({ "busy": { ADA: [[start]] } }), "invalid_query", &format!("busy.{ADA}.0")),
        (
            json!({ "appointments": many(limits::SLOT_QUERY_APPOINTMENTS_MAX + 1, json!({ "start": start, "user_ids": [ADA] })) }),
            "invalid_appointment",
            "appointments",
        ),
        (
            json!({ "busy": { ADA: many(limits::SLOT_QUERY_BUSY_MAX + 1, json!([start, "2026-11-02T14:00:01Z"])) } }),
            "invalid_busy",
            "busy",
        ),
    ]);
}

#[test]
fn what_is_no_json_is_refused() {
    let example = EXAMPLE.as_bytes();
    let nested = "[".repeat(100_000);
    let deep = EXAMPLE.replacen("\"now\":", &format!("\"busy\": {nested}, \"now\":"), 1);
    let broken = EXAMPLE.replacen("Ada", "A\u{7f}da", 1).replace('\u{7f}', "\0").into_bytes();
    let not_utf8: Vec<u8> = broken.iter().map(|&byte| if byte == 0 { 0xff } else { byte }).collect();
    for (bytes, code) in [
        (&b""[..], "invalid_json"),
        (b"slots", "invalid_json"),
        (b"{", "invalid_json"),
        (&example[..example.len() / 2], "invalid_json"),
        (&[example, b"{}"].concat(), "invalid_json"),
        (&broken, "invalid_json"),
        (&not_utf8, "invalid_json"),
        (b"[]", "invalid_query"),
        (b"null", "invalid_query"),
        (nested.as_bytes(), "invalid_query"),
        (&vec![b' '; limits::SLOT_QUERY_BYTES_MAX + 1], "invalid_query"),
    ] {
        assert_eq!(refusal(bytes).0, code);
    }
    assert!(["invalid_json", "invalid_query"].contains(&refusal(deep.as_bytes()).0));
}

#[test]
fn the_largest_query_is_still_answered() {
    let mut document = example();
    let one = json!({ "start": "2026-11-02T14:00:00Z", "user_ids": ["usr_0000000000000000000000000a"] });
    document["appointments"] = Value::Array(vec![one; limits::SLOT_QUERY_APPOINTMENTS_MAX]);
    let written = document.to_string();
    assert!(written.len() < limits::SLOT_QUERY_BYTES_MAX);
    assert!(answer(written.as_bytes()).is_ok());
}

fn is_grid(reason: &Reason) -> bool {
    matches!(reason.rule, Rule::OffGrid { .. } | Rule::OffGridTogether { .. })
}

/// The starts that are looked at where whole days are explained, with the run of reasons that each is in.
fn looked_at(question: &Question, days: &str) -> Vec<(Timestamp, Option<KeptBack>)> {
    let kept_back = question.kept_back();
    let step = SignedDuration::from_mins(limits::EXPLAIN_STEP_MINUTES);
    let (first, end) = days.split_once(' ').expect("two instants");
    let starts = std::iter::successors(Some(at(first)), |start| Some(*start + step));
    let run = |start: Timestamp| {
        let mut runs = kept_back.iter().filter(|run| run.first <= start && start <= run.last);
        let run = runs.next().cloned();
        assert!(runs.next().is_none(), "runs do not overlap");
        (start, run)
    };
    starts.take_while(|start| *start < at(end)).map(run).collect()
}

/// Whoever reads the days learns the same of each start as whoever asks for it, but for what is said of the grid.
fn agree(question: &Question, days: &str) {
    for (start, run) in looked_at(question, days) {
        let told = question.explain(start);
        let grid_aside = |reasons: &[Reason]| -> Vec<Reason> {
            reasons.iter().filter(|reason| !is_grid(reason)).cloned().collect()
        };
        if let Some(run) = run {
            assert!(!told.offered, "{start}");
            assert_eq!(run.calendar, grid_aside(&told.calendar), "{start}");
            let members: Vec<_> = told.members.iter().map(|member| grid_aside(&member.rules)).collect();
            assert_eq!(run.members.into_iter().map(|member| member.rules).collect::<Vec<_>>(), members);
        } else {
            let mut reasons = told.calendar.iter().chain(told.members.iter().flat_map(|m| &m.rules));
            assert!(told.offered || reasons.any(is_grid), "{start} is kept back by nothing but the grid");
        }
    }
}

#[test]
fn whole_days_are_explained_as_their_starts_are() {
    agree(&question(&example()), "2026-11-01T04:00Z 2026-11-04T05:00Z");
    let mut bookable = example();
    bookable["calendar"]["slots"]["bookable_days"] = json!(2);
    agree(&question(&bookable), "2026-11-01T04:00Z 2026-11-04T05:00Z");
    let question = question(&example());
    let all = looked_at(&question, "2026-11-01T04:00Z 2026-11-04T05:00Z");
    assert_eq!(all.len(), 73 * 4, "a day of them has 25 hours");
    assert!(all.iter().any(|(_, run)| run.is_none()) && all.iter().any(|(_, run)| run.is_some()));
}

#[test]
fn the_ends_of_time_are_explained() {
    for day in ["9999-12-29", "-009999-01-03"] {
        for tz in ["UTC", "Pacific/Kiritimati", "America/St_Johns"] {
            for now in ["9999-12-30T00:00:00Z", "-009999-01-03T00:00:00Z", "2026-11-01T00:00:00Z"] {
                let mut document = example();
                merge(&mut document, &json!({ "now": now, "from": day, "to": day, "tz": tz }));
                document["calendar"]["slots"]["bookable_days"] = json!(limits::HORIZON_DAYS_MAX);
                let question = question(&document);
                for run in question.kept_back() {
                    assert!(!question.explain(run.first).offered && !question.explain(run.last).offered);
                }
                for start in [Timestamp::MIN, Timestamp::MAX] {
                    assert!(!question.explain(start).offered);
                }
            }
        }
    }
}

const ZONES: [&str; 6] = [
    "America/New_York",
    "Europe/London",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "Pacific/Apia",
    "America/St_Johns",
];
/// Days on which one of these zones changes its clocks, or the day before, and one on which none does.
const DAYS: [&str; 8] = [
    "2026-03-08",
    "2026-11-01",
    "2026-03-29",
    "2026-10-25",
    "2026-04-05",
    "2026-10-04",
    "2011-12-29",
    "2026-06-01",
];

fn id(prefix: &str, number: usize) -> String {
    format!("{prefix}{number:026}")
}

fn any_windows() -> impl Strategy<Value = Value> {
    prop::collection::btree_set(0_u32..=96, 0..6).prop_map(|quarters| {
        let times: Vec<String> = quarters
            .into_iter()
            .map(|quarter| format!("{:02}:{:02}", quarter / 4, quarter % 4 * 15))
            .collect();
        times.chunks_exact(2).map(|window| json!(window)).collect()
    })
}

fn any_schedule(day: &'static str) -> impl Strategy<Value = Value> {
    let week = prop::collection::vec(any_windows(), 7);
    let exception = prop::option::weighted(0.2, any_windows());
    (prop::sample::select(&ZONES[..]), week, exception, prop::bool::weighted(0.1), prop::bool::weighted(0.2))
        .prop_map(move |(tz, week, exception, off, holidays)| {
            let names = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
            let weekly: serde_json::Map<_, _> = names.map(str::to_owned).into_iter().zip(week).collect();
            let mut schedule = json!({ "tz": tz, "weekly": weekly });
            if let Some(windows) = exception {
                schedule["overrides"] = json!([{ "date": day, "windows": windows }]);
            }
            if off {
                schedule["time_off"] = json!([{ "from": day, "to": day }]);
            }
            if holidays {
                schedule["holidays"] = json!(["GB-ENG"]);
            }
            schedule
        })
}

/// An instant within two days of the day's beginning, mostly at a quarter of an hour.
fn any_instant(day: &'static str) -> impl Strategy<Value = String> {
    let seconds =
        prop_oneof![4 => (-96_i64..192).prop_map(|quarter| quarter * 900), 1 => -86_400_i64..172_800];
    seconds.prop_map(move |seconds| {
        (at(&format!("{day}T00:00:00Z")) + SignedDuration::from_secs(seconds)).to_string()
    })
}

fn any_slot_rules() -> impl Strategy<Value = Value> {
    let numbers = (5_u32..=180, prop::sample::select(vec![5_u32, 15, 30, 50]), 0_u32..=30, 0_u32..=30);
    let more = (prop_oneof![2 => Just(0_u32), 1 => 0_u32..3_000], 1_u32..20, 1_u32..4);
    let limits = (
        prop::option::of(1_u32..4),
        prop::option::of(1_u32..4),
        prop_oneof![3 => Just(0_u32), 1 => 0_u32..=90],
    );
    (numbers, more, limits).prop_map(|(numbers, more, (per_day, bookable_days, look_busy))| {
        json!({
            "duration_minutes": numbers.0, "interval_minutes": numbers.1,
            "buffer_before_minutes": numbers.2, "buffer_after_minutes": numbers.3,
            "minimum_notice_minutes": more.0, "horizon_days": more.1, "capacity": more.2,
            "per_day": per_day, "bookable_days": bookable_days, "look_busy_percent": look_busy,
        })
    })
}

/// An appointment that round robins, classes and collectives take.
fn any_booked(day: &'static str, members: usize) -> impl Strategy<Value = Value> {
    let elsewhere = prop::option::of(5_u32..=240);
    let status = prop::sample::select(vec!["pending", "confirmed", "cancelled", "showed", "no_show"]);
    (any_instant(day), 0..members, elsewhere, status).prop_map(|(start, user, elsewhere, status)| {
        let mut booked = json!({ "start": start, "user_ids": [id("usr_", user)], "status": status });
        if let Some(minutes) = elsewhere {
            booked["calendar_id"] = json!(id("cal_", 9));
            booked["duration_minutes"] = json!(minutes);
            booked["buffer_before_minutes"] = json!(minutes / 10);
        }
        booked
    })
}

/// Slot queries, valid by construction.
fn any_query() -> impl Strategy<Value = Value> {
    (prop::sample::select(&DAYS[..]), 1_usize..4).prop_flat_map(|(day, members)| {
        let kind = prop::sample::select(vec!["round_robin", "collective"]);
        let kind = if members == 1 { prop_oneof![1 => kind, 1 => Just("class")].boxed() } else { kind.boxed() };
        let schedules = prop::collection::vec((any_schedule(day), prop::option::of(1_u32..3)), members);
        let booked = prop::collection::vec(any_booked(day, members), 0..6);
        let event = (any_instant(day), 1_i64..90_000).prop_map(|(start, seconds)| {
            json!([start, (at(&start) + SignedDuration::from_secs(seconds)).to_string()])
        });
        let busy = prop::collection::vec(prop::collection::vec(event, 0..3), members);
        let people = (kind, schedules, booked, busy);
        let asked = (any_instant(day), any_instant(day), prop::sample::select(&ZONES[..]), 0_i64..3);
        let flags = (prop::bool::weighted(0.9), prop::bool::weighted(0.1));
        (people, any_slot_rules(), asked, flags).prop_map(move |(people, slots, asked, (active, staff))| {
            let (kind, schedules, booked, busy) = people;
            let (now, start, tz, days) = asked;
            let member = |(at, (schedule, per_day)): (usize, (Value, Option<u32>))| {
                json!({ "user_id": id("usr_", at), "primary": at == 0, "schedule": schedule, "per_day": per_day })
            };
            let members: Vec<Value> = schedules.into_iter().enumerate().map(member).collect();
            let busy: serde_json::Map<_, _> =
                busy.into_iter().enumerate().map(|(at, events)| (id("usr_", at), json!(events))).collect();
            let last = day.parse::<jiff::civil::Date>().expect("a date") + days.days();
            json!({
                "now": now,
                "calendar": {
                    "slug": "any", "name": "Any", "kind": kind, "active": active, "slots": slots, "members": members,
                    "meeting_location": { "kind": "phone", "value": "We call." },
                },
                "appointments": booked, "busy": busy, "names": { id("usr_", 0): "Ada" },
                "from": day, "to": last.to_string(), "tz": tz, "staff": staff, "at": start,
            })
        })
    })
}

/// Values that somebody may put where they do not belong.
fn any_nonsense() -> impl Strategy<Value = Value> {
    let texts = [
        "",
        " ",
        "\u{0}",
        "2026-13-01",
        "9999-12-31",
        "9999-12-30T22:00:00Z",
        "-009999-01-02T01:59:59Z",
        "Mars/Phobos",
        "Europe/London",
        "24:00",
        "00:00",
        "usr_00000000000000000000000000",
        "cal_zzzzzzzzzzzzzzzzzzzzzzzzzz",
        "9999-12-29",
        "-009999-01-03",
        "collective",
        "unassigned",
        "cancelled",
    ];
    prop_oneof![
        4 => prop::sample::select(texts.to_vec()).prop_map(|text| json!(text)),
        2 => prop::sample::select(vec![0_i64, 1, -1, 5, 1_440, 1_441, i64::from(u32::MAX), i64::MAX, i64::MIN]).prop_map(|number| json!(number)),
        1 => prop::sample::select(vec![0.5, -0.0, 1e308, 5e-324]).prop_map(|number| json!(number)),
        1 => prop::sample::select(vec![json!(null), json!([]), json!({}), json!(true), json!([[]]), json!(u64::MAX)]),
        1 => any::<String>().prop_map(|text| json!(text)),
    ]
}

/// Puts `value` somewhere into `document`.
fn put(document: &mut Value, path: &[Index], value: Value) {
    let Some((first, rest)) = path.split_first() else {
        *document = value;
        return;
    };
    match document {
        Value::Object(fields) if !fields.is_empty() => {
            let at = first.index(fields.len());
            put(fields.values_mut().nth(at).expect("there are as many"), rest, value);
        }
        Value::Array(values) if !values.is_empty() => {
            let at = first.index(values.len());
            put(&mut values[at], rest, value);
        }
        _ => *document = value,
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn queries_survive_json(document in any_query()) {
        let query = SlotQuery::read(document.to_string().as_bytes()).expect("it is a good one");
        let written = serde_json::to_vec(&query).expect("a query can be written");
        prop_assert_eq!(SlotQuery::read(&written).expect("so it can be read"), query.clone());
        let told = answer(&written).expect("it is a good one");
        prop_assert_eq!(&answer(document.to_string().as_bytes()).expect("it was a good one"), &told);
        let told_again = serde_json::to_string(&told).expect("an answer can be written");
        prop_assert_eq!(serde_json::from_str::<Answer>(&told_again).expect("so it can be read"), told);
    }

    #[test]
    fn a_start_is_explained_as_offered_exactly_if_it_is_a_slot(document in any_query(), other in any::<Index>()) {
        let question = question(&document);
        let slots: Vec<Timestamp> = question.slots().days.iter().flat_map(|day| &day.slots).map(|slot| at(&slot.start)).collect();
        let start = question.at().expect("a query of these has one");
        let days = question.days();
        let is_asked = days.start() <= start && start < days.end();
        prop_assert!(!is_asked || question.explain(start).offered == slots.contains(&start));
        if !slots.is_empty() {
            prop_assert!(question.explain(slots[other.index(slots.len())]).offered);
        }
    }

    #[test]
    fn whole_days_are_explained_as_their_starts_are_whatever_is_asked(document in any_query()) {
        let mut document = document;
        document["to"] = document["from"].clone();
        let question = question(&document);
        let days = question.days();
        agree(&question, &format!("{} {}", days.start(), days.end()));
    }

    #[test]
    fn values_in_the_wrong_place_never_panic(document in any_query(), path in prop::collection::vec(any::<Index>(), 1..8), value in any_nonsense()) {
        let mut document = document;
        put(&mut document, &path, value);
        if let Err(refusal) = answer(document.to_string().as_bytes()) {
            prop_assert!(refusal.code.starts_with("invalid_") && refusal.message.ends_with('.'), "{}", refusal);
        }
    }

    #[test]
    fn bytes_in_the_wrong_place_never_panic(
        document in any_query(),
        changes in prop::collection::vec((any::<Index>(), prop::option::of(any::<u8>()), any::<bool>()), 1..6),
    ) {
        let mut bytes = document.to_string().into_bytes();
        for (place, byte, replaces) in changes {
            let place = place.index(bytes.len());
            match byte {
                Some(byte) if replaces => bytes[place] = byte,
                Some(byte) => bytes.insert(place, byte),
                None if replaces => bytes.truncate(place.max(1)),
                None => { bytes.remove(place); }
            }
            if bytes.is_empty() {
                break;
            }
        }
        let _ = answer(&bytes);
    }
}
