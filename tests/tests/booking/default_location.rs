//! Where a user meets clients by default, on each of their calendars, and what Zoom's plan makes of it.

use super::{SOON, STATIC_LINK, business};
use anyhow::{Context as _, Result};
use reqwest::Method;
use serde_json::{Value, json};
use slotkey_tests::client::{Answer, On};
use slotkey_tests::world::{Business, CalendarSpec, User, link_of};

const PHONE: &str = "+44 20 7946 0000";

async fn set(business: &Business, user: &User, location: &Value, apply: bool) -> Result<Answer> {
    let path = format!("/agencies/{}/users/{}/meeting-location", business.agency, user.id);
    let body = json!({ "meeting_location": location, "apply_to_calendars": apply });
    business.api.change(Method::POST, &path, On::Anything, &body).await
}

async fn location_on(business: &Business, calendar: &str) -> Result<Value> {
    let record: Value = business.read_calendar(calendar).await?.read(200)?;
    Ok(record["members"][0]["meeting_location"].clone())
}

#[tokio::test]
async fn a_default_is_for_calendars_that_are_joined_and_for_others_if_asked() -> Result<()> {
    let business = business().await?;
    let second = business.second_sub_account().await?;
    let user = business.connected_user().await?;
    let spec = || CalendarSpec::round_robin(&[&user]).link(STATIC_LINK);
    let before = business.new_calendar(&spec()).await?.id;
    let phone = json!({ "kind": "phone", "value": PHONE });

    let answer: Value = set(&business, &user, &phone, false).await?.read(200)?;
    assert_eq!((&answer["calendars_changed"], &answer["user"]["meeting_location"]), (&json!(0), &phone));
    assert_eq!(location_on(&business, &before).await?, Value::Null, "what there is stays");
    let joined = business.new_calendar(&spec()).await?.id;
    assert_eq!(location_on(&business, &joined).await?, phone);
    let own = json!({ "kind": "in_person", "value": "1 High Street" });
    let said = spec().member(&user, "meeting_location", own.clone());
    let said = business.new_calendar(&said).await?.id;
    assert_eq!(location_on(&business, &said).await?, own, "a calendar's own word holds");
    let elsewhere = second.new_calendar(&spec()).await?.id;

    // Saved again without a word on members, nothing is changed behind anybody's back.
    business.changed_calendar(&before, &json!({ "name": "Another name" })).await?;
    assert_eq!(location_on(&business, &before).await?, Value::Null);

    let zoom = json!({ "kind": "zoom" });
    let answer: Value = set(&business, &user, &zoom, true).await?.read(200)?;
    assert_eq!(answer["calendars_changed"], 4, "in all sub-accounts");
    for (business, calendar) in
        [(&business, &before), (&business, &joined), (&business, &said), (&second, &elsewhere)]
    {
        assert_eq!(location_on(business, calendar).await?, zoom);
    }
    let again: Value = set(&business, &user, &zoom, true).await?.read(200)?;
    assert_eq!(again["calendars_changed"], 0);
    let none: Value = set(&business, &user, &Value::Null, true).await?.read(200)?;
    assert_eq!(none["calendars_changed"], 4, "back to what each calendar says");
    assert_eq!(location_on(&business, &before).await?, Value::Null);
    Ok(())
}

#[tokio::test]
async fn zoom_is_a_default_only_once_its_user_has_connected() -> Result<()> {
    let business = business().await?;
    let user = business.user().await?;
    let zoom = json!({ "kind": "zoom" });
    let refused = set(&business, &user, &zoom, false).await?;
    assert_eq!(refused.refused()?, (409, "zoom_not_connected".to_owned()));
    assert!(refused.body.contains("make them a link"), "says what to do: {}", refused.body);
    for (location, status) in [
        (json!({ "kind": "in_person", "value": "1 High Street" }), 422),
        (json!({ "kind": "static", "value": "no link" }), 422),
        (json!({ "kind": "static", "value": STATIC_LINK }), 200),
        (json!({ "kind": "custom", "value": "We will see" }), 200),
        (Value::Null, 200),
    ] {
        assert_eq!(set(&business, &user, &location, false).await?.status, status, "{location}");
    }
    let user = business.connect(user).await?;
    assert_eq!(set(&business, &user, &zoom, false).await?.status, 200);
    Ok(())
}

#[tokio::test]
async fn what_was_booked_stays_where_it_is() -> Result<()> {
    let business = business().await?;
    let user = business.connected_user().await?;
    let spec = CalendarSpec::round_robin(&[&user]).link(STATIC_LINK);
    let slug = business.calendar(&spec).await?;
    let starts = business.api.first_slots(&slug, 3).await?;
    let at_link = business.api.booked(&slug, &starts[0].start).await?;

    set(&business, &user, &json!({ "kind": "zoom" }), true).await?.read::<Value>(200)?;
    let now = business.api.appointment(&at_link).await?;
    assert_eq!(link_of(&now)?, STATIC_LINK, "no meeting was made for it");
    let on_zoom = business.linked(&business.api.booked(&slug, &starts[1].start).await?, SOON).await?;

    set(&business, &user, &json!({ "kind": "phone", "value": PHONE }), true).await?.read::<Value>(200)?;
    let now = business.api.appointment(&on_zoom).await?;
    assert_eq!((now.meeting_location.kind.as_str(), link_of(&now)?), ("zoom", link_of(&on_zoom)?));
    let by_phone = business.api.booked(&slug, &starts[2].start).await?;
    assert_eq!(link_of(&by_phone)?, PHONE);
    Ok(())
}

#[tokio::test]
async fn a_user_chooses_on_their_profile() -> Result<()> {
    let business = business().await?;
    let (user, other) = (business.user().await?, business.user().await?);
    let calendar = business.new_calendar(&CalendarSpec::round_robin(&[&user]).link(STATIC_LINK)).await?.id;
    let session = business.sign_in(&user).await?;

    // Zoom first has to be connected; where that is done, is said in place.
    let refused = session.fill("/profile/location", &[("kind", "zoom")]).await?;
    assert_eq!(
        refused.header("location"),
        "/profile?notice=zoom_not_connected&chosen=zoom&at=location#location"
    );
    for (fields, says) in [
        (&[("kind", "static"), ("static", "meet.example.com <b>")][..], "begins with https://"),
        (&[("kind", "phone"), ("phone", " ")], "needs a value"),
        (&[("kind", "in_person"), ("in_person", "1 High Street")], "Choose where you meet clients"),
        (&[], "Choose where you meet clients"),
    ] {
        let page = session.fill("/profile/location", fields).await?;
        assert_eq!(page.status, 422, "{fields:?}");
        assert!(
            page.body.contains(says) && page.body.contains("role=\"alert\""),
            "{fields:?}: {}",
            page.body
        );
        assert!(!page.body.contains("<b>"), "comes back unescaped");
    }

    let saved = session.fill("/profile/location", &[("kind", "phone"), ("phone", PHONE)]).await?;
    assert_eq!(saved.header("location"), "/profile?notice=location_saved&ask=1&at=location#location");
    let page = session.get(saved.header("location")).await?;
    assert!(page.body.contains("Change your other calendars too?"), "{}", page.body);
    let applied = session.fill("/profile/location/apply", &[]).await?;
    assert_eq!(applied.header("location"), "/profile?notice=location_applied&count=1&at=location#location");
    assert!(session.get(applied.header("location")).await?.body.contains("1 calendar was changed"));
    let phone = json!({ "kind": "phone", "value": PHONE });
    assert_eq!(location_on(&business, &calendar).await?, phone);
    assert_eq!(business.record(&user).await?.meeting_location, Some(phone));

    // On the calendar, one's own word holds; and only on a calendar of one's own.
    let path = format!("/profile/calendars/{calendar}");
    assert!(session.get(&path).await?.body.contains("As the calendar says (Video call)"));
    let saved = session.fill(&path, &[("kind", "in_person"), ("in_person", "1 High Street")]).await?;
    assert_eq!(saved.header("location"), format!("{path}?notice=member_saved"));
    assert_eq!(
        location_on(&business, &calendar).await?,
        json!({ "kind": "in_person", "value": "1 High Street" })
    );
    let saved = session.fill(&path, &[("kind", "none")]).await?;
    assert_eq!((saved.status, location_on(&business, &calendar).await?), (303, Value::Null));
    let stranger = business.sign_in(&other).await?;
    assert_eq!(stranger.get(&path).await?.status, 404);
    assert_eq!(stranger.fill(&path, &[("kind", "none")]).await?.status, 404);
    assert_eq!(session.get("/profile/calendars/nonsense").await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn a_plan_that_is_too_small_is_warned_of_where_it_matters() -> Result<()> {
    let business = business().await?;
    let (basic, absent) = (business.user().await?, business.user().await?);
    business.zoom.put_user(json!({ "email": basic.email, "type": 1 })).await?;
    let basic = business.connect(basic).await?;
    let long = CalendarSpec::round_robin(&[&basic, &absent]).rule("duration_minutes", 60).named("Long talk");
    let created: Value = business.try_calendar(&long).await?.read(201)?;
    let warned: Vec<(&str, &str)> = created["warnings"]
        .as_array()
        .context("warnings")?
        .iter()
        .filter_map(|warning| Some((warning["code"].as_str()?, warning["user_id"].as_str()?)))
        .collect();
    assert_eq!(warned, [("zoom_plan_too_small", &*basic.id), ("zoom_not_connected", &*absent.id)]);
    let page = business.sign_in(&basic).await?.page().await?.body;
    assert!(page.contains("40 minutes") && page.contains("One of your calendars has longer ones"), "{page}");

    let id = created["id"].as_str().context("id")?;
    let short = json!({ "slots": { "duration_minutes": 30 } });
    let changed: Value = business.patch_calendar(id, On::Anything, &short).await?.read(200)?;
    assert_eq!(changed["warnings"].as_array().map(Vec::len), Some(1), "{changed}");
    assert!(!business.sign_in(&basic).await?.page().await?.body.contains("has longer ones"));
    let other = json!({ "slots": { "other_durations_minutes": [90] } });
    let changed: Value = business.patch_calendar(id, On::Anything, &other).await?.read(200)?;
    assert_eq!(changed["warnings"].as_array().map(Vec::len), Some(2), "a longer one can be chosen");
    Ok(())
}
