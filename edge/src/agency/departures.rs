//! Deleting a user.
//!
//! First they are barred everywhere: no appointment can be written any more that they would host, so what is counted then
//! is all there is. Then it is decided: with upcoming appointments that nobody takes over, the bar is lifted and the user
//! stays, as they were. Once decided it is written down, and carried through by the alarm if need be: their calendars go on
//! without them, their sessions end, their Zoom account is free.

use super::messages::{DeleteUser, Upcoming, UserDeleted};
use super::{Agency, OWED_RETRY};
use crate::clock::now;
use crate::host::messages::{CloseHost, RetireHost};
use crate::json;
use crate::object::{send, wake_by};
use crate::refusal::{Fault, Outcome, Refusal};
use crate::sql::{instant, parsed};
use crate::sub_account::messages::{BarUser, GiveAway, TakeOut};
use crate::{args, row};
use jiff::SignedDuration;
use shared::id::{SubAccountId, UserId};
use shared::limits;

row! { struct Row { user_id: String, begun_at: i64, decided: i64, done: String } }

impl Agency {
    pub(super) async fn delete_user(&self, message: DeleteUser) -> Outcome<UserDeleted> {
        let DeleteUser { user, upcoming } = message;
        let Some(_turn) = self.under_way.begin(user.as_str()) else {
            let detail = "This user is being deleted. Please try again in a moment.";
            return Err(Refusal::new(409, "request_under_way", detail).into());
        };
        if let Some(done) = self.user_row(&user)?.deleted {
            if let Some(row) = self.departure(&user)? {
                return self.carry_through(&user, &row).await;
            }
            return Ok(done);
        }
        self.sql.run(
            "INSERT OR IGNORE INTO departures (user_id, begun_at, done) VALUES (?, ?, ?)",
            args![user, now(), serde_json::to_string(&UserDeleted::default())?],
        )?;
        // If this instance dies before it is decided, the alarm takes it back.
        wake_by(&self.state, now() + stale_after()).await?;
        let done = match self.bar_and_decide(&user, upcoming).await {
            Ok(done) => done,
            Err(fault) => {
                self.take_back(&user).await?;
                return Err(fault);
            }
        };
        self.decide(&user, &done)?;
        wake_by(&self.state, now() + OWED_RETRY).await?;
        match self.departure(&user)? {
            Some(row) => self.carry_through(&user, &row).await,
            None => Ok(done),
        }
    }

    fn departure(&self, user: &UserId) -> Outcome<Option<Row>> {
        let query = "SELECT user_id, begun_at, decided, done FROM departures WHERE user_id = ?";
        self.sql.first(query, args![user])
    }

    /// Bars the user and settles what becomes of their upcoming appointments; refused, nothing has changed but that some
    /// of these may have another host by now.
    async fn bar_and_decide(&self, user: &UserId, upcoming: Upcoming) -> Outcome<UserDeleted> {
        let sub_accounts = self.set_barred(user, true).await?;
        let count: u32 = sub_accounts.iter().map(|(_, upcoming)| upcoming).sum();
        let mut done = UserDeleted::default();
        match upcoming {
            Upcoming::Refuse if count > 0 => {
                let detail = format!(
                    "This user hosts {count} upcoming {}. Say what becomes of them: upcoming=reassign gives each to somebody else who is free, upcoming=cancel cancels them.",
                    appointments(count)
                );
                return Err(Refusal::new(409, "user_hosts_appointments", detail).into());
            }
            Upcoming::Reassign if count > 0 => {
                let mut left = 0;
                for (sub_account, _) in &sub_accounts {
                    let given =
                        send(&self.env, sub_account.as_str(), &GiveAway { user: user.clone() }).await?;
                    done.appointments_reassigned += given.given;
                    left += given.left;
                }
                if left > 0 {
                    let given = done.appointments_reassigned;
                    let detail = format!(
                        "For {left} upcoming {} nobody else is free, so the user stays. {given} {} others now. Move or cancel the rest, or delete with upcoming=cancel.",
                        appointments(left),
                        if given == 1 { "appointment has" } else { "appointments have" }
                    );
                    return Err(Refusal::new(409, "no_other_host", detail).into());
                }
            }
            Upcoming::Refuse | Upcoming::Reassign | Upcoming::Cancel => {}
        }
        Ok(done)
    }

    /// Bars a user wherever they can be booked, or lifts it; answers how many upcoming appointments they host where.
    async fn set_barred(&self, user: &UserId, barred: bool) -> Outcome<Vec<(SubAccountId, u32)>> {
        let close = CloseHost { closed: barred };
        let mut counted = Vec::new();
        for sub_account in send(&self.env, user.as_str(), &close).await? {
            let bar = BarUser { user: user.clone(), barred };
            let upcoming = send(&self.env, sub_account.as_str(), &bar).await?;
            counted.push((sub_account, upcoming));
        }
        Ok(counted)
    }

    async fn take_back(&self, user: &UserId) -> Outcome<()> {
        self.set_barred(user, false).await?;
        self.sql.run("DELETE FROM departures WHERE user_id = ? AND decided = 0", args![user])
    }

    /// From here on the user is gone.
    fn decide(&self, user: &UserId, done: &UserDeleted) -> Outcome<()> {
        let done = serde_json::to_string(done)?;
        self.sql.transaction(|| {
            self.sql
                .run("UPDATE departures SET decided = 1, done = ? WHERE user_id = ?", args![done, user])?;
            self.sql.run("UPDATE users SET deleted = ? WHERE id = ?", args![done, user])?;
            self.sql.run("DELETE FROM sessions WHERE user_id = ?", args![user])?;
            self.forget_connection(user, true)
        })
    }

    /// Takes the user out of all calendars, then lets their Zoom account go: until then it is needed to delete the
    /// meetings of what was cancelled.
    async fn carry_through(&self, user: &UserId, row: &Row) -> Outcome<UserDeleted> {
        let mut done: UserDeleted = json::read(&row.done)?;
        for sub_account in send(&self.env, user.as_str(), &CloseHost { closed: true }).await? {
            let out = send(&self.env, sub_account.as_str(), &TakeOut { user: user.clone() }).await?;
            done.calendars_left.extend(out.calendars_left);
            done.calendars_switched_off.extend(out.calendars_switched_off);
            done.appointments_cancelled += out.appointments_cancelled;
            let text = serde_json::to_string(&done)?;
            self.sql.run("UPDATE departures SET done = ? WHERE user_id = ?", args![text, user])?;
        }
        send(&self.env, user.as_str(), &RetireHost {}).await?;
        let text = serde_json::to_string(&done)?;
        self.sql.transaction(|| {
            self.sql.run("UPDATE users SET deleted = ? WHERE id = ?", args![text, user])?;
            self.sql.run("DELETE FROM departures WHERE user_id = ?", args![user])
        })?;
        if let Err(fault) = self.release_all().await {
            crate::log::fault("let go of a Zoom account", &fault.to_string());
            wake_by(&self.state, now() + OWED_RETRY).await?;
        }
        self.announce(user).await?;
        Ok(done)
    }

    /// Goes on with deletions that were decided, and takes back those that were interrupted before.
    pub(super) async fn settle_departures(&self) -> Outcome<()> {
        let rows: Vec<Row> =
            self.sql.rows("SELECT user_id, begun_at, decided, done FROM departures LIMIT 20", vec![])?;
        let mut failed: Outcome<()> = Ok(());
        for row in rows {
            let user: UserId = parsed(row.user_id.clone())?;
            let stale_at = instant(row.begun_at)? + stale_after();
            let Some(_turn) = self.under_way.begin(user.as_str()) else {
                // A request is at it.
                wake_by(&self.state, now() + OWED_RETRY).await?;
                continue;
            };
            let settled: Result<(), Fault> = if row.decided == 1 {
                self.carry_through(&user, &row).await.map(drop)
            } else if stale_at <= now() {
                self.take_back(&user).await
            } else {
                wake_by(&self.state, stale_at).await
            };
            failed = failed.and(settled);
        }
        failed
    }
}

fn stale_after() -> SignedDuration {
    SignedDuration::from_secs(limits::DEPARTURE_STALE_SECONDS)
}

fn appointments(count: u32) -> &'static str {
    if count == 1 { "appointment" } else { "appointments" }
}
