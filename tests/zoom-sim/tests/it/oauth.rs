//! Consent, tokens, rotation, revocation: zoom.md 1.

use anyhow::Result;
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use reqwest::header;
use serde_json::json;
use sha2::{Digest as _, Sha256};
use zoom_sim::Config;

use crate::guest::{Guest, MIA, REDIRECT, parameter, read, refused};

const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn invalid_grant() -> (u16, serde_json::Value) {
    (400, json!({ "reason": "Invalid Token!", "error": "invalid_grant" }))
}

fn invalid_code() -> (u16, serde_json::Value) {
    (400, json!({ "reason": "Invalid authorization code", "error": "invalid_grant" }))
}

#[tokio::test]
async fn the_whole_path_with_pkce() -> Result<()> {
    let guest = Guest::new().await?;
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let query = format!(
        "/oauth/authorize?response_type=code&client_id=demo-client&redirect_uri={REDIRECT}&state=s%22%3E1\
         &code_challenge={challenge}&code_challenge_method=S256"
    );
    let page = guest.http.get(guest.url(&query)).send().await?;
    assert_eq!(page.status(), 200);
    let html = page.text().await?;
    for part in [
        "<html lang=\"en\">",
        "name=\"email\"",
        "value=\"allow\"",
        "value=\"deny\"",
        "name=\"state\" value=\"s&quot;&gt;1\"",
        &format!("name=\"code_challenge\" value=\"{challenge}\""),
    ] {
        assert!(html.contains(part), "{part}\n{html}");
    }

    let location = guest
        .consent(&[
            ("response_type", "code"),
            ("client_id", "demo-client"),
            ("redirect_uri", REDIRECT),
            ("state", "s\">1"),
            ("code_challenge", &challenge),
            ("code_challenge_method", "S256"),
            ("email", MIA),
            ("decision", "allow"),
        ])
        .await?;
    assert!(location.starts_with(&format!("{REDIRECT}?code=")), "{location}");
    assert_eq!(parameter(&location, "state").as_deref(), Some("s\">1"));
    let code = parameter(&location, "code").unwrap_or_default();

    let exchange = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    let (status, answer) = read(guest.token(&exchange).await?).await?;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(answer["token_type"], "bearer");
    assert_eq!(answer["expires_in"], 3600);
    assert_eq!(answer["api_url"], json!(guest.simulator.origin()));
    let scope = answer["scope"].as_str().unwrap_or_default();
    assert!(scope.split(' ').any(|scope| scope == "meeting:write:meeting"), "{scope}");
    let access = answer["access_token"].as_str().unwrap_or_default();
    assert!(access.len() > 400 && access.split('.').count() == 3, "{access}");

    let (status, me) = guest.get(access, "/users/me").await?;
    assert_eq!(status, 200);
    assert_eq!(
        (&me["email"], &me["display_name"], &me["type"]),
        (&json!(MIA), &json!("Mia Berg"), &json!(2))
    );
    for field in ["id", "account_id", "first_name", "last_name", "timezone", "status", "pmi"] {
        assert!(!me[field].is_null(), "{field}");
    }

    assert_eq!(read(guest.token(&exchange).await?).await?, invalid_code());
    Ok(())
}

#[tokio::test]
async fn a_verifier_must_fit_and_a_failed_attempt_spends_the_code() -> Result<()> {
    let guest = Guest::new().await?;
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    let s256 = [("code_challenge", challenge.as_str()), ("code_challenge_method", "S256")];
    for wrong in [None, Some(challenge.as_str())] {
        let code = guest.code(MIA, &s256).await?;
        let mut fields =
            vec![("grant_type", "authorization_code"), ("code", &code), ("redirect_uri", REDIRECT)];
        fields.extend(wrong.map(|verifier| ("code_verifier", verifier)));
        let (status, answer) = read(guest.token(&fields).await?).await?;
        assert_eq!((status, &answer["error"]), (400, &json!("invalid_grant")));
        fields.retain(|(name, _)| *name != "code_verifier");
        fields.push(("code_verifier", VERIFIER));
        assert_eq!(read(guest.token(&fields).await?).await?, invalid_code());
    }
    // `plain` is the default method.
    let code = guest.code(MIA, &[("code_challenge", VERIFIER)]).await?;
    let fields = [
        ("grant_type", "authorization_code"),
        ("code", &code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", VERIFIER),
    ];
    assert_eq!(guest.token(&fields).await?.status(), 200);
    Ok(())
}

#[tokio::test]
async fn declining_returns_an_error_and_the_state() -> Result<()> {
    let guest = Guest::new().await?;
    let location = guest
        .consent(&[
            ("response_type", "code"),
            ("client_id", "demo-client"),
            ("redirect_uri", REDIRECT),
            ("state", "abc"),
            ("decision", "deny"),
        ])
        .await?;
    assert_eq!(location, format!("{REDIRECT}?error=access_denied&state=abc"));
    assert_eq!(guest.look("users").await?, json!([]));
    Ok(())
}

#[tokio::test]
async fn mistakes_of_the_app_are_shown_not_redirected() -> Result<()> {
    let redirect = "https://a.test/cb";
    let config = Config { redirect_uris: vec![redirect.to_owned()], ..Config::default() };
    let guest = Guest::with(config).await?;
    let cases = [
        ("response_type=code&client_id=other&redirect_uri=https://a.test/cb", "4702"),
        ("response_type=code&redirect_uri=https://a.test/cb", "4702"),
        ("response_type=code&client_id=demo-client&redirect_uri=https://a.test/cb/", "4709"),
        ("response_type=code&client_id=demo-client", "4709"),
        ("response_type=token&client_id=demo-client&redirect_uri=https://a.test/cb", "4700"),
        ("response_type=code&client_id=demo-client&redirect_uri=https://a.test/cb&scope=a%20b", "4700"),
        ("response_type=code&client_id=demo-client&redirect_uri=https://a.test/cb&code_challenge=x", "4700"),
    ];
    for (query, number) in cases {
        let page = guest.http.get(guest.url(&format!("/oauth/authorize?{query}"))).send().await?;
        assert_eq!(page.status(), 400, "{query}");
        assert!(page.text().await?.contains(number), "{query}");
    }
    let right = "response_type=code&client_id=demo-client&redirect_uri=https://a.test/cb&scope=a,b";
    assert_eq!(guest.http.get(guest.url(&format!("/oauth/authorize?{right}"))).send().await?.status(), 200);
    Ok(())
}

#[tokio::test]
async fn the_page_asks_again_for_what_is_no_address() -> Result<()> {
    let guest = Guest::with(Config { basic_users: vec![MIA.to_owned()], ..Config::default() }).await?;
    let fields = [
        ("response_type", "code"),
        ("client_id", "demo-client"),
        ("redirect_uri", REDIRECT),
        ("email", "nobody"),
        ("decision", "allow"),
    ];
    let page = guest.http.post(guest.url("/oauth/authorize")).form(&fields).send().await?;
    assert_eq!(page.status(), 400);
    let html = page.text().await?;
    assert!(html.contains("role=\"alert\"") && html.contains("aria-invalid=\"true\""), "{html}");
    assert!(html.contains("<option value=\"mia.berg@example.test\">Mia Berg</option>"), "{html}");
    Ok(())
}

#[tokio::test]
async fn a_code_is_bound_to_its_redirect_and_its_five_minutes() -> Result<()> {
    let guest = Guest::new().await?;
    let code = guest.code(MIA, &[]).await?;
    let elsewhere = [
        ("grant_type", "authorization_code"),
        ("code", code.as_str()),
        ("redirect_uri", "http://127.0.0.1:9/other"),
    ];
    let (status, answer) = read(guest.token(&elsewhere).await?).await?;
    assert_eq!((status, &answer["error"]), (400, &json!("invalid_request")));

    let code = guest.code(MIA, &[]).await?;
    guest.arrange("clock", &json!({ "advance_seconds": 300 })).await?;
    assert_eq!(read(guest.redeem(&code).await?).await?, invalid_code());
    Ok(())
}

#[tokio::test]
async fn refreshing_rotates_and_the_old_token_has_only_its_grace() -> Result<()> {
    let guest = Guest::new().await?;
    let first = guest.connect(MIA).await?;
    let second = guest.refreshed(&first.refresh).await?;
    assert_ne!(first.refresh, second.refresh);
    // Measured at Zoom: right after a refresh the older access token still works.
    assert_eq!(guest.get(&first.access, "/users/me").await?.0, 200);
    assert_eq!(guest.get(&second.access, "/users/me").await?.0, 200);

    let third = guest.refreshed(&first.refresh).await?;
    guest.arrange("clock", &json!({ "advance_seconds": 6 })).await?;
    for old in [&first, &second] {
        assert_eq!(read(guest.refresh(&old.refresh).await?).await?, invalid_grant());
    }
    guest.refreshed(&third.refresh).await?;
    Ok(())
}

#[tokio::test]
async fn without_a_grace_the_old_token_is_dead_at_once() -> Result<()> {
    let guest = Guest::with(Config { refresh_grace_seconds: 0, ..Config::default() }).await?;
    let first = guest.connect(MIA).await?;
    let second = guest.refreshed(&first.refresh).await?;
    assert_eq!(read(guest.refresh(&first.refresh).await?).await?, invalid_grant());
    guest.refreshed(&second.refresh).await?;
    Ok(())
}

#[tokio::test]
async fn a_refresh_token_lives_ninety_days() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    guest.arrange("clock", &json!({ "advance_seconds": 90 * 24 * 60 * 60 })).await?;
    assert_eq!(read(guest.refresh(&tokens.refresh).await?).await?, invalid_grant());
    Ok(())
}

#[tokio::test]
async fn connecting_again_ends_the_earlier_grant() -> Result<()> {
    let guest = Guest::new().await?;
    let (earlier, other) = (guest.connect(MIA).await?, guest.connect("max@example.test").await?);
    let later = guest.connect(MIA).await?;
    refused(&guest.get(&earlier.access, "/users/me").await?, 401, 124);
    assert_eq!(read(guest.refresh(&earlier.refresh).await?).await?, invalid_grant());
    for alive in [&later, &other] {
        assert_eq!(guest.get(&alive.access, "/users/me").await?.0, 200);
    }
    Ok(())
}

#[tokio::test]
async fn the_token_endpoint_is_strict() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let grant = [("grant_type", "refresh_token"), ("refresh_token", tokens.refresh.as_str())];
    let url = guest.url("/oauth/token");

    let wrong = guest.http.post(&url).basic_auth("demo-client", Some("wrong")).form(&grant).send().await?;
    let (status, answer) = read(wrong).await?;
    assert_eq!(status, 401);
    assert_eq!(answer, json!({ "reason": "Invalid client_id or client_secret", "error": "invalid_client" }));

    let in_query = format!("{url}?grant_type=refresh_token&refresh_token={}", tokens.refresh);
    let (status, answer) =
        read(guest.http.post(in_query).basic_auth("demo-client", Some("demo-secret")).send().await?).await?;
    assert_eq!((status, &answer["error"]), (400, &json!("invalid_request")));

    let as_json =
        guest.http.post(&url).basic_auth("demo-client", Some("demo-secret")).json(&json!({})).send().await?;
    assert_eq!(read(as_json).await?.1["error"], "invalid_request");

    let (status, answer) = read(guest.token(&[("grant_type", "password")]).await?).await?;
    assert_eq!((status, &answer["error"]), (400, &json!("unsupported_grant_type")));

    // None of that has used the token up.
    guest.refreshed(&tokens.refresh).await?;
    let journal = guest.look("requests").await?.to_string();
    assert!(!journal.contains(&tokens.refresh), "{journal}");
    Ok(())
}

#[tokio::test]
async fn revoking_ends_both_tokens() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let revoke = async |token: &str| {
        let request =
            guest.http.post(guest.url("/oauth/revoke")).basic_auth("demo-client", Some("demo-secret"));
        read(request.form(&[("token", token)]).send().await?).await
    };
    assert_eq!(revoke("nonsense").await?.0, 400);
    assert_eq!(revoke(&tokens.access).await?, (200, json!({ "status": "success" })));
    let answer = guest.get(&tokens.access, "/users/me").await?;
    assert_eq!(answer, (401, json!({ "code": 124, "message": "Invalid access token." })));
    assert_eq!(read(guest.refresh(&tokens.refresh).await?).await?, invalid_grant());
    assert_eq!(revoke(&tokens.access).await?.0, 400);
    Ok(())
}

#[tokio::test]
async fn access_tokens_of_all_wrong_kinds() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let me = guest.url("/v2/users/me");
    let missing = read(guest.http.get(&me).send().await?).await?;
    assert_eq!(missing, (401, json!({ "code": 124, "message": "Invalid access token." })));
    refused(&guest.get("made-up", "/users/me").await?, 401, 124);
    let in_query = read(guest.http.get(format!("{me}?access_token={}", tokens.access)).send().await?).await?;
    refused(&in_query, 401, 124);
    assert!(in_query.1["message"].as_str().is_some_and(|message| message.contains("query parameter")));
    guest.arrange("clock", &json!({ "advance_seconds": 3600 })).await?;
    let expired = guest.get(&tokens.access, "/users/me").await?;
    assert_eq!(expired, (401, json!({ "code": 124, "message": "Access token is expired." })));
    Ok(())
}

#[tokio::test]
async fn a_real_user_id_in_place_of_me_is_refused() -> Result<()> {
    let guest = Guest::new().await?;
    let tokens = guest.connect(MIA).await?;
    let id = guest.get(&tokens.access, "/users/me").await?.1["id"].as_str().unwrap_or_default().to_owned();
    let message = "Invalid access token, does not contain scopes.";
    for path in [format!("/users/{id}"), format!("/users/{id}/meetings"), format!("/users/{MIA}")] {
        assert_eq!(
            guest.get(&tokens.access, &path).await?,
            (401, json!({ "code": 4700, "message": message }))
        );
    }
    Ok(())
}

#[tokio::test]
async fn one_seed_gives_one_run() -> Result<()> {
    let mut runs = Vec::new();
    for seed in [7, 7, 8] {
        let guest = Guest::with(Config { seed, ..Config::default() }).await?;
        let tokens = guest.connect(MIA).await?;
        let me = guest.get(&tokens.access, "/users/me").await?.1["id"].clone();
        let meeting = guest.create(&tokens.access, &json!({})).await?.1;
        runs.push((tokens.access, tokens.refresh, me, meeting["id"].clone(), meeting["password"].clone()));
    }
    assert_eq!(runs[0], runs[1]);
    assert_ne!(runs[0].0, runs[2].0);
    assert_ne!(runs[0].2, runs[2].2);
    Ok(())
}

#[tokio::test]
async fn the_consent_page_is_not_cached() -> Result<()> {
    let guest = Guest::new().await?;
    let page = guest.http.get(guest.url("/oauth/authorize")).send().await?;
    assert_eq!(
        page.headers().get(header::CACHE_CONTROL).map(header::HeaderValue::as_bytes),
        Some(&b"no-store"[..])
    );
    Ok(())
}
