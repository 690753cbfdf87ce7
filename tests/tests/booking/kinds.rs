//! The four kinds of calendar, each with its own idea of who hosts and which link is given (rules 1, 5 and 9).

use super::{SOON, STATIC_LINK, business, meeting_of};
use anyhow::{Context as _, Result};
use slotkey_tests::client::Booking;
use slotkey_tests::world::{CalendarSpec, eventually, link_of};
use std::collections::BTreeSet;

#[tokio::test]
async fn a_round_robin_takes_the_least_recently_booked() -> Result<()> {
    let business = business().await?;
    let mut hosts = Vec::new();
    for _ in 0..3 {
        hosts.push(business.connected_user().await?);
    }
    let slug = business.calendar(&CalendarSpec::round_robin(&[&hosts[0], &hosts[1], &hosts[2]])).await?;
    let slots = business.api.first_slots(&slug, 6).await?;

    let mut order = Vec::new();
    for slot in &slots {
        let appointment = business.api.booked(&slug, &slot.start).await?;
        let name = appointment.host.as_ref().context("a host")?.name.clone();
        let host = hosts.iter().find(|host| host.name == name).context("one of the members")?;
        meeting_of(&business, &appointment, host).await?;
        order.push(host.id.clone());
    }
    let first_round: BTreeSet<_> = order[..3].iter().collect();
    assert_eq!(first_round.len(), 3, "everybody has one: {order:?}");
    assert_eq!(order[3..], order[..3], "then it begins anew with who waited longest");
    Ok(())
}

#[tokio::test]
async fn a_round_robin_slot_has_as_many_seats_as_hosts() -> Result<()> {
    let business = business().await?;
    let (one, two) = (business.connected_user().await?, business.connected_user().await?);
    let slug = business.calendar(&CalendarSpec::round_robin(&[&one, &two])).await?;
    let slot = business.api.first_slots(&slug, 1).await?.remove(0);
    assert_eq!(slot.seats_left, 2);

    let first = business.api.booked(&slug, &slot.start).await?;
    let second = business.api.booked(&slug, &slot.start).await?;
    assert_ne!(link_of(&first)?, link_of(&second)?, "two hosts, two meetings");
    let third = business.api.book(&slug, &Booking::at(&slot.start)).await?.problem()?;
    assert_eq!((third.status, third.code.as_str()), (409, "slot_taken"));
    assert!(!third.alternatives.is_empty());
    assert!(third.alternatives.iter().all(|free| free.start != slot.start), "offers what is taken");
    Ok(())
}

#[tokio::test]
async fn a_collective_meets_on_its_primarys_zoom_and_everybody_is_busy() -> Result<()> {
    let business = business().await?;
    let (second, primary) = (business.connected_user().await?, business.connected_user().await?);
    let together =
        business.calendar(&CalendarSpec::collective(&[&second, &primary]).primary(&primary)).await?;
    let alone = business.calendar(&CalendarSpec::round_robin(&[&second]).link(STATIC_LINK)).await?;
    let slot = business.api.first_slots(&together, 1).await?.remove(0);
    assert!(business.api.offers(&alone, &slot.start).await?);

    let appointment = business.api.booked(&together, &slot.start).await?;
    meeting_of(&business, &appointment, &primary).await?;
    let names = appointment.host.context("hosts")?.name;
    assert!(names.contains(&primary.name) && names.contains(&second.name), "{names}");
    assert_eq!(business.zoom.counts(&second.zoom_user).await?.creates, 0);
    let listed = business.api.appointments(&business.sub_account).await?.pop().context("one appointment")?;
    assert_eq!(listed.host_ids.iter().collect::<BTreeSet<_>>(), BTreeSet::from([&primary.id, &second.id]));

    assert!(!business.api.offers(&alone, &slot.start).await?, "the second one is booked twice");
    assert_eq!(business.api.book(&alone, &Booking::at(&slot.start)).await?.refused()?.1, "slot_taken");
    let other_way = business.api.first_slots(&alone, 1).await?.remove(0);
    business.api.booked(&alone, &other_way.start).await?;
    assert!(!business.api.offers(&together, &other_way.start).await?, "one of them is missing");
    Ok(())
}

#[tokio::test]
async fn a_class_shares_one_meeting_until_the_last_one_leaves() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::class(&host, 3).named("Yoga at noon")).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let day = &start[..10];
    let seats_left = async || {
        let view = business.api.slots(&slug, day, day, "UTC").await?;
        Ok::<_, anyhow::Error>(
            view.days
                .iter()
                .flat_map(|day| &day.slots)
                .find(|slot| slot.start == start)
                .map(|slot| slot.seats_left),
        )
    };

    let mut members = Vec::new();
    for left in [3, 2, 1] {
        assert_eq!(seats_left().await?, Some(left));
        members.push(business.api.booked(&slug, &start).await?);
    }
    assert_eq!(seats_left().await?, None, "a full class is not offered");
    assert_eq!(
        business.api.book(&slug, &Booking::at(&start)).await?.refused()?,
        (409, "slot_taken".to_owned())
    );
    let meeting = meeting_of(&business, &members[0], &host).await?;
    assert_eq!(meeting.topic, "Yoga at noon", "the topic gives no client away");
    for member in &members {
        assert_eq!(link_of(member)?, meeting.join_url);
    }
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 1);

    let (last, others) = members.split_last().context("three members")?;
    for member in others {
        assert_eq!(business.api.cancel(member).await?.status, "cancelled");
    }
    business.settled(SOON).await?;
    assert_eq!(
        link_of(&business.api.appointment(last).await?)?,
        meeting.join_url,
        "it goes on for the last one"
    );
    assert!(!business.zoom.meeting_at(&meeting.join_url).await?.deleted);
    assert_eq!(seats_left().await?, Some(2));

    business.api.cancel(last).await?;
    eventually(SOON, "the deletion", async || {
        Ok(business.zoom.meeting_at(&meeting.join_url).await?.deleted.then_some(()))
    })
    .await?;
    let again = business.api.booked(&slug, &start).await?;
    assert_ne!(link_of(&again)?, meeting.join_url, "a dropped link comes back");
    meeting_of(&business, &again, &host).await.map(drop)
}

#[tokio::test]
async fn an_unassigned_calendar_gives_its_link_and_calls_zoom_never() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK).seats(2)).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let booking = Booking::at(&start);

    let appointment: shared::wire::AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    assert_eq!(appointment.host, None);
    assert_eq!(appointment.meeting_location.kind, "static");
    assert_eq!(link_of(&appointment)?, STATIC_LINK);
    business.api.booked(&slug, &start).await?;
    assert_eq!(business.api.book(&slug, &Booking::at(&start)).await?.refused()?.1, "slot_taken");
    business.api.cancel(&appointment).await?;
    assert!(business.api.offers(&slug, &start).await?, "the seat is free again");

    business.settled(SOON).await?;
    let name = &booking.request.contact.name;
    let told = business
        .zoom
        .all_requests()
        .await?
        .into_iter()
        .find(|entry| entry.body.as_ref().is_some_and(|body| body.to_string().contains(name.as_str())));
    assert!(told.is_none(), "Zoom was told of it: {told:?}");
    Ok(())
}

#[tokio::test]
async fn zoom_is_not_for_calendars_that_nobody_hosts() -> Result<()> {
    let business = business().await?;
    let mut draft = CalendarSpec::unassigned(STATIC_LINK).draft();
    draft["meeting_location"] = serde_json::json!({ "kind": "zoom" });
    let key = slotkey_tests::client::fresh("calendar");
    let refused = business.api.create_calendar(&business.agency, &business.sub_account, &key, &draft).await?;
    assert_eq!(refused.refused()?, (422, "invalid_meeting_location".to_owned()));
    Ok(())
}
