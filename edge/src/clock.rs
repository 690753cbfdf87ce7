//! The clock and the source of randomness. Everything else gets time and entropy as arguments.

use jiff::Timestamp;
use worker::{Error, Result};

/// The time now, to the millisecond. In production it stands still between two pieces of I/O (Cloudflare's
/// protection against timing attacks), so it orders events but measures nothing.
#[must_use]
pub fn now() -> Timestamp {
    let ms = i64::try_from(worker::Date::now().as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millisecond(ms).unwrap_or(Timestamp::MAX)
}

/// Fresh random bytes from the runtime's generator. Only inside a handler: Workers have none at global scope.
pub fn entropy<const BYTES: usize>() -> Result<[u8; BYTES]> {
    let mut bytes = [0; BYTES];
    getrandom::fill(&mut bytes).map_err(|error| Error::RustError(format!("no entropy: {error}")))?;
    Ok(bytes)
}
