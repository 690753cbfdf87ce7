//! A system that takes webhooks: it remembers what it was sent, and can be made to fail.

use crate::world::eventually;
use anyhow::{Context as _, Result, ensure};
use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::Value;
use standardwebhooks::Webhook;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How it answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Manner {
    /// With this status.
    Status(u16),
    /// It sends whoever calls to this address.
    Redirect(String),
    /// Not at all.
    Silence,
    /// At once, with a body that never ends.
    Endless,
}

/// A message as it came.
#[derive(Debug, Clone)]
pub struct Heard {
    /// What it came with.
    pub headers: HeaderMap,
    /// Byte for byte.
    pub body: String,
    /// The status that it was answered with; none: it was not.
    pub answered: Option<u16>,
}

impl Heard {
    fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// `webhook-id`
    #[must_use]
    pub fn id(&self) -> &str {
        self.header("webhook-id")
    }

    /// `webhook-timestamp`
    pub fn second(&self) -> Result<i64> {
        Ok(self.header("webhook-timestamp").parse()?)
    }

    /// The signatures, as they stand in the header.
    #[must_use]
    pub fn signatures(&self) -> Vec<&str> {
        self.header("webhook-signature").split(' ').collect()
    }

    /// The body.
    pub fn message(&self) -> Result<Value> {
        serde_json::from_str(&self.body).with_context(|| self.body.clone())
    }

    /// What it tells.
    pub fn kind(&self) -> Result<String> {
        Ok(self.message()?["type"].as_str().context("a type")?.to_owned())
    }

    /// Whether it is signed with a secret now, as a library says that is not ours.
    #[must_use]
    pub fn is_signed_now(&self, secret: &str) -> bool {
        Webhook::new(secret).is_ok_and(|webhook| webhook.verify(self.body.as_bytes(), &self.headers).is_ok())
    }

    /// The same, whenever that was: for worlds whose clock was moved.
    pub fn is_signed(&self, secret: &str) -> Result<bool> {
        let webhook = Webhook::new(secret)?;
        let expected = webhook.sign(self.id(), self.second()?, self.body.as_bytes())?;
        Ok(self.signatures().contains(&expected.as_str()))
    }
}

#[derive(Debug)]
struct Memory {
    manner: Manner,
    heard: Vec<Heard>,
}

/// A running receiver. Dropping it closes its port.
#[derive(Debug)]
pub struct Receiver {
    /// Where it is.
    pub url: String,
    address: SocketAddr,
    memory: Arc<Mutex<Memory>>,
    serving: JoinHandle<()>,
}

impl Receiver {
    /// Opens one in the runtime of the caller. It takes everything.
    pub async fn open() -> Result<Self> {
        let memory = Memory { manner: Manner::Status(204), heard: Vec::new() };
        Self::serve((Ipv4Addr::LOCALHOST, 0).into(), Arc::new(Mutex::new(memory))).await
    }

    async fn serve(address: SocketAddr, memory: Arc<Mutex<Memory>>) -> Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let routes = Router::new().fallback(take).with_state(Arc::clone(&memory));
        let serving = tokio::spawn(async move {
            // Ends with the runtime; until then it only fails where the listener does.
            let _ = axum::serve(listener, routes).await;
        });
        Ok(Self { url: format!("http://{address}/hook"), address, memory, serving })
    }

    fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers in another way from now on.
    pub fn answer(&self, manner: Manner) {
        self.memory().manner = manner;
    }

    /// All that it was sent, the oldest first.
    #[must_use]
    pub fn heard(&self) -> Vec<Heard> {
        self.memory().heard.clone()
    }

    /// Waits until it was sent so many messages, and no more than that.
    pub async fn hears(&self, count: usize, patience: Duration) -> Result<Vec<Heard>> {
        let heard = eventually(patience, &format!("{count} messages"), async || {
            let heard = self.heard();
            Ok((heard.len() >= count).then_some(heard))
        })
        .await?;
        let kinds = || heard.iter().map(|heard| heard.kind().unwrap_or_default()).collect::<Vec<_>>();
        ensure!(heard.len() == count, "{} instead of {count}: {:?}", heard.len(), kinds());
        Ok(heard)
    }

    /// Waits until it has taken messages that tell of this, in any order.
    pub async fn hears_of(&self, kinds: &[&str], patience: Duration) -> Result<Vec<Heard>> {
        let heard = self.hears(kinds.len(), patience).await?;
        let mut told = heard.iter().map(Heard::kind).collect::<Result<Vec<_>>>()?;
        let mut expected = kinds.to_vec();
        told.sort();
        expected.sort_unstable();
        ensure!(told == expected, "{told:?} instead of {expected:?}");
        Ok(heard)
    }

    /// Nobody answers at its address until it is opened again.
    #[must_use]
    pub fn close(&self) -> Closed {
        self.serving.abort();
        Closed { address: self.address, memory: Arc::clone(&self.memory) }
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.serving.abort();
    }
}

/// A receiver that is down.
#[derive(Debug)]
pub struct Closed {
    address: SocketAddr,
    memory: Arc<Mutex<Memory>>,
}

impl Closed {
    /// Opens it again where it was.
    pub async fn open(self) -> Result<Receiver> {
        Receiver::serve(self.address, self.memory).await
    }
}

async fn take(State(memory): State<Arc<Mutex<Memory>>>, headers: HeaderMap, body: Bytes) -> Response {
    let body = String::from_utf8_lossy(&body).into_owned();
    let manner = {
        let mut memory = memory.lock().unwrap_or_else(PoisonError::into_inner);
        let manner = memory.manner.clone();
        let answered = match &manner {
            Manner::Status(status) => Some(*status),
            Manner::Redirect(_) => Some(302),
            Manner::Silence => None,
            Manner::Endless => Some(200),
        };
        memory.heard.push(Heard { headers, body, answered });
        manner
    };
    match manner {
        Manner::Status(status) => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            if status == StatusCode::NO_CONTENT {
                return status.into_response();
            }
            (status, format!("I say {status}.")).into_response()
        }
        Manner::Redirect(to) => (StatusCode::FOUND, [(header::LOCATION, to)]).into_response(),
        Manner::Silence => std::future::pending().await,
        Manner::Endless => {
            let never = futures_util::stream::pending::<Result<Bytes, std::io::Error>>();
            axum::body::Body::from_stream(never).into_response()
        }
    }
}
