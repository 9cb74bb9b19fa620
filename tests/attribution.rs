//! What the fast extractor finds in small articles. Each attribution is shown in the words around it: `[S …]` source,
//! `[C …]` cue, `[K …]` content, with the number of the one that it stands in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use sayso::attribution::{Attribution, Extractor, fast};
use sayso::knowledge::Knowledge;
use sayso::list::{Id, List};
use sayso::span::Span;
use sayso::text::{self, Document, Format};

fn extract(article: &str) -> (Document, List<Attribution>) {
    let document = text::read(article, Format::Markdown);
    let found = fast().extract(&document, Knowledge::built_in());
    (document, found)
}

/// The attributions of an article, one a line.
fn show(article: &str) -> String {
    let (document, found) = extract(article);
    let line = |(id, one): (Id<Attribution>, &Attribution)| {
        let within = one.within.map(|id| format!(" in {}", id.index())).unwrap_or_default();
        format!("{}{within} {:?}: {}\n", id.index(), one.quote, marked(&document, one))
    };
    found.entries().map(line).collect()
}

/// The sentences that an attribution touches, with marks around its pieces.
fn marked(document: &Document, one: &Attribution) -> String {
    let pieces = [('S', &one.source), ('C', &one.cue), ('K', &one.content)];
    let mut pieces: Vec<(Span, char)> =
        pieces.iter().flat_map(|(letter, spans)| spans.iter().map(|span| (*span, *letter))).collect();
    pieces.sort();
    let (Some(first), Some(last)) = (pieces.first(), pieces.last()) else { return String::new() };
    let sentence = |span: Span| document.sentence_at(span).map_or(span, |id| document.sentences[id].span);
    let whole = sentence(first.0).to(sentence(Span::new(last.0.end - 1, last.0.end)));
    let mut out = String::new();
    let mut at = whole.start;
    for (span, letter) in pieces {
        out.push_str(&document.text[at.min(span.start)..span.start]);
        out.push_str(&format!("[{letter} {}]", document.at(span)));
        at = span.end;
    }
    out.push_str(&document.text[at..whole.end.max(at)]);
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn cases() {
    insta::with_settings!({ snapshot_path => "cases/attribution", prepend_module_to_snapshot => false }, {
        insta::glob!("cases/attribution/*.txt", |path| {
            let article = std::fs::read_to_string(path).expect("the case can be read");
            insta::assert_snapshot!(show(&article));
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
