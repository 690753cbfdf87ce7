//! Rates and scopes: zoom.md 1.6, 4.

use anyhow::Result;
use reqwest::{
    Method,
    header::{HeaderValue, RETRY_AFTER},
};
use serde_json::json;

use crate::guest::{Guest, MIA, read, refused};

#[tokio::test]
async fn a_host_has_a_hundred_writes_a_day() -> Result<()> {
    let guest = Guest::new().await?;
    let (mia, max) = (guest.connect(MIA).await?, guest.connect("max@example.test").await?);
    let made = guest.create(&mia.access, &json!({ "start_time": "2099-06-01T10:00:00Z" })).await?.1;
    let path = format!("/meetings/{}", made["id"]);
    for count in 1..100 {
        let answer = if count % 2 == 0 {
            guest.create(&mia.access, &json!({})).await?
        } else {
            guest.call(&mia.access, Method::PATCH, &path, Some(&json!({ "topic": "t" }))).await?
        };
        assert!([201, 204].contains(&answer.0), "{answer:?}");
    }
    let response = guest.send(&mia.access, Method::POST, "/users/me/meetings", Some(&json!({}))).await?;
    assert!(response.headers().get(RETRY_AFTER).is_none());
    assert_eq!(
        response.headers().get("x-ratelimit-category").map(HeaderValue::as_bytes),
        Some(&b"Light"[..])
    );
    let (status, body) = read(response).await?;
    let message = "You have exceeded the daily rate limit (100) of Meeting Create/Update API requests permitted for this \
                   particular user. You may resume these requests at GMT 00:00:00.";
    assert_eq!((status, body), (429, json!({ "code": 429, "message": message })));
    refused(&guest.call(&mia.access, Method::PATCH, &path, Some(&json!({}))).await?, 429, 429);

    // Reading and deleting go on, and so does another host.
    assert_eq!(guest.get(&mia.access, &path).await?.0, 200);
    assert_eq!(guest.call(&mia.access, Method::DELETE, &path, None).await?.0, 204);
    assert_eq!(guest.create(&max.access, &json!({})).await?.0, 201);

    // A new UTC day.
    guest.arrange("clock", &json!({ "advance_seconds": 24 * 60 * 60 })).await?;
    let mia = guest.refreshed(&mia.refresh).await?;
    assert_eq!(guest.create(&mia.access, &json!({})).await?.0, 201);
    Ok(())
}

#[tokio::test]
async fn deletes_may_count_too() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let limits = guest.arrange("limits", &json!({ "count_deletes": true, "per_day": 2 })).await?;
    assert_eq!(limits, json!({ "per_second": false, "count_deletes": true, "per_day": 2 }));
    let mut paths = Vec::new();
    for _ in 0..2 {
        paths.push(format!("/meetings/{}", guest.create(&access, &json!({})).await?.1["id"]));
    }
    refused(&guest.call(&access, Method::DELETE, &paths[0], None).await?, 429, 429);
    guest.arrange("limits", &json!({ "count_deletes": false })).await?;
    assert_eq!(guest.call(&access, Method::DELETE, &paths[0], None).await?.0, 204);
    Ok(())
}

#[tokio::test]
async fn the_rate_of_a_second_when_asked_for() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.arrange("users", &json!({ "email": MIA, "type": 1 })).await?;
    let burst = async || -> Result<Vec<u16>> {
        let mut statuses = Vec::new();
        for _ in 0..6 {
            statuses.push(guest.get(&access, "/users/me").await?.0);
        }
        Ok(statuses)
    };
    assert_eq!(burst().await?, [200; 6]);
    guest.arrange("limits", &json!({ "per_second": true })).await?;
    assert_eq!(burst().await?, [200, 200, 200, 200, 429, 429]);
    guest.arrange("clock", &json!({ "advance_seconds": 1 })).await?;
    assert_eq!(burst().await?, [200, 200, 200, 200, 429, 429]);
    let message = "You have reached the maximum per-second rate limit for this API. Try again later.";
    assert_eq!(guest.get(&access, "/users/me").await?, (429, json!({ "code": 429, "message": message })));
    // A Pro account has thirty.
    guest.arrange("users", &json!({ "email": MIA, "type": 2 })).await?;
    guest.arrange("clock", &json!({ "advance_seconds": 1 })).await?;
    assert_eq!(burst().await?, [200; 6]);
    Ok(())
}

#[tokio::test]
async fn a_missing_scope_is_a_400_and_a_new_one_needs_a_new_consent() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let without = json!({ "email": MIA, "scopes": ["user:read:user", "meeting:read"] });
    guest.arrange("users", &without).await?;
    let refusal = guest.create(&access, &json!({})).await?;
    let message =
        "Invalid access token, does not contain scopes:[meeting:write:meeting, meeting:write:meeting:admin].";
    assert_eq!(refusal, (400, json!({ "code": 4711, "message": message })));
    assert_eq!(guest.get(&access, "/users/me").await?.0, 200);
    // The classic scope was not part of this consent.
    refused(&guest.get(&access, "/users/me/meetings").await?, 400, 4711);

    let again = guest.connect(MIA).await?;
    assert_eq!(again.answer["scope"], "meeting:read user:read:user");
    assert_eq!(guest.get(&again.access, "/users/me/meetings").await?.0, 200);
    refused(&guest.create(&again.access, &json!({})).await?, 400, 4711);
    Ok(())
}
