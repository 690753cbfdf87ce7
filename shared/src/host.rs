//! Who hosts: the order in which a round robin tries its members.

use crate::id::UserId;
use jiff::Timestamp;

/// A member who can take the appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Index of the member on the calendar.
    pub member: usize,
    /// When this member was last given an appointment here; `None` if never.
    pub last_booked: Option<Timestamp>,
    /// Who the member is.
    pub user: UserId,
}

/// The members in the order in which they are tried: least recently booked first, never booked before all others.
///
/// A tie is broken by a hash of (user id, `seed`), so it does not always favour the same person. `seed` is, for
/// example, the appointment's id: the same appointment meets the same order however often it is tried, whatever
/// the order of `candidates`.
#[must_use]
pub fn least_recently_booked(mut candidates: Vec<Candidate>, seed: &str) -> Vec<usize> {
    candidates.sort_by_cached_key(|candidate| {
        let draw = draw(candidate.user.as_str(), seed);
        (candidate.last_booked, draw, candidate.user.clone(), candidate.member)
    });
    candidates.into_iter().map(|candidate| candidate.member).collect()
}

/// FNV-1a (64 bits) of the user, a zero byte and the seed, then the finaliser of `MurmurHash3`: FNV alone leaves the
/// high bits, which decide the order, almost untouched by the last characters. Never to change: a repeated
/// request has to meet the same host.
fn draw(user: &str, seed: &str) -> u64 {
    const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = user.bytes().chain([0]).chain(seed.bytes());
    let hash = bytes.fold(OFFSET_BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    let hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}
