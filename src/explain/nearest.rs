//! The fewest tests that would have to come out otherwise for a rule to fire. Counts and chooses; says nothing in words.

use crate::evaluate::{Asked, To, What};
use crate::plan::Amount;
use crate::truth::Truth;

/// A test that would have to come out otherwise, and what it would have to be.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted<'a> {
    pub asked: &'a Asked,
    pub truth: bool,
    /// The file that its places are in, where that is not the rule's.
    pub file: Option<&'a str>,
}

/// How many tests would have to change for this one to be true, or false; 0 where it is.
pub(super) fn changes(asked: &Asked, truth: bool) -> usize {
    if is(asked.truth, truth) {
        return 0;
    }
    let each = || asked.parts.iter().map(|part| changes(part, truth));
    let count = match &asked.what {
        What::All if truth => each().sum(),
        What::All => each().min().unwrap_or(1),
        What::Any if truth => each().min().unwrap_or(1),
        What::Any => each().sum(),
        What::Not => asked.parts.iter().map(|part| changes(part, !truth)).sum(),
        What::Defined { .. } => each().sum(),
        What::Candidate { relation } => candidate(asked, *relation, truth),
        What::Where => asked.parts.len(),
        What::Related { row, to } => related(asked, *to, truth != is_negated(row)),
        What::Is(_) | What::IsWording(_) | What::Apart(_) | What::Value(_) => 1,
    };
    count.max(1)
}

/// How many plain tests of a rule came out as they should.
pub(super) fn met(asked: &Asked, truth: bool) -> usize {
    match &asked.what {
        What::All | What::Any | What::Defined { .. } => asked.parts.iter().map(|part| met(part, truth)).sum(),
        What::Not => asked.parts.iter().map(|part| met(part, !truth)).sum(),
        What::Is(_)
        | What::IsWording(_)
        | What::Apart(_)
        | What::Value(_)
        | What::Related { .. }
        | What::Where
        | What::Candidate { .. } => usize::from(is(asked.truth, truth)),
    }
}

fn is(found: Truth, wanted: bool) -> bool {
    if wanted { found.is_true() } else { found.is_false() }
}

/// True for "without" and "outside", which turn their reader round.
fn is_negated(row: &crate::vocabulary::Row) -> bool {
    matches!(&row.reading, crate::vocabulary::Reading::Relation(relation) if relation.negated)
}

fn candidate(asked: &Asked, relation: Truth, truth: bool) -> usize {
    if !truth {
        return 1;
    }
    let stands = usize::from(!relation.is_true());
    stands + asked.parts.iter().map(|part| changes(part, true)).sum::<usize>()
}

/// Of a relation to things: one more of them, or those that are there otherwise.
fn related(asked: &Asked, to: To, truth: bool) -> usize {
    let To::Things { amount, only, tests } = to else { return 1 };
    let another = 1 + tests;
    let nearest = asked.parts.iter().map(|part| changes(part, true)).min().unwrap_or(another);
    match amount {
        _ if only && truth => asked.parts.iter().map(|part| changes(part, true)).sum(),
        _ if only => 1,
        Amount::Some if truth => nearest.min(another),
        Amount::No if !truth => nearest.min(another),
        Amount::Some | Amount::No => asked.parts.iter().filter(|part| !part.truth.is_false()).count(),
        Amount::All => 1,
        Amount::Count(bound) => {
            let sure = asked.parts.iter().filter(|part| part.truth.is_true()).count();
            let least = usize::try_from(bound.least).unwrap_or(usize::MAX);
            let most = bound.most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
            if truth { least.saturating_sub(sure).max(sure.saturating_sub(most)) } else { 1 }
        }
    }
}

/// The tests behind that number, in the order of the rule.
pub(super) fn nearest<'a>(asked: &'a Asked, truth: bool, file: Option<&'a str>, found: &mut Vec<Wanted<'a>>) {
    if is(asked.truth, truth) {
        return;
    }
    let cheapest = || asked.parts.iter().min_by_key(|part| changes(part, truth));
    match &asked.what {
        What::All | What::Any if matches!(asked.what, What::All) != truth => {
            cheapest().into_iter().for_each(|part| nearest(part, truth, file, found));
        }
        What::All | What::Any => asked.parts.iter().for_each(|part| nearest(part, truth, file, found)),
        What::Not => asked.parts.iter().for_each(|part| nearest(part, !truth, file, found)),
        What::Defined { written, .. } => {
            asked.parts.iter().for_each(|part| nearest(part, truth, Some(&written.file), found));
        }
        What::Is(_)
        | What::IsWording(_)
        | What::Apart(_)
        | What::Value(_)
        | What::Related { .. }
        | What::Where
        | What::Candidate { .. } => found.push(Wanted { asked, truth, file }),
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Truth, What, changes, nearest};
    use crate::span::Span;
    use crate::vocabulary::Thing;

    fn asked(what: What, truth: Truth, parts: Vec<Asked>) -> Asked {
        Asked { what, span: Span::default(), thing: Thing::Article, truth, marks: Vec::new(), parts }
    }

    fn leaf(truth: Truth) -> Asked {
        asked(What::Where, truth, Vec::new())
    }

    #[test]
    fn the_cheapest_branch_is_taken() {
        let (yes, no, open) = (|| leaf(Truth::True), || leaf(Truth::False), || leaf(Truth::CannotTell));
        let both = asked(What::All, Truth::False, vec![no(), yes(), open()]);
        assert_eq!((changes(&both, true), changes(&both, false)), (2, 0));
        let either = asked(What::Any, Truth::False, vec![both.clone(), no()]);
        assert_eq!(changes(&either, true), 1);
        let neither = asked(What::Not, Truth::False, vec![asked(What::Any, Truth::True, vec![yes(), open()])]);
        assert_eq!(changes(&neither, true), 2, "both have to be false, and the open one is not");
        let mut found = Vec::new();
        nearest(&either, true, None, &mut found);
        assert_eq!(found.len(), 1);
        nearest(&neither, true, None, &mut found);
        assert!(found.iter().skip(1).all(|one| !one.truth));
    }
}
