//! Calendars and the schedules that they share.

use super::{new_entropy, next_after, page_limit, users};
use crate::calendar_slug::{CalendarPlace, TakeSlug};
use crate::http::{if_match, json, json_body, no_content, query, read_json, versioned_json};
use crate::object::send;
use crate::refusal::{Fault, Outcome, Refusal};
use crate::side_by_side::try_all;
use crate::sub_account::messages::{
    CalendarRecord, DeleteSchedule, ExplainStart, ListCalendars, ListSchedules, Person, ReadCalendar,
    ReadSchedule, SaveCalendar, SaveSchedule, ScheduleRecord,
};
use crate::sub_account::require_version;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::calendar::CalendarDraft;
use shared::id::{AgencyId, CalendarId, ScheduleId, SubAccountId};
use shared::invalid::Invalid;
use shared::management::{
    CalendarPage, CalendarSaved, CalendarSettings, NamedSchedule, SchedulePage, SharedSchedule, Warning,
    warnings,
};
use worker::{Env, Request, Response};

fn settings(record: CalendarRecord) -> CalendarSettings {
    let CalendarRecord { id, version, draft } = record;
    CalendarSettings { id, version, draft }
}

fn answer(status: u16, record: CalendarRecord) -> Outcome<Response> {
    Ok(versioned_json(status, record.version, &settings(record))?)
}

fn answer_saved(status: u16, (record, warnings): (CalendarRecord, Vec<Warning>)) -> Outcome<Response> {
    let version = record.version;
    Ok(versioned_json(status, version, &CalendarSaved { calendar: settings(record), warnings })?)
}

/// `GET …/calendars/{calendar}`
pub async fn show(env: &Env, sub_account: &SubAccountId, calendar: &CalendarId) -> Outcome<Response> {
    answer(200, read(env, sub_account, calendar).await?)
}

/// `POST /api/v1/agencies/{agency}/sub-accounts/{sub_account}/calendars`
pub async fn create(
    request: &mut Request,
    env: &Env,
    agency: &AgencyId,
    sub_account: &SubAccountId,
) -> Outcome<Response> {
    let id = CalendarId::from_entropy(new_entropy(request, "calendar", sub_account.as_str())?);
    let draft: CalendarDraft = json_body(request).await?;
    answer_saved(201, save(env, agency, sub_account, id, draft, None).await?)
}

async fn read(env: &Env, sub_account: &SubAccountId, id: &CalendarId) -> Outcome<CalendarRecord> {
    send(env, sub_account.as_str(), &ReadCalendar { calendar: id.clone() }).await
}

/// `PATCH …/calendars/{calendar}`: a JSON merge patch (RFC 7396), what is not sent stays.
pub async fn patch(
    request: &mut Request,
    env: &Env,
    agency: &AgencyId,
    sub_account: &SubAccountId,
    id: CalendarId,
) -> Outcome<Response> {
    let expected = if_match(request)?;
    let patch: Value = json_body(request).await?;
    let known = read(env, sub_account, &id).await?;
    // Looked at before anything is done: a change that is refused takes no slug.
    require_version(expected, known.version)?;
    let draft: CalendarDraft = merged(&known.draft, &patch)?;
    // Made on what was just read, so that two patches of different fields cannot undo each other.
    answer_saved(200, save(env, agency, sub_account, id, draft, Some(&known)).await?)
}

/// Writes a calendar, once it is known to be a good one: neither its slug nor anything else is taken for a bad one.
async fn save(
    env: &Env,
    agency: &AgencyId,
    sub_account: &SubAccountId,
    id: CalendarId,
    draft: CalendarDraft,
    known: Option<&CalendarRecord>,
) -> Outcome<(CalendarRecord, Vec<Warning>)> {
    let schedules = shared_schedules(env, sub_account, &draft).await?;
    let mut settings = draft
        .checked(id.clone(), |id| {
            schedules.iter().find(|known| known.id == *id).map(|known| known.schedule.clone())
        })?
        .settings;
    let users = settings.members.iter().map(|member| users::read(env, agency, &member.user_id));
    let users = try_all(users).await?;
    settings.take_defaults(known.map(|known| &known.draft), &users);
    let people = users.iter().map(Person::from).collect();
    let place = CalendarPlace { sub_account: sub_account.clone(), calendar: id.clone() };
    send(env, settings.slug.as_str(), &TakeSlug { place }).await?;
    let warnings = warnings(&settings, &users);
    let version = known.map(|known| known.version);
    let save = SaveCalendar { id, draft: settings, people, version };
    Ok((send(env, sub_account.as_str(), &save).await?, warnings))
}

/// The shared schedules that a draft names; one that does not exist is missed where the draft is checked.
async fn shared_schedules(
    env: &Env,
    sub_account: &SubAccountId,
    draft: &CalendarDraft,
) -> Outcome<Vec<ScheduleRecord>> {
    let read = draft.schedule_ids().map(async |schedule| {
        let found = send(env, sub_account.as_str(), &ReadSchedule { schedule: schedule.clone() }).await;
        match found {
            Ok(record) => Ok(Some(record)),
            Err(Fault::Refused(refusal)) if refusal.status == 404 => Ok(None),
            Err(fault) => Err(fault),
        }
    });
    Ok(try_all(read).await?.into_iter().flatten().collect())
}

/// What a merge patch makes of what is known.
pub(super) fn merged<T: Serialize + for<'a> Deserialize<'a>>(known: &T, patch: &Value) -> Outcome<T> {
    if !patch.is_object() {
        return Err(
            Refusal::new(422, "invalid_body", "A change is an object with the fields that change.").into()
        );
    }
    let mut document = serde_json::to_value(known)?;
    merge(&mut document, patch.clone());
    read_json(&serde_json::to_vec(&document)?).map_err(|fault| told_as_incomplete(fault, patch))
}

/// What a patch makes can lack a field, or have one too many, that the patch does not speak of: half of one kind of
/// thing and half of another. That is no fault of what was sent, but of how it fits what is there.
pub(super) fn told_as_incomplete(fault: Fault, patch: &Value) -> Fault {
    let Fault::Refused(refusal) = fault else { return fault };
    let is_missing = refusal.detail.contains("missing field");
    let name = is_missing.then(|| refusal.detail.split('`').nth(1)).flatten();
    let place = refusal.field.iter().flat_map(|field| field.split('.')).chain(name);
    if refusal.code == "invalid_body" && !speaks_of(patch, place) {
        return Refusal { code: "incomplete_patch".into(), ..*refusal }.into();
    }
    Fault::Refused(refusal)
}

/// Whether a patch has something at this place. Lists and plain values are sent whole.
fn speaks_of<'a>(patch: &Value, place: impl Iterator<Item = &'a str>) -> bool {
    let mut spoken_of = patch;
    for name in place {
        let Value::Object(fields) = spoken_of else { return true };
        let Some(inner) = fields.get(name) else { return false };
        spoken_of = inner;
    }
    true
}

/// RFC 7396, section 2.
fn merge(target: &mut Value, patch: Value) {
    let Value::Object(patch) = patch else {
        *target = patch;
        return;
    };
    if !target.is_object() {
        *target = Value::Object(serde_json::Map::new());
    }
    let Value::Object(target) = target else { return };
    for (name, value) in patch {
        if value.is_null() {
            target.remove(&name);
        } else {
            merge(target.entry(name).or_insert(Value::Null), value);
        }
    }
}

/// `GET /api/v1/agencies/{agency}/sub-accounts/{sub_account}/calendars`
pub async fn list(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| CalendarId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let records = send(env, sub_account.as_str(), &ListCalendars { after, limit }).await?;
    let next = next_after(&records, limit, |record| record.id.clone());
    let calendars = records.into_iter().map(settings).collect();
    Ok(json(200, &CalendarPage { calendars, next })?)
}

/// `GET …/calendars/{calendar}/explain`: why is a start offered, or not?
pub async fn explain(
    request: &Request,
    env: &Env,
    sub_account: &SubAccountId,
    calendar: CalendarId,
) -> Outcome<Response> {
    let query = query(request)?;
    let start: Timestamp = query.get("start").and_then(|text| text.parse().ok()).ok_or_else(|| {
        Invalid::new("invalid_start", "start", "A start is an RFC 3339 instant, like 2026-12-03T15:00:00Z.")
    })?;
    let duration_minutes = crate::public_api::duration(&query)?;
    let message = ExplainStart { calendar, start, duration_minutes };
    Ok(json(200, &send(env, sub_account.as_str(), &message).await?)?)
}

fn shared_schedule(record: ScheduleRecord) -> SharedSchedule {
    let ScheduleRecord { id, name, schedule, version } = record;
    SharedSchedule { id, version, name, schedule }
}

fn schedule_answer(status: u16, record: ScheduleRecord) -> Outcome<Response> {
    Ok(versioned_json(status, record.version, &shared_schedule(record))?)
}

/// `GET …/schedules/{schedule}`
pub async fn show_schedule(env: &Env, sub_account: &SubAccountId, schedule: ScheduleId) -> Outcome<Response> {
    schedule_answer(200, send(env, sub_account.as_str(), &ReadSchedule { schedule }).await?)
}

/// `DELETE …/schedules/{schedule}`
pub async fn delete_schedule(
    env: &Env,
    sub_account: &SubAccountId,
    schedule: ScheduleId,
) -> Outcome<Response> {
    send(env, sub_account.as_str(), &DeleteSchedule { schedule }).await?;
    Ok(no_content()?)
}

/// `POST /api/v1/agencies/{agency}/sub-accounts/{sub_account}/schedules`
pub async fn create_schedule(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
) -> Outcome<Response> {
    let id = ScheduleId::from_entropy(new_entropy(request, "schedule", sub_account.as_str())?);
    let NamedSchedule { name, schedule } = json_body(request).await?;
    let message = SaveSchedule { id, name, schedule, version: None };
    schedule_answer(201, send(env, sub_account.as_str(), &message).await?)
}

/// `PATCH …/schedules/{schedule}`: a JSON merge patch.
pub async fn patch_schedule(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    id: ScheduleId,
) -> Outcome<Response> {
    let expected = if_match(request)?;
    let patch: Value = json_body(request).await?;
    let known = send(env, sub_account.as_str(), &ReadSchedule { schedule: id.clone() }).await?;
    let ScheduleRecord { name, schedule, version, .. } = known;
    let NamedSchedule { name, schedule } = merged(&NamedSchedule { name, schedule }, &patch)?;
    let message = SaveSchedule { id, name, schedule, version: expected.or(Some(version)) };
    schedule_answer(200, send(env, sub_account.as_str(), &message).await?)
}

/// `GET /api/v1/agencies/{agency}/sub-accounts/{sub_account}/schedules`
pub async fn list_schedules(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| ScheduleId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let records = send(env, sub_account.as_str(), &ListSchedules { after, limit }).await?;
    let next = next_after(&records, limit, |record| record.id.clone());
    Ok(json(200, &SchedulePage { schedules: records.into_iter().map(shared_schedule).collect(), next })?)
}

#[cfg(test)]
mod tests {
    use super::{merge, merged};
    use crate::refusal::Fault;
    use serde_json::{Value, json};
    use shared::calendar::MeetingLocation;
    use std::collections::BTreeMap;

    /// What is refused for what the patch says is told apart from what does not fit together with what is there.
    #[test]
    fn a_patch_is_incomplete_where_it_leaves_a_whole_that_is_none() {
        let link = "https://meet.example.com/room";
        let known = BTreeMap::from([
            ("here".to_owned(), MeetingLocation::Phone("+44 20 7946 0000".to_owned())),
            ("there".to_owned(), MeetingLocation::Zoom),
        ]);
        for (patch, code) in [
            (json!({"here": {"kind": "static", "value": link}}), None),
            (json!({"there": {"kind": "static", "value": link}}), None),
            (json!({"here": {"kind": "zoom", "value": null}}), None),
            (json!({"here": {"kind": "zoom"}}), Some("incomplete_patch")),
            (json!({"there": {"kind": "static"}}), Some("incomplete_patch")),
            (json!({"there": {"value": link}}), Some("invalid_body")),
            (json!({"there": {"kind": "static", "value": 5}}), Some("invalid_body")),
            (json!({"here": {"kind": "balloon"}}), Some("invalid_body")),
            (json!({"here": 5}), Some("invalid_body")),
            (json!([]), Some("invalid_body")),
        ] {
            let refused = match merged(&known, &patch) {
                Err(Fault::Refused(refusal)) => Some(refusal.code.to_string()),
                Err(broken @ Fault::Broken(_)) => panic!("{broken}"),
                Ok(_) => None,
            };
            assert_eq!(refused.as_deref(), code, "{patch}");
        }
    }

    /// The table of RFC 7396, appendix A, and then some.
    #[test]
    fn merge_patches_are_those_of_the_rfc() {
        for (original, patch, result) in [
            (json!({"a": "b"}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": "b"}), json!({"b": "c"}), json!({"a": "b", "b": "c"})),
            (json!({"a": "b"}), json!({"a": null}), json!({})),
            (json!({"a": "b", "b": "c"}), json!({"a": null}), json!({"b": "c"})),
            (json!({"a": ["b"]}), json!({"a": "c"}), json!({"a": "c"})),
            (json!({"a": "c"}), json!({"a": ["b"]}), json!({"a": ["b"]})),
            (json!({"a": {"b": "c"}}), json!({"a": {"b": "d", "c": null}}), json!({"a": {"b": "d"}})),
            (json!({"a": [{"b": "c"}]}), json!({"a": [1]}), json!({"a": [1]})),
            (json!({"e": null}), json!({"a": 1}), json!({"e": null, "a": 1})),
            (json!([1, 2]), json!({"a": "b", "c": null}), json!({"a": "b"})),
            (json!({}), json!({"a": {"bb": {"ccc": null}}}), json!({"a": {"bb": {}}})),
        ] {
            let mut merged: Value = original;
            merge(&mut merged, patch.clone());
            assert_eq!(merged, result, "{patch}");
        }
    }
}
