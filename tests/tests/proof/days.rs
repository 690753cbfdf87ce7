//! Random days: in several businesses people book, move and cancel, users connect, disconnect and change accounts, Zoom
//! fails in every way, and the Worker is killed in between. Then Zoom is well again, everybody connects, time goes by, and
//! the end condition holds. `SLOTKEY_SEED` says which days.

use super::{DAY, TWINS, end, let_time_go_by};
use anyhow::{Context as _, Result, ensure};
use futures_util::future::{join_all, try_join_all};
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Answer, Booking, ListedAppointment, On, day_from_now};
use slotkey_tests::profile::Decision;
use slotkey_tests::seeded::Seeded;
use slotkey_tests::world::{Business, CalendarSpec, User, World};
use slotkey_tests::zoom::Meeting;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const TOWNS: usize = 12;
/// What happens in one town. Of all towns together, hundreds of appointments have a life of their own; with a few seeds,
/// thousands.
const DEEDS: usize = 200;
/// First and last day on which anything takes place, from now: the clock moves on meanwhile.
const DAYS: [i64; 2] = [14, 18];
/// After no answer, before the next deed.
const TRY_AGAIN: Duration = Duration::from_millis(500);
/// A client waits so long for an answer.
const PATIENCE: Duration = Duration::from_secs(12);
/// Milliseconds between two kills.
const KILLED_EVERY: [u64; 2] = [9_000, 15_000];

/// What may happen, and how often.
#[derive(Debug, Clone, Copy)]
enum Deed {
    Book,
    Cancel,
    Move,
    Delete,
    Rename,
    BreakZoom,
    ExpireToken,
    Deauthorize,
    Disconnect,
    Connect,
    GoOver,
}

const ODDS: [(usize, Deed); 11] = [
    (42, Deed::Book),
    (18, Deed::Cancel),
    (10, Deed::Move),
    (2, Deed::Delete),
    (3, Deed::Rename),
    (10, Deed::BreakZoom),
    (4, Deed::ExpireToken),
    (1, Deed::Deauthorize),
    (1, Deed::Disconnect),
    (6, Deed::Connect),
    (3, Deed::GoOver),
];

const OPERATIONS: [&str; 7] =
    ["refresh", "create", "delete", "list", "create_registrant", "registrant_status", "any"];
/// Most of them are over soon; those that last until midnight are rare.
const FAULTS: [&str; 20] = [
    "429_second",
    "401_124",
    "404_3001",
    "400_300",
    "500",
    "503",
    "xml",
    "drop",
    "hang_after",
    "drop_after",
    "429_second",
    "401_124",
    "400_4711",
    "slow:1500",
    "500",
    "503",
    "xml",
    "drop",
    "429_daily",
    "429_user_daily",
];

/// A business with two hosts. The second one has two Zoom accounts, and goes over from one to the other.
struct Town {
    business: Business,
    hosts: [User; 2],
    spare: String,
    /// All Zoom accounts that may hold meetings of this town.
    accounts: Vec<String>,
    calendars: Vec<String>,
    starts: Vec<String>,
    known: Vec<AppointmentView>,
    /// Whose cancelling or deleting was answered.
    gone: BTreeSet<String>,
    /// What was cancelled or deleted by a request that was never answered, perhaps.
    perhaps_gone: BTreeSet<String>,
    random: Seeded,
    done: usize,
    lost: usize,
}

impl Town {
    async fn found(world: &World, seed: u64) -> Result<Self> {
        let mut business = world.business().await?;
        let hosts = [business.connected_user().await?, business.connected_user().await?];
        let spare = format!("spare-{}", hosts[1].email);
        business.zoom.put_user(json!({ "email": spare })).await?;
        let accounts = vec![
            hosts[0].zoom_user.clone(),
            hosts[1].zoom_user.clone(),
            business.zoom_account(&spare).await?,
        ];
        let personal = json!({ "personal_links": true });
        let specs = [
            CalendarSpec::round_robin(&[&hosts[0], &hosts[1]]),
            CalendarSpec::class(&hosts[1], 3),
            CalendarSpec::collective(&[&hosts[0], &hosts[1]]),
            CalendarSpec::class(&hosts[0], 3).with("zoom", personal),
        ];
        let mut calendars = Vec::new();
        for spec in specs {
            calendars.push(business.calendar(&spec.zone("UTC")).await?);
        }
        let days = DAYS.map(day_from_now);
        let view = business.api.slots(&calendars[0], &days[0], &days[1], "UTC").await?;
        let starts = view.days.into_iter().flat_map(|day| day.slots).map(|slot| slot.start).collect();
        business.api = business.api.impatient(PATIENCE)?;
        Ok(Self {
            business,
            hosts,
            spare,
            accounts,
            calendars,
            starts,
            known: Vec::new(),
            gone: BTreeSet::new(),
            perhaps_gone: BTreeSet::new(),
            random: Seeded::new(seed),
            done: 0,
            lost: 0,
        })
    }

    fn next_deed(&mut self) -> Deed {
        let all: usize = ODDS.iter().map(|(odds, _)| odds).sum();
        let mut drawn = self.random.below(all);
        for (odds, deed) in ODDS {
            if drawn < odds {
                return deed;
            }
            drawn -= odds;
        }
        Deed::Book
    }

    async fn live(&mut self, deeds: usize) -> Result<()> {
        for _ in 0..deeds {
            let deed = self.next_deed();
            match self.perform(deed).await {
                Ok(true) => self.done += 1,
                Ok(false) => {
                    self.lost += 1;
                    tokio::time::sleep(TRY_AGAIN).await;
                }
                Err(error) => return Err(error.context(format!("{deed:?}"))),
            }
        }
        Ok(())
    }

    /// Does something; whether there was an answer. A Worker that is just being killed gives none.
    async fn perform(&mut self, deed: Deed) -> Result<bool> {
        let start = self.random.pick(&self.starts).clone();
        match deed {
            Deed::Book => {
                let slug = self.random.pick(&self.calendars).clone();
                let answer = self.business.api.book(&slug, &Booking::at(&start)).await;
                let Some(answer) = answered(answer)? else { return Ok(false) };
                if answer.status == 201 {
                    self.known.push(answer.read(201)?);
                }
                Ok(true)
            }
            Deed::Cancel | Deed::Move | Deed::Delete | Deed::Rename => self.change(deed, &start).await,
            Deed::BreakZoom => {
                let (operation, fault) = (*self.random.pick(&OPERATIONS), *self.random.pick(&FAULTS));
                let fault = possible(operation, fault);
                let plan = json!({
                    "operation": operation, "fault": fault, "host": self.random.pick(&self.accounts),
                    "times": 1 + self.random.below(3),
                });
                self.business.zoom.add_fault(plan).await?;
                Ok(true)
            }
            Deed::ExpireToken => {
                let account = self.random.pick(&self.accounts).clone();
                self.business.zoom.expire_access(&account).await?;
                Ok(true)
            }
            Deed::Deauthorize => {
                let account = self.random.pick(&self.accounts).clone();
                self.business.zoom.expire_all(&account).await?;
                Ok(true)
            }
            Deed::Disconnect => {
                let host = self.random.pick(&self.hosts).clone();
                Ok(self.disconnect(&host).await.is_ok())
            }
            Deed::Connect => {
                let host = self.random.pick(&self.hosts).clone();
                let email = host.email.clone();
                Ok(self.connect(&host, &email).await.is_ok())
            }
            Deed::GoOver => {
                let (host, spare) = (self.hosts[1].clone(), self.spare.clone());
                if self.disconnect(&host).await.is_err() {
                    return Ok(false);
                }
                Ok(self.connect(&host, &spare).await.is_ok())
            }
        }
    }

    async fn change(&mut self, deed: Deed, start: &str) -> Result<bool> {
        if self.known.is_empty() {
            return Ok(true);
        }
        let view = self.random.pick(&self.known).clone();
        let answer = match deed {
            Deed::Cancel => self.business.api.try_cancel(&view).await,
            Deed::Move => self.business.api.reschedule(&view, start).await,
            Deed::Delete => self.business.delete(&view).await,
            _ => self.business.edit(&view, On::Anything, &json!({ "title": "Renamed" })).await,
        };
        let ends = matches!(deed, Deed::Cancel | Deed::Delete);
        let Some(answer) = answered(answer)? else {
            // It may be done all the same.
            if ends {
                self.perhaps_gone.insert(view.id);
            }
            return Ok(false);
        };
        if answer.status < 300 && ends {
            self.gone.insert(view.id);
        }
        Ok(true)
    }

    async fn connect(&self, host: &User, email: &str) -> Result<String> {
        self.business.sign_in(host).await?.connect(Decision::Allow(email)).await
    }

    async fn disconnect(&self, host: &User) -> Result<()> {
        self.business.sign_in(host).await?.disconnect().await.map(drop)
    }

    /// The second host goes over to their other Zoom account, so that what is to be deleted there can be.
    async fn go_over(&self) -> Result<()> {
        let [first, second] = &self.hosts;
        self.reconnect(first, &first.email).await?;
        self.reconnect(second, &self.spare).await
    }

    /// Everybody has their own account again.
    async fn come_back(&self) -> Result<()> {
        let second = &self.hosts[1];
        self.reconnect(second, &second.email).await
    }

    async fn reconnect(&self, host: &User, email: &str) -> Result<()> {
        self.disconnect(host).await?;
        let notice = self.connect(host, email).await?;
        ensure!(notice == "connected", "{email}: {notice}");
        Ok(())
    }

    /// Whether the other Zoom account has no meeting that no appointment needs. Nobody could delete it once its user has
    /// gone back.
    async fn left_nothing_there(&self) -> Result<bool> {
        let there = self.business.zoom.live_meetings(&self.accounts[2]).await?;
        let listed = self.business.api.appointments(&self.business.sub_account).await?;
        let links: BTreeSet<_> =
            listed.iter().filter_map(|one| one.view.meeting_location.value.as_deref()).collect();
        let is_needed = |meeting: &Meeting| {
            let own = |one: &Value| one["join_url"].as_str().is_some_and(|link| links.contains(link));
            links.contains(meeting.join_url.as_str()) || meeting.registrants.iter().any(own)
        };
        let jobs_waiting = self.business.api.status(&self.business.sub_account).await?.jobs_waiting;
        Ok(jobs_waiting == 0 && there.iter().all(is_needed))
    }

    async fn is_settled(&self) -> Result<bool> {
        for host in &self.hosts {
            let connection = self.business.record(host).await?.zoom;
            if connection.is_none_or(|zoom| zoom.reconnect_needed.is_some()) {
                let notice = self.connect(host, &host.email).await?;
                ensure!(notice == "connected", "{}: {notice}", host.email);
                return Ok(false);
            }
        }
        Ok(self.business.api.status(&self.business.sub_account).await?.jobs_waiting == 0)
    }

    /// How things stand where they do not come to rest.
    async fn report(&self) -> String {
        let mut lines = Vec::new();
        let status = self.business.api.status(&self.business.sub_account).await;
        lines.push(format!("{status:?}"));
        for account in &self.accounts {
            lines.push(format!("{account}: {:?}", self.business.api.zoom_status(account).await));
            let live = self.business.zoom.live_meetings(account).await.unwrap_or_default();
            lines.extend(live.iter().map(|one| format!("  {} {} {}", one.id, one.start_time, one.agenda)));
        }
        let listed = self.business.api.appointments(&self.business.sub_account).await.unwrap_or_default();
        for one in listed.iter().filter(|one| one.is_live()) {
            let view = &one.view;
            lines
                .push(format!("  {} {} {:?} {:?}", view.id, view.start, one.host_ids, view.meeting_location));
        }
        lines.join("\n")
    }

    /// Whoever was answered finds what they were told (I2).
    async fn remembers_what_it_said(&self) -> Result<()> {
        let listed = self.business.api.appointments(&self.business.sub_account).await?;
        for known in &self.known {
            let found = listed.iter().find(|one| one.view.id == known.id);
            let live = found.is_some_and(ListedAppointment::is_live);
            let is_gone = self.gone.contains(&known.id);
            let unsure = self.perhaps_gone.contains(&known.id) && !is_gone;
            ensure!(unsure || live != is_gone, "{known:?} is by now {found:?}");
        }
        Ok(())
    }
}

/// A fault that an operation may meet. Zoom never says of a meeting that it is not there while it is: whoever is to delete
/// it has no other way to know that it is done.
fn possible(operation: &str, fault: &'static str) -> &'static str {
    match (operation, fault) {
        ("delete" | "any", "404_3001") => "500",
        _ => fault,
    }
}

/// An answer, if there was one; whatever it says, it is no fault of ours unless the Worker was killed meanwhile.
fn answered(answer: Result<Answer>) -> Result<Option<Answer>> {
    let Some(answer) = answer.ok().filter(|answer| answer.status < 500) else { return Ok(None) };
    if answer.status >= 300 {
        answer.refused().context("a refusal in a shape of its own")?;
    }
    Ok(Some(answer))
}

/// Kills the Worker again and again until told to stop; how often.
fn torment(world: &World, stop: &AtomicBool, kills: &AtomicUsize, seed: u64) -> Result<()> {
    let mut random = Seeded::new(seed);
    while !stop.load(Ordering::SeqCst) {
        std::thread::sleep(random.milliseconds(KILLED_EVERY[0], KILLED_EVERY[1]));
        world.kill_worker();
        kills.fetch_add(1, Ordering::SeqCst);
        world.restart_worker()?;
    }
    Ok(())
}

/// All towns live while the Worker is killed now and then.
async fn live_dangerously(world: &Arc<World>, towns: &mut [Town], seed: u64) -> Result<usize> {
    let (stop, kills) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let tormentor = {
        let (world, stop, kills) = (Arc::clone(world), Arc::clone(&stop), Arc::clone(&kills));
        tokio::task::spawn_blocking(move || torment(&world, &stop, &kills, seed))
    };
    let lived = join_all(towns.iter_mut().map(|town| town.live(DEEDS))).await;
    stop.store(true, Ordering::SeqCst);
    tormentor.await??;
    lived.into_iter().collect::<Result<Vec<_>>>()?;
    Ok(kills.load(Ordering::SeqCst))
}

/// What is not at rest in the end.
async fn unsettled(
    seed: u64,
    towns: &[Town],
    what: &str,
    is_at_rest: impl AsyncFn(&Town) -> Result<bool>,
) -> String {
    let mut report = vec![format!("SLOTKEY_SEED={seed}, {what}")];
    for (at, town) in towns.iter().enumerate() {
        if !is_at_rest(town).await.unwrap_or(false) {
            report.push(format!("town {at}:\n{}", town.report().await));
        }
    }
    report.join("\n")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_happens_in_whatever_order_it_ends_well() -> Result<()> {
    let seed = Seeded::of_run()?;
    let world = Arc::new(tokio::task::spawn_blocking(|| World::start("proof-days")).await??);
    let zoom = world.zoom()?;
    zoom.set_limits(json!({ "count_deletes": true })).await?;
    let mut random = Seeded::new(seed);
    let seeds: Vec<u64> = (0..TOWNS).map(|_| random.draw()).collect();
    let mut towns = try_join_all(seeds.into_iter().map(|seed| Town::found(&world, seed))).await?;
    let began = Instant::now();
    let kills = live_dangerously(&world, &mut towns, random.draw()).await?;
    let lived = began.elapsed();
    zoom.heal().await?;
    try_join_all(towns.iter().map(Town::go_over)).await?;
    let cleaned = let_time_go_by(&world, async || {
        let clean = try_join_all(towns.iter().map(Town::left_nothing_there)).await?;
        Ok(clean.into_iter().all(|clean| clean))
    });
    if let Err(error) = cleaned.await {
        let what = "what is left at the other account";
        return Err(error.context(unsettled(seed, &towns, what, Town::left_nothing_there).await));
    }
    try_join_all(towns.iter().map(Town::come_back)).await?;
    let settled = let_time_go_by(&world, async || {
        let settled = try_join_all(towns.iter().map(Town::is_settled)).await?;
        Ok(settled.into_iter().all(|settled| settled))
    });
    if let Err(error) = settled.await {
        return Err(error.context(unsettled(seed, &towns, "what is waiting", Town::is_settled).await));
    }
    // A twin whose day was full is deleted on the next one.
    world.advance(DAY).await?;
    tokio::time::sleep(TWINS).await;
    let (all, requests) = (zoom.meetings().await?, zoom.all_requests().await?);
    let (mut linked, mut reasons) = (0, 0);
    for (at, town) in towns.iter().enumerate() {
        let outcome = end::holds(&town.business, &town.accounts, &all, &requests).await;
        let outcome = outcome.with_context(|| format!("SLOTKEY_SEED={seed}, town {at}"))?;
        town.remembers_what_it_said().await.with_context(|| format!("SLOTKEY_SEED={seed}, town {at}"))?;
        linked += outcome.linked;
        reasons += outcome.reasons.len();
    }
    let done: usize = towns.iter().map(|town| town.done).sum();
    let lost: usize = towns.iter().map(|town| town.lost).sum();
    println!(
        "{done} deeds answered and {lost} not, {kills} kills, {} requests to Zoom; {linked} links, {reasons} reasons; \
         lived {lived:?}, in order after {:?}",
        requests.len(),
        began.elapsed()
    );
    ensure!(kills > 1 && done > TOWNS * DEEDS / 4 && linked > TOWNS, "hardly anything happened");
    Ok(())
}
