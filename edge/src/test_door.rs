//! What a test may do to a running Worker, and nobody else: to anybody else these addresses do not exist.

use crate::clock;
use crate::http::{json, json_body};
use crate::management::require_key;
use crate::object::ring;
use crate::refusal::{Outcome, Refusal};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use worker::{Env, Request, Response};

/// The body that moves the clock. Sent again, it changes nothing.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MoveClock {
    /// How far our clock is to be ahead of the machine's; one that is farther ahead already stays.
    ahead_seconds: i64,
    /// The objects that have to see what is due by then.
    #[serde(default)]
    wake: Vec<Sleeper>,
}

/// An object that may have set an alarm before the clock was moved.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sleeper {
    /// The binding of its class.
    object: String,
    /// What it is called.
    name: String,
}

#[derive(Serialize)]
struct Moved {
    now: Timestamp,
}

/// `POST /test/clock`: sets the clock ahead and lets objects ring for what is due by then.
pub async fn move_clock(request: &mut Request, env: &Env) -> Outcome<Response> {
    if !clock::is_movable() {
        return Err(Refusal::not_found("page").into());
    }
    require_key(request, env)?;
    let MoveClock { ahead_seconds, wake } = json_body(request).await?;
    clock::set_ahead(ahead_seconds.saturating_mul(1_000));
    for Sleeper { object, name } in wake {
        ring(env, &object, &name).await?;
    }
    Ok(json(200, &Moved { now: clock::now() })?)
}
