//! Calendars outside that make a user busy: subscriptions by a private address.

use super::{address_outside, new_entropy, users};
use crate::host::messages::{AddSource, ListSources, RemoveSource};
use crate::http::{json, json_body, no_content};
use crate::object::send;
use crate::refusal::Outcome;
use shared::id::{AgencyId, BusySourceId, UserId};
use shared::invalid::Invalid;
use shared::limits;
use shared::management::{BusySources, NewBusySource};
use worker::{Env, Request, Response};

/// `POST /api/v1/agencies/{agency}/users/{user}/busy-sources`
pub async fn create(request: &mut Request, env: &Env, agency: &AgencyId, user: UserId) -> Outcome<Response> {
    users::read(env, agency, &user).await?;
    let id = BusySourceId::from_entropy(new_entropy(request, "busy source", user.as_str())?);
    let NewBusySource { url, tz } = json_body(request).await?;
    let message = AddSource { id, url: address(env, &url)?, tz, user: user.clone() };
    Ok(json(201, &send(env, user.as_str(), &message).await?)?)
}

/// `GET /api/v1/agencies/{agency}/users/{user}/busy-sources`
pub async fn list(env: &Env, agency: &AgencyId, user: &UserId) -> Outcome<Response> {
    users::read(env, agency, user).await?;
    let busy_sources = send(env, user.as_str(), &ListSources {}).await?;
    Ok(json(200, &BusySources { busy_sources })?)
}

/// `DELETE /api/v1/agencies/{agency}/users/{user}/busy-sources/{busy_source}`
pub async fn delete(env: &Env, agency: &AgencyId, user: &UserId, id: BusySourceId) -> Outcome<Response> {
    users::read(env, agency, user).await?;
    send(env, user.as_str(), &RemoveSource { id }).await?;
    Ok(no_content()?)
}

/// The address of a calendar: `https`, or `webcal`, which is the same to a browser.
fn address(env: &Env, given: &str) -> Outcome<String> {
    let refused = || {
        let message = "The address of a calendar begins with https:// or webcal://.";
        Invalid::new("invalid_url", "url", message)
    };
    if given.chars().count() > limits::BUSY_ADDRESS_CHARS_MAX {
        return Err(refused().into());
    }
    let https = given.trim().strip_prefix("webcal://").map(|rest| format!("https://{rest}"));
    Ok(address_outside(env, https.as_deref().unwrap_or(given))?.ok_or_else(refused)?.into())
}
