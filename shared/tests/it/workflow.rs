//! Workflows: what is refused when one is saved, when each step does what, and what is filled in.

use super::write::{at, calendar};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use shared::appointment::Status;
use shared::availability::Zone;
use shared::id::{CalendarId, UserId};
use shared::workflow::{
    Condition, Ending, Link, Noted, Occasion, Recipe, Situation, Step, StepId, Turn, Walk, Workflow,
    WorkflowDraft,
};

fn user(number: u8) -> UserId {
    UserId::from_entropy([number; 16])
}

fn id(text: &str) -> StepId {
    StepId::parse(text).expect("a test's id")
}

fn draft(steps: &Value) -> Result<WorkflowDraft, serde_json::Error> {
    serde_json::from_value(json!({ "name": "Test", "trigger": { "on": ["confirmed"] }, "steps": steps }))
}

fn workflow(steps: &Value) -> Workflow {
    draft(steps).expect("a test's workflow can be read").checked().expect("a test's workflow is valid")
}

fn step(id: &str, action: &Value) -> Value {
    json!({ "id": id, "action": action })
}

fn wait(id: &str, minutes: u32) -> Value {
    step(id, &json!({ "kind": "wait", "value": { "kind": "minutes", "value": minutes } }))
}

fn before_start(id: &str, distance: &Value, if_passed: &Value) -> Value {
    let mut moment = json!({ "direction": "before", "anchor": "start" });
    for (unit, number) in distance.as_object().expect("units") {
        moment[unit] = number.clone();
    }
    let value = json!({ "kind": "moment", "value": { "moment": moment, "if_passed": if_passed } });
    step(id, &json!({ "kind": "wait", "value": value }))
}

fn send(id: &str, message: &Value) -> Value {
    step(id, &json!({ "kind": "send", "value": message }))
}

fn sms(id: &str, text: &str) -> Value {
    send(id, &json!({ "kind": "sms", "value": { "text": text } }))
}

/// An appointment as a walk sees it, and what has become of it.
struct Scene {
    calendar: CalendarId,
    hosts: Vec<UserId>,
    zone: Zone,
    contact_zone: Zone,
    now: Timestamp,
    start: Timestamp,
    timed_at: Timestamp,
    status: Status,
    link: Link,
    replied_at: Option<Timestamp>,
    is_recurring: bool,
}

impl Scene {
    /// Booked now, for then.
    fn new(now: &str, start: &str) -> Self {
        let zone = |name| Zone::parse(name).expect("a zone");
        Self {
            calendar: calendar(1),
            hosts: vec![user(1)],
            zone: zone("Europe/London"),
            contact_zone: zone("America/New_York"),
            now: at(now),
            start: at(start),
            timed_at: at(now),
            status: Status::Confirmed,
            link: Link::Ready,
            replied_at: None,
            is_recurring: false,
        }
    }

    fn situation(&self) -> Situation<'_> {
        Situation {
            now: self.now,
            calendar: &self.calendar,
            hosts: &self.hosts,
            is_recurring: self.is_recurring,
            status: self.status,
            start: self.start,
            end: self.start + SignedDuration::from_mins(30),
            timed_at: self.timed_at,
            zone: &self.zone,
            contact_zone: &self.contact_zone,
            link: self.link,
            replied_at: self.replied_at,
        }
    }

    fn enter(&self, workflow: &Workflow) -> Walk {
        Walk::enter(workflow, Occasion::Confirmed, self.now).expect("a first step")
    }

    /// What happens until the walk waits or is over, in words.
    fn play(&self, workflow: &Workflow, walk: &mut Walk) -> Vec<String> {
        let mut told = Vec::new();
        for _ in 0..1_000 {
            let stored = serde_json::to_string(walk).expect("a walk can be written");
            *walk = serde_json::from_str(&stored).expect("a walk can be read back");
            match walk.next(workflow, &self.situation()) {
                Turn::Send { step, say, .. } => {
                    told.push(
                        say.map_or_else(|| format!("send {step}"), |say| format!("send {step}: {say}")),
                    );
                }
                Turn::Note(step, noted) => told.push(format!("{step} {noted:?}")),
                Turn::Wait(until) => {
                    told.push(until.map_or_else(|| "wait".to_owned(), |until| format!("until {until}")));
                    return told;
                }
                Turn::Over(ending) => {
                    told.push(format!("{ending:?}"));
                    return told;
                }
            }
        }
        panic!("it goes on and on: {told:?}");
    }

    /// Lets time go by, waking the walk whenever it asked to be, and not before; with the instant of everything sent.
    fn live(&mut self, workflow: &Workflow, walk: &mut Walk, until: &str) -> Vec<String> {
        let mut sent = Vec::new();
        loop {
            let told = self.play(workflow, walk);
            sent.extend(told.iter().filter(|line| line.starts_with("send ")).map(|line| {
                format!("{} {}", self.now.strftime("%d %H:%M"), line.trim_start_matches("send "))
            }));
            let next = told.last().and_then(|last| last.strip_prefix("until ")).map(at);
            match next.filter(|next| *next <= at(until)) {
                Some(next) => self.now = next,
                None => return sent,
            }
        }
    }
}

#[test]
fn the_recipes_can_be_walked_through() {
    for recipe in Recipe::ALL {
        let draft = recipe.draft().expect("a recipe can be read");
        assert!(!draft.active, "{recipe:?} is switched on by whoever wants it");
        let written: Value = serde_json::from_str(recipe.text()).expect("JSON");
        assert_eq!(written, json!(draft), "{recipe:?} leaves nothing out: it is answered as it is");
        draft.clone().checked().unwrap_or_else(|invalid| panic!("{recipe:?}: {invalid}"));
        assert_eq!(serde_json::from_value::<WorkflowDraft>(written).ok(), Some(draft));
    }
}

/// The example of the seed: status confirmed, a minute, email and SMS, a notice, 24 hours before, an hour before.
#[test]
fn the_seeds_example_sends_what_it_says_when_it_says() {
    let workflow = Recipe::ConfirmationAndReminders.draft().expect("a recipe").checked().expect("valid");
    for (booked, sent) in [
        (
            "2026-06-01T10:00Z",
            vec![
                "01 10:01 confirm-email",
                "01 10:01 confirm-sms",
                "01 10:01 tell-hosts",
                "09 14:00 remind-email",
                "10 13:00 remind-sms",
            ],
        ),
        // Two hours before: the mail of the day before is left out, the SMS is not.
        (
            "2026-06-10T12:00Z",
            vec![
                "10 12:01 confirm-email",
                "10 12:01 confirm-sms",
                "10 12:01 tell-hosts",
                "10 13:00 remind-sms",
            ],
        ),
        ("2026-06-10T13:30Z", vec!["10 13:31 confirm-email", "10 13:31 confirm-sms", "10 13:31 tell-hosts"]),
    ] {
        let mut scene = Scene::new(booked, "2026-06-10T14:00Z");
        let mut walk = scene.enter(&workflow);
        assert_eq!(scene.live(&workflow, &mut walk, "2026-07-01T00:00Z"), sent, "booked {booked}");
    }
}

#[test]
fn a_moment_is_reckoned_in_the_calendars_zone() {
    // London's clock goes forward on 2026-03-29 at 01:00 and back on 2026-10-25 at 02:00.
    for (distance, start, due) in [
        (json!({ "days": 1 }), "2026-03-29T09:00Z", "2026-03-28T10:00Z"),
        (json!({ "hours": 23 }), "2026-03-29T09:00Z", "2026-03-28T10:00Z"),
        (json!({ "days": 1 }), "2026-10-25T09:00Z", "2026-10-24T08:00Z"),
        (json!({ "months": 1 }), "2026-03-31T09:00Z", "2026-02-28T10:00Z"),
        (
            json!({ "months": 1, "days": 2, "hours": 3, "minutes": 4 }),
            "2026-05-20T12:00Z",
            "2026-04-18T08:56Z",
        ),
    ] {
        let workflow = workflow(&json!([before_start("wait", &distance, &json!("next"))]));
        let scene = Scene::new("2026-01-01T00:00Z", start);
        let told = scene.play(&workflow, &mut scene.enter(&workflow));
        assert_eq!(told, [format!("until {}", at(due))], "{distance} before {start}");
    }
    // Farther than there are years.
    let never =
        workflow(&json!([before_start("wait", &json!({ "months": 9_999 }), &json!("next")), sms("go", "x")]));
    let scene = Scene::new("2026-01-01T00:00Z", "2026-06-01T09:00Z");
    assert_eq!(scene.play(&never, &mut scene.enter(&never)), ["wait HadPassed", "send go", "Done"]);
}

#[test]
fn what_has_passed_goes_as_the_author_chose() {
    let steps = |if_passed: &Value| {
        workflow(&json!([
            before_start("day", &json!({ "days": 1 }), if_passed),
            sms("one", "x"),
            sms("two", "x"),
            wait("later", 5),
            sms("three", "x"),
        ]))
    };
    for (if_passed, told) in [
        (json!("next"), vec!["day HadPassed", "send one", "send two", "until 2026-06-10T12:05:00Z"]),
        (json!({ "step": "two" }), vec!["day HadPassed", "send two", "until 2026-06-10T12:05:00Z"]),
        (
            json!("skip_until_next_wait"),
            vec!["day HadPassed", "one SkippedAsPassed", "two SkippedAsPassed", "until 2026-06-10T12:05:00Z"],
        ),
    ] {
        let workflow = steps(&if_passed);
        let mut scene = Scene::new("2026-06-10T12:00Z", "2026-06-10T14:00Z");
        let mut walk = scene.enter(&workflow);
        assert_eq!(scene.play(&workflow, &mut walk), told);
        scene.now = at("2026-06-10T12:05Z");
        assert_eq!(scene.play(&workflow, &mut walk), ["later Waited", "send three", "Done"]);
    }
}

#[test]
fn waits_move_with_the_appointment() {
    let workflow = workflow(&json!([
        before_start("day", &json!({ "days": 1 }), &json!("skip_until_next_wait")),
        sms("remind", "x"),
    ]));
    let mut scene = Scene::new("2026-06-01T10:00Z", "2026-06-10T14:00Z");
    let mut walk = scene.enter(&workflow);
    assert_eq!(scene.play(&workflow, &mut walk), ["until 2026-06-09T14:00:00Z"]);
    // Later, and then so near that the day before is over.
    (scene.now, scene.start) = (at("2026-06-02T10:00Z"), at("2026-06-12T14:00Z"));
    scene.timed_at = scene.now;
    assert_eq!(scene.play(&workflow, &mut walk), ["until 2026-06-11T14:00:00Z"]);
    let mut near = walk.clone();
    (scene.now, scene.start) = (at("2026-06-03T10:00Z"), at("2026-06-03T18:00Z"));
    scene.timed_at = scene.now;
    assert_eq!(scene.play(&workflow, &mut near), ["day HadPassed", "remind SkippedAsPassed", "Done"]);
    // An alarm that rings late is no moment that has passed.
    (scene.now, scene.start, scene.timed_at) =
        (at("2026-06-11T19:00Z"), at("2026-06-12T14:00Z"), at("2026-06-02T10:00Z"));
    assert_eq!(scene.play(&workflow, &mut walk), ["day Waited", "send remind", "Done"]);
}

#[test]
fn a_message_is_never_sent_without_its_link() {
    let text = "{{appointment.meeting_location}}";
    let patient = |without: Value| {
        workflow(&json!([send(
            "tell",
            &json!({ "kind": "sms", "value": { "text": text, "without_link": without } })
        )]))
    };
    let say = json!({ "wait_minutes": 30, "then": { "say": "We send you the link." } });
    let skip = json!({ "wait_minutes": 30, "then": "skip" });
    for (without, link, at_once, after) in [
        (&say, Link::Ready, "send tell", None),
        (&say, Link::Pending, "until 2026-06-01T10:30:00Z", Some("send tell: We send you the link.")),
        (&skip, Link::Pending, "until 2026-06-01T10:30:00Z", Some("tell SkippedWithoutLink")),
        (&say, Link::Never, "send tell: We send you the link.", None),
        (&skip, Link::Never, "tell SkippedWithoutLink", None),
    ] {
        let workflow = patient(without.clone());
        let mut scene = Scene::new("2026-06-01T10:00Z", "2026-06-10T14:00Z");
        scene.link = link;
        let mut walk = scene.enter(&workflow);
        assert_eq!(scene.play(&workflow, &mut walk)[0], at_once, "{link:?}, {without}");
        if let Some(after) = after {
            let mut linked = walk.clone();
            scene.now = at("2026-06-01T10:30Z");
            assert_eq!(scene.play(&workflow, &mut walk)[0], after, "{link:?}, {without}");
            // It comes in time.
            (scene.now, scene.link) = (at("2026-06-01T10:29Z"), Link::Ready);
            assert_eq!(scene.play(&workflow, &mut linked)[0], "send tell");
        }
    }
}

#[test]
fn a_cancelled_appointment_leaves_or_goes_where_it_is_led() {
    let steps = json!([
        wait("later", 5),
        sms("remind", "x"),
        step("stop", &json!({ "kind": "end" })),
        sms("sorry", "x")
    ]);
    let leaving = workflow(&steps);
    let mut written = draft(&steps).expect("a draft");
    written.when_cancelled = Some(id("sorry"));
    let led = written.checked().expect("valid");
    for (workflow, told) in
        [(&leaving, vec!["Cancelled"]), (&led, vec!["later LedAway", "send sorry", "Done"])]
    {
        let mut scene = Scene::new("2026-06-01T10:00Z", "2026-06-10T14:00Z");
        let mut walk = scene.enter(workflow);
        assert_eq!(scene.play(workflow, &mut walk), ["until 2026-06-01T10:05:00Z"]);
        scene.status = Status::Cancelled;
        assert_eq!(scene.play(workflow, &mut walk), told);
    }
    // A workflow that is about cancelling is not left for it.
    let mut scene = Scene::new("2026-06-01T10:00Z", "2026-06-10T14:00Z");
    scene.status = Status::Cancelled;
    let mut walk = Walk::enter(&leaving, Occasion::Cancelled, scene.now).expect("a first step");
    scene.now = at("2026-06-01T10:05Z");
    assert_eq!(scene.play(&leaving, &mut walk), ["later Waited", "send remind", "Ended"]);
}

#[test]
fn conditions_choose_and_are_waited_for() {
    let reply =
        json!({ "kind": "reply", "value": { "timeout": { "minutes": 60, "then": { "step": "nag" } } } });
    let link = json!({ "kind": "until", "value": { "condition": "link_exists" } });
    let workflow = workflow(&json!([
        step("link", &json!({ "kind": "wait", "value": link })),
        step(
            "ours",
            &json!({ "kind": "if", "value": {
            "all": [{ "host_is": [user(1)] }, "is_ahead"], "then": "next", "otherwise": { "step": "nag" } } })
        ),
        step("reply", &json!({ "kind": "wait", "value": reply })),
        step("thanks", &json!({ "kind": "end" })),
        sms("nag", "x"),
    ]));
    let mut scene = Scene::new("2026-06-01T10:00Z", "2026-06-10T14:00Z");
    scene.link = Link::Pending;
    let mut walk = scene.enter(&workflow);
    assert_eq!(scene.play(&workflow, &mut walk), ["wait"], "as long as it takes");
    scene.link = Link::Ready;
    let mut silent = walk.clone();
    assert_eq!(scene.play(&workflow, &mut walk), ["link Waited", "ours Held", "until 2026-06-01T11:00:00Z"]);
    scene.replied_at = Some(at("2026-06-01T10:20Z"));
    scene.now = at("2026-06-01T10:21Z");
    assert_eq!(scene.play(&workflow, &mut walk), ["reply Waited", "Ended"]);
    // Nobody answers, but for an answer from before.
    scene.replied_at = Some(at("2026-06-01T09:00Z"));
    assert_eq!(
        scene.play(&workflow, &mut silent),
        ["link Waited", "ours Held", "until 2026-06-01T11:21:00Z"]
    );
    scene.now = at("2026-06-01T11:21Z");
    assert_eq!(scene.play(&workflow, &mut silent), ["reply TimedOut", "send nag", "Done"]);
    assert!(!Condition::Replied.holds(&scene.situation(), at("2026-06-01T10:00Z")));
}

#[test]
fn clients_are_left_alone_in_quiet_hours() {
    let mut written = draft(&json!([
        send("notice", &json!({ "kind": "notify_in_app", "value": { "to": "hosts", "text": "x" } })),
        sms("remind", "x"),
    ]))
    .expect("a draft");
    written.quiet_hours = serde_json::from_value(json!({ "from": "21:00", "to": "08:00" })).ok();
    assert!(written.quiet_hours.is_some());
    let workflow = written.checked().expect("valid");
    // New York is four hours behind.
    for (now, told) in [
        ("2026-06-02T00:59Z", "send remind"),
        ("2026-06-02T01:00Z", "until 2026-06-02T12:00:00Z"),
        ("2026-06-02T11:59Z", "until 2026-06-02T12:00:00Z"),
        ("2026-06-02T12:00Z", "send remind"),
    ] {
        let scene = Scene::new(now, "2026-06-10T14:00Z");
        let told_then = scene.play(&workflow, &mut scene.enter(&workflow));
        assert_eq!(told_then[..2], ["send notice", told], "at {now}");
    }
    for (from, to) in [("21:00", "21:00"), ("9:00", "10:00"), ("24:00", "08:00"), ("21:00:00", "08:00")] {
        let quiet = json!({ "from": from, "to": to });
        assert!(serde_json::from_value::<shared::workflow::QuietHours>(quiet).is_err(), "{from} to {to}");
    }
}

#[test]
fn an_edit_loses_and_repeats_nothing() {
    let before = workflow(&json!([sms("one", "x"), wait("pause", 60), sms("two", "x"), sms("three", "x")]));
    let mut scene = Scene::new("2026-06-01T10:00Z", "2026-06-10T14:00Z");
    let mut inside = scene.enter(&before);
    assert_eq!(scene.play(&before, &mut inside), ["send one", "until 2026-06-01T11:00:00Z"]);
    scene.now = at("2026-06-01T10:30Z");
    for (after, told) in [
        // The pause is shorter: it has begun at ten all the same.
        (json!([wait("pause", 40), sms("two", "x")]), vec!["until 2026-06-01T10:40:00Z"]),
        // The pause is gone: it goes on behind it.
        (json!([sms("one", "x"), sms("two", "x")]), vec!["send two", "Done"]),
        // What was sent comes once more, under its id.
        (
            json!([wait("pause", 10), sms("one", "x"), sms("three", "x")]),
            vec!["pause Waited", "one SkippedAsSent", "send three", "Done"],
        ),
    ] {
        let after = workflow(&after);
        let mut walk = inside.carried_over(&before, &after, scene.now).expect("something is left");
        assert_eq!(scene.play(&after, &mut walk), told);
    }
    let other = workflow(&json!([sms("other", "x")]));
    assert_eq!(inside.carried_over(&before, &other, scene.now), None);
    let mut stranded = inside.clone();
    assert_eq!(scene.play(&other, &mut stranded), ["StepsGone"]);
}

#[test]
fn a_trigger_admits_what_its_filters_are_about() {
    let trigger = |on: Value, filters: Value| {
        serde_json::from_value::<shared::workflow::Trigger>(json!({ "on": on, "filters": filters }))
            .expect("a trigger")
    };
    let mut scene = Scene::new("2026-06-01T10:00Z", "2026-06-10T14:00Z");
    let all = Occasion::ALL.map(|occasion| serde_json::to_value(occasion).expect("a name"));
    for occasion in Occasion::ALL {
        assert!(trigger(json!(all), json!({})).admits(occasion, &scene.situation()));
        assert_eq!(
            trigger(json!(["booked"]), json!({})).admits(occasion, &scene.situation()),
            occasion == Occasion::Booked
        );
    }
    for (filters, once, recurring) in [
        (json!({}), true, true),
        (json!({ "booked_as": "one_time" }), true, false),
        (json!({ "booked_as": "recurring" }), false, true),
        (json!({ "calendars": [calendar(1), calendar(2)] }), true, true),
        (json!({ "calendars": [calendar(2)] }), false, false),
        (json!({ "users": [user(2), user(1)] }), true, true),
        (json!({ "users": [user(2)] }), false, false),
        (json!({ "calendars": [calendar(1)], "users": [user(2)] }), false, false),
    ] {
        for (is_recurring, admitted) in [(false, once), (true, recurring)] {
            scene.is_recurring = is_recurring;
            let admits =
                trigger(json!(["booked"]), filters.clone()).admits(Occasion::Booked, &scene.situation());
            assert_eq!(admits, admitted, "{filters}, recurring: {is_recurring}");
        }
    }
}

#[test]
fn what_cannot_be_walked_through_is_refused_with_its_place() {
    let moment = |moment: Value| {
        let value = json!({ "kind": "moment", "value": { "moment": moment, "if_passed": "next" } });
        json!([step("one", &json!({ "kind": "wait", "value": value }))])
    };
    let go_to = |target: &str| step("one", &json!({ "kind": "go_to", "value": target }));
    let many: Vec<Value> = (0..101).map(|at| wait(&format!("s{at}"), 1)).collect();
    for (steps, code, field) in [
        (json!([]), "invalid_steps", "steps"),
        (json!(many), "invalid_steps", "steps"),
        (json!([wait("one", 1), wait("one", 1)]), "invalid_step_id", "steps.1.id"),
        (json!([wait("one", 0)]), "invalid_wait", "steps.0.action.value.value"),
        (json!([wait("one", 525_601)]), "invalid_wait", "steps.0.action.value.value"),
        (json!([go_to("nowhere")]), "invalid_target", "steps.0.action"),
        (json!([go_to("one")]), "invalid_target", "steps.0.action"),
        (json!([wait("zero", 1), go_to("zero")]), "invalid_target", "steps.1.action"),
        (
            moment(json!({ "direction": "before", "anchor": "start" })),
            "invalid_moment",
            "steps.0.action.value.value.moment.direction",
        ),
        (
            moment(json!({ "direction": "exactly", "anchor": "end", "hours": 1 })),
            "invalid_moment",
            "steps.0.action.value.value.moment.direction",
        ),
        (
            moment(json!({ "direction": "after", "anchor": "end", "hours": 24 })),
            "invalid_moment",
            "steps.0.action.value.value.moment.hours",
        ),
        (json!([sms("one", " ")]), "invalid_merge_text", "steps.0.action.value.value.text"),
        (json!([sms("one", &"x".repeat(1_531))]), "invalid_merge_text", "steps.0.action.value.value.text"),
        (
            json!([send("one", &json!({ "kind": "webhook", "value": { "url": "http://example.com" } }))]),
            "invalid_url",
            "steps.0.action.value.value.url",
        ),
        (
            json!([send(
                "one",
                &json!({ "kind": "webhook", "value": { "url": "https://{{contact.name}}/x" } })
            )]),
            "invalid_url",
            "steps.0.action.value.value.url",
        ),
        (
            json!([step(
                "one",
                &json!({ "kind": "if", "value": { "all": [], "then": "next", "otherwise": "end" } })
            )]),
            "invalid_condition",
            "steps.0.action.value.all",
        ),
    ] {
        let invalid = draft(&steps).expect("it can be read").checked().expect_err("it is refused");
        assert_eq!((invalid.code, &*invalid.field), (code, field), "{steps}");
    }
    for steps in [json!([wait("Two words", 1)]), json!([step("one", &json!({ "kind": "dance" }))])] {
        assert!(draft(&steps).is_err(), "{steps}");
    }
    assert!(serde_json::from_value::<Step>(wait("one", 1)).is_ok());
}

#[test]
fn every_text_is_told_with_its_place() {
    let mail = json!({ "subject": "a", "text": "b", "html": "c" });
    let steps = json!([
        sms("one", "d"),
        wait("two", 1),
        send("three", &json!({ "kind": "email", "value": mail })),
        send("four", &json!({ "kind": "notify_by_email", "value": { "to": "hosts", "mail": mail } })),
        send("five", &json!({ "kind": "webhook", "value": { "url": "https://example.com" } })),
    ]);
    let draft = draft(&steps).expect("it can be read");
    let texts: Vec<(String, String)> =
        draft.texts().into_iter().map(|text| (text.field, text.text.as_str().to_owned())).collect();
    let written = serde_json::to_value(&draft).expect("it can be written");
    for (field, text) in &texts {
        let found = field.split('.').fold(&written, |at, part| match part.parse::<usize>() {
            Ok(index) => &at[index],
            Err(_) => &at[part],
        });
        assert_eq!(found, text, "{field}");
    }
    assert_eq!(texts.len(), 8);
    for ending in [Ending::Done, Ending::Ended, Ending::Cancelled, Ending::StepsGone] {
        assert_eq!(serde_json::to_value(ending).ok(), Some(ending.as_str().into()));
    }
    for noted in [
        Noted::Waited,
        Noted::HadPassed,
        Noted::TimedOut,
        Noted::Held,
        Noted::DidNotHold,
        Noted::WentOn,
        Noted::SkippedAsPassed,
        Noted::SkippedWithoutLink,
        Noted::SkippedAsSent,
        Noted::LedAway,
    ] {
        assert_eq!(serde_json::to_value(noted).ok(), Some(noted.as_str().into()));
    }
}
