//! Pieces of work that one instance of an object does one at a time, although it takes in many requests together.
//!
//! Kept in memory only: if the instance is lost, so is the work, and nobody waits for it any more.

use crate::object::ticks_ms;
use std::cell::RefCell;
use std::collections::HashSet;
use std::time::Duration;
use worker::Delay;

/// How often somebody who waits for a turn looks again, in milliseconds.
const LOOK_MS: u64 = 20;

/// What an instance is working on right now, by name.
#[derive(Default)]
pub struct UnderWay(RefCell<HashSet<String>>);

impl UnderWay {
    /// Begins a piece of work; `None` where it is under way already. It is over when the turn is dropped.
    pub fn begin(&self, work: &str) -> Option<Turn<'_>> {
        let begun = self.0.borrow_mut().insert(work.to_owned());
        begun.then(|| Turn { all: &self.0, work: work.to_owned() })
    }

    /// Begins a piece of work as soon as nobody else is at it; `None` where that takes longer than `wait_ms`.
    pub async fn wait(&self, work: &str, wait_ms: u64) -> Option<Turn<'_>> {
        let give_up_ms = ticks_ms() + wait_ms;
        loop {
            let turn = self.begin(work);
            if turn.is_some() || ticks_ms() > give_up_ms {
                return turn;
            }
            Delay::from(Duration::from_millis(LOOK_MS)).await;
        }
    }
}

/// A piece of work that is under way as long as this lives.
pub struct Turn<'a> {
    all: &'a RefCell<HashSet<String>>,
    work: String,
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.all.borrow_mut().remove(&self.work);
    }
}
