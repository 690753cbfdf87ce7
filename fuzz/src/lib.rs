//! What must hold of whatever bytes come in: no panic, no endless work, and more.
//!
//! Each target is a plain function of bytes that panics where something does not hold. `tests/bounded.rs` calls it with a
//! fixed number of mutated documents in every test run; `coverage/` hands it to libFuzzer, which finds its own way:
//!
//! ```text
//! cargo run --package slotkey-fuzz --example corpus -- fuzz/coverage/corpus
//! cargo +nightly fuzz run --fuzz-dir fuzz/coverage slot_query -- -max_total_time=300 -timeout=10
//! ```
//!
//! An input that was once found to break something goes into `found/<target>/` and is tried in every run.

mod bodies;
mod busy_times;
pub mod corpus;
pub mod mutate;
mod slot_query;

pub use bodies::bodies;
pub use busy_times::busy_times;
pub use slot_query::slot_query;

use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Debug;

/// A target: its name, and what it does with an input.
pub type Target = (&'static str, fn(&[u8]));

/// All targets.
pub const TARGETS: [Target; 3] = [("slot_query", slot_query), ("busy_times", busy_times), ("bodies", bodies)];

/// What was read is written and read again, and is the same.
fn survives_json<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) {
    let text = serde_json::to_string(value).expect("what was read can be written");
    match serde_json::from_str::<T>(&text) {
        Ok(again) => assert_eq!(again, *value, "another value after {text}"),
        Err(error) => panic!("{error}, but was read before: {text}"),
    }
}
