//! Drafts to what is told: who says each, of what kind it is, whom it accuses, how it is put, and what stands in it. Each
//! is read by itself; links that its sentence leaves out are put back later.

use crate::attribution::Quote;
use crate::entity::Cast;
use crate::facts::{Entity, EntityKind, Judged, Stance, StatementKind};
use crate::list::Id;
use crate::span::Span;
use crate::statement::aim::{Aimed, aim};
use crate::statement::draft::Draft;
use crate::statement::gather::Finds;
use crate::statement::kind::{self, Known};
use crate::statement::marker::Marks;
use crate::statement::scene::Scene;
use crate::statement::told::{Tellings, Told};
use crate::statement::{chain, manner, marker, paper};

/// How far to the left of its last noun a noun phrase may begin, in bytes.
const FAR: usize = 150;

/// What the drafts tell, in their order. Sources are added to the cast for papers that speak and for those accused.
pub fn tell(scene: &Scene<'_>, cast: &mut Cast<'_>, drafts: Vec<Draft>, finds: &Finds) -> Tellings {
    let (marks, none) = (marker::marks(scene), Marks::default());
    let told = drafts.into_iter().map(|draft| {
        let marks = marks.get(draft.sentence.index()).unwrap_or(&none);
        told(scene, cast, draft, marks, finds)
    });
    told.collect()
}

fn told(scene: &Scene<'_>, cast: &mut Cast<'_>, draft: Draft, marks: &Marks, finds: &Finds) -> Told {
    let chain = match draft.attribution {
        Some(id) => chain::chain(scene, cast, id),
        None => paper::link(scene, cast, &draft).into_iter().collect(),
    };
    let subject = subject(scene, cast, &draft);
    let kind = kind::kind(scene, cast, &Known { draft: &draft, chain: &chain, subject });
    let denied = chain.last().filter(|link| link.stance == Stance::Denying).and_then(|link| link.cue);
    let denied = denied.map(|cue| scene.document.tokens_in(cue));
    let quote = draft.attribution.and_then(|id| scene.spoken(id)).map(|it| it.quote);
    let condition = manner::condition(scene, &draft);
    // "would" is "will" in the mouth of somebody who is quoted in the past, but where a condition asks for it.
    let reported = !chain.is_empty() && condition.is_none();
    let entities = entities(scene, &draft);
    let Aimed { kind, target, content } = aim(scene, cast, &draft, &chain, kind);
    Told {
        sentence: draft.sentence,
        kind,
        scope: draft.scope,
        quote: quote.or_else(|| chain.first().map(|_| Quote::Indirect)),
        verb_lemma: draft.verb.as_ref().map(|verb| scene.lemma(verb.head).to_owned()).unwrap_or_default(),
        relative: draft.relative,
        negation: manner::negation(scene, &draft).or(denied),
        hedges: manner::hedges(scene, &draft),
        condition,
        future: kind != StatementKind::Norm && manner::future(scene, &draft, reported),
        subject,
        entities,
        target,
        quantities: finds.quantities_in(scene, &content),
        dates: finds.dates_of(scene, draft.sentence, &content),
        places: finds.places_in(scene, &content),
        evidence: finds.evidence_in(scene, &content),
        common_knowledge: marker::common_knowledge(scene, cast, &draft),
        witnessed: marks.witnessed.clone().filter(|_| chain.is_empty()),
        law: marker::law(scene, kind, &draft, marks),
        legal: marks.legal.clone(),
        in_heading: scene.document.block_of(draft.sentence).kind.is_heading(),
        judged: Judged::not(kind),
        verb: draft.verb.map(|verb| verb.tokens),
        subject_words: draft.subject,
        content,
        chain,
    }
}

/// The entity of the subject: its first and longest mention. Of a relative clause the noun phrase that it hangs on:
/// for "who" the longest that ends there ("two divers from Malta who"), else the nearest ("a photo of a card that").
fn subject(scene: &Scene<'_>, cast: &Cast<'_>, draft: &Draft) -> Option<Id<Entity>> {
    let span = scene.span(draft.subject.clone());
    if !draft.relative || span.is_empty() {
        return scene.mentions_in(span).next().map(|(_, entity)| entity);
    }
    let who = matches!(scene.lemma(draft.tokens.start.saturating_sub(1)), "who" | "whom");
    let nearest = scene.mentions_in(span).find(|(mention, _)| mention.end == span.end);
    let sentence = scene
        .document
        .sentences
        .get(draft.sentence)
        .map_or(span, |it| Span::new(it.span.start.max(span.start.saturating_sub(FAR)), span.end));
    let human = |entity: Id<Entity>| {
        cast.entities.get(entity).is_some_and(|it| !matches!(it.kind, EntityKind::Place | EntityKind::Thing))
    };
    let outer = scene.mentions_in(sentence).find(|&(mention, entity)| who && mention.end == span.end && human(entity));
    outer.or(nearest).or_else(|| scene.mentions_in(span).next()).map(|(_, entity)| entity)
}

/// Everyone named in it, in reading order, without repeats.
fn entities(scene: &Scene<'_>, draft: &Draft) -> Vec<Id<Entity>> {
    let mut found = Vec::new();
    for piece in &draft.content {
        for (_, entity) in scene.mentions_in(scene.span(piece.clone())) {
            if !found.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}
