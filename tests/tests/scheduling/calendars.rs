//! Calendars as the business writes them down: read, listed, changed field by field, never by accident.

use super::{STATIC_LINK, business, refusal, refused_field, starts, try_booking, users};
use anyhow::{Context as _, Result};
use futures_util::future::try_join_all;
use reqwest::Method;
use serde_json::{Value, json};
use shared::wire::AppointmentView;
use slotkey_tests::client::{On, fresh};
use slotkey_tests::office::{Page, Record, written_down};
use slotkey_tests::world::{Business, CalendarSpec};
use std::collections::BTreeSet;

async fn calendar() -> Result<(Business, Record)> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).rule("per_day", 3);
    let record = business.new_calendar(&spec).await?;
    Ok((business, record))
}

#[tokio::test]
async fn a_calendar_reads_as_it_was_written() -> Result<()> {
    let business = business().await?;
    let hosts = users(&business, 2).await?;
    let spec = CalendarSpec::round_robin(&[&hosts[0], &hosts[1]])
        .link(STATIC_LINK)
        .rule("per_day", 5)
        .rule("other_durations_minutes", json!([45, 60]))
        .rule("bookable_days", 10)
        .rule("dates", json!({ "from": "2026-01-01" }))
        .rule("look_busy_percent", 20)
        .member(&hosts[0], "priority", "high")
        .member(&hosts[0], "weight", 50)
        .member(&hosts[1], "per_day", 2)
        .member(&hosts[1], "meeting_location", json!({ "kind": "phone", "value": "+44 20 7946 0000" }))
        .hours("time_off", json!([{ "from": "2030-08-01", "to": "2030-08-14" }]))
        .with("tz", "Asia/Kolkata")
        .with("description", "Two lines\nof it.")
        .with("auto_confirm", false)
        .with("title", "{{calendar.name}} for {{contact.name}}")
        .with("round_robin", json!({ "strategy": "weighted", "keep_former_host": true, "window_days": 7 }))
        .with("form", json!({ "guests_max": 2, "phone_required": true }))
        .with("client_changes", json!({ "reschedule": false, "cancel_notice_minutes": 60 }));

    let answer = business.try_calendar(&spec).await?;
    let made = written_down(&answer, 201)?;
    assert_eq!((made.version, answer.version()?), (1, 1));
    let read = business.read_calendar(&made.id).await?;
    assert_eq!((read.read::<Record>(200)?, read.version()?), (made.clone(), 1));
    contains(&made.document, &spec.draft(), "");
    assert_eq!(made.document["active"], true, "what was not said is there as it holds");
    assert_eq!(made.document["client_changes"]["cancel"], true);
    assert_eq!(made.document["members"][1]["priority"], "medium");
    Ok(())
}

/// All that was written is there.
fn contains(known: &Value, written: &Value, path: &str) {
    match written {
        Value::Object(fields) => {
            for (name, value) in fields {
                contains(&known[name], value, &format!("{path}.{name}"));
            }
        }
        Value::Array(items) => {
            assert_eq!(known.as_array().map(Vec::len), Some(items.len()), "{path}");
            for (at, item) in items.iter().enumerate() {
                contains(&known[at], item, &format!("{path}.{at}"));
            }
        }
        _ => assert_eq!(known, written, "{path}"),
    }
}

#[tokio::test]
async fn a_change_changes_what_it_sends_and_nothing_else() -> Result<()> {
    let (business, known) = calendar().await?;
    let mut expected = known.document.clone();

    let change =
        json!({ "name": "Longer call", "slots": { "duration_minutes": 45, "interval_minutes": 45 } });
    let changed = business.changed_calendar(&known.id, &change).await?;
    expected["name"] = "Longer call".into();
    expected["slots"]["duration_minutes"] = 45.into();
    expected["slots"]["interval_minutes"] = 45.into();
    assert_eq!((&changed.document, changed.version), (&expected, 2));

    // Null removes (RFC 7396); a list is replaced as a whole.
    let change = json!({ "slots": { "per_day": null }, "members": [known.document["members"][0]] });
    let changed = business.changed_calendar(&known.id, &change).await?;
    expected["slots"].as_object_mut().context("rules")?.remove("per_day");
    assert_eq!((&changed.document, changed.version), (&expected, 3));

    let read: Record = business.read_calendar(&known.id).await?.read(200)?;
    assert_eq!(read, changed);
    assert_eq!(business.api.calendar(slug_of(&known)).await?.duration_minutes, 45, "clients see it");
    Ok(())
}

fn slug_of(record: &Record) -> &str {
    record.document["slug"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn a_change_of_what_somebody_else_changed_is_refused() -> Result<()> {
    let (business, known) = calendar().await?;
    let answer =
        business.patch_calendar(&known.id, On::Version(known.version), &json!({ "name": "Mine" })).await?;
    let mine = written_down(&answer, 200)?;
    assert_eq!((mine.version, answer.version()?), (2, 2));

    let new_slug = fresh("calendar");
    let theirs = json!({ "name": "Theirs", "slug": new_slug });
    for stale in [known.version, 3, 0] {
        let refused = business.patch_calendar(&known.id, On::Version(stale), &theirs).await?;
        assert_eq!(refused.refused()?, refusal(412, "version_changed"), "{stale}");
    }
    let read: Record = business.read_calendar(&known.id).await?.read(200)?;
    assert_eq!(read, mine, "a refused change changed something");
    let nowhere = business.api.get(&format!("/api/v1/calendars/{new_slug}")).await?;
    assert_eq!(nowhere.refused()?, refusal(404, "not_found"), "the slug of a refused change was taken");

    let path =
        format!("/agencies/{}/sub-accounts/{}/calendars/{}", business.agency, business.sub_account, known.id);
    for (tag, status) in
        [("\"2\"", 200), ("*", 200), ("nonsense", 422), ("\"theirs\"", 412), ("\"\"", 412), ("W/\"4\"", 200)]
    {
        let request = business.api.managing(Method::PATCH, &path).header("if-match", tag).json(&json!({}));
        assert_eq!(business.api.send(request).await?.status, status, "{tag}");
    }
    Ok(())
}

#[tokio::test]
async fn of_changes_made_at_once_none_is_lost() -> Result<()> {
    let (business, known) = calendar().await?;
    let changes = [
        json!({ "name": "Changed" }),
        json!({ "description": "Changed" }),
        json!({ "slots": { "per_day": 7 } }),
        json!({ "slots": { "horizon_days": 7 } }),
        json!({ "client_changes": { "cancel": false } }),
        json!({ "round_robin": { "keep_former_host": true } }),
    ];
    let patches = changes.iter().map(|change| business.patch_calendar(&known.id, On::Anything, change));
    let answers = try_join_all(patches).await?;
    let read: Record = business.read_calendar(&known.id).await?.read(200)?;
    let mut taken = 0;
    for (change, answer) in changes.iter().zip(&answers) {
        match answer.status {
            200 => {
                contains(&read.document, change, "");
                taken += 1;
            }
            _ => assert_eq!(answer.refused()?, refusal(412, "version_changed")),
        }
    }
    assert!(taken >= 1);
    assert_eq!(read.version, 1 + taken);
    Ok(())
}

/// A change, and the code and field that it is refused with.
type Row<'a> = (Value, &'a str, Option<&'a str>);

async fn refused_and_nothing_changed(business: &Business, known: &Record, table: &[Row<'_>]) -> Result<()> {
    for (change, code, field) in table {
        let refused = business.patch_calendar(&known.id, On::Anything, change).await?.refused_field()?;
        assert_eq!(refused, (422, (*code).to_owned(), field.map(str::to_owned)), "{change}");
    }
    let read: Record = business.read_calendar(&known.id).await?.read(200)?;
    assert_eq!(read, *known, "a refused change changed something");
    Ok(())
}

#[tokio::test]
async fn a_number_out_of_its_bounds_is_refused_by_field_and_changes_nothing() -> Result<()> {
    let (business, known) = calendar().await?;
    let table = [
        (json!({ "colour": "red" }), "invalid_body", Some("colour")),
        (json!({ "slots": { "speed": 1 } }), "invalid_body", Some("slots.speed")),
        (json!({ "slots": { "duration_minutes": 4 } }), "invalid_duration", Some("slots.duration_minutes")),
        (
            json!({ "slots": { "duration_minutes": 1441 } }),
            "invalid_duration",
            Some("slots.duration_minutes"),
        ),
        (json!({ "slots": { "duration_minutes": -1 } }), "invalid_body", Some("slots.duration_minutes")),
        (json!({ "slots": { "duration_minutes": 1e99 } }), "invalid_body", Some("slots.duration_minutes")),
        (json!({ "slots": { "duration_minutes": "30" } }), "invalid_body", Some("slots.duration_minutes")),
        (json!({ "slots": { "duration_minutes": null } }), "invalid_body", Some("slots")),
        (
            json!({ "slots": { "other_durations_minutes": [30] } }),
            "invalid_duration",
            Some("slots.other_durations_minutes"),
        ),
        (json!({ "slots": { "interval_minutes": 0 } }), "invalid_interval", Some("slots.interval_minutes")),
        (
            json!({ "slots": { "buffer_after_minutes": 721 } }),
            "invalid_buffer",
            Some("slots.buffer_after_minutes"),
        ),
        (
            json!({ "slots": { "minimum_notice_minutes": 129_601 } }),
            "invalid_notice",
            Some("slots.minimum_notice_minutes"),
        ),
        (json!({ "slots": { "horizon_days": 0 } }), "invalid_horizon", Some("slots.horizon_days")),
        (json!({ "slots": { "horizon_days": 731 } }), "invalid_horizon", Some("slots.horizon_days")),
        (json!({ "slots": { "bookable_days": 0 } }), "invalid_horizon", Some("slots.bookable_days")),
        (json!({ "slots": { "per_day": 0 } }), "invalid_day_limit", Some("slots.per_day")),
        (json!({ "slots": { "per_day": 1001 } }), "invalid_day_limit", Some("slots.per_day")),
        (
            json!({ "slots": { "look_busy_percent": 91 } }),
            "invalid_look_busy",
            Some("slots.look_busy_percent"),
        ),
        (json!({ "slots": { "capacity": 1001 } }), "invalid_capacity", Some("slots.capacity")),
        (
            json!({ "slots": { "dates": { "from": "2026-02-30" } } }),
            "invalid_dates",
            Some("slots.dates.from"),
        ),
        (
            json!({ "slots": { "dates": { "from": "2026-12-02", "to": "2026-12-01" } } }),
            "invalid_dates",
            Some("slots.dates.to"),
        ),
        (
            json!({ "round_robin": { "window_days": 0 } }),
            "invalid_round_robin_window",
            Some("round_robin.window_days"),
        ),
        (json!({ "round_robin": { "strategy": "lottery" } }), "invalid_body", Some("round_robin.strategy")),
        (
            json!({ "client_changes": { "cancel_notice_minutes": 129_601 } }),
            "invalid_notice",
            Some("client_changes.cancel_notice_minutes"),
        ),
    ];
    refused_and_nothing_changed(&business, &known, &table).await
}

#[tokio::test]
async fn what_does_not_fit_together_is_refused_by_field_and_changes_nothing() -> Result<()> {
    let (business, known) = calendar().await?;
    let member = &known.document["members"][0];
    let with = |name: &str, value: Value| {
        let mut member = member.clone();
        member[name] = value;
        json!({ "members": [member] })
    };
    let table = [
        (json!({ "title": "{{contact.shoes}}" }), "invalid_body", Some("title")),
        (json!({ "title": "{{answers.company}}" }), "invalid_title", Some("title")),
        (json!({ "tz": "Mars/Olympus" }), "invalid_body", Some("tz")),
        (json!({ "slug": "No Slug" }), "invalid_body", Some("slug")),
        (json!({ "kind": "carousel" }), "invalid_body", Some("kind")),
        (json!({ "kind": "collective" }), "invalid_members", Some("members")),
        (json!({ "kind": "unassigned" }), "invalid_members", Some("members")),
        (json!({ "members": [] }), "invalid_members", Some("members")),
        (json!({ "members": [member, member] }), "invalid_members", Some("members")),
        (with("per_day", json!(0)), "invalid_day_limit", Some("members.0.per_day")),
        (with("weight", json!(101)), "invalid_body", Some("members.0.weight")),
        (with("shoes", json!(42)), "invalid_body", Some("members.0.shoes")),
        (with("schedule", Value::Null), "invalid_schedule", Some("members.0.schedule")),
        (
            with("schedule_id", json!("sch_00000000000000000000000000")),
            "invalid_schedule",
            Some("members.0.schedule_id"),
        ),
        (
            with("schedule", json!({ "tz": "UTC", "weekly": { "monday": [["17:00", "09:00"]] } })),
            "invalid_window",
            Some("members.0.schedule.weekly.monday.0"),
        ),
        (
            json!({ "meeting_location": { "kind": "static", "value": "javascript:x" } }),
            "invalid_meeting_location",
            Some("meeting_location"),
        ),
        (json!([]), "invalid_body", None),
        (json!("text"), "invalid_body", None),
    ];
    refused_and_nothing_changed(&business, &known, &table).await
}

#[tokio::test]
async fn what_is_not_there_is_neither_read_nor_changed() -> Result<()> {
    let (business, known) = calendar().await?;
    let other = business.second_sub_account().await?;
    let nobody = "cal_00000000000000000000000000";
    for (business, id) in [(&business, nobody), (&other, known.id.as_str())] {
        assert_eq!(business.read_calendar(id).await?.refused()?, refusal(404, "not_found"));
        let changed = business.patch_calendar(id, On::Anything, &json!({ "name": "Mine" })).await?;
        assert_eq!(changed.refused()?, refusal(404, "not_found"));
        let explained = business.explain(id, &[("start", "2026-12-03T15:00:00Z")]).await?;
        assert_eq!(explained.refused()?, refusal(404, "not_found"));
    }
    let read = business.read_calendar("cal_nonsense").await?;
    assert_eq!(read.refused_field()?, refused_field(422, "invalid_id", "calendar_id"));
    let there: Record = business.read_calendar(&known.id).await?.read(200)?;
    assert_eq!(there, known);
    Ok(())
}

#[tokio::test]
async fn a_list_comes_in_pages() -> Result<()> {
    let business = business().await?;
    let mut made = BTreeSet::new();
    for _ in 0..5 {
        made.insert(business.new_calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?.id);
    }
    let whole: Page<Record> = business.list_calendars("").await?.read(200)?;
    let in_order: Vec<_> = whole.entries.iter().map(|record| record.id.clone()).collect();
    assert_eq!(in_order, made.iter().cloned().collect::<Vec<_>>(), "in order of id, each once");
    assert_eq!(whole.next, None);

    let (mut paged, mut after, mut sizes) = (Vec::new(), String::new(), Vec::new());
    loop {
        let page: Page<Record> = business.list_calendars(&format!("?limit=2{after}")).await?.read(200)?;
        sizes.push(page.entries.len());
        paged.extend(page.entries);
        let Some(next) = page.next else { break };
        after = format!("&after={next}");
    }
    assert_eq!((paged, sizes), (whole.entries, vec![2, 2, 1]));

    for query in ["?limit=0", "?limit=101", "?limit=-1", "?limit=all"] {
        let refused = business.list_calendars(query).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, "invalid_limit", "limit"), "{query}");
    }
    let refused = business.list_calendars("?after=nonsense").await?;
    assert_eq!(refused.refused()?, refusal(422, "invalid_id"));
    Ok(())
}

#[tokio::test]
async fn an_old_slug_leads_to_its_calendar_for_good() -> Result<()> {
    let (business, known) = calendar().await?;
    let (old, new) = (slug_of(&known), fresh("calendar"));
    let start = starts(&business, old, 2).await?;
    let before = business.api.booked(old, &start[0]).await?;

    business.changed_calendar(&known.id, &json!({ "slug": new })).await?;
    for slug in [old, &new] {
        assert_eq!(business.api.calendar(slug).await?.slug, new, "{slug} leads to the calendar as it is");
    }
    let by_old = business.api.booked(old, &start[1]).await?;
    assert_eq!(by_old.calendar.slug, new);
    assert_eq!(business.api.appointment(&before).await?.calendar.slug, new);
    let page = business.api.get(&format!("/widget/bookings/{old}")).await?;
    assert_eq!(page.status, 200, "so do pages");

    let rival = CalendarSpec::unassigned(STATIC_LINK);
    for slug in [old, &new] {
        let refused = business.try_calendar(&rival.clone().slug(slug)).await?;
        assert_eq!(refused.refused_field()?, refused_field(409, "slug_taken", "slug"), "{slug}");
    }
    let rival = business.new_calendar(&rival).await?;
    let refused =
        business.patch_calendar(&rival.id, On::Anything, &json!({ "slug": old, "name": "Rival" })).await?;
    assert_eq!(refused.refused_field()?, refused_field(409, "slug_taken", "slug"));
    let unchanged: Record = business.read_calendar(&rival.id).await?.read(200)?;
    assert_eq!(unchanged, rival);

    business.changed_calendar(&known.id, &json!({ "slug": old })).await?;
    assert_eq!(business.api.calendar(&new).await?.slug, old, "it may have its old slug again");
    Ok(())
}

#[tokio::test]
async fn a_calendar_that_is_switched_off_takes_nothing_and_keeps_what_it_has() -> Result<()> {
    let (business, known) = calendar().await?;
    let slug = slug_of(&known);
    let start = starts(&business, slug, 3).await?;
    let booked = business.api.booked(slug, &start[0]).await?;

    business.changed_calendar(&known.id, &json!({ "active": false })).await?;
    assert_eq!(business.api.free_slots(slug, 30).await?, []);
    let refused = try_booking(&business, slug, &start[1]).await?.problem()?;
    assert_eq!((refused.status, refused.code.as_str()), (422, "invalid_start"));
    assert_eq!(refused.alternatives, []);
    assert_eq!(business.api.hold(slug, &start[1]).await?.refused()?, refusal(422, "invalid_start"));
    assert_eq!(business.staff_book(slug, &slotkey_tests::client::Booking::at(&start[1])).await?.status, 422);
    assert_eq!(business.api.appointment(&booked).await?, booked, "what is booked stays");
    assert_eq!(business.api.cancel(&booked).await?.status, "cancelled", "and can be cancelled");

    business.changed_calendar(&known.id, &json!({ "active": true })).await?;
    let again: AppointmentView = try_booking(&business, slug, &start[1]).await?.read(201)?;
    assert_eq!(again.start, start[1]);
    Ok(())
}
