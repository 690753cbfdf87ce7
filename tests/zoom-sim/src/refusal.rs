//! How Zoom says no: the API's shape (zoom.md 3.6, 4) and the token endpoint's different one (zoom.md 1.5).

use axum::{
    Json,
    http::{HeaderName, HeaderValue, StatusCode, header::RETRY_AFTER},
    response::{IntoResponse, Response},
};
use jiff::Timestamp;
use serde::Serialize;

use crate::{clock::next_utc_midnight, operation::Operation};

/// `X-RateLimit-Category`, on every answer of the API (zoom.md 4).
pub const RATE_CATEGORY: HeaderName = HeaderName::from_static("x-ratelimit-category");
const RATE_TYPE: HeaderName = HeaderName::from_static("x-ratelimit-type");
const RATE_LIMIT: HeaderName = HeaderName::from_static("x-ratelimit-limit");
const RATE_REMAINING: HeaderName = HeaderName::from_static("x-ratelimit-remaining");

/// Light calls a Free account has in a day (zoom.md 4).
const FREE_LIGHT_A_DAY: u64 = 6000;

/// An error of the API: `{"code", "message"}`, with `errors` when fields are at fault (zoom.md 3.6).
#[derive(Debug)]
pub struct Refusal {
    status: StatusCode,
    body: Body,
    headers: Vec<(HeaderName, HeaderValue)>,
}

#[derive(Debug, Serialize)]
struct Body {
    code: u32,
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldError>,
}

/// One entry of `errors[]` (zoom.md 3.6).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    field: String,
    message: &'static str,
}

impl FieldError {
    /// The message that Zoom gives for a field that breaks a rule.
    pub fn invalid(field: impl Into<String>) -> Self {
        Self { field: field.into(), message: "Invalid field." }
    }

    /// The field's name.
    #[cfg(test)]
    pub fn field(&self) -> &str {
        &self.field
    }
}

impl Refusal {
    fn new(status: StatusCode, code: u32, message: impl Into<String>) -> Self {
        Self { status, body: Body { code, message: message.into(), errors: Vec::new() }, headers: Vec::new() }
    }

    fn with_header(mut self, name: HeaderName, value: impl Into<HeaderValue>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// 401/124: no token, one that never was, or one that was revoked (zoom.md 3.6).
    pub fn invalid_access_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 124, "Invalid access token.")
    }

    /// 401/124: older than its hour (zoom.md 3.6).
    pub fn expired_access_token() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 124, "Access token is expired.")
    }

    /// 401/124: a token in the query string (zoom.md 1.2).
    pub fn access_token_in_query() -> Self {
        Self::new(
            StatusCode::UNAUTHORIZED,
            124,
            "Invalid access token, this access token is not supported as query parameter string.",
        )
    }

    /// 401/4700: a user's token used with a real user id in place of `me` (zoom.md 1.2).
    pub fn not_me() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, 4700, "Invalid access token, does not contain scopes.")
    }

    /// 400/4711: the grant lacks the scope; the status is 400, not 403 (zoom.md 3.6).
    pub fn missing_scope(operation: Operation) -> Self {
        let scope = operation.scopes().map_or("user:read:user", |scopes| scopes.granular);
        Self::new(
            StatusCode::BAD_REQUEST,
            4711,
            format!("Invalid access token, does not contain scopes:[{scope}, {scope}:admin]."),
        )
    }

    /// 400/300 with the fields at fault (zoom.md 3.6).
    pub fn validation(errors: Vec<FieldError>) -> Self {
        let mut refusal = Self::new(StatusCode::BAD_REQUEST, 300, "Validation Failed.");
        refusal.body.errors = errors;
        refusal
    }

    /// 400/300: the body is no JSON object (zoom.md 3.6).
    pub fn not_an_object() -> Self {
        Self::new(StatusCode::BAD_REQUEST, 300, "Request Body should be a valid JSON object.")
    }

    /// 400/300: an occurrence of a meeting that has none (zoom.md 3.6).
    pub fn invalid_occurrence() -> Self {
        Self::new(StatusCode::BAD_REQUEST, 300, "Invalid parameter: `occurrence_id`.")
    }

    /// 400/3000: `schedule_for` somebody else (zoom.md 3.6).
    pub fn cannot_schedule_for(user: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, 3000, format!("You cannot schedule a meeting for {user}"))
    }

    /// 404/3001: deleted, never there, or another user's (zoom.md 3.6).
    pub fn no_meeting(id: &str) -> Self {
        Self::new(StatusCode::NOT_FOUND, 3001, format!("Meeting does not exist: {id}."))
    }

    /// 404/404: nobody can be registered for this meeting (zoom.md 5).
    pub fn no_registration(id: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            404,
            format!("Registration has not been enabled for this meeting: {id}."),
        )
    }

    /// 400/3038: it is over (zoom.md 5).
    pub fn meeting_is_over() -> Self {
        Self::new(StatusCode::BAD_REQUEST, 3038, "Meeting is over, you can not register now.")
    }

    /// 400/3043: as many as a meeting takes are registered (zoom.md 5).
    pub fn meeting_is_full() -> Self {
        Self::new(StatusCode::BAD_REQUEST, 3043, "Meeting has reached maximum attendee capacity.")
    }

    /// 404/1001 of a registrant: Zoom's words are not known.
    pub fn no_registrant() -> Self {
        Self::new(StatusCode::NOT_FOUND, 1001, "Registrant does not exist.")
    }

    /// 429: the requests of the day for one registrant of one meeting are used up (zoom.md 4). Zoom's words are those of
    /// the second body there.
    pub fn registrant_day_used_up() -> Self {
        Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            429,
            "You have reached the maximum daily rate limit for this API. Refer to the response header for details on \
             when you can make another request.",
        )
    }

    /// 404/2300: an endpoint that the stand-in has not. zoom.md does not name this one.
    pub fn no_endpoint() -> Self {
        Self::new(StatusCode::NOT_FOUND, 2300, "This API endpoint is not recognized.")
    }

    /// 429: too many calls within a second; the first body of zoom.md 4.
    pub fn too_fast() -> Self {
        Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            429,
            "You have reached the maximum per-second rate limit for this API. Try again later.",
        )
        .with_header(RATE_TYPE, HeaderValue::from_static("QPS"))
    }

    /// 429: the account's day is used up; the second body of zoom.md 4, whose `Retry-After` is a date, not seconds.
    pub fn account_day_used_up(now: Timestamp) -> Self {
        let refusal = Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            429,
            "You have reached the maximum daily rate limit for this API. Refer to the response header for details on \
             when you can make another request.",
        )
        .with_header(RATE_TYPE, HeaderValue::from_static("Daily-limit"))
        .with_header(RATE_LIMIT, FREE_LIGHT_A_DAY)
        .with_header(RATE_REMAINING, 0_u64);
        match HeaderValue::from_str(&next_utc_midnight(now).to_string()) {
            Ok(date) => refusal.with_header(RETRY_AFTER, date),
            Err(_) => refusal,
        }
    }

    /// 429: the host's writes of the day are used up; the third body of zoom.md 4, without any `Retry-After`.
    pub fn user_day_used_up(limit: u32) -> Self {
        Self::new(
            StatusCode::TOO_MANY_REQUESTS,
            429,
            format!(
                "You have exceeded the daily rate limit ({limit}) of Meeting Create/Update API requests permitted for \
                 this particular user. You may resume these requests at GMT 00:00:00."
            ),
        )
    }

    /// 500 in the API's shape.
    pub fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, 500, "Internal server error.")
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let mut response = (self.status, Json(self.body)).into_response();
        response.headers_mut().extend(self.headers);
        response
    }
}

/// An error of the token and revoke endpoints: `{"reason", "error"}` (zoom.md 1.5).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct OauthRefusal {
    #[serde(skip)]
    status: StatusCode,
    reason: &'static str,
    error: &'static str,
}

impl OauthRefusal {
    /// The refresh token is dead: rotated away, revoked or expired (zoom.md 1.5).
    pub const INVALID_TOKEN: Self = Self::bad_request("Invalid Token!", "invalid_grant");
    /// The code is used, expired or unknown (zoom.md 1.5).
    pub const INVALID_CODE: Self = Self::bad_request("Invalid authorization code", "invalid_grant");
    /// The verifier does not belong to the challenge. Zoom's words are not known; RFC 7636 4.6 gives the error.
    pub const INVALID_VERIFIER: Self = Self::bad_request("Invalid code verifier", "invalid_grant");
    /// The redirect URI is not the one of the authorization, Zoom's 4709 (zoom.md 1.5).
    pub const REDIRECT_MISMATCH: Self = Self::bad_request("Redirect URI mismatch", "invalid_request");
    /// Zoom's 4705 (zoom.md 1.5).
    pub const UNSUPPORTED_GRANT: Self = Self::bad_request("Unsupported grant type", "unsupported_grant_type");
    /// Token values in a query string are refused since 2023-02-14 (zoom.md 1.2).
    pub const IN_QUERY: Self =
        Self::bad_request("Token values are not supported as query parameters", "invalid_request");
    /// The endpoint takes a form and nothing else (zoom.md 1.2).
    pub const NOT_A_FORM: Self =
        Self::bad_request("Content-Type must be application/x-www-form-urlencoded", "invalid_request");
    /// Revoking something that is no live access token. Zoom's words are not known; these are its older ones.
    pub const NOTHING_TO_REVOKE: Self = Self::bad_request("Invalid Token!", "invalid_request");
    /// Our own id or secret is wrong, Zoom's 4702 and 4704. zoom.md 1.5 knows the status only as 4xx.
    pub const INVALID_CLIENT: Self = Self {
        status: StatusCode::UNAUTHORIZED,
        reason: "Invalid client_id or client_secret",
        error: "invalid_client",
    };

    const fn bad_request(reason: &'static str, error: &'static str) -> Self {
        Self { status: StatusCode::BAD_REQUEST, reason, error }
    }
}

impl IntoResponse for OauthRefusal {
    fn into_response(self) -> Response {
        (self.status, Json(self)).into_response()
    }
}
