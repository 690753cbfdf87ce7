//! The tokens of a Zoom account (invariant I4).
//!
//! KV holds them, sealed. KV may answer with an old value for a while after a write, and Zoom's refresh tokens
//! rotate, so an old value would end the connection. Therefore: this object is the only writer; every envelope has
//! a generation; the newest envelope stays in the object's own storage (the stash) until KV, asked long after the
//! write, has returned that generation. A value from KV that is older than the newest generation is never used.
//!
//! A refresh is written down before Zoom is asked. If the answer is lost, or this instance with it, the refresh is made
//! again as soon as possible: for a short grace Zoom still takes the old refresh token (zoom.md 1.3).

use super::messages::Waiting;
use super::ownership::Owner;
use super::{CONNECTION_ENDED, Chore, ZoomAccount, waiting};
use crate::clock::{entropy, now};
use crate::config;
use crate::json;
use crate::object::ticks_ms;
use crate::refusal::{Outcome, broken};
use crate::vault::{Envelope, Tokens, Vault};
use crate::zoom::{self, ZoomFailure};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::limits;
use std::time::Duration;
use worker::Delay;

/// The longest that a call waits for a refresh which another call has begun, in milliseconds: two tries at Zoom.
const REFRESH_WAIT_MS: u64 = 2 * limits::ZOOM_REQUEST_TIMEOUT_MS as u64 + 500;
/// How often it looks, in milliseconds.
const REFRESH_LOOK_MS: u64 = 10;

/// What is known of the stored tokens.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct VaultState {
    /// Generation of the newest tokens.
    pub generation: i64,
    /// Which sealing key they are under.
    pub key: String,
    /// When they were written to KV last.
    pub written_at: Timestamp,
    /// The newest envelope, until KV is known to hold it.
    pub stash: Option<Envelope>,
}

/// Why there are no tokens to call with.
pub(super) enum NoTokens {
    /// They cannot be had now.
    Waiting(Waiting),
    /// Something of ours broke.
    Fault(crate::refusal::Fault),
}

impl From<crate::refusal::Fault> for NoTokens {
    fn from(fault: crate::refusal::Fault) -> Self {
        Self::Fault(fault)
    }
}

impl ZoomAccount {
    pub(super) fn vault_state(&self) -> Outcome<Option<VaultState>> {
        self.sql.fact("vault")
    }

    fn vault(&self) -> Outcome<Vault> {
        Ok(Vault::new(config::token_keys(&self.env)?))
    }

    /// Keeps tokens that Zoom has just given out. Whatever refresh was under way is over.
    pub(super) fn stash_new_tokens(&self, zoom_user: &str, tokens: Tokens) -> Outcome<()> {
        let mut scopes: Vec<&str> = tokens.scope.split_whitespace().collect();
        scopes.sort_unstable();
        self.sql.set_fact("scopes", &scopes)?;
        self.sql.set_fact("renewed_at", &now())?;
        self.sql.clear_fact("refreshing")?;
        self.stash_tokens(zoom_user, tokens)
    }

    /// Seals tokens under the next generation and keeps them here. From now on they cannot be lost.
    fn stash_tokens(&self, zoom_user: &str, tokens: Tokens) -> Outcome<()> {
        let generation = self.sql.fact::<i64>("generation")?.unwrap_or(0) + 1;
        let envelope = self
            .vault()?
            .seal(zoom_user, generation, &tokens, entropy()?)
            .map_err(|error| broken(error.to_string()))?;
        // The count outlives the tokens: after a disconnect, an old value in KV must not pass for a new one.
        self.sql.set_fact("generation", &generation)?;
        let state =
            VaultState { generation, key: envelope.key.clone(), written_at: now(), stash: Some(envelope) };
        self.sql.set_fact("vault", &state)?;
        self.sql.set_fact("zoom_user", &zoom_user)?;
        self.tokens.replace(Some(tokens));
        Ok(())
    }

    /// Copies the stash to KV. A failure is no loss: the stash stays, and the chore tries again.
    pub(super) async fn publish_tokens(&self) -> Outcome<()> {
        let Some(VaultState { stash: Some(envelope), .. }) = self.vault_state()? else { return Ok(()) };
        let Some(zoom_user) = self.sql.fact::<String>("zoom_user")? else { return Ok(()) };
        self.plan_chore(Chore::CheckVault, "", now() + settle_time()).await?;
        self.plan_chore(Chore::KeepTokens, "", now() + check_time()).await?;
        let value = serde_json::to_string(&envelope)?;
        if let Err(fault) = self.kv_put(&zoom_user, value).await {
            crate::log::fault("write tokens to KV", &fault.to_string());
        }
        Ok(())
    }

    pub(super) fn forget_tokens(&self) -> Outcome<()> {
        self.tokens.replace(None);
        for fact in ["vault", "refreshing", "scopes", "renewed_at"] {
            self.sql.clear_fact(fact)?;
        }
        Ok(())
    }

    /// Deletes the copy in KV, unless the account has been connected again.
    pub(super) async fn clear_kv(&self, zoom_user: &str) -> Outcome<()> {
        if self.vault_state()?.is_none() {
            self.kv_delete(zoom_user).await?;
        }
        self.drop_chore(Chore::ClearKv, zoom_user)
    }

    /// Lets go of the stash once KV has been seen to hold it; writes again where it does not.
    pub(super) async fn check_vault(&self) -> Outcome<Option<Timestamp>> {
        let Some(state) = self.vault_state()? else { return Ok(None) };
        if state.stash.is_none() {
            return Ok(None);
        }
        let settled_at = state.written_at + settle_time();
        if now() < settled_at {
            return Ok(Some(settled_at));
        }
        let in_kv = self.read_kv().await?.map_or(0, |envelope| envelope.generation);
        // Tokens may have been refreshed while KV was read.
        let Some(newest) = self.vault_state()? else { return Ok(None) };
        if newest.generation != state.generation {
            return Ok(Some(newest.written_at + settle_time()));
        }
        if in_kv == newest.generation {
            self.sql.set_fact("vault", &VaultState { stash: None, ..newest })?;
            return Ok(None);
        }
        self.sql.set_fact("vault", &VaultState { written_at: now(), ..newest })?;
        self.publish_tokens().await?;
        Ok(Some(now() + settle_time()))
    }

    async fn read_kv(&self) -> Outcome<Option<Envelope>> {
        let Some(zoom_user) = self.sql.fact::<String>("zoom_user")? else { return Ok(None) };
        let text = self.kv_get(&zoom_user).await?;
        // A value that is not an envelope is none; the stash, or the next write, puts it right.
        Ok(text.and_then(|text| json::read(&text).ok()))
    }

    /// The newest tokens, wherever they are.
    pub(super) async fn stored_tokens(&self, zoom_user: &str) -> Result<Tokens, NoTokens> {
        if let Some(tokens) = &*self.tokens.borrow() {
            return Ok(tokens.clone());
        }
        let state =
            self.vault_state()?.ok_or_else(|| NoTokens::Waiting(waiting(&ZoomFailure::GrantDead, false)))?;
        let envelope = match state.stash {
            Some(envelope) => envelope,
            None => match self.read_kv().await {
                Ok(Some(envelope)) if envelope.generation >= state.generation => envelope,
                // An old value, none, or no answer: KV is behind. It catches up; the connection is not touched.
                outcome => {
                    if let Err(fault) = outcome {
                        crate::log::fault("read tokens from KV", &fault.to_string());
                    }
                    return Err(NoTokens::Waiting(waiting(
                        &ZoomFailure::Unclear("KV is behind".to_owned()),
                        false,
                    )));
                }
            },
        };
        let vault = self.vault()?;
        let tokens = vault.open(zoom_user, &envelope).map_err(|error| broken(error.to_string()))?;
        if vault.is_current(&envelope) {
            self.tokens.replace(Some(tokens.clone()));
        } else {
            // The keys were rotated: from now on the old one is not needed for this account.
            self.stash_tokens(zoom_user, tokens.clone())?;
            self.publish_tokens().await?;
        }
        Ok(tokens)
    }

    /// Tokens whose access token lasts for a while: refreshed ahead of their end, by one caller at a time.
    ///
    /// `rejected` is an access token that Zoom has just refused: it counts as ended.
    pub(super) async fn usable_tokens(
        &self,
        owner: &Owner,
        rejected: Option<&str>,
    ) -> Result<Tokens, NoTokens> {
        let give_up_ms = ticks_ms() + REFRESH_WAIT_MS;
        loop {
            let tokens = self.stored_tokens(&owner.zoom_user).await?;
            if lasts(&tokens) && rejected != Some(tokens.access_token.as_str()) {
                return Ok(tokens);
            }
            if let Some(_guard) = self.under_way.begin("refresh") {
                // While the guard is held nobody else writes tokens but `connect`, whose tokens are newer still.
                return self.refresh_tokens(owner, &tokens).await;
            }
            if ticks_ms() > give_up_ms {
                return Err(NoTokens::Waiting(waiting(
                    &ZoomFailure::Unclear("refresh takes long".to_owned()),
                    false,
                )));
            }
            Delay::from(Duration::from_millis(REFRESH_LOOK_MS)).await;
        }
    }

    async fn refresh_tokens(&self, owner: &Owner, old: &Tokens) -> Result<Tokens, NoTokens> {
        let app = config::zoom_app(&self.env)?;
        let generation = self.vault_state()?.map_or(0, |state| state.generation);
        self.sql.set_fact("refreshing", &generation)?;
        self.plan_chore(Chore::FinishRefresh, "", now() + refresh_settled()).await?;
        let mut answer = zoom::refresh(&app, &old.refresh_token).await;
        if matches!(answer, Err(ZoomFailure::Unclear(_))) {
            // Zoom may have rotated the token and its answer was lost: for a short grace the old one still works
            // (zoom.md 1.3), so the second try follows at once or is worth nothing.
            answer = zoom::refresh(&app, &old.refresh_token).await;
        }
        let replaced = self.vault_state()?.is_none_or(|state| state.generation != generation);
        match answer {
            // The user has connected again or disconnected meanwhile: what this refresh brought is worth nothing.
            _ if replaced => self.stored_tokens(&owner.zoom_user).await,
            Ok(answer) => {
                let tokens = answer.tokens(now());
                self.sql.transaction(|| self.stash_new_tokens(&owner.zoom_user, tokens.clone()))?;
                self.publish_tokens().await?;
                Ok(tokens)
            }
            // It may have been done or not.
            Err(failure @ ZoomFailure::Unclear(_)) => Err(NoTokens::Waiting(waiting(&failure, false))),
            Err(failure) => {
                self.sql.clear_fact("refreshing")?;
                if failure == ZoomFailure::GrantDead {
                    self.break_connection(CONNECTION_ENDED).await?;
                }
                Err(NoTokens::Waiting(waiting(&of_tokens(failure), false)))
            }
        }
    }

    /// Whether a refresh was begun of which it is not known what came of it.
    fn refresh_is_open(&self) -> Outcome<bool> {
        let begun = self.sql.fact::<i64>("refreshing")?;
        Ok(begun.is_some() && begun == self.vault_state()?.map(|state| state.generation))
    }

    /// Makes a refresh again whose answer was lost, with this instance or without: Zoom takes the old refresh token
    /// only for a short while.
    pub(super) async fn finish_refresh(&self) -> Outcome<Option<Timestamp>> {
        if self.refresh_is_open()? { self.renew(refresh_settled()).await } else { Ok(None) }
    }

    /// Looks after tokens that may have no other use: seals them under the key of today, and buys new ones before the
    /// refresh token ends.
    pub(super) async fn keep_tokens(&self) -> Outcome<Option<Timestamp>> {
        let (Some(owner), Some(state)) = (self.owner()?, self.vault_state()?) else { return Ok(None) };
        if !self.is_connected()? {
            return Ok(None);
        }
        if self.vault()?.current_key() != Some(state.key.as_str()) {
            self.seal_anew(&owner.zoom_user).await?;
        }
        let renewed_at = self.sql.fact::<Timestamp>("renewed_at")?.unwrap_or(state.written_at);
        let unused = renewed_at + SignedDuration::from_secs(limits::TOKEN_UNUSED_SECONDS);
        if now() < unused {
            return Ok(Some((now() + check_time()).min(unused)));
        }
        let again = self.renew(SignedDuration::from_secs(limits::HOPELESS_RETRY_SECONDS)).await?;
        Ok(Some(again.unwrap_or_else(|| now() + check_time())))
    }

    /// Buys new tokens although the old ones may last; says when to try again where Zoom does not answer.
    async fn renew(&self, retry: SignedDuration) -> Outcome<Option<Timestamp>> {
        let Some(owner) = self.owner()?.filter(|_| self.is_connected().is_ok_and(|yes| yes)) else {
            return Ok(None);
        };
        let Some(_guard) = self.under_way.begin("refresh") else { return Ok(Some(now() + retry)) };
        let renewed = match self.stored_tokens(&owner.zoom_user).await {
            Ok(tokens) => self.refresh_tokens(&owner, &tokens).await,
            Err(none) => Err(none),
        };
        match renewed {
            Ok(_) => Ok(None),
            Err(NoTokens::Waiting(_)) => Ok(self.is_connected()?.then(|| now() + retry)),
            Err(NoTokens::Fault(fault)) => Err(fault),
        }
    }

    /// Puts the tokens under the sealing key of today.
    async fn seal_anew(&self, zoom_user: &str) -> Outcome<()> {
        match self.stored_tokens(zoom_user).await {
            Ok(tokens) => {
                // Reading them may have done it.
                let state = self.vault_state()?;
                if state.is_some_and(|state| self.vault().is_ok_and(|v| v.current_key() != Some(&state.key)))
                {
                    self.stash_tokens(zoom_user, tokens)?;
                    self.publish_tokens().await?;
                }
                Ok(())
            }
            Err(NoTokens::Waiting(_)) => Ok(()),
            Err(NoTokens::Fault(fault)) => Err(fault),
        }
    }

    /// Whether Zoom has not ended the connection, as far as we know.
    pub(super) fn is_connected(&self) -> Outcome<bool> {
        Ok(self.sql.fact::<String>("reconnect_needed")?.is_none())
    }
}

/// A refusal of the token endpoint says nothing of the meeting that the tokens are for.
fn of_tokens(failure: ZoomFailure) -> ZoomFailure {
    match failure {
        ZoomFailure::NotValid(_)
        | ZoomFailure::NoSuchMeeting
        | ZoomFailure::ScopeMissing
        | ZoomFailure::Refused { .. } => ZoomFailure::TokenRejected,
        failure => failure,
    }
}

fn refresh_settled() -> SignedDuration {
    SignedDuration::from_secs(limits::REFRESH_SETTLED_SECONDS)
}

fn check_time() -> SignedDuration {
    SignedDuration::from_secs(limits::TOKEN_CHECK_SECONDS)
}

pub(super) fn lasts(tokens: &Tokens) -> bool {
    tokens.expires_at.duration_since(now()) > SignedDuration::from_secs(limits::TOKEN_REFRESH_AHEAD_SECONDS)
}

fn settle_time() -> SignedDuration {
    SignedDuration::from_secs(limits::KV_SETTLE_SECONDS)
}
