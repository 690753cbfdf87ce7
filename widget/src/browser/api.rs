//! Calls to the edge.

use js_sys::{Array, JSON, Object, Reflect};
use shared::wire::{AppointmentView, SlotView, SlotsView};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

use super::from_js::{FromJs, Refusal};
use crate::day::Day;
use crate::place::query;
use crate::props::FormProps;

/// How long an answer may take. The edge promises 6 s for a booking; slow networks come on top.
const TIMEOUT_MILLISECONDS: u32 = 20_000;

/// Why there is no answer to use.
#[derive(Debug, Clone)]
pub(super) enum NoAnswer {
    /// Nobody knows whether the edge has heard of it: network, timeout, or a server that failed.
    Unknown,
    /// The edge has heard and says no.
    Refused(Refusal),
}

/// Free slots from one day to another.
pub(super) async fn slots(
    origin: &str,
    slug: &str,
    from: Day,
    to: Day,
    tz: &str,
) -> Result<SlotsView, NoAnswer> {
    let query = query(&[("from", &from.to_string()), ("to", &to.to_string()), ("tz", tz)]);
    call(&format!("{origin}/api/v1/calendars/{slug}/slots{query}"), None).await
}

/// An appointment as it is now.
pub(super) async fn appointment(origin: &str, id: &str, token: &str) -> Result<AppointmentView, NoAnswer> {
    call(&format!("{origin}/api/v1/appointments/{id}{}", query(&[("token", token)])), None).await
}

/// Something to be done, with what goes with it.
pub(super) struct Post {
    url: String,
    body: String,
}

impl Post {
    /// Books a slot.
    pub(super) fn book(origin: &str, slug: &str, slot: &SlotView, tz: &str, form: &FormProps) -> Self {
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let contact = object(&[
            ("name", filled(&form.name).unwrap_or_default().into()),
            ("email", filled(&form.email).unwrap_or_default().into()),
            ("phone", filled(&form.phone).into()),
        ]);
        let body = object(&[
            ("start", slot.start.as_str().into()),
            ("tz", tz.into()),
            ("contact", contact),
            ("notes", filled(&form.notes).into()),
        ]);
        Self { url: format!("{origin}/api/v1/calendars/{slug}/appointments"), body: json(&body) }
    }

    /// Gives an appointment a new time.
    pub(super) fn reschedule(origin: &str, moved: &AppointmentView, slot: &SlotView, tz: &str) -> Self {
        let body = object(&[("start", slot.start.as_str().into()), ("tz", tz.into())]);
        Self { url: manage(origin, moved, "reschedule"), body: json(&body) }
    }

    /// Cancels an appointment.
    pub(super) fn cancel(origin: &str, appointment: &AppointmentView, reason: &str) -> Self {
        let reason = Some(reason.trim().to_owned()).filter(|reason| !reason.is_empty());
        Self { url: manage(origin, appointment, "cancel"), body: json(&object(&[("reason", reason.into())])) }
    }

    /// What tells this from anything else to be done: sent again unchanged, it must not be done twice.
    pub(super) fn identity(&self) -> String {
        format!("{}\n{}", self.url, self.body)
    }

    /// Sends it.
    pub(super) async fn send(&self, idempotency_key: &str) -> Result<AppointmentView, NoAnswer> {
        call(&self.url, Some((&self.body, idempotency_key))).await
    }
}

fn manage(origin: &str, appointment: &AppointmentView, action: &str) -> String {
    let token = query(&[("token", &appointment.token)]);
    format!("{origin}/api/v1/appointments/{}/{action}{token}", appointment.id)
}

/// Asks, or posts a body under an idempotency key.
async fn call<T: FromJs>(url: &str, post: Option<(&str, &str)>) -> Result<T, NoAnswer> {
    let (status, answer) = exchange(url, post).await.map_err(|_| NoAnswer::Unknown)?;
    match status {
        200..=299 => T::from_js(&answer).ok_or(NoAnswer::Unknown),
        // Whether the edge is overloaded or broken: the same request may be sent again.
        429 | 500.. => Err(NoAnswer::Unknown),
        _ => Err(NoAnswer::Refused(Refusal::from_js(&answer).unwrap_or_default())),
    }
}

async fn exchange(url: &str, post: Option<(&str, &str)>) -> Result<(u16, JsValue), JsValue> {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(TIMEOUT_MILLISECONDS)));
    if let Some((body, idempotency_key)) = post {
        init.set_method("POST");
        init.set_body(&body.into());
        let headers =
            [("content-type", "application/json".into()), ("idempotency-key", idempotency_key.into())];
        init.set_headers(&object(&headers));
    }
    let response: Response =
        JsFuture::from(super::window().fetch_with_str_and_init(url, &init)).await?.unchecked_into();
    let answer = JsFuture::from(response.json()?).await;
    Ok((response.status(), answer?))
}

/// A JavaScript object. Values that are `undefined` are left out of its JSON.
pub(super) fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let fields: Array = fields
        .iter()
        .map(|(name, value)| JsValue::from(Array::of2(&JsValue::from_str(name), value)))
        .collect();
    Object::from_entries(&fields).map_or(JsValue::UNDEFINED, JsValue::from)
}

fn json(value: &JsValue) -> String {
    JSON::stringify(value).map(String::from).unwrap_or_default()
}

/// Calls a method of an object by name, where web-sys has none or its own would throw.
pub(super) fn method(object: &JsValue, name: &str, argument: &JsValue) -> Option<JsValue> {
    let method = Reflect::get(object, &name.into()).ok()?;
    method.dyn_ref::<js_sys::Function>()?.call1(object, argument).ok()
}
