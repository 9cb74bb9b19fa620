//! Entities, statements, dates, quantities, notes and relations of an article, written out in both formats.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::knowledge::Knowledge;
use sayso::report::{Lines, facts_to_human, facts_to_json};
use sayso::text::Format;

fuzz_target!(|bytes: &[u8]| {
    let facts = sayso::read(&String::from_utf8_lossy(bytes), Format::Markdown, Knowledge::built_in());
    for statement in facts.statements.iter() {
        assert!(facts.document.text.get(statement.span().start..statement.span().end).is_some());
    }
    let _ = facts_to_human("article.md", &Lines::of(&facts.document.text), &facts, 80);
    let _ = facts_to_json("article.md", &facts);
});
