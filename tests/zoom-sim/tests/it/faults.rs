//! Every fault, and that it has the effect it should have and no other.

use std::time::{Duration, Instant};

use anyhow::Result;
use reqwest::{Method, StatusCode, header};
use serde_json::{Value, json};

use crate::guest::{Guest, MIA, read, refused};

const PATIENCE: Duration = Duration::from_millis(300);

async fn count(guest: &Guest) -> Result<usize> {
    Ok(guest.meetings().await?.len())
}

async fn last_request(guest: &Guest) -> Result<Value> {
    let requests: Vec<Value> = serde_json::from_value(guest.look("requests").await?)?;
    Ok(requests.last().cloned().unwrap_or_default())
}

#[tokio::test]
async fn canned_answers() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let cases = [
        ("429_second", 429, 429),
        ("429_daily", 429, 429),
        ("429_user_daily", 429, 429),
        ("401_124", 401, 124),
        ("400_4711", 400, 4711),
        ("404_3001", 404, 3001),
        ("400_300", 400, 300),
        ("500", 500, 500),
    ];
    for (fault, status, code) in cases {
        guest.fault("create", fault, 1).await?;
        refused(&guest.create(&access, &json!({})).await?, status, code);
        let request = last_request(&guest).await?;
        assert_eq!((&request["fault"], &request["status"]), (&json!(fault), &json!(status)));
    }
    assert_eq!(count(&guest).await?, 0);
    assert_eq!(guest.create(&access, &json!({})).await?.0, 201);
    Ok(())
}

#[tokio::test]
async fn the_daily_429_says_when_as_a_date() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.fault("users_me", "429_daily", 1).await?;
    let response = guest.send(&access, Method::GET, "/users/me", None).await?;
    assert_eq!(
        response.headers().get("x-ratelimit-type").map(header::HeaderValue::as_bytes),
        Some(&b"Daily-limit"[..])
    );
    let retry_after =
        response.headers().get(header::RETRY_AFTER).map(header::HeaderValue::to_str).transpose()?;
    let retry_after: jiff::Timestamp = retry_after.unwrap_or_default().parse()?;
    assert!(retry_after > jiff::Timestamp::now());
    assert!(retry_after.to_string().ends_with("T00:00:00Z"));
    Ok(())
}

#[tokio::test]
async fn answers_that_are_not_json() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    for (fault, status, kind, part) in
        [("xml", 400, "application/xml", "<code>300</code>"), ("503", 503, "text/html", "503 Service")]
    {
        guest.fault("get", fault, 1).await?;
        let response = guest.send(&access, Method::GET, "/meetings/81234567890", None).await?;
        assert_eq!(response.status(), status);
        let content_type =
            response.headers().get(header::CONTENT_TYPE).map(header::HeaderValue::to_str).transpose()?;
        assert!(content_type.is_some_and(|given| given.starts_with(kind)), "{content_type:?}");
        assert!(response.text().await?.contains(part));
    }
    Ok(())
}

#[tokio::test]
async fn faults_of_the_token_endpoint() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    for (fault, status, error) in
        [("invalid_grant", 400, "invalid_grant"), ("invalid_client", 401, "invalid_client")]
    {
        guest.fault("refresh", fault, 1).await?;
        let (given, answer) = read(guest.refresh(&tokens.refresh).await?).await?;
        assert_eq!((given, &answer["error"]), (status, &json!(error)));
    }
    guest.refreshed(&tokens.refresh).await?;
    Ok(())
}

#[tokio::test]
async fn drop_has_no_effect_and_no_answer() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.fault("create", "drop", 1).await?;
    let error = guest.send(&access, Method::POST, "/users/me/meetings", Some(&json!({}))).await;
    assert!(error.is_err_and(|error| error.is_request() && error.status().is_none()));
    assert_eq!(count(&guest).await?, 0);
    let request = last_request(&guest).await?;
    assert_eq!((&request["fault"], &request["status"]), (&json!("drop"), &Value::Null));
    assert_eq!(guest.create(&access, &json!({})).await?.0, 201);
    Ok(())
}

#[tokio::test]
async fn drop_after_makes_the_meeting_and_says_nothing() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.fault("create", "drop_after", 1).await?;
    assert!(guest.send(&access, Method::POST, "/users/me/meetings", Some(&json!({}))).await.is_err());
    assert_eq!(count(&guest).await?, 1);
    assert_eq!(guest.get(&access, "/users/me/meetings").await?.1["total_records"], 1);
    Ok(())
}

#[tokio::test]
async fn drop_after_rotates_the_token() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    guest.fault("refresh", "drop_after", 1).await?;
    assert!(guest.refresh(&tokens.refresh).await.is_err());
    guest.arrange("clock", &json!({ "advance_seconds": 6 })).await?;
    let (status, answer) = read(guest.refresh(&tokens.refresh).await?).await?;
    assert_eq!((status, &answer["error"]), (400, &json!("invalid_grant")));
    Ok(())
}

#[tokio::test]
async fn hanging_with_and_without_effect() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    for (fault, effects) in [("hang", 0), ("hang_after", 1)] {
        guest.fault("create", fault, 1).await?;
        let call = guest.send(&access, Method::POST, "/users/me/meetings", None);
        assert!(tokio::time::timeout(PATIENCE, call).await.is_err(), "{fault}");
        assert_eq!(count(&guest).await?, 0, "{fault}: a call without a body is refused");
        guest.fault("create", fault, 1).await?;
        let body = json!({});
        let call = guest.send(&access, Method::POST, "/users/me/meetings", Some(&body));
        assert!(tokio::time::timeout(PATIENCE, call).await.is_err(), "{fault}");
        assert_eq!(count(&guest).await?, effects, "{fault}");
    }
    assert_eq!(guest.create(&access, &json!({})).await?.0, 201);
    Ok(())
}

#[tokio::test]
async fn slow_is_slow_and_goes_through_even_when_nobody_waits() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.fault("create", "slow:500", 2).await?;
    let begun = Instant::now();
    assert_eq!(guest.create(&access, &json!({})).await?.0, 201);
    assert!(begun.elapsed() >= Duration::from_millis(500));

    let body = json!({});
    let call = guest.send(&access, Method::POST, "/users/me/meetings", Some(&body));
    assert!(tokio::time::timeout(Duration::from_millis(50), call).await.is_err());
    assert_eq!(count(&guest).await?, 1);
    let deadline = Instant::now() + Duration::from_secs(5);
    while count(&guest).await? < 2 {
        assert!(Instant::now() < deadline, "the effect never came");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    Ok(())
}

#[tokio::test]
async fn plans_wait_choose_and_are_cleared() -> Result<()> {
    let guest = Guest::new().await?;
    let (mia, max) = (guest.connect(MIA).await?.access, guest.connect("max@example.test").await?.access);
    let host = guest.get(&max, "/users/me").await?.1["id"].clone();
    guest
        .arrange(
            "faults",
            &json!([
                { "operation": "create", "fault": "500", "times": 1, "after": 1 },
                { "operation": "any", "fault": "503", "host": host },
            ]),
        )
        .await?;
    let mut statuses = Vec::new();
    for _ in 0..3 {
        statuses.push(guest.create(&mia, &json!({})).await?.0);
    }
    assert_eq!(statuses, [201, 500, 201]);
    for _ in 0..3 {
        let response = guest.send(&max, Method::GET, "/users/me", None).await?;
        assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    }
    let plans = guest.look("faults").await?;
    assert_eq!((&plans["faults"][0]["hits"], &plans["faults"][1]["hits"]), (&json!(1), &json!(3)));
    let cleared = guest.http.delete(guest.url("/_control/faults")).send().await?;
    assert_eq!(read(cleared).await?, (200, json!({ "faults": [] })));
    assert_eq!(guest.get(&max, "/users/me").await?.0, 200);
    Ok(())
}

#[tokio::test]
async fn each_operation_can_be_hit() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let code = guest.code(MIA, &[]).await?;
    let me = "/users/me/meetings";
    let id = "/meetings/81234567890";
    let body = json!({});
    for (operation, method, path) in [
        ("users_me", Method::GET, "/users/me"),
        ("create", Method::POST, me),
        ("list", Method::GET, me),
        ("get", Method::GET, id),
        ("patch", Method::PATCH, id),
        ("delete", Method::DELETE, id),
    ] {
        guest.fault(operation, "500", 1).await?;
        assert_eq!(guest.send(&tokens.access, method, path, Some(&body)).await?.status(), 500, "{operation}");
        assert_eq!(last_request(&guest).await?["operation"], operation);
    }
    guest.fault("token", "500", 1).await?;
    assert_eq!(guest.redeem(&code).await?.status(), 500);
    guest.fault("refresh", "500", 1).await?;
    assert_eq!(guest.refresh(&tokens.refresh).await?.status(), 500);
    guest.fault("revoke", "500", 1).await?;
    let revoked =
        guest.http.post(guest.url("/oauth/revoke")).form(&[("token", &tokens.access)]).send().await?;
    assert_eq!(revoked.status(), 500);
    let request = last_request(&guest).await?;
    let id = guest.get(&tokens.access, "/users/me").await?.1["id"].clone();
    assert_eq!((&request["operation"], &request["host"]), (&json!("revoke"), &id));
    Ok(())
}

#[tokio::test]
async fn a_fault_that_does_not_exist_is_refused() -> Result<()> {
    let guest = Guest::new().await?;
    for body in [
        json!({ "operation": "create", "fault": "teapot" }),
        json!({ "operation": "tea", "fault": "500" }),
        json!({}),
    ] {
        let response = guest.http.post(guest.url("/_control/faults")).json(&body).send().await?;
        assert_eq!(response.status(), 400, "{body}");
        assert!(response.json::<Value>().await?["error"].is_string());
    }
    Ok(())
}
