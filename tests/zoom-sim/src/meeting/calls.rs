//! The calls on single meetings: make, read, change, delete (zoom.md 3.1 to 3.4).

use axum::{
    Json,
    body::Bytes,
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use jiff::tz::TimeZone;
use serde_json::Value;

use super::{
    Kind, Meeting, MeetingId,
    draft::{Draft, Zone},
    fit_to_plan, make_uuid,
    settings::Settings,
    start_time,
};
use crate::{
    form::Fields,
    operation::Operation,
    refusal::{FieldError, Refusal},
    state::{Bearer, World, Zoom},
    user::{Plan, User},
    webhook,
};

/// What Zoom calls a meeting without a topic.
const TOPIC_DEFAULT: &str = "Zoom Meeting";
/// How long a meeting is that does not say (zoom.md 3.1).
const DURATION_MINUTES_DEFAULT: u32 = 60;

/// `POST /users/me/meetings` (zoom.md 3.1).
pub async fn create(
    State(zoom): State<Zoom>,
    Path(whose): Path<String>,
    bearer: Bearer,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.admit(&bearer, &whose, Operation::Create)?;
    world.limits.count_write(&host.id, world.clock.now())?;
    let draft = Draft::read(&body)?;
    check_schedule_for(&draft, &host)?;
    check_people(world, &draft, &host)?;
    let meeting = make(world, &host, draft);
    let detail = meeting.detail(&host, &mut world.draw);
    webhook::announce(&zoom, world.told_created(&meeting));
    world.meetings.add(meeting);
    world.stats.of(&host.id).creates += 1;
    Ok((StatusCode::CREATED, Json(detail)))
}

/// A new meeting, not kept yet.
pub fn make(world: &mut World, host: &User, draft: Draft) -> Meeting {
    let now = world.clock.now();
    // The account's own zone is one that exists, or empty.
    let account_zone = Zone::named(&host.timezone);
    let zone =
        draft.timezone.or(account_zone).unwrap_or(Zone { name: "UTC".to_owned(), rules: TimeZone::UTC });
    let kind = draft.kind.unwrap_or(Kind::Scheduled);
    let start = match kind {
        Kind::Scheduled => start_time::of_new(draft.start_time.as_deref(), &zone.rules, now),
        Kind::Instant | Kind::AnyTime => now,
    };
    let wants_default = draft.default_password.unwrap_or(true) && host.passcode_required;
    let password = draft
        .password
        .filter(|password| !password.is_empty())
        .or_else(|| wants_default.then(|| host.passcode_rules.make(&mut world.draw)));
    let mut settings = Settings::default();
    settings.apply(draft.settings);
    settings.secure(password.is_some());
    fit_to_plan(&mut settings, host.plan);
    Meeting {
        id: world.meetings.unused_id(&mut world.draw),
        uuid: make_uuid(&mut world.draw),
        host: host.id.clone(),
        topic: draft.topic.filter(|topic| !topic.is_empty()).unwrap_or_else(|| TOPIC_DEFAULT.to_owned()),
        kind,
        start,
        duration_minutes: draft.duration_minutes.unwrap_or(DURATION_MINUTES_DEFAULT),
        timezone: zone.name,
        agenda: draft.agenda.unwrap_or_default(),
        password,
        settings,
        registrants: Vec::new(),
        created_at: now,
        deleted_at: None,
    }
}

/// `GET /meetings/{id}` (zoom.md 3.2).
pub async fn get(
    State(zoom): State<Zoom>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    bearer: Bearer,
) -> Result<Json<Value>, Refusal> {
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.admit(&bearer, "me", Operation::Get)?;
    check_occurrence(query.as_deref())?;
    let meeting = find(world, &id, &host)?.clone();
    Ok(Json(meeting.detail(&host, &mut world.draw)))
}

/// `PATCH /meetings/{id}`: 204 without a body; a start that is past or not understood is passed over (zoom.md 3.3).
pub async fn patch(
    State(zoom): State<Zoom>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    bearer: Bearer,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.admit(&bearer, "me", Operation::Patch)?;
    let now = world.clock.now();
    world.limits.count_write(&host.id, now)?;
    check_occurrence(query.as_deref())?;
    let draft = Draft::read(&body)?;
    check_schedule_for(&draft, &host)?;
    check_people(world, &draft, &host)?;
    let before = find(world, &id, &host)?.clone();
    let meeting = find(world, &id, &host)?;
    let zone = draft.timezone.or_else(|| Zone::named(&meeting.timezone));
    if let Some(zone) = zone {
        if let Some(start) = start_time::of_change(draft.start_time.as_deref(), &zone.rules, now) {
            meeting.start = start;
        }
        meeting.timezone = zone.name;
    }
    if let Some(topic) = draft.topic {
        meeting.topic = topic;
    }
    if let Some(kind) = draft.kind {
        meeting.kind = kind;
    }
    if let Some(minutes) = draft.duration_minutes {
        meeting.duration_minutes = minutes;
    }
    if let Some(agenda) = draft.agenda {
        meeting.agenda = agenda;
    }
    if let Some(password) = draft.password {
        meeting.password = Some(password).filter(|password| !password.is_empty());
    }
    meeting.settings.apply(draft.settings);
    meeting.settings.secure(meeting.password.is_some());
    fit_to_plan(&mut meeting.settings, host.plan);
    let after = meeting.clone();
    webhook::announce(&zoom, world.told_updated(&before, &after, world.clock.precise()));
    world.stats.of(&host.id).patches += 1;
    Ok(StatusCode::NO_CONTENT)
}

/// `DELETE /meetings/{id}`: 204 without a body (zoom.md 3.4).
pub async fn delete(
    State(zoom): State<Zoom>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    bearer: Bearer,
) -> Result<StatusCode, Refusal> {
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.admit(&bearer, "me", Operation::Delete)?;
    let now = world.clock.now();
    world.limits.count_delete(&host.id, now)?;
    check_occurrence(query.as_deref())?;
    check_reminders(query.as_deref())?;
    let meeting = find(world, &id, &host)?;
    meeting.deleted_at = Some(now);
    let deleted = meeting.clone();
    webhook::announce(&zoom, world.told_deleted(&deleted));
    world.stats.of(&host.id).deletes += 1;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) fn find<'world>(
    world: &'world mut World,
    id: &str,
    host: &User,
) -> Result<&'world mut Meeting, Refusal> {
    MeetingId::read(id)
        .and_then(|id| world.meetings.of_host(id, &host.id))
        .ok_or_else(|| Refusal::no_meeting(id))
}

/// No meeting here has occurrences (zoom.md 3.6).
fn check_occurrence(query: Option<&str>) -> Result<(), Refusal> {
    match Fields::of_query(query).get("occurrence_id") {
        Some(_) => Err(Refusal::invalid_occurrence()),
        None => Ok(()),
    }
}

/// Whether anybody is to be told of a deletion: yes or no (zoom.md 3.4).
fn check_reminders(query: Option<&str>) -> Result<(), Refusal> {
    let fields = Fields::of_query(query);
    let wrong = ["schedule_for_reminder", "cancel_meeting_reminder"]
        .into_iter()
        .filter(|name| fields.get(name).is_some_and(|value| !matches!(value, "true" | "false")));
    let errors: Vec<FieldError> = wrong.map(FieldError::invalid).collect();
    if errors.is_empty() { Ok(()) } else { Err(Refusal::validation(errors)) }
}

/// The account's rules on passcodes, and on who can start a meeting: a licensed user of the host's own account, where
/// the host is licensed too. zoom.md does not say how Zoom refuses; a field that is not valid is an inference.
fn check_people(world: &World, draft: &Draft, host: &User) -> Result<(), Refusal> {
    let mut errors = Vec::new();
    let passcode = draft.password.as_deref().filter(|passcode| !passcode.is_empty());
    if passcode.is_some_and(|passcode| !host.passcode_rules.allow(passcode)) {
        errors.push(FieldError::invalid("password"));
    }
    let stands_in = |email: &str| host.plan == Plan::Licensed && world.directory.can_stand_in(email, host);
    if !draft.settings.alternative_hosts().all(stands_in) {
        errors.push(FieldError::invalid("settings.alternative_hosts"));
    }
    if errors.is_empty() { Ok(()) } else { Err(Refusal::validation(errors)) }
}

/// Nobody has given anybody the privilege (zoom.md 3.6).
fn check_schedule_for(draft: &Draft, host: &User) -> Result<(), Refusal> {
    match draft.schedule_for.as_deref() {
        None | Some("") => Ok(()),
        Some(user) if user == host.id.as_str() || user.eq_ignore_ascii_case(host.email.as_str()) => Ok(()),
        Some(user) => Err(Refusal::cannot_schedule_for(user)),
    }
}
