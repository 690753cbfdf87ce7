//! Where a workflow leads: conditions, other steps, its end, what becomes of those who are cancelled, and recipes.

use super::*;

pub(super) fn rows() -> Vec<Row> {
    let mut rows = vec![
        what_holds_at_first(),
        what_holds_later(),
        what_holds_of_a_series(),
        what_holds_until_it_is_approved(),
    ];
    rows.extend(targets());
    rows.extend(leaps());
    rows.extend(cancelled());
    rows.extend(recipes());
    rows
}

/// A workflow that tells whether all of this holds, after a wait if there is one.
fn asking(name: &str, all: &Value, wait: Option<u32>) -> Value {
    let mut steps = Vec::from_iter(wait.map(|count| wait_minutes("wait", count)));
    steps.extend([
        choice("which", all, &json!("next"), &at_step("no")),
        email("yes", &format!("{name}: yes"), "x"),
        end("end"),
        email("no", &format!("{name}: no"), "x"),
    ]);
    booked(steps.into())
}

/// A row that asks for each of this, and is told whether it holds at this minute.
fn asked(name: &str, minute: u32, questions: &[(&str, Value, bool)]) -> Row {
    let wait = Some(minute).filter(|count| *count > 0);
    let workflows = questions.iter().map(|(name, all, _)| asking(name, all, wait)).collect();
    questions.iter().fold(Row::with_all(name, workflows), |row, (name, _, holds)| {
        row.told(minute.into(), format!("{name}: {}", if *holds { "yes" } else { "no" }))
    })
}

fn what_holds_at_first() -> Row {
    asked(
        "what holds of what was just booked",
        0,
        &[
            ("link", json!(["link_exists"]), true),
            ("status", json!([{ "status_is": ["confirmed"] }]), true),
            ("status among others", json!([{ "status_is": ["pending", "confirmed"] }]), true),
            (
                "another status",
                json!([{ "status_is": ["pending", "cancelled", "showed", "no_show"] }]),
                false,
            ),
            ("calendar", json!([{ "calendar_is": [ELSEWHERE, CALENDAR] }]), true),
            ("another calendar", json!([{ "calendar_is": [ELSEWHERE] }]), false),
            ("host", json!([{ "host_is": [NOBODY, HOST] }]), true),
            ("another host", json!([{ "host_is": [NOBODY] }]), false),
            ("recurring", json!(["is_recurring"]), false),
            ("replied", json!(["replied"]), false),
            ("ahead", json!(["is_ahead"]), true),
            ("all", json!(["is_ahead", "link_exists", { "host_is": [HOST] }]), true),
            ("all but the first", json!(["replied", "is_ahead", "link_exists"]), false),
            ("all but the last", json!(["is_ahead", "link_exists", "is_recurring"]), false),
        ],
    )
    .at(Office::Hosted)
}

/// The same appointment, looked at when it is under way, and its client has answered.
fn what_holds_later() -> Row {
    asked(
        "what holds of what has begun",
        125,
        &[
            ("replied", json!(["replied"]), true),
            ("ahead", json!(["is_ahead"]), false),
            ("both", json!(["replied", "is_ahead"]), false),
        ],
    )
    .then(60, Deed::ReplyByMail)
}

fn what_holds_of_a_series() -> Row {
    let row = asked("what holds of a series", 0, &[("recurring", json!(["is_recurring"]), true)]);
    // Each of its two appointments is asked.
    row.first(0, Deed::BookSeries(180)).told(0, "recurring: yes")
}

fn what_holds_until_it_is_approved() -> Row {
    asked(
        "what holds of what waits to be approved",
        0,
        &[
            ("link", json!(["link_exists"]), false),
            ("status", json!([{ "status_is": ["pending"] }]), true),
            ("another status", json!([{ "status_is": ["confirmed"] }]), false),
        ],
    )
    .after_approval()
}

/// All that what holds and what does not can lead to.
fn targets() -> Vec<Row> {
    let row = |name: &str, condition: &str, then: Value, otherwise: Value| {
        let steps = json!([
            choice("which", &json!([condition]), &then, &otherwise),
            mail("next"),
            end("end"),
            mail("there"),
        ]);
        Row::new(name, booked(steps))
    };
    let (holds, does_not) = ("is_ahead", "is_recurring");
    vec![
        row("it holds: next", holds, json!("next"), json!("end")).told(0, "next"),
        row("it holds: a step", holds, at_step("there"), json!("end")).told(0, "there"),
        row("it holds: the end", holds, json!("end"), json!("next")),
        row("it does not hold: next", does_not, json!("end"), json!("next")).told(0, "next"),
        row("it does not hold: a step", does_not, json!("next"), at_step("there")).told(0, "there"),
        row("it does not hold: the end", does_not, at_step("there"), json!("end")),
    ]
}

fn leaps() -> Vec<Row> {
    vec![
        Row::new(
            "goes on at another step",
            booked(json!([mail("first"), go_to("leap", "last"), mail("between"), mail("last")])),
        )
        .told(0, "first")
        .told(0, "last"),
        Row::new("ends", booked(json!([mail("first"), end("end"), mail("never")]))).told(0, "first"),
    ]
}

/// What is sent an hour before the start, and a quarter of an hour after a cancellation.
fn leading_to(when_cancelled: Option<&str>) -> Value {
    let before = moment("before", "start", &json!({ "hours": 1 }));
    let mut draft = booked(json!([
        mail("first"),
        wait_for("hour-before", &before, &json!("skip_until_next_wait")),
        mail("reminder"),
        end("end"),
        mail("sorry"),
        wait_minutes("wait", 15),
        mail("come again"),
    ]));
    if let Some(step) = when_cancelled {
        draft["when_cancelled"] = step.into();
    }
    draft
}

fn cancelled() -> Vec<Row> {
    vec![
        Row::new("cancelled: it leaves", leading_to(None)).told(0, "first").then(30, Deed::Cancel),
        Row::new("cancelled: it is led to a step", leading_to(Some("sorry")))
            .told(0, "first")
            .then(30, Deed::Cancel)
            .told(30, "sorry")
            .told(45, "come again"),
        Row::new("cancelled: what was sent is not sent again", leading_to(Some("first")))
            .told(0, "first")
            .then(30, Deed::Cancel)
            // It goes on from there: the reminder is one an hour before a start that is still known.
            .told(60, "reminder"),
        Row::new("cancelled when it is out", leading_to(Some("sorry")))
            .told(0, "first")
            .told(60, "reminder")
            .then(90, Deed::Cancel),
    ]
}

fn recipes() -> Vec<Row> {
    let confirmed = "SMS: Test business: your appointment on …";
    // A minute before what is due, which is a minute after the booking.
    let booked_at_4 = |start| {
        Row::by_recipe("Confirmation and reminders").first(4, Deed::Book(start)).told(5, "Confirmed: …")
    };
    let told = |row: Row| row.told(5, confirmed).told(5, "host: New appointment: Ada Lovelace, …");
    vec![
        told(booked_at_4(4320)).told(2880, "Tomorrow: …").told(4260, "SMS: Test business: see you at …"),
        // The day before has passed.
        told(booked_at_4(240)).told(180, "SMS: Test business: see you at …"),
        // So has the hour before.
        told(booked_at_4(30)),
        told(booked_at_4(240)).then(90, Deed::Cancel),
        Row::by_recipe("After a missed appointment")
            .then(125, Deed::Mark("no_show"))
            .told(185, "We missed you: …"),
        Row::by_recipe("After a missed appointment")
            .then(125, Deed::Mark("no_show"))
            .then(180, Deed::Mark("showed")),
        Row::by_recipe("After a missed appointment").then(125, Deed::Mark("showed")),
        Row::by_recipe("Tell the hosts")
            .told(0, "host: Ada Lovelace: Intro call is confirmed")
            .then(30, Deed::MoveTo(180))
            .told(30, "host: Ada Lovelace: Intro call is confirmed")
            .then(60, Deed::Cancel)
            .told(60, "host: Ada Lovelace: Intro call is cancelled"),
    ]
}
