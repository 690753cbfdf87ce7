use super::{Asks, Consent, Form, NumberRange, Question, QuestionId, number_fault};
use crate::contact::{Contact, Email, FreeText, Phone, one_line};
use crate::invalid::Invalid;
use crate::limits;
use crate::wire::{AnswerValue, Number};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A form as a client filled it in. Invariant: every required answer and consent is there; guests are different
/// people, as many as the calendar takes, and none of them is the client.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    /// What was answered.
    #[serde(default, skip_serializing_if = "Answers::is_empty")]
    pub answers: Answers,
    /// Who comes along.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub guests: Vec<Email>,
}

/// The answers to a form. Invariant: in the form's order, consents last; none for a question that was left out, but
/// one for every checkbox and every consent, which always say yes or no.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Answers(Vec<Answer>);

/// An answer with the question as it was asked. As JSON `{id, label, kind, value}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Answer {
    /// The question's id, or the consent's.
    pub id: QuestionId,
    /// The question as it was asked; of a consent, what was agreed to.
    pub label: String,
    /// The answer.
    #[serde(flatten)]
    pub given: Given,
}

/// An answer that fits its question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Given {
    /// One line, not empty.
    Text(String),
    /// One line or several.
    LongText(FreeText),
    /// One of the options.
    Choice(String),
    /// One or several of the options, in the order of the options.
    MultiChoice(Vec<String>),
    /// Whether it was ticked.
    Checkbox(bool),
    /// A phone number.
    Phone(Phone),
    /// An email address.
    Email(Email),
    /// A number in the question's range.
    Number(Number),
    /// Whether the client agreed.
    Consent(bool),
}

impl Given {
    /// The answer for a person to read.
    #[must_use]
    pub fn display(&self) -> Cow<'_, str> {
        let either =
            |given: bool, yes: &'static str, no: &'static str| Cow::from(if given { yes } else { no });
        match self {
            Self::Text(text) | Self::Choice(text) => text.into(),
            Self::LongText(text) => text.as_str().into(),
            Self::MultiChoice(chosen) => chosen.join(", ").into(),
            Self::Phone(phone) => phone.as_str().into(),
            Self::Email(email) => email.as_str().into(),
            Self::Number(number) => number.to_string().into(),
            Self::Checkbox(ticked) => either(*ticked, "Yes", "No"),
            Self::Consent(agreed) => either(*agreed, "Agreed", "Not agreed"),
        }
    }
}

impl Answer {
    /// The answer for a person to read.
    #[must_use]
    pub fn display(&self) -> Cow<'_, str> {
        self.given.display()
    }
}

impl Answers {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The answers in the form's order.
    pub fn iter(&self) -> std::slice::Iter<'_, Answer> {
        self.0.iter()
    }

    /// The answer to one question; none if it was left out.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Answer> {
        self.0.iter().find(|answer| answer.id.as_str() == id)
    }
}

impl<'a> IntoIterator for &'a Answers {
    type Item = &'a Answer;
    type IntoIter = std::slice::Iter<'a, Answer>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl Form {
    /// Holds what a client sent against the form. The field of a refusal is a path in the booking:
    /// `answers.company`, `guests.1`, `contact.phone`.
    pub fn check(
        &self,
        contact: &Contact,
        answers: &BTreeMap<String, AnswerValue>,
        guests: &[String],
    ) -> Result<Filled, Invalid> {
        if self.phone_required && contact.phone.is_none() {
            let message = "This calendar needs your phone number, with its country code.";
            return Err(Invalid::new("invalid_phone", "contact.phone", message));
        }
        Ok(Filled { answers: self.check_answers(answers)?, guests: self.check_guests(contact, guests)? })
    }

    fn check_answers(&self, sent: &BTreeMap<String, AnswerValue>) -> Result<Answers, Invalid> {
        if let Some(unknown) = sent.keys().find(|id| !self.asks(id)) {
            // It may be as long as a body, and is said back.
            let id: String = unknown.chars().take(limits::QUESTION_ID_CHARS_MAX).collect();
            return Err(refused(&id, "This calendar asks no such question."));
        }
        let to = |id: &QuestionId| sent.get(id.as_str());
        let questions = self.questions.iter().map(|question| question.answer(to(&question.id)));
        let consents = self.consents.iter().map(|consent| consent.answer(to(&consent.id)).map(Some));
        questions.chain(consents).filter_map(Result::transpose).collect::<Result<_, _>>().map(Answers)
    }

    fn check_guests(&self, contact: &Contact, sent: &[String]) -> Result<Vec<Email>, Invalid> {
        let refused =
            |field: String, message: Cow<'static, str>| Invalid::new("invalid_guests", field, message);
        if u32::try_from(sent.len()).map_or(true, |count| count > self.guests_max) {
            let message = match self.guests_max {
                0 => "This calendar takes no guests.".into(),
                1 => "At most 1 guest can come along.".into(),
                most => format!("At most {most} guests can come along.").into(),
            };
            return Err(refused("guests".to_owned(), message));
        }
        let mut guests: Vec<Email> = Vec::with_capacity(sent.len());
        for (at, address) in sent.iter().enumerate() {
            let refused = |message: &'static str| refused(format!("guests.{at}"), message.into());
            let guest = Email::parse(address)
                .map_err(|_| refused("An email address like name@example.com is needed."))?;
            if guest.key() == contact.email.key() {
                return Err(refused("You need not name yourself among the guests."));
            }
            if guests.iter().any(|other| other.key() == guest.key()) {
                return Err(refused("This guest is named twice."));
            }
            guests.push(guest);
        }
        Ok(guests)
    }
}

impl Question {
    /// Reads the answer; `None` where an optional question was left out.
    fn answer(&self, sent: Option<&AnswerValue>) -> Result<Option<Answer>, Invalid> {
        let given = self.asks.read(sent).map_err(|message| refused(self.id.as_str(), message))?;
        let missing = match given {
            None => Some("This question needs an answer."),
            Some(Given::Checkbox(false)) => Some("This has to be ticked."),
            Some(_) => None,
        };
        match missing {
            Some(message) if self.required => Err(refused(self.id.as_str(), message)),
            _ => {
                let answer = |given| Answer { id: self.id.clone(), label: self.label.clone(), given };
                Ok(given.map(answer))
            }
        }
    }
}

impl Consent {
    fn answer(&self, sent: Option<&AnswerValue>) -> Result<Answer, Invalid> {
        let agreed = read_flag(sent).map_err(|message| refused(self.id.as_str(), message))?;
        if self.required && !agreed {
            return Err(refused(
                self.id.as_str(),
                "An appointment can only be booked by whoever agrees to this.",
            ));
        }
        Ok(Answer { id: self.id.clone(), label: self.text.clone(), given: Given::Consent(agreed) })
    }
}

/// Why an answer does not fit, as one sentence.
type Fault = Cow<'static, str>;

impl Asks {
    fn read(&self, sent: Option<&AnswerValue>) -> Result<Option<Given>, Fault> {
        match self {
            Self::Text => read_text(sent, |text| {
                let line = one_line(text);
                if line.chars().count() > limits::ANSWER_LINE_CHARS_MAX {
                    return Err(
                        format!("At most {} characters fit here.", limits::ANSWER_LINE_CHARS_MAX).into()
                    );
                }
                Ok((!line.is_empty()).then_some(Given::Text(line)))
            }),
            Self::LongText => read_text(sent, |text| {
                let text = FreeText::parse(text, "", limits::ANSWER_TEXT_CHARS_MAX);
                Ok(text.map_err(|invalid| invalid.message)?.map(Given::LongText))
            }),
            Self::Choice(options) => read_text(sent, |text| {
                let chosen = options.iter().find(|option| *option == text);
                Ok(Some(Given::Choice(chosen.ok_or("One of the options is needed.")?.clone())))
            }),
            Self::MultiChoice(options) => read_many(options, sent),
            Self::Checkbox => read_flag(sent).map(|ticked| Some(Given::Checkbox(ticked))),
            Self::Phone => read_text(sent, |text| {
                Phone::parse(text).map(|phone| Some(Given::Phone(phone))).map_err(|invalid| invalid.message)
            }),
            Self::Email => read_text(sent, |text| {
                Email::parse(text).map(|email| Some(Given::Email(email))).map_err(|invalid| invalid.message)
            }),
            Self::Number(range) => match sent {
                None => Ok(None),
                Some(AnswerValue::Number(number)) => {
                    range.read(*number).map(|number| Some(Given::Number(number)))
                }
                Some(_) => Err(range.wanted()),
            },
        }
    }
}

/// Reads an answer that is a text; white space alone is none.
fn read_text(
    sent: Option<&AnswerValue>,
    read: impl Fn(&str) -> Result<Option<Given>, Fault>,
) -> Result<Option<Given>, Fault> {
    match sent {
        None => Ok(None),
        Some(AnswerValue::Text(text)) if text.trim().is_empty() => Ok(None),
        Some(AnswerValue::Text(text)) => read(text),
        Some(_) => Err("One text is needed here.".into()),
    }
}

/// Reads a choice of several; an empty list is no answer.
fn read_many(options: &[String], sent: Option<&AnswerValue>) -> Result<Option<Given>, Fault> {
    let chosen = match sent {
        None => return Ok(None),
        Some(AnswerValue::Many(chosen)) => chosen,
        Some(_) => return Err("A list of options is needed here.".into()),
    };
    if chosen.iter().any(|choice| !options.contains(choice)) {
        return Err("Only the options can be chosen.".into());
    }
    let kept: Vec<String> = options.iter().filter(|option| chosen.contains(option)).cloned().collect();
    if kept.len() < chosen.len() {
        return Err("Each option can be chosen only once.".into());
    }
    Ok((!kept.is_empty()).then_some(Given::MultiChoice(kept)))
}

/// Reads a box; one that was not sent is not ticked, because that is how pages send it.
fn read_flag(sent: Option<&AnswerValue>) -> Result<bool, Fault> {
    match sent {
        None => Ok(false),
        Some(AnswerValue::Flag(ticked)) => Ok(*ticked),
        Some(_) => Err("True or false is needed here.".into()),
    }
}

impl NumberRange {
    fn read(self, number: Number) -> Result<Number, Fault> {
        if let Some(fault) = number_fault(number) {
            return Err(fault.into());
        }
        let fits = self.min.is_none_or(|min| min <= number)
            && self.max.is_none_or(|max| number <= max)
            && (!self.integer || number.is_whole());
        if fits { Ok(number) } else { Err(self.wanted()) }
    }

    /// What would be accepted.
    fn wanted(self) -> Fault {
        let kind = if self.integer { "whole number" } else { "number" };
        match (self.min, self.max) {
            (None, None) => format!("A {kind} is needed here."),
            (Some(min), None) => format!("A {kind} from {min} up is needed here."),
            (None, Some(max)) => format!("A {kind} up to {max} is needed here."),
            (Some(min), Some(max)) => format!("A {kind} from {min} to {max} is needed here."),
        }
        .into()
    }
}

fn refused(id: &str, message: impl Into<Fault>) -> Invalid {
    Invalid::new("invalid_answer", format!("answers.{id}"), message)
}
