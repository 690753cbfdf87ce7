//! No token, secret, `start_url` or passcode where it does not belong: not in logs, not in answers and pages, not in the
//! audit trail (invariant I6). Whatever goes wrong at Zoom is made to go wrong first, for what it may leave behind.

use super::SOON;
use anyhow::{Context as _, Result, ensure};
use reqwest::Method;
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::profile::Decision;
use slotkey_tests::tap::Tap;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually};
use slotkey_tests::zoom::Zoom;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use zoom_sim::Config;

/// What goes wrong, once each.
const FAULTS: [&str; 11] = [
    "429_second",
    "401_124",
    "400_4711",
    "404_3001",
    "400_300",
    "500",
    "503",
    "xml",
    "drop",
    "drop_after",
    "invalid_client",
];
/// A passcode of this length is not found by chance.
const PASSCODE_CHARS_MIN: usize = 6;
/// Our own secrets.
const SECRETS: [&str; 4] = ["TOKEN_KEYS", "SIGNING_KEY", "ZOOM_CLIENT_SECRET", "MANAGEMENT_KEY"];

/// Everything that was said, by what it was.
#[derive(Debug, Default)]
struct Heard(Vec<(String, String)>);

impl Heard {
    fn note(&mut self, what: impl Into<String>, said: impl Into<String>) {
        self.0.push((what.into(), said.into()));
    }

    /// What was said somewhere, without the passcode where a client or the business is told it on purpose.
    fn note_view(&mut self, what: &str, view: &Value) {
        let mut view = view.clone();
        if let Some(location) = view.pointer_mut("/meeting_location").and_then(Value::as_object_mut) {
            location.remove("passcode");
        }
        self.note(what, view.to_string());
    }

    /// Who said one of these.
    fn who_said(&self, canaries: &BTreeSet<String>) -> Vec<&str> {
        let told = |said: &str| canaries.iter().any(|canary| said.contains(canary.as_str()));
        self.0.iter().filter(|(_, said)| told(said)).map(|(what, _)| what.as_str()).collect()
    }
}

/// A business whose line to Zoom is tapped.
struct Tapped {
    business: Business,
    host: User,
    slug: String,
    starts: Vec<String>,
    heard: Heard,
    /// Codes and states of sign-ins.
    ways: BTreeSet<String>,
}

impl Tapped {
    async fn sign_in(&mut self, fault: Option<&str>) -> Result<()> {
        let session = self.business.sign_in(&self.host).await?;
        let consent = session.press_connect().await?;
        let callback = session.decide(&consent, Decision::Allow(&self.host.email)).await?;
        let url: reqwest::Url = callback.parse()?;
        self.ways.extend(url.query_pairs().map(|(_, value)| value.into_owned()));
        if let Some(fault) = fault {
            let zoom_user = self.business.zoom.user_id(&self.host.email).await?;
            self.business.zoom.break_once_for(&zoom_user, "token", fault).await?;
        }
        let back = session.get(&callback).await?;
        self.heard.note("the way back from Zoom", format!("{:?} {}", back.headers, back.body));
        let page = session.get(back.header("location")).await?;
        self.heard.note("the profile", page.body);
        // Signed out, the same address opens nothing.
        let nobody = self.business.api.get(&callback).await?;
        self.heard.note("the way back for nobody", nobody.body);
        Ok(())
    }

    async fn book(&mut self) -> Result<AppointmentView> {
        let start = self.starts.remove(0);
        let booked = self.business.api.booked(&self.slug, &start).await?;
        self.heard.note_view("a booking", &serde_json::to_value(&booked)?);
        Ok(booked)
    }

    /// Books and cancels while something goes wrong.
    async fn suffer(&mut self, fault: &str) -> Result<()> {
        let zoom = self.business.zoom.clone();
        for operation in ["create", "create_registrant", "list"] {
            zoom.break_once_for(&self.host.zoom_user, operation, fault).await?;
        }
        let booked = self.book().await?;
        eventually(SOON, "the end of it", async || {
            let jobs = self.business.api.status(&self.business.sub_account).await?.jobs_waiting;
            Ok((jobs == 0 || self.reconnect_needed().await?).then_some(()))
        })
        .await?;
        for operation in ["delete", "refresh"] {
            zoom.break_once_for(&self.host.zoom_user, operation, fault).await?;
        }
        zoom.expire_access(&self.host.zoom_user).await?;
        let cancelled = self.business.api.try_cancel(&booked).await?;
        self.heard.note("a cancellation", cancelled.body);
        let path = format!("/sub-accounts/{}/appointments/{}/events", self.business.sub_account, booked.id);
        self.heard.note("the trail", self.business.api.try_manage(&path).await?.body);
        zoom.heal().await?;
        if self.reconnect_needed().await? {
            self.sign_in(None).await?;
        }
        Ok(())
    }

    async fn reconnect_needed(&self) -> Result<bool> {
        let connection = self.business.record(&self.host).await?.zoom;
        Ok(connection.context("never connected")?.reconnect_needed.is_some())
    }

    /// Asks everything that there is to ask.
    async fn ask_around(&mut self, booked: &AppointmentView) -> Result<()> {
        let Business { api, agency, sub_account, .. } = self.business.clone();
        let of_client = format!("/api/v1/appointments/{}", booked.id);
        for path in [
            format!("/widget/bookings/{}", self.slug),
            format!("/api/v1/calendars/{}", self.slug),
            format!("{of_client}?token=wrong"),
            format!("{of_client}/ics?token=wrong"),
            "/oauth/zoom/callback?code=made-up&state=made-up".to_owned(),
            "/oauth/zoom/callback?error=server_error".to_owned(),
            "/no/such/page".to_owned(),
        ] {
            self.heard.note(path.clone(), api.get(&path).await?.body);
        }
        for path in [
            format!("/sub-accounts/{sub_account}/events"),
            format!("/sub-accounts/{sub_account}/status"),
            format!("/zoom-accounts/{}/status", self.host.zoom_user),
            format!("/agencies/{agency}/users/{}", self.host.id),
            format!("/agencies/{agency}/sub-accounts/{sub_account}/calendars"),
        ] {
            self.heard.note(path.clone(), api.try_manage(&path).await?.body);
        }
        let view: Value = api.get(&format!("{of_client}?token={}", booked.token)).await?.read(200)?;
        ensure!(view["meeting_location"]["state"] == "ready", "{view}");
        self.heard.note_view("a client's view", &view);
        let path = format!("/sub-accounts/{sub_account}/appointments/{}", booked.id);
        self.heard.note_view("the business's view", &api.manage::<Value>(&path).await?);
        let ics = api.get(&format!("{of_client}/ics?token={}", booked.token)).await?.body;
        self.heard.note("the calendar file", ics);
        Ok(())
    }
}

/// Everything that was logged: the Worker's own lines, and what wrangler keeps of its runs.
fn logs_of(folder: &Path, heard: &mut Heard) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // What is stored is another test's matter, and the keys have to be somewhere.
        let is_log = path.file_name().is_some_and(|name| name != "storage" && name != "secrets.env");
        if path.is_dir() && is_log {
            logs_of(&path, heard)?;
        } else if path.extension().is_some_and(|extension| extension == "log") {
            heard.note(path.display().to_string(), String::from_utf8_lossy(&fs::read(&path)?));
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_canary_is_heard() -> Result<()> {
    let zoom = zoom_sim::spawn(Config::default()).await?;
    let tap = Tap::open(&zoom.origin()).await?;
    let origin = tap.origin.clone();
    let world =
        tokio::task::spawn_blocking(move || World::start_with("proof-canaries", Some(&origin), Vec::new()))
            .await??;
    let mut business = world.business().await?;
    business.zoom = Zoom::new(&zoom.origin())?;
    let user = business.user().await?;
    business.zoom.put_user(json!({ "email": user.email })).await?;
    let zoom_user = business.zoom.user_id(&user.email).await?;
    let host = User { zoom_user, ..user };
    let spec = CalendarSpec::class(&host, 3).with("zoom", json!({ "personal_links": true }));
    let slug = business.calendar(&spec).await?;
    let starts = business.api.first_slots(&slug, FAULTS.len() + 3).await?;
    let starts = starts.into_iter().map(|slot| slot.start).collect();
    let mut tapped = Tapped { business, host, slug, starts, heard: Heard::default(), ways: BTreeSet::new() };

    for fault in FAULTS {
        tapped.sign_in(Some(fault)).await?;
    }
    tapped.sign_in(None).await?;
    for fault in FAULTS {
        tapped.suffer(fault).await.with_context(|| fault.to_owned())?;
    }
    let booked = tapped.book().await?;
    tapped.business.linked(&booked, SOON).await?;
    tapped.ask_around(&booked).await?;

    let Tapped { business, mut heard, ways, .. } = tapped;
    let links = BTreeSet::from([business
        .api
        .appointment(&booked)
        .await?
        .meeting_location
        .value
        .context("a link")?]);
    ensure!(!heard.who_said(&links).is_empty(), "a link is not heard: the search finds nothing");
    let unknown =
        business.api.send(business.api.request(Method::POST, "/webhooks/zoom").json(&json!({}))).await?;
    heard.note("an unsigned webhook", unknown.body);
    world.stop_worker();
    logs_of(world.state_dir(), &mut heard)?;
    ensure!(heard.0.iter().any(|(what, said)| what.ends_with("worker.log") && said.contains("\"level\"")));

    let mut canaries: BTreeSet<String> = tap.secrets().into_iter().collect();
    ensure!(canaries.iter().any(|canary| canary.contains("zak=")), "no start_url among them");
    ensure!(canaries.len() > 2 * FAULTS.len(), "the tap overheard only {}", canaries.len());
    let passcodes = business.zoom.meetings().await?.into_iter().filter_map(|meeting| meeting.password);
    let passcodes: BTreeSet<String> = passcodes.collect();
    ensure!(!passcodes.is_empty() && passcodes.iter().all(|code| code.len() >= PASSCODE_CHARS_MIN));
    canaries.extend(passcodes);
    // A code is spent, but until then it is worth an account; a state holds the verifier of its sign-in.
    canaries.extend(ways);
    for name in SECRETS {
        canaries.insert(world.secret(name)?);
    }
    assert_eq!(heard.who_said(&canaries), Vec::<&str>::new(), "these told a secret");
    assert_eq!(
        heard.who_said(&BTreeSet::from(["zak=".to_owned(), "start_url".to_owned()])),
        Vec::<&str>::new()
    );
    Ok(())
}
