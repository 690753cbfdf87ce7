//! What a round robin can be told.

use crate::invalid::Invalid;
use crate::limits;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// Who of the free members comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Strategy {
    /// The highest priority; within it the next free, who is whoever has been free the longest when the appointment
    /// begins. All candidates are free at that time, so nothing is won for the client by looking further.
    OptimizeForAvailability,
    /// The fewest appointments. Priority and weight mean nothing here.
    EqualDistribution,
    /// The one who is farthest behind what their weight gives them. Priority means nothing here.
    Weighted,
    /// Whose last booking was made the longest ago, who was never booked before all others.
    #[default]
    LeastRecentlyBooked,
}

impl Strategy {
    /// Whether the strategy looks at the members' [`Load`](super::Load).
    #[must_use]
    pub fn counts(self) -> bool {
        matches!(self, Self::EqualDistribution | Self::Weighted)
    }
}

/// How much a member is preferred under [`Strategy::OptimizeForAvailability`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Priority {
    /// Only when nobody of a higher priority is free.
    Low,
    /// Like everybody.
    #[default]
    Medium,
    /// Before all others.
    High,
}

/// A member's part under [`Strategy::Weighted`], against the other members' weights: with twice the weight go twice as
/// many appointments. Invariant: from [`limits::WEIGHT_MIN`] to [`limits::WEIGHT_MAX`]. The default is the highest, so
/// that it can be read as percent of a full part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u32", into = "u32")]
pub struct Weight(u32);

impl Weight {
    /// Reads a weight. None is nothing: a member who gets no appointments is not a member.
    pub fn new(weight: u32) -> Result<Self, Invalid> {
        let allowed = limits::WEIGHT_MIN..=limits::WEIGHT_MAX;
        if allowed.contains(&weight) {
            return Ok(Self(weight));
        }
        let message = format!("A weight is a number from {} to {}.", allowed.start(), allowed.end());
        Err(Invalid::new("invalid_weight", "weight", message))
    }

    /// The weight as a number.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

impl Default for Weight {
    fn default() -> Self {
        Self(limits::WEIGHT_MAX)
    }
}

impl TryFrom<u32> for Weight {
    type Error = Invalid;
    fn try_from(weight: u32) -> Result<Self, Invalid> {
        Self::new(weight)
    }
}

impl From<Weight> for u32 {
    fn from(weight: Weight) -> u32 {
        weight.0
    }
}

/// How a calendar chooses among its free members.
///
/// Invariant once [`checked`](Self::checked): the window is within [`limits`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct RoundRobin {
    /// Who comes first.
    pub strategy: Strategy,
    /// Whether a contact is given to the member who hosted them the last time, if that member is free.
    pub keep_former_host: bool,
    /// How long a booking counts after it was made, in days of 24 hours, for the strategies that count. A rolling
    /// number of days: a month that begins would forget everything at once, and at another time in every zone.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::ROUND_ROBIN_WINDOW_DAYS_MAX)))]
    pub window_days: u32,
}

/// The least recently booked, whoever it was the last time.
impl Default for RoundRobin {
    fn default() -> Self {
        Self { strategy: Strategy::default(), keep_former_host: false, window_days: 30 }
    }
}

impl RoundRobin {
    /// Checks the window against [`limits`].
    pub fn checked(self) -> Result<Self, Invalid> {
        let allowed = 1..=limits::ROUND_ROBIN_WINDOW_DAYS_MAX;
        if allowed.contains(&self.window_days) {
            return Ok(self);
        }
        let message = format!("This is a number from {} to {}.", allowed.start(), allowed.end());
        Err(Invalid::new("invalid_round_robin_window", "window_days", message))
    }

    /// The first instant whose bookings still count at `now`; stays within what [`Timestamp`] can hold.
    #[must_use]
    pub fn counts_since(&self, now: Timestamp) -> Timestamp {
        let window = SignedDuration::from_hours(24 * i64::from(self.window_days));
        now.saturating_sub(window).unwrap_or(Timestamp::MIN)
    }
}
