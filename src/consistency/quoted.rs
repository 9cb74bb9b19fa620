//! A quotation that the article gives twice in different words: nearly all of the shorter one stands in the other, in one
//! order, and a word inside it is not the same. A shorter quotation of the same words is none.

use super::Page;
use super::clash::{Clash, Item, Sort};
use crate::fidelity::Folding;
use crate::knowledge::Key;
use crate::list::Id;
use crate::text::Quotation;
use rustc_hash::FxHashMap;

/// Shorter quotations are terms and slogans.
const SHORTEST: usize = 7;
/// Longer ones are compared by their first words.
const LONGEST: usize = 60;
/// So many words at either end of what differs must be the same.
const EDGE: usize = 2;
/// So many words may differ, and so many must be the same.
const OTHER: usize = 1;
const SAME: usize = 6;
/// So many quotations with the same three words in a row are compared.
const TRIED: usize = 8;

struct Said {
    id: Id<Quotation>,
    words: Vec<Key>,
    block: usize,
}

/// Quotations that are given a second time in other words.
pub(super) fn find(page: &Page<'_>, clashes: &mut Vec<Clash>) {
    let folding = Folding::of(page.knowledge);
    let document = &page.facts.document;
    let mut all: Vec<Said> = Vec::new();
    let mut runs: FxHashMap<[Key; 3], Vec<usize>> = FxHashMap::default();
    for (id, quotation) in document.quotations.entries() {
        let words = folding.words(document, document.tokens_in(quotation.inner));
        let printed = document.at(quotation.inner);
        let cut = printed.contains(['[', '…']) || printed.contains("..");
        if words.len() < SHORTEST || cut {
            continue;
        }
        let block = document.sentence_at(quotation.span).map_or(0, |id| document.sentences[id].block.index());
        let said = Said { id, words: words.iter().take(LONGEST).map(|word| word.key).collect(), block };
        let keys: Vec<[Key; 3]> = said.words.windows(3).filter_map(|run| run.try_into().ok()).collect();
        let mut near: Vec<usize> =
            keys.iter().filter_map(|key| runs.get(key)).flat_map(|them| them.iter().copied()).collect();
        near.sort_unstable();
        near.dedup();
        let other = near.iter().take(TRIED).filter_map(|at| all.get(*at)).find(|other| differs(other, &said));
        clashes.extend(other.and_then(|other| clash(page, other, &said)));
        for key in keys {
            let places = runs.entry(key).or_default();
            if places.len() < TRIED {
                places.push(all.len());
            }
        }
        all.push(said);
    }
}

fn clash(page: &Page<'_>, other: &Said, said: &Said) -> Option<Clash> {
    let quotation = |id: Id<Quotation>| page.facts.document.quotations.get(id);
    Some(Clash {
        sort: Sort::Quotation,
        item: Item::Quotation(said.id),
        at: quotation(said.id)?.span,
        other: Some(Item::Quotation(other.id)),
        place: quotation(other.id)?.span,
        says: "in other words here".to_owned(),
    })
}

/// The two are one quotation but for a word inside.
fn differs(one: &Said, other: &Said) -> bool {
    // Speakers repeat themselves: “We will not stop. We will not rest.”
    if one.block == other.block {
        return false;
    }
    let (short, long) = if one.words.len() <= other.words.len() { (one, other) } else { (other, one) };
    if long.words.windows(short.words.len()).any(|run| run == short.words) {
        return false;
    }
    starts(&short.words, &long.words).any(|long| near(&short.words, long))
}

/// The words of the longer one from each place on where the shorter one's first words stand.
fn starts<'a>(short: &'a [Key], long: &'a [Key]) -> impl Iterator<Item = &'a [Key]> {
    let first = short.get(..EDGE).unwrap_or_default();
    long.windows(EDGE).enumerate().filter(move |(_, run)| *run == first).filter_map(|(at, _)| long.get(at..))
}

/// Both begin alike and go on alike after a word that differs.
fn near(short: &[Key], long: &[Key]) -> bool {
    let same = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    (0..=OTHER).flat_map(|a| (0..=OTHER).map(move |b| (a, b))).filter(|(a, b)| a + b > 0).any(|(a, b)| {
        let (rest, theirs) = (short.get(same + a..), long.get(same + b..));
        let (Some(rest), Some(theirs)) = (rest, theirs) else { return false };
        rest.len() >= EDGE
            && same + rest.len() >= SAME
            && theirs.len() >= rest.len()
            && theirs.get(..rest.len()) == Some(rest)
    })
}
