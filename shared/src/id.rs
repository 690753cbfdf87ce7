//! Identifiers: one newtype per noun, told apart by prefix, so that an id of one thing never passes for another.

use crate::invalid::Invalid;
use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Lower-case base 32 without the letters that are mistaken for digits (Crockford's alphabet).
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters after the prefix: 128 bits in base 32.
pub(crate) const BODY_LENGTH: usize = 26;

/// Characters of every kind of id: its prefix and 128 bits.
const LENGTH: usize = 4 + BODY_LENGTH;

/// The text of an id, in place: offers hold thousands of them. Invariant: ASCII.
type Text = [u8; LENGTH];

/// Writes 128 bits behind a prefix, the most significant bits first.
fn encode(prefix: &str, entropy: [u8; 16]) -> Text {
    let bits = u128::from_be_bytes(entropy);
    let body = (0..BODY_LENGTH).rev().map(|place| ALPHABET[(bits >> (5 * place) & 31) as usize]);
    let mut text = [0; LENGTH];
    for (place, letter) in text.iter_mut().zip(prefix.bytes().chain(body)) {
        *place = letter;
    }
    text
}

/// Reads an id of the kind that has this prefix.
fn read(prefix: &str, text: &str) -> Option<Text> {
    let text: &Text = text.as_bytes().try_into().ok()?;
    let (start, body) = text.split_at(prefix.len());
    (start == prefix.as_bytes() && body.iter().all(|&byte| is_of_alphabet(byte))).then_some(*text)
}

/// Whether a character is one of [`ALPHABET`].
fn is_of_alphabet(byte: u8) -> bool {
    matches!(byte, b'0'..=b'9' | b'a'..=b'z') && !matches!(byte, b'i' | b'l' | b'o' | b'u')
}

/// Reads ids from what is deserialized.
struct Expected<T> {
    prefix: &'static str,
    read: fn(&str) -> Result<T, Invalid>,
}

impl<T> Visitor<'_> for Expected<T> {
    type Value = T;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "an id beginning with {}", self.prefix)
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
        (self.read)(text).map_err(E::custom)
    }
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal, $field:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Text);

        impl $name {
            /// What every id of this kind begins with.
            pub const PREFIX: &'static str = $prefix;

            /// The id that 128 bits of entropy name. Equal bits give equal ids.
            #[must_use]
            pub fn from_entropy(entropy: [u8; 16]) -> Self {
                Self(encode($prefix, entropy))
            }

            /// Reads an id; fails unless it has this kind's prefix and 26 characters of base 32 behind it.
            pub fn parse(text: &str) -> Result<Self, Invalid> {
                read($prefix, text).map(Self).ok_or_else(|| {
                    Invalid::new("invalid_id", $field, concat!("An id beginning with ", $prefix, " is expected here."))
                })
            }

            /// The id as text, prefix included.
            #[must_use]
            pub fn as_str(&self) -> &str {
                str::from_utf8(&self.0).unwrap_or_default()
            }
        }

        impl TryFrom<String> for $name {
            type Error = Invalid;
            fn try_from(text: String) -> Result<Self, Invalid> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> String {
                id.as_str().to_owned()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_str(Expected { prefix: $prefix, read: Self::parse })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.as_str())
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(self.as_str())
            }
        }
    )*};
}

ids! {
    /// An agency: owns sub-accounts and users.
    AgencyId = "agc_", "agency_id";
    /// A sub-account: one client business of an agency.
    SubAccountId = "sub_", "sub_account_id";
    /// A user: a person of the agency. The only thing that identifies one; an email never does.
    UserId = "usr_", "user_id";
    /// A calendar.
    CalendarId = "cal_", "calendar_id";
    /// A schedule that several calendars share.
    ScheduleId = "sch_", "schedule_id";
    /// An appointment.
    AppointmentId = "apt_", "appointment_id";
    /// A contact.
    ContactId = "con_", "contact_id";
    /// A series: appointments that were booked together, one after the other.
    SeriesId = "ser_", "series_id";
    /// A group of calendars with a page that lists them.
    GroupId = "grp_", "group_id";
    /// A subscription to a user's other calendar.
    BusySourceId = "bsy_", "busy_source_id";
    /// A slot meeting: the one Zoom meeting of (host, calendar, start).
    SlotMeetingId = "slm_", "slot_meeting_id";
    /// An address that is told what happens to appointments.
    WebhookEndpointId = "whe_", "webhook_endpoint_id";
    /// Something that happened, as endpoints are told of it: the same at all of them, however often it is sent.
    WebhookMessageId = "msg_", "webhook_message_id";
    /// A workflow.
    WorkflowId = "wfl_", "workflow_id";
    /// One appointment on its way through a workflow.
    EnrolmentId = "enr_", "enrolment_id";
    /// A message to somebody: a mail, an SMS, a notice.
    MessageId = "mes_", "message_id";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_survives_text_and_keeps_its_kind() {
        let id = UserId::from_entropy([0xA5; 16]);
        assert_eq!(UserId::parse(id.as_str()), Ok(id.clone()));
        assert!(CalendarId::parse(id.as_str()).is_err(), "another kind's prefix");
    }

    #[test]
    fn the_alphabet_is_told_by_its_letters() {
        let told: Vec<u8> = (0..=u8::MAX).filter(|&byte| is_of_alphabet(byte)).collect();
        assert_eq!(told, ALPHABET);
    }

    #[test]
    fn refuses_what_is_no_id() {
        for text in
            ["", "usr_", "usr_short", "usr_00000000000000000000000000x", "usr_0000000000000000000000000I"]
        {
            assert!(UserId::parse(text).is_err(), "{text}");
        }
    }

    #[test]
    fn distinct_entropy_gives_distinct_ids() {
        let last = |byte| UserId::from_entropy([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, byte]);
        let ids: std::collections::BTreeSet<_> = (0..=255).map(last).collect();
        assert_eq!(ids.len(), 256);
    }
}
