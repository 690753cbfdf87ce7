//! How records look to clients: the shapes of `shared::wire`, with links that only the Worker can sign.

use crate::refusal::Outcome;
use crate::signing::{Purpose, Signer};
use crate::sub_account::messages::{AppointmentRecord, OfferRecord};
use crate::sub_account::slot_view;
use jiff::Timestamp;
use shared::availability::Zone;
use shared::id::{AppointmentId, SubAccountId};
use shared::slot::Slot;
use shared::wire::{AppointmentView, CalendarRef, CalendarView, DayView, HostView, ManageView, SlotsView};

/// The instant as a wall clock in `tz` shows it, with its offset: `2026-11-01T01:30:00-04:00`.
#[must_use]
pub fn wall_time(instant: Timestamp, tz: &Zone) -> String {
    instant.to_zoned(tz.time_zone().clone()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// The day in `tz`.
#[must_use]
pub fn local_day(instant: Timestamp, tz: &Zone) -> String {
    tz.time_zone().to_datetime(instant).date().to_string()
}

/// Slots by the day on which they begin in `tz`. They come in order of start, so days do too.
#[must_use]
pub fn slots_view(slots: &[Slot], tz: &Zone) -> SlotsView {
    let mut days: Vec<DayView> = Vec::new();
    for slot in slots {
        let view = slot_view(slot, tz);
        let date = view.local[..10].to_owned();
        match days.last_mut() {
            Some(day) if day.date == date => day.slots.push(view),
            _ => days.push(DayView { date, slots: vec![view] }),
        }
    }
    SlotsView { tz: tz.name().to_owned(), days }
}

/// What a client may know of a calendar.
#[must_use]
pub fn calendar_view(offer: &OfferRecord) -> CalendarView {
    let calendar = &offer.calendar;
    CalendarView {
        id: calendar.id.to_string(),
        slug: calendar.slug.as_str().to_owned(),
        name: calendar.name.as_str().to_owned(),
        description: calendar.description.clone(),
        kind: calendar.kind.as_str().to_owned(),
        duration_minutes: calendar.slots.duration_minutes,
        capacity: calendar.slots.capacity,
        hosts: offer.hosts.iter().map(|name| name.as_str().to_owned()).collect(),
        meeting_location_kind: calendar.meeting_location.kind().to_owned(),
        sub_account: offer.sub_account.as_str().to_owned(),
    }
}

/// Makes links to appointments, and reads them.
pub struct Links {
    /// `https://HOST`
    pub origin: String,
    signer: Signer,
}

impl Links {
    /// Links to this installation.
    #[must_use]
    pub fn new(origin: String, signer: Signer) -> Self {
        Self { origin, signer }
    }

    fn token(&self, sub_account: &SubAccountId, appointment: &AppointmentId) -> String {
        self.signer.sign(Purpose::Manage, &format!("{sub_account}-{appointment}"))
    }

    /// Which appointment a token is for; nothing where we did not make it.
    #[must_use]
    pub fn read_token(&self, token: &str) -> Option<(SubAccountId, AppointmentId)> {
        let (sub_account, appointment) = self.signer.verify(Purpose::Manage, token)?.split_once('-')?;
        Some((SubAccountId::parse(sub_account).ok()?, AppointmentId::parse(appointment).ok()?))
    }

    /// The appointment with everything its client needs.
    #[must_use]
    pub fn appointment_view(&self, record: AppointmentRecord) -> AppointmentView {
        let Self { origin, .. } = self;
        let token = self.token(&record.sub_account, &record.id);
        let id = &record.id;
        let slug = record.slug.as_str();
        let names: Vec<&str> = record.hosts.iter().map(|person| person.name.as_str()).collect();
        AppointmentView {
            manage: ManageView {
                url: format!("{origin}/widget/appointments/{id}?token={token}"),
                reschedule_url: format!("{origin}/widget/bookings/{slug}?reschedule={token}"),
                cancel_url: format!("{origin}/widget/appointments/{id}/cancel?token={token}"),
                ics_url: format!("{origin}/api/v1/appointments/{id}/ics?token={token}"),
            },
            status: record.status.as_str().to_owned(),
            start: record.start.to_string(),
            end: record.end.to_string(),
            tz: record.tz.name().to_owned(),
            local: wall_time(record.start, &record.tz),
            title: record.title,
            calendar: CalendarRef {
                id: record.calendar.to_string(),
                slug: slug.to_owned(),
                name: record.calendar_name.as_str().to_owned(),
            },
            host: (!names.is_empty()).then(|| HostView { name: joined(&names) }),
            contact_name: record.contact.name.as_str().to_owned(),
            meeting_location: record.location,
            id: record.id.to_string(),
            token,
        }
    }
}

/// Reads what is needed to make links.
pub fn links(env: &worker::Env) -> Outcome<Links> {
    Ok(Links::new(crate::config::public_url(env)?, Signer::new(crate::config::signing_key(env)?)))
}

/// `A`, `A and B`, `A, B and C`.
fn joined(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_joined_as_people_say_them() {
        for (names, text) in
            [(&["Ada"][..], "Ada"), (&["Ada", "Bob"], "Ada and Bob"), (&["A", "B", "C"], "A, B and C")]
        {
            assert_eq!(joined(names), text);
        }
    }

    #[test]
    fn days_begin_where_the_clients_midnight_is() {
        let slot = |start: &str| {
            let start: Timestamp = start.parse().expect("an instant");
            Slot { start, end: start, seats_left: 1 }
        };
        let slots = [slot("2026-12-03T15:00:00Z"), slot("2026-12-03T23:30:00Z")];
        let days = |zone: &str| {
            let view = slots_view(&slots, &Zone::parse(zone).expect("a zone"));
            view.days.into_iter().map(|day| (day.date, day.slots.len())).collect::<Vec<_>>()
        };
        assert_eq!(days("America/New_York"), [("2026-12-03".to_owned(), 2)]);
        assert_eq!(days("Asia/Kolkata"), [("2026-12-03".to_owned(), 1), ("2026-12-04".to_owned(), 1)]);
    }

    #[test]
    fn wall_times_tell_the_two_passes_of_a_repeated_hour_apart() {
        let zone = Zone::parse("America/New_York").expect("a zone");
        let at = |text: &str| wall_time(text.parse().expect("an instant"), &zone);
        assert_eq!(at("2026-11-01T05:30:00Z"), "2026-11-01T01:30:00-04:00");
        assert_eq!(at("2026-11-01T06:30:00Z"), "2026-11-01T01:30:00-05:00");
    }
}
