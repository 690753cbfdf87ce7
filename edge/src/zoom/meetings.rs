//! Zoom's meetings (zoom.md 3).

use super::call::{Body, Call, ZoomResult, form};
use super::oauth::parsed;
use crate::config::ZoomApp;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::availability::Zone;
use shared::id::SlotMeetingId;
use shared::meeting::{ZoomStart, zoom_start, zoom_topic};
use worker::Method;

/// Most pages of 300 meetings that are read when a meeting is looked for.
const LIST_PAGES_MAX: usize = 10;

/// A meeting to be made.
pub struct NewMeeting<'a> {
    /// Which slot meeting it is: written into the agenda, so that it is found again if Zoom's answer is lost (I3).
    pub reference: &'a SlotMeetingId,
    /// What it is called.
    pub topic: &'a str,
    /// When it begins.
    pub start: Timestamp,
    /// The host's zone.
    pub zone: &'a Zone,
    /// How long it takes.
    pub duration_minutes: u32,
    /// What a guest types where the link is not followed.
    pub passcode: &'a str,
    /// Write the start in UTC: where Zoom misread the local form.
    pub in_utc: bool,
}

/// A meeting as Zoom tells of it. `start_url` is not read: it gives host rights, and is never stored (I6).
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ZoomMeeting {
    /// The meeting's number.
    pub id: i64,
    /// The link for guests, its passcode included.
    pub join_url: String,
    /// The passcode, where there is one.
    #[serde(default)]
    pub password: Option<String>,
    /// When it begins, in UTC; Zoom leaves it out for meetings without a time.
    #[serde(default)]
    pub start_time: Option<Timestamp>,
    /// The description, cut to 250 characters in lists.
    #[serde(default)]
    pub agenda: Option<String>,
}

#[derive(Serialize)]
struct CreateBody<'a> {
    topic: String,
    #[serde(rename = "type")]
    kind: u8,
    start_time: String,
    timezone: String,
    duration: u32,
    agenda: String,
    password: &'a str,
    settings: CreateSettings,
}

#[derive(Serialize)]
struct CreateSettings {
    use_pmi: bool,
    approval_type: u8,
}

/// Zoom's type of a meeting at one time.
const SCHEDULED: u8 = 2;
/// Zoom's approval type "no registration".
const NO_REGISTRATION: u8 = 2;

/// The line of the agenda by which a meeting is found again.
fn reference_line(reference: &SlotMeetingId) -> String {
    format!("Booking reference: {reference}")
}

fn create_body<'a>(meeting: &NewMeeting<'a>) -> CreateBody<'a> {
    let start = if meeting.in_utc {
        let start_time = meeting.start.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        ZoomStart { start_time, timezone: meeting.zone.name().to_owned() }
    } else {
        zoom_start(meeting.start, meeting.zone)
    };
    CreateBody {
        topic: zoom_topic(meeting.topic),
        kind: SCHEDULED,
        start_time: start.start_time,
        timezone: start.timezone,
        duration: meeting.duration_minutes,
        agenda: reference_line(meeting.reference),
        password: meeting.passcode,
        // `use_pmi` is sent because the user's own default may be the personal room, which is one link for all.
        settings: CreateSettings { use_pmi: false, approval_type: NO_REGISTRATION },
    }
}

fn call<'a>(app: &ZoomApp, token: &str, method: Method, path: &str, body: Body<'a>) -> Call<'a> {
    Call { method, url: format!("{}/v2/{path}", app.api_url), authorization: format!("Bearer {token}"), body }
}

/// Makes a meeting for the user whose token this is.
pub async fn create_meeting(app: &ZoomApp, token: &str, meeting: &NewMeeting<'_>) -> ZoomResult<ZoomMeeting> {
    let body = serde_json::to_string(&create_body(meeting))
        .map_err(|error| super::ZoomFailure::Unclear(error.to_string()))?;
    parsed(&call(app, token, Method::Post, "users/me/meetings", Body::Json(body)).send().await?)
}

/// Reads a meeting.
pub async fn get_meeting(app: &ZoomApp, token: &str, id: i64) -> ZoomResult<ZoomMeeting> {
    parsed(&call(app, token, Method::Get, &format!("meetings/{id}"), Body::None).send().await?)
}

/// Deletes a meeting; Zoom mails nobody about it.
pub async fn delete_meeting(app: &ZoomApp, token: &str, id: i64) -> ZoomResult<()> {
    let path = format!("meetings/{id}?schedule_for_reminder=false&cancel_meeting_reminder=false");
    call(app, token, Method::Delete, &path, Body::None).send().await.map(drop)
}

/// The meetings of a user that carry this reference: none, one, or more where an answer was lost.
pub async fn find_meetings(
    app: &ZoomApp,
    token: &str,
    reference: &SlotMeetingId,
) -> ZoomResult<Vec<ZoomMeeting>> {
    #[derive(Deserialize)]
    struct Page {
        #[serde(default)]
        meetings: Vec<ZoomMeeting>,
        #[serde(default)]
        next_page_token: String,
    }
    let line = reference_line(reference);
    let mut found = Vec::new();
    let mut next = String::new();
    for _ in 0..LIST_PAGES_MAX {
        let query = form(&[("type", "scheduled"), ("page_size", "300"), ("next_page_token", &next)]);
        let body =
            call(app, token, Method::Get, &format!("users/me/meetings?{query}"), Body::None).send().await?;
        let page: Page = parsed(&body)?;
        found.extend(
            page.meetings
                .into_iter()
                .filter(|m| m.agenda.as_deref().is_some_and(|text| text.contains(&line))),
        );
        if page.next_page_token.is_empty() {
            break;
        }
        next = page.next_page_token;
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_is_asked_for_as_zoom_wants_it() {
        let reference = SlotMeetingId::from_entropy([1; 16]);
        let zone = Zone::parse("America/New_York").expect("a zone");
        let start = "2026-12-03T15:00:00Z".parse().expect("an instant");
        let meeting = NewMeeting {
            reference: &reference,
            topic: "Intro",
            start,
            zone: &zone,
            duration_minutes: 30,
            passcode: "a2bcdefghj",
            in_utc: false,
        };
        let json = serde_json::to_value(create_body(&meeting)).expect("json");
        assert_eq!(json["start_time"], "2026-12-03T10:00:00");
        assert_eq!(json["timezone"], "America/New_York");
        assert_eq!(json["settings"]["use_pmi"], false);
        assert_eq!(json["type"], 2);
        let json = serde_json::to_value(create_body(&NewMeeting { in_utc: true, ..meeting })).expect("json");
        assert_eq!(json["start_time"], "2026-12-03T15:00:00Z");
    }

    #[test]
    fn an_answer_without_passcode_or_agenda_is_still_an_answer() {
        let meeting: ZoomMeeting = serde_json::from_str(
            r#"{"id":91234567890,"join_url":"https://zoom.us/j/91234567890","start_time":"2026-12-03T15:00:00Z","new":1}"#,
        )
        .expect("read");
        assert_eq!((meeting.id, meeting.password), (91_234_567_890, None));
    }
}
