//! What is Zoom's, and what only says so.

use super::{Booked, NOTHING_HAPPENS, SOON, all_taken, refused, told_business, world};
use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use shared::limits::{BODY_BYTES_MAX, ZOOM_MESSAGE_AGE_SECONDS};
use slotkey_tests::world::{CalendarSpec, World, eventually};

#[tokio::test]
async fn the_address_is_ours() -> Result<()> {
    let business = told_business(world()).await?;
    let checked = business.zoom.check_address(json!({})).await?;
    ensure!(checked["valid"] == true, "{checked}");
    for delivery in [json!({ "signed": "badly" }), json!({ "signed": "not" })] {
        let checked = business.zoom.check_address(delivery).await?;
        assert_eq!((&checked["valid"], &checked["sent"][0]["status"]), (&json!(false), &json!(401)));
    }
    Ok(())
}

#[tokio::test]
async fn what_zoom_has_not_signed_lately_changes_nothing() -> Result<()> {
    let booked = Booked::in_world(world()).await?;
    let business = &booked.business;
    let old = ZOOM_MESSAGE_AGE_SECONDS + 5;
    for (delivery, code) in [
        (json!({ "signed": "badly" }), "invalid_signature"),
        (json!({ "signed": "not" }), "invalid_signature"),
        (json!({ "signed_seconds_ago": old }), "stale_message"),
        (json!({ "signed_seconds_ago": -old }), "stale_message"),
    ] {
        let moved = json!({ "move": { "duration": 45 } });
        let told = business.zoom.happen(&booked.meeting, moved, json!({ "delivery": delivery })).await?;
        assert_eq!(refused(&told)?, (401, code.to_owned()));
    }
    // The times at the edge are taken.
    let delivery = json!({ "signed_seconds_ago": ZOOM_MESSAGE_AGE_SECONDS - 60 });
    let told = business.zoom.happen(&booked.meeting, json!("start"), json!({ "delivery": delivery })).await?;
    all_taken(&told, 1)?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    ensure!(booked.trail("meeting_moved").await?.is_empty(), "a message that was refused had its effect");
    Ok(())
}

#[tokio::test]
async fn what_is_no_message_is_refused_and_what_nobody_wants_is_not() -> Result<()> {
    let business = told_business(world()).await?;
    let host = business.connected_user().await?;
    let object = json!({ "id": "81234567890", "uuid": "u", "host_id": host.zoom_user, "topic": "T" });
    let message = |event: &str, object: &Value| json!({ "event": event, "event_ts": 1_796_310_000_000_i64, "payload": { "account_id": "a", "object": object } });
    for event in ["meeting.created", "recording.completed", "user.created", "x"] {
        all_taken(&business.zoom.send_message(&message(event, &json!({})), json!({})).await?, 1)?;
    }
    // Meetings that are not ours, of users that are ours, and of users that nobody knows.
    for event in ["meeting.started", "meeting.ended", "meeting.deleted", "meeting.updated"] {
        all_taken(&business.zoom.send_message(&message(event, &object), json!({})).await?, 1)?;
        let mut foreign = object.clone();
        foreign["host_id"] = "nobody-we-know".into();
        all_taken(&business.zoom.send_message(&message(event, &foreign), json!({})).await?, 1)?;
    }
    for bad in [
        json!({ "event": "meeting.started" }),
        json!([]),
        message("meeting.started", &json!({ "id": "1" })),
        message("meeting.participant_joined", &object),
    ] {
        let told = business.zoom.send_message(&bad, json!({})).await?;
        assert_eq!(refused(&told)?, (422, "invalid_message".to_owned()), "{bad}");
    }
    let large = json!({ "event": "x", "event_ts": 1, "payload": "x".repeat(BODY_BYTES_MAX) });
    let told = business.zoom.send_message(&large, json!({})).await?;
    assert_eq!(refused(&told)?, (413, "body_too_large".to_owned()));
    let asked = business.zoom.requests(&host.zoom_user).await?;
    ensure!(
        asked.iter().all(|entry| entry.operation != "get" && entry.operation != "list"),
        "it cost: {asked:?}"
    );
    Ok(())
}

#[tokio::test]
async fn others_find_no_door() -> Result<()> {
    let api = world().api()?;
    let post = async |headers: &[(&str, &str)]| {
        let request = api.request(Method::POST, "/webhooks/zoom").body("{}");
        api.send(headers.iter().fold(request, |request, (name, value)| request.header(*name, *value))).await
    };
    let zeros = format!("v0={}", "0".repeat(64));
    let headers = [
        vec![],
        vec![("x-zm-signature", zeros.as_str())],
        vec![("x-zm-signature", zeros.as_str()), ("x-zm-request-timestamp", "1796310000")],
        vec![("x-zm-signature", "v0="), ("x-zm-request-timestamp", "soon")],
    ];
    for headers in headers {
        assert_eq!(post(&headers).await?.refused()?, (401, "invalid_signature".to_owned()), "{headers:?}");
    }
    assert_eq!(api.get("/webhooks/zoom").await?.refused()?, (404, "not_found".to_owned()));
    assert_eq!(api.get("/webhooks").await?.refused()?, (404, "not_found".to_owned()));
    Ok(())
}

#[tokio::test]
async fn without_a_secret_nothing_is_believed_and_zoom_sends_it_again() -> Result<()> {
    let world = World::start_with("no-webhook", None, vec![("ZOOM_WEBHOOK_SECRET".into(), String::new())])?;
    let business = world.business().await?;
    let host = business.connected_user().await?;
    business.zoom.tell(&world.origin(), "any").await?;
    let booked = Booked::on(business, host.clone(), CalendarSpec::round_robin(&[&host])).await?;
    let told = booked.business.zoom.happen(&booked.meeting, json!("start"), json!({})).await?;
    assert_eq!(refused(&told)?, (503, "webhook_not_set_up".to_owned()));
    Ok(())
}

#[tokio::test]
async fn a_message_counts_once_however_often_it_comes() -> Result<()> {
    let booked = Booked::in_world(world()).await?;
    let business = &booked.business;
    let old = booked.meeting.join_url.clone();
    let delivery = json!({ "delivery": { "times": 3 } });
    let told = business.zoom.happen(&booked.meeting, json!("delete"), delivery).await?;
    all_taken(&told, 3)?;
    let new = booked.relinked(&old).await?;
    let again = told.first().context("a message")?.body.clone();
    all_taken(&business.zoom.send_message(&again, json!({ "times": 2 })).await?, 2)?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    assert_eq!(booked.trail("meeting_deleted").await?.len(), 1);
    let live = business.zoom.live_meetings(&booked.host.zoom_user).await?;
    assert_eq!(live.iter().map(|meeting| meeting.id).collect::<Vec<_>>(), [new.id]);
    assert_eq!(business.zoom.counts(&booked.host.zoom_user).await?.creates, 2);
    eventually(SOON, "nothing to be left to do", async || {
        Ok((business.api.status(&business.sub_account).await?.jobs_waiting == 0).then_some(()))
    })
    .await
}
