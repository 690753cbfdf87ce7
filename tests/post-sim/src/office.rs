//! The state: what has arrived, what goes wrong, which keys have been used.

use crate::Config;
use crate::fault::{Fault, Plan};
use crate::message::{Channel, Content, Message};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Everything, shared by all calls.
#[derive(Clone, Debug)]
pub struct Office {
    /// How it was started.
    pub config: Arc<Config>,
    desk: Arc<Mutex<Desk>>,
}

/// What changes.
#[derive(Debug, Default)]
pub struct Desk {
    /// What has arrived and was not forgotten, in its order.
    pub messages: Vec<Message>,
    /// What goes wrong, the first one that meets a message first.
    pub faults: Vec<Plan>,
    /// What was asked for under an idempotency key, and the id that was answered.
    pub keys: BTreeMap<String, (String, String)>,
    count: u64,
}

impl Office {
    /// An office in which nothing has arrived.
    pub fn new(config: Config) -> Self {
        Self { config: Arc::new(config), desk: Arc::default() }
    }

    /// The desk, to oneself.
    pub fn desk(&self) -> MutexGuard<'_, Desk> {
        // What a call that has panicked leaves is as good as what any call leaves.
        self.desk.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Desk {
    /// The fault that waits for a message, if any does; it has happened then.
    pub fn next_fault(&mut self, channel: Channel, to: &str) -> Option<Fault> {
        let plan = self.faults.iter_mut().find(|plan| plan.meets(channel, to))?;
        plan.times -= 1;
        Some(plan.fault)
    }

    /// Keeps a message; `name` makes its id of its number.
    pub fn keep(
        &mut self,
        channel: Channel,
        key: Option<String>,
        content: Content,
        name: impl Fn(u64) -> String,
    ) -> String {
        self.count += 1;
        let id = name(self.count);
        let at = Timestamp::now();
        self.messages.push(Message { number: self.count, at, channel, id: id.clone(), key, content });
        id
    }
}
