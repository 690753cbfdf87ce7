//! Valid documents to begin with: the project's own examples and test data, so that what is added there is mutated too.

use serde_json::{Map, Value};

const QUERY: &str = include_str!("../../docs/slot-query.example.json");
const EXPLAINED: [&str; 5] = [
    include_str!("../../shared/tests/data/explain/calendar.json"),
    include_str!("../../shared/tests/data/explain/member.json"),
    include_str!("../../shared/tests/data/explain/together.json"),
    include_str!("../../shared/tests/data/explain/seats.json"),
    include_str!("../../shared/tests/data/explain/clocks.json"),
];
const CALENDARS: [&str; 5] = [
    include_str!("../../shared/tests/data/busy/apple.ics"),
    include_str!("../../shared/tests/data/busy/fastmail.ics"),
    include_str!("../../shared/tests/data/busy/google.ics"),
    include_str!("../../shared/tests/data/busy/nextcloud.ics"),
    include_str!("../../shared/tests/data/busy/outlook.ics"),
];
const OPENAPI: &str = include_str!("../../openapi.json");

/// The valid inputs of a target.
#[must_use]
pub fn of(target: &str) -> Vec<Vec<u8>> {
    match target {
        "slot_query" => slot_queries().iter().map(|query| query.to_string().into_bytes()).collect(),
        "busy_times" => CALENDARS.iter().map(|calendar| calendar.as_bytes().to_vec()).collect(),
        _ => bodies().iter().map(|body| body.to_string().into_bytes()).collect(),
    }
}

/// The documented example, and the table of explained situations, each with a few days to look at.
fn slot_queries() -> Vec<Value> {
    let mut queries = vec![json(QUERY)];
    for subject in EXPLAINED {
        let subject = json(subject);
        let situations = subject["situations"].as_array().cloned().unwrap_or_default();
        for situation in situations {
            let mut query = subject["query"].clone();
            merge(&mut query, &situation["change"]);
            query["at"] = situation["at"].clone();
            let day = situation["at"].as_str().and_then(|at| at.get(..10)).unwrap_or("2026-11-01");
            query["from"] = day.into();
            query["to"] = day.into();
            if query["tz"].is_null() {
                query["tz"] = "America/New_York".into();
            }
            queries.push(query);
        }
    }
    queries
}

/// The examples of all bodies in the description of the API.
fn bodies() -> Vec<Value> {
    let mut found = Vec::new();
    let description = json(OPENAPI);
    let operations = description["paths"].as_object().into_iter().flat_map(Map::values);
    for operation in operations.filter_map(Value::as_object).flat_map(Map::values) {
        for media in operation["requestBody"]["content"].as_object().into_iter().flat_map(Map::values) {
            found.extend(media.get("example").cloned());
            let examples = media["examples"].as_object().into_iter().flat_map(Map::values);
            found.extend(examples.filter_map(|example| example.get("value").cloned()));
        }
    }
    // Calendars of every kind, from the table of situations.
    found.extend(slot_queries().into_iter().map(|query| query["calendar"].clone()));
    found
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("the project's own documents are JSON")
}

/// A JSON merge patch (RFC 7396).
fn merge(target: &mut Value, patch: &Value) {
    let Some(patch) = patch.as_object() else {
        if !patch.is_null() {
            *target = patch.clone();
        }
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Some(fields) = target.as_object_mut() else { return };
    for (name, value) in patch {
        if value.is_null() {
            fields.remove(name);
        } else {
            merge(fields.entry(name.clone()).or_insert(Value::Null), value);
        }
    }
}
