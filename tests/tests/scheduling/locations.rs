//! Where an appointment takes place: where its host meets clients, or else where the calendar says.

use super::{SOON, STATIC_LINK, business, refused_field, starts, users};
use anyhow::Result;
use serde_json::{Value, json};
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::{ListedAppointment, On};
use slotkey_tests::world::{CalendarSpec, link_of};

fn kind_and_value(appointment: &AppointmentView) -> (&str, Option<&str>) {
    let location = &appointment.meeting_location;
    (location.kind.as_str(), location.value.as_deref())
}

#[tokio::test]
async fn a_members_own_place_is_where_they_meet_clients() -> Result<()> {
    let business = business().await?;
    let hosts = users(&business, 2).await?;
    let (caller, usual) = (&hosts[0], &hosts[1]);
    let phone = json!({ "kind": "phone", "value": "+44 20 7946 0000" });
    let spec = CalendarSpec::round_robin(&[caller, usual]).link(STATIC_LINK);
    let slug = business.calendar(&spec.member(caller, "meeting_location", phone)).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);

    let booked = [business.api.booked(&slug, &start).await?, business.api.booked(&slug, &start).await?];
    for appointment in &booked {
        let at_phone = business.host_among(appointment, &[caller, usual]).await?.id == caller.id;
        let expected =
            if at_phone { ("phone", Some("+44 20 7946 0000")) } else { ("static", Some(STATIC_LINK)) };
        assert_eq!(kind_and_value(appointment), expected);
        assert_eq!(appointment.meeting_location.state, LocationState::Ready);
    }

    // It follows the appointment to its new host.
    let at_phone = booked.iter().find(|one| one.meeting_location.kind == "phone").expect("one of the two");
    let of_usual = booked.iter().find(|one| one.meeting_location.kind == "static").expect("the other one");
    business.api.cancel(of_usual).await?;
    let given: ListedAppointment = business.reassign(at_phone, On::Anything, usual).await?.read(200)?;
    assert_eq!(kind_and_value(&given.view), ("static", Some(STATIC_LINK)));
    Ok(())
}

#[tokio::test]
async fn on_zoom_or_not_depends_on_the_host() -> Result<()> {
    let business = business().await?;
    let (on_zoom, at_desk) = (business.connected_user().await?, business.connected_user().await?);
    let desk = json!({ "kind": "in_person", "value": "1 High Street" });
    let spec = CalendarSpec::round_robin(&[&on_zoom, &at_desk]).member(&at_desk, "meeting_location", desk);
    let slug = business.calendar(&spec).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    for _ in 0..2 {
        let booked = business.api.booked(&slug, &start).await?;
        if business.host_among(&booked, &[&on_zoom, &at_desk]).await?.id == at_desk.id {
            assert_eq!(kind_and_value(&booked), ("in_person", Some("1 High Street")));
        } else {
            assert_eq!(business.zoom.meeting_at(link_of(&booked)?).await?.host_id, on_zoom.zoom_user);
        }
    }
    business.settled(SOON).await?;
    assert_eq!(business.zoom.counts(&at_desk.zoom_user).await?.creates, 0, "a desk needs no meeting");
    assert_eq!(business.zoom.counts(&on_zoom.zoom_user).await?.creates, 1);
    Ok(())
}

#[tokio::test]
async fn a_member_may_meet_on_zoom_where_the_calendar_does_not() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK);
    let slug = business.calendar(&spec.member(&host, "meeting_location", json!({ "kind": "zoom" }))).await?;
    let starts = starts(&business, &slug, 2).await?;
    let booked = business.api.booked(&slug, &starts[0]).await?;
    assert_eq!(business.zoom.meeting_at(link_of(&booked)?).await?.host_id, host.zoom_user);

    // Back to where the calendar says: for what is booked from then on.
    let id = business.api.calendar(&slug).await?.id;
    let mut members = business.changed_calendar(&id, &json!({})).await?.document["members"].clone();
    members[0]["meeting_location"] = Value::Null;
    business.changed_calendar(&id, &json!({ "members": members })).await?;
    let later = business.api.booked(&slug, &starts[1]).await?;
    assert_eq!(kind_and_value(&later), ("static", Some(STATIC_LINK)));
    Ok(())
}

#[tokio::test]
async fn a_collective_meets_where_its_primary_meets() -> Result<()> {
    let business = business().await?;
    let hosts = users(&business, 2).await?;
    let desk = |street: &str| json!({ "kind": "in_person", "value": street });
    let spec = CalendarSpec::collective(&[&hosts[0], &hosts[1]])
        .link(STATIC_LINK)
        .primary(&hosts[1])
        .member(&hosts[0], "meeting_location", desk("1 High Street"))
        .member(&hosts[1], "meeting_location", desk("2 High Street"));
    let slug = business.calendar(&spec).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let booked = business.api.booked(&slug, &start).await?;
    assert_eq!(kind_and_value(&booked), ("in_person", Some("2 High Street")));
    Ok(())
}

#[tokio::test]
async fn a_members_place_is_checked_as_a_calendars_is() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    for location in [
        json!({ "kind": "static", "value": "ftp://x" }),
        json!({ "kind": "phone", "value": " " }),
        json!({ "kind": "in_person", "value": "x".repeat(501) }),
    ] {
        let spec = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK);
        let refused =
            business.try_calendar(&spec.member(&host, "meeting_location", location.clone())).await?;
        let field = "members.0.meeting_location";
        assert_eq!(
            refused.refused_field()?,
            refused_field(422, "invalid_meeting_location", field),
            "{location}"
        );
    }
    Ok(())
}
