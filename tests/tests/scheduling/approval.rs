//! Appointments that wait to be approved, and what an appointment can become.

use super::{SOON, STATIC_LINK, business, refusal, refused_field, starts, starts_on, try_booking};
use anyhow::Result;
use serde_json::{Value, json};
use shared::wire::LocationState;
use slotkey_tests::client::{ListedAppointment, On};
use slotkey_tests::world::{Business, CalendarSpec, User, link_of};

async fn to_be_approved() -> Result<(Business, User, String, Vec<String>)> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).with("auto_confirm", false);
    let slug = business.calendar(&spec).await?;
    let starts = starts(&business, &slug, 3).await?;
    Ok((business, host, slug, starts))
}

#[tokio::test]
async fn a_pending_appointment_holds_its_time_and_costs_zoom_nothing_until_it_is_approved() -> Result<()> {
    let (business, host, slug, starts) = to_be_approved().await?;
    let before = business.zoom.requests(&host.zoom_user).await?.len();
    let pending = business.api.booked(&slug, &starts[0]).await?;
    assert_eq!(pending.status, "pending");
    assert_eq!(
        (pending.meeting_location.state, &pending.meeting_location.value),
        (LocationState::Pending, &None)
    );
    assert!(pending.meeting_location.reason.is_some(), "a person is told why");
    assert!(!business.api.offers(&slug, &starts[0]).await?);
    assert_eq!(try_booking(&business, &slug, &starts[0]).await?.refused()?, refusal(409, "slot_taken"));
    business.settled(SOON).await?;
    assert_eq!(business.zoom.requests(&host.zoom_user).await?.len(), before, "Zoom was asked for something");

    let answer = business.set_status(&pending, On::Version(0), "confirmed").await?;
    let approved: ListedAppointment = answer.read(200)?;
    assert_eq!((approved.view.status.as_str(), approved.version, answer.version()?), ("confirmed", 1, 1));
    let meeting = business.zoom.meeting_at(link_of(&approved.view)?).await?;
    assert_eq!(meeting.host_id, host.zoom_user);
    assert_eq!(business.api.appointment(&pending).await?, approved.view, "the client sees it");
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 1);

    let again: ListedAppointment =
        business.set_status(&pending, On::Anything, "confirmed").await?.read(200)?;
    assert_eq!(again, approved, "approving twice is approving");
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 1);
    Ok(())
}

#[tokio::test]
async fn a_pending_appointment_that_moves_or_is_cancelled_costs_zoom_nothing() -> Result<()> {
    let (business, host, slug, starts) = to_be_approved().await?;
    let before = business.zoom.requests(&host.zoom_user).await?.len();
    let pending = business.api.booked(&slug, &starts[0]).await?;
    let moved =
        business.api.reschedule(&pending, &starts[1]).await?.read::<shared::wire::AppointmentView>(200)?;
    assert_eq!((moved.status.as_str(), &moved.start), ("pending", &starts[1]), "it still waits");
    assert!(business.api.offers(&slug, &starts[0]).await?);
    let cancelled = business.api.cancel(&moved).await?;
    assert_eq!(
        (cancelled.status.as_str(), cancelled.meeting_location.state),
        ("cancelled", LocationState::None)
    );
    assert!(business.api.offers(&slug, &starts[1]).await?, "its time is free again");
    business.settled(SOON).await?;
    assert_eq!(business.zoom.requests(&host.zoom_user).await?.len(), before, "Zoom was asked for something");

    let approved = business.set_status(&pending, On::Anything, "confirmed").await?;
    assert_eq!(approved.refused()?, refusal(409, "status_not_allowed"), "it is too late to approve it");
    Ok(())
}

#[tokio::test]
async fn what_the_business_books_itself_needs_no_approval() -> Result<()> {
    let (business, host, slug, starts) = to_be_approved().await?;
    let booked = business.staff_booked(&slug, &starts[0]).await?;
    assert_eq!(booked.view.status, "confirmed");
    assert_eq!(business.zoom.meeting_at(link_of(&booked.view)?).await?.host_id, host.zoom_user);
    Ok(())
}

#[tokio::test]
async fn an_approval_of_what_changed_meanwhile_is_refused() -> Result<()> {
    let (business, host, slug, starts) = to_be_approved().await?;
    let pending = business.api.booked(&slug, &starts[0]).await?;
    let moved = business.api.reschedule(&pending, &starts[1]).await?;
    assert_eq!(moved.status, 200);
    for status in ["confirmed", "cancelled"] {
        let stale = business.set_status(&pending, On::Version(0), status).await?;
        assert_eq!(stale.refused()?, refusal(412, "version_changed"), "{status}");
    }
    assert_eq!(business.api.appointment(&pending).await?.status, "pending");
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 0);
    let approved: ListedAppointment =
        business.set_status(&pending, On::Version(1), "confirmed").await?.read(200)?;
    assert_eq!(business.zoom.meeting_at(link_of(&approved.view)?).await?.start_time, starts[1].parse()?);
    Ok(())
}

#[tokio::test]
async fn whether_a_client_came_is_known_once_it_has_begun() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let booked = business.api.booked(&slug, &start).await?;
    for status in ["showed", "no_show", "pending"] {
        let refused = business.set_status(&booked, On::Anything, status).await?;
        assert_eq!(refused.refused()?, refusal(409, "status_not_allowed"), "{status}");
    }
    for status in [json!("gone"), json!(1), Value::Null] {
        let path = format!("/sub-accounts/{}/appointments/{}/status", business.sub_account, booked.id);
        let body = json!({ "status": status });
        let refused = business.api.change(reqwest::Method::POST, &path, On::Anything, &body).await?;
        assert_eq!(refused.refused_field()?, refused_field(422, "invalid_body", "status"), "{status}");
    }
    let unchanged = business.staff_view(&booked).await?;
    assert_eq!((unchanged.view.status.as_str(), unchanged.version), ("confirmed", 0));
    Ok(())
}

#[tokio::test]
async fn what_is_cancelled_stays_cancelled() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let starts = starts(&business, &slug, 2).await?;
    let booked = business.api.booked(&slug, &starts[0]).await?;
    let cancelled: ListedAppointment =
        business.set_status(&booked, On::Version(0), "cancelled").await?.read(200)?;
    assert_eq!((cancelled.view.status.as_str(), cancelled.version), ("cancelled", 1));
    assert!(starts_on(&business, &slug, 1).await?.contains(&starts[0]), "its time is free again");

    for status in ["confirmed", "pending", "showed", "no_show"] {
        let refused = business.set_status(&booked, On::Anything, status).await?;
        assert_eq!(refused.refused()?, refusal(409, "status_not_allowed"), "{status}");
    }
    let moved = business.staff_reschedule(&booked, &starts[1]).await?;
    assert_eq!(moved.refused()?, refusal(409, "appointment_cancelled"));
    let twice: ListedAppointment = business.staff_cancel(&booked, "Twice").await?.read(200)?;
    assert_eq!(twice, cancelled, "cancelling twice is cancelling, and the first reason stays");
    Ok(())
}
