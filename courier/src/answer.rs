//! What an answer to a call means for the message.

use crate::post::{Answer, NoAnswer};
use jiff::Timestamp;
use shared::courier::Receipt;
use shared::limits;

/// Why a provider refuses, as far as its answer tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Refusal {
    /// The provider's own words.
    pub words: Option<String>,
    /// Whether it is the address that is bad.
    pub address_is_dead: bool,
}

/// A provider, as its answers are read.
pub trait Speaker {
    /// Who it is, in a sentence: `the mail provider`.
    const WHO: &'static str;
    /// What stands in [`Receipt::Taken`].
    const BY: &'static str;

    /// What it calls a message that it has taken.
    fn provider_id(body: &str) -> Option<String>;

    /// What it says against a message.
    fn refusal(answer: &Answer) -> Refusal;

    /// What an answer means that is not to be read by its status alone.
    #[must_use]
    fn special(_answer: &Answer) -> Option<Receipt> {
        None
    }
}

/// Reads an answer: 2xx has taken it, 408, 425, 429 and 5xx ask for another try, and so does no answer at all, for what became
/// of the message is not known then. Everything else refuses.
#[must_use]
pub fn receipt<S: Speaker>(outcome: Result<Answer, NoAnswer>, now: Timestamp) -> Receipt {
    let answer = match outcome {
        Ok(answer) => answer,
        Err(none) => {
            return Receipt::Later { reason: sentence::<S>(&none.to_string()), after_seconds: None };
        }
    };
    if let Some(receipt) = S::special(&answer) {
        return receipt;
    }
    match answer.status {
        200..=299 => Receipt::Taken { by: S::BY.to_owned(), provider_id: S::provider_id(&answer.body) },
        408 | 425 | 429 | 500.. => Receipt::Later {
            reason: sentence::<S>(&format!("asks to try again later (status {})", answer.status)),
            after_seconds: answer.retry_after.as_deref().and_then(|text| wait_seconds(text, now)),
        },
        status => refused::<S>(status, S::refusal(&answer)),
    }
}

fn refused<S: Speaker>(status: u16, refusal: Refusal) -> Receipt {
    let reason = match (status, refusal.words) {
        (300..=399, _) => sentence::<S>("answers with a redirect, which is not followed"),
        (_, Some(words)) if !words.trim().is_empty() => {
            format!("{}: {}", capitalised(&format!("{} refuses it", S::WHO)), told(&words))
        }
        _ => sentence::<S>(&format!("refuses it (status {status})")),
    };
    Receipt::Refused { reason, address_is_dead: refusal.address_is_dead }
}

fn sentence<S: Speaker>(predicate: &str) -> String {
    capitalised(&format!("{} {predicate}.", S::WHO))
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Somebody else's words, on one line and not too many of them.
#[must_use]
pub fn told(words: &str) -> String {
    let visible: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = visible.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(limits::COURIER_REASON_CHARS_MAX) {
        Some((end, _)) => format!("{}…", &line[..end]),
        None => line,
    }
}

/// `Retry-After` (RFC 9110, 10.2.3): seconds or an instant. At most [`limits::COURIER_RETRY_AFTER_SECONDS_MAX`].
#[must_use]
pub fn wait_seconds(text: &str, now: Timestamp) -> Option<u32> {
    let text = text.trim();
    let until = |instant: Timestamp| u64::try_from(instant.duration_since(now).as_secs()).unwrap_or(0);
    let seconds: u64 = text
        .parse()
        .ok()
        .or_else(|| jiff::fmt::rfc2822::parse(text).ok().map(|zoned| until(zoned.timestamp())))?;
    Some(u32::try_from(seconds).unwrap_or(u32::MAX).min(limits::COURIER_RETRY_AFTER_SECONDS_MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Someone;

    impl Speaker for Someone {
        const WHO: &'static str = "the post";
        const BY: &'static str = "post";

        fn provider_id(body: &str) -> Option<String> {
            Some(body.to_owned())
        }

        fn refusal(answer: &Answer) -> Refusal {
            Refusal { words: Some(answer.body.clone()), address_is_dead: answer.status == 410 }
        }
    }

    fn now() -> Timestamp {
        "2026-11-27T04:00:00Z".parse().expect("an instant")
    }

    fn later(reason: &str, after_seconds: Option<u32>) -> Receipt {
        Receipt::Later { reason: reason.into(), after_seconds }
    }

    fn refused(reason: &str, address_is_dead: bool) -> Receipt {
        Receipt::Refused { reason: reason.into(), address_is_dead }
    }

    #[test]
    fn an_answer_means_what_its_status_says() {
        let again = |status: u16| format!("The post asks to try again later (status {status}).");
        let taken = Receipt::Taken { by: "post".into(), provider_id: Some("x".into()) };
        let table = [
            (200, None, "x", taken.clone()),
            (202, None, "x", taken),
            (408, None, "", later(&again(408), None)),
            (429, Some("17"), "", later(&again(429), Some(17))),
            (429, Some("soon"), "", later(&again(429), None)),
            (429, Some("999999999999"), "", later(&again(429), Some(86_400))),
            (503, Some("Fri, 27 Nov 2026 04:01:00 GMT"), "", later(&again(503), Some(60))),
            (503, Some("Fri, 27 Nov 2026 03:00:00 GMT"), "", later(&again(503), Some(0))),
            (500, None, "oops", later(&again(500), None)),
            (599, None, "", later(&again(599), None)),
            (400, None, " \n", refused("The post refuses it (status 400).", false)),
            (422, None, "No\r\nsuch  thing", refused("The post refuses it: No such thing", false)),
            (410, None, "Gone", refused("The post refuses it: Gone", true)),
            (302, None, "x", refused("The post answers with a redirect, which is not followed.", false)),
        ];
        for (status, retry_after, body, expected) in table {
            let answer = Answer { status, retry_after: retry_after.map(Into::into), body: body.into() };
            assert_eq!(receipt::<Someone>(Ok(answer), now()), expected, "{status} {body}");
        }
        for (none, reason) in [
            (NoAnswer::Unreachable, "The post cannot be reached."),
            (NoAnswer::TooLate, "The post takes too long to answer."),
        ] {
            assert_eq!(receipt::<Someone>(Err(none), now()), later(reason, None));
        }
    }

    #[test]
    fn somebody_elses_words_are_cut() {
        let long = "é".repeat(limits::COURIER_REASON_CHARS_MAX + 1);
        assert_eq!(told(&long).chars().count(), limits::COURIER_REASON_CHARS_MAX + 1);
        assert!(told(&long).ends_with('…'));
        assert_eq!(told("a\u{0}b\r\nc"), "a b c");
    }
}
