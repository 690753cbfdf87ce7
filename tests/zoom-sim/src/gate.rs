//! Where every call of Zoom's side passes: it is named, noted in the journal, and meets its fault.

use std::future::pending;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderValue, Method, StatusCode, header::CONTENT_TYPE, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};

use crate::{
    clock::to_milliseconds,
    fault::Fault,
    form::Fields,
    journal::{Arrival, Receipt},
    line::Cutter,
    operation::Operation,
    refusal::{RATE_CATEGORY, Refusal},
    state::{Bearer, World, Zoom},
    user::UserId,
};

/// The longest body that is read.
const BODY_BYTES_MAX: usize = 1 << 20;

/// The middleware around all endpoints of OAuth and API.
pub async fn pass(
    State(zoom): State<Zoom>,
    ConnectInfo(line): ConnectInfo<Cutter>,
    request: Request,
    next: Next,
) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_BYTES_MAX).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let call = Call::read(&parts, &body);
    let (receipt, fault, refreshing) = call.arrive(&zoom);
    let request = Request::from_parts(parts, Body::from(body));

    let mut response = match fault {
        None => next.run(request).await,
        Some(Fault::Answer(canned)) => {
            let now = zoom.world().clock.now();
            canned.response(call.operation, call.meeting.as_deref(), now)
        }
        Some(Fault::Hang) => pending().await,
        Some(Fault::HangAfter) => {
            next.run(request).await;
            // The deed is done, only its answer hangs: a caller who gives up and asks again is no second one at once,
            // whichever of the end of the old connection and the first bytes of the new one comes in first.
            drop(refreshing);
            return pending().await;
        }
        Some(Fault::Drop) => return hang_up(&line),
        Some(Fault::DropAfter) => {
            next.run(request).await;
            return hang_up(&line);
        }
        Some(Fault::Slow(delay)) => {
            // On a task of its own, so that the effect comes even when the caller goes before the answer.
            let work = tokio::spawn(async move {
                tokio::time::sleep(delay).await;
                next.run(request).await
            });
            work.await.unwrap_or_else(|_| Refusal::internal().into_response())
        }
    };
    drop(refreshing);
    if call.path.starts_with("/v2/") {
        // Every call that the stand-in plays is Light (zoom.md 3, 4).
        response.headers_mut().insert(RATE_CATEGORY, HeaderValue::from_static("Light"));
    }
    zoom.world().journal.answered(receipt, response.status());
    response
}

/// Cuts the line. The response only wakes the connection up; not a byte of it gets through.
fn hang_up(line: &Cutter) -> Response {
    line.cut();
    StatusCode::NO_CONTENT.into_response()
}

/// What the gate has to know of a call.
#[derive(Debug)]
struct Call {
    method: Method,
    path: String,
    query: Option<String>,
    operation: Operation,
    bearer: Bearer,
    form: Fields,
    meeting: Option<String>,
    body: Option<Value>,
}

impl Call {
    fn read(parts: &Parts, body: &Bytes) -> Self {
        let path = parts.uri.path().to_owned();
        let content_type = parts.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let is_form = content_type.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
        let form = if is_form { Fields::of_body(body) } else { Fields::default() };
        let grant_type = form.get("grant_type").map(str::to_owned);
        let operation = Operation::of(&parts.method, &path, grant_type.as_deref());
        let body = match operation {
            Operation::Token | Operation::Refresh => Some(json!({ "grant_type": grant_type })),
            Operation::Create
            | Operation::Patch
            | Operation::CreateRegistrant
            | Operation::RegistrantStatus => serde_json::from_slice(body).ok(),
            _ => None,
        };
        Self {
            query: Fields::of_query(parts.uri.query()).redacted(),
            bearer: Bearer::find(&parts.headers, parts.uri.query()),
            meeting: path
                .strip_prefix("/v2/meetings/")
                .and_then(|rest| rest.split('/').next())
                .map(str::to_owned),
            method: parts.method.clone(),
            path,
            operation,
            form,
            body,
        }
    }

    /// Notes the call, picks its fault, and counts it in while it is a refresh.
    fn arrive(&self, zoom: &Zoom) -> (Receipt, Option<Fault>, Option<RefreshUnderWay>) {
        let mut guard = zoom.world();
        let world = &mut *guard;
        let host = self.host(world);
        let fault = world.faults.strike(self.operation, host.as_ref());
        let refreshing = host
            .clone()
            .filter(|_| self.operation == Operation::Refresh)
            .map(|user| RefreshUnderWay::begin(zoom, world, user));
        let arrival = Arrival {
            method: self.method.clone(),
            path: self.path.clone(),
            query: self.query.clone(),
            host,
            operation: self.operation,
            body: self.body.clone(),
            fault: fault.map(String::from),
        };
        let at = to_milliseconds(world.clock.precise());
        (world.journal.arrived(arrival, at), fault, refreshing)
    }

    /// On whose behalf: told by the access token, the code or the refresh token, dead or alive.
    fn host(&self, world: &World) -> Option<UserId> {
        let grants = &world.grants;
        match self.operation {
            Operation::Token => grants.owner_of_code(self.form.get("code")?).cloned(),
            Operation::Refresh => grants.owner_of_refresh(self.form.get("refresh_token")?).cloned(),
            Operation::Revoke => grants.owner_of_access(self.form.get("token")?).cloned(),
            _ => grants.owner_of_access(self.bearer.token()?).cloned(),
        }
    }
}

/// Counts a refresh as under way from its arrival until it is done, or until the caller goes.
struct RefreshUnderWay {
    zoom: Zoom,
    user: UserId,
}

impl RefreshUnderWay {
    fn begin(zoom: &Zoom, world: &mut World, user: UserId) -> Self {
        let count = world.refreshing.entry(user.clone()).or_default();
        *count += 1;
        let counts = world.stats.of(&user);
        counts.max_concurrent_refreshes = counts.max_concurrent_refreshes.max(*count);
        Self { zoom: zoom.clone(), user }
    }
}

impl Drop for RefreshUnderWay {
    fn drop(&mut self) {
        if let Some(count) = self.zoom.world().refreshing.get_mut(&self.user) {
            *count = count.saturating_sub(1);
        }
    }
}
