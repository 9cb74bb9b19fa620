//! What a number was, what it came to, and by how much it changed: “rose by a third, from 40 to 60”. Also which way it went.

use super::clash::{Clash, Item, Sort};
use super::figure::{Figure, counts_alike, told};
use super::{Numbered, Page};
use crate::facts::{Bound, Quantity, Unit};
use crate::knowledge::lists;
use crate::span::Span;
use crate::text::Token;

/// So many points a change may be off besides what rounding does.
const POINTS: f64 = 1.0;
/// So many words may stand between a change and what it was from.
const APART: usize = 4;

/// Changes in a sentence.
pub(super) fn find(page: &Page<'_>, numbers: &[Numbered<'_>], clashes: &mut Vec<Clash>) {
    for at in 0..numbers.len() {
        let rest = numbers.get(at..).unwrap_or_default();
        let Some((moved, taken)) = Moved::of(page, rest) else { continue };
        let before = at.checked_sub(1).and_then(|before| numbers.get(before));
        let told = before.filter(|it| moved.tells_before(page, it.1));
        let told = told.or_else(|| rest.get(taken).filter(|it| moved.tells_behind(page, it.1)));
        clashes.extend(told.and_then(|change| moved.amount(page, *change)).or_else(|| moved.direction(page)));
    }
}

/// What something was and what it came to.
struct Moved<'a> {
    /// The number that it came to, or both where they are read as one.
    to: Numbered<'a>,
    was: Figure,
    is: Figure,
    /// Where the two stand.
    span: Span,
}

impl<'a> Moved<'a> {
    /// “from 40 to 60”, “to 60 from 40”, with how many numbers that took.
    fn of(page: &Page<'a>, numbers: &[Numbered<'a>]) -> Option<(Self, usize)> {
        let one = *numbers.first()?;
        let before = page.before(one.1.span)?;
        if one.1.bound == Bound::Between && page.is(before, "from") && one.1.low > 0.0 {
            let plain = |value: f64| Figure { value, low: value - 0.5, high: value + 0.5 };
            let whole = one.1.low.fract() == 0.0 && one.1.high.fract() == 0.0 && one.1.high < 1000.0;
            let moved = Self { to: one, was: plain(one.1.low), is: plain(one.1.high), span: one.1.span };
            return whole.then_some((moved, 1));
        }
        let two = *numbers.get(1)?;
        let [.., between] = page.between(one.1.span, two.1.span) else { return None };
        let near = page.between(one.1.span, two.1.span).len() <= 3;
        let says = |first: &str, second: &str| page.is(before, first) && page.is(between, second);
        let (from, to) = if says("from", "to") {
            (one, two)
        } else if says("to", "from") {
            (two, one)
        } else {
            return None;
        };
        let alike = counts_alike(&from.1.unit, &to.1.unit) && !matches!(from.1.unit, Unit::Times);
        let (was, is) = (Figure::of(page, from.1)?, Figure::of(page, to.1)?);
        let plain = near && alike && Figure::is_exact(from.1) && Figure::is_exact(to.1) && was.value > 0.0;
        plain.then_some((Self { to, was, is, span: one.1.span.to(two.1.span) }, 2))
    }

    /// The change stands right before: “by a third from 40 to 60”.
    fn tells_before(&self, page: &Page<'_>, change: &Quantity) -> bool {
        let between = page.between(change.span, self.span);
        let Some((_, joining)) = between.split_last() else { return false };
        let plain = joining.iter().all(|it| page.is_mark(it, ",(–—"));
        let by = page.before(change.span).is_some_and(|it| page.is(it, "by") || self.way(page, it).is_some());
        plain && joining.len() <= 1 && by
    }

    /// The change stands right behind: “from 40 to 60, by a third”, “from 40 to 60, a 50 per cent rise”.
    fn tells_behind(&self, page: &Page<'_>, change: &Quantity) -> bool {
        let between = page.between(self.span, change.span);
        let joins = |it: &Token| {
            page.is_mark(it, ",(–—")
                || page.is(it, "change")
                || page.is(it, "by")
                || page.is(it, "or")
                || page.is(it, "of")
                || self.way(page, it).is_some()
        };
        let named = between.iter().any(|it| page.is(it, "by") || self.way(page, it).is_some());
        let behind = page.behind(change.span);
        let noun = behind.is_some_and(|it| self.way(page, it).is_some());
        let ends = behind.is_none_or(|it| page.is_mark(it, ".,;)–—"));
        !between.is_empty() && between.len() <= APART && between.iter().all(joins) && (named && ends || noun)
    }

    /// Up or down, by the list of words that say so.
    fn way(&self, page: &Page<'_>, token: &Token) -> Option<bool> {
        let way = page.knowledge.words(lists::CHANGE_WORDS).single(&token.lemma)?;
        Some(way.starts_with('u'))
    }

    /// The change is not that of the two numbers.
    fn amount(&self, page: &Page<'_>, change: Numbered<'_>) -> Option<Clash> {
        let told_by = Figure::of(page, change.1).filter(|_| Figure::is_exact(change.1))?;
        let (was, is) = (self.was, self.is);
        let wide = |low: f64, high: f64| (low.min(high), low.max(high));
        let (says, right) = match &change.1.unit {
            Unit::Percent => {
                // Of a number that only fell or rose a little either way.
                let (low, high) = wide((is.low / was.high - 1.0) * 100.0, (is.high / was.low - 1.0) * 100.0);
                let away = if is.value < was.value { wide(-high, -low) } else { (low, high) };
                let points = was.value.max(is.value) - was.value.min(is.value);
                let shares = matches!(self.to.1.unit, Unit::Percent | Unit::Things(_));
                let as_points = shares && told_by.meets(points, points, POINTS);
                let right = told_by.meets(away.0, away.1, POINTS) || as_points;
                let percent = told((is.value / was.value - 1.0).abs() * 100.0);
                (format!("from {} to {} is {percent} per cent", told(was.value), told(is.value)), right)
            }
            unit if counts_alike(unit, &self.to.1.unit) && !matches!(unit, Unit::Times) => {
                let (low, high) = wide(is.low - was.high, is.high - was.low);
                let away = if is.value < was.value { wide(-high, -low) } else { (low, high) };
                let right = told_by.meets(away.0, away.1, 1e-9);
                let difference = told((is.value - was.value).abs());
                (format!("from {} to {} is {difference}", told(was.value), told(is.value)), right)
            }
            Unit::People(_) | Unit::Things(_) | Unit::Money(_) | Unit::Times => return None,
        };
        (!right).then(|| self.clash(change, says))
    }

    /// It is said to have risen and fell, or the other way round.
    fn direction(&self, page: &Page<'_>) -> Option<Clash> {
        let document = &page.facts.document;
        let sentence = document.sentences.get(self.to.1.sentence)?.span;
        let before = page.tokens(Span::new(sentence.start, self.span.start));
        let (_, before) = before.split_last()?;
        let verb = before.last().filter(|it| it.tag.is_verb())?;
        let up = self.way(page, verb)?;
        let wrong = if up { self.is.high < self.was.low } else { self.is.low > self.was.high };
        let says = format!("from {} to {}", told(self.was.value), told(self.is.value));
        wrong.then(|| Clash { place: verb.span, other: None, ..self.clash(self.to, says) })
    }

    fn clash(&self, item: Numbered<'_>, says: String) -> Clash {
        Clash {
            sort: Sort::Change,
            item: Item::Number(item.0),
            at: item.1.span,
            other: Some(Item::Number(self.to.0)),
            place: self.span,
            says,
        }
    }
}
