//! Looks into the stand-in for those who deliver messages: what has arrived, and what is to go wrong.

use anyhow::{Result, ensure};
use reqwest::Client;
use serde::Deserialize;
use serde_json::{Value, json};

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
