//! Everything at once: clients and staff book, move, reassign and cancel on calendars that share their hosts, in two
//! sub-accounts, and the Worker is killed in between. Whatever the order of things was, nobody is in two places, no slot
//! is over its capacity, and what the hosts' time is claimed for is what there are appointments for (invariant I1).

use anyhow::{Result, ensure};
use futures_util::future::{join_all, try_join_all};
use shared::wire::AppointmentView;
use slotkey_tests::client::{Answer, Booking, ListedAppointment, On, day_from_now};
use slotkey_tests::held::{Buffers, Held, held, left_free, nobody_is_in_two_places};
use slotkey_tests::seeded::Seeded;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const USERS: usize = 20;
const CLASS_SEATS: u32 = 4;
const BUFFER_MINUTES: i64 = 10;
/// How many clients are at it at once.
const CLIENTS: usize = 24;
/// First and last day that anything is wanted on: few, so that everybody is in everybody's way.
const DAYS: [i64; 2] = [2, 3];
/// After no answer, before the next attempt.
const TRY_AGAIN: Duration = Duration::from_millis(250);
/// Longer than claims of bookings that died are left alone, and the waits between tries.
const SETTLE: Duration = Duration::from_mins(2);

/// Three calendars whose hosts are the same people, in two sub-accounts, and a third one that shows who is busy.
struct Town {
    world: Arc<World>,
    users: Vec<User>,
    /// Each with the business that it belongs to.
    calendars: Vec<(Business, String)>,
    /// For each user, a calendar without buffers in a sub-account of its own, and its slots while nobody is busy.
    observers: Vec<(String, BTreeSet<(String, String)>)>,
    observing: Business,
}

impl Town {
    async fn new(name: &str) -> Result<Self> {
        let world = Arc::new(World::start(name)?);
        let east = world.business().await?;
        let west = east.second_sub_account().await?;
        let observing = east.second_sub_account().await?;
        let users = try_join_all((0..USERS).map(|_| east.user())).await?;
        let all: Vec<&User> = users.iter().collect();
        let link = "https://meet.example.com/storm";
        let round_robin =
            CalendarSpec::round_robin(&all).link(link).rule("buffer_after_minutes", BUFFER_MINUTES);
        let collective = CalendarSpec::collective(&all[..3]).link(link);
        let class = CalendarSpec::class(all[2], CLASS_SEATS).link(link);
        let calendars = vec![
            (east.clone(), east.calendar(&round_robin).await?),
            (west.clone(), west.calendar(&collective).await?),
            (west.clone(), west.calendar(&class).await?),
        ];
        let mut town = Self { world, users, calendars, observers: Vec::new(), observing };
        for user in &town.users {
            let slug = town.observing.calendar(&CalendarSpec::round_robin(&[user]).link(link)).await?;
            town.observers.push((slug, BTreeSet::new()));
        }
        for at in 0..town.observers.len() {
            town.observers[at].1 = town.shown(&town.observers[at].0).await?;
        }
        Ok(town)
    }

    async fn shown(&self, slug: &str) -> Result<BTreeSet<(String, String)>> {
        let days = DAYS.map(day_from_now);
        let view = self.observing.api.slots(slug, &days[0], &days[1], "UTC").await?;
        Ok(view.days.into_iter().flat_map(|day| day.slots).map(|slot| (slot.start, slot.end)).collect())
    }

    /// All starts that somebody may want, on any of the calendars.
    async fn starts(&self) -> Result<Vec<String>> {
        let days = DAYS.map(day_from_now);
        let (business, slug) = &self.calendars[0];
        let view = business.api.slots(slug, &days[0], &days[1], "UTC").await?;
        Ok(view.days.into_iter().flat_map(|day| day.slots).map(|slot| slot.start).collect())
    }

    async fn appointments(&self) -> Result<Vec<ListedAppointment>> {
        let (east, west) = (&self.calendars[0].0, &self.calendars[1].0);
        let mut all = east.api.appointments(&east.sub_account).await?;
        all.extend(west.api.appointments(&west.sub_account).await?);
        Ok(all)
    }

    /// What holds whatever has happened.
    async fn is_in_order(&self) -> Result<()> {
        for business in [&self.calendars[0].0, &self.calendars[1].0, &self.observing] {
            business.settled(SETTLE).await?;
        }
        let appointments = self.appointments().await?;
        let buffers = Buffers { before: 0, after: BUFFER_MINUTES };
        let held = held(&appointments, &BTreeMap::from([(self.calendars[0].1.clone(), buffers)]))?;
        nobody_is_in_two_places(&held, CLASS_SEATS as usize)?;
        let class = &self.calendars[2].1;
        nobody_is_in_two_places(&without(&held, class), 1)?;
        ensure!(!held.is_empty(), "a storm that left nothing says nothing");
        // Every claim has its appointment, and every appointment its claims: what the hosts' own objects tell a third
        // sub-account is what the appointments of the other two say.
        let observed = self.users.iter().zip(&self.observers).map(async |(user, (slug, whole))| {
            eventually(SETTLE, "claims and appointments to agree", async || {
                let shown = self.shown(slug).await?;
                let free: BTreeSet<_> = shown.iter().map(|(start, _)| start.as_str()).collect();
                Ok((free == left_free(whole, &user.id, &held)?).then_some(()))
            })
            .await
        });
        try_join_all(observed).await?;
        Ok(())
    }
}

fn without(held: &[Held], slug: &str) -> Vec<Held> {
    held.iter().filter(|one| one.slot.0 != slug).cloned().collect()
}

/// Appointments that clients have been given, with the calendar each is on.
type Known = Mutex<Vec<(usize, AppointmentView)>>;

/// How often each kind of answer came.
#[derive(Debug, Default)]
struct Tally {
    done: AtomicUsize,
    refused: AtomicUsize,
    lost: AtomicUsize,
}

/// Codes of the refusals that such a crowd may meet.
const POLITE: [&str; 7] = [
    "slot_taken",
    "invalid_start",
    "appointment_cancelled",
    "appointment_changed",
    "invalid_host",
    "request_under_way",
    "booking_interrupted",
];

impl Tally {
    /// An answer is yes or a polite no; while the Worker is being killed it may also be none.
    fn count(&self, answer: Result<Answer>, may_break: bool) -> Result<Option<Answer>> {
        let answer = match answer {
            Ok(answer) if answer.status >= 500 && may_break => return Ok(self.lose()),
            Ok(answer) => answer,
            Err(_) if may_break => return Ok(self.lose()),
            Err(error) => return Err(error),
        };
        if answer.status < 300 {
            self.done.fetch_add(1, Ordering::Relaxed);
            return Ok(Some(answer));
        }
        let (_, code) = answer.refused()?;
        ensure!(POLITE.contains(&code.as_str()), "{}: {}", answer.status, answer.body);
        self.refused.fetch_add(1, Ordering::Relaxed);
        Ok(None)
    }

    fn answered(&self) -> usize {
        self.done.load(Ordering::Relaxed) + self.refused.load(Ordering::Relaxed)
    }

    fn lose(&self) -> Option<Answer> {
        self.lost.fetch_add(1, Ordering::Relaxed);
        None
    }
}

/// One thing that somebody does.
async fn act(
    town: &Town,
    random: &mut Seeded,
    starts: &[String],
    known: &Known,
    tally: &Tally,
    may_break: bool,
) -> Result<()> {
    let somebody = |random: &mut Seeded| {
        let known = known.lock().expect("nobody panics with it");
        (!known.is_empty()).then(|| random.pick(&known).clone())
    };
    let what = random.below(100);
    let start = random.pick(starts).clone();
    if what < 45 {
        let at = random.below(town.calendars.len());
        let (business, slug) = &town.calendars[at];
        let answer = tally.count(business.api.book(slug, &Booking::at(&start)).await, may_break)?;
        if let Some(answer) = answer.filter(|answer| answer.status == 201) {
            known.lock().expect("nobody panics with it").push((at, answer.read(201)?));
        }
        return Ok(());
    }
    let Some((at, view)) = somebody(random) else { return Ok(()) };
    let (business, _) = &town.calendars[at];
    let answer = match what {
        45..65 => business.api.reschedule(&view, &start).await,
        65..80 => business.reassign(&view, On::Anything, random.pick(&town.users)).await,
        _ => business.api.try_cancel(&view).await,
    };
    tally.count(answer, may_break)?;
    Ok(())
}

/// `attempts` of everything at once, not counting those that got no answer.
async fn storm(town: &Town, seed: u64, attempts: usize, may_break: bool) -> Result<Tally> {
    let starts = town.starts().await?;
    let (known, tally) = (Known::default(), Tally::default());
    let client = async |number: usize| {
        let mut random = Seeded::new(seed.wrapping_add(number as u64));
        while tally.answered() < attempts {
            let lost = tally.lost.load(Ordering::Relaxed);
            act(town, &mut random, &starts, &known, &tally, may_break).await?;
            if tally.lost.load(Ordering::Relaxed) > lost {
                tokio::time::sleep(TRY_AGAIN).await;
            }
        }
        Ok::<_, anyhow::Error>(())
    };
    for outcome in join_all((0..CLIENTS).map(client)).await {
        outcome?;
    }
    println!("{attempts} attempts: {tally:?}");
    Ok(tally)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn ten_thousand_attempts_at_once_put_nobody_in_two_places() -> Result<()> {
    const ATTEMPTS: usize = 10_000;
    let town = Town::new("storm").await?;
    let tally = storm(&town, Seeded::of_run()?, ATTEMPTS, false).await?;
    assert!(tally.done.into_inner() > ATTEMPTS / 10, "hardly anything was possible");
    town.is_in_order().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn the_same_while_the_worker_is_killed() -> Result<()> {
    const ATTEMPTS: usize = 1_500;
    let seed = Seeded::of_run()?;
    let town = Arc::new(Town::new("storm-killed").await?);
    let (stop, kills) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let tormentor = {
        let (world, stop, kills) = (Arc::clone(&town.world), Arc::clone(&stop), Arc::clone(&kills));
        let mut random = Seeded::new(seed);
        tokio::task::spawn_blocking(move || -> Result<()> {
            while !stop.load(Ordering::SeqCst) {
                std::thread::sleep(random.milliseconds(1_000, 4_000));
                world.kill_worker();
                kills.fetch_add(1, Ordering::SeqCst);
                world.restart_worker()?;
            }
            Ok(())
        })
    };
    let tally = storm(&town, seed, ATTEMPTS, true).await;
    stop.store(true, Ordering::SeqCst);
    tormentor.await??;
    let tally = tally?;
    assert!(kills.load(Ordering::SeqCst) >= 3, "too few kills: {kills:?}");
    assert!(tally.done.into_inner() > ATTEMPTS / 20, "hardly anything was possible");
    town.is_in_order().await
}
