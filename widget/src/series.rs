//! A series: all of its appointments, each with the way to its own page, and what became of times that were not free.

use leptos::prelude::*;
use shared::wire::{AppointmentView, ClashView, LocationState};

use crate::clock::{WallTime, minutes_between};
use crate::confirmation::{awaits_approval, followed, in_mode, is_pending};
use crate::icon::{self, icon};
use crate::part::{self, paragraph};
use crate::props::SeriesProps;
use crate::text;
use crate::written::series_source;

impl SeriesProps {
    /// Something about it is not known yet, but will be.
    #[must_use]
    pub fn is_pending(&self) -> bool {
        self.series.appointments.iter().any(is_pending)
    }

    /// Where the edge draws the ticket alone, for [`crate::written`].
    #[must_use]
    pub fn source(&self) -> String {
        let Self { series, hour12, just_booked, mode, origin, .. } = self;
        series_source(origin, (&series.id, &series.token), *hour12, *just_booked, *mode)
    }
}

/// One line of the list.
struct Row {
    /// An instant in UTC: they are in order as texts.
    at: String,
    class: &'static str,
    when: String,
    /// Its own page.
    page: Option<String>,
    about: String,
    /// Where it takes place, where a browser can go there.
    join: Option<(String, &'static str)>,
}

/// The series as a ticket.
pub(crate) fn series_view(props: &SeriesProps) -> impl IntoView + use<> {
    let appointments = &props.series.appointments;
    let first = appointments.first();
    let awaits = appointments.iter().any(awaits_approval);
    let cancelled = appointments.iter().all(|appointment| appointment.status == "cancelled");
    let state = match (cancelled, awaits) {
        (true, _) => text::CANCELLED,
        (_, true) => text::AWAITING,
        _ => text::CONFIRMED,
    };
    let heading = match first.filter(|_| props.just_booked) {
        Some(first) => text::booked_heading(&first.contact_name, !awaits),
        None => text::SERIES_HEADING.to_owned(),
    };
    let left_out = props.series.skipped.len();
    let title = first.map(|first| first.calendar.name.clone()).unwrap_or_default();
    let again = first.map(|first| {
        in_mode(props.mode, format!("{}/widget/bookings/{}", props.origin, first.calendar.slug))
    });
    let zone = first.and_then(|first| Some(text::zone_at(&first.tz, WallTime::parse(&first.local)?)));
    let said = if awaits { text::REQUESTED_EXPLAINED } else { text::SERIES_EXPLAINED };
    let rows: Vec<_> = rows(props).into_iter().map(row_view).collect();
    view! {
        <article class="ticket series" aria-labelledby="sk-done" data-pending=props.is_pending()>
            <header>
                {icon::key(&props.series.id)}
                <p class=if awaits || cancelled { "state" } else { "state good" }>{state}</p>
                <h2 id="sk-done" tabindex="-1">{heading}</h2>
                {paragraph("quiet", Some(title))}
            </header>
            <h3>{text::series_counted(appointments.len(), left_out)}</h3>
            <ol class="rows">{rows}</ol>
            {paragraph("quiet", zone)}
            {paragraph("", Some(said.to_owned()))}
            {again.map(|again| view! { <p>{part::link("button", again, text::BOOK_ANOTHER.to_owned())}</p> })}
        </article>
    }
}

/// The appointments, and between them the times that were left out.
fn rows(props: &SeriesProps) -> Vec<Row> {
    let moment = |local: &str| WallTime::parse(local).map(|wall| text::moment(wall, props.hour12));
    let clashes = &props.series.clashes;
    let appointment = |appointment: &AppointmentView| {
        let clash = clashes.iter().find(|clash| clash.appointment.as_ref() == Some(&appointment.id));
        Row {
            at: appointment.start.clone(),
            class: if appointment.status == "cancelled" { "gone" } else { "" },
            when: moment(&appointment.local).unwrap_or_else(|| appointment.start.clone()),
            page: Some(in_mode(props.mode, appointment.manage.url.clone())),
            about: about(appointment, clash, props.hour12),
            join: followed(appointment)
                .filter(|_| appointment.meeting_location.state == LocationState::Ready)
                .map(|link| (link.to_owned(), text::join(&appointment.meeting_location.kind))),
        }
    };
    let left_out = |clash: &ClashView| Row {
        at: clash.wanted.clone(),
        class: "gone",
        when: moment(&clash.local).unwrap_or_else(|| clash.wanted.clone()),
        page: None,
        about: text::LEFT_OUT.to_owned(),
        join: None,
    };
    // Appointments come in order; what was left out is put between them.
    let mut rows: Vec<Row> = props.series.appointments.iter().map(appointment).collect();
    for row in clashes.iter().filter(|clash| clash.appointment.is_none()).map(left_out) {
        rows.insert(rows.partition_point(|known| known.at <= row.at), row);
    }
    rows
}

/// What there is to say of an appointment beside its time.
fn about(appointment: &AppointmentView, clash: Option<&ClashView>, hour12: bool) -> String {
    let cancelled = appointment.status == "cancelled";
    let length = minutes_between(&appointment.start, &appointment.end).map(text::duration);
    let location = &appointment.meeting_location;
    let place = match location.state {
        _ if cancelled => Some(text::CANCELLED.to_owned()),
        LocationState::Pending if !awaits_approval(appointment) => Some(text::ON_ITS_WAY.to_owned()),
        LocationState::Ready if followed(appointment).is_none() => location.value.clone(),
        _ => None,
    };
    let host = appointment.host.as_ref().map(|host| host.name.clone());
    let wanted = clash.and_then(|clash| WallTime::parse(&clash.local));
    let moved = wanted.map(|wanted| text::moved_from(wanted, hour12));
    [length, host, place, moved].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn row_view(row: Row) -> impl IntoView {
    let Row { class, when, page, about, join, .. } = row;
    let (link, label) = join.map_or((None, ""), |(link, label)| (Some(link), label));
    let none = link.is_none();
    // Several links alike are told apart by the time that each is for.
    let of = format!(", {when}");
    view! {
        <li class=class>
            <p><a href=page rel="nofollow">{when}</a><small>{about}</small></p>
            <a class="button small" href=link hidden=none target="_blank" rel="noopener noreferrer">
                {icon(icon::VIDEO)}
                {label}
                <span class="vh">{of}{text::NEW_TAB}</span>
            </a>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample;

    #[test]
    fn what_was_left_out_stands_where_it_would_have_been() {
        let mut props = sample::series_props();
        let rows = |props: &SeriesProps| -> Vec<(String, bool)> {
            rows(props).into_iter().map(|row| (row.at, row.page.is_some())).collect()
        };
        let at = |day: u32, hour: u32| format!("2026-12-{day:02}T{hour}:00:00Z");
        assert_eq!(rows(&props), [(at(3, 15), true), (at(10, 15), false), (at(17, 16), true)]);
        props.series.appointments.clear();
        props.series.clashes.truncate(1);
        assert_eq!(rows(&props), [(at(10, 15), false)]);
    }

    #[test]
    fn an_appointment_says_where_it_is_and_what_it_is_instead_of() {
        let props = sample::series_props();
        let moved = props.series.clashes.last();
        let mut appointment = props.series.appointments[1].clone();
        let said = about(&appointment, moved, true);
        assert_eq!(said, "30 minutes · Ada Lovelace · Thursday 17 December 2026, 10:00\u{a0}AM was not free");
        appointment.meeting_location.state = LocationState::Pending;
        assert!(about(&appointment, None, true).ends_with("Link on its way"));
        appointment.meeting_location.state = LocationState::Ready;
        appointment.meeting_location.value = Some("12 Market Street".into());
        assert!(about(&appointment, None, true).ends_with("12 Market Street"));
        appointment.status = "cancelled".into();
        assert!(about(&appointment, None, true).ends_with("Cancelled"));
    }
}
