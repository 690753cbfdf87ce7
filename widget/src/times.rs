//! The free times of a day.

use leptos::either::EitherOf4;
use leptos::prelude::*;
use shared::wire::SlotView;

use crate::booking::Booking;
use crate::clock::WallTime;
use crate::day::Day;
use crate::icon::{self, icon};
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
    let rest = if !slots.is_empty() {
        EitherOf4::A(parts_of_day(booking, slots))
    } else if booking.failure.is_some() {
        EitherOf4::B(())
    } else if booking.loading {
        EitherOf4::C(view! { <p class="quiet">{text::LOADING_TIMES}</p> })
    } else {
        EitherOf4::D(nothing_free(booking, shown))
    };
    view! {
        <section class="times" aria-labelledby="sk-times">
            <h3 id="sk-times" tabindex="-1">{heading}</h3>
            <div class="times-list" aria-busy=booking.loading.then_some("true")>{rest}</div>
        </section>
    }
}

/// The free times near one that was taken.
pub(crate) fn alternatives_view(booking: &Booking) -> Option<impl IntoView + use<>> {
    let slots = &booking.props.alternatives;
    (!slots.is_empty()).then(|| {
        let items = slots
            .iter()
            .zip(labels(slots, booking.props.hour12))
            .map(|(slot, time)| {
                let day = WallTime::parse(&slot.local).map_or(booking.today(), |wall| wall.day);
                let href = booking.link(&booking.to_slot(slot));
                view! { <li><a class="time" href=href rel="nofollow">{text::day(day)}", "{time}</a></li> }
            })
            .collect_view();
        view! {
            <p class="sub">{text::NEAREST_FREE}</p>
            <ul class="slots wide">{items}</ul>
        }
    })
}

fn parts_of_day(booking: &Booking, slots: &[SlotView]) -> impl IntoView + use<> {
    let hour = |slot: &SlotView| WallTime::parse(&slot.local).map_or(0, |wall| wall.hour);
    let labels = labels(slots, booking.props.hour12);
    [(text::MORNING, 0..AFTERNOON), (text::AFTERNOON, AFTERNOON..EVENING), (text::EVENING, EVENING..24)]
        .into_iter()
        .filter_map(|(name, hours)| {
            let items: Vec<_> = slots
                .iter()
                .zip(&labels)
                .filter(|(slot, _)| hours.contains(&hour(slot)))
                .map(|(slot, time)| time_view(booking, slot, time))
                .collect();
            (!items.is_empty()).then(|| {
                view! {
                    <h4>{name}</h4>
                    <ul class="slots">{items}</ul>
                }
            })
        })
        .collect_view()
}

fn time_view(booking: &Booking, slot: &SlotView, time: &str) -> impl IntoView + use<> {
    let seats = (booking.props.calendar.capacity > 1).then_some(slot.seats_left);
    let day = WallTime::parse(&slot.local).map_or(booking.today(), |wall| wall.day);
    let href = booking.link(&booking.to_slot(slot));
    view! {
        <li>
            <a class="time" href=href data-start=slot.start.clone() rel="nofollow">
                {time.to_owned()}
                <span class="vh">", "{text::day(day)}{seats.map(|_| ", ")}</span>
                {seats.map(|seats| {
                    let (count, unit, left) = text::seats(seats);
                    view! { <small>{count}<span class="vh">{unit}</span>{left}</small> }
                })}
            </a>
        </li>
    }
}

fn nothing_free(booking: &Booking, shown: Option<Day>) -> impl IntoView + use<> {
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
    view! {
        <p class="quiet">{said}</p>
        {onward.map(|(place, label)| {
            view! { <a class="button" href=booking.link(&place) rel="nofollow">{label}{icon(icon::RIGHT)}</a> }
        })}
    }
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
