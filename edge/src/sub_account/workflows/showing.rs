//! What has happened in workflows, as JSON in the shapes of `shared::management`.

use super::super::SubAccount;
use super::super::messages::{ListEnrolments, ListMessages, ReadEnrolment};
use crate::json;
use crate::refusal::{Outcome, Refusal};
use crate::sql::{ToSql as _, instant};
use crate::{args, row};
use serde_json::{Value, json};
use shared::id::EnrolmentId;

row! {
    struct EnrolmentRow {
        id: String,
        workflow_id: String,
        version: i64,
        appointment_id: String,
        occasion: String,
        walk: Option<String>,
        entered_at: i64,
        due: Option<i64>,
        ended: Option<String>,
        ended_at: Option<i64>,
    }
}

row! {
    struct MessageRow {
        id: String,
        channel: String,
        recipient: String,
        appointment_id: String,
        enrolment_id: String,
        step: String,
        state: String,
        written_at: i64,
        due: Option<i64>,
        tries: i64,
        settled_at: Option<i64>,
        provider: Option<String>,
        provider_id: Option<String>,
        reason: Option<String>,
        words: Option<String>,
    }
}

const ENROLMENT_COLUMNS: &str =
    "id, workflow_id, version, appointment_id, occasion, walk, entered_at, due, ended, ended_at";
const MESSAGE_COLUMNS: &str =
    "id, channel, recipient, appointment_id, enrolment_id, step, state, written_at, due, tries,
    settled_at, provider, provider_id, reason, words";
/// What an id is before, for a list that begins with the latest one.
const AFTER_ALL: &str = "~";

impl MessageRow {
    fn view(self) -> Outcome<Value> {
        Ok(json!({
            "id": self.id,
            "channel": self.channel,
            "recipient": self.recipient,
            "appointment_id": self.appointment_id,
            "enrolment_id": self.enrolment_id,
            "step": self.step,
            "state": self.state,
            "written_at": instant(self.written_at)?,
            "due": self.due.map(instant).transpose()?,
            "tries": self.tries,
            "settled_at": self.settled_at.map(instant).transpose()?,
            "provider": self.provider,
            "provider_id": self.provider_id,
            "reason": self.reason,
            "words": self.words,
        }))
    }
}

impl SubAccount {
    pub(in super::super) async fn list_enrolments(&self, message: ListEnrolments) -> Outcome<Vec<Value>> {
        let ListEnrolments { after, appointment, workflow, limit } = message;
        let mut args = args![after.as_ref().map_or(AFTER_ALL, EnrolmentId::as_str)];
        let mut filters = String::new();
        if let Some(appointment) = appointment {
            filters.push_str(" AND appointment_id = ?");
            args.push(appointment.to_sql());
        }
        if let Some(workflow) = workflow {
            filters.push_str(" AND workflow_id = ?");
            args.push(workflow.to_sql());
        }
        args.push(limit.to_sql());
        let rows: Vec<EnrolmentRow> = self.sql.rows(
            &format!(
                "SELECT {ENROLMENT_COLUMNS} FROM enrolments WHERE id < ?{filters} ORDER BY id DESC LIMIT ?"
            ),
            args,
        )?;
        rows.iter().map(|row| self.enrolment_view(row)).collect()
    }

    pub(in super::super) async fn read_enrolment(&self, message: ReadEnrolment) -> Outcome<Value> {
        let row: Option<EnrolmentRow> = self.sql.first(
            &format!("SELECT {ENROLMENT_COLUMNS} FROM enrolments WHERE id = ?"),
            args![message.enrolment],
        )?;
        self.enrolment_view(&row.ok_or_else(|| Refusal::not_found("enrolment"))?)
    }

    fn enrolment_view(&self, row: &EnrolmentRow) -> Outcome<Value> {
        row! { struct Entry { at: i64, step: Option<String>, what: String, message_ids: String } }
        let entries: Vec<Entry> = self.sql.rows(
            "SELECT at, step, what, message_ids FROM enrolment_entries WHERE enrolment_id = ? ORDER BY number",
            args![row.id],
        )?;
        let entry = |entry: Entry| {
            Ok(json!({
                "at": instant(entry.at)?,
                "step": entry.step,
                "what": entry.what,
                "message_ids": json::read::<Value>(&entry.message_ids)?,
            }))
        };
        let walk: Value = row.walk.as_deref().map(json::read).transpose()?.unwrap_or_default();
        Ok(json!({
            "id": row.id,
            "workflow_id": row.workflow_id,
            "workflow_version": row.version,
            "appointment_id": row.appointment_id,
            "occasion": row.occasion,
            "entered_at": instant(row.entered_at)?,
            "at": walk["at"],
            "due": row.due.map(instant).transpose()?,
            "ended": row.ended,
            "ended_at": row.ended_at.map(instant).transpose()?,
            "history": entries.into_iter().map(entry).collect::<Outcome<Vec<_>>>()?,
        }))
    }

    pub(in super::super) async fn list_messages(&self, message: ListMessages) -> Outcome<Vec<Value>> {
        let ListMessages { after, appointment, state, limit } = message;
        let mut args = args![after.as_ref().map_or(AFTER_ALL, |id| id.as_str())];
        let mut filters = String::new();
        if let Some(appointment) = appointment {
            filters.push_str(" AND appointment_id = ?");
            args.push(appointment.to_sql());
        }
        if let Some(state) = state {
            filters.push_str(" AND state = ?");
            args.push(state.as_str().to_sql());
        }
        args.push(limit.to_sql());
        let rows: Vec<MessageRow> = self.sql.rows(
            &format!("SELECT {MESSAGE_COLUMNS} FROM messages WHERE id < ?{filters} ORDER BY id DESC LIMIT ?"),
            args,
        )?;
        rows.into_iter().map(MessageRow::view).collect()
    }
}
