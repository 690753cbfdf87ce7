//! The person who books, in types that cannot hold what is no name, address or number.

use crate::invalid::Invalid;
use crate::limits;
use serde::{Deserialize, Serialize};

/// Collapses runs of white space to one space and drops control characters: what a person typed, on one line.
pub(crate) fn one_line(text: &str) -> String {
    let visible: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name of a person or thing. Invariant: one line, 1 to [`limits::NAME_CHARS_MAX`] characters, no control characters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

impl Name {
    /// Reads a name; surrounding and repeated white space is dropped.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let name = one_line(text);
        if name.is_empty() {
            return Err(Invalid::new("invalid_name", "name", "A name is needed."));
        }
        if name.chars().count() > limits::NAME_CHARS_MAX {
            return Err(Invalid::new(
                "invalid_name",
                "name",
                format!("A name has at most {} characters.", limits::NAME_CHARS_MAX),
            ));
        }
        Ok(Self(name))
    }

    /// The name as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An email address. Invariant: one `@` with something on both sides, a domain of two or more labels, lower-cased
/// domain, at most [`limits::EMAIL_BYTES_MAX`] bytes, nothing that could break a header. Whether it can receive
/// mail only mail can tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Email(String);

impl Email {
    /// Reads an address; surrounding white space is dropped.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let refused =
            || Invalid::new("invalid_email", "email", "An email address like name@example.com is needed.");
        let (local, domain) = text.trim().rsplit_once('@').ok_or_else(refused)?;
        // Measured and checked in small letters: some letters become longer, or two, and what is kept is read again.
        let domain = domain.to_lowercase();
        let address = format!("{local}@{domain}");
        if address.len() > limits::EMAIL_BYTES_MAX || !is_local_part(local) || !is_domain(&domain) {
            return Err(refused());
        }
        Ok(Self(address))
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What one contact per email is decided by: the whole address without regard to case.
    #[must_use]
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

/// RFC 5322's dot-atom, with letters of any script (RFC 6531), at most 64 bytes (RFC 5321, 4.5.3.1.1).
fn is_local_part(local: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~".contains(c);
    local.len() <= 64 && local.split('.').all(|atom| !atom.is_empty() && atom.chars().all(allowed))
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    domain.contains('.') && domain.split('.').all(label)
}

/// A phone number with its country code. Invariant: `+` and 6 to 15 digits (ITU-T E.164).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

impl Phone {
    /// Reads a number as people write it: spaces, dots, hyphens, slashes and brackets are dropped, `00` is `+`.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let refused = || {
            Invalid::new(
                "invalid_phone",
                "phone",
                "A phone number with its country code is needed, like +44 20 7946 0000.",
            )
        };
        let bare: String = text.chars().filter(|c| !c.is_whitespace() && !"().-/".contains(*c)).collect();
        let digits = bare.strip_prefix('+').or_else(|| bare.strip_prefix("00")).ok_or_else(refused)?;
        let length_fits = (limits::PHONE_DIGITS_MIN..=limits::PHONE_DIGITS_MAX).contains(&digits.len());
        if !length_fits || digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(refused());
        }
        Ok(Self(format!("+{digits}")))
    }

    /// The number in E.164 form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A longer text of a client: notes, a reason. Invariant: trimmed, not empty, no control characters but line feeds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FreeText(String);

impl FreeText {
    /// Reads a text of at most `chars_max` characters; an empty one is none. `field` is whose text it is.
    ///
    /// Characters are counted as they were sent, so that a program can count them too; only a line break is one
    /// character however it is written, for browsers count it as one and send two.
    pub fn parse(text: &str, field: &'static str, chars_max: usize) -> Result<Option<Self>, Invalid> {
        let unix = text.replace("\r\n", "\n");
        let clean: String = unix.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        let clean = clean.trim();
        if unix.chars().count() > chars_max {
            return Err(Invalid::new(
                "invalid_text",
                field,
                format!("At most {chars_max} characters fit here."),
            ));
        }
        Ok((!clean.is_empty()).then(|| Self(clean.to_owned())))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Who books. One contact per email in a sub-account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Contact {
    /// What the client is called.
    pub name: Name,
    /// Where the client is written to.
    pub email: Email,
    /// Where the client is called.
    pub phone: Option<Phone>,
}

impl Contact {
    /// Reads a contact; the refused field is named without its parent (`email`). An empty phone number is none.
    pub fn parse(name: &str, email: &str, phone: Option<&str>) -> Result<Self, Invalid> {
        let phone = phone.filter(|text| !text.trim().is_empty()).map(Phone::parse).transpose()?;
        Ok(Self { name: Name::parse(name)?, email: Email::parse(email)?, phone })
    }
}

macro_rules! text_conversions {
    ($($name:ident),*) => {$(
        impl TryFrom<String> for $name {
            type Error = Invalid;
            fn try_from(text: String) -> Result<Self, Invalid> {
                Self::parse(&text)
            }
        }
        impl From<$name> for String {
            fn from(value: $name) -> String {
                value.0
            }
        }
    )*};
}
text_conversions!(Name, Email, Phone);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (typed, kept) in [
            ("Ada", Some("Ada")),
            ("  Ada \t Lovelace\n", Some("Ada Lovelace")),
            ("Łódź 李", Some("Łódź 李")),
            (" \n ", None),
            ("", None),
        ] {
            assert_eq!(Name::parse(typed).ok().as_ref().map(Name::as_str), kept, "{typed:?}");
        }
        assert!(Name::parse(&"é".repeat(limits::NAME_CHARS_MAX)).is_ok());
        assert!(Name::parse(&"é".repeat(limits::NAME_CHARS_MAX + 1)).is_err());
    }

    #[test]
    fn email_addresses() {
        for good in
            ["a@b.co", "first.last+tag@Example.COM", "o'hara@sub.example.org", "用户@例子.广告", "x@1.2"]
        {
            assert!(Email::parse(good).is_ok(), "{good}");
        }
        let long = format!("{}@example.com", "a".repeat(65));
        for bad in [
            "",
            "@",
            "a@",
            "@b.co",
            "a@b",
            "a b@c.de",
            "a@b..co",
            ".a@b.co",
            "a.@b.co",
            "a@-b.co",
            "a@b.co\nBcc: x@y.z",
            "a@@b.co",
            "<a@b.co>",
            &long,
        ] {
            assert!(Email::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(
            Email::parse(" Ada@Example.COM ").map(|e| e.as_str().to_owned()),
            Ok("Ada@example.com".to_owned())
        );
    }

    #[test]
    fn phone_numbers() {
        for (typed, kept) in [
            ("+44 20 7946 0000", Some("+442079460000")),
            ("0044 (20) 7946-0000", Some("+442079460000")),
            ("+1.212.555.0100", Some("+12125550100")),
            ("020 7946 0000", None),
            ("+0123456789", None),
            ("+12", None),
            ("+1234567890123456", None),
            ("+44 20 CALL ME", None),
        ] {
            assert_eq!(Phone::parse(typed).ok().as_ref().map(Phone::as_str), kept, "{typed}");
        }
    }

    #[test]
    fn texts_keep_their_lines_and_lose_their_controls() {
        let text = FreeText::parse(" one\r\ntwo\u{7}\n ", "notes", 20);
        assert_eq!(text.ok().flatten().as_ref().map(FreeText::as_str), Some("one\ntwo"));
        assert_eq!(FreeText::parse(" \n", "notes", 20), Ok(None));
        for (text, fits) in [("12345", true), ("123456", false), ("1234\r\n", true), ("12345 ", false)] {
            assert_eq!(FreeText::parse(text, "notes", 5).is_ok(), fits, "{text:?}");
        }
    }
}
