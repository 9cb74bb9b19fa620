//! Noun phrases from tags: base phrases first, then what hangs on them ("of Ukraine", "for the ministry", "(SBU)",
//! a name beside an office). One pass to the right and one to the left over each sentence. Whom a phrase names is not
//! asked here.

use super::class::Classes;
use super::page::Page;
use super::{attach, base, conjoin};
use crate::knowledge::lists;
use crate::list::Id;
use crate::text::{Sentence, Tag};
use std::ops::Range;

/// How a phrase begins, which says whether it opens something new.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
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
pub enum Sort {
    /// A proper name.
    Name,
    /// A pronoun, "his" and "who" among them.
    Pronoun,
    /// A common noun, or a number or adjective in place of one.
    Nominal,
}

/// A noun phrase. Numbers of tokens are places in the document's list.
#[derive(Clone, Debug)]
pub struct Phrase {
    /// The whole phrase, without a clause that hangs on it.
    pub tokens: Range<usize>,
    /// The words up to the head, without what hangs on it.
    pub base: Range<usize>,
    /// The word that carries it; of "one of the soldiers", "soldiers".
    pub head: usize,
    /// The word class of the head.
    pub sort: Sort,
    /// How it begins.
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
    /// A name in front of a noun, part of another base phrase: "BBC" in "BBC journalist".
    pub inner: bool,
    /// The verb behind it is its own: "Zelensky said".
    pub subject: bool,
    /// The sentence that it stands in.
    pub sentence: Id<Sentence>,
    /// The quotation that holds it.
    pub quotation: Option<usize>,
}

/// All noun phrases in reading order, outer ones first: those that may name somebody or something, and times, amounts and
/// the like.
pub(super) fn phrases(page: Page<'_>) -> (Vec<Phrase>, Vec<Phrase>) {
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
    let number = page.tag(head) == Some(Tag::CD)
        && page.text(head).bytes().any(|byte| byte.is_ascii_digit())
        && !is_numbered_name(page, &phrase.base);
    let season = phrase.sort != Sort::Pronoun && page.is_season(head) && phrase.title.is_none();
    let nothing = page.says(head, lists::QUANTIFIERS, "nothing");
    // "took four clerks hostage"
    let taken = matches!(page.lemma(head), "hostage" | "captive" | "prisoner")
        && phrase.base.len() == 1
        && !phrase.plural
        && head
            .checked_sub(1)
            .is_some_and(|at| page.tag(at).is_some_and(|tag| tag.is_noun() || tag == Tag::PRP || tag == Tag::VBN));
    (number || nothing || taken || season || page.text(head) == "%") && phrase.complement.is_none()
}

/// "No 10": a name of the almanac that ends in a number.
fn is_numbered_name(page: Page<'_>, words: &Range<usize>) -> bool {
    let capital = words.len() == 2 && page.text(words.start).starts_with(char::is_uppercase);
    let named = || page.knowledge.almanac().find_at(page.words(words.clone()), 0);
    capital && named().is_some_and(|named| named.range.len() == words.len())
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

/// The phrases that name somebody or something, and those that name nothing.
fn in_reading_order(page: Page<'_>, all: Vec<Phrase>) -> (Vec<Phrase>, Vec<Phrase>) {
    let (mut nothing, mut order): (Vec<usize>, Vec<usize>) =
        (0..all.len()).partition(|&at| all.get(at).is_some_and(|phrase| names_nothing(page, phrase)));
    for order in [&mut order, &mut nothing] {
        order.sort_by_key(|&at| {
            let tokens = all.get(at).map(|phrase| phrase.tokens.clone()).unwrap_or_default();
            (tokens.start, std::cmp::Reverse(tokens.end))
        });
    }
    let apart = nothing.iter().filter_map(|&at| all.get(at)).cloned().map(Phrase::alone).collect();
    (ordered(all, &order), apart)
}

impl Phrase {
    /// Without the phrases that it refers to.
    fn alone(self) -> Self {
        Self { owner: None, complement: None, alias: None, same_as: None, relative_to: None, ..self }
    }
}

/// The phrases at these places, in this order, with their references to each other moved along; references to those
/// left out are dropped.
pub fn ordered(all: Vec<Phrase>, order: &[usize]) -> Vec<Phrase> {
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
