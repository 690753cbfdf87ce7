//! What goes over HTTP: the shapes of the public calls (design, section 8). Fields may be added, never renamed.
//!
//! Everything is plain text and numbers, so that the widget carries no time library: instants are RFC 3339 in UTC
//! with `Z`, days are `YYYY-MM-DD` in the time zone that stands beside them, a time zone is an IANA name.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// `GET /api/v1/calendars/{slug}`: what a client may know of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarView {
    /// The calendar's id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::id::CalendarId"))]
    pub id: String,
    /// The calendar's part of the address.
    #[cfg_attr(feature = "schema", schemars(with = "crate::calendar::Slug"))]
    pub slug: String,
    /// The name that clients see.
    pub name: String,
    /// A sentence or two for clients; may be empty.
    pub description: String,
    /// `round_robin`, `collective`, `class` or `unassigned`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::calendar::CalendarKind"))]
    pub kind: String,
    /// Usual length of an appointment, in minutes.
    pub duration_minutes: u32,
    /// Other lengths that a client can choose, in minutes, shortest first.
    pub other_durations_minutes: Vec<u32>,
    /// Seats in one slot.
    pub capacity: u32,
    /// Names of the people one may meet, in the calendar's order; empty where nobody is assigned.
    pub hosts: Vec<String>,
    /// `zoom`, `static`, `phone`, `in_person` or `custom`.
    pub meeting_location_kind: String,
    /// The business that owns the calendar.
    pub sub_account: String,
    /// Whether a booking is confirmed at once. If not, it is a request that somebody has to approve.
    pub auto_confirm: bool,
    /// Whether a client can book a series: appointments that come again.
    pub client_series: bool,
    /// What a booking asks beyond name, email and phone.
    pub form: FormView,
}

/// `GET /api/v1/groups/{slug}`: calendars to choose from, in the order in which a page lists them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupView {
    /// The group's id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::id::GroupId"))]
    pub id: String,
    /// The group's part of the address.
    #[cfg_attr(feature = "schema", schemars(with = "crate::calendar::Slug"))]
    pub slug: String,
    /// The name that clients see.
    pub name: String,
    /// A sentence or two for clients; may be empty.
    pub description: String,
    /// The business that owns it.
    pub sub_account: String,
    /// Its calendars that take bookings.
    pub calendars: Vec<ListedCalendar>,
}

/// A calendar in a group: what a client chooses it by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ListedCalendar {
    /// The calendar's id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::id::CalendarId"))]
    pub id: String,
    /// The calendar's part of the address.
    #[cfg_attr(feature = "schema", schemars(with = "crate::calendar::Slug"))]
    pub slug: String,
    /// The name that clients see.
    pub name: String,
    /// A sentence or two for clients; may be empty.
    pub description: String,
    /// `round_robin`, `collective`, `class` or `unassigned`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::calendar::CalendarKind"))]
    pub kind: String,
    /// Usual length of an appointment, in minutes.
    pub duration_minutes: u32,
    /// Other lengths that a client can choose, in minutes, shortest first.
    pub other_durations_minutes: Vec<u32>,
    /// Names of the people one may meet, in the calendar's order; empty where nobody is assigned.
    pub hosts: Vec<String>,
    /// `zoom`, `static`, `phone`, `in_person` or `custom`.
    pub meeting_location_kind: String,
    /// Whether a booking is confirmed at once. If not, it is a request that somebody has to approve.
    pub auto_confirm: bool,
    /// The calendar's own page.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub booking_url: String,
}

/// `GET /api/v1/calendars/{slug}/slots`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlotsView {
    /// The time zone in which days begin and end here.
    #[cfg_attr(feature = "schema", schemars(with = "crate::availability::Zone"))]
    pub tz: String,
    /// The days that have at least one free slot, in order.
    pub days: Vec<DayView>,
}

/// A day and what is free on it. Invariant: `slots` is not empty and in order of start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DayView {
    /// The day in the answer's time zone.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::Day"))]
    pub date: String,
    /// What can be booked.
    pub slots: Vec<SlotView>,
}

/// One slot that can be booked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SlotView {
    /// First instant.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub start: String,
    /// First instant after it.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub end: String,
    /// How many more appointments fit.
    pub seats_left: u32,
    /// The start as a wall clock shows it in the answer's time zone, with its offset: `2026-11-01T01:30:00-04:00`.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub local: String,
}

/// The body of `POST /api/v1/calendars/{slug}/appointments`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BookingRequest {
    /// Start of the slot.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub start: String,
    /// The client's time zone.
    #[cfg_attr(feature = "schema", schemars(with = "crate::availability::Zone"))]
    pub tz: String,
    /// Who books.
    pub contact: ContactRequest,
    /// What the client wants to say beforehand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::NOTES_CHARS_MAX)))]
    pub notes: Option<String>,
    /// Answers to the calendar's own questions and consents, by the question's id.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, AnswerValue>,
    /// Email addresses of the people whom the client brings.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::contact::Email>", length(max = crate::limits::GUESTS_MAX)))]
    pub guests: Vec<String>,
    /// How long the appointment lasts, where the calendar offers several lengths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = crate::limits::DURATION_MINUTES_MIN, max = crate::limits::DURATION_MINUTES_MAX)))]
    pub duration_minutes: Option<u32>,
    /// The id of a hold: the time that was kept for this client.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::id::AppointmentId>"))]
    pub hold: Option<String>,
}

/// An answer as it is sent, before it is held against its question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged, expecting = "an answer is a text, a number, true or false, or a list of texts")]
pub enum AnswerValue {
    /// To `text`, `long_text`, `choice`, `phone` and `email`.
    Text(String),
    /// To `checkbox`, and to a consent.
    Flag(bool),
    /// To `number`.
    Number(Number),
    /// To `multi_choice`.
    Many(Vec<String>),
}

/// A number as JSON has it. Invariant: finite, and zero has no sign, so that equal numbers are written alike.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd, Deserialize)]
#[serde(try_from = "f64")]
pub struct Number(f64);

// No number here is NaN.
impl Eq for Number {}

impl Number {
    /// The number, unless it is none.
    #[must_use]
    pub fn new(value: f64) -> Option<Self> {
        // Adding zero takes the sign from a negative zero and changes nothing else.
        value.is_finite().then_some(Self(value + 0.0))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> f64 {
        self.0
    }

    /// Whether nothing stands behind its decimal point.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0.fract() == 0.0
    }
}

impl TryFrom<f64> for Number {
    type Error = &'static str;
    fn try_from(value: f64) -> Result<Self, Self::Error> {
        Self::new(value).ok_or("a number is finite")
    }
}

/// A whole number has no decimal point: `3`, not `3.0`, which some readers of JSON take for something else.
impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        /// Up to here a float holds every whole number.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        if self.is_whole() && self.0.abs() <= EXACT {
            #[expect(clippy::cast_possible_truncation, reason = "whole and small enough")]
            let whole = self.0 as i64;
            serializer.serialize_i64(whole)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl std::fmt::Display for Number {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(out)
    }
}

/// What a calendar asks beyond name, email and phone, in the order in which it is asked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormView {
    /// The questions.
    pub questions: Vec<QuestionView>,
    /// What the client is asked to agree to.
    pub consents: Vec<ConsentView>,
    /// How many guests the client may bring.
    pub guests_max: u32,
    /// Whether a booking needs the client's own phone number.
    pub phone_required: bool,
}

/// One question of a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuestionView {
    /// By which it is answered: `answers` in a booking has the answer under it.
    pub id: String,
    /// The question.
    pub label: String,
    /// What helps to answer it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<String>,
    /// What answers it.
    pub kind: QuestionKind,
    /// Whether a booking needs an answer; of a checkbox, whether it has to be ticked.
    pub required: bool,
    /// What can be chosen; empty unless something is.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// The least number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// The greatest number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// Whether the number is a whole one.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub integer: bool,
}

/// What answers a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum QuestionKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// One of the options.
    Choice,
    /// Any of the options.
    MultiChoice,
    /// Yes or no.
    Checkbox,
    /// A phone number with its country code.
    Phone,
    /// An email address.
    Email,
    /// A number.
    Number,
}

/// Something that the client is asked to agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ConsentView {
    /// By which it is answered, beside the questions: `true` agrees.
    pub id: String,
    /// What is agreed to.
    pub text: String,
    /// Whether a booking needs it.
    pub required: bool,
}

/// The body of `POST /api/v1/calendars/{slug}/holds`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct HoldRequest {
    /// Start of the slot.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub start: String,
    /// The client's time zone.
    #[cfg_attr(feature = "schema", schemars(with = "crate::availability::Zone"))]
    pub tz: String,
    /// How long the appointment lasts, where the calendar offers several lengths.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = crate::limits::DURATION_MINUTES_MIN, max = crate::limits::DURATION_MINUTES_MAX)))]
    pub duration_minutes: Option<u32>,
}

/// Who books.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ContactRequest {
    /// The client's name.
    #[cfg_attr(feature = "schema", schemars(with = "crate::contact::Name"))]
    pub name: String,
    /// The client's email address.
    #[cfg_attr(feature = "schema", schemars(with = "crate::contact::Email"))]
    pub email: String,
    /// The client's phone number, with country code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::contact::Phone>"))]
    pub phone: Option<String>,
}

/// The body of `POST /api/v1/appointments/{id}/cancel`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CancelRequest {
    /// Why, in the client's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::REASON_CHARS_MAX)))]
    pub reason: Option<String>,
}

/// The body of `POST /api/v1/appointments/{id}/reschedule`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RescheduleRequest {
    /// Start of the new slot.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub start: String,
    /// The client's time zone.
    #[cfg_attr(feature = "schema", schemars(with = "crate::availability::Zone"))]
    pub tz: String,
}

/// An appointment as its client sees it: the answer to booking, reading, cancelling and rescheduling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AppointmentView {
    /// The appointment's id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::id::AppointmentId"))]
    pub id: String,
    /// `pending`, `confirmed`, `cancelled`, `showed` or `no_show`.
    #[cfg_attr(feature = "schema", schemars(with = "crate::appointment::Status"))]
    pub status: String,
    /// First instant.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub start: String,
    /// First instant after it.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub end: String,
    /// The time zone that the client booked in.
    #[cfg_attr(feature = "schema", schemars(with = "crate::availability::Zone"))]
    pub tz: String,
    /// The start as a wall clock shows it in `tz`, with its offset.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub local: String,
    /// What it is called.
    pub title: String,
    /// Which calendar it was booked on.
    pub calendar: CalendarRef,
    /// Whom the client will meet; absent where nobody is assigned.
    pub host: Option<HostView>,
    /// Name of the client.
    pub contact_name: String,
    /// Where it takes place.
    pub meeting_location: MeetingLocationView,
    /// Whether its client may choose another time, at the moment.
    pub may_reschedule: bool,
    /// Whether its client may cancel it, at the moment.
    pub may_cancel: bool,
    /// Where the client changes it.
    pub manage: ManageView,
    /// Lets its holder read, cancel and reschedule this appointment.
    pub token: String,
}

/// A time that is kept: the answer to `POST /api/v1/calendars/{slug}/holds`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HoldView {
    /// Names it: `hold` in a booking.
    #[cfg_attr(feature = "schema", schemars(with = "crate::id::AppointmentId"))]
    pub id: String,
    /// Start of the slot.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub start: String,
    /// When it is given back by itself.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub expires: String,
}

/// A series as its client sees it: the answer to booking and reading one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SeriesView {
    /// The series' id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::id::SeriesId"))]
    pub id: String,
    /// Its appointments, in order of start.
    pub appointments: Vec<AppointmentView>,
    /// Times that were not free and were left out.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<jiff::Timestamp>"))]
    pub skipped: Vec<String>,
    /// All times that were not free, in order: those left out, and those that another one was taken for.
    pub clashes: Vec<ClashView>,
    /// The page that shows it. Whoever has the address can use it: it is a secret (I6).
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub url: String,
    /// Lets its holder read this series.
    pub token: String,
}

/// A time of a series that was not free.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ClashView {
    /// When an appointment was to start.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub wanted: String,
    /// The same as a wall clock shows it in the zone that the client booked in, with its offset.
    #[cfg_attr(feature = "schema", schemars(with = "jiff::Timestamp"))]
    pub local: String,
    /// The appointment that takes place instead, at another time; absent where it was left out.
    #[cfg_attr(feature = "schema", schemars(with = "Option<crate::id::AppointmentId>"))]
    pub appointment: Option<String>,
}

/// The calendar of an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarRef {
    /// The calendar's id.
    #[cfg_attr(feature = "schema", schemars(with = "crate::id::CalendarId"))]
    pub id: String,
    /// The calendar's part of the address.
    #[cfg_attr(feature = "schema", schemars(with = "crate::calendar::Slug"))]
    pub slug: String,
    /// The name that clients see.
    pub name: String,
}

/// A host of an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HostView {
    /// The host's name; for a collective, the names of all, joined.
    pub name: String,
}

/// What `{{appointment.meeting_location}}` resolves to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MeetingLocationView {
    /// `zoom`, `static`, `phone`, `in_person` or `custom`.
    pub kind: String,
    /// `ready`: `value` is there. `pending`: it will be. `none`: there is none, and will be none.
    pub state: LocationState,
    /// The link, number or address.
    pub value: Option<String>,
    /// Why it is not there yet, or never will be, for a person to read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The passcode to type where the link is not followed but entered by hand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passcode: Option<String>,
}

/// Whether a meeting location can be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LocationState {
    /// The value is there.
    Ready,
    /// The value will be there.
    Pending,
    /// There is no value.
    None,
}

/// Addresses at which a client changes an appointment. Whoever has one can use it: they are secrets (I6).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ManageView {
    /// The appointment's own page.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub url: String,
    /// The page to pick another time.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub reschedule_url: String,
    /// The page to cancel on.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub cancel_url: String,
    /// The appointment as an iCalendar file.
    #[cfg_attr(feature = "schema", schemars(extend("format" = "uri")))]
    pub ics_url: String,
}

/// An error, as RFC 9457 has it (`application/problem+json`), with a stable `code`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// `about:blank`: the HTTP status says what kind it is, `code` says which.
    #[serde(rename = "type")]
    pub kind: String,
    /// The HTTP status in words.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// Stable, for programs.
    pub code: String,
    /// A sentence a person can act on.
    pub detail: String,
    /// Path of the refused field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
    /// With `slot_taken`: free slots near the wanted one.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub alternatives: Vec<SlotView>,
}
