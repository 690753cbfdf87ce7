//! Which Zoom account a user is connected to (rule 8).
//!
//! `ZoomAccount` decides whose it is, the agency whether the user has one already. A connection is made in two steps: bound
//! there, recorded here. If the second one is lost, the Zoom account asks, and is told for good: what was not recorded by
//! then is abandoned and never will be. It ends in one step: forgotten here, together with the promise to have it let
//! go of there.

use super::messages::{
    ClearConnection, ConnectionBroken, EndConnection, RecordConnection, SettleConnection, ZoomConnection,
};
use super::{Agency, OWED_RETRY};
use crate::clock::now;
use crate::object::{send, wake_by};
use crate::refusal::{Outcome, Refusal};
use crate::sql::parsed;
use crate::zoom_account::messages::Release;
use crate::{args, row};
use shared::id::UserId;

row! { struct ReleaseRow { zoom_user: String, attempt: String, user_id: String, farewell: i64 } }

impl Agency {
    fn write_connection(&self, user: &UserId, zoom: &ZoomConnection) -> Outcome<()> {
        let zoom = serde_json::to_string(zoom)?;
        self.sql.run("UPDATE users SET zoom = ? WHERE id = ?", args![zoom, user])
    }

    /// One Zoom account per user: another one is refused until the first is disconnected.
    pub(super) async fn record_connection(&self, message: RecordConnection) -> Outcome<()> {
        let RecordConnection { user, connection, attempt } = message;
        let other = self.user(&user)?.zoom.filter(|zoom| zoom.zoom_user != connection.zoom_user);
        if other.is_some() {
            let detail = "You are connected to another Zoom account already. Disconnect it first, then connect this one.";
            return Err(Refusal::new(409, "already_connected", detail).into());
        }
        if self.is_abandoned(&attempt)? {
            let detail = "Connecting took too long. Please press Connect to Zoom again.";
            return Err(Refusal::new(503, "zoom_down", detail).into());
        }
        self.sql.transaction(|| {
            self.write_connection(&user, &connection)?;
            self.sql.run("UPDATE users SET attempt = ? WHERE id = ?", args![attempt, user])
        })?;
        self.announce(&user).await
    }

    fn is_abandoned(&self, attempt: &str) -> Outcome<bool> {
        row! { struct Row { found: i64 } }
        let row: Option<Row> = self
            .sql
            .first("SELECT COUNT(*) AS found FROM abandoned_attempts WHERE attempt = ?", args![attempt])?;
        Ok(row.is_some_and(|row| row.found > 0))
    }

    pub(super) async fn settle_connection(&self, message: SettleConnection) -> Outcome<bool> {
        let SettleConnection { user, zoom_user, attempt } = message;
        let connected = match self.user(&user) {
            Ok(known) => known.zoom.is_some_and(|zoom| zoom.zoom_user == zoom_user),
            Err(crate::refusal::Fault::Refused(_)) => false,
            Err(fault) => return Err(fault),
        };
        if !connected {
            self.abandon(&attempt)?;
        }
        Ok(connected)
    }

    pub(super) async fn end_connection(&self, message: EndConnection) -> Outcome<()> {
        let EndConnection { user } = message;
        self.user(&user)?;
        self.sql.transaction(|| self.forget_connection(&user, false))?;
        wake_by(&self.state, now() + OWED_RETRY).await?;
        if let Err(fault) = self.release_all().await {
            // Owed, and done by the alarm: the user is disconnected either way.
            crate::log::fault("let go of a Zoom account", &fault.to_string());
        }
        self.announce(&user).await
    }

    /// Forgets a user's connection and owes it to the Zoom account to be let go of, in the caller's transaction. With
    /// `farewell`, meetings that are still to be deleted are deleted before.
    pub(super) fn forget_connection(&self, user: &UserId, farewell: bool) -> Outcome<()> {
        let row = self.user_row(user)?;
        let Some(zoom) = row.record.zoom else { return Ok(()) };
        self.sql.run("UPDATE users SET zoom = NULL, attempt = NULL WHERE id = ?", args![user])?;
        self.sql.run(
            "INSERT OR IGNORE INTO releases (zoom_user, attempt, user_id, farewell) VALUES (?, ?, ?, ?)",
            args![zoom.zoom_user, row.attempt, user, farewell],
        )
    }

    /// Has all Zoom accounts let go of that users have left.
    pub(super) async fn release_all(&self) -> Outcome<()> {
        let rows: Vec<ReleaseRow> = self.sql.rows(
            "SELECT zoom_user, attempt, user_id, farewell FROM releases
                WHERE user_id NOT IN (SELECT user_id FROM departures) LIMIT 20",
            vec![],
        )?;
        for ReleaseRow { zoom_user, attempt, user_id, farewell } in rows {
            let message =
                Release { user: parsed(user_id)?, attempt: attempt.clone(), farewell: farewell == 1 };
            send(&self.env, &zoom_user, &message).await?;
            self.sql
                .run("DELETE FROM releases WHERE zoom_user = ? AND attempt = ?", args![zoom_user, attempt])?;
        }
        Ok(())
    }

    pub(super) async fn clear_connection(&self, message: ClearConnection) -> Outcome<()> {
        let ClearConnection { user, zoom_user, attempt, at } = message;
        let cleared = self.sql.transaction(|| {
            // If it was not recorded by now, it never will be.
            self.abandon(&attempt)?;
            let written = self.sql.written(
                "UPDATE users SET zoom = NULL, attempt = NULL
                    WHERE id = ? AND attempt = ? AND json_extract(zoom, '$.zoom_user') = ?",
                args![user, attempt, zoom_user],
            )?;
            if written > 0 {
                self.note_announcement(&user)?;
                self.sql
                    .run("UPDATE announcements SET deauthorized = ? WHERE user_id = ?", args![at, user])?;
            }
            Ok(written > 0)
        })?;
        if cleared { self.announce(&user).await } else { Ok(()) }
    }

    fn abandon(&self, attempt: &str) -> Outcome<()> {
        self.sql.run(
            "INSERT OR IGNORE INTO abandoned_attempts (attempt, at) VALUES (?, ?)",
            args![attempt, now()],
        )
    }

    pub(super) async fn connection_broken(&self, message: ConnectionBroken) -> Outcome<()> {
        let Some(zoom) = self.user_row(&message.user)?.record.zoom else { return Ok(()) };
        let zoom = ZoomConnection { reconnect_needed: Some(message.reason), ..zoom };
        self.write_connection(&message.user, &zoom)?;
        self.note_announcement(&message.user)?;
        // By the alarm, not at once: a sub-account is waiting for the very call that found the connection broken.
        wake_by(&self.state, now()).await
    }
}
