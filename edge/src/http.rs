//! What all routes share: reading requests with limits, writing responses with their headers.

use crate::json::{self, Unfit};
use crate::refusal::{Fault, Outcome, Refusal};
use futures_util::StreamExt as _;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use shared::invalid::Invalid;
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

/// Reads what is left of a body that nobody has read, as far as that is bearable, and throws it away: a client who is
/// still sending when the answer comes may never see it.
pub async fn drain(request: &mut Request) {
    if request.inner().body().is_some() && !request.inner().body_used() {
        // Whoever stops sending wants no answer.
        let _ = body(request).await;
    }
}

/// A JSON body.
pub async fn json_body<T: DeserializeOwned>(request: &mut Request) -> Outcome<T> {
    read_json(&body(request).await?)
}

/// A JSON body that can be left out: `{}`.
pub async fn optional_json_body<T: DeserializeOwned>(request: &mut Request) -> Outcome<T> {
    let bytes = body(request).await?;
    read_json(if bytes.is_empty() { b"{}" } else { &bytes })
}

/// Reads JSON. Whole numbers may be written with a fraction of zero, as some languages do: 30.0 is an integer to JSON
/// Schema.
pub fn read_json<T: DeserializeOwned>(text: &[u8]) -> Outcome<T> {
    let value: Value = serde_json::from_slice(text).map_err(|error| no_json(&error))?;
    if value.is_array() {
        // To serde a list of its values in order is an object, too.
        let detail = "The body is no object with fields, but a list.";
        return Err(Refusal::new(422, "invalid_body", detail).into());
    }
    read_value(value)
}

/// Reads JSON that is parsed already: every type is read in this one way, for each way is code of its own.
fn read_value<T: DeserializeOwned>(mut value: Value) -> Outcome<T> {
    write_whole_numbers(&mut value);
    Ok(json::from_value(value).map_err(unfit)?)
}

/// Writes whole numbers without a fraction.
fn write_whole_numbers(value: &mut Value) {
    match value {
        Value::Number(number) => {
            if let Some(whole) = number.as_f64().filter(|_| number.is_f64()).and_then(whole_number) {
                *number = whole.into();
            }
        }
        Value::Array(items) => items.iter_mut().for_each(write_whole_numbers),
        Value::Object(fields) => fields.values_mut().for_each(write_whole_numbers),
        _ => {}
    }
}

/// A number that is whole, if every whole number of its size has a float of its own.
fn whole_number(number: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    #[expect(clippy::cast_possible_truncation, reason = "it is whole, and small enough")]
    (number.fract() == 0.0 && number.abs() <= EXACT).then_some(number as i64)
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
    read_value(value).map_err(|fault| match fault {
        Fault::Refused(refusal) => {
            let field = refusal.field.as_ref().map_or(name.to_owned(), |field| format!("{name}.{field}"));
            Refusal { field: Some(field), ..*refusal }.into()
        }
        broken @ Fault::Broken(_) => broken,
    })
}

/// What is left of a body after [`take_field`].
pub fn rest_of<T: DeserializeOwned>(fields: Map<String, Value>) -> Outcome<T> {
    read_value(Value::Object(fields))
}

/// A body that is JSON, but not what is needed. Names the field as [`Invalid`] does.
fn unfit(Unfit { path, reason }: Unfit) -> Refusal {
    let field = (!path.is_empty()).then(|| path.join("."));
    if let Some(refusal) = unfit_whole(&reason, field.as_deref().unwrap_or_default()) {
        return refusal;
    }
    let detail = format!("The body cannot be used: {reason}.");
    Refusal { field, ..Refusal::new(422, "invalid_body", detail) }
}

/// What schedules, ranges of days and forms are refused for, whose parts have to fit together. They say themselves
/// where within them.
const OF_WHOLES: [&str; 6] = [
    "invalid_dates",
    "invalid_form",
    "invalid_holidays",
    "invalid_override",
    "invalid_time_off",
    "invalid_window",
];

fn unfit_whole(reason: &str, within: &str) -> Option<Refusal> {
    let (inner, message, code) = Invalid::parts_of(reason)?;
    let code = OF_WHOLES.into_iter().find(|known| *known == code)?;
    let invalid = Invalid::new(code, inner.to_owned(), message.to_owned());
    Some(if within.is_empty() { invalid } else { invalid.within(within) }.into())
}

/// Whether a browser says that the request comes from our own pages. Other clients say nothing, and have no cookies.
pub fn is_same_origin(request: &Request, origin: &str) -> Outcome<bool> {
    let from = request.headers().get("origin")?;
    Ok(from.is_none_or(|from| from == origin))
}

/// A JSON answer that anybody's page may read.
pub fn json<T: Serialize>(status: u16, value: &T) -> Result<Response> {
    json_text(status, serde_json::to_string(value))
}

#[inline(never)]
fn json_text(status: u16, text: serde_json::Result<String>) -> Result<Response> {
    let headers = Headers::new();
    headers.set("content-type", "application/json")?;
    headers.set("cache-control", "no-store")?;
    allow_everybody(&headers)?;
    Ok(Response::ok(text?)?.with_status(status).with_headers(headers))
}

/// A JSON answer about something that has a version: its entity tag (RFC 9110, 8.8.3).
pub fn versioned_json<T: Serialize>(status: u16, version: i64, value: &T) -> Result<Response> {
    let response = json(status, value)?;
    response.headers().set("etag", &format!("\"{version}\""))?;
    Ok(response)
}

/// The version that a change was made on: `If-Match` (RFC 9110, 13.1.1). Without the header, with an empty one, which
/// says nothing, or with `*`, the change is made on whatever there is.
pub fn if_match(request: &Request) -> Outcome<Option<i64>> {
    let says_nothing = |tag: &String| matches!(tag.trim(), "" | "*");
    let Some(tag) = request.headers().get("if-match")?.filter(|tag| !says_nothing(tag)) else {
        return Ok(None);
    };
    let bare = tag.trim();
    let opaque =
        bare.strip_prefix("W/").unwrap_or(bare).strip_prefix('"').and_then(|bare| bare.strip_suffix('"'));
    let opaque = opaque.filter(|opaque| !opaque.contains('"')).ok_or_else(|| {
        let message = "If-Match is the entity tag of an earlier answer, like \"3\".";
        Invalid::new("invalid_if_match", "if-match", message)
    })?;
    // A tag that was never ours is no reason to wonder: it is not the newest one either.
    Ok(Some(opaque.parse().map_err(|_| Refusal::new(412, "version_changed", "This is no version of it."))?))
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

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn whole_numbers_may_have_a_fraction_of_zero() {
        let read = |text: &str| read_json::<HashMap<String, Vec<i64>>>(text.as_bytes()).ok();
        let counted = |numbers: Vec<i64>| Some(HashMap::from([("a".to_owned(), numbers)]));
        assert_eq!(read(r#"{"a":[1,2.0,-3.0e2,-0.0]}"#), counted(vec![1, 2, -300, 0]));
        for refused in
            [r#"{"a":[1.5]}"#, r#"{"a":[1e300]}"#, r#"{"a":[1e400]}"#, r#"{"a":["1.0"]}"#, "1.0", "{"]
        {
            assert_eq!(read(refused), None, "{refused}");
        }
    }

    #[test]
    fn a_list_is_no_object() {
        #[derive(serde::Deserialize)]
        struct Sent {
            _name: Option<String>,
        }
        for (text, code) in [
            ("[]", "invalid_body"),
            (" [\"Ada\"]", "invalid_body"),
            ("[1.0]", "invalid_body"),
            ("[", "invalid_json"),
        ] {
            let fault = read_json::<Sent>(text.as_bytes()).err();
            assert!(matches!(fault, Some(Fault::Refused(refusal)) if refusal.code == code), "{text}");
        }
    }

    #[test]
    fn numbers_that_are_no_whole_ones_stay_as_they_are() {
        for value in [json!({ "a": [1, 1.5, "2.0", null] }), json!(1e17), json!({})] {
            let mut written = value.clone();
            write_whole_numbers(&mut written);
            assert_eq!(written.to_string(), value.to_string());
        }
    }
}
