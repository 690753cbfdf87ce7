//! Mail by an API like Resend's: `POST /emails`, with the fields, the codes and the idempotency keys of its documentation. A
//! field that it does not document is refused: here it is a typing error.

use crate::fault::{Before, Fault};
use crate::line::Cutter;
use crate::message::{Attachment, Channel, Content};
use crate::office::Office;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{ConnectInfo, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

const RECIPIENTS_MAX: usize = 50;
const KEY_CHARS_MAX: usize = 256;
const TAG_CHARS_MAX: usize = 256;

/// A refusal as the API writes it.
struct Refusal {
    status: u16,
    name: &'static str,
    message: String,
}

impl Refusal {
    fn new(status: u16, name: &'static str, message: impl Into<String>) -> Self {
        Self { status, name, message: message.into() }
    }

    fn invalid(message: impl Into<String>) -> Self {
        Self::new(422, "validation_error", message)
    }

    fn field(field: &str) -> Self {
        Self::invalid(format!(
            "Invalid `{field}` field. The email address needs to follow the `email@example.com` or `Name <email@example.com>` format."
        ))
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let body = json!({ "statusCode": self.status, "name": self.name, "message": self.message });
        (status, Json(body)).into_response()
    }
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl Default for OneOrMany {
    fn default() -> Self {
        Self::Many(Vec::new())
    }
}

impl From<OneOrMany> for Vec<String> {
    fn from(given: OneOrMany) -> Self {
        match given {
            OneOrMany::One(one) => vec![one],
            OneOrMany::Many(many) => many,
        }
    }
}

/// The body of a request.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Email {
    from: String,
    to: OneOrMany,
    subject: String,
    #[serde(default)]
    bcc: OneOrMany,
    #[serde(default)]
    cc: OneOrMany,
    #[serde(default)]
    reply_to: OneOrMany,
    html: Option<String>,
    text: Option<String>,
    #[serde(default)]
    headers: BTreeMap<String, String>,
    #[serde(default)]
    attachments: Vec<File>,
    #[serde(default)]
    tags: Vec<Tag>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    filename: String,
    content: String,
    #[serde(default)]
    content_type: Option<String>,
    #[serde(default, rename = "content_id")]
    _content_id: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tag {
    name: String,
    value: String,
}

/// `POST /emails`
pub async fn send(
    State(office): State<Office>,
    ConnectInfo(cutter): ConnectInfo<Cutter>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let (key, content) = match admitted(&office, &headers, &body) {
        Ok(admitted) => admitted,
        Err(refusal) => return refusal.into_response(),
    };
    let fault = office.desk().next_fault(Channel::Mail, &content.to.join(","));
    if let Some(fault) = fault
        && let Before::Refuse(fault) = fault.before(&cutter).await
    {
        return refusal_of(fault);
    }
    let kept = keep(&office, key, content, &body);
    if let Some(fault) = fault {
        fault.after(&cutter).await;
    }
    match kept {
        Ok(id) => Json(json!({ "id": id })).into_response(),
        Err(refusal) => refusal.into_response(),
    }
}

/// Keeps a mail, or finds the one that was kept under its key.
fn keep(office: &Office, key: Option<String>, content: Content, body: &[u8]) -> Result<String, Refusal> {
    let asked = String::from_utf8_lossy(body).into_owned();
    let mut desk = office.desk();
    if let Some((before, id)) = key.as_ref().and_then(|key| desk.keys.get(key)) {
        if *before == asked {
            return Ok(id.clone());
        }
        let message = "This idempotency key has been used on a request that had a different payload.";
        return Err(Refusal::new(409, "invalid_idempotent_request", message));
    }
    let id = desk
        .keep(Channel::Mail, key.clone(), content, |number| format!("00000000-0000-4000-8000-{number:012}"));
    if let Some(key) = key {
        desk.keys.insert(key, (asked, id.clone()));
    }
    Ok(id)
}

fn refusal_of(fault: Fault) -> Response {
    match fault {
        Fault::BadAddress => Refusal::field("to").into_response(),
        Fault::Status(status, retry_after) => {
            let name = match status {
                422 => "validation_error",
                429 => "rate_limit_exceeded",
                500.. => "internal_server_error",
                _ => "application_error",
            };
            let refusal = Refusal::new(status, name, "On purpose.").into_response();
            match retry_after {
                Some(seconds) => ([(RETRY_AFTER, seconds.to_string())], refusal).into_response(),
                None => refusal,
            }
        }
        _ => Refusal::new(422, "validation_error", "On purpose.").into_response(),
    }
}

fn admitted(office: &Office, headers: &HeaderMap, body: &[u8]) -> Result<(Option<String>, Content), Refusal> {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or_default().to_owned());
    match text(AUTHORIZATION.as_str()) {
        None => {
            return Err(Refusal::new(401, "missing_api_key", "Missing API key in the authorization header."));
        }
        Some(given) if given != format!("Bearer {}", office.config.mail_key) => {
            return Err(Refusal::new(403, "invalid_api_key", "API key is invalid."));
        }
        Some(_) => {}
    }
    if !text(CONTENT_TYPE.as_str()).is_some_and(|given| given.starts_with("application/json")) {
        return Err(Refusal::invalid("The content type is not application/json."));
    }
    let key = text("idempotency-key");
    if key.as_ref().is_some_and(|key| key.is_empty() || key.chars().count() > KEY_CHARS_MAX) {
        let message = "The key must be between 1-256 chars.";
        return Err(Refusal::new(400, "invalid_idempotency_key", message));
    }
    let email: Email = serde_json::from_slice(body).map_err(|error| Refusal::invalid(error.to_string()))?;
    Ok((key, content(email, body)?))
}

fn content(email: Email, body: &[u8]) -> Result<Content, Refusal> {
    let to = Vec::from(email.to);
    if to.is_empty() || to.len() > RECIPIENTS_MAX {
        return Err(Refusal::field("to"));
    }
    let reply_to = Vec::from(email.reply_to);
    let all = [("from", vec![email.from.clone()]), ("to", to.clone()), ("reply_to", reply_to.clone())];
    let others = [("cc", Vec::from(email.cc)), ("bcc", Vec::from(email.bcc))];
    for (field, mailboxes) in all.into_iter().chain(others) {
        if !mailboxes.iter().all(|mailbox| is_mailbox(mailbox)) {
            return Err(Refusal::field(field));
        }
    }
    if email.html.is_none() && email.text.is_none() {
        return Err(Refusal::new(422, "missing_required_field", "Missing `html` or `text` field."));
    }
    if email.subject.contains(['\r', '\n']) {
        return Err(Refusal::invalid("The `\\n` is not allowed in the `subject` field."));
    }
    if !email.headers.iter().all(|(name, value)| is_header(name, value)) {
        return Err(Refusal::invalid("Invalid `headers` field."));
    }
    if !email.tags.iter().all(|tag| is_tag(&tag.name) && is_tag(&tag.value)) {
        let message = "Tags should only contain ASCII letters, numbers, underscores, or dashes.";
        return Err(Refusal::invalid(message));
    }
    let attachments = email.attachments.into_iter().map(attachment).collect::<Result<Vec<_>, _>>()?;
    let calendar = attachments.iter().find(|file| file.is_calendar()).and_then(Attachment::text);
    Ok(Content {
        from: email.from,
        to,
        reply_to,
        subject: Some(email.subject),
        text: email.text,
        html: email.html,
        headers: email.headers.into_iter().collect(),
        attachments,
        calendar,
        body: serde_json::from_slice::<Value>(body).ok(),
        raw: None,
    })
}

fn attachment(file: File) -> Result<Attachment, Refusal> {
    if file.filename.is_empty() || STANDARD.decode(&file.content).is_err() {
        return Err(Refusal::new(
            422,
            "invalid_attachment",
            "Attachment must have either a `content` or `path`.",
        ));
    }
    let content_type = file.content_type.unwrap_or_else(|| "application/octet-stream".to_owned());
    Ok(Attachment { filename: file.filename, content_type, content: file.content })
}

/// `email@example.com` or `Name <email@example.com>`.
fn is_mailbox(text: &str) -> bool {
    let address = match text.strip_suffix('>') {
        Some(rest) => rest.rsplit_once('<').map(|(_, address)| address),
        None => Some(text),
    };
    !text.contains(['\r', '\n'])
        && address.and_then(|address| address.rsplit_once('@')).is_some_and(|(local, domain)| {
            !local.is_empty()
                && domain.contains('.')
                && domain.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
                && !local.contains([' ', '<', '>', ','])
        })
}

fn is_tag(text: &str) -> bool {
    (1..=TAG_CHARS_MAX).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-'))
}

fn is_header(name: &str, value: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':')
        && !value.contains(['\r', '\n'])
}
