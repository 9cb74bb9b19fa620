//! The same amount in two units: “12 miles (30 km)”.

use super::clash::{Clash, Item, Sort};
use super::figure::{Figure, told};
use super::{Numbered, Page};
use crate::facts::{Quantity, Unit};
use crate::knowledge::lists;

/// So much a conversion may be off besides what rounding does.
const ROUNDED: f64 = 0.12;

/// Pairs of numbers, the second in brackets.
pub(super) fn find(page: &Page<'_>, numbers: &[Numbered<'_>], clashes: &mut Vec<Clash>) {
    clashes.extend(numbers.windows(2).filter_map(|pair| of(page, pair)));
}

fn of(page: &Page<'_>, pair: &[Numbered<'_>]) -> Option<Clash> {
    let [one, other] = pair else { return None };
    let [opens] = page.between(one.1.span, other.1.span) else { return None };
    let closes = page.behind(other.1.span).is_some_and(|it| page.is_mark(it, ")"));
    if !page.is_mark(opens, "(") || !closes {
        return None;
    }
    let ((factor, sort), (theirs, again)) = (unit(page, one.1)?, unit(page, other.1)?);
    let (a, b) = (Figure::of(page, one.1)?, Figure::of(page, other.1)?);
    if sort != again || (factor - theirs).abs() < f64::EPSILON * factor.abs() || b.value <= 0.0 {
        return None;
    }
    let right = a.value * factor / theirs;
    let low = a.low * factor / theirs * (1.0 - ROUNDED);
    let high = a.high * factor / theirs * (1.0 + ROUNDED);
    let wrong = !b.meets(low, high, 0.0);
    wrong.then(|| Clash {
        sort: Sort::Measure,
        item: Item::Number(other.0),
        at: other.1.span,
        other: Some(Item::Number(one.0)),
        place: one.1.span,
        says: format!("this comes to {}", told(right)),
    })
}

/// How much of the first unit of its sort a unit is, and the sort.
fn unit<'a>(page: &Page<'a>, number: &Quantity) -> Option<(f64, &'a str)> {
    let Unit::Things(noun) = &number.unit else { return None };
    let (factor, sort) = page.knowledge.words(lists::MEASURES).single(noun)?.split_once(' ')?;
    Some((factor.parse().ok()?, sort))
}
