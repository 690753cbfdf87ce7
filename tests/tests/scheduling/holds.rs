//! Times that are kept while a client fills the form in.

use super::{STATIC_LINK, business, refusal, refused_field, starts, starts_on, try_booking, users};
use anyhow::{Context as _, Result};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use reqwest::Method;
use serde_json::json;
use shared::limits::{HOLD_SECONDS, HOLDS_PER_CLIENT_MAX};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Booking, Hold, fresh};
use slotkey_tests::world::{Business, CalendarSpec, User, eventually};
use std::collections::BTreeSet;

async fn hosted(count: usize) -> Result<(Business, Vec<User>, String, Vec<String>)> {
    let business = business().await?;
    let hosts = users(&business, count).await?;
    let members: Vec<&User> = hosts.iter().collect();
    let slug = business.calendar(&CalendarSpec::round_robin(&members).link(STATIC_LINK).zone("UTC")).await?;
    let starts = starts(&business, &slug, 8).await?;
    Ok((business, hosts, slug, starts))
}

fn under(hold: &Hold, start: &str) -> Booking {
    let mut booking = Booking::at(start);
    booking.request.hold = Some(hold.id.clone());
    booking
}

#[tokio::test]
async fn a_kept_time_is_nobody_elses_at_once() -> Result<()> {
    let (business, hosts, slug, starts) = hosted(1).await?;
    let watch = business.second_sub_account().await?;
    let elsewhere = watch.calendar(&CalendarSpec::round_robin(&[&hosts[0]]).link(STATIC_LINK)).await?;
    let before = Timestamp::now();
    let hold = business.api.held(&slug, &starts[0]).await?;
    assert_eq!(hold.start, starts[0]);
    let lasts = before.duration_until(hold.expires).as_secs();
    assert!((HOLD_SECONDS - 1..=HOLD_SECONDS + 60).contains(&lasts), "it ends by itself: {lasts} s");

    assert!(!business.api.offers(&slug, &starts[0]).await?);
    let refused = try_booking(&business, &slug, &starts[0]).await?.problem()?;
    assert_eq!((refused.status, refused.code.as_str()), (409, "slot_taken"));
    assert!(!refused.alternatives.is_empty());
    assert_eq!(business.api.hold(&slug, &starts[0]).await?.refused()?, refusal(409, "slot_taken"));
    let by_staff = business.staff_book(&slug, &Booking::at(&starts[0])).await?;
    assert_eq!(by_staff.refused()?, refusal(409, "slot_taken"));
    let there = try_booking(&watch, &elsewhere, &starts[0]).await?;
    assert_eq!(there.refused()?, refusal(409, "slot_taken"), "nor in another sub-account");
    assert_eq!(business.api.appointments(&business.sub_account).await?, [], "it is no appointment");
    Ok(())
}

#[tokio::test]
async fn whoever_keeps_a_time_books_it_with_the_host_it_was_kept_with() -> Result<()> {
    let (business, hosts, slug, starts) = hosted(2).await?;
    let members: Vec<&User> = hosts.iter().collect();
    let hold = business.api.held(&slug, &starts[0]).await?;
    let other = business.api.booked(&slug, &starts[0]).await?;
    let free = business.host_among(&other, &members).await?;
    let kept_with = members.iter().find(|user| user.id != free.id).context("the other one")?;
    assert!(!business.api.offers(&slug, &starts[0]).await?, "both are taken");

    let booking = under(&hold, &starts[0]);
    let booked: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    assert_eq!(business.host_among(&booked, &members).await?.id, kept_with.id);
    let again: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    assert_eq!(again, booked, "the same key books once");
    assert_eq!(business.api.release(&slug, &hold.id).await?.status, 204);
    assert!(!business.api.offers(&slug, &starts[0]).await?, "what is booked is not given back with its hold");

    // One claim: cancelling it gives everything back, in the other sub-account, too.
    let watch = business.second_sub_account().await?;
    let elsewhere =
        watch.calendar(&CalendarSpec::round_robin(&[kept_with]).link(STATIC_LINK).zone("UTC")).await?;
    business.api.cancel(&booked).await?;
    assert!(business.api.offers(&slug, &starts[0]).await?);
    eventually(super::SOON, "the host to be free elsewhere", async || {
        Ok((starts_on(&watch, &elsewhere, 1).await?.len() == 48).then_some(()))
    })
    .await
}

#[tokio::test]
async fn a_time_that_is_given_back_is_free_again() -> Result<()> {
    let (business, _, slug, starts) = hosted(1).await?;
    let hold = business.api.held(&slug, &starts[0]).await?;
    assert_eq!(business.api.release(&slug, &hold.id).await?.status, 204);
    assert!(business.api.offers(&slug, &starts[0]).await?);
    assert_eq!(business.api.release(&slug, &hold.id).await?.status, 204, "giving back twice is giving back");

    let other = business.api.booked(&slug, &starts[0]).await?;
    let late = business.api.book(&slug, &under(&hold, &starts[0])).await?;
    assert_eq!(late.refused()?, refusal(409, "slot_taken"), "it keeps nothing any more");
    business.api.cancel(&other).await?;
    let booked: AppointmentView = business.api.book(&slug, &under(&hold, &starts[0])).await?.read(201)?;
    assert_eq!(booked.start, starts[0], "it is booked as if nothing had ever been kept");
    Ok(())
}

#[tokio::test]
async fn a_hold_of_another_time_is_as_good_as_none() -> Result<()> {
    let (business, _, slug, starts) = hosted(1).await?;
    let hold = business.api.held(&slug, &starts[0]).await?;
    let elsewhere: AppointmentView = business.api.book(&slug, &under(&hold, &starts[2])).await?.read(201)?;
    assert_eq!(elsewhere.start, starts[2]);
    assert!(!business.api.offers(&slug, &starts[0]).await?, "what was kept is still kept");
    let as_kept: AppointmentView = business.api.book(&slug, &under(&hold, &starts[0])).await?.read(201)?;
    assert_eq!(as_kept.start, starts[0], "and can be booked");
    assert_ne!(as_kept.id, elsewhere.id);

    business.api.booked(&slug, &starts[4]).await?;
    let other = business.api.held(&slug, &starts[5]).await?;
    let taken = business.api.book(&slug, &under(&other, &starts[4])).await?;
    assert_eq!(taken.refused()?, refusal(409, "slot_taken"));

    let mut nobodys = Booking::at(&starts[6]);
    nobodys.request.hold = Some("apt_00000000000000000000000000".to_owned());
    let booked: AppointmentView = business.api.book(&slug, &nobodys).await?.read(201)?;
    assert_eq!(booked.start, starts[6]);
    nobodys.key = fresh("booking");
    nobodys.request.hold = Some("hold".to_owned());
    let refused = business.api.book(&slug, &nobodys).await?;
    assert_eq!(refused.refused()?, refusal(422, "invalid_id"));
    Ok(())
}

#[tokio::test]
async fn a_hold_on_another_calendar_is_as_good_as_none() -> Result<()> {
    let (business, hosts, slug, starts) = hosted(1).await?;
    let other =
        business.calendar(&CalendarSpec::round_robin(&[&hosts[0]]).link(STATIC_LINK).zone("UTC")).await?;
    let hold = business.api.held(&slug, &starts[0]).await?;
    let taken = business.api.book(&other, &under(&hold, &starts[0])).await?;
    assert_eq!(taken.refused()?, refusal(409, "slot_taken"), "the host is kept for the first one");
    let booked: AppointmentView = business.api.book(&slug, &under(&hold, &starts[0])).await?.read(201)?;
    assert_eq!(booked.calendar.slug, slug);
    Ok(())
}

#[tokio::test]
async fn the_length_that_was_kept_is_the_length_that_is_booked() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = CalendarSpec::round_robin(&[&host])
        .link(STATIC_LINK)
        .zone("UTC")
        .rule("other_durations_minutes", vec![60]);
    let slug = business.calendar(&spec).await?;
    let starts = starts(&business, &slug, 4).await?;
    let hold = business.api.held(&slug, &starts[0]).await?;
    business.api.booked(&slug, &starts[1]).await?;
    let mut longer = under(&hold, &starts[0]);
    longer.request.duration_minutes = Some(60);
    let refused = business.api.book(&slug, &longer).await?;
    assert_eq!(refused.refused()?, refusal(409, "slot_taken"), "half of it was never kept");
    let booked: AppointmentView = business.api.book(&slug, &under(&hold, &starts[0])).await?.read(201)?;
    assert_eq!((booked.start.as_str(), booked.end.as_str()), (starts[0].as_str(), starts[1].as_str()));
    Ok(())
}

#[tokio::test]
async fn a_hold_takes_a_seat_where_there_are_several() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    for spec in
        [CalendarSpec::class(&host, 2).link(STATIC_LINK), CalendarSpec::unassigned(STATIC_LINK).seats(2)]
    {
        let slug = business.calendar(&spec).await?;
        let start = starts(&business, &slug, 1).await?.remove(0);
        let hold = business.api.held(&slug, &start).await?;
        business.api.booked(&slug, &start).await?;
        assert_eq!(
            try_booking(&business, &slug, &start).await?.refused()?,
            refusal(409, "slot_taken"),
            "{slug}"
        );
        let booked: AppointmentView = business.api.book(&slug, &under(&hold, &start)).await?.read(201)?;
        business.api.cancel(&booked).await?;
        assert!(business.api.offers(&slug, &start).await?, "{slug}");
    }
    Ok(())
}

#[tokio::test]
async fn a_hold_counts_towards_the_days_limit() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).zone("UTC").rule("per_day", 1);
    let slug = business.calendar(&spec).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let hold = business.api.held(&slug, &start).await?;
    assert_eq!(starts_on(&business, &slug, 1).await?, BTreeSet::new());
    business.api.book(&slug, &under(&hold, &start)).await?.read::<AppointmentView>(201)?;
    Ok(())
}

#[tokio::test]
async fn one_client_keeps_only_so_many_times() -> Result<()> {
    let (business, _, slug, starts) = hosted(1).await?;
    let most = usize::try_from(HOLDS_PER_CLIENT_MAX)?;
    // All at once, so that the number is counted where it is written.
    let answers = try_join_all(starts.iter().map(|start| business.api.hold(&slug, start))).await?;
    let kept: Vec<Hold> = answers
        .iter()
        .filter(|answer| answer.status == 201)
        .map(|answer| answer.read(201))
        .collect::<Result<_>>()?;
    assert_eq!(kept.len(), most);
    for answer in answers.iter().filter(|answer| answer.status != 201) {
        assert_eq!(answer.refused()?, refusal(429, "too_many_holds"));
    }
    let free: Vec<_> = starts.iter().filter(|start| kept.iter().all(|hold| hold.start != **start)).collect();
    for start in &free {
        assert!(business.api.offers(&slug, start).await?, "a refused hold took a slot");
    }
    assert_eq!(business.api.hold(&slug, free[0]).await?.refused()?, refusal(429, "too_many_holds"));
    business.api.booked(&slug, free[0]).await.context("booking is another matter")?;

    // One that is booked, and one that is given back, make room.
    business.api.book(&slug, &under(&kept[0], &kept[0].start)).await?.read::<AppointmentView>(201)?;
    business.api.release(&slug, &kept[1].id).await?;
    business.api.held(&slug, free[1]).await?;
    business.api.held(&slug, &kept[1].start).await?;
    assert_eq!(business.api.hold(&slug, free[2]).await?.refused()?, refusal(429, "too_many_holds"));
    let somebody_else = business.api.hold_from("203.0.113.7", &slug, free[2]).await?;
    assert_eq!(somebody_else.read::<Hold>(201)?.start, *free[2], "another client has a number of their own");
    Ok(())
}

#[tokio::test]
async fn of_many_who_would_keep_one_time_one_does() -> Result<()> {
    let (business, _, slug, starts) = hosted(1).await?;
    let answers = try_join_all((0..5).map(|_| business.api.hold(&slug, &starts[0]))).await?;
    let kept = answers.iter().filter(|answer| answer.status == 201).count();
    assert_eq!(kept, 1);
    for answer in answers.iter().filter(|answer| answer.status != 201) {
        assert_eq!(answer.refused()?, refusal(409, "slot_taken"));
    }
    Ok(())
}

#[tokio::test]
async fn what_is_not_offered_is_not_kept() -> Result<()> {
    let (business, _, slug, starts) = hosted(1).await?;
    let table = [
        (serde_json::json!({ "start": "tomorrow", "tz": "UTC" }), "invalid_start", "start"),
        (serde_json::json!({ "start": "9999-12-30T12:00:00Z", "tz": "UTC" }), "invalid_start", "start"),
        (
            serde_json::json!({ "start": starts[0].replace(":00Z", ":07Z"), "tz": "UTC" }),
            "invalid_start",
            "start",
        ),
        (serde_json::json!({ "start": starts[0], "tz": "Mars/Olympus" }), "invalid_time_zone", "tz"),
        (
            serde_json::json!({ "start": starts[0], "tz": "UTC", "duration_minutes": 7 }),
            "invalid_duration",
            "duration_minutes",
        ),
        (serde_json::json!({ "start": starts[0], "tz": "UTC", "name": "Ada" }), "invalid_body", "name"),
    ];
    for (body, code, field) in table {
        let path = format!("/api/v1/calendars/{slug}/holds");
        let request = business.api.request(reqwest::Method::POST, &path).json(&body);
        assert_eq!(
            business.api.send(request).await?.refused_field()?,
            refused_field(422, code, field),
            "{body}"
        );
    }
    assert_eq!(
        business.api.hold("no-such-calendar", &starts[0]).await?.refused()?,
        refusal(404, "not_found")
    );
    assert_eq!(business.api.release(&slug, "apt_00000000000000000000000000").await?.status, 204);
    assert_eq!(business.api.release(&slug, "hold").await?.refused()?, refusal(422, "invalid_id"));
    assert_eq!(starts_on(&business, &slug, 1).await?.len(), 48);
    Ok(())
}

#[tokio::test]
async fn a_time_that_is_kept_under_a_key_is_kept_once() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host]).link(STATIC_LINK)).await?;
    let [first, second] = &starts(&business, &slug, 2).await?[..] else { unreachable!() };
    let key = fresh("hold");
    let hold = async |key: &str, start: &str| {
        let request = business.api.request(Method::POST, &format!("/api/v1/calendars/{slug}/holds"));
        let body = json!({ "start": start, "tz": "UTC" });
        business.api.send(request.header("idempotency-key", key).json(&body)).await
    };
    let kept: Hold = hold(&key, first).await?.read(201)?;
    let again: Hold = hold(&key, first).await?.read(201)?;
    assert_eq!((&again.id, again.expires), (&kept.id, kept.expires), "the answer may have been lost");
    assert_eq!(hold(&fresh("hold"), first).await?.refused()?, refusal(409, "slot_taken"), "by another one");
    assert_eq!(hold(&key, second).await?.refused()?, refusal(422, "idempotency_key_reused"));
    assert_eq!(hold("short", first).await?.refused()?, refusal(422, "invalid_idempotency_key"));

    let mut booking = Booking::at(first);
    booking.request.hold = Some(kept.id.clone());
    business.api.book(&slug, &booking).await?.read::<AppointmentView>(201)?;
    assert_eq!(hold(&key, first).await?.refused()?, refusal(409, "slot_taken"), "it is booked by now");
    Ok(())
}
