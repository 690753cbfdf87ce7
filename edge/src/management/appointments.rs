//! Appointments and their audit trail, as the business sees and changes them.

use super::{next_after, page_limit};
use crate::calendar_slug::CalendarPlace;
use crate::http::{
    if_match, json, json_body, no_content, optional_json_body, query, rest_of, take_field, versioned_json,
};
use crate::object::send;
use crate::public_api::{calendar_at, send_booking, send_series};
use crate::refusal::{Outcome, Refusal};
use crate::sub_account::messages::{
    AppointmentRecord, Cancel, CancelSeries, ChangeStatus, DeleteAppointment, EditAppointment,
    ListAppointments, ListEvents, ReadAppointment, ReadSeries, Reassign, Reschedule, SeriesRecord,
};
use crate::view::links;
use shared::appointment::{Actor, Status};
use shared::calendar::Slug;
use shared::contact::FreeText;
use shared::id::{AppointmentId, CalendarId, SeriesId, SubAccountId};
use shared::invalid::Invalid;
use shared::limits;
use shared::management::{
    AppointmentEdit, AppointmentPage, EventPage, NewHost, NewTime, StaffSeries, StatusChange,
};
use shared::wire::{BookingRequest, CancelRequest};
use worker::{Env, Request, Response};

/// `GET /api/v1/sub-accounts/{sub_account}/appointments/{appointment}`
pub async fn read(env: &Env, sub_account: &SubAccountId, appointment: AppointmentId) -> Outcome<Response> {
    answer(env, 200, send(env, sub_account.as_str(), &ReadAppointment { appointment }).await?)
}

/// `DELETE /api/v1/sub-accounts/{sub_account}/appointments/{appointment}`
pub async fn delete(
    request: &Request,
    env: &Env,
    sub_account: &SubAccountId,
    appointment: AppointmentId,
) -> Outcome<Response> {
    let message = DeleteAppointment { appointment, revision: if_match(request)?, by: Actor::Staff };
    send(env, sub_account.as_str(), &message).await?;
    Ok(no_content()?)
}

/// `POST …/appointments/{appointment}/status`
pub async fn change_status(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    appointment: AppointmentId,
) -> Outcome<Response> {
    let StatusChange { status } = json_body(request).await?;
    let message = ChangeStatus { appointment, status, revision: if_match(request)?, by: Actor::Staff };
    answer(env, 200, send(env, sub_account.as_str(), &message).await?)
}

/// `POST …/appointments/{appointment}/cancel`
pub async fn cancel(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    appointment: AppointmentId,
) -> Outcome<Response> {
    let revision = if_match(request)?;
    let message = Cancel { appointment, reason: reason(request).await?, revision, by: Actor::Staff };
    answer(env, 200, send(env, sub_account.as_str(), &message).await?)
}

async fn reason(request: &mut Request) -> Outcome<Option<FreeText>> {
    let CancelRequest { reason } = optional_json_body(request).await?;
    Ok(FreeText::parse(&reason.unwrap_or_default(), "reason", limits::REASON_CHARS_MAX)?)
}

/// `POST …/appointments/{appointment}/reschedule`
pub async fn reschedule(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    appointment: AppointmentId,
) -> Outcome<Response> {
    let NewTime { start, tz } = json_body(request).await?;
    let message = Reschedule { appointment, start, tz, revision: if_match(request)?, by: Actor::Staff };
    answer(env, 200, send(env, sub_account.as_str(), &message).await?)
}

/// `POST …/appointments/{appointment}/reassign`
pub async fn reassign(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    appointment: AppointmentId,
) -> Outcome<Response> {
    let NewHost { user_id: user } = json_body(request).await?;
    let message = Reassign { appointment, user, revision: if_match(request)?, by: Actor::Staff };
    answer(env, 200, send(env, sub_account.as_str(), &message).await?)
}

/// `POST /api/v1/sub-accounts/{sub_account}/series`
pub async fn book_series(request: &mut Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let key = request.headers().get("idempotency-key")?;
    let mut fields = json_body(request).await?;
    let place = own_calendar(env, sub_account, &take_field(&mut fields, "calendar")?).await?;
    let record = send_series(env, &place, key.as_deref(), fields, None, Actor::Staff).await?;
    series_answer(env, 201, record)
}

/// `GET /api/v1/sub-accounts/{sub_account}/series/{series}`
pub async fn read_series(env: &Env, sub_account: &SubAccountId, series: SeriesId) -> Outcome<Response> {
    series_answer(env, 200, send(env, sub_account.as_str(), &ReadSeries { series }).await?)
}

/// `POST …/series/{series}/cancel`
pub async fn cancel_series(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    series: SeriesId,
) -> Outcome<Response> {
    let message = CancelSeries { series, reason: reason(request).await?, by: Actor::Staff };
    series_answer(env, 200, send(env, sub_account.as_str(), &message).await?)
}

fn series_answer(env: &Env, status: u16, record: SeriesRecord) -> Outcome<Response> {
    let SeriesRecord { id, appointments, skipped, .. } = record;
    let links = links(env)?;
    let appointments = appointments.into_iter().map(|record| links.staff_view(record)).collect();
    Ok(json(status, &StaffSeries { id, appointments, skipped })?)
}

/// A calendar of this sub-account by its slug; that of another one is none.
async fn own_calendar(env: &Env, sub_account: &SubAccountId, slug: &Slug) -> Outcome<CalendarPlace> {
    let place = calendar_at(env, slug.as_str()).await?;
    if place.sub_account == *sub_account { Ok(place) } else { Err(Refusal::not_found("calendar").into()) }
}

fn answer(env: &Env, status: u16, record: AppointmentRecord) -> Outcome<Response> {
    Ok(versioned_json(status, record.revision, &links(env)?.staff_view(record))?)
}

fn note(given: &str, field: &'static str) -> Outcome<String> {
    let note = FreeText::parse(given, field, limits::NOTES_CHARS_MAX)?;
    Ok(note.map_or_else(String::new, |note| note.as_str().to_owned()))
}

/// `POST /api/v1/sub-accounts/{sub_account}/appointments`
pub async fn book(request: &mut Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let key = request.headers().get("idempotency-key")?;
    let mut fields = json_body(request).await?;
    let place = own_calendar(env, sub_account, &take_field(&mut fields, "calendar")?).await?;
    let booking: BookingRequest = rest_of(fields)?;
    let record = send_booking(env, &place, key.as_deref(), &booking, None, Actor::Staff).await?;
    answer(env, 201, record)
}

/// `PATCH /api/v1/sub-accounts/{sub_account}/appointments/{appointment}`
pub async fn edit(
    request: &mut Request,
    env: &Env,
    sub_account: &SubAccountId,
    appointment: AppointmentId,
) -> Outcome<Response> {
    let revision = if_match(request)?;
    let AppointmentEdit { title, notes, staff_notes, contact } = json_body(request).await?;
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

/// `GET /api/v1/sub-accounts/{sub_account}/appointments`
pub async fn list(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| AppointmentId::parse(text)).transpose()?;
    let calendar = query.get("calendar_id").map(|text| CalendarId::parse(text)).transpose()?;
    let status = query.get("status").cloned().map(Status::try_from).transpose()?;
    let limit = page_limit(&query)?;
    let message = ListAppointments { after, calendar, status, limit };
    let records = send(env, sub_account.as_str(), &message).await?;
    let next = next_after(&records, limit, |record| record.id.clone());
    let links = links(env)?;
    let appointments = records.into_iter().map(|record| links.staff_view(record)).collect();
    Ok(json(200, &AppointmentPage { appointments, next })?)
}

/// `GET /api/v1/sub-accounts/{sub_account}/events`, or those of one appointment.
pub async fn list_events(
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
