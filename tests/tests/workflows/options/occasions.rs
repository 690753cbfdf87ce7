//! What begins a workflow, and for which appointments.

use super::*;

const ALL: [&str; 9] = [
    "booked",
    "confirmed",
    "cancelled",
    "rescheduled",
    "showed",
    "no_show",
    "meeting_started",
    "meeting_ended",
    "contact_replied",
];

/// A workflow for each occasion, which tells that occasion.
fn each() -> Vec<Value> {
    ALL.into_iter().map(|occasion| on(occasion, json!([mail(occasion)]))).collect()
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = lives();
    rows.extend([one_time_and_recurring(), of_several_occasions(), switched_off()]);
    rows.extend(filtered("calendars", CALENDAR, ELSEWHERE));
    rows.extend(filtered("users", HOST, NOBODY));
    rows.extend(filtered_by_status());
    rows
}

/// Lives of appointments: each occasion begins its own workflow, and no other.
fn lives() -> Vec<Row> {
    let life = |name| Row::with_all(name, each());
    vec![
        life("a life on Zoom")
            .at(Office::Zoom)
            .told(0, "booked")
            .told(0, "confirmed")
            .then(10, Deed::MoveTo(30))
            .told(10, "rescheduled")
            .then(20, Deed::ReplyByMail)
            .told(20, "contact_replied")
            .then(30, Deed::Meeting("start"))
            .told(30, "meeting_started")
            .then(45, Deed::Meeting("end"))
            .told(45, "meeting_ended")
            .then(60, Deed::Mark("showed"))
            .told(60, "showed")
            .then(90, Deed::Mark("no_show"))
            .told(90, "no_show")
            // What is taken back is no news.
            .then(125, Deed::Mark("confirmed")),
        life("cancelled")
            .told(0, "booked")
            .told(0, "confirmed")
            .then(30, Deed::Cancel)
            .told(30, "cancelled")
            // Nobody has an appointment any more that they could answer to.
            .then(45, Deed::ReplyBySms),
        life("approved")
            .after_approval()
            .told(0, "booked")
            .then(10, Deed::MoveTo(180))
            .told(10, "rescheduled")
            .then(20, Deed::Mark("confirmed"))
            .told(20, "confirmed")
            .then(30, Deed::ReplyBySms)
            .told(30, "contact_replied"),
        life("refused while it waits to be approved")
            .after_approval()
            .told(0, "booked")
            .then(30, Deed::Cancel)
            .told(30, "cancelled"),
    ]
}

/// One time and recurring, each of them filtered for, and both.
fn one_time_and_recurring() -> Row {
    let workflows = ["one_time", "recurring", "either"].map(|kind| {
        let trigger = json!({ "on": ["booked"], "filters": { "booked_as": kind } });
        workflow(&trigger, json!([mail(kind)]))
    });
    Row::with_all("one time and recurring", workflows.into())
        .told(0, "one_time")
        .told(0, "either")
        // Its client is told of each of its two appointments.
        .then(10, Deed::BookSeries(180))
        .told(10, "recurring")
        .told(10, "recurring")
        .told(10, "either")
        .told(10, "either")
}

/// A workflow that several things begin lets an appointment in once at a time, and again when it is out.
fn of_several_occasions() -> Row {
    let trigger = json!({ "on": ["booked", "confirmed", "rescheduled", "cancelled"] });
    Row::new(
        "of several occasions",
        workflow(&trigger, json!([mail("in"), wait_minutes("wait", 60), mail("out")])),
    )
    .told(0, "in")
    .then(10, Deed::MoveTo(240))
    .told(60, "out")
    .then(90, Deed::MoveTo(270))
    .told(90, "in")
    // It leaves as what it was, and enters as one that is cancelled.
    .then(125, Deed::Cancel)
    .told(125, "in")
    .told(185, "out")
}

fn switched_off() -> Row {
    let mut draft = booked(json!([mail("never")]));
    draft["active"] = false.into();
    Row::new("switched off", draft)
}

/// A filter that lists what the appointment has, something else, both, and what it has beside a filter that refuses it.
fn filtered(filter: &str, own: &str, other: &str) -> Vec<Row> {
    let row = |what: &str, filters: Value| {
        let trigger = json!({ "on": ["booked"], "filters": filters });
        let draft = workflow(&trigger, json!([mail("admitted")]));
        Row::new(format!("{filter}: {what}"), draft).at(Office::Hosted)
    };
    vec![
        row("its own", json!({ filter: [own] })).told(0, "admitted"),
        row("another", json!({ filter: [other] })),
        row("one of two", json!({ filter: [other, own] })).told(0, "admitted"),
        row("none listed", json!({ filter: [] })).told(0, "admitted"),
        row("its own, but no series", json!({ filter: [own], "booked_as": "recurring" })),
        row("its own, in a series", json!({ filter: [own], "booked_as": "recurring" }))
            .first(0, Deed::BookSeries(180))
            .told(0, "admitted")
            .told(0, "admitted"),
    ]
}

/// A filter for what the appointment is when something happens to it.
fn filtered_by_status() -> Vec<Row> {
    let row = |occasion: &str, statuses: Value| {
        let trigger = json!({ "on": [occasion], "filters": { "statuses": statuses } });
        let name = format!("{occasion} in one of {statuses}");
        Row::new(name, workflow(&trigger, json!([mail("admitted")])))
    };
    vec![
        row("booked", json!(["confirmed"])).told(0, "admitted"),
        row("booked", json!(["pending", "showed"])),
        row("booked", json!(["pending", "showed"])).after_approval().told(0, "admitted"),
        row("contact_replied", json!(["showed"])).then(20, Deed::ReplyByMail),
        row("contact_replied", json!(["showed"]))
            .then(125, Deed::Mark("showed"))
            .then(150, Deed::ReplyByMail)
            .told(150, "admitted"),
    ]
}
