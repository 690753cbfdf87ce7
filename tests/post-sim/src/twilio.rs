//! SMS by an API like Twilio's: its Messages resource, with its error codes and the numbers that its test credentials know.

use crate::fault::{Before, Fault};
use crate::line::Cutter;
use crate::message::{Channel, Content};
use crate::office::Office;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, Path, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;
use std::collections::BTreeMap;

const BODY_CHARS_MAX: usize = 1_600;

/// Numbers to which sending fails, as with Twilio's test credentials.
const MAGIC: [(&str, u32); 4] =
    [("+15005550001", 21211), ("+15005550002", 21612), ("+15005550004", 21610), ("+15005550009", 21614)];

/// A refusal as the API writes it.
struct Refusal(u16, u32);

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let Self(status, code) = self;
        let message = match code {
            20003 => "Authenticate",
            20404 => "The requested resource was not found",
            20429 => "Too Many Requests",
            21211 => "Invalid 'To' Phone Number",
            21602 => "Message body is required.",
            21609 => "The 'StatusCallback' URL is not a valid URL.",
            21603 => "A 'From' phone number is required.",
            21604 => "A 'To' phone number is required.",
            21610 => "Attempt to send to unsubscribed recipient",
            21612 => "The 'To' phone number is not currently reachable via SMS",
            21614 => "'To' number is not a valid mobile number",
            21617 => "The concatenated message body exceeds the 1600 character limit.",
            _ => "On purpose.",
        };
        let body = json!({
            "code": code,
            "message": message,
            "more_info": format!("https://www.twilio.com/docs/errors/{code}"),
            "status": status,
        });
        (StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_REQUEST), Json(body)).into_response()
    }
}

/// `POST /2010-04-01/Accounts/{sid}/Messages.json`
pub async fn send(
    State(office): State<Office>,
    ConnectInfo(cutter): ConnectInfo<Cutter>,
    Path(sid): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let content = match admitted(&office, &sid, &headers, &body) {
        Ok(content) => content,
        Err(refusal) => return refusal.into_response(),
    };
    let fault = office.desk().next_fault(Channel::Sms, &content.to.join(","));
    if let Some(fault) = fault
        && let Before::Refuse(fault) = fault.before(&cutter).await
    {
        return refusal_of(fault);
    }
    let shown = json!({ "from": content.from, "to": content.to.first(), "body": content.text });
    let id = office.desk().keep(Channel::Sms, None, content, |number| format!("SM{number:032x}"));
    if let Some(fault) = fault {
        fault.after(&cutter).await;
    }
    let answer = json!({
        "account_sid": sid,
        "sid": id,
        "status": "queued",
        "direction": "outbound-api",
        "from": shown["from"],
        "to": shown["to"],
        "body": shown["body"],
        "error_code": null,
        "error_message": null,
    });
    (StatusCode::CREATED, Json(answer)).into_response()
}

fn refusal_of(fault: Fault) -> Response {
    match fault {
        Fault::BadAddress => Refusal(400, 21211).into_response(),
        Fault::Code(code) => Refusal(400, code).into_response(),
        Fault::Status(status, retry_after) => {
            let refusal = Refusal(status, if status == 429 { 20429 } else { 20500 }).into_response();
            match retry_after {
                Some(seconds) => ([(RETRY_AFTER, seconds.to_string())], refusal).into_response(),
                None => refusal,
            }
        }
        _ => Refusal(400, 20001).into_response(),
    }
}

fn admitted(office: &Office, sid: &str, headers: &HeaderMap, body: &[u8]) -> Result<Content, Refusal> {
    let config = &office.config;
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let login = STANDARD.encode(format!("{}:{}", config.account_sid, config.auth_token));
    if text(AUTHORIZATION) != format!("Basic {login}") {
        return Err(Refusal(401, 20003));
    }
    if sid != config.account_sid {
        return Err(Refusal(404, 20404));
    }
    if !text(CONTENT_TYPE).starts_with("application/x-www-form-urlencoded") {
        return Err(Refusal(400, 21602));
    }
    let fields: BTreeMap<String, String> = form_urlencoded::parse(body).into_owned().collect();
    let field = |name: &str| fields.get(name).filter(|value| !value.is_empty()).cloned();
    let to = field("To").ok_or(Refusal(400, 21604))?;
    let from = field("From").or_else(|| field("MessagingServiceSid")).ok_or(Refusal(400, 21603))?;
    let words = field("Body").ok_or(Refusal(400, 21602))?;
    if words.chars().count() > BODY_CHARS_MAX {
        return Err(Refusal(400, 21617));
    }
    if let Some((_, code)) = MAGIC.iter().find(|(number, _)| *number == to) {
        return Err(Refusal(400, *code));
    }
    if !is_number(&to) {
        return Err(Refusal(400, 21211));
    }
    let callback = field("StatusCallback");
    if callback.is_some_and(|url| !url.starts_with("https://") && !url.starts_with("http://")) {
        return Err(Refusal(400, 21609));
    }
    let body = serde_json::to_value(fields).ok();
    Ok(Content { from, to: vec![to], text: Some(words), body, ..Content::default() })
}

/// E.164.
fn is_number(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (6..=15).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|byte| byte.is_ascii_digit())
    })
}
