//! Who the agency's users are.

use super::Agency;
use super::messages::{
    EditUser, ListUsers, ReadUser, SetMeetingLocation, UserDeleted, UserRecord, WriteUser,
};
use crate::json;
use crate::refusal::{Outcome, Refusal};
use crate::sql::parsed;
use crate::{args, row};
use shared::calendar::MeetingLocation;
use shared::id::UserId;

/// A user as they are written down, also one who was deleted.
pub(super) struct UserRow {
    pub record: UserRecord,
    /// Names the sign-in that made their connection.
    pub attempt: String,
    /// What deleting them did, if they were.
    pub deleted: Option<UserDeleted>,
}

row! {
    struct Row {
        id: String,
        name: String,
        email: String,
        zoom: Option<String>,
        attempt: Option<String>,
        meeting_location: Option<String>,
        deleted: Option<String>,
    }
}

const COLUMNS: &str = "id, name, email, zoom, attempt, meeting_location, deleted";

impl Row {
    fn read(self) -> Outcome<UserRow> {
        let zoom = self.zoom.map(|text| json::read(&text)).transpose()?;
        let meeting_location = self.meeting_location.map(|text| json::read(&text)).transpose()?;
        let deleted = self.deleted.map(|text| json::read(&text)).transpose()?;
        let (id, name, email) = (parsed(self.id)?, parsed(self.name)?, parsed(self.email)?);
        let record = UserRecord { id, name, email, zoom, meeting_location };
        Ok(UserRow { record, attempt: self.attempt.unwrap_or_default(), deleted })
    }
}

impl Agency {
    /// Adds a user. One who was deleted stays so: whoever comes back gets another id.
    pub(super) async fn write_user(&self, message: WriteUser) -> Outcome<UserRecord> {
        self.require_founded()?;
        let WriteUser { user, name, email } = message;
        if self.find_user(&user)?.is_some_and(|known| known.deleted.is_some()) {
            let detail = "This user was deleted. Add them as a new one, under another Idempotency-Key.";
            return Err(Refusal::new(409, "user_deleted", detail).into());
        }
        self.sql.run(
            "INSERT INTO users (id, name, email) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET name = excluded.name, email = excluded.email",
            args![user, name.as_str(), email.as_str()],
        )?;
        self.announce(&user).await?;
        self.user(&user)
    }

    pub(super) async fn read_user(&self, message: ReadUser) -> Outcome<UserRecord> {
        self.user(&message.user)
    }

    fn find_user(&self, user: &UserId) -> Outcome<Option<UserRow>> {
        let query = format!("SELECT {COLUMNS} FROM users WHERE id = ?");
        self.sql.first::<Row>(&query, args![user])?.map(Row::read).transpose()
    }

    /// A user, also one who was deleted.
    pub(super) fn user_row(&self, user: &UserId) -> Outcome<UserRow> {
        Ok(self.find_user(user)?.ok_or_else(|| Refusal::not_found("user"))?)
    }

    pub(super) fn user(&self, user: &UserId) -> Outcome<UserRecord> {
        let row = self.user_row(user)?;
        if row.deleted.is_some() {
            return Err(Refusal::not_found("user").into());
        }
        Ok(row.record)
    }

    pub(super) async fn list_users(&self, message: ListUsers) -> Outcome<Vec<UserRecord>> {
        self.require_founded()?;
        let after = message.after.as_ref().map_or("", UserId::as_str);
        let query =
            format!("SELECT {COLUMNS} FROM users WHERE id > ? AND deleted IS NULL ORDER BY id LIMIT ?");
        let rows: Vec<Row> = self.sql.rows(&query, args![after, message.limit])?;
        rows.into_iter().map(|row| Ok(row.read()?.record)).collect()
    }

    pub(super) async fn edit_user(&self, message: EditUser) -> Outcome<UserRecord> {
        let EditUser { user, name, email } = message;
        let known = self.user(&user)?;
        let (name, email) = (name.unwrap_or(known.name), email.unwrap_or(known.email));
        self.sql.run(
            "UPDATE users SET name = ?, email = ? WHERE id = ?",
            args![name.as_str(), email.as_str(), user],
        )?;
        self.announce(&user).await?;
        self.user(&user)
    }

    /// Zoom can only be where a user meets clients once they have connected it, which nobody can do for them.
    pub(super) async fn set_meeting_location(&self, message: SetMeetingLocation) -> Outcome<UserRecord> {
        let SetMeetingLocation { user, location } = message;
        let known = self.user(&user)?;
        let location = location.map(MeetingLocation::for_user).transpose()?;
        if location == Some(MeetingLocation::Zoom) && known.zoom.is_none() {
            let detail =
                "This user has not connected Zoom. Only they can, on their profile; make them a link to it.";
            return Err(Refusal::new(409, "zoom_not_connected", detail).into());
        }
        let text = location.map(|location| serde_json::to_string(&location)).transpose()?;
        self.sql.run("UPDATE users SET meeting_location = ? WHERE id = ?", args![text, user])?;
        self.user(&user)
    }
}
