//! Webhooks: what other systems are told of appointments, where, and how often it is tried.
//!
//! A message is sent until an endpoint takes it, by a schedule that is data: the same id and the same bytes every time, so
//! that whoever gets it twice can tell. Which of two messages is the newer one, the appointment's version says: they may
//! arrive in another order than they were written in.

use crate::appointment::EventKind;
use crate::contact::FreeText;
use crate::invalid::Invalid;
use crate::limits;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// What an endpoint can be told. Each is an [`EventKind`] that is of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum WebhookEvent {
    /// It was booked.
    #[serde(rename = "appointment.booked")]
    Booked,
    /// It was approved, shown or missed, or that was undone.
    #[serde(rename = "appointment.status_changed")]
    StatusChanged,
    /// It has another time.
    #[serde(rename = "appointment.rescheduled")]
    Rescheduled,
    /// It has another host.
    #[serde(rename = "appointment.reassigned")]
    Reassigned,
    /// Title, notes or contact were changed.
    #[serde(rename = "appointment.edited")]
    Edited,
    /// It was cancelled.
    #[serde(rename = "appointment.cancelled")]
    Cancelled,
    /// It was deleted.
    #[serde(rename = "appointment.deleted")]
    Deleted,
    /// It has its link.
    #[serde(rename = "appointment.link_made")]
    LinkMade,
    /// Its meeting was deleted at Zoom by hand: the link is dead, and it gets another one.
    #[serde(rename = "appointment.meeting_deleted")]
    MeetingDeleted,
    /// Its meeting was moved at Zoom by hand, or moved back. The link works as before.
    #[serde(rename = "appointment.meeting_moved")]
    MeetingMoved,
}

impl WebhookEvent {
    /// All of them.
    pub const ALL: [Self; 10] = [
        Self::Booked,
        Self::StatusChanged,
        Self::Rescheduled,
        Self::Reassigned,
        Self::Edited,
        Self::Cancelled,
        Self::Deleted,
        Self::LinkMade,
        Self::MeetingDeleted,
        Self::MeetingMoved,
    ];

    /// What is told of an event of the audit trail; nothing of one that is of no appointment.
    #[must_use]
    pub fn of(kind: EventKind) -> Option<Self> {
        Some(match kind {
            EventKind::Booked => Self::Booked,
            EventKind::StatusChanged => Self::StatusChanged,
            EventKind::Rescheduled => Self::Rescheduled,
            EventKind::Reassigned => Self::Reassigned,
            EventKind::Edited => Self::Edited,
            EventKind::Cancelled => Self::Cancelled,
            EventKind::Deleted => Self::Deleted,
            EventKind::LinkMade => Self::LinkMade,
            EventKind::MeetingDeleted => Self::MeetingDeleted,
            EventKind::MeetingMoved => Self::MeetingMoved,
            EventKind::ZoomDeauthorized | EventKind::WebhookDisabled | EventKind::MessageFailed => {
                return None;
            }
        })
    }

    /// The event as it is stored and written over HTTP: `type` of a message.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Booked => "appointment.booked",
            Self::StatusChanged => "appointment.status_changed",
            Self::Rescheduled => "appointment.rescheduled",
            Self::Reassigned => "appointment.reassigned",
            Self::Edited => "appointment.edited",
            Self::Cancelled => "appointment.cancelled",
            Self::Deleted => "appointment.deleted",
            Self::LinkMade => "appointment.link_made",
            Self::MeetingDeleted => "appointment.meeting_deleted",
            Self::MeetingMoved => "appointment.meeting_moved",
        }
    }
}

/// An endpoint as it is written down: what the management API takes, what is stored, what is given back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EndpointDraft {
    /// Where messages are sent.
    #[cfg_attr(feature = "schema", schemars(with = "crate::schema::WebhookAddress"))]
    pub url: String,
    /// What it is for.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = crate::limits::WEBHOOK_DESCRIPTION_CHARS_MAX)))]
    pub description: String,
    /// What it is told; an empty list: everything, also what there will be to tell in times to come.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(length(max = 10), extend("uniqueItems" = true)))]
    pub events: Vec<WebhookEvent>,
    /// Whether it is sent anything. What happens while it is not, it is never told.
    #[serde(default = "yes")]
    pub active: bool,
}

fn yes() -> bool {
    true
}

impl EndpointDraft {
    /// Checks the draft: a description within its limit, no event twice. The address is read by whoever can read
    /// addresses, and checked by [`is_public_host`].
    pub fn checked(mut self) -> Result<Self, Invalid> {
        let limit = limits::WEBHOOK_DESCRIPTION_CHARS_MAX;
        self.description = FreeText::parse(&self.description, "description", limit)?
            .map_or_else(String::new, |text| text.as_str().to_owned());
        match (1..self.events.len()).find(|&at| self.events[..at].contains(&self.events[at])) {
            Some(at) => {
                let message = "An endpoint names an event only once.";
                Err(Invalid::new("invalid_events", at.to_string(), message).within("events"))
            }
            None => Ok(self),
        }
    }
}

/// Whether a message has arrived at an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// It is sent when it is due, as long as the endpoint is active.
    Waiting,
    /// The endpoint has taken it.
    Delivered,
    /// All tries have failed. It can be sent by hand.
    Failed,
}

impl DeliveryState {
    /// The state as it is stored and written over HTTP.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Delivered => "delivered",
            Self::Failed => "failed",
        }
    }
}

/// How long a message waits after so many tries, all of which have failed; `None`: it is given up.
#[must_use]
pub fn wait_after(tries: i64) -> Option<SignedDuration> {
    let last = usize::try_from(tries).ok()?.checked_sub(1)?;
    limits::WEBHOOK_RETRY_WAITS_SECONDS.get(last).copied().map(SignedDuration::from_secs)
}

/// How long an endpoint is left alone after a failure: the longer, the longer it fails. Of a thousand messages that wait
/// for it, it is sent one at a time to see whether it is back.
#[must_use]
pub fn rest_after(failing_since: Timestamp, now: Timestamp) -> SignedDuration {
    let failing_seconds = now.duration_since(failing_since).as_secs();
    let rest =
        (failing_seconds / 10).clamp(limits::WEBHOOK_REST_SECONDS_MIN, limits::WEBHOOK_REST_SECONDS_MAX);
    SignedDuration::from_secs(rest)
}

/// Whether an endpoint at which everything has failed since `failing_since` is switched off.
#[must_use]
pub fn is_given_up(failing_since: Timestamp, now: Timestamp) -> bool {
    now.duration_since(failing_since).as_secs() >= limits::WEBHOOK_DISABLED_AFTER_SECONDS
}

/// Whether a host, as an address names it, may be on the public internet: a name with a dot that is of no private
/// network, or an IP address that is not reserved. What a name leads to, the name does not say: Cloudflare's own network
/// refuses Workers whatever is not public.
#[must_use]
pub fn is_public_host(host: &str) -> bool {
    let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
    match bare.parse() {
        Ok(IpAddr::V4(address)) => is_public_v4(address),
        Ok(IpAddr::V6(address)) => is_public_v6(address),
        Err(_) => is_public_name(host),
    }
}

/// Ends of names that are never on the public internet (RFC 6761, RFC 6762, RFC 8375, ICANN's `.internal`).
const PRIVATE_ENDS: [&str; 5] = [".localhost", ".local", ".internal", ".home.arpa", ".test"];

fn is_public_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name).to_ascii_lowercase();
    name.contains('.') && PRIVATE_ENDS.iter().all(|end| !name.ends_with(end))
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_shared = first == 100 && (64..128).contains(&second);
    let is_benchmark = first == 198 && (18..20).contains(&second);
    let is_assigned = (first, second, third) == (192, 0, 0);
    !(address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || is_shared
        || is_benchmark
        || is_assigned
        || first == 0
        || first >= 224)
}

/// Of IPv6 only `2000::/3` is given out; parts of it lead to IPv4 addresses, or nowhere.
fn is_public_v6(address: Ipv6Addr) -> bool {
    let [first, second, ..] = address.segments();
    let is_tunnel = first == 0x2002 || (first == 0x2001 && second < 0x0200);
    let is_documentation = (first == 0x2001 && second == 0x0db8) || first == 0x3fff;
    first & 0xe000 == 0x2000 && !is_tunnel && !is_documentation
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_second(seconds).expect("in range")
    }

    #[test]
    fn events_are_written_as_they_are_called() {
        for event in WebhookEvent::ALL {
            assert_eq!(serde_json::to_value(event).ok(), Some(event.as_str().into()));
        }
        for state in [DeliveryState::Waiting, DeliveryState::Delivered, DeliveryState::Failed] {
            assert_eq!(serde_json::to_value(state).ok(), Some(state.as_str().into()));
        }
        for (kind, told) in [
            (EventKind::Booked, Some("appointment.booked")),
            (EventKind::Cancelled, Some("appointment.cancelled")),
            (EventKind::ZoomDeauthorized, None),
            (EventKind::WebhookDisabled, None),
        ] {
            assert_eq!(WebhookEvent::of(kind).map(WebhookEvent::as_str), told);
        }
    }

    #[test]
    fn what_an_endpoint_is_told_is_named_once() {
        let draft = |events: &[WebhookEvent], description: &str| EndpointDraft {
            url: "https://hooks.example.com".into(),
            description: description.into(),
            events: events.to_vec(),
            active: true,
        };
        let twice = [WebhookEvent::Booked, WebhookEvent::Cancelled, WebhookEvent::Booked];
        let refused = draft(&twice, "").checked().map_err(|invalid| (invalid.code, invalid.field));
        assert_eq!(refused, Err(("invalid_events", "events.2".into())));
        assert!(draft(&WebhookEvent::ALL, "For the till.").checked().is_ok());
        let long = "x".repeat(limits::WEBHOOK_DESCRIPTION_CHARS_MAX + 1);
        assert_eq!(draft(&[], &long).checked().map_err(|invalid| invalid.code), Err("invalid_text"));
    }

    #[test]
    fn a_message_is_tried_by_the_schedule_and_then_given_up() {
        let waits = limits::WEBHOOK_RETRY_WAITS_SECONDS;
        let given: Vec<i64> = (1..).map_while(|tries| wait_after(tries).map(|wait| wait.as_secs())).collect();
        assert_eq!(given, waits);
        assert_eq!(wait_after(0), None);
        let all: i64 = waits.iter().sum();
        assert!(all > 86_400 * 3, "a provider that is down over a weekend is told");
        assert!(all < 86_400 * limits::WEBHOOK_MESSAGES_KEPT_DAYS, "nothing is forgotten while it waits");
    }

    #[test]
    fn an_endpoint_rests_the_longer_the_longer_it_fails_and_no_try_is_late_for_it() {
        for (failing, rest) in [(0, 5), (49, 5), (100, 10), (3_000, 300), (90_000, 300)] {
            assert_eq!(rest_after(at(0), at(failing)).as_secs(), rest, "after {failing} s");
        }
        let mut failing = 0;
        for wait in limits::WEBHOOK_RETRY_WAITS_SECONDS {
            assert!(rest_after(at(0), at(failing)).as_secs() <= wait, "after {failing} s");
            failing += wait;
        }
        let limit = limits::WEBHOOK_DISABLED_AFTER_SECONDS;
        assert!(!is_given_up(at(0), at(limit - 1)) && is_given_up(at(0), at(limit)));
    }

    #[test]
    fn only_hosts_on_the_public_internet_are_called() {
        for host in [
            "hooks.example.com",
            "EXAMPLE.com",
            "example.com.",
            "1.1.1.1",
            "172.32.0.1",
            "100.128.0.1",
            "[2606:4700:4700::1111]",
            "xn--bcher-kva.example",
            "local.example.com",
        ] {
            assert!(is_public_host(host), "{host}");
        }
        for host in [
            "",
            "localhost",
            "intranet",
            "LOCALHOST",
            "localhost.",
            "a.localhost",
            "printer.local",
            "metadata.google.internal",
            "metadata.google.INTERNAL.",
            "nas.home.arpa",
            "127.0.0.1",
            "127.9.9.9",
            "0.0.0.0",
            "10.0.0.1",
            "172.16.0.1",
            "172.31.255.255",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "192.0.0.1",
            "192.0.2.1",
            "198.18.0.1",
            "224.0.0.1",
            "255.255.255.255",
            "[::1]",
            "[::]",
            "[fe80::1]",
            "[fd00::1]",
            "[fc00::1]",
            "[ff02::1]",
            "[::ffff:10.0.0.1]",
            "[64:ff9b::a00:1]",
            "[2002:7f00:1::]",
            "[2001:db8::1]",
        ] {
            assert!(!is_public_host(host), "{host}");
        }
    }
}
