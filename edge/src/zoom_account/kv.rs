//! The copy of the tokens in Workers KV. KV may be slow or away: nobody waits for it longer than
//! [`limits::KV_TIMEOUT_MS`], and the account goes on from its own storage.

use super::ZoomAccount;
use crate::clock;
use crate::object::within_ms;
use crate::refusal::{Outcome, broken};
use shared::limits;
use std::time::Duration;
use worker::{Delay, Error};

/// The binding of the KV namespace.
const NAMESPACE: &str = "ZOOM_TOKENS";

impl ZoomAccount {
    pub(super) async fn kv_get(&self, key: &str) -> Outcome<Option<String>> {
        in_time(async { Ok(self.env.kv(NAMESPACE)?.get(key).text().await.map_err(Error::from)?) }).await
    }

    pub(super) async fn kv_put(&self, key: &str, value: String) -> Outcome<()> {
        in_time(async {
            Ok(self
                .env
                .kv(NAMESPACE)?
                .put(key, value)
                .map_err(Error::from)?
                .execute()
                .await
                .map_err(Error::from)?)
        })
        .await
    }

    pub(super) async fn kv_delete(&self, key: &str) -> Outcome<()> {
        in_time(async { Ok(self.env.kv(NAMESPACE)?.delete(key).await.map_err(Error::from)?) }).await
    }
}

async fn in_time<T>(work: impl Future<Output = Outcome<T>>) -> Outcome<T> {
    let work = async {
        suffer().await?;
        work.await
    };
    within_ms(limits::KV_TIMEOUT_MS, work).await.unwrap_or_else(|| Err(broken("KV does not answer in time")))
}

/// A test can have a KV that is `down` or `slow:MILLISECONDS`: the local one never is.
async fn suffer() -> Outcome<()> {
    match clock::test_variable("KV_FAULT").as_deref() {
        Some("down") => Err(broken("KV is down")),
        Some(fault) => {
            let ms = fault.strip_prefix("slow:").and_then(|ms| ms.parse().ok()).unwrap_or(0);
            Delay::from(Duration::from_millis(ms)).await;
            Ok(())
        }
        None => Ok(()),
    }
}
