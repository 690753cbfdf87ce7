//! Zoom's limits: writes of a host in a UTC day, calls of an account in a second (zoom.md 4).

use std::collections::{HashMap, VecDeque};

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    clock::utc_day,
    refusal::Refusal,
    user::{User, UserId},
};

/// Creates and updates that a host has in a UTC day, all meetings together (zoom.md 4).
pub const WRITES_A_DAY: u32 = 100;

/// What a test may set.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Policy {
    /// Whether the rate of the second is kept: Free 4, Pro 30 Light calls.
    pub per_second: bool,
    /// Whether a delete counts too. Zoom's present page says no, an older one said yes (zoom.md 3.4).
    pub count_deletes: bool,
    /// How many writes a day.
    pub per_day: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self { per_second: false, count_deletes: false, per_day: WRITES_A_DAY }
    }
}

/// A change of the policy; what is absent stays.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PolicyChange {
    per_second: Option<bool>,
    count_deletes: Option<bool>,
    per_day: Option<u32>,
}

/// The policy and what has been used of it.
#[derive(Debug, Default)]
pub struct Limits {
    policy: Policy,
    writes: HashMap<UserId, (Date, u32)>,
    calls: HashMap<UserId, VecDeque<Timestamp>>,
}

impl Limits {
    /// What holds now.
    pub fn policy(&self) -> Policy {
        self.policy
    }

    /// Changes what holds.
    pub fn change(&mut self, change: PolicyChange) -> Policy {
        let before = self.policy;
        self.policy = Policy {
            per_second: change.per_second.unwrap_or(before.per_second),
            count_deletes: change.count_deletes.unwrap_or(before.count_deletes),
            per_day: change.per_day.unwrap_or(before.per_day),
        };
        self.policy
    }

    /// Counts a create or an update. The request counts, whatever comes of it; a refused one does not.
    pub fn count_write(&mut self, host: &UserId, now: Timestamp) -> Result<(), Refusal> {
        if self.writes_today(host, now) >= self.policy.per_day {
            return Err(Refusal::user_day_used_up(self.policy.per_day));
        }
        let today = utc_day(now);
        let (day, count) = self.writes.entry(host.clone()).or_insert((today, 0));
        if *day != today {
            (*day, *count) = (today, 0);
        }
        *count += 1;
        Ok(())
    }

    /// Counts a delete, where deletes count.
    pub fn count_delete(&mut self, host: &UserId, now: Timestamp) -> Result<(), Refusal> {
        if self.policy.count_deletes { self.count_write(host, now) } else { Ok(()) }
    }

    /// What a host has used of the day.
    pub fn writes_today(&self, host: &UserId, now: Timestamp) -> u32 {
        self.writes.get(host).filter(|(day, _)| *day == utc_day(now)).map_or(0, |(_, count)| *count)
    }

    /// Whether the account has a call left in the second that ends now, and if so takes it.
    pub fn allow_this_second(&mut self, user: &User, now: Timestamp) -> bool {
        if !self.policy.per_second {
            return true;
        }
        let calls = self.calls.entry(user.id.clone()).or_default();
        while calls.front().is_some_and(|&call| now.duration_since(call) >= SignedDuration::from_secs(1)) {
            calls.pop_front();
        }
        if calls.len() >= user.plan.light_calls_a_second() {
            return false;
        }
        calls.push_back(now);
        true
    }
}
