//! What stands in the way of a user in other sub-accounts, as their `Host` tells it; and the promise that a claim
//! without an appointment will never get one.

use super::SubAccount;
use super::messages::{MirrorClaims, SettleClaim};
use crate::args;
use crate::refusal::{Outcome, Refusal};
use serde::Deserialize;

impl SubAccount {
    /// Takes changes in; what is not newer than what is known is passed over, so a repeated push does no harm.
    pub(super) async fn mirror_claims(&self, message: MirrorClaims) -> Outcome<()> {
        #[derive(Deserialize)]
        struct Row {
            seq: i64,
        }
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
            self.sql.run("INSERT OR REPLACE INTO mirrored (user_id, seq) VALUES (?, ?)", args![user, seq])
        })
    }

    /// Says whether an appointment holds the claim. If none does, none ever will: the answer is written down, and
    /// [`SubAccount::refuse_abandoned`] keeps it.
    pub(super) async fn settle_claim(&self, message: SettleClaim) -> Outcome<bool> {
        self.sql.transaction(|| {
            let held = self.holds_claim(&message.claim_id)?;
            if !held {
                self.sql
                    .run("INSERT OR IGNORE INTO abandoned (claim_id) VALUES (?)", args![message.claim_id])?;
            }
            Ok(held)
        })
    }

    fn holds_claim(&self, claim_id: &str) -> Outcome<bool> {
        #[derive(Deserialize)]
        struct Row {
            held: i64,
        }
        let query = "SELECT COUNT(*) AS held FROM appointments WHERE claim_id = ? AND status <> 'cancelled'";
        Ok(self.sql.first::<Row>(query, args![claim_id])?.is_some_and(|row| row.held > 0))
    }

    /// Refuses to write an appointment on a claim that was given up while the booking was under way.
    pub(super) fn refuse_abandoned(&self, claim_id: &str) -> Outcome<()> {
        #[derive(Deserialize)]
        struct Row {
            found: i64,
        }
        let row: Option<Row> =
            self.sql.first("SELECT COUNT(*) AS found FROM abandoned WHERE claim_id = ?", args![claim_id])?;
        if row.is_some_and(|row| row.found > 0) {
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
