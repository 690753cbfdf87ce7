//! The audit trail of appointments.

use super::SubAccount;
use super::messages::{EventRecord, ListEvents};
use crate::args;
use crate::clock::now;
use crate::json;
use crate::refusal::Outcome;
use crate::sql::{instant, parsed};
use serde::{Deserialize, Serialize};
use shared::appointment::{Actor, EventKind};
use shared::id::AppointmentId;

impl SubAccount {
    /// Writes down what happened, in the transaction in which it happens: the fields that changed, as they were and as
    /// they are.
    pub(super) fn note_event(
        &self,
        appointment: &AppointmentId,
        kind: EventKind,
        by: &Actor,
        before: &impl Serialize,
        after: &impl Serialize,
    ) -> Outcome<()> {
        self.sql.run(
            "INSERT INTO events (at, actor, appointment_id, kind, before, after) VALUES (?, ?, ?, ?, ?, ?)",
            args![
                now(),
                serde_json::to_string(by)?,
                appointment,
                kind.as_str(),
                serde_json::to_string(before)?,
                serde_json::to_string(after)?
            ],
        )
    }

    pub(super) async fn list_events(&self, message: ListEvents) -> Outcome<Vec<EventRecord>> {
        #[derive(Deserialize)]
        struct Row {
            seq: i64,
            at: i64,
            actor: String,
            appointment_id: String,
            kind: String,
            before: String,
            after: String,
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
                appointment: parsed(row.appointment_id)?,
                kind: serde_json::from_value(serde_json::Value::String(row.kind))?,
                before: json::read(&row.before)?,
                after: json::read(&row.after)?,
            })
        };
        rows.into_iter().map(record).collect()
    }
}
