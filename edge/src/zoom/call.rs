//! One call to Zoom and the meaning of its failure.

use crate::clock::now;
use crate::json;
use crate::object::within_ms;
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use shared::limits;
use wasm_bindgen::JsValue;
use worker::{AbortController, Fetch, Headers, Method, Request, RequestInit};

/// Why a call to Zoom failed. What matters to the caller: may it have had its effect, and does asking again help?
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ZoomFailure {
    /// No answer, half an answer, or a 5xx: it may have had its effect or not.
    #[error("no clear answer from Zoom ({0})")]
    Unclear(String),
    /// Too many calls a second; nothing happened.
    #[error("Zoom asks to slow down")]
    Slower(Option<Timestamp>),
    /// The account has no calls left for a long time, often until the next UTC day; nothing happened.
    #[error("Zoom takes no more calls of the account for now")]
    AccountClosed(Option<Timestamp>),
    /// The user's 100 create and update requests of this UTC day are used up; nothing happened.
    #[error("Zoom's daily limit of meetings for this user is reached")]
    DayFull,
    /// The access token is not accepted (code 124, whatever the status).
    #[error("Zoom does not accept the access token")]
    TokenRejected,
    /// The user allowed too little (codes 4700 and 4711).
    #[error("a permission is missing at Zoom")]
    ScopeMissing,
    /// There is no such meeting (3001), or no longer.
    #[error("Zoom knows no such meeting")]
    NoSuchMeeting,
    /// `invalid_grant`: the refresh token or code is dead for good.
    #[error("Zoom no longer accepts this connection")]
    GrantDead,
    /// `invalid_client`: our own credentials are wrong. Never the user's fault, so never a reason to forget theirs.
    #[error("Zoom does not accept our app's credentials")]
    AppRejected,
    /// A part of the request is not valid (300), with Zoom's names of the fields as far as it tells them.
    #[error("Zoom refused what it was asked for: {0:?}")]
    NotValid(Vec<String>),
    /// Zoom refused and will refuse again.
    #[error("Zoom refused: {status}/{code}")]
    Refused {
        /// HTTP status.
        status: u16,
        /// Zoom's own code.
        code: i64,
    },
}

/// The result of a call to Zoom.
pub type ZoomResult<T> = Result<T, ZoomFailure>;

/// A call to be made.
pub(super) struct Call<'a> {
    pub method: Method,
    pub url: String,
    pub authorization: String,
    pub body: Body<'a>,
}

pub(super) enum Body<'a> {
    None,
    Form(&'a [(&'a str, &'a str)]),
    Json(String),
}

/// What Zoom says of a failure; the token endpoint and the API have different shapes, and either may be XML.
#[derive(Debug, Default, Deserialize)]
struct Complaint {
    code: Option<i64>,
    message: Option<String>,
    error: Option<String>,
    #[serde(default)]
    errors: Vec<WrongField>,
}

/// A field that Zoom names in a refusal.
#[derive(Debug, Deserialize)]
struct WrongField {
    #[serde(default)]
    field: String,
}

impl Call<'_> {
    /// Makes the call within [`limits::ZOOM_REQUEST_TIMEOUT_MS`] and answers the body of a 2xx.
    pub(super) async fn send(self) -> ZoomResult<String> {
        let unclear = |error: worker::Error| ZoomFailure::Unclear(error.to_string());
        let request = self.request().map_err(unclear)?;
        let abort = AbortController::default();
        let signal = abort.signal();
        let exchange = async {
            let fetch = Fetch::Request(request);
            let mut response = fetch.send_with_signal(&signal).await?;
            let retry_after = response.headers().get("retry-after")?;
            Ok::<_, worker::Error>((response.status_code(), retry_after, response.text().await?))
        };
        match within_ms(u64::from(limits::ZOOM_REQUEST_TIMEOUT_MS), exchange).await {
            Some(Ok((200..=299, _, body))) => Ok(body),
            Some(Ok((status, retry_after, body))) => {
                Err(meaning(status, retry_after.as_deref(), &body, now()))
            }
            Some(Err(error)) => Err(unclear(error)),
            None => {
                abort.abort();
                Err(ZoomFailure::Unclear("no answer in time".to_owned()))
            }
        }
    }

    fn request(&self) -> worker::Result<Request> {
        let headers = Headers::new();
        headers.set("accept", "application/json")?;
        headers.set("authorization", &self.authorization)?;
        let mut init = RequestInit::new();
        init.with_method(self.method.clone());
        match &self.body {
            Body::None => {}
            Body::Form(fields) => {
                headers.set("content-type", "application/x-www-form-urlencoded")?;
                init.with_body(Some(JsValue::from_str(&form(fields))));
            }
            Body::Json(text) => {
                headers.set("content-type", "application/json")?;
                init.with_body(Some(JsValue::from_str(text)));
            }
        }
        init.with_headers(headers);
        Request::new_with_init(&self.url, &init)
    }
}

/// `application/x-www-form-urlencoded`.
pub(super) fn form(fields: &[(&str, &str)]) -> String {
    let encode = |text: &str| String::from(js_sys::encode_uri_component(text));
    fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>().join("&")
}

/// Reads a failure (zoom.md 1.5, 3.6 and 4): by Zoom's own code rather than by status, because statuses vary.
fn meaning(status: u16, retry_after: Option<&str>, body: &str, now: Timestamp) -> ZoomFailure {
    let complaint: Complaint = json::read(body).unwrap_or_default();
    let code = complaint.code.unwrap_or(0);
    let message = complaint.message.unwrap_or_default();
    let retry_at = || retry_after.and_then(|text| retry_instant(text, now));
    match (status, code, complaint.error.as_deref()) {
        (_, _, Some("invalid_grant")) => ZoomFailure::GrantDead,
        (_, _, Some("invalid_client")) => ZoomFailure::AppRejected,
        (429, ..) if message.contains("Meeting Create/Update") => ZoomFailure::DayFull,
        (429, ..) if message.contains("daily rate limit") => ZoomFailure::AccountClosed(retry_at()),
        (429, ..) => ZoomFailure::Slower(retry_at()),
        (500.., ..) => ZoomFailure::Unclear(format!("status {status}")),
        (_, 124, _) => ZoomFailure::TokenRejected,
        (_, 4700 | 4711, _) => ZoomFailure::ScopeMissing,
        (_, 3001, _) => ZoomFailure::NoSuchMeeting,
        (_, 300, _) => ZoomFailure::NotValid(complaint.errors.into_iter().map(|wrong| wrong.field).collect()),
        _ => ZoomFailure::Refused { status, code },
    }
}

/// `Retry-After`: an instant, as Zoom writes it, or seconds, as everybody else does (zoom.md 4).
fn retry_instant(text: &str, now: Timestamp) -> Option<Timestamp> {
    let text = text.trim();
    let after = |seconds: u32| now + SignedDuration::from_secs(i64::from(seconds));
    text.parse().ok().or_else(|| text.parse().ok().map(after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_mean_what_zoom_says() {
        let daily = r#"{"code":429,"message":"You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for this particular user. You may resume these requests at GMT 00:00:00."}"#;
        let second = r#"{"code":429,"message":"You have reached the maximum per-second rate limit for this API. Try again later."}"#;
        let account = r#"{"code":429,"message":"You have reached the maximum daily rate limit for this API. Refer to the response header for details on when you can make another request."}"#;
        let day = "2026-05-31T00:00:00Z";
        let now: Timestamp = "2026-05-30T12:00:00Z".parse().expect("an instant");
        let table = [
            (400, r#"{"reason":"Invalid Token!","error":"invalid_grant"}"#, ZoomFailure::GrantDead),
            (401, r#"{"error":"invalid_grant"}"#, ZoomFailure::GrantDead),
            (
                400,
                r#"{"reason":"Invalid client_id or client_secret","error":"invalid_client"}"#,
                ZoomFailure::AppRejected,
            ),
            (401, r#"{"code":124,"message":"Invalid access token."}"#, ZoomFailure::TokenRejected),
            (400, r#"{"code":124,"message":"Access token is expired."}"#, ZoomFailure::TokenRejected),
            (
                400,
                r#"{"code":4711,"message":"Invalid access token, does not contain scopes:[x]."}"#,
                ZoomFailure::ScopeMissing,
            ),
            (404, r#"{"code":3001,"message":"Meeting does not exist: 1."}"#, ZoomFailure::NoSuchMeeting),
            (429, daily, ZoomFailure::DayFull),
            (429, second, ZoomFailure::Slower(None)),
            (400, r#"{"code":300,"message":"Validation Failed."}"#, ZoomFailure::NotValid(Vec::new())),
            (429, account, ZoomFailure::AccountClosed(None)),
            (
                400,
                r#"{"code":300,"message":"Validation Failed.","errors":[{"field":"password","message":"Invalid field."},{"message":"?"}]}"#,
                ZoomFailure::NotValid(vec!["password".into(), String::new()]),
            ),
            (
                400,
                "<?xml version=\"1.0\"?><result><code>300</code></result>",
                ZoomFailure::Refused { status: 400, code: 0 },
            ),
            (503, "", ZoomFailure::Unclear("status 503".into())),
        ];
        for (status, body, expected) in table {
            assert_eq!(meaning(status, None, body, now), expected, "{status} {body}");
        }
        let in_5_s = Some(now + SignedDuration::from_secs(5));
        for (retry_after, until) in [(day, day.parse().ok()), ("5", in_5_s), ("soon", None)] {
            assert_eq!(meaning(429, Some(retry_after), second, now), ZoomFailure::Slower(until));
            assert_eq!(meaning(429, Some(retry_after), account, now), ZoomFailure::AccountClosed(until));
        }
    }
}
