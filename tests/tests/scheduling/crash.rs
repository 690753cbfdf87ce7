//! The Worker is killed with signal 9 while a time is kept.

use super::{SOON, STATIC_LINK, refusal, starts, starts_on, try_booking};
use anyhow::Result;
use shared::wire::AppointmentView;
use slotkey_tests::client::Booking;
use slotkey_tests::world::{CalendarSpec, World, eventually};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_kept_time_survives_kill_minus_nine() -> Result<()> {
    let world = World::start("scheduling-crash")?;
    let business = world.business().await?;
    let host = business.user().await?;
    let slug = business.calendar(&CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).zone("UTC")).await?;
    let watch = business.second_sub_account().await?;
    let elsewhere =
        watch.calendar(&CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).zone("UTC")).await?;
    let starts = starts(&business, &slug, 2).await?;
    let (to_book, to_release) =
        (business.api.held(&slug, &starts[0]).await?, business.api.held(&slug, &starts[1]).await?);
    world.kill_worker();
    world.restart_worker()?;

    for start in &starts {
        assert!(!business.api.offers(&slug, start).await?);
        assert_eq!(try_booking(&business, &slug, start).await?.refused()?, refusal(409, "slot_taken"));
        let there = try_booking(&watch, &elsewhere, start).await?;
        assert_eq!(there.refused()?, refusal(409, "slot_taken"), "the host forgot");
    }
    let mut booking = Booking::at(&starts[0]);
    booking.request.hold = Some(to_book.id);
    let booked: AppointmentView = business.api.book(&slug, &booking).await?.read(201)?;
    assert_eq!((booked.status.as_str(), &booked.start), ("confirmed", &starts[0]));
    assert_eq!(business.api.release(&slug, &to_release.id).await?.status, 204);
    assert!(business.api.offers(&slug, &starts[1]).await?);
    eventually(SOON, "the host to be free elsewhere but for what is booked", async || {
        let free = starts_on(&watch, &elsewhere, 1).await?;
        Ok((free.len() == 47 && !free.contains(&starts[0])).then_some(()))
    })
    .await
}
