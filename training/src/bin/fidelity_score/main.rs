//! How much of what is done to a text `sayso check --against` finds: texts are altered in eighteen ways by this program, held
//! against themselves as they were, and each change is looked for; the same drafts without a change show what is told for
//! nothing. Rewrites by hand are measured by `tests/fidelity.rs`.
//!
//!     cargo run --release -p sayso-training --bin fidelity_score -- FOLDER [--each 500] [--show KIND]

#![allow(clippy::disallowed_methods, reason = "a program that reads texts and prints scores")]

mod alter;
#[path = "../../../../tests/fidelity/changes.rs"]
mod changes;
mod draft;

use alter::{Alteration, KINDS};
use draft::{Random, Text};
use sayso::attribution;
use sayso::check::{Article, check_all, originals};
use sayso::evaluate::Finding;
use sayso::knowledge::Knowledge;
use sayso::plan::Plan;
use sayso::text::Format;
use std::collections::BTreeMap;

/// So many drafts are read together.
const BATCH: usize = 64;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let value = |name: &str| arguments.iter().position(|it| it == name).and_then(|at| arguments.get(at + 1));
    let Some(folder) = arguments.first() else {
        eprintln!("which folder of texts? fidelity_score FOLDER [--each 500] [--show KIND]");
        return;
    };
    let each = value("--each").and_then(|it| it.parse().ok()).unwrap_or(500);
    let texts = Text::read_all(folder);
    let plan = changes::pack();
    let mut unasked = Tally::default();
    println!("{:<26} {:>6} {:>7} {:>7}", "kind", "made", "found", "recall");
    let only = value("--only");
    for kind in KINDS.iter().filter(|kind| only.is_none_or(|it| it == kind.name)) {
        let mut tally = Tally::default();
        let made = alter::make(*kind, &texts, each);
        for batch in by_text(&made) {
            let text = &texts[batch[0].text];
            run(text, &batch, &plan, &mut tally, value("--show").is_some_and(|it| it == kind.name));
        }
        println!("{:<26} {:>6} {:>7} {:>7.3}", kind.name, tally.made, tally.found, tally.recall());
        unasked.add(&tally);
    }
    println!(
        "besides the change {:.3} findings a draft: {:?}",
        unasked.besides as f64 / unasked.made.max(1) as f64,
        unasked.rules
    );
    if only.is_none() {
        faithful(&texts, &plan);
    }
}

#[derive(Default)]
struct Tally {
    made: usize,
    found: usize,
    /// Findings that stand elsewhere.
    besides: usize,
    rules: BTreeMap<String, usize>,
}

impl Tally {
    fn recall(&self) -> f64 {
        self.found as f64 / self.made.max(1) as f64
    }

    fn add(&mut self, other: &Self) {
        self.made += other.made;
        self.besides += other.besides;
        for (rule, count) in &other.rules {
            *self.rules.entry(rule.clone()).or_default() += count;
        }
    }
}

fn by_text(made: &[Alteration]) -> Vec<Vec<&Alteration>> {
    let mut batches: BTreeMap<usize, Vec<&Alteration>> = BTreeMap::new();
    for one in made {
        batches.entry(one.text).or_default().push(one);
    }
    batches.into_values().flat_map(|all| all.chunks(BATCH).map(<[_]>::to_vec).collect::<Vec<_>>()).collect()
}

fn held(text: &Text, drafts: &[&str], plan: &Plan) -> Vec<Article> {
    let knowledge = Knowledge::built_in();
    let against = vec![(text.name.clone(), text.facts.document.text.clone(), Format::Markdown)];
    let against = originals(against, knowledge, attribution::fast());
    let articles: Vec<(&str, Format)> = drafts.iter().map(|it| (*it, Format::Markdown)).collect();
    check_all(&articles, plan, knowledge, attribution::fast(), Some(&against))
}

fn run(text: &Text, batch: &[&Alteration], plan: &Plan, tally: &mut Tally, show: bool) {
    let drafts: Vec<&str> = batch.iter().map(|it| it.draft.as_str()).collect();
    for (one, article) in batch.iter().zip(held(text, &drafts, plan)) {
        let told = |it: &Finding| {
            let here = it.anchor.is_none_or(|at| at.overlaps(one.place)) || one.anywhere;
            here && one.kind.rules().any(|rule| it.name.ends_with(&format!("/{rule}")))
        };
        let found = article.findings.iter().any(told);
        tally.made += 1;
        tally.found += usize::from(found);
        for finding in article.findings.iter().filter(|it| !it.anchor.is_none_or(|at| at.overlaps(one.place))) {
            if !told(finding) {
                tally.besides += 1;
                *tally.rules.entry(finding.name.clone()).or_default() += 1;
            }
        }
        if show && !found {
            println!("missed in {}: {}\n    was: {}", text.name, one.place.of(&one.draft), one.was);
        }
    }
}

/// Drafts with nothing changed but paragraphs left out or in another order.
fn faithful(texts: &[Text], plan: &Plan) {
    let mut random = Random::of(7);
    let (mut made, mut words, mut rules) = (0, 0, BTreeMap::<String, usize>::new());
    for text in texts {
        let drafts: Vec<String> = (0..8).map(|_| text.shortened(&mut random, usize::MAX).text).collect();
        let refs: Vec<&str> = drafts.iter().map(String::as_str).collect();
        for (draft, article) in drafts.iter().zip(held(text, &refs, plan)) {
            made += 1;
            words += draft.split_whitespace().count();
            for finding in &article.findings {
                if std::env::args().any(|it| it == "--faithful") {
                    let other = finding.elsewhere.first().map_or("", |it| it.span.of(&text.facts.document.text));
                    println!("{} {}\n    {} // {other}", text.name, finding.name, finding.message);
                }
                *rules.entry(finding.name.clone()).or_default() += 1;
            }
        }
    }
    let all: usize = rules.values().sum();
    println!("{made} faithful drafts of {words} words: {all} findings, {:?}", rules);
}
