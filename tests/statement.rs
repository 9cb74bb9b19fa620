//! Statements of small articles. A case marks its attributions by hand, so that it tests this stage and no model:
//! `{s1 The ministry} {c1 said} that {k1 the dam had held}` is source, cue and content of the first attribution. The
//! snapshot has, under each sentence, its statements: kind, words, chain, and what was found.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::attribution::{Attribution, Quote, ReadBy, Reading};
use sayso::entity;
use sayso::facts::{Facts, Statement};
use sayso::knowledge::Knowledge;
use sayso::list::{Id, List};
use sayso::phrases;
use sayso::report::stage::{self, Part};
use sayso::span::Span;
use sayso::statement;
use sayso::text::{self, Format};

/// A case without its marks, and the attributions that they give.
fn unmark(case: &str) -> (String, List<Attribution>) {
    let mut text = String::new();
    let mut open: Vec<(char, usize, usize)> = Vec::new();
    let mut pieces: Vec<(usize, char, Span)> = Vec::new();
    let mut rest = case;
    while let Some(next) = rest.find(['{', '}']) {
        text.push_str(&rest[..next]);
        if rest.as_bytes()[next] == b'}' {
            let (kind, number, start) = open.pop().expect("a closing brace has its opening one");
            pieces.push((number, kind, Span::new(start, text.len())));
            rest = &rest[next + 1..];
        } else {
            let (mark, after) = rest[next + 1..].split_once(' ').expect("a mark ends with a space");
            let number = mark[1..].parse().expect("a mark has a number");
            open.push((mark.chars().next().expect("a mark has a letter"), number, text.len()));
            rest = after;
        }
    }
    text.push_str(rest);
    (text.clone(), attributions(&text, pieces))
}

fn attributions(text: &str, mut pieces: Vec<(usize, char, Span)>) -> List<Attribution> {
    pieces.sort_by_key(|(number, _, span)| (*number, span.start));
    let last = pieces.iter().map(|(number, _, _)| *number).max().unwrap_or(0);
    let mut list: List<Attribution> = List::new();
    for number in 1..=last {
        let of =
            |kind: char| pieces.iter().filter(|it| it.0 == number && it.1 == kind).map(|it| it.2).collect::<Vec<_>>();
        let content = of('k');
        let first = content[0];
        let inside = |it: &Attribution| it.content.iter().any(|piece| piece.contains(first));
        let within = list.entries().filter(|(_, it)| inside(it)).map(|(id, _)| id).next_back();
        let words = first.of(text);
        let quote = if words.starts_with(['“', '"']) {
            Quote::Direct
        } else if words.contains('“') {
            Quote::Mixed
        } else {
            Quote::Indirect
        };
        list.push(Attribution { source: of('s'), cue: of('c'), content, quote, within, read_by: ReadBy::given() });
    }
    list
}

fn read(case: &str) -> Facts {
    let (article, attributions) = unmark(case);
    let knowledge = Knowledge::built_in();
    let document = text::read(&article, Format::Markdown);
    let phrases = phrases::read(&document, knowledge);
    let cast = entity::cast(&phrases, &attributions);
    let derived = statement::derive(&phrases, Reading { attributions, encoding: None }, cast);
    drop(phrases);
    derived.of(document)
}

/// The statements as `sayso extract --stage statements` shows them.
fn shown(facts: &Facts) -> String {
    stage::statements(facts, &Part::whole(&facts.document))
}

#[test]
fn cases() {
    insta::glob!("cases/statement/*.txt", |path| {
        let case = std::fs::read_to_string(path).expect("a case can be read");
        insta::assert_snapshot!(shown(&read(&case)));
    });
}

/// What must hold of every article, whatever it says.
fn holds(text: &str) {
    let facts = sayso::extract::extract(text, Format::Markdown, Knowledge::built_in(), sayso::attribution::fast());
    let text = facts.document.text.as_str();
    for statement in &facts.statements {
        assert!(!statement.content.is_empty(), "a statement has words");
        assert!(
            statement.content.iter().all(|piece| !piece.is_empty() && text.get(piece.range()).is_some()),
            "words are of the text"
        );
        assert!(statement.content.windows(2).all(|two| two[0].end <= two[1].start), "pieces are in order");
        assert!(statement.chain.iter().all(|link| !link.sources.is_empty()), "a link has a source");
        assert!(
            statement
                .hedges
                .iter()
                .chain(&statement.negation)
                .chain(&statement.condition)
                .all(|it| text.get(it.range()).is_some())
        );
    }
    let anchors: Vec<usize> = facts.statements.iter().map(|it| it.anchor().start).collect();
    assert!(anchors.windows(2).all(|two| two[0] <= two[1]), "statements are in reading order");
    let known = |id: Id<Statement>| facts.statements.get(id).is_some();
    assert!(facts.relations.iter().all(|it| known(it.from) && known(it.to) && it.from != it.to));
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(60))]

    #[test]
    fn any_text_is_read(text in "\\PC{0,200}") {
        holds(&text);
    }

    #[test]
    fn any_heap_of_words_is_read(words in proptest::collection::vec(proptest::sample::select(vec![
        "said", "that", "who", "the", "minister", "Kyiv", "and", ",", ".", "“", "”", "captured", "was", "if", "because", "soldiers",
        "accused", "of", "denied", "according to", "they", "his", "\n\n", "**Heading**\n", "10,000", "?", ";", "which", "on Monday",
    ]), 0..80)) {
        holds(&words.join(" "));
    }
}

/// Verification notes: cases are marked as those of statements are.
#[test]
fn verification() {
    insta::glob!("cases/note/*.txt", |path| {
        let case = std::fs::read_to_string(path).expect("a case can be read");
        let facts = read(&case);
        insta::assert_snapshot!(format!("{}{}", shown(&facts), checked(&facts)));
    });
}

/// Who checked what, and the evidence.
fn checked(facts: &Facts) -> String {
    let at = |span: Option<Span>| span.map_or("-", |span| facts.document.at(span));
    let mut out = String::new();
    for note in &facts.verifications {
        let agents: Vec<_> = note.agents.iter().map(|&id| facts.sources[id].name.as_str()).collect();
        let by = if note.by_publisher { "the publisher".to_owned() } else { agents.join(" + ") };
        let named = if note.object_named { "names it" } else { "names nothing" };
        let evidence: Vec<_> =
            note.covers_evidence.iter().map(|&id| facts.document.at(facts.evidence[id].span)).collect();
        out.push_str(&format!(
            "by `{by}` of `{}` ({named}) on `{}` evidence {evidence:?}\n",
            at(note.object),
            at(note.on)
        ));
    }
    out
}

/// Text with each span in brackets, and a line for each.
fn marked(text: &str, lines: Vec<(Span, String)>) -> String {
    let mut out = String::new();
    let mut done = 0;
    for (span, _) in &lines {
        out.push_str(&format!("{}[{}]", &text[done..span.start], span.of(text)));
        done = span.end;
    }
    out.push_str(&text[done..]);
    lines.iter().for_each(|(span, line)| out.push_str(&format!("{}: {line}\n", span.of(text))));
    out
}

#[test]
fn quantities() {
    insta::glob!("cases/quantity/*.txt", |path| {
        let case = std::fs::read_to_string(path).expect("a case can be read");
        let document = text::read(&case, Format::Plain);
        let found = statement::quantity::quantities(sayso::phrases::read(&document, Knowledge::built_in()).page());
        let line = |it: &sayso::facts::Quantity| {
            let flags = [(it.relative, ", relative"), (it.approximate, ", approximate")]
                .map(|(on, flag)| if on { flag } else { "" });
            format!("{:.2} to {:.2}, {:?}, {:?}{}", it.low, it.high, it.bound, it.unit, flags.concat())
        };
        insta::assert_snapshot!(marked(&case, found.iter().map(|it| (it.span, line(it))).collect()));
    });
}

#[test]
fn dates() {
    insta::glob!("cases/date/*.txt", |path| {
        let case = std::fs::read_to_string(path).expect("a case can be read");
        let document = text::read(&case, Format::Plain);
        let found = statement::date::dates(sayso::phrases::read(&document, Knowledge::built_in()).page());
        let line = |it: &sayso::facts::DateMention| {
            let part = |part: Option<i32>| part.map_or("?".to_owned(), |part| part.to_string());
            let value = [it.value.year, it.value.month.map(i32::from), it.value.day.map(i32::from)].map(part).join("-");
            let flags = [(it.relative, ", relative"), (it.weekday, ", weekday"), (it.has_year, ", with its year")]
                .map(|(on, flag)| if on { flag } else { "" });
            format!("{value}{}", flags.concat())
        };
        insta::assert_snapshot!(marked(&case, found.iter().map(|it| (it.span, line(it))).collect()));
    });
}
