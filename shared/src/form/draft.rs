use super::{Asks, Consent, Form, NumberRange, Question, QuestionId, number_fault};
use crate::contact::{FreeText, one_line};
use crate::invalid::Invalid;
use crate::limits;
use crate::wire::{Number, QuestionKind};
use serde::{Deserialize, Serialize};

/// The id of a consent that was given none.
const USUAL_CONSENT_ID: &str = "consent";

/// A form as the management API takes it, not yet checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FormDraft {
    /// The questions, in the order in which they are asked.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = limits::QUESTIONS_MAX)))]
    pub questions: Vec<QuestionDraft>,
    /// What the client is asked to agree to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = limits::CONSENTS_MAX)))]
    pub consents: Vec<ConsentDraft>,
    /// How many guests a client may bring.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = limits::GUESTS_MAX)))]
    pub guests_max: u32,
    /// Whether a booking needs the client's own phone number.
    #[serde(default)]
    pub phone_required: bool,
}

/// A question as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QuestionDraft {
    /// By which it is answered; no other question or consent of the form has it.
    #[cfg_attr(feature = "schema", schemars(with = "QuestionId"))]
    pub id: String,
    /// The question, on one line.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::schema::Text<{ limits::QUESTION_LABEL_CHARS_MAX }>")
    )]
    pub label: String,
    /// What helps to answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = limits::QUESTION_HELP_CHARS_MAX)))]
    pub help: Option<String>,
    /// What answers it.
    pub kind: QuestionKind,
    /// Whether a booking needs an answer; of a checkbox, whether it has to be ticked.
    #[serde(default)]
    pub required: bool,
    /// What can be chosen: for `choice` and `multi_choice` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<Vec<crate::schema::Text<{ limits::OPTION_CHARS_MAX }>>>", length(min = 1, max = limits::QUESTION_OPTIONS_MAX), extend("uniqueItems" = true)))]
    pub options: Option<Vec<String>>,
    /// The least number: for `number` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = -limits::FORM_NUMBER_ABS_MAX, max = limits::FORM_NUMBER_ABS_MAX)))]
    pub min: Option<Number>,
    /// The greatest number: for `number` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = -limits::FORM_NUMBER_ABS_MAX, max = limits::FORM_NUMBER_ABS_MAX)))]
    pub max: Option<Number>,
    /// Whether the number has to be a whole one: for `number` only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub integer: Option<bool>,
}

/// A consent as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentDraft {
    /// By which it is answered; `consent` without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<QuestionId>"))]
    pub id: Option<String>,
    /// What is agreed to.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Text<{ limits::CONSENT_CHARS_MAX }>"))]
    pub text: String,
    /// Whether a booking needs it.
    pub required: bool,
}

impl FormDraft {
    /// Checks the draft. The field of a refusal is a path in it: `questions.2.options.0`.
    pub fn checked(self) -> Result<Form, Invalid> {
        at_most(self.questions.len(), limits::QUESTIONS_MAX, "questions", "A form has at most", "questions")?;
        at_most(self.consents.len(), limits::CONSENTS_MAX, "consents", "A form has at most", "consents")?;
        if self.guests_max > limits::GUESTS_MAX {
            let message = format!("This is a number from 0 to {}.", limits::GUESTS_MAX);
            return Err(refused("guests_max", message));
        }
        let form = Form {
            questions: each(self.questions, "questions", QuestionDraft::checked)?,
            consents: each(self.consents, "consents", ConsentDraft::checked)?,
            guests_max: self.guests_max,
            phone_required: self.phone_required,
        };
        match twice(form.ids()) {
            None => Ok(form),
            Some(at) => {
                let field = match at.checked_sub(form.questions.len()) {
                    None => format!("questions.{at}.id"),
                    Some(at) => format!("consents.{at}.id"),
                };
                let message = "Another question or consent of this form has this id; each needs its own.";
                Err(refused(field, message))
            }
        }
    }
}

impl TryFrom<FormDraft> for Form {
    type Error = Invalid;
    fn try_from(draft: FormDraft) -> Result<Self, Invalid> {
        draft.checked()
    }
}

impl QuestionDraft {
    fn checked(self) -> Result<Question, Invalid> {
        Ok(Question {
            id: QuestionId::parse(&self.id)?,
            label: line(&self.label, "label", limits::QUESTION_LABEL_CHARS_MAX)?,
            help: text(self.help.as_deref().unwrap_or_default(), "help", limits::QUESTION_HELP_CHARS_MAX)?,
            required: self.required,
            asks: self.asks()?,
        })
    }

    fn asks(&self) -> Result<Asks, Invalid> {
        let only_for = |field: &'static str, given: bool, kinds: &str| {
            given
                .then(|| refused(field, format!("Only a question of the kind {kinds} has this.")))
                .map_or(Ok(()), Err)
        };
        if !matches!(self.kind, QuestionKind::Choice | QuestionKind::MultiChoice) {
            only_for("options", self.options.is_some(), "`choice` or `multi_choice`")?;
        }
        if self.kind != QuestionKind::Number {
            only_for("min", self.min.is_some(), "`number`")?;
            only_for("max", self.max.is_some(), "`number`")?;
            only_for("integer", self.integer.is_some(), "`number`")?;
        }
        Ok(match self.kind {
            QuestionKind::Text => Asks::Text,
            QuestionKind::LongText => Asks::LongText,
            QuestionKind::Choice => Asks::Choice(self.checked_options()?),
            QuestionKind::MultiChoice => Asks::MultiChoice(self.checked_options()?),
            QuestionKind::Checkbox => Asks::Checkbox,
            QuestionKind::Phone => Asks::Phone,
            QuestionKind::Email => Asks::Email,
            QuestionKind::Number => Asks::Number(self.checked_range()?),
        })
    }

    fn checked_options(&self) -> Result<Vec<String>, Invalid> {
        let drafts = self.options.as_deref().unwrap_or_default();
        if drafts.is_empty() {
            return Err(refused("options", "A question of this kind needs at least one option."));
        }
        at_most(drafts.len(), limits::QUESTION_OPTIONS_MAX, "options", "A question has at most", "options")?;
        let options = each(drafts.to_vec(), "options", |option| line(&option, "", limits::OPTION_CHARS_MAX))?;
        match twice(options.iter()) {
            None => Ok(options),
            Some(at) => Err(refused(format!("options.{at}"), "This question has this option already.")),
        }
    }

    fn checked_range(&self) -> Result<NumberRange, Invalid> {
        let range = NumberRange { min: self.min, max: self.max, integer: self.integer.unwrap_or(false) };
        for (field, end) in [("min", range.min), ("max", range.max)] {
            let Some(end) = end else { continue };
            if let Some(fault) = number_fault(end) {
                return Err(refused(field, fault));
            }
            if range.integer && !end.is_whole() {
                return Err(refused(field, "Where only whole numbers are accepted, this is one, too."));
            }
        }
        match (range.min, range.max) {
            (Some(min), Some(max)) if min > max => {
                Err(refused("max", "The greatest number is not less than the least."))
            }
            _ => Ok(range),
        }
    }
}

impl ConsentDraft {
    fn checked(self) -> Result<Consent, Invalid> {
        let id = QuestionId::parse(self.id.as_deref().unwrap_or(USUAL_CONSENT_ID))?;
        let text = text(&self.text, "text", limits::CONSENT_CHARS_MAX)?
            .ok_or_else(|| refused("text", "A consent needs a text that says what is agreed to."))?;
        Ok(Consent { id, text, required: self.required })
    }
}

impl From<Form> for FormDraft {
    fn from(form: Form) -> Self {
        Self {
            questions: form.questions.into_iter().map(QuestionDraft::from).collect(),
            consents: form.consents.into_iter().map(ConsentDraft::from).collect(),
            guests_max: form.guests_max,
            phone_required: form.phone_required,
        }
    }
}

impl From<Question> for QuestionDraft {
    fn from(question: Question) -> Self {
        let Question { id, label, help, required, asks } = question;
        let NumberRange { min, max, integer } = asks.range();
        let options = (!asks.options().is_empty()).then(|| asks.options().to_vec());
        let integer = integer.then_some(true);
        Self { id: id.into(), label, help, kind: asks.kind(), required, options, min, max, integer }
    }
}

impl From<Consent> for ConsentDraft {
    fn from(consent: Consent) -> Self {
        Self { id: Some(consent.id.into()), text: consent.text, required: consent.required }
    }
}

fn refused(
    field: impl Into<std::borrow::Cow<'static, str>>,
    message: impl Into<std::borrow::Cow<'static, str>>,
) -> Invalid {
    Invalid::new("invalid_form", field, message)
}

fn at_most(count: usize, max: usize, field: &'static str, owner: &str, things: &str) -> Result<(), Invalid> {
    if count > max { Err(refused(field, format!("{owner} {max} {things}."))) } else { Ok(()) }
}

/// Checks every item of a list; a refusal names its place.
fn each<D, T>(
    drafts: Vec<D>,
    list: &str,
    check: impl Fn(D) -> Result<T, Invalid>,
) -> Result<Vec<T>, Invalid> {
    let place = |at: usize| move |invalid: Invalid| invalid.within(&at.to_string()).within(list);
    drafts.into_iter().enumerate().map(|(at, draft)| check(draft).map_err(place(at))).collect()
}

/// Where in a list something stands that stood there before.
fn twice<T: Ord>(items: impl Iterator<Item = T>) -> Option<usize> {
    let mut seen = std::collections::BTreeSet::new();
    items.enumerate().find_map(|(at, item)| (!seen.insert(item)).then_some(at))
}

/// A text of one line, which is not empty.
fn line(typed: &str, field: &'static str, chars_max: usize) -> Result<String, Invalid> {
    let line = one_line(typed);
    if line.is_empty() || line.chars().count() > chars_max {
        return Err(refused(field, format!("A text of 1 to {chars_max} characters is needed.")));
    }
    Ok(line)
}

/// A text of several lines, or none.
fn text(typed: &str, field: &'static str, chars_max: usize) -> Result<Option<String>, Invalid> {
    let text = FreeText::parse(typed, field, chars_max)
        .map_err(|invalid| Invalid { code: "invalid_form", ..invalid })?;
    Ok(text.map(|text| text.as_str().to_owned()))
}
