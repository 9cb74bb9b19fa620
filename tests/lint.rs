//! Advice on rules that read well: one file a case, and what it must say in `tests/snapshots/`. And none of it on the
//! packs that ship.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "support/told.rs"]
mod told;

use proptest::prelude::*;
use sayso::diagnostic::Diagnostic;
use sayso::evaluate::evaluate;
use sayso::facts::Facts;
use sayso::knowledge::Knowledge;
use sayso::lint;
use sayso::packs::{self, RuleFile};
use sayso::text::Format;
use sayso::vocabulary::Thing;
use std::fs;
use std::path::Path;
use std::sync::LazyLock;
use told::{files_of, show};

fn review(files: &[(String, String)]) -> Vec<(usize, Diagnostic)> {
    let files: Vec<RuleFile> = files.iter().map(|(name, text)| RuleFile::new(name, text)).collect();
    sayso::review(&files, 0, Knowledge::built_in(), sayso::attribution::fast()).1
}

fn shown(files: &[(String, String)], problems: &[(usize, Diagnostic)]) -> Vec<String> {
    problems.iter().map(|(place, problem)| show(problem, &files[*place].0, &files[*place].1)).collect()
}

#[test]
fn lints() {
    insta::glob!("cases/lint/*.sayso", |path| {
        let files = files_of(&fs::read_to_string(path).unwrap());
        let mut problems = review(&files);
        problems.retain(|(_, problem)| problem.code != "no-example");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(shown(&files, &problems).join("\n"));
        });
    });
}

/// Each code has a case that is called after it, or begins so.
#[test]
fn every_code_has_a_case() {
    let mut codes = Vec::new();
    for entry in fs::read_dir("tests/cases/lint").unwrap().flatten() {
        let name = entry.path().file_stem().unwrap().to_string_lossy().into_owned();
        let files = files_of(&fs::read_to_string(entry.path()).unwrap());
        let problems = review(&files);
        let code = lint::codes().iter().copied().find(|code| name.starts_with(code));
        assert!(name.starts_with("fine-") || problems.iter().any(|(_, it)| Some(it.code.as_str()) == code), "{name}");
        codes.extend(code);
    }
    for code in lint::codes() {
        assert!(codes.contains(code), "no case for {code}");
    }
}

#[test]
fn nothing_on_the_packs_that_ship() {
    let (_, problems) = sayso::review(&packs::built_in(), 0, Knowledge::built_in(), sayso::attribution::fast());
    let advice: Vec<_> = problems.iter().filter(|(_, it)| lint::codes().contains(&it.code.as_str())).collect();
    assert!(advice.is_empty(), "{advice:#?}");
}

/// The packs beside the repository were written before there was anything to run, so that their examples may fail.
#[test]
fn no_false_alarm_on_the_packs_beside() {
    let Ok(entries) = fs::read_dir(Path::new("../shared/language/packs")) else {
        println!("left out: no packs beside the repository");
        return;
    };
    let mut paths: Vec<_> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    let files: Vec<RuleFile> =
        paths.iter().map(|path| RuleFile::new(path.display().to_string(), fs::read_to_string(path).unwrap())).collect();
    let (plan, problems) = advice(&files);
    assert_eq!(plan.rules.len(), 70);
    let shown: Vec<String> = problems
        .iter()
        .map(|(place, problem)| show(&problem.diagnostic(), &files[*place].name, &files[*place].text))
        .collect();
    assert!(shown.is_empty(), "{}", shown.join("\n"));
}

/// Advice without trying examples.
fn advice(files: &[RuleFile]) -> (sayso::plan::Plan, Vec<(usize, lint::Problem)>) {
    let trees: Vec<sayso::resolve::File> =
        files.iter().map(|file| sayso::resolve::File { name: file.name.clone(), pack: file.parse().0 }).collect();
    let (plan, _) = sayso::resolve::resolve(&trees);
    let texts: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
    let problems = lint::lint(&plan, &trees, &texts);
    (plan, problems)
}

/// Parts of sentences about claims, joined by `and`.
const PARTS: &[&str] = &[
    "hedged",
    "not hedged",
    "negated",
    "unattributed",
    "attributed",
    "quoted",
    "paraphrased",
    "an accusation",
    "in the headline",
    "in the body",
    "outside the lead",
    "in the lead",
    "attributed to a source",
    "attributed to an official",
    "attributed to an official or an expert",
    "attributed to a source that is named",
    "attributed to a source that is not named",
    "attributed only to a person",
    "not attributed to a person",
    "originating with a person",
    "directly attributed to a source",
    "with a number",
    "with at least 2 numbers",
    "with fewer than 2 numbers",
    "without a number",
    "with no date",
    "with unclear attribution",
    "mentioning \"kill\"",
    "mentioning \"kill\" or \"say\"",
    "reported with \"say\"",
    "independently verified",
    "not independently verified",
    "reported as unverified",
    "restating another claim",
    "contradicting another claim",
    "contradicting an earlier claim",
    "within 2 sentences of a denial",
    "within 1 sentence of a denial",
    "in the same sentence as a number of at least 3",
    "in the same sentence as a number of at least 10",
    "in the same sentence as a number of fewer than 3",
];

fn sentence(parts: &[&str], join: &str) -> String {
    let parts: Vec<String> = parts
        .iter()
        .map(|part| if part.starts_with("an ") { format!("(that is {part})") } else { format!("({part})") })
        .collect();
    parts.join(join)
}

/// Five hundred rules, each another, over the whole range of tests.
fn five_hundred() -> String {
    let pick = |n: usize| PARTS[n % PARTS.len()];
    let rule = |n: usize| {
        let parts = [pick(n), pick(n * 7 + n / 41 + 3), pick(n * 11 + n / 13 + 5)];
        format!(
            "rule r{n}\n  flag claims {}\n  unless {}\n",
            sentence(&parts, " and "),
            sentence(&[pick(n * 5 + 2)], "")
        )
    };
    format!("pack many\n{}", (0..500).map(rule).collect::<String>())
}

#[test]
fn five_hundred_rules_are_quick() {
    let files = [RuleFile::new("many.sayso", five_hundred())];
    let trees: Vec<sayso::resolve::File> =
        files.iter().map(|file| sayso::resolve::File { name: file.name.clone(), pack: file.parse().0 }).collect();
    let (plan, _) = sayso::resolve::resolve(&trees);
    assert!(plan.rules.len() > 480, "{}", plan.rules.len());
    let mut problems = Vec::new();
    let mut run = || {
        let start = std::time::Instant::now();
        problems = lint::lint(&plan, &trees, &[&files[0].text]);
        start.elapsed()
    };
    // The best of some: a machine that is busy with other things says nothing of this.
    let taken = (0..10).map(|_| run()).min().unwrap();
    println!("{} rules: {taken:?}, {} problems", plan.rules.len(), problems.len());
    // The bar is for the program as people run it.
    assert!(cfg!(debug_assertions) || taken.as_millis() < 100, "{taken:?}");
}

/// A rule made to take long is not looked into.
#[test]
fn hostile_rules_end_soon() {
    let many = |part: &dyn Fn(usize) -> String, join: &str| {
        format!("rule a\n  flag claims {}\n", (0..400).map(part).collect::<Vec<_>>().join(join))
    };
    let mentions = |n: usize| format!("mentioning \"w{n}\"");
    let pair = |n: usize| format!("(mentioning \"w{n}\" or mentioning \"v{n}\")");
    let start = std::time::Instant::now();
    for text in [
        many(&|_| "hedged".to_owned(), " and "),
        many(&mentions, " and "),
        many(&mentions, " or "),
        many(&pair, " and "),
        many(&|n| format!("not {}", pair(n)), " or "),
    ] {
        let (plan, _) = advice(&[RuleFile::new("a.sayso", text)]);
        assert_eq!(plan.rules.len(), 1);
    }
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

/// The articles of the tests, read once.
static ARTICLES: LazyLock<Vec<Facts>> = LazyLock::new(|| {
    let mut paths: Vec<_> = fs::read_dir("tests/articles").unwrap().flatten().map(|entry| entry.path()).collect();
    paths.push("examples/pilot.md".into());
    paths.sort();
    let read = |path| sayso::read(&fs::read_to_string(path).unwrap(), Format::Markdown, Knowledge::built_in());
    paths.iter().map(read).collect()
});

/// The things that each of two rules flags in an article.
fn flagged(plan: &sayso::plan::Plan, article: &Facts) -> [Vec<Thing>; 2] {
    let (findings, _) = evaluate(plan, article, Knowledge::built_in(), None);
    ["one", "two"]
        .map(|name| findings.iter().filter(|finding| finding.name == name).map(|finding| finding.thing).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 300 } else { 5000 }))]

    /// What is told of rules is borne out by the articles: what never flags flags nothing, what is covered flags nothing
    /// else.
    #[test]
    fn advice_is_true(
        one in prop::collection::vec(prop::sample::select(PARTS), 1..4),
        two in prop::collection::vec(prop::sample::select(PARTS), 1..4),
        or in any::<bool>(),
        spare in prop::option::of(prop::sample::select(PARTS)),
    ) {
        let unless = spare.map(|part| format!("  unless {}\n", sentence(&[part], ""))).unwrap_or_default();
        let text = format!(
            "rule one\n  flag claims {}\n{unless}  once per claim\nrule two\n  flag claims {}\n  once per claim\n",
            sentence(&one, " and "),
            sentence(&two, if or { " or " } else { " and " }),
        );
        let (plan, problems) = advice(&[RuleFile::new("a.sayso", text.clone())]);
        prop_assume!(plan.rules.len() == 2);
        let first_of_two = text.find("rule two").unwrap();
        for article in ARTICLES.iter() {
            let [one, two] = flagged(&plan, article);
            for (_, problem) in &problems {
                let told = problem.diagnostic();
                let (own, other) = if told.span.unwrap().start < first_of_two { (&one, &two) } else { (&two, &one) };
                let holds = match problem {
                    lint::Problem::NeverTrue { .. } | lint::Problem::UnlessSparesAll { .. } => own.is_empty(),
                    lint::Problem::EqualRule { .. } => own == other,
                    lint::Problem::CoveredRule { .. } => own.iter().all(|place| other.contains(place)),
                    lint::Problem::IdleUnless { .. } => {
                        let bare = text.replace(&unless, "");
                        let plan = advice(&[RuleFile::new("a.sayso", bare)]).0;
                        flagged(&plan, article)[0] == *own
                    }
                    _ => true,
                };
                prop_assert!(holds, "{}\n{text}\n{own:?}\n{other:?}", told.message);
            }
        }
    }
}
