//! What a business does by the management API: its calendars, the schedules that they share, and its appointments.

use crate::client::{Answer, Booking, ListedAppointment, On, fresh};
use crate::world::{Business, CalendarSpec, User};
use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use shared::wire::AppointmentView;

/// Something that is written down and has a version: a calendar, a schedule.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Record {
    /// Its id.
    pub id: String,
    /// Grows with every change.
    pub version: i64,
    /// All that is written down of it.
    #[serde(flatten)]
    pub document: Value,
}

/// An entry of the audit trail.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Event {
    /// Grows with every event.
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who: `{kind}`.
    pub actor: Value,
    /// Of which appointment; of none where it is about a user.
    pub appointment: Option<String>,
    /// What happened.
    pub kind: String,
    /// The fields that changed, as they were.
    pub before: Value,
    /// The fields that changed, as they are.
    pub after: Value,
}

/// A page of a list.
#[derive(Debug, Clone, Deserialize)]
pub struct Page<T> {
    /// What is on it.
    #[serde(
        alias = "calendars",
        alias = "schedules",
        alias = "appointments",
        alias = "events",
        alias = "groups",
        alias = "users",
        alias = "webhook_endpoints",
        alias = "deliveries",
        alias = "workflows",
        alias = "enrolments",
        alias = "messages"
    )]
    pub entries: Vec<T>,
    /// After what the next page begins, if there may be one.
    pub next: Option<String>,
}

/// Why a start is offered or not.
#[derive(Debug, Clone, Deserialize)]
pub struct Explanation {
    /// Whether a client can take it.
    pub offered: bool,
    /// What the calendar has against it.
    pub calendar: Vec<Value>,
    /// What each member has against it.
    pub members: Vec<MemberExplanation>,
}

/// What a member has against a start.
#[derive(Debug, Clone, Deserialize)]
pub struct MemberExplanation {
    /// The member's place on the calendar.
    pub member: usize,
    /// The rules.
    pub rules: Vec<Value>,
}

/// A calendar that was saved, without what its members are warned of.
pub fn written_down(answer: &Answer, status: u16) -> Result<Record> {
    let mut record: Record = answer.read(status)?;
    let fields = record.document.as_object_mut().context("no object")?;
    fields.remove("warnings").context("no list of warnings")?;
    Ok(record)
}

/// Calendars and schedules.
impl Business {
    fn of_agency(&self, path: &str) -> String {
        format!("/agencies/{}/sub-accounts/{}/{path}", self.agency, self.sub_account)
    }

    /// Makes a calendar; what is written down of it.
    pub async fn new_calendar(&self, spec: &CalendarSpec) -> Result<Record> {
        written_down(&self.try_calendar(spec).await?, 201)
    }

    /// `GET …/calendars/{id}`
    pub async fn read_calendar(&self, id: &str) -> Result<Answer> {
        self.api.try_manage(&self.of_agency(&format!("calendars/{id}"))).await
    }

    /// `PATCH …/calendars/{id}`
    pub async fn patch_calendar(&self, id: &str, on: On, patch: &Value) -> Result<Answer> {
        self.api.change(Method::PATCH, &self.of_agency(&format!("calendars/{id}")), on, patch).await
    }

    /// Changes a calendar, which must be possible.
    pub async fn changed_calendar(&self, id: &str, patch: &Value) -> Result<Record> {
        written_down(&self.patch_calendar(id, On::Anything, patch).await?, 200)
    }

    /// `GET …/calendars`, with a query that begins with a question mark, or none.
    pub async fn list_calendars(&self, query: &str) -> Result<Answer> {
        self.api.try_manage(&self.of_agency(&format!("calendars{query}"))).await
    }

    /// `GET …/calendars/{id}/explain`
    pub async fn explain(&self, id: &str, query: &[(&str, &str)]) -> Result<Answer> {
        let path = self.of_agency(&format!("calendars/{id}/explain"));
        self.api.send(self.api.managing(Method::GET, &path).query(query)).await
    }

    /// Why a start is offered or not.
    pub async fn explained(&self, id: &str, start: &str) -> Result<Explanation> {
        self.explain(id, &[("start", start)]).await?.read(200)
    }

    /// `POST …/schedules`
    pub async fn try_schedule(&self, schedule: &Value) -> Result<Answer> {
        let body = json!({ "name": "Office hours", "schedule": schedule });
        self.api.create(&self.of_agency("schedules"), &fresh("schedule"), &body).await
    }

    /// Makes a schedule that calendars can share.
    pub async fn schedule(&self, schedule: &Value) -> Result<Record> {
        self.try_schedule(schedule).await?.read(201)
    }

    /// `GET …/schedules/{id}`
    pub async fn read_schedule(&self, id: &str) -> Result<Answer> {
        self.api.try_manage(&self.of_agency(&format!("schedules/{id}"))).await
    }

    /// `GET …/schedules`
    pub async fn list_schedules(&self, query: &str) -> Result<Answer> {
        self.api.try_manage(&self.of_agency(&format!("schedules{query}"))).await
    }

    /// `PATCH …/schedules/{id}`
    pub async fn patch_schedule(&self, id: &str, on: On, patch: &Value) -> Result<Answer> {
        self.api.change(Method::PATCH, &self.of_agency(&format!("schedules/{id}")), on, patch).await
    }

    /// `DELETE …/schedules/{id}`
    pub async fn delete_schedule(&self, id: &str) -> Result<Answer> {
        self.api.delete(&self.of_agency(&format!("schedules/{id}"))).await
    }
}

/// Groups of calendars.
impl Business {
    /// `POST …/groups` under a key.
    pub async fn try_group(&self, key: &str, draft: &Value) -> Result<Answer> {
        self.api.create_group(&self.agency, &self.sub_account, key, draft).await
    }

    /// Makes a group.
    pub async fn group(&self, draft: &Value) -> Result<Record> {
        self.try_group(&fresh("group"), draft).await?.read(201)
    }

    /// `GET …/groups/{id}`
    pub async fn read_group(&self, id: &str) -> Result<Answer> {
        self.api.try_manage(&self.of_agency(&format!("groups/{id}"))).await
    }

    /// `GET …/groups`
    pub async fn list_groups(&self, query: &str) -> Result<Answer> {
        self.api.try_manage(&self.of_agency(&format!("groups{query}"))).await
    }

    /// `PATCH …/groups/{id}`
    pub async fn patch_group(&self, id: &str, on: On, patch: &Value) -> Result<Answer> {
        self.api.change(Method::PATCH, &self.of_agency(&format!("groups/{id}")), on, patch).await
    }

    /// `DELETE …/groups/{id}`
    pub async fn delete_group(&self, id: &str, on: On) -> Result<Answer> {
        self.api.change(Method::DELETE, &self.of_agency(&format!("groups/{id}")), on, &Value::Null).await
    }
}

/// A webhook endpoint.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Endpoint {
    /// Its id.
    pub id: String,
    /// Grows with every change.
    pub version: i64,
    /// Whether it is sent anything.
    pub active: bool,
    /// Since when nothing has arrived.
    pub failing_since: Option<Timestamp>,
    /// Why it was switched off.
    pub disabled_reason: Option<String>,
    /// What its messages are signed with, where it was just made.
    pub secret: Option<String>,
}

/// A message to an endpoint, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Delivery {
    /// The message's id.
    pub id: String,
    /// What it tells.
    #[serde(rename = "type")]
    pub kind: String,
    /// `waiting`, `delivered` or `failed`.
    pub state: String,
    /// When it is sent next.
    pub due: Option<Timestamp>,
    /// The tries, the latest first: `{at, status, error, took_ms, answer}`.
    pub attempts: Vec<Value>,
}

/// Webhooks.
impl Business {
    /// A path below `…/webhook-endpoints`.
    #[must_use]
    pub fn endpoint_path(&self, rest: &str) -> String {
        self.of_agency(&format!("webhook-endpoints{rest}"))
    }

    /// `POST …/webhook-endpoints` under a key.
    pub async fn try_endpoint(&self, key: &str, draft: &Value) -> Result<Answer> {
        self.api.create(&self.endpoint_path(""), key, draft).await
    }

    /// Makes an endpoint that is told everything.
    pub async fn endpoint(&self, url: &str) -> Result<Endpoint> {
        self.try_endpoint(&fresh("endpoint"), &json!({ "url": url })).await?.read(201)
    }

    /// `GET …/webhook-endpoints/{id}`
    pub async fn read_endpoint(&self, id: &str) -> Result<Endpoint> {
        self.api.manage(&self.endpoint_path(&format!("/{id}"))).await
    }

    /// `PATCH …/webhook-endpoints/{id}`
    pub async fn patch_endpoint(&self, id: &str, on: On, patch: &Value) -> Result<Answer> {
        self.api.change(Method::PATCH, &self.endpoint_path(&format!("/{id}")), on, patch).await
    }

    /// `DELETE …/webhook-endpoints/{id}`
    pub async fn delete_endpoint(&self, id: &str, on: On) -> Result<Answer> {
        self.api.change(Method::DELETE, &self.endpoint_path(&format!("/{id}")), on, &Value::Null).await
    }

    /// `POST …/webhook-endpoints/{id}/secret`
    pub async fn change_secret(&self, id: &str) -> Result<Answer> {
        let path = self.endpoint_path(&format!("/{id}/secret"));
        self.api.send(self.api.managing(Method::POST, &path)).await
    }

    /// What an endpoint was sent, the latest first.
    pub async fn deliveries(&self, id: &str) -> Result<Vec<Delivery>> {
        let page: Page<Delivery> = self.api.manage(&self.endpoint_path(&format!("/{id}/deliveries"))).await?;
        Ok(page.entries)
    }

    /// `POST …/deliveries/{message}/resend`
    pub async fn resend(&self, endpoint: &str, message: &str) -> Result<Answer> {
        let path = self.endpoint_path(&format!("/{endpoint}/deliveries/{message}/resend"));
        self.api.send(self.api.managing(Method::POST, &path)).await
    }
}

/// Appointments.
impl Business {
    fn appointment_path(&self, known: &AppointmentView, rest: &str) -> String {
        format!("/sub-accounts/{}/appointments/{}{rest}", self.sub_account, known.id)
    }

    /// `POST /sub-accounts/{id}/appointments`
    pub async fn staff_book(&self, slug: &str, booking: &Booking) -> Result<Answer> {
        let mut body = serde_json::to_value(&booking.request)?;
        body["calendar"] = slug.into();
        self.staff_book_raw(&booking.key, &body).await
    }

    /// The same with any body.
    pub async fn staff_book_raw(&self, key: &str, body: &Value) -> Result<Answer> {
        self.api.create(&format!("/sub-accounts/{}/appointments", self.sub_account), key, body).await
    }

    /// The business books for somebody new, who gets the slot.
    pub async fn staff_booked(&self, slug: &str, start: &str) -> Result<ListedAppointment> {
        self.staff_book(slug, &Booking::at(start)).await?.read(201)
    }

    /// `GET /sub-accounts/{id}/appointments/{id}`
    pub async fn try_staff_view(&self, known: &AppointmentView) -> Result<Answer> {
        self.api.try_manage(&self.appointment_path(known, "")).await
    }

    /// An appointment as the business sees it.
    pub async fn staff_view(&self, known: &AppointmentView) -> Result<ListedAppointment> {
        self.try_staff_view(known).await?.read(200)
    }

    /// `PATCH /sub-accounts/{id}/appointments/{id}`
    pub async fn edit(&self, known: &AppointmentView, on: On, patch: &Value) -> Result<Answer> {
        self.api.change(Method::PATCH, &self.appointment_path(known, ""), on, patch).await
    }

    /// `DELETE /sub-accounts/{id}/appointments/{id}`
    pub async fn delete(&self, known: &AppointmentView) -> Result<Answer> {
        self.api.delete(&self.appointment_path(known, "")).await
    }

    /// The same, on one version and no other.
    pub async fn delete_version(&self, known: &AppointmentView, version: i64) -> Result<Answer> {
        let request = self.api.managing(Method::DELETE, &self.appointment_path(known, ""));
        self.api.send(request.header("if-match", format!("\"{version}\""))).await
    }

    /// `POST /sub-accounts/{id}/appointments/{id}/status`
    pub async fn set_status(&self, known: &AppointmentView, on: On, status: &str) -> Result<Answer> {
        let path = self.appointment_path(known, "/status");
        self.api.change(Method::POST, &path, on, &json!({ "status": status })).await
    }

    /// `POST /sub-accounts/{id}/appointments/{id}/cancel`
    pub async fn staff_cancel(&self, known: &AppointmentView, reason: &str) -> Result<Answer> {
        self.staff_cancel_on(known, On::Anything, reason).await
    }

    /// The same, on one version and no other.
    pub async fn staff_cancel_on(&self, known: &AppointmentView, on: On, reason: &str) -> Result<Answer> {
        let path = self.appointment_path(known, "/cancel");
        self.api.change(Method::POST, &path, on, &json!({ "reason": reason })).await
    }

    /// `POST /sub-accounts/{id}/appointments/{id}/reschedule`
    pub async fn staff_reschedule(&self, known: &AppointmentView, start: &str) -> Result<Answer> {
        self.staff_reschedule_on(known, On::Anything, start).await
    }

    /// The same, on one version and no other.
    pub async fn staff_reschedule_on(&self, known: &AppointmentView, on: On, start: &str) -> Result<Answer> {
        let path = self.appointment_path(known, "/reschedule");
        self.api.change(Method::POST, &path, on, &json!({ "start": start, "tz": "UTC" })).await
    }

    /// `POST /sub-accounts/{id}/appointments/{id}/reassign`
    pub async fn reassign(&self, known: &AppointmentView, on: On, to: &User) -> Result<Answer> {
        let path = self.appointment_path(known, "/reassign");
        self.api.change(Method::POST, &path, on, &json!({ "user_id": to.id })).await
    }

    /// The events of one appointment, in order.
    pub async fn trail(&self, known: &AppointmentView) -> Result<Vec<Event>> {
        let page: Page<Event> = self.api.manage(&self.appointment_path(known, "/events")).await?;
        ensure!(page.next.is_none(), "more than a page of events");
        Ok(page.entries)
    }

    /// `GET /sub-accounts/{id}/events`
    pub async fn list_events(&self, query: &str) -> Result<Answer> {
        self.api.try_manage(&format!("/sub-accounts/{}/events{query}", self.sub_account)).await
    }

    /// Who of these hosts an appointment.
    pub async fn host_among<'a>(&self, known: &AppointmentView, users: &[&'a User]) -> Result<&'a User> {
        let hosts = self.staff_view(known).await?.host_ids;
        let [host] = hosts.as_slice() else { anyhow::bail!("not one host: {hosts:?}") };
        users.iter().copied().find(|user| user.id == *host).with_context(|| format!("{host} is nobody known"))
    }
}
