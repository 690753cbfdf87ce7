//! Workflows to start from.

use super::WorkflowDraft;
use serde::{Deserialize, Serialize};

/// A workflow that many businesses want, ready to be changed and switched on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recipe {
    /// A confirmation by mail and SMS a minute after an appointment is certain, a notice for the hosts, a mail 24 hours
    /// before it, an SMS an hour before it (the example of the seed).
    ConfirmationAndReminders,
    /// A mail an hour after an appointment that the client missed, with a link to book another.
    NoShowFollowUp,
    /// A mail to the hosts whenever an appointment is booked, moved or cancelled.
    InternalAlert,
}

impl Recipe {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::ConfirmationAndReminders, Self::NoShowFollowUp, Self::InternalAlert];

    /// The recipe as JSON, as the API takes it.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::ConfirmationAndReminders => include_str!("recipe/confirmation_and_reminders.json"),
            Self::NoShowFollowUp => include_str!("recipe/no_show_follow_up.json"),
            Self::InternalAlert => include_str!("recipe/internal_alert.json"),
        }
    }

    /// The workflow, switched off.
    pub fn draft(self) -> serde_json::Result<WorkflowDraft> {
        serde_json::from_str(self.text())
    }
}
