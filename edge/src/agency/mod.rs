//! `Agency`: one per agency, the only writer of its users, their Zoom connections and their sessions.
//!
//! What sub-accounts need to know of a user (their name, their Zoom account) is announced to them: at once, and
//! again by the alarm until it has arrived. `users` keeps who they are, `connections` which Zoom account is whose as
//! far as the agency knows, `departures` takes a user out of everything.

mod connections;
mod departures;
pub mod messages;
mod users;

use crate::clock::now;
use crate::host::messages::Subscribers;
use crate::object::{reply, send, wake_by};
use crate::refusal::{Outcome, Refusal};
use crate::sql::{FACTS_TABLE, Sql, instant, parsed};
use crate::sub_account::messages::{Person, PersonChanged};
use crate::under_way::UnderWay;
use crate::{args, log, row, serve};
use jiff::SignedDuration;
use messages::{
    AddSubAccount, ClearConnection, ConnectionBroken, DeleteUser, EditUser, EndConnection, FoundAgency,
    ListUsers, OpenSession, ReadSession, ReadUser, RecordConnection, SetMeetingLocation, SettleConnection,
    UserRecord, WriteUser,
};
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
    // `attempt` names the sign-in that made the connection; one that was asked about before it was recorded is abandoned
    // and never will be. A release is owed to the Zoom account that a user lets go of. A departure is a user's deletion
    // under way: until it is decided it can be taken back, from then on it is carried through. `deleted` is what it did.
    "ALTER TABLE users ADD COLUMN attempt TEXT;
    ALTER TABLE users ADD COLUMN meeting_location TEXT;
    ALTER TABLE users ADD COLUMN deleted TEXT;
    CREATE TABLE abandoned_attempts (attempt TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE releases (
        zoom_user TEXT NOT NULL,
        attempt TEXT NOT NULL,
        user_id TEXT NOT NULL,
        farewell INTEGER NOT NULL,
        PRIMARY KEY (zoom_user, attempt)
    ) WITHOUT ROWID;
    CREATE TABLE departures (
        user_id TEXT PRIMARY KEY,
        begun_at INTEGER NOT NULL,
        decided INTEGER NOT NULL DEFAULT 0,
        done TEXT NOT NULL
    ) WITHOUT ROWID;",
    // When a user has taken the app out at Zoom: their sub-accounts are told that too.
    "ALTER TABLE announcements ADD COLUMN deauthorized INTEGER;",
];

/// Wait before something that is owed to another object is tried again.
const OWED_RETRY: SignedDuration = SignedDuration::from_secs(5);

/// The Durable Object of one agency.
#[durable_object(alarm)]
pub struct Agency {
    state: State,
    env: Env,
    sql: Sql,
    /// Users whom this instance is deleting right now.
    under_way: UnderWay,
}

impl DurableObject for Agency {
    fn new(state: State, env: Env) -> Self {
        let sql = Sql::open(&state, MIGRATIONS);
        Self { state, env, sql, under_way: UnderWay::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        serve!(self, request, {
            FoundAgency => found,
            WriteUser => write_user,
            AddSubAccount => add_sub_account,
            ReadUser => read_user,
            ListUsers => list_users,
            EditUser => edit_user,
            SetMeetingLocation => set_meeting_location,
            DeleteUser => delete_user,
            RecordConnection => record_connection,
            SettleConnection => settle_connection,
            EndConnection => end_connection,
            ClearConnection => clear_connection,
            ConnectionBroken => connection_broken,
            OpenSession => open_session,
            ReadSession => read_session,
        })
    }

    async fn alarm(&self) -> Result<Response> {
        reply(self.do_what_is_owed().await)
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

    async fn add_sub_account(&self, message: AddSubAccount) -> Outcome<()> {
        self.require_founded()?;
        self.sql.run(
            "INSERT OR REPLACE INTO sub_accounts (id, name) VALUES (?, ?)",
            args![message.sub_account, message.name.as_str()],
        )
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
        row! { struct Row { user_id: String, ends_at: i64 } }
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
        wake_by(&self.state, now() + OWED_RETRY).await?;
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
        row! { struct Row { version: i64, deauthorized: Option<i64> } }
        let row: Option<Row> = self
            .sql
            .first("SELECT version, deauthorized FROM announcements WHERE user_id = ?", args![user])?;
        let Some(Row { version, deauthorized }) = row else { return Ok(()) };
        let message = PersonChanged {
            person: Person::from(&self.user_row(user)?.record),
            deauthorized: deauthorized.map(instant).transpose()?,
        };
        for sub_account in send(&self.env, user.as_str(), &Subscribers {}).await? {
            send(&self.env, sub_account.as_str(), &message).await?;
        }
        self.sql.run("DELETE FROM announcements WHERE user_id = ? AND version = ?", args![user, version])
    }

    async fn do_what_is_owed(&self) -> Outcome<()> {
        let owed = [self.announce_all().await, self.release_all().await, self.settle_departures().await];
        for fault in owed.into_iter().filter_map(Result::err) {
            log::fault("agency alarm", &fault.to_string());
            wake_by(&self.state, now() + OWED_RETRY).await?;
        }
        Ok(())
    }

    async fn announce_all(&self) -> Outcome<()> {
        row! { struct Row { user_id: String } }
        let rows: Vec<Row> = self.sql.rows("SELECT user_id FROM announcements LIMIT 100", vec![])?;
        for row in rows {
            let user: UserId = parsed(row.user_id)?;
            if let Err(fault) = self.tell(&user).await {
                log::fault("announce a user", &fault.to_string());
                wake_by(&self.state, now() + OWED_RETRY).await?;
            }
        }
        Ok(())
    }
}
