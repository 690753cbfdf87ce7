//! Every channel, when all goes well.

use crate::world::{World, mail, parcel, sms};
use post_sim::Config;
use serde_json::{Value, json};
use shared::courier::{Content, Receipt};
use shared::workflow::MergeText;

fn taken(receipt: Receipt) -> Option<String> {
    let Receipt::Taken { provider_id, .. } = receipt else { panic!("{receipt:?}") };
    provider_id
}

fn has(text: &Value, part: &str) {
    assert!(text.as_str().is_some_and(|text| text.contains(part)), "{part} is missing in {text}");
}

#[tokio::test]
async fn a_mail_arrives_by_the_api_and_only_once() {
    let world = World::new(Config::default()).await;
    let parcel = parcel(1, mail("ada@bücher.example"));
    let id = taken(world.deliver(&parcel).await);
    assert_eq!(taken(world.deliver(&parcel).await), id, "the same mail is the same mail");
    let found = world.messages("?channel=mail").await;
    assert_eq!(found.len(), 1);
    let message = &found[0];
    assert_eq!(message["id"].as_str(), id.as_deref());
    assert_eq!(message["key"].as_str(), Some(parcel.id.as_str()));
    assert_eq!(message["to"], json!(["ada@xn--bcher-kva.example"]));
    assert_eq!(message["from"], "\"Salon Zoë\" <book@salon.example>");
    assert_eq!(message["subject"], "Termin für Zoë <Ada> & co");
    has(&message["text"], "Hallo Zoë <Ada> & co,\n\n.https://zoom.example/j/1?pwd=a&b=c\n.\n");
    has(&message["html"], "Hallo Zoë &lt;Ada&gt; &amp; co,");
    has(&message["html"], "<html lang=\"de\" dir=\"ltr\">");
    has(&message["calendar"], "METHOD:REQUEST\r\n");
    // With other words in it, it is still the mail that was taken.
    let mut other = parcel.clone();
    other.values.set("contact.name", "Ada");
    assert_eq!(taken(world.deliver(&other).await), None);
    assert_eq!(world.messages("").await.len(), 1);
}

#[tokio::test]
async fn a_mail_arrives_by_smtp() {
    let login = Some(("me@salon.example".to_owned(), "pass word".to_owned()));
    let world = World::new(Config { smtp_login: login, ..Config::default() }).await;
    for (number, to) in [(1, "ada@example.com"), (2, "zoë@bücher.example")] {
        let parcel = parcel(number, mail(to));
        let id = taken(world.deliver_by_smtp(&parcel, Some(("me@salon.example", "pass word"))).await);
        let found = world.messages(&format!("?channel=smtp&since={}", number - 1)).await;
        assert_eq!(found.len(), 1);
        let message = &found[0];
        assert_eq!(message["id"].as_str(), id.as_deref());
        assert_eq!(message["key"], format!("{}@salon.example", parcel.id.as_str()));
        assert_eq!(message["to"], json!([to.replace("bücher", "xn--bcher-kva")]));
        assert_eq!(message["from"], "Salon Zoë <book@salon.example>");
        assert_eq!(message["subject"], "Termin für Zoë <Ada> & co");
        has(&message["text"], "\r\n.https://zoom.example/j/1?pwd=a&b=c\r\n.\r\n");
        has(&message["html"], "Hallo Zoë &lt;Ada&gt; &amp; co,");
        has(&message["calendar"], "UID:apt_1@slotkey\r\n");
        assert_eq!(message["attachments"][0]["filename"], "invite.ics");
        let headers = message["headers"].to_string();
        for header in ["Auto-Submitted", "List-Unsubscribe", "List-Unsubscribe-Post", "Date"] {
            assert!(headers.contains(&format!("[\"{header}\"")), "{header} is missing in {headers}");
        }
    }
    let receipt = world.deliver_by_smtp(&parcel(3, mail("ada@example.com")), Some(("me", "?"))).await;
    assert!(matches!(receipt, Receipt::Refused { address_is_dead: false, .. }), "{receipt:?}");
    let receipt = world.deliver_by_smtp(&parcel(3, mail("ada@example.com")), None).await;
    assert!(matches!(receipt, Receipt::Refused { address_is_dead: false, .. }), "{receipt:?}");
}

#[tokio::test]
async fn an_sms_arrives() {
    let world = World::new(Config::default()).await;
    let id = taken(world.deliver(&parcel(1, sms("+442079460000"))).await);
    let found = world.messages("?channel=sms&to=%2B4420").await;
    assert_eq!(found[0]["id"].as_str(), id.as_deref());
    assert_eq!(found[0]["text"], "Zoë <Ada> & co: https://zoom.example/j/1?pwd=a&b=c");
    // Numbers that get none, by Twilio's own list.
    for (number, is_dead) in
        [("+15005550001", true), ("+15005550002", false), ("+15005550004", true), ("+15005550009", true)]
    {
        let receipt = world.deliver(&parcel(2, sms(number))).await;
        let Receipt::Refused { address_is_dead, .. } = receipt else { panic!("{receipt:?}") };
        assert_eq!(address_is_dead, is_dead, "{number}");
    }
}

#[tokio::test]
async fn slack_and_endpoints_are_called() {
    let world = World::new(Config::default()).await;
    assert_eq!(taken(world.deliver(&parcel(1, world.slack())).await), None);
    let webhook = parcel(2, world.webhook());
    assert_eq!(taken(world.deliver(&webhook).await), None);
    let found = world.messages("").await;
    assert_eq!(found[0]["text"], "*Zoë &lt;Ada&gt; &amp; co* <!here>");
    assert_eq!(found[1]["to"], json!(["/hooks/crm/Zo%C3%AB%20%3CAda%3E%20%26%20co"]));
    assert_eq!(found[1]["body"], json!({ "name": "Zoë" }));
    assert_eq!(found[1]["key"].as_str(), Some(webhook.id.as_str()));
    let nowhere = Content::Webhook { url: MergeText::new("http://127.0.0.1:9/"), body: json!({}) };
    let receipt = world.deliver(&parcel(3, nowhere)).await;
    assert!(matches!(receipt, Receipt::Later { .. }), "{receipt:?}");
}
