//! Slack's incoming webhooks, and addresses of a business that take whatever is posted.

use crate::fault::{Before, Fault};
use crate::line::Cutter;
use crate::message::{Channel, Content};
use crate::office::Office;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, OriginalUri, State};
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::Value;

/// `POST /services/…`: Slack. What it answers is plain text.
pub async fn slack(
    State(office): State<Office>,
    ConnectInfo(cutter): ConnectInfo<Cutter>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let value: Value = serde_json::from_slice(&body).unwrap_or_default();
    let is_json =
        headers.get(CONTENT_TYPE).is_some_and(|given| given.as_bytes().starts_with(b"application/json"));
    if !is_json || !value.is_object() {
        return (StatusCode::BAD_REQUEST, "invalid_payload").into_response();
    }
    let Some(text) = value["text"].as_str().filter(|text| !text.is_empty()).map(ToOwned::to_owned) else {
        return (StatusCode::BAD_REQUEST, "no_text").into_response();
    };
    let content =
        Content { to: vec![uri.to_string()], text: Some(text), body: Some(value), ..Content::default() };
    take(&office, &cutter, Channel::Slack, None, content).await
}

/// `POST /hooks/…`: an address of a business.
pub async fn webhook(
    State(office): State<Office>,
    ConnectInfo(cutter): ConnectInfo<Cutter>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let shown = |(name, value): (&axum::http::HeaderName, &axum::http::HeaderValue)| {
        (name.to_string(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    let json: Option<Value> = serde_json::from_slice(&body).ok();
    let content = Content {
        to: vec![uri.to_string()],
        text: json.is_none().then(|| String::from_utf8_lossy(&body).into_owned()),
        body: json,
        headers: headers.iter().map(shown).collect(),
        ..Content::default()
    };
    let key = headers.get("webhook-id").map(|id| String::from_utf8_lossy(id.as_bytes()).into_owned());
    take(&office, &cutter, Channel::Webhook, key, content).await
}

async fn take(
    office: &Office,
    cutter: &Cutter,
    channel: Channel,
    key: Option<String>,
    content: Content,
) -> Response {
    let fault = office.desk().next_fault(channel, &content.to.join(","));
    if let Some(fault) = fault
        && let Before::Refuse(fault) = fault.before(cutter).await
    {
        return refusal_of(fault, channel);
    }
    office.desk().keep(channel, key, content, |number| format!("hook-{number}"));
    if let Some(fault) = fault {
        fault.after(cutter).await;
    }
    match channel {
        Channel::Slack => "ok".into_response(),
        _ => StatusCode::NO_CONTENT.into_response(),
    }
}

fn refusal_of(fault: Fault, channel: Channel) -> Response {
    match (fault, channel) {
        (Fault::BadAddress, Channel::Slack) => (StatusCode::NOT_FOUND, "no_service").into_response(),
        (Fault::BadAddress, _) => StatusCode::GONE.into_response(),
        (Fault::Status(status, retry_after), _) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            match retry_after {
                Some(seconds) => (status, [(RETRY_AFTER, seconds.to_string())], "on_purpose").into_response(),
                None => (status, "on_purpose").into_response(),
            }
        }
        _ => (StatusCode::BAD_REQUEST, "on_purpose").into_response(),
    }
}
