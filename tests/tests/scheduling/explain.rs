//! Why is there no slot? The rule that keeps a start back, for the calendar and for each member, over HTTP.

use super::{STATIC_LINK, TWO_DAYS_MINUTES, business, refused_field, starts_on, users};
use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use slotkey_tests::client::{Booking, day_from_now};
use slotkey_tests::office::{Explanation, Record};
use slotkey_tests::world::{Business, CalendarSpec, User};

/// Noon of the day that is so many days ahead, in UTC.
fn noon(days_ahead: i64) -> String {
    format!("{}T12:00:00Z", day_from_now(days_ahead))
}

fn hosted(host: &User) -> CalendarSpec {
    CalendarSpec::round_robin(&[host]).link(STATIC_LINK).zone("UTC")
}

/// The names of the rules that the calendar has against a start, and those that its members have.
fn rules(explanation: &Explanation) -> (Vec<&str>, Vec<Vec<&str>>) {
    (
        explanation.calendar.iter().map(name_of).collect(),
        explanation.members.iter().map(|member| member.rules.iter().map(name_of).collect()).collect(),
    )
}

fn name_of(rule: &Value) -> &str {
    rule["rule"].as_str().unwrap_or_default()
}

#[tokio::test]
async fn each_rule_is_named_where_it_keeps_a_start_back() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let no_windows = json!([{ "date": day_from_now(1), "windows": [] }]);
    let day_off = json!([{ "from": day_from_now(1), "to": day_from_now(1) }]);
    let only_later = json!({ "from": day_from_now(2) });
    // A calendar, a start on it, what the calendar has against it, what the member has.
    let table: Vec<(CalendarSpec, String, Value, Value)> = vec![
        (hosted(&host), noon(1), json!([]), json!([])),
        (hosted(&host).with("active", false), noon(1), json!([{ "rule": "calendar_off" }]), json!([])),
        (hosted(&host), noon(-1), json!([{ "rule": "past" }]), json!([])),
        (hosted(&host).rule("dates", only_later), noon(1), json!([{ "rule": "dates" }]), json!([])),
        (
            hosted(&host).rule("bookable_days", 1),
            noon(1),
            json!([{ "rule": "bookable_days", "days": 1 }]),
            json!([]),
        ),
        (
            hosted(&host).hours("time_off", day_off),
            noon(1),
            json!([]),
            json!([{ "rule": "time_off", "date": day_from_now(1) }]),
        ),
        (
            hosted(&host).hours("overrides", no_windows),
            noon(1),
            json!([]),
            json!([{ "rule": "override", "date": day_from_now(1) }]),
        ),
        (
            hosted(&host).open("13:00", "17:00"),
            noon(1),
            json!([]),
            json!([{ "rule": "weekly_hours", "date": day_from_now(1) }]),
        ),
        (
            hosted(&host).open("09:00", "12:15"),
            noon(1),
            json!([]),
            json!([{ "rule": "ends_after_closing", "closes": noon(1).replace("12:00:00", "12:15:00") }]),
        ),
        (
            hosted(&host).open("09:10", "17:00"),
            noon(1),
            json!([]),
            json!([{ "rule": "off_grid", "interval_minutes": 30 }]),
        ),
    ];
    for (spec, start, of_calendar, of_member) in table {
        let calendar = business.new_calendar(&spec).await?;
        let explained = business.explained(&calendar.id, &start).await?;
        assert_eq!(Value::from(explained.calendar.clone()), of_calendar, "{spec:?}");
        assert_eq!(explained.members.len(), 1);
        assert_eq!(Value::from(explained.members[0].rules.clone()), of_member, "{spec:?}");
        assert_eq!(explained.offered, of_calendar == json!([]) && of_member == json!([]));
        let offered = business.api.offers(&spec.slug, &start).await?;
        assert_eq!(explained.offered, offered, "what is explained is what is offered: {spec:?}");
    }
    Ok(())
}

#[tokio::test]
async fn notice_and_horizon_say_from_when_and_until_when() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = hosted(&host).rule("minimum_notice_minutes", TWO_DAYS_MINUTES).rule("horizon_days", 4);
    let calendar = business.new_calendar(&spec).await?;
    let early = business.explained(&calendar.id, &noon(1)).await?;
    assert_eq!(rules(&early), (vec!["minimum_notice"], vec![vec![]]));
    let earliest = early.calendar[0]["earliest"].as_str().context("an instant")?;
    assert!(earliest > day_from_now(1).as_str() && earliest < day_from_now(4).as_str(), "{earliest}");
    let late = business.explained(&calendar.id, &noon(6)).await?;
    assert_eq!(rules(&late), (vec!["horizon"], vec![vec![]]));
    let latest = late.calendar[0]["latest"].as_str().context("an instant")?;
    assert!(latest > day_from_now(3).as_str() && latest < day_from_now(6).as_str(), "{latest}");
    assert!(business.explained(&calendar.id, &noon(3)).await?.offered);
    Ok(())
}

#[tokio::test]
async fn what_is_booked_is_named_by_its_appointment() -> Result<()> {
    let business = business().await?;
    let hosts = users(&business, 2).await?;
    let (busy, free) = (&hosts[0], &hosts[1]);
    let alone = hosted(busy).rule("buffer_after_minutes", 30).rule("interval_minutes", 15);
    let alone = business.new_calendar(&alone).await?;
    let slug = alone.document["slug"].as_str().context("a slug")?;
    let booked = business.api.booked(slug, &noon(1)).await?;

    let rules_at = async |time: &str| {
        let start = noon(1).replace("12:00:00", time);
        Ok::<_, anyhow::Error>(Value::from(
            business.explained(&alone.id, &start).await?.members[0].rules.clone(),
        ))
    };
    assert_eq!(rules_at("12:00:00").await?, json!([{ "rule": "seats_taken", "capacity": 1 }]));
    assert_eq!(rules_at("12:15:00").await?, json!([{ "rule": "appointment", "appointment": booked.id }]));
    assert_eq!(rules_at("11:15:00").await?, json!([{ "rule": "buffer", "appointment": booked.id }]));
    assert_eq!(rules_at("11:00:00").await?, json!([]));

    // On a round robin one is busy and the other is not: it is offered.
    let both = CalendarSpec::round_robin(&[busy, free]).link(STATIC_LINK).zone("UTC");
    let both = business.new_calendar(&both).await?;
    let explained = business.explained(&both.id, &noon(1)).await?;
    assert_eq!(rules(&explained), (vec![], vec![vec!["appointment"], vec![]]));
    assert!(explained.offered);
    // A collective needs both.
    let together = CalendarSpec::collective(&[busy, free]).link(STATIC_LINK).zone("UTC");
    let together = business.new_calendar(&together).await?;
    let explained = business.explained(&together.id, &noon(1)).await?;
    assert_eq!(rules(&explained), (vec![], vec![vec!["appointment"], vec![]]));
    assert_eq!(explained.members.iter().map(|member| member.member).collect::<Vec<_>>(), [0, 1]);
    assert!(!explained.offered);
    Ok(())
}

#[tokio::test]
async fn limits_of_a_day_and_what_looks_busy_are_named() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let full = |calendar: &Record| calendar.document["slug"].as_str().unwrap_or_default().to_owned();
    let limited = business.new_calendar(&hosted(&host).rule("per_day", 1)).await?;
    let of_member = business.new_calendar(&hosted(&host).member(&host, "per_day", 1)).await?;
    business.api.booked(&full(&limited), &noon(1)).await?;
    business.api.booked(&full(&of_member), &noon(2)).await?;
    let later = |day: i64| noon(day).replace("12:00:00", "15:00:00");
    let explained = business.explained(&limited.id, &later(1)).await?;
    assert_eq!(explained.calendar, [json!({ "rule": "day_full", "limit": 1 })]);
    let explained = business.explained(&of_member.id, &later(2)).await?;
    assert_eq!(explained.members[0].rules, [json!({ "rule": "member_day_full", "limit": 1 })]);

    let shy = business.new_calendar(&hosted(&host).rule("look_busy_percent", 60)).await?;
    let shown = starts_on(&business, &full(&shy), 3).await?;
    for hour in 0..24 {
        let start = noon(3).replace("12:00:00", &format!("{hour:02}:00:00"));
        let explained = business.explained(&shy.id, &start).await?;
        let expected = if shown.contains(&start) { vec![] } else { vec!["look_busy"] };
        assert_eq!((rules(&explained).0, explained.offered), (expected, shown.contains(&start)), "{start}");
    }
    Ok(())
}

#[tokio::test]
async fn several_rules_are_named_together() -> Result<()> {
    let business = business().await?;
    let hosts = users(&business, 2).await?;
    let spec = CalendarSpec::round_robin(&[&hosts[0], &hosts[1]])
        .link(STATIC_LINK)
        .zone("UTC")
        .open("09:00", "11:00")
        .rule("minimum_notice_minutes", TWO_DAYS_MINUTES)
        .rule("dates", json!({ "to": day_from_now(0) }))
        .with("active", false);
    let calendar = business.new_calendar(&spec).await?;
    let explained = business.explained(&calendar.id, &noon(1)).await?;
    let (of_calendar, of_members) = rules(&explained);
    assert_eq!(of_calendar, ["calendar_off", "minimum_notice", "dates"]);
    assert_eq!(of_members, [["weekly_hours"], ["weekly_hours"]]);
    Ok(())
}

#[tokio::test]
async fn another_length_is_explained_for_itself() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = hosted(&host).open("09:00", "12:30").rule("other_durations_minutes", vec![60]);
    let calendar = business.new_calendar(&spec).await?;
    let noon = noon(1);
    assert!(business.explained(&calendar.id, &noon).await?.offered);
    let query = [("start", noon.as_str()), ("duration_minutes", "60")];
    let longer: Explanation = business.explain(&calendar.id, &query).await?.read(200)?;
    assert_eq!(rules(&longer), (vec![], vec![vec!["ends_after_closing"]]));
    let query = [("start", noon.as_str()), ("duration_minutes", "45")];
    let refused = business.explain(&calendar.id, &query).await?.refused_field()?;
    assert_eq!(refused, refused_field(422, "invalid_duration", "duration_minutes"));
    Ok(())
}

#[tokio::test]
async fn a_question_that_cannot_be_answered_is_refused_soon() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let closed = hosted(&host).rule("bookable_days", 700).open("09:00", "09:05").rule("dates", json!({}));
    let calendar = business.new_calendar(&closed).await?;
    for start in ["", "tomorrow", "2026-12-03", "2026-12-03T15:00:00", "10000-01-01T00:00:00Z"] {
        let refused = business.explain(&calendar.id, &[("start", start)]).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, "invalid_start", "start"), "{start:?}");
    }
    let missing = business.explain(&calendar.id, &[]).await?.refused_field()?;
    assert_eq!(missing, refused_field(422, "invalid_start", "start"));
    for start in ["9999-12-30T22:00:00Z", "-009999-01-03T00:00:00Z", "1582-10-15T00:00:00Z"] {
        let answer = business.explain(&calendar.id, &[("start", start)]).await?;
        assert!(answer.status == 200 || answer.refused()?.1 == "invalid_start", "{start}: {}", answer.body);
        assert!(answer.took < super::SOON / 10, "{start}: {:?}", answer.took);
    }
    Ok(())
}

/// Whatever is explained as offered can be booked, and whatever is not cannot.
#[tokio::test]
async fn what_is_explained_is_what_is_booked() -> Result<()> {
    let business: Business = business().await?;
    let hosts = users(&business, 2).await?;
    let spec = CalendarSpec::collective(&[&hosts[0], &hosts[1]])
        .link(STATIC_LINK)
        .zone("UTC")
        .open("09:00", "17:00")
        .rule("per_day", 4)
        .rule("look_busy_percent", 30);
    let calendar = business.new_calendar(&spec).await?;
    let (mut taken, mut refused) = (0, 0);
    for hour in 8..18 {
        let start = noon(1).replace("12:00:00", &format!("{hour:02}:00:00"));
        let offered = business.explained(&calendar.id, &start).await?.offered;
        let status = business.api.book(&spec.slug, &Booking::at(&start)).await?.status;
        assert_eq!(offered, status == 201, "{start}: {status}");
        if offered { taken += 1 } else { refused += 1 }
    }
    assert!(taken > 0 && refused > 1, "{taken} taken, {refused} refused");
    Ok(())
}
