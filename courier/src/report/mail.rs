//! What the mail provider says (Resend's webhooks; the documentation writes tags as a list, examples as an object).

use serde::Deserialize;
use serde_json::Value;
use shared::id::{MessageId, SubAccountId};
use shared::report::{MESSAGE_TAG, Report, SUB_ACCOUNT_TAG};

#[derive(Debug, Deserialize)]
struct Event {
    #[serde(rename = "type")]
    kind: String,
    #[serde(default)]
    data: Value,
}

/// What a call reports; nothing where it is of no interest, or of a mail that was not ours.
pub fn report(body: &str) -> Option<(SubAccountId, Report)> {
    let Event { kind, data } = serde_json::from_str(body).ok()?;
    let (reason, address_is_dead) = match kind.as_str() {
        "email.bounced" => {
            let is_for_good = data["bounce"]["type"].as_str() != Some("Transient");
            (said("The mail came back", &data["bounce"]["message"]), is_for_good)
        }
        "email.complained" => ("The reader has marked a mail as spam.".to_owned(), true),
        "email.suppressed" => {
            (said("The mail provider sends nothing to this address", &data["suppressed"]["message"]), true)
        }
        "email.failed" => (said("The mail provider could not send it", &data["failed"]["reason"]), false),
        _ => return None,
    };
    let sub_account = SubAccountId::parse(tag(&data["tags"], SUB_ACCOUNT_TAG)?).ok()?;
    let message = MessageId::parse(tag(&data["tags"], MESSAGE_TAG)?).ok()?;
    Some((sub_account, Report::Undelivered { message, reason, address_is_dead }))
}

fn said(what: &str, words: &Value) -> String {
    match words.as_str().map(str::trim).filter(|words| !words.is_empty()) {
        Some(words) => format!("{what}: {words}"),
        None => format!("{what}."),
    }
}

fn tag<'a>(tags: &'a Value, name: &str) -> Option<&'a str> {
    let listed = || tags.as_array()?.iter().find(|tag| tag["name"] == name)?["value"].as_str();
    tags[name].as_str().or_else(listed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn what_came_back_is_told_of_the_message_in_its_tags() {
        let (sub_account, message) = (SubAccountId::from_entropy([1; 16]), MessageId::from_entropy([2; 16]));
        let listed =
            json!([{ "name": "sub_account", "value": sub_account }, { "name": "message", "value": message }]);
        let as_object = json!({ "message": message, "sub_account": sub_account });
        let bounce =
            |kind: &str| json!({ "type": kind, "subType": "General", "message": "No such mailbox." });
        for (kind, extra, told) in [
            (
                "email.bounced",
                ("bounce", bounce("Permanent")),
                Some(("The mail came back: No such mailbox.", true)),
            ),
            (
                "email.bounced",
                ("bounce", bounce("Undetermined")),
                Some(("The mail came back: No such mailbox.", true)),
            ),
            (
                "email.bounced",
                ("bounce", bounce("Transient")),
                Some(("The mail came back: No such mailbox.", false)),
            ),
            ("email.bounced", ("bounce", json!({})), Some(("The mail came back.", true))),
            ("email.complained", ("x", Value::Null), Some(("The reader has marked a mail as spam.", true))),
            (
                "email.suppressed",
                ("suppressed", json!({ "message": "It bounced before." })),
                Some(("The mail provider sends nothing to this address: It bounced before.", true)),
            ),
            (
                "email.failed",
                ("failed", json!({ "reason": "reached_daily_quota" })),
                Some(("The mail provider could not send it: reached_daily_quota", false)),
            ),
            ("email.delivered", ("x", Value::Null), None),
            ("email.delivery_delayed", ("x", Value::Null), None),
            ("contact.created", ("x", Value::Null), None),
        ] {
            for tags in [&listed, &as_object] {
                let mut data = json!({ "email_id": "1", "to": ["ada@example.com"], "tags": tags });
                data[extra.0] = extra.1.clone();
                let body =
                    json!({ "type": kind, "created_at": "2026-11-27T12:00:00Z", "data": data }).to_string();
                let expected = told.map(|(reason, address_is_dead)| {
                    let reason = reason.to_owned();
                    (
                        sub_account.clone(),
                        Report::Undelivered { message: message.clone(), reason, address_is_dead },
                    )
                });
                assert_eq!(report(&body), expected, "{body}");
            }
        }
    }

    #[test]
    fn mails_of_others_and_what_is_no_json_are_of_no_interest() {
        let message = MessageId::from_entropy([2; 16]);
        for body in [
            r#"{"type":"email.bounced","data":{"tags":[]}}"#.to_owned(),
            r#"{"type":"email.bounced"}"#.to_owned(),
            json!({ "type": "email.bounced", "data": { "tags": { "message": message } } }).to_string(),
            json!({ "type": "email.bounced", "data": { "tags": { "message": message, "sub_account": "x" } } }).to_string(),
            "[]".to_owned(),
            "email.bounced".to_owned(),
        ] {
            assert_eq!(report(&body), None, "{body}");
        }
    }
}
