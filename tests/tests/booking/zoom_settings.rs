//! How a calendar's meetings are set up at Zoom, and what is done where Zoom or a plan says no: a link counts for more
//! than its settings.

use super::{SOON, business, meeting_of};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use slotkey_tests::client::Booking;
use slotkey_tests::world::{Business, CalendarSpec, User, link_of};
use slotkey_tests::zoom::Entry;

/// A round robin of one host, with these settings of its meetings.
async fn hosted(business: &Business, host: &User, zoom: Value) -> Result<String> {
    business.calendar(&CalendarSpec::round_robin(&[host]).with("zoom", zoom)).await
}

/// A user whom Zoom knows by `change` before they connect.
async fn known_at_zoom(business: &Business, mut change: Value) -> Result<User> {
    let user = business.user().await?;
    change["email"] = user.email.clone().into();
    business.zoom.put_user(change).await?;
    business.connect(user).await
}

async fn creates(business: &Business, host: &User) -> Result<Vec<Entry>> {
    let mut requests = business.zoom.requests(&host.zoom_user).await?;
    requests.retain(|entry| entry.operation == "create");
    Ok(requests)
}

/// What staff are told was left out, by setting.
async fn left_out(business: &Business, appointment: &shared::wire::AppointmentView) -> Result<Vec<String>> {
    let link = business.staff_view(appointment).await?.zoom_link.context("a link")?;
    let left_out = link["left_out"].as_array().context("a list")?.clone();
    for left in &left_out {
        anyhow::ensure!(left["reason"].as_str().is_some_and(|reason| reason.len() > 10), "no reason: {left}");
    }
    Ok(left_out.iter().filter_map(|left| left["setting"].as_str().map(str::to_owned)).collect())
}

#[tokio::test]
async fn settings_and_templates_reach_zoom_and_a_change_is_for_new_meetings() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let zoom = json!({
        "join_before_host": true, "join_before_host_minutes": 10, "recording": "local", "host_video": true,
        "participant_video": false, "mute_upon_entry": true, "meeting_authentication": true,
        "authentication_option": "signIn_1", "authentication_domains": ["example.com", "*.example.org"],
        "topic": "{{calendar.name}} / {{contact.name}}", "agenda": "{{host.name}} meets you.\nBring a pen.",
    });
    let spec = CalendarSpec::round_robin(&[&host]).with("zoom", zoom);
    let calendar = business.new_calendar(&spec).await?;
    let starts = business.api.first_slots(&spec.slug, 2).await?;

    let booking = Booking::at(&starts[0].start);
    let first = business.api.book(&spec.slug, &booking).await?.read(201)?;
    let meeting = meeting_of(&business, &first, &host).await?;
    assert_eq!(meeting.topic, format!("Intro call / {}", booking.request.contact.name));
    let text = format!("\n\n{} meets you.\nBring a pen.", host.name);
    assert!(
        meeting.agenda.starts_with("Booking reference: slm_") && meeting.agenda.ends_with(&text),
        "{meeting:?}"
    );
    let expected = json!({
        "join_before_host": true, "jbh_time": 10, "auto_recording": "local", "host_video": true,
        "participant_video": false, "mute_upon_entry": true, "meeting_authentication": true,
        "authentication_option": "signIn_1", "authentication_domains": "example.com,*.example.org", "approval_type": 2,
    });
    for (name, value) in expected.as_object().context("an object")? {
        assert_eq!(meeting.settings[name], *value, "{name}");
    }
    assert!(left_out(&business, &first).await?.is_empty());

    let change = json!({ "zoom": { "join_before_host": null, "join_before_host_minutes": null, "waiting_room": true,
        "passcode": false, "topic": null } });
    let changed = business.changed_calendar(&calendar.id, &change).await?;
    assert_eq!(changed.document["zoom"]["waiting_room"], true);
    assert_eq!(changed.document["zoom"]["recording"], "local", "what is not sent stays");
    let second = business.api.booked(&spec.slug, &starts[1].start).await?;
    let waiting = meeting_of(&business, &second, &host).await?;
    assert_eq!((&waiting.settings["waiting_room"], &waiting.password), (&json!(true), &None));
    assert_eq!((waiting.topic, second.meeting_location.passcode), (second.title, None));
    assert_eq!(business.zoom.meeting_at(&meeting.join_url).await?.settings, meeting.settings);
    let operations: Vec<_> =
        business.zoom.requests(&host.zoom_user).await?.into_iter().map(|entry| entry.operation).collect();
    assert!(!operations.contains(&"patch".to_owned()), "{operations:?}");
    Ok(())
}

#[tokio::test]
async fn settings_that_contradict_each_other_are_refused() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    for (zoom, code, field) in [
        (
            json!({ "waiting_room": true, "join_before_host": true }),
            "invalid_zoom_settings",
            "zoom.join_before_host",
        ),
        (json!({ "passcode": false }), "invalid_zoom_settings", "zoom.passcode"),
        (json!({ "topic": "{{answers.x}}" }), "invalid_zoom_settings", "zoom.topic"),
        (json!({ "waiting-room": true }), "invalid_body", "zoom.waiting-room"),
        (json!({ "recording": "tape" }), "invalid_body", "zoom.recording"),
    ] {
        let spec = CalendarSpec::round_robin(&[&host]).with("zoom", zoom.clone());
        let refused = business.try_calendar(&spec).await?.refused_field()?;
        assert_eq!(refused, (422, code.to_owned(), Some(field.to_owned())), "{zoom}");
    }
    let told = json!({ "topic": "{{contact.name}}" });
    let spec = CalendarSpec::class(&host, 2).with("zoom", told);
    assert_eq!(business.try_calendar(&spec).await?.refused()?, (422, "invalid_zoom_settings".to_owned()));
    Ok(())
}

#[tokio::test]
async fn a_long_agenda_is_cut_and_its_meeting_is_found_again() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let form = json!({ "questions": [{ "id": "story", "label": "Story", "kind": "long_text" }] });
    let zoom = json!({ "agenda": "{{answers.story}}", "topic": "{{answers.story}}" });
    let spec = CalendarSpec::round_robin(&[&host]).with("form", form).with("zoom", zoom);
    let slug = business.calendar(&spec).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let mut booking = Booking::at(&start);
    booking.request.answers = serde_json::from_value(json!({ "story": "Żółw 🐢 ".repeat(700) }))?;

    business.zoom.break_once_for(&host.zoom_user, "create", "drop_after").await?;
    let booked = business.api.book(&slug, &booking).await?.read(201)?;
    let linked = business.linked(&booked, SOON).await?;
    let meeting = meeting_of(&business, &linked, &host).await?;
    assert_eq!((meeting.agenda.chars().count(), meeting.topic.chars().count()), (2_000, 200));
    assert!(meeting.agenda.ends_with('…') && meeting.topic.ends_with('…'), "{meeting:?}");
    assert_eq!(business.zoom.counts(&host.zoom_user).await?.creates, 1, "made once");
    Ok(())
}

#[tokio::test]
async fn passcodes_keep_to_the_accounts_policy() -> Result<()> {
    let business = business().await?;
    let rules = json!({ "length": 10, "have_special_character": true, "have_upper_and_lower_characters": true,
        "consecutive_characters_length": 4 });
    let host = known_at_zoom(&business, json!({ "passcode_rules": rules })).await?;
    let slug = hosted(&business, &host, json!({})).await?;
    let starts = business.api.first_slots(&slug, 3).await?;
    let appointment = business.api.booked(&slug, &starts[0].start).await?;
    let code = meeting_of(&business, &appointment, &host).await?.password.context("a passcode")?;
    assert!(code.len() == 10 && code.contains(['@', '-', '_', '*']), "{code}");
    let asked = creates(&business, &host).await?;
    assert_eq!(asked.iter().map(|entry| entry.status).collect::<Vec<_>>(), [Some(201)]);

    // The policy becomes another one, which we have not read: Zoom refuses our passcode, and makes one itself.
    let change = json!({ "email": host.email, "passcode_rules": { "only_allow_numeric": true } });
    business.zoom.put_user(change).await?;
    let second = business.api.booked(&slug, &starts[1].start).await?;
    let code = meeting_of(&business, &second, &host).await?.password.context("a passcode")?;
    assert!(code.bytes().all(|b| b.is_ascii_digit()), "{code}");
    assert_eq!(second.meeting_location.passcode, Some(code));
    assert_eq!(left_out(&business, &second).await?, ["passcode"]);
    // From then on that is known, and costs no second request.
    business.api.booked(&slug, &starts[2].start).await?;
    let asked = creates(&business, &host).await?;
    let statuses: Vec<_> = asked.iter().map(|entry| entry.status).collect();
    assert_eq!(statuses, [Some(201), Some(400), Some(201), Some(201)]);
    assert_eq!(asked[2].body.as_ref().map(|body| body["default_password"].clone()), Some(json!(true)));
    Ok(())
}

#[tokio::test]
async fn a_policy_that_we_may_not_read_costs_no_link() -> Result<()> {
    let business = business().await?;
    let scopes = [
        "user:read:user",
        "meeting:write:meeting",
        "meeting:read:meeting",
        "meeting:read:list_meetings",
        "meeting:update:meeting",
        "meeting:delete:meeting",
    ];
    let rules = json!({ "have_special_character": true });
    let host = known_at_zoom(&business, json!({ "scopes": scopes, "passcode_rules": rules })).await?;
    let slug = hosted(&business, &host, json!({})).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let appointment = business.api.booked(&slug, &start).await?;
    let code = meeting_of(&business, &appointment, &host).await?.password.context("a passcode")?;
    assert!(code.contains(['@', '-', '_', '*']), "{code}");
    Ok(())
}

#[tokio::test]
async fn alternative_hosts_that_zoom_refuses_cost_no_link() -> Result<()> {
    let business = business().await?;
    let (host, colleague) = (business.connected_user().await?, business.connected_user().await?);
    let zoom =
        json!({ "alternative_hosts": [colleague.email, "nobody@example.test"], "mute_upon_entry": true });
    let spec = CalendarSpec::round_robin(&[&host]).with("zoom", zoom);
    let calendar = business.new_calendar(&spec).await?;
    let starts = business.api.first_slots(&spec.slug, 3).await?;
    let first = business.api.booked(&spec.slug, &starts[0].start).await?;
    let meeting = meeting_of(&business, &first, &host).await?;
    assert_eq!(
        (&meeting.settings["alternative_hosts"], &meeting.settings["mute_upon_entry"]),
        (&json!(""), &json!(true))
    );
    assert_eq!(left_out(&business, &first).await?, ["alternative_hosts"]);
    let trail = business.trail(&first).await?;
    let told = trail.iter().find(|event| event.kind == "link_made").context("an event")?;
    assert_eq!(
        (&told.actor, &told.after["left_out"][0]["setting"]),
        (&json!({ "kind": "system" }), &json!("alternative_hosts"))
    );
    business.api.booked(&spec.slug, &starts[1].start).await?;
    assert_eq!(creates(&business, &host).await?.len(), 3, "what Zoom refused is not asked for again");

    // With others, and in one account, Zoom takes them.
    business.zoom.put_user(json!({ "email": colleague.email, "account_of": host.email })).await?;
    business
        .changed_calendar(&calendar.id, &json!({ "zoom": { "alternative_hosts": [colleague.email] } }))
        .await?;
    let third = business.api.booked(&spec.slug, &starts[2].start).await?;
    let meeting = meeting_of(&business, &third, &host).await?;
    assert_eq!(meeting.settings["alternative_hosts"], colleague.email.as_str());
    assert!(left_out(&business, &third).await?.is_empty());
    assert_eq!(creates(&business, &host).await?.len(), 4);
    Ok(())
}

#[tokio::test]
async fn a_basic_plan_gets_what_it_can_have() -> Result<()> {
    let business = business().await?;
    let host = known_at_zoom(&business, json!({ "type": 1 })).await?;
    let zoom = json!({ "recording": "cloud", "alternative_hosts": ["ada@example.test"], "personal_links": true,
        "waiting_room": true });
    let slug = hosted(&business, &host, zoom).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    let appointment = business.api.booked(&slug, &start).await?;
    let meeting = meeting_of(&business, &appointment, &host).await?;
    assert_eq!(link_of(&appointment)?, meeting.join_url, "the shared link");
    assert_eq!(
        (&meeting.settings["waiting_room"], &meeting.settings["auto_recording"]),
        (&json!(true), &json!("none"))
    );
    assert_eq!(
        left_out(&business, &appointment).await?,
        ["recording", "alternative_hosts", "personal_links"]
    );
    let link = business.staff_view(&appointment).await?.zoom_link.context("a link")?;
    assert_eq!(link["kind"], "shared");
    assert!(link["reason"].as_str().is_some_and(|reason| reason.contains("Basic")), "{link}");
    let asked = creates(&business, &host).await?;
    assert_eq!(
        asked.iter().map(|entry| entry.status).collect::<Vec<_>>(),
        [Some(201)],
        "asked once, for what it can have"
    );
    Ok(())
}
