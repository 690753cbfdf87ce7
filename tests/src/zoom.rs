//! The stand-in for Zoom as a test sees it: what happened there, and what shall go wrong next.

use crate::client::{Answer, Api};
use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

/// The stand-in's control calls.
#[derive(Debug, Clone)]
pub struct Zoom {
    http: Api,
}

/// A meeting at the stand-in.
#[derive(Debug, Clone, Deserialize)]
pub struct Meeting {
    /// Its number.
    pub id: u64,
    /// The Zoom user whose it is.
    pub host_id: String,
    /// What it is called.
    pub topic: String,
    /// When it begins.
    pub start_time: Timestamp,
    /// How many minutes it takes.
    pub duration: u32,
    /// The zone that it is shown in.
    pub timezone: String,
    /// What it is about.
    pub agenda: String,
    /// What guests type.
    pub password: Option<String>,
    /// What guests follow.
    pub join_url: String,
    /// All settings.
    pub settings: Value,
    /// Who is registered: `{id, email, first_name, last_name, status, join_url}`.
    pub registrants: Vec<Value>,
    /// Whether it was deleted.
    pub deleted: bool,
}

/// A request that reached the stand-in.
#[derive(Debug, Clone, Deserialize)]
pub struct Entry {
    /// The method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The Zoom user on whose behalf it came.
    pub host: Option<String>,
    /// What it asked for: `create`, `refresh`, …
    pub operation: String,
    /// What was answered, if anything.
    pub status: Option<u16>,
    /// When it came.
    pub at: Timestamp,
    /// The body of a write.
    pub body: Option<Value>,
    /// The query, secrets blotted out.
    pub query: Option<String>,
    /// What went wrong with it on purpose.
    pub fault: Option<String>,
}

/// A message that Zoom has sent.
#[derive(Debug, Clone, Deserialize)]
pub struct Told {
    /// The message.
    pub body: Value,
    /// What was answered, if anything.
    pub status: Option<u16>,
    /// The body of the answer.
    pub answer: String,
}

/// What took effect for one Zoom user.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
pub struct Counts {
    /// Refresh tokens rotated.
    pub refreshes: usize,
    /// Meetings made.
    pub creates: usize,
    /// Meetings deleted.
    pub deletes: usize,
    /// The most refreshes that were under way at once.
    pub max_concurrent_refreshes: usize,
}

impl Zoom {
    /// The stand-in at an origin.
    pub fn new(origin: &str) -> Result<Self> {
        Ok(Self { http: Api::new(origin, "")? })
    }

    async fn control(&self, method: Method, path: &str, body: Option<Value>) -> Result<Answer> {
        let mut request = self.http.request(method, &format!("/_control/{path}"));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let answer = self.http.send(request).await?;
        ensure!(answer.status == 200, "the stand-in answers {} to {path}: {}", answer.status, answer.body);
        Ok(answer)
    }

    /// Every meeting there ever was, deleted ones too.
    pub async fn meetings(&self) -> Result<Vec<Meeting>> {
        self.control(Method::GET, "meetings", None).await?.read(200)
    }

    /// The meetings of a Zoom user that were not deleted.
    pub async fn live_meetings(&self, zoom_user: &str) -> Result<Vec<Meeting>> {
        let mut meetings = self.meetings().await?;
        meetings.retain(|meeting| meeting.host_id == zoom_user && !meeting.deleted);
        Ok(meetings)
    }

    /// A Zoom user makes a meeting in Zoom itself; its number.
    pub async fn make_by_hand(&self, zoom_user: &str, agenda: &str, start: &str) -> Result<u64> {
        let body = json!({ "host": zoom_user, "topic": "By hand", "agenda": agenda, "start_time": start });
        let made: Value = self.control(Method::POST, "meetings", Some(body)).await?.read(200)?;
        made["id"].as_u64().context("an id")
    }

    /// The meeting behind a link.
    pub async fn meeting_at(&self, join_url: &str) -> Result<Meeting> {
        let found = self.meetings().await?.into_iter().find(|meeting| meeting.join_url == join_url);
        found.with_context(|| format!("the stand-in never issued {join_url}"))
    }

    /// The requests on behalf of a Zoom user, in order.
    pub async fn requests(&self, zoom_user: &str) -> Result<Vec<Entry>> {
        let mut entries = self.all_requests().await?;
        entries.retain(|entry| entry.host.as_deref() == Some(zoom_user));
        Ok(entries)
    }

    /// All requests, in order.
    pub async fn all_requests(&self) -> Result<Vec<Entry>> {
        self.control(Method::GET, "requests", None).await?.read(200)
    }

    /// Lets every call of one kind on behalf of a Zoom user go wrong, until [`heal`](Self::heal).
    pub async fn break_for(&self, zoom_user: &str, operation: &str, fault: &str) -> Result<()> {
        self.add_fault(json!({ "operation": operation, "fault": fault, "host": zoom_user })).await
    }

    /// Lets the next call of one kind on behalf of a Zoom user go wrong.
    pub async fn break_once_for(&self, zoom_user: &str, operation: &str, fault: &str) -> Result<()> {
        self.add_fault(json!({ "operation": operation, "fault": fault, "host": zoom_user, "times": 1 })).await
    }

    /// Adds a fault as the stand-in writes it.
    pub async fn add_fault(&self, plan: Value) -> Result<()> {
        self.control(Method::POST, "faults", Some(plan)).await.map(drop)
    }

    /// Ends all faults.
    pub async fn heal(&self) -> Result<()> {
        self.control(Method::DELETE, "faults", None).await.map(drop)
    }

    /// Ends all faults of a Zoom user.
    pub async fn heal_for(&self, zoom_user: &str) -> Result<()> {
        self.control(Method::DELETE, &format!("faults?host={zoom_user}"), None).await.map(drop)
    }

    /// Ends the access tokens of a Zoom user now.
    pub async fn expire_access(&self, zoom_user: &str) -> Result<()> {
        self.control(Method::POST, "expire", Some(json!({ "host": zoom_user, "access": true })))
            .await
            .map(drop)
    }

    /// Ends everything that a Zoom user's connection lives on: only a new consent helps.
    pub async fn expire_all(&self, zoom_user: &str) -> Result<()> {
        let body = json!({ "host": zoom_user, "access": true, "refresh": true });
        self.control(Method::POST, "expire", Some(body)).await.map(drop)
    }

    /// Somebody else trades a Zoom user's refresh token: ours is old from now on.
    pub async fn rotate_unseen(&self, zoom_user: &str) -> Result<()> {
        let answer = self.control(Method::POST, "rotate", Some(json!({ "host": zoom_user }))).await?;
        ensure!(answer.read::<Value>(200)?["rotated"] == true, "there was nothing to rotate");
        Ok(())
    }

    /// Moves Zoom's clock on. Tests that need the Worker's to move too call [`World::advance`](crate::world::World::advance).
    pub async fn advance(&self, seconds: u64) -> Result<()> {
        self.control(Method::POST, "clock", Some(json!({ "advance_seconds": seconds }))).await.map(drop)
    }

    /// Changes what Zoom's limits are: `per_second`, `count_deletes`, `per_day`.
    pub async fn set_limits(&self, change: Value) -> Result<()> {
        self.control(Method::POST, "limits", Some(change)).await.map(drop)
    }

    /// Lets Zoom tell the Worker at `origin` what happens, signed with this secret.
    pub async fn tell(&self, origin: &str, secret: &str) -> Result<()> {
        let body = json!({ "url": format!("{origin}/webhooks/zoom"), "secret": secret });
        self.control(Method::POST, "webhooks", Some(body)).await.map(drop)
    }

    /// Lets Zoom tell nobody.
    pub async fn tell_nobody(&self) -> Result<()> {
        self.control(Method::POST, "webhooks", Some(json!({}))).await.map(drop)
    }

    /// Something happens to a meeting: `start`, `end`, `delete`, `{"join": {name, user?, registrant?}}`, `{"leave": name}`,
    /// `{"move": {start_time?, duration?}}`. `more` says when (`at`) and how it is told (`delivery`). What was answered to
    /// the messages.
    pub async fn happen(&self, meeting: &Meeting, what: Value, more: Value) -> Result<Vec<Told>> {
        let mut body = json!({ "meeting": meeting.id, "what": what });
        for (name, value) in more.as_object().into_iter().flatten() {
            body[name] = value.clone();
        }
        self.control(Method::POST, "happen", Some(body)).await?.read(200)
    }

    /// A user takes the app out of their Zoom account.
    pub async fn deauthorize(&self, zoom_user: &str, delivery: Value) -> Result<Vec<Told>> {
        let body = json!({ "host": zoom_user, "delivery": delivery });
        self.control(Method::POST, "deauthorize", Some(body)).await?.read(200)
    }

    /// Sends a message as it stands.
    pub async fn send_message(&self, message: &Value, delivery: Value) -> Result<Vec<Told>> {
        let body = json!({ "message": message, "delivery": delivery });
        self.control(Method::POST, "webhooks/send", Some(body)).await?.read(200)
    }

    /// Sends what was held back of a Zoom user.
    pub async fn release(&self, zoom_user: &str, reversed: bool) -> Result<Vec<Told>> {
        let body = json!({ "host": zoom_user, "reversed": reversed });
        self.control(Method::POST, "webhooks/release", Some(body)).await?.read(200)
    }

    /// Checks the address that it tells, as Zoom does every few days.
    pub async fn check_address(&self, delivery: Value) -> Result<Value> {
        self.control(Method::POST, "webhooks/check", Some(delivery)).await?.read(200)
    }

    /// All that was told, in order.
    pub async fn told(&self) -> Result<Vec<Told>> {
        self.control(Method::GET, "webhooks", None).await?.read(200)
    }

    /// Adds a Zoom user or changes one.
    pub async fn put_user(&self, user: Value) -> Result<()> {
        self.control(Method::POST, "users", Some(user)).await.map(drop)
    }

    /// Whether anybody has signed in under this address since the stand-in was started.
    pub async fn knows(&self, email: &str) -> Result<bool> {
        let users: Vec<Value> = self.control(Method::GET, "users", None).await?.read(200)?;
        Ok(users.iter().any(|user| user["email"] == email))
    }

    /// Zoom's id of the user with this address.
    pub async fn user_id(&self, email: &str) -> Result<String> {
        let users: Vec<Value> = self.control(Method::GET, "users", None).await?.read(200)?;
        let user = users.iter().find(|user| user["email"] == email).context("no such user of Zoom")?;
        Ok(user["id"].as_str().context("an id")?.to_owned())
    }

    /// What took effect for a Zoom user.
    pub async fn counts(&self, zoom_user: &str) -> Result<Counts> {
        let stats: Value = self.control(Method::GET, "stats", None).await?.read(200)?;
        match stats["by_host"].get(zoom_user) {
            Some(counts) => Ok(serde_json::from_value(counts.clone())?),
            None => Ok(Counts::default()),
        }
    }
}
