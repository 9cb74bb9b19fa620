//! What the fast extractor finds in small articles, as `sayso extract --stage attributions` shows it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use sayso::attribution::{Attribution, Extractor, fast};
use sayso::knowledge::Knowledge;
use sayso::list::List;
use sayso::phrases;
use sayso::report::stage::{self, Part};
use sayso::text::{self, Document, Format};

fn extract(article: &str) -> (Document, List<Attribution>) {
    let document = text::read(article, Format::Markdown);
    let found = fast().extract(&phrases::read(&document, Knowledge::built_in()));
    (document, found)
}

#[test]
fn cases() {
    insta::with_settings!({ snapshot_path => "cases/attribution", prepend_module_to_snapshot => false }, {
        insta::glob!("cases/attribution/*.txt", |path| {
            let article = std::fs::read_to_string(path).expect("the case can be read");
            let (document, found) = extract(&article);
            insta::assert_snapshot!(stage::attributions(&document, &found, &Part::whole(&document)));
        });
    });
}

/// Spans lie in the text on borders of characters, pieces are in order, and `within` leads back to none.
fn check(article: &str) {
    let (document, found) = extract(article);
    for (id, one) in found.entries() {
        assert!(!one.content.is_empty(), "an attribution has a content");
        assert!(one.within.is_none_or(|outer| outer < id), "the outer attribution comes first");
        for spans in [&one.source, &one.cue, &one.content] {
            assert!(spans.iter().all(|span| !span.is_empty() && document.text.get(span.range()).is_some()));
            assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "pieces are in order: {spans:?}");
        }
    }
}

const PIECES: [&str; 24] = [
    "The mayor",
    "she",
    "Jane Roe, a clerk,",
    "said",
    "told the court",
    "accused Peru of",
    "according to",
    "that",
    "“",
    "”",
    "\"",
    "'",
    ".",
    ",",
    ":",
    "\n\n",
    "the bridge was closed",
    "claiming they were safe",
    "was accused of theft by",
    "—",
    "é",
    "on Monday",
    "and added that",
    "# Mayor vows to",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn spans_are_sound_on_jumbled_news(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..80)) {
        check(&pieces.join(" "));
    }

    #[test]
    fn spans_are_sound_on_anything(text in "\\PC{0,200}") {
        check(&text);
    }
}

#[test]
fn hostile_articles_end() {
    for piece in ["“", "said that ", "“ said that he ", "accused of ", "a: “b ", "(", ", and ", "x\n\n", "the man who "]
    {
        check(&piece.repeat(4_000));
    }
}
