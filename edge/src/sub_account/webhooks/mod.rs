//! Webhooks: other systems are told what becomes of appointments (Standard Webhooks).
//!
//! `announcing` writes a message in the transaction that it tells of, and owes it to every endpoint that listens;
//! `sending` sends what is owed until it is taken; `deliveries` shows what became of it. Here are the endpoints themselves.
//! A secret is sealed where it is stored, and shown only to whoever has just made it (I6).
//!
//! What is shown of endpoints and deliveries is put together here as JSON, in the shapes of `shared::management`, which the
//! Worker passes on: the Worker stays smaller by the code that would read and write those types.

mod announcing;
mod deliveries;
mod sending;

use super::SubAccount;
use super::calendars::require_version;
use super::messages::{
    ChangeWebhookSecret, DeleteWebhookEndpoint, ListWebhookEndpoints, ReadWebhookEndpoint,
    SaveWebhookEndpoint,
};
use crate::clock::{entropy, now};
use crate::config;
use crate::json;
use crate::refusal::{Outcome, Refusal, broken};
use crate::signing::{Purpose, Signer, webhook_secret};
use crate::sql::instant;
use crate::{args, row};
use jiff::SignedDuration;
use serde_json::{Value, json};
use shared::id::{SubAccountId, WebhookEndpointId};
use shared::limits;
use shared::webhook::EndpointDraft;

row! {
    struct EndpointRow {
        id: String,
        document: String,
        secrets: String,
        version: i64,
        deleted: i64,
        failing_since: Option<i64>,
        disabled_at: Option<i64>,
        disabled_reason: Option<String>,
    }
}

const COLUMNS: &str = "id, document, secrets, version, deleted, failing_since, disabled_at, disabled_reason";

/// Secrets as they are stored, the newest first: sealed, and until when they sign. The newest signs until it is changed.
type Secrets = Vec<(String, Option<i64>)>;

impl EndpointRow {
    /// A `WebhookEndpoint`.
    fn view(self) -> Outcome<Value> {
        let mut view = self.draft()?;
        view["id"] = self.id.into();
        view["version"] = self.version.into();
        view["failing_since"] = json!(self.failing_since.map(instant).transpose()?);
        view["disabled_at"] = json!(self.disabled_at.map(instant).transpose()?);
        view["disabled_reason"] = self.disabled_reason.into();
        Ok(view)
    }

    /// What is written down: an [`EndpointDraft`].
    fn draft(&self) -> Outcome<Value> {
        Ok(json::read(&self.document)?)
    }

    fn is_active(&self) -> Outcome<bool> {
        Ok(self.draft()?["active"] == true)
    }

    fn secrets(&self) -> Outcome<Secrets> {
        Ok(json::read(&self.secrets)?)
    }
}

impl SubAccount {
    pub(in super::super) async fn save_webhook_endpoint(
        &self,
        message: SaveWebhookEndpoint,
    ) -> Outcome<Value> {
        let SaveWebhookEndpoint { id, draft, version } = message;
        if self.sql.fact::<SubAccountId>("id")?.is_none() {
            return Err(Refusal::not_found("sub-account").into());
        }
        let known = self.any_endpoint(&id)?.filter(|row| row.deleted == 0);
        match (version, known) {
            // Created again under the same key: the answer with the secret may have been lost.
            (None, Some(row)) => self.with_secret(row),
            (None, None) => self.create_endpoint(&id, &draft),
            (Some(_), None) => Err(Refusal::not_found("webhook endpoint").into()),
            (Some(_), Some(row)) => {
                require_version(version, row.version)?;
                self.sql.transaction(|| self.change_endpoint(&id, &row, &draft))?;
                self.wake_for_jobs().await?;
                self.endpoint(&id)?.view()
            }
        }
    }

    fn create_endpoint(&self, id: &WebhookEndpointId, draft: &EndpointDraft) -> Outcome<Value> {
        row! { struct Row { count: i64 } }
        let count: Option<Row> =
            self.sql.first("SELECT COUNT(*) AS count FROM webhook_endpoints WHERE deleted = 0", vec![])?;
        if count.is_some_and(|row| row.count >= limits::WEBHOOK_ENDPOINTS_MAX) {
            let detail = format!("A sub-account has at most {} endpoints.", limits::WEBHOOK_ENDPOINTS_MAX);
            return Err(Refusal::new(422, "too_many_webhook_endpoints", detail).into());
        }
        let version = self.any_endpoint(id)?.map_or(0, |row| row.version) + 1;
        let secrets: Secrets = vec![(self.new_sealed_secret()?, None)];
        self.sql.run(
            "INSERT OR REPLACE INTO webhook_endpoints (id, document, secrets, version, sends)
                VALUES (?, ?, ?, ?, ?)",
            args![id, serde_json::to_string(draft)?, serde_json::to_string(&secrets)?, version, draft.active],
        )?;
        self.with_secret(self.endpoint(id)?)
    }

    /// An endpoint that is switched on again begins anew: what has waited for it is due.
    fn change_endpoint(
        &self,
        id: &WebhookEndpointId,
        row: &EndpointRow,
        draft: &EndpointDraft,
    ) -> Outcome<()> {
        self.sql.run(
            "UPDATE webhook_endpoints SET document = ?, sends = ?, version = version + 1 WHERE id = ?",
            args![serde_json::to_string(draft)?, draft.active, id],
        )?;
        if !draft.active || row.is_active()? {
            return Ok(());
        }
        self.sql.run(
            "UPDATE webhook_endpoints SET failing_since = NULL, rests_until = 0, disabled_at = NULL,
                disabled_reason = NULL WHERE id = ?",
            args![id],
        )?;
        self.sql.run(
            "UPDATE webhook_deliveries SET due = ? WHERE endpoint_id = ? AND state = 'waiting'",
            args![now(), id],
        )
    }

    pub(in super::super) async fn read_webhook_endpoint(
        &self,
        message: ReadWebhookEndpoint,
    ) -> Outcome<Value> {
        self.endpoint(&message.endpoint)?.view()
    }

    pub(in super::super) async fn list_webhook_endpoints(
        &self,
        message: ListWebhookEndpoints,
    ) -> Outcome<Vec<Value>> {
        let after = message.after.as_ref().map_or("", WebhookEndpointId::as_str);
        let rows: Vec<EndpointRow> = self.sql.rows(
            &format!(
                "SELECT {COLUMNS} FROM webhook_endpoints WHERE id > ? AND deleted = 0 ORDER BY id LIMIT ?"
            ),
            args![after, message.limit],
        )?;
        rows.into_iter().map(EndpointRow::view).collect()
    }

    /// What it was owed is owed no more.
    pub(in super::super) async fn delete_webhook_endpoint(
        &self,
        message: DeleteWebhookEndpoint,
    ) -> Outcome<()> {
        let DeleteWebhookEndpoint { endpoint, version } = message;
        self.sql.transaction(|| {
            let Some(row) = self.any_endpoint(&endpoint)?.filter(|row| row.deleted == 0) else {
                return Ok(());
            };
            require_version(version, row.version)?;
            self.sql.run(
                "UPDATE webhook_endpoints SET deleted = 1, sends = 0, secrets = '[]', version = version + 1
                    WHERE id = ?",
                args![endpoint],
            )?;
            self.sql.run(
                "UPDATE webhook_deliveries SET state = 'failed', due = NULL
                    WHERE endpoint_id = ? AND state = 'waiting'",
                args![endpoint],
            )
        })
    }

    pub(in super::super) async fn change_webhook_secret(
        &self,
        message: ChangeWebhookSecret,
    ) -> Outcome<Value> {
        let row = self.endpoint(&message.endpoint)?;
        let until = now() + SignedDuration::from_secs(limits::WEBHOOK_FORMER_SECRET_SECONDS);
        let mut secrets: Secrets = vec![(self.new_sealed_secret()?, None)];
        let former = row.secrets()?.into_iter().filter(|(_, until)| signs(*until));
        secrets.extend(former.map(|(sealed, old)| (sealed, old.or(Some(until.as_millisecond())))));
        secrets.truncate(limits::WEBHOOK_SIGNATURES_MAX);
        self.sql.run(
            "UPDATE webhook_endpoints SET secrets = ? WHERE id = ?",
            args![serde_json::to_string(&secrets)?, message.endpoint],
        )?;
        self.with_secret(self.endpoint(&message.endpoint)?)
    }

    fn with_secret(&self, row: EndpointRow) -> Outcome<Value> {
        let newest = self.signing_keys(&row)?.into_iter().next();
        let mut view = row.view()?;
        view["secret"] = newest.map(|key| webhook_secret(&key)).into();
        Ok(view)
    }

    /// The keys that sign what is sent to an endpoint now, the newest first. A former one that cannot be opened, because
    /// the installation has another key since, signs no more.
    fn signing_keys(&self, row: &EndpointRow) -> Outcome<Vec<Vec<u8>>> {
        let signer = Signer::new(config::signing_key(&self.env)?);
        let secrets = row.secrets()?.into_iter().filter(|(_, until)| signs(*until));
        let mut opened = secrets.map(|(sealed, _)| signer.open(Purpose::WebhookSecret, &sealed));
        let newest = opened.next().flatten();
        let newest = newest.ok_or_else(|| broken("the secret of a webhook endpoint cannot be opened"))?;
        Ok(std::iter::once(newest).chain(opened.flatten()).collect())
    }

    fn new_sealed_secret(&self) -> Outcome<String> {
        let secret: [u8; limits::WEBHOOK_SECRET_BYTES] = entropy()?;
        Signer::new(config::signing_key(&self.env)?)
            .seal(Purpose::WebhookSecret, &secret, entropy()?)
            .ok_or_else(|| broken("a secret that cannot be sealed"))
    }

    fn endpoint(&self, id: &WebhookEndpointId) -> Outcome<EndpointRow> {
        let row = self.any_endpoint(id)?.filter(|row| row.deleted == 0);
        Ok(row.ok_or_else(|| Refusal::not_found("webhook endpoint"))?)
    }

    /// An endpoint, deleted or not.
    fn any_endpoint(&self, id: &WebhookEndpointId) -> Outcome<Option<EndpointRow>> {
        self.sql.first(&format!("SELECT {COLUMNS} FROM webhook_endpoints WHERE id = ?"), args![id])
    }
}

/// Whether a secret that signs until an instant signs now.
fn signs(until_ms: Option<i64>) -> bool {
    until_ms.is_none_or(|until_ms| now().as_millisecond() < until_ms)
}
