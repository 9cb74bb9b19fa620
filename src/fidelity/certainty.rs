//! How sure: a word that softened a statement is gone or was put in, the bound of a number is gone, or a verb vouches for
//! what it only told of.

use super::Bench;
use super::comparison::{Change, Difference, Passages};
use super::told::{Told, told};
use crate::facts::{Facts, Link, Stance, Statement, StatementKind};
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use crate::truth::Truth;
use std::ops::Range;

/// What differs in how sure a statement is.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    let Some(ours) = bench.draft.statements.get(id) else { return Vec::new() };
    if matches!(ours.kind, StatementKind::Note | StatementKind::Question) {
        return Vec::new();
    }
    let told = told(bench, id);
    let mut found = Vec::new();
    found.extend(softened(bench, ours, &told));
    found.extend(firmer(bench, ours, &told));
    let difference = |(change, truth, original, span)| {
        let passage = passages.add(bench.originals, original, span, "how sure it is there");
        Difference { change, truth, place: None, passage }
    };
    found.into_iter().map(difference).collect()
}

/// What the list of weak hedges calls the places where they soften nothing.
const DEED: &str = "deed";
const END: &str = "end";
const NEVER: &str = "never";

type Found = (Change, Truth, usize, Span);

fn softened(bench: &Bench<'_>, ours: &Statement, told: &Told<'_>) -> Option<Found> {
    let (part, facts, first) = told.first()?;
    let ours_soft = own_hedge(bench.draft, ours).is_some() || hedged(bench, bench.draft, ours) || doubts(ours);
    // In other words it may be softened in other ways, and “may not” forbids.
    let reworded = !bench.is_copied(ours.sentence);
    if reworded
        && (softens(bench, ours)
            || permits(bench, ours)
            || own_hedge(facts, first).is_some_and(|it| is_weak(bench, facts, it)))
    {
        return None;
    }
    let theirs_soft = told.iter().all(|(_, facts, it)| own_hedge(facts, it).is_some());
    if let Some(found) = open(bench, ours, told).filter(|_| !ours_soft) {
        return Some(found);
    }
    let conditional = ours.condition.is_some() && first.condition.is_none();
    if theirs_soft && !ours_soft && !conditional {
        let place = own_hedge(facts, first)?;
        return Some((Change::HedgeDropped, Truth::True, part.original, place));
    }
    let firm = told.iter().all(|(_, of, it)| it.hedges.is_empty() && !hedged(bench, of, it) && !doubts(it));
    let added = own_hedge(bench.draft, ours).is_some() && firm;
    added.then(|| (Change::HedgeAdded, Truth::True, part.original, first.anchor()))
}

/// The first word of each that softens among some tokens.
pub(super) fn hedges<'a>(
    bench: &Bench<'a>,
    facts: &'a Facts,
    tokens: Range<usize>,
) -> impl Iterator<Item = Span> + use<'a> {
    let (start, all) = (tokens.start, facts.document.tokens.as_slice());
    let hits = bench.knowledge.hedges(&facts.document.words(tokens));
    // “Neither of them could sign” tells of what failed.
    let turned = bench.knowledge.words(lists::NEGATIONS);
    let fails = move |at: usize| {
        let before = facts.document.words(at.saturating_sub(BEFORE).max(start)..at);
        all.get(at).is_some_and(|token| token.tag.is_modal()) && turned.occurs(&before)
    };
    let places = hits.map(move |hit| start + hit.range.start).filter(move |at| !fails(*at));
    places.filter_map(|at| all.get(at)).map(|token| token.span)
}

/// So many words before a modal something turns it round.
const BEFORE: usize = 4;

/// They leave open whether it is so, and the draft says that it is.
fn open(bench: &Bench<'_>, ours: &Statement, told: &Told<'_>) -> Option<Found> {
    let asks = |facts: &Facts, statement: &Statement| {
        let start = facts.document.tokens_in(statement.anchor()).start;
        let sentence = facts.document.sentences.get(statement.sentence)?;
        let words = facts.document.words(start.saturating_sub(1).max(sentence.tokens.start)..start + 1);
        let hit = bench.knowledge.words(lists::OPEN_QUESTIONS).find(&words);
        hit.first().and_then(|_| Some(facts.document.tokens.as_slice().get(start.saturating_sub(1))?.span))
    };
    let (part, facts, first) = told.first()?;
    let all = told.iter().all(|(_, facts, it)| asks(facts, it).is_some()) && asks(bench.draft, ours).is_none();
    let flat = ours.negation.is_none() && !softens(bench, ours);
    let place = asks(facts, first).filter(|_| all && flat)?;
    Some((Change::HedgeDropped, Truth::True, part.original, place))
}

/// A word of allowing stands in the draft's sentence, for a “may” that allows.
pub(super) fn permits(bench: &Bench<'_>, ours: &Statement) -> bool {
    let Some(sentence) = bench.draft.document.sentences.get(ours.sentence) else { return true };
    bench.knowledge.words(lists::PERMISSION_WORDS).occurs(&bench.draft.document.words(sentence.tokens.clone()))
}

/// A softening word stands in the draft's sentence.
fn softens(bench: &Bench<'_>, ours: &Statement) -> bool {
    let Some(sentence) = bench.draft.document.sentences.get(ours.sentence) else { return true };
    let counts = |hedge: Span| bench.draft.quantities.iter().any(|number| number.span.overlaps(hedge));
    hedges(bench, bench.draft, sentence.tokens.clone()).any(|hedge| !counts(hedge))
}

/// A word that in other words may well go: one that forbids, or tells what somebody was able to do.
pub(super) fn is_weak(bench: &Bench<'_>, facts: &Facts, hedge: Span) -> bool {
    forbids(bench, facts, hedge) || enables(bench, facts, hedge)
}

/// “May not” does so as often as it leaves open.
fn forbids(bench: &Bench<'_>, facts: &Facts, hedge: Span) -> bool {
    let behind = facts.document.tokens_in(hedge).end;
    let words = facts.document.words(behind..behind + 1);
    bench.knowledge.words(lists::NEGATIONS).occurs(&words)
}

/// “Could guarantee 50” tells what somebody was able to do; “could be” and “could have” leave open.
fn enables(bench: &Bench<'_>, facts: &Facts, hedge: Span) -> bool {
    let here = facts.document.tokens_in(hedge);
    let tokens = facts.document.tokens.as_slice();
    let weak = bench.knowledge.words(lists::WEAK_HEDGES);
    let words = facts.document.words(here.start..(here.end + 1).min(tokens.len()));
    let Some(hit) = weak.find_at(&words, 0) else { return false };
    let next = tokens.get(here.start + hit.range.len());
    match weak.column(hit.entry) {
        DEED => next.is_some_and(|next| next.tag.is_verb() && !bench.fold().is_light(&next.lemma)),
        END => !next.is_some_and(|next| next.tag.is_noun() || next.tag.is_adjective()),
        column => column == NEVER,
    }
}

/// A word that softens a statement and no number in it: numbers are compared by themselves.
fn own_hedge(facts: &Facts, statement: &Statement) -> Option<Span> {
    let counts = |hedge: &&Span| facts.quantities.iter().any(|number| number.span.overlaps(**hedge));
    let here = |number: &Span| number.overlaps(statement.span());
    let numbers = facts.quantities.iter().map(|number| number.span).any(|span| here(&span));
    statement.hedges.iter().find(|hedge| !numbers || !counts(hedge)).copied()
}

/// The words of a statement, or the verb that reports it, tell of it as suspected or charged.
pub(super) fn suspects(bench: &Bench<'_>, facts: &Facts, statement: &Statement) -> bool {
    let words = bench.knowledge.words(lists::SUSPECTING_WORDS);
    let cues = statement.chain.iter().filter_map(|link| link.cue);
    let mut pieces = statement.content.iter().copied().chain(cues);
    pieces.any(|piece| words.occurs(&facts.document.words(facts.document.tokens_in(piece))))
}

/// A softening word stands in the sentence, whatever it was read to soften.
fn hedged(bench: &Bench<'_>, facts: &Facts, statement: &Statement) -> bool {
    let Some(sentence) = facts.document.sentences.get(statement.sentence) else { return false };
    if suspects(bench, facts, statement) {
        return true;
    }
    hedges(bench, facts, sentence.tokens.clone()).any(|hedge| {
        // “About 40” says nothing of the rest; nor does the hedge of another statement of the sentence.
        let counts = facts.quantities.iter().any(|number| number.span.overlaps(hedge));
        let others = facts.statements.iter().filter(|it| it.sentence == statement.sentence);
        let other = others
            .filter(|it| it.content != statement.content)
            .any(|it| it.hedges.iter().any(|span| span.overlaps(hedge)));
        !counts && !other
    })
}

/// Told with a verb that leaves it open, or feared, or planned.
fn doubts(statement: &Statement) -> bool {
    let leaves_open = |stance: Stance| matches!(stance, Stance::Doubting | Stance::Mental | Stance::Accusing);
    statement.chain.iter().any(|link| leaves_open(link.stance)) || statement.condition.is_some()
}

/// The draft's verb vouches for it, and none of theirs does.
fn firmer(bench: &Bench<'_>, ours: &Statement, told: &Told<'_>) -> Option<Found> {
    let vouches = |link: &&Link| matches!(link.stance, Stance::Factive | Stance::Admitting) && link.cue.is_some();
    let link = ours.chain.iter().find(vouches).filter(|link| !comes_upon(bench, ours, link))?;
    let (part, _, first) = told.first()?;
    let plain = |it: &Statement| {
        let tells = |link: &Link| link.cue.is_some() && !matches!(link.stance, Stance::Denying | Stance::Committing);
        it.kind != StatementKind::Question && it.chain.iter().any(tells) && !it.chain.iter().any(|link| vouches(&link))
    };
    let all = told.iter().all(|(_, _, it)| plain(it)) && !link.restored;
    let place = first.chain.iter().find_map(|link| link.cue)?;
    all.then_some((Change::FirmerVerb, Truth::True, part.original, place))
}

/// “Found the remains of a flare”, “finds the results promising”: with a thing for its object such a verb vouches for nothing.
fn comes_upon(bench: &Bench<'_>, ours: &Statement, link: &Link) -> bool {
    let document = &bench.draft.document;
    let Some(cue) = link.cue.map(|cue| document.tokens_in(cue)) else { return false };
    let verbs = bench.knowledge.words(lists::FINDING_VERBS);
    let hits = verbs.find(&document.words(cue.start..(cue.end + 1).min(document.tokens.len())));
    let is = |sort: &str| hits.iter().any(|hit| verbs.column(hit.entry) == sort);
    let (finds, clause) = (is("thing") || is("clause"), is("clause"));
    let behind = ours.content.iter().any(|piece| document.tokens_in(*piece).start >= cue.end);
    finds && !clause && behind
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Change;
    use crate::fidelity::fixture::held;

    #[test]
    fn hedges_and_verbs() {
        let source = "The inspectors said that the fire may have started in the kitchen.";
        let told = |draft: &str| held(draft, &[source]).changes();
        assert_eq!(told("The inspectors said that the fire started in the kitchen."), [Change::HedgeDropped]);
        assert_eq!(told("The inspectors said that the fire may have started in the kitchen."), []);
        let surer = told("The inspectors revealed that the fire may have started in the kitchen.");
        assert_eq!(surer, [Change::FirmerVerb]);
    }

    #[test]
    fn may_not_forbids_in_other_words() {
        let source = "The suspension begins in July. Dolan may not play in the team tournament in Lindau.";
        let told = held("For Dolan it means that he misses the Lindau team tournament.", &[source]).changes();
        assert!(!told.contains(&Change::HedgeDropped), "{told:?}");
    }
}
