//! Hours that several calendars share: changed in one place, kept as long as somebody uses them.

use super::{STATIC_LINK, business, refusal, refused_field, starts_on};
use anyhow::Result;
use serde_json::{Map, Value, json};
use slotkey_tests::client::On;
use slotkey_tests::office::{Page, Record};
use slotkey_tests::world::{CalendarSpec, weekly_schedule};

const NOBODY: &str = "sch_00000000000000000000000000";

/// Open every day from one hour to another, in UTC.
fn hours(from: &str, to: &str) -> Value {
    weekly_schedule("UTC", &json!([[from, to]]), &Map::new())
}

#[tokio::test]
async fn a_change_of_a_shared_schedule_changes_every_calendar_on_it() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let answer = business.try_schedule(&hours("09:00", "12:00")).await?;
    let schedule: Record = answer.read(201)?;
    assert_eq!((schedule.version, answer.version()?), (1, 1));
    let hosted = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK);
    let hosted = business.calendar(&hosted.on_schedule(&schedule.id)).await?;
    let unassigned = CalendarSpec::unassigned(STATIC_LINK).on_schedule(&schedule.id);
    let unassigned = business.calendar(&unassigned).await?;
    let of_its_own =
        business.calendar(&CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).zone("UTC")).await?;
    for slug in [&hosted, &unassigned] {
        assert_eq!(starts_on(&business, slug, 1).await?.len(), 6, "{slug}");
    }

    let monday_to_sunday = hours("09:00", "11:00")["weekly"].clone();
    let change = json!({ "schedule": { "weekly": monday_to_sunday } });
    let answer = business.patch_schedule(&schedule.id, On::Version(1), &change).await?;
    let changed: Record = answer.read(200)?;
    assert_eq!((changed.version, answer.version()?), (2, 2));
    assert_eq!(changed.document["name"], "Office hours", "what is not sent stays");
    for slug in [&hosted, &unassigned] {
        let starts = starts_on(&business, slug, 1).await?;
        assert_eq!(starts.len(), 4, "{slug}");
        business.api.booked(slug, starts.first().expect("one of four")).await?;
    }
    assert_eq!(starts_on(&business, &of_its_own, 1).await?.len(), 47, "others keep their hours");

    let stale = business.patch_schedule(&schedule.id, On::Version(1), &json!({ "name": "Stale" })).await?;
    assert_eq!(stale.refused()?, refusal(412, "version_changed"));
    let read: Record = business.read_schedule(&schedule.id).await?.read(200)?;
    assert_eq!(read, changed);
    Ok(())
}

#[tokio::test]
async fn a_schedule_is_kept_as_long_as_a_calendar_is_on_it() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let schedule = business.schedule(&hours("09:00", "12:00")).await?;
    let spec = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).on_schedule(&schedule.id);
    let calendar = business.new_calendar(&spec).await?;

    let refused = business.delete_schedule(&schedule.id).await?.problem()?;
    assert_eq!((refused.status, refused.code.as_str()), (409, "schedule_in_use"));
    assert!(refused.detail.contains("Intro call"), "it says where: {}", refused.detail);
    assert_eq!(starts_on(&business, &spec.slug, 1).await?.len(), 6);

    let own = json!({ "members": [{ "user_id": host.id, "schedule": hours("10:00", "11:00") }] });
    business.changed_calendar(&calendar.id, &own).await?;
    assert_eq!(business.delete_schedule(&schedule.id).await?.status, 204);
    assert_eq!(business.read_schedule(&schedule.id).await?.refused()?, refusal(404, "not_found"));
    assert_eq!(business.delete_schedule(&schedule.id).await?.status, 204, "deleting twice is deleting");
    assert_eq!(starts_on(&business, &spec.slug, 1).await?.len(), 2);

    let back = json!({ "members": [{ "user_id": host.id, "schedule_id": schedule.id }] });
    let refused = business.patch_calendar(&calendar.id, On::Anything, &back).await?;
    assert_eq!(refused.refused_field()?, refused_field(422, "invalid_schedule", "members.0.schedule_id"));
    Ok(())
}

#[tokio::test]
async fn a_schedule_belongs_to_its_sub_account() -> Result<()> {
    let business = business().await?;
    let other = business.second_sub_account().await?;
    let schedule = business.schedule(&hours("09:00", "12:00")).await?;
    for (business, id) in [(&other, schedule.id.as_str()), (&business, NOBODY)] {
        assert_eq!(business.read_schedule(id).await?.refused()?, refusal(404, "not_found"));
        let changed = business.patch_schedule(id, On::Anything, &json!({ "name": "Mine" })).await?;
        assert_eq!(changed.refused()?, refusal(404, "not_found"));
        let spec = CalendarSpec::unassigned(STATIC_LINK).on_schedule(id);
        let refused = business.try_calendar(&spec).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, "invalid_schedule", "schedule_id"));
    }
    assert_eq!(other.delete_schedule(&schedule.id).await?.status, 204, "nothing of theirs");
    let read: Record = business.read_schedule(&schedule.id).await?.read(200)?;
    assert_eq!(read, schedule);
    Ok(())
}

#[tokio::test]
async fn schedules_are_listed_in_pages_and_refused_by_field() -> Result<()> {
    let business = business().await?;
    for _ in 0..3 {
        business.schedule(&hours("09:00", "12:00")).await?;
    }
    let first: Page<Record> = business.list_schedules("?limit=2").await?.read(200)?;
    let after = format!("?limit=2&after={}", first.next.clone().unwrap_or_default());
    let second: Page<Record> = business.list_schedules(&after).await?.read(200)?;
    assert_eq!((first.entries.len(), second.entries.len(), second.next), (2, 1, None));
    assert!(first.entries.iter().all(|entry| entry.id < second.entries[0].id));

    let known = &second.entries[0];
    let table = [
        (json!({ "schedule": { "tz": "Mars/Olympus" } }), "invalid_body", "schedule"),
        (
            json!({ "schedule": { "weekly": { "monday": [["09:00", "09:00"]] } } }),
            "invalid_window",
            "schedule.weekly.monday.0",
        ),
        (json!({ "schedule": { "weekly": { "someday": [] } } }), "invalid_body", "schedule.weekly.someday"),
        (
            json!({ "schedule": { "overrides": [{ "date": "2026-02-30", "windows": [] }] } }),
            "invalid_override",
            "schedule.overrides.0.date",
        ),
        (
            json!({ "schedule": { "time_off": [{ "from": "2026-12-24" }] } }),
            "invalid_time_off",
            "schedule.time_off.0",
        ),
        (json!({ "schedule": { "colour": 1 } }), "invalid_body", "schedule.colour"),
        (json!({ "name": "" }), "invalid_body", "name"),
        (json!({ "owner": "me" }), "invalid_body", "owner"),
    ];
    for (change, code, field) in table {
        let refused = business.patch_schedule(&known.id, On::Anything, &change).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, code, field), "{change}");
    }
    let read: Record = business.read_schedule(&known.id).await?.read(200)?;
    assert_eq!(read, *known);
    Ok(())
}
