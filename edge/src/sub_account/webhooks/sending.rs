//! Sending what endpoints are owed. One message at a time to each of them, a few endpoints at once, each for as long as its
//! turn takes: one that does not answer holds up nobody else.
//!
//! What was sent is written down afterwards: after a crash in between, it is sent again, the same bytes under the same id.

use super::super::SubAccount;
use super::EndpointRow;
use crate::clock::now;
use crate::object::{ticks_ms, within_ms};
use crate::refusal::{Fault, Outcome};
use crate::side_by_side::Running;
use crate::signing::webhook_signatures;
use crate::sql::{instant, parsed};
use crate::{args, log, row};
use futures_util::StreamExt as _;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use shared::id::WebhookEndpointId;
use shared::limits;
use shared::webhook::{is_given_up, rest_after, wait_after};
use std::cell::Cell;
use worker::{
    AbortController, Fetch, Headers, Method, Request, RequestInit, RequestRedirect, Response,
    wasm_bindgen::JsValue,
};

/// How often it is looked whether other endpoints are owed something meanwhile, in milliseconds.
const LOOK_MS: u64 = 250;
/// How long one alarm goes on to give turns, in milliseconds: it may take 15 minutes.
const ALARM_MS: u64 = 60_000;
/// How long the beginning of an answer is waited for after its status, in milliseconds.
const ANSWER_MS: u64 = 1_000;
/// The endpoint is gone for good (RFC 9110, 15.5.11).
const GONE: u32 = 410;

row! { struct Due { message_id: String, payload: String, tries: i64 } }

/// What came of a try.
struct Reply {
    status: Option<u32>,
    /// Why it has failed; `None`: it has not.
    error: Option<String>,
    /// How the answer begins.
    answer: String,
}

impl Reply {
    fn none(error: &str) -> Self {
        Self { status: None, error: Some(error.to_owned()), answer: String::new() }
    }
}

impl SubAccount {
    /// When the next message is due.
    pub(in super::super) fn next_webhook(&self) -> Outcome<Option<Timestamp>> {
        row! { struct Row { due: Option<i64> } }
        let row: Option<Row> = self.sql.first(
            "SELECT MIN(MAX(rests_until, (SELECT MIN(due) FROM webhook_deliveries
                WHERE endpoint_id = webhook_endpoints.id AND state = 'waiting'))) AS due
                FROM webhook_endpoints WHERE sends = 1",
            vec![],
        )?;
        row.and_then(|row| row.due).map(instant).transpose()
    }

    /// Gives every endpoint that is owed something its turn, until nothing is due, or the alarm has done its part and is to
    /// ring again.
    pub(in super::super) async fn send_due_webhooks(&self) -> Outcome<()> {
        let until_ms = ticks_ms() + ALARM_MS;
        let left = Cell::new(limits::WEBHOOKS_PER_ALARM);
        let mut turns = Running::default();
        loop {
            for endpoint in self.owed()? {
                let is_full = turns.len() >= limits::WEBHOOK_ENDPOINTS_AT_ONCE;
                if is_full || left.get() == 0 || ticks_ms() > until_ms {
                    break;
                }
                if let Some(turn) = self.under_way.begin(&format!("webhook {endpoint}")) {
                    let left = &left;
                    turns.push(async move {
                        let given = self.give_turn(&endpoint, left).await;
                        let settled = given.or_else(|fault| self.let_rest(&endpoint, &fault));
                        drop(turn);
                        settled
                    });
                }
            }
            if turns.len() == 0 {
                return Ok(());
            }
            within_ms(LOOK_MS, turns.next()).await.flatten().transpose()?;
        }
    }

    /// The endpoints that something is due for, whoever has waited longest first.
    fn owed(&self) -> Outcome<Vec<WebhookEndpointId>> {
        row! { struct Row { id: String } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id, (SELECT MIN(due) FROM webhook_deliveries
                WHERE endpoint_id = webhook_endpoints.id AND state = 'waiting') AS due
                FROM webhook_endpoints WHERE sends = 1 AND rests_until <= ? AND due <= ? ORDER BY due",
            args![now(), now()],
        )?;
        rows.into_iter().map(|row| parsed(row.id)).collect()
    }

    /// Sends an endpoint what is due, until it fails or its turn is over.
    async fn give_turn(&self, endpoint: &WebhookEndpointId, left: &Cell<u32>) -> Outcome<()> {
        let until_ms = ticks_ms() + limits::WEBHOOK_TURN_MS;
        while left.get() > 0 && ticks_ms() < until_ms {
            left.set(left.get() - 1);
            if !self.send_next(endpoint).await? {
                break;
            }
        }
        Ok(())
    }

    /// Something of ours broke at one endpoint: it waits, so that the others have their turns.
    fn let_rest(&self, endpoint: &WebhookEndpointId, fault: &Fault) -> Outcome<()> {
        log::fault("webhook", &fault.to_string());
        let until = now() + SignedDuration::from_secs(limits::WEBHOOK_REST_SECONDS_MAX);
        self.sql.run("UPDATE webhook_endpoints SET rests_until = ? WHERE id = ?", args![until, endpoint])
    }

    /// Sends the next message; whether it arrived.
    async fn send_next(&self, endpoint: &WebhookEndpointId) -> Outcome<bool> {
        let due: Option<Due> = self.sql.first(
            "SELECT message_id, payload, tries FROM webhook_deliveries
                JOIN webhook_messages ON webhook_messages.id = message_id
                WHERE endpoint_id = ? AND state = 'waiting' AND due <= ? ORDER BY due, message_id LIMIT 1",
            args![endpoint, now()],
        )?;
        let (Some(due), Some(row)) = (due, self.any_endpoint(endpoint)?) else { return Ok(false) };
        let draft = row.draft()?;
        if row.deleted == 1 || !row.is_active()? {
            return Ok(false);
        }
        let (at, began_ms) = (now(), ticks_ms());
        let reply = match self.signed(&row, draft["url"].as_str().unwrap_or_default(), &due, at) {
            Ok(request) => post(request).await,
            Err(fault) => {
                // Its text may hold the address.
                drop(fault);
                log::fault("webhook", "a message could not be signed");
                Reply::none("The message could not be signed.")
            }
        };
        let took_ms = i64::try_from(ticks_ms() - began_ms).unwrap_or(i64::MAX);
        self.sql.transaction(|| {
            self.note_attempt(endpoint, &due, at, took_ms, &reply)?;
            if reply.error.is_none() {
                self.note_arrival(endpoint, &due)
            } else {
                self.note_failure(endpoint, &due, &reply)
            }
        })?;
        Ok(reply.error.is_none())
    }

    fn signed(&self, row: &EndpointRow, url: &str, due: &Due, at: Timestamp) -> Outcome<Request> {
        let second = at.as_second().to_string();
        let keys = self.signing_keys(row)?;
        let headers = Headers::new();
        headers.set("content-type", "application/json")?;
        headers.set("user-agent", "Slotkey")?;
        headers.set("webhook-id", &due.message_id)?;
        headers.set("webhook-timestamp", &second)?;
        headers
            .set("webhook-signature", &webhook_signatures(&keys, &due.message_id, &second, &due.payload))?;
        let mut init = RequestInit::new();
        init.with_method(Method::Post)
            .with_headers(headers)
            .with_body(Some(JsValue::from_str(&due.payload)))
            .with_redirect(RequestRedirect::Manual);
        Ok(Request::new_with_init(url, &init)?)
    }

    fn note_attempt(
        &self,
        endpoint: &WebhookEndpointId,
        due: &Due,
        at: Timestamp,
        took_ms: i64,
        reply: &Reply,
    ) -> Outcome<()> {
        row! { struct Row { number: i64 } }
        let last: Option<Row> = self.sql.first(
            "SELECT number FROM webhook_attempts WHERE message_id = ? AND endpoint_id = ?
                ORDER BY number DESC LIMIT 1",
            args![due.message_id, endpoint],
        )?;
        let number = last.map_or(0, |row| row.number) + 1;
        self.sql.run(
            "INSERT INTO webhook_attempts (message_id, endpoint_id, number, at, status, error, took_ms, answer)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            args![due.message_id, endpoint, number, at, reply.status.map(i64::from), reply.error, took_ms, reply.answer],
        )
    }

    fn note_arrival(&self, endpoint: &WebhookEndpointId, due: &Due) -> Outcome<()> {
        self.sql.run(
            "UPDATE webhook_deliveries SET state = 'delivered', due = NULL, tries = tries + 1
                WHERE message_id = ? AND endpoint_id = ? AND state = 'waiting'",
            args![due.message_id, endpoint],
        )?;
        self.sql.run(
            "UPDATE webhook_endpoints SET failing_since = NULL WHERE id = ? AND failing_since IS NOT NULL",
            args![endpoint],
        )
    }

    /// The message waits for its next try, and the endpoint is left alone for a while.
    fn note_failure(&self, endpoint: &WebhookEndpointId, due: &Due, reply: &Reply) -> Outcome<()> {
        let failing_since = self.any_endpoint(endpoint)?.and_then(|row| row.failing_since);
        let failing_since = failing_since.map_or_else(|| Ok(now()), instant)?;
        self.sql.run(
            "UPDATE webhook_endpoints SET failing_since = ?, rests_until = ? WHERE id = ?",
            args![failing_since, now() + rest_after(failing_since, now()), endpoint],
        )?;
        match wait_after(due.tries + 1) {
            Some(wait) => self.sql.run(
                "UPDATE webhook_deliveries SET due = ?, tries = tries + 1
                    WHERE message_id = ? AND endpoint_id = ? AND state = 'waiting'",
                args![now() + wait, due.message_id, endpoint],
            ),
            None => self.sql.run(
                "UPDATE webhook_deliveries SET state = 'failed', due = NULL, tries = tries + 1
                    WHERE message_id = ? AND endpoint_id = ? AND state = 'waiting'",
                args![due.message_id, endpoint],
            ),
        }?;
        if reply.status == Some(GONE) {
            self.disable(endpoint, "The endpoint answered 410: it is gone for good.")
        } else if is_given_up(failing_since, now()) {
            self.disable(endpoint, "Nothing that the endpoint was sent for five days has arrived.")
        } else {
            Ok(())
        }
    }

    /// Switches an endpoint off, and tells its owner: in its record, in the audit trail, in the sub-account's status.
    fn disable(&self, endpoint: &WebhookEndpointId, reason: &str) -> Outcome<()> {
        self.sql.run(
            "UPDATE webhook_endpoints SET document = json_set(document, '$.active', json('false')), sends = 0,
                disabled_at = ?, disabled_reason = ?, version = version + 1 WHERE id = ? AND sends = 1",
            args![now(), reason, endpoint],
        )?;
        log::event("a webhook endpoint was switched off", &json!({ "endpoint": endpoint, "reason": reason }));
        self.note_webhook_disabled(endpoint, reason)
    }
}

/// Sends a request and reads how the answer begins. An error is a sentence for the endpoint's owner, and never what the
/// runtime says: that may hold the address.
async fn post(request: Request) -> Reply {
    let abort = AbortController::default();
    let signal = abort.signal();
    let exchange = async {
        match Fetch::Request(request).send_with_signal(&signal).await {
            Ok(response) => read(response).await,
            Err(_) => Reply::none("The endpoint cannot be reached."),
        }
    };
    let reply = within_ms(limits::WEBHOOK_TIMEOUT_MS, exchange).await;
    // What is left of the answer is of no use.
    abort.abort();
    reply.unwrap_or_else(|| Reply::none("The endpoint takes too long to answer."))
}

async fn read(mut response: Response) -> Reply {
    let status = response.status_code();
    let error = match status {
        200..=299 => None,
        300..=399 => Some("The endpoint answered with a redirect, which is not followed.".to_owned()),
        _ => Some(format!("The endpoint answered {status}.")),
    };
    let mut begin = Vec::new();
    if let Ok(mut stream) = response.stream() {
        let reading = async {
            while let Some(Ok(chunk)) = stream.next().await {
                begin.extend_from_slice(&chunk);
                if begin.len() >= limits::WEBHOOK_ANSWER_BYTES_KEPT {
                    break;
                }
            }
        };
        // The status has said it all: a body that is slow to come changes nothing.
        within_ms(ANSWER_MS, reading).await;
    }
    begin.truncate(limits::WEBHOOK_ANSWER_BYTES_KEPT);
    let answer = String::from_utf8_lossy(&begin).replace('\0', "");
    Reply { status: Some(u32::from(status)), error, answer }
}
