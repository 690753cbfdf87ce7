//! A world to test in: the Worker in workerd, the stand-in for Zoom, and businesses with people and calendars.
//!
//! One world serves all tests of a binary. Each test founds its own business, so tests do not see each other.

use crate::client::{Answer, Api, fresh};
use crate::mail_server::MailServer;
use crate::post::Post;
use crate::profile::{Decision, Session};
use crate::zoom::Zoom;
use anyhow::{Context as _, Result, bail, ensure};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value, json};
use shared::wire::{AppointmentView, LocationState};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};
use xtask::stack::{Stack, StackOptions, free_ports};
use xtask::workspace;

/// How often a wait looks again.
const LOOK_AGAIN: Duration = Duration::from_millis(100);
/// What the Worker and workerd print of an instance that is lost.
const SIGNS_OF_PANIC: [&str; 4] = ["panicked at", "Reinitializing", "RuntimeError", "exceeded its"];
/// How long the system may take to free the port of a server that was killed.
const PORT_FREED: Duration = Duration::from_secs(10);

/// Looks until there is something, at most for `patience`; then says what it waited for.
pub async fn eventually<T>(
    patience: Duration,
    what: &str,
    mut look: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let deadline = Instant::now() + patience;
    loop {
        if let Some(found) = look().await.with_context(|| format!("while waiting for {what}"))? {
            return Ok(found);
        }
        if Instant::now() > deadline {
            bail!("waited {patience:?} in vain for {what}");
        }
        tokio::time::sleep(LOOK_AGAIN).await;
    }
}

/// A Worker and its Zoom.
#[derive(Debug)]
pub struct World {
    stack: Mutex<Stack>,
    options: StackOptions,
    zoom_origin: String,
    key: String,
    /// How far the clocks of Worker and Zoom are ahead of the machine's, in seconds.
    ahead_seconds: Mutex<u64>,
    objects: Objects,
}

/// The Durable Objects that set alarms, as the tests have made them: binding and name.
#[derive(Debug, Clone, Default)]
struct Objects(Arc<Mutex<BTreeSet<(&'static str, String)>>>);

impl Objects {
    fn add(&self, binding: &'static str, name: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert((binding, name.to_owned()));
    }

    fn all(&self) -> Vec<Value> {
        let objects = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        objects.iter().map(|(binding, name)| json!({ "object": binding, "name": name })).collect()
    }
}

impl World {
    /// Starts a world with empty state. `name` is for its folder, whose logs outlive it.
    pub fn start(name: &str) -> Result<Self> {
        Self::start_with(name, None, Vec::new())
    }

    /// Starts a world whose Zoom is elsewhere, or whose Worker has other variables.
    pub fn start_with(name: &str, zoom_origin: Option<&str>, mut env: Vec<(String, String)>) -> Result<Self> {
        // What lets a test move the Worker's clock.
        env.insert(0, ("ENVIRONMENT".into(), "test".into()));
        Self::start_as_shipped(name, zoom_origin, env)
    }

    /// Starts a world in which messages are delivered, to [`World::post`].
    pub fn start_with_post(name: &str) -> Result<Self> {
        let env = vec![("ENVIRONMENT".into(), "test".into())];
        Self::start_from(name, None, env, Some(free_ports()?), Vec::new())
    }

    /// The same, where mail goes by SMTP over the Worker's sockets.
    pub fn start_with_smtp(name: &str) -> Result<Self> {
        let ports @ [_, smtp] = free_ports()?;
        Self::start_with_mail_by(name, ports, smtp)
    }

    /// The same, where mail goes to a server of one's own on this machine.
    pub fn start_with_mail_server(name: &str, server: &MailServer) -> Result<Self> {
        Self::start_with_mail_by(name, free_ports()?, server.port())
    }

    fn start_with_mail_by(name: &str, post_ports: [u16; 2], smtp: u16) -> Result<Self> {
        let env = vec![("ENVIRONMENT".into(), "test".into())];
        let by_smtp =
            vec![("MAIL_BY".into(), "smtp".into()), ("SMTP_URL".into(), format!("smtp://127.0.0.1:{smtp}"))];
        Self::start_from(name, None, env, Some(post_ports), by_smtp)
    }

    /// Starts a world whose Worker does not know that this is a test: its clock is the machine's.
    pub fn start_as_shipped(
        name: &str,
        zoom_origin: Option<&str>,
        env: Vec<(String, String)>,
    ) -> Result<Self> {
        Self::start_from(name, zoom_origin, env, None, Vec::new())
    }

    fn start_from(
        name: &str,
        zoom_origin: Option<&str>,
        mut env: Vec<(String, String)>,
        post_ports: Option<[u16; 2]>,
        courier_env: Vec<(String, String)>,
    ) -> Result<Self> {
        let mut options = StackOptions::on_free_ports(empty_folder(name)?)?;
        options.post_ports = post_ports;
        options.courier_env = courier_env;
        if let Some(origin) = zoom_origin {
            env.push(("ZOOM_OAUTH_URL".into(), origin.into()));
            env.push(("ZOOM_API_URL".into(), origin.into()));
        }
        options.env = env;
        let stack = Stack::start(options.clone())?;
        let zoom_origin = zoom_origin.map_or_else(|| stack.zoom_origin(), str::to_owned);
        let key = stack.management_key().to_owned();
        Ok(Self {
            stack: Mutex::new(stack),
            options,
            zoom_origin,
            key,
            ahead_seconds: Mutex::default(),
            objects: Objects::default(),
        })
    }

    /// Moves the clocks of Worker and Zoom on together, and lets every object that these tests have made do what is
    /// due by then. It does it by its alarm, so a test waits for the effect.
    pub async fn advance(&self, by: Duration) -> Result<()> {
        let seconds = by.as_secs();
        // Zoom first: a Worker that is past midnight before Zoom is would be refused.
        self.zoom()?.advance(seconds).await?;
        let ahead_seconds = {
            let mut ahead = self.ahead_seconds.lock().unwrap_or_else(PoisonError::into_inner);
            *ahead += seconds;
            *ahead
        };
        self.api()?.move_clock(ahead_seconds, &self.objects.all()).await
    }

    /// What time it is in this world.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        Timestamp::now() + Duration::from_secs(self.ahead_seconds())
    }

    fn ahead_seconds(&self) -> u64 {
        *self.ahead_seconds.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves both clocks to the given time of the next UTC day, so that a whole day lies ahead.
    pub async fn advance_to_next_day(&self, after_midnight: Duration) -> Result<()> {
        let next_day = self.now().to_zoned(TimeZone::UTC).tomorrow()?.start_of_day()?.timestamp();
        let left = next_day.duration_since(self.now()).unsigned_abs();
        self.advance(left + Duration::from_secs(1) + after_midnight).await
    }

    fn stack(&self) -> MutexGuard<'_, Stack> {
        self.stack.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Where the Worker answers.
    #[must_use]
    pub fn origin(&self) -> String {
        self.stack().origin()
    }

    /// The key of the management API.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// Durable Objects, KV, secrets and logs.
    #[must_use]
    pub fn state_dir(&self) -> &Path {
        &self.options.state_dir
    }

    /// What the Worker has printed so far.
    #[must_use]
    pub fn worker_log(&self) -> String {
        self.stack().worker_log()
    }

    /// What the Worker's log says of instances that were lost: by a panic, or by what else ends WebAssembly.
    #[must_use]
    pub fn lost_instances(&self) -> Vec<String> {
        let log = self.worker_log();
        let lost = log.lines().filter(|line| SIGNS_OF_PANIC.iter().any(|sign| line.contains(sign)));
        lost.map(str::to_owned).collect()
    }

    /// A client, for the runtime of the test that asks.
    pub fn api(&self) -> Result<Api> {
        Api::new(&self.origin(), &self.key)
    }

    /// What was delivered, in a world in which messages are.
    pub fn post(&self) -> Result<Post> {
        Post::new(&self.stack().post_origin().context("nobody delivers messages in this world")?)
    }

    /// The stand-in, for the runtime of the test that asks.
    pub fn zoom(&self) -> Result<Zoom> {
        Zoom::new(&self.zoom_origin)
    }

    /// Founds a business that no other test knows.
    pub async fn business(&self) -> Result<Business> {
        let (api, zoom) = (self.api()?, self.zoom()?);
        let agency = api.create_agency(&fresh("agency"), "Test agency").await?;
        let sub_account = api.create_sub_account(&agency, &fresh("sub-account"), "Test business").await?;
        let objects = self.objects.clone();
        objects.add("AGENCY", &agency);
        objects.add("SUB_ACCOUNT", &sub_account);
        Ok(Business { api, zoom, agency, sub_account, objects })
    }

    /// Kills workerd and wrangler with signal 9.
    pub fn kill_worker(&self) {
        self.stack().kill_worker_hard();
    }

    /// Ends the Worker in good order.
    pub fn stop_worker(&self) {
        self.stack().stop_worker();
    }

    /// Starts the Worker again on the state and port it had.
    pub fn restart_worker(&self) -> Result<()> {
        let mut stack = self.stack();
        stack.stop_worker();
        self.port_freed()?;
        stack.set_variable("CLOCK_AHEAD_SECONDS", &self.ahead_seconds().to_string());
        stack.start_worker()
    }

    /// The kernel closes a killed server's sockets a moment after it has killed it.
    fn port_freed(&self) -> Result<()> {
        let deadline = Instant::now() + PORT_FREED;
        while !xtask::http::is_free(self.options.port) {
            ensure!(Instant::now() < deadline, "port {} stays taken", self.options.port);
            std::thread::sleep(LOOK_AGAIN);
        }
        Ok(())
    }

    /// Starts the Worker again on the state and port it had, with variables that differ. Zoom must be elsewhere:
    /// what belongs to the stack starts anew.
    pub fn restart_with(&mut self, env: &[(&str, String)]) -> Result<()> {
        self.stack().stop();
        self.port_freed()?;
        let ahead = ("CLOCK_AHEAD_SECONDS", self.ahead_seconds().to_string());
        for (name, value) in env.iter().chain([&ahead]) {
            self.options.env.retain(|(known, _)| known != name);
            self.options.env.push(((*name).to_owned(), value.clone()));
        }
        self.stack = Mutex::new(Stack::start(self.options.clone())?);
        Ok(())
    }

    /// The value of a secret that the stack made up.
    pub fn secret(&self, name: &str) -> Result<String> {
        let text = fs::read_to_string(self.state_dir().join("secrets.env"))?;
        let line = text.lines().find_map(|line| line.strip_prefix(&format!("{name}=")));
        Ok(line.with_context(|| format!("no {name}"))?.trim_matches('\'').to_owned())
    }

    /// The text of a key of KV, as it is stored. The Worker should be stopped.
    pub fn read_kv(&self, key: &str) -> Result<String> {
        let mut wrangler = self.wrangler_kv("get");
        xtask::process::stdout_of(wrangler.arg(key).arg("--text"))
    }

    /// Puts a text into KV behind the Worker's back. The Worker should be stopped.
    pub fn write_kv(&self, key: &str, value: &str) -> Result<()> {
        let mut wrangler = self.wrangler_kv("put");
        xtask::process::run_quietly(wrangler.args([key, value])).map(drop)
    }

    fn wrangler_kv(&self, verb: &str) -> std::process::Command {
        let mut wrangler = xtask::toolchain::wrangler();
        wrangler.env("WRANGLER_LOG_PATH", self.state_dir().join("wrangler-logs"));
        wrangler.args([
            "kv",
            "key",
            verb,
            "--local",
            "--binding",
            "ZOOM_TOKENS",
            "--preview",
            "false",
            "--persist-to",
        ]);
        wrangler.arg(self.state_dir().join("storage"));
        wrangler
    }
}

/// A folder of this process, emptied; those of processes that have ended are removed.
fn empty_folder(name: &str) -> Result<PathBuf> {
    let parent = workspace::root().join("target/e2e");
    fs::create_dir_all(&parent)?;
    for entry in fs::read_dir(&parent)? {
        let path = entry?.path();
        let process =
            path.file_name().and_then(|name| name.to_str()).and_then(|name| name.rsplit('.').next());
        let (same_name, alive) = (
            path.file_stem().is_some_and(|stem| stem == name),
            process.is_some_and(|id| Path::new("/proc").join(id).exists()),
        );
        // The last run of each name is left for whoever looks into its logs.
        if same_name && !alive {
            // Another process may be removing the same folder.
            let _ = fs::remove_dir_all(&path);
        }
    }
    let folder = parent.join(format!("{name}.{}", std::process::id()));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    Ok(folder)
}

/// An agency with one sub-account, and the means to fill it.
#[derive(Debug, Clone)]
pub struct Business {
    /// Slotkey.
    pub api: Api,
    /// Its Zoom.
    pub zoom: Zoom,
    /// The agency's id.
    pub agency: String,
    /// The sub-account's id.
    pub sub_account: String,
    objects: Objects,
}

/// A user.
#[derive(Debug, Clone)]
pub struct User {
    /// Their id.
    pub id: String,
    /// What clients see.
    pub name: String,
    /// Their address, at Zoom too.
    pub email: String,
    /// Their Zoom user id, once connected.
    pub zoom_user: String,
}

impl Business {
    /// The same agency's other sub-account.
    pub async fn second_sub_account(&self) -> Result<Self> {
        let sub_account =
            self.api.create_sub_account(&self.agency, &fresh("sub-account"), "Second business").await?;
        self.objects.add("SUB_ACCOUNT", &sub_account);
        Ok(Self { sub_account, ..self.clone() })
    }

    /// A user who has not connected Zoom.
    pub async fn user(&self) -> Result<User> {
        let name = fresh("Host");
        let email = format!("{}@example.test", name.to_lowercase());
        let id = self.api.create_user(&self.agency, &fresh("user"), &name, &email).await?;
        self.objects.add("HOST", &id);
        Ok(User { id, name, email, zoom_user: String::new() })
    }

    /// Zoom's id of the account under an address. What is due there is seen when the clocks are moved, whether or not
    /// somebody has connected it.
    pub async fn zoom_account(&self, email: &str) -> Result<String> {
        let account = self.zoom.user_id(email).await?;
        self.objects.add("ZOOM_ACCOUNT", &account);
        Ok(account)
    }

    /// A user who has connected a Zoom account of their own.
    pub async fn connected_user(&self) -> Result<User> {
        let user = self.user().await?;
        self.connect(user).await
    }

    /// Takes a user through Zoom's consent page.
    pub async fn connect(&self, user: User) -> Result<User> {
        let notice = self.sign_in(&user).await?.connect(Decision::Allow(&user.email)).await?;
        ensure!(notice == "connected", "the profile says {notice}");
        let zoom = self.record(&user).await?.zoom.context("no connection is recorded")?;
        self.objects.add("ZOOM_ACCOUNT", &zoom.zoom_user);
        Ok(User { zoom_user: zoom.zoom_user, ..user })
    }

    /// Opens a user's profile by a new link.
    pub async fn sign_in(&self, user: &User) -> Result<Session> {
        Session::enter(&self.api, &self.api.profile_link(&self.agency, &user.id).await?).await
    }

    /// What the management API tells of a user.
    pub async fn record(&self, user: &User) -> Result<crate::client::UserRecord> {
        self.api.user(&self.agency, &user.id).await
    }

    /// Tries to make a calendar.
    pub async fn try_calendar(&self, spec: &CalendarSpec) -> Result<Answer> {
        self.api.create_calendar(&self.agency, &self.sub_account, &fresh("calendar"), &spec.draft()).await
    }

    /// Makes a calendar; its slug.
    pub async fn calendar(&self, spec: &CalendarSpec) -> Result<String> {
        self.try_calendar(spec).await?.read::<Value>(201)?;
        Ok(spec.slug.clone())
    }

    /// Waits until an appointment has its link.
    pub async fn linked(&self, appointment: &AppointmentView, patience: Duration) -> Result<AppointmentView> {
        eventually(patience, "the link", async || {
            let now = self.api.appointment(appointment).await?;
            Ok((now.meeting_location.state == LocationState::Ready).then_some(now))
        })
        .await
    }

    /// Waits until nothing is left to do.
    pub async fn settled(&self, patience: Duration) -> Result<()> {
        eventually(patience, "an empty outbox", async || {
            Ok((self.api.status(&self.sub_account).await?.jobs_waiting == 0).then_some(()))
        })
        .await
    }
}

/// The link of an appointment that has one.
pub fn link_of(appointment: &AppointmentView) -> Result<&str> {
    let location = &appointment.meeting_location;
    ensure!(location.state == LocationState::Ready, "no link: {location:?}");
    location.value.as_deref().context("ready without a value")
}

/// A calendar to be made: half-hour appointments every half hour of every day, unless told otherwise.
#[derive(Debug, Clone)]
pub struct CalendarSpec {
    /// Its slug.
    pub slug: String,
    /// Its name.
    pub name: String,
    kind: &'static str,
    location: Value,
    members: Vec<Value>,
    rules: Value,
    zone: String,
    windows: Value,
    hours: Map<String, Value>,
    shared_schedule: Option<String>,
    settings: Map<String, Value>,
}

impl CalendarSpec {
    fn new(kind: &'static str, members: &[&User]) -> Self {
        let members = members.iter().map(|user| json!({ "user_id": user.id })).collect();
        let rules = json!({
            "duration_minutes": 30,
            "interval_minutes": 30,
            "buffer_before_minutes": 0,
            "buffer_after_minutes": 0,
            "minimum_notice_minutes": 0,
            "horizon_days": 60,
            "capacity": 1,
        });
        Self {
            slug: fresh("calendar"),
            name: "Intro call".to_owned(),
            kind,
            location: json!({ "kind": "zoom" }),
            members,
            rules,
            zone: "America/New_York".to_owned(),
            windows: json!([["00:00", "24:00"]]),
            hours: Map::new(),
            shared_schedule: None,
            settings: Map::new(),
        }
    }

    /// One of the users hosts.
    #[must_use]
    pub fn round_robin(members: &[&User]) -> Self {
        Self::new("round_robin", members)
    }

    /// All of the users host; the first one makes the meeting.
    #[must_use]
    pub fn collective(members: &[&User]) -> Self {
        let mut spec = Self::new("collective", members);
        if let Some(first) = spec.members.first_mut() {
            first["primary"] = true.into();
        }
        spec
    }

    /// One user hosts many clients.
    #[must_use]
    pub fn class(host: &User, seats: u32) -> Self {
        Self::new("class", &[host]).seats(seats)
    }

    /// Nobody hosts; everybody gets the same link.
    #[must_use]
    pub fn unassigned(link: &str) -> Self {
        Self::new("unassigned", &[]).link(link)
    }

    /// Another member hosts the meeting of a collective.
    #[must_use]
    pub fn primary(mut self, user: &User) -> Self {
        for member in &mut self.members {
            member["primary"] = (member["user_id"] == user.id.as_str()).into();
        }
        self
    }

    /// A static link instead of Zoom.
    #[must_use]
    pub fn link(mut self, link: &str) -> Self {
        self.location = json!({ "kind": "static", "value": link });
        self
    }

    /// How many clients one slot takes.
    #[must_use]
    pub fn seats(self, seats: u32) -> Self {
        self.rule("capacity", seats)
    }

    /// One of the slot rules, by name.
    #[must_use]
    pub fn rule(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.rules[name] = value.into();
        self
    }

    /// Anything else that a calendar has, by name.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.settings.insert(name.to_owned(), value.into());
        self
    }

    /// What is said of one member, by name.
    #[must_use]
    pub fn member(mut self, user: &User, name: &str, value: impl Into<Value>) -> Self {
        let value = value.into();
        for member in self.members.iter_mut().filter(|member| member["user_id"] == user.id.as_str()) {
            member[name] = value.clone();
        }
        self
    }

    /// What all schedules have beside their weekly hours: `overrides`, `time_off`.
    #[must_use]
    pub fn hours(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.hours.insert(name.to_owned(), value.into());
        self
    }

    /// A schedule of the sub-account in place of schedules of their own.
    #[must_use]
    pub fn on_schedule(mut self, id: &str) -> Self {
        self.shared_schedule = Some(id.to_owned());
        self
    }

    /// Another slug.
    #[must_use]
    pub fn slug(mut self, slug: &str) -> Self {
        slug.clone_into(&mut self.slug);
        self
    }

    /// Another name.
    #[must_use]
    pub fn named(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    /// The zone of all schedules.
    #[must_use]
    pub fn zone(mut self, zone: &str) -> Self {
        zone.clone_into(&mut self.zone);
        self
    }

    /// The same window every day, `HH:MM`.
    #[must_use]
    pub fn open(mut self, from: &str, to: &str) -> Self {
        self.windows = json!([[from, to]]);
        self
    }

    /// The draft as the management API takes it.
    #[must_use]
    pub fn draft(&self) -> Value {
        let mut draft = json!({
            "slug": self.slug,
            "name": self.name,
            "kind": self.kind,
            "slots": self.rules,
            "meeting_location": self.location,
        });
        let (field, hours) = match &self.shared_schedule {
            Some(id) => ("schedule_id", Value::from(id.as_str())),
            None => ("schedule", weekly_schedule(&self.zone, &self.windows, &self.hours)),
        };
        let members = self.members.iter().map(|member| {
            let mut member = member.clone();
            member[field] = hours.clone();
            member
        });
        draft["members"] = members.collect();
        if self.kind == "unassigned" {
            draft[field] = hours.clone();
        }
        for (name, value) in &self.settings {
            draft[name] = value.clone();
        }
        draft
    }
}

/// A schedule with the same windows every day, and what it has beside them.
#[must_use]
pub fn weekly_schedule(zone: &str, windows: &Value, more: &Map<String, Value>) -> Value {
    let days = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
    let weekly: Value = days.iter().map(|day| ((*day).to_owned(), windows.clone())).collect();
    let mut schedule = more.clone();
    schedule.insert("tz".to_owned(), zone.into());
    schedule.insert("weekly".to_owned(), weekly);
    schedule.into()
}
