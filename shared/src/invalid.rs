//! Why an input was refused, in a form that reaches the person who sent it.

use std::borrow::Cow;

/// A refused input: a stable code for programs, the field it is about, a sentence a person can act on.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{field}: {message} ({code})")]
pub struct Invalid {
    /// Stable, `invalid_…`; clients may match on it.
    pub code: &'static str,
    /// Path of the field in the request, with dots: `contact.email`, `members.0.schedule.tz`.
    pub field: Cow<'static, str>,
    /// One sentence that says what would be accepted.
    pub message: Cow<'static, str>,
}

impl Invalid {
    /// A refusal of `field`.
    pub fn new(
        code: &'static str,
        field: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { code, field: field.into(), message: message.into() }
    }

    /// The same refusal seen from one level up: `email` inside `contact` becomes `contact.email`.
    #[must_use]
    pub fn within(self, parent: &str) -> Self {
        let field =
            if self.field.is_empty() { parent.to_owned() } else { format!("{parent}.{}", self.field) };
        Self { field: field.into(), ..self }
    }
}
