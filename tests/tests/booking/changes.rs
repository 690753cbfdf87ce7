//! What a client does by the links in their hands: look, cancel, move, put it into a calendar (rules 2 to 4).

use super::{SOON, STATIC_LINK, business, meeting_of};
use anyhow::{Context as _, Result};
use jiff::Timestamp;
use reqwest::Method;
use serde_json::json;
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::Booking;
use slotkey_tests::world::{Business, CalendarSpec, User, eventually, link_of};

async fn hosted() -> Result<(Business, User, String, Vec<String>)> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host])).await?;
    let starts = business.api.first_slots(&slug, 4).await?.into_iter().map(|slot| slot.start).collect();
    Ok((business, host, slug, starts))
}

async fn deleted(business: &Business, join_url: &str) -> Result<()> {
    eventually(SOON, "the deletion", async || {
        Ok(business.zoom.meeting_at(join_url).await?.deleted.then_some(()))
    })
    .await
}

#[tokio::test]
async fn cancelling_drops_the_meeting_and_frees_the_slot() -> Result<()> {
    let (business, host, slug, starts) = hosted().await?;
    let appointment = business.api.booked(&slug, &starts[0]).await?;
    let link = link_of(&appointment)?.to_owned();

    let cancelled = business.api.cancel(&appointment).await?;
    assert_eq!((cancelled.id.as_str(), cancelled.status.as_str()), (appointment.id.as_str(), "cancelled"));
    let location = &cancelled.meeting_location;
    assert_eq!(
        (location.state, &location.value),
        (LocationState::None, &None),
        "a cancelled appointment has no link"
    );
    assert!(location.reason.is_some());
    deleted(&business, &link).await?;
    assert!(business.api.offers(&slug, &starts[0]).await?, "the slot stays taken");

    let twice = business.api.cancel(&appointment).await?;
    assert_eq!(twice, cancelled, "cancelling twice is cancelling");
    business.settled(SOON).await?;
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.deletes, 1);

    let again = business.api.booked(&slug, &starts[0]).await?;
    assert_ne!(link_of(&again)?, link);
    assert_eq!(
        business.api.appointment(&appointment).await?.status,
        "cancelled",
        "a new booking revives nothing"
    );
    Ok(())
}

#[tokio::test]
async fn only_the_links_own_holder_sees_or_changes_an_appointment() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let starts = business.api.first_slots(&slug, 2).await?;
    let mine = business.api.booked(&slug, &starts[0].start).await?;
    let other = business.api.booked(&slug, &starts[1].start).await?;

    let mut altered = mine.token.clone();
    let last = altered.pop().context("a token")?;
    altered.push(if last == 'A' { 'B' } else { 'A' });
    let tokens = ["", "nonsense", &altered, &other.token];
    for token in tokens {
        let path = format!("/api/v1/appointments/{}", mine.id);
        for (method, path) in [
            (Method::GET, path.clone()),
            (Method::GET, format!("{path}/ics")),
            (Method::POST, format!("{path}/cancel")),
            (Method::POST, format!("{path}/reschedule")),
        ] {
            let mut request = business.api.request(method.clone(), &path).query(&[("token", token)]);
            if method == Method::POST {
                let body = if path.ends_with("cancel") {
                    json!({})
                } else {
                    json!({ "start": starts[1].start, "tz": "UTC" })
                };
                request = request.json(&body);
            }
            assert_eq!(
                business.api.send(request).await?.refused()?,
                (404, "not_found".to_owned()),
                "{path} {token:?}"
            );
        }
    }
    let without = business.api.get(&format!("/api/v1/appointments/{}", mine.id)).await?;
    assert_eq!(without.refused()?, (404, "not_found".to_owned()));
    assert_eq!(business.api.appointment(&mine).await?.status, "confirmed");
    Ok(())
}

#[tokio::test]
async fn moving_gives_another_link_and_drops_the_old_one() -> Result<()> {
    let (business, host, slug, starts) = hosted().await?;
    let appointment = business.api.booked(&slug, &starts[0]).await?;
    let old = link_of(&appointment)?.to_owned();

    let moved: AppointmentView = business.api.reschedule(&appointment, &starts[2]).await?.read(200)?;
    assert_eq!((&moved.id, &moved.start), (&appointment.id, &starts[2]));
    assert_ne!(link_of(&moved)?, old);
    meeting_of(&business, &moved, &host).await?;
    deleted(&business, &old).await?;
    assert!(business.api.offers(&slug, &starts[0]).await?, "the old slot stays taken");
    assert!(!business.api.offers(&slug, &starts[2]).await?);
    let methods: Vec<_> =
        business.zoom.requests(&host.zoom_user).await?.into_iter().map(|entry| entry.operation).collect();
    assert!(!methods.contains(&"patch".to_owned()), "a meeting was moved instead of replaced: {methods:?}");
    assert_eq!(business.zoom.live_meetings(&host.zoom_user).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn to_the_time_it_has_already_it_keeps_its_link_and_zoom_is_not_asked() -> Result<()> {
    let (business, host, slug, starts) = hosted().await?;
    let appointment = business.api.booked(&slug, &starts[0]).await?;
    business.settled(SOON).await?;
    let before = business.zoom.requests(&host.zoom_user).await?.len();

    let kept: AppointmentView = business.api.reschedule(&appointment, &starts[0]).await?.read(200)?;
    assert_eq!(kept, appointment);
    business.settled(SOON).await?;
    assert_eq!(business.zoom.requests(&host.zoom_user).await?.len(), before);
    Ok(())
}

#[tokio::test]
async fn into_a_class_that_is_on_it_joins_the_meeting_there() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::class(&host, 5)).await?;
    let starts = business.api.first_slots(&slug, 2).await?;
    let there = business.api.booked(&slug, &starts[1].start).await?;
    let (first, second) = (
        business.api.booked(&slug, &starts[0].start).await?,
        business.api.booked(&slug, &starts[0].start).await?,
    );
    let old = link_of(&first)?.to_owned();
    assert_eq!(link_of(&second)?, old);

    let joined: AppointmentView = business.api.reschedule(&first, &starts[1].start).await?.read(200)?;
    assert_eq!(link_of(&joined)?, link_of(&there)?, "the link that the target slot already has");
    business.settled(SOON).await?;
    assert!(!business.zoom.meeting_at(&old).await?.deleted, "another client still uses it");
    let joined: AppointmentView = business.api.reschedule(&second, &starts[1].start).await?.read(200)?;
    assert_eq!(link_of(&joined)?, link_of(&there)?);
    deleted(&business, &old).await?;
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 2);
    Ok(())
}

#[tokio::test]
async fn a_move_that_cannot_be_changes_nothing() -> Result<()> {
    let (business, _, slug, starts) = hosted().await?;
    let appointment = business.api.booked(&slug, &starts[0]).await?;
    business.api.booked(&slug, &starts[1]).await?;

    let taken = business.api.reschedule(&appointment, &starts[1]).await?.problem()?;
    assert_eq!((taken.status, taken.code.as_str()), (409, "slot_taken"));
    assert!(!taken.alternatives.is_empty());
    let off_grid = starts[2].replace(":00Z", ":07Z");
    let never = business.api.reschedule(&appointment, &off_grid).await?.problem()?;
    assert_eq!(
        (never.status, never.code.as_str(), never.field.as_deref()),
        (422, "invalid_start", Some("start"))
    );
    assert_eq!(business.api.appointment(&appointment).await?, appointment);

    business.api.cancel(&appointment).await?;
    let dead = business.api.reschedule(&appointment, &starts[2]).await?;
    assert_eq!(dead.refused()?, (409, "appointment_cancelled".to_owned()));
    assert!(business.api.offers(&slug, &starts[2]).await?, "a refused move took a slot");
    Ok(())
}

#[tokio::test]
async fn a_move_may_overlap_the_time_it_leaves() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).rule("duration_minutes", 60).rule("interval_minutes", 15);
    let slug = business.calendar(&spec).await?;
    let starts = business.api.first_slots(&slug, 3).await?;
    let appointment = business.api.booked(&slug, &starts[0].start).await?;
    let moved: AppointmentView = business.api.reschedule(&appointment, &starts[2].start).await?.read(200)?;
    assert_eq!(moved.start, starts[2].start);
    meeting_of(&business, &moved, &host).await?;
    business.settled(SOON).await?;
    assert!(!business.api.offers(&slug, &starts[1].start).await?, "overlaps the new time");
    Ok(())
}

#[tokio::test]
async fn a_calendar_file_follows_the_appointment() -> Result<()> {
    let (business, _, slug, starts) = hosted().await?;
    let appointment = business.api.booked(&slug, &starts[0]).await?;
    let file = async || {
        let answer = business.api.get(&appointment.manage.ics_url).await?;
        anyhow::ensure!(
            answer.status == 200 && answer.header("content-type").starts_with("text/calendar"),
            "{answer:?}"
        );
        // RFC 5545, 3.1: long lines are folded.
        Ok::<_, anyhow::Error>(answer.body.replace("\r\n ", ""))
    };
    let utc = |instant: &str| {
        Ok::<_, anyhow::Error>(instant.parse::<Timestamp>()?.strftime("%Y%m%dT%H%M%SZ").to_string())
    };

    let booked = file().await?;
    assert!(booked.starts_with("BEGIN:VCALENDAR\r\n") && booked.contains("BEGIN:VEVENT"), "{booked}");
    assert!(booked.contains(&format!("UID:{}@slotkey", appointment.id)), "{booked}");
    assert!(booked.contains(&format!("DTSTART:{}", utc(&appointment.start)?)), "{booked}");
    assert!(booked.contains(&format!("DTEND:{}", utc(&appointment.end)?)), "{booked}");
    assert!(booked.contains(link_of(&appointment)?), "{booked}");
    assert!(booked.contains("SEQUENCE:0") && booked.contains("STATUS:CONFIRMED"), "{booked}");

    let moved: AppointmentView = business.api.reschedule(&appointment, &starts[1]).await?.read(200)?;
    let file_of_move = file().await?;
    assert!(file_of_move.contains("SEQUENCE:1"), "{file_of_move}");
    assert!(file_of_move.contains(&format!("DTSTART:{}", utc(&moved.start)?)), "{file_of_move}");
    assert!(
        file_of_move.contains(link_of(&moved)?) && !file_of_move.contains(link_of(&appointment)?),
        "{file_of_move}"
    );

    business.api.cancel(&appointment).await?;
    let cancelled = file().await?;
    assert!(cancelled.contains("STATUS:CANCELLED") && cancelled.contains("SEQUENCE:2"), "{cancelled}");
    assert!(!cancelled.contains(link_of(&moved)?), "{cancelled}");
    Ok(())
}

#[tokio::test]
async fn a_link_from_before_a_cancelling_never_books() -> Result<()> {
    let (business, _, slug, starts) = hosted().await?;
    let booking = Booking::at(&starts[0]);
    let first: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    business.api.cancel(&first).await?;
    let replayed: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    assert_eq!(
        (replayed.id.as_str(), replayed.status.as_str()),
        (first.id.as_str(), "cancelled"),
        "the key names that booking"
    );
    assert!(business.api.offers(&slug, &starts[0]).await?);
    Ok(())
}
