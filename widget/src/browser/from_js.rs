//! Reads what came as JSON out of JavaScript's own objects. The browser parses JSON anyway; a second parser would be a
//! fifth of the download. The names of fields are those of the Rust structs, and leaving one out does not compile.

use js_sys::{Array, Reflect};
use shared::wire::{
    AppointmentView, CalendarRef, CalendarView, ConsentView, DayView, FormView, HostView, LocationState,
    ManageView, MeetingLocationView, Number, QuestionKind, QuestionView, SlotView, SlotsView,
};
use wasm_bindgen::JsValue;

use crate::props::{
    AppointmentProps, BookingProps, FieldError, FormProps, Mode, Theme, TypedAnswer, WrittenProps,
};

/// Something that can be read out of a JavaScript value.
pub(super) trait FromJs: Sized {
    /// Nothing if the value has another shape.
    fn from_js(value: &JsValue) -> Option<Self>;
}

/// Reads a field of an object. A field that is not there is `undefined`, which only some types can be read from.
pub(super) fn field<T: FromJs>(object: &JsValue, name: &str) -> Option<T> {
    T::from_js(&Reflect::get(object, &JsValue::from_str(name)).ok()?)
}

/// Why the edge refused something: what of RFC 9457's problem details the widget uses.
#[derive(Debug, Clone, Default)]
pub(super) struct Refusal {
    /// Stable, for programs.
    pub(super) code: String,
    /// A sentence a person can act on.
    pub(super) detail: String,
    /// Path of the refused field.
    pub(super) field: Option<String>,
    /// With `slot_taken`: free slots near the wanted one.
    pub(super) alternatives: Vec<SlotView>,
}

/// A time that is kept: what of it the widget uses.
#[derive(Debug, Clone)]
pub(super) struct Hold {
    /// Whoever knows it books the time.
    pub(super) id: String,
}

/// A series that was booked: what of it the widget uses. The edge draws it.
#[derive(Debug, Clone)]
pub(super) struct Series {
    pub(super) id: String,
    pub(super) token: String,
    /// Its own page.
    pub(super) url: String,
    /// In order; never none.
    pub(super) appointments: Vec<Booked>,
}

/// An appointment of a series: what of it the widget uses.
#[derive(Debug, Clone)]
pub(super) struct Booked {
    pub(super) id: String,
}

macro_rules! from_js {
    ($($type:ty { $($field:ident),* $(,)? })*) => {$(
        impl FromJs for $type {
            fn from_js(value: &JsValue) -> Option<Self> {
                Some(Self { $($field: field(value, stringify!($field))?),* })
            }
        }
    )*};
}

from_js! {
    AppointmentProps { appointment, hour12, just_booked, confirming_cancel, notice, mode, theme, origin }
    AppointmentView {
        id, status, start, end, tz, local, title, calendar, host, contact_name, meeting_location, may_reschedule,
        may_cancel, manage, token,
    }
    Booked { id }
    BookingProps {
        calendar, tz, tz_explicit, today, duration_minutes, hour12, clock_explicit, week_start, month, slots, first_day,
        last_day, day, start, form, notice, alternatives, idempotency_key, reschedule, mode, theme, origin,
    }
    CalendarRef { id, slug, name }
    CalendarView {
        id, slug, name, description, kind, duration_minutes, other_durations_minutes, capacity, hosts,
        meeting_location_kind, sub_account, auto_confirm, client_series, form,
    }
    ConsentView { id, text, required }
    DayView { date, slots }
    FieldError { field, message }
    FormProps { name, email, phone, notes, answers, repeat, guests, errors }
    FormView { questions, consents, guests_max, phone_required }
    Hold { id }
    HostView { name }
    ManageView { url, reschedule_url, cancel_url, ics_url }
    MeetingLocationView { kind, state, value, reason, passcode }
    QuestionView { id, label, help, kind, required, options, min, max, integer }
    Refusal { code, detail, field, alternatives }
    Series { id, appointments, url, token }
    SlotView { start, end, seats_left, local }
    SlotsView { tz, days }
    TypedAnswer { id, value }
    WrittenProps { source, mode }
}

impl FromJs for String {
    fn from_js(value: &JsValue) -> Option<Self> {
        value.as_string()
    }
}

/// What is false may have been left out.
impl FromJs for bool {
    fn from_js(value: &JsValue) -> Option<Self> {
        if value.is_undefined() { Some(false) } else { value.as_bool() }
    }
}

impl FromJs for Number {
    fn from_js(value: &JsValue) -> Option<Self> {
        Self::new(value.as_f64()?)
    }
}

impl FromJs for u32 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a cast saturates, and that will do"
    )]
    fn from_js(value: &JsValue) -> Option<Self> {
        Some(value.as_f64()? as u32)
    }
}

impl FromJs for u8 {
    fn from_js(value: &JsValue) -> Option<Self> {
        u8::try_from(u32::from_js(value)?).ok()
    }
}

impl<T: FromJs> FromJs for Option<T> {
    fn from_js(value: &JsValue) -> Option<Self> {
        if value.is_null() || value.is_undefined() { Some(None) } else { Some(Some(T::from_js(value)?)) }
    }
}

impl<T: FromJs> FromJs for Vec<T> {
    fn from_js(value: &JsValue) -> Option<Self> {
        if value.is_undefined() {
            return Some(Self::new());
        }
        Array::is_array(value).then(|| Array::from(value).iter().map(|item| T::from_js(&item)).collect())?
    }
}

impl FromJs for Mode {
    fn from_js(value: &JsValue) -> Option<Self> {
        Some(match value.as_string()?.as_str() {
            "page" => Self::Page,
            "embed" => Self::Embed,
            "frame" => Self::Frame,
            _ => return None,
        })
    }
}

impl FromJs for Theme {
    fn from_js(value: &JsValue) -> Option<Self> {
        Some(Self::parse(&value.as_string().unwrap_or_default()))
    }
}

impl FromJs for QuestionKind {
    fn from_js(value: &JsValue) -> Option<Self> {
        Some(match value.as_string()?.as_str() {
            "text" => Self::Text,
            "long_text" => Self::LongText,
            "choice" => Self::Choice,
            "multi_choice" => Self::MultiChoice,
            "checkbox" => Self::Checkbox,
            "phone" => Self::Phone,
            "email" => Self::Email,
            "number" => Self::Number,
            _ => return None,
        })
    }
}

impl FromJs for LocationState {
    fn from_js(value: &JsValue) -> Option<Self> {
        Some(match value.as_string()?.as_str() {
            "ready" => Self::Ready,
            "pending" => Self::Pending,
            "none" => Self::None,
            _ => return None,
        })
    }
}
