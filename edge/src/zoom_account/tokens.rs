//! The tokens of a Zoom account (invariant I4).
//!
//! KV holds them, sealed. KV may answer with an old value for a while after a write, and Zoom's refresh tokens
//! rotate, so an old value would end the connection. Therefore: this object is the only writer; every envelope has
//! a generation; the newest envelope stays in the object's own storage (the stash) until KV, asked long after the
//! write, has returned that generation. A value from KV that is older than the newest generation is never used.

use super::messages::Waiting;
use super::ownership::Owner;
use super::{Chore, ZoomAccount, waiting};
use crate::clock::{entropy, now};
use crate::config;
use crate::object::ticks_ms;
use crate::refusal::{Outcome, broken};
use crate::vault::{Envelope, Tokens, Vault};
use crate::zoom::{self, ZoomFailure};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::limits;
use std::time::Duration;
use worker::Delay;

/// The binding of the KV namespace.
const NAMESPACE: &str = "ZOOM_TOKENS";
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

    /// Seals new tokens under the next generation and keeps them here. From now on they cannot be lost.
    pub(super) fn stash_tokens(&self, zoom_user: &str, tokens: Tokens) -> Outcome<()> {
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
        let value = serde_json::to_string(&envelope)?;
        if let Err(error) = self.write_kv(&zoom_user, value).await {
            crate::log::fault("write tokens to KV", &error.to_string());
        }
        Ok(())
    }

    pub(super) fn forget_tokens(&self) -> Outcome<()> {
        self.tokens.replace(None);
        self.sql.clear_fact("vault")
    }

    pub(super) async fn unpublish_tokens(&self, zoom_user: &str) -> Outcome<()> {
        Ok(self.env.kv(NAMESPACE)?.delete(zoom_user).await.map_err(worker::Error::from)?)
    }

    async fn write_kv(&self, zoom_user: &str, value: String) -> worker::Result<()> {
        Ok(self.env.kv(NAMESPACE)?.put(zoom_user, value)?.execute().await?)
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
        let text = self.env.kv(NAMESPACE)?.get(&zoom_user).text().await.map_err(worker::Error::from)?;
        // A value that is not an envelope is none; the stash, or the next write, puts it right.
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
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
            None => match self.read_kv().await? {
                Some(envelope) if envelope.generation >= state.generation => envelope,
                // An old value, or none: KV is behind. It catches up; the connection is not touched.
                _ => {
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
                self.stash_tokens(&owner.zoom_user, tokens.clone())?;
                self.publish_tokens().await?;
                Ok(tokens)
            }
            Err(ZoomFailure::GrantDead) => {
                self.break_connection(owner).await?;
                Err(NoTokens::Waiting(waiting(&ZoomFailure::GrantDead, false)))
            }
            Err(failure) => Err(NoTokens::Waiting(waiting(&failure, false))),
        }
    }
}

pub(super) fn lasts(tokens: &Tokens) -> bool {
    tokens.expires_at.duration_since(now()) > SignedDuration::from_secs(limits::TOKEN_REFRESH_AHEAD_SECONDS)
}

fn settle_time() -> SignedDuration {
    SignedDuration::from_secs(limits::KV_SETTLE_SECONDS)
}
