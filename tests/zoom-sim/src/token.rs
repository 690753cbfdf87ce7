//! `POST /oauth/token` and `POST /oauth/revoke` (zoom.md 1.2 to 1.5).

use std::collections::BTreeSet;

use axum::{
    Json,
    body::Bytes,
    extract::{RawQuery, State},
    http::{
        HeaderMap,
        header::{AUTHORIZATION, CONTENT_TYPE},
    },
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use serde::Serialize;
use serde_json::{Value, json};

use crate::{
    form::Fields,
    refusal::OauthRefusal,
    state::{World, Zoom},
    user::UserId,
};

/// Parameters that must not be in a query string (zoom.md 1.2).
const BODY_ONLY: [&str; 6] =
    ["code", "code_verifier", "refresh_token", "access_token", "token", "client_secret"];

/// The 200 of both grants (zoom.md 1.2).
#[derive(Debug, Serialize)]
pub struct TokenAnswer {
    access_token: String,
    token_type: &'static str,
    refresh_token: String,
    expires_in: u32,
    scope: String,
    /// Zoom's region host without `/v2`. Here it is the stand-in itself, so that whoever follows it stays on loopback.
    api_url: String,
}

/// `POST /oauth/token`.
pub async fn token(
    State(zoom): State<Zoom>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<TokenAnswer>, OauthRefusal> {
    let fields = authenticated_form(&zoom, query.as_deref(), &headers, &body)?;
    let mut guard = zoom.world();
    let world = &mut *guard;
    let now = world.clock.now();
    let pair = match fields.get("grant_type") {
        Some("authorization_code") => {
            let code = fields.get("code").ok_or(OauthRefusal::INVALID_CODE)?;
            let user =
                world.grants.redeem(code, fields.get("redirect_uri"), fields.get("code_verifier"), now)?;
            let scopes = world.directory.get(&user).ok_or(OauthRefusal::INVALID_CODE)?.scopes.clone();
            world.grants.open(&user, scopes, now, &mut world.draw)
        }
        Some("refresh_token") => {
            let refresh = fields.get("refresh_token").ok_or(OauthRefusal::INVALID_TOKEN)?;
            let pair = world.grants.rotate(refresh, now, &mut world.draw)?;
            world.stats.of(&pair.user).refreshes += 1;
            pair
        }
        _ => return Err(OauthRefusal::UNSUPPORTED_GRANT),
    };
    let scope = granted_now(world, &pair.user, &pair.scopes);
    Ok(Json(TokenAnswer {
        access_token: pair.access,
        token_type: "bearer",
        refresh_token: pair.refresh,
        expires_in: zoom.config().access_token_seconds,
        scope,
        api_url: zoom.origin().to_owned(),
    }))
}

/// `POST /oauth/revoke` (zoom.md 1.4).
pub async fn revoke(
    State(zoom): State<Zoom>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, OauthRefusal> {
    let fields = authenticated_form(&zoom, query.as_deref(), &headers, &body)?;
    let access = fields.get("token").ok_or(OauthRefusal::NOTHING_TO_REVOKE)?;
    zoom.world().grants.revoke(access)?;
    Ok(Json(json!({ "status": "success" })))
}

/// The scopes of the consent that the user has not lost since, space separated.
fn granted_now(world: &World, user: &UserId, consented: &BTreeSet<String>) -> String {
    let held: Vec<&str> = consented
        .iter()
        .filter(|scope| world.directory.get(user).is_some_and(|user| user.scopes.contains(*scope)))
        .map(String::as_str)
        .collect();
    held.join(" ")
}

/// What both endpoints ask before anything else: nothing secret in the query, our credentials, a form.
fn authenticated_form(
    zoom: &Zoom,
    query: Option<&str>,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<Fields, OauthRefusal> {
    if Fields::of_query(query).has_any(&BODY_ONLY) {
        return Err(OauthRefusal::IN_QUERY);
    }
    let expected = (zoom.config().client_id.as_str(), zoom.config().client_secret.as_str());
    let given = basic_credentials(headers);
    if given.as_ref().map(|(id, secret)| (id.as_str(), secret.as_str())) != Some(expected) {
        return Err(OauthRefusal::INVALID_CLIENT);
    }
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let essence = content_type.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(OauthRefusal::NOT_A_FORM);
    }
    Ok(Fields::of_body(body))
}

fn basic_credentials(headers: &HeaderMap) -> Option<(String, String)> {
    let (scheme, encoded) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    if !scheme.eq_ignore_ascii_case("basic") {
        return None;
    }
    let pair = String::from_utf8(STANDARD.decode(encoded.trim()).ok()?).ok()?;
    let (id, secret) = pair.split_once(':')?;
    Some((id.to_owned(), secret.to_owned()))
}
