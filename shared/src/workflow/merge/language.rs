//! The language of merge texts: Handlebars, less most of it.

use super::{ANSWER, Field, MergeText, MissingLink, Place, Values, refused};
use crate::invalid::Invalid;
use handlebars::template::{HelperTemplate, Parameter, Template, TemplateElement};
use handlebars::{Handlebars, TemplateError, html_escape, no_escape};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};

/// Everything but the unreserved characters of RFC 3986, 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The blocks that a text may have.
const BLOCKS: [&str; 2] = ["if", "unless"];

impl MergeText {
    /// Whether it is a text in the language: every field is one that there is, and it holds nothing but fields, `if`, `unless`
    /// and comments; so it can always be rendered. A refusal tells the line and the column.
    pub fn check_language(&self) -> Result<(), Invalid> {
        let template = Template::compile(&self.0).map_err(|error| refused("", not_closed(&error)))?;
        check(&template).map_err(|fault| refused("", fault.placed(&self.0)))
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

impl Values {
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

fn percent_encode(text: &str) -> String {
    utf8_percent_encode(text, RESERVED).to_string()
}
