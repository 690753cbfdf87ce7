//! Zoom's meetings (zoom.md 3).

use super::call::{Body, Call, ZoomResult, form};
use super::oauth::parsed;
use crate::config::ZoomApp;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use shared::availability::Zone;
use shared::contact::Email;
use shared::id::SlotMeetingId;
use shared::meeting::{
    Passcode, Recording, Wish, ZoomSettings, ZoomStart, reference_line, zoom_agenda, zoom_minutes,
    zoom_start, zoom_topic,
};
use worker::Method;

/// Most pages of 300 meetings that are read when a meeting is looked for.
const LIST_PAGES_MAX: usize = 10;

/// A meeting to be made.
pub struct NewMeeting<'a> {
    /// Which slot meeting it is: written into the agenda, so that it is found again if Zoom's answer is lost (I3).
    pub reference: &'a SlotMeetingId,
    /// What it is called.
    pub topic: &'a str,
    /// What its description says below the reference.
    pub agenda: &'a str,
    /// When it begins.
    pub start: Timestamp,
    /// The host's zone.
    pub zone: &'a Zone,
    /// How long it takes.
    pub duration_minutes: u32,
    /// How it is set up.
    pub wish: &'a Wish,
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
    /// Where people register, if they can: a host whose plan has no registration gets none, whatever was asked for.
    #[serde(default)]
    pub registration_url: Option<String>,
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
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    default_password: Option<bool>,
    settings: CreateSettings,
}

/// What is `None` is left to the host's own settings at Zoom.
#[derive(Default, Serialize)]
struct CreateSettings {
    use_pmi: bool,
    approval_type: u8,
    #[serde(skip_serializing_if = "Option::is_none")]
    registrants_email_notification: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    registrants_confirmation_email: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allow_multiple_devices: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waiting_room: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    join_before_host: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jbh_time: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    meeting_authentication: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authentication_option: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authentication_domains: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auto_recording: Option<Recording>,
    #[serde(skip_serializing_if = "Option::is_none")]
    host_video: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    participant_video: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mute_upon_entry: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternative_hosts: Option<String>,
}

/// Zoom's type of a meeting at one time.
const SCHEDULED: u8 = 2;
/// Zoom's approval type "whoever registers is in".
const REGISTRATION: u8 = 0;
/// Zoom's approval type "no registration".
const NO_REGISTRATION: u8 = 2;

/// Several values in one text, as Zoom takes them; nothing where there are none.
fn joined<T: AsRef<str>>(values: impl IntoIterator<Item = T>, separator: &str) -> Option<String> {
    let values: Vec<T> = values.into_iter().collect();
    let texts: Vec<&str> = values.iter().map(AsRef::as_ref).collect();
    (!texts.is_empty()).then(|| texts.join(separator))
}

fn create_settings(settings: &ZoomSettings) -> CreateSettings {
    let registered = settings.personal_links;
    CreateSettings {
        // Sent because the user's own default may be the personal room, which is one link for all.
        use_pmi: false,
        approval_type: if registered { REGISTRATION } else { NO_REGISTRATION },
        // What clients are told, we tell them.
        registrants_email_notification: registered.then_some(false),
        registrants_confirmation_email: registered.then_some(false),
        // Guests come by the link of whoever brings them.
        allow_multiple_devices: registered.then_some(true),
        waiting_room: settings.waiting_room,
        join_before_host: settings.join_before_host,
        jbh_time: settings.join_before_host_minutes,
        meeting_authentication: settings.meeting_authentication,
        authentication_option: settings.authentication_option.clone(),
        authentication_domains: joined(&settings.authentication_domains, ","),
        auto_recording: settings.recording,
        host_video: settings.host_video,
        participant_video: settings.participant_video,
        mute_upon_entry: settings.mute_upon_entry,
        alternative_hosts: joined(settings.alternative_hosts.iter().map(Email::as_str), ";"),
    }
}

fn create_body<'a>(meeting: &NewMeeting<'a>) -> CreateBody<'a> {
    let start = if meeting.in_utc {
        let start_time = meeting.start.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        ZoomStart { start_time, timezone: meeting.zone.name().to_owned() }
    } else {
        zoom_start(meeting.start, meeting.zone)
    };
    let (password, default_password) = match &meeting.wish.passcode {
        Passcode::Ours(code) => (Some(code.as_str()), None),
        Passcode::Zooms => (None, Some(true)),
        Passcode::None => (None, Some(false)),
    };
    CreateBody {
        topic: zoom_topic(meeting.topic),
        kind: SCHEDULED,
        start_time: start.start_time,
        timezone: start.timezone,
        duration: zoom_minutes(meeting.duration_minutes),
        agenda: zoom_agenda(meeting.reference, meeting.agenda),
        password,
        default_password,
        settings: create_settings(&meeting.wish.settings),
    }
}

pub(super) fn call<'a>(app: &ZoomApp, token: &str, method: Method, path: &str, body: Body<'a>) -> Call<'a> {
    Call { method, url: format!("{}/v2/{path}", app.api_url), authorization: format!("Bearer {token}"), body }
}

/// The query of a list: what it is of, as many entries as a page holds, and where it goes on.
pub(super) fn page_query(of: (&str, &str), next: &str) -> String {
    let goes_on = (!next.is_empty()).then_some(("next_page_token", next));
    form(&[of, ("page_size", "300")].into_iter().chain(goes_on).collect::<Vec<_>>())
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
    let line = reference_line(reference);
    let refers = |meeting: &ZoomMeeting| meeting.agenda.as_deref().is_some_and(|text| text.contains(&line));
    let (mut found, _) = list_meetings(app, token, "scheduled").await?;
    found.retain(refers);
    Ok(found)
}

/// A user's meetings of a kind (`scheduled`, `upcoming`), and whether these are all of them.
pub async fn list_meetings(app: &ZoomApp, token: &str, kind: &str) -> ZoomResult<(Vec<ZoomMeeting>, bool)> {
    #[derive(Deserialize)]
    struct Page {
        #[serde(default)]
        meetings: Vec<ZoomMeeting>,
        #[serde(default)]
        next_page_token: String,
    }
    let mut found = Vec::new();
    let mut next = String::new();
    for _ in 0..LIST_PAGES_MAX {
        let query = page_query(("type", kind), &next);
        let body =
            call(app, token, Method::Get, &format!("users/me/meetings?{query}"), Body::None).send().await?;
        let page: Page = parsed(&body)?;
        found.extend(page.meetings);
        if page.next_page_token.is_empty() {
            return Ok((found, true));
        }
        next = page.next_page_token;
    }
    Ok((found, false))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn wish(settings: serde_json::Value, passcode: Passcode) -> Wish {
        let settings = serde_json::from_value(settings).expect("settings");
        Wish { settings, passcode, left_out: Vec::new() }
    }

    fn body(wish: &Wish, in_utc: bool) -> serde_json::Value {
        let meeting = NewMeeting {
            reference: &SlotMeetingId::from_entropy([1; 16]),
            topic: "Intro",
            agenda: "Bring a pen.",
            start: "2026-12-03T15:00:00Z".parse().expect("an instant"),
            zone: &Zone::parse("America/New_York").expect("a zone"),
            duration_minutes: 30,
            wish,
            in_utc,
        };
        serde_json::to_value(create_body(&meeting)).expect("json")
    }

    #[test]
    fn a_meeting_is_asked_for_as_zoom_wants_it() {
        let wish = wish(json!({}), Passcode::Ours("a2bcdefghj".to_owned()));
        let asked = body(&wish, false);
        assert_eq!(asked["start_time"], "2026-12-03T10:00:00");
        assert_eq!(asked["timezone"], "America/New_York");
        assert_eq!(
            asked["settings"],
            json!({ "use_pmi": false, "approval_type": 2 }),
            "the rest is the host's own"
        );
        assert_eq!((&asked["type"], &asked["duration"]), (&json!(2), &json!(30)));
        assert_eq!((&asked["password"], asked.get("default_password")), (&json!("a2bcdefghj"), None));
        let agenda = asked["agenda"].as_str().expect("an agenda");
        assert!(
            agenda.starts_with("Booking reference: slm_") && agenda.ends_with("\n\nBring a pen."),
            "{agenda}"
        );
        assert_eq!(body(&wish, true)["start_time"], "2026-12-03T15:00:00Z");
    }

    #[test]
    fn settings_become_zooms_own() {
        let all = wish(
            json!({
                "join_before_host": true, "join_before_host_minutes": 10, "passcode": false,
                "meeting_authentication": true, "authentication_option": "signIn_1",
                "authentication_domains": ["example.com", "*.example.org"], "recording": "cloud",
                "host_video": true, "participant_video": false, "mute_upon_entry": true,
                "alternative_hosts": ["ada@example.com", "bob@example.com"], "personal_links": true,
            }),
            Passcode::None,
        );
        let asked = body(&all, false);
        assert_eq!((asked.get("password"), &asked["default_password"]), (None, &json!(false)));
        assert_eq!(
            asked["settings"],
            json!({
                "use_pmi": false, "approval_type": 0, "registrants_email_notification": false,
                "registrants_confirmation_email": false, "allow_multiple_devices": true, "join_before_host": true,
                "jbh_time": 10, "meeting_authentication": true, "authentication_option": "signIn_1",
                "authentication_domains": "example.com,*.example.org", "auto_recording": "cloud", "host_video": true,
                "participant_video": false, "mute_upon_entry": true,
                "alternative_hosts": "ada@example.com;bob@example.com",
            })
        );
        let waiting = wish(json!({ "waiting_room": true }), Passcode::Zooms);
        let asked = body(&waiting, false);
        assert_eq!(
            (&asked["default_password"], &asked["settings"]["waiting_room"]),
            (&json!(true), &json!(true))
        );
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
