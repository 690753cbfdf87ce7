//! What a sub-account tells its clients and its own people: how it signs, in which language, how much of it in a day, and
//! what became of each message.

use crate::contact::{Email, Name};
use crate::courier::WrittenText;
use crate::invalid::Invalid;
use crate::limits;
use crate::report::SmsSender;
use crate::workflow::{MergeText, Message};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// A language by its tag (BCP 47): letters, digits and hyphens, a language first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

impl Language {
    /// Reads a tag.
    pub fn parse(tag: &str) -> Result<Self, Invalid> {
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let is_language =
            (2..=3).contains(&language.len()) && language.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_part = |part: &str| {
            (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
        };
        if is_language && tag.len() <= limits::LANGUAGE_CHARS_MAX && parts.all(is_part) {
            return Ok(Self(tag.to_owned()));
        }
        Err(Invalid::new("invalid_language", "language", "A language is written like de or pt-BR."))
    }

    /// The first language of an `Accept-Language` header (RFC 9110, 12.5.4) that is one. Browsers write them in order.
    #[must_use]
    pub fn accepted(header: &str) -> Option<Self> {
        header.split(',').find_map(|range| Self::parse(range.split(';').next()?.trim()).ok())
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for Language {
    fn default() -> Self {
        Self("en".to_owned())
    }
}

impl TryFrom<String> for Language {
    type Error = Invalid;
    fn try_from(tag: String) -> Result<Self, Invalid> {
        Self::parse(&tag)
    }
}

impl From<Language> for String {
    fn from(language: Language) -> String {
        language.0
    }
}

/// How a sub-account sends messages, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct MessageSettings {
    /// The name that mails come from; without one, that of the sub-account.
    pub sender_name: Option<Name>,
    /// The address that mails come from, which whoever delivers them must know as the business's own; without one, the
    /// installation's.
    pub sender_email: Option<Email>,
    /// Who is answered; without one, the sender.
    pub reply_to: Option<Email>,
    /// Who SMS come from, which whoever delivers them must know as the business's own; without one, the installation's.
    pub sms_sender: Option<SmsSender>,
    /// What stands below each mail to a client.
    pub signature: Option<MergeText>,
    /// The language of those of whom none is known.
    pub language: Language,
    /// Mails in a UTC day. What is more waits for the next one.
    #[cfg_attr(feature = "schema", schemars(range(max = crate::limits::MESSAGES_PER_DAY_MAX)))]
    pub mails_per_day: u32,
    /// SMS in a UTC day. What is more waits for the next one.
    #[cfg_attr(feature = "schema", schemars(range(max = crate::limits::MESSAGES_PER_DAY_MAX)))]
    pub sms_per_day: u32,
}

impl Default for MessageSettings {
    fn default() -> Self {
        Self {
            sender_name: None,
            sender_email: None,
            reply_to: None,
            sms_sender: None,
            signature: None,
            language: Language::default(),
            mails_per_day: limits::MAILS_PER_DAY,
            sms_per_day: limits::SMS_PER_DAY,
        }
    }
}

impl MessageSettings {
    /// Checks the settings. Whether the signature is in the language of merge texts, the courier tells.
    pub fn checked(self) -> Result<Self, Invalid> {
        if let Some(signature) = &self.signature {
            signature.check_length("signature", limits::SIGNATURE_CHARS_MAX)?;
            if signature.needs_link() {
                let message = "A signature stands below every mail, also where there is no link to tell.";
                return Err(Invalid::new("invalid_merge_text", "signature", message));
            }
        }
        for (field, count) in [("mails_per_day", self.mails_per_day), ("sms_per_day", self.sms_per_day)] {
            if count > limits::MESSAGES_PER_DAY_MAX {
                let message = format!("At most {} a day.", limits::MESSAGES_PER_DAY_MAX);
                return Err(Invalid::new("invalid_limit", field, message));
            }
        }
        Ok(self)
    }

    /// The texts with fields, each by its place.
    #[must_use]
    pub fn texts(&self) -> Vec<WrittenText> {
        let text = |text: &MergeText| WrittenText { field: "signature".to_owned(), text: text.clone() };
        self.signature.as_ref().map(text).into_iter().collect()
    }

    /// How many messages of a channel go in a UTC day; none: as many as there are.
    #[must_use]
    pub fn per_day(&self, channel: Channel) -> Option<u32> {
        match channel {
            Channel::Email => Some(self.mails_per_day),
            Channel::Sms => Some(self.sms_per_day),
            Channel::InApp | Channel::Webhook | Channel::Slack => None,
        }
    }
}

/// By what a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Mail.
    Email,
    /// SMS.
    Sms,
    /// The business's own list of notices.
    InApp,
    /// JSON to an address of the business.
    Webhook,
    /// A Slack channel.
    Slack,
}

impl Channel {
    /// The channel as it is stored and written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
            Self::InApp => "in_app",
            Self::Webhook => "webhook",
            Self::Slack => "slack",
        }
    }

    /// By what a step's message goes.
    #[must_use]
    pub fn of(message: &Message) -> Self {
        match message {
            Message::Email(_) | Message::NotifyByEmail { .. } => Self::Email,
            Message::Sms { .. } | Message::NotifyBySms { .. } => Self::Sms,
            Message::NotifyInApp { .. } => Self::InApp,
            Message::Webhook { .. } => Self::Webhook,
            Message::Slack { .. } => Self::Slack,
        }
    }
}

/// What became of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// It is on its way.
    Waiting,
    /// Whoever delivers it has taken it on.
    Sent,
    /// Nobody will.
    Failed,
    /// It was not sent, because it would not be true any more.
    Dropped,
}

impl MessageState {
    /// The state as it is stored and written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Dropped => "dropped",
        }
    }
}

/// How long a message waits after so many tries that nobody has taken, at least `asked_seconds`.
#[must_use]
pub fn wait_after(tries: i64, asked_seconds: Option<u32>) -> SignedDuration {
    let waits = limits::MESSAGE_RETRY_WAITS_SECONDS;
    let last = usize::try_from(tries.max(1) - 1).unwrap_or(usize::MAX).min(waits.len() - 1);
    SignedDuration::from_secs(waits[last].max(i64::from(asked_seconds.unwrap_or(0))))
}

/// Whether a message that was written at an instant is given up.
#[must_use]
pub fn is_given_up(written: Timestamp, now: Timestamp) -> bool {
    now.duration_since(written).as_secs() >= limits::MESSAGE_GIVEN_UP_AFTER_SECONDS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_read_from_its_tag_and_from_a_browsers_header() {
        for (tag, fine) in [
            ("de", true),
            ("pt-BR", true),
            ("zh-Hant-TW", true),
            ("fil", true),
            ("", false),
            ("d", false),
            ("de-", false),
            ("de_DE", false),
            ("*", false),
            ("de-\u{e4}", false),
            ("aa-aaaaaaaa-aaaaaaaa-aaaaaaaa-aaaaaaaa", false),
        ] {
            assert_eq!(Language::parse(tag).is_ok(), fine, "{tag}");
        }
        for (header, found) in [
            ("de-CH,de;q=0.9,en;q=0.8", Some("de-CH")),
            ("*, ar;q=0.5", Some("ar")),
            (" fr ; q=1", Some("fr")),
            ("", None),
            ("*", None),
        ] {
            let language = Language::accepted(header);
            assert_eq!(language.as_ref().map(Language::as_str), found, "{header}");
        }
    }

    #[test]
    fn waits_grow_and_are_never_shorter_than_was_asked_for() {
        let seconds = |tries, asked| wait_after(tries, asked).as_secs();
        assert_eq!(
            [1, 2, 3, 6, 7, 1_000].map(|tries| seconds(tries, None)),
            [5, 30, 120, 3_600, 3_600, 3_600]
        );
        assert_eq!((seconds(1, Some(60)), seconds(6, Some(60))), (60, 3_600));
    }

    #[test]
    fn names_are_written_as_they_are_called() {
        for channel in [Channel::Email, Channel::Sms, Channel::InApp, Channel::Webhook, Channel::Slack] {
            assert_eq!(serde_json::to_value(channel).ok(), Some(channel.as_str().into()));
        }
        for state in [MessageState::Waiting, MessageState::Sent, MessageState::Failed, MessageState::Dropped]
        {
            assert_eq!(serde_json::to_value(state).ok(), Some(state.as_str().into()));
        }
    }

    #[test]
    fn settings_that_cannot_hold_are_refused_with_their_field() {
        for (settings, field) in [
            (serde_json::json!({ "mails_per_day": 100_001 }), "mails_per_day"),
            (serde_json::json!({ "signature": " " }), "signature"),
            (serde_json::json!({ "signature": "{{appointment.meeting_location}}" }), "signature"),
        ] {
            let settings: MessageSettings = serde_json::from_value(settings).expect("they can be read");
            assert_eq!(settings.checked().expect_err("refused").field, field);
        }
        assert!(MessageSettings::default().checked().is_ok());
    }
}
