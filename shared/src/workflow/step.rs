//! What a workflow does, step by step.

use super::condition::Condition;
use super::merge::MergeText;
use super::moment::Moment;
use crate::appointment::Status;
use crate::contact::{Email, Phone};
use crate::id::UserId;
use crate::invalid::Invalid;
use crate::limits;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// What the step is known by: to other steps, and to those who are inside when the workflow is edited.
    pub id: StepId,
    /// What it does.
    pub action: Action,
}

/// The id of a step: 1 to 40 small letters, digits, `-` and `_`, chosen by whoever writes the workflow.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StepId(String);

/// What a step does.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Action {
    /// Waits.
    Wait(Wait),
    /// Sends something.
    Send(Message),
    /// Goes on at one step or another.
    If {
        /// What has to hold, all of it.
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = crate::limits::WORKFLOW_CONDITIONS_MAX)))]
        all: Vec<Condition>,
        /// Where it goes on then.
        then: Target,
        /// Where it goes on otherwise.
        otherwise: Target,
    },
    /// Goes on at another step.
    GoTo(StepId),
    /// Leaves the workflow.
    End,
}

/// Where an appointment goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// At the next step.
    Next,
    /// At this one, which comes later.
    Step(StepId),
    /// Nowhere: it leaves.
    End,
}

/// What is waited for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Wait {
    /// So many minutes.
    Minutes(
        #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::WORKFLOW_DELAY_MINUTES_MAX)))]
         u32,
    ),
    /// A moment around the appointment. It moves with the appointment.
    Moment {
        /// Which one.
        moment: Moment,
        /// What happens where it has passed before it could be waited for.
        if_passed: IfPassed,
    },
    /// Until something holds.
    Until {
        /// What.
        condition: Condition,
        /// For how long at most; without it, as long as it takes.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        timeout: Option<Timeout>,
    },
    /// Until the client answers a message.
    Reply {
        /// For how long at most.
        timeout: Timeout,
    },
}

/// How long something is waited for, and where it goes on if it did not happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Timeout {
    /// How long, in minutes.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::WORKFLOW_DELAY_MINUTES_MAX)))]
    pub minutes: u32,
    /// Where it goes on.
    pub then: Target,
}

/// What happens where the moment that a step waits for has passed already.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum IfPassed {
    /// It goes on at the next step.
    Next,
    /// It goes on at this step, which comes later.
    Step(StepId),
    /// Nothing is sent any more until the next wait.
    SkipUntilNextWait,
}

/// What is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Message {
    /// A mail to the client.
    Email(WrittenMail),
    /// An SMS to the client.
    Sms {
        /// What it says.
        text: MergeText,
        /// What happens as long as there is no link to tell.
        #[serde(default)]
        without_link: WithoutLink,
    },
    /// A mail to somebody of the business.
    NotifyByEmail {
        /// To whom.
        to: Recipient,
        /// The mail.
        mail: WrittenMail,
    },
    /// An SMS to somebody of the business.
    NotifyBySms {
        /// The number.
        to: Phone,
        /// What it says.
        text: MergeText,
        /// What happens as long as there is no link to tell.
        #[serde(default)]
        without_link: WithoutLink,
    },
    /// A notice in the business's own list.
    NotifyInApp {
        /// To whom.
        to: Colleague,
        /// What it says.
        text: MergeText,
    },
    /// The appointment as JSON to an address of the business.
    Webhook {
        /// The address, which has to be https.
        url: MergeText,
    },
    /// A message to a Slack channel, by its incoming webhook.
    Slack {
        /// The channel's address.
        url: String,
        /// What it says.
        text: MergeText,
    },
}

/// A mail as the workflow's author wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WrittenMail {
    /// Its subject.
    pub subject: MergeText,
    /// What it says, as plain text: blank lines part paragraphs, addresses become links in its HTML.
    pub text: MergeText,
    /// Its HTML, where it shall be another one than that of the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<MergeText>,
    /// What happens as long as there is no link to tell.
    #[serde(default)]
    pub without_link: WithoutLink,
}

/// What happens to a message that tells a link which is not there yet: it waits, and then this. It is never sent with an
/// empty link (I5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct WithoutLink {
    /// How long it waits, in minutes.
    #[cfg_attr(feature = "schema", schemars(range(max = crate::limits::WORKFLOW_DELAY_MINUTES_MAX)))]
    pub wait_minutes: u32,
    /// What happens then.
    pub then: NoLink,
}

/// What becomes of a message whose link did not come.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoLink {
    /// It is not sent.
    #[default]
    Skip,
    /// It is sent, with these words where the link would stand.
    Say(
        #[cfg_attr(feature = "schema", schemars(length(min = 1, max = crate::limits::WORKFLOW_NO_LINK_CHARS_MAX)))]
         String,
    ),
}

/// Somebody of the business.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recipient {
    /// All hosts of the appointment.
    Hosts,
    /// A user.
    User(UserId),
    /// Whoever reads this address.
    Address(Email),
}

/// Somebody of the business who has a list of notices here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Colleague {
    /// All hosts of the appointment.
    Hosts,
    /// A user.
    User(UserId),
}

impl StepId {
    /// Reads an id.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_".contains(&byte);
        if (1..=limits::WORKFLOW_STEP_ID_CHARS_MAX).contains(&text.len()) && text.bytes().all(allowed) {
            return Ok(Self(text.to_owned()));
        }
        let message = format!(
            "A step's id has 1 to {} small letters, digits, - and _.",
            limits::WORKFLOW_STEP_ID_CHARS_MAX
        );
        Err(Invalid::new("invalid_step_id", "id", message))
    }

    /// The id as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for StepId {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}

impl From<StepId> for String {
    fn from(id: StepId) -> String {
        id.0
    }
}

impl fmt::Display for StepId {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl Default for WithoutLink {
    fn default() -> Self {
        Self { wait_minutes: limits::WORKFLOW_LINK_WAIT_MINUTES, then: NoLink::Skip }
    }
}

impl Step {
    /// Checks the step by itself: lengths, numbers, lists.
    pub(super) fn check(&self) -> Result<(), Invalid> {
        let checked = match &self.action {
            Action::Wait(wait) => wait.check(),
            Action::Send(message) => message.check(),
            Action::If { all, .. } if all.is_empty() || all.len() > limits::WORKFLOW_CONDITIONS_MAX => {
                let message = format!("A choice has 1 to {} conditions.", limits::WORKFLOW_CONDITIONS_MAX);
                Err(Invalid::new("invalid_condition", "all", message))
            }
            Action::If { all, .. } => all.iter().enumerate().try_for_each(|(at, condition)| {
                check_condition(condition).map_err(|invalid| invalid.within(&format!("all.{at}")))
            }),
            Action::GoTo(_) | Action::End => Ok(()),
        };
        checked.map_err(|invalid| invalid.within("action.value"))
    }

    /// The texts with fields of what it sends, each with its place in the message.
    pub(super) fn texts(&self) -> Vec<(&'static str, &MergeText)> {
        match &self.action {
            Action::Send(message) => message.texts(),
            _ => Vec::new(),
        }
    }

    /// The steps that it may lead to, but for the next one.
    pub(super) fn targets(&self) -> impl Iterator<Item = &StepId> {
        let targets = match &self.action {
            Action::GoTo(id) | Action::Wait(Wait::Moment { if_passed: IfPassed::Step(id), .. }) => {
                [Some(id), None]
            }
            Action::If { then, otherwise, .. } => [then.step(), otherwise.step()],
            Action::Wait(Wait::Until { timeout: Some(timeout), .. } | Wait::Reply { timeout }) => {
                [timeout.then.step(), None]
            }
            Action::Wait(_) | Action::Send(_) | Action::End => [None, None],
        };
        targets.into_iter().flatten()
    }
}

impl Target {
    fn step(&self) -> Option<&StepId> {
        match self {
            Self::Step(id) => Some(id),
            Self::Next | Self::End => None,
        }
    }
}

impl Wait {
    fn check(&self) -> Result<(), Invalid> {
        self.check_content().map_err(|invalid| invalid.within("value"))
    }

    fn check_content(&self) -> Result<(), Invalid> {
        match self {
            Self::Minutes(minutes) => check_minutes(*minutes, ""),
            Self::Moment { moment, .. } => moment.check().map_err(|invalid| invalid.within("moment")),
            Self::Until { condition, timeout } => {
                check_condition(condition).map_err(|invalid| invalid.within("condition"))?;
                timeout.as_ref().map_or(Ok(()), |timeout| check_minutes(timeout.minutes, "timeout.minutes"))
            }
            Self::Reply { timeout } => check_minutes(timeout.minutes, "timeout.minutes"),
        }
    }
}

impl Message {
    /// Whether the client gets it, who has quiet hours, rather than the business.
    #[must_use]
    pub fn is_for_client(&self) -> bool {
        matches!(self, Self::Email(_) | Self::Sms { .. })
    }

    /// What happens as long as there is no link, if the message tells one.
    #[must_use]
    pub fn without_link(&self) -> Option<WithoutLink> {
        let (needs, without) = match self {
            Self::Email(mail) | Self::NotifyByEmail { mail, .. } => {
                (mail.needs_link(), mail.without_link.clone())
            }
            Self::Sms { text, without_link } | Self::NotifyBySms { text, without_link, .. } => {
                (text.needs_link(), without_link.clone())
            }
            Self::NotifyInApp { text, .. } | Self::Slack { text, .. } => {
                (text.needs_link(), WithoutLink::default())
            }
            Self::Webhook { url } => (url.needs_link(), WithoutLink::default()),
        };
        needs.then_some(without)
    }

    fn texts(&self) -> Vec<(&'static str, &MergeText)> {
        match self {
            Self::Email(mail) => mail.texts(["subject", "text", "html"]),
            Self::NotifyByEmail { mail, .. } => mail.texts(["mail.subject", "mail.text", "mail.html"]),
            Self::Sms { text, .. }
            | Self::NotifyBySms { text, .. }
            | Self::NotifyInApp { text, .. }
            | Self::Slack { text, .. } => vec![("text", text)],
            Self::Webhook { url } => vec![("url", url)],
        }
    }

    fn check(&self) -> Result<(), Invalid> {
        self.check_content().map_err(|invalid| invalid.within("value"))
    }

    fn check_content(&self) -> Result<(), Invalid> {
        let sms = |text: &MergeText| text.check_length("text", limits::WORKFLOW_SMS_CHARS_MAX);
        match self {
            Self::Email(mail) => mail.check(),
            Self::NotifyByEmail { mail, .. } => mail.check().map_err(|invalid| invalid.within("mail")),
            Self::Sms { text, without_link } | Self::NotifyBySms { text, without_link, .. } => {
                sms(text).and_then(|()| without_link.check())
            }
            Self::NotifyInApp { text, .. } => text.check_length("text", limits::WORKFLOW_TEXT_CHARS_MAX),
            Self::Webhook { url } => {
                url.check_length("url", limits::WORKFLOW_URL_CHARS_MAX)?;
                require_https(url.as_str())
            }
            Self::Slack { url, text } => {
                require_https(url)?;
                text.check_length("text", limits::WORKFLOW_TEXT_CHARS_MAX)
            }
        }
    }
}

impl WrittenMail {
    fn needs_link(&self) -> bool {
        self.texts(["", "", ""]).into_iter().any(|(_, text)| text.needs_link())
    }

    fn texts(&self, [subject, text, html]: [&'static str; 3]) -> Vec<(&'static str, &MergeText)> {
        let mut texts = vec![(subject, &self.subject), (text, &self.text)];
        texts.extend(self.html.as_ref().map(|own| (html, own)));
        texts
    }

    fn check(&self) -> Result<(), Invalid> {
        self.subject.check_length("subject", limits::WORKFLOW_SUBJECT_CHARS_MAX)?;
        self.text.check_length("text", limits::WORKFLOW_TEXT_CHARS_MAX)?;
        if let Some(html) = &self.html {
            html.check_length("html", limits::WORKFLOW_TEXT_CHARS_MAX)?;
        }
        self.without_link.check()
    }
}

impl WithoutLink {
    fn check(&self) -> Result<(), Invalid> {
        let within = |invalid: Invalid| invalid.within("without_link");
        if self.wait_minutes > limits::WORKFLOW_DELAY_MINUTES_MAX {
            let message = format!("At most {} minutes.", limits::WORKFLOW_DELAY_MINUTES_MAX);
            return Err(within(Invalid::new("invalid_wait", "wait_minutes", message)));
        }
        match &self.then {
            NoLink::Say(words)
                if words.trim().is_empty() || words.chars().count() > limits::WORKFLOW_NO_LINK_CHARS_MAX =>
            {
                let message = format!("1 to {} characters.", limits::WORKFLOW_NO_LINK_CHARS_MAX);
                Err(within(Invalid::new("invalid_text", "then", message)))
            }
            NoLink::Say(_) | NoLink::Skip => Ok(()),
        }
    }
}

fn check_minutes(minutes: u32, field: &'static str) -> Result<(), Invalid> {
    if (1..=limits::WORKFLOW_DELAY_MINUTES_MAX).contains(&minutes) {
        return Ok(());
    }
    let message = format!("From 1 to {} minutes.", limits::WORKFLOW_DELAY_MINUTES_MAX);
    Err(Invalid::new("invalid_wait", field, message))
}

fn check_condition(condition: &Condition) -> Result<(), Invalid> {
    let length = match condition {
        Condition::StatusIs(statuses) if statuses.len() <= Status::ALL.len() => statuses.len(),
        Condition::StatusIs(_) => 0,
        Condition::CalendarIs(calendars) => calendars.len(),
        Condition::HostIs(users) => users.len(),
        Condition::LinkExists | Condition::IsRecurring | Condition::Replied | Condition::IsAhead => 1,
    };
    if (1..=limits::WORKFLOW_FILTER_MAX).contains(&length) {
        return Ok(());
    }
    let message = format!("A condition lists 1 to {}, and each status once.", limits::WORKFLOW_FILTER_MAX);
    Err(Invalid::new("invalid_condition", "", message))
}

fn require_https(url: &str) -> Result<(), Invalid> {
    // The machine that a courier runs on is called by one in development alone.
    if url.strip_prefix("http://127.0.0.1").is_some_and(|rest| rest.starts_with([':', '/'])) {
        return Ok(());
    }
    // What is filled in comes behind the host, so that it cannot become another one.
    let host = url.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    if host.is_some_and(|host| !host.is_empty() && !host.contains(['{', '@', ' '])) {
        return Ok(());
    }
    let message = "An address begins with https:// and a host without fields.";
    Err(Invalid::new("invalid_url", "url", message))
}
