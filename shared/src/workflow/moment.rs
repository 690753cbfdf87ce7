//! Moments around an appointment: "24 hours before its start".

use super::condition::Situation;
use crate::invalid::Invalid;
use crate::limits;
use jiff::{Span, Timestamp};
use serde::{Deserialize, Serialize};

/// A moment before or after an appointment's start or end, or exactly then.
///
/// Months and days are those of the calendar's zone: a day before 09:00 is 09:00, whatever the clock did in between. Hours
/// and minutes are passed time. Invariants: within [`limits::WORKFLOW_MONTHS_MAX`] and its like; `exactly` has no distance,
/// `before` and `after` have one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Moment {
    /// Before, after or exactly then.
    pub direction: Direction,
    /// Of what.
    pub anchor: Anchor,
    /// How many months.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(max = crate::limits::WORKFLOW_MONTHS_MAX)))]
    pub months: u32,
    /// And days.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(max = crate::limits::WORKFLOW_DAYS_MAX)))]
    pub days: u32,
    /// And hours.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(max = crate::limits::WORKFLOW_HOURS_MAX)))]
    pub hours: u32,
    /// And minutes.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(range(max = crate::limits::WORKFLOW_MINUTES_MAX)))]
    pub minutes: u32,
}

/// On which side of an anchor a moment lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Before it.
    Before,
    /// After it.
    After,
    /// Neither.
    Exactly,
}

/// What a moment is reckoned from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Anchor {
    /// The appointment's first instant.
    Start,
    /// The first instant after it.
    End,
}

impl Moment {
    pub(super) fn check(&self) -> Result<(), Invalid> {
        for (field, number, max) in [
            ("months", self.months, limits::WORKFLOW_MONTHS_MAX),
            ("days", self.days, limits::WORKFLOW_DAYS_MAX),
            ("hours", self.hours, limits::WORKFLOW_HOURS_MAX),
            ("minutes", self.minutes, limits::WORKFLOW_MINUTES_MAX),
        ] {
            if number > max {
                return Err(Invalid::new(
                    "invalid_moment",
                    field,
                    format!("At most {max} {field} fit here."),
                ));
            }
        }
        let has_distance = self.months + self.days + self.hours + self.minutes > 0;
        if has_distance == (self.direction == Direction::Exactly) {
            let message = "Before and after need a distance; exactly has none.";
            return Err(Invalid::new("invalid_moment", "direction", message));
        }
        Ok(())
    }

    /// The instant; one that is too far away for the calendar is the first or the last that there is.
    #[must_use]
    pub fn instant(&self, situation: &Situation<'_>) -> Timestamp {
        let anchor = match self.anchor {
            Anchor::Start => situation.start,
            Anchor::End => situation.end,
        };
        let local = anchor.to_zoned(situation.zone.time_zone().clone());
        let span = self.span();
        match self.direction {
            Direction::Exactly => anchor,
            Direction::Before => local.checked_sub(span).map_or(Timestamp::MIN, |at| at.timestamp()),
            Direction::After => local.checked_add(span).map_or(Timestamp::MAX, |at| at.timestamp()),
        }
    }

    fn span(&self) -> Span {
        let Self { months, days, hours, minutes, .. } = *self;
        Span::new()
            .months(i64::from(months))
            .days(i64::from(days))
            .hours(i64::from(hours))
            .minutes(i64::from(minutes))
    }
}
