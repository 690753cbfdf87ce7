//! What an appointment is called: a calendar's template, filled in when the appointment is booked or edited.
//!
//! A template is plain text with fields in double braces, `{{contact.name}}: {{calendar.name}}`. There is nothing
//! else to it: no conditions, no escapes. Two opening braces always begin a field.

use crate::contact::{Contact, Name, one_line};
use crate::form::{Answers, Form, QuestionId};
use crate::invalid::Invalid;
use crate::limits;
use serde::{Deserialize, Serialize};

const OPENING: &str = "{{";
const CLOSING: &str = "}}";
/// What the name of a field for an answer begins with; the question's id follows.
const ANSWER: &str = "answers.";

/// What a calendar calls its appointments. Invariants: at most [`limits::TITLE_TEMPLATE_CHARS_MAX`] characters, not
/// blank, every field is known; a field for an answer had its question in the form when the template was
/// [parsed](Self::parse).
///
/// Reading one from storage checks the same but for the form, which was checked when it was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TitleTemplate {
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

/// What a title can tell of an appointment.
#[derive(Debug, Clone, Copy)]
pub struct TitleFacts<'a> {
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

impl TitleTemplate {
    /// Reads a template for a calendar with this form.
    pub fn parse(text: &str, form: &Form) -> Result<Self, Invalid> {
        Self::read(text, |id| form.asks(id))
    }

    fn read(text: &str, asked: impl Fn(&str) -> bool) -> Result<Self, Invalid> {
        let text = text.trim();
        let chars_max = limits::TITLE_TEMPLATE_CHARS_MAX;
        if text.is_empty() || text.chars().count() > chars_max {
            return Err(refused(format!("A title's template is a text of 1 to {chars_max} characters.")));
        }
        let mut parts = Vec::new();
        let mut rest = text;
        while let Some((before, from_field)) = rest.split_once(OPENING) {
            let at = 1 + chars_between(text, from_field) - OPENING.len();
            let Some((name, after)) = from_field.split_once(CLOSING) else {
                let message = format!(
                    "The field that opens with {OPENING} at character {at} is never closed with {CLOSING}."
                );
                return Err(refused(message));
            };
            parts.push(Part::Text(before.to_owned()));
            parts.push(Part::Field(Field::read(&Found { name: name.trim(), at }, &asked)?));
            rest = after;
        }
        parts.push(Part::Text(rest.to_owned()));
        parts.retain(|part| *part != Part::Text(String::new()));
        Ok(Self { text: text.to_owned(), parts })
    }

    /// The template as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The title: one line of 1 to [`limits::TITLE_CHARS_MAX`] characters. What is not known is left out; if nothing is
    /// left, the title is the calendar's name.
    #[must_use]
    pub fn render(&self, facts: &TitleFacts<'_>) -> String {
        let filled: String = self.parts.iter().map(|part| part.render(facts)).collect();
        let line = one_line(&filled);
        cut(if line.is_empty() { facts.calendar.as_str() } else { &line })
    }
}

/// Client and calendar: `Ada Lovelace: First consultation`.
impl Default for TitleTemplate {
    fn default() -> Self {
        let text = "{{contact.name}}: {{calendar.name}}".to_owned();
        let parts = vec![
            Part::Field(Field::ContactName),
            Part::Text(": ".to_owned()),
            Part::Field(Field::CalendarName),
        ];
        Self { text, parts }
    }
}

impl TryFrom<String> for TitleTemplate {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::read(&text, |_| true)
    }
}

impl From<TitleTemplate> for String {
    fn from(template: TitleTemplate) -> String {
        template.text
    }
}

impl Field {
    fn read(found: &Found<'_>, asked: impl Fn(&str) -> bool) -> Result<Self, Invalid> {
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
}

fn answer_field(name: &str, asked: impl Fn(&str) -> bool) -> Option<QuestionId> {
    let id = QuestionId::parse(name.strip_prefix(ANSWER)?).ok()?;
    asked(id.as_str()).then_some(id)
}

impl Found<'_> {
    fn unknown(&self) -> Invalid {
        let Self { name, at } = self;
        let message = match name.strip_prefix(ANSWER) {
            Some(_) => format!(
                "The field {name} at character {at} is for an answer that this calendar's form does not ask for."
            ),
            None => format!(
                "There is no field {name:?}, as at character {at}; there are contact.name, contact.email, \
                contact.phone, calendar.name, host.name, sub_account.name and {ANSWER} with a question's id."
            ),
        };
        refused(message)
    }
}

impl Part {
    fn render<'a>(&'a self, facts: &TitleFacts<'a>) -> std::borrow::Cow<'a, str> {
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

/// The beginning of a line that is too long, with an ellipsis as its last character.
fn cut(line: &str) -> String {
    if line.chars().count() <= limits::TITLE_CHARS_MAX {
        return line.to_owned();
    }
    let kept: String = line.chars().take(limits::TITLE_CHARS_MAX - 1).collect();
    format!("{}…", kept.trim_end())
}

fn refused(message: String) -> Invalid {
    Invalid::new("invalid_title", "title", message)
}
