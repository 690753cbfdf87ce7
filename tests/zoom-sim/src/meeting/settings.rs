//! A meeting's `settings`: which there are, what they may be, and what Zoom makes of them (zoom.md 3.1).

use serde::Serialize;
use serde_json::{Map, Value, json};

use crate::refusal::FieldError;

/// What a setting may be.
enum Rule {
    Flag,
    Text,
    OneOfTexts(&'static [&'static str]),
    OneOfNumbers(&'static [u64]),
    Object,
    List,
}

impl Rule {
    fn allows(&self, value: &Value) -> bool {
        match self {
            Self::Flag => value.is_boolean(),
            Self::Text => value.is_string(),
            Self::OneOfTexts(texts) => value.as_str().is_some_and(|text| texts.contains(&text)),
            Self::OneOfNumbers(numbers) => value.as_u64().is_some_and(|number| numbers.contains(&number)),
            Self::Object => value.is_object(),
            Self::List => value.is_array(),
        }
    }
}

/// The settings that matter to bookings. Zoom takes no notice of others.
const RULES: [(&str, Rule); 34] = [
    ("waiting_room", Rule::Flag),
    ("join_before_host", Rule::Flag),
    ("jbh_time", Rule::OneOfNumbers(&[0, 5, 10, 15])),
    ("approval_type", Rule::OneOfNumbers(&[0, 1, 2])),
    ("registration_type", Rule::OneOfNumbers(&[1, 2, 3])),
    ("close_registration", Rule::Flag),
    ("registrants_email_notification", Rule::Flag),
    ("registrants_confirmation_email", Rule::Flag),
    ("allow_multiple_devices", Rule::Flag),
    ("use_pmi", Rule::Flag),
    ("meeting_authentication", Rule::Flag),
    ("authentication_option", Rule::Text),
    ("authentication_domains", Rule::Text),
    ("authentication_exception", Rule::List),
    ("host_video", Rule::Flag),
    ("participant_video", Rule::Flag),
    ("mute_upon_entry", Rule::Flag),
    ("watermark", Rule::Flag),
    ("audio", Rule::OneOfTexts(&["both", "telephony", "voip", "thirdParty"])),
    ("auto_recording", Rule::OneOfTexts(&["none", "local", "cloud"])),
    ("alternative_hosts", Rule::Text),
    ("alternative_hosts_email_notification", Rule::Flag),
    ("meeting_invitees", Rule::List),
    ("email_notification", Rule::Flag),
    ("contact_name", Rule::Text),
    ("contact_email", Rule::Text),
    ("private_meeting", Rule::Flag),
    ("push_change_to_calendar", Rule::Flag),
    ("waiting_room_options", Rule::Object),
    ("continuous_meeting_chat", Rule::Object),
    ("auto_start_meeting_summary", Rule::Flag),
    ("email_in_attendee_report", Rule::Flag),
    ("show_share_button", Rule::Flag),
    ("encryption_type", Rule::OneOfTexts(&["enhanced_encryption", "e2ee"])),
];

/// The settings of a meeting as Zoom echoes them.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Settings(Map<String, Value>);

impl Default for Settings {
    fn default() -> Self {
        let defaults = json!({
            "waiting_room": false,
            "join_before_host": false,
            "jbh_time": 0,
            "approval_type": 2,
            "use_pmi": false,
            "meeting_authentication": false,
            "host_video": false,
            "participant_video": false,
            "mute_upon_entry": false,
            "watermark": false,
            "audio": "both",
            "auto_recording": "none",
            "alternative_hosts": "",
            "email_notification": true,
            "private_meeting": false,
            "encryption_type": "enhanced_encryption",
        });
        match defaults {
            Value::Object(defaults) => Self(defaults),
            _ => Self(Map::new()),
        }
    }
}

/// The settings of a request that have passed the rules.
#[derive(Debug, Default)]
pub struct SettingsChange(Map<String, Value>);

impl SettingsChange {
    /// The alternative hosts that are named.
    pub fn alternative_hosts(&self) -> impl Iterator<Item = &str> {
        let named = self.0.get("alternative_hosts").and_then(Value::as_str).unwrap_or_default();
        named.split(';').map(str::trim).filter(|email| !email.is_empty())
    }

    /// Keeps what is known and allowed; notes what is known and not allowed.
    pub fn read(given: &Map<String, Value>, errors: &mut Vec<FieldError>) -> Self {
        let mut kept = Map::new();
        for (name, rule) in &RULES {
            match given.get(*name) {
                None | Some(Value::Null) => {}
                Some(value) if rule.allows(value) => {
                    kept.insert((*name).to_owned(), value.clone());
                }
                Some(_) => errors.push(FieldError::invalid(format!("settings.{name}"))),
            }
        }
        Self(kept)
    }
}

impl Settings {
    /// Takes a change over. A waiting room disables joining before the host (zoom.md 3.1).
    pub fn apply(&mut self, change: SettingsChange) {
        self.0.extend(change.0);
        if self.flag("waiting_room") {
            self.set("join_before_host", false);
        }
    }

    /// Nobody gets in without a passcode, a sign-in or a waiting room: Zoom forces the last one (zoom.md 9.2, 8).
    pub fn secure(&mut self, has_passcode: bool) {
        if !has_passcode && !self.flag("meeting_authentication") {
            self.set("waiting_room", true);
            self.set("join_before_host", false);
        }
    }

    /// Takes registration out again.
    pub fn without_registration(&mut self) {
        self.set("approval_type", 2);
        self.0.remove("registration_type");
    }

    /// Takes recording in the cloud out again.
    pub fn without_cloud_recording(&mut self) {
        if self.text("auto_recording") == Some("cloud") {
            self.set("auto_recording", "none");
        }
    }

    /// Whether these settings open registration.
    pub fn takes_registrants(&self) -> bool {
        matches!(self.number("approval_type"), Some(0 | 1))
    }

    /// A text, if it is one.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    /// A switch; one that is not there is off.
    pub fn flag(&self, name: &str) -> bool {
        self.0.get(name).and_then(Value::as_bool).unwrap_or_default()
    }

    /// A number, if it is one.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.0.get(name).and_then(Value::as_u64)
    }

    fn set(&mut self, name: &str, value: impl Into<Value>) {
        self.0.insert(name.to_owned(), value.into());
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Settings, SettingsChange};
    use crate::refusal::FieldError;

    fn change(given: &serde_json::Value) -> (SettingsChange, Vec<FieldError>) {
        let mut errors = Vec::new();
        let change = SettingsChange::read(given.as_object().expect("an object"), &mut errors);
        (change, errors)
    }

    #[test]
    fn a_waiting_room_disables_joining_before_the_host() {
        let mut settings = Settings::default();
        settings.apply(change(&json!({ "join_before_host": true, "jbh_time": 5 })).0);
        assert!(settings.flag("join_before_host"));
        settings.apply(change(&json!({ "waiting_room": true })).0);
        assert!(!settings.flag("join_before_host"));
    }

    #[test]
    fn an_open_meeting_gets_a_waiting_room() {
        for (given, has_passcode, waits) in [
            (json!({}), true, false),
            (json!({}), false, true),
            (json!({ "meeting_authentication": true }), false, false),
            (json!({ "join_before_host": true }), false, true),
        ] {
            let mut settings = Settings::default();
            settings.apply(change(&given).0);
            settings.secure(has_passcode);
            assert_eq!(settings.flag("waiting_room"), waits, "{given} {has_passcode}");
        }
    }

    #[test]
    fn each_wrong_setting_is_named() {
        let (kept, errors) = change(&json!({
            "jbh_time": 7, "audio": "loud", "waiting_room": "yes", "unheard_of": 1, "mute_upon_entry": null,
            "auto_recording": "cloud",
        }));
        let fields: Vec<&str> = errors.iter().map(FieldError::field).collect();
        assert_eq!(fields, ["settings.waiting_room", "settings.jbh_time", "settings.audio"]);
        assert_eq!(kept.0.keys().collect::<Vec<_>>(), ["auto_recording"]);
    }
}
