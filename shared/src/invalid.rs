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

    /// Field, message and code of a refusal that was turned into text: serde hands its reasons on as nothing else.
    #[must_use]
    pub fn parts_of(text: &str) -> Option<(&str, &str, &str)> {
        let (rest, code) = text.strip_suffix(')')?.rsplit_once(" (")?;
        let (field, message) = rest.split_once(": ")?;
        let is_code = code.starts_with("invalid_")
            && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
        (is_code && !field.contains(' ')).then_some((field, message, code))
    }

    /// The same refusal seen from one level up: `email` inside `contact` becomes `contact.email`.
    #[must_use]
    pub fn within(self, parent: &str) -> Self {
        let field =
            if self.field.is_empty() { parent.to_owned() } else { format!("{parent}.{}", self.field) };
        Self { field: field.into(), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_can_be_read_back_from_its_text() {
        for field in ["", "weekly.monday.0"] {
            let invalid = Invalid::new("invalid_window", field, "It closes: 09:00 (or later).");
            let text = invalid.to_string();
            assert_eq!(Invalid::parts_of(&text), Some((field, &*invalid.message, invalid.code)), "{text}");
        }
        for text in [
            "missing field `name`",
            "a field: some words (invalid_window)",
            "x: y (Z)",
            "",
            ")",
            "x (invalid_a)",
        ] {
            assert_eq!(Invalid::parts_of(text), None, "{text}");
        }
    }
}
