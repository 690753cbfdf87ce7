//! A stand-in for Zoom that behaves as `reference/zoom.md` says Zoom does, strict where Zoom is strict.
//!
//! One origin on loopback plays both `https://zoom.us` (the consent page, tokens) and `https://api.zoom.us` (`/v2`). A
//! test can look at what happened and arrange what goes wrong under `/_control`; see [`Simulator`] for embedding it.
//! References such as "zoom.md 3.1" name the section of that document which a rule comes from.
//!
//! State lives as long as the process. Ids and tokens are drawn from a seeded generator, so two runs that are asked the
//! same things in the same order give the same ones.

mod clock;
mod consent;
mod control;
mod draw;
mod fault;
mod form;
mod gate;
mod grant;
mod journal;
mod limit;
mod line;
mod meeting;
mod operation;
mod refusal;
mod security;
mod state;
mod stats;
mod token;
mod user;
mod webhook;

use std::{
    future::Future,
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::{
    Router,
    http::StatusCode,
    middleware,
    routing::{any, get, post, put},
};
use tokio::{net::TcpListener, task::JoinHandle};

use meeting::{calls, listing, registrant};
use refusal::Refusal;
use state::Zoom;
use user::Email;

/// How a stand-in is started.
#[derive(Clone, Debug)]
pub struct Config {
    /// The port on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// The app's client id (zoom.md 1.2).
    pub client_id: String,
    /// The app's client secret (zoom.md 1.2).
    pub client_secret: String,
    /// The redirect URIs registered for the app, matched exactly (zoom.md 1.1). When there is none, any http address
    /// will do.
    pub redirect_uris: Vec<String>,
    /// What ids and tokens are drawn from.
    pub seed: u64,
    /// How long an access token lives; Zoom's hour is 3600 (zoom.md 1.2).
    pub access_token_seconds: u32,
    /// How long a refresh token still works after a newer one took its place (zoom.md 1.3: measured, length unknown).
    pub refresh_grace_seconds: u32,
    /// Emails of users who are there from the start with a Basic account, `type` 1 (zoom.md 2).
    pub basic_users: Vec<String>,
    /// The same, Licensed, `type` 2. Whoever signs in on the consent page without being known is made Licensed too.
    pub licensed_users: Vec<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            port: 0,
            client_id: "demo-client".to_owned(),
            client_secret: "demo-secret".to_owned(),
            redirect_uris: Vec::new(),
            seed: 1,
            access_token_seconds: 3600,
            refresh_grace_seconds: 5,
            basic_users: Vec::new(),
            licensed_users: Vec::new(),
        }
    }
}

impl Config {
    fn check(&self) -> io::Result<()> {
        let mut emails = self.basic_users.iter().chain(&self.licensed_users);
        match emails.find(|email| Email::read(email).is_none()) {
            Some(email) => {
                Err(io::Error::new(io::ErrorKind::InvalidInput, format!("`{email}` is not an email address")))
            }
            None => Ok(()),
        }
    }
}

/// Serves on a listener that is bound already, until the future is dropped. The port of the configuration does not
/// matter here.
pub async fn serve(config: Config, listener: TcpListener) -> io::Result<()> {
    prepare(config, listener, Arc::default())?.1.await
}

/// Binds 127.0.0.1 and serves in the background.
pub async fn spawn(config: Config) -> io::Result<Simulator> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port)).await?;
    let silenced = Arc::new(AtomicBool::new(false));
    let (address, serving) = prepare(config, listener, Arc::clone(&silenced))?;
    Ok(Simulator { address, silenced, serving: tokio::spawn(serving) })
}

fn prepare(
    config: Config,
    listener: TcpListener,
    silenced: Arc<AtomicBool>,
) -> io::Result<(SocketAddr, impl Future<Output = io::Result<()>> + Send + use<>)> {
    config.check()?;
    let address = listener.local_addr()?;
    let zoom = Zoom::new(config, format!("http://{address}"));
    let exchange = line::Exchange::new(listener, silenced);
    let service = routes(zoom).into_make_service_with_connect_info::<line::Cutter>();
    Ok((address, async move { axum::serve(exchange, service).await }))
}

/// A running stand-in. Dropping it is like pulling Zoom's plug: it listens no more, and open connections die.
#[derive(Debug)]
pub struct Simulator {
    address: SocketAddr,
    silenced: Arc<AtomicBool>,
    serving: JoinHandle<io::Result<()>>,
}

impl Simulator {
    /// Where it listens.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// `http://127.0.0.1:PORT`: the base of OAuth; that of the API is this and `/v2`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        self.silenced.store(true, Ordering::Release);
        self.serving.abort();
    }
}

fn routes(zoom: Zoom) -> Router {
    let zooms_side = Router::new()
        .route("/oauth/authorize", get(consent::ask).post(consent::answer))
        .route("/oauth/token", post(token::token))
        .route("/oauth/revoke", post(token::revoke))
        .route("/v2/users/{whose}", get(user::users_me))
        .route("/v2/users/{whose}/settings", get(security::user_settings))
        .route("/v2/users/{whose}/meetings", get(listing::list).post(calls::create))
        .route("/v2/meetings/{id}", get(calls::get).patch(calls::patch).delete(calls::delete))
        .route("/v2/meetings/{id}/registrants", get(registrant::list).post(registrant::create))
        .route("/v2/meetings/{id}/registrants/status", put(registrant::change_status))
        .fallback(async || Refusal::no_endpoint())
        .method_not_allowed_fallback(async || Refusal::no_endpoint())
        .layer(middleware::from_fn_with_state(zoom.clone(), gate::pass));
    let control = Router::new()
        .route("/_control/meetings", get(control::meetings).post(control::make_meeting))
        .route("/_control/requests", get(control::requests))
        .route(
            "/_control/faults",
            get(control::faults).post(control::add_faults).delete(control::clear_faults),
        )
        .route("/_control/reset", post(control::reset))
        .route("/_control/users", get(control::users).post(control::put_user))
        .route("/_control/expire", post(control::expire))
        .route("/_control/rotate", post(control::rotate))
        .route("/_control/limits", get(control::limits).post(control::set_limits))
        .route("/_control/clock", post(control::advance_clock))
        .route("/_control/stats", get(control::stats))
        .route("/_control/webhooks", get(webhook::sent).post(webhook::subscribe))
        .route("/_control/webhooks/check", post(webhook::check))
        .route("/_control/webhooks/release", post(webhook::release))
        .route("/_control/webhooks/retry", post(webhook::retry))
        .route("/_control/webhooks/send", post(webhook::send_any))
        .route("/_control/happen", post(webhook::happen))
        .route("/_control/deauthorize", post(webhook::deauthorize))
        // So that a misspelt control call is not taken for one of Zoom's.
        .route("/_control/{*rest}", any(async || StatusCode::NOT_FOUND))
        // A browser on the consent page asks for it; that is no call of Zoom.
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT));
    zooms_side.merge(control).with_state(zoom)
}
