//! Random numbers that come again with the same seed.

use anyhow::{Context as _, Result};
use std::time::Duration;

/// Splitmix64.
#[derive(Debug, Clone)]
pub struct Seeded(u64);

impl Seeded {
    /// The numbers of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The seed of this run: `SLOTKEY_SEED`, or always the same one. Said aloud, so that a failure can be had again.
    pub fn of_run() -> Result<u64> {
        let seed = match std::env::var("SLOTKEY_SEED") {
            Ok(text) => text.parse().context("SLOTKEY_SEED is a number")?,
            Err(_) => 20_261_122,
        };
        println!("SLOTKEY_SEED={seed}");
        Ok(seed)
    }

    /// The next number.
    pub fn draw(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is not 0.
    pub fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.draw() % bound as u64).unwrap_or_default()
    }

    /// One of several, of which there is at least one.
    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    /// A stretch of time.
    pub fn milliseconds(&mut self, from: u64, to: u64) -> Duration {
        Duration::from_millis(from + self.draw() % (to - from))
    }
}
