//! Meetings: what Zoom keeps of one and how it shows it (zoom.md 3).

pub mod calls;
pub mod draft;
pub mod listing;
pub mod registrant;
pub mod settings;
pub mod start_time;

use std::{collections::BTreeMap, fmt};

use base64::{
    Engine as _,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::{
    draw::Draw,
    user::{Plan, User, UserId},
};
use registrant::Registrant;
use settings::Settings;

/// Characters of the agenda that a list shows (zoom.md 3.5 as the SPEC has it).
const LISTED_AGENDA_CHARACTERS: usize = 250;
/// A meeting's `id`: eleven digits (zoom.md 3.1: more than fit into 32 bits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct MeetingId(u64);

impl MeetingId {
    /// Reads the id in a path.
    pub fn read(text: &str) -> Option<Self> {
        text.parse().ok().map(Self)
    }

    fn draw(draw: &mut Draw) -> Self {
        Self(80_000_000_000 + draw.below(10_000_000_000))
    }
}

impl fmt::Display for MeetingId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A meeting's `type`, of which the stand-in plays the three that are no series with times (zoom.md 3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `1`: begins at once and has no `start_time`.
    Instant,
    /// `2`: the default.
    Scheduled,
    /// `3`: recurs without times, and has no `start_time` either.
    AnyTime,
}

impl Kind {
    /// Zoom's number for it.
    pub fn number(self) -> u8 {
        match self {
            Self::Instant => 1,
            Self::Scheduled => 2,
            Self::AnyTime => 3,
        }
    }

    /// The kind behind Zoom's number.
    pub fn of_number(number: u64) -> Option<Self> {
        match number {
            1 => Some(Self::Instant),
            2 => Some(Self::Scheduled),
            3 => Some(Self::AnyTime),
            _ => None,
        }
    }
}

/// One meeting.
#[derive(Clone, Debug)]
pub struct Meeting {
    /// Its number.
    pub id: MeetingId,
    /// Its other name: base64, so it may hold a `/`.
    pub uuid: String,
    /// Whose it is.
    pub host: UserId,
    /// Its title.
    pub topic: String,
    /// Its type.
    pub kind: Kind,
    /// When it begins.
    pub start: Timestamp,
    /// How long it is planned to last.
    pub duration_minutes: u32,
    /// In which zone it is shown.
    pub timezone: String,
    /// What it is about.
    pub agenda: String,
    /// The passcode. Some accounts have none, and then the field is not there at all (zoom.md 3.1).
    pub password: Option<String>,
    /// The settings that Zoom echoes.
    pub settings: Settings,
    /// Who is registered, in the order in which they were.
    pub registrants: Vec<Registrant>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was deleted. To Zoom's callers it is gone then.
    pub deleted_at: Option<Timestamp>,
}

impl Meeting {
    /// When it is planned to end.
    pub fn end(&self) -> Timestamp {
        let length = SignedDuration::from_mins(i64::from(self.duration_minutes));
        self.start.checked_add(length).unwrap_or(Timestamp::MAX)
    }

    /// The link for the people invited. It leads to the personal room with `use_pmi`, and embeds the passcode if there
    /// is one (zoom.md 3.1).
    pub fn join_url(&self, host: &User) -> String {
        let room = if self.settings.flag("use_pmi") { host.pmi } else { self.id.0 };
        let link = format!("https://{}/j/{room}", host.plan.web_host());
        match self.embedded_passcode() {
            Some(passcode) => format!("{link}?pwd={passcode}"),
            None => link,
        }
    }

    /// The passcode as it stands in links. It changes with the passcode; whether Zoom's does is not documented
    /// (zoom.md 3.3).
    fn embedded_passcode(&self) -> Option<String> {
        let digest = Sha256::digest(format!("{}:{}", self.id, self.password.as_deref()?));
        Some(format!("{}.1", URL_SAFE_NO_PAD.encode(&digest[..24])))
    }

    fn shown_start(&self) -> Option<Timestamp> {
        (self.kind == Kind::Scheduled).then_some(self.start)
    }

    /// The body of the 201 and of `GET /meetings/{id}` (zoom.md 3.1, 3.2). The `start_url` is another each time: it is
    /// good for two hours and not meant to be kept.
    pub fn detail(&self, host: &User, draw: &mut Draw) -> Value {
        let mut detail = json!({
            "id": self.id,
            "uuid": self.uuid,
            "host_id": self.host,
            "host_email": host.email,
            "topic": self.topic,
            "type": self.kind.number(),
            "status": "waiting",
            "start_time": self.shown_start(),
            "duration": self.duration_minutes,
            "timezone": self.timezone,
            "agenda": self.agenda,
            "created_at": self.created_at,
            "join_url": self.join_url(host),
            "start_url": format!(
                "https://{}/s/{}?zak={}.{}.{}",
                host.plan.web_host(), self.id, draw.url_safe::<24>(), draw.url_safe::<120>(), draw.url_safe::<32>()
            ),
            "chat_join_url": format!("https://{}/launch/jc/{}", host.plan.web_host(), self.id),
            "password": self.password,
            "encrypted_password": self.embedded_passcode(),
            "h323_password": self.dialled_passcode(),
            "pstn_password": self.dialled_passcode(),
            "pmi": self.settings.flag("use_pmi").then(|| host.pmi.to_string()),
            "registration_url": self.settings.takes_registrants().then(|| {
                format!("https://{}/meeting/register/{}", host.plan.web_host(), URL_SAFE_NO_PAD.encode(&self.uuid))
            }),
            "settings": self.settings,
            "creation_source": "open_api",
            "pre_schedule": false,
        });
        drop_absent(&mut detail);
        detail
    }

    /// One entry of the list (zoom.md 3.5).
    pub fn listed(&self, host: &User) -> Value {
        let mut entry = json!({
            "id": self.id,
            "uuid": self.uuid,
            "host_id": self.host,
            "topic": self.topic,
            "type": self.kind.number(),
            "start_time": self.shown_start(),
            "duration": self.duration_minutes,
            "timezone": self.timezone,
            "agenda": self.agenda.chars().take(LISTED_AGENDA_CHARACTERS).collect::<String>(),
            "created_at": self.created_at,
            "join_url": self.join_url(host),
        });
        drop_absent(&mut entry);
        entry
    }

    /// What `/_control/meetings` tells: everything, whoever asks.
    pub fn inspected(&self, host: Option<&User>) -> Value {
        json!({
            "id": self.id,
            "uuid": self.uuid,
            "host_id": self.host,
            "host_email": host.map(|host| &host.email),
            "topic": self.topic,
            "type": self.kind.number(),
            "start_time": self.start,
            "duration": self.duration_minutes,
            "timezone": self.timezone,
            "agenda": self.agenda,
            "password": self.password,
            "join_url": host.map(|host| self.join_url(host)),
            "settings": self.settings,
            "registrants": self.registrants,
            "created_at": self.created_at,
            "deleted": self.deleted_at.is_some(),
            "deleted_at": self.deleted_at,
        })
    }

    /// The passcode for telephones, digits only.
    fn dialled_passcode(&self) -> Option<String> {
        let digest = Sha256::digest(self.embedded_passcode()?);
        Some(digest[..8].iter().map(|byte| char::from(b'0' + byte % 10)).collect())
    }
}

/// Zoom leaves a field out rather than sending `null`.
fn drop_absent(value: &mut Value) {
    if let Value::Object(fields) = value {
        fields.retain(|_, field| !field.is_null());
    }
}

/// A fresh `uuid`.
pub fn make_uuid(draw: &mut Draw) -> String {
    STANDARD.encode(draw.bytes::<16>())
}

/// Basic hosts have no registration; Zoom drops such settings without a word (zoom.md 5). That it does the same with
/// recordings in the cloud is an inference.
fn fit_to_plan(settings: &mut Settings, plan: Plan) {
    if plan == Plan::Basic {
        settings.without_registration();
        settings.without_cloud_recording();
    }
}

/// Every meeting ever made, until a reset.
#[derive(Debug, Default)]
pub struct Meetings {
    /// In the order of their making.
    made: Vec<Meeting>,
    positions: BTreeMap<MeetingId, usize>,
    /// Places at which lists may go on.
    bookmarks: listing::Bookmarks,
}

impl Meetings {
    /// Keeps a new meeting.
    pub fn add(&mut self, meeting: Meeting) {
        self.positions.insert(meeting.id, self.made.len());
        self.made.push(meeting);
    }

    /// An id that no meeting has.
    pub fn unused_id(&self, draw: &mut Draw) -> MeetingId {
        loop {
            let id = MeetingId::draw(draw);
            if !self.positions.contains_key(&id) {
                return id;
            }
        }
    }

    /// All, deleted ones too.
    pub fn all(&self) -> impl Iterator<Item = &Meeting> {
        self.made.iter()
    }

    /// A meeting, deleted or not.
    pub fn get(&self, id: MeetingId) -> Option<&Meeting> {
        self.made.get(*self.positions.get(&id)?)
    }

    /// A meeting as its host can reach it: not deleted, not another's (zoom.md 3.6, 3001).
    pub fn of_host(&mut self, id: MeetingId, host: &UserId) -> Option<&mut Meeting> {
        let meeting = &mut self.made[*self.positions.get(&id)?];
        (meeting.host == *host && meeting.deleted_at.is_none()).then_some(meeting)
    }
}
