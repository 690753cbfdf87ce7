//! The audit trail of appointments.

use super::SubAccount;
use super::messages::{EventRecord, ListEvents};
use crate::clock::now;
use crate::json;
use crate::refusal::Outcome;
use crate::sql::{instant, parsed};
use crate::{args, row};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;
use shared::appointment::{Actor, EventKind};
use shared::id::{AppointmentId, UserId, WebhookEndpointId};
use shared::webhook::WebhookEvent;

/// What stands for the appointment in an event that is of none.
const OF_NONE: &str = "";

impl SubAccount {
    /// Writes down what happened, in the transaction in which it happens: the fields that changed, as they were and as
    /// they are. Whoever listens is told of the appointment as it stands, so this comes after all that the change writes.
    pub(super) fn note_event(
        &self,
        appointment: &AppointmentId,
        kind: EventKind,
        by: &Actor,
        before: &impl Serialize,
        after: &impl Serialize,
    ) -> Outcome<()> {
        let (before, after) = (serde_json::to_string(before)?, serde_json::to_string(after)?);
        self.write_event(appointment.as_str(), kind, by, &before, &after)?;
        self.tell_workflows(appointment, kind, &before, &after)?;
        match WebhookEvent::of(kind) {
            // Not every link is worth an entry here; who listens is told of each where it is made.
            None | Some(WebhookEvent::LinkMade) => Ok(()),
            Some(event) => self.announce(appointment, event, by, &before, &after),
        }
    }

    fn write_event(&self, of: &str, kind: EventKind, by: &Actor, before: &str, after: &str) -> Outcome<()> {
        self.sql.run(
            "INSERT INTO events (at, actor, appointment_id, kind, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            args![now(), serde_json::to_string(by)?, of, kind.as_str(), before, after],
        )
    }

    /// A user has taken the app out of their Zoom account: told of no appointment, and once, however often it is heard.
    pub(super) fn note_deauthorized(&self, user: &UserId, at: Timestamp) -> Outcome<()> {
        row! { struct Row { told: i64 } }
        let after = json!({ "user_id": user, "zoom_connection": "deleted", "at": at }).to_string();
        let known: Option<Row> = self.sql.first(
            "SELECT COUNT(*) AS told FROM events WHERE appointment_id = ? AND after = ?",
            args![OF_NONE, after],
        )?;
        if known.is_some_and(|row| row.told > 0) {
            return Ok(());
        }
        self.write_event(OF_NONE, EventKind::ZoomDeauthorized, &Actor::Zoom, "{}", &after)
    }

    /// An endpoint of webhooks was switched off: told of no appointment.
    pub(super) fn note_webhook_disabled(&self, endpoint: &WebhookEndpointId, reason: &str) -> Outcome<()> {
        let before = json!({ "webhook_endpoint_id": endpoint, "active": true }).to_string();
        let after = json!({ "webhook_endpoint_id": endpoint, "active": false, "reason": reason }).to_string();
        self.write_event(OF_NONE, EventKind::WebhookDisabled, &Actor::System, &before, &after)
    }

    pub(super) async fn list_events(&self, message: ListEvents) -> Outcome<Vec<EventRecord>> {
        row! {
            struct Row {
                seq: i64,
                at: i64,
                actor: String,
                appointment_id: String,
                kind: String,
                before: String,
                after: String,
            }
        }
        let ListEvents { appointment, after, limit } = message;
        let columns = "SELECT seq, at, actor, appointment_id, kind, before, after FROM events";
        let rows: Vec<Row> = match appointment {
            Some(id) => self.sql.rows(
                &format!("{columns} WHERE appointment_id = ? AND seq > ? ORDER BY seq LIMIT ?"),
                args![id, after, limit],
            )?,
            None => self
                .sql
                .rows(&format!("{columns} WHERE seq > ? ORDER BY seq LIMIT ?"), args![after, limit])?,
        };
        let record = |row: Row| {
            Ok(EventRecord {
                seq: row.seq,
                at: instant(row.at)?,
                actor: json::read(&row.actor)?,
                appointment: if row.appointment_id == OF_NONE {
                    None
                } else {
                    Some(parsed(row.appointment_id)?)
                },
                kind: json::from_value(row.kind.into())?,
                before: json::read(&row.before)?,
                after: json::read(&row.after)?,
            })
        };
        rows.into_iter().map(record).collect()
    }
}
