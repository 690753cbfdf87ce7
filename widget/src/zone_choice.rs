//! The choice of time zone and of clock.

use leptos::prelude::*;

use crate::attr::attrs;
use crate::booking::Booking;
use crate::icon::{self, icon};
use crate::part::hidden;
use crate::place::Place;
use crate::text;

/// Offered without script. With it, all zones that the browser knows take their place.
const CURATED: [&str; 40] = [
    "Africa/Cairo",
    "Africa/Johannesburg",
    "Africa/Lagos",
    "Africa/Nairobi",
    "America/Anchorage",
    "America/Argentina/Buenos_Aires",
    "America/Bogota",
    "America/Chicago",
    "America/Denver",
    "America/Halifax",
    "America/Los_Angeles",
    "America/Mexico_City",
    "America/New_York",
    "America/Phoenix",
    "America/Sao_Paulo",
    "America/St_Johns",
    "America/Toronto",
    "Asia/Bangkok",
    "Asia/Dubai",
    "Asia/Hong_Kong",
    "Asia/Jakarta",
    "Asia/Jerusalem",
    "Asia/Karachi",
    "Asia/Kathmandu",
    "Asia/Kolkata",
    "Asia/Manila",
    "Asia/Seoul",
    "Asia/Shanghai",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Australia/Adelaide",
    "Australia/Sydney",
    "Europe/Athens",
    "Europe/Berlin",
    "Europe/Istanbul",
    "Europe/Lisbon",
    "Europe/London",
    "Pacific/Auckland",
    "Pacific/Honolulu",
    "UTC",
];

/// The zones to choose from, the one shown among them, each once.
pub(crate) fn offered<'a>(known: &'a [String], shown: &'a str) -> Vec<&'a str> {
    let mut zones: Vec<&str> =
        if known.is_empty() { CURATED.to_vec() } else { known.iter().map(String::as_str).collect() };
    if !zones.contains(&shown) {
        zones.insert(0, shown);
    }
    zones
}

/// Time zone and clock. A form without script; with it, choosing is enough.
pub(crate) fn zone_choice_view(booking: &Booking) -> impl IntoView + use<> {
    let shown = &booking.props.tz;
    let options = offered(&booking.zones, shown)
        .into_iter()
        .map(|zone| {
            view! { <option {..attrs!["value": zone.to_owned(), "selected": zone == shown]}>{text::zone_option(zone)}</option> }
        })
        .collect::<Vec<_>>();
    let here = Place { tz: None, start: None, ..booking.place() };
    let clock = |hour12: bool, label: &'static str| {
        let place = Place { hour12: Some(hour12), ..booking.place() };
        let current = (booking.props.hour12 == hour12).then_some("true");
        view! { <a {..attrs!["href": booking.link(&place), "aria-current": current, "rel": "nofollow"]}>{label}</a> }
    };
    view! {
        <div {..attrs!["class": "zone"]}>
            <form {..attrs!["method": "get", "action": booking.page_url(), "class": "zone-form"]}>
                {hidden(here.fields())}
                <label {..attrs!["for": "sk-tz"]}>{icon(icon::GLOBE)}{text::TIME_ZONE}</label>
                <span {..attrs!["class": "zone-row"]}>
                    <select {..attrs!["id": "sk-tz", "name": "tz", "autocomplete": "off"]}>{options}</select>
                    <button {..attrs!["class": "button", "hidden": booking.live]}>{text::SHOW}</button>
                </span>
            </form>
            <div {..attrs!["class": "clock", "role": "group", "aria-label": text::CLOCK]}>
                {clock(true, text::CLOCK_12)}
                {clock(false, text::CLOCK_24)}
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_zone_shown_is_always_offered_once() {
        assert_eq!(offered(&[], "Europe/Berlin").len(), CURATED.len());
        assert_eq!(offered(&[], "Indian/Mauritius")[0], "Indian/Mauritius");
        let known = ["Europe/Berlin".to_owned(), "Europe/Paris".to_owned()];
        assert_eq!(offered(&known, "Europe/Paris"), ["Europe/Berlin", "Europe/Paris"]);
        assert_eq!(offered(&known, "UTC"), ["UTC", "Europe/Berlin", "Europe/Paris"]);
    }
}
