//! Articles to documents. A snapshot shows each block with its kind, then each sentence with its number and its
//! tokens between bars; quotations, links and dates come last.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use sayso::text::{Document, Format, read};
use std::fmt::Write;
use std::path::Path;
use std::time::{Duration, Instant};

fn format_of(path: &Path) -> Format {
    if path.extension().is_some_and(|extension| extension == "md") { Format::Markdown } else { Format::Plain }
}

fn show(document: &Document) -> String {
    let mut out = String::new();
    for block in document.blocks.iter() {
        let section =
            block.section.map(|id| format!(" under `{}`", document.at(document.blocks[id].span))).unwrap_or_default();
        writeln!(out, "{:?}{section}", block.kind).unwrap();
        for sentence in &document.sentences.as_slice()[block.sentences.clone()] {
            let tokens = &document.tokens.as_slice()[sentence.tokens.clone()];
            let words: Vec<_> = tokens.iter().map(|token| document.at(token.span)).collect();
            writeln!(out, "  {} {}", sentence.number, words.join("|")).unwrap();
        }
    }
    for quotation in document.quotations.iter() {
        let open = if quotation.closed { "" } else { ", goes on" };
        writeln!(out, "{:?}{open}: {}", quotation.mark, document.at(quotation.inner)).unwrap();
    }
    for link in &document.links {
        writeln!(out, "link {} to {}", document.at(link.span), link.target).unwrap();
    }
    if let Some((date, span)) = document.date {
        writeln!(out, "date {date} by `{}`", document.at(span)).unwrap();
    }
    if let Some(span) = document.dateline {
        writeln!(out, "dateline `{}`", document.at(span)).unwrap();
    }
    out
}

#[test]
fn cases() {
    insta::glob!("cases/text/*.*", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(show(&read(&text, format_of(path))));
    });
}

#[test]
fn tags_and_lemmas() {
    let text = "The captured soldiers hadn't eaten since they'd left. The minister’s deputies denied it.";
    let document = read(text, Format::Plain);
    let words: Vec<_> = document.tokens.iter().map(|token| format!("{}/{:?}", token.lemma, token.tag)).collect();
    insta::assert_snapshot!(words.join(" "));
}

/// What holds of every document.
fn check(document: &Document) {
    let text = &document.text;
    let fits = |start: usize, end: usize| start <= end && text.is_char_boundary(start) && text.is_char_boundary(end);
    let mut last = 0;
    for (id, block) in document.blocks.entries() {
        assert!(fits(block.span.start, block.span.end) && block.span.start >= last, "block {:?}", block.span);
        last = block.span.end;
        assert!(!block.sentences.is_empty(), "a block has words");
        for sentence in &document.sentences.as_slice()[block.sentences.clone()] {
            assert_eq!(sentence.block, id);
            assert!(block.span.contains(sentence.span), "{:?} in {:?}", sentence.span, block.span);
        }
    }
    let mut last = 0;
    for sentence in document.sentences.iter() {
        assert!(fits(sentence.span.start, sentence.span.end) && sentence.span.start >= last);
        last = sentence.span.end;
        assert!(!sentence.tokens.is_empty());
        for token in &document.tokens.as_slice()[sentence.tokens.clone()] {
            assert!(sentence.span.contains(token.span));
        }
    }
    let mut last = 0;
    for token in document.tokens.iter() {
        assert!(
            fits(token.span.start, token.span.end) && token.span.start >= last && !token.span.is_empty(),
            "token {:?}",
            token.span
        );
        last = token.span.end;
    }
    for quotation in document.quotations.iter() {
        assert!(fits(quotation.span.start, quotation.span.end) && fits(quotation.inner.start, quotation.inner.end));
        assert!(quotation.span.contains(quotation.inner));
    }
    for link in &document.links {
        assert!(fits(link.span.start, link.span.end));
    }
    assert!(document.sentences.iter().is_sorted_by_key(|sentence| sentence.number));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_string_is_read(text in "\\PC{0,200}") {
        check(&read(&text, Format::Plain));
        check(&read(&text, Format::Markdown));
    }

    #[test]
    fn any_article_like_string_is_read(pieces in proptest::collection::vec(piece(), 0..60)) {
        let text = pieces.concat();
        check(&read(&text, Format::Plain));
        check(&read(&text, Format::Markdown));
    }

    #[test]
    fn any_phrase_has_lemmas(phrase in "\\PC{0,30}") {
        let words = sayso::text::lemmas_of_phrase(&phrase);
        prop_assert!(words.iter().all(|word| !word.is_empty()));
    }
}

fn piece() -> impl Strategy<Value = String> {
    let fixed = [
        "\n",
        "\n\n",
        "\r\n",
        " ",
        "  ",
        "\t",
        "\u{a0}",
        "**",
        "*",
        "_",
        "# ",
        "> ",
        "- ",
        "1. ",
        "---\n",
        "<!--",
        "-->",
        "<p>",
        "</p>",
        "<br>",
        "&ldquo;",
        "&amp;",
        "![",
        "](x)",
        "[",
        "]",
        "(",
        ")",
        "“",
        "”",
        "‘",
        "’",
        "\"",
        "'",
        "«",
        "»",
        "``",
        "''",
        ".",
        "...",
        "?",
        "!",
        ",",
        ":",
        "—",
        "U.S.",
        "Mr. ",
        "J. ",
        "No. ",
        "10,000",
        "$1.5bn",
        "9th",
        "don't",
        "Korea‘s",
        "workers’",
        "Kyiv",
        "said",
        "The ",
        "jan. 9",
        "2025-01-12",
        "title: x\n",
        "date: 1 May 2024\n",
        "KYIV (Reuters) - ",
        "https://a.b/c",
        "www.a.com",
        "a@b.org",
        "é",
        "e\u{301}",
        "👩‍👩‍👧",
        "🇺🇦",
        "\u{200b}",
        "\u{feff}",
        "الأمر",
        "東京",
        "\\",
        "`",
        "```\n",
        "    ",
        "|",
        "<a",
        "<script>",
        "\u{0}",
    ];
    prop_oneof![4 => proptest::sample::select(fixed.to_vec()).prop_map(str::to_owned), 1 => "[a-zA-Z]{1,12}"]
}

#[test]
fn empty_texts_are_empty_documents() {
    for text in ["", " \n\t\r\n", "\u{feff}", "<!-- nothing -->", "---"] {
        for format in [Format::Plain, Format::Markdown] {
            let document = read(text, format);
            assert!(document.blocks.is_empty(), "{text:?}");
            assert!(document.tokens.is_empty() && document.sentences.is_empty());
        }
    }
}

/// Hostile texts are read in a time that grows with their length. The bound is wide, for slow machines; a step that
/// goes over the text for each mark would miss it by far.
#[test]
fn hostile_texts_take_no_longer() {
    let texts = [
        "a".repeat(5_000_000),
        "\"".repeat(100_000),
        "“‘".repeat(50_000),
        "' ".repeat(100_000),
        "he said “so ".repeat(100_000),
        "the workers' 'so ".repeat(50_000),
        "<!-- ".repeat(100_000),
        "<p <a ".repeat(100_000),
        "<!-- x --> ".repeat(50_000),
        "**".repeat(100_000),
        "*a ".repeat(100_000),
        "[".repeat(50_000),
        "> ".repeat(5_000),
        "Mr. ".repeat(100_000),
        "A. ".repeat(100_000),
        ". ".repeat(200_000),
        "a.b.".repeat(100_000),
        "a-".repeat(200_000),
        "a'".repeat(200_000),
        "- ".repeat(50_000),
        "\n\n".repeat(200_000),
        "x\n".repeat(200_000),
        "1,000".repeat(100_000),
        "http://".repeat(100_000),
        "a@".repeat(100_000),
        "e\u{301}".repeat(300_000),
        "👩\u{200d}".repeat(100_000),
        "🇺".repeat(100_000),
        "\u{200b}".repeat(300_000),
        "The council met on Monday. ".repeat(40_000),
    ];
    for text in &texts {
        for format in [Format::Plain, Format::Markdown] {
            let start = Instant::now();
            let document = read(text, format);
            let took = start.elapsed();
            let head: String = text.chars().take(12).collect();
            assert!(
                took < Duration::from_secs(20),
                "{head:?} as {format:?} took {took:?} ({} tokens)",
                document.tokens.len()
            );
            if std::env::var_os("SHOW_TIMES").is_some() {
                println!("{head:?} {format:?} {took:?}");
            }
        }
    }
}
