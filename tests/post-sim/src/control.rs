//! What tests ask and arrange.

use crate::fault::Plan;
use crate::message::Channel;
use crate::office::Office;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Value, json};

/// The query of `GET /control/messages`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wanted {
    channel: Option<Channel>,
    /// A part of an address that it is for.
    to: Option<String>,
    /// Only later ones than the one of this number.
    #[serde(default)]
    since: u64,
}

/// `GET /control/messages[?channel=mail&to=ada@&since=N]`: what has arrived, in its order.
pub async fn messages(State(office): State<Office>, Query(wanted): Query<Wanted>) -> Json<Value> {
    let desk = office.desk();
    let found: Vec<_> = desk
        .messages
        .iter()
        .filter(|message| message.number > wanted.since)
        .filter(|message| wanted.channel.is_none_or(|channel| channel == message.channel))
        .filter(|message| {
            wanted
                .to
                .as_ref()
                .is_none_or(|part| message.content.to.iter().any(|to| to.contains(part.as_str())))
        })
        .collect();
    Json(json!({ "messages": found }))
}

/// `DELETE /control/messages`: forgets what has arrived. The idempotency keys stay used.
pub async fn forget(State(office): State<Office>) -> StatusCode {
    office.desk().messages.clear();
    StatusCode::NO_CONTENT
}

/// `GET /control/faults`: what still goes wrong.
pub async fn faults(State(office): State<Office>) -> Json<Value> {
    Json(json!({ "faults": office.desk().faults }))
}

/// `POST /control/faults`: one plan, or an array of them, that go wrong after those that are there already.
pub async fn add_faults(State(office): State<Office>, body: Bytes) -> Response {
    let plans = serde_json::from_slice::<Value>(&body).and_then(|value| match value {
        Value::Array(_) => serde_json::from_value::<Vec<Plan>>(value),
        one => serde_json::from_value(one).map(|plan| vec![plan]),
    });
    match plans {
        Ok(plans) => {
            let mut desk = office.desk();
            desk.faults.retain(|plan| plan.times > 0);
            desk.faults.extend(plans);
            Json(json!({ "faults": desk.faults })).into_response()
        }
        Err(error) => (StatusCode::BAD_REQUEST, Json(json!({ "error": error.to_string() }))).into_response(),
    }
}

/// `DELETE /control/faults`: nothing goes wrong any more.
pub async fn clear_faults(State(office): State<Office>) -> StatusCode {
    office.desk().faults.clear();
    StatusCode::NO_CONTENT
}
