//! The loopback test aid under `/_control`: look at what happened, arrange what happens next.

use axum::{
    Json,
    body::Bytes,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::{Deserialize, de::DeserializeOwned};
use serde_json::{Value, json};

use crate::{
    fault::Plan as FaultPlan,
    limit::PolicyChange,
    meeting::{calls::make, draft::Draft},
    security::PasscodeRules,
    state::Zoom,
    user::{Email, Plan, User, UserId},
};

/// A control call that makes no sense, with what is wrong with it. A typing error in a test should not go unseen.
#[derive(Debug)]
pub struct ControlError(String);

impl ControlError {
    /// What is wrong.
    pub fn new(what: &str) -> Self {
        Self(what.to_owned())
    }
}

impl IntoResponse for ControlError {
    fn into_response(self) -> Response {
        (StatusCode::BAD_REQUEST, Json(json!({ "error": self.0 }))).into_response()
    }
}

/// Reads a JSON body whatever its content type says; an empty one is `{}`.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, ControlError> {
    let body = if body.is_empty() { b"{}" } else { body };
    serde_json::from_slice(body).map_err(|error| ControlError(error.to_string()))
}

/// `GET /_control/meetings`: all of them, deleted ones too, in the order in which they were made.
pub async fn meetings(State(zoom): State<Zoom>) -> Json<Value> {
    let world = zoom.world();
    let meetings = world.meetings.all().map(|meeting| {
        let host = world.directory.get(&meeting.host);
        meeting.inspected(host)
    });
    Json(meetings.collect())
}

/// The body of `POST /_control/meetings`.
#[derive(Debug, Deserialize)]
struct ByHand {
    host: UserId,
    #[serde(flatten)]
    meeting: Value,
}

/// `POST /_control/meetings`: a user makes a meeting in Zoom itself, by hand; shows it.
pub async fn make_meeting(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let ByHand { host, meeting } = read(&body)?;
    let draft = Draft::read(meeting.to_string().as_bytes());
    let draft = draft.map_err(|_| ControlError("a meeting that Zoom would not take".to_owned()))?;
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.directory.get(&host).cloned();
    let host = host.ok_or_else(|| ControlError("host: nobody known".to_owned()))?;
    let meeting = make(world, &host, draft);
    let shown = meeting.inspected(Some(&host));
    world.meetings.add(meeting);
    Ok(Json(shown))
}

/// The query of `GET /_control/requests`.
#[derive(Debug, Deserialize)]
pub struct Since {
    #[serde(default)]
    since: usize,
}

/// `GET /_control/requests[?since=N]`: the journal, from entry N on.
pub async fn requests(State(zoom): State<Zoom>, Query(Since { since }): Query<Since>) -> Json<Value> {
    Json(json!(zoom.world().journal.since(since)))
}

/// One plan or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    Many(Vec<Value>),
    One(Value),
}

/// `POST /_control/faults`: adds one plan or an array of them, and lists all.
pub async fn add_faults(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    // Two steps, so that the complaint is about the plan and not about the choice between one and many.
    let plans = match read::<OneOrMany>(&body)? {
        OneOrMany::Many(plans) => plans,
        OneOrMany::One(plan) => vec![plan],
    };
    let plans = plans.into_iter().map(serde_json::from_value::<FaultPlan>).collect::<Result<Vec<_>, _>>();
    let plans = plans.map_err(|error| ControlError(error.to_string()))?;
    let mut world = zoom.world();
    world.faults.add(plans);
    Ok(Json(json!({ "faults": world.faults.plans() })))
}

/// `GET /_control/faults`: all plans with their hits.
pub async fn faults(State(zoom): State<Zoom>) -> Json<Value> {
    Json(json!({ "faults": zoom.world().faults.plans() }))
}

/// The query of `DELETE /_control/faults`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OfHost {
    host: Option<UserId>,
}

/// `DELETE /_control/faults[?host=ID]`: forgets all plans, or those for one user. A call that hangs already goes on
/// hanging.
pub async fn clear_faults(State(zoom): State<Zoom>, Query(OfHost { host }): Query<OfHost>) -> Json<Value> {
    let mut world = zoom.world();
    match host {
        Some(host) => world.faults.clear_for(&host),
        None => world.faults.clear(),
    }
    Json(json!({ "faults": world.faults.plans() }))
}

/// The body of `POST /_control/reset`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reset {
    #[serde(default)]
    users: bool,
}

/// `POST /_control/reset`: forgets meetings, requests, faults, limits, counts; with `{"users":true}` users and grants.
pub async fn reset(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let Reset { users } = read(&body)?;
    zoom.world().reset(zoom.config(), users);
    Ok(Json(json!({ "reset": true, "users": users })))
}

/// The body of `POST /_control/users`; what is absent stays as it is.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct UserChange {
    email: String,
    #[serde(rename = "type")]
    plan: Option<u8>,
    timezone: Option<String>,
    first_name: Option<String>,
    last_name: Option<String>,
    scopes: Option<Vec<String>>,
    passcode_required: Option<bool>,
    passcode_rules: Option<PasscodeRules>,
    /// The address of somebody whose account this user is put into.
    account_of: Option<String>,
}

/// `POST /_control/users`: adds a user or changes one, and shows the result.
pub async fn put_user(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let change: UserChange = read(&body)?;
    let email = Email::read(&change.email).ok_or_else(|| ControlError("email: not an address".to_owned()))?;
    let plan = match change.plan {
        None => None,
        Some(number) => Some(
            Plan::of_number(number)
                .ok_or_else(|| ControlError("type: 1 (Basic) or 2 (Licensed)".to_owned()))?,
        ),
    };
    if let Some(zone) = change.timezone.as_deref().filter(|zone| !zone.is_empty()) {
        jiff::tz::TimeZone::get(zone).map_err(|error| ControlError(format!("timezone: {error}")))?;
    }
    let mut guard = zoom.world();
    let world = &mut *guard;
    let account = match &change.account_of {
        None => None,
        Some(other) => {
            let account = Email::read(other).and_then(|other| world.directory.account_of(&other));
            Some(account.ok_or_else(|| ControlError("account_of: nobody known".to_owned()))?)
        }
    };
    let user = world.directory.enrol(email, plan.unwrap_or(Plan::Licensed), world.clock.now());
    user.plan = plan.unwrap_or(user.plan);
    user.timezone = change.timezone.unwrap_or_else(|| user.timezone.clone());
    user.first_name = change.first_name.unwrap_or_else(|| user.first_name.clone());
    user.last_name = change.last_name.unwrap_or_else(|| user.last_name.clone());
    user.passcode_required = change.passcode_required.unwrap_or(user.passcode_required);
    user.passcode_rules = change.passcode_rules.unwrap_or(user.passcode_rules);
    user.account_id = account.unwrap_or_else(|| user.account_id.clone());
    if let Some(scopes) = change.scopes {
        user.scopes = scopes.into_iter().collect();
    }
    Ok(Json(inspected(user)))
}

/// `GET /_control/users`.
pub async fn users(State(zoom): State<Zoom>) -> Json<Value> {
    Json(zoom.world().directory.all().into_iter().map(inspected).collect())
}

fn inspected(user: &User) -> Value {
    json!({
        "id": user.id,
        "account_id": user.account_id,
        "email": user.email,
        "type": user.plan.number(),
        "timezone": user.timezone,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "pmi": user.pmi,
        "scopes": user.scopes,
        "passcode_required": user.passcode_required,
        "passcode_rules": user.passcode_rules,
    })
}

/// The body of `POST /_control/expire`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expire {
    host: Option<UserId>,
    #[serde(default)]
    access: bool,
    #[serde(default)]
    refresh: bool,
}

/// `POST /_control/expire`: ends tokens now; says how many of each were alive.
pub async fn expire(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let Expire { host, access, refresh } = read(&body)?;
    if !access && !refresh {
        return Err(ControlError("say `access`, `refresh` or both".to_owned()));
    }
    let mut world = zoom.world();
    let now = world.clock.now();
    let access = if access { world.grants.expire_access(host.as_ref(), now) } else { 0 };
    let refresh = if refresh { world.grants.expire_refresh(host.as_ref(), now) } else { 0 };
    Ok(Json(json!({ "access": access, "refresh": refresh })))
}

/// The body of `POST /_control/rotate`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Rotate {
    host: UserId,
}

/// `POST /_control/rotate`: a user's refresh token is traded by somebody who keeps the new one to themselves.
pub async fn rotate(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let Rotate { host } = read(&body)?;
    let mut guard = zoom.world();
    let world = &mut *guard;
    let now = world.clock.now();
    let rotated = world.grants.rotate_unseen(&host, now, &mut world.draw);
    Ok(Json(json!({ "rotated": rotated })))
}

/// `POST /_control/limits`: changes what is given, shows what holds.
pub async fn set_limits(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let change: PolicyChange = read(&body)?;
    Ok(Json(json!(zoom.world().limits.change(change))))
}

/// `GET /_control/limits`.
pub async fn limits(State(zoom): State<Zoom>) -> Json<Value> {
    Json(json!(zoom.world().limits.policy()))
}

/// The body of `POST /_control/clock`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_seconds: u32,
}

/// `POST /_control/clock`: sets the stand-in's clock forward, past a token's life or midnight.
pub async fn advance_clock(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let Advance { advance_seconds } = read(&body)?;
    let mut world = zoom.world();
    world.clock.advance(advance_seconds);
    Ok(Json(json!({ "now": world.clock.now() })))
}

/// `GET /_control/stats`: what took effect, in all and by user.
pub async fn stats(State(zoom): State<Zoom>) -> Json<Value> {
    let world = zoom.world();
    let now = world.clock.now();
    let mut stats = json!(world.stats.total());
    let by_host = world.stats.by_host().iter().map(|(host, counts)| {
        let mut counts = json!(counts);
        counts["email"] = json!(world.directory.get(host).map(|user| &user.email));
        counts["writes_today"] = json!(world.limits.writes_today(host, now));
        (host.as_str().to_owned(), counts)
    });
    stats["by_host"] = Value::Object(by_host.collect());
    Json(stats)
}
