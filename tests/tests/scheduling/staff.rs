//! What the business does to appointments: book, edit, move, cancel, delete, find.

use super::{SOON, STATIC_LINK, TWO_DAYS_MINUTES, business, refusal, refused_field, starts, try_booking};
use anyhow::{Context as _, Result};
use reqwest::Method;
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Booking, ListedAppointment, On, day_from_now, fresh};
use slotkey_tests::office::Page;
use slotkey_tests::world::{Business, CalendarSpec, User, eventually, link_of};

async fn on_zoom() -> Result<(Business, User, String, Vec<String>)> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host])).await?;
    let starts = starts(&business, &slug, 3).await?;
    Ok((business, host, slug, starts))
}

#[tokio::test]
async fn the_business_books_where_a_client_comes_too_late() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = CalendarSpec::round_robin(&[&host])
        .link(STATIC_LINK)
        .zone("UTC")
        .rule("minimum_notice_minutes", TWO_DAYS_MINUTES);
    let slug = business.calendar(&spec).await?;
    let start = format!("{}T12:00:00Z", day_from_now(1));
    let by_client = try_booking(&business, &slug, &start).await?;
    assert_eq!(by_client.refused_field()?, refused_field(422, "invalid_start", "start"));

    let mut booking = Booking::at(&start);
    booking.request.notes = Some("Rang to book".to_owned());
    let answer = business.staff_book(&slug, &booking).await?;
    let booked: ListedAppointment = answer.read(201)?;
    assert_eq!((booked.view.status.as_str(), &booked.view.start), ("confirmed", &start));
    assert_eq!(
        (booked.contact.clone(), booked.notes.as_deref()),
        (booking.request.contact.clone(), Some("Rang to book"))
    );
    assert_eq!((&booked.host_ids, booked.version, answer.version()?), (&vec![host.id.clone()], 0, 0));
    assert_eq!(business.api.appointment(&booked.view).await?, booked.view, "the client's link shows it");

    let again: ListedAppointment = business.staff_book(&slug, &booking).await?.read(201)?;
    assert_eq!(again, booked, "the same key books once");
    let taken = business.staff_book(&slug, &Booking::at(&start)).await?;
    assert_eq!(taken.refused()?, refusal(409, "slot_taken"), "what is taken is taken for everybody");
    Ok(())
}

#[tokio::test]
async fn a_booking_by_the_business_is_read_as_strictly_as_a_clients() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let mut whole = serde_json::to_value(Booking::at(&start).request)?;
    whole["calendar"] = slug.as_str().into();
    let with = |name: &str, value: Value| {
        let mut body = whole.clone();
        body[name] = value;
        body
    };
    let table = [
        (with("coupon", json!("FREE")), "invalid_body", Some("coupon")),
        (with("start", json!(5)), "invalid_body", Some("start")),
        (with("start", json!("tomorrow")), "invalid_start", Some("start")),
        (with("start", json!("9999-12-30T12:00:00Z")), "invalid_start", Some("start")),
        (with("tz", json!("Mars/Olympus")), "invalid_time_zone", Some("tz")),
        (with("contact", json!({ "name": "A", "email": "nobody" })), "invalid_email", Some("contact.email")),
        (with("contact", json!({ "name": "A" })), "invalid_body", Some("contact")),
        (with("guests", json!(["guest@example.com"])), "invalid_guests", Some("guests")),
        (with("answers", json!({ "shoe": "42" })), "invalid_answer", Some("answers.shoe")),
        (with("calendar", json!("No Slug")), "invalid_body", Some("calendar")),
        (with("calendar", json!(7)), "invalid_body", Some("calendar")),
        (json!({ "start": start }), "invalid_body", Some("calendar")),
        (json!([]), "invalid_body", None),
    ];
    for (body, code, field) in table {
        let refused = business.staff_book_raw(&fresh("booking"), &body).await?.refused_field()?;
        assert_eq!(refused, (422, code.to_owned(), field.map(str::to_owned)), "{body}");
    }
    let nowhere =
        business.staff_book_raw(&fresh("booking"), &with("calendar", json!(fresh("no-such")))).await?;
    assert_eq!(nowhere.refused()?, refusal(404, "not_found"));
    let path = format!("/sub-accounts/{}/appointments", business.sub_account);
    let keyless = business.api.send(business.api.managing(Method::POST, &path).json(&whole)).await?;
    assert_eq!(keyless.refused()?, refusal(400, "idempotency_key_missing"));

    let other = business.second_sub_account().await?;
    let elsewhere = other.staff_book_raw(&fresh("booking"), &whole).await?;
    assert_eq!(elsewhere.refused()?, refusal(404, "not_found"), "another sub-account's calendar");
    assert!(business.api.offers(&slug, &start).await?, "a refused booking took the slot");
    assert_eq!(business.api.appointments(&business.sub_account).await?, []);
    Ok(())
}

#[tokio::test]
async fn an_edit_changes_words_and_costs_zoom_nothing() -> Result<()> {
    let (business, host, slug, starts) = on_zoom().await?;
    let booked = business.api.booked(&slug, &starts[0]).await?;
    business.settled(SOON).await?;
    let before = business.zoom.requests(&host.zoom_user).await?.len();

    let answer = business.edit(&booked, On::Version(0), &json!({ "title": "  Kick-off  " })).await?;
    let edited: ListedAppointment = answer.read(200)?;
    assert_eq!((edited.view.title.as_str(), edited.version, answer.version()?), ("Kick-off", 1, 1));
    assert_eq!(link_of(&edited.view)?, link_of(&booked)?, "the link stays");

    let words = json!({ "notes": "Wants a demo", "staff_notes": "Knows Ada\nfrom school" });
    let edited: ListedAppointment = business.edit(&booked, On::Version(1), &words).await?.read(200)?;
    assert_eq!(edited.notes.as_deref(), Some("Wants a demo"));
    assert_eq!(edited.staff_notes.as_deref(), Some("Knows Ada\nfrom school"));
    assert_eq!(edited.view.title, "Kick-off", "what is not sent stays");

    let contact = json!({ "name": "Ada Lovelace", "email": "Ada@Example.com", "phone": "+44 20 7946 0000" });
    let edited: ListedAppointment = business
        .edit(&booked, On::Version(2), &json!({ "contact": contact, "notes": null }))
        .await?
        .read(200)?;
    assert_eq!(
        (edited.contact.name.as_str(), edited.contact.email.as_str()),
        ("Ada Lovelace", "Ada@example.com")
    );
    assert_eq!(edited.contact.phone.as_deref(), Some("+442079460000"));
    assert_eq!((edited.notes.as_deref(), edited.version), (None, 3), "null empties");
    assert_eq!(business.api.appointment(&booked).await?.contact_name, "Ada Lovelace");

    let same: ListedAppointment =
        business.edit(&booked, On::Version(3), &json!({ "title": "Kick-off" })).await?.read(200)?;
    assert_eq!(same, edited, "what changes nothing is no change");
    let nothing: ListedAppointment = business.edit(&booked, On::Anything, &json!({})).await?.read(200)?;
    assert_eq!(nothing, edited);
    business.settled(SOON).await?;
    assert_eq!(business.zoom.requests(&host.zoom_user).await?.len(), before, "Zoom was asked for something");
    Ok(())
}

#[tokio::test]
async fn an_edit_that_cannot_be_changes_nothing() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let booked = business.staff_booked(&slug, &start).await?;
    let table = [
        (json!({ "title": "  " }), "invalid_body", "title"),
        (json!({ "title": "n".repeat(101) }), "invalid_body", "title"),
        (json!({ "notes": "n".repeat(2_001) }), "invalid_text", "notes"),
        (json!({ "staff_notes": "n".repeat(2_001) }), "invalid_text", "staff_notes"),
        (json!({ "staff_notes": 7 }), "invalid_body", "staff_notes"),
        (json!({ "contact": { "name": "Ada", "email": "nobody" } }), "invalid_body", "contact.email"),
        (json!({ "contact": { "name": "", "email": "a@example.com" } }), "invalid_body", "contact.name"),
        (
            json!({ "contact": { "name": "A", "email": "a@example.com", "phone": "call me" } }),
            "invalid_body",
            "contact.phone",
        ),
        (
            json!({ "contact": { "name": "A", "email": "a@example.com", "age": 7 } }),
            "invalid_body",
            "contact.age",
        ),
        (json!({ "start": start }), "invalid_body", "start"),
        (json!({ "status": "cancelled" }), "invalid_body", "status"),
    ];
    for (mut change, code, field) in table {
        // Nor does anything else that came with it.
        change["notes"] = change.get("notes").cloned().unwrap_or_else(|| json!("Came with it"));
        let refused = business.edit(&booked.view, On::Anything, &change).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, code, field), "{change}");
    }
    let stale = business.edit(&booked.view, On::Version(7), &json!({ "title": "Stale" })).await?;
    assert_eq!(stale.refused()?, refusal(412, "version_changed"));
    assert_eq!(business.staff_view(&booked.view).await?, booked);
    Ok(())
}

#[tokio::test]
async fn what_is_deleted_is_gone_and_so_is_its_meeting() -> Result<()> {
    let (business, host, slug, starts) = on_zoom().await?;
    let (booked, kept) =
        (business.api.booked(&slug, &starts[0]).await?, business.api.booked(&slug, &starts[1]).await?);
    let link = link_of(&booked)?.to_owned();

    assert_eq!(business.delete(&booked).await?.status, 204);
    assert_eq!(business.try_staff_view(&booked).await?.refused()?, refusal(404, "not_found"));
    let by_link =
        business.api.get(&format!("/api/v1/appointments/{}?token={}", booked.id, booked.token)).await?;
    assert_eq!(by_link.refused()?, refusal(404, "not_found"), "nor does the client's link find it");
    assert_eq!(business.delete(&booked).await?.refused()?, refusal(404, "not_found"));
    for refused in [
        business.edit(&booked, On::Anything, &json!({ "title": "Back" })).await?,
        business.set_status(&booked, On::Anything, "confirmed").await?,
        business.staff_reschedule(&booked, &starts[2]).await?,
        business.api.reschedule(&booked, &starts[2]).await?,
        business.api.try_cancel(&booked).await?,
    ] {
        assert_eq!(refused.refused()?, refusal(404, "not_found"));
    }
    let listed = business.api.appointments(&business.sub_account).await?;
    assert_eq!(listed.iter().map(|one| one.view.id.as_str()).collect::<Vec<_>>(), [kept.id.as_str()]);

    assert!(business.api.offers(&slug, &starts[0]).await?, "its time is free again");
    eventually(SOON, "its meeting to be deleted", async || {
        Ok(business.zoom.meeting_at(&link).await?.deleted.then_some(()))
    })
    .await?;
    business.settled(SOON).await?;
    assert_eq!(business.zoom.live_meetings(&host.zoom_user).await?.len(), 1, "the other one stays");
    business.api.booked(&slug, &starts[0]).await.context("it can be booked again")?;
    Ok(())
}

#[tokio::test]
async fn a_meeting_that_others_use_outlives_a_deleted_appointment() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::class(&host, 3)).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let (one, other) = (business.api.booked(&slug, &start).await?, business.api.booked(&slug, &start).await?);
    assert_eq!(business.delete(&one).await?.status, 204);
    business.settled(SOON).await?;
    assert!(!business.zoom.meeting_at(link_of(&other)?).await?.deleted);
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.deletes, 0);
    Ok(())
}

#[tokio::test]
async fn the_business_cancels_with_a_reason_and_moves_without_asking() -> Result<()> {
    let (business, host, slug, starts) = on_zoom().await?;
    let booked = business.api.booked(&slug, &starts[0]).await?;
    let moved: ListedAppointment = business.staff_reschedule(&booked, &starts[1]).await?.read(200)?;
    assert_eq!((&moved.view.start, moved.version), (&starts[1], 1));
    assert_ne!(link_of(&moved.view)?, link_of(&booked)?, "another slot, another meeting");
    let same: ListedAppointment = business.staff_reschedule(&booked, &starts[1]).await?.read(200)?;
    assert_eq!(link_of(&same.view)?, link_of(&moved.view)?);

    for (start, code) in [
        ("9999-12-30T12:00:00Z", "invalid_start"),
        ("-009999-01-03T00:00:00Z", "invalid_start"),
        ("1970-01-01T00:00:00Z", "invalid_start"),
        ("10000-01-01T00:00:00Z", "invalid_body"),
        ("tomorrow", "invalid_body"),
    ] {
        let refused = business.staff_reschedule(&booked, start).await?;
        assert_eq!(refused.refused_field()?, refused_field(422, code, "start"), "{start}");
    }

    let cancelled: ListedAppointment =
        business.staff_cancel(&booked, " The host is ill ").await?.read(200)?;
    assert_eq!(
        (cancelled.view.status.as_str(), cancelled.cancel_reason.as_deref()),
        ("cancelled", Some("The host is ill"))
    );
    business.settled(SOON).await?;
    assert_eq!(business.zoom.live_meetings(&host.zoom_user).await?.len(), 0);
    let long = business.staff_cancel(&booked, &"x".repeat(501)).await?;
    assert_eq!(long.refused_field()?, refused_field(422, "invalid_text", "reason"));
    Ok(())
}

#[tokio::test]
async fn nothing_is_done_to_what_the_client_changed_meanwhile() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let starts = starts(&business, &slug, 3).await?;
    let seen = business.staff_booked(&slug, &starts[0]).await?;
    business.api.reschedule(&seen.view, &starts[1]).await?.read::<AppointmentView>(200)?;

    let stale = On::Version(seen.version);
    for refused in [
        business.staff_cancel_on(&seen.view, stale, "Too early").await?,
        business.staff_reschedule_on(&seen.view, stale, &starts[2]).await?,
        business.set_status(&seen.view, stale, "cancelled").await?,
        business.edit(&seen.view, stale, &json!({ "title": "Stale" })).await?,
        business.delete_version(&seen.view, seen.version).await?,
    ] {
        assert_eq!(refused.refused()?, refusal(412, "version_changed"));
    }
    let now = business.staff_view(&seen.view).await?;
    assert_eq!(
        (now.view.start.as_str(), now.view.status.as_str(), now.version),
        (&*starts[1], "confirmed", 1)
    );
    assert_eq!(now.view.title, seen.view.title);

    let moved = business.staff_reschedule_on(&seen.view, On::Version(1), &starts[2]).await?;
    assert_eq!((moved.status, moved.version()?), (200, 2));
    let cancelled = business.staff_cancel_on(&seen.view, On::Version(2), "Rain").await?;
    assert_eq!((cancelled.status, cancelled.version()?), (200, 3));
    assert_eq!(business.delete_version(&seen.view, 3).await?.status, 204);
    Ok(())
}

#[tokio::test]
async fn appointments_are_found_by_calendar_and_status_and_in_pages() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let of_host = business.new_calendar(&CalendarSpec::round_robin(&[&host]).link(STATIC_LINK)).await?;
    let unassigned = CalendarSpec::unassigned(STATIC_LINK).seats(9).with("auto_confirm", false);
    let pending_ones = business.new_calendar(&unassigned).await?;
    let slug = of_host.document["slug"].as_str().context("a slug")?;
    let starts = starts(&business, slug, 3).await?;
    let mut booked: Vec<AppointmentView> = Vec::new();
    for start in &starts {
        booked.push(business.api.booked(slug, start).await?);
        business.api.booked(&unassigned.slug, start).await?;
    }
    business.api.cancel(&booked[0]).await?;

    let list = async |query: &str| {
        let path = format!("/sub-accounts/{}/appointments?{query}", business.sub_account);
        business.api.try_manage(&path).await
    };
    let (of_host, of_nobody) = (&of_host.id, &pending_ones.id);
    for (query, count) in [
        (String::new(), 6),
        (format!("calendar_id={of_host}"), 3),
        ("status=pending".to_owned(), 3),
        ("status=cancelled".to_owned(), 1),
        (format!("calendar_id={of_host}&status=confirmed"), 2),
        (format!("calendar_id={of_nobody}&status=confirmed"), 0),
        ("calendar_id=cal_00000000000000000000000000".to_owned(), 0),
    ] {
        let page: Page<ListedAppointment> = list(&query).await?.read(200)?;
        assert_eq!(page.entries.len(), count, "{query}");
        assert!(page.entries.is_sorted_by(|one, next| one.view.id < next.view.id), "{query}");
    }
    let first: Page<ListedAppointment> = list("limit=4").await?.read(200)?;
    let next = first.next.context("a second page")?;
    let second: Page<ListedAppointment> = list(&format!("limit=4&after={next}")).await?.read(200)?;
    assert_eq!((first.entries.len(), second.entries.len(), second.next), (4, 2, None));

    for (query, code, field) in [
        ("limit=0", "invalid_limit", "limit"),
        ("status=gone", "invalid_status", "status"),
        ("calendar_id=7", "invalid_id", "calendar_id"),
        ("after=7", "invalid_id", "appointment_id"),
    ] {
        assert_eq!(list(query).await?.refused_field()?, refused_field(422, code, field), "{query}");
    }
    Ok(())
}
