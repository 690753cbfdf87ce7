//! Every fault at every operation. All cells are struck together, each at a host of its own; then Zoom is well again,
//! whoever was told to connect again does, and time goes by. In the end there are exactly the right meetings, every live
//! appointment has a link that works or says why not, and no request was over the budget.

use super::{SOON, end, let_time_go_by};
use anyhow::{Context as _, Result, bail, ensure};
use futures_util::StreamExt as _;
use futures_util::stream;
use serde_json::json;
use shared::limits::ZOOM_REFUSALS_MAX;
use shared::wire::AppointmentView;
use slotkey_tests::client::day_from_now;
use slotkey_tests::profile::Decision;
use slotkey_tests::world::{Business, CalendarSpec, User, World};
use slotkey_tests::zoom::{Entry, Meeting};
use std::time::{Duration, Instant};

/// So many cells are worked on at a time.
const CLIENTS: usize = 8;
/// How long the faults last after everybody has met them: longer than it takes until a refusal is taken for final.
const FAULTS_LAST: Duration = Duration::from_secs(10);
/// Longer than the grace in which Zoom still takes a refresh token that was traded (zoom.md 1.3).
const GRACE: Duration = Duration::from_secs(10);
/// Days from now on which everything takes place: far enough for the clock to move meanwhile.
const FIRST_DAY: i64 = 10;
/// What a profile may say of a sign-in that met a fault.
const NOTICES: [&str; 7] = [
    "connected",
    "zoom_down",
    "zoom_refused",
    "code_used",
    "scopes_missing",
    "zoom_error",
    "zoom_account_taken",
];

/// What is being done when the fault strikes, by the stand-in's name of the call.
const OPERATIONS: [&str; 6] =
    ["token", "refresh", "create", "delete", "create_registrant", "registrant_status"];

/// How a fault strikes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// Every call is answered, or not, in this way until Zoom is well again.
    Lasting(&'static str),
    /// It has its effect although nobody hears of it: once.
    Once(&'static str),
    /// Somebody else has traded our refresh token.
    Rotated,
    /// The user has removed the app at Zoom.
    Deauthorized,
}

const FAULTS: [Fault; 18] = [
    Fault::Lasting("429_second"),
    Fault::Lasting("429_daily"),
    Fault::Lasting("429_user_daily"),
    Fault::Lasting("401_124"),
    Fault::Lasting("400_4711"),
    Fault::Lasting("404_3001"),
    Fault::Lasting("400_300"),
    Fault::Lasting("500"),
    Fault::Lasting("503"),
    Fault::Lasting("xml"),
    Fault::Lasting("hang"),
    Fault::Lasting("drop"),
    Fault::Lasting("invalid_grant"),
    Fault::Lasting("invalid_client"),
    Fault::Once("hang_after"),
    Fault::Once("drop_after"),
    Fault::Rotated,
    Fault::Deauthorized,
];

/// One fault at one operation.
struct Cell {
    operation: &'static str,
    fault: Fault,
    business: Business,
    host: User,
    slug: String,
    starts: Vec<String>,
    /// One that has nothing to do with the fault, and one that meets it later.
    booked: Vec<AppointmentView>,
}

impl Cell {
    async fn arrange(world: &World, operation: &'static str, fault: Fault) -> Result<Self> {
        let business = world.business().await?;
        let user = business.user().await?;
        business.zoom.put_user(json!({ "email": user.email })).await?;
        let zoom_user = business.zoom.user_id(&user.email).await?;
        let host = User { zoom_user, ..user };
        if operation != "token" {
            business.connect(host.clone()).await?;
        }
        let spec = CalendarSpec::class(&host, 3).zone("UTC");
        let registers = ["create_registrant", "registrant_status"].contains(&operation);
        let spec = spec.with("zoom", json!({ "personal_links": registers }));
        let slug = business.calendar(&spec).await?;
        let day = day_from_now(FIRST_DAY);
        let view = business.api.slots(&slug, &day, &day, "UTC").await?;
        let starts: Vec<String> =
            view.days.into_iter().flat_map(|day| day.slots).map(|slot| slot.start).collect();
        let mut cell = Self { operation, fault, business, host, slug, starts, booked: Vec::new() };
        if operation != "token" {
            cell.book_linked(0).await?;
        }
        match operation {
            "delete" => cell.book_linked(1).await?,
            "registrant_status" => cell.book_linked(0).await?,
            _ => {}
        }
        Ok(cell)
    }

    async fn book(&mut self, slot: usize) -> Result<()> {
        self.booked.push(self.business.api.booked(&self.slug, &self.starts[slot]).await?);
        Ok(())
    }

    async fn book_linked(&mut self, slot: usize) -> Result<()> {
        self.book(slot).await?;
        let last = self.booked.last().context("just booked")?;
        self.business.linked(last, SOON).await.map(drop)
    }

    async fn strike(&self) -> Result<()> {
        let (zoom, host) = (&self.business.zoom, &self.host.zoom_user);
        match self.fault {
            Fault::Lasting(fault) => zoom.break_for(host, self.operation, fault).await,
            Fault::Once(fault) => zoom.break_once_for(host, self.operation, fault).await,
            // What can only happen to somebody who is connected.
            Fault::Rotated | Fault::Deauthorized if self.operation == "token" => Ok(()),
            Fault::Rotated => {
                zoom.rotate_unseen(host).await?;
                zoom.expire_access(host).await
            }
            Fault::Deauthorized => zoom.expire_all(host).await,
        }
    }

    /// Does what meets the fault.
    async fn act(&mut self) -> Result<()> {
        match self.operation {
            "token" => {
                let session = self.business.sign_in(&self.host).await?;
                let notice = session.connect(Decision::Allow(&self.host.email)).await?;
                ensure!(NOTICES.contains(&notice.as_str()), "the profile says {notice}");
                match self.fault {
                    Fault::Rotated => {
                        self.business.zoom.rotate_unseen(&self.host.zoom_user).await?;
                        self.business.zoom.expire_access(&self.host.zoom_user).await?;
                        tokio::time::sleep(GRACE).await;
                    }
                    Fault::Deauthorized => self.business.zoom.expire_all(&self.host.zoom_user).await?,
                    Fault::Lasting(_) | Fault::Once(_) => {}
                }
                self.book(1).await
            }
            "refresh" => {
                self.business.zoom.expire_access(&self.host.zoom_user).await?;
                self.book(1).await
            }
            "create" => self.book(1).await,
            "create_registrant" => self.book(0).await,
            "delete" | "registrant_status" => {
                let last = self.booked.pop().context("booked before")?;
                self.business.api.cancel(&last).await.map(drop)
            }
            other => bail!("nobody does {other}"),
        }
    }

    /// Connects again where that is asked for, or was never done. Whether all is done that is to be done.
    async fn recover(&self) -> Result<bool> {
        let connection = self.business.record(&self.host).await?.zoom;
        if connection.is_none_or(|zoom| zoom.reconnect_needed.is_some()) {
            self.business.connect(self.host.clone()).await?;
            return Ok(false);
        }
        Ok(self.business.api.status(&self.business.sub_account).await?.jobs_waiting == 0)
    }

    /// Whether Zoom's answer is no, and would be no again.
    fn is_refused(&self) -> bool {
        let refusals = [Fault::Lasting("400_300"), Fault::Lasting("404_3001")];
        self.operation == "create" && refusals.contains(&self.fault)
    }

    async fn check(&self, all: &[Meeting], requests: &[Entry]) -> Result<()> {
        let zoom_users = [self.host.zoom_user.clone()];
        let of_host = requests.iter().filter(|entry| entry.host.as_ref() == Some(&self.host.zoom_user));
        // What Zoom has said to be gone is gone, as far as anybody can know.
        let said_gone = |one: &Meeting| {
            let path = format!("/v2/meetings/{}", one.id);
            let gone = Some("404_3001");
            of_host.clone().any(|entry| entry.path == path && entry.fault.as_deref() == gone)
        };
        let there: Vec<Meeting> = all.iter().filter(|one| !said_gone(one)).cloned().collect();
        let outcome = end::holds(&self.business, &zoom_users, &there, requests).await?;
        if self.is_refused() {
            ensure!(outcome.linked == 1 && outcome.reasons.len() == 1, "{outcome:?}");
            ensure!(outcome.reasons[0].contains("did not accept"), "{outcome:?}");
            let asked = of_host.filter(|entry| entry.fault.is_some()).count();
            ensure!(asked == usize::try_from(ZOOM_REFUSALS_MAX)?, "asked in vain {asked} times");
        } else {
            ensure!(outcome.reasons.is_empty(), "{outcome:?}");
            ensure!(outcome.linked == self.booked.len(), "{outcome:?}");
            let met = of_host.filter(|entry| entry.fault.is_some()).count() > 0;
            let is_call = matches!(self.fault, Fault::Lasting(_) | Fault::Once(_));
            ensure!(met == is_call, "met: {met}");
        }
        self.check_registrants(all).await
    }

    /// Whoever shares a link that was to be their own knows why; whoever does not come cannot come in.
    async fn check_registrants(&self, all: &[Meeting]) -> Result<()> {
        let said_gone = self.operation == "registrant_status" && self.fault == Fault::Lasting("404_3001");
        if !["create_registrant", "registrant_status"].contains(&self.operation) || said_gone {
            return Ok(());
        }
        let mut personal = 0;
        for appointment in &self.booked {
            let link = self.business.staff_view(appointment).await?.zoom_link.context("nothing of Zoom")?;
            if link["kind"] == "personal" {
                personal += 1;
            } else {
                ensure!(link["reason"].is_string(), "shared, and nobody knows why: {link}");
            }
        }
        let live = all.iter().filter(|one| one.host_id == self.host.zoom_user && !one.deleted);
        let registrants = live.flat_map(|meeting| &meeting.registrants);
        let approved = registrants.filter(|one| one["status"] == "approved").count();
        ensure!(approved == personal, "{approved} can come in by their own link, not {personal}");
        Ok(())
    }
}

/// Does something for all cells, a few at a time; says of each that fails which one it is.
async fn for_all<T>(cells: &mut [Cell], work: impl AsyncFn(&mut Cell) -> Result<T>) -> Result<Vec<T>> {
    let outcomes = stream::iter(cells.iter_mut()).map(async |cell| {
        let name = format!("{} {:?}", cell.operation, cell.fault);
        work(cell).await.with_context(|| name)
    });
    let outcomes: Vec<_> = outcomes.buffered(CLIENTS).collect().await;
    let (done, wrong): (Vec<_>, Vec<_>) = outcomes.into_iter().partition(Result::is_ok);
    let wrong: Vec<_> = wrong.into_iter().filter_map(Result::err).map(|error| format!("{error:#}")).collect();
    ensure!(wrong.is_empty(), "{} cells:\n{}", wrong.len(), wrong.join("\n"));
    done.into_iter().collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_at_connecting_refreshing_and_making_ends_well() -> Result<()> {
    strike_all("proof-matrix-make", &OPERATIONS[..3]).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_fault_at_deleting_and_at_registrants_ends_well() -> Result<()> {
    strike_all("proof-matrix-drop", &OPERATIONS[3..]).await
}

/// Every fault at these operations. A world has only so many objects as it can wake at once.
async fn strike_all(name: &'static str, operations: &[&'static str]) -> Result<()> {
    let world = tokio::task::spawn_blocking(move || World::start(name)).await??;
    let wanted = operations.iter().flat_map(|operation| FAULTS.map(|fault| (*operation, fault)));
    let arranged = stream::iter(wanted).map(async |(operation, fault)| {
        Cell::arrange(&world, operation, fault).await.with_context(|| format!("{operation} {fault:?}"))
    });
    let arranged: Vec<_> = arranged.buffered(CLIENTS).collect().await;
    let mut cells = arranged.into_iter().collect::<Result<Vec<_>>>()?;
    let zoom = world.zoom()?;
    zoom.set_limits(json!({ "count_deletes": true })).await?;

    let began = Instant::now();
    println!("{} cells", cells.len());
    for_all(&mut cells, async |cell| cell.strike().await).await?;
    world.advance(GRACE).await?;
    for_all(&mut cells, Cell::act).await?;
    println!("struck after {:?}", began.elapsed());
    tokio::time::sleep(FAULTS_LAST).await;
    zoom.heal().await?;
    let_time_go_by(&world, async || {
        let done = for_all(&mut cells, async |cell| cell.recover().await).await?;
        Ok(done.into_iter().all(|done| done))
    })
    .await?;

    println!("recovered after {:?}", began.elapsed());
    let (all, requests) = (zoom.meetings().await?, zoom.all_requests().await?);
    let mut checked = for_all(&mut cells, async |cell| cell.check(&all, &requests).await).await;
    if checked.is_err() {
        // A busy machine may not answer; what is wrong stays wrong.
        checked = for_all(&mut cells, async |cell| cell.check(&all, &requests).await).await;
    }
    checked?;
    ensure!(world.lost_instances().is_empty(), "{:?}", world.lost_instances());
    Ok(())
}
