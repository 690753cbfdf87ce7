//! Meetings: zoom.md 3.

use anyhow::{Context as _, Result};
use jiff::Timestamp;
use reqwest::Method;
use serde_json::{Value, json};

use crate::guest::{Guest, MIA, refused};

const NEXT_YEAR: &str = "2099-06-01T10:00:00Z";

fn path_of(meeting: &Value) -> String {
    format!("/meetings/{}", meeting["id"])
}

fn instant(value: &Value) -> Result<Timestamp> {
    Ok(value.as_str().context("no text")?.parse()?)
}

#[tokio::test]
async fn a_meeting_is_made_read_changed_and_deleted() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let (status, made) = guest
        .create(
            &access,
            &json!({
                "topic": "First talk", "type": 2, "start_time": "2099-06-01T10:00:00", "timezone": "Europe/Berlin",
                "duration": 45, "agenda": "Hello", "default_password": true,
                "settings": { "use_pmi": false, "join_before_host": true, "jbh_time": 5 },
            }),
        )
        .await?;
    assert_eq!(status, 201, "{made}");
    assert_eq!(made["start_time"], "2099-06-01T08:00:00Z");
    assert_eq!((&made["duration"], &made["timezone"]), (&json!(45), &json!("Europe/Berlin")));
    assert_eq!(
        (&made["host_email"], &made["status"], &made["type"]),
        (&json!(MIA), &json!("waiting"), &json!(2))
    );
    assert_eq!(made["id"].to_string().len(), 11);
    assert!(made["uuid"].as_str().is_some_and(|uuid| uuid.ends_with("==")));
    assert!(made["password"].as_str().is_some_and(|password| password.len() == 6));
    assert_eq!(made["settings"]["join_before_host"], true);
    let join_url = made["join_url"].as_str().unwrap_or_default();
    assert!(join_url.contains(&format!("/j/{}?pwd=", made["id"])), "{join_url}");
    assert!(made["start_url"].as_str().is_some_and(|url| url.contains("?zak=")));
    assert!(made.get("pmi").is_none() && made.get("registration_url").is_none());

    let (status, mut read) = guest.get(&access, &path_of(&made)).await?;
    assert_eq!(status, 200);
    assert_ne!(read["start_url"], made["start_url"]);
    read["start_url"] = made["start_url"].clone();
    assert_eq!(read, made);

    let change = json!({ "topic": "Second talk", "start_time": "2099-06-02T10:00:00", "password": "s3cret" });
    let changed = guest.call(&access, Method::PATCH, &path_of(&made), Some(&change)).await?;
    assert_eq!(changed, (204, Value::Null));
    let (_, read) = guest.get(&access, &path_of(&made)).await?;
    assert_eq!(
        (&read["topic"], &read["start_time"]),
        (&json!("Second talk"), &json!("2099-06-02T08:00:00Z"))
    );
    assert_eq!(
        (&read["id"], &read["password"], &read["agenda"]),
        (&made["id"], &json!("s3cret"), &json!("Hello"))
    );

    for ignored in
        [json!({ "start_time": "2001-01-01T10:00:00Z" }), json!({ "start_time": "soon" }), json!({})]
    {
        let answer = guest.call(&access, Method::PATCH, &path_of(&made), Some(&ignored)).await?;
        assert_eq!(answer.0, 204);
        assert_eq!(guest.get(&access, &path_of(&made)).await?.1["start_time"], "2099-06-02T08:00:00Z");
    }

    assert_eq!(guest.call(&access, Method::DELETE, &path_of(&made), None).await?, (204, Value::Null));
    for method in [Method::GET, Method::PATCH, Method::DELETE] {
        let answer = guest.call(&access, method, &path_of(&made), Some(&json!({}))).await?;
        refused(&answer, 404, 3001);
        assert_eq!(answer.1["message"], format!("Meeting does not exist: {}.", made["id"]));
    }
    let seen = guest.meetings().await?;
    assert_eq!((seen.len(), &seen[0]["deleted"]), (1, &json!(true)));
    Ok(())
}

#[tokio::test]
async fn another_hosts_and_unknown_meetings_do_not_exist() -> Result<()> {
    let guest = Guest::new().await?;
    let (mia, max) = (guest.connect(MIA).await?.access, guest.connect("max@example.test").await?.access);
    let made = guest.create(&mia, &json!({ "start_time": NEXT_YEAR })).await?.1;
    for path in [path_of(&made), "/meetings/81234567890".to_owned(), "/meetings/abc".to_owned()] {
        refused(&guest.get(&max, &path).await?, 404, 3001);
        refused(&guest.call(&max, Method::DELETE, &path, None).await?, 404, 3001);
        refused(&guest.call(&max, Method::PATCH, &path, Some(&json!({}))).await?, 404, 3001);
    }
    assert_eq!(guest.get(&mia, &path_of(&made)).await?.0, 200);
    Ok(())
}

#[tokio::test]
async fn start_times() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.arrange("users", &json!({ "email": MIA, "timezone": "America/New_York" })).await?;
    let understood = [
        // start_time, timezone, expected.
        ("2099-06-01T10:00:00", Some("Europe/Berlin"), "2099-06-01T08:00:00Z"),
        ("2099-06-01T10:00:00", Some("UTC"), "2099-06-01T10:00:00Z"),
        // Without a zone the account's holds.
        ("2099-01-15T10:00:00", None, "2099-01-15T15:00:00Z"),
        ("2099-06-01T10:00:00Z", Some("Europe/Berlin"), "2099-06-01T10:00:00Z"),
        ("2099-06-01T10:00:00Z", None, "2099-06-01T10:00:00Z"),
        // The last Sundays of March and October 2099: a gap and a fold in Berlin.
        ("2099-03-29T02:30:00", Some("Europe/Berlin"), "2099-03-29T01:30:00Z"),
        ("2099-10-25T02:30:00", Some("Europe/Berlin"), "2099-10-25T00:30:00Z"),
        ("2099-10-25T01:30:00Z", Some("Europe/Berlin"), "2099-10-25T01:30:00Z"),
    ];
    for (start_time, timezone, expected) in understood {
        let body = json!({ "start_time": start_time, "timezone": timezone });
        let (status, made) = guest.create(&access, &body).await?;
        assert_eq!((status, &made["start_time"]), (201, &json!(expected)), "{body}");
        assert_eq!(made["timezone"], timezone.unwrap_or("America/New_York"), "{body}");
    }
    let now = [
        json!({}),
        json!({ "start_time": "2020-01-01T10:00:00Z" }),
        json!({ "start_time": "2020-01-01T10:00:00", "timezone": "Europe/Berlin" }),
        json!({ "start_time": "2099-06-01T10:00:00+02:00", "timezone": "Europe/Berlin" }),
        json!({ "start_time": "2099-06-01T10:00:00.000Z" }),
        json!({ "start_time": "Invalid Date" }),
    ];
    for body in now {
        let before = Timestamp::now().as_second();
        let (status, made) = guest.create(&access, &body).await?;
        assert_eq!(status, 201, "{made}");
        let start = instant(&made["start_time"])?.as_second();
        assert!((before..=Timestamp::now().as_second()).contains(&start), "{body}: {}", made["start_time"]);
    }
    Ok(())
}

#[tokio::test]
async fn what_breaks_a_limit_is_named() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let made = guest.create(&access, &json!({ "start_time": NEXT_YEAR })).await?.1;
    let cases = [
        ("topic", json!({ "topic": "ü".repeat(201) })),
        ("topic", json!({ "topic": 1 })),
        ("agenda", json!({ "agenda": "a".repeat(2001) })),
        ("password", json!({ "password": "12345678901" })),
        ("password", json!({ "password": "a b" })),
        ("duration", json!({ "duration": 0 })),
        ("duration", json!({ "duration": 1441 })),
        ("duration", json!({ "duration": 30.5 })),
        ("duration", json!({ "duration": "30" })),
        ("type", json!({ "type": 9 })),
        ("start_time", json!({ "start_time": 1_700_000_000 })),
        ("timezone", json!({ "timezone": "Europe/Atlantis" })),
        ("settings", json!({ "settings": [] })),
        ("settings.jbh_time", json!({ "settings": { "jbh_time": 3 } })),
        ("settings.waiting_room", json!({ "settings": { "waiting_room": "true" } })),
    ];
    for (field, body) in &cases {
        let expected = json!({
            "code": 300, "message": "Validation Failed.", "errors": [{ "field": field, "message": "Invalid field." }],
        });
        assert_eq!(guest.create(&access, body).await?, (400, expected.clone()), "{body}");
        let patched = guest.call(&access, Method::PATCH, &path_of(&made), Some(body)).await?;
        assert_eq!(patched, (400, expected), "{body}");
    }
    let (_, several) = guest.create(&access, &json!({ "topic": 1, "duration": 0 })).await?;
    assert_eq!(several["errors"].as_array().map(Vec::len), Some(2));

    for no_object in [json!([]), json!("x"), Value::Null] {
        let answer = guest.create(&access, &no_object).await?;
        assert_eq!(
            answer,
            (400, json!({ "code": 300, "message": "Request Body should be a valid JSON object." }))
        );
    }
    let at_the_limit = json!({
        "topic": "ü".repeat(200), "agenda": "a".repeat(2000), "password": "1234567890", "duration": 1440,
    });
    assert_eq!(guest.create(&access, &at_the_limit).await?.0, 201);
    assert_eq!(guest.meetings().await?.len(), 2);
    refused(&guest.create(&access, &json!({ "schedule_for": "max@example.test" })).await?, 400, 3000);
    refused(&guest.get(&access, &format!("{}?occurrence_id=1", path_of(&made))).await?, 400, 300);
    Ok(())
}

#[tokio::test]
async fn passcodes_and_waiting_rooms() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let (_, given) = guest.create(&access, &json!({ "password": "abc-123" })).await?;
    assert_eq!(given["password"], "abc-123");

    // Without a passcode the field is absent, the link has none, and a waiting room is forced.
    let (_, open) = guest
        .create(&access, &json!({ "default_password": false, "settings": { "join_before_host": true } }))
        .await?;
    assert!(open.get("password").is_none() && open.get("encrypted_password").is_none());
    assert!(!open["join_url"].as_str().unwrap_or_default().contains('?'));
    assert_eq!(
        (&open["settings"]["waiting_room"], &open["settings"]["join_before_host"]),
        (&json!(true), &json!(false))
    );

    guest.arrange("users", &json!({ "email": MIA, "passcode_required": false })).await?;
    let (_, without) = guest.create(&access, &json!({ "default_password": true })).await?;
    assert!(without.get("password").is_none());

    let body = json!({ "password": "x", "settings": { "waiting_room": true, "join_before_host": true } });
    let (_, waiting) = guest.create(&access, &body).await?;
    assert_eq!(waiting["settings"]["join_before_host"], false);
    Ok(())
}

#[tokio::test]
async fn the_personal_room_and_registration() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let pmi = guest.get(&access, "/users/me").await?.1["pmi"].to_string();
    assert_eq!(pmi.len(), 10);
    let (_, personal) = guest.create(&access, &json!({ "settings": { "use_pmi": true } })).await?;
    assert_eq!(personal["pmi"], json!(pmi));
    assert!(personal["join_url"].as_str().is_some_and(|url| url.contains(&format!("/j/{pmi}?pwd="))));

    let registered = json!({ "settings": { "approval_type": 0 } });
    assert!(guest.create(&access, &registered).await?.1["registration_url"].is_string());
    guest.arrange("users", &json!({ "email": MIA, "type": 1 })).await?;
    let (status, dropped) = guest.create(&access, &registered).await?;
    assert_eq!((status, &dropped["settings"]["approval_type"]), (201, &json!(2)));
    assert!(dropped.get("registration_url").is_none());
    Ok(())
}

#[tokio::test]
async fn an_instant_meeting_has_no_start() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let (status, made) = guest.create(&access, &json!({ "type": 1, "start_time": NEXT_YEAR })).await?;
    assert_eq!(status, 201);
    assert!(made.get("start_time").is_none());
    assert_eq!(guest.get(&access, "/users/me/meetings").await?.1["total_records"], 0);
    Ok(())
}

#[tokio::test]
async fn lists_go_on_where_they_ended() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.connect("max@example.test").await?;
    for minute in (0..25).rev() {
        let body = json!({
            "topic": format!("{minute}"), "start_time": format!("2099-06-01T10:{minute:02}:00Z"),
            "agenda": "a".repeat(300),
        });
        assert_eq!(guest.create(&access, &body).await?.0, 201);
    }
    let mut topics = Vec::new();
    let mut token = String::new();
    let mut pages = 0;
    loop {
        let path = format!("/users/me/meetings?type=scheduled&page_size=10&next_page_token={token}");
        let (status, page) = guest.get(&access, &path).await?;
        assert_eq!((status, &page["total_records"]), (200, &json!(25 - pages)), "{page}");
        let meetings: Vec<Value> = serde_json::from_value(page["meetings"].clone())?;
        pages += 1;
        // What is deleted between two pages makes the next one skip nothing.
        let first = meetings.first().context("an empty page")?;
        guest.call(&access, Method::DELETE, &path_of(first), None).await?;
        topics
            .extend(meetings.iter().map(|meeting| meeting["topic"].as_str().unwrap_or_default().to_owned()));
        let entry = meetings[0].as_object().context("no object")?;
        for field in [
            "id",
            "uuid",
            "host_id",
            "topic",
            "type",
            "start_time",
            "duration",
            "timezone",
            "created_at",
            "join_url",
        ] {
            assert!(entry.contains_key(field), "{field}");
        }
        assert!(!entry.contains_key("password") && !entry.contains_key("settings"));
        assert_eq!(entry["agenda"].as_str().map(str::len), Some(250));
        page["next_page_token"].as_str().unwrap_or_default().clone_into(&mut token);
        if token.is_empty() {
            break;
        }
    }
    assert_eq!((topics, pages), ((0..25).map(|minute| minute.to_string()).collect(), 3));

    for wrong in ["page_size=301", "page_size=0", "page_size=x", "type=all", "next_page_token=x"] {
        refused(&guest.get(&access, &format!("/users/me/meetings?{wrong}")).await?, 400, 300);
    }
    assert_eq!(guest.get(&access, "/users/me/meetings?page_size=300").await?.1["next_page_token"], "");
    Ok(())
}

#[tokio::test]
async fn a_page_token_lives_fifteen_minutes_and_belongs_to_its_reader() -> Result<()> {
    let guest = Guest::new().await?;
    let (mia, max) = (guest.connect(MIA).await?.access, guest.connect("max@example.test").await?.access);
    for _ in 0..2 {
        guest.create(&mia, &json!({ "start_time": NEXT_YEAR })).await?;
    }
    let page = guest.get(&mia, "/users/me/meetings?page_size=1").await?.1;
    let next = format!(
        "/users/me/meetings?page_size=1&next_page_token={}",
        page["next_page_token"].as_str().unwrap_or_default()
    );
    refused(&guest.get(&max, &next).await?, 400, 300);
    refused(&guest.get(&mia, &format!("{next}&type=upcoming")).await?, 400, 300);
    assert_eq!(guest.get(&mia, &next).await?.0, 200);
    guest.arrange("clock", &json!({ "advance_seconds": 15 * 60 })).await?;
    refused(&guest.get(&mia, &next).await?, 400, 300);
    Ok(())
}

#[tokio::test]
async fn types_of_lists() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.create(&access, &json!({ "topic": "under way", "duration": 30 })).await?;
    guest.create(&access, &json!({ "topic": "to come", "start_time": NEXT_YEAR })).await?;
    let topics = async |kind: &str| -> Result<Vec<String>> {
        let page = guest.get(&access, &format!("/users/me/meetings?type={kind}")).await?.1;
        let meetings: Vec<Value> = serde_json::from_value(page["meetings"].clone())?;
        Ok(meetings.iter().map(|meeting| meeting["topic"].as_str().unwrap_or_default().to_owned()).collect())
    };
    assert_eq!(topics("upcoming").await?, ["under way", "to come"]);
    guest.arrange("clock", &json!({ "advance_seconds": 1800 })).await?;
    assert_eq!(topics("scheduled").await?, ["under way", "to come"]);
    assert_eq!(topics("upcoming").await?, ["to come"]);
    assert_eq!(topics("upcoming_meetings").await?, ["to come"]);
    assert_eq!(topics("previous_meetings").await?, ["under way"]);
    assert!(topics("live").await?.is_empty());
    Ok(())
}
