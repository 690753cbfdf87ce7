//! Messages to a Slack channel, by its incoming webhook.

use crate::answer::{Refusal, Speaker};
use crate::post::{Answer, Call};
use serde_json::{Value, json};
use shared::workflow::Values;

/// Answers that say that the channel, or the webhook, is no more (Slack's incoming webhooks, "Handling errors").
const GONE: [&str; 6] =
    ["no_service", "no_service_id", "no_team", "team_disabled", "channel_not_found", "channel_is_archived"];

/// Slack, as its answers are read.
pub struct Slack;

/// The request for a message.
#[must_use]
pub fn call(url: String, text: &str) -> Call {
    Call {
        url,
        headers: vec![("content-type", "application/json".to_owned()), ("user-agent", "Slotkey".to_owned())],
        body: json!({ "text": text }).to_string(),
    }
}

/// What is filled in, so that Slack reads none of it as its markup: `&`, `<` and `>` are the only characters that begin
/// any (Slack's "Formatting text for app surfaces").
#[must_use]
pub fn escaped(values: &Values) -> Values {
    let mut value = serde_json::to_value(values).unwrap_or_default();
    for (_, text) in value.as_object_mut().into_iter().flatten() {
        if let Value::String(text) = text {
            *text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
        }
    }
    serde_json::from_value(value).unwrap_or_default()
}

impl Speaker for Slack {
    const WHO: &'static str = "Slack";
    const BY: &'static str = "slack";

    fn provider_id(_: &str) -> Option<String> {
        None
    }

    fn refusal(answer: &Answer) -> Refusal {
        let address_is_dead = answer.status == 410 || GONE.contains(&answer.body.trim());
        Refusal { words: Some(answer.body.clone()), address_is_dead }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::receipt;
    use jiff::Timestamp;
    use shared::courier::Receipt;
    use shared::workflow::{MergeText, Place};

    #[test]
    fn nothing_that_is_filled_in_is_markup() {
        let text = MergeText::new("<!channel> {{contact.name}} & *{{answers.q}}*");
        for (name, told) in [
            ("Ada", "<!channel> Ada & *&amp;lt;*"),
            ("<!here>", "<!channel> &lt;!here&gt; & *&amp;lt;*"),
            (
                "<https://evil.example|bank> & co",
                "<!channel> &lt;https://evil.example|bank&gt; &amp; co & *&amp;lt;*",
            ),
        ] {
            let mut values = Values::default();
            values.set("contact.name", name);
            values.set("answers.q", "&lt;");
            assert_eq!(text.render(&escaped(&values), Place::Text).as_deref(), Ok(told));
        }
        let call = call("https://hooks.slack.example/1".into(), "a \"quote\"\n");
        assert_eq!(call.body, r#"{"text":"a \"quote\"\n"}"#);
    }

    #[test]
    fn what_slack_says_is_understood() {
        let refused = |words: &str, address_is_dead| Receipt::Refused {
            reason: format!("Slack refuses it: {words}"),
            address_is_dead,
        };
        let table = [
            (200, "ok", Receipt::Taken { by: "slack".into(), provider_id: None }),
            (400, "invalid_payload", refused("invalid_payload", false)),
            (403, "action_prohibited", refused("action_prohibited", false)),
            (404, "channel_not_found", refused("channel_not_found", true)),
            (404, "no_service", refused("no_service", true)),
            (410, "channel_is_archived", refused("channel_is_archived", true)),
        ];
        for (status, body, expected) in table {
            let answer = Answer { status, retry_after: None, body: body.into() };
            assert_eq!(receipt::<Slack>(Ok(answer), Timestamp::UNIX_EPOCH), expected, "{status} {body}");
        }
    }
}
