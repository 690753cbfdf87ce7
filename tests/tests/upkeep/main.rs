//! What happens by itself as time goes by: tests that move the clocks of Worker and Zoom.

mod budget;
mod clock;
mod tokens;

use anyhow::{Result, ensure};
use slotkey_tests::world::{Business, World};
use std::time::Duration;

const DAY: Duration = Duration::from_hours(24);
/// Longer than an alarm takes that is due, on a busy machine.
const SOON: Duration = Duration::from_secs(45);

/// The free starts of some days, counted from the world's today, in order.
async fn starts(
    world: &World,
    business: &Business,
    slug: &str,
    days: std::ops::RangeInclusive<i64>,
) -> Result<Vec<String>> {
    let day = |count: i64| {
        (world.now() + jiff::SignedDuration::from_hours(24 * count)).strftime("%Y-%m-%d").to_string()
    };
    let view = business.api.slots(slug, &day(*days.start()), &day(*days.end()), "UTC").await?;
    let starts: Vec<String> =
        view.days.into_iter().flat_map(|day| day.slots).map(|slot| slot.start).collect();
    ensure!(starts.is_sorted(), "slots out of order");
    Ok(starts)
}
