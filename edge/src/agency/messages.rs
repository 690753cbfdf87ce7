//! What an [`Agency`](super::Agency) is asked.

use crate::messages;
use crate::sub_account::messages::Person;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::calendar::MeetingLocation;
use shared::contact::{Email, Name};
use shared::id::{AgencyId, SubAccountId, UserId};
pub use shared::management::{Upcoming, User as UserRecord, UserDeleted, ZoomConnection};

/// Bring the agency into being. Sent again, it changes nothing but the name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct FoundAgency {
    /// The agency's id, which an object cannot know by itself.
    pub id: AgencyId,
    /// What it is called.
    pub name: Name,
}

/// Add a user, or give one another name or address.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WriteUser {
    /// Who.
    pub user: UserId,
    /// What they are called.
    pub name: Name,
    /// Where they are written to. Two users may have the same: what tells them apart is the id.
    pub email: Email,
}

/// Note that a sub-account belongs to the agency.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddSubAccount {
    /// Which.
    pub sub_account: SubAccountId,
    /// What it is called.
    pub name: Name,
}

/// Read a user.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadUser {
    /// Who.
    pub user: UserId,
}

/// The user as a sub-account knows them.
impl From<&UserRecord> for Person {
    fn from(user: &UserRecord) -> Self {
        let usable = user.zoom.as_ref().filter(|zoom| zoom.reconnect_needed.is_none());
        Self {
            user: user.id.clone(),
            name: user.name.clone(),
            zoom_account: usable.map(|zoom| zoom.zoom_user.clone()),
            email: Some(user.email.clone()),
        }
    }
}

/// A page of users, in order of id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListUsers {
    /// The last id of the page before.
    pub after: Option<UserId>,
    /// At most this many.
    pub limit: u32,
}

/// Change a user's name or address. What is `None` stays.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EditUser {
    /// Who.
    pub user: UserId,
    /// What they are called.
    pub name: Option<Name>,
    /// Where they are written to.
    pub email: Option<Email>,
}

/// Set where a user meets clients unless a calendar says otherwise.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SetMeetingLocation {
    /// Who.
    pub user: UserId,
    /// Where; `None`: where the calendar says.
    pub location: Option<MeetingLocation>,
}

/// Delete a user. Sent again, it goes on where it stopped, and answers the same.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeleteUser {
    /// Who.
    pub user: UserId,
    /// What becomes of their upcoming appointments.
    pub upcoming: Upcoming,
}

/// A user's Zoom account is connected.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RecordConnection {
    /// Whose.
    pub user: UserId,
    /// Which account.
    pub connection: ZoomConnection,
    /// Names the sign-in at Zoom by which it was bound.
    pub attempt: String,
}

/// Is this user connected to this Zoom account? If not, this sign-in will never be recorded, and never has to be.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SettleConnection {
    /// Whose.
    pub user: UserId,
    /// Zoom's id of its user.
    pub zoom_user: String,
    /// The sign-in that bound it.
    pub attempt: String,
}

/// A user disconnects their Zoom account: it is forgotten here at once, and let go of there until that is done.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EndConnection {
    /// Whose.
    pub user: UserId,
}

/// A user has taken the app out of their Zoom account: there is no connection any more.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ClearConnection {
    /// Whose.
    pub user: UserId,
    /// Zoom's id of its user.
    pub zoom_user: String,
    /// The sign-in that bound it. One by a later sign-in is another connection.
    pub attempt: String,
    /// When.
    pub at: Timestamp,
}

/// Zoom no longer accepts a user's connection.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConnectionBroken {
    /// Whose.
    pub user: UserId,
    /// Why, in a sentence.
    pub reason: String,
}

/// Use up a one-time link and open a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OpenSession {
    /// Whose profile.
    pub user: UserId,
    /// Names the link: it works once.
    pub link: String,
    /// Fingerprint of the session's secret.
    pub session: String,
}

/// Who is signed in?
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadSession {
    /// Fingerprint of the session's secret.
    pub session: String,
}

messages!("AGENCY" {
    FoundAgency => (),
    WriteUser => UserRecord,
    AddSubAccount => (),
    ReadUser => UserRecord,
    ListUsers => Vec<UserRecord>,
    EditUser => UserRecord,
    SetMeetingLocation => UserRecord,
    DeleteUser => UserDeleted,
    RecordConnection => (),
    SettleConnection => bool,
    EndConnection => (),
    ClearConnection => (),
    ConnectionBroken => (),
    OpenSession => (),
    ReadSession => UserRecord,
});
