//! Classes of words that are alike, so that what marks teach of "rocket" holds of "mortar". Made from the word vectors of
//! the accurate tier's encoder (`training/encoder/classes.py`); the file is read where it lies.

/// Buckets, as a power of two.
const BITS: u32 = 13;

/// Places in a bucket.
const BUCKET: usize = 4;

static FILE: &[u8] = include_bytes!("../../knowledge/model/classes.bin");

/// The class of a word: a fine one within a coarse one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Class(u16);

impl Class {
    /// The class of a word by its hash; none for a word that is not known.
    #[inline]
    pub fn of(word: u32) -> Self {
        let (buckets, _) = FILE.as_chunks::<{ 4 * BUCKET }>();
        let mark = match (word & 0xffff) as u16 {
            0 => 1,
            mark => mark,
        };
        let Some(bucket) = buckets.get((word >> (32 - BITS)) as usize) else { return Self(0) };
        let (places, _) = bucket.as_chunks::<4>();
        let found = places.iter().find(|[low, high, ..]| u16::from_le_bytes([*low, *high]) == mark);
        Self(found.map_or(0, |[.., low, high]| u16::from_le_bytes([*low, *high])))
    }

    /// The fine class, 0 for none.
    #[inline]
    pub fn fine(self) -> u32 {
        u32::from(self.0)
    }

    /// The coarse class, 0 for none.
    #[inline]
    pub fn coarse(self) -> u32 {
        if self.0 == 0 { 0 } else { u32::from((self.0 - 1) % 64) + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::Class;
    use crate::judgements::feature::word;

    #[test]
    fn words_that_are_alike_share_a_class() {
        let class = |text: &str| Class::of(word(text));
        assert_eq!(class("minister").coarse(), class("ministers").coarse());
        assert_eq!(class("monday").fine(), class("friday").fine());
        assert_ne!(class("monday").coarse(), class("artillery").coarse());
        assert_eq!(class("qwertyuiop").fine(), 0);
    }
}
