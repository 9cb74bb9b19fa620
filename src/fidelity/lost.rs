//! What a draft lost of a claim that it kept: that nobody could verify it, that it was denied, what the one concerned
//! answered or that he did not. A claim that was left out may take all of this along.

use super::Bench;
use super::comparison::{Change, Difference, Passages};
use super::who::{self, Who};
use crate::facts::{Facts, Finding, RelationKind, Source, Statement, StatementKind};
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use crate::text::Sentence;
use crate::truth::Truth;
use rustc_hash::{FxHashMap, FxHashSet};

/// So many sentences before an answer are what it may answer.
const BACK: usize = 3;

/// Something that belongs to a statement of an original.
struct Belongs {
    change: Change,
    truth: Truth,
    original: usize,
    /// The statements that it belongs to, one of which the draft must have kept.
    to: Vec<Id<Statement>>,
    /// Where it stands.
    span: Span,
    /// Whose answer it is.
    who: Who,
}

/// Each loss, at the first statement that was kept.
pub(super) fn find(bench: &Bench<'_>, passages: &mut Passages) -> Vec<(Id<Statement>, Difference)> {
    let kept = Kept::of(bench);
    let mut found: Vec<(Id<Statement>, Difference)> = Vec::new();
    for (original, text) in bench.originals.texts().iter().enumerate() {
        for belongs in belonging(bench, original, &text.facts) {
            let first = belongs.to.iter().filter_map(|id| kept.statements.get(&(original, *id))).min();
            let Some(first) = first.filter(|id| !kept.tells(bench, &belongs, **id)) else { continue };
            let told = found.iter().any(|(id, difference)| id == first && difference.change == belongs.change);
            if !told {
                let passage = passages.add(bench.originals, original, belongs.span, "what the draft leaves out");
                let difference = Difference { change: belongs.change, truth: belongs.truth, place: None, passage };
                found.push((*first, difference));
            }
        }
    }
    found
}

/// What of the originals a draft kept.
struct Kept {
    /// The first statement of the draft that says what a statement of an original says.
    statements: FxHashMap<(usize, Id<Statement>), Id<Statement>>,
    /// The sentences of the originals that a sentence of the draft was made from, surely or perhaps.
    units: FxHashSet<usize>,
    /// The draft says of something that it was not verified.
    notes: bool,
}

impl Kept {
    fn of(bench: &Bench<'_>) -> Self {
        let mut kept = Self { statements: FxHashMap::default(), units: FxHashSet::default(), notes: false };
        for (id, statement) in bench.draft.statements.entries() {
            let Some(aligned) = bench.statements.get(id.index()) else { continue };
            if statement.in_heading || !aligned.is_made().is_true() {
                continue;
            }
            for part in aligned.alike().filter_map(|kin| bench.originals.parts.get(kin.part)) {
                kept.statements.entry((part.original, part.statement)).or_insert(id);
            }
        }
        for whole in bench.whole.iter().chain(&bench.statements) {
            let near = whole.near.iter().filter(|near| near.share >= 0.45 && near.shared >= 2);
            kept.units.extend(near.map(|near| near.unit));
        }
        let read = bench.draft.verifications.iter().any(|note| note.finding != Finding::Verified);
        kept.notes = read || bench.draft.document.sentences.iter().any(|it| leaves_open(bench, it));
        kept
    }

    /// The draft tells it, in whatever words.
    fn tells(&self, bench: &Bench<'_>, belongs: &Belongs, kept: Id<Statement>) -> bool {
        if belongs.change == Change::NoteMissing {
            return self.notes;
        }
        let unit = bench.originals.unit_at(belongs.original, belongs.span);
        let mixed = unit.is_none_or(|unit| self.units.contains(&unit));
        let at = bench.draft.statements.get(kept).map_or(0, |it| it.sentence.index());
        answers(bench, &belongs.who, mixed, at)
    }
}

/// A verb of checking with a “not”, whatever was read of it: “what he said could not be checked”.
fn leaves_open(bench: &Bench<'_>, sentence: &Sentence) -> bool {
    let words = bench.draft.document.words(sentence.tokens.clone());
    let negations = bench.knowledge.words(lists::NEGATIONS);
    let turned = negations.find(&words);
    let checked = bench.knowledge.words(lists::CHECKING_VERBS).find(&words);
    let before = |at: usize| turned.iter().any(|hit| hit.range.end <= at && at - hit.range.end <= 3);
    checked.iter().any(|hit| before(hit.range.start))
}

/// A sentence of the draft has a word of denying or answering and names who answers. `near`: something of that sentence was
/// kept, so that any word of answering is enough. Of silence near the claim, which stands in sentence `at`, a
/// noun tells who keeps it.
fn answers(bench: &Bench<'_>, who: &Who, near: bool, at: usize) -> bool {
    let document = &bench.draft.document;
    document.sentences.entries().any(|(id, sentence)| {
        let words = document.words(sentence.tokens.clone());
        let answers = bench.knowledge.words(lists::DENYING_VERBS).occurs(&words)
            || bench.knowledge.words(lists::NO_COMMENT).occurs(&words)
            || bench.knowledge.words(lists::ANSWERING_WORDS).occurs(&words);
        let beside = id.index() >= at && id.index() - at <= BACK;
        let silent = beside && bench.knowledge.words(lists::SILENCE_WORDS).occurs(&words);
        let lower = document.at(sentence.span).to_lowercase();
        let named = || who.names.iter().any(|word| lower.contains(word.as_str()));
        let described = || {
            let tokens = super::said::tokens(document, sentence.span).iter();
            tokens.filter_map(|token| bench.fold().noun(token)).any(|noun| who.nouns.contains(&noun))
        };
        let said = || who.nouns.iter().any(|word| lower.contains(word.as_str()));
        answers && (near || named() || said()) || silent && (near || named() || described())
    })
}

/// All that belongs to statements of an original.
fn belonging(bench: &Bench<'_>, original: usize, facts: &Facts) -> Vec<Belongs> {
    let mut found = Vec::new();
    for note in facts.verifications.iter().filter(|note| note.finding != Finding::Verified) {
        let to: Vec<Id<Statement>> = note.covers.iter().map(|cover| cover.statement).collect();
        let sure = note.covers.iter().any(|cover| cover.truth.is_true());
        let span = facts.document.sentences.get(note.sentence).map_or(note.span, |it| it.span);
        let truth = if sure { Truth::True } else { Truth::CannotTell };
        found.push(Belongs { change: Change::NoteMissing, truth, original, to, span, who: Who::default() });
    }
    for (id, statement) in facts.statements.entries().filter(|(_, it)| it.kind == StatementKind::Denial) {
        let denies = facts.relations.iter().filter(|it| it.kind == RelationKind::Denies && it.from == id);
        let mut to: Vec<Id<Statement>> = denies.map(|it| it.to).collect();
        let who = who::speakers(facts, statement, bench);
        if to.is_empty() {
            to = before(bench, original, facts, statement.sentence.index(), &who, false);
        }
        let span = facts.document.sentences.get(statement.sentence).map_or(statement.span(), |it| it.span);
        found.push(Belongs { change: Change::DenialMissing, truth: Truth::True, original, to, span, who });
    }
    for source in facts.sources.iter() {
        found.extend(silence(bench, original, facts, source));
    }
    for (id, statement) in facts.statements.entries() {
        let Some(span) = statement.answered_by else { continue };
        let known = found.iter().any(|it| it.span.overlaps(span));
        let target = statement.target.and_then(|id| facts.sources.get(id));
        let who = target.map(|source| who::of(facts, source, bench)).unwrap_or_default();
        if !known {
            let sentence = facts.document.sentence_at(span).and_then(|id| facts.document.sentences.get(id));
            let span = sentence.map_or(span, |it| it.span);
            found.push(Belongs {
                change: Change::ResponseMissing,
                truth: Truth::True,
                original,
                to: vec![id],
                span,
                who,
            });
        }
    }
    found
}

fn silence(bench: &Bench<'_>, original: usize, facts: &Facts, source: &Source) -> Option<Belongs> {
    let span = source.silence?;
    let sentence = facts.document.sentence_at(span)?;
    let who = who::of(facts, source, bench);
    let to = before(bench, original, facts, sentence.index(), &who, true);
    let span = facts.document.sentences.get(sentence).map_or(span, |it| it.span);
    Some(Belongs { change: Change::ResponseMissing, truth: Truth::True, original, to, span, who })
}

/// The claims of the sentences before an answer that it may answer, the nearest first: those that speak of who answers, of
/// what the answer speaks of, or stand in its paragraph.
fn before(
    bench: &Bench<'_>,
    original: usize,
    facts: &Facts,
    sentence: usize,
    who: &Who,
    last_said: bool,
) -> Vec<Id<Statement>> {
    let Some(index) = bench.originals.index(original) else { return Vec::new() };
    let near = (sentence.saturating_sub(BACK)..=sentence).rev();
    let here = near.filter_map(|at| index.in_sentence(Id::new(at))).flat_map(|here| here.statements.iter().copied());
    let answer = facts.document.sentences.get(Id::new(sentence));
    let said = answer.map(|it| bench.fold().said(facts, &[it.span])).unwrap_or_default();
    let claims = |id: &Id<Statement>| {
        let Some(it) = facts.statements.get(*id) else { return false };
        let Some(place) = facts.document.sentences.get(it.sentence) else { return false };
        let told = it.kind == StatementKind::Accusation || it.kind == StatementKind::Fact && !it.chain.is_empty();
        let own = it.chain.iter().flat_map(|link| &link.sources).filter_map(|id| facts.sources.get(*id));
        let other = own.map(|source| who::of(facts, source, bench)).all(|it| !it.meets(who));
        let lower = facts.document.at(place.span).to_lowercase();
        let named = who.names.iter().any(|word| word.len() > 2 && lower.contains(word.as_str()));
        let theirs = bench.fold().said(facts, &it.content);
        let shared = theirs.words.iter().filter(|word| said.has(**word)).count();
        let beside = answer.is_some_and(|answer| answer.block == place.block);
        told && other && (named || shared > 1 || beside)
    };
    let linked: Vec<Id<Statement>> = here.filter(claims).collect();
    if !linked.is_empty() || !last_said {
        return linked;
    }
    // Nothing links the two by name: it answers what was said last.
    let last = (sentence.saturating_sub(2)..sentence).rev().filter_map(|at| index.in_sentence(Id::new(at)));
    let told = |id: &Id<Statement>| facts.statements.get(*id).is_some_and(|it| it.kind.is_claim() && !it.in_heading);
    let said: Vec<Vec<Id<Statement>>> =
        last.map(|here| here.statements.iter().copied().filter(told).collect()).collect();
    said.into_iter().find(|it| !it.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Change;
    use crate::fidelity::fixture::held;

    const SOURCE: &str = "The rebels said that they had taken the airport of Maro. The claim could not be verified.";

    #[test]
    fn a_note_is_lost_only_with_the_claim_kept() {
        let told = |draft: &str| held(draft, &[SOURCE]).changes();
        assert_eq!(told("The rebels said that they had taken the airport of Maro."), [Change::NoteMissing]);
        assert_eq!(told("It rained for a week on the coast."), []);
        let other = "The rebels said that they had taken the airport of Maro. What they said could not be checked.";
        assert_eq!(told(other), []);
    }
}
