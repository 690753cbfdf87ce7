//! Every request that reached Zoom's side, in the order of arrival, without anything secret.

use axum::http::{Method, StatusCode};
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::{operation::Operation, user::UserId};

/// One request.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    index: usize,
    method: String,
    path: String,
    query: Option<String>,
    host: Option<UserId>,
    operation: Operation,
    /// What the caller saw. `null` while the call runs, and for good when it never got an answer.
    status: Option<u16>,
    at: Timestamp,
    body: Option<Value>,
    fault: Option<String>,
}

/// What is known of a request when it arrives.
#[derive(Debug)]
pub struct Arrival {
    /// The method.
    pub method: Method,
    /// The path alone.
    pub path: String,
    /// The query, secrets blotted out.
    pub query: Option<String>,
    /// The Zoom user on whose behalf it is made, as far as it tells.
    pub host: Option<UserId>,
    /// What it asks for.
    pub operation: Operation,
    /// The JSON of a write; of a token call only `grant_type`.
    pub body: Option<Value>,
    /// The fault that it will meet.
    pub fault: Option<String>,
}

/// The receipt for an arrival, to note the answer with.
#[derive(Clone, Copy, Debug)]
pub struct Receipt {
    volume: usize,
    index: usize,
}

/// The requests since the last reset.
#[derive(Debug, Default)]
pub struct Journal {
    /// Counts the resets, so that a late answer is not noted at somebody else's request.
    volume: usize,
    entries: Vec<Entry>,
}

impl Journal {
    /// Notes a request.
    pub fn arrived(&mut self, arrival: Arrival, at: Timestamp) -> Receipt {
        let index = self.entries.len();
        let Arrival { method, path, query, host, operation, body, fault } = arrival;
        let method = method.to_string();
        self.entries.push(Entry {
            index,
            method,
            path,
            query,
            host,
            operation,
            status: None,
            at,
            body,
            fault,
        });
        Receipt { volume: self.volume, index }
    }

    /// Notes the answer.
    pub fn answered(&mut self, receipt: Receipt, status: StatusCode) {
        if receipt.volume == self.volume
            && let Some(entry) = self.entries.get_mut(receipt.index)
        {
            entry.status = Some(status.as_u16());
        }
    }

    /// Everything from an index on.
    pub fn since(&self, index: usize) -> &[Entry] {
        self.entries.get(index..).unwrap_or_default()
    }

    /// Starts anew.
    pub fn clear(&mut self) {
        self.volume += 1;
        self.entries.clear();
    }
}
