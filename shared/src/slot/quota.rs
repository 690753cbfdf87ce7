//! How many more appointments may start on a day.

use super::{MemberTime, Offer};
use crate::availability::{LocalDays, Stretch};
use crate::claim::Claim;
use std::collections::{BTreeMap, HashSet};

/// What limits per day leave: of the calendar, or of the members who host together.
#[derive(Debug)]
pub(super) struct Quota {
    days: LocalDays,
    /// For each limit: the number, and the appointments that count towards it, by day.
    limits: Vec<(u32, BTreeMap<i64, u32>)>,
}

impl Quota {
    /// What the calendar's limit leaves; none where it has no limit.
    pub(super) fn of_calendar(offer: &Offer<'_>, starts: Stretch) -> Option<Self> {
        let limit = offer.rules.per_day?;
        let days = LocalDays::new(offer.zone, starts);
        // Of a collective, every member has a claim for the one appointment.
        let mut seen = HashSet::new();
        let claims = offer.members.iter().flat_map(|member| member.claims);
        let counts = count(offer, &days, claims.filter(|claim| seen.insert(&claim.appointment)));
        Some(Self { days, limits: vec![(limit, counts)] })
    }

    /// What the limits of members who host together leave; none where nobody has a limit.
    pub(super) fn of_party(offer: &Offer<'_>, party: &[MemberTime<'_>], starts: Stretch) -> Option<Self> {
        if party.iter().all(|member| member.per_day.is_none()) {
            return None;
        }
        let days = LocalDays::new(offer.zone, starts);
        let limited = party.iter().filter_map(|member| Some((member, member.per_day?)));
        let limits =
            limited.map(|(member, limit)| (limit, count(offer, &days, member.claims.iter()))).collect();
        Some(Self { days, limits })
    }

    /// How many more appointments may start on the day of `start`.
    pub(super) fn left(&self, start: i64) -> u32 {
        let day = self.days.day_of(start);
        let left = self
            .limits
            .iter()
            .map(|(limit, counts)| limit.saturating_sub(counts.get(&day).copied().unwrap_or(0)));
        left.min().unwrap_or(u32::MAX)
    }
}

/// Appointments of the calendar by the day on which they start.
fn count<'a>(
    offer: &Offer<'_>,
    days: &LocalDays,
    claims: impl Iterator<Item = &'a Claim>,
) -> BTreeMap<i64, u32> {
    let mut counts = BTreeMap::new();
    for claim in claims.filter(|claim| claim.slot.calendar == *offer.calendar) {
        *counts.entry(days.day_of(claim.slot.start.as_second())).or_insert(0) += 1;
    }
    counts
}
