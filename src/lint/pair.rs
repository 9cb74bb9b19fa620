//! Rules side by side: which flag the same, and which flag nothing that another does not flag as well.

use crate::lint::cube::Cube;
use crate::lint::form::{Forms, NounPlace, Sort};
use crate::lint::order::Order;
use crate::lint::world;
use crate::plan::place;
use crate::vocabulary::{Row, Type};
use rustc_hash::FxHashMap;

/// A rule as the cases in which it flags something.
#[derive(Clone, Debug)]
pub(super) struct Cases {
    /// The types of what it looks at.
    pub types: Vec<Type>,
    /// The cases, none within another.
    pub cubes: Vec<Cube>,
    /// Its number among the rules.
    pub rule: usize,
}

/// What one rule is to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Pair {
    /// They flag the same.
    Equal {
        /// The later one.
        rule: usize,
        /// The first that flags the same.
        other: usize,
    },
    /// The other flags all that this one flags.
    Covered {
        /// The narrower.
        rule: usize,
        /// The wider.
        other: usize,
    },
    /// The others together flag all that this one flags, and none of them alone.
    Together {
        /// The narrower.
        rule: usize,
        /// The others, in order.
        others: Vec<usize>,
    },
}

/// Compares rules. Each of equal ones is told of once, and takes no further part.
pub(super) fn pairs(all: &[Cases], forms: &Forms, order: &mut Order<'_>) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut first: FxHashMap<(&[Type], &[Cube]), usize> = FxHashMap::default();
    let mut kept = Vec::new();
    for cases in all {
        let other = *first.entry((&cases.types, &cases.cubes)).or_insert(cases.rule);
        match other == cases.rule {
            true => kept.push((cases, signature(cases, forms))),
            false => pairs.push(Pair::Equal { rule: cases.rule, other }),
        }
    }
    let mut covered = vec![false; kept.len()];
    for ((narrow, signed), covered) in kept.iter().zip(&mut covered) {
        let wider = |(wide, needs): &&(&Cases, u64)| {
            wide.rule != narrow.rule && signed & needs == *needs && is_covered(narrow, wide, order)
        };
        let found = kept.iter().find(wider).map(|(wide, _)| wide.rule);
        *covered = found.is_some();
        pairs.extend(found.map(|other| Pair::Covered { rule: narrow.rule, other }));
    }
    // Of those that no other covers; one that another covers is no help to cover more.
    let rest: Vec<Signed<'_>> = kept
        .iter()
        .zip(&covered)
        .filter(|(_, covered)| !**covered)
        .map(|((cases, _), _)| signed(cases, forms))
        .collect();
    for (narrow, signs) in rest.iter().filter(|(narrow, _)| narrow.cubes.len() > 1) {
        let others = together((narrow, signs), &rest, order);
        pairs.extend(others.map(|others| Pair::Together { rule: narrow.rule, others }));
    }
    pairs
}

/// A rule with the signature of each of its cases.
type Signed<'a> = (&'a Cases, Vec<u64>);

fn signed<'a>(cases: &'a Cases, forms: &Forms) -> Signed<'a> {
    (cases, cases.cubes.iter().map(|cube| of_cube(cube, forms)).collect())
}

/// The rules that between them flag all that this one flags; `None` where one of its cases is its own.
fn together((narrow, signs): (&Cases, &[u64]), all: &[Signed<'_>], order: &mut Order<'_>) -> Option<Vec<usize>> {
    let mut others = Vec::new();
    for (cube, sign) in narrow.cubes.iter().zip(signs) {
        let wider = |(wide, needs): &&Signed<'_>| {
            wide.rule != narrow.rule
                && narrow.types.iter().all(|of| wide.types.contains(of))
                && wide.cubes.iter().zip(needs).any(|(case, need)| sign & need == *need && follows(cube, case, order))
        };
        others.push(all.iter().find(wider)?.0.rule);
    }
    others.sort_unstable();
    others.dedup();
    Some(others)
}

/// A bit for each family of phrases that every case speaks of: a rule can only cover one that speaks of all it speaks of.
fn signature(cases: &Cases, forms: &Forms) -> u64 {
    cases.cubes.iter().map(|cube| of_cube(cube, forms)).reduce(|a, b| a & b).unwrap_or_default()
}

/// A bit for each family of phrases that a case speaks of.
fn of_cube(cube: &Cube, forms: &Forms) -> u64 {
    cube.0.iter().fold(0, |bits, (atom, _)| bits | bits_of(forms.atom(*atom).map(|it| it.sort)))
}

fn bits_of(sort: Option<Sort>) -> u64 {
    match sort {
        Some(Sort::Is(is)) => bit(is.0),
        Some(Sort::Within { row, .. } | Sort::Other(row)) => row.map_or(1, |row| bit(row.0)),
        Some(Sort::Words { row, .. }) => bit(row.0),
        // Parts of the article lie in one another.
        Some(Sort::Place(_)) => 1 << 62,
        Some(Sort::Things(things)) => match things.noun.0 {
            NounPlace::Row(_) | NounPlace::Words(_) => bit(things.row.0),
        },
        None => 0,
    }
}

fn bit(row: &'static Row) -> u64 {
    // Rows lie some hundred bytes apart.
    let number = world::family(row).unwrap_or_else(|| 17 + (place(row) / 64) % 47);
    1 << (number % 64)
}

/// True when each case of the narrower rule is one of the wider's.
fn is_covered(narrow: &Cases, wide: &Cases, order: &mut Order<'_>) -> bool {
    narrow.types.iter().all(|of| wide.types.contains(of))
        && narrow.cubes.iter().all(|cube| wide.cubes.iter().any(|wider| follows(cube, wider, order)))
}

/// True when what a case says is said by the other as well, in as many words or by what follows from them.
fn follows(cube: &Cube, wider: &Cube, order: &mut Order<'_>) -> bool {
    wider.0.iter().all(|(atom, answers)| order.answers(*atom, cube) & !answers == 0)
}
