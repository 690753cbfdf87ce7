//! An entry in the reader's calendar, as mail brings it (RFC 5545, 5546, 6047).

use crate::letter::Party;
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use jiff::Timestamp;
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use shared::courier::{Invitation, Method};
use url::Url;

/// What an address may hold and a `mailto:` may not (RFC 6068, 2).
const NOT_IN_MAILTO: &AsciiSet = &CONTROLS
    .add(b'%')
    .add(b'?')
    .add(b'&')
    .add(b'#')
    .add(b'/')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'^');

/// A calendar with one event in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it does.
    pub method: Method,
    /// The calendar: lines that end with CRLF, of at most 75 octets.
    pub text: String,
}

impl Entry {
    /// Writes the entry that `organizer` makes for `attendee`. They have booked it themselves, so they have accepted it, and
    /// no answer is asked for: nobody would read it.
    #[must_use]
    pub fn write(invitation: &Invitation, organizer: &Party, attendee: &Party) -> Self {
        let mut event = Event::with_uid(&one_line(&invitation.uid));
        event
            .summary(&one_line(&invitation.summary))
            .add_property("DTSTAMP", utc(invitation.stamp))
            .add_property("DTSTART", utc(invitation.start))
            .add_property("DTEND", utc(invitation.end))
            .add_property("SEQUENCE", invitation.sequence.to_string())
            .status(match invitation.method {
                Method::Request => EventStatus::Confirmed,
                Method::Cancel => EventStatus::Cancelled,
            })
            .append_property(calendar_user("ORGANIZER", organizer))
            .append_multi_property(
                calendar_user("ATTENDEE", attendee)
                    .add_parameter("CUTYPE", "INDIVIDUAL")
                    .add_parameter("ROLE", "REQ-PARTICIPANT")
                    .add_parameter("PARTSTAT", "ACCEPTED")
                    .add_parameter("RSVP", "FALSE")
                    .done(),
            );
        let description = without_controls(&invitation.description);
        if !description.is_empty() {
            event.description(&description);
        }
        let location = one_line(&invitation.location);
        if !location.is_empty() {
            event.location(&location);
        }
        if let Some(url) = web_address(&location) {
            event.url(url.as_str());
        }
        let calendar = Calendar::empty()
            .append_property(("VERSION", "2.0"))
            .append_property(("PRODID", "-//Slotkey//Courier//EN"))
            .append_property(("CALSCALE", "GREGORIAN"))
            .append_property(("METHOD", method_name(invitation.method)))
            .push(event.done())
            .done();
        Self { method: invitation.method, text: calendar.to_string() }
    }

    /// The media type: mail programs take it for an invitation by its `method` (RFC 6047, 2.4).
    #[must_use]
    pub fn content_type(&self) -> String {
        format!("text/calendar; charset=utf-8; method={}", method_name(self.method))
    }

    /// `REQUEST` or `CANCEL`.
    #[must_use]
    pub fn method_name(&self) -> &'static str {
        method_name(self.method)
    }
}

fn method_name(method: Method) -> &'static str {
    match method {
        Method::Request => "REQUEST",
        Method::Cancel => "CANCEL",
    }
}

/// The form of an instant in UTC (RFC 5545, 3.3.5).
fn utc(instant: Timestamp) -> String {
    instant.strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn calendar_user(property: &str, party: &Party) -> Property {
    let address = utf8_percent_encode(&party.address, NOT_IN_MAILTO);
    let mut user = Property::new(property, format!("mailto:{address}"));
    // A parameter's value has no way to hold a quotation mark (RFC 5545, 3.2).
    let name = party.name.replace('"', "'");
    if !name.is_empty() {
        user.add_parameter("CN", &name);
    }
    user
}

/// The location, where it is a link.
fn web_address(location: &str) -> Option<Url> {
    Url::parse(location).ok().filter(|url| matches!(url.scheme(), "https" | "http"))
}

/// Everything that is no letter but a line feed would end a line, or is not allowed (RFC 5545, 3.1).
fn without_controls(text: &str) -> String {
    text.replace("\r\n", "\n").chars().filter(|c| !c.is_control() || *c == '\n').collect()
}

fn one_line(text: &str) -> String {
    without_controls(text).replace('\n', " ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::tests::invitation;
    use vobject::Component;

    fn party(name: &str, address: &str) -> Party {
        Party { name: name.into(), address: address.into() }
    }

    fn entry(invitation: &Invitation, attendee: &Party) -> Entry {
        Entry::write(invitation, &party("Salon, \"Zoë\"", "book@salon.example"), attendee)
    }

    /// The text with its folded lines made whole.
    fn unfolded(entry: &Entry) -> String {
        entry.text.replace("\r\n ", "")
    }

    #[test]
    fn an_entry_says_all_that_calendars_ask_for() {
        let cancel = Invitation { method: Method::Cancel, sequence: 4, ..invitation() };
        for (invitation, method, status) in
            [(invitation(), "REQUEST", "CONFIRMED"), (cancel, "CANCEL", "CANCELLED")]
        {
            let entry = entry(&invitation, &party("Ada", "ada@example.com"));
            assert_eq!(entry.content_type(), format!("text/calendar; charset=utf-8; method={method}"));
            let text = unfolded(&entry);
            for line in [
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Slotkey//Courier//EN",
                "CALSCALE:GREGORIAN",
                &format!("METHOD:{method}"),
                "UID:apt_1@slotkey",
                &format!("SEQUENCE:{}", invitation.sequence),
                "DTSTAMP:20261127T040000Z",
                "DTSTART:20261201T090000Z",
                "DTEND:20261201T093000Z",
                &format!("STATUS:{status}"),
                "SUMMARY:Cut\\, colour\\; & more",
                "LOCATION:https://zoom.example/j/1?pwd=a\\,b\\;c",
                "URL:https://zoom.example/j/1?pwd=a,b;c",
                "DESCRIPTION:Bring:\\n\\\\ a towel",
                "ORGANIZER;CN=\"Salon, 'Zoë'\":mailto:book@salon.example",
                "ATTENDEE;CN=Ada;CUTYPE=INDIVIDUAL;PARTSTAT=ACCEPTED;ROLE=REQ-PARTICIPANT;RSVP=FALSE:mailto:ada@example.com",
            ] {
                assert!(text.lines().any(|found| found == line), "{line} is missing in\n{text}");
            }
        }
    }

    /// The event, as somebody else's reader finds it.
    fn read(entry: &Entry) -> Component {
        let calendar = vobject::parse_component(&entry.text).expect("a calendar");
        assert_eq!((calendar.name.as_str(), calendar.subcomponents.len()), ("VCALENDAR", 1));
        calendar.subcomponents.into_iter().next().expect("an event")
    }

    fn value(event: &Component, property: &str) -> String {
        event.get_only(property).map(vobject::Property::value_as_string).unwrap_or_default()
    }

    #[test]
    fn another_reader_understands_it() {
        let invitation = invitation();
        let event = read(&entry(&invitation, &party("Ada, \"Countess\"; of: Lovelace", "ada@example.com")));
        assert_eq!(event.name, "VEVENT");
        for (property, expected) in [
            ("UID", invitation.uid.as_str()),
            ("SUMMARY", &invitation.summary),
            ("LOCATION", &invitation.location),
            ("DESCRIPTION", &invitation.description),
            ("ATTENDEE", "mailto:ada@example.com"),
            ("ORGANIZER", "mailto:book@salon.example"),
        ] {
            assert_eq!(value(&event, property), expected, "{property}");
        }
        let attendee = event.get_only("ATTENDEE").expect("an attendee");
        for (name, expected) in [
            ("CN", "Ada, 'Countess'; of: Lovelace"),
            ("PARTSTAT", "ACCEPTED"),
            ("RSVP", "FALSE"),
            ("ROLE", "REQ-PARTICIPANT"),
        ] {
            assert_eq!(
                attendee.params.get(name).map(|value| value.trim_matches('"')),
                Some(expected),
                "{name}"
            );
        }
    }

    #[test]
    fn lines_are_folded_and_nothing_makes_another_one() {
        for words in [
            "x\r\nATTENDEE:mailto:eve@evil.example",
            "x\nEND:VEVENT\nBEGIN:VEVENT",
            "x\rMETHOD:PUBLISH",
            "\"mailto:eve@evil.example\":mailto:eve@evil.example",
            "\";CN=Eve:mailto:eve@evil.example",
            "東京の予約サロンへようこそ、ご予約ありがとうございます。またのお越しをお待ちしております",
            "a,b;c:d\\e",
            "",
        ] {
            let invitation = Invitation {
                summary: words.into(),
                location: words.into(),
                description: words.repeat(3),
                uid: format!("apt{}@slotkey", words.replace(['\r', '\n'], " ").len()),
                ..invitation()
            };
            // Names are on one line when they come here.
            let name = words.replace(['\r', '\n'], " ");
            let entry = entry(&invitation, &party(&name, "ada@example.com"));
            assert!(entry.text.split("\r\n").all(|line| line.len() <= 75), "{}", entry.text);
            assert!(!entry.text.replace("\r\n", "").contains(['\r', '\n']), "{words:?}");
            let text = unfolded(&entry);
            for (begin, count) in
                [("ATTENDEE", 1), ("BEGIN:VEVENT", 1), ("END:VEVENT", 1), ("METHOD", 1), ("ORGANIZER", 1)]
            {
                let found = text.lines().filter(|line| line.starts_with(begin)).count();
                assert_eq!(found, count, "{begin} in\n{text}");
            }
            let event = read(&entry);
            assert_eq!(value(&event, "ATTENDEE"), "mailto:ada@example.com", "{words:?}");
            assert!(event.subcomponents.is_empty());
        }
    }
}
