//! `cargo xtask dev`: the whole product on this machine, with demo data, until Ctrl-C.

use crate::build::{self, Flavour};
use crate::process::Group;
use crate::progress::{note, seconds, step};
use crate::stack::{self, Stack, StackOptions};
use crate::toolchain::Tools;
use crate::{cargo, http, workspace};
use anyhow::{Context, Result, bail};
use clap::Args;
use std::fs;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

/// How often we look whether everything still runs.
const WATCH: Duration = Duration::from_millis(200);

/// Options of `cargo xtask dev`.
#[derive(Debug, Args)]
pub struct DevArgs {
    /// The Worker's port.
    #[arg(long, default_value_t = 8787)]
    pub port: u16,
    /// The port of the stand-in for Zoom.
    #[arg(long, default_value_t = 8788)]
    pub sim_port: u16,
    /// The port of the demo site, another origin that embeds the widget.
    #[arg(long, default_value_t = 8789)]
    pub site_port: u16,
    /// The port of the outbox: the stand-in for those who deliver mail, SMS and other messages.
    #[arg(long, default_value_t = 8790)]
    pub post_port: u16,
    /// The port at which it takes mail by SMTP.
    #[arg(long, default_value_t = 8791)]
    pub smtp_port: u16,
    /// Forget all appointments and connections and begin with the demo data.
    #[arg(long)]
    pub fresh: bool,
    /// Build what would be deployed: slower to build, as small and quick as for clients.
    #[arg(long)]
    pub release: bool,
}

/// Runs until a signal or until something that should run has ended.
pub fn run(args: &DevArgs) -> Result<()> {
    let began = Instant::now();
    let tools = Tools::ensure()?;
    build::all(&tools, if args.release { Flavour::Release } else { Flavour::Dev })?;
    let demo = step("building the stand-ins and the demo", || {
        stack::zoom_sim()?;
        stack::post_sim()?;
        cargo::build_program("demo")
    })?;
    let mut stack = step("starting the Worker", || start_stack(args))?;
    if stack.uses_real_zoom() {
        note("using the real Zoom, with the credentials in .dev.vars");
    }
    let signals = signals()?;
    let mut site = start_demo(Command::new(demo), args, &stack)?;
    let ready = || note(format_args!("ready after {}; Ctrl-C ends everything", seconds(began.elapsed())));
    let outcome = watch(&signals, &mut stack, &mut site, &|| http::answers(args.site_port), &ready);
    note("stopping");
    site.stop(Duration::from_secs(1));
    stack.stop();
    outcome
}

fn start_stack(args: &DevArgs) -> Result<Stack> {
    let state_dir = workspace::root().join(".wrangler/slotkey-dev");
    if args.fresh && state_dir.exists() {
        fs::remove_dir_all(&state_dir).with_context(|| format!("cannot empty {}", state_dir.display()))?;
    }
    Stack::start(StackOptions {
        port: args.port,
        sim_port: args.sim_port,
        state_dir,
        env: Vec::new(),
        courier_env: Vec::new(),
        post_ports: Some([args.post_port, args.smtp_port]),
        use_dev_vars: true,
    })
}

/// Loads the demo data, prints the addresses, and serves the demo site.
fn start_demo(mut demo: Command, args: &DevArgs, stack: &Stack) -> Result<Group> {
    demo.args(["--origin", &stack.origin(), "--management-key", stack.management_key()]);
    demo.args(["--site-port", &args.site_port.to_string()]);
    if !stack.uses_real_zoom() {
        demo.args(["--zoom", &stack.zoom_origin()]);
    }
    if let Some(outbox) = stack.post_origin() {
        demo.args(["--outbox", &outbox]);
    }
    let mut group = Group::new()?;
    group.spawn(demo.stdin(Stdio::null()))?;
    Ok(group)
}

/// Receives one message for each Ctrl-C or request to end.
fn signals() -> Result<Receiver<()>> {
    let (sender, receiver) = channel();
    ctrlc::set_handler(move || {
        // Nobody receives any more once we are ending anyway.
        let _ = sender.send(());
    })?;
    Ok(receiver)
}

/// Waits for a signal; says once that the demo site answers, which it does when the demo data is loaded.
fn watch(
    signals: &Receiver<()>,
    stack: &mut Stack,
    site: &mut Group,
    site_answers: &dyn Fn() -> bool,
    ready: &dyn Fn(),
) -> Result<()> {
    let mut announced = false;
    while signals.recv_timeout(WATCH).is_err() {
        if site.ended() {
            bail!("the demo site ended");
        }
        if !stack.is_running() {
            bail!("the Worker or the stand-in for Zoom ended; see {}", stack.worker_log_path().display());
        }
        if !announced && site_answers() {
            ready();
            announced = true;
        }
    }
    Ok(())
}
