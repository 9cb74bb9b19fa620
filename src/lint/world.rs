//! What follows from the meaning of phrases: which are contraries, which classes lie within others, which exclude each
//! other. A few facts about the vocabulary, each of which its readers bear out; no logic.

use crate::vocabulary::{Reading, Row, Type, rows};

/// A phrase, and the phrase whose negation it is.
const OPPOSITES: &[(&str, &str)] = &[("unattributed", "attributed")];

/// A relation that is the negation of another.
const CONTRARIES: &[(&str, &str)] = &[("without", "with"), ("outside", "in")];

/// Kinds of statement: a statement has one of them.
const KINDS: [&str; 7] = ["accusation", "denial", "opinion", "offer", "norm", "question", "public act"];

/// How a statement is quoted: in one way at most.
const QUOTED: [&str; 3] = ["quoted", "quoted in part", "paraphrased"];

/// Relations that only something attributed can stand in.
const OF_ATTRIBUTED: [&str; 5] =
    ["attributed to", "attributed only to", "directly attributed to", "originating with", "relayed by"];

/// A class, and a class that every thing of it belongs to.
const WITHIN: &[(&str, &str)] = &[
    ("accusation", "claim"),
    ("denial", "claim"),
    ("claim", "statement"),
    ("satellite image", "image"),
    ("headline", "heading"),
    ("subheading", "heading"),
    ("denied", "disputed"),
];

/// Parts of the article that have nothing in common.
const PARTS: [&str; 5] = ["the headline", "a subheading", "the standfirst", "the body", "a caption"];

/// Parts that lie within one of those.
const PARTS_OF: &[(&str, &str)] = &[
    ("the lead", "the body"),
    ("the first # paragraphs", "the body"),
    ("the first half", "the body"),
    ("the last third", "the body"),
];

/// Parts of one part that have nothing in common.
const APART: &[(&str, &str)] = &[("the first half", "the last third")];

/// Classes that hold every thing of their type.
const WHOLE: [&str; 5] = ["source", "number", "date", "article", "verification note"];

/// The phrase whose negation a phrase is.
pub(super) fn opposite(row: &'static Row) -> Option<&'static Row> {
    other(OPPOSITES, row)
}

/// The relation whose negation a relation is; itself where none is known.
pub(super) fn contrary(row: &'static Row) -> &'static Row {
    other(CONTRARIES, row).unwrap_or(row)
}

fn other(pairs: &[(&str, &str)], row: &'static Row) -> Option<&'static Row> {
    let (_, other) = pairs.iter().find(|(phrase, _)| *phrase == row.phrase)?;
    rows().find(|row| row.phrase == *other)
}

/// True for a phrase that is always told: of any thing it is true or false.
pub(super) fn is_told(row: &Row) -> bool {
    let phrase = row.phrase;
    KINDS.contains(&phrase)
        || QUOTED.contains(&phrase)
        || WHOLE.contains(&phrase)
        || ["claim", "statement"].contains(&phrase)
}

/// True when the first holds of nothing that the second does not hold of.
pub(super) fn lies_within(one: &Row, other: &Row) -> bool {
    let listed = |one: &str, other: &str| WITHIN.contains(&(one, other));
    let kind = other.phrase == "statement" && (KINDS.contains(&one.phrase) || one.phrase == "claim");
    let whole = WHOLE.contains(&other.phrase)
        && matches!(one.reading, Reading::Class(_))
        && one.of.len() == 1
        && one.of == other.of;
    listed(one.phrase, other.phrase) || kind || whole
}

/// True when no thing is both.
pub(super) fn exclude(one: &Row, other: &Row) -> bool {
    let (one, other) = (one.phrase, other.phrase);
    let both = |list: &[&str]| list.contains(&one) && list.contains(&other);
    let claim =
        |one: &str, other: &str| one == "claim" && KINDS.contains(&other) && !WITHIN.contains(&(other, "claim"));
    one != other && (both(&KINDS) || both(&QUOTED) || claim(one, other) || claim(other, one))
}

/// True for a part of the article that lies within another.
pub(super) fn is_part_of(one: &Row, other: &Row) -> bool {
    PARTS_OF.contains(&(one.phrase, other.phrase))
}

/// True for parts of the article in which nothing can be at once.
pub(super) fn are_apart(one: &Row, other: &Row) -> bool {
    let whole =
        |row: &Row| PARTS_OF.iter().find(|(part, _)| *part == row.phrase).map_or(row.phrase, |(_, whole)| whole);
    let listed = |one: &Row, other: &Row| APART.contains(&(one.phrase, other.phrase));
    let (in_one, in_other) = (whole(one), whole(other));
    let wholes = PARTS.contains(&in_one) && PARTS.contains(&in_other) && in_one != in_other;
    wholes || listed(one, other) || listed(other, one)
}

/// True for a relation that only something attributed can stand in, and the test that says so.
pub(super) fn needs_attribution(relation: &Row, test: &Row) -> bool {
    test.phrase == "attributed" && OF_ATTRIBUTED.contains(&relation.phrase)
}

/// Phrases that these facts compare have the same number; others each their own.
pub(super) fn family(row: &Row) -> Option<u64> {
    let phrase = row.phrase;
    if phrase == "attributed" || OF_ATTRIBUTED.contains(&phrase) {
        return Some(1);
    }
    if ["disputed", "denied"].contains(&phrase) {
        return Some(60);
    }
    let statement = KINDS.contains(&phrase) || ["claim", "statement"].contains(&phrase);
    let quoted = QUOTED.contains(&phrase);
    match (statement, quoted) {
        (true, _) => Some(2),
        (false, true) => Some(3),
        (false, false) => matches!(row.reading, Reading::Class(_)).then(|| row.of.first().map_or(0, family_of)),
    }
}

/// Classes of one type may lie within each other.
fn family_of(of: &Type) -> u64 {
    4 + *of as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_is_one_of_the_vocabulary() {
        let pairs = OPPOSITES
            .iter()
            .chain(CONTRARIES)
            .chain(WITHIN)
            .chain(PARTS_OF)
            .chain(APART)
            .flat_map(|(one, other)| [*one, *other]);
        let lists = KINDS.iter().chain(&QUOTED).chain(&OF_ATTRIBUTED).chain(&WHOLE).chain(&PARTS).copied();
        for phrase in pairs.chain(lists) {
            assert!(rows().any(|row| row.phrase == phrase), "{phrase}");
        }
    }

    #[test]
    fn relations_that_negate_have_a_contrary() {
        for row in rows() {
            if let Reading::Relation(relation) = &row.reading {
                assert_eq!(relation.negated, contrary(row).phrase != row.phrase, "{}", row.phrase);
            }
        }
    }
}
