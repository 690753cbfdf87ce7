//! Why is there no slot? The rules that keep a start from being offered, for the calendar and for each member.

use super::quota::Quota;
use super::{MemberTime, Offer, Sharing, grid};
use crate::availability::{DayRule, LocalDays, Stretch, ceil_second, date_of};
use crate::claim::{Claim, Conflict, SlotKey, admit_new};
use crate::id::AppointmentId;
use crate::interval::Interval;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// One rule that keeps a start from being offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// The calendar is switched off.
    CalendarOff,
    /// The start has passed.
    Past,
    /// The start is nearer than the minimum notice.
    MinimumNotice {
        /// The first instant that the notice allows.
        earliest: Timestamp,
    },
    /// The start is farther ahead than the horizon.
    Horizon {
        /// The last instant that the horizon allows.
        latest: Timestamp,
    },
    /// The start is beyond the next so many days on which the calendar is open.
    BookableDays {
        /// How many days those are.
        days: u32,
    },
    /// The start is not on the calendar's dates.
    Dates,
    /// As many appointments as the calendar takes start on that day.
    DayFull {
        /// How many those are.
        limit: u32,
    },
    /// "Look busy" keeps the slot back.
    LookBusy,
    /// The calendar has nobody who could be booked.
    Nobody,
    /// All members are open, but their slots together start at other times.
    OffGridTogether {
        /// How far slots are apart.
        interval_minutes: u32,
    },
    /// The member has the day off.
    TimeOff {
        /// The day, in the member's zone.
        date: String,
    },
    /// The day is a public holiday that the member keeps.
    Holiday {
        /// The day, in the member's zone.
        date: String,
    },
    /// An exception for the date says that the member is closed then.
    Override {
        /// The day, in the member's zone.
        date: String,
    },
    /// The start is outside of the member's weekly hours.
    WeeklyHours {
        /// The day, in the member's zone.
        date: String,
    },
    /// The member is open at the start, but closes before the appointment would end.
    EndsAfterClosing {
        /// When the member closes.
        closes: Timestamp,
    },
    /// The member is open, but the slots of that window start at other times.
    OffGrid {
        /// How far slots are apart.
        interval_minutes: u32,
    },
    /// Another appointment of the member is at that time.
    Appointment {
        /// Which.
        appointment: AppointmentId,
    },
    /// No other appointment is at that time, but one is so near that a buffer would be cut: this slot's, or as far as
    /// it can be told from its appointment, the other one's.
    Buffer {
        /// Which.
        appointment: AppointmentId,
    },
    /// An event of a calendar outside is at that time, or within a buffer of it.
    BusyElsewhere {
        /// When that event begins.
        from: Timestamp,
        /// When it ends.
        to: Timestamp,
    },
    /// All seats of the slot are taken.
    SeatsTaken {
        /// How many there are.
        capacity: u32,
    },
    /// As many appointments as the member takes on this calendar start on that day.
    MemberDayFull {
        /// How many those are.
        limit: u32,
    },
}

/// Why a start is offered or not. Invariant: `offered` is what the offer's slots say; where it is false, the calendar
/// has a rule against it, or the members it needs do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Explanation {
    /// The start that was asked about.
    pub start: Timestamp,
    /// Whether a client can take it.
    pub offered: bool,
    /// What the calendar itself has against it.
    pub calendar: Vec<Rule>,
    /// What each member has against it, in the calendar's order. A round robin needs one member who has nothing, a
    /// collective needs all of them.
    pub members: Vec<MemberExplanation>,
}

/// What one member has against a start.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberExplanation {
    /// The member's place on the calendar.
    pub member: usize,
    /// The rules; none: the member could take it.
    pub rules: Vec<Rule>,
}

impl Offer<'_> {
    /// The rules that keep `start` from being offered.
    #[must_use]
    pub fn explain(&self, start: Timestamp) -> Explanation {
        self.explain_within(start, self.bookable_until(second_of(start).end))
    }

    /// The end of the days that [`SlotRules::bookable_days`](super::SlotRules::bookable_days) allows, if it is before
    /// `until` and inside the horizon: what is farther ahead is nobody's question, however far.
    pub(super) fn bookable_until(&self, until: i64) -> Option<i64> {
        let until = until.min(self.latest() + 1);
        let end = self.end_of_bookable_days(self.rules.bookable_days?, until);
        (end < until).then_some(end)
    }

    /// The same as [`explain`](Self::explain) where it is known what [`bookable_until`](Self::bookable_until) says of
    /// the second after the start, or of a later one: it takes long, and is the same for all starts before.
    pub(super) fn explain_within(&self, start: Timestamp, bookable_until: Option<i64>) -> Explanation {
        let members: Vec<_> = self
            .members
            .iter()
            .enumerate()
            .map(|(member, time)| MemberExplanation { member, rules: self.against(time, start) })
            .collect();
        let mut calendar = self.against_at_all(start, bookable_until);
        let everybody_can = !members.is_empty() && members.iter().all(|member| member.rules.is_empty());
        if self.sharing == Sharing::AllOf && everybody_can && !self.is_on_grid_together(start) {
            calendar.push(Rule::OffGridTogether { interval_minutes: self.rules.interval_minutes });
        }
        Explanation { start, offered: !self.members_at(start).is_empty(), calendar, members }
    }

    fn against_at_all(&self, start: Timestamp, bookable_until: Option<i64>) -> Vec<Rule> {
        let second = second_of(start);
        let mut rules = Vec::new();
        if !self.active {
            rules.push(Rule::CalendarOff);
        }
        if self.members.is_empty() {
            rules.push(Rule::Nobody);
        }
        if start < self.now {
            rules.push(Rule::Past);
        } else if second.start < self.earliest() {
            rules.push(Rule::MinimumNotice { earliest: instant(self.earliest()) });
        }
        if second.start > self.latest() {
            rules.push(Rule::Horizon { latest: instant(self.latest()) });
        }
        if let Some(days) = self.rules.bookable_days
            && bookable_until.is_some_and(|end| end <= second.start)
        {
            rules.push(Rule::BookableDays { days });
        }
        let dates = self.dates(second);
        if dates.start >= dates.end {
            rules.push(Rule::Dates);
        }
        if let Some(limit) = self.rules.per_day
            && Quota::of_calendar(self, second).is_some_and(|quota| quota.left(second.start) == 0)
        {
            rules.push(Rule::DayFull { limit });
        }
        if self.is_hidden(second.start) {
            rules.push(Rule::LookBusy);
        }
        rules
    }

    fn against(&self, member: &MemberTime<'_>, start: Timestamp) -> Vec<Rule> {
        let second = second_of(start);
        let mut rules = Vec::new();
        match grid::open_around(member.schedule, second.start) {
            None => rules.push(closed(member, second.start)),
            Some(open) if open.end < second.start + self.rules.duration() => {
                rules.push(Rule::EndsAfterClosing { closes: instant(open.end) });
            }
            // The slots of members who host together count from when all are open, not from each one's opening.
            Some(_) if self.sharing == Sharing::AnyOf && !self.is_on_grid_of(member, start) => {
                rules.push(Rule::OffGrid { interval_minutes: self.rules.interval_minutes });
            }
            Some(_) => {}
        }
        rules.extend(self.in_the_way(member, start));
        if let Some(limit) = member.per_day
            && Quota::of_party(self, std::slice::from_ref(member), second)
                .is_some_and(|quota| quota.left(second.start) == 0)
        {
            rules.push(Rule::MemberDayFull { limit });
        }
        rules
    }

    fn in_the_way(&self, member: &MemberTime<'_>, start: Timestamp) -> Vec<Rule> {
        let slot = SlotKey { calendar: self.calendar.clone(), start };
        let appointment = self.rules.appointment_at(start);
        let busy = self.rules.busy_at(start);
        let mut rules = Vec::new();
        match admit_new(member.claims, &slot, busy, self.rules.capacity) {
            Err(Conflict::Full) => rules.push(Rule::SeatsTaken { capacity: self.rules.capacity }),
            Err(Conflict::Overlap { with }) => {
                let others = member.claims.iter().filter(|claim| claim.slot != slot);
                let mut at_the_time =
                    others.filter(|claim| self.without_buffers(claim).overlaps(appointment));
                rules.push(match at_the_time.next() {
                    Some(claim) => Rule::Appointment { appointment: claim.appointment.clone() },
                    None => Rule::Buffer { appointment: with },
                });
            }
            Ok(()) => {}
        }
        let outside = member.busy.iter().find(|other| other.overlaps(busy));
        rules.extend(outside.map(|other| Rule::BusyElsewhere { from: other.start(), to: other.end() }));
        rules
    }

    /// The appointment of a claim without its buffers, as far as that is known: it begins where its slot does, and a
    /// claim on this calendar has this calendar's buffer after it. The buffers of others are part of their claims.
    fn without_buffers(&self, claim: &Claim) -> Interval {
        let start = claim.slot.start.max(claim.busy.start());
        let is_own = claim.slot.calendar == *self.calendar;
        let after = i64::from(if is_own { self.rules.buffer_after_minutes } else { 0 });
        let end = claim.busy.end().saturating_sub(SignedDuration::from_mins(after));
        end.ok().and_then(|end| Interval::new(start, end).ok()).unwrap_or(claim.busy)
    }

    fn is_on_grid_of(&self, member: &MemberTime<'_>, start: Timestamp) -> bool {
        let mut grids = Vec::new();
        grid::push_of_one(member.schedule, self.rules, second_of(start), &mut grids);
        is_whole_second(start) && !grids.is_empty()
    }

    fn is_on_grid_together(&self, start: Timestamp) -> bool {
        let mut grids = Vec::new();
        grid::push_of_all(self.members, self.rules, second_of(start), &mut grids);
        is_whole_second(start) && !grids.is_empty()
    }
}

/// The rule by which a member is closed at an instant.
fn closed(member: &MemberTime<'_>, instant: i64) -> Rule {
    let around = Stretch { start: instant, end: instant + 1 };
    let day = LocalDays::new(member.schedule.zone(), around).day_of(instant);
    let date = date_of(day).to_string();
    match member.schedule.rule_of(day) {
        DayRule::TimeOff => Rule::TimeOff { date },
        DayRule::Holiday => Rule::Holiday { date },
        DayRule::Override => Rule::Override { date },
        DayRule::Weekly => Rule::WeeklyHours { date },
    }
}

/// The second that begins at or after an instant: slots start at whole seconds.
fn second_of(at: Timestamp) -> Stretch {
    let start = ceil_second(at);
    Stretch { start, end: start + 1 }
}

fn is_whole_second(at: Timestamp) -> bool {
    at.subsec_nanosecond() == 0
}

/// The instant, or the nearest that a timestamp holds.
fn instant(second: i64) -> Timestamp {
    Timestamp::UNIX_EPOCH.saturating_add(SignedDuration::from_secs(second)).unwrap_or(Timestamp::MAX)
}
