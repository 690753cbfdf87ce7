//! How the Worker and its Durable Objects talk: typed messages, as JSON over the object's `fetch`.

use crate::clock;
use crate::json;
use crate::refusal::{Fault, Outcome, Refusal, broken};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use wasm_bindgen::JsValue;
use worker::{Date, Delay, Env, Headers, Method, Request, RequestInit, Response, State};

/// How far the sender's clock is ahead, in milliseconds: on every message and answer of a test that has moved it.
const CLOCK_AHEAD: &str = "slotkey-clock-ahead-ms";
/// The message that every object understands: ring now.
pub const RING: &str = "Ring";

/// A message to one class of Durable Object, and what it answers.
pub trait Message: Serialize + DeserializeOwned {
    /// The binding of the class in `wrangler.toml`.
    const OBJECT: &'static str;
    /// The message's name: the path it is sent to.
    const NAME: &'static str;
    /// What is answered where it is not refused.
    type Reply: Serialize + DeserializeOwned;
}

/// Declares messages of one object: `BINDING { Name => Reply, … }`.
#[macro_export]
macro_rules! messages {
    ($object:literal { $($message:ident => $reply:ty),* $(,)? }) => {$(
        impl $crate::object::Message for $message {
            const OBJECT: &'static str = $object;
            const NAME: &'static str = stringify!($message);
            type Reply = $reply;
        }
    )*};
}

/// Sends a message to the object called `name` and waits for its answer.
pub async fn send<M: Message>(env: &Env, name: &str, message: &M) -> Outcome<M::Reply> {
    let body = serde_json::to_string(message)?;
    let answer: Result<M::Reply, Refusal> =
        json::read(&deliver(env, M::OBJECT, name, M::NAME, &body).await?)?;
    answer.map_err(Fault::from)
}

/// Makes the alarm of an object ring now: in a test whose clock has moved, it may be set for too late.
pub async fn ring(env: &Env, object: &str, name: &str) -> Outcome<()> {
    deliver(env, object, name, RING, "").await.map(drop)
}

async fn deliver(env: &Env, object: &str, name: &str, message: &str, body: &str) -> Outcome<String> {
    let headers = Headers::new();
    note_clock(&headers)?;
    let mut init = RequestInit::new();
    init.with_method(Method::Post).with_headers(headers).with_body(Some(JsValue::from_str(body)));
    let request = Request::new_with_init(&format!("https://object/{message}"), &init)?;
    let stub = env.durable_object(object)?.get_by_name(name)?;
    let mut response = stub.fetch_with_request(request).await?;
    if response.status_code() != 200 {
        return Err(broken(format!("{object} answered {} to {message}", response.status_code())));
    }
    hear_clock(response.headers())?;
    Ok(response.text().await?)
}

/// Tells how far the clock is ahead, where it is.
fn note_clock(headers: &Headers) -> worker::Result<()> {
    match clock::ahead_ms() {
        0 => Ok(()),
        ms => headers.set(CLOCK_AHEAD, &ms.to_string()),
    }
}

/// Sets the clock as far ahead as the other side's is.
pub fn hear_clock(headers: &Headers) -> worker::Result<()> {
    if let Some(ms) = headers.get(CLOCK_AHEAD)?.and_then(|text| text.parse().ok()) {
        clock::set_ahead(ms);
    }
    Ok(())
}

/// Reads a message that an object has received.
pub async fn received<M: Message>(request: &mut Request) -> Outcome<M> {
    Ok(json::read(&request.text().await?)?)
}

/// Puts what an object answers into a response: refusals are answers too, only what broke is an error.
pub fn reply<T: Serialize>(outcome: Outcome<T>) -> worker::Result<Response> {
    match outcome {
        Ok(value) => reply_with(serde_json::to_string(&Ok::<_, Refusal>(value))),
        Err(Fault::Refused(refusal)) => reply_with(serde_json::to_string(&Err::<(), _>(refusal))),
        Err(Fault::Broken(error)) => Err(error),
    }
}

#[inline(never)]
fn reply_with(answer: serde_json::Result<String>) -> worker::Result<Response> {
    let response = Response::ok(answer?)?;
    note_clock(response.headers())?;
    Ok(response)
}

/// Answers the messages of an object: `serve!(self, request, { Claim => claim, … })` calls `self.claim(message)`
/// and awaits it.
#[macro_export]
macro_rules! serve {
    ($object:expr, $request:expr, { $($message:ident => $handler:ident),* $(,)? }) => {{
        let name = $request.path();
        $crate::object::hear_clock($request.headers())?;
        match name.trim_start_matches('/') {
            $crate::object::RING => {
                $crate::object::reply($crate::object::wake_by(&$object.state, $crate::clock::now()).await)
            }
            $(name if name == <$message as $crate::object::Message>::NAME => {
                let outcome = match $crate::object::received::<$message>(&mut $request).await {
                    Ok(message) => $object.$handler(message).await,
                    Err(fault) => Err(fault),
                };
                if let Err($crate::refusal::Fault::Broken(error)) = &outcome {
                    $crate::log::fault(name, &error.to_string());
                }
                $crate::object::reply(outcome)
            })*
            name => Err(worker::Error::RustError(format!("no message is called {name}"))),
        }
    }};
}

/// Makes sure that the object's alarm rings at `due` or before. Whoever sets alarms must find what is due in its
/// tables when one rings, whatever it was set for: alarms may ring early, and in tests the clock is moved.
pub async fn wake_by(state: &State, due: jiff::Timestamp) -> Outcome<()> {
    let due_ms = clock::on_the_machine(due).as_millisecond();
    let storage = state.storage();
    if storage.get_alarm().await?.is_none_or(|set_ms| due_ms < set_ms) {
        #[expect(clippy::cast_precision_loss, reason = "milliseconds of a date are far below 2^53")]
        let date = js_sys::Date::new(&JsValue::from_f64(due_ms as f64));
        storage.set_alarm(worker::ScheduledTime::new(date)).await?;
    }
    Ok(())
}

/// Waits at most `ms` for `work`; what is not done by then is dropped, so `work` must be safe to drop.
pub async fn within_ms<T>(ms: u64, work: impl Future<Output = T>) -> Option<T> {
    use futures_util::future::{Either, select};
    let work = std::pin::pin!(work);
    let timer = std::pin::pin!(Delay::from(Duration::from_millis(ms)));
    match select(work, timer).await {
        Either::Left((done, _)) => Some(done),
        Either::Right(_) => None,
    }
}

/// Milliseconds since 1970 by the machine's clock, for deadlines inside one request. Tests do not move it.
#[must_use]
pub fn ticks_ms() -> u64 {
    Date::now().as_millis()
}
