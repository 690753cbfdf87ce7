//! What all routes share: reading requests with limits, writing responses with their headers.

use crate::refusal::{Fault, Outcome, Refusal};
use futures_util::StreamExt as _;
use serde::Serialize;
use serde::de::{DeserializeOwned, IgnoredAny};
use serde_json::{Map, Value};
use serde_path_to_error::Segment;
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
    let mut bytes = Vec::with_capacity(declared.unwrap_or(0).min(limits::BODY_BYTES_MAX));
    if declared == Some(0) || request.inner().body().is_none() {
        return Ok(bytes);
    }
    // A body that is too large is still read to its end, as far as that is bearable, and thrown away: an answer while
    // the client is still sending reaches many clients as a broken connection.
    let mut stream = request.stream()?;
    let mut received = 0;
    while let Some(chunk) = stream.next().await {
        let chunk = chunk?;
        received += chunk.len();
        if received <= limits::BODY_BYTES_MAX {
            bytes.extend_from_slice(&chunk);
        } else if received > limits::BODY_DRAIN_BYTES_MAX {
            break;
        }
    }
    if received > limits::BODY_BYTES_MAX { Err(too_large().into()) } else { Ok(bytes) }
}

/// A JSON body; an empty one is `{}`.
pub async fn json_body<T: DeserializeOwned>(request: &mut Request) -> Outcome<T> {
    read_json(&body(request).await?)
}

/// Reads JSON; what is empty is `{}`.
pub fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Outcome<T> {
    let text: &[u8] = if bytes.is_empty() { b"{}" } else { bytes };
    let mut json = serde_json::Deserializer::from_slice(text);
    let value = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        // A number where a word is expected is reported as bad syntax, so the syntax is looked at by itself.
        let is_json = serde_json::from_slice::<IgnoredAny>(text).is_ok();
        if is_json { unfit(error) } else { no_json(&error.into_inner()) }
    })?;
    json.end().map_err(|error| no_json(&error))?;
    Ok(value)
}

fn no_json(error: &serde_json::Error) -> Refusal {
    Refusal::new(400, "invalid_json", format!("The body is no JSON: {error}."))
}

/// Takes one field out of a body whose other fields are another thing's. (`serde(flatten)` would do the same, and pass
/// over fields that nobody knows.)
pub fn take_field<T: DeserializeOwned>(fields: &mut Map<String, Value>, name: &str) -> Outcome<T> {
    let value = fields.remove(name).ok_or_else(|| {
        let detail = format!("The body cannot be used: missing field `{name}`.");
        Refusal { field: Some(name.to_owned()), ..Refusal::new(422, "invalid_body", detail) }
    })?;
    Ok(serde_path_to_error::deserialize(value).map_err(|error| {
        let refusal = unfit(error);
        let field = refusal.field.as_ref().map_or(name.to_owned(), |field| format!("{name}.{field}"));
        Refusal { field: Some(field), ..refusal }
    })?)
}

/// What is left of a body after [`take_field`].
pub fn rest_of<T: DeserializeOwned>(fields: Map<String, Value>) -> Outcome<T> {
    Ok(serde_path_to_error::deserialize(Value::Object(fields)).map_err(unfit)?)
}

/// A body that is JSON, but not what is needed. Names the field as [`Invalid`](shared::invalid::Invalid) does.
fn unfit(error: serde_path_to_error::Error<serde_json::Error>) -> Refusal {
    let name = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { variant } => Some(variant.clone()),
        Segment::Unknown => None,
    };
    let path: Vec<String> = error.path().iter().filter_map(name).collect();
    let field = (!path.is_empty()).then(|| path.join("."));
    let detail = format!("The body cannot be used: {}.", error.into_inner());
    Refusal { field, ..Refusal::new(422, "invalid_body", detail) }
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

/// A JSON answer about something that has a version: its entity tag (RFC 9110, 8.8.3).
pub fn versioned_json<T: Serialize>(status: u16, version: i64, value: &T) -> Result<Response> {
    let response = json(status, value)?;
    response.headers().set("etag", &format!("\"{version}\""))?;
    Ok(response)
}

/// The version that a change was made on: `If-Match` (RFC 9110, 13.1.1). Without the header, or with `*`, the change is
/// made on whatever there is.
pub fn if_match(request: &Request) -> Outcome<Option<i64>> {
    let Some(tag) = request.headers().get("if-match")?.filter(|tag| tag.trim() != "*") else {
        return Ok(None);
    };
    let version = tag.trim().trim_start_matches("W/").trim_matches('"').parse();
    Ok(Some(version.map_err(|_| {
        Refusal::new(412, "version_changed", "If-Match is the entity tag of an earlier answer, like \"3\".")
    })?))
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
    headers.set("access-control-allow-headers", "content-type, idempotency-key, authorization, if-match")?;
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

/// Done, and there is nothing to say about it.
pub fn no_content() -> Result<Response> {
    let headers = Headers::new();
    allow_everybody(&headers)?;
    Ok(Response::empty()?.with_status(204).with_headers(headers))
}

/// See other: after a form was taken.
pub fn see_other(location: &str) -> Result<Response> {
    let headers = Headers::new();
    headers.set("location", location)?;
    headers.set("cache-control", "no-store")?;
    headers.set("referrer-policy", "no-referrer")?;
    Ok(Response::empty()?.with_status(303).with_headers(headers))
}
