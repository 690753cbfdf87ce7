//! Where an enrolment stands, and what comes next.
//!
//! [`Walk::next`] is asked again and again, at every change and whenever something is due: until it has to wait, or is over.
//! It is told the [`Situation`] and decides by that alone, so a walk that is asked once more after a crash goes the same way.

use super::Workflow;
use super::condition::{Link, Situation};
use super::step::{Action, IfPassed, Message, NoLink, Step, StepId, Target, Timeout, Wait, WithoutLink};
use super::trigger::Occasion;
use crate::appointment::Status;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Where an enrolment stands. Invariant: a step that is [done](Turn::Send) is never done again, whatever becomes of the
/// workflow.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Walk {
    /// What made the appointment enter.
    occasion: Occasion,
    /// When it entered.
    entered: Timestamp,
    /// The step that it stands at; none behind the last one.
    at: Option<StepId>,
    /// Since when.
    since: Timestamp,
    /// The steps that have sent something.
    sent: BTreeSet<StepId>,
    /// Whether nothing is sent until the next wait.
    skipping: bool,
    /// Whether it has been led to where cancelled appointments go.
    led_away: bool,
}

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn<'w> {
    /// A step sends something, once. `say` stands in for a link that did not come.
    Send {
        /// The step.
        step: &'w StepId,
        /// What it sends.
        message: &'w Message,
        /// The words in place of the link.
        say: Option<String>,
    },
    /// Something is to be written into the enrolment's history; then it is asked on.
    Note(StepId, Noted),
    /// Nothing before this instant, unless the appointment changes meanwhile; without one, nothing until it does.
    Wait(Option<Timestamp>),
    /// The enrolment is over.
    Over(Ending),
}

/// What a history tells of a step, beside that it has sent something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Noted {
    /// What was waited for has come.
    Waited,
    /// It was not waited for: the moment had passed.
    HadPassed,
    /// It did not come in time.
    TimedOut,
    /// The conditions hold.
    Held,
    /// They do not.
    DidNotHold,
    /// It led to another step.
    WentOn,
    /// Nothing is sent: a moment had passed, and the author chose this.
    SkippedAsPassed,
    /// Nothing is sent: there is no link, and the author chose this.
    SkippedWithoutLink,
    /// Nothing is sent: it was sent before the workflow was edited.
    SkippedAsSent,
    /// The appointment was cancelled, and went where cancelled ones go.
    LedAway,
}

/// Why an enrolment is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// All steps are done.
    Done,
    /// A step ended it.
    Ended,
    /// The appointment was cancelled.
    Cancelled,
    /// The step that it stood at is gone, with all that came after it.
    StepsGone,
}

impl Noted {
    /// As it is stored and written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waited => "waited",
            Self::HadPassed => "had_passed",
            Self::TimedOut => "timed_out",
            Self::Held => "held",
            Self::DidNotHold => "did_not_hold",
            Self::WentOn => "went_on",
            Self::SkippedAsPassed => "skipped_as_passed",
            Self::SkippedWithoutLink => "skipped_without_link",
            Self::SkippedAsSent => "skipped_as_sent",
            Self::LedAway => "led_away",
        }
    }
}

impl Ending {
    /// As it is stored and written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Ended => "ended",
            Self::Cancelled => "cancelled",
            Self::StepsGone => "steps_gone",
        }
    }
}

/// Where a walk goes from its step.
enum Way {
    Next,
    To(StepId),
    Out(Ending),
}

impl Walk {
    /// An appointment enters.
    #[must_use]
    pub fn enter(workflow: &Workflow, occasion: Occasion, now: Timestamp) -> Option<Self> {
        let first = workflow.draft().steps.first()?;
        Some(Self {
            occasion,
            entered: now,
            at: Some(first.id.clone()),
            since: now,
            sent: BTreeSet::new(),
            skipping: false,
            led_away: false,
        })
    }

    /// The step that it stands at; none behind the last one.
    #[must_use]
    pub fn at(&self) -> Option<&StepId> {
        self.at.as_ref()
    }

    /// What made it enter.
    #[must_use]
    pub fn occasion(&self) -> Occasion {
        self.occasion
    }

    /// The workflow was edited; none if nothing is left for this enrolment. Where it has to go on at another step, it comes
    /// there now; at the same step it has waited since it came there.
    #[must_use]
    pub fn carried_over(&self, before: &Workflow, after: &Workflow, now: Timestamp) -> Option<Self> {
        let at = Some(after.carried_over(before, self.at.as_ref()?)?.id.clone());
        let since = if at == self.at { self.since } else { now };
        Some(Self { at, since, ..self.clone() })
    }

    /// What comes next. After anything but a wait it is asked again; the walk has moved on by then.
    pub fn next<'w>(&mut self, workflow: &'w Workflow, situation: &Situation<'_>) -> Turn<'w> {
        let Some(at) = self.at.clone() else { return Turn::Over(Ending::Done) };
        if let Some(turn) = self.leave_cancelled(&at, workflow, situation) {
            return turn;
        }
        let Some(step) = workflow.step(&at) else { return Turn::Over(Ending::StepsGone) };
        match &step.action {
            Action::Send(message) => self.send(workflow, step, message, situation),
            Action::Wait(wait) => self.wait(workflow, step, wait, situation),
            Action::If { all, then, otherwise } => {
                let holds = all.iter().all(|condition| condition.holds(situation, self.entered));
                let (noted, target) =
                    if holds { (Noted::Held, then) } else { (Noted::DidNotHold, otherwise) };
                self.go(workflow, step, Way::of(target), noted, situation.now)
            }
            Action::GoTo(id) => self.go(workflow, step, Way::To(id.clone()), Noted::WentOn, situation.now),
            Action::End => Turn::Over(Ending::Ended),
        }
    }

    fn leave_cancelled<'w>(
        &mut self,
        at: &StepId,
        workflow: &Workflow,
        situation: &Situation<'_>,
    ) -> Option<Turn<'w>> {
        let is_about_it = self.led_away || self.occasion == Occasion::Cancelled;
        if situation.status != Status::Cancelled || is_about_it {
            return None;
        }
        match &workflow.draft().when_cancelled {
            None => Some(Turn::Over(Ending::Cancelled)),
            Some(target) => {
                self.at = Some(target.clone());
                (self.since, self.led_away, self.skipping) = (situation.now, true, false);
                Some(Turn::Note(at.clone(), Noted::LedAway))
            }
        }
    }

    fn send<'w>(
        &mut self,
        workflow: &'w Workflow,
        step: &'w Step,
        message: &'w Message,
        situation: &Situation<'_>,
    ) -> Turn<'w> {
        if self.sent.contains(&step.id) {
            return self.go(workflow, step, Way::Next, Noted::SkippedAsSent, situation.now);
        }
        if self.skipping {
            return self.go(workflow, step, Way::Next, Noted::SkippedAsPassed, situation.now);
        }
        let say = match self.link_for(message, situation) {
            LinkFor::Told => None,
            LinkFor::Later(at) => return Turn::Wait(at),
            LinkFor::Never(NoLink::Say(words)) => Some(words),
            LinkFor::Never(NoLink::Skip) => {
                return self.go(workflow, step, Way::Next, Noted::SkippedWithoutLink, situation.now);
            }
        };
        let quiet = workflow.draft().quiet_hours.filter(|_| message.is_for_client());
        if let Some(end) = quiet.and_then(|quiet| quiet.end(situation)) {
            return Turn::Wait(Some(end));
        }
        self.sent.insert(step.id.clone());
        self.move_on(workflow, step, situation.now);
        Turn::Send { step: &step.id, message, say }
    }

    /// Whether a message can tell its link (I5).
    fn link_for(&self, message: &Message, situation: &Situation<'_>) -> LinkFor {
        let Some(WithoutLink { wait_minutes, then }) = message.without_link() else { return LinkFor::Told };
        let until = self.since.saturating_add(minutes(wait_minutes)).unwrap_or(Timestamp::MAX);
        match situation.link {
            Link::Ready => LinkFor::Told,
            Link::Pending if situation.now < until => LinkFor::Later(Some(until)),
            Link::Pending | Link::Never => LinkFor::Never(then),
        }
    }

    fn wait<'w>(
        &mut self,
        workflow: &'w Workflow,
        step: &'w Step,
        wait: &'w Wait,
        situation: &Situation<'_>,
    ) -> Turn<'w> {
        self.skipping = false;
        let now = situation.now;
        match wait {
            Wait::Minutes(length) => {
                let due = self.since.saturating_add(minutes(*length)).unwrap_or(Timestamp::MAX);
                if now < due {
                    Turn::Wait(Some(due))
                } else {
                    self.go(workflow, step, Way::Next, Noted::Waited, now)
                }
            }
            Wait::Moment { moment, if_passed } => {
                let due = moment.instant(situation);
                // Passed is what lay behind when the appointment came here, or when it was given the time that it has.
                if due < self.since.max(situation.timed_at) {
                    self.pass(workflow, step, if_passed, now)
                } else if now < due {
                    Turn::Wait(Some(due))
                } else {
                    self.go(workflow, step, Way::Next, Noted::Waited, now)
                }
            }
            Wait::Until { condition, timeout } => {
                let holds = condition.holds(situation, self.entered);
                self.wait_for(workflow, step, holds, timeout.as_ref(), now)
            }
            Wait::Reply { timeout } => {
                let replied = situation.replied_at.is_some_and(|at| at >= self.since);
                self.wait_for(workflow, step, replied, Some(timeout), now)
            }
        }
    }

    fn wait_for<'w>(
        &mut self,
        workflow: &'w Workflow,
        step: &'w Step,
        came: bool,
        timeout: Option<&Timeout>,
        now: Timestamp,
    ) -> Turn<'w> {
        if came {
            return self.go(workflow, step, Way::Next, Noted::Waited, now);
        }
        let Some(timeout) = timeout else { return Turn::Wait(None) };
        let due = self.since.saturating_add(minutes(timeout.minutes)).unwrap_or(Timestamp::MAX);
        if now < due {
            Turn::Wait(Some(due))
        } else {
            self.go(workflow, step, Way::of(&timeout.then), Noted::TimedOut, now)
        }
    }

    fn pass<'w>(
        &mut self,
        workflow: &'w Workflow,
        step: &'w Step,
        if_passed: &IfPassed,
        now: Timestamp,
    ) -> Turn<'w> {
        let way = match if_passed {
            IfPassed::Next => Way::Next,
            IfPassed::Step(id) => Way::To(id.clone()),
            IfPassed::SkipUntilNextWait => {
                self.skipping = true;
                Way::Next
            }
        };
        self.go(workflow, step, way, Noted::HadPassed, now)
    }

    /// Leaves a step with a note.
    fn go<'w>(
        &mut self,
        workflow: &'w Workflow,
        step: &'w Step,
        way: Way,
        noted: Noted,
        now: Timestamp,
    ) -> Turn<'w> {
        match way {
            Way::Next => self.move_on(workflow, step, now),
            Way::To(id) => (self.at, self.since) = (Some(id), now),
            Way::Out(ending) => return Turn::Over(ending),
        }
        Turn::Note(step.id.clone(), noted)
    }

    fn move_on(&mut self, workflow: &Workflow, step: &Step, now: Timestamp) {
        self.at = workflow.after(&step.id).map(|next| next.id.clone());
        self.since = now;
    }
}

/// Whether a message can tell its link.
enum LinkFor {
    /// It can, or tells none.
    Told,
    /// Perhaps until then.
    Later(Option<Timestamp>),
    /// It cannot.
    Never(NoLink),
}

impl Way {
    fn of(target: &Target) -> Self {
        match target {
            Target::Next => Self::Next,
            Target::Step(id) => Self::To(id.clone()),
            Target::End => Self::Out(Ending::Ended),
        }
    }
}

fn minutes(count: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(count))
}
