//! Sentences that are nearly the same, word by word: a “not” that came or went, a hedge that is gone, “confirmed” for “said”,
//! whatever was read of them. Only where hardly anything else differs.

use super::Bench;
use super::comparison::{Change, Difference, Passages};
use crate::facts::{Facts, Statement};
use crate::knowledge::lists;
use crate::list::Id;
use crate::span::Span;
use crate::text::Sentence;
use crate::truth::Truth;

/// So much of the weight of each sentence the other must have.
const NEARLY_ALL: f32 = 0.75;

/// What differs in the wording of a statement's sentence, told at its first statement alone.
pub(super) fn find(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Vec<Difference> {
    let Some(pair) = Pair::of(bench, id) else { return Vec::new() };
    let found = [pair.firmer(), pair.turned(), pair.softened()];
    let difference = |(change, span)| {
        let passage = passages.add(bench.originals, pair.original, span, "as it is there");
        Difference { change, truth: Truth::True, place: None, passage }
    };
    found.into_iter().flatten().map(difference).collect()
}

/// A sentence of the draft and the one that it nearly repeats.
struct Pair<'p> {
    bench: &'p Bench<'p>,
    sentence: Id<Sentence>,
    ours: Span,
    original: usize,
    facts: &'p Facts,
    theirs: Span,
}

impl<'p> Pair<'p> {
    fn of(bench: &'p Bench<'p>, id: Id<Statement>) -> Option<Self> {
        let statement = bench.draft.statements.get(id)?;
        let here = bench.index.in_sentence(statement.sentence)?;
        if here.statements.first() != Some(&id) {
            return None;
        }
        let whole = bench.whole.get(statement.sentence.index())?;
        let near = whole.near.first().filter(|near| near.share >= NEARLY_ALL && near.shared >= 2)?;
        let unit = bench.originals.units.get(near.unit)?;
        let facts = bench.originals.facts(unit.original)?;
        let said = bench.fold().said(facts, &[unit.span]);
        let weigh = |all: bool| -> f32 {
            let kept = said.words.iter().filter(|word| all || whole.said.has(**word));
            kept.map(|word| bench.originals.weight(*word)).sum()
        };
        let ours = bench.draft.document.sentences.get(statement.sentence)?.span;
        let tokens = |facts: &Facts, span: Span| facts.document.tokens_in(span).len();
        let (long, short) = (tokens(bench.draft, ours), tokens(facts, unit.span));
        let as_long = long.min(short) * 4 >= long.max(short) * 3;
        let alike = as_long && weigh(false) >= NEARLY_ALL * weigh(true);
        alike.then_some(Self {
            bench,
            sentence: statement.sentence,
            ours,
            original: unit.original,
            facts,
            theirs: unit.span,
        })
    }

    fn lemmas(facts: &'p Facts, span: Span) -> Vec<(&'p str, Span)> {
        let tokens = super::said::tokens(&facts.document, span);
        tokens
            .iter()
            .filter(|token| !facts.document.is_quoted(token.span))
            .map(|token| (&*token.lemma, token.span))
            .collect()
    }

    /// A verb that vouches here, and a plain one in its place there.
    fn firmer(&self) -> Option<(Change, Span)> {
        let (ours, theirs) = (Self::lemmas(self.bench.draft, self.ours), Self::lemmas(self.facts, self.theirs));
        let class = |lemma: &str| self.bench.knowledge.lexicon().class(lemma);
        let firm = |lemma: &str| class(lemma).is_factive() || class(lemma).is_admitting();
        let only = |words: &[(&str, Span)], lemma: &str| !words.iter().any(|(other, _)| *other == lemma);
        // “Finds the results promising” vouches for nothing; “found that” is seen where statements are compared.
        let finds = |lemma: &str| self.bench.knowledge.words(lists::FINDING_VERBS).has(lemma);
        let ours_firm = ours.iter().any(|(lemma, _)| firm(lemma) && !finds(lemma) && only(&theirs, lemma));
        let plain = theirs.iter().find(|(lemma, _)| class(lemma).is_speech() && !firm(lemma) && only(&ours, lemma));
        let vouched = theirs.iter().any(|(lemma, _)| firm(lemma) && only(&ours, lemma));
        plain.filter(|_| ours_firm && !vouched).map(|(_, span)| (Change::FirmerVerb, *span))
    }

    /// One “not” more or fewer.
    fn turned(&self) -> Option<(Change, Span)> {
        let count = |facts: &Facts, span: Span| {
            let entries = self.bench.knowledge.words(lists::NEGATIONS);
            let tokens = facts.document.tokens_in(span);
            let hits = entries.find(&facts.document.words(tokens.clone()));
            let counts =
                |entry: usize| entries.column(entry).contains("verb") || entries.column(entry).contains("noun");
            let quoted = |at: usize| {
                facts
                    .document
                    .tokens
                    .as_slice()
                    .get(tokens.start + at)
                    .is_some_and(|it| facts.document.is_quoted(it.span))
            };
            hits.iter().filter(|hit| counts(hit.entry) && !quoted(hit.range.start)).count()
        };
        let (ours, theirs) = (count(self.bench.draft, self.ours), count(self.facts, self.theirs));
        // Indirect speech for a quotation has its “not” in another place.
        let quoting = |facts: &Facts, span: Span| facts.document.quotations.iter().any(|it| it.span.overlaps(span));
        if quoting(self.bench.draft, self.ours) != quoting(self.facts, self.theirs) {
            return None;
        }
        // In other words a “not” may come from another sentence.
        let copied = self.bench.is_copied(self.sentence);
        (copied && ours.abs_diff(theirs) == 1 && !self.negative()).then_some((Change::Negation, self.theirs))
    }

    /// A word such as “fail” or “without” stands in one of the two alone, which may make up for it.
    fn negative(&self) -> bool {
        let words = self.bench.knowledge.words(lists::NEGATIVE_WORDS);
        let failing = self.bench.knowledge.words(lists::NEGATIONS);
        let (ours, theirs) = (Self::lemmas(self.bench.draft, self.ours), Self::lemmas(self.facts, self.theirs));
        let turns =
            |lemma: &str| words.has(lemma) || failing.single(lemma).is_some_and(|column| column.contains("failing"));
        let alone = |one: &[(&str, Span)], other: &[(&str, Span)]| {
            one.iter().any(|(lemma, _)| turns(lemma) && !other.iter().any(|(it, _)| it == lemma))
        };
        // Those that are counted themselves are no way round it.
        let plain = |words: Vec<(&'p str, Span)>| -> Vec<(&'p str, Span)> {
            words
                .into_iter()
                .filter(|(lemma, _)| {
                    !failing.single(lemma).is_some_and(|it| it.contains("verb") || it.contains("noun"))
                })
                .collect()
        };
        let (ours, theirs) = (plain(ours), plain(theirs));
        alone(&ours, &theirs) || alone(&theirs, &ours)
    }

    /// A softening word there, and none here.
    fn softened(&self) -> Option<(Change, Span)> {
        let hedges = |facts: &'p Facts, span: Span| -> Vec<Span> {
            let numbers = |span: &Span| facts.quantities.iter().any(|number| number.span.overlaps(*span));
            let places = super::certainty::hedges(self.bench, facts, facts.document.tokens_in(span));
            places.filter(|span| !numbers(span) && !facts.document.is_quoted(*span)).collect()
        };
        let (ours, theirs) = (hedges(self.bench.draft, self.ours), hedges(self.facts, self.theirs));
        let first = theirs.first()?;
        let weak = || super::certainty::is_weak(self.bench, self.facts, *first);
        let words = || self.bench.draft.document.words(self.bench.draft.document.tokens_in(self.ours));
        let permits = || self.bench.knowledge.words(lists::PERMISSION_WORDS).occurs(&words());
        if !self.bench.is_copied(self.sentence) && (weak() || permits()) {
            return None;
        }
        (ours.is_empty() && theirs.len() == 1).then_some((Change::HedgeDropped, *first))
    }
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Change;
    use crate::fidelity::fixture::held;

    #[test]
    fn sentences_that_are_nearly_the_same_are_read_word_by_word() {
        let source = "The doors of the ninth floor had been locked since the spring, tenants allege.";
        let told = |draft: &str| held(draft, &[source]).changes();
        let turned = told("The doors of the ninth floor had not been locked since the spring, tenants allege.");
        assert_eq!(turned, [Change::Negation]);
        assert_eq!(told(source), []);
    }
}
