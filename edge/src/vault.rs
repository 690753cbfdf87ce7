//! The token vault: how a Zoom account's tokens are sealed before they are stored anywhere (I6).
//!
//! AES-256-GCM. The envelope names the key it is under, so that keys rotate while old envelopes stay readable, and
//! a generation, so that an old envelope is told from the newest (KV may answer with an old value). Zoom user id and
//! generation are the associated data: an envelope opens only for the account and generation it was made for.

use crate::json;
use aes_gcm::aead::{Aead, KeyInit, Payload};
use aes_gcm::{Aes256Gcm, Nonce};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// What Zoom gave us for one of its users.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tokens {
    /// Sent with every call.
    pub access_token: String,
    /// Buys the next pair, once.
    pub refresh_token: String,
    /// When the access token ends.
    pub expires_at: Timestamp,
    /// What the user allowed.
    pub scope: String,
}

/// Tokens as they are stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Envelope {
    /// Grows by one with every new pair of tokens.
    pub generation: i64,
    /// Which key it is under.
    pub key: String,
    nonce: String,
    sealed: String,
}

/// An envelope that does not open: wrong key, wrong account, or not ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the sealed tokens cannot be opened with the keys at hand")]
pub struct CannotOpen;

/// The sealing keys, the one in use first.
pub struct Vault {
    keys: Vec<(String, [u8; 32])>,
}

impl Vault {
    /// A vault with these keys; the first one seals, all of them open.
    #[must_use]
    pub fn new(keys: Vec<(String, [u8; 32])>) -> Self {
        Self { keys }
    }

    /// Seals tokens of a Zoom account under the key in use.
    pub fn seal(
        &self,
        zoom_user: &str,
        generation: i64,
        tokens: &Tokens,
        nonce: [u8; 12],
    ) -> Result<Envelope, CannotOpen> {
        let (id, key) = self.keys.first().ok_or(CannotOpen)?;
        let plain = serde_json::to_vec(tokens).map_err(|_| CannotOpen)?;
        let aad = associated_data(zoom_user, generation);
        let sealed = Aes256Gcm::new(key.into())
            .encrypt(&Nonce::from(nonce), Payload { msg: &plain, aad: aad.as_bytes() })
            .map_err(|_| CannotOpen)?;
        Ok(Envelope {
            generation,
            key: id.clone(),
            nonce: STANDARD.encode(nonce),
            sealed: STANDARD.encode(sealed),
        })
    }

    /// Opens an envelope of a Zoom account.
    pub fn open(&self, zoom_user: &str, envelope: &Envelope) -> Result<Tokens, CannotOpen> {
        let (_, key) = self.keys.iter().find(|(id, _)| *id == envelope.key).ok_or(CannotOpen)?;
        let nonce: [u8; 12] = decoded(&envelope.nonce)?.try_into().map_err(|_| CannotOpen)?;
        let aad = associated_data(zoom_user, envelope.generation);
        let plain = Aes256Gcm::new(key.into())
            .decrypt(&Nonce::from(nonce), Payload { msg: &decoded(&envelope.sealed)?, aad: aad.as_bytes() })
            .map_err(|_| CannotOpen)?;
        str::from_utf8(&plain).ok().and_then(|text| json::read(text).ok()).ok_or(CannotOpen)
    }

    /// Whether the envelope is under the key that seals now; otherwise it is sealed anew when next written.
    #[must_use]
    pub fn is_current(&self, envelope: &Envelope) -> bool {
        self.keys.first().is_some_and(|(id, _)| *id == envelope.key)
    }
}

impl Vault {
    /// The name of the key that seals.
    #[must_use]
    pub fn current_key(&self) -> Option<&str> {
        self.keys.first().map(|(id, _)| id.as_str())
    }
}

fn associated_data(zoom_user: &str, generation: i64) -> String {
    format!("slotkey zoom tokens v1|{zoom_user}|{generation}")
}

fn decoded(text: &str) -> Result<Vec<u8>, CannotOpen> {
    STANDARD.decode(text).map_err(|_| CannotOpen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens() -> Tokens {
        Tokens {
            access_token: "canary-access".into(),
            refresh_token: "canary-refresh".into(),
            expires_at: Timestamp::UNIX_EPOCH,
            scope: "meeting:write:meeting".into(),
        }
    }

    fn vault(ids: &[&str]) -> Vault {
        Vault::new(ids.iter().map(|id| ((*id).to_owned(), [id.as_bytes()[0]; 32])).collect())
    }

    #[test]
    fn an_envelope_tells_nothing_and_opens_only_for_its_account_and_generation() {
        let vault = vault(&["a"]);
        let envelope = vault.seal("zoom-1", 3, &tokens(), [9; 12]).expect("sealed");
        let stored = serde_json::to_string(&envelope).expect("json");
        assert!(!stored.contains("canary"));
        assert!(vault.open("zoom-1", &envelope).is_ok_and(|opened| opened == tokens()));
        assert!(vault.open("zoom-2", &envelope).is_err(), "another account's");
        assert!(
            vault.open("zoom-1", &Envelope { generation: 4, ..envelope }).is_err(),
            "passed off as newer"
        );
    }

    #[test]
    fn keys_rotate_without_losing_what_the_old_one_sealed() {
        let old = vault(&["a"]).seal("zoom-1", 1, &tokens(), [1; 12]).expect("sealed");
        let rotated = vault(&["b", "a"]);
        assert!(rotated.open("zoom-1", &old).is_ok());
        assert!(!rotated.is_current(&old));
        let new = rotated.seal("zoom-1", 2, &tokens(), [2; 12]).expect("sealed");
        assert_eq!(new.key, "b");
        assert!(vault(&["b"]).open("zoom-1", &new).is_ok(), "the old key can go");
        assert!(vault(&["b"]).open("zoom-1", &old).is_err());
    }
}
