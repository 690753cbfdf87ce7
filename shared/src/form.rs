//! What a calendar asks beyond name, email and phone: questions, consents, guests.
//!
//! A form is written as a [`FormDraft`] and is a [`Form`] once it is checked. What a client sends is held against
//! the form in one place, [`Form::check`], and is then kept as [`Filled`] beside the appointment, with the questions
//! as they were asked: a form that is changed later does not change what was answered.

mod answers;
mod draft;
mod fields;

pub use answers::{Answer, Answers, Filled, Given};
pub use draft::{ConsentDraft, FormDraft, QuestionDraft};
pub use fields::{ANSWER_FIELD_PREFIX, read_fields, read_guests};

use crate::invalid::Invalid;
use crate::limits;
use crate::wire::{ConsentView, FormView, Number, QuestionKind, QuestionView};
use serde::{Deserialize, Serialize};
use std::fmt;

/// By which a question or a consent is answered. Invariant: 1 to [`limits::QUESTION_ID_CHARS_MAX`] of `a-z`, `0-9`,
/// `_` and `-`, the first one a letter.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct QuestionId(String);

impl QuestionId {
    /// Reads an id.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let allowed =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
        let fits = text.len() <= limits::QUESTION_ID_CHARS_MAX
            && text.starts_with(|first: char| first.is_ascii_lowercase())
            && text.bytes().all(allowed);
        if fits {
            return Ok(Self(text.to_owned()));
        }
        let message = format!(
            "An id is up to {} lower-case letters, digits, hyphens and underscores, and begins with a letter.",
            limits::QUESTION_ID_CHARS_MAX
        );
        Err(Invalid::new("invalid_form", "id", message))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for QuestionId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl TryFrom<String> for QuestionId {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}

impl From<QuestionId> for String {
    fn from(id: QuestionId) -> String {
        id.0
    }
}

/// The form of a calendar. Invariants: everything within [`limits`]; no id twice, among questions and consents
/// together; every label, option and consent has a text; no option twice in a question; what `min` and `max` leave
/// is not empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "FormDraft", into = "FormDraft")]
pub struct Form {
    questions: Vec<Question>,
    consents: Vec<Consent>,
    guests_max: u32,
    phone_required: bool,
}

/// A question of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    id: QuestionId,
    label: String,
    help: Option<String>,
    required: bool,
    asks: Asks,
}

/// What a question asks for, with what bounds the answer.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Asks {
    Text,
    LongText,
    Choice(Vec<String>),
    MultiChoice(Vec<String>),
    Checkbox,
    Phone,
    Email,
    Number(NumberRange),
}

/// Which numbers are accepted; both ends are included.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct NumberRange {
    min: Option<Number>,
    max: Option<Number>,
    integer: bool,
}

/// What a client is asked to agree to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    id: QuestionId,
    text: String,
    required: bool,
}

impl Asks {
    fn kind(&self) -> QuestionKind {
        match self {
            Self::Text => QuestionKind::Text,
            Self::LongText => QuestionKind::LongText,
            Self::Choice(_) => QuestionKind::Choice,
            Self::MultiChoice(_) => QuestionKind::MultiChoice,
            Self::Checkbox => QuestionKind::Checkbox,
            Self::Phone => QuestionKind::Phone,
            Self::Email => QuestionKind::Email,
            Self::Number(_) => QuestionKind::Number,
        }
    }

    fn options(&self) -> &[String] {
        match self {
            Self::Choice(options) | Self::MultiChoice(options) => options,
            _ => &[],
        }
    }

    fn range(&self) -> NumberRange {
        match self {
            Self::Number(range) => *range,
            _ => NumberRange::default(),
        }
    }
}

impl Form {
    /// Whether the form has a question or a consent of this id.
    #[must_use]
    pub fn asks(&self, id: &str) -> bool {
        self.ids().any(|known| known.as_str() == id)
    }

    /// The ids of all questions, then of all consents, in the form's order.
    pub fn ids(&self) -> impl Iterator<Item = &QuestionId> {
        let questions = self.questions.iter().map(|question| &question.id);
        questions.chain(self.consents.iter().map(|consent| &consent.id))
    }

    /// How many guests a client may bring.
    #[must_use]
    pub fn guests_max(&self) -> u32 {
        self.guests_max
    }

    /// Whether a booking needs the client's own phone number.
    #[must_use]
    pub fn phone_required(&self) -> bool {
        self.phone_required
    }

    /// The form as clients see it.
    #[must_use]
    pub fn view(&self) -> FormView {
        FormView {
            questions: self.questions.iter().map(Question::view).collect(),
            consents: self.consents.iter().map(Consent::view).collect(),
            guests_max: self.guests_max,
            phone_required: self.phone_required,
        }
    }
}

impl Question {
    fn view(&self) -> QuestionView {
        let NumberRange { min, max, integer } = self.asks.range();
        QuestionView {
            id: self.id.as_str().to_owned(),
            label: self.label.clone(),
            help: self.help.clone(),
            kind: self.asks.kind(),
            required: self.required,
            options: self.asks.options().to_vec(),
            min,
            max,
            integer,
        }
    }
}

impl Consent {
    fn view(&self) -> ConsentView {
        ConsentView { id: self.id.as_str().to_owned(), text: self.text.clone(), required: self.required }
    }
}

/// What keeps a number from being one that forms deal in; nothing if it is fine.
fn number_fault(number: Number) -> Option<String> {
    if number.get().abs() > limits::FORM_NUMBER_ABS_MAX {
        return Some(format!("A number is at most {} away from zero.", limits::FORM_NUMBER_ABS_MAX));
    }
    let decimals = number.to_string().split_once('.').map_or(0, |(_, decimals)| decimals.len());
    (decimals > limits::FORM_NUMBER_DECIMALS_MAX)
        .then(|| format!("A number has at most {} decimals.", limits::FORM_NUMBER_DECIMALS_MAX))
}
