//! From the fields of an HTML form, which are texts, to answers as the API takes them. Nothing is checked here:
//! what does not fit is handed on, so that it is refused like any other answer.

use crate::wire::{AnswerValue, FormView, Number, QuestionKind};
use std::collections::BTreeMap;

/// What the name of a question's field in an HTML form begins with; its id follows. A refusal names the same field.
pub const ANSWER_FIELD_PREFIX: &str = "answers.";

/// Reads the answers from the fields of an HTML form, in which a name may come several times. Other fields are
/// passed over; a field left blank is no answer.
#[must_use]
pub fn read_fields<'a>(
    form: &FormView,
    fields: impl IntoIterator<Item = (&'a str, &'a str)>,
) -> BTreeMap<String, AnswerValue> {
    let mut sent: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, value) in fields {
        if let Some(id) = name.strip_prefix(ANSWER_FIELD_PREFIX) {
            sent.entry(id).or_default().push(value);
        }
    }
    let read = |(id, values): (&str, Vec<&str>)| Some((id.to_owned(), read_field(form, id, &values)?));
    sent.into_iter().filter_map(read).collect()
}

/// Reads the guests from what a person typed: addresses with white space, commas or semicolons between them.
#[must_use]
pub fn read_guests(typed: &str) -> Vec<String> {
    let between = |c: char| c.is_whitespace() || c == ',' || c == ';';
    typed.split(between).filter(|address| !address.is_empty()).map(ToOwned::to_owned).collect()
}

fn read_field(form: &FormView, id: &str, values: &[&str]) -> Option<AnswerValue> {
    let Some(kind) = kind_of(form, id) else {
        // Kept even if blank: nobody sends a field that was not asked for but by mistake.
        return Some(as_sent(values));
    };
    let filled: Vec<&str> = values.iter().copied().filter(|value| !value.trim().is_empty()).collect();
    if filled.is_empty() {
        return None;
    }
    Some(match (kind, &filled[..]) {
        (QuestionKind::MultiChoice, chosen) => {
            AnswerValue::Many(chosen.iter().map(|&choice| choice.to_owned()).collect())
        }
        (QuestionKind::Checkbox, ["on" | "true"]) => AnswerValue::Flag(true),
        (QuestionKind::Checkbox, ["off" | "false"]) => AnswerValue::Flag(false),
        (QuestionKind::Number, [typed]) => {
            read_number(typed).map_or_else(|| as_sent(&filled), AnswerValue::Number)
        }
        _ => as_sent(&filled),
    })
}

/// What answers a question; a consent is answered as a checkbox is.
fn kind_of(form: &FormView, id: &str) -> Option<QuestionKind> {
    let question = form.questions.iter().find(|question| question.id == id).map(|question| question.kind);
    let consent = || form.consents.iter().any(|consent| consent.id == id).then_some(QuestionKind::Checkbox);
    question.or_else(consent)
}

fn as_sent(values: &[&str]) -> AnswerValue {
    match values {
        [value] => AnswerValue::Text((*value).to_owned()),
        values => AnswerValue::Many(values.iter().map(|&value| value.to_owned()).collect()),
    }
}

/// Reads a number as HTML has it; Rust alone would take `inf` and `NaN`, too.
fn read_number(typed: &str) -> Option<Number> {
    let typed = typed.trim();
    let numeric = |byte: u8| byte.is_ascii_digit() || b"+-.eE".contains(&byte);
    let value = typed.bytes().all(numeric).then(|| typed.parse::<f64>().ok()).flatten()?;
    Number::new(value)
}
