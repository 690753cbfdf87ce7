//! The pages that clients see: the calendar's own page, its fragment for embeds, the appointment's page.

use crate::calendar_slug::CalendarPlace;
use crate::clock::{entropy, now};
use crate::config;
use crate::http::{Fields, body, fields, page, query, see_other};
use crate::object::send;
use crate::public_api::{
    calendar_at, days, linked_appointment, offer, send_booking, send_cancel, send_reschedule,
};
use crate::refusal::{Fault, Outcome, Refusal};
use crate::sub_account::messages::ReadAppointment;
use crate::view::{calendar_view, links, local_day, slots_view};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use shared::appointment::Actor;
use shared::availability::Zone;
use shared::wire::{AppointmentView, BookingRequest, ContactRequest, RescheduleRequest};
use std::collections::BTreeMap;
use widget::props::{AppointmentProps, Assets, BookingProps, FieldError, FormProps, Mode, Theme};
use widget::{
    PageKind, appointment_page, booking_fragment, booking_page, content_security_policy, message_page,
    shown_days,
};
use worker::{Env, Headers, Request, Response};

/// The widget's files as they were built.
pub fn assets(env: &Env) -> Outcome<Assets> {
    Ok(Assets { build: config::widget_build(env)? })
}

/// How a reader likes clocks and weeks, from what they asked for or from their language.
struct Habits {
    hour12: bool,
    clock_explicit: bool,
    week_start: u8,
    theme: Theme,
}

/// Regions that write times with AM and PM (Unicode CLDR, `timeData`), as far as browsers send them.
const TWELVE_HOUR_REGIONS: [&str; 12] =
    ["US", "CA", "AU", "NZ", "IN", "PH", "PK", "EG", "SA", "CO", "MY", "BD"];
/// Regions whose week begins on Sunday (Unicode CLDR, `weekData`), as far as browsers send them.
const SUNDAY_REGIONS: [&str; 12] = ["US", "CA", "IN", "PH", "JP", "KR", "BR", "MX", "IL", "ZA", "CO", "PK"];

fn habits(request: &Request, query: &Fields) -> Outcome<Habits> {
    let languages = request.headers().get("accept-language")?.unwrap_or_default();
    let first = languages.split([',', ';']).next().unwrap_or_default();
    let region = first.rsplit('-').next().unwrap_or_default().to_uppercase();
    let asked = match query.get("clock").map(String::as_str) {
        Some("12") => Some(true),
        Some("24") => Some(false),
        _ => None,
    };
    Ok(Habits {
        hour12: asked.unwrap_or(TWELVE_HOUR_REGIONS.contains(&region.as_str())),
        clock_explicit: asked.is_some(),
        week_start: u8::from(!SUNDAY_REGIONS.contains(&region.as_str())),
        theme: Theme::parse(query.get("theme").map(String::as_str).unwrap_or_default()),
    })
}

/// What a booking page starts from, besides its address.
#[derive(Default)]
struct Attempt {
    form: FormProps,
    notice: Option<String>,
    alternatives: Vec<shared::wire::SlotView>,
    idempotency_key: Option<String>,
}

/// `GET /widget/bookings/{slug}`
pub async fn show_booking(request: &Request, env: &Env, slug: &str) -> Outcome<Response> {
    let query = query(request)?;
    let place = calendar_at(env, slug).await?;
    let mode = page_mode(&query);
    let props = booking_props(request, env, &place, &query, mode, Attempt::default()).await?;
    booking_response(env, 200, &props)
}

/// `GET /embed/{slug}`: the same as a fragment. The page around it fetches it, so every origin may read it.
pub async fn show_fragment(request: &Request, env: &Env, slug: &str) -> Outcome<Response> {
    let query = query(request)?;
    let place = calendar_at(env, slug).await?;
    let props = booking_props(request, env, &place, &query, Mode::Embed, Attempt::default()).await?;
    let headers = Headers::new();
    headers.set("content-type", "text/html; charset=utf-8")?;
    headers.set("access-control-allow-origin", "*")?;
    headers.set("cross-origin-resource-policy", "cross-origin")?;
    headers.set("cache-control", "private, no-store")?;
    Ok(Response::ok(booking_fragment(&props, &assets(env)?))?.with_headers(headers))
}

fn page_mode(query: &Fields) -> Mode {
    if query.get("embed").is_some_and(|value| value == "1") { Mode::Frame } else { Mode::Page }
}

fn booking_response(env: &Env, status: u16, props: &BookingProps) -> Outcome<Response> {
    let assets = assets(env)?;
    let policy = content_security_policy(PageKind::Booking, &assets);
    Ok(page(status, booking_page(props, &assets), &policy)?)
}

/// The zone of a request, and whether it was asked for: `?tz=`, else the one that the network knows of, else the
/// calendar's own.
async fn request_zone(
    request: &Request,
    env: &Env,
    place: &CalendarPlace,
    query: &Fields,
) -> Outcome<(Zone, bool)> {
    if let Some(Ok(zone)) = query.get("tz").map(|name| Zone::parse(name)) {
        return Ok((zone, true));
    }
    if let Some(Ok(zone)) = request.cf().map(|cf| Zone::parse(&cf.timezone_name())) {
        return Ok((zone, false));
    }
    let zone = offer(env, place, None, None, None).await?.calendar.tz;
    Ok((zone, false))
}

async fn booking_props(
    request: &Request,
    env: &Env,
    place: &CalendarPlace,
    query: &Fields,
    mode: Mode,
    attempt: Attempt,
) -> Outcome<BookingProps> {
    let habits = habits(request, query)?;
    let (tz, tz_explicit) = request_zone(request, env, place, query).await?;
    let today = local_day(now(), &tz);
    let month = shown_month(query, &tz, &today);
    let range = shown_days(&month, habits.week_start)
        .and_then(|(first, last)| Some((first.parse::<Date>().ok()?, last.parse::<Date>().ok()?)))
        .ok_or_else(|| Refusal::not_found("month"))?;
    let range = days(range.0, range.1, &tz)?;
    let record = offer(env, place, Some(range), Some(range.start().max(now())), None).await?;
    let slots = slots_view(&record.slots, &tz);
    let month_is_empty = !slots.days.iter().any(|day| day.date.starts_with(&month));
    let first = record.first.filter(|_| month_is_empty);
    let horizon = SignedDuration::from_hours(24 * i64::from(record.calendar.slots.horizon_days));
    let reschedule = match query.get("reschedule") {
        Some(token) => Some(appointment_to_move(env, token).await?),
        None => None,
    };
    let Attempt { form, notice, alternatives, idempotency_key } = attempt;
    Ok(BookingProps {
        calendar: calendar_view(&record),
        tz: tz.name().to_owned(),
        tz_explicit,
        today,
        hour12: habits.hour12,
        clock_explicit: habits.clock_explicit,
        week_start: habits.week_start,
        month,
        slots,
        first_day: first.map(|slot| local_day(slot.start, &tz)),
        last_day: Some(local_day(now() + horizon, &tz)),
        day: query.get("day").cloned(),
        start: query.get("start").cloned(),
        form,
        notice,
        alternatives,
        idempotency_key: match idempotency_key {
            Some(key) => key,
            None => new_key()?,
        },
        reschedule,
        mode,
        theme: habits.theme,
        origin: config::public_url(env)?,
    })
}

fn new_key() -> Outcome<String> {
    let bits = u128::from_be_bytes(entropy()?);
    Ok(format!("{bits:032x}"))
}

/// The month asked for, else that of the day or slot asked for, else the current one.
fn shown_month(query: &Fields, tz: &Zone, today: &str) -> String {
    let of_start = || {
        let start: Timestamp = query.get("start")?.parse().ok()?;
        Some(local_day(start, tz))
    };
    let is_month = |text: &&String| format!("{text}-01").parse::<Date>().is_ok();
    if let Some(month) = query.get("month").filter(is_month) {
        return month.clone();
    }
    let day = query.get("day").filter(|day| day.parse::<Date>().is_ok()).cloned();
    day.or_else(of_start).unwrap_or_else(|| today.to_owned()).chars().take("YYYY-MM".len()).collect()
}

async fn appointment_to_move(env: &Env, token: &str) -> Outcome<AppointmentView> {
    let links = links(env)?;
    let (sub_account, appointment) =
        links.read_token(token).ok_or_else(|| Refusal::not_found("appointment"))?;
    let record = send(env, sub_account.as_str(), &ReadAppointment { appointment }).await?;
    Ok(links.appointment_view(record))
}

/// `POST /widget/bookings/{slug}`: the form of the page, for who books without a script.
pub async fn take_booking(request: &mut Request, env: &Env, slug: &str) -> Outcome<Response> {
    let place = calendar_at(env, slug).await?;
    let form = fields(&body(request).await?);
    let mut query = query(request)?;
    let outcome = match form.get("reschedule") {
        Some(token) => move_by_form(env, token, &form).await,
        None => book_by_form(env, &place, &form).await,
    };
    let refusal = match outcome {
        Ok(appointment) => return Ok(see_other(&booked_address(&appointment, &query))?),
        Err(Fault::Refused(refusal)) => refusal,
        Err(broken) => return Err(broken),
    };
    // The page again, as it was, with what is wrong.
    for name in ["tz", "start", "reschedule"] {
        if let Some(value) = form.get(name) {
            query.insert(name.to_owned(), value.clone());
        }
    }
    if matches!(&*refusal.code, "slot_taken" | "invalid_start") {
        query.remove("start");
    }
    let attempt = refused_attempt(&form, &refusal);
    let mode = page_mode(&query);
    let props = booking_props(request, env, &place, &query, mode, attempt).await?;
    booking_response(env, refusal.status, &props)
}

fn field(form: &Fields, name: &str) -> String {
    form.get(name).cloned().unwrap_or_default()
}

async fn book_by_form(env: &Env, place: &CalendarPlace, form: &Fields) -> Outcome<AppointmentView> {
    let request = BookingRequest {
        start: field(form, "start"),
        tz: field(form, "tz"),
        contact: ContactRequest {
            name: field(form, "name"),
            email: field(form, "email"),
            phone: form.get("phone").cloned(),
        },
        notes: form.get("notes").cloned(),
        answers: BTreeMap::new(),
        guests: Vec::new(),
        duration_minutes: None,
        hold: None,
    };
    let key = form.get("idempotency_key").map(String::as_str);
    let record = send_booking(env, place, key, &request, Actor::Client).await?;
    Ok(links(env)?.appointment_view(record))
}

async fn move_by_form(env: &Env, token: &str, form: &Fields) -> Outcome<AppointmentView> {
    let links = links(env)?;
    let (_, appointment) = links.read_token(token).ok_or_else(|| Refusal::not_found("appointment"))?;
    let request = RescheduleRequest { start: field(form, "start"), tz: field(form, "tz") };
    let record = send_reschedule(env, appointment.as_str(), Some(&token.to_owned()), &request).await?;
    Ok(links.appointment_view(record))
}

fn booked_address(appointment: &AppointmentView, query: &Fields) -> String {
    let mut address = format!("{}&booked=1", appointment.manage.url);
    for name in ["embed", "clock", "theme"] {
        if let Some(value) =
            query.get(name).filter(|value| value.bytes().all(|byte| byte.is_ascii_alphanumeric()))
        {
            for part in ["&", name, "=", value] {
                address.push_str(part);
            }
        }
    }
    address
}

/// What the form held and what was wrong with it. The key stays: nothing was booked under it.
fn refused_attempt(form: &Fields, refusal: &Refusal) -> Attempt {
    let of_field = refusal.field.as_deref().and_then(|path| path.strip_prefix("contact.").or(Some(path)));
    let in_form = of_field.filter(|name| matches!(*name, "name" | "email" | "phone" | "notes"));
    let errors = in_form
        .map(|name| FieldError { field: name.to_owned(), message: refusal.detail.to_string() })
        .into_iter()
        .collect();
    Attempt {
        form: FormProps {
            name: field(form, "name"),
            email: field(form, "email"),
            phone: field(form, "phone"),
            notes: field(form, "notes"),
            errors,
        },
        notice: in_form.is_none().then(|| refusal.detail.to_string()),
        alternatives: refusal.alternatives.clone(),
        idempotency_key: form
            .get("idempotency_key")
            .filter(|_| refusal.code != "idempotency_key_reused")
            .cloned(),
    }
}

/// `GET /widget/appointments/{id}`, and `…/cancel` with the form to cancel open.
pub async fn show_appointment(
    request: &Request,
    env: &Env,
    id: &str,
    confirming_cancel: bool,
) -> Outcome<Response> {
    let query = query(request)?;
    let record = linked_appointment(env, id, &query).await?;
    let appointment = links(env)?.appointment_view(record);
    let asked = |name: &str| query.get(name).is_some_and(|value| value == "1");
    let habits = habits(request, &query)?;
    let props = AppointmentProps {
        confirming_cancel: (confirming_cancel || asked("cancel")) && appointment.status != "cancelled",
        appointment,
        hour12: habits.hour12,
        just_booked: asked("booked"),
        notice: None,
        mode: page_mode(&query),
        theme: habits.theme,
        origin: config::public_url(env)?,
    };
    let assets = assets(env)?;
    let policy = content_security_policy(PageKind::Appointment, &assets);
    Ok(page(200, appointment_page(&props, &assets), &policy)?)
}

/// `POST /widget/appointments/{id}/cancel`
pub async fn take_cancel(request: &mut Request, env: &Env, id: &str) -> Outcome<Response> {
    let query = query(request)?;
    let form = fields(&body(request).await?);
    let record = send_cancel(env, id, query.get("token"), &field(&form, "reason")).await?;
    Ok(see_other(&links(env)?.appointment_view(record).manage.url)?)
}

/// A refusal as a page.
pub fn refusal_page(refusal: &Refusal) -> worker::Result<Response> {
    let title = match refusal.status {
        404 | 410 => "This page is not here",
        401 => "Please sign in again",
        500.. => "Something went wrong",
        _ => "That did not work",
    };
    let html = message_page(title, &[&refusal.detail], &[]);
    page(refusal.status, html, &content_security_policy(PageKind::Message, &Assets::default()))
}
