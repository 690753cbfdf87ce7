//! What tests ask and arrange, and what people look at.

use crate::world::{World, mail, parcel, sms};
use post_sim::Config;
use serde_json::{Value, json};
use shared::courier::Receipt;

#[tokio::test]
async fn faults_wait_for_what_they_are_meant_for() {
    let world = World::new(Config::default()).await;
    world
        .fault(json!([{ "fault": "500", "times": 2, "to": "eve@" }, { "on": "sms", "fault": "code:21408" }]))
        .await;
    let state = |receipt: Receipt| matches!(receipt, Receipt::Taken { .. });
    assert!(state(world.deliver(&parcel(1, mail("ada@example.com"))).await));
    assert!(!state(world.deliver(&parcel(2, mail("eve@example.com"))).await));
    assert!(!state(world.deliver(&parcel(3, sms("+442079460000"))).await));
    assert!(state(world.deliver(&parcel(3, sms("+442079460000"))).await));
    assert!(!state(world.deliver(&parcel(2, mail("eve@example.com"))).await));
    assert!(state(world.deliver(&parcel(2, mail("eve@example.com"))).await));
    world.fault(json!({ "fault": "hang", "times": 9 })).await;
    let faults = world.url("/control/faults");
    assert_eq!(world.client.delete(&faults).send().await.expect("an answer").status().as_u16(), 204);
    assert!(state(world.deliver(&parcel(4, mail("ada@example.com"))).await));
    for wrong in
        [json!({ "fault": "never" }), json!({ "fault": "hang", "on": "pigeon" }), json!({ "what": 1 })]
    {
        let answer = world.client.post(&faults).json(&wrong).send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 400, "{wrong}");
    }
}

#[tokio::test]
async fn the_outbox_shows_what_has_arrived_until_it_is_forgotten() {
    let world = World::new(Config::default()).await;
    world.deliver(&parcel(1, mail("ada@example.com"))).await;
    world.deliver_by_smtp(&parcel(1, mail("ada@example.com")), None).await;
    world.deliver(&parcel(2, sms("+442079460000"))).await;
    world.deliver(&parcel(3, world.slack())).await;
    world.deliver(&parcel(4, world.webhook())).await;
    let look = async || {
        let answer = world.client.get(world.url("/")).send().await.expect("an answer");
        assert!(answer.headers()["content-security-policy"].to_str().is_ok_and(|it| it.contains("'none'")));
        answer.text().await.expect("a page")
    };
    let page = look().await;
    for part in [
        "5 messages",
        "Termin für Zoë &lt;Ada&gt; &amp; co",
        "srcdoc=\"&lt;!DOCTYPE html&gt;",
        "BEGIN:VCALENDAR",
    ] {
        assert!(page.contains(part), "{part} is missing");
    }
    let answer = world.client.delete(world.url("/control/messages")).send().await.expect("an answer");
    assert_eq!(answer.status().as_u16(), 204);
    assert!(look().await.contains("Nothing has arrived yet."));
}

/// The API is as strict as its documentation.
#[tokio::test]
async fn what_is_not_documented_is_refused() {
    let world = World::new(Config::default()).await;
    let good = json!({ "from": "Zoë <a@b.example>", "to": "c@d.example", "subject": "s", "text": "t" });
    let with = |name: &str, value: Value| {
        let mut body = good.clone();
        body[name] = value;
        body
    };
    for (body, status, name) in [
        (good.clone(), 200, ""),
        (with("to", json!([])), 422, "validation_error"),
        (with("to", json!("nobody")), 422, "validation_error"),
        (with("from", json!("a@b")), 422, "validation_error"),
        (with("from", json!("a@b.example\r\nBcc: x@y.example")), 422, "validation_error"),
        (with("reply_to", json!(["x"])), 422, "validation_error"),
        (with("text", Value::Null), 422, "missing_required_field"),
        (with("subject", json!("a\nb")), 422, "validation_error"),
        (with("replyTo", json!("x@y.example")), 422, "validation_error"),
        (with("headers", json!({ "X": "a\r\nb" })), 422, "validation_error"),
        (with("attachments", json!([{ "filename": "a", "content": "?" }])), 422, "invalid_attachment"),
    ] {
        let request = world.client.post(world.url("/emails")).bearer_auth("re_demo").json(&body);
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), status, "{body}");
        let told: Value = answer.json().await.expect("JSON");
        assert_eq!(told["name"].as_str().unwrap_or_default(), name, "{body}");
    }
    for (key, status) in [(None, 401), (Some("re_wrong"), 403)] {
        let mut request = world.client.post(world.url("/emails")).json(&good);
        if let Some(key) = key {
            request = request.bearer_auth(key);
        }
        assert_eq!(request.send().await.expect("an answer").status().as_u16(), status);
    }
}
