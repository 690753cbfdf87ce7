//! The month: a grid of days, by the date grid pattern of the WAI-ARIA Authoring Practices. Without script it is a plain
//! table of links.

use leptos::prelude::*;

use crate::attr::attrs;
use crate::booking::Booking;
use crate::day::Day;
use crate::icon::{self, Icon, icon};
use crate::text;

/// From how many free times on a day's bar is middling, and from how many it is long.
const BAR_MIDDLING: usize = 3;
const BAR_LONG: usize = 7;

/// Where a key of the keyboard leads from a day of the grid; nowhere if it is not one of the grid's keys.
pub(crate) fn moved(from: Day, key: &str, shift: bool, week_start: u8) -> Option<Day> {
    let first_of_week = from.first_of_week(week_start);
    Some(match key {
        "ArrowLeft" => from.plus(-1),
        "ArrowRight" => from.plus(1),
        "ArrowUp" => from.plus(-7),
        "ArrowDown" => from.plus(7),
        "Home" => first_of_week,
        "End" => first_of_week.plus(6),
        "PageUp" => from.plus_months(if shift { -12 } else { -1 }),
        "PageDown" => from.plus_months(if shift { 12 } else { 1 }),
        _ => return None,
    })
}

/// The month with its heading and the ways to its neighbours.
pub(crate) fn month_view(booking: &Booking) -> impl IntoView + use<> {
    let month = booking.month();
    let live = booking.live;
    let neighbour = |months: i64, name: &str, arrow: Icon| {
        let to = month.plus(months);
        let open = booking.may_show(to) && to != month;
        let href = open.then(|| booking.link(&booking.to_month(to)));
        let label = format!("{name}, {}", text::month(to));
        let role = (!open).then_some("link");
        let disabled = (!open).then_some("true");
        // Keeps the focus where it is when the last month is reached.
        let tabindex = (live && !open).then_some("0");
        view! {
            <a {..attrs![
                "class": "nav",
                "data-nav": months.to_string(),
                "href": href,
                "role": role,
                "tabindex": tabindex,
                "aria-disabled": disabled,
                "aria-label": label,
                "rel": "nofollow",
            ]}>
                {icon(arrow)}
            </a>
        }
    };
    let (first, last) = booking.grid();
    let weekday = |column: i64| {
        let weekday = first.plus(column).weekday();
        view! { <th {..attrs!["scope": "col", "abbr": text::weekday(weekday)]}>{text::weekday_short(weekday)}</th> }
    };
    let weeks = (last.number() - first.number() + 1) / 7;
    let row = |week: i64| {
        let day = |column: i64| day_view(booking, first.plus(week * 7 + column));
        view! { <tr>{day(0)} {day(1)} {day(2)} {day(3)} {day(4)} {day(5)} {day(6)}</tr> }
    };
    let rows: Vec<_> = (0..weeks).map(row).collect();
    view! {
        <section {..attrs!["class": "month", "aria-labelledby": "sk-month"]}>
            <div {..attrs!["class": "month-head"]}>
                <h3 {..attrs!["id": "sk-month", "aria-live": "polite"]}>
                    <span {..attrs!["class": "month-name"]}>{text::month_name(month)}</span>
                    " "
                    <span {..attrs!["class": "year"]}>{month.year().to_string()}</span>
                </h3>
                {neighbour(-1, text::PREVIOUS_MONTH, icon::LEFT)}
                {neighbour(1, text::NEXT_MONTH, icon::RIGHT)}
            </div>
            <table {..attrs![
                "role": live.then_some("grid"),
                "aria-labelledby": "sk-month",
                "aria-busy": booking.loading.then_some("true"),
            ]}>
                <thead>
                    <tr>
                        {weekday(0)} {weekday(1)} {weekday(2)} {weekday(3)} {weekday(4)} {weekday(5)} {weekday(6)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
            <p {..attrs!["class": "hint"]}>{text::BARS}</p>
        </section>
    }
}

fn day_view(booking: &Booking, day: Day) -> impl IntoView + use<> {
    let free = booking.slots_on(day).len();
    let live = booking.live;
    let open = free > 0;
    let chosen = booking.shown_day() == Some(day);
    let bar = match free {
        0 => "",
        1..BAR_MIDDLING => " free few",
        BAR_MIDDLING..BAR_LONG => " free",
        _ => " free many",
    };
    let outside = if day.month() == booking.month() { "" } else { " outside" };
    let class = format!("day{bar}{outside}{}", if chosen { " chosen" } else { "" });
    let href = open.then(|| booking.link(&booking.to_day(day)));
    // Without script only links can be reached, all of them; with it, one day of the grid, whether it is free or not.
    let tabindex = live.then_some(if day == booking.focused { "0" } else { "-1" });
    let current = if day == booking.today() { Some("date") } else { (!live && chosen).then_some("true") };
    view! {
        <td {..attrs!["aria-selected": live.then_some(if chosen { "true" } else { "false" })]}>
            <a {..attrs![
                "class": class,
                "href": href,
                "data-day": day.to_string(),
                "tabindex": tabindex,
                "role": (!open).then_some("link"),
                "aria-disabled": (!open).then_some("true"),
                "aria-current": current,
                "aria-label": text::day_label(day, free, booking.loading),
                "rel": "nofollow",
            ]}>
                {day.day().to_string()}
            </a>
        </td>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_as_the_date_grid_pattern_says() {
        let from = Day::parse("2026-12-03").unwrap();
        for (key, shift, week_start, to) in [
            ("ArrowLeft", false, 1, "2026-12-02"),
            ("ArrowRight", false, 1, "2026-12-04"),
            ("ArrowUp", false, 1, "2026-11-26"),
            ("ArrowDown", false, 1, "2026-12-10"),
            ("Home", false, 1, "2026-11-30"),
            ("End", false, 1, "2026-12-06"),
            ("Home", false, 0, "2026-11-29"),
            ("End", false, 0, "2026-12-05"),
            ("PageUp", false, 1, "2026-11-03"),
            ("PageDown", false, 1, "2027-01-03"),
            ("PageUp", true, 1, "2025-12-03"),
            ("PageDown", true, 1, "2027-12-03"),
        ] {
            assert_eq!(moved(from, key, shift, week_start), Day::parse(to), "{key}");
        }
        assert_eq!(moved(from, "Tab", false, 1), None);
        assert_eq!(moved(from, "a", false, 1), None);
    }
}
