//! How a user is known: a one-time link opens a session, a cookie names it, forms carry its mark.

use crate::agency::messages::{OpenSession, ReadSession, UserRecord};
use crate::clock::{entropy, now};
use crate::config;
use crate::http::{Fields, body, fields, is_same_origin, query, see_other};
use crate::object::send;
use crate::refusal::{Outcome, Refusal};
use crate::signing::{Purpose, Signer, fingerprint, same_secret};
use jiff::{SignedDuration, Timestamp};
use shared::id::{AgencyId, UserId};
use shared::limits;
use shared::profile::Place;
use widget::enter_page;
use worker::{Env, Request, Response};

/// A user who is signed in.
pub(super) struct SignedIn {
    pub agency: AgencyId,
    pub user: UserRecord,
    /// The session's secret, as the cookie holds it.
    pub secret: String,
}

/// What a one-time link says.
struct Link {
    agency: AgencyId,
    user: UserId,
    place: Place,
}

/// A link that opens a user's profile once, and when it ends.
pub fn make_link(env: &Env, agency: &AgencyId, user: &UserId, place: &Place) -> Outcome<(String, Timestamp)> {
    let ends_at = now() + SignedDuration::from_secs(limits::PROFILE_LINK_SECONDS);
    let nonce = u64::from_be_bytes(entropy()?);
    let payload = format!("{agency}-{user}-{}-{nonce:016x}-{place}", ends_at.as_second());
    let token = Signer::new(config::signing_key(env)?).sign(Purpose::ProfileLink, &payload);
    Ok((format!("{}/profile/enter?token={token}", config::public_url(env)?), ends_at))
}

/// The session cookie's name. Over TLS its prefix makes the browser refuse one that another host has set (RFC 6265bis).
fn cookie_name(origin: &str) -> &'static str {
    if origin.starts_with("https://") { "__Host-slotkey" } else { "slotkey" }
}

/// Reads what a one-time link says, if it is ours and has not ended.
fn read_link(signer: &Signer, token: &str) -> Option<Link> {
    let mut parts = signer.verify(Purpose::ProfileLink, token)?.split('-');
    let agency = AgencyId::parse(parts.next()?).ok()?;
    let user = UserId::parse(parts.next()?).ok()?;
    let ends_at = Timestamp::from_second(parts.next()?.parse().ok()?).ok()?;
    let place = parts.nth(1).map_or(Some(Place::Profile), |place| Place::parse(place).ok())?;
    (now() < ends_at).then_some(Link { agency, user, place })
}

fn dead_link() -> Refusal {
    Refusal::new(410, "link_ended", "This link has ended or is not complete. Ask for a new one.")
}

/// `GET /profile/enter`: the link is used up by a button, not by looking at it, because mail programs look at links.
pub async fn show_entrance(request: &Request, env: &Env) -> Outcome<Response> {
    let query = query(request)?;
    let token = query.get("token").map(String::as_str).unwrap_or_default();
    read_link(&Signer::new(config::signing_key(env)?), token).ok_or_else(dead_link)?;
    super::plain_html(200, enter_page("/profile/enter", token))
}

/// `POST /profile/enter`
pub async fn enter(request: &mut Request, env: &Env) -> Outcome<Response> {
    let origin = config::public_url(env)?;
    require_same_origin(request, &origin)?;
    let form = fields(&body(request).await?);
    let token = form.get("token").map(String::as_str).unwrap_or_default();
    let Link { agency, user, place } =
        read_link(&Signer::new(config::signing_key(env)?), token).ok_or_else(dead_link)?;
    let random = u128::from_be_bytes(entropy()?);
    let secret =
        Signer::new(config::signing_key(env)?).sign(Purpose::Session, &format!("{agency}-{random:032x}"));
    let open = OpenSession { user, link: fingerprint(token), session: fingerprint(&secret) };
    send(env, agency.as_str(), &open).await?;
    let response = see_other(&place.address(""))?;
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

/// Who is signed in; refused with `signed_out` where nobody is.
pub(super) async fn signed_in(request: &Request, env: &Env) -> Outcome<SignedIn> {
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
    Err(foreign().into())
}

fn foreign() -> Refusal {
    Refusal::new(403, "foreign_origin", "This form can only be sent from our own page.")
}

/// Tells the forms of this session from forged ones.
pub(super) fn csrf(secret: &str) -> String {
    fingerprint(&format!("csrf|{secret}"))
}

/// A form of the profile that was really sent from it.
pub(super) async fn trusted_form(request: &mut Request, env: &Env) -> Outcome<(SignedIn, Fields)> {
    require_same_origin(request, &config::public_url(env)?)?;
    let who = signed_in(request, env).await?;
    let form = fields(&body(request).await?);
    let given = form.get("csrf").map(String::as_str).unwrap_or_default();
    if same_secret(given, &csrf(&who.secret)) {
        return Ok((who, form));
    }
    Err(foreign().into())
}
