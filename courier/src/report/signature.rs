//! Whether a call is the provider's.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::digest::KeyInit as _;
use hmac::{Hmac, Mac};
use jiff::Timestamp;
use sha1::Sha1;
use sha2::Sha256;
use shared::limits;
use shared::report::ProviderCall;

/// Whether a call is signed by Standard Webhooks with the secret, and lately: an old one may be a copy that somebody kept.
pub fn is_standard(call: &ProviderCall, secret: &str, now: Timestamp) -> bool {
    let header = |name: &str| {
        let named = |prefix: &str| header(call, &format!("{prefix}-{name}"));
        named("webhook").or_else(|| named("svix"))
    };
    let (Some(id), Some(second), Some(signatures)) = (header("id"), header("timestamp"), header("signature"))
    else {
        return false;
    };
    let is_fresh =
        |second: i64| second.abs_diff(now.as_second()) <= limits::PROVIDER_CALL_AGE_SECONDS.unsigned_abs();
    let Ok(key) = STANDARD.decode(secret.trim_start_matches("whsec_")) else { return false };
    let signed = [id, ".", second, ".", &call.body];
    // While a secret is changed, a call has a signature by each.
    second.parse().is_ok_and(is_fresh)
        && signatures.split(' ').filter_map(|one| one.strip_prefix("v1,")).any(|given| {
            Hmac::<Sha256>::new_from_slice(&key).is_ok_and(|mac| is_the_mac(mac, &signed, given))
        })
}

/// Whether a call is signed as Twilio does: its address, then all fields of its body by their names, each followed by its value.
pub fn is_twilios(call: &ProviderCall, token: &str) -> bool {
    let mut fields: Vec<_> = form_urlencoded::parse(call.body.as_bytes()).collect();
    fields.sort();
    let parts = fields.iter().flat_map(|(name, value)| [name.as_ref(), value.as_ref()]);
    let signed: Vec<&str> = std::iter::once(call.url.as_str()).chain(parts).collect();
    header(call, "x-twilio-signature").is_some_and(|given| {
        Hmac::<Sha1>::new_from_slice(token.as_bytes()).is_ok_and(|mac| is_the_mac(mac, &signed, given))
    })
}

/// Compares in constant time.
fn is_the_mac<M: Mac>(mut mac: M, parts: &[&str], given: &str) -> bool {
    for part in parts {
        mac.update(part.as_bytes());
    }
    STANDARD.decode(given).is_ok_and(|given| mac.verify_slice(&given).is_ok())
}

fn header<'a>(call: &'a ProviderCall, name: &str) -> Option<&'a str> {
    call.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::messaging::Channel;
    use standardwebhooks::Webhook;

    const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    const NOW: i64 = 1_790_000_000;

    fn call(url: &str, headers: &[(&str, &str)], body: &str) -> ProviderCall {
        ProviderCall {
            channel: Channel::Email,
            url: url.into(),
            sub_account: None,
            headers: headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
            body: body.into(),
        }
    }

    /// Signed by a library that is not ours.
    #[test]
    fn a_mail_providers_call_is_known_by_its_signature_and_time() {
        let body = r#"{"type":"email.bounced"}"#;
        let at = |second: i64| Timestamp::from_second(second).expect("an instant");
        let theirs = Webhook::new(SECRET).expect("a secret").sign("msg_1", NOW, body.as_bytes());
        let theirs = theirs.expect("a signature");
        let second = NOW.to_string();
        let signed = |prefix: &str, signature: &str, body: &str| {
            let name = |rest: &str| format!("{prefix}-{rest}");
            let (id, timestamp, header) = (name("id"), name("timestamp"), name("signature"));
            call("", &[(&id, "msg_1"), (&timestamp, &second), (&header, signature)], body)
        };
        let both = format!("v1,AAAA v2,x {theirs}");
        for (call, now, good) in [
            (signed("webhook", &theirs, body), NOW, true),
            (signed("svix", &theirs, body), NOW, true),
            (signed("svix", &both, body), NOW + 300, true),
            (signed("svix", &theirs, body), NOW + 301, false),
            (signed("svix", &theirs, body), NOW - 301, false),
            (signed("svix", &theirs, r#"{"type":"email.delivered"}"#), NOW, false),
            (signed("svix", theirs.trim_start_matches("v1,"), body), NOW, false),
            (signed("svix", "", body), NOW, false),
            (signed("other", &theirs, body), NOW, false),
        ] {
            assert_eq!(is_standard(&call, SECRET, at(now)), good, "{call:?} at {now}");
        }
        let other = "whsec_AAKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
        assert!(!is_standard(&signed("svix", &theirs, body), other, at(NOW)));
        assert!(!is_standard(&signed("svix", &theirs, body), "no base64!", at(NOW)));
    }

    /// The example of Twilio's documentation on security.
    #[test]
    fn an_sms_providers_call_is_known_by_its_signature() {
        let url = "https://example.com/myapp.php?foo=1&bar=2";
        let body = "CallSid=CA1234567890ABCDE&Caller=%2B14158675310&Digits=1234&From=%2B14158675310&To=%2B18005551212";
        let signature = "L/OH5YylLD5NRKLltdqwSvS0BnU=";
        let of = |url: &str, signature: &str, body: &str| {
            is_twilios(&call(url, &[("x-twilio-signature", signature)], body), "12345")
        };
        assert!(of(url, signature, body));
        let shuffled = "To=%2B18005551212&CallSid=CA1234567890ABCDE&From=%2B14158675310&Digits=1234&Caller=%2B14158675310";
        assert!(of(url, signature, shuffled));
        assert!(!of("https://example.com/myapp.php?foo=1", signature, body));
        assert!(!of(url, signature, &format!("{body}&More=1")));
        assert!(!of(url, "AAAA", body) && !of(url, "", body));
        assert!(!is_twilios(&call(url, &[], body), "12345"));
    }
}
