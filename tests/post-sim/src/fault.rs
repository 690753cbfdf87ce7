//! What goes wrong on purpose.

use crate::line::Cutter;
use crate::message::Channel;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;
use std::time::Duration;

/// Something that goes wrong. Written as a name, some with a number after a colon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Fault {
    /// `429:7`, `500`: this status, with this `Retry-After` in seconds. Over SMTP the code with which the message is refused.
    Status(u16, Option<u32>),
    /// `code:21408`: Twilio's refusal with this code; elsewhere a refusal like any other.
    Code(u32),
    /// `bad_address`: the address gets nothing, in the words of whoever says so.
    BadAddress,
    /// `hang`: nothing happens, and no answer ever comes.
    Hang,
    /// `hang_after`: it has its effect, and no answer ever comes.
    HangAfter,
    /// `drop`: nothing happens, and the connection breaks.
    Drop,
    /// `drop_after`: it has its effect, and the connection breaks.
    DropAfter,
    /// `slow:MS`: it is answered as usual, after so many milliseconds.
    Slow(u64),
}

impl FromStr for Fault {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let (name, number) = text.split_once(':').map_or((text, None), |(name, rest)| (name, Some(rest)));
        let unknown = || {
            format!(
                "unknown fault `{text}`; there are a status like 500 or 429:SECONDS, code:CODE, bad_address, hang, \
                 hang_after, drop, drop_after and slow:MS"
            )
        };
        let fault = match (name, number) {
            ("bad_address", None) => Self::BadAddress,
            ("hang", None) => Self::Hang,
            ("hang_after", None) => Self::HangAfter,
            ("drop", None) => Self::Drop,
            ("drop_after", None) => Self::DropAfter,
            ("code", Some(code)) => Self::Code(code.parse().map_err(|_| unknown())?),
            ("slow", Some(ms)) => Self::Slow(ms.parse().map_err(|_| unknown())?),
            (status, seconds) => {
                let seconds = seconds.map(str::parse).transpose().map_err(|_| unknown())?;
                let status = status.parse().ok().filter(|status| (400..600).contains(status));
                Self::Status(status.ok_or_else(unknown)?, seconds)
            }
        };
        Ok(fault)
    }
}

impl TryFrom<String> for Fault {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status, None) => write!(f, "{status}"),
            Self::Status(status, Some(seconds)) => write!(f, "{status}:{seconds}"),
            Self::Code(code) => write!(f, "code:{code}"),
            Self::BadAddress => f.write_str("bad_address"),
            Self::Hang => f.write_str("hang"),
            Self::HangAfter => f.write_str("hang_after"),
            Self::Drop => f.write_str("drop"),
            Self::DropAfter => f.write_str("drop_after"),
            Self::Slow(ms) => write!(f, "slow:{ms}"),
        }
    }
}

impl From<Fault> for String {
    fn from(fault: Fault) -> Self {
        fault.to_string()
    }
}

/// Which messages a fault waits for, and how many of them it meets.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// On which channel; any, if none is said.
    #[serde(default)]
    pub on: Option<Channel>,
    /// What goes wrong.
    pub fault: Fault,
    /// How many times; once, if nothing is said.
    #[serde(default = "once")]
    pub times: u32,
    /// Only where this stands in the address that the message is for.
    #[serde(default)]
    pub to: Option<String>,
}

fn once() -> u32 {
    1
}

impl Plan {
    /// Whether it waits for this message.
    pub fn meets(&self, channel: Channel, to: &str) -> bool {
        self.times > 0
            && self.on.is_none_or(|on| on == channel)
            && self.to.as_ref().is_none_or(|part| to.contains(part.as_str()))
    }
}

/// What a fault does before the effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// Goes on.
    GoOn,
    /// Says no: in the words of the channel.
    Refuse(Fault),
}

impl Fault {
    /// Lets pass what has to pass before the effect; hangs, or cuts the line, where that is the fault.
    pub async fn before(self, cutter: &Cutter) -> Before {
        match self {
            Self::Hang => std::future::pending().await,
            Self::Drop => {
                cutter.cut();
                std::future::pending().await
            }
            Self::Slow(ms) => {
                tokio::time::sleep(Duration::from_millis(ms)).await;
                Before::GoOn
            }
            Self::HangAfter | Self::DropAfter => Before::GoOn,
            Self::Status(..) | Self::Code(_) | Self::BadAddress => Before::Refuse(self),
        }
    }

    /// What happens after the effect instead of an answer, where that is the fault.
    pub async fn after(self, cutter: &Cutter) {
        match self {
            Self::HangAfter => std::future::pending().await,
            Self::DropAfter => {
                cutter.cut();
                std::future::pending::<()>().await;
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn faults_are_written_as_they_are_read() {
        for text in [
            "429",
            "429:7",
            "500",
            "code:21408",
            "bad_address",
            "hang",
            "hang_after",
            "drop",
            "drop_after",
            "slow:250",
        ] {
            assert_eq!(text.parse::<Fault>().map(|fault| fault.to_string()).as_deref(), Ok(text));
        }
        for text in ["", "200", "600", "429:soon", "slow", "slow:", "hang:1", "code", "else"] {
            assert!(text.parse::<Fault>().is_err(), "{text}");
        }
    }
}
