//! Hashes of words and of features. They are written into the weights, so they must never change without training
//! anew; they are no defence against anybody who looks for collisions.

/// The hash of the characters of a word (FNV-1a with its high bits folded in).
pub fn hash_chars(characters: impl Iterator<Item = char>) -> u64 {
    let mut state = 0xcbf2_9ce4_8422_2325_u64;
    for character in characters {
        state = (state ^ u64::from(u32::from(character))).wrapping_mul(0x0100_0000_01b3);
    }
    state ^ (state >> 31)
}

/// A hash of both, which knows their order.
#[inline(always)]
pub fn mix(left: u64, right: u64) -> u64 {
    let mixed = (left.rotate_left(23) ^ right).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    mixed ^ (mixed >> 29)
}
