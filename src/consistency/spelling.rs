//! A person's name in two spellings: the same first name before “Prystayko” and “Prystaiko”, or a surname that nobody in the
//! article has beside one that somebody has.

use super::Page;
use super::clash::{Clash, Item, Sort};
use crate::facts::{EntityKind, Form, Mention};
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use rustc_hash::FxHashMap;

/// Shorter words differ by one letter and are two names.
const SHORTEST: usize = 6;
/// So many different names are compared.
const MOST: usize = 400;

/// A person's name as a mention prints it.
struct Named<'a> {
    mention: Id<Mention>,
    span: Span,
    first: Option<&'a str>,
    last: &'a str,
}

/// Names that are spelt two ways, told at the later place, or at the spelling that is seen less.
pub(super) fn find(page: &Page<'_>, clashes: &mut Vec<Clash>) {
    let named = named(page);
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for it in &named {
        *counts.entry(it.last).or_default() += 1;
    }
    let mut seen: Vec<&Named<'_>> = Vec::new();
    for it in &named {
        if seen.len() < MOST && !seen.iter().any(|other| other.last == it.last && other.first == it.first) {
            seen.push(it);
        }
    }
    for (at, it) in seen.iter().enumerate() {
        let other = seen.iter().take(at).find(|other| is_slip(it, other, &named));
        let Some(other) = other else { continue };
        let count = |named: &Named<'_>| counts.get(named.last).copied().unwrap_or_default();
        let (wrong, right) = if count(it) > count(other) { (other, it) } else { (it, other) };
        clashes.push(Clash {
            sort: Sort::Spelling,
            item: Item::Name(wrong.mention),
            at: wrong.span,
            other: Some(Item::Name(right.mention)),
            place: right.span,
            says: format!("{} here", right.last),
        });
    }
}

/// One name may be a slip for the other.
fn is_slip(one: &Named<'_>, other: &Named<'_>, all: &[Named<'_>]) -> bool {
    if !near(one.last, other.last) {
        return false;
    }
    match (one.first, other.first) {
        (Some(a), Some(b)) => a == b,
        // A surname that stands alone and that nobody has been introduced with.
        (None, Some(_)) => !all.iter().any(|it| it.first.is_some() && it.last == one.last),
        (Some(_), None) => !all.iter().any(|it| it.first.is_some() && it.last == other.last),
        (None, None) => false,
    }
}

/// Nearly the same letters: one is left out, put in, exchanged, or two change places.
fn near(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let length = short.chars().count();
    let first = |word: &str| word.chars().next();
    let plain = length >= SHORTEST && one != other && first(one) == first(other);
    // “Ivanova” is Ivanov's wife, “Dolans” are several.
    let grown = long.starts_with(short);
    plain && !grown && strsim::osa_distance(one, other) == 1
}

/// The people whom the article names outside quotations, in reading order.
fn named<'a>(page: &Page<'a>) -> Vec<Named<'a>> {
    let titles = page.knowledge.words(lists::TITLES);
    let mut named = Vec::new();
    for (id, mention) in page.facts.mentions.entries() {
        let person = page.facts.entities.get(mention.entity).is_some_and(|it| it.kind == EntityKind::Person);
        if !person || mention.form != Form::Name || page.index.is_quoted(mention.span) {
            continue;
        }
        let words: Vec<&str> = page
            .tokens(mention.span)
            .iter()
            .filter(|token| token.tag.is_name())
            .map(|token| page.printed(token))
            .filter(|word| {
                let lower = word.to_lowercase();
                let lower = lower.trim_end_matches('.');
                let shouted = word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
                let spelt = word.starts_with(char::is_uppercase) && word.chars().all(|c| c.is_alphabetic() || c == '-');
                spelt && !shouted && !titles.has(lower)
            })
            .collect();
        if let Some((last, first)) = words.split_last() {
            named.push(Named { mention: id, span: mention.span, first: first.first().copied(), last });
        }
    }
    named
}
