//! What took effect, counted by user: the numbers that a test asserts on.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::user::UserId;

/// The counts of one user. Only what Zoom did is counted, answered or not; a refused call is not.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Counts {
    /// Refresh tokens rotated.
    pub refreshes: usize,
    /// Meetings made.
    pub creates: usize,
    /// Meetings changed.
    pub patches: usize,
    /// Meetings deleted.
    pub deletes: usize,
    /// Participants registered.
    pub registrants: usize,
    /// The most refreshes that were under way at once, the refused and the unanswered among them.
    pub max_concurrent_refreshes: usize,
}

/// All counts since the last reset.
#[derive(Debug, Default)]
pub struct Stats {
    by_host: BTreeMap<UserId, Counts>,
}

impl Stats {
    /// The counts of one user, to add to.
    pub fn of(&mut self, host: &UserId) -> &mut Counts {
        self.by_host.entry(host.clone()).or_default()
    }

    /// Everyone's.
    pub fn by_host(&self) -> &BTreeMap<UserId, Counts> {
        &self.by_host
    }

    /// All together; of the concurrent refreshes the highest number that any one user had.
    pub fn total(&self) -> Counts {
        self.by_host.values().fold(Counts::default(), |total, one| Counts {
            refreshes: total.refreshes + one.refreshes,
            creates: total.creates + one.creates,
            patches: total.patches + one.patches,
            deletes: total.deletes + one.deletes,
            registrants: total.registrants + one.registrants,
            max_concurrent_refreshes: total.max_concurrent_refreshes.max(one.max_concurrent_refreshes),
        })
    }
}
