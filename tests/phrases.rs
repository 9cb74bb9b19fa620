//! The phrases of small articles, as `sayso extract --stage phrases` shows them: noun phrases, verb groups, clauses.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use sayso::knowledge::Knowledge;
use sayso::phrases;
use sayso::report::stage::{self, Part};
use sayso::text::{self, Format};

#[test]
fn cases() {
    insta::with_settings!({ snapshot_path => "cases/phrases", prepend_module_to_snapshot => false }, {
        insta::glob!("cases/phrases/*.txt", |path| {
            let article = std::fs::read_to_string(path).expect("the case can be read");
            let document = text::read(&article, Format::Markdown);
            let read = phrases::read(&document, Knowledge::built_in());
            insta::assert_snapshot!(stage::phrases(&read, &Part::whole(&document)));
        });
    });
}

const PIECES: [&str; 20] = [
    "the",
    "mayor",
    "'s",
    "of",
    "who",
    ",",
    "got",
    "accused",
    "not",
    "no longer",
    "is",
    "hardly",
    "and",
    "that",
    "(",
    ")",
    "was",
    "Reed",
    "—",
    ".",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn any_heap_of_words_is_read(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)) {
        let article = pieces.join(" ");
        let document = text::read(&article, Format::Plain);
        let read = phrases::read(&document, Knowledge::built_in());
        let all = document.tokens.len();
        for it in read.base_nouns() {
            prop_assert!(it.tokens.end <= all && it.base.contains(&it.head) || it.partitive);
        }
        for cut in document.sentences.ids().filter_map(|id| read.clauses(id)) {
            prop_assert!(cut.verbs.windows(2).all(|pair| pair[0].tokens.end <= pair[1].tokens.start));
            prop_assert!(cut.clauses.iter().all(|clause| clause.words.end <= all && clause.subject.end <= all));
        }
    }
}
