//! What an account asks of passcodes, and `GET /users/me/settings`, which tells it.

use axum::{
    Json,
    extract::{Path, State},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{
    draw::Draw,
    operation::Operation,
    refusal::Refusal,
    state::{Bearer, Zoom},
};

/// What a passcode made by Zoom consists of; nothing that looks like something else.
const LETTERS: &[u8] = b"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";
const DIGITS: &[u8] = b"23456789";
const SPECIAL: &[u8] = b"@-_*";
/// How long such a passcode is, unless the account asks for more.
const PASSCODE_LENGTH: usize = 6;
/// The longest that Zoom takes (zoom.md 3.1).
const PASSCODE_LENGTH_MAX: usize = 10;

/// `meeting_password_requirement`.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
#[allow(clippy::struct_excessive_bools, reason = "Zoom's own fields")]
pub struct PasscodeRules {
    length: usize,
    have_letter: bool,
    have_number: bool,
    have_special_character: bool,
    have_upper_and_lower_characters: bool,
    only_allow_numeric: bool,
    /// With 4, three characters that follow each other are allowed; 0 allows any.
    consecutive_characters_length: usize,
}

impl PasscodeRules {
    /// Whether a passcode keeps to the rules.
    pub fn allow(&self, passcode: &str) -> bool {
        let bytes = passcode.as_bytes();
        let has = |kind: fn(&u8) -> bool| bytes.iter().any(kind);
        let asked = [
            (self.have_letter, has(u8::is_ascii_alphabetic)),
            (self.have_number, has(u8::is_ascii_digit)),
            (self.have_special_character, has(|byte| !byte.is_ascii_alphanumeric())),
            (
                self.have_upper_and_lower_characters,
                has(u8::is_ascii_uppercase) && has(u8::is_ascii_lowercase),
            ),
            (self.only_allow_numeric, bytes.iter().all(u8::is_ascii_digit)),
            (self.consecutive_characters_length > 0, longest_run(bytes) < self.consecutive_characters_length),
        ];
        bytes.len() >= self.length && asked.into_iter().all(|(asked, kept)| kept || !asked)
    }

    /// A passcode that Zoom makes up by the rules.
    pub fn make(&self, draw: &mut Draw) -> String {
        let length = self.length.clamp(PASSCODE_LENGTH, PASSCODE_LENGTH_MAX);
        loop {
            let alphabet = match (self.only_allow_numeric, self.have_special_character) {
                (true, _) => DIGITS.to_vec(),
                (false, true) => [LETTERS, DIGITS, SPECIAL].concat(),
                (false, false) => [LETTERS, DIGITS].concat(),
            };
            let passcode = draw.text(&alphabet, length);
            if self.allow(&passcode) || self.contradict() {
                return passcode;
            }
        }
    }

    /// Whether no passcode keeps to them.
    fn contradict(&self) -> bool {
        let letters = self.have_letter || self.have_upper_and_lower_characters;
        let numeric = self.only_allow_numeric && (letters || self.have_special_character);
        numeric || self.length > PASSCODE_LENGTH_MAX || self.consecutive_characters_length == 1
    }
}

/// The longest stretch in which each character follows the one before it: up, down, or the same again.
fn longest_run(bytes: &[u8]) -> usize {
    let mut longest = usize::from(!bytes.is_empty());
    for step in [-1_i16, 0, 1] {
        let mut run = 1;
        for pair in bytes.windows(2) {
            run = if i16::from(pair[1]) - i16::from(pair[0]) == step { run + 1 } else { 1 };
            longest = longest.max(run);
        }
    }
    longest
}

/// `GET /users/{me}/settings`: the part that matters to bookings.
pub async fn user_settings(
    State(zoom): State<Zoom>,
    Path(whose): Path<String>,
    bearer: Bearer,
) -> Result<Json<Value>, Refusal> {
    let mut world = zoom.world();
    let user = world.admit(&bearer, &whose, Operation::UserSettings)?;
    Ok(Json(json!({
        "schedule_meeting": {
            "host_video": false,
            "participants_video": false,
            "audio_type": "both",
            "join_before_host": false,
            "use_pmi_for_scheduled_meetings": false,
            "require_password_for_scheduling_new_meetings": user.passcode_required,
            "meeting_password_requirement": user.passcode_rules,
        },
        "in_meeting": { "waiting_room": false },
        "recording": { "auto_recording": "none", "cloud_recording": user.plan.number() == 2 },
    })))
}

#[cfg(test)]
mod tests {
    use super::{PasscodeRules, longest_run};
    use crate::draw::Draw;
    use serde_json::json;

    fn rules(written: serde_json::Value) -> PasscodeRules {
        serde_json::from_value(written).expect("rules")
    }

    #[test]
    fn passcodes_keep_to_the_rules_or_not() {
        for (written, passcode, allowed) in [
            (json!({}), "1", true),
            (json!({ "length": 8 }), "a2b4c6d", false),
            (json!({ "length": 8 }), "a2b4c6d8", true),
            (json!({ "have_letter": true }), "123456", false),
            (json!({ "have_number": true }), "abcdef", false),
            (json!({ "have_special_character": true }), "abc123", false),
            (json!({ "have_special_character": true }), "abc12*", true),
            (json!({ "have_upper_and_lower_characters": true }), "abc123", false),
            (json!({ "have_upper_and_lower_characters": true }), "aBc123", true),
            (json!({ "only_allow_numeric": true }), "12345a", false),
            (json!({ "only_allow_numeric": true }), "123456", true),
            (json!({ "consecutive_characters_length": 4 }), "abc1x", true),
            (json!({ "consecutive_characters_length": 4 }), "abcd1x", false),
            (json!({ "consecutive_characters_length": 4 }), "x9876x", false),
            (json!({ "consecutive_characters_length": 4 }), "x1111x", false),
        ] {
            assert_eq!(rules(written.clone()).allow(passcode), allowed, "{written} {passcode}");
        }
        assert_eq!((longest_run(b""), longest_run(b"a"), longest_run(b"acbd")), (0, 1, 2));
    }

    #[test]
    fn what_zoom_makes_up_keeps_to_them_too() {
        let mut draw = Draw::new(1);
        for written in [
            json!({}),
            json!({ "length": 10, "have_upper_and_lower_characters": true, "have_special_character": true }),
            json!({ "only_allow_numeric": true, "consecutive_characters_length": 4 }),
        ] {
            let rules = rules(written.clone());
            for _ in 0..20 {
                let passcode = rules.make(&mut draw);
                assert!(rules.allow(&passcode), "{written} {passcode}");
            }
        }
    }
}
