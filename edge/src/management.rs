//! The management API: what an operator, the demo data and, later, the console create things with. Bearer key.

use crate::agency::messages::{AddSubAccount, FoundAgency, ReadUser, UserRecord, WriteUser};
use crate::calendar_slug::{CalendarPlace, TakeSlug};
use crate::clock::{entropy, now};
use crate::config;
use crate::http::{json, json_body, query};
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::signing::{Purpose, Signer, entropy_of, same_secret};
use crate::sub_account::messages::{AddCalendar, Found, ListAppointments, ReadStatus};
use crate::view::links;
use crate::zoom_account::messages::ReadZoomStatus;
use futures_util::future::try_join_all;
use jiff::SignedDuration;
use serde::{Deserialize, Serialize};
use shared::calendar::CalendarDraft;
use shared::contact::{Email, Name};
use shared::id::{AgencyId, AppointmentId, CalendarId, SubAccountId, UserId};
use shared::limits;
use worker::{Env, Method, Request, Response};

/// Most appointments in one page of a list.
const PAGE_LIMIT_MAX: u32 = 100;

#[derive(Serialize)]
struct Created<'a> {
    id: &'a str,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Named {
    name: Name,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewUser {
    name: Name,
    email: Email,
}

/// Routes of the management API. `path` is what follows `/api/v1`.
pub async fn route(request: &mut Request, env: &Env, path: &[&str]) -> Outcome<Response> {
    require_key(request, env)?;
    match (request.method(), path) {
        (Method::Post, ["agencies"]) => create_agency(request, env).await,
        (Method::Post, ["agencies", agency, "users"]) => {
            create_user(request, env, &AgencyId::parse(agency)?).await
        }
        (Method::Get, ["agencies", agency, "users", user]) => {
            Ok(json(200, &read_user(env, &AgencyId::parse(agency)?, &UserId::parse(user)?).await?)?)
        }
        (Method::Post, ["agencies", agency, "users", user, "profile-links"]) => {
            create_profile_link(env, &AgencyId::parse(agency)?, &UserId::parse(user)?).await
        }
        (Method::Post, ["agencies", agency, "sub-accounts"]) => {
            create_sub_account(request, env, AgencyId::parse(agency)?).await
        }
        (Method::Post, ["agencies", agency, "sub-accounts", sub_account, "calendars"]) => {
            create_calendar(request, env, &AgencyId::parse(agency)?, &SubAccountId::parse(sub_account)?).await
        }
        (Method::Get, ["sub-accounts", sub_account, "appointments"]) => {
            list_appointments(request, env, &SubAccountId::parse(sub_account)?).await
        }
        (Method::Get, ["sub-accounts", sub_account, "status"]) => {
            Ok(json(200, &send(env, SubAccountId::parse(sub_account)?.as_str(), &ReadStatus {}).await?)?)
        }
        (Method::Get, ["zoom-accounts", zoom_user, "status"]) => {
            Ok(json(200, &send(env, zoom_user, &ReadZoomStatus {}).await?)?)
        }
        _ => Err(Refusal::not_found("address").into()),
    }
}

fn require_key(request: &Request, env: &Env) -> Outcome<()> {
    let header = request.headers().get("authorization")?.unwrap_or_default();
    let given = header.strip_prefix("Bearer ").unwrap_or_default();
    if same_secret(given, &config::management_key(env)?) {
        return Ok(());
    }
    let detail = "This call needs the management key: Authorization: Bearer KEY.";
    Err(Refusal::new(401, "unauthorized", detail).into())
}

/// Bits for a new id: those that an idempotency key stands for, so that creating twice creates once.
fn new_entropy(request: &Request, what: &str, parent: &str) -> Outcome<[u8; 16]> {
    match request.headers().get("idempotency-key")? {
        Some(key) => Ok(entropy_of(&format!("{what}|{parent}|{key}"))),
        None => Ok(entropy()?),
    }
}

async fn create_agency(request: &mut Request, env: &Env) -> Outcome<Response> {
    let id = AgencyId::from_entropy(new_entropy(request, "agency", "")?);
    let Named { name } = json_body(request).await?;
    send(env, id.as_str(), &FoundAgency { id: id.clone(), name }).await?;
    Ok(json(201, &Created { id: id.as_str() })?)
}

async fn create_user(request: &mut Request, env: &Env, agency: &AgencyId) -> Outcome<Response> {
    let user = UserId::from_entropy(new_entropy(request, "user", agency.as_str())?);
    let NewUser { name, email } = json_body(request).await?;
    let record = send(env, agency.as_str(), &WriteUser { user, name, email }).await?;
    Ok(json(201, &record)?)
}

async fn read_user(env: &Env, agency: &AgencyId, user: &UserId) -> Outcome<UserRecord> {
    send(env, agency.as_str(), &ReadUser { user: user.clone() }).await
}

#[derive(Serialize)]
struct ProfileLink {
    url: String,
    expires_at: String,
}

/// A link that opens a user's profile once, within [`limits::PROFILE_LINK_SECONDS`].
async fn create_profile_link(env: &Env, agency: &AgencyId, user: &UserId) -> Outcome<Response> {
    read_user(env, agency, user).await?;
    let ends_at = now() + SignedDuration::from_secs(limits::PROFILE_LINK_SECONDS);
    let nonce = u64::from_be_bytes(entropy()?);
    let payload = format!("{agency}-{user}-{}-{nonce:016x}", ends_at.as_second());
    let token = Signer::new(config::signing_key(env)?).sign(Purpose::ProfileLink, &payload);
    let url = format!("{}/profile/enter?token={token}", config::public_url(env)?);
    Ok(json(201, &ProfileLink { url, expires_at: ends_at.to_string() })?)
}

async fn create_sub_account(request: &mut Request, env: &Env, agency: AgencyId) -> Outcome<Response> {
    let id = SubAccountId::from_entropy(new_entropy(request, "sub-account", agency.as_str())?);
    let Named { name } = json_body(request).await?;
    send(env, agency.as_str(), &AddSubAccount { sub_account: id.clone(), name: name.clone() }).await?;
    send(env, id.as_str(), &Found { id: id.clone(), agency, name }).await?;
    Ok(json(201, &Created { id: id.as_str() })?)
}

async fn create_calendar(
    request: &mut Request,
    env: &Env,
    agency: &AgencyId,
    sub_account: &SubAccountId,
) -> Outcome<Response> {
    let id = CalendarId::from_entropy(new_entropy(request, "calendar", sub_account.as_str())?);
    let draft: CalendarDraft = json_body(request).await?;
    let calendar = draft.checked(id.clone())?;
    let users = calendar.members.iter().map(|member| read_user(env, agency, &member.user_id));
    let people = try_join_all(users).await?.iter().map(UserRecord::person).collect();
    let place = CalendarPlace { sub_account: sub_account.clone(), calendar: id };
    send(env, calendar.slug.as_str(), &TakeSlug { place }).await?;
    let calendar = send(env, sub_account.as_str(), &AddCalendar { calendar, people }).await?;
    Ok(json(201, &calendar)?)
}

#[derive(Serialize)]
struct AppointmentPage {
    appointments: Vec<ListedAppointment>,
    next: Option<String>,
}

/// An appointment as an operator sees it.
#[derive(Serialize)]
struct ListedAppointment {
    #[serde(flatten)]
    view: shared::wire::AppointmentView,
    contact: shared::contact::Contact,
    host_ids: Vec<UserId>,
}

async fn list_appointments(request: &Request, env: &Env, sub_account: &SubAccountId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| AppointmentId::parse(text)).transpose()?;
    let limit = query
        .get("limit")
        .and_then(|text| text.parse().ok())
        .unwrap_or(PAGE_LIMIT_MAX)
        .clamp(1, PAGE_LIMIT_MAX);
    let records = send(env, sub_account.as_str(), &ListAppointments { after, limit }).await?;
    let full = u32::try_from(records.len()).is_ok_and(|count| count == limit);
    let next = records.last().filter(|_| full).map(|record| record.id.to_string());
    let links = links(env)?;
    let appointments = records
        .into_iter()
        .map(|record| ListedAppointment {
            contact: record.contact.clone(),
            host_ids: record.hosts.iter().map(|person| person.user.clone()).collect(),
            view: links.appointment_view(record),
        })
        .collect();
    Ok(json(200, &AppointmentPage { appointments, next })?)
}
