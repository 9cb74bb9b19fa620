//! Scores the findings of the rules that ship against marked articles: `findings_score MARKS [--tier fast|accurate]
//! [--list]`. What marks are and how anyone makes them: `training/README.md`. A third of the articles, drawn by name, is
//! kept for totals; of the others every rule is shown, and with `--list` each place that was missed or should not be.

#![allow(clippy::disallowed_methods, reason = "a program that reads marked articles and prints scores")]

#[path = "../../draw.rs"]
mod draw;
#[path = "../../tier.rs"]
mod tier;
mod marks;
mod score;

use marks::Article;
use sayso::attribution::{Extractor, Fast};
use sayso::knowledge::Knowledge;
use score::{Found, Part};
use std::path::Path;

const USAGE: &str = "usage: findings_score MARKS [--tier fast|accurate] [--list]";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let after = |name: &str| arguments.iter().skip_while(|it| *it != name).nth(1).map(String::as_str);
    let Some(folder) = arguments.first().filter(|first| !first.starts_with("--")) else { return eprintln!("{USAGE}") };
    let extractor: Box<dyn Extractor> = match after("--tier") {
        None | Some("fast") => Box::new(Fast),
        Some("accurate") => Box::new(tier::accurate(Path::new(tier::SHIPPED))),
        Some(other) => return eprintln!("no tier `{other}`; {USAGE}"),
    };
    let (articles, problems) = marks::read(Path::new(folder));
    problems.iter().for_each(|problem| eprintln!("{problem}"));
    let rules: Vec<&str> = marks::RULES.to_vec();
    let (mut open, mut kept) = (Part::new(&rules), Part::new(&rules));
    let (plan, _) = sayso::compile(&sayso::packs::built_in());
    let knowledge = Knowledge::built_in();
    for article in &articles {
        let read = sayso::check::check(&article.text, article.format, &plan, knowledge, &*extractor);
        let found: Vec<Found> = read.findings.iter().map(found).collect();
        let part = if draw::is_kept(&article.name) { &mut kept } else { &mut open };
        part.add(article, &found);
    }
    println!("tier {}, {} articles, {} kept apart", extractor.name(), articles.len(), kept.articles);
    println!("\n{} articles that may be looked at", open.articles);
    open.print(true);
    if arguments.iter().any(|argument| argument == "--list") {
        open.places.iter().for_each(|place| println!("{place}"));
    }
    println!("\n{} articles kept apart, totals only", kept.articles);
    kept.print(false);
    println!("\nall {}", articles.len());
    open.with(&kept).print(false);
}

fn found(finding: &sayso::evaluate::Finding) -> Found {
    let rule = finding.name.rsplit('/').next().unwrap_or_default().to_owned();
    Found { rule, place: finding.span.map(|span| span.start..span.end) }
}

/// What the marks call the places of an article, for whoever reads a list.
fn words<'a>(article: &'a Article, place: &std::ops::Range<usize>) -> &'a str {
    let words = article.text.get(place.clone()).unwrap_or_default();
    if words.is_empty() { "(the article)" } else { words }
}
