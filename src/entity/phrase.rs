//! Noun phrases from tags: base phrases first, then what hangs on them ("of Ukraine", "for the ministry", "(SBU)",
//! a name beside an office). One pass to the right and one to the left over each sentence. Whom a phrase names is not
//! asked here.

mod attach;
mod base;
mod conjoin;
mod object;

pub(super) use base::honorific;

use crate::entity::noun::{Class, Classes, Lists};
use crate::knowledge::Knowledge;
use crate::list::Id;
use crate::span::Span;
use crate::text::{Document, Sentence, Tag, Token};
use std::ops::Range;

/// How a phrase begins, which says whether it opens something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opening {
    /// Nothing: "soldiers", "Kyiv".
    Bare,
    /// "the"
    The,
    /// "this", "those"
    Pointing,
    /// "a", "one" before a noun, "another"
    A,
    /// "any", "every", "no": a class, never one in particular.
    Any,
    /// "some", "several", "many", "two"
    Some,
    /// "its", "Ukraine's"
    Owned,
}

/// The word class of the head.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Name,
    Pronoun,
    Nominal,
}

/// A noun phrase. Numbers of tokens are places in the document's list.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// The whole phrase, without a clause that hangs on it.
    pub tokens: Range<usize>,
    /// The words up to the head, without what hangs on it.
    pub base: Range<usize>,
    /// The word that carries it; of "one of the soldiers", "soldiers".
    pub head: usize,
    pub sort: Sort,
    pub opening: Opening,
    /// The words of a proper name in it, without title.
    pub name: Option<Range<usize>>,
    /// The words of a title or office in front of a name.
    pub title: Option<Range<usize>>,
    /// Several are meant.
    pub plural: bool,
    /// What its noun stands for; of "one of the soldiers", what "soldiers" stands for.
    pub classes: Classes,
    /// The phrase in "'s" or the pronoun "his" in front.
    pub owner: Option<usize>,
    /// The phrase after "of", "for", "from", "at".
    pub complement: Option<usize>,
    /// "one of the soldiers": the complement is the group.
    pub partitive: bool,
    /// A name in brackets behind it: "(SBU)".
    pub alias: Option<usize>,
    /// The phrase beside it that names the same: "the minister, Ana Ruiz".
    pub same_as: Option<usize>,
    /// For "who", "which": the phrase it stands for.
    pub relative_to: Option<usize>,
    /// Two or more phrases with "and" between them, kept only when "they" names them.
    pub conjoined: bool,
    /// The verb behind it is its own: "Zelensky said".
    pub subject: bool,
    pub sentence: Id<Sentence>,
    /// The quotation that holds it.
    pub quotation: Option<usize>,
}

/// The words of an article as this stage looks at them.
#[derive(Clone, Copy, Debug)]
pub(super) struct Page<'a> {
    pub document: &'a Document,
    pub knowledge: &'a Knowledge,
    pub lists: Lists<'a>,
}

impl<'a> Page<'a> {
    pub(super) fn new(document: &'a Document, knowledge: &'a Knowledge) -> Self {
        Self { document, knowledge, lists: Lists::new(knowledge) }
    }

    pub(super) fn token(self, at: usize) -> Option<&'a Token> {
        self.document.tokens.as_slice().get(at)
    }

    pub(super) fn tag(self, at: usize) -> Option<Tag> {
        self.token(at).map(|token| token.tag)
    }

    pub(super) fn lemma(self, at: usize) -> &'a str {
        self.token(at).map(|token| token.lemma.as_ref()).unwrap_or_default()
    }

    pub(super) fn text(self, at: usize) -> &'a str {
        self.token(at).map(|token| self.document.at(token.span)).unwrap_or_default()
    }

    pub(super) fn span(self, tokens: &Range<usize>) -> Span {
        match (self.token(tokens.start), tokens.end.checked_sub(1).and_then(|last| self.token(last))) {
            (Some(first), Some(last)) => first.span.to(last.span),
            _ => Span::default(),
        }
    }

    pub(super) fn classes(self, at: usize) -> Classes {
        let (Some(token), Some(keys)) = (self.token(at), self.document.keys(at)) else { return Classes::default() };
        Classes::of(&token.lemma, keys.lemma, self.lists)
    }

    /// The sort of body that a noun stands for, as `body-nouns` has it.
    pub(super) fn body_sort(self, at: usize) -> Option<&'a str> {
        let keys = self.document.keys(at)?;
        self.lists.body_sort(self.lemma(at), keys.lemma)
    }

    /// A weekday, a month, "yesterday", "week".
    pub(super) fn is_season(self, at: usize) -> bool {
        self.classes(at).has(Class::Season)
    }
}

/// All noun phrases in reading order, outer ones first.
pub(super) fn phrases(page: Page<'_>) -> Vec<Phrase> {
    // One token in four carries a phrase.
    let mut all = Vec::with_capacity(page.document.tokens.len() / 3);
    for (id, sentence) in page.document.sentences.entries() {
        let first = all.len();
        base::read(page, id, sentence.tokens.clone(), &mut all);
        attach::attach(page, sentence.tokens.end, first, &mut all);
        conjoin::conjoin(page, first, &mut all);
    }
    mark_quoted(page, &mut all);
    in_reading_order(page, all)
}

/// "last year", "45", "10 per cent": no one and nothing that could be a source.
fn names_nothing(page: Page<'_>, phrase: &Phrase) -> bool {
    let head = phrase.head;
    let number = page.tag(head) == Some(Tag::CD) && page.text(head).bytes().any(|byte| byte.is_ascii_digit());
    let season = phrase.sort != Sort::Pronoun && page.is_season(head) && phrase.title.is_none();
    let nothing = matches!(page.lemma(head), "nobody" | "nothing" | "anything" | "something" | "everything");
    // "took four clerks hostage"
    let taken = matches!(page.lemma(head), "hostage" | "captive" | "prisoner")
        && phrase.base.len() == 1
        && !phrase.plural
        && head
            .checked_sub(1)
            .is_some_and(|at| page.tag(at).is_some_and(|tag| tag.is_noun() || tag == Tag::PRP || tag == Tag::VBN));
    (number || nothing || taken || season || page.text(head) == "%") && phrase.complement.is_none()
}

/// Which quotation holds each phrase; both lists are in order of their start.
fn mark_quoted(page: Page<'_>, all: &mut [Phrase]) {
    let quotations = page.document.quotations.as_slice();
    let mut at = 0;
    for phrase in all {
        let span = page.span(&phrase.base);
        while quotations.get(at + 1).is_some_and(|next| next.span.start <= span.start) {
            at += 1;
        }
        phrase.quotation = quotations.get(at).filter(|it| it.span.contains(span)).map(|_| at);
    }
}

fn in_reading_order(page: Page<'_>, all: Vec<Phrase>) -> Vec<Phrase> {
    let kept = |at: &usize| all.get(*at).is_some_and(|phrase| !names_nothing(page, phrase));
    let mut order: Vec<usize> = (0..all.len()).filter(kept).collect();
    order.sort_by_key(|&at| {
        let tokens = all.get(at).map(|phrase| phrase.tokens.clone()).unwrap_or_default();
        (tokens.start, std::cmp::Reverse(tokens.end))
    });
    ordered(all, &order)
}

/// The phrases at these places, in this order, with their references to each other moved along; references to those
/// left out are dropped.
pub(super) fn ordered(all: Vec<Phrase>, order: &[usize]) -> Vec<Phrase> {
    let mut place = vec![None; all.len()];
    for (new, &old) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(old) {
            *slot = Some(new);
        }
    }
    let moved = |old: Option<usize>| old.and_then(|old| place.get(old).copied().flatten());
    let mut slots: Vec<Option<Phrase>> = all.into_iter().map(Some).collect();
    let mut sorted = Vec::with_capacity(order.len());
    for mut phrase in order.iter().filter_map(|&old| slots.get_mut(old).and_then(Option::take)) {
        phrase.owner = moved(phrase.owner);
        phrase.complement = moved(phrase.complement);
        phrase.alias = moved(phrase.alias);
        phrase.same_as = moved(phrase.same_as);
        phrase.relative_to = moved(phrase.relative_to);
        sorted.push(phrase);
    }
    sorted
}
