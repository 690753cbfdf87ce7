//! Scheduling over HTTP, as clients and the business meet it: what calendars offer, how appointments live, and who is
//! told what (issue 3).

mod approval;
mod calendars;
mod client_changes;
mod crash;
mod explain;
mod forms;
mod groups;
mod holds;
mod limits;
mod locations;
mod offered;
mod outside;
mod reassign;
mod schedules;
mod series;
mod staff;
mod strategies;
mod trail;

use anyhow::Result;
use slotkey_tests::client::{Answer, Booking, day_from_now};
use slotkey_tests::world::{Business, User, World};
use std::collections::BTreeSet;
use std::sync::OnceLock;
use std::time::Duration;

/// Longer than anything takes that needs no retry.
const SOON: Duration = Duration::from_secs(20);
/// The link of calendars that have one for all.
const STATIC_LINK: &str = "https://meet.example.com/room";
/// Minutes of two days: a notice that keeps tomorrow from clients.
const TWO_DAYS_MINUTES: u32 = 2 * 24 * 60;

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| World::start("scheduling").expect("the Worker and the stand-in start"))
}

async fn business() -> Result<Business> {
    world().business().await
}

/// Users of a business who meet nobody on Zoom.
async fn users(business: &Business, count: usize) -> Result<Vec<User>> {
    let mut users = Vec::with_capacity(count);
    for _ in 0..count {
        users.push(business.user().await?);
    }
    Ok(users)
}

/// The first free starts from tomorrow on.
async fn starts(business: &Business, slug: &str, count: usize) -> Result<Vec<String>> {
    Ok(business.api.first_slots(slug, count).await?.into_iter().map(|slot| slot.start).collect())
}

/// The free starts of the day that is so many days ahead, in UTC.
async fn starts_on(business: &Business, slug: &str, days_ahead: i64) -> Result<BTreeSet<String>> {
    let day = day_from_now(days_ahead);
    let view = business.api.slots(slug, &day, &day, "UTC").await?;
    Ok(view.days.into_iter().flat_map(|day| day.slots).map(|slot| slot.start).collect())
}

/// A client's booking of a start, whatever becomes of it.
async fn try_booking(business: &Business, slug: &str, start: &str) -> Result<Answer> {
    business.api.book(slug, &Booking::at(start)).await
}

/// Status and code of a refusal, to compare with.
fn refusal(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

/// Status, code and field of a refusal, to compare with.
fn refused_field(status: u16, code: &str, field: &str) -> (u16, String, Option<String>) {
    (status, code.to_owned(), Some(field.to_owned()))
}
