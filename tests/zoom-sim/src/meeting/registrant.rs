//! Registrants of a meeting: register one, list them, change their status (zoom.md 4, 5).

use axum::{
    Json,
    body::Bytes,
    extract::{Path, RawQuery, State},
    http::StatusCode,
};
use jiff::{Timestamp, civil::Date};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Meeting, calls::find};
use crate::{
    clock::utc_day,
    draw::Draw,
    form::Fields,
    operation::Operation,
    refusal::{FieldError, Refusal},
    state::{Bearer, Zoom},
    user::{Email, User},
};

const NAME_CHARACTERS_MAX: usize = 64;
const REGISTRANTS_MAX: usize = 4_999;
/// Registrations a day for one registrant of one meeting (zoom.md 4).
const REGISTRATIONS_A_DAY: u32 = 3;
/// Changes of status a day for one registrant of one meeting (zoom.md 4).
const STATUS_CHANGES_A_DAY: u32 = 10;
const PAGE_SIZE: std::ops::RangeInclusive<usize> = 1..=300;
const PAGE_SIZE_DEFAULT: usize = 30;

/// Where a registrant stands. Zoom calls one that was cancelled or turned away `denied`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Waits for the host's word.
    Pending,
    /// Can come in by their link.
    Approved,
    /// Cannot any more.
    Denied,
}

/// Somebody who registered.
#[derive(Clone, Debug, Serialize)]
pub struct Registrant {
    /// Zoom's id of them.
    pub id: String,
    email: Email,
    first_name: String,
    last_name: String,
    /// Where they stand.
    pub status: Standing,
    create_time: Timestamp,
    /// Their own link.
    pub join_url: String,
    #[serde(skip)]
    registrations: Today,
    #[serde(skip)]
    changes: Today,
}

/// Requests of one day.
#[derive(Clone, Copy, Debug, Default)]
struct Today {
    day: Option<Date>,
    count: u32,
}

impl Today {
    fn take(&mut self, now: Timestamp, most: u32) -> Result<(), Refusal> {
        let today = Some(utc_day(now));
        if self.day != today {
            *self = Self { day: today, count: 0 };
        }
        if self.count >= most {
            return Err(Refusal::registrant_day_used_up());
        }
        self.count += 1;
        Ok(())
    }
}

/// The body of a registration.
#[derive(Debug)]
struct Draft {
    email: Email,
    first_name: String,
    last_name: String,
}

impl Draft {
    fn read(body: &[u8]) -> Result<Self, Refusal> {
        let Ok(Value::Object(fields)) = serde_json::from_slice(body) else {
            return Err(Refusal::not_an_object());
        };
        let text = |name: &str| fields.get(name).and_then(Value::as_str);
        let name = |name: &str| text(name).filter(|text| text.chars().count() <= NAME_CHARACTERS_MAX);
        let email = text("email").and_then(Email::read);
        let first_name = name("first_name").filter(|text| !text.is_empty());
        let last_name = if fields.contains_key("last_name") { name("last_name") } else { Some("") };
        match (email, first_name, last_name) {
            (Some(email), Some(first_name), Some(last_name)) => {
                Ok(Self { email, first_name: first_name.to_owned(), last_name: last_name.to_owned() })
            }
            (email, first_name, last_name) => {
                let wrong = [
                    ("email", email.is_none()),
                    ("first_name", first_name.is_none()),
                    ("last_name", last_name.is_none()),
                ];
                let errors = wrong.into_iter().filter(|(_, is_wrong)| *is_wrong);
                Err(Refusal::validation(errors.map(|(field, _)| FieldError::invalid(field)).collect()))
            }
        }
    }
}

impl Meeting {
    /// Registers somebody. Who is registered already is answered as they are; who was turned away registers anew.
    fn register(
        &mut self,
        draft: Draft,
        host: &User,
        now: Timestamp,
        draw: &mut Draw,
    ) -> Result<Value, Refusal> {
        if !self.settings.takes_registrants() {
            return Err(Refusal::no_registration(&self.id.to_string()));
        }
        if self.end() <= now {
            return Err(Refusal::meeting_is_over());
        }
        let known = self.registrants.iter().rposition(|registrant| registrant.email == draft.email);
        let mut registrations = known.map_or_else(Today::default, |at| self.registrants[at].registrations);
        registrations.take(now, REGISTRATIONS_A_DAY)?;
        if let Some(at) = known {
            self.registrants[at].registrations = registrations;
        }
        let at = match known.filter(|at| self.registrants[*at].status != Standing::Denied) {
            Some(at) => at,
            None if self.registrants.len() >= REGISTRANTS_MAX => return Err(Refusal::meeting_is_full()),
            None => {
                self.registrants.push(self.newcomer(draft, host, now, draw, registrations));
                self.registrants.len() - 1
            }
        };
        let registrant = &self.registrants[at];
        let mut answer = json!({
            "id": self.id,
            "registrant_id": registrant.id,
            "topic": self.topic,
            "start_time": self.start,
            "join_url": registrant.join_url,
        });
        if registrant.status != Standing::Approved
            && let Value::Object(fields) = &mut answer
        {
            fields.remove("join_url");
        }
        Ok(answer)
    }

    fn newcomer(
        &self,
        draft: Draft,
        host: &User,
        now: Timestamp,
        draw: &mut Draw,
        registrations: Today,
    ) -> Registrant {
        let Draft { email, first_name, last_name } = draft;
        let approved = self.settings.number("approval_type") == Some(0);
        let tk = draw.url_safe::<32>();
        Registrant {
            id: draw.url_safe::<16>(),
            email,
            first_name,
            last_name,
            status: if approved { Standing::Approved } else { Standing::Pending },
            create_time: now,
            join_url: format!("https://{}/w/{}?tk={tk}", host.plan.web_host(), self.id),
            registrations,
            changes: Today::default(),
        }
    }
}

/// `POST /meetings/{id}/registrants`.
pub async fn create(
    State(zoom): State<Zoom>,
    Path(id): Path<String>,
    bearer: Bearer,
    body: Bytes,
) -> Result<(StatusCode, Json<Value>), Refusal> {
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.admit(&bearer, "me", Operation::CreateRegistrant)?;
    let now = world.clock.now();
    let draft = Draft::read(&body)?;
    let mut draw = Draw::new(world.draw.bits());
    let meeting = find(world, &id, &host)?;
    let before = meeting.registrants.len();
    let answer = meeting.register(draft, &host, now, &mut draw)?;
    let made = meeting.registrants.len() - before;
    world.stats.of(&host.id).registrants += made;
    Ok((StatusCode::CREATED, Json(answer)))
}

/// `GET /meetings/{id}/registrants`: those of one status, `approved` unless it is said.
pub async fn list(
    State(zoom): State<Zoom>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
    bearer: Bearer,
) -> Result<Json<Value>, Refusal> {
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.admit(&bearer, "me", Operation::ListRegistrants)?;
    let fields = Fields::of_query(query.as_deref());
    let status = match fields.get("status").unwrap_or("approved") {
        "approved" => Some(Standing::Approved),
        "pending" => Some(Standing::Pending),
        "denied" => Some(Standing::Denied),
        _ => None,
    };
    let page_size = match fields.get("page_size") {
        None => Some(PAGE_SIZE_DEFAULT),
        Some(text) => text.parse().ok().filter(|size| PAGE_SIZE.contains(size)),
    };
    // The token is the place to go on from: nobody is ever taken out of the list that it counts in.
    let from = match fields.get("next_page_token") {
        None => Some(0),
        Some(token) => token.strip_prefix("at").and_then(|place| place.parse::<usize>().ok()),
    };
    let (Some(status), Some(page_size), Some(from)) = (status, page_size, from) else {
        let wrong = [
            ("status", status.is_none()),
            ("page_size", page_size.is_none()),
            ("next_page_token", from.is_none()),
        ];
        let errors = wrong.into_iter().filter(|(_, is_wrong)| *is_wrong);
        return Err(Refusal::validation(errors.map(|(field, _)| FieldError::invalid(field)).collect()));
    };
    let meeting = find(world, &id, &host)?;
    if !meeting.settings.takes_registrants() {
        return Err(Refusal::no_registration(&id));
    }
    let all: Vec<&Registrant> = meeting.registrants.iter().filter(|one| one.status == status).collect();
    let page: Vec<_> = all.iter().skip(from).take(page_size).collect();
    let next = from + page.len();
    Ok(Json(json!({
        "page_size": page_size,
        "total_records": all.len(),
        "next_page_token": if next < all.len() { format!("at{next}") } else { String::new() },
        "registrants": page,
    })))
}

/// A registrant as a change of status names them: by id, else by address.
struct Named {
    id: Option<String>,
    email: Option<Email>,
}

impl Named {
    fn read(one: &Value) -> Self {
        let id = one["id"].as_str().map(str::to_owned);
        Self { id, email: one["email"].as_str().and_then(Email::read) }
    }
}

/// `PUT /meetings/{id}/registrants/status`: 204 without a body.
pub async fn change_status(
    State(zoom): State<Zoom>,
    Path(id): Path<String>,
    bearer: Bearer,
    body: Bytes,
) -> Result<StatusCode, Refusal> {
    let mut guard = zoom.world();
    let world = &mut *guard;
    let host = world.admit(&bearer, "me", Operation::RegistrantStatus)?;
    let now = world.clock.now();
    let body: Value = serde_json::from_slice(&body).map_err(|_| Refusal::not_an_object())?;
    let standing = match body["action"].as_str() {
        Some("approve") => Some(Standing::Approved),
        Some("cancel" | "deny") => Some(Standing::Denied),
        _ => None,
    };
    let named = body["registrants"].as_array().map(|all| all.iter().map(Named::read).collect::<Vec<_>>());
    let (Some(standing), Some(named)) = (standing, named.filter(|named| !named.is_empty())) else {
        let field = if standing.is_none() { "action" } else { "registrants" };
        return Err(Refusal::validation(vec![FieldError::invalid(field)]));
    };
    let meeting = find(world, &id, &host)?;
    for Named { id, email } in named {
        let found = meeting.registrants.iter_mut().rev().find(|one| match (&id, &email) {
            (Some(id), _) => one.id == *id,
            (None, Some(email)) => one.email == *email,
            (None, None) => false,
        });
        let registrant = found.ok_or_else(Refusal::no_registrant)?;
        registrant.changes.take(now, STATUS_CHANGES_A_DAY)?;
        registrant.status = standing;
    }
    Ok(StatusCode::NO_CONTENT)
}
