//! A pace: calls begin apart. Moments are handed out in the order in which they are asked for.

/// When the next call may begin. Calls begin at least so far apart as whoever takes a moment says; after
/// [`Pace::rest`] none begins before the rest is over.
///
/// Apart rather than so many in a second: on their way calls bunch up, and where several begin together they arrive in
/// the second of others.
#[derive(Debug, Default)]
pub struct Pace {
    next_ms: u64,
}

impl Pace {
    /// Takes the next moment, in milliseconds on the clock of `now_ms`, at which a call may begin; the one after it
    /// begins `apart_ms` later. Where it is more than `patience_ms` away none is taken.
    ///
    /// # Errors
    /// The moment that is too far away: when it is worth asking again.
    pub fn take(&mut self, now_ms: u64, apart_ms: u64, patience_ms: u64) -> Result<u64, u64> {
        let at = self.next_ms.max(now_ms);
        if at > now_ms.saturating_add(patience_ms) {
            return Err(at);
        }
        self.next_ms = at.saturating_add(apart_ms);
        Ok(at)
    }

    /// No call begins before this.
    pub fn rest(&mut self, until_ms: u64) {
        self.next_ms = self.next_ms.max(until_ms);
    }
}
