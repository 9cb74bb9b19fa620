//! How fast each stage is, and how evaluation grows with rules and statements: `cargo bench --bench pipeline`. The
//! figures of the README are the medians of this, on the machine that it names.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sayso::attribution::{Extractor, Reading};
use sayso::facts::Facts;
use sayso::knowledge::Knowledge;
use sayso::packs::{self, RuleFile};
use sayso::plan::{Plan, Rule, Test};
use sayso::span::Span;
use sayso::text::{self, Format};
use sayso::vocabulary::{Row, Type};
use sayso::{attribution, compile, entity, evaluate, extract, phrases, statement};

fn main() {
    divan::main();
}

/// Articles of the project's own, one after the other.
const ARTICLES: [&str; 4] = [
    include_str!("../tests/articles/war.md"),
    include_str!("../tests/articles/politics.md"),
    include_str!("../tests/articles/court.md"),
    include_str!("../tests/articles/business.md"),
];

/// An article of about that many words: whole paragraphs of ours, from the start again when they are used up.
fn article(words: usize) -> String {
    let mut article = String::new();
    let mut count = 0;
    for paragraph in ARTICLES.iter().flat_map(|text| text.split("\n\n")).cycle() {
        if count >= words {
            break;
        }
        count += paragraph.split_whitespace().count();
        article.push_str(paragraph);
        article.push_str("\n\n");
    }
    article
}

fn words(article: &str) -> ItemsCount {
    ItemsCount::new(article.split_whitespace().count())
}

fn facts(words: usize) -> Facts {
    extract::extract(&article(words), Format::Markdown, Knowledge::built_in(), attribution::fast())
}

/// A plan of that many rules, no two of them alike: what one rule that ships asks and another does not, with one of
/// several exceptions, of statements that are hedged. Like the rules of a house they share questions, and like them
/// most find nothing.
fn plan(rules: usize) -> Plan {
    let (shipped, _) = compile(&packs::built_in());
    let kinds: Vec<&Rule> = shipped.rules.iter().filter(|rule| rule.subject.types == [Type::Statement]).collect();
    let mut plan = Plan { words: shipped.words.clone(), ..Plan::default() };
    for nth in 0..rules {
        let of = |nth: usize| kinds[nth % kinds.len()];
        let (one, other, exception) = (of(nth), of(nth / kinds.len() + nth + 1), of(nth / 7 + 3));
        let mut rule = one.clone();
        rule.name = format!("bench/rule-{nth}");
        let not = Test::Not(Box::new(other.subject.test.clone()));
        let hedged = Test::Is { row: hedged(), span: Span::default() };
        rule.subject.test = Test::All(vec![one.subject.test.clone(), not, hedged]);
        rule.unless.push(exception.subject.test.clone());
        rule.silences.clear();
        plan.rules.push(rule);
    }
    plan
}

fn hedged() -> &'static Row {
    sayso::vocabulary::rows().find(|row| row.phrase == "hedged").unwrap()
}

#[divan::bench]
fn stage_1_text(bencher: Bencher) {
    let article = article(1000);
    bencher.counter(words(&article)).bench(|| text::read(black_box(&article), Format::Markdown));
}

#[divan::bench]
fn stage_2_attributions(bencher: Bencher) {
    let article = article(1000);
    let document = text::read(&article, Format::Markdown);
    bencher
        .counter(words(&article))
        .bench(|| attribution::fast().extract(&phrases::read(black_box(&document), Knowledge::built_in())));
}

#[cfg(feature = "accurate")]
#[divan::bench(sample_count = 20)]
fn stage_2_attributions_accurate(bencher: Bencher) {
    let weights = |name: &str| {
        let path = format!("{}/knowledge/model/accurate/{name}", env!("CARGO_MANIFEST_DIR"));
        std::fs::read(path).expect("the weights are in the checkout")
    };
    let pieces = String::from_utf8(weights("pieces.txt")).expect("text");
    let extractor = attribution::Accurate::read(weights("encoder.onnx"), weights("cue.onnx"), &pieces).unwrap();
    let article = article(1000);
    let document = text::read(&article, Format::Markdown);
    bencher
        .counter(words(&article))
        .bench(|| black_box(extractor.extract(&phrases::read(black_box(&document), Knowledge::built_in()))));
}

#[divan::bench]
fn stage_3_entities(bencher: Bencher) {
    let article = article(1000);
    let document = text::read(&article, Format::Markdown);
    let attributions = attribution::fast().extract(&phrases::read(&document, Knowledge::built_in()));
    bencher.counter(words(&article)).bench(|| {
        let phrases = phrases::read(black_box(&document), Knowledge::built_in());
        let cast = entity::cast(&phrases, &attributions);
        black_box(&cast);
    });
}

#[divan::bench]
fn stage_4_statements(bencher: Bencher) {
    let article = article(1000);
    let document = text::read(&article, Format::Markdown);
    let attributions = attribution::fast().extract(&phrases::read(&document, Knowledge::built_in()));
    let knowledge = Knowledge::built_in();
    bencher.counter(words(&article)).bench(|| {
        let phrases = phrases::read(black_box(&document), knowledge);
        let cast = entity::cast(&phrases, &attributions);
        statement::derive(&phrases, Reading { attributions: attributions.clone(), encoding: None }, cast)
    });
}

#[divan::bench]
fn whole_article_with_the_rules_that_ship(bencher: Bencher) {
    let article = article(1000);
    let knowledge = Knowledge::built_in();
    let (plan, _) = compile(&packs::built_in());
    bencher.counter(words(&article)).bench(|| sayso::check(black_box(&article), Format::Markdown, &plan, knowledge));
}

#[divan::bench(args = [125, 250, 500, 1000])]
fn rules_over_1000_words(bencher: Bencher, rules: usize) {
    let (plan, facts) = (plan(rules), facts(1000));
    bencher.bench(|| evaluate::evaluate(black_box(&plan), &facts, Knowledge::built_in(), None));
}

#[divan::bench(args = [1000, 2000, 4000, 8000])]
fn words_under_500_rules(bencher: Bencher, words: usize) {
    let (plan, facts) = (plan(500), facts(words));
    bencher.bench(|| evaluate::evaluate(black_box(&plan), &facts, Knowledge::built_in(), None));
}

#[divan::bench]
fn compile_the_packs_that_ship(bencher: Bencher) {
    let files: Vec<RuleFile> = packs::built_in();
    bencher.bench(|| compile(black_box(&files)));
}
