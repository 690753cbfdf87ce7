//! Calendars, the people on them, and what is offered.

use super::SubAccount;
use super::messages::{AddCalendar, OfferRecord, Person, PersonChanged, ReadOffer};
use crate::args;
use crate::clock::now;
use crate::host::messages::Subscribe;
use crate::object::send;
use crate::refusal::{Outcome, Refusal, broken};
use crate::sql::{instant, parsed};
use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use shared::availability::Schedule;
use shared::calendar::Calendar;
use shared::claim::{Claim, SlotKey};
use shared::contact::Name;
use shared::id::{AppointmentId, CalendarId, UserId};
use shared::interval::Interval;
use shared::limits;
use shared::slot::{MemberTime, Offer, Slot};
use std::collections::HashMap;

/// How far outside a range claims can reach into it: an appointment and its buffers, rounded up.
const CLAIM_REACH: SignedDuration = SignedDuration::from_hours(72);

/// A calendar with everything that its offer depends on, as of one moment.
pub(super) struct Offering {
    pub calendar: Calendar,
    /// What can be booked, in the calendar's order: its members' user ids, or its own id where nobody is assigned.
    pub resources: Vec<String>,
    claims: Vec<Vec<Claim>>,
    now: Timestamp,
}

impl Offering {
    /// Asks `question` of the offer.
    pub fn with<T>(&self, question: impl FnOnce(&Offer<'_>) -> T) -> T {
        self.ask(&self.claims, self.now, question)
    }

    /// The same as if nobody had booked anything: tells a taken slot from one that was never offered.
    pub fn with_nothing_taken<T>(&self, question: impl FnOnce(&Offer<'_>) -> T) -> T {
        let none = vec![Vec::new(); self.resources.len()];
        self.ask(&none, self.now, question)
    }

    fn ask<T>(&self, claims: &[Vec<Claim>], now: Timestamp, question: impl FnOnce(&Offer<'_>) -> T) -> T {
        let schedules: Vec<&Schedule> = match &self.calendar.schedule {
            Some(schedule) => vec![schedule],
            None => self.calendar.members.iter().map(|member| &member.schedule).collect(),
        };
        let members: Vec<MemberTime<'_>> =
            schedules.iter().zip(claims).map(|(schedule, claims)| MemberTime { schedule, claims }).collect();
        question(&Offer {
            now,
            calendar: &self.calendar.id,
            rules: &self.calendar.slots,
            sharing: self.calendar.kind.sharing(),
            members: &members,
        })
    }
}

impl SubAccount {
    pub(super) async fn add_calendar(&self, message: AddCalendar) -> Outcome<Calendar> {
        let AddCalendar { calendar, people } = message;
        if let Some(member) =
            calendar.members.iter().find(|member| people.iter().all(|p| p.user != member.user_id))
        {
            return Err(broken(format!("nothing is known of member {}", member.user_id)));
        }
        self.sql.transaction(|| {
            for person in &people {
                self.write_person(person)?;
            }
            self.sql.run(
                "INSERT OR REPLACE INTO calendars (id, document) VALUES (?, ?)",
                args![calendar.id, serde_json::to_string(&calendar)?],
            )
        })?;
        let sub_account = self.id()?;
        for person in people {
            let subscribe = Subscribe { user: person.user.clone(), sub_account: sub_account.clone() };
            send(&self.env, person.user.as_str(), &subscribe).await?;
        }
        Ok(calendar)
    }

    pub(super) async fn person_changed(&self, message: PersonChanged) -> Outcome<()> {
        let Person { user, zoom_account, .. } = &message.person;
        self.write_person(&message.person)?;
        if zoom_account.is_some() {
            self.hurry_meetings_of(user).await?;
        }
        Ok(())
    }

    fn write_person(&self, person: &Person) -> Outcome<()> {
        self.sql.run(
            "INSERT OR REPLACE INTO people (user_id, name, zoom_account) VALUES (?, ?, ?)",
            args![person.user, person.name.as_str(), person.zoom_account],
        )
    }

    /// People by their user ids, in the order asked for; who is unknown is left out.
    pub(super) fn people(&self, users: &[UserId]) -> Outcome<Vec<Person>> {
        #[derive(Deserialize)]
        struct Row {
            user_id: String,
            name: String,
            zoom_account: Option<String>,
        }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT user_id, name, zoom_account FROM people WHERE user_id IN (SELECT value FROM json_each(?))",
            args![serde_json::to_string(users)?],
        )?;
        let mut known = HashMap::new();
        for row in rows {
            let person = Person {
                user: parsed(row.user_id)?,
                name: parsed::<Name>(row.name)?,
                zoom_account: row.zoom_account,
            };
            known.insert(person.user.clone(), person);
        }
        Ok(users.iter().filter_map(|user| known.get(user).cloned()).collect())
    }

    pub(super) fn calendar(&self, id: &CalendarId) -> Outcome<Calendar> {
        #[derive(Deserialize)]
        struct Row {
            document: String,
        }
        let row: Option<Row> = self.sql.first("SELECT document FROM calendars WHERE id = ?", args![id])?;
        let row = row.ok_or_else(|| Refusal::not_found("calendar"))?;
        Ok(serde_json::from_str(&row.document)?)
    }

    /// The calendar and all claims that can touch `range`, but for those of an appointment that is being taken or
    /// moved: it is never in its own way.
    pub(super) fn offering(
        &self,
        calendar: Calendar,
        range: Interval,
        but_for: Option<&AppointmentId>,
    ) -> Outcome<Offering> {
        let resources: Vec<String> = match &calendar.schedule {
            Some(_) => vec![calendar.id.to_string()],
            None => calendar.members.iter().map(|member| member.user_id.to_string()).collect(),
        };
        let mut claims = self.claims_of(&resources, range.padded(CLAIM_REACH, CLAIM_REACH))?;
        for of_resource in &mut claims {
            of_resource.retain(|claim| Some(&claim.appointment) != but_for);
        }
        Ok(Offering { calendar, resources, claims, now: now() })
    }

    fn claims_of(&self, resources: &[String], range: Interval) -> Outcome<Vec<Vec<Claim>>> {
        #[derive(Deserialize)]
        struct Row {
            resource: String,
            appointment_id: String,
            calendar_id: String,
            slot_start: i64,
            busy_start: i64,
            busy_end: i64,
        }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT resource, appointment_id, calendar_id, slot_start, busy_start, busy_end FROM busy
                WHERE resource IN (SELECT value FROM json_each(?)) AND busy_end > ? AND busy_start < ?",
            args![serde_json::to_string(resources)?, range.start(), range.end()],
        )?;
        let place: HashMap<&str, usize> =
            resources.iter().enumerate().map(|(at, resource)| (resource.as_str(), at)).collect();
        let mut claims = vec![Vec::new(); resources.len()];
        for row in rows {
            let busy = Interval::new(instant(row.busy_start)?, instant(row.busy_end)?)
                .map_err(|error| broken(error.to_string()))?;
            let slot = SlotKey { calendar: parsed(row.calendar_id)?, start: instant(row.slot_start)? };
            if let Some(&at) = place.get(row.resource.as_str()) {
                claims[at].push(Claim { appointment: parsed(row.appointment_id)?, slot, busy });
            }
        }
        Ok(claims)
    }

    pub(super) async fn read_offer(&self, message: ReadOffer) -> Outcome<OfferRecord> {
        let calendar = self.calendar(&message.calendar)?;
        let users: Vec<UserId> = calendar.members.iter().map(|member| member.user_id.clone()).collect();
        let hosts = self.people(&users)?.into_iter().map(|person| person.name).collect();
        let slots = match message.range {
            Some(range) => self.offering(calendar.clone(), range, None)?.with(|offer| offer.slots(range)),
            None => Vec::new(),
        };
        let first = match message.first_from {
            Some(from) if slots.is_empty() => self.first_slot(&calendar, from)?,
            _ => slots.first().copied(),
        };
        Ok(OfferRecord { calendar, hosts, sub_account: self.name()?, slots, first })
    }

    /// The first free slot at or after `from`, looked for a month at a time up to the calendar's horizon.
    fn first_slot(&self, calendar: &Calendar, from: Timestamp) -> Outcome<Option<Slot>> {
        let step = SignedDuration::from_hours(24 * i64::from(limits::SLOT_QUERY_DAYS_MAX) / 2);
        let horizon = now() + SignedDuration::from_hours(24 * (i64::from(calendar.slots.horizon_days) + 1));
        let mut start = from.max(now());
        while start < horizon {
            let Ok(range) = Interval::new(start, start + step) else { break };
            let slots = self.offering(calendar.clone(), range, None)?.with(|offer| offer.slots(range));
            if let Some(slot) = slots.first() {
                return Ok(Some(*slot));
            }
            start = range.end();
        }
        Ok(None)
    }
}
