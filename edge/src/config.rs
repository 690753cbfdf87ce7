//! What the Worker is told from outside: `[vars]` of wrangler.toml and secrets.

use crate::refusal::{Fault, Outcome, broken};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use worker::Env;

/// The text of a variable, without a slash at its end.
fn address(env: &Env, name: &str) -> Outcome<String> {
    Ok(env.var(name)?.to_string().trim_end_matches('/').to_owned())
}

fn secret(env: &Env, name: &str) -> Outcome<String> {
    Ok(env.secret(name)?.to_string())
}

/// Where this installation is reached: `https://HOST`.
pub fn public_url(env: &Env) -> Outcome<String> {
    address(env, "PUBLIC_URL")
}

/// The content hash of the widget's files; empty where none were built.
pub fn widget_build(env: &Env) -> Outcome<String> {
    Ok(env.var("WIDGET_BUILD")?.to_string())
}

/// The bearer key of the management API.
pub fn management_key(env: &Env) -> Outcome<String> {
    secret(env, "MANAGEMENT_KEY")
}

/// The secret token by which Zoom's messages are known; nothing where nobody has set it.
pub fn zoom_webhook_secret(env: &Env) -> Option<String> {
    let secret = env.secret("ZOOM_WEBHOOK_SECRET").ok()?.to_string();
    Some(secret).filter(|secret| !secret.is_empty())
}

/// The key behind signed links.
pub fn signing_key(env: &Env) -> Outcome<[u8; 32]> {
    key_bytes("SIGNING_KEY", &secret(env, "SIGNING_KEY")?)
}

/// The keys that tokens are sealed with, as `KEY_ID:BASE64`, separated by commas; the first one seals.
pub fn token_keys(env: &Env) -> Outcome<Vec<(String, [u8; 32])>> {
    let text = secret(env, "TOKEN_KEYS")?;
    let keys: Vec<_> = text
        .split(',')
        .map(|entry| {
            let (id, key) = entry.trim().split_once(':').ok_or_else(|| bad("TOKEN_KEYS"))?;
            Ok((id.to_owned(), key_bytes("TOKEN_KEYS", key)?))
        })
        .collect::<Outcome<_>>()?;
    Ok(keys)
}

fn key_bytes(name: &str, text: &str) -> Outcome<[u8; 32]> {
    let bytes = STANDARD.decode(text.trim()).map_err(|_| bad(name))?;
    bytes.try_into().map_err(|_| bad(name))
}

fn bad(name: &str) -> Fault {
    // The name of the secret, never a part of it (I6).
    broken(format!("the secret {name} is not 32 bytes of base64"))
}

/// Our app at Zoom.
pub struct ZoomApp {
    /// `https://zoom.us`
    pub oauth_url: String,
    /// `https://api.zoom.us`
    pub api_url: String,
    /// The app's client id.
    pub client_id: String,
    /// The app's client secret.
    pub client_secret: String,
    /// Where Zoom sends people back to; registered there to the letter.
    pub redirect_uri: String,
}

/// Reads what is known of our app at Zoom.
pub fn zoom_app(env: &Env) -> Outcome<ZoomApp> {
    Ok(ZoomApp {
        oauth_url: address(env, "ZOOM_OAUTH_URL")?,
        api_url: address(env, "ZOOM_API_URL")?,
        client_id: secret(env, "ZOOM_CLIENT_ID")?,
        client_secret: secret(env, "ZOOM_CLIENT_SECRET")?,
        redirect_uri: format!("{}/oauth/zoom/callback", public_url(env)?),
    })
}
