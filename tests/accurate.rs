//! The accurate extractor with the weights that ship. Where they are left out (the published package), so is this, and
//! it says so.

#![cfg(feature = "accurate")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "what is left out is said")]

use sayso::attribution::{Accurate, Attribution, Extractor, Quote, Reading};
use sayso::facts::{Kind, StatementKind};
use sayso::judgements::{self, Article, Said};
use sayso::knowledge::Knowledge;
use sayso::phrases::Phrases;
use sayso::span::Span;
use sayso::text::{Document, Format, read};
use std::fs;
use std::path::Path;

fn accurate() -> Option<Accurate> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/model/accurate");
    if !folder.join("encoder.onnx").is_file() {
        eprintln!("left out: there are no weights in {}", folder.display());
        return None;
    }
    let bytes = |file: &str| fs::read(folder.join(file)).unwrap();
    let pieces = String::from_utf8(bytes("pieces.txt")).unwrap();
    Some(Accurate::read(bytes("encoder.onnx"), bytes("cue.onnx"), &pieces).unwrap())
}

fn words<'a>(document: &'a Document, spans: &[Span]) -> Vec<&'a str> {
    spans.iter().map(|span| document.at(*span)).collect()
}

#[test]
fn reads_who_said_what() {
    let Some(accurate) = accurate() else { return };
    let cases = [
        ("The mayor said that the bridge had been closed.", "The mayor", "said", "that the bridge had been closed"),
        ("“We closed the bridge,” the mayor said.", "the mayor", "said", "We closed the bridge"),
        (
            "According to the harbour master, four ships left on Monday.",
            "the harbour master",
            "According to",
            "four ships left on Monday",
        ),
        ("The union believes that the plant will close.", "The union", "believes", "that the plant will close"),
    ];
    for (text, source, cue, content) in cases {
        let document = read(text, Format::Plain);
        let found = accurate.extract(&sayso::phrases::read(&document, Knowledge::built_in()));
        let one: &Attribution = found.iter().next().unwrap_or_else(|| panic!("nothing found in {text:?}"));
        assert_eq!(words(&document, &one.source), [source], "{text}");
        assert_eq!(words(&document, &one.cue), [cue], "{text}");
        let said = words(&document, &one.content).join(" ");
        assert!(content.contains(said.trim_matches(|c: char| "“”,".contains(c))) && !said.is_empty(), "{text}: {said}");
    }
    let document = read("The bridge was closed on Monday. It opened in 1911.", Format::Plain);
    assert_eq!(accurate.extract(&sayso::phrases::read(&document, Knowledge::built_in())).len(), 0);
}

#[test]
fn who_accuses_is_the_source() {
    let Some(accurate) = accurate() else { return };
    let cases = [
        ("The clerk was accused of theft by his employer.", "his employer", "The clerk theft"),
        ("Anna Berg got accused of theft by the union.", "the union", "Anna Berg theft"),
        ("The trader was charged by prosecutors with fraud.", "prosecutors", "The trader with fraud"),
        ("The agency has been blamed by residents for the flood.", "residents", "The agency for the flood"),
        ("The monks were denounced by the bishops as thieves.", "the bishops", "The monks as thieves"),
        ("The mayor was accused of being paid by the union.", "", "The mayor being paid by the union"),
    ];
    for (text, source, content) in cases {
        let document = read(text, Format::Plain);
        let found = accurate.extract(&sayso::phrases::read(&document, Knowledge::built_in()));
        let one: &Attribution = found.iter().next().unwrap_or_else(|| panic!("nothing found in {text:?}"));
        assert_eq!(words(&document, &one.source).join(" "), source, "{text}");
        assert_eq!(words(&document, &one.content).join(" "), content, "{text}");
    }
}

#[test]
fn quotes_are_told_apart() {
    let Some(accurate) = accurate() else { return };
    let document = read("“The bridge is safe,” the mayor said on Monday.", Format::Plain);
    assert_eq!(
        accurate.extract(&sayso::phrases::read(&document, Knowledge::built_in())).iter().next().map(|one| one.quote),
        Some(Quote::Direct)
    );
}

#[test]
fn any_text_is_read() {
    let Some(accurate) = accurate() else { return };
    let texts = [
        String::new(),
        "\u{301}\u{301}".to_owned(),
        "a".repeat(5_000),
        "“".repeat(2_000),
        "he said ".repeat(2_000),
        "是 👩‍👩‍👧 said 是. ".repeat(200),
        "state-run-".repeat(500),
    ];
    for text in &texts {
        let document = read(text, Format::Plain);
        let found = accurate.extract(&sayso::phrases::read(&document, Knowledge::built_in()));
        assert_eq!(
            found,
            accurate.extract(&sayso::phrases::read(&document, Knowledge::built_in())),
            "the same text gives the same attributions"
        );
        for span in found.iter().flat_map(|one| one.source.iter().chain(&one.cue).chain(&one.content)) {
            assert!(text.get(span.start..span.end).is_some_and(|words| !words.is_empty()));
        }
    }
}

#[test]
fn damaged_weights_are_told() {
    assert!(Accurate::read(vec![1, 2, 3], Vec::new(), "").is_err());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/model/accurate");
    let (Ok(encoder), Ok(cue)) = (fs::read(folder.join("encoder.onnx")), fs::read(folder.join("cue.onnx"))) else {
        return;
    };
    let missing = Accurate::read(encoder.clone(), cue.clone(), "[UNK]\n").unwrap_err();
    assert!(missing.to_string().contains("[CLS]"), "{missing}");
    assert!(Accurate::read(cue, encoder, "[UNK]\n[CLS]\n[SEP]\n").is_err(), "networks that were taken for each other");
}

#[test]
fn the_rules_that_ship_hold() {
    let Some(accurate) = accurate() else { return };
    let knowledge = Knowledge::built_in();
    let (plan, _) = sayso::compile(&sayso::packs::built_in());
    for (id, rule) in plan.rules.entries() {
        for example in &rule.examples {
            let text = &example.text;
            let tried = sayso::examples::try_example(
                &plan,
                knowledge,
                &accurate,
                &sayso::examples::Trial {
                    rule: id,
                    flags: example.flags,
                    text,
                    from: &example.from,
                    format: Format::Markdown,
                },
            );
            assert!(tried.holds, "{}: {text:?}", rule.name);
        }
    }
}

/// Keeps what the network saw to itself, as training does: all comes out as it is before anything is judged.
struct Unjudged<'a>(&'a dyn Extractor);

impl Extractor for Unjudged<'_> {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn read(&self, phrases: &Phrases<'_>) -> Reading {
        Reading { encoding: None, ..self.0.read(phrases) }
    }
}

/// What training sees of a statement is what the program saw when it judged it, in both tiers: judged from the facts as they
/// are before it gets the same shares.
#[test]
fn training_sees_what_was_judged() {
    let Some(accurate) = accurate() else { return };
    let knowledge = Knowledge::built_in();
    let mut seen = 0;
    for name in ["war.md", "politics.md", "live-blog.md"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles").join(name);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        for extractor in [&accurate as &dyn Extractor, sayso::attribution::fast()] {
            let facts = sayso::extract::extract(&text, Format::Markdown, knowledge, extractor);
            let before = sayso::extract::extract(&text, Format::Markdown, knowledge, &Unjudged(extractor));
            let phrases = sayso::phrases::read(&before.document, knowledge);
            let at_war = !before.conflicts.is_empty();
            let article = Article::new(phrases.page(), &before.entities, &before.sources, at_war);
            let said: Vec<Said<'_>> = before.statements.iter().map(Said::of).collect();
            let again = match extractor.read(&phrases).encoding {
                Some(encoding) => judgements::judge_seen(&encoding, &article, &said).unwrap(),
                None if at_war => judgements::judge(&article, &said),
                None => continue,
            };
            for (statement, again) in facts.statements.iter().zip(again) {
                let words = words(&facts.document, &statement.content);
                // A note loses the words that make it one.
                if statement.kind == StatementKind::Note {
                    continue;
                }
                assert_eq!(statement.judged.kind, again.kind, "{} {name}: {words:?}", extractor.name());
                assert_eq!(statement.judged.theme, again.theme, "{} {name}: {words:?}", extractor.name());
                seen += 1;
            }
        }
    }
    assert!(seen > 50, "{seen} statements");
}

/// What the network told of a source stands beside it with its share, for whoever asks why.
#[test]
fn what_is_judged_of_a_source_is_kept() {
    let Some(accurate) = accurate() else { return };
    let text = "Only 40 percent said that they would vote again.";
    let facts = sayso::extract::extract(text, Format::Plain, Knowledge::built_in(), &accurate);
    let source = facts.sources.iter().find(|source| source.judged.is_some());
    let heard = source.and_then(|source| source.judged).expect("the network tells what that is");
    assert!(heard.kind.sure && heard.kind.likeliest == Some(Kind::Poll), "{heard:?}");
}

/// What the network alone tells: lists and grammar take each of these for a fact.
#[test]
fn kinds_that_no_list_tells() {
    let Some(accurate) = accurate() else { return };
    let cases = [
        ("The ministry said no shells had been fired from the school.", StatementKind::Denial),
        ("“Its people are the best in the world,” Reed said.", StatementKind::Opinion),
    ];
    for (text, kind) in cases {
        let facts = sayso::extract::extract(text, Format::Plain, Knowledge::built_in(), &accurate);
        let statement = facts.statements.iter().next().unwrap_or_else(|| panic!("nothing said in {text:?}"));
        assert_eq!(statement.judged.read, StatementKind::Fact, "{text}");
        assert_eq!(statement.kind, kind, "{text}");
    }
}
