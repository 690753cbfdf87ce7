//! The description of the API under `/api/v1` (`OpenAPI` 3.1), made from the code that answers it: the calls are those of
//! `shared::route`, the schemas those of the types that the Worker reads and writes. `operations` adds, in words and
//! codes, what types do not say.

mod call;
mod operations;
mod schemas;

use schemas::Schemas;
use serde_json::{Map, Value, json};
use shared::route::{Caller, Operation, Route, Segment};

/// The description.
#[must_use]
pub fn description() -> Value {
    let mut schemas = Schemas::default();
    let mut paths = Map::new();
    for &operation in Operation::ALL {
        let route = operation.route();
        let described = operations::described(operation);
        let entry = paths.entry(route.template()).or_insert_with(|| parameters(&route));
        entry[route.method.as_str().to_lowercase()] = described.operation(operation, &mut schemas);
    }
    let problem = schemas.of_answer::<shared::wire::Problem>();
    let (components, renamed) = schemas.components();
    let mut whole = json!({
        "openapi": "3.1.0",
        "info": info(),
        "servers": [{ "url": "/" }],
        "tags": operations::TAGS.map(|(name, description)| json!({ "name": name, "description": description })),
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": {
                "managementKey": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "The management key of the installation."
                }
            },
            "responses": {
                "InternalError": {
                    "description": "Something went wrong on our side, and can be tried again.",
                    "content": { "application/problem+json": { "schema": problem } },
                    "x-codes": ["internal_error"]
                }
            }
        }
    });
    schemas::rename(&mut whole["paths"], &renamed);
    schemas::polish_descriptions(&mut whole);
    whole
}

/// The description as text, the same for the same code.
#[must_use]
pub fn text() -> String {
    // Sorted by itself: another crate of the build may make `serde_json` keep the order of insertion.
    format!("{:#}\n", sorted(description()))
}

fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> =
                fields.into_iter().map(|(name, value)| (name, sorted(value))).collect();
            fields.sort_by(|(a, _), (b, _)| a.cmp(b));
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(items) => items.into_iter().map(sorted).collect(),
        other => other,
    }
}

fn info() -> Value {
    json!({
        "title": "Slotkey",
        "version": "1",
        "description": "Books appointments, and gives every client the key to the right meeting.\n\nInstants are RFC 3339; answers have them in UTC. Fields may be added to answers, and codes to refusals, but neither is ever renamed. Refusals are `application/problem+json` (RFC 9457) with a stable `code`: `x-codes` has those of each call, and `x-rule-codes` those among them that a request can get although it fits its schema. Any page may make the calls for clients.",
        "license": { "name": "MIT", "identifier": "MIT" }
    })
}

/// What stands in a path is described once for all of its methods.
fn parameters(route: &Route) -> Value {
    let named = route.path.iter().filter_map(|segment| match segment {
        Segment::Parameter(name) => Some(operations::path_parameter(name)),
        Segment::Fixed(_) => None,
    });
    json!({ "parameters": named.collect::<Vec<_>>() })
}

/// Every example of a body or an answer, with what is wrong about it.
#[must_use]
pub fn wrong_examples() -> Vec<String> {
    let wrong = |&operation: &Operation| {
        let faults = operations::described(operation).wrong_examples();
        faults.into_iter().map(move |fault| format!("{}: {fault}", operation.name()))
    };
    Operation::ALL.iter().flat_map(wrong).collect()
}

fn security(caller: Caller) -> Value {
    match caller {
        Caller::Client => json!([]),
        Caller::Staff => json!([{ "managementKey": [] }]),
    }
}
