//! Registrants of Zoom's meetings: participants with a link of their own (zoom.md 5).

use super::call::{Body, ZoomFailure, ZoomResult};
use super::meetings::{call, page_query};
use super::oauth::parsed;
use crate::config::ZoomApp;
use serde::Deserialize;
use serde_json::json;
use shared::meeting::Registrant;
use worker::Method;

/// Most pages of 300 registrants that are read when one is looked for.
const LIST_PAGES_MAX: usize = 17;

/// A registrant as Zoom tells of them.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ZoomRegistrant {
    /// Zoom's id of them.
    pub id: String,
    /// Their own link. Zoom leaves it out while somebody has yet to approve of them.
    #[serde(default)]
    pub join_url: Option<String>,
}

/// Registers a participant. Zoom mails nobody, as the meeting was made; who is registered already is answered as they
/// are.
pub async fn register(
    app: &ZoomApp,
    token: &str,
    meeting: i64,
    registrant: &Registrant,
) -> ZoomResult<ZoomRegistrant> {
    // The `id` of this answer is the meeting's, so it is read under its other name.
    #[derive(Deserialize)]
    struct Answer {
        registrant_id: String,
        #[serde(default)]
        join_url: Option<String>,
    }
    let body = serde_json::to_string(registrant).map_err(|error| ZoomFailure::Unclear(error.to_string()))?;
    let path = format!("meetings/{meeting}/registrants");
    let Answer { registrant_id: id, join_url } =
        parsed(&call(app, token, Method::Post, &path, Body::Json(body)).send().await?)?;
    Ok(ZoomRegistrant { id, join_url })
}

/// The registrant of a meeting with this address who can come in, if there is one.
pub async fn find_registrant(
    app: &ZoomApp,
    token: &str,
    meeting: i64,
    email: &str,
) -> ZoomResult<Option<ZoomRegistrant>> {
    #[derive(Deserialize)]
    struct Listed {
        email: String,
        #[serde(flatten)]
        registrant: ZoomRegistrant,
    }
    #[derive(Deserialize)]
    struct Page {
        #[serde(default)]
        registrants: Vec<Listed>,
        #[serde(default)]
        next_page_token: String,
    }
    let mut next = String::new();
    for _ in 0..LIST_PAGES_MAX {
        let query = page_query(("status", "approved"), &next);
        let path = format!("meetings/{meeting}/registrants?{query}");
        let page: Page = parsed(&call(app, token, Method::Get, &path, Body::None).send().await?)?;
        let found = page.registrants.into_iter().find(|listed| listed.email.to_lowercase() == email);
        if let Some(Listed { registrant, .. }) = found {
            return Ok(Some(registrant));
        }
        if page.next_page_token.is_empty() {
            break;
        }
        next = page.next_page_token;
    }
    Ok(None)
}

/// Takes a participant's way in from them: their link works no more.
pub async fn cancel_registrant(
    app: &ZoomApp,
    token: &str,
    meeting: i64,
    id: &str,
    email: &str,
) -> ZoomResult<()> {
    let body = json!({ "action": "cancel", "registrants": [{ "id": id, "email": email }] }).to_string();
    let path = format!("meetings/{meeting}/registrants/status");
    call(app, token, Method::Put, &path, Body::Json(body)).send().await.map(drop)
}
