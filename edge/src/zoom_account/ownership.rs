//! Whose the Zoom account is (rule 8): at most one user id's, whatever races.
//!
//! A sign-in at Zoom binds the account here, in one synchronous step; then the agency writes it down, and confirms. If that
//! is never confirmed, the agency is asked: either it has written it down, or it never will. No clock decides that. An
//! owner whom the agency knows no more, because they disconnected or were deleted, is one no longer, even if the news has
//! yet to arrive.
//!
//! Who lets go is free at once. What is still owed to Zoom is to revoke what it gave us; until it has answered, the tokens
//! are kept for that, and, where a user was deleted, for deleting the meetings of their cancelled appointments.

use super::meetings::TWINS_SWEPT_AFTER;
use super::messages::{ConfirmOwner, Connect, Release};
use super::tokens::{NoTokens, lasts};
use super::{CHORE_RETRY, CONNECTION_ENDED, Chore, ZoomAccount};
use crate::agency::messages::SettleConnection;
use crate::clock::now;
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::vault::Tokens;
use crate::zoom::{self, TokenAnswer, ZoomFailure};
use crate::{args, config, log, row};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::id::{AgencyId, SlotMeetingId, UserId};
use shared::limits;
use shared::permission::{Permission, missing};

/// How long a sign-in waits for another one to the same account, in milliseconds.
const CONNECT_WAIT_MS: u64 = 10_000;
/// Wait before Zoom is told again that somebody has let go.
const REVOKE_RETRY: SignedDuration = SignedDuration::from_secs(60);
/// After a user was deleted, what their sub-accounts still owe arrives before their tokens are revoked.
const FAREWELL_WAIT: SignedDuration = SignedDuration::from_secs(10);

/// Who owns the Zoom account.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Owner {
    pub user: UserId,
    pub agency: AgencyId,
    pub zoom_user: String,
    /// Names the sign-in by which they have it.
    #[serde(default)]
    pub attempt: String,
    /// When that was, until the agency has confirmed it.
    #[serde(default)]
    pub unconfirmed_since: Option<Timestamp>,
}

impl Owner {
    /// Whether the agency may still be writing the connection down.
    fn is_fresh(&self) -> bool {
        self.unconfirmed_since.is_some_and(|since| now() < since + settle_after())
    }
}

/// Who has let go of it, until Zoom has been told.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Leaving {
    owner: Owner,
    since: Timestamp,
    /// Whether meetings are deleted first that are still to be deleted.
    farewell: bool,
}

impl ZoomAccount {
    pub(super) fn owner(&self) -> Outcome<Option<Owner>> {
        self.sql.fact("owner")
    }

    pub(super) fn leaving(&self) -> Outcome<Option<Leaving>> {
        self.sql.fact("leaving")
    }

    /// On whose behalf meetings can be deleted: the owner's, or that of one who was deleted.
    pub(super) fn owner_or_leaver(&self) -> Outcome<Option<Owner>> {
        let leaver = self.leaving()?.filter(|leaving| leaving.farewell).map(|leaving| leaving.owner);
        Ok(self.owner()?.or(leaver))
    }

    /// Binds the account to a user, unless another user id owns it.
    ///
    /// Signing in again at Zoom has ended the tokens that we had (zoom.md 1.3, one live grant per user and app), so
    /// the new ones are kept in any case: a refused newcomer must not cost the owner their connection.
    pub(super) async fn connect(&self, message: Connect) -> Outcome<()> {
        let Connect { user, agency, zoom_user, tokens, attempt } = message;
        let turn = self.under_way.wait("connect", CONNECT_WAIT_MS).await;
        let _turn = turn.ok_or_else(|| Refusal::new(503, "zoom_down", "Connecting takes long."))?;
        self.refuse_outlived(&tokens).await?;
        let lacking = missing(tokens.scope());
        let (plan, tokens) = (zoom_user.plan, tokens.tokens(now()));
        let access_token = tokens.access_token.clone();
        self.sql.transaction(|| {
            self.sql.clear_fact("reconnect_needed")?;
            self.sql.set_fact("plan", &plan)?;
            self.stash_new_tokens(&zoom_user.id, tokens)
        })?;
        // Planned before it is bound: whatever dies in between, the agency is asked.
        self.plan_chore(Chore::SettleOwner, &attempt, now() + settle_after()).await?;
        let other = self.other_owner(&user).await?;
        // From here to the end of the transaction nothing is waited for: whoever comes first has it.
        let owner =
            Owner { user, agency, zoom_user: zoom_user.id.clone(), attempt, unconfirmed_since: Some(now()) };
        if other.is_none() && lacking.is_empty() {
            self.sql.transaction(|| {
                self.sql.set_fact("owner", &owner)?;
                self.forget_leaving()
            })?;
        }
        if let Err(fault) = self.publish_tokens().await {
            log::fault("publish tokens", &fault.to_string());
        }
        self.plan_turns().await?;
        self.plan_drops().await?;
        if other.is_some() {
            let detail = "This Zoom account is connected to another user. Sign in at Zoom with an account of your own, or ask the \
                 other user to disconnect it first. What counts is the user, not the email address.";
            return Err(Refusal::new(409, "zoom_account_taken", detail).into());
        }
        if !lacking.is_empty() {
            return self.refuse_scopes(owner, &lacking).await;
        }
        self.plan_comparison().await?;
        self.learn_host(plan, &access_token).await?;
        log::event("zoom connected", &serde_json::json!({ "zoom_user": zoom_user.id }));
        Ok(())
    }

    /// Of two sign-ins at once, the later one has ended the tokens of the earlier, whichever gets here first: dead ones
    /// never take the place of those that we have.
    async fn refuse_outlived(&self, tokens: &TokenAnswer) -> Outcome<()> {
        if self.vault_state()?.is_none() {
            return Ok(());
        }
        match zoom::read_user(&config::zoom_app(&self.env)?, tokens).await {
            Err(ZoomFailure::TokenRejected) => {
                let detail = "Somebody else has signed in to this Zoom account meanwhile.";
                Err(Refusal::new(409, "zoom_refused", detail).into())
            }
            Ok(_) | Err(_) => Ok(()),
        }
    }

    /// Another user who owns the account, if they still do.
    async fn other_owner(&self, user: &UserId) -> Outcome<Option<Owner>> {
        let Some(owner) = self.owner()?.filter(|owner| owner.user != *user) else { return Ok(None) };
        if owner.is_fresh() || self.agency_knows(&owner).await? {
            return Ok(Some(owner));
        }
        // The agency was waited for: by now it may be somebody else's.
        let others = self.owner()?.filter(|known| known.user != *user);
        Ok(others.filter(|known| known.attempt != owner.attempt))
    }

    async fn agency_knows(&self, owner: &Owner) -> Outcome<bool> {
        let question = SettleConnection {
            user: owner.user.clone(),
            zoom_user: owner.zoom_user.clone(),
            attempt: owner.attempt.clone(),
        };
        send(&self.env, owner.agency.as_str(), &question).await
    }

    /// Too little was allowed. Nothing is connected, and what was allowed is given back; who was connected already has to
    /// sign in again, for their old tokens are dead.
    async fn refuse_scopes(&self, newcomer: Owner, lacking: &[&Permission]) -> Outcome<()> {
        match self.owner()?.filter(|owner| owner.user == newcomer.user) {
            Some(_) => self.break_connection(CONNECTION_ENDED).await?,
            None => self.let_go(newcomer, false).await?,
        }
        let scopes: Vec<&str> = lacking.iter().map(|permission| permission.granular).collect();
        let detail = "A permission is missing that was not given at Zoom.";
        let refusal = Refusal::new(409, "scopes_missing", detail);
        Err(Refusal { field: Some(scopes.join(" ")), ..refusal }.into())
    }

    pub(super) async fn confirm_owner(&self, message: ConfirmOwner) -> Outcome<()> {
        let Some(owner) = self.owner()?.filter(|owner| owner.attempt == message.attempt) else {
            return Ok(());
        };
        self.sql.set_fact("owner", &Owner { unconfirmed_since: None, ..owner })
    }

    /// Asks about an owner whom the agency has not confirmed.
    pub(super) async fn settle_owner(&self, attempt: &str) -> Outcome<Option<Timestamp>> {
        let unconfirmed = |owner: &Owner| owner.attempt == attempt && owner.unconfirmed_since.is_some();
        let Some(owner) = self.owner()?.filter(unconfirmed) else { return Ok(None) };
        let known = self.agency_knows(&owner).await?;
        let Some(owner) = self.owner()?.filter(unconfirmed) else { return Ok(None) };
        if known {
            self.confirm_owner(ConfirmOwner { attempt: owner.attempt }).await?;
        } else {
            self.let_go(owner, false).await?;
        }
        Ok(None)
    }

    pub(super) async fn release(&self, message: Release) -> Outcome<()> {
        let Release { user, attempt, farewell } = message;
        let Some(owner) = self.owner()?.filter(|owner| owner.user == user) else { return Ok(()) };
        if owner.attempt != attempt {
            // Another sign-in of theirs: one that is just being recorded, is recorded, or came in the other order.
            if owner.is_fresh() || self.agency_knows(&owner).await? {
                return Ok(());
            }
            if self.owner()?.is_none_or(|known| known.attempt != owner.attempt) {
                return Ok(());
            }
        }
        self.let_go(owner, farewell).await
    }

    /// The account is free from here on; then Zoom is told, now or as soon as it can be.
    async fn let_go(&self, owner: Owner, farewell: bool) -> Outcome<()> {
        let leaving = Leaving { owner, since: now(), farewell };
        self.sql.transaction(|| {
            self.forget_owner()?;
            self.sql.set_fact("leaving", &leaving)
        })?;
        let wait = if farewell { FAREWELL_WAIT } else { REVOKE_RETRY };
        self.plan_chore(Chore::Revoke, "", now() + wait).await?;
        if !farewell && let Err(fault) = self.revoke_owed().await {
            log::fault("revoke at Zoom", &fault.to_string());
        }
        Ok(())
    }

    /// From here on the account is nobody's.
    pub(super) fn forget_owner(&self) -> Outcome<()> {
        self.sql.clear_fact("owner")?;
        self.sql.clear_fact("reconnect_needed")?;
        // Whoever still wants something stands in line anew.
        self.sql.run("DELETE FROM owed", vec![])
    }

    pub(super) fn forget_leaving(&self) -> Outcome<()> {
        self.sql.clear_fact("leaving")?;
        self.sql.run("DELETE FROM chores WHERE kind = ?", args![Chore::Revoke.name()])
    }

    /// Revokes at Zoom what somebody has let go of, and forgets the tokens. Whoever connects the account first has ended
    /// them by that.
    pub(super) async fn revoke_owed(&self) -> Outcome<Option<Timestamp>> {
        let Some(leaving) = self.leaving()? else { return Ok(None) };
        let patience = SignedDuration::from_secs(limits::FAREWELL_SECONDS_MAX);
        if leaving.farewell && self.has_drops_waiting()? && now() < leaving.since + patience {
            return Ok(Some(now() + REVOKE_RETRY));
        }
        let revoked = self.revoke_at_zoom(&leaving.owner).await?;
        if !self.is_still(&leaving)? {
            return Ok(None);
        }
        if !revoked {
            return Ok(Some(now() + REVOKE_RETRY));
        }
        let zoom_user = &leaving.owner.zoom_user;
        self.sql.transaction(|| {
            self.forget_leaving()?;
            self.sql.clear_fact("reconnect_needed")?;
            self.forget_host()?;
            self.forget_tokens()
        })?;
        self.plan_chore(Chore::ClearKv, zoom_user, now() + CHORE_RETRY).await?;
        if let Err(fault) = self.clear_kv(zoom_user).await {
            log::fault("delete tokens from KV", &fault.to_string());
        }
        Ok(None)
    }

    fn is_still(&self, leaving: &Leaving) -> Outcome<bool> {
        Ok(self.leaving()?.is_some_and(|known| known.since == leaving.since))
    }

    /// Whether Zoom accepts our tokens no more.
    async fn revoke_at_zoom(&self, owner: &Owner) -> Outcome<bool> {
        let tokens = match self.stored_tokens(&owner.zoom_user).await {
            Ok(tokens) => tokens,
            Err(NoTokens::Waiting(_)) => return Ok(self.vault_state()?.is_none()),
            Err(NoTokens::Fault(fault)) => return Err(fault),
        };
        match zoom::revoke(&config::zoom_app(&self.env)?, &tokens.access_token).await {
            Ok(()) => Ok(true),
            Err(failure) if passes(&failure) => Ok(false),
            // Zoom knows the token no more. One that had ended may not be told from one that was revoked.
            Err(_) if lasts(&tokens) => Ok(true),
            Err(_) => self.revoke_refreshed(owner, &tokens).await,
        }
    }

    async fn revoke_refreshed(&self, owner: &Owner, old: &Tokens) -> Outcome<bool> {
        let Some(_turn) = self.under_way.begin("refresh") else { return Ok(false) };
        let app = config::zoom_app(&self.env)?;
        match zoom::refresh(&app, &old.refresh_token).await {
            Ok(answer) => {
                if self.owner()?.is_some() {
                    return Ok(true);
                }
                let tokens = answer.tokens(now());
                // Kept before they are used: if the next answer is lost, these are the ones to revoke.
                self.stash_new_tokens(&owner.zoom_user, tokens.clone())?;
                let revoked = zoom::revoke(&app, &tokens.access_token).await;
                Ok(!revoked.is_err_and(|failure| passes(&failure)))
            }
            Err(failure) => Ok(!passes(&failure)),
        }
    }

    pub(super) fn note_drop_waiting(&self, id: &SlotMeetingId) -> Outcome<()> {
        self.sql.run("INSERT OR IGNORE INTO drops_waiting (slot_meeting_id) VALUES (?)", args![id])
    }

    /// Whoever connects the account has the meetings deleted that could not be without a connection, and the twins looked
    /// for.
    async fn plan_drops(&self) -> Outcome<()> {
        self.sql.run(
            "UPDATE chores SET due = MIN(due, ?) WHERE kind = ?",
            args![now() + TWINS_SWEPT_AFTER, Chore::SweepTwins.name()],
        )?;
        self.sql.run(
            "INSERT OR IGNORE INTO chores (kind, subject, due) SELECT ?, slot_meeting_id, ? FROM drops_waiting",
            args![Chore::SweepTwins.name(), now()],
        )?;
        self.wake_for_chores().await
    }

    pub(super) fn is_drop_waiting(&self, id: &SlotMeetingId) -> Outcome<bool> {
        row! { struct Row { waiting: i64 } }
        let query = "SELECT COUNT(*) AS waiting FROM drops_waiting WHERE slot_meeting_id = ?";
        Ok(self.sql.first::<Row>(query, args![id])?.is_some_and(|row| row.waiting > 0))
    }

    fn has_drops_waiting(&self) -> Outcome<bool> {
        row! { struct Row { waiting: i64 } }
        let row: Option<Row> = self.sql.first("SELECT COUNT(*) AS waiting FROM drops_waiting", vec![])?;
        Ok(row.is_some_and(|row| row.waiting > 0))
    }
}

fn settle_after() -> SignedDuration {
    SignedDuration::from_secs(limits::OWNER_UNCONFIRMED_SECONDS)
}

/// Whether Zoom may answer otherwise at another time: it was not reached, or our own credentials are wrong.
fn passes(failure: &ZoomFailure) -> bool {
    matches!(failure, ZoomFailure::Unclear(_) | ZoomFailure::Slower(_) | ZoomFailure::AppRejected)
}
