//! Which marked articles are kept apart. One function, so that every program that trains or measures draws alike.

/// True for the third of all marked articles that is kept for totals: nobody reads what the program makes of them, and
/// nothing is trained or chosen on them. Drawn by the article's name alone (the FNV-1a hash of its bytes, 64 bits, the
/// upper 31 of them, divisible by three), so that an article is on the same side whatever was marked in it and whoever
/// draws.
pub fn is_kept(name: &str) -> bool {
    let hash = name
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    (hash >> 33).is_multiple_of(3)
}

#[cfg(test)]
mod tests {
    use super::is_kept;

    #[test]
    fn the_draw_stays_as_it_was() {
        let kept: Vec<bool> = ["a", "b", "c", "d", "e"].map(is_kept).to_vec();
        assert_eq!(kept, [true, true, false, true, false]);
    }
}
