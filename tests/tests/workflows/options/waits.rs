//! What is waited for, and what happens where it does not come.

use super::*;

pub(super) fn rows() -> Vec<Row> {
    let mut rows = delays();
    for more in [moments(), passed(), moved(), conditions(), timeouts(), replies(), quiet_hours()] {
        rows.extend(more);
    }
    rows
}

fn next() -> Value {
    json!("next")
}

fn skip() -> Value {
    json!("skip_until_next_wait")
}

fn delays() -> Vec<Row> {
    let steps = json!([
        wait_minutes("one", 10),
        mail("ten"),
        wait_minutes("two", 35),
        mail("forty five"),
        sms("sms", "x")
    ]);
    vec![
        Row::new("one delay after the other", booked(steps))
            .told(10, "ten")
            .told(45, "forty five")
            .told(45, "SMS: x"),
        // A delay does not care for the appointment.
        Row::new("a delay beyond the appointment", booked(json!([wait_minutes("wait", 180), mail("later")])))
            .told(180, "later"),
        Row::new(
            "a delay counts from what is approved",
            on("confirmed", json!([wait_minutes("wait", 10), mail("approved")])),
        )
        .after_approval()
        .then(20, Deed::Mark("confirmed"))
        .told(30, "approved"),
    ]
}

/// An appointment from minute 120 to 150. Had a moment been taken for one that has passed, it would be told at once.
fn moments() -> Vec<Row> {
    let none = json!({});
    let row = |direction: &str, anchor: &str, distance: Value| {
        let steps = json!([wait_for("wait", &moment(direction, anchor, &distance), &next()), mail("now")]);
        Row::new(format!("{direction} the {anchor}, {distance}"), booked(steps))
    };
    vec![
        row("before", "start", json!({ "minutes": 30 })).told(90, "now"),
        row("before", "start", json!({ "hours": 1 })).told(60, "now"),
        row("before", "start", json!({ "hours": 1, "minutes": 30 })).told(30, "now"),
        row("before", "start", json!({ "days": 1, "hours": 2, "minutes": 30 }))
            .starting(4320)
            .told(2730, "now"),
        row("exactly", "start", none.clone()).told(120, "now"),
        row("after", "start", json!({ "minutes": 15 })).told(135, "now"),
        row("after", "start", json!({ "hours": 1 })).told(180, "now"),
        row("before", "end", json!({ "minutes": 15 })).told(135, "now"),
        row("before", "end", json!({ "hours": 2 })).told(30, "now"),
        row("exactly", "end", none).told(150, "now"),
        row("after", "end", json!({ "minutes": 30 })).told(180, "now"),
        row("after", "end", json!({ "days": 1, "hours": 1 })).told(1650, "now"),
        // Longer than there are calendars: not in our time, and nobody else waits for it.
        row("after", "start", json!({ "months": 9999, "days": 30, "hours": 23, "minutes": 59 })),
    ]
}

/// An appointment so near that the moment has passed when it is booked.
fn passed() -> Vec<Row> {
    let before = |id: &str, minutes: u32, if_passed: &Value| {
        wait_for(id, &moment("before", "start", &json!({ "minutes": minutes })), if_passed)
    };
    let row = |name: &str, steps: Value| Row::new(name, booked(steps)).starting(30).at(Office::Hosted);
    let further_back = moment("before", "start", &json!({ "months": 9999 }));
    vec![
        row("passed: next", json!([before("wait", 45, &next()), mail("next")])).told(0, "next"),
        row("passed: a step", json!([before("wait", 45, &at_step("there")), mail("next"), mail("there")]))
            .told(0, "there"),
        row(
            "passed: further back than there are calendars",
            json!([wait_for("wait", &further_back, &next()), mail("next")]),
        )
        .told(0, "next"),
        row("passed: all is skipped until the next wait", all_is_skipped(&before("wait", 45, &skip())))
            .told(0, "first")
            .told(10, "later")
            .told(10, "SMS: later")
            .told(10, "host: later"),
        row(
            "passed: the next wait has passed, too",
            json!([before("one", 45, &skip()), mail("no"), before("two", 40, &next()), mail("second")]),
        )
        .told(0, "second"),
        row(
            "passed: one that has not passed yet",
            json!([before("one", 45, &skip()), mail("no"), before("two", 20, &skip()), mail("second")]),
        )
        .told(10, "second"),
        row(
            "passed: exactly then",
            json!([
                wait_minutes("wait", 60),
                wait_for("start", &moment("exactly", "start", &json!({})), &at_step("there")),
                mail("next"),
                mail("there"),
            ]),
        )
        .told(60, "there"),
    ]
}

/// Neither client nor business is sent anything, whichever way the steps are gone.
fn all_is_skipped(wait: &Value) -> Value {
    json!([
        mail("first"),
        wait,
        mail("no"),
        sms("sms", "no"),
        notice("host", "no"),
        choice("which", &json!(["is_ahead"]), &at_step("still"), &json!("end")),
        mail("between"),
        mail("still"),
        go_to("leap", "settle"),
        mail("over"),
        wait_minutes("settle", 10),
        mail("later"),
        sms("later-sms", "later"),
        notice("later-host", "later"),
    ])
}

/// What is waited for moves with its appointment.
fn moved() -> Vec<Row> {
    let before = moment("before", "start", &json!({ "hours": 1 }));
    let row = |name: &str, if_passed: &Value| {
        Row::new(
            name,
            booked(json!([wait_for("wait", &before, if_passed), mail("next"), end("end"), mail("there")])),
        )
    };
    vec![
        row("moved away", &at_step("there")).then(30, Deed::MoveTo(240)).told(180, "next"),
        row("moved nearer", &at_step("there")).starting(300).then(30, Deed::MoveTo(180)).told(120, "next"),
        row("moved to where it has passed", &at_step("there"))
            .starting(300)
            .then(30, Deed::MoveTo(60))
            .told(30, "there"),
        row("moved there and back", &at_step("there"))
            .then(30, Deed::MoveTo(240))
            .then(45, Deed::MoveTo(120))
            .told(60, "next"),
        row("moved when it has been told", &at_step("there")).told(60, "next").then(90, Deed::MoveTo(240)),
    ]
}

/// What is waited for comes: of each kind, without a limit.
fn conditions() -> Vec<Row> {
    let row = |name: &str, condition: Value| {
        Row::new(format!("until: {name}"), booked(json!([until("wait", &condition, None), mail("came")])))
    };
    let late = |name: &str, condition: Value| {
        let wait = until("wait", &condition, Some(within(30, &at_step("late"))));
        Row::new(format!("in vain until: {name}"), booked(json!([wait, mail("came"), mail("late")])))
            .told(30, "late")
    };
    vec![
        row("the link exists", json!("link_exists"))
            .at(Office::Zoom)
            .after_approval()
            .then(20, Deed::Mark("confirmed"))
            .told(20, "came"),
        row("a status", json!({ "status_is": ["showed", "no_show"] }))
            .then(125, Deed::Mark("no_show"))
            .told(125, "came"),
        row("the host", json!({ "host_is": [COLLEAGUE] }))
            .at(Office::Pair)
            .then(20, Deed::HandOver)
            .told(20, "came"),
        row("the calendar", json!({ "calendar_is": [CALENDAR] })).told(0, "came"),
        row("recurring", json!("is_recurring"))
            .first(0, Deed::BookSeries(180))
            .told(0, "came")
            .told(0, "came"),
        row("replied", json!("replied")).then(20, Deed::ReplyByMail).told(20, "came"),
        row("never", json!("replied")),
        ahead_again(),
        late("the link exists", json!("link_exists")).after_approval(),
        late("a status", json!({ "status_is": ["showed"] })),
        late("the host", json!({ "host_is": [COLLEAGUE] })).at(Office::Pair),
        late("the calendar", json!({ "calendar_is": [ELSEWHERE] })),
        late("recurring", json!("is_recurring")),
        late("replied", json!("replied")),
    ]
}

/// It has begun, and then it is moved to a time that is ahead.
fn ahead_again() -> Row {
    let start = moment("exactly", "start", &json!({}));
    let steps =
        json!([wait_for("start", &start, &next()), until("ahead", &json!("is_ahead"), None), mail("came")]);
    Row::new("until: ahead", booked(steps)).then(125, Deed::MoveTo(240)).told(125, "came")
}

/// Where the end of a wait leads, and that what comes in time does not lead there.
fn timeouts() -> Vec<Row> {
    let row = |name: &str, then: Value| {
        let wait = until("wait", &json!({ "status_is": ["confirmed"] }), Some(within(30, &then)));
        Row::new(name, booked(json!([wait, mail("next"), end("end"), mail("there")]))).after_approval()
    };
    vec![
        row("out of time: next", next()).told(30, "next"),
        row("out of time: a step", at_step("there")).told(30, "there"),
        row("out of time: the end", json!("end")).then(45, Deed::Mark("confirmed")),
        row("in time", at_step("there")).then(20, Deed::Mark("confirmed")).told(20, "next"),
    ]
}

fn replies() -> Vec<Row> {
    let heard =
        |then: &Value| json!([reply("wait", &within(60, then)), mail("next"), end("end"), mail("there")]);
    let row = |name: &str, then: &Value| Row::new(name, booked(heard(then)));
    let mut later = heard(&at_step("there"));
    later.as_array_mut().into_iter().for_each(|steps| steps.insert(0, wait_minutes("before", 30)));
    vec![
        row("no reply: next", &next()).told(60, "next"),
        row("no reply: a step", &at_step("there")).told(60, "there"),
        row("no reply: the end", &json!("end")).then(90, Deed::ReplyByMail),
        row("a reply by mail", &at_step("there")).then(20, Deed::ReplyByMail).told(20, "next"),
        row("a reply by SMS", &at_step("there")).then(20, Deed::ReplyBySms).told(20, "next"),
        // What was answered before it was waited for is no answer to what is asked now.
        Row::new("a reply before it is waited for", booked(later.clone()))
            .then(20, Deed::ReplyByMail)
            .told(90, "there"),
        Row::new("a second reply", booked(later))
            .then(20, Deed::ReplyByMail)
            .then(45, Deed::ReplyByMail)
            .told(45, "next"),
    ]
}

/// It is eight in the morning in UTC when all begins, five in the afternoon in Tokyo, and one at night in Phoenix.
fn quiet_hours() -> Vec<Row> {
    const TOKYO: &str = "Asia/Tokyo";
    const PHOENIX: &str = "America/Phoenix";
    let evening = json!({ "from": "17:15", "to": "19:00" });
    let evening_of = |zone: &str| json!({ "from": "17:15", "to": "19:00", "zone": zone });
    let night = json!({ "from": "22:00", "to": "03:30", "zone": "contact" });
    // Whose quiet hours, the calendar's zone and the client's, and the minutes in which "now", what the host is told and
    // "after it" come. The night in Phoenix ends at half past three, and the delay only begins then.
    let mut rows: Vec<Row> = [
        ("of the client, unless it is said otherwise", &evening, PHOENIX, TOKYO, [0, 30, 120]),
        ("of the client", &evening_of("contact"), PHOENIX, TOKYO, [0, 30, 120]),
        ("not of the client", &evening_of("contact"), TOKYO, PHOENIX, [0, 30, 30]),
        ("of the calendar", &evening_of("calendar"), TOKYO, PHOENIX, [0, 30, 120]),
        ("not of the calendar", &evening_of("calendar"), PHOENIX, TOKYO, [0, 30, 30]),
        ("over midnight", &night, TOKYO, PHOENIX, [150, 180, 180]),
    ]
    .into_iter()
    .map(|(name, quiet, calendar, client, [now, host, after])| {
        let row = quiet_row(name, quiet).zones(calendar, client);
        row.told(now, "now").told(host, "host: after").told(after, "after it")
    })
    .collect();
    rows.push(
        quiet_row("of a calendar that nobody hosts", &evening_of("calendar"))
            .at(Office::Unassigned)
            .zones(TOKYO, PHOENIX)
            .told(0, "now")
            .told(120, "after it"),
    );
    rows.push(quiet_row("cancelled meanwhile", &night).zones(TOKYO, PHOENIX).then(60, Deed::Cancel));
    rows
}

/// A mail at once, and half an hour later a notice for the host, whom no hours keep from it, and a mail.
fn quiet_row(name: &str, quiet: &Value) -> Row {
    let steps = json!([mail("now"), wait_minutes("wait", 30), notice("after", "after"), mail("after it")]);
    let mut draft = booked(steps);
    draft["quiet_hours"] = quiet.clone();
    Row::new(format!("quiet: {name}"), draft).starting(480).at(Office::Hosted)
}
