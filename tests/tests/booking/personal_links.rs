//! A link for each client: registrants of one meeting (rule 10).

use super::{SOON, business, meeting_of};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Booking, On};
use slotkey_tests::world::{Business, CalendarSpec, User, eventually, link_of};
use slotkey_tests::zoom::Meeting;

fn personal(spec: CalendarSpec) -> CalendarSpec {
    spec.with("zoom", json!({ "personal_links": true }))
}

async fn class(seats: u32) -> Result<(Business, User, String, Vec<String>)> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&personal(CalendarSpec::class(&host, seats))).await?;
    let starts = business.api.first_slots(&slug, 2).await?.into_iter().map(|slot| slot.start).collect();
    Ok((business, host, slug, starts))
}

/// The one live meeting of a host.
async fn meeting(business: &Business, host: &User) -> Result<Meeting> {
    let mut live = business.zoom.live_meetings(&host.zoom_user).await?;
    ensure!(live.len() == 1, "not one meeting: {live:?}");
    live.pop().context("a meeting")
}

/// The registrant behind a link.
async fn registrant(business: &Business, link: &str) -> Result<Value> {
    let meetings = business.zoom.meetings().await?;
    let found =
        meetings.into_iter().flat_map(|meeting| meeting.registrants).find(|one| one["join_url"] == link);
    found.with_context(|| format!("nobody has {link}"))
}

async fn denied(business: &Business, link: &str) -> Result<()> {
    eventually(SOON, "the cancelling", async || {
        Ok((registrant(business, link).await?["status"] == "denied").then_some(()))
    })
    .await
}

#[tokio::test]
async fn each_client_has_a_link_that_works_as_long_as_they_come() -> Result<()> {
    let (business, host, slug, starts) = class(3).await?;
    let booking = Booking::at(&starts[0]);
    let first: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    let second = business.api.booked(&slug, &starts[0]).await?;
    let (one, two) = (link_of(&first)?.to_owned(), link_of(&second)?.to_owned());
    let shared = meeting(&business, &host).await?;
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 1, "one meeting for all");
    assert!(one != two && one != shared.join_url && two != shared.join_url);
    for (name, value) in [
        ("approval_type", json!(0)),
        ("registrants_email_notification", json!(false)),
        ("registrants_confirmation_email", json!(false)),
    ] {
        assert_eq!(shared.settings[name], value, "{name}");
    }
    let known = registrant(&business, &one).await?;
    let contact = &booking.request.contact;
    assert_eq!(
        (&known["status"], &known["email"]),
        (&json!("approved"), &json!(contact.email.to_lowercase()))
    );
    let (given, family) = (known["first_name"].as_str(), known["last_name"].as_str());
    let name = [given.context("a name")?, family.context("a name")?].join(" ");
    assert_eq!(name.trim(), contact.name);
    assert_eq!(first.meeting_location.passcode, None, "the link is all it takes");
    let link = business.staff_view(&first).await?.zoom_link.context("a link")?;
    assert_eq!(link, json!({ "kind": "personal", "reason": null, "left_out": [] }));
    let told = business.trail(&first).await?.pop().context("an event")?;
    assert_eq!(
        (told.kind.as_str(), &told.after),
        ("link_made", &json!({ "link": "personal", "reason": null }))
    );
    assert_eq!(link_of(&business.api.appointment(&first).await?)?, one);

    business.api.cancel(&first).await?;
    denied(&business, &one).await?;
    assert_eq!(registrant(&business, &two).await?["status"], "approved");
    assert!(!meeting(&business, &host).await?.deleted, "another client still comes");
    let mut again = Booking::at(&starts[0]);
    again.request.contact = contact.clone();
    let back: AppointmentView = business.api.book(&slug, &again).await?.read(201)?;
    assert_ne!(link_of(&back)?, one, "a dropped link comes back");
    assert_eq!(registrant(&business, link_of(&back)?).await?["status"], "approved");

    for appointment in [&back, &second] {
        business.api.cancel(appointment).await?;
    }
    eventually(SOON, "the deletion", async || {
        Ok(business.zoom.live_meetings(&host.zoom_user).await?.is_empty().then_some(()))
    })
    .await?;
    business.settled(SOON).await
}

#[tokio::test]
async fn a_client_who_moves_gets_the_other_meetings_link() -> Result<()> {
    let (business, host, slug, starts) = class(3).await?;
    let first = business.api.booked(&slug, &starts[0]).await?;
    let stays = business.api.booked(&slug, &starts[0]).await?;
    let old = link_of(&first)?.to_owned();
    let moved: AppointmentView = business.api.reschedule(&first, &starts[1]).await?.read(200)?;
    let new = link_of(&moved)?.to_owned();
    assert_ne!(new, old);
    assert_eq!(registrant(&business, &new).await?["status"], "approved");
    denied(&business, &old).await?;
    assert_eq!(link_of(&business.api.appointment(&stays).await?)?, link_of(&stays)?);

    // A new name or address is no new way in (rule 2).
    let contact = json!({ "name": "Renamed", "email": "renamed@example.com" });
    business.edit(&moved, On::Anything, &json!({ "contact": contact, "title": "Renamed" })).await?;
    business.settled(SOON).await?;
    assert_eq!(link_of(&business.api.appointment(&moved).await?)?, new);
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 2);
    business.api.cancel(&moved).await?;
    eventually(SOON, "the deletion", async || {
        Ok((business.zoom.live_meetings(&host.zoom_user).await?.len() == 1).then_some(()))
    })
    .await
}

#[tokio::test]
async fn two_seats_of_one_client_are_one_registrant() -> Result<()> {
    let (business, _, slug, starts) = class(4).await?;
    let other = business.api.booked(&slug, &starts[0]).await?;
    let booking = Booking::at(&starts[0]);
    let mut second = Booking::at(&starts[0]);
    second.request.contact = booking.request.contact.clone();
    second.request.contact.email = second.request.contact.email.to_uppercase();
    let seats: [AppointmentView; 2] = [
        business.api.book(&slug, &booking).await?.read(201)?,
        business.api.book(&slug, &second).await?.read(201)?,
    ];
    let link = link_of(&seats[0])?.to_owned();
    assert_eq!(link_of(&seats[1])?, link);
    assert_ne!(link_of(&other)?, link);
    business.api.cancel(&seats[0]).await?;
    business.settled(SOON).await?;
    assert_eq!(registrant(&business, &link).await?["status"], "approved", "one seat is still theirs");
    business.api.cancel(&seats[1]).await?;
    denied(&business, &link).await
}

#[tokio::test]
async fn lost_answers_and_refusals_leave_one_registrant_and_no_open_door() -> Result<()> {
    for fault in ["drop", "drop_after", "503", "401_124", "429_second"] {
        let (business, host, slug, starts) = class(3).await?;
        let stays = business.api.booked(&slug, &starts[0]).await?;
        business.zoom.break_once_for(&host.zoom_user, "create_registrant", fault).await?;
        let booked = business.api.booked(&slug, &starts[0]).await?;
        let linked = business.linked(&booked, SOON).await?;
        let link = link_of(&linked)?.to_owned();
        let registrants = meeting(&business, &host).await?.registrants;
        assert_eq!(registrants.len(), 2, "{fault}: {registrants:?}");

        business.zoom.break_once_for(&host.zoom_user, "registrant_status", fault).await?;
        business.api.cancel(&linked).await?;
        denied(&business, &link).await.with_context(|| fault.to_owned())?;
        business.settled(SOON).await?;
        assert_eq!(registrant(&business, link_of(&stays)?).await?["status"], "approved", "{fault}");
        let requests = business.zoom.requests(&host.zoom_user).await?;
        let asked = |operation: &str| requests.iter().filter(|entry| entry.operation == operation).count();
        assert!(asked("create_registrant") <= 4 && asked("registrant_status") <= 3, "{fault}: {requests:?}");
    }
    Ok(())
}

#[tokio::test]
async fn where_zoom_registers_nobody_the_link_is_shared_and_it_is_said_why() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let scopes = [
        "user:read:user",
        "meeting:write:meeting",
        "meeting:read:meeting",
        "meeting:read:list_meetings",
        "meeting:delete:meeting",
    ];
    business.zoom.put_user(json!({ "email": host.email, "scopes": scopes })).await?;
    let host = business.connect(host).await?;
    let slug = business.calendar(&personal(CalendarSpec::round_robin(&[&host]))).await?;
    let starts = business.api.first_slots(&slug, 2).await?;
    let appointment = business.api.booked(&slug, &starts[0].start).await?;
    let meeting = meeting_of(&business, &appointment, &host).await?;
    let link = business.staff_view(&appointment).await?.zoom_link.context("a link")?;
    assert_eq!(link["kind"], "shared");
    assert!(link["reason"].as_str().is_some_and(|reason| reason.contains("does not allow")), "{link}");
    let told = business.trail(&appointment).await?.pop().context("an event")?;
    assert_eq!((told.kind.as_str(), &told.after["reason"]), ("link_made", &link["reason"]));
    business.api.cancel(&appointment).await?;
    business.settled(SOON).await?;
    assert!(business.zoom.meeting_at(&meeting.join_url).await?.deleted);

    // The plan has become smaller since we looked: Zoom makes a meeting without registration, and says nothing.
    business.zoom.put_user(json!({ "email": host.email, "type": 1 })).await?;
    let second = business.api.booked(&slug, &starts[1].start).await?;
    meeting_of(&business, &second, &host).await?;
    let link = business.staff_view(&second).await?.zoom_link.context("a link")?;
    assert!(
        link["reason"].as_str().is_some_and(|reason| reason.contains("takes no registrations")),
        "{link}"
    );
    Ok(())
}

#[tokio::test]
async fn an_approved_request_has_its_own_link_too() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let spec = personal(CalendarSpec::round_robin(&[&host])).with("auto_confirm", false);
    let slug = business.calendar(&spec).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let asked = business.api.booked(&slug, &start).await?;
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 0);
    business.set_status(&asked, On::Anything, "confirmed").await?;
    let approved = business.api.appointment(&asked).await?;
    assert_eq!(registrant(&business, link_of(&approved)?).await?["status"], "approved");
    Ok(())
}
