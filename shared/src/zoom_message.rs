//! Zoom's messages: what it says by webhook, read into one type. Which of them there are, and what stands where in each
//! of them, is known here alone (reference, zoom.md 6). Whether a message is Zoom's at all is for its receiver to check.
//!
//! Messages come more than once and in any order. So each says when it happened, and has a key by which a repeated one is
//! known.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// What Zoom says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ZoomMessage {
    /// It wants to know whether the address is ours.
    UrlCheck {
        /// What is to be signed.
        plain_token: String,
    },
    /// A user has taken the app out of their Zoom account: all that is known of them there is to be deleted.
    Deauthorized {
        /// Zoom's id of its user.
        zoom_user: String,
        /// When.
        at: Timestamp,
    },
    /// Something happened to a meeting.
    Meeting(MeetingMessage),
    /// Something that nobody here wants to know.
    Other,
}

/// Something that happened to a meeting, as Zoom names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingMessage {
    /// The Zoom user whose meeting it is.
    pub host: String,
    /// Zoom's number of the meeting.
    pub meeting: i64,
    /// Zoom's id of the registrant who came or left; empty where they are none.
    pub registrant: String,
    /// The same for the same event, however often it is told.
    pub key: String,
    /// What happened.
    pub news: News,
}

/// What happened to a meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct News {
    /// What.
    pub kind: NewsKind,
    /// When.
    pub at: Timestamp,
    /// In which run of the meeting: each has a name of its own at Zoom. Empty where it is in none.
    pub run: String,
    /// Who came or left, as they are called in this run alone.
    pub who: String,
    /// Their Zoom user id, where they are signed in.
    pub zoom_user: String,
    /// Their address in small letters, where Zoom tells it.
    pub email: String,
    /// When the run that has ended began; when the meeting that was changed begins now.
    pub start: Option<Timestamp>,
    /// How long the meeting that was changed takes now.
    pub minutes: Option<u32>,
}

/// What can happen to a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NewsKind {
    /// A run of it has begun.
    Started,
    /// A run of it has ended.
    Ended,
    /// Somebody came.
    Joined,
    /// Somebody left.
    Left,
    /// It was deleted.
    Deleted,
    /// It has another time or length.
    Updated,
}

impl News {
    /// Something that we have found out by ourselves.
    #[must_use]
    pub fn found(kind: NewsKind, at: Timestamp) -> Self {
        let nobody = String::new;
        Self {
            kind,
            at,
            run: nobody(),
            who: nobody(),
            zoom_user: nobody(),
            email: nobody(),
            start: None,
            minutes: None,
        }
    }
}

impl NewsKind {
    /// The kind as it is stored.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Started => "started",
            Self::Ended => "ended",
            Self::Joined => "joined",
            Self::Left => "left",
            Self::Deleted => "deleted",
            Self::Updated => "updated",
        }
    }

    fn of_event(event: &str) -> Option<Self> {
        match event {
            "meeting.started" => Some(Self::Started),
            "meeting.ended" => Some(Self::Ended),
            "meeting.participant_joined" => Some(Self::Joined),
            "meeting.participant_left" => Some(Self::Left),
            "meeting.deleted" => Some(Self::Deleted),
            "meeting.updated" => Some(Self::Updated),
            _ => None,
        }
    }
}

impl ZoomMessage {
    /// Reads the body of a message; `None` where it is none, or lacks what every message of its kind has.
    #[must_use]
    pub fn read(body: &Value) -> Option<Self> {
        let event = body["event"].as_str()?;
        let at = Timestamp::from_millisecond(body["event_ts"].as_i64()?).ok()?;
        let payload = &body["payload"];
        match event {
            "endpoint.url_validation" => {
                Some(Self::UrlCheck { plain_token: payload["plainToken"].as_str()?.to_owned() })
            }
            "app_deauthorized" => Some(Self::Deauthorized { zoom_user: filled(&payload["user_id"])?, at }),
            _ => match NewsKind::of_event(event) {
                Some(kind) => read_meeting(event, kind, at, &payload["object"]).map(Self::Meeting),
                None => Some(Self::Other),
            },
        }
    }
}

fn read_meeting(event: &str, kind: NewsKind, at: Timestamp, object: &Value) -> Option<MeetingMessage> {
    let person = &object["participant"];
    let meeting = text(&object["id"]).parse().ok()?;
    let run = text(&object["uuid"]);
    let who = ["participant_uuid", "user_id", "id"].iter().find_map(|name| filled(&person[*name]));
    if matches!(kind, NewsKind::Joined | NewsKind::Left) && who.is_none() {
        return None;
    }
    let who = who.unwrap_or_default();
    let zoom_user = ["id", "participant_user_id"].iter().find_map(|name| filled(&person[*name]));
    let start = instant(&object["start_time"]);
    // Of what happened in a meeting Zoom tells the instant beside that of the message; of changes only the latter.
    let happened = match kind {
        NewsKind::Started => start,
        NewsKind::Ended => instant(&object["end_time"]),
        NewsKind::Joined => instant(&person["join_time"]),
        NewsKind::Left => instant(&person["leave_time"]),
        NewsKind::Deleted | NewsKind::Updated => None,
    };
    let changed = kind == NewsKind::Updated;
    Some(MeetingMessage {
        host: filled(&object["host_id"])?,
        meeting,
        registrant: text(&person["registrant_id"]),
        key: format!("{event} {} {meeting} {run} {who}", at.as_millisecond()),
        news: News {
            kind,
            at: happened.unwrap_or(at),
            run,
            who,
            zoom_user: zoom_user.unwrap_or_default(),
            email: text(&person["email"]).trim().to_lowercase(),
            start: start.filter(|_| changed || kind == NewsKind::Ended),
            minutes: object["duration"].as_u64().and_then(|n| u32::try_from(n).ok()).filter(|_| changed),
        },
    })
}

/// A text, or a number as one: Zoom writes ids either way.
fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn filled(value: &Value) -> Option<String> {
    Some(text(value)).filter(|text| !text.is_empty())
}

fn instant(value: &Value) -> Option<Timestamp> {
    value.as_str()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const START: &str = "2026-12-03T15:00:00Z";

    fn message(event: &str, object: &Value) -> Value {
        json!({ "event": event, "event_ts": 1_796_310_000_123_i64, "payload": { "account_id": "a", "object": object } })
    }

    fn at(text: &str) -> Timestamp {
        text.parse().expect("an instant")
    }

    fn news(body: &Value) -> News {
        match ZoomMessage::read(body) {
            Some(ZoomMessage::Meeting(message)) => message.news,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn meetings_are_read_as_zoom_writes_them() {
        let run = json!({
            "id": "91234567890", "uuid": "u==", "host_id": "h", "topic": "T", "type": 2, "start_time": START,
            "duration": 30, "timezone": "UTC",
        });
        let started = message("meeting.started", &run);
        let Some(ZoomMessage::Meeting(read)) = ZoomMessage::read(&started) else { panic!("no meeting") };
        assert_eq!((read.host.as_str(), read.meeting), ("h", 91_234_567_890));
        assert_eq!(read.key, "meeting.started 1796310000123 91234567890 u== ");
        assert_eq!((read.news.kind, read.news.at, read.news.start), (NewsKind::Started, at(START), None));

        let mut ended = run.clone();
        ended["end_time"] = "2026-12-03T15:20:00Z".into();
        let ended = news(&message("meeting.ended", &ended));
        assert_eq!((ended.at, ended.start), (at("2026-12-03T15:20:00Z"), Some(at(START))));
        assert_eq!(ended.minutes, None, "what is planned is not what it took");

        let mut joined = run.clone();
        joined["participant"] = json!({
            "user_id": "16778240", "user_name": "Ada", "id": "z", "participant_uuid": "p", "email": " Ada@Example.com",
            "join_time": "2026-12-03T15:01:00Z", "registrant_id": "r",
        });
        let body = message("meeting.participant_joined", &joined);
        let Some(ZoomMessage::Meeting(read)) = ZoomMessage::read(&body) else { panic!("no meeting") };
        assert_eq!(read.registrant, "r");
        assert_eq!(read.key, "meeting.participant_joined 1796310000123 91234567890 u== p");
        let News { who, zoom_user, email, at: when, .. } = read.news;
        assert_eq!((who.as_str(), zoom_user.as_str(), email.as_str()), ("p", "z", "ada@example.com"));
        assert_eq!(when, at("2026-12-03T15:01:00Z"));

        // A guest has no id, and their address is not told.
        joined["participant"] = json!({ "user_id": 16_778_240, "email": "", "participant_user_id": "" });
        let guest = news(&message("meeting.participant_left", &joined));
        assert_eq!(
            (guest.who.as_str(), guest.zoom_user.as_str(), guest.email.as_str()),
            ("16778240", "", "")
        );
        assert_eq!(guest.at, Timestamp::from_millisecond(1_796_310_000_123).expect("an instant"));
    }

    #[test]
    fn changes_tell_what_changed_and_no_more() {
        let change = |more: Value| {
            let mut object = json!({ "id": 91_234_567_890_i64, "uuid": "u==", "host_id": "h" });
            for (name, value) in more.as_object().expect("fields") {
                object[name] = value.clone();
            }
            news(&message("meeting.updated", &object))
        };
        let moved = change(json!({ "start_time": START }));
        assert_eq!((moved.start, moved.minutes), (Some(at(START)), None));
        let longer = change(json!({ "duration": 45 }));
        assert_eq!((longer.start, longer.minutes), (None, Some(45)));
        let renamed = change(json!({ "topic": "T" }));
        assert_eq!((renamed.start, renamed.minutes), (None, None));
    }

    #[test]
    fn the_address_is_checked_and_users_leave() {
        let check = json!({
            "payload": { "plainToken": "qgg8" }, "event_ts": 1_654_503_849_680_i64, "event": "endpoint.url_validation",
        });
        assert_eq!(ZoomMessage::read(&check), Some(ZoomMessage::UrlCheck { plain_token: "qgg8".to_owned() }));
        let left = json!({
            "event": "app_deauthorized", "event_ts": 1_740_439_732_278_i64,
            "payload": { "account_id": "a", "user_id": "z", "deauthorization_time": "2019-06-17T13:52:28.632Z" },
        });
        let at = Timestamp::from_millisecond(1_740_439_732_278).expect("an instant");
        assert_eq!(
            ZoomMessage::read(&left),
            Some(ZoomMessage::Deauthorized { zoom_user: "z".to_owned(), at })
        );
    }

    #[test]
    fn what_is_no_message_is_told_from_what_nobody_wants() {
        for event in ["meeting.created", "recording.completed", "", "meeting.started "] {
            let body = message(event, &json!({}));
            assert_eq!(ZoomMessage::read(&body), Some(ZoomMessage::Other), "{event}");
        }
        let full = json!({ "id": 9, "uuid": "u", "host_id": "h", "participant": { "user_id": "1" } });
        assert!(ZoomMessage::read(&message("meeting.participant_joined", &full)).is_some());
        for (name, bad) in [
            ("id", json!(null)),
            ("id", json!("x")),
            ("id", json!(1.5)),
            ("host_id", json!("")),
            ("participant", json!({})),
            ("participant", json!([1])),
        ] {
            let mut object = full.clone();
            object[name] = bad;
            assert_eq!(ZoomMessage::read(&message("meeting.participant_joined", &object)), None, "{name}");
        }
        for bad in [
            json!(null),
            json!([]),
            json!({ "event": 1, "event_ts": 1 }),
            json!({ "event": "meeting.started" }),
            json!({ "event": "meeting.started", "event_ts": "1" }),
            json!({ "event": "meeting.started", "event_ts": i64::MAX }),
            json!({ "event": "endpoint.url_validation", "event_ts": 1, "payload": {} }),
            json!({ "event": "app_deauthorized", "event_ts": 1, "payload": { "user_id": "" } }),
        ] {
            assert_eq!(ZoomMessage::read(&bad), None, "{bad}");
        }
    }
}
