//! On whose word: whether the draft drops who said something, or has another say it.

use super::Bench;
use super::comparison::{Change, Difference, Passages};
use super::originals::Part;
use super::said::tokens;
use super::told::{Told, told};
use super::who::{self, Who};
use crate::facts::{Facts, Link, Scope, Stance, Statement, StatementKind};
use crate::knowledge::{Key, lists};
use crate::list::Id;
use crate::span::Span;
use crate::truth::Truth;

/// What differs in the sources of a statement.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    let Some(ours) = bench.draft.statements.get(id) else { return Vec::new() };
    if ours.kind == StatementKind::Note {
        return Vec::new();
    }
    let mut told = told(bench, id);
    // How far a source reaches over a relative clause is open.
    told.retain(|(_, _, statement)| !statement.relative);
    let found = dropped(bench, ours, &told).or_else(|| another(bench, ours, &told));
    let found = found.map(|(change, part, span)| (change, part.original, span)).or_else(|| unsaid(bench, id));
    let made = found.map(|(change, original, span)| {
        let passage = passages.add(bench.originals, original, span, "on whose word");
        Difference { change, truth: Truth::True, place: None, passage }
    });
    made.into_iter().collect()
}

/// All that say it in the originals have a source, and the draft has none.
fn dropped<'t>(bench: &Bench<'_>, ours: &Statement, told: &Told<'t>) -> Option<(Change, &'t Part, Span)> {
    let own = ours.chain.iter().all(|link| link.wordless || link.restored);
    let suspected = super::certainty::suspects(bench, bench.draft, ours);
    if !own
        || suspected
        || ours.relative
        || told.is_empty()
        || ours.witnessed.is_some()
        || ours.common_knowledge
        || !ours.kind.is_claim()
    {
        return None;
    }
    let printed = |statement: &'t Statement| statement.chain.iter().find(|link| !link.wordless && !link.restored);
    let all = told.iter().all(|(_, _, statement)| {
        let asks = matches!(statement.kind, StatementKind::Note | StatementKind::Question);
        printed(statement).is_some() && statement.scope == Scope::Sure && !asks
    });
    let (part, facts, statement) = told.first().filter(|_| all)?;
    let link = printed(statement)?;
    let who = who::speakers(facts, statement, bench);
    // “The minister will decide in May” tells what he said of himself.
    if bench.draft_credits(ours, &who) || ours.future && bench.names(ours, &who) || bench.lays_down(&who) {
        return None;
    }
    // In other words it may say so in other ways, or the sentence before does.
    let wants = matches!(link.stance, Stance::Mental | Stance::Committing | Stance::Demanding);
    // What somebody wants is nothing that he tells.
    let wish = matches!(link.stance, Stance::Committing | Stance::Demanding) || wishes(bench, facts, link);
    // Marks say that the words are somebody's.
    let reworded = !bench.is_copied(ours.sentence);
    let quoted = bench.draft.document.quotations.iter().any(|it| ours.content.iter().any(|at| at.overlaps(it.span)));
    if wish || quoted && (reworded || bench.index.is_quoted(ours.anchor()) || bench.goes_on(ours, &who)) {
        return None;
    }
    if reworded
        && (wants || bench.reports(ours) || !who.is_known() || bench.speaks_of(ours, &who) || bench.goes_on(ours, &who))
    {
        return None;
    }
    Some((Change::AttributionDropped, part, link.source_span.or(link.cue)?))
}

/// “They want a raise; the firm offers 7 per cent”: a cue of wishing.
fn wishes(bench: &Bench<'_>, facts: &Facts, link: &Link) -> bool {
    let verbs = bench.knowledge.words(lists::INTENDING_VERBS);
    link.cue.is_some_and(|cue| tokens(&facts.document, cue).iter().any(|token| verbs.has(&token.lemma)))
}

/// The sentence stands there word for word but for who says it, whatever was read of it here; told at its first statement.
fn unsaid(bench: &Bench<'_>, id: Id<Statement>) -> Option<(Change, usize, Span)> {
    let ours = bench.draft.statements.get(id)?;
    let here = bench.index.in_sentence(ours.sentence)?;
    let whole = bench.whole.get(ours.sentence.index())?;
    let near = whole.near.first().filter(|near| near.share >= WHOLLY && near.shared >= 2)?;
    let unit = bench.originals.units.get(near.unit)?;
    let document = &bench.draft.document;
    let sentence = document.sentences.get(ours.sentence)?.span;
    let quotes = document.quotations.iter().any(|it| it.span.overlaps(sentence));
    if here.statements.first() != Some(&id) || quotes || ours.in_heading || ours.kind == StatementKind::Question {
        return None;
    }
    let facts = bench.originals.facts(unit.original)?;
    let parts = bench.originals.parts.get(unit.parts.clone())?;
    let told = parts.iter().filter_map(|part| facts.statements.get(part.statement)).filter(|it| !it.relative);
    let told: Vec<&Statement> = told.collect();
    let printed = |it: &&Statement| it.chain.iter().any(|link| !link.restored && !link.wordless && link.cue.is_some());
    let all = !told.is_empty() && told.iter().all(printed) && told.iter().all(|it| it.scope == Scope::Sure);
    let first = told.first().filter(|_| all)?;
    let link = first.chain.iter().find(|link| !link.restored && !link.wordless && link.cue.is_some())?;
    let words = tokens(document, sentence);
    let cue = tokens(&facts.document, link.cue?);
    let keeps_cue = cue.iter().any(|cue| words.iter().any(|word| word.lemma == cue.lemma));
    // A verb of saying that their sentence does not have is the draft's own way to say who says it.
    let theirs = tokens(&facts.document, unit.span);
    let own_cue = words.iter().any(|word| {
        let class = bench.knowledge.lexicon().class(&word.lemma);
        class.is_reporting() && !theirs.iter().any(|their| their.lemma == word.lemma)
    });
    let who = who::speakers(facts, first, bench);
    let reworded = !bench.is_copied(ours.sentence);
    let goes_on = reworded && (bench.speaks_of(ours, &who) || bench.goes_on(ours, &who));
    let speaks = bench.names(ours, &who) && who.named || goes_on;
    // What a relative clause there says may be their own.
    let best = bench.statements.get(id.index())?.kin.first().and_then(|kin| bench.originals.parts.get(kin.part));
    let aside = best.and_then(|part| bench.originals.statement(part)).is_some_and(|(_, it)| it.relative);
    let credited = |id: &Id<Statement>| {
        let chain = bench.draft.statements.get(*id).map(|it| it.chain.as_slice()).unwrap_or_default();
        chain.iter().any(|link| !link.restored && !link.wordless && link.cue.is_some())
    };
    let aside = aside || reworded && here.statements.iter().any(credited);
    let drops = !aside
        && !bench.lays_down(&who)
        && !keeps_cue
        && !own_cue
        && !speaks
        && !super::certainty::suspects(bench, bench.draft, ours);
    drops.then(|| (Change::AttributionDropped, unit.original, link.source_span.or(link.cue).unwrap_or(unit.span)))
}

/// So many sentences on either side go on from a sentence of their paragraph, and from one of the first paragraph.
const BESIDE: usize = 2;
const LEAD: usize = 8;

/// The share of a sentence's weight that makes it theirs but for who says it.
const WHOLLY: f32 = 0.85;

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
        !statement.chain.is_empty() && who::other(&us, &who::speakers(facts, statement, bench)).is_true()
    };
    let all = !told.is_empty() && told.iter().all(|(_, facts, statement)| differs(facts, statement));
    let (part, _, statement) = told.first().filter(|_| all)?;
    // In other words it may be what the sentence before or behind says, on the word of whom the draft names.
    if !bench.is_copied(ours.sentence) && bench.speaks_beside(part, statement, &us) {
        return None;
    }
    let place = statement.chain.iter().find_map(|link| link.source_span).unwrap_or(statement.anchor());
    Some((Change::OtherSpeaker, part, place))
}

/// The sentence of the draft itself names who says it: what a pronoun stands for is too often read wrongly.
pub(super) fn prints_speaker(bench: &Bench<'_>, ours: &Statement) -> bool {
    let document = &bench.draft.document;
    let named = |span: Span| tokens(document, span).iter().any(|token| token.tag.is_noun());
    let sentence = document.sentences.get(ours.sentence).map(|it| it.span);
    let here = |span: Span| sentence.is_some_and(|sentence| sentence.contains(span));
    let mut links = ours.chain.iter().filter(|link| !link.wordless);
    links.any(|link| !link.restored && link.source_span.is_some_and(|span| named(span) && here(span)))
}

impl Bench<'_> {
    /// The draft's sentence names whoever says it.
    fn names(&self, ours: &Statement, who: &Who) -> bool {
        let document = &self.draft.document;
        let sentence =
            document.sentences.get(ours.sentence).map_or_else(String::new, |it| document.at(it.span).to_lowercase());
        who.names.iter().any(|name| sentence.contains(name.as_str()))
    }

    /// The draft's sentence or one beside it in its paragraph names whoever says it, or says what he is.
    fn speaks_of(&self, ours: &Statement, who: &Who) -> bool {
        let document = &self.draft.document;
        let Some(sentence) = document.sentences.get(ours.sentence) else { return true };
        let at = ours.sentence.index();
        let near = (at.saturating_sub(1)..=at + 1).filter_map(|at| document.sentences.get(Id::new(at)));
        let words = near.filter(|it| it.block == sentence.block).flat_map(|it| tokens(document, it.span));
        words.into_iter().any(|token| {
            who.names.contains(&document.at(token.span).to_lowercase())
                || self.fold().noun(token).is_some_and(|noun| who.nouns.contains(&noun))
        })
    }

    /// A plan or a timetable, on whose word nobody vouches for anything.
    fn lays_down(&self, who: &Who) -> bool {
        let nouns = self.knowledge.words(lists::SCHEDULE_NOUNS);
        let listed = |noun: &String| nouns.phrases().any(|it| self.fold().key(&it) == Key::of(noun));
        who.names.is_empty() && !who.nouns.is_empty() && who.nouns.iter().all(listed)
    }

    /// In the originals somebody speaks in the sentence before or behind a statement.
    fn speaks_beside(&self, part: &Part, theirs: &Statement, who: &Who) -> bool {
        let (Some(facts), Some(index)) = (self.originals.facts(part.original), self.originals.index(part.original))
        else {
            return false;
        };
        let at = theirs.sentence.index();
        let near = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().map(Id::new);
        let ids = near.filter_map(|sentence| index.in_sentence(sentence)).flat_map(|here| &here.statements);
        let mut others = ids.filter_map(|id| facts.statements.get(*id));
        others.any(|it| !it.chain.is_empty() && who::speakers(facts, it, self).may_meet(who))
    }

    /// Another sentence of the paragraph is on the same word; of the first paragraph one of those behind it, too.
    fn goes_on(&self, ours: &Statement, who: &Who) -> bool {
        let document = &self.draft.document;
        let block = |it: &Statement| document.sentences.get(it.sentence).map(|it| it.block);
        let leads = document.blocks.iter().position(|it| it.kind.is_body()) == block(ours).map(Id::index);
        let reach = if leads { LEAD } else { BESIDE };
        let beside = |it: &&Statement| {
            let far = it.sentence.index().abs_diff(ours.sentence.index());
            far <= reach && (leads || block(it) == block(ours))
        };
        let from = ours.sentence.index().saturating_sub(reach);
        let near = (from..=ours.sentence.index() + reach).map(Id::new);
        let ids = near.filter_map(|sentence| self.index.in_sentence(sentence)).flat_map(|here| &here.statements);
        let mut others = ids.filter_map(|id| self.draft.statements.get(*id)).filter(beside);
        others.any(|it| !it.chain.is_empty() && who::speakers(self.draft, it, self).meets(who))
    }

    /// The draft's sentence has a verb of saying beside the statement.
    fn reports(&self, ours: &Statement) -> bool {
        let document = &self.draft.document;
        let Some(sentence) = document.sentences.get(ours.sentence) else { return true };
        let outside = |span: Span| !ours.content.iter().any(|piece| piece.contains(span));
        tokens(document, sentence.span)
            .iter()
            .filter(|token| outside(token.span) && token.tag.is_finite())
            .any(|token| self.knowledge.lexicon().class(&token.lemma).is_speech())
    }

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

#[cfg(test)]
mod tests {
    use crate::fidelity::Change;
    use crate::fidelity::fixture::held;

    #[test]
    fn an_attribution_is_dropped_where_nothing_names_the_source() {
        let source = "The prisoners' lawyer, Ada Lund, said that the guards had left the gate open all night.";
        let told = |draft: &str| held(draft, &[source]).changes();
        assert_eq!(told("The guards had left the gate open all night."), [Change::AttributionDropped]);
        assert_eq!(told("The guards had left the gate open all night, Lund said."), []);
    }

    #[test]
    fn in_other_words_the_sentence_or_its_paragraph_may_name_it() {
        let source = "Two former directors are under investigation over contracts for lighting, prosecutors said.";
        let own = held("Prosecutors are investigating two former directors over lighting contracts.", &[source]);
        assert_eq!(own.changes(), []);
    }

    #[test]
    fn another_speaker() {
        let source = "Mira Dahl said that the harvest was lost. Pavel Orr, her neighbour, has sold his land.";
        let told = held("Pavel Orr said that the harvest was lost.", &[source]).changes();
        assert_eq!(told, [Change::OtherSpeaker]);
    }
}
