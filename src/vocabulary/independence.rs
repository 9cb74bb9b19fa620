//! Whether one source is independent of another: not itself, not on its side, not its mouthpiece, not repeating it. Knows
//! what `Facts` knows; where sources work together, or one is in the other's hands, it cannot tell.

use crate::facts::{Kind, Source};
use crate::list::Id;
use crate::truth::Truth;
use crate::vocabulary::View;
use crate::vocabulary::look::{origin, sources_of};

/// Whether two sources know what they know apart from each other.
pub fn independent(view: &View<'_>, one: Id<Source>, other: Id<Source>) -> Truth {
    let (Some(a), Some(b)) = (view.facts.sources.get(one), view.facts.sources.get(other)) else {
        return Truth::CannotTell;
    };
    if one == other || (a.entity.is_some() && a.entity == b.entity) || a.group == b.group {
        return Truth::False;
    }
    let held = |who: &Source| who.kinds.contains(&Kind::Captive);
    let holds = |who: &Source| who.kinds.contains(&Kind::Captor);
    if (held(a) && holds(b)) || (held(b) && holds(a)) {
        return Truth::False;
    }
    let linked = a.linked_groups.contains(&b.group) || b.linked_groups.contains(&a.group);
    let shared =
        a.sides.iter().any(|side| b.sides.iter().any(|it| (it.conflict, it.side) == (side.conflict, side.side)));
    let parties = a.party().is_some() && b.party().is_some();
    if shared && parties {
        return Truth::False;
    }
    let unknown = !a.kind_known || !b.kind_known;
    if linked || shared || held(a) || held(b) || (unknown && !view.facts.conflicts.is_empty()) {
        return Truth::CannotTell;
    }
    Truth::True
}

/// The same for counting sources: one who only passes on the other's words is no second source. Counts of "independent
/// sources" use this.
pub fn counts_apart(view: &View<'_>, one: Id<Source>, other: Id<Source>) -> Truth {
    if relays(view, one, other) || relays(view, other, one) {
        return Truth::False;
    }
    independent(view, one, other)
}

/// How many statements of a source are looked at: keeps hostile articles linear.
const STATEMENTS: usize = 200;

/// True when all that the article has from the first source are the second one's words.
fn relays(view: &View<'_>, one: Id<Source>, other: Id<Source>) -> bool {
    let statements = view.index.statements_of(one);
    let passes_on = |statement: &crate::facts::Statement| {
        !origin(statement).contains(&one) && sources_of(statement).contains(&other)
    };
    !statements.is_empty()
        && statements.iter().take(STATEMENTS).filter_map(|id| view.facts.statements.get(*id)).all(passes_on)
}
