//! Everything that is sent to Zoom keeps to Zoom's limits and forms (reference, zoom.md 3 and 5): the stand-in refuses
//! what Zoom would refuse, and what Zoom takes and silently makes something else of is looked at here.

use super::{SOON, business};
use anyhow::{Context as _, Result, ensure};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::Booking;
use slotkey_tests::world::{Business, CalendarSpec};
use slotkey_tests::zoom::Entry;
use std::collections::BTreeSet;

/// The fields of a meeting that are sent.
const CREATE_FIELDS: [&str; 9] = [
    "topic",
    "type",
    "start_time",
    "timezone",
    "duration",
    "agenda",
    "password",
    "default_password",
    "settings",
];
/// The settings that Zoom knows, of those that are sent.
const SETTINGS: [&str; 16] = [
    "use_pmi",
    "approval_type",
    "registrants_email_notification",
    "registrants_confirmation_email",
    "allow_multiple_devices",
    "waiting_room",
    "join_before_host",
    "jbh_time",
    "meeting_authentication",
    "authentication_option",
    "authentication_domains",
    "auto_recording",
    "host_video",
    "participant_video",
    "mute_upon_entry",
    "alternative_hosts",
];

fn only(body: &Value, known: &[&str]) -> Result<()> {
    for name in body.as_object().context("no object")?.keys() {
        ensure!(known.contains(&name.as_str()), "Zoom knows no {name}: {body}");
    }
    Ok(())
}

/// `start_time` is local to `timezone`, or in UTC with a `Z`, to the second: anything else becomes "now" at Zoom.
fn start_of(body: &Value) -> Result<Timestamp> {
    let text = body["start_time"].as_str().context("no start")?;
    let zone = TimeZone::get(body["timezone"].as_str().context("no zone")?)?;
    ensure!(text.len() == 19 + usize::from(text.ends_with('Z')), "{text}");
    if text.ends_with('Z') {
        return Ok(text.parse()?);
    }
    let local: DateTime = text.parse()?;
    Ok(zone.to_ambiguous_timestamp(local).unambiguous()?)
}

fn well_formed(entry: &Entry, starts: &BTreeSet<Timestamp>) -> Result<()> {
    let body = || entry.body.as_ref().context("no body");
    match entry.operation.as_str() {
        "create" => {
            let body = body()?;
            only(body, &CREATE_FIELDS)?;
            only(&body["settings"], &SETTINGS)?;
            ensure!(starts.contains(&start_of(body)?), "at another time than booked");
            ensure!(body["duration"].as_u64().is_some_and(|minutes| (1..=1_440).contains(&minutes)));
            ensure!(body["topic"].as_str().is_some_and(|topic| (1..=200).contains(&topic.chars().count())));
            let agenda = body["agenda"].as_str().context("no agenda")?;
            ensure!(agenda.chars().count() <= 2_000);
            let listed: String = agenda.chars().take(250).collect();
            ensure!(listed.contains("Booking reference: slm_"), "a list would not show the reference");
            ensure!(body["settings"]["use_pmi"] == false && body["type"] == 2);
            let code = body["password"].as_str();
            ensure!(code.is_none_or(|code| !code.is_empty() && code.len() <= 10));
            ensure!(code.is_some() != body["default_password"].is_boolean(), "one of them");
        }
        "create_registrant" => {
            let body = body()?;
            only(body, &["email", "first_name", "last_name"])?;
        }
        "registrant_status" => {
            let body = body()?;
            only(body, &["action", "registrants"])?;
            only(&body["registrants"][0], &["id", "email"])?;
        }
        "delete" => {
            let query = entry.query.as_deref().unwrap_or_default();
            ensure!(query == "schedule_for_reminder=false&cancel_meeting_reminder=false", "{query}");
        }
        "list" | "list_registrants" => {
            let query = entry.query.as_deref().unwrap_or_default();
            ensure!(query.contains("page_size=300"), "{query}");
        }
        _ => ensure!(entry.query.is_none(), "a query: {entry:?}"),
    }
    Ok(())
}

/// Books, moves and cancels on a calendar; the starts that Zoom may be told of.
async fn live(business: &Business, slug: &str) -> Result<Vec<Timestamp>> {
    let starts = business.api.first_slots(slug, 3).await?;
    let mut booking = Booking::at(&starts[0].start);
    "Ünïcödé 李 🐢 O'Neill-Smythe the Elder of Nowhere".clone_into(&mut booking.request.contact.name);
    let first: AppointmentView = business.api.book(slug, &booking).await?.read(201)?;
    let second = business.api.booked(slug, &starts[1].start).await?;
    business.api.reschedule(&first, &starts[2].start).await?;
    business.api.cancel(&second).await?;
    starts.iter().map(|slot| Ok(slot.start.parse()?)).collect()
}

#[tokio::test]
async fn no_request_of_a_varied_life_is_refused_for_its_form() -> Result<()> {
    let business = business().await?;
    let host = business.connected_user().await?;
    let basic = business.user().await?;
    business.zoom.put_user(json!({ "email": basic.email, "type": 1 })).await?;
    let basic = business.connect(basic).await?;
    let long = "{{calendar.name}} {{host.name}} ".repeat(15);
    let all = json!({ "join_before_host": true, "join_before_host_minutes": 15, "meeting_authentication": true,
        "authentication_domains": ["example.com"], "recording": "cloud", "host_video": false,
        "participant_video": true, "mute_upon_entry": true, "personal_links": true, "topic": long, "agenda": long });
    let mut specs = vec![
        CalendarSpec::round_robin(&[&host]).zone("Asia/Kathmandu").rule("duration_minutes", 5),
        CalendarSpec::round_robin(&[&host])
            .zone("Australia/Lord_Howe")
            .rule("duration_minutes", 1_440)
            .rule("interval_minutes", 1_440),
        CalendarSpec::round_robin(&[&host])
            .zone("UTC")
            .rule("duration_minutes", 47)
            .with("zoom", all.clone()),
        CalendarSpec::class(&host, 3).zone("America/St_Johns").with("zoom", all),
        CalendarSpec::collective(&[&host, &basic]).zone("Pacific/Chatham").with("title", "🐢".repeat(450)),
    ];
    let open =
        json!({ "passcode": false, "waiting_room": true, "recording": "local", "personal_links": true });
    specs.push(CalendarSpec::round_robin(&[&basic]).zone("Africa/Casablanca").with("zoom", open));
    let mut starts = BTreeSet::new();
    for spec in &specs {
        let slug = business.calendar(spec).await?;
        starts.extend(live(&business, &slug).await?);
    }
    // Answers are lost on the way, so that lists are read too.
    let slug = business
        .calendar(&CalendarSpec::class(&host, 2).with("zoom", json!({ "personal_links": true })))
        .await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    starts.insert(start.parse()?);
    for operation in ["create", "create_registrant"] {
        business.zoom.break_once_for(&host.zoom_user, operation, "drop_after").await?;
    }
    let lost = business.api.booked(&slug, &start).await?;
    business.linked(&lost, SOON + SOON).await?;
    business.api.cancel(&business.api.booked(&slug, &start).await?).await?;
    business.settled(SOON + SOON).await?;

    let mut seen = BTreeSet::new();
    for host in [&host, &basic] {
        for entry in business.zoom.requests(&host.zoom_user).await? {
            well_formed(&entry, &starts).with_context(|| format!("{entry:?}"))?;
            let taken = matches!(entry.status, Some(200 | 201 | 204));
            ensure!(taken || entry.fault.is_some(), "refused: {entry:?}");
            seen.insert(entry.operation);
        }
    }
    for operation in [
        "user_settings",
        "create",
        "delete",
        "list",
        "get",
        "create_registrant",
        "list_registrants",
        "registrant_status",
    ] {
        assert!(seen.contains(operation), "{operation} was never asked: {seen:?}");
    }
    Ok(())
}
