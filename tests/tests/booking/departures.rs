//! Users come, change and go: listing, renaming, deleting, and coming back under another id (the seed's story of A001
//! and A004).

use super::{SOON, STATIC_LINK, business, meeting_of};
use anyhow::{Context as _, Result};
use jiff::Timestamp;
use reqwest::Method;
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Answer, On, fresh};
use slotkey_tests::office::Page;
use slotkey_tests::profile::Decision;
use slotkey_tests::world::{Business, CalendarSpec, User, eventually};
use std::time::Duration;

/// Longer than the tokens of a user who was deleted are kept for what is still to be deleted.
const FAREWELL: Duration = Duration::from_mins(1);

fn path_of(business: &Business, user: &User) -> String {
    format!("/agencies/{}/users/{}", business.agency, user.id)
}

async fn delete(business: &Business, user: &User, upcoming: &str) -> Result<Answer> {
    business.api.delete(&format!("{}?upcoming={upcoming}", path_of(business, user))).await
}

async fn booked(business: &Business, slug: &str, count: usize) -> Result<Vec<AppointmentView>> {
    let mut all = Vec::new();
    for slot in business.api.first_slots(slug, count).await? {
        let appointment = business.api.booked(slug, &slot.start).await?;
        all.push(business.linked(&appointment, SOON).await?);
    }
    Ok(all)
}

#[tokio::test]
async fn users_are_listed_page_by_page_and_changed() -> Result<()> {
    let business = business().await?;
    let mut ids = Vec::new();
    for _ in 0..3 {
        ids.push(business.user().await?.id);
    }
    ids.sort();
    let path = format!("/agencies/{}/users", business.agency);
    let first: Page<Value> = business.api.manage(&format!("{path}?limit=2")).await?;
    let next = first.next.clone().context("another page")?;
    let second: Page<Value> = business.api.manage(&format!("{path}?limit=2&after={next}")).await?;
    let listed: Vec<&str> =
        first.entries.iter().chain(&second.entries).filter_map(|user| user["id"].as_str()).collect();
    assert_eq!((listed, second.next), (ids.iter().map(String::as_str).collect(), None));

    let of_one = format!("{path}/{}", ids[0]);
    let change = json!({ "name": "Grace Murray Hopper" });
    let changed: Value =
        business.api.change(Method::PATCH, &of_one, On::Anything, &change).await?.read(200)?;
    assert_eq!(changed["name"], "Grace Murray Hopper");
    assert_eq!(changed["email"], first.entries[0]["email"], "what is not sent stays");
    for (body, code) in
        [(json!({ "email": "none" }), "invalid_body"), (json!({ "zoom": null }), "invalid_body")]
    {
        let refused = business.api.change(Method::PATCH, &of_one, On::Anything, &body).await?;
        assert_eq!(refused.refused()?, (422, code.to_owned()), "{body}");
    }
    Ok(())
}

#[tokio::test]
async fn deleted_and_restored_under_a_new_id() -> Result<()> {
    let business = business().await?;
    let a001 = business.connected_user().await?;
    let b002 = business.user().await?;
    let (at_a, at_b) = (business.sign_in(&a001).await?, business.sign_in(&b002).await?);

    // Not into B's profile either: it is tied to A's user id, not to an address.
    assert_eq!(at_b.connect(Decision::Allow(&a001.email)).await?, "zoom_account_taken");
    let refusal = at_b.get("/profile?notice=zoom_account_taken").await?;
    assert!(
        !refusal.body.contains(&a001.name) && !refusal.body.contains(&a001.email),
        "names the other user"
    );

    let deleted: Value = delete(&business, &a001, "refuse").await?.read(200)?;
    assert_eq!(deleted["appointments_cancelled"], 0);
    assert_eq!(at_a.page().await?.status, 401, "the session has ended");
    assert_eq!(business.api.try_manage(&path_of(&business, &a001)).await?.status, 404);
    let again: Value = delete(&business, &a001, "refuse").await?.read(200)?;
    assert_eq!(again, deleted, "sent again, it changes nothing");

    // Restored: the same name and address, another id. The same Zoom account, after a fresh sign-in there.
    let id = business.api.create_user(&business.agency, &fresh("user"), &a001.name, &a001.email).await?;
    let a004 = User { id, zoom_user: String::new(), ..a001.clone() };
    assert!(business.record(&a004).await?.zoom.is_none(), "nothing is taken over without signing in");
    let a004 = business.connect(a004).await?;
    assert_eq!(a004.zoom_user, a001.zoom_user);
    let status = business.api.zoom_status(&a004.zoom_user).await?;
    assert_eq!((status.owner, status.revoke_owed), (Some(a004.id.clone()), false));
    let slug = business.calendar(&CalendarSpec::round_robin(&[&a004])).await?;
    meeting_of(&business, &booked(&business, &slug, 1).await?[0], &a004).await.map(drop)
}

#[tokio::test]
async fn a_deleted_id_stays_deleted() -> Result<()> {
    let business = business().await?;
    let key = fresh("user");
    let id = business.api.create_user(&business.agency, &key, "Ada", "ada@example.test").await?;
    let user = User { id, name: "Ada".into(), email: "ada@example.test".into(), zoom_user: String::new() };
    delete(&business, &user, "refuse").await?.read::<Value>(200)?;
    let path = format!("/agencies/{}/users", business.agency);
    let body = json!({ "name": "Ada", "email": "ada@example.test" });
    assert_eq!(business.api.create(&path, &key, &body).await?.refused()?, (409, "user_deleted".to_owned()));
    assert_eq!(business.try_calendar(&CalendarSpec::round_robin(&[&user])).await?.status, 404);
    let listed: Page<Value> = business.api.manage(&path).await?;
    assert!(listed.entries.is_empty());
    let unknown = business.api.delete(&format!("{path}?upcoming=maybe")).await?;
    assert_eq!(unknown.status, 405);
    assert_eq!(delete(&business, &user, "maybe").await?.refused()?, (422, "invalid_upcoming".to_owned()));
    Ok(())
}

#[tokio::test]
async fn who_hosts_appointments_stays_until_it_is_said_what_becomes_of_them() -> Result<()> {
    let business = business().await?;
    let (leaver, alone) = (business.connected_user().await?, business.connected_user().await?);
    let slug = business.calendar(&CalendarSpec::round_robin(&[&leaver])).await?;
    let appointments = booked(&business, &slug, 2).await?;
    let refused = delete(&business, &leaver, "refuse").await?;
    assert_eq!(refused.refused()?, (409, "user_hosts_appointments".to_owned()));
    assert!(refused.body.contains("2 upcoming"), "{}", refused.body);
    assert_eq!(delete(&business, &leaver, "reassign").await?.refused()?, (409, "no_other_host".to_owned()));

    // Refused, nothing has changed: the user is offered and booked as before.
    let third = booked(&business, &slug, 1).await?.remove(0);
    meeting_of(&business, &third, &leaver).await?;

    let deleted: Value = delete(&business, &leaver, "cancel").await?.read(200)?;
    assert_eq!(deleted["appointments_cancelled"], 3);
    assert_eq!(deleted["calendars_switched_off"].as_array().map(Vec::len), Some(1), "nobody else served it");
    for appointment in appointments.iter().chain([&third]) {
        let now = business.api.appointment(appointment).await?;
        assert_eq!((now.status.as_str(), now.meeting_location.value), ("cancelled", None));
    }
    assert!(business.api.free_slots(&slug, 5).await?.is_empty(), "still offered");
    eventually(FAREWELL, "no meeting stays behind, and Zoom is told", async || {
        let live = business.zoom.live_meetings(&leaver.zoom_user).await?;
        let status = business.api.zoom_status(&leaver.zoom_user).await?;
        Ok((live.is_empty() && !status.revoke_owed && status.token_generation == 0).then_some(()))
    })
    .await?;
    assert!(business.record(&alone).await?.zoom.is_some(), "somebody else was touched");
    Ok(())
}

#[tokio::test]
async fn others_take_over_where_they_are_free() -> Result<()> {
    let business = business().await?;
    let (leaver, heir) = (business.connected_user().await?, business.connected_user().await?);
    let spec = CalendarSpec::round_robin(&[&leaver, &heir]);
    let slug = business.calendar(&spec).await?;
    let together = business.calendar(&CalendarSpec::collective(&[&leaver, &heir])).await?;
    let appointments = booked(&business, &slug, 4).await?;
    let meeting = booked(&business, &together, 1).await?.remove(0);
    meeting_of(&business, &meeting, &leaver).await?;

    let deleted: Value = delete(&business, &leaver, "reassign").await?.read(200)?;
    assert_eq!(deleted["appointments_cancelled"], 0, "{deleted}");
    assert_eq!(deleted["calendars_left"].as_array().map(Vec::len), Some(2));
    let mut starts = Vec::new();
    for appointment in appointments.iter().chain([&meeting]) {
        let now = business.linked(appointment, SOON).await?;
        assert_eq!((now.status.as_str(), &now.start), ("confirmed", &appointment.start));
        meeting_of(&business, &now, &heir).await?;
        starts.push(now.start.parse::<Timestamp>()?);
    }
    starts.sort();
    assert!(starts.windows(2).all(|pair| pair[0] < pair[1]), "the heir is in two places");
    business.settled(SOON).await?;
    eventually(FAREWELL, "the leaver's meetings are deleted", async || {
        Ok(business.zoom.live_meetings(&leaver.zoom_user).await?.is_empty().then_some(()))
    })
    .await
}

#[tokio::test]
async fn nobody_books_somebody_who_is_leaving() -> Result<()> {
    let business = business().await?;
    let (leaver, heir) = (business.user().await?, business.user().await?);
    let slug = business.calendar(&CalendarSpec::round_robin(&[&leaver, &heir]).link(STATIC_LINK)).await?;
    let starts = business.api.first_slots(&slug, 12).await?;
    let rush = starts
        .iter()
        .map(async |slot| business.api.book(&slug, &slotkey_tests::client::Booking::at(&slot.start)).await);
    let (deleted, answers) =
        tokio::join!(delete(&business, &leaver, "cancel"), futures_util::future::join_all(rush));
    deleted?.read::<Value>(200)?;
    for answer in answers {
        let answer = answer?;
        assert!(answer.status == 201 || answer.status == 409, "{}", answer.body);
    }
    for appointment in business.api.appointments(&business.sub_account).await? {
        let hosts = business.staff_view(&appointment.view).await?.host_ids;
        let of_leaver = hosts.contains(&leaver.id);
        assert!(!of_leaver || appointment.view.status == "cancelled", "left with a host who is gone");
    }
    Ok(())
}
