//! What a [`Host`](super::Host) is asked.

use crate::messages;
use serde::{Deserialize, Serialize};
use shared::availability::Zone;
use shared::claim::Claim;
use shared::id::{BusySourceId, SubAccountId, UserId};
use shared::management::BusySource;

/// Claim a stretch of the user's time for an appointment.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ClaimTime {
    /// Whose time.
    pub user: UserId,
    /// Names this attempt: the same claim may be sent twice.
    pub claim_id: String,
    /// Who claims, and will confirm.
    pub sub_account: SubAccountId,
    /// What is claimed.
    pub claim: Claim,
    /// How many appointments share the slot.
    pub capacity: u32,
}

/// Whether the time was free.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ClaimAnswer {
    /// The time is the claimer's until released.
    Claimed,
    /// Somebody else has it.
    Taken,
}

/// The appointment of this claim is written: it is no longer asked about.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ConfirmClaim {
    /// The claim.
    pub claim_id: String,
}

/// Nothing needs this claim any more.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ReleaseClaim {
    /// The claim.
    pub claim_id: String,
}

/// A sub-account wants to know of the user's claims elsewhere from now on.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Subscribe {
    /// Whose time.
    pub user: UserId,
    /// Who wants to know.
    pub sub_account: SubAccountId,
}

/// The sub-accounts in which the user can be booked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Subscribers {}

/// Take no claims and no subscribers any more, because the user is about to leave; or take them again. Answers the
/// sub-accounts in which the user can be booked.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct CloseHost {
    /// Whether it is closed.
    pub closed: bool,
}

/// The user is gone for good: forget the calendars outside that they subscribed to.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RetireHost {}

/// A claim of the user in another sub-account, or that it is gone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct MirroredClaim {
    /// Names the claim.
    pub claim_id: String,
    /// What is claimed; `None` when it was released.
    pub claim: Option<Claim>,
}

/// Subscribe to a calendar outside. Under the same id again, its address is changed.
#[derive(Clone, Serialize, Deserialize)]
pub struct AddSource {
    /// Whose calendar.
    pub user: UserId,
    /// Names the subscription.
    pub id: BusySourceId,
    /// The calendar's private address: a secret.
    pub url: String,
    /// The zone of its whole days and of times without a zone.
    pub tz: Zone,
}

/// The user's subscriptions.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct ListSources {}

/// End a subscription. Sent again, it changes nothing.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RemoveSource {
    /// Which.
    pub id: BusySourceId,
}

messages!("HOST" {
    AddSource => BusySource,
    ListSources => Vec<BusySource>,
    RemoveSource => (),
    ClaimTime => ClaimAnswer,
    ConfirmClaim => (),
    ReleaseClaim => (),
    Subscribe => (),
    Subscribers => Vec<SubAccountId>,
    CloseHost => Vec<SubAccountId>,
    RetireHost => (),
});
