//! Appointments and their audit trail, as the business sees and changes them.

use super::{next_after, page_limit};
use crate::calendar_slug::CalendarPlace;
use crate::http::{if_match, json, json_body, no_content, query, rest_of, take_field, versioned_json};
use crate::object::send;
use crate::public_api::{calendar_at, send_booking, send_series};
use crate::refusal::{Outcome, Refusal};
use crate::sub_account::messages::{
    AppointmentRecord, Cancel, CancelSeries, ChangeStatus, DeleteAppointment, EditAppointment, EventRecord,
    ListAppointments, ListEvents, ReadAppointment, ReadSeries, Reassign, Reschedule, SeriesRecord,
};
use crate::view::{Links, links};
use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize};
use shared::appointment::{Actor, Status};
use shared::availability::Zone;
use shared::calendar::Slug;
use shared::contact::{Contact, FreeText, Name};
use shared::form::Answers;
use shared::id::{AppointmentId, CalendarId, SeriesId, SubAccountId, UserId};
use shared::invalid::Invalid;
use shared::limits;
use shared::wire::BookingRequest;
use worker::{Env, Method, Request, Response};

/// Routes below a sub-account.
pub async fn route(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    path: &[&str],
) -> Outcome<Response> {
    let by = Actor::Staff;
    if let ["series", rest @ ..] = path {
        return series(request, env, sub_account, rest).await;
    }
    let appointment = path.get(1).map(|id| AppointmentId::parse(id)).transpose()?;
    match (request.method(), path, appointment) {
        (Method::Get, ["events"], _) => list_events(request, env, sub_account, None).await,
        (Method::Get, ["appointments"], _) => list(request, env, sub_account).await,
        (Method::Post, ["appointments"], _) => book(request, env, sub_account).await,
        (Method::Get, ["appointments", _], Some(appointment)) => {
            answer(env, 200, send(env, sub_account.as_str(), &ReadAppointment { appointment }).await?)
        }
        (Method::Patch, ["appointments", _], Some(id)) => edit(request, env, sub_account, id).await,
        (Method::Delete, ["appointments", _], Some(appointment)) => {
            send(env, sub_account.as_str(), &DeleteAppointment { appointment, by }).await?;
            Ok(no_content()?)
        }
        (Method::Get, ["appointments", _, "events"], id) => list_events(request, env, sub_account, id).await,
        (Method::Post, ["appointments", _, "status"], Some(appointment)) => {
            let StatusBody { status } = json_body(request).await?;
            let message = ChangeStatus { appointment, status, revision: if_match(request)?, by };
            answer(env, 200, send(env, sub_account.as_str(), &message).await?)
        }
        (Method::Post, ["appointments", _, "cancel"], Some(appointment)) => {
            let CancelBody { reason } = json_body(request).await?;
            let reason = FreeText::parse(&reason.unwrap_or_default(), "reason", limits::REASON_CHARS_MAX)?;
            answer(env, 200, send(env, sub_account.as_str(), &Cancel { appointment, reason, by }).await?)
        }
        (Method::Post, ["appointments", _, "reschedule"], Some(appointment)) => {
            let RescheduleBody { start, tz } = json_body(request).await?;
            let message = Reschedule { appointment, start, tz, by };
            answer(env, 200, send(env, sub_account.as_str(), &message).await?)
        }
        (Method::Post, ["appointments", _, "reassign"], Some(appointment)) => {
            let ReassignBody { user_id: user } = json_body(request).await?;
            let message = Reassign { appointment, user, revision: if_match(request)?, by };
            answer(env, 200, send(env, sub_account.as_str(), &message).await?)
        }
        _ => Err(Refusal::not_found("address").into()),
    }
}

/// Routes of series.
async fn series(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    path: &[&str],
) -> Outcome<Response> {
    match (request.method(), path) {
        (Method::Post, []) => {
            let key = request.headers().get("idempotency-key")?;
            let mut fields = json_body(request).await?;
            let place = own_calendar(env, sub_account, &take_field(&mut fields, "calendar")?).await?;
            let record = send_series(env, &place, key.as_deref(), fields, Actor::Staff).await?;
            series_answer(env, 201, record)
        }
        (Method::Get, [id]) => {
            let message = ReadSeries { series: SeriesId::parse(id)? };
            series_answer(env, 200, send(env, sub_account.as_str(), &message).await?)
        }
        (Method::Post, [id, "cancel"]) => {
            let CancelBody { reason } = json_body(request).await?;
            let reason = FreeText::parse(&reason.unwrap_or_default(), "reason", limits::REASON_CHARS_MAX)?;
            let message = CancelSeries { series: SeriesId::parse(id)?, reason, by: Actor::Staff };
            series_answer(env, 200, send(env, sub_account.as_str(), &message).await?)
        }
        _ => Err(Refusal::not_found("address").into()),
    }
}

#[derive(Serialize)]
struct SeriesView {
    id: SeriesId,
    appointments: Vec<StaffView>,
    skipped: Vec<Timestamp>,
}

fn series_answer(env: &Env, status: u16, record: SeriesRecord) -> Outcome<Response> {
    let SeriesRecord { id, appointments, skipped } = record;
    let links = links(env)?;
    let appointments = appointments.into_iter().map(|record| StaffView::new(&links, record)).collect();
    Ok(json(status, &SeriesView { id, appointments, skipped })?)
}

/// A calendar of this sub-account by its slug; that of another one is none.
async fn own_calendar(env: &Env, sub_account: &SubAccountId, slug: &Slug) -> Outcome<CalendarPlace> {
    let place = calendar_at(env, slug.as_str()).await?;
    if place.sub_account == *sub_account { Ok(place) } else { Err(Refusal::not_found("calendar").into()) }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StatusBody {
    status: Status,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CancelBody {
    #[serde(default)]
    reason: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RescheduleBody {
    start: Timestamp,
    tz: Zone,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ReassignBody {
    user_id: UserId,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditBody {
    #[serde(default)]
    title: Option<Name>,
    #[serde(default, deserialize_with = "null_is_empty")]
    notes: Option<String>,
    #[serde(default, deserialize_with = "null_is_empty")]
    staff_notes: Option<String>,
    #[serde(default)]
    contact: Option<Contact>,
}

/// `null` empties a field; only one that was not sent stays.
fn null_is_empty<'a, D: Deserializer<'a>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(Some(Option::deserialize(deserializer)?.unwrap_or_default()))
}

/// An appointment as the business sees it.
#[derive(Serialize)]
struct StaffView {
    #[serde(flatten)]
    view: shared::wire::AppointmentView,
    contact: Contact,
    host_ids: Vec<UserId>,
    notes: Option<String>,
    staff_notes: Option<String>,
    answers: Answers,
    guests: Vec<String>,
    cancel_reason: Option<String>,
    series_id: Option<SeriesId>,
    booked_at: Timestamp,
    version: i64,
}

impl StaffView {
    fn new(links: &Links, record: AppointmentRecord) -> Self {
        Self {
            contact: record.contact.clone(),
            host_ids: record.hosts.iter().map(|person| person.user.clone()).collect(),
            notes: record.notes.clone(),
            staff_notes: record.staff_notes.clone(),
            answers: record.filled.answers.clone(),
            guests: record.filled.guests.iter().map(|guest| guest.as_str().to_owned()).collect(),
            cancel_reason: record.cancel_reason.clone(),
            series_id: record.series.clone(),
            booked_at: record.booked_at,
            version: record.revision,
            view: links.appointment_view(record),
        }
    }
}

fn answer(env: &Env, status: u16, record: AppointmentRecord) -> Outcome<Response> {
    Ok(versioned_json(status, record.revision, &StaffView::new(&links(env)?, record))?)
}

fn note(given: &str, field: &'static str) -> Outcome<String> {
    let note = FreeText::parse(given, field, limits::NOTES_CHARS_MAX)?;
    Ok(note.map_or_else(String::new, |note| note.as_str().to_owned()))
}

async fn book(request: &mut Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let key = request.headers().get("idempotency-key")?;
    let mut fields = json_body(request).await?;
    let place = own_calendar(env, sub_account, &take_field(&mut fields, "calendar")?).await?;
    let booking: BookingRequest = rest_of(fields)?;
    let record = send_booking(env, &place, key.as_deref(), &booking, Actor::Staff).await?;
    answer(env, 201, record)
}

async fn edit(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    appointment: AppointmentId,
) -> Outcome<Response> {
    let revision = if_match(request)?;
    let EditBody { title, notes, staff_notes, contact } = json_body(request).await?;
    let message = EditAppointment {
        appointment,
        title,
        notes: notes.map(|notes| note(&notes, "notes")).transpose()?,
        staff_notes: staff_notes.map(|notes| note(&notes, "staff_notes")).transpose()?,
        contact,
        revision,
        by: Actor::Staff,
    };
    answer(env, 200, send(env, sub_account.as_str(), &message).await?)
}

#[derive(Serialize)]
struct AppointmentPage {
    appointments: Vec<StaffView>,
    next: Option<String>,
}

async fn list(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| AppointmentId::parse(text)).transpose()?;
    let calendar = query.get("calendar_id").map(|text| CalendarId::parse(text)).transpose()?;
    let status = query.get("status").cloned().map(Status::try_from).transpose()?;
    let limit = page_limit(&query)?;
    let message = ListAppointments { after, calendar, status, limit };
    let records = send(env, sub_account.as_str(), &message).await?;
    let next = next_after(&records, limit, |record| record.id.to_string());
    let links = links(env)?;
    let appointments = records.into_iter().map(|record| StaffView::new(&links, record)).collect();
    Ok(json(200, &AppointmentPage { appointments, next })?)
}

#[derive(Serialize)]
struct EventPage {
    events: Vec<EventRecord>,
    next: Option<String>,
}

async fn list_events(
    request: &Request,
    env: &Env,
    sub_account: &SubAccountId,
    appointment: Option<AppointmentId>,
) -> Outcome<Response> {
    let query = query(request)?;
    let after = match query.get("after") {
        None => 0,
        Some(text) => text.parse().map_err(|_| {
            Invalid::new("invalid_after", "after", "What `next` of the page before says, or nothing.")
        })?,
    };
    let limit = page_limit(&query)?;
    let events = send(env, sub_account.as_str(), &ListEvents { appointment, after, limit }).await?;
    let next = next_after(&events, limit, |event| event.seq.to_string());
    Ok(json(200, &EventPage { events, next })?)
}
