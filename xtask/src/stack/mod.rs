//! The real Worker in workerd beside the stand-in for Zoom, as one thing that can be started, hurt and stopped.
//!
//! `cargo xtask dev`, the benches and the end-to-end tests all use it. Whatever it starts ends with it, or with the
//! process that owns it.

mod courier;
mod secrets;

use crate::http::{get_status, is_free};
use crate::process::Group;
use crate::{build, cargo, toolchain, workspace};
use anyhow::{Context, Result, bail, ensure};
use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

pub use crate::http::free_ports;
pub use courier::{AUTH_TOKEN, MAIL_WEBHOOK_SECRET};
pub use secrets::{ZOOM_CLIENT_ID, ZOOM_CLIENT_SECRET, ZOOM_WEBHOOK_SECRET, random_base64, random_hex};

/// workerd takes two or three seconds; a machine busy with a compilation takes many times that.
const START_TIMEOUT: Duration = Duration::from_secs(90);
/// How long a server may take to end by itself.
const STOP_TIMEOUT: Duration = Duration::from_secs(3);
/// How often a starting server is asked whether it is there.
const POLL: Duration = Duration::from_millis(25);
/// So much of a log goes into an error message.
const LOG_TAIL_LINES: usize = 30;

/// Where a [`Stack`] lives.
#[derive(Debug, Clone)]
pub struct StackOptions {
    /// The Worker's port on 127.0.0.1.
    pub port: u16,
    /// The stand-in's port on 127.0.0.1.
    pub sim_port: u16,
    /// Durable Objects, KV, secrets and logs. Kept when the stack stops.
    pub state_dir: PathBuf,
    /// Variables and secrets that differ from the usual ones.
    pub env: Vec<(String, String)>,
    /// The same of the courier, which sends nothing unless they say by whom.
    pub courier_env: Vec<(String, String)>,
    /// The ports on 127.0.0.1 of the stand-in for those who deliver messages, HTTP and SMTP; without it, nobody does.
    pub post_ports: Option<[u16; 2]>,
    /// Whether `.dev.vars` counts: credentials in it switch to the real Zoom. Never in tests.
    pub use_dev_vars: bool,
}

impl StackOptions {
    /// A stack on free ports.
    pub fn on_free_ports(state_dir: impl Into<PathBuf>) -> Result<Self> {
        let [port, sim_port] = free_ports()?;
        Ok(Self {
            port,
            sim_port,
            state_dir: state_dir.into(),
            env: Vec::new(),
            courier_env: Vec::new(),
            post_ports: None,
            use_dev_vars: false,
        })
    }
}

/// A running Worker and its Zoom.
#[derive(Debug)]
pub struct Stack {
    options: StackOptions,
    environment: Vec<(String, String)>,
    real_zoom: bool,
    worker: Option<Group>,
    sim: Option<Group>,
    post: Option<Group>,
}

impl Stack {
    /// Starts both and waits until both answer.
    pub fn start(options: StackOptions) -> Result<Self> {
        fs::create_dir_all(&options.state_dir)
            .with_context(|| format!("cannot make {}", options.state_dir.display()))?;
        let dev_vars = if options.use_dev_vars {
            secrets::read_env_file(&workspace::root().join(".dev.vars"))?
        } else {
            Vec::new()
        };
        let real_zoom = secrets::has_zoom_credentials(&dev_vars);
        let mut stack =
            Self { environment: Vec::new(), real_zoom, worker: None, sim: None, post: None, options };
        stack.environment = stack.worker_environment(dev_vars)?;
        if !real_zoom {
            stack.start_sim()?;
        }
        stack.start_post()?;
        stack.start_worker()?;
        Ok(stack)
    }

    /// Where the Worker answers.
    #[must_use]
    pub fn origin(&self) -> String {
        origin(self.options.port)
    }

    /// Where the stand-in for Zoom answers.
    #[must_use]
    pub fn zoom_origin(&self) -> String {
        origin(self.options.sim_port)
    }

    /// Where the stand-in for those who deliver messages answers, if there is one.
    #[must_use]
    pub fn post_origin(&self) -> Option<String> {
        self.options.post_ports.map(|[http, _]| origin(http))
    }

    /// Whether the Worker talks to the real Zoom and the stand-in is not running.
    #[must_use]
    pub fn uses_real_zoom(&self) -> bool {
        self.real_zoom
    }

    /// The key of the management API.
    #[must_use]
    pub fn management_key(&self) -> &str {
        self.environment
            .iter()
            .rev()
            .find(|(name, _)| name == "MANAGEMENT_KEY")
            .map_or("", |(_, value)| value)
    }

    /// What the Worker and wrangler have printed so far.
    #[must_use]
    pub fn worker_log(&self) -> String {
        fs::read_to_string(self.worker_log_path()).unwrap_or_default()
    }

    /// Where the Worker and wrangler print.
    #[must_use]
    pub fn worker_log_path(&self) -> PathBuf {
        self.options.state_dir.join("worker.log")
    }

    /// Whether everything that was started still runs.
    pub fn is_running(&mut self) -> bool {
        [&mut self.worker, &mut self.sim, &mut self.post].into_iter().flatten().all(|group| !group.ended())
    }

    /// Starts the Worker on the state and port it had, and waits until it answers.
    pub fn start_worker(&mut self) -> Result<()> {
        ensure!(self.worker.is_none(), "the Worker is running already");
        let mut wrangler = self.wrangler()?;
        let log = self.worker_log_path();
        self.worker = Some(serve(&mut wrangler, self.options.port, "/healthz", &log)?);
        Ok(())
    }

    /// Changes a variable, for the next start of the Worker.
    pub fn set_variable(&mut self, name: &str, value: &str) {
        for variables in [&mut self.environment, &mut self.options.env] {
            variables.retain(|(known, _)| known != name);
            variables.push((name.to_owned(), value.to_owned()));
        }
    }

    /// Kills workerd and wrangler with signal 9, as a power cut would.
    pub fn kill_worker_hard(&mut self) {
        if let Some(mut group) = self.worker.take() {
            group.kill();
        }
    }

    /// Ends the Worker in good order.
    pub fn stop_worker(&mut self) {
        if let Some(mut group) = self.worker.take() {
            group.stop(STOP_TIMEOUT);
        }
    }

    /// Starts the Worker again on the same state and port, whether it was running, stopped or killed.
    pub fn restart_worker(&mut self) -> Result<()> {
        self.stop_worker();
        self.start_worker()
    }

    /// Starts the stand-in for Zoom, which begins with empty memory, and waits until it answers.
    pub fn start_sim(&mut self) -> Result<()> {
        ensure!(self.sim.is_none(), "the stand-in for Zoom is running already");
        let mut command = Command::new(zoom_sim()?);
        command.args(["--port", &self.options.sim_port.to_string()]);
        command.args(["--client-id", ZOOM_CLIENT_ID, "--client-secret", ZOOM_CLIENT_SECRET]);
        let log = self.options.state_dir.join("zoom.log");
        self.sim = Some(serve(&mut command, self.options.sim_port, "/_control/requests", &log)?);
        Ok(())
    }

    /// Starts the stand-in for those who deliver messages, if there is to be one, and waits until it answers.
    fn start_post(&mut self) -> Result<()> {
        let Some([http, smtp]) = self.options.post_ports else { return Ok(()) };
        let mut command = Command::new(post_sim()?);
        command.args(["--port", &http.to_string(), "--smtp-port", &smtp.to_string()]);
        command.args(["--mail-key", courier::MAIL_KEY, "--account-sid", courier::ACCOUNT_SID]);
        command.args(["--auth-token", courier::AUTH_TOKEN]);
        let log = self.options.state_dir.join("post.log");
        self.post = Some(serve(&mut command, http, "/control/faults", &log)?);
        Ok(())
    }

    /// Takes Zoom away: connections to it are refused.
    pub fn stop_sim(&mut self) {
        if let Some(mut group) = self.sim.take() {
            group.stop(STOP_TIMEOUT);
        }
    }

    /// Ends both in good order.
    pub fn stop(&mut self) {
        self.stop_worker();
        self.stop_sim();
        if let Some(mut group) = self.post.take() {
            group.stop(STOP_TIMEOUT);
        }
    }

    /// Later entries win.
    fn worker_environment(&self, dev_vars: Vec<(String, String)>) -> Result<Vec<(String, String)>> {
        let mut environment = secrets::load_or_make(&self.options.state_dir.join("secrets.env"))?;
        environment.push(("PUBLIC_URL".into(), self.origin()));
        environment.push(("WIDGET_BUILD".into(), build::widget_build()?));
        if !self.real_zoom {
            environment.push(("ZOOM_OAUTH_URL".into(), self.zoom_origin()));
            environment.push(("ZOOM_API_URL".into(), self.zoom_origin()));
        }
        environment.extend(dev_vars);
        environment.extend(self.options.env.clone());
        Ok(environment)
    }

    fn wrangler(&self) -> Result<Command> {
        ensure!(
            workspace::worker().join("index.js").is_file(),
            "nothing is built yet: run `cargo xtask build`"
        );
        let state = &self.options.state_dir;
        // Later entries win.
        let mut courier_env =
            self.post_origin().map_or_else(Vec::new, |origin| courier::to_stand_in(&origin));
        courier_env.extend(self.options.courier_env.clone());
        let courier = courier::write_config(&state.join("courier"), &courier_env)?;
        // With a file named here, wrangler leaves `.dev.vars` alone.
        let env_file = state.join("worker.env");
        secrets::write_env_file(&env_file, &self.environment)?;
        let mut wrangler = toolchain::wrangler();
        wrangler.args(["dev", "--local", "--ip", "127.0.0.1", "--port", &self.options.port.to_string()]);
        wrangler.args(["--inspector-port", "0", "--show-interactive-dev-session=false"]);
        // The first is who answers at the port; the other is there for it alone.
        wrangler.arg("--config").arg(workspace::root().join("wrangler.toml")).arg("--config").arg(courier);
        wrangler.arg("--persist-to").arg(state.join("storage")).arg("--env-file").arg(env_file);
        // Workers of other stacks have the same name; each stack keeps to itself.
        wrangler.env("WRANGLER_REGISTRY_PATH", state.join("registry"));
        wrangler.env("WRANGLER_LOG_PATH", state.join("wrangler-logs"));
        Ok(wrangler)
    }
}

impl Drop for Stack {
    fn drop(&mut self) {
        self.stop();
    }
}

fn origin(port: u16) -> String {
    format!("http://127.0.0.1:{port}")
}

/// Compiles the stand-in for those who deliver messages, at most once for each of our processes, and says where it is.
pub fn post_sim() -> Result<PathBuf> {
    static PROGRAM: Mutex<Option<PathBuf>> = Mutex::new(None);
    let mut program = PROGRAM.lock().unwrap_or_else(PoisonError::into_inner);
    match &*program {
        Some(path) => Ok(path.clone()),
        None => Ok(program.insert(cargo::build_program("post-sim")?).clone()),
    }
}

/// Compiles the stand-in for Zoom, at most once for each of our processes, and says where it is.
pub fn zoom_sim() -> Result<PathBuf> {
    static PROGRAM: Mutex<Option<PathBuf>> = Mutex::new(None);
    let mut program = PROGRAM.lock().unwrap_or_else(PoisonError::into_inner);
    match &*program {
        Some(path) => Ok(path.clone()),
        None => Ok(program.insert(cargo::build_program("zoom-sim")?).clone()),
    }
}

/// Starts a server and waits until it answers `path` with 200.
fn serve(command: &mut Command, port: u16, path: &str, log: &Path) -> Result<Group> {
    if !is_free(port) {
        bail!("port {port} is taken by another program: end that one or choose another port");
    }
    let output = open_log(log)?;
    command.stdin(Stdio::null()).stdout(output.try_clone()?).stderr(output);
    let mut group = Group::new()?;
    group.spawn(command)?;
    let deadline = Instant::now() + START_TIMEOUT;
    loop {
        if get_status(port, path).is_ok_and(|status| status == 200) {
            return Ok(group);
        }
        if group.ended() || Instant::now() > deadline {
            bail!("nothing answers at {}{path}; the end of {}:\n{}", origin(port), log.display(), tail(log));
        }
        std::thread::sleep(POLL);
    }
}

fn open_log(path: &Path) -> Result<File> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .open(path)
        .with_context(|| format!("cannot write {}", path.display()))
}

fn tail(log: &Path) -> String {
    let text = fs::read_to_string(log).unwrap_or_default();
    let lines: Vec<_> = text.lines().collect();
    lines[lines.len().saturating_sub(LOG_TAIL_LINES)..].join("\n")
}
