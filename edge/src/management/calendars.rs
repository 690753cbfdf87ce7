//! Calendars and the schedules that they share.

use super::{new_entropy, next_after, page_limit, read_user};
use crate::agency::messages::UserRecord;
use crate::calendar_slug::{CalendarPlace, TakeSlug};
use crate::http::{if_match, json, json_body, no_content, query, read_json, versioned_json};
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::sub_account::messages::{
    CalendarRecord, DeleteSchedule, ExplainStart, ListCalendars, ListSchedules, ReadCalendar, ReadSchedule,
    SaveCalendar, SaveSchedule, ScheduleRecord,
};
use futures_util::future::try_join_all;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::availability::Schedule;
use shared::calendar::CalendarDraft;
use shared::contact::Name;
use shared::id::{AgencyId, CalendarId, ScheduleId, SubAccountId};
use shared::invalid::Invalid;
use worker::{Env, Method, Request, Response};

/// Routes below a sub-account of an agency.
pub async fn route(
    request: &mut Request,
    env: &Env,
    agency: &AgencyId,
    sub_account: &SubAccountId,
    path: &[&str],
) -> Outcome<Response> {
    match (request.method(), path) {
        (Method::Post, ["calendars"]) => create(request, env, agency, sub_account).await,
        (Method::Get, ["calendars"]) => list(request, env, sub_account).await,
        (Method::Get, ["calendars", id]) => {
            let record = read(env, sub_account, &CalendarId::parse(id)?).await?;
            answer(200, &record)
        }
        (Method::Patch, ["calendars", id]) => {
            patch(request, env, agency, sub_account, CalendarId::parse(id)?).await
        }
        (Method::Get, ["calendars", id, "explain"]) => {
            explain(request, env, sub_account, CalendarId::parse(id)?).await
        }
        (Method::Post, ["schedules"]) => create_schedule(request, env, sub_account).await,
        (Method::Get, ["schedules"]) => list_schedules(request, env, sub_account).await,
        (Method::Get, ["schedules", id]) => {
            let schedule = ScheduleId::parse(id)?;
            schedule_answer(200, &send(env, sub_account.as_str(), &ReadSchedule { schedule }).await?)
        }
        (Method::Patch, ["schedules", id]) => {
            patch_schedule(request, env, sub_account, ScheduleId::parse(id)?).await
        }
        (Method::Delete, ["schedules", id]) => {
            let schedule = ScheduleId::parse(id)?;
            send(env, sub_account.as_str(), &DeleteSchedule { schedule }).await?;
            Ok(no_content()?)
        }
        _ => Err(Refusal::not_found("address").into()),
    }
}

/// A calendar as the API gives it: what is written down, with its id and version.
#[derive(Serialize)]
struct CalendarAnswer<'a> {
    id: &'a CalendarId,
    version: i64,
    #[serde(flatten)]
    draft: &'a CalendarDraft,
}

impl<'a> CalendarAnswer<'a> {
    fn new(record: &'a CalendarRecord) -> Self {
        Self { id: &record.id, version: record.version, draft: &record.draft }
    }
}

fn answer(status: u16, record: &CalendarRecord) -> Outcome<Response> {
    Ok(versioned_json(status, record.version, &CalendarAnswer::new(record))?)
}

async fn create(
    request: &mut Request,
    env: &Env,
    agency: &AgencyId,
    sub_account: &SubAccountId,
) -> Outcome<Response> {
    let id = CalendarId::from_entropy(new_entropy(request, "calendar", sub_account.as_str())?);
    let draft: CalendarDraft = json_body(request).await?;
    answer(201, &save(env, agency, sub_account, id, draft, None).await?)
}

async fn read(env: &Env, sub_account: &SubAccountId, id: &CalendarId) -> Outcome<CalendarRecord> {
    send(env, sub_account.as_str(), &ReadCalendar { calendar: id.clone() }).await
}

/// A JSON merge patch (RFC 7396): what is not sent stays.
async fn patch(
    request: &mut Request,
    env: &Env,
    agency: &AgencyId,
    sub_account: &SubAccountId,
    id: CalendarId,
) -> Outcome<Response> {
    let expected = if_match(request)?;
    let patch: Value = json_body(request).await?;
    let known = read(env, sub_account, &id).await?;
    let draft: CalendarDraft = merged(&known.draft, patch)?;
    // Made on what was just read, so that two patches of different fields cannot undo each other.
    let version = expected.or(Some(known.version));
    answer(200, &save(env, agency, sub_account, id, draft, version).await?)
}

/// Writes a calendar, once it is known to be a good one: neither its slug nor anything else is taken for a bad one.
async fn save(
    env: &Env,
    agency: &AgencyId,
    sub_account: &SubAccountId,
    id: CalendarId,
    draft: CalendarDraft,
    version: Option<i64>,
) -> Outcome<CalendarRecord> {
    let schedules = shared_schedules(env, sub_account, &draft).await?;
    let settings = draft
        .checked(id.clone(), |id| {
            schedules.iter().find(|known| known.id == *id).map(|known| known.schedule.clone())
        })?
        .settings;
    let users = settings.members.iter().map(|member| read_user(env, agency, &member.user_id));
    let people = try_join_all(users).await?.iter().map(UserRecord::person).collect();
    let place = CalendarPlace { sub_account: sub_account.clone(), calendar: id.clone() };
    send(env, settings.slug.as_str(), &TakeSlug { place }).await?;
    send(env, sub_account.as_str(), &SaveCalendar { id, draft: settings, people, version }).await
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
            Err(crate::refusal::Fault::Refused(refusal)) if refusal.status == 404 => Ok(None),
            Err(fault) => Err(fault),
        }
    });
    Ok(try_join_all(read).await?.into_iter().flatten().collect())
}

/// What a merge patch makes of what is known.
fn merged<T: Serialize + for<'a> Deserialize<'a>>(known: &T, patch: Value) -> Outcome<T> {
    if !patch.is_object() {
        return Err(
            Refusal::new(422, "invalid_body", "A change is an object with the fields that change.").into()
        );
    }
    let mut document = serde_json::to_value(known)?;
    merge(&mut document, patch);
    read_json(&serde_json::to_vec(&document)?)
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

#[derive(Serialize)]
struct CalendarPage<'a> {
    calendars: Vec<CalendarAnswer<'a>>,
    next: Option<String>,
}

async fn list(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| CalendarId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let records = send(env, sub_account.as_str(), &ListCalendars { after, limit }).await?;
    let next = next_after(&records, limit, |record| record.id.to_string());
    let calendars = records.iter().map(CalendarAnswer::new).collect();
    Ok(json(200, &CalendarPage { calendars, next })?)
}

/// Why is a start offered, or not? `?start=…&duration_minutes=…`
async fn explain(
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

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ScheduleBody {
    name: Name,
    schedule: Schedule,
}

#[derive(Serialize)]
struct ScheduleAnswer<'a> {
    id: &'a ScheduleId,
    version: i64,
    name: &'a Name,
    schedule: &'a Schedule,
}

impl<'a> ScheduleAnswer<'a> {
    fn new(record: &'a ScheduleRecord) -> Self {
        let ScheduleRecord { id, name, schedule, version } = record;
        Self { id, version: *version, name, schedule }
    }
}

fn schedule_answer(status: u16, record: &ScheduleRecord) -> Outcome<Response> {
    Ok(versioned_json(status, record.version, &ScheduleAnswer::new(record))?)
}

async fn create_schedule(request: &mut Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let id = ScheduleId::from_entropy(new_entropy(request, "schedule", sub_account.as_str())?);
    let ScheduleBody { name, schedule } = json_body(request).await?;
    let message = SaveSchedule { id, name, schedule, version: None };
    schedule_answer(201, &send(env, sub_account.as_str(), &message).await?)
}

async fn patch_schedule(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    id: ScheduleId,
) -> Outcome<Response> {
    let expected = if_match(request)?;
    let patch: Value = json_body(request).await?;
    let known = send(env, sub_account.as_str(), &ReadSchedule { schedule: id.clone() }).await?;
    let ScheduleRecord { name, schedule, version, .. } = known;
    let ScheduleBody { name, schedule } = merged(&ScheduleBody { name, schedule }, patch)?;
    let message = SaveSchedule { id, name, schedule, version: expected.or(Some(version)) };
    schedule_answer(200, &send(env, sub_account.as_str(), &message).await?)
}

#[derive(Serialize)]
struct SchedulePage<'a> {
    schedules: Vec<ScheduleAnswer<'a>>,
    next: Option<String>,
}

async fn list_schedules(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| ScheduleId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let records = send(env, sub_account.as_str(), &ListSchedules { after, limit }).await?;
    let next = next_after(&records, limit, |record| record.id.to_string());
    Ok(json(200, &SchedulePage { schedules: records.iter().map(ScheduleAnswer::new).collect(), next })?)
}

#[cfg(test)]
mod tests {
    use super::merge;
    use serde_json::{Value, json};

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
