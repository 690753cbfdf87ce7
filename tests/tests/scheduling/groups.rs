//! Groups of calendars: written down by the business, listed for clients by a page and by the API.

use super::{STATIC_LINK, business, refusal, refused_field};
use anyhow::Result;
use serde_json::{Value, json};
use shared::wire::GroupView;
use slotkey_tests::client::{On, fresh};
use slotkey_tests::office::{Page, Record};
use slotkey_tests::world::{Business, CalendarSpec};

const NOBODY: &str = "cal_00000000000000000000000000";

/// Calendars of these names that take bookings; what is written down of each.
async fn calendars(business: &Business, names: &[&str]) -> Result<Vec<Record>> {
    let mut calendars = Vec::with_capacity(names.len());
    for name in names {
        calendars.push(business.new_calendar(&CalendarSpec::unassigned(STATIC_LINK).named(name)).await?);
    }
    Ok(calendars)
}

async fn seen(business: &Business, slug: &str) -> Result<Vec<String>> {
    let view: GroupView = business.api.get(&format!("/api/v1/groups/{slug}")).await?.read(200)?;
    Ok(view.calendars.into_iter().map(|calendar| calendar.name).collect())
}

#[tokio::test]
async fn clients_see_the_calendars_that_take_bookings_in_the_groups_order() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let [first, second] = &calendars(&business, &["First", "Second"]).await?[..] else { unreachable!() };
    let rich = CalendarSpec::round_robin(&[&host])
        .named("Tea & <biscuits>")
        .rule("other_durations_minutes", json!([45, 60]))
        .with("description", "With \"scones\".");
    let rich = business.new_calendar(&rich).await?;
    let slug = fresh("group");
    let draft = json!({
        "slug": slug, "name": "All we do", "description": "Not sure? Ask.",
        "calendars": [second.id, rich.id, first.id],
    });
    let group = business.group(&draft).await?;

    let path = format!("/api/v1/groups/{slug}");
    let view: GroupView = business.api.get(&path).await?.read(200)?;
    assert_eq!((view.id.as_str(), view.name.as_str()), (group.id.as_str(), "All we do"));
    assert_eq!((view.description.as_str(), view.sub_account.as_str()), ("Not sure? Ask.", "Test business"));
    assert_eq!(seen(&business, &slug).await?, ["Second", "Tea & <biscuits>", "First"]);
    let listed = &view.calendars[1];
    assert_eq!((listed.duration_minutes, listed.other_durations_minutes.as_slice()), (30, &[45, 60][..]));
    assert_eq!((listed.hosts.as_slice(), listed.meeting_location_kind.as_str()), (&[host.name][..], "zoom"));

    let page =
        business.api.get(&format!("/widget/groups/{slug}?tz=Asia/Kolkata&theme=dark&clock=24")).await?;
    assert_eq!(page.status, 200, "{}", page.body);
    let written = ["All we do", "Not sure? Ask.", "Tea &amp; &lt;biscuits", "30, 45 or 60 minutes"];
    for text in written {
        assert!(page.body.contains(text), "{text} is not in {}", page.body);
    }
    let way = format!("{}?tz=Asia/Kolkata&amp;clock=24&amp;theme=dark", listed.booking_url);
    assert!(page.body.contains(&way), "no {way} in {}", page.body);
    assert!(!page.body.contains("<script"), "the page needs none");
    assert!(page.header("content-security-policy").contains("frame-ancestors *"));
    let frame = business.api.get(&format!("/widget/groups/{slug}?embed=1")).await?;
    assert!(frame.body.contains("?embed=1\"") && frame.body.contains("<script>"), "{}", frame.body);
    assert_eq!(business.api.get(&view.calendars[0].booking_url).await?.status, 200);

    business.changed_calendar(&rich.id, &json!({ "active": false })).await?;
    assert_eq!(seen(&business, &slug).await?, ["Second", "First"]);
    let off = business.patch_group(&group.id, On::Anything, &json!({ "active": false })).await?;
    off.read::<Record>(200)?;
    assert_eq!(business.api.get(&path).await?.refused()?, refusal(404, "not_found"));
    assert_eq!(business.api.get(&format!("/widget/groups/{slug}")).await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn a_change_of_a_group_is_made_on_what_there_is_and_of_what_is_sent() -> Result<()> {
    let business = business().await?;
    let [first, second] = &calendars(&business, &["First", "Second"]).await?[..] else { unreachable!() };
    let (slug, key) = (fresh("group"), fresh("key"));
    let draft = json!({ "slug": slug, "name": "All", "calendars": [first.id, second.id] });
    let answer = business.try_group(&key, &draft).await?;
    let group: Record = answer.read(201)?;
    assert_eq!((group.version, answer.version()?), (1, 1));

    let order = json!({ "calendars": [second.id, first.id] });
    let answer = business.patch_group(&group.id, On::Version(1), &order).await?;
    let changed: Record = answer.read(200)?;
    assert_eq!((changed.version, answer.version()?), (2, 2));
    assert_eq!(changed.document["name"], "All", "what is not sent stays");
    assert_eq!(seen(&business, &slug).await?, ["Second", "First"]);
    let stale = business.patch_group(&group.id, On::Version(1), &json!({ "name": "Stale" })).await?;
    assert_eq!(stale.refused()?, refusal(412, "version_changed"));
    let again: Record = business.try_group(&key, &draft).await?.read(201)?;
    assert_eq!(again, changed, "created again under its key, it stays what it became");

    let moved = fresh("group");
    business.patch_group(&group.id, On::Anything, &json!({ "slug": moved })).await?.read::<Record>(200)?;
    for address in [&moved, &slug] {
        assert_eq!(seen(&business, address).await?.len(), 2, "also at the earlier address");
    }
    let table = [
        (json!({ "calendars": [first.id, NOBODY] }), "invalid_calendars", "calendars.1"),
        (json!({ "calendars": [first.id, first.id] }), "invalid_calendars", "calendars.1"),
        (json!({ "calendars": [group.id] }), "invalid_body", "calendars.0"),
        (json!({ "slug": "Two Words" }), "invalid_body", "slug"),
        (json!({ "colour": "red" }), "invalid_body", "colour"),
        (json!({ "description": "x".repeat(3_000) }), "invalid_text", "description"),
    ];
    for (change, code, field) in table {
        let refused = business.patch_group(&group.id, On::Anything, &change).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, code, field), "{change}");
    }
    Ok(())
}

#[tokio::test]
async fn a_slug_belongs_to_one_group_until_it_is_deleted_and_calendars_have_their_own() -> Result<()> {
    let business = business().await?;
    let other = business.second_sub_account().await?;
    let [calendar] = &calendars(&business, &["Only"]).await?[..] else { unreachable!() };
    let slug = calendar.document["slug"].as_str().unwrap_or_default().to_owned();
    let draft = json!({ "slug": slug, "name": "Like the calendar", "calendars": [calendar.id] });
    let group = business.group(&draft).await?;
    assert_eq!(seen(&business, &slug).await?, ["Only"]);
    assert_eq!(business.api.calendar(&slug).await?.name, "Only", "the calendar keeps its address");

    let theirs = json!({ "slug": slug, "name": "Theirs" });
    let refused = other.try_group(&fresh("key"), &theirs).await?.refused_field()?;
    assert_eq!(refused, refused_field(409, "slug_taken", "slug"));
    let foreign = json!({ "slug": fresh("group"), "name": "Theirs", "calendars": [calendar.id] });
    let refused = other.try_group(&fresh("key"), &foreign).await?.refused_field()?;
    assert_eq!(refused, refused_field(422, "invalid_calendars", "calendars.0"));
    assert_eq!(other.read_group(&group.id).await?.refused()?, refusal(404, "not_found"));

    let stale = business.delete_group(&group.id, On::Version(7)).await?;
    assert_eq!(stale.refused()?, refusal(412, "version_changed"));
    for _ in 0..2 {
        assert_eq!(business.delete_group(&group.id, On::Anything).await?.status, 204, "twice is once");
    }
    assert_eq!(business.read_group(&group.id).await?.refused()?, refusal(404, "not_found"));
    let gone = business.patch_group(&group.id, On::Anything, &json!({ "name": "Back" })).await?;
    assert_eq!(gone.refused()?, refusal(404, "not_found"));
    assert_eq!(
        business.api.get(&format!("/api/v1/groups/{slug}")).await?.refused()?,
        refusal(404, "not_found")
    );
    assert_eq!(business.api.calendar(&slug).await?.name, "Only", "its calendars stay");
    let now_theirs = other.group(&theirs).await?;
    assert_eq!(seen(&other, &slug).await?, Vec::<String>::new());
    let refused = business.try_group(&fresh("key"), &draft).await?.refused()?;
    assert_eq!(refused, refusal(409, "slug_taken"), "it is {}'s by now", now_theirs.id);
    Ok(())
}

#[tokio::test]
async fn groups_are_listed_in_pages_without_those_that_are_deleted() -> Result<()> {
    let business = business().await?;
    let mut ids = Vec::new();
    for _ in 0..4 {
        ids.push(business.group(&json!({ "slug": fresh("group"), "name": "One of four" })).await?.id);
    }
    ids.sort();
    business.delete_group(&ids.remove(1), On::Version(1)).await?;
    let first: Page<Record> = business.list_groups("?limit=2").await?.read(200)?;
    let after = format!("?limit=2&after={}", first.next.clone().unwrap_or_default());
    let second: Page<Record> = business.list_groups(&after).await?.read(200)?;
    let listed: Vec<String> = first.entries.into_iter().chain(second.entries).map(|group| group.id).collect();
    assert_eq!((listed, second.next), (ids, None));
    assert_eq!(business.list_groups("?limit=0").await?.refused()?, refusal(422, "invalid_limit"));
    let mut nowhere = business;
    "sub_00000000000000000000000000".clone_into(&mut nowhere.sub_account);
    let refused =
        nowhere.try_group(&fresh("key"), &json!({ "slug": fresh("group"), "name": "Lost" })).await?;
    assert_eq!(refused.refused()?, refusal(404, "not_found"));
    let known: Value = nowhere.list_groups("").await?.read(200)?;
    assert_eq!(known, json!({ "groups": [], "next": null }));
    Ok(())
}
