//! `zoom-sim`: the stand-in for Zoom as a process of its own, on 127.0.0.1.

use std::{
    io::{self, Write as _},
    net::Ipv4Addr,
};

use anyhow::Context as _;
use clap::Parser;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
};
use zoom_sim::Config;

/// A stand-in for Zoom: consent page, OAuth, users/me, meetings, and faults on demand under `/_control`.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Port on 127.0.0.1; 0 takes any that is free.
    #[arg(long, default_value_t = 8788)]
    port: u16,
    /// The app's client id.
    #[arg(long, default_value = "demo-client")]
    client_id: String,
    /// The app's client secret.
    #[arg(long, default_value = "demo-secret")]
    client_secret: String,
    /// A redirect URI registered for the app; may be given again. Without any, every http(s) address is accepted.
    #[arg(long = "redirect-uri", value_name = "URI")]
    redirect_uris: Vec<String>,
    /// What ids and tokens are drawn from.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How long an access token lives.
    #[arg(long, default_value_t = 3600, value_name = "SECONDS")]
    access_token_seconds: u32,
    /// How long a refresh token still works after a newer one took its place.
    #[arg(long, default_value_t = 5, value_name = "SECONDS")]
    refresh_grace_seconds: u32,
    /// Users who are there from the start with a Basic account, separated by commas.
    #[arg(long, value_name = "EMAILS", value_delimiter = ',')]
    basic_users: Vec<String>,
    /// Users who are there from the start with a Licensed account, separated by commas.
    #[arg(long, value_name = "EMAILS", value_delimiter = ',')]
    licensed_users: Vec<String>,
}

impl From<Arguments> for Config {
    fn from(arguments: Arguments) -> Self {
        Self {
            port: arguments.port,
            client_id: arguments.client_id,
            client_secret: arguments.client_secret,
            redirect_uris: arguments.redirect_uris,
            seed: arguments.seed,
            access_token_seconds: arguments.access_token_seconds,
            refresh_grace_seconds: arguments.refresh_grace_seconds,
            basic_users: arguments.basic_users,
            licensed_users: arguments.licensed_users,
        }
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let config = Config::from(Arguments::parse());
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, config.port))
        .await
        .with_context(|| format!("cannot listen on port {}", config.port))?;
    let address = listener.local_addr()?;
    let serving = zoom_sim::serve(config, listener);
    writeln!(io::stdout(), "zoom-sim listening on http://{address}")?;
    // A call that hangs on purpose would keep a graceful end waiting for ever, so the end is not graceful.
    tokio::select! {
        result = serving => result.context("the listener failed"),
        _ = terminated.recv() => Ok(()),
        _ = interrupted.recv() => Ok(()),
    }
}
