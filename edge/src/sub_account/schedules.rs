//! Schedules that several calendars share.

use super::SubAccount;
use super::calendars::require_version;
use super::messages::{DeleteSchedule, ListSchedules, ReadSchedule, SaveSchedule, ScheduleRecord};
use crate::json;
use crate::refusal::{Outcome, Refusal};
use crate::sql::parsed;
use crate::{args, row};
use shared::availability::Schedule;
use shared::calendar::CalendarDraft;
use shared::id::ScheduleId;
use std::collections::HashMap;

row! { struct Row { id: String, name: String, document: String, version: i64 } }

impl Row {
    fn record(self) -> Outcome<ScheduleRecord> {
        Ok(ScheduleRecord {
            id: parsed(self.id)?,
            name: parsed(self.name)?,
            schedule: json::read(&self.document)?,
            version: self.version,
        })
    }
}

impl SubAccount {
    pub(super) async fn save_schedule(&self, message: SaveSchedule) -> Outcome<ScheduleRecord> {
        let SaveSchedule { id, name, schedule, version } = message;
        self.sql.transaction(|| {
            let known = self.schedule_row(&id)?.map_or(0, |row| row.version);
            require_version(version, known)?;
            self.sql.run(
                "INSERT OR REPLACE INTO schedules (id, name, document, version) VALUES (?, ?, ?, ?)",
                args![id, name.as_str(), serde_json::to_string(&schedule)?, known + 1],
            )?;
            Ok(ScheduleRecord { id: id.clone(), name, schedule, version: known + 1 })
        })
    }

    pub(super) async fn read_schedule(&self, message: ReadSchedule) -> Outcome<ScheduleRecord> {
        self.schedule_row(&message.schedule)?.ok_or_else(|| Refusal::not_found("schedule"))?.record()
    }

    pub(super) async fn list_schedules(&self, message: ListSchedules) -> Outcome<Vec<ScheduleRecord>> {
        let after = message.after.as_ref().map_or("", ScheduleId::as_str);
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id, name, document, version FROM schedules WHERE id > ? ORDER BY id LIMIT ?",
            args![after, message.limit],
        )?;
        rows.into_iter().map(Row::record).collect()
    }

    /// Deletes a schedule that no calendar uses: one that does would have no hours any more.
    pub(super) async fn delete_schedule(&self, message: DeleteSchedule) -> Outcome<()> {
        row! { struct Document { document: String } }
        self.sql.transaction(|| {
            let documents: Vec<Document> = self.sql.rows("SELECT document FROM calendars", vec![])?;
            for Document { document } in documents {
                let draft: CalendarDraft = json::read(&document)?;
                if draft.schedule_ids().any(|id| *id == message.schedule) {
                    let detail = format!("The calendar {} uses this schedule.", draft.name.as_str());
                    return Err(Refusal::new(409, "schedule_in_use", detail).into());
                }
            }
            self.sql.run("DELETE FROM schedules WHERE id = ?", args![message.schedule])
        })
    }

    fn schedule_row(&self, id: &ScheduleId) -> Outcome<Option<Row>> {
        self.sql.first("SELECT id, name, document, version FROM schedules WHERE id = ?", args![id])
    }

    /// The shared schedules that a calendar refers to.
    pub(super) fn schedules_of(&self, draft: &CalendarDraft) -> Outcome<HashMap<ScheduleId, Schedule>> {
        let ids: Vec<&ScheduleId> = draft.schedule_ids().collect();
        if ids.is_empty() {
            return Ok(HashMap::new());
        }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id, name, document, version FROM schedules WHERE id IN (SELECT value FROM json_each(?))",
            args![serde_json::to_string(&ids)?],
        )?;
        let mut schedules = HashMap::new();
        for row in rows {
            schedules.insert(parsed(row.id)?, json::read(&row.document)?);
        }
        Ok(schedules)
    }
}
