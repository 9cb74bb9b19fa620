//! The tagger's weights: read from bytes, looked up by key. A damaged file gives a model that knows less, never a
//! panic.
//!
//! The file: the number of words with one tag, then for each the distance of its hash from the one before and its
//! tag; the number of features, then for each the distance of its key, the number of its weights, and each as tag
//! and weight. Numbers are LEB128, tags and weights one byte each.

use crate::text::Tag;
use crate::text::tagger::features::{Form, TEMPLATES};
use std::sync::OnceLock;

/// All tags in the order of their numbers.
pub const TAGS: [Tag; 37] = [
    Tag::CC,
    Tag::CD,
    Tag::DT,
    Tag::EX,
    Tag::FW,
    Tag::IN,
    Tag::JJ,
    Tag::JJR,
    Tag::JJS,
    Tag::LS,
    Tag::MD,
    Tag::NN,
    Tag::NNS,
    Tag::NNP,
    Tag::NNPS,
    Tag::PDT,
    Tag::POS,
    Tag::PRP,
    Tag::PRPS,
    Tag::RB,
    Tag::RBR,
    Tag::RBS,
    Tag::RP,
    Tag::SYM,
    Tag::TO,
    Tag::UH,
    Tag::VB,
    Tag::VBD,
    Tag::VBG,
    Tag::VBN,
    Tag::VBP,
    Tag::VBZ,
    Tag::WDT,
    Tag::WP,
    Tag::WPS,
    Tag::WRB,
    Tag::Mark,
];

/// A score for each tag, in the order of `TAGS`, with some room.
#[derive(Clone, Copy, Debug)]
pub struct Scores([i16; 40]);

impl Default for Scores {
    fn default() -> Self {
        Self([0; 40])
    }
}

impl Scores {
    /// Adds others to these.
    pub fn add(&mut self, others: &Self) {
        for (score, other) in self.0.iter_mut().zip(&others.0) {
            *score = score.wrapping_add(*other);
        }
    }
}

/// The tag with the highest score; of several, the first.
pub fn best(scores: &Scores) -> Tag {
    let scores = scores.0.get(..TAGS.len()).unwrap_or_default();
    let most = scores.iter().fold(i16::MIN, |most, score| most.max(*score));
    let best = TAGS.iter().zip(scores).find(|(_, score)| **score == most);
    best.map_or(Tag::NN, |(&tag, _)| tag)
}

/// Weights of the tagger.
#[derive(Debug, Default)]
pub struct Model {
    /// Hashes of words with one tag; the value is the tag's number and one.
    only: Table,
    /// Keys of features; the value is where their weights start in `weights`, times 64, and how many there are.
    features: Table,
    weights: Vec<(u8, i8)>,
}

impl Model {
    /// The weights that sayso ships.
    pub fn shipped() -> &'static Self {
        static MODEL: OnceLock<Model> = OnceLock::new();
        MODEL.get_or_init(|| Self::read(include_bytes!("../../../knowledge/model/tagger.bin")))
    }

    /// Reads weights; what cannot be read is left out.
    pub fn read(bytes: &[u8]) -> Self {
        let mut input = Input { bytes };
        let mut model = Self::default();
        model.read_words(&mut input).and_then(|()| model.read_features(&mut input));
        model
    }

    fn read_words(&mut self, input: &mut Input<'_>) -> Option<()> {
        let count = input.number()?;
        self.only = Table::with_room(count);
        let mut hash = 0_u32;
        for _ in 0..count {
            hash = hash.wrapping_add(input.number()?);
            self.only.insert(hash, u32::from(input.byte()?) + 1);
        }
        Some(())
    }

    fn read_features(&mut self, input: &mut Input<'_>) -> Option<()> {
        let count = input.number()?;
        self.features = Table::with_room(count);
        let mut key = 0_u32;
        for _ in 0..count {
            key = key.wrapping_add(input.number()?);
            let start = self.weights.len();
            for _ in 0..input.number()? {
                let tag = input.byte()?;
                self.weights.push((tag, i8::from_le_bytes([input.byte()?])));
            }
            let count = u32::try_from(self.weights.len() - start).ok().filter(|count| (1..64).contains(count))?;
            self.features.insert(key, u32::try_from(start).ok()?.checked_mul(64)? + count);
        }
        Some(())
    }

    /// The tag of a word that has only one.
    pub fn only_tag(&self, form: &Form) -> Option<Tag> {
        self.only.get(form.exact).and_then(|tag| TAGS.get(tag as usize - 1).copied())
    }

    /// The tag with the highest score.
    pub fn best(&self, keys: &[u32; TEMPLATES]) -> Tag {
        best(&self.scores(keys))
    }

    /// The scores that some keys give.
    pub fn scores<const N: usize>(&self, keys: &[u32; N]) -> Scores {
        let mut scores = Scores::default();
        self.add(keys, &mut scores);
        scores
    }

    /// Adds the scores that some keys give.
    pub fn add<const N: usize>(&self, keys: &[u32; N], scores: &mut Scores) {
        // All first marks are asked for at once: most are not in the cache, and none depends on another.
        let firsts = keys.map(|key| self.features.first(key));
        for (&key, first) in keys.iter().zip(firsts) {
            let Some(value) = self.features.get_from(key, first) else { continue };
            let (start, count) = (value as usize / 64, value as usize % 64);
            for &(tag, weight) in self.weights.get(start..start + count).unwrap_or_default() {
                if let Some(score) = scores.0.get_mut(usize::from(tag)) {
                    *score = score.wrapping_add(i16::from(weight));
                }
            }
        }
    }
}

/// A hash table with open addressing: the keys are hashes already, and 0 is no value. A byte of each key lies apart, so
/// that asking for a key that is not there, as most are not, stays in the cache.
#[derive(Debug, Default)]
struct Table {
    /// 0 where a slot is free.
    marks: Vec<u8>,
    slots: Vec<(u32, u32)>,
}

impl Table {
    fn with_room(count: u32) -> Self {
        // A count that no file of ours has is a damaged file.
        let room = (count.min(1 << 20) as usize * 2).next_power_of_two();
        Self { marks: vec![0; room], slots: vec![(0, 0); room] }
    }

    fn places(&self, key: u32) -> impl Iterator<Item = usize> + use<> {
        let room = self.slots.len();
        (0..room).map(move |step| (key as usize).wrapping_add(step) & (room - 1))
    }

    /// The highest byte of a key, which its place does not depend on; never 0.
    fn mark(key: u32) -> u8 {
        key.to_be_bytes()[0].max(1)
    }

    fn insert(&mut self, key: u32, value: u32) {
        for place in self.places(key) {
            if let (Some(mark @ 0), Some(slot)) = (self.marks.get_mut(place), self.slots.get_mut(place)) {
                (*mark, *slot) = (Self::mark(key), (key, value));
                return;
            }
        }
    }

    /// The mark at a key's first place.
    fn first(&self, key: u32) -> u8 {
        self.marks.get(key as usize & (self.marks.len().wrapping_sub(1))).copied().unwrap_or_default()
    }

    fn get(&self, key: u32) -> Option<u32> {
        self.get_from(key, self.first(key))
    }

    /// The value of a key whose first mark has been looked at.
    #[inline]
    fn get_from(&self, key: u32, first: u8) -> Option<u32> {
        let wanted = Self::mark(key);
        let mut mark = first;
        for (place, next) in self.places(key).zip(self.places(key.wrapping_add(1))) {
            if mark == 0 {
                return None;
            }
            if mark == wanted
                && let Some(&(found, value)) = self.slots.get(place)
                && found == key
            {
                return Some(value);
            }
            mark = *self.marks.get(next)?;
        }
        None
    }
}

struct Input<'a> {
    bytes: &'a [u8],
}

impl Input<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (&byte, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(byte)
    }

    fn number(&mut self) -> Option<u32> {
        let mut value = 0_u32;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            value |= u32::from(byte & 0x7F).checked_shl(shift)?;
            if byte & 0x80 == 0 {
                return Some(value);
            }
        }
        None
    }
}
