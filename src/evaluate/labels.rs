//! Where a finding points: the caret, the words under it, and the places that made it so. Chooses and orders places;
//! the words on a mark come from the row that made it.

use crate::diagnostic::{Elsewhere, Label};
use crate::evaluate::fill;
use crate::evaluate::run::Raised;
use crate::facts::{EvidenceKind, Facts, StatementKind};
use crate::plan::Rule;
use crate::span::Span;
use crate::vocabulary::{self, Thing, View};

/// More labels would hide the text.
const MAX_LABELS: usize = 6;

/// What a source is called wherever it is pointed at.
const ON_WHOSE_WORD: &str = "on whose word";

/// So many things that were counted stand for all.
const MAX_COUNTED: usize = 3;

/// Where a finding points.
pub(super) struct Place {
    /// The caret.
    pub span: Option<Span>,
    /// The words under it.
    pub caption: String,
    /// Other places, in reading order.
    pub labels: Vec<Label>,
}

/// The places of a finding; `also` are the anchors of the things that were gathered into it.
pub(super) fn place(view: &View<'_>, rule: &Rule, one: &Raised, also: &[Span]) -> Place {
    let name = caption(view.facts, one.thing);
    let marked = rule.mark.and_then(|mark| Some((mark, fill::value(view, one, mark, false)?.span?)));
    let (span, caption) = match marked {
        Some(("source", span)) => (Some(span), ON_WHOSE_WORD.to_owned()),
        Some((mark, span)) => (Some(span), format!("the {mark}")),
        None => (one.anchor, name.to_owned()),
    };
    let mut labels = Labels { caret: span, caption: caption.clone(), labels: Vec::new() };
    one.trace.marks.iter().for_each(|mark| labels.add(mark.span, &mark.text));
    vocabulary::labels(view, one.thing).iter().for_each(|mark| labels.add(mark.span, &mark.text));
    if one.thing == Thing::Article {
        labels.add_counted(view, one);
    }
    if let (true, Some(anchor)) = (marked.is_some(), one.anchor) {
        labels.add(anchor, name);
    }
    also.iter().for_each(|span| labels.add(*span, "here too"));
    Place { span, caption, labels: labels.in_order() }
}

/// The passages of other texts that a finding speaks of, each once.
pub(super) fn elsewhere(view: &View<'_>, one: &Raised) -> Vec<Elsewhere> {
    let Some(against) = view.sources() else { return Vec::new() };
    let mut places: Vec<Elsewhere> = Vec::new();
    for chosen in &one.trace.chosen {
        let Thing::Passage(id) = chosen.thing else { continue };
        let Some(passage) = against.passages.get(id) else { continue };
        let known = places.iter().any(|it| it.text == passage.original && it.span == passage.span);
        if !known && places.len() < MAX_LABELS {
            places.push(Elsewhere { text: passage.original, span: passage.span, shows: passage.shows.to_owned() });
        }
    }
    places
}

struct Labels {
    caret: Option<Span>,
    /// The words under the caret.
    caption: String,
    labels: Vec<Label>,
}

impl Labels {
    /// Adds a place once; words win over none.
    fn add(&mut self, span: Span, text: &str) {
        let under_caret = text.is_empty() && self.caret.is_some_and(|caret| caret.contains(span));
        if span.is_empty() || self.caret == Some(span) || under_caret {
            return;
        }
        match self.labels.iter_mut().find(|label| label.span == span) {
            Some(known) if known.text.is_empty() => text.clone_into(&mut known.text),
            Some(_) => {}
            None => {
                // Who says it may be told by the row that tested it; it is told once.
                let told =
                    text == self.caption || self.labels.iter().any(|label| label.text == text && text != "here too");
                self.labels.push(Label { span, text: if told { String::new() } else { text.to_owned() } });
            }
        }
    }

    /// An article has no place of its own, so a report shows the first things that were counted in it.
    fn add_counted(&mut self, view: &View<'_>, one: &Raised) {
        let counted = one.trace.chosen.iter().filter(|chosen| chosen.depth == 0).take(MAX_COUNTED);
        for place in counted.filter_map(|chosen| vocabulary::anchor(view.facts, chosen.thing).first().copied()) {
            self.labels.push(Label { span: place, text: "one of them".to_owned() });
        }
    }

    fn in_order(mut self) -> Vec<Label> {
        self.labels.truncate(MAX_LABELS);
        self.labels.sort_by_key(|label| label.span);
        self.labels.dedup_by_key(|label| label.span);
        self.labels
    }
}

/// What a flagged thing is called under the caret.
fn caption(facts: &Facts, thing: Thing) -> &'static str {
    match thing {
        Thing::Statement(id) => facts.statements.get(id).map_or("the statement", |statement| of_kind(statement.kind)),
        Thing::Source(_) => "the source",
        Thing::Note(_) => "the note",
        Thing::Evidence(id) => match facts.evidence.get(id).map(|evidence| evidence.kind) {
            Some(EvidenceKind::Image | EvidenceKind::SatelliteImage) => "the image",
            Some(EvidenceKind::Video) => "the video",
            Some(EvidenceKind::Document) => "the document",
            Some(EvidenceKind::Data) | None => "the evidence",
        },
        Thing::Number(_) => "the number",
        Thing::Date(_) => "the date",
        Thing::Place(_) => "the place",
        Thing::Quotation(_) => "the quotation",
        Thing::Heading(_) => "the heading",
        Thing::Wording(_) => "the wording",
        Thing::Article => "the article",
        Thing::Conflict(_) => "the conflict",
        Thing::Name(_) => "the name",
        Thing::Passage(_) => "the passage",
    }
}

fn of_kind(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Fact => "the claim",
        StatementKind::Accusation => "the accusation",
        StatementKind::Denial => "the denial",
        StatementKind::Opinion => "the opinion",
        StatementKind::Offer => "the offer",
        StatementKind::Norm | StatementKind::Question | StatementKind::PublicAct | StatementKind::Note => {
            "the statement"
        }
    }
}
