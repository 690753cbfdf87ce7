//! A user's profile: entered by a one-time link, with their connection to Zoom, their default meeting location, and where
//! they meet clients on each of their calendars (seed, step 1). `session` is how they are known, `connect` the way to
//! Zoom and back, `location` where they meet clients, `notice` what the pages can be asked to say.

mod connect;
mod location;
mod notice;
mod session;

pub use connect::{callback, connect, disconnect};
pub use location::{apply_default, apply_everywhere, save_default, save_member, show_member};
pub use session::{enter, make_link, show_entrance};

use crate::agency::messages::{UserRecord, ZoomConnection as Connection};
use crate::config;
use crate::http::{Fields, page, query};
use crate::refusal::Outcome;
use crate::sub_account::messages::Membership;
use notice::notice;
use session::{SignedIn, csrf, signed_in};
use shared::calendar::MeetingLocation;
use shared::permission::meetings_end_after;
use shared::profile::Place;
use widget::props::{ApplyQuestion, CalendarLink, Forms, LocationForm, ProfileProps, ZoomConnection};
use widget::{PageKind, content_security_policy, profile_page};
use worker::{Env, Request, Response};

/// `GET /profile`
pub async fn show(request: &Request, env: &Env) -> Outcome<Response> {
    let who = signed_in(request, env).await?;
    let query = query(request)?;
    let form = location::default_form(&who.user, &query);
    render(env, &who, &query, form, 200).await
}

async fn render(
    env: &Env,
    who: &SignedIn,
    query: &Fields,
    location: LocationForm,
    status: u16,
) -> Outcome<Response> {
    let memberships = location::memberships(env, &who.user.id).await?;
    let asked = query.get("ask").is_some();
    let html = profile_page(&ProfileProps {
        user_name: who.user.name.as_str().to_owned(),
        zoom: connection(&who.user, &memberships),
        forms: forms(who),
        banner: notice(query),
        at_location: query.get("at").is_some_and(|at| at == "location") || status != 200,
        location,
        apply: asked.then(|| question(&who.user, &memberships)).flatten(),
        calendars: memberships.iter().map(calendar_link).collect(),
    });
    profile_html(env, status, html)
}

fn forms(who: &SignedIn) -> Forms {
    Forms {
        connect: "/profile/zoom/connect".to_owned(),
        disconnect: "/profile/zoom/disconnect".to_owned(),
        apply: "/profile/location/apply".to_owned(),
        csrf: Some(csrf(&who.secret)),
    }
}

fn connection(user: &UserRecord, memberships: &[Membership]) -> ZoomConnection {
    match &user.zoom {
        None => ZoomConnection::NotConnected,
        Some(Connection { reconnect_needed: Some(reason), .. }) => {
            ZoomConnection::ReconnectNeeded { reason: reason.clone() }
        }
        Some(zoom) => ZoomConnection::Connected {
            email: zoom.email.clone(),
            since: zoom.since.strftime("%Y-%m-%d").to_string(),
            ends_after_minutes: meetings_end_after(zoom.plan),
            too_long: meetings_end_after(zoom.plan).map_or_else(Vec::new, |end| {
                let too_long = |one: &&Membership| is_too_long(one, end);
                memberships.iter().filter(too_long).map(calendar_link).collect()
            }),
        },
    }
}

/// Whether a calendar has appointments that Zoom would end before their time.
fn is_too_long(membership: &Membership, end_minutes: u32) -> bool {
    *membership.location() == MeetingLocation::Zoom && membership.longest_minutes > end_minutes
}

fn calendar_link(membership: &Membership) -> CalendarLink {
    CalendarLink {
        name: membership.name.as_str().to_owned(),
        sub_account: membership.sub_account.as_str().to_owned(),
        href: Place::Calendar(membership.calendar.clone()).address(""),
        location_kind: membership.location().kind().to_owned(),
        longest_minutes: membership.longest_minutes,
    }
}

/// Whether the other calendars should take over the default; nothing to ask where all of them have it already.
fn question(user: &UserRecord, memberships: &[Membership]) -> Option<ApplyQuestion> {
    let wanted = user.meeting_location.as_ref();
    let differing = memberships
        .iter()
        .filter(|one| one.location() != wanted.unwrap_or(&one.calendar_location))
        .map(calendar_link)
        .collect::<Vec<_>>();
    let kind = wanted.map(|location| location.kind().to_owned());
    (!differing.is_empty()).then_some(ApplyQuestion { kind, differing })
}

fn profile_html(env: &Env, status: u16, html: String) -> Outcome<Response> {
    let app = config::zoom_app(env)?;
    let policy = content_security_policy(
        // Browsers check a form's whole chain of redirects, and Zoom sends people on to hosts of its own.
        PageKind::Profile { form_targets: &[&app.oauth_url, "https://*.zoom.us"] },
        &crate::pages::assets(env)?,
    );
    Ok(page(status, html, &policy)?)
}

/// A page without forms that lead elsewhere.
fn plain_html(status: u16, html: String) -> Outcome<Response> {
    let policy =
        content_security_policy(PageKind::Profile { form_targets: &[] }, &widget::props::Assets::default());
    Ok(page(status, html, &policy)?)
}
