//! The whole way: an article under the packs that ship, reported in each format.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::knowledge::Knowledge;
use sayso::plan::Plan;
use sayso::report::{self, Checked, Look};
use sayso::text::Format;
use sayso::{compile, packs};
use std::sync::OnceLock;

static PLAN: OnceLock<Plan> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let plan = PLAN.get_or_init(|| compile(&packs::built_in()).0);
    let article = String::from_utf8_lossy(bytes);
    let (findings, problems) = sayso::check(&article, Format::Markdown, plan, Knowledge::built_in());
    let checked =
        Checked { path: "article.md", text: &article, sentences: &[], findings: &findings, problems: &problems, made_from: None };
    let _ = report::human(&checked, Look { columns: 80, colour: true });
    let _ = report::json(&checked);
    let _ = report::short(&checked);
    let _ = report::github(&checked);
    let _ = report::marked(&article, &findings, &problems);
});
