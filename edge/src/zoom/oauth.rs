//! Zoom's OAuth: where a user allows us in, and how tokens are had (zoom.md 1).

use super::call::{Body, Call, ZoomFailure, ZoomResult, form};
use crate::config::ZoomApp;
use crate::json;
use crate::vault::Tokens;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use shared::meeting::PasscodePolicy;
use worker::Method;

/// The token endpoint's answer. All four fields are needed; an answer without one is none.
#[derive(Clone, Serialize, Deserialize)]
pub struct TokenAnswer {
    access_token: String,
    refresh_token: String,
    expires_in: i64,
    #[serde(default)]
    scope: String,
}

impl TokenAnswer {
    /// What the user has allowed, with spaces between.
    #[must_use]
    pub fn scope(&self) -> &str {
        &self.scope
    }

    /// The tokens with the instant at which the access token ends.
    #[must_use]
    pub fn tokens(self, now: Timestamp) -> Tokens {
        let lifetime = SignedDuration::from_secs(self.expires_in.clamp(0, 86_400));
        let Self { access_token, refresh_token, scope, .. } = self;
        Tokens { access_token, refresh_token, expires_at: now + lifetime, scope }
    }
}

impl std::fmt::Debug for TokenAnswer {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str("TokenAnswer { secret }")
    }
}

/// Zoom's type of a licensed user (zoom.md 2).
pub const PLAN_LICENSED: i64 = 2;

/// What `users/me` says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ZoomUser {
    /// Zoom's id of its user: what a connection is keyed by.
    pub id: String,
    /// The Zoom account they belong to.
    #[serde(default)]
    pub account_id: String,
    /// Their address at Zoom, to show which account is connected.
    #[serde(default)]
    pub email: String,
    /// 1 is Basic, whose meetings end after 40 minutes; 2 is licensed.
    #[serde(rename = "type", default)]
    pub plan: i64,
}

/// Where the user is sent to sign in and allow. No `scope`: Zoom takes scopes from the app's registration (zoom.md 1.1).
pub fn authorize_url(app: &ZoomApp, state: &str, verifier: &str) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()));
    let query = form(&[
        ("response_type", "code"),
        ("client_id", &app.client_id),
        ("redirect_uri", &app.redirect_uri),
        ("state", state),
        ("code_challenge", &challenge),
        ("code_challenge_method", "S256"),
    ]);
    format!("{}/oauth/authorize?{query}", app.oauth_url)
}

/// Buys tokens for the code that Zoom sent the user back with.
pub async fn exchange_code(app: &ZoomApp, code: &str, verifier: &str) -> ZoomResult<TokenAnswer> {
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", &app.redirect_uri),
        ("code_verifier", verifier),
    ];
    token_call(app, "token", &fields).await.and_then(|body| parsed(&body))
}

/// Buys the next pair of tokens. The old refresh token is dead afterwards, but for a short grace (zoom.md 1.3).
pub async fn refresh(app: &ZoomApp, refresh_token: &str) -> ZoomResult<TokenAnswer> {
    let fields = [("grant_type", "refresh_token"), ("refresh_token", refresh_token)];
    token_call(app, "token", &fields).await.and_then(|body| parsed(&body))
}

/// Ends the connection at Zoom: access and refresh token die together.
pub async fn revoke(app: &ZoomApp, access_token: &str) -> ZoomResult<()> {
    token_call(app, "revoke", &[("token", access_token)]).await.map(drop)
}

/// Reads whose tokens these are.
pub async fn read_user(app: &ZoomApp, answer: &TokenAnswer) -> ZoomResult<ZoomUser> {
    read_user_with(app, &answer.access_token).await
}

/// Reads whose access token this is.
pub async fn read_user_with(app: &ZoomApp, token: &str) -> ZoomResult<ZoomUser> {
    let call = Call {
        method: Method::Get,
        url: format!("{}/v2/users/me", app.api_url),
        authorization: format!("Bearer {token}"),
        body: Body::None,
    };
    parsed(&call.send().await?)
}

/// What the account of the user whose token this is asks of passcodes. Needs the scope `user:read:settings`, which not
/// every installation has.
pub async fn read_passcode_policy(app: &ZoomApp, token: &str) -> ZoomResult<PasscodePolicy> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Settings {
        schedule_meeting: ScheduleMeeting,
    }
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct ScheduleMeeting {
        meeting_password_requirement: PasscodePolicy,
    }
    let call = Call {
        method: Method::Get,
        url: format!("{}/v2/users/me/settings", app.api_url),
        authorization: format!("Bearer {token}"),
        body: Body::None,
    };
    let Settings { schedule_meeting } = parsed(&call.send().await?)?;
    Ok(schedule_meeting.meeting_password_requirement)
}

/// Tokens go in the body: Zoom refuses them in the query.
async fn token_call(app: &ZoomApp, endpoint: &str, fields: &[(&str, &str)]) -> ZoomResult<String> {
    let credentials = STANDARD.encode(format!("{}:{}", app.client_id, app.client_secret));
    let call = Call {
        method: Method::Post,
        url: format!("{}/oauth/{endpoint}", app.oauth_url),
        authorization: format!("Basic {credentials}"),
        body: Body::Form(fields),
    };
    call.send().await
}

/// A 2xx that does not say what it should is as good as no answer.
pub(super) fn parsed<T: serde::de::DeserializeOwned>(body: &str) -> ZoomResult<T> {
    json::read(body).map_err(|_| ZoomFailure::Unclear("an answer that cannot be read".to_owned()))
}
