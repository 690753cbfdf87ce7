//! What enrolments cost: many come to be due in the same minute, each sends a mail, and the Worker is killed a few times
//! while they do. Nobody may be forgotten, and nobody told twice.
//!
//! Prints one `name=value` a line. The time is that from the minute until the last mail is taken, restarts included,
//! with everything on one machine: Worker, courier, and the stand-in for whoever carries the mails.

use anyhow::{Context as _, Result, ensure};
use clap::Parser;
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use slotkey_tests::client::{Booking, On, fresh};
use slotkey_tests::office::Page;
use slotkey_tests::post::Post;
use slotkey_tests::world::{Business, CalendarSpec, World, eventually};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

/// Long enough for everything, on the slowest machine.
const PATIENCE: Duration = Duration::from_mins(20);
/// The calendar's link, so that no Zoom is asked.
const LINK: &str = "https://meet.example.com/room";

/// Measures what enrolments cost.
#[derive(Debug, Parser)]
struct Arguments {
    /// Workflows, each of which every appointment enters.
    #[arg(long, default_value_t = 100)]
    workflows: usize,
    /// Appointments.
    #[arg(long, default_value_t = 100)]
    appointments: usize,
    /// How often the Worker is killed.
    #[arg(long, default_value_t = 3)]
    kills: u32,
    /// Seconds from one kill to the next.
    #[arg(long, default_value_t = 8)]
    apart: u64,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let world = World::start_with_post("bench-workflows")?;
    let bench = Bench::open(&world).await?;
    bench.write_workflows(arguments.workflows).await?;
    let began = Instant::now();
    let tag = bench.book(arguments.appointments).await?;
    let wanted = arguments.workflows * arguments.appointments;
    bench.wait_for_all(wanted).await?;
    report("entered", wanted, began.elapsed());

    let began = Instant::now();
    world.advance(Duration::from_mins(61)).await?;
    for _ in 0..arguments.kills {
        tokio::time::sleep(Duration::from_secs(arguments.apart)).await;
        world.kill_worker();
        world.restart_worker()?;
        // Its alarms are set by a clock that was ahead.
        world.advance(Duration::from_secs(1)).await?;
    }
    bench.wait_for_the_end().await?;
    let took = began.elapsed();
    bench.everybody_was_told_once(&tag, wanted).await?;
    println!("kills={}", arguments.kills);
    report("told", wanted, took);
    Ok(())
}

struct Bench {
    business: Business,
    slug: String,
    start: String,
    post: Post,
}

impl Bench {
    async fn open(world: &World) -> Result<Self> {
        let business = world.business().await?;
        let spec = CalendarSpec::unassigned(LINK).rule("capacity", 500).rule("minimum_notice_minutes", 0);
        let slug = business.calendar(&spec.open("00:00", "24:00")).await?;
        let start = business.api.free_slots(&slug, 10).await?.pop().context("a free slot")?.start;
        let bench = Self { business, slug, start, post: world.post()? };
        let patch = json!({ "mails_per_day": shared::limits::MESSAGES_PER_DAY_MAX });
        let settings = bench.path("message-settings");
        bench
            .business
            .api
            .change(Method::PATCH, &settings, On::Anything, &patch)
            .await?
            .read::<Value>(200)?;
        Ok(bench)
    }

    fn path(&self, rest: &str) -> String {
        format!("/agencies/{}/sub-accounts/{}/{rest}", self.business.agency, self.business.sub_account)
    }

    async fn write_workflows(&self, count: usize) -> Result<()> {
        for number in 0..count {
            let mail = json!({ "subject": format!("{number} for {{{{contact.email}}}}"), "text": "Soon." });
            let draft = json!({
                "name": format!("Workflow {number}"),
                "active": true,
                "trigger": { "on": ["booked"] },
                "steps": [
                    { "id": "wait", "action": { "kind": "wait", "value": { "kind": "minutes", "value": 60 } } },
                    { "id": "tell", "action": { "kind": "send", "value": { "kind": "email", "value": mail } } },
                ],
            });
            let made = self.business.api.create(&self.path("workflows"), &fresh("bench"), &draft).await?;
            made.read::<Value>(201)?;
        }
        Ok(())
    }

    /// Books, and says what is in all addresses.
    async fn book(&self, count: usize) -> Result<String> {
        let tag = fresh("many");
        for number in 0..count {
            let mut booking = Booking::at(&self.start);
            booking.request.contact.email = format!("{tag}-{number}@example.com");
            self.business.api.book(&self.slug, &booking).await?.read::<Value>(201)?;
        }
        Ok(tag)
    }

    /// Waits until all have come to the step that waits.
    async fn wait_for_all(&self, wanted: usize) -> Result<()> {
        eventually(PATIENCE, "all to wait", async || {
            let (inside, all_wait) = self.inside().await?;
            Ok((inside == wanted && all_wait).then_some(()))
        })
        .await
    }

    async fn wait_for_the_end(&self) -> Result<()> {
        eventually(PATIENCE, "all to be told", async || {
            let status = self.business.api.status(&self.business.sub_account).await?;
            let is_over = status.enrolments_under_way == 0 && status.messages_waiting == 0;
            Ok(is_over.then_some(()))
        })
        .await
    }

    /// How many are inside, and whether those who came last wait: who comes first is taken on first.
    async fn inside(&self) -> Result<(usize, bool)> {
        #[derive(Deserialize)]
        struct Enrolment {
            at: Option<String>,
        }
        let status = self.business.api.status(&self.business.sub_account).await?;
        let path = format!("/sub-accounts/{}/enrolments", self.business.sub_account);
        let page: Page<Enrolment> = self.business.api.manage(&path).await?;
        let all_wait = page.entries.iter().all(|one| one.at.as_deref() == Some("wait"));
        Ok((usize::try_from(status.enrolments_under_way)?, all_wait))
    }

    async fn everybody_was_told_once(&self, tag: &str, wanted: usize) -> Result<()> {
        let mails = self.post.arrived(tag).await?;
        let different: BTreeSet<_> = mails.iter().filter_map(|mail| mail.subject.as_deref()).collect();
        ensure!(different.len() == wanted, "{} of {wanted} were told", different.len());
        ensure!(mails.len() == wanted, "{} mails for {wanted}", mails.len());
        Ok(())
    }
}

fn report(what: &str, count: usize, took: Duration) {
    println!("enrolments_{what}={count}");
    println!("{what}_seconds={:.1}", took.as_secs_f64());
    #[expect(clippy::cast_precision_loss, reason = "some thousands")]
    let each = took.as_secs_f64() * 1_000.0 / count as f64;
    println!("{what}_ms_each={each:.3}");
}
