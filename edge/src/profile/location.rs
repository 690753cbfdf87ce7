//! Where a user meets clients: by default, and on each calendar.

use super::notice::notice;
use super::session::{SignedIn, signed_in, trusted_form};
use super::{forms, is_too_long, profile_html, render};
use crate::agency::messages::{SetMeetingLocation, UserRecord};
use crate::host::messages::Subscribers;
use crate::http::{Fields, query, see_other};
use crate::object::send;
use crate::refusal::{Fault, Outcome, Refusal};
use crate::side_by_side::try_all;
use crate::sub_account::messages::{ApplyLocation, ListMemberships, Membership, SetMemberLocation};
use shared::calendar::MeetingLocation;
use shared::id::{CalendarId, SubAccountId, UserId};
use shared::invalid::Invalid;
use shared::permission::meetings_end_after;
use shared::profile::Place;
use widget::member_page;
use widget::props::{LocationForm, MemberProps};
use worker::{Env, Request, Response};

/// The kinds that a user's default can have; on a calendar, a room too.
const DEFAULT_KINDS: [&str; 4] = ["zoom", "static", "phone", "custom"];
const MEMBER_KINDS: [&str; 5] = ["zoom", "static", "phone", "in_person", "custom"];
/// What stands for no choice of one's own.
const NONE: &str = "none";

/// The calendars of all sub-accounts that a user is a member of.
pub(super) async fn memberships(env: &Env, user: &UserId) -> Outcome<Vec<Membership>> {
    Ok(memberships_by_place(env, user).await?.into_iter().flat_map(|(_, memberships)| memberships).collect())
}

async fn memberships_by_place(env: &Env, user: &UserId) -> Outcome<Vec<(SubAccountId, Vec<Membership>)>> {
    let sub_accounts = send(env, user.as_str(), &Subscribers {}).await?;
    try_all(sub_accounts.into_iter().map(async |sub_account| {
        let found = send(env, sub_account.as_str(), &ListMemberships { user: user.clone() }).await?;
        Ok((sub_account, found))
    }))
    .await
}

/// Sets where a user meets clients on all their calendars; answers on how many that is another place than before.
pub async fn apply_everywhere(env: &Env, user: &UserId, location: Option<MeetingLocation>) -> Outcome<u32> {
    let sub_accounts = send(env, user.as_str(), &Subscribers {}).await?;
    let message = ApplyLocation { user: user.clone(), location };
    let changed =
        sub_accounts.iter().map(async |sub_account| send(env, sub_account.as_str(), &message).await);
    Ok(try_all(changed).await?.iter().sum())
}

/// The form as it is shown: what is chosen, or was about to be before the way to Zoom.
fn form(
    own: Option<&MeetingLocation>,
    user: &UserRecord,
    query: &Fields,
    kinds: &[&str],
    place: &Place,
) -> LocationForm {
    let chosen = own.map_or(NONE, MeetingLocation::kind);
    let chosen = if query.get("chosen").is_some_and(|kind| kind == "zoom") { "zoom" } else { chosen };
    let typed = own.and_then(|own| Some((own.kind().to_owned(), own.fixed()?.to_owned())));
    LocationForm {
        action: match place {
            Place::Calendar(_) => place.address(""),
            Place::Profile | Place::Location => "/profile/location".to_owned(),
        },
        place: place.to_string(),
        kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
        chosen: chosen.to_owned(),
        typed: typed.into_iter().collect(),
        error: None,
        calendar_kind: None,
        zoom_ready: user.zoom.as_ref().is_some_and(|zoom| zoom.reconnect_needed.is_none()),
    }
}

pub(super) fn default_form(user: &UserRecord, query: &Fields) -> LocationForm {
    form(user.meeting_location.as_ref(), user, query, &DEFAULT_KINDS, &Place::Location)
}

/// What a form chooses; `None`: nothing of one's own.
fn chosen(sent: &Fields, kinds: &[&str]) -> Result<Option<MeetingLocation>, Invalid> {
    let kind = sent.get("kind").map_or("", String::as_str);
    let value = || sent.get(kind).map(|text| text.trim().to_owned()).unwrap_or_default();
    match kind {
        NONE => Ok(None),
        _ if !kinds.contains(&kind) => {
            Err(Invalid::new("invalid_meeting_location", "kind", "Choose where you meet clients."))
        }
        "static" => Ok(Some(MeetingLocation::Static(value()))),
        "phone" => Ok(Some(MeetingLocation::Phone(value()))),
        "in_person" => Ok(Some(MeetingLocation::InPerson(value()))),
        "custom" => Ok(Some(MeetingLocation::Custom(value()))),
        _ => Ok(Some(MeetingLocation::Zoom)),
    }
}

/// A form that was refused, as it comes back: with what was typed, and what is wrong with it.
fn refused(form: LocationForm, sent: &Fields, refusal: &Refusal) -> LocationForm {
    let typed = form.kinds.iter().filter_map(|kind| Some((kind.clone(), sent.get(kind)?.clone()))).collect();
    let chosen = sent.get("kind").filter(|kind| form.kinds.contains(kind)).cloned();
    LocationForm {
        typed,
        chosen: chosen.unwrap_or_else(|| form.chosen.clone()),
        error: Some(refusal.detail.to_string()),
        ..form
    }
}

/// `POST /profile/location`
pub async fn save_default(request: &mut Request, env: &Env) -> Outcome<Response> {
    let (who, sent) = trusted_form(request, env).await?;
    let saved = match chosen(&sent, &DEFAULT_KINDS) {
        Ok(location) => {
            let message = SetMeetingLocation { user: who.user.id.clone(), location };
            send(env, who.agency.as_str(), &message).await
        }
        Err(invalid) => Err(invalid.into()),
    };
    match saved {
        Ok(_) => Ok(see_other(&Place::Location.address("notice=location_saved&ask=1"))?),
        Err(Fault::Refused(refusal)) if refusal.code == "zoom_not_connected" => {
            Ok(see_other(&Place::Location.address("notice=zoom_not_connected&chosen=zoom"))?)
        }
        Err(Fault::Refused(refusal)) if refusal.status == 422 => {
            let form = refused(default_form(&who.user, &Fields::new()), &sent, &refusal);
            render(env, &who, &Fields::new(), form, 422).await
        }
        Err(fault) => Err(fault),
    }
}

/// `POST /profile/location/apply`: all other calendars take the default over.
pub async fn apply_default(request: &mut Request, env: &Env) -> Outcome<Response> {
    let (who, _) = trusted_form(request, env).await?;
    let count = apply_everywhere(env, &who.user.id, who.user.meeting_location.clone()).await?;
    Ok(see_other(&Place::Location.address(&format!("notice=location_applied&count={count}")))?)
}

/// A calendar of the user's, and the sub-account that has it.
async fn membership(env: &Env, user: &UserId, calendar: &CalendarId) -> Outcome<(SubAccountId, Membership)> {
    let all = memberships_by_place(env, user).await?;
    let found = all.into_iter().find_map(|(sub_account, memberships)| {
        let one = memberships.into_iter().find(|one| one.calendar == *calendar)?;
        Some((sub_account, one))
    });
    Ok(found.ok_or_else(|| Refusal::not_found("calendar"))?)
}

fn member_form(user: &UserRecord, membership: &Membership, query: &Fields) -> LocationForm {
    let place = Place::Calendar(membership.calendar.clone());
    let calendar_kind = Some(membership.calendar_location.kind().to_owned());
    LocationForm { calendar_kind, ..form(membership.own.as_ref(), user, query, &MEMBER_KINDS, &place) }
}

fn read_calendar(text: &str) -> Outcome<CalendarId> {
    CalendarId::parse(text).map_err(|_| Refusal::not_found("page").into())
}

/// `GET /profile/calendars/{calendar}`
pub async fn show_member(request: &Request, env: &Env, calendar: &str) -> Outcome<Response> {
    let who = signed_in(request, env).await?;
    let (_, membership) = membership(env, &who.user.id, &read_calendar(calendar)?).await?;
    let query = query(request)?;
    let form = member_form(&who.user, &membership, &query);
    render_member(env, &who, &membership, &query, form, 200)
}

fn render_member(
    env: &Env,
    who: &SignedIn,
    membership: &Membership,
    query: &Fields,
    location: LocationForm,
    status: u16,
) -> Outcome<Response> {
    let end = who.user.zoom.as_ref().and_then(|zoom| meetings_end_after(zoom.plan));
    let html = member_page(&MemberProps {
        calendar: membership.name.as_str().to_owned(),
        sub_account: membership.sub_account.as_str().to_owned(),
        longest_minutes: membership.longest_minutes,
        ends_after_minutes: end.filter(|end| is_too_long(membership, *end)),
        forms: forms(who),
        banner: notice(query),
        location,
        back: Place::Profile.address(""),
    });
    profile_html(env, status, html)
}

/// `POST /profile/calendars/{calendar}`
pub async fn save_member(request: &mut Request, env: &Env, calendar: &str) -> Outcome<Response> {
    let (who, sent) = trusted_form(request, env).await?;
    let (sub_account, membership) = membership(env, &who.user.id, &read_calendar(calendar)?).await?;
    let place = Place::Calendar(membership.calendar.clone());
    let saved = match chosen(&sent, &MEMBER_KINDS) {
        Ok(Some(MeetingLocation::Zoom)) if who.user.zoom.is_none() => {
            return Ok(see_other(&place.address("notice=zoom_not_connected&chosen=zoom"))?);
        }
        Ok(location) => {
            let (user, calendar) = (who.user.id.clone(), membership.calendar.clone());
            send(env, sub_account.as_str(), &SetMemberLocation { user, calendar, location }).await
        }
        Err(invalid) => Err(invalid.into()),
    };
    match saved {
        Ok(_) => Ok(see_other(&place.address("notice=member_saved"))?),
        Err(Fault::Refused(refusal)) if refusal.status == 422 => {
            let form = refused(member_form(&who.user, &membership, &Fields::new()), &sent, &refusal);
            render_member(env, &who, &membership, &Fields::new(), form, 422)
        }
        Err(fault) => Err(fault),
    }
}
