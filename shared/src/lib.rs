//! The domain of Slotkey, pure: no I/O, no clock, no randomness, no Worker, no Leptos. Time and entropy come in
//! as arguments, so every rule here is tested on the host.
//!
//! Where to look: who may be booked when is [`availability`] and [`slot`]; who is in the way is [`claim`]; who
//! hosts is [`host`]; what happens to the Zoom meeting of a slot is [`meeting`]; what goes over HTTP is [`wire`].

pub mod appointment;
pub mod attendance;
pub mod availability;
pub mod busy;
pub mod calendar;
pub mod claim;
pub mod contact;
pub mod courier;
mod draw;
pub mod form;
pub mod group;
pub mod holiday;
pub mod host;
pub mod id;
pub mod interval;
pub mod invalid;
pub mod limits;
pub mod management;
pub mod meeting;
pub mod messaging;
pub mod pace;
pub mod permission;
pub mod profile;
pub mod report;
pub mod route;
#[cfg(feature = "schema")]
pub mod schema;
pub mod series;
pub mod slot;
pub mod sorting;
mod template;
pub mod title;
pub mod webhook;
pub mod wire;
pub mod workflow;
pub mod zoom_day;
pub mod zoom_message;
