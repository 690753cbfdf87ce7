//! Endpoints as the business writes them down, and what is refused of them.

use super::{Told, world};
use anyhow::{Result, ensure};
use serde_json::{Value, json};
use slotkey_tests::client::{On, fresh};
use slotkey_tests::office::{Endpoint, Page};
use slotkey_tests::world::World;

const NOBODY: &str = "whe_00000000000000000000000000";

/// Addresses that no Worker calls, wherever it runs.
const REFUSED_URLS: [&str; 21] = [
    "",
    "hooks.example.com",
    "ftp://hooks.example.com",
    "http://hooks.example.com",
    "javascript:alert(1)",
    "https://user@hooks.example.com",
    "https://user:word@hooks.example.com",
    "https://hooks.example.com/#part",
    "https://localhost/hook",
    "https://intranet/hook",
    "https://db.internal/hook",
    "https://printer.local/hook",
    "https://127.0.0.1/hook",
    "https://2130706433/hook",
    "https://0x7f.1/hook",
    "https://10.1.2.3/hook",
    "https://192.168.0.1/hook",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/hook",
    "https://[fd00::1]/hook",
    "https://[::ffff:127.0.0.1]/hook",
];

#[tokio::test]
async fn what_is_written_down_is_given_back_and_changed_by_what_is_sent() -> Result<()> {
    let business = world().business().await?;
    let draft = json!({
        "url": "https://hooks.example.com/slotkey?for=till",
        "description": "The till",
        "events": ["appointment.booked", "appointment.cancelled"],
        "active": false,
    });
    let key = fresh("endpoint");
    let made = business.try_endpoint(&key, &draft).await?;
    ensure!(made.version()? == 1, "{}", made.body);
    let made: Value = made.read(201)?;
    for (field, value) in draft.as_object().into_iter().flatten() {
        ensure!(made[field] == *value, "{field}: {made}");
    }
    let id = made["id"].as_str().unwrap_or_default().to_owned();
    let read: Value = business.api.manage(&business.endpoint_path(&format!("/{id}"))).await?;
    ensure!(read["description"] == "The till" && read["failing_since"] == Value::Null, "{read}");

    let patch = json!({ "description": "", "events": null });
    let changed = business.patch_endpoint(&id, On::Version(1), &patch).await?;
    ensure!(changed.version()? == 2);
    let changed: Value = changed.read(200)?;
    ensure!(changed["description"] == "" && changed["events"] == json!([]), "{changed}");
    ensure!(changed["url"] == draft["url"] && changed["active"] == false, "{changed}");
    let stale = business.patch_endpoint(&id, On::Version(1), &json!({ "active": true })).await?;
    ensure!(stale.refused()? == (412, "version_changed".to_owned()));

    let second = business.endpoint("https://hooks.example.com").await?;
    let page: Page<Endpoint> = business.api.manage(&business.endpoint_path("?limit=1")).await?;
    let next = page.next.unwrap_or_default();
    ensure!(page.entries.len() == 1 && next == page.entries[0].id);
    let rest: Page<Endpoint> =
        business.api.manage(&business.endpoint_path(&format!("?after={next}"))).await?;
    ensure!(rest.entries.len() == 1 && rest.next.is_none() && rest.entries[0].id != next);

    let stale = business.delete_endpoint(&second.id, On::Version(9)).await?;
    ensure!(stale.refused()? == (412, "version_changed".to_owned()));
    for _ in 0..2 {
        ensure!(business.delete_endpoint(&second.id, On::Anything).await?.status == 204);
    }
    for id in [&second.id, NOBODY] {
        let place = business.endpoint_path(&format!("/{id}"));
        for place in [&place, &format!("{place}/deliveries")] {
            ensure!(business.api.try_manage(place).await?.refused()? == (404, "not_found".to_owned()));
        }
        let patch = business.patch_endpoint(id, On::Anything, &json!({ "active": true })).await?;
        ensure!(patch.refused()? == (404, "not_found".to_owned()));
    }
    let elsewhere = business.second_sub_account().await?;
    let place = elsewhere.endpoint_path(&format!("/{id}"));
    ensure!(elsewhere.api.try_manage(&place).await?.refused()? == (404, "not_found".to_owned()));
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_is_refused_with_its_field() -> Result<()> {
    let business = world().business().await?;
    let good = "https://hooks.example.com";
    for url in REFUSED_URLS {
        let answer = business.try_endpoint(&fresh("endpoint"), &json!({ "url": url })).await?;
        ensure!(answer.refused_field()? == (422, "invalid_url".into(), Some("url".into())), "{url}");
    }
    let long = format!("{good}/{}", "x".repeat(2_000));
    for (draft, code, field) in [
        (json!({ "url": long }), "invalid_url", "url"),
        (json!({ "url": good, "description": "x".repeat(201) }), "invalid_text", "description"),
        (json!({ "url": good, "events": ["appointment.eaten"] }), "invalid_body", "events.0"),
        (
            json!({ "url": good, "events": ["appointment.booked", "appointment.booked"] }),
            "invalid_events",
            "events.1",
        ),
        (json!({ "url": good, "secret": "whsec_AAAA" }), "invalid_body", "secret"),
    ] {
        let answer = business.try_endpoint(&fresh("endpoint"), &draft).await?;
        ensure!(
            answer.refused_field()? == (422, code.into(), Some(field.into())),
            "{draft}: {}",
            answer.body
        );
    }
    let made = business.endpoint(good).await?;
    let patch =
        business.patch_endpoint(&made.id, On::Anything, &json!({ "url": "https://localhost" })).await?;
    ensure!(patch.refused()? == (422, "invalid_url".to_owned()));
    for _ in 1..50 {
        business.endpoint(good).await?;
    }
    let answer = business.try_endpoint(&fresh("endpoint"), &json!({ "url": good })).await?;
    ensure!(answer.refused()? == (422, "too_many_webhook_endpoints".to_owned()));
    Ok(())
}

/// The machine that the Worker runs on is called by none that is out in the world.
#[tokio::test]
async fn an_installation_on_https_calls_no_machine_of_its_own() -> Result<()> {
    let env = vec![("PUBLIC_URL".to_owned(), "https://book.example.com".to_owned())];
    let world = World::start_with("webhooks-private", None, env)?;
    let business = world.business().await?;
    for url in ["http://127.0.0.1:9/hook", "https://127.0.0.1:9/hook", "http://localhost:9/hook"] {
        let answer = business.try_endpoint(&fresh("endpoint"), &json!({ "url": url })).await?;
        ensure!(answer.refused()? == (422, "invalid_url".to_owned()), "{url}: {}", answer.body);
    }
    business.endpoint("https://hooks.example.com/hook").await?;
    Ok(())
}

#[tokio::test]
async fn without_the_key_nothing_is_told() -> Result<()> {
    let told = Told::in_world(world()).await?;
    let path = format!("/api/v1{}", told.business.endpoint_path(""));
    for path in
        [&path, &format!("{path}/{}", told.endpoint.id), &format!("{path}/{}/deliveries", told.endpoint.id)]
    {
        ensure!(told.business.api.get(path).await?.refused()? == (401, "unauthorized".to_owned()));
    }
    Ok(())
}
