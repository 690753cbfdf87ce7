//! What messages say: in the reader's language and zone, with an entry for their calendar.

use super::*;
use shared::wire::AnswerValue;
use shared::workflow::Field;
use std::collections::{BTreeMap, BTreeSet};

const ALL: &str = "{{appointment.title}}|{{appointment.start_date}}|{{appointment.start_time}}|\
{{appointment.end_time}}|{{appointment.timezone}}|{{contact.name}}|{{calendar.name}}|{{sub_account.name}}|\
{{appointment.reschedule_link}}|{{appointment.cancellation_link}}|{{appointment.add_to_google_calendar}}|\
{{appointment.add_to_ical_outlook}}|{{appointment.meeting_location}}";

#[tokio::test]
async fn times_are_in_the_readers_language_and_zone() -> Result<()> {
    let world = World::start_with_post("workflows-languages")?;
    // A language, a zone, what its dates and zones have in them, and the direction in which it is read.
    for (language, zone, signs, direction) in [
        ("en-US,en;q=0.9", "America/New_York", &["Eastern", "M"][..], "ltr"),
        ("de-DE", "Europe/Berlin", &["Mitteleuropäische"][..], "ltr"),
        ("ja", "Asia/Tokyo", &["年", "日本標準時"][..], "ltr"),
        ("ar-EG", "Africa/Cairo", &["توقيت"][..], "rtl"),
    ] {
        let salon = Salon::open(&world).await?;
        salon.workflow(&["booked"], json!([email("all", "{{appointment.start_date}}", ALL)])).await?;
        let mut booking = salon.booking(&salon.start_after(&world, hours(48)).await?);
        booking.request.tz = zone.into();
        booking.languages = Some(language.into());
        let booked: AppointmentView = salon.business.api.book(&salon.slug, &booking).await?.read(201)?;
        let mail = salon.told(1).await?.remove(0);
        let text = mail.text().to_owned();
        for sign in signs {
            ensure!(text.contains(sign), "{language}: {sign} is not in {text}");
        }
        ensure!(text.contains(&booked.manage.cancel_url) && text.contains(&booked.manage.ics_url), "{text}");
        ensure!(!text.contains("||"), "something is empty: {text}");
        let html = mail.html.context("HTML")?;
        ensure!(html.contains(&format!("dir=\"{direction}\"")), "{language}: {html}");
    }
    Ok(())
}

/// The languages of readers, the zones in which they read, and the direction.
const READERS: [(&str, &str, &str); 4] = [
    ("en-GB", "Europe/London", "ltr"),
    ("de-DE", "Europe/Berlin", "ltr"),
    ("ja", "Asia/Tokyo", "ltr"),
    ("ar-EG", "Africa/Cairo", "rtl"),
];
/// What the client has answered to the one question.
const ANSWER: &str = "Lovelace & Babbage";

/// Fields, each on a line of its own, in brackets that it is known by.
fn lines<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let line = |name| format!("{name}=[{{{{{name}}}}}]\n");
    fields.into_iter().map(line).collect::<Vec<_>>().concat()
}

/// What is filled in for a field.
fn filled<'a>(text: &'a str, name: &str) -> Result<&'a str> {
    let after = text.split_once(&format!("{name}=[")).with_context(|| format!("{name} in {text}"))?.1;
    Ok(after.split_once("]\n").context("the end of it")?.0)
}

#[tokio::test]
async fn every_field_is_filled_in_for_every_reader() -> Result<()> {
    let world = World::start_with_post("workflows-fields")?;
    let mut written = BTreeMap::<&str, BTreeSet<String>>::new();
    for (language, zone, direction) in READERS {
        let (mail, cancelled) = mails_with_all_fields(&world, language, zone).await?;
        let html = mail.html.clone().context("HTML")?;
        ensure!(html.contains(&format!("dir=\"{direction}\"")), "{language}: {html}");
        for name in Field::NAMES {
            let text = if name == "appointment.cancellation_reason" { &cancelled } else { &mail };
            let value = filled(text.text(), name)?;
            ensure!(!value.trim().is_empty(), "{language}: {name} is empty");
            written.entry(name).or_default().insert(value.to_owned());
        }
        assert_eq!(filled(mail.text(), "answers.company")?, ANSWER, "as plain text");
        ensure!(html.contains("Lovelace &amp; Babbage"), "{language}: {html}");
        assert_eq!(filled(mail.text(), "appointment.cancellation_reason")?, "", "nobody has cancelled");
        assert_eq!(filled(cancelled.text(), "appointment.cancellation_reason")?, "I am ill.");
        assert_eq!(filled(cancelled.text(), "appointment.status")?, "cancelled");
    }
    // Each language writes dates and zones its own way.
    for name in ["appointment.start_date", "appointment.end_date", "appointment.timezone"] {
        assert_eq!(written[name].len(), READERS.len(), "{name}: {:?}", written[name]);
    }
    Ok(())
}

/// The mail that a reader gets when they book, and the one when they cancel.
async fn mails_with_all_fields(world: &World, language: &str, zone: &str) -> Result<(Arrived, Arrived)> {
    let form = json!({ "questions": [{ "id": "company", "label": "Your company", "kind": "text" }] });
    let salon = Salon::with(world, |host| {
        let spec = CalendarSpec::class(host, 3).link(STATIC_LINK);
        spec.with("form", form.clone()).with("description", "A first talk.")
    })
    .await?;
    let all = lines(Field::NAMES.into_iter().chain(["answers.company"]));
    salon.workflow(&["booked"], json!([email("all", "Booked", &all)])).await?;
    // What is cancelled has no place any more, and no mail that tells it.
    let rest = lines(["appointment.status", "appointment.cancellation_reason"]);
    salon.workflow(&["cancelled"], json!([email("rest", "Cancelled", &rest)])).await?;
    let mut booking = salon.booking(&salon.start_after(world, hours(48)).await?);
    booking.request.tz = zone.into();
    booking.request.notes = Some("By the window, please.".into());
    booking.request.answers.insert("company".into(), AnswerValue::Text(ANSWER.into()));
    booking.languages = Some(language.into());
    let booked: AppointmentView = salon.business.api.book(&salon.slug, &booking).await?.read(201)?;
    let mail = salon.told(1).await?.remove(0);
    let cancel = format!("/api/v1/appointments/{}/cancel?token={}", booked.id, booked.token);
    let request = salon.business.api.request(Method::POST, &cancel).json(&json!({ "reason": "I am ill." }));
    salon.business.api.send(request).await?.read::<AppointmentView>(200)?;
    Ok((mail, salon.told(2).await?.remove(1)))
}

#[tokio::test]
async fn what_clients_write_stays_text() -> Result<()> {
    let world = World::start_with_post("workflows-injection")?;
    let salon = Salon::open(&world).await?;
    let html = "<p title=\"{{contact.name}}\">{{appointment.notes}}</p>";
    let mail = json!({ "subject": "{{contact.name}}", "text": "{{contact.name}}: {{appointment.notes}}", "html": html });
    salon
        .workflow(&["booked"], json!([step("a", "send", json!({ "kind": "email", "value": mail }))]))
        .await?;
    let mut booking = salon.booking(&salon.start_after(&world, hours(48)).await?);
    booking.request.contact.name = "\"><img src=x> {{contact.email}}".into();
    booking.request.notes = Some("<script>alert(1)</script>\r\nBcc: all@example.com".into());
    salon.business.api.book(&salon.slug, &booking).await?.read::<AppointmentView>(201)?;
    let mail = salon.told(1).await?.remove(0);
    let html = mail.html.clone().unwrap_or_default();
    ensure!(!html.contains("<script>") && !html.contains("<img src=x"), "{html}");
    ensure!(mail.subject.as_deref().is_some_and(|subject| subject.contains("{{contact.email}}")), "{mail:?}");
    ensure!(mail.text().contains("<script>alert(1)</script>"), "{mail:?}");
    assert_eq!(mail.to.len(), 1);
    Ok(())
}

#[tokio::test]
async fn the_entry_in_the_clients_calendar_is_made_moved_and_taken_away() -> Result<()> {
    entries_follow_the_appointment(&World::start_with_post("workflows-calendar")?).await
}

#[tokio::test]
async fn by_smtp_the_entry_follows_the_appointment_as_well() -> Result<()> {
    entries_follow_the_appointment(&World::start_with_smtp("workflows-smtp")?).await
}

async fn entries_follow_the_appointment(world: &World) -> Result<()> {
    let salon = Salon::open(world).await?;
    let steps = |subject: &str| json!([email("a", subject, "x"), email("b", "More", "x")]);
    salon.workflow(&["confirmed"], steps("Booked")).await?;
    salon.workflow(&["rescheduled"], steps("Moved")).await?;
    salon.workflow(&["cancelled"], steps("Cancelled")).await?;
    let booked = salon.book(&salon.start_after(world, hours(48)).await?).await?;
    salon.told(2).await?;
    let later = salon.start_after(world, hours(72)).await?;
    let moved: AppointmentView = salon.business.api.reschedule(&booked, &later).await?.read(200)?;
    salon.told(4).await?;
    salon.business.api.cancel(&moved).await?;
    let mails = salon.told(6).await?;
    ensure!(mails.iter().all(|mail| mail.text().contains('x') && mail.html.is_some()), "{mails:?}");
    let entries = mails
        .iter()
        .filter_map(|mail| mail.calendar.as_deref())
        .map(Entry::read)
        .collect::<Result<Vec<_>>>()?;
    assert_eq!(
        entries.iter().map(|entry| entry.method.as_str()).collect::<Vec<_>>(),
        ["REQUEST", "REQUEST", "CANCEL"]
    );
    ensure!(entries.iter().all(|entry| entry.uid == entries[0].uid && !entry.uid.is_empty()), "{entries:?}");
    ensure!(entries.windows(2).all(|pair| pair[0].sequence < pair[1].sequence), "{entries:?}");
    assert_eq!(entries[0].start, utc(&booked.start)?);
    assert_eq!(entries[1].start, utc(&later)?);
    assert_eq!(entries[2].status, "CANCELLED");
    Ok(())
}

/// An entry for a calendar, as a reader that is not ours understands it.
#[derive(Debug)]
struct Entry {
    method: String,
    uid: String,
    sequence: u32,
    start: String,
    status: String,
}

impl Entry {
    fn read(calendar: &str) -> Result<Self> {
        let calendar = vobject::parse_component(calendar).map_err(|error| anyhow::anyhow!("{error:?}"))?;
        let event = calendar.subcomponents.iter().find(|part| part.name == "VEVENT").context("an event")?;
        let of = |part: &vobject::Component, property| {
            part.get_only(property).map(vobject::Property::value_as_string).unwrap_or_default()
        };
        Ok(Self {
            method: of(&calendar, "METHOD"),
            uid: of(event, "UID"),
            sequence: of(event, "SEQUENCE").parse()?,
            start: of(event, "DTSTART"),
            status: of(event, "STATUS"),
        })
    }
}

/// An instant as calendars write it (RFC 5545, 3.3.5).
fn utc(instant: &str) -> Result<String> {
    Ok(instant.parse::<Timestamp>()?.strftime("%Y%m%dT%H%M%SZ").to_string())
}
