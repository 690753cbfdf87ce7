//! A mail with everything filled in, before anybody carries it.

use crate::html::{self, Footer};
use crate::invitation::Entry;
use jiff::Timestamp;
use shared::contact::Email;
use shared::courier::{Mail, Mailbox, Parcel};
use shared::id::MessageId;
use shared::report::ReportTo;
use shared::workflow::{MergeText, Place, Values};
use url::Url;

/// Somebody a mail is from, or for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// The name that is shown, on one line; empty: none.
    pub name: String,
    /// The address, its domain in ASCII (RFC 5890). Its local part may have letters of any script (RFC 6531).
    pub address: String,
}

/// A mail as it is handed over. Invariant: no field that goes into a header has a line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The message's id, the same at every try.
    pub id: MessageId,
    /// When it is handed over.
    pub date: Timestamp,
    /// By whom.
    pub from: Party,
    /// Who is answered, where it is somebody else.
    pub reply_to: Option<Party>,
    /// To whom.
    pub to: Party,
    /// What it is about, on one line.
    pub subject: String,
    /// What it says as plain text; lines end with `\n`.
    pub text: String,
    /// What it says as HTML, a whole document.
    pub html: String,
    /// Where the reader says that they want no more.
    pub unsubscribe: Option<String>,
    /// The entry in their calendar that comes with it.
    pub entry: Option<Entry>,
    /// To whom the provider's reports of it go.
    pub report_to: Option<ReportTo>,
}

/// Why there is no letter. The messages are for the business.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotWritten {
    /// It would have to say where the meeting is, and nobody knows (I5).
    #[error("The meeting location is not known, and the mail tells it.")]
    MissingLink,
    /// Neither the mail nor the installation has a sender.
    #[error("This installation sends no mail: MAIL_FROM is not set, or no address.")]
    NoSender,
    /// The reader's address has a domain that cannot be.
    #[error("The address is none that mail can be sent to.")]
    BadAddress,
    /// The sender's, or that for answers, has.
    #[error("The sender's address is none that mail can be sent from.")]
    BadSender,
    /// Where one says that one wants no more is no `https` address.
    #[error("The address for unsubscribing is no https address.")]
    BadUnsubscribe,
}

/// A text of a mail with everything filled in.
fn filled(text: &MergeText, values: &Values, place: Place) -> Result<String, NotWritten> {
    text.render(values, place).map_err(|_| NotWritten::MissingLink)
}

impl Letter {
    /// Writes the mail of a parcel; `sender` is the installation's own.
    pub fn write(
        parcel: &Parcel,
        mail: &Mail,
        sender: Option<&Mailbox>,
        date: Timestamp,
    ) -> Result<Self, NotWritten> {
        let Parcel { id, values, language, report_to, .. } = parcel;
        let from = from(mail, sender)?;
        let to = party(&mail.to).ok_or(NotWritten::BadAddress)?;
        let reply_to = mail.reply_to.as_ref().map(|it| party(it).ok_or(NotWritten::BadSender)).transpose()?;
        let subject = subject(filled(&mail.subject, values, Place::Line)?, &from);
        let unsubscribe = mail.unsubscribe.as_deref().map(unsubscribe).transpose()?;
        let text = unix(&filled(&mail.text, values, Place::Text)?);
        let signature =
            mail.signature.as_ref().map(|words| filled(words, values, Place::Text)).transpose()?;
        let signature = signature.map(|words| unix(&words)).filter(|words| !words.is_empty());
        let body = match &mail.html {
            Some(own) => filled(own, values, Place::Html)?,
            None => html::paragraphs(&text),
        };
        let footer = Footer { signature: signature.as_deref(), unsubscribe: unsubscribe.as_deref() };
        Ok(Self {
            html: html::document(language, &subject, &body, footer),
            text: with_footer(&text, language, footer),
            entry: mail.invitation.as_ref().map(|invitation| Entry::write(invitation, &from, &to)),
            id: id.clone(),
            date,
            from,
            reply_to,
            to,
            subject,
            unsubscribe,
            report_to: report_to.clone(),
        })
    }

    /// The headers that say what kind of mail it is: one that no person wrote (RFC 3834), and how to get no more (RFC 8058).
    pub fn extra_headers(&self) -> impl Iterator<Item = (&'static str, String)> {
        let unsubscribe = self.unsubscribe.iter().flat_map(|url| {
            [
                ("List-Unsubscribe", format!("<{url}>")),
                ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()),
            ]
        });
        [("Auto-Submitted", "auto-generated".to_owned())].into_iter().chain(unsubscribe)
    }
}

fn from(mail: &Mail, sender: Option<&Mailbox>) -> Result<Party, NotWritten> {
    let email =
        mail.from.email.as_ref().or(sender.map(|sender| &sender.email)).ok_or(NotWritten::NoSender)?;
    let own = mail.from.shown_name();
    let name = if own.is_empty() { sender.map(Mailbox::shown_name).unwrap_or_default() } else { own };
    Ok(Party { name, address: address(email).ok_or(NotWritten::BadSender)? })
}

/// A mail without a subject is refused by some and thrown away by others: if nothing is filled in, it says who writes.
fn subject(filled: String, from: &Party) -> String {
    match (filled.trim().is_empty(), from.name.is_empty()) {
        (false, _) => filled,
        (true, false) => from.name.clone(),
        (true, true) => from.address.clone(),
    }
}

fn party(mailbox: &Mailbox) -> Option<Party> {
    Some(Party { name: mailbox.shown_name(), address: address(&mailbox.email)? })
}

/// An address as it is written in mail: its domain in ASCII.
fn address(email: &Email) -> Option<String> {
    let (local, domain) = email.as_str().rsplit_once('@')?;
    let domain = idna::domain_to_ascii(domain).ok()?;
    Some(format!("{local}@{domain}"))
}

/// A mailbox as headers and providers write it (RFC 5322, 3.4), in UTF-8: `"Ada" <ada@example.com>`.
#[must_use]
pub fn mailbox(name: &str, address: &str) -> String {
    if name.is_empty() {
        return address.to_owned();
    }
    let quoted = name.replace('\\', "\\\\").replace('"', "\\\"");
    format!("\"{quoted}\" <{address}>")
}

/// As it goes into a header: ASCII, without spaces and brackets.
fn unsubscribe(address: &str) -> Result<String, NotWritten> {
    let url = Url::parse(address).ok().filter(|url| matches!(url.scheme(), "https" | "http"));
    let text = String::from(url.ok_or(NotWritten::BadUnsubscribe)?);
    // What stays as it is in a query or a fragment, and would end the header's value.
    Ok(text.replace('<', "%3C").replace('>', "%3E").replace(' ', "%20"))
}

/// Lines that end with `\n`, and no blank ones around.
fn unix(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").trim_matches('\n').trim_end().to_owned()
}

/// The text with what stands below it: the signature after the line that mail programs know it by (RFC 3676, 4.3).
fn with_footer(text: &str, language: &str, footer: Footer<'_>) -> String {
    let mut whole = text.to_owned();
    if let Some(signature) = footer.signature {
        whole.push_str("\n\n-- \n");
        whole.push_str(signature);
    }
    if let Some(url) = footer.unsubscribe {
        let (words, _) = html::unsubscribe_words(language);
        whole.extend(["\n\n", words, ": ", url]);
    }
    whole.push('\n');
    whole
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use shared::courier::{Content, Invitation, Method, Sender};

    pub fn email(text: &str) -> Email {
        Email::parse(text).expect("an address")
    }

    fn mailbox(name: &str, address: &str) -> Mailbox {
        Mailbox { name: name.into(), email: email(address) }
    }

    pub fn mail() -> Mail {
        Mail {
            from: Sender { name: "Salon \"Zoë\"".into(), email: Some(email("book@salon.example")) },
            reply_to: Some(mailbox("Zoë", "zoe@salon.example")),
            to: mailbox("Ada Lovelace", "ada@example.com"),
            subject: MergeText::new("See you, {{contact.name}}!"),
            text: MergeText::new("Hello {{contact.name}},\n\nJoin: {{appointment.meeting_location}}."),
            html: None,
            signature: Some(MergeText::new("Yours, {{sub_account.name}}")),
            unsubscribe: Some("https://slotkey.example/u/1".into()),
            invitation: Some(invitation()),
        }
    }

    pub fn invitation() -> Invitation {
        Invitation {
            method: Method::Request,
            uid: "apt_1@slotkey".into(),
            sequence: 3,
            stamp: "2026-11-27T04:00:00Z".parse().expect("an instant"),
            start: "2026-12-01T09:00:00Z".parse().expect("an instant"),
            end: "2026-12-01T09:30:00Z".parse().expect("an instant"),
            summary: "Cut, colour; & more".into(),
            location: "https://zoom.example/j/1?pwd=a,b;c".into(),
            description: "Bring:\n\\ a towel".into(),
        }
    }

    pub fn values() -> Values {
        let mut values = Values::default();
        for (name, value) in [
            ("contact.name", "Ada"),
            ("appointment.meeting_location", "https://zoom.example/j/1"),
            ("sub_account.name", "Salon <Zoë>"),
        ] {
            values.set(name, value);
        }
        values
    }

    pub fn parcel(mail: &Mail, values: &Values) -> Parcel {
        Parcel {
            id: MessageId::from_entropy([9; 16]),
            values: values.clone(),
            language: "en".into(),
            content: Content::Mail(Box::new(mail.clone())),
            report_to: None,
        }
    }

    pub fn written(mail: &Mail, values: &Values) -> Result<Letter, NotWritten> {
        let own = mailbox("Slotkey", "post@slotkey.example");
        let date = "2026-11-27T04:05:06Z".parse().expect("an instant");
        Letter::write(&parcel(mail, values), mail, Some(&own), date)
    }

    pub fn letter() -> Letter {
        written(&mail(), &values()).expect("a letter")
    }

    #[test]
    fn a_mail_is_put_in_words() {
        let letter = letter();
        assert_eq!(letter.subject, "See you, Ada!");
        assert_eq!(
            letter.text,
            "Hello Ada,\n\nJoin: https://zoom.example/j/1.\n\n-- \nYours, Salon <Zoë>\n\n\
             Unsubscribe: https://slotkey.example/u/1\n"
        );
        assert!(letter.html.contains("Yours, Salon &lt;Zoë&gt;"));
        assert!(letter.html.contains("href=\"https://zoom.example/j/1\""));
        assert_eq!(letter.from.address, "book@salon.example");
    }

    #[test]
    fn without_its_link_nothing_is_written() {
        let text = || MergeText::new("{{appointment.meeting_location}}");
        let plain = || Mail { text: MergeText::new("Hello"), ..mail() };
        for mail in [
            mail(),
            Mail { subject: text(), ..plain() },
            Mail { html: Some(text()), ..plain() },
            Mail { signature: Some(text()), ..plain() },
        ] {
            for location in [None, Some(""), Some(" ")] {
                let mut values = Values::default();
                if let Some(location) = location {
                    values.set("appointment.meeting_location", location);
                }
                assert_eq!(written(&mail, &values).err(), Some(NotWritten::MissingLink));
            }
        }
        assert!(written(&plain(), &Values::default()).is_ok());
    }

    #[test]
    fn a_sender_is_found_or_it_is_said_that_there_is_none() {
        let own = mailbox("Slotkey", "post@bücher.example");
        let at = Timestamp::UNIX_EPOCH;
        for (name, address, own, expected) in [
            ("Salon", Some("a@b.example"), None, Ok(("Salon", "a@b.example"))),
            ("Salon", None, Some(&own), Ok(("Salon", "post@xn--bcher-kva.example"))),
            ("", None, Some(&own), Ok(("Slotkey", "post@xn--bcher-kva.example"))),
            (
                "Salon\r\nBcc: x@y.example",
                None,
                Some(&own),
                Ok(("Salon Bcc: x@y.example", "post@xn--bcher-kva.example")),
            ),
            ("Salon", None, None, Err(NotWritten::NoSender)),
        ] {
            let mut mail = mail();
            mail.from = Sender { name: name.into(), email: address.map(email) };
            let letter = Letter::write(&parcel(&mail, &values()), &mail, own, at);
            let from = letter.map(|letter| letter.from);
            let expected =
                expected.map(|(name, address)| Party { name: name.into(), address: address.into() });
            assert_eq!(from, expected);
        }
    }

    #[test]
    fn a_mail_always_has_a_subject() {
        for (name, subject, told) in [
            ("Salon", "{{appointment.notes}}", "Salon"),
            ("", "{{appointment.notes}} ", "Slotkey"),
            ("Salon", "Hello", "Hello"),
        ] {
            let from = Sender { name: name.into(), email: None };
            let mail = Mail { from, subject: MergeText::new(subject), ..mail() };
            assert_eq!(written(&mail, &values()).map(|letter| letter.subject).as_deref(), Ok(told));
        }
    }

    #[test]
    fn an_address_for_unsubscribing_breaks_no_header() {
        for (given, kept) in [
            ("https://s.example/u?t=a b", Some("https://s.example/u?t=a%20b")),
            ("https://s.example/u#<x>", Some("https://s.example/u#%3Cx%3E")),
            ("https://s.example/u\r\nBcc: x", Some("https://s.example/uBcc:%20x")),
            ("mailto:a@b.example", None),
            ("javascript:alert(1)", None),
            ("", None),
        ] {
            let mail = Mail { unsubscribe: Some(given.into()), ..mail() };
            let found = written(&mail, &values()).ok().and_then(|letter| letter.unsubscribe);
            assert_eq!(found.as_deref(), kept, "{given:?}");
        }
    }
}
