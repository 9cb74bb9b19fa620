//! Where the phrases of word lists stand: one pass over the article for all lists of a plan. Matches by lemma or by
//! the word as written; knows nothing of where a rule looks for them.

use crate::facts::Facts;
use crate::list::Id;
use crate::plan::{Plan, Words};
use crate::text::{Sentence, Token};
use crate::vocabulary::Wording;
use rustc_hash::FxHashMap;
use std::borrow::Cow;

/// For each list of the plan, its occurrences in reading order. Of entries that start at one word the longest counts,
/// and none starts inside another of its list.
pub(super) fn find(plan: &Plan, facts: &Facts) -> Vec<Vec<Wording>> {
    let index = index(plan);
    let mut found = vec![Vec::new(); plan.words.len()];
    for sentence in facts.document.sentences.ids() {
        scan(&index, facts, sentence, &mut found);
    }
    found
}

/// The entries of all lists by their first lemma.
type Index<'a> = FxHashMap<&'a str, Vec<(Id<Words>, &'a [Box<str>])>>;

fn index(plan: &Plan) -> Index<'_> {
    let mut index = Index::default();
    for (id, words) in plan.words.entries() {
        for entry in &words.entries {
            if let Some(first) = entry.first() {
                index.entry(first).or_default().push((id, entry));
            }
        }
    }
    index
}

fn scan(index: &Index<'_>, facts: &Facts, sentence: Id<Sentence>, found: &mut [Vec<Wording>]) {
    let tokens = facts.document.tokens_of(sentence);
    let written: Vec<Cow<'_, str>> = tokens.iter().map(|token| lower(facts.document.at(token.span))).collect();
    for start in 0..tokens.len() {
        let rest = (tokens.get(start..).unwrap_or_default(), written.get(start..).unwrap_or_default());
        let [Some(token), Some(word)] = [rest.0.first().map(|token| &*token.lemma), rest.1.first().map(|word| &**word)] else {
            continue;
        };
        let by_word = if word == token { None } else { index.get(word) };
        for &(list, entry) in index.get(token).into_iter().chain(by_word).flatten() {
            if let (Some(end), Some(hits)) = (end_of(entry, rest.0, &rest.1), found.get_mut(list.index())) {
                let span = rest.0.first().map_or(end, |first| first.span.to(end));
                add(hits, Wording { span, sentence });
            }
        }
    }
}

/// Where the entry ends, when it stands at the start of these tokens.
fn end_of(entry: &[Box<str>], tokens: &[Token], written: &[Cow<'_, str>]) -> Option<crate::span::Span> {
    let here = tokens.get(..entry.len())?;
    let fits = entry.iter().zip(here).zip(written).all(|((lemma, token), word)| *lemma == token.lemma || **lemma == **word);
    if fits { here.last().map(|token| token.span) } else { None }
}

/// Adds an occurrence: the longer of two that start together, and none inside the last.
fn add(hits: &mut Vec<Wording>, wording: Wording) {
    match hits.last_mut() {
        Some(last) if last.span.start == wording.span.start => {
            if wording.span.end > last.span.end {
                *last = wording;
            }
        }
        Some(last) if last.span.end > wording.span.start => {}
        Some(_) | None => hits.push(wording),
    }
}

fn lower(word: &str) -> Cow<'_, str> {
    if word.chars().all(char::is_lowercase) { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}
