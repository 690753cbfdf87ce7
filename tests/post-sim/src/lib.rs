//! The post office stand-in: plays everybody who delivers messages, strict where they are strict, and keeps what it was given.
//!
//! One origin on loopback plays an API for mail like Resend's (`POST /emails`), one for SMS like Twilio's
//! (`POST /2010-04-01/Accounts/{sid}/Messages.json`), Slack's incoming webhooks (`POST /services/…`) and any address of a
//! business (`POST /hooks/…`). A second port is an SMTP server. A person sees what has arrived at `/`, the outbox; a test
//! asks, and arranges what goes wrong, under `/control`. State lives as long as the process.

mod control;
mod fault;
mod hooks;
mod line;
mod message;
mod office;
mod outbox;
mod resend;
mod smtp;
mod twilio;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::{any, get, post};
use office::Office;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// How a stand-in is started.
#[derive(Clone, Debug)]
pub struct Config {
    /// The port for HTTP on 127.0.0.1; 0 takes any that is free.
    pub port: u16,
    /// The port for SMTP on 127.0.0.1; 0 takes any that is free.
    pub smtp_port: u16,
    /// The bearer key of the mail API.
    pub mail_key: String,
    /// The SMS account.
    pub account_sid: String,
    /// The SMS account's token.
    pub auth_token: String,
    /// User and password of the SMTP server; without them nobody has to sign in.
    pub smtp_login: Option<(String, String)>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            port: 0,
            smtp_port: 0,
            mail_key: "re_demo".to_owned(),
            account_sid: "ACdemo".to_owned(),
            auth_token: "demo-token".to_owned(),
            smtp_login: None,
        }
    }
}

/// Binds both ports and serves in the background.
pub async fn spawn(config: Config) -> io::Result<Simulator> {
    let http = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port)).await?;
    let mail = TcpListener::bind((Ipv4Addr::LOCALHOST, config.smtp_port)).await?;
    let (address, smtp_address) = (http.local_addr()?, mail.local_addr()?);
    let office = Office::new(config);
    let service = routes(office.clone()).into_make_service_with_connect_info::<line::Cutter>();
    let serving = [
        tokio::spawn(async move { axum::serve(line::Exchange(http), service).await }),
        tokio::spawn(smtp::serve(mail, office)),
    ];
    Ok(Simulator { address, smtp_address, serving })
}

/// A running stand-in. Dropping it ends it.
#[derive(Debug)]
pub struct Simulator {
    address: SocketAddr,
    smtp_address: SocketAddr,
    serving: [JoinHandle<io::Result<()>>; 2],
}

impl Simulator {
    /// Where it listens for HTTP.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it listens for SMTP.
    #[must_use]
    pub fn smtp_address(&self) -> SocketAddr {
        self.smtp_address
    }

    /// `http://127.0.0.1:PORT`: the base of the APIs for mail and SMS.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }
}

impl Drop for Simulator {
    fn drop(&mut self) {
        for serving in &self.serving {
            serving.abort();
        }
    }
}

fn routes(office: Office) -> Router {
    Router::new()
        .route("/emails", post(resend::send))
        .route("/2010-04-01/Accounts/{sid}/Messages.json", post(twilio::send))
        .route("/services/{*path}", post(hooks::slack))
        .route("/hooks/{*path}", post(hooks::webhook))
        .route("/", get(outbox::show))
        .route("/control/messages", get(control::messages).delete(control::forget))
        .route(
            "/control/faults",
            get(control::faults).post(control::add_faults).delete(control::clear_faults),
        )
        // So that a misspelt control call is not taken for anybody's.
        .route("/control/{*rest}", any(async || StatusCode::NOT_FOUND))
        .route("/favicon.ico", get(async || StatusCode::NO_CONTENT))
        .with_state(office)
}
