//! Where a report points for a thing, and the labels that go with it whatever the rule. A `mark` clause may move the caret;
//! that is the evaluator's.

use crate::diagnostic::Label;
use crate::facts::Facts;
use crate::span::Span;
use crate::vocabulary::look::{link_of, printed, says, sentence, span};
use crate::vocabulary::{Thing, View};

/// The places of a thing, the caret's first: of a statement the pieces of its content. Empty for the article.
pub fn anchor(facts: &Facts, thing: Thing) -> Vec<Span> {
    let Thing::Statement(id) = thing else { return span(facts, thing).into_iter().collect() };
    facts.statements.get(id).map(|statement| statement.content.clone()).unwrap_or_default()
}

/// The labels that a report shows beside the caret: who says it and the cue; the first statement that a note covers; who
/// supplied evidence; the statement around a number, date, place, quotation or wording.
pub fn labels(view: &View<'_>, thing: Thing) -> Vec<Label> {
    let facts = view.facts;
    let label = |span: Option<Span>, text: &str| span.map(|span| Label { span, text: text.to_owned() });
    match thing {
        Thing::Statement(_) => {
            let link = view.statement(thing).and_then(printed);
            let source = link.and_then(|link| link.source_span);
            let (of_source, of_cue) = if source.is_some() { ("on whose word", "") } else { ("", "on whose word") };
            let cue = label(link.and_then(|link| link.cue), of_cue);
            label(source, of_source).into_iter().chain(cue).collect()
        }
        Thing::Note(_) => {
            let first = view.note(thing).and_then(|note| note.covers.first());
            let statement = first.and_then(|cover| facts.statements.get(cover.statement));
            label(statement.map(crate::facts::Statement::anchor), "the first statement that it covers")
                .into_iter()
                .collect()
        }
        Thing::Evidence(_) => {
            let supplier = view.evidence(thing).and_then(|evidence| facts.sources.get(evidence.supplier?));
            label(supplier.and_then(|source| source.places.first().copied()), "who supplied it").into_iter().collect()
        }
        Thing::Number(_) | Thing::Date(_) | Thing::Place(_) | Thing::Quotation(_) | Thing::Wording(_) => {
            around(view, thing).into_iter().collect()
        }
        Thing::Source(_)
        | Thing::Heading(_)
        | Thing::Article
        | Thing::Conflict(_)
        | Thing::Name(_)
        | Thing::Passage(_) => Vec::new(),
    }
}

fn around(view: &View<'_>, thing: Thing) -> Option<Label> {
    let place = span(view.facts, thing)?;
    let here = view.index.in_sentence(sentence(view.facts, thing)?)?;
    let mut statements = here.statements.iter().filter_map(|id| view.facts.statements.get(*id));
    let statement = statements.find(|statement| says(statement, place))?;
    let source = statement.chain.first().and_then(|link| link_of(statement, *link.sources.first()?));
    let words = source.and_then(|link| link.source_span).map(|span| (span, "on whose word"));
    let (span, text) = words.unwrap_or((statement.anchor(), "in this statement"));
    Some(Label { span, text: text.to_owned() })
}
