//! `ZoomAccount`: one per Zoom user, the only one that talks to Zoom on their behalf.
//!
//! It decides which user id owns the Zoom account (`ownership`, rule 8), holds the tokens (`tokens`), keeps the day's
//! budget, and makes and deletes meetings so that each slot meeting exists once (`meetings`), with as much of what the
//! calendar asks for as the host can have (`wishes`), and registers participants (`registrants`).

mod meetings;
pub mod messages;
mod ownership;
mod registrants;
mod tokens;
mod wishes;

use crate::agency::messages::ConnectionBroken;
use crate::clock::now;
use crate::object::{reply, send, wake_by};
use crate::refusal::{Fault, Outcome};
use crate::sql::{FACTS_TABLE, Sql, instant};
use crate::under_way::UnderWay;
use crate::vault::Tokens;
use crate::zoom::ZoomFailure;
use crate::{args, log, serve};
use jiff::{SignedDuration, Timestamp};
use messages::{
    ConfirmOwner, Connect, DropMeeting, DropRegistrant, EnsureMeeting, EnsureRegistrant, ReadZoomStatus, Release,
    Waiting, ZoomAccountStatus,
};
use ownership::Owner;
use serde::Deserialize;
use shared::limits;
use std::cell::RefCell;
use tokens::NoTokens;
use worker::{DurableObject, Env, Request, Response, Result, State, durable_object};

const MIGRATIONS: &[&str] = &[
    FACTS_TABLE,
    // A row is written before Zoom is asked: `zoom_id` is empty while it is not known whether the meeting exists.
    "CREATE TABLE meetings (
        slot_meeting_id TEXT PRIMARY KEY,
        passcode TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        zoom_id INTEGER,
        join_url TEXT
    ) WITHOUT ROWID;
    CREATE TABLE budget (day TEXT PRIMARY KEY, used INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE chores (kind TEXT NOT NULL, subject TEXT NOT NULL, due INTEGER NOT NULL,
        PRIMARY KEY (kind, subject)) WITHOUT ROWID;",
    // Meetings that are to be deleted and could not be yet: for them, tokens are kept a while after their user was deleted.
    "CREATE TABLE drops_waiting (slot_meeting_id TEXT PRIMARY KEY) WITHOUT ROWID;",
    // What a meeting was made without, and whether people can register for it. Of a registrant, as of a meeting, a row is
    // written before Zoom is asked; it outlives their cancelling, for Zoom counts requests by the day.
    "ALTER TABLE meetings ADD COLUMN left_out TEXT NOT NULL DEFAULT '[]';
    ALTER TABLE meetings ADD COLUMN registration INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE registrants (
        slot_meeting_id TEXT NOT NULL,
        email TEXT NOT NULL,
        zoom_id INTEGER NOT NULL,
        asked_at INTEGER,
        registrant_id TEXT,
        join_url TEXT,
        day TEXT NOT NULL DEFAULT '',
        registrations INTEGER NOT NULL DEFAULT 0,
        changes INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (slot_meeting_id, email)
    ) WITHOUT ROWID;",
];

/// Wait before a chore that failed is tried again.
const CHORE_RETRY: SignedDuration = SignedDuration::from_secs(60);

/// Something the account does by itself at a later time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Chore {
    /// See whether KV holds the newest tokens.
    CheckVault,
    /// Delete meetings that were made twice because an answer was lost.
    SweepTwins,
    /// Ask the agency about an owner whom it has not confirmed.
    SettleOwner,
    /// End the connection at Zoom of an owner who has let go.
    Revoke,
    /// Read the host's plan and settings again.
    ReadHost,
}

impl Chore {
    const ALL: [Self; 5] =
        [Self::CheckVault, Self::SweepTwins, Self::SettleOwner, Self::Revoke, Self::ReadHost];

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chore| chore.name() == name)
    }

    fn name(self) -> &'static str {
        match self {
            Self::CheckVault => "check_vault",
            Self::SweepTwins => "sweep_twins",
            Self::SettleOwner => "settle_owner",
            Self::Revoke => "revoke",
            Self::ReadHost => "read_host",
        }
    }
}

/// Work that stops early, either because it has to wait or because something broke.
enum Stop {
    Wait(Waiting),
    Fault(Fault),
}

impl From<Fault> for Stop {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<NoTokens> for Stop {
    fn from(reason: NoTokens) -> Self {
        match reason {
            NoTokens::Waiting(waiting) => Self::Wait(waiting),
            NoTokens::Fault(fault) => Self::Fault(fault),
        }
    }
}

/// The Durable Object of one Zoom user.
#[durable_object(alarm)]
pub struct ZoomAccount {
    state: State,
    env: Env,
    sql: Sql,
    /// The tokens in use, so that not every call opens the vault.
    tokens: RefCell<Option<Tokens>>,
    /// What this instance is doing right now: the refresh, the making of a meeting.
    under_way: UnderWay,
}

impl DurableObject for ZoomAccount {
    fn new(state: State, env: Env) -> Self {
        let sql = Sql::open(&state, MIGRATIONS);
        Self { state, env, sql, tokens: RefCell::default(), under_way: UnderWay::default() }
    }

    async fn fetch(&self, mut request: Request) -> Result<Response> {
        serve!(self, request, {
            Connect => connect,
            ConfirmOwner => confirm_owner,
            Release => release,
            EnsureMeeting => ensure_meeting,
            DropMeeting => drop_meeting,
            EnsureRegistrant => ensure_registrant,
            DropRegistrant => drop_registrant,
            ReadZoomStatus => read_status,
        })
    }

    async fn alarm(&self) -> Result<Response> {
        reply(self.do_chores().await)
    }
}

impl ZoomAccount {
    async fn read_status(&self, _: ReadZoomStatus) -> Outcome<ZoomAccountStatus> {
        let used = self.requests_used()?;
        let vault = self.vault_state()?;
        Ok(ZoomAccountStatus {
            owner: self.owner()?.map(|owner| owner.user),
            reconnect_needed: self.sql.fact("reconnect_needed")?,
            revoke_owed: self.leaving()?.is_some(),
            token_generation: vault.as_ref().map_or(0, |state| state.generation),
            token_key: vault.as_ref().map(|state| state.key.clone()),
            token_settled: vault.is_some_and(|state| state.stash.is_none()),
            requests_used: used,
            requests_left: limits::ZOOM_REQUESTS_PER_DAY.saturating_sub(used),
        })
    }

    /// Zoom will never accept this connection again: remember it, tell the owner, stop calling.
    async fn break_connection(&self, owner: &Owner) -> Outcome<()> {
        let reason = "Zoom no longer accepts the connection. Connect your Zoom account again.";
        self.sql.set_fact("reconnect_needed", &reason)?;
        self.tokens.replace(None);
        if self.owner()?.is_none_or(|known| known.user != owner.user) {
            // They have let go of it already: there is nobody to tell.
            return Ok(());
        }
        let broken = ConnectionBroken { user: owner.user.clone(), reason: reason.to_owned() };
        send(&self.env, owner.agency.as_str(), &broken).await
    }

    /// Create, update and delete requests sent in this UTC day (rule 7).
    fn requests_used(&self) -> Outcome<u32> {
        #[derive(Deserialize)]
        struct Row {
            used: u32,
        }
        let row: Option<Row> =
            self.sql.first("SELECT used FROM budget WHERE day = ?", args![utc_day(now())])?;
        Ok(row.map_or(0, |row| row.used))
    }

    /// Takes one request out of the day's budget; where none is left, says when the next day begins.
    fn spend_request(&self) -> Outcome<Option<Waiting>> {
        if self.requests_used()? >= limits::ZOOM_REQUESTS_PER_DAY {
            return Ok(Some(day_is_full()));
        }
        self.sql.run(
            "INSERT INTO budget (day, used) VALUES (?, 1) ON CONFLICT DO UPDATE SET used = used + 1",
            args![utc_day(now())],
        )?;
        Ok(None)
    }

    /// Zoom says that the day is full, whatever we have counted: others use up the same budget.
    fn note_day_is_full(&self) -> Outcome<Waiting> {
        self.sql.run(
            "INSERT OR REPLACE INTO budget (day, used) VALUES (?, ?)",
            args![utc_day(now()), limits::ZOOM_REQUESTS_PER_DAY],
        )?;
        Ok(day_is_full())
    }

    async fn plan_chore(&self, chore: Chore, subject: &str, due: Timestamp) -> Outcome<()> {
        self.sql.run(
            "INSERT OR REPLACE INTO chores (kind, subject, due) VALUES (?, ?, ?)",
            args![chore.name(), subject, due],
        )?;
        wake_by(&self.state, due).await
    }

    async fn do_chores(&self) -> Outcome<()> {
        #[derive(Deserialize)]
        struct Row {
            kind: String,
            subject: String,
        }
        let rows: Vec<Row> = self
            .sql
            .rows("SELECT kind, subject FROM chores WHERE due <= ? ORDER BY due LIMIT 20", args![now()])?;
        for Row { kind, subject } in rows {
            let done = match Chore::named(&kind) {
                Some(Chore::CheckVault) => self.check_vault().await,
                Some(Chore::SweepTwins) => self.sweep_twins(&subject).await,
                Some(Chore::SettleOwner) => self.settle_owner(&subject).await,
                Some(Chore::Revoke) => self.revoke_owed().await,
                Some(Chore::ReadHost) => self.read_host().await,
                None => Ok(None),
            };
            if let Err(fault) = &done {
                log::fault(&kind, &fault.to_string());
            }
            let again = match done {
                Ok(again) => again,
                Err(_) => Some(now() + CHORE_RETRY),
            };
            match again {
                Some(due) => self.sql.run(
                    "UPDATE chores SET due = ? WHERE kind = ? AND subject = ?",
                    args![due, kind, subject],
                )?,
                None => {
                    self.sql
                        .run("DELETE FROM chores WHERE kind = ? AND subject = ?", args![kind, subject])?;
                }
            }
        }
        self.wake_for_chores().await
    }

    async fn wake_for_chores(&self) -> Outcome<()> {
        #[derive(Deserialize)]
        struct Row {
            due: Option<i64>,
        }
        let row: Option<Row> = self.sql.first("SELECT MIN(due) AS due FROM chores", vec![])?;
        match row.and_then(|row| row.due) {
            Some(due) => wake_by(&self.state, instant(due)?).await,
            None => Ok(()),
        }
    }
}

/// The day by which Zoom counts.
fn utc_day(now: Timestamp) -> String {
    now.strftime("%Y-%m-%d").to_string()
}

fn day_is_full() -> Waiting {
    let tomorrow = now().to_zoned(jiff::tz::TimeZone::UTC).tomorrow().and_then(|day| day.start_of_day());
    Waiting {
        reason: "Zoom allows 100 meetings a day for one host; the link is made after 00:00 UTC.".to_owned(),
        retry_at: tomorrow.ok().map(|day| day.timestamp()),
        may_exist: false,
    }
}

/// What a failure means for somebody who waits for a meeting. `may_exist` says what is known of the meeting itself.
fn waiting(failure: &ZoomFailure, may_exist: bool) -> Waiting {
    // The host has to do something first, and connecting again makes it due at once.
    let hopeless = Some(now() + SignedDuration::from_secs(limits::HOPELESS_RETRY_SECONDS));
    let (reason, retry_at) = match failure {
        ZoomFailure::Unclear(_) => {
            ("Zoom does not answer at the moment. The link appears here as soon as it does.", None)
        }
        ZoomFailure::Slower(until) => ("Zoom is busy. The link appears here in a moment.", *until),
        ZoomFailure::DayFull => return day_is_full(),
        // A token that was refreshed a moment ago and is refused all the same: Zoom's trouble, not the host's.
        ZoomFailure::TokenRejected => {
            ("Zoom does not accept our calls at the moment. The link appears here as soon as it does.", None)
        }
        ZoomFailure::GrantDead => {
            ("The host has to connect Zoom again. The link appears here as soon as they have.", hopeless)
        }
        ZoomFailure::ScopeMissing => {
            ("The host's Zoom connection lacks a permission. They have to connect Zoom again.", hopeless)
        }
        ZoomFailure::AppRejected
        | ZoomFailure::NoSuchMeeting
        | ZoomFailure::NotValid(_)
        | ZoomFailure::Refused { .. } => ("Zoom did not accept the meeting. We are looking into it.", None),
    };
    Waiting { reason: reason.to_owned(), retry_at, may_exist }
}
