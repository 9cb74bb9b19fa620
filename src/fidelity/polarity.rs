//! Turned round: a “not” that came or went, a word that became its opposite, a denial told as what it denied.

use super::Bench;
use super::comparison::{Change, Difference, Passages};
use super::said::{Said, tokens};
use super::told::told;
use crate::facts::{Facts, Stance, Statement, StatementKind};
use crate::knowledge::{Key, lists};
use crate::list::Id;
use crate::span::Span;
use crate::text::{Document, Sentence};
use crate::truth::Truth;

/// Whether a statement says the opposite of what it was made from.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    let (Some(ours), Some(aligned)) = (bench.draft.statements.get(id), bench.statements.get(id.index())) else {
        return Vec::new();
    };
    // Quotations are compared word for word.
    if ours.kind == StatementKind::Note || bench.index.is_quoted(ours.anchor()) && bench.is_verbatim(ours.anchor()) {
        return Vec::new();
    }
    let told = told(bench, id);
    let place = told.first().and_then(|(part, _, first)| {
        if told.iter().all(|(part, facts, it)| turns(bench, (ours, &aligned.said), facts, (it, &part.said))) {
            return Some((part.original, first.negation.unwrap_or(first.verb.unwrap_or(first.anchor()))));
        }
        let all = told.iter().all(|(_, _, it)| denied(bench, ours, it));
        let cue = first.chain.iter().find_map(|link| link.cue);
        cue.filter(|_| all).map(|cue| (part.original, cue))
    });
    let difference = |(original, span)| {
        let passage = passages.add(bench.originals, original, span, "said the other way there");
        Difference { change: Change::Negation, truth: Truth::True, place: ours.negation, passage }
    };
    place.or_else(|| opposite(bench, id, ours)).map(difference).into_iter().collect()
}

/// One of the two has a “not” at the verb that both have, and the other nothing of the kind.
fn turns(bench: &Bench<'_>, ours: (&Statement, &Said), facts: &Facts, theirs: (&Statement, &Said)) -> bool {
    let ((ours, own), (theirs, other)) = (ours, theirs);
    let (a, b) = (turned(bench, bench.draft, ours), turned(bench, facts, theirs));
    let key = |statement: &Statement| bench.fold().key(&statement.verb_lemma);
    // “Did not ring” has “do” for its verb.
    let (one, two) = (key(ours), key(theirs));
    let same_verb = one == two && !ours.verb_lemma.is_empty()
        || a && turned_verb(bench, bench.draft, ours) == Some(two)
        || b && turned_verb(bench, facts, theirs) == Some(one);
    // In other words “is” and “was not” say little.
    let light = bench.fold().is_light(&ours.verb_lemma) || bench.fold().is_light(&theirs.verb_lemma);
    let copied = bench.is_copied(ours.sentence);
    // “It began with a storm”, “the generator did not start”: a verb alone is no likeness.
    let alone = || !own.words.iter().any(|word| *word != one && *word != two && other.has(*word));
    let weak = !copied && (light || alone() || denies_near(bench, ours));
    a != b
        && same_verb
        && !weak
        && !contrary(bench, own, other)
        && if a { !negative(bench, facts, theirs, own) } else { !negative(bench, bench.draft, ours, other) }
}

/// “Did | not | ring”: the verb behind a “not” that a light verb carries.
fn turned_verb(bench: &Bench<'_>, facts: &Facts, statement: &Statement) -> Option<Key> {
    let behind = facts.document.tokens_in(statement.negation?).end;
    let behind = facts.document.tokens.as_slice().get(behind..)?.iter().take(TURNED);
    let verb = behind.into_iter().find(|token| token.tag.is_verb())?;
    bench.fold().is_light(&statement.verb_lemma).then(|| bench.fold().key(&verb.lemma))
}

/// So many words behind a “not” its verb stands.
const TURNED: usize = 3;

/// A word of the one is the contrary of one of the other, which a “not” makes up for.
fn contrary(bench: &Bench<'_>, own: &Said, other: &Said) -> bool {
    let contrary = bench.knowledge.words(lists::CONTRARY_WORDS);
    let phrases = (0..contrary.len()).map(|entry| (contrary.phrase(entry), contrary.column(entry)));
    let pairs = phrases.map(|(word, other)| (bench.fold().key(&word), bench.fold().key(other)));
    pairs.into_iter().any(|(a, b)| own.has(a) && other.has(b) || own.has(b) && other.has(a))
}

/// What the list of negations says of those at a verb, and of those that stand before a noun or for one.
const VERB: &str = "verb";
const NOUN: &str = "noun";

/// A “not” stands at the verb of a statement, or a “no” or “nobody” in it.
fn turned(bench: &Bench<'_>, facts: &Facts, statement: &Statement) -> bool {
    let entries = bench.knowledge.words(lists::NEGATIONS);
    let turns = |piece: &Span| {
        let hits = entries.find(&facts.document.words(facts.document.tokens_in(*piece)));
        // “Voted no” turns nothing round; “no part” does.
        let noun = |at: usize| {
            let next = facts.document.tokens.as_slice().get(facts.document.tokens_in(*piece).start + at);
            next.is_some_and(|next| next.tag.is_noun() || next.tag.is_adjective())
        };
        // “Had been arrested, and no charge was brought”: that is told of another verb.
        let verb = statement.verb.map(|verb| facts.document.tokens_in(verb).start);
        let own = |at: usize| {
            let at = facts.document.tokens_in(*piece).start + at;
            verb.is_none_or(|verb| at <= verb + OWN)
        };
        hits.iter().any(|hit| entries.column(hit.entry) == NOUN && noun(hit.range.end) && own(hit.range.start))
    };
    statement.negation.is_some() || statement.content.iter().any(turns)
}

/// So many words behind a verb a “no” is told of it.
const OWN: usize = 6;

/// A word that turns something round stands in the words of a statement or in its sentence's cue.
fn negative(bench: &Bench<'_>, facts: &Facts, statement: &Statement, other: &Said) -> bool {
    let cues = statement.chain.iter().filter_map(|link| link.cue);
    let denies = statement.chain.iter().any(|link| link.stance == Stance::Denying);
    let pieces = statement.content.iter().copied().chain(cues);
    let has = |span: Span| {
        let range = facts.document.tokens_in(span);
        let words = facts.document.words(range.clone());
        // What both have turns neither against the other: “had stopped”, “had not stopped”.
        let shared = |at: usize| {
            let token = facts.document.tokens.as_slice().get(range.start + at);
            token.and_then(|token| bench.fold().content(token)).is_some_and(|key| other.has(key))
        };
        let hits = bench.knowledge.words(lists::NEGATIVE_WORDS).find(&words);
        bench.knowledge.words(lists::NEGATIONS).occurs(&words) || hits.iter().any(|hit| !shared(hit.range.start))
    };
    denies || pieces.into_iter().any(has)
}

/// Theirs is denied there, and the draft says it flatly.
fn denied(bench: &Bench<'_>, ours: &Statement, theirs: &Statement) -> bool {
    let denies = |it: &Statement| it.chain.iter().any(|link| link.stance == Stance::Denying && !link.restored);
    let flat = ours.chain.is_empty() && ours.negation.is_none() && ours.hedges.is_empty() && !ours.in_heading;
    denies(theirs) && theirs.negation.is_none() && flat && !denies_near(bench, ours)
}

/// A word of denying stands in the draft's sentence, or in other words in the one before: “She rejected that. She had read it.”
fn denies_near(bench: &Bench<'_>, ours: &Statement) -> bool {
    let back = usize::from(!bench.is_copied(ours.sentence));
    let near = ours.sentence.index().saturating_sub(back)..=ours.sentence.index();
    let mut near = near.filter_map(|at| bench.draft.document.sentences.get(Id::<Sentence>::new(at)));
    let words = bench.knowledge.words(lists::DENYING_VERBS);
    near.any(|it| words.occurs(&bench.draft.document.words(it.tokens.clone())))
}

/// The draft's sentence has a word of which those that it was made from have the opposite; told at its first statement.
fn opposite(bench: &Bench<'_>, id: Id<Statement>, ours: &Statement) -> Option<(usize, Span)> {
    let contrary = bench.knowledge.words(lists::CONTRARY_WORDS);
    let document = &bench.draft.document;
    let here = bench.index.in_sentence(ours.sentence)?;
    let whole = bench.whole.get(ours.sentence.index()).filter(|whole| whole.is_made().is_true())?;
    if here.statements.first() != Some(&id) {
        return None;
    }
    let own = keys(bench, document, &[document.sentences.get(ours.sentence)?.span]);
    let units: Vec<_> = whole.made_from().filter_map(|near| bench.originals.units.get(near.unit)).collect();
    let turned = bench.knowledge.words(lists::NEGATIONS);
    let words = |document: &Document, span| {
        let hits = turned.find(&document.words(document.tokens_in(span)));
        hits.iter().any(|hit| turned.column(hit.entry).contains(VERB) || turned.column(hit.entry).contains(NOUN))
    };
    let negated = words(document, document.sentences.get(ours.sentence)?.span);
    for token in tokens(document, document.sentences.get(ours.sentence)?.span) {
        let Some(other) = contrary.single(head(bench, &token.lemma)).filter(|other| !other.is_empty()) else {
            continue;
        };
        let (word, other) = (bench.fold().key(&token.lemma), bench.fold().key(other));
        // “Voted for”, but not “a spokesman for”.
        if bench.fold().content(token).is_none() && !before_is_verb(document, token.span) {
            continue;
        }
        if own.contains(&other) || document.is_quoted(token.span) {
            continue;
        }
        let mut found = None;
        for unit in &units {
            let facts = bench.originals.facts(unit.original)?;
            let theirs = keys(bench, &facts.document, &[unit.span]);
            // The word itself stands there, or a “not” that makes up for it.
            if theirs.contains(&word) || theirs.contains(&other) && words(&facts.document, unit.span) != negated {
                found = None;
                break;
            }
            let there = tokens(&facts.document, unit.span).iter().find(|it| bench.fold().key(&it.lemma) == other);
            found = found.or(there.map(|it| (unit.original, it.span)));
        }
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The word before is a verb.
fn before_is_verb(document: &Document, span: Span) -> bool {
    let before = document.tokens_in(span).start.checked_sub(1);
    before.and_then(|at| document.tokens.as_slice().get(at)).is_some_and(|token| token.tag.is_verb())
}

/// The word under which a list of opposites has a word.
fn head<'w>(bench: &Bench<'w>, lemma: &'w str) -> &'w str {
    bench.knowledge.words(lists::MEANT_ALIKE).single(lemma).filter(|head| !head.is_empty()).unwrap_or(lemma)
}

fn keys(bench: &Bench<'_>, document: &Document, pieces: &[Span]) -> Vec<Key> {
    let fold = bench.fold();
    pieces.iter().flat_map(|piece| tokens(document, *piece)).map(|token| fold.key(&token.lemma)).collect()
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Change;
    use crate::fidelity::fixture::held;

    #[test]
    fn a_not_and_a_contrary_word() {
        let told = |draft: &str, source: &str| held(draft, &[source]).changes().contains(&Change::Negation);
        let source = "Bread prices in the valley fell in March, the mill said.";
        assert!(told("Bread prices in the valley rose in March, the mill said.", source));
        assert!(told("Bread prices in the valley did not fall in March, the mill said.", source));
        let hard = "The president of the federation said the decision had not been an easy one.";
        assert!(!told("The federation's president said that it had been a hard decision.", hard));
    }
}
