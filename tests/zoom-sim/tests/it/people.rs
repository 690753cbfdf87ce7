//! Who takes part: passcodes by an account's rules, alternative hosts, registrants (zoom.md 1.6, 3.1, 4, 5).

use anyhow::Result;
use reqwest::Method;
use serde_json::{Value, json};

use crate::guest::{Guest, MIA, refused};

const MAX: &str = "max@example.test";

fn refused_field(answer: &(u16, Value), field: &str) {
    refused(answer, 400, 300);
    assert_eq!(answer.1["errors"], json!([{ "field": field, "message": "Invalid field." }]));
}

#[tokio::test]
async fn an_account_rules_over_its_passcodes() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let rules = async |path: &str| -> Result<Value> {
        Ok(guest.get(&access, path).await?.1["schedule_meeting"]["meeting_password_requirement"].clone())
    };
    assert_eq!(rules("/users/me/settings").await?["length"], 0);
    refused(&guest.get(&access, "/users/someone/settings").await?, 401, 4700);

    let strict = json!({ "length": 8, "have_special_character": true, "consecutive_characters_length": 4 });
    guest.arrange("users", &json!({ "email": MIA, "passcode_rules": strict })).await?;
    assert_eq!(rules("/users/me/settings").await?["have_special_character"], true);
    for weak in ["a2c4e6g8", "a-c4e6", "a-1234xy"] {
        refused_field(&guest.create(&access, &json!({ "password": weak })).await?, "password");
    }
    assert_eq!(guest.create(&access, &json!({ "password": "a-c4e6g8" })).await?.0, 201);
    let (status, made) = guest.create(&access, &json!({ "default_password": true })).await?;
    assert_eq!(status, 201);
    assert!(
        made["password"].as_str().is_some_and(|code| code.len() >= 8 && code.contains(['@', '-', '_', '*']))
    );

    let without = json!({ "email": MIA, "scopes": ["user:read:user", "meeting:write:meeting"] });
    guest.arrange("users", &without).await?;
    refused(&guest.get(&access, "/users/me/settings").await?, 400, 4711);
    Ok(())
}

#[tokio::test]
async fn alternative_hosts_are_licensed_users_of_the_same_account() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    guest.connect(MAX).await?;
    let with = |hosts: &str| json!({ "settings": { "alternative_hosts": hosts } });
    let field = "settings.alternative_hosts";
    refused_field(&guest.create(&access, &with(MAX)).await?, field);
    guest.arrange("users", &json!({ "email": MAX, "account_of": MIA })).await?;
    let (status, made) = guest.create(&access, &with(MAX)).await?;
    assert_eq!((status, &made["settings"]["alternative_hosts"]), (201, &json!(MAX)));
    for nobody in [format!("{MAX};ada@example.test"), MIA.to_owned()] {
        refused_field(&guest.create(&access, &with(&nobody)).await?, field);
    }
    assert_eq!(guest.create(&access, &with("")).await?.0, 201);
    guest.arrange("users", &json!({ "email": MAX, "type": 1 })).await?;
    refused_field(&guest.create(&access, &with(MAX)).await?, field);
    guest.arrange("users", &json!({ "email": MAX, "type": 2 })).await?;
    guest.arrange("users", &json!({ "email": MIA, "type": 1 })).await?;
    refused_field(&guest.create(&access, &with(MAX)).await?, field);
    let (_, local) = guest.create(&access, &json!({ "settings": { "auto_recording": "cloud" } })).await?;
    assert_eq!(local["settings"]["auto_recording"], "none", "no cloud for a Basic host");
    Ok(())
}

/// A meeting that takes registrants, and the path of them.
async fn registering(guest: &Guest, access: &str, approval_type: u8) -> Result<String> {
    let body =
        json!({ "start_time": "2099-06-01T10:00:00Z", "settings": { "approval_type": approval_type } });
    Ok(format!("/meetings/{}/registrants", guest.create(access, &body).await?.1["id"]))
}

fn ada() -> Value {
    json!({ "email": "Ada@example.test", "first_name": "Ada", "last_name": "Lovelace" })
}

#[tokio::test]
async fn each_registrant_has_a_link_of_their_own() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let path = registering(&guest, &access, 0).await?;
    let register = async |who: &Value| guest.call(&access, Method::POST, &path, Some(who)).await;
    let (status, first) = register(&ada()).await?;
    assert_eq!(status, 201, "{first}");
    assert!(path.contains(&first["id"].to_string()), "the id is the meeting's");
    let (_, again) = register(&ada()).await?;
    assert_eq!(again, first, "who is registered is answered as they are");
    let (_, other) = register(&json!({ "email": "bob@example.test", "first_name": "Bob" })).await?;
    assert_ne!(other["join_url"], first["join_url"]);

    let (_, page) = guest.get(&access, &format!("{path}?page_size=1")).await?;
    assert_eq!(
        (&page["total_records"], &page["registrants"][0]["email"]),
        (&json!(2), &json!("ada@example.test"))
    );
    assert_eq!(page["registrants"][0]["join_url"], first["join_url"]);
    let next = page["next_page_token"].as_str().unwrap_or_default();
    let (_, page) = guest.get(&access, &format!("{path}?page_size=1&next_page_token={next}")).await?;
    assert_eq!(
        (&page["registrants"][0]["id"], &page["next_page_token"]),
        (&other["registrant_id"], &json!(""))
    );

    let cancel = json!({ "action": "cancel", "registrants": [{ "id": first["registrant_id"], "email": "ada@example.test" }] });
    let status_path = format!("{path}/status");
    assert_eq!(guest.call(&access, Method::PUT, &status_path, Some(&cancel)).await?, (204, Value::Null));
    assert_eq!(guest.get(&access, &path).await?.1["total_records"], 1);
    assert_eq!(guest.get(&access, &format!("{path}?status=denied")).await?.1["total_records"], 1);
    let (_, anew) = register(&ada()).await?;
    assert_ne!(anew["join_url"], first["join_url"], "a dropped link works no more");
    // Three times a day, and tomorrow again.
    refused(&register(&ada()).await?, 429, 429);
    assert_eq!(register(&json!({ "email": "bob@example.test", "first_name": "Bob" })).await?.0, 201);
    assert_eq!(guest.look("stats").await?["registrants"], 3);
    Ok(())
}

#[tokio::test]
async fn what_zoom_does_not_take_of_registrants() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let path = registering(&guest, &access, 0).await?;
    for (field, body) in [
        ("email", json!({ "email": "ada", "first_name": "Ada" })),
        ("email", json!({ "email": format!("{}@x.test", "a".repeat(125)), "first_name": "Ada" })),
        ("first_name", json!({ "email": "a@b.test" })),
        ("first_name", json!({ "email": "a@b.test", "first_name": "" })),
        ("first_name", json!({ "email": "a@b.test", "first_name": "é".repeat(65) })),
        ("last_name", json!({ "email": "a@b.test", "first_name": "Ada", "last_name": "é".repeat(65) })),
    ] {
        refused_field(&guest.call(&access, Method::POST, &path, Some(&body)).await?, field);
    }
    for (field, query) in
        [("status", "status=all"), ("page_size", "page_size=301"), ("next_page_token", "next_page_token=x")]
    {
        refused_field(&guest.get(&access, &format!("{path}?{query}")).await?, field);
    }
    let status = format!("{path}/status");
    for (field, body) in [
        ("action", json!({ "action": "drop", "registrants": [{ "id": "x" }] })),
        ("registrants", json!({ "action": "cancel", "registrants": [] })),
    ] {
        refused_field(&guest.call(&access, Method::PUT, &status, Some(&body)).await?, field);
    }
    let nobody = json!({ "action": "cancel", "registrants": [{ "id": "x" }] });
    refused(&guest.call(&access, Method::PUT, &status, Some(&nobody)).await?, 404, 1001);

    let none = registering(&guest, &access, 2).await?;
    refused(&guest.call(&access, Method::POST, &none, Some(&ada())).await?, 404, 404);
    refused(&guest.get(&access, &none).await?, 404, 404);
    let by_hand = registering(&guest, &access, 1).await?;
    let (status, pending) = guest.call(&access, Method::POST, &by_hand, Some(&ada())).await?;
    assert_eq!((status, pending.get("join_url")), (201, None), "somebody has yet to approve");
    refused(&guest.call(&access, Method::POST, "/meetings/1/registrants", Some(&ada())).await?, 404, 3001);
    guest.arrange("clock", &json!({ "advance_seconds": 60 })).await?;
    let over = format!(
        "/meetings/{}/registrants",
        guest.create(&access, &json!({ "duration": 1, "settings": { "approval_type": 0 } })).await?.1["id"]
    );
    guest.arrange("clock", &json!({ "advance_seconds": 60 })).await?;
    refused(&guest.call(&access, Method::POST, &over, Some(&ada())).await?, 400, 3038);
    let wrong = guest
        .call(
            &access,
            Method::DELETE,
            &format!("{}?schedule_for_reminder=maybe", path.trim_end_matches("/registrants")),
            None,
        )
        .await?;
    refused_field(&wrong, "schedule_for_reminder");
    Ok(())
}

#[tokio::test]
async fn faults_strike_these_calls_too() -> Result<()> {
    let guest = Guest::new().await?;
    let access = guest.connect(MIA).await?.access;
    let path = registering(&guest, &access, 0).await?;
    for (operation, method, path, body) in [
        ("user_settings", Method::GET, "/users/me/settings".to_owned(), None),
        ("create_registrant", Method::POST, path.clone(), Some(ada())),
        ("list_registrants", Method::GET, path.clone(), None),
        ("registrant_status", Method::PUT, format!("{path}/status"), Some(json!({}))),
    ] {
        guest.fault(operation, "404_3001", 1).await?;
        let answer = guest.call(&access, method, &path, body.as_ref()).await?;
        refused(&answer, 404, 3001);
    }
    let journal = guest.look("requests").await?;
    let bodies: Vec<_> = journal
        .as_array()
        .into_iter()
        .flatten()
        .filter(|entry| entry["operation"] == "create_registrant")
        .collect();
    assert_eq!(bodies[0]["body"], ada());
    Ok(())
}
