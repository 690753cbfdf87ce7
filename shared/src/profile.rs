//! A user's profile: the places in it that a link, or the way back from Zoom, can lead to.

use crate::id::CalendarId;
use crate::invalid::Invalid;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A place in a user's profile from which they connect to Zoom, and to which they come back. Invariant: it is one of
/// ours; nothing that comes from outside becomes an address.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Place {
    /// The profile, at the connection to Zoom.
    #[default]
    Profile,
    /// The profile, at the default meeting location.
    Location,
    /// The user's own settings on a calendar.
    Calendar(CalendarId),
}

impl Place {
    /// Reads `profile`, `location`, or the id of a calendar.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        match text {
            "profile" => Ok(Self::Profile),
            "location" => Ok(Self::Location),
            _ => CalendarId::parse(text).map(Self::Calendar).map_err(|_| {
                let message = "A place is `profile`, `location`, or the id of a calendar.";
                Invalid::new("invalid_place", "place", message)
            }),
        }
    }

    /// Where it is, with what its page is to say. The notice stands at the place: in the query for the page to read,
    /// and the fragment for the browser to go to.
    #[must_use]
    pub fn address(&self, query: &str) -> String {
        let question = if query.is_empty() { "" } else { "?" };
        match self {
            Self::Profile => format!("/profile{question}{query}"),
            Self::Location if query.is_empty() => "/profile#location".to_owned(),
            Self::Location => format!("/profile?{query}&at=location#location"),
            Self::Calendar(calendar) => format!("/profile/calendars/{calendar}{question}{query}"),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Profile => out.write_str("profile"),
            Self::Location => out.write_str("location"),
            Self::Calendar(calendar) => out.write_str(calendar.as_str()),
        }
    }
}

impl TryFrom<String> for Place {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}

impl From<Place> for String {
    fn from(place: Place) -> String {
        place.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_places_of_ours_are_places() {
        let calendar = CalendarId::from_entropy([7; 16]);
        for (text, address, noticed) in [
            ("profile".to_owned(), "/profile".to_owned(), "/profile?notice=x".to_owned()),
            (
                "location".to_owned(),
                "/profile#location".to_owned(),
                "/profile?notice=x&at=location#location".to_owned(),
            ),
            (
                calendar.to_string(),
                format!("/profile/calendars/{calendar}"),
                format!("/profile/calendars/{calendar}?notice=x"),
            ),
        ] {
            let place = Place::parse(&text).unwrap_or_default();
            assert_eq!(place.to_string(), text, "comes back as it went");
            assert_eq!((place.address(""), place.address("notice=x")), (address, noticed));
        }
        for bad in [
            "",
            "/profile",
            "Location",
            "https://evil.example",
            "//evil.example",
            "cal_",
            "profile ",
            "usr_x",
        ] {
            assert!(Place::parse(bad).is_err(), "{bad}");
        }
    }
}
