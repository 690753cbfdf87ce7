//! From bytes to a slot query, with the field at fault where they are none.

use super::SlotQuery;
use crate::invalid::Invalid;
use crate::limits;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};

impl SlotQuery {
    /// Reads a slot query from JSON.
    pub fn read(bytes: &[u8]) -> Result<Self, Invalid> {
        if bytes.len() > limits::SLOT_QUERY_BYTES_MAX {
            let message = format!("A slot query has at most {} bytes.", limits::SLOT_QUERY_BYTES_MAX);
            return Err(Invalid::new("invalid_query", "", message));
        }
        let mut json = serde_json::Deserializer::from_slice(bytes);
        let query = serde_path_to_error::deserialize(&mut json).map_err(|error| refused(error, bytes))?;
        json.end().map_err(|error| no_json(&error))?;
        Ok(query)
    }
}

fn no_json(error: &serde_json::Error) -> Invalid {
    Invalid::new("invalid_json", "", format!("This is no JSON: {error}."))
}

fn refused(error: serde_path_to_error::Error<serde_json::Error>, bytes: &[u8]) -> Invalid {
    let field = dotted(error.path());
    let has_fields = has_fields(bytes, error.path());
    let error = error.into_inner();
    if !error.is_data() {
        return no_json(&error);
    }
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    let text = text.strip_suffix(&place).unwrap_or(&text);
    let refusal = match written_invalid(text) {
        // A type that checks itself has said what it takes, and of which of its fields.
        Some((inner, said)) if has_fields => Invalid::new("invalid_query", inner.to_owned(), said.to_owned()),
        // One without fields has said what it is called where there is but one.
        Some((_, said)) => Invalid::new("invalid_query", "", said.to_owned()),
        None => Invalid::new("invalid_query", "", format!("This cannot be read: {text}.")),
    };
    if field.is_empty() { refusal } else { refusal.within(&field) }
}

/// The field and the message of an [`Invalid`] that went through serde, which keeps nothing but its text.
fn written_invalid(text: &str) -> Option<(&str, &str)> {
    let (said, code) = text.strip_suffix(')')?.rsplit_once(" (")?;
    let (field, message) = said.split_once(": ")?;
    (code.starts_with("invalid_") && !field.contains(' ')).then_some((field, message))
}

/// Whether there is an object or a list at a path of the document.
fn has_fields(bytes: &[u8], path: &Path) -> bool {
    let Ok(document) = serde_json::from_slice::<Value>(bytes) else { return false };
    let there = path.iter().try_fold(&document, |value, segment| match segment {
        Segment::Seq { index } => value.get(*index),
        Segment::Map { key } => value.get(key),
        Segment::Enum { .. } | Segment::Unknown => None,
    });
    there.is_some_and(|value| value.is_object() || value.is_array())
}

/// The path as an [`Invalid`] has it: `calendar.members.0.schedule`.
fn dotted(path: &Path) -> String {
    let name = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key } => Some(key.clone()),
        Segment::Enum { variant } => Some(variant.clone()),
        Segment::Unknown => None,
    };
    path.iter().filter_map(name).collect::<Vec<_>>().join(".")
}
