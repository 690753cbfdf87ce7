//! Zoom's messages, end to end: what Zoom tells by webhook, and what follows from it (issue 4, "Zoom's messages").

mod attendance;
mod changes;
mod comparison;
mod deauthorized;
mod signature;

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::office::Event;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually, link_of};
use slotkey_tests::zoom::{Meeting, Told};
use std::sync::OnceLock;
use std::time::Duration;

/// Longer than anything takes that needs no retry.
const SOON: Duration = Duration::from_secs(20);
/// By then whatever a message would have set off has happened.
const NOTHING_HAPPENS: Duration = Duration::from_secs(4);
const DAY: Duration = Duration::from_hours(24);

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::start("zoom-messages").expect("the Worker and the stand-in start"))
}

/// A business of a world whose Zoom tells the Worker what happens.
async fn told_business(world: &World) -> Result<Business> {
    let business = world.business().await?;
    business.zoom.tell(&world.origin(), &world.secret("ZOOM_WEBHOOK_SECRET")?).await?;
    Ok(business)
}

/// A host with a calendar, and an appointment on it that has its meeting.
struct Booked {
    business: Business,
    host: User,
    slug: String,
    appointment: AppointmentView,
    meeting: Meeting,
}

impl Booked {
    async fn in_world(world: &World) -> Result<Self> {
        let business = told_business(world).await?;
        let host = business.connected_user().await?;
        Self::on(business, host.clone(), CalendarSpec::round_robin(&[&host])).await
    }

    async fn on(business: Business, host: User, spec: CalendarSpec) -> Result<Self> {
        let slug = business.calendar(&spec).await?;
        let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
        let appointment = business.api.booked(&slug, &start).await?;
        let meeting = business.zoom.meeting_at(link_of(&appointment)?).await?;
        Ok(Self { business, host, slug, appointment, meeting })
    }

    /// Something happens to the meeting; the message about it is taken.
    async fn happen(&self, what: Value) -> Result<()> {
        let told = self.business.zoom.happen(&self.meeting, what, json!({})).await?;
        all_taken(&told, 1)
    }

    async fn trail(&self, kind: &str) -> Result<Vec<Event>> {
        let mut events = self.business.trail(&self.appointment).await?;
        events.retain(|event| event.kind == kind);
        Ok(events)
    }

    /// Waits until the appointment has another link than `old`; the meeting behind it.
    async fn relinked(&self, old: &str) -> Result<Meeting> {
        let link = eventually(SOON, "another link", async || {
            let now = self.business.api.appointment(&self.appointment).await?;
            Ok(link_of(&now).ok().filter(|link| *link != old).map(str::to_owned))
        })
        .await?;
        self.business.zoom.meeting_at(&link).await
    }
}

/// Whether so many messages were sent, and all of them were taken.
fn all_taken(told: &[Told], count: usize) -> Result<()> {
    ensure!(told.len() == count, "{count} messages were to be sent: {told:?}");
    ensure!(told.iter().all(|one| one.status == Some(204)), "not taken: {told:?}");
    Ok(())
}

/// The code of the refusal of a message, with its status.
fn refused(told: &[Told]) -> Result<(u16, String)> {
    let [one] = told else { anyhow::bail!("not one message: {told:?}") };
    let problem: Value = serde_json::from_str(&one.answer).with_context(|| one.answer.clone())?;
    let status = one.status.context("no answer")?;
    ensure!(problem["status"] == status, "{problem}");
    Ok((status, problem["code"].as_str().context("a code")?.to_owned()))
}
