//! The phrases of one word list with a matcher over words: leftmost, longest, in time linear in the text. Knows
//! nothing of what the phrases mean.

use super::openers::Openers;
use super::word::{Key, Keys, Word, lower};
use rustc_hash::FxHashMap;
use std::borrow::Cow;
use std::ops::Range;

/// Up to how many words `*` stands for in an entry.
const GAP: usize = 2;

/// A phrase of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    words: Range<u32>,
    /// The second word, where it can only stand as it is or by its lemma: most phrases that begin alike fall at it.
    second: Option<Key>,
    column: Cow<'static, str>,
}

/// The phrases of one list. An entry's word matches a word as printed (any case) or by its lemma; one with a capital
/// matches only as written; `*` stands for at most two words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entries {
    words: Vec<Part>,
    /// Grouped by first word, the longest phrase of a group first.
    entries: Vec<Entry>,
    /// From the first word, in lower case, to its group.
    groups: FxHashMap<Key, Range<u32>>,
    openers: Openers,
}

/// A word of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Part {
    word: Cow<'static, str>,
    key: Key,
    /// The key of the word in lower case, where that is another.
    capital: Option<Key>,
}

impl Part {
    fn new(word: Cow<'static, str>) -> Self {
        let key = Key::of(&word);
        let capital = match lower(&word) {
            Cow::Borrowed(_) => None,
            Cow::Owned(lower) => Some(Key::of(&lower)).filter(|lower| *lower != key),
        };
        Self { word, key, capital }
    }

    /// True when it is this word, which is in lower case, whatever its own capitals.
    #[inline]
    fn is_lower(&self, word: &str) -> bool {
        if self.capital.is_none() { self.word == word } else { lower(&self.word) == word }
    }

    /// True when it stands for a word: as printed or as lemma; a capital in it asks for that capital.
    #[inline]
    fn is(&self, word: &Word<'_>) -> bool {
        self.key == word.keys.lower && self.word == word.lower
            || self.key == word.keys.lemma && self.word == word.lemma
            || self.capital == Some(word.keys.lower) && self.word == word.text
    }
}

/// A phrase as it is read, before the list is in order.
struct Phrase {
    /// Its first word in lower case.
    first: Cow<'static, str>,
    words: Vec<Cow<'static, str>>,
    column: Cow<'static, str>,
}

impl Phrase {
    fn new(words: Vec<Cow<'static, str>>, column: Cow<'static, str>) -> Self {
        Self { first: words.first().map(lower_word).unwrap_or_default(), words, column }
    }

    /// Those that begin alike together, the longest first.
    fn order(&self, other: &Self) -> std::cmp::Ordering {
        let by_length = || other.words.len().cmp(&self.words.len());
        self.first.cmp(&other.first).then_with(by_length).then_with(|| self.words.cmp(&other.words))
    }
}

/// Where a phrase of a list was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Match {
    /// The words that it covers: indices into the slice that was searched.
    pub range: Range<usize>,
    /// Which entry: for `Entries::phrase` and `Entries::column`.
    pub entry: usize,
}

impl Entries {
    /// Reads a list as its file has it: one phrase a line, `#` starts a comment line, ` | ` a second column.
    pub fn parse(text: &'static str) -> Self {
        Self::build(lines(text).map(|(phrase, column)| (Cow::Borrowed(phrase), Cow::Borrowed(column))))
    }

    /// A list of phrases that a rule file or a house file gives.
    pub fn from_phrases<S: AsRef<str>>(phrases: impl IntoIterator<Item = S>) -> Self {
        Self::build(phrases.into_iter().map(|phrase| own(phrase.as_ref())))
    }

    /// The list of a file with more phrases, which may have a second column as the file's lines do.
    pub(super) fn parse_with(text: &'static str, more: &[String]) -> Self {
        let own_lines = lines(text).map(|(phrase, column)| (Cow::Borrowed(phrase), Cow::Borrowed(column)));
        Self::build(own_lines.chain(more.iter().flat_map(|more| lines(more)).map(owned)))
    }

    fn build(phrases: impl Iterator<Item = (Cow<'static, str>, Cow<'static, str>)>) -> Self {
        let mut read: Vec<Phrase> = Vec::new();
        for (phrase, column) in phrases {
            let words = split(&phrase);
            if words.iter().any(|word| word.len() > 1 && word.contains('-')) {
                read.push(Phrase::new(words.iter().flat_map(hyphens).collect(), column.clone()));
            }
            if words.first().is_some_and(|word| word != "*") {
                read.push(Phrase::new(words, column));
            }
        }
        read.sort_by(Phrase::order);
        read.dedup_by(|later, earlier| later.words == earlier.words);
        let firsts = read.iter().map(|phrase| Key::of(&phrase.first));
        let mut list = Self { openers: Openers::of(firsts), ..Self::default() };
        list.words.reserve(read.iter().map(|phrase| phrase.words.len()).sum());
        list.entries.reserve(read.len());
        for phrase in read {
            list.push(phrase);
        }
        list
    }

    fn push(&mut self, Phrase { first, words, column }: Phrase) {
        let place = index(self.entries.len());
        self.groups.entry(Key::of(&first)).or_insert(place..place).end = place + 1;
        let start = index(self.words.len());
        self.words.extend(words.into_iter().map(Part::new));
        let second = self.words.get(start as usize + 1).filter(|part| part.word != "*" && part.capital.is_none());
        let second = second.map(|part| part.key);
        self.entries.push(Entry { words: start..index(self.words.len()), second, column });
    }

    /// Every phrase of the list that stands in the words: leftmost, longest, without overlaps.
    pub fn find(&self, words: &[Word<'_>]) -> Vec<Match> {
        self.find_where(words, |_| true)
    }

    /// The same, where it is known at which words none begins.
    pub(super) fn find_where(&self, words: &[Word<'_>], may_begin: impl Fn(usize) -> bool) -> Vec<Match> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            match may_begin(at).then(|| self.find_at(words, at)).flatten() {
                Some(hit) => {
                    at = hit.range.end.max(at + 1);
                    found.push(hit);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The longest phrase that starts at that word.
    pub fn find_at(&self, words: &[Word<'_>], at: usize) -> Option<Match> {
        let word = words.get(at)?;
        let printed = self.best(word.keys.lower, words, at);
        // One key is one group of phrases, and in it a word is compared by both of its forms.
        if word.keys.lemma == word.keys.lower {
            return printed;
        }
        let by_lemma = self.best(word.keys.lemma, words, at);
        match (&printed, &by_lemma) {
            (Some(a), Some(b)) if b.range.end > a.range.end => by_lemma,
            (Some(_), _) => printed,
            (None, _) => by_lemma,
        }
    }

    /// False when no phrase of the list begins with a word in either of its forms.
    #[inline]
    pub fn begins(&self, word: Keys) -> bool {
        self.group(word.lower).is_some() || self.group(word.lemma).is_some()
    }

    /// True when a phrase of the list stands somewhere in the words.
    pub fn occurs(&self, words: &[Word<'_>]) -> bool {
        (0..words.len()).any(|at| self.find_at(words, at).is_some())
    }

    /// True when the list holds this word or lemma alone, as a whole entry (lower case).
    pub fn has(&self, word: &str) -> bool {
        self.single(word).is_some()
    }

    /// The second column of a one-word entry; empty when it has none, `None` when the list does not hold the word.
    pub fn single(&self, word: &str) -> Option<&str> {
        self.single_of(Key::of(word), word)
    }

    /// The same for a word whose key is known.
    #[inline]
    pub fn single_of(&self, key: Key, word: &str) -> Option<&str> {
        let group = self.group(key)?;
        let mut places = group.start as usize..group.end as usize;
        let place = places.find(|&place| matches!(self.words_of(place), [only] if only.is_lower(word)))?;
        Some(self.column(place))
    }

    /// The second column of an entry; empty when it has none.
    pub fn column(&self, entry: usize) -> &str {
        self.entries.get(entry).map(|entry| entry.column.as_ref()).unwrap_or_default()
    }

    /// An entry as the file has it.
    pub fn phrase(&self, entry: usize) -> String {
        self.words_of(entry).iter().map(|part| part.word.as_ref()).collect::<Vec<_>>().join(" ")
    }

    /// Every phrase, in the order of first words.
    pub fn phrases(&self) -> impl Iterator<Item = String> {
        (0..self.entries.len()).map(|entry| self.phrase(entry))
    }

    /// The first word of each phrase in lower case, as keys, in no order.
    pub fn first_words(&self) -> impl Iterator<Item = Key> {
        self.groups.keys().copied()
    }

    /// How many entries there are; a phrase with a hyphen counts twice.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True when the list holds nothing.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    fn best(&self, key: Key, words: &[Word<'_>], at: usize) -> Option<Match> {
        let group = self.group(key)?;
        let next = words.get(at + 1).map(|word| word.keys);
        let goes_on = |entry: &Entry| {
            entry.second.is_none_or(|key| next.is_some_and(|next| next.lower == key || next.lemma == key))
        };
        let group = group.start as usize..group.end as usize;
        let ends = group
            .filter(|place| self.entries.get(*place).is_some_and(goes_on))
            .filter_map(|entry| Some((fits(self.words_of(entry), words, at)?, entry)));
        // The first of the longest: `max_by_key` alone would take the last.
        let (end, entry) = ends.reduce(|best, next| if next.0 > best.0 { next } else { best })?;
        Some(Match { range: at..end, entry })
    }

    /// The phrases that start with a word.
    #[inline]
    fn group(&self, word: Key) -> Option<&Range<u32>> {
        if self.openers.may_have(word) { self.groups.get(&word) } else { None }
    }

    fn words_of(&self, entry: usize) -> &[Part] {
        let range = self.entries.get(entry).map(|entry| entry.words.start as usize..entry.words.end as usize);
        range.and_then(|range| self.words.get(range)).unwrap_or_default()
    }
}

/// Where the phrase ends when it starts at that word.
fn fits(phrase: &[Part], words: &[Word<'_>], at: usize) -> Option<usize> {
    let Some((part, rest)) = phrase.split_first() else {
        return Some(at);
    };
    if part.word == "*" {
        return (at..=at + GAP).find_map(|start| fits(rest, words, start));
    }
    words.get(at).filter(|found| part.is(found))?;
    fits(rest, words, at + 1)
}

/// The phrases of a file with their second column.
pub(super) fn lines(text: &str) -> impl Iterator<Item = (&str, &str)> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).map(|line| {
        let (phrase, column) = line.split_once(" | ").unwrap_or((line, ""));
        (phrase.trim(), column.trim())
    })
}

fn owned((phrase, column): (&str, &str)) -> (Cow<'static, str>, Cow<'static, str>) {
    (Cow::Owned(phrase.to_owned()), Cow::Owned(column.to_owned()))
}

fn own(phrase: &str) -> (Cow<'static, str>, Cow<'static, str>) {
    (Cow::Owned(phrase.to_owned()), Cow::Borrowed(""))
}

/// The words of a phrase. A tokeniser cuts "Ukraine's" and "don't" in two, so entries are cut likewise.
#[expect(clippy::ptr_arg, reason = "a borrowed phrase gives words that borrow from the file")]
fn split(phrase: &Cow<'static, str>) -> Vec<Cow<'static, str>> {
    match phrase {
        Cow::Borrowed(phrase) => cut(phrase).map(Cow::Borrowed).collect(),
        Cow::Owned(phrase) => cut(phrase).map(|word| Cow::Owned(word.replace(['’', '‘'], "'"))).collect(),
    }
}

fn cut(phrase: &str) -> impl Iterator<Item = &str> {
    phrase.split_whitespace().flat_map(|word| {
        let (stem, rest) = clitic(word);
        std::iter::once(stem).chain(rest)
    })
}

/// The words of a phrase in lower case, cut as a tokeniser cuts them.
pub fn split_words(phrase: &str) -> Vec<Box<str>> {
    cut(phrase).map(|word| Box::from(lower(word).as_ref())).collect()
}

/// A word as a tokeniser cuts it: "don't" is "do" and "n't", "cannot" is "can" and "not".
fn clitic(word: &str) -> (&str, Option<&str>) {
    if word.eq_ignore_ascii_case("cannot") {
        let (can, not) = word.split_at("can".len());
        return (can, Some(not));
    }
    for end in ["'s", "’s", "n't", "n’t"] {
        if let Some(stem) = word.strip_suffix(end).filter(|stem| !stem.is_empty()) {
            return (stem, word.get(stem.len()..));
        }
    }
    (word, None)
}

/// "state-run" as a tokeniser that cuts at hyphens gives it: three words.
#[expect(clippy::ptr_arg, reason = "it is mapped over words")]
fn hyphens(word: &Cow<'static, str>) -> Vec<Cow<'static, str>> {
    let mut parts = Vec::new();
    for part in word.split('-') {
        if !parts.is_empty() {
            parts.push(Cow::Borrowed("-"));
        }
        parts.push(Cow::Owned(part.to_owned()));
    }
    parts
}

#[expect(clippy::ptr_arg, reason = "a borrowed word stays borrowed")]
fn lower_word(word: &Cow<'static, str>) -> Cow<'static, str> {
    match word {
        Cow::Borrowed(word) => lower(word),
        Cow::Owned(word) => Cow::Owned(lower(word).into_owned()),
    }
}

fn index(value: usize) -> u32 {
    u32::try_from(value).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::Entries;
    use crate::knowledge::Word;

    fn words<'a>(text: &'a str) -> Vec<Word<'a>> {
        let lower = |text: &str| -> &'static str { super::lower(text).into_owned().leak() };
        let word = |word: &'a str| word.split_once('/').unwrap_or((word, ""));
        text.split(' ').map(word).map(|(text, lemma)| Word::new(text, lower(text), lemma)).collect()
    }

    fn found(list: &'static str, text: &str) -> Vec<String> {
        let entries = Entries::parse(list);
        entries.find(&words(text)).into_iter().map(|hit| entries.phrase(hit.entry)).collect()
    }

    #[test]
    fn the_longest_phrase_wins_by_lemma_or_as_printed() {
        let list = "# verbs\npoint\npoint out\naccording to\n";
        assert_eq!(found(list, "She pointed/point out that , according/accord to him"), ["point out", "according to"]);
    }

    #[test]
    fn a_star_stands_for_at_most_two_words() {
        let list = "do not * respond\n";
        assert_eq!(found(list, "did/do not respond"), ["do not * respond"]);
        assert_eq!(found(list, "did/do n't very quickly respond").len(), 1);
        assert!(found(list, "did/do not come home and respond").is_empty());
    }

    #[test]
    fn capitals_and_hyphens_and_columns() {
        let entries = Entries::parse("X\nstate-run | state\n");
        assert_eq!(entries.find(&words("x posted on X")).len(), 1);
        assert_eq!(entries.find(&words("a state - run daily")).len(), 1);
        assert_eq!(entries.find_at(&words("State-run"), 0).map(|hit| entries.column(hit.entry)), Some("state"));
        assert!(entries.has("state-run") && !entries.has("state"));
    }
}
