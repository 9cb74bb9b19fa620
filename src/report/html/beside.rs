//! The texts that an article was held against, below it, each whole: the passages that findings speak of are marked and lead back
//! to them, sentences that the article was made from have its numbers, and what it left out shows.

use super::plain;
use crate::diagnostic::Elsewhere;
use crate::evaluate::Finding;
use crate::fidelity::Original;
use crate::report::{Checked, Lines};
use crate::span::Span;
use std::collections::BTreeMap;

/// What a finding was held against: each passage with its place, a link to it in its text.
pub(super) fn passages(checked: &Checked<'_>, number: usize, finding: &Finding) -> String {
    let passage = |(nth, place): (usize, &Elsewhere)| {
        let original = checked.against.get(place.text)?;
        let text = &original.facts.document.text;
        let line = Lines::of(text).place(place.span.start).line;
        let words = place.span.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(format!(
            "<p class=\"passage\">“{}” <small>{}, <a href=\"#p{number}-{nth}\">{}:{line}</a></small></p>",
            plain(&words),
            plain(&place.shows),
            plain(&original.name)
        ))
    };
    finding.elsewhere.iter().enumerate().filter_map(passage).collect()
}

/// Of each sentence of a text, by the places of both, what of the article was made from it: the addresses of its rows.
pub(super) type Joined = BTreeMap<(usize, usize), Vec<String>>;

/// The texts that the article was made from or findings speak of, each whole; `first` is the number of the first finding.
pub(super) fn texts(checked: &Checked<'_>, first: usize, nth: usize, joined: &Joined) -> String {
    let mut out = String::new();
    for (place, original) in checked.against.iter().enumerate() {
        let mut marks = marks(checked.findings, first, place);
        let used = joined.range((place, 0)..=(place, usize::MAX)).next().is_some();
        if marks.is_empty() && !used {
            continue;
        }
        marks.sort_by_key(|mark| (mark.span.start, mark.span.end));
        out.push_str(&format!("<h1>{}</h1>\n", plain(&original.name)));
        out.push_str(&Text { original, place, nth, marks: &marks, joined }.lines());
    }
    out
}

/// A passage of one text.
struct Mark {
    span: Span,
    number: usize,
    nth: usize,
}

fn marks(findings: &[Finding], first: usize, place: usize) -> Vec<Mark> {
    let all = findings.iter().enumerate();
    let of = |(index, finding): (usize, &Finding)| {
        let here = finding.elsewhere.iter().enumerate().filter(|(_, it)| it.text == place);
        here.map(|(nth, it)| Mark { span: it.span, number: first + index, nth }).collect::<Vec<_>>()
    };
    all.flat_map(of).collect()
}

/// One of the texts.
struct Text<'t> {
    original: &'t Original,
    /// Its place among them.
    place: usize,
    /// The number of the article on its page.
    nth: usize,
    marks: &'t [Mark],
    joined: &'t Joined,
}

impl Text<'_> {
    /// Line by line; marks and sentences are walked along, so that a long text takes no longer than it is.
    fn lines(&self) -> String {
        let document = &self.original.facts.document;
        let sentences: Vec<Span> = document.sentences.iter().map(|it| it.span).collect();
        let (mut out, mut start) = (String::new(), 0);
        for line in document.text.split_inclusive('\n') {
            let here = Span::new(start, start + line.trim_end().len());
            start += line.len();
            if here.is_empty() {
                continue;
            }
            let from = sentences.partition_point(|it| it.end <= here.start);
            let until = sentences.partition_point(|it| it.start < here.end);
            let upto = self.marks.partition_point(|mark| mark.span.start < here.end);
            let marks: Vec<&Mark> =
                self.marks.get(..upto).unwrap_or_default().iter().filter(|mark| mark.span.overlaps(here)).collect();
            let words = self.marked(here, &marks, from, sentences.get(from..until).unwrap_or_default());
            out.push_str(&format!("<div class=\"row\"><p>{words}</p></div>\n"));
        }
        out
    }

    /// The words of a line, with what begins and ends at them.
    fn marked(&self, line: Span, marks: &[&Mark], first: usize, sentences: &[Span]) -> String {
        let inside = |cut: &usize| line.start < *cut && *cut < line.end;
        let mut cuts = vec![line.start, line.end];
        cuts.extend(marks.iter().flat_map(|mark| [mark.span.start, mark.span.end]).filter(inside));
        cuts.extend(sentences.iter().flat_map(|span| [span.start, span.end]).filter(inside));
        cuts.sort_unstable();
        cuts.dedup();
        let mut out = String::new();
        for piece in cuts.windows(2).filter_map(|pair| Some(Span::new(*pair.first()?, *pair.last()?))) {
            let at = sentences.iter().position(|span| span.contains(piece));
            let sentence = at.map(|at| first + at);
            let span = at.and_then(|at| sentences.get(at));
            if let (Some(sentence), Some(span)) = (sentence, span)
                && span.start.max(line.start) == piece.start
                && span.start == piece.start
            {
                out.push_str(&format!("<a id=\"o{}-{}-{sentence}\"></a>", self.nth, self.place));
            }
            for mark in
                marks.iter().filter(|mark| mark.span.start.max(line.start) == piece.start && mark.span.overlaps(piece))
            {
                out.push_str(&format!("<a id=\"p{}-{}\"></a>", mark.number, mark.nth));
            }
            out.push_str(&self.piece(piece, marks, sentence));
            for mark in marks.iter().filter(|mark| mark.span.end == piece.end) {
                out.push_str(&format!("<sup><a href=\"#f{0}\">{0}</a></sup>", mark.number));
            }
            if let (Some(sentence), true) = (sentence, span.is_some_and(|span| span.end == piece.end)) {
                out.push_str(&self.numbers(sentence));
            }
        }
        out
    }

    /// Words at which nothing changes.
    fn piece(&self, piece: Span, marks: &[&Mark], sentence: Option<usize>) -> String {
        let words = plain(piece.of(&self.original.facts.document.text));
        let held = marks.iter().any(|mark| mark.span.contains(piece));
        let lost = sentence.is_some_and(|sentence| !self.joined.contains_key(&(self.place, sentence)));
        match (held, lost) {
            (true, _) => format!("<mark class=\"held\">{words}</mark>"),
            (false, true) => format!("<span class=\"lost\">{words}</span>"),
            (false, false) => words,
        }
    }

    /// Links to the rows that were made from a sentence.
    fn numbers(&self, sentence: usize) -> String {
        let rows = self.joined.get(&(self.place, sentence)).map(Vec::as_slice).unwrap_or_default();
        let link = |row: &String| {
            let number = row.rsplit('-').next().unwrap_or_default();
            format!("<sup class=\"row-number\"><a href=\"#d{row}\">({number})</a></sup>")
        };
        rows.iter().map(link).collect()
    }
}
