//! JSON Schemas for people: what a value is in a few words, the fields of an object as a table.

use super::html::{escaped, line, prose, table};
use super::{items, text};
use serde_json::Value;

/// So many allowed values stand in a line; more are folded away.
const VALUES_IN_LINE_MAX: usize = 12;

/// Every named shape with its own heading.
pub fn sections(schemas: &Value) -> String {
    let named = schemas.as_object().into_iter().flatten();
    named
        .map(|(name, schema)| {
            let id = anchor(name);
            format!(
                "<section aria-labelledby=\"{id}\">\n<h3 id=\"{id}\"><a href=\"#{id}\">{name}</a></h3>\n{}{}</section>\n",
                prose(text(&schema["description"])),
                whole(schema)
            )
        })
        .collect::<Vec<_>>()
        .concat()
}

fn anchor(name: &str) -> String {
    format!("shape-{name}")
}

fn whole(schema: &Value) -> String {
    let variants = items(&schema["oneOf"]);
    if !variants.is_empty() {
        let kinds: String = variants.iter().map(variant).collect();
        return format!("<p>One of:</p>\n<ul>\n{kinds}</ul>\n");
    }
    let fields = fields(schema);
    if fields.is_empty() { format!("<p>{}</p>\n", shape(schema)) } else { fields }
}

fn variant(schema: &Value) -> String {
    let table = fields(schema);
    let what = if table.is_empty() { shape(schema) } else { String::new() };
    format!("<li>{what} {}\n{table}</li>\n", line(text(&schema["description"])))
}

/// The fields of an object as a table; nothing for what has none.
pub fn fields(schema: &Value) -> String {
    let required = items(&schema["required"]);
    let rows = schema["properties"]
        .as_object()
        .into_iter()
        .flatten()
        .map(|(name, property)| {
            let optional = if required.iter().any(|one| one == name) {
                ""
            } else {
                " <span class=\"quiet\">optional</span>"
            };
            format!(
                "<tr><th scope=\"row\"><code>{}</code>{optional}</th><td>{}</td><td>{}{}</td></tr>\n",
                escaped(name),
                shape(property),
                line(text(&property["description"])),
                usual(property),
            )
        })
        .collect::<Vec<_>>();
    table("", ["Field", "What it is", "Meaning"], &rows.concat())
}

fn usual(property: &Value) -> String {
    match property.get("default") {
        Some(value) if !value.is_object() && !value.is_array() => {
            format!(" <span class=\"quiet\">Without it: <code>{}</code>.</span>", escaped(&value.to_string()))
        }
        _ => String::new(),
    }
}

/// Where the fields are, if they are not here.
pub fn reference_sentence(schema: &Value) -> String {
    match schema["$ref"].as_str() {
        Some(_) => format!("JSON: {}.", shape(schema)),
        None => "JSON.".to_owned(),
    }
}

/// What a value is.
pub fn shape(schema: &Value) -> String {
    if let Some(reference) = schema["$ref"].as_str() {
        let name = reference.rsplit('/').next().unwrap_or_default();
        return format!("<a href=\"#{}\">{}</a>", anchor(name), escaped(name));
    }
    for either in ["anyOf", "oneOf"] {
        let choices = items(&schema[either]);
        if !choices.is_empty() {
            return choices.iter().map(shape).collect::<Vec<_>>().join(" or ");
        }
    }
    if let Some(value) = schema.get("const") {
        return format!("<code>{}</code>", escaped(&value.to_string()));
    }
    let values = items(&schema["enum"]);
    if !values.is_empty() {
        return listed(values);
    }
    format!("{}{}", kind(schema), bounds(schema))
}

fn listed(values: &[Value]) -> String {
    let all: Vec<String> =
        values.iter().map(|value| format!("<code>{}</code>", escaped(text(value)))).collect();
    if values.len() <= VALUES_IN_LINE_MAX {
        return all.join(", ");
    }
    format!("<details><summary>One of {}</summary>{}</details>", values.len(), all.join(", "))
}

fn kind(schema: &Value) -> String {
    let names = match &schema["type"] {
        Value::Array(names) => names.iter().map(|name| one_kind(text(name), schema)).collect(),
        name => vec![one_kind(text(name), schema)],
    };
    names.join(" or ")
}

fn one_kind(name: &str, schema: &Value) -> String {
    match (name, text(&schema["format"])) {
        ("string", "date-time") => "instant".to_owned(),
        ("string", "uri") => "address".to_owned(),
        ("string", "") => "text".to_owned(),
        ("string", format) => escaped(format),
        ("integer", _) => "whole number".to_owned(),
        ("array", _) if !items(&schema["prefixItems"]).is_empty() => {
            format!(
                "list of {}",
                items(&schema["prefixItems"]).iter().map(shape).collect::<Vec<_>>().join(", ")
            )
        }
        ("array", _) => format!("list of {}", shape(&schema["items"])),
        ("object", _) if schema["additionalProperties"].is_object() => {
            format!("object of {}", shape(&schema["additionalProperties"]))
        }
        ("", _) => "anything".to_owned(),
        (other, _) => escaped(other),
    }
}

fn bounds(schema: &Value) -> String {
    let range = |least: &str, most: &str, unit: &str| match (&schema[least], &schema[most]) {
        (Value::Null, Value::Null) => None,
        (least, Value::Null) => Some(format!("from {least}{unit}")),
        (Value::Null, most) => Some(format!("up to {most}{unit}")),
        (least, most) => Some(format!("{least} to {most}{unit}")),
    };
    let pattern = schema["pattern"].as_str().map(|pattern| format!("like <code>{}</code>", escaped(pattern)));
    let bounds: Vec<String> = [
        range("minimum", "maximum", ""),
        range("minLength", "maxLength", " characters"),
        range("minItems", "maxItems", " entries"),
        pattern,
    ]
    .into_iter()
    .flatten()
    .collect();
    if bounds.is_empty() { String::new() } else { format!(", {}", bounds.join(", ")) }
}
