//! The proof of what the product exists for (issue 4): Zoom, whole. One link per slot, nothing lost, nothing left behind,
//! whatever Zoom does; what the seed says, sentence by sentence; and no secret where it does not belong.

mod burst;
mod canaries;
mod days;
mod end;
mod matrix;
mod refused;
mod scenarios;

use anyhow::Result;
use slotkey_tests::world::{Business, World, eventually};
use std::time::Duration;

/// Longer than anything takes that is due, on a busy machine.
const SOON: Duration = Duration::from_mins(1);
/// How long the work of one step in time may take, before more time goes by, and at last.
const STEP: Duration = Duration::from_secs(8);
/// Longer than it takes until the next one has its turn who has waited for a new day, and how long its work may take.
const TURN: Duration = Duration::from_secs(3);
const TURN_WORKS: Duration = Duration::from_secs(1);
/// As many requests as a host has in a day.
const TURNS_OF_A_DAY: u32 = 100;
const DAY: Duration = Duration::from_hours(24);
/// How long the twins of meetings are looked for that were made twice.
const TWINS: Duration = Duration::from_secs(4);

/// Whether no outbox owes anything.
async fn all_done(businesses: &[&Business]) -> Result<bool> {
    for business in businesses {
        if business.api.status(&business.sub_account).await?.jobs_waiting > 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether everything is done in the time of one step and of so many turns more.
async fn done_within(
    world: &World,
    turns: u32,
    is_done: &mut impl AsyncFnMut() -> Result<bool>,
) -> Result<()> {
    let mut look = async || Ok(is_done().await?.then_some(()));
    for _ in 0..turns {
        if eventually(TURN_WORKS, "a turn", &mut look).await.is_ok() {
            return Ok(());
        }
        world.advance(TURN).await?;
    }
    eventually(STEP, "all work to be done", look).await
}

/// Lets time go by until everything is done: past the waits between tries, past midnight, and on to the next day. After a
/// midnight, whatever waited for the new day has its turn, one request of an account after the other.
async fn let_time_go_by(world: &World, mut is_done: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    let minutes = |count: u64| Duration::from_mins(count);
    let steps = [minutes(1), minutes(20), DAY, minutes(3), DAY, minutes(20)];
    for (at, step) in steps.into_iter().enumerate() {
        world.advance(step).await?;
        let is_last = at + 1 == steps.len();
        let turns = if is_last || step >= DAY { TURNS_OF_A_DAY } else { 0 };
        match done_within(world, turns, &mut is_done).await {
            Ok(()) => break,
            Err(error) if is_last => return Err(error),
            Err(_) => {}
        }
    }
    // What was made twice is found by then.
    world.advance(minutes(5)).await?;
    tokio::time::sleep(TWINS).await;
    Ok(())
}
