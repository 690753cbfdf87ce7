//! Those who carry messages: one narrow trait a channel, and who can do it.
//!
//! A carrier answers with a [`Receipt`] and never fails otherwise: whatever goes wrong on the way says whether it is worth
//! another try.

pub mod http_mail;
pub mod send_email;
pub mod slack;
pub mod smtp;
pub mod twilio;
pub mod webhook;

use crate::letter::Letter;
use shared::contact::Phone;
use shared::courier::Receipt;
use shared::id::MessageId;
use shared::report::SmsSender;

/// Somebody who carries mail.
pub trait MailCarrier {
    /// Hands a mail over.
    fn carry(&self, letter: &Letter) -> impl Future<Output = Receipt>;
}

/// An SMS with everything filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sms {
    /// The message's id, the same at every try.
    pub id: MessageId,
    /// To which number.
    pub to: Phone,
    /// By whom; without one, by the installation's own sender.
    pub from: Option<SmsSender>,
    /// What it says, at most [`COURIER_SMS_CHARS_MAX`](shared::limits::COURIER_SMS_CHARS_MAX) characters.
    pub text: String,
    /// Where what became of it is to be told.
    pub report_url: Option<String>,
}

/// Somebody who carries SMS.
pub trait SmsCarrier {
    /// Hands an SMS over.
    fn carry(&self, sms: &Sms) -> impl Future<Output = Receipt>;
}
