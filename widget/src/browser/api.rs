//! Calls to the edge.

use js_sys::{Array, JSON, Object, Promise, Reflect};
use shared::form::read_guests;
use shared::series::{RepeatDraft, RepeatEnd};
use shared::wire::{AppointmentView, FormView, QuestionKind, SlotView, SlotsView};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, RequestInit, Response};

use super::from_js::{FromJs, Hold, Refusal};
use crate::booking::Booking;
use crate::day::Day;
use crate::place::query;
use crate::props::{FormProps, TypedAnswer};

/// How long an answer may take. The edge promises 6 s for a booking; slow networks come on top.
const TIMEOUT_MILLISECONDS: u32 = 20_000;
/// How long a time may take to be kept. A form that is ready waits for it, so it is short.
const HOLD_TIMEOUT_MILLISECONDS: u32 = 4_000;

/// Why there is no answer to use.
#[derive(Debug, Clone)]
pub(super) enum NoAnswer {
    /// Nobody knows whether the edge has heard of it: network, timeout, or a server that failed.
    Unknown,
    /// The edge has heard and says no.
    Refused(Refusal),
}

/// Free slots from one day to another, of the length that was chosen.
pub(super) async fn slots(booking: &Booking, from: Day, to: Day, tz: &str) -> Result<SlotsView, NoAnswer> {
    let (from, to) = (from.to_string(), to.to_string());
    let duration = booking.asked_duration().map(|minutes| minutes.to_string());
    let mut fields = vec![("from", from.as_str()), ("to", &to), ("tz", tz)];
    fields.extend(duration.as_deref().map(|minutes| ("duration_minutes", minutes)));
    call(&format!("{}/slots{}", calendar(booking), query(&fields)), None).await
}

/// Keeps a slot while the form is filled in.
pub(super) async fn hold(booking: &Booking, slot: &SlotView) -> Result<Hold, NoAnswer> {
    let url = format!("{}/holds", calendar(booking));
    let body = json(&object(&slot_fields(booking, slot)));
    let init = init("POST", HOLD_TIMEOUT_MILLISECONDS);
    init.set_body(&body.into());
    init.set_headers(&object(&[("content-type", "application/json".into())]));
    answer(exchange(&url, &init, Response::json).await)
}

/// Gives back what was kept. It is given back by itself if this does not arrive.
pub(super) async fn release(booking: &Booking, hold: &str) {
    let init = init("DELETE", HOLD_TIMEOUT_MILLISECONDS);
    // Also while the page is being left. It fails only for what is no object.
    let _ = Reflect::set(&init, &"keepalive".into(), &true.into());
    let url = format!("{}/holds/{hold}", calendar(booking));
    let _ = exchange(&url, &init, Response::json).await;
}

fn calendar(booking: &Booking) -> String {
    format!("{}/api/v1/calendars/{}", booking.props.origin, booking.props.calendar.slug)
}

fn slot_fields(booking: &Booking, slot: &SlotView) -> [(&'static str, JsValue); 3] {
    [
        ("start", slot.start.as_str().into()),
        ("tz", booking.props.tz.as_str().into()),
        ("duration_minutes", booking.asked_duration().map_or(JsValue::UNDEFINED, JsValue::from)),
    ]
}

/// An appointment as it is now.
pub(super) async fn appointment(origin: &str, id: &str, token: &str) -> Result<AppointmentView, NoAnswer> {
    call(&format!("{origin}/api/v1/appointments/{id}{}", query(&[("token", token)])), None).await
}

/// What the edge draws there, as it is now.
pub(super) async fn written(source: &str) -> Result<String, NoAnswer> {
    answer(exchange(source, &init("GET", TIMEOUT_MILLISECONDS), Response::text).await)
}

/// Something to be done, with what goes with it.
pub(super) struct Post {
    url: String,
    body: String,
}

impl Post {
    /// Books a slot, and with `repeat` those that follow it.
    pub(super) fn book(booking: &Booking, slot: &SlotView, repeat: Option<&RepeatDraft>) -> Self {
        let form = &booking.props.form;
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let contact = object(&[
            ("name", filled(&form.name).unwrap_or_default().into()),
            ("email", filled(&form.email).unwrap_or_default().into()),
            ("phone", filled(&form.phone).into()),
        ]);
        let kept = booking.kept.as_ref().filter(|kept| booking.is_kept_for(kept, &slot.start));
        let rest = [
            ("contact", contact),
            ("notes", filled(&form.notes).into()),
            ("answers", answers(&booking.props.calendar.form, form)),
            ("guests", guests(form)),
            // Also after it has run out: the same form sent again is the same request.
            ("hold", kept.map(|kept| kept.id.clone()).into()),
        ];
        let repeats = repeat.map(|repeat| ("repeat", rhythm(repeat)));
        let fields: Vec<_> = slot_fields(booking, slot).into_iter().chain(rest).chain(repeats).collect();
        let path = if repeat.is_some() { "series" } else { "appointments" };
        Self { url: format!("{}/{path}", calendar(booking)), body: json(&object(&fields)) }
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
    pub(super) async fn send<T: FromJs>(&self, idempotency_key: &str) -> Result<T, NoAnswer> {
        call(&self.url, Some((&self.body, idempotency_key))).await
    }
}

/// The answers as the API takes them. What does not fit its question is sent as it is, so that the edge says so.
fn answers(asked: &FormView, form: &FormProps) -> JsValue {
    let filled = |id: &str| -> Vec<&str> {
        let of_field = form.answers.iter().filter(|TypedAnswer { id: of, .. }| of == id);
        of_field.map(|answer| answer.value.as_str()).filter(|value| !value.trim().is_empty()).collect()
    };
    let question = |id: &str, kind: QuestionKind| {
        let typed = filled(id);
        let first = JsValue::from_str(typed.first()?);
        let answer = match kind {
            QuestionKind::MultiChoice => typed.into_iter().map(JsValue::from_str).collect::<Array>().into(),
            QuestionKind::Checkbox => true.into(),
            QuestionKind::Number => Some(first.unchecked_into_f64())
                .filter(|number| number.is_finite())
                .map_or(first, JsValue::from),
            _ => first,
        };
        Some((id.to_owned(), answer))
    };
    let questions = asked.questions.iter().filter_map(|asked| question(&asked.id, asked.kind));
    let consents = asked.consents.iter().filter_map(|asked| question(&asked.id, QuestionKind::Checkbox));
    let answers: Vec<_> = questions.chain(consents).collect();
    if answers.is_empty() {
        return JsValue::UNDEFINED;
    }
    object(&answers.iter().map(|(id, answer)| (id.as_str(), answer.clone())).collect::<Vec<_>>())
}

fn rhythm(repeat: &RepeatDraft) -> JsValue {
    let end = match &repeat.end {
        RepeatEnd::Count(count) => ("count", JsValue::from(*count)),
        RepeatEnd::Until(day) => ("until", day.as_str().into()),
    };
    object(&[
        ("every", repeat.every.as_str().into()),
        ("interval", repeat.interval.into()),
        ("end", object(&[end])),
        ("on_clash", repeat.on_clash.as_str().into()),
    ])
}

fn guests(form: &FormProps) -> JsValue {
    let guests = read_guests(&form.guests);
    if guests.is_empty() {
        return JsValue::UNDEFINED;
    }
    guests.iter().map(|guest| JsValue::from_str(guest)).collect::<Array>().into()
}

fn manage(origin: &str, appointment: &AppointmentView, action: &str) -> String {
    let token = query(&[("token", &appointment.token)]);
    format!("{origin}/api/v1/appointments/{}/{action}{token}", appointment.id)
}

/// Asks, or posts a body under an idempotency key.
async fn call<T: FromJs>(url: &str, post: Option<(&str, &str)>) -> Result<T, NoAnswer> {
    let method = if post.is_some() { "POST" } else { "GET" };
    let init = init(method, TIMEOUT_MILLISECONDS);
    if let Some((body, idempotency_key)) = post {
        init.set_body(&body.into());
        let headers =
            [("content-type", "application/json".into()), ("idempotency-key", idempotency_key.into())];
        init.set_headers(&object(&headers));
    }
    answer(exchange(url, &init, Response::json).await)
}

/// Tells answers from refusals, and both from silence.
fn answer<T: FromJs>(answer: Result<(u16, JsValue), JsValue>) -> Result<T, NoAnswer> {
    let (status, answer) = answer.map_err(|_| NoAnswer::Unknown)?;
    match status {
        200..=299 => T::from_js(&answer).ok_or(NoAnswer::Unknown),
        // Whether the edge is overloaded or broken: the same request may be sent again.
        429 | 500.. => Err(NoAnswer::Unknown),
        _ => Err(NoAnswer::Refused(Refusal::from_js(&answer).unwrap_or_default())),
    }
}

fn init(method: &str, milliseconds: u32) -> RequestInit {
    let init = RequestInit::new();
    init.set_signal(Some(&AbortSignal::timeout_with_u32(milliseconds)));
    init.set_method(method);
    init
}

/// How the body of an answer is read.
type Read = fn(&Response) -> Result<Promise, JsValue>;

async fn exchange(url: &str, init: &RequestInit, read: Read) -> Result<(u16, JsValue), JsValue> {
    let response: Response =
        JsFuture::from(super::window().fetch_with_str_and_init(url, init)).await?.unchecked_into();
    let answer = JsFuture::from(read(&response)?).await;
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
