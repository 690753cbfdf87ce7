//! What is told of messages after they were taken: what came back, who wants no more, who has answered.

use super::*;
use slotkey_tests::post::Reporter;

/// One hour after the appointment has ended.
fn an_hour_after_the_end() -> Value {
    let moment = json!({ "direction": "after", "anchor": "end", "hours": 1 });
    step("later", "wait", json!({ "kind": "moment", "value": { "moment": moment, "if_passed": "next" } }))
}

impl Salon {
    /// What became of a step's message, and why.
    async fn outcome(&self, step: &str) -> Result<(String, String)> {
        eventually(SOON, &format!("the end of {step}"), async || {
            let message = self.messages().await?.into_iter().find(|one| one.step == step);
            let settled = message.filter(|one| one.state != "waiting" && one.state != "sent");
            Ok(settled.map(|one| (one.state, one.reason.unwrap_or_default())))
        })
        .await
    }
}

#[tokio::test]
async fn what_has_not_arrived_is_told_and_a_dead_address_is_left_alone() -> Result<()> {
    let world = World::start_with_post("workflows-bounces")?;
    let reporter = Reporter::to(&world.origin());
    let salon = Salon::open(&world).await?;
    let steps = json!([
        email("first", "First", "x"),
        sms("first-sms", "x"),
        wait_minutes("wait", 60),
        email("second", "Second", "x"),
        sms("second-sms", "x"),
    ]);
    salon.workflow(&["booked"], steps).await?;
    let booked = salon.book(&salon.start_after(&world, hours(48)).await?).await?;
    let mail = salon.told(1).await?.remove(0);
    let by_sms = salon.arrived_at(&salon.phone, 1).await?.remove(0);
    let bounce = json!({ "type": "Permanent", "subType": "General", "message": "No such mailbox." });
    assert_eq!(reporter.mail(&mail, "email.delivered", ("x", Value::Null)).await?, 204);
    // Providers tell it again.
    for _ in 0..2 {
        assert_eq!(reporter.mail(&mail, "email.bounced", ("bounce", bounce.clone())).await?, 204);
        let undelivered = [("MessageStatus", "undelivered"), ("ErrorCode", "30003")];
        assert_eq!(reporter.sms(&by_sms, &undelivered).await?, 204);
    }
    let told = ("failed".to_owned(), "The mail came back: No such mailbox.".to_owned());
    assert_eq!(salon.outcome("first").await?, told);
    let (state, reason) = salon.outcome("first-sms").await?;
    ensure!(state == "failed" && reason.contains("30003"), "{state}: {reason}");

    world.advance(minutes(61)).await?;
    salon.arrived_at(&salon.phone, 2).await?;
    assert_eq!(salon.outcome("second").await?, told, "nothing is sent to where mails come back from");
    salon.told(1).await?;
    let events = salon.business.trail(&booked).await?;
    assert_eq!(events.iter().filter(|event| event.kind == "message_failed").count(), 3, "{events:?}");
    Ok(())
}

#[tokio::test]
async fn only_the_providers_are_believed() -> Result<()> {
    let world = World::start_with_post("workflows-forged")?;
    let reporter = Reporter::to(&world.origin());
    let salon = Salon::open(&world).await?;
    salon.workflow(&["booked"], json!([sms("first", "x")])).await?;
    salon.book(&salon.start_after(&world, hours(48)).await?).await?;
    let by_sms = salon.arrived_at(&salon.phone, 1).await?.remove(0);
    let callback =
        by_sms.body.context("fields")?["StatusCallback"].as_str().context("an address")?.to_owned();
    let failed = [("MessageStatus", "failed")];
    assert_eq!(reporter.sms_signed(&callback, &failed, "another token").await?, 401);
    let unknown = format!("{}/webhooks/sms/no-id", world.origin());
    assert_eq!(reporter.sms_signed(&unknown, &failed, "another token").await?, 422);
    let now = Timestamp::now().as_second();
    let event = json!({ "type": "email.bounced", "data": {} }).to_string();
    assert_eq!(reporter.mail_signed(event, now, "v1,AAAA").await?, 401);
    ensure!(salon.messages().await?.iter().all(|message| message.state == "sent"), "a forged call counts");

    // Where nobody delivers, nobody reports.
    let alone = World::start("workflows-no-provider")?;
    let reporter = Reporter::to(&alone.origin());
    assert_eq!(reporter.mail_signed("{}".into(), now, "v1,AAAA").await?, 503);
    Ok(())
}

#[tokio::test]
async fn stop_by_sms_counts_until_start_and_other_words_are_an_answer() -> Result<()> {
    let world = World::start_with_post("workflows-stop")?;
    let reporter = Reporter::to(&world.origin());
    let salon = Salon::open(&world).await?;
    let patch = json!({ "sms_sender": "Salon Zoe" });
    let settings = salon.path("message-settings");
    let changed = salon.business.api.change(Method::PATCH, &settings, On::Anything, &patch).await?;
    assert_eq!(changed.read::<Value>(200)?["sms_sender"], "Salon Zoe");
    let wrong = json!({ "sms_sender": "Salon-Zoe" });
    let refused = salon.business.api.change(Method::PATCH, &settings, On::Anything, &wrong).await?;
    assert_eq!(refused.refused_field()?, (422, "invalid_body".into(), Some("sms_sender".into())));
    let steps = json!([
        sms("first", "1"),
        wait_minutes("wait", 60),
        sms("second", "2"),
        wait_minutes("wait-more", 60),
        sms("third", "3"),
    ]);
    salon.workflow(&["booked"], steps).await?;
    salon.workflow(&["contact_replied"], json!([email("thanks", "Thanks", "x")])).await?;
    salon.book(&salon.start_after(&world, hours(48)).await?).await?;
    assert_eq!(salon.arrived_at(&salon.phone, 1).await?[0].from, "Salon Zoe");

    let sub_account = &salon.business.sub_account;
    assert_eq!(reporter.write(sub_account, &salon.phone, "Stop").await?, 204);
    world.advance(minutes(61)).await?;
    let (state, reason) = salon.outcome("second").await?;
    assert_eq!((state.as_str(), reason.as_str()), ("failed", "They have answered that they want no SMS."));
    assert_eq!(reporter.write(sub_account, &salon.phone, "START").await?, 204);
    world.advance(minutes(61)).await?;
    let texts: Vec<_> = salon.arrived_at(&salon.phone, 2).await?.into_iter().map(|sms| sms.text).collect();
    assert_eq!(texts, [Some("1".to_owned()), Some("3".to_owned())]);
    salon.told(0).await?;
    assert_eq!(reporter.write(sub_account, &salon.phone, "I am late").await?, 204);
    assert_eq!(salon.told(1).await?[0].subject.as_deref(), Some("Thanks"));
    Ok(())
}

#[tokio::test]
async fn what_follows_an_appointment_can_be_unsubscribed_and_the_rest_cannot() -> Result<()> {
    let world = World::start_with_post("workflows-unsubscribe")?;
    let salon = Salon::open(&world).await?;
    let steps = json!([
        email("before", "Before", "x"),
        an_hour_after_the_end(),
        email("after", "After", "x"),
        wait_minutes("wait", 60),
        email("more", "More", "x"),
    ]);
    salon.workflow(&["booked"], steps).await?;
    salon.book(&salon.start_after(&world, hours(2)).await?).await?;
    let before = salon.told(1).await?.remove(0);
    ensure!(!before.text().contains("Unsubscribe") && unsubscribe(&before).is_none(), "{before:?}");
    world.advance(hours(5)).await?;
    let after = salon.told(2).await?.remove(1);
    let (url, one_click) = unsubscribe(&after).context("the headers of RFC 8058")?;
    assert_eq!(one_click, "List-Unsubscribe=One-Click");
    ensure!(
        after.text().contains(&url) && after.html.clone().is_some_and(|html| html.contains("Unsubscribe"))
    );

    // A program that only opens links changes nothing; one without the token neither.
    let http = reqwest::Client::new();
    let asked = http.get(&url).send().await?;
    assert_eq!(asked.status(), 200);
    ensure!(asked.text().await?.contains("<form method=\"post\""), "a button");
    let forged = url.split('?').next().unwrap_or_default().to_owned() + "?token=forged";
    assert_eq!(http.post(forged).send().await?.status(), 404);
    let click = http.post(&url).header("content-type", "application/x-www-form-urlencoded");
    let done = click.body(one_click).send().await?;
    assert_eq!(done.status(), 200);
    ensure!(done.text().await?.contains("You are unsubscribed"), "it says so");
    world.advance(minutes(61)).await?;
    let (state, reason) = salon.outcome("more").await?;
    ensure!(state == "dropped" && reason.contains("nothing after"), "{state}: {reason}");
    salon.told(2).await?;
    salon.book(&salon.start_after(&world, hours(2)).await?).await?;
    let subjects: Vec<_> = salon.told(3).await?.into_iter().filter_map(|mail| mail.subject).collect();
    assert_eq!(subjects, ["Before", "After", "Before"]);
    Ok(())
}

/// Where a mail says that one can unsubscribe, and what is to be posted there.
fn unsubscribe(mail: &Arrived) -> Option<(String, String)> {
    let headers = &mail.body.as_ref()?["headers"];
    let header = |name: &str| headers[name].as_str().map(ToOwned::to_owned);
    let url = header("List-Unsubscribe")?;
    Some((url.strip_prefix('<')?.strip_suffix('>')?.to_owned(), header("List-Unsubscribe-Post")?))
}
