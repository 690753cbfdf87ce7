//! Who may use the requests that Zoom allows one of its users in a UTC day, and when (rule 7 of the link).
//!
//! Creates go before deletes, near starts before far ones, and what is over comes last. Whoever may not go has a place
//! in a line; places are called one by one, so that what could not be done today is done tomorrow in this order and
//! spread over time. A delete leaves requests for creates that are still to come.

use crate::limits;
use crate::sorting::sort_by_key;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

/// What Zoom is asked for. Creates come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Errand {
    /// Make a meeting: somebody waits for its link.
    Create,
    /// Delete a meeting: nobody uses it any more.
    Delete,
}

/// A request that is to be sent: for which meeting, and how pressing it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owed {
    /// What for.
    pub errand: Errand,
    /// When the meeting begins.
    pub start: Timestamp,
    /// When the meeting is over.
    pub end: Timestamp,
    /// Since when it waits. Among equals whoever came first goes first.
    pub since: Timestamp,
}

impl Owed {
    /// Its place in the line: smaller goes first.
    fn rank(&self, now: Timestamp) -> (Errand, bool, Timestamp, Timestamp) {
        (self.errand, self.end <= now, self.start, self.since)
    }
}

/// A request that waits in line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// What it is.
    pub owed: Owed,
    /// Whether it was called and is on its way.
    pub called: bool,
}

/// Where a request that asks for its turn stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It did not wait until now: somebody is looking at it, so it goes at once where that takes nothing from others.
    New,
    /// It waits in line and was not called.
    InLine,
    /// It was called.
    Called,
}

/// A Zoom account's day of requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// What time it is.
    pub now: Timestamp,
    /// Requests that were sent in this UTC day.
    pub used: u32,
    /// Zoom takes no calls of the account before this, where it has said so.
    pub closed_until: Option<Timestamp>,
    /// How long after the beginning of a day this account begins, so that not all accounts begin at once.
    pub offset: SignedDuration,
}

/// Whether a request may be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// At once.
    Now,
    /// Not before this instant.
    At(Timestamp),
}

impl Day {
    /// How many requests may still be sent now.
    #[must_use]
    pub fn left(&self) -> u32 {
        if self.closed() { 0 } else { limits::ZOOM_REQUESTS_PER_DAY.saturating_sub(self.used) }
    }

    /// When the next UTC day begins, at which Zoom counts anew.
    #[must_use]
    pub fn ends(&self) -> Timestamp {
        let tomorrow = self.now.to_zoned(TimeZone::UTC).tomorrow().and_then(|day| day.start_of_day());
        tomorrow.map_or(Timestamp::MAX, |day| day.timestamp())
    }

    /// When requests are possible again, once none are now. Our clock may be ahead of Zoom's, so it is not midnight
    /// itself.
    #[must_use]
    pub fn reopens(&self) -> Timestamp {
        let begins = self.closed_until.filter(|_| self.closed()).unwrap_or_else(|| self.ends());
        begins + seconds(limits::ZOOM_DAY_MARGIN_SECONDS) + self.offset
    }

    fn closed(&self) -> bool {
        self.closed_until.is_some_and(|until| until > self.now)
    }

    /// Whether a request may be sent, seen from where it stands to those who wait. It may be among them: nobody is in
    /// their own way.
    #[must_use]
    pub fn turn(&self, request: &Owed, standing: Standing, line: &[Place]) -> Turn {
        let rank = request.rank(self.now);
        let before: Vec<&Place> = line.iter().filter(|place| place.owed.rank(self.now) < rank).collect();
        let fits = |reserve: u32| self.left() > count(&before).saturating_add(reserve);
        let Some((at, _)) = self.reserves(request).into_iter().find(|(_, reserve)| fits(*reserve)) else {
            return Turn::At(self.reopens());
        };
        let uncalled = before.iter().filter(|place| !place.called).count();
        match standing {
            _ if at > self.now => Turn::At(at),
            // It would go, but others go first who are just being called.
            Standing::InLine if uncalled > 0 => {
                let wait =
                    limits::ZOOM_TURN_SECONDS.saturating_mul(i64::try_from(uncalled).unwrap_or(i64::MAX));
                Turn::At(self.now + seconds(wait))
            }
            Standing::New | Standing::InLine | Standing::Called => Turn::Now,
        }
    }

    /// How many requests have to be left for creates that are still to come, from when on; in the order of time, and
    /// of today alone.
    fn reserves(&self, request: &Owed) -> Vec<(Timestamp, u32)> {
        if request.errand == Errand::Create {
            return vec![(self.now, 0)];
        }
        let late = self.ends() - seconds(limits::ZOOM_DAY_LATE_SECONDS) + self.offset;
        let soon = request.start - seconds(limits::ZOOM_DELETE_SOON_SECONDS);
        let mut reserves = vec![(self.now, limits::ZOOM_CREATE_RESERVE)];
        if request.end > self.now && soon < self.ends() {
            reserves.push((soon.max(self.now), limits::ZOOM_CREATE_RESERVE_SOON));
        }
        reserves.push((late.max(self.now), limits::ZOOM_CREATE_RESERVE_LATE));
        sort_by_key(&mut reserves, |(at, _)| *at);
        reserves
    }

    /// Who of a line is called next, by their place in it, and when. Nobody where all were called already.
    #[must_use]
    pub fn next(&self, line: &[Place]) -> Option<(usize, Turn)> {
        let uncalled = line.iter().enumerate().filter(|(_, place)| !place.called);
        let (index, first) = uncalled.min_by_key(|(_, place)| place.owed.rank(self.now))?;
        Some((index, self.turn(&first.owed, Standing::Called, line)))
    }
}

fn count(places: &[&Place]) -> u32 {
    u32::try_from(places.len()).unwrap_or(u32::MAX)
}

/// How long after midnight an account of this name begins: anything below [`limits::ZOOM_DAY_SPREAD_SECONDS`], and
/// always the same.
#[must_use]
pub fn offset(account: &str) -> SignedDuration {
    // FNV-1a: short, and the same everywhere and for ever.
    let hash = account.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let spread = limits::ZOOM_DAY_SPREAD_SECONDS;
    seconds(i64::try_from(hash % spread.unsigned_abs()).unwrap_or(0))
}

fn seconds(count: i64) -> SignedDuration {
    SignedDuration::from_secs(count)
}
