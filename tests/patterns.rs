//! The patterns that ship: each file is sound, each example holds, and each pattern is one that its own sentences need. What is
//! wrong in a file is told at its place.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/desk.rs"]
mod desk;
#[path = "support/told.rs"]
#[allow(dead_code, reason = "cases of patterns are single files")]
mod told;

use proptest::prelude::*;
use sayso::attribution::{ByPatterns, Extractor, Fast};
use sayso::diagnostic::Diagnostic;
use sayso::knowledge::{Knowledge, Language};
use sayso::patterns::{Family, Patterns, Problem, Shape, failing, files, find, text};
use sayso::phrases;
use sayso::text::{Format, read};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

fn told(file: &str, text: &str, problems: &[Problem]) -> Vec<String> {
    let line = |problem: &Diagnostic| {
        let start = problem.span.map_or(0, |span| span.start);
        text.get(..start).unwrap_or_default().lines().count().max(1)
    };
    let told = problems.iter().map(Problem::diagnostic);
    told.map(|it| format!("{file}:{}: {}: {}", line(&it), it.message, it.help.clone().unwrap_or_default())).collect()
}

#[test]
fn the_patterns_that_ship_are_sound_and_their_examples_hold() {
    let mut wrong = Vec::new();
    for family in Family::ALL {
        let text = text(Language::English, family);
        let (patterns, problems) = Patterns::read(family, text);
        assert!(!patterns.patterns.is_empty(), "{}", family.name());
        wrong.extend(told(family.name(), text, &problems));
        wrong.extend(told(family.name(), text, &failing(family, &patterns, Knowledge::built_in())));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A second language is a folder: a dozen attributions of German, by its lists and patterns alone.
#[test]
fn a_second_language_is_a_folder() {
    let knowledge = Knowledge::of(Language::German);
    let mut wrong = Vec::new();
    for family in Family::ALL {
        let text = text(Language::German, family);
        let (patterns, problems) = Patterns::read(family, text);
        wrong.extend(told(family.name(), text, &problems));
        wrong.extend(told(family.name(), text, &failing(family, &patterns, knowledge)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/german/hafen.txt");
    let document = read(&fs::read_to_string(path).unwrap(), Format::Plain);
    let phrases = phrases::read(&document, knowledge);
    let words =
        |spans: &[sayso::span::Span]| spans.iter().map(|span| document.at(*span)).collect::<Vec<_>>().join(" … ");
    let shown: Vec<String> = ByPatterns
        .extract(&phrases)
        .iter()
        .map(|one| format!("{} [{}] {} ({})", words(&one.source), words(&one.cue), words(&one.content), one.read_by))
        .collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("german", shown.join("\n"));
    });
}

#[test]
fn every_file_of_patterns_is_of_a_family() {
    let unknown: Vec<&str> = files().filter(|name| Family::of(name).is_none()).collect();
    assert!(unknown.is_empty(), "no family is called {unknown:?}");
}

/// The example of the page is a pattern that ships, and its classes are those that there are.
#[test]
fn the_page_on_patterns_is_true() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/patterns.md")).unwrap();
    let example = page.split("```\n").nth(1).unwrap();
    assert!(text(Language::English, Family::Nested).contains(example), "the example is no pattern that ships");
    let classes: Vec<String> = Shape::names().map(|name| format!("`{name}`")).collect();
    let told = page.split("The classes are ").nth(1).unwrap().split('.').next().unwrap();
    assert_eq!(told.split_whitespace().collect::<Vec<_>>().join(" "), classes.join(", "));
    for family in Family::ALL {
        assert!(page.contains(&format!("`{}`", family.name())), "{} is not on the page", family.name());
    }
}

/// What is wrong in a file, as people read it. The name of a case tells the family: `broken.nested.pattern`.
#[test]
fn mistakes() {
    insta::glob!("cases/patterns/*.pattern", |path| {
        let stem = path.file_stem().unwrap().to_string_lossy();
        let family = Family::of(stem.rsplit('.').next().unwrap()).unwrap();
        let source = fs::read_to_string(path).unwrap();
        let (patterns, mut problems) = Patterns::read(family, &source);
        problems.extend(failing(family, &patterns, Knowledge::built_in()));
        problems.sort_by_key(|problem| problem.span().start);
        let shown: Vec<String> =
            problems.iter().map(|problem| told::show(&problem.diagnostic(), "case.pattern", &source)).collect();
        let runs: Vec<&str> = patterns.patterns.iter().map(|pattern| pattern.name.as_str()).collect();
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!("patterns", format!("{}\nruns: {}", shown.join("\n"), runs.join(", ")));
        });
    });
}

/// Patterns that read nothing in the articles of `tests/`, so that only their own examples show what they do. A name may
/// leave this list, and none is added without a word on why.
const IN_EXAMPLES_ONLY: &[&str] = &[];

#[test]
fn the_articles_of_tests_exercise_the_patterns() {
    let mut read_by: BTreeSet<&str> = BTreeSet::new();
    // What begins behind a quotation, or spans sentences, is seen by what the extractor made of it.
    let mut signed: BTreeSet<String> = BTreeSet::new();
    for article in articles(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")) {
        let document = read(&article, Format::Markdown);
        let phrases = phrases::read(&document, Knowledge::built_in());
        signed.extend(Fast.extract(&phrases).iter().map(|one| one.read_by.name().to_owned()));
        for sentence in &document.sentences {
            for family in Family::ALL {
                let hits = find(&phrases, family, sentence.tokens.clone());
                read_by.extend(hits.iter().map(|hit| hit.pattern.name.as_str()));
            }
        }
    }
    read_by.extend(signed.iter().filter_map(|name| name.strip_prefix("pattern ")));
    let all = Family::ALL.into_iter().flat_map(|family| &Patterns::built_in(family).patterns);
    let unread: Vec<&str> = all.map(|pattern| pattern.name.as_str()).filter(|name| !read_by.contains(name)).collect();
    assert_eq!(unread, IN_EXAMPLES_ONLY, "read in no article of tests/");
}

/// The texts of the articles in a folder and those in it.
fn articles(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.extension().and_then(|ending| ending.to_str()) {
            _ if path.is_dir() => found.extend(articles(&path)),
            Some("md" | "txt") => found.push(fs::read_to_string(&path).unwrap()),
            _ => {}
        }
    }
    found.sort();
    found
}

proptest! {
    #[test]
    fn whatever_the_file_it_is_read_and_its_mistakes_have_places(text in "(pattern |reads |why |finds |leaves |[a-z\\-\"\\[\\]()|&!.{}0-9:,?\n ]){0,60}") {
        for family in Family::ALL {
            let (_, problems) = Patterns::read(family, &text);
            for problem in problems {
                prop_assert!(text.get(problem.span().start..problem.span().end).is_some(), "{problem:?}");
                let told = problem.diagnostic();
                prop_assert!(!told.message.is_empty() && told.help.is_some());
            }
        }
    }

    #[test]
    fn what_is_found_stands_in_the_words_asked(words in proptest::collection::vec("(as|say|saying|said|for|a|the|Reed|poll|,|—|“|”|@reed|2024|1,024|adults|asked|not|to|be|named|because|May|:){1}", 0..40)) {
        let article = words.join(" ");
        let document = read(&article, Format::Plain);
        let phrases = phrases::read(&document, Knowledge::built_in());
        for sentence in &document.sentences {
            for family in Family::ALL {
                for hit in find(&phrases, family, sentence.tokens.clone()) {
                    let inside = |range: &std::ops::Range<usize>| {
                        sentence.tokens.start <= range.start && range.start <= range.end && range.end <= sentence.tokens.end
                    };
                    prop_assert!(inside(&hit.words) && hit.marks.iter().all(|(_, words)| inside(words)));
                }
            }
        }
    }
}

/// A pattern made to go back as often as may be, over a sentence of so many words: a step is tried at a word once.
#[test]
fn a_pattern_made_to_hang_ends() {
    let nested = "(any?){30} ".repeat(8);
    let source = format!("pattern hang\n reads \"a\" {nested} \"zebra\"\n why \"w\"\n");
    let (patterns, problems) = Patterns::read(Family::Nested, &source);
    assert!(patterns.patterns.len() == 1 || problems.iter().any(|it| matches!(it, Problem::TooLong { .. })));
    let article = format!("{}.", "a ".repeat(400));
    let document = read(&article, Format::Plain);
    let phrases = phrases::read(&document, Knowledge::built_in());
    for sentence in &document.sentences {
        assert!(sayso::patterns::find_with(&patterns, Family::Nested, &phrases, sentence.tokens.clone()).is_empty());
    }
}

/// Counts inside of counts ask for more steps than there is memory.
#[test]
fn a_pattern_made_to_grow_is_refused() {
    let deep = format!("{}\"a\"{}", "(".repeat(10), "{30})".repeat(10));
    let (patterns, problems) = Patterns::read(Family::Nested, &format!("pattern grow\n reads {deep}\n why \"w\"\n"));
    assert!(patterns.patterns.is_empty());
    assert!(problems.iter().any(|it| matches!(it, Problem::TooLong { .. })), "{problems:?}");
}

/// The command tries files of patterns and folders of them, tells what is wrong, and does not mix them with rules.
#[test]
fn the_command_tries_patterns() {
    let good = text(Language::English, Family::Nested);
    let wrong = good.replace("[source: a passenger]", "a [source: passenger]");
    let files = [
        ("good/nested.pattern", good),
        ("wrong/nested.pattern", wrong.as_str()),
        ("other/foo.pattern", good),
        ("house.sayso", desk::PACK),
    ];
    let here = desk::folder("patterns", "command", &files);
    let run = |arguments: &[&str]| desk::Run::of(desk::command(&here, arguments).output().unwrap());
    let told = run(&["test", "good"]);
    assert_eq!((told.status, told.out.as_str()), (0, "good/nested.pattern: 1 pattern\n"), "{told:?}");
    let told = run(&["test", "wrong/nested.pattern"]);
    assert_eq!(told.status, 1, "{told:?}");
    assert!(told.out.contains("finds something else here") && told.out.contains("nested.pattern:6:"), "{}", told.out);
    let told = run(&["test", "other/foo.pattern"]);
    assert!(told.status == 2 && told.err.contains("none is called `foo`"), "{told:?}");
    let told = run(&["test", "good/nested.pattern", "house.sayso"]);
    assert!(told.status == 2 && told.err.contains("tried apart"), "{told:?}");
    let told = run(&["test", "good", "--format", "json"]);
    assert!(told.status == 2 && told.err.contains("leave `--format` out"), "{told:?}");
}
