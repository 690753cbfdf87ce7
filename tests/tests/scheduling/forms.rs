//! What calendars ask beyond name, email and phone, and what they call their appointments.

use super::{STATIC_LINK, business, refusal, refused_field, starts};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Booking, ListedAppointment, On, fresh};
use slotkey_tests::office::Record;
use slotkey_tests::world::{Business, CalendarSpec};

/// A question of every kind, consents, guests.
fn form() -> Value {
    json!({
        "questions": [
            { "id": "company", "label": "Your company", "kind": "text", "required": true },
            { "id": "story", "label": "Your story", "kind": "long_text", "help": "As long as you like." },
            { "id": "size", "label": "How many are you?", "kind": "choice", "options": ["1", "2 to 10", "more"] },
            { "id": "topics", "label": "What about?", "kind": "multi_choice", "options": ["Sales", "Art", "Law"] },
            { "id": "first", "label": "Is it your first time?", "kind": "checkbox" },
            { "id": "office", "label": "Your office's number", "kind": "phone" },
            { "id": "boss", "label": "Your boss", "kind": "email" },
            { "id": "budget", "label": "Your budget", "kind": "number", "min": 10, "max": 99.5 },
        ],
        "consents": [
            { "id": "terms", "text": "I agree to the terms.", "required": true },
            { "id": "news", "text": "Send me news.", "required": false },
        ],
        "guests_max": 2,
    })
}

async fn asking() -> Result<(Business, String, String)> {
    let business = business().await?;
    let spec = CalendarSpec::unassigned(STATIC_LINK)
        .seats(9)
        .with("form", form())
        .with("title", "{{contact.name}} of {{answers.company}}: {{ calendar.name }}");
    let slug = business.calendar(&spec).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    Ok((business, slug, start))
}

/// A booking with these answers beside what is needed, as JSON.
fn answering(start: &str, answers: &Value) -> Result<Value> {
    let mut body = serde_json::to_value(Booking::at(start).request)?;
    body["contact"] = json!({ "name": "Ada Lovelace", "email": format!("{}@example.com", fresh("ada")) });
    body["answers"] = json!({ "company": "Analytical Engines", "terms": true });
    for (id, answer) in answers.as_object().context("answers by their ids")? {
        body["answers"][id] = answer.clone();
    }
    Ok(body)
}

async fn book(business: &Business, slug: &str, body: &Value) -> Result<slotkey_tests::client::Answer> {
    business.api.book_raw(slug, &fresh("booking"), body.to_string()).await
}

#[tokio::test]
async fn answers_and_guests_come_back_to_the_business_as_they_were_asked() -> Result<()> {
    let (business, slug, start) = asking().await?;
    let answers = json!({
        "company": "  Analytical   Engines ",
        "story": "Once\nupon a time ",
        "size": "2 to 10",
        "topics": ["Law", "Sales"],
        "first": true,
        "office": "+44 (20) 7946-0000",
        "boss": "Charles@Example.COM",
        "budget": 12.5,
        "news": false,
    });
    let mut body = answering(&start, &answers)?;
    body["guests"] = json!(["one@example.com", "two@example.com"]);
    let booked: AppointmentView = book(&business, &slug, &body).await?.read(201)?;
    assert_eq!(booked.title, "Ada Lovelace of Analytical Engines: Intro call");

    let kept = business.staff_view(&booked).await?;
    let answer = |id: &str, label: &str, kind: &str, value: Value| json!({ "id": id, "label": label, "kind": kind, "value": value });
    let expected = [
        answer("company", "Your company", "text", json!("Analytical Engines")),
        answer("story", "Your story", "long_text", json!("Once\nupon a time")),
        answer("size", "How many are you?", "choice", json!("2 to 10")),
        answer("topics", "What about?", "multi_choice", json!(["Sales", "Law"])),
        answer("first", "Is it your first time?", "checkbox", json!(true)),
        answer("office", "Your office's number", "phone", json!("+442079460000")),
        answer("boss", "Your boss", "email", json!("Charles@example.com")),
        answer("budget", "Your budget", "number", json!(12.5)),
        answer("terms", "I agree to the terms.", "consent", json!(true)),
        answer("news", "Send me news.", "consent", json!(false)),
    ];
    assert_eq!(kept.answers, expected);
    assert_eq!(kept.guests, ["one@example.com", "two@example.com"]);

    // A form that changes later does not change what was asked.
    let id = business.api.calendar(&slug).await?.id;
    let changed = json!({ "form": { "questions": [{ "id": "pet", "label": "Your pet", "kind": "text" }], "consents": [] },
        "title": "{{answers.pet}}" });
    business.changed_calendar(&id, &changed).await?;
    assert_eq!(business.staff_view(&booked).await?, kept);
    Ok(())
}

#[tokio::test]
async fn what_may_be_left_out_is_left_out() -> Result<()> {
    let (business, slug, start) = asking().await?;
    let blank = json!({ "story": " ", "topics": [], "office": "", "boss": "" });
    for answers in [json!({}), blank] {
        let booked: AppointmentView =
            book(&business, &slug, &answering(&start, &answers)?).await?.read(201)?;
        let kept = business.staff_view(&booked).await?;
        let ids: Vec<_> =
            kept.answers.iter().map(|answer| answer["id"].as_str().unwrap_or_default()).collect();
        assert_eq!(ids, ["company", "first", "terms", "news"], "a box always says yes or no");
        assert_eq!(kept.guests, Vec::<String>::new());
    }
    Ok(())
}

#[tokio::test]
async fn an_answer_that_does_not_fit_is_refused_by_its_question() -> Result<()> {
    let (business, slug, start) = asking().await?;
    let table = [
        (json!({ "company": null }), "invalid_body", "answers.company"),
        (json!({ "company": " " }), "invalid_answer", "answers.company"),
        (json!({ "company": 7 }), "invalid_answer", "answers.company"),
        (json!({ "company": "x".repeat(501) }), "invalid_answer", "answers.company"),
        (json!({ "company": { "name": "x" } }), "invalid_body", "answers.company"),
        (json!({ "story": ["x"] }), "invalid_answer", "answers.story"),
        (json!({ "story": "x".repeat(5_001) }), "invalid_answer", "answers.story"),
        (json!({ "size": "11" }), "invalid_answer", "answers.size"),
        (json!({ "size": 1 }), "invalid_answer", "answers.size"),
        (json!({ "topics": ["Sales", "Tax"] }), "invalid_answer", "answers.topics"),
        (json!({ "topics": ["Sales", "Sales"] }), "invalid_answer", "answers.topics"),
        (json!({ "topics": "Sales" }), "invalid_answer", "answers.topics"),
        (json!({ "first": "yes" }), "invalid_answer", "answers.first"),
        (json!({ "office": "020 7946 0000" }), "invalid_answer", "answers.office"),
        (json!({ "boss": "Charles" }), "invalid_answer", "answers.boss"),
        (json!({ "budget": 9.9 }), "invalid_answer", "answers.budget"),
        (json!({ "budget": 99.6 }), "invalid_answer", "answers.budget"),
        (json!({ "budget": "12" }), "invalid_answer", "answers.budget"),
        (json!({ "terms": false }), "invalid_answer", "answers.terms"),
        (json!({ "terms": "yes" }), "invalid_answer", "answers.terms"),
        (json!({ "shoe_size": 42 }), "invalid_answer", "answers.shoe_size"),
    ];
    for (answers, code, field) in table {
        let refused = book(&business, &slug, &answering(&start, &answers)?).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, code, field), "{answers}");
    }
    for missing in ["company", "terms"] {
        let mut body = answering(&start, &json!({}))?;
        body["answers"].as_object_mut().context("answers")?.remove(missing);
        let refused = book(&business, &slug, &body).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, "invalid_answer", &format!("answers.{missing}")));
        body["calendar"] = slug.as_str().into();
        let by_staff = business.staff_book_raw(&fresh("booking"), &body).await?.refused_field()?;
        assert_eq!(by_staff, refused_field(422, "invalid_answer", &format!("answers.{missing}")));
    }
    assert_eq!(business.api.appointments(&business.sub_account).await?, []);
    Ok(())
}

#[tokio::test]
async fn guests_are_different_people_and_not_too_many() -> Result<()> {
    let (business, slug, start) = asking().await?;
    let mut body = answering(&start, &json!({}))?;
    body["contact"]["email"] = "ada@example.com".into();
    let table = [
        (json!(["a@example.com", "b@example.com", "c@example.com"]), "guests"),
        (json!(["a@example.com", "A@example.com"]), "guests.1"),
        (json!(["nobody"]), "guests.0"),
        (json!(["b@example.com", "ADA@example.com"]), "guests.1"),
    ];
    for (guests, field) in table {
        body["guests"] = guests.clone();
        let refused = book(&business, &slug, &body).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, "invalid_guests", field), "{guests}");
    }
    Ok(())
}

#[tokio::test]
async fn a_calendar_may_need_a_phone_number() -> Result<()> {
    let business = business().await?;
    let spec = CalendarSpec::unassigned(STATIC_LINK).with("form", json!({ "phone_required": true }));
    let slug = business.calendar(&spec).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let mut booking = Booking::at(&start);
    let refused = business.api.book(&slug, &booking).await?;
    assert_eq!(refused.refused_field()?, refused_field(422, "invalid_phone", "contact.phone"));
    booking.request.contact.phone = Some("+44 20 7946 0000".to_owned());
    let booked: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    assert_eq!(business.staff_view(&booked).await?.contact.phone.as_deref(), Some("+442079460000"));
    Ok(())
}

#[tokio::test]
async fn a_form_that_cannot_be_asked_is_refused_by_field() -> Result<()> {
    let business = business().await?;
    let known = business.new_calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let question = |more: Value| {
        let mut question = json!({ "id": "q", "label": "Q", "kind": "text" });
        for (name, value) in more.as_object().into_iter().flatten() {
            question[name] = value.clone();
        }
        json!({ "questions": [question] })
    };
    let table = [
        question(json!({ "id": "Not an id" })),
        question(json!({ "label": " " })),
        question(json!({ "kind": "riddle" })),
        question(json!({ "options": ["a"] })),
        question(json!({ "kind": "choice", "options": [] })),
        question(json!({ "kind": "choice", "options": ["a", "a"] })),
        question(json!({ "min": 1 })),
        question(json!({ "kind": "number", "min": 2, "max": 1 })),
        question(json!({ "colour": "red" })),
        json!({ "questions": [{ "id": "q", "label": "Q", "kind": "text" }, { "id": "q", "label": "R", "kind": "text" }] }),
        json!({ "consents": [{ "text": "", "required": true }] }),
        json!({ "guests_max": 21 }),
        json!({ "guests_max": -1 }),
    ];
    for form in table {
        let (status, code, field) = business
            .patch_calendar(&known.id, On::Anything, &json!({ "form": form }))
            .await?
            .refused_field()?;
        assert_eq!(status, 422, "{form}");
        assert!(["invalid_body", "invalid_form"].contains(&code.as_str()), "{code}: {form}");
        assert!(field.as_deref().is_some_and(|field| field.starts_with("form")), "{field:?}: {form}");
    }
    let read: Record = business.read_calendar(&known.id).await?.read(200)?;
    assert_eq!(read, known);
    Ok(())
}

#[tokio::test]
async fn a_title_names_whom_and_what_it_is_about() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    for (template, title) in [
        ("{{host.name}} meets {{contact.name}}", format!("{} meets Ada", host.name)),
        (
            "{{sub_account.name}}: {{contact.email}} {{contact.phone}}",
            "Test business: ada@example.com".to_owned(),
        ),
        ("{{contact.phone}}", "Intro call".to_owned()),
        ("Plain", "Plain".to_owned()),
    ] {
        let spec = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).with("title", template);
        let slug = business.calendar(&spec).await?;
        let mut booking = Booking::at(&starts(&business, &slug, 1).await?[0]);
        booking.request.contact.name = "Ada".to_owned();
        booking.request.contact.email = "ada@example.com".to_owned();
        let booked: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
        assert_eq!(booked.title, title, "{template}");
    }
    Ok(())
}

#[tokio::test]
async fn a_booking_that_is_sent_again_is_answered_whatever_the_form_has_become() -> Result<()> {
    let business = business().await?;
    let calendar = business.new_calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let slug = calendar.document["slug"].as_str().context("a slug")?;
    let booking = Booking::at(&starts(&business, slug, 1).await?[0]);
    let booked: AppointmentView = business.api.book(slug, &booking).await?.read(201)?;

    let change =
        json!({ "form": { "phone_required": true }, "slots": { "duration_minutes": 60 }, "active": false });
    business.changed_calendar(&calendar.id, &change).await?;
    let again: AppointmentView = business.api.book(slug, &booking).await?.read(201)?;
    assert_eq!(again, booked, "its answer was lost on the way; it is the same booking");
    let new = business.api.book(slug, &Booking { key: fresh("booking"), ..booking }).await?;
    assert_eq!(new.refused()?, refusal(422, "invalid_phone"));
    let listed: Vec<ListedAppointment> = business.api.appointments(&business.sub_account).await?;
    assert_eq!(listed.len(), 1);
    Ok(())
}
