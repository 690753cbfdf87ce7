//! An endpoint that takes nothing is switched off, its owner is told, and switched on again it gets what has waited.

use super::{DAY, SOON, Told, world};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use slotkey_tests::client::On;
use slotkey_tests::office::{Endpoint, Event, Page};
use slotkey_tests::receiver::Manner;
use slotkey_tests::world::{World, eventually};

async fn disabled(told: &Told) -> Result<Endpoint> {
    eventually(SOON, "an endpoint that is switched off", async || {
        let endpoint = told.business.read_endpoint(&told.endpoint.id).await?;
        Ok((!endpoint.active).then_some(endpoint))
    })
    .await
}

/// The owner is told in the audit trail and in the status.
async fn owner_is_told(told: &Told, reason: &str) -> Result<()> {
    let page: Page<Event> = told.business.list_events("").await?.read(200)?;
    let mut events = page.entries.into_iter().filter(|event| event.kind == "webhook_disabled");
    let event = events.next().context("an event")?;
    ensure!(events.next().is_none() && event.appointment.is_none(), "once, and of no appointment");
    ensure!(event.actor == json!({ "kind": "system" }) && event.after["reason"] == reason, "{event:?}");
    ensure!(event.after["webhook_endpoint_id"] == told.endpoint.id.as_str(), "{event:?}");
    let status = told.business.api.status(&told.business.sub_account).await?;
    ensure!(status.webhook_endpoints_disabled == 1 && status.webhooks_waiting > 0, "{status:?}");
    Ok(())
}

#[tokio::test]
async fn an_endpoint_that_fails_for_five_days_is_switched_off_and_on_again() -> Result<()> {
    let world = World::start("webhooks-disabled")?;
    let told = Told::in_world(&world).await?;
    told.receiver.answer(Manner::Status(500));
    told.booked(0).await?;
    told.tried(1).await?;
    world.advance(4 * DAY).await?;
    told.tried(2).await?;
    ensure!(told.business.read_endpoint(&told.endpoint.id).await?.active, "not yet");
    world.advance(DAY).await?;
    told.tried(3).await?;
    let endpoint = disabled(&told).await?;
    let reason = "Nothing that the endpoint was sent for five days has arrived.";
    ensure!(endpoint.disabled_reason.as_deref() == Some(reason) && endpoint.version == 2, "{endpoint:?}");
    owner_is_told(&told, reason).await?;

    let heard = told.receiver.heard().len();
    world.advance(DAY).await?;
    let off = told.business.deliveries(&told.endpoint.id).await?;
    let refused = told.business.resend(&told.endpoint.id, &off[0].id).await?;
    ensure!(refused.refused()? == (409, "webhook_endpoint_inactive".to_owned()));
    ensure!(told.receiver.heard().len() == heard, "it is left alone");

    told.receiver.answer(Manner::Status(200));
    let stale =
        told.business.patch_endpoint(&endpoint.id, On::Version(1), &json!({ "active": true })).await?;
    ensure!(stale.refused()? == (412, "version_changed".to_owned()));
    let on = told.business.patch_endpoint(&endpoint.id, On::Version(2), &json!({ "active": true })).await?;
    let on: Endpoint = on.read(200)?;
    ensure!(on.active && on.disabled_reason.is_none() && on.failing_since.is_none(), "{on:?}");
    told.arrived().await?;
    let heard = told.receiver.heard();
    let (first, last) = (heard.first().context("one")?, heard.last().context("one")?);
    ensure!(last.answered == Some(200) && last.id() == first.id() && last.body == first.body);
    ensure!(told.business.api.status(&told.business.sub_account).await?.webhook_endpoints_disabled == 0);
    Ok(())
}

#[tokio::test]
async fn an_endpoint_that_says_it_is_gone_is_switched_off_at_once() -> Result<()> {
    let told = Told::in_world(world()).await?;
    told.receiver.answer(Manner::Status(410));
    told.booked(0).await?;
    let endpoint = disabled(&told).await?;
    let reason = "The endpoint answered 410: it is gone for good.";
    ensure!(endpoint.disabled_reason.as_deref() == Some(reason), "{endpoint:?}");
    owner_is_told(&told, reason).await?;
    told.receiver.answer(Manner::Status(200));
    let url = format!("{}/new", told.receiver.url);
    let patch = json!({ "active": true, "url": url });
    told.business.patch_endpoint(&endpoint.id, On::Anything, &patch).await?.read::<Value>(200)?;
    told.arrived().await?;
    ensure!(told.receiver.heard().len() == 2);
    Ok(())
}
