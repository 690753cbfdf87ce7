//! A user's profile page: entered by a one-time link, with Connect to Zoom and Disconnect (seed, step 1).

use crate::agency::messages::{
    ClearConnection, OpenSession, ReadSession, RecordConnection, UserRecord, ZoomConnection as Connection,
};
use crate::clock::{entropy, now};
use crate::http::{body, fields, is_same_origin, page, query, see_other};
use crate::object::send;
use crate::refusal::{Fault, Outcome, Refusal};
use crate::signing::{Purpose, Signer, fingerprint, same_secret};
use crate::zoom::{self, ZoomFailure};
use crate::zoom_account::messages::{Connect, Disconnect};
use crate::{config, log};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::id::{AgencyId, UserId};
use shared::limits;
use widget::props::{Banner, BannerKind, ProfileProps, ZoomConnection};
use widget::{PageKind, content_security_policy, enter_page, profile_page};
use worker::{Env, Request, Response};

/// Zoom's type of a user on the Basic plan.
const BASIC_PLAN: i64 = 1;

/// A user who is signed in.
struct SignedIn {
    agency: AgencyId,
    user: UserRecord,
    /// The session's secret, as the cookie holds it.
    secret: String,
}

/// The session cookie's name. Over TLS its prefix makes the browser refuse one that another host has set (RFC 6265bis).
fn cookie_name(origin: &str) -> &'static str {
    if origin.starts_with("https://") { "__Host-slotkey" } else { "slotkey" }
}

/// Reads what a one-time link says, if it is ours and has not ended.
fn read_link(signer: &Signer, token: &str) -> Option<(AgencyId, UserId)> {
    let mut parts = signer.verify(Purpose::ProfileLink, token)?.split('-');
    let agency = AgencyId::parse(parts.next()?).ok()?;
    let user = UserId::parse(parts.next()?).ok()?;
    let ends_at = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
    (now() < ends_at).then_some((agency, user))
}

fn dead_link() -> Refusal {
    Refusal::new(410, "link_ended", "This link has ended or is not complete. Ask for a new one.")
}

/// `GET /profile/enter`: the link is used up by a button, not by looking at it, because mail programs look at links.
pub async fn show_entrance(request: &Request, env: &Env) -> Outcome<Response> {
    let query = query(request)?;
    let token = query.get("token").map(String::as_str).unwrap_or_default();
    read_link(&Signer::new(config::signing_key(env)?), token).ok_or_else(dead_link)?;
    profile_html(enter_page("/profile/enter", token))
}

/// `POST /profile/enter`
pub async fn enter(request: &mut Request, env: &Env) -> Outcome<Response> {
    let origin = config::public_url(env)?;
    require_same_origin(request, &origin)?;
    let form = fields(&body(request).await?);
    let token = form.get("token").map(String::as_str).unwrap_or_default();
    let (agency, user) = read_link(&Signer::new(config::signing_key(env)?), token).ok_or_else(dead_link)?;
    let random = u128::from_be_bytes(entropy()?);
    let secret =
        Signer::new(config::signing_key(env)?).sign(Purpose::Session, &format!("{agency}-{random:032x}"));
    let open = OpenSession { user, link: fingerprint(token), session: fingerprint(&secret) };
    send(env, agency.as_str(), &open).await?;
    let response = see_other("/profile")?;
    let secure = if origin.starts_with("https://") { "; Secure" } else { "" };
    // Lax, not Strict: the user comes back from Zoom's page by a link, and must still be known then.
    let cookie = format!(
        "{}={secret}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{secure}",
        cookie_name(&origin),
        limits::SESSION_SECONDS
    );
    response.headers().set("set-cookie", &cookie)?;
    Ok(response)
}

async fn signed_in(request: &Request, env: &Env) -> Outcome<SignedIn> {
    let nobody =
        || Refusal::new(401, "signed_out", "Your session has ended. Open your profile by a new link.");
    let name = cookie_name(&config::public_url(env)?);
    let cookies = request.headers().get("cookie")?.unwrap_or_default();
    let secret = cookies
        .split(';')
        .filter_map(|cookie| cookie.trim().split_once('='))
        .find_map(|(key, value)| (key == name).then(|| value.to_owned()))
        .ok_or_else(nobody)?;
    // Signed, so that a made-up cookie does not even reach an object.
    let signer = Signer::new(config::signing_key(env)?);
    let agency = signer.verify(Purpose::Session, &secret).and_then(|payload| payload.split_once('-'));
    let agency = agency.and_then(|(agency, _)| AgencyId::parse(agency).ok()).ok_or_else(nobody)?;
    let user = send(env, agency.as_str(), &ReadSession { session: fingerprint(&secret) }).await?;
    Ok(SignedIn { agency, user, secret })
}

fn require_same_origin(request: &Request, origin: &str) -> Outcome<()> {
    if is_same_origin(request, origin)? {
        return Ok(());
    }
    Err(Refusal::new(403, "foreign_origin", "This form can only be sent from our own page.").into())
}

/// Tells the forms of this session from forged ones.
fn csrf(secret: &str) -> String {
    fingerprint(&format!("csrf|{secret}"))
}

/// `GET /profile`
pub async fn show(request: &Request, env: &Env) -> Outcome<Response> {
    let who = signed_in(request, env).await?;
    let query = query(request)?;
    let banner = query.get("notice").and_then(|code| notice(code));
    render(env, &who, banner)
}

/// What the profile page may be asked to say, by a code in its address: never a text from there.
fn notice(code: &str) -> Option<Banner> {
    let (kind, text) = match code {
        "connected" => (
            BannerKind::Success,
            "Zoom is connected. Every booking with you gets a Zoom link of its own from now on.",
        ),
        "disconnected" => {
            (BannerKind::Success, "Zoom is disconnected. We no longer have access to your Zoom account.")
        }
        "declined" => (
            BannerKind::Error,
            "You declined at Zoom, so nothing was connected. You can try again at any time.",
        ),
        "state" => (
            BannerKind::Error,
            "We could not tell that this came from your own click. Please press Connect to Zoom again.",
        ),
        "zoom_account_taken" => (
            BannerKind::Error,
            "This Zoom account is connected to another user. Sign in at Zoom with an account of your own, or ask the other \
             user to disconnect it first. What counts is the user, not the email address.",
        ),
        "already_connected" => (
            BannerKind::Error,
            "You are connected to another Zoom account already. Disconnect it first, then connect this one.",
        ),
        "zoom_down" => {
            (BannerKind::Error, "Zoom did not answer. Nothing was changed; please try again in a moment.")
        }
        "zoom_refused" => {
            (BannerKind::Error, "Zoom did not accept the sign-in. Please press Connect to Zoom again.")
        }
        _ => return None,
    };
    Some(Banner { kind, text: text.to_owned() })
}

fn render(env: &Env, who: &SignedIn, banner: Option<Banner>) -> Outcome<Response> {
    let zoom = match &who.user.zoom {
        None => ZoomConnection::NotConnected,
        Some(Connection { reconnect_needed: Some(reason), .. }) => {
            ZoomConnection::ReconnectNeeded { reason: reason.clone() }
        }
        Some(zoom) => ZoomConnection::Connected {
            email: zoom.email.clone(),
            since: zoom.since.strftime("%Y-%m-%d").to_string(),
            plan_warning: (zoom.plan == BASIC_PLAN).then(|| {
                "This account is on Zoom's Basic plan: Zoom ends its meetings after 40 minutes.".to_owned()
            }),
        },
    };
    let html = profile_page(&ProfileProps {
        user_name: who.user.name.as_str().to_owned(),
        zoom,
        connect_action: "/profile/zoom/connect".to_owned(),
        disconnect_action: "/profile/zoom/disconnect".to_owned(),
        csrf: Some(csrf(&who.secret)),
        banner,
    });
    let app = config::zoom_app(env)?;
    let policy = content_security_policy(
        // Browsers check a form's whole chain of redirects, and Zoom sends people on to hosts of its own.
        PageKind::Profile { form_targets: &[&app.oauth_url, "https://*.zoom.us"] },
        &crate::pages::assets(env)?,
    );
    Ok(page(200, html, &policy)?)
}

fn profile_html(html: String) -> Outcome<Response> {
    let policy =
        content_security_policy(PageKind::Profile { form_targets: &[] }, &widget::props::Assets::default());
    Ok(page(200, html, &policy)?)
}

/// A form of the profile page that was really sent from it.
async fn trusted_form(request: &mut Request, env: &Env) -> Outcome<SignedIn> {
    require_same_origin(request, &config::public_url(env)?)?;
    let who = signed_in(request, env).await?;
    let form = fields(&body(request).await?);
    let given = form.get("csrf").map(String::as_str).unwrap_or_default();
    if same_secret(given, &csrf(&who.secret)) {
        return Ok(who);
    }
    Err(Refusal::new(403, "foreign_origin", "This form can only be sent from our own page.").into())
}

/// What goes to Zoom and comes back. Sealed: it holds the PKCE verifier.
#[derive(Serialize, Deserialize)]
struct State {
    session: String,
    verifier: String,
    ends_at: Timestamp,
}

/// `POST /profile/zoom/connect`: off to Zoom's consent page.
pub async fn connect(request: &mut Request, env: &Env) -> Outcome<Response> {
    let who = trusted_form(request, env).await?;
    let state = State {
        session: fingerprint(&who.secret),
        verifier: URL_SAFE_NO_PAD.encode(entropy::<32>()?),
        ends_at: now() + SignedDuration::from_secs(limits::OAUTH_STATE_SECONDS),
    };
    let sealed = Signer::new(config::signing_key(env)?)
        .seal(Purpose::OAuthState, &serde_json::to_vec(&state)?, entropy()?)
        .ok_or_else(|| crate::refusal::broken("the state could not be sealed"))?;
    Ok(see_other(&zoom::authorize_url(&config::zoom_app(env)?, &sealed, &state.verifier))?)
}

/// `GET /oauth/zoom/callback`: back from Zoom. Every way this can go ends on a page that says what to do.
pub async fn callback(request: &Request, env: &Env) -> Outcome<Response> {
    let who = signed_in(request, env).await?;
    let query = query(request)?;
    let code = match finish_connect(env, &who, &query).await {
        Ok(()) => "connected",
        Err(Fault::Refused(refusal)) => return Ok(see_other(&format!("/profile?notice={}", refusal.code))?),
        Err(broken) => return Err(broken),
    };
    Ok(see_other(&format!("/profile?notice={code}"))?)
}

async fn finish_connect(env: &Env, who: &SignedIn, query: &crate::http::Fields) -> Outcome<()> {
    if query.contains_key("error") {
        return Err(Refusal::new(409, "declined", "Declined at Zoom.").into());
    }
    let verifier = read_state(env, who, query.get("state"))
        .ok_or_else(|| Refusal::new(409, "state", "The answer does not belong to this session."))?;
    let code = query.get("code").map(String::as_str).unwrap_or_default();
    let app = config::zoom_app(env)?;
    let tokens = zoom::exchange_code(&app, code, &verifier).await.map_err(|failure| told(&failure))?;
    let zoom_user = zoom::read_user(&app, &tokens).await.map_err(|failure| told(&failure))?;
    let connection = Connection {
        zoom_user: zoom_user.id.clone(),
        email: zoom_user.email.clone(),
        plan: zoom_user.plan,
        since: now(),
        reconnect_needed: None,
    };
    let other = who.user.zoom.as_ref().is_some_and(|zoom| zoom.zoom_user != zoom_user.id);
    if other {
        return Err(Refusal::new(409, "already_connected", "Another Zoom account is connected.").into());
    }
    let user = who.user.id.clone();
    let connect =
        Connect { user: user.clone(), agency: who.agency.clone(), zoom_user: zoom_user.clone(), tokens };
    send(env, &zoom_user.id, &connect).await?;
    let recorded = send(env, who.agency.as_str(), &RecordConnection { user: user.clone(), connection }).await;
    if recorded.is_err() {
        // Two accounts at once from two windows: the one that came second lets go of what it has just bound.
        send(env, &zoom_user.id, &Disconnect { user }).await?;
    }
    recorded
}

fn told(failure: &ZoomFailure) -> Refusal {
    log::fault("connect to Zoom", &failure.to_string());
    match failure {
        ZoomFailure::Unclear(_) | ZoomFailure::Slower(_) => {
            Refusal::new(503, "zoom_down", "Zoom did not answer.")
        }
        _ => Refusal::new(409, "zoom_refused", "Zoom did not accept the sign-in."),
    }
}

/// The PKCE verifier, if the state is ours, of this very session, and not too old.
fn read_state(env: &Env, who: &SignedIn, state: Option<&String>) -> Option<String> {
    let signer = Signer::new(config::signing_key(env).ok()?);
    let plain = signer.open(Purpose::OAuthState, state?)?;
    let State { session, verifier, ends_at } = serde_json::from_slice(&plain).ok()?;
    (same_secret(&session, &fingerprint(&who.secret)) && now() < ends_at).then_some(verifier)
}

/// `POST /profile/zoom/disconnect`
pub async fn disconnect(request: &mut Request, env: &Env) -> Outcome<Response> {
    let who = trusted_form(request, env).await?;
    if let Some(zoom) = &who.user.zoom {
        send(env, &zoom.zoom_user, &Disconnect { user: who.user.id.clone() }).await?;
        send(env, who.agency.as_str(), &ClearConnection { user: who.user.id.clone() }).await?;
    }
    Ok(see_other("/profile?notice=disconnected")?)
}
