//! The table as a whole: complete, unambiguous, documented. Readers are tested beside themselves.

use super::{GROUPS, Reading, Row, Type, rows};

/// The phrases that the catalogue of rules needs, and those that the design names besides.
const NEEDED: &[&str] = &[
    "about the same event as",
    "about the same event",
    "about the speaker's own side",
    "about",
    "absolute",
    "accusation",
    "admitting verbs",
    "anonymous",
    "answered anywhere in the article",
    "approximate",
    "article",
    "attributed only to",
    "attributed to",
    "attributed",
    "borne out by their section",
    "captive",
    "captor",
    "claim",
    "client",
    "common knowledge",
    "conditional",
    "conflict",
    "continuing",
    "contradicting",
    "country",
    "covered by",
    "covering",
    "credited",
    "date",
    "denying",
    "described as",
    "description",
    "different date",
    "directly attributed to",
    "directly reported with",
    "disputed",
    "document",
    "doubting verbs",
    "dropped source",
    "earlier",
    "evidence",
    "factive verbs",
    "from the same side",
    "from the same source as",
    "from the same source",
    "image",
    "in the same paragraph as",
    "in the same sentence as",
    "in",
    "independent",
    "independently verified",
    "linked",
    "made jointly",
    "media outlet",
    "mental verbs",
    "mentioning",
    "mentions",
    "named member",
    "named",
    "naming what was checked",
    "naming who checked",
    "negative",
    "number of people",
    "number",
    "of the same thing",
    "offer",
    "official",
    "opinion",
    "originating with",
    "outside",
    "part of a legal case",
    "party in conflict",
    "place",
    "poll",
    "pollster",
    "preprint",
    "quotation marks",
    "quotation",
    "quoted",
    "reconciled",
    "relative date",
    "relative",
    "relayed by",
    "repeated in",
    "reported as unverified",
    "reported with",
    "reporting the silence of",
    "restating",
    "sample size",
    "setting out the law",
    "showing",
    "source",
    "state body",
    "state-controlled outlet",
    "stated reason for anonymity",
    "stated way of knowing",
    "statement",
    "stronger than the body",
    "study",
    "subheading",
    "supplied by",
    "the body",
    "the headline",
    "the last third",
    "the lead",
    "unattributed",
    "unclear attribution",
    "undated",
    "unnamed group",
    "unstated source",
    "verification note",
    "verified",
    "video",
    "with a different number from",
    "within # sentences of",
    "witnessed by the publisher",
    "second-hand",
    "paraphrased",
    "quoted in part",
    "hedged",
    "negated",
    "about the future",
    "denied",
    "denied by",
    "verified by",
    "supported by",
    "corroborating",
    "stronger than",
    "# sentences after",
    "# sentences earlier",
    "a subheading",
    "the standfirst",
    "a caption",
    "the first # paragraphs",
    "after the first half",
    "person",
    "organisation",
    "armed force",
    "wire agency",
    "witness",
    "expert",
    "social media post",
    "identified on first mention",
    "stated role",
    "speaks for",
    "on the same side as",
    "independent of",
    "norm",
    "question",
    "public act",
    "denial",
    "headline",
    "satellite image",
    "data",
];

#[test]
fn every_phrase_of_the_language_has_a_row() {
    let missing: Vec<_> =
        NEEDED.iter().filter(|phrase| !rows().any(|row| row.forms().any(|form| form == **phrase))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn no_spelling_means_two_things_of_one_type() {
    let mut seen: Vec<(&str, Option<Type>)> = Vec::new();
    for row in rows() {
        let places = if row.of.is_empty() { vec![None] } else { row.of.iter().copied().map(Some).collect() };
        for form in row.forms() {
            for of in &places {
                assert!(!seen.contains(&(form, *of)), "{form} of {of:?}");
                seen.push((form, *of));
            }
        }
    }
}

#[test]
fn every_doc_is_one_plain_sentence() {
    for row in rows() {
        let inner = row.doc.strip_suffix('.').unwrap_or_default();
        assert!(!inner.is_empty() && !inner.contains(". "), "{}: {}", row.phrase, row.doc);
        assert!(row.doc.chars().next().is_some_and(|first| first.is_uppercase() || first == '“'), "{}", row.phrase);
        assert!(row.doc.chars().count() <= 130, "{}: {} characters", row.phrase, row.doc.chars().count());
    }
}

#[test]
fn forms_are_lower_case_words() {
    for form in rows().flat_map(Row::forms) {
        let plain = |letter: char| letter.is_lowercase() || matches!(letter, ' ' | '-' | '#' | '\'' | '’');
        assert!(form.chars().all(plain), "{form}");
    }
}

#[test]
fn relations_take_something() {
    for row in rows() {
        let Reading::Relation(relation) = &row.reading else { continue };
        assert!(
            relation.things.is_some() || relation.words.is_some() || relation.places.is_some(),
            "{} takes nothing",
            row.phrase
        );
        for (subject, object) in relation.pairs {
            assert!(
                row.is_said_of(*subject) && relation.takes(*subject, *object),
                "{}: {subject:?} {object:?}",
                row.phrase
            );
        }
    }
}

#[test]
fn groups_are_not_empty() {
    assert!(GROUPS.iter().all(|(name, rows)| !name.is_empty() && !rows.is_empty()));
}

#[test]
fn the_reference_page() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../tests/cases/vocabulary");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!("reference", super::reference()));
}
