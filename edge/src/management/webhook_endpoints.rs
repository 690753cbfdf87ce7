//! Webhook endpoints: who is told what becomes of appointments, and what they were sent.

use super::calendars::merged;
use super::{address_outside, new_entropy, next_after, page_limit};
use crate::http::{if_match, json, json_body, no_content, query, versioned_json};
use crate::json::from_value;
use crate::object::send;
use crate::refusal::Outcome;
use crate::sub_account::messages::{
    ChangeWebhookSecret, DeleteWebhookEndpoint, ListWebhookDeliveries, ListWebhookEndpoints,
    ReadWebhookEndpoint, ResendWebhook, SaveWebhookEndpoint,
};
use crate::sub_account::require_version;
use serde_json::{Map, Value, json};
use shared::id::{SubAccountId, WebhookEndpointId, WebhookMessageId};
use shared::invalid::Invalid;
use shared::limits;
use shared::webhook::{EndpointDraft, is_public_host};
use worker::{Env, Request, Response, Url};

/// The fields of an [`EndpointDraft`].
const WRITTEN_DOWN: [&str; 4] = ["url", "description", "events", "active"];

/// Endpoints come as JSON that is ready to be shown.
pub(super) fn answer(status: u16, endpoint: &Value) -> Outcome<Response> {
    Ok(versioned_json(status, version(endpoint), endpoint)?)
}

pub(super) fn version(endpoint: &Value) -> i64 {
    endpoint["version"].as_i64().unwrap_or_default()
}

/// A page of a list: its entries under their name, and the id to go on from.
pub(super) fn page(name: &str, entries: &[Value], limit: u32) -> Outcome<Response> {
    let next = next_after(entries, limit, |entry| entry["id"].clone());
    Ok(json(200, &json!({ name: entries, "next": next }))?)
}

/// `GET …/webhook-endpoints/{endpoint}`
pub async fn show(env: &Env, sub_account: &SubAccountId, endpoint: WebhookEndpointId) -> Outcome<Response> {
    answer(200, &send(env, sub_account.as_str(), &ReadWebhookEndpoint { endpoint }).await?)
}

/// `POST /api/v1/agencies/{agency}/sub-accounts/{sub_account}/webhook-endpoints`
pub async fn create(request: &mut Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let entropy = new_entropy(request, "webhook endpoint", sub_account.as_str())?;
    let draft = checked(env, json_body(request).await?)?;
    let id = WebhookEndpointId::from_entropy(entropy);
    let message = SaveWebhookEndpoint { id, draft, version: None };
    answer(201, &send(env, sub_account.as_str(), &message).await?)
}

/// `PATCH …/webhook-endpoints/{endpoint}`: a JSON merge patch (RFC 7396), what is not sent stays.
pub async fn patch(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    id: WebhookEndpointId,
) -> Outcome<Response> {
    let expected = if_match(request)?;
    let patch: Value = json_body(request).await?;
    let known = send(env, sub_account.as_str(), &ReadWebhookEndpoint { endpoint: id.clone() }).await?;
    require_version(expected, version(&known))?;
    let written: Map<String, Value> =
        WRITTEN_DOWN.iter().map(|name| ((*name).to_owned(), known[*name].clone())).collect();
    let draft = checked(env, merged(&from_value::<EndpointDraft>(written.into())?, &patch)?)?;
    let message = SaveWebhookEndpoint { id, draft, version: Some(version(&known)) };
    answer(200, &send(env, sub_account.as_str(), &message).await?)
}

/// `DELETE …/webhook-endpoints/{endpoint}`
pub async fn delete(
    request: &Request,
    env: &Env,
    sub_account: &SubAccountId,
    endpoint: WebhookEndpointId,
) -> Outcome<Response> {
    let version = if_match(request)?;
    send(env, sub_account.as_str(), &DeleteWebhookEndpoint { endpoint, version }).await?;
    Ok(no_content()?)
}

/// `GET /api/v1/agencies/{agency}/sub-accounts/{sub_account}/webhook-endpoints`
pub async fn list(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| WebhookEndpointId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let endpoints = send(env, sub_account.as_str(), &ListWebhookEndpoints { after, limit }).await?;
    page("webhook_endpoints", &endpoints, limit)
}

/// `POST …/webhook-endpoints/{endpoint}/secret`
pub async fn change_secret(
    env: &Env,
    sub_account: &SubAccountId,
    endpoint: WebhookEndpointId,
) -> Outcome<Response> {
    answer(200, &send(env, sub_account.as_str(), &ChangeWebhookSecret { endpoint }).await?)
}

/// `GET …/webhook-endpoints/{endpoint}/deliveries`
pub async fn list_deliveries(
    request: &Request,
    env: &Env,
    sub_account: &SubAccountId,
    endpoint: WebhookEndpointId,
) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| WebhookMessageId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let message = ListWebhookDeliveries { endpoint, after, limit };
    page("deliveries", &send(env, sub_account.as_str(), &message).await?, limit)
}

/// `POST …/webhook-endpoints/{endpoint}/deliveries/{message}/resend`
pub async fn resend(
    env: &Env,
    sub_account: &SubAccountId,
    endpoint: WebhookEndpointId,
    message: WebhookMessageId,
) -> Outcome<Response> {
    Ok(json(202, &send(env, sub_account.as_str(), &ResendWebhook { endpoint, message }).await?)?)
}

fn checked(env: &Env, draft: EndpointDraft) -> Outcome<EndpointDraft> {
    let url = address(env, &draft.url)?;
    Ok(EndpointDraft { url, ..draft }.checked()?)
}

/// Where messages are sent: to a server on the public internet, unless a Worker in development calls its own machine.
fn address(env: &Env, given: &str) -> Outcome<String> {
    let refused = |message: &'static str| Invalid::new("invalid_url", "url", message);
    if given.chars().count() > limits::WEBHOOK_URL_CHARS_MAX {
        return Err(refused("The address of an endpoint is too long.").into());
    }
    let url = address_outside(env, given)?
        .ok_or_else(|| refused("The address of an endpoint begins with https://."))?;
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err(refused("The address of an endpoint has no user, no password and no fragment.").into());
    }
    if url.scheme() == "https" && !url.host_str().is_some_and(is_public_host) {
        return Err(refused("The address of an endpoint is on the public internet.").into());
    }
    Ok(Url::into(url))
}
