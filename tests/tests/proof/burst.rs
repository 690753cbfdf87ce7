//! Many at once, and many in one day: what `upkeep` and `tokens` do not show of the day's budget and of KV.

use super::{SOON, all_done, end};
use anyhow::{Context as _, Result, ensure};
use futures_util::future::try_join_all;
use serde_json::json;
use shared::limits::{
    ZOOM_CREATE_RESERVE, ZOOM_DAY_MARGIN_SECONDS, ZOOM_DAY_SPREAD_SECONDS, ZOOM_REQUESTS_PER_DAY,
    ZOOM_TURN_SECONDS,
};
use shared::wire::AppointmentView;
use slotkey_tests::client::day_from_now;
use slotkey_tests::world::{Business, CalendarSpec, World, eventually};
use slotkey_tests::zoom::Entry;
use std::time::Duration;

/// By then after midnight the first request that waited was sent, whatever the account's offset is.
const FIRST_TURN: Duration =
    Duration::from_secs((ZOOM_DAY_MARGIN_SECONDS + ZOOM_DAY_SPREAD_SECONDS).unsigned_abs());
/// Longer than a turn takes whose time has come.
const TURN: Duration = Duration::from_secs(3);

/// The free starts of some days from now.
async fn starts(business: &Business, slug: &str, days: [i64; 2]) -> Result<Vec<String>> {
    let days = days.map(day_from_now);
    let view = business.api.slots(slug, &days[0], &days[1], "UTC").await?;
    Ok(view.days.into_iter().flat_map(|day| day.slots).map(|slot| slot.start).collect())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_at_once_with_an_expired_token_and_a_slow_kv_cause_one_refresh() -> Result<()> {
    const AT_ONCE: usize = 100;
    let slow = vec![("KV_FAULT".to_owned(), "slow:60000".to_owned())];
    let world = tokio::task::spawn_blocking(|| World::start_with("proof-kv", None, slow)).await??;
    let business = world.business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host]).zone("UTC")).await?;
    let starts = starts(&business, &slug, [2, 4]).await?;
    business.zoom.expire_access(&host.zoom_user).await?;
    // Slow enough that all of them come while it is under way.
    business.zoom.break_once_for(&host.zoom_user, "refresh", "slow:1500").await?;
    let booked =
        try_join_all(starts[..AT_ONCE].iter().map(|start| business.api.booked(&slug, start))).await?;
    ensure!(booked.iter().all(|one| one.status == "confirmed"), "not all of them were confirmed");
    for appointment in &booked {
        business.linked(appointment, SOON).await?;
    }
    let counts = business.zoom.counts(&host.zoom_user).await?;
    assert_eq!((counts.refreshes, counts.max_concurrent_refreshes, counts.creates), (1, 1, AT_ONCE));
    let zoom = business.record(&host).await?.zoom.context("connected")?;
    assert_eq!(zoom.reconnect_needed, None);
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn cancellations_between_bookings_never_starve_them() -> Result<()> {
    const BOOKINGS: usize = 110;
    /// Every so many bookings somebody cancels.
    const CANCEL_EVERY: usize = 5;
    let world = tokio::task::spawn_blocking(|| World::start("proof-starve")).await??;
    world.advance_to_next_day(Duration::from_hours(1)).await?;
    let business = world.business().await?;
    let host = business.connected_user().await?;
    business.zoom.set_limits(json!({ "count_deletes": true })).await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host]).zone("UTC")).await?;
    let starts = starts(&business, &slug, [5, 9]).await?;
    let mut booked: Vec<AppointmentView> = Vec::new();
    for (at, start) in starts[..BOOKINGS].iter().enumerate() {
        booked.push(business.api.booked(&slug, start).await?);
        if at % CANCEL_EVERY == 0 {
            business.api.cancel(&booked.swap_remove(at / CANCEL_EVERY)).await?;
        }
    }
    let counted = async || {
        let mut sent = business.zoom.requests(&host.zoom_user).await?;
        sent.retain(|entry| ["create", "delete"].contains(&entry.operation.as_str()));
        Ok::<Vec<Entry>, anyhow::Error>(sent)
    };
    let today = counted().await?;
    let day = usize::try_from(ZOOM_REQUESTS_PER_DAY)?;
    assert_eq!(today.len(), day, "the whole day is used");
    let kept_for_creates = day - usize::try_from(ZOOM_CREATE_RESERVE)?;
    let late = today[kept_for_creates..].iter().filter(|entry| entry.operation == "delete").count();
    assert_eq!(late, 0, "deletes took what was kept for creates");
    assert!(today.iter().any(|entry| entry.operation == "delete"), "nothing was deleted early in the day");

    // Turn for turn, the next day.
    world.advance_to_next_day(FIRST_TURN).await?;
    for _ in 0..BOOKINGS {
        if all_done(&[&business]).await? {
            break;
        }
        let sent = counted().await?.len();
        world.advance(Duration::from_secs(ZOOM_TURN_SECONDS.unsigned_abs())).await?;
        // A turn whose appointment was cancelled meanwhile sends nothing.
        let turn =
            eventually(TURN, "the next turn", async || Ok((counted().await?.len() > sent).then_some(())));
        turn.await.unwrap_or_default();
    }
    business.settled(SOON).await?;
    let tomorrow = counted().await?.split_off(day);
    let first_delete = tomorrow.iter().position(|entry| entry.operation == "delete").context("a delete")?;
    assert!(
        tomorrow[first_delete..].iter().all(|entry| entry.operation == "delete"),
        "a delete went before a create: {tomorrow:?}"
    );
    let creates = tomorrow[..first_delete].iter().map(end::start_asked_for).collect::<Result<Vec<_>>>()?;
    assert!(creates.is_sorted() && !creates.is_empty(), "near ones first: {creates:?}");
    let zoom = &business.zoom;
    let (all, requests) = (zoom.meetings().await?, zoom.all_requests().await?);
    let outcome = end::holds(&business, std::slice::from_ref(&host.zoom_user), &all, &requests).await?;
    assert_eq!((outcome.linked, outcome.reasons.len()), (booked.len(), 0));
    Ok(())
}
