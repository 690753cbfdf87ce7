//! Workflows are written, checked, changed while somebody is inside, and deleted.

use super::*;
use std::collections::BTreeSet;

#[tokio::test]
async fn a_workflow_with_a_wrong_text_is_refused_with_its_place() -> Result<()> {
    let world = World::start_with_post("workflows-refused")?;
    let salon = Salon::open(&world).await?;
    for (steps, code, field) in [
        (
            json!([email("a", "Hello {{contact.nmae}}", "x")]),
            "invalid_merge_text",
            "steps.0.action.value.value.subject",
        ),
        (
            json!([wait_minutes("a", 1), sms("b", "{{#if x}}")]),
            "invalid_merge_text",
            "steps.1.action.value.value.text",
        ),
        (json!([]), "invalid_steps", "steps"),
        (json!([wait_minutes("a", 0)]), "invalid_wait", "steps.0.action.value.value"),
        (
            json!([step(
                "a",
                "send",
                json!({ "kind": "notify_by_sms", "value": { "to": "12", "text": "x" } })
            )]),
            "invalid_phone",
            "steps.0.action.value.value.to",
        ),
    ] {
        let draft = json!({ "name": "Wrong", "trigger": { "on": ["booked"] }, "steps": steps });
        let (status, given, place) = salon.try_workflow(&draft).await?.refused_field()?;
        assert_eq!((status, given.as_str(), place.as_deref()), (422, code, Some(field)), "{draft}");
    }
    let settings = salon.path("message-settings");
    let patch = json!({ "signature": "{{contact.nmae}}" });
    let refused = salon.business.api.change(Method::PATCH, &settings, On::Anything, &patch).await?;
    assert_eq!(refused.refused_field()?.2.as_deref(), Some("signature"));
    Ok(())
}

#[tokio::test]
async fn an_edit_loses_and_repeats_no_step_for_those_inside() -> Result<()> {
    let world = World::start_with_post("workflows-edit")?;
    let salon = Salon::open(&world).await?;
    let first = email("first", "First", "x");
    let steps = json!([first, wait_minutes("wait", 60), email("second", "Second", "x")]);
    let workflow = salon.workflow(&["booked"], steps).await?;
    salon.book(&salon.start_after(&world, hours(24)).await?).await?;
    salon.told(1).await?;
    // The wait is shorter now, another step comes before it, and one more behind.
    let steps = json!([
        email("zeroth", "Zeroth", "x"),
        first,
        wait_minutes("wait", 10),
        email("second", "Second", "x"),
        email("third", "Third", "x"),
    ]);
    salon.change(&workflow, &json!({ "steps": steps })).await?;
    world.advance(minutes(11)).await?;
    // Mails that nothing lies between go side by side, and arrive in either order.
    let subjects: BTreeSet<_> = salon.told(3).await?.into_iter().filter_map(|mail| mail.subject).collect();
    assert_eq!(subjects, ["First", "Second", "Third"].map(str::to_owned).into());

    // Switched off, nobody enters any more, and those inside go on; deleted, they are out.
    let other = Salon::open(&world).await?;
    let steps =
        json!([wait_minutes("wait", 30), email("a", "A", "x"), wait_minutes("on", 60), email("b", "B", "x")]);
    let workflow = other.workflow(&["booked"], steps).await?;
    let start = other.start_after(&world, hours(24)).await?;
    other.book(&start).await?;
    other.change(&workflow, &json!({ "active": false })).await?;
    other.book(&other.start_after(&world, hours(30)).await?).await?;
    world.advance(minutes(31)).await?;
    other.told(1).await?;
    other.business.api.delete(&other.path(&format!("workflows/{}", workflow.id))).await?;
    world.advance(minutes(61)).await?;
    other.told(1).await?;
    let enrolments = other.enrolments().await?;
    assert_eq!(enrolments.len(), 1);
    assert_eq!(enrolments[0].ended.as_deref(), Some("steps_gone"));
    ensure!(!enrolments[0].id.is_empty(), "an enrolment has an id");
    Ok(())
}

#[tokio::test]
async fn recipes_are_workflows_to_start_from() -> Result<()> {
    let world = World::start_with_post("workflows-recipes")?;
    let salon = Salon::open(&world).await?;
    let list: Value = salon.business.api.manage("/workflow-recipes").await?;
    let recipes = list["recipes"].as_array().context("recipes")?;
    assert_eq!(recipes.len(), 3);
    for recipe in recipes {
        let made: Record = salon.try_workflow(&recipe["workflow"]).await?.read(201)?;
        assert_eq!(made.document["active"], false);
    }
    Ok(())
}
