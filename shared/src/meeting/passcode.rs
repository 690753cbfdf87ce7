//! Passcodes, as an account at Zoom asks for them.

use crate::limits;
use serde::{Deserialize, Serialize};

/// Digits, without those that are mistaken for letters when read out. Numeric passcodes are made of them too.
const DIGITS: &[u8] = b"23456789";
/// Small letters that are mistaken for nothing.
const LOWER: &[u8] = b"abcdefghjkmnpqrstuvwxyz";
/// Capitals that are mistaken for nothing.
const UPPER: &[u8] = b"ABCDEFGHJKMNPQRSTUVWXYZ";
/// What Zoom allows beside letters and digits (Zoom's Meetings specification).
const SPECIAL: &[u8] = b"@-_*";
/// Small letters and digits, for places that nothing is asked of.
const PLAIN: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// What an account asks of the passcodes of its meetings: `meeting_password_requirement` of a user's settings at Zoom.
/// Fields that Zoom leaves out ask for nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "Zoom's own fields")]
pub struct PasscodePolicy {
    /// Fewest characters.
    pub length: usize,
    /// At least one letter.
    pub have_letter: bool,
    /// At least one digit.
    pub have_number: bool,
    /// At least one character that is neither.
    pub have_special_character: bool,
    /// At least one small letter and one capital.
    pub have_upper_and_lower_characters: bool,
    /// Digits and nothing else.
    pub only_allow_numeric: bool,
    /// Fewer than so many characters in a row that follow each other, like `abcd` or `1111`; 0 allows any.
    pub consecutive_characters_length: usize,
}

/// A passcode of ten characters under a policy, from as many bytes of entropy; `None` where no passcode can satisfy the
/// policy.
///
/// Whatever the policy, it has a letter and a digit unless it must be numeric, and no two characters in it follow each
/// other: so it satisfies every rule on characters in a row, and does not look weak.
#[must_use]
pub fn passcode(policy: &PasscodePolicy, entropy: [u8; limits::ZOOM_PASSCODE_CHARS_MAX]) -> Option<String> {
    let wants_more =
        policy.have_letter || policy.have_special_character || policy.have_upper_and_lower_characters;
    if policy.length > limits::ZOOM_PASSCODE_CHARS_MAX || (policy.only_allow_numeric && wants_more) {
        return None;
    }
    let mut places = vec![LOWER, DIGITS];
    if policy.have_upper_and_lower_characters {
        places.push(UPPER);
    }
    if policy.have_special_character {
        places.push(SPECIAL);
    }
    places.resize(entropy.len(), PLAIN);
    if policy.only_allow_numeric {
        places.fill(DIGITS);
    }
    let mut code = String::with_capacity(entropy.len());
    let mut before = None;
    for (alphabet, byte) in places.into_iter().zip(entropy) {
        let follows = |next: u8| before.is_some_and(|before: u8| before.abs_diff(next) <= 1);
        let allowed: Vec<u8> = alphabet.iter().copied().filter(|next| !follows(*next)).collect();
        let next = *allowed.get(usize::from(byte) % allowed.len().max(1))?;
        code.push(char::from(next));
        before = Some(next);
    }
    Some(code)
}
