//! Lots that always fall the same way.

/// A number that depends on both texts and on nothing else, all its bits evenly spread.
///
/// FNV-1a (64 bits) of the first, a zero byte and the second, then the finaliser of `MurmurHash3`: FNV alone leaves the
/// high bits almost untouched by the last characters. Never to change: a repeated request has to meet the same host,
/// and a slot that is kept back stays so.
pub(crate) fn draw(subject: &str, seed: &str) -> u64 {
    const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
    const PRIME: u64 = 0x0100_0000_01b3;
    let bytes = subject.bytes().chain([0]).chain(seed.bytes());
    let hash = bytes.fold(OFFSET_BASIS, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(PRIME));
    let hash = (hash ^ hash >> 33).wrapping_mul(0xff51_afd7_ed55_8ccd);
    let hash = (hash ^ hash >> 33).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ hash >> 33
}
