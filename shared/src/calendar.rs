//! Calendars: what clients book.

use crate::availability::Schedule;
use crate::contact::{FreeText, Name};
use crate::id::{CalendarId, UserId};
use crate::invalid::Invalid;
use crate::limits;
use crate::slot::{Sharing, SlotRules};
use serde::{Deserialize, Serialize};

/// The four kinds of calendar. Round robin and collective are the *group calendars* of the seed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
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
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum MeetingLocation {
    /// A Zoom meeting made for each slot on the host's own account.
    Zoom,
    /// One link for all appointments.
    Static(String),
    /// A telephone number, or who calls whom.
    Phone(String),
    /// An address.
    InPerson(String),
    /// Anything else, in words.
    Custom(String),
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

    fn checked(self, kind: CalendarKind) -> Result<Self, Invalid> {
        let refused = |message: &'static str| {
            Err(Invalid::new("invalid_meeting_location", "meeting_location", message))
        };
        match &self {
            Self::Zoom if !kind.may_use_zoom() => refused(
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
#[serde(deny_unknown_fields)]
pub struct Member {
    /// Who.
    pub user_id: UserId,
    /// When they can be booked here, in their own zone.
    pub schedule: Schedule,
    /// Collective: hosts the meeting (rule 9). Exactly one member of a collective is; elsewhere it means nothing.
    #[serde(default)]
    pub primary: bool,
}

/// A calendar as the management API takes it, not yet checked as a whole.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarDraft {
    /// The calendar's part of the address; unique in the whole installation.
    pub slug: Slug,
    /// The name that clients see.
    pub name: Name,
    /// A sentence or two for clients.
    #[serde(default)]
    pub description: String,
    /// The kind.
    pub kind: CalendarKind,
    /// Length, grid, buffers, notice, horizon, capacity.
    pub slots: SlotRules,
    /// Where appointments take place.
    pub meeting_location: MeetingLocation,
    /// Who can be booked; empty for `unassigned`.
    #[serde(default)]
    pub members: Vec<Member>,
    /// When an `unassigned` calendar can be booked.
    #[serde(default)]
    pub schedule: Option<Schedule>,
}

/// A calendar. Invariants: slot rules within [`limits`]; `unassigned` has a schedule and no members, every other
/// kind has members and no schedule; `class` has one member; no user twice; a collective has one primary; `zoom`
/// only where somebody hosts (rule 5).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Calendar {
    /// The calendar's id.
    pub id: CalendarId,
    /// The calendar's part of the address.
    pub slug: Slug,
    /// The name that clients see.
    pub name: Name,
    /// A sentence or two for clients; may be empty.
    pub description: String,
    /// The kind.
    pub kind: CalendarKind,
    /// Length, grid, buffers, notice, horizon, capacity.
    pub slots: SlotRules,
    /// Where appointments take place.
    pub meeting_location: MeetingLocation,
    /// Who can be booked.
    pub members: Vec<Member>,
    /// When the calendar itself can be booked, for `unassigned`.
    pub schedule: Option<Schedule>,
}

impl CalendarDraft {
    /// Checks the draft as a whole.
    pub fn checked(self, id: CalendarId) -> Result<Calendar, Invalid> {
        let description = FreeText::parse(&self.description, "description", limits::DESCRIPTION_CHARS_MAX)?
            .map_or_else(String::new, |text| text.as_str().to_owned());
        let members = check_members(self.kind, self.members)?;
        if (self.kind == CalendarKind::Unassigned) != self.schedule.is_some() {
            return Err(Invalid::new(
                "invalid_schedule",
                "schedule",
                "An unassigned calendar has a schedule of its own; on every other kind the members have theirs.",
            ));
        }
        Ok(Calendar {
            id,
            slug: self.slug,
            name: self.name,
            description,
            kind: self.kind,
            slots: self.slots.checked().map_err(|invalid| invalid.within("slots"))?,
            meeting_location: self.meeting_location.checked(self.kind)?,
            members,
            schedule: self.schedule,
        })
    }
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
        _ => Ok(members),
    }
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
}
