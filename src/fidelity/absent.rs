//! Whether a statement of the draft has a counterpart at all. What has none is absent only where nothing comes near and
//! several of its words stand nowhere in the originals: a paraphrase shares few words, but not none.

use super::Bench;
use super::align::Aligned;
use super::comparison::{Counterpart, Found, Passages};
use super::rounded::agrees;
use super::who::{of, speakers};
use crate::facts::{Facts, Statement, StatementKind};
use crate::list::Id;

/// So many words must stand nowhere in the originals.
const UNSEEN: usize = 3;
/// No sentence has more of the statement's weight than this.
const NEAR: f32 = 0.4;
/// Two words of one sentence that weigh so much are no chance.
const SOME: f32 = 0.22;
/// From here on a number is seldom the same by chance.
const LARGE: f64 = 20.0;

/// A statement with the sentence that it was made from.
pub(super) fn counterpart(bench: &Bench<'_>, id: Id<Statement>, passages: &mut Passages) -> Counterpart {
    let open = Counterpart::default();
    let (Some(statement), Some(aligned)) = (bench.draft.statements.get(id), bench.statements.get(id.index())) else {
        return open;
    };
    let unit = aligned.near.first().and_then(|near| bench.originals.units.get(near.unit));
    let made = aligned.is_made();
    if let (false, Some(unit)) = (made.is_false(), unit) {
        let passage = passages.add(bench.originals, unit.original, unit.span, "what it was made from");
        let found = if made.is_true() { Found::Same } else { Found::Open };
        return Counterpart { found, passage: Some(passage), differences: Vec::new() };
    }
    let tells = statement.kind.is_claim() || matches!(statement.kind, StatementKind::PublicAct | StatementKind::Offer);
    let best = aligned.near.first().map_or(0.0, |near| near.share);
    let sentence = bench.whole.get(statement.sentence.index()).filter(|_| bench.is_alone(id, statement));
    let far = is_far(aligned) && !bench.is_told_beside(statement) || best < NEAR && sentence.is_some_and(is_far);
    let wholly = tells && far && !bench.has_figures(statement) && !statement.common_knowledge;
    Counterpart { found: if wholly { Found::Absent } else { Found::Open }, ..open }
}

/// Nothing comes near, and several words stand nowhere.
fn is_far(aligned: &Aligned) -> bool {
    let near = aligned.near.first();
    let best = near.map_or(0.0, |near| near.share);
    let some = near.is_some_and(|near| near.shared >= 2 && near.share >= SOME);
    aligned.unseen >= UNSEEN && aligned.seen < 0.55 && best < NEAR && !some && aligned.said.words.len() > UNSEEN
}

impl Bench<'_> {
    /// The first statement of a sentence that is on nobody's word and has no number.
    fn is_alone(&self, id: Id<Statement>, statement: &Statement) -> bool {
        let Some(here) = self.index.in_sentence(statement.sentence) else { return false };
        let plain = |id: &Id<Statement>| self.draft.statements.get(*id).is_some_and(|it| it.chain.is_empty());
        here.statements.first() == Some(&id) && here.statements.iter().all(plain) && here.numbers.is_empty()
    }

    /// A number of the statement that is no small one stands in the originals of the same thing: it tells of what they tell of.
    fn has_figures(&self, statement: &Statement) -> bool {
        let own = statement.quantities.iter().filter_map(|id| self.draft.quantities.get(*id));
        let theirs = || self.originals.texts().iter().flat_map(|text| text.facts.quantities.iter());
        let mut large = own.filter(|number| number.low >= LARGE);
        large.any(|number| theirs().any(|it| it.unit == number.unit && agrees(number, it)))
    }

    /// On the word of somebody who speaks in the originals as well, or part of a sentence whose whole comes near to something:
    /// he may have said it in other words.
    fn is_told_beside(&self, statement: &Statement) -> bool {
        let whole = self.whole.get(statement.sentence.index());
        let near = whole.and_then(|whole| whole.near.first());
        let ours = speakers(self.draft, statement, self);
        let speaks = |facts: &Facts| facts.sources.iter().any(|source| of(facts, source, self).meets(&ours));
        let known = || self.originals.texts().iter().any(|text| speaks(&text.facts));
        !statement.chain.is_empty() && (near.is_some_and(|near| near.share >= NEAR) || known())
    }
}

#[cfg(test)]
mod tests {
    use crate::fidelity::Found;
    use crate::fidelity::fixture::held;

    #[test]
    fn what_nothing_comes_near_is_absent_and_a_paraphrase_is_not() {
        let source = "The harbour of Lisford was closed on Monday after a crane fell into the basin.";
        let of = |draft: &str| held(draft, &[source]).comparison.statements.first().map(|it| it.found);
        assert_eq!(of("The bakery won a prize for its rye loaf and sour cakes."), Some(Found::Absent));
        assert_eq!(
            of("The harbour of Lisford was shut on Monday when a crane fell into the basin."),
            Some(Found::Same)
        );
        assert_ne!(of("Lisford closed its port."), Some(Found::Absent));
    }
}
