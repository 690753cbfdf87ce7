//! What endpoints were sent, and what they answered.

use super::super::SubAccount;
use crate::clock::now;
use crate::refusal::{Outcome, Refusal};
use crate::sql::instant;
use crate::sub_account::messages::{ListWebhookDeliveries, ResendWebhook};
use crate::{args, row};
use serde_json::{Value, json};
use shared::id::{WebhookEndpointId, WebhookMessageId};
use shared::limits;

row! {
    struct Row {
        message_id: String,
        kind: String,
        appointment_id: String,
        at: i64,
        state: String,
        due: Option<i64>,
    }
}

const DELIVERIES: &str = "SELECT message_id, kind, appointment_id, at, state, due FROM webhook_deliveries
        JOIN webhook_messages ON webhook_messages.id = message_id";

impl SubAccount {
    pub(in super::super) async fn list_webhook_deliveries(
        &self,
        message: ListWebhookDeliveries,
    ) -> Outcome<Vec<Value>> {
        let ListWebhookDeliveries { endpoint, after, limit } = message;
        self.endpoint(&endpoint)?;
        // Every id is less than this.
        let before = after.as_ref().map_or("msg_~", WebhookMessageId::as_str);
        let rows: Vec<Row> = self.sql.rows(
            &format!(
                "{DELIVERIES} WHERE endpoint_id = ? AND message_id < ? ORDER BY message_id DESC LIMIT ?"
            ),
            args![endpoint, before, limit],
        )?;
        rows.iter().map(|row| self.delivery_view(&endpoint, row)).collect()
    }

    /// A `WebhookDelivery`.
    fn delivery_view(&self, endpoint: &WebhookEndpointId, row: &Row) -> Outcome<Value> {
        Ok(json!({
            "attempts": self.attempts(endpoint, &row.message_id)?,
            "id": row.message_id,
            "type": row.kind,
            "appointment_id": row.appointment_id,
            "at": instant(row.at)?,
            "state": row.state,
            "due": row.due.map(instant).transpose()?,
        }))
    }

    /// `WebhookAttempt`s.
    fn attempts(&self, endpoint: &WebhookEndpointId, message: &str) -> Outcome<Vec<Value>> {
        row! {
            struct Tried { at: i64, status: Option<u32>, error: Option<String>, took_ms: i64, answer: String }
        }
        let rows: Vec<Tried> = self.sql.rows(
            "SELECT at, status, error, took_ms, answer FROM webhook_attempts
                WHERE message_id = ? AND endpoint_id = ? ORDER BY number DESC LIMIT ?",
            args![message, endpoint, limits::WEBHOOK_ATTEMPTS_SHOWN],
        )?;
        let view = |row: Tried| {
            Ok(json!({
                "at": instant(row.at)?,
                "status": row.status,
                "error": row.error,
                "took_ms": row.took_ms,
                "answer": row.answer,
            }))
        };
        rows.into_iter().map(view).collect()
    }

    /// The message is owed anew, with all tries of the schedule before it.
    pub(in super::super) async fn resend_webhook(&self, message: ResendWebhook) -> Outcome<Value> {
        let ResendWebhook { endpoint, message } = message;
        if !self.endpoint(&endpoint)?.is_active()? {
            let detail = "This endpoint is switched off: switch it on first.";
            return Err(Refusal::new(409, "webhook_endpoint_inactive", detail).into());
        }
        self.sql.run(
            "UPDATE webhook_deliveries SET state = 'waiting', due = ?, tries = 0
                WHERE message_id = ? AND endpoint_id = ?",
            args![now(), message, endpoint],
        )?;
        // Somebody has reason to believe that it will be taken.
        self.sql.run("UPDATE webhook_endpoints SET rests_until = 0 WHERE id = ?", args![endpoint])?;
        let row: Option<Row> = self.sql.first(
            &format!("{DELIVERIES} WHERE message_id = ? AND endpoint_id = ?"),
            args![message, endpoint],
        )?;
        let row = row.ok_or_else(|| Refusal::not_found("message to this endpoint"))?;
        self.wake_for_jobs().await?;
        self.delivery_view(&endpoint, &row)
    }
}
