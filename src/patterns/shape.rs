//! The classes of words and phrases that patterns may name, beside the lists: "noun", "gerund", "comma", "named". A row a
//! class; what a word is, is read by `text` and `phrases`.

use crate::phrases::{Page, Phrases};
use crate::text::Tag;

/// A class of words.
#[derive(Clone, Copy)]
pub struct Shape {
    /// As patterns write it.
    pub name: &'static str,
    is: fn(Page<'_>, usize) -> bool,
}

impl Shape {
    /// The class of that name, or the tag.
    pub fn of(name: &str) -> Option<Self> {
        SHAPES.into_iter().chain(TAGS).find(|shape| shape.name == name)
    }

    /// Every name, tags aside.
    pub fn names() -> impl Iterator<Item = &'static str> {
        SHAPES.into_iter().map(|shape| shape.name)
    }

    /// True for a class that few sentences have a word of, so that a pattern may rest on it alone.
    pub fn is_rare(self) -> bool {
        RARE.contains(&self.name)
    }

    /// Whether the word at a place is of it.
    pub fn holds(self, page: Page<'_>, at: usize) -> bool {
        (self.is)(page, at)
    }
}

impl std::fmt::Debug for Shape {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

macro_rules! shapes {
    ($($name:literal: $is:expr),* $(,)?) => {
        [$(Shape { name: $name, is: $is }),*]
    };
}

fn tag(page: Page<'_>, at: usize, is: impl Fn(Tag) -> bool) -> bool {
    page.tag(at).is_some_and(is)
}

/// The classes.
const SHAPES: [Shape; 29] = shapes![
    "adjective": |page, at| tag(page, at, Tag::is_adjective),
    "adverb": |page, at| tag(page, at, |it| matches!(it, Tag::RB | Tag::RBR | Tag::RBS)),
    "any": |page, at| page.token(at).is_some(),
    "article": |page, at| tag(page, at, |it| matches!(it, Tag::DT | Tag::PDT)),
    "bare-verb": |page, at| tag(page, at, Tag::is_base_form),
    "colon": |page, at| page.text(at) == ":",
    "comma": |page, at| page.text(at) == ",",
    "conjunction": |page, at| tag(page, at, Tag::is_conjunction),
    "dash": |page, at| page.stretch(at..at + 1).is_dash(at) || page.text(at) == "―",
    "figure": |page, at| tag(page, at, |it| it == Tag::CD) || starts_with_digit(page.text(at)),
    "finite": |page, at| tag(page, at, Tag::is_finite),
    "gerund": |page, at| tag(page, at, Tag::is_ing_form),
    "handle": |page, at| page.text(at).starts_with('@'),
    "large-number": |page, at| tag(page, at, |it| it == Tag::CD) && is_large(page.text(at)),
    "mark": |page, at| tag(page, at, |it| it == Tag::Mark),
    "modal": |page, at| tag(page, at, Tag::is_modal),
    "name": |page, at| tag(page, at, Tag::is_name),
    "noun": |page, at| tag(page, at, Tag::is_noun),
    "number": |page, at| tag(page, at, |it| it == Tag::CD),
    "participle": |page, at| tag(page, at, |it| it == Tag::VBN),
    "past": |page, at| page.is_past(at),
    "possessive": |page, at| tag(page, at, |it| matches!(it, Tag::POS | Tag::PRPS)),
    "preposition": |page, at| tag(page, at, |it| it == Tag::IN),
    "pronoun": |page, at| tag(page, at, |it| it == Tag::PRP),
    "quote": |page, at| page.stretch(at..at + 1).is_quote(at),
    "relative": |page, at| tag(page, at, Tag::is_relative),
    "season": |page, at| page.is_season(at),
    "verb": |page, at| tag(page, at, Tag::is_verb),
    "year": |page, at| tag(page, at, |it| it == Tag::CD) && is_year(page.text(at)),
];

/// Classes that a pattern may rest on.
const RARE: [&str; 6] = ["figure", "handle", "large-number", "number", "quote", "year"];

macro_rules! tags {
    ($($name:literal $tag:ident),* $(,)?) => {
        [$(Shape { name: $name, is: |page, at| page.tag(at) == Some(Tag::$tag) }),*]
    };
}

/// The tags of the Penn Treebank, for what no class says.
const TAGS: [Shape; 36] = tags![
    "CC" CC, "CD" CD, "DT" DT, "EX" EX, "FW" FW, "IN" IN, "JJ" JJ, "JJR" JJR, "JJS" JJS, "LS" LS, "MD" MD, "NN" NN,
    "NNS" NNS, "NNP" NNP, "NNPS" NNPS, "PDT" PDT, "POS" POS, "PRP" PRP, "PRP$" PRPS, "RB" RB, "RBR" RBR, "RBS" RBS,
    "RP" RP, "SYM" SYM, "TO" TO, "UH" UH, "VB" VB, "VBD" VBD, "VBG" VBG, "VBN" VBN, "VBP" VBP, "VBZ" VBZ, "WDT" WDT,
    "WP" WP, "WP$" WPS, "WRB" WRB,
];

fn starts_with_digit(word: &str) -> bool {
    word.bytes().next().is_some_and(|byte| byte.is_ascii_digit())
}

/// Three digits or more: "150", "1,024".
fn is_large(word: &str) -> bool {
    word.bytes().filter(u8::is_ascii_digit).count() >= 3
}

/// "1987", "2026".
fn is_year(word: &str) -> bool {
    let century = word.starts_with("19") || word.starts_with("20");
    word.len() == 4 && century && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// What may be asked of a noun phrase or a verb group, beside what its head is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trait {
    /// A noun phrase with a name in it.
    Named,
    /// A verb group in the passive.
    Passive,
    /// A verb group that something turns round.
    Negated,
}

impl Trait {
    /// All, with their names.
    pub const ALL: [(&'static str, Self); 3] =
        [("named", Self::Named), ("passive", Self::Passive), ("negated", Self::Negated)];

    /// The one of that name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == name).map(|(_, it)| it)
    }

    /// Whether it holds of the phrase or the verb group around a word.
    pub fn holds(self, phrases: &Phrases<'_>, at: usize) -> bool {
        match self {
            Self::Named => phrases.base_at(at).is_some_and(|it| it.name.is_some()),
            Self::Passive => phrases.verb_at(at).is_some_and(|group| group.passive),
            Self::Negated => phrases.verb_at(at).is_some_and(|group| group.negation.is_some()),
        }
    }
}
