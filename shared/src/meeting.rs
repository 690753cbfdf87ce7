//! The life of a slot meeting: the one Zoom meeting of (host, calendar, start), shared by the appointments of that
//! slot (rules 1 to 5 of the link, from the seed).
//!
//! The rules come down to one count: a slot meeting is wanted as long as a live appointment uses it. Everything
//! else follows from comparing what is wanted with what Zoom is known to have.

use crate::availability::Zone;
use crate::limits;
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

/// A topic that Zoom accepts: cut at a character, never inside one, to [`limits::ZOOM_TOPIC_CHARS_MAX`].
#[must_use]
pub fn zoom_topic(title: &str) -> String {
    title.chars().take(limits::ZOOM_TOPIC_CHARS_MAX).collect()
}

/// Letters and digits of a passcode, without those that are mistaken for each other when read out.
const PASSCODE_ALPHABET: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyzA";

/// A passcode of ten characters from ten bytes of entropy.
///
/// It always has a letter and a digit, because accounts may ask for both.
#[must_use]
pub fn passcode(entropy: [u8; limits::ZOOM_PASSCODE_CHARS_MAX]) -> String {
    let pick = |byte: u8, from: &[u8]| from[usize::from(byte) % from.len()] as char;
    let (digits, letters) = (&PASSCODE_ALPHABET[..8], &PASSCODE_ALPHABET[8..]);
    entropy
        .iter()
        .enumerate()
        .map(|(place, byte)| match place {
            0 => pick(*byte, letters),
            1 => pick(*byte, digits),
            _ => pick(*byte, PASSCODE_ALPHABET),
        })
        .collect()
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
        assert_eq!(zoom_topic(&"é".repeat(300)).chars().count(), limits::ZOOM_TOPIC_CHARS_MAX);
    }

    #[test]
    fn passcodes_have_ten_characters_a_letter_and_a_digit() {
        for byte in 0..=255 {
            let code = passcode([byte; 10]);
            assert_eq!(code.len(), 10);
            assert!(
                code.bytes().any(|b| b.is_ascii_digit()) && code.bytes().any(|b| b.is_ascii_alphabetic()),
                "{code}"
            );
        }
    }
}
