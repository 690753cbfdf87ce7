//! Links and state that only we can have made: signed where they may be read, sealed where they may not.
//!
//! One secret, `SIGNING_KEY`; a key of its own is derived for every purpose, so that a token for one thing never
//! passes for another.

use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Bytes of a nonce of AES-GCM.
pub const NONCE_BYTES: usize = 12;

/// What a token is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A client's own appointment: read, cancel, reschedule.
    Manage,
    /// A client's own series: read.
    Series,
    /// Opens a user's profile, once.
    ProfileLink,
    /// A user's session: what the cookie holds.
    Session,
    /// Goes to Zoom and comes back.
    OAuthState,
    /// Tells clients apart without keeping who they are.
    Client,
    /// The private address of a calendar that a user subscribes to.
    BusySource,
    /// The secret that messages to a webhook endpoint are signed with.
    WebhookSecret,
}

impl Purpose {
    fn label(self) -> &'static [u8] {
        match self {
            Self::Manage => b"slotkey manage link v1",
            Self::Series => b"slotkey series link v1",
            Self::ProfileLink => b"slotkey profile link v1",
            Self::Session => b"slotkey session v1",
            Self::OAuthState => b"slotkey oauth state v1",
            Self::Client => b"slotkey client v1",
            Self::BusySource => b"slotkey busy source v1",
            Self::WebhookSecret => b"slotkey webhook secret v1",
        }
    }
}

/// Makes and checks tokens.
pub struct Signer {
    secret: [u8; 32],
}

impl Signer {
    /// A signer with the installation's secret.
    #[must_use]
    pub fn new(secret: [u8; 32]) -> Self {
        Self { secret }
    }

    fn mac(&self, purpose: Purpose, message: &[u8]) -> [u8; 32] {
        let key = hmac(&self.secret, purpose.label());
        hmac(&key, message)
    }

    /// What stands for a client's address: the same for the same one, and nobody can tell whose it is.
    #[must_use]
    pub fn pseudonym(&self, address: &str) -> String {
        URL_SAFE_NO_PAD.encode(self.mac(Purpose::Client, address.as_bytes()))
    }

    /// `payload.signature`: the payload can be read by anybody and made by nobody else. It must not hold a dot.
    #[must_use]
    pub fn sign(&self, purpose: Purpose, payload: &str) -> String {
        let signature = URL_SAFE_NO_PAD.encode(self.mac(purpose, payload.as_bytes()));
        format!("{payload}.{signature}")
    }

    /// The payload of a token that [`Signer::sign`] made for the same purpose.
    #[must_use]
    pub fn verify<'a>(&self, purpose: Purpose, token: &'a str) -> Option<&'a str> {
        let (payload, signature) = token.rsplit_once('.')?;
        let given = URL_SAFE_NO_PAD.decode(signature).ok()?;
        let expected = self.mac(purpose, payload.as_bytes());
        bool::from(given.ct_eq(expected.as_slice())).then_some(payload)
    }

    /// A token that tells its bearer nothing.
    #[must_use]
    pub fn seal(&self, purpose: Purpose, plain: &[u8], nonce: [u8; NONCE_BYTES]) -> Option<String> {
        let sealed = self
            .cipher(purpose)
            .encrypt(&Nonce::from(nonce), Payload { msg: plain, aad: purpose.label() })
            .ok()?;
        Some(URL_SAFE_NO_PAD.encode([nonce.as_slice(), &sealed].concat()))
    }

    /// What [`Signer::seal`] put in.
    #[must_use]
    pub fn open(&self, purpose: Purpose, token: &str) -> Option<Vec<u8>> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (nonce, sealed) = bytes.split_first_chunk::<NONCE_BYTES>()?;
        self.cipher(purpose).decrypt(&Nonce::from(*nonce), Payload { msg: sealed, aad: purpose.label() }).ok()
    }

    fn cipher(&self, purpose: Purpose) -> Aes256Gcm {
        Aes256Gcm::new(&hmac(&self.secret, purpose.label()).into())
    }
}

/// HMAC-SHA-256 (RFC 2104), which takes keys of any length.
fn hmac(key: &[u8], message: &[u8]) -> [u8; 32] {
    hmac_of_parts(key, &[message])
}

fn hmac_of_parts(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key).expect("any length is fine");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

/// How Zoom signs: the HMAC-SHA-256 of all parts together, in hexadecimal.
#[must_use]
pub fn signature_in_hex(secret: &str, parts: &[&[u8]]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digits = hmac_of_parts(secret.as_bytes(), parts);
    digits
        .iter()
        .flat_map(|byte| [byte >> 4, byte & 15])
        .map(|digit| char::from(DIGITS[usize::from(digit)]))
        .collect()
}

/// A webhook endpoint's secret as people carry it from here to there (Standard Webhooks): `whsec_` and base64.
#[must_use]
pub fn webhook_secret(key: &[u8]) -> String {
    format!("whsec_{}", STANDARD.encode(key))
}

/// How a webhook message is signed (Standard Webhooks, version 1): over its id, the second it is sent at, and its body,
/// once with each key, so that a receiver may know any of them.
#[must_use]
pub fn webhook_signatures(keys: &[Vec<u8>], id: &str, second: &str, body: &str) -> String {
    let parts = [id, ".", second, ".", body].map(str::as_bytes);
    let signed = keys.iter().map(|key| format!("v1,{}", STANDARD.encode(hmac_of_parts(key, &parts))));
    signed.collect::<Vec<_>>().join(" ")
}

/// SHA-256 in base64url: what is kept of a secret that somebody else carries.
#[must_use]
pub fn fingerprint(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(text.as_bytes()))
}

/// 128 bits that follow from a text: the same text names the same thing.
#[must_use]
pub fn entropy_of(text: &str) -> [u8; 16] {
    let digest: [u8; 32] = Sha256::digest(text.as_bytes()).into();
    let mut bits = [0; 16];
    bits.copy_from_slice(&digest[..16]);
    bits
}

/// Whether two secrets are equal, in a time that does not tell where they differ.
#[must_use]
pub fn same_secret(given: &str, expected: &str) -> bool {
    // Digests are of one length, so the comparison does not tell the length either.
    let (given, expected) = (Sha256::digest(given.as_bytes()), Sha256::digest(expected.as_bytes()));
    bool::from(given.as_slice().ct_eq(expected.as_slice()))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIGNER: Signer = Signer { secret: [7; 32] };

    #[test]
    fn a_signed_token_is_good_for_its_purpose_and_payload_only() {
        let token = SIGNER.sign(Purpose::Manage, "sub_1,apt_1");
        assert_eq!(SIGNER.verify(Purpose::Manage, &token), Some("sub_1,apt_1"));
        assert_eq!(SIGNER.verify(Purpose::ProfileLink, &token), None);
        assert_eq!(SIGNER.verify(Purpose::Manage, &token.replace("apt_1", "apt_2")), None);
        assert_eq!(Signer::new([8; 32]).verify(Purpose::Manage, &token), None);
        for bad in ["", ".", "sub_1,apt_1", "sub_1,apt_1.", "sub_1,apt_1.AAAA"] {
            assert_eq!(SIGNER.verify(Purpose::Manage, bad), None, "{bad}");
        }
    }

    #[test]
    fn messages_are_signed_as_zoom_does() {
        // RFC 4231, test case 2.
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(signature_in_hex("Jefe", &[b"what do ya want ", b"for nothing?"]), expected);
        assert_ne!(signature_in_hex("Jeff", &[b"what do ya want for nothing?"]), expected);
    }

    #[test]
    fn webhooks_are_signed_by_the_standard() {
        // The example of the specification's libraries.
        let key = STANDARD.decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap_or_default();
        let (id, second, body) = ("msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330", r#"{"test": 2432232314}"#);
        let expected = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
        assert_eq!(webhook_signatures(std::slice::from_ref(&key), id, second, body), expected);
        assert_eq!(webhook_secret(&key), "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        let both = webhook_signatures(&[vec![1; 32], key], id, second, body);
        assert!(both.split(' ').count() == 2 && both.ends_with(expected), "{both}");
    }

    #[test]
    fn a_sealed_token_opens_only_whole_and_for_its_purpose() {
        let token = SIGNER.seal(Purpose::OAuthState, b"verifier", [1; 12]).unwrap_or_default();
        assert!(!token.contains("verifier"));
        assert_eq!(SIGNER.open(Purpose::OAuthState, &token).as_deref(), Some(b"verifier".as_slice()));
        assert_eq!(SIGNER.open(Purpose::Manage, &token), None);
        assert_eq!(SIGNER.open(Purpose::OAuthState, &token[..token.len() - 2]), None);
        assert_eq!(SIGNER.open(Purpose::OAuthState, ""), None);
    }
}
