//! An appointment as an iCalendar file (RFC 5545), for "add to calendar".

use crate::refusal::Outcome;
use crate::sub_account::messages::AppointmentRecord;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus};
use jiff::Timestamp;
use shared::appointment::Status;
use worker::{Headers, Response};

/// The form of an instant in UTC (RFC 5545, 3.3.5).
fn utc(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// The file's text. The same appointment keeps its `UID`, and its `SEQUENCE` grows, so that a calendar that has it
/// already moves or cancels its entry.
#[must_use]
pub fn text(record: &AppointmentRecord, page: &str) -> String {
    let location = record.location.value.clone().unwrap_or_default();
    let mut lines = Vec::new();
    if !location.is_empty() {
        lines.push(format!("Join: {location}"));
    }
    lines.push(format!("Change or cancel: {page}"));
    let mut event = Event::with_uid(&format!("{}@slotkey", record.id));
    event
        .summary(&record.title)
        .description(&lines.join("\n"))
        .add_property("DTSTAMP", utc(record.booked_at))
        .add_property("DTSTART", utc(record.start))
        .add_property("DTEND", utc(record.end))
        .add_property("SEQUENCE", record.revision.to_string())
        .status(match record.status {
            Status::Cancelled => EventStatus::Cancelled,
            Status::Pending => EventStatus::Tentative,
            Status::Confirmed | Status::Showed | Status::NoShow => EventStatus::Confirmed,
        });
    if !location.is_empty() {
        event.location(&location);
    }
    Calendar::new().name(record.calendar_name.as_str()).push(event.done()).done().to_string()
}

/// The file as a download.
pub fn response(record: &AppointmentRecord, page: &str) -> Outcome<Response> {
    let headers = Headers::new();
    headers.set("content-type", "text/calendar; charset=utf-8")?;
    headers.set("content-disposition", "attachment; filename=\"appointment.ics\"")?;
    headers.set("cache-control", "private, no-store")?;
    Ok(Response::ok(text(record, page))?.with_headers(headers))
}
