//! Calendars, the people on them, and what is offered of them.

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
use crate::sql::parsed;
use crate::{args, row};
use jiff::{SignedDuration, Timestamp};
use shared::appointment::Actor;
use shared::calendar::{Calendar, CalendarDraft};
use shared::contact::{Email, Name};
use shared::id::{CalendarId, UserId};
use shared::interval::Interval;
use shared::limits;
use shared::slot::{Explanation, Slot};
use std::collections::HashMap;
use std::rc::Rc;

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
            "INSERT OR REPLACE INTO people (user_id, name, zoom_account, email) VALUES (?, ?, ?, ?)",
            args![
                person.user,
                person.name.as_str(),
                person.zoom_account,
                person.email.as_ref().map(Email::as_str)
            ],
        )
    }

    /// People by their user ids, in the order asked for; who is unknown is left out.
    pub(super) fn people(&self, users: &[UserId]) -> Outcome<Vec<Person>> {
        row! {
            struct Row {
                user_id: String,
                name: String,
                zoom_account: Option<String>,
                email: Option<String>,
            }
        }
        let rows: Vec<Row> = self.sql.rows(
            "SELECT user_id, name, zoom_account, email FROM people WHERE user_id IN (SELECT value FROM json_each(?))",
            args![serde_json::to_string(users)?],
        )?;
        let mut known = HashMap::new();
        for row in rows {
            let person = Person {
                user: parsed(row.user_id)?,
                name: parsed::<Name>(row.name)?,
                zoom_account: row.zoom_account,
                email: row.email.map(parsed).transpose()?,
            };
            known.insert(person.user.clone(), person);
        }
        Ok(users.iter().filter_map(|user| known.get(user).cloned()).collect())
    }

    /// The calendar with its schedules as they are now.
    pub(super) fn calendar(&self, id: &CalendarId) -> Outcome<Rc<Calendar>> {
        let written = self.sql.generation();
        if let Some(calendar) = self.offers_read.borrow_mut().calendar(written, id) {
            return Ok(calendar);
        }
        let row = self.calendar_row(id)?.ok_or_else(|| Refusal::not_found("calendar"))?;
        let calendar = Rc::new(self.check_calendar(id, json::read(&row.document)?)?);
        self.offers_read.borrow_mut().keep_calendar(written, &calendar);
        Ok(calendar)
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
        Ok(self.offering_with_names(calendar, range)?.with(|offer| offer.explain(start)))
    }
}
