//! Zoom's tokens: refreshed one at a time, never lost, unreadable where they are kept, under keys that rotate
//! (issue 2, done when 6; invariants I4 and I6).

use anyhow::{Context as _, Result, ensure};
use futures_util::future::try_join_all;
use serde_json::{Value, json};
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::ZoomAccountStatus;
use slotkey_tests::tap::Tap;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually, link_of};
use slotkey_tests::zoom::Zoom;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;
use zoom_sim::{Config, Simulator};

/// Longer than the waits between tries at the time when Zoom comes back.
const SOON: Duration = Duration::from_secs(45);
/// Longer than the two minutes that KV is given to settle.
const KV_SETTLED: Duration = Duration::from_secs(160);

/// A world for tests that neither restart the Worker nor touch KV.
fn shared_world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::start("tokens").expect("the Worker and the stand-in start"))
}

/// One connected host, and slots to book.
struct Connected {
    business: Business,
    host: User,
    slug: String,
    starts: Vec<String>,
}

impl Connected {
    async fn new(world: &World) -> Result<Self> {
        let business = world.business().await?;
        let host = business.connected_user().await?;
        let slug = business.calendar(&CalendarSpec::round_robin(&[&host])).await?;
        let starts = business.api.first_slots(&slug, 40).await?.into_iter().map(|slot| slot.start).collect();
        Ok(Self { business, host, slug, starts })
    }

    /// Books the next slot.
    async fn book(&mut self) -> Result<AppointmentView> {
        self.book_many(1).await?.pop().context("one booking")
    }

    /// Books the next slots all at once.
    async fn book_many(&mut self, count: usize) -> Result<Vec<AppointmentView>> {
        let starts: Vec<_> = self.starts.drain(..count).collect();
        try_join_all(starts.iter().map(|start| self.business.api.booked(&self.slug, start))).await
    }

    /// Books the next slot and has the link at once.
    async fn book_linked(&mut self) -> Result<AppointmentView> {
        let appointment = self.book().await?;
        link_of(&appointment)?;
        Ok(appointment)
    }

    async fn expire(&self) -> Result<()> {
        self.business.zoom.expire_access(&self.host.zoom_user).await
    }

    /// The next refreshes go wrong.
    async fn break_refreshes(&self, fault: &str, times: u32) -> Result<()> {
        let plan =
            json!({ "operation": "refresh", "fault": fault, "host": self.host.zoom_user, "times": times });
        self.business.zoom.add_fault(plan).await
    }

    async fn status(&self) -> Result<ZoomAccountStatus> {
        self.business.api.zoom_status(&self.host.zoom_user).await
    }

    async fn reconnect_needed(&self) -> Result<Option<String>> {
        Ok(self.business.record(&self.host).await?.zoom.context("a connection")?.reconnect_needed)
    }

    async fn refreshes(&self) -> Result<usize> {
        Ok(self.business.zoom.counts(&self.host.zoom_user).await?.refreshes)
    }

    /// No refresh was ever refused: the newest refresh token was always the one that was used.
    async fn no_token_was_lost(&self) -> Result<()> {
        let mut requests = self.business.zoom.all_requests().await?;
        requests.retain(|entry| {
            entry.operation == "refresh" && entry.host.as_deref() == Some(self.host.zoom_user.as_str())
        });
        ensure!(
            requests.iter().all(|entry| entry.status == Some(200)),
            "a refresh was refused: {requests:?}"
        );
        ensure!(self.reconnect_needed().await?.is_none(), "the connection broke");
        Ok(())
    }
}

/// A world whose Zoom runs in this process: it can be given other habits, and survives a Worker that starts anew.
async fn apart(name: &str, config: Config) -> Result<(Simulator, World)> {
    let zoom = zoom_sim::spawn(config).await?;
    let origin = zoom.origin();
    let name = name.to_owned();
    let world =
        tokio::task::spawn_blocking(move || World::start_with(&name, Some(&origin), Vec::new())).await??;
    Ok((zoom, world))
}

#[tokio::test]
async fn bookings_that_all_need_a_refresh_cause_one() -> Result<()> {
    let mut connected = Connected::new(shared_world()).await?;
    for round in 1..=3 {
        connected.expire().await?;
        // Slow enough that two would meet, if there were two.
        connected.business.zoom.break_once_for(&connected.host.zoom_user, "refresh", "slow:150").await?;
        for appointment in connected.book_many(8).await? {
            link_of(&appointment)?;
        }
        assert_eq!(connected.refreshes().await?, round, "one refresh for eight bookings");
    }
    let counts = connected.business.zoom.counts(&connected.host.zoom_user).await?;
    assert_eq!((counts.max_concurrent_refreshes, counts.creates), (1, 24));
    assert_eq!(connected.status().await?.token_generation, 4);
    connected.no_token_was_lost().await
}

#[tokio::test]
async fn a_hundred_bookings_at_once_that_need_a_refresh_cause_one() -> Result<()> {
    let mut connected = Connected::new(shared_world()).await?;
    let slots = connected.business.api.first_slots(&connected.slug, 100).await?;
    connected.starts = slots.into_iter().map(|slot| slot.start).collect();
    connected.expire().await?;
    // Slow enough that all of them come while it is under way.
    connected.business.zoom.break_once_for(&connected.host.zoom_user, "refresh", "slow:1500").await?;
    for appointment in connected.book_many(100).await? {
        // Some of the calls come too quickly for Zoom, and again later.
        connected.business.linked(&appointment, 2 * SOON).await?;
    }
    assert_eq!(connected.refreshes().await?, 1, "one refresh for a hundred bookings");
    let counts = connected.business.zoom.counts(&connected.host.zoom_user).await?;
    assert_eq!((counts.max_concurrent_refreshes, counts.creates), (1, 100));
    connected.no_token_was_lost().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_token_is_refreshed_ahead_of_its_end() -> Result<()> {
    // Shorter than what the Worker wants to have left: it refreshes before every call.
    let (_zoom, world) =
        apart("tokens-ahead", Config { access_token_seconds: 100, ..Config::default() }).await?;
    let mut connected = Connected::new(&world).await?;
    for _ in 0..3 {
        connected.book_linked().await?;
    }
    assert_eq!(connected.refreshes().await?, 3);
    // Slow enough that two would meet, if there were two.
    connected.business.zoom.break_for(&connected.host.zoom_user, "refresh", "slow:150").await?;
    for appointment in connected.book_many(6).await? {
        connected.business.linked(&appointment, SOON).await?;
    }
    let counts = connected.business.zoom.counts(&connected.host.zoom_user).await?;
    assert_eq!((counts.max_concurrent_refreshes, counts.creates), (1, 9), "one after the other");
    let rejected = connected.business.zoom.requests(&connected.host.zoom_user).await?;
    assert!(
        rejected.iter().all(|entry| entry.status != Some(401)),
        "Zoom saw an access token that had ended"
    );
    connected.no_token_was_lost().await
}

#[tokio::test]
async fn a_refresh_whose_answer_is_lost_is_made_again_at_once() -> Result<()> {
    let mut connected = Connected::new(shared_world()).await?;
    connected.expire().await?;
    connected.business.zoom.break_once_for(&connected.host.zoom_user, "refresh", "drop_after").await?;
    connected.book_linked().await?;
    assert_eq!(connected.refreshes().await?, 2, "the one that was lost and the one that was not");
    connected.expire().await?;
    connected.book_linked().await?;
    assert_eq!(connected.refreshes().await?, 3, "the tokens of the second answer are the newest");
    assert!(connected.reconnect_needed().await?.is_none());
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refresh_that_hangs_after_the_deed_costs_time_and_not_the_connection() -> Result<()> {
    let (_zoom, world) =
        apart("tokens-hang", Config { refresh_grace_seconds: 60, ..Config::default() }).await?;
    let mut connected = Connected::new(&world).await?;
    connected.expire().await?;
    connected.business.zoom.break_once_for(&connected.host.zoom_user, "refresh", "hang_after").await?;
    let mut booked = connected.book_many(2).await?;
    for appointment in &mut booked {
        connected.business.linked(appointment, SOON).await?;
    }
    let counts = connected.business.zoom.counts(&connected.host.zoom_user).await?;
    assert_eq!((counts.creates, counts.max_concurrent_refreshes), (2, 1));
    connected.expire().await?;
    connected.book_linked().await?;
    assert!(connected.reconnect_needed().await?.is_none());
    Ok(())
}

#[tokio::test]
async fn a_token_endpoint_that_is_down_delays_links_and_breaks_nothing() -> Result<()> {
    try_join_all(["503", "drop", "429_second"].map(async |fault| {
        let mut connected = Connected::new(shared_world()).await?;
        connected.expire().await?;
        connected.break_refreshes(fault, 4).await?;
        let waiting = connected.book().await?;
        ensure!(
            waiting.meeting_location.state == LocationState::Pending,
            "{fault}: {:?}",
            waiting.meeting_location
        );
        connected.business.linked(&waiting, SOON).await.context(fault)?;
        ensure!(connected.refreshes().await? == 1, "{fault}");
        ensure!(connected.reconnect_needed().await?.is_none(), "{fault}");
        Ok(())
    }))
    .await
    .map(drop)
}

#[tokio::test]
async fn our_own_wrong_credentials_are_never_the_users_fault() -> Result<()> {
    let mut connected = Connected::new(shared_world()).await?;
    connected.expire().await?;
    connected.break_refreshes("invalid_client", 3).await?;
    let waiting = connected.book().await?;
    assert_eq!(waiting.meeting_location.state, LocationState::Pending);
    assert!(connected.reconnect_needed().await?.is_none());
    assert!(connected.status().await?.reconnect_needed.is_none());
    connected.business.linked(&waiting, SOON).await?;
    assert!(connected.reconnect_needed().await?.is_none());
    Ok(())
}

#[tokio::test]
async fn a_dead_grant_is_said_once_and_healed_by_connecting_again() -> Result<()> {
    let mut connected = Connected::new(shared_world()).await?;
    connected.business.zoom.expire_all(&connected.host.zoom_user).await?;
    let waiting = connected.book().await?;
    assert_eq!(waiting.meeting_location.state, LocationState::Pending);
    let reason = waiting.meeting_location.reason.context("a reason")?;
    assert!(reason.contains("connect Zoom again"), "{reason}");
    assert!(connected.status().await?.reconnect_needed.is_some());
    eventually(SOON, "the agency to know", async || Ok(connected.reconnect_needed().await?)).await?;
    let page = connected.business.sign_in(&connected.host).await?.page().await?;
    assert!(page.body.contains("Connect your Zoom account again"), "{}", page.body);

    // What is known to be dead is left alone, by those that wait and by newcomers.
    let asked = connected.business.zoom.requests(&connected.host.zoom_user).await?.len();
    let newcomer = connected.book().await?;
    assert_eq!(newcomer.meeting_location.state, LocationState::Pending);
    assert_eq!(connected.business.zoom.requests(&connected.host.zoom_user).await?.len(), asked);
    assert_eq!(connected.refreshes().await?, 0);

    connected.business.connect(connected.host.clone()).await?;
    for appointment in [&waiting_again(&connected, &waiting.id, &waiting.token).await?, &newcomer] {
        connected.business.linked(appointment, SOON).await?;
    }
    assert!(connected.reconnect_needed().await?.is_none());
    assert!(connected.status().await?.reconnect_needed.is_none());
    connected.book_linked().await.map(drop)
}

async fn waiting_again(connected: &Connected, id: &str, token: &str) -> Result<AppointmentView> {
    connected.business.api.get(&format!("/api/v1/appointments/{id}?token={token}")).await?.read(200)
}

#[tokio::test]
async fn a_copy_in_kv_that_is_behind_right_after_a_refresh_costs_nothing() -> Result<()> {
    let world = World::start("tokens-stale")?;
    let mut connected = Connected::new(&world).await?;
    let zoom_user = connected.host.zoom_user.clone();
    world.stop_worker();
    let old = world.read_kv(&zoom_user)?;
    world.restart_worker()?;
    connected.expire().await?;
    connected.book_linked().await?;
    assert_eq!(connected.status().await?.token_generation, 2);

    // KV answers with the old value, and the Worker's memory is gone.
    world.kill_worker();
    assert_ne!(world.read_kv(&zoom_user)?, old);
    world.write_kv(&zoom_user, &old)?;
    world.restart_worker()?;
    connected.book_linked().await?;
    connected.expire().await?;
    connected.book_linked().await?;
    assert_eq!(connected.status().await?.token_generation, 3);

    // The same where KV has lost the value.
    world.kill_worker();
    world.write_kv(&zoom_user, "{}")?;
    world.restart_worker()?;
    connected.book_linked().await?;
    connected.expire().await?;
    connected.book_linked().await?;
    assert_eq!(connected.refreshes().await?, 3);
    connected.no_token_was_lost().await
}

#[tokio::test]
async fn a_copy_in_kv_that_is_behind_long_after_a_refresh_is_not_used() -> Result<()> {
    let world = World::start("tokens-settled")?;
    let mut connected = Connected::new(&world).await?;
    let zoom_user = connected.host.zoom_user.clone();
    world.stop_worker();
    let old = world.read_kv(&zoom_user)?;
    world.restart_worker()?;
    connected.expire().await?;
    connected.book_linked().await?;
    eventually(KV_SETTLED, "KV to be trusted with the newest tokens", async || {
        Ok(connected.status().await?.token_settled.then_some(()))
    })
    .await?;

    world.stop_worker();
    let newest = world.read_kv(&zoom_user)?;
    world.write_kv(&zoom_user, &old)?;
    world.restart_worker()?;
    let asked = connected.business.zoom.requests(&zoom_user).await?.len();
    let waiting = connected.book().await?;
    assert_eq!(waiting.meeting_location.state, LocationState::Pending, "there is nothing to call Zoom with");
    assert_eq!(connected.business.zoom.requests(&zoom_user).await?.len(), asked, "the old tokens were used");

    // KV catches up.
    world.stop_worker();
    world.write_kv(&zoom_user, &newest)?;
    world.restart_worker()?;
    connected.business.linked(&waiting, SOON).await?;
    connected.expire().await?;
    connected.book_linked().await?;
    connected.no_token_was_lost().await
}

/// Files in a folder and below that hold one of the texts.
fn files_with(folder: &Path, texts: &[String], found: &mut BTreeSet<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files_with(&path, texts, found)?;
            continue;
        }
        let bytes = fs::read(&path)?;
        let holds = |text: &String| bytes.windows(text.len()).any(|window| window == text.as_bytes());
        if texts.iter().any(holds) {
            found.insert(path.display().to_string());
        }
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_secret_of_zoom_is_stored_logged_or_told_in_the_clear() -> Result<()> {
    let zoom = zoom_sim::spawn(Config::default()).await?;
    let tap = Tap::open(&zoom.origin()).await?;
    let origin = tap.origin.clone();
    let world =
        tokio::task::spawn_blocking(move || World::start_with("tokens-secret", Some(&origin), Vec::new()))
            .await??;
    let mut connected = Connected::new(&world).await?;
    connected.business.zoom = Zoom::new(&zoom.origin())?;
    let mut told = String::new();
    let booked = connected.book_linked().await?;
    connected.expire().await?;
    // An error of every kind, for what it may leave in the log.
    for (operation, fault) in [
        ("create", "503"),
        ("create", "xml"),
        ("refresh", "503"),
        ("refresh", "drop_after"),
        ("delete", "500"),
    ] {
        connected.business.zoom.break_once_for(&connected.host.zoom_user, operation, fault).await?;
    }
    let troubled = connected.book_many(3).await?;
    for appointment in &troubled {
        connected.business.linked(appointment, SOON).await?;
    }
    connected.business.api.cancel(&troubled[0]).await?;
    connected.business.settled(SOON).await?;
    let (api, zoom_user) = (&connected.business.api, connected.host.zoom_user.clone());
    let token = &booked.token;
    for path in [
        format!("/api/v1/appointments/{}?token={token}", booked.id),
        format!("/api/v1/appointments/{}/ics?token={token}", booked.id),
        format!("/widget/appointments/{}?token={token}", booked.id),
        format!("/widget/bookings/{}", connected.slug),
    ] {
        told.push_str(&api.get(&path).await?.body);
    }
    for path in [
        format!("/sub-accounts/{}/appointments", connected.business.sub_account),
        format!("/sub-accounts/{}/status", connected.business.sub_account),
        format!("/zoom-accounts/{zoom_user}/status"),
        format!("/agencies/{}/users/{}", connected.business.agency, connected.host.id),
    ] {
        told.push_str(&api.send(api.managing(reqwest::Method::GET, &path)).await?.body);
    }
    told.push_str(&connected.business.sign_in(&connected.host).await?.page().await?.body);

    let secrets = tap.secrets();
    ensure!(secrets.len() >= 6, "the tap overheard only {} secrets", secrets.len());
    ensure!(secrets.iter().any(|secret| secret.contains("/s/")), "no start_url among them");
    assert!(
        !secrets.iter().any(|secret| told.contains(secret.as_str())),
        "an answer holds a token or start_url"
    );
    assert!(!told.contains("start_url") && !told.contains("zak="));

    world.stop_worker();
    let envelope: Value = serde_json::from_str(&world.read_kv(&zoom_user)?)?;
    let fields: BTreeSet<_> =
        envelope.as_object().context("an envelope")?.keys().map(String::as_str).collect();
    assert_eq!(fields, BTreeSet::from(["generation", "key", "nonce", "sealed"]));
    assert_eq!(envelope["key"], "k1");
    assert!(envelope["generation"].as_i64().is_some_and(|generation| generation >= 2));
    assert_eq!(
        envelope["nonce"].as_str().map(str::len),
        Some(16),
        "twelve bytes in base64, as AES-GCM has them"
    );
    let mut found = BTreeSet::new();
    files_with(world.state_dir(), &secrets, &mut found)?;
    assert!(found.is_empty(), "secrets in the clear in {found:#?}");
    // Manage links and our own keys are secrets too. The keys lie in files that only we can read, and nowhere else.
    let log = world.worker_log();
    let mut found = BTreeSet::new();
    files_with(&world.state_dir().join("storage"), std::slice::from_ref(&booked.token), &mut found)?;
    assert!(found.is_empty() && !log.contains(&booked.token), "a manage link in the log or in {found:#?}");
    for name in ["MANAGEMENT_KEY", "TOKEN_KEYS", "SIGNING_KEY", "ZOOM_CLIENT_SECRET"] {
        assert!(!log.contains(&world.secret(name)?), "the log tells {name}");
    }
    let mut control = BTreeSet::new();
    files_with(world.state_dir(), &[link_of(&booked)?.to_owned()], &mut control)?;
    assert!(!control.is_empty(), "the search finds nothing that is stored, so it proves nothing");
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_sealing_key_is_rotated_without_losing_a_connection() -> Result<()> {
    let (_zoom, mut world) = apart("tokens-rotate", Config::default()).await?;
    let mut connected = Connected::new(&world).await?;
    let zoom_user = connected.host.zoom_user.clone();
    let old = world.secret("TOKEN_KEYS")?;
    let new = format!("k2:{}", xtask::stack::random_base64()?);
    assert_eq!(connected.status().await?.token_key.as_deref(), Some("k1"));
    connected.book_linked().await?;

    // Too early: nothing is sealed under the new key yet. Links wait, and nothing is lost.
    world.restart_with(&[("TOKEN_KEYS", new.clone())])?;
    let waiting = connected.book().await?;
    assert_eq!(waiting.meeting_location.state, LocationState::Pending);
    assert!(connected.reconnect_needed().await?.is_none());

    world.restart_with(&[("TOKEN_KEYS", format!("{new},{old}"))])?;
    connected.business.linked(&waiting, SOON).await?;
    connected.book_linked().await?;
    connected.expire().await?;
    connected.book_linked().await?;
    assert_eq!(
        connected.status().await?.token_key.as_deref(),
        Some("k2"),
        "a refresh seals under the new key"
    );
    world.stop_worker();
    let envelope: Value = serde_json::from_str(&world.read_kv(&zoom_user)?)?;
    assert_eq!(envelope["key"], "k2");

    world.restart_with(&[("TOKEN_KEYS", new)])?;
    connected.book_linked().await?;
    connected.expire().await?;
    connected.book_linked().await?;
    connected.no_token_was_lost().await
}
