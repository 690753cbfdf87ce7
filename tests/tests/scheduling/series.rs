//! Series, as clients book them: planned before anything is booked, whole or with what became of each time.

use super::{STATIC_LINK, business, refusal, refused_field, starts, try_booking};
use anyhow::Result;
use reqwest::Method;
use serde_json::{Value, json};
use shared::wire::{ClashView, SeriesView};
use slotkey_tests::client::{Answer, Booking, fresh};
use slotkey_tests::world::{Business, CalendarSpec};

async fn calendar(business: &Business) -> Result<String> {
    let spec = CalendarSpec::unassigned(STATIC_LINK).zone("UTC").with("client_series", true);
    business.calendar(&spec).await
}

/// A series that begins at `start`, in UTC.
async fn try_series(business: &Business, slug: &str, key: &str, start: &str, more: &Value) -> Result<Answer> {
    let mut body = serde_json::to_value(Booking::at(start).request)?;
    body["tz"] = "UTC".into();
    // The same client each time, so that the same request is the same request.
    body["contact"] = json!({ "name": "Ada Lovelace", "email": "ada@example.com" });
    for (name, value) in more.as_object().into_iter().flatten() {
        body[name] = value.clone();
    }
    let request = business.api.request(Method::POST, &format!("/api/v1/calendars/{slug}/series"));
    business.api.send(request.header("idempotency-key", key).json(&body)).await
}

fn daily(count: u32, on_clash: &str) -> Value {
    json!({ "repeat": { "every": "day", "end": { "count": count }, "on_clash": on_clash } })
}

fn begun(series: &SeriesView) -> Vec<&str> {
    series.appointments.iter().map(|appointment| appointment.start.as_str()).collect()
}

/// The same time some days later, in UTC.
fn later(start: &str, days: i64) -> String {
    let start: jiff::Timestamp = start.parse().expect("an instant");
    (start + jiff::SignedDuration::from_hours(24 * days)).to_string()
}

#[tokio::test]
async fn a_series_tells_which_times_were_not_free_and_what_became_of_them() -> Result<()> {
    let business = business().await?;
    let slug = calendar(&business).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    business.api.booked(&slug, &later(&start, 1)).await?;

    let key = fresh("series");
    let skipped: SeriesView =
        try_series(&business, &slug, &key, &start, &daily(3, "skip")).await?.read(201)?;
    assert_eq!(begun(&skipped), [start.clone(), later(&start, 2)]);
    assert_eq!(skipped.skipped, [later(&start, 1)]);
    let [ClashView { wanted, local, appointment: None }] = &skipped.clashes[..] else {
        panic!("{:?}", skipped.clashes)
    };
    assert_eq!(*wanted, later(&start, 1));
    assert_eq!(local[..16], wanted[..16], "as a clock in UTC shows it");
    let again: SeriesView = try_series(&business, &slug, &key, &start, &daily(3, "skip")).await?.read(201)?;
    assert_eq!(again, skipped, "sent again, it is booked once");
    let other = try_series(&business, &slug, &key, &start, &daily(4, "skip")).await?;
    assert_eq!(other.refused()?, refusal(422, "idempotency_key_reused"));

    let half_past = starts(&business, &slug, 1).await?.remove(0);
    business.api.booked(&slug, &later(&half_past, 1)).await?;
    let key = fresh("series");
    let moved: SeriesView =
        try_series(&business, &slug, &key, &half_past, &daily(3, "next_free")).await?.read(201)?;
    assert_eq!((moved.appointments.len(), moved.skipped.len()), (3, 0));
    let instead =
        moved.appointments.iter().find(|one| Some(&one.id) == moved.clashes[0].appointment.as_ref());
    let instead = instead.expect("the one that takes place instead");
    assert_eq!(moved.clashes[0].wanted, later(&half_past, 1));
    assert!(instead.start > moved.clashes[0].wanted && instead.start < later(&half_past, 2));
    Ok(())
}

#[tokio::test]
async fn a_series_is_read_by_its_own_link_and_no_other() -> Result<()> {
    let business = business().await?;
    let slug = calendar(&business).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let book = async || -> Result<SeriesView> {
        let start = starts(&business, &slug, 1).await?.remove(0);
        try_series(&business, &slug, &fresh("series"), &start, &daily(2, "skip")).await?.read(201)
    };
    let (series, other) = (book().await?, book().await?);
    let path = |id: &str, token: &str| format!("/api/v1/series/{id}?token={token}");
    let read: SeriesView = business.api.get(&path(&series.id, &series.token)).await?.read(200)?;
    assert_eq!(read, series);
    for token in [&other.token, &series.appointments[0].token, &String::new(), &"nonsense".to_owned()] {
        let refused = business.api.get(&path(&series.id, token)).await?.refused()?;
        assert_eq!(refused, refusal(404, "not_found"), "{token}");
    }
    assert_eq!(business.api.get(&format!("/api/v1/series/{}", series.id)).await?.status, 404);
    let page = business.api.get(&series.url).await?;
    assert_eq!(page.status, 200, "{}", page.body);
    assert!(page.body.contains("2 appointments") && page.header("referrer-policy") == "no-referrer");
    let stranger = business.api.get(&format!("/widget/series/{}?token={}", other.id, series.token)).await?;
    assert_eq!(stranger.status, 404);

    business.api.cancel(&series.appointments[1]).await?;
    let read: SeriesView = business.api.get(&path(&series.id, &series.token)).await?.read(200)?;
    assert_eq!(read.appointments[1].status, "cancelled");
    assert_eq!(read.appointments[0].start, start);
    Ok(())
}

#[tokio::test]
async fn the_time_that_a_client_keeps_begins_their_series() -> Result<()> {
    let business = business().await?;
    let host = business.user().await?;
    let spec = CalendarSpec::round_robin(&[&host]).link(STATIC_LINK).zone("UTC").with("client_series", true);
    let slug = business.calendar(&spec).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let hold = business.api.held(&slug, &start).await?;
    assert!(!business.api.offers(&slug, &start).await?, "it is kept");

    let without = try_series(&business, &slug, &fresh("series"), &start, &daily(3, "refuse")).await?;
    let problem = without.problem()?;
    assert_eq!((problem.status, problem.code.as_str()), (409, "series_clash"));
    assert!(problem.detail.contains("One time of this series is not free"), "{}", problem.detail);
    let mut with_hold = daily(3, "refuse");
    with_hold["hold"] = hold.id.clone().into();
    let series: SeriesView =
        try_series(&business, &slug, &fresh("series"), &start, &with_hold).await?.read(201)?;
    assert_eq!(begun(&series), [start.clone(), later(&start, 1), later(&start, 2)]);
    assert_eq!(series.appointments[0].id, hold.id, "what was kept is what was booked");
    assert!(series.clashes.is_empty());
    assert_eq!(try_booking(&business, &slug, &start).await?.refused()?, refusal(409, "slot_taken"));
    Ok(())
}

#[tokio::test]
async fn a_series_that_cannot_be_is_refused_by_field_and_books_nothing() -> Result<()> {
    let business = business().await?;
    let slug = calendar(&business).await?;
    let start = starts(&business, &slug, 1).await?.remove(0);
    let repeat = |repeat: Value| json!({ "repeat": repeat });
    let table = [
        (repeat(json!({ "every": "day", "end": { "count": 1 } })), "invalid_repeat", "repeat.end.count"),
        (repeat(json!({ "every": "day", "end": { "count": 61 } })), "invalid_repeat", "repeat.end.count"),
        (repeat(json!({ "every": "day", "end": { "until": "soon" } })), "invalid_repeat", "repeat.end.until"),
        (
            repeat(json!({ "every": "week", "interval": 53, "end": { "count": 2 } })),
            "invalid_repeat",
            "repeat.interval",
        ),
        (repeat(json!({ "every": "year", "end": { "count": 2 } })), "invalid_body", "repeat.every"),
        (json!({}), "invalid_body", "repeat"),
    ];
    for (more, code, field) in table {
        let refused = try_series(&business, &slug, &fresh("series"), &start, &more).await?.refused_field()?;
        assert_eq!(refused, refused_field(422, code, field), "{more}");
    }
    let single = business.calendar(&CalendarSpec::unassigned(STATIC_LINK).zone("UTC")).await?;
    let refused = try_series(&business, &single, &fresh("series"), &start, &daily(2, "skip")).await?;
    assert_eq!(refused.refused()?, refusal(403, "series_not_allowed"));
    assert!(business.api.appointments(&business.sub_account).await?.is_empty());
    Ok(())
}
