//! The stand-in, and the courier's office with real connections to it.

use courier::carrier::http_mail::{Api, HttpMail};
use courier::carrier::smtp::{Connect, Line, Security, Server, SmtpMail};
use courier::carrier::twilio::{Account, Twilio};
use courier::delivery::Office;
use courier::post::{Answer, Call, NoAnswer, Post};
use jiff::Timestamp;
use post_sim::{Config, Simulator};
use serde_json::{Value, json};
use shared::contact::{Email, Phone};
use shared::courier::{Content, Invitation, Mail, Mailbox, Method, Parcel, Receipt, Sender};
use shared::id::MessageId;
use shared::workflow::{MergeText, Values};
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

/// How long a call waits here; the courier's own limit is longer than a test should last.
const PATIENCE: Duration = Duration::from_millis(700);

/// Calls by a client that is not the Worker's.
#[derive(Clone)]
pub struct Client(reqwest::Client);

impl Post for Client {
    async fn post(&self, call: Call) -> Result<Answer, NoAnswer> {
        let mut request = self.0.post(&call.url).body(call.body);
        for (name, value) in call.headers {
            request = request.header(name, value);
        }
        let none = |error: &reqwest::Error| {
            if error.is_timeout() { NoAnswer::TooLate } else { NoAnswer::Unreachable }
        };
        let response = request.send().await.map_err(|error| none(&error))?;
        let header = response.headers().get("retry-after");
        let retry_after = header.and_then(|value| value.to_str().ok()).map(ToOwned::to_owned);
        let status = response.status().as_u16();
        let body = response.text().await.unwrap_or_default();
        Ok(Answer { status, retry_after, body })
    }
}

/// Lines over TCP, which are never encrypted.
pub struct Tcp;

pub struct Plain(TcpStream);

impl Connect for Tcp {
    type Line = Plain;

    async fn connect(&self, server: &Server) -> Result<Plain, NoAnswer> {
        let stream = TcpStream::connect((server.host.as_str(), server.port)).await;
        stream.map(Plain).map_err(|_| NoAnswer::Unreachable)
    }
}

impl Line for Plain {
    fn start_tls(self) -> Self {
        self
    }
}

impl AsyncRead for Plain {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_read(cx, buf)
    }
}

impl AsyncWrite for Plain {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &[u8],
    ) -> Poll<std::io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(cx, buf)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<std::io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(cx)
    }
}

/// A stand-in of one's own.
pub struct World {
    pub post: Simulator,
    pub client: reqwest::Client,
}

impl World {
    pub async fn new(config: Config) -> Self {
        let post = post_sim::spawn(config).await.expect("free ports");
        let policy = reqwest::redirect::Policy::none();
        let client = reqwest::Client::builder().timeout(PATIENCE).redirect(policy).build().expect("a client");
        Self { post, client }
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.post.origin())
    }

    fn sms(&self) -> Twilio<Client> {
        let account = Account {
            url: self.post.origin(),
            sid: "ACdemo".into(),
            token: "demo-token".into(),
            from: "+15005550006".into(),
        };
        Twilio { account, post: Client(self.client.clone()), now: now() }
    }

    /// Delivers with mail by the API.
    pub async fn deliver(&self, parcel: &Parcel) -> Receipt {
        let api = Api { url: self.post.origin(), key: "re_demo".into() };
        let mail = Ok(HttpMail { api, post: Client(self.client.clone()), now: now() });
        let post = Client(self.client.clone());
        let office =
            Office { mail, sender: None, sms: Ok(self.sms()), post, allows_private_hosts: true, now: now() };
        office.deliver(parcel).await
    }

    /// Delivers with mail by SMTP.
    pub async fn deliver_by_smtp(&self, parcel: &Parcel, login: Option<(&str, &str)>) -> Receipt {
        let address = self.post.smtp_address();
        let server = Server {
            host: address.ip().to_string(),
            port: address.port(),
            security: Security::None,
            login: login.map(|(user, password)| (user.to_owned(), password.to_owned())),
        };
        let mail = Ok(SmtpMail { server, connect: Tcp });
        let post = Client(self.client.clone());
        let office =
            Office { mail, sender: None, sms: Ok(self.sms()), post, allows_private_hosts: true, now: now() };
        let late = Receipt::Later { reason: "The mail server takes too long.".into(), after_seconds: None };
        tokio::time::timeout(PATIENCE, office.deliver(parcel)).await.unwrap_or(late)
    }

    pub async fn messages(&self, query: &str) -> Vec<Value> {
        let url = self.url(&format!("/control/messages{query}"));
        let answer: Value = self.client.get(url).send().await.expect("an answer").json().await.expect("JSON");
        answer["messages"].as_array().expect("a list").clone()
    }

    pub async fn fault(&self, plan: Value) {
        let answer =
            self.client.post(self.url("/control/faults")).json(&plan).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 200, "{plan}");
    }
}

pub fn now() -> Timestamp {
    "2026-11-27T04:00:00Z".parse().expect("an instant")
}

pub fn email(text: &str) -> Email {
    Email::parse(text).expect("an address")
}

pub fn parcel(number: u8, content: Content) -> Parcel {
    let mut values = Values::default();
    values.set("contact.name", "Zoë <Ada> & co");
    values.set("appointment.meeting_location", "https://zoom.example/j/1?pwd=a&b=c");
    Parcel {
        id: MessageId::from_entropy([number; 16]),
        values,
        language: "de".into(),
        content,
        report_to: None,
    }
}

pub fn mail(to: &str) -> Content {
    Content::Mail(Box::new(Mail {
        from: Sender { name: "Salon Zoë".into(), email: Some(email("book@salon.example")) },
        reply_to: Some(Mailbox { name: "Zoë".into(), email: email("zoe@salon.example") }),
        to: Mailbox { name: "Zoë, Ada".into(), email: email(to) },
        subject: MergeText::new("Termin für {{contact.name}}"),
        text: MergeText::new("Hallo {{contact.name}},\n\n.{{appointment.meeting_location}}\n.\n\nBis bald!"),
        html: None,
        signature: Some(MergeText::new("Salon Zoë")),
        unsubscribe: Some("https://slotkey.example/u/1".into()),
        invitation: Some(Invitation {
            method: Method::Request,
            uid: "apt_1@slotkey".into(),
            sequence: 0,
            stamp: now(),
            start: now(),
            end: now(),
            summary: "Haarschnitt für Zoë".into(),
            location: "https://zoom.example/j/1".into(),
            description: "Bis bald".into(),
        }),
    }))
}

pub fn sms(to: &str) -> Content {
    let to = Phone::parse(to).expect("a number");
    Content::Sms {
        to,
        from: None,
        text: MergeText::new("{{contact.name}}: {{appointment.meeting_location}}"),
    }
}

impl World {
    pub fn slack(&self) -> Content {
        Content::Slack {
            url: self.url("/services/T/B/x"),
            text: MergeText::new("*{{contact.name}}* <!here>"),
        }
    }

    pub fn webhook(&self) -> Content {
        Content::Webhook {
            url: MergeText::new(self.url("/hooks/crm/{{contact.name}}")),
            body: json!({ "name": "Zoë" }),
        }
    }
}
