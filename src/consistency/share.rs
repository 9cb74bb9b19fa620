//! A share and the counts that it is of: “25 of the 40 members (40 per cent)”.

use super::clash::{Clash, Item, Sort};
use super::figure::{Figure, told};
use super::{Numbered, Page};
use crate::facts::{Bound, Unit};

/// So many points a share may be off besides what rounding does.
const POINTS: f64 = 0.6;

/// Part, whole and share, one after the other.
pub(super) fn find(page: &Page<'_>, numbers: &[Numbered<'_>], clashes: &mut Vec<Clash>) {
    clashes.extend(numbers.windows(3).filter_map(|three| of(page, three)));
}

fn of(page: &Page<'_>, three: &[Numbered<'_>]) -> Option<Clash> {
    let [part, whole, share] = three else { return None };
    let between = page.between(part.1.span, whole.1.span);
    let joined = between.first().is_some_and(|it| page.is(it, "of"))
        && between.len() <= 2
        && between.get(1).is_none_or(|it| page.is(it, "change"));
    let again = page.between(whole.1.span, share.1.span);
    let opens = match again {
        [mark] => page.is_mark(mark, "("),
        [mark, or] => page.is_mark(mark, ",") && page.is(or, "or"),
        _ => false,
    };
    let exact = share.1.bound == Bound::Exact && share.1.unit == Unit::Percent;
    if !joined || !opens || !exact || !super::figure::counts_alike(&part.1.unit, &whole.1.unit) {
        return None;
    }
    let (a, b, p) = (Figure::of(page, part.1)?, Figure::of(page, whole.1)?, Figure::of(page, share.1)?);
    if b.low <= 0.0 || a.value > b.value {
        return None;
    }
    // Counts of single things are no rounded numbers.
    let (low, high) = if b.value < 1000.0 {
        (a.value / b.value * 100.0, a.value / b.value * 100.0)
    } else {
        (a.low / b.high * 100.0, a.high / b.low * 100.0)
    };
    let wrong = !p.meets(low, high, POINTS);
    wrong.then(|| Clash {
        sort: Sort::Share,
        item: Item::Number(share.0),
        at: share.1.span,
        other: Some(Item::Number(whole.0)),
        place: part.1.span.to(whole.1.span),
        says: format!("{} of {} are {} per cent", told(a.value), told(b.value), told(a.value / b.value * 100.0)),
    })
}
