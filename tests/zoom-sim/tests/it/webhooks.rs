//! What Zoom tells by itself (zoom.md 6).

use std::{
    net::Ipv4Addr,
    sync::{Arc, Mutex, PoisonError},
};

use anyhow::{Context as _, Result};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::guest::{Guest, MIA};

const SECRET: &str = "it's a secret to everybody";

/// A receiver that answers what it is told to, and remembers what came.
#[derive(Clone, Default)]
struct Receiver {
    got: Arc<Mutex<Vec<(HeaderMap, String)>>>,
    answer: Arc<Mutex<u16>>,
}

impl Receiver {
    async fn start(guest: &Guest) -> Result<Self> {
        let receiver = Self { answer: Arc::new(Mutex::new(204)), ..Self::default() };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let url = format!("http://{}/webhooks", listener.local_addr()?);
        let take = async |State(receiver): State<Self>, headers: HeaderMap, body: Bytes| {
            let text = String::from_utf8_lossy(&body).into_owned();
            receiver.got.lock().unwrap_or_else(PoisonError::into_inner).push((headers, text));
            let status = *receiver.answer.lock().unwrap_or_else(PoisonError::into_inner);
            StatusCode::from_u16(status).unwrap_or(StatusCode::OK)
        };
        let routes = Router::new().route("/webhooks", post(take)).with_state(receiver.clone());
        tokio::spawn(async move { axum::serve(listener, routes).await });
        guest.arrange("webhooks", &json!({ "url": url, "secret": SECRET })).await?;
        Ok(receiver)
    }

    fn answers(&self, status: u16) {
        *self.answer.lock().unwrap_or_else(PoisonError::into_inner) = status;
    }

    fn got(&self) -> Vec<(HeaderMap, String)> {
        std::mem::take(&mut *self.got.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn messages(&self) -> Result<Vec<Value>> {
        self.got().iter().map(|(_, text)| Ok(serde_json::from_str(text)?)).collect()
    }

    /// The next message that is sent without a control call that waits for it.
    async fn next(&self) -> Result<Value> {
        for _ in 0..100 {
            if let Some(message) = self.messages()?.pop() {
                return Ok(message);
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
        anyhow::bail!("nothing came")
    }
}

async fn meeting(guest: &Guest) -> Result<(String, Value)> {
    let access = guest.connect(MIA).await?.access;
    let made = guest.create(&access, &json!({ "topic": "T", "start_time": "2099-01-01T00:00:00Z" })).await?.1;
    Ok((access, made))
}

#[tokio::test]
async fn messages_are_signed_over_the_bytes_as_they_go_out() -> Result<()> {
    let guest = Guest::new().await?;
    let (_, made) = meeting(&guest).await?;
    let receiver = Receiver::start(&guest).await?;
    let start = |delivery: Value| json!({ "meeting": made["id"], "what": "start", "delivery": delivery });
    guest.arrange("happen", &start(json!({ "times": 2 }))).await?;
    let got = receiver.got();
    assert_eq!(got.len(), 2, "twice");
    for (headers, text) in &got {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).context("a header");
        let at = header("x-zm-request-timestamp")?;
        let expected = signature(SECRET, &format!("v0:{at}:{text}"));
        assert_eq!(header("x-zm-signature")?, format!("v0={expected}"));
    }
    for (delivery, is_signed) in [(json!({ "signed": "badly" }), true), (json!({ "signed": "not" }), false)] {
        let end = json!({ "meeting": made["id"], "what": "end", "delivery": delivery });
        guest.arrange("happen", &end).await?;
        let (headers, text) = receiver.got().pop().context("a message")?;
        let at = headers["x-zm-request-timestamp"].to_str()?;
        let right = format!("v0={}", signature(SECRET, &format!("v0:{at}:{text}")));
        let given = headers.get("x-zm-signature").map(|value| value.to_str().unwrap_or_default().to_owned());
        assert_eq!(given.is_some(), is_signed);
        assert_ne!(given, Some(right));
        guest.arrange("happen", &start(json!({ "signed_seconds_ago": 600 }))).await?;
        let (late, _) = receiver.got().pop().context("a message")?;
        let late: i64 = late["x-zm-request-timestamp"].to_str()?.parse()?;
        assert!((599..=602).contains(&(at.parse::<i64>()? - late)), "{late} after {at}");
    }
    Ok(())
}

/// By the definition of HMAC (RFC 2104), so that the stand-in is not measured by itself.
fn signature(secret: &str, message: &str) -> String {
    use sha2::{Digest as _, Sha256};
    let mut key = [0_u8; 64];
    key[..secret.len()].copy_from_slice(secret.as_bytes());
    let inner = Sha256::new().chain_update(key.map(|byte| byte ^ 0x36)).chain_update(message).finalize();
    let outer = Sha256::new().chain_update(key.map(|byte| byte ^ 0x5c)).chain_update(inner).finalize();
    outer.iter().fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

#[tokio::test]
async fn a_meeting_is_told_as_zoom_tells_it() -> Result<()> {
    let guest = Guest::new().await?;
    let (_, made) = meeting(&guest).await?;
    let receiver = Receiver::start(&guest).await?;
    let happen =
        async |what: Value| guest.arrange("happen", &json!({ "meeting": made["id"], "what": what })).await;
    happen(json!("start")).await?;
    happen(json!({ "join": { "name": "Gus" } })).await?;
    happen(json!({ "join": { "name": "Mia", "user": MIA } })).await?;
    happen(json!({ "leave": "Gus" })).await?;
    happen(json!("end")).await?;
    let told = receiver.messages()?;
    let events: Vec<&str> = told.iter().filter_map(|message| message["event"].as_str()).collect();
    assert_eq!(
        events,
        [
            "meeting.started",
            "meeting.participant_joined",
            "meeting.participant_joined",
            "meeting.participant_left",
            "meeting.ended"
        ]
    );
    let object = |at: usize| &told[at]["payload"]["object"];
    let id = made["id"].to_string();
    for at in 0..5 {
        assert_eq!((object(at)["id"].as_str(), &object(at)["uuid"]), (Some(id.as_str()), &object(0)["uuid"]));
        assert_eq!(object(at)["host_id"], made["host_id"]);
    }
    assert_ne!(object(0)["uuid"], made["uuid"], "a run has a name of its own");
    let (gus, mia) = (&object(1)["participant"], &object(2)["participant"]);
    assert_eq!(
        (&gus["email"], &gus["id"], &gus["participant_user_id"]),
        (&json!(""), &json!(""), &json!(""))
    );
    assert_eq!((&mia["email"], &mia["id"]), (&json!(MIA), &made["host_id"]));
    assert_eq!(object(3)["participant"]["participant_uuid"], gus["participant_uuid"]);
    assert!(object(3)["participant"]["leave_time"].is_string() && gus["join_time"].is_string());
    assert!(object(4)["end_time"].is_string());

    // Without the scope nobody is told who comes.
    let scopes = ["user:read:user", "meeting:write:meeting"];
    guest.arrange("users", &json!({ "email": MIA, "scopes": scopes })).await?;
    guest.connect(MIA).await?;
    happen(json!("start")).await?;
    happen(json!({ "join": { "name": "Gus" } })).await?;
    assert_eq!(receiver.messages()?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn changes_are_told_whoever_makes_them() -> Result<()> {
    let guest = Guest::new().await?;
    let receiver = Receiver::start(&guest).await?;
    let (access, made) = meeting(&guest).await?;
    assert_eq!(receiver.next().await?["event"], "meeting.created");
    let path = format!("/meetings/{}", made["id"]);
    guest.send(&access, Method::PATCH, &path, Some(&json!({ "duration": 45 }))).await?;
    let told = receiver.next().await?;
    assert_eq!(
        (&told["event"], &told["payload"]["object"]["duration"]),
        (&json!("meeting.updated"), &json!(45))
    );
    assert!(told["payload"]["object"].get("start_time").is_none(), "only what changed: {told}");
    assert!(told["payload"]["object"]["id"].is_u64());

    let moved = json!({ "move": { "start_time": "2099-01-02T00:00:00Z" } });
    guest.arrange("happen", &json!({ "meeting": made["id"], "what": moved })).await?;
    let told = receiver.messages()?.pop().context("a message")?;
    assert_eq!(told["payload"]["object"]["start_time"], "2099-01-02T00:00:00Z");
    assert_eq!(guest.meetings().await?[0]["start_time"], "2099-01-02T00:00:00Z");

    guest.send(&access, Method::DELETE, &path, None).await?;
    assert_eq!(receiver.next().await?["event"], "meeting.deleted");

    // On a Basic plan nobody is told that (zoom.md 6).
    let second = guest.create(&access, &json!({})).await?.1;
    receiver.next().await?;
    guest.arrange("users", &json!({ "email": MIA, "type": 1 })).await?;
    guest.arrange("happen", &json!({ "meeting": second["id"], "what": "delete" })).await?;
    assert!(receiver.messages()?.is_empty());
    assert_eq!(guest.meetings().await?[1]["deleted"], true);
    Ok(())
}

#[tokio::test]
async fn messages_are_held_reversed_and_sent_again() -> Result<()> {
    let guest = Guest::new().await?;
    let (_, made) = meeting(&guest).await?;
    let receiver = Receiver::start(&guest).await?;
    for what in ["start", "end"] {
        let held = json!({ "meeting": made["id"], "what": what, "delivery": { "hold": true } });
        assert_eq!(guest.arrange("happen", &held).await?, json!([]));
    }
    assert!(receiver.messages()?.is_empty());
    receiver.answers(500);
    guest.arrange("webhooks/release", &json!({ "host": made["host_id"], "reversed": true })).await?;
    let events = |told: Vec<Value>| told.into_iter().map(|one| one["event"].clone()).collect::<Vec<_>>();
    assert_eq!(events(receiver.messages()?), ["meeting.ended", "meeting.started"]);
    receiver.answers(401);
    guest.arrange("webhooks/retry", &json!({})).await?;
    assert_eq!(events(receiver.messages()?), ["meeting.ended", "meeting.started"]);
    guest.arrange("webhooks/retry", &json!({})).await?;
    assert!(receiver.messages()?.is_empty(), "what is refused is not sent again");
    Ok(())
}

#[tokio::test]
async fn who_takes_the_app_out_is_told_of_and_nothing_works_any_more() -> Result<()> {
    let guest = Guest::new().await?;
    let (access, made) = meeting(&guest).await?;
    let receiver = Receiver::start(&guest).await?;
    guest.arrange("deauthorize", &json!({ "host": made["host_id"] })).await?;
    let told = receiver.messages()?.pop().context("a message")?;
    assert_eq!((&told["event"], &told["payload"]["user_id"]), (&json!("app_deauthorized"), &made["host_id"]));
    assert_eq!(guest.get(&access, "/users/me").await?.0, 401);
    // Of somebody who has not the app, nothing is told.
    guest.arrange("happen", &json!({ "meeting": made["id"], "what": "start" })).await?;
    assert!(receiver.messages()?.is_empty());
    Ok(())
}

#[tokio::test]
async fn the_check_of_an_address_asks_for_a_signature() -> Result<()> {
    let guest = Guest::new().await?;
    let receiver = Receiver::start(&guest).await?;
    let checked = guest.arrange("webhooks/check", &json!({})).await?;
    assert_eq!(checked["valid"], false, "a receiver that signs nothing");
    let asked = receiver.messages()?.pop().context("a message")?;
    assert_eq!(asked["event"], "endpoint.url_validation");
    assert!(asked["payload"]["plainToken"].is_string());
    guest.arrange("webhooks", &json!({})).await?;
    assert!(guest.arrange("webhooks/check", &json!({})).await.is_err(), "nobody to check");
    Ok(())
}
