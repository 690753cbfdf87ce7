//! Merge fields: texts with fields in double braces that are filled in from what is known of an appointment.
//!
//! The language is Handlebars, of which a text may use fields, `{{#if}}` and `{{#unless}}`, and comments. Nothing that is
//! filled in is ever read as part of the language, and all of it is escaped for the [place](Place) it goes to.

use crate::form::QuestionId;
use crate::invalid::Invalid;
use handlebars::template::{HelperTemplate, Parameter, Template, TemplateElement};
use handlebars::{Handlebars, TemplateError, html_escape, no_escape};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::borrow::Borrow;
use std::collections::BTreeMap;

/// What the name of a field for an answer begins with; the question's id follows.
const ANSWER: &str = "answers.";
/// Everything but the unreserved characters of RFC 3986, 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The blocks that a text may have.
const BLOCKS: [&str; 2] = ["if", "unless"];

/// Something that can be filled in, by its name: `contact.name`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
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

/// A text with fields. Invariants: every field is one that there is; it holds nothing of the language but fields, `if`,
/// `unless` and comments; so it can always be rendered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "String", into = "String")]
pub struct MergeText(String);

/// What is filled in, by field; what is not among it is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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

    /// As the language reads them: every field has a value.
    fn as_data(&self) -> Value {
        let mut data = Map::new();
        let known = self.0.iter().map(|(field, value)| (field.name(), value.as_str()));
        for (name, value) in Field::NAMES.into_iter().map(|name| (name, "")).chain(known) {
            let Some((group, name)) = name.split_once('.') else { continue };
            let fields = data.entry(group).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(fields) = fields {
                fields.insert(name.to_owned(), Value::String(value.to_owned()));
            }
        }
        Value::Object(data)
    }
}

impl MergeText {
    /// Reads a text of at most `chars_max` characters, which is not blank; `field` is whose text it is.
    pub fn parse(text: &str, field: &'static str, chars_max: usize) -> Result<Self, Invalid> {
        let read = Self::read(text).map_err(|message| refused(field, message))?;
        read.check_length(field, chars_max)?;
        Ok(read)
    }

    /// Checks the length of a text that was read: not blank, at most `chars_max` characters.
    pub(super) fn check_length(&self, field: &'static str, chars_max: usize) -> Result<(), Invalid> {
        let text = self.0.as_str();
        match text.chars().count() {
            length if length > chars_max => {
                Err(refused(field, format!("At most {chars_max} characters fit here.")))
            }
            _ if text.trim().is_empty() => Err(refused(field, "A text is needed.".to_owned())),
            _ => Ok(()),
        }
    }

    fn read(text: &str) -> Result<Self, String> {
        let template = Template::compile(text).map_err(|error| not_closed(&error))?;
        check(&template).map_err(|fault| fault.placed(text))?;
        Ok(Self(text.to_owned()))
    }

    /// The text as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it tells the meeting location, and so has to wait for it.
    #[must_use]
    pub fn needs_link(&self) -> bool {
        Template::compile(&self.0)
            .is_ok_and(|template| names(&template).iter().any(|name| name == Field::MEETING_LOCATION))
    }

    /// The text with everything filled in. What is not known is empty; only without a meeting location nothing is
    /// written that tells it.
    pub fn render(&self, values: &Values, place: Place) -> Result<String, MissingLink> {
        let has_link = values.get(Field::MEETING_LOCATION).is_some_and(|link| !link.trim().is_empty());
        if !has_link && self.needs_link() {
            return Err(MissingLink);
        }
        let mut engine = Handlebars::new();
        match place {
            Place::Text | Place::Line => engine.register_escape_fn(no_escape),
            Place::Html => engine.register_escape_fn(html_escape),
            Place::Url => engine.register_escape_fn(percent_encode),
        }
        let rendered = engine.render_template(&self.0, &values.as_data()).unwrap_or_default();
        Ok(if place == Place::Line { crate::contact::one_line(&rendered) } else { rendered })
    }
}

impl TryFrom<String> for MergeText {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::read(&text).map_err(|message| refused("", message))
    }
}

impl From<MergeText> for String {
    fn from(text: MergeText) -> String {
        text.0
    }
}

fn refused(field: &'static str, message: String) -> Invalid {
    Invalid::new("invalid_merge_text", field, message)
}

fn not_closed(error: &TemplateError) -> String {
    let (line, column) = error.pos().unwrap_or((1, 1));
    format!(
        "From line {line}, column {column}, on this is no text with fields: a field is written {{{{contact.name}}}}."
    )
}

/// Why a text is refused, and the words of it that are the reason.
struct Fault {
    words: String,
    message: String,
}

impl Fault {
    fn new(words: &Parameter, message: impl Into<String>) -> Self {
        Self { words: words.as_name().unwrap_or_default().to_owned(), message: message.into() }
    }

    /// The message with its place. The language tells no places of what it has read, so the words are looked for.
    fn placed(self, text: &str) -> String {
        let Self { words, message } = self;
        match text.find(&words).filter(|_| !words.is_empty()) {
            None => message,
            Some(at) => {
                let before = &text[..at];
                let line = 1 + before.matches('\n').count();
                let column = 1 + before.rsplit('\n').next().unwrap_or_default().chars().count();
                format!("Line {line}, column {column}: {message}")
            }
        }
    }
}

const ONLY_FIELDS: &str = "Only fields, if and unless can stand in braces.";

/// Refuses what a text may not hold.
fn check(template: &Template) -> Result<(), Fault> {
    template.elements.iter().try_for_each(|element| match element {
        TemplateElement::RawString(_) | TemplateElement::Comment(_) => Ok(()),
        TemplateElement::Expression(expression) => check_field(expression),
        TemplateElement::HelperBlock(block) => check_block(block),
        TemplateElement::HtmlExpression(expression) => {
            Err(Fault::new(&expression.name, "Three braces would leave out the escaping; a field has two."))
        }
        _ => Err(Fault { words: String::new(), message: ONLY_FIELDS.to_owned() }),
    })
}

fn check_field(expression: &HelperTemplate) -> Result<(), Fault> {
    if !expression.params.is_empty() || !expression.hash.is_empty() {
        return Err(Fault::new(&expression.name, ONLY_FIELDS));
    }
    check_name(&expression.name)
}

fn check_block(block: &HelperTemplate) -> Result<(), Fault> {
    let is_known = block.name.as_name().is_some_and(|name| BLOCKS.contains(&name));
    match (is_known, block.params.as_slice()) {
        (true, [field]) if block.hash.is_empty() => check_name(field)?,
        _ => {
            let message = "A block is written {{#if contact.phone}} … {{else}} … {{/if}}, or with unless.";
            return Err(Fault::new(&block.name, message));
        }
    }
    [&block.template, &block.inverse].into_iter().flatten().try_for_each(check)
}

fn check_name(parameter: &Parameter) -> Result<(), Fault> {
    let name = parameter.as_name().unwrap_or_default();
    if Field::parse(name).is_some() {
        return Ok(());
    }
    let names = Field::NAMES.join(", ");
    let message = format!("There is no field {name:?}; there are {names} and {ANSWER} with a question's id.");
    Err(Fault::new(parameter, message))
}

/// The fields that a text asks for, those of conditions included.
fn names(template: &Template) -> Vec<String> {
    let mut all = Vec::new();
    for element in &template.elements {
        match element {
            TemplateElement::Expression(expression) => {
                all.extend(expression.name.as_name().map(str::to_owned));
            }
            TemplateElement::HelperBlock(block) => {
                all.extend([&block.template, &block.inverse].into_iter().flatten().flat_map(names));
            }
            _ => {}
        }
    }
    all
}

fn percent_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
