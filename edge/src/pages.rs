//! The pages that clients see: the calendar's own page, its fragment for embeds, the appointment's page.

use crate::calendar_slug::CalendarPlace;
use crate::clock::{entropy, now};
use crate::config;
use crate::http::{Fields, body, fields, page, query, see_other};
use crate::object::send;
use crate::public_api::{
    calendar_at, days, language_of, linked_appointment, linked_series, listing, offer, parse_series,
    send_booking, send_cancel, send_reschedule,
};
use crate::refusal::{Fault, Outcome, Refusal};
use crate::sub_account::messages::{OfferRecord, ReadAppointment, ReleaseHold};
use crate::view::{calendar_view, links, local_day, slots_view};
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use shared::appointment::Actor;
use shared::availability::{DateRangeDraft, Zone};
use shared::calendar::Calendar;
use shared::form::{ANSWER_FIELD_PREFIX, read_fields, read_guests};
use shared::id::AppointmentId;
use shared::messaging::Language;
use shared::series::{REPEAT_FIELD_PREFIX, read_repeat};
use shared::wire::{AppointmentView, BookingRequest, ContactRequest, RescheduleRequest};
use widget::props::{
    AppointmentProps, Assets, BookingProps, FieldError, FormProps, GroupProps, Mode, SeriesProps, Theme,
    TypedAnswer,
};
use widget::{
    PageKind, appointment_page, booking_fragment, booking_page, content_security_policy, group_page,
    message_page, series_fragment, series_page, shown_days,
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
    /// The appointment that gets a new time.
    moved: Option<AppointmentView>,
}

/// What is said to who wants to move or cancel what only the business can change by now.
const MOVE_CLOSED: &str = "This appointment can no longer be moved here. Please write or call.";
const CANCEL_CLOSED: &str = "This appointment can no longer be cancelled here. Please write or call.";

/// `GET /widget/bookings/{slug}`
pub async fn show_booking(request: &Request, env: &Env, slug: &str) -> Outcome<Response> {
    let query = query(request)?;
    let place = calendar_at(env, slug).await?;
    let mode = page_mode(&query);
    let moved = match query.get("reschedule") {
        Some(token) => Some(appointment_to_move(env, token).await?),
        None => None,
    };
    let moved = match moved {
        Some(appointment) if !appointment.may_reschedule => {
            let notice = is_upcoming(&appointment).then(|| MOVE_CLOSED.to_owned());
            return appointment_response(request, env, 200, appointment, notice, false);
        }
        moved => moved,
    };
    give_back(env, &place, &query).await?;
    let attempt = Attempt { moved, ..Attempt::default() };
    let props = booking_props(request, env, &place, &query, mode, attempt).await?;
    booking_response(env, 200, &props)
}

/// A page that is loaded again while a time is kept for it: the time is free for it, and for who is quicker.
async fn give_back(env: &Env, place: &CalendarPlace, query: &Fields) -> Outcome<()> {
    let Some(Ok(hold)) = query.get("hold").map(|id| AppointmentId::parse(id)) else { return Ok(()) };
    send(env, place.sub_account.as_str(), &ReleaseHold { hold }).await
}

fn is_upcoming(appointment: &AppointmentView) -> bool {
    matches!(appointment.status.as_str(), "pending" | "confirmed")
}

/// `GET /embed/{slug}`: the same as a fragment.
pub async fn show_fragment(request: &Request, env: &Env, slug: &str) -> Outcome<Response> {
    let query = query(request)?;
    let place = calendar_at(env, slug).await?;
    let props = booking_props(request, env, &place, &query, Mode::Embed, Attempt::default()).await?;
    fragment(booking_fragment(&props, &assets(env)?))
}

/// A part of a page. The page around it fetches it, so every origin may read it.
fn fragment(html: String) -> Outcome<Response> {
    let headers = Headers::new();
    headers.set("content-type", "text/html; charset=utf-8")?;
    headers.set("access-control-allow-origin", "*")?;
    headers.set("cross-origin-resource-policy", "cross-origin")?;
    headers.set("cache-control", "private, no-store")?;
    Ok(Response::ok(html)?.with_headers(headers))
}

/// `GET /widget/groups/{slug}`
pub async fn show_group(request: &Request, env: &Env, slug: &str) -> Outcome<Response> {
    let query = query(request)?;
    let habits = habits(request, &query)?;
    let props = GroupProps {
        group: listing(env, slug).await?,
        tz: query.get("tz").filter(|name| Zone::parse(name).is_ok()).cloned(),
        hour12: habits.clock_explicit.then_some(habits.hour12),
        mode: page_mode(&query),
        theme: habits.theme,
    };
    let policy = content_security_policy(PageKind::Group, &Assets::default());
    Ok(page(200, group_page(&props), &policy)?)
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
    let Attempt { form, notice, alternatives, idempotency_key, moved } = attempt;
    let length = length(env, place, query, moved.as_ref()).await?;
    let record = offer(env, place, Some(range), Some(range.start().max(now())), length.asked).await?;
    let slots = slots_view(&record.slots, &tz);
    let month_is_empty = !slots.days.iter().any(|day| day.date.starts_with(&month));
    let first = record.first.filter(|_| month_is_empty);
    Ok(BookingProps {
        calendar: calendar_view(length.usual.as_ref().unwrap_or(&record)),
        duration_minutes: length.shown.unwrap_or(record.calendar.slots.duration_minutes),
        tz: tz.name().to_owned(),
        tz_explicit,
        today,
        hour12: habits.hour12,
        clock_explicit: habits.clock_explicit,
        week_start: habits.week_start,
        month,
        slots,
        first_day: first.map(|slot| local_day(slot.start, &tz)),
        last_day: Some(last_day(&record.calendar, &tz)),
        day: query.get("day").cloned(),
        start: query.get("start").cloned(),
        form,
        notice,
        alternatives,
        idempotency_key: match idempotency_key {
            Some(key) => key,
            None => new_key()?,
        },
        reschedule: moved,
        mode,
        theme: habits.theme,
        origin: config::public_url(env)?,
    })
}

/// The last day in `tz` on which the calendar can be booked at all: that of its horizon, or the last of its dates.
fn last_day(calendar: &Calendar, tz: &Zone) -> String {
    let horizon = now() + SignedDuration::from_hours(24 * i64::from(calendar.slots.horizon_days));
    let last_of_dates = calendar.slots.dates.map(DateRangeDraft::from).and_then(|dates| dates.to);
    let end_of = |day: String| {
        let evening = day.parse::<Date>().ok()?.at(23, 59, 59, 0);
        Some(evening.to_zoned(calendar.tz.time_zone().clone()).ok()?.timestamp())
    };
    let last = last_of_dates.and_then(end_of).map_or(horizon, |end| end.min(horizon));
    local_day(last.max(now()), tz)
}

/// How long the appointment lasts, as far as that is not as long as usual.
#[derive(Default)]
struct Length {
    /// What the calendar is asked for.
    asked: Option<u32>,
    /// What is shown.
    shown: Option<u32>,
    /// The calendar with its usual length, where another one is asked for.
    usual: Option<OfferRecord>,
}

/// The length of an appointment that moves is its own; else it is what the address says, where the calendar has it.
async fn length(
    env: &Env,
    place: &CalendarPlace,
    query: &Fields,
    moved: Option<&AppointmentView>,
) -> Outcome<Length> {
    let wanted = match moved {
        Some(appointment) => minutes_of(appointment),
        None => query.get("duration").and_then(|text| text.parse().ok()),
    };
    let Some(minutes) = wanted else { return Ok(Length::default()) };
    let usual = offer(env, place, None, None, None).await?;
    let asked = usual.calendar.slots.other_durations_minutes.contains(&minutes).then_some(minutes);
    let shown = asked.or(moved.map(|_| minutes));
    Ok(Length { asked, shown, usual: Some(usual) })
}

fn minutes_of(appointment: &AppointmentView) -> Option<u32> {
    let (start, end): (Timestamp, Timestamp) =
        (appointment.start.parse().ok()?, appointment.end.parse().ok()?);
    u32::try_from(start.duration_until(end).as_mins()).ok()
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
    let bytes = body(request).await?;
    let form = fields(&bytes);
    // A name may come several times: once for each option that was ticked.
    let sent: Vec<(String, String)> = form_urlencoded::parse(&bytes).into_owned().collect();
    let mut query = query(request)?;
    let language = language_of(request)?;
    let outcome = match form.get("reschedule") {
        Some(token) => move_by_form(env, token, &form).await,
        None => book_by_form(env, &place, &query, &form, &sent, language).await,
    };
    let refusal = match outcome {
        Ok(url) => return Ok(see_other(&booked_address(url, &query))?),
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
    let moved = match form.get("reschedule") {
        Some(token) => Some(appointment_to_move(env, token).await?),
        None => None,
    };
    let moved = match moved {
        Some(appointment) if !appointment.may_reschedule => {
            let notice = Some(refusal.detail.to_string());
            return appointment_response(request, env, refusal.status, appointment, notice, false);
        }
        moved => moved,
    };
    let attempt = Attempt { moved, ..refused_attempt(&form, &sent, &refusal) };
    let mode = page_mode(&query);
    let props = booking_props(request, env, &place, &query, mode, attempt).await?;
    booking_response(env, refusal.status, &props)
}

fn field(form: &Fields, name: &str) -> String {
    form.get(name).cloned().unwrap_or_default()
}

/// Books what the form says; the address of what was booked.
async fn book_by_form(
    env: &Env,
    place: &CalendarPlace,
    query: &Fields,
    form: &Fields,
    sent: &[(String, String)],
    language: Option<Language>,
) -> Outcome<String> {
    let asked = offer(env, place, None, None, None).await?.calendar.form.view();
    let fields = sent.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let request = BookingRequest {
        start: field(form, "start"),
        tz: field(form, "tz"),
        contact: ContactRequest {
            name: field(form, "name"),
            email: field(form, "email"),
            phone: form.get("phone").cloned(),
        },
        notes: form.get("notes").cloned(),
        answers: read_fields(&asked, fields),
        guests: read_guests(&field(form, "guests")),
        duration_minutes: query.get("duration").and_then(|text| text.parse().ok()),
        hold: form.get("hold").cloned(),
    };
    let key = form.get("idempotency_key").map(String::as_str);
    let repeat = read_repeat(&sent.iter().map(|(name, value)| (name.as_str(), value.as_str())))?;
    if let Some(repeat) = repeat {
        let message = parse_series(place, key, &request, repeat, language, Actor::Client)?;
        let record = send(env, place.sub_account.as_str(), &message).await?;
        return Ok(links(env)?.series_view(record).url);
    }
    let record = send_booking(env, place, key, &request, language, Actor::Client).await?;
    Ok(links(env)?.appointment_view(record).manage.url)
}

async fn move_by_form(env: &Env, token: &str, form: &Fields) -> Outcome<String> {
    let links = links(env)?;
    let (_, appointment) = links.read_token(token).ok_or_else(|| Refusal::not_found("appointment"))?;
    let request = RescheduleRequest { start: field(form, "start"), tz: field(form, "tz") };
    let record = send_reschedule(env, appointment.as_str(), Some(&token.to_owned()), &request).await?;
    Ok(links.appointment_view(record).manage.url)
}

/// The address of what was just booked, by which its client is congratulated.
fn booked_address(mut address: String, query: &Fields) -> String {
    address.push_str("&booked=1");
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
fn refused_attempt(form: &Fields, sent: &[(String, String)], refusal: &Refusal) -> Attempt {
    let of_field = refusal.field.as_deref().and_then(|path| path.strip_prefix("contact.").or(Some(path)));
    let in_form = of_field.filter(|name| {
        matches!(*name, "name" | "email" | "phone" | "notes" | "guests")
            || name.starts_with("guests.")
            || name.starts_with(REPEAT_FIELD_PREFIX)
            || name.starts_with(ANSWER_FIELD_PREFIX)
    });
    let answer = |(name, value): &(String, String)| {
        let id = name.strip_prefix(ANSWER_FIELD_PREFIX)?.to_owned();
        Some(TypedAnswer { id, value: value.clone() })
    };
    let repeat = |(name, value): &(String, String)| TypedAnswer { id: name.clone(), value: value.clone() };
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
            answers: sent.iter().filter_map(answer).collect(),
            repeat: sent
                .iter()
                .filter(|(name, _)| name.starts_with(REPEAT_FIELD_PREFIX))
                .map(repeat)
                .collect(),
            guests: field(form, "guests"),
            errors,
        },
        notice: in_form.is_none().then(|| refusal.detail.to_string()),
        alternatives: refusal.alternatives.clone(),
        idempotency_key: form
            .get("idempotency_key")
            .filter(|_| refusal.code != "idempotency_key_reused")
            .cloned(),
        moved: None,
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
    let cancels = confirming_cancel || query.get("cancel").is_some_and(|value| value == "1");
    let closed = cancels && !appointment.may_cancel && is_upcoming(&appointment);
    let notice = closed.then(|| CANCEL_CLOSED.to_owned());
    appointment_response(request, env, 200, appointment, notice, cancels)
}

fn appointment_response(
    request: &Request,
    env: &Env,
    status: u16,
    appointment: AppointmentView,
    notice: Option<String>,
    confirming_cancel: bool,
) -> Outcome<Response> {
    let query = query(request)?;
    let habits = habits(request, &query)?;
    let props = AppointmentProps {
        confirming_cancel: confirming_cancel && appointment.may_cancel,
        appointment,
        hour12: habits.hour12,
        just_booked: query.get("booked").is_some_and(|value| value == "1"),
        notice,
        mode: page_mode(&query),
        theme: habits.theme,
        origin: config::public_url(env)?,
    };
    let assets = assets(env)?;
    let policy = content_security_policy(PageKind::Appointment, &assets);
    Ok(page(status, appointment_page(&props, &assets), &policy)?)
}

/// `POST /widget/appointments/{id}/cancel`
pub async fn take_cancel(request: &mut Request, env: &Env, id: &str) -> Outcome<Response> {
    let query = query(request)?;
    let form = fields(&body(request).await?);
    let refusal = match send_cancel(env, id, query.get("token"), &field(&form, "reason")).await {
        Ok(record) => return Ok(see_other(&links(env)?.appointment_view(record).manage.url)?),
        Err(Fault::Refused(refusal)) if refusal.code == "change_not_allowed" => refusal,
        Err(fault) => return Err(fault),
    };
    let appointment = links(env)?.appointment_view(linked_appointment(env, id, &query).await?);
    appointment_response(request, env, refusal.status, appointment, Some(refusal.detail.to_string()), false)
}

/// `GET /widget/series/{id}`
pub async fn show_series(request: &Request, env: &Env, id: &str) -> Outcome<Response> {
    let props = series_props(request, env, id).await?;
    let assets = assets(env)?;
    let policy = content_security_policy(PageKind::Appointment, &assets);
    Ok(page(200, series_page(&props, &assets), &policy)?)
}

/// `GET /embed/series/{id}`: the same as a fragment, for a widget that has booked it.
pub async fn show_series_fragment(request: &Request, env: &Env, id: &str) -> Outcome<Response> {
    fragment(series_fragment(&series_props(request, env, id).await?))
}

async fn series_props(request: &Request, env: &Env, id: &str) -> Outcome<SeriesProps> {
    let query = query(request)?;
    let habits = habits(request, &query)?;
    Ok(SeriesProps {
        series: linked_series(env, id, &query).await?,
        hour12: habits.hour12,
        just_booked: query.get("booked").is_some_and(|value| value == "1"),
        mode: page_mode(&query),
        theme: habits.theme,
        origin: config::public_url(env)?,
    })
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
