//! How Zoom understands `start_time` (zoom.md 3.1, 3.3).

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{Offset, TimeZone},
};

/// The two forms that Zoom documents. Everything else it does not understand, and says nothing.
const LOCAL: &str = "dddd-dd-ddTdd:dd:dd";
const UTC: &str = "dddd-dd-ddTdd:dd:ddZ";

/// The instant meant by a text, or `None` where Zoom understands nothing.
///
/// `yyyy-MM-ddTHH:mm:ssZ` is UTC, whatever the zone. `yyyy-MM-ddTHH:mm:ss` is a wall clock in `zone`; one that the
/// clock skips is read with the offset before the gap, one that it shows twice is the first of the two.
pub fn understand(text: &str, zone: &TimeZone) -> Option<Timestamp> {
    if has_form(text, UTC) {
        let wall_clock: DateTime = text.trim_end_matches('Z').parse().ok()?;
        return Offset::UTC.to_timestamp(wall_clock).ok();
    }
    if has_form(text, LOCAL) {
        let wall_clock: DateTime = text.parse().ok()?;
        return zone.to_ambiguous_timestamp(wall_clock).compatible().ok();
    }
    None
}

/// When a new meeting begins: absent, not understood or past is now (zoom.md 3.1).
pub fn of_new(text: Option<&str>, zone: &TimeZone, now: Timestamp) -> Timestamp {
    of_change(text, zone, now).unwrap_or(now)
}

/// When a meeting is moved to: absent, not understood or past is not at all (zoom.md 3.3).
pub fn of_change(text: Option<&str>, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    understand(text?, zone).filter(|&start| start >= now)
}

/// Whether `text` follows `form`, in which `d` is a digit and everything else itself.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, expected)| match expected {
            b'd' => byte.is_ascii_digit(),
            literal => byte == literal,
        })
}

#[cfg(test)]
mod tests {
    use jiff::{Timestamp, tz::TimeZone};

    use super::{of_change, of_new, understand};

    #[test]
    fn what_zoom_understands() {
        let cases = [
            // Form, zone, instant.
            ("2027-06-01T10:00:00", "Europe/Berlin", Some("2027-06-01T08:00:00Z")),
            ("2027-06-01T10:00:00", "UTC", Some("2027-06-01T10:00:00Z")),
            ("2027-01-15T10:00:00", "America/New_York", Some("2027-01-15T15:00:00Z")),
            ("2027-06-01T10:00:00", "Asia/Kathmandu", Some("2027-06-01T04:15:00Z")),
            // `Z` wins over the zone.
            ("2027-06-01T10:00:00Z", "Europe/Berlin", Some("2027-06-01T10:00:00Z")),
            // The gap of 2027-03-28 in Berlin, 02:00 to 03:00.
            ("2027-03-28T02:30:00", "Europe/Berlin", Some("2027-03-28T01:30:00Z")),
            // The fold of 2027-10-31 in Berlin: the first 02:30.
            ("2027-10-31T02:30:00", "Europe/Berlin", Some("2027-10-31T00:30:00Z")),
            ("2027-10-31T01:30:00Z", "Europe/Berlin", Some("2027-10-31T01:30:00Z")),
            // Not understood.
            ("2027-06-01T10:00:00+02:00", "Europe/Berlin", None),
            ("2027-06-01T10:00:00.000Z", "Europe/Berlin", None),
            ("2027-06-01T10:00", "Europe/Berlin", None),
            ("2027-06-01 10:00:00", "Europe/Berlin", None),
            ("2027-06-01T10:00:00z", "Europe/Berlin", None),
            ("2027-02-30T10:00:00", "Europe/Berlin", None),
            ("2027-06-01T24:00:00", "Europe/Berlin", None),
            ("NaN-NaN-NaNTNaN:NaN:NaN", "UTC", None),
            ("soon", "UTC", None),
            ("", "UTC", None),
        ];
        for (text, zone, expected) in cases {
            let zone_named = TimeZone::get(zone).expect("a zone");
            let understood = understand(text, &zone_named).map(|instant| instant.to_string());
            assert_eq!(understood.as_deref(), expected, "{text} in {zone}");
        }
    }

    #[test]
    fn what_is_past_becomes_now_or_nothing() {
        let now: Timestamp = "2027-06-01T08:00:00Z".parse().expect("a timestamp");
        let berlin = TimeZone::get("Europe/Berlin").expect("a zone");
        for past in [Some("2027-06-01T09:59:59"), Some("2020-01-01T00:00:00Z"), Some("garbage"), None] {
            assert_eq!(of_new(past, &berlin, now), now, "{past:?}");
            assert_eq!(of_change(past, &berlin, now), None, "{past:?}");
        }
        assert_eq!(of_new(Some("2027-06-01T10:00:00"), &berlin, now), now);
        assert_eq!(of_change(Some("2027-06-01T10:00:00"), &berlin, now), Some(now));
    }
}
