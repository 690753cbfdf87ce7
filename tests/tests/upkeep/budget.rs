//! A day that has more bookings than Zoom allows requests (rule 7 of the link).

use super::{SOON, starts};
use anyhow::{Context as _, Result, ensure};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use shared::limits::{
    ZOOM_DAY_MARGIN_SECONDS, ZOOM_DAY_SPREAD_SECONDS, ZOOM_REQUESTS_PER_DAY, ZOOM_TURN_SECONDS,
};
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::ZoomAccountStatus;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually, link_of};
use slotkey_tests::zoom::Entry;
use std::time::Duration;

/// So many clients book at a time.
const CLIENTS: usize = 5;
/// By then after midnight the first request that waited was sent, whatever the account's offset is.
const FIRST_TURN: Duration =
    Duration::from_secs((ZOOM_DAY_MARGIN_SECONDS + ZOOM_DAY_SPREAD_SECONDS).unsigned_abs());

/// One host with a calendar in each of two sub-accounts.
struct BusyHost {
    world: World,
    host: User,
    calendars: [(Business, String); 2],
}

impl BusyHost {
    async fn new(world: World) -> Result<Self> {
        let business = world.business().await?;
        let host = business.connected_user().await?;
        let other = business.second_sub_account().await?;
        let spec = || CalendarSpec::round_robin(&[&host]).zone("UTC");
        let (one, two) = (business.calendar(&spec()).await?, other.calendar(&spec()).await?);
        Ok(Self { world, host, calendars: [(business, one), (other, two)] })
    }

    fn business(&self) -> &Business {
        &self.calendars[0].0
    }

    /// Books, a few clients at a time and in the order given, now in the one sub-account and now in the other.
    async fn book(&self, starts: &[String]) -> Result<Vec<AppointmentView>> {
        let mut booked = Vec::new();
        for some in starts.chunks(CLIENTS) {
            let bookings = some.iter().enumerate().map(async |(at, start)| {
                let (business, slug) = &self.calendars[at % 2];
                let appointment = business.api.booked(slug, start).await?;
                ensure!(appointment.status == "confirmed", "{appointment:?}");
                Ok(appointment)
            });
            booked.extend(try_join_all(bookings).await?);
        }
        Ok(booked)
    }

    async fn cancel(&self, appointments: &[AppointmentView]) -> Result<()> {
        for appointment in appointments {
            let api = &self.business().api;
            let path = format!("/api/v1/appointments/{}/cancel?token={}", appointment.id, appointment.token);
            let answer = api.send(api.request(reqwest::Method::POST, &path)).await?;
            answer.read::<AppointmentView>(200)?;
        }
        Ok(())
    }

    async fn status(&self) -> Result<ZoomAccountStatus> {
        self.business().api.zoom_status(&self.host.zoom_user).await
    }

    /// The requests that count and were sent to Zoom, in order.
    async fn sent(&self) -> Result<Vec<Entry>> {
        let mut sent = self.business().zoom.requests(&self.host.zoom_user).await?;
        sent.retain(|entry| ["create", "patch", "delete"].contains(&entry.operation.as_str()));
        ensure!(sent.iter().all(|entry| entry.status.is_none_or(|status| status < 400)), "refused: {sent:?}");
        Ok(sent)
    }

    /// Waits until the status says what it is to say.
    async fn until(
        &self,
        what: &str,
        is_so: impl Fn(&ZoomAccountStatus) -> bool,
    ) -> Result<ZoomAccountStatus> {
        let waited = eventually(SOON, what, async || Ok(Some(self.status().await?).filter(&is_so))).await;
        let status = self.status().await?;
        waited.with_context(|| format!("{status:?}"))
    }

    /// Lets time go by, turn for turn, until so many requests were sent.
    async fn turns(&self, until: usize) -> Result<()> {
        loop {
            let sent = self.sent().await?.len();
            if sent >= until {
                return Ok(());
            }
            self.world.advance(Duration::from_secs(ZOOM_TURN_SECONDS.unsigned_abs())).await?;
            eventually(SOON, "the next turn", async || Ok((self.sent().await?.len() > sent).then_some(())))
                .await?;
        }
    }
}

fn start_asked_for(entry: &Entry) -> Result<String> {
    let body = entry.body.as_ref().context("a create without a body")?;
    Ok(body["start_time"].as_str().context("no start")?.to_owned())
}

#[tokio::test]
async fn more_bookings_than_a_day_allows_get_their_links_the_next_day_near_ones_first() -> Result<()> {
    let full = ZOOM_REQUESTS_PER_DAY as usize;
    let world = World::start("budget")?;
    world.advance_to_next_day(Duration::from_hours(1)).await?;
    let busy = BusyHost::new(world).await?;
    // Zoom counts deletes too, and takes no more calls a second than it says.
    busy.business().zoom.set_limits(serde_json::json!({ "count_deletes": true, "per_second": true })).await?;
    let free = starts(&busy.world, busy.business(), &busy.calendars[0].1, 2..=9).await?;
    // The far ones come first, so whoever came last would be last.
    let far_first: Vec<String> = free.iter().skip(2).take(300).step_by(2).rev().cloned().collect();
    assert_eq!(far_first.len(), 150);

    let mut booked = busy.book(&far_first[..80]).await?;
    // Most of the day is used up: deletes of what is far away wait, so that creates do not have to.
    busy.cancel(&booked.drain(..5).collect::<Vec<_>>()).await?;
    busy.until("five deletes to wait", |status| status.deletes_waiting == 5).await?;
    booked.extend(busy.book(&far_first[80..]).await?);
    let status = busy.until("a day that is used up", |status| status.creates_waiting == 50).await?;
    assert_eq!((status.requests_used, status.requests_left, status.deletes_waiting), (100, 0, 5));
    assert_eq!(status.resets_at, midnight_after(&busy.world)?);
    let sent = busy.sent().await?;
    assert_eq!(sent.len(), full, "requests of the first day");
    assert!(sent.iter().all(|entry| entry.operation == "create"));
    assert_eq!(booked.len(), 145, "every booking was confirmed");
    let (with_link, without) = booked.split_at(95);
    for appointment in without {
        let now = busy.business().api.appointment(appointment).await?;
        assert_eq!(now.meeting_location.state, LocationState::Pending);
        let reason = now.meeting_location.reason.context("a reason")?;
        assert!(reason.contains("00:00 UTC"), "says when: {reason}");
    }

    // One that waits and is cancelled costs nothing and frees its place; one that comes last for tomorrow goes first.
    busy.cancel(&without[..3]).await?;
    busy.until("three places to be given up", |status| status.creates_waiting == 47).await?;
    let near = free.get(1).cloned().context("a free start before all others")?;
    let near = busy.book(&[near]).await?.pop().context("a booking")?;
    busy.until("the last one to wait", |status| status.creates_waiting == 48).await?;
    assert_eq!(busy.sent().await?.len(), full, "sent although the day was full");

    // A Worker that dies at midnight forgets nothing of it.
    busy.world.kill_worker();
    busy.world.restart_worker()?;
    busy.world.advance_to_next_day(FIRST_TURN).await?;
    eventually(SOON, "the first of the line", async || Ok((busy.sent().await?.len() > full).then_some(())))
        .await?;
    busy.turns(full + 48).await?;
    busy.turns(full + 53).await?;
    let second_day = busy.sent().await?.split_off(full);
    let (creates, deletes) = second_day.split_at(48);
    let asked = creates.iter().map(start_asked_for).collect::<Result<Vec<_>>>()?;
    assert!(asked.is_sorted(), "not in the order of their starts: {asked:?}");
    let first: Timestamp = format!("{}Z", asked[0]).parse()?;
    assert_eq!(first, near.start.parse()?, "the nearest one was not the first");
    assert!(deletes.iter().all(|entry| entry.operation == "delete"), "{deletes:?}");

    for (business, _) in &busy.calendars {
        business.settled(SOON).await?;
    }
    for appointment in with_link.iter().chain(&without[3..]).chain([&near]) {
        link_of(&busy.business().api.appointment(appointment).await?)?;
    }
    let meetings = busy.business().zoom.live_meetings(&busy.host.zoom_user).await?;
    assert_eq!(meetings.len(), 95 + 48, "a meeting for every live appointment and for nothing else");
    let status = busy.status().await?;
    assert_eq!((status.requests_used, status.creates_waiting, status.deletes_waiting), (53, 0, 0));
    Ok(())
}

fn midnight_after(world: &World) -> Result<Timestamp> {
    let now = world.now().to_zoned(jiff::tz::TimeZone::UTC);
    Ok(now.tomorrow()?.start_of_day()?.timestamp())
}

#[tokio::test]
async fn a_basic_account_is_asked_at_its_pace_and_a_closed_one_not_at_all() -> Result<()> {
    let world = World::start("pace")?;
    world.advance_to_next_day(Duration::from_hours(1)).await?;
    let business = world.business().await?;
    let user = business.user().await?;
    business.zoom.put_user(serde_json::json!({ "email": user.email, "type": 1 })).await?;
    business.zoom.set_limits(serde_json::json!({ "per_second": true })).await?;
    let host = business.connect(user).await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host]).zone("UTC")).await?;
    let free = starts(&world, &business, &slug, 2..=3).await?;

    let booked = try_join_all(free[..16].iter().map(|start| business.api.booked(&slug, start))).await?;
    for appointment in &booked {
        business.linked(appointment, SOON).await?;
    }
    let asked = business.zoom.requests(&host.zoom_user).await?;
    // They leave apart, but a busy machine can hold some back until the others arrive.
    let too_fast = asked.iter().filter(|entry| entry.status == Some(429)).count();
    assert!(too_fast * 4 < asked.len(), "{too_fast} of {} calls came too fast", asked.len());
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 16);

    // The account's day of calls is used up: nobody asks until the instant that Zoom has named.
    business.zoom.break_once_for(&host.zoom_user, "create", "429_daily").await?;
    let first = business.api.booked(&slug, &free[20]).await?;
    assert_eq!(first.meeting_location.state, LocationState::Pending);
    let asked = business.zoom.requests(&host.zoom_user).await?.len();
    let second = business.api.booked(&slug, &free[21]).await?;
    assert_eq!(second.meeting_location.state, LocationState::Pending);
    assert_eq!(business.zoom.requests(&host.zoom_user).await?.len(), asked, "Zoom was asked in vain");
    let status = business.api.zoom_status(&host.zoom_user).await?;
    assert_eq!((status.requests_left, status.creates_waiting), (0, 2));
    assert_eq!(status.closed_until, Some(midnight_after(&world)?));
    world.advance_to_next_day(FIRST_TURN).await?;
    business.linked(&first, SOON).await?;
    world.advance(Duration::from_secs(ZOOM_TURN_SECONDS.unsigned_abs())).await?;
    business.linked(&second, SOON).await?;
    Ok(())
}
