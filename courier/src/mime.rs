//! A letter as a MIME message: for a server, and for Cloudflare's binding.
//!
//! Its parts are ordered as mail programs want them (RFC 2046, 5.1.4): text, HTML, and the entry in the calendar last, which
//! Google, Outlook and Apple show as an invitation; it comes as a file once more, for programs that do not.

use crate::letter::{Letter, Party};
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::url::URL;
use mail_builder::mime::MimePart;

/// The message: lines end with CRLF and have at most 998 octets, all of them ASCII unless an address has other letters
/// (RFC 6532). The same letter is the same message, to the byte.
#[must_use]
pub fn message(letter: &Letter) -> Vec<u8> {
    let mut builder = MessageBuilder::new()
        .header("Date", mail_builder::headers::date::Date::new(letter.date.as_second()))
        .message_id(message_id(letter))
        .from(address(&letter.from))
        .to(address(&letter.to))
        .subject(unencoded(&letter.subject));
    if let Some(reply_to) = &letter.reply_to {
        builder = builder.reply_to(address(reply_to));
    }
    for (name, value) in letter.extra_headers() {
        builder = match value.strip_prefix('<').and_then(|url| url.strip_suffix('>')) {
            Some(url) => builder.header(name, URL::new(url.to_owned())),
            None => builder.header(name, Raw::new(value)),
        };
    }
    let mut output = Vec::new();
    builder.body(body(letter)).serialize(&mut output);
    output
}

/// The message's name for all time, without brackets. It is the same at every try, so that whoever gets the message twice can tell.
#[must_use]
pub fn message_id(letter: &Letter) -> String {
    let domain = letter.from.address.rsplit_once('@').map_or("slotkey", |(_, domain)| domain);
    format!("{}@{domain}", letter.id.as_str())
}

fn address(party: &Party) -> Address<'_> {
    Address::new_address((!party.name.is_empty()).then(|| unencoded(&party.name)), party.address.as_str())
}

/// Words that look encoded (RFC 2047) are taken apart: whoever reads them would see something else than was written, with
/// line breaks perhaps.
fn unencoded(words: &str) -> String {
    words.replace("=?", "= ?")
}

fn body(letter: &Letter) -> MimePart<'_> {
    let mut alternatives = vec![
        MimePart::new("text/plain", letter.text.as_str()),
        MimePart::new("text/html", letter.html.as_str()),
    ];
    let Some(entry) = &letter.entry else { return several(letter, "alternative", alternatives) };
    let invitation = ContentType::new("text/calendar")
        .attribute("charset", "utf-8")
        .attribute("method", entry.method_name());
    alternatives.push(MimePart::new(invitation, entry.text.as_str()));
    let file = ContentType::new("application/ics").attribute("name", "invite.ics");
    let file = MimePart::new(file, entry.text.as_bytes()).attachment("invite.ics");
    several(letter, "mixed", vec![several(letter, "alternative", alternatives), file])
}

/// A boundary is drawn from the message's id, which nobody knows who writes what is between two of them.
fn several<'a>(letter: &Letter, kind: &str, parts: Vec<MimePart<'a>>) -> MimePart<'a> {
    let boundary = format!("{kind}-{}", letter.id.as_str());
    MimePart::new(ContentType::new(format!("multipart/{kind}")).attribute("boundary", boundary), parts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letter::tests::{email, letter, mail, values, written};
    use mail_parser::{MessageParser, MimeHeaders, PartType};
    use shared::courier::{Mail, Mailbox, Sender};
    use shared::workflow::MergeText;

    fn text(bytes: &[u8]) -> String {
        String::from_utf8(bytes.to_vec()).expect("UTF-8")
    }

    /// The media types of all parts, in their order.
    fn types(message: &mail_parser::Message<'_>) -> Vec<String> {
        let name = |part: &mail_parser::MessagePart<'_>| {
            let of = part.content_type().expect("a type");
            format!("{}/{}", of.ctype(), of.subtype().unwrap_or_default())
        };
        message.parts.iter().map(name).collect()
    }

    #[test]
    fn a_mail_is_read_back_as_it_was_written() {
        let letter = letter();
        let bytes = message(&letter);
        let read = MessageParser::default().parse(&bytes).expect("a message");
        assert_eq!(read.subject(), Some("See you, Ada!"));
        let address = |found: Option<&mail_parser::Address<'_>>| {
            let first = found.and_then(|found| found.first()).expect("an address");
            (first.name().unwrap_or_default().to_owned(), first.address().unwrap_or_default().to_owned())
        };
        assert_eq!(address(read.from()), ("Salon \"Zoë\"".into(), "book@salon.example".into()));
        assert_eq!(address(read.to()), ("Ada Lovelace".into(), "ada@example.com".into()));
        assert_eq!(address(read.reply_to()), ("Zoë".into(), "zoe@salon.example".into()));
        assert_eq!(read.message_id(), Some(message_id(&letter).as_str()));
        assert_eq!(read.date().map(mail_parser::DateTime::to_timestamp), Some(letter.date.as_second()));
        let raw = text(&bytes);
        for header in [
            "Auto-Submitted: auto-generated\r\n",
            "List-Unsubscribe: <https://slotkey.example/u/1>\r\n",
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
            "MIME-Version: 1.0\r\n",
            "Date: Fri, 27 Nov 2026 04:05:06 +0000\r\n",
        ] {
            assert!(raw.contains(header), "{header}\n{raw}");
        }
        assert_eq!(
            types(&read),
            [
                "multipart/mixed",
                "multipart/alternative",
                "text/plain",
                "text/html",
                "text/calendar",
                "application/ics"
            ]
        );
        let crlf = letter.text.replace('\n', "\r\n");
        assert_eq!(read.parts[2].text_contents().map(str::trim_end), Some(crlf.trim_end()));
        let html = read.parts[3].text_contents().expect("HTML").replace("\r\n", "\n");
        assert_eq!(html.trim_end(), letter.html.trim_end());
        let entry = letter.entry.as_ref().expect("an entry");
        let invitation = &read.parts[4];
        assert_eq!(invitation.content_type().and_then(|of| of.attribute("method")), Some("REQUEST"));
        assert_eq!(invitation.text_contents().map(str::trim_end), Some(entry.text.trim_end()));
        let file = &read.parts[5];
        assert_eq!(file.attachment_name(), Some("invite.ics"));
        assert!(matches!(&file.body, PartType::Binary(bytes) if **bytes == *entry.text.as_bytes()));
        assert_eq!(message(&letter), bytes, "the same letter is the same message");
    }

    #[test]
    fn a_mail_without_an_entry_has_two_parts() {
        let mail = Mail { invitation: None, unsubscribe: None, reply_to: None, ..mail() };
        let bytes = message(&written(&mail, &values()).expect("a letter"));
        let read = MessageParser::default().parse(&bytes).expect("a message");
        assert_eq!(types(&read), ["multipart/alternative", "text/plain", "text/html"]);
        assert!(read.header("List-Unsubscribe").is_none() && read.reply_to().is_none());
    }

    /// Names, subjects and texts in which somebody has tried to write headers, or that are hard to encode.
    #[test]
    fn nothing_that_is_filled_in_makes_a_header() {
        for words in [
            "Ada\r\nBcc: eve@evil.example",
            "Ada\nBcc: eve@evil.example",
            "Ada\rBcc: eve@evil.example",
            "Ada\u{85}Bcc: eve@evil.example",
            "Ada\u{2028}Bcc: eve@evil.example",
            "Ada\u{b}\u{c}Bcc: eve@evil.example",
            "Ada\0",
            "\" <eve@evil.example>, \"x",
            "=?utf-8?q?Ada=0D=0ABcc:_eve=40evil.example?=",
            "a,b;c:d<e>f(g)[h]\\i",
            "Zoë Müller-Lüdenscheidt & Söhne, Großhändler für Bücher und Übriges in Köln am Rhein",
            "東京の予約サロンへようこそ、ご予約ありがとうございます。またのお越しをお待ちしております",
            "👩🏽‍🔬 Ada",
            "x".repeat(300).as_str(),
        ] {
            let mut values = values();
            values.set("contact.name", words);
            let named = Mailbox { name: words.into(), email: email("ada@example.com") };
            let mail = Mail {
                from: Sender { name: words.into(), email: Some(email("book@salon.example")) },
                to: named.clone(),
                reply_to: Some(named),
                subject: MergeText::new("{{contact.name}}"),
                ..mail()
            };
            let bytes = message(&written(&mail, &values).expect("a letter"));
            let read = MessageParser::default().parse(&bytes).expect("a message");
            let headers: Vec<&str> = read.headers().iter().map(mail_parser::Header::name).collect();
            assert_eq!(
                headers,
                [
                    "Date",
                    "Message-ID",
                    "From",
                    "To",
                    "Subject",
                    "Reply-To",
                    "Auto-Submitted",
                    "List-Unsubscribe",
                    "List-Unsubscribe-Post",
                    "MIME-Version",
                    "Content-Type"
                ],
                "{words:?}"
            );
            let one_line = Mailbox { name: words.into(), email: email("a@b.example") }.shown_name();
            for found in [read.from(), read.to(), read.reply_to()] {
                let found: Vec<_> = found.expect("addresses").iter().collect();
                assert_eq!(found.len(), 1, "{words:?}");
                assert_eq!(found[0].name(), Some(unencoded(&one_line).as_str()), "{words:?}");
            }
            assert_eq!(read.subject(), Some(unencoded(&one_line).as_str()));
            assert_eq!(types(&read).len(), 6);
            let raw = text(&bytes);
            assert!(raw.is_ascii(), "{words:?}");
            assert!(raw.lines().all(|line| line.len() <= 998));
            assert!(!raw.replace("\r\n", "").contains(['\r', '\n', '\0']), "{words:?}");
        }
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config::with_cases(300))]

        /// Whatever is filled in, the message is read back with it, and with nothing else.
        #[test]
        fn any_words_arrive_as_they_are(name in "\\PC{0,60}", note in "[ -~\\r\\n\\t]{0,200}|\\PC{0,80}|[=?.<>\"\\\\,;:@éλ漢🙂\\r\\n ]{0,80}") {
            let mut values = values();
            values.set("contact.name", note.as_str());
            let mail = Mail {
                from: Sender { name: name.clone(), email: Some(email("book@salon.example")) },
                subject: MergeText::new("x{{contact.name}}"),
                text: MergeText::new("<{{contact.name}}>"),
                ..mail()
            };
            let letter = written(&mail, &values).expect("a letter");
            let bytes = message(&letter);
            let read = MessageParser::default().parse(&bytes).expect("a message");
            proptest::prop_assert_eq!(read.headers().len(), 11);
            proptest::prop_assert_eq!(types(&read).len(), 6);
            proptest::prop_assert_eq!(read.subject().map(ToOwned::to_owned), Some(unencoded(&letter.subject)));
            let text = read.parts[2].text_contents().expect("text").replace("\r\n", "\n");
            proptest::prop_assert_eq!(text.trim_end(), letter.text.trim_end());
            let html = read.parts[3].text_contents().expect("HTML").replace("\r\n", "\n");
            proptest::prop_assert_eq!(html.trim_end(), letter.html.trim_end());
            proptest::prop_assert!(bytes.is_ascii());
            proptest::prop_assert!(bytes.split(|&byte| byte == b'\n').all(|line| line.len() <= 999));
        }
    }

    #[test]
    fn an_address_with_other_letters_stays_as_it_is_and_its_domain_is_ascii() {
        let mail =
            Mail { to: Mailbox { name: String::new(), email: email("zoë@bücher.example") }, ..mail() };
        let raw = text(&message(&written(&mail, &values()).expect("a letter")));
        assert!(raw.contains("To: <zoë@xn--bcher-kva.example>\r\n"), "{raw}");
    }
}
