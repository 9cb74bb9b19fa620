//! Drafts of all statements of the document, and the statements that they become.

use crate::attribution::{Attribution, Quote};
use crate::entity::Cast;
use crate::facts::{self, Entity, EntityKind, Scope, Statement, StatementKind};
use crate::knowledge::Stance;
use crate::list::{Id, List};
use crate::span::Span;
use crate::statement::draft::Draft;
use crate::statement::kind::{self, Known};
use crate::statement::marker::Marks;
use crate::statement::scene::Scene;
use crate::statement::verb::{Form, VerbGroup, groups};
use crate::statement::{chain, manner, marker, paper, sentence, target};
use crate::text::{BlockKind, Sentence, Tag};
use std::ops::Range;

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
    for id in reports.into_iter().chain(drafts.iter().filter_map(|draft| draft.attribution)) {
        if let Some(place) = spoken.get_mut(id.index()) {
            *place = true;
        }
    }
    drafts.extend(
        scene.attributions.ids().filter(|id| spoken.get(id.index()) == Some(&false)).filter_map(|id| phrase(scene, id)),
    );
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

/// A content without a clause of its own: "trying to hide the fact", "a disgrace".
fn phrase(scene: &Scene<'_>, id: Id<Attribution>) -> Option<Draft> {
    let attribution = scene.attributions.get(id)?;
    if is_topic(scene, attribution) {
        return None;
    }
    let mut spans: Vec<Span> = Vec::new();
    let mut tokens: Option<Range<usize>> = None;
    for &piece in &attribution.content {
        let Some((more, range)) = sentence::pieces(scene, scene.document.tokens_in(piece), Some(id)) else { continue };
        spans.extend(more);
        tokens =
            Some(tokens.map_or(range.clone(), |all: Range<usize>| all.start.min(range.start)..all.end.max(range.end)));
    }
    let tokens = tokens?;
    let sentence = scene.document.sentence_at(scene.span(tokens.start..tokens.start + 1))?;
    let opening = groups(scene.tokens(tokens.clone())).into_iter().next().map(|group| group.shifted(tokens.start));
    let verb = opening.filter(|group| leads(scene, group, tokens.start));
    if verb.is_none() && is_thing_shown(scene, attribution) {
        return None;
    }
    spans.sort();
    Some(Draft {
        sentence,
        content: spans,
        subject: tokens.start..tokens.start,
        tokens,
        attribution: Some(id),
        scope: Scope::Sure,
        verb,
        relative: false,
        main: true,
        condition: None,
    })
}

/// "discussed the budget", "loves the school": a noun phrase under a cue that says nothing of it.
fn is_topic(scene: &Scene<'_>, attribution: &Attribution) -> bool {
    let words = |span: &Span| scene.words(scene.document.tokens_in(*span));
    let stance = attribution
        .cue
        .iter()
        .find_map(|span| scene.knowledge.lexicon().stance_in(words(span)))
        .map(|(stance, _)| stance);
    let verbs = attribution.content.iter().flat_map(|&span| scene.tokens(scene.document.tokens_in(span)));
    let bare = !verbs.clone().any(|token| token.tag.is_verb());
    let words = attribution.content.iter().map(|&span| scene.document.tokens_in(span).len()).sum::<usize>();
    // "conceded defeat": an object of a word or two, not a claim.
    let object = words <= 3 && !matches!(stance, Some(Stance::Accusing | Stance::Denying));
    bare && attribution.quote == Quote::Indirect
        && (object || matches!(stance, None | Some(Stance::Mental | Stance::Other)))
}

/// "disclosed a set of papers that …": a thing that was brought to light, and nothing said of it.
fn is_thing_shown(scene: &Scene<'_>, attribution: &Attribution) -> bool {
    let shows = |span: &Span| {
        let words = scene.tokens(scene.document.tokens_in(*span));
        words.iter().any(|token| token.tag.is_verb() && scene.knowledge.words("disclosing-verbs").has(&token.lemma))
    };
    let first = attribution.content.first().map(|&span| scene.document.tokens_in(span).start);
    let noun = first.and_then(|at| scene.token(at)).is_some_and(|token| {
        matches!(token.tag, Tag::DT | Tag::PRPS | Tag::CD) || token.tag.is_noun() || token.tag.is_adjective()
    });
    let that = first.is_some_and(|at| {
        matches!(scene.lemma(at), "that" | "the") && matches!(scene.lemma(at + 1), "fact" | "truth" | "news")
    });
    noun && !that && attribution.quote == Quote::Indirect && attribution.cue.first().is_some_and(shows)
}

/// "trying to hide", "to sell": the phrase begins with its verb; "recently released figures" has none.
fn leads(scene: &Scene<'_>, group: &VerbGroup, first: usize) -> bool {
    let before_noun =
        scene.token(group.tokens.end).is_some_and(|token| token.tag.is_noun() || token.tag.is_adjective());
    let after = |at: usize| {
        at.checked_sub(1).is_some_and(|before| matches!(scene.lemma(before), "of" | "for" | "with" | "from"))
    };
    let object = group.form == Form::Gerund && after(group.tokens.start) && group.tokens.start < first + 12;
    object || group.tokens.start <= first + 1 && !(group.form == Form::Participle && before_noun)
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
