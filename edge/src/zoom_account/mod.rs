//! `ZoomAccount`: one per Zoom user, the only one that talks to Zoom on their behalf.
//!
//! It decides which user id owns the Zoom account (`ownership`, rule 8), holds the tokens (`tokens`, with their copy in
//! `kv`), keeps the day's requests and who sends the next one (`budget`), and makes and deletes meetings so that each
//! slot meeting exists once (`meetings`), with as much of what the calendar asks for as the host can have (`wishes`), and
//! registers participants (`registrants`). What Zoom tells by itself is `news`; `comparison` finds what it did not tell.

mod budget;
mod comparison;
mod kv;
mod meetings;
pub mod messages;
mod news;
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
use crate::{args, log, row, serve};
use comparison::Compared;
use jiff::{SignedDuration, Timestamp};
use messages::{
    ConfirmOwner, Connect, DropMeeting, DropRegistrant, EnsureMeeting, EnsureRegistrant, Hear,
    ReadZoomStatus, Release, Waiting, ZoomAccountStatus,
};
use ownership::Owner;
use shared::limits;
use shared::pace::Pace;
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
    // The line of requests that wait for their turn in the day's budget.
    "CREATE TABLE owed (
        slot_meeting_id TEXT PRIMARY KEY,
        sub_account TEXT NOT NULL,
        is_create INTEGER NOT NULL,
        starts_at INTEGER NOT NULL,
        ends_at INTEGER NOT NULL,
        since INTEGER NOT NULL,
        called_at INTEGER,
        calls INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;",
    // Whose a meeting is and when it is to take place, for when Zoom tells something of it: known of those made since. What
    // it has told, until it is passed on; after that, only that it came. Whatever was asked for here, until it is over, even
    // when it is deleted: what refers to anything else was made by somebody else.
    "ALTER TABLE meetings ADD COLUMN sub_account TEXT;
    ALTER TABLE meetings ADD COLUMN starts_at INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX meetings_by_zoom_id ON meetings (zoom_id);
    CREATE INDEX meetings_by_start ON meetings (starts_at);
    CREATE TABLE news (
        key TEXT PRIMARY KEY,
        heard_at INTEGER NOT NULL,
        slot_meeting_id TEXT NOT NULL,
        sub_account TEXT NOT NULL,
        news TEXT NOT NULL,
        passed INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX news_by_age ON news (passed, heard_at);
    CREATE TABLE asked_for (slot_meeting_id TEXT PRIMARY KEY, over_at INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX asked_for_by_age ON asked_for (over_at);",
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
    /// Call whoever is next in the day's line.
    CallTurns,
    /// Make a refresh again whose answer was not written down.
    FinishRefresh,
    /// Use tokens that nobody uses, and seal them under the key of today.
    KeepTokens,
    /// Tell the owner's agency that they have to connect again.
    TellOwner,
    /// Delete the tokens of an account that was disconnected from KV.
    ClearKv,
    /// Pass on what Zoom has told of meetings.
    PassNews,
    /// Tell an agency that its user has taken the app out at Zoom.
    TellDeauthorized,
    /// Compare our upcoming meetings with Zoom's.
    Compare,
}

impl Chore {
    const ALL: [Self; 13] = [
        Self::CheckVault,
        Self::SweepTwins,
        Self::SettleOwner,
        Self::Revoke,
        Self::ReadHost,
        Self::CallTurns,
        Self::FinishRefresh,
        Self::KeepTokens,
        Self::TellOwner,
        Self::ClearKv,
        Self::PassNews,
        Self::TellDeauthorized,
        Self::Compare,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::CheckVault => "check_vault",
            Self::SweepTwins => "sweep_twins",
            Self::SettleOwner => "settle_owner",
            Self::Revoke => "revoke",
            Self::ReadHost => "read_host",
            Self::CallTurns => "call_turns",
            Self::FinishRefresh => "finish_refresh",
            Self::KeepTokens => "keep_tokens",
            Self::TellOwner => "tell_owner",
            Self::ClearKv => "clear_kv",
            Self::PassNews => "pass_news",
            Self::TellDeauthorized => "tell_deauthorized",
            Self::Compare => "compare",
        }
    }

    fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|chore| chore.name() == name)
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
    /// When the next call to Zoom may begin.
    pace: RefCell<Pace>,
}

impl DurableObject for ZoomAccount {
    fn new(state: State, env: Env) -> Self {
        let sql = Sql::open(&state, MIGRATIONS);
        Self {
            state,
            env,
            sql,
            tokens: RefCell::default(),
            under_way: UnderWay::default(),
            pace: RefCell::default(),
        }
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
            Hear => hear,
            ReadZoomStatus => read_status,
        })
    }

    async fn alarm(&self) -> Result<Response> {
        reply(self.do_chores().await)
    }
}

impl ZoomAccount {
    async fn read_status(&self, _: ReadZoomStatus) -> Outcome<ZoomAccountStatus> {
        let day = self.day()?;
        let (creates_waiting, deletes_waiting) = self.waiting_in_line()?;
        let vault = self.vault_state()?;
        let compared: Option<Compared> = self.sql.fact("compared")?;
        let (compared_at, missing_found, orphans_found) =
            compared.map_or((None, 0, 0), |(at, missing, orphans)| (Some(at), missing, orphans));
        Ok(ZoomAccountStatus {
            owner: self.owner()?.map(|owner| owner.user),
            reconnect_needed: self.sql.fact("reconnect_needed")?,
            revoke_owed: self.leaving()?.is_some(),
            token_generation: vault.as_ref().map_or(0, |state| state.generation),
            token_key: vault.as_ref().map(|state| state.key.clone()),
            token_settled: vault.is_some_and(|state| state.stash.is_none()),
            requests_used: day.used,
            requests_left: day.left(),
            creates_waiting,
            deletes_waiting,
            resets_at: day.ends(),
            closed_until: day.closed_until.filter(|until| *until > day.now),
            scopes: self.sql.fact("scopes")?.unwrap_or_default(),
            tokens_renewed_at: self.sql.fact("renewed_at")?,
            compared_at,
            missing_found,
            orphans_found,
        })
    }

    /// Zoom will never accept this connection again: remember it, tell the owner, stop calling.
    async fn break_connection(&self, reason: &str) -> Outcome<()> {
        self.sql.set_fact("reconnect_needed", &reason)?;
        self.tokens.replace(None);
        self.plan_chore(Chore::TellOwner, "", now()).await
    }

    /// Tells the owner's agency, which shows it on their profile and tells their sub-accounts.
    async fn tell_owner(&self) -> Outcome<()> {
        let (Some(owner), Some(reason)) = (self.owner()?, self.sql.fact("reconnect_needed")?) else {
            return Ok(());
        };
        send(&self.env, owner.agency.as_str(), &ConnectionBroken { user: owner.user, reason }).await
    }

    async fn plan_chore(&self, chore: Chore, subject: &str, due: Timestamp) -> Outcome<()> {
        self.note_chore(chore, subject, due)?;
        wake_by(&self.state, due).await
    }

    /// Writes a chore down, in the caller's transaction; who does so wakes the object for it.
    fn note_chore(&self, chore: Chore, subject: &str, due: Timestamp) -> Outcome<()> {
        self.sql.run(
            "INSERT OR REPLACE INTO chores (kind, subject, due) VALUES (?, ?, ?)",
            args![chore.name(), subject, due],
        )
    }

    /// A chore was done by somebody else.
    fn drop_chore(&self, chore: Chore, subject: &str) -> Outcome<()> {
        self.sql.run("DELETE FROM chores WHERE kind = ? AND subject = ?", args![chore.name(), subject])
    }

    async fn do_chores(&self) -> Outcome<()> {
        row! { struct Row { kind: String, subject: String } }
        let rows: Vec<Row> = self
            .sql
            .rows("SELECT kind, subject FROM chores WHERE due <= ? ORDER BY due LIMIT 20", args![now()])?;
        for Row { kind, subject } in rows {
            let done = match Chore::named(&kind) {
                Some(chore) => self.do_chore(chore, &subject).await,
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

    /// Does a chore; says when to do it again, if ever.
    async fn do_chore(&self, chore: Chore, subject: &str) -> Outcome<Option<Timestamp>> {
        match chore {
            Chore::CheckVault => self.check_vault().await,
            Chore::SweepTwins => self.sweep_twins(subject).await,
            Chore::SettleOwner => self.settle_owner(subject).await,
            Chore::Revoke => self.revoke_owed().await,
            Chore::ReadHost => self.read_host().await,
            Chore::CallTurns => self.call_turns().await,
            Chore::FinishRefresh => self.finish_refresh().await,
            Chore::KeepTokens => self.keep_tokens().await,
            Chore::TellOwner => self.tell_owner().await.map(|()| None),
            Chore::ClearKv => self.clear_kv(subject).await.map(|()| None),
            Chore::PassNews => self.pass_news().await,
            Chore::TellDeauthorized => self.tell_deauthorized(subject).await.map(|()| None),
            Chore::Compare => self.compare().await,
        }
    }

    async fn wake_for_chores(&self) -> Outcome<()> {
        row! { struct Row { due: Option<i64> } }
        let row: Option<Row> = self.sql.first("SELECT MIN(due) AS due FROM chores", vec![])?;
        match row.and_then(|row| row.due) {
            Some(due) => wake_by(&self.state, instant(due)?).await,
            None => Ok(()),
        }
    }
}

/// Why a connection is broken whose tokens have ended at Zoom.
const CONNECTION_ENDED: &str = "Zoom no longer accepts the connection. Connect your Zoom account again.";
/// Why it is where a permission was taken back.
const PERMISSION_TAKEN: &str =
    "The connection to Zoom lacks a permission by now. Connect your Zoom account again.";

/// What a failure means for somebody who waits for a meeting. `may_exist` says what is known of the meeting itself.
fn waiting(failure: &ZoomFailure, may_exist: bool) -> Waiting {
    // The host has to do something first, and connecting again makes it due at once.
    let hopeless = Some(now() + SignedDuration::from_secs(limits::HOPELESS_RETRY_SECONDS));
    let (reason, retry_at) = match failure {
        ZoomFailure::Unclear(_) => {
            ("Zoom does not answer at the moment. The link appears here as soon as it does.", None)
        }
        ZoomFailure::Slower(until) => ("Zoom is busy. The link appears here in a moment.", *until),
        ZoomFailure::DayFull => ("Zoom allows 100 meetings a day for one host.", None),
        ZoomFailure::AccountClosed(until) => (
            "Zoom takes no more calls from the host's account today. The link is made as soon as it does.",
            *until,
        ),
        // A token that was refreshed a moment ago and is refused all the same: Zoom's trouble, not the host's. Or our own
        // credentials: ours to put right.
        ZoomFailure::TokenRejected | ZoomFailure::AppRejected => {
            ("Zoom does not accept our calls at the moment. The link appears here as soon as it does.", None)
        }
        ZoomFailure::GrantDead => {
            ("The host has to connect Zoom again. The link appears here as soon as they have.", hopeless)
        }
        ZoomFailure::ScopeMissing => {
            ("The host's Zoom connection lacks a permission. They have to connect Zoom again.", hopeless)
        }
        ZoomFailure::NoSuchMeeting | ZoomFailure::NotValid(_) | ZoomFailure::Refused { .. } => {
            ("Zoom did not accept the meeting, so it has no link.", None)
        }
    };
    let tries_max = match failure {
        ZoomFailure::Refused { code: 0, .. } => Some(limits::ZOOM_UNREADABLE_MAX),
        ZoomFailure::NotValid(_) | ZoomFailure::NoSuchMeeting | ZoomFailure::Refused { .. } => {
            Some(limits::ZOOM_REFUSALS_MAX)
        }
        _ => None,
    };
    Waiting { reason: reason.to_owned(), retry_at, may_exist, in_turn: false, tries_max }
}
