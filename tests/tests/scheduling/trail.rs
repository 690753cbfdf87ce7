//! The audit trail: who changed an appointment, when, from what to what.

use super::{STATIC_LINK, business, refusal, refused_field, starts};
use anyhow::{Context as _, Result};
use jiff::Timestamp;
use serde_json::{Value, json};
use slotkey_tests::client::On;
use slotkey_tests::office::{Event, Page};
use slotkey_tests::world::CalendarSpec;

#[tokio::test]
async fn every_change_of_a_life_is_written_down_once() -> Result<()> {
    let business = business().await?;
    let (one, two) = (business.user().await?, business.user().await?);
    let spec = CalendarSpec::round_robin(&[&one, &two]).link(STATIC_LINK).with("auto_confirm", false);
    let slug = business.calendar(&spec).await?;
    let starts = starts(&business, &slug, 3).await?;
    let began = Timestamp::now();

    let booked = business.api.booked(&slug, &starts[0]).await?;
    let host = business.host_among(&booked, &[&one, &two]).await?;
    let other = if host.id == one.id { &two } else { &one };
    business.set_status(&booked, On::Anything, "confirmed").await?;
    business.set_status(&booked, On::Anything, "confirmed").await?;
    business.api.reschedule(&booked, &starts[1]).await?;
    business.api.reschedule(&booked, &starts[1]).await?;
    business.reassign(&booked, On::Anything, other).await?;
    let title = booked.title.clone();
    business.edit(&booked, On::Anything, &json!({ "title": "Renamed", "staff_notes": "Nice" })).await?;
    let contact = json!({ "name": "Ada", "email": "ada@example.com" });
    business.edit(&booked, On::Anything, &json!({ "contact": contact })).await?;
    business.edit(&booked, On::Anything, &json!({ "title": "Renamed" })).await?;
    let refused = business.set_status(&booked, On::Anything, "showed").await?;
    assert_eq!(refused.refused()?, refusal(409, "status_not_allowed"));
    business.staff_cancel(&booked, "Rain").await?;
    business.staff_cancel(&booked, "More rain").await?;
    business.delete(&booked).await?;

    let trail = business.trail(&booked).await?;
    let client = || json!({ "kind": "client" });
    let staff = || json!({ "kind": "staff" });
    let old_contact = trail.get(5).context("the second edit")?.before["contact"].clone();
    assert_eq!(old_contact["name"], booked.contact_name.as_str());
    let expected: Vec<(&str, Value, Value, Value)> = vec![
        (
            "booked",
            client(),
            json!({}),
            json!({ "status": "pending", "start": starts[0], "hosts": [host.id] }),
        ),
        ("status_changed", staff(), json!({ "status": "pending" }), json!({ "status": "confirmed" })),
        (
            "rescheduled",
            client(),
            json!({ "start": starts[0], "hosts": [host.id] }),
            json!({ "start": starts[1], "hosts": [host.id] }),
        ),
        (
            "reassigned",
            staff(),
            json!({ "start": starts[1], "hosts": [host.id] }),
            json!({ "start": starts[1], "hosts": [other.id] }),
        ),
        (
            "edited",
            staff(),
            json!({ "title": title, "staff_notes": null }),
            json!({ "title": "Renamed", "staff_notes": "Nice" }),
        ),
        (
            "edited",
            staff(),
            json!({ "contact": old_contact }),
            json!({ "contact": { "name": "Ada", "email": "ada@example.com", "phone": null } }),
        ),
        (
            "cancelled",
            staff(),
            json!({ "status": "confirmed" }),
            json!({ "status": "cancelled", "reason": "Rain" }),
        ),
        ("deleted", staff(), json!({}), json!({})),
    ];
    let seen: Vec<_> = trail
        .iter()
        .map(|event| (event.kind.as_str(), event.actor.clone(), event.before.clone(), event.after.clone()))
        .collect();
    assert_eq!(seen, expected);
    assert!(trail.is_sorted_by(|one, next| one.seq < next.seq && one.at <= next.at));
    assert!(trail.iter().all(|event| event.appointment.as_ref() == Some(&booked.id)));
    let (first, last) = (&trail[0], &trail[trail.len() - 1]);
    let slack = jiff::SignedDuration::from_secs(1);
    assert!(began - slack <= first.at && last.at <= Timestamp::now() + slack);
    Ok(())
}

#[tokio::test]
async fn the_trail_of_a_sub_account_comes_in_pages() -> Result<()> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let starts = starts(&business, &slug, 3).await?;
    for start in &starts {
        let booked = business.api.booked(&slug, start).await?;
        business.api.cancel(&booked).await?;
    }
    let whole: Page<Event> = business.list_events("").await?.read(200)?;
    let kinds: Vec<_> = whole.entries.iter().map(|event| event.kind.as_str()).collect();
    assert_eq!(kinds, ["booked", "cancelled", "booked", "cancelled", "booked", "cancelled"]);
    assert_eq!(whole.next, None);

    let (mut paged, mut after) = (Vec::new(), String::new());
    loop {
        let page: Page<Event> = business.list_events(&format!("?limit=4{after}")).await?.read(200)?;
        paged.extend(page.entries);
        let Some(next) = page.next else { break };
        after = format!("&after={next}");
    }
    assert_eq!(paged, whole.entries);

    for (query, code, field) in [
        ("?limit=0", "invalid_limit", "limit"),
        ("?limit=1000", "invalid_limit", "limit"),
        ("?after=nonsense", "invalid_after", "after"),
    ] {
        let refused = business.list_events(query).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, code, field), "{query}");
    }
    let other = business.second_sub_account().await?;
    let theirs: Page<Event> = other.list_events("").await?.read(200)?;
    assert_eq!(theirs.entries, [], "another sub-account's is its own");
    Ok(())
}
