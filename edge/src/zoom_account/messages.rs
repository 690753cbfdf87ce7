//! What a [`ZoomAccount`](super::ZoomAccount) is asked.

use crate::messages;
use crate::zoom::{TokenAnswer, ZoomUser};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::availability::Zone;
use shared::id::{AgencyId, SlotMeetingId, SubAccountId, UserId};
pub use shared::management::ZoomAccountStatus;
use shared::meeting::{LeftOut, Registrant, ZoomSettings};

/// A user has signed in at Zoom and allowed us in: bind the Zoom account to them (rule 8).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Connect {
    /// Who wants to own it.
    pub user: UserId,
    /// Whose user that is.
    pub agency: AgencyId,
    /// What Zoom says of its user.
    pub zoom_user: ZoomUser,
    /// What Zoom gave us.
    pub tokens: TokenAnswer,
    /// Names this sign-in.
    pub attempt: String,
}

/// The agency has written the connection down: it is nobody's guess any more.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConfirmOwner {
    /// The sign-in that bound the account.
    pub attempt: String,
}

/// The owner lets go: revoke at Zoom and forget. One who has signed in again since is left alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Release {
    /// Who lets go.
    pub user: UserId,
    /// The sign-in by which they had it.
    pub attempt: String,
    /// Delete the meetings first that are still to be deleted.
    pub farewell: bool,
}

/// Make the meeting of a slot, unless it is there already.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EnsureMeeting {
    /// The owner of the Zoom account as the caller knows it.
    pub user: UserId,
    /// The slot meeting; the same one is made once.
    pub slot_meeting: SlotMeetingId,
    /// Who asks, and is called when the turn comes that they have to wait for.
    pub sub_account: SubAccountId,
    /// What the meeting is called.
    pub topic: String,
    /// What its description says below the reference.
    pub agenda: String,
    /// When it begins.
    pub start: Timestamp,
    /// The host's zone, in which Zoom shows it.
    pub zone: Zone,
    /// How long it takes.
    pub duration_minutes: u32,
    /// How its calendar wants it set up.
    pub settings: ZoomSettings,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum MeetingAnswer {
    /// The meeting is there.
    Ready {
        /// The link for clients.
        join_url: String,
        /// To type where the link is not followed.
        passcode: Option<String>,
        /// Whether people can be registered for it.
        registration: bool,
        /// What it was made without.
        left_out: Vec<LeftOut>,
    },
    /// Not yet.
    Pending(Waiting),
}

/// Whether the meeting is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum DropAnswer {
    /// It is, or never was.
    Gone,
    /// Not yet.
    Pending(Waiting),
}

/// Why something at Zoom is not done yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// For a person to read.
    pub reason: String,
    /// Not before this; where it is `None` the caller's own schedule decides.
    pub retry_at: Option<Timestamp>,
    /// Whether the meeting may exist at Zoom although its link is not known.
    pub may_exist: bool,
    /// Whether it has a place in the line of the day's budget: its sub-account is called when its turn comes.
    pub in_turn: bool,
    /// After so many tries it is no use to go on, where Zoom has said no.
    pub tries_max: Option<i64>,
}

impl Waiting {
    /// There is no use in a meeting any more.
    #[must_use]
    pub fn over() -> Self {
        let reason = "The appointment is over. There was no Zoom meeting for it.".to_owned();
        Self { reason, retry_at: None, may_exist: false, in_turn: false, tries_max: Some(0) }
    }

    /// Whether to stop trying after so many tries before this one.
    #[must_use]
    pub fn is_hopeless_after(&self, tries: i64) -> bool {
        self.tries_max.is_some_and(|most| tries + 1 >= most)
    }
}

/// Delete the meeting of a slot for good. Where none was made yet, it gives its place in the line up.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DropMeeting {
    /// The slot meeting.
    pub slot_meeting: SlotMeetingId,
    /// Who asks, and is called when the turn comes that they have to wait for.
    pub sub_account: SubAccountId,
    /// When it begins.
    pub start: Timestamp,
    /// How long it takes.
    pub duration_minutes: u32,
}

/// Register a client for the meeting of a slot, unless they are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EnsureRegistrant {
    /// The owner of the Zoom account as the caller knows it.
    pub user: UserId,
    /// The slot meeting, which is there.
    pub slot_meeting: SlotMeetingId,
    /// Whom; the same address is registered once.
    pub registrant: Registrant,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum RegistrantAnswer {
    /// They have a link of their own.
    Ready {
        /// Theirs alone.
        join_url: String,
    },
    /// They will have none: for a person to read why.
    Refused(String),
    /// Not yet.
    Pending(Waiting),
}

/// Take a client's own link from them.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DropRegistrant {
    /// The slot meeting.
    pub slot_meeting: SlotMeetingId,
    /// By which Zoom knows them.
    pub email: String,
}

/// Zoom has sent a message about the account, or about a meeting of its user.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Hear {
    /// The message as it came.
    pub message: serde_json::Value,
}

/// How the connection stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadZoomStatus {}

messages!("ZOOM_ACCOUNT" {
    Connect => (),
    ConfirmOwner => (),
    Release => (),
    EnsureMeeting => MeetingAnswer,
    DropMeeting => DropAnswer,
    EnsureRegistrant => RegistrantAnswer,
    DropRegistrant => DropAnswer,
    Hear => (),
    ReadZoomStatus => ZoomAccountStatus,
});
