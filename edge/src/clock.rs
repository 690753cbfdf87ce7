//! The clock and the source of randomness. Everything else gets time and entropy as arguments.
//!
//! In tests the clock can be set ahead of the machine's, never back; `test_door` does it, and only where the
//! environment says that this is a test. What is ahead travels with every message between objects and with its answer
//! (`object`), and a Worker that starts anew begins with what `CLOCK_AHEAD_SECONDS` says, so that no isolate has to
//! share memory with another to know the time.

use jiff::{SignedDuration, Timestamp};
use std::cell::Cell;
use wasm_bindgen::prelude::*;
use worker::{Error, Result};

#[wasm_bindgen(module = "cloudflare:workers")]
extern "C" {
    /// The variables of the Worker, for code that is handed no `Env`.
    #[wasm_bindgen(thread_local_v2, js_name = env)]
    static VARIABLES: JsValue;
}

/// The environment in which the clock can be moved. `wrangler.toml` names none, so what is deployed is in none.
const TEST: &str = "test";

thread_local! {
    /// How far the clock is ahead, in milliseconds; `None` until it was asked for. Always 0 outside of tests.
    static AHEAD_MS: Cell<Option<i64>> = const { Cell::new(None) };
}

/// The time now, to the millisecond. In production it stands still between two pieces of I/O (Cloudflare's
/// protection against timing attacks), so it orders events but measures nothing.
#[must_use]
pub fn now() -> Timestamp {
    let ms = i64::try_from(worker::Date::now().as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millisecond(ms.saturating_add(ahead_ms())).unwrap_or(Timestamp::MAX)
}

/// What the machine's clock shows when ours shows `instant`: for alarms and for waits within a request.
#[must_use]
pub fn on_the_machine(instant: Timestamp) -> Timestamp {
    instant.checked_sub(SignedDuration::from_millis(ahead_ms())).unwrap_or(Timestamp::MIN)
}

/// How far our clock is ahead of the machine's, in milliseconds.
#[must_use]
pub fn ahead_ms() -> i64 {
    AHEAD_MS.get().unwrap_or_else(|| {
        let seconds = test_variable("CLOCK_AHEAD_SECONDS");
        let ms = seconds.and_then(|text| text.parse::<i64>().ok()).unwrap_or(0).saturating_mul(1_000);
        AHEAD_MS.set(Some(ms));
        ms
    })
}

/// Sets the clock ahead. It never goes back, so whoever has heard of the farthest move is right; outside of tests it
/// does not move at all.
pub fn set_ahead(ms: i64) {
    if ms > ahead_ms() && is_movable() {
        AHEAD_MS.set(Some(ms));
    }
}

/// Whether this is a test, which may move the clock.
#[must_use]
pub fn is_movable() -> bool {
    variable("ENVIRONMENT").as_deref() == Some(TEST)
}

/// A variable that only a test sets; outside of tests it says nothing.
#[must_use]
pub fn test_variable(name: &str) -> Option<String> {
    if is_movable() { variable(name) } else { None }
}

/// A variable of the Worker that says something.
fn variable(name: &str) -> Option<String> {
    VARIABLES.with(|all| js_sys::Reflect::get(all, &name.into())).ok()?.as_string()
}

/// Fresh random bytes from the runtime's generator. Only inside a handler: Workers have none at global scope.
pub fn entropy<const BYTES: usize>() -> Result<[u8; BYTES]> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| Error::RustError(format!("no entropy: {error}")))?;
    Ok(bytes)
}
