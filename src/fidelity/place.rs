//! What stands in the place of a stretch: the words of an original between the same words as those around the stretch in the
//! draft. Desks that copy a sentence and change a number, a date or a name in it leave the words around it as they were.

use super::Bench;
use crate::facts::Facts;
use crate::span::Span;
use crate::text::Token;

/// So many words on either side are looked at.
const SIDE: usize = 3;
/// So many on both sides together must be the same, one on each side at least.
const SAME: usize = 4;
/// What the edge of a sentence counts.
const EDGE: usize = 2;
/// So many words more or fewer may stand in the place.
const BETWEEN: usize = 2;

/// A stretch of an original.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Instead {
    pub original: usize,
    pub span: Span,
}

/// What the originals have in the place of a stretch of the draft, `None` where it has the same words there in one of them.
pub(super) fn instead(bench: &Bench<'_>, ours: Span) -> Option<Instead> {
    let document = &bench.draft.document;
    let sentence = document.sentence_at(ours)?;
    let around = Around::of(bench.draft, document.sentences.get(sentence)?.tokens.clone(), ours)?;
    let printed: Vec<&str> = words(bench.draft, ours).collect();
    let near = bench.whole.get(sentence.index())?.near.iter().map(|near| near.unit);
    let twins = bench.twins(sentence).iter().map(|unit| *unit as usize);
    let mut best: Option<(usize, Instead)> = None;
    for unit in twins.chain(near) {
        let Some(unit) = bench.originals.units.get(unit) else { continue };
        let Some(facts) = bench.originals.facts(unit.original) else { continue };
        for (same, span) in around.places(bench, facts, unit.span) {
            if words(facts, span).eq(printed.iter().copied()) {
                return None;
            }
            if best.is_none_or(|(most, _)| same > most) {
                best = Some((same, Instead { original: unit.original, span }));
            }
        }
    }
    best.map(|(_, instead)| instead)
}

/// The words around a stretch, the nearest first; `None` for the edge of the sentence.
struct Around<'a> {
    ours: Span,
    before: Vec<Option<&'a str>>,
    behind: Vec<Option<&'a str>>,
}

impl<'a> Around<'a> {
    fn of(facts: &'a Facts, sentence: std::ops::Range<usize>, ours: Span) -> Option<Self> {
        let inside = facts.document.tokens_in(ours);
        let tokens = facts.document.tokens.as_slice();
        let before = tokens.get(sentence.start..inside.start)?;
        let behind = tokens.get(inside.end..sentence.end)?;
        let edge = |mut words: Vec<Option<&'a str>>| {
            words.truncate(SIDE);
            if words.len() < SIDE {
                words.push(None);
            }
            words
        };
        let word = |token: &&'a Token| is_word(facts, token);
        let at = |token: &'a Token| Some(facts.document.at(token.span));
        let before = edge(before.iter().rev().filter(word).map(at).collect());
        let behind = edge(behind.iter().filter(word).map(at).collect());
        Some(Self { ours, before, behind })
    }

    /// Where a sentence of an original has the same words around something, with how many of them.
    fn places(&self, bench: &Bench<'_>, facts: &Facts, sentence: Span) -> Vec<(usize, Span)> {
        let tokens = super::said::tokens(&facts.document, sentence);
        let tokens: Vec<&Token> = tokens.iter().filter(|token| is_word(facts, token)).collect();
        let printed = words(bench.draft, self.ours).count();
        let (shortest, longest) = (printed.saturating_sub(BETWEEN).max(1), printed + BETWEEN);
        let at = |at: Option<usize>| at.and_then(|at| tokens.get(at)).copied();
        let mut places = Vec::new();
        for start in 0..tokens.len() {
            let left = (0..SIDE).map(|step| at(start.checked_sub(step + 1)));
            let before = Run::of(bench, facts, &self.before, left);
            if before.count == 0 {
                continue;
            }
            for end in start + shortest..=(start + longest).min(tokens.len()) {
                let behind = Run::of(bench, facts, &self.behind, (end..end + SIDE).map(|place| at(Some(place))));
                // “The … said that” stands around anybody.
                let telling = before.telling || behind.telling || before.edge && behind.edge;
                if telling && behind.count > 0 && before.count + behind.count >= SAME {
                    let span = tokens.get(start).zip(tokens.get(end - 1)).map(|(first, last)| first.span.to(last.span));
                    places.extend(span.map(|span| (before.count + behind.count, span)));
                    break;
                }
            }
        }
        places
    }
}

/// The words on one side that are the same.
#[derive(Clone, Copy, Debug, Default)]
struct Run {
    /// How many; an edge is as good as some words beyond it.
    count: usize,
    /// They go to the edge of the sentence.
    edge: bool,
    /// One of them tells something, besides that somebody said it.
    telling: bool,
}

impl Run {
    fn of<'t>(
        bench: &Bench<'_>,
        facts: &Facts,
        ours: &[Option<&str>],
        theirs: impl Iterator<Item = Option<&'t Token>>,
    ) -> Self {
        let mut run = Self::default();
        for (one, other) in ours.iter().zip(theirs) {
            if !alike(*one, other.map(|token| facts.document.at(token.span))) {
                break;
            }
            match other {
                Some(token) => {
                    run.count += 1;
                    let reports = bench.knowledge.lexicon().class(&token.lemma).is_reporting();
                    run.telling |= !reports && bench.fold().content(token).is_some();
                }
                None => {
                    run.edge = true;
                    run.count = (run.count + EDGE).min(SIDE);
                    break;
                }
            }
        }
        run
    }
}

fn is_word(facts: &Facts, token: &Token) -> bool {
    facts.document.at(token.span).contains(char::is_alphanumeric)
}

fn words(facts: &Facts, span: Span) -> impl Iterator<Item = &str> {
    let tokens = super::said::tokens(&facts.document, span).iter();
    tokens.filter(|token| is_word(facts, token)).map(|token| facts.document.at(token.span))
}

fn alike(one: Option<&str>, other: Option<&str>) -> bool {
    match (one, other) {
        (None, None) => true,
        (Some(one), Some(other)) => one == other || one.eq_ignore_ascii_case(other),
        (Some(_), None) | (None, Some(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Bench;
    use crate::fidelity::fixture::{facts, originals};
    use crate::knowledge::Knowledge;
    use crate::span::Span;

    fn instead(draft: &str, word: &str, source: &str) -> Option<String> {
        let (draft, originals) = (facts(draft), originals(&[source]));
        let at = draft.document.text.find(word).unwrap();
        let bench = Bench::of(&draft, &originals, Knowledge::built_in());
        let there = super::instead(&bench, Span::new(at, at + word.len()))?;
        Some(there.span.of(originals.text(there.original)).to_owned())
    }

    #[test]
    fn what_stands_between_the_same_words() {
        let source = "It was a long trial. It did so 17 times. The court will hear him in May.";
        assert_eq!(instead("It did so 35 times.", "35", source).as_deref(), Some("17"));
        assert_eq!(instead("The court will hear him in June.", "June", source).as_deref(), Some("May"));
        assert_eq!(instead("It did so 17 times.", "17", source), None, "the same stands there");
        assert_eq!(instead("They heard of 35 trials.", "35", source), None);
    }
}
