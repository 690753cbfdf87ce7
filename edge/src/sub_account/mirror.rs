//! What stands in the way of a user in other sub-accounts, as their `Host` tells it; and the promise that a claim
//! without an appointment will never get one.

use super::SubAccount;
use super::booking::Taking;
use super::messages::{MirrorBusy, MirrorClaims, SettleClaim};
use crate::clock::now;
use crate::refusal::{Outcome, Refusal};
use crate::sql::interval;
use crate::{args, row};
use shared::interval::Interval;
use shared::limits;

impl SubAccount {
    /// Takes changes in; what is not newer than what is known is passed over, so a repeated push does no harm.
    pub(super) async fn mirror_claims(&self, message: MirrorClaims) -> Outcome<()> {
        row! { struct Row { seq: i64 } }
        let MirrorClaims { user, seq, changes } = message;
        self.sql.transaction(|| {
            let known: Option<Row> = self.sql.first("SELECT seq FROM mirrored WHERE user_id = ?", args![user])?;
            if known.is_some_and(|row| row.seq >= seq) {
                return Ok(());
            }
            for change in &changes {
                match &change.claim {
                    Some(claim) => self.sql.run(
                        "INSERT OR REPLACE INTO busy (resource, claim_id, appointment_id, calendar_id, slot_start,
                            busy_start, busy_end, own) VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
                        args![
                            user,
                            change.claim_id,
                            claim.appointment,
                            claim.slot.calendar,
                            claim.slot.start,
                            claim.busy.start(),
                            claim.busy.end()
                        ],
                    )?,
                    None => self.sql.run(
                        "DELETE FROM busy WHERE resource = ? AND claim_id = ? AND own = 0",
                        args![user, change.claim_id],
                    )?,
                }
            }
            self.forget_past_claims(user.as_str())?;
            self.sql.run(
                "INSERT INTO mirrored (user_id, seq) VALUES (?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq",
                args![user, seq],
            )
        })
    }

    /// Takes in when a user is busy outside of our calendars: all of it, in place of what was known.
    pub(super) async fn mirror_busy(&self, message: MirrorBusy) -> Outcome<()> {
        row! { struct Row { outside_seq: i64 } }
        let MirrorBusy { user, seq, busy } = message;
        self.sql.transaction(|| {
            let known: Option<Row> =
                self.sql.first("SELECT outside_seq FROM mirrored WHERE user_id = ?", args![user])?;
            if known.is_some_and(|row| row.outside_seq >= seq) {
                return Ok(());
            }
            self.sql.run("DELETE FROM busy_outside WHERE user_id = ?", args![user])?;
            for interval in &busy {
                self.sql.run(
                    "INSERT OR IGNORE INTO busy_outside (user_id, start, end) VALUES (?, ?, ?)",
                    args![user, interval.start(), interval.end()],
                )?;
            }
            self.sql.run(
                "INSERT INTO mirrored (user_id, seq, outside_seq) VALUES (?, 0, ?)
                    ON CONFLICT DO UPDATE SET outside_seq = excluded.outside_seq",
                args![user, seq],
            )
        })
    }

    /// When these users are busy outside, in their order, as far as it touches the range.
    pub(super) fn busy_outside(&self, resources: &[String], range: Interval) -> Outcome<Vec<Vec<Interval>>> {
        let rows: Vec<(usize, i64, i64)> = self.sql.many_rows(
            "place, start, end",
            "SELECT wanted.key AS place, start, end
                FROM json_each(?) AS wanted JOIN busy_outside ON busy_outside.user_id = wanted.value
                WHERE end > ? AND start < ?",
            args![serde_json::to_string(resources)?, range.start(), range.end()],
        )?;
        let mut busy = vec![Vec::new(); resources.len()];
        for (place, start, end) in rows {
            busy[place].push(interval(start, end)?);
        }
        Ok(busy)
    }

    /// Says whether an appointment holds the claim. If none does, none ever will: the answer is written down, and
    /// [`SubAccount::refuse_abandoned`] keeps it.
    pub(super) async fn settle_claim(&self, message: SettleClaim) -> Outcome<bool> {
        self.sql.transaction(|| {
            let held = self.holds_claim(&message.claim_id)?;
            if !held {
                self.forget_abandoned()?;
                self.sql.run(
                    "INSERT OR IGNORE INTO abandoned (claim_id, given_up_at) VALUES (?, ?)",
                    args![message.claim_id, now()],
                )?;
            }
            Ok(held)
        })
    }

    fn holds_claim(&self, claim_id: &str) -> Outcome<bool> {
        row! { struct Row { held: i64 } }
        let query = "SELECT (SELECT COUNT(*) FROM appointments WHERE claim_id = ? AND status <> 'cancelled')
            + (SELECT COUNT(*) FROM holds WHERE claim_id = ?) AS held";
        Ok(self.sql.first::<Row>(query, args![claim_id, claim_id])?.is_some_and(|row| row.held > 0))
    }

    /// Refuses to write an appointment on a claim that was given up while the booking was under way, or that may have been
    /// so long ago that it is forgotten. Slow bookings are refused for that alone after an hour; nobody waits that long.
    pub(super) fn refuse_abandoned(&self, taking: &Taking<'_>) -> Outcome<()> {
        row! { struct Row { found: i64 } }
        let query = "SELECT COUNT(*) AS found FROM abandoned WHERE claim_id = ?";
        let row: Option<Row> = self.sql.first(query, args![taking.claim_id])?;
        let may_be_forgotten =
            taking.begun.duration_until(now()).as_secs() > limits::CLAIM_WRITTEN_WITHIN_SECONDS;
        if may_be_forgotten || row.is_some_and(|row| row.found > 0) {
            return Err(Refusal::new(
                503,
                "booking_interrupted",
                "The booking took too long. Please try again.",
            )
            .into());
        }
        Ok(())
    }
}
