//! Enrolments go from step to step. Everything that a step does is written in the transaction in which the enrolment moves
//! on, so it is done once, whenever this instance is lost.

use super::super::SubAccount;
use super::entering::Standing;
use crate::clock::now;
use crate::json;
use crate::object::ticks_ms;
use crate::refusal::{Outcome, broken};
use crate::sql::{instant, parsed};
use crate::{args, log, row};
use jiff::{SignedDuration, Timestamp};
use shared::id::{EnrolmentId, MessageId, WorkflowId};
use shared::limits;
use shared::workflow::{Ending, Message, StepId, Turn, Walk, Workflow};
use std::collections::BTreeMap;
use std::rc::Rc;

/// An enrolment that cannot be taken on for a fault of ours is looked at again so much later.
const AFTER_FAULT: SignedDuration = SignedDuration::from_mins(10);

row! {
    struct EnrolmentRow {
        id: String,
        workflow_id: String,
        version: i64,
        appointment_id: String,
        walk: String,
    }
}

/// The workflows that one alarm has read, by id and version.
type Known = BTreeMap<(WorkflowId, i64), Option<Rc<Workflow>>>;

/// A message that a step sends.
pub(super) struct Sent<'a> {
    pub enrolment: &'a EnrolmentId,
    pub step: &'a StepId,
    pub message: &'a Message,
    /// The words in place of a link that did not come.
    pub say: Option<String>,
    pub standing: &'a Standing,
}

impl SubAccount {
    /// When the first enrolment is due.
    pub(in super::super) fn next_enrolment(&self) -> Outcome<Option<Timestamp>> {
        row! { struct Row { due: Option<i64> } }
        let row: Option<Row> =
            self.sql.first("SELECT MIN(due) AS due FROM enrolments WHERE ended IS NULL", vec![])?;
        row.and_then(|row| row.due).map(instant).transpose()
    }

    /// Takes on all enrolments that are due, until none is or the alarm has done its part. Between two of them others have
    /// their turn.
    pub(in super::super) async fn walk_due_enrolments(&self) -> Outcome<()> {
        let until_ms = ticks_ms() + limits::WORKFLOW_ALARM_MS;
        let mut known = Known::new();
        while ticks_ms() < until_ms {
            let rows: Vec<EnrolmentRow> = self.sql.rows(
                "SELECT id, workflow_id, version, appointment_id, walk FROM enrolments
                    WHERE ended IS NULL AND due <= ? ORDER BY due LIMIT ?",
                args![now(), limits::ENROLMENTS_AT_ONCE],
            )?;
            if rows.is_empty() {
                break;
            }
            for row in rows {
                self.walk_safely(&row, &mut known)?;
            }
            self.send_due_messages().await?;
        }
        self.send_due_messages().await
    }

    /// One enrolment that cannot be taken on holds up none of the others.
    fn walk_safely(&self, row: &EnrolmentRow, known: &mut Known) -> Outcome<()> {
        let Err(fault) = self.sql.transaction(|| self.walk(row, known)) else { return Ok(()) };
        log::fault("enrolment", &fault.to_string());
        self.sql.run("UPDATE enrolments SET due = ? WHERE id = ?", args![now() + AFTER_FAULT, row.id])
    }

    fn walk(&self, row: &EnrolmentRow, known: &mut Known) -> Outcome<()> {
        let id: EnrolmentId = parsed(row.id.clone())?;
        let workflow_id: WorkflowId = parsed(row.workflow_id.clone())?;
        let standing = self.standing(&parsed(row.appointment_id.clone())?)?;
        if standing.is_deleted {
            return self.end_enrolment(&id, Ending::Cancelled);
        }
        let Some((version, workflow)) = self.latest(&workflow_id, known)? else {
            return self.end_enrolment(&id, Ending::StepsGone);
        };
        let mut walk: Walk = json::read(&row.walk)?;
        if version != row.version {
            let before = self.known_version(&workflow_id, row.version, known)?;
            let before = before.ok_or_else(|| broken("a version of a workflow that somebody goes by"))?;
            let Some(carried) = walk.carried_over(&before, &workflow, now()) else {
                return self.end_enrolment(&id, Ending::StepsGone);
            };
            walk = carried;
        }
        for _ in 0..limits::WORKFLOW_STEPS_AT_ONCE {
            let moment = now();
            match walk.next(&workflow, &standing.at(moment)) {
                Turn::Send { step, message, say } => {
                    let sent = Sent { enrolment: &id, step, message, say, standing: &standing };
                    let messages = self.write_messages(sent)?;
                    self.note_step(&id, Some(step), "sent", &messages)?;
                }
                Turn::Note(step, noted) => self.note_step(&id, Some(&step), noted.as_str(), &[])?,
                Turn::Wait(until) => return self.stay(&id, version, &walk, until),
                Turn::Over(ending) => {
                    self.stay(&id, version, &walk, None)?;
                    return self.end_enrolment(&id, ending);
                }
            }
        }
        self.stay(&id, version, &walk, Some(now()))
    }

    /// The latest version of a workflow; none if it is deleted.
    fn latest(&self, id: &WorkflowId, known: &mut Known) -> Outcome<Option<(i64, Rc<Workflow>)>> {
        row! { struct Row { version: i64 } }
        let row: Option<Row> =
            self.sql.first("SELECT version FROM workflows WHERE id = ? AND deleted = 0", args![id])?;
        let Some(row) = row else { return Ok(None) };
        Ok(self.known_version(id, row.version, known)?.map(|workflow| (row.version, workflow)))
    }

    fn known_version(
        &self,
        id: &WorkflowId,
        version: i64,
        known: &mut Known,
    ) -> Outcome<Option<Rc<Workflow>>> {
        let key = (id.clone(), version);
        if let Some(workflow) = known.get(&key) {
            return Ok(workflow.clone());
        }
        let workflow = self.workflow_version(id, version)?.map(Rc::new);
        known.insert(key, workflow.clone());
        Ok(workflow)
    }

    fn stay(&self, id: &EnrolmentId, version: i64, walk: &Walk, due: Option<Timestamp>) -> Outcome<()> {
        self.sql.run(
            "UPDATE enrolments SET walk = ?, version = ?, due = ? WHERE id = ?",
            args![serde_json::to_string(walk)?, version, due, id],
        )
    }

    fn end_enrolment(&self, id: &EnrolmentId, ending: Ending) -> Outcome<()> {
        self.sql.run(
            "UPDATE enrolments SET ended = ?, ended_at = ?, due = NULL WHERE id = ?",
            args![ending.as_str(), now(), id],
        )?;
        self.forget_old_enrolments()
    }

    /// Writes down what a step has done.
    fn note_step(
        &self,
        id: &EnrolmentId,
        step: Option<&StepId>,
        what: &str,
        messages: &[MessageId],
    ) -> Outcome<()> {
        self.sql.run(
            "INSERT INTO enrolment_entries (enrolment_id, number, at, step, what, message_ids)
                SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ? FROM enrolment_entries WHERE enrolment_id = ?",
            args![id, now(), step.map(StepId::as_str), what, serde_json::to_string(messages)?, id],
        )
    }

    /// Forgets a few of those that have been over for long, with their messages.
    fn forget_old_enrolments(&self) -> Outcome<()> {
        let before = now() - SignedDuration::from_hours(24 * limits::WORKFLOW_HISTORY_KEPT_DAYS);
        let old = "(SELECT id FROM enrolments WHERE ended_at < ? ORDER BY ended_at LIMIT ?)";
        for statement in [
            format!("DELETE FROM messages WHERE state <> 'waiting' AND enrolment_id IN {old}"),
            format!("DELETE FROM enrolment_entries WHERE enrolment_id IN {old}"),
            format!("DELETE FROM enrolments WHERE id IN {old}"),
        ] {
            self.sql.run(&statement, args![before, limits::FORGOTTEN_AT_ONCE])?;
        }
        Ok(())
    }
}
