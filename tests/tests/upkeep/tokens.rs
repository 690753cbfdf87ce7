//! Tokens that nobody uses, a sealing key that changes, a refresh that nobody heard the end of, and a KV that fails.

use super::{DAY, SOON, starts};
use anyhow::{Context as _, Result, ensure};
use shared::wire::{AppointmentView, LocationState};
use slotkey_tests::client::ZoomAccountStatus;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually, link_of};
use std::time::Duration;
use zoom_sim::{Config, Simulator};

/// A world whose Zoom runs in this process and survives a Worker that starts anew.
async fn apart(name: &str, config: Config, env: Vec<(String, String)>) -> Result<(Simulator, World)> {
    let zoom = zoom_sim::spawn(config).await?;
    let origin = zoom.origin();
    let name = name.to_owned();
    let world = tokio::task::spawn_blocking(move || World::start_with(&name, Some(&origin), env)).await??;
    Ok((zoom, world))
}

/// A connected host with a calendar.
struct Connected {
    business: Business,
    host: User,
    slug: String,
}

impl Connected {
    async fn new(world: &World) -> Result<Self> {
        let business = world.business().await?;
        let host = business.connected_user().await?;
        let slug = business.calendar(&CalendarSpec::round_robin(&[&host]).zone("UTC")).await?;
        Ok(Self { business, host, slug })
    }

    async fn book(&self, world: &World) -> Result<AppointmentView> {
        let start = starts(world, &self.business, &self.slug, 2..=2).await?.into_iter().next();
        self.business.api.booked(&self.slug, &start.context("a free start")?).await
    }

    async fn book_linked(&self, world: &World) -> Result<()> {
        link_of(&self.book(world).await?).map(drop)
    }

    async fn status(&self) -> Result<ZoomAccountStatus> {
        self.business.api.zoom_status(&self.host.zoom_user).await
    }

    async fn refreshes(&self) -> Result<usize> {
        Ok(self.business.zoom.counts(&self.host.zoom_user).await?.refreshes)
    }

    async fn asked(&self) -> Result<usize> {
        Ok(self.business.zoom.requests(&self.host.zoom_user).await?.len())
    }

    async fn refreshed(&self, times: usize) -> Result<()> {
        eventually(SOON, "a refresh", async || Ok((self.refreshes().await? == times).then_some(()))).await
    }

    async fn reconnect_needed(&self) -> Result<Option<String>> {
        Ok(self.business.record(&self.host).await?.zoom.context("a connection")?.reconnect_needed)
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn tokens_that_nobody_uses_are_renewed_before_they_end_and_dead_ones_are_left_alone() -> Result<()> {
    let (_zoom, world) = apart("upkeep-unused", Config::default(), Vec::new()).await?;
    let idle = Connected::new(&world).await?;
    let connected_at = idle.status().await?.tokens_renewed_at.context("when they were had")?;
    ensure!(idle.status().await?.scopes.contains(&"meeting:write:meeting".to_owned()), "scopes");
    world.advance(59 * DAY).await?;
    eventually(SOON, "the account to look after its tokens", async || {
        Ok(idle.status().await?.token_settled.then_some(()))
    })
    .await?;
    world.advance(2 * DAY).await?;
    idle.refreshed(1).await?;
    let renewed_at = idle.status().await?.tokens_renewed_at.context("when they were renewed")?;
    ensure!(renewed_at > connected_at + 60 * DAY, "before it was time: {renewed_at}");
    // Past the ninety days of the first token.
    world.advance(60 * DAY).await?;
    idle.refreshed(2).await?;
    idle.book_linked(&world).await?;
    assert!(idle.reconnect_needed().await?.is_none());

    // Ninety days in which the Worker was not there.
    let late = Connected::new(&world).await?;
    world.advance(91 * DAY).await?;
    eventually(SOON, "the agency to know", async || late.reconnect_needed().await).await?;
    let page = late.business.sign_in(&late.host).await?.page().await?;
    assert!(page.body.contains("Connect your Zoom account again"), "{}", page.body);
    let asked = late.asked().await?;
    let waiting = late.book(&world).await?;
    assert_eq!(waiting.meeting_location.state, LocationState::Pending);
    for _ in 0..2 {
        world.advance(61 * DAY).await?;
    }
    assert_eq!(late.book(&world).await?.meeting_location.state, LocationState::Pending);
    assert_eq!(late.asked().await?, asked, "Zoom was asked with a connection that is dead");

    // Connecting again heals it, and it is looked after again.
    late.business.connect(late.host.clone()).await?;
    eventually(SOON, "the connection to be whole", async || {
        Ok(late.reconnect_needed().await?.is_none().then_some(()))
    })
    .await?;
    late.book_linked(&world).await?;
    let before = late.refreshes().await?;
    world.advance(61 * DAY).await?;
    late.refreshed(before + 1).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_new_sealing_key_reaches_accounts_that_nobody_uses() -> Result<()> {
    let (_zoom, mut world) = apart("upkeep-keys", Config::default(), Vec::new()).await?;
    let idle = Connected::new(&world).await?;
    let old = world.secret("TOKEN_KEYS")?;
    let new = format!("k2:{}", xtask::stack::random_base64()?);
    assert_eq!(idle.status().await?.token_key.as_deref(), Some("k1"));
    world.restart_with(&[("TOKEN_KEYS", format!("{new},{old}"))])?;
    world.advance(DAY).await?;
    eventually(SOON, "the tokens to be under the new key", async || {
        Ok((idle.status().await?.token_key.as_deref() == Some("k2")).then_some(()))
    })
    .await?;
    // KV is behind the account's own copy for a while, and the old key can go all the same.
    world.restart_with(&[("TOKEN_KEYS", new)])?;
    idle.book_linked(&world).await?;
    assert!(idle.reconnect_needed().await?.is_none());
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_refresh_whose_answer_died_with_the_worker_is_made_again_by_itself() -> Result<()> {
    let config = Config { refresh_grace_seconds: 600, ..Config::default() };
    let (_zoom, world) = apart("upkeep-crash", config, Vec::new()).await?;
    let connected = Connected::new(&world).await?;
    let zoom = &connected.business.zoom;
    zoom.expire_access(&connected.host.zoom_user).await?;
    zoom.break_for(&connected.host.zoom_user, "refresh", "hang_after").await?;
    let booking = connected.book(&world);
    let killed = async {
        connected.refreshed(1).await?;
        world.kill_worker();
        Ok::<_, anyhow::Error>(())
    };
    let (booked, killed) = futures_util::future::join(booking, killed).await;
    killed?;
    ensure!(booked.is_err(), "the Worker answered before it was killed");
    zoom.heal().await?;
    world.restart_worker()?;
    // Nobody books. The account itself has it written down that it was about to refresh.
    world.advance(Duration::from_mins(1)).await?;
    connected.refreshed(2).await?;
    eventually(SOON, "the new tokens to be written down", async || {
        Ok((connected.status().await?.token_generation == 2).then_some(()))
    })
    .await?;
    world.advance(2 * DAY).await?;
    connected.book_linked(&world).await?;
    assert!(connected.reconnect_needed().await?.is_none());
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_kv_that_is_down_or_slow_costs_no_connection_and_no_booking() -> Result<()> {
    let fault = |fault: &str| ("KV_FAULT", fault.to_owned());
    let (name, down) = fault("down");
    let (_zoom, mut world) = apart("upkeep-kv", Config::default(), vec![(name.to_owned(), down)]).await?;
    let connected = Connected::new(&world).await?;
    let expire = async || connected.business.zoom.expire_access(&connected.host.zoom_user).await;
    connected.book_linked(&world).await?;
    expire().await?;
    connected.book_linked(&world).await?;

    // The account's own copy survives the Worker, for as long as KV has none.
    world.restart_with(&[fault("slow:60000")])?;
    connected.book_linked(&world).await?;
    expire().await?;
    connected.book_linked(&world).await?;
    world.advance(Duration::from_mins(5)).await?;
    ensure!(!connected.status().await?.token_settled, "KV is trusted although it never answered");

    world.restart_with(&[fault("")])?;
    eventually(SOON, "KV to be trusted", async || {
        world.advance(Duration::from_mins(3)).await?;
        Ok(connected.status().await?.token_settled.then_some(()))
    })
    .await?;

    // Now the tokens are in KV alone, and it goes away again.
    world.restart_with(&[fault("down")])?;
    let waiting = connected.book(&world).await?;
    assert_eq!(waiting.meeting_location.state, LocationState::Pending);
    assert!(connected.reconnect_needed().await?.is_none());
    world.restart_with(&[fault("")])?;
    connected.business.linked(&waiting, SOON).await?;
    let refreshes = connected.refreshes().await?;
    expire().await?;
    connected.book_linked(&world).await?;
    assert_eq!(connected.refreshes().await?, refreshes + 1);
    assert_eq!(connected.reconnect_needed().await?, None);
    Ok(())
}
