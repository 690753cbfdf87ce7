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
const LAST_STEP: Duration = Duration::from_mins(1);
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

/// Lets time go by until everything is done: past the waits between tries, past midnight, and on to the next day.
async fn let_time_go_by(world: &World, mut is_done: impl AsyncFnMut() -> Result<bool>) -> Result<()> {
    let minutes = |count: u64| Duration::from_mins(count);
    let steps = [minutes(1), minutes(20), minutes(24 * 60), minutes(3), minutes(24 * 60), minutes(20)];
    for (at, step) in steps.into_iter().enumerate() {
        world.advance(step).await?;
        let patience = if at + 1 < steps.len() { STEP } else { LAST_STEP };
        let work = eventually(patience, "all work to be done", async || Ok(is_done().await?.then_some(())));
        match work.await {
            Ok(()) => break,
            Err(error) if at + 1 == steps.len() => return Err(error),
            Err(_) => {}
        }
    }
    // What was made twice is found by then.
    world.advance(minutes(5)).await?;
    tokio::time::sleep(TWINS).await;
    Ok(())
}
