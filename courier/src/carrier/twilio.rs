//! SMS by an API like Twilio's (Messages resource, 2010-04-01). It knows no idempotency key: an SMS whose answer was lost may
//! come twice.

use super::{Sms, SmsCarrier};
use crate::answer::{Refusal, Speaker, receipt};
use crate::post::{Answer, Call, Post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::Value;
use shared::courier::Receipt;
use shared::report::{SmsSender, is_messaging_service};

/// Twilio's codes for a number that gets no SMS whatever is sent. At once: it is none (21211), it has said STOP (21610),
/// it is of a landline (21614). Later: nobody has it (30005), it is of a landline (30006).
const DEAD: [i64; 5] = [21211, 21610, 21614, 30005, 30006];

/// Whether this code of Twilio's means that the number gets no SMS whatever is sent.
#[must_use]
pub fn is_dead(code: i64) -> bool {
    DEAD.contains(&code)
}

/// Where the API is, and by what it knows us.
#[derive(Clone, PartialEq, Eq)]
pub struct Account {
    /// Its base, without a slash at the end: `https://api.twilio.com`.
    pub url: String,
    /// The account (`AC…`).
    pub sid: String,
    /// Its token.
    pub token: String,
    /// A number, an alphanumeric sender, or a messaging service (`MG…`).
    pub from: String,
}

/// A carrier by such an API.
pub struct Twilio<P> {
    /// The account.
    pub account: Account,
    /// Who makes the calls.
    pub post: P,
    /// The instant of the delivery.
    pub now: Timestamp,
}

impl<P: Post> SmsCarrier for Twilio<P> {
    async fn carry(&self, sms: &Sms) -> Receipt {
        receipt::<Account>(self.post.post(call(&self.account, sms)).await, self.now)
    }
}

/// The request for an SMS.
#[must_use]
pub fn call(account: &Account, sms: &Sms) -> Call {
    let Account { url, sid, token, from } = account;
    let from = sms.from.as_ref().map_or(from.as_str(), SmsSender::as_str);
    let sender = if is_messaging_service(from) { "MessagingServiceSid" } else { "From" };
    let mut body = form_urlencoded::Serializer::new(String::new());
    body.append_pair("To", sms.to.as_str()).append_pair(sender, from).append_pair("Body", &sms.text);
    if let Some(url) = &sms.report_url {
        body.append_pair("StatusCallback", url);
    }
    Call {
        url: format!("{url}/2010-04-01/Accounts/{sid}/Messages.json"),
        headers: vec![
            ("authorization", format!("Basic {}", STANDARD.encode(format!("{sid}:{token}")))),
            ("content-type", "application/x-www-form-urlencoded".to_owned()),
            ("accept", "application/json".to_owned()),
            ("user-agent", "Slotkey".to_owned()),
        ],
        body: body.finish(),
    }
}

impl Speaker for Account {
    const WHO: &'static str = "the SMS provider";
    const BY: &'static str = "twilio";

    fn provider_id(body: &str) -> Option<String> {
        let value: Value = serde_json::from_str(body).ok()?;
        value["sid"].as_str().map(ToOwned::to_owned)
    }

    fn refusal(answer: &Answer) -> Refusal {
        let value: Value = serde_json::from_str(&answer.body).unwrap_or_default();
        Refusal {
            words: value["message"].as_str().map(ToOwned::to_owned),
            address_is_dead: value["code"].as_i64().is_some_and(is_dead),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use shared::contact::Phone;
    use shared::id::MessageId;

    fn account(from: &str) -> Account {
        Account {
            url: "https://sms.example".into(),
            sid: "AC1".into(),
            token: "word".into(),
            from: from.into(),
        }
    }

    #[test]
    fn an_sms_is_asked_for_as_documented() {
        let sms = Sms {
            id: MessageId::from_entropy([7; 16]),
            to: Phone::parse("+44 20 7946 0000").expect("a number"),
            from: None,
            text: "Bis morgen & „danke“\n10 € = 100 %".into(),
            report_url: None,
        };
        let service = format!("MG{}", "0".repeat(32));
        for (from, field) in [("+15005550006", "From"), ("SALON", "From"), (&service, "MessagingServiceSid")]
        {
            let call = call(&account(from), &sms);
            assert_eq!(call.url, "https://sms.example/2010-04-01/Accounts/AC1/Messages.json");
            assert!(call.headers.contains(&("authorization", "Basic QUMxOndvcmQ=".into())));
            let fields: Vec<(String, String)> =
                form_urlencoded::parse(call.body.as_bytes()).into_owned().collect();
            let expected = [("To", "+442079460000"), (field, from), ("Body", sms.text.as_str())];
            assert_eq!(fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
        }
    }

    #[test]
    fn a_business_may_have_its_own_sender_and_hears_what_became_of_it() {
        let sms = Sms {
            id: MessageId::from_entropy([7; 16]),
            to: Phone::parse("+44 20 7946 0000").expect("a number"),
            from: SmsSender::parse("Salon Zoe").ok(),
            text: "x".into(),
            report_url: Some("https://slotkey.example/webhooks/sms/sub_1?message=msg_1".into()),
        };
        let body = call(&account("+15005550006"), &sms).body;
        let fields: Vec<(String, String)> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
        let expected = [
            ("To", "+442079460000"),
            ("From", "Salon Zoe"),
            ("Body", "x"),
            ("StatusCallback", "https://slotkey.example/webhooks/sms/sub_1?message=msg_1"),
        ];
        assert_eq!(fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
    }

    #[test]
    fn what_the_provider_says_is_understood() {
        let refused = |address_is_dead| Receipt::Refused {
            reason: "The SMS provider refuses it: No.".into(),
            address_is_dead,
        };
        let table = [
            (201, json!({ "sid": "SM1", "status": "queued" }), None),
            (400, json!({ "code": 21211, "message": "No." }), Some(refused(true))),
            (400, json!({ "code": 21610, "message": "No." }), Some(refused(true))),
            (400, json!({ "code": 21614, "message": "No." }), Some(refused(true))),
            (400, json!({ "code": 21408, "message": "No." }), Some(refused(false))),
            (401, json!({ "code": 20003, "message": "No." }), Some(refused(false))),
        ];
        for (status, body, expected) in table {
            let answer = Answer { status, retry_after: None, body: body.to_string() };
            let taken = Receipt::Taken { by: "twilio".into(), provider_id: Some("SM1".into()) };
            let told = receipt::<Account>(Ok(answer), Timestamp::UNIX_EPOCH);
            assert_eq!(told, expected.unwrap_or(taken), "{status} {body}");
        }
    }
}
