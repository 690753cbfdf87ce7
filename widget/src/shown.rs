//! What is on the screen: a booking in progress, or the appointment that came of it.

use leptos::either::{Either, EitherOf3};
use leptos::prelude::*;

use crate::attr::attrs;
use crate::booking::{Booking, Failure, Step};
use crate::clock::WallTime;
use crate::confirmation::{Appointment, confirmation_view, in_mode};
use crate::form::form_view;
use crate::length::length_choice_view;
use crate::month::month_view;
use crate::panel::panel_view;
use crate::part::{link, paragraph};
use crate::text;
use crate::times::{alternatives_view, times_view};
use crate::written::{Written, written_view};
use crate::zone_choice::zone_choice_view;

/// What is on the screen.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::large_enum_variant, reason = "there is one of it on a page")]
pub enum Shown {
    /// A booking in progress.
    Booking(Booking),
    /// An appointment.
    Appointment(Appointment),
    /// What only the edge draws: several appointments that were booked together.
    Written(Written),
}

/// Draws it. The same on the edge and in the browser, for the same value.
pub(crate) fn view(shown: &Shown) -> impl IntoView + use<> {
    let (drawn, said) = match shown {
        Shown::Booking(booking) => (EitherOf3::A(booking_view(booking)), &booking.said),
        Shown::Appointment(appointment) => (EitherOf3::B(confirmation_view(appointment)), &appointment.said),
        Shown::Written(written) => (EitherOf3::C(written_view(written)), &written.said),
    };
    view! {
        {drawn}
        <p {..attrs!["class": "vh", "role": "status"]}>{said.clone()}</p>
    }
}

fn booking_view(booking: &Booking) -> impl IntoView + use<> {
    let stage = match booking.step() {
        Step::Pick => Either::Left(view! {
            {length_choice_view(booking)}
            <div {..attrs!["class": "pick"]}>{month_view(booking)} {times_view(booking)}</div>
        }),
        Step::Details(slot) => Either::Right(form_view(booking, &slot)),
    };
    view! {
        <div {..attrs!["class": "card"]}>
            {panel_view(booking)}
            <div {..attrs!["class": "stage"]}>
                {notices_view(booking)}
                {stage}
            </div>
            {zone_choice_view(booking)}
        </div>
    }
}

fn notices_view(booking: &Booking) -> impl IntoView + use<> {
    let props = &booking.props;
    let notice = props.notice.clone().map(|notice| {
        view! {
            <div {..attrs!["class": "notice", "id": "sk-notice", "role": "alert", "tabindex": "-1"]}>
                {paragraph("", Some(notice))}
                {alternatives_view(booking)}
            </div>
        }
    });
    let failure = booking.failure.map(|failure| {
        let (sentence, what) = match failure {
            Failure::Slots => (text::SLOTS_FAILED, "slots"),
            // The button sends the form below once more, as it is.
            Failure::Booking => (text::BOOKING_FAILED, "book"),
        };
        view! {
            <div {..attrs!["class": "notice bad", "role": "alert"]}>
                {paragraph("", Some(sentence.to_owned()))}
                <button {..attrs!["type": "button", "class": "button small", "data-retry": what]}>{text::TRY_AGAIN}</button>
            </div>
        }
    });
    let moved = props.reschedule.as_ref().filter(|_| booking.chosen_slot().is_none()).map(|appointment| {
        let now = WallTime::parse(&appointment.local).map(|wall| text::move_pick(&text::moment(wall, props.hour12)));
        view! {
            <div {..attrs!["class": "notice"]}>
                {paragraph("", now)}
                {link("keep", in_mode(props.mode, appointment.manage.url.clone()), text::MOVE_KEEP.to_owned())}
            </div>
        }
    });
    view! { {moved} {notice} {failure} }
}
