//! Whether a month of slots, and a booking, cost the same after a million appointments as after a thousand: two
//! businesses with the same people, calendars and upcoming appointments in one Worker, asked by turns in one run.
//!
//! Prints one `name=value` a line. Times are those that a client sees through workerd. What the Durable Object itself
//! does for a month of a hundred members is the whole request less one that the same object answers from one row; once
//! with what it remembers of an earlier month, and once just after a change, when it reads everything anew.

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use reqwest::Method;
use serde_json::{Value, json};
use slotkey_tests::client::{Api, Booking, day_from_now};
use slotkey_tests::past::{Old, Size, with_filler};
use slotkey_tests::world::World;
use std::time::{Duration, Instant};

/// Measures what a past costs.
#[derive(Debug, Parser)]
struct Arguments {
    /// Past appointments of the business that has many.
    #[arg(long, default_value_t = 1_000_000)]
    past: u64,
    /// Past appointments of the business that has few.
    #[arg(long, default_value_t = 1_000)]
    few: u64,
    /// People of each business.
    #[arg(long, default_value_t = 1_000)]
    users: usize,
    /// Calendars of each business.
    #[arg(long, default_value_t = 200)]
    calendars: usize,
    /// Upcoming appointments of each user.
    #[arg(long, default_value_t = 40)]
    upcoming: usize,
    /// How often each thing is measured.
    #[arg(long, default_value_t = 300)]
    runs: usize,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    ensure!((10..=10_000).contains(&arguments.runs), "from 10 to 10,000 runs");
    let size = Size {
        users: arguments.users,
        calendars: arguments.calendars,
        large: 4,
        large_members: 100,
        members: 8,
        upcoming: arguments.upcoming,
    };
    let world = World::start("bench-scale")?;
    let began = Instant::now();
    let few = Old::found(&world, size).await?;
    let many = Old::found(&world, size).await?;
    println!("two businesses after {:.0} s", began.elapsed().as_secs_f64());
    world.stop_worker();
    with_filler(&world, async |filler| {
        few.write_appointments(filler, arguments.few).await?;
        many.write_appointments(filler, arguments.past).await
    })
    .await?;
    println!("appointments after {:.0} s", began.elapsed().as_secs_f64());
    world.restart_worker()?;
    let bench = Bench { few, many, runs: arguments.runs };
    bench.slots().await?;
    bench.hundred_members().await?;
    bench.bookings().await
}

struct Bench {
    few: Old,
    many: Old,
    runs: usize,
}

impl Bench {
    /// A month of every calendar in turn, of one business and the other.
    async fn slots(&self) -> Result<()> {
        let slugs: Vec<_> = self.few.slugs.iter().zip(&self.many.slugs).collect();
        for (few, many) in &slugs {
            month(&self.few.business.api, few).await?;
            month(&self.many.business.api, many).await?;
        }
        let mut times = [Vec::new(), Vec::new()];
        for (few, many) in slugs.iter().cycle().take(self.runs.max(slugs.len())) {
            times[0].push(month(&self.few.business.api, few).await?);
            times[1].push(month(&self.many.business.api, many).await?);
        }
        report("slots_month", times);
        Ok(())
    }

    /// The time that the object of the business with many appointments takes for a month of a large calendar.
    async fn hundred_members(&self) -> Result<()> {
        let business = &self.many.business;
        let schedule = json!({ "name": "Anything", "schedule": { "tz": "Europe/London", "weekly": {} } });
        let path = format!("/agencies/{}/sub-accounts/{}/schedules", business.agency, business.sub_account);
        let made: Value = business.api.create(&path, "bench-schedule", &schedule).await?.read(201)?;
        let trivial = format!("{path}/{}", made["id"].as_str().context("a schedule has an id")?);
        let large = &self.many.slugs[..4];
        for slug in large {
            month(&business.api, slug).await?;
        }
        let (mut whole, mut after_change, mut rest) = (Vec::new(), Vec::new(), Vec::new());
        for slug in large.iter().cycle().take(self.runs) {
            whole.push(month(&business.api, slug).await?);
            let answer = business.api.send(business.api.managing(Method::GET, &trivial)).await?;
            ensure!(answer.status == 200, "{}: {}", answer.status, answer.body);
            rest.push(answer.took);
        }
        // What the object remembered is forgotten with every change, of whatever it is.
        for (at, slug) in large.iter().cycle().take(self.runs / 4).enumerate() {
            let key = format!("bench-schedule-{at}");
            business.api.create(&path, &key, &schedule).await?.read::<Value>(201)?;
            after_change.push(month(&business.api, slug).await?);
        }
        let (whole, after_change, rest) = (median_ms(whole), median_ms(after_change), median_ms(rest));
        println!("hundred_members_request_ms={whole:.3}");
        println!("trivial_request_ms={rest:.3}");
        println!("hundred_members_ms={:.3}", whole - rest);
        println!("hundred_members_after_change_ms={:.3}", after_change - rest);
        Ok(())
    }

    async fn bookings(&self) -> Result<()> {
        let mut times = [Vec::new(), Vec::new()];
        for at in 0..self.runs.min(self.few.slugs.len() * 2) {
            for (old, times) in [&self.few, &self.many].into_iter().zip(&mut times) {
                times.push(book(old, at).await?);
            }
        }
        report("booking", times);
        Ok(())
    }
}

async fn month(api: &Api, slug: &str) -> Result<Duration> {
    let (from, to) = (day_from_now(1), day_from_now(30));
    let answer = api.slots_with(slug, &[("from", &from), ("to", &to), ("tz", "Europe/London")]).await?;
    ensure!(answer.status == 200 && answer.body.len() > 1_000, "{}: {}", answer.status, answer.body);
    Ok(answer.took)
}

async fn book(old: &Old, at: usize) -> Result<Duration> {
    let api = &old.business.api;
    let slug = &old.slugs[at % old.slugs.len()];
    let slots = api.free_slots(slug, 30).await?;
    let slot = slots.get(at * 7 % slots.len().max(1)).context("a free slot")?;
    let mut booking = Booking::at(&slot.start);
    // Every second client has been here before.
    if at.is_multiple_of(2) {
        booking.request.contact.email = format!("client-{}@example.com", at / 2);
    }
    let answer = api.book(slug, &booking).await?;
    ensure!(answer.status == 201, "{}: {}", answer.status, answer.body);
    Ok(answer.took)
}

fn report(what: &str, [few, many]: [Vec<Duration>; 2]) {
    let (few, many) = (median_ms(few), median_ms(many));
    println!("{what}_few_ms={few:.3}");
    println!("{what}_many_ms={many:.3}");
    println!("{what}_ratio={:.3}", many / few);
}

fn median_ms(mut times: Vec<Duration>) -> f64 {
    times.sort();
    times[times.len() / 2].as_secs_f64() * 1_000.0
}
