//! Where the phrases of word lists stand: one pass over the article for all lists of a plan. Matching is `knowledge`'s;
//! where a rule looks for them is the vocabulary's.

use crate::facts::Facts;
use crate::knowledge::{Entries, Knowledge, Word};
use crate::list::Id;
use crate::plan::{Plan, Words};
use crate::text::Sentence;
use crate::vocabulary::Wording;
use rustc_hash::FxHashMap;

/// For each list of the plan, its occurrences in reading order; leftmost, longest, none inside another of its list.
pub(super) fn find(plan: &Plan, facts: &Facts, knowledge: &Knowledge) -> Vec<Vec<Wording>> {
    let lists: Vec<Entries> = plan.words.iter().map(|words| entries(words, knowledge)).collect();
    let index = index(&lists);
    let mut found = vec![Vec::new(); lists.len()];
    for sentence in facts.document.sentences.ids() {
        scan(&lists, &index, facts, sentence, &mut found);
    }
    found
}

/// A list's own phrases and those of the lexicon's lists that it holds.
fn entries(words: &Words, knowledge: &Knowledge) -> Entries {
    let own = words.entries.iter().map(|entry| entry.join(" "));
    let shipped = words.lists.iter().flat_map(|list| knowledge.words(list).phrases());
    Entries::from_phrases(own.chain(shipped))
}

/// Which lists have a phrase that starts with a word.
fn index(lists: &[Entries]) -> FxHashMap<String, Vec<usize>> {
    let mut index: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (list, entries) in lists.iter().enumerate() {
        for phrase in entries.phrases() {
            let first = phrase.split(' ').next().unwrap_or_default().to_lowercase();
            let known = index.entry(first).or_default();
            if known.last() != Some(&list) {
                known.push(list);
            }
        }
    }
    index
}

fn scan(
    lists: &[Entries],
    index: &FxHashMap<String, Vec<usize>>,
    facts: &Facts,
    sentence: Id<Sentence>,
    found: &mut [Vec<Wording>],
) {
    let Some(tokens) = facts.document.sentences.get(sentence).map(|sentence| sentence.tokens.clone()) else { return };
    let words: Vec<Word<'_>> = facts.document.words(tokens);
    let spans = facts.document.tokens_of(sentence);
    for (at, word) in words.iter().enumerate() {
        let by_lemma = if *word.lemma == *word.lower { None } else { index.get(word.lemma) };
        for &list in index.get(&*word.lower).into_iter().chain(by_lemma).flatten() {
            let (Some(entries), Some(hits)) = (lists.get(list), found.get_mut(list)) else { continue };
            let Some(hit) = entries.find_at(&words, at) else { continue };
            let ends = (spans.get(at), hit.range.end.checked_sub(1).and_then(|last| spans.get(last)));
            if let (Some(first), Some(last)) = ends {
                add(hits, Wording { span: first.span.to(last.span), sentence });
            }
        }
    }
}

/// Adds an occurrence, unless it lies inside the last.
fn add(hits: &mut Vec<Wording>, wording: Wording) {
    if hits.last().is_none_or(|last| last.span.end <= wording.span.start) {
        hits.push(wording);
    }
}
