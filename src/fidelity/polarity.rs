//! Turned round: a “not” that came or went, a word that became its opposite, a denial told as what it denied.

use super::Bench;
use super::align::Aligned;
use super::comparison::{Change, Difference, Passages};
use super::originals::Part;
use super::said::{Said, tokens};
use crate::facts::{Facts, Stance, Statement, StatementKind};
use crate::knowledge::{Key, lists};
use crate::list::Id;
use crate::span::Span;
use crate::text::Document;
use crate::truth::Truth;

/// Whether a statement says the opposite of what it was made from.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    let (Some(ours), Some(aligned)) = (bench.draft.statements.get(id), bench.statements.get(id.index())) else {
        return Vec::new();
    };
    if !aligned.is_made().is_true() || ours.kind == StatementKind::Note {
        return Vec::new();
    }
    let told: Vec<(&Part, &Facts, &Statement)> = aligned
        .alike()
        .filter_map(|kin| bench.originals.parts.get(kin.part))
        .filter_map(|part| bench.originals.statement(part).map(|(facts, it)| (part, facts, it)))
        .collect();
    let Some((part, _, first)) = told.first() else { return Vec::new() };
    let turned = told.iter().all(|(part, facts, it)| turns(bench, (ours, &aligned.said), facts, (it, &part.said)));
    let place = if turned {
        Some(first.negation.unwrap_or(first.verb.unwrap_or(first.anchor())))
    } else if told.iter().all(|(_, _, it)| denied(bench, ours, it)) {
        first.chain.iter().find_map(|link| link.cue)
    } else {
        opposite(bench, ours, aligned)
    };
    let difference = |span| {
        let passage = passages.add(bench.originals, part.original, span, "said the other way there");
        Difference { change: Change::Negation, truth: Truth::True, place: ours.negation, passage }
    };
    place.map(difference).into_iter().collect()
}

/// One of the two has a “not” at the verb that both have, and the other nothing of the kind.
fn turns(bench: &Bench<'_>, ours: (&Statement, &Said), facts: &Facts, theirs: (&Statement, &Said)) -> bool {
    let ((ours, own), (theirs, other)) = (ours, theirs);
    let (a, b) = (ours.negation.is_some(), theirs.negation.is_some());
    let key = |statement: &Statement| bench.fold().key(&statement.verb_lemma);
    // “Did not ring” has “do” for its verb.
    let (one, two) = (key(ours), key(theirs));
    let same_verb = one == two || other.has(one) || own.has(two);
    a != b && same_verb && if a { !negative(bench, facts, theirs) } else { !negative(bench, bench.draft, ours) }
}

/// A word that turns something round stands in the words of a statement or in its sentence's cue.
fn negative(bench: &Bench<'_>, facts: &Facts, statement: &Statement) -> bool {
    let cues = statement.chain.iter().filter_map(|link| link.cue);
    let denies = statement.chain.iter().any(|link| link.stance == Stance::Denying);
    let pieces = statement.content.iter().copied().chain(cues);
    let has = |span: Span| {
        let words = facts.document.words(facts.document.tokens_in(span));
        bench.knowledge.words(lists::NEGATIONS).occurs(&words)
            || bench.knowledge.words(lists::NEGATIVE_WORDS).occurs(&words)
    };
    denies || pieces.into_iter().any(has)
}

/// Theirs is denied there, and the draft says it flatly.
fn denied(bench: &Bench<'_>, ours: &Statement, theirs: &Statement) -> bool {
    let denies = |it: &Statement| it.chain.iter().any(|link| link.stance == Stance::Denying && !link.restored);
    let flat = ours.chain.is_empty() && ours.negation.is_none() && ours.hedges.is_empty() && !ours.in_heading;
    let sentence = bench.draft.document.sentences.get(ours.sentence);
    let words = sentence.map(|it| bench.draft.document.words(it.tokens.clone())).unwrap_or_default();
    let speaks = bench.knowledge.words(lists::DENYING_VERBS).occurs(&words);
    denies(theirs) && theirs.negation.is_none() && flat && !speaks
}

/// The draft has a word of which the sentence that it was made from has the opposite.
fn opposite(bench: &Bench<'_>, ours: &Statement, aligned: &Aligned) -> Option<Span> {
    let contrary = bench.knowledge.words(lists::CONTRARY_WORDS);
    let document = &bench.draft.document;
    let own = keys(bench, document, &[document.sentences.get(ours.sentence)?.span]);
    let unit = bench.originals.units.get(aligned.near.first()?.unit)?;
    let facts = bench.originals.facts(unit.original)?;
    let theirs = keys(bench, &facts.document, &[unit.span]);
    let turned = bench.knowledge.words(lists::NEGATIONS);
    let words = |document: &Document, span| turned.occurs(&document.words(document.tokens_in(span)));
    if words(document, ours.span()) != words(&facts.document, unit.span) {
        return None;
    }
    // What a verb governs may have been read as all that is said: the first statement speaks for its sentence.
    let here = bench.index.in_sentence(ours.sentence)?;
    let first = here
        .statements
        .iter()
        .all(|id| bench.draft.statements.get(*id).is_some_and(|it| it.span().start >= ours.span().start));
    let said = if first { document.sentences.get(ours.sentence)?.span } else { ours.span() };
    for token in tokens(document, said) {
        let Some(other) = contrary.single(head(bench, &token.lemma)).filter(|other| !other.is_empty()) else {
            continue;
        };
        let (word, other) = (bench.fold().key(&token.lemma), bench.fold().key(other));
        if theirs.contains(&other) && !theirs.contains(&word) && !own.contains(&other) {
            let there = tokens(&facts.document, unit.span).iter();
            return there.filter(|it| bench.fold().key(&it.lemma) == other).map(|it| it.span).next();
        }
    }
    None
}

/// The word under which a list of opposites has a word.
fn head<'w>(bench: &Bench<'w>, lemma: &'w str) -> &'w str {
    bench.knowledge.words(lists::MEANT_ALIKE).single(lemma).filter(|head| !head.is_empty()).unwrap_or(lemma)
}

fn keys(bench: &Bench<'_>, document: &Document, pieces: &[Span]) -> Vec<Key> {
    let fold = bench.fold();
    pieces.iter().flat_map(|piece| tokens(document, *piece)).map(|token| fold.key(&token.lemma)).collect()
}
