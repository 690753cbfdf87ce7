//! Messages go to the courier until it has taken them, a few at a time. What became of a try is written down afterwards:
//! after a crash in between it is handed over again, the same bytes under the same id.
//!
//! A channel that nobody delivers for rests, and so do all messages that wait for it.

use super::super::SubAccount;
use super::courier::ask_courier;
use super::reports::FOLLOW_UPS;
use super::writing::Draft;
use crate::clock::{entropy, now};
use crate::json;
use crate::object::ticks_ms;
use crate::refusal::{Outcome, broken};
use crate::side_by_side::Running;
use crate::sql::{instant, parsed};
use crate::{args, log, row};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;
use shared::appointment::{Actor, EventKind};
use shared::courier::{DELIVER, Receipt};
use shared::id::MessageId;
use shared::limits;
use shared::messaging::{Channel, MessageState, is_given_up, wait_after};
use shared::webhook::rest_after;
use shared::wire::LocationState;

/// How long a message waits for a link that is gone again, before it is looked for once more.
const FOR_A_LINK: SignedDuration = SignedDuration::from_mins(1);

row! {
    pub(super) struct MessageRow {
        appointment_id: String,
        pub(super) channel: String,
        pub(super) recipient: String,
        draft: String,
        parcel: Option<String>,
        basis: Option<String>,
        tries: i64,
        written_at: i64,
    }
}

/// What is to be done with a message that is due.
enum Next {
    /// The order, as the courier is sent it.
    HandOver(String),
    Wait(Timestamp, String),
    Settle(MessageState, String),
}

impl SubAccount {
    /// When the first message is due whose channel does not rest.
    pub(in super::super) fn next_message(&self) -> Outcome<Option<Timestamp>> {
        row! { struct Row { due: Option<i64> } }
        let row: Option<Row> = self.sql.first(
            "SELECT MIN(MAX(due, COALESCE((SELECT rests_until FROM channels WHERE name = channel), 0))) AS due
                FROM messages WHERE state = 'waiting'",
            vec![],
        )?;
        row.and_then(|row| row.due).map(instant).transpose()
    }

    pub(super) async fn send_due_messages(&self) -> Outcome<()> {
        let until_ms = ticks_ms() + limits::WORKFLOW_ALARM_MS;
        let mut turns = Running::default();
        loop {
            let free = limits::MESSAGES_AT_ONCE - turns.len();
            if free > 0 && ticks_ms() < until_ms {
                for id in self.due_messages()? {
                    if turns.len() >= limits::MESSAGES_AT_ONCE {
                        break;
                    }
                    if let Some(turn) = self.under_way.begin(&format!("message {id}")) {
                        turns.push(async move {
                            let _turn = turn;
                            self.send_message(&id).await
                        });
                    }
                }
            }
            match turns.next().await {
                None => return Ok(()),
                Some(Ok(())) => {}
                Some(Err(fault)) => log::fault("message", &fault.to_string()),
            }
        }
    }

    /// Twice as many as go at once: half of them may be under way. What one workflow sends by one channel goes in its order,
    /// one after the other, unless one of them has to wait.
    fn due_messages(&self) -> Outcome<Vec<MessageId>> {
        row! { struct Row { id: String } }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT id FROM messages AS message WHERE state = 'waiting' AND due <= ?
                AND channel NOT IN (SELECT name FROM channels WHERE rests_until > ?)
                AND NOT EXISTS (SELECT 1 FROM messages AS earlier
                    WHERE earlier.enrolment_id = message.enrolment_id AND earlier.id < message.id
                    AND earlier.channel = message.channel AND earlier.state = 'waiting' AND earlier.due <= ?)
                ORDER BY due LIMIT ?",
            args![now(), now(), now(), u32::try_from(2 * limits::MESSAGES_AT_ONCE).unwrap_or(u32::MAX)],
        )?;
        rows.into_iter().map(|row| parsed(row.id)).collect()
    }

    async fn send_message(&self, id: &MessageId) -> Outcome<()> {
        let row = self.message_in_state(id, MessageState::Waiting)?;
        let Some(row) = row else { return Ok(()) };
        let order = match self.sql.transaction(|| self.ready(id, &row))? {
            Next::HandOver(order) => order,
            Next::Wait(until, reason) => return self.put_message_off(id, until, &reason),
            Next::Settle(state, reason) => return self.settle_message(id, &row, state, &reason),
        };
        let answer = ask_courier(&self.env, DELIVER, &order).await?;
        let receipt = answer.map(|answer| json::read::<Receipt>(&answer)).transpose()?;
        let receipt = receipt.unwrap_or_else(|| Receipt::Later {
            reason: "The messages cannot be handed over at the moment.".to_owned(),
            after_seconds: None,
        });
        self.sql.transaction(|| self.note_receipt(id, &row, receipt))
    }

    pub(super) fn message_in_state(
        &self,
        id: &MessageId,
        state: MessageState,
    ) -> Outcome<Option<MessageRow>> {
        self.sql.first(
            "SELECT appointment_id, channel, recipient, draft, parcel, basis, tries, written_at
                FROM messages WHERE id = ? AND state = ?",
            args![id, state.as_str()],
        )
    }

    /// Makes a message ready to be handed over, from how the appointment stands. What was tried before stays as it is,
    /// unless it would be wrong by now: then it goes under another id, for it is another message.
    fn ready(&self, id: &MessageId, row: &MessageRow) -> Outcome<Next> {
        let draft: Draft = json::read(&row.draft)?;
        let seen = self.seen(&parsed(row.appointment_id.clone())?)?;
        let record = &seen.record;
        if seen.is_deleted {
            return Ok(Next::Settle(MessageState::Dropped, "The appointment was deleted.".to_owned()));
        }
        if let Some(reason) = draft.is_outdated(record.status, record.end, now()) {
            return Ok(Next::Settle(MessageState::Dropped, reason.to_owned()));
        }
        if let Some(reason) = self.unreachable(&row.channel, &row.recipient)? {
            return Ok(Next::Settle(MessageState::Failed, reason));
        }
        let is_follow_up = draft.is_follow_up(record.end, &row.channel);
        if is_follow_up && self.unreachable(FOLLOW_UPS, &row.recipient)?.is_some() {
            let reason = "The client wants to be written nothing after their appointments.";
            return Ok(Next::Settle(MessageState::Dropped, reason.to_owned()));
        }
        let needs_link = draft.needs_link && draft.say.is_none();
        if needs_link && record.location.state != LocationState::Ready {
            return Ok(Next::Wait(now() + FOR_A_LINK, "The link is being made anew.".to_owned()));
        }
        if row.tries == 0
            && let Some(until) = self.day_is_full(&row.channel)?
        {
            let reason =
                "As many messages as the sub-account allows itself in a day were sent; it goes tomorrow.";
            return Ok(Next::Wait(until, reason.to_owned()));
        }
        let basis = format!("{} {}", record.revision, record.location.value.as_deref().unwrap_or_default());
        if let (Some(order), true) = (&row.parcel, row.basis.as_ref() == Some(&basis)) {
            return Ok(Next::HandOver(order.clone()));
        }
        let under = if row.tries == 0 { id.clone() } else { MessageId::from_entropy(entropy()?) };
        let order = serde_json::to_string(&self.order((id, under), &draft, &row.recipient, &seen)?)?;
        self.sql.run(
            "UPDATE messages SET parcel = ?, basis = ? WHERE id = ?",
            args![order.as_str(), basis, id],
        )?;
        Ok(Next::HandOver(order))
    }

    fn note_receipt(&self, id: &MessageId, row: &MessageRow, receipt: Receipt) -> Outcome<()> {
        self.sql.run("UPDATE messages SET tries = tries + 1 WHERE id = ?", args![id])?;
        match receipt {
            Receipt::Worded { words } => self.sql.run(
                "UPDATE messages SET state = 'sent', due = NULL, settled_at = ?, words = ?, reason = NULL,
                    parcel = NULL WHERE id = ?",
                args![now(), words, id],
            ),
            Receipt::Taken { by, provider_id } => {
                self.sql.run(
                    "UPDATE messages SET state = 'sent', due = NULL, settled_at = ?, provider = ?, provider_id = ?,
                        reason = NULL, parcel = NULL WHERE id = ?",
                    args![now(), by, provider_id, id],
                )?;
                self.sql.run(
                    "UPDATE channels SET rests_until = 0, failing_since = NULL
                        WHERE name = ? AND failing_since IS NOT NULL",
                    args![row.channel],
                )
            }
            Receipt::Later { reason, .. } if is_given_up(instant(row.written_at)?, now()) => {
                self.settle_message(id, row, MessageState::Failed, &reason)
            }
            Receipt::Later { reason, after_seconds } => {
                self.let_channel_rest(&row.channel)?;
                self.put_message_off(id, now() + wait_after(row.tries + 1, after_seconds), &reason)
            }
            Receipt::Refused { reason, address_is_dead } => {
                if address_is_dead {
                    self.note_unreachable(&row.channel, &row.recipient, &reason)?;
                }
                self.settle_message(id, row, MessageState::Failed, &reason)
            }
        }
    }

    fn put_message_off(&self, id: &MessageId, until: Timestamp, reason: &str) -> Outcome<()> {
        self.sql.run("UPDATE messages SET due = ?, reason = ? WHERE id = ?", args![until, reason, id])
    }

    /// A message is not sent: that is told in the appointment's audit trail, too, where it is not as it should be.
    pub(super) fn settle_message(
        &self,
        id: &MessageId,
        row: &MessageRow,
        state: MessageState,
        reason: &str,
    ) -> Outcome<()> {
        self.sql.run(
            "UPDATE messages SET state = ?, due = NULL, settled_at = ?, reason = ?, parcel = NULL WHERE id = ?",
            args![state.as_str(), now(), reason, id],
        )?;
        if state != MessageState::Failed {
            return Ok(());
        }
        let told = json!({ "message_id": id, "channel": row.channel, "reason": reason });
        let appointment = parsed(row.appointment_id.clone())?;
        self.note_event(&appointment, EventKind::MessageFailed, &Actor::System, &json!({}), &told)
    }

    /// Of mail and SMS there is one provider for everybody. If it fails, the others are left alone with it; of a thousand
    /// messages a few are tried to see whether it is back.
    fn let_channel_rest(&self, channel: &str) -> Outcome<()> {
        row! { struct Row { failing_since: i64 } }
        if ![Channel::Email, Channel::Sms].iter().any(|one| one.as_str() == channel) {
            return Ok(());
        }
        self.sql.run(
            "INSERT INTO channels (name, failing_since) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET failing_since = COALESCE(failing_since, excluded.failing_since)",
            args![channel, now()],
        )?;
        let row: Option<Row> =
            self.sql.first("SELECT failing_since FROM channels WHERE name = ?", args![channel])?;
        let row = row.ok_or_else(|| broken("a channel that was just written"))?;
        let until = now() + rest_after(instant(row.failing_since)?, now());
        self.sql.run("UPDATE channels SET rests_until = ? WHERE name = ?", args![until, channel])
    }

    /// Takes one message out of what the sub-account allows itself in this UTC day; or until when it waits.
    fn day_is_full(&self, channel: &str) -> Outcome<Option<Timestamp>> {
        row! { struct Row { used: u32 } }
        let settings = self.message_settings()?;
        let channels = [Channel::Email, Channel::Sms];
        let limit = channels.into_iter().find(|one| one.as_str() == channel);
        let Some(limit) = limit.and_then(|channel| settings.per_day(channel)) else { return Ok(None) };
        let day = now().strftime("%Y-%m-%d").to_string();
        self.sql.run(
            "INSERT INTO channels (name, day) VALUES (?, ?)
                ON CONFLICT DO UPDATE SET used = CASE WHEN day = excluded.day THEN used ELSE 0 END,
                day = excluded.day",
            args![channel, day],
        )?;
        let row: Option<Row> = self.sql.first("SELECT used FROM channels WHERE name = ?", args![channel])?;
        if row.is_some_and(|row| row.used >= limit) {
            let tomorrow =
                now().to_zoned(jiff::tz::TimeZone::UTC).tomorrow().and_then(|day| day.start_of_day());
            return Ok(Some(tomorrow.map_or(Timestamp::MAX, |day| day.timestamp())));
        }
        self.sql.run("UPDATE channels SET used = used + 1 WHERE name = ?", args![channel])?;
        Ok(None)
    }

    fn unreachable(&self, channel: &str, address: &str) -> Outcome<Option<String>> {
        row! { struct Row { reason: String } }
        let row: Option<Row> = self.sql.first(
            "SELECT reason FROM unreachable WHERE channel = ? AND address = ?",
            args![channel, address.to_lowercase()],
        )?;
        Ok(row.map(|row| row.reason))
    }

    pub(super) fn note_unreachable(&self, channel: &str, address: &str, reason: &str) -> Outcome<()> {
        self.sql.run(
            "INSERT OR REPLACE INTO unreachable (channel, address, reason, at) VALUES (?, ?, ?, ?)",
            args![channel, address.to_lowercase(), reason, now()],
        )
    }
}
