//! Forms: what may be asked, and which answers fit.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use serde_json::{Value, json};
use shared::contact::Contact;
use shared::form::{Answers, Filled, Form, FormDraft, read_fields, read_guests};
use shared::invalid::Invalid;
use shared::limits;
use shared::wire::{AnswerValue, FormView, Number, QuestionKind};
use std::collections::BTreeMap;

fn draft(value: Value) -> FormDraft {
    serde_json::from_value(value).expect("a test's draft is well-formed")
}

fn form(value: Value) -> Form {
    draft(value).checked().expect("a test's form is valid")
}

fn asking(question: &Value) -> Form {
    form(json!({ "questions": [question] }))
}

fn ada() -> Contact {
    Contact::parse("Ada", "Ada@example.com", None).expect("a contact")
}

fn sent(value: Value) -> BTreeMap<String, AnswerValue> {
    serde_json::from_value(value).expect("a test's answers are well-formed")
}

fn answer(form: &Form, answers: Value) -> Result<Answers, Invalid> {
    form.check(&ada(), &sent(answers), &[]).map(|filled| filled.answers)
}

/// One of every kind, none required.
fn every_kind() -> Value {
    json!({
        "questions": [
            { "id": "text", "label": "Text", "kind": "text" },
            { "id": "long", "label": "Long", "kind": "long_text", "help": "Take your time." },
            { "id": "choice", "label": "Choice", "kind": "choice", "options": ["A", "B b"] },
            { "id": "multi", "label": "Multi", "kind": "multi_choice", "options": ["X", "Y", "Z"] },
            { "id": "box", "label": "Box", "kind": "checkbox" },
            { "id": "phone", "label": "Phone", "kind": "phone" },
            { "id": "email", "label": "Email", "kind": "email" },
            { "id": "number", "label": "Number", "kind": "number", "min": -1.5, "max": 10.0 },
        ],
        "consents": [{ "text": "We may write to you.", "required": false }],
        "guests_max": 2,
    })
}

fn items(count: usize, item: impl Fn(usize) -> Value) -> Value {
    (0..count).map(item).collect()
}

#[test]
fn drafts() {
    let question = |extra: Value| {
        let mut question = json!({ "id": "q", "label": "Q", "kind": "text" });
        let fields = question.as_object_mut().expect("an object");
        fields.extend(extra.as_object().expect("an object").clone());
        json!({ "questions": [question] })
    };
    let text = |count: usize| "é".repeat(count);
    let questions = |count| json!({ "questions": items(count, |at| json!({ "id": format!("q{at}"), "label": "Q", "kind": "text" })) });
    let consents = |count| json!({ "consents": items(count, |at| json!({ "id": format!("c{at}"), "text": "T", "required": true })) });
    let options =
        |count| question(json!({ "kind": "choice", "options": items(count, |at| json!(format!("{at}"))) }));
    let number = |extra: Value| {
        let mut asked = extra;
        asked["kind"] = json!("number");
        question(asked)
    };
    let table = [
        (json!({}), None),
        (every_kind(), None),
        (questions(limits::QUESTIONS_MAX), None),
        (questions(limits::QUESTIONS_MAX + 1), Some("questions")),
        (consents(limits::CONSENTS_MAX), None),
        (consents(limits::CONSENTS_MAX + 1), Some("consents")),
        (json!({ "guests_max": limits::GUESTS_MAX }), None),
        (json!({ "guests_max": limits::GUESTS_MAX + 1 }), Some("guests_max")),
        (question(json!({ "id": "a-b_9" })), None),
        (question(json!({ "id": "a".repeat(limits::QUESTION_ID_CHARS_MAX) })), None),
        (question(json!({ "id": "a".repeat(limits::QUESTION_ID_CHARS_MAX + 1) })), Some("questions.0.id")),
        (question(json!({ "id": "" })), Some("questions.0.id")),
        (question(json!({ "id": "9a" })), Some("questions.0.id")),
        (question(json!({ "id": "Shoe" })), Some("questions.0.id")),
        (question(json!({ "id": "shoe size" })), Some("questions.0.id")),
        (question(json!({ "id": "größe" })), Some("questions.0.id")),
        (question(json!({ "label": " \n " })), Some("questions.0.label")),
        (question(json!({ "label": text(limits::QUESTION_LABEL_CHARS_MAX) })), None),
        (question(json!({ "label": text(limits::QUESTION_LABEL_CHARS_MAX + 1) })), Some("questions.0.label")),
        (question(json!({ "help": text(limits::QUESTION_HELP_CHARS_MAX) })), None),
        (question(json!({ "help": text(limits::QUESTION_HELP_CHARS_MAX + 1) })), Some("questions.0.help")),
        (question(json!({ "options": ["A"] })), Some("questions.0.options")),
        (question(json!({ "min": 1 })), Some("questions.0.min")),
        (question(json!({ "max": 1 })), Some("questions.0.max")),
        (question(json!({ "integer": false })), Some("questions.0.integer")),
        (question(json!({ "kind": "choice" })), Some("questions.0.options")),
        (question(json!({ "kind": "multi_choice", "options": [] })), Some("questions.0.options")),
        (question(json!({ "kind": "choice", "options": ["A", " "] })), Some("questions.0.options.1")),
        (
            question(json!({ "kind": "choice", "options": ["A  b", "B", " A b "] })),
            Some("questions.0.options.2"),
        ),
        (question(json!({ "kind": "choice", "options": [text(limits::OPTION_CHARS_MAX)] })), None),
        (
            question(json!({ "kind": "choice", "options": [text(limits::OPTION_CHARS_MAX + 1)] })),
            Some("questions.0.options.0"),
        ),
        (options(limits::QUESTION_OPTIONS_MAX), None),
        (options(limits::QUESTION_OPTIONS_MAX + 1), Some("questions.0.options")),
        (number(json!({})), None),
        (number(json!({ "min": 3, "max": 3 })), None),
        (number(json!({ "min": 3, "max": 2 })), Some("questions.0.max")),
        (number(json!({ "min": 0.5, "integer": true })), Some("questions.0.min")),
        (number(json!({ "max": 0.5, "integer": true })), Some("questions.0.max")),
        (number(json!({ "max": limits::FORM_NUMBER_ABS_MAX })), None),
        (number(json!({ "min": -2.0 * limits::FORM_NUMBER_ABS_MAX })), Some("questions.0.min")),
        (number(json!({ "max": 0.000_000_000_1 })), None),
        (number(json!({ "max": 0.000_000_000_01 })), Some("questions.0.max")),
        (json!({ "consents": [{ "text": " ", "required": true }] }), Some("consents.0.text")),
        (json!({ "consents": [{ "text": text(limits::CONSENT_CHARS_MAX), "required": true }] }), None),
        (
            json!({ "consents": [{ "text": text(limits::CONSENT_CHARS_MAX + 1), "required": true }] }),
            Some("consents.0.text"),
        ),
        (json!({ "consents": [{ "id": "A", "text": "T", "required": true }] }), Some("consents.0.id")),
        (
            json!({ "consents": [{ "text": "T", "required": true }, { "text": "U", "required": true }] }),
            Some("consents.1.id"),
        ),
        (
            json!({
                "questions": [
                    { "id": "a", "label": "A", "kind": "text" },
                    { "id": "b", "label": "B", "kind": "text" },
                    { "id": "a", "label": "C", "kind": "text" },
                ]
            }),
            Some("questions.2.id"),
        ),
        (
            json!({
                "questions": [{ "id": "consent", "label": "A", "kind": "text" }],
                "consents": [{ "text": "T", "required": true }],
            }),
            Some("consents.0.id"),
        ),
    ];
    for (written, refused) in table {
        let checked = draft(written.clone()).checked();
        let seen = checked.as_ref().err().map(|invalid| (invalid.code, &*invalid.field));
        assert_eq!(seen, refused.map(|field| ("invalid_form", field)), "{written}");
    }
}

#[test]
fn unknown_fields_and_kinds_are_no_drafts() {
    for written in [
        json!({ "question": [] }),
        json!({ "questions": [{ "id": "a", "label": "A", "kind": "date" }] }),
        json!({ "questions": [{ "id": "a", "label": "A", "kind": "text", "colour": "red" }] }),
        json!({ "questions": [{ "id": "a", "label": "A", "kind": "number", "min": "1" }] }),
        json!({ "consents": [{ "text": "T" }] }),
        json!({ "guests_max": -1 }),
    ] {
        assert!(serde_json::from_value::<FormDraft>(written.clone()).is_err(), "{written}");
    }
}

#[test]
fn answers_of_every_kind() {
    let line = |count| json!({ "text": "é".repeat(count) });
    let lines = |count| json!({ "long": "é".repeat(count) });
    let good = [
        (json!({ "text": "  one \n two " }), json!("one two"), "one two"),
        (json!({ "long": " one\r\ntwo " }), json!("one\ntwo"), "one\ntwo"),
        (json!({ "choice": "B b" }), json!("B b"), "B b"),
        (json!({ "multi": ["Z", "X"] }), json!(["X", "Z"]), "X, Z"),
        (json!({ "box": true }), json!(true), "Yes"),
        (json!({ "box": false }), json!(false), "No"),
        (json!({ "phone": "0044 20 7946 0000" }), json!("+442079460000"), "+442079460000"),
        (json!({ "email": " B@Example.COM " }), json!("B@example.com"), "B@example.com"),
        (json!({ "number": 3 }), json!(3), "3"),
        (json!({ "number": 3.0 }), json!(3), "3"),
        (json!({ "number": -0.0 }), json!(0), "0"),
        (json!({ "number": -1.5 }), json!(-1.5), "-1.5"),
        (json!({ "number": 10 }), json!(10), "10"),
        (json!({ "number": 9.999_999_999_9 }), json!(9.999_999_999_9), "9.9999999999"),
        (json!({ "consent": true }), json!(true), "Agreed"),
        (json!({ "consent": false }), json!(false), "Not agreed"),
    ];
    let form = form(every_kind());
    for (given, value, shown) in good {
        let answers = answer(&form, given.clone()).unwrap_or_else(|invalid| panic!("{given}: {invalid}"));
        let (id, _) = given.as_object().and_then(|given| given.iter().next()).expect("one answer");
        let kept = answers.get(id).unwrap_or_else(|| panic!("{given} is not kept"));
        assert_eq!(kept.display(), shown, "{given}");
        assert_eq!(serde_json::to_value(kept).expect("JSON")["value"], value, "{given}");
    }
    for given in [line(limits::ANSWER_LINE_CHARS_MAX), lines(limits::ANSWER_TEXT_CHARS_MAX)] {
        assert!(answer(&form, given).is_ok());
    }
    let bad = [
        (line(limits::ANSWER_LINE_CHARS_MAX + 1), "text"),
        (lines(limits::ANSWER_TEXT_CHARS_MAX + 1), "long"),
        (json!({ "text": 3 }), "text"),
        (json!({ "text": ["one"] }), "text"),
        (json!({ "long": true }), "long"),
        (json!({ "choice": "b" }), "choice"),
        (json!({ "choice": ["A"] }), "choice"),
        (json!({ "multi": "X" }), "multi"),
        (json!({ "multi": ["X", "A"] }), "multi"),
        (json!({ "multi": ["X", "X"] }), "multi"),
        (json!({ "box": "on" }), "box"),
        (json!({ "box": 1 }), "box"),
        (json!({ "phone": "020 7946 0000" }), "phone"),
        (json!({ "phone": 442_079_460_000_i64 }), "phone"),
        (json!({ "email": "b@example" }), "email"),
        (json!({ "number": "3" }), "number"),
        (json!({ "number": -1.6 }), "number"),
        (json!({ "number": 10.1 }), "number"),
        (json!({ "number": 9.999_999_999_99 }), "number"),
        (json!({ "consent": "yes" }), "consent"),
        (json!({ "shoe_size": 42 }), "shoe_size"),
        (json!({ "": "" }), ""),
    ];
    for (given, id) in bad {
        let refused = answer(&form, given.clone()).expect_err("refused");
        assert_eq!((refused.code, &*refused.field), ("invalid_answer", &*format!("answers.{id}")), "{given}");
    }
}

#[test]
fn what_no_answer_can_be_is_no_booking() {
    for given in
        [json!({ "text": null }), json!({ "text": {} }), json!({ "text": [1] }), json!({ "text": [["A"]] })]
    {
        let error =
            serde_json::from_value::<BTreeMap<String, AnswerValue>>(given.clone()).expect_err("refused");
        assert!(error.to_string().contains("an answer is a text, a number"), "{given}: {error}");
    }
}

#[test]
fn what_may_be_left_out_and_what_may_not() {
    let mut asked = every_kind();
    let optional = form(asked.clone());
    let left_out = [
        ("text", json!(" \n")),
        ("long", json!("")),
        ("choice", json!(" ")),
        ("multi", json!([])),
        ("phone", json!("")),
        ("email", json!("")),
    ];
    for (id, blank) in left_out {
        let answers = answer(&optional, json!({ id: blank })).expect("blank is no answer");
        assert!(answers.get(id).is_none(), "{id}");
    }
    // Boxes always say yes or no.
    let nothing = answer(&optional, json!({})).expect("nothing is required");
    let ids: Vec<&str> = nothing.iter().map(|answer| answer.id.as_str()).collect();
    assert_eq!(ids, ["box", "consent"]);

    for question in asked["questions"].as_array_mut().expect("a list") {
        question["required"] = json!(true);
    }
    asked["consents"][0]["required"] = json!(true);
    let required = form(asked);
    let complete = json!({
        "text": "t", "long": "l", "choice": "A", "multi": ["X"], "box": true,
        "phone": "+442079460000", "email": "b@example.com", "number": 0, "consent": true,
    });
    let answers = answer(&required, complete.clone()).expect("complete");
    let ids: Vec<&str> = answers.iter().map(|answer| answer.id.as_str()).collect();
    assert_eq!(ids, ["text", "long", "choice", "multi", "box", "phone", "email", "number", "consent"]);
    for id in ids {
        let mut lacking = complete.clone();
        lacking.as_object_mut().expect("an object").remove(id);
        let refused = answer(&required, lacking).expect_err("it is required");
        assert_eq!((refused.code, &*refused.field), ("invalid_answer", &*format!("answers.{id}")));
    }
    for id in ["box", "consent"] {
        let mut unticked = complete.clone();
        unticked[id] = json!(false);
        assert_eq!(answer(&required, unticked).expect_err("unticked").field, format!("answers.{id}"));
    }
}

#[test]
fn numbers_in_their_range() {
    let table = [
        (json!({ "integer": true }), vec![-3.0, 0.0, 1e15], vec![0.5], "A whole number is needed here."),
        (json!({ "min": 1 }), vec![1.0, 1.5], vec![0.9], "A number from 1 up is needed here."),
        (json!({ "max": 1 }), vec![1.0, -7.0], vec![1.1], "A number up to 1 is needed here."),
        (
            json!({ "min": 1, "max": 9, "integer": true }),
            vec![1.0, 9.0],
            vec![0.0, 10.0, 1.5],
            "A whole number from 1 to 9 is needed here.",
        ),
    ];
    for (bounds, inside, outside, message) in table {
        let mut question = bounds;
        question["id"] = json!("n");
        question["label"] = json!("N");
        question["kind"] = json!("number");
        let form = asking(&question);
        for number in inside {
            assert!(answer(&form, json!({ "n": number })).is_ok(), "{number}");
        }
        for number in outside {
            assert_eq!(answer(&form, json!({ "n": number })).expect_err("outside").message, message);
        }
    }
    let any = asking(&json!({ "id": "n", "label": "N", "kind": "number" }));
    assert!(answer(&any, json!({ "n": -1e15 })).is_ok());
    assert!(answer(&any, json!({ "n": 1_000_000_000_000_001_i64 })).is_err());
    assert!(answer(&any, json!({ "n": 1e300 })).is_err());
    assert!(answer(&any, json!({ "n": 1e-300 })).is_err());
}

#[test]
fn numbers_have_no_ends_of_their_own() {
    assert_eq!(Number::new(f64::NAN), None);
    assert_eq!(Number::new(f64::INFINITY), None);
    assert_eq!(Number::new(-0.0).map(|zero| zero.to_string()).as_deref(), Some("0"));
    let written = |value: f64| serde_json::to_string(&Number::new(value).expect("finite")).expect("JSON");
    assert_eq!(written(-9_007_199_254_740_992.0), "-9007199254740992");
    assert_eq!(written(1e300), "1e+300");
    assert_eq!(written(0.25), "0.25");
}

#[test]
fn the_contacts_own_phone() {
    let form = form(json!({ "phone_required": true }));
    let check = |phone: Option<&str>| {
        form.check(&Contact::parse("Ada", "a@b.co", phone).expect("a contact"), &BTreeMap::new(), &[])
    };
    let refused = check(None).expect_err("no phone");
    assert_eq!((refused.code, &*refused.field), ("invalid_phone", "contact.phone"));
    assert_eq!(check(Some("+442079460000")), Ok(Filled::default()));
}

/// What is given, and what comes of it.
type GuestRow<'a> = (&'a [&'a str], Result<&'a [&'a str], &'a str>);

#[test]
fn guests() {
    let form = form(json!({ "guests_max": 2 }));
    let check = |guests: &[&str]| {
        let guests: Vec<String> = guests.iter().map(|&guest| guest.to_owned()).collect();
        form.check(&ada(), &BTreeMap::new(), &guests).map(|filled| filled.guests)
    };
    let table: [GuestRow<'_>; 9] = [
        (&[], Ok(&[])),
        (&["B@Example.com"], Ok(&["B@example.com"])),
        (&["b@example.com", "c@example.com"], Ok(&["b@example.com", "c@example.com"])),
        (&["b@example.com", "c@example.com", "d@example.com"], Err("guests")),
        (&["b@example.com", "no address"], Err("guests.1")),
        (&[""], Err("guests.0")),
        (&["b@example.com", "B@EXAMPLE.com"], Err("guests.1")),
        (&["ADA@example.com"], Err("guests.0")),
        (&["b@example.com", "ada@EXAMPLE.com"], Err("guests.1")),
    ];
    for (given, wanted) in table {
        let seen = check(given);
        let seen: Result<Vec<&str>, (&str, &str)> = match &seen {
            Ok(guests) => Ok(guests.iter().map(shared::contact::Email::as_str).collect()),
            Err(invalid) => Err((invalid.code, &*invalid.field)),
        };
        assert_eq!(
            seen,
            wanted.map(<[&str]>::to_vec).map_err(|field| ("invalid_guests", field)),
            "{given:?}"
        );
    }
    let none = Form::default().check(&ada(), &BTreeMap::new(), &["b@example.com".to_owned()]);
    assert_eq!(none.expect_err("no guests").message, "This calendar takes no guests.");
}

#[test]
fn an_unknown_id_is_not_said_back_at_any_length() {
    let refused = answer(&Form::default(), json!({ "é".repeat(60_000): "" })).expect_err("unknown");
    assert_eq!(refused.field.chars().count(), "answers.".len() + limits::QUESTION_ID_CHARS_MAX);
}

#[test]
fn stored_answers_say_what_was_asked() {
    let form = form(json!({
        "questions": [{ "id": "size", "label": "Your  size?", "kind": "number", "integer": true }],
        "consents": [{ "id": "terms", "text": "I agree to\r\nthe terms.", "required": true }],
        "guests_max": 1,
    }));
    let filled = form
        .check(&ada(), &sent(json!({ "terms": true, "size": 42 })), &["b@example.com".to_owned()])
        .expect("valid");
    let stored = json!({
        "answers": [
            { "id": "size", "label": "Your size?", "kind": "number", "value": 42 },
            { "id": "terms", "label": "I agree to\nthe terms.", "kind": "consent", "value": true },
        ],
        "guests": ["b@example.com"],
    });
    assert_eq!(serde_json::to_value(&filled).expect("JSON"), stored);
    assert_eq!(serde_json::from_value::<Filled>(stored).expect("stored"), filled);
    assert_eq!(serde_json::from_value::<Filled>(json!({})).expect("stored"), Filled::default());
}

#[test]
fn a_form_is_stored_as_its_draft_and_shown_whole() {
    let form = form(every_kind());
    let stored = serde_json::to_string(&form).expect("JSON");
    assert_eq!(serde_json::from_str::<Form>(&stored).expect("stored"), form);
    let view = form.view();
    assert_eq!(view.questions.len(), 8);
    assert_eq!(view.questions[2].options, ["A", "B b"]);
    assert_eq!(view.questions[1].help.as_deref(), Some("Take your time."));
    assert_eq!(view.questions[7].min, Number::new(-1.5));
    assert_eq!((view.consents[0].id.as_str(), view.guests_max), ("consent", 2));
    let sent = serde_json::to_string(&view).expect("JSON");
    assert_eq!(serde_json::from_str::<FormView>(&sent).expect("a view"), view);
}

#[test]
fn html_fields() {
    let form = form(every_kind());
    let read = |fields: &[(&str, &str)]| {
        serde_json::to_value(read_fields(&form.view(), fields.iter().copied())).expect("JSON")
    };
    let table: [(&[(&str, &str)], Value); 19] = [
        (&[("name", "Ada"), ("answers", "x")], json!({})),
        (&[("answers.text", "t")], json!({ "text": "t" })),
        (&[("answers.text", " ")], json!({})),
        (&[("answers.text", "a"), ("answers.text", "b")], json!({ "text": ["a", "b"] })),
        (&[("answers.choice", "A")], json!({ "choice": "A" })),
        (&[("answers.choice", "")], json!({})),
        (&[("answers.multi", "X")], json!({ "multi": ["X"] })),
        (
            &[("answers.multi", ""), ("answers.multi", "Z"), ("answers.multi", "X")],
            json!({ "multi": ["Z", "X"] }),
        ),
        (&[("answers.box", "on")], json!({ "box": true })),
        (&[("answers.box", "false")], json!({ "box": false })),
        (&[("answers.box", "maybe")], json!({ "box": "maybe" })),
        (&[("answers.consent", "on")], json!({ "consent": true })),
        (&[("answers.number", " 1.5e1 ")], json!({ "number": 15 })),
        (&[("answers.number", "+2")], json!({ "number": 2 })),
        (&[("answers.number", "inf")], json!({ "number": "inf" })),
        (&[("answers.number", "1e999")], json!({ "number": "1e999" })),
        (&[("answers.number", "2,5")], json!({ "number": "2,5" })),
        (&[("answers.number", "1"), ("answers.number", "2")], json!({ "number": ["1", "2"] })),
        (&[("answers.shoe_size", "")], json!({ "shoe_size": "" })),
    ];
    for (fields, wanted) in table {
        assert_eq!(read(fields), wanted, "{fields:?}");
    }
    assert_eq!(read_guests(" a@b.co,c@d.co;\r\n e@f.co,"), ["a@b.co", "c@d.co", "e@f.co"]);
    assert!(read_guests(" ,; ").is_empty());
}

fn any_value() -> impl Strategy<Value = AnswerValue> {
    prop_oneof![
        ".{0,12}".prop_map(AnswerValue::Text),
        any::<bool>().prop_map(AnswerValue::Flag),
        any::<f64>().prop_filter_map("finite", Number::new).prop_map(AnswerValue::Number),
        (-20..20_i32)
            .prop_filter_map("finite", |whole| Number::new(f64::from(whole)))
            .prop_map(AnswerValue::Number),
        vec("[A-Z]", 0..4).prop_map(AnswerValue::Many),
        "[AXb@.+0-9]{1,9}".prop_map(AnswerValue::Text),
    ]
}

fn any_id() -> impl Strategy<Value = String> {
    const KNOWN: &[&str] = &["text", "long", "choice", "multi", "box", "phone", "email", "number", "consent"];
    prop_oneof![9 => prop::sample::select(KNOWN).prop_map(ToOwned::to_owned), 1 => ".{0,5}"]
}

proptest! {
    /// Whatever is sent, the answers that are kept fit their questions, are in order, and can be stored.
    #[test]
    fn kept_answers_fit(given in btree_map(any_id(), any_value(), 0..4)) {
        let form = form(every_kind());
        let Ok(filled) = form.check(&ada(), &given, &[]) else { return Ok(()) };
        let order: Vec<&str> = form.ids().map(shared::form::QuestionId::as_str).collect();
        let places: Vec<usize> = filled.answers.iter()
            .map(|answer| order.iter().position(|id| *id == answer.id.as_str()).expect("asked"))
            .collect();
        prop_assert!(places.is_sorted_by(|one, next| one < next));
        prop_assert!(given.keys().all(|id| form.asks(id)));
        for answer in &filled.answers {
            prop_assert!(!answer.display().is_empty());
        }
        let stored = serde_json::to_string(&filled).expect("JSON");
        prop_assert_eq!(serde_json::from_str::<Filled>(&stored).expect("stored"), filled);
    }

    /// An answer that was accepted as JSON is accepted as HTML fields, and kept as the same.
    #[test]
    fn fields_say_the_same_as_json(given in btree_map(any_id(), any_value(), 0..4)) {
        let form = form(every_kind());
        let Ok(filled) = form.check(&ada(), &given, &[]) else { return Ok(()) };
        let mut fields: Vec<(String, String)> = Vec::new();
        for (id, value) in &given {
            let values = match value {
                AnswerValue::Text(text) => vec![text.clone()],
                AnswerValue::Flag(true) => vec!["on".to_owned()],
                AnswerValue::Flag(false) => vec![],
                AnswerValue::Number(number) => vec![number.to_string()],
                AnswerValue::Many(texts) => texts.clone(),
            };
            fields.extend(values.into_iter().map(|value| (format!("answers.{id}"), value)));
        }
        let read = read_fields(&form.view(), fields.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        prop_assert_eq!(form.check(&ada(), &read, &[]), Ok(filled));
    }

    /// No field of any form is too odd to be read.
    #[test]
    fn fields_never_panic(fields in vec((".{0,20}", ".{0,20}"), 0..8)) {
        let view = form(every_kind()).view();
        let named: Vec<(String, &str)> =
            fields.iter().map(|(name, value)| (format!("answers.{name}"), value.as_str())).collect();
        let read = read_fields(&view, named.iter().map(|(name, value)| (name.as_str(), *value)));
        prop_assert!(read.len() <= fields.len());
    }
}

#[test]
fn kinds_are_written_as_the_api_says() {
    let kinds = ["text", "long_text", "choice", "multi_choice", "checkbox", "phone", "email", "number"];
    for kind in kinds {
        let read: QuestionKind = serde_json::from_value(json!(kind)).expect("a kind");
        assert_eq!(serde_json::to_value(read).expect("JSON"), json!(kind));
    }
}
