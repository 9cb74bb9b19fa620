//! Parts and their whole: “14 people – nine men and six women”, “of the 40 passengers, 25 were saved and the other 18 …”,
//! “45 of the 40 members”. Only where the words leave nobody out.

use super::clash::{Clash, Item, Sort};
use super::figure::{Figure, told};
use super::{Numbered, Page};
use crate::facts::{Quantity, Unit};

/// So many words may stand between the whole and a colon.
const REACH: usize = 8;

/// The parts of a sentence's numbers.
pub(super) fn find(page: &Page<'_>, numbers: &[Numbered<'_>], clashes: &mut Vec<Clash>) {
    let counts = |(_, number): &Numbered<'_>| {
        matches!(number.unit, Unit::People(_) | Unit::Things(_)) && number.low >= 1.0 && Figure::is_exact(number)
    };
    if numbers.len() < 2 {
        return;
    }
    for at in 0..numbers.len() {
        let rest = numbers.get(at..).unwrap_or_default();
        if rest.first().is_none_or(|first| !counts(first)) {
            continue;
        }
        let found = listed(page, rest, counts).or_else(|| left_over(page, rest, counts)).or_else(|| larger(page, rest));
        clashes.extend(found);
    }
}

fn clash(whole: Numbered<'_>, part: Numbered<'_>, says: String) -> Clash {
    Clash {
        sort: Sort::Part,
        item: Item::Number(part.0),
        at: part.1.span,
        other: Some(Item::Number(whole.0)),
        place: whole.1.span,
        says,
    }
}

/// The whole, a colon, dash or bracket, then the parts with nothing between them but “and” and commas.
fn listed(page: &Page<'_>, numbers: &[Numbered<'_>], counts: impl Fn(&Numbered<'_>) -> bool) -> Option<Clash> {
    let (whole, first) = (*numbers.first()?, *numbers.get(1)?);
    let opening = page.between(whole.1.span, first.1.span);
    let (opens, between) = opening.split_last()?;
    // “Fourteen people were hurt in the crash: nine men and six women.”
    let colon =
        page.is_mark(opens, ":") && between.len() <= REACH && !between.iter().any(|it| page.is_mark(it, ",;–—("));
    if !(colon || between.is_empty() && page.is_mark(opens, "–—(")) || !people(whole.1) {
        return None;
    }
    let mut parts = vec![first];
    let mut closed = false;
    for next in numbers.get(2..)? {
        let last = parts.last()?.1.span;
        let between = page.between(last, next.1.span);
        let joined = !between.is_empty() && between.iter().all(|it| page.is_mark(it, ",") || page.is(it, "join"));
        if !joined {
            break;
        }
        closed = between.iter().any(|it| page.is(it, "join"));
        parts.push(*next);
    }
    let last = *parts.last()?;
    let ends = page.behind(last.1.span).is_some_and(|it| page.is_mark(it, ".,;)–—"));
    let all = parts.len() > 1 && parts.iter().all(&counts) && parts.iter().all(|part| people(part.1));
    let names: Vec<&str> = parts.iter().filter_map(|part| noun(part.1)).collect();
    let mut apart = names.clone();
    apart.sort_unstable();
    apart.dedup();
    let sum: f64 = parts.iter().map(|part| part.1.low).sum();
    let wrong = closed && ends && all && apart.len() == parts.len() && (sum - whole.1.low).abs() > 0.5;
    wrong.then(|| clash(whole, last, summed(&parts, sum)))
}

/// “Of the 40 passengers, 25 were saved; the other 18 are missing.”
fn left_over(page: &Page<'_>, numbers: &[Numbered<'_>], counts: impl Fn(&Numbered<'_>) -> bool) -> Option<Clash> {
    let [whole, one, rest] = numbers else { return None };
    let opens = page.tokens(page.facts.document.sentences.get(whole.1.sentence)?.span).first()?;
    let marked = page.before(rest.1.span).is_some_and(|it| page.is(it, "rest"))
        || page.tokens(rest.1.span).first().is_some_and(|it| page.is(it, "rest"));
    let first = page.is(opens, "of") && page.tokens(whole.1.span).first()?.span.start <= opens.span.end + 8;
    if !first || !marked || !counts(one) || !counts(rest) {
        return None;
    }
    let sum = one.1.low + rest.1.low;
    let wrong = (sum - whole.1.low).abs() > 0.5;
    wrong.then(|| clash(*whole, *rest, summed(&[*one, *rest], sum)))
}

/// “45 of the 40 members”
fn larger(page: &Page<'_>, numbers: &[Numbered<'_>]) -> Option<Clash> {
    let (part, whole) = (*numbers.first()?, *numbers.get(1)?);
    let between = page.between(part.1.span, whole.1.span);
    let [of, the] = between else { return None };
    let opens = page.is(of, "of") && page.is(the, "change");
    let wrong = opens && Figure::is_exact(whole.1) && part.1.low > whole.1.low;
    let alike = super::figure::counts_alike(&part.1.unit, &whole.1.unit);
    (wrong && alike).then(|| clash(whole, part, "the whole is smaller than its part".to_owned()))
}

fn people(number: &Quantity) -> bool {
    matches!(number.unit, Unit::People(_))
}

fn noun(number: &Quantity) -> Option<&str> {
    match &number.unit {
        Unit::People(noun) | Unit::Things(noun) => Some(noun),
        Unit::Money(_) | Unit::Percent | Unit::Times => None,
    }
}

fn summed(parts: &[Numbered<'_>], sum: f64) -> String {
    let values: Vec<String> = parts.iter().map(|part| told(part.1.low)).collect();
    let (last, first) = values.split_last().map_or(("", [].as_slice()), |(last, first)| (last.as_str(), first));
    format!("{} and {last} are {}", first.join(", "), told(sum))
}
