//! Booking a slot: the link, the idempotency key, the page without a script.

use super::{SOON, STATIC_LINK, business, meeting_of};
use anyhow::{Context as _, Result};
use futures_util::future::try_join_all;
use jiff::{SignedDuration, Timestamp, Zoned};
use reqwest::Method;
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::{Booking, fresh};
use slotkey_tests::profile::hidden_field;
use slotkey_tests::world::{CalendarSpec, link_of};

#[tokio::test]
async fn a_client_gets_a_meeting_that_zoom_made_for_this_host_at_this_instant() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host]).zone("Asia/Kolkata")).await?;
    let slot = business.api.first_slots(&slug, 5).await?.remove(4);

    let booking = Booking::at(&slot.start);
    let answer = business.api.book(&slug, &booking).await?;
    let appointment: AppointmentView = answer.read(201)?;

    assert_eq!(appointment.status, "confirmed");
    assert_eq!((&appointment.start, &appointment.end), (&slot.start, &slot.end));
    assert_eq!(appointment.calendar.slug, slug);
    assert_eq!(appointment.contact_name, booking.request.contact.name);
    assert_eq!(appointment.host.as_ref().context("a host")?.name, host.name);
    assert_eq!(appointment.title, format!("{}: Intro call", booking.request.contact.name));
    assert_eq!(appointment.tz, "Europe/London");
    assert!(
        appointment.local.parse::<Timestamp>()? == slot.start.parse::<Timestamp>()?,
        "{}",
        appointment.local
    );
    assert_eq!(appointment.meeting_location.kind, "zoom");
    let meeting = meeting_of(&business, &appointment, &host).await?;
    assert_eq!(meeting.duration, 30);
    assert_eq!(meeting.timezone, "Asia/Kolkata", "Zoom shows the meeting in the host's own zone");
    assert_eq!(meeting.topic, appointment.title);
    assert_eq!(appointment.meeting_location.passcode, meeting.password);
    assert!(meeting.password.is_some_and(|code| code.len() == 10));
    assert_eq!(business.zoom.live_meetings(&host.zoom_user).await?.len(), 1);
    assert_eq!(business.api.appointment(&appointment).await?, appointment, "reading it again tells the same");
    assert!(!business.api.offers(&slug, &slot.start).await?, "the slot is still offered");
    Ok(())
}

#[tokio::test]
async fn the_same_key_gives_the_same_answer_and_one_meeting() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host])).await?;
    let slots = business.api.first_slots(&slug, 2).await?;

    let booking = Booking::at(&slots[0].start);
    let double_clicks = try_join_all((0..8).map(|_| business.api.book(&slug, &booking))).await?;
    let first: AppointmentView = double_clicks[0].read(201)?;
    for answer in &double_clicks {
        assert_eq!(answer.read::<AppointmentView>(201)?, first);
    }
    let later: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    assert_eq!(later, first);
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 1);
    assert_eq!(business.api.appointments(&business.sub_account).await?.len(), 1);

    let mut other = booking;
    other.request.start.clone_from(&slots[1].start);
    let refused = business.api.book(&slug, &other).await?;
    assert_eq!(refused.refused()?, (422, "idempotency_key_reused".to_owned()));
    assert!(business.api.offers(&slug, &slots[1].start).await?, "a refused booking took a slot");
    Ok(())
}

#[tokio::test]
async fn a_booking_needs_a_key_that_is_worth_its_name() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let booking = Booking::at(&start);

    let path = format!("/api/v1/calendars/{slug}/appointments");
    let missing = business.api.send(business.api.request(Method::POST, &path).json(&booking.request)).await?;
    assert_eq!(missing.refused()?, (400, "idempotency_key_missing".to_owned()));
    for key in ["short", &"k".repeat(129), "with a blank inside"] {
        let refused =
            business.api.book(&slug, &Booking { key: key.to_owned(), ..booking.clone() }).await?.problem()?;
        assert_eq!((refused.status, refused.code.as_str()), (422, "invalid_idempotency_key"), "{key}");
    }
    assert!(business.api.offers(&slug, &start).await?);
    Ok(())
}

#[tokio::test]
async fn an_unconnected_host_means_a_pending_link_that_comes_with_the_connection() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host])).await?;
    let slots = business.api.first_slots(&slug, 2).await?;

    let mut waiting = Vec::new();
    for slot in &slots {
        let appointment = business.api.booked(&slug, &slot.start).await?;
        let location = &appointment.meeting_location;
        assert_eq!((location.state, &location.value), (LocationState::Pending, &None));
        assert!(location.reason.as_ref().is_some_and(|reason| reason.contains("connect")), "{location:?}");
        waiting.push(appointment);
    }

    let host = business.connect(host).await?;
    for appointment in waiting {
        let appointment = business.linked(&appointment, SOON).await?;
        meeting_of(&business, &appointment, &host).await?;
    }
    business.settled(SOON).await
}

#[tokio::test]
async fn among_a_round_robins_members_those_with_zoom_come_first() -> Result<()> {
    let business = business().await?;
    let (without, with) = (business.user().await?, business.connected_user().await?);
    let slug = business.calendar(&CalendarSpec::round_robin(&[&without, &with])).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;

    let first = business.api.booked(&slug, &start).await?;
    meeting_of(&business, &first, &with).await?;
    let second = business.api.booked(&slug, &start).await?;
    assert_eq!(second.host.context("a host")?.name, without.name);
    assert_eq!(second.meeting_location.state, LocationState::Pending);
    Ok(())
}

#[tokio::test]
async fn days_begin_where_the_client_is_and_slots_say_their_wall_time() -> Result<()> {
    let business = business().await?;
    let slug = business
        .calendar(&CalendarSpec::unassigned(STATIC_LINK).seats(4).rule("interval_minutes", 60))
        .await?;
    let today: Zoned = Timestamp::now().in_tz("Asia/Kolkata")?;
    let day = |days: i64| (&today + SignedDuration::from_hours(24 * days)).strftime("%Y-%m-%d").to_string();

    let view = business.api.slots(&slug, &day(2), &day(4), "Asia/Kolkata").await?;
    assert_eq!(view.tz, "Asia/Kolkata");
    assert_eq!(view.days.iter().map(|day| day.date.clone()).collect::<Vec<_>>(), [day(2), day(3), day(4)]);
    let mut before = Timestamp::MIN;
    for day in &view.days {
        assert_eq!(day.slots.len(), 24, "an hourly slot all day long");
        for slot in &day.slots {
            let (start, end): (Timestamp, Timestamp) = (slot.start.parse()?, slot.end.parse()?);
            assert!(slot.start.ends_with('Z') && slot.end.ends_with('Z'), "{slot:?}");
            assert!(slot.local.starts_with(&day.date) && slot.local.ends_with("+05:30"), "{slot:?}");
            assert_eq!(slot.local.parse::<Timestamp>()?, start, "two ways to write one instant");
            assert_eq!(end.duration_since(start), SignedDuration::from_mins(30));
            assert_eq!(slot.seats_left, 4);
            assert!(before < start, "out of order at {slot:?}");
            before = start;
        }
    }
    Ok(())
}

#[tokio::test]
async fn the_page_books_without_a_script() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host])).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let path = format!("/widget/bookings/{slug}");

    let page = business.api.get(&format!("{path}?tz=Europe/London&start={start}")).await?;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.header("content-type").starts_with("text/html"));
    let key = hidden_field(&page.body, "idempotency_key").context("the form carries its key")?;
    let name = fresh("Ada");
    let form = |email| {
        [
            ("start", start.as_str()),
            ("tz", "Europe/London"),
            ("name", &name),
            ("email", email),
            ("idempotency_key", &key),
        ]
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
    };

    let refused =
        business.api.send(business.api.request(Method::POST, &path).form(&form("no address"))).await?;
    assert_eq!(refused.status, 422, "{}", refused.body);
    assert!(refused.body.contains(&name), "what was typed is still there");

    let taken =
        business.api.send(business.api.request(Method::POST, &path).form(&form("ada@example.com"))).await?;
    assert_eq!(taken.status, 303, "{}", taken.body);
    let appointment_page = business.api.get(taken.header("location")).await?;
    assert_eq!(appointment_page.status, 200);
    let link = business.zoom.live_meetings(&host.zoom_user).await?.pop().context("one meeting")?.join_url;
    assert!(appointment_page.body.contains(&link.replace('&', "&amp;")), "{}", appointment_page.body);

    let again =
        business.api.send(business.api.request(Method::POST, &path).form(&form("ada@example.com"))).await?;
    let (before, after) = (taken.header("location"), again.header("location"));
    assert_eq!(
        (again.status, after.split('?').next()),
        (303, before.split('?').next()),
        "a reload books nothing new"
    );
    Ok(())
}

#[tokio::test]
async fn any_page_may_call_the_public_api() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let path = format!("/api/v1/calendars/{slug}");
    let preflight =
        business.api.send(business.api.request(Method::OPTIONS, &format!("{path}/appointments"))).await?;
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("access-control-allow-origin"), "*");
    assert!(preflight.header("access-control-allow-headers").contains("idempotency-key"));
    let view = business.api.calendar(&slug).await?;
    assert_eq!(
        (view.kind.as_str(), view.meeting_location_kind.as_str(), view.duration_minutes),
        ("unassigned", "static", 30)
    );
    let answer = business.api.get(&path).await?;
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("access-control-allow-credentials"), "", "and nobody's cookies go with it");
    let booked = business.api.booked(&slug, &business.api.first_slots(&slug, 1).await?[0].start).await?;
    assert_eq!(link_of(&booked)?, STATIC_LINK);
    Ok(())
}
