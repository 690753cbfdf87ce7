//! What the seed says on links, accounts and limits, one scenario per sentence: what people do, what comes of it, and
//! which requests Zoom saw, exactly and in this order.

mod stage;
mod table;

use super::end;
use anyhow::{Context as _, Result, ensure};
use futures_util::StreamExt as _;
use futures_util::stream;
use shared::limits::{ZOOM_DAY_MARGIN_SECONDS, ZOOM_DAY_SPREAD_SECONDS, ZOOM_TURN_SECONDS};
use slotkey_tests::world::World;
use stage::Stage;
use std::collections::BTreeSet;
use std::time::Duration;

/// By then after midnight the first request that waited was sent, whatever the account's offset is.
const NEXT_DAY_BEGUN: Duration =
    Duration::from_secs((ZOOM_DAY_MARGIN_SECONDS + ZOOM_DAY_SPREAD_SECONDS).unsigned_abs());
/// So many turns later everything that waited was sent.
const TURNS: usize = 5;
/// So many scenarios are played at a time.
const STAGES: usize = 4;

/// Somebody who works at the business.
pub type Who = usize;
/// The first user.
pub const ANN: Who = 0;
/// The second one.
pub const BOB: Who = 1;

/// Zoom accounts, by whose address they are under: `ANN`'s own is `ANN`.
pub type Account = usize;

/// One sentence of the seed, and what it means.
pub struct Scenario {
    /// The sentence.
    pub says: &'static str,
    /// Who does what, and what comes of it.
    pub steps: &'static [Step],
    /// The requests that Zoom saw: `who operation [slot]`. Those in one text, parted by `+`, come in any order;
    /// `3..6` stands for the slots 3, 4 and 5, one after the other.
    pub requests: &'static [&'static str],
}

/// A calendar, by its members.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One of them hosts.
    RoundRobin(&'static [Who]),
    /// All of them, on the Zoom of the first.
    Collective(&'static [Who]),
    /// One of them and three clients a slot.
    Class(Who),
    /// The same, and a link for each client.
    PersonalClass(Who),
    /// A round robin that meets at a static link.
    AtLink(Who),
    /// Nobody, and a static link.
    Unassigned,
}

/// What somebody does, or what has to be so by then. Calendars, appointments and slots are counted from 0.
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// A user connects their own Zoom account from their profile.
    Connects(Who),
    /// A user signs in to a Zoom account, and the profile then says this.
    SignsIn(Who, Account, &'static str),
    /// A user connects from a place in their profile, and is led back there.
    ConnectsAt(Who, Spot),
    /// Somebody comes back from Zoom in a browser where nobody is signed in.
    ComesBackSignedOut(Who),
    /// A user disconnects.
    Disconnects(Who),
    /// A user is deleted.
    IsDeleted(Who),
    /// Support restores them: the same name and address under a new user id.
    IsRestored(Who),
    /// A calendar is made.
    Opens(Kind),
    /// The same in another sub-account of the agency.
    OpensElsewhere(Kind),
    /// An admin makes Zoom a user's default meeting location, for so many calendars; refused before they connected.
    DefaultsToZoom(Who, Result<u64, &'static str>),
    /// Somebody new books a slot of a calendar.
    Books(usize, usize),
    /// Somebody new books each of the first so many slots of a calendar.
    BooksFirst(usize, usize),
    /// The UTC day ends, and the first requests of the next one are sent.
    TheDayEnds,
    /// The business changes what an appointment is called, and whose it is.
    Renames(usize),
    /// A client moves their appointment to another slot.
    Moves(usize, usize),
    /// A client cancels.
    Cancels(usize),
    /// The business deletes an appointment.
    Deletes(usize),
    /// Somebody makes a meeting in Zoom itself, at the time of a slot.
    MakesByHand(Who, usize),
    /// An appointment has a link of its own user's Zoom.
    HasLink(usize, Who),
    /// Two appointments have the same link.
    SameLink(usize, usize),
    /// Two appointments have different links.
    OtherLink(usize, usize),
    /// An appointment has the link that it had when this was last asked.
    KeepsLink(usize),
    /// An appointment has another link than it had when this was last asked.
    HasNewLink(usize),
    /// An appointment waits for a link, for this reason.
    Waits(usize, &'static str),
    /// An appointment has the calendar's static link.
    HasStaticLink(usize),
    /// An appointment has no link, and its old one lets nobody in.
    HasNone(usize),
    /// The business finds the link of an appointment in its list, with how it came about.
    IsDocumented(usize),
    /// A slot of a calendar is offered.
    Offers(usize, usize),
    /// A calendar with Zoom as its location is not accepted.
    RefusesZoom,
    /// So many meetings of a user's Zoom account are left.
    MeetingsLeft(Who, usize),
}

/// Where a user begins to connect.
#[derive(Debug, Clone, Copy)]
pub enum Spot {
    /// User Profile > Integrations.
    Profile,
    /// User Profile > Default Meeting Location.
    Location,
    /// Settings > Calendar Settings > User.
    Calendar,
}

/// Plays a scenario on a stage of its own; the requests as they are written in the table.
async fn play(world: &World, scenario: &Scenario) -> Result<()> {
    let mut stage = Stage::set(world).await?;
    for step in scenario.steps {
        let performed = match step {
            Step::TheDayEnds => end_the_day(world, &stage).await,
            step => stage.perform(step).await,
        };
        performed.with_context(|| format!("{step:?}"))?;
        stage.settled().await.with_context(|| format!("after {step:?}"))?;
    }
    let seen = stage.requests().await?;
    is_as_written(&seen, scenario.requests)
}

/// Compares what Zoom saw with what is written, text by text.
fn is_as_written(seen: &[String], written: &[&str]) -> Result<()> {
    let mut left = seen;
    let written: Vec<String> = written.iter().flat_map(|text| written_out(text)).collect();
    for text in &written {
        let expected: BTreeSet<&str> = text.split('+').map(str::trim).collect();
        let (next, rest) = left.split_at(expected.len().min(left.len()));
        let came: BTreeSet<&str> = next.iter().map(String::as_str).collect();
        ensure!(came == expected, "Zoom saw {seen:#?},\nnot {written:#?}: {came:?} instead of {expected:?}");
        left = rest;
    }
    ensure!(left.is_empty(), "Zoom saw more than is written: {left:?}");
    Ok(())
}

/// Lets the day end, and turn after turn come until no appointment waits for its link.
async fn end_the_day(world: &World, stage: &Stage) -> Result<()> {
    world.advance_to_next_day(NEXT_DAY_BEGUN).await?;
    for _ in 0..TURNS {
        if stage.nothing_waits().await.is_ok() {
            return Ok(());
        }
        world.advance(Duration::from_secs(ZOOM_TURN_SECONDS.unsigned_abs())).await?;
    }
    stage.nothing_waits().await
}

/// `ann create 3..5` as `ann create 3` and `ann create 4`.
fn written_out(text: &str) -> Vec<String> {
    let run = text.rsplit_once(' ').and_then(|(what, slots)| Some((what, slots.split_once("..")?)));
    match run.and_then(|(what, (from, to))| Some((what, from.parse().ok()?, to.parse().ok()?))) {
        Some((what, from, to)) => (from..to).map(|slot: usize| format!("{what} {slot}")).collect(),
        None => vec![text.to_owned()],
    }
}

/// By itself, because it moves the clock, which is everybody's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_sentence_of_the_seed_on_the_requests_of_a_day() -> Result<()> {
    let world = tokio::task::spawn_blocking(|| World::start("proof-day")).await??;
    // A whole day is left.
    world.advance_to_next_day(Duration::from_hours(1)).await?;
    play(&world, &table::REQUESTS_OF_A_DAY).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_sentence_of_the_seed_on_links_and_accounts() -> Result<()> {
    let world = tokio::task::spawn_blocking(|| World::start("proof-scenarios")).await??;
    let played =
        stream::iter(table::SCENARIOS).map(async |scenario| (scenario, play(&world, scenario).await));
    let played: Vec<_> = played.buffer_unordered(STAGES).collect().await;
    let wrong: Vec<String> = played
        .into_iter()
        .filter_map(|(scenario, outcome)| Some(format!("{}\n  {:#}", scenario.says, outcome.err()?)))
        .collect();
    ensure!(wrong.is_empty(), "{} scenarios:\n\n{}", wrong.len(), wrong.join("\n\n"));
    Ok(())
}

#[test]
fn requests_in_any_order_are_told_from_others() {
    let seen: Vec<String> = ["a", "c", "b", "d"].map(str::to_owned).into();
    assert!(is_as_written(&seen, &["a", "b + c", "d"]).is_ok());
    assert_eq!(written_out("ann create 9..11"), ["ann create 9", "ann create 10"]);
    for wrong in [&["a", "b", "c", "d"][..], &["a", "b + c"], &["a", "b + c", "d", "e"], &["a", "c + d", "b"]]
    {
        assert!(is_as_written(&seen, wrong).is_err(), "{wrong:?}");
    }
}
