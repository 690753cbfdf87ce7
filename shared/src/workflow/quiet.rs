//! Hours at which clients are left alone.

use super::condition::Situation;
use crate::invalid::Invalid;
use jiff::civil::Time;
use jiff::{Timestamp, ToSpan as _};
use serde::{Deserialize, Serialize};

/// From when to when, by a clock on the wall, nothing is sent to clients: what falls due meanwhile is sent when it ends.
/// Invariant: the two times differ; where the end is the earlier one, it is that of the next day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(try_from = "Written", into = "Written")]
pub struct QuietHours {
    from: Time,
    to: Time,
    zone: InZone,
}

/// By whose clock.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum InZone {
    /// The client's.
    #[default]
    Contact,
    /// The calendar's.
    Calendar,
}

/// Quiet hours as they are written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Written {
    /// `HH:MM`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")))]
    from: String,
    /// `HH:MM`.
    #[cfg_attr(feature = "schema", schemars(regex(pattern = "^(?:[01][0-9]|2[0-3]):[0-5][0-9]$")))]
    to: String,
    #[serde(default)]
    zone: InZone,
}

impl TryFrom<Written> for QuietHours {
    type Error = Invalid;

    fn try_from(written: Written) -> Result<Self, Invalid> {
        let time = |field: &'static str, text: &str| {
            let time =
                Time::strptime("%H:%M", text).ok().filter(|time| time.strftime("%H:%M").to_string() == text);
            time.ok_or_else(|| Invalid::new("invalid_quiet_hours", field, "A time is written like 21:30."))
        };
        let (from, to) = (time("from", &written.from)?, time("to", &written.to)?);
        if from == to {
            let message = "Quiet hours end at another time than they begin.";
            return Err(Invalid::new("invalid_quiet_hours", "to", message));
        }
        Ok(Self { from, to, zone: written.zone })
    }
}

impl From<QuietHours> for Written {
    fn from(quiet: QuietHours) -> Self {
        let write = |time: Time| time.strftime("%H:%M").to_string();
        Self { from: write(quiet.from), to: write(quiet.to), zone: quiet.zone }
    }
}

impl QuietHours {
    /// When they end, if it is quiet now.
    #[must_use]
    pub fn end(&self, situation: &Situation<'_>) -> Option<Timestamp> {
        let zone = match self.zone {
            InZone::Contact => situation.contact_zone,
            InZone::Calendar => situation.zone,
        };
        let now = situation.now.to_zoned(zone.time_zone().clone());
        let (time, today) = (now.time(), now.date());
        let day = if self.from < self.to {
            (self.from <= time && time < self.to).then_some(today)
        } else if time >= self.from {
            today.checked_add(1.day()).ok()
        } else {
            (time < self.to).then_some(today)
        }?;
        // Where the clock skips the end, jiff takes the first time after it.
        let end = day.to_datetime(self.to).to_zoned(zone.time_zone().clone()).ok()?.timestamp();
        (end > situation.now).then_some(end)
    }
}
