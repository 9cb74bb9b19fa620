//! Images, videos, documents and data that an article offers as evidence: `evidence` finds the phrases from words
//! alone, `supply` adds who supplied them and who is to be seen, once the cast is known. Papers that only speak ("the
//! law says") are sources, not found here; whether evidence is genuine is for notes and rules.

mod supply;

pub use supply::supply;

use crate::facts::EvidenceKind;
use crate::knowledge::{Asked, lists};
use crate::list::Id;
use crate::phrases::{Opening, Page, Phrase, Phrases, says};
use crate::text::{BlockKind, Sentence, Tag};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How far before or after a noun a verb shows that it is offered.
const REACH: usize = 7;

/// A sentence under work.
struct Scan<'a> {
    phrases: &'a Phrases<'a>,
    page: Page<'a>,
    nouns: Asked<'a>,
    tokens: Range<usize>,
}

/// A phrase that names evidence, of which nothing else is known yet.
#[derive(Clone, Debug)]
pub struct Offered {
    /// What it is.
    pub kind: EvidenceKind,
    /// The phrase, by its tokens.
    pub words: Range<usize>,
    /// Its sentence.
    pub sentence: Id<Sentence>,
}

/// A noun that names evidence: its tokens, its base phrase, its kind, and whether the word alone shows it.
struct Noun<'a> {
    start: usize,
    end: usize,
    base: &'a Phrase,
    kind: EvidenceKind,
    sure: bool,
}

/// What the article offers as evidence, in reading order; `supply` makes evidence of it, at the same places. A
/// later "the photo" that takes up an earlier one is no evidence of its own.
pub fn evidence(phrases: &Phrases<'_>) -> Vec<Offered> {
    let page = phrases.page();
    let mut found = Vec::new();
    let mut known: FxHashSet<(EvidenceKind, &str)> = FxHashSet::default();
    for (id, sentence) in page.document.sentences.entries() {
        if page.document.block_of(id).kind == BlockKind::Furniture {
            continue;
        }
        let scan = Scan::of(phrases, sentence);
        let mut at = scan.tokens.start;
        while at < scan.tokens.end {
            let Some(noun) = scan.noun(at) else {
                at += 1;
                continue;
            };
            at = noun.end;
            // "the footage" takes up any video before it, "the card" only a card.
            let head = if noun.kind == EvidenceKind::Document { page.lemma(noun.end - 1) } else { "" };
            if scan.is_definite(&noun) && known.contains(&(noun.kind, head)) || !scan.is_offered(&noun) {
                continue;
            }
            known.insert((noun.kind, head));
            found.push(Offered { kind: noun.kind, words: scan.phrase(&noun), sentence: id });
        }
    }
    found
}

impl<'a> Scan<'a> {
    fn of(phrases: &'a Phrases<'a>, sentence: &Sentence) -> Self {
        let page = phrases.page();
        let nouns = page.knowledge.lexicon().asked(lists::EVIDENCE_NOUNS);
        Self { phrases, page, nouns, tokens: sentence.tokens.clone() }
    }

    /// The longest noun of evidence at a token, unless it only describes another noun ("video game", "photo shoot").
    fn noun(&self, at: usize) -> Option<Noun<'a>> {
        let opened = self.page.opened(at..at + 1).first().copied()?;
        let words = self.page.words(at..self.tokens.end);
        let hit = self.nouns.find_at(opened, words, 0)?;
        let (kind, sure) = kind(self.nouns.entries.column(hit.entry))?;
        let end = at + hit.range.end;
        let base = self.phrases.base_at(end - 1).filter(|base| base.head == end - 1)?;
        Some(Noun { start: at, end, base, kind, sure })
    }

    /// A sign that it is offered as evidence: the word itself, a modifier, a verb of handing out near it, or that it
    /// was found on somebody.
    fn is_offered(&self, noun: &Noun<'_>) -> bool {
        if noun.sure {
            return !self.is_denied(noun);
        }
        let mut modifiers = noun.start.saturating_sub(3).max(self.tokens.start)..noun.end;
        modifiers.any(|at| self.page.beginning(at, lists::EVIDENCE_MODIFIERS).is_some()) || self.is_handed_out(noun)
    }

    /// "no photo", "without a video": there is none.
    fn is_denied(&self, noun: &Noun<'_>) -> bool {
        let none = |at: usize| self.page.negation(at).is_some_and(|it| it.noun) || self.page.lower(at) == "without";
        (noun.start.saturating_sub(2).max(self.tokens.start)..noun.start).any(none)
    }

    fn is_handed_out(&self, noun: &Noun<'_>) -> bool {
        let image = matches!(noun.kind, EvidenceKind::Image | EvidenceKind::Video | EvidenceKind::SatelliteImage);
        let before = self.verb_before(noun, |_| true);
        let shown = image && self.stands(noun.end, "shown");
        let end = noun.end + usize::from(self.lower(noun.end) == ",");
        let passive = self.stands(end, "opens") && (end..end + REACH).any(|at| self.stands(at, "passive"));
        // A report that somebody published is no evidence of something else; a picture that somebody published is.
        if image {
            before || shown || passive
        } else {
            passive || self.verb_before(noun, |column| says(column, "paper"))
        }
    }

    /// Whether a verb of handing out stands a little way before a noun: of papers only one by which they are things to look
    /// at, not texts to read.
    fn verb_before(&self, noun: &Noun<'_>, fits: impl Fn(&str) -> bool) -> bool {
        let hands = |at: usize| self.page.beginning(at, lists::EVIDENCE_VERBS).is_some_and(|(_, column)| fits(column));
        let mut near = noun.start.saturating_sub(REACH).max(self.tokens.start)..noun.start;
        near.any(|at| self.page.tag(at).is_some_and(Tag::is_verb) && hands(at))
    }

    /// "the photo", "these images": takes up one that was named before.
    fn is_definite(&self, noun: &Noun<'_>) -> bool {
        match noun.base.opening {
            Opening::The | Opening::Pointing => true,
            Opening::Owned | Opening::Some => matches!(self.lower(noun.base.base.start), "its" | "both"),
            Opening::Bare | Opening::A | Opening::Any => false,
        }
    }

    /// The noun with what stands before it, and with "of …" where it says what is to be seen.
    fn phrase(&self, noun: &Noun<'_>) -> Range<usize> {
        // "shared photos": a verb that hands out is no part of the phrase, however it was tagged.
        let verb = |at: &usize| {
            let noun = self.page.tag(*at).is_some_and(Tag::is_noun);
            !noun && self.page.is(*at, lists::EVIDENCE_VERBS)
        };
        let first = noun.base.base.start;
        let start = (first..noun.start).rev().find(verb).map_or(first, |at| at + 1);
        let shows = !matches!(noun.kind, EvidenceKind::Document | EvidenceKind::Data) && self.lower(noun.end) == "of";
        let of = self.phrases.joined_from(noun.end + 1).filter(|_| shows);
        start..of.map_or(noun.end, |of| of.end)
    }

    /// The word of the sentence in lower case, empty outside.
    fn lower(&self, at: usize) -> &'a str {
        if self.tokens.contains(&at) { self.page.lower(at) } else { "" }
    }

    /// Whether a word that stands behind evidence does that, by its form.
    fn stands(&self, at: usize, what: &str) -> bool {
        self.page.knowledge.words(lists::EVIDENCE_FOLLOWERS).single(self.lower(at)).is_some_and(|it| says(it, what))
    }
}

/// What a column of the list says: the kind, and whether the word alone shows it.
fn kind(column: &str) -> Option<(EvidenceKind, bool)> {
    let (name, sure) = column.split_once(' ').map_or((column, false), |(name, _)| (name, true));
    let kind = match name {
        "image" => EvidenceKind::Image,
        "video" => EvidenceKind::Video,
        "document" => EvidenceKind::Document,
        "satellite" => EvidenceKind::SatelliteImage,
        "data" => EvidenceKind::Data,
        _ => return None,
    };
    Some((kind, sure))
}

#[cfg(test)]
mod tests {
    use super::evidence;
    use crate::facts::EvidenceKind::{self, Document, Image, SatelliteImage, Video};
    use crate::knowledge::Knowledge;
    use crate::phrases;
    use crate::text::{Format, read};

    fn found(text: &str) -> Vec<(EvidenceKind, String)> {
        let document = read(text, Format::Plain);
        let phrases = phrases::read(&document, Knowledge::built_in());
        let found = evidence(&phrases);
        found.iter().map(|it| (it.kind, document.at(phrases.page().span(&it.words)).to_owned())).collect()
    }

    #[test]
    fn what_is_offered_is_found_once() {
        let text = "The mayor posted photos of the burnt ferry. The photos were taken at night. She also shared a picture of a dock worker's ID card.";
        let expected = [
            (Image, "photos of the burnt ferry"),
            (Image, "a picture of a dock worker's ID card"),
            (Document, "ID card"),
        ];
        let found = found(text);
        assert_eq!(found.len(), 3, "{found:?}");
        assert!(found.iter().zip(expected).all(|(it, other)| it.0 == other.0 && it.1.ends_with(other.1)), "{found:?}");
    }

    #[test]
    fn leaks_footage_and_satellites() {
        assert_eq!(found("Reporters saw a leaked memo.")[0].0, Document);
        assert_eq!(found("Footage from a drone showed smoke.")[0].0, Video);
        assert_eq!(found("Satellite images show a new pier.")[0].0, SatelliteImage);
    }

    #[test]
    fn papers_that_only_speak_and_other_pictures_are_none() {
        for text in [
            "The report says so.",
            "The video game sold well.",
            "The public image of the firm suffered.",
            "She wrote a letter.",
            "There is no photo of him.",
        ] {
            assert!(found(text).is_empty(), "{text}: {:?}", found(text));
        }
    }
}
