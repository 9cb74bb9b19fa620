//! Who is who in small articles: each case is an article, a line `---`, and one line an attribution: the words of its
//! source (searched from the last one on; `-` for none), and after ` | ` its content where speech matters.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::attribution::{Attribution, Quote, ReadBy};
use sayso::entity::cast;
use sayso::knowledge::Knowledge;
use sayso::list::List;
use sayso::phrases;
use sayso::report::stage::{self, Part};
use sayso::span::Span;
use sayso::text::{self, Document, Format};

#[test]
fn cases() {
    insta::glob!("cases/entity/*.txt", |path| {
        let case = std::fs::read_to_string(path).unwrap();
        let (article, marked) = case.split_once("\n---\n").unwrap();
        let document = text::read(article, Format::Markdown);
        let attributions = attributions(&document, marked);
        let phrases = phrases::read(&document, Knowledge::built_in());
        let cast = cast(&phrases, &attributions);
        insta::with_settings!({ prepend_module_to_snapshot => false, snapshot_path => "cases/entity", omit_expression => true }, {
            insta::assert_snapshot!(stage::cast(&document, &attributions, &cast, &Part::whole(&document)));
        });
    });
}

fn attributions(document: &Document, marked: &str) -> List<Attribution> {
    let mut from = 0;
    marked
        .lines()
        .filter(|line| !line.is_empty())
        .map(|line| {
            let (source, content) = line.split_once(" | ").unwrap_or((line, ""));
            let start = from;
            let source = find(document, source, start);
            let content = find(document, content, start);
            from = source.first().or(content.first()).map_or(from, |span| span.start);
            let quoted = content.iter().any(|&span| document.is_quoted(span));
            let quote = if quoted { Quote::Direct } else { Quote::Indirect };
            let place = source.first().copied().unwrap_or_else(|| Span::new(from, from));
            let content = if content.is_empty() { vec![place] } else { content };
            Attribution { source, cue: Vec::new(), content, quote, within: None, read_by: ReadBy::given() }
        })
        .collect()
}

fn find(document: &Document, words: &str, from: usize) -> Vec<Span> {
    if words.is_empty() || words == "-" {
        return Vec::new();
    }
    let start = document.text[from..].find(words).map(|at| at + from).or_else(|| document.text.find(words));
    let start = start.unwrap_or_else(|| panic!("`{words}` is not in the article"));
    vec![Span::new(start, start + words.len())]
}

/// Text that is no article: spans stay inside, nothing panics.
#[test]
fn odd_texts() {
    let pieces = [
        "\"",
        "he ",
        "of the ",
        "Ana Ruiz, a minister, ",
        "and ",
        "alongside Lydon Motors ",
        "one of the soldiers ",
        "(SBU) ",
        "'s ",
        "who ",
        "Ukraine and Russia. ",
        "\n\n",
        "a poll ",
        "captured by ",
        "\u{201c}I",
        "\u{e9}\u{301}",
    ];
    for piece in pieces {
        whole(&piece.repeat(400));
    }
    for (at, piece) in pieces.iter().enumerate() {
        let other = pieces[(at + 5) % pieces.len()];
        whole(&format!("{piece}{other}said. ").repeat(200));
    }
}

/// An attribution for each of the first sentences, whole as source and as content.
fn every_sentence(document: &Document, most: usize) -> List<Attribution> {
    let attribution = |span: Span| Attribution {
        source: vec![span],
        cue: Vec::new(),
        content: vec![span],
        quote: Quote::Indirect,
        within: None,
        read_by: ReadBy::given(),
    };
    document.sentences.iter().take(most).map(|sentence| attribution(sentence.span)).collect()
}

fn whole(article: &str) {
    let document = text::read(article, Format::Markdown);
    let attributions = every_sentence(&document, 50);
    let phrases = phrases::read(&document, Knowledge::built_in());
    let mut cast = cast(&phrases, &attributions);
    for mention in &cast.mentions {
        assert!(document.text.get(mention.span.range()).is_some() && mention.span.contains(mention.head));
    }
    assert!(cast.of_attribution.iter().all(|sources| !sources.is_empty()));
    cast.source_for(Span::new(0, document.text.len()));
    cast.source_for(Span::default());
    assert!(cast.sources.iter().all(|source| source.entity.is_none_or(|entity| entity.index() < cast.entities.len())));
}

/// Four times the text takes about four times the time.
#[test]
#[ignore = "timing: run with --release"]
fn time_is_near_linear() {
    let knowledge = Knowledge::built_in();
    let pieces = [
        "\"He said. ",
        "of the man ",
        "Ana Ruiz, a minister, said. ",
        "Ukraine and Russia and he ",
        "alongside Lydon Motors he said. ",
        "one of the soldiers was captured by ",
        "the poll of 1,200 adults for Ann said no comment. ",
        "Ana Q",
        "Critics said. ",
    ];
    for piece in pieces {
        let mut times = Vec::new();
        for count in [4_000, 16_000] {
            let article: String = (0..count)
                .map(|number| if piece.ends_with('Q') { format!("Ana Q{number} said. ") } else { piece.to_owned() })
                .collect();
            let document = text::read(&article, Format::Markdown);
            let attributions = every_sentence(&document, usize::MAX);
            let start = std::time::Instant::now();
            let phrases = phrases::read(&document, knowledge);
            let cast = cast(&phrases, &attributions);
            times.push((start.elapsed().as_secs_f64(), cast.mentions.len()));
        }
        println!("{piece:?}: {times:?}");
        assert!(times[1].0 < times[0].0 * 8.0 + 0.2, "{piece:?} {times:?}");
    }
}
