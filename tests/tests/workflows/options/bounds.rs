//! The bounds of every number and list: the last one that is taken, and the first one that is refused, with its field.

use super::*;

/// A draft, and where it is wrong, if it is: the code and the field.
type Case = (Value, Option<(&'static str, &'static str)>);

fn only(step: &Value) -> Value {
    booked(json!([step, mail("a"), mail("b")]))
}

#[tokio::test]
async fn numbers_and_lists_have_their_bounds() -> Result<()> {
    let world = World::start_with_post("workflows-bounds")?;
    let salon = Salon::open(&world).await?;
    for (draft, wrong) in [moments(), minutes_to_wait(), lists(), ways(), triggers(), quiet_hours()].concat()
    {
        let answer = salon.try_workflow(&draft).await?;
        let Some((code, field)) = wrong else {
            answer.read::<Record>(201).with_context(|| draft.to_string())?;
            continue;
        };
        let (status, given, place) = answer.refused_field().with_context(|| draft.to_string())?;
        assert_eq!((status, given.as_str(), place.as_deref()), (422, code, Some(field)), "{draft}");
    }
    Ok(())
}

fn moments() -> Vec<Case> {
    let draft = |direction: &str, distance: Value| {
        only(&wait_for("wait", &moment(direction, "start", &distance), &json!("next")))
    };
    let refused = |field| Some(("invalid_moment", field));
    let mut cases = Vec::new();
    for (unit, max, field) in [
        ("months", 9999, "steps.0.action.value.value.moment.months"),
        ("days", 30, "steps.0.action.value.value.moment.days"),
        ("hours", 23, "steps.0.action.value.value.moment.hours"),
        ("minutes", 59, "steps.0.action.value.value.moment.minutes"),
    ] {
        cases.extend([
            (draft("before", json!({ unit: 1 })), None),
            (draft("after", json!({ unit: max })), None),
            (draft("before", json!({ unit: max + 1 })), refused(field)),
        ]);
    }
    let direction = "steps.0.action.value.value.moment.direction";
    cases.extend([
        (draft("after", json!({ "months": 9999, "days": 30, "hours": 23, "minutes": 59 })), None),
        (draft("exactly", json!({})), None),
        (draft("exactly", json!({ "minutes": 1 })), refused(direction)),
        (draft("before", json!({ "days": 0 })), refused(direction)),
        (draft("after", json!({})), refused(direction)),
    ]);
    cases
}

fn minutes_to_wait() -> Vec<Case> {
    let mut cases = Vec::new();
    for (minutes, is_right) in [(1, true), (525_600, true), (0, false), (525_601, false)] {
        let refused = |field| (!is_right).then_some(("invalid_wait", field));
        let timeout = within(minutes, &json!("end"));
        cases.extend([
            (only(&wait_minutes("wait", minutes)), refused("steps.0.action.value.value")),
            (
                only(&until("wait", &json!("replied"), Some(timeout.clone()))),
                refused("steps.0.action.value.value.timeout.minutes"),
            ),
            (only(&reply("wait", &timeout)), refused("steps.0.action.value.value.timeout.minutes")),
        ]);
    }
    cases
}

fn lists() -> Vec<Case> {
    let ids = |count: usize| vec![NOBODY; count];
    let hosts = |count| json!({ "host_is": ids(count) });
    let users = |count| {
        let trigger = json!({ "on": ["booked"], "filters": { "users": ids(count) } });
        workflow(&trigger, json!([mail("a")]))
    };
    let asked = |all: Vec<Value>| only(&choice("which", &all.into(), &json!("next"), &json!("end")));
    let long = |count: u32| booked((0..count).map(|at| mail(&at.to_string())).collect());
    let wait = "steps.0.action.value.value.condition";
    vec![
        (long(100), None),
        (long(101), Some(("invalid_steps", "steps"))),
        (users(200), None),
        (users(201), Some(("invalid_filter", "trigger.filters.users"))),
        (asked(vec![json!("replied"); 20]), None),
        (asked(vec![json!("replied"); 21]), Some(("invalid_condition", "steps.0.action.value.all"))),
        (asked(Vec::new()), Some(("invalid_condition", "steps.0.action.value.all"))),
        (
            asked(vec![json!("replied"), hosts(201)]),
            Some(("invalid_condition", "steps.0.action.value.all.1")),
        ),
        (only(&until("wait", &hosts(200), None)), None),
        (only(&until("wait", &hosts(201), None)), Some(("invalid_condition", wait))),
        (only(&until("wait", &hosts(0), None)), Some(("invalid_condition", wait))),
    ]
}

/// A step leads to one that comes later.
fn ways() -> Vec<Case> {
    let refused = Some(("invalid_target", "steps.1.action"));
    let led = |second: Value| booked(json!([mail("a"), second, mail("b")]));
    let passed = |target: &str| {
        let moment = moment("before", "start", &json!({ "hours": 1 }));
        led(wait_for("wait", &moment, &at_step(target)))
    };
    let late = |target: &str| led(reply("wait", &within(5, &at_step(target))));
    let asked = |target: &str| led(choice("which", &json!(["replied"]), &json!("next"), &at_step(target)));
    let when_cancelled = |target: &str| {
        let mut draft = booked(json!([mail("a")]));
        draft["when_cancelled"] = target.into();
        draft
    };
    let mut cases = vec![
        (when_cancelled("a"), None),
        (when_cancelled("nowhere"), Some(("invalid_target", "when_cancelled"))),
        (booked(json!([mail("a"), mail("a")])), Some(("invalid_step_id", "steps.1.id"))),
    ];
    for target in ["b", "a", "nowhere"] {
        let wrong = if target == "b" { None } else { refused };
        let drafts = [led(go_to("leap", target)), passed(target), late(target), asked(target)];
        cases.extend(drafts.map(|draft| (draft, wrong)));
    }
    // Not even to itself.
    cases.push((led(go_to("leap", "leap")), refused));
    cases
}

fn triggers() -> Vec<Case> {
    let draft = |on: Value| workflow(&json!({ "on": on }), json!([mail("a")]));
    let refused = Some(("invalid_trigger", "trigger.on"));
    vec![
        (draft(json!(["booked", "no_show"])), None),
        (draft(json!([])), refused),
        (draft(json!(["booked", "booked"])), refused),
    ]
}

fn quiet_hours() -> Vec<Case> {
    let draft = |from: &str, to: &str| {
        let mut draft = booked(json!([mail("a")]));
        draft["quiet_hours"] = json!({ "from": from, "to": to });
        draft
    };
    let refused = |field| Some(("invalid_quiet_hours", field));
    vec![
        (draft("00:00", "23:59"), None),
        (draft("23:59", "00:00"), None),
        (draft("09:00", "09:00"), refused("quiet_hours.to")),
        (draft("24:00", "09:00"), refused("quiet_hours.from")),
        (draft("9:00", "10:00"), refused("quiet_hours.from")),
    ]
}
