//! What is known of an appointment when a step is looked at, and what can be asked of it.

use crate::appointment::Status;
use crate::availability::Zone;
use crate::id::{CalendarId, UserId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// All that decides what a step does, as of one moment.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// That moment.
    pub now: Timestamp,
    /// The appointment's calendar.
    pub calendar: &'a CalendarId,
    /// Its hosts.
    pub hosts: &'a [UserId],
    /// Whether it is one of a series.
    pub is_recurring: bool,
    /// What it is.
    pub status: Status,
    /// Its first instant.
    pub start: Timestamp,
    /// The first instant after it.
    pub end: Timestamp,
    /// When it was given this time: booked, or last moved.
    pub timed_at: Timestamp,
    /// The zone of its calendar, in which days and months are counted.
    pub zone: &'a Zone,
    /// The client's zone.
    pub contact_zone: &'a Zone,
    /// What there is of its link.
    pub link: Link,
    /// When the client last answered a message, if they have.
    pub replied_at: Option<Timestamp>,
}

/// The same as it is written down, but for the moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Standing {
    /// The appointment's calendar.
    pub calendar: CalendarId,
    /// Its hosts.
    pub hosts: Vec<UserId>,
    /// Whether it is one of a series.
    pub is_recurring: bool,
    /// What it is.
    pub status: Status,
    /// Its first instant.
    pub start: Timestamp,
    /// The first instant after it.
    pub end: Timestamp,
    /// When it was given this time: booked, or last moved.
    pub timed_at: Timestamp,
    /// The zone of its calendar, in which days and months are counted.
    pub zone: Zone,
    /// The client's zone.
    pub contact_zone: Zone,
    /// What there is of its link.
    pub link: Link,
    /// When the client last answered a message, if they have.
    pub replied_at: Option<Timestamp>,
}

impl Standing {
    /// As of a moment.
    #[must_use]
    pub fn at(&self, now: Timestamp) -> Situation<'_> {
        Situation {
            now,
            calendar: &self.calendar,
            hosts: &self.hosts,
            is_recurring: self.is_recurring,
            status: self.status,
            start: self.start,
            end: self.end,
            timed_at: self.timed_at,
            zone: &self.zone,
            contact_zone: &self.contact_zone,
            link: self.link,
            replied_at: self.replied_at,
        }
    }
}

/// What there is of an appointment's meeting location.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Link {
    /// It can be told.
    Ready,
    /// It is being made.
    Pending,
    /// There is none, and there will be none.
    Never,
}

/// Something that holds of an appointment, or does not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// Its meeting location can be told.
    LinkExists,
    /// Its status is one of these.
    StatusIs(Vec<Status>),
    /// It is on one of these calendars.
    CalendarIs(Vec<CalendarId>),
    /// One of these users hosts it.
    HostIs(Vec<UserId>),
    /// It is one of a series.
    IsRecurring,
    /// The client has answered a message since the appointment entered the workflow.
    Replied,
    /// It has not begun yet.
    IsAhead,
}

impl Condition {
    /// Whether it holds for an appointment that entered the workflow at `entered`.
    #[must_use]
    pub fn holds(&self, situation: &Situation<'_>, entered: Timestamp) -> bool {
        match self {
            Self::LinkExists => situation.link == Link::Ready,
            Self::StatusIs(statuses) => statuses.contains(&situation.status),
            Self::CalendarIs(calendars) => calendars.contains(situation.calendar),
            Self::HostIs(users) => users.iter().any(|user| situation.hosts.contains(user)),
            Self::IsRecurring => situation.is_recurring,
            Self::Replied => situation.replied_at.is_some_and(|at| at >= entered),
            Self::IsAhead => situation.now < situation.start,
        }
    }
}
