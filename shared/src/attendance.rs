//! Who came to an appointment at Zoom, how long it took, and what follows from that by the calendar's rule.
//!
//! Everything is computed anew from what Zoom has told so far, as a set of facts: it does not matter in which order they
//! came or how often. Somebody who is not known to have come is only missed where it is known that the meeting took place
//! without them.

use crate::invalid::Invalid;
use crate::limits;
use crate::sorting::{sort_by, sort_by_key};
use crate::zoom_message::NewsKind;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// When a calendar's appointments become `showed` or `no_show` by themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AttendanceRule {
    /// Who was in the meeting for so many minutes, all told, has shown up.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::ATTENDANCE_MINUTES_MAX)))]
    pub showed_after_minutes: u32,
    /// Who is not in the meeting so many minutes after its start, and has not been there for long enough, is missed.
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = crate::limits::ATTENDANCE_MINUTES_MAX)))]
    pub no_show_after_minutes: u32,
}

/// How an appointment at Zoom went, as far as Zoom has told.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Attendance {
    /// When the meeting really began.
    pub started_at: Option<Timestamp>,
    /// When it really ended; nothing while it goes on.
    pub ended_at: Option<Timestamp>,
    /// How long it really took, in minutes, without breaks in between.
    pub minutes: u32,
    /// When the client came first.
    pub client_joined_at: Option<Timestamp>,
    /// How long the client was there, in minutes.
    pub client_minutes: u32,
    /// How many people came who are no hosts.
    pub participants: u32,
}

/// Something that Zoom has told of a meeting. Hosts coming and going are not among it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What: `Started`, `Ended`, `Joined` or `Left`.
    pub kind: NewsKind,
    /// In which run of the meeting.
    pub run: String,
    /// Who, as they are called in this run.
    pub who: String,
    /// Their address in small letters, where it is known.
    pub email: String,
    /// When.
    pub at: Timestamp,
    /// Whether Zoom tells us of this host's participants at all.
    pub people: bool,
}

/// By what an appointment's client is known among the participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Client<'a> {
    /// Nobody else was invited: it is whoever comes.
    Alone,
    /// They have a link of their own, under this address.
    Registered(&'a str),
    /// Several share the link: they are known only where Zoom tells their address.
    AmongOthers(&'a str),
}

/// How a client stands in a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Presence {
    /// For how long they were there.
    pub stayed: SignedDuration,
    /// Whether they are there now.
    pub is_there: bool,
    /// Whether it would be known if they had come.
    pub would_be_known: bool,
    /// When the meeting began, if it has.
    pub began: Option<Timestamp>,
}

/// What an appointment is by the rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The client came.
    Showed,
    /// The client did not come.
    NoShow,
    /// It is not known yet. Looking again is worthwhile at this instant, or only when there is news.
    Open(Option<Timestamp>),
}

impl AttendanceRule {
    /// Checks the numbers.
    pub fn checked(self) -> Result<Self, Invalid> {
        let minutes = [
            ("showed_after_minutes", self.showed_after_minutes),
            ("no_show_after_minutes", self.no_show_after_minutes),
        ];
        match minutes.into_iter().find(|(_, n)| !(1..=limits::ATTENDANCE_MINUTES_MAX).contains(n)) {
            Some((field, _)) => {
                let message = format!("This is a number from 1 to {}.", limits::ATTENDANCE_MINUTES_MAX);
                Err(Invalid::new("invalid_attendance", field, message))
            }
            None => Ok(self),
        }
    }

    /// What an appointment that starts at `start` is at `now`.
    #[must_use]
    pub fn verdict(self, start: Timestamp, now: Timestamp, presence: &Presence) -> Verdict {
        let needed = minutes(self.showed_after_minutes);
        if now < start {
            return Verdict::Open(Some(start));
        }
        if presence.stayed >= needed {
            return Verdict::Showed;
        }
        if presence.is_there {
            return Verdict::Open(Some(now + (needed - presence.stayed)));
        }
        // A meeting that has not begun is nobody's to miss, and where the host is late, nobody else is.
        let Some(began) = presence.began else { return Verdict::Open(None) };
        let missed_at = start.max(began) + minutes(self.no_show_after_minutes);
        match presence.would_be_known {
            _ if now < missed_at => Verdict::Open(Some(missed_at)),
            true => Verdict::NoShow,
            false => Verdict::Open(None),
        }
    }
}

/// How an appointment went, and how its client stands.
#[must_use]
pub fn attendance(facts: &[Fact], client: Client<'_>, now: Timestamp) -> (Attendance, Presence) {
    let runs = runs(facts);
    let is_client = |fact: &Fact| match client {
        Client::Alone => true,
        Client::Registered(email) | Client::AmongOthers(email) => fact.email == email,
    };
    let (own, others): (Vec<&Fact>, Vec<&Fact>) =
        facts.iter().filter(|fact| is_of_a_person(fact)).partition(|fact| is_client(fact));
    let strangers = matches!(client, Client::AmongOthers(_)) && !others.is_empty();
    let mut people: Vec<&str> = own.iter().chain(&others).map(|fact| name(fact)).collect();
    people.sort_unstable();
    people.dedup();
    let visits = visits(own, &runs, now);
    let stayed = together(&visits);
    let is_over = |run: &Run<'_>| run.end.is_some();
    let meeting: Vec<Visit> = runs.iter().filter_map(|run| run.visit(now)).collect();
    let attendance = Attendance {
        started_at: meeting.iter().map(|run| run.from).min(),
        ended_at: runs.iter().map(|run| run.end).max().flatten().filter(|_| runs.iter().all(is_over)),
        minutes: whole_minutes(together(&meeting)),
        client_joined_at: visits.iter().map(|visit| visit.from).min(),
        client_minutes: whole_minutes(stayed),
        participants: u32::try_from(people.len()).unwrap_or(u32::MAX),
    };
    let presence = Presence {
        stayed,
        is_there: visits.iter().any(|visit| visit.goes_on),
        would_be_known: facts.iter().all(|fact| fact.people) && !strangers,
        began: attendance.started_at,
    };
    (attendance, presence)
}

fn is_of_a_person(fact: &Fact) -> bool {
    matches!(fact.kind, NewsKind::Joined | NewsKind::Left)
}

/// What tells participants apart as well as can be: who comes again has another name in the run, but the same address.
fn name(fact: &Fact) -> &str {
    if fact.email.is_empty() { &fact.who } else { &fact.email }
}

struct Run<'a> {
    name: &'a str,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
}

impl Run<'_> {
    fn visit(&self, now: Timestamp) -> Option<Visit> {
        let from = self.start?;
        let to = self.end.unwrap_or(now).max(from);
        Some(Visit { from, to, goes_on: self.end.is_none() })
    }
}

/// The runs of a meeting. One whose beginning was not told began when the first participant came.
fn runs(facts: &[Fact]) -> Vec<Run<'_>> {
    let mut runs: Vec<Run<'_>> = Vec::new();
    for fact in facts {
        let known = runs.iter().position(|run| run.name == fact.run);
        let at = known.unwrap_or_else(|| {
            runs.push(Run { name: &fact.run, start: None, end: None });
            runs.len() - 1
        });
        let run = &mut runs[at];
        match fact.kind {
            NewsKind::Ended => run.end = run.end.max(Some(fact.at)),
            _ => run.start = Some(run.start.map_or(fact.at, |start| start.min(fact.at))),
        }
    }
    runs
}

/// A stretch of time in which somebody was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Visit {
    from: Timestamp,
    to: Timestamp,
    goes_on: bool,
}

/// When these people came and left. Who is not known to have left was there to the end of the run.
fn visits<'f>(mut facts: Vec<&'f Fact>, runs: &[Run<'_>], now: Timestamp) -> Vec<Visit> {
    sort_by(&mut facts, |one, other| {
        let key = |fact: &&'f Fact| (&fact.run, &fact.who, fact.at, fact.kind);
        key(one).cmp(&key(other))
    });
    let to_the_end = |came: &Fact| {
        let end = runs.iter().find(|run| run.name == came.run).and_then(|run| run.end);
        Visit { from: came.at, to: end.unwrap_or(now).max(came.at), goes_on: end.is_none() }
    };
    let mut visits = Vec::new();
    let mut inside: Option<&Fact> = None;
    for fact in facts {
        if let Some(other) = inside.take_if(|came| (&came.run, &came.who) != (&fact.run, &fact.who)) {
            visits.push(to_the_end(other));
        }
        match fact.kind {
            // That they came may be told later, or never; that they left shows that they were there.
            NewsKind::Left => {
                let from = inside.take().map_or(fact.at, |came| came.at);
                visits.push(Visit { from, to: fact.at, goes_on: false });
            }
            _ => inside = inside.or(Some(fact)),
        }
    }
    visits.extend(inside.map(to_the_end));
    visits
}

/// How long visits are together, where two at the same time count once.
fn together(visits: &[Visit]) -> SignedDuration {
    let mut visits = visits.to_vec();
    sort_by_key(&mut visits, |visit| visit.from);
    let mut counted_to = Timestamp::MIN;
    let mut sum = SignedDuration::ZERO;
    for visit in visits {
        let from = visit.from.max(counted_to);
        if visit.to > from {
            sum += visit.to.duration_since(from);
            counted_to = visit.to;
        }
    }
    sum
}

fn minutes(count: u32) -> SignedDuration {
    SignedDuration::from_mins(i64::from(count))
}

fn whole_minutes(duration: SignedDuration) -> u32 {
    u32::try_from(duration.as_mins()).unwrap_or(0)
}
