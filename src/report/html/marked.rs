//! The words of a block as a reader sees them: without the marks of Markdown, links as links, each statement with what was
//! understood of it, those marked that rules flag. Every word is looked at once, however much stands at it.

use super::{plain, tip};
use crate::diagnostic::Severity;
use crate::evaluate::Finding;
use crate::facts::{Facts, Statement};
use crate::list::Id;
use crate::span::Span;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What stands at words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    /// A piece of a statement; of several the shortest counts.
    Said(usize, Id<Statement>),
    /// Words that a rule flags; of several the gravest counts.
    Flagged(Reverse<Severity>, usize),
    /// Words that a finding stands for besides.
    Also(Reverse<Severity>, usize),
    /// A link.
    Link(usize),
    /// Markup that no reader sees.
    Hidden(usize),
}

/// Where layers begin and end, and those that are open at the place that was reached.
pub(super) struct Marks<'a> {
    facts: &'a Facts,
    nth: usize,
    /// By place: those that end there and those that begin there.
    at: BTreeMap<usize, (Vec<Layer>, Vec<Layer>)>,
    /// The numbers of findings, by the end of their words.
    numbers: BTreeMap<usize, Vec<usize>>,
    open: BTreeSet<Layer>,
    /// How many tips were written.
    tips: usize,
}

impl<'a> Marks<'a> {
    pub(super) fn new(facts: &'a Facts, findings: &[Finding], first: usize, nth: usize) -> Self {
        let (at, open) = (BTreeMap::new(), BTreeSet::new());
        let mut marks = Self { facts, nth, at, numbers: BTreeMap::new(), open, tips: 0 };
        for (id, statement) in facts.statements.entries() {
            for piece in &statement.content {
                marks.lay(*piece, Layer::Said(piece.len(), id));
            }
        }
        for (index, finding) in findings.iter().enumerate() {
            let level = Reverse(finding.severity);
            if let Some(span) = finding.span {
                marks.lay(span, Layer::Flagged(level, index));
                marks.numbers.entry(span.end).or_default().push(first + index);
            }
            finding.also.iter().for_each(|also| marks.lay(*also, Layer::Also(level, index)));
        }
        for (index, link) in facts.document.links.iter().enumerate() {
            marks.lay(link.span, Layer::Link(index));
        }
        for (index, hidden) in facts.document.hidden.iter().enumerate() {
            marks.lay(*hidden, Layer::Hidden(index));
        }
        marks
    }

    fn lay(&mut self, span: Span, layer: Layer) {
        if !span.is_empty() {
            self.at.entry(span.start).or_default().1.push(layer);
            self.at.entry(span.end).or_default().0.push(layer);
        }
    }

    /// The words of a block, which stands behind those that were asked for before.
    pub(super) fn words(&mut self, block: Span) -> String {
        self.reach(block.start);
        let mut out = String::new();
        let mut said: Option<Id<Statement>> = None;
        let mut place = block.start;
        while place < block.end {
            let next = self.at.keys().next().copied().unwrap_or(block.end).min(block.end);
            let now = self.said();
            if now != said {
                out.push_str(&self.change(said, now));
                said = now;
            }
            if next > place {
                out.push_str(&self.piece(Span::new(place, next)));
            }
            if let Some(numbers) = self.numbers.remove(&next) {
                let links = numbers.iter().map(|number| format!("<a href=\"#f{number}\">{number}</a>"));
                out.push_str(&format!("<sup>{}</sup>", links.collect::<Vec<_>>().join(" ")));
            }
            place = next;
            self.reach(place);
        }
        out + &self.change(said, None)
    }

    /// Opens and closes what begins and ends up to a place.
    fn reach(&mut self, place: usize) {
        while let Some(entry) = self.at.first_entry().filter(|entry| *entry.key() <= place) {
            let (ended, begun) = entry.remove();
            for layer in &ended {
                self.open.remove(layer);
            }
            self.open.extend(begun);
        }
    }

    /// The statement whose words these are: of several the innermost.
    fn said(&self) -> Option<Id<Statement>> {
        self.open.iter().find_map(|layer| match layer {
            Layer::Said(_, id) => Some(*id),
            Layer::Flagged(..) | Layer::Also(..) | Layer::Link(_) | Layer::Hidden(_) => None,
        })
    }

    /// Closes one statement with what is told of it, and opens another.
    fn change(&mut self, from: Option<Id<Statement>>, to: Option<Id<Statement>>) -> String {
        let mut out = String::new();
        if let Some(told) = from.and_then(|id| self.facts.statements.get(id).map(|one| tip::of(self.facts, id, one))) {
            let id = format!("s{}-{}", self.nth, self.tips);
            out.push_str(&format!("<span class=\"tip\" role=\"tooltip\" id=\"{id}\">{told}</span></span>"));
        }
        if to.is_some() {
            self.tips += 1;
            let id = format!("s{}-{}", self.nth, self.tips);
            out.push_str(&format!("<span class=\"said\" tabindex=\"0\" aria-describedby=\"{id}\">"));
        }
        out
    }

    /// A piece at which nothing changes.
    fn piece(&self, span: Span) -> String {
        let (mut flagged, mut also, mut link) = (None, None, None);
        for layer in &self.open {
            match layer {
                Layer::Said(..) => {}
                Layer::Flagged(level, _) => flagged = flagged.or(Some(level.0)),
                Layer::Also(level, _) => also = also.or(Some(level.0)),
                Layer::Link(index) => link = self.facts.document.links.get(*index),
                Layer::Hidden(_) => {
                    let breaks = self.facts.document.at(span).contains('\n');
                    return if breaks { " ".to_owned() } else { String::new() };
                }
            }
        }
        let words = plain(self.facts.document.at(span));
        let marked = match (flagged, also) {
            (Some(level), _) => format!("<mark class=\"{}\">{words}</mark>", level.word()),
            (None, Some(level)) => format!("<mark class=\"also {}\">{words}</mark>", level.word()),
            (None, None) => words,
        };
        match link.map(|link| link.target.as_str()).filter(|target| leads_out(target)) {
            Some(target) => {
                format!("<a href=\"{}\" rel=\"noreferrer\">{marked}</a>", plain(target).replace('"', "&quot;"))
            }
            None => marked,
        }
    }
}

/// Only addresses of pages are followed: an article may hold any.
fn leads_out(target: &str) -> bool {
    let lower = target.get(..target.len().min(8)).unwrap_or_default().to_ascii_lowercase();
    lower.starts_with("https://") || lower.starts_with("http://")
}
