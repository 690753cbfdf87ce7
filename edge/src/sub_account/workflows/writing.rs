//! Steps write messages, one for each reader; with what they are filled in is found out when they are sent.

use super::super::SubAccount;
use super::super::messages::AppointmentRecord;
use super::entering::{Seen, timed_entropy};
use super::values::Reader;
use crate::clock::now;
use crate::config;
use crate::refusal::Outcome;
use crate::view::links;
use crate::{args, row};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::appointment::Status;
use shared::contact::{Email, Phone};
use shared::courier::{Invitation, Mailbox, Method, Order, Sender};
use shared::id::{EnrolmentId, MessageId, UserId};
use shared::messaging::{Channel, MessageSettings};
use shared::report::ReportTo;
use shared::workflow::{Readers, Sends};

/// What a message is made of: what the step says, for whom, and how the appointment stood when it was written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Draft {
    message: Value,
    /// Whether it tells the meeting location.
    pub needs_link: bool,
    /// The words in place of a link that did not come.
    pub say: Option<String>,
    pub reader: Reader,
    /// The name of whom it goes to.
    name: String,
    for_client: bool,
    status: Status,
    written_at: Timestamp,
}

/// Somebody who is sent something: where, by what name, and how they read.
struct To {
    address: String,
    name: String,
    reader: Reader,
}

impl SubAccount {
    /// Writes what a step sends.
    pub(super) fn write_messages(
        &self,
        enrolment: &EnrolmentId,
        step: &str,
        sends: &Sends,
        seen: &Seen,
    ) -> Outcome<Vec<MessageId>> {
        let settings = self.message_settings()?;
        let mut ids = Vec::new();
        for to in self.readers(sends, seen, &settings)? {
            let id = MessageId::from_entropy(timed_entropy()?);
            let draft = Draft {
                message: sends.message.clone(),
                needs_link: sends.needs_link,
                say: sends.say.clone(),
                reader: to.reader,
                name: to.name,
                for_client: sends.to == Readers::Client,
                status: seen.record.status,
                written_at: now(),
            };
            self.sql.run(
                "INSERT INTO messages
                    (id, enrolment_id, appointment_id, step, channel, recipient, draft, due, written_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                args![
                    id,
                    enrolment,
                    seen.record.id,
                    step,
                    sends.channel.as_str(),
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

    fn readers(&self, sends: &Sends, seen: &Seen, settings: &MessageSettings) -> Outcome<Vec<To>> {
        let staff = |address: String| To {
            address,
            name: String::new(),
            reader: Reader {
                language: settings.language.clone(),
                zone: seen.standing.zone.clone(),
                user: None,
            },
        };
        match &sends.to {
            Readers::Client => Ok(vec![client(sends.channel, seen, settings)]),
            Readers::Address(address) => Ok(vec![staff(address.clone())]),
            Readers::User(user) => self.users(std::slice::from_ref(user), sends.channel, staff),
            Readers::Hosts => self.users(&seen.standing.hosts, sends.channel, staff),
        }
    }

    fn users(&self, users: &[UserId], channel: Channel, staff: impl Fn(String) -> To) -> Outcome<Vec<To>> {
        let people = self.people(users)?;
        let reader = |user: &UserId| {
            let person = people.iter().find(|person| person.user == *user);
            let email = person.and_then(|person| person.email.as_ref()).map_or("", Email::as_str);
            let mut to = staff(if channel == Channel::InApp { user.as_str() } else { email }.to_owned());
            to.name = person.map_or_else(String::new, |person| person.name.as_str().to_owned());
            to.reader.user = Some(user.clone());
            to
        };
        Ok(users.iter().map(reader).collect())
    }

    /// What the courier is asked to deliver, from how the appointment stands. `ids`: the message's own, and that under
    /// which it goes.
    pub(super) fn order(
        &self,
        ids: (&MessageId, MessageId),
        draft: &Draft,
        address: &str,
        seen: &Seen,
    ) -> Outcome<Order> {
        let (message, id) = ids;
        let settings = self.message_settings()?;
        let name = match settings.sender_name {
            Some(name) => name,
            None => self.name()?,
        };
        let name = name.as_str().to_owned();
        let kind = &draft.message["kind"];
        let links = links(&self.env)?;
        let is_follow_up = draft.is_follow_up(seen.record.end, kind.as_str().unwrap_or_default());
        Ok(Order {
            id,
            message: draft.message.clone(),
            values: self.merge_values(seen, &draft.reader, draft.say.as_deref())?,
            language: draft.reader.language.as_str().to_owned(),
            address: address.to_owned(),
            name: draft.name.clone(),
            reply_to: settings.reply_to.map(|email| Mailbox { name: name.clone(), email }),
            from: Sender { name, email: settings.sender_email },
            signature: settings.signature.filter(|_| draft.for_client),
            invitation: if kind == "email" { self.invitation(&seen.record)? } else { None },
            body: if kind == "webhook" { Some(self.webhook_body(seen)?) } else { None },
            sms_sender: settings.sms_sender,
            unsubscribe: is_follow_up.then(|| links.unsubscribe_url(&seen.record)),
            report_to: Some(ReportTo {
                origin: config::public_url(&self.env)?,
                sub_account: self.id()?,
                message: message.clone(),
            }),
        })
    }

    /// The entry in the client's calendar that a mail brings: with the first mail after each change, as long as the
    /// appointment is ahead. What was never there is not taken away.
    fn invitation(&self, record: &AppointmentRecord) -> Outcome<Option<Invitation>> {
        row! { struct Row { invited_revision: Option<i64> } }
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

fn client(channel: Channel, seen: &Seen, settings: &MessageSettings) -> To {
    let contact = &seen.record.contact;
    let phone = contact.phone.as_ref().map_or("", Phone::as_str);
    To {
        address: if channel == Channel::Sms { phone } else { contact.email.as_str() }.to_owned(),
        name: contact.name.as_str().to_owned(),
        reader: Reader {
            language: seen.language.clone().unwrap_or_else(|| settings.language.clone()),
            zone: seen.record.tz.clone(),
            user: None,
        },
    }
}

impl Draft {
    /// Whether it is a mail that follows up on an appointment that is over, and so one that its client may do without: what
    /// they need to know of an appointment they get in any case (RFC 8058 is for the others).
    pub(super) fn is_follow_up(&self, end: Timestamp, channel: &str) -> bool {
        self.for_client && channel == Channel::Email.as_str() && end <= self.written_at
    }

    /// Why it would not be true any more, if it would not.
    pub(super) fn is_outdated(&self, status: Status, end: Timestamp, now: Timestamp) -> Option<&'static str> {
        if status == Status::Cancelled && self.status != Status::Cancelled {
            return Some("The appointment was cancelled before this could be sent.");
        }
        (self.written_at < end && end <= now).then_some("The appointment was over before this could be sent.")
    }
}
