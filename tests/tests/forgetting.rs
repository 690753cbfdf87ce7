//! What only matters for a while is forgotten as new bookings come in, and nothing else is.

use anyhow::{Result, ensure};
use jiff::{SignedDuration, Timestamp};
use shared::limits;
use slotkey_tests::client::Booking;
use slotkey_tests::past::{Old, Size, with_filler};
use slotkey_tests::world::World;
use std::time::Duration;

/// Past appointments, of two users over three years.
const PAST: u64 = 200;
/// So many bookings forget all that is old enough: each forgets [`limits::FORGOTTEN_AT_ONCE`] at most.
const BOOKINGS: usize = 8;
/// Until this day from now the users have nothing before them, but on the first: the next of [`Size::upcoming`] is later.
const LAST_DAY: i64 = 9;
/// Long enough for what follows the bookings, beside other tests.
const PATIENCE: Duration = Duration::from_mins(1);

#[tokio::test]
async fn the_past_is_forgotten_and_appointments_are_not() -> Result<()> {
    let world = World::start("forgetting")?;
    let size = Size { users: 2, calendars: 1, large: 0, large_members: 0, members: 2, upcoming: 3 };
    let old = Old::found(&world, size).await?;
    world.stop_worker();
    let ago = |days: i64| (Timestamp::now() - SignedDuration::from_hours(24 * days)).as_millisecond();
    let past = ago(limits::PAST_CLAIMS_KEPT_DAYS);
    let claims = format!("SELECT COUNT(*) AS count FROM busy WHERE busy_end < {past}");
    let recent = format!("SELECT COUNT(*) AS count FROM busy WHERE busy_end >= {past}");
    let of_hosts = format!("SELECT COUNT(*) AS count FROM claims WHERE busy_end < {past}");
    let keys = format!(
        "SELECT COUNT(*) AS count FROM bookings WHERE begun_at < {}",
        ago(limits::IDEMPOTENCY_KEYS_KEPT_DAYS)
    );
    let appointments = "SELECT COUNT(*) AS count FROM appointments";
    let events = "SELECT COUNT(*) AS count FROM events WHERE kind = 'booked'";
    let kept_before = with_filler(&world, async |filler| {
        old.write_appointments(filler, PAST).await?;
        let (in_way, at_hosts) =
            (old.count(filler, &claims).await?, old.count_of_hosts(filler, &of_hosts).await?);
        ensure!(in_way > PAST / 2 && in_way == at_hosts, "{in_way} claims are old, {at_hosts} at the hosts");
        ensure!(old.count(filler, &keys).await? > PAST / 2, "keys are old");
        old.count(filler, &recent).await
    })
    .await?;
    world.restart_worker()?;
    let api = world.api()?;
    let slots = api.free_slots(&old.slugs[0], LAST_DAY).await?;
    for slot in slots.iter().rev().take(BOOKINGS) {
        let booking = Booking::at(&slot.start);
        let first = api.book(&old.slugs[0], &booking).await?;
        let again = api.book(&old.slugs[0], &booking).await?;
        ensure!(first.status == 201, "{}: {} {}", slot.start, first.status, first.body);
        ensure!(first.body == again.body, "{}: {}", first.body, again.body);
    }
    old.business.settled(PATIENCE).await?;
    world.stop_worker();
    with_filler(&world, async |filler| {
        let booked = u64::try_from(BOOKINGS)?;
        let all = PAST + 2 * size.upcoming as u64 + booked;
        for (what, left) in [
            ("old claims", old.count(filler, &claims).await?),
            ("old claims at hosts", old.count_of_hosts(filler, &of_hosts).await?),
            ("old keys", old.count(filler, &keys).await?),
        ] {
            ensure!(left == 0, "{left} {what} are left");
        }
        for (what, left, expected) in [
            ("claims that are not old", old.count(filler, &recent).await?, kept_before + booked),
            ("appointments", old.count(filler, appointments).await?, all),
            ("bookings in the audit trail", old.count(filler, events).await?, all),
        ] {
            ensure!(left == expected, "{left} {what} instead of {expected}");
        }
        Ok(())
    })
    .await
}
