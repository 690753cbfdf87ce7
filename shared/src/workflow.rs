//! Workflows: what is told to whom, and when, around an appointment.
//!
//! A workflow is a [trigger](Trigger) with filters and a list of [steps](Step). An *enrolment* is one appointment on its
//! way through it; where it stands is its [`Walk`], and [`Walk::next`] alone decides what comes next. The words of a step
//! are [`MergeText`]s.

mod condition;
pub mod merge;
mod moment;
mod quiet;
mod recipe;
mod step;
mod stretch;
mod trigger;
mod walk;

pub use condition::{Condition, Link, Situation, Standing};
pub use merge::{Field, MergeText, Place, Values};
pub use moment::{Anchor, Direction, Moment};
pub use quiet::{InZone, QuietHours};
pub use recipe::Recipe;
pub use step::{
    Action, Colleague, IfPassed, Message, NoLink, Recipient, Step, StepId, Target, Timeout, Wait,
    WithoutLink, WrittenMail,
};
pub use stretch::{Done, Readers, Sends, Stretch, Walked};
pub use trigger::{BookedAs, Filters, Occasion, Trigger};
pub use walk::{Ending, Noted, Turn, Walk};

use crate::contact::Name;
use crate::courier::WrittenText;
use crate::invalid::Invalid;
use crate::limits;
use serde::{Deserialize, Serialize};

/// A workflow as it is written down: what the management API takes, what is stored, what is given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WorkflowDraft {
    /// What the business calls it.
    pub name: Name,
    /// Whether appointments enter it. Those inside go on either way.
    #[serde(default)]
    pub active: bool,
    /// What makes an appointment enter.
    pub trigger: Trigger,
    /// What happens to it then, in this order.
    #[cfg_attr(feature = "schema", schemars(length(min = 1, max = crate::limits::WORKFLOW_STEPS_MAX)))]
    pub steps: Vec<Step>,
    /// Where an appointment goes on that is cancelled while it is inside; without it, it leaves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when_cancelled: Option<StepId>,
    /// When clients are left alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quiet_hours: Option<QuietHours>,
}

/// A workflow that can be walked through. Invariants: 1 to [`limits::WORKFLOW_STEPS_MAX`] steps, each with an id of its own;
/// every step that another leads to comes after it, so no walk goes round in circles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workflow {
    draft: WorkflowDraft,
}

impl WorkflowDraft {
    /// Checks the draft. A refusal names the step by its place in the list.
    pub fn checked(self) -> Result<Workflow, Invalid> {
        if self.steps.is_empty() || self.steps.len() > limits::WORKFLOW_STEPS_MAX {
            let message = format!("A workflow has from 1 to {} steps.", limits::WORKFLOW_STEPS_MAX);
            return Err(Invalid::new("invalid_steps", "steps", message));
        }
        self.trigger.check().map_err(|invalid| invalid.within("trigger"))?;
        for (at, step) in self.steps.iter().enumerate() {
            self.check_step(at, step).map_err(|invalid| invalid.within(&format!("steps.{at}")))?;
        }
        if let Some(target) = self.when_cancelled.as_ref().filter(|target| self.place_of(target).is_none()) {
            let message = format!("There is no step {target}.");
            return Err(Invalid::new("invalid_target", "when_cancelled", message));
        }
        Ok(Workflow { draft: self })
    }

    /// All texts with fields, each by its place. That they are in the language, the courier tells.
    #[must_use]
    pub fn texts(&self) -> Vec<WrittenText> {
        let mut texts = Vec::new();
        for (at, step) in self.steps.iter().enumerate() {
            texts.extend(step.texts().into_iter().map(|(part, text)| WrittenText {
                field: format!("steps.{at}.action.value.value.{part}"),
                text: text.clone(),
            }));
        }
        texts
    }

    fn check_step(&self, at: usize, step: &Step) -> Result<(), Invalid> {
        if self.steps[..at].iter().any(|earlier| earlier.id == step.id) {
            return Err(Invalid::new("invalid_step_id", "id", "Another step has this id already."));
        }
        step.check()?;
        match step.targets().find(|target| self.place_of(target).is_none_or(|place| place <= at)) {
            None => Ok(()),
            Some(target) => {
                let message = format!("A step leads only to one that comes after it; {target} does not.");
                Err(Invalid::new("invalid_target", "action", message))
            }
        }
    }

    fn place_of(&self, id: &StepId) -> Option<usize> {
        self.steps.iter().position(|step| step.id == *id)
    }
}

impl Workflow {
    /// The workflow as it is written down.
    #[must_use]
    pub fn draft(&self) -> &WorkflowDraft {
        &self.draft
    }

    /// A step by its id.
    #[must_use]
    pub fn step(&self, id: &StepId) -> Option<&Step> {
        self.draft.steps.iter().find(|step| step.id == *id)
    }

    /// The step that comes after another one, if that is not the last.
    #[must_use]
    pub fn after(&self, id: &StepId) -> Option<&Step> {
        self.draft.steps.get(self.draft.place_of(id)? + 1)
    }

    /// Where an appointment goes on that stood at step `at` of the workflow before it was edited: at the same step if it is
    /// still there, else at the first of those after it that is; none if all of them are gone.
    #[must_use]
    pub fn carried_over(&self, before: &Self, at: &StepId) -> Option<&Step> {
        let place = before.draft.place_of(at)?;
        before.draft.steps[place..].iter().find_map(|step| self.step(&step.id))
    }
}
