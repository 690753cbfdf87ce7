//! The life of an appointment: what it can be, and what it can become.

use crate::invalid::Invalid;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What an appointment is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Booked, and waiting for somebody to approve it. It holds its time, and has no meeting yet.
    Pending,
    /// Will take place, or has.
    Confirmed,
    /// Will not take place. Final.
    Cancelled,
    /// Took place, and the client came.
    Showed,
    /// The client did not come.
    NoShow,
}

impl Status {
    /// All of them, in the order of a life.
    pub const ALL: [Self; 5] = [Self::Pending, Self::Confirmed, Self::Cancelled, Self::Showed, Self::NoShow];

    /// The status as it is written over HTTP and stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pending => "pending",
            Self::Confirmed => "confirmed",
            Self::Cancelled => "cancelled",
            Self::Showed => "showed",
            Self::NoShow => "no_show",
        }
    }

    /// Whether the appointment holds its hosts' time and counts as a user of its slot meeting.
    #[must_use]
    pub fn holds_time(self) -> bool {
        self != Self::Cancelled
    }

    /// Whether it has a meeting location that can be told.
    #[must_use]
    pub fn is_approved(self) -> bool {
        matches!(self, Self::Confirmed | Self::Showed | Self::NoShow)
    }

    /// What the appointment is after a change to `to`, asked for at `now`, of an appointment that starts at `start`.
    /// The same status again is no change and always allowed.
    pub fn becoming(self, to: Self, now: Timestamp, start: Timestamp) -> Result<Self, StatusRefused> {
        let allowed = match (self, to) {
            _ if self == to => true,
            (Self::Pending | Self::Confirmed, Self::Cancelled) | (Self::Pending, Self::Confirmed) => true,
            // Whether somebody came is known once it has begun.
            (Self::Confirmed | Self::Showed | Self::NoShow, Self::Showed | Self::NoShow) => start <= now,
            // A slip can be undone.
            (from, to) => matches!(from, Self::Showed | Self::NoShow) && to == Self::Confirmed,
        };
        if allowed { Ok(to) } else { Err(StatusRefused { from: self, to }) }
    }
}

/// A change that an appointment's life does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{} appointments do not become {} now", from.as_str(), to.as_str())]
pub struct StatusRefused {
    /// What it is.
    pub from: Status,
    /// What it cannot become.
    pub to: Status,
}

impl TryFrom<String> for Status {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::ALL.into_iter().find(|status| status.as_str() == text).ok_or_else(|| {
            let message = "A status is pending, confirmed, cancelled, showed or no_show.";
            Invalid::new("invalid_status", "status", message)
        })
    }
}

/// Who changed something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Actor {
    /// The client, by page, widget or signed link.
    Client,
    /// The business, by the management API.
    Staff,
    /// Slotkey itself: a time ran out, a link was made.
    System,
    /// Somebody at Zoom, as a message of Zoom's told us.
    Zoom,
}

impl Actor {
    /// Whether the rules for clients hold: notice, horizon, limits per day, until when changes are allowed.
    #[must_use]
    pub fn is_client(&self) -> bool {
        matches!(self, Self::Client)
    }
}

/// What happened to an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// It was booked.
    Booked,
    /// It was approved, shown or missed, or that was undone.
    StatusChanged,
    /// It has another time.
    Rescheduled,
    /// It has another host.
    Reassigned,
    /// Title, notes or contact were changed.
    Edited,
    /// It was cancelled.
    Cancelled,
    /// It was deleted.
    Deleted,
    /// It has its link at Zoom, and there is something to say about it: whether it is the client's own where the calendar
    /// asks for that, or what the meeting was made without.
    LinkMade,
    /// Its meeting was deleted at Zoom by hand: the link is dead, and it gets another one.
    MeetingDeleted,
    /// Its meeting was moved at Zoom by hand, or moved back. The link works as before.
    MeetingMoved,
    /// A user has taken the app out of their Zoom account: what was kept of their connection is deleted. Of no appointment.
    ZoomDeauthorized,
    /// An endpoint of webhooks was switched off, because it does not take what it is sent. Of no appointment.
    WebhookDisabled,
    /// A message about it was not delivered.
    MessageFailed,
}

impl EventKind {
    /// The kind as it is stored and written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::StatusChanged => "status_changed",
            Self::Rescheduled => "rescheduled",
            Self::Reassigned => "reassigned",
            Self::Edited => "edited",
            Self::Cancelled => "cancelled",
            Self::Deleted => "deleted",
            Self::LinkMade => "link_made",
            Self::MeetingDeleted => "meeting_deleted",
            Self::MeetingMoved => "meeting_moved",
            Self::ZoomDeauthorized => "zoom_deauthorized",
            Self::WebhookDisabled => "webhook_disabled",
            Self::MessageFailed => "message_failed",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_life_goes_one_way_but_for_slips() {
        use Status::{Cancelled, Confirmed, NoShow, Pending, Showed};
        let now = Timestamp::UNIX_EPOCH;
        let (begun, ahead) = (now, now + jiff::SignedDuration::from_secs(1));
        // From, to, allowed before the start, allowed after it.
        for (from, to, before, after) in [
            (Pending, Confirmed, true, true),
            (Pending, Cancelled, true, true),
            (Pending, Showed, false, false),
            (Pending, NoShow, false, false),
            (Confirmed, Pending, false, false),
            (Confirmed, Cancelled, true, true),
            (Confirmed, Showed, false, true),
            (Confirmed, NoShow, false, true),
            (Showed, NoShow, false, true),
            (NoShow, Showed, false, true),
            (Showed, Confirmed, true, true),
            (NoShow, Confirmed, true, true),
            (Showed, Cancelled, false, false),
            (NoShow, Pending, false, false),
            (Cancelled, Confirmed, false, false),
            (Cancelled, Pending, false, false),
            (Cancelled, Showed, false, false),
        ] {
            assert_eq!(from.becoming(to, now, ahead).is_ok(), before, "{from:?} to {to:?} before the start");
            assert_eq!(from.becoming(to, now, begun).is_ok(), after, "{from:?} to {to:?} after it");
        }
        for status in Status::ALL {
            assert_eq!(status.becoming(status, now, ahead), Ok(status));
            assert_eq!(Status::try_from(status.as_str().to_owned()), Ok(status));
        }
        assert!(Status::try_from("gone".to_owned()).is_err());
    }
}
