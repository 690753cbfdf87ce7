//! What has arrived.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use mail_parser::{Address, HeaderValue, MessageParser, MimeHeaders, PartType};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// How a message has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Mail by the API.
    Mail,
    /// Mail by SMTP.
    Smtp,
    /// SMS by the API.
    Sms,
    /// To a Slack channel.
    Slack,
    /// To an address of a business.
    Webhook,
}

/// A message that has arrived.
#[derive(Clone, Debug, Serialize)]
pub struct Message {
    /// Its number: 1 is the first that has come since the start.
    pub number: u64,
    /// When it came.
    pub at: Timestamp,
    /// How it came.
    pub channel: Channel,
    /// What it is called here; its sender was told.
    pub id: String,
    /// What its sender calls it: the idempotency key, the `Message-ID`, the `webhook-id`.
    pub key: Option<String>,
    /// What it is.
    #[serde(flatten)]
    pub content: Content,
}

/// What a message is.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Content {
    /// From whom, as it is written.
    pub from: String,
    /// To whom: addresses, numbers, or the path that was called.
    pub to: Vec<String>,
    /// Who is answered.
    pub reply_to: Vec<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// The same as HTML.
    pub html: Option<String>,
    /// Its headers as they came, in their order.
    pub headers: Vec<(String, String)>,
    /// What is attached to it.
    pub attachments: Vec<Attachment>,
    /// The part that calendars read.
    pub calendar: Option<String>,
    /// What was posted, where it is JSON.
    pub body: Option<Value>,
    /// The whole message as it came over the line, where it is mail by SMTP.
    pub raw: Option<String>,
}

/// Something that is attached to a mail.
#[derive(Clone, Debug, Serialize)]
pub struct Attachment {
    /// Its file name.
    pub filename: String,
    /// Its media type.
    pub content_type: String,
    /// Its bytes, as base64.
    pub content: String,
}

impl Attachment {
    /// Its bytes as text, where they are.
    pub fn text(&self) -> Option<String> {
        String::from_utf8(STANDARD.decode(&self.content).ok()?).ok()
    }

    /// Whether calendars read it.
    pub fn is_calendar(&self) -> bool {
        self.content_type.starts_with("text/calendar") || self.content_type.starts_with("application/ics")
    }
}

impl Content {
    /// Reads a MIME message. Nothing if it is none.
    pub fn from_mime(raw: &[u8]) -> Option<Self> {
        let mail = MessageParser::default().parse(raw)?;
        let mut content = Self {
            from: mailboxes(mail.from()).join(", "),
            to: mailboxes(mail.to()),
            reply_to: mailboxes(mail.reply_to()),
            subject: mail.subject().map(ToOwned::to_owned),
            raw: Some(String::from_utf8_lossy(raw).into_owned()),
            ..Self::default()
        };
        content.headers = mail
            .headers_raw()
            .map(|(name, value)| (name.to_owned(), value.split_whitespace().collect::<Vec<_>>().join(" ")))
            .collect();
        for part in &mail.parts {
            content.take(part);
        }
        Some(content)
    }

    fn take(&mut self, part: &mail_parser::MessagePart<'_>) {
        let media_type = part.content_type().map_or_else(|| "text/plain".to_owned(), media_type);
        let is_file = part.attachment_name().is_some();
        match &part.body {
            PartType::Multipart(_) | PartType::Message(_) => {}
            PartType::Html(html) if !is_file && self.html.is_none() => self.html = Some(html.to_string()),
            PartType::Text(text) if !is_file && media_type.starts_with("text/calendar") => {
                self.calendar = Some(text.to_string());
            }
            PartType::Text(text) if !is_file && self.text.is_none() => self.text = Some(text.to_string()),
            _ => self.attachments.push(Attachment {
                filename: part.attachment_name().unwrap_or_default().to_owned(),
                content_type: media_type,
                content: STANDARD.encode(part.contents()),
            }),
        }
    }
}

fn media_type(of: &mail_parser::ContentType<'_>) -> String {
    let mut text = format!("{}/{}", of.ctype(), of.subtype().unwrap_or_default());
    if let Some(method) = of.attribute("method") {
        text.push_str("; method=");
        text.push_str(method);
    }
    text
}

fn mailboxes(address: Option<&Address<'_>>) -> Vec<String> {
    let written = |one: &mail_parser::Addr<'_>| match (one.name(), one.address()) {
        (Some(name), Some(address)) => format!("{name} <{address}>"),
        (name, address) => address.or(name).unwrap_or_default().to_owned(),
    };
    address.map(|all| all.iter().map(written).collect()).unwrap_or_default()
}

/// What a mail's sender calls it.
pub fn message_id(raw: &[u8]) -> Option<String> {
    let mail = MessageParser::default().parse_headers(raw)?;
    match mail.header("Message-ID")? {
        HeaderValue::Text(id) => Some(id.to_string()),
        _ => None,
    }
}
