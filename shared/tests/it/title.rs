//! Titles: which templates are accepted, and what they make of an appointment.

use proptest::prelude::*;
use serde_json::json;
use shared::contact::{Contact, Name};
use shared::form::{Answers, Form};
use shared::limits;
use shared::title::{TitleFacts, TitleTemplate};

fn form() -> Form {
    serde_json::from_value(json!({
        "questions": [
            { "id": "company", "label": "Company", "kind": "text" },
            { "id": "topics", "label": "Topics", "kind": "multi_choice", "options": ["Law", "Tax"] },
            { "id": "story", "label": "Story", "kind": "long_text" },
        ],
        "consents": [{ "id": "terms", "text": "Terms", "required": false }],
    }))
    .expect("a form")
}

fn name(text: &str) -> Name {
    Name::parse(text).expect("a name")
}

fn contact(phone: Option<&str>) -> Contact {
    Contact::parse("Ada Lovelace", "ada@example.com", phone).expect("a contact")
}

fn render(template: &TitleTemplate, contact: &Contact, host: &str, answers: &Answers) -> String {
    let (calendar, sub_account) = (name("First talk"), name("Acme & Sons"));
    template.render(&TitleFacts { contact, calendar: &calendar, host, sub_account: &sub_account, answers })
}

#[test]
fn titles() {
    let answers = json!({ "company": "{{host.name}} Ltd", "topics": ["Tax", "Law"], "story": "one\n\ntwo", "terms": true });
    let answers = serde_json::from_value(answers).expect("answers");
    let ada = contact(Some("+442079460000"));
    let filled = form().check(&ada, &answers, &[]).expect("valid answers");
    let table = [
        ("{{contact.name}}: {{calendar.name}}", "Ada Lovelace: First talk"),
        ("{{ contact.name }}", "Ada Lovelace"),
        ("{{\tcontact.email\n}} {{contact.phone}}", "ada@example.com +442079460000"),
        ("{{host.name}} ({{sub_account.name}})", "Grace Hopper (Acme & Sons)"),
        ("{{answers.company}}/{{answers.topics}}", "{{host.name}} Ltd/Law, Tax"),
        ("{{answers.story}} {{answers.terms}}", "one two Agreed"),
        ("Talk", "Talk"),
        ("  a \r\n b\u{7}c ", "a b c"),
        ("{ {x} } }}", "{ {x} } }}"),
        ("{{contact.name}}}", "Ada Lovelace}"),
        ("Größe: {{host.name}}", "Größe: Grace Hopper"),
    ];
    for (written, title) in table {
        let template =
            TitleTemplate::parse(written, &form()).unwrap_or_else(|error| panic!("{written}: {error}"));
        assert_eq!(render(&template, &ada, "Grace Hopper", &filled.answers), title, "{written}");
    }
}

#[test]
fn what_is_not_known_is_left_out() {
    let table = [
        ("{{contact.phone}}", "First talk"),
        ("{{answers.company}} {{answers.story}}", "First talk"),
        ("With  {{host.name}} {{answers.company}} on Friday", "With on Friday"),
    ];
    for (written, title) in table {
        let template = TitleTemplate::parse(written, &form()).expect("a template");
        assert_eq!(render(&template, &contact(None), "", &Answers::default()), title, "{written}");
    }
}

#[test]
fn templates_that_are_refused() {
    let long = "é".repeat(limits::TITLE_TEMPLATE_CHARS_MAX + 1);
    let table = [
        ("", "1 to 500 characters"),
        (" \n ", "1 to 500 characters"),
        (long.as_str(), "1 to 500 characters"),
        ("{{contact.nmae}}", "\"contact.nmae\", as at character 1;"),
        ("Größe {{contact.name}} {{host}}", "\"host\", as at character 24;"),
        ("{{}}", "\"\", as at character 1;"),
        ("a {{contact.name", "{{ at character 3 is never closed"),
        ("{{contact.name}} {{", "{{ at character 18 is never closed"),
        ("{{{contact.name}}}", "\"{contact.name\", as at character 1;"),
        ("{{a {{contact.name}}", "\"a {{contact.name\", as at character 1;"),
        ("{{Contact.name}}", "\"Contact.name\""),
        ("x{{answers.shoe_size}}", "answers.shoe_size at character 2 is for an answer"),
        ("{{answers.}}", "answers. at character 1 is for an answer"),
        ("{{answers.Company}}", "answers.Company at character 1 is for an answer"),
    ];
    for (written, message) in table {
        let refused = TitleTemplate::parse(written, &form()).expect_err(written);
        assert_eq!((refused.code, &*refused.field), ("invalid_title", "title"), "{written}");
        assert!(refused.message.contains(message), "{written}: {}", refused.message);
    }
    let longest = "é".repeat(limits::TITLE_TEMPLATE_CHARS_MAX);
    assert!(TitleTemplate::parse(&longest, &form()).is_ok());
}

#[test]
fn a_long_title_is_cut_by_characters() {
    let table = [
        (limits::TITLE_CHARS_MAX, "é".repeat(limits::TITLE_CHARS_MAX)),
        (limits::TITLE_CHARS_MAX + 1, "é".repeat(limits::TITLE_CHARS_MAX - 1) + "…"),
    ];
    for (chars, title) in table {
        let template = TitleTemplate::parse(&"é".repeat(chars), &form()).expect("a template");
        assert_eq!(render(&template, &contact(None), "", &Answers::default()), title);
    }
    let spaced = format!("{} {}", "é".repeat(limits::TITLE_CHARS_MAX - 2), "é".repeat(9));
    let template = TitleTemplate::parse(&spaced, &form()).expect("a template");
    let title = render(&template, &contact(None), "", &Answers::default());
    assert_eq!(title, "é".repeat(limits::TITLE_CHARS_MAX - 2) + "…");
}

#[test]
fn templates_are_stored_as_they_were_written() {
    let written = "{{ contact.name }}  {{answers.company}}";
    let template = TitleTemplate::parse(written, &form()).expect("a template");
    assert_eq!(template.as_str(), written);
    let stored = serde_json::to_value(&template).expect("JSON");
    assert_eq!(stored, json!(written));
    assert_eq!(serde_json::from_value::<TitleTemplate>(stored).expect("stored"), template);
    assert!(serde_json::from_value::<TitleTemplate>(json!("{{nobody}}")).is_err());
    let usual = TitleTemplate::default();
    assert_eq!(TitleTemplate::parse(usual.as_str(), &Form::default()), Ok(usual));
}

proptest! {
    /// Every template either is refused, or makes a title of one line within the limit, whatever is known.
    #[test]
    fn titles_are_lines(
        pieces in proptest::collection::vec(
            prop_oneof![
                "\\PC{0,20}|[{} \n]{0,4}",
                prop::sample::select(&[
                    "{{contact.name}}", "{{contact.phone}}", "{{host.name}}", "{{ answers.story}}", "{{answers.x}}", "{{",
                ][..]).prop_map(ToOwned::to_owned),
            ],
            0..12,
        ),
        host in "\\PC{0,60}",
        story in "[a-z\n ]{0,300}",
    ) {
        let written = pieces.concat();
        let Ok(template) = TitleTemplate::parse(&written, &form()) else { return Ok(()) };
        let sent = serde_json::from_value(json!({ "story": story })).expect("answers");
        let filled = form().check(&contact(None), &sent, &[]).expect("valid answers");
        let title = render(&template, &contact(None), &host, &filled.answers);
        prop_assert!((1..=limits::TITLE_CHARS_MAX).contains(&title.chars().count()), "{title:?}");
        prop_assert!(!title.chars().any(char::is_control), "{title:?}");
        prop_assert_eq!(title.split_whitespace().collect::<Vec<_>>().join(" "), title.clone());
    }
}
