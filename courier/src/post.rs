//! A POST to somebody outside, and the answer. Who makes it is a [`Post`]: the Worker's `fetch`, or a test's client.

/// A POST to be made. No redirect is followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// Where to.
    pub url: String,
    /// Its headers, by names in small letters.
    pub headers: Vec<(&'static str, String)>,
    /// Its body.
    pub body: String,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The header `Retry-After` as it came.
    pub retry_after: Option<String>,
    /// The body, as much of it as came in time, at most
    /// [`COURIER_ANSWER_BYTES_MAX`](shared::limits::COURIER_ANSWER_BYTES_MAX) bytes.
    pub body: String,
}

/// Nothing came back; whether the call had its effect is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoAnswer {
    /// No connection, or it broke.
    #[error("cannot be reached")]
    Unreachable,
    /// Not within [`COURIER_HTTP_TIMEOUT_MS`](shared::limits::COURIER_HTTP_TIMEOUT_MS).
    #[error("takes too long to answer")]
    TooLate,
}

/// Somebody who makes calls.
pub trait Post {
    /// Makes the call, within its time limit.
    fn post(&self, call: Call) -> impl Future<Output = Result<Answer, NoAnswer>>;
}

impl<P: Post> Post for &P {
    fn post(&self, call: Call) -> impl Future<Output = Result<Answer, NoAnswer>> {
        (*self).post(call)
    }
}
