//! JSON to an address of the business.

use crate::answer::{Refusal, Speaker};
use crate::post::{Answer, Call};
use serde_json::Value;
use shared::id::MessageId;

/// An endpoint of a business, as its answers are read.
pub struct Endpoint;

/// The request. The header `webhook-id` is the message's id, the same at every try: whoever gets it twice can tell.
#[must_use]
pub fn call(url: String, id: &MessageId, body: &Value) -> Call {
    Call {
        url,
        headers: vec![
            ("content-type", "application/json".to_owned()),
            ("user-agent", "Slotkey".to_owned()),
            ("webhook-id", id.as_str().to_owned()),
        ],
        body: body.to_string(),
    }
}

impl Speaker for Endpoint {
    const WHO: &'static str = "the endpoint";
    const BY: &'static str = "webhook";

    fn provider_id(_: &str) -> Option<String> {
        None
    }

    /// Its words may be whatever: only its status is told. 410 says that it is gone for good (RFC 9110, 15.5.11).
    fn refusal(answer: &Answer) -> Refusal {
        Refusal { words: None, address_is_dead: answer.status == 410 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::receipt;
    use jiff::Timestamp;
    use serde_json::json;
    use shared::courier::Receipt;

    #[test]
    fn an_endpoint_is_sent_json_under_an_id() {
        let id = MessageId::from_entropy([1; 16]);
        let call = call("https://hooks.example.com/".into(), &id, &json!({ "a": 1 }));
        assert_eq!(call.body, r#"{"a":1}"#);
        assert!(call.headers.contains(&("webhook-id", id.as_str().to_owned())));
    }

    #[test]
    fn its_status_says_it_all() {
        let refused = |status: u16, address_is_dead| Receipt::Refused {
            reason: format!("The endpoint refuses it (status {status})."),
            address_is_dead,
        };
        for (status, expected) in [
            (204, Receipt::Taken { by: "webhook".into(), provider_id: None }),
            (404, refused(404, false)),
            (410, refused(410, true)),
        ] {
            let answer = Answer { status, retry_after: None, body: "<html>".into() };
            assert_eq!(receipt::<Endpoint>(Ok(answer), Timestamp::UNIX_EPOCH), expected);
        }
    }
}
