//! Reading JSON that is one value: messages between objects, columns of tables, answers of Zoom.

use serde::de::DeserializeOwned;

/// Reads a value. All of them are read by way of [`serde_json::Value`]: a parser for each type, as
/// [`serde_json::from_str`] makes one, would be a tenth of the Worker.
pub fn read<T: DeserializeOwned>(text: &str) -> serde_json::Result<T> {
    serde_json::from_value(parse(text)?)
}

#[inline(never)]
fn parse(text: &str) -> serde_json::Result<serde_json::Value> {
    serde_json::from_str(text)
}
