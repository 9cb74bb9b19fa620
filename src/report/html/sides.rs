//! Draft and sources side by side: each sentence of the draft joined by a numbered line to the passages that it was made from,
//! with what differs and what is new; below it each source whole, with the same numbers, and what the draft left out. Tells
//! what the comparison found and judges nothing.

use super::beside::{Joined, texts};
use super::plain;
use crate::facts::Facts;
use crate::fidelity::{Comparison, Found, Original, Passage};
use crate::list::Id;
use crate::report::extract::change;
use crate::report::{Checked, Lines};
use crate::span::Span;
use crate::text::{BlockKind, Sentence};
use std::collections::{BTreeMap, BTreeSet};

/// A longer passage is a few sentences, and is shown from its beginning.
const LONGEST: usize = 600;

/// A sentence of the draft with what it was made from.
#[derive(Default)]
struct Pair {
    /// Sentences of sources, with whether that is sure.
    from: BTreeMap<(usize, usize), bool>,
    /// What differs, in words.
    differs: BTreeSet<&'static str>,
    /// Words that the sources have otherwise, and words that they do not have.
    altered: Vec<Span>,
    absent: Vec<Span>,
    /// None of the sources tells of it.
    is_new: bool,
}

/// The two texts, or nothing where the article was held against nothing.
pub(super) fn sides(checked: &Checked<'_>, facts: &Facts, nth: usize, first: usize) -> String {
    let Some(comparison) = checked.comparison.filter(|_| !checked.against.is_empty()) else { return String::new() };
    let pairs = pairs(facts, comparison, checked.against);
    let mut joined: Joined = BTreeMap::new();
    let mut out = String::from(
        "<section class=\"sides\">\n<h2>Beside its sources</h2>\n<p class=\"key\">A line joins what was made from what. \
         <mark class=\"changed\">Otherwise there</mark>, <mark class=\"new\">new</mark>, and below \
         <span class=\"lost\">left out</span>.</p>\n",
    );
    let mut number = 0;
    let mut block = None;
    for (id, sentence) in facts.document.sentences.entries() {
        let kind = facts.document.block_of(id).kind;
        if kind == BlockKind::Furniture {
            continue;
        }
        let begins = block.replace(sentence.block) != Some(sentence.block);
        let none = Pair::default();
        let pair = pairs.get(&id.index()).unwrap_or(&none);
        if !pair.from.is_empty() {
            number += 1;
            for from in pair.from.keys() {
                joined.entry(*from).or_default().push(format!("{nth}-{number}"));
            }
        }
        out.push_str(&row(checked, facts, sentence, pair, (nth, number, begins)));
    }
    out.push_str("</section>\n");
    out + &texts(checked, first, nth, &joined)
}

/// A sentence, the line, and what stands at its other end.
fn row(
    checked: &Checked<'_>,
    facts: &Facts,
    sentence: &Sentence,
    pair: &Pair,
    (nth, number, begins): (usize, usize, bool),
) -> String {
    let class = if begins { "pair begins" } else { "pair" };
    let words = words(facts, sentence.span, pair);
    let words = if pair.is_new { format!("<mark class=\"new\">{words}</mark>") } else { words };
    let sure = pair.from.values().any(|sure| *sure);
    let (id, line, other) = if pair.from.is_empty() {
        let none = if pair.is_new { "in none of the sources" } else { "" };
        (String::new(), String::new(), format!("<small>{none}</small>"))
    } else {
        let line = if sure { "join" } else { "join near" };
        let other: String = pair.from.keys().map(|from| passage(checked, *from, nth)).collect();
        let id = format!(" id=\"d{nth}-{number}\"");
        (id, format!("<div class=\"{line}\"><b>{number}</b></div>"), other)
    };
    let differs: Vec<&str> = pair.differs.iter().copied().collect();
    let differs = if differs.is_empty() {
        String::new()
    } else {
        format!("<p class=\"differs\">{}</p>", plain(&differs.join(", ").replace('-', " ")))
    };
    let line = if line.is_empty() { "<div></div>".to_owned() } else { line };
    format!("<div class=\"{class}\"{id}><p>{words}</p>{line}<div>{other}{differs}</div></div>\n")
}

/// The words of a sentence of the draft, those marked that are otherwise or new.
fn words(facts: &Facts, sentence: Span, pair: &Pair) -> String {
    let inside = |span: &&Span| sentence.contains(**span);
    let mut cuts: Vec<usize> = [sentence.start, sentence.end].into();
    cuts.extend(pair.altered.iter().chain(&pair.absent).filter(inside).flat_map(|span| [span.start, span.end]));
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = String::new();
    for piece in cuts.windows(2).filter_map(|cut| Some(Span::new(*cut.first()?, *cut.last()?))) {
        let words = plain(&facts.document.seen(piece));
        let has = |spans: &[Span]| spans.iter().any(|span| span.contains(piece));
        out.push_str(&match (has(&pair.altered), has(&pair.absent)) {
            (true, _) => format!("<mark class=\"changed\">{words}</mark>"),
            (false, true) => format!("<mark class=\"new\">{words}</mark>"),
            (false, false) => words,
        });
    }
    out
}

/// A sentence of a source, with a link to its place.
fn passage(checked: &Checked<'_>, (original, sentence): (usize, usize), nth: usize) -> String {
    let Some(text) = checked.against.get(original) else { return String::new() };
    let document = &text.facts.document;
    let Some(span) = document.sentences.get(Id::new(sentence)).map(|it| it.span) else { return String::new() };
    let line = Lines::of(&document.text).place(span.start).line;
    let words: String = document.seen(span).chars().take(LONGEST).collect();
    format!(
        "<p>{} <small><a href=\"#o{nth}-{original}-{sentence}\">{}:{line}</a></small></p>",
        plain(&words),
        plain(&text.name)
    )
}

/// Of each sentence of the draft that the comparison speaks of, by its place, what it says.
fn pairs(facts: &Facts, comparison: &Comparison, against: &[Original]) -> BTreeMap<usize, Pair> {
    let mut pairs: BTreeMap<usize, Pair> = BTreeMap::new();
    let there = |passage: Option<Id<Passage>>| {
        let passage = comparison.passages.get(passage?)?;
        let document = &against.get(passage.original)?.facts.document;
        Some((passage.original, document.sentence_at(passage.span)?.index()))
    };
    for (statement, it) in facts.statements.iter().zip(&comparison.statements) {
        let pair = pairs.entry(statement.sentence.index()).or_default();
        pair.is_new |= it.found == Found::Absent;
        if let Some(from) = there(it.passage) {
            *pair.from.entry(from).or_default() |= it.found == Found::Same;
        }
        let sure = it.differences.iter().filter(|difference| difference.truth.is_true());
        pair.differs.extend(sure.map(|difference| change(difference.change)));
    }
    let mut tell = |span: Span, found: Found, passage: Option<Id<Passage>>, differs: &'static str| {
        let Some(sentence) = facts.document.sentence_at(span) else { return };
        let pair = pairs.entry(sentence.index()).or_default();
        match found {
            Found::Altered => {
                pair.altered.push(span);
                pair.differs.insert(differs);
            }
            Found::Absent => pair.absent.push(span),
            Found::Same | Found::Open => {}
        }
        if let (Found::Altered, Some(from)) = (found, there(passage)) {
            pair.from.insert(from, true);
        }
    };
    for (number, it) in facts.quantities.iter().zip(&comparison.numbers) {
        tell(number.span, it.found, it.passage, "another number");
    }
    for (date, it) in facts.dates.iter().zip(&comparison.dates) {
        tell(date.span, it.found, it.passage, "another date");
    }
    let is_date = |span: Span| facts.dates.iter().any(|date| date.span.overlaps(span));
    for (mention, it) in facts.mentions.iter().zip(&comparison.names).filter(|(mention, _)| !is_date(mention.span)) {
        tell(mention.span, it.found, it.passage, "another name");
    }
    for (quotation, it) in facts.document.quotations.iter().zip(&comparison.quotations) {
        tell(quotation.span, it.found, it.passage, "not word for word");
    }
    // What is sure leaves out what only comes near.
    for pair in pairs.values_mut() {
        if pair.from.values().any(|sure| *sure) {
            pair.from.retain(|_, sure| *sure);
        }
    }
    pairs
}
