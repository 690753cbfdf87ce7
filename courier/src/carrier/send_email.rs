//! Mail by Cloudflare itself, through the binding `send_email`, which takes a whole MIME message. Here is what its failures
//! mean; calling it is the Worker's side.

use crate::answer::told;
use shared::courier::Receipt;

/// What [`Receipt::Taken`] says.
pub const BY: &str = "send_email";

/// The failure of a call to the binding, by the `code` and the `message` of what it throws (Cloudflare Email Service, "Error
/// codes"). One without a code that is known here may be anything, and is tried again.
#[must_use]
pub fn failure(code: Option<&str>, message: &str) -> Receipt {
    let refused = |address_is_dead| {
        let reason = format!("Cloudflare refuses the mail: {}", told(message));
        Receipt::Refused { reason, address_is_dead }
    };
    match code {
        Some("E_RECIPIENT_SUPPRESSED") => refused(true),
        Some(
            "E_VALIDATION_ERROR"
            | "E_FIELD_MISSING"
            | "E_TOO_MANY_RECIPIENTS"
            | "E_SENDER_NOT_VERIFIED"
            | "E_SENDER_DOMAIN_NOT_AVAILABLE"
            | "E_RECIPIENT_NOT_ALLOWED"
            | "RCPT_NOT_ALLOWED"
            | "E_CONTENT_TOO_LARGE"
            | "E_HEADER_NOT_ALLOWED"
            | "E_HEADER_VALUE_INVALID",
        ) => refused(false),
        _ => Receipt::Later {
            reason: format!("Cloudflare does not take the mail for now: {}", told(message)),
            after_seconds: None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_says_whether_it_is_worth_another_try() {
        let refused = |address_is_dead| Receipt::Refused {
            reason: "Cloudflare refuses the mail: No.".into(),
            address_is_dead,
        };
        let later = || Receipt::Later {
            reason: "Cloudflare does not take the mail for now: No.".into(),
            after_seconds: None,
        };
        for (code, expected) in [
            (Some("E_RECIPIENT_SUPPRESSED"), refused(true)),
            (Some("RCPT_NOT_ALLOWED"), refused(false)),
            (Some("E_SENDER_NOT_VERIFIED"), refused(false)),
            (Some("E_RATE_LIMIT_EXCEEDED"), later()),
            (Some("E_DAILY_LIMIT_EXCEEDED"), later()),
            (Some("E_INTERNAL_SERVER_ERROR"), later()),
            (Some("E_DELIVERY_FAILED"), later()),
            (Some("E_NEVER_HEARD_OF"), later()),
            (None, later()),
        ] {
            assert_eq!(failure(code, "No."), expected, "{code:?}");
        }
    }
}
