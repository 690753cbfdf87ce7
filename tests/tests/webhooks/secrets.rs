//! Secrets: shown once, changed without a gap, and nowhere else.

use super::{DAY, SOON, Told};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use slotkey_tests::client::{On, fresh};
use slotkey_tests::office::Endpoint;
use slotkey_tests::world::World;

#[tokio::test]
async fn a_secret_is_changed_without_a_gap() -> Result<()> {
    let world = World::start("webhooks-secrets")?;
    let told = Told::in_world(&world).await?;
    let former = told.secret().to_owned();
    ensure!(former.starts_with("whsec_") && former.len() == "whsec_".len() + 44, "32 bytes of base64");
    let changed: Endpoint = told.business.change_secret(&told.endpoint.id).await?.read(200)?;
    let newer = changed.secret.context("the new secret")?;
    ensure!(newer != former);
    told.booked(0).await?;
    let heard = told.receiver.hears(1, SOON).await?;
    ensure!(heard[0].signatures().len() == 2, "{:?}", heard[0].signatures());
    ensure!(heard[0].is_signed_now(&former) && heard[0].is_signed_now(&newer));

    world.advance(DAY).await?;
    told.booked(1).await?;
    let heard = told.receiver.hears(2, SOON).await?;
    ensure!(heard[1].signatures().len() == 1 && heard[1].is_signed(&newer)? && !heard[1].is_signed(&former)?);

    // Changed twice within a day, all three sign.
    let third: Endpoint = told.business.change_secret(&told.endpoint.id).await?.read(200)?;
    let fourth: Endpoint = told.business.change_secret(&told.endpoint.id).await?.read(200)?;
    told.booked(2).await?;
    let heard = told.receiver.hears(3, SOON).await?;
    for secret in [Some(newer.clone()), third.secret.clone(), fourth.secret.clone()] {
        ensure!(heard[2].is_signed(&secret.context("a secret")?)?);
    }

    // No answer shows them but those that made them, and no log does.
    let key = fresh("endpoint");
    let draft = json!({ "url": told.receiver.url, "description": "Another" });
    let made: Endpoint = told.business.try_endpoint(&key, &draft).await?.read(201)?;
    let again: Endpoint = told.business.try_endpoint(&key, &draft).await?.read(201)?;
    ensure!(made == again, "created once, and answered again");
    let api = &told.business.api;
    let patched = told.business.patch_endpoint(&told.endpoint.id, On::Anything, &json!({})).await?;
    let mut shown = patched.body;
    for path in [
        told.business.endpoint_path(""),
        told.business.endpoint_path(&format!("/{}", told.endpoint.id)),
        told.business.endpoint_path(&format!("/{}/deliveries", told.endpoint.id)),
        format!("/sub-accounts/{}/events", told.business.sub_account),
        format!("/sub-accounts/{}/status", told.business.sub_account),
    ] {
        let answer = api.try_manage(&path).await?;
        ensure!(answer.status == 200, "{path}: {}", answer.body);
        shown.push_str(&answer.body);
    }
    shown.push_str(&world.worker_log());
    let secrets = [Some(former), Some(newer), third.secret, fourth.secret, made.secret];
    for secret in secrets {
        let secret = secret.context("a secret")?;
        let bare = secret.strip_prefix("whsec_").context("its prefix")?;
        ensure!(!shown.contains(bare), "a secret is shown");
    }
    ensure!(!shown.contains("\"secret\""), "not even the field");
    let gone = told.business.change_secret("whe_00000000000000000000000000").await?;
    ensure!(gone.refused()? == (404, "not_found".to_owned()));
    told.business.delete_endpoint(&made.id, On::Version(1)).await?;
    let deleted = told.business.change_secret(&made.id).await?;
    ensure!(deleted.read::<Value>(404).is_ok());
    Ok(())
}
