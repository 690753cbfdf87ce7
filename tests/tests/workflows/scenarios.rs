//! The options of workflows, each as a business would use it.

use super::*;

fn skip() -> Value {
    json!("skip_until_next_wait")
}

/// The seed's example: confirmed, a minute later mail and SMS, then the business is told, a mail the day before unless
/// that has passed, an SMS an hour before.
fn of_the_seed() -> Value {
    let link = "{{appointment.meeting_location}}";
    let mail = json!({ "subject": "New: {{contact.name}}", "text": "At {{appointment.start_time}}" });
    json!([
        wait_minutes("settle", 1),
        email("confirm", "Confirmed", &format!("Join: {link}")),
        sms("confirm-sms", &format!("Confirmed: {link}")),
        step("tell", "send", json!({ "kind": "notify_by_email", "value": { "to": "hosts", "mail": mail } })),
        before_start("day-before", &json!({ "days": 1 }), &skip()),
        email("remind", "Tomorrow", &format!("Join: {link}")),
        before_start("hour-before", &json!({ "hours": 1 }), &skip()),
        sms("remind-sms", &format!("In an hour: {link}")),
    ])
}

#[tokio::test]
async fn the_example_of_the_seed_booked_days_and_hours_before() -> Result<()> {
    let world = World::start_with_post("workflows-seed")?;
    let salon = Salon::with(&world, |host| CalendarSpec::class(host, 3)).await?;
    salon.workflow(&["confirmed"], of_the_seed()).await?;
    let start = salon.start_after(&world, hours(72)).await?;
    let booked = salon.business.linked(&salon.book(&start).await?, SOON).await?;
    let link = booked.meeting_location.value.context("a link")?;

    world.advance(minutes(2)).await?;
    let mails = salon.told(1).await?;
    assert_eq!(mails[0].subject.as_deref(), Some("Confirmed"));
    ensure!(mails[0].text().contains(&link), "{mails:?}");
    let by_sms = salon.arrived_at(&salon.phone, 1).await?;
    assert_eq!(by_sms[0].text(), format!("Confirmed: {link}"));
    let told = salon.arrived_at(&salon.host.email, 1).await?;
    assert_eq!(told[0].subject.as_deref(), Some("New: Ada Lovelace"));

    world.advance(hours(49)).await?;
    let mails = salon.told(2).await?;
    assert_eq!(mails[1].subject.as_deref(), Some("Tomorrow"));
    salon.arrived_at(&salon.phone, 1).await?;
    world.advance(hours(23)).await?;
    let by_sms = salon.arrived_at(&salon.phone, 2).await?;
    assert_eq!(by_sms[1].text(), format!("In an hour: {link}"));
    salon.told(2).await?;
    let over = salon.over().await?;
    assert_eq!((over.ended.as_deref(), over.at.as_deref()), (Some("done"), None));

    // Two hours before the start: the day before has passed, and what belongs to it is skipped.
    let late = Salon::with(&world, |host| CalendarSpec::class(host, 3)).await?;
    late.workflow(&["confirmed"], of_the_seed()).await?;
    let start = late.start_after(&world, hours(2)).await?;
    late.business.linked(&late.book(&start).await?, SOON).await?;
    world.advance(minutes(2)).await?;
    late.told(1).await?;
    world.advance(hours(2)).await?;
    late.arrived_at(&late.phone, 2).await?;
    let mails = late.told(1).await?;
    assert_eq!(mails[0].subject.as_deref(), Some("Confirmed"));
    let over = late.over().await?;
    ensure!(over.told().contains(&("remind", "skipped_as_passed")), "{over:?}");
    Ok(())
}

#[tokio::test]
async fn waits_move_with_the_appointment_and_end_with_it() -> Result<()> {
    let world = World::start_with_post("workflows-moved")?;
    let salon = Salon::open(&world).await?;
    let steps = json!([
        before_start("hour-before", &json!({ "hours": 1 }), &skip()),
        email("remind", "Soon", "At {{appointment.start_time}}"),
    ]);
    salon.workflow(&["confirmed"], steps).await?;
    let sorry = json!([email("sorry", "Cancelled", "{{appointment.cancellation_reason}}")]);
    salon.workflow(&["cancelled"], sorry).await?;
    let booked = salon.book(&salon.start_after(&world, hours(24)).await?).await?;
    let later = salon.start_after(&world, hours(48)).await?;
    let moved: AppointmentView = salon.business.api.reschedule(&booked, &later).await?.read(200)?;
    world.advance(hours(25)).await?;
    salon.told(0).await?;
    world.advance(hours(23)).await?;
    salon.told(1).await?;

    let other = Salon::open(&world).await?;
    other.workflow(&["confirmed"], json!([wait_minutes("wait", 60), email("late", "Late", "x")])).await?;
    other.workflow(&["cancelled"], json!([email("sorry", "Cancelled", "{{contact.first_name}}")])).await?;
    let booked = other.book(&other.start_after(&world, hours(24)).await?).await?;
    other.business.api.cancel(&booked).await?;
    let mails = other.told(1).await?;
    assert_eq!((mails[0].subject.as_deref(), mails[0].text().trim()), (Some("Cancelled"), "Ada"));
    world.advance(hours(2)).await?;
    other.told(1).await?;
    let enrolments = other.enrolments().await?;
    let ended: Vec<_> = enrolments.iter().map(|one| (one.occasion.as_str(), one.ended.as_deref())).collect();
    assert_eq!(ended, [("confirmed", Some("cancelled")), ("cancelled", Some("done"))]);
    ensure!(moved.start == later, "{moved:?}");
    Ok(())
}

#[tokio::test]
async fn a_message_waits_for_its_link_and_goes_as_its_author_chose_where_none_comes() -> Result<()> {
    let world = World::start_with_post("workflows-link")?;
    let salon = Salon::with(&world, |host| CalendarSpec::class(host, 3)).await?;
    let zoom = &salon.business.zoom;
    let link = "Join: {{appointment.meeting_location}}";
    let say = json!({ "wait_minutes": 30, "then": { "say": "the link follows" } });
    let steps = json!([
        email("linked", "Linked", link),
        step("said", "send", json!({ "kind": "sms", "value": { "text": link, "without_link": say } })),
    ]);
    salon.workflow(&["booked"], steps).await?;
    zoom.break_for(&salon.host.zoom_user, "create", "503").await?;
    let start = salon.start_after(&world, hours(24)).await?;
    salon.book(&start).await?;
    salon.told(0).await?;
    zoom.heal_for(&salon.host.zoom_user).await?;
    world.advance(minutes(2)).await?;
    let mails = salon.told(1).await?;
    ensure!(mails[0].text().contains("Join: https://"), "{mails:?}");
    salon.arrived_at(&salon.phone, 1).await?;

    // No link comes: the mail is skipped, and the SMS says what its author chose.
    let unlucky = Salon::with(&world, |host| CalendarSpec::class(host, 3)).await?;
    let steps = json!([
        step("said", "send", json!({ "kind": "sms", "value": { "text": link, "without_link": say } })),
        email("linked", "Linked", link),
    ]);
    unlucky.workflow(&["booked"], steps).await?;
    unlucky.business.zoom.break_for(&unlucky.host.zoom_user, "create", "400_300").await?;
    unlucky.book(&unlucky.start_after(&world, hours(24)).await?).await?;
    world.advance(minutes(40)).await?;
    let by_sms = unlucky.arrived_at(&unlucky.phone, 1).await?;
    assert_eq!(by_sms[0].text(), "Join: the link follows");
    let over = unlucky.over().await?;
    ensure!(over.told().contains(&("linked", "skipped_without_link")), "{over:?}");
    unlucky.told(0).await?;
    Ok(())
}

#[tokio::test]
async fn every_kind_of_message_arrives_where_it_belongs() -> Result<()> {
    let world = World::start_with_post("workflows-kinds")?;
    let salon = Salon::with(&world, |host| CalendarSpec::class(host, 3)).await?;
    let desk = format!("{}@example.com", fresh("desk"));
    let hook = fresh("hook");
    let send = |id: &str, kind: &str, value: Value| step(id, "send", json!({ "kind": kind, "value": value }));
    let mail = json!({ "subject": "To {{user.first_name}}", "text": "{{user.email}}" });
    let steps = json!([
        send("address", "notify_by_email", json!({ "to": { "address": desk }, "mail": mail })),
        send("user", "notify_by_email", json!({ "to": { "user": salon.host.id }, "mail": mail })),
        send("in-app", "notify_in_app", json!({ "to": "hosts", "text": "{{contact.name}} has booked" })),
        send("desk-sms", "notify_by_sms", json!({ "to": "+442071838750", "text": "x {{contact.name}}" })),
        send(
            "hook",
            "webhook",
            json!({ "url": format!("{}?who={{{{contact.name}}}}", salon.post.hook(&hook)) })
        ),
        send(
            "slack",
            "slack",
            json!({ "url": salon.post.slack(&hook), "text": "{{contact.name}} <b> booked" })
        ),
    ]);
    salon.workflow(&["booked"], steps).await?;
    let booked = salon.book(&salon.start_after(&world, hours(24)).await?).await?;
    let to_desk = salon.arrived_at(&desk, 1).await?;
    let name = salon.host.email.clone();
    ensure!(to_desk[0].subject.as_deref().is_some_and(|subject| subject.starts_with("To ")), "{to_desk:?}");
    let to_user = salon.arrived_at(&salon.host.email, 1).await?;
    assert_eq!(to_user[0].text().trim(), name);
    let hooks = salon.arrived_at(&hook, 2).await?;
    let body = hooks.iter().find_map(|one| one.body.clone().filter(|_| one.channel == "webhook"));
    assert_eq!(body.context("a webhook")?["appointment"]["id"], booked.id);
    let slack = hooks.iter().find(|one| one.channel == "slack").context("a message to Slack")?;
    ensure!(slack.text().contains("Ada Lovelace"), "{slack:?}");
    let messages = salon.messages().await?;
    let notice = messages.iter().find(|one| one.step == "in-app").context("a notice")?;
    assert_eq!((notice.recipient.as_str(), notice.channel.as_str()), (salon.host.id.as_str(), "in_app"));
    assert_eq!(notice.words.as_deref(), Some("Ada Lovelace has booked"));
    ensure!(messages.iter().all(|one| one.state == "sent"), "{messages:#?}");
    Ok(())
}

#[tokio::test]
async fn a_reply_is_waited_for_and_begins_workflows() -> Result<()> {
    let world = World::start_with_post("workflows-reply")?;
    let salon = Salon::open(&world).await?;
    let wait =
        json!({ "kind": "reply", "value": { "timeout": { "minutes": 60, "then": { "step": "silent" } } } });
    let steps = json!([
        step("wait", "wait", wait),
        email("heard", "Heard", "x"),
        step("end", "end", Value::Null),
        email("silent", "Silent", "x"),
    ]);
    salon.workflow(&["booked"], steps).await?;
    salon.workflow(&["contact_replied"], json!([email("thanks", "Thanks", "x")])).await?;
    salon.book(&salon.start_after(&world, hours(24)).await?).await?;
    salon.told(0).await?;
    let path = format!("/sub-accounts/{}/replies", salon.business.sub_account);
    let heard = salon.business.api.create(&path, &fresh("reply"), &json!({ "from": salon.client })).await?;
    assert_eq!(heard.read::<Value>(200)?["contacts"], 1);
    let mut subjects: Vec<_> = salon.told(2).await?.into_iter().filter_map(|mail| mail.subject).collect();
    subjects.sort();
    assert_eq!(subjects, ["Heard", "Thanks"]);

    let silent = Salon::open(&world).await?;
    let wait = json!({ "kind": "reply", "value": { "timeout": { "minutes": 60, "then": "next" } } });
    silent.workflow(&["booked"], json!([step("wait", "wait", wait), email("silent", "Silent", "x")])).await?;
    silent.book(&silent.start_after(&world, hours(24)).await?).await?;
    world.advance(minutes(61)).await?;
    silent.told(1).await?;
    Ok(())
}

#[tokio::test]
async fn filters_conditions_and_other_occasions() -> Result<()> {
    let world = World::start_with_post("workflows-filters")?;
    let salon = Salon::with(&world, |host| CalendarSpec::class(host, 3).with("auto_confirm", false)).await?;
    let elsewhere = json!({ "on": ["booked"], "filters": { "users": ["usr_00000000000000000000000000"] } });
    let never =
        json!({ "name": "Never", "active": true, "trigger": elsewhere, "steps": [email("a", "Never", "x")] });
    salon.try_workflow(&never).await?.read::<Record>(201)?;
    let choice =
        json!({ "all": [{ "status_is": ["pending"] }], "then": "next", "otherwise": { "step": "sure" } });
    let steps = json!([
        step("which", "if", choice),
        email("pending", "Pending", "x"),
        step(
            "until",
            "wait",
            json!({ "kind": "until", "value": { "condition": { "status_is": ["confirmed"] } } })
        ),
        email("sure", "Confirmed", "x"),
    ]);
    salon.workflow(&["booked"], steps).await?;
    salon.workflow(&["showed"], json!([email("thanks", "Thanks", "x")])).await?;
    salon.workflow(&["no_show"], json!([email("missed", "Missed", "x")])).await?;
    let booked = salon.book(&salon.start_after(&world, hours(2)).await?).await?;
    assert_eq!(salon.told(1).await?[0].subject.as_deref(), Some("Pending"));
    let status = format!("/sub-accounts/{}/appointments/{}/status", salon.business.sub_account, booked.id);
    let set = async |value: &str| {
        let answer =
            salon.business.api.create(&status, &fresh("status"), &json!({ "status": value })).await?;
        answer.read::<Value>(200)
    };
    set("confirmed").await?;
    assert_eq!(salon.told(2).await?[1].subject.as_deref(), Some("Confirmed"));
    world.advance(hours(3)).await?;
    set("showed").await?;
    assert_eq!(salon.told(3).await?[2].subject.as_deref(), Some("Thanks"));
    set("no_show").await?;
    assert_eq!(salon.told(4).await?[3].subject.as_deref(), Some("Missed"));
    Ok(())
}
