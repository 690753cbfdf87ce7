//! Groups of calendars: what one page lists.

use super::SubAccount;
use super::calendars::require_version;
use super::messages::{
    CheckGroup, DeleteGroup, GroupRecord, IsGroupDeleted, ListGroups, ListedRecord, ListingRecord, ReadGroup,
    ReadListing, SaveGroup,
};
use crate::json;
use crate::refusal::{Outcome, Refusal};
use crate::sql::parsed;
use crate::{args, row};
use shared::calendar::CalendarDraft;
use shared::group::GroupDraft;
use shared::id::{CalendarId, GroupId, SubAccountId, UserId};
use std::collections::HashMap;

row! { struct Row { id: String, document: String, version: i64, deleted: i64 } }

impl Row {
    fn record(self) -> Outcome<GroupRecord> {
        Ok(GroupRecord { id: parsed(self.id)?, draft: json::read(&self.document)?, version: self.version })
    }
}

impl SubAccount {
    pub(super) async fn check_group(&self, message: CheckGroup) -> Outcome<GroupDraft> {
        if self.sql.fact::<SubAccountId>("id")?.is_none() {
            return Err(Refusal::not_found("sub-account").into());
        }
        self.checked_group(message.draft)
    }

    fn checked_group(&self, draft: GroupDraft) -> Outcome<GroupDraft> {
        row! { struct Known { id: String } }
        let draft = draft.checked()?;
        let known: Vec<Known> = self.sql.rows(
            "SELECT id FROM calendars WHERE id IN (SELECT value FROM json_each(?))",
            args![serde_json::to_string(&draft.calendars)?],
        )?;
        let known = known.into_iter().map(|row| parsed(row.id)).collect::<Outcome<Vec<CalendarId>>>()?;
        draft.require_known(&known)?;
        Ok(draft)
    }

    pub(super) async fn save_group(&self, message: SaveGroup) -> Outcome<GroupRecord> {
        let SaveGroup { id, draft, version } = message;
        let draft = self.checked_group(draft)?;
        self.sql.transaction(|| {
            let known = self.any_group(&id)?;
            let known_version = known.as_ref().map_or(0, |row| row.version);
            match (version, known) {
                (None, Some(row)) if row.deleted == 0 => return row.record(),
                (Some(_), None) => return Err(Refusal::not_found("group").into()),
                (Some(_), Some(row)) if row.deleted == 1 => return Err(Refusal::not_found("group").into()),
                _ => require_version(version, known_version)?,
            }
            self.sql.run(
                "INSERT OR REPLACE INTO groups (id, document, version, deleted) VALUES (?, ?, ?, 0)",
                args![id, serde_json::to_string(&draft)?, known_version + 1],
            )?;
            Ok(GroupRecord { id, draft, version: known_version + 1 })
        })
    }

    pub(super) async fn read_group(&self, message: ReadGroup) -> Outcome<GroupRecord> {
        self.group(&message.group)
    }

    pub(super) async fn list_groups(&self, message: ListGroups) -> Outcome<Vec<GroupRecord>> {
        let after = message.after.as_ref().map_or("", GroupId::as_str);
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id, document, version, deleted FROM groups WHERE id > ? AND deleted = 0 ORDER BY id LIMIT ?",
            args![after, message.limit],
        )?;
        rows.into_iter().map(Row::record).collect()
    }

    pub(super) async fn delete_group(&self, message: DeleteGroup) -> Outcome<()> {
        let DeleteGroup { group, version } = message;
        self.sql.transaction(|| match self.any_group(&group)?.filter(|row| row.deleted == 0) {
            Some(row) => {
                require_version(version, row.version)?;
                self.sql
                    .run("UPDATE groups SET deleted = 1, version = version + 1 WHERE id = ?", args![group])
            }
            None => Ok(()),
        })
    }

    pub(super) async fn is_group_deleted(&self, message: IsGroupDeleted) -> Outcome<bool> {
        Ok(self.any_group(&message.group)?.is_some_and(|row| row.deleted == 1))
    }

    pub(super) async fn read_listing(&self, message: ReadListing) -> Outcome<ListingRecord> {
        let group = self.group(&message.group)?;
        if !group.draft.active {
            return Err(Refusal::not_found("group").into());
        }
        let calendars = self.listed(&group.draft.calendars)?;
        Ok(ListingRecord { calendars, sub_account: self.name()?, group })
    }

    /// The calendars that take bookings, in the order asked for.
    fn listed(&self, ids: &[CalendarId]) -> Outcome<Vec<ListedRecord>> {
        row! { struct CalendarRow { id: String, document: String } }
        let rows: Vec<CalendarRow> = self.sql.rows(
            "SELECT id, document FROM calendars WHERE id IN (SELECT value FROM json_each(?))",
            args![serde_json::to_string(ids)?],
        )?;
        let mut drafts = HashMap::new();
        for row in rows {
            let draft: CalendarDraft = json::read(&row.document)?;
            drafts.insert(parsed::<CalendarId>(row.id)?, draft);
        }
        let listed = |id: &CalendarId| {
            let draft = drafts.remove(id).filter(|draft| draft.active)?;
            let users: Vec<UserId> = draft.members.iter().map(|member| member.user_id.clone()).collect();
            let people = self.people(&users);
            let id = id.clone();
            Some(people.map(|people| ListedRecord {
                id,
                draft,
                hosts: people.into_iter().map(|person| person.name).collect(),
            }))
        };
        ids.iter().filter_map(listed).collect()
    }

    fn group(&self, id: &GroupId) -> Outcome<GroupRecord> {
        let row = self.any_group(id)?.filter(|row| row.deleted == 0);
        row.ok_or_else(|| Refusal::not_found("group"))?.record()
    }

    /// A group, deleted or not.
    fn any_group(&self, id: &GroupId) -> Outcome<Option<Row>> {
        self.sql.first("SELECT id, document, version, deleted FROM groups WHERE id = ?", args![id])
    }
}
