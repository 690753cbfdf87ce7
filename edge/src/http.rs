//! What all routes share: reading requests with limits, writing responses with their headers.

use crate::refusal::{Fault, Outcome, Refusal};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::limits;
use std::collections::HashMap;
use worker::{Headers, Request, Response, Result};

/// The query or form of a request, by name. Of a name that comes twice the last value counts.
pub type Fields = HashMap<String, String>;

/// Reads `application/x-www-form-urlencoded`.
#[must_use]
pub fn fields(encoded: &[u8]) -> Fields {
    form_urlencoded::parse(encoded).into_owned().collect()
}

/// The query of a request.
pub fn query(request: &Request) -> Outcome<Fields> {
    Ok(fields(request.url()?.query().unwrap_or_default().as_bytes()))
}

/// The body, at most [`limits::BODY_BYTES_MAX`] of it.
pub async fn body(request: &mut Request) -> Outcome<Vec<u8>> {
    let too_large = || Refusal::new(413, "body_too_large", "The request is larger than this address takes.");
    let declared = request.headers().get("content-length")?.and_then(|text| text.parse::<usize>().ok());
    if declared.is_some_and(|bytes| bytes > limits::BODY_BYTES_MAX) {
        return Err(too_large().into());
    }
    let bytes = request.bytes().await?;
    if bytes.len() > limits::BODY_BYTES_MAX { Err(too_large().into()) } else { Ok(bytes) }
}

/// A JSON body; an empty one is `{}`.
pub async fn json_body<T: DeserializeOwned>(request: &mut Request) -> Outcome<T> {
    let bytes = body(request).await?;
    let text: &[u8] = if bytes.is_empty() { b"{}" } else { &bytes };
    let mut json = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(unreadable)?;
    json.end()
        .map_err(|error| Refusal::new(400, "invalid_json", format!("The body is no JSON: {error}.")))?;
    Ok(value)
}

/// Tells a body that is no JSON from one whose fields are wrong, and names the field.
fn unreadable(error: serde_path_to_error::Error<serde_json::Error>) -> Refusal {
    let path = error.path().to_string();
    let error = error.into_inner();
    if error.is_data() {
        let field = (path != ".").then_some(path);
        return Refusal {
            field,
            ..Refusal::new(422, "invalid_body", format!("The body cannot be used: {error}."))
        };
    }
    Refusal::new(400, "invalid_json", format!("The body is no JSON: {error}."))
}

/// Whether a browser says that the request comes from our own pages. Other clients say nothing, and have no cookies.
pub fn is_same_origin(request: &Request, origin: &str) -> Outcome<bool> {
    let from = request.headers().get("origin")?;
    Ok(from.is_none_or(|from| from == origin))
}

/// A JSON answer that anybody's page may read.
pub fn json<T: Serialize>(status: u16, value: &T) -> Result<Response> {
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    headers.set("cache-control", "no-store")?;
    allow_everybody(&headers)?;
    Ok(Response::ok(serde_json::to_string(value)?)?.with_status(status).with_headers(headers))
}

/// A refusal as `application/problem+json` (RFC 9457).
pub fn problem(refusal: &Refusal) -> Result<Response> {
    let headers = Headers::new();
    headers.set("content-type", "application/problem+json")?;
    headers.set("cache-control", "no-store")?;
    allow_everybody(&headers)?;
    let body = serde_json::to_string(&refusal.problem())?;
    Ok(Response::ok(body)?.with_status(refusal.status).with_headers(headers))
}

/// What broke is logged here, and told in general words.
pub fn failure(operation: &str, fault: Fault) -> Refusal {
    match fault {
        Fault::Refused(refusal) => *refusal,
        Fault::Broken(error) => {
            crate::log::fault(operation, &error.to_string());
            Refusal::new(
                500,
                "internal_error",
                "Something went wrong on our side. Please try again in a moment.",
            )
        }
    }
}

/// The public API has neither cookies nor ambient rights, so every origin may read it.
fn allow_everybody(headers: &Headers) -> Result<()> {
    headers.set("access-control-allow-origin", "*")?;
    headers.set("x-content-type-options", "nosniff")
}

/// The answer to a preflight (Fetch standard, CORS).
pub fn preflight() -> Result<Response> {
    let headers = Headers::new();
    allow_everybody(&headers)?;
    headers.set("access-control-allow-methods", "GET, POST, PATCH, DELETE")?;
    headers.set("access-control-allow-headers", "content-type, idempotency-key, authorization")?;
    headers.set("access-control-max-age", "86400")?;
    Ok(Response::empty()?.with_status(204).with_headers(headers))
}

/// A page. Its address may be a secret (a manage link), so it is never told to other sites, and never cached.
pub fn page(status: u16, html: String, content_security_policy: &str) -> Result<Response> {
    let headers = Headers::new();
    headers.set("content-type", "text/html; charset=utf-8")?;
    headers.set("content-security-policy", content_security_policy)?;
    headers.set("cache-control", "private, no-store")?;
    headers.set("referrer-policy", "no-referrer")?;
    headers.set("x-content-type-options", "nosniff")?;
    Ok(Response::ok(html)?.with_status(status).with_headers(headers))
}

/// See other: after a form was taken.
pub fn see_other(location: &str) -> Result<Response> {
    let headers = Headers::new();
    headers.set("location", location)?;
    headers.set("cache-control", "no-store")?;
    headers.set("referrer-policy", "no-referrer")?;
    Ok(Response::empty()?.with_status(303).with_headers(headers))
}
