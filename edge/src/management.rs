//! The management API: what an operator, the demo data and, later, the console create things with. Bearer key.
//! `users` has the people, `calendars` calendars and schedules, `groups` what is listed together, `appointments` what was
//! booked on them, `busy_sources` the calendars outside that users subscribe to, `webhook_endpoints` who is told of it,
//! `workflows` what clients and staff are told.

pub mod appointments;
pub mod busy_sources;
pub mod calendars;
pub mod groups;
pub mod users;
pub mod webhook_endpoints;
pub mod workflows;

use crate::agency::messages::{AddSubAccount, FoundAgency};
use crate::clock::entropy;
use crate::config;
use crate::http::{Fields, json, json_body};
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::signing::{entropy_of, same_secret};
use crate::sub_account::messages::{Found, ReadStatus};
use crate::zoom_account::messages::ReadZoomStatus;
use shared::id::{AgencyId, SubAccountId};
use shared::invalid::Invalid;
use shared::limits;
use shared::management::{Created, Named};
use worker::{Env, Request, Response, Url};

/// Refuses whoever has not the management key.
pub fn require_key(request: &Request, env: &Env) -> Outcome<()> {
    let header = request.headers().get("authorization")?.unwrap_or_default();
    let given = header.strip_prefix("Bearer ").unwrap_or_default();
    if same_secret(given, &config::management_key(env)?) {
        return Ok(());
    }
    let detail = "This call needs the management key: Authorization: Bearer KEY.";
    Err(Refusal::new(401, "unauthorized", detail).into())
}

/// Bits for a new id: those that an idempotency key stands for, so that creating twice creates once.
fn new_entropy(request: &Request, what: &str, parent: &str) -> Outcome<[u8; 16]> {
    match request.headers().get("idempotency-key")? {
        Some(key) => Ok(entropy_of(&format!("{what}|{parent}|{key}"))),
        None => Ok(entropy()?),
    }
}

/// An address outside that somebody has named for us to call: `https`, or none. A Worker that runs on plain http, which
/// none does but in development, may also call the machine it runs on.
fn address_outside(env: &Env, given: &str) -> Outcome<Option<Url>> {
    let in_development = config::public_url(env)?.starts_with("http://");
    let is_callable = |url: &Url| {
        let is_local = in_development && url.scheme() == "http" && url.host_str() == Some("127.0.0.1");
        url.scheme() == "https" || is_local
    };
    Ok(Url::parse(given.trim()).ok().filter(is_callable))
}

/// `POST /api/v1/agencies`
pub async fn create_agency(request: &mut Request, env: &Env) -> Outcome<Response> {
    let id = AgencyId::from_entropy(new_entropy(request, "agency", "")?);
    let Named { name } = json_body(request).await?;
    send(env, id.as_str(), &FoundAgency { id: id.clone(), name }).await?;
    Ok(json(201, &Created { id })?)
}

/// `POST /api/v1/agencies/{agency}/sub-accounts`
pub async fn create_sub_account(request: &mut Request, env: &Env, agency: AgencyId) -> Outcome<Response> {
    let id = SubAccountId::from_entropy(new_entropy(request, "sub-account", agency.as_str())?);
    let Named { name } = json_body(request).await?;
    send(env, agency.as_str(), &AddSubAccount { sub_account: id.clone(), name: name.clone() }).await?;
    send(env, id.as_str(), &Found { id: id.clone(), agency, name }).await?;
    Ok(json(201, &Created { id })?)
}

/// `GET /api/v1/sub-accounts/{sub_account}/status`
pub async fn show_status(env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    Ok(json(200, &send(env, sub_account.as_str(), &ReadStatus {}).await?)?)
}

/// `GET /api/v1/zoom-accounts/{zoom_user}/status`
pub async fn show_zoom_status(env: &Env, zoom_user: &str) -> Outcome<Response> {
    Ok(json(200, &send(env, zoom_user, &ReadZoomStatus {}).await?)?)
}

/// How many entries a page of a list has: `limit`, from 1 to [`limits::PAGE_LIMIT_MAX`].
fn page_limit(query: &Fields) -> Outcome<u32> {
    let Some(text) = query.get("limit") else { return Ok(limits::PAGE_LIMIT_MAX) };
    let limit = text.parse().ok().filter(|limit| (1..=limits::PAGE_LIMIT_MAX).contains(limit));
    Ok(limit.ok_or_else(|| {
        let message = format!("A page has 1 to {} entries.", limits::PAGE_LIMIT_MAX);
        Invalid::new("invalid_limit", "limit", message)
    })?)
}

/// The id to go on from with the next page: that of the last entry, if the page is full.
fn next_after<T, Id>(page: &[T], limit: u32, id: impl Fn(&T) -> Id) -> Option<Id> {
    let full = u32::try_from(page.len()).is_ok_and(|count| count == limit);
    page.last().filter(|_| full).map(id)
}
