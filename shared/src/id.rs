//! Identifiers: one newtype per noun, told apart by prefix, so that an id of one thing never passes for another.

use crate::invalid::Invalid;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Lower-case base 32 without the letters that are mistaken for digits (Crockford's alphabet).
pub(crate) const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters after the prefix: 128 bits in base 32.
pub(crate) const BODY_LENGTH: usize = 26;

/// Writes 128 bits as 26 characters, the most significant bits first.
fn encode(entropy: [u8; 16]) -> String {
    let bits = u128::from_be_bytes(entropy);
    (0..BODY_LENGTH).rev().map(|place| ALPHABET[(bits >> (5 * place) & 31) as usize] as char).collect()
}

fn is_body(body: &str) -> bool {
    body.len() == BODY_LENGTH && body.bytes().all(|byte| ALPHABET.contains(&byte))
}

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident = $prefix:literal, $field:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(String);

        impl $name {
            /// What every id of this kind begins with.
            pub const PREFIX: &'static str = $prefix;

            /// The id that 128 bits of entropy name. Equal bits give equal ids.
            #[must_use]
            pub fn from_entropy(entropy: [u8; 16]) -> Self {
                Self(format!("{}{}", $prefix, encode(entropy)))
            }

            /// Reads an id; fails unless it has this kind's prefix and 26 characters of base 32 behind it.
            pub fn parse(text: &str) -> Result<Self, Invalid> {
                match text.strip_prefix($prefix) {
                    Some(body) if is_body(body) => Ok(Self(text.to_owned())),
                    _ => Err(Invalid::new("invalid_id", $field, concat!("An id beginning with ", $prefix, " is expected here."))),
                }
            }

            /// The id as text, prefix included.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
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
                id.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str(&self.0)
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
