//! What is said no to, and what broke: one error type for the Worker and its objects.

use serde::{Deserialize, Serialize};
use shared::invalid::Invalid;
use shared::wire::{Problem, SlotView};
use std::borrow::Cow;

/// A no that the caller is told: a status, a stable code, a sentence a person can act on. Crosses between the
/// Worker and its objects unchanged.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Refusal {
    /// HTTP status.
    pub status: u16,
    /// Stable, for programs.
    pub code: Cow<'static, str>,
    /// For people.
    pub detail: Cow<'static, str>,
    /// Path of the refused field.
    pub field: Option<String>,
    /// With `slot_taken`: what is free near by.
    pub alternatives: Vec<SlotView>,
}

impl Refusal {
    /// A refusal with a status, a code and a sentence.
    pub fn new(status: u16, code: &'static str, detail: impl Into<Cow<'static, str>>) -> Self {
        Self { status, code: code.into(), detail: detail.into(), field: None, alternatives: Vec::new() }
    }

    /// A field is refused, by somebody whose codes are not ours to name.
    #[must_use]
    pub fn invalid_field(code: String, field: String, detail: String) -> Self {
        let field = Some(field).filter(|field| !field.is_empty());
        Self { status: 422, code: code.into(), detail: detail.into(), field, alternatives: Vec::new() }
    }

    /// There is nothing of this name, or nothing that the caller may know of.
    #[must_use]
    pub fn not_found(what: &'static str) -> Self {
        Self::new(404, "not_found", format!("There is no such {what}."))
    }

    /// The refusal as RFC 9457 has it.
    #[must_use]
    pub fn problem(&self) -> Problem {
        Problem {
            kind: "about:blank".to_owned(),
            title: status_in_words(self.status).to_owned(),
            status: self.status,
            code: self.code.to_string(),
            detail: self.detail.to_string(),
            field: self.field.clone(),
            alternatives: self.alternatives.clone(),
        }
    }
}

/// The reason phrase of RFC 9110 for the statuses that are used here.
fn status_in_words(status: u16) -> &'static str {
    match status {
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        422 => "Unprocessable Content",
        429 => "Too Many Requests",
        503 => "Service Unavailable",
        _ => "Internal Server Error",
    }
}

impl From<Invalid> for Refusal {
    fn from(invalid: Invalid) -> Self {
        Self { field: Some(invalid.field.into_owned()), ..Self::new(422, invalid.code, invalid.message) }
    }
}

/// Why a piece of work did not succeed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// It was refused; the caller is told why.
    #[error("{}: {}", .0.code, .0.detail)]
    Refused(Box<Refusal>),
    /// Something of ours, or under us, did not work; it is logged and the caller is told to try again.
    #[error(transparent)]
    Broken(#[from] worker::Error),
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(Box::new(refusal))
    }
}

impl From<Invalid> for Fault {
    fn from(invalid: Invalid) -> Self {
        Refusal::from(invalid).into()
    }
}

impl From<serde_json::Error> for Fault {
    fn from(error: serde_json::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl From<crate::json::Unfit> for Fault {
    fn from(unfit: crate::json::Unfit) -> Self {
        broken(unfit.to_string())
    }
}

/// The result of a piece of work.
pub type Outcome<T> = Result<T, Fault>;

/// Something that cannot be, unless the code is wrong: reported as broken, with words that lead to the place.
pub fn broken(what: impl Into<String>) -> Fault {
    Fault::Broken(worker::Error::RustError(what.into()))
}
