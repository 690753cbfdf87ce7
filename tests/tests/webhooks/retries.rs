//! What does not arrive is sent again: by the schedule, the same bytes under the same id, whatever crashes meanwhile.

use super::{DAY, NOTHING_HAPPENS, SOON, Told, world};
use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};
use shared::limits;
use slotkey_tests::client::On;
use slotkey_tests::receiver::{Heard, Manner, Receiver};
use slotkey_tests::world::{World, eventually};
use std::collections::BTreeSet;
use std::time::Duration;

const MINUTE: Duration = Duration::from_mins(1);

#[tokio::test]
async fn a_message_is_tried_by_the_schedule_and_can_then_be_sent_by_hand() -> Result<()> {
    let world = World::start("webhooks-schedule")?;
    let told = Told::in_world(&world).await?;
    told.receiver.answer(Manner::Status(503));
    told.booked(0).await?;
    let mut delivery = told.tried(1).await?;
    // The first wait is over by itself.
    let waits = limits::WEBHOOK_RETRY_WAITS_SECONDS;
    for (at, wait) in waits.into_iter().enumerate() {
        let due = delivery.due.context("it is tried again")?;
        let tried: jiff::Timestamp = delivery.attempts[0]["at"].as_str().context("when")?.parse()?;
        let waited = due.duration_since(tried).as_secs();
        ensure!((wait..wait + 20).contains(&waited), "{waited} s instead of {wait} after try {}", at + 1);
        ensure!(delivery.state == "waiting" && delivery.attempts[0]["status"] == 503, "{delivery:?}");
        if wait > 5 {
            world.advance(Duration::from_secs(u64::try_from(wait)?)).await?;
        }
        delivery = told.tried(at + 2).await?;
    }
    ensure!(delivery.state == "failed" && delivery.due.is_none(), "{delivery:?}");
    ensure!(delivery.attempts[0]["answer"] == "I say 503 Service Unavailable.", "{delivery:?}");
    ensure!(delivery.attempts[0]["error"] == "The endpoint answered 503.", "{delivery:?}");
    ensure!(told.business.api.status(&told.business.sub_account).await?.webhooks_waiting == 0);

    let heard = told.receiver.heard();
    ensure!(heard.len() == waits.len() + 1);
    for one in &heard {
        ensure!(one.id() == heard[0].id() && one.body == heard[0].body, "the same message");
        ensure!(one.is_signed(told.secret())?, "signed at its own time");
    }
    let seconds = heard.iter().map(Heard::second).collect::<Result<Vec<_>>>()?;
    ensure!(seconds.is_sorted() && seconds[0] < seconds[waits.len()], "{seconds:?}");

    told.receiver.answer(Manner::Status(200));
    let resent = told.business.resend(&told.endpoint.id, &delivery.id).await?;
    ensure!(resent.read::<Value>(202)?["state"] == "waiting", "{}", resent.body);
    let heard = told.receiver.hears(waits.len() + 2, SOON).await?;
    ensure!(heard.last().is_some_and(|last| last.id() == delivery.id && last.body == heard[0].body));
    told.arrived().await?;
    let delivery = told.tried(waits.len() + 2).await?;
    ensure!(delivery.state == "delivered" && delivery.attempts[0]["error"] == Value::Null, "{delivery:?}");
    // What has arrived can be asked for once more.
    told.business.resend(&told.endpoint.id, &delivery.id).await?.read::<Value>(202)?;
    told.receiver.hears(waits.len() + 3, SOON).await?;
    let unknown = told.business.resend(&told.endpoint.id, "msg_00000000000000000000000000").await?;
    ensure!(unknown.refused()? == (404, "not_found".to_owned()));

    // After a while nobody needs it any more, and the next message takes it along.
    world.advance(DAY * u32::try_from(limits::WEBHOOK_MESSAGES_KEPT_DAYS + 1)?).await?;
    let slots = told.business.api.slots(&told.slug, &later(&world, 1), &later(&world, 3), "UTC").await?;
    let start = &slots.days.iter().flat_map(|day| &day.slots).next().context("a slot")?.start;
    told.business.api.booked(&told.slug, start).await?;
    told.arrived().await?;
    let left = told.business.deliveries(&told.endpoint.id).await?;
    ensure!(left.len() == 1 && left[0].id != delivery.id, "{left:?}");
    ensure!(world.lost_instances().is_empty(), "{:?}", world.lost_instances());
    Ok(())
}

fn later(world: &World, days: i64) -> String {
    (world.now() + jiff::SignedDuration::from_hours(24 * days)).strftime("%Y-%m-%d").to_string()
}

#[tokio::test]
async fn a_receiver_that_is_down_for_a_day_is_told_everything_then() -> Result<()> {
    let world = World::start("webhooks-down")?;
    let told = Told::in_world(&world).await?;
    let down = told.receiver.close();
    let mut booked = Vec::new();
    for at in 0..4 {
        booked.push(told.booked(at).await?);
        for _ in 0..3 {
            world.advance(2 * 60 * MINUTE).await?;
            tokio::time::sleep(Duration::from_millis(300)).await;
        }
    }
    told.business.api.cancel(&booked[0]).await?;
    let waiting = told.business.deliveries(&told.endpoint.id).await?;
    ensure!(waiting.len() == 5 && waiting.iter().all(|one| one.state == "waiting"), "{waiting:?}");
    ensure!(waiting[4].attempts.len() >= 4, "{waiting:?}");
    ensure!(waiting[4].attempts[0]["error"] == "The endpoint cannot be reached.", "{waiting:?}");
    ensure!(waiting[4].attempts[0]["status"] == Value::Null);
    ensure!(told.business.read_endpoint(&told.endpoint.id).await?.failing_since.is_some());

    let up = down.open().await?;
    world.advance(DAY).await?;
    let mut kinds = vec!["appointment.booked"; 4];
    kinds.push("appointment.cancelled");
    let heard = up.hears_of(&kinds, SOON).await?;
    let mut ids: Vec<&str> = heard.iter().map(Heard::id).collect();
    ids.sort_unstable();
    let mut owed: Vec<&str> = waiting.iter().map(|one| one.id.as_str()).collect();
    owed.sort_unstable();
    ensure!(ids == owed, "each once: {ids:?} instead of {owed:?}");
    for one in &heard {
        ensure!(one.is_signed(told.secret())?);
    }
    told.arrived().await?;
    ensure!(told.business.read_endpoint(&told.endpoint.id).await?.failing_since.is_none());
    Ok(())
}

#[tokio::test]
async fn a_worker_that_is_killed_loses_nothing_of_what_it_has_answered() -> Result<()> {
    let world = World::start("webhooks-killed")?;
    let told = Told::in_world(&world).await?;
    told.receiver.answer(Manner::Silence);
    let mut booked = Vec::new();
    for round in 0..3 {
        booked.push(told.booked(2 * round).await?.id);
        booked.push(told.booked(2 * round + 1).await?.id);
        world.kill_worker();
        world.restart_worker()?;
    }
    told.receiver.answer(Manner::Status(200));
    world.advance(10 * MINUTE).await?;
    told.arrived().await?;
    let heard = told.receiver.heard();
    for id in &booked {
        let mut taken = heard.iter().filter(|one| one.answered == Some(200));
        ensure!(
            taken.any(|one| one.message().is_ok_and(|message| message["data"]["appointment"]["id"] == *id)),
            "{id} was lost"
        );
    }
    for one in &heard {
        let same = heard.iter().find(|other| other.id() == one.id()).context("itself")?;
        ensure!(same.body == one.body, "the same bytes at every try");
    }
    let deliveries = told.business.deliveries(&told.endpoint.id).await?;
    ensure!(deliveries.len() == booked.len() && deliveries.iter().all(|one| one.state == "delivered"));
    Ok(())
}

#[tokio::test]
async fn a_redirect_is_not_followed() -> Result<()> {
    let told = Told::in_world(world()).await?;
    let elsewhere = Receiver::open().await?;
    told.receiver.answer(Manner::Redirect(elsewhere.url.clone()));
    told.booked(0).await?;
    let delivery = told.tried(1).await?;
    ensure!(delivery.state == "waiting" && delivery.attempts[0]["status"] == 302, "{delivery:?}");
    let error = "The endpoint answered with a redirect, which is not followed.";
    ensure!(delivery.attempts[0]["error"] == error, "{delivery:?}");
    tokio::time::sleep(NOTHING_HAPPENS).await;
    ensure!(elsewhere.heard().is_empty());
    Ok(())
}

#[tokio::test]
async fn an_endpoint_that_does_not_answer_holds_up_nobody() -> Result<()> {
    let told = Told::in_world(world()).await?;
    told.receiver.answer(Manner::Silence);
    let quick = Receiver::open().await?;
    let other = told.business.endpoint(&quick.url).await?;
    told.booked(0).await?;
    told.receiver.hears(1, SOON).await?;
    // While one does not answer, another is told of what happens, and jobs are done.
    let began = std::time::Instant::now();
    for at in 1..4 {
        told.booked(at).await?;
    }
    quick.hears(4, Duration::from_secs(8)).await?;
    told.business.settled(Duration::from_secs(8)).await?;
    ensure!(began.elapsed() < Duration::from_millis(limits::WEBHOOK_TIMEOUT_MS), "{:?}", began.elapsed());
    ensure!(told.receiver.heard().len() == 1, "it is sent one message at a time");
    let slow = eventually(SOON, "the end of its patience", async || {
        let first = told.business.deliveries(&told.endpoint.id).await?.pop().context("a delivery")?;
        Ok(first.attempts.into_iter().next())
    })
    .await?;
    ensure!(
        slow["error"] == "The endpoint takes too long to answer." && slow["status"] == Value::Null,
        "{slow}"
    );
    ensure!(told.business.deliveries(&other.id).await?.iter().all(|one| one.state == "delivered"));
    Ok(())
}

#[tokio::test]
async fn a_status_counts_even_if_the_body_never_ends() -> Result<()> {
    let told = Told::in_world(world()).await?;
    told.receiver.answer(Manner::Endless);
    told.booked(0).await?;
    let delivery = told.tried(1).await?;
    ensure!(delivery.state == "delivered" && delivery.attempts[0]["status"] == 200, "{delivery:?}");
    Ok(())
}

#[tokio::test]
async fn what_has_piled_up_is_sent_one_by_one_and_once() -> Result<()> {
    const EDITS: usize = 40;
    let told = Told::in_world(world()).await?;
    told.receiver.answer(Manner::Status(503));
    let booked = told.booked(0).await?;
    told.tried(1).await?;
    for at in 0..EDITS {
        let title = json!({ "title": format!("Edited {at}") });
        told.business.edit(&booked, On::Anything, &title).await?.read::<Value>(200)?;
    }
    told.receiver.answer(Manner::Status(200));
    // More than one alarm sends.
    ensure!(EDITS > usize::try_from(limits::WEBHOOKS_PER_ALARM)?);
    told.arrived().await?;
    let heard = told.receiver.heard();
    let taken: Vec<&Heard> = heard.iter().filter(|one| one.answered == Some(200)).collect();
    let ids: BTreeSet<&str> = taken.iter().map(|one| one.id()).collect();
    ensure!(ids.len() == EDITS + 1 && taken.len() == EDITS + 1, "{} of {}", ids.len(), taken.len());
    let refused = heard.len() - taken.len();
    ensure!(refused < EDITS / 2, "an endpoint that fails is left alone: {refused} tries");
    Ok(())
}
