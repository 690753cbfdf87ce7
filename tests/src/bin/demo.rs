//! Loads the demo data, prints where to look, and serves the demo site until it is ended.

use anyhow::Result;
use clap::Parser;
use slotkey_tests::client::Api;
use slotkey_tests::zoom::Zoom;
use slotkey_tests::{demo, site};
use tokio::signal::unix::{SignalKind, signal};

/// Loads the demo data through the management API and serves a site that embeds the demo calendars.
#[derive(Debug, Parser)]
struct Arguments {
    /// Where Slotkey answers.
    #[arg(long, default_value = "http://127.0.0.1:8787")]
    origin: String,
    /// Where the stand-in for Zoom answers; without it nobody is connected.
    #[arg(long)]
    zoom: Option<String>,
    /// Where messages arrive, which clients are then sent.
    #[arg(long)]
    outbox: Option<String>,
    /// The demo site's port on this machine.
    #[arg(long, default_value_t = 8789)]
    site_port: u16,
    /// The key of the management API.
    #[arg(long)]
    management_key: String,
    /// Connect nobody to Zoom, for example because it is the real one.
    #[arg(long)]
    no_connect: bool,
    /// Load, print and end.
    #[arg(long)]
    once: bool,
}

#[tokio::main]
async fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let origin = arguments.origin.trim_end_matches('/');
    // Bound before anything is loaded, so that a port that is taken is told at once.
    let listener = if arguments.once { None } else { Some(site::bind(arguments.site_port).await?) };
    let api = Api::new(origin, &arguments.management_key)?;
    let demo = demo::load(&api).await?;
    if let Some(zoom) = arguments.zoom.filter(|_| !arguments.no_connect) {
        demo::connect(&api, &Zoom::new(zoom.trim_end_matches('/'))?, &demo).await?;
    }
    if arguments.outbox.is_some() {
        demo::remind(&api, &demo).await?;
    }
    let site = listener.as_ref().map(|_| site::address(arguments.site_port));
    print!("{}", demo::directions(&api, &demo, site.as_deref(), &arguments.management_key).await?);
    if let Some(outbox) = arguments.outbox {
        println!("Outbox\n  {outbox:<58} every mail and SMS, a minute after a booking\n");
    }
    let Some(listener) = listener else { return Ok(()) };
    let (mut terminated, mut interrupted) =
        (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    tokio::select! {
        served = site::serve(listener, origin) => served,
        _ = terminated.recv() => Ok(()),
        _ = interrupted.recv() => Ok(()),
    }
}
