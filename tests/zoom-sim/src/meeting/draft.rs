//! What a caller wrote of a meeting, checked against Zoom's limits (zoom.md 3.1, 3.6).

use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::{Kind, settings::SettingsChange};
use crate::refusal::{FieldError, Refusal};

const TOPIC_CHARACTERS_MAX: usize = 200;
const AGENDA_CHARACTERS_MAX: usize = 2000;
const PASSWORD_CHARACTERS_MAX: usize = 10;
const DURATION_MINUTES: std::ops::RangeInclusive<u64> = 1..=1440;

/// A zone that exists, under the name that the caller gave it.
#[derive(Clone, Debug)]
pub struct Zone {
    /// The caller's name for it.
    pub name: String,
    /// The zone.
    pub rules: TimeZone,
}

impl Zone {
    /// A zone by its IANA name; `UTC` is one (zoom.md 3.1). An account without a zone counts as UTC.
    pub fn named(name: &str) -> Option<Self> {
        let name = if name.is_empty() { "UTC" } else { name };
        TimeZone::get(name).ok().map(|rules| Self { name: name.to_owned(), rules })
    }
}

/// The fields of a create or an update. All are optional, and `null` counts as absent.
#[derive(Debug)]
pub struct Draft {
    /// At most 200 characters.
    pub topic: Option<String>,
    /// Scheduled unless it says otherwise.
    pub kind: Option<Kind>,
    /// A text; whether Zoom understands it shows later.
    pub start_time: Option<String>,
    /// A whole number, 1 to 1440.
    pub duration_minutes: Option<u32>,
    /// An IANA zone.
    pub timezone: Option<Zone>,
    /// At most 2000 characters.
    pub agenda: Option<String>,
    /// At most 10 characters of those that Zoom allows.
    pub password: Option<String>,
    /// Whether Zoom may make up a passcode.
    pub default_password: Option<bool>,
    /// For whom, if not for oneself.
    pub schedule_for: Option<String>,
    /// The settings.
    pub settings: SettingsChange,
}

impl Draft {
    /// Reads a body, and refuses it with all fields at fault at once.
    pub fn read(body: &[u8]) -> Result<Self, Refusal> {
        let Ok(Value::Object(fields)) = serde_json::from_slice(body) else {
            return Err(Refusal::not_an_object());
        };
        let mut reader = Reader { fields, errors: Vec::new() };
        let draft = Self {
            topic: reader.text("topic", |text| fits(text, TOPIC_CHARACTERS_MAX)),
            kind: reader.read("type", |value| Kind::of_number(value.as_u64()?)),
            start_time: reader.text("start_time", |_| true),
            duration_minutes: reader.read("duration", |value| {
                let minutes = value.as_u64().filter(|minutes| DURATION_MINUTES.contains(minutes))?;
                u32::try_from(minutes).ok()
            }),
            timezone: reader.read("timezone", |value| Zone::named(value.as_str()?)),
            agenda: reader.text("agenda", |text| fits(text, AGENDA_CHARACTERS_MAX)),
            password: reader.text("password", is_passcode),
            default_password: reader.read("default_password", Value::as_bool),
            schedule_for: reader.text("schedule_for", |_| true),
            settings: reader.settings(),
        };
        if reader.errors.is_empty() { Ok(draft) } else { Err(Refusal::validation(reader.errors)) }
    }
}

fn fits(text: &str, characters_max: usize) -> bool {
    text.chars().count() <= characters_max
}

/// Letters, digits and `@ - _ *`, as the SPEC has it. An empty one means none.
fn is_passcode(text: &str) -> bool {
    fits(text, PASSWORD_CHARACTERS_MAX)
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"@-_*".contains(&byte))
}

struct Reader {
    fields: Map<String, Value>,
    errors: Vec<FieldError>,
}

impl Reader {
    /// A field's meaning; one that has none is noted.
    fn read<T>(&mut self, name: &str, meaning: impl Fn(&Value) -> Option<T>) -> Option<T> {
        let value = self.fields.get(name).filter(|value| !value.is_null())?;
        let understood = meaning(value);
        if understood.is_none() {
            self.errors.push(FieldError::invalid(name));
        }
        understood
    }

    fn text(&mut self, name: &str, is_allowed: impl Fn(&str) -> bool) -> Option<String> {
        self.read(name, |value| value.as_str().filter(|text| is_allowed(text)).map(str::to_owned))
    }

    fn settings(&mut self) -> SettingsChange {
        match self.fields.get("settings") {
            None | Some(Value::Null) => SettingsChange::default(),
            Some(Value::Object(given)) => SettingsChange::read(given, &mut self.errors),
            Some(_) => {
                self.errors.push(FieldError::invalid("settings"));
                SettingsChange::default()
            }
        }
    }
}
