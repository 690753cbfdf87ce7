//! What is told of messages afterwards: that one has not arrived, or that somebody wants no more of them.
//!
//! Providers tell it more than once, and in any order: hearing it again changes nothing.

use super::super::SubAccount;
use super::super::messages::{HearReply, HearReport};
use crate::args;
use crate::refusal::Outcome;
use shared::id::MessageId;
use shared::messaging::{Channel, MessageState};
use shared::report::Report;

/// Under this name, in place of a channel's, stand those who want to be written nothing after their appointments.
pub(super) const FOLLOW_UPS: &str = "follow_ups";

impl SubAccount {
    pub(in super::super) async fn hear_report(&self, message: HearReport) -> Outcome<()> {
        let HearReport { report, at } = message;
        let sms = Channel::Sms.as_str();
        match report {
            Report::Undelivered { message, reason, address_is_dead } => {
                self.sql.transaction(|| self.note_undelivered(&message, &reason, address_is_dead))
            }
            Report::Stop { from } => {
                self.note_unreachable(sms, from.as_str(), "They have answered that they want no SMS.")
            }
            Report::Start { from } => self
                .sql
                .run("DELETE FROM unreachable WHERE channel = ? AND address = ?", args![sms, from.as_str()]),
            Report::Reply { from } => {
                self.hear_reply(HearReply { from: from.as_str().to_owned(), at }).await.map(|_| ())
            }
            Report::Unsubscribe { appointment } => {
                let email = self.record_even_deleted(&appointment)?.contact.email;
                self.note_unreachable(FOLLOW_UPS, email.as_str(), "They have unsubscribed.")
            }
        }
    }

    /// A message that was taken has not arrived; of one that is not known any more, nobody needs to hear.
    fn note_undelivered(&self, id: &MessageId, reason: &str, address_is_dead: bool) -> Outcome<()> {
        let Some(row) = self.message_in_state(id, MessageState::Sent)? else { return Ok(()) };
        if address_is_dead {
            self.note_unreachable(&row.channel, &row.recipient, reason)?;
        }
        self.settle_message(id, &row, MessageState::Failed, reason)
    }
}
