//! The control calls.

use std::time::Duration;

use anyhow::Result;
use reqwest::Method;
use serde_json::{Value, json};

use crate::guest::{Guest, MIA, read, refused};

#[tokio::test]
async fn the_journal_tells_what_was_asked_and_no_secret() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let tokens_again = guest.refreshed(&tokens.refresh).await?;
    guest.create(&tokens.access, &json!({ "topic": "T" })).await?;
    guest.get(&tokens.access, "/users/me/meetings?page_size=5&access_token=abc").await?;
    guest.get(&tokens.access, "/webinars").await?;
    let journal = guest.look("requests").await?;
    let requests: Vec<Value> = serde_json::from_value(journal.clone())?;
    let operations: Vec<&str> =
        requests.iter().map(|request| request["operation"].as_str().unwrap_or_default()).collect();
    assert_eq!(operations, ["authorize", "token", "refresh", "create", "list", "other"]);
    let host = guest.meetings().await?[0]["host_id"].clone();
    for request in &requests[1..] {
        assert_eq!(request["host"], host, "{request}");
    }
    assert_eq!(requests[1]["body"], json!({ "grant_type": "authorization_code" }));
    assert_eq!(requests[2]["body"], json!({ "grant_type": "refresh_token" }));
    assert_eq!((&requests[3]["body"], &requests[3]["status"]), (&json!({ "topic": "T" }), &json!(201)));
    assert_eq!(requests[4]["query"], "page_size=5&access_token=redacted");
    assert_eq!(requests[5]["status"], 404);
    assert_eq!(guest.look("requests?since=4").await?.as_array().map(Vec::len), Some(2));
    assert_eq!(guest.look("requests?since=99").await?, json!([]));
    let text = journal.to_string();
    for secret in [&tokens.access, &tokens.refresh, &tokens_again.access, "demo-secret"] {
        assert!(!text.contains(secret), "{text}");
    }
    Ok(())
}

#[tokio::test]
async fn meetings_are_told_whole() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let made =
        guest.create(&access, &json!({ "start_time": "2099-01-01T00:00:00Z", "agenda": "A" })).await?.1;
    let seen = guest.meetings().await?.remove(0);
    for field in [
        "id",
        "host_id",
        "host_email",
        "start_time",
        "duration",
        "topic",
        "agenda",
        "join_url",
        "password",
        "created_at",
        "timezone",
        "settings",
    ] {
        assert_eq!(seen[field], made[field], "{field}");
    }
    assert_eq!(seen["deleted"], false);
    Ok(())
}

#[tokio::test]
async fn users_are_added_and_changed() -> Result<()> {
    let guest = Guest::new().await?;
    let added =
        guest.arrange("users", &json!({ "email": MIA, "type": 1, "timezone": "Europe/Berlin" })).await?;
    assert_eq!((&added["type"], &added["first_name"]), (&json!(1), &json!("Mia")));
    let changed = guest.arrange("users", &json!({ "email": MIA, "first_name": "Mina" })).await?;
    assert_eq!(
        (&changed["id"], &changed["type"], &changed["first_name"]),
        (&added["id"], &json!(1), &json!("Mina"))
    );
    assert_eq!(guest.look("users").await?, json!([changed]));
    let me = guest.get(&guest.connect(MIA).await?.access, "/users/me").await?.1;
    assert_eq!((&me["id"], &me["timezone"], &me["type"]), (&added["id"], &json!("Europe/Berlin"), &json!(1)));
    for wrong in [
        json!({ "email": "x" }),
        json!({ "email": MIA, "type": 3 }),
        json!({ "email": MIA, "timezone": "Mars" }),
    ] {
        let response = guest.http.post(guest.url("/_control/users")).json(&wrong).send().await?;
        assert_eq!(response.status(), 400, "{wrong}");
    }
    Ok(())
}

#[tokio::test]
async fn reset_keeps_grants_unless_told_otherwise() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let first = guest.create(&tokens.access, &json!({})).await?.1["id"].clone();
    guest.fault("any", "500", 0).await?;
    let empty = guest.http.post(guest.url("/_control/reset")).send().await?;
    assert_eq!(read(empty).await?, (200, json!({ "reset": true, "users": false })));
    assert_eq!((guest.look("meetings").await?, guest.look("requests").await?), (json!([]), json!([])));
    let second = guest.create(&tokens.access, &json!({})).await?;
    assert_eq!(second.0, 201);
    assert_ne!(second.1["id"], first);

    guest.arrange("reset", &json!({ "users": true })).await?;
    assert_eq!(guest.look("users").await?, json!([]));
    refused(&guest.get(&tokens.access, "/users/me").await?, 401, 124);
    assert_eq!(read(guest.refresh(&tokens.refresh).await?).await?.1["error"], "invalid_grant");
    Ok(())
}

#[tokio::test]
async fn tokens_expire_on_demand_for_one_or_for_all() -> Result<()> {
    let guest = Guest::new().await?;
    let (mia, max) = (guest.connect(MIA).await?, guest.connect("max@example.test").await?);
    let host = guest.get(&mia.access, "/users/me").await?.1["id"].clone();
    let ended = guest.arrange("expire", &json!({ "host": host, "access": true })).await?;
    assert_eq!(ended, json!({ "access": 1, "refresh": 0 }));
    assert_eq!(guest.get(&mia.access, "/users/me").await?.1["message"], "Access token is expired.");
    assert_eq!(guest.get(&max.access, "/users/me").await?.0, 200);
    guest.refreshed(&mia.refresh).await?;
    guest.arrange("expire", &json!({ "access": true, "refresh": true })).await?;
    for tokens in [&mia, &max] {
        assert_eq!(read(guest.refresh(&tokens.refresh).await?).await?.1["error"], "invalid_grant");
        refused(&guest.get(&tokens.access, "/users/me").await?, 401, 124);
    }
    Ok(())
}

#[tokio::test]
async fn stats_count_effects_and_refreshes_at_once() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let tokens = guest.refreshed(&tokens.refresh).await?;
    assert_eq!(guest.look("stats").await?["max_concurrent_refreshes"], 1);
    guest.fault("refresh", "slow:400", 2).await?;
    let (one, other) = tokio::join!(guest.refresh(&tokens.refresh), guest.refresh(&tokens.refresh));
    assert_eq!((one?.status().as_u16(), other?.status().as_u16()), (200, 200));
    let made = guest.create(&tokens.access, &json!({})).await?.1;
    let path = format!("/meetings/{}", made["id"]);
    guest.call(&tokens.access, Method::PATCH, &path, Some(&json!({}))).await?;
    guest.call(&tokens.access, Method::DELETE, &path, None).await?;
    guest.call(&tokens.access, Method::DELETE, &path, None).await?;
    let counts =
        json!({ "refreshes": 3, "creates": 1, "patches": 1, "deletes": 1, "max_concurrent_refreshes": 2 });
    let stats = guest.look("stats").await?;
    let host = made["host_id"].as_str().unwrap_or_default();
    for (name, count) in counts.as_object().into_iter().flatten() {
        assert_eq!((&stats[name], &stats["by_host"][host][name]), (count, count), "{name}");
    }
    assert_eq!(stats["by_host"][host]["writes_today"], 2);
    Ok(())
}

#[tokio::test]
async fn a_refresh_that_was_given_up_is_not_under_way() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    guest.fault("refresh", "hang", 3).await?;
    for _ in 0..3 {
        let call = guest.refresh(&tokens.refresh);
        assert!(tokio::time::timeout(Duration::from_millis(300), call).await.is_err());
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    guest.refreshed(&tokens.refresh).await?;
    assert_eq!(guest.look("stats").await?["max_concurrent_refreshes"], 1);
    Ok(())
}

#[tokio::test]
async fn a_misspelt_control_call_is_not_found() -> Result<()> {
    let guest = Guest::new().await?;
    assert_eq!(guest.http.get(guest.url("/_control/meeting")).send().await?.status(), 404);
    assert_eq!(guest.look("requests").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn a_dropped_simulator_is_gone() -> Result<()> {
    let guest = Guest::new().await?;
    guest.look("stats").await?;
    let (url, http) = (guest.url("/_control/stats"), guest.http.clone());
    drop(guest);
    assert!(http.get(url).send().await.is_err());
    Ok(())
}

#[tokio::test]
async fn a_refresh_token_can_be_traded_behind_the_apps_back() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let host = guest.look("users").await?[0]["id"].clone();
    assert_eq!(guest.arrange("rotate", &json!({ "host": host })).await?["rotated"], true);
    // Nothing of it is seen at once: access tokens live on, and the old refresh token has its grace.
    assert_eq!(guest.get(&tokens.access, "/users/me").await?.0, 200);
    guest.arrange("clock", &json!({ "advance_seconds": 6 })).await?;
    let (status, refused) = read(guest.refresh(&tokens.refresh).await?).await?;
    assert_eq!((status, &refused["error"]), (400, &json!("invalid_grant")));
    assert_eq!(guest.arrange("rotate", &json!({ "host": "nobody" })).await?["rotated"], false);
    Ok(())
}

#[tokio::test]
async fn a_user_can_make_a_meeting_by_hand() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let host = guest.look("users").await?[0]["id"].clone();
    let meeting = json!({ "host": host, "topic": "By hand", "start_time": "2099-01-01T00:00:00Z" });
    let made = guest.arrange("meetings", &meeting).await?;
    assert_eq!((&made["topic"], &made["host_id"]), (&json!("By hand"), &host));
    let listed = guest.get(&access, "/users/me/meetings").await?.1;
    assert_eq!(listed["meetings"][0]["id"], made["id"]);
    let requests = guest.look("requests").await?;
    let counted = requests.as_array().into_iter().flatten().filter(|entry| entry["operation"] == "create");
    assert_eq!(counted.count(), 0, "no app has asked for it");
    for wrong in [json!({ "host": "nobody" }), json!({ "host": host, "duration": 0 }), json!({})] {
        assert!(guest.arrange("meetings", &wrong).await.is_err(), "{wrong}");
    }
    Ok(())
}
