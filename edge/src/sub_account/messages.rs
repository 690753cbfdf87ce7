//! What a [`SubAccount`](super::SubAccount) is asked.

use crate::host::messages::MirroredClaim;
use crate::messages;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::appointment::{Actor, Status};
use shared::attendance::Attendance;
use shared::availability::{Schedule, Zone};
use shared::calendar::{Calendar, CalendarDraft, MeetingLocation, Slug};
use shared::contact::{Contact, Email, FreeText, Name};
use shared::form::Filled;
use shared::group::GroupDraft;
use shared::id::{
    AgencyId, AppointmentId, CalendarId, EnrolmentId, GroupId, MessageId, ScheduleId, SeriesId,
    SlotMeetingId, SubAccountId, UserId, WebhookEndpointId, WebhookMessageId, WorkflowId,
};
use shared::interval::Interval;
use shared::management::ZoomLink;
pub use shared::management::{Event as EventRecord, SubAccountStatus, UserDeleted};
use shared::messaging::{Language, MessageSettings, MessageState};
use shared::report::Report;
use shared::series::Repeat;
use shared::slot::{Explanation, Slot};
use shared::webhook::EndpointDraft;
use shared::wire::{AnswerValue, MeetingLocationView};
use shared::zoom_message::News;
use std::collections::BTreeMap;

/// Bring the sub-account into being. Sent again, it changes nothing but the name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Found {
    /// The sub-account's id, which an object cannot know by itself.
    pub id: SubAccountId,
    /// Whose it is.
    pub agency: AgencyId,
    /// What clients see as the business's name.
    pub name: Name,
}

/// What a sub-account knows of a user who can be booked in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Who.
    pub user: UserId,
    /// What clients see.
    pub name: Name,
    /// The Zoom user id of their connected Zoom account.
    pub zoom_account: Option<String>,
    /// Where they read what their business is told.
    #[serde(default)]
    pub email: Option<Email>,
}

/// Write a calendar, new or changed, with all that is to be known of its members.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaveCalendar {
    /// Its id.
    pub id: CalendarId,
    /// What is written down of it.
    pub draft: CalendarDraft,
    /// Its members.
    pub people: Vec<Person>,
    /// The version that the change was made on; none: whatever it is.
    pub version: Option<i64>,
}

/// A calendar as it is written down.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CalendarRecord {
    /// Its id.
    pub id: CalendarId,
    /// What is written down of it.
    pub draft: CalendarDraft,
    /// Grows with every change.
    pub version: i64,
}

/// Read a calendar as it is written down.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadCalendar {
    /// Which.
    pub calendar: CalendarId,
}

/// A page of calendars, in order of id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListCalendars {
    /// The last id of the page before.
    pub after: Option<CalendarId>,
    /// At most this many.
    pub limit: u32,
}

/// Write a schedule that calendars can share, new or changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaveSchedule {
    /// Its id.
    pub id: ScheduleId,
    /// What it is called.
    pub name: Name,
    /// The hours.
    pub schedule: Schedule,
    /// The version that the change was made on; none: whatever it is.
    pub version: Option<i64>,
}

/// A shared schedule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ScheduleRecord {
    /// Its id.
    pub id: ScheduleId,
    /// What it is called.
    pub name: Name,
    /// The hours.
    pub schedule: Schedule,
    /// Grows with every change.
    pub version: i64,
}

/// Read a shared schedule.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadSchedule {
    /// Which.
    pub schedule: ScheduleId,
}

/// A page of shared schedules, in order of id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListSchedules {
    /// The last id of the page before.
    pub after: Option<ScheduleId>,
    /// At most this many.
    pub limit: u32,
}

/// Delete a shared schedule that no calendar uses. Sent again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeleteSchedule {
    /// Which.
    pub schedule: ScheduleId,
}

/// Check a group before its slug is taken: answered as it would be written.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CheckGroup {
    /// What is to be written down.
    pub draft: GroupDraft,
}

/// Write a group of calendars.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaveGroup {
    /// Its id.
    pub id: GroupId,
    /// What is written down of it.
    pub draft: GroupDraft,
    /// The version that the change was made on. None for a new group: one that is there already stays as it is.
    pub version: Option<i64>,
}

/// A group of calendars as it is written down.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GroupRecord {
    /// Its id.
    pub id: GroupId,
    /// What is written down of it.
    pub draft: GroupDraft,
    /// Grows with every change.
    pub version: i64,
}

/// Read a group as it is written down.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadGroup {
    /// Which.
    pub group: GroupId,
}

/// A page of groups, in order of id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListGroups {
    /// The last id of the page before.
    pub after: Option<GroupId>,
    /// At most this many.
    pub limit: u32,
}

/// Delete a group. Its calendars stay. Sent again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeleteGroup {
    /// Which.
    pub group: GroupId,
    /// The version that is to be deleted; none: whatever it is.
    pub version: Option<i64>,
}

/// Was this group deleted, so that its slug is free again? One that was never written is not.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct IsGroupDeleted {
    /// Which.
    pub group: GroupId,
}

/// What clients see of a group; refused where they see nothing of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadListing {
    /// Which.
    pub group: GroupId,
}

/// What clients see of a group.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListingRecord {
    /// The group.
    pub group: GroupRecord,
    /// The business's name.
    pub sub_account: Name,
    /// Its calendars that take bookings, in the group's order.
    pub calendars: Vec<ListedRecord>,
}

/// A calendar of a group.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListedRecord {
    /// The calendar.
    pub id: CalendarId,
    /// What is written down of it.
    pub draft: CalendarDraft,
    /// Names of its members, in its order.
    pub hosts: Vec<Name>,
}

/// Write a webhook endpoint, new or changed. A new one is answered with its secret.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaveWebhookEndpoint {
    /// Its id.
    pub id: WebhookEndpointId,
    /// What is written down of it.
    pub draft: EndpointDraft,
    /// The version that the change was made on. None for a new endpoint: one that is there already stays as it is.
    pub version: Option<i64>,
}

/// Read a webhook endpoint.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadWebhookEndpoint {
    /// Which.
    pub endpoint: WebhookEndpointId,
}

/// A page of webhook endpoints, in order of id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListWebhookEndpoints {
    /// The last id of the page before.
    pub after: Option<WebhookEndpointId>,
    /// At most this many.
    pub limit: u32,
}

/// Delete a webhook endpoint. Sent again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeleteWebhookEndpoint {
    /// Which.
    pub endpoint: WebhookEndpointId,
    /// The version that is to be deleted; none: whatever it is.
    pub version: Option<i64>,
}

/// Give a webhook endpoint a new secret. Those that it had sign as well for a while.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeWebhookSecret {
    /// Which.
    pub endpoint: WebhookEndpointId,
}

/// A page of what a webhook endpoint was sent, the latest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListWebhookDeliveries {
    /// Which endpoint.
    pub endpoint: WebhookEndpointId,
    /// The last id of the page before.
    pub after: Option<WebhookMessageId>,
    /// At most this many.
    pub limit: u32,
}

/// Send a webhook endpoint a message once more, whatever became of it before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ResendWebhook {
    /// Which endpoint.
    pub endpoint: WebhookEndpointId,
    /// Which message.
    pub message: WebhookMessageId,
}

/// Write a workflow, new or changed. It was read by the courier.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SaveWorkflow {
    /// Its id.
    pub id: WorkflowId,
    /// What is written down of it.
    pub draft: Value,
    /// The version that the change was made on. None for a new workflow: one that is there already stays as it is.
    pub version: Option<i64>,
}

/// Read a workflow.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadWorkflow {
    /// Which.
    pub workflow: WorkflowId,
}

/// A page of workflows, in order of id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListWorkflows {
    /// The last id of the page before.
    pub after: Option<WorkflowId>,
    /// At most this many.
    pub limit: u32,
}

/// Delete a workflow. Sent again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeleteWorkflow {
    /// Which.
    pub workflow: WorkflowId,
    /// The version that is to be deleted; none: whatever it is.
    pub version: Option<i64>,
}

/// A page of enrolments, the latest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListEnrolments {
    /// The last id of the page before.
    pub after: Option<EnrolmentId>,
    /// Only those of this appointment.
    pub appointment: Option<AppointmentId>,
    /// Only those of this workflow.
    pub workflow: Option<WorkflowId>,
    /// At most this many.
    pub limit: u32,
}

/// Read an enrolment with its history.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadEnrolment {
    /// Which.
    pub enrolment: EnrolmentId,
}

/// A page of messages, the latest first.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListMessages {
    /// The last id of the page before.
    pub after: Option<MessageId>,
    /// Only those about this appointment.
    pub appointment: Option<AppointmentId>,
    /// Only those of which this became.
    pub state: Option<MessageState>,
    /// At most this many.
    pub limit: u32,
}

/// A client has answered a message. How many clients it is from.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HearReply {
    /// Their email or phone number.
    pub from: String,
    /// When.
    pub at: Timestamp,
}

/// Something was told of a message, or in answer to one.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HearReport {
    /// What.
    pub report: Report,
    /// When.
    pub at: Timestamp,
}

/// Read how the sub-account sends messages.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadMessageSettings {}

/// Change how the sub-account sends messages. Its texts were checked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeMessageSettings {
    /// All of it.
    pub settings: MessageSettings,
    /// The version that the change was made on.
    pub version: i64,
}

/// A user's name or Zoom connection changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonChanged {
    /// As they are now.
    pub person: Person,
    /// When they took the app out of their Zoom account, if that is what changed.
    pub deauthorized: Option<Timestamp>,
}

/// Zoom has told something of a slot meeting. Told again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MeetingNews {
    /// Which.
    pub slot_meeting: SlotMeetingId,
    /// Whether Zoom tells us of this host's participants at all.
    pub people: bool,
    /// What happened.
    pub news: News,
}

/// A user on a calendar, as far as they may know of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Membership {
    /// The calendar.
    pub calendar: CalendarId,
    /// What it is called.
    pub name: Name,
    /// Whose calendar it is.
    pub sub_account: Name,
    /// Where the user meets clients of it; `None`: where the calendar says.
    pub own: Option<MeetingLocation>,
    /// Where the calendar says.
    pub calendar_location: MeetingLocation,
    /// The longest appointment that can be booked, in minutes.
    pub longest_minutes: u32,
}

impl Membership {
    /// Where the user meets clients.
    #[must_use]
    pub fn location(&self) -> &MeetingLocation {
        self.own.as_ref().unwrap_or(&self.calendar_location)
    }
}

/// The calendars that a user is a member of, in order of name.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListMemberships {
    /// Who.
    pub user: UserId,
}

/// Set where a user meets clients of a calendar. Appointments that there are stay where they are.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SetMemberLocation {
    /// Who.
    pub user: UserId,
    /// On which calendar.
    pub calendar: CalendarId,
    /// Where; `None`: where the calendar says.
    pub location: Option<MeetingLocation>,
}

/// Set where a user meets clients on all calendars of which they are a member. Answers on how many that is another
/// place than before.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ApplyLocation {
    /// Who.
    pub user: UserId,
    /// Where; `None`: where each calendar says.
    pub location: Option<MeetingLocation>,
}

/// From now on no appointment is written that this user would host; or lift that. Answers how many upcoming ones they
/// host.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BarUser {
    /// Who.
    pub user: UserId,
    /// Whether they are barred.
    pub barred: bool,
}

/// Give every upcoming appointment of a user who is barred to others of its calendar, where they are free.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct GiveAway {
    /// Who.
    pub user: UserId,
}

/// What came of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Given {
    /// How many have other hosts now.
    pub given: u32,
    /// For how many nobody else is free.
    pub left: u32,
}

/// Take a user who is barred out of all calendars, and cancel what upcoming appointments they have left. Sent again, it
/// changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct TakeOut {
    /// Who.
    pub user: UserId,
}

/// What is offered on a calendar in a stretch of time.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadOffer {
    /// Which calendar.
    pub calendar: CalendarId,
    /// Slots that start in here; none are looked for where it is `None`.
    pub range: Option<Interval>,
    /// Also find the first slot at or after this.
    pub first_from: Option<Timestamp>,
    /// For appointments of this length; of the usual one where it is `None`.
    pub duration_minutes: Option<u32>,
    /// Whose rules hold.
    pub by: Actor,
}

/// The slots of a calendar in a stretch of time, and nothing else: what clients ask for most.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadSlots {
    /// Which calendar.
    pub calendar: CalendarId,
    /// Slots that start in here.
    pub range: Interval,
    /// For appointments of this length; of the usual one where it is `None`.
    pub duration_minutes: Option<u32>,
}

/// Why is a start offered on a calendar, or not?
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ExplainStart {
    /// Which calendar.
    pub calendar: CalendarId,
    /// Which start.
    pub start: Timestamp,
    /// For an appointment of this length; of the usual one where it is `None`.
    pub duration_minutes: Option<u32>,
}

/// A calendar and what is free on it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct OfferRecord {
    /// The calendar.
    pub calendar: Calendar,
    /// Names of its members, in its order.
    pub hosts: Vec<Name>,
    /// Whose calendar it is.
    pub sub_account: Name,
    /// What is free in the range.
    pub slots: Vec<Slot>,
    /// The first free slot, where it was asked for.
    pub first: Option<Slot>,
}

/// Book a slot.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Book {
    /// Which calendar.
    pub calendar: CalendarId,
    /// The client's idempotency key.
    pub key: String,
    /// Tells a repeated request from another one under the same key.
    pub fingerprint: String,
    /// First instant of the slot.
    pub start: Timestamp,
    /// The client's time zone.
    pub tz: Zone,
    /// Who books.
    pub contact: Contact,
    /// What they say beforehand.
    pub notes: Option<FreeText>,
    /// Answers to the calendar's own questions, as they were sent.
    pub answers: BTreeMap<String, AnswerValue>,
    /// Who comes along, as it was sent.
    pub guests: Vec<String>,
    /// How long it lasts, where the client chose.
    pub duration_minutes: Option<u32>,
    /// A time that was kept for this client.
    pub hold: Option<AppointmentId>,
    /// The series that it is part of.
    pub series: Option<SeriesId>,
    /// The client's language, if it is known.
    #[serde(default)]
    pub language: Option<Language>,
    /// Who books.
    pub by: Actor,
}

/// Book a series: the first appointment, and how it comes again.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct BookSeries {
    /// The first one.
    pub booking: Book,
    /// How it comes again.
    pub repeat: Repeat,
}

/// Read a series.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadSeries {
    /// Which.
    pub series: SeriesId,
}

/// Cancel what is still to come of a series. Sent again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CancelSeries {
    /// Which.
    pub series: SeriesId,
    /// Why.
    pub reason: Option<FreeText>,
    /// Who cancels.
    pub by: Actor,
}

/// A series and what became of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SeriesRecord {
    /// Its id.
    pub id: SeriesId,
    /// Its appointments, in order of start.
    pub appointments: Vec<AppointmentRecord>,
    /// Times that were not free and were left out.
    pub skipped: Vec<Timestamp>,
    /// All times that were not free, in order.
    pub clashes: Vec<Clash>,
    /// Whose it is.
    pub sub_account: SubAccountId,
    /// The zone that it was booked in.
    pub tz: Zone,
}

/// A time of a series that was not free.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Clash {
    /// When an appointment was to start.
    pub wanted: Timestamp,
    /// The one that takes place instead; none: left out.
    pub appointment: Option<AppointmentId>,
}

/// Keep a time for a client who fills the form in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HoldSlot {
    /// Which calendar.
    pub calendar: CalendarId,
    /// First instant of the slot.
    pub start: Timestamp,
    /// The client's time zone.
    pub tz: Zone,
    /// How long the appointment lasts, where the client chose.
    pub duration_minutes: Option<u32>,
    /// Tells clients apart, without saying who they are.
    pub client: String,
    /// Sent again under the same key, it is the same hold.
    pub key: Option<String>,
}

/// A time that is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct HoldRecord {
    /// Names it to its client: whoever knows it books the time. The id of the appointment to be.
    pub id: AppointmentId,
    /// First instant of the slot.
    pub start: Timestamp,
    /// When it is given back by itself.
    pub expires: Timestamp,
}

/// Give a kept time back. Sent again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReleaseHold {
    /// Which.
    pub hold: AppointmentId,
}

/// Read an appointment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadAppointment {
    /// Which.
    pub appointment: AppointmentId,
}

/// Cancel an appointment. Sent again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Cancel {
    /// Which.
    pub appointment: AppointmentId,
    /// Why.
    pub reason: Option<FreeText>,
    /// The revision that the change was made on; none: whatever it is.
    pub revision: Option<i64>,
    /// Who cancels.
    pub by: Actor,
}

/// Approve an appointment, or say whether the client came.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ChangeStatus {
    /// Which.
    pub appointment: AppointmentId,
    /// What it becomes.
    pub status: Status,
    /// The revision that the change was made on; none: whatever it is.
    pub revision: Option<i64>,
    /// Who says so.
    pub by: Actor,
}

/// Give an appointment to another host.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reassign {
    /// Which.
    pub appointment: AppointmentId,
    /// To whom.
    pub user: UserId,
    /// The revision that the change was made on; none: whatever it is.
    pub revision: Option<i64>,
    /// Who says so.
    pub by: Actor,
}

/// Change what is written about an appointment. Costs Zoom nothing (rule 2). What is `None` stays.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct EditAppointment {
    /// Which.
    pub appointment: AppointmentId,
    /// What it is called.
    pub title: Option<Name>,
    /// What the client said beforehand; empty: nothing.
    pub notes: Option<String>,
    /// What the business notes for itself; empty: nothing.
    pub staff_notes: Option<String>,
    /// Who comes.
    pub contact: Option<Contact>,
    /// The revision that the change was made on; none: whatever it is.
    pub revision: Option<i64>,
    /// Who says so.
    pub by: Actor,
}

/// Take an appointment out of all lists; its audit trail stays. One that still holds its time is cancelled. Sent
/// again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct DeleteAppointment {
    /// Which.
    pub appointment: AppointmentId,
    /// The revision that the change was made on; none: whatever it is.
    pub revision: Option<i64>,
    /// Who says so.
    pub by: Actor,
}

/// A page of the audit trail, in the order in which things happened.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListEvents {
    /// Only of this appointment.
    pub appointment: Option<AppointmentId>,
    /// The last number of the page before; 0 to begin with.
    pub after: i64,
    /// At most this many.
    pub limit: u32,
}

/// Move an appointment to another slot of its calendar. To the slot that it has, it changes nothing (rule 2).
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Reschedule {
    /// Which.
    pub appointment: AppointmentId,
    /// First instant of the new slot.
    pub start: Timestamp,
    /// The client's time zone.
    pub tz: Zone,
    /// The revision that the change was made on; none: whatever it is.
    pub revision: Option<i64>,
    /// Who moves it.
    pub by: Actor,
}

/// An appointment with all that belongs to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AppointmentRecord {
    /// The appointment's id.
    pub id: AppointmentId,
    /// Where it was booked.
    pub sub_account: SubAccountId,
    /// What it is.
    pub status: Status,
    /// First instant.
    pub start: Timestamp,
    /// First instant after it.
    pub end: Timestamp,
    /// The client's time zone.
    pub tz: Zone,
    /// What it is called.
    pub title: String,
    /// Its calendar.
    pub calendar: CalendarId,
    /// Its calendar's slug.
    pub slug: Slug,
    /// Its calendar's name.
    pub calendar_name: Name,
    /// Whose calendar it is.
    pub sub_account_name: Name,
    /// Who hosts, first the one whose meeting it is.
    pub hosts: Vec<Person>,
    /// Who booked.
    pub contact: Contact,
    /// Where it takes place, as things are now.
    pub location: MeetingLocationView,
    /// What there is to know of its link at Zoom, once it has one.
    pub link: Option<ZoomLink>,
    /// How its meeting at Zoom went, once Zoom has told.
    pub attendance: Option<Attendance>,
    /// What the client said beforehand.
    pub notes: Option<String>,
    /// What the business notes for itself.
    pub staff_notes: Option<String>,
    /// Answers and guests.
    pub filled: Filled,
    /// The series that it is part of.
    pub series: Option<SeriesId>,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// What its client may do to it by themselves, at the moment.
    pub client_may: ClientMay,
    /// Grows with every change: iCalendar's `SEQUENCE`.
    pub revision: i64,
    /// When it was booked.
    pub booked_at: Timestamp,
}

/// What a client may do to an appointment at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClientMay {
    /// Choose another time.
    pub reschedule: bool,
    /// Cancel it.
    pub cancel: bool,
}

/// When a user is busy outside of our calendars: all of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MirrorBusy {
    /// Who.
    pub user: UserId,
    /// Grows with every change; what is not newer than what is known is passed over.
    pub seq: i64,
    /// When.
    pub busy: Vec<Interval>,
}

/// A user's claims in other sub-accounts have changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MirrorClaims {
    /// Whose.
    pub user: UserId,
    /// The number of the last change in here; changes that are not newer than what is known are passed over.
    pub seq: i64,
    /// What changed, oldest first.
    pub changes: Vec<MirroredClaim>,
}

/// What became of the booking that made this claim? `true`: its appointment is written and holds the claim.
/// `false`: it does not, and from now on never will.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SettleClaim {
    /// Which claim.
    pub claim_id: String,
}

/// A page of appointments, in order of id.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListAppointments {
    /// The last id of the page before.
    pub after: Option<AppointmentId>,
    /// Only those of this calendar.
    pub calendar: Option<CalendarId>,
    /// Only those of this status.
    pub status: Option<Status>,
    /// At most this many.
    pub limit: u32,
}

/// How things stand: for operations and tests.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadStatus {}

/// It is a slot meeting's turn in the day's budget of its Zoom account. Answers whether it still wants to go.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CallMeeting {
    /// Which.
    pub slot_meeting: SlotMeetingId,
    /// The Zoom account that calls.
    pub zoom_account: String,
}

messages!("SUB_ACCOUNT" {
    Found => (),
    ListMemberships => Vec<Membership>,
    SetMemberLocation => Membership,
    ApplyLocation => u32,
    BarUser => u32,
    GiveAway => Given,
    TakeOut => UserDeleted,
    SaveCalendar => CalendarRecord,
    ReadCalendar => CalendarRecord,
    ListCalendars => Vec<CalendarRecord>,
    SaveSchedule => ScheduleRecord,
    ReadSchedule => ScheduleRecord,
    ListSchedules => Vec<ScheduleRecord>,
    DeleteSchedule => (),
    CheckGroup => GroupDraft,
    SaveGroup => GroupRecord,
    ReadGroup => GroupRecord,
    ListGroups => Vec<GroupRecord>,
    DeleteGroup => (),
    IsGroupDeleted => bool,
    ReadListing => ListingRecord,
    SaveWebhookEndpoint => Value,
    ReadWebhookEndpoint => Value,
    ListWebhookEndpoints => Vec<Value>,
    DeleteWebhookEndpoint => (),
    ChangeWebhookSecret => Value,
    ListWebhookDeliveries => Vec<Value>,
    ResendWebhook => Value,
    SaveWorkflow => Value,
    ReadWorkflow => Value,
    ListWorkflows => Vec<Value>,
    DeleteWorkflow => (),
    ListEnrolments => Vec<Value>,
    ReadEnrolment => Value,
    ListMessages => Vec<Value>,
    HearReply => u32,
    HearReport => (),
    ReadMessageSettings => Value,
    ChangeMessageSettings => Value,
    ExplainStart => Explanation,
    BookSeries => SeriesRecord,
    ReadSeries => SeriesRecord,
    CancelSeries => SeriesRecord,
    HoldSlot => HoldRecord,
    ReleaseHold => (),
    ChangeStatus => AppointmentRecord,
    Reassign => AppointmentRecord,
    EditAppointment => AppointmentRecord,
    DeleteAppointment => (),
    ListEvents => Vec<EventRecord>,
    MirrorBusy => (),
    PersonChanged => (),
    ReadOffer => OfferRecord,
    ReadSlots => Vec<Slot>,
    Book => AppointmentRecord,
    ReadAppointment => AppointmentRecord,
    Cancel => AppointmentRecord,
    Reschedule => AppointmentRecord,
    MirrorClaims => (),
    SettleClaim => bool,
    ListAppointments => Vec<AppointmentRecord>,
    ReadStatus => SubAccountStatus,
    CallMeeting => bool,
    MeetingNews => (),
});
