//! What goes over HTTP between Slotkey and the business: the shapes of the management calls. Fields may be added, never
//! renamed. Unlike in [`wire`](crate::wire), which the browser downloads, everything here is in types that cannot
//! hold what is wrong. A list has its page's entries under its own name, and beside it where to go on.

use crate::appointment::{Actor, EventKind, Status};
use crate::attendance::Attendance;
use crate::availability::{Schedule, Zone};
use crate::calendar::{CalendarDraft, CalendarKind, MeetingLocation};
use crate::contact::{Contact, Email, Name};
use crate::form::Answers;
use crate::group::GroupDraft;
use crate::id::{
    AppointmentId, BusySourceId, CalendarId, EnrolmentId, GroupId, MessageId, ScheduleId, SeriesId, UserId,
    WebhookEndpointId, WebhookMessageId, WorkflowId,
};
use crate::meeting::{LeftOut, LinkKind};
use crate::messaging::{Channel, MessageSettings, MessageState};
use crate::permission::meetings_end_after;
use crate::profile::Place;
use crate::webhook::{DeliveryState, EndpointDraft, WebhookEvent};
use crate::wire::AppointmentView;
use crate::workflow::{Occasion, Recipe, StepId, WorkflowDraft};
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
    /// Their default meeting location: where they meet clients of calendars that they join from now on, unless the
    /// calendar says something else of them.
    pub meeting_location: Option<MeetingLocation>,
}

/// A page of users, in order of id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserPage {
    /// The users.
    pub users: Vec<User>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<UserId>,
}

/// The body that changes a user. What is not sent stays.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct UserEdit {
    /// What they are called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// Where they are written to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<Email>,
}

/// The body that sets a user's default meeting location.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DefaultLocation {
    /// `zoom`, `static`, `phone` or `custom`; `null`: none, so that the calendar's own holds.
    pub meeting_location: Option<MeetingLocation>,
    /// Whether all calendars that the user is a member of take it over too.
    #[serde(default)]
    pub apply_to_calendars: bool,
}

/// A user whose default meeting location was set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DefaultLocationSet {
    /// The user.
    pub user: User,
    /// On how many calendars the user meets clients somewhere else now.
    pub calendars_changed: u32,
}

/// What becomes of the upcoming appointments of a user who is deleted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Upcoming {
    /// As long as there are any, the user stays.
    #[default]
    Refuse,
    /// Each goes to whoever else of its calendar is free. If there is one for which nobody is, the user stays.
    Reassign,
    /// They are cancelled.
    Cancel,
}

impl Upcoming {
    /// Reads it as it stands in a query.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "refuse" => Some(Self::Refuse),
            "reassign" => Some(Self::Reassign),
            "cancel" => Some(Self::Cancel),
            _ => None,
        }
    }
}

/// What deleting a user has changed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct UserDeleted {
    /// Calendars that go on without them.
    pub calendars_left: Vec<CalendarId>,
    /// Calendars that nobody else served: they take no bookings until they have members again.
    pub calendars_switched_off: Vec<CalendarId>,
    /// How many upcoming appointments others host now.
    pub appointments_reassigned: u32,
    /// How many upcoming appointments were cancelled.
    pub appointments_cancelled: u32,
}

/// A user's connected Zoom account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoomConnection {
    /// Zoom's id of its user.
    pub zoom_user: String,
    /// Their address at Zoom.
    pub email: String,
    /// The Zoom account that this user of Zoom belongs to.
    #[serde(default)]
    pub account_id: String,
    /// Zoom's type of user: 1 is Basic, whose meetings end after 40 minutes.
    pub plan: i64,
    /// What the user has allowed us at Zoom.
    #[serde(default)]
    pub scopes: Vec<String>,
    /// Since when.
    pub since: Timestamp,
    /// Why the user has to connect again, where they have to.
    pub reconnect_needed: Option<String>,
}

/// The body that asks for a link to a user's profile.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProfileLink {
    /// Where it leads: `profile`, `location` for the default meeting location, or the id of a calendar for the user's
    /// own settings on it.
    #[serde(default)]
    pub place: Place,
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

/// Something that was saved, and will not do all that one may expect of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Warning {
    /// Stable, for programs.
    pub code: WarningCode,
    /// A sentence a person can act on.
    pub detail: String,
    /// Which member it is about.
    pub user_id: UserId,
}

/// What a [`Warning`] is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum WarningCode {
    /// Appointments are longer than the meetings of the member's plan at Zoom.
    ZoomPlanTooSmall,
    /// The member meets clients on Zoom and has not connected it: their appointments wait for a link.
    ZoomNotConnected,
}

/// A calendar that was saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarSaved {
    /// The calendar as it is now.
    #[serde(flatten)]
    pub calendar: CalendarSettings,
    /// What to know about it.
    pub warnings: Vec<Warning>,
}

impl CalendarDraft {
    /// Gives each member who joins, and of whom nothing is said, their own default meeting location. `known` is the
    /// calendar as it was; who is a member already is left alone.
    pub fn take_defaults(&mut self, known: Option<&Self>, users: &[User]) {
        let was_member =
            |id: &UserId| known.is_some_and(|known| known.members.iter().any(|member| member.user_id == *id));
        for member in self.members.iter_mut().filter(|member| !was_member(&member.user_id)) {
            let user = users.iter().find(|user| user.id == member.user_id);
            let default = user.and_then(|user| user.meeting_location.clone());
            member.meeting_location = member.meeting_location.take().or(default);
        }
    }
}

/// What is to be known of a calendar's members and their Zoom accounts. `users` are those members, as far as they are
/// known.
#[must_use]
pub fn warnings(draft: &CalendarDraft, users: &[User]) -> Vec<Warning> {
    let longest = draft.longest_minutes();
    let of_member = |member: &crate::calendar::Member| {
        let user = users.iter().find(|user| user.id == member.user_id)?;
        if *draft.location_of(member) != MeetingLocation::Zoom {
            return None;
        }
        let name = user.name.as_str();
        let (code, detail) = match &user.zoom {
            None => (
                WarningCode::ZoomNotConnected,
                format!(
                    "{name} has not connected Zoom: appointments with them wait for a link until they have."
                ),
            ),
            Some(zoom) => {
                let end = meetings_end_after(zoom.plan).filter(|end| longest > *end)?;
                let detail = format!(
                    "{name} is on Zoom's Basic plan, which ends meetings after {end} minutes; appointments here take up to {longest}."
                );
                (WarningCode::ZoomPlanTooSmall, detail)
            }
        };
        Some(Warning { code, detail, user_id: user.id.clone() })
    };
    // Of a collective, only the primary hosts the meeting (rule 9).
    let collective = draft.kind == CalendarKind::Collective;
    draft.members.iter().filter(|member| !collective || member.primary).filter_map(of_member).collect()
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

/// A group of calendars: what is written down, with its id and version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupSettings {
    /// Its id.
    pub id: GroupId,
    /// Grows with every change; the entity tag is made of it.
    pub version: i64,
    /// What is written down.
    #[serde(flatten)]
    pub draft: GroupDraft,
}

/// A page of groups, in order of id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupPage {
    /// The groups.
    pub groups: Vec<GroupSettings>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<GroupId>,
}

/// A webhook endpoint: what is written down, and how it is doing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WebhookEndpoint {
    /// Its id.
    pub id: WebhookEndpointId,
    /// Grows with every change; the entity tag is made of it.
    pub version: i64,
    /// What is written down.
    #[serde(flatten)]
    pub draft: EndpointDraft,
    /// Since when nothing that it was sent has arrived; `null` where the last message did.
    pub failing_since: Option<Timestamp>,
    /// When it was switched off because of that. Switched on again, it is sent what has waited.
    pub disabled_at: Option<Timestamp>,
    /// Why, in words.
    pub disabled_reason: Option<String>,
    /// What its messages are signed with (Standard Webhooks). Only where it was just made; it is not shown again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// A page of webhook endpoints, in order of id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WebhookEndpointPage {
    /// The endpoints.
    pub webhook_endpoints: Vec<WebhookEndpoint>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<WebhookEndpointId>,
}

/// A message to an endpoint, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WebhookDelivery {
    /// The message's id: `webhook-id`, the same at every try.
    pub id: WebhookMessageId,
    /// What it tells.
    #[serde(rename = "type")]
    pub kind: WebhookEvent,
    /// Of which appointment.
    pub appointment_id: AppointmentId,
    /// When that happened.
    pub at: Timestamp,
    /// Whether it has arrived.
    pub state: DeliveryState,
    /// When it is sent next, where it waits: as soon as the endpoint is tried again, up to five minutes later.
    pub due: Option<Timestamp>,
    /// The tries, the latest one first.
    pub attempts: Vec<WebhookAttempt>,
}

/// One try of a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WebhookAttempt {
    /// When.
    pub at: Timestamp,
    /// The status that the endpoint answered; `null`: it did not.
    pub status: Option<u32>,
    /// Why it counts as failed, in words; `null`: it does not.
    pub error: Option<String>,
    /// How long it took, in milliseconds.
    pub took_ms: i64,
    /// How the answer begins.
    pub answer: String,
}

/// A page of what an endpoint was sent, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WebhookDeliveryPage {
    /// The messages.
    pub deliveries: Vec<WebhookDelivery>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<WebhookMessageId>,
}

/// A workflow: what is written down, and how many are inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorkflowView {
    /// Its id.
    pub id: WorkflowId,
    /// Grows with every change; the entity tag is made of it.
    pub version: i64,
    /// What is written down.
    #[serde(flatten)]
    pub draft: WorkflowDraft,
    /// How many appointments are on their way through it.
    pub enrolled: i64,
}

/// A page of workflows, in order of id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct WorkflowPage {
    /// The workflows.
    pub workflows: Vec<WorkflowView>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<WorkflowId>,
}

/// A workflow to start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecipeView {
    /// Which.
    pub recipe: Recipe,
    /// The workflow, to be created as it is or changed before.
    pub workflow: WorkflowDraft,
}

/// All workflows to start from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecipeList {
    /// The recipes.
    pub recipes: Vec<RecipeView>,
}

/// An appointment on its way through a workflow, or at the end of it, and what has happened on the way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Enrolment {
    /// Its id.
    pub id: EnrolmentId,
    /// Which workflow.
    pub workflow_id: WorkflowId,
    /// The version of it that it goes by.
    pub workflow_version: i64,
    /// Which appointment.
    pub appointment_id: AppointmentId,
    /// What made it enter.
    pub occasion: Occasion,
    /// When.
    pub entered_at: Timestamp,
    /// The step that it stands at; `null` behind the last one.
    pub at: Option<StepId>,
    /// When that step is looked at again, whatever happens; `null`: when the appointment changes, or never.
    pub due: Option<Timestamp>,
    /// Why it is over: `done`, `ended`, `cancelled`, `steps_gone`; `null`: it is not.
    pub ended: Option<String>,
    /// When it was.
    pub ended_at: Option<Timestamp>,
    /// What has happened, in order.
    pub history: Vec<EnrolmentEntry>,
}

/// Something that happened to an enrolment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EnrolmentEntry {
    /// When.
    pub at: Timestamp,
    /// At which step; `null`: at none.
    pub step: Option<StepId>,
    /// What: `sent`, or why not, and what else a step has done.
    pub what: String,
    /// The messages that were sent.
    pub message_ids: Vec<MessageId>,
}

/// A page of enrolments, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EnrolmentPage {
    /// The enrolments.
    pub enrolments: Vec<Enrolment>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<EnrolmentId>,
}

/// A message, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MessageView {
    /// Its id.
    pub id: MessageId,
    /// By what it goes.
    pub channel: Channel,
    /// To whom: an address, a number, a user.
    pub recipient: String,
    /// About which appointment.
    pub appointment_id: AppointmentId,
    /// Of which enrolment.
    pub enrolment_id: EnrolmentId,
    /// By which of its steps.
    pub step: StepId,
    /// What became of it.
    pub state: MessageState,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it is tried next, where it waits.
    pub due: Option<Timestamp>,
    /// How often it was tried.
    pub tries: u32,
    /// When it was taken on, or given up.
    pub settled_at: Option<Timestamp>,
    /// Who has taken it on.
    pub provider: Option<String>,
    /// What they call it.
    pub provider_id: Option<String>,
    /// Why it waits, or was not sent.
    pub reason: Option<String>,
    /// What a notice says.
    pub words: Option<String>,
}

/// A page of messages, the latest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MessagePage {
    /// The messages.
    pub messages: Vec<MessageView>,
    /// What `after` is for the next page; without it, this is the last one.
    pub next: Option<MessageId>,
}

/// How a sub-account sends messages.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MessageSettingsView {
    /// Grows with every change; the entity tag is made of it.
    pub version: i64,
    /// What is written down.
    #[serde(flatten)]
    pub settings: MessageSettings,
}

/// The body that tells of a client's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReplyHeard {
    /// The client's email or phone number.
    pub from: String,
    /// When they answered; without it, now.
    #[serde(default)]
    pub at: Option<Timestamp>,
}

/// How many of the client's enrolments heard an answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReplyTaken {
    /// The clients it is from.
    pub contacts: u32,
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
    /// What there is to know of its link at Zoom, once it has one.
    pub zoom_link: Option<ZoomLink>,
    /// How its meeting at Zoom went, once Zoom has told.
    pub attendance: Option<Attendance>,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// The series that it is part of.
    pub series_id: Option<SeriesId>,
    /// When it was booked.
    pub booked_at: Timestamp,
    /// Grows with every change; the entity tag is made of it.
    pub version: i64,
}

/// The link of an appointment at Zoom.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoomLink {
    /// Whether it is the client's alone.
    pub kind: LinkKind,
    /// Why it is not, where the calendar asks for personal links.
    pub reason: Option<String>,
    /// What the meeting was made without, of what the calendar asks for.
    pub left_out: Vec<LeftOut>,
    /// Where somebody has moved the meeting at Zoom. The link works as before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moved: Option<MovedAtZoom>,
}

/// A meeting that is at another time at Zoom than its appointment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MovedAtZoom {
    /// When it begins there.
    pub start: Timestamp,
    /// How long it is to take there.
    pub duration_minutes: u32,
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
    /// Of which appointment; of none where it is about a user.
    pub appointment: Option<AppointmentId>,
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
    /// Slot meetings that get no link, for a reason that stands with their appointments.
    #[serde(default)]
    pub meetings_given_up: i64,
    /// Webhook messages that endpoints have yet to take.
    #[serde(default)]
    pub webhooks_waiting: i64,
    /// Webhook endpoints that were switched off because they do not take what they are sent.
    #[serde(default)]
    pub webhook_endpoints_disabled: i64,
    /// Appointments on their way through workflows.
    #[serde(default)]
    pub enrolments_under_way: i64,
    /// Messages that nobody has taken on yet.
    #[serde(default)]
    pub messages_waiting: i64,
    /// Messages of the last days that were not delivered, for a reason that stands with each.
    #[serde(default)]
    pub messages_failed: i64,
}

/// How a Zoom account stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ZoomAccountStatus {
    /// Who owns it.
    pub owner: Option<UserId>,
    /// Why the owner must sign in at Zoom again, where they must.
    pub reconnect_needed: Option<String>,
    /// Whether somebody has let go of it and Zoom has yet to be told.
    pub revoke_owed: bool,
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
    /// Meetings to be made that wait for their turn.
    pub creates_waiting: u32,
    /// Meetings to be deleted that wait for their turn.
    pub deletes_waiting: u32,
    /// When Zoom counts anew: the next 00:00 UTC.
    pub resets_at: Timestamp,
    /// Zoom takes no calls of the account before this, where it has said so.
    pub closed_until: Option<Timestamp>,
    /// What the owner has allowed at Zoom, in Zoom's words.
    pub scopes: Vec<String>,
    /// When the tokens were had from Zoom that are in use. Tokens that nobody uses for 60 days are renewed.
    pub tokens_renewed_at: Option<Timestamp>,
    /// When our upcoming meetings were last compared with Zoom's.
    pub compared_at: Option<Timestamp>,
    /// How many of ours were missing at Zoom then, and are made again.
    pub missing_found: u32,
    /// How many of ours that nobody needs were still there then, and were deleted.
    pub orphans_found: u32,
}

/// The body that subscribes a user to a calendar outside.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewBusySource {
    /// The calendar's private address, `https://` or `webcal://`. It opens the whole calendar, so it is never given back.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::CalendarAddress"))]
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
