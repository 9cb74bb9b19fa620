//! "Anna Lind and Tom Ek", "Ukraine and South Korea": phrases joined by "and", as one that "they" may name. Adds
//! phrases; changes none.

use super::class::{Class, Classes};
use super::noun::{Opening, Phrase, Sort};
use super::page::Page;
use crate::text::Tag;

/// How many phrases a list may have to be read as one.
const MOST: usize = 6;

/// Adds a phrase for each run of joined phrases among those from `first` on, which are those of one sentence.
pub(super) fn conjoin(page: Page<'_>, first: usize, all: &mut Vec<Phrase>) {
    let mut whole: Vec<usize> = (first..all.len()).collect();
    whole.sort_by_key(|&at| all.get(at).map(|it| (it.tokens.start, std::cmp::Reverse(it.tokens.end))));
    let mut outer: Vec<usize> = Vec::new();
    let mut end = 0;
    for at in whole {
        let Some(it) = all.get(at) else { continue };
        if it.tokens.start >= end {
            end = it.tokens.end;
            outer.push(at);
        }
    }
    let mut found = Vec::new();
    for (place, pair) in outer.windows(2).enumerate() {
        let &[left, right] = pair else { continue };
        let (Some(a), Some(b)) = (all.get(left), all.get(right)) else { continue };
        if !joins(page, a, b) {
            continue;
        }
        let start = outer.get(..=place).unwrap_or_default().iter().rev().take(MOST).map_while(|&at| all.get(at)).fold(
            a,
            |last, it| {
                let listed = std::ptr::eq(last, it)
                    || page.text(it.tokens.end) == "," && it.tokens.end + 1 == last.tokens.start && can(it);
                if listed { it } else { last }
            },
        );
        found.push(group(start, b));
    }
    all.extend(found);
}

fn joins(page: Page<'_>, a: &Phrase, b: &Phrase) -> bool {
    let gap = b.tokens.start.saturating_sub(a.tokens.end);
    let and = page.tag(b.tokens.start.saturating_sub(1)) == Some(Tag::CC)
        && page.lemma(b.tokens.start.saturating_sub(1)) == "and";
    let near = gap == 1 || gap == 2 && page.text(a.tokens.end) == ",";
    and && near
        && can(a)
        && can(b)
        && (a.sort == Sort::Pronoun || b.sort != Sort::Pronoun)
        && (gap == 1 || a.sort == Sort::Name)
}

/// People, bodies and names; not things.
fn can(it: &Phrase) -> bool {
    let person = it.classes.has(Class::Person) || it.classes.has(Class::Body);
    it.sort == Sort::Name || it.sort == Sort::Nominal && person && !it.partitive || it.sort == Sort::Pronoun
}

fn group(a: &Phrase, b: &Phrase) -> Phrase {
    Phrase {
        tokens: a.tokens.start..b.tokens.end,
        base: a.tokens.start..b.tokens.end,
        sort: Sort::Nominal,
        opening: Opening::Some,
        name: None,
        title: None,
        plural: true,
        classes: Classes::default(),
        owner: None,
        complement: None,
        partitive: false,
        alias: None,
        same_as: None,
        relative_to: None,
        conjoined: true,
        inner: false,
        ..b.clone()
    }
}
