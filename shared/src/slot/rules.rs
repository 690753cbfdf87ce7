//! The numbers by which a calendar cuts time into slots.

use crate::availability::DateRange;
use crate::interval::Interval;
use crate::invalid::Invalid;
use crate::limits;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// How a calendar cuts time into slots. Numbers are in the unit of their name.
///
/// Invariant once [`checked`](Self::checked): every number is within [`limits`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SlotRules {
    /// Length of an appointment, where the client does not choose another one.
    #[cfg_attr(feature = "schema", schemars(range(min = crate::limits::DURATION_MINUTES_MIN, max = crate::limits::DURATION_MINUTES_MAX)))]
    pub duration_minutes: u32,
    /// Other lengths that a client may choose; in order, without `duration_minutes`. Slots start at the same distance
    /// whatever their length.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::DURATIONS_MAX - 1), inner(range(min = crate::limits::DURATION_MINUTES_MIN, max = crate::limits::DURATION_MINUTES_MAX)), extend("uniqueItems" = true)))]
    pub other_durations_minutes: Vec<u32>,
    /// Distance from one slot to the next, in elapsed time.
    #[cfg_attr(feature = "schema", schemars(range(min = crate::limits::INTERVAL_MINUTES_MIN, max = crate::limits::DURATION_MINUTES_MAX)))]
    pub interval_minutes: u32,
    /// Time kept free before an appointment.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = crate::limits::BUFFER_MINUTES_MAX)))]
    pub buffer_before_minutes: u32,
    /// Time kept free after an appointment.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = crate::limits::BUFFER_MINUTES_MAX)))]
    pub buffer_after_minutes: u32,
    /// How long before its start a slot can last be booked.
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = crate::limits::NOTICE_MINUTES_MAX)))]
    pub minimum_notice_minutes: u32,
    /// How far ahead a slot can be booked, in days of 24 hours.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::HORIZON_DAYS_MAX)))]
    pub horizon_days: u32,
    /// Appointments that fit in one slot of one host.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::CAPACITY_MAX)))]
    pub capacity: u32,
    /// Only the next so many days, in the calendar's zone, on which it is open at all, today included.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::HORIZON_DAYS_MAX)))]
    pub bookable_days: Option<u32>,
    /// Only slots that start on these days, in the calendar's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<DateRange>,
    /// At most so many appointments start on one day, in the calendar's zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::DAY_LIMIT_MAX)))]
    pub per_day: Option<u32>,
    /// "Look busy": this share of the slots is not offered to clients, in percent. Which ones never changes.
    #[serde(default, skip_serializing_if = "is_zero")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = crate::limits::LOOK_BUSY_PERCENT_MAX)))]
    pub look_busy_percent: u32,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

/// Half an hour every half hour in the next 60 days, for whoever comes first.
impl Default for SlotRules {
    fn default() -> Self {
        Self {
            duration_minutes: 30,
            other_durations_minutes: Vec::new(),
            interval_minutes: 30,
            buffer_before_minutes: 0,
            buffer_after_minutes: 0,
            minimum_notice_minutes: 0,
            horizon_days: 60,
            capacity: 1,
            bookable_days: None,
            dates: None,
            per_day: None,
            look_busy_percent: 0,
        }
    }
}

impl SlotRules {
    /// Checks every number against [`limits`].
    pub fn checked(self) -> Result<Self, Invalid> {
        use limits::{
            BUFFER_MINUTES_MAX, CAPACITY_MAX, DAY_LIMIT_MAX, DURATION_MINUTES_MAX, DURATION_MINUTES_MIN,
            HORIZON_DAYS_MAX, INTERVAL_MINUTES_MIN, LOOK_BUSY_PERCENT_MAX, NOTICE_MINUTES_MAX,
        };
        let checks = [
            (
                "invalid_duration",
                "duration_minutes",
                self.duration_minutes,
                DURATION_MINUTES_MIN..=DURATION_MINUTES_MAX,
            ),
            // No slot is farther from the next than a day: a window is no longer than that.
            (
                "invalid_interval",
                "interval_minutes",
                self.interval_minutes,
                INTERVAL_MINUTES_MIN..=DURATION_MINUTES_MAX,
            ),
            ("invalid_buffer", "buffer_before_minutes", self.buffer_before_minutes, 0..=BUFFER_MINUTES_MAX),
            ("invalid_buffer", "buffer_after_minutes", self.buffer_after_minutes, 0..=BUFFER_MINUTES_MAX),
            ("invalid_notice", "minimum_notice_minutes", self.minimum_notice_minutes, 0..=NOTICE_MINUTES_MAX),
            ("invalid_horizon", "horizon_days", self.horizon_days, 1..=HORIZON_DAYS_MAX),
            ("invalid_capacity", "capacity", self.capacity, 1..=CAPACITY_MAX),
            ("invalid_horizon", "bookable_days", self.bookable_days.unwrap_or(1), 1..=HORIZON_DAYS_MAX),
            ("invalid_day_limit", "per_day", self.per_day.unwrap_or(1), 1..=DAY_LIMIT_MAX),
            ("invalid_look_busy", "look_busy_percent", self.look_busy_percent, 0..=LOOK_BUSY_PERCENT_MAX),
        ];
        for (code, field, value, allowed) in checks {
            if !allowed.contains(&value) {
                let message = format!("This is a number from {} to {}.", allowed.start(), allowed.end());
                return Err(Invalid::new(code, field, message));
            }
        }
        self.check_other_durations()?;
        Ok(self)
    }

    fn check_other_durations(&self) -> Result<(), Invalid> {
        let others = &self.other_durations_minutes;
        let allowed = limits::DURATION_MINUTES_MIN..=limits::DURATION_MINUTES_MAX;
        let fit = others.len() < limits::DURATIONS_MAX
            && others.iter().all(|minutes| allowed.contains(minutes) && *minutes != self.duration_minutes)
            && others.windows(2).all(|pair| pair[0] < pair[1]);
        if fit {
            return Ok(());
        }
        let message = format!(
            "Other lengths are up to {} different numbers of minutes from {} to {}, in order, without the usual one.",
            limits::DURATIONS_MAX - 1,
            allowed.start(),
            allowed.end()
        );
        Err(Invalid::new("invalid_duration", "other_durations_minutes", message))
    }

    /// The rules for an appointment of a length that the client chose; of the usual one where none was chosen.
    pub fn lasting(&self, duration_minutes: Option<u32>) -> Result<Self, Invalid> {
        match duration_minutes {
            None => Ok(self.clone()),
            Some(minutes)
                if minutes == self.duration_minutes || self.other_durations_minutes.contains(&minutes) =>
            {
                Ok(Self { duration_minutes: minutes, ..self.clone() })
            }
            Some(_) => {
                let message = "This calendar has no appointments of this length.";
                Err(Invalid::new("invalid_duration", "duration_minutes", message))
            }
        }
    }

    /// The same rules for the business itself, which may book at short notice, far ahead, beyond the day's number, and
    /// sees what "look busy" hides. Hours, lengths and what is taken hold for everybody.
    #[must_use]
    pub fn for_staff(&self) -> Self {
        Self {
            minimum_notice_minutes: 0,
            horizon_days: limits::HORIZON_DAYS_MAX,
            bookable_days: None,
            dates: None,
            per_day: None,
            look_busy_percent: 0,
            ..self.clone()
        }
    }

    /// Length of an appointment in seconds. Rules that were never checked must not make an empty appointment.
    pub(super) fn duration(&self) -> i64 {
        i64::from(self.duration_minutes.max(1)) * 60
    }

    /// Distance between slots in seconds. Rules that were never checked must not make an endless list of slots.
    pub(super) fn step(&self) -> i64 {
        i64::from(self.interval_minutes.max(1)) * 60
    }

    /// The appointment that starts at `start`, without its buffers. At the very end of time, which is in the year
    /// 9999, the last one that fits.
    #[must_use]
    #[expect(clippy::missing_panics_doc, reason = "it never does")]
    pub fn appointment_at(&self, start: Timestamp) -> Interval {
        let duration = SignedDuration::from_secs(self.duration());
        let start = start.min(Timestamp::MAX - duration);
        Interval::new(start, start + duration).expect("a duration is at least a minute")
    }

    /// The appointment that starts at `start`, with its buffers: what its claim holds.
    #[must_use]
    pub fn busy_at(&self, start: Timestamp) -> Interval {
        self.appointment_at(start)
            .padded(minutes(self.buffer_before_minutes), minutes(self.buffer_after_minutes))
    }
}

fn minutes(count: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(count))
}
