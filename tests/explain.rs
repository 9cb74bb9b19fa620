//! Why rules fired or did not: one file a case, with its rules and its article, as people read it in 80 columns; and the
//! machine form of every case fits its schema.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/schema.rs"]
mod schema;

use sayso::diagnostic::Severity;
use sayso::explain::{Explanation, Place, explain};
use sayso::knowledge::Knowledge;
use sayso::packs::RuleFile;
use sayso::report::{Detail, Lines, explanation_to_human, explanation_to_json};
use sayso::span::Span;
use sayso::text::Format;
use std::fs;
use std::path::Path;

struct Case {
    line: usize,
    rule: Option<String>,
    all: bool,
    rules: String,
    article: String,
}

impl Case {
    /// `explain LINE [rule NAME] [all]`, then `=== rules`, then `=== article`.
    fn of(text: &str) -> Self {
        let (head, rest) = text.split_once("=== rules\n").unwrap();
        let (rules, article) = rest.split_once("=== article\n").unwrap();
        let words: Vec<&str> = head.split_whitespace().collect();
        Self {
            line: words[1].parse().unwrap(),
            rule: words.iter().position(|word| *word == "rule").map(|at| words[at + 1].to_owned()),
            all: words.contains(&"all"),
            rules: rules.to_owned(),
            article: article.to_owned(),
        }
    }

    fn stretch(&self) -> Span {
        let start: usize = self.article.split_inclusive('\n').take(self.line - 1).map(str::len).sum();
        Span::new(start, Lines::of(&self.article).line_around(start).1)
    }

    fn explanation(&self) -> Explanation {
        let files = [RuleFile::new("desk.sayso", self.rules.as_str())];
        let (plan, problems) = sayso::compile(&files);
        assert!(problems.iter().all(|(_, problem)| problem.severity == Severity::Note), "{problems:?}");
        let knowledge = Knowledge::built_in();
        let facts = sayso::read(&self.article, Format::Markdown, knowledge);
        let article = self.all || self.rule.is_some();
        let place = Place {
            plan: &plan,
            files: &files,
            facts: &facts,
            knowledge,
            against: None,
            stretch: self.stretch(),
            article,
        };
        explain(&place, |rule| self.rule.as_ref().is_none_or(|name| rule.name.ends_with(name)))
    }
}

fn published() -> serde_json::Value {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/explain.json");
    serde_json::from_str(&fs::read_to_string(schema).unwrap()).unwrap()
}

#[test]
fn explanations() {
    let schema = published();
    insta::glob!("cases/explain/*.txt", |path| {
        let case = Case::of(&fs::read_to_string(path).unwrap());
        let explanation = case.explanation();
        let json = explanation_to_json("article.md", case.line, &Lines::of(&case.article), &explanation);
        let json = serde_json::from_str(&json).unwrap();
        assert_eq!(schema::mistakes(&schema, &json), Vec::<String>::new());
        let detail = Detail { columns: 80, all: case.all, own: false, trees: case.all || case.rule.is_some() };
        let text = explanation_to_human("article.md", case.line, &Lines::of(&case.article), &explanation, detail);
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(text);
        });
    });
}

/// However many things stand in a relation, the rule is told of.
#[test]
fn a_rule_on_very_many_things_is_explained() {
    let article = "The mayor said that the dam had held. ".repeat(700);
    let files = [RuleFile::new(
        "desk.sayso",
        "rule many\n  flag articles with more than 5000 claims that are attributed\n  unless undated\n",
    )];
    let (plan, _) = sayso::compile(&files);
    let knowledge = Knowledge::built_in();
    let facts = sayso::read(&article, Format::Plain, knowledge);
    let place = Place {
        plan: &plan,
        files: &files,
        facts: &facts,
        knowledge,
        against: None,
        stretch: Span::new(0, 0),
        article: true,
    };
    let explanation = explain(&place, |_| true);
    let outcome = &explanation.things[0].rules[0];
    assert_eq!((outcome.flag.parts.len(), outcome.unless.len()), (2, 1), "{outcome:#?}");
    assert_eq!(outcome.nearest[0].text, "with more than 5000 claims that are attributed");
}

/// A line without end is told of as far as anybody reads, and its rest is counted; a rule by itself is told of further on.
#[test]
fn a_line_of_very_many_sentences_is_explained_in_part() {
    let article = "Officials said the army had shelled the village on Monday, killing 12 people. ".repeat(150);
    let (files, knowledge) = (sayso::packs::built_in(), Knowledge::built_in());
    let (plan, _) = sayso::compile(&files);
    let facts = sayso::read(&article, Format::Plain, knowledge);
    let stretch = Span::new(0, article.len());
    let place = Place { plan: &plan, files: &files, facts: &facts, knowledge, against: None, stretch, article: true };
    let all = explain(&place, |_| true);
    assert!(all.more > 20 && all.things.len() > 20, "{} things, {} things more", all.things.len(), all.more);
    assert_eq!(all.things.last().map(|about| about.kind), Some("article"));
    let lines = Lines::of(&article);
    let detail = Detail { columns: 80, all: false, own: false, trees: false };
    let told = explanation_to_human("a.md", 1, &lines, &all, detail);
    assert!(told.contains(&format!("{} more things further on in this line", all.more)), "{told}");
    let json = serde_json::from_str(&explanation_to_json("a.md", 1, &lines, &all)).unwrap();
    assert_eq!(schema::mistakes(&published(), &json), Vec::<String>::new());
    let one = explain(&place, |rule| rule.name.ends_with("anonymous-no-reason"));
    assert_eq!(one.more, 0);
    assert!(one.things.len() >= 100 && one.elsewhere.is_empty());
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    /// Any text, any stretch of it: an answer, and the same number of changes for the same rule when asked again.
    #[test]
    fn any_text_is_explained(text in "(The (mayor|army|prisoner) (said|claimed) (that )?|[a-z“”é\\. ]{0,12}|he was (held|killed)\\. |# |\n\n|\u{feff}|<!-- sayso allow a: b -->){0,12}", from in 0..40_usize, to in 0..400_usize) {
        let files = sayso::packs::built_in();
        let (plan, _) = sayso::compile(&files);
        let knowledge = Knowledge::built_in();
        let facts = sayso::read(&text, Format::Markdown, knowledge);
        let place = Place { plan: &plan, files: &files, facts: &facts, knowledge, against: None, stretch: Span::new(from, to), article: true };
        let explanation = explain(&place, |_| true);
        for outcome in explanation.things.iter().flat_map(|about| &about.rules) {
            proptest::prop_assert_eq!(outcome.fate != sayso::explain::Fate::Not, outcome.changes == 0);
        }
        for columns in [0, 80] {
            let detail = Detail { columns, all: true, own: false, trees: true };
            explanation_to_human("a.md", 1, &Lines::of(&text), &explanation, detail);
        }
        proptest::prop_assert_eq!(&explain(&place, |_| true), &explanation);
    }
}

/// What is said to fire when a test changes does not fire before it does: the number of changes is 0 exactly for what
/// is flagged.
#[test]
fn nothing_that_fires_needs_a_change() {
    let article = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/articles/war.md")).unwrap();
    let files = sayso::packs::built_in();
    let (plan, _) = sayso::compile(&files);
    let knowledge = Knowledge::built_in();
    let facts = sayso::read(&article, Format::Markdown, knowledge);
    let stretch = Span::new(0, article.len());
    let place = Place { plan: &plan, files: &files, facts: &facts, knowledge, against: None, stretch, article: true };
    let explanation = explain(&place, |_| true);
    let (findings, _) = sayso::check(&article, Format::Markdown, &plan, knowledge);
    let outcomes = || explanation.things.iter().flat_map(|about| &about.rules);
    for outcome in outcomes() {
        let fires = outcome.fate != sayso::explain::Fate::Not;
        assert_eq!(fires, outcome.changes == 0, "{outcome:#?}");
        assert_eq!(fires, outcome.nearest.is_empty(), "{outcome:#?}");
    }
    for finding in &findings {
        assert!(
            outcomes().any(|one| one.rule == finding.name && one.changes == 0),
            "{} is found and not explained",
            finding.name
        );
    }
}

/// The seconds that a line of so many sentences takes, the better of two tries.
fn seconds(sentences: usize) -> f64 {
    let article = "The harbour will close in spring, two officials said. ".repeat(sentences);
    let files = [RuleFile::new("desk.sayso", "rule anon\n  flag statements attributed to an anonymous source\n")];
    let (plan, _) = sayso::compile(&files);
    let facts = sayso::read(&article, Format::Plain, Knowledge::built_in());
    let stretch = Span::new(0, article.len());
    let place = Place {
        plan: &plan,
        files: &files,
        facts: &facts,
        knowledge: Knowledge::built_in(),
        against: None,
        stretch,
        article: false,
    };
    let once = || {
        let start = std::time::Instant::now();
        assert!(explain(&place, |_| true).things.len() >= sentences);
        start.elapsed().as_secs_f64()
    };
    once().min(once())
}

#[test]
fn a_long_line_takes_linear_time() {
    let (short, long) = (seconds(300), seconds(2400));
    assert!(long < short * 8.0 * 3.0 + 0.3, "{short} s, eight times as long {long} s");
}
