//! Steps write messages, one for each reader; what it says, and to what, is put together when it is sent.

use super::super::SubAccount;
use super::entering::{Standing, timed_entropy};
use super::values::Reader;
use super::walking::Sent;
use crate::args;
use crate::clock::now;
use crate::refusal::Outcome;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::appointment::Status;
use shared::contact::{Email, Phone};
use shared::courier::{Content, Invitation, Mail, Mailbox, Method, Sender};
use shared::id::MessageId;
use shared::messaging::{Channel, Language, MessageSettings};
use shared::workflow::{Message, Recipient, WrittenMail};

/// What a message is made of: what the step says, for whom, and how the appointment stood when it was written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Draft {
    pub message: Message,
    /// The words in place of a link that did not come.
    pub say: Option<String>,
    pub reader: Reader,
    /// The name of whom it goes to.
    name: String,
    /// Whether the appointment was cancelled by then.
    pub was_cancelled: bool,
    /// Whether it was over by then.
    pub was_over: bool,
}

/// Somebody who is sent something: where, by what name, and how they read.
struct To {
    address: String,
    name: String,
    reader: Reader,
}

impl SubAccount {
    /// Writes what a step sends. Whom nobody can reach, nothing is written to: the message says so by having failed.
    pub(super) fn write_messages(&self, sent: Sent<'_>) -> Outcome<Vec<MessageId>> {
        let Sent { enrolment, step, message, say, standing } = sent;
        let settings = self.message_settings()?;
        let mut ids = Vec::new();
        for to in self.readers(message, standing, &settings)? {
            let id = MessageId::from_entropy(timed_entropy()?);
            let draft = Draft {
                message: message.clone(),
                say: say.clone(),
                reader: to.reader,
                name: to.name,
                was_cancelled: standing.record.status == Status::Cancelled,
                was_over: standing.record.end <= now(),
            };
            self.sql.run(
                "INSERT INTO messages
                    (id, enrolment_id, appointment_id, step, channel, recipient, draft, due, written_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                args![
                    id,
                    enrolment,
                    standing.record.id,
                    step.as_str(),
                    Channel::of(message).as_str(),
                    to.address,
                    serde_json::to_string(&draft)?,
                    now(),
                    now()
                ],
            )?;
            ids.push(id);
        }
        Ok(ids)
    }

    fn readers(
        &self,
        message: &Message,
        standing: &Standing,
        settings: &MessageSettings,
    ) -> Outcome<Vec<To>> {
        let contact = &standing.record.contact;
        let client = |address: String| To {
            address,
            name: contact.name.as_str().to_owned(),
            reader: Reader {
                language: standing.language.clone().unwrap_or_else(|| settings.language.clone()),
                zone: standing.record.tz.clone(),
                user: None,
            },
        };
        let staff = |address: String| To {
            address,
            name: String::new(),
            reader: Reader { language: settings.language.clone(), zone: standing.zone.clone(), user: None },
        };
        Ok(match message {
            Message::Email(_) => vec![client(contact.email.as_str().to_owned())],
            Message::Sms { .. } => {
                vec![client(contact.phone.as_ref().map_or("", Phone::as_str).to_owned())]
            }
            Message::NotifyByEmail { to, .. } => self.business_readers(to, standing, staff, true)?,
            Message::NotifyInApp { to, .. } => self.business_readers(to, standing, staff, false)?,
            Message::NotifyBySms { to, .. } => vec![staff(to.clone())],
            Message::Webhook { url } => vec![staff(url.as_str().to_owned())],
            // The address of a Slack channel is a secret of the business: it stands in the draft alone.
            Message::Slack { .. } => vec![staff("slack".to_owned())],
        })
    }

    fn business_readers(
        &self,
        to: &Recipient,
        standing: &Standing,
        staff: impl Fn(String) -> To,
        by_mail: bool,
    ) -> Outcome<Vec<To>> {
        let users = match to {
            Recipient::Address(email) => return Ok(vec![staff(email.as_str().to_owned())]),
            Recipient::User(user) => std::slice::from_ref(user).to_vec(),
            Recipient::Hosts => standing.record.hosts.iter().map(|person| person.user.clone()).collect(),
        };
        let people = self.people(&users)?;
        let reader = |user| {
            let person = people.iter().find(|person| person.user == user);
            let email = person.and_then(|person| person.email.as_ref()).map_or("", Email::as_str);
            let mut to = staff(if by_mail { email.to_owned() } else { user.as_str().to_owned() });
            to.name = person.map_or_else(String::new, |person| person.name.as_str().to_owned());
            to.reader.user = Some(user);
            to
        };
        Ok(users.into_iter().map(reader).collect())
    }

    /// What the courier is to deliver; or why it cannot be, in words for the business.
    pub(super) fn content(
        &self,
        draft: &Draft,
        recipient: &str,
        standing: &Standing,
    ) -> Outcome<Result<Content, String>> {
        Ok(match &draft.message {
            Message::Email(mail) => self.mail(mail, draft, recipient, true, self.invitation(standing)?)?,
            Message::NotifyByEmail { mail, .. } => self.mail(mail, draft, recipient, false, None)?,
            Message::Sms { text, .. } | Message::NotifyBySms { text, .. } => match Phone::parse(recipient) {
                Ok(to) => Ok(Content::Sms { to, text: text.clone() }),
                Err(_) if recipient.is_empty() => Err("The client has given no phone number.".to_owned()),
                Err(invalid) => Err(invalid.message.into_owned()),
            },
            Message::NotifyInApp { text, .. } => Ok(Content::Notice { text: text.clone() }),
            Message::Slack { url, text } => Ok(Content::Slack { url: url.clone(), text: text.clone() }),
            Message::Webhook { url } => {
                Ok(Content::Webhook { url: url.clone(), body: self.webhook_body(standing)? })
            }
        })
    }

    fn mail(
        &self,
        written: &WrittenMail,
        draft: &Draft,
        recipient: &str,
        for_client: bool,
        invitation: Option<Invitation>,
    ) -> Outcome<Result<Content, String>> {
        let Ok(email) = Email::parse(recipient) else {
            return Ok(Err("There is no address to write to.".to_owned()));
        };
        let settings = self.message_settings()?;
        let name = match settings.sender_name {
            Some(name) => name,
            None => self.name()?,
        };
        let name = name.as_str().to_owned();
        Ok(Ok(Content::Mail(Box::new(Mail {
            reply_to: settings.reply_to.map(|email| Mailbox { name: name.clone(), email }),
            from: Sender { name, email: settings.sender_email },
            to: Mailbox { name: draft.name.clone(), email },
            subject: written.subject.clone(),
            text: written.text.clone(),
            html: written.html.clone(),
            signature: settings.signature.filter(|_| for_client),
            unsubscribe: None,
            invitation,
        }))))
    }

    /// The entry in the client's calendar that a mail brings: with the first mail after each change, as long as the
    /// appointment is ahead. What was never there is not taken away.
    fn invitation(&self, standing: &Standing) -> Outcome<Option<Invitation>> {
        crate::row! { struct Row { invited_revision: Option<i64> } }
        let record = &standing.record;
        let row: Option<Row> =
            self.sql.first("SELECT invited_revision FROM appointments WHERE id = ?", args![record.id])?;
        let invited = row.and_then(|row| row.invited_revision);
        let method = match record.status {
            Status::Confirmed => Method::Request,
            Status::Cancelled if invited.is_some() => Method::Cancel,
            _ => return Ok(None),
        };
        if record.end <= now() || invited.is_some_and(|invited| invited >= record.revision) {
            return Ok(None);
        }
        self.sql.run(
            "UPDATE appointments SET invited_revision = ? WHERE id = ?",
            args![record.revision, record.id],
        )?;
        Ok(Some(Invitation {
            method,
            uid: format!("{}@slotkey", record.id),
            sequence: u32::try_from(record.revision).unwrap_or(u32::MAX),
            stamp: now(),
            start: record.start,
            end: record.end,
            summary: record.title.clone(),
            location: record.location.value.clone().unwrap_or_default(),
            description: self.invitation_text(record)?,
        }))
    }
}

impl Draft {
    /// Whether it would not be true any more, and why.
    pub(super) fn is_outdated(&self, status: Status, end: Timestamp, now: Timestamp) -> Option<&'static str> {
        if status == Status::Cancelled && !self.was_cancelled {
            return Some("The appointment was cancelled before this could be sent.");
        }
        (end <= now && !self.was_over).then_some("The appointment was over before this could be sent.")
    }

    /// The language of whoever reads it.
    pub(super) fn language(&self) -> &Language {
        &self.reader.language
    }
}
