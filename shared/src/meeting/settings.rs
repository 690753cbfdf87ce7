//! What a calendar asks of its meetings at Zoom, and what remains of it where a host's plan or Zoom itself says no.

use crate::contact::{Email, one_line};
use crate::form::Form;
use crate::invalid::Invalid;
use crate::limits;
use crate::template::{Facts, Purpose, Template};
use serde::{Deserialize, Serialize};

/// What is recorded of the meetings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Recording {
    /// Nothing by itself.
    None,
    /// On the host's computer.
    Local,
    /// At Zoom. Needs a licensed host; the meetings of others are made without it.
    Cloud,
}

/// How a calendar's meetings are set up at Zoom. What is left out is as each host has it in their own settings at Zoom.
///
/// A meeting is made with the settings that its calendar had when the first appointment of its slot was booked: a change
/// is for meetings that are made from then on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ZoomSettings {
    /// Whether everybody waits until the host lets them in. Rules `join_before_host` out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub waiting_room: Option<bool>,
    /// Whether clients can come in while the host is not there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub join_before_host: Option<bool>,
    /// How long before the start they can, where they can: 5, 10 or 15; 0 is any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(range(min = 0, max = 15), extend("multipleOf" = 5)))]
    pub join_before_host_minutes: Option<u32>,
    /// Whether the meeting has a passcode, one that the host's account accepts. Without one there must be a waiting room
    /// or `meeting_authentication`: Zoom would force a waiting room otherwise.
    pub passcode: bool,
    /// Whether only people who are signed in at Zoom can come in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meeting_authentication: Option<bool>,
    /// Which of the account's ways to sign in, by its id at Zoom; the account's usual one without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<crate::schema::Token<{ crate::limits::AUTHENTICATION_OPTION_CHARS_MAX }>>")
    )]
    pub authentication_option: Option<String>,
    /// Only people with an address in one of these domains; `*.` stands for any name before the rest.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::AUTHENTICATION_DOMAINS_MAX), with = "Vec<crate::schema::Domain>"))]
    pub authentication_domains: Vec<String>,
    /// What is recorded by itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub recording: Option<Recording>,
    /// Whether the host comes in with their camera on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub host_video: Option<bool>,
    /// Whether clients come in with their cameras on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub participant_video: Option<bool>,
    /// Whether clients come in muted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mute_upon_entry: Option<bool>,
    /// Who else can start the meeting: addresses of licensed users of the host's own Zoom account. Where Zoom does not
    /// accept them, the meeting is made without them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::ALTERNATIVE_HOSTS_MAX)))]
    pub alternative_hosts: Vec<Email>,
    /// What the meeting is called at Zoom, where it is not what the appointment is called. Where clients share a meeting
    /// it cannot tell of one of them, and is the calendar's name without this.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub topic: Option<TopicTemplate>,
    /// What the meeting's description at Zoom says below the reference of the booking.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agenda: Option<AgendaTemplate>,
    /// Whether each client gets a link of their own, which is theirs alone and stops working when they cancel. Needs a
    /// licensed host; where there is none, clients share the meeting's link. Guests come by the link of whoever brings
    /// them.
    pub personal_links: bool,
}

/// A passcode, and everything else as the host has it.
impl Default for ZoomSettings {
    fn default() -> Self {
        Self {
            waiting_room: None,
            join_before_host: None,
            join_before_host_minutes: None,
            passcode: true,
            meeting_authentication: None,
            authentication_option: None,
            authentication_domains: Vec::new(),
            recording: None,
            host_video: None,
            participant_video: None,
            mute_upon_entry: None,
            alternative_hosts: Vec::new(),
            topic: None,
            agenda: None,
            personal_links: false,
        }
    }
}

impl ZoomSettings {
    /// Checks the settings of a calendar with this form, whose slots take so many clients.
    pub(crate) fn checked(self, form: &Form, capacity: u32) -> Result<Self, Invalid> {
        self.check_entry()?;
        self.check_authentication()?;
        self.check_alternative_hosts()?;
        let topic =
            self.topic.as_ref().map(|topic| TopicTemplate::parse(topic.as_str(), form)).transpose()?;
        let agenda =
            self.agenda.as_ref().map(|text| AgendaTemplate::parse(text.as_str(), form)).transpose()?;
        if capacity > 1 {
            let told = [
                ("topic", topic.as_ref().is_some_and(|topic| topic.0.tells_of_client())),
                ("agenda", agenda.as_ref().is_some_and(|agenda| agenda.0.tells_of_client())),
            ];
            if let Some((field, _)) = told.into_iter().find(|(_, tells)| *tells) {
                let message = "Clients share a meeting here, and all of them see this: it cannot tell of one of them. \
                     Use calendar.name, host.name and sub_account.name.";
                return Err(refused(field, message));
            }
        }
        Ok(Self { topic, agenda, ..self })
    }

    fn check_entry(&self) -> Result<(), Invalid> {
        if self.waiting_room == Some(true) && self.join_before_host == Some(true) {
            let message = "In a waiting room everybody waits for the host, so nobody joins before the host: choose one.";
            return Err(refused("join_before_host", message));
        }
        match self.join_before_host_minutes {
            None => {}
            Some(0 | 5 | 10 | 15) if self.join_before_host == Some(true) => {}
            Some(0 | 5 | 10 | 15) => {
                let message = "This means something only where clients can join before the host.";
                return Err(refused("join_before_host_minutes", message));
            }
            Some(_) => return Err(refused("join_before_host_minutes", "Zoom takes 0, 5, 10 or 15 minutes.")),
        }
        let guarded = self.waiting_room == Some(true) || self.meeting_authentication == Some(true);
        if !self.passcode && !guarded {
            let message = "A meeting without a passcode needs a waiting room or people who are signed in: Zoom forces a \
                 waiting room otherwise.";
            return Err(refused("passcode", message));
        }
        Ok(())
    }

    fn check_authentication(&self) -> Result<(), Invalid> {
        let signed_in = self.meeting_authentication == Some(true);
        let idle = "This means something only with meeting_authentication.";
        if let Some(option) = &self.authentication_option {
            let chars_max = limits::AUTHENTICATION_OPTION_CHARS_MAX;
            let is_id =
                !option.is_empty() && option.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
            if !is_id || option.len() > chars_max {
                let message = "This is the id of one of the ways to sign in that the Zoom account has.";
                return Err(refused("authentication_option", message));
            }
            if !signed_in {
                return Err(refused("authentication_option", idle));
            }
        }
        if self.authentication_domains.len() > limits::AUTHENTICATION_DOMAINS_MAX {
            let message = format!("There are at most {} domains.", limits::AUTHENTICATION_DOMAINS_MAX);
            return Err(refused("authentication_domains", message));
        }
        if !self.authentication_domains.iter().all(|domain| is_domain(domain)) {
            return Err(refused(
                "authentication_domains",
                "These are domains like example.com or *.example.com.",
            ));
        }
        if !self.authentication_domains.is_empty() && !signed_in {
            return Err(refused("authentication_domains", idle));
        }
        Ok(())
    }

    fn check_alternative_hosts(&self) -> Result<(), Invalid> {
        let hosts = &self.alternative_hosts;
        if hosts.len() > limits::ALTERNATIVE_HOSTS_MAX {
            let message = format!("There are at most {} alternative hosts.", limits::ALTERNATIVE_HOSTS_MAX);
            return Err(refused("alternative_hosts", message));
        }
        let twice = |(at, host): (usize, &Email)| hosts[..at].iter().any(|other| other.key() == host.key());
        if hosts.iter().enumerate().any(twice) {
            return Err(refused("alternative_hosts", "An alternative host is named twice."));
        }
        Ok(())
    }

    /// What a meeting is made with: the templates have done their part by then.
    #[must_use]
    pub fn without_templates(self) -> Self {
        Self { topic: None, agenda: None, ..self }
    }

    /// What a host's plan leaves of the settings, and what it does not. A plan that is not known leaves everything: Zoom
    /// says what it does not accept.
    #[must_use]
    pub fn for_plan(mut self, basic: bool) -> (Self, Vec<LeftOut>) {
        let mut left_out = Vec::new();
        if !basic {
            return (self, left_out);
        }
        let mut leave_out = |setting: &str| {
            let reason = "The host's Zoom plan is Basic; this needs a licensed one.";
            left_out.push(LeftOut::new(setting, reason));
        };
        if self.recording == Some(Recording::Cloud) {
            self.recording = None;
            leave_out("recording");
        }
        if !self.alternative_hosts.is_empty() {
            self.alternative_hosts.clear();
            leave_out("alternative_hosts");
        }
        if self.personal_links {
            self.personal_links = false;
            leave_out("personal_links");
        }
        (self, left_out)
    }
}

fn refused(field: &'static str, message: impl Into<std::borrow::Cow<'static, str>>) -> Invalid {
    Invalid::new("invalid_zoom_settings", field, message)
}

/// A domain, or `*.` and the rest of one.
fn is_domain(text: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let domain = text.strip_prefix("*.").unwrap_or(text);
    text.len() <= 253 && domain.contains('.') && domain.split('.').all(label)
}

/// A setting that a meeting was made without, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LeftOut {
    /// The setting, by its name in the calendar's `zoom`.
    pub setting: String,
    /// For a person to read.
    pub reason: String,
}

impl LeftOut {
    /// Something that was left out.
    #[must_use]
    pub fn new(setting: &str, reason: &str) -> Self {
        Self { setting: setting.to_owned(), reason: reason.to_owned() }
    }
}

/// The passcode that a meeting is asked for with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Passcode {
    /// This one.
    Ours(String),
    /// One that Zoom makes, by the rules of its account.
    Zooms,
    /// None.
    None,
}

/// What Zoom is asked for beyond topic and time. It only ever becomes less: after each refusal Zoom is asked for
/// what it may accept, because a link counts for more than its settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// The settings.
    pub settings: ZoomSettings,
    /// The passcode.
    pub passcode: Passcode,
    /// What has been given up so far, and why.
    pub left_out: Vec<LeftOut>,
}

/// Zoom's fields that can be given up, with the names that they have in a calendar's `zoom`.
const OPTIONAL: [(&str, &str); 13] = [
    ("password", "passcode"),
    ("settings.waiting_room", "waiting_room"),
    ("settings.join_before_host", "join_before_host"),
    ("settings.jbh_time", "join_before_host_minutes"),
    ("settings.meeting_authentication", "meeting_authentication"),
    ("settings.authentication_option", "authentication_option"),
    ("settings.authentication_domains", "authentication_domains"),
    ("settings.auto_recording", "recording"),
    ("settings.host_video", "host_video"),
    ("settings.participant_video", "participant_video"),
    ("settings.mute_upon_entry", "mute_upon_entry"),
    ("settings.alternative_hosts", "alternative_hosts"),
    ("settings.approval_type", "personal_links"),
];
/// What is tried without when Zoom does not say what it has against a request. Who can come in is not among it.
const GIVEN_UP_UNNAMED: [&str; 7] = [
    "authentication_option",
    "authentication_domains",
    "recording",
    "host_video",
    "participant_video",
    "mute_upon_entry",
    "personal_links",
];

impl Wish {
    /// Gives up what Zoom has refused, by its own names of the fields; where it named none that can be given up, first the
    /// alternative hosts, then all that nobody's way in depends on. Answers the settings given up just now; where there
    /// are none, asking again is of no use.
    pub fn give_up(&mut self, refused_fields: &[String]) -> Vec<&'static str> {
        let named = OPTIONAL.iter().filter(|(field, _)| {
            let bare = field.rsplit('.').next().unwrap_or(field);
            refused_fields.iter().any(|refused| refused == field || refused == bare)
        });
        let mut given_up: Vec<&'static str> = named.map(|(_, setting)| *setting).collect();
        given_up.retain(|setting| self.drop_setting(setting));
        if given_up.is_empty() && self.drop_setting("alternative_hosts") {
            given_up.push("alternative_hosts");
        }
        if given_up.is_empty() {
            given_up.extend(GIVEN_UP_UNNAMED.into_iter().filter(|setting| self.drop_setting(setting)));
        }
        self.left_out.extend(given_up.iter().map(|setting| LeftOut::new(setting, "Zoom did not accept it.")));
        given_up
    }

    /// Gives up what Zoom is known to refuse.
    pub fn give_up_known(&mut self, setting: &str) {
        if self.drop_setting(setting) {
            self.left_out.push(LeftOut::new(setting, "Zoom has not accepted it for this host lately."));
        }
    }

    /// How a setting is written, to know it again; nothing where it is not asked for.
    #[must_use]
    pub fn written(&self, setting: &str) -> Option<String> {
        match (setting, &self.passcode) {
            ("passcode", Passcode::Ours(_)) => return Some("ours".to_owned()),
            ("passcode", _) => return None,
            _ => {}
        }
        let settings = serde_json::to_value(&self.settings).ok()?;
        let value = settings.get(setting)?;
        (*value != serde_json::Value::Bool(false)).then(|| value.to_string())
    }

    /// Whether there was something to drop.
    fn drop_setting(&mut self, setting: &str) -> bool {
        let settings = &mut self.settings;
        match setting {
            "passcode" => {
                let ours = matches!(self.passcode, Passcode::Ours(_));
                if ours {
                    self.passcode = Passcode::Zooms;
                }
                ours
            }
            "waiting_room" => settings.waiting_room.take().is_some(),
            "join_before_host" => settings.join_before_host.take().is_some(),
            "join_before_host_minutes" => settings.join_before_host_minutes.take().is_some(),
            "meeting_authentication" => settings.meeting_authentication.take().is_some(),
            "authentication_option" => settings.authentication_option.take().is_some(),
            "authentication_domains" => !std::mem::take(&mut settings.authentication_domains).is_empty(),
            "recording" => settings.recording.take().is_some(),
            "host_video" => settings.host_video.take().is_some(),
            "participant_video" => settings.participant_video.take().is_some(),
            "mute_upon_entry" => settings.mute_upon_entry.take().is_some(),
            "alternative_hosts" => !std::mem::take(&mut settings.alternative_hosts).is_empty(),
            "personal_links" => std::mem::take(&mut settings.personal_links),
            _ => false,
        }
    }
}

/// What the meetings of a calendar are called at Zoom: a text with the fields that titles have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TopicTemplate(Template);

/// What the descriptions of a calendar's meetings say at Zoom: a text of several lines with the fields that titles have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AgendaTemplate(Template);

const TOPIC: Purpose = Purpose {
    what: "A topic's template",
    code: "invalid_zoom_settings",
    field: "topic",
    chars_max: limits::TITLE_TEMPLATE_CHARS_MAX,
};
const AGENDA: Purpose = Purpose {
    what: "An agenda's template",
    code: "invalid_zoom_settings",
    field: "agenda",
    chars_max: limits::AGENDA_TEMPLATE_CHARS_MAX,
};

impl TopicTemplate {
    /// The topic: one line; the calendar's name where nothing is left of it. Zoom's limit is not regarded here.
    #[must_use]
    pub fn render(&self, facts: &Facts<'_>) -> String {
        let line = one_line(&self.0.fill(facts));
        if line.is_empty() { facts.calendar.as_str().to_owned() } else { line }
    }
}

impl AgendaTemplate {
    /// The text, with its lines and without control characters. Zoom's limit is not regarded here.
    #[must_use]
    pub fn render(&self, facts: &Facts<'_>) -> String {
        let filled = self.0.fill(facts).replace("\r\n", "\n");
        filled.chars().filter(|c| !c.is_control() || *c == '\n').collect()
    }
}

macro_rules! templates {
    ($($template:ident, $purpose:ident;)*) => {$(
        impl $template {
            /// Reads a template for a calendar with this form.
            pub fn parse(text: &str, form: &Form) -> Result<Self, Invalid> {
                Template::parse(text, &$purpose, form).map(Self)
            }

            /// The template as it was written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                self.0.as_str()
            }
        }
        impl TryFrom<String> for $template {
            type Error = Invalid;
            fn try_from(text: String) -> Result<Self, Invalid> {
                Template::stored(&text, &$purpose).map(Self)
            }
        }
        impl From<$template> for String {
            fn from(template: $template) -> String {
                template.0.as_str().to_owned()
            }
        }
    )*};
}
templates! {
    TopicTemplate, TOPIC;
    AgendaTemplate, AGENDA;
}
