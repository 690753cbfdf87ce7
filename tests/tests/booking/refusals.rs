//! What is refused, and how: one shape, a stable code, the field, and nothing taken.

use super::{STATIC_LINK, business};
use anyhow::Result;
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use serde_json::{Value, json};
use slotkey_tests::client::{Api, Booking, day_from_now, fresh};
use slotkey_tests::world::{Business, CalendarSpec};

fn days_from_now(days: i64) -> String {
    (Timestamp::now() + SignedDuration::from_hours(24 * days)).strftime("%Y-%m-%dT%H:00:00Z").to_string()
}

async fn calendar() -> Result<(Business, String, String)> {
    let business = business().await?;
    let slug = business.calendar(&CalendarSpec::unassigned(STATIC_LINK)).await?;
    let start = business.api.first_slots(&slug, 1).await?.remove(0).start;
    Ok((business, slug, start))
}

#[tokio::test]
async fn bookings_that_cannot_be_read_are_refused_by_field() -> Result<()> {
    let (business, slug, start) = calendar().await?;
    let whole = serde_json::to_value(Booking::at(&start).request)?;
    let with = |path: &[&str], value: Value| {
        let mut body = whole.clone();
        let mut place = &mut body;
        for name in path {
            place = &mut place[*name];
        }
        *place = value;
        body
    };
    let between_slots = start.replace("00:00Z", "07:00Z").replace("30:00Z", "37:00Z");
    let long_name = "n".repeat(101);
    let table = [
        (with(&["start"], json!("tomorrow")), "invalid_start", "start"),
        (with(&["start"], json!("9999-12-30T12:00:00Z")), "invalid_start", "start"),
        (with(&["start"], json!("-009999-01-01T00:00:00Z")), "invalid_start", "start"),
        (with(&["start"], json!(days_from_now(-2))), "invalid_start", "start"),
        (with(&["start"], json!(days_from_now(90))), "invalid_start", "start"),
        (with(&["start"], json!(between_slots)), "invalid_start", "start"),
        (with(&["start"], json!(5)), "invalid_body", "start"),
        (with(&["tz"], json!("Mars/Olympus")), "invalid_time_zone", "tz"),
        (with(&["tz"], json!("")), "invalid_time_zone", "tz"),
        (with(&["contact", "name"], json!("  ")), "invalid_name", "contact.name"),
        (with(&["contact", "name"], json!(long_name)), "invalid_name", "contact.name"),
        (with(&["contact", "email"], json!("nobody")), "invalid_email", "contact.email"),
        (with(&["contact", "email"], json!("a@b.co\r\nBcc: x@y.z")), "invalid_email", "contact.email"),
        (with(&["contact", "phone"], json!("call me")), "invalid_phone", "contact.phone"),
        (with(&["contact", "age"], json!(7)), "invalid_body", "contact.age"),
        (with(&["notes"], json!("x".repeat(2_001))), "invalid_text", "notes"),
        (with(&["answers"], json!({ "shoe_size": "42" })), "invalid_answer", "answers.shoe_size"),
        (with(&["guests"], json!(["guest@example.com"])), "invalid_guests", "guests"),
        (with(&["coupon"], json!("FREE")), "invalid_body", "coupon"),
    ];
    for (body, code, field) in table {
        let refused = business.api.book_raw(&slug, &fresh("booking"), body.to_string()).await?.problem()?;
        let seen = (refused.status, refused.code.as_str(), refused.field.as_deref());
        assert_eq!(seen, (422, code, Some(field)), "{body}: {}", refused.detail);
    }
    assert!(business.api.offers(&slug, &start).await?, "a refused booking took the slot");
    assert!(business.api.appointments(&business.sub_account).await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn bodies_that_are_no_bookings_at_all() -> Result<()> {
    let (business, slug, start) = calendar().await?;
    let book = async |body: String| business.api.book_raw(&slug, &fresh("booking"), body).await?.refused();
    for body in ["{", "no json", "{\"start\": \"2026", "\"\u{1}\""] {
        assert_eq!(book(body.to_owned()).await?, (400, "invalid_json".to_owned()), "{body}");
    }
    for body in ["[]", "null", "{}", "\"text\"", "{\"start\": \"2026-12-03T15:00:00Z\"}"] {
        assert_eq!(book(body.to_owned()).await?, (422, "invalid_body".to_owned()), "{body}");
    }
    let mut large = Booking::at(&start).request;
    large.notes = Some("x".repeat(70 * 1_024));
    assert_eq!(book(serde_json::to_string(&large)?).await?, (413, "body_too_large".to_owned()));
    let deep = format!("{{\"start\":{}1{}}}", "[".repeat(5_000), "]".repeat(5_000));
    assert!(matches!(book(deep).await?.0, 400 | 422), "a deeply nested body");
    let bytes = business.api.book_raw(&slug, &fresh("booking"), vec![0xff, 0xfe, 0x00]).await?;
    assert_eq!(bytes.refused()?, (400, "invalid_json".to_owned()));
    assert!(business.api.offers(&slug, &start).await?);
    Ok(())
}

#[tokio::test]
async fn a_start_off_the_grid_comes_with_starts_that_are_on_it() -> Result<()> {
    let (business, slug, start) = calendar().await?;
    let off = start.replace("00:00Z", "07:00Z").replace("30:00Z", "37:00Z");
    let refused = business.api.book(&slug, &Booking::at(&off)).await?.problem()?;
    assert_eq!((refused.status, refused.code.as_str()), (422, "invalid_start"));
    assert!(refused.alternatives.iter().any(|slot| slot.start == start), "{:?}", refused.alternatives);
    Ok(())
}

#[tokio::test]
async fn slots_are_asked_for_by_days_and_zone() -> Result<()> {
    let (business, slug, _) = calendar().await?;
    let (first, last, too_far) = (day_from_now(1), day_from_now(62), day_from_now(63));
    let day = first.as_str();
    let table = [
        (vec![("from", day), ("to", day)], "invalid_time_zone", "tz"),
        (vec![("from", day), ("to", day), ("tz", "Mars/Olympus")], "invalid_time_zone", "tz"),
        (vec![("from", day), ("to", day), ("tz", "")], "invalid_time_zone", "tz"),
        (vec![("to", day), ("tz", "UTC")], "invalid_day", "from"),
        (vec![("from", day), ("tz", "UTC")], "invalid_day", "to"),
        (vec![("from", "2026-13-01"), ("to", day), ("tz", "UTC")], "invalid_day", "from"),
        (vec![("from", day), ("to", "2026-02-30"), ("tz", "UTC")], "invalid_day", "to"),
        (vec![("from", "2026-12-03T10:00"), ("to", day), ("tz", "UTC")], "invalid_day", "from"),
        (vec![("from", "today"), ("to", day), ("tz", "UTC")], "invalid_day", "from"),
        (vec![("from", last.as_str()), ("to", day), ("tz", "UTC")], "invalid_range", "to"),
        (vec![("from", day), ("to", too_far.as_str()), ("tz", "UTC")], "invalid_range", "to"),
        (vec![("from", day), ("to", "9999-12-31"), ("tz", "UTC")], "invalid_range", "to"),
        (vec![("from", "9999-12-31"), ("to", "9999-12-31"), ("tz", "UTC")], "invalid_range", "from"),
    ];
    for (query, code, field) in table {
        let refused = business.api.slots_with(&slug, &query).await?.problem()?;
        let seen = (refused.status, refused.code.as_str(), refused.field.as_deref());
        assert_eq!(seen, (422, code, Some(field)), "{query:?}: {}", refused.detail);
    }
    assert_eq!(
        business.api.slots(&slug, day, &last, "UTC").await?.days.len(),
        60,
        "62 days may be asked for; 60 are open"
    );
    let past = business.api.slots(&slug, "1970-01-01", "1970-01-31", "America/New_York").await?;
    assert!(past.days.is_empty());
    Ok(())
}

#[tokio::test]
async fn what_is_not_there_is_not_found() -> Result<()> {
    let (business, slug, _) = calendar().await?;
    let get = async |path: &str| business.api.get(path).await?.refused();
    for path in [
        "/api/v1/calendars/no-such-calendar",
        "/api/v1/calendars/No_Slug",
        "/api/v1/calendars/no-such-calendar/slots?from=2026-12-01&to=2026-12-01&tz=UTC",
        "/api/v1/appointments/apt_00000000000000000000000000?token=x",
        "/api/v1/no/such/address",
    ] {
        assert_eq!(get(path).await?, (404, "not_found".to_owned()), "{path}");
    }
    let book = business.api.book("no-such-calendar", &Booking::at("2026-12-03T15:00:00Z")).await?;
    assert_eq!(book.refused()?, (404, "not_found".to_owned()));
    let delete = business.api.request(Method::DELETE, &format!("/api/v1/calendars/{slug}"));
    let delete = business.api.send(delete).await?;
    assert_eq!(delete.header("allow"), "GET");
    assert_eq!(delete.refused()?, (405, "method_not_allowed".to_owned()));
    let page = business.api.get("/widget/bookings/no-such-calendar").await?;
    assert_eq!(page.status, 404);
    assert!(page.header("content-type").starts_with("text/html"), "a person is told on a page");
    Ok(())
}

#[tokio::test]
async fn the_management_api_needs_its_key() -> Result<()> {
    let (business, ..) = calendar().await?;
    let user = business.user().await?;
    let Business { agency, sub_account, .. } = &business;
    let calls = [
        (Method::POST, "/agencies".to_owned()),
        (Method::POST, format!("/agencies/{agency}/users")),
        (Method::GET, format!("/agencies/{agency}/users/{}", user.id)),
        (Method::POST, format!("/agencies/{agency}/users/{}/profile-links", user.id)),
        (Method::POST, format!("/agencies/{agency}/sub-accounts")),
        (Method::POST, format!("/agencies/{agency}/sub-accounts/{sub_account}/calendars")),
        (Method::GET, format!("/sub-accounts/{sub_account}/appointments")),
        (Method::GET, format!("/sub-accounts/{sub_account}/status")),
        (Method::GET, "/zoom-accounts/whoever/status".to_owned()),
    ];
    let stranger = Api::new(business.api.origin(), "not the key")?;
    let empty = Api::new(business.api.origin(), "")?;
    for (method, path) in calls {
        let bare = business.api.request(method.clone(), &format!("/api/v1{path}"));
        for request in [bare, stranger.managing(method.clone(), &path), empty.managing(method.clone(), &path)]
        {
            let request =
                if method == Method::POST { request.json(&json!({ "name": "x" })) } else { request };
            assert_eq!(
                business.api.send(request).await?.refused()?,
                (401, "unauthorized".to_owned()),
                "{path}"
            );
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_slug_belongs_to_one_calendar_in_the_whole_installation() -> Result<()> {
    let (business, slug, _) = calendar().await?;
    let rival = self::business().await?;
    let refused = rival.try_calendar(&CalendarSpec::unassigned(STATIC_LINK).slug(&slug)).await?.problem()?;
    assert_eq!(
        (refused.status, refused.code.as_str(), refused.field.as_deref()),
        (409, "slug_taken", Some("slug"))
    );
    assert_eq!(business.api.calendar(&slug).await?.slug, slug);
    for bad in ["", "Has-Capitals", "two--hyphens", "-edge", "with space", &"x".repeat(65)] {
        let refused = rival.try_calendar(&CalendarSpec::unassigned(STATIC_LINK).slug(bad)).await?;
        assert_eq!(refused.status, 422, "{bad}: {}", refused.body);
    }
    Ok(())
}

#[tokio::test]
async fn creating_twice_under_one_key_creates_once() -> Result<()> {
    let business = business().await?;
    let key = fresh("agency");
    let (first, second) =
        (business.api.create_agency(&key, "One").await?, business.api.create_agency(&key, "One").await?);
    assert_eq!(first, second);
    assert_ne!(first, business.api.create_agency(&fresh("agency"), "One").await?);
    let spec = CalendarSpec::unassigned(STATIC_LINK);
    let key = fresh("calendar");
    let mut ids = Vec::new();
    for _ in 0..2 {
        let made = business
            .api
            .create_calendar(&business.agency, &business.sub_account, &key, &spec.draft())
            .await?;
        ids.push(made.read::<Value>(201)?["id"].clone());
    }
    assert_eq!(ids[0], ids[1]);
    Ok(())
}
