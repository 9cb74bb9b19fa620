//! Which sentences and statements of the originals a stretch of the draft was made from: those that share most of what it
//! speaks of, the rarer a word the more it counts. Order plays no part, since desks reorder, merge and split.

use super::originals::Originals;
use super::said::Said;
use crate::truth::Truth;
use rustc_hash::FxHashMap;

/// So many sentences are looked at more closely.
const NEAREST: usize = 5;
/// So many places of words are looked at for one stretch; the commonest words come last and may be left out.
const PLACES: usize = 6000;
/// The share of the weight that makes a counterpart, and that makes a likely one.
const SURE: f32 = 0.6;
const LIKELY: f32 = 0.5;
/// Below this nothing comes near.
const NEAR: f32 = 0.35;

/// A sentence of the originals that shares words with a stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Near {
    /// Which, in `Originals::units`.
    pub unit: usize,
    /// The share of the stretch's weight that it has.
    pub share: f32,
    /// How many words they share.
    pub shared: usize,
}

/// A statement of the originals that shares words with a stretch.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Kin {
    /// Which, in `Originals::parts`.
    pub part: usize,
    /// How alike the two are, from 0 to 1.
    pub like: f32,
    /// The share of the stretch's weight that it has.
    pub share: f32,
}

/// What a stretch was aligned with.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Aligned {
    pub said: Said,
    /// Sentences, the best first.
    pub near: Vec<Near>,
    /// Statements, the most alike first.
    pub kin: Vec<Kin>,
    /// The share of its weight that stands anywhere in the originals.
    pub seen: f32,
    /// How many of its words stand nowhere in them.
    pub unseen: usize,
}

impl Aligned {
    /// Whether its best sentence is what it was made from.
    pub fn is_made(&self) -> Truth {
        let Some(best) = self.near.first() else { return Truth::False };
        if best.shared >= 2 && best.share >= SURE || best.shared >= 3 && best.share >= LIKELY {
            Truth::True
        } else if best.shared >= 1 && best.share >= NEAR {
            Truth::CannotTell
        } else {
            Truth::False
        }
    }

    /// The same, made from that sentence whatever words it shares.
    pub fn at(mut self, originals: &Originals, unit: usize) -> Self {
        self.near.retain(|near| near.unit != unit);
        self.near.insert(0, Near { unit, share: 1.0, shared: 3 });
        let whole: f32 = self.said.words.iter().map(|word| originals.weight(*word)).sum();
        self.kin = kin(originals, &self.said, whole, self.near.get(..1).unwrap_or_default());
        self
    }

    /// The sentences that may be what it was made from: the best, and those nearly as good.
    pub fn sentences(&self) -> impl Iterator<Item = &Near> {
        let best = self.near.first().map_or(0.0, |near| near.share);
        self.near.iter().filter(move |near| near.share >= best * 0.6 && near.share >= NEAR * 0.7)
    }

    /// The sentences that it was made from, without those that only share some words with it.
    pub fn made_from(&self) -> impl Iterator<Item = &Near> {
        let best = self.near.first().map_or(0.0, |near| near.share);
        let least = if self.is_made().is_true() { best * 0.7 } else { best * 0.6 };
        self.near.iter().filter(move |near| near.share >= least && near.share >= NEAR * 0.7)
    }

    /// The statements that say the same: the most alike, and those nearly as much.
    pub fn alike(&self) -> impl Iterator<Item = &Kin> {
        let best = self.kin.first().map_or(0.0, |kin| kin.like);
        self.kin.iter().filter(move |kin| kin.like >= best * 0.85)
    }
}

/// The sentences that a stretch was made from, each with the next of its paragraph where that shares a word: “Captain Aune
/// survived. He will be heard on Wednesday.”
pub(super) fn with_next(originals: &Originals, aligned: &Aligned) -> Vec<usize> {
    let made: Vec<usize> = aligned.made_from().map(|near| near.unit).collect();
    let next = made.iter().map(|unit| unit + 1).filter(|next| {
        let (Some(unit), Some(before)) = (originals.units.get(*next), originals.units.get(next - 1)) else {
            return false;
        };
        let gap = crate::span::Span::new(before.span.end, unit.span.start);
        let joined = unit.original == before.original && !gap.of(originals.text(unit.original)).contains('\n');
        let place = u32::try_from(*next).unwrap_or(u32::MAX);
        joined && aligned.said.words.iter().any(|word| originals.with_word(*word).binary_search(&place).is_ok())
    });
    let mut all: Vec<usize> = next.collect();
    all.extend(made);
    all
}

/// Aligns a stretch with the originals.
pub(super) fn align(originals: &Originals, said: &Said) -> Aligned {
    let whole: f32 = said.words.iter().map(|word| originals.weight(*word)).sum();
    let near = nearest(originals, said, whole);
    let kin = kin(originals, said, whole, &near);
    let seen = said.words.iter().filter(|word| !originals.with_word(**word).is_empty());
    let (count, seen) = seen.fold((0, 0.0), |(count, sum), word| (count + 1, sum + originals.weight(*word)));
    let seen = if whole > 0.0 { seen / whole } else { 0.0 };
    Aligned { said: said.clone(), near, kin, seen, unseen: said.words.len() - count }
}

fn nearest(originals: &Originals, said: &Said, whole: f32) -> Vec<Near> {
    let mut words: Vec<_> =
        said.words.iter().map(|word| (originals.with_word(*word), originals.weight(*word))).collect();
    words.sort_by_key(|(places, _)| places.len());
    let mut sums: FxHashMap<u32, (f32, usize)> = FxHashMap::default();
    let mut looked = 0;
    for (places, weight) in words {
        looked += places.len();
        if looked > PLACES {
            break;
        }
        for place in places {
            let sum = sums.entry(*place).or_default();
            *sum = (sum.0 + weight, sum.1 + 1);
        }
    }
    let mut near: Vec<Near> = sums
        .into_iter()
        .map(|(unit, (sum, shared))| Near { unit: unit as usize, share: sum / whole.max(f32::EPSILON), shared })
        .collect();
    let before = |a: &Near, b: &Near| b.share.total_cmp(&a.share).then(a.unit.cmp(&b.unit));
    if near.len() > NEAREST {
        near.select_nth_unstable_by(NEAREST, before);
        near.truncate(NEAREST);
    }
    near.sort_by(before);
    near
}

/// The statements of the nearest sentences.
fn kin(originals: &Originals, said: &Said, whole: f32, near: &[Near]) -> Vec<Kin> {
    let mut kin = Vec::new();
    for part in near.iter().filter_map(|near| originals.units.get(near.unit)).flat_map(|unit| unit.parts.clone()) {
        let Some(of) = originals.parts.get(part) else { continue };
        let weigh = |said: &Said| -> f32 { said.words.iter().map(|word| originals.weight(*word)).sum() };
        let shared: f32 =
            of.said.words.iter().filter(|word| said.has(**word)).map(|word| originals.weight(*word)).sum();
        let both = whole + weigh(&of.said);
        if shared > 0.0 && both > 0.0 {
            kin.push(Kin { part, like: 2.0 * shared / both, share: shared / whole.max(f32::EPSILON) });
        }
    }
    kin.sort_by(|a, b| b.like.total_cmp(&a.like).then(a.part.cmp(&b.part)));
    kin.dedup_by_key(|kin| kin.part);
    kin
}

#[cfg(test)]
mod tests {
    use crate::fidelity::fixture::{facts, originals};
    use crate::fidelity::said::Fold;
    use crate::knowledge::Knowledge;
    use crate::truth::Truth;

    #[test]
    fn the_sentence_that_shares_the_rarer_words_comes_first() {
        let originals = originals(&[
            "The council met on Monday. The council will close the tram depot by the river. The council pays for it.",
        ]);
        let draft = facts("By the river, the tram depot will be closed.");
        let fold = Fold::of(Knowledge::built_in());
        let aligned =
            super::align(&originals, &fold.said(&draft, &[draft.document.sentences.iter().next().unwrap().span]));
        assert_eq!(aligned.near.first().unwrap().unit, 1);
        assert_eq!(aligned.is_made(), Truth::True);
        let other = facts("Owls sleep.");
        let none =
            super::align(&originals, &fold.said(&other, &[other.document.sentences.iter().next().unwrap().span]));
        assert_eq!((none.is_made(), none.unseen), (Truth::False, none.said.words.len()));
    }
}
