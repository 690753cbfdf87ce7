//! What is booked: the panel beside the month.

use leptos::prelude::*;

use crate::attr::attrs;
use crate::booking::Booking;
use crate::icon::{self, icon};
use crate::part::paragraph;
use crate::text;

/// The calendar's name, and what a client wants to know before picking a time.
pub(crate) fn panel_view(booking: &Booking) -> impl IntoView + use<> {
    let calendar = &booking.props.calendar;
    let hosts = text::hosts(&calendar.kind, &calendar.hosts);
    let location = &calendar.meeting_location_kind;
    let fact = |drawing, fact: String| {
        let none = fact.is_empty();
        view! { <li {..attrs!["hidden": none]}>{icon(drawing)}<span>{fact}</span></li> }
    };
    let description = Some(calendar.description.clone()).filter(|text| !text.is_empty());
    view! {
        <div {..attrs!["class": "panel"]}>
            <p {..attrs!["class": "eyebrow"]}>{icon(icon::MARK)}<span>{calendar.sub_account.clone()}</span></p>
            <h2 {..attrs!["id": "sk-calendar"]}>{calendar.name.clone()}</h2>
            <ul {..attrs!["class": "facts"]}>
                {fact(icon::DURATION, text::duration(i64::from(booking.props.duration_minutes)))}
                {fact(icon::of_location(location), text::location(location, calendar.auto_confirm).to_owned())}
                {fact(icon::PEOPLE, hosts)}
            </ul>
            {paragraph("description", description)}
        </div>
    }
}
