//! `docs/rules.md` is true of the language: each example reads and does what its own examples say, and no clause, joining
//! word, bound or placeholder of the grammar is left out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::knowledge::Knowledge;
use sayso::packs::{self, RuleFile};
use sayso::{resolve, syntax};

const PAGE: &str = include_str!("../docs/rules.md");
const FIDELITY: &str = include_str!("../docs/fidelity.md");
const CONSISTENCY: &str = include_str!("../docs/consistency.md");
const GRAMMAR: &str = include_str!("../grammar/sayso.pest");

fn examples() -> Vec<&'static str> {
    blocks(PAGE)
}

/// The rules that a page shows.
fn blocks(page: &'static str) -> Vec<&'static str> {
    page.split("```sayso\n").skip(1).map(|block| block.split("```").next().unwrap()).collect()
}

#[test]
fn every_example_works_as_it_stands() {
    let mut wrong = Vec::new();
    for example in examples().into_iter().chain(blocks(FIDELITY)).chain(blocks(CONSISTENCY)) {
        let mut files = packs::built_in();
        let own = files.len();
        files.push(RuleFile::new("page.sayso", example));
        let (_, problems) = sayso::review(&files, own, Knowledge::built_in(), sayso::attribution::fast());
        // A short example has no examples of its own, and may say what a rule that ships says.
        let usual = ["no-example", "equal-rule", "covered-rule"];
        let problems =
            problems.iter().filter(|(file, problem)| *file == own && !usual.contains(&problem.code.as_str()));
        wrong.extend(problems.map(|(_, problem)| format!("{}: {}\n{example}", problem.code, problem.message)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The words of one line of the grammar that stand between quotes.
fn words_of(line: &str) -> Vec<&'static str> {
    let rest = GRAMMAR.split(&format!("\n{line}")).nth(1).unwrap_or_else(|| panic!("the grammar has no {line}"));
    rest.split("\" ~ edge").next().unwrap().split(") ~ edge").next().unwrap().split('"').skip(1).step_by(2).collect()
}

#[test]
fn no_clause_is_left_out() {
    let keywords = words_of("keyword  =");
    assert_eq!(keywords.len(), syntax::KEYWORDS.len());
    for keyword in keywords {
        assert!(syntax::KEYWORDS.contains(&keyword), "{keyword}");
        assert!(PAGE.contains(&format!("\n| `{keyword}` |")), "the table of clauses leaves out `{keyword}`");
        let shown = examples().iter().any(|example| {
            example.lines().any(|line| line.trim_start().split(' ').next().is_some_and(|word| word == keyword))
        });
        assert!(shown, "no example shows `{keyword}`");
    }
}

#[test]
fn no_small_word_is_left_out() {
    for line in GRAMMAR.lines().filter(|line| line.starts_with("word_")) {
        for word in line.split('"').skip(1).step_by(2) {
            assert!(PAGE.contains(word), "`{word}` is left out");
        }
    }
    for bound in ["at least", "at most", "more than", "fewer than", "exactly", "within", "above", "below"] {
        assert!(PAGE.contains(bound), "`{bound}` is left out");
    }
    for small in ["an", "any", "another", "all", "every", "no", "where no", "where all", "earlier", "later"] {
        assert!(PAGE.contains(&format!("`{small}")), "`{small}` is left out");
    }
}

#[test]
fn no_placeholder_is_left_out() {
    for placeholder in resolve::PLACEHOLDERS {
        assert!(PAGE.contains(&format!("`{{{}}}`", placeholder.name)), "`{{{}}}` is left out", placeholder.name);
    }
}

#[test]
fn every_phrase_that_compares_has_an_example() {
    assert!(sayso::vocabulary::rows().filter(|row| sayso::vocabulary::compares(row)).count() > 20);
    for row in sayso::vocabulary::rows().filter(|row| sayso::vocabulary::compares(row)) {
        assert!(FIDELITY.contains(&format!("\n### {}\n", row.phrase)), "{} is left out", row.phrase);
        assert!(blocks(FIDELITY).iter().any(|block| block.contains(row.phrase)), "no example shows {}", row.phrase);
    }
}
