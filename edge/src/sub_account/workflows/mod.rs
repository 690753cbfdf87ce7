//! Workflows: what is told to whom, and when, around an appointment.
//!
//! `entering` lets appointments in when something happens to them; `walking` takes each of them on, step by step;
//! `writing` writes the messages that steps send, in the same transaction; `sending` hands them to the courier, with what
//! [`values`] fills in, until it has taken them; `courier` asks it; `showing` tells what has happened; `reports` hears what
//! became of messages afterwards. Here are the workflows themselves, and
//! how the sub-account sends messages.
//!
//! A workflow is a text here: what it says, only the courier knows, which is asked. One that is edited keeps its former
//! versions as long as somebody goes by one of them.

mod courier;
mod entering;
mod reports;
mod sending;
mod showing;
mod values;
mod walking;
mod writing;

pub(crate) use courier::{ask_courier, check_texts, read_workflow, unavailable};

use super::SubAccount;
use super::calendars::require_version;
use super::messages::{
    ChangeMessageSettings, DeleteWorkflow, ListWorkflows, ReadMessageSettings, ReadWorkflow, SaveWorkflow,
};
use crate::clock::now;
use crate::json;
use crate::refusal::{Outcome, Refusal};
use crate::{args, row};
use serde_json::{Value, json};
use shared::id::{SubAccountId, WorkflowId};
use shared::limits;
use shared::messaging::MessageSettings;

row! {
    struct WorkflowRow {
        id: String,
        document: String,
        version: i64,
        enrolled: i64,
    }
}

const COLUMNS: &str = "id, document, version,
    (SELECT COUNT(*) FROM enrolments WHERE workflow_id = workflows.id AND ended IS NULL) AS enrolled";
/// The fact that the settings of messages are kept as, and that of their version.
const SETTINGS: &str = "message_settings";
const SETTINGS_VERSION: &str = "message_settings_version";

impl WorkflowRow {
    /// A `WorkflowView`.
    fn view(self) -> Outcome<Value> {
        let mut view: Value = json::read(&self.document)?;
        view["id"] = self.id.into();
        view["version"] = self.version.into();
        view["enrolled"] = self.enrolled.into();
        Ok(view)
    }
}

impl SubAccount {
    pub(in super::super) async fn save_workflow(&self, message: SaveWorkflow) -> Outcome<Value> {
        let SaveWorkflow { id, draft, version } = message;
        if self.sql.fact::<SubAccountId>("id")?.is_none() {
            return Err(Refusal::not_found("sub-account").into());
        }
        let known = self.workflow_row(&id)?;
        match (version, known) {
            // Created again under the same key.
            (None, Some(row)) => row.view(),
            (None, None) => {
                self.sql.transaction(|| self.create_workflow(&id, &draft))?;
                self.existing_workflow(&id)?.view()
            }
            (Some(_), None) => Err(Refusal::not_found("workflow").into()),
            (Some(_), Some(row)) => {
                require_version(version, row.version)?;
                self.sql.transaction(|| self.change_workflow(&id, row.version + 1, &draft))?;
                self.existing_workflow(&id)?.view()
            }
        }
    }

    fn create_workflow(&self, id: &WorkflowId, draft: &Value) -> Outcome<()> {
        row! { struct Row { count: i64, version: Option<i64> } }
        let row: Option<Row> = self.sql.first(
            "SELECT (SELECT COUNT(*) FROM workflows WHERE deleted = 0) AS count,
                (SELECT version FROM workflows WHERE id = ?) AS version",
            args![id],
        )?;
        let (count, version) = row.map_or((0, None), |row| (row.count, row.version));
        if count >= limits::WORKFLOWS_MAX {
            let detail = format!("A sub-account has at most {} workflows.", limits::WORKFLOWS_MAX);
            return Err(Refusal::new(422, "too_many_workflows", detail).into());
        }
        self.write_workflow(id, version.unwrap_or(0) + 1, draft)
    }

    /// Those inside go on by the new version; what it means for where each of them stands is found out at once.
    fn change_workflow(&self, id: &WorkflowId, version: i64, draft: &Value) -> Outcome<()> {
        self.write_workflow(id, version, draft)?;
        self.sql.run(
            "UPDATE enrolments SET due = ?, moves = moves + 1 WHERE workflow_id = ? AND ended IS NULL",
            args![now(), id],
        )?;
        self.sql.run(
            "DELETE FROM workflow_versions WHERE workflow_id = ? AND version < ? AND NOT EXISTS
                (SELECT 1 FROM enrolments WHERE workflow_id = workflow_versions.workflow_id
                    AND version = workflow_versions.version AND ended IS NULL)",
            args![id, version],
        )?;
        self.sql.ring()
    }

    fn write_workflow(&self, id: &WorkflowId, version: i64, draft: &Value) -> Outcome<()> {
        let document = draft.to_string();
        self.sql.run(
            "INSERT OR REPLACE INTO workflows (id, document, entry, version, active, deleted)
                VALUES (?, ?, ?, ?, ?, 0)",
            args![id, document, draft["trigger"].to_string(), version, draft["active"] == true],
        )?;
        self.sql.run(
            "INSERT OR REPLACE INTO workflow_versions (workflow_id, version, document) VALUES (?, ?, ?)",
            args![id, version, document],
        )
    }

    pub(in super::super) async fn read_workflow(&self, message: ReadWorkflow) -> Outcome<Value> {
        self.existing_workflow(&message.workflow)?.view()
    }

    pub(in super::super) async fn list_workflows(&self, message: ListWorkflows) -> Outcome<Vec<Value>> {
        let after = message.after.as_ref().map_or("", WorkflowId::as_str);
        let rows: Vec<WorkflowRow> = self.sql.rows(
            &format!("SELECT {COLUMNS} FROM workflows WHERE id > ? AND deleted = 0 ORDER BY id LIMIT ?"),
            args![after, message.limit],
        )?;
        rows.into_iter().map(WorkflowRow::view).collect()
    }

    /// Nobody enters any more, and those inside are out. Done again, it changes nothing.
    pub(in super::super) async fn delete_workflow(&self, message: DeleteWorkflow) -> Outcome<()> {
        let DeleteWorkflow { workflow, version } = message;
        self.sql.transaction(|| {
            let Some(row) = self.workflow_row(&workflow)? else { return Ok(()) };
            require_version(version, row.version)?;
            self.sql.run(
                "UPDATE workflows SET deleted = 1, active = 0, version = version + 1 WHERE id = ?",
                args![workflow],
            )?;
            self.sql.run(
                "UPDATE enrolments SET ended = 'steps_gone', ended_at = ?, due = NULL
                    WHERE workflow_id = ? AND ended IS NULL",
                args![now(), workflow],
            )?;
            self.sql.run("DELETE FROM workflow_versions WHERE workflow_id = ?", args![workflow])
        })
    }

    fn existing_workflow(&self, id: &WorkflowId) -> Outcome<WorkflowRow> {
        Ok(self.workflow_row(id)?.ok_or_else(|| Refusal::not_found("workflow"))?)
    }

    fn workflow_row(&self, id: &WorkflowId) -> Outcome<Option<WorkflowRow>> {
        self.sql.first(&format!("SELECT {COLUMNS} FROM workflows WHERE id = ? AND deleted = 0"), args![id])
    }

    /// A version of a workflow that somebody goes by; none if the workflow is deleted.
    fn workflow_version(&self, id: &str, version: i64) -> Outcome<Option<Value>> {
        row! { struct Row { document: String } }
        let row: Option<Row> = self.sql.first(
            "SELECT document FROM workflow_versions WHERE workflow_id = ? AND version = ?",
            args![id, version],
        )?;
        Ok(row.map(|row| json::read(&row.document)).transpose()?)
    }

    pub(in super::super) async fn read_message_settings(&self, _: ReadMessageSettings) -> Outcome<Value> {
        self.settings_view()
    }

    pub(in super::super) async fn change_message_settings(
        &self,
        message: ChangeMessageSettings,
    ) -> Outcome<Value> {
        let ChangeMessageSettings { settings, version } = message;
        self.sql.transaction(|| {
            let known = self.settings_version()?;
            require_version(Some(version), known)?;
            self.sql.set_fact(SETTINGS, &settings)?;
            self.sql.set_fact(SETTINGS_VERSION, &(known + 1))
        })?;
        self.settings_view()
    }

    /// A `MessageSettingsView`.
    fn settings_view(&self) -> Outcome<Value> {
        if self.sql.fact::<SubAccountId>("id")?.is_none() {
            return Err(Refusal::not_found("sub-account").into());
        }
        let mut view = json!(self.message_settings()?);
        view["version"] = self.settings_version()?.into();
        Ok(view)
    }

    fn settings_version(&self) -> Outcome<i64> {
        Ok(self.sql.fact(SETTINGS_VERSION)?.unwrap_or(1))
    }

    fn message_settings(&self) -> Outcome<MessageSettings> {
        Ok(self.sql.fact(SETTINGS)?.unwrap_or_default())
    }
}
