//! What a calendar offers and what it keeps back: lengths, days, limits per day, "look busy", days off.

use super::{
    STATIC_LINK, TWO_DAYS_MINUTES, business, refusal, refused_field, starts, starts_on, try_booking, users,
};
use anyhow::{Context as _, Result, ensure};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use serde_json::json;
use shared::wire::{AppointmentView, SlotView};
use slotkey_tests::client::{Answer, Booking, day_from_now};
use slotkey_tests::world::{Business, CalendarSpec, User, eventually};
use std::collections::BTreeSet;

/// How many want an appointment on the same day.
const CLIENTS: usize = 20;
/// How many of them can have one.
const PER_DAY: usize = 3;

/// A calendar whose days are those of UTC, with one host.
async fn hosted(spec: impl FnOnce(CalendarSpec, &User) -> CalendarSpec) -> Result<(Business, User, String)> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = spec(CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).zone("UTC"), &host);
    let slug = business.calendar(&spec).await?;
    Ok((business, host, slug))
}

#[tokio::test]
async fn a_client_chooses_among_the_lengths_that_there_are() -> Result<()> {
    let lengths = json!([15, 60]);
    let (business, host, slug) =
        hosted(|spec, _| spec.rule("other_durations_minutes", lengths).open("09:00", "11:00")).await?;
    let day = day_from_now(1);
    let offered = async |duration: &str| {
        let query = [("from", day.as_str()), ("to", &day), ("tz", "UTC"), ("duration_minutes", duration)];
        let view: shared::wire::SlotsView = business.api.slots_with(&slug, &query).await?.read(200)?;
        Ok::<Vec<SlotView>, anyhow::Error>(view.days.into_iter().flat_map(|day| day.slots).collect())
    };
    let at = |time: &str| format!("{day}T{time}:00Z");
    let times =
        |slots: &[SlotView]| -> Vec<String> { slots.iter().map(|slot| slot.start[11..16].into()).collect() };

    assert_eq!(times(&offered("30").await?), ["09:00", "09:30", "10:00", "10:30"]);
    let long = offered("60").await?;
    assert_eq!(times(&long), ["09:00", "09:30", "10:00"], "the last one ends when the day does");
    assert_eq!(long[0].end, at("10:00"));
    assert_eq!(offered("15").await?[0].end, at("09:15"));

    let lasting = |start: &str, minutes: Option<u32>| {
        let mut booking = Booking::at(start);
        booking.request.duration_minutes = minutes;
        booking
    };
    let hour: AppointmentView =
        business.api.book(&slug, &lasting(&at("09:30"), Some(60))).await?.read(201)?;
    assert_eq!(hour.end, at("10:30"));
    assert_eq!(times(&offered("30").await?), ["09:00", "10:30"]);
    assert_eq!(offered("60").await?, []);
    let usual: AppointmentView = business.api.book(&slug, &lasting(&at("10:30"), None)).await?.read(201)?;
    assert_eq!(usual.end, at("11:00"), "who does not choose gets the usual length");
    let too_long = business.api.book(&slug, &lasting(&at("09:00"), Some(60))).await?;
    assert_eq!(too_long.refused()?, refusal(409, "slot_taken"), "it would run into the next one");

    for minutes in [0, 45, 1_440] {
        let refused =
            business.api.book(&slug, &lasting(&at("09:00"), Some(minutes))).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, "invalid_duration", "duration_minutes"), "{minutes}");
    }
    for minutes in ["45", "-30", "1e2", "", "many"] {
        let query = [("from", day.as_str()), ("to", &day), ("tz", "UTC"), ("duration_minutes", minutes)];
        let refused = business.api.slots_with(&slug, &query).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, "invalid_duration", "duration_minutes"), "{minutes:?}");
    }

    // It keeps its length when it moves, and its host is busy for all of it.
    business.api.cancel(&usual).await?;
    let moved: AppointmentView = business.api.reschedule(&hour, &at("10:00")).await?.read(200)?;
    assert_eq!(moved.end, at("11:00"));
    let other = business.calendar(&CalendarSpec::round_robin(&[&host]).link(STATIC_LINK)).await?;
    assert!(!business.api.offers(&other, &at("10:30")).await?);
    Ok(())
}

#[tokio::test]
async fn a_day_takes_as_many_appointments_as_the_calendar_says() -> Result<()> {
    let (business, _, slug) = hosted(|spec, _| spec.rule("per_day", 3)).await?;
    let start: Vec<_> = starts_on(&business, &slug, 1).await?.into_iter().collect();
    let mut booked = Vec::new();
    for start in &start[..3] {
        booked.push(business.api.booked(&slug, start).await?);
    }
    assert_eq!(starts_on(&business, &slug, 1).await?, BTreeSet::new(), "the day is full");
    assert_eq!(starts_on(&business, &slug, 2).await?.len(), 48, "the next one is not");
    let refused = try_booking(&business, &slug, &start[3]).await?.problem()?;
    assert_eq!((refused.status, refused.code.as_str()), (409, "slot_taken"));
    assert!(!refused.alternatives.is_empty());
    assert!(
        refused.alternatives.iter().all(|slot| slot.start[..10] != start[3][..10]),
        "offers the full day"
    );
    let elsewhere = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let other = business.api.booked(&slug, &elsewhere).await?;
    let refused = business.api.reschedule(&other, &start[3]).await?;
    assert_eq!(refused.refused()?, refusal(409, "slot_taken"), "nor can one be moved there");

    let moved: AppointmentView = business.api.reschedule(&booked[0], &start[5]).await?.read(200)?;
    assert_eq!(moved.start, start[5], "one of the day's own moves within it");
    business.api.cancel(&booked[1]).await?;
    assert_eq!(starts_on(&business, &slug, 1).await?.len(), 46, "what is cancelled does not count");

    let by_staff = business.staff_booked(&slug, &start[6]).await?;
    assert_eq!(starts_on(&business, &slug, 1).await?, BTreeSet::new(), "what the business books counts");
    business.staff_booked(&slug, &start[7]).await.context("the business may book beyond the limit")?;
    business.staff_reschedule(&by_staff.view, &start[8]).await?.read::<AppointmentView>(200)?;
    Ok(())
}

#[tokio::test]
async fn a_day_is_one_of_the_calendars_zone() -> Result<()> {
    let (business, _, slug) =
        hosted(|spec, _| spec.rule("per_day", 1).with("tz", "Pacific/Auckland")).await?;
    let start = starts_on(&business, &slug, 2).await?.into_iter().nth(24).context("a start at noon")?;
    business.api.booked(&slug, &start).await?;
    let local_day = |start: &str| -> Result<String> {
        let local = start.parse::<Timestamp>()?.in_tz("Pacific/Auckland")?;
        Ok(local.date().to_string())
    };
    let mut days = BTreeSet::new();
    for slot in business.api.free_slots(&slug, 4).await? {
        days.insert(local_day(&slot.start)?);
    }
    let full = local_day(&start)?;
    assert!(!days.contains(&full), "{full} is full: {days:?}");
    let day_in_utc = day_from_now(2);
    let rest = business.api.slots(&slug, &day_in_utc, &day_in_utc, "UTC").await?;
    assert!(!rest.days.is_empty(), "of that day in UTC, a part is another day there");
    Ok(())
}

#[tokio::test]
async fn a_member_takes_as_many_a_day_as_is_said_of_them() -> Result<()> {
    let business = business().await?;
    let hosts = users(&business, 2).await?;
    let (limited, other) = (&hosts[0], &hosts[1]);
    let spec = CalendarSpec::round_robin(&[limited, other]).link(STATIC_LINK).zone("UTC");
    let slug = business.calendar(&spec.member(limited, "per_day", 1)).await?;
    let start: Vec<_> = starts_on(&business, &slug, 1).await?.into_iter().collect();

    let mut hosted = Vec::new();
    for start in &start[..4] {
        let booked = business.api.booked(&slug, start).await?;
        hosted.push(business.host_among(&booked, &[limited, other]).await?.id.clone());
    }
    assert_eq!(hosted.iter().filter(|host| **host == limited.id).count(), 1, "{hosted:?}");
    let day = day_from_now(1);
    let seats = business.api.slots(&slug, &day, &day, "UTC").await?.days.remove(0).slots;
    assert!(seats.iter().all(|slot| slot.seats_left == 1), "only the other one has room that day");
    let next_day = starts_on(&business, &slug, 2).await?;
    assert_eq!(next_day.len(), 48);

    // Alone on a calendar, the limit is the calendar's.
    let spec =
        CalendarSpec::round_robin(&[limited]).link(STATIC_LINK).zone("UTC").member(limited, "per_day", 2);
    let alone = business.calendar(&spec).await?;
    let free: Vec<_> = starts_on(&business, &alone, 3).await?.into_iter().collect();
    business.api.booked(&alone, &free[0]).await?;
    business.api.booked(&alone, &free[1]).await?;
    assert_eq!(starts_on(&business, &alone, 3).await?, BTreeSet::new());
    assert_eq!(try_booking(&business, &alone, &free[2]).await?.refused()?, refusal(409, "slot_taken"));
    assert_eq!(
        starts_on(&business, &slug, 3).await?.len(),
        48,
        "it counts this calendar's appointments only"
    );
    business.staff_booked(&alone, &free[2]).await.context("the business may book beyond the limit")?;
    Ok(())
}

/// Everybody wants another time of the same day, at once.
async fn rush(business: &Business, slug: &str, wanted: &[String]) -> Result<Vec<Answer>> {
    let bookings: Vec<_> = wanted.iter().map(|start| Booking::at(start)).collect();
    try_join_all(bookings.iter().map(|booking| business.api.book(slug, booking))).await
}

/// As many have won as the day takes; the others were told so, and nobody's time is lost.
async fn day_is_just_full(business: &Business, host: &User, slug: &str) -> Result<()> {
    let watch = business.calendar(&CalendarSpec::round_robin(&[host]).link(STATIC_LINK).zone("UTC")).await?;
    let wanted: Vec<_> = starts_on(business, slug, 1).await?.into_iter().take(CLIENTS).collect();
    let answers = rush(business, slug, &wanted).await?;
    let won: BTreeSet<_> = wanted
        .iter()
        .zip(&answers)
        .filter(|(_, answer)| answer.status == 201)
        .map(|(start, _)| start)
        .collect();
    assert_eq!(won.len(), PER_DAY);
    for answer in answers.iter().filter(|answer| answer.status != 201) {
        let refused = answer.problem()?;
        ensure!((refused.status, refused.code.as_str()) == (409, "slot_taken"), "{}", answer.body);
        ensure!(!refused.alternatives.is_empty(), "no alternatives: {}", answer.body);
    }
    assert_eq!(starts_on(business, slug, 1).await?, BTreeSet::new());
    assert_eq!(business.api.appointments(&business.sub_account).await?.len(), PER_DAY);
    let rest = wanted.iter().filter(|start| !won.contains(start));
    for start in rest {
        ensure!(business.api.offers(&watch, start).await?, "{start} is lost to the host");
    }
    // And the host's own object knows no more than that: another sub-account sees only what was won.
    let elsewhere = business.second_sub_account().await?;
    let elsewhere_slug =
        elsewhere.calendar(&CalendarSpec::round_robin(&[host]).link(STATIC_LINK).zone("UTC")).await?;
    eventually(super::SOON, "the host's claims to be those of the appointments", async || {
        let free = starts_on(&elsewhere, &elsewhere_slug, 1).await?;
        Ok((free.len() == 48 - PER_DAY && won.iter().all(|start| !free.contains(*start))).then_some(()))
    })
    .await
}

#[tokio::test]
async fn of_20_who_want_the_same_day_as_many_get_it_as_the_calendar_takes() -> Result<()> {
    let (business, host, slug) = hosted(|spec, _| spec.rule("per_day", PER_DAY)).await?;
    day_is_just_full(&business, &host, &slug).await
}

#[tokio::test]
async fn of_20_who_want_the_same_day_as_many_get_it_as_the_member_takes() -> Result<()> {
    let (business, host, slug) = hosted(|spec, host| spec.member(host, "per_day", PER_DAY)).await?;
    day_is_just_full(&business, &host, &slug).await
}

#[tokio::test]
async fn only_the_next_open_days_can_be_booked() -> Result<()> {
    let closed = json!([{ "date": day_from_now(1), "windows": [] }]);
    let (business, _, slug) =
        hosted(|spec, _| spec.rule("bookable_days", 3).hours("overrides", closed)).await?;
    // Today, the two open days after it, and not tomorrow, which is closed and does not count.
    let view = business.api.slots(&slug, &day_from_now(0), &day_from_now(30), "UTC").await?;
    let days: Vec<_> =
        view.days.iter().map(|day| day.date.clone()).filter(|day| *day != day_from_now(0)).collect();
    assert_eq!(days, [day_from_now(2), day_from_now(3)]);
    let beyond = format!("{}T12:00:00Z", day_from_now(4));
    let refused = try_booking(&business, &slug, &beyond).await?;
    assert_eq!(refused.refused_field()?, refused_field(422, "invalid_start", "start"));
    business.staff_booked(&slug, &beyond).await.context("the business sees farther")?;
    Ok(())
}

#[tokio::test]
async fn only_the_calendars_dates_can_be_booked() -> Result<()> {
    let (from, to) = (day_from_now(3), day_from_now(5));
    let dates = json!({ "from": from, "to": to });
    let (business, _, slug) = hosted(|spec, _| spec.rule("dates", dates)).await?;
    let view = business.api.slots(&slug, &day_from_now(0), &day_from_now(30), "UTC").await?;
    let days: Vec<_> = view.days.into_iter().map(|day| (day.date, day.slots.len())).collect();
    assert_eq!(days, [(from, 48), (day_from_now(4), 48), (to, 48)], "both ends are included");
    for day in [2, 6] {
        let start = format!("{}T12:00:00Z", day_from_now(day));
        let refused = try_booking(&business, &slug, &start).await?.problem()?;
        assert_eq!((refused.status, refused.code.as_str()), (422, "invalid_start"));
        assert!(!refused.alternatives.is_empty());
        business.staff_booked(&slug, &start).await.context("the business may")?;
    }
    Ok(())
}

#[tokio::test]
async fn a_client_keeps_the_notice_and_the_horizon_and_the_business_need_not() -> Result<()> {
    let (business, _, slug) =
        hosted(|spec, _| spec.rule("minimum_notice_minutes", TWO_DAYS_MINUTES).rule("horizon_days", 4))
            .await?;
    assert_eq!(starts_on(&business, &slug, 1).await?, BTreeSet::new());
    assert_eq!(starts_on(&business, &slug, 3).await?.len(), 48);
    assert_eq!(starts_on(&business, &slug, 5).await?, BTreeSet::new());
    for day in [1, 5] {
        let start = format!("{}T12:00:00Z", day_from_now(day));
        let refused = try_booking(&business, &slug, &start).await?;
        assert_eq!(refused.refused_field()?, refused_field(422, "invalid_start", "start"));
        business.staff_booked(&slug, &start).await.context("the business may")?;
    }
    Ok(())
}

#[tokio::test]
async fn who_looks_busy_keeps_the_same_times_back_from_every_client() -> Result<()> {
    let (business, host, slug) = hosted(|spec, _| spec.rule("look_busy_percent", 50)).await?;
    let open = business.calendar(&CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).zone("UTC")).await?;
    let all = starts_on(&business, &open, 1).await?;
    let shown = starts_on(&business, &slug, 1).await?;
    assert!(shown.is_subset(&all));
    assert!((8..40).contains(&shown.len()), "half of 48 are shown: {}", shown.len());
    assert_eq!(starts_on(&business, &slug, 1).await?, shown, "whenever one asks");

    let hidden: Vec<_> = all.difference(&shown).collect();
    let refused = try_booking(&business, &slug, hidden[0]).await?.problem()?;
    assert_eq!((refused.status, refused.code.as_str()), (422, "invalid_start"));
    assert!(refused.alternatives.iter().all(|slot| !hidden.contains(&&slot.start)), "names what is hidden");
    assert_eq!(business.api.hold(&slug, hidden[0]).await?.refused()?, refusal(422, "invalid_start"));
    let by_staff = business.staff_booked(&slug, hidden[0]).await.context("the business sees through it")?;
    let refused = business.api.reschedule(&by_staff.view, hidden[1]).await?;
    assert_eq!(refused.refused()?, refusal(422, "invalid_start"), "nor does a client move there");
    let first = shown.first().context("a start that is shown")?;
    business.api.booked(&slug, first).await?;
    Ok(())
}

#[tokio::test]
async fn nobody_is_booked_on_their_days_off() -> Result<()> {
    let days_off = json!([{ "from": day_from_now(2), "to": day_from_now(3) }]);
    let (business, _, slug) = hosted(|spec, _| spec.hours("time_off", days_off)).await?;
    let counts = async |days: [i64; 4]| {
        let mut counts = Vec::new();
        for day in days {
            counts.push(starts_on(&business, &slug, day).await?.len());
        }
        Ok::<_, anyhow::Error>(counts)
    };
    assert_eq!(counts([1, 2, 3, 4]).await?, [48, 0, 0, 48]);
    let start = format!("{}T12:00:00Z", day_from_now(2));
    let refused = try_booking(&business, &slug, &start).await?;
    assert_eq!(refused.refused_field()?, refused_field(422, "invalid_start", "start"));
    let refused = business.staff_book(&slug, &Booking::at(&start)).await?;
    assert_eq!(refused.refused()?, refusal(422, "invalid_start"), "hours hold for everybody");

    // What was booked before stays.
    let tomorrow = starts(&business, &slug, 1).await?.remove(0);
    let booked = business.api.booked(&slug, &tomorrow).await?;
    let calendar = business.api.calendar(&slug).await?;
    let mut members = business.changed_calendar(&calendar.id, &json!({})).await?.document["members"].clone();
    members[0]["schedule"]["time_off"] = json!([{ "from": day_from_now(1), "to": day_from_now(1) }]);
    business.changed_calendar(&calendar.id, &json!({ "members": members })).await?;
    assert_eq!(counts([1, 2, 3, 4]).await?, [0, 48, 48, 48]);
    assert_eq!(business.api.appointment(&booked).await?, booked);
    Ok(())
}
