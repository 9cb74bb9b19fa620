//! Whom a statement accuses, and what that makes of it: an accusation needs somebody who is accused, and its words begin
//! with the deed. Who stands where in the sentence is `target`'s to find.

use crate::entity::Cast;
use crate::facts::{Kind, Link, Source, Stance, StatementKind};
use crate::list::Id;
use crate::phrases::Form;
use crate::statement::draft::Draft;
use crate::statement::scene::Scene;
use crate::statement::target;
use crate::text::Tag;
use std::ops::Range;

/// What a statement is once it is known whom it accuses.
pub struct Aimed {
    /// Its kind: blame of nobody is a fact or a valuation.
    pub kind: StatementKind,
    /// Whom it accuses.
    pub target: Option<Id<Source>>,
    /// Its words, those that only name the accused left out.
    pub content: Vec<Range<usize>>,
}

/// Aims a statement of that kind. Sources are added to the cast for those who are accused and were none yet.
pub fn aim(scene: &Scene<'_>, cast: &mut Cast<'_>, draft: &Draft, chain: &[Link], kind: StatementKind) -> Aimed {
    let mut content = draft.content.clone();
    if kind != StatementKind::Accusation {
        return Aimed { kind, target: None, content };
    }
    let link = chain.last();
    let alleged = link.is_some_and(|link| link.stance != Stance::Accusing);
    let target = match draft.attribution {
        Some(_) if alleged => target::doer(scene, cast, draft),
        Some(id) => target::target(scene, cast, id),
        None => None,
    };
    if let Some(verb) = draft.verb.as_ref().filter(|verb| verb.form == Form::Gerund) {
        drop_target(&verb.tokens, &mut content);
    }
    if let Some(target) = target.filter(|_| !alleged) {
        drop_object(scene, cast, target, &mut content);
    }
    // "this sort of thing, CNN said, violates its code": it speaks of something else.
    let itself = |target: &Id<Source>| link.is_some_and(|link| link.sources.contains(target));
    let of_itself = alleged && target.as_ref().is_some_and(itself);
    let target = target.filter(|_| !of_itself && !is_background(scene, cast, draft, link));
    let clause = draft.verb.as_ref().is_some_and(|verb| verb.form == Form::Finite);
    let kind = match target {
        Some(_) => kind,
        None if clause => StatementKind::Fact,
        None => StatementKind::Opinion,
    };
    Aimed { kind, target, content }
}

/// "Berg, who was suspected of fraud, left": by nobody in particular, and said in passing.
fn is_background(scene: &Scene<'_>, cast: &Cast<'_>, draft: &Draft, link: Option<&Link>) -> bool {
    let first = scene.token(draft.tokens.start);
    let relative = first.is_some_and(|token| matches!(token.tag, Tag::WP | Tag::WDT));
    let sources = link.map(|link| link.sources.as_slice()).unwrap_or_default();
    let mut kinds = sources.iter().filter_map(|&id| cast.sources.get(id)).flat_map(|source| &source.kinds);
    relative && kinds.any(|kind| *kind == Kind::Unstated)
}

/// "[Holm Estates of] turning off the heating": what they are accused of begins with its verb.
/// "accused the firm of a breach of the law": what the deed is begins after "of", when a noun names it.
fn drop_object(scene: &Scene<'_>, cast: &Cast<'_>, target: Id<Source>, content: &mut [Range<usize>]) {
    let Some(target) = cast.sources.get(target).and_then(|it| it.places.last()).copied() else { return };
    let target = scene.document.tokens_in(target);
    let rest = content.len() > 1;
    let Some(first) = content.first_mut().filter(|first| first.start == target.start && first.end > target.end) else {
        return;
    };
    let deed = target.end + 1;
    // "Two brothers from Leeds | were charged | with theft": the piece names nobody but the accused.
    let named = scene.phrases.noun_in(first.clone()).is_some_and(|it| it.tokens == *first);
    let finite = first.clone().any(|at| scene.page.is_finite(at));
    if named && !finite && rest {
        return;
    }
    if matches!(scene.lemma(target.end), "of" | "for") && deed < first.end {
        first.start = deed;
    }
}

fn drop_target(verb: &Range<usize>, content: &mut [Range<usize>]) {
    if let Some(first) = content.first_mut().filter(|first| first.start <= verb.start && verb.end <= first.end) {
        first.start = verb.start;
    }
}
