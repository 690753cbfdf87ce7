//! Looks into the stand-in for those who deliver messages: what has arrived, and what is to go wrong; and tells the Worker
//! what such providers tell afterwards.

use anyhow::{Context as _, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use reqwest::Client;
use serde::Deserialize;
use serde_json::{Value, json};
use sha1::Sha1;
use standardwebhooks::Webhook;
use xtask::stack::{AUTH_TOKEN, MAIL_WEBHOOK_SECRET};

/// The stand-in for those who deliver messages.
#[derive(Debug, Clone)]
pub struct Post {
    http: Client,
    origin: String,
}

/// A message as it has arrived.
#[derive(Debug, Clone, Deserialize)]
pub struct Arrived {
    /// In the order of arrival.
    pub number: u64,
    /// `mail`, `sms`, `slack`, `webhook`.
    pub channel: String,
    /// The key under which it came, which names it for ever.
    pub key: Option<String>,
    /// From whom.
    pub from: String,
    /// To whom.
    pub to: Vec<String>,
    /// What it is about.
    pub subject: Option<String>,
    /// What it says.
    pub text: Option<String>,
    /// The same as HTML.
    pub html: Option<String>,
    /// The entry for a calendar that it brings.
    pub calendar: Option<String>,
    /// The JSON of a webhook.
    pub body: Option<Value>,
}

/// Tells the Worker what became of messages, and what clients write, signed as the providers sign.
#[derive(Debug, Clone)]
pub struct Reporter {
    http: Client,
    origin: String,
}

impl Reporter {
    /// To the Worker at an address.
    #[must_use]
    pub fn to(origin: &str) -> Self {
        Self { http: Client::new(), origin: origin.to_owned() }
    }

    /// What became of a mail: `kind` like `email.bounced`, and what its data have beside what the mail says. The status of
    /// the answer.
    pub async fn mail(&self, mail: &Arrived, kind: &str, more: (&str, Value)) -> Result<u16> {
        let tags = mail.body.as_ref().map(|body| body["tags"].clone()).unwrap_or_default();
        let mut data = json!({ "email_id": "1", "to": mail.to, "tags": tags });
        data[more.0] = more.1;
        let body = json!({ "type": kind, "created_at": "2026-11-27T12:00:00Z", "data": data }).to_string();
        let now = Timestamp::now().as_second();
        let signature = Webhook::new(MAIL_WEBHOOK_SECRET)?.sign("msg_1", now, body.as_bytes())?;
        self.mail_signed(body, now, &signature).await
    }

    /// The same, signed like that.
    pub async fn mail_signed(&self, body: String, second: i64, signature: &str) -> Result<u16> {
        let request = self.http.post(format!("{}/webhooks/mail", self.origin));
        let request = request.header("svix-id", "msg_1").header("svix-timestamp", second);
        Ok(request.header("svix-signature", signature).body(body).send().await?.status().as_u16())
    }

    /// What became of an SMS. The status of the answer.
    pub async fn sms(&self, sms: &Arrived, fields: &[(&str, &str)]) -> Result<u16> {
        let url = sms.body.as_ref().and_then(|body| body["StatusCallback"].as_str()).context("an address")?;
        self.sms_signed(url, fields, AUTH_TOKEN).await
    }

    /// What somebody writes to a sub-account's number. The status of the answer.
    pub async fn write(&self, sub_account: &str, from: &str, words: &str) -> Result<u16> {
        let url = format!("{}/webhooks/sms/{sub_account}", self.origin);
        let fields = [("MessageSid", "SM1"), ("SmsStatus", "received"), ("From", from), ("Body", words)];
        self.sms_signed(&url, &fields, AUTH_TOKEN).await
    }

    /// The same, signed with that.
    pub async fn sms_signed(&self, url: &str, fields: &[(&str, &str)], token: &str) -> Result<u16> {
        let mut sorted = fields.to_vec();
        sorted.sort_unstable();
        let mut mac = Hmac::<Sha1>::new_from_slice(token.as_bytes())?;
        mac.update(url.as_bytes());
        for (name, value) in sorted {
            mac.update(name.as_bytes());
            mac.update(value.as_bytes());
        }
        let signature = STANDARD.encode(mac.finalize().into_bytes());
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.http.post(url).header("x-twilio-signature", signature);
        let request = request.header("content-type", "application/x-www-form-urlencoded");
        Ok(request.body(body).send().await?.status().as_u16())
    }
}

impl Arrived {
    /// What it says, or nothing.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_deref().unwrap_or_default()
    }
}

impl Post {
    /// The stand-in at an address.
    pub fn new(origin: &str) -> Result<Self> {
        Ok(Self { http: Client::builder().build()?, origin: origin.to_owned() })
    }

    /// Where it takes webhooks, and messages for Slack.
    #[must_use]
    pub fn hook(&self, name: &str) -> String {
        format!("{}/hooks/{name}", self.origin)
    }

    /// The incoming webhook of a Slack channel.
    #[must_use]
    pub fn slack(&self, channel: &str) -> String {
        format!("{}/services/{channel}", self.origin)
    }

    /// What has arrived for whoever has this in their address, in the order of arrival.
    pub async fn arrived(&self, to: &str) -> Result<Vec<Arrived>> {
        #[derive(Deserialize)]
        struct All {
            messages: Vec<Arrived>,
        }
        let request = self.http.get(format!("{}/control/messages", self.origin)).query(&[("to", to)]);
        let answer = request.send().await?.error_for_status()?;
        Ok(answer.json::<All>().await?.messages)
    }

    /// Something goes wrong with so many messages of a channel.
    pub async fn break_for(&self, plan: Value) -> Result<()> {
        let answer = self.http.post(format!("{}/control/faults", self.origin)).json(&plan).send().await?;
        ensure!(answer.status() == 200, "{plan}: {}", answer.text().await?);
        Ok(())
    }

    /// Nothing goes wrong any more.
    pub async fn heal(&self) -> Result<()> {
        self.http.delete(format!("{}/control/faults", self.origin)).send().await?.error_for_status()?;
        Ok(())
    }

    /// A fault, as the stand-in is told of it.
    #[must_use]
    pub fn fault(channel: &str, to: &str, fault: &str, times: u32) -> Value {
        json!({ "on": channel, "to": to, "fault": fault, "times": times })
    }
}
