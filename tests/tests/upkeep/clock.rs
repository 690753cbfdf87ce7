//! The clock that tests can move, and nobody else.

use anyhow::{Context as _, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};
use slotkey_tests::client::Booking;
use slotkey_tests::world::{Business, CalendarSpec, User, World};
use std::time::Duration;

const DAY: Duration = Duration::from_hours(24);
/// Longer than an alarm takes that is due.
const SOON: Duration = Duration::from_secs(20);

/// What time the Worker thinks it is: its profile links end an hour later.
async fn worker_now(business: &Business, user: &User) -> Result<Timestamp> {
    let path = format!("/agencies/{}/users/{}/profile-links", business.agency, user.id);
    let link: Value = business.api.send(business.api.managing(Method::POST, &path)).await?.read(201)?;
    let ends: Timestamp = link["expires_at"].as_str().context("no end")?.parse()?;
    Ok(ends - SignedDuration::from_hours(1))
}

/// Whether two clocks agree, but for how long it took to ask.
fn agree(one: Timestamp, other: Timestamp) -> bool {
    one.duration_since(other).abs() < SignedDuration::from_mins(10)
}

#[tokio::test]
async fn a_worker_that_is_not_in_a_test_has_no_such_call_and_its_clock_does_not_move() -> Result<()> {
    // Not even a variable that a test would set moves it.
    let ahead = ("CLOCK_AHEAD_SECONDS".to_owned(), (90 * DAY.as_secs()).to_string());
    let world = World::start_as_shipped("clock-shipped", None, vec![ahead])?;
    let business = world.business().await?;
    let user = business.user().await?;
    ensure!(agree(worker_now(&business, &user).await?, Timestamp::now()), "the variable moved the clock");

    let body = json!({ "ahead_seconds": 90 * DAY.as_secs() });
    let post = async |path: &str| {
        let request = business.api.request(Method::POST, path).bearer_auth(world.key()).json(&body);
        business.api.send(request).await
    };
    let (clock, unknown) = (post("/test/clock").await?, post("/test/nothing").await?);
    assert_eq!((clock.status, &clock.body), (404, &unknown.body), "told apart from an unknown address");
    ensure!(agree(worker_now(&business, &user).await?, Timestamp::now()), "the call moved the clock");
    Ok(())
}

#[tokio::test]
async fn a_moved_clock_rings_for_what_is_due_and_outlives_the_worker() -> Result<()> {
    let world = World::start("clock")?;
    let business = world.business().await?;
    let user = business.user().await?;
    let spec = CalendarSpec::round_robin(&[&user]).link("https://meet.example.com/clock");
    let slug = business.calendar(&spec).await?;
    let start = business.api.first_slots(&slug, 60).await?.remove(59).start;

    let stranger = business.api.request(Method::POST, "/test/clock").json(&json!({ "ahead_seconds": 1 }));
    assert_eq!(business.api.send(stranger).await?.status, 401, "only with the management key");

    business.api.held(&slug, &start).await?;
    ensure!(!business.api.offers(&slug, &start).await?, "the time is kept");
    world.advance(Duration::from_hours(1)).await?;
    // Not by whoever asks: by the alarm, which was set for the machine's clock.
    business.settled(SOON).await?;
    ensure!(business.api.offers(&slug, &start).await?, "the time is free again");
    ensure!(agree(worker_now(&business, &user).await?, world.now()), "the Worker's clock");
    let booked = business.api.book(&slug, &Booking::at(&start)).await?;
    assert_eq!(booked.status, 201, "{}", booked.body);

    world.kill_worker();
    world.restart_worker()?;
    ensure!(agree(worker_now(&business, &user).await?, world.now()), "the clock after a restart");
    world.advance(DAY).await?;
    ensure!(agree(worker_now(&business, &user).await?, world.now()), "the clock after another move");
    Ok(())
}
