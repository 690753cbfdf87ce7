//! Slotkey's Worker: routes, Durable Objects, Zoom, token vault. Adapters around the domain in `shared`.
//!
//! A request comes in at [`fetch`], is read by a route (`public_api`, `pages`, `profile`, `management`, `webhook`, `reports`), decided by the
//! Durable Object that owns the matter (`sub_account`, `host`, `zoom_account`, `agency`, `calendar_slug`) and rendered
//! by `view` or the `widget` crate. ARCHITECTURE.md has the map and the invariants.

#![expect(
    clippy::unused_async,
    reason = "all handlers of an object's messages have one shape, whether they wait or not"
)]

mod agency;
mod api;
mod calendar_slug;
mod clock;
mod config;
mod host;
mod http;
mod ics;
mod json;
mod log;
mod management;
mod object;
mod pages;
mod profile;
mod public_api;
mod refusal;
mod reports;
mod side_by_side;
mod signing;
mod sql;
mod sub_account;
mod test_door;
mod under_way;
mod vault;
mod view;
mod webhook;
mod zoom;
mod zoom_account;

use refusal::{Outcome, Refusal};
use shared::messaging::Channel;
use worker::{Context, Env, Method, Request, Response, Result, event};

/// Answers every request that is not one of the static files.
#[event(fetch)]
async fn fetch(mut request: Request, env: Env, _context: Context) -> Result<Response> {
    let path = request.path();
    let segments: Vec<&str> = path.split('/').filter(|segment| !segment.is_empty()).collect();
    let for_programs = matches!(segments.first(), Some(&("api" | "webhooks")));
    let outcome = match segments.as_slice() {
        ["api", "v1", rest @ ..] => api::answer(&mut request, &env, rest).await,
        rest => pages_and_forms(&mut request, &env, rest).await,
    };
    http::drain(&mut request).await;
    outcome.or_else(|fault| {
        let refusal = http::failure(&path_without_ids(&segments), fault);
        if for_programs { http::problem(&refusal) } else { pages::refusal_page(&refusal) }
    })
}

/// A path fit for a log line: what may be an id or a slug is left out.
fn path_without_ids(segments: &[&str]) -> String {
    let shown =
        |segment: &&str| if segment.contains('_') || segment.len() > 20 { "…" } else { *segment }.to_owned();
    segments.iter().map(shown).collect::<Vec<_>>().join("/")
}

async fn pages_and_forms(request: &mut Request, env: &Env, path: &[&str]) -> Outcome<Response> {
    match (page_method(request), path) {
        (Method::Get, ["healthz"]) => Ok(Response::ok("ok")?),
        (Method::Get, ["widget", "bookings", slug]) => pages::show_booking(request, env, slug).await,
        (Method::Post, ["widget", "bookings", slug]) => pages::take_booking(request, env, slug).await,
        (Method::Get, ["widget", "groups", slug]) => pages::show_group(request, env, slug).await,
        (Method::Options, ["embed", _]) => Ok(http::preflight()?),
        (Method::Get, ["embed", slug]) => pages::show_fragment(request, env, slug).await,
        (Method::Get, ["widget", "appointments", id]) => {
            pages::show_appointment(request, env, id, false).await
        }
        (Method::Get, ["widget", "appointments", id, "cancel"]) => {
            pages::show_appointment(request, env, id, true).await
        }
        (Method::Post, ["widget", "appointments", id, "cancel"]) => {
            pages::take_cancel(request, env, id).await
        }
        (Method::Get, ["widget", "appointments", id, "unsubscribe"]) => {
            reports::ask_to_unsubscribe(request, env, id).await
        }
        (Method::Post, ["widget", "appointments", id, "unsubscribe"]) => {
            reports::unsubscribe(request, env, id).await
        }
        (Method::Get, ["widget", "series", id]) => pages::show_series(request, env, id).await,
        (Method::Get, ["embed", "series", id]) => pages::show_series_fragment(request, env, id).await,
        (Method::Get, ["profile", "enter"]) => profile::show_entrance(request, env).await,
        (Method::Post, ["profile", "enter"]) => profile::enter(request, env).await,
        (Method::Get, ["profile"]) => profile::show(request, env).await,
        (Method::Post, ["profile", "location"]) => profile::save_default(request, env).await,
        (Method::Post, ["profile", "location", "apply"]) => profile::apply_default(request, env).await,
        (Method::Get, ["profile", "calendars", calendar]) => {
            profile::show_member(request, env, calendar).await
        }
        (Method::Post, ["profile", "calendars", calendar]) => {
            profile::save_member(request, env, calendar).await
        }
        (Method::Post, ["profile", "zoom", "connect"]) => profile::connect(request, env).await,
        (Method::Post, ["profile", "zoom", "disconnect"]) => profile::disconnect(request, env).await,
        (Method::Get, ["oauth", "zoom", "callback"]) => profile::callback(request, env).await,
        (Method::Post, ["webhooks", "zoom"]) => webhook::take(request, env).await,
        (Method::Post, ["webhooks", "mail"]) => reports::take(request, env, Channel::Email, None).await,
        (Method::Post, ["webhooks", "sms", sub_account]) => {
            reports::take(request, env, Channel::Sms, Some(sub_account)).await
        }
        (Method::Post, ["test", "clock"]) => test_door::move_clock(request, env).await,
        _ => Err(Refusal::not_found("page").into()),
    }
}

/// The method that decides the route: `HEAD` is `GET` without the body, which the runtime leaves out by itself. A method
/// that `worker` does not know is none here; it would take it for `GET`.
fn page_method(request: &Request) -> Method {
    match request.inner().method().as_str() {
        "GET" | "HEAD" => Method::Get,
        "POST" => Method::Post,
        "OPTIONS" => Method::Options,
        _ => Method::Trace,
    }
}
