//! Whether a statement of the draft has a counterpart at all. What has none is absent only where nothing comes near and
//! several of its words stand nowhere in the originals: a paraphrase shares few words, but not none.

use super::Bench;
use super::comparison::{Counterpart, Found, Passages};
use crate::facts::{Statement, StatementKind};
use crate::list::Id;

/// So many words must stand nowhere in the originals.
const UNSEEN: usize = 3;
/// No sentence has more of the statement's weight than this.
const NEAR: f32 = 0.4;

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
    let far = aligned.unseen >= UNSEEN && aligned.seen < 0.55 && best < NEAR;
    let wholly = tells && far && aligned.said.words.len() > UNSEEN && !statement.common_knowledge;
    Counterpart { found: if wholly { Found::Absent } else { Found::Open }, ..open }
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
