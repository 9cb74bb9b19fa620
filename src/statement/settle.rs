//! What models make of what is told in an article of a war. What lists and grammar take a statement for stands: the
//! models' kinds are not used yet.

use crate::entity::Cast;
use crate::judgements::{self, Article, Said};
use crate::statement::scene::Scene;
use crate::statement::told::{Tellings, Told};

/// What is told, judged. Asking costs time, so it is done only where the almanac sees a war.
pub fn settle(scene: &Scene<'_>, cast: &Cast<'_>, told: Tellings) -> Tellings {
    if cast.conflicts.is_empty() {
        return told;
    }
    let article = Article::new(scene.page, &cast.entities, &cast.sources, true);
    let said: Vec<Said<'_>> = told.as_slice().iter().map(|told| said(scene, told)).collect();
    let mut judged = judgements::judge(&article, &said).into_iter();
    told.map(|told| match judged.next() {
        Some(judged) => Told { judged, ..told },
        None => told,
    })
}

fn said<'a>(scene: &Scene<'_>, told: &'a Told) -> Said<'a> {
    Said {
        content: told.content.iter().map(|piece| scene.span(piece.clone())).collect(),
        sentence: told.sentence,
        read: told.kind,
        chain: &told.chain,
        scope: told.scope,
        quote: told.quote,
        verb: told.verb.clone().map(|verb| scene.span(verb)),
        verb_lemma: &told.verb_lemma,
        subject: told.subject,
        marks: [
            told.negation.is_some(),
            !told.hedges.is_empty(),
            told.condition.is_some(),
            told.future,
            told.relative,
            told.in_heading,
            told.legal.is_some(),
            told.witnessed.is_some(),
            told.common_knowledge,
        ],
    }
}
