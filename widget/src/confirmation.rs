//! An appointment: when, where, with whom, and what its client can do about it.

use leptos::either::Either;
use leptos::prelude::*;
use shared::wire::{AppointmentView, LocationState};

use crate::attr::attrs;
use crate::clock::{WallTime, minutes_between};
use crate::icon::{self, icon};
use crate::part::{self, paragraph};
use crate::place::query;
use crate::props::{AppointmentProps, Mode};
use crate::text;

/// An appointment on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// What the edge sent, kept up to date.
    pub props: AppointmentProps,
    /// Script is running.
    pub live: bool,
    /// The wish to cancel is on its way.
    pub sending: bool,
    /// Cancelling was sent, and nobody knows whether it arrived.
    pub failed: bool,
    /// What became of copying the link.
    pub copied: Option<bool>,
    /// Said to those who listen to the page instead of looking at it.
    pub said: String,
}

impl Appointment {
    /// An appointment as the edge sends it.
    #[must_use]
    pub fn new(props: AppointmentProps) -> Self {
        Self { props, live: false, sending: false, failed: false, copied: None, said: String::new() }
    }

    /// The meeting location is not known yet, but will be.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        is_pending(&self.props.appointment)
    }
}

/// The meeting location is not known yet, but will be.
pub(crate) fn is_pending(appointment: &AppointmentView) -> bool {
    appointment.meeting_location.state == LocationState::Pending && is_ahead(appointment)
}

/// Somebody has to approve it first.
pub(crate) fn awaits_approval(appointment: &AppointmentView) -> bool {
    appointment.status == "pending"
}

fn is_ahead(appointment: &AppointmentView) -> bool {
    matches!(appointment.status.as_str(), "confirmed" | "pending")
}

/// The meeting location, if it is an address that a browser may follow. Anything else is text.
pub(crate) fn followed(appointment: &AppointmentView) -> Option<&str> {
    let value = appointment.meeting_location.value.as_deref()?;
    let scheme = value.get(..8)?.to_ascii_lowercase();
    (scheme == "https://" || scheme.starts_with("http://")).then_some(value)
}

/// Google's page to add an event.
pub(crate) fn google_url(appointment: &AppointmentView) -> String {
    let compact = |instant: &str| instant.replace(['-', ':'], "");
    let dates = format!("{}/{}", compact(&appointment.start), compact(&appointment.end));
    let place = appointment.meeting_location.value.as_deref().unwrap_or_default();
    let details =
        text::calendar_details(followed(appointment), appointment.meeting_location.passcode.as_deref());
    let fields = [
        ("action", "TEMPLATE"),
        ("text", appointment.title.as_str()),
        ("dates", &dates),
        ("details", &details),
        ("location", place),
    ];
    format!("https://calendar.google.com/calendar/render{}", query(&fields))
}

/// Outlook's page to add an event.
pub(crate) fn outlook_url(appointment: &AppointmentView) -> String {
    let place = appointment.meeting_location.value.as_deref().unwrap_or_default();
    let details =
        text::calendar_details(followed(appointment), appointment.meeting_location.passcode.as_deref());
    let fields = [
        ("path", "/calendar/action/compose"),
        ("rru", "addevent"),
        ("subject", appointment.title.as_str()),
        ("startdt", &appointment.start),
        ("enddt", &appointment.end),
        ("body", &details),
        ("location", place),
    ];
    format!("https://outlook.live.com/calendar/0/deeplink/compose{}", query(&fields))
}

/// The appointment as a ticket.
pub(crate) fn confirmation_view(shown: &Appointment) -> impl IntoView + use<> {
    let props = &shown.props;
    let appointment = &props.appointment;
    let cancelled = appointment.status == "cancelled";
    let ahead = is_ahead(appointment);
    let awaits = awaits_approval(appointment);
    let heading = match (cancelled, ahead, props.just_booked) {
        (true, ..) => text::CANCELLED_HEADING.to_owned(),
        (_, false, _) => text::PAST_HEADING.to_owned(),
        (_, _, true) => text::booked_heading(&appointment.contact_name, !awaits),
        _ => appointment.title.clone(),
    };
    let state = match (cancelled, ahead) {
        (true, _) => text::CANCELLED,
        (_, true) if awaits => text::AWAITING,
        (_, true) => text::CONFIRMED,
        (_, false) => text::PAST,
    };
    let again =
        in_mode(props.mode, format!("{}/widget/bookings/{}", props.origin, appointment.calendar.slug));
    let actions = if ahead {
        let place = if awaits {
            Either::Left(awaiting_view(shown))
        } else {
            Either::Right(view! { {location_view(shown)} {calendars_view(appointment)} })
        };
        Either::Left(view! { {place} {manage_view(shown)} })
    } else {
        Either::Right(view! {
            {paragraph("", cancelled.then(|| text::CANCELLED_EXPLAINED.to_owned()))}
            <p>{part::link("button", again, text::BOOK_ANOTHER.to_owned())}</p>
        })
    };
    view! {
        <article {..attrs!["class": if cancelled { "ticket cancelled" } else { "ticket" }, "aria-labelledby": "sk-done"]}>
            <header>
                {icon::key(&appointment.start)}
                <p {..attrs!["class": if ahead && !awaits { "state good" } else { "state" }]}>{state}</p>
                <h2 {..attrs!["id": "sk-done", "tabindex": "-1"]}>{heading}</h2>
            </header>
            {paragraph("notice", props.notice.clone())}
            {facts_view(props)}
            {actions}
        </article>
    }
}

/// What happens next to an appointment that somebody has to approve.
fn awaiting_view(shown: &Appointment) -> impl IntoView + use<> {
    let url = in_mode(shown.props.mode, shown.props.appointment.manage.url.clone());
    view! {
        <div {..attrs!["class": "join"]}>
            {paragraph("said", Some(text::REQUESTED_EXPLAINED.to_owned()))}
            {paragraph("quiet", Some(text::REQUESTED_SHOWN.to_owned()))}
            {(!shown.live).then(|| part::link("button", url, text::LINK_PENDING_RELOAD.to_owned()))}
        </div>
    }
}

fn facts_view(props: &AppointmentProps) -> impl IntoView + use<> {
    let appointment = &props.appointment;
    let wall = WallTime::parse(&appointment.local);
    let minutes = minutes_between(&appointment.start, &appointment.end);
    let when = wall.map_or_else(|| appointment.start.clone(), |wall| text::moment(wall, props.hour12));
    let zone = wall.map_or_else(|| text::zone(&appointment.tz), |wall| text::zone_at(&appointment.tz, wall));
    let length = minutes.map(|minutes| format!("{} · ", text::duration(minutes))).unwrap_or_default();
    let host = appointment.host.as_ref().map(|host| host.name.clone()).unwrap_or_default();
    let title = if props.just_booked { appointment.title.clone() } else { String::new() };
    let location = &appointment.meeting_location;
    let kind = text::location_name(&location.kind).to_owned();
    // A link has a button of its own; an address or a number stands here.
    let written = location.value.clone().filter(|_| followed(appointment).is_none()).unwrap_or_default();
    let dialled = (location.kind == "phone" && !written.is_empty()).then(|| dial(&written));
    let fact = |drawing,
                term: &'static str,
                fact: String,
                more: String,
                rest: String,
                href: Option<String>| {
        let none = fact.is_empty();
        view! {
            <div {..attrs!["hidden": none]}>
                <dt>{icon(drawing)}<span {..attrs!["class": "vh"]}>{term}</span></dt>
                <dd><strong>{fact}</strong><small>{more}</small><small><a {..attrs!["href": href]}>{rest}</a></small></dd>
            </div>
        }
    };
    view! {
        <dl {..attrs!["class": "facts"]}>
            {fact(icon::CALENDAR, text::WHEN, when, length + &zone, title, None)}
            {fact(icon::PEOPLE, text::WHO, host, String::new(), String::new(), None)}
            {fact(icon::of_location(&location.kind), text::WHERE, kind, String::new(), written, dialled)}
        </dl>
    }
}

/// The address that calls a number.
fn dial(number: &str) -> String {
    let dialled: String = number.chars().filter(|sign| sign.is_ascii_digit() || *sign == '+').collect();
    format!("tel:{dialled}")
}

/// The link with all that belongs to it, or what is to be said in its stead.
fn location_view(shown: &Appointment) -> impl IntoView + use<> {
    let appointment = &shown.props.appointment;
    let location = &appointment.meeting_location;
    let pending = shown.is_pending();
    let link = followed(appointment).filter(|_| !pending).map(ToOwned::to_owned);
    let none = location.value.is_none() && !pending;
    let said = if pending { Some(text::LINK_PENDING) } else { none.then_some(text::NO_LINK) };
    let reason = location.reason.clone().filter(|_| pending || none);
    let reload = (pending && !shown.live).then(|| in_mode(shown.props.mode, appointment.manage.url.clone()));
    let copy = if shown.copied == Some(true) { text::COPIED } else { text::COPY_LINK };
    let copy = (link.is_some() && shown.live).then(|| {
        view! { <button {..attrs!["type": "button", "class": "button", "data-copy": ""]}>{copy}</button> }
    });
    let not_copied = (shown.copied == Some(false)).then(|| text::NOT_COPIED.to_owned());
    let passcode = location.passcode.as_ref().filter(|_| link.is_some());
    let passcode = passcode.map(|code| format!("{}: {code}", text::PASSCODE));
    let class = if pending { "join pending" } else { "join" };
    let nothing = said.is_none() && link.is_none();
    view! {
        <div {..attrs!["class": class, "hidden": nothing]}>
            {link.clone().map(|link| view! {
                <a {..attrs!["class": "button primary", "href": link, "target": "_blank", "rel": "noopener noreferrer"]}>
                    {icon(icon::VIDEO)}
                    {text::join(&location.kind)}
                    <span {..attrs!["class": "vh"]}>{text::NEW_TAB}</span>
                </a>
            })}
            {copy}
            {paragraph("said", said.map(ToOwned::to_owned))}
            {paragraph("quiet", reason)}
            {paragraph("link", link)}
            {paragraph("error", not_copied)}
            {paragraph("passcode", passcode)}
            {reload.map(|url| part::link("button", url, text::LINK_PENDING_RELOAD.to_owned()))}
        </div>
    }
}

fn calendars_view(appointment: &AppointmentView) -> impl IntoView + use<> {
    let calendar = |href: String, label: &'static str, target: Option<&'static str>| {
        let new_tab = target.map_or("", |_| text::NEW_TAB);
        view! {
            <li>
                <a {..attrs!["class": "button small", "href": href, "target": target, "rel": "noopener noreferrer"]}>
                    {label}
                    <span {..attrs!["class": "vh"]}>{new_tab}</span>
                </a>
            </li>
        }
    };
    view! {
        <section {..attrs!["class": "calendars", "aria-labelledby": "sk-add"]}>
            <h3 {..attrs!["id": "sk-add"]}>{text::ADD_TO_CALENDAR}</h3>
            <ul>
                {calendar(google_url(appointment), text::GOOGLE, Some("_blank"))}
                {calendar(outlook_url(appointment), text::OUTLOOK, Some("_blank"))}
                {calendar(appointment.manage.ics_url.clone(), text::ICS, None)}
            </ul>
        </section>
    }
}

fn manage_view(shown: &Appointment) -> impl IntoView + use<> {
    let props = &shown.props;
    let AppointmentView { manage, may_reschedule, may_cancel, .. } = &props.appointment;
    let framed = |url: &str| in_mode(props.mode, url.to_owned());
    if !props.confirming_cancel || !may_cancel {
        let (move_it, cancel_it) = (framed(&manage.reschedule_url), framed(&manage.cancel_url));
        let closed = (!may_reschedule && !may_cancel).then(|| text::CHANGES_CLOSED.to_owned());
        return Either::Left(view! {
            <section {..attrs!["class": "manage", "aria-labelledby": "sk-manage"]}>
                <h3 {..attrs!["id": "sk-manage"]}>{text::CHANGE_OF_PLANS}</h3>
                {paragraph("quiet", closed.clone())}
                <p {..attrs!["hidden": closed.is_some()]}>
                    {may_reschedule.then(|| view! { <a {..attrs!["href": move_it, "rel": "nofollow"]}>{text::RESCHEDULE}</a> })}
                    {may_cancel.then(|| view! { <a {..attrs!["href": cancel_it, "rel": "nofollow", "data-cancel": "open"]}>{text::CANCEL}</a> })}
                </p>
            </section>
        });
    }
    let explained = if awaits_approval(&props.appointment) {
        text::CANCEL_REQUEST_EXPLAINED
    } else {
        text::CANCEL_EXPLAINED
    };
    Either::Right(view! {
        <section {..attrs!["class": "manage cancel", "aria-labelledby": "sk-cancel"]}>
            <h3 {..attrs!["id": "sk-cancel", "tabindex": "-1"]}>{text::CANCEL_HEADING}</h3>
            {paragraph("", Some(explained.to_owned()))}
            <div {..attrs!["role": "alert"]}>{paragraph("notice bad", shown.failed.then(|| text::CANCEL_FAILED.to_owned()))}</div>
            <form {..attrs!["method": "post", "action": framed(&manage.cancel_url), "data-form": "cancel"]}>
                <div {..attrs!["class": "field"]}>
                    {part::label("reason", text::CANCEL_REASON.to_owned(), Some(false))}
                    <input {..attrs!["id": "sk-reason", "name": "reason", "maxlength": "500", "autocomplete": "off"]} />
                </div>
                <p {..attrs!["class": "row"]}>
                    <button {..attrs!["class": "button danger", "aria-disabled": shown.sending.then_some("true")]}>
                        {if shown.sending { text::CANCELLING } else { text::CANCEL_CONFIRM }}
                    </button>
                    <a {..attrs!["class": "button", "href": framed(&manage.url), "data-cancel": "close"]}>{text::CANCEL_KEEP}</a>
                </p>
            </form>
        </section>
    })
}

/// An address of our own: what is in an iframe stays in it.
pub(crate) fn in_mode(mode: Mode, url: String) -> String {
    if mode != Mode::Frame {
        return url;
    }
    format!("{url}{}embed=1", if url.contains('?') { '&' } else { '?' })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn only_web_addresses_are_followed() {
        let mut appointment = sample::appointment();
        for (value, expected) in [
            ("https://zoom.us/j/1", true),
            ("HTTPS://zoom.us/j/1", true),
            ("http://a.example", true),
            ("javascript:alert(1)", false),
            ("JavaScript://%0aalert(1)", false),
            ("data:text/html,x", false),
            ("12 Market Street", false),
            ("ééééééééé", false),
            ("", false),
        ] {
            appointment.meeting_location.value = Some(value.into());
            assert_eq!(followed(&appointment).is_some(), expected, "{value}");
        }
    }

    #[test]
    fn calendar_links_hold_instants_and_nothing_unescaped() {
        let mut appointment = sample::appointment();
        appointment.title = "Ada & Grace: \"hello\" #1".into();
        let google = google_url(&appointment);
        assert!(google.contains("dates=20261203T150000Z/20261203T153000Z"), "{google}");
        assert!(google.contains("text=Ada%20%26%20Grace:%20%22hello%22%20%231"), "{google}");
        let outlook = outlook_url(&appointment);
        assert!(outlook.contains("startdt=2026-12-03T15:00:00Z&enddt=2026-12-03T15:30:00Z"), "{outlook}");
        assert!(!google.contains(&appointment.token) && !outlook.contains(&appointment.token));
    }

    #[test]
    fn an_address_stays_in_its_frame() {
        let framed = |url: &str| in_mode(Mode::Frame, url.to_owned());
        assert_eq!(framed("https://a/b?token=t"), "https://a/b?token=t&embed=1");
        assert_eq!(framed("https://a/b"), "https://a/b?embed=1");
        assert_eq!(in_mode(Mode::Page, "https://a/b".to_owned()), "https://a/b");
    }
}
