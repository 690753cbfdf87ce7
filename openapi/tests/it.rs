//! The description says what the code does, and the file that is checked in is that description.

use proptest::prelude::*;
use serde_json::Value;
use shared::calendar::Slug;
use shared::contact::{Email, Name, Phone};
use shared::form::QuestionId;
use shared::id::{AppointmentId, UserId};
use shared::route::Operation;

const CHECKED_IN: &str = include_str!("../../openapi.json");

#[test]
fn the_file_is_what_the_code_generates() {
    assert!(
        openapi::text() == CHECKED_IN,
        "openapi.json is not what the code generates: run `cargo xtask openapi`"
    );
}

#[test]
fn every_operation_is_described_once() {
    let description = openapi::description();
    let paths = description["paths"].as_object().expect("paths");
    let described: usize = paths
        .values()
        .map(|path| path.as_object().expect("a path").keys().filter(|name| *name != "parameters").count())
        .sum();
    assert_eq!(described, Operation::ALL.len());
    for operation in Operation::ALL {
        let route = operation.route();
        let method = route.method.as_str().to_lowercase();
        assert!(paths[&route.template()][method].is_object(), "{}", route.template());
    }
}

#[test]
fn every_reference_leads_somewhere() {
    fn references<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
        match value {
            Value::Object(fields) => {
                found.extend(fields.get("$ref").and_then(Value::as_str));
                fields.values().for_each(|value| references(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| references(value, found)),
            _ => {}
        }
    }
    let description = openapi::description();
    let mut found = Vec::new();
    references(&description, &mut found);
    assert!(found.len() > 100);
    for reference in found {
        let pointer = reference.strip_prefix('#').expect("a reference within the file");
        assert!(description.pointer(pointer).is_some(), "{reference}");
    }
}

#[test]
fn every_schema_in_a_choice_is_a_schema() {
    fn choices(value: &Value, found: &mut usize) {
        match value {
            Value::Object(fields) => {
                for word in ["anyOf", "oneOf", "allOf"] {
                    let all = fields.get(word).and_then(Value::as_array).into_iter().flatten();
                    all.for_each(|choice| {
                        assert!(choice.is_object(), "{value}");
                        *found += 1;
                    });
                }
                fields.values().for_each(|value| choices(value, found));
            }
            Value::Array(items) => items.iter().for_each(|value| choices(value, found)),
            _ => {}
        }
    }
    let mut found = 0;
    choices(&openapi::description(), &mut found);
    assert!(found > 20);
}

#[test]
fn every_example_is_a_right_one() {
    assert_eq!(openapi::wrong_examples(), Vec::<String>::new());
}

/// The pattern of a schema, as Rust's regular expressions write it.
fn pattern(component: &str) -> String {
    let description = openapi::description();
    let schema = &description["components"]["schemas"][component];
    schema["pattern"].as_str().expect("a pattern").to_owned()
}

fn generated(component: &str) -> impl Strategy<Value = String> + use<> {
    strings(&pattern(component))
}

fn strings(pattern: &str) -> impl Strategy<Value = String> + use<> {
    let inner = pattern.trim_start_matches('^').trim_end_matches('$').to_owned();
    proptest::string::string_regex(&inner).expect("a regular expression")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_fits_a_pattern_is_accepted(
        user in generated("UserId"),
        appointment in generated("AppointmentId"),
        slug in generated("Slug"),
        question in generated("QuestionId"),
        phone in generated("Phone"),
        name in generated("Name"),
    ) {
        prop_assert!(UserId::parse(&user).is_ok(), "{user}");
        prop_assert!(AppointmentId::parse(&appointment).is_ok(), "{appointment}");
        prop_assert!(slug.len() > 64 || Slug::parse(&slug).is_ok(), "{slug}");
        prop_assert!(question.len() > 40 || QuestionId::parse(&question).is_ok(), "{question}");
        prop_assert!(Phone::parse(&phone).is_ok(), "{phone:?}");
        prop_assert!(Name::parse(&name).is_ok(), "{name:?}");
    }

    #[test]
    fn an_address_that_fits_the_pattern_is_accepted(email in generated("EmailBody")) {
        let (local, _) = email.rsplit_once('@').expect("a pattern with an @");
        let fits = local.len() <= 64 && email.len() <= 254;
        prop_assert_eq!(Email::parse(&email).is_ok(), fits, "{}", email);
    }
}

#[test]
fn the_words_on_webhooks_say_when_they_are_tried_again() {
    let in_words = |seconds: &i64| match seconds {
        ..60 => format!("{seconds} s"),
        60..3_600 => format!("{} min", seconds / 60),
        _ => format!("{} h", seconds / 3_600),
    };
    let waits: Vec<String> = shared::limits::WEBHOOK_RETRY_WAITS_SECONDS.iter().map(in_words).collect();
    let (last, others) = waits.split_last().expect("waits");
    let schedule = format!("after {} and {last}", others.join(", "));
    let tags = openapi::description()["tags"].to_string();
    let timeout = format!("within {} seconds", shared::limits::WEBHOOK_TIMEOUT_MS / 1_000);
    let kept = format!("kept for {} days", shared::limits::WEBHOOK_MESSAGES_KEPT_DAYS);
    for words in [schedule, timeout, kept] {
        assert!(tags.contains(&words), "{words} is not in {tags}");
    }
}
