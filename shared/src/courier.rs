//! What a sub-account asks of the courier, and what it is told: the courier is a Worker of its own that puts messages into
//! words and hands them to those who deliver them. It keeps no state, so it may be asked again.
//!
//! Both ways go as JSON over a service binding. Where the sub-account would have to know what a workflow says, it asks: whether
//! one is right, where an enrolment comes to ([`Stretch`](crate::workflow::Stretch)), and to put an [`Order`] into words. So the
//! Worker that books has no code for any of it.

use crate::contact::{Email, Phone, one_line};
use crate::id::MessageId;
use crate::invalid::Invalid;
use crate::report::{ReportTo, SmsSender};
use crate::workflow::{MergeText, Message, Values};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Where the courier takes a workflow as it was sent; it answers with a [`Verdict`].
pub const READ_WORKFLOW: &str = "/workflow";
/// Where it takes a [`Stretch`](crate::workflow::Stretch); it answers with what was
/// [`Walked`](crate::workflow::Walked).
pub const WALK: &str = "/walk";
/// Where it takes an [`Order`]; it answers with a [`Receipt`].
pub const DELIVER: &str = "/deliver";
/// Where it takes a list of [`WrittenText`]; it answers with the [`Misspelt`] ones among them, in their order.
pub const CHECK: &str = "/check";

/// What the courier says of a workflow.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is right: as it is written down.
    Right(serde_json::Value),
    /// It is refused.
    Wrong {
        /// The code.
        code: String,
        /// The field.
        field: String,
        /// Why, in words.
        message: String,
    },
}

/// A message that is to be put into words and handed over.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Order {
    /// Its id, the same at every try: whoever delivers it and knows such a thing delivers it once.
    pub id: MessageId,
    /// What it says, as the workflow has it: [`Sends::message`](crate::workflow::Sends).
    pub message: serde_json::Value,
    /// What is filled into its texts, in the reader's language and zone.
    pub values: Values,
    /// The reader's language (BCP 47).
    pub language: String,
    /// The reader's address or number.
    pub address: String,
    /// The reader's name, if it is known.
    pub name: String,
    /// By whom it is, if it is a mail.
    pub from: Sender,
    /// Who is answered, if it is a mail.
    pub reply_to: Option<Mailbox>,
    /// What stands below it, if it is a mail.
    pub signature: Option<MergeText>,
    /// The entry in the reader's calendar that comes with it, if it is a mail.
    pub invitation: Option<Invitation>,
    /// What is sent, if it is a webhook.
    pub body: Option<serde_json::Value>,
    /// By whom it is, if it is an SMS; without one, by the installation's own sender.
    #[serde(default)]
    pub sms_sender: Option<SmsSender>,
    /// Where the reader says that they want no more, if it is a mail of which they may.
    #[serde(default)]
    pub unsubscribe: Option<String>,
    /// To whom it is told what becomes of it.
    #[serde(default)]
    pub report_to: Option<ReportTo>,
}

impl Order {
    /// The message for whoever delivers it; or why nobody can, in words for the business.
    pub fn parcel(self) -> Result<Parcel, String> {
        let message: Message =
            serde_json::from_value(self.message).map_err(|error| format!("It cannot be read: {error}"))?;
        let (id, values, language) = (self.id, self.values, self.language);
        let content = match message {
            Message::Email(written) | Message::NotifyByEmail { mail: written, .. } => {
                let email =
                    Email::parse(&self.address).map_err(|_| "There is no address to write to.".to_owned())?;
                Content::Mail(Box::new(Mail {
                    from: self.from,
                    reply_to: self.reply_to,
                    to: Mailbox { name: self.name, email },
                    subject: written.subject,
                    text: written.text,
                    html: written.html,
                    signature: self.signature,
                    unsubscribe: self.unsubscribe,
                    invitation: self.invitation,
                }))
            }
            Message::Sms { text, .. } | Message::NotifyBySms { text, .. } => {
                let to = Phone::parse(&self.address)
                    .map_err(|_| "There is no phone number to write to.".to_owned())?;
                Content::Sms { to, from: self.sms_sender, text }
            }
            Message::NotifyInApp { text, .. } => Content::Notice { text },
            Message::Slack { url, text } => Content::Slack { url, text },
            Message::Webhook { url } => Content::Webhook { url, body: self.body.unwrap_or_default() },
        };
        Ok(Parcel { id, values, language, content, report_to: self.report_to })
    }
}

/// A message on its way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parcel {
    /// Its id, the same at every try: whoever delivers it and knows such a thing delivers it once.
    pub id: MessageId,
    /// What is filled into its texts, in the reader's language and zone.
    pub values: Values,
    /// The reader's language (BCP 47), by which its HTML says how it is to be read.
    pub language: String,
    /// What it is.
    pub content: Content,
    /// To whom it is told what becomes of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub report_to: Option<ReportTo>,
}

/// What is sent, and to whom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Content {
    /// A mail.
    Mail(Box<Mail>),
    /// An SMS.
    Sms {
        /// To which number.
        to: Phone,
        /// By whom; without one, by the installation's own sender.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<SmsSender>,
        /// What it says.
        text: MergeText,
    },
    /// A message to a Slack channel.
    Slack {
        /// The channel's incoming webhook.
        url: String,
        /// What it says.
        text: MergeText,
    },
    /// A notice in the business's own list: nobody is to be found for it, it is only put into words.
    Notice {
        /// What it says.
        text: MergeText,
    },
    /// JSON to an address of the business, by POST.
    Webhook {
        /// The address; what is filled in is percent-encoded.
        url: MergeText,
        /// What is sent.
        body: serde_json::Value,
    },
}

/// A mail as it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mail {
    /// By whom; without one, the installation's own sender, under this business's name.
    pub from: Sender,
    /// Who is answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reply_to: Option<Mailbox>,
    /// To whom.
    pub to: Mailbox,
    /// What it is about.
    pub subject: MergeText,
    /// What it says, as plain text: blank lines part paragraphs, addresses become links in its HTML.
    pub text: MergeText,
    /// Its HTML, where it is another one than that of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<MergeText>,
    /// What stands below each mail of the business.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<MergeText>,
    /// Where the reader says that they want no more (RFC 8058); none in what they need to know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unsubscribe: Option<String>,
    /// The entry in their calendar that comes with it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub invitation: Option<Invitation>,
}

/// By whom a mail is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// The name that is shown.
    pub name: String,
    /// The address, which the provider must know as the business's own; without one, the installation's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

/// Somebody's address for mail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mailbox {
    /// The name that is shown.
    pub name: String,
    /// The address.
    pub email: Email,
}

impl Sender {
    /// The name on one line: nothing in it can begin another header.
    #[must_use]
    pub fn shown_name(&self) -> String {
        one_line(&self.name)
    }
}

impl Mailbox {
    /// The name on one line: nothing in it can begin another header.
    #[must_use]
    pub fn shown_name(&self) -> String {
        one_line(&self.name)
    }
}

/// An entry in the reader's calendar (RFC 5545, 5546). The same appointment keeps its `uid`; of two with one `uid` the one
/// with the higher `sequence` counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    /// Whether the entry is made or changed, or taken away.
    pub method: Method,
    /// The entry's name in all calendars, for ever.
    pub uid: String,
    /// How many times the appointment was changed.
    pub sequence: u32,
    /// When this state of it was written.
    pub stamp: Timestamp,
    /// First instant.
    pub start: Timestamp,
    /// First instant after it.
    pub end: Timestamp,
    /// What it is called.
    pub summary: String,
    /// Where it takes place: the link.
    pub location: String,
    /// What the entry says.
    pub description: String,
}

/// What an [`Invitation`] does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// The entry is made, or brought up to date.
    Request,
    /// The entry is taken away.
    Cancel,
}

/// What came of a [`Parcel`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Receipt {
    /// Somebody has taken it on.
    Taken {
        /// Who.
        by: String,
        /// What they call it, for their messages on what became of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        provider_id: Option<String>,
    },
    /// A notice is put into words; nobody has to be found for it.
    Worded {
        /// The words.
        words: String,
    },
    /// Not now. It is tried again, after this many seconds at least if that is said.
    Later {
        /// Why, in words for the business.
        reason: String,
        /// The seconds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after_seconds: Option<u32>,
    },
    /// Never, as it is.
    Refused {
        /// Why, in words for the business.
        reason: String,
        /// Whether it is the address: whatever else goes there is refused, too.
        #[serde(default)]
        address_is_dead: bool,
    },
}

/// A text that is to be checked, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrittenText {
    /// Its place: `steps.2.action.value.value.subject`.
    pub field: String,
    /// The text.
    pub text: MergeText,
}

/// A text that is none in the language of merge texts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Misspelt {
    /// Its place.
    pub field: String,
    /// What is wrong, and where.
    pub message: String,
}

impl From<Misspelt> for Invalid {
    fn from(misspelt: Misspelt) -> Self {
        Self::new("invalid_merge_text", misspelt.field, misspelt.message)
    }
}
