//! Clauses of hand-tagged sentences: `word/TAG` or `word/TAG/lemma`.

use super::super::clause::Hang;
use super::super::page::{Page, Words};
use super::{Context, split};
use crate::knowledge::Knowledge;
use crate::span::Span;
use crate::text::{Document, Tag, Token};

fn tag(name: &str) -> Tag {
    let known = [
        ("CC", Tag::CC),
        ("CD", Tag::CD),
        ("DT", Tag::DT),
        ("EX", Tag::EX),
        ("IN", Tag::IN),
        ("JJ", Tag::JJ),
        ("MD", Tag::MD),
        ("NN", Tag::NN),
        ("NNS", Tag::NNS),
        ("NNP", Tag::NNP),
        ("POS", Tag::POS),
        ("PRP", Tag::PRP),
        ("PRPS", Tag::PRPS),
        ("RB", Tag::RB),
        ("TO", Tag::TO),
        ("VB", Tag::VB),
        ("VBD", Tag::VBD),
        ("VBG", Tag::VBG),
        ("VBN", Tag::VBN),
        ("VBP", Tag::VBP),
        ("VBZ", Tag::VBZ),
        ("WDT", Tag::WDT),
        ("WP", Tag::WP),
        ("WRB", Tag::WRB),
    ];
    known.iter().find(|(known, _)| *known == name).map_or(Tag::Mark, |(_, tag)| *tag)
}

fn read(text: &str) -> (Vec<String>, Vec<Token>) {
    let mut words = Vec::new();
    let mut tokens = Vec::new();
    for piece in text.split(' ') {
        let mut parts = piece.split('/');
        let word = parts.next().unwrap_or_default();
        let tag = tag(parts.next().unwrap_or_default());
        let lemma = parts.next().map_or_else(|| word.to_lowercase(), str::to_owned);
        tokens.push(Token { span: Span::default(), tag, lemma: lemma.into() });
        words.push(word.to_owned());
    }
    (words, tokens)
}

/// One line a clause: how it hangs, its subject in brackets, its words.
fn clauses(text: &str) -> Vec<String> {
    let (words, tokens) = read(text);
    let mut document = Document::default();
    document.tokens = tokens.into_iter().collect();
    let words_of = Words::new(&document, Knowledge::built_in());
    let line = Page::of(&words_of).stretch(0..document.tokens.len());
    let takes = |lemma: &str| matches!(lemma, "say" | "believe" | "add" | "report");
    let cut = split(line, &Context { hidden: &|_| false, takes_clause: &takes, nouns: &[] });
    let of = |range: std::ops::Range<usize>| words.get(range).unwrap_or_default().join(" ");
    cut.clauses
        .iter()
        .filter(|clause| clause.verb.is_some())
        .map(|clause| {
            let hang = match clause.hang {
                Hang::Root => "root",
                Hang::Conjunct(_) => "conjunct",
                Hang::Predicate(_) => "predicate",
                Hang::Complement { .. } => "complement",
                Hang::Relative { .. } => "relative",
                Hang::Contact => "contact",
                Hang::Asserting => "asserting",
                Hang::Condition => "condition",
                Hang::Circumstance => "circumstance",
            };
            format!("{hang} [{}] {}", of(clause.subject.clone()), of(clause.words.clone()))
        })
        .collect()
}

#[test]
fn a_second_clause_without_that() {
    let text = "The/DT mayor/NN said/VBD/say that/IN the/DT bridge/NN had/VBD/have closed/VBN/close ,/, and/CC \
                a/DT driver/NN who/WP was/VBD/be hurt/VBN/hurt in/IN the/DT fall/NN died/VBD/die ./.";
    assert_eq!(
        clauses(text),
        [
            "root [The mayor] The mayor said that the bridge had closed , and a driver who was hurt in the fall died",
            "complement [the bridge] the bridge had closed",
            "relative [a driver] was hurt in the fall",
            "conjunct [a driver who was hurt in the fall] a driver who was hurt in the fall died",
        ]
    );
}

#[test]
fn two_predicates_and_a_result() {
    let text = "They/PRP are/VBP/be being/VBG/be kept/VBN/keep at/IN the/DT port/NN and/CC are/VBP/be eating/VBG/eat well/RB ,/, \
                so/IN nobody/NN complains/VBZ/complain ./.";
    assert_eq!(
        clauses(text),
        [
            "root [They] They are being kept at the port",
            "predicate [They] are eating well , so nobody complains",
            "asserting [nobody] nobody complains",
        ]
    );
}

#[test]
fn clauses_that_hang_on_the_subject() {
    let text = "The/DT only/JJ road/NN they/PRP use/VBP is/VBZ/be steep/JJ ,/, and/CC those/DT who/WP wish/VBP to/TO walk/VB can/MD stay/VB ./.";
    assert_eq!(
        clauses(text),
        [
            "root [The only road they use] The only road they use is steep",
            "contact [they] they use",
            "relative [those] wish to walk",
            "conjunct [those who wish to walk] those who wish to walk can stay",
        ]
    );
}

#[test]
fn said_without_that_and_an_opening_phrase() {
    let text = "In/IN Oslo/NNP ,/, officials/NNS said/VBD/say the/DT men/NNS/man and/CC their/PRPS guards/NNS were/VBD/be safe/JJ \
                after/IN the/DT storm/NN ./.";
    assert_eq!(
        clauses(text),
        [
            "root [officials] In Oslo , officials said the men and their guards were safe after the storm",
            "complement [the men and their guards] the men and their guards were safe after the storm",
        ]
    );
}

#[test]
fn nothing_is_lost_on_odd_input() {
    for text in [
        "./.",
        "and/CC and/CC and/CC",
        "who/WP who/WP who/WP is/VBZ/be is/VBZ/be",
        "that/IN ,/, that/IN ,/, was/VBD/be",
    ] {
        let _ = clauses(text);
    }
    let deep = "who/WP is/VBZ/be ".repeat(3000);
    assert!(!clauses(deep.trim()).is_empty());
}
