//! What Zoom tells by itself: webhooks, signed with the app's secret token (zoom.md 6).
//!
//! Nobody is told anything until a test has subscribed. Then changes of meetings are told, whoever made them; that a meeting
//! begins, that people come and go, that a user takes the app out, happens when a test says so.

use std::{fmt::Write as _, time::Duration};

use axum::{Json, body::Bytes, extract::State};
use hmac::{Hmac, KeyInit as _, Mac as _};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::{
    clock::to_milliseconds,
    control::{ControlError, read},
    draw::Draw,
    meeting::{Meeting, MeetingId},
    state::{World, Zoom},
    user::{Email, Plan, User, UserId},
};

/// Whoever does not answer within this has not got the message (zoom.md 6).
const ANSWER_TIMEOUT: Duration = Duration::from_secs(3);
/// The scope without which nobody is told of participants (zoom.md 1.6).
const PARTICIPANTS: [&str; 2] = ["meeting:read:participant", "meeting:read"];

/// Where messages go, and what they are signed with.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Subscription {
    url: String,
    secret: String,
}

/// A message that was sent.
#[derive(Clone, Debug, Serialize)]
pub struct Sent {
    body: Value,
    /// What was answered; nothing where no answer came in time.
    status: Option<u16>,
    answer: String,
}

impl Sent {
    /// Whether Zoom sends it again: not what was refused (zoom.md 6).
    fn is_lost(&self) -> bool {
        self.status.is_none_or(|status| status >= 500)
    }
}

/// A meeting that takes place.
#[derive(Debug)]
struct Run {
    meeting: MeetingId,
    uuid: String,
    start: Timestamp,
    people: Vec<Participant>,
}

/// Somebody in it.
#[derive(Clone, Debug)]
struct Participant {
    name: String,
    user_id: u64,
    uuid: String,
    user: Option<UserId>,
    email: String,
    registrant: Option<String>,
}

/// All that is to be known for telling.
#[derive(Debug, Default)]
pub struct Webhooks {
    subscription: Option<Subscription>,
    runs: Vec<Run>,
    held: Vec<Value>,
    sent: Vec<Sent>,
}

/// How a message goes out.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Delivery {
    /// So many times.
    times: u32,
    /// Not yet: `release` sends it.
    hold: bool,
    /// With a signature that is right.
    signed: Signed,
    /// Signed so many seconds ago.
    signed_seconds_ago: i64,
}

impl Default for Delivery {
    fn default() -> Self {
        Self { times: 1, hold: false, signed: Signed::Well, signed_seconds_ago: 0 }
    }
}

/// How a message is signed.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Signed {
    Well,
    /// By somebody who does not know the secret.
    Badly,
    /// Not at all.
    Not,
}

fn signature(secret: &str, message: &[u8]) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("HMAC takes keys of any length");
    mac.update(message);
    hex(&mac.finalize().into_bytes())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Sends a message, if anybody has subscribed; what came of it.
async fn deliver(zoom: &Zoom, body: Value, delivery: &Delivery) -> Vec<Sent> {
    let (subscription, now) = {
        let mut world = zoom.world();
        let Some(subscription) = world.webhooks.subscription.clone() else { return Vec::new() };
        if delivery.hold {
            world.webhooks.held.push(body);
            return Vec::new();
        }
        (subscription, world.clock.now())
    };
    let at = now.as_second() - delivery.signed_seconds_ago;
    let mut all = Vec::new();
    for _ in 0..delivery.times {
        let sent = send(&subscription, &body, delivery.signed, at).await;
        zoom.world().webhooks.sent.push(sent.clone());
        all.push(sent);
    }
    all
}

async fn send(subscription: &Subscription, body: &Value, signed: Signed, at: i64) -> Sent {
    let Subscription { url, secret } = subscription;
    let text = body.to_string();
    let secret = if matches!(signed, Signed::Badly) { "another secret" } else { secret };
    let mut request = reqwest::Client::new().post(url).timeout(ANSWER_TIMEOUT);
    request = request.header("content-type", "application/json").header("x-zm-request-timestamp", at);
    if !matches!(signed, Signed::Not) {
        let signature = signature(secret, format!("v0:{at}:{text}").as_bytes());
        request = request.header("x-zm-signature", format!("v0={signature}"));
    }
    let (status, answer) = match request.body(text).send().await {
        Ok(response) => (Some(response.status().as_u16()), response.text().await.unwrap_or_default()),
        Err(_) => (None, String::new()),
    };
    Sent { body: body.clone(), status, answer }
}

/// Tells of something that a call of the API has done, in its own time.
pub fn announce(zoom: &Zoom, told: Option<Value>) {
    if let Some(body) = told {
        let zoom = zoom.clone();
        tokio::spawn(async move { deliver(&zoom, body, &Delivery::default()).await });
    }
}

impl World {
    /// A message about a meeting of a user who has the app; without them, nobody is told (zoom.md 6).
    fn message(
        &self,
        event: &str,
        host: &UserId,
        at: Timestamp,
        payload: impl FnOnce(&User) -> Value,
    ) -> Option<Value> {
        let user = self.directory.get(host)?;
        self.grants.scopes_of(host)?;
        let mut payload = payload(user);
        payload["account_id"] = user.account_id.clone().into();
        Some(json!({ "event": event, "event_ts": at.as_millisecond(), "payload": payload }))
    }

    /// `meeting.deleted`, of which only paid accounts are told.
    pub fn told_deleted(&self, meeting: &Meeting) -> Option<Value> {
        let paid = self.directory.get(&meeting.host)?.plan == Plan::Licensed;
        let told = self.message("meeting.deleted", &meeting.host, self.clock.precise(), |host| {
            json!({
                "operator": host.email, "operator_id": host.id, "operation": "all",
                "object": {
                    "id": meeting.id, "uuid": meeting.uuid, "host_id": host.id, "topic": meeting.topic,
                    "type": meeting.kind.number(), "start_time": meeting.start, "duration": meeting.duration_minutes,
                    "timezone": meeting.timezone,
                },
            })
        });
        told.filter(|_| paid)
    }

    /// `meeting.created`.
    pub fn told_created(&self, meeting: &Meeting) -> Option<Value> {
        self.message("meeting.created", &meeting.host, self.clock.precise(), |host| {
            json!({
                "operator": host.email, "operator_id": host.id, "operation": "all",
                "object": {
                    "id": meeting.id, "uuid": meeting.uuid, "host_id": host.id, "topic": meeting.topic,
                    "type": meeting.kind.number(), "start_time": meeting.start, "duration": meeting.duration_minutes,
                    "timezone": meeting.timezone,
                },
            })
        })
    }

    /// `meeting.updated`, which tells the fields that changed and no others.
    pub fn told_updated(&self, old: &Meeting, new: &Meeting, at: Timestamp) -> Option<Value> {
        let mut object = json!({ "id": new.id, "uuid": new.uuid, "host_id": new.host });
        let mut before = json!({ "id": new.id });
        for (field, was, is) in [
            ("topic", json!(old.topic), json!(new.topic)),
            ("start_time", json!(old.start), json!(new.start)),
            ("duration", json!(old.duration_minutes), json!(new.duration_minutes)),
            ("agenda", json!(old.agenda), json!(new.agenda)),
        ] {
            if was != is {
                object[field] = is;
                before[field] = was;
            }
        }
        self.message("meeting.updated", &new.host, at, |host| {
            json!({
                "operator": host.email, "operator_id": host.id, "scope": "all", "time_stamp": at.as_millisecond(),
                "object": object, "old_object": before,
            })
        })
    }
}

/// `POST /_control/webhooks`: who is told; `{}`: nobody.
pub async fn subscribe(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let wanted: Value = read(&body)?;
    let subscription = if wanted == json!({}) { None } else { Some(read::<Subscription>(&body)?) };
    zoom.world().webhooks.subscription = subscription;
    Ok(Json(wanted))
}

/// `GET /_control/webhooks`: what was sent, in order.
pub async fn sent(State(zoom): State<Zoom>) -> Json<Value> {
    Json(json!(zoom.world().webhooks.sent))
}

/// `POST /_control/webhooks/check`: the check of the address, which Zoom makes again and again.
pub async fn check(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let delivery: Delivery = read(&body)?;
    let (token, now, secret) = {
        let mut guard = zoom.world();
        let world = &mut *guard;
        let secret = world.webhooks.subscription.as_ref().map(|known| known.secret.clone());
        let secret = secret.ok_or_else(|| ControlError::new("nobody has subscribed"))?;
        (world.draw.url_safe::<16>(), world.clock.precise(), secret)
    };
    let message = json!({
        "payload": { "plainToken": token }, "event_ts": now.as_millisecond(), "event": "endpoint.url_validation",
    });
    let sent = deliver(&zoom, message, &delivery).await;
    let expected = json!({ "plainToken": token, "encryptedToken": signature(&secret, token.as_bytes()) });
    let is_valid = |sent: &Sent| {
        sent.status == Some(200)
            && serde_json::from_str::<Value>(&sent.answer).ok().as_ref() == Some(&expected)
    };
    Ok(Json(json!({ "valid": !sent.is_empty() && sent.iter().all(is_valid), "sent": sent })))
}

fn is_about(message: &Value, host: &UserId) -> bool {
    let payload = &message["payload"];
    [&payload["object"]["host_id"], &payload["user_id"]].iter().any(|id| id.as_str() == Some(host.as_str()))
}

/// The body of `POST /_control/webhooks/release`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Release {
    host: UserId,
    #[serde(default)]
    reversed: bool,
}

/// `POST /_control/webhooks/release`: sends what was held back of a user, in order or the other way round.
pub async fn release(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let Release { host, reversed } = read(&body)?;
    let mut held: Vec<Value> = {
        let mut world = zoom.world();
        let all = std::mem::take(&mut world.webhooks.held);
        let (of_host, others) = all.into_iter().partition(|message| is_about(message, &host));
        world.webhooks.held = others;
        of_host
    };
    if reversed {
        held.reverse();
    }
    deliver_all(&zoom, held).await
}

/// `POST /_control/webhooks/retry`: sends again what got no answer, or one that something is broken.
pub async fn retry(State(zoom): State<Zoom>) -> Result<Json<Value>, ControlError> {
    let lost = {
        let mut world = zoom.world();
        let (lost, arrived) = std::mem::take(&mut world.webhooks.sent).into_iter().partition(Sent::is_lost);
        world.webhooks.sent = arrived;
        Vec::<Sent>::into_iter(lost).map(|sent| sent.body).collect()
    };
    deliver_all(&zoom, lost).await
}

async fn deliver_all(zoom: &Zoom, messages: Vec<Value>) -> Result<Json<Value>, ControlError> {
    let mut all = Vec::new();
    for message in messages {
        all.extend(deliver(zoom, message, &Delivery::default()).await);
    }
    Ok(Json(json!(all)))
}

/// The body of `POST /_control/webhooks/send`: any message, as it stands.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AsItStands {
    message: Value,
    #[serde(default)]
    delivery: Delivery,
}

/// `POST /_control/webhooks/send`.
pub async fn send_any(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let AsItStands { message, delivery } = read(&body)?;
    Ok(Json(json!(deliver(&zoom, message, &delivery).await)))
}

/// The body of `POST /_control/deauthorize`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Deauthorize {
    host: UserId,
    #[serde(default)]
    delivery: Delivery,
}

/// `POST /_control/deauthorize`: a user takes the app out of their account. Tokens are dead at once.
pub async fn deauthorize(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let Deauthorize { host, delivery } = read(&body)?;
    let client_id = zoom.config().client_id.clone();
    let message = {
        let mut world = zoom.world();
        let at = world.clock.precise();
        let told = world.message("app_deauthorized", &host, at, |user| {
            json!({
                "user_id": user.id, "client_id": client_id, "deauthorization_time": at, "signature": "",
                "user_data_retention": "false",
            })
        });
        world.grants.revoke_all(&host);
        told.ok_or_else(|| ControlError::new("host: has not allowed the app"))?
    };
    Ok(Json(json!(deliver(&zoom, message, &delivery).await)))
}

/// The body of `POST /_control/happen`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Happening {
    meeting: MeetingId,
    what: What,
    /// When; now where it is absent.
    at: Option<Timestamp>,
    #[serde(default)]
    delivery: Delivery,
}

/// What can happen to a meeting without our doing.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case")]
enum What {
    /// Its host opens it.
    Start,
    /// Everybody is gone.
    End,
    /// Somebody comes.
    Join(Guest),
    /// Somebody of this name leaves.
    Leave(String),
    /// Somebody deletes it by hand.
    Delete,
    /// Somebody gives it another time or length by hand.
    Move { start_time: Option<Timestamp>, duration: Option<u32> },
}

/// Who comes.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Guest {
    name: String,
    /// Signed in at Zoom under this address.
    user: Option<Email>,
    /// By the link of a registrant: their id.
    registrant: Option<String>,
}

/// `POST /_control/happen`: something happens to a meeting, and is told.
pub async fn happen(State(zoom): State<Zoom>, body: Bytes) -> Result<Json<Value>, ControlError> {
    let Happening { meeting, what, at, delivery } = read(&body)?;
    let message = {
        let mut guard = zoom.world();
        let world = &mut *guard;
        let at = at.unwrap_or_else(|| world.clock.precise());
        world.let_happen(meeting, what, at)?
    };
    let sent = match message {
        Some(message) => deliver(&zoom, message, &delivery).await,
        None => Vec::new(),
    };
    Ok(Json(json!(sent)))
}

impl World {
    fn let_happen(
        &mut self,
        id: MeetingId,
        what: What,
        at: Timestamp,
    ) -> Result<Option<Value>, ControlError> {
        let meeting = self.meetings.get(id).filter(|meeting| meeting.deleted_at.is_none());
        let meeting = meeting.cloned().ok_or_else(|| ControlError::new("meeting: there is none"))?;
        match what {
            What::Start => self.start(&meeting, at),
            What::End => self.end(&meeting, at),
            What::Join(guest) => self.join(&meeting, guest, at),
            What::Leave(name) => self.leave(&meeting, &name, at),
            What::Delete => {
                let told = self.told_deleted(&meeting);
                if let Some(meeting) = self.meetings.of_host(id, &meeting.host) {
                    meeting.deleted_at = Some(at);
                }
                Ok(told)
            }
            What::Move { start_time, duration } => {
                let mut moved = meeting.clone();
                moved.start = start_time.unwrap_or(meeting.start);
                moved.duration_minutes = duration.unwrap_or(meeting.duration_minutes);
                let told = self.told_updated(&meeting, &moved, at);
                if let Some(known) = self.meetings.of_host(id, &meeting.host) {
                    *known = moved;
                }
                Ok(told)
            }
        }
    }

    fn start(&mut self, meeting: &Meeting, at: Timestamp) -> Result<Option<Value>, ControlError> {
        if self.webhooks.run_of(meeting.id).is_ok() {
            return Err(ControlError::new("it has begun already"));
        }
        // Each run has a uuid of its own (zoom.md 7).
        let uuid = crate::meeting::make_uuid(&mut self.draw);
        let run = Run { meeting: meeting.id, uuid, start: at, people: Vec::new() };
        let object = object_of(meeting, &run);
        self.webhooks.runs.push(run);
        Ok(self.message("meeting.started", &meeting.host, at, |_| json!({ "object": object })))
    }

    fn end(&mut self, meeting: &Meeting, at: Timestamp) -> Result<Option<Value>, ControlError> {
        let mut object = object_of(meeting, self.webhooks.run_of(meeting.id)?);
        object["end_time"] = json!(to_milliseconds(at));
        self.webhooks.runs.retain(|run| run.meeting != meeting.id);
        Ok(self.message("meeting.ended", &meeting.host, at, |_| json!({ "object": object })))
    }

    fn join(
        &mut self,
        meeting: &Meeting,
        guest: Guest,
        at: Timestamp,
    ) -> Result<Option<Value>, ControlError> {
        let Guest { name, user, registrant } = guest;
        let user = match user {
            Some(email) => {
                let all = self.directory.all();
                let known = all.into_iter().find(|user| user.email == email).cloned();
                Some(known.ok_or_else(|| ControlError::new("user: nobody known"))?)
            }
            None => None,
        };
        let host = self.directory.get(&meeting.host).cloned();
        // Addresses of people outside of the host's account are not told (zoom.md 6).
        let email = user.as_ref().filter(|user| host.is_some_and(|host| host.account_id == user.account_id));
        let participant = Participant {
            name,
            user_id: 16_778_240 + self.draw.below(1_000_000),
            uuid: participant_uuid(&mut self.draw),
            email: email.map_or_else(String::new, |user| user.email.as_str().to_owned()),
            user: user.map(|user| user.id),
            registrant,
        };
        let run = self.webhooks.run_of(meeting.id)?;
        let mut object = object_of(meeting, run);
        object["participant"] = participant.shown("join_time", at);
        run.people.push(participant);
        Ok(self.told_of_people("meeting.participant_joined", meeting, at, &object))
    }

    fn leave(&mut self, meeting: &Meeting, name: &str, at: Timestamp) -> Result<Option<Value>, ControlError> {
        let run = self.webhooks.run_of(meeting.id)?;
        let place = run.people.iter().rposition(|participant| participant.name == name);
        let participant = run.people.remove(place.ok_or_else(|| ControlError::new("leave: nobody there"))?);
        let mut object = object_of(meeting, run);
        object["participant"] = participant.shown("leave_time", at);
        object["participant"]["leave_reason"] = "left the meeting.".into();
        Ok(self.told_of_people("meeting.participant_left", meeting, at, &object))
    }

    fn told_of_people(&self, event: &str, meeting: &Meeting, at: Timestamp, object: &Value) -> Option<Value> {
        let scopes = self.grants.scopes_of(&meeting.host)?;
        PARTICIPANTS.iter().find(|scope| scopes.contains(**scope))?;
        self.message(event, &meeting.host, at, |_| json!({ "object": object }))
    }
}

impl Webhooks {
    fn run_of(&mut self, meeting: MeetingId) -> Result<&mut Run, ControlError> {
        let run = self.runs.iter_mut().find(|run| run.meeting == meeting);
        run.ok_or_else(|| ControlError::new("it has not begun"))
    }
}

impl Participant {
    fn shown(&self, when: &str, at: Timestamp) -> Value {
        let id = self.user.as_ref().map_or("", UserId::as_str);
        let mut shown = json!({
            "user_id": self.user_id.to_string(), "user_name": self.name, "id": id, "participant_user_id": id,
            "participant_uuid": self.uuid, "email": self.email, "registrant_id": self.registrant,
        });
        shown[when] = json!(to_milliseconds(at));
        shown
    }
}

fn participant_uuid(draw: &mut Draw) -> String {
    hex(&draw.bytes::<16>()).to_uppercase()
}

/// A run as its messages show it: the id is a text in these, and the length the one that was planned (zoom.md 6).
fn object_of(meeting: &Meeting, run: &Run) -> Value {
    json!({
        "id": meeting.id.to_string(), "uuid": run.uuid, "host_id": meeting.host, "topic": meeting.topic,
        "type": meeting.kind.number(), "start_time": to_milliseconds(run.start), "timezone": meeting.timezone,
        "duration": meeting.duration_minutes,
    })
}
