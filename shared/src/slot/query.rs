//! The slot query: one self-contained document that says everything an offer depends on, so that "which slots are
//! there" and "why is there none" can be answered anywhere, without a clock, a network or a database.
//!
//! `docs/slot-query.md` describes the document, with an example beside it; `cargo xtask slots` answers it.

mod read;
mod reasons;

pub use reasons::{ExplanationView, KeptBack, MemberReasons, Reason};

use super::view::{asked_days, read_day, slots_view};
use super::{MemberTime, Offer, Slot};
use crate::appointment::{Actor, Status};
use crate::availability::{Schedule, Zone};
use crate::calendar::{Calendar, CalendarDraft, CalendarKind};
use crate::claim::{Claim, SlotKey};
use crate::contact::Name;
use crate::id::{AppointmentId, CalendarId, ScheduleId, UserId};
use crate::interval::Interval;
use crate::invalid::Invalid;
use crate::limits;
use crate::sorting::sort_by_key;
use crate::wire::SlotsView;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};

/// How far outside of a stretch of time a claim that matters to it can begin: a day, which limits per day count, with a
/// day's appointment and its buffers, rounded up.
const CLAIM_REACH: SignedDuration = SignedDuration::from_hours(72);

/// A slot query as it is written down. Checked as a whole it is a [`Question`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SlotQuery {
    /// The instant at which it is asked.
    pub now: Timestamp,
    /// The calendar's id. Only "look busy" and `appointments` of other calendars make a difference of it.
    #[serde(default = "this_calendar")]
    pub calendar_id: CalendarId,
    /// The calendar with its members, as the management API takes it.
    pub calendar: CalendarDraft,
    /// The shared schedules that `schedule_id` may name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub schedules: BTreeMap<ScheduleId, Schedule>,
    /// What users are called, for the explanation.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub names: BTreeMap<UserId, Name>,
    /// What is booked, here and on other calendars.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub appointments: Vec<Booked>,
    /// When users are busy outside of all our calendars.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub busy: BTreeMap<UserId, Vec<Interval>>,
    /// The first day that is asked for, `YYYY-MM-DD`.
    pub from: String,
    /// The last day that is asked for, included.
    pub to: String,
    /// IANA name of the zone in which days are asked for and answered.
    pub tz: String,
    /// The length that the client chose; without it, the calendar's usual one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<u32>,
    /// Whether the business itself asks, for which notice, horizon and limits of the calendar do not hold.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub staff: bool,
    /// The start that is to be explained.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Timestamp>,
}

fn this_calendar() -> CalendarId {
    CalendarId::from_entropy([0; 16])
}

/// An appointment, or a hold, as a slot query has it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Booked {
    /// Its id; without one, its place in the list, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<AppointmentId>,
    /// The calendar that it was booked on; without it, the one that is asked about.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calendar_id: Option<CalendarId>,
    /// Who hosts it. Nobody where nobody is assigned; where all members host, none need be named.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub user_ids: Vec<UserId>,
    /// When it starts.
    pub start: Timestamp,
    /// How long it lasts; without it, as long as this calendar's usual appointment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duration_minutes: Option<u32>,
    /// The time kept free before it; without it, this calendar's, and none on other calendars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buffer_before_minutes: Option<u32>,
    /// The time kept free after it; without it, this calendar's, and none on other calendars.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub buffer_after_minutes: Option<u32>,
    /// What it is: one that is cancelled holds no time.
    #[serde(default = "confirmed")]
    pub status: Status,
}

fn confirmed() -> Status {
    Status::Confirmed
}

/// A slot query that can be answered. Invariants: those of its [`Calendar`], with the length that was asked for; claims
/// and busy times are those of its bookables, in their order.
#[derive(Debug)]
pub struct Question {
    calendar: Calendar,
    names: BTreeMap<UserId, Name>,
    /// By when the claim begins.
    claims: Vec<Vec<Claim>>,
    busy: Vec<Vec<Interval>>,
    now: Timestamp,
    range: Interval,
    tz: Zone,
    at: Option<Timestamp>,
}

/// The answer to a slot query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The slots of the days, as the public API gives them.
    #[serde(flatten)]
    pub slots: SlotsView,
    /// Why the start that was to be explained is offered or not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<ExplanationView>,
}

/// Answers a slot query, whatever the bytes are.
pub fn answer(bytes: &[u8]) -> Result<Answer, Invalid> {
    let question = SlotQuery::read(bytes)?.checked()?;
    let explanation = question.at().map(|start| question.explain(start));
    Ok(Answer { slots: question.slots(), explanation })
}

impl SlotQuery {
    /// Checks the query as a whole.
    pub fn checked(self) -> Result<Question, Invalid> {
        self.check_sizes()?;
        let tz = Zone::parse(&self.tz)?;
        let range = asked_days(read_day(&self.from, "from")?, read_day(&self.to, "to")?, &tz)?;
        let calendar = self
            .calendar
            .checked(self.calendar_id, |id| self.schedules.get(id).cloned())
            .map_err(|invalid| invalid.within("calendar"))?;
        let claims = Bookings::new(&calendar).claims(&self.appointments)?;
        let mut busy = self.busy;
        let of_bookable = |user: Option<&UserId>| user.and_then(|user| busy.remove(user)).unwrap_or_default();
        let busy =
            calendar.bookables.iter().map(|bookable| bookable.user.as_ref()).map(of_bookable).collect();
        let by = if self.staff { Actor::Staff } else { Actor::Client };
        let calendar = calendar.for_booking(self.duration_minutes, &by)?;
        Ok(Question { calendar, names: self.names, claims, busy, now: self.now, range, tz, at: self.at })
    }

    fn check_sizes(&self) -> Result<(), Invalid> {
        let busy = self.busy.values().map(Vec::len).sum();
        let sizes = [
            ("invalid_schedule", "schedules", self.schedules.len(), limits::SLOT_QUERY_SCHEDULES_MAX),
            (
                "invalid_appointment",
                "appointments",
                self.appointments.len(),
                limits::SLOT_QUERY_APPOINTMENTS_MAX,
            ),
            ("invalid_busy", "busy", busy, limits::SLOT_QUERY_BUSY_MAX),
        ];
        match sizes.into_iter().find(|(_, _, count, most)| count > most) {
            Some((code, field, _, most)) => {
                Err(Invalid::new(code, field, format!("A slot query has at most {most} of these.")))
            }
            None => Ok(()),
        }
    }
}

/// What the appointments of a query become on its calendar.
struct Bookings<'a> {
    calendar: &'a Calendar,
    /// By user: their place on the calendar.
    members: HashMap<&'a UserId, usize>,
}

impl<'a> Bookings<'a> {
    fn new(calendar: &'a Calendar) -> Self {
        let users = calendar.bookables.iter().enumerate();
        let members = users.filter_map(|(at, bookable)| Some((bookable.user.as_ref()?, at))).collect();
        Self { calendar, members }
    }

    /// The claims on each of the calendar's bookables.
    fn claims(&self, appointments: &[Booked]) -> Result<Vec<Vec<Claim>>, Invalid> {
        let mut claims = vec![Vec::new(); self.calendar.bookables.len()];
        let mut ids = HashSet::new();
        for (at, booked) in appointments.iter().enumerate() {
            let within = |invalid: Invalid| invalid.within(&format!("appointments.{at}"));
            let claim = self.claim(at, booked).map_err(within)?;
            if !ids.insert(claim.appointment.clone()) {
                let message =
                    "Two appointments have this id; one that is not named has its place in the list.";
                return Err(within(Invalid::new("invalid_id", "id", message)));
            }
            let hosts = self.hosts(booked).map_err(within)?;
            for host in hosts.into_iter().filter(|_| booked.status.holds_time()) {
                claims[host].push(claim.clone());
            }
        }
        for of_bookable in &mut claims {
            sort_by_key(of_bookable, |claim| claim.busy);
        }
        Ok(claims)
    }

    fn claim(&self, at: usize, booked: &Booked) -> Result<Claim, Invalid> {
        let rules = &self.calendar.slots;
        let is_own = self.is_own(booked);
        let own = |minutes: u32| is_own.then_some(minutes);
        let duration = checked_minutes(
            "duration_minutes",
            booked.duration_minutes.or(own(rules.duration_minutes)),
            1..=limits::DURATION_MINUTES_MAX,
        )?;
        let buffer = |field, given: Option<u32>, of_calendar| {
            let minutes = given.or(own(of_calendar)).unwrap_or(0);
            checked_minutes(field, Some(minutes), 0..=limits::BUFFER_MINUTES_MAX)
        };
        let before =
            buffer("buffer_before_minutes", booked.buffer_before_minutes, rules.buffer_before_minutes)?;
        let after = buffer("buffer_after_minutes", booked.buffer_after_minutes, rules.buffer_after_minutes)?;
        let end = booked.start.checked_add(duration).ok();
        let appointment = end.and_then(|end| Interval::new(booked.start, end).ok()).ok_or_else(|| {
            Invalid::new("invalid_start", "start", "An appointment ends before the year 9999 does.")
        })?;
        let calendar = booked.calendar_id.as_ref().unwrap_or(&self.calendar.id).clone();
        Ok(Claim {
            appointment: booked.id.clone().unwrap_or_else(|| place_in_list(at)),
            slot: SlotKey { calendar, start: booked.start },
            busy: appointment.padded(before, after),
        })
    }

    fn is_own(&self, booked: &Booked) -> bool {
        booked.calendar_id.as_ref().is_none_or(|calendar| *calendar == self.calendar.id)
    }

    /// Whose time it holds, by their place on the calendar; others are no matter here.
    fn hosts(&self, booked: &Booked) -> Result<Vec<usize>, Invalid> {
        let refused = |message: &'static str| Err(Invalid::new("invalid_appointment", "user_ids", message));
        let users = &booked.user_ids;
        if (1..users.len()).any(|at| users[..at].contains(&users[at])) {
            return refused("A user hosts an appointment only once.");
        }
        let kind = self.is_own(booked).then_some(self.calendar.kind);
        match (kind, users.as_slice()) {
            (Some(CalendarKind::Unassigned | CalendarKind::Collective | CalendarKind::Class), []) => {
                Ok((0..self.calendar.bookables.len()).collect())
            }
            (Some(CalendarKind::Unassigned), _) => {
                refused("Nobody hosts an appointment of an unassigned calendar.")
            }
            (_, []) => refused("Name the users who host this appointment."),
            _ => Ok(users.iter().filter_map(|user| self.members.get(user).copied()).collect()),
        }
    }
}

fn checked_minutes(
    field: &'static str,
    minutes: Option<u32>,
    allowed: std::ops::RangeInclusive<u32>,
) -> Result<SignedDuration, Invalid> {
    if let Some(minutes) = minutes.filter(|minutes| allowed.contains(minutes)) {
        return Ok(SignedDuration::from_mins(i64::from(minutes)));
    }
    let (least, most) = (allowed.start(), allowed.end());
    let message = match minutes {
        Some(_) => format!("This is a number from {least} to {most}."),
        None => "How long an appointment of another calendar lasts has to be said.".to_owned(),
    };
    Err(Invalid::new("invalid_appointment", field, message))
}

/// The id of an appointment that has none: it can be read as its place in the list, from 1.
fn place_in_list(at: usize) -> AppointmentId {
    let place = u128::try_from(at).map_or(u128::MAX, |at| at + 1);
    AppointmentId::from_entropy(place.to_be_bytes())
}

impl Question {
    /// The slots of the days that are asked for, as the public API gives them.
    #[must_use]
    pub fn slots(&self) -> SlotsView {
        slots_view(&self.free(), &self.tz)
    }

    /// The start that is to be explained, where the query names one.
    #[must_use]
    pub fn at(&self) -> Option<Timestamp> {
        self.at
    }

    /// The zone in which days are asked for.
    #[must_use]
    pub fn tz(&self) -> &Zone {
        &self.tz
    }

    /// The days that are asked for, from the first instant to the last.
    #[must_use]
    pub fn days(&self) -> Interval {
        self.range
    }

    fn free(&self) -> Vec<Slot> {
        self.ask(self.range, |offer| offer.slots(self.range))
    }

    /// Asks the offer something about starts in `around`: it knows what is taken there, and not much more.
    fn ask<T>(&self, around: Interval, question: impl FnOnce(&Offer<'_>) -> T) -> T {
        let near = around.padded(CLAIM_REACH, CLAIM_REACH);
        let near_claims = |claims: &'_ Vec<Claim>| {
            let first = claims.partition_point(|claim| claim.busy.start() < near.start());
            let after = claims.partition_point(|claim| claim.busy.start() < near.end());
            first..after
        };
        let near_busy = |busy: &Vec<Interval>| -> Vec<Interval> {
            busy.iter().copied().filter(|busy| busy.overlaps(near)).collect()
        };
        let busy: Vec<Vec<Interval>> = self.busy.iter().map(near_busy).collect();
        let bookables = self.calendar.bookables.iter().zip(&self.claims).zip(&busy);
        let members: Vec<MemberTime<'_>> = bookables
            .map(|((bookable, claims), busy)| MemberTime::of(bookable, &claims[near_claims(claims)], busy))
            .collect();
        question(&Offer::of(&self.calendar, &members, self.now))
    }
}
