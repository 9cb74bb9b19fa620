//! A number of the headline that the body does not have: no number of the body may be it, rounded or summed, and one that
//! counts the same stands where the body tells of the same.

use super::Page;
use super::clash::{Clash, Item, Sort};
use super::figure::{Figure, counts_alike, told};
use crate::facts::{Quantity, Unit};
use crate::fidelity::Fold;
use crate::list::Id;

/// So many words of the headline the sentence of the body must have.
const SHARED: usize = 3;
/// So much a headline rounds.
const ROUNDED: f64 = 0.1;

/// Numbers of the headline at odds with the body.
pub(super) fn find(page: &Page<'_>, clashes: &mut Vec<Clash>) {
    let document = &page.facts.document;
    let Some(headline) = document.headline() else { return };
    let block = |number: &Quantity| document.sentences.get(number.sentence).map(|it| it.block);
    let (mut heads, mut body) = (Vec::new(), Vec::new());
    for (id, number) in page.facts.quantities.entries() {
        if block(number) == Some(headline) {
            heads.push((id, number));
        } else if document.block_of(number.sentence).kind.is_body() {
            body.push((id, number));
        }
    }
    for (id, number) in heads {
        let counted = match &number.unit {
            Unit::People(_) | Unit::Percent | Unit::Money(_) => true,
            Unit::Things(noun) => !noun.is_empty(),
            Unit::Times => false,
        };
        let plain = counted && Figure::is_exact(number) && !page.index.is_quoted(number.span);
        if plain && !stands(page, number, &body) {
            clashes.extend(rival(page, number, &body).map(|other| Clash {
                sort: Sort::Headline,
                item: Item::Number(id),
                at: number.span,
                other: Some(Item::Number(other.0)),
                place: other.1.span,
                says: "the number of the body".to_owned(),
            }));
        }
    }
}

type Numbers<'a> = [(Id<Quantity>, &'a Quantity)];

/// The body has it, in whatever way.
fn stands(page: &Page<'_>, number: &Quantity, body: &Numbers<'_>) -> bool {
    let value = number.low;
    let near = |low: f64, high: f64| low * (1.0 - ROUNDED) <= value && value <= high * (1.0 + ROUNDED);
    let within = body.iter().any(|(_, it)| near(it.low, if it.high.is_finite() { it.high } else { it.low }));
    let figures = told(value);
    let printed = page.facts.document.tokens.iter().filter(|token| !number.span.contains(token.span));
    let again = printed.map(|token| page.printed(token)).any(|word| word.replace(',', "") == figures);
    // Two that the headline puts together, or takes from each other.
    let alike: Vec<f64> =
        body.iter().filter(|(_, it)| counts_alike(&it.unit, &number.unit)).map(|it| it.1.low).collect();
    let alike = alike.get(..alike.len().min(40)).unwrap_or_default();
    let pairs = alike.iter().enumerate().flat_map(|(at, a)| alike.iter().skip(at + 1).map(move |b| (*a, *b)));
    let summed = pairs.into_iter().any(|(a, b)| near(a + b, a + b) || near((a - b).abs(), (a - b).abs()));
    let all: f64 = alike.iter().sum();
    within || again || summed || near(all, all)
}

/// The number that the body has in its place, in a sentence that tells of the same.
fn rival<'a>(page: &Page<'_>, number: &Quantity, body: &Numbers<'a>) -> Option<(Id<Quantity>, &'a Quantity)> {
    let document = &page.facts.document;
    let fold = Fold::of(page.knowledge);
    let said = |number: &Quantity| {
        let span = document.sentences.get(number.sentence).map(|it| it.span);
        fold.said(page.facts, &span.into_iter().collect::<Vec<_>>())
    };
    let head = said(number);
    let alike =
        |it: &&(Id<Quantity>, &Quantity)| counts_alike(&it.1.unit, &number.unit) && same(&it.1.unit, &number.unit);
    let rivals: Vec<&(Id<Quantity>, &'a Quantity)> = body.iter().filter(alike).collect();
    // One alone, or nobody knows which.
    let near: Vec<_> = rivals
        .into_iter()
        .filter(|it| {
            let theirs = said(it.1);
            let shared = head.words.iter().filter(|word| theirs.has(**word)).count();
            shared >= SHARED && shared * 2 >= head.words.len()
        })
        .collect();
    match near.as_slice() {
        [only] => Some(**only),
        _ => None,
    }
}

/// The same noun, currency or share.
fn same(one: &Unit, other: &Unit) -> bool {
    match (one, other) {
        (Unit::People(_), Unit::People(_)) => true,
        _ => one == other,
    }
}
