//! Who is busy when: the check of invariant I1 on what the management API tells.

use crate::client::ListedAppointment;
use anyhow::{Context as _, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};

/// The buffers of a calendar, in minutes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Buffers {
    /// Kept free before an appointment.
    pub before: i64,
    /// Kept free after it.
    pub after: i64,
}

/// A stretch of a user's time that an appointment holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Held {
    /// Whose time.
    pub user: String,
    /// First instant, the buffer before included.
    pub from: Timestamp,
    /// First instant after it, the buffer after included.
    pub to: Timestamp,
    /// The slot: slug and start. Appointments of one slot share it.
    pub slot: (String, String),
}

impl Held {
    /// Whether a stretch from `from` to `to` would overlap. Touching is no overlap.
    #[must_use]
    pub fn overlaps(&self, from: Timestamp, to: Timestamp) -> bool {
        self.from < to && from < self.to
    }
}

/// What live appointments hold, by the buffers of their calendars' slugs.
pub fn held(appointments: &[ListedAppointment], buffers: &BTreeMap<String, Buffers>) -> Result<Vec<Held>> {
    let mut all = Vec::new();
    for appointment in appointments.iter().filter(|appointment| appointment.is_live()) {
        let view = &appointment.view;
        let buffers = buffers.get(&view.calendar.slug).copied().unwrap_or_default();
        let from = view.start.parse::<Timestamp>()? - SignedDuration::from_mins(buffers.before);
        let to = view.end.parse::<Timestamp>()? + SignedDuration::from_mins(buffers.after);
        ensure!(!appointment.host_ids.is_empty(), "nobody hosts {}", view.id);
        for user in &appointment.host_ids {
            let slot = (view.calendar.slug.clone(), view.start.clone());
            all.push(Held { user: user.clone(), from, to, slot });
        }
    }
    all.sort();
    Ok(all)
}

/// I1: no user is in two overlapping appointments, buffers included; and in no slot are there more than `seats`.
pub fn nobody_is_in_two_places(held: &[Held], seats: usize) -> Result<()> {
    let mut in_slot: BTreeMap<_, usize> = BTreeMap::new();
    for one in held {
        *in_slot.entry((&one.user, &one.slot)).or_default() += 1;
    }
    let fullest = in_slot.iter().max_by_key(|(_, count)| **count);
    ensure!(fullest.is_none_or(|(_, count)| *count <= seats), "more than {seats} seats: {fullest:?}");
    for (at, one) in held.iter().enumerate() {
        let clash = held[at + 1..].iter().find(|other| {
            other.user == one.user && other.slot != one.slot && other.overlaps(one.from, one.to)
        });
        ensure!(clash.is_none(), "in two places at once: {one:?} and {clash:?}");
    }
    Ok(())
}

/// Of a user's slots on a calendar without buffers, those that appointments leave free.
pub fn left_free<'a>(
    slots: &'a BTreeSet<(String, String)>,
    user: &str,
    held: &[Held],
) -> Result<BTreeSet<&'a str>> {
    let mut free = BTreeSet::new();
    for (start, end) in slots {
        let instants = start.parse::<Timestamp>().and_then(|start| Ok((start, end.parse::<Timestamp>()?)));
        let (from, to) = instants.with_context(|| format!("a slot from {start} to {end}"))?;
        if !held.iter().any(|one| one.user == user && one.overlaps(from, to)) {
            free.insert(start.as_str());
        }
    }
    Ok(free)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(user: &str, slot: &str, from: i64, to: i64) -> Held {
        let instant = |minute| Timestamp::UNIX_EPOCH + SignedDuration::from_mins(minute);
        Held { user: user.into(), from: instant(from), to: instant(to), slot: (slot.into(), slot.into()) }
    }

    #[test]
    fn a_clash_is_seen_and_what_is_none_is_not() {
        let fine =
            [one("a", "1", 0, 30), one("a", "2", 30, 60), one("b", "3", 15, 45), one("a", "4", 90, 99)];
        assert!(nobody_is_in_two_places(&fine, 1).is_ok());
        assert!(nobody_is_in_two_places(&[one("a", "1", 0, 30), one("a", "2", 29, 60)], 1).is_err());
        assert!(
            nobody_is_in_two_places(&[one("a", "1", 0, 90), one("a", "2", 29, 60)], 1).is_err(),
            "one in the other"
        );
        let shared = [one("a", "1", 0, 30), one("a", "1", 0, 30)];
        assert!(nobody_is_in_two_places(&shared, 2).is_ok());
        assert!(nobody_is_in_two_places(&shared, 1).is_err());
    }
}
