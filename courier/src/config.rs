//! What the courier is told from outside: variables and secrets of its Worker. A secret is never part of a message here (I6).

use crate::carrier::http_mail::Api;
use crate::carrier::smtp::{Security, Server};
use crate::carrier::twilio::Account;
use crate::report::Keys;
use percent_encoding::percent_decode_str;
use shared::contact::Email;
use shared::courier::Mailbox;
use std::fmt;
use url::{Host, Url};

/// Who carries mail.
#[derive(Clone, PartialEq, Eq)]
pub enum MailBy {
    /// Cloudflare, by the binding `EMAIL`.
    SendEmail,
    /// An HTTP API.
    Http(Api),
    /// An SMTP server.
    Smtp(Server),
}

/// Why a channel is not there. The message is for the business.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotSet {
    channel: &'static str,
    why: String,
}

impl fmt::Display for NotSet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "This installation sends no {}: {}.", self.channel, self.why)
    }
}

/// The variables: a name's value, where there is one.
pub struct Variables<F>(pub F);

impl<F: Fn(&str) -> Option<String>> Variables<F> {
    /// A value that says something.
    fn get(&self, name: &str) -> Option<String> {
        (self.0)(name).map(|value| value.trim().to_owned()).filter(|value| !value.is_empty())
    }

    fn needed(&self, channel: &'static str, name: &str) -> Result<String, NotSet> {
        self.get(name).ok_or_else(|| NotSet { channel, why: format!("{name} is not set") })
    }

    fn address(&self, name: &str, usual: &str) -> String {
        self.get(name).unwrap_or_else(|| usual.to_owned()).trim_end_matches('/').to_owned()
    }

    /// Who carries mail: `MAIL_BY` and what that one needs.
    pub fn mail_by(&self) -> Result<MailBy, NotSet> {
        let not_set = |why: String| NotSet { channel: "mail", why };
        match self.get("MAIL_BY").as_deref() {
            None | Some("none") => Err(not_set("nobody is set to carry it (MAIL_BY)".to_owned())),
            Some("send_email") => Ok(MailBy::SendEmail),
            Some("http") => Ok(MailBy::Http(Api {
                url: self.address("MAIL_API_URL", "https://api.resend.com"),
                key: self.needed("mail", "MAIL_API_KEY")?,
            })),
            Some("smtp") => {
                let url = self.needed("mail", "SMTP_URL")?;
                let server = smtp_server(&url).ok_or_else(|| {
                    not_set("SMTP_URL is not like smtps://USER:PASSWORD@HOST:465".to_owned())
                })?;
                Ok(MailBy::Smtp(server))
            }
            Some(other) => Err(not_set(format!("MAIL_BY cannot be {other:?}"))),
        }
    }

    /// Whose mail it is that does not say: `MAIL_FROM`, an address, or a name and an address in angle brackets.
    pub fn mail_from(&self) -> Option<Mailbox> {
        let text = self.get("MAIL_FROM")?;
        let (name, address) = match text.strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => (name.trim().trim_matches('"').to_owned(), address),
            None => (String::new(), text.as_str()),
        };
        Some(Mailbox { name, email: Email::parse(address).ok()? })
    }

    /// Who carries SMS: `SMS_BY` and what that one needs.
    pub fn sms_by(&self) -> Result<Account, NotSet> {
        let not_set = |why: String| NotSet { channel: "SMS", why };
        match self.get("SMS_BY").as_deref() {
            None | Some("none") => Err(not_set("nobody is set to carry them (SMS_BY)".to_owned())),
            Some("twilio") => Ok(Account {
                url: self.address("SMS_API_URL", "https://api.twilio.com"),
                sid: self.needed("SMS", "TWILIO_ACCOUNT_SID")?,
                token: self.needed("SMS", "TWILIO_AUTH_TOKEN")?,
                from: self.needed("SMS", "SMS_FROM")?,
            }),
            Some(other) => Err(not_set(format!("SMS_BY cannot be {other:?}"))),
        }
    }

    /// By what providers' calls are known: `MAIL_WEBHOOK_SECRET`, and the token of whoever carries SMS.
    pub fn report_keys(&self) -> Keys {
        Keys {
            mail_secret: self.get("MAIL_WEBHOOK_SECRET"),
            sms_token: self.sms_by().ok().map(|account| account.token),
        }
    }

    /// Whether addresses of businesses may lead to this machine or its network, as in development: `ALLOW_PRIVATE_HOSTS`.
    pub fn allows_private_hosts(&self) -> bool {
        matches!(self.get("ALLOW_PRIVATE_HOSTS").as_deref(), Some("true" | "1"))
    }
}

/// Reads the address of a server: `smtps://` is encrypted from the first byte, at 465 unless it says otherwise; `smtp://` by
/// `STARTTLS`, at 587, and not at all on this machine. User and password are percent-encoded.
fn smtp_server(address: &str) -> Option<Server> {
    let url = Url::parse(address).ok()?;
    let (usual_port, encrypted) = match url.scheme() {
        "smtps" => (465, Security::Tls),
        "smtp" => (587, Security::StartTls),
        _ => return None,
    };
    let host = url.host_str().filter(|host| !host.is_empty())?;
    let security = if url.scheme() == "smtp" && is_this_machine(host) { Security::None } else { encrypted };
    let decoded = |text: &str| percent_decode_str(text).decode_utf8().ok().map(std::borrow::Cow::into_owned);
    let login = match (decoded(url.username())?, url.password()) {
        (user, _) if user.is_empty() => None,
        (user, password) => Some((user, decoded(password.unwrap_or_default())?)),
    };
    Some(Server { host: host.to_owned(), port: url.port().unwrap_or(usual_port), security, login })
}

fn is_this_machine(host: &str) -> bool {
    match Host::parse(host) {
        Ok(Host::Domain(name)) => name == "localhost",
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(all: &[(&str, &str)], name: &str) -> Option<String> {
        all.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
    }

    /// Variables, and what is said against them.
    type Row = (&'static [(&'static str, &'static str)], Option<&'static str>);

    #[test]
    fn what_is_not_set_is_said() {
        let why = |result: Option<NotSet>| result.map(|not_set| not_set.to_string());
        let mail: [Row; 8] = [
            (&[("MAIL_BY", "smtp")], Some("This installation sends no mail: SMTP_URL is not set.")),
            (
                &[("MAIL_BY", "smtp"), ("SMTP_URL", "secret")],
                Some("This installation sends no mail: SMTP_URL is not like smtps://USER:PASSWORD@HOST:465."),
            ),
            (&[], Some("This installation sends no mail: nobody is set to carry it (MAIL_BY).")),
            (
                &[("MAIL_BY", "none")],
                Some("This installation sends no mail: nobody is set to carry it (MAIL_BY)."),
            ),
            (
                &[("MAIL_BY", "pigeon")],
                Some("This installation sends no mail: MAIL_BY cannot be \"pigeon\"."),
            ),
            (&[("MAIL_BY", "http")], Some("This installation sends no mail: MAIL_API_KEY is not set.")),
            (&[("MAIL_BY", "http"), ("MAIL_API_KEY", "k")], None),
            (&[("MAIL_BY", "send_email")], None),
        ];
        for (variables, expected) in mail {
            let found = why(Variables(|name: &str| told(variables, name)).mail_by().err());
            assert_eq!(found.as_deref(), expected);
        }
        let all = [
            ("SMS_BY", "twilio"),
            ("TWILIO_ACCOUNT_SID", "AC"),
            ("TWILIO_AUTH_TOKEN", "t"),
            ("SMS_FROM", "+1"),
        ];
        for given in 1..=all.len() {
            let found = Variables(|name: &str| told(&all[..given], name)).sms_by();
            assert_eq!(found.is_ok(), given == all.len());
        }
    }

    #[test]
    fn addresses_have_no_slash_at_the_end() {
        let variables = [("MAIL_BY", "http"), ("MAIL_API_KEY", "k"), ("MAIL_API_URL", "http://127.0.0.1:1/")];
        let found = Variables(|name: &str| told(&variables, name)).mail_by();
        let expected = Api { url: "http://127.0.0.1:1".into(), key: "k".into() };
        assert!(found == Ok(MailBy::Http(expected)));
    }

    #[test]
    fn a_server_is_read_from_its_address() {
        let login = Some(("me@x.example".to_owned(), "p:w/d".to_owned()));
        let server = |host: &str, port, security, login: Option<(String, String)>| {
            Some(Server { host: host.into(), port, security, login })
        };
        for (address, expected) in [
            (
                "smtps://me%40x.example:p%3Aw%2Fd@mx.example:465",
                server("mx.example", 465, Security::Tls, login.clone()),
            ),
            ("smtps://mx.example", server("mx.example", 465, Security::Tls, None)),
            (
                "smtp://me%40x.example:p%3Aw%2Fd@mx.example",
                server("mx.example", 587, Security::StartTls, login),
            ),
            ("smtp://mx.example:2525", server("mx.example", 2525, Security::StartTls, None)),
            ("smtp://127.0.0.1:2525", server("127.0.0.1", 2525, Security::None, None)),
            ("smtp://localhost:2525", server("localhost", 2525, Security::None, None)),
            (
                "smtp://localhost.evil.example",
                server("localhost.evil.example", 587, Security::StartTls, None),
            ),
            ("smtp://10.0.0.1", server("10.0.0.1", 587, Security::StartTls, None)),
            ("smtps://127.0.0.1", server("127.0.0.1", 465, Security::Tls, None)),
            ("https://mx.example", None),
            ("mx.example", None),
            ("smtps://", None),
            ("", None),
        ] {
            assert!(smtp_server(address) == expected, "{address}");
        }
    }

    #[test]
    fn the_sender_is_an_address_or_a_mailbox() {
        for (text, expected) in [
            ("a@b.example", Some(("", "a@b.example"))),
            ("Salon <a@b.example>", Some(("Salon", "a@b.example"))),
            ("\"Salon, Zoë\" <a@b.example>", Some(("Salon, Zoë", "a@b.example"))),
            ("Salon", None),
            ("a@b.example\r\nBcc: c@d.example", None),
            ("", None),
        ] {
            let found = Variables(|_: &str| Some(text.to_owned())).mail_from();
            let found = found.as_ref().map(|found| (found.name.as_str(), found.email.as_str()));
            assert_eq!(found, expected, "{text}");
        }
    }
}
