//! Slotkey over HTTP: the public calls, as clients make them, and the management API, as operators do.
//!
//! A call answers `Err` only where no answer came; what the answer says is for the caller to look at, by
//! [`Answer::read`] or [`Answer::problem`].

use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use reqwest::header::HeaderMap;
use reqwest::{Client, ClientBuilder, Method, RequestBuilder, redirect::Policy};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use shared::wire::{
    AppointmentView, BookingRequest, CalendarView, ContactRequest, HoldRequest, Problem, RescheduleRequest,
    SlotView, SlotsView,
};
use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// The zone of clients who do not say where they are.
pub const CLIENT_ZONE: &str = "Europe/London";
/// What the proxy that `wrangler dev` puts before workerd answers where a connection that it had kept open is gone. The
/// request has not arrived; a client who speaks to Cloudflare meets no such proxy.
const LOST_BY_DEV_PROXY: &str = "Your worker restarted mid-request.";
/// How often a request is sent that the proxy loses.
const SENDS_MAX: usize = 5;
/// Nothing that we call takes longer, unless something is wrong.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(45);

/// A text that nobody has used before in this process: for keys, slugs, addresses.
#[must_use]
pub fn fresh(what: &str) -> String {
    static COUNT: AtomicU64 = AtomicU64::new(1);
    format!("{what}-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// An answer, whatever it says.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text.
    pub body: String,
    /// How long it took to come, the body included.
    pub took: Duration,
}

impl Answer {
    /// The JSON in an answer that has this status and no other.
    pub fn read<T: DeserializeOwned>(&self, status: u16) -> Result<T> {
        ensure!(self.status == status, "{} instead of {status}: {}", self.status, self.body);
        serde_json::from_str(&self.body).with_context(|| self.body.clone())
    }

    /// The refusal in an answer that is one, in the one shape that refusals have (RFC 9457).
    pub fn problem(&self) -> Result<Problem> {
        ensure!(self.status >= 400, "no refusal but {}: {}", self.status, self.body);
        ensure!(
            self.header("content-type") == "application/problem+json",
            "content-type {}",
            self.header("content-type")
        );
        let problem: Problem = serde_json::from_str(&self.body).with_context(|| self.body.clone())?;
        ensure!(problem.status == self.status, "says {} but is {}", problem.status, self.status);
        ensure!(
            !problem.detail.is_empty() && !problem.title.is_empty(),
            "tells a person nothing: {}",
            self.body
        );
        Ok(problem)
    }

    /// The status and code of a refusal.
    pub fn refused(&self) -> Result<(u16, String)> {
        self.problem().map(|problem| (problem.status, problem.code))
    }

    /// The status, code and field of a refusal.
    pub fn refused_field(&self) -> Result<(u16, String, Option<String>)> {
        self.problem().map(|problem| (problem.status, problem.code, problem.field))
    }

    /// The version in the entity tag.
    pub fn version(&self) -> Result<i64> {
        let tag = self.header("etag");
        let bare = tag.strip_prefix('"').and_then(|tag| tag.strip_suffix('"'));
        bare.and_then(|version| version.parse().ok()).with_context(|| format!("no entity tag: {tag:?}"))
    }

    /// A header; empty where there is none.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A client, an operator, a browser without a window. Belongs to the Tokio runtime that it was made in.
#[derive(Debug, Clone)]
pub struct Api {
    http: Client,
    origin: String,
    key: String,
}

/// A booking that is about to be made.
#[derive(Debug, Clone)]
pub struct Booking {
    /// The idempotency key.
    pub key: String,
    /// The body.
    pub request: BookingRequest,
    /// What the client's browser says of their languages.
    pub languages: Option<String>,
}

impl Booking {
    /// A booking by somebody new, under a new key.
    #[must_use]
    pub fn at(start: &str) -> Self {
        let who = fresh("client");
        let contact = ContactRequest {
            name: format!("Client {who}"),
            email: format!("{who}@example.com"),
            phone: None,
        };
        let request = BookingRequest {
            start: start.to_owned(),
            tz: CLIENT_ZONE.to_owned(),
            contact,
            notes: None,
            answers: BTreeMap::new(),
            guests: Vec::new(),
            duration_minutes: None,
            hold: None,
        };
        Self { key: fresh("booking"), request, languages: None }
    }
}

/// A user of an agency, as the management API tells of them.
#[derive(Debug, Clone, Deserialize)]
pub struct UserRecord {
    /// The user's id.
    pub id: String,
    /// What they are called.
    pub name: String,
    /// Their Zoom account, if one is connected.
    pub zoom: Option<ZoomConnection>,
    /// Their default meeting location.
    pub meeting_location: Option<Value>,
}

/// A user's connected Zoom account.
#[derive(Debug, Clone, Deserialize)]
pub struct ZoomConnection {
    /// Zoom's id of its user.
    pub zoom_user: String,
    /// Their address at Zoom.
    pub email: String,
    /// The Zoom account that they belong to.
    pub account_id: String,
    /// What they have allowed.
    pub scopes: Vec<String>,
    /// Why they have to connect again, where they have to.
    pub reconnect_needed: Option<String>,
}

/// How a sub-account stands.
#[derive(Debug, Clone, Deserialize)]
pub struct SubAccountStatus {
    /// Appointments that are not cancelled.
    pub live_appointments: u32,
    /// Jobs that the outbox still has to do.
    pub jobs_waiting: u32,
    /// Slot meetings that have a link.
    pub meetings_ready: u32,
    /// Slot meetings that wait for a link.
    pub meetings_pending: u32,
    /// Slot meetings that get no link.
    pub meetings_given_up: u32,
    /// Webhook messages that endpoints have yet to take.
    pub webhooks_waiting: u32,
    /// Webhook endpoints that were switched off because they do not take what they are sent.
    pub webhook_endpoints_disabled: u32,
    /// Appointments that are on their way through a workflow.
    pub enrolments_under_way: u32,
    /// Messages that nobody has taken on yet.
    pub messages_waiting: u32,
    /// Messages that were not delivered.
    pub messages_failed: u32,
}

/// How a Zoom account stands.
#[derive(Debug, Clone, Deserialize)]
pub struct ZoomAccountStatus {
    /// Who owns it.
    pub owner: Option<String>,
    /// Why the owner must sign in at Zoom again, where they must.
    pub reconnect_needed: Option<String>,
    /// Whether Zoom has yet to be told that somebody has let go of it.
    pub revoke_owed: bool,
    /// Generation of the newest tokens.
    pub token_generation: i64,
    /// Which sealing key they are under.
    pub token_key: Option<String>,
    /// Whether KV has been seen to hold the newest generation.
    pub token_settled: bool,
    /// Create, update and delete requests sent in this UTC day.
    pub requests_used: u32,
    /// How many are left today.
    pub requests_left: u32,
    /// Meetings to be made that wait for their turn.
    pub creates_waiting: u32,
    /// Meetings to be deleted that wait for their turn.
    pub deletes_waiting: u32,
    /// When Zoom counts anew.
    pub resets_at: Timestamp,
    /// Zoom takes no calls of the account before this.
    pub closed_until: Option<Timestamp>,
    /// What the owner has allowed at Zoom.
    pub scopes: Vec<String>,
    /// When the tokens were had that are in use.
    pub tokens_renewed_at: Option<Timestamp>,
    /// When our upcoming meetings were last compared with Zoom's.
    pub compared_at: Option<Timestamp>,
    /// How many of ours were missing there.
    pub missing_found: u32,
    /// How many were there that nobody needs.
    pub orphans_found: u32,
}

/// An appointment as the business sees it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ListedAppointment {
    /// What the client sees.
    #[serde(flatten)]
    pub view: AppointmentView,
    /// The user ids of its hosts.
    pub host_ids: Vec<String>,
    /// Who booked.
    pub contact: ContactRequest,
    /// What the client said beforehand.
    pub notes: Option<String>,
    /// What the business notes for itself.
    pub staff_notes: Option<String>,
    /// What the client answered: `{id, label, kind, value}`.
    pub answers: Vec<Value>,
    /// Whom the client brings.
    pub guests: Vec<String>,
    /// What there is to know of its link at Zoom: `{kind, reason, left_out}`.
    pub zoom_link: Option<Value>,
    /// How its meeting went: `{started_at, ended_at, minutes, client_joined_at, client_minutes, participants}`.
    pub attendance: Option<Value>,
    /// Why it was cancelled.
    pub cancel_reason: Option<String>,
    /// Grows with every change.
    pub version: i64,
}

impl ListedAppointment {
    /// Whether it still takes place.
    #[must_use]
    pub fn is_live(&self) -> bool {
        self.view.status != "cancelled"
    }
}

/// A time that is kept for a client.
#[derive(Debug, Clone, Deserialize)]
pub struct Hold {
    /// Books the time, and gives it back.
    pub id: String,
    /// First instant of the slot.
    pub start: String,
    /// When it is given back by itself.
    pub expires: Timestamp,
}

/// A change of anything that has a version: made on that version, or on whatever there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// Whatever there is.
    Anything,
    /// This version and no other.
    Version(i64),
}

#[derive(Deserialize)]
struct Created {
    id: String,
}

impl Api {
    /// A client of the installation at `origin`, which knows the management key.
    pub fn new(origin: &str, key: &str) -> Result<Self> {
        // No connection is kept: a Worker that is killed and started again would leave dead ones.
        let http = http(ANSWER_TIMEOUT).pool_max_idle_per_host(0).build()?;
        Ok(Self { http, origin: origin.to_owned(), key: key.to_owned() })
    }

    /// The same client, with less patience for one answer.
    pub fn impatient(&self, timeout: Duration) -> Result<Self> {
        Ok(Self { http: http(timeout).pool_max_idle_per_host(0).build()?, ..self.clone() })
    }

    /// The same client, as quick as browsers are: it keeps its connections.
    pub fn keeping_connections(&self) -> Result<Self> {
        Ok(Self { http: http(ANSWER_TIMEOUT).build()?, ..self.clone() })
    }

    /// Where the installation is.
    #[must_use]
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// A request to a path, nothing added; for what has no method of its own here.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let address =
            if path.starts_with("http") { path.to_owned() } else { format!("{}{path}", self.origin) };
        self.http.request(method, address)
    }

    /// Sends a request and reads the answer to its end.
    pub async fn send(&self, request: RequestBuilder) -> Result<Answer> {
        let began = Instant::now();
        for _ in 1..SENDS_MAX {
            let again = request.try_clone().context("a body that can be sent again")?;
            let answer = answer(again, began).await?;
            if answer.status != 503 || !answer.body.starts_with(LOST_BY_DEV_PROXY) {
                return Ok(answer);
            }
        }
        answer(request, began).await
    }

    /// A GET of a path.
    pub async fn get(&self, path: &str) -> Result<Answer> {
        self.send(self.request(Method::GET, path)).await
    }

    // What clients ask.

    /// `GET /api/v1/calendars/{slug}`
    pub async fn calendar(&self, slug: &str) -> Result<CalendarView> {
        self.get(&format!("/api/v1/calendars/{slug}")).await?.read(200)
    }

    /// `GET /api/v1/calendars/{slug}/slots` with these parameters.
    pub async fn slots_with(&self, slug: &str, query: &[(&str, &str)]) -> Result<Answer> {
        self.send(self.request(Method::GET, &format!("/api/v1/calendars/{slug}/slots")).query(query)).await
    }

    /// The days of a calendar that have free slots.
    pub async fn slots(&self, slug: &str, from: &str, to: &str, tz: &str) -> Result<SlotsView> {
        self.slots_with(slug, &[("from", from), ("to", to), ("tz", tz)]).await?.read(200)
    }

    /// All free slots from tomorrow on, for as many days.
    pub async fn free_slots(&self, slug: &str, days: i64) -> Result<Vec<SlotView>> {
        let view = self.slots(slug, &day_from_now(1), &day_from_now(days), "UTC").await?;
        Ok(view.days.into_iter().flat_map(|day| day.slots).collect())
    }

    /// The first `count` free slots from tomorrow on.
    pub async fn first_slots(&self, slug: &str, count: usize) -> Result<Vec<SlotView>> {
        let mut slots = self.free_slots(slug, 14).await?;
        ensure!(slots.len() >= count, "only {} of {count} slots are free on {slug}", slots.len());
        slots.truncate(count);
        Ok(slots)
    }

    /// Whether the calendar offers a slot at this instant.
    pub async fn offers(&self, slug: &str, start: &str) -> Result<bool> {
        let day = &start[.."YYYY-MM-DD".len()];
        let view = self.slots(slug, day, day, "UTC").await?;
        Ok(view.days.iter().flat_map(|day| &day.slots).any(|slot| slot.start == start))
    }

    /// `POST /api/v1/calendars/{slug}/appointments`
    pub async fn book(&self, slug: &str, booking: &Booking) -> Result<Answer> {
        let request = self.request(Method::POST, &format!("/api/v1/calendars/{slug}/appointments"));
        let request = match &booking.languages {
            Some(languages) => request.header("accept-language", languages),
            None => request,
        };
        self.send(request.header("idempotency-key", &booking.key).json(&booking.request)).await
    }

    /// The same with any body.
    pub async fn book_raw(&self, slug: &str, key: &str, body: impl Into<reqwest::Body>) -> Result<Answer> {
        let request = self.request(Method::POST, &format!("/api/v1/calendars/{slug}/appointments"));
        self.send(
            request.header("idempotency-key", key).header("content-type", "application/json").body(body),
        )
        .await
    }

    /// Books for somebody new, who gets the slot.
    pub async fn booked(&self, slug: &str, start: &str) -> Result<AppointmentView> {
        self.book(slug, &Booking::at(start)).await?.read(201)
    }

    /// `POST /api/v1/calendars/{slug}/holds`
    pub async fn hold(&self, slug: &str, start: &str) -> Result<Answer> {
        let body =
            HoldRequest { start: start.to_owned(), tz: CLIENT_ZONE.to_owned(), duration_minutes: None };
        self.send(self.request(Method::POST, &format!("/api/v1/calendars/{slug}/holds")).json(&body)).await
    }

    /// The same as a client with this address. Cloudflare tells it of every client, and lets nobody else say it.
    pub async fn hold_from(&self, address: &str, slug: &str, start: &str) -> Result<Answer> {
        let body =
            HoldRequest { start: start.to_owned(), tz: CLIENT_ZONE.to_owned(), duration_minutes: None };
        let request = self.request(Method::POST, &format!("/api/v1/calendars/{slug}/holds")).json(&body);
        self.send(request.header("cf-connecting-ip", address)).await
    }

    /// Keeps a time, which must be free.
    pub async fn held(&self, slug: &str, start: &str) -> Result<Hold> {
        self.hold(slug, start).await?.read(201)
    }

    /// `DELETE /api/v1/calendars/{slug}/holds/{id}`
    pub async fn release(&self, slug: &str, hold: &str) -> Result<Answer> {
        self.send(self.request(Method::DELETE, &format!("/api/v1/calendars/{slug}/holds/{hold}"))).await
    }

    /// `GET /api/v1/appointments/{id}`
    pub async fn appointment(&self, known: &AppointmentView) -> Result<AppointmentView> {
        self.get(&format!("/api/v1/appointments/{}?token={}", known.id, known.token)).await?.read(200)
    }

    /// Cancels an appointment by its client's link, which must be possible.
    pub async fn cancel(&self, known: &AppointmentView) -> Result<AppointmentView> {
        self.try_cancel(known).await?.read(200)
    }

    /// `POST /api/v1/appointments/{id}/cancel`
    pub async fn try_cancel(&self, known: &AppointmentView) -> Result<Answer> {
        let path = format!("/api/v1/appointments/{}/cancel?token={}", known.id, known.token);
        self.send(self.request(Method::POST, &path).json(&json!({}))).await
    }

    /// `POST /api/v1/appointments/{id}/reschedule`
    pub async fn reschedule(&self, known: &AppointmentView, start: &str) -> Result<Answer> {
        let path = format!("/api/v1/appointments/{}/reschedule?token={}", known.id, known.token);
        let body = RescheduleRequest { start: start.to_owned(), tz: CLIENT_ZONE.to_owned() };
        self.send(self.request(Method::POST, &path).json(&body)).await
    }

    // What operators ask.

    /// A management call under the bearer key.
    pub fn managing(&self, method: Method, path: &str) -> RequestBuilder {
        self.request(method, &format!("/api/v1{path}")).bearer_auth(&self.key)
    }

    /// `POST` of a management path, under an idempotency key.
    pub async fn create(&self, path: &str, key: &str, body: &Value) -> Result<Answer> {
        self.send(self.managing(Method::POST, path).header("idempotency-key", key).json(body)).await
    }

    async fn created(&self, path: &str, key: &str, body: &Value) -> Result<String> {
        let created: Created = self.create(path, key, body).await?.read(201)?;
        Ok(created.id)
    }

    /// Makes an agency; the same key makes the same one.
    pub async fn create_agency(&self, key: &str, name: &str) -> Result<String> {
        self.created("/agencies", key, &json!({ "name": name })).await
    }

    /// Makes a sub-account.
    pub async fn create_sub_account(&self, agency: &str, key: &str, name: &str) -> Result<String> {
        self.created(&format!("/agencies/{agency}/sub-accounts"), key, &json!({ "name": name })).await
    }

    /// Makes a user.
    pub async fn create_user(&self, agency: &str, key: &str, name: &str, email: &str) -> Result<String> {
        self.created(&format!("/agencies/{agency}/users"), key, &json!({ "name": name, "email": email }))
            .await
    }

    /// Makes a calendar from a draft, if it is accepted.
    pub async fn create_calendar(
        &self,
        agency: &str,
        sub_account: &str,
        key: &str,
        draft: &Value,
    ) -> Result<Answer> {
        self.create(&format!("/agencies/{agency}/sub-accounts/{sub_account}/calendars"), key, draft).await
    }

    /// Writes a group of calendars.
    pub async fn create_group(
        &self,
        agency: &str,
        sub_account: &str,
        key: &str,
        draft: &Value,
    ) -> Result<Answer> {
        self.create(&format!("/agencies/{agency}/sub-accounts/{sub_account}/groups"), key, draft).await
    }

    /// Reads a user.
    pub async fn user(&self, agency: &str, user: &str) -> Result<UserRecord> {
        self.manage(&format!("/agencies/{agency}/users/{user}")).await
    }

    /// Makes a link that opens a user's profile, once.
    pub async fn profile_link(&self, agency: &str, user: &str) -> Result<String> {
        let path = format!("/agencies/{agency}/users/{user}/profile-links");
        url_in(&self.send(self.managing(Method::POST, &path)).await?)
    }

    /// Makes a link that opens a place in a user's profile, once.
    pub async fn profile_link_to(&self, agency: &str, user: &str, place: &str) -> Result<String> {
        let path = format!("/agencies/{agency}/users/{user}/profile-links");
        url_in(&self.change(Method::POST, &path, On::Anything, &json!({ "place": place })).await?)
    }

    /// How a sub-account stands.
    pub async fn status(&self, sub_account: &str) -> Result<SubAccountStatus> {
        self.manage(&format!("/sub-accounts/{sub_account}/status")).await
    }

    /// Sets the Worker's clock ahead of the machine's, and lets objects see what is due by then.
    pub async fn move_clock(&self, ahead_seconds: u64, wake: &[Value]) -> Result<()> {
        let body = json!({ "ahead_seconds": ahead_seconds, "wake": wake });
        let request = self.request(Method::POST, "/test/clock").bearer_auth(&self.key).json(&body);
        self.send(request).await?.read::<Value>(200).map(drop)
    }

    /// How a Zoom account stands.
    pub async fn zoom_status(&self, zoom_user: &str) -> Result<ZoomAccountStatus> {
        self.manage(&format!("/zoom-accounts/{zoom_user}/status")).await
    }

    /// Every appointment of a sub-account, page by page.
    pub async fn appointments(&self, sub_account: &str) -> Result<Vec<ListedAppointment>> {
        #[derive(Deserialize)]
        struct Page {
            appointments: Vec<ListedAppointment>,
            next: Option<String>,
        }
        let mut all = Vec::new();
        let mut after = String::new();
        loop {
            let page: Page =
                self.manage(&format!("/sub-accounts/{sub_account}/appointments?limit=100{after}")).await?;
            all.extend(page.appointments);
            match page.next {
                Some(next) => after = format!("&after={next}"),
                None => return Ok(all),
            }
        }
    }

    /// `GET` of a management path that is there.
    pub async fn manage<T: DeserializeOwned>(&self, path: &str) -> Result<T> {
        self.send(self.managing(Method::GET, path)).await?.read(200)
    }

    /// `GET` of a management path, whatever it answers.
    pub async fn try_manage(&self, path: &str) -> Result<Answer> {
        self.send(self.managing(Method::GET, path)).await
    }

    /// A management call that changes something, with `If-Match` where a version is given.
    pub async fn change(&self, method: Method, path: &str, on: On, body: &Value) -> Result<Answer> {
        let request = self.managing(method, path).json(body);
        let request = match on {
            On::Anything => request,
            On::Version(version) => request.header("if-match", format!("\"{version}\"")),
        };
        self.send(request).await
    }

    /// `DELETE` of a management path.
    pub async fn delete(&self, path: &str) -> Result<Answer> {
        self.send(self.managing(Method::DELETE, path)).await
    }
}

fn url_in(answer: &Answer) -> Result<String> {
    #[derive(Deserialize)]
    struct Link {
        url: String,
    }
    let link: Link = answer.read(201)?;
    Ok(link.url)
}

fn http(timeout: Duration) -> ClientBuilder {
    Client::builder().redirect(Policy::none()).timeout(timeout).no_proxy()
}

async fn answer(request: RequestBuilder, began: Instant) -> Result<Answer> {
    let response = request.send().await?;
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = response.text().await?;
    Ok(Answer { status, headers, body, took: began.elapsed() })
}

/// A day in UTC, `YYYY-MM-DD`.
#[must_use]
pub fn day_from_now(days: i64) -> String {
    let instant = Timestamp::now() + jiff::SignedDuration::from_hours(24 * days);
    instant.strftime("%Y-%m-%d").to_string()
}
