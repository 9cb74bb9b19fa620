//! What models make of what is told. By the accurate tier's network, which saw the words, a statement becomes of the kind
//! that it is sure of; the linear models of the fast tier tell what has to do with the fighting, and lists and grammar
//! keep the kind.

use crate::attribution::Encoding;
use crate::entity::Cast;
use crate::facts::StatementKind;
use crate::judgements::{self, Article, Said};
use crate::statement::scene::Scene;
use crate::statement::target;
use crate::statement::told::{Tellings, Told};

/// What is told, judged. Linear models cost time, so they are asked only where the almanac sees a war. Sources are added
/// to the cast for those who are accused and were none yet.
pub fn settle(scene: &Scene<'_>, cast: &mut Cast<'_>, told: Tellings, encoding: Option<&Encoding>) -> Tellings {
    let at_war = !cast.conflicts.is_empty();
    if encoding.is_none() && !at_war {
        return told;
    }
    let said: Vec<Said<'_>> = told.as_slice().iter().map(|told| said(scene, told)).collect();
    let article = Article::new(scene.page, &cast.entities, &cast.sources, at_war);
    let seen = encoding.and_then(|encoding| judgements::judge_seen(encoding, &article, &said));
    let by_network = seen.is_some();
    let mut judged = seen.unwrap_or_else(|| judgements::judge(&article, &said)).into_iter();
    told.map(|told| match judged.next() {
        Some(judged) if by_network => taken(scene, cast, Told { judged, ..told }),
        Some(judged) => Told { judged, ..told },
        None => told,
    })
}

/// What is told, of the kind that the network is sure of. It says nothing of what lists and grammar are right about more
/// often: a question has its mark, an accusation that its cue makes has its accused, and a heading has too few words.
fn taken(scene: &Scene<'_>, cast: &mut Cast<'_>, told: Told) -> Told {
    let settled = told.in_heading
        || matches!(told.kind, StatementKind::Accusation | StatementKind::Question | StatementKind::Note);
    let Some(kind) = told.judged.kind.answer().filter(|_| !settled) else { return told };
    match kind {
        StatementKind::Accusation => accused(scene, cast, told),
        StatementKind::Question => told,
        StatementKind::Offer if speaks_of_others(scene, cast, &told) => told,
        StatementKind::Fact
        | StatementKind::Denial
        | StatementKind::Opinion
        | StatementKind::Offer
        | StatementKind::Norm
        | StatementKind::Note
        | StatementKind::PublicAct => Told { kind, ..told },
    }
}

/// "said that the bank would be sold": what is going to be done to others is a matter of fact to whoever tells it.
fn speaks_of_others(scene: &Scene<'_>, cast: &Cast<'_>, told: &Told) -> bool {
    let verb = told.verb.as_ref().and_then(|verb| scene.phrases.verb_at(verb.start));
    if !verb.is_some_and(|verb| verb.passive) {
        return false;
    }
    let sources = told.chain.last().map(|link| link.sources.as_slice()).unwrap_or_default();
    let mut speakers = sources.iter().filter_map(|id| cast.sources.get(*id)?.entity);
    told.subject.is_some_and(|subject| speakers.all(|speaker| speaker != subject))
}

/// An accusation, where somebody is accused who can have done wrong and does not say so himself. A charge before a court is
/// answered there; what is guessed or yet to come is none.
fn accused(scene: &Scene<'_>, cast: &mut Cast<'_>, told: Told) -> Told {
    let supposed = !told.hedges.is_empty() || told.condition.is_some() || told.future;
    if told.legal.is_some() || supposed || told.chain.iter().any(|link| link.wordless) {
        return told;
    }
    let words = told.judged.accused.and_then(|words| target::named(scene, cast, words));
    let Some(target) = words else { return told };
    let speaks = told.chain.iter().any(|link| link.sources.contains(&target));
    if speaks { told } else { Told { kind: StatementKind::Accusation, target: Some(target), ..told } }
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
