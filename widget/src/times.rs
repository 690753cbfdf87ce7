//! The free times of a day.

use std::ops::Range;

use leptos::prelude::*;
use shared::wire::SlotView;

use crate::attr::attrs;
use crate::booking::Booking;
use crate::clock::WallTime;
use crate::day::Day;
use crate::part::{link, paragraph};
use crate::place::Place;
use crate::text;

/// First hour of the afternoon, and of the evening.
const AFTERNOON: u8 = 12;
const EVENING: u8 = 17;

/// What each slot is called. Where clocks go back, a day has the same wall time twice: then the offset tells them apart.
pub(crate) fn labels(slots: &[SlotView], hour12: bool) -> Vec<String> {
    let walls: Vec<_> = slots.iter().map(|slot| WallTime::parse(&slot.local)).collect();
    let shown = |wall: &WallTime| (wall.day, wall.hour, wall.minute);
    walls
        .iter()
        .zip(slots)
        .map(|(wall, slot)| {
            let Some(wall) = wall else { return slot.start.clone() };
            let twice = walls.iter().flatten().filter(|other| shown(other) == shown(wall)).count() > 1;
            let time = wall.time(hour12);
            if twice { format!("{time} {}", wall.offset()) } else { time }
        })
        .collect()
}

/// The times of the day shown, or why there are none and what to do about it.
pub(crate) fn times_view(booking: &Booking) -> impl IntoView + use<> {
    let shown = booking.shown_day();
    let slots = shown.map_or(&[][..], |day| booking.slots_on(day));
    let heading = shown.map_or_else(|| text::PICK_A_DAY.to_owned(), text::day);
    let (said, onward) = match (slots, booking.failure, booking.loading) {
        ([], None, true) => (Some(text::LOADING_TIMES.to_owned()), None),
        ([], None, false) => nothing_free(booking, shown),
        _ => (None, None),
    };
    view! {
        <section {..attrs!["class": "times", "aria-labelledby": "sk-times"]}>
            <h3 {..attrs!["id": "sk-times", "tabindex": "-1"]}>{heading}</h3>
            <div {..attrs!["class": "times-list", "aria-busy": booking.loading.then_some("true")]}>
                {parts_of_day(booking, slots)}
                {paragraph("quiet", said)}
                {onward.map(|(place, label)| link("button", booking.link(&place), label))}
            </div>
        </section>
    }
}

/// The free times near one that was taken.
pub(crate) fn alternatives_view(booking: &Booking) -> impl IntoView + use<> {
    let slots = &booking.props.alternatives;
    let heading = (!slots.is_empty()).then(|| text::NEAREST_FREE.to_owned());
    let items: Vec<_> = slots
        .iter()
        .zip(labels(slots, booking.props.hour12))
        .map(|(slot, time)| {
            let label = format!("{}, {time}", text::day(day_of(booking, slot)));
            time_view(booking, slot, label, String::new())
        })
        .collect();
    view! {
        {paragraph("sub", heading)}
        <ul {..attrs!["class": "slots wide"]}>{items}</ul>
    }
}

fn parts_of_day(booking: &Booking, slots: &[SlotView]) -> impl IntoView + use<> {
    let labels = labels(slots, booking.props.hour12);
    let part = |name: &'static str, hours: Range<u8>| {
        let items: Vec<_> = slots
            .iter()
            .zip(&labels)
            .filter(|(slot, _)| hours.contains(&WallTime::parse(&slot.local).map_or(0, |wall| wall.hour)))
            .map(|(slot, time)| {
                let heard = format!(", {}", text::day(day_of(booking, slot)));
                time_view(booking, slot, time.clone(), heard)
            })
            .collect();
        view! {
            <h4 {..attrs!["hidden": items.is_empty()]}>{name}</h4>
            <ul {..attrs!["class": "slots"]}>{items}</ul>
        }
    };
    let morning = part(text::MORNING, 0..AFTERNOON);
    let afternoon = part(text::AFTERNOON, AFTERNOON..EVENING);
    view! { {morning} {afternoon} {part(text::EVENING, EVENING..24)} }
}

/// A time to choose. What is `heard` says the rest to those who come to it alone.
fn time_view(booking: &Booking, slot: &SlotView, time: String, heard: String) -> impl IntoView + use<> {
    let seats = (booking.props.calendar.capacity > 1).then_some(slot.seats_left);
    let (comma, count, unit, left) = seats.map_or_else(Default::default, text::seats);
    let href = booking.link(&booking.to_slot(slot));
    view! {
        <li>
            <a {..attrs!["class": "time", "href": href, "data-start": slot.start.clone(), "rel": "nofollow"]}>
                {time}
                <span {..attrs!["class": "vh"]}>{heard}{comma}</span>
                <small>{count}<span {..attrs!["class": "vh"]}>{unit}</span>{left}</small>
            </a>
        </li>
    }
}

fn day_of(booking: &Booking, slot: &SlotView) -> Day {
    WallTime::parse(&slot.local).map_or(booking.today(), |wall| wall.day)
}

/// Says that nothing is free on the day shown, or in the month, and where to go on.
fn nothing_free(booking: &Booking, shown: Option<Day>) -> (Option<String>, Option<(Place, String)>) {
    let month = booking.month();
    let said = shown.map_or_else(|| text::nothing_free(month), |day| text::day_label(day, 0, false) + ".");
    let first = booking.props.first_day.as_deref().and_then(Day::parse);
    let next = month.plus(1);
    let onward = match first {
        Some(day) => Some((booking.to_day(day), format!("{}: {}", text::NEXT_FREE_DAY, text::day(day)))),
        None if shown.is_none() && booking.may_show(next) => {
            Some((booking.to_month(next), text::LOOK_FURTHER.to_owned()))
        }
        None => None,
    };
    (Some(said), onward)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slot(local: &str) -> SlotView {
        SlotView { start: local.into(), end: local.into(), seats_left: 1, local: local.into() }
    }

    #[test]
    fn a_wall_time_that_comes_twice_is_told_apart_by_its_offset() {
        let slots = [
            slot("2026-11-01T00:30:00-04:00"),
            slot("2026-11-01T01:30:00-04:00"),
            slot("2026-11-01T01:30:00-05:00"),
            slot("2026-11-02T01:30:00-05:00"),
        ];
        let expected = ["00:30", "01:30 GMT\u{2212}4", "01:30 GMT\u{2212}5", "01:30"];
        assert_eq!(labels(&slots, false), expected);
        assert_eq!(labels(&slots, true)[0], "12:30\u{a0}AM");
    }

    #[test]
    fn a_time_that_cannot_be_read_is_shown_as_it_came() {
        assert_eq!(labels(&[slot("soon")], true), ["soon"]);
    }
}
