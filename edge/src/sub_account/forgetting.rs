//! What a sub-account forgets: rows that only matter for a while. Appointments, their contacts and the audit trail are
//! kept for people; everything else has an age in [`limits`] after which nothing asks for it any more.
//!
//! Whoever adds such a row forgets a few of the oldest, more than one: so what there is stays in proportion to what is
//! added in that time, no request waits for a great sweep, and no clock has to be set.

use super::SubAccount;
use crate::args;
use crate::clock::now;
use crate::refusal::Outcome;
use jiff::{SignedDuration, Timestamp};
use shared::limits;

impl SubAccount {
    /// Forgets what stood in the way of a resource in a past that nothing can be booked in.
    ///
    /// I1 holds: a start is offered only from now on, so what ended before now is in nobody's way. Limits per day look
    /// back to the beginning of a day, the choice of a host by [`limits::FREE_SINCE_HOURS`]; both are less than the age.
    /// I2 holds: the appointment stays, and giving back a claim that is not there changes nothing.
    pub(super) fn forget_past_claims(&self, resource: &str) -> Outcome<()> {
        self.sql.run(
            "DELETE FROM busy WHERE (resource, claim_id) IN
                (SELECT resource, claim_id FROM busy WHERE resource = ? AND busy_end < ? LIMIT ?)",
            args![resource, days_ago(limits::PAST_CLAIMS_KEPT_DAYS), limits::FORGOTTEN_AT_ONCE],
        )
    }

    /// Forgets idempotency keys that nobody sends again.
    ///
    /// A series forgets its own key no later than those of its appointments, which are younger: sent again, it is
    /// another series from its first appointment on, and never half of this one once more.
    pub(super) fn forget_old_keys(&self) -> Outcome<()> {
        let before = days_ago(limits::IDEMPOTENCY_KEYS_KEPT_DAYS);
        self.sql.run(
            "UPDATE series SET key = id, key_forgotten = 1 WHERE key_forgotten = 0 AND begun_at < ?",
            args![before],
        )?;
        self.sql.run(
            "DELETE FROM bookings WHERE (calendar_id, key) IN
                (SELECT calendar_id, key FROM bookings WHERE begun_at < ? ORDER BY begun_at LIMIT ?)",
            args![before, limits::FORGOTTEN_AT_ONCE],
        )
    }

    /// Forgets who came to a meeting when. What came of it stays with the appointments; nothing is computed any more, for
    /// news of the meeting that comes later than [`limits::ATTENDANCE_LATE_MINUTES`] after its end counts no more.
    pub(super) fn forget_presence(&self) -> Outcome<()> {
        self.sql.run(
            "DELETE FROM presence WHERE (slot_meeting_id, run, kind, who, at) IN
                (SELECT slot_meeting_id, run, kind, who, at FROM presence WHERE at < ? LIMIT ?)",
            args![days_ago(limits::ATTENDANCE_KEPT_DAYS), limits::FORGOTTEN_AT_ONCE],
        )
    }

    /// Forgets that claims were given up, once no booking that made one could still be written: see
    /// [`SubAccount::refuse_abandoned`].
    pub(super) fn forget_abandoned(&self) -> Outcome<()> {
        let age = SignedDuration::from_secs(limits::ABANDONED_KEPT_SECONDS);
        self.sql.run("DELETE FROM abandoned WHERE given_up_at < ?", args![now() - age])
    }
}

fn days_ago(days: i64) -> Timestamp {
    now() - SignedDuration::from_hours(24 * days)
}
