//! How records look to clients: the shapes of `shared::wire`, with links that only the Worker can sign.

use crate::refusal::Outcome;
use crate::signing::{Purpose, Signer};
use crate::sub_account::messages::{
    AppointmentRecord, Clash, ListedRecord, ListingRecord, OfferRecord, SeriesRecord,
};
use shared::id::{AppointmentId, SeriesId, SubAccountId};
use shared::management::StaffAppointment;
use shared::wire::{
    AppointmentView, CalendarRef, CalendarView, ClashView, GroupView, HostView, ListedCalendar, ManageView,
    SeriesView,
};

pub use shared::slot::{local_day, slots_view, wall_time};

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
        other_durations_minutes: calendar.slots.other_durations_minutes.clone(),
        capacity: calendar.slots.capacity,
        hosts: offer.hosts.iter().map(|name| name.as_str().to_owned()).collect(),
        meeting_location_kind: calendar.meeting_location.kind().to_owned(),
        sub_account: offer.sub_account.as_str().to_owned(),
        auto_confirm: calendar.auto_confirm,
        client_series: calendar.client_series,
        form: calendar.form.view(),
    }
}

/// What a client may know of a group. `origin` is `https://HOST`.
#[must_use]
pub fn group_view(listing: &ListingRecord, origin: &str) -> GroupView {
    let ListingRecord { group, sub_account, calendars } = listing;
    GroupView {
        id: group.id.to_string(),
        slug: group.draft.slug.as_str().to_owned(),
        name: group.draft.name.as_str().to_owned(),
        description: group.draft.description.clone(),
        sub_account: sub_account.as_str().to_owned(),
        calendars: calendars.iter().map(|calendar| listed_calendar(calendar, origin)).collect(),
    }
}

fn listed_calendar(listed: &ListedRecord, origin: &str) -> ListedCalendar {
    let ListedRecord { id, draft, hosts } = listed;
    let slug = draft.slug.as_str();
    ListedCalendar {
        id: id.to_string(),
        slug: slug.to_owned(),
        name: draft.name.as_str().to_owned(),
        description: draft.description.clone(),
        kind: draft.kind.as_str().to_owned(),
        duration_minutes: draft.slots.duration_minutes,
        other_durations_minutes: draft.slots.other_durations_minutes.clone(),
        hosts: hosts.iter().map(|name| name.as_str().to_owned()).collect(),
        meeting_location_kind: draft.meeting_location.kind().to_owned(),
        auto_confirm: draft.auto_confirm,
        booking_url: format!("{origin}/widget/bookings/{slug}"),
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

    /// Where an appointment's client says that they want to be written nothing after their appointments.
    #[must_use]
    pub fn unsubscribe_url(&self, record: &AppointmentRecord) -> String {
        let (origin, id) = (&self.origin, &record.id);
        let token = self.token(&record.sub_account, id);
        format!("{origin}/widget/appointments/{id}/unsubscribe?token={token}")
    }

    /// Which appointment a token is for; nothing where we did not make it.
    #[must_use]
    pub fn read_token(&self, token: &str) -> Option<(SubAccountId, AppointmentId)> {
        let (sub_account, appointment) = self.signer.verify(Purpose::Manage, token)?.split_once('-')?;
        Some((SubAccountId::parse(sub_account).ok()?, AppointmentId::parse(appointment).ok()?))
    }

    /// Which series a token is for; nothing where we did not make it.
    #[must_use]
    pub fn read_series_token(&self, token: &str) -> Option<(SubAccountId, SeriesId)> {
        let (sub_account, series) = self.signer.verify(Purpose::Series, token)?.split_once('-')?;
        Some((SubAccountId::parse(sub_account).ok()?, SeriesId::parse(series).ok()?))
    }

    /// The series with everything its client needs.
    #[must_use]
    pub fn series_view(&self, record: SeriesRecord) -> SeriesView {
        let SeriesRecord { id, appointments, skipped, clashes, sub_account, tz } = record;
        let token = self.signer.sign(Purpose::Series, &format!("{sub_account}-{id}"));
        let clash = |clash: Clash| ClashView {
            wanted: clash.wanted.to_string(),
            local: wall_time(clash.wanted, &tz),
            appointment: clash.appointment.map(|id| id.to_string()),
        };
        SeriesView {
            id: id.to_string(),
            appointments: appointments.into_iter().map(|record| self.appointment_view(record)).collect(),
            skipped: skipped.iter().map(ToString::to_string).collect(),
            clashes: clashes.into_iter().map(clash).collect(),
            url: format!("{}/widget/series/{id}?token={token}", self.origin),
            token,
        }
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
            may_reschedule: record.client_may.reschedule,
            may_cancel: record.client_may.cancel,
            id: record.id.to_string(),
            token,
        }
    }

    /// The appointment as the business sees it.
    #[must_use]
    pub fn staff_view(&self, record: AppointmentRecord) -> StaffAppointment {
        StaffAppointment {
            contact: record.contact.clone(),
            host_ids: record.hosts.iter().map(|person| person.user.clone()).collect(),
            notes: record.notes.clone(),
            staff_notes: record.staff_notes.clone(),
            answers: record.filled.answers.clone(),
            guests: record.filled.guests.clone(),
            zoom_link: record.link.clone(),
            attendance: record.attendance.clone(),
            cancel_reason: record.cancel_reason.clone(),
            series_id: record.series.clone(),
            booked_at: record.booked_at,
            version: record.revision,
            view: self.appointment_view(record),
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
}
