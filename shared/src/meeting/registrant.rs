//! Participants with a link of their own: registrants of a meeting at Zoom (rule 10).

use crate::contact::Contact;
use crate::limits;
use serde::{Deserialize, Serialize};

/// Which link an appointment has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkKind {
    /// The link of the meeting, the same for everybody who takes part.
    Shared,
    /// One that Zoom made for this client alone.
    Personal,
}

/// Somebody to be registered for a meeting, in the form that Zoom takes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registrant {
    /// By which Zoom tells registrants of one meeting apart: lower case, at most
    /// [`limits::ZOOM_REGISTRANT_EMAIL_CHARS_MAX`] characters.
    pub email: String,
    /// 1 to [`limits::ZOOM_REGISTRANT_NAME_CHARS_MAX`] characters.
    pub first_name: String,
    /// As long at most; may be empty.
    pub last_name: String,
}

impl Registrant {
    /// A client as Zoom takes them; `None` where their address is longer than Zoom takes.
    #[must_use]
    pub fn of(contact: &Contact) -> Option<Self> {
        let email = contact.email.key();
        if email.chars().count() > limits::ZOOM_REGISTRANT_EMAIL_CHARS_MAX {
            return None;
        }
        let name = contact.name.as_str();
        let (first, last) = name.rsplit_once(' ').unwrap_or((name, ""));
        let beginning = |text: &str| -> String {
            let kept: String = text.chars().take(limits::ZOOM_REGISTRANT_NAME_CHARS_MAX).collect();
            kept.trim_end().to_owned()
        };
        Some(Self { email, first_name: beginning(first), last_name: beginning(last) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_what_zoom_takes() {
        let long = "é".repeat(70);
        let kept = "é".repeat(64);
        for (name, first, last) in [
            ("Ada Lovelace", "Ada", "Lovelace"),
            ("Ada", "Ada", ""),
            ("María José Carreño Quiñones", "María José Carreño", "Quiñones"),
            (&long, &kept, ""),
            (&format!("A {long}"), "A", &kept),
            (&format!("{} B", "x ".repeat(40)), "x ".repeat(32).trim_end(), "B"),
        ] {
            let contact = Contact::parse(name, "Ada@Example.com", None).expect("a contact");
            let registrant = Registrant::of(&contact).expect("a short address");
            assert_eq!((registrant.first_name.as_str(), registrant.last_name.as_str()), (first, last));
            assert_eq!(registrant.email, "ada@example.com");
        }
        let address = |length: usize| format!("a@{}.example", "b.".repeat((length - 10) / 2) + "b");
        for (length, fits) in [(127, true), (129, false)] {
            let address = address(length);
            assert_eq!(address.len(), length, "{address}");
            let contact = Contact::parse("Ada", &address, None).expect("a contact");
            assert_eq!(Registrant::of(&contact).is_some(), fits);
        }
    }
}
