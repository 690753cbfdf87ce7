//! Writing what endpoints are told, in the transaction that makes it so.

use super::super::SubAccount;
use crate::clock::{entropy, now};
use crate::json;
use crate::refusal::Outcome;
use crate::sql::parsed;
use crate::view::links;
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use shared::appointment::Actor;
use shared::id::{AppointmentId, SlotMeetingId, WebhookMessageId};
use shared::limits;
use shared::webhook::WebhookEvent;

/// What a message that would be too large is sent without, each with what stands in its place.
const SPARED: [&str; 3] = ["answers", "notes", "staff_notes"];

impl SubAccount {
    /// Owes every endpoint that listens a message about an appointment as it stands now. Invariant: the message is written
    /// if and only if the change is, and what was written is what is sent, however often.
    pub(in super::super) fn announce(
        &self,
        appointment: &AppointmentId,
        event: WebhookEvent,
        by: &Actor,
        before: &str,
        after: &str,
    ) -> Outcome<()> {
        if !self.is_listened_to(event)? {
            return Ok(());
        }
        let at = now();
        let id = self.new_message_id(at)?;
        let changed = json!({ "before": json::read::<Value>(before)?, "after": json::read::<Value>(after)? });
        self.sql.run(
            "INSERT INTO webhook_messages (id, kind, appointment_id, payload, at) VALUES (?, ?, ?, ?, ?)",
            args![id, event.as_str(), appointment, self.payload(appointment, event, at, by, &changed)?, at],
        )?;
        self.sql.run(
            "INSERT INTO webhook_deliveries (message_id, endpoint_id, due)
                SELECT ?, id, ? FROM webhook_endpoints
                WHERE sends = 1 AND (json_extract(document, '$.events') = '[]'
                    OR EXISTS (SELECT 1 FROM json_each(document, '$.events') WHERE value = ?))",
            args![id, at, event.as_str()],
        )?;
        self.forget_old_webhooks()?;
        self.sql.ring()
    }

    /// A link was settled for one appointment: its own, or that of everybody.
    pub(in super::super) fn announce_link(&self, appointment: &AppointmentId) -> Outcome<()> {
        self.hurry_enrolments(appointment)?;
        self.announce(appointment, WebhookEvent::LinkMade, &Actor::System, "{}", r#"{"link":"made"}"#)
    }

    /// A meeting has its link: told of all who use it, but for those who are about to have one of their own.
    pub(in super::super) fn announce_shared_link(&self, meeting: &SlotMeetingId) -> Outcome<()> {
        if !self.is_listened_to(WebhookEvent::LinkMade)? {
            return Ok(());
        }
        for row in self.using(meeting)? {
            if self.registrant_of(&row)?.is_none_or(|own| own.is_shared()) {
                self.announce_link(&parsed(row.id)?)?;
            }
        }
        Ok(())
    }

    fn is_listened_to(&self, event: WebhookEvent) -> Outcome<bool> {
        row! { struct Row { listening: i64 } }
        let row: Option<Row> = self.sql.first(
            "SELECT COUNT(*) AS listening FROM webhook_endpoints
                WHERE sends = 1 AND (json_extract(document, '$.events') = '[]'
                    OR EXISTS (SELECT 1 FROM json_each(document, '$.events') WHERE value = ?))",
            args![event.as_str()],
        )?;
        Ok(row.is_some_and(|row| row.listening > 0))
    }

    /// The time to the millisecond, how many messages that millisecond had before, and chance.
    fn new_message_id(&self, at: Timestamp) -> Outcome<WebhookMessageId> {
        row! { struct Row { count: i64 } }
        let row: Option<Row> =
            self.sql.first("SELECT COUNT(*) AS count FROM webhook_messages WHERE at = ?", args![at])?;
        let mut bits: [u8; 16] = entropy()?;
        bits[..6].copy_from_slice(&at.as_millisecond().to_be_bytes()[2..]);
        bits[6] = row.map_or(0, |row| u8::try_from(row.count).unwrap_or(u8::MAX));
        Ok(WebhookMessageId::from_entropy(bits))
    }

    fn payload(
        &self,
        appointment: &AppointmentId,
        event: WebhookEvent,
        at: Timestamp,
        by: &Actor,
        changed: &Value,
    ) -> Outcome<String> {
        row! { struct Row { contact_id: String } }
        let row: Option<Row> =
            self.sql.first("SELECT contact_id FROM appointments WHERE id = ?", args![appointment])?;
        let record = self.record_even_deleted(appointment)?;
        let hosts: Vec<Value> =
            record.hosts.iter().map(|person| json!({ "id": person.user, "name": person.name })).collect();
        // Written as answers are and read back: to make a value of it directly would be code of its own for every type in it.
        let view: Value = json::read(&serde_json::to_string(&links(&self.env)?.staff_view(record))?)?;
        let mut message = json!({
            "type": event.as_str(),
            "timestamp": at,
            "data": {
                "sub_account_id": self.id()?,
                "contact_id": row.map(|row| row.contact_id),
                "hosts": hosts,
                "appointment": view,
                "by": by,
                "changed": changed,
            }
        });
        let text = message.to_string();
        if text.len() <= limits::WEBHOOK_PAYLOAD_BYTES_MAX {
            return Ok(text);
        }
        for field in SPARED {
            message["data"]["appointment"][field] = if field == "answers" { json!([]) } else { Value::Null };
        }
        message["data"]["left_out"] = json!(SPARED);
        Ok(message.to_string())
    }

    /// Forgets a few of the oldest messages, with what became of them.
    fn forget_old_webhooks(&self) -> Outcome<()> {
        let before = now() - SignedDuration::from_hours(24 * limits::WEBHOOK_MESSAGES_KEPT_DAYS);
        self.sql.run(
            "DELETE FROM webhook_attempts WHERE message_id IN
                (SELECT id FROM webhook_messages WHERE at < ? ORDER BY at, id LIMIT ?)",
            args![before, limits::FORGOTTEN_AT_ONCE],
        )?;
        self.sql.run(
            "DELETE FROM webhook_deliveries WHERE message_id IN
                (SELECT id FROM webhook_messages WHERE at < ? ORDER BY at, id LIMIT ?)",
            args![before, limits::FORGOTTEN_AT_ONCE],
        )?;
        self.sql.run(
            "DELETE FROM webhook_messages WHERE id IN
                (SELECT id FROM webhook_messages WHERE at < ? ORDER BY at, id LIMIT ?)",
            args![before, limits::FORGOTTEN_AT_ONCE],
        )
    }
}
