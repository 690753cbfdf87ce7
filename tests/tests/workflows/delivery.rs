//! Messages arrive once, whatever becomes of those who deliver them.

use super::*;
use futures_util::future::try_join_all;
use std::collections::BTreeSet;

/// Appointments that are told something at the same time.
const MANY: usize = 120;

#[tokio::test]
async fn a_provider_that_is_down_for_a_day_delays_and_nothing_is_sent_twice() -> Result<()> {
    let world = World::start_with_post("workflows-down")?;
    let salon = Salon::open(&world).await?;
    salon.workflow(&["booked"], json!([email("a", "Booked", "x"), sms("b", "Booked")])).await?;
    for fault in ["500", "drop_after", "hang_after"] {
        salon.post.break_for(Post::fault("mail", &salon.client, fault, 1)).await?;
    }
    salon.post.break_for(Post::fault("mail", &salon.client, "503", 20)).await?;
    salon.book(&salon.start_after(&world, hours(96)).await?).await?;
    salon.arrived_at(&salon.phone, 1).await?;
    // A provider that does not answer is waited for on the machine's clock, so the first tries are seen one by one.
    for tries in 1..=3 {
        eventually(SOON, "one more try", async || {
            let messages = salon.messages().await?;
            Ok(messages.iter().any(|one| one.channel == "email" && one.tries >= tries).then_some(()))
        })
        .await?;
        world.advance(hours(1)).await?;
    }
    for _ in 0..21 {
        world.advance(hours(1)).await?;
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    let waiting = salon.messages().await?;
    let mail = waiting.iter().find(|one| one.channel == "email").context("a mail")?;
    ensure!(mail.tries > 3, "{mail:?}");
    salon.post.heal().await?;
    world.advance(hours(2)).await?;
    let arrived = salon.told(1).await?;
    assert_eq!(arrived[0].subject.as_deref(), Some("Booked"));
    Ok(())
}

#[tokio::test]
async fn what_cannot_be_delivered_is_told_to_the_business() -> Result<()> {
    let world = World::start_with_post("workflows-dead")?;
    let salon = Salon::open(&world).await?;
    let steps = json!([email("a", "Booked", "x"), wait_minutes("later", 5), email("b", "Again", "x")]);
    salon.workflow(&["booked"], steps).await?;
    salon.post.break_for(Post::fault("mail", &salon.client, "bad_address", 1)).await?;
    let booked = salon.book(&salon.start_after(&world, hours(24)).await?).await?;
    eventually(SOON, "the first to have failed", async || {
        Ok(salon.messages().await?.iter().any(|one| one.state == "failed").then_some(()))
    })
    .await?;
    world.advance(minutes(6)).await?;
    let failed = eventually(SOON, "both to have failed", async || {
        let messages = salon.messages().await?;
        Ok(messages.iter().all(|one| one.state == "failed").then_some(messages).filter(|all| all.len() == 2))
    })
    .await?;
    ensure!(
        failed.iter().all(|one| one.reason.as_ref().is_some_and(|reason| reason.len() > 5)),
        "{failed:?}"
    );
    salon.told(0).await?;
    let status = salon.business.api.status(&salon.business.sub_account).await?;
    assert_eq!((status.messages_failed, status.messages_waiting), (2, 0));
    let events = salon.business.trail(&booked).await?;
    assert_eq!(events.iter().filter(|event| event.kind == "message_failed").count(), 2);
    Ok(())
}

#[tokio::test]
async fn a_days_limit_is_kept_and_the_rest_goes_the_day_after() -> Result<()> {
    let world = World::start_with_post("workflows-cap")?;
    let salon = Salon::open(&world).await?;
    let settings = salon.path("message-settings");
    let patch =
        json!({ "mails_per_day": 2, "sender_name": "Northside Dental", "signature": "{{sub_account.name}}" });
    let changed = salon.business.api.change(Method::PATCH, &settings, On::Anything, &patch).await?;
    assert_eq!(changed.read::<Value>(200)?["mails_per_day"], 2);
    let steps = json!([email("a", "1", "x"), email("b", "2", "x"), email("c", "3", "x")]);
    salon.workflow(&["booked"], steps).await?;
    salon.book(&salon.start_after(&world, hours(72)).await?).await?;
    let mails = salon.told(2).await?;
    ensure!(mails[0].from.contains("Northside Dental"), "{mails:?}");
    ensure!(mails[0].text().contains("Test business"), "a signature: {mails:?}");
    world.advance_to_next_day(minutes(1)).await?;
    salon.told(3).await?;
    Ok(())
}

#[tokio::test]
async fn many_are_told_once_although_the_worker_is_killed_three_times() -> Result<()> {
    let world = World::start_with_post("workflows-killed")?;
    let salon = Salon::with(&world, |_| CalendarSpec::unassigned(STATIC_LINK).rule("capacity", 500)).await?;
    let steps =
        json!([wait_minutes("wait", 60), email("a", "{{contact.email}}", "x"), email("b", "Two", "x")]);
    salon.workflow(&["booked"], steps).await?;
    let start = salon.start_after(&world, hours(48)).await?;
    let tag = fresh("many");
    let book = async |number: usize| -> Result<()> {
        let mut booking = salon.booking(&start);
        booking.request.contact.email = format!("{tag}-{number}@example.com");
        salon.business.api.book(&salon.slug, &booking).await?.read::<AppointmentView>(201).map(drop)
    };
    for numbers in (0..MANY).collect::<Vec<_>>().chunks(8) {
        try_join_all(numbers.iter().map(|number| book(*number))).await?;
    }
    world.advance(minutes(61)).await?;
    for _ in 0..3 {
        tokio::time::sleep(Duration::from_millis(700)).await;
        world.kill_worker();
        world.restart_worker()?;
        // Its alarms are set by a clock that was ahead.
        world.advance(Duration::from_secs(1)).await?;
    }
    let all = eventually(Duration::from_mins(2), "everybody to be told", async || {
        let arrived = salon.post.arrived(&tag).await?;
        Ok((arrived.len() >= 2 * MANY).then_some(arrived))
    })
    .await?;
    tokio::time::sleep(NOTHING_HAPPENS).await;
    assert_eq!(salon.post.arrived(&tag).await?.len(), 2 * MANY);
    let told: BTreeSet<_> = all.iter().map(|one| (one.to.clone(), one.subject.clone())).collect();
    assert_eq!(told.len(), 2 * MANY, "each of them once");
    Ok(())
}

#[tokio::test]
async fn what_one_workflow_says_arrives_in_its_order() -> Result<()> {
    let world = World::start_with_post("workflows-order")?;
    let salon = Salon::open(&world).await?;
    let numbers: Vec<String> = (1..=8).map(|number| number.to_string()).collect();
    let mails: Vec<Value> =
        numbers.iter().map(|number| email(&format!("mail-{number}"), number, "x")).collect();
    salon.workflow(&["booked"], json!(mails)).await?;
    // The first one takes longer than the others; another business does not wait for it.
    salon.post.break_for(Post::fault("mail", &salon.client, "slow:1500", 1)).await?;
    salon.book(&salon.start_after(&world, hours(48)).await?).await?;
    let subjects: Vec<_> = salon.told(8).await?.into_iter().filter_map(|mail| mail.subject).collect();
    assert_eq!(subjects, numbers);
    Ok(())
}
