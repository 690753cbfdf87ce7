//! Webhooks, end to end: what other systems are told of appointments, and what becomes of it where they do not listen
//! (issue 5).

mod disabling;
mod endpoints;
mod events;
mod retries;
mod secrets;

use anyhow::Result;
use shared::wire::AppointmentView;
use slotkey_tests::office::{Delivery, Endpoint};
use slotkey_tests::receiver::Receiver;
use slotkey_tests::world::{Business, CalendarSpec, World, eventually};
use std::sync::OnceLock;
use std::time::Duration;

/// Longer than anything takes that needs no retry.
const SOON: Duration = Duration::from_secs(20);
/// By then whatever would have been sent has been.
const NOTHING_HAPPENS: Duration = Duration::from_secs(3);
/// The link of calendars that have one for all.
const STATIC_LINK: &str = "https://meet.example.com/room";
const DAY: Duration = Duration::from_hours(24);

/// A world whose clock nobody moves.
fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::start("webhooks").expect("the Worker and the stand-in start"))
}

/// A business with a calendar, and somebody who listens to what happens there.
struct Told {
    business: Business,
    slug: String,
    starts: Vec<String>,
    receiver: Receiver,
    endpoint: Endpoint,
}

impl Told {
    async fn in_world(world: &World) -> Result<Self> {
        Self::on(world.business().await?, &CalendarSpec::unassigned(STATIC_LINK)).await
    }

    async fn on(business: Business, spec: &CalendarSpec) -> Result<Self> {
        let slug = business.calendar(spec).await?;
        let slots = business.api.free_slots(&slug, 14).await?;
        let receiver = Receiver::open().await?;
        let endpoint = business.endpoint(&receiver.url).await?;
        // A week ahead, so that nothing begins while the clock is moved by days.
        let later = slots.len() / 2;
        let starts = slots.into_iter().skip(later).take(12).map(|slot| slot.start).collect();
        Ok(Self { business, slug, starts, receiver, endpoint })
    }

    async fn booked(&self, at: usize) -> Result<AppointmentView> {
        self.business.api.booked(&self.slug, &self.starts[at]).await
    }

    fn secret(&self) -> &str {
        self.endpoint.secret.as_deref().unwrap_or_default()
    }

    /// Waits until the only message there is was tried so often, and says how it stands.
    async fn tried(&self, times: usize) -> Result<Delivery> {
        eventually(SOON, &format!("{times} tries"), async || {
            let delivery = self.business.deliveries(&self.endpoint.id).await?.into_iter().next();
            Ok(delivery.filter(|delivery| delivery.attempts.len() >= times))
        })
        .await
    }

    async fn arrived(&self) -> Result<()> {
        eventually(SOON, "nothing that waits", async || {
            let status = self.business.api.status(&self.business.sub_account).await?;
            Ok((status.webhooks_waiting == 0).then_some(()))
        })
        .await
    }
}
