//! Workflows, end to end: what is told to whom, and when, around an appointment (issue 5).

mod delivery;
mod editing;
mod mail_server;
mod options;
mod reports;
mod scenarios;
mod words;

use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Booking, On, fresh};
use slotkey_tests::office::{Page, Record};
use slotkey_tests::post::{Arrived, Post};
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually};
use std::time::Duration;

/// Longer than anything takes that is due.
const SOON: Duration = Duration::from_secs(30);
/// By then whatever would have been sent has been.
const NOTHING_HAPPENS: Duration = Duration::from_secs(2);
/// The link of calendars that have one for all.
const STATIC_LINK: &str = "https://meet.example.com/room?a=1&b=2";

/// A business with a calendar that is open around the clock, and a client of a name of their own.
struct Salon {
    business: Business,
    host: User,
    calendar: String,
    slug: String,
    post: Post,
    client: String,
    phone: String,
}

/// Where an appointment is on its way.
#[derive(Debug, Clone, Deserialize)]
struct Enrolment {
    id: String,
    occasion: String,
    at: Option<String>,
    ended: Option<String>,
    history: Vec<Entry>,
}

#[derive(Debug, Clone, Deserialize)]
struct Entry {
    step: Option<String>,
    what: String,
}

impl Enrolment {
    fn told(&self) -> Vec<(&str, &str)> {
        self.history.iter().map(|entry| (entry.step.as_deref().unwrap_or(""), entry.what.as_str())).collect()
    }
}

/// A message, and what became of it.
#[derive(Debug, Clone, Deserialize)]
struct Message {
    channel: String,
    recipient: String,
    step: String,
    state: String,
    tries: u32,
    reason: Option<String>,
    words: Option<String>,
}

impl Salon {
    async fn open(world: &World) -> Result<Self> {
        Self::with(world, |_| CalendarSpec::unassigned(STATIC_LINK)).await
    }

    /// With a calendar of its host's.
    async fn with(world: &World, spec: impl Fn(&User) -> CalendarSpec) -> Result<Self> {
        let business = world.business().await?;
        let host = business.connected_user().await?;
        let spec = spec(&host).zone("Europe/London");
        Self::furnish(world, business, host, spec).await
    }

    /// In a business that is there, with its calendar as it is to be.
    async fn furnish(world: &World, business: Business, host: User, spec: CalendarSpec) -> Result<Self> {
        let spec = spec.open("00:00", "24:00").rule("minimum_notice_minutes", 0);
        let calendar = business.new_calendar(&spec).await?.id;
        let client = format!("{}@example.com", fresh("ada"));
        let digits: String = fresh("").bytes().map(|byte| char::from(b'0' + byte % 10)).collect();
        // The end of what is fresh differs from salon to salon.
        let padded = format!("00000000{digits}");
        let phone = format!("+4477{}", &padded[padded.len() - 8..]);
        Ok(Self { business, host, calendar, slug: spec.slug, post: world.post()?, client, phone })
    }

    fn path(&self, rest: &str) -> String {
        format!("/agencies/{}/sub-accounts/{}/{rest}", self.business.agency, self.business.sub_account)
    }

    async fn try_workflow(&self, draft: &Value) -> Result<slotkey_tests::client::Answer> {
        self.business.api.create(&self.path("workflows"), &fresh("workflow"), draft).await
    }

    async fn workflow(&self, on: &[&str], steps: Value) -> Result<Record> {
        let draft = json!({ "name": "Test", "active": true, "trigger": { "on": on }, "steps": steps });
        self.try_workflow(&draft).await?.read(201)
    }

    async fn change(&self, workflow: &Record, change: &Value) -> Result<Record> {
        let path = self.path(&format!("workflows/{}", workflow.id));
        self.business.api.change(Method::PATCH, &path, On::Anything, change).await?.read(200)
    }

    /// The start that is the first at or after so long from now.
    async fn start_after(&self, world: &World, ahead: Duration) -> Result<String> {
        let from = world.now() + ahead;
        let day = |moment: Timestamp| moment.strftime("%Y-%m-%d").to_string();
        let (first, last) = (day(world.now()), day(world.now() + hours(21 * 24)));
        let view = self.business.api.slots(&self.slug, &first, &last, "UTC").await?;
        let slots: Vec<_> = view.days.into_iter().flat_map(|day| day.slots).collect();
        let found =
            slots.into_iter().find(|slot| slot.start.parse::<Timestamp>().is_ok_and(|start| start >= from));
        Ok(found.context("a free slot")?.start)
    }

    async fn book(&self, start: &str) -> Result<AppointmentView> {
        self.business.api.book(&self.slug, &self.booking(start)).await?.read(201)
    }

    fn booking(&self, start: &str) -> Booking {
        let mut booking = Booking::at(start);
        booking.request.tz = "Europe/London".into();
        booking.request.contact.name = "Ada Lovelace".into();
        booking.request.contact.email.clone_from(&self.client);
        booking.request.contact.phone = Some(self.phone.clone());
        booking
    }

    async fn enrolments(&self) -> Result<Vec<Enrolment>> {
        let path = format!("/sub-accounts/{}/enrolments", self.business.sub_account);
        let page: Page<Enrolment> = self.business.api.manage(&path).await?;
        Ok(page.entries.into_iter().rev().collect())
    }

    async fn messages(&self) -> Result<Vec<Message>> {
        let path = format!("/sub-accounts/{}/messages", self.business.sub_account);
        let page: Page<Message> = self.business.api.manage(&path).await?;
        Ok(page.entries.into_iter().rev().collect())
    }

    /// Waits until so much has arrived for the client by mail and SMS, and nothing more comes: subjects of mails, and
    /// texts of SMS.
    async fn told(&self, count: usize) -> Result<Vec<Arrived>> {
        self.arrived_at(&self.client, count).await
    }

    async fn arrived_at(&self, address: &str, count: usize) -> Result<Vec<Arrived>> {
        let look = async || {
            let arrived = self.post.arrived(address).await?;
            Ok((arrived.len() >= count).then_some(arrived))
        };
        let waited = eventually(SOON, &format!("{count} messages for {address}"), look).await;
        if waited.is_err() {
            let (messages, enrolments) = (self.messages().await?, self.enrolments().await?);
            waited.with_context(|| format!("{messages:#?} {enrolments:#?}"))?;
        }
        tokio::time::sleep(NOTHING_HAPPENS).await;
        let arrived = self.post.arrived(address).await?;
        ensure!(arrived.len() == count, "{arrived:#?}");
        Ok(arrived)
    }

    /// Waits until the only enrolment is over.
    async fn over(&self) -> Result<Enrolment> {
        eventually(SOON, "the end of the enrolment", async || {
            Ok(self.enrolments().await?.pop().filter(|enrolment| enrolment.ended.is_some()))
        })
        .await
    }
}

fn minutes(count: u64) -> Duration {
    Duration::from_mins(count)
}

fn hours(count: u64) -> Duration {
    Duration::from_hours(count)
}

fn step(id: &str, kind: &str, value: Value) -> Value {
    let mut step = json!({ "id": id, "action": { "kind": kind } });
    step["action"]["value"] = value;
    step
}

fn email(id: &str, subject: &str, text: &str) -> Value {
    step(id, "send", json!({ "kind": "email", "value": { "subject": subject, "text": text } }))
}

fn sms(id: &str, text: &str) -> Value {
    step(id, "send", json!({ "kind": "sms", "value": { "text": text } }))
}

fn wait_minutes(id: &str, count: u32) -> Value {
    step(id, "wait", json!({ "kind": "minutes", "value": count }))
}

fn before_start(id: &str, distance: &Value, if_passed: &Value) -> Value {
    let mut moment = json!({ "direction": "before", "anchor": "start" });
    for (name, value) in distance.as_object().into_iter().flatten() {
        moment[name] = value.clone();
    }
    step(id, "wait", json!({ "kind": "moment", "value": { "moment": moment, "if_passed": if_passed } }))
}
