//! Who is in the way: the holds that appointments have on a user's time, and the one rule that admits another.

use crate::id::{AppointmentId, CalendarId};
use crate::interval::Interval;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A slot of a calendar. Equal keys are the same slot, whoever hosts it and however long it lasts.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct SlotKey {
    /// The calendar that offers the slot.
    pub calendar: CalendarId,
    /// The instant at which its appointments start.
    pub start: Timestamp,
}

/// One appointment's hold on a user's time.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Claim {
    /// The appointment that holds the time.
    pub appointment: AppointmentId,
    /// The slot that the appointment takes a seat of.
    pub slot: SlotKey,
    /// The appointment with its buffers.
    pub busy: Interval,
}

/// Why a claim is not admitted.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Conflict {
    /// A claim of another slot holds part of the time.
    #[error("the time overlaps that of {with}")]
    Overlap {
        /// An appointment in the way; the first one found, if there are several.
        with: AppointmentId,
    },
    /// All seats of the slot are taken.
    #[error("all seats of the slot are taken")]
    Full,
}

/// Whether `wanted` may join the claims of one user: the one rule of invariant I1.
///
/// - Claims of the same slot share it, up to `capacity` of them.
/// - Claims of different slots never overlap, buffers included on both sides. Touching is no overlap.
/// - Asking again for what is already held is granted, so that a request may be repeated: the appointment keeps
///   its seat even where `capacity` has shrunk since.
pub fn admit<'a>(
    existing: impl IntoIterator<Item = &'a Claim>,
    wanted: &Claim,
    capacity: u32,
) -> Result<(), Conflict> {
    decide(existing, Some(&wanted.appointment), &wanted.slot, wanted.busy, capacity)
}

/// Whether an appointment that does not exist yet would be admitted.
pub(crate) fn admit_new<'a>(
    existing: impl IntoIterator<Item = &'a Claim>,
    slot: &SlotKey,
    busy: Interval,
    capacity: u32,
) -> Result<(), Conflict> {
    decide(existing, None, slot, busy, capacity)
}

fn decide<'a>(
    existing: impl IntoIterator<Item = &'a Claim>,
    appointment: Option<&AppointmentId>,
    slot: &SlotKey,
    busy: Interval,
    capacity: u32,
) -> Result<(), Conflict> {
    let mut seats_taken = 0;
    let mut has_seat = false;
    let mut in_the_way = None;
    for claim in existing {
        if claim.slot == *slot {
            if Some(&claim.appointment) != appointment {
                seats_taken += 1;
            } else if claim.busy.contains(busy) {
                return Ok(());
            } else {
                // It wants more time than it holds, so the rest has to be free.
                has_seat = true;
            }
        } else if in_the_way.is_none() && claim.busy.overlaps(busy) {
            in_the_way = Some(&claim.appointment);
        }
    }
    match in_the_way {
        Some(with) => Err(Conflict::Overlap { with: with.clone() }),
        None if has_seat || seats_taken < capacity => Ok(()),
        None => Err(Conflict::Full),
    }
}
