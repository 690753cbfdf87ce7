//! Who hosts: the order in which a round robin tries its members.

mod load;
mod settings;

pub use load::{Booking, Load, Tenure, loads};
pub use settings::{Priority, RoundRobin, Strategy, Weight};

use crate::draw::draw;
use crate::id::UserId;
use crate::interval::Interval;
use crate::limits;
use crate::sorting::sort_by_key;
use jiff::{SignedDuration, Timestamp};
use std::cmp::Reverse;

/// A member who can take the appointment. What the calendar's [`Strategy`] does not look at may be anything.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Index of the member on the calendar.
    pub member: usize,
    /// Who the member is.
    pub user: UserId,
    /// When this member was last given an appointment here; `None` if never. Every strategy's tie-break.
    pub last_booked: Option<Timestamp>,
    /// For [`Strategy::OptimizeForAvailability`].
    pub priority: Priority,
    /// For [`Strategy::OptimizeForAvailability`]: since when the member is free, as [`free_since`] says.
    pub free_since: Option<Timestamp>,
    /// For [`Strategy::Weighted`].
    pub weight: Weight,
    /// For the strategies that [count](Strategy::counts): what the member has had, as [`loads`] says.
    pub load: Load,
}

impl Candidate {
    /// A member who is like all others but for when they were last booked.
    #[must_use]
    pub fn new(member: usize, user: UserId, last_booked: Option<Timestamp>) -> Self {
        Self {
            member,
            user,
            last_booked,
            priority: Priority::default(),
            free_since: None,
            weight: Weight::default(),
            load: Load::default(),
        }
    }
}

/// The members in the order in which they are tried: each of them once, and whoever follows the first is who would be
/// first without them.
///
/// Who is alike to the strategy is taken least recently booked first, never booked before all others. What is then
/// still a tie is broken by a hash of (user id, `seed`), so it does not always favour the same person. `seed` is, for
/// example, the appointment's id: the same appointment meets the same order however often it is tried, whatever
/// the order of `candidates`.
#[must_use]
pub fn order(strategy: Strategy, mut candidates: Vec<Candidate>, seed: &str) -> Vec<usize> {
    candidates.sort_by_cached_key(|candidate| {
        let draw = draw(candidate.user.as_str(), seed);
        (candidate.last_booked, draw, candidate.user.clone(), candidate.member)
    });
    // From here on nothing may move two candidates who are alike.
    match strategy {
        Strategy::LeastRecentlyBooked => {}
        Strategy::OptimizeForAvailability => {
            sort_by_key(&mut candidates, |candidate| (Reverse(candidate.priority), candidate.free_since));
        }
        Strategy::EqualDistribution => sort_by_key(&mut candidates, |candidate| candidate.load.total()),
        Strategy::Weighted => candidates = by_weight(candidates),
    }
    candidates.into_iter().map(|candidate| candidate.member).collect()
}

impl RoundRobin {
    /// The [`order`] of the calendar's strategy, `former`, who hosted this contact the last time, before all others
    /// where the calendar keeps contacts with their hosts.
    #[must_use]
    pub fn order(&self, candidates: Vec<Candidate>, former: Option<&UserId>, seed: &str) -> Vec<usize> {
        let former = former.filter(|_| self.keep_former_host);
        let kept = candidates.iter().find(|candidate| Some(&candidate.user) == former);
        let kept = kept.map(|candidate| candidate.member);
        let mut order = order(self.strategy, candidates, seed);
        sort_by_key(&mut order, |member| Some(*member) != kept);
        order
    }
}

/// Since when a member has been free for an appointment at `start`: when the last of their busy times before it ends.
/// `None`: nothing ends in the [`limits::FREE_SINCE_HOURS`] before it, however much of `busy` was read.
#[must_use]
pub fn free_since(busy: impl IntoIterator<Item = Interval>, start: Timestamp) -> Option<Timestamp> {
    let ends = busy.into_iter().map(Interval::end);
    let span = SignedDuration::from_hours(limits::FREE_SINCE_HOURS);
    ends.filter(|end| *end <= start && end.duration_until(start) < span).max()
}

fn by_weight(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    let mut ordered = Vec::with_capacity(candidates.len());
    while let Some(next) = most_due(&candidates) {
        ordered.push(candidates.remove(next));
    }
    ordered
}

/// The quota method of Balinski and Young. With this appointment each member is due their part of the sum of all loads;
/// among those who have not had theirs, it goes to whoever needs it first so as never to fall an appointment behind.
/// While all are free, everyone has their exact part after every appointment, rounded up or down. The plain rule,
/// lowest load per weight, does not have that: it begins with one for everybody, whatever their weights.
///
/// There always is one who has not had theirs, because all parts together are one more than all loads.
fn most_due(candidates: &[Candidate]) -> Option<usize> {
    let sum: u128 = candidates.iter().map(|candidate| u128::from(candidate.load.total())).sum();
    let weights: u128 = candidates.iter().map(|candidate| u128::from(candidate.weight.get())).sum();
    let figures = |at: &usize| {
        let Candidate { load, weight, .. } = &candidates[*at];
        (u128::from(load.total()), u128::from(weight.get()))
    };
    let is_owed = |at: &usize| {
        let (load, weight) = figures(at);
        load * weights < (sum + 1) * weight
    };
    // The one of two fractions (load + 1) / weight that is smaller, without a division. The first of equal ones wins.
    (0..candidates.len()).filter(is_owed).min_by(|one, other| {
        let ((load, weight), (other_load, other_weight)) = (figures(one), figures(other));
        ((load + 1) * other_weight).cmp(&((other_load + 1) * weight))
    })
}
