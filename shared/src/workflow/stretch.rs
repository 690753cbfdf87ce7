//! A stretch of an enrolment's way: from where it stands to where it has to wait, or is over.
//!
//! The sub-account asks for one, and writes down what comes of it, if the enrolment still stands where it stood. It knows
//! nothing of steps itself: a workflow is a text to it.

use super::condition::Standing;
use super::step::{Colleague, Message, Recipient};
use super::trigger::Occasion;
use super::walk::{Ending, Turn, Walk};
use super::{Workflow, WorkflowDraft};
use crate::contact::Email;
use crate::id::UserId;
use crate::invalid::Invalid;
use crate::limits;
use crate::messaging::Channel;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What is asked: to take an enrolment on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// The workflow as it is written down.
    pub workflow: Value,
    /// The version by which the enrolment has gone so far, if that is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Value>,
    /// Where it stands: what [`Walked::walk`] was; none: it enters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub walk: Option<Value>,
    /// What made it enter.
    pub occasion: Occasion,
    /// When it did.
    pub entered: Timestamp,
    /// How the appointment stands.
    pub standing: Standing,
    /// The moment.
    pub now: Timestamp,
}

/// What comes of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Walked {
    /// Where it stands now.
    pub walk: Value,
    /// When it is to be taken on again, unless the appointment changes before; none: when that changes.
    pub due: Option<Timestamp>,
    /// Why it is over, if it is.
    pub ended: Option<Ending>,
    /// What its steps have done, in order.
    pub done: Vec<Done>,
}

/// What a step has done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// The step.
    pub step: String,
    /// What: `sent`, or another word for the history.
    pub what: String,
    /// What is sent, where something is.
    pub sends: Option<Sends>,
}

/// What a step sends.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sends {
    /// By what it goes.
    pub channel: Channel,
    /// To whom.
    pub to: Readers,
    /// What it says, as the workflow has it.
    pub message: Value,
    /// Whether it tells the meeting location.
    pub needs_link: bool,
    /// The words in place of a link that did not come.
    pub say: Option<String>,
}

/// To whom something is sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Readers {
    /// The client.
    Client,
    /// All hosts of the appointment.
    Hosts,
    /// A user of the business.
    User(UserId),
    /// An address or a number of the business.
    Address(String),
}

impl Stretch {
    /// Takes the enrolment on.
    pub fn walk(self) -> Result<Walked, Invalid> {
        let unreadable = |error: serde_json::Error| Invalid::new("invalid_body", "", error.to_string());
        let workflow = read(self.workflow)?;
        let mut walk = match (self.walk, self.before) {
            (None, _) => Walk::enter(&workflow, self.occasion, self.entered),
            (Some(walk), None) => Some(serde_json::from_value(walk).map_err(unreadable)?),
            (Some(walk), Some(before)) => {
                let walk: Walk = serde_json::from_value(walk).map_err(unreadable)?;
                let carried = walk.carried_over(&read(before)?, &workflow, self.now);
                if carried.is_none() {
                    return Ok(over(&walk, Ending::StepsGone));
                }
                carried
            }
        };
        let Some(walk) = &mut walk else {
            return Err(Invalid::new("invalid_steps", "steps", "A workflow has steps."));
        };
        let mut done = Vec::new();
        let (due, ended) = loop {
            if done.len() >= limits::WORKFLOW_STEPS_AT_ONCE {
                break (Some(self.now), None);
            }
            match walk.next(&workflow, &self.standing.at(self.now)) {
                Turn::Send { step, message, say } => done.push(Done {
                    step: step.to_string(),
                    what: "sent".to_owned(),
                    sends: Some(Sends::of(message, say).map_err(unreadable)?),
                }),
                Turn::Note(step, noted) => {
                    done.push(Done { step: step.to_string(), what: noted.as_str().to_owned(), sends: None });
                }
                Turn::Wait(until) => break (until, None),
                Turn::Over(ending) => break (None, Some(ending)),
            }
        };
        Ok(Walked { walk: serde_json::to_value(&*walk).map_err(unreadable)?, due, ended, done })
    }
}

impl Sends {
    fn of(message: &Message, say: Option<String>) -> serde_json::Result<Self> {
        Ok(Self {
            channel: Channel::of(message),
            to: Readers::of(message),
            message: serde_json::to_value(message)?,
            needs_link: message.without_link().is_some(),
            say,
        })
    }
}

impl Readers {
    fn of(message: &Message) -> Self {
        let of_business = |to: &Recipient| match to {
            Recipient::Hosts => Self::Hosts,
            Recipient::User(user) => Self::User(user.clone()),
            Recipient::Address(email) => Self::Address(Email::as_str(email).to_owned()),
        };
        match message {
            Message::Email(_) | Message::Sms { .. } => Self::Client,
            Message::NotifyByEmail { to, .. } => of_business(to),
            Message::NotifyInApp { to: Colleague::Hosts, .. } => Self::Hosts,
            Message::NotifyInApp { to: Colleague::User(user), .. } => Self::User(user.clone()),
            Message::NotifyBySms { to, .. } => Self::Address(to.as_str().to_owned()),
            Message::Webhook { url } => Self::Address(url.as_str().to_owned()),
            // The address of a Slack channel is a secret of the business, and is shown nowhere.
            Message::Slack { .. } => Self::Address("slack".to_owned()),
        }
    }
}

fn read(document: Value) -> Result<Workflow, Invalid> {
    let draft: WorkflowDraft = serde_json::from_value(document)
        .map_err(|error| Invalid::new("invalid_body", "", error.to_string()))?;
    draft.checked()
}

fn over(walk: &Walk, ending: Ending) -> Walked {
    let walk = serde_json::to_value(walk).unwrap_or_default();
    Walked { walk, due: None, ended: Some(ending), done: Vec::new() }
}
