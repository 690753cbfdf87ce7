//! Structured logs: one JSON line an event, for Workers Logs. Nothing secret is ever an argument here (I6): ids,
//! names of operations, statuses and codes only.

use serde_json::{Value, json};

/// Something went as it should and is worth knowing.
pub fn event(name: &str, details: &Value) {
    worker::console_log!("{}", json!({ "level": "info", "event": name, "details": details }));
}

/// Something did not work.
pub fn fault(operation: &str, error: &str) {
    worker::console_error!("{}", json!({ "level": "error", "operation": operation, "error": error }));
}
