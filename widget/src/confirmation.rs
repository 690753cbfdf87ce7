//! An appointment: when, where, with whom, and what its client can do about it.

use leptos::either::{Either, EitherOf4};
use leptos::prelude::*;
use shared::wire::{AppointmentView, LocationState};

use crate::clock::{WallTime, minutes_between};
use crate::icon::{self, icon};
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

fn is_ahead(appointment: &AppointmentView) -> bool {
    matches!(appointment.status.as_str(), "confirmed" | "pending")
}

/// The meeting location, if it is an address that a browser may follow. Anything else is text.
pub(crate) fn link(appointment: &AppointmentView) -> Option<&str> {
    let value = appointment.meeting_location.value.as_deref()?;
    let scheme = value.get(..8)?.to_ascii_lowercase();
    (scheme == "https://" || scheme.starts_with("http://")).then_some(value)
}

/// Google's page to add an event.
pub(crate) fn google_url(appointment: &AppointmentView) -> String {
    let compact = |instant: &str| instant.replace(['-', ':'], "");
    let dates = format!("{}/{}", compact(&appointment.start), compact(&appointment.end));
    let place = appointment.meeting_location.value.as_deref().unwrap_or_default();
    let details = text::calendar_details(link(appointment), appointment.meeting_location.passcode.as_deref());
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
    let details = text::calendar_details(link(appointment), appointment.meeting_location.passcode.as_deref());
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
    let heading = match (cancelled, ahead, props.just_booked) {
        (true, ..) => text::CANCELLED_HEADING.to_owned(),
        (_, false, _) => text::PAST_HEADING.to_owned(),
        (_, _, true) => text::booked_heading(&appointment.contact_name),
        _ => appointment.title.clone(),
    };
    let state = match (cancelled, ahead) {
        (true, _) => text::CANCELLED,
        (_, true) => text::CONFIRMED,
        (_, false) => text::PAST,
    };
    let again = format!("{}/widget/bookings/{}", props.origin, appointment.calendar.slug);
    let actions = if ahead {
        Either::Left(view! { {location_view(shown)} {calendars_view(appointment)} {manage_view(shown)} })
    } else {
        Either::Right(view! {
            {cancelled.then(|| view! { <p>{text::CANCELLED_EXPLAINED}</p> })}
            <p><a class="button" href=again>{text::BOOK_ANOTHER}</a></p>
        })
    };
    view! {
        <article class=if cancelled { "ticket cancelled" } else { "ticket" } aria-labelledby="sk-done">
            <header>
                {icon::key(&appointment.start)}
                <p class=if ahead { "state good" } else { "state" }>{state}</p>
                <h2 id="sk-done" tabindex="-1">{heading}</h2>
            </header>
            {props.notice.clone().map(|notice| view! { <p class="notice" role="status">{notice}</p> })}
            {facts_view(props)}
            {actions}
        </article>
    }
}

fn facts_view(props: &AppointmentProps) -> impl IntoView + use<> {
    let appointment = &props.appointment;
    let wall = WallTime::parse(&appointment.local);
    let minutes = minutes_between(&appointment.start, &appointment.end);
    let when = wall.map_or_else(|| appointment.start.clone(), |wall| text::moment(wall, props.hour12));
    let zone = wall.map_or_else(|| text::zone(&appointment.tz), |wall| text::zone_at(&appointment.tz, wall));
    let length = minutes.map(|minutes| format!("{} · ", text::duration(minutes)));
    let location = &appointment.meeting_location;
    // A link has a button of its own; an address or a number stands here.
    let written = location.value.clone().filter(|_| link(appointment).is_none());
    let dialled = written.as_deref().filter(|_| location.kind == "phone").map(dial);
    let written = written.map(|text| view! { <small class="written"><a href=dialled>{text}</a></small> });
    let what = props.just_booked.then(|| view! { <small>{appointment.title.clone()}</small> });
    view! {
        <dl class="facts">
            <div>
                <dt>{icon(icon::CALENDAR)}<span class="vh">{text::WHEN}</span></dt>
                <dd><strong>{when}</strong><small>{length}{zone}</small>{what}</dd>
            </div>
            {appointment.host.clone().map(|host| view! {
                <div>
                    <dt>{icon(icon::PEOPLE)}<span class="vh">{text::WHO}</span></dt>
                    <dd>{host.name}</dd>
                </div>
            })}
            <div>
                <dt>{icon(icon::of_location(&location.kind))}<span class="vh">{text::WHERE}</span></dt>
                <dd>{text::location_name(&location.kind)}{written}</dd>
            </div>
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
    if shown.is_pending() {
        let reload = (!shown.live).then(|| {
            view! { <a class="button" href=appointment.manage.url.clone()>{text::LINK_PENDING_RELOAD}</a> }
        });
        return EitherOf4::A(view! {
            <div class="join pending">
                <p><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>{text::LINK_PENDING}</p>
                {location.reason.clone().map(|reason| view! { <p class="quiet">{reason}</p> })}
                {reload}
            </div>
        });
    }
    let Some(link) = link(appointment) else {
        if location.value.is_some() {
            return EitherOf4::B(());
        }
        let reason = location.reason.clone().unwrap_or_else(|| text::NO_LINK.to_owned());
        return EitherOf4::C(view! { <p class="quiet">{reason}</p> });
    };
    let copy = match shown.copied {
        Some(true) => text::COPIED,
        _ => text::COPY_LINK,
    };
    let passcode = location.passcode.clone();
    EitherOf4::D(view! {
        <div class="join">
            <a class="button primary" href=link.to_owned() target="_blank" rel="noopener noreferrer" data-join="">
                {icon(icon::VIDEO)}
                {text::join(&location.kind)}
                <span class="vh">", "{text::NEW_TAB}</span>
            </a>
            {shown.live.then(|| view! { <button type="button" class="button" data-copy="">{copy}</button> })}
            <p class="link">{link.to_owned()}</p>
            {(shown.copied == Some(false)).then(|| view! { <p class="error">{text::NOT_COPIED}</p> })}
            {passcode.map(|code| view! { <p class="quiet">{text::PASSCODE}" "<code>{code}</code></p> })}
        </div>
    })
}

fn calendars_view(appointment: &AppointmentView) -> impl IntoView + use<> {
    let out = |href: String, label: &'static str| {
        view! {
            <li>
                <a class="button small" href=href target="_blank" rel="noopener noreferrer">
                    {label}
                    <span class="vh">", "{text::NEW_TAB}</span>
                </a>
            </li>
        }
    };
    view! {
        <section class="calendars" aria-labelledby="sk-add">
            <h3 id="sk-add">{text::ADD_TO_CALENDAR}</h3>
            <ul>
                {out(google_url(appointment), text::GOOGLE)}
                {out(outlook_url(appointment), text::OUTLOOK)}
                <li><a class="button small" href=appointment.manage.ics_url.clone() download="">{text::ICS}</a></li>
            </ul>
        </section>
    }
}

fn manage_view(shown: &Appointment) -> impl IntoView + use<> {
    let props = &shown.props;
    let manage = &props.appointment.manage;
    let framed = |url: &str| if props.mode == Mode::Frame { in_frame(url) } else { url.to_owned() };
    if !props.confirming_cancel {
        return Either::Left(view! {
            <section class="manage" aria-labelledby="sk-manage">
                <h3 id="sk-manage">{text::CHANGE_OF_PLANS}</h3>
                <p>
                    <a href=framed(&manage.reschedule_url) rel="nofollow">{text::RESCHEDULE}</a>
                    <a href=framed(&manage.cancel_url) rel="nofollow" data-cancel="open">{text::CANCEL}</a>
                </p>
            </section>
        });
    }
    Either::Right(view! {
        <section class="manage cancel" aria-labelledby="sk-cancel">
            <h3 id="sk-cancel" tabindex="-1">{text::CANCEL_HEADING}</h3>
            <p>{text::CANCEL_EXPLAINED}</p>
            {shown.failed.then(|| view! { <p class="notice bad" role="alert">{text::CANCEL_FAILED}</p> })}
            <form method="post" action=framed(&manage.cancel_url) data-form="cancel">
                <div class="field">
                    <label for="sk-reason">
                        {text::CANCEL_REASON}
                        <span class="optional">{text::OPTIONAL}</span>
                    </label>
                    <input id="sk-reason" name="reason" maxlength="500" autocomplete="off" />
                </div>
                <p class="row">
                    <button class="button danger" aria-disabled=shown.sending.then_some("true")>
                        {if shown.sending { text::CANCELLING } else { text::CANCEL_CONFIRM }}
                    </button>
                    <a class="button" href=framed(&manage.url) data-cancel="close">{text::CANCEL_KEEP}</a>
                </p>
            </form>
        </section>
    })
}

/// The same address inside an iframe.
pub(crate) fn in_frame(url: &str) -> String {
    format!("{url}{}embed=1", if url.contains('?') { '&' } else { '?' })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn only_web_addresses_are_followed() {
        let mut appointment = sample::appointment();
        for (value, followed) in [
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
            assert_eq!(link(&appointment).is_some(), followed, "{value}");
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
        assert_eq!(in_frame("https://a/b?token=t"), "https://a/b?token=t&embed=1");
        assert_eq!(in_frame("https://a/b"), "https://a/b?embed=1");
    }
}
