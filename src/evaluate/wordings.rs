//! Where the phrases of word lists stand: one pass over the article for all lists of a plan. Matching is `knowledge`'s;
//! where a rule looks for them is the vocabulary's.

use crate::facts::Facts;
use crate::knowledge::{Knowledge, Word};
use crate::list::Id;
use crate::plan::{Lists, Plan};
use crate::text::Sentence;
use crate::vocabulary::Wording;

/// For each list of the plan, its occurrences in reading order; leftmost, longest, none inside another of its list.
pub(super) fn find(plan: &Plan, facts: &Facts, knowledge: &Knowledge) -> Vec<Vec<Wording>> {
    let lists = plan.ready.lists(plan.words.as_slice(), knowledge);
    let mut found = vec![Vec::new(); lists.len()];
    let words = facts.document.all_words();
    for (id, sentence) in facts.document.sentences.entries() {
        scan(&lists, facts, (id, words.get(sentence.tokens.clone()).unwrap_or_default()), &mut found);
    }
    found
}

fn scan(lists: &Lists, facts: &Facts, (sentence, words): (Id<Sentence>, &[Word<'_>]), found: &mut [Vec<Wording>]) {
    let spans = facts.document.tokens_of(sentence);
    for (at, word) in words.iter().enumerate() {
        let by_lemma = if word.keys.lemma == word.keys.lower { &[] } else { lists.opened_by(word.keys.lemma) };
        for &list in lists.opened_by(word.keys.lower).iter().chain(by_lemma) {
            let (Some(entries), Some(hits)) = (lists.get(list), found.get_mut(list)) else { continue };
            let Some(hit) = entries.find_at(words, at) else { continue };
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
