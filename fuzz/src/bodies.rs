use crate::survives_json;
use jiff::{SignedDuration, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use shared::appointment::Actor;
use shared::availability::Zone;
use shared::calendar::{Calendar, CalendarDraft};
use shared::contact::{Contact, FreeText, Phone};
use shared::id::CalendarId;
use shared::interval::Interval;
use shared::limits;
use shared::management::{
    AppointmentEdit, Named, NamedSchedule, NewBusySource, NewHost, NewTime, NewUser, StatusChange,
};
use shared::series::RepeatDraft;
use shared::slot::{MemberTime, Offer};
use shared::wire::{BookingRequest, CancelRequest, ContactRequest, HoldRequest, RescheduleRequest};
use std::fmt::Debug;

/// Every body that the API takes is refused or read, and what is read obeys the invariants of its type.
///
/// # Panics
/// Where one of this does not hold.
pub fn bodies(bytes: &[u8]) {
    if bytes.len() > limits::BODY_BYTES_MAX {
        return;
    }
    booking(bytes);
    read::<HoldRequest>(bytes, |body| drop(Zone::parse(&body.tz)));
    read::<CancelRequest>(bytes, |body| {
        text(body.reason.as_deref().unwrap_or_default(), limits::REASON_CHARS_MAX);
    });
    read::<RescheduleRequest>(bytes, |body| drop(Zone::parse(&body.tz)));
    read::<Named>(bytes, |_| ());
    read::<NewUser>(bytes, |body| assert!(body.email.as_str().len() <= limits::EMAIL_BYTES_MAX));
    read::<NamedSchedule>(bytes, |body| survives_json(&body.schedule));
    read::<StatusChange>(bytes, |_| ());
    read::<NewTime>(bytes, |_| ());
    read::<NewHost>(bytes, |_| ());
    read::<AppointmentEdit>(bytes, |_| ());
    read_secret::<NewBusySource>(bytes);
    read::<CalendarDraft>(bytes, calendar);
}

/// Reads a body as a type, if it is one, and looks at what was read.
fn read<T: Serialize + DeserializeOwned + PartialEq + Debug>(bytes: &[u8], look: impl FnOnce(T)) {
    if let Ok(body) = serde_json::from_slice::<T>(bytes) {
        survives_json(&body);
        look(body);
    }
}

/// The same for what must not be shown: it has no `Debug`.
fn read_secret<T: Serialize + DeserializeOwned + PartialEq>(bytes: &[u8]) {
    if let Ok(body) = serde_json::from_slice::<T>(bytes) {
        let text = serde_json::to_string(&body).expect("what was read can be written");
        assert!(serde_json::from_str::<T>(&text).is_ok_and(|again| again == body));
    }
}

/// A booking, alone or with the rhythm of a series beside it.
fn booking(bytes: &[u8]) {
    read::<BookingRequest>(bytes, |body| requested(&body));
    let Ok(mut fields) = serde_json::from_slice::<Map<String, Value>>(bytes) else { return };
    let Some(repeat) = fields.remove("repeat") else { return };
    let (Ok(repeat), Ok(body)) = (
        serde_json::from_value::<RepeatDraft>(repeat),
        serde_json::from_value::<BookingRequest>(Value::Object(fields)),
    ) else {
        return;
    };
    survives_json(&repeat);
    requested(&body);
    let Ok(repeat) = repeat.checked() else { return };
    survives_json(&repeat);
    let (Ok(start), Ok(zone)) = (body.start.parse::<Timestamp>(), Zone::parse(&body.tz)) else { return };
    let Ok(times) = repeat.occurrences(start, &zone) else { return };
    assert!(!times.is_empty() && times.len() <= limits::SERIES_COUNT_MAX as usize);
    assert_eq!(times[0].start, start);
    assert!(times.windows(2).all(|pair| pair[0].start < pair[1].start), "a series in disorder");
    assert!(times.iter().all(|time| time.start < time.before), "no room to move");
}

fn requested(body: &BookingRequest) {
    contact(&body.contact);
    text(body.notes.as_deref().unwrap_or_default(), limits::NOTES_CHARS_MAX);
    drop(Zone::parse(&body.tz));
}

fn contact(request: &ContactRequest) {
    let Ok(contact) = Contact::parse(&request.name, &request.email, request.phone.as_deref()) else { return };
    survives_json(&contact);
    // What is kept is as good as what was sent.
    let phone = contact.phone.as_ref().map(Phone::as_str);
    assert_eq!(Contact::parse(contact.name.as_str(), contact.email.as_str(), phone), Ok(contact.clone()));
}

fn text(sent: &str, chars_max: usize) {
    if let Ok(Some(kept)) = FreeText::parse(sent, "text", chars_max) {
        assert!(!kept.as_str().is_empty() && kept.as_str().chars().count() <= chars_max);
        assert_eq!(FreeText::parse(kept.as_str(), "text", chars_max), Ok(Some(kept)));
    }
}

/// A calendar that is taken is stored as it then is, and read again with every request: it must still be taken, and be
/// the same. Its offer can be asked at any time.
fn calendar(draft: CalendarDraft) {
    let id = CalendarId::from_entropy([7; 16]);
    let Ok(calendar) = draft.checked(id.clone(), |_| None) else { return };
    survives_json(&calendar.settings);
    assert_eq!(
        calendar.settings.clone().checked(id, |_| None),
        Ok(calendar.clone()),
        "stored and read again"
    );
    assert!(!calendar.bookables.is_empty() && calendar.bookables.len() <= limits::MEMBERS_MAX);
    let lengths = [calendar.slots.duration_minutes];
    for minutes in lengths.iter().chain(&calendar.slots.other_durations_minutes) {
        assert!((limits::DURATION_MINUTES_MIN..=limits::DURATION_MINUTES_MAX).contains(minutes));
        let booked = calendar.for_booking(Some(*minutes), &Actor::Client).expect("a length of its own");
        offered(&booked);
    }
    offered(&calendar.for_booking(None, &Actor::Staff).expect("its usual length"));
}

/// Three days of slots: one in which London's clock goes back, and one so far away that nothing may follow it.
fn offered(calendar: &Calendar) {
    let members: Vec<MemberTime<'_>> =
        calendar.bookables.iter().map(|bookable| MemberTime::of(bookable, &[], &[])).collect();
    for now in [1_792_800_000, Timestamp::MAX.as_second() - 3 * 86_400] {
        let now = Timestamp::from_second(now).expect("before the end of time");
        let end = now.saturating_add(SignedDuration::from_hours(72)).expect("a sum of instants");
        let range = Interval::new(now, end).expect("three days are not empty");
        let offer = Offer::of(calendar, &members, now);
        let slots = offer.slots(range);
        if let Some(slot) = slots.first() {
            assert!(!offer.members_at(slot.start).is_empty(), "{} is offered by nobody", slot.start);
        }
        for pair in slots.windows(2) {
            assert!(pair[0].start < pair[1].start);
        }
    }
}
