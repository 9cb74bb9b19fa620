//! On whose word: whether the draft drops who said something, or has another say it.

use super::Bench;
use super::comparison::{Change, Difference, Passages};
use super::originals::Part;
use super::said::tokens;
use super::who::{self, Who};
use crate::facts::{Facts, Scope, Statement, StatementKind};
use crate::list::Id;
use crate::span::Span;
use crate::truth::Truth;

/// What differs in the sources of a statement.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    let (Some(ours), Some(aligned)) = (bench.draft.statements.get(id), bench.statements.get(id.index())) else {
        return Vec::new();
    };
    if !aligned.is_made().is_true() || ours.kind == StatementKind::Note {
        return Vec::new();
    }
    let parts: Vec<&Part> = aligned.alike().filter_map(|kin| bench.originals.parts.get(kin.part)).collect();
    let told: Vec<(&Part, &Facts, &Statement)> = parts
        .iter()
        .filter_map(|part| bench.originals.statement(part).map(|(facts, statement)| (*part, facts, statement)))
        .collect();
    let found = dropped(bench, ours, &told).or_else(|| another(bench, ours, &told));
    let made = found.map(|(change, part, span)| {
        let passage = passages.add(bench.originals, part.original, span, "on whose word");
        Difference { change, truth: Truth::True, place: None, passage }
    });
    made.into_iter().collect()
}

type Told<'t> = [(&'t Part, &'t Facts, &'t Statement)];

/// All that say it in the originals have a source, and the draft has none.
fn dropped<'t>(bench: &Bench<'_>, ours: &Statement, told: &Told<'t>) -> Option<(Change, &'t Part, Span)> {
    let own = ours.chain.iter().all(|link| link.wordless || link.restored);
    if !own || told.is_empty() || ours.witnessed.is_some() || ours.common_knowledge || !ours.kind.is_claim() {
        return None;
    }
    let printed = |statement: &'t Statement| statement.chain.iter().find(|link| !link.wordless && !link.restored);
    let all = told.iter().all(|(_, _, statement)| {
        printed(statement).is_some() && statement.scope == Scope::Sure && statement.kind.is_claim()
    });
    let (part, facts, statement) = told.first().filter(|_| all)?;
    let link = printed(statement)?;
    let who = who::speakers(facts, statement, bench);
    if bench.draft_credits(ours, &who) {
        return None;
    }
    Some((Change::AttributionDropped, part, link.source_span.or(link.cue)?))
}

/// Another says it in all that say it.
fn another<'t>(bench: &Bench<'_>, ours: &Statement, told: &Told<'t>) -> Option<(Change, &'t Part, Span)> {
    if ours.chain.is_empty() {
        return None;
    }
    if !prints_speaker(bench, ours) {
        return None;
    }
    let us = who::speakers(bench.draft, ours, bench);
    let differs = |facts: &Facts, statement: &Statement| {
        !statement.chain.is_empty() && who::other(&us, &who::speakers(facts, statement, bench), bench).is_true()
    };
    let all = !told.is_empty() && told.iter().all(|(_, facts, statement)| differs(facts, statement));
    let (part, _, statement) = told.first().filter(|_| all)?;
    let place = statement.chain.iter().find_map(|link| link.source_span).unwrap_or(statement.anchor());
    Some((Change::OtherSpeaker, part, place))
}

/// The sentence of the draft itself names who says it: what a pronoun stands for is too often read wrongly.
pub(super) fn prints_speaker(bench: &Bench<'_>, ours: &Statement) -> bool {
    let document = &bench.draft.document;
    let named = |span: Span| tokens(document, span).iter().any(|token| token.tag.is_noun());
    let mut links = ours.chain.iter().filter(|link| !link.wordless);
    links.any(|link| !link.restored && link.source_span.is_some_and(named))
}

impl Bench<'_> {
    /// The draft's sentence names whoever says it, with a word of reporting, whatever was read of it.
    fn draft_credits(&self, ours: &Statement, who: &Who) -> bool {
        let document = &self.draft.document;
        let Some(sentence) = document.sentences.get(ours.sentence) else { return true };
        let outside = |span: Span| !ours.content.iter().any(|piece| piece.contains(span));
        let words: Vec<_> = tokens(document, sentence.span).iter().filter(|token| outside(token.span)).collect();
        let reports = self.knowledge.lexicon().stance_in(&document.words(sentence.tokens.clone())).is_some();
        let named = words.iter().any(|token| {
            who.names.contains(&document.at(token.span).to_lowercase())
                || self.fold().noun(token).is_some_and(|noun| who.nouns.contains(&noun))
        });
        named && reports
    }
}
