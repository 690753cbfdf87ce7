//! Calendars: what clients book.

use crate::appointment::Actor;
use crate::attendance::AttendanceRule;
use crate::availability::{Schedule, Zone};
use crate::contact::{FreeText, Name};
use crate::form::Form;
use crate::host::{Priority, RoundRobin, Weight};
use crate::id::{CalendarId, ScheduleId, UserId};
use crate::invalid::Invalid;
use crate::limits;
use crate::meeting::ZoomSettings;
use crate::slot::{Sharing, SlotRules};
use crate::title::TitleTemplate;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// The four kinds of calendar. Round robin and collective are the *group calendars* of the seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum CalendarKind {
    /// One of the members hosts; the fair one is chosen.
    RoundRobin,
    /// All members host together.
    Collective,
    /// One member hosts many clients in a slot.
    Class,
    /// Nobody is assigned; the calendar itself is what is booked.
    Unassigned,
}

impl CalendarKind {
    /// The kind as it is written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::RoundRobin => "round_robin",
            Self::Collective => "collective",
            Self::Class => "class",
            Self::Unassigned => "unassigned",
        }
    }

    /// Whether a slot needs any one member or all of them.
    #[must_use]
    pub fn sharing(self) -> Sharing {
        match self {
            Self::Collective => Sharing::AllOf,
            Self::RoundRobin | Self::Class | Self::Unassigned => Sharing::AnyOf,
        }
    }

    /// Rule 5 of the link: Zoom meetings are made for group calendars, and, beyond the seed, for classes.
    #[must_use]
    pub fn may_use_zoom(self) -> bool {
        self != Self::Unassigned
    }
}

/// The calendar's part of its address. Invariant: 1 to [`limits::SLUG_CHARS_MAX`] of `a-z`, `0-9` and single
/// hyphens between them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

impl Slug {
    /// Reads a slug; capitals are not accepted, so that one calendar has one address.
    pub fn parse(text: &str) -> Result<Self, Invalid> {
        let word = |word: &str| {
            !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        };
        if text.len() <= limits::SLUG_CHARS_MAX && text.split('-').all(word) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Invalid::new(
                "invalid_slug",
                "slug",
                "A slug is lower-case letters and digits, with single hyphens between words.",
            ))
        }
    }

    /// The slug as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = Invalid;
    fn try_from(text: String) -> Result<Self, Invalid> {
        Self::parse(&text)
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> String {
        slug.0
    }
}

/// Where appointments of a calendar take place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", content = "value", rename_all = "snake_case", deny_unknown_fields)]
pub enum MeetingLocation {
    /// A Zoom meeting made for each slot on the host's own account.
    Zoom,
    /// One link for all appointments.
    Static(#[cfg_attr(feature = "schema", schemars(with = "crate::schema::WebLink"))] String),
    /// A telephone number, or who calls whom.
    Phone(
        #[cfg_attr(
            feature = "schema",
            schemars(with = "crate::schema::Text<{ crate::limits::LOCATION_CHARS_MAX }>")
        )]
        String,
    ),
    /// An address.
    InPerson(
        #[cfg_attr(
            feature = "schema",
            schemars(with = "crate::schema::Text<{ crate::limits::LOCATION_CHARS_MAX }>")
        )]
        String,
    ),
    /// Anything else, in words.
    Custom(
        #[cfg_attr(
            feature = "schema",
            schemars(with = "crate::schema::Text<{ crate::limits::LOCATION_CHARS_MAX }>")
        )]
        String,
    ),
}

impl MeetingLocation {
    /// The kind as it is written over HTTP.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Zoom => "zoom",
            Self::Static(_) => "static",
            Self::Phone(_) => "phone",
            Self::InPerson(_) => "in_person",
            Self::Custom(_) => "custom",
        }
    }

    /// The fixed text of every location but `zoom`.
    #[must_use]
    pub fn fixed(&self) -> Option<&str> {
        match self {
            Self::Zoom => None,
            Self::Static(text) | Self::Phone(text) | Self::InPerson(text) | Self::Custom(text) => Some(text),
        }
    }

    /// A user's default: where they meet clients unless a calendar says otherwise. An address of a room belongs to a
    /// calendar, so there is none among them.
    pub fn for_user(self) -> Result<Self, Invalid> {
        match &self {
            Self::InPerson(_) => Err(Invalid::new(
                "invalid_meeting_location",
                "meeting_location",
                "A user's default is zoom, static, phone or custom.",
            )),
            _ => self.checked(None),
        }
    }

    fn checked(self, kind: Option<CalendarKind>) -> Result<Self, Invalid> {
        let refused = |message: &'static str| {
            Err(Invalid::new("invalid_meeting_location", "meeting_location", message))
        };
        match &self {
            Self::Zoom if kind.is_some_and(|kind| !kind.may_use_zoom()) => refused(
                "An unassigned calendar has no host whose Zoom account could make the meeting: give it a static link.",
            ),
            Self::Static(link) if !is_web_link(link) => {
                refused("A static meeting location is a link that begins with https://.")
            }
            _ => match self.fixed() {
                Some(text) if text.trim().is_empty() => refused("This meeting location needs a value."),
                Some(text)
                    if text.chars().count() > limits::LOCATION_CHARS_MAX
                        || text.chars().any(char::is_control) =>
                {
                    refused("A meeting location is one line of at most 500 characters.")
                }
                _ => Ok(self),
            },
        }
    }
}

fn is_web_link(link: &str) -> bool {
    ["https://", "http://"]
        .iter()
        .any(|scheme| link.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
        && !link.chars().any(|c| c.is_whitespace() || "\"<>".contains(c))
}

/// A user on a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Who.
    pub user_id: UserId,
    /// When they can be booked here, in their own zone. Either this or `schedule_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// A schedule of the sub-account, shared with other calendars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule_id: Option<ScheduleId>,
    /// Collective: hosts the meeting (rule 9). Exactly one member of a collective is; elsewhere it means nothing.
    #[serde(default)]
    pub primary: bool,
    /// How much they are preferred, for the strategy `optimize_for_availability`.
    #[serde(default)]
    pub priority: Priority,
    /// Their part, for the strategy `weighted`.
    #[serde(default)]
    pub weight: Weight,
    /// Since when they are a member, for the strategies that count; without it, since always.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<Timestamp>,
    /// At most so many appointments of this calendar start on one day for this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::DAY_LIMIT_MAX)))]
    pub per_day: Option<u32>,
    /// Where they meet clients of this calendar, if not where the calendar says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub meeting_location: Option<MeetingLocation>,
}

/// What a client may do to an appointment by its signed link, and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ClientChanges {
    /// Whether clients may choose another time.
    pub reschedule: bool,
    /// Up to how long before the start they may.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = crate::limits::CHANGE_NOTICE_MINUTES_MAX)))]
    pub reschedule_notice_minutes: u32,
    /// Whether clients may cancel.
    pub cancel: bool,
    /// Up to how long before the start they may.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = crate::limits::CHANGE_NOTICE_MINUTES_MAX)))]
    pub cancel_notice_minutes: u32,
}

/// Everything, up to the start.
impl Default for ClientChanges {
    fn default() -> Self {
        Self { reschedule: true, reschedule_notice_minutes: 0, cancel: true, cancel_notice_minutes: 0 }
    }
}

impl ClientChanges {
    fn checked(self) -> Result<Self, Invalid> {
        let notices = [
            ("reschedule_notice_minutes", self.reschedule_notice_minutes),
            ("cancel_notice_minutes", self.cancel_notice_minutes),
        ];
        match notices.into_iter().find(|(_, minutes)| *minutes > limits::CHANGE_NOTICE_MINUTES_MAX) {
            Some((field, _)) => {
                let message = format!("This is a number from 0 to {}.", limits::CHANGE_NOTICE_MINUTES_MAX);
                Err(Invalid::new("invalid_notice", field, message))
            }
            None => Ok(self),
        }
    }

    /// Whether a client may still choose another time for an appointment that starts at `start`.
    #[must_use]
    pub fn may_reschedule(self, now: Timestamp, start: Timestamp) -> bool {
        self.reschedule && is_in_time(now, start, self.reschedule_notice_minutes)
    }

    /// Whether a client may still cancel an appointment that starts at `start`.
    #[must_use]
    pub fn may_cancel(self, now: Timestamp, start: Timestamp) -> bool {
        self.cancel && is_in_time(now, start, self.cancel_notice_minutes)
    }
}

fn is_in_time(now: Timestamp, start: Timestamp, notice_minutes: u32) -> bool {
    now.duration_until(start) >= SignedDuration::from_mins(i64::from(notice_minutes))
}

/// A calendar as it is written down: what the management API takes, what is stored, what is given back. Checked as a
/// whole it is a [`Calendar`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarDraft {
    /// The calendar's part of the address; unique in the whole installation.
    pub slug: Slug,
    /// The name that clients see.
    pub name: Name,
    /// A sentence or two for clients.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::DESCRIPTION_CHARS_MAX)))]
    pub description: String,
    /// The kind.
    pub kind: CalendarKind,
    /// Whether it takes bookings. Switched off, what is booked stays.
    #[serde(default = "yes")]
    pub active: bool,
    /// The zone of its days, for limits per day and dates; without one, that of its schedule or its first member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tz: Option<Zone>,
    /// Length, grid, buffers, notice, horizon, capacity, limits.
    pub slots: SlotRules,
    /// Where appointments take place.
    pub meeting_location: MeetingLocation,
    /// Who can be booked; empty for `unassigned`.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::MEMBERS_MAX)))]
    pub members: Vec<Member>,
    /// When an `unassigned` calendar can be booked. Either this or `schedule_id`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<Schedule>,
    /// A schedule of the sub-account, for an `unassigned` calendar.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule_id: Option<ScheduleId>,
    /// Whether a booking is confirmed at once. If not, it is pending until somebody approves it, and holds its time.
    #[serde(default = "yes")]
    pub auto_confirm: bool,
    /// How a round robin chooses its host.
    #[serde(default)]
    pub round_robin: RoundRobin,
    /// What clients may do by themselves.
    #[serde(default)]
    pub client_changes: ClientChanges,
    /// Whether clients may book a series.
    #[serde(default)]
    pub client_series: bool,
    /// What the calendar asks beyond name, email and phone.
    #[serde(default)]
    pub form: Form,
    /// What its appointments are called.
    #[serde(default)]
    pub title: TitleTemplate,
    /// How its meetings are set up, where they are at Zoom.
    #[serde(default)]
    pub zoom: ZoomSettings,
    /// When its appointments become `showed` or `no_show` by themselves, where they are at Zoom; without it, never.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attendance: Option<AttendanceRule>,
}

fn yes() -> bool {
    true
}

/// Somebody, or something, that can be booked on a calendar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookable {
    /// Who; nobody where the calendar itself is what is booked.
    pub user: Option<UserId>,
    /// When.
    pub schedule: Schedule,
    /// At most so many appointments of this calendar start on one day.
    pub per_day: Option<u32>,
}

/// A calendar with its schedules. Invariants: slot rules within [`limits`]; `unassigned` has a schedule and no members,
/// every other kind has members and no schedule of its own; `class` has one member; no user twice; a collective has one
/// primary; `zoom` only where somebody hosts (rule 5); there is at least one bookable, and as many as members if there
/// are members, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The calendar's id.
    pub id: CalendarId,
    /// The zone of its days.
    pub tz: Zone,
    /// Who can be booked, and when.
    pub bookables: Vec<Bookable>,
    /// All that is written down of it.
    pub settings: CalendarDraft,
}

/// So that `calendar.slots` says what it says.
impl std::ops::Deref for Calendar {
    type Target = CalendarDraft;
    fn deref(&self) -> &CalendarDraft {
        &self.settings
    }
}

impl CalendarDraft {
    /// Ids of all shared schedules that the calendar refers to.
    pub fn schedule_ids(&self) -> impl Iterator<Item = &ScheduleId> {
        self.members.iter().filter_map(|member| member.schedule_id.as_ref()).chain(&self.schedule_id)
    }

    /// The draft without a member; `None` where nobody would be left to book. In a collective, whoever comes first makes
    /// the meetings if it was the primary who left.
    #[must_use]
    pub fn without_member(&self, user: &UserId) -> Option<Self> {
        let mut draft = self.clone();
        draft.members.retain(|member| member.user_id != *user);
        let primary = draft.members.iter().any(|member| member.primary);
        let collective = draft.kind == CalendarKind::Collective;
        draft.members.first_mut()?.primary |= collective && !primary;
        Some(draft)
    }

    /// Where a member meets clients of this calendar.
    #[must_use]
    pub fn location_of<'a>(&'a self, member: &'a Member) -> &'a MeetingLocation {
        member.meeting_location.as_ref().unwrap_or(&self.meeting_location)
    }

    /// The longest appointment that can be booked, in minutes.
    #[must_use]
    pub fn longest_minutes(&self) -> u32 {
        let others = self.slots.other_durations_minutes.iter().copied();
        others.fold(self.slots.duration_minutes, u32::max)
    }

    /// Checks the draft as a whole. `shared_schedule` finds the sub-account's schedules.
    pub fn checked(
        mut self,
        id: CalendarId,
        shared_schedule: impl Fn(&ScheduleId) -> Option<Schedule>,
    ) -> Result<Calendar, Invalid> {
        self.description = FreeText::parse(&self.description, "description", limits::DESCRIPTION_CHARS_MAX)?
            .map_or_else(String::new, |text| text.as_str().to_owned());
        self.members = check_members(self.kind, self.members)?;
        self.slots = self.slots.checked().map_err(|invalid| invalid.within("slots"))?;
        self.meeting_location = self.meeting_location.checked(Some(self.kind))?;
        self.title = TitleTemplate::parse(self.title.as_str(), &self.form)?;
        self.zoom =
            self.zoom.checked(&self.form, self.slots.capacity).map_err(|invalid| invalid.within("zoom"))?;
        self.round_robin = self.round_robin.checked().map_err(|invalid| invalid.within("round_robin"))?;
        self.client_changes =
            self.client_changes.checked().map_err(|invalid| invalid.within("client_changes"))?;
        self.attendance = match self.attendance {
            Some(rule) => Some(rule.checked().map_err(|invalid| invalid.within("attendance"))?),
            None => None,
        };
        let bookables = self.bookables(&shared_schedule)?;
        let first = bookables.first().ok_or_else(no_schedule)?;
        let tz = self.tz.clone().unwrap_or_else(|| first.schedule.zone().clone());
        Ok(Calendar { id, tz, bookables, settings: self })
    }

    fn bookables(
        &self,
        shared_schedule: &impl Fn(&ScheduleId) -> Option<Schedule>,
    ) -> Result<Vec<Bookable>, Invalid> {
        let unassigned = self.kind == CalendarKind::Unassigned;
        let itself = resolved(self.schedule.as_ref(), self.schedule_id.as_ref(), shared_schedule)?;
        if unassigned != itself.is_some() {
            return Err(no_schedule());
        }
        if let Some(schedule) = itself {
            return Ok(vec![Bookable { user: None, schedule, per_day: None }]);
        }
        let bookable = |(at, member): (usize, &Member)| {
            let schedule = resolved(member.schedule.as_ref(), member.schedule_id.as_ref(), shared_schedule)
                .and_then(|schedule| schedule.ok_or_else(no_member_schedule))
                .map_err(|invalid| invalid.within(&format!("members.{at}")))?;
            Ok(Bookable { user: Some(member.user_id.clone()), schedule, per_day: member.per_day })
        };
        self.members.iter().enumerate().map(bookable).collect()
    }
}

/// The schedule that is written down, or the shared one that is named.
fn resolved(
    own: Option<&Schedule>,
    id: Option<&ScheduleId>,
    shared_schedule: &impl Fn(&ScheduleId) -> Option<Schedule>,
) -> Result<Option<Schedule>, Invalid> {
    let refused = |message: &'static str| Err(Invalid::new("invalid_schedule", "schedule_id", message));
    match (own, id) {
        (Some(_), Some(_)) => refused("Either a schedule or the id of a shared one, not both."),
        (Some(schedule), None) => Ok(Some(schedule.clone())),
        (None, Some(id)) => match shared_schedule(id) {
            Some(schedule) => Ok(Some(schedule)),
            None => refused("There is no such schedule in this sub-account."),
        },
        (None, None) => Ok(None),
    }
}

fn no_schedule() -> Invalid {
    Invalid::new(
        "invalid_schedule",
        "schedule",
        "An unassigned calendar has a schedule of its own; on every other kind the members have theirs.",
    )
}

fn no_member_schedule() -> Invalid {
    Invalid::new("invalid_schedule", "schedule", "A member needs a schedule, or the id of a shared one.")
}

fn check_members(kind: CalendarKind, members: Vec<Member>) -> Result<Vec<Member>, Invalid> {
    let refused = |message: &'static str| Err(Invalid::new("invalid_members", "members", message));
    let primaries = members.iter().filter(|member| member.primary).count();
    let twice = members
        .iter()
        .enumerate()
        .any(|(at, member)| members[..at].iter().any(|other| other.user_id == member.user_id));
    match (kind, members.len()) {
        (CalendarKind::Unassigned, 0) => Ok(members),
        (CalendarKind::Unassigned, _) => refused("An unassigned calendar has no members."),
        (_, 0) => refused("This kind of calendar needs at least one member."),
        (CalendarKind::Class, 2..) => refused("A class has exactly one member."),
        (_, count) if count > limits::MEMBERS_MAX => refused("A calendar has at most 200 members."),
        _ if twice => refused("A user can be a member of a calendar only once."),
        (CalendarKind::Collective, _) if primaries != 1 => {
            refused("A collective has exactly one primary member, on whose Zoom account the meeting is made.")
        }
        _ => {
            let check = |(at, member): (usize, Member)| {
                check_member(kind, member).map_err(|invalid| invalid.within(&format!("members.{at}")))
            };
            members.into_iter().enumerate().map(check).collect()
        }
    }
}

fn check_member(kind: CalendarKind, mut member: Member) -> Result<Member, Invalid> {
    if member.per_day.is_some_and(|limit| !(1..=limits::DAY_LIMIT_MAX).contains(&limit)) {
        let message = format!("This is a number from 1 to {}.", limits::DAY_LIMIT_MAX);
        return Err(Invalid::new("invalid_day_limit", "per_day", message));
    }
    member.meeting_location =
        member.meeting_location.map(|location| location.checked(Some(kind))).transpose()?;
    Ok(member)
}

impl Calendar {
    /// The member whose Zoom account makes the meeting when these members host: the primary of a collective
    /// (rule 9), else the one who was chosen.
    #[must_use]
    pub fn meeting_host(&self, hosts: &[UserId]) -> Option<UserId> {
        match self.kind {
            CalendarKind::Unassigned => None,
            CalendarKind::Collective => {
                self.members.iter().find(|member| member.primary).map(|member| member.user_id.clone())
            }
            CalendarKind::RoundRobin | CalendarKind::Class => hosts.first().cloned(),
        }
    }

    /// Where an appointment takes place when these members host: where the one whose meeting it is meets clients.
    #[must_use]
    pub fn location_with(&self, hosts: &[UserId]) -> &MeetingLocation {
        let host = self.meeting_host(hosts);
        let member = self.members.iter().find(|member| Some(&member.user_id) == host.as_ref());
        member.map_or(&self.meeting_location, |member| self.location_of(member))
    }

    /// The calendar for one appointment: of the length that was chosen, under the rules for whoever asks.
    pub fn for_booking(&self, duration_minutes: Option<u32>, by: &Actor) -> Result<Self, Invalid> {
        let rules = self.slots.lasting(duration_minutes)?;
        let mut calendar = self.clone();
        calendar.settings.slots = if by.is_client() { rules } else { rules.for_staff() };
        if !by.is_client() {
            // A member's number of appointments a day is for clients, as the calendar's is.
            calendar.bookables.iter_mut().for_each(|bookable| bookable.per_day = None);
        }
        Ok(calendar)
    }

    /// The schedule of a member.
    #[must_use]
    pub fn schedule_of(&self, user: &UserId) -> Option<&Schedule> {
        let bookable = self.bookables.iter().find(|bookable| bookable.user.as_ref() == Some(user));
        bookable.map(|bookable| &bookable.schedule)
    }
}
