//! Mail by an HTTP API like Resend's: `POST /emails`, whose `Idempotency-Key` is the message's id, so that a mail whose
//! answer was lost is not sent twice.

use super::MailCarrier;
use crate::answer::{Refusal, Speaker, receipt};
use crate::letter::{Letter, mailbox};
use crate::post::{Answer, Call, Post};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use shared::courier::Receipt;
use shared::report::{MESSAGE_TAG, SUB_ACCOUNT_TAG};

/// Where the API is, and by what it knows us.
#[derive(Clone, PartialEq, Eq)]
pub struct Api {
    /// Its base, without a slash at the end: `https://api.resend.com`.
    pub url: String,
    /// The bearer key.
    pub key: String,
}

/// A carrier by such an API.
pub struct HttpMail<P> {
    /// The API.
    pub api: Api,
    /// Who makes the calls.
    pub post: P,
    /// The instant of the delivery.
    pub now: Timestamp,
}

impl<P: Post> MailCarrier for HttpMail<P> {
    async fn carry(&self, letter: &Letter) -> Receipt {
        receipt::<Api>(self.post.post(call(&self.api, letter)).await, self.now)
    }
}

/// The request for a mail. The same letter is the same request, to the byte.
#[must_use]
pub fn call(api: &Api, letter: &Letter) -> Call {
    let mut mail = json!({
        "from": mailbox(&letter.from.name, &letter.from.address),
        "to": [letter.to.address],
        "subject": letter.subject,
        "text": letter.text,
        "html": letter.html,
        "headers": headers(letter),
    });
    if let Some(reply_to) = &letter.reply_to {
        mail["reply_to"] = json!([mailbox(&reply_to.name, &reply_to.address)]);
    }
    if let Some(entry) = &letter.entry {
        mail["attachments"] = json!([{
            "filename": "invite.ics",
            "content": STANDARD.encode(&entry.text),
            "content_type": entry.content_type(),
        }]);
    }
    if let Some(report_to) = &letter.report_to {
        let tag = |name: &str, value: &str| json!({ "name": name, "value": value });
        mail["tags"] = json!([
            tag(SUB_ACCOUNT_TAG, report_to.sub_account.as_str()),
            tag(MESSAGE_TAG, report_to.message.as_str()),
        ]);
    }
    Call {
        url: format!("{}/emails", api.url),
        headers: vec![
            ("authorization", format!("Bearer {}", api.key)),
            ("content-type", "application/json".to_owned()),
            ("idempotency-key", letter.id.as_str().to_owned()),
            ("user-agent", "Slotkey".to_owned()),
        ],
        body: mail.to_string(),
    }
}

/// The headers that the API does not write by itself. It does write `Message-ID` and `Date`.
fn headers(letter: &Letter) -> Map<String, Value> {
    letter.extra_headers().map(|(name, value)| (name.to_owned(), Value::String(value))).collect()
}

/// What the API says of a failure.
#[derive(Debug, Default, Deserialize)]
struct Complaint {
    #[serde(default)]
    name: String,
    #[serde(default)]
    message: String,
}

fn complaint(answer: &Answer) -> Complaint {
    serde_json::from_str(&answer.body).unwrap_or_default()
}

impl Speaker for Api {
    const WHO: &'static str = "the mail provider";
    const BY: &'static str = "http";

    fn provider_id(body: &str) -> Option<String> {
        let value: Value = serde_json::from_str(body).ok()?;
        value["id"].as_str().map(ToOwned::to_owned)
    }

    /// `validation_error` is about many fields; only its words tell which.
    fn refusal(answer: &Answer) -> Refusal {
        let Complaint { name, message } = complaint(answer);
        let address_is_dead =
            matches!(answer.status, 400 | 422) && name == "validation_error" && message.contains("`to`");
        Refusal { words: Some(message), address_is_dead }
    }

    /// The two meanings of 409 for a key that was used before: its first request is still under way, or it asked for another
    /// mail. Then a mail under this id was taken at an earlier try, with other words in it, and is not sent twice.
    fn special(answer: &Answer) -> Option<Receipt> {
        match (answer.status, complaint(answer).name.as_str()) {
            (409, "invalid_idempotent_request") => {
                Some(Receipt::Taken { by: Self::BY.to_owned(), provider_id: None })
            }
            (409, "concurrent_idempotent_requests") => {
                let reason = "The mail provider is still at an earlier try.".to_owned();
                Some(Receipt::Later { reason, after_seconds: None })
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::tests::letter;
    use shared::id::{MessageId, SubAccountId};
    use shared::report::ReportTo;

    fn api() -> Api {
        Api { url: "https://api.mail.example".into(), key: "re_key".into() }
    }

    fn body(letter: &Letter) -> Value {
        serde_json::from_str(&call(&api(), letter).body).expect("JSON")
    }

    #[test]
    fn a_mail_is_asked_for_as_documented() {
        let mut letter = letter();
        let call = call(&api(), &letter);
        assert_eq!(call.url, "https://api.mail.example/emails");
        for (name, value) in [
            ("authorization", "Bearer re_key"),
            ("content-type", "application/json"),
            ("idempotency-key", letter.id.as_str()),
        ] {
            assert!(call.headers.contains(&(name, value.to_owned())), "{name}");
        }
        let mail = body(&letter);
        assert_eq!(mail["from"], "\"Salon \\\"Zoë\\\"\" <book@salon.example>");
        assert_eq!(mail["to"], json!(["ada@example.com"]));
        assert_eq!(mail["reply_to"], json!(["\"Zoë\" <zoe@salon.example>"]));
        assert_eq!(mail["subject"], letter.subject);
        assert_eq!(mail["text"], letter.text);
        assert_eq!(mail["html"], letter.html);
        assert_eq!(
            mail["headers"],
            json!({
                "Auto-Submitted": "auto-generated",
                "List-Unsubscribe": "<https://slotkey.example/u/1>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            })
        );
        let attachment = &mail["attachments"][0];
        assert_eq!(attachment["filename"], "invite.ics");
        assert_eq!(attachment["content_type"], "text/calendar; charset=utf-8; method=REQUEST");
        let content = STANDARD.decode(attachment["content"].as_str().expect("text")).expect("base64");
        assert_eq!(String::from_utf8(content).ok(), letter.entry.as_ref().map(|entry| entry.text.clone()));

        (letter.entry, letter.reply_to, letter.unsubscribe) = (None, None, None);
        let mail = body(&letter);
        assert_eq!(mail["headers"], json!({ "Auto-Submitted": "auto-generated" }));
        assert!(mail.get("attachments").is_none() && mail.get("reply_to").is_none());

        assert!(mail.get("tags").is_none());
        let (sub_account, message) = (SubAccountId::from_entropy([1; 16]), MessageId::from_entropy([2; 16]));
        letter.report_to = Some(ReportTo {
            origin: "https://slotkey.example".into(),
            sub_account: sub_account.clone(),
            message: message.clone(),
        });
        let tag = |name: &str, value: &str| json!({ "name": name, "value": value });
        let expected = json!([tag("sub_account", sub_account.as_str()), tag("message", message.as_str())]);
        assert_eq!(body(&letter)["tags"], expected);
    }

    #[test]
    fn what_the_provider_says_is_understood() {
        let refused = |words: &str, address_is_dead| Receipt::Refused {
            reason: format!("The mail provider refuses it: {words}"),
            address_is_dead,
        };
        let taken =
            |id: Option<&str>| Receipt::Taken { by: "http".into(), provider_id: id.map(ToOwned::to_owned) };
        let later = |reason: &str| Receipt::Later { reason: reason.into(), after_seconds: None };
        let to = "Invalid `to` field. The email address needs to follow the `email@example.com` format.";
        let table = [
            (200, json!({ "id": "49a3999c" }), taken(Some("49a3999c"))),
            (200, json!("nothing we know"), taken(None)),
            (422, json!({ "statusCode": 422, "name": "validation_error", "message": to }), refused(to, true)),
            (
                422,
                json!({ "name": "validation_error", "message": "Invalid `from` field." }),
                refused("Invalid `from` field.", false),
            ),
            (403, json!({ "name": "invalid_api_key", "message": "No." }), refused("No.", false)),
            (409, json!({ "name": "invalid_idempotent_request", "message": "?" }), taken(None)),
            (
                409,
                json!({ "name": "concurrent_idempotent_requests", "message": "?" }),
                later("The mail provider is still at an earlier try."),
            ),
            (
                429,
                json!({ "name": "rate_limit_exceeded", "message": "?" }),
                later("The mail provider asks to try again later (status 429)."),
            ),
            (
                500,
                json!({ "name": "application_error" }),
                later("The mail provider asks to try again later (status 500)."),
            ),
        ];
        for (status, body, expected) in table {
            let answer = Answer { status, retry_after: None, body: body.to_string() };
            assert_eq!(receipt::<Api>(Ok(answer), Timestamp::UNIX_EPOCH), expected, "{status} {body}");
        }
    }
}
