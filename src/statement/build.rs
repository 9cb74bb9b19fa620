//! Drafts of all statements of the document, and the statements that they become.

use crate::attribution::Quote;
use crate::entity::Cast;
use crate::facts::{self, Entity, EntityKind, Statement, StatementKind};
use crate::list::{Id, List};
use crate::phrases::Form;
use crate::span::Span;
use crate::statement::draft::Draft;
use crate::statement::kind::{self, Known};
use crate::statement::marker::Marks;
use crate::statement::scene::Scene;
use crate::statement::{chain, manner, marker, paper, phrase, sentence, target};
use crate::text::{BlockKind, Sentence, Tag};

/// How far to the left of its last noun a noun phrase may begin, in bytes.
const FAR: usize = 150;

/// Fewer words than this say nothing in the article's own voice.
const SHORTEST: usize = 3;

/// The drafts of a document in reading order.
pub fn drafts(scene: &Scene<'_>) -> Vec<Draft> {
    let mut reports = Vec::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for sentence in scene.document.sentences.ids() {
        if tells(scene, sentence) {
            drafts.extend(
                sentence::drafts(scene, sentence, &mut reports).into_iter().filter(|draft| says_enough(scene, draft)),
            );
        }
    }
    let mut spoken = scene.acts.clone();
    for id in &reports {
        if let Some(place) = spoken.get_mut(id.index()) {
            *place = true;
        }
    }
    let phrases = phrase::drafts(scene, &drafts, &spoken);
    drafts.extend(phrases);
    drafts.sort_by_key(|draft| (draft.tokens.start, std::cmp::Reverse(draft.tokens.end)));
    drafts
}

/// Furniture tells nothing.
fn tells(scene: &Scene<'_>, sentence: Id<Sentence>) -> bool {
    scene.document.block_of(sentence).kind != BlockKind::Furniture
}

/// Somebody's words always count; the article's own need a few. A question's subject may stand after its verb.
fn says_enough(scene: &Scene<'_>, draft: &Draft) -> bool {
    let asks = (draft.tokens.end..draft.tokens.end + 2).any(|at| scene.lemma(at) == "?");
    draft.attribution.is_some() || draft.tokens.len() >= SHORTEST && (asks || !draft.subject.is_empty())
}

/// The statements, in the drafts' order.
pub fn statements(scene: &Scene<'_>, cast: &mut Cast<'_>, drafts: &[Draft]) -> List<Statement> {
    let marks = marker::marks(scene);
    drafts
        .iter()
        .map(|draft| {
            let marks = marks.get(draft.sentence.index()).cloned().unwrap_or_default();
            let mut statement = statement(scene, cast, draft, &marks);
            aim(scene, cast, draft, &mut statement);
            statement
        })
        .collect()
}

/// An accusation needs somebody who is accused; blame without one is a valuation.
fn aim(scene: &Scene<'_>, cast: &mut Cast<'_>, draft: &Draft, statement: &mut Statement) {
    if statement.kind != StatementKind::Accusation {
        return;
    }
    let alleged = statement.chain.last().is_some_and(|link| link.stance != facts::Stance::Accusing);
    statement.target = match draft.attribution {
        Some(_) if alleged => target::doer(scene, cast, draft),
        Some(id) => target::target(scene, cast, id),
        None => None,
    };
    if let Some(verb) = draft.verb.as_ref().filter(|verb| verb.form == Form::Gerund) {
        drop_target(scene.span(verb.tokens.clone()), statement);
    }
    if !alleged {
        drop_object(scene, cast, statement);
    }
    // "this sort of thing, CNN said, violates its code": it speaks of something else.
    let itself = |target: &Id<facts::Source>| statement.chain.last().is_some_and(|link| link.sources.contains(target));
    if alleged && statement.target.as_ref().is_some_and(itself) || is_background(scene, cast, draft, statement) {
        statement.target = None;
    }
    if statement.target.is_none() {
        let clause = draft.verb.as_ref().is_some_and(|verb| verb.form == Form::Finite);
        statement.kind = if clause { StatementKind::Fact } else { StatementKind::Opinion };
    }
}

fn statement(scene: &Scene<'_>, cast: &mut Cast<'_>, draft: &Draft, marks: &Marks) -> Statement {
    let chain = match draft.attribution {
        Some(id) => chain::chain(scene, cast, id),
        None => paper::link(scene, cast, draft).into_iter().collect(),
    };
    let subject = subject(scene, cast, draft);
    let kind = kind::kind(scene, cast, &Known { draft, chain: &chain, subject });
    let denied = chain.last().filter(|link| link.stance == facts::Stance::Denying).and_then(|link| link.cue);
    let quote = draft.attribution.and_then(|id| scene.attributions.get(id)).map(|it| it.quote);
    let quote = quote.or_else(|| chain.first().map(|_| Quote::Indirect));
    let block = scene.document.block_of(draft.sentence);
    let condition = manner::condition(scene, draft);
    // "would" is "will" in the mouth of somebody who is quoted in the past, but where a condition asks for it.
    let reported = !chain.is_empty() && condition.is_none();
    Statement {
        content: draft.content.clone(),
        sentence: draft.sentence,
        kind,
        scope: draft.scope,
        quote,
        verb: draft.verb.as_ref().map(|verb| scene.span(verb.tokens.clone())),
        verb_lemma: draft.verb.as_ref().map(|verb| scene.lemma(verb.head).to_owned()).unwrap_or_default(),
        relative: draft.relative,
        negation: manner::negation(scene, draft).or(denied),
        hedges: manner::hedges(scene, draft),
        condition,
        future: kind != StatementKind::Norm && manner::future(scene, draft, reported),
        subject,
        entities: entities(scene, draft),
        target: None,
        answered_by: None,
        quantities: Vec::new(),
        dates: Vec::new(),
        places: Vec::new(),
        evidence: Vec::new(),
        event: None,
        common_knowledge: marker::common_knowledge(scene, cast, draft),
        witnessed: marks.witnessed.filter(|_| chain.is_empty()),
        law: marker::law(scene, kind, draft, marks),
        legal: marks.legal,
        in_heading: block.kind.is_heading(),
        chain,
    }
}

/// "Berg, who was suspected of fraud, left": by nobody in particular, and said in passing.
fn is_background(scene: &Scene<'_>, cast: &Cast<'_>, draft: &Draft, statement: &Statement) -> bool {
    let first = scene.token(draft.tokens.start);
    let relative = first.is_some_and(|token| matches!(token.tag, Tag::WP | Tag::WDT));
    let sources = statement.chain.last().map(|link| link.sources.as_slice()).unwrap_or_default();
    let mut kinds = sources.iter().filter_map(|&id| cast.sources.get(id)).flat_map(|source| &source.kinds);
    relative && kinds.any(|kind| *kind == facts::Kind::Unstated)
}

/// "[Holm Estates of] turning off the heating": what they are accused of begins with its verb.
/// "accused the firm of a breach of the law": what the deed is begins after "of", when a noun names it.
fn drop_object(scene: &Scene<'_>, cast: &Cast<'_>, statement: &mut Statement) {
    let Some(target) = statement.target.and_then(|id| cast.sources.get(id)).and_then(|it| it.places.last()).copied()
    else {
        return;
    };
    let Some(first) =
        statement.content.first_mut().filter(|first| first.start == target.start && first.end > target.end)
    else {
        return;
    };
    let after = scene.document.tokens_in(Span::new(target.end, first.end));
    let Some(of) = after.clone().next().filter(|&at| matches!(scene.lemma(at), "of" | "for")) else { return };
    if let Some(deed) = scene.token(of + 1).filter(|deed| deed.span.start < first.end) {
        first.start = deed.span.start;
    }
}

fn drop_target(verb: Span, statement: &mut Statement) {
    if let Some(first) = statement.content.first_mut().filter(|first| first.contains(verb)) {
        first.start = verb.start;
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
    for &piece in &draft.content {
        for (_, entity) in scene.mentions_in(piece) {
            if !found.contains(&entity) {
                found.push(entity);
            }
        }
    }
    found
}
