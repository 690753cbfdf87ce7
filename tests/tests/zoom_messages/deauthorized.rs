//! Users who take the app out of their Zoom account.

use super::{Booked, NOTHING_HAPPENS, SOON, all_taken, world};
use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use slotkey_tests::office::{Event, Page};
use slotkey_tests::world::{Business, User, World, eventually, link_of};

async fn disconnected(business: &Business, host: &User) -> Result<()> {
    eventually(SOON, "the connection to be gone", async || {
        Ok(business.record(host).await?.zoom.is_none().then_some(()))
    })
    .await
}

async fn events(business: &Business) -> Result<Vec<Event>> {
    let page: Page<Event> = business.list_events("").await?.read(200)?;
    Ok(page.entries.into_iter().filter(|event| event.kind == "zoom_deauthorized").collect())
}

#[tokio::test]
async fn everything_of_the_connection_is_deleted_and_the_trail_says_so() -> Result<()> {
    let mut world = World::start("deauthorized")?;
    let booked = Booked::in_world(&world).await?;
    let Booked { business, host, slug, .. } = &booked;
    all_taken(&business.zoom.deauthorize(&host.zoom_user, json!({ "times": 2 })).await?, 2)?;
    disconnected(business, host).await?;
    let status = business.api.zoom_status(&host.zoom_user).await?;
    assert_eq!((status.owner, status.token_key, status.tokens_renewed_at), (None, None, None));
    assert_eq!((status.scopes, status.revoke_owed, status.reconnect_needed), (vec![], false, None));
    let asked = business.zoom.requests(&host.zoom_user).await?;
    ensure!(asked.iter().all(|entry| entry.operation != "revoke"), "nothing is left to revoke");

    let told = eventually(SOON, "the audit trail", async || Ok(events(business).await?.pop())).await?;
    assert_eq!((&told.actor, &told.appointment), (&json!({ "kind": "zoom" }), &None));
    assert_eq!(
        (&told.after["user_id"], &told.after["zoom_connection"]),
        (&json!(host.id), &json!("deleted"))
    );
    ensure!(!told.after.to_string().contains(&host.zoom_user), "what was to be deleted is kept: {told:?}");

    // What was booked keeps its link; what is booked now waits for one.
    link_of(&business.api.appointment(&booked.appointment).await?)?;
    let start = business.api.first_slots(slug, 1).await?.remove(0).start;
    let waiting = business.api.booked(slug, &start).await?;
    ensure!(link_of(&waiting).is_err());

    // The account is free for anybody, and whoever connects it again is not thrown out by a message that comes late.
    let other = business.user().await?;
    let other = User { email: host.email.clone(), ..other };
    let late = business.zoom.told().await?;
    let late =
        late.iter().find(|one| one.body["event"] == "app_deauthorized").context("the message")?.body.clone();
    let other = business.connect(other).await?;
    assert_eq!(other.zoom_user, host.zoom_user);
    all_taken(&business.zoom.send_message(&late, json!({})).await?, 1)?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    ensure!(business.record(&other).await?.zoom.is_some(), "a late message has ended a new connection");
    assert_eq!(events(business).await?.len(), 1);
    assert_eq!(business.api.zoom_status(&host.zoom_user).await?.owner, Some(other.id.clone()));

    // Nothing of the tokens is left in KV once nobody owns the account.
    all_taken(&business.zoom.deauthorize(&host.zoom_user, json!({})).await?, 1)?;
    disconnected(business, &other).await?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    world.stop_worker();
    let kept = world.read_kv(&host.zoom_user).unwrap_or_default();
    ensure!(!kept.contains("generation"), "KV still has {kept}");
    world.restart_with(&[])?;
    Ok(())
}

#[tokio::test]
async fn it_is_told_even_where_the_connection_was_broken_before() -> Result<()> {
    let booked = Booked::in_world(world()).await?;
    let Booked { business, host, slug, .. } = &booked;
    // We find out by a call that fails before the message comes.
    let held = business.zoom.deauthorize(&host.zoom_user, json!({ "hold": true })).await?;
    ensure!(held.is_empty());
    let start = business.api.first_slots(slug, 1).await?.remove(0).start;
    business.api.booked(slug, &start).await?;
    eventually(SOON, "the broken connection", async || {
        let zoom = business.record(host).await?.zoom.context("a connection")?;
        Ok(zoom.reconnect_needed)
    })
    .await?;
    let told = business.zoom.release(&host.zoom_user, false).await?;
    ensure!(
        told.iter().any(|one| one.body["event"] == "app_deauthorized" && one.status == Some(204)),
        "{told:?}"
    );
    disconnected(business, host).await?;
    eventually(SOON, "the audit trail", async || Ok(events(business).await?.pop())).await?;

    // Of a user of Zoom whom nobody has connected, it changes nothing.
    let message = json!({
        "event": "app_deauthorized", "event_ts": 1_796_310_000_000_i64,
        "payload": { "account_id": "a", "user_id": "nobody-we-know", "client_id": "c" },
    });
    all_taken(&business.zoom.send_message(&message, json!({})).await?, 1)?;
    let request = business.api.managing(Method::GET, "/zoom-accounts/nobody-we-know/status");
    let status: Value = business.api.send(request).await?.read(200)?;
    assert_eq!(status["owner"], Value::Null);
    Ok(())
}
