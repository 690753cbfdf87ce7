//! What providers tell of messages afterwards: whether a call is theirs, and what it says.
//!
//! Mail: webhooks like Resend's, signed by Standard Webhooks (`email.bounced`, `email.complained`, `email.failed`,
//! `email.suppressed`); whose message it is stands in the tags that came with it. SMS: Twilio's callbacks, signed over the
//! address with all fields (`X-Twilio-Signature`); what a client writes comes the same way.

mod mail;
mod signature;
mod sms;

use jiff::Timestamp;
use shared::messaging::Channel;
use shared::report::{ProviderCall, Reading};

/// By what providers' calls are known. Both are secrets, and part of no message.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Keys {
    /// The mail provider's signing secret, `whsec_…`.
    pub mail_secret: Option<String>,
    /// The SMS provider's token, by which it knows us, too.
    pub sms_token: Option<String>,
}

/// Reads a call that came at an instant.
#[must_use]
pub fn read(call: &ProviderCall, keys: &Keys, now: Timestamp) -> Reading {
    let signed = match call.channel {
        Channel::Email => keys.mail_secret.as_ref().map(|secret| signature::is_standard(call, secret, now)),
        Channel::Sms => keys.sms_token.as_ref().map(|token| signature::is_twilios(call, token)),
        Channel::InApp | Channel::Webhook | Channel::Slack => None,
    };
    match signed {
        None => Reading::NotSetUp,
        Some(false) => Reading::NotSigned,
        Some(true) => Reading::Report(match call.channel {
            Channel::Sms => sms::report(call),
            _ => mail::report(&call.body),
        }),
    }
}
