//! From a parcel to its receipt.

use crate::answer::receipt;
use crate::carrier::webhook::Endpoint;
use crate::carrier::{MailCarrier, Sms, SmsCarrier, slack, webhook};
use crate::config::NotSet;
use crate::letter::Letter;
use crate::place_outside::callable;
use crate::post::Post;
use jiff::Timestamp;
use serde_json::Value;
use serde_path_to_error::{Path, Segment};
use shared::contact::Phone;
use shared::courier::{Content, Mail, Mailbox, Misspelt, Parcel, Receipt, Verdict, WrittenText};
use shared::invalid::Invalid;
use shared::limits;
use shared::report::SmsSender;
use shared::workflow::{MergeText, Place, WorkflowDraft};

/// Everybody who carries something.
pub struct Office<M, S, P> {
    /// Who carries mail.
    pub mail: Result<M, NotSet>,
    /// Whose mail it is that does not say.
    pub sender: Option<Mailbox>,
    /// Who carries SMS.
    pub sms: Result<S, NotSet>,
    /// Who makes calls to Slack and to addresses of the business.
    pub post: P,
    /// Whether such an address may be on a private network.
    pub allows_private_hosts: bool,
    /// The instant of the delivery.
    pub now: Timestamp,
}

/// What is said of a message that would have to tell a link that nobody knows (I5).
const NO_LINK: &str = "The meeting location is not known, and the message tells it.";

impl<M: MailCarrier, S: SmsCarrier, P: Post> Office<M, S, P> {
    /// Puts a parcel into words and hands it over.
    pub async fn deliver(&self, parcel: &Parcel) -> Receipt {
        match &parcel.content {
            Content::Mail(mail) => self.deliver_mail(parcel, mail).await,
            Content::Sms { to, from, text } => self.deliver_sms(parcel, to, from.as_ref(), text).await,
            Content::Slack { url, text } => self.deliver_to_slack(parcel, url, text).await,
            Content::Notice { text } => match text.render(&parcel.values, Place::Text) {
                Ok(words) => Receipt::Worded { words },
                Err(_) => refused(NO_LINK),
            },
            Content::Webhook { url, body } => self.deliver_to_endpoint(parcel, url, body).await,
        }
    }

    async fn deliver_mail(&self, parcel: &Parcel, mail: &Mail) -> Receipt {
        match (&self.mail, Letter::write(parcel, mail, self.sender.as_ref(), self.now)) {
            (Err(not_set), _) => refused(not_set.to_string()),
            (_, Err(not_written)) => Receipt::Refused {
                reason: not_written.to_string(),
                address_is_dead: not_written == crate::letter::NotWritten::BadAddress,
            },
            (Ok(carrier), Ok(letter)) => carrier.carry(&letter).await,
        }
    }

    async fn deliver_sms(
        &self,
        parcel: &Parcel,
        to: &Phone,
        from: Option<&SmsSender>,
        text: &MergeText,
    ) -> Receipt {
        match (&self.sms, text.render(&parcel.values, Place::Text)) {
            (Err(not_set), _) => refused(not_set.to_string()),
            (_, Err(_)) => refused(NO_LINK),
            (_, Ok(text)) if text.chars().count() > limits::COURIER_SMS_CHARS_MAX => {
                // Cut off, it could lose its link.
                let limit = limits::COURIER_SMS_CHARS_MAX;
                refused(format!("With everything filled in the SMS has more than {limit} characters."))
            }
            (Ok(carrier), Ok(text)) => {
                let (id, to, from) = (parcel.id.clone(), to.clone(), from.cloned());
                carrier.carry(&Sms { id, to, from, text, report_url: self.report_url(parcel) }).await
            }
        }
    }

    /// Where the SMS provider is to tell what became of a message. One that it cannot reach it would refuse, and the message
    /// with it.
    fn report_url(&self, parcel: &Parcel) -> Option<String> {
        let url = parcel.report_to.as_ref()?.sms_url();
        callable(&url, self.allows_private_hosts).ok().map(String::from)
    }

    async fn deliver_to_slack(&self, parcel: &Parcel, url: &str, text: &MergeText) -> Receipt {
        let Ok(text) = text.render(&slack::escaped(&parcel.values), Place::Text) else {
            return refused(NO_LINK);
        };
        match callable(url, self.allows_private_hosts) {
            Ok(url) => {
                let call = slack::call(url.into(), &text);
                receipt::<slack::Slack>(self.post.post(call).await, self.now)
            }
            Err(reason) => refused(reason),
        }
    }

    async fn deliver_to_endpoint(&self, parcel: &Parcel, url: &MergeText, body: &Value) -> Receipt {
        let Ok(url) = url.render(&parcel.values, Place::Url) else { return refused(NO_LINK) };
        match callable(&url, self.allows_private_hosts) {
            Ok(url) => {
                let call = webhook::call(url.into(), &parcel.id, body);
                receipt::<Endpoint>(self.post.post(call).await, self.now)
            }
            Err(reason) => refused(reason),
        }
    }
}

fn refused(reason: impl Into<String>) -> Receipt {
    Receipt::Refused { reason: reason.into(), address_is_dead: false }
}

/// What is to be said of a workflow: whether it can be walked through, and its texts are in the language of merge texts.
#[must_use]
pub fn verdict(draft: Value) -> Verdict {
    let wrong = |code: &str, field: &str, message: &str| Verdict::Wrong {
        code: code.to_owned(),
        field: field.to_owned(),
        message: message.to_owned(),
    };
    let draft: WorkflowDraft = match serde_path_to_error::deserialize(draft) {
        Ok(draft) => draft,
        Err(error) => {
            let (place, reason) = (field(error.path()), error.inner().to_string());
            return match Invalid::parts_of(&reason) {
                // Its two times have to fit together, and it says itself which of them does not.
                Some((inner, message, code @ "invalid_quiet_hours")) => {
                    wrong(code, &format!("{place}.{inner}"), message)
                }
                Some((_, message, code @ "invalid_phone")) => wrong(code, &place, message),
                _ => wrong("invalid_body", &place, &format!("The body cannot be used: {reason}.")),
            };
        }
    };
    let workflow = match draft.checked() {
        Ok(workflow) => workflow,
        Err(invalid) => return wrong(invalid.code, &invalid.field, &invalid.message),
    };
    if let Some(Misspelt { field, message }) = misspelt(workflow.draft().texts()).into_iter().next() {
        return wrong("invalid_merge_text", &field, &message);
    }
    match serde_json::to_value(workflow.draft()) {
        Ok(written) => Verdict::Right(written),
        Err(error) => wrong("invalid_body", "", &error.to_string()),
    }
}

/// A place in a body, as the management API names it: `steps.0.id`.
fn field(path: &Path) -> String {
    let name = |segment: &Segment| match segment {
        Segment::Seq { index } => Some(index.to_string()),
        Segment::Map { key: name } | Segment::Enum { variant: name } => Some(name.clone()),
        Segment::Unknown => None,
    };
    path.iter().filter_map(name).collect::<Vec<_>>().join(".")
}

/// The texts among these that are none in the language of merge texts, in their order.
#[must_use]
pub fn misspelt(texts: Vec<WrittenText>) -> Vec<Misspelt> {
    let check = |written: WrittenText| {
        let invalid = written.text.check_language().err()?;
        Some(Misspelt { field: written.field, message: invalid.message.into() })
    };
    texts.into_iter().filter_map(check).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::tests::{mail, values};
    use crate::post::{Answer, Call, NoAnswer};
    use serde_json::json;
    use shared::id::MessageId;
    use shared::workflow::Values;
    use std::cell::RefCell;

    /// Carries everything, and keeps it.
    #[derive(Default)]
    struct Book {
        letters: RefCell<Vec<Letter>>,
        texts: RefCell<Vec<Sms>>,
        calls: RefCell<Vec<Call>>,
    }

    fn taken() -> Receipt {
        Receipt::Taken { by: "book".into(), provider_id: None }
    }

    impl MailCarrier for &Book {
        async fn carry(&self, letter: &Letter) -> Receipt {
            self.letters.borrow_mut().push(letter.clone());
            taken()
        }
    }

    impl SmsCarrier for &Book {
        async fn carry(&self, sms: &Sms) -> Receipt {
            self.texts.borrow_mut().push(sms.clone());
            taken()
        }
    }

    impl Post for &Book {
        async fn post(&self, call: Call) -> Result<Answer, NoAnswer> {
            self.calls.borrow_mut().push(call);
            Ok(Answer { status: 200, retry_after: None, body: String::new() })
        }
    }

    fn office(book: &Book) -> Office<&Book, &Book, &Book> {
        Office {
            mail: Ok(book),
            sender: None,
            sms: Ok(book),
            post: book,
            allows_private_hosts: false,
            now: Timestamp::UNIX_EPOCH,
        }
    }

    fn parcel(content: Content, values: Values) -> Parcel {
        Parcel {
            id: MessageId::from_entropy([3; 16]),
            values,
            language: "en".into(),
            content,
            report_to: None,
        }
    }

    fn sms(text: &str) -> Content {
        let to = Phone::parse("+442079460000").expect("a number");
        Content::Sms { to, from: None, text: MergeText::new(text) }
    }

    fn slack(url: &str, text: &str) -> Content {
        Content::Slack { url: url.into(), text: MergeText::new(text) }
    }

    fn webhook(url: &str) -> Content {
        Content::Webhook { url: MergeText::new(url), body: json!({ "a": "<b>" }) }
    }

    fn state(receipt: &Receipt) -> &'static str {
        match receipt {
            Receipt::Taken { .. } | Receipt::Worded { .. } => "taken",
            Receipt::Later { .. } => "later",
            Receipt::Refused { .. } => "refused",
        }
    }

    #[tokio::test]
    async fn a_parcel_goes_to_whom_it_is_for() {
        let book = Book::default();
        let office = office(&book);
        for content in [
            Content::Mail(Box::new(mail())),
            sms("{{contact.name}}: {{appointment.meeting_location}} & more"),
            slack("https://hooks.slack.com/services/T/B/x", "{{contact.name}} <!here>"),
            webhook("https://crm.example.com/{{contact.name}}?at={{appointment.meeting_location}}"),
        ] {
            let mut values = values();
            values.set("contact.name", "A & B/<c>");
            let receipt = office.deliver(&parcel(content, values)).await;
            assert_eq!(state(&receipt), "taken", "{receipt:?}");
        }
        assert_eq!(book.letters.borrow().len(), 1);
        assert_eq!(book.texts.borrow()[0].text, "A & B/<c>: https://zoom.example/j/1 & more");
        let calls = book.calls.borrow();
        assert_eq!(calls[0].body, r#"{"text":"A &amp; B/&lt;c&gt; <!here>"}"#);
        assert_eq!(
            calls[1].url,
            "https://crm.example.com/A%20%26%20B%2F%3Cc%3E?at=https%3A%2F%2Fzoom.example%2Fj%2F1"
        );
        assert_eq!(calls[1].body, r#"{"a":"<b>"}"#);
    }

    /// I5, on every channel.
    #[tokio::test]
    async fn without_its_link_nothing_goes() {
        const LINK: &str = "{{appointment.meeting_location}}";
        let book = Book::default();
        let office = office(&book);
        for content in [
            Content::Mail(Box::new(mail())),
            sms(LINK),
            slack("https://hooks.slack.com/x", LINK),
            webhook(&format!("https://crm.example.com/?at={LINK}")),
        ] {
            let mut values = values();
            values.set("appointment.meeting_location", " ");
            let receipt = office.deliver(&parcel(content, values)).await;
            let Receipt::Refused { reason, address_is_dead: false } = receipt else { panic!("{receipt:?}") };
            assert!(reason.starts_with("The meeting location is not known"), "{reason}");
        }
        let Book { letters, texts, calls } = &book;
        assert!(letters.borrow().is_empty() && texts.borrow().is_empty() && calls.borrow().is_empty());
    }

    #[tokio::test]
    async fn what_cannot_go_is_refused_with_a_reason() {
        let book = Book::default();
        let nobody = |name: &str| config_without(name);
        for (content, begin) in [
            (slack("http://hooks.slack.com/x", "x"), "The address does not begin"),
            (slack("https://127.0.0.1/x", "x"), "The address is not on the public internet"),
            (webhook("https://{{contact.name}}/"), "The address is not on the public internet"),
            (webhook("{{contact.name}}"), "The address is no address"),
            (sms(&"x".repeat(limits::COURIER_SMS_CHARS_MAX + 1)), "With everything filled in"),
        ] {
            let mut values = values();
            values.set("contact.name", "localhost");
            let receipt = office(&book).deliver(&parcel(content, values)).await;
            let Receipt::Refused { reason, address_is_dead: false } = receipt else { panic!("{receipt:?}") };
            assert!(reason.starts_with(begin), "{reason}");
        }
        let empty: Office<&Book, &Book, &Book> =
            Office { mail: Err(nobody("mail")), sms: Err(nobody("sms")), ..office(&book) };
        for content in [Content::Mail(Box::new(mail())), sms("x")] {
            let receipt = empty.deliver(&parcel(content, values())).await;
            let Receipt::Refused { reason, .. } = receipt else { panic!("{receipt:?}") };
            assert!(reason.starts_with("This installation sends no "), "{reason}");
        }
    }

    fn config_without(channel: &str) -> NotSet {
        let variables = crate::config::Variables(|_: &str| None);
        match channel {
            "mail" => variables.mail_by().err().expect("nobody"),
            _ => variables.sms_by().err().expect("nobody"),
        }
    }

    #[test]
    fn texts_are_checked_in_their_order() {
        let written =
            |field: &str, text: &str| WrittenText { field: field.into(), text: MergeText::new(text) };
        let found = misspelt(vec![
            written("a", "{{contact.name}}"),
            written("b", "{{contact.nam}}"),
            written("c", "{{#if contact.phone}}x"),
            written("d", "plain"),
        ]);
        let fields: Vec<&str> = found.iter().map(|misspelt| misspelt.field.as_str()).collect();
        assert_eq!(fields, ["b", "c"]);
        assert!(found[0].message.contains("There is no field"), "{}", found[0].message);
    }

    /// What a type refuses is told at its place; what has a code of its own, under it.
    #[test]
    fn a_workflow_that_cannot_be_read_is_refused_with_its_place() {
        let draft = |step: &Value, quiet: &Value| json!({ "name": "Wrong", "trigger": { "on": ["booked"] }, "steps": [step], "quiet_hours": quiet });
        let end = json!({ "id": "end", "action": { "kind": "end" } });
        let to = |number: &str| {
            let sms = json!({ "kind": "notify_by_sms", "value": { "to": number, "text": "x" } });
            json!({ "id": "a", "action": { "kind": "send", "value": sms } })
        };
        let unnamed = json!({ "id": "", "action": { "kind": "end" } });
        for (draft, code, field) in [
            (draft(&to("12"), &Value::Null), "invalid_phone", "steps.0.action.value.value.to"),
            (draft(&unnamed, &Value::Null), "invalid_body", "steps.0.id"),
            (draft(&end, &json!({ "from": "9", "to": "21:00" })), "invalid_quiet_hours", "quiet_hours.from"),
            (
                draft(&end, &json!({ "from": "21:00", "to": "21:00" })),
                "invalid_quiet_hours",
                "quiet_hours.to",
            ),
        ] {
            match verdict(draft.clone()) {
                Verdict::Wrong { code: given, field: place, message } => {
                    assert_eq!((given.as_str(), place.as_str()), (code, field), "{draft}: {message}");
                    assert!(message.ends_with('.') && !message.starts_with(':'), "{message}");
                }
                Verdict::Right(written) => panic!("{written} is right"),
            }
        }
        assert!(matches!(verdict(draft(&to("+44 20 7946 0000"), &Value::Null)), Verdict::Right(_)));
    }
}
