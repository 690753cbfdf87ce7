//! The public calls: calendars, slots, booking, and appointments by signed link.

use crate::calendar_slug::{CalendarPlace, FindGroup, find_calendar};
use crate::clock::now;
use crate::config;
use crate::http::{Fields, json, json_body, no_content, optional_json_body, query, rest_of, take_field};
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::signing::{Signer, fingerprint};
use crate::sub_account::messages::{
    AppointmentRecord, Book, BookSeries, Cancel, HoldRecord, HoldSlot, OfferRecord, ReadAppointment,
    ReadListing, ReadOffer, ReadSeries, ReadSlots, ReleaseHold, Reschedule, SeriesRecord,
};
use crate::view::{calendar_view, group_view, links, slots_view};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use shared::appointment::Actor;
use shared::availability::Zone;
use shared::calendar::Slug;
use shared::contact::{Contact, FreeText};
use shared::id::{AppointmentId, SubAccountId};
use shared::interval::Interval;
use shared::invalid::Invalid;
use shared::limits;
use shared::messaging::Language;
use shared::series::RepeatDraft;
use shared::slot::{asked_days, read_day};
use shared::wire::{
    BookingRequest, CancelRequest, GroupView, HoldRequest, HoldView, RescheduleRequest, SeriesView,
};
use worker::{Env, Request, Response};

/// Finds a calendar by the slug in an address; what is no slug is no calendar.
pub async fn calendar_at(env: &Env, slug: &str) -> Outcome<CalendarPlace> {
    let slug = Slug::parse(slug).map_err(|_| Refusal::not_found("calendar"))?;
    find_calendar(env, &slug).await
}

/// Asks what is offered at a place.
pub async fn offer(
    env: &Env,
    place: &CalendarPlace,
    range: Option<Interval>,
    first_from: Option<Timestamp>,
    duration_minutes: Option<u32>,
) -> Outcome<OfferRecord> {
    let by = Actor::Client;
    let message = ReadOffer { calendar: place.calendar.clone(), range, first_from, duration_minutes, by };
    send(env, place.sub_account.as_str(), &message).await
}

/// `GET /api/v1/calendars/{slug}`
pub async fn read_calendar(env: &Env, slug: &str) -> Outcome<Response> {
    let place = calendar_at(env, slug).await?;
    Ok(json(200, &calendar_view(&offer(env, &place, None, None, None).await?))?)
}

/// What clients see of the group with the slug in an address; what is no slug is no group.
pub async fn listing(env: &Env, slug: &str) -> Outcome<GroupView> {
    let slug = Slug::parse(slug).map_err(|_| Refusal::not_found("group"))?;
    let place = send(env, slug.as_str(), &FindGroup {}).await?;
    let record = send(env, place.sub_account.as_str(), &ReadListing { group: place.group }).await?;
    Ok(group_view(&record, &config::public_url(env)?))
}

/// `GET /api/v1/groups/{slug}`
pub async fn read_group(env: &Env, slug: &str) -> Outcome<Response> {
    Ok(json(200, &listing(env, slug).await?)?)
}

/// `GET /api/v1/calendars/{slug}/slots`
pub async fn read_slots(request: &Request, env: &Env, slug: &str) -> Outcome<Response> {
    let place = calendar_at(env, slug).await?;
    let query = query(request)?;
    let tz = zone(query.get("tz"))?;
    let (from, to) = (day(&query, "from")?, day(&query, "to")?);
    let duration = duration(&query)?;
    let message =
        ReadSlots { calendar: place.calendar, range: days(from, to, &tz)?, duration_minutes: duration };
    let slots = send(env, place.sub_account.as_str(), &message).await?;
    Ok(json(200, &slots_view(&slots, &tz))?)
}

/// `POST /api/v1/calendars/{slug}/appointments`
pub async fn book(request: &mut Request, env: &Env, slug: &str) -> Outcome<Response> {
    let place = calendar_at(env, slug).await?;
    let key = request.headers().get("idempotency-key")?;
    let body: BookingRequest = json_body(request).await?;
    let language = language_of(request)?;
    let record = send_booking(env, &place, key.as_deref(), &body, language, Actor::Client).await?;
    Ok(json(201, &links(env)?.appointment_view(record))?)
}

/// Reads a booking and takes it to its sub-account: the way of both the API and the page's form.
pub async fn send_booking(
    env: &Env,
    place: &CalendarPlace,
    key: Option<&str>,
    body: &BookingRequest,
    language: Option<Language>,
    by: Actor,
) -> Outcome<AppointmentRecord> {
    let message = parse_booking(place, key, body, language, by)?;
    send(env, place.sub_account.as_str(), &message).await
}

/// The language that a client's browser asks for.
pub fn language_of(request: &Request) -> Outcome<Option<Language>> {
    Ok(request.headers().get("accept-language")?.and_then(|header| Language::accepted(&header)))
}

fn parse_booking(
    place: &CalendarPlace,
    key: Option<&str>,
    body: &BookingRequest,
    language: Option<Language>,
    by: Actor,
) -> Outcome<Book> {
    let BookingRequest { start, tz, contact, notes, answers, guests, duration_minutes, hold } = body;
    Ok(Book {
        calendar: place.calendar.clone(),
        key: idempotency_key(key)?,
        fingerprint: fingerprint(&serde_json::to_string(body)?),
        start: bookable_instant(start)?,
        tz: Zone::parse(tz)?,
        contact: Contact::parse(&contact.name, &contact.email, contact.phone.as_deref())
            .map_err(|invalid| invalid.within("contact"))?,
        notes: FreeText::parse(notes.as_deref().unwrap_or_default(), "notes", limits::NOTES_CHARS_MAX)?,
        answers: answers.clone(),
        guests: guests.clone(),
        duration_minutes: *duration_minutes,
        hold: hold
            .as_deref()
            .map(AppointmentId::parse)
            .transpose()
            .map_err(|invalid| invalid.within("hold"))?,
        series: None,
        language,
        by,
    })
}

/// Reads a series and takes it to its sub-account: `repeat` beside the fields of a booking.
pub async fn send_series(
    env: &Env,
    place: &CalendarPlace,
    key: Option<&str>,
    mut body: Map<String, Value>,
    language: Option<Language>,
    by: Actor,
) -> Outcome<SeriesRecord> {
    // The same first appointment with another rhythm is another series.
    let fingerprint = fingerprint(&serde_json::to_string(&body)?);
    let repeat: RepeatDraft = take_field(&mut body, "repeat")?;
    let message = parse_series(place, key, &rest_of(body)?, repeat, language, by)?;
    let booking = Book { fingerprint, ..message.booking };
    send(env, place.sub_account.as_str(), &BookSeries { booking, ..message }).await
}

/// Reads a series that a page's form asks for.
pub fn parse_series(
    place: &CalendarPlace,
    key: Option<&str>,
    booking: &BookingRequest,
    repeat: RepeatDraft,
    language: Option<Language>,
    by: Actor,
) -> Outcome<BookSeries> {
    let fingerprint = fingerprint(&serde_json::to_string(&(booking, &repeat))?);
    let repeat = repeat.checked().map_err(|invalid| invalid.within("repeat"))?;
    let booking = Book { fingerprint, ..parse_booking(place, key, booking, language, by)? };
    Ok(BookSeries { booking, repeat })
}

/// `POST /api/v1/calendars/{slug}/series`
pub async fn book_series(request: &mut Request, env: &Env, slug: &str) -> Outcome<Response> {
    let place = calendar_at(env, slug).await?;
    let key = request.headers().get("idempotency-key")?;
    let body = json_body(request).await?;
    let language = language_of(request)?;
    let record = send_series(env, &place, key.as_deref(), body, language, Actor::Client).await?;
    Ok(json(201, &links(env)?.series_view(record))?)
}

/// Reads the series that a request's link names. A token for another series is as good as none.
pub async fn linked_series(env: &Env, id: &str, query: &Fields) -> Outcome<SeriesView> {
    let links = links(env)?;
    let named = query.get("token").and_then(|token| links.read_series_token(token));
    let (sub_account, series) = named.filter(|(_, series)| series.as_str() == id).ok_or_else(|| {
        let detail = "This link does not lead to a series of appointments. Check that it is complete.";
        Refusal::new(404, "not_found", detail)
    })?;
    Ok(links.series_view(send(env, sub_account.as_str(), &ReadSeries { series }).await?))
}

/// `GET /api/v1/series/{id}`
pub async fn read_series(request: &Request, env: &Env, id: &str) -> Outcome<Response> {
    Ok(json(200, &linked_series(env, id, &query(request)?).await?)?)
}

/// The length that a query chooses.
pub fn duration(query: &Fields) -> Outcome<Option<u32>> {
    let read = |text: &String| {
        text.parse().map_err(|_| {
            Invalid::new("invalid_duration", "duration_minutes", "A length is a number of minutes.")
        })
    };
    Ok(query.get("duration_minutes").map(read).transpose()?)
}

/// `POST /api/v1/calendars/{slug}/holds`: keeps a time while the client fills the form in.
pub async fn hold(request: &mut Request, env: &Env, slug: &str) -> Outcome<Response> {
    let place = calendar_at(env, slug).await?;
    let client = client_of(request, env)?;
    let key = request.headers().get("idempotency-key")?;
    let key = key.filter(|key| !key.trim().is_empty()).map(|key| idempotency_key(Some(&key))).transpose()?;
    let HoldRequest { start, tz, duration_minutes } = json_body(request).await?;
    let message = HoldSlot {
        calendar: place.calendar.clone(),
        start: bookable_instant(&start)?,
        tz: Zone::parse(&tz)?,
        duration_minutes,
        client,
        key,
    };
    let held = send(env, place.sub_account.as_str(), &message).await?;
    let HoldRecord { id, start, expires } = held;
    let view = HoldView { id: id.to_string(), start: start.to_string(), expires: expires.to_string() };
    Ok(json(201, &view)?)
}

/// `DELETE /api/v1/calendars/{slug}/holds/{id}`
pub async fn release_hold(env: &Env, slug: &str, id: &str) -> Outcome<Response> {
    let place = calendar_at(env, slug).await?;
    let hold = AppointmentId::parse(id)?;
    send(env, place.sub_account.as_str(), &ReleaseHold { hold }).await?;
    Ok(no_content()?)
}

/// Tells clients apart by their address, which is not kept: only its keyed hash is.
fn client_of(request: &Request, env: &Env) -> Outcome<String> {
    let address = request.headers().get("cf-connecting-ip")?.unwrap_or_default();
    Ok(Signer::new(config::signing_key(env)?).pseudonym(&address))
}

/// A key that tells a repeated request from a new one (IETF draft "The Idempotency-Key HTTP Header Field").
fn idempotency_key(key: Option<&str>) -> Outcome<String> {
    let key = key.map(str::trim).filter(|key| !key.is_empty()).ok_or_else(|| {
        let detail = "Send an Idempotency-Key header: a new random text for each booking, the same one when you try again.";
        Refusal { field: Some("idempotency-key".to_owned()), ..Refusal::new(400, "idempotency_key_missing", detail) }
    })?;
    let length_fits =
        (limits::IDEMPOTENCY_KEY_BYTES_MIN..=limits::IDEMPOTENCY_KEY_BYTES_MAX).contains(&key.len());
    if !length_fits || !key.bytes().all(|byte| byte.is_ascii_graphic()) {
        let message = "An idempotency key has 8 to 128 visible ASCII characters.";
        return Err(Invalid::new("invalid_idempotency_key", "idempotency-key", message).into());
    }
    Ok(key.to_owned())
}

/// An instant that some calendar might offer: keeps absurd dates away from date arithmetic.
fn bookable_instant(text: &str) -> Outcome<Timestamp> {
    let refused = || {
        Invalid::new(
            "invalid_start",
            "start",
            "A start is an RFC 3339 instant that can be booked, like 2026-12-03T15:00:00Z.",
        )
    };
    let start: Timestamp = text.parse().map_err(|_| refused())?;
    let farthest = now() + SignedDuration::from_hours(24 * (i64::from(limits::HORIZON_DAYS_MAX) + 2));
    if start > farthest || start < now() - SignedDuration::from_hours(24) {
        Err(refused().into())
    } else {
        Ok(start)
    }
}

/// The `tz` of a query.
pub fn zone(tz: Option<&String>) -> Outcome<Zone> {
    let missing = || Invalid::new("invalid_time_zone", "tz", "A time zone is needed, like Europe/London.");
    Ok(Zone::parse(tz.ok_or_else(missing)?)?)
}

fn day(query: &Fields, name: &'static str) -> Outcome<Date> {
    Ok(read_day(query.get(name).map_or("", String::as_str), name)?)
}

/// From the beginning of `from` to the end of `to`, in `tz`.
pub fn days(from: Date, to: Date, tz: &Zone) -> Outcome<Interval> {
    Ok(asked_days(from, to, tz)?)
}

/// Whose appointment a signed link names. A token for another appointment is as good as none.
pub fn manage_token(env: &Env, id: &str, token: Option<&String>) -> Outcome<(SubAccountId, AppointmentId)> {
    let refused = || {
        Refusal::new(
            404,
            "not_found",
            "This link does not lead to an appointment. Check that it is complete.",
        )
    };
    let token = token.ok_or_else(refused)?;
    let (sub_account, appointment) = links(env)?.read_token(token).ok_or_else(refused)?;
    if appointment.as_str() == id { Ok((sub_account, appointment)) } else { Err(refused().into()) }
}

/// Reads the appointment that a request's link names.
pub async fn linked_appointment(env: &Env, id: &str, query: &Fields) -> Outcome<AppointmentRecord> {
    let (sub_account, appointment) = manage_token(env, id, query.get("token"))?;
    send(env, sub_account.as_str(), &ReadAppointment { appointment }).await
}

/// `GET /api/v1/appointments/{id}`
pub async fn read_appointment(request: &Request, env: &Env, id: &str) -> Outcome<Response> {
    let record = linked_appointment(env, id, &query(request)?).await?;
    Ok(json(200, &links(env)?.appointment_view(record))?)
}

/// Cancels the appointment that a link names: the way of both the API and the page's form.
pub async fn send_cancel(
    env: &Env,
    id: &str,
    token: Option<&String>,
    reason: &str,
) -> Outcome<AppointmentRecord> {
    let (sub_account, appointment) = manage_token(env, id, token)?;
    let reason = FreeText::parse(reason, "reason", limits::REASON_CHARS_MAX)?;
    let message = Cancel { appointment, reason, revision: None, by: Actor::Client };
    send(env, sub_account.as_str(), &message).await
}

/// `POST /api/v1/appointments/{id}/cancel`
pub async fn cancel(request: &mut Request, env: &Env, id: &str) -> Outcome<Response> {
    let query = query(request)?;
    let body: CancelRequest = optional_json_body(request).await?;
    let record = send_cancel(env, id, query.get("token"), body.reason.as_deref().unwrap_or_default()).await?;
    Ok(json(200, &links(env)?.appointment_view(record))?)
}

/// Moves the appointment that a link names: the way of both the API and the page's form.
pub async fn send_reschedule(
    env: &Env,
    id: &str,
    token: Option<&String>,
    body: &RescheduleRequest,
) -> Outcome<AppointmentRecord> {
    let (sub_account, appointment) = manage_token(env, id, token)?;
    let message = Reschedule {
        appointment,
        start: bookable_instant(&body.start)?,
        tz: Zone::parse(&body.tz)?,
        revision: None,
        by: Actor::Client,
    };
    send(env, sub_account.as_str(), &message).await
}

/// `POST /api/v1/appointments/{id}/reschedule`
pub async fn reschedule(request: &mut Request, env: &Env, id: &str) -> Outcome<Response> {
    let query = query(request)?;
    let body: RescheduleRequest = json_body(request).await?;
    let record = send_reschedule(env, id, query.get("token"), &body).await?;
    Ok(json(200, &links(env)?.appointment_view(record))?)
}

/// `GET /api/v1/appointments/{id}/ics`
pub async fn read_ics(request: &Request, env: &Env, id: &str) -> Outcome<Response> {
    let record = linked_appointment(env, id, &query(request)?).await?;
    let view = links(env)?.appointment_view(record.clone());
    crate::ics::response(&record, &view.manage.url)
}
