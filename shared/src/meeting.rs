//! The life of a slot meeting: the one Zoom meeting of (host, calendar, start), shared by the appointments of that
//! slot (rules 1 to 5 of the link, from the seed).
//!
//! The rules come down to one count: a slot meeting is wanted as long as a live appointment uses it. Everything
//! else follows from comparing what is wanted with what Zoom is known to have.

mod passcode;
mod registrant;
mod settings;

pub use passcode::{PasscodePolicy, passcode};
pub use registrant::{LinkKind, Registrant};
pub use settings::{AgendaTemplate, LeftOut, Passcode, Recording, TopicTemplate, Wish, ZoomSettings};

use crate::availability::Zone;
use crate::id::SlotMeetingId;
use crate::limits;
use crate::title::cut;
use jiff::Timestamp;
use jiff::tz::AmbiguousOffset;
use serde::{Deserialize, Serialize};

/// What is known of the meeting at Zoom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AtZoom {
    /// Zoom was never asked to make it.
    Absent,
    /// Zoom was asked, and no answer has been seen: it may be there or not (I3).
    Unknown,
    /// It is there and has a link.
    Present,
}

/// What has to be done at Zoom for a slot meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Duty {
    /// Make it: a live appointment uses it and has no link (I3).
    Ensure,
    /// Delete it and drop the link for good: no live appointment uses it (rule 3).
    Drop,
    /// Nothing: used and there, or neither. Editing a title ends up here, so it costs no request (rule 2).
    Nothing,
}

/// What to do for a slot meeting that `users` live appointments use.
#[must_use]
pub fn duty(users: u32, at_zoom: AtZoom) -> Duty {
    match (users, at_zoom) {
        (1.., AtZoom::Absent | AtZoom::Unknown) => Duty::Ensure,
        (0, AtZoom::Present | AtZoom::Unknown) => Duty::Drop,
        (1.., AtZoom::Present) | (0, AtZoom::Absent) => Duty::Nothing,
    }
}

/// `start_time` and `timezone` of a meeting as Zoom takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoomStart {
    /// `yyyy-MM-ddTHH:mm:ss`, local in `timezone`, or with `Z` where the local time exists twice.
    pub start_time: String,
    /// IANA name.
    pub timezone: String,
}

/// Writes an instant for Zoom: local time beside its zone, which Zoom then shows to the host; in the hour that a
/// clock change repeats, where local time is ambiguous, the `Z` form (reference, zoom.md 3.1).
#[must_use]
pub fn zoom_start(start: Timestamp, zone: &Zone) -> ZoomStart {
    let tz = zone.time_zone();
    let local = tz.to_datetime(start);
    let unambiguous =
        matches!(tz.to_ambiguous_timestamp(local).offset(), AmbiguousOffset::Unambiguous { .. });
    let start_time = if unambiguous {
        local.strftime("%Y-%m-%dT%H:%M:%S").to_string()
    } else {
        start.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
    };
    ZoomStart { start_time, timezone: zone.name().to_owned() }
}

/// A topic that Zoom accepts: cut between characters to [`limits::ZOOM_TOPIC_CHARS_MAX`].
#[must_use]
pub fn zoom_topic(title: &str) -> String {
    cut(title, limits::ZOOM_TOPIC_CHARS_MAX)
}

/// The line of an agenda by which a meeting is found again when the answer to its making was lost (I3).
#[must_use]
pub fn reference_line(reference: &SlotMeetingId) -> String {
    format!("Booking reference: {reference}")
}

/// The slot meeting that an agenda refers to, if it is one of ours.
#[must_use]
pub fn referred(agenda: &str) -> Option<SlotMeetingId> {
    let line = agenda.lines().next()?.trim();
    SlotMeetingId::parse(line.strip_prefix("Booking reference: ")?).ok()
}

/// An agenda that Zoom accepts: the reference, and below it what the calendar says, cut between characters to
/// [`limits::ZOOM_AGENDA_CHARS_MAX`]. The reference comes first because Zoom's lists show the beginning alone.
#[must_use]
pub fn zoom_agenda(reference: &SlotMeetingId, text: &str) -> String {
    let line = reference_line(reference);
    let text = text.trim();
    if text.is_empty() {
        return line;
    }
    let left = limits::ZOOM_AGENDA_CHARS_MAX - line.chars().count() - 2;
    format!("{line}\n\n{}", cut(text, left))
}

/// A length that Zoom accepts: whole minutes, 1 to [`limits::ZOOM_MEETING_MINUTES_MAX`].
#[must_use]
pub fn zoom_minutes(minutes: u32) -> u32 {
    minutes.clamp(1, limits::ZOOM_MEETING_MINUTES_MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_count_alone_decides() {
        for (users, at_zoom, expected) in [
            (1, AtZoom::Absent, Duty::Ensure),
            (7, AtZoom::Absent, Duty::Ensure),
            (1, AtZoom::Unknown, Duty::Ensure),
            (0, AtZoom::Unknown, Duty::Drop),
            (1, AtZoom::Present, Duty::Nothing),
            (2, AtZoom::Present, Duty::Nothing),
            (0, AtZoom::Present, Duty::Drop),
            (0, AtZoom::Absent, Duty::Nothing),
        ] {
            assert_eq!(duty(users, at_zoom), expected, "{users} {at_zoom:?}");
        }
    }

    #[test]
    fn zoom_gets_local_time_except_where_it_is_ambiguous() {
        for (instant, zone, start_time) in [
            ("2026-12-03T15:00:00Z", "America/New_York", "2026-12-03T10:00:00"),
            ("2026-12-03T15:00:00Z", "Asia/Kolkata", "2026-12-03T20:30:00"),
            ("2026-11-01T05:30:00Z", "America/New_York", "2026-11-01T05:30:00Z"),
            ("2026-11-01T06:30:00Z", "America/New_York", "2026-11-01T06:30:00Z"),
            ("2026-11-01T07:00:00Z", "America/New_York", "2026-11-01T02:00:00"),
            ("2026-04-04T14:45:00Z", "Australia/Lord_Howe", "2026-04-04T14:45:00Z"),
            ("2026-04-04T15:30:00Z", "Australia/Lord_Howe", "2026-04-05T02:00:00"),
        ] {
            let start: Timestamp = instant.parse().expect("a test's instant");
            let zone = Zone::parse(zone).expect("a test's zone");
            assert_eq!(
                zoom_start(start, &zone),
                ZoomStart { start_time: start_time.into(), timezone: zone.name().into() }
            );
        }
    }

    #[test]
    fn topics_are_cut_between_characters() {
        assert_eq!(zoom_topic("Intro"), "Intro");
        assert_eq!(zoom_topic(&"é".repeat(200)), "é".repeat(200));
        assert_eq!(zoom_topic(&"é".repeat(201)), format!("{}…", "é".repeat(199)));
    }

    #[test]
    fn the_reference_survives_every_cut() {
        let reference = SlotMeetingId::from_entropy([7; 16]);
        let line = reference_line(&reference);
        let room = limits::ZOOM_AGENDA_CHARS_MAX - line.len() - 2;
        for (text, agenda) in [
            (String::new(), line.clone()),
            (" \n ".to_owned(), line.clone()),
            ("About:\nyou".to_owned(), format!("{line}\n\nAbout:\nyou")),
            ("ü".repeat(room), format!("{line}\n\n{}", "ü".repeat(room))),
            ("ü".repeat(room + 1), format!("{line}\n\n{}…", "ü".repeat(room - 1))),
        ] {
            let made = zoom_agenda(&reference, &text);
            assert_eq!(made, agenda);
            assert!(made.chars().count() <= limits::ZOOM_AGENDA_CHARS_MAX);
            let listed: String = made.chars().take(limits::ZOOM_LISTED_AGENDA_CHARS).collect();
            assert!(listed.contains(&line), "a list would not show {listed}");
            assert_eq!(referred(&listed), Some(reference.clone()));
        }
        for foreign in
            ["", "Weekly", "Booking reference: ", "Booking reference: slm_1", "See Booking reference: x"]
        {
            assert_eq!(referred(foreign), None, "{foreign}");
        }
    }

    #[test]
    fn lengths_are_what_zoom_takes() {
        for (minutes, taken) in [(0, 1), (1, 1), (7, 7), (1_440, 1_440), (1_441, 1_440), (10_000, 1_440)] {
            assert_eq!(zoom_minutes(minutes), taken);
        }
    }
}
