//! What an unknown word was probably meant to be. A suggestion has a limit: no suggestion is better than nonsense.

use crate::resolve::item::{Item, ItemKind, Unknown};
use crate::resolve::meaning::{Meaning, Small};
use crate::resolve::meant::meant;
use crate::resolve::phrasebook::{NUMBERS, Token, find, lower};
use crate::resolve::problem::{Problem, SentenceProblem};
use crate::resolve::registry::Registry;
use crate::span::Span;
use crate::syntax::{Bound, Count, KEYWORDS, near_keyword};

/// Looks for unknown words in a sentence; `spellings` are all phrases that the file knows.
pub(super) struct Unknowns<'r, 'a> {
    pub registry: &'r Registry<'a>,
    pub file: usize,
    pub spellings: Vec<String>,
    /// How many suggestions are still looked for: each costs a look at every phrase.
    pub left: usize,
}

impl Unknowns<'_, '_> {
    /// The mistakes of every word of a sentence that means nothing; empty when all do.
    pub fn of(&mut self, items: &[Item]) -> Vec<Problem> {
        let mut problems = Vec::new();
        let mut end = 0;
        self.collect(items, &mut end, &mut problems);
        problems
    }

    fn collect(&mut self, items: &[Item], end: &mut usize, problems: &mut Vec<Problem>) {
        let mut unknown_before = false;
        for (at, item) in items.iter().enumerate() {
            let is_unknown = matches!(item.kind, ItemKind::Unknown(_));
            match &item.kind {
                ItemKind::Unknown(unknown)
                    if item.span.start < *end
                        || unknown_before
                            && unknown_clause(unknown, &item.text, items.get(at + 1)).is_none()
                            && meant(&window(unknown)).is_none() => {}
                ItemKind::Unknown(unknown) => {
                    let (problem, covered) = self.unknown(unknown, item, at, items);
                    *end = covered;
                    problems.push(problem);
                }
                ItemKind::Group(inner) => self.collect(inner, end, problems),
                ItemKind::Small(Small::Refused) => problems
                    .push(Problem::Sentence(SentenceProblem::RefusedWord { word: item.text.clone(), span: item.span })),
                ItemKind::Phrase { meanings, .. }
                    if meanings.iter().any(|meaning| matches!(meaning, Meaning::Broken)) =>
                {
                    problems.push(Problem::Sentence(SentenceProblem::BrokenPhrase {
                        phrase: item.text.clone(),
                        span: item.span,
                    }));
                }
                ItemKind::Phrase { .. } | ItemKind::Small(_) | ItemKind::Count(_) | ItemKind::Texts(_) => {}
                ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => {}
            }
            unknown_before = is_unknown;
        }
    }

    /// The mistake of an unknown word, and up to where it speaks.
    fn unknown(&mut self, unknown: &Unknown, item: &Item, at: usize, items: &[Item]) -> (Problem, usize) {
        let word = item.text.clone();
        let span = item.span;
        let second = unknown.window.get(1).map(|(word, _)| word.as_str()).unwrap_or_default();
        let keyword = KEYWORDS
            .iter()
            .copied()
            .find(|keyword| *keyword == word && opens_clause(keyword, second, items.get(at + 1)));
        if let Some(keyword) = keyword {
            return (Problem::Sentence(SentenceProblem::KeywordInside { keyword, span }), usize::MAX);
        }
        if let Some((near, end)) = unknown_clause(unknown, &word, items.get(at + 1)) {
            return (Problem::Sentence(SentenceProblem::UnknownClause { found: word, near, span }), end);
        }
        if word == "less" && second == "than" {
            let span = unknown.window.get(1).map_or(span, |(_, next)| span.to(*next));
            return (Problem::Sentence(SentenceProblem::LessThan { span }), span.end);
        }
        let before = at.checked_sub(1).and_then(|before| items.get(before)).map(|item| &item.kind);
        if let Some(ItemKind::Count(count @ Count { bound: Some(Bound::Within), .. })) = before {
            return (
                Problem::Sentence(SentenceProblem::WithinOneWay { number: count.number, span: count.span }),
                usize::MAX,
            );
        }
        if let Some(bound) = bound(&word, second) {
            let span = unknown.window.get(1).filter(|_| bound.contains(' ')).map_or(span, |(_, next)| span.to(*next));
            return (Problem::Sentence(SentenceProblem::CountNeedsNumber { bound, span }), span.end);
        }
        if NUMBERS.contains(&word.as_str()) {
            let noun = items.get(at + 1).map(|item| item.text.clone()).unwrap_or_default();
            return (Problem::Sentence(SentenceProblem::BareCount { number: word, noun, span }), span.end);
        }
        if let Some(positive) = self.denied(&word) {
            return (Problem::Sentence(SentenceProblem::UnWord { found: word, positive, span }), span.end);
        }
        let tokens: Vec<Token> =
            unknown.window.iter().map(|(word, span)| Token::Word { text: lower(word), span: *span }).collect();
        if let Some((found, pack)) = self.registry.elsewhere(&tokens, self.file) {
            let last = unknown.window.get(found.length.saturating_sub(1)).map_or(span, |(_, span)| *span);
            let phrase = words(unknown, found.length);
            return (
                Problem::Sentence(SentenceProblem::InOtherPack { phrase, pack: pack.to_owned(), span: span.to(last) }),
                last.end,
            );
        }
        self.suggest(unknown, &run(unknown, items, at), span)
    }

    /// "verified" of "unverified", where that is a phrase.
    fn denied(&self, word: &str) -> Option<String> {
        let positive = ["un", "non-", "in"].iter().find_map(|prefix| word.strip_prefix(prefix))?;
        let tokens = [Token::Word { text: positive.to_owned(), span: Span::default() }];
        let found = find(&self.registry.books(self.file), &tokens, 0)?;
        found.meanings.iter().any(|meaning| meaning.is_adjective()).then(|| positive.to_owned())
    }

    fn suggest(&mut self, unknown: &Unknown, run: &str, span: Span) -> (Problem, usize) {
        let plain =
            (Problem::Sentence(SentenceProblem::UnknownPhrase { found: run.to_owned(), near: None, span }), span.end);
        if let Some((length, phrase)) = meant(&window(unknown)) {
            let last = unknown.window.get(length.saturating_sub(1)).map_or(span, |(_, span)| *span);
            let (found, near, span) = (words(unknown, length), Some(phrase.to_owned()), span.to(last));
            return (Problem::Sentence(SentenceProblem::UnknownPhrase { found, near, span }), last.end);
        }
        let Some(left) = self.left.checked_sub(1) else { return plain };
        self.left = left;
        let windows = (1..=unknown.window.len()).map(|length| (length, words(unknown, length)));
        let near = windows.filter_map(|(length, words)| {
            let (far, phrase) = nearest(&words, &self.spellings)?;
            // Of two as near, the longer: it explains more of the words.
            Some((far * 100 / words.len().max(1), std::cmp::Reverse(length), words, phrase))
        });
        let Some((_, length, found, near)) = near.min() else { return plain };
        let last = unknown.window.get(length.0.saturating_sub(1)).map_or(span, |(_, span)| *span);
        (Problem::Sentence(SentenceProblem::UnknownPhrase { found, near: Some(near), span: span.to(last) }), last.end)
    }
}

/// The nearest of some phrases: at most one letter in five away, and one in a word of three.
pub(super) fn nearest(found: &str, phrases: &[String]) -> Option<(usize, String)> {
    let length = found.chars().count();
    if length < 4 {
        return None;
    }
    let limit = (length / 5).clamp(1, 4);
    let close = phrases.iter().filter(|phrase| !phrase.contains('#') && phrase.len().abs_diff(found.len()) <= limit);
    let far = close.map(|phrase| (strsim::osa_distance(found, phrase), phrase));
    far.filter(|(far, phrase)| *far <= limit && far * 3 <= phrase.chars().count())
        .min()
        .map(|(far, phrase)| (far, phrase.clone()))
}

/// For a word that starts a line and was meant as a clause: the clause, and where it ends.
fn unknown_clause(unknown: &Unknown, word: &str, next: Option<&Item>) -> Option<(Option<&'static str>, usize)> {
    let text = next.filter(|next| matches!(next.kind, ItemKind::Texts(_)));
    let near = near_keyword(word);
    let is_meant = unknown.starts_line && (near.is_some() || text.is_some());
    is_meant.then(|| (near, text.map_or(usize::MAX, |text| text.span.end)))
}

/// True when a keyword in a line opens a clause: what follows is what such a clause takes.
fn opens_clause(keyword: &str, second: &str, next: Option<&Item>) -> bool {
    match keyword {
        "message" | "why" | "help" | "see" | "flags" | "allows" | "tags" => {
            matches!(next.map(|item| &item.kind), Some(ItemKind::Texts(_)))
        }
        "severity" => ["error", "warning", "note", "pilot"].contains(&second),
        "once" => second == "per",
        "flag" | "unless" | "silences" | "mark" | "rule" | "define" | "pack" | "use" | "words" => next.is_some(),
        _ => false,
    }
}

/// A bound without its number.
fn bound(word: &str, second: &str) -> Option<String> {
    match (word, second) {
        ("at", "least" | "most") | ("more" | "fewer", "than") => Some(format!("{word} {second}")),
        ("exactly" | "within" | "above" | "below", _) => Some(word.to_owned()),
        _ => None,
    }
}

fn window(unknown: &Unknown) -> Vec<&str> {
    unknown.window.iter().map(|(word, _)| word.as_str()).collect()
}

fn words(unknown: &Unknown, length: usize) -> String {
    unknown.window.iter().take(length).map(|(word, _)| word.as_str()).collect::<Vec<_>>().join(" ")
}

/// The unknown words in a row, for a message without a suggestion.
fn run(unknown: &Unknown, items: &[Item], at: usize) -> String {
    let length = items.iter().skip(at).take_while(|item| matches!(item.kind, ItemKind::Unknown(_))).count();
    words(unknown, length.max(1))
}
