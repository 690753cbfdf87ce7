//! A group of calendars: what can be booked, each with the way to its own page. Drawn on the edge alone.

use leptos::prelude::*;
use shared::wire::ListedCalendar;

use crate::icon::{self, icon};
use crate::part::paragraph;
use crate::place::Place;
use crate::props::{GroupProps, Mode};
use crate::text;

/// The card of a group.
pub(crate) fn group_view(props: &GroupProps) -> impl IntoView + use<> {
    let group = &props.group;
    let said = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    let nothing = group.calendars.is_empty().then(|| text::NOTHING_LISTED.to_owned());
    let entries: Vec<_> = group.calendars.iter().map(|calendar| entry_view(props, calendar)).collect();
    view! {
        <div class="card group">
            <div class="panel">
                <p class="eyebrow">{icon(icon::MARK)}<span>{group.sub_account.clone()}</span></p>
                <h1>{group.name.clone()}</h1>
                {paragraph("description", said(&group.description))}
            </div>
            <div class="stage">
                {paragraph("notice", nothing)}
                <ul class="entries">{entries}</ul>
            </div>
        </div>
    }
}

/// One calendar. All of it can be pressed; what is read out as the link is its name.
fn entry_view(props: &GroupProps, calendar: &ListedCalendar) -> impl IntoView + use<> {
    let place = Place {
        tz: props.tz.clone(),
        hour12: props.hour12,
        theme: props.theme,
        embed: props.mode == Mode::Frame,
        ..Place::default()
    };
    let href = format!("{}{}", calendar.booking_url, place.query());
    let location = &calendar.meeting_location_kind;
    let hosts = text::hosts(&calendar.kind, &calendar.hosts);
    let fact = |drawing, fact: String| {
        let none = fact.is_empty();
        view! { <li hidden=none>{icon(drawing)}<span>{fact}</span></li> }
    };
    let description = Some(calendar.description.clone()).filter(|text| !text.is_empty());
    view! {
        <li class="entry">
            {icon::key(&calendar.slug)}
            <h2><a href=href>{calendar.name.clone()}</a></h2>
            {paragraph("description", description)}
            <ul class="facts">
                {fact(icon::DURATION, text::durations(calendar.duration_minutes, &calendar.other_durations_minutes))}
                {fact(icon::of_location(location), text::location(location, calendar.auto_confirm).to_owned())}
                {fact(icon::PEOPLE, hosts)}
            </ul>
        </li>
    }
}
