//! Articles that say what they were made from, in front matter or in their settings; cases with a source; the comparison as
//! data; and an article of the acceptance corpus against an original that it could have been made from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a test reads its own files and says what it leaves out"
)]

#[path = "fidelity/changes.rs"]
mod changes;
#[path = "support/desk.rs"]
mod desk;
#[path = "support/schema.rs"]
mod schema;

use desk::{Run, command};
use sayso::attribution;
use sayso::check::{check_all, originals};
use sayso::knowledge::Knowledge;
use sayso::text::Format;
use serde_json::Value;
use std::path::{Path, PathBuf};

const SOURCE: &str = "The mayor, Ina Holt, said: “We lost the ferry, and we may not build another one.” \
    The union said that the crew had been tired.\n";
const DRAFT: &str = "“We lost the ferry and we will not build another one,” said the mayor, Ina Holt. \
    The crew had been tired.\n";

fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    desk::folder("made_from", name, files)
}

fn run(folder: &Path, arguments: &[&str]) -> Run {
    Run::of(command(folder, arguments).output().unwrap())
}

#[test]
fn front_matter_and_settings_name_the_sources() {
    let named = format!("---\ntitle: Ferry\noriginal: wire/one.txt\n---\n\n{DRAFT}");
    let gone = format!("---\nsources:\n  - wire/gone.txt\n---\n\n{DRAFT}");
    let agency = format!("---\ntitle: Ferry\nsources: Reuters\n---\n\n{DRAFT}");
    let files = [
        ("named.md", named.as_str()),
        ("gone.md", gone.as_str()),
        ("agency.md", agency.as_str()),
        ("wire/one.txt", SOURCE),
        ("desk/sayso.ron", "(sources: [\"../wire/\"])"),
        ("desk/plain.md", DRAFT),
    ];
    let here = folder("named", &files);
    for draft in ["named.md", "desk/plain.md"] {
        let told = run(&here, &["check", draft, "--only", "fidelity"]);
        assert_eq!(told.status, 1, "{draft}: {told:?}");
        assert!(told.out.contains("fidelity/altered-quotation") && told.out.contains("one.txt:1"), "{}", told.out);
        assert!(run(&here, &["check", draft]).out.contains("fidelity/altered-quotation"), "{draft}: on by itself");
    }
    let told = run(&here, &["check", "gone.md"]);
    assert_eq!(told.status, 2);
    assert!(told.err.contains("gone.md") && told.err.contains("wire/gone.txt"), "{}", told.err);
    let told = run(&here, &["check", "agency.md", "--only", "fidelity"]);
    assert!(told.status == 0 && !told.out.contains("fidelity/"), "who told it is no file: {told:?}");
    let line = run(&here, &["explain", "named.md:6", "--only", "fidelity"]);
    assert!(line.out.contains("altered-quotation"), "{}", line.out);
    assert!(run(&here, &["config", "desk/plain.md"]).out.contains("sources"), "the setting is shown");
}

/// Formats that have one place for a message say in it where the other text stands.
#[test]
fn formats_of_one_place_name_the_source() {
    let here = folder("formats", &[("draft.md", DRAFT), ("wire/one.txt", SOURCE)]);
    for format in ["short", "github", "gitlab", "junit", "checkstyle"] {
        let told = run(&here, &["check", "draft.md", "--against", "wire", "--only", "fidelity", "--format", format]);
        let quotation = told.out.lines().find(|line| line.contains("fidelity/altered-quotation"));
        let named = quotation.is_some_and(|line| line.contains("(beside wire/one.txt:1)"));
        assert!(named, "{format}: {}", told.out);
    }
}

#[test]
fn a_source_of_the_settings_is_not_held_against_itself() {
    let here = folder("itself", &[("sayso.ron", "(sources: [\"wire/\"])"), ("wire/one.md", DRAFT)]);
    let told = run(&here, &["check", "wire/one.md", "--only", "fidelity"]);
    assert_eq!(told.status, 0, "{told:?}");
}

#[test]
fn a_case_may_have_a_source() {
    let rule = "pack house\n\nrule misquoted\n  flag quotations that are not word for word in the sources\n  tags \"against\"\n";
    let case = format!("---\nsources: [../wire/one.txt]\n---\n\n{DRAFT}");
    let files = [("rules/house.sayso", rule), ("rules/tests/ferry.md", case.as_str()), ("rules/wire/one.txt", SOURCE)];
    let here = folder("case", &files);
    assert_eq!(run(&here, &["test", "rules", "--update"]).status, 0);
    let expected = std::fs::read_to_string(here.join("rules/tests/ferry.md.expected")).unwrap();
    assert!(expected.contains("house/misquoted"), "{expected}");
    assert_eq!(run(&here, &["test", "rules"]).status, 0);
    std::fs::write(here.join("rules/wire/one.txt"), DRAFT).unwrap();
    assert_eq!(run(&here, &["test", "rules"]).status, 1, "the source changed");
}

#[test]
fn the_comparison_is_data() {
    let here = folder("data", &[("draft.md", DRAFT), ("one.txt", SOURCE)]);
    let told = run(&here, &["extract", "draft.md", "--against", "one.txt", "--format", "json"]);
    let json: Value = serde_json::from_str(&told.out).unwrap();
    let schema: Value = serde_json::from_str(include_str!("../schemas/extract.json")).unwrap();
    assert_eq!(schema::mistakes(&schema, &json), Vec::<String>::new());
    let comparison = &json["comparison"];
    assert_eq!(comparison["sources"][0], "one.txt");
    let quoted = &comparison["quotations"][0];
    assert_eq!(quoted["found"], "altered");
    let passage = &comparison["passages"][quoted["passage"].as_u64().unwrap() as usize];
    let (from, to) = (passage["place"][0].as_u64().unwrap(), passage["place"][1].as_u64().unwrap());
    assert!(SOURCE[from as usize..to as usize].starts_with("We lost the ferry"), "{passage}");
    let lists = json["statements"].as_array().unwrap().len();
    assert_eq!(comparison["statements"].as_array().unwrap().len(), lists);
    // What was written is read back, without the comparison.
    std::fs::write(here.join("claims.json"), &told.out).unwrap();
    let back = run(&here, &["check", "draft.md", "--claims", "claims.json"]);
    assert_ne!(back.status, 2, "{back:?}");
    let shown = run(&here, &["extract", "draft.md", "--against", "one.txt"]);
    assert!(
        shown.out.contains("held against its sources") && shown.out.contains("attribution-dropped"),
        "{}",
        shown.out
    );
}

#[test]
fn a_page_shows_the_two_side_by_side() {
    let draft = "# Ferry lost\n\n“We lost the ferry and we will not build another one,” said the mayor, Ina Holt. \
        Its owner collects antique clocks and breeds racing pigeons.\n";
    let here = folder("sides", &[("draft.md", draft), ("one.txt", SOURCE)]);
    let told = run(&here, &["check", "draft.md", "--against", "one.txt", "--only", "fidelity", "--format", "html"]);
    let page = told.out;
    // The quotation and its passage share a number, either way.
    assert!(page.contains("id=\"d1-1\"") && page.contains("<a href=\"#o1-0-0\">one.txt:1</a>"), "{page}");
    assert!(page.contains("<a id=\"o1-0-0\">") && page.contains("<a href=\"#d1-1\">(1)</a>"), "{page}");
    assert!(page.contains("<mark class=\"changed\">“We lost the ferry"), "{page}");
    assert!(page.contains("in none of the sources") && page.contains("<mark class=\"new\">"), "{page}");
    assert!(page.contains("<span class=\"lost\">The union said that the crew had been tired.</span>"), "{page}");
    let alone = run(&here, &["check", "draft.md", "--format", "html"]).out;
    assert!(!alone.contains("class=\"sides\""), "held against nothing");
}

/// The article was rewritten by a program. The original is ours, and tells the same with what such rewrites lose.
#[test]
fn the_acceptance_article_against_an_original() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("../shared/acceptance");
    let article = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let article = article.filter(|path| path.extension().is_some_and(|it| it == "txt")).min();
    let Some(article) = article.and_then(|path| std::fs::read_to_string(path).ok()) else {
        println!("the acceptance article is not there: not tried");
        return;
    };
    let original = std::fs::read_to_string(root.join("tests/fidelity/acceptance/original.md")).unwrap();
    let (knowledge, extractor) = (Knowledge::built_in(), attribution::fast());
    let against = originals(vec![("original.md".to_owned(), original, Format::Markdown)], knowledge, extractor);
    let checked = check_all(&[(&article, Format::Markdown)], &changes::pack(), knowledge, extractor, Some(&against));
    let findings = &checked.first().unwrap().findings;
    for it in findings {
        println!("{}: {}", it.name, it.message);
    }
    let told = |rule: &str, words: &str| {
        let at = |it: &sayso::evaluate::Finding| it.anchor.map_or("", |at| at.of(&article)).to_owned();
        findings.iter().any(|it| it.name == format!("fidelity/{rule}") && at(it).contains(words))
    };
    assert!(told("firmer-verb", "interoperability"), "said became revealed");
    assert!(told("altered-number", "10,000"), "the number is another");
    assert!(told("altered-date", "January 9th"), "the day is another");
    assert!(told("altered-name", "Turan"), "the place is another");
    assert!(findings.len() <= 12, "{} findings", findings.len());
}
