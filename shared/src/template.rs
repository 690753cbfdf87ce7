//! Texts with fields, which are filled in from what is known of an appointment: titles, and topics and agendas at Zoom.
//!
//! A template is plain text with fields in double braces, `{{contact.name}}: {{calendar.name}}`. There is nothing
//! else to it: no conditions, no escapes. Two opening braces always begin a field.

use crate::contact::{Contact, Name};
use crate::form::{Answers, Form, QuestionId};
use crate::invalid::Invalid;
use std::borrow::Cow;

const OPENING: &str = "{{";
const CLOSING: &str = "}}";
/// What the name of a field for an answer begins with; the question's id follows.
const ANSWER: &str = "answers.";

/// What a template is for, as far as its refusals tell.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Purpose {
    /// With its article: "A title".
    pub what: &'static str,
    /// Code of a refusal.
    pub code: &'static str,
    /// The field it stands in.
    pub field: &'static str,
    /// Most characters.
    pub chars_max: usize,
}

/// A text with fields. Invariants: not blank, not longer than its purpose allows, every field is known; a field for an
/// answer had its question in the form when the template was [parsed](Self::parse).
///
/// Reading one from storage checks the same but for the form, which was checked when it was saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    text: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Field(Field),
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Field {
    ContactName,
    ContactEmail,
    ContactPhone,
    CalendarName,
    HostName,
    SubAccountName,
    Answer(QuestionId),
}

/// What a template can tell of an appointment.
#[derive(Debug, Clone, Copy)]
pub struct Facts<'a> {
    /// Who books.
    pub contact: &'a Contact,
    /// On which calendar.
    pub calendar: &'a Name,
    /// Whom the client will meet; several names joined; empty where nobody is assigned.
    pub host: &'a str,
    /// The business.
    pub sub_account: &'a Name,
    /// What the client answered.
    pub answers: &'a Answers,
}

/// A field that stands in a template.
struct Found<'a> {
    name: &'a str,
    /// Where its braces open, counted in characters from 1.
    at: usize,
}

impl Template {
    /// Reads a template for a calendar with this form.
    pub fn parse(text: &str, purpose: &Purpose, form: &Form) -> Result<Self, Invalid> {
        Self::read(text, purpose, |id| form.asks(id))
    }

    /// Reads a template as it is stored.
    pub fn stored(text: &str, purpose: &Purpose) -> Result<Self, Invalid> {
        Self::read(text, purpose, |_| true)
    }

    fn read(text: &str, purpose: &Purpose, asked: impl Fn(&str) -> bool) -> Result<Self, Invalid> {
        let text = text.trim();
        let Purpose { what, chars_max, .. } = purpose;
        if text.is_empty() || text.chars().count() > *chars_max {
            return Err(purpose.refused(format!("{what} is a text of 1 to {chars_max} characters.")));
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, from_field)) = rest.split_once(OPENING) {
            let at = 1 + chars_between(text, from_field) - OPENING.len();
            let Some((name, after)) = from_field.split_once(CLOSING) else {
                let message = format!(
                    "The field that opens with {OPENING} at character {at} is never closed with {CLOSING}."
                );
                return Err(purpose.refused(message));
            };
            let found = Found { name: name.trim(), at };
            let field = Field::read(&found, &asked).map_err(|message| purpose.refused(message))?;
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Field(field));
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| *part != Part::Text(String::new()));
        Ok(Self { text: text.to_owned(), parts })
    }

    /// Client and calendar: `Ada Lovelace: First consultation`.
    pub fn client_and_calendar() -> Self {
        let parts = vec![
            Part::Field(Field::ContactName),
            Part::Text(": ".to_owned()),
            Part::Field(Field::CalendarName),
        ];
        Self { text: "{{contact.name}}: {{calendar.name}}".to_owned(), parts }
    }

    /// The template as it was written.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text with everything filled in. What is not known is left out.
    pub fn fill(&self, facts: &Facts<'_>) -> String {
        self.parts.iter().map(|part| part.render(facts)).collect()
    }

    /// Whether it tells anything of the one who books: where several clients see it, it must not.
    pub fn tells_of_client(&self) -> bool {
        self.parts.iter().any(|part| matches!(part, Part::Field(field) if field.is_of_client()))
    }
}

impl Purpose {
    fn refused(&self, message: String) -> Invalid {
        Invalid::new(self.code, self.field, message)
    }
}

impl Field {
    fn read(found: &Found<'_>, asked: impl Fn(&str) -> bool) -> Result<Self, String> {
        Ok(match found.name {
            "contact.name" => Self::ContactName,
            "contact.email" => Self::ContactEmail,
            "contact.phone" => Self::ContactPhone,
            "calendar.name" => Self::CalendarName,
            "host.name" => Self::HostName,
            "sub_account.name" => Self::SubAccountName,
            name => Self::Answer(answer_field(name, asked).ok_or_else(|| found.unknown())?),
        })
    }

    fn is_of_client(&self) -> bool {
        match self {
            Self::ContactName | Self::ContactEmail | Self::ContactPhone | Self::Answer(_) => true,
            Self::CalendarName | Self::HostName | Self::SubAccountName => false,
        }
    }
}

fn answer_field(name: &str, asked: impl Fn(&str) -> bool) -> Option<QuestionId> {
    let id = QuestionId::parse(name.strip_prefix(ANSWER)?).ok()?;
    asked(id.as_str()).then_some(id)
}

impl Found<'_> {
    fn unknown(&self) -> String {
        let Self { name, at } = self;
        match name.strip_prefix(ANSWER) {
            Some(_) => format!(
                "The field {name} at character {at} is for an answer that this calendar's form does not ask for."
            ),
            None => format!(
                "There is no field {name:?}, as at character {at}; there are contact.name, contact.email, \
                contact.phone, calendar.name, host.name, sub_account.name and {ANSWER} with a question's id."
            ),
        }
    }
}

impl Part {
    fn render<'a>(&'a self, facts: &Facts<'a>) -> Cow<'a, str> {
        let field = match self {
            Self::Text(text) => return text.into(),
            Self::Field(field) => field,
        };
        match field {
            Field::ContactName => facts.contact.name.as_str().into(),
            Field::ContactEmail => facts.contact.email.as_str().into(),
            Field::ContactPhone => facts.contact.phone.as_ref().map_or("", |phone| phone.as_str()).into(),
            Field::CalendarName => facts.calendar.as_str().into(),
            Field::HostName => facts.host.into(),
            Field::SubAccountName => facts.sub_account.as_str().into(),
            Field::Answer(id) => facts.answers.get(id.as_str()).map_or("".into(), |answer| answer.display()),
        }
    }
}

/// Characters of `text` before its end `rest`.
fn chars_between(text: &str, rest: &str) -> usize {
    text[..text.len() - rest.len()].chars().count()
}
