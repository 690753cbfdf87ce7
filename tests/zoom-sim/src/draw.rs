//! The one source of chance: a small seeded generator, so that two runs with one seed draw the same ids and tokens.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};

/// `SplitMix64`. Good enough to look random, and never used to keep anything secret.
#[derive(Debug)]
pub struct Draw {
    state: u64,
}

impl Draw {
    /// A generator that repeats itself exactly for the same `seed`.
    pub fn new(seed: u64) -> Self {
        Self { state: seed }
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`. The slight bias of a modulus does not matter here.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.bits() % limit
    }

    /// `N` bytes.
    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        for chunk in bytes.chunks_mut(8) {
            chunk.copy_from_slice(&self.bits().to_le_bytes()[..chunk.len()]);
        }
        bytes
    }

    /// `N` bytes as URL-safe base64 without padding.
    pub fn url_safe<const N: usize>(&mut self) -> String {
        URL_SAFE_NO_PAD.encode(self.bytes::<N>())
    }

    /// `length` characters out of `alphabet`, which is ASCII and not empty.
    pub fn text(&mut self, alphabet: &[u8], length: usize) -> String {
        (0..length)
            .map(|_| {
                let position = usize::try_from(self.bits() >> 33).unwrap_or_default() % alphabet.len();
                char::from(alphabet[position])
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Draw;

    #[test]
    fn one_seed_one_sequence() {
        let (mut first, mut again, mut other) = (Draw::new(7), Draw::new(7), Draw::new(8));
        let drawn: Vec<u64> = (0..5).map(|_| first.bits()).collect();
        assert_eq!(drawn, (0..5).map(|_| again.bits()).collect::<Vec<_>>());
        assert_ne!(drawn, (0..5).map(|_| other.bits()).collect::<Vec<_>>());
    }

    #[test]
    fn text_keeps_to_its_alphabet() {
        let text = Draw::new(1).text(b"ab", 64);
        assert_eq!(text.len(), 64);
        assert!(text.contains('a') && text.contains('b') && text.chars().all(|c| c == 'a' || c == 'b'));
    }
}
