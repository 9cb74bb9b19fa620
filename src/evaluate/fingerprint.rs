//! Fingerprints: what tells a finding of today from one of yesterday, so that a desk can keep a list of those it
//! knows. Survive edits elsewhere in the article, since they hold no offsets.

use crate::evaluate::Finding;
use crate::facts::Facts;
use rustc_hash::FxHashMap;

/// Gives each finding its fingerprint: rule, key and the words of its place; equal ones are numbered in reading order.
pub(super) fn stamp(facts: &Facts, findings: &mut [Finding]) {
    let mut seen: FxHashMap<u64, u64> = FxHashMap::default();
    for finding in findings {
        let words = finding.anchor.map_or("", |anchor| facts.document.at(anchor));
        let base = words_of(hash(OFFSET, &finding.name), words);
        let nth = seen.entry(base).or_default();
        let value = if *nth == 0 { base } else { hash(base, &nth.to_string()) };
        *nth += 1;
        finding.fingerprint = format!("{value:016x}");
    }
}

/// Sixteen hexadecimal digits that tell a text from others, byte for byte.
pub fn digest(text: &str) -> String {
    format!("{:016x}", hash(OFFSET, text))
}

/// The words, whatever white space and capitals there are between them.
fn words_of(start: u64, text: &str) -> u64 {
    text.split_whitespace().fold(start, |value, word| hash(hash(value, &word.to_lowercase()), " "))
}

/// FNV-1a: small, and the same on every machine and in every version.
fn hash(start: u64, text: &str) -> u64 {
    text.bytes().fold(start, |value, byte| (value ^ u64::from(byte)).wrapping_mul(PRIME))
}

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

#[cfg(test)]
mod tests {
    use super::{OFFSET, hash, words_of};

    #[test]
    fn is_fnv_1a() {
        assert_eq!(hash(OFFSET, "a"), 0xaf63_dc4c_8601_ec8c);
    }

    #[test]
    fn white_space_and_capitals_do_not_matter() {
        assert_eq!(words_of(OFFSET, "The  bridge\nfell"), words_of(OFFSET, "the bridge fell"));
        assert_ne!(words_of(OFFSET, "the bridge fell"), words_of(OFFSET, "the bridges fell"));
    }
}
