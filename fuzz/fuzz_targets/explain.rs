//! Why, and why not: the first two bytes say which stretch of the article is explained.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::explain::{Place, explain};
use sayso::knowledge::Knowledge;
use sayso::plan::Plan;
use sayso::report::{Detail, Lines, explanation_to_human, explanation_to_json};
use sayso::span::Span;
use sayso::text::Format;
use sayso::{compile, packs};
use std::sync::OnceLock;

static PLAN: OnceLock<Plan> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let plan = PLAN.get_or_init(|| compile(&packs::built_in()).0);
    let Some((place, text)) = bytes.split_first_chunk::<2>() else { return };
    let knowledge = Knowledge::built_in();
    let facts = sayso::read(&String::from_utf8_lossy(text), Format::Markdown, knowledge);
    let article = &facts.document.text;
    let start = usize::from(u16::from_le_bytes(*place)).min(article.len());
    let stretch = Span { start, end: article.len().min(start + 200) };
    let place = Place { plan, files: &[], facts: &facts, knowledge, stretch, article: true };
    let explanation = explain(&place, |_| true);
    let _ = explanation_to_json("article.md", 1, &Lines::of(article), &explanation);
    let detail = Detail { columns: 80, all: true, own: true, trees: true };
    let _ = explanation_to_human("article.md", 1, &Lines::of(article), &explanation, detail);
});
