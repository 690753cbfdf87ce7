//! What a meeting is asked for with: the calendar's settings, as far as the host's plan has them and Zoom takes them, and
//! a passcode that the account accepts.

use super::messages::EnsureMeeting;
use super::{Chore, Owner, Stop, ZoomAccount};
use crate::clock::{entropy, now};
use crate::config;
use crate::refusal::{Fault, Outcome};
use crate::zoom::{self, ZoomFailure, ZoomResult, ZoomUser};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use shared::limits;
use shared::meeting::{Passcode, PasscodePolicy, Wish, passcode};

/// Zoom's type of users on the Basic plan (zoom.md 2).
const BASIC: i64 = 1;

/// What Zoom says of the host. As old as [`limits::ZOOM_HOST_FACTS_SECONDS`], it still counts, and is read again.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct HostFacts {
    /// Zoom's type of user.
    plan: i64,
    /// What the account asks of passcodes; nothing is known of it where the host did not allow us to read it.
    policy: Option<PasscodePolicy>,
    read_at: Timestamp,
}

/// A setting that Zoom refused for this host, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Declined {
    setting: String,
    written: String,
    until: Timestamp,
}

impl ZoomAccount {
    /// Reads what the account of a host who has just connected asks of passcodes, and remembers it with their plan. Without
    /// an answer, meetings get the usual passcode.
    pub(super) async fn learn_host(&self, plan: i64, access_token: &str) -> Outcome<()> {
        let read = zoom::read_passcode_policy(&config::zoom_app(&self.env)?, access_token).await;
        self.sql.clear_fact("declined")?;
        self.note_host(plan, read)
    }

    fn note_host(&self, plan: i64, read: ZoomResult<PasscodePolicy>) -> Outcome<()> {
        let policy = read.inspect_err(note_unread).ok();
        self.sql.set_fact("host", &HostFacts { plan, policy, read_at: now() })
    }

    pub(super) fn forget_host(&self) -> Outcome<()> {
        self.sql.clear_fact("host")?;
        self.sql.clear_fact("declined")
    }

    /// Reads plan and settings of the host again.
    pub(super) async fn read_host(&self) -> Outcome<Option<Timestamp>> {
        let Some(owner) = self.owner()? else { return Ok(None) };
        match self.read_user_and_policy(&owner).await {
            Ok((Ok(user), policy)) => self.note_host(user.plan, policy)?,
            Ok((Err(failure), _)) => note_unread(&failure),
            // Where Zoom cannot be called now, the next meeting asks for it again.
            Err(Stop::Wait(_)) => {}
            Err(Stop::Fault(fault)) => return Err(fault),
        }
        Ok(None)
    }

    async fn read_user_and_policy(
        &self,
        owner: &Owner,
    ) -> Result<(ZoomResult<ZoomUser>, ZoomResult<PasscodePolicy>), Stop> {
        let user = self.with_token(owner, zoom::read_user_with).await?;
        Ok((user, self.with_token(owner, zoom::read_passcode_policy).await?))
    }

    /// What Zoom is asked for at first.
    pub(super) async fn wish(&self, message: &EnsureMeeting) -> Result<Wish, Stop> {
        let facts: Option<HostFacts> = self.sql.fact("host")?;
        let fresh = SignedDuration::from_secs(limits::ZOOM_HOST_FACTS_SECONDS);
        if facts.as_ref().is_none_or(|facts| facts.read_at + fresh < now()) {
            // In its own time: the client who waits for this meeting does not wait for that.
            self.plan_chore(Chore::ReadHost, "", now()).await?;
        }
        let policy = facts.as_ref().and_then(|facts| facts.policy).unwrap_or_default();
        let (settings, left_out) =
            message.settings.clone().for_plan(facts.is_some_and(|facts| facts.plan == BASIC));
        let code = if settings.passcode {
            passcode(&policy, entropy().map_err(Fault::from)?).map_or(Passcode::Zooms, Passcode::Ours)
        } else {
            Passcode::None
        };
        let mut wish = Wish { settings, passcode: code, left_out };
        for known in self.declined()? {
            if wish.written(&known.setting).as_ref() == Some(&known.written) {
                wish.give_up_known(&known.setting);
            }
        }
        Ok(wish)
    }

    /// What to ask for after Zoom has refused a wish; nothing where less would not help. What Zoom named is remembered, so
    /// that the next meeting does not cost a request to find it out again.
    pub(super) fn lesser_wish(&self, wish: &Wish, failure: &ZoomFailure) -> Outcome<Option<Wish>> {
        let (fields, is_told) = match failure {
            ZoomFailure::NotValid(fields) => (fields.clone(), !fields.is_empty()),
            ZoomFailure::Refused { status: 400, .. } => (Vec::new(), false),
            _ => return Ok(None),
        };
        let mut lesser = wish.clone();
        let given_up = lesser.give_up(&fields);
        if given_up.is_empty() {
            return Ok(None);
        }
        crate::log::event("zoom refused settings", &serde_json::json!({ "settings": given_up }));
        if is_told {
            let until = now() + SignedDuration::from_secs(limits::ZOOM_HOST_FACTS_SECONDS);
            let mut declined = self.declined()?;
            declined.extend(given_up.iter().filter_map(|setting| {
                let written = wish.written(setting)?;
                Some(Declined { setting: (*setting).to_owned(), written, until })
            }));
            self.sql.set_fact("declined", &declined)?;
        }
        Ok(Some(lesser))
    }

    fn declined(&self) -> Outcome<Vec<Declined>> {
        let mut declined: Vec<Declined> = self.sql.fact("declined")?.unwrap_or_default();
        declined.retain(|known| known.until > now());
        Ok(declined)
    }
}

/// A scope that is missing here is no trouble: reading settings is optional.
fn note_unread(failure: &ZoomFailure) {
    if *failure != ZoomFailure::ScopeMissing {
        crate::log::fault("read the host's settings at Zoom", &failure.to_string());
    }
}
