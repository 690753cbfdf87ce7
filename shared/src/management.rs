//! What goes over HTTP between Slotkey and the business: the shapes of the management calls. Fields may be added, never
//! renamed. Unlike in [`wire`](crate::wire), which the browser downloads, everything here is in types that cannot
//! hold what is wrong. A list has its page's entries under its own name, and beside it where to go on.

use crate::appointment::{Actor, EventKind, Status};
use crate::availability::{Schedule, Zone};
use crate::calendar::CalendarDraft;
use crate::contact::{Contact, Email, Name};
use crate::form::Answers;
use crate::id::{AppointmentId, BusySourceId, CalendarId, ScheduleId, SeriesId, UserId};
use crate::wire::AppointmentView;
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};

/// What was created, by its id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Created{Id}"))]
pub struct Created<Id> {
    /// Its id.
    pub id: Id,
}

/// The body that creates an agency or a sub-account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Named {
    /// What it is called.
    pub name: Name,
}

/// The body that adds a user.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewUser {
    /// What they are called.
    pub name: Name,
    /// Where they are written to. Two users may have the same: what tells them apart is the id.
    pub email: Email,
}

/// A user of an agency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct User {
    /// The user's id.
    pub id: UserId,
    /// What they are called.
    pub name: Name,
    /// Where they are written to.
    pub email: Email,
    /// Their Zoom account, if one is connected.
    pub zoom: Option<ZoomConnection>,
}

/// A user's connected Zoom account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoomConnection {
    /// Zoom's id of its user.
    pub zoom_user: String,
    /// Their address at Zoom.
    pub email: String,
    /// Zoom's type of user: 1 is Basic.
    pub plan: i64,
    /// Since when.
    pub since: Timestamp,
    /// Why the user has to connect again, where they have to.
    pub reconnect_needed: Option<String>,
}

/// A link that opens a user's profile once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProfileLink {
    /// The link. Whoever has it can use it: it is a secret.
    pub url: String,
    /// Until when.
    pub expires_at: Timestamp,
}

/// A calendar: what is written down, with its id and version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarSettings {
    /// Its id.
    pub id: CalendarId,
    /// Grows with every change; the entity tag is made of it.
    pub version: i64,
    /// What is written down.
    #[serde(flatten)]
    pub draft: CalendarDraft,
}

/// A page of calendars, in order of id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarPage {
    /// The calendars.
    pub calendars: Vec<CalendarSettings>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<CalendarId>,
}

/// The body that creates a shared schedule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NamedSchedule {
    /// What it is called.
    pub name: Name,
    /// The hours.
    pub schedule: Schedule,
}

/// A shared schedule with its id and version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SharedSchedule {
    /// Its id.
    pub id: ScheduleId,
    /// Grows with every change; the entity tag is made of it.
    pub version: i64,
    /// What it is called.
    pub name: Name,
    /// The hours.
    pub schedule: Schedule,
}

/// A page of shared schedules, in order of id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SchedulePage {
    /// The schedules.
    pub schedules: Vec<SharedSchedule>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<ScheduleId>,
}

/// The body that approves an appointment, or says whether the client came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StatusChange {
    /// What it becomes.
    pub status: Status,
}

/// The body that moves an appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTime {
    /// Start of the new slot.
    pub start: Timestamp,
    /// The client's time zone.
    pub tz: Zone,
}

/// The body that gives an appointment to another host.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewHost {
    /// A member of the appointment's calendar.
    pub user_id: UserId,
}

/// The body that changes what is written about an appointment. What is not sent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AppointmentEdit {
    /// What it is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<Name>,
    /// What the client said beforehand; `null` or an empty text: nothing.
    #[serde(default, deserialize_with = "null_is_empty", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::NOTES_CHARS_MAX)))]
    pub notes: Option<String>,
    /// What the business notes for itself; `null` or an empty text: nothing.
    #[serde(default, deserialize_with = "null_is_empty", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::NOTES_CHARS_MAX)))]
    pub staff_notes: Option<String>,
    /// Who comes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Contact>,
}

/// `null` empties a field; only one that was not sent stays.
fn null_is_empty<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Some(Option::deserialize(deserializer)?.unwrap_or_default()))
}

/// An appointment as the business sees it: what its client sees, and more.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StaffAppointment {
    /// What its client sees.
    #[serde(flatten)]
    pub view: AppointmentView,
    /// Who booked.
    pub contact: Contact,
    /// Who hosts, first the one whose meeting it is.
    pub host_ids: Vec<UserId>,
    /// What the client said beforehand.
    pub notes: Option<String>,
    /// What the business notes for itself.
    pub staff_notes: Option<String>,
    /// What the client answered, with the questions as they were asked.
    pub answers: Answers,
    /// Whom the client brings.
    pub guests: Vec<Email>,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// The series that it is part of.
    pub series_id: Option<SeriesId>,
    /// When it was booked.
    pub booked_at: Timestamp,
    /// Grows with every change; the entity tag is made of it.
    pub version: i64,
}

/// A page of appointments, in order of id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AppointmentPage {
    /// The appointments.
    pub appointments: Vec<StaffAppointment>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<AppointmentId>,
}

/// A series as the business sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StaffSeries {
    /// Its id.
    pub id: SeriesId,
    /// Its appointments, in order of start.
    pub appointments: Vec<StaffAppointment>,
    /// Times that were not free and were left out.
    pub skipped: Vec<Timestamp>,
}

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Event {
    /// Grows with every event of the sub-account.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// Of which appointment.
    pub appointment: AppointmentId,
    /// What happened.
    pub kind: EventKind,
    /// The fields that changed, as they were.
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub before: serde_json::Value,
    /// The fields that changed, as they are.
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, serde_json::Value>"))]
    pub after: serde_json::Value,
}

/// A page of the audit trail, in the order in which things happened.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EventPage {
    /// The entries.
    pub events: Vec<Event>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<String>,
}

/// How a sub-account stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubAccountStatus {
    /// Appointments that are not cancelled.
    pub live_appointments: i64,
    /// Jobs that the outbox still has to do.
    pub jobs_waiting: i64,
    /// When the first of them is due.
    pub next_due: Option<Timestamp>,
    /// Slot meetings that have a link.
    pub meetings_ready: i64,
    /// Slot meetings that wait for a link.
    pub meetings_pending: i64,
}

/// How a Zoom account stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoomAccountStatus {
    /// Who owns it.
    pub owner: Option<UserId>,
    /// Why the owner must sign in at Zoom again, where they must.
    pub reconnect_needed: Option<String>,
    /// Generation of the newest tokens.
    pub token_generation: i64,
    /// Which sealing key the newest tokens are under.
    pub token_key: Option<String>,
    /// Whether Workers KV has been seen to hold the newest generation.
    pub token_settled: bool,
    /// Create, update and delete requests sent in this UTC day.
    pub requests_used: u32,
    /// How many are left today.
    pub requests_left: u32,
}

/// The body that subscribes a user to a calendar outside.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewBusySource {
    /// The calendar's private address, `https://` or `webcal://`. It opens the whole calendar, so it is never given back.
    pub url: String,
    /// The zone of its whole days, and of times without a zone.
    pub tz: Zone,
}

/// A subscription to a calendar outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BusySource {
    /// Its id.
    pub id: BusySourceId,
    /// Where it leads: the server's name, for the rest of the address is a secret.
    pub shown: String,
    /// The zone of its whole days, and of times without a zone.
    pub tz: Zone,
    /// Whether it can be read.
    pub health: SourceHealth,
    /// Why not, in words.
    pub trouble: Option<String>,
    /// When it was last read.
    pub read_at: Option<Timestamp>,
    /// Events whose time could not be read.
    pub skipped: u32,
}

/// Whether a subscription can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SourceHealth {
    /// Not looked at yet.
    Waiting,
    /// The last look was fine.
    Read,
    /// The last look failed; what was read before goes on to hold.
    Failing,
}

/// A user's subscriptions to calendars outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BusySources {
    /// All of them; there are only a few.
    pub busy_sources: Vec<BusySource>,
}
