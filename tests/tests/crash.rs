//! The Worker is killed with signal 9 while clients book (issue 2, done when 5; invariants I1 to I3).

use anyhow::{Context as _, Result, bail, ensure};
use futures_util::future::try_join_all;
use serde_json::json;
use shared::wire::{AppointmentView, SlotView};
use slotkey_tests::client::{Api, Booking, day_from_now};
use slotkey_tests::held::{held, left_free, nobody_is_in_two_places};
use slotkey_tests::profile::Decision;
use slotkey_tests::seeded::Seeded;
use slotkey_tests::world::{Business, CalendarSpec, User, World, eventually, link_of};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

/// Bookings of slots of their own, and bookings that share the slot of a class.
const ALONE: usize = 40;
const IN_CLASS: usize = 10;
/// How many clients are at it at once.
const CLIENTS: usize = 6;
/// So many kills are spread over the bookings: a booking does not begin before its share of them has happened.
const KILLS: usize = 8;
/// A client gives up after this.
const PATIENCE: Duration = Duration::from_mins(3);
/// Before a client sends its booking again.
const TRY_AGAIN: Duration = Duration::from_millis(100);
/// Longer than the settling of lost requests, the waits between tries, and the look for twins two minutes later.
const SETTLE: Duration = Duration::from_secs(170);

/// Sends a booking until it is answered, as a client does whose line is bad: always under the same key.
async fn book_persistently(api: &Api, slug: &str, booking: &Booking) -> Result<AppointmentView> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        match api.book(slug, booking).await {
            Ok(answer) if answer.status == 201 => return answer.read(201),
            Ok(answer) if answer.status >= 500 => {}
            Ok(answer) if answer.refused().is_ok_and(|(_, code)| code == "request_under_way") => {}
            Ok(answer) => bail!("{slug} {}: {}: {}", booking.request.start, answer.status, answer.body),
            Err(_) => {}
        }
        ensure!(Instant::now() < deadline, "never answered: {} {}", slug, booking.request.start);
        tokio::time::sleep(TRY_AGAIN).await;
    }
}

/// Kills and restarts the Worker at random moments until told to stop; how often.
fn torment(world: &World, stop: &AtomicBool, kills: &AtomicUsize, seed: u64) -> Result<()> {
    let mut random = Seeded::new(seed);
    while !stop.load(Ordering::SeqCst) {
        std::thread::sleep(random.milliseconds(50, 800));
        world.kill_worker();
        kills.fetch_add(1, Ordering::SeqCst);
        world.restart_worker()?;
    }
    Ok(())
}

struct Observer {
    user: User,
    slug: String,
    /// First and last day that are looked at.
    days: [String; 2],
    whole: BTreeSet<(String, String)>,
}

/// A calendar in another sub-account shows what the user's `Host` holds.
async fn observe(observers: &Business, user: &User) -> Result<Observer> {
    let slug = observers
        .calendar(&CalendarSpec::round_robin(&[user]).link("https://meet.example.com/other"))
        .await?;
    let mut observer = Observer {
        user: user.clone(),
        slug,
        days: [day_from_now(1), day_from_now(5)],
        whole: BTreeSet::new(),
    };
    observer.whole = observer.shown(&observers.api).await?;
    Ok(observer)
}

impl Observer {
    /// The free slots, by start and end.
    async fn shown(&self, api: &Api) -> Result<BTreeSet<(String, String)>> {
        let view = api.slots(&self.slug, &self.days[0], &self.days[1], "UTC").await?;
        Ok(view.days.into_iter().flat_map(|day| day.slots).map(|slot| (slot.start, slot.end)).collect())
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn fifty_bookings_survive_kill_minus_nine() -> Result<()> {
    let seed = Seeded::of_run()?;
    let world = Arc::new(World::start("crash")?);
    let business = world.business().await?;
    let observers = business.second_sub_account().await?;
    let (first, second, teacher) = (
        business.connected_user().await?,
        business.connected_user().await?,
        business.connected_user().await?,
    );
    // Twice the room that is needed: a claim left behind by a crash may keep a seat busy until it is settled.
    let alone = business.calendar(&CalendarSpec::round_robin(&[&first, &second])).await?;
    let class = business.calendar(&CalendarSpec::class(&teacher, 40)).await?;
    let mut observed = Vec::new();
    for user in [&first, &second, &teacher] {
        observed.push(observe(&observers, user).await?);
    }
    // So that kills also hit while Zoom is working.
    business.zoom.add_fault(json!({ "operation": "create", "fault": "slow:120" })).await?;

    let slots: Vec<SlotView> = business.api.first_slots(&alone, ALONE).await?;
    let class_start = business.api.first_slots(&class, 8).await?.remove(7).start;
    let mut wanted: Vec<(String, Booking)> =
        slots.iter().map(|slot| (alone.clone(), Booking::at(&slot.start))).collect();
    for at in 0..IN_CLASS {
        wanted.insert(at * 5, (class.clone(), Booking::at(&class_start)));
    }

    let (stop, kills) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let tormentor = {
        let (world, stop, kills) = (Arc::clone(&world), Arc::clone(&stop), Arc::clone(&kills));
        tokio::task::spawn_blocking(move || torment(&world, &stop, &kills, seed))
    };
    let api = business.api.impatient(Duration::from_secs(20))?;
    let next = AtomicUsize::new(0);
    let client = async || {
        let mut answered = Vec::new();
        loop {
            let at = next.fetch_add(1, Ordering::SeqCst);
            let Some((slug, booking)) = wanted.get(at) else { break };
            eventually(PATIENCE, "the next kill", async || {
                Ok((kills.load(Ordering::SeqCst) >= at * KILLS / wanted.len()).then_some(()))
            })
            .await?;
            answered.push((slug.clone(), booking.clone(), book_persistently(&api, slug, booking).await?));
        }
        Ok::<_, anyhow::Error>(answered)
    };
    let answered = try_join_all((0..CLIENTS).map(|_| client())).await;
    stop.store(true, Ordering::SeqCst);
    tormentor.await??;
    let answered: Vec<_> = answered?.into_iter().flatten().collect();
    business.zoom.heal().await?;
    let kills = kills.load(Ordering::SeqCst);
    println!("{} bookings answered, {kills} kills", answered.len());
    assert!(kills >= KILLS - 1, "only {kills} kills");
    assert_eq!(answered.len(), ALONE + IN_CLASS);

    // Every answered booking is there, none twice.
    let listed = business.api.appointments(&business.sub_account).await?;
    assert_eq!(listed.len(), answered.len(), "one appointment for each key");
    let by_id: BTreeMap<_, _> =
        listed.iter().map(|appointment| (appointment.view.id.as_str(), appointment)).collect();
    for (slug, booking, answer) in &answered {
        let kept = by_id
            .get(answer.id.as_str())
            .with_context(|| format!("{} was answered and is gone", answer.id))?;
        assert_eq!(kept.view.status, "confirmed");
        assert_eq!((&kept.view.calendar.slug, &kept.view.start), (slug, &booking.request.start));
        assert_eq!(kept.view.contact_name, booking.request.contact.name);
        let again: AppointmentView = business.api.book(slug, booking).await?.read(201)?;
        assert_eq!(again.id, answer.id, "the key no longer names its booking");
    }
    let held = held(&listed, &BTreeMap::new())?;
    nobody_is_in_two_places(&held, IN_CLASS)?;

    // All get their link; as many meetings as slots, and those of the links.
    business.settled(SETTLE).await?;
    let mut links = BTreeSet::new();
    let mut slots = BTreeSet::new();
    for appointment in business.api.appointments(&business.sub_account).await? {
        links.insert(link_of(&appointment.view)?.to_owned());
        slots.insert((
            appointment.host_ids.clone(),
            appointment.view.calendar.slug.clone(),
            appointment.view.start.clone(),
        ));
    }
    assert_eq!(links.len(), slots.len(), "one link for each slot of a host");
    eventually(SETTLE, "no meeting but those of the slots", async || {
        let meetings = business.zoom.meetings().await?;
        let live: BTreeSet<_> =
            meetings.into_iter().filter(|meeting| !meeting.deleted).map(|meeting| meeting.join_url).collect();
        ensure!(live.is_superset(&links), "a meeting that is needed was deleted");
        Ok((live == links).then_some(()))
    })
    .await?;

    // No claim is left of a booking that died: what each `Host` holds is what appointments hold.
    for observer in &observed {
        eventually(SETTLE, "claims without appointments to be released", async || {
            let shown = observer.shown(&observers.api).await?;
            let free: BTreeSet<_> = shown.iter().map(|(start, _)| start.as_str()).collect();
            Ok((free == left_free(&observer.whole, &observer.user.id, &held)?).then_some(()))
        })
        .await?;
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_meeting_whose_making_was_cut_short_does_not_outlive_its_appointment() -> Result<()> {
    let world = World::start("crash-cancel")?;
    let business = world.business().await?;
    let host = business.connected_user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host])).await?;
    let booking = Booking::at(&business.api.first_slots(&slug, 1).await?[0].start);
    business.zoom.break_once_for(&host.zoom_user, "create", "slow:1500").await?;

    let asked = eventually(SETTLE, "Zoom to be asked", async || {
        let requests = business.zoom.requests(&host.zoom_user).await?;
        Ok(requests.iter().any(|entry| entry.operation == "create").then_some(()))
    });
    let (cut_short, asked) = tokio::join!(business.api.book(&slug, &booking), async {
        let asked = asked.await;
        world.kill_worker();
        asked
    });
    asked?;
    ensure!(cut_short.is_err(), "the Worker answered before it was killed: {cut_short:?}");
    world.restart_worker()?;

    // The client tries again, gets the appointment, and has second thoughts before the link is there.
    let appointment = book_persistently(&business.api, &slug, &booking).await?;
    let cancelled = business.api.cancel(&appointment).await?;
    assert_eq!(cancelled.status, "cancelled");
    eventually(SETTLE, "the meeting that was made after all to be deleted", async || {
        let counts = business.zoom.counts(&host.zoom_user).await?;
        Ok((counts.creates >= 1 && counts.creates == counts.deletes).then_some(()))
    })
    .await?;
    business.settled(SETTLE).await?;
    assert!(business.zoom.live_meetings(&host.zoom_user).await?.is_empty());
    assert!(business.api.offers(&slug, &booking.request.start).await?);
    Ok(())
}

/// How many users connect while the Worker is killed.
const CONNECTS: usize = 4;
/// Longer than a Zoom account that was bound, and that nobody confirmed, is left alone.
const OWNERS_SETTLE: Duration = Duration::from_mins(2);

/// Between the Zoom account that is bound and the agency that writes it down, anything may die: afterwards they agree,
/// and the user can connect (rule 8).
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn connecting_survives_kill_minus_nine() -> Result<()> {
    let mut random = Seeded::new(Seeded::of_run()?);
    let world = Arc::new(World::start("crash-connect")?);
    let business = world.business().await?;
    let mut users = Vec::new();
    for _ in 0..CONNECTS {
        let user = business.user().await?;
        let session = business.sign_in(&user).await?;
        let callback = session.decide(&session.press_connect().await?, Decision::Allow(&user.email)).await?;
        let (after, killed) = (random.milliseconds(2, 60), Arc::clone(&world));
        let kill = tokio::task::spawn_blocking(move || {
            std::thread::sleep(after);
            killed.kill_worker();
        });
        // Answered or not: that is what the kill decides.
        let answered = session.come_back(&callback).await;
        println!("killed after {after:?}: {answered:?}");
        kill.await?;
        let restarted = Arc::clone(&world);
        tokio::task::spawn_blocking(move || restarted.restart_worker()).await??;
        users.push(user);
    }
    for user in users {
        let zoom_user = business.zoom.user_id(&user.email).await?;
        eventually(OWNERS_SETTLE, "both sides agree", async || {
            let owner = business.api.zoom_status(&zoom_user).await?.owner;
            let recorded = business.record(&user).await?.zoom.is_some();
            ensure!(owner.as_ref().is_none_or(|owner| *owner == user.id), "owned by {owner:?}");
            Ok((owner.is_some() == recorded).then_some(()))
        })
        .await?;
        business.connect(user).await?;
    }
    Ok(())
}
