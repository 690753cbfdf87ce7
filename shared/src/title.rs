//! What an appointment is called: a calendar's template, filled in when the appointment is booked or edited.

use crate::contact::one_line;
use crate::form::Form;
use crate::invalid::Invalid;
use crate::limits;
pub use crate::template::Facts as TitleFacts;
use crate::template::{Purpose, Template};
use serde::{Deserialize, Serialize};

/// What a calendar calls its appointments: a text with fields in double braces, of at most
/// [`limits::TITLE_TEMPLATE_CHARS_MAX`] characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TitleTemplate(Template);

const PURPOSE: Purpose = Purpose {
    what: "A title's template",
    code: "invalid_title",
    field: "title",
    chars_max: limits::TITLE_TEMPLATE_CHARS_MAX,
};

impl TitleTemplate {
    /// Reads a template for a calendar with this form.
    pub fn parse(text: &str, form: &Form) -> Result<Self, Invalid> {
        Template::parse(text, &PURPOSE, form).map(Self)
    }

    /// The template as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The title: one line of 1 to [`limits::TITLE_CHARS_MAX`] characters. What is not known is left out; if nothing is
    /// left, the title is the calendar's name.
    #[must_use]
    pub fn render(&self, facts: &TitleFacts<'_>) -> String {
        let line = one_line(&self.0.fill(facts));
        cut(if line.is_empty() { facts.calendar.as_str() } else { &line }, limits::TITLE_CHARS_MAX)
    }
}

/// Client and calendar: `Ada Lovelace: First consultation`.
impl Default for TitleTemplate {
    fn default() -> Self {
        Self(Template::client_and_calendar())
    }
}

impl TryFrom<String> for TitleTemplate {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Template::stored(&text, &PURPOSE).map(Self)
    }
}

impl From<TitleTemplate> for String {
    fn from(template: TitleTemplate) -> String {
        template.0.as_str().to_owned()
    }
}

/// The beginning of a text that is too long, cut between characters, with an ellipsis as its last one.
pub(crate) fn cut(text: &str, chars_max: usize) -> String {
    if text.chars().count() <= chars_max {
        return text.to_owned();
    }
    let kept: String = text.chars().take(chars_max.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
