//! Bookings a second through workerd, beside a bare Durable Object insert through the same workerd in the same run.
//!
//! Prints one `name=value` a line: `bookings_per_second` (a calendar that nobody is assigned to: one object),
//! `hosted_bookings_per_second` (a round robin: the sub-account and a host), `bare_inserts_per_second`, and `ratio`,
//! which is the first by the third.

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use reqwest::Method;
use slotkey_tests::client::{Api, Booking};
use slotkey_tests::fixture;
use slotkey_tests::world::{CalendarSpec, World};
use std::fs;
use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;
use tokio::task::JoinSet;
use xtask::workspace;

/// Most requests of one measurement: a bench that runs for ever measures nothing.
const REQUESTS_MAX: usize = 20_000;
/// A booking of an unassigned calendar shows this.
const LINK: &str = "https://meet.example.com/bench";

/// Measures bookings a second.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many bookings, and how many inserts.
    #[arg(long, default_value_t = 2_000)]
    requests: usize,
    /// How many are under way at once.
    #[arg(long, default_value_t = 32)]
    concurrency: usize,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    ensure!((1..=REQUESTS_MAX).contains(&arguments.requests), "from 1 to {REQUESTS_MAX} requests");
    ensure!(arguments.concurrency > 0, "at least one request at a time");
    let (bookings, hosted) = measure_bookings(&arguments).await?;
    let inserts = measure_inserts(&arguments).await?;
    println!("bookings_per_second={bookings:.1}");
    println!("hosted_bookings_per_second={hosted:.1}");
    println!("bare_inserts_per_second={inserts:.1}");
    println!("ratio={:.3}", bookings / inserts);
    Ok(())
}

async fn measure_bookings(arguments: &Arguments) -> Result<(f64, f64)> {
    let world = World::start("bench-bookings")?;
    let business = world.business().await?;
    let host = business.user().await?;
    // So many seats that no booking is refused, spread over slots as bookings are.
    let seats = 200;
    let unassigned = business.calendar(&CalendarSpec::unassigned(LINK).seats(seats)).await?;
    let hosted = business.calendar(&CalendarSpec::round_robin(&[&host]).link(LINK).seats(seats)).await?;
    let mut rates = Vec::new();
    for slug in [unassigned, hosted] {
        let slots = business.api.free_slots(&slug, 30).await?;
        ensure!(
            slots.len() * seats as usize / 2 > arguments.requests,
            "too few slots for {} bookings",
            arguments.requests
        );
        let api = business.api.keeping_connections()?;
        let rate = rate(arguments, move |at| {
            let (api, slug, start) = (api.clone(), slug.clone(), slots[at % slots.len()].start.clone());
            async move {
                let answer = api.book(&slug, &Booking::at(&start)).await?;
                ensure!(answer.status == 201, "{}: {}", answer.status, answer.body);
                Ok(())
            }
        });
        rates.push(rate.await?);
    }
    Ok((rates[0], rates[1]))
}

async fn measure_inserts(arguments: &Arguments) -> Result<f64> {
    let state = workspace::root().join("target/e2e/bench-bare-insert");
    if state.exists() {
        fs::remove_dir_all(&state)?;
    }
    let (_server, origin) = fixture::serve("bare-insert", &state)?;
    let api = Api::new(&origin, "")?.keeping_connections()?;
    // As long as a booking's body.
    let body = serde_json::to_string(&Booking::at("2030-01-01T00:00:00Z").request)?;
    rate(arguments, move |_| {
        let (api, body) = (api.clone(), body.clone());
        async move {
            let answer = api.send(api.request(Method::POST, "/entries").body(body)).await?;
            ensure!(answer.status == 201, "{}: {}", answer.status, answer.body);
            Ok(())
        }
    })
    .await
}

/// Requests a second, after a tenth of them to warm up.
async fn rate<F>(arguments: &Arguments, request: impl Fn(usize) -> F + Send + Sync + 'static) -> Result<f64>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let request = Arc::new(request);
    let warm_up = arguments.requests / 10;
    run(0..warm_up, arguments.concurrency, &request).await?;
    let began = Instant::now();
    run(warm_up..warm_up + arguments.requests, arguments.concurrency, &request).await?;
    let count = u32::try_from(arguments.requests).context("bounded above")?;
    Ok(f64::from(count) / began.elapsed().as_secs_f64())
}

async fn run<F>(
    numbers: std::ops::Range<usize>,
    concurrency: usize,
    request: &Arc<impl Fn(usize) -> F + Send + Sync + 'static>,
) -> Result<()>
where
    F: Future<Output = Result<()>> + Send + 'static,
{
    let next = Arc::new(AtomicUsize::new(numbers.start));
    let mut clients = JoinSet::new();
    for _ in 0..concurrency {
        let (next, request, end) = (Arc::clone(&next), Arc::clone(request), numbers.end);
        clients.spawn(async move {
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                if at >= end {
                    return Ok::<_, anyhow::Error>(());
                }
                request(at).await?;
            }
        });
    }
    while let Some(ended) = clients.join_next().await {
        ended??;
    }
    Ok(())
}
