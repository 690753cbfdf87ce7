//! How long the appointment lasts, where a calendar offers several lengths: links, like every step of a booking.

use leptos::prelude::*;

use crate::attr::attrs;
use crate::booking::Booking;
use crate::place::Place;
use crate::text;

/// The lengths to choose from, where there is a choice. An appointment that moves lasts as long as it did.
pub(crate) fn length_choice_view(booking: &Booking) -> impl IntoView + use<> {
    let lengths = booking.lengths();
    if lengths.len() < 2 || booking.props.reschedule.is_some() {
        return None;
    }
    let choice = |minutes: u32| {
        let place = Place { duration: Some(minutes), start: None, ..booking.place() };
        let current = (booking.props.duration_minutes == minutes).then_some("true");
        view! {
            <a {..attrs!["href": booking.link(&place), "aria-current": current, "rel": "nofollow"]}>
                {text::duration_short(minutes)}
            </a>
        }
    };
    let choices: Vec<_> = lengths.into_iter().map(choice).collect();
    Some(view! {
        <div {..attrs!["class": "lengths"]}>
            <p {..attrs!["id": "sk-length"]}>{text::LENGTH}</p>
            <div {..attrs!["class": "clock", "role": "group", "aria-labelledby": "sk-length"]}>{choices}</div>
        </div>
    })
}
