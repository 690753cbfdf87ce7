//! `Agency`: one per agency, the only writer of its users, their Zoom connections and their sessions.
//!
//! What sub-accounts need to know of a user (their name, their Zoom account) is announced to them: at once, and
//! again by the alarm until it has arrived.

pub mod messages;

use crate::clock::now;
use crate::host::messages::Subscribers;
use crate::object::{reply, send, wake_by};
use crate::refusal::{Outcome, Refusal};
use crate::sql::{FACTS_TABLE, Sql, instant, parsed};
use crate::sub_account::messages::{Person, PersonChanged};
use crate::{args, log, serve};
use jiff::SignedDuration;
use messages::{
    AddSubAccount, ClearConnection, ConnectionBroken, FoundAgency, OpenSession, ReadSession, ReadUser,
    RecordConnection, UserRecord, WriteUser, ZoomConnection,
};
use serde::Deserialize;
use shared::id::UserId;
use shared::limits;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

const MIGRATIONS: &[&str] = &[
    FACTS_TABLE,
    "CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, zoom TEXT) WITHOUT ROWID;
    CREATE TABLE sub_accounts (id TEXT PRIMARY KEY, name TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE used_links (link TEXT PRIMARY KEY, used_at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE sessions (session TEXT PRIMARY KEY, user_id TEXT NOT NULL, ends_at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE announcements (user_id TEXT PRIMARY KEY, version INTEGER NOT NULL) WITHOUT ROWID;",
];

/// Wait before an announcement that did not arrive is made again.
const ANNOUNCE_RETRY: SignedDuration = SignedDuration::from_secs(5);

/// The Durable Object of one agency.
#[durable_object(alarm)]
pub struct Agency {
    state: State,
    env: Env,
    sql: Sql,
}

impl DurableObject for Agency {
    fn new(state: State, env: Env) -> Self {
        let sql = Sql::open(&state, MIGRATIONS);
        Self { state, env, sql }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        serve!(self, request, {
            FoundAgency => found,
            WriteUser => write_user,
            AddSubAccount => add_sub_account,
            ReadUser => read_user,
            RecordConnection => record_connection,
            ClearConnection => clear_connection,
            ConnectionBroken => connection_broken,
            OpenSession => open_session,
            ReadSession => read_session,
        })
    }

    async fn alarm(&self) -> Result<Response> {
        reply(self.announce_all().await)
    }
}

impl Agency {
    async fn found(&self, message: FoundAgency) -> Outcome<()> {
        self.sql.transaction(|| {
            self.sql.set_fact("id", &message.id)?;
            self.sql.set_fact("name", &message.name)
        })
    }

    fn require_founded(&self) -> Outcome<()> {
        match self.sql.fact::<String>("id")? {
            Some(_) => Ok(()),
            None => Err(Refusal::not_found("agency").into()),
        }
    }

    async fn write_user(&self, message: WriteUser) -> Outcome<UserRecord> {
        self.require_founded()?;
        let WriteUser { user, name, email } = message;
        self.sql.run(
            "INSERT INTO users (id, name, email) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET name = excluded.name, email = excluded.email",
            args![user, name.as_str(), email.as_str()],
        )?;
        self.announce(&user).await?;
        self.user(&user)
    }

    async fn add_sub_account(&self, message: AddSubAccount) -> Outcome<()> {
        self.require_founded()?;
        self.sql.run(
            "INSERT OR REPLACE INTO sub_accounts (id, name) VALUES (?, ?)",
            args![message.sub_account, message.name.as_str()],
        )
    }

    async fn read_user(&self, message: ReadUser) -> Outcome<UserRecord> {
        self.user(&message.user)
    }

    fn user(&self, user: &UserId) -> Outcome<UserRecord> {
        #[derive(Deserialize)]
        struct Row {
            name: String,
            email: String,
            zoom: Option<String>,
        }
        let row: Option<Row> =
            self.sql.first("SELECT name, email, zoom FROM users WHERE id = ?", args![user])?;
        let row = row.ok_or_else(|| Refusal::not_found("user"))?;
        let zoom = row.zoom.map(|text| serde_json::from_str(&text)).transpose()?;
        Ok(UserRecord { id: user.clone(), name: parsed(row.name)?, email: parsed(row.email)?, zoom })
    }

    fn write_connection(&self, user: &UserId, zoom: Option<&ZoomConnection>) -> Outcome<()> {
        let zoom = zoom.map(serde_json::to_string).transpose()?;
        self.sql.run("UPDATE users SET zoom = ? WHERE id = ?", args![zoom, user])
    }

    /// One Zoom account per user: another one is refused until the first is disconnected.
    async fn record_connection(&self, message: RecordConnection) -> Outcome<()> {
        let RecordConnection { user, connection } = message;
        let other = self.user(&user)?.zoom.filter(|zoom| zoom.zoom_user != connection.zoom_user);
        if other.is_some() {
            let detail = "You are connected to another Zoom account already. Disconnect it first, then connect this one.";
            return Err(Refusal::new(409, "already_connected", detail).into());
        }
        self.write_connection(&user, Some(&connection))?;
        self.announce(&user).await
    }

    async fn clear_connection(&self, message: ClearConnection) -> Outcome<()> {
        self.write_connection(&message.user, None)?;
        self.announce(&message.user).await
    }

    async fn connection_broken(&self, message: ConnectionBroken) -> Outcome<()> {
        let Some(zoom) = self.user(&message.user)?.zoom else { return Ok(()) };
        let zoom = ZoomConnection { reconnect_needed: Some(message.reason), ..zoom };
        self.write_connection(&message.user, Some(&zoom))?;
        self.note_announcement(&message.user)?;
        // By the alarm, not at once: a sub-account is waiting for the very call that found the connection broken.
        wake_by(&self.state, now()).await
    }

    async fn open_session(&self, message: OpenSession) -> Outcome<()> {
        self.user(&message.user)?;
        let used = self.sql.written(
            "INSERT OR IGNORE INTO used_links (link, used_at) VALUES (?, ?)",
            args![message.link, now()],
        )?;
        if used == 0 {
            let detail = "This link was used before. Ask for a new one.";
            return Err(Refusal::new(409, "link_used", detail).into());
        }
        let ends_at = now() + SignedDuration::from_secs(limits::SESSION_SECONDS);
        let link_dead = now() - SignedDuration::from_secs(2 * limits::PROFILE_LINK_SECONDS);
        self.sql.run(
            "INSERT INTO sessions (session, user_id, ends_at) VALUES (?, ?, ?)",
            args![message.session, message.user, ends_at],
        )?;
        self.sql.run("DELETE FROM used_links WHERE used_at < ?", args![link_dead])?;
        self.sql.run("DELETE FROM sessions WHERE ends_at < ?", args![now()])
    }

    async fn read_session(&self, message: ReadSession) -> Outcome<UserRecord> {
        #[derive(Deserialize)]
        struct Row {
            user_id: String,
            ends_at: i64,
        }
        let row: Option<Row> = self
            .sql
            .first("SELECT user_id, ends_at FROM sessions WHERE session = ?", args![message.session])?;
        match row {
            Some(row) if instant(row.ends_at)? > now() => self.user(&parsed(row.user_id)?),
            _ => {
                let detail = "Your session has ended. Open your profile by a new link.";
                Err(Refusal::new(401, "signed_out", detail).into())
            }
        }
    }

    /// Notes that sub-accounts have something to learn of a user, and tells them.
    async fn announce(&self, user: &UserId) -> Outcome<()> {
        self.note_announcement(user)?;
        // Set before the attempt: a crash in between leaves the alarm to do it.
        wake_by(&self.state, now() + ANNOUNCE_RETRY).await?;
        if let Err(fault) = self.tell(user).await {
            log::fault("announce a user", &fault.to_string());
        }
        Ok(())
    }

    fn note_announcement(&self, user: &UserId) -> Outcome<()> {
        self.sql.run(
            "INSERT INTO announcements (user_id, version) VALUES (?, 1)
                ON CONFLICT DO UPDATE SET version = version + 1",
            args![user],
        )
    }

    async fn tell(&self, user: &UserId) -> Outcome<()> {
        #[derive(Deserialize)]
        struct Row {
            version: i64,
        }
        let row: Option<Row> =
            self.sql.first("SELECT version FROM announcements WHERE user_id = ?", args![user])?;
        let Some(Row { version }) = row else { return Ok(()) };
        let message = PersonChanged { person: Person::from(&self.user(user)?) };
        for sub_account in send(&self.env, user.as_str(), &Subscribers {}).await? {
            send(&self.env, sub_account.as_str(), &message).await?;
        }
        self.sql.run("DELETE FROM announcements WHERE user_id = ? AND version = ?", args![user, version])
    }

    async fn announce_all(&self) -> Outcome<()> {
        #[derive(Deserialize)]
        struct Row {
            user_id: String,
        }
        let rows: Vec<Row> = self.sql.rows("SELECT user_id FROM announcements LIMIT 100", vec![])?;
        for row in rows {
            let user: UserId = parsed(row.user_id)?;
            if let Err(fault) = self.tell(&user).await {
                log::fault("announce a user", &fault.to_string());
                wake_by(&self.state, now() + ANNOUNCE_RETRY).await?;
            }
        }
        Ok(())
    }
}
