//! What the members of a round robin have had, and what they are counted for the time they were not there.

use super::{Strategy, Weight};
use crate::id::UserId;
use crate::interval::Interval;
use jiff::Timestamp;
use std::collections::BTreeMap;

/// What counts against a member.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// Appointments that the member was given.
    pub booked: u32,
    /// Appointments that the member would have been given while they could not be: as many as bring them to where the
    /// others are, so that someone new or back from leave is not flooded until they have caught up.
    pub calibration: u32,
}

impl Load {
    /// Both together.
    #[must_use]
    pub fn total(self) -> u64 {
        u64::from(self.booked) + u64::from(self.calibration)
    }
}

/// A member's time on the calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tenure {
    /// Who.
    pub user: UserId,
    /// Their weight today.
    pub weight: Weight,
    /// When they became a member. What was booked before could not go to them.
    pub joined: Timestamp,
    /// When they are on leave, in any order; may overlap. What begins then cannot go to them.
    pub away: Vec<Interval>,
}

impl Tenure {
    fn could_take(&self, booking: &Booking) -> bool {
        let is_away = |away: &Interval| away.start() <= booking.start && booking.start < away.end();
        self.joined <= booking.booked_at && !self.away.iter().any(is_away)
    }
}

/// An appointment that counts: booked within the window, and not cancelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// Who hosts it.
    pub user: UserId,
    /// When it was booked.
    pub booked_at: Timestamp,
    /// When it begins.
    pub start: Timestamp,
}

/// One appointment, in what head starts are summed up in: fine enough that the error of a million bookings is no
/// millionth of an appointment, coarse enough that the sum of as many as a memory holds is a number.
const APPOINTMENT: u128 = 1 << 64;

/// The members' loads, in the order of `members`; `bookings` in any order. Weights matter to [`Strategy::Weighted`]
/// only.
///
/// Whoever could not take a booking is counted what those got who could, for each unit of weight, times their own
/// weight; the sum is rounded to the nearest number of appointments. So who was away for nothing is counted nothing,
/// and who was away for everything has the average of the others.
///
/// What a former member was given says nothing about what the others got, nor what was given by hand to somebody who
/// could not be chosen: that only counts as theirs.
#[must_use]
pub fn loads(strategy: Strategy, members: &[Tenure], bookings: &[Booking]) -> Vec<Load> {
    let weight = |member: &Tenure| match strategy {
        Strategy::Weighted => u128::from(member.weight.get()),
        _ => 1,
    };
    let weights: u128 = members.iter().map(weight).sum();
    let places: BTreeMap<&UserId, usize> =
        members.iter().enumerate().map(|(place, member)| (&member.user, place)).collect();
    let sometimes_absent = sometimes_absent(members, bookings);
    let mut booked = vec![0_u32; members.len()];
    let mut missed = vec![0_u128; members.len()];
    for booking in bookings {
        let Some(&host) = places.get(&booking.user) else { continue };
        booked[host] = booked[host].saturating_add(1);
        if !members[host].could_take(booking) {
            continue;
        }
        let absent = || sometimes_absent.iter().filter(|place| !members[**place].could_take(booking));
        let present: u128 = weights - absent().map(|place| weight(&members[*place])).sum::<u128>();
        for &place in absent() {
            // Rounded up, so that a sum which is half an appointment is not a little less.
            missed[place] += APPOINTMENT.div_ceil(present);
        }
    }
    let load = |(place, member): (usize, &Tenure)| {
        let calibration = (missed[place] * weight(member) + APPOINTMENT / 2) / APPOINTMENT;
        Load { booked: booked[place], calibration: u32::try_from(calibration).unwrap_or(u32::MAX) }
    };
    members.iter().enumerate().map(load).collect()
}

/// Most members are there all the time; only the others have to be looked at for every booking.
fn sometimes_absent(members: &[Tenure], bookings: &[Booking]) -> Vec<usize> {
    let first = bookings.iter().map(|booking| booking.booked_at).min();
    let absent =
        |member: &Tenure| !member.away.is_empty() || first.is_some_and(|first| first < member.joined);
    (0..members.len()).filter(|place| absent(&members[*place])).collect()
}
