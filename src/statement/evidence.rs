//! Images, videos, documents and data that an article offers as evidence: `evidence` finds the phrases from words
//! alone, `supply` adds who supplied them and who is to be seen, once the cast is known. Papers that only speak ("the
//! law says") are sources, not found here; whether evidence is genuine is for notes and rules.

mod supply;

pub use supply::supply;

use crate::facts::EvidenceKind;
use crate::knowledge::{Asked, Knowledge, Word, lists};
use crate::list::Id;
use crate::span::Span;
use crate::text::{BlockKind, Document, Sentence, Tag, Token};
use rustc_hash::FxHashSet;
use std::ops::Range;

/// How far before or after a noun a verb shows that it is offered.
const REACH: usize = 7;

/// A sentence under work.
struct Scan<'a> {
    knowledge: &'a Knowledge,
    nouns: Asked<'a>,
    tokens: &'a [Token],
    words: &'a [Word<'a>],
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

/// A noun that names evidence: its tokens, its kind, and whether the word alone shows it.
struct Noun {
    start: usize,
    end: usize,
    kind: EvidenceKind,
    sure: bool,
}

/// What the article offers as evidence, in reading order; `supply` makes evidence of it, at the same places. A
/// later "the photo" that takes up an earlier one is no evidence of its own.
pub fn evidence(document: &Document, words: &[Word<'_>], knowledge: &Knowledge) -> Vec<Offered> {
    let mut found = Vec::new();
    let mut known: FxHashSet<(EvidenceKind, &str)> = FxHashSet::default();
    let nouns = knowledge.lexicon().asked(lists::EVIDENCE_NOUNS);
    for (id, sentence) in document.sentences.entries() {
        if document.block_of(id).kind == BlockKind::Furniture {
            continue;
        }
        let tokens = document.tokens.as_slice().get(sentence.tokens.clone()).unwrap_or_default();
        let words = words.get(sentence.tokens.clone()).unwrap_or_default();
        let scan = Scan { knowledge, nouns, tokens, words };
        let mut at = 0;
        while at < scan.words.len() {
            let Some(noun) = scan.noun(at) else {
                at += 1;
                continue;
            };
            at = noun.end;
            // "the footage" takes up any video before it, "the card" only a card.
            let head = if noun.kind == EvidenceKind::Document {
                tokens.get(noun.end - 1).map_or("", |token| &*token.lemma)
            } else {
                ""
            };
            if scan.is_definite(&noun) && known.contains(&(noun.kind, head)) || !scan.is_offered(&noun) {
                continue;
            }
            known.insert((noun.kind, head));
            let phrase = scan.phrase(&noun);
            let first = sentence.tokens.start;
            found.push(Offered { kind: noun.kind, words: first + phrase.start..first + phrase.end, sentence: id });
        }
    }
    found
}

impl Scan<'_> {
    /// The longest noun of evidence at a token, unless it only describes another noun ("video game", "photo shoot").
    fn noun(&self, at: usize) -> Option<Noun> {
        let list = self.nouns.entries;
        let opened = self.knowledge.lexicon().panel().opened(self.words.get(at)?.keys);
        let hit = self.nouns.find_at(opened, self.words, at)?;
        let (kind, sure) = kind(list.column(hit.entry))?;
        let head = self.tokens.get(hit.range.end - 1)?;
        let next = self.tokens.get(hit.range.end).map(|token| token.tag);
        let noun = head.tag.is_noun() && !next.is_some_and(Tag::is_noun) && next != Some(Tag::POS);
        noun.then_some(Noun { start: hit.range.start, end: hit.range.end, kind, sure })
    }

    /// A sign that it is offered as evidence: the word itself, a modifier, a verb of handing out near it, or that it
    /// was found on somebody.
    fn is_offered(&self, noun: &Noun) -> bool {
        if noun.sure {
            return !self.is_denied(noun);
        }
        let modifiers = self.knowledge.words(lists::EVIDENCE_MODIFIERS);
        let modified = (noun.start.saturating_sub(3)..=noun.start)
            .any(|at| modifiers.find_at(self.words, at).is_some() && at < noun.end);
        modified || self.is_handed_out(noun)
    }

    /// "no photo", "without a video": there is none.
    fn is_denied(&self, noun: &Noun) -> bool {
        (noun.start.saturating_sub(2)..noun.start).any(|at| matches!(self.lower(at), "no" | "without"))
    }

    fn is_handed_out(&self, noun: &Noun) -> bool {
        let verbs = self.knowledge.words(lists::EVIDENCE_VERBS);
        let hands_out = |at: usize| {
            self.tokens.get(at).is_some_and(|token| token.tag.is_verb()) && verbs.find_at(self.words, at).is_some()
        };
        let image = matches!(noun.kind, EvidenceKind::Image | EvidenceKind::Video | EvidenceKind::SatelliteImage);
        let before = (noun.start.saturating_sub(REACH)..noun.start).any(hands_out);
        let end = noun.end + usize::from(self.lower(noun.end) == ",");
        let shown = image
            && matches!(
                self.lower(noun.end),
                "showing" | "taken" | "shows" | "show" | "showed" | "posted" | "shared" | "circulating"
            );
        let passive = matches!(
            self.lower(end),
            "that"
                | "which"
                | "was"
                | "were"
                | "found"
                | "seized"
                | "obtained"
                | "seen"
                | "leaked"
                | "posted"
                | "released"
                | "published"
                | "provided"
        ) && (end..end + REACH).any(|at| {
            matches!(
                self.lower(at),
                "found"
                    | "seized"
                    | "obtained"
                    | "seen"
                    | "leaked"
                    | "posted"
                    | "released"
                    | "reviewed"
                    | "shared"
                    | "published"
                    | "provided"
            )
        });
        // A report that somebody published is no evidence of something else; a picture that somebody published is.
        if image { before || shown || passive } else { passive || before && self.is_shown(noun) }
    }

    /// Verbs that hand out a paper as a thing to look at, not as a text to read.
    fn is_shown(&self, noun: &Noun) -> bool {
        (noun.start.saturating_sub(REACH)..noun.start).any(|at| {
            matches!(
                self.lemma(at),
                "leak" | "obtain" | "see" | "review" | "view" | "examine" | "display" | "produce" | "show" | "share"
            ) && self.tokens.get(at).is_some_and(|token| token.tag.is_verb())
        })
    }

    /// "the photo", "these images": takes up one that was named before.
    fn is_definite(&self, noun: &Noun) -> bool {
        (noun.start.saturating_sub(3)..noun.start)
            .any(|at| matches!(self.lower(at), "the" | "this" | "that" | "these" | "those" | "its" | "both"))
    }

    /// The noun with what stands before it, and with "of …" where it says what is to be seen.
    fn phrase(&self, noun: &Noun) -> Range<usize> {
        let mut start = noun.start;
        while let Some(before) = start.checked_sub(1) {
            let tag = self.tokens.get(before).map(|token| token.tag);
            let inside = matches!(
                tag,
                Some(
                    Tag::DT
                        | Tag::JJ
                        | Tag::NN
                        | Tag::NNP
                        | Tag::NNPS
                        | Tag::CD
                        | Tag::PRPS
                        | Tag::POS
                        | Tag::VBN
                        | Tag::VBG
                        | Tag::PDT
                )
            );
            // "shared photos": a verb that hands out is no part of the phrase, however it was tagged.
            let verb = matches!(tag, Some(Tag::VBN | Tag::VBG | Tag::JJ))
                && self.knowledge.words(lists::EVIDENCE_VERBS).has(self.lemma(before));
            if !inside || verb {
                break;
            }
            start = before;
            if matches!(tag, Some(Tag::DT | Tag::PRPS)) {
                break;
            }
        }
        let shows = !matches!(noun.kind, EvidenceKind::Document | EvidenceKind::Data) && self.lower(noun.end) == "of";
        let end = if shows { self.noun_phrase_end(noun.end + 1) } else { noun.end };
        start..end
    }

    /// Where the noun phrase that starts at a token ends.
    fn noun_phrase_end(&self, start: usize) -> usize {
        let mut end = start;
        let mut at = start;
        while let Some(token) = self.tokens.get(at) {
            let part = token.tag.is_noun()
                || token.tag.is_adjective()
                || matches!(
                    token.tag,
                    Tag::DT | Tag::CD | Tag::PRPS | Tag::POS | Tag::VBN | Tag::VBG | Tag::CC | Tag::PDT
                );
            if !part {
                break;
            }
            at += 1;
            if token.tag.is_noun() {
                end = at;
            }
        }
        end.max(start.saturating_sub(1))
    }

    fn lower(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| word.lower.as_ref())
    }

    fn lemma(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| &token.lemma)
    }

    fn span(&self, start: usize, end: usize) -> Span {
        let last = end.checked_sub(1).and_then(|at| self.tokens.get(at));
        match (self.tokens.get(start), last) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
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
    use crate::text::{Format, read};

    fn found(text: &str) -> Vec<(EvidenceKind, String)> {
        let document = read(text, Format::Plain);
        evidence(&document, &document.all_words(), Knowledge::built_in())
            .iter()
            .map(|it| {
                let words = &document.tokens.as_slice()[it.words.clone()];
                (it.kind, document.at(words[0].span.to(words[words.len() - 1].span)).to_owned())
            })
            .collect()
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
