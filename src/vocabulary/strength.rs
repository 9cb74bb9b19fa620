//! How firmly two statements say the same: with or without a hedge, a condition, a source. Compares what they have of these,
//! not how strong their words are.

use crate::facts::{RelationKind, Statement, StatementKind};
use crate::list::Id;
use crate::text::BlockKind;
use crate::truth::Truth;
use crate::vocabulary::likeness::{both_ends, statement_id};
use crate::vocabulary::look::block_kind;
use crate::vocabulary::verified::both_ways;
use crate::vocabulary::{Relation, Row, Thing, Type, Verdict, View};

const OF: &[Type] = &[Type::Statement];

pub(super) static ROWS: &[Row] = &[
    Row::relation(
        "stronger than",
        &[],
        OF,
        "It says the same without a hedge, a condition or a source that the other has.",
        Relation {
            things: Some((OF, |view, one, other| match (view.statement(one), view.statement(other)) {
                (Some(a), Some(b)) if one != other => {
                    Verdict::new(stronger(a, b)).marked(b.anchor(), "said less firmly")
                }
                (Some(_) | None, Some(_) | None) => Verdict::default(),
            })),
            reach: Some(|view, thing, _| both_ends(view, thing, RelationKind::Restates)),
            ..Relation::NONE
        },
    ),
    Row::adjective(
        "stronger than the body",
        &[],
        OF,
        "The body says the same, and every time with a hedge, a condition or a source that this leaves out.",
        stronger_than_body,
    ),
];

/// True when the first leaves out what softens the second and adds nothing of the kind.
fn stronger(one: &Statement, other: &Statement) -> bool {
    let softened = |it: &Statement| {
        let offered = it.kind == StatementKind::Offer;
        [!it.hedges.is_empty(), it.condition.is_some(), !it.chain.is_empty(), offered]
    };
    let (a, b) = (softened(one), softened(other));
    a != b && a.iter().zip(b).all(|(a, b)| !a || b)
}

fn stronger_than_body(view: &View<'_>, thing: Thing) -> Verdict {
    let (Some(statement), Some(id)) = (view.statement(thing), statement_id(thing)) else { return Verdict::default() };
    let in_body = |id: &Id<Statement>| {
        view.facts
            .statements
            .get(*id)
            .is_some_and(|it| block_kind(view.facts, it.anchor()).is_some_and(BlockKind::is_body))
    };
    let same: Vec<(Id<Statement>, Truth)> =
        both_ways(view, id, RelationKind::Restates).into_iter().filter(|(other, _)| in_body(other)).collect();
    let mut verdict = Verdict::new(!same.is_empty());
    for (other, truth) in same {
        let Some(said) = view.facts.statements.get(other) else { continue };
        if truth.is_true() && !stronger(statement, said) {
            return Verdict::default();
        }
        verdict.truth = verdict.truth.and(truth);
        verdict = verdict.marked(said.anchor(), "the body says it less firmly");
        verdict.chosen.push(Thing::Statement(other));
    }
    verdict
}

#[cfg(test)]
mod tests {
    use crate::facts::{Kind, RelationKind};
    use crate::truth::Truth::{False, True};
    use crate::vocabulary::fixture::Fixture;

    const TEXT: &str =
        "# Mill closes\n\nThe owner said that the mill would close if orders fell. It has forty workers.";

    #[test]
    fn the_headline_is_stronger_when_the_body_softens_it_every_time() {
        let mut article = Fixture::new(TEXT);
        let owner = article.source("The owner", &[Kind::Person]);
        let headline = article.claim("Mill closes", &[]);
        let body = article.claim("the mill would close", &[(owner, "said")]);
        assert_eq!(article.is("stronger than the body", headline), False, "nothing in the body says it");
        article.relate(headline, RelationKind::Restates, body);
        article.facts.statements[body].condition = Some(article.at("if orders fell"));
        assert_eq!(article.is("stronger than the body", headline), True);
        assert_eq!(article.stands(headline, "stronger than", body), True);
        let flat = article.claim("It has forty workers", &[]);
        article.relate(headline, RelationKind::Restates, flat);
        assert_eq!(article.is("stronger than the body", headline), False, "the body says it as firmly once");
    }
}
