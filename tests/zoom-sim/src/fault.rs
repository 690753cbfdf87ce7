//! What goes wrong on purpose: which calls are hit, how often, and what becomes of them.

use std::{fmt, str::FromStr, time::Duration};

use axum::{
    http::{StatusCode, header::CONTENT_TYPE},
    response::{Html, IntoResponse, Response},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    limit::WRITES_A_DAY,
    operation::Operation,
    refusal::{FieldError, OauthRefusal, Refusal},
    user::UserId,
};

/// What becomes of a call that is hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Fault {
    /// It is refused or garbled; it has no effect.
    Answer(Canned),
    /// It gets no answer until the caller goes; it has no effect.
    Hang,
    /// It takes effect and gets no answer until the caller goes.
    HangAfter,
    /// The connection closes without a byte; it has no effect.
    Drop,
    /// It takes effect, and the connection closes without a byte.
    DropAfter,
    /// It waits, then goes its normal way, even if the caller has gone by then: a server does not notice that.
    Slow(Duration),
}

/// An answer that Zoom gives when something is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Canned {
    /// 429, first body of zoom.md 4.
    TooFast,
    /// 429, second body of zoom.md 4, with its `Retry-After` date.
    AccountDayUsedUp,
    /// 429, third body of zoom.md 4.
    UserDayUsedUp,
    /// 401/124 (zoom.md 3.6).
    InvalidAccessToken,
    /// 400/4711 (zoom.md 3.6).
    MissingScope,
    /// 404/3001 (zoom.md 3.6).
    NoMeeting,
    /// 400/300 (zoom.md 3.6).
    Validation,
    /// 500 as JSON.
    Internal,
    /// 503 as a proxy's page, so not JSON at all.
    Unavailable,
    /// XML instead of JSON (zoom.md 3.6).
    Xml,
    /// 400 `invalid_grant` (zoom.md 1.5).
    InvalidGrant,
    /// `invalid_client` (zoom.md 1.5).
    InvalidClient,
}

/// The faults by name; `slow:MS` is the one that is not here.
const NAMES: [(&str, Fault); 16] = [
    ("429_second", Fault::Answer(Canned::TooFast)),
    ("429_daily", Fault::Answer(Canned::AccountDayUsedUp)),
    ("429_user_daily", Fault::Answer(Canned::UserDayUsedUp)),
    ("401_124", Fault::Answer(Canned::InvalidAccessToken)),
    ("400_4711", Fault::Answer(Canned::MissingScope)),
    ("404_3001", Fault::Answer(Canned::NoMeeting)),
    ("400_300", Fault::Answer(Canned::Validation)),
    ("500", Fault::Answer(Canned::Internal)),
    ("503", Fault::Answer(Canned::Unavailable)),
    ("xml", Fault::Answer(Canned::Xml)),
    ("invalid_grant", Fault::Answer(Canned::InvalidGrant)),
    ("invalid_client", Fault::Answer(Canned::InvalidClient)),
    ("hang", Fault::Hang),
    ("hang_after", Fault::HangAfter),
    ("drop", Fault::Drop),
    ("drop_after", Fault::DropAfter),
];

/// A name that no fault has.
#[derive(Debug, PartialEq, Eq)]
pub struct UnknownFault(String);

impl fmt::Display for UnknownFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = NAMES.iter().map(|(name, _)| *name).collect();
        write!(formatter, "unknown fault `{}`; there are {} and slow:MS", self.0, names.join(", "))
    }
}

impl FromStr for Fault {
    type Err = UnknownFault;

    fn from_str(text: &str) -> Result<Self, UnknownFault> {
        if let Some(milliseconds) = text.strip_prefix("slow:") {
            let milliseconds = milliseconds.parse().map_err(|_| UnknownFault(text.to_owned()))?;
            return Ok(Self::Slow(Duration::from_millis(milliseconds)));
        }
        let named = NAMES.iter().find(|(name, _)| *name == text);
        named.map(|(_, fault)| *fault).ok_or_else(|| UnknownFault(text.to_owned()))
    }
}

impl TryFrom<String> for Fault {
    type Error = UnknownFault;

    fn try_from(text: String) -> Result<Self, UnknownFault> {
        text.parse()
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, NAMES.iter().find(|(_, fault)| fault == self)) {
            (Self::Slow(delay), _) => write!(formatter, "slow:{}", delay.as_millis()),
            (_, Some((name, _))) => formatter.write_str(name),
            (_, None) => write!(formatter, "{self:?}"),
        }
    }
}

impl From<Fault> for String {
    fn from(fault: Fault) -> Self {
        fault.to_string()
    }
}

impl Canned {
    /// The answer itself. `meeting` is the id in the path, for the sentence that names it.
    pub fn response(self, operation: Operation, meeting: Option<&str>, now: Timestamp) -> Response {
        match self {
            Self::TooFast => Refusal::too_fast().into_response(),
            Self::AccountDayUsedUp => Refusal::account_day_used_up(now).into_response(),
            Self::UserDayUsedUp => Refusal::user_day_used_up(WRITES_A_DAY).into_response(),
            Self::InvalidAccessToken => Refusal::invalid_access_token().into_response(),
            Self::MissingScope => Refusal::missing_scope(operation).into_response(),
            Self::NoMeeting => Refusal::no_meeting(meeting.unwrap_or("0")).into_response(),
            Self::Validation => Refusal::validation(vec![FieldError::invalid("start_time")]).into_response(),
            Self::Internal => Refusal::internal().into_response(),
            Self::Unavailable => (
                StatusCode::SERVICE_UNAVAILABLE,
                Html("<html><head><title>503 Service Temporarily Unavailable</title></head></html>"),
            )
                .into_response(),
            Self::Xml => (
                StatusCode::BAD_REQUEST,
                [(CONTENT_TYPE, "application/xml;charset=UTF-8")],
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><result><code>300</code>\
                 <message>Validation Failed.</message></result>",
            )
                .into_response(),
            Self::InvalidGrant => OauthRefusal::INVALID_TOKEN.into_response(),
            Self::InvalidClient => OauthRefusal::INVALID_CLIENT.into_response(),
        }
    }
}

/// Which calls a fault waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// Every call of the token endpoint, a refresh too.
    Token,
    /// A refresh alone.
    Refresh,
    /// `POST /oauth/revoke`.
    Revoke,
    /// `GET /users/me`.
    UsersMe,
    /// Making a meeting.
    Create,
    /// Reading one.
    Get,
    /// Listing them.
    List,
    /// Changing one.
    Patch,
    /// Deleting one.
    Delete,
    /// `GET /users/me/settings`.
    UserSettings,
    /// Registering a participant.
    CreateRegistrant,
    /// Listing the participants.
    ListRegistrants,
    /// Changing a participant's status.
    RegistrantStatus,
    /// Every call but the consent page, which belongs to a person.
    Any,
}

impl Target {
    fn meets(self, operation: Operation) -> bool {
        match self {
            Self::Any => operation != Operation::Authorize,
            Self::Token => matches!(operation, Operation::Token | Operation::Refresh),
            Self::Refresh => operation == Operation::Refresh,
            Self::Revoke => operation == Operation::Revoke,
            Self::UsersMe => operation == Operation::UsersMe,
            Self::Create => operation == Operation::Create,
            Self::Get => operation == Operation::Get,
            Self::List => operation == Operation::List,
            Self::Patch => operation == Operation::Patch,
            Self::Delete => operation == Operation::Delete,
            Self::UserSettings => operation == Operation::UserSettings,
            Self::CreateRegistrant => operation == Operation::CreateRegistrant,
            Self::ListRegistrants => operation == Operation::ListRegistrants,
            Self::RegistrantStatus => operation == Operation::RegistrantStatus,
        }
    }
}

/// A fault and the calls that it waits for. The same shape goes in and comes out of `/_control/faults`.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plan {
    operation: Target,
    fault: Fault,
    /// Calls still to be hit; 0 or absent: all, until cleared.
    #[serde(default, deserialize_with = "zero_is_no_end")]
    times: Option<u32>,
    /// Matching calls to let pass first.
    #[serde(default)]
    after: u32,
    /// Only this Zoom user's calls.
    #[serde(default)]
    host: Option<UserId>,
    #[serde(skip_deserializing)]
    hits: u32,
}

fn zero_is_no_end<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    Ok(Option::<u32>::deserialize(deserializer)?.filter(|&times| times > 0))
}

/// The plans, oldest first. A call meets at most one of them.
#[derive(Debug, Default)]
pub struct Faults {
    plans: Vec<Plan>,
}

impl Faults {
    /// Adds plans behind those that are there.
    pub fn add(&mut self, plans: impl IntoIterator<Item = Plan>) {
        self.plans.extend(plans);
    }

    /// Forgets all plans.
    pub fn clear(&mut self) {
        self.plans.clear();
    }

    /// Forgets the plans for one user.
    pub fn clear_for(&mut self, host: &UserId) {
        self.plans.retain(|plan| plan.host.as_ref() != Some(host));
    }

    /// All plans, the spent ones too.
    pub fn plans(&self) -> &[Plan] {
        &self.plans
    }

    /// The fault that hits this call, if any; takes it off the plan.
    pub fn strike(&mut self, operation: Operation, host: Option<&UserId>) -> Option<Fault> {
        for plan in &mut self.plans {
            let spent = plan.times == Some(0);
            let concerned = plan.host.is_none() || plan.host.as_ref() == host;
            if spent || !concerned || !plan.operation.meets(operation) {
                continue;
            }
            if plan.after > 0 {
                plan.after -= 1;
                continue;
            }
            plan.times = plan.times.map(|times| times - 1);
            plan.hits += 1;
            return Some(plan.fault);
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Fault, Faults, NAMES, Plan};
    use crate::operation::Operation;

    fn plans(json: &str) -> Faults {
        let mut faults = Faults::default();
        faults.add(serde_json::from_str::<Vec<Plan>>(json).expect("plans"));
        faults
    }

    #[test]
    fn names_go_both_ways() {
        for (name, fault) in NAMES {
            assert_eq!(name.parse(), Ok(fault));
            assert_eq!(fault.to_string(), name);
        }
        assert_eq!("slow:250".parse(), Ok(Fault::Slow(Duration::from_millis(250))));
        assert_eq!(Fault::Slow(Duration::from_millis(250)).to_string(), "slow:250");
        assert!("slow:".parse::<Fault>().is_err());
        assert!("418".parse::<Fault>().is_err());
    }

    #[test]
    fn a_plan_lets_pass_then_strikes_then_is_spent() {
        let mut faults = plans(r#"[{"operation":"create","fault":"500","times":2,"after":1}]"#);
        let mut strikes = || faults.strike(Operation::Create, None).is_some();
        assert_eq!([strikes(), strikes(), strikes(), strikes()], [false, true, true, false]);
    }

    #[test]
    fn without_times_it_goes_on() {
        for json in
            [r#"[{"operation":"any","fault":"503"}]"#, r#"[{"operation":"any","fault":"503","times":0}]"#]
        {
            let mut faults = plans(json);
            for _ in 0..10 {
                assert!(faults.strike(Operation::List, None).is_some());
            }
            assert!(faults.strike(Operation::Authorize, None).is_none());
        }
    }

    #[test]
    fn a_refresh_is_a_token_call_but_not_the_other_way_round() {
        let mut faults = plans(r#"[{"operation":"refresh","fault":"500"}]"#);
        assert!(faults.strike(Operation::Token, None).is_none());
        assert!(faults.strike(Operation::Refresh, None).is_some());
        let mut faults = plans(r#"[{"operation":"token","fault":"500"}]"#);
        assert!(faults.strike(Operation::Token, None).is_some());
        assert!(faults.strike(Operation::Refresh, None).is_some());
    }

    #[test]
    fn only_the_named_host_is_hit() {
        let mut faults = plans(r#"[{"operation":"get","fault":"500","host":"abc"}]"#);
        let id = |text| serde_json::from_str::<crate::user::UserId>(text).expect("an id");
        let (abc, other) = (id("\"abc\""), id("\"xyz\""));
        assert!(faults.strike(Operation::Get, None).is_none());
        assert!(faults.strike(Operation::Get, Some(&other)).is_none());
        assert!(faults.strike(Operation::Get, Some(&abc)).is_some());
        faults.clear_for(&other);
        assert!(faults.strike(Operation::Get, Some(&abc)).is_some());
        faults.clear_for(&abc);
        assert!(faults.strike(Operation::Get, Some(&abc)).is_none());
    }

    #[test]
    fn a_typing_error_is_refused() {
        for json in [
            r#"[{"operation":"creat","fault":"500"}]"#,
            r#"[{"operation":"create","fault":"501"}]"#,
            r#"[{"operation":"create","fault":"500","time":1}]"#,
        ] {
            assert!(serde_json::from_str::<Vec<Plan>>(json).is_err(), "{json}");
        }
    }
}
