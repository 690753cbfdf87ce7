//! How much work a document may make.

use super::BusyError;
use super::recurrence::Walk;
use super::rule::Rule;
use crate::limits;
use std::ops::RangeInclusive;

/// The steps that are left to a document: periods of rules and times in them, roughly.
#[derive(Debug)]
pub(super) struct Steps {
    left: u32,
}

impl Steps {
    pub(super) fn new() -> Self {
        Self { left: limits::BUSY_STEPS_MAX }
    }

    /// Takes steps for work whose size is known before it is done.
    pub(super) fn take(&mut self, steps: usize) -> Result<(), BusyError> {
        let left = u32::try_from(steps).ok().and_then(|steps| self.left.checked_sub(steps));
        self.left = left.ok_or(BusyError::TooManyTimes)?;
        Ok(())
    }

    /// Walks a rule. A rule that is too dense for its own limit stops; one that takes the document's last steps
    /// is an error.
    pub(super) fn walk(
        &mut self,
        rule: &Rule,
        first: i64,
        window: RangeInclusive<i64>,
    ) -> Result<Walk, BusyError> {
        let steps_max = self.left.min(limits::BUSY_RULE_STEPS_MAX);
        let walk = rule.starts(first, window, steps_max);
        let is_at_end = walk.stopped_at.is_some() && steps_max < limits::BUSY_RULE_STEPS_MAX;
        self.left = self.left.saturating_sub(walk.steps);
        if is_at_end { Err(BusyError::TooManyTimes) } else { Ok(walk) }
    }
}
