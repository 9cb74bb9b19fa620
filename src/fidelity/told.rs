//! The statements of the originals that say what a statement of the draft says, for those who compare the two field by field.
//! A sentence that the draft copied is compared with little ado; of one that it reworded more is asked, since a paraphrase
//! comes near to several things.

use super::Bench;
use super::originals::Part;
use super::rounded::agrees;
use crate::facts::{Facts, Statement};
use crate::list::Id;
use crate::text::Sentence;

/// So alike a statement in other words must be.
const ALIKE: f32 = 0.5;
/// Such a share of the words of a sentence that was copied stands as one run, or as two.
const ONE_RUN: f64 = 0.6;
const TWO_RUNS: f64 = 0.8;

/// A statement of an original with the part that it is.
pub(super) type Told<'t> = [(&'t Part, &'t Facts, &'t Statement)];

/// The statements that say the same, the most alike first; none where that is not sure.
pub(super) fn told<'t>(bench: &'t Bench<'_>, id: Id<Statement>) -> Vec<(&'t Part, &'t Facts, &'t Statement)> {
    let (Some(ours), Some(aligned)) = (bench.draft.statements.get(id), bench.statements.get(id.index())) else {
        return Vec::new();
    };
    if !aligned.is_made().is_true() {
        return Vec::new();
    }
    let copied = bench.is_copied(ours.sentence);
    let best = aligned.kin.first().map_or(0.0, |kin| kin.like);
    if !copied && best < ALIKE {
        return Vec::new();
    }
    let parts = aligned.alike().filter_map(|kin| bench.originals.parts.get(kin.part));
    let told = parts.filter_map(|part| bench.originals.statement(part).map(|(facts, it)| (part, facts, it)));
    told.filter(|(_, facts, it)| copied || !counts_other(bench, ours, facts, it)).collect()
}

/// Both have numbers, and none is the same: the two tell of two things.
fn counts_other(bench: &Bench<'_>, ours: &Statement, facts: &Facts, theirs: &Statement) -> bool {
    let own = || ours.quantities.iter().filter_map(|id| bench.draft.quantities.get(*id));
    let other = || theirs.quantities.iter().filter_map(|id| facts.quantities.get(*id));
    let some = own().next().is_some() && other().next().is_some();
    some && !own().any(|number| other().any(|it| agrees(number, it)))
}

/// Which sentences of a draft were copied.
pub(super) fn copied(bench: &Bench<'_>) -> Vec<bool> {
    let stream = &bench.originals.stream;
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let one = |sentence: &Sentence| {
        let words: Vec<_> = bench.fold().exactly(bench.draft, sentence.span).into_iter().map(|it| it.key).collect();
        let start = stream.longest_start(&words).map_or(0, |(length, _)| length);
        let end = stream.longest_end(&words).map_or(0, |(length, _)| length);
        let all = count(words.len()).max(1.0);
        count(start.max(end)) >= ONE_RUN * all || count(start + end) >= TWO_RUNS * all
    };
    bench.draft.document.sentences.iter().map(one).collect()
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Bench;
    use crate::fidelity::fixture::{facts, originals};
    use crate::knowledge::Knowledge;
    use crate::list::Id;

    #[test]
    fn copied_sentences_are_known_and_numbers_tell_statements_apart() {
        let source =
            "The state pays 140 lire for every visitor, Voss said. Salis said that the state pays 92 lire a visitor.";
        let originals = originals(&[source]);
        let draft =
            facts("The state pays 140 crowns for every visitor, Voss said. For each guest, taxpayers give 92 lire.");
        let bench = Bench::of(&draft, &originals, Knowledge::built_in());
        assert!(bench.is_copied(Id::new(0)) && !bench.is_copied(Id::new(1)));
        let last = draft.statements.ids().last().unwrap();
        let told = super::told(&bench, last);
        assert!(told.iter().all(|(part, _, _)| !part.said.words.is_empty() && part.statement != Id::new(0)));
    }
}
