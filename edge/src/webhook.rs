//! Zoom's messages: `POST /webhooks/zoom` (zoom.md 6).
//!
//! A message is Zoom's if it is signed with the app's secret token, over the bytes as they came, and lately: an old one may
//! be a copy that somebody kept. It is handed to the Zoom account that it is about, which writes it down; that is all that
//! Zoom waits for. Zoom sends again what is answered by a 5xx, and nothing else.

use crate::clock::now;
use crate::config;
use crate::http;
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::signing::{same_secret, signature_in_hex};
use crate::zoom_account::messages::Hear;
use serde_json::{Value, json};
use shared::limits;
use shared::zoom_message::ZoomMessage;
use worker::{Env, Request, Response};

/// Takes a message.
pub async fn take(request: &mut Request, env: &Env) -> Outcome<Response> {
    let secret = config::zoom_webhook_secret(env).ok_or_else(|| {
        let detail =
            "This installation has not been told the secret token by which it knows Zoom's messages.";
        Refusal::new(503, "webhook_not_set_up", detail)
    })?;
    let body = http::body(request).await?;
    check_signature(request, &secret, &body)?;
    let message: Value = serde_json::from_slice(&body)
        .map_err(|_| Refusal::new(400, "invalid_json", "The message is no JSON."))?;
    let zoom_user = match ZoomMessage::read(&message) {
        Some(ZoomMessage::UrlCheck { plain_token }) => {
            let encrypted = signature_in_hex(&secret, &[plain_token.as_bytes()]);
            return Ok(http::json(200, &json!({ "plainToken": plain_token, "encryptedToken": encrypted }))?);
        }
        Some(ZoomMessage::Deauthorized { zoom_user, .. }) => zoom_user,
        Some(ZoomMessage::Meeting(told)) => told.host,
        Some(ZoomMessage::Other) => return Ok(http::no_content()?),
        None => {
            let detail = "The message lacks what every message of its kind has.";
            return Err(Refusal::new(422, "invalid_message", detail).into());
        }
    };
    send(env, &zoom_user, &Hear { message }).await?;
    Ok(http::no_content()?)
}

/// Refuses what Zoom has not signed, or not lately.
fn check_signature(request: &Request, secret: &str, body: &[u8]) -> Outcome<()> {
    let header = |name: &str| request.headers().get(name).map(Option::unwrap_or_default);
    let (given, at) = (header("x-zm-signature")?, header("x-zm-request-timestamp")?);
    let expected = format!("v0={}", signature_in_hex(secret, &[b"v0:", at.as_bytes(), b":", body]));
    if !same_secret(&given, &expected) {
        let detail = "The message is not signed with the secret token of the Zoom app.";
        return Err(Refusal::new(401, "invalid_signature", detail).into());
    }
    let is_fresh =
        |at: i64| at.abs_diff(now().as_second()) <= limits::ZOOM_MESSAGE_AGE_SECONDS.unsigned_abs();
    if !at.parse().is_ok_and(is_fresh) {
        let detail = "The message was signed at another time than now: it may be a copy.";
        return Err(Refusal::new(401, "stale_message", detail).into());
    }
    Ok(())
}
