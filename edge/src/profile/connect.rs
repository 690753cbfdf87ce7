//! To Zoom's consent page and back, from wherever a user began. Every way this can go ends on a page that says what
//! happened and what to do; what is not certainly this session's own doing connects nothing.

use super::notice::at;
use super::session::{SignedIn, signed_in, trusted_form};
use crate::agency::messages::{EndConnection, RecordConnection, ZoomConnection as Connection};
use crate::clock::{entropy, now};
use crate::config;
use crate::http::{Fields, query, see_other};
use crate::json;
use crate::log;
use crate::object::send;
use crate::refusal::{Fault, Outcome, Refusal};
use crate::signing::{Purpose, Signer, fingerprint, same_secret};
use crate::zoom::{self, ZoomFailure};
use crate::zoom_account::messages::{ConfirmOwner, Connect, Release};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::limits;
use shared::profile::Place;
use widget::message_page;
use worker::{Env, Request, Response};

/// What goes to Zoom and comes back. Sealed: it holds the PKCE verifier, and where to lead the user afterwards.
#[derive(Serialize, Deserialize)]
struct State {
    session: String,
    verifier: String,
    ends_at: Timestamp,
    #[serde(default)]
    place: Place,
}

/// `POST /profile/zoom/connect`: off to Zoom's consent page.
pub async fn connect(request: &mut Request, env: &Env) -> Outcome<Response> {
    let (who, form) = trusted_form(request, env).await?;
    let place = form.get("place").map(|text| Place::parse(text)).transpose()?.unwrap_or_default();
    let state = State {
        session: fingerprint(&who.secret),
        verifier: URL_SAFE_NO_PAD.encode(entropy::<32>()?),
        ends_at: now() + SignedDuration::from_secs(limits::OAUTH_STATE_SECONDS),
        place,
    };
    let sealed = Signer::new(config::signing_key(env)?)
        .seal(Purpose::OAuthState, &serde_json::to_vec(&state)?, entropy()?)
        .ok_or_else(|| crate::refusal::broken("the state could not be sealed"))?;
    Ok(see_other(&zoom::authorize_url(&config::zoom_app(env)?, &sealed, &state.verifier))?)
}

/// `POST /profile/zoom/disconnect`
pub async fn disconnect(request: &mut Request, env: &Env) -> Outcome<Response> {
    let (who, _) = trusted_form(request, env).await?;
    send(env, who.agency.as_str(), &EndConnection { user: who.user.id.clone() }).await?;
    Ok(see_other(&Place::Profile.address("notice=disconnected"))?)
}

/// `GET /oauth/zoom/callback`: back from Zoom.
pub async fn callback(request: &Request, env: &Env) -> Outcome<Response> {
    let query = query(request)?;
    let state = read_state(env, query.get("state"))?;
    let who = match signed_in(request, env).await {
        Ok(who) => who,
        Err(Fault::Refused(_)) => return nobody(&query, state.is_some()),
        Err(broken) => return Err(broken),
    };
    let state = state.filter(|state| is_own(state, &who));
    let place = state.as_ref().map_or(Place::Profile, |state| state.place.clone());
    let notice = match finish(env, &who, &query, state).await {
        Ok(()) => "notice=connected".to_owned(),
        Err(Fault::Refused(refusal)) => at(&refusal),
        Err(broken) => return Err(broken),
    };
    // Where Zoom was about to be chosen, it still is.
    let chosen = if place == Place::Profile { "" } else { "&chosen=zoom" };
    Ok(see_other(&place.address(&format!("{notice}{chosen}")))?)
}

/// The state, if we sealed it: whoever's it is, and however old.
fn read_state(env: &Env, state: Option<&String>) -> Outcome<Option<State>> {
    let signer = Signer::new(config::signing_key(env)?);
    let plain = state.and_then(|state| signer.open(Purpose::OAuthState, state));
    Ok(plain.and_then(|plain| json::read(str::from_utf8(&plain).ok()?).ok()))
}

fn is_own(state: &State, who: &SignedIn) -> bool {
    same_secret(&state.session, &fingerprint(&who.secret))
}

/// Nobody is signed in here: nothing is connected, and nothing of what Zoom sent is used.
fn nobody(query: &Fields, ours: bool) -> Outcome<Response> {
    const NEW_LINK: &str = "Ask for a new link to your profile where you work with Slotkey, open it in this browser, and press Connect to Zoom there.";
    let (title, what) = if query.contains_key("error") {
        (
            "Nothing was connected",
            "Zoom did not give us access, and nobody is signed in to Slotkey in this browser.",
        )
    } else if ours {
        (
            "Please sign in again",
            "Your session ended while you were at Zoom, or you began in another browser. Nothing was connected.",
        )
    } else if query.contains_key("code") {
        (
            "One more step",
            "Slotkey was added at Zoom. It is not connected yet, because we cannot tell which user of Slotkey you are.",
        )
    } else {
        ("Nothing was connected", "This address is where Zoom leads people back to Slotkey.")
    };
    super::plain_html(401, message_page(title, &[what, NEW_LINK], &[]))
}

async fn finish(env: &Env, who: &SignedIn, query: &Fields, state: Option<State>) -> Outcome<()> {
    let refused = |code, detail| Err(Refusal::new(409, code, detail).into());
    match query.get("error").map(String::as_str) {
        Some("access_denied") => return refused("declined", "Declined at Zoom."),
        Some(_) => return refused("zoom_error", "Zoom ended the sign-in."),
        None => {}
    }
    let Some(code) = query.get("code") else { return refused("state", "Nothing came back.") };
    let Some(state) = state else {
        return match query.get("state") {
            // From Zoom's own Marketplace: whoever sent this browser here, it was not our button.
            None => refused("added_at_zoom", "This did not begin here."),
            Some(_) => refused("state", "The answer does not belong to this session."),
        };
    };
    if state.ends_at <= now() {
        return refused("late", "The sign-in took too long.");
    }
    let app = config::zoom_app(env)?;
    let tokens = zoom::exchange_code(&app, code, &state.verifier).await.map_err(|failure| told(&failure))?;
    let zoom_user = zoom::read_user(&app, &tokens).await.map_err(|failure| told(&failure))?;
    let connection = Connection {
        zoom_user: zoom_user.id.clone(),
        email: zoom_user.email.clone(),
        account_id: zoom_user.account_id.clone(),
        plan: zoom_user.plan,
        scopes: tokens.scope().split_whitespace().map(str::to_owned).collect(),
        since: now(),
        reconnect_needed: None,
    };
    let user = who.user.id.clone();
    let attempt = format!("{:032x}", u128::from_be_bytes(entropy()?));
    let connect = Connect {
        user: user.clone(),
        agency: who.agency.clone(),
        zoom_user,
        tokens,
        attempt: attempt.clone(),
    };
    let zoom_account = connection.zoom_user.clone();
    send(env, &zoom_account, &connect).await?;
    let record = RecordConnection { user: user.clone(), connection, attempt: attempt.clone() };
    match send(env, who.agency.as_str(), &record).await {
        Ok(()) => {
            // Should this be lost, the Zoom account asks by itself.
            if let Err(fault) = send(env, &zoom_account, &ConfirmOwner { attempt }).await {
                log::fault("confirm the owner of a Zoom account", &fault.to_string());
            }
            Ok(())
        }
        Err(Fault::Refused(refusal)) => {
            // Two accounts at once from two windows: the one that came second is let go of again.
            send(env, &zoom_account, &Release { user, attempt, farewell: false }).await?;
            Err(Fault::Refused(refusal))
        }
        Err(broken) => Err(broken),
    }
}

fn told(failure: &ZoomFailure) -> Refusal {
    log::fault("connect to Zoom", &failure.to_string());
    match failure {
        ZoomFailure::Unclear(_) | ZoomFailure::Slower(_) => {
            Refusal::new(503, "zoom_down", "Zoom did not answer.")
        }
        ZoomFailure::GrantDead => Refusal::new(409, "code_used", "The sign-in was used or has ended."),
        ZoomFailure::ScopeMissing => Refusal::new(409, "scopes_missing", "A permission is missing."),
        _ => Refusal::new(409, "zoom_refused", "Zoom did not accept the sign-in."),
    }
}
