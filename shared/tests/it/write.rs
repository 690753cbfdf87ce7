//! Short ways to write down what tests are about.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use shared::availability::Schedule;
use shared::claim::{Claim, SlotKey};
use shared::id::{AppointmentId, CalendarId};
use shared::interval::Interval;

/// An instant as `2026-11-01T05:30Z`.
pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
}

pub fn minutes(count: i64) -> SignedDuration {
    SignedDuration::from_mins(count)
}

/// An interval as two instants.
pub fn between(start: &str, end: &str) -> Interval {
    Interval::new(at(start), at(end)).expect("a test's interval is not empty")
}

pub fn schedule(value: Value) -> Schedule {
    serde_json::from_value(value).expect("a test's schedule is valid")
}

/// The same windows every day of the week.
pub fn daily(zone: &str, windows: &[[&str; 2]]) -> Schedule {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let weekly: serde_json::Map<_, _> =
        days.into_iter().map(|day| (day.to_owned(), json!(windows))).collect();
    schedule(json!({ "tz": zone, "weekly": weekly }))
}

pub fn appointment(number: u8) -> AppointmentId {
    AppointmentId::from_entropy([number; 16])
}

pub fn calendar(number: u8) -> CalendarId {
    CalendarId::from_entropy([number; 16])
}

/// The claim of an appointment on the slot of a calendar, with the time that it holds.
pub fn claim(number: u8, slot: (u8, Timestamp), busy: Interval) -> Claim {
    let slot = SlotKey { calendar: calendar(slot.0), start: slot.1 };
    Claim { appointment: appointment(number), slot, busy }
}
