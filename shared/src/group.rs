//! Groups of calendars: what a page lists, in the order in which it lists it.

use crate::calendar::Slug;
use crate::contact::{FreeText, Name};
use crate::id::CalendarId;
use crate::invalid::Invalid;
use crate::limits;
use serde::{Deserialize, Serialize};

/// A group of calendars as it is written down: what the management API takes, what is stored, what is given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct GroupDraft {
    /// The group's part of the address; unique among the groups of the whole installation. A calendar may have the
    /// same one, for it has another address.
    pub slug: Slug,
    /// The name that clients see.
    pub name: Name,
    /// A sentence or two for clients.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::DESCRIPTION_CHARS_MAX)))]
    pub description: String,
    /// Its calendars, in the order in which clients see them. Those that take no bookings are not shown.
    #[serde(default)]
    #[cfg_attr(
        feature = "schema",
        schemars(length(max = crate::limits::GROUP_CALENDARS_MAX), extend("uniqueItems" = true))
    )]
    pub calendars: Vec<CalendarId>,
    /// Whether clients see it.
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

impl GroupDraft {
    /// Checks the draft: a description within its limit, at most [`limits::GROUP_CALENDARS_MAX`] calendars, none twice.
    /// Whether they exist is for the sub-account to say.
    pub fn checked(mut self) -> Result<Self, Invalid> {
        self.description = FreeText::parse(&self.description, "description", limits::DESCRIPTION_CHARS_MAX)?
            .map_or_else(String::new, |text| text.as_str().to_owned());
        if self.calendars.len() > limits::GROUP_CALENDARS_MAX {
            let message = format!("A group has at most {} calendars.", limits::GROUP_CALENDARS_MAX);
            return Err(Invalid::new("invalid_calendars", "calendars", message));
        }
        let twice = (1..self.calendars.len()).find(|&at| self.calendars[..at].contains(&self.calendars[at]));
        match twice {
            Some(at) => Err(refused_calendar(at, "A group lists a calendar only once.")),
            None => Ok(self),
        }
    }

    /// Refuses a group with calendars that its sub-account does not have.
    pub fn require_known(&self, known: &[CalendarId]) -> Result<(), Invalid> {
        match self.calendars.iter().position(|calendar| !known.contains(calendar)) {
            Some(at) => Err(refused_calendar(at, "There is no such calendar in this sub-account.")),
            None => Ok(()),
        }
    }
}

fn refused_calendar(at: usize, message: &'static str) -> Invalid {
    Invalid::new("invalid_calendars", at.to_string(), message).within("calendars")
}
