//! Everybody at once (issue 2, done when 3; invariant I1).

use anyhow::{Context as _, Result, ensure};
use futures_util::future::{join_all, try_join_all};
use jiff::Timestamp;
use shared::wire::AppointmentView;
use slotkey_tests::client::{Answer, Api, Booking, day_from_now};
use slotkey_tests::held::{Buffers, held, left_free, nobody_is_in_two_places};
use slotkey_tests::world::{CalendarSpec, World, eventually, link_of};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;
use std::time::Duration;

/// How many clients want the one slot.
const CLIENTS: usize = 200;
/// Longer than it takes a `Host` to ask about claims that nobody confirmed, and to tell everybody.
const CLAIMS_SETTLE: Duration = Duration::from_mins(1);
/// Longer than anything takes that needs no retry.
const SOON: Duration = Duration::from_secs(20);
const STATIC_LINK: &str = "https://meet.example.com/room";

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::start("race").expect("the Worker and the stand-in start"))
}

/// All book the same slot at the same time.
async fn rush(api: &Api, slug: &str, start: &str) -> Result<(Vec<AppointmentView>, Vec<Answer>)> {
    let bookings: Vec<_> = (0..CLIENTS).map(|_| Booking::at(start)).collect();
    let answers = try_join_all(bookings.iter().map(|booking| api.book(slug, booking))).await?;
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(|answer| answer.status == 201);
    Ok((won.iter().map(|answer| answer.read(201)).collect::<Result<_>>()?, lost))
}

/// Who was too late is told so, and what else there is.
fn politely_refused(lost: &[Answer], start: &str) -> Result<()> {
    for answer in lost {
        let problem = answer.problem()?;
        ensure!((problem.status, problem.code.as_str()) == (409, "slot_taken"), "{}", answer.body);
        ensure!(!problem.alternatives.is_empty(), "no alternatives: {}", answer.body);
        ensure!(
            problem.alternatives.iter().all(|free| free.start != start),
            "offers the taken slot: {}",
            answer.body
        );
    }
    Ok(())
}

#[tokio::test]
async fn of_200_clients_one_gets_the_only_seat() -> Result<()> {
    let business = world().business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host])).await?;
    let start = business.api.first_slots(&slug, 3).await?.remove(2).start;

    let (won, lost) = rush(&business.api, &slug, &start).await?;
    assert_eq!((won.len(), lost.len()), (1, CLIENTS - 1));
    politely_refused(&lost, &start)?;
    business.settled(SOON).await?;
    let winner = business.linked(&won[0], SOON).await?;
    let meetings = business.zoom.live_meetings(&host.zoom_user).await?;
    assert_eq!(meetings.len(), 1);
    assert_eq!(link_of(&winner)?, meetings[0].join_url);
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 1);
    assert_eq!(business.api.appointments(&business.sub_account).await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn of_200_clients_five_get_the_five_seats_and_one_meeting() -> Result<()> {
    let business = world().business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::class(&host, 5)).await?;
    let start = business.api.first_slots(&slug, 3).await?.remove(2).start;

    let (won, lost) = rush(&business.api, &slug, &start).await?;
    assert_eq!((won.len(), lost.len()), (5, CLIENTS - 5));
    politely_refused(&lost, &start)?;
    business.settled(SOON).await?;
    let meetings = business.zoom.live_meetings(&host.zoom_user).await?;
    assert_eq!(meetings.len(), 1, "one meeting for one slot");
    for appointment in &won {
        assert_eq!(link_of(&business.linked(appointment, SOON).await?)?, meetings[0].join_url);
    }
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 1);
    Ok(())
}

#[tokio::test]
async fn five_hosts_of_one_seat_are_five_seats_and_five_meetings() -> Result<()> {
    let business = world().business().await?;
    let mut hosts = Vec::new();
    for _ in 0..5 {
        hosts.push(business.connected_user().await?);
    }
    let slug = business.calendar(&CalendarSpec::round_robin(&hosts.iter().collect::<Vec<_>>())).await?;
    let start = business.api.first_slots(&slug, 3).await?.remove(2).start;

    let (won, lost) = rush(&business.api, &slug, &start).await?;
    assert_eq!((won.len(), lost.len()), (5, CLIENTS - 5));
    politely_refused(&lost, &start)?;
    for host in &hosts {
        business.settled(SOON).await?;
        assert_eq!(business.zoom.live_meetings(&host.zoom_user).await?.len(), 1, "one each");
    }
    let mut links = BTreeSet::new();
    for appointment in &won {
        // Beside four others a booking may be answered before its link is there.
        links.insert(link_of(&business.linked(appointment, SOON).await?)?.to_owned());
    }
    assert_eq!(links.len(), 5);
    Ok(())
}

/// Every slot of one day on each of the calendars; those that are in each other's way stand together.
async fn slots_of_the_day(api: &Api, slugs: &[String], day: &str) -> Result<Vec<(String, String)>> {
    let mut wanted = Vec::new();
    for slug in slugs {
        let view = api.slots(slug, day, day, "UTC").await?;
        wanted.extend(view.days.into_iter().flat_map(|day| day.slots).map(|slot| (slug.clone(), slot.start)));
    }
    wanted.sort_by(|(_, start), (_, other)| start.cmp(other));
    Ok(wanted)
}

/// Books everything at once, every slot `times` times.
async fn book_all(api: &Api, wanted: &[(String, String)], times: usize) -> Result<Vec<Answer>> {
    let clients = wanted
        .iter()
        .flat_map(|one| std::iter::repeat_n(one, times))
        .map(|(slug, start)| async move { api.book(slug, &Booking::at(start)).await });
    join_all(clients).await.into_iter().collect()
}

#[tokio::test]
async fn a_user_on_three_calendars_of_two_sub_accounts_is_never_in_two_places() -> Result<()> {
    let here = world().business().await?;
    let there = here.second_sub_account().await?;
    let host = here.user().await?;
    let spec = |duration, interval, before, after| {
        CalendarSpec::round_robin(&[&host])
            .link(STATIC_LINK)
            .zone("UTC")
            .open("09:00", "17:00")
            .rule("duration_minutes", duration)
            .rule("interval_minutes", interval)
            .rule("buffer_before_minutes", before)
            .rule("buffer_after_minutes", after)
    };
    let slugs = [
        here.calendar(&spec(30, 15, 10, 5)).await?,
        here.calendar(&spec(45, 15, 0, 15)).await?,
        there.calendar(&spec(20, 20, 5, 5)).await?,
    ];
    let buffers = [(10, 5), (0, 15), (5, 5)].map(|(before, after)| Buffers { before, after });
    let buffers: BTreeMap<_, _> = slugs.iter().cloned().zip(buffers).collect();
    let day = day_from_now(3);
    let wanted = slots_of_the_day(&here.api, &slugs, &day).await?;
    assert!(wanted.len() > 80, "only {} slots to fight for", wanted.len());

    let answers = book_all(&here.api, &wanted, 2).await?;
    let (won, lost): (Vec<_>, Vec<_>) = answers.iter().partition(|answer| answer.status == 201);
    for answer in lost {
        assert_eq!(answer.refused()?, (409, "slot_taken".to_owned()));
    }
    let mut appointments = here.api.appointments(&here.sub_account).await?;
    appointments.extend(here.api.appointments(&there.sub_account).await?);
    assert_eq!(appointments.len(), won.len(), "what was answered is what is written");
    assert!(won.len() >= 5, "hardly anybody got anything: {}", won.len());
    let held = held(&appointments, &buffers)?;
    nobody_is_in_two_places(&held, 1)?;

    // What is offered afterwards can really be had: both sub-accounts know of each other's claims.
    eventually(CLAIMS_SETTLE, "offers that respect all claims", async || {
        for (slug, start) in slots_of_the_day(&here.api, &slugs, &day).await? {
            let (start, Buffers { before, after }) = (start.parse::<Timestamp>()?, buffers[&slug]);
            let minutes =
                [30, 45, 20][slugs.iter().position(|known| *known == slug).context("one of them")?];
            let from = start - jiff::SignedDuration::from_mins(before);
            let to = start + jiff::SignedDuration::from_mins(minutes + after);
            if held.iter().any(|one| one.overlaps(from, to)) {
                return Ok(None);
            }
        }
        Ok(Some(()))
    })
    .await
}

#[tokio::test]
async fn collectives_that_share_members_never_share_their_time_and_leak_none() -> Result<()> {
    let here = world().business().await?;
    let (there, observers) = (here.second_sub_account().await?, here.second_sub_account().await?);
    let users = [here.user().await?, here.user().await?, here.user().await?];
    let [a, b, c] = &users;
    let collective = |members: &[&_]| {
        CalendarSpec::collective(members).link(STATIC_LINK).zone("UTC").open("09:00", "17:00")
    };
    let slugs = [
        here.calendar(&collective(&[a, b])).await?,
        here.calendar(&collective(&[b, c])).await?,
        there.calendar(&collective(&[c, a])).await?,
    ];
    // In a sub-account of their own, what they show is what each user's `Host` says.
    let mut observed = Vec::new();
    for user in &users {
        let spec = CalendarSpec::round_robin(&[user]).link(STATIC_LINK).zone("UTC").open("09:00", "17:00");
        observed.push(observers.calendar(&spec).await?);
    }
    let day = day_from_now(3);
    let shown = async |slug: &String| {
        let view = here.api.slots(slug, &day, &day, "UTC").await?;
        let slots = view.days.into_iter().flat_map(|day| day.slots).map(|slot| (slot.start, slot.end));
        Ok::<BTreeSet<_>, anyhow::Error>(slots.collect())
    };
    let mut whole = Vec::new();
    for slug in &observed {
        whole.push(shown(slug).await?);
    }
    let wanted = slots_of_the_day(&here.api, &slugs, &day).await?;
    assert_eq!(wanted.len(), 3 * 16);

    let answers = book_all(&here.api, &wanted, 3).await?;
    let won: Vec<AppointmentView> = answers
        .iter()
        .filter(|answer| answer.status == 201)
        .map(|answer| answer.read(201))
        .collect::<Result<_>>()?;
    assert!(!won.is_empty(), "nobody got anything");
    for answer in answers.iter().filter(|answer| answer.status != 201) {
        assert_eq!(answer.refused()?, (409, "slot_taken".to_owned()));
    }
    let mut appointments = here.api.appointments(&here.sub_account).await?;
    appointments.extend(here.api.appointments(&there.sub_account).await?);
    let held = held(&appointments, &BTreeMap::new())?;
    nobody_is_in_two_places(&held, 1)?;

    for ((slug, whole), user) in observed.iter().zip(&whole).zip(&users) {
        eventually(CLAIMS_SETTLE, "a Host that holds what appointments hold and no more", async || {
            let now = shown(slug).await?;
            let free = now.iter().map(|(start, _)| start.as_str()).collect::<BTreeSet<_>>();
            Ok((free == left_free(whole, &user.id, &held)?).then_some(()))
        })
        .await?;
    }
    try_join_all(won.iter().map(|appointment| here.api.cancel(appointment))).await?;
    for (slug, whole) in observed.iter().zip(&whole) {
        eventually(CLAIMS_SETTLE, "everybody to be free again", async || {
            Ok((shown(slug).await? == *whole).then_some(()))
        })
        .await?;
    }
    Ok(())
}
