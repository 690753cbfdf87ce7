//! Every fault on every channel: what the courier says of it, and whether the message was there all the same.

use crate::world::{World, mail, parcel, sms};
use post_sim::Config;
use serde_json::json;
use shared::courier::{Content, Receipt};

/// What is expected: a wait of this many seconds, a refusal of a dead address or of another kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Told {
    Taken,
    Later(Option<u32>),
    Refused { dead: bool },
}

fn told(receipt: &Receipt) -> Told {
    match receipt {
        Receipt::Taken { .. } | Receipt::Worded { .. } => Told::Taken,
        Receipt::Later { after_seconds, .. } => Told::Later(*after_seconds),
        Receipt::Refused { address_is_dead, .. } => Told::Refused { dead: *address_is_dead },
    }
}

#[tokio::test]
async fn every_fault_is_understood_on_every_channel() {
    use Told::{Later, Refused, Taken};
    let world = World::new(Config::default()).await;
    let channels: [(&str, Content); 5] = [
        ("mail", mail("ada@example.com")),
        ("smtp", mail("ada@example.com")),
        ("sms", sms("+442079460000")),
        ("slack", world.slack()),
        ("webhook", world.webhook()),
    ];
    // The fault, what is said of it, over SMTP where that is something else, and whether the message has arrived.
    let table = [
        ("429", Later(None), None, false),
        ("429:7", Later(Some(7)), Some(Later(None)), false),
        ("500", Later(None), Some(Refused { dead: false }), false),
        ("503:30", Later(Some(30)), Some(Refused { dead: false }), false),
        ("451", Refused { dead: false }, Some(Later(None)), false),
        ("422", Refused { dead: false }, Some(Later(None)), false),
        ("bad_address", Refused { dead: true }, None, false),
        ("hang", Later(None), None, false),
        ("drop", Later(None), None, false),
        ("hang_after", Later(None), None, true),
        ("drop_after", Later(None), None, true),
        ("slow:50", Taken, None, true),
    ];
    let mut number = 0;
    for (channel, content) in channels {
        for (fault, expected, by_smtp, arrives) in table {
            number += 1;
            let before = world.messages("").await.len();
            world.fault(json!({ "on": channel, "fault": fault })).await;
            let parcel = parcel(number, content.clone());
            let receipt = match channel {
                "smtp" => world.deliver_by_smtp(&parcel, None).await,
                _ => world.deliver(&parcel).await,
            };
            let expected = by_smtp.filter(|_| channel == "smtp").unwrap_or(expected);
            assert_eq!(told(&receipt), expected, "{channel} {fault}: {receipt:?}");
            let after = world.messages("").await.len();
            assert_eq!(after - before, usize::from(arrives), "{channel} {fault}");
        }
    }
}

/// An answer that was lost: asked again, the API has the mail already.
#[tokio::test]
async fn a_mail_whose_answer_was_lost_comes_once() {
    let world = World::new(Config::default()).await;
    let parcel = parcel(1, mail("ada@example.com"));
    for fault in ["drop_after", "hang_after"] {
        world.fault(json!({ "on": "mail", "fault": fault })).await;
        assert_eq!(told(&world.deliver(&parcel).await), Told::Later(None), "{fault}");
    }
    assert_eq!(told(&world.deliver(&parcel).await), Told::Taken);
    assert_eq!(world.messages("").await.len(), 1);
}
