//! What a [`SubAccount`](super::SubAccount) is asked.

use crate::host::messages::MirroredClaim;
use crate::messages;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::availability::Zone;
use shared::calendar::{Calendar, Slug};
use shared::contact::{Contact, FreeText, Name};
use shared::id::{AgencyId, AppointmentId, CalendarId, SubAccountId, UserId};
use shared::interval::Interval;
use shared::slot::Slot;
use shared::wire::MeetingLocationView;

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
}

/// Add a calendar, with all that is to be known of its members.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AddCalendar {
    /// The calendar.
    pub calendar: Calendar,
    /// Its members.
    pub people: Vec<Person>,
}

/// A user's name or Zoom connection changed.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PersonChanged {
    /// As they are now.
    pub person: Person,
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
}

/// An appointment with all that belongs to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AppointmentRecord {
    /// The appointment's id.
    pub id: AppointmentId,
    /// Where it was booked.
    pub sub_account: SubAccountId,
    /// `confirmed` or `cancelled`.
    pub status: String,
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
    /// Grows with every change: iCalendar's `SEQUENCE`.
    pub revision: i64,
    /// When it was booked.
    pub booked_at: Timestamp,
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
    /// At most this many.
    pub limit: u32,
}

/// How things stand: for operations and tests.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReadStatus {}

/// How a sub-account stands.
#[derive(Debug, Clone, Serialize, Deserialize)]
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

messages!("SUB_ACCOUNT" {
    Found => (),
    AddCalendar => Calendar,
    PersonChanged => (),
    ReadOffer => OfferRecord,
    Book => AppointmentRecord,
    ReadAppointment => AppointmentRecord,
    Cancel => AppointmentRecord,
    Reschedule => AppointmentRecord,
    MirrorClaims => (),
    SettleClaim => bool,
    ListAppointments => Vec<AppointmentRecord>,
    ReadStatus => SubAccountStatus,
});
