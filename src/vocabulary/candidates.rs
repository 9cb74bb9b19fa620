//! All things of a type, for a rule to look at. Says nothing of their classes.

use crate::facts::Kind;
use crate::text::BlockKind;
use crate::vocabulary::fidelity::is_name;
use crate::vocabulary::{Thing, Type, View};

/// All things of a type in reading order. Of sources: those on whose word a statement stands, and the polls, studies and
/// papers that are cited; targets, verifiers and those who are only shown are reached through relations. Of wordings:
/// none, since the evaluator finds them.
pub fn candidates(view: &View<'_>, of: Type) -> Vec<Thing> {
    let facts = view.facts;
    match of {
        Type::Statement => facts.statements.ids().map(Thing::Statement).collect(),
        Type::Source => facts.sources.ids().filter(|id| is_cited(view, *id)).map(Thing::Source).collect(),
        Type::Note => facts.verifications.ids().map(Thing::Note).collect(),
        Type::Evidence => facts.evidence.ids().map(Thing::Evidence).collect(),
        Type::Number => facts.quantities.ids().map(Thing::Number).collect(),
        Type::Date => facts.dates.ids().map(Thing::Date).collect(),
        Type::Place => facts.places.ids().map(Thing::Place).collect(),
        Type::Quotation => facts.document.quotations.ids().map(Thing::Quotation).collect(),
        Type::Heading => {
            let blocks = facts.document.blocks.entries();
            let heading = |kind: BlockKind| kind.is_heading();
            blocks.filter(|(_, block)| heading(block.kind)).map(|(id, _)| Thing::Heading(id)).collect()
        }
        Type::Wording => Vec::new(),
        Type::Article => vec![Thing::Article],
        Type::Conflict => facts.conflicts.ids().map(Thing::Conflict).collect(),
        Type::Name => {
            let named = facts.mentions.entries().filter(|(_, mention)| is_name(facts, mention));
            named.map(|(id, _)| Thing::Name(id)).collect()
        }
        Type::Passage => Vec::new(),
    }
}

fn is_cited(view: &View<'_>, id: crate::list::Id<crate::facts::Source>) -> bool {
    let paper = |kind: &Kind| matches!(kind, Kind::Poll | Kind::Study | Kind::Preprint);
    let is_paper = view.facts.sources.get(id).is_some_and(|source| source.kinds.iter().any(paper));
    is_paper || !view.index.statements_of(id).is_empty()
}
