//! Why starts are not offered, for people: who the members are, what the clock shows, and each rule as a sentence.

use super::Question;
use crate::calendar::Bookable;
use crate::contact::Name;
use crate::id::UserId;
use crate::interval::Interval;
use crate::limits;
use crate::slot::view::wall_time;
use crate::slot::{Explanation, Offer, Rule, Sharing};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

const STEP: SignedDuration = SignedDuration::from_mins(limits::EXPLAIN_STEP_MINUTES);
/// How many starts are looked at with the claims around them.
const STARTS_AT_ONCE: i32 = 96;

/// Why a start is offered or not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExplanationView {
    /// The start that was asked about.
    pub start: Timestamp,
    /// The start as a wall clock shows it in the query's zone, with its offset.
    pub local: String,
    /// Whether it can be taken.
    pub offered: bool,
    /// What the calendar itself has against it.
    pub calendar: Vec<Reason>,
    /// What each member has against it, in the calendar's order.
    pub members: Vec<MemberReasons>,
}

/// A rule, and the rule as a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    /// The rule.
    #[serde(flatten)]
    pub rule: Rule,
    /// The same for a person.
    pub sentence: String,
}

/// What one member has against a start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberReasons {
    /// The member's place on the calendar.
    pub member: usize,
    /// Who; nobody where the calendar itself is what is booked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// What they are called, where the query says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Name>,
    /// The rules; none: the member could take it.
    pub rules: Vec<Reason>,
}

/// Starts one after the other, [`limits::EXPLAIN_STEP_MINUTES`] apart, that are not offered for the same reasons.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptBack {
    /// The first of them.
    pub first: Timestamp,
    /// The last of them.
    pub last: Timestamp,
    /// The first as a wall clock shows it in the query's zone, with its offset.
    pub first_local: String,
    /// The last as a wall clock shows it in the query's zone, with its offset.
    pub last_local: String,
    /// What the calendar itself has against them.
    pub calendar: Vec<Reason>,
    /// What each member has against them, in the calendar's order.
    pub members: Vec<MemberReasons>,
}

impl Question {
    /// Why `start` is offered or not.
    #[must_use]
    pub fn explain(&self, start: Timestamp) -> ExplanationView {
        let told = self.told(start);
        ExplanationView {
            start,
            local: wall_time(start, &self.tz),
            offered: told.offered,
            calendar: self.reasons("", told.calendar),
            members: self.members(told.members.into_iter().map(|member| member.rules)),
        }
    }

    /// The rules that keep `start` from being offered, as the management API gives them.
    #[must_use]
    pub fn told(&self, start: Timestamp) -> Explanation {
        self.ask(at_once(start), |offer| offer.explain(start))
    }

    /// Why starts are not offered, for every [`limits::EXPLAIN_STEP_MINUTES`] of the days that are asked for.
    ///
    /// That a start lies between the slots of somebody who is free, is left out: there would be one such reason for
    /// every slot. Hence that slots start at other times is never told here; [`explain`](Self::explain) does.
    #[must_use]
    pub fn kept_back(&self) -> Vec<KeptBack> {
        let mut found: Vec<Run> = Vec::new();
        let mut begin = self.range.start();
        let until = self.ask(self.range, |offer| offer.bookable_until(self.range.end().as_second()));
        while begin < self.range.end() {
            let end = begin
                .saturating_add(STEP * STARTS_AT_ONCE)
                .map_or(self.range.end(), |end| end.min(self.range.end()));
            let Ok(part) = Interval::new(begin, end) else { break };
            self.ask(part, |offer| push_kept_back(offer, part, until, &mut found));
            begin = end;
        }
        found.into_iter().map(|run| self.kept_back_view(run)).collect()
    }

    fn kept_back_view(&self, run: Run) -> KeptBack {
        let Run { first, last, against } = run;
        KeptBack {
            first,
            last,
            first_local: wall_time(first, &self.tz),
            last_local: wall_time(last, &self.tz),
            calendar: self.reasons("", against.calendar),
            members: self.members(against.members),
        }
    }

    fn reasons(&self, who: &str, rules: Vec<Rule>) -> Vec<Reason> {
        let reason = |rule: Rule| Reason { sentence: rule.sentence(who, &self.tz), rule };
        rules.into_iter().map(reason).collect()
    }

    fn members(&self, rules: impl IntoIterator<Item = Vec<Rule>>) -> Vec<MemberReasons> {
        let bookables = self.calendar.bookables.iter().enumerate();
        let member = |((member, bookable), rules): ((usize, &Bookable), Vec<Rule>)| {
            let user_id = bookable.user.clone();
            let name = user_id.as_ref().and_then(|user| self.names.get(user)).cloned();
            let mut reasons = MemberReasons { member, user_id, name, rules: Vec::new() };
            reasons.rules = self.reasons(reasons.who(), rules);
            reasons
        };
        bookables.zip(rules).map(member).collect()
    }
}

impl MemberReasons {
    /// What to call the member: by name, else by id; the calendar where nobody is assigned.
    #[must_use]
    pub fn who(&self) -> &str {
        let id = self.user_id.as_ref().map_or("The calendar", UserId::as_str);
        self.name.as_ref().map_or(id, Name::as_str)
    }
}

/// An interval around a start, as short as there is.
fn at_once(start: Timestamp) -> Interval {
    let start = start.min(Timestamp::MAX - SignedDuration::from_nanos(1));
    Interval::new(start, start + SignedDuration::from_nanos(1)).expect("a nanosecond is not empty")
}

/// Starts with the same rules against them.
struct Run {
    first: Timestamp,
    last: Timestamp,
    against: Against,
}

/// What is against a start, the grid aside.
#[derive(PartialEq)]
struct Against {
    calendar: Vec<Rule>,
    members: Vec<Vec<Rule>>,
}

fn push_kept_back(offer: &Offer<'_>, part: Interval, until: Option<i64>, found: &mut Vec<Run>) {
    let mut start = part.start();
    // Whether the start before this one is the last of those found.
    let mut goes_on = found.last().is_some_and(|run| run.last.checked_add(STEP).ok() == Some(start));
    while start < part.end() {
        let against = Against::new(offer.explain_within(start, until));
        let is_kept_back = against.keeps_back(offer.sharing);
        match found.last_mut() {
            Some(run) if goes_on && is_kept_back && run.against == against => run.last = start,
            _ if is_kept_back => found.push(Run { first: start, last: start, against }),
            _ => {}
        }
        goes_on = is_kept_back;
        match start.checked_add(STEP) {
            Ok(next) => start = next,
            Err(_) => break,
        }
    }
}

impl Against {
    fn new(told: Explanation) -> Self {
        let but_for_grid = |rules: Vec<Rule>| -> Vec<Rule> {
            let is_grid = |rule: &Rule| matches!(rule, Rule::OffGrid { .. } | Rule::OffGridTogether { .. });
            rules.into_iter().filter(|rule| !is_grid(rule)).collect()
        };
        Self {
            calendar: but_for_grid(told.calendar),
            members: told.members.into_iter().map(|member| but_for_grid(member.rules)).collect(),
        }
    }

    /// Whether anything but the grid keeps the start from being offered.
    fn keeps_back(&self, sharing: Sharing) -> bool {
        let mut members = self.members.iter();
        let can_be_hosted = match sharing {
            Sharing::AnyOf => members.any(Vec::is_empty),
            Sharing::AllOf => members.all(Vec::is_empty),
        };
        !(self.calendar.is_empty() && can_be_hosted)
    }
}
