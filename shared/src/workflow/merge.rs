//! Merge fields: texts with fields in double braces that are filled in from what is known of an appointment.
//!
//! The language is Handlebars. It is read and rendered by the courier alone (feature `merge`), which keeps its engine out of
//! the Worker that books; that one hands texts on. Of the language a text may use fields, `{{#if}}` and `{{#unless}}`, and
//! comments. Nothing that is filled in is ever read as part of the language, and all of it is escaped for the [place](Place) it goes to.

#[cfg(feature = "merge")]
mod language;

use crate::form::QuestionId;
use crate::invalid::Invalid;
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// What the name of a field for an answer begins with; the question's id follows.
const ANSWER: &str = "answers.";
/// Something that can be filled in, by its name: `contact.name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Field(String);

/// Where a text goes, and so what must not be broken by what is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Plain text: a mail's text part, an SMS. Nothing is escaped, for nothing has a meaning.
    Text,
    /// One line of plain text: a subject. Line breaks become spaces.
    Line,
    /// HTML, as content or inside a quoted attribute.
    Html,
    /// Part of an address: everything but letters, digits and `-._~` is percent-encoded (RFC 3986, 2.3).
    Url,
}

/// A text with fields, as it was written. Whether it is one in the language, [`MergeText::check_language`] tells, which the
/// courier does before a workflow is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct MergeText(String);

/// What is filled in, by field; what is not among it is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<Field, String>);

/// A message that would have to be sent without its link (I5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the meeting location is not known")]
pub struct MissingLink;

impl Field {
    /// The link, or whatever else the place is.
    pub const MEETING_LOCATION: &'static str = "appointment.meeting_location";

    /// The names of all fields, but for those of answers: `answers.` with a question's id.
    pub const NAMES: [&'static str; 29] = [
        "appointment.id",
        "appointment.title",
        Self::MEETING_LOCATION,
        "appointment.start_time",
        "appointment.start_date",
        "appointment.end_time",
        "appointment.end_date",
        "appointment.timezone",
        "appointment.status",
        "appointment.cancellation_link",
        "appointment.reschedule_link",
        "appointment.add_to_google_calendar",
        "appointment.add_to_ical_outlook",
        "appointment.notes",
        "appointment.cancellation_reason",
        "contact.id",
        "contact.name",
        "contact.first_name",
        "contact.email",
        "contact.phone",
        "user.id",
        "user.name",
        "user.first_name",
        "user.email",
        "calendar.id",
        "calendar.name",
        "calendar.description",
        "calendar.booking_link",
        "sub_account.name",
    ];

    /// A field by its name; none if there is no such field.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        let of_answer = name.strip_prefix(ANSWER).is_some_and(|id| QuestionId::parse(id).is_ok());
        (of_answer || Self::NAMES.contains(&name)).then(|| Self(name.to_owned()))
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// Found by its name; ordered and compared as that is.
impl Borrow<str> for Field {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl Values {
    /// Sets what is filled in for a field. A name that is no field's is passed over: no text can ask for it.
    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        if let Some(field) = Field::parse(name) {
            self.0.insert(field, value.into());
        }
    }

    /// What is filled in for a field.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }
}

impl TryFrom<String> for Field {
    type Error = Invalid;
    fn try_from(name: String) -> Result<Self, Invalid> {
        Self::parse(&name).ok_or_else(|| refused("", format!("There is no field {name:?}.")))
    }
}

impl From<Field> for String {
    fn from(field: Field) -> String {
        field.0
    }
}

impl MergeText {
    /// A text as it was written.
    #[must_use]
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Checks the length of a text: not blank, at most `chars_max` characters; `field` is whose text it is.
    pub(crate) fn check_length(&self, field: &'static str, chars_max: usize) -> Result<(), Invalid> {
        let text = self.0.as_str();
        match text.chars().count() {
            length if length > chars_max => {
                Err(refused(field, format!("At most {chars_max} characters fit here.")))
            }
            _ if text.trim().is_empty() => Err(refused(field, "A text is needed.".to_owned())),
            _ => Ok(()),
        }
    }

    /// The text as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it speaks of the meeting location, and so has to wait for it. Wherever the field's name stands in it, it is
    /// taken to: better to wait in vain than to send it empty (I5).
    #[must_use]
    pub fn needs_link(&self) -> bool {
        self.0.contains(Field::MEETING_LOCATION)
    }
}

fn refused(field: &'static str, message: String) -> Invalid {
    Invalid::new("invalid_merge_text", field, message)
}
