//! Enrolments go from step to step. Where one comes to, the courier says; everything that its steps do is written in the
//! transaction in which it moves on, if nothing has become of it meanwhile. So it is done once, whenever this instance is
//! lost.

use super::super::SubAccount;
use super::courier::ask_courier;
use super::entering::Seen;
use crate::clock::now;
use crate::json;
use crate::object::ticks_ms;
use crate::refusal::{Outcome, broken};
use crate::side_by_side::all;
use crate::sql::{instant, parsed};
use crate::{args, log, row};
use jiff::{SignedDuration, Timestamp};
use shared::courier::WALK;
use shared::id::{EnrolmentId, MessageId};
use shared::limits;
use shared::workflow::{Ending, Stretch, Walked};

/// An enrolment that cannot be taken on, for a fault of ours, is looked at again so much later.
const AFTER_FAULT: SignedDuration = SignedDuration::from_mins(10);

row! {
    struct EnrolmentRow {
        workflow_id: String,
        version: i64,
        latest: Option<i64>,
        appointment_id: String,
        occasion: String,
        walk: Option<String>,
        moves: i64,
        entered_at: i64,
    }
}

impl SubAccount {
    /// When the first enrolment is due.
    pub(in super::super) fn next_enrolment(&self) -> Outcome<Option<Timestamp>> {
        row! { struct Row { due: Option<i64> } }
        let row: Option<Row> =
            self.sql.first("SELECT MIN(due) AS due FROM enrolments WHERE ended IS NULL", vec![])?;
        row.and_then(|row| row.due).map(instant).transpose()
    }

    /// Takes on all enrolments that are due, a few at a time, and sends what they send, until nothing is due or the alarm has
    /// done its part.
    pub(in super::super) async fn walk_due_enrolments(&self) -> Outcome<()> {
        let until_ms = ticks_ms() + limits::WORKFLOW_ALARM_MS;
        while ticks_ms() < until_ms {
            let due = self.due_enrolments(limits::ENROLMENTS_AT_ONCE)?;
            if due.is_empty() {
                break;
            }
            all(due.into_iter().map(|id| self.walk_safely(id))).await;
            self.send_due_messages().await?;
        }
        self.send_due_messages().await
    }

    fn due_enrolments(&self, limit: u32) -> Outcome<Vec<EnrolmentId>> {
        row! { struct Row { id: String } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id FROM enrolments WHERE ended IS NULL AND due <= ? ORDER BY due LIMIT ?",
            args![now(), limit],
        )?;
        rows.into_iter().map(|row| parsed(row.id)).collect()
    }

    /// One enrolment that cannot be taken on holds up none of the others.
    async fn walk_safely(&self, id: EnrolmentId) {
        let Some(_turn) = self.under_way.begin(&format!("enrolment {id}")) else { return };
        let Err(fault) = self.walk(&id).await else { return };
        log::fault("enrolment", &fault.to_string());
        let later = self.sql.run(
            "UPDATE enrolments SET due = ? WHERE id = ? AND ended IS NULL",
            args![now() + AFTER_FAULT, id],
        );
        if let Err(fault) = later {
            log::fault("enrolment", &fault.to_string());
        }
    }

    async fn walk(&self, id: &EnrolmentId) -> Outcome<()> {
        let row: Option<EnrolmentRow> = self.sql.first(
            "SELECT workflow_id, version, appointment_id, occasion, walk, moves, entered_at,
                (SELECT version FROM workflows WHERE id = workflow_id AND deleted = 0) AS latest
                FROM enrolments WHERE id = ? AND ended IS NULL",
            args![id],
        )?;
        let Some(row) = row else { return Ok(()) };
        let seen = self.seen(&parsed(row.appointment_id.clone())?)?;
        if seen.is_deleted {
            return self.end_enrolment(id, Ending::Cancelled);
        }
        let Some(latest) = row.latest else { return self.end_enrolment(id, Ending::StepsGone) };
        let stretch = self.stretch(&row, latest, &seen)?;
        let answer = ask_courier(&self.env, WALK, &serde_json::to_string(&stretch)?).await?;
        let answer = answer.ok_or_else(|| broken("the courier does not take an enrolment on"))?;
        let walked: Walked = json::read(&answer)?;
        self.sql.transaction(|| self.write_stretch(id, &row, latest, &seen, walked))
    }

    fn stretch(&self, row: &EnrolmentRow, latest: i64, seen: &Seen) -> Outcome<Stretch> {
        let version = |version| {
            let document = self.workflow_version(&row.workflow_id, version)?;
            document.ok_or_else(|| broken("a version of a workflow that somebody goes by"))
        };
        let is_edited = row.walk.is_some() && row.version != latest;
        Ok(Stretch {
            workflow: version(latest)?,
            before: is_edited.then(|| version(row.version)).transpose()?,
            walk: row.walk.as_deref().map(json::read).transpose()?,
            occasion: json::from_value(row.occasion.clone().into())?,
            entered: instant(row.entered_at)?,
            standing: seen.standing.clone(),
            now: now(),
        })
    }

    /// Writes down what has come of a stretch, unless something has become of the enrolment since: then it is taken on anew,
    /// for it is due.
    fn write_stretch(
        &self,
        id: &EnrolmentId,
        row: &EnrolmentRow,
        version: i64,
        seen: &Seen,
        walked: Walked,
    ) -> Outcome<()> {
        let moved = self.sql.written(
            "UPDATE enrolments SET walk = ?, version = ?, due = ?, moves = moves + 1
                WHERE id = ? AND moves = ? AND ended IS NULL",
            args![walked.walk.to_string(), version, walked.due, id, row.moves],
        )?;
        if moved == 0 {
            return Ok(());
        }
        for done in walked.done {
            let messages = match done.sends {
                Some(sends) => self.write_messages(id, &done.step, &sends, seen)?,
                None => Vec::new(),
            };
            self.note_step(id, &done.step, &done.what, &messages)?;
        }
        walked.ended.map_or(Ok(()), |ending| self.end_enrolment(id, ending))
    }

    fn end_enrolment(&self, id: &EnrolmentId, ending: Ending) -> Outcome<()> {
        self.sql.run(
            "UPDATE enrolments SET ended = ?, ended_at = ?, due = NULL WHERE id = ?",
            args![ending.as_str(), now(), id],
        )?;
        self.forget_old_enrolments()
    }

    /// Writes down what a step has done.
    fn note_step(&self, id: &EnrolmentId, step: &str, what: &str, messages: &[MessageId]) -> Outcome<()> {
        self.sql.run(
            "INSERT INTO enrolment_entries (enrolment_id, number, at, step, what, message_ids)
                SELECT ?, COALESCE(MAX(number), 0) + 1, ?, ?, ?, ? FROM enrolment_entries WHERE enrolment_id = ?",
            args![id, now(), step, what, serde_json::to_string(messages)?, id],
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
