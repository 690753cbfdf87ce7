//! What the SMS provider says (Twilio's status callbacks, and its requests for incoming messages).

use crate::carrier::twilio::is_dead;
use shared::contact::Phone;
use shared::id::{MessageId, SubAccountId};
use shared::report::{MESSAGE_IN_QUERY, ProviderCall, Report};
use std::collections::HashMap;

/// The words by which one wants no more, alone in a message (Twilio's default list).
const STOP: [&str; 9] =
    ["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "OPTOUT", "REVOKE", "STOP ALL"];
/// The words by which one wants them again.
const START: [&str; 3] = ["START", "UNSTOP", "YES"];
/// The words by which one asks what this is; Twilio answers them.
const HELP: [&str; 2] = ["HELP", "INFO"];

type Fields = HashMap<String, String>;

/// What a call reports; nothing where it is of no interest.
pub fn report(call: &ProviderCall) -> Option<(SubAccountId, Report)> {
    let fields: Fields = form_urlencoded::parse(call.body.as_bytes()).into_owned().collect();
    let report = match fields.get("MessageStatus").or_else(|| fields.get("SmsStatus")).map(String::as_str) {
        Some("received") | None => written(&fields),
        Some("failed" | "undelivered") => undelivered(call, &fields),
        Some(_) => None,
    }?;
    Some((call.sub_account.clone()?, report))
}

fn undelivered(call: &ProviderCall, fields: &Fields) -> Option<Report> {
    let query = call.url.split_once('?')?.1;
    let (_, message) = form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == MESSAGE_IN_QUERY)?;
    let code = fields.get("ErrorCode").map_or("", String::as_str);
    let reason = match code {
        "" => "The SMS has not arrived.".to_owned(),
        code => format!("The SMS has not arrived (the provider's code {code})."),
    };
    let message = MessageId::parse(&message).ok()?;
    Some(Report::Undelivered { message, reason, address_is_dead: code.parse().is_ok_and(is_dead) })
}

/// What a client has written. Where Twilio says itself what it has understood, that counts.
fn written(fields: &Fields) -> Option<Report> {
    let from = Phone::parse(fields.get("From")?).ok()?;
    let words = fields.get("Body")?.trim().to_uppercase();
    let is_one_of = |list: &[&str]| list.contains(&words.as_str());
    match fields.get("OptOutType").map(String::as_str) {
        Some("STOP") => Some(Report::Stop { from }),
        Some("START") => Some(Report::Start { from }),
        Some("HELP") => None,
        _ if is_one_of(&STOP) => Some(Report::Stop { from }),
        _ if is_one_of(&START) => Some(Report::Start { from }),
        _ if is_one_of(&HELP) => None,
        _ => Some(Report::Reply { from }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::messaging::Channel;

    fn call(query: &str, body: &str) -> ProviderCall {
        ProviderCall {
            channel: Channel::Sms,
            url: format!("https://slotkey.example/webhooks/sms/x{query}"),
            sub_account: Some(SubAccountId::from_entropy([1; 16])),
            headers: Vec::new(),
            body: body.into(),
        }
    }

    #[test]
    fn what_clients_write_is_a_wish_or_an_answer() {
        let from = Phone::parse("+447700900123").expect("a number");
        for (more, told) in [
            ("Body=STOP", Some(Report::Stop { from: from.clone() })),
            ("Body=+Stop%0A", Some(Report::Stop { from: from.clone() })),
            ("Body=Stop+please", Some(Report::Reply { from: from.clone() })),
            ("Body=cancel&SmsStatus=received", Some(Report::Stop { from: from.clone() })),
            ("Body=unstop", Some(Report::Start { from: from.clone() })),
            ("Body=Genug&OptOutType=STOP", Some(Report::Stop { from: from.clone() })),
            ("Body=Wieder&OptOutType=START", Some(Report::Start { from: from.clone() })),
            ("Body=Hilfe&OptOutType=HELP", None),
            ("Body=help", None),
            ("Body=I+am+late", Some(Report::Reply { from: from.clone() })),
            ("Body=", Some(Report::Reply { from })),
            ("", None),
        ] {
            let report = report(&call("", &format!("From=%2B447700900123&{more}")));
            assert_eq!(report.map(|(_, report)| report), told, "{more}");
        }
        assert_eq!(report(&call("", "From=anonymous&Body=Hello")), None);
    }

    #[test]
    fn what_has_not_arrived_is_told_of_its_message() {
        let message = MessageId::from_entropy([2; 16]);
        let query = format!("?message={message}");
        for (query, body, told) in [
            (query.as_str(), "MessageStatus=undelivered&ErrorCode=30005", Some(true)),
            (&query, "MessageStatus=undelivered&ErrorCode=30006", Some(true)),
            (&query, "MessageStatus=undelivered&ErrorCode=30003", Some(false)),
            (&query, "MessageStatus=failed", Some(false)),
            (&query, "MessageStatus=delivered", None),
            (&query, "MessageStatus=sent", None),
            ("", "MessageStatus=failed", None),
            ("?message=msg_x", "MessageStatus=failed", None),
        ] {
            match report(&call(query, body)).map(|(_, report)| report) {
                Some(Report::Undelivered { message: of, address_is_dead, .. }) => {
                    assert_eq!((of, Some(address_is_dead)), (message.clone(), told), "{query} {body}");
                }
                other => assert!(other.is_none() && told.is_none(), "{query} {body}: {other:?}"),
            }
        }
        let without = ProviderCall { sub_account: None, ..call(&query, "MessageStatus=failed") };
        assert_eq!(report(&without), None);
    }
}
