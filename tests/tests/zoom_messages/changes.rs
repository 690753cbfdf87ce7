//! Meetings that somebody deletes or moves at Zoom by hand.

use super::{Booked, NOTHING_HAPPENS, SOON, all_taken, told_business, world};
use anyhow::{Context as _, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use shared::wire::AppointmentView;
use slotkey_tests::client::Booking;
use slotkey_tests::world::{CalendarSpec, World, eventually, link_of};
use std::time::Duration;

#[tokio::test]
async fn a_meeting_that_is_still_needed_is_made_again() -> Result<()> {
    let booked = Booked::in_world(world()).await?;
    let business = &booked.business;
    let used = business.api.zoom_status(&booked.host.zoom_user).await?.requests_used;
    booked.happen(json!("delete")).await?;
    let new = booked.relinked(&booked.meeting.join_url).await?;
    assert_eq!(new.start_time, booked.meeting.start_time);
    ensure!(!new.deleted && new.host_id == booked.host.zoom_user, "{new:?}");
    let status = business.api.zoom_status(&booked.host.zoom_user).await?;
    assert_eq!(status.requests_used, used + 1, "it counts as any other");

    let lost = booked.trail("meeting_deleted").await?.pop().context("an event")?;
    assert_eq!((&lost.actor, &lost.after), (&json!({ "kind": "zoom" }), &json!({ "link": "is made anew" })));
    let made = booked.trail("link_made").await?.pop().context("an event")?;
    assert_eq!(made.after, json!({ "replaces": "a meeting that was deleted at Zoom" }));
    ensure!(lost.seq < made.seq, "in the order in which it happened");
    // Cancelling deletes the new one, and what Zoom tells of that is no news.
    business.api.cancel(&booked.appointment).await?;
    eventually(SOON, "the deletion", async || {
        Ok(business.zoom.live_meetings(&booked.host.zoom_user).await?.is_empty().then_some(()))
    })
    .await?;
    business.settled(SOON).await
}

#[tokio::test]
async fn everybody_who_uses_it_gets_the_new_link_and_personal_ones_are_made_again() -> Result<()> {
    let business = told_business(world()).await?;
    let host = business.connected_user().await?;
    let spec = CalendarSpec::class(&host, 3).with("zoom", json!({ "personal_links": true }));
    let booked = Booked {
        slug: business.calendar(&spec).await?,
        ..Booked::on(business.clone(), host.clone(), CalendarSpec::class(&host, 3)).await?
    };
    let start = booked.appointment.start.parse::<Timestamp>()? + SignedDuration::from_hours(4);
    let one = business.api.booked(&booked.slug, &start.to_string()).await?;
    let two = business.api.booked(&booked.slug, &start.to_string()).await?;
    let live = business.zoom.live_meetings(&host.zoom_user).await?;
    let meeting = live.into_iter().find(|meeting| meeting.start_time == start).context("a meeting")?;
    all_taken(&business.zoom.happen(&meeting, json!("delete"), json!({})).await?, 1)?;
    let mut links = Vec::new();
    for appointment in [&one, &two] {
        let old = link_of(appointment)?.to_owned();
        let link = eventually(SOON, "another link", async || {
            let now = business.api.appointment(appointment).await?;
            Ok(link_of(&now).ok().filter(|link| *link != old).map(str::to_owned))
        })
        .await?;
        links.push(link);
    }
    assert_ne!(links[0], links[1], "each has their own");
    let live = business.zoom.live_meetings(&host.zoom_user).await?;
    let made = live.into_iter().find(|meeting| meeting.start_time == start).context("a meeting")?;
    let registered: Vec<&str> = made.registrants.iter().filter_map(|one| one["join_url"].as_str()).collect();
    ensure!(links.iter().all(|link| registered.contains(&link.as_str())), "{registered:?} {links:?}");
    Ok(())
}

#[tokio::test]
async fn a_registrant_for_whom_there_is_no_meeting_tells_as_much() -> Result<()> {
    let business = world().business().await?;
    let host = business.connected_user().await?;
    let spec = CalendarSpec::class(&host, 3).with("zoom", json!({ "personal_links": true }));
    let slug = business.calendar(&spec).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let first = business.api.booked(&slug, &start).await?;
    let old = business.zoom.live_meetings(&host.zoom_user).await?.pop().context("a meeting")?;
    // No message comes: the next client who books finds that there is no meeting.
    business.zoom.happen(&old, json!("delete"), json!({ "delivery": { "hold": true } })).await?;
    let second: AppointmentView = business.api.book(&slug, &Booking::at(&start)).await?.read(201)?;
    let fresh = business.linked(&second, SOON).await?;
    let live = business.zoom.live_meetings(&host.zoom_user).await?;
    assert_eq!(live.len(), 1, "one meeting for both");
    let first = eventually(SOON, "the first client's new link", async || {
        let now = business.api.appointment(&first).await?;
        Ok(link_of(&now).ok().filter(|link| link_of(&first).ok() != Some(*link)).map(str::to_owned))
    })
    .await?;
    let registered: Vec<&str> =
        live[0].registrants.iter().filter_map(|one| one["join_url"].as_str()).collect();
    ensure!(registered.contains(&link_of(&fresh)?), "{registered:?}");
    let now = business.zoom.live_meetings(&host.zoom_user).await?.remove(0);
    ensure!(now.registrants.iter().any(|one| one["join_url"] == first.as_str()), "{:?}", now.registrants);
    Ok(())
}

#[tokio::test]
async fn what_we_delete_ourselves_is_not_made_again() -> Result<()> {
    let booked = Booked::in_world(world()).await?;
    let business = &booked.business;
    // A rescheduled appointment has a new meeting, and its old one is deleted (rule 4).
    let starts = business.api.first_slots(&booked.slug, 3).await?;
    business.api.reschedule(&booked.appointment, &starts[2].start).await?.read::<AppointmentView>(200)?;
    let told_of_deletion = async || {
        let told = business.zoom.told().await?;
        let ours = |one: &&slotkey_tests::zoom::Told| {
            one.body["event"] == "meeting.deleted" && one.body["payload"]["object"]["id"] == booked.meeting.id
        };
        Ok(told.iter().find(ours).cloned())
    };
    let told = eventually(SOON, "Zoom to tell of our own deletion", told_of_deletion).await?;
    assert_eq!(told.status, Some(204));
    tokio::time::sleep(NOTHING_HAPPENS).await;
    let counts = business.zoom.counts(&booked.host.zoom_user).await?;
    assert_eq!((counts.creates, counts.deletes), (2, 1));
    ensure!(booked.trail("meeting_deleted").await?.is_empty());

    // One that was deleted by hand and then is not needed any more is not made again either.
    let now = business.api.appointment(&booked.appointment).await?;
    let meeting = business.zoom.meeting_at(link_of(&now)?).await?;
    business.zoom.happen(&meeting, json!("delete"), json!({ "delivery": { "hold": true } })).await?;
    business.api.cancel(&booked.appointment).await?;
    all_taken(&business.zoom.release(&booked.host.zoom_user, false).await?, 1)?;
    business.settled(SOON).await?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    assert_eq!(business.zoom.counts(&booked.host.zoom_user).await?.creates, 2);
    Ok(())
}

#[tokio::test]
async fn a_meeting_that_was_moved_is_flagged_and_its_link_stays() -> Result<()> {
    let booked = Booked::in_world(world()).await?;
    let business = &booked.business;
    let start = booked.meeting.start_time;
    let later = start + SignedDuration::from_hours(2);
    let moved = async |expected: serde_json::Value| {
        eventually(SOON, &format!("the meeting to be seen at {expected}"), async || {
            let link = business.staff_view(&booked.appointment).await?.zoom_link.context("a link")?;
            let seen = link.get("moved").cloned().unwrap_or_default();
            Ok((seen == expected).then_some(()))
        })
        .await
    };
    moved(json!(null)).await?;
    booked.happen(json!({ "move": { "start_time": later } })).await?;
    moved(json!({ "start": later, "duration_minutes": 30 })).await?;
    booked.happen(json!({ "move": { "duration": 45 } })).await?;
    moved(json!({ "start": later, "duration_minutes": 45 })).await?;
    let now = business.api.appointment(&booked.appointment).await?;
    assert_eq!((link_of(&now)?, &now.start), (booked.meeting.join_url.as_str(), &booked.appointment.start));

    // A message that comes late, after a newer one, changes nothing.
    let (first, second) = (later + SignedDuration::from_hours(1), later + SignedDuration::from_hours(2));
    for to in [first, second] {
        let what = json!({ "move": { "start_time": to } });
        let held = json!({ "delivery": { "hold": true } });
        business.zoom.happen(&booked.meeting, what, held).await?;
    }
    all_taken(&business.zoom.release(&booked.host.zoom_user, true).await?, 2)?;
    moved(json!({ "start": second, "duration_minutes": 45 })).await?;

    // Moved back, it is as it was.
    booked.happen(json!({ "move": { "start_time": start, "duration": 30 } })).await?;
    moved(json!(null)).await?;
    let events = booked.trail("meeting_moved").await?;
    assert_eq!(events.len(), 4, "{events:?}");
    ensure!(events.iter().all(|event| event.actor == json!({ "kind": "zoom" })));
    assert_eq!(events[0].before, json!({ "moved": null }));
    assert_eq!(events[0].after["moved"]["duration_minutes"], 30);
    assert_eq!(events[3].after, json!({ "moved": null }));
    assert_eq!(business.zoom.counts(&booked.host.zoom_user).await?.creates, 1, "nothing is made anew");
    Ok(())
}

#[tokio::test]
async fn a_worker_that_dies_loses_no_message_and_a_meeting_that_is_over_stays_deleted() -> Result<()> {
    let world = World::start("messages-crash")?;
    let booked = Booked::in_world(&world).await?;
    booked.happen(json!("delete")).await?;
    // It was taken; from here on it is ours to carry through.
    world.kill_worker();
    world.restart_worker()?;
    let new = booked.relinked(&booked.meeting.join_url).await?;

    let left = booked.meeting.start_time.duration_since(world.now()).unsigned_abs();
    world.advance(left + Duration::from_hours(1)).await?;
    let business = &booked.business;
    all_taken(&business.zoom.happen(&new, json!("delete"), json!({})).await?, 1)?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    assert_eq!(business.zoom.counts(&booked.host.zoom_user).await?.creates, 2);
    assert_eq!(booked.trail("meeting_deleted").await?.len(), 1);
    Ok(())
}
