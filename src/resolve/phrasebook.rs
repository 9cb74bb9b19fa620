//! Phrases by their words: the longest that matches at a place. Knows spellings, no grammar.

use std::collections::HashMap;

use crate::resolve::meaning::Meaning;
use crate::span::Span;
use crate::syntax::{Bound, Count};

/// A word of a rule as phrases see it.
#[derive(Clone, Debug)]
pub(super) enum Token {
    /// A word in lower case.
    Word { text: String, span: Span },
    /// A number with its bound.
    Count(Count),
    /// Anything that no phrase can hold.
    Other(Span),
}

/// The phrases of the vocabulary or of a pack.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrasebook {
    /// By first word.
    entries: HashMap<String, Vec<Entry>>,
}

#[derive(Clone, Debug)]
struct Entry {
    words: Vec<String>,
    meaning: Meaning,
}

/// A phrase that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// How many tokens it takes.
    pub length: usize,
    /// What it can mean: more than one when spellings are shared.
    pub meanings: Vec<Meaning>,
    /// The number in it.
    pub count: Option<Count>,
}

impl Phrasebook {
    /// Adds a phrase in one spelling.
    pub fn add(&mut self, spelling: &str, meaning: Meaning) {
        let words: Vec<String> = spelling.split_whitespace().map(lower).collect();
        if let Some(first) = words.first() {
            self.entries.entry(first.clone()).or_default().push(Entry { words, meaning });
        }
    }

    /// The longest phrases that start at a token.
    fn longest(&self, tokens: &[Token], at: usize, best: &mut Option<Found>) {
        let keys = tokens.get(at).map(keys).unwrap_or_default();
        for entry in keys.into_iter().flatten().filter_map(|key| self.entries.get(key)).flatten() {
            let Some((length, count)) = fits(&entry.words, tokens, at) else { continue };
            match best {
                Some(found) if found.length > length => {}
                Some(found) if found.length == length => found.meanings.push(entry.meaning),
                Some(_) | None => *best = Some(Found { length, meanings: vec![entry.meaning], count }),
            }
        }
    }

    /// Phrases of a meaning mean nothing from now on: they are known to be broken.
    pub fn break_all(&mut self, is: impl Fn(Meaning) -> bool) {
        let entries = self.entries.values_mut().flatten();
        entries.filter(|entry| is(entry.meaning)).for_each(|entry| entry.meaning = Meaning::Broken);
    }

    /// Every spelling.
    pub fn spellings(&self) -> impl Iterator<Item = (String, Meaning)> {
        self.entries.values().flatten().map(|entry| (entry.words.join(" "), entry.meaning))
    }
}

/// The longest phrases of several books that start at a token; none shorter than `least` words.
pub(super) fn find(books: &[&Phrasebook], tokens: &[Token], at: usize) -> Option<Found> {
    let mut best = None;
    for book in books {
        book.longest(tokens, at, &mut best);
    }
    best
}

/// A word as phrases are compared: lower case, straight apostrophes.
pub(super) fn lower(word: &str) -> String {
    word.to_lowercase().replace('’', "'")
}

/// The first words of phrases that can start with the token: a number word may stand for `#`.
fn keys(token: &Token) -> [Option<&str>; 2] {
    match token {
        Token::Word { text, .. } => [Some(text), number(token).map(|_| "#")],
        Token::Count(Count { bound: Some(Bound::Within), .. }) => [Some("within"), None],
        Token::Count(_) => [Some("#"), None],
        Token::Other(_) => [None, None],
    }
}

/// Number words, from one.
pub(super) const NUMBERS: [&str; 12] =
    ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// A number word as a count without a bound.
fn number(token: &Token) -> Option<Count> {
    let Token::Word { text, span } = token else { return None };
    let at = NUMBERS.iter().position(|word| word == text)?;
    Some(Count { bound: None, number: u64::try_from(at + 1).ok()?, span: *span })
}

/// How many tokens a phrase takes at a place, and the number in it.
fn fits(words: &[String], tokens: &[Token], at: usize) -> Option<(usize, Option<Count>)> {
    let mut count = None;
    let mut words = words.iter().peekable();
    let mut end = at;
    while let Some(word) = words.next() {
        match tokens.get(end)? {
            Token::Word { text, .. } if text == word => {}
            token @ Token::Word { .. } if word == "#" => count = Some(number(token)?),
            Token::Count(found @ Count { bound: Some(Bound::Within), .. }) if word == "within" => {
                words.next_if(|next| *next == "#")?;
                count = Some(*found);
            }
            Token::Count(found) if word == "#" && found.bound != Some(Bound::Within) => count = Some(*found),
            Token::Word { .. } | Token::Count(_) | Token::Other(_) => return None,
        }
        end += 1;
    }
    Some((end - at, count))
}
