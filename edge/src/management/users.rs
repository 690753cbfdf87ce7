//! The people of an agency.

use super::{new_entropy, next_after, page_limit};
use crate::agency::messages::{
    DeleteUser, EditUser, ListUsers, ReadUser, SetMeetingLocation, UserRecord, WriteUser,
};
use crate::http::{json, json_body, optional_json_body, query};
use crate::object::send;
use crate::profile;
use crate::refusal::Outcome;
use shared::id::{AgencyId, UserId};
use shared::invalid::Invalid;
use shared::management::{
    DefaultLocation, DefaultLocationSet, NewProfileLink, NewUser, ProfileLink, Upcoming, UserEdit, UserPage,
};
use worker::{Env, Request, Response};

/// `POST /api/v1/agencies/{agency}/users`
pub async fn create(request: &mut Request, env: &Env, agency: &AgencyId) -> Outcome<Response> {
    let user = UserId::from_entropy(new_entropy(request, "user", agency.as_str())?);
    let NewUser { name, email } = json_body(request).await?;
    let record = send(env, agency.as_str(), &WriteUser { user, name, email }).await?;
    Ok(json(201, &record)?)
}

/// `GET /api/v1/agencies/{agency}/users`
pub async fn list(request: &Request, env: &Env, agency: &AgencyId) -> Outcome<Response> {
    let query = query(request)?;
    let after = query.get("after").map(|text| UserId::parse(text)).transpose()?;
    let limit = page_limit(&query)?;
    let users = send(env, agency.as_str(), &ListUsers { after, limit }).await?;
    let next = next_after(&users, limit, |user| user.id.clone());
    Ok(json(200, &UserPage { users, next })?)
}

/// `GET /api/v1/agencies/{agency}/users/{user}`
pub async fn show(env: &Env, agency: &AgencyId, user: &UserId) -> Outcome<Response> {
    Ok(json(200, &read(env, agency, user).await?)?)
}

/// A user, as long as they have not been deleted.
pub(super) async fn read(env: &Env, agency: &AgencyId, user: &UserId) -> Outcome<UserRecord> {
    send(env, agency.as_str(), &ReadUser { user: user.clone() }).await
}

/// `PATCH /api/v1/agencies/{agency}/users/{user}`
pub async fn edit(request: &mut Request, env: &Env, agency: &AgencyId, user: UserId) -> Outcome<Response> {
    let UserEdit { name, email } = json_body(request).await?;
    Ok(json(200, &send(env, agency.as_str(), &EditUser { user, name, email }).await?)?)
}

/// `DELETE /api/v1/agencies/{agency}/users/{user}`
pub async fn delete(request: &Request, env: &Env, agency: &AgencyId, user: UserId) -> Outcome<Response> {
    let query = query(request)?;
    let upcoming = query.get("upcoming").map_or(Some(Upcoming::default()), |text| Upcoming::parse(text));
    let upcoming = upcoming.ok_or_else(|| {
        Invalid::new("invalid_upcoming", "upcoming", "This is `refuse`, `reassign` or `cancel`.")
    })?;
    Ok(json(200, &send(env, agency.as_str(), &DeleteUser { user, upcoming }).await?)?)
}

/// `POST /api/v1/agencies/{agency}/users/{user}/meeting-location`
pub async fn set_meeting_location(
    request: &mut Request,
    env: &Env,
    agency: &AgencyId,
    user: UserId,
) -> Outcome<Response> {
    let DefaultLocation { meeting_location: location, apply_to_calendars } = json_body(request).await?;
    let message = SetMeetingLocation { user: user.clone(), location };
    let record = send(env, agency.as_str(), &message).await?;
    let calendars_changed = if apply_to_calendars {
        profile::apply_everywhere(env, &user, record.meeting_location.clone()).await?
    } else {
        0
    };
    Ok(json(200, &DefaultLocationSet { user: record, calendars_changed })?)
}

/// A link that opens a user's profile once, for a while.
pub async fn create_profile_link(
    request: &mut Request,
    env: &Env,
    agency: &AgencyId,
    user: &UserId,
) -> Outcome<Response> {
    let NewProfileLink { place } = optional_json_body(request).await?;
    read(env, agency, user).await?;
    let (url, expires_at) = profile::make_link(env, agency, user, &place)?;
    Ok(json(201, &ProfileLink { url, expires_at })?)
}
