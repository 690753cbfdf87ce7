//! Calendars, the people on them, and what is offered.

use super::SubAccount;
use super::messages::{
    CalendarRecord, ExplainStart, ListCalendars, OfferRecord, Person, PersonChanged, ReadCalendar, ReadOffer,
    ReadSlots, SaveCalendar,
};
use crate::clock::now;
use crate::host::messages::Subscribe;
use crate::json;
use crate::object::send;
use crate::refusal::{Outcome, Refusal, broken};
use crate::sql::{instant, parsed};
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use shared::appointment::Actor;
use shared::calendar::{Bookable, Calendar, CalendarDraft};
use shared::claim::{Claim, SlotKey};
use shared::contact::Name;
use shared::id::{AppointmentId, CalendarId, UserId};
use shared::interval::Interval;
use shared::limits;
use shared::slot::{Explanation, MemberTime, Offer, Slot};
use std::collections::HashMap;

/// How far outside a range claims can reach into it: an appointment and its buffers, rounded up.
const CLAIM_REACH: SignedDuration = SignedDuration::from_hours(72);
/// How long one claim lasts at most. It tells the index of claims by their end where to stop.
const CLAIM_LENGTH: SignedDuration = SignedDuration::from_mins(limits::CLAIM_MINUTES_MAX as i64);

/// A calendar with everything that its offer depends on, as of one moment.
pub(super) struct Offering {
    pub calendar: Calendar,
    /// What can be booked, in the calendar's order: its members' user ids, or its own id where nobody is assigned.
    pub resources: Vec<String>,
    claims: Vec<Vec<Claim>>,
    busy: Vec<Vec<Interval>>,
    now: Timestamp,
}

impl Offering {
    /// Asks `question` of the offer.
    pub fn with<T>(&self, question: impl FnOnce(&Offer<'_>) -> T) -> T {
        self.ask(&self.claims, &self.busy, self.now, question)
    }

    /// All that a member is known to be busy with around the range, ours and outside, in no order.
    pub fn busy_of(&self, member: usize) -> impl Iterator<Item = Interval> {
        let claims = self.claims[member].iter().map(|claim| claim.busy);
        claims.chain(self.busy[member].iter().copied())
    }

    /// The same as if nobody had booked anything, here or outside: tells a taken slot from one that was never offered.
    pub fn with_nothing_taken<T>(&self, question: impl FnOnce(&Offer<'_>) -> T) -> T {
        let none = vec![Vec::new(); self.resources.len()];
        let idle = vec![Vec::new(); self.resources.len()];
        self.ask(&none, &idle, self.now, question)
    }

    fn ask<T>(
        &self,
        claims: &[Vec<Claim>],
        busy: &[Vec<Interval>],
        now: Timestamp,
        question: impl FnOnce(&Offer<'_>) -> T,
    ) -> T {
        let members: Vec<MemberTime<'_>> = self
            .calendar
            .bookables
            .iter()
            .zip(claims)
            .zip(busy)
            .map(|((bookable, claims), busy)| MemberTime {
                schedule: &bookable.schedule,
                claims,
                busy,
                per_day: bookable.per_day,
            })
            .collect();
        question(&Offer {
            now,
            active: self.calendar.active,
            calendar: &self.calendar.id,
            rules: &self.calendar.slots,
            zone: &self.calendar.tz,
            sharing: self.calendar.kind.sharing(),
            members: &members,
        })
    }
}

row! { struct CalendarRow { id: String, document: String, version: i64 } }

impl SubAccount {
    /// Writes a calendar, new or changed. Sent again, it changes nothing but the version.
    pub(super) async fn save_calendar(&self, message: SaveCalendar) -> Outcome<CalendarRecord> {
        let SaveCalendar { id, draft, people, version } = message;
        let calendar = self.check_calendar(&id, draft)?;
        if let Some(member) =
            calendar.members.iter().find(|member| people.iter().all(|p| p.user != member.user_id))
        {
            return Err(broken(format!("nothing is known of member {}", member.user_id)));
        }
        // Before they are written down: whoever deletes a user asks all subscribers, or the subscription is refused.
        let sub_account = self.id()?;
        for person in &people {
            let subscribe = Subscribe { user: person.user.clone(), sub_account: sub_account.clone() };
            send(&self.env, person.user.as_str(), &subscribe).await?;
        }
        self.sql.transaction(|| {
            let known = self.calendar_row(&id)?.map_or(0, |row| row.version);
            require_version(version, known)?;
            let users: Vec<UserId> = people.iter().map(|person| person.user.clone()).collect();
            if self.any_barred(&users)? {
                return Err(Refusal::not_found("user").into());
            }
            for person in &people {
                self.write_person(person)?;
            }
            self.write_calendar(&id, &calendar.settings, known)
        })
    }

    /// Writes a calendar over its version `known`.
    pub(super) fn write_calendar(
        &self,
        id: &CalendarId,
        draft: &CalendarDraft,
        known: i64,
    ) -> Outcome<CalendarRecord> {
        let document = serde_json::to_string(draft)?;
        self.sql.run(
            "INSERT OR REPLACE INTO calendars (id, document, version) VALUES (?, ?, ?)",
            args![id, document, known + 1],
        )?;
        Ok(CalendarRecord { id: id.clone(), draft: draft.clone(), version: known + 1 })
    }

    /// All calendars that a user is a member of.
    pub(super) fn calendars_of(&self, user: &UserId) -> Outcome<Vec<CalendarRecord>> {
        let rows: Vec<CalendarRow> = self.sql.rows(
            "SELECT id, document, version FROM calendars WHERE EXISTS
                (SELECT 1 FROM json_each(document, '$.members') WHERE json_extract(value, '$.user_id') = ?)
                ORDER BY id",
            args![user],
        )?;
        rows.iter().map(CalendarRow::record).collect()
    }

    pub(super) fn check_calendar(&self, id: &CalendarId, draft: CalendarDraft) -> Outcome<Calendar> {
        let schedules = self.schedules_of(&draft)?;
        Ok(draft.checked(id.clone(), |id| schedules.get(id).cloned())?)
    }

    pub(super) async fn read_calendar(&self, message: ReadCalendar) -> Outcome<CalendarRecord> {
        let row = self.calendar_row(&message.calendar)?.ok_or_else(|| Refusal::not_found("calendar"))?;
        row.record()
    }

    pub(super) async fn list_calendars(&self, message: ListCalendars) -> Outcome<Vec<CalendarRecord>> {
        let after = message.after.as_ref().map_or("", CalendarId::as_str);
        let rows: Vec<CalendarRow> = self.sql.rows(
            "SELECT id, document, version FROM calendars WHERE id > ? ORDER BY id LIMIT ?",
            args![after, message.limit],
        )?;
        rows.iter().map(CalendarRow::record).collect()
    }

    fn calendar_row(&self, id: &CalendarId) -> Outcome<Option<CalendarRow>> {
        self.sql.first("SELECT id, document, version FROM calendars WHERE id = ?", args![id])
    }

    pub(super) async fn person_changed(&self, message: PersonChanged) -> Outcome<()> {
        let Person { user, zoom_account, .. } = &message.person;
        self.sql.transaction(|| {
            self.write_person(&message.person)?;
            message.deauthorized.map_or(Ok(()), |at| self.note_deauthorized(user, at))
        })?;
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
        row! { struct Row { user_id: String, name: String, zoom_account: Option<String> } }
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

    /// The calendar with its schedules as they are now.
    pub(super) fn calendar(&self, id: &CalendarId) -> Outcome<Calendar> {
        let row = self.calendar_row(id)?.ok_or_else(|| Refusal::not_found("calendar"))?;
        self.check_calendar(id, json::read(&row.document)?)
    }

    /// The calendar and all claims that can touch `range`, but for those of an appointment that is being taken or
    /// moved: it is never in its own way.
    pub(super) fn offering(
        &self,
        calendar: Calendar,
        range: Interval,
        but_for: Option<&AppointmentId>,
    ) -> Outcome<Offering> {
        let resource = |bookable: &Bookable| match &bookable.user {
            Some(user) => user.to_string(),
            None => calendar.id.to_string(),
        };
        let resources: Vec<String> = calendar.bookables.iter().map(resource).collect();
        let mut claims = self.claims_of(&resources, range.padded(CLAIM_REACH, CLAIM_REACH))?;
        for of_resource in &mut claims {
            of_resource.retain(|claim| Some(&claim.appointment) != but_for);
        }
        let busy = self.busy_outside(&resources, range.padded(CLAIM_REACH, CLAIM_REACH))?;
        Ok(Offering { calendar, resources, claims, busy, now: now() })
    }

    fn claims_of(&self, resources: &[String], range: Interval) -> Outcome<Vec<Vec<Claim>>> {
        /// A resource by its place in the list, appointment, calendar, start of its slot, beginning and end.
        type Row = (usize, AppointmentId, CalendarId, i64, i64, i64);
        row! { struct Chunk { claims: String } }
        // A month of a hundred members has thousands of claims. As objects, each of their values would cross from
        // JavaScript by itself; as a few JSON texts they come many times as quickly.
        let chunks: Vec<Chunk> = self.sql.rows(
            "SELECT json_group_array(json_array(place, appointment_id, calendar_id, slot_start, busy_start, busy_end))
                AS claims FROM (
                    SELECT wanted.key AS place, appointment_id, calendar_id, slot_start, busy_start, busy_end,
                        (row_number() OVER ()) / 1000 AS chunk
                    FROM json_each(?) AS wanted JOIN busy ON busy.resource = wanted.value
                    WHERE busy_end > ? AND busy_end < ? AND busy_start < ?
                ) GROUP BY chunk",
            args![
                serde_json::to_string(resources)?,
                range.start(),
                range.padded(SignedDuration::ZERO, CLAIM_LENGTH).end(),
                range.end()
            ],
        )?;
        let mut claims = vec![Vec::new(); resources.len()];
        for chunk in chunks {
            let rows: Vec<Row> = serde_json::from_str(&chunk.claims)?;
            for (place, appointment, calendar, start, busy_start, busy_end) in rows {
                let busy = Interval::new(instant(busy_start)?, instant(busy_end)?)
                    .map_err(|error| broken(error.to_string()))?;
                let slot = SlotKey { calendar, start: instant(start)? };
                if let Some(of_resource) = claims.get_mut(place) {
                    of_resource.push(Claim { appointment, slot, busy });
                }
            }
        }
        Ok(claims)
    }

    pub(super) async fn read_offer(&self, message: ReadOffer) -> Outcome<OfferRecord> {
        let calendar =
            self.calendar(&message.calendar)?.for_booking(message.duration_minutes, &message.by)?;
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

    pub(super) async fn read_slots(&self, message: ReadSlots) -> Outcome<Vec<Slot>> {
        let ReadSlots { calendar, range, duration_minutes } = message;
        let calendar = self.calendar(&calendar)?.for_booking(duration_minutes, &Actor::Client)?;
        Ok(self.offering(calendar, range, None)?.with(|offer| offer.slots(range)))
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

impl CalendarRow {
    fn record(&self) -> Outcome<CalendarRecord> {
        Ok(CalendarRecord {
            id: parsed(self.id.clone())?,
            draft: json::read(&self.document)?,
            version: self.version,
        })
    }
}

/// Refuses a change that was made on an older version than there is: somebody else's change would be lost.
pub(crate) fn require_version(expected: Option<i64>, known: i64) -> Outcome<()> {
    match expected {
        Some(version) if version != known => {
            let detail =
                "Somebody changed this meanwhile. Read it again, and make your change to what it is now.";
            Err(Refusal::new(412, "version_changed", detail).into())
        }
        _ => Ok(()),
    }
}

impl SubAccount {
    /// The rules that keep a start from being offered to clients, with the members' user ids in the calendar's order.
    pub(super) async fn explain_start(&self, message: ExplainStart) -> Outcome<Explanation> {
        let ExplainStart { calendar, start, duration_minutes } = message;
        let calendar = self.calendar(&calendar)?.for_booking(duration_minutes, &Actor::Client)?;
        let second = start.saturating_add(SignedDuration::from_secs(1)).unwrap_or(Timestamp::MAX);
        let range = Interval::new(start, second)
            .map_err(|_| Refusal::new(422, "invalid_start", "This is no time that can be booked."))?;
        Ok(self.offering(calendar, range, None)?.with(|offer| offer.explain(start)))
    }
}
