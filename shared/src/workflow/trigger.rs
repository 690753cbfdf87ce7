//! What makes an appointment enter a workflow.

use super::condition::Situation;
use crate::appointment::{EventKind, Status};
use crate::id::{CalendarId, UserId};
use crate::invalid::Invalid;
use crate::limits;
use serde::{Deserialize, Serialize};

/// What makes an appointment enter: that one of these things happens to it, and it passes the filters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Trigger {
    /// What happens; at least one thing.
    #[cfg_attr(feature = "schema", schemars(length(min = 1)))]
    pub on: Vec<Occasion>,
    /// To which appointments.
    #[serde(default)]
    pub filters: Filters,
}

/// Something that happens to an appointment, or around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Occasion {
    /// It is booked, whether or not somebody has to approve it.
    Booked,
    /// It is certain to take place: booked on a calendar that needs no approval, or approved.
    Confirmed,
    /// It is cancelled.
    Cancelled,
    /// It has another time.
    Rescheduled,
    /// The client came.
    Showed,
    /// The client did not come.
    NoShow,
    /// Its meeting has started at Zoom.
    MeetingStarted,
    /// Its meeting has ended at Zoom.
    MeetingEnded,
    /// The client has answered a message.
    ContactReplied,
}

/// Which appointments a trigger is about. An empty list is no filter.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Filters {
    /// How it was booked.
    pub booked_as: BookedAs,
    /// In which status it is then: one of these.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub statuses: Vec<Status>,
    /// On which calendars.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub calendars: Vec<CalendarId>,
    /// With which hosts: one of them is enough.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub users: Vec<UserId>,
}

/// Whether an appointment is one of a series.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum BookedAs {
    /// Either.
    #[default]
    Either,
    /// By itself.
    OneTime,
    /// With others, as a series.
    Recurring,
}

impl Trigger {
    /// Checks the trigger: at least one occasion, none twice, lists within their limits.
    pub(super) fn check(&self) -> Result<(), Invalid> {
        let twice = (1..self.on.len()).any(|at| self.on[..at].contains(&self.on[at]));
        if self.on.is_empty() || twice {
            let message = "A trigger waits for one or more things, each of them named once.";
            return Err(Invalid::new("invalid_trigger", "on", message));
        }
        let Filters { statuses, calendars, users, .. } = &self.filters;
        for (field, length) in [
            ("filters.statuses", statuses.len()),
            ("filters.calendars", calendars.len()),
            ("filters.users", users.len()),
        ] {
            if length > limits::WORKFLOW_FILTER_MAX {
                let message = format!("A filter lists at most {}.", limits::WORKFLOW_FILTER_MAX);
                return Err(Invalid::new("invalid_filter", field, message));
            }
        }
        Ok(())
    }

    /// Whether an appointment enters when this happens to it.
    #[must_use]
    pub fn admits(&self, occasion: Occasion, situation: &Situation<'_>) -> bool {
        let Filters { booked_as, statuses, calendars, users } = &self.filters;
        let as_booked = match booked_as {
            BookedAs::Either => true,
            BookedAs::OneTime => !situation.is_recurring,
            BookedAs::Recurring => situation.is_recurring,
        };
        let in_status = statuses.is_empty() || statuses.contains(&situation.status);
        let on_calendar = calendars.is_empty() || calendars.contains(situation.calendar);
        let with_user = users.is_empty() || users.iter().any(|user| situation.hosts.contains(user));
        self.on.contains(&occasion) && as_booked && in_status && on_calendar && with_user
    }
}

impl Occasion {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Booked,
        Self::Confirmed,
        Self::Cancelled,
        Self::Rescheduled,
        Self::Showed,
        Self::NoShow,
        Self::MeetingStarted,
        Self::MeetingEnded,
        Self::ContactReplied,
    ];

    /// The occasion as it is stored and written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "booked",
            Self::Confirmed => "confirmed",
            Self::Cancelled => "cancelled",
            Self::Rescheduled => "rescheduled",
            Self::Showed => "showed",
            Self::NoShow => "no_show",
            Self::MeetingStarted => "meeting_started",
            Self::MeetingEnded => "meeting_ended",
            Self::ContactReplied => "contact_replied",
        }
    }

    /// What an entry of the audit trail is an occasion of. `before` and `after` are the fields that changed.
    #[must_use]
    pub fn of(kind: EventKind, before: &serde_json::Value, after: &serde_json::Value) -> Vec<Self> {
        let is = |fields: &serde_json::Value, status: Status| fields["status"] == status.as_str();
        match kind {
            EventKind::Booked if is(after, Status::Confirmed) => vec![Self::Booked, Self::Confirmed],
            EventKind::Booked => vec![Self::Booked],
            // What was marked by mistake and is taken back has been confirmed long ago.
            EventKind::StatusChanged if is(before, Status::Pending) && is(after, Status::Confirmed) => {
                vec![Self::Confirmed]
            }
            EventKind::StatusChanged if is(after, Status::Showed) => vec![Self::Showed],
            EventKind::StatusChanged if is(after, Status::NoShow) => vec![Self::NoShow],
            EventKind::Rescheduled => vec![Self::Rescheduled],
            EventKind::Cancelled => vec![Self::Cancelled],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn occasions_are_written_as_they_are_called() {
        for occasion in Occasion::ALL {
            assert_eq!(serde_json::to_value(occasion).ok(), Some(occasion.as_str().into()));
        }
    }

    #[test]
    fn changes_are_occasions_once() {
        use Occasion::{Booked, Cancelled, Confirmed, NoShow, Rescheduled, Showed};
        let status = |status: &str| json!({ "status": status });
        for (kind, before, after, occasions) in [
            (EventKind::Booked, json!({}), status("confirmed"), vec![Booked, Confirmed]),
            (EventKind::Booked, json!({}), status("pending"), vec![Booked]),
            (EventKind::StatusChanged, status("pending"), status("confirmed"), vec![Confirmed]),
            (EventKind::StatusChanged, status("showed"), status("confirmed"), vec![]),
            (EventKind::StatusChanged, status("confirmed"), status("showed"), vec![Showed]),
            (EventKind::StatusChanged, status("showed"), status("no_show"), vec![NoShow]),
            (EventKind::Rescheduled, json!({}), json!({}), vec![Rescheduled]),
            (EventKind::Cancelled, status("pending"), status("cancelled"), vec![Cancelled]),
            (EventKind::Edited, json!({}), json!({}), vec![]),
            (EventKind::Deleted, json!({}), json!({}), vec![]),
        ] {
            assert_eq!(Occasion::of(kind, &before, &after), occasions, "{kind:?} {before} {after}");
        }
    }
}
