//! A mail server that is not ours, with readers of mails and calendars that are not ours either
//! (`tests/fixtures/mail-server`): what they make of a mail is what the world outside makes of it.

use crate::world::eventually;
use anyhow::{Context as _, Result, bail};
use serde::Deserialize;
use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::process::{ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use xtask::process::Group;
use xtask::workspace;

/// The server. It ends with this.
#[derive(Debug)]
pub struct MailServer {
    _group: Group,
    port: u16,
    delivered: Arc<Mutex<Vec<Delivered>>>,
}

/// A mail as it was understood.
#[derive(Debug, Clone, Deserialize)]
pub struct Delivered {
    /// From and to whom the line said.
    pub envelope: Envelope,
    /// From whom the mail says.
    pub from: Party,
    /// To whom it says.
    pub to: Vec<Party>,
    /// What it is about.
    pub subject: String,
    /// `Message-ID`
    pub message_id: String,
    /// What it says.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// By their names in small letters.
    pub headers: HashMap<String, String>,
    /// The entry for a calendar, once for each part that has it.
    pub entries: Vec<Entry>,
}

/// RFC 5321's envelope.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Envelope {
    /// Who is told if it cannot be delivered.
    pub from: String,
    /// Who gets it.
    pub to: Vec<String>,
}

/// Somebody with an address.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Party {
    /// Their name.
    pub name: String,
    /// Their address.
    pub address: String,
}

/// An entry as a calendar program shows it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    /// The method by the part's own type; `None` where it names none.
    pub announced: Option<String>,
    /// Whether it is a file, beside the one that is part of the mail's text.
    pub attached: bool,
    /// The method by the calendar.
    pub method: String,
    /// Which entry it is.
    pub uid: String,
    /// Which version of it.
    pub sequence: u32,
    /// When it begins, as JavaScript writes an instant.
    pub start: String,
    /// When it ends.
    pub end: String,
    /// Whether it takes place.
    pub status: String,
    /// What it is.
    pub summary: String,
    /// Where it is, if it says so.
    pub location: Option<String>,
    /// Whose it is, as an address with `mailto:`.
    pub organizer: String,
    /// Who comes, likewise.
    pub attendees: Vec<String>,
}

#[derive(Deserialize)]
struct Listens {
    port: u16,
}

impl MailServer {
    /// Starts it on a port that is free.
    pub fn start() -> Result<Self> {
        let mut node = Command::new("node");
        node.arg(workspace::root().join("tests/fixtures/mail-server/server.mjs"));
        let mut group = Group::new()?;
        let child = group.spawn(node.stdin(Stdio::null()).stdout(Stdio::piped()))?;
        let mut lines = BufReader::new(child.stdout.take().context("the mail server says nothing")?);
        let mut first = String::new();
        lines.read_line(&mut first)?;
        let Listens { port } = serde_json::from_str(&first).context("the mail server does not start")?;
        let delivered = Arc::default();
        let heard = Arc::clone(&delivered);
        std::thread::spawn(move || listen(lines, &heard));
        Ok(Self { _group: group, port, delivered })
    }

    /// Its port on 127.0.0.1.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// What has come for an address, in its order, as soon as it is `count`; more is an error.
    pub async fn delivered(&self, address: &str, count: usize, patience: Duration) -> Result<Vec<Delivered>> {
        let found = eventually(patience, &format!("{count} mails for {address}"), async || {
            let delivered = self.delivered.lock().unwrap_or_else(PoisonError::into_inner);
            let of_address = |mail: &&Delivered| mail.envelope.to.iter().any(|to| to == address);
            let found: Vec<_> = delivered.iter().filter(of_address).cloned().collect();
            Ok((found.len() >= count).then_some(found))
        })
        .await?;
        if found.len() > count {
            bail!("{} mails in place of {count}: {found:#?}", found.len());
        }
        Ok(found)
    }
}

/// Takes down what the server says, until it ends.
fn listen(lines: BufReader<ChildStdout>, heard: &Mutex<Vec<Delivered>>) {
    for line in lines.lines().map_while(Result::ok) {
        // A line of another shape is missed by whoever waits for the mail.
        if let Ok(mail) = serde_json::from_str(&line) {
            heard.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
        } else {
            eprintln!("the mail server said: {line}");
        }
    }
}
