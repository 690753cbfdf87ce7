//! `post-sim`: the stand-in for those who deliver messages as a process of its own, on 127.0.0.1.

use anyhow::Context as _;
use clap::Parser;
use post_sim::Config;
use std::io::{self, Write as _};
use tokio::signal::unix::{SignalKind, signal};

/// A stand-in for mail (an API like Resend's, and SMTP), SMS (an API like Twilio's), Slack and webhooks. The outbox is at `/`,
/// what tests ask and arrange under `/control`.
#[derive(Debug, Parser)]
#[command(version)]
struct Arguments {
    /// Port for HTTP on 127.0.0.1; 0 takes any that is free.
    #[arg(long, default_value_t = 8789)]
    port: u16,
    /// Port for SMTP on 127.0.0.1; 0 takes any that is free.
    #[arg(long, default_value_t = 8790)]
    smtp_port: u16,
    /// The bearer key of the mail API.
    #[arg(long, default_value = "re_demo")]
    mail_key: String,
    /// The SMS account.
    #[arg(long, default_value = "ACdemo")]
    account_sid: String,
    /// The SMS account's token.
    #[arg(long, default_value = "demo-token")]
    auth_token: String,
    /// The user that SMTP asks for; nobody has to sign in without one.
    #[arg(long)]
    smtp_user: Option<String>,
    /// Their password.
    #[arg(long, default_value = "")]
    smtp_password: String,
}

impl From<Arguments> for Config {
    fn from(arguments: Arguments) -> Self {
        Self {
            port: arguments.port,
            smtp_port: arguments.smtp_port,
            mail_key: arguments.mail_key,
            account_sid: arguments.account_sid,
            auth_token: arguments.auth_token,
            smtp_login: arguments.smtp_user.map(|user| (user, arguments.smtp_password)),
        }
    }
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let config = Config::from(Arguments::parse());
    let mut terminated = signal(SignalKind::terminate())?;
    let mut interrupted = signal(SignalKind::interrupt())?;
    let simulator = post_sim::spawn(config).await.context("cannot listen")?;
    writeln!(
        io::stdout(),
        "post-sim listening on {} and smtp://{}",
        simulator.origin(),
        simulator.smtp_address()
    )?;
    // A call that hangs on purpose would keep a graceful end waiting for ever, so the end is not graceful.
    tokio::select! {
        _ = terminated.recv() => Ok(()),
        _ = interrupted.recv() => Ok(()),
    }
}
