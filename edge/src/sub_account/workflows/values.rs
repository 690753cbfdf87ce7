//! What is filled into messages: everything there is to say of an appointment, in the reader's language and zone.
//!
//! Languages are JavaScript's (`Intl`): the Worker has them at hand, and so no code of its own for them.

use super::super::SubAccount;
use super::super::messages::{AppointmentRecord, Person};
use super::entering::Seen;
use crate::json;
use crate::refusal::Outcome;
use crate::view::links;
use jiff::Timestamp;
use js_sys::{Array, Date, Function, Object, Reflect};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use shared::availability::Zone;
use shared::contact::{Email, Name, Phone};
use shared::id::UserId;
use shared::messaging::Language;
use shared::workflow::{Field, Values};
use wasm_bindgen::{JsCast as _, JsValue};

/// How somebody reads a message.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Reader {
    pub language: Language,
    pub zone: Zone,
    /// The user who reads it, if one does.
    pub user: Option<UserId>,
}

/// How a date or time is written, as `Intl.DateTimeFormat` has it.
type Style = &'static [(&'static str, &'static str)];

const TIME: Style = &[("hour", "numeric"), ("minute", "2-digit")];
const DATE: Style = &[("weekday", "long"), ("year", "numeric"), ("month", "long"), ("day", "numeric")];
const ZONE_NAME: Style = &[("timeZoneName", "long")];

impl SubAccount {
    /// What is filled in; `say` are the words in place of a link that did not come.
    pub(super) fn merge_values(&self, seen: &Seen, reader: &Reader, say: Option<&str>) -> Outcome<Values> {
        let record = &seen.record;
        let view = links(&self.env)?.appointment_view(record.clone());
        let origin = crate::config::public_url(&self.env)?;
        let mut values = Values::default();
        let location = record.location.value.as_deref().or(say).unwrap_or_default();
        values.set(Field::MEETING_LOCATION, location);
        let at = |instant: Timestamp, style: Style| written(instant, reader, style);
        for (field, value) in [
            ("id", record.id.as_str().to_owned()),
            ("title", record.title.clone()),
            ("start_time", at(record.start, TIME)),
            ("start_date", at(record.start, DATE)),
            ("end_time", at(record.end, TIME)),
            ("end_date", at(record.end, DATE)),
            ("timezone", zone_name(record.start, reader)),
            ("status", record.status.as_str().to_owned()),
            ("cancellation_link", view.manage.cancel_url),
            ("reschedule_link", view.manage.reschedule_url),
            ("add_to_google_calendar", google_address(record)),
            ("add_to_ical_outlook", view.manage.ics_url),
            ("notes", record.notes.clone().unwrap_or_default()),
            ("cancellation_reason", record.cancel_reason.clone().unwrap_or_default()),
        ] {
            values.set(&format!("appointment.{field}"), value);
        }
        let contact = &record.contact;
        set_person(&mut values, "contact", &contact.name, Some(&contact.email));
        values.set("contact.phone", contact.phone.as_ref().map_or("", Phone::as_str));
        values.set("contact.id", self.contact_id(record)?);
        if let Some(user) = self.user_named(record, reader)? {
            set_person(&mut values, "user", &user.name, user.email.as_ref());
            values.set("user.id", user.user.as_str());
        }
        let calendar = self.calendar(&record.calendar)?;
        values.set("calendar.id", record.calendar.as_str());
        values.set("calendar.name", record.calendar_name.as_str());
        values.set("calendar.description", calendar.description.clone());
        values.set("calendar.booking_link", format!("{origin}/widget/bookings/{}", record.slug.as_str()));
        values.set("sub_account.name", record.sub_account_name.as_str());
        for answer in &record.filled.answers {
            values.set(&format!("answers.{}", answer.id.as_str()), answer.given.display());
        }
        Ok(values)
    }

    /// Who `user.` is: the one who reads it, else the host whose meeting it is.
    fn user_named(&self, record: &AppointmentRecord, reader: &Reader) -> Outcome<Option<Person>> {
        match &reader.user {
            Some(user) => Ok(self.people(std::slice::from_ref(user))?.into_iter().next()),
            None => Ok(record.hosts.first().cloned()),
        }
    }

    fn contact_id(&self, record: &AppointmentRecord) -> Outcome<String> {
        crate::row! { struct Row { contact_id: String } }
        let row: Option<Row> =
            self.sql.first("SELECT contact_id FROM appointments WHERE id = ?", crate::args![record.id])?;
        Ok(row.map_or_else(String::new, |row| row.contact_id))
    }

    /// What the entry in a client's calendar says: how to join, and how to change it.
    pub(super) fn invitation_text(&self, record: &AppointmentRecord) -> Outcome<String> {
        let page = links(&self.env)?.appointment_view(record.clone()).manage.url;
        let join = record.location.value.as_ref().map(|link| format!("Join: {link}\n")).unwrap_or_default();
        Ok(format!("{join}Change or cancel: {page}"))
    }

    /// What a webhook of a step is sent: the appointment as the business sees it.
    pub(super) fn webhook_body(&self, seen: &Seen) -> Outcome<Value> {
        let view = links(&self.env)?.staff_view(seen.record.clone());
        let appointment: Value = json::read(&serde_json::to_string(&view)?)?;
        Ok(json!({ "sub_account_id": self.id()?, "appointment": appointment }))
    }
}

fn set_person(values: &mut Values, group: &str, name: &Name, email: Option<&Email>) {
    let name = name.as_str();
    values.set(&format!("{group}.name"), name);
    values.set(&format!("{group}.first_name"), name.split(' ').next().unwrap_or(name));
    values.set(&format!("{group}.email"), email.map_or("", Email::as_str));
}

/// Google's page to add an event.
fn google_address(record: &AppointmentRecord) -> String {
    let compact = |instant: Timestamp| instant.strftime("%Y%m%dT%H%M%SZ").to_string();
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("action", "TEMPLATE")
        .append_pair("text", &record.title)
        .append_pair("dates", &format!("{}/{}", compact(record.start), compact(record.end)))
        .append_pair("location", record.location.value.as_deref().unwrap_or_default())
        .finish();
    format!("https://calendar.google.com/calendar/render?{query}")
}

/// An instant as the reader writes it. A language or zone that JavaScript does not know is English, or UTC.
fn written(instant: Timestamp, reader: &Reader, style: Style) -> String {
    let format = |language: &str, zone: &str| {
        let format = formatter(language, zone, style)?;
        let method: Function = Reflect::get(&format, &"format".into())?.dyn_into()?;
        method.call1(&format, &date(instant)).map(|text| text.as_string().unwrap_or_default())
    };
    let (language, zone) = (reader.language.as_str(), reader.zone.name());
    format(language, zone)
        .or_else(|_| format("en", zone))
        .or_else(|_| format("en", "UTC"))
        .unwrap_or_else(|_| instant.to_string())
}

/// The reader's name of their zone.
fn zone_name(instant: Timestamp, reader: &Reader) -> String {
    let named = || {
        let format = formatter(reader.language.as_str(), reader.zone.name(), ZONE_NAME)?;
        let method: Function = Reflect::get(&format, &"formatToParts".into())?.dyn_into()?;
        let parts: Array = method.call1(&format, &date(instant))?.dyn_into()?;
        let part = |key: &str, part: &JsValue| Reflect::get(part, &key.into()).ok()?.as_string();
        let found = parts.iter().find(|one| part("type", one).as_deref() == Some("timeZoneName"));
        Ok::<_, JsValue>(found.and_then(|one| part("value", &one)))
    };
    named().ok().flatten().unwrap_or_else(|| reader.zone.name().to_owned())
}

fn date(instant: Timestamp) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a date are far below 2^53")]
    let ms = instant.as_millisecond() as f64;
    Date::new(&JsValue::from_f64(ms)).into()
}

/// An `Intl.DateTimeFormat`, made so that what JavaScript does not know is an error and no exception.
fn formatter(language: &str, zone: &str, style: Style) -> Result<JsValue, JsValue> {
    let options = Object::new();
    for (name, value) in style.iter().chain(&[("timeZone", zone)]) {
        Reflect::set(&options, &(*name).into(), &(*value).into())?;
    }
    let intl = Reflect::get(&js_sys::global(), &"Intl".into())?;
    let constructor: Function = Reflect::get(&intl, &"DateTimeFormat".into())?.dyn_into()?;
    Reflect::construct(&constructor, &Array::of2(&language.into(), &options))
}
