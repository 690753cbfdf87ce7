//! What a client sees of Slotkey: the booking page, the embedded widget, the page of an appointment.
//!
//! One set of components for two places. With feature `ssr` the edge draws a page to a string ([`booking_page`] and its
//! neighbours). With feature `hydrate` the same components run in the browser, find what the edge drew and take over.
//!
//! A page is a function of its props ([`props`]); the props stand beside the HTML as JSON. Every step of a booking is a
//! link or a form ([`place`]), so the page works without script. Script only follows the same links faster: it reads
//! the address of a clicked link, changes the [`booking::Booking`], and draws it again.
//!
//! Where to look: the grid of days is `month`, a day's times `times`, the booking's form `form`, the choice
//! of a length `length`, an appointment [`confirmation`], a list of calendars `group`, a user's own pages `profile`, whole
//! documents and their policy `page`, everything that touches the browser `browser`, all words
//! `text`. The loader for other people's pages is `embed/embed.js`, all looks are `style/slotkey.css`.

#![recursion_limit = "256"]
// Checked with all features, where everything is used.
#![cfg_attr(
    not(all(feature = "ssr", feature = "hydrate")),
    allow(
        dead_code,
        reason = "the edge writes pages that the browser never draws, the browser says what the edge never does"
    )
)]

#[cfg(test)]
extern crate self as widget;

mod attr;
pub mod booking;
#[cfg(feature = "hydrate")]
mod browser;
pub mod clock;
pub mod confirmation;
pub mod day;
mod form;
#[cfg(feature = "ssr")]
mod group;
mod icon;
mod length;
mod month;
#[cfg(feature = "ssr")]
mod page;
mod panel;
mod part;
pub mod place;
#[cfg(feature = "ssr")]
mod profile;
pub mod props;
#[cfg(feature = "ssr")]
pub mod series;
pub mod shown;
mod text;
mod times;
pub mod written;
mod zone_choice;

#[cfg(feature = "ssr")]
pub use page::{
    CSS, PageKind, appointment_page, booking_fragment, booking_page, button_page, content_security_policy,
    enter_page, group_page, message_page, series_fragment, series_page,
};
#[cfg(feature = "ssr")]
pub use profile::{member_page, profile_page};

#[cfg(test)]
#[path = "../tests/sample/mod.rs"]
mod sample;

/// The first and the last day that the grid of a month (`YYYY-MM`) shows, where weeks begin on `week_start` (0 is
/// Sunday): the days whose free times belong into [`props::BookingProps::slots`].
#[must_use]
pub fn shown_days(month: &str, week_start: u8) -> Option<(String, String)> {
    let (first, last) = day::Month::parse(month)?.weeks(week_start);
    Some((first.to_string(), last.to_string()))
}
