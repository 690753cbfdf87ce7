use crate::invalid::Invalid;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A time zone of the IANA database. Invariant: it has a name there, so an offset or a POSIX rule is no `Zone`.
///
/// Two zones are equal if their names are: `Asia/Calcutta` keeps the same time as `Asia/Kolkata`, but is another zone.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Zone(TimeZone);

impl Zone {
    /// Looks a zone up by name, without regard to case; the zone bears the name as the database writes it.
    pub fn parse(name: &str) -> Result<Self, Invalid> {
        match TimeZone::get(name) {
            // jiff finds "Etc/Unknown", too, but that is its own and has no name in the database.
            Ok(zone) if zone.iana_name().is_some() => Ok(Self(zone)),
            _ => Err(Invalid::new(
                "invalid_time_zone",
                "tz",
                "A time zone is named as in the IANA database, like Europe/London.",
            )),
        }
    }

    /// The name, like `Europe/London`.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "it never does")]
    pub fn name(&self) -> &str {
        self.0.iana_name().expect("a zone is only ever looked up by its name")
    }

    /// The zone's rules.
    #[must_use]
    pub fn time_zone(&self) -> &TimeZone {
        &self.0
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}

impl fmt::Debug for Zone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}

impl TryFrom<String> for Zone {
    type Error = Invalid;
    fn try_from(name: String) -> Result<Self, Invalid> {
        Self::parse(&name)
    }
}

impl From<Zone> for String {
    fn from(zone: Zone) -> String {
        zone.name().to_owned()
    }
}
