//! What a person sees while they wait.

use anyhow::Result;
use std::fmt::Display;
use std::time::{Duration, Instant};

/// Says what begins, does it, and says how long it took.
pub fn step<T>(what: impl Display, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("==> {what} …");
    let began = Instant::now();
    let result = work()?;
    println!("    {what}: {}", seconds(began.elapsed()));
    Ok(result)
}

/// One line of news.
pub fn note(what: impl Display) {
    println!("    {what}");
}

/// A duration as people say it: `0.4 s`, `12.3 s`, `2 min 5 s`.
#[must_use]
pub fn seconds(duration: Duration) -> String {
    let whole = duration.as_secs();
    if whole >= 60 {
        format!("{} min {} s", whole / 60, whole % 60)
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}
