//! What those who deliver messages tell afterwards: that a mail came back, that somebody wants no more SMS, or has answered.
//!
//! A provider calls the main Worker, which hands the call to the courier as it came ([`ProviderCall`]): only the courier
//! knows by what a provider's calls are known, and what they say. What it has [read](Reading) goes to the sub-account.

use crate::contact::Phone;
use crate::id::{AppointmentId, MessageId, SubAccountId};
use crate::invalid::Invalid;
use crate::limits;
use crate::messaging::Channel;
use serde::{Deserialize, Serialize};

/// Where the courier takes a [`ProviderCall`]; it answers with a [`Reading`].
pub const READ_REPORTS: &str = "/reports";

/// Where a provider of SMS calls, below the installation's address: followed by a slash and the sub-account.
pub const SMS_REPORTS: &str = "/webhooks/sms";
/// The name in a query under which the SMS provider gives back which message it speaks of.
pub const MESSAGE_IN_QUERY: &str = "message";
/// The name under which the mail provider gives back whose message it speaks of.
pub const SUB_ACCOUNT_TAG: &str = "sub_account";
/// The name under which the mail provider gives back which message it speaks of.
pub const MESSAGE_TAG: &str = "message";

/// To whom what becomes of a message is to be told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReportTo {
    /// The installation's address: `https://HOST`.
    pub origin: String,
    /// Whose message it is.
    pub sub_account: SubAccountId,
    /// The message as the sub-account knows it. It may go to the provider under another id, when it has to be worded anew.
    pub message: MessageId,
}

impl ReportTo {
    /// Where the SMS provider tells what became of a message.
    #[must_use]
    pub fn sms_url(&self) -> String {
        let Self { origin, sub_account, message } = self;
        format!("{origin}{SMS_REPORTS}/{sub_account}?{MESSAGE_IN_QUERY}={message}")
    }
}

/// A provider's call as it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProviderCall {
    /// Who calls: those who carry mail, or SMS.
    pub channel: Channel,
    /// The address that was called, whole, which may be part of what is signed.
    pub url: String,
    /// The sub-account in that address, if there is one.
    pub sub_account: Option<SubAccountId>,
    /// The headers in [`SIGNATURE_HEADERS`] that it has.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: String,
}

/// The headers by which providers' calls are known, in small letters: those of Standard Webhooks under both of their names,
/// and Twilio's.
pub const SIGNATURE_HEADERS: [&str; 7] = [
    "webhook-id",
    "webhook-timestamp",
    "webhook-signature",
    "svix-id",
    "svix-timestamp",
    "svix-signature",
    "x-twilio-signature",
];

/// What the courier has read in a call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// It is the provider's: what it reports, and of which sub-account; none if it is nothing of interest.
    Report(Option<(SubAccountId, Report)>),
    /// It is not signed as the provider signs, or long ago.
    NotSigned,
    /// The courier has not been told by what the provider's calls are known.
    NotSetUp,
}

/// What is told of messages, or in answer to them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Report {
    /// A message that was taken has not arrived.
    Undelivered {
        /// The message.
        message: MessageId,
        /// Why, in words for the business.
        reason: String,
        /// Whether it is the address: whatever else goes there does not arrive either.
        address_is_dead: bool,
    },
    /// Somebody wants no more SMS.
    Stop {
        /// Their number.
        from: Phone,
    },
    /// Somebody wants SMS again.
    Start {
        /// Their number.
        from: Phone,
    },
    /// Somebody has answered.
    Reply {
        /// Their number.
        from: Phone,
    },
    /// The client of an appointment wants to be written nothing after their appointments. No provider tells this; the
    /// client's mail program does.
    Unsubscribe {
        /// The appointment.
        appointment: AppointmentId,
    },
}

/// By whom an SMS is sent, where a sub-account has a sender of its own. Invariant: a number with its country code after a plus
/// (E.164), a name of a letter and up to 10 more letters, digits and spaces, or a messaging service (`MG…`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SmsSender(String);

impl SmsSender {
    /// Reads a sender.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        if text.starts_with('+') {
            let phone = Phone::parse(text).map_err(|_| Self::refused())?;
            return Ok(Self(phone.as_str().to_owned()));
        }
        if is_name(text) || is_messaging_service(text) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Self::refused())
        }
    }

    fn refused() -> Invalid {
        let message = "SMS come from a number with a plus and its country code, from a name of up to 11 letters, digits \
                       and spaces, or from a messaging service (MG…).";
        Invalid::new("invalid_sms_sender", "sms_sender", message)
    }

    /// The sender as providers take it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whether a sender can be shown as a name: 11 characters at most (3GPP TS 23.040, 9.1.2.5).
fn is_name(sender: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ';
    (1..=limits::SMS_SENDER_CHARS_MAX).contains(&sender.len())
        && sender.starts_with(|first: char| first.is_ascii_alphabetic())
        && !sender.ends_with(' ')
        && sender.bytes().all(fits)
}

/// Whether a sender is one of Twilio's messaging services: `MG` and 32 hexadecimal digits.
#[must_use]
pub fn is_messaging_service(sender: &str) -> bool {
    sender
        .strip_prefix("MG")
        .is_some_and(|rest| rest.len() == 32 && rest.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

impl TryFrom<String> for SmsSender {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}

impl From<SmsSender> for String {
    fn from(sender: SmsSender) -> String {
        sender.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_of_sms_is_a_number_a_name_or_a_service() {
        let service = format!("MG{}", "0a".repeat(16));
        for (text, read) in [
            ("+44 7700 900123", Some("+447700900123")),
            ("Salon Zoe", Some("Salon Zoe")),
            ("S", Some("S")),
            ("Salon123456", Some("Salon123456")),
            (&service, Some(service.as_str())),
            ("07700900123", None),
            ("12345", None),
            ("Salon1234567", None),
            (" Salon", None),
            ("Salon ", None),
            ("1 Salon", None),
            ("Salon-Zoe", None),
            ("Zoë", None),
            ("MG12", Some("MG12")),
            ("", None),
            ("+", None),
        ] {
            let sender = SmsSender::parse(text);
            assert_eq!(sender.as_ref().ok().map(SmsSender::as_str), read, "{text:?}");
        }
    }

    #[test]
    fn the_address_for_reports_names_sub_account_and_message() {
        let to = ReportTo {
            origin: "https://slotkey.example".into(),
            sub_account: SubAccountId::from_entropy([1; 16]),
            message: MessageId::from_entropy([2; 16]),
        };
        let ReportTo { sub_account, message, .. } = &to;
        let expected = format!("https://slotkey.example/webhooks/sms/{sub_account}?message={message}");
        assert_eq!(to.sms_url(), expected);
    }
}
