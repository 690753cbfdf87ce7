//! The schemas of bodies and of answers, side by side: what is read may leave out what is always written.

use schemars::generate::{SchemaGenerator, SchemaSettings};
use schemars::{JsonSchema, Schema};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

const PREFIX: &str = "#/components/schemas/";
/// While both kinds are collected, references to those of bodies are kept apart by this.
const BODY_PREFIX: &str = "#/components/bodies/";

/// Collects the schemas that operations refer to.
pub struct Schemas {
    bodies: SchemaGenerator,
    answers: SchemaGenerator,
}

impl Default for Schemas {
    fn default() -> Self {
        let settings = |path: &'static str| {
            SchemaSettings::draft2020_12().with(|settings| {
                settings.definitions_path = path.into();
                settings.meta_schema = None;
            })
        };
        Self {
            bodies: settings("/components/bodies").for_deserialize().into_generator(),
            answers: settings("/components/schemas").for_serialize().into_generator(),
        }
    }
}

/// How a schema is asked for.
pub type SchemaOf = fn(&mut Schemas) -> Value;

impl Schemas {
    /// The schema of what is sent.
    pub fn of_body<T: JsonSchema>(&mut self) -> Value {
        self.bodies.subschema_for::<T>().to_value()
    }

    /// The schema of what is sent, whole and not by reference, to add to it.
    pub fn whole_body<T: JsonSchema>(&mut self) -> Schema {
        T::json_schema(&mut self.bodies)
    }

    /// The object that a body's schema is, refers to, or is unless it is `null`.
    pub fn object(&self, schema: &Value) -> Option<Value> {
        let named = |schema: &Value| {
            let name = schema["$ref"].as_str()?.strip_prefix(BODY_PREFIX)?;
            self.bodies.definitions().get(name).cloned()
        };
        let schema = named(schema)
            .or_else(|| schema["anyOf"].as_array()?.iter().find_map(named))
            .unwrap_or_else(|| schema.clone());
        let is_object = schema["type"] == "object" || schema["oneOf"][0]["type"] == "object";
        is_object.then_some(schema)
    }

    /// The schema of what is answered.
    pub fn of_answer<T: JsonSchema>(&mut self) -> Value {
        self.answers.subschema_for::<T>().to_value()
    }

    /// All schemas by their names, and the references to them that have to be rewritten. One that is different as
    /// a body gets a name of its own.
    pub fn components(mut self) -> (Map<String, Value>, BTreeMap<String, String>) {
        let mut answers = self.answers.take_definitions(true);
        answers.values_mut().for_each(allow_more_fields);
        let bodies = self.bodies.take_definitions(true);
        let different = different(&bodies, &answers);
        let mut renamed = BTreeMap::new();
        for name in bodies.keys() {
            let new = if different.contains(name) { format!("{name}Body") } else { name.clone() };
            renamed.insert(format!("{BODY_PREFIX}{name}"), format!("{PREFIX}{new}"));
        }
        for (name, mut schema) in bodies {
            rename(&mut schema, &renamed);
            let new = if different.contains(&name) { format!("{name}Body") } else { name };
            answers.insert(new, schema);
        }
        (answers, renamed)
    }
}

/// The names under which there are two schemas: those that differ, and those that refer to them.
fn different(bodies: &Map<String, Value>, answers: &Map<String, Value>) -> BTreeSet<String> {
    let alike: BTreeMap<String, String> =
        bodies.keys().map(|name| (format!("{BODY_PREFIX}{name}"), format!("{PREFIX}{name}"))).collect();
    let mut different = BTreeSet::new();
    for (name, schema) in bodies {
        let mut schema = schema.clone();
        rename(&mut schema, &alike);
        if answers.get(name).is_some_and(|answer| *answer != schema) {
            different.insert(name.clone());
        }
    }
    loop {
        let refers = |schema: &Value| {
            let text = schema.to_string();
            different.iter().any(|name| text.contains(&format!("\"{BODY_PREFIX}{name}\"")))
        };
        let more: Vec<String> = bodies
            .iter()
            .filter(|(name, schema)| {
                answers.contains_key(*name) && !different.contains(*name) && refers(schema)
            })
            .map(|(name, _)| name.clone())
            .collect();
        if more.is_empty() {
            return different;
        }
        different.extend(more);
    }
}

/// Fields may be added to answers: who reads one passes over what it does not know.
fn allow_more_fields(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            fields.retain(|name, value| name != "additionalProperties" || *value != false);
            fields.values_mut().for_each(allow_more_fields);
        }
        Value::Array(items) => items.iter_mut().for_each(allow_more_fields),
        _ => {}
    }
}

/// Makes what is written for readers of the code fit for readers of the API: links to code are words, and a paragraph
/// is one line.
pub fn polish_descriptions(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(description)) = fields.get_mut("description") {
                *description =
                    without_links(description).replace("\n\n", "\0").replace('\n', " ").replace('\0', "\n\n");
            }
            fields.values_mut().for_each(polish_descriptions);
        }
        Value::Array(items) => items.iter_mut().for_each(polish_descriptions),
        _ => {}
    }
}

/// ``[`Calendar`](crate::calendar)`` is `Calendar`.
fn without_links(text: &str) -> String {
    let mut words = String::new();
    let mut rest = text;
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        words.extend([before, "`", name, "`"]);
        rest = match after.strip_prefix('(').and_then(|target| target.split_once(')')) {
            Some((_, after)) => after,
            None => after,
        };
    }
    words + rest
}

/// Rewrites references.
pub fn rename(value: &mut Value, renamed: &BTreeMap<String, String>) {
    match value {
        Value::Object(fields) => {
            if let Some(Value::String(reference)) = fields.get_mut("$ref")
                && let Some(new) = renamed.get(reference)
            {
                reference.clone_from(new);
            }
            fields.values_mut().for_each(|value| rename(value, renamed));
        }
        Value::Array(items) => items.iter_mut().for_each(|value| rename(value, renamed)),
        _ => {}
    }
}
