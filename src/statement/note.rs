//! Verification notes: sentences that say what was verified, what could not be, what is in doubt; by whom, of what, and
//! which statements and pieces of evidence they cover. A note never covers what anyone can check for himself, and where
//! its reach is open that is said. Whether a verifier is independent is not decided here.

mod cover;
mod find;
mod group;
mod object;

use crate::entity::Cast;
use crate::facts::{Evidence, Finding, Relation, Statement, StatementKind, Verification};
use crate::list::{Id, List};
use crate::statement::scene::Scene;
use crate::statement::told::{Tellings, Told};
use cover::Reach;
use find::Note;
use std::ops::Range;

/// How many statements of a sentence are looked at: more than any real sentence has.
const NEAR: usize = 64;

/// A note that was found, with the statement that holds it.
pub struct Held {
    note: Note,
    statement: Option<Id<Statement>>,
}

/// The notes of an article in reading order, and what is told with those that hold one made notes.
pub fn find(scene: &Scene<'_>, told: Tellings) -> (Vec<Held>, Tellings) {
    let found = find::find(scene).into_iter();
    let held: Vec<Held> = found.map(|note| Held { statement: holder(scene, &told, &note), note }).collect();
    let told = settle(scene, told, &held);
    (held, told)
}

/// What the notes say and cover. Sources are added to the cast for verifiers that are none yet.
pub fn notes(
    scene: &Scene<'_>,
    cast: &mut Cast<'_>,
    held: Vec<Held>,
    statements: &List<Statement>,
    relations: &[Relation],
    evidence: &List<Evidence>,
) -> List<Verification> {
    if held.is_empty() {
        return List::new();
    }
    let agents: Vec<_> = held.iter().map(|held| agents(scene, cast, &held.note)).collect();
    let reach = Reach::new(scene, cast, statements, relations, evidence);
    let notes = held.into_iter().zip(agents);
    notes
        .map(|(Held { note, statement }, agents)| {
            let (covers, covers_evidence) = reach.of(&note);
            Verification {
                span: scene.span(note.words),
                sentence: note.sentence,
                statement,
                finding: note.finding,
                agents,
                by_publisher: note.by_publisher,
                object: note.object.as_ref().map(|object| scene.span(object.words.clone())),
                object_named: note.object.as_ref().is_some_and(|object| object.named),
                covers,
                covers_evidence,
                on: note.on.map(|words| scene.span(words)),
            }
        })
        .collect()
}

/// The smallest statement that holds the verb group.
fn holder(scene: &Scene<'_>, told: &Tellings, note: &Note) -> Option<Id<Statement>> {
    let near = near(told, note).map(Id::new).filter_map(|id| Some((id, told.get(id)?)));
    let holding = near.filter(|(_, told)| told.content.iter().any(|piece| share(piece, &note.words)));
    holding.min_by_key(|(_, told)| scene.span(told.words()).len()).map(|(id, _)| id)
}

/// What the notes make of one of those that are told.
#[derive(Clone, Debug, Default)]
struct Made {
    is_note: bool,
    /// The verb groups of the notes that it holds.
    verbs: Vec<Range<usize>>,
}

/// The statement that holds a note is one; so is what it says was checked, where that was taken for somebody's words:
/// whoever "could not confirm that the bridge was hit" does not say that it was. What was verified stays a claim.
fn settle(scene: &Scene<'_>, told: Tellings, held: &[Held]) -> Tellings {
    if held.is_empty() {
        return told;
    }
    let mut made = vec![Made::default(); told.len()];
    for Held { note, statement } in held {
        let holder = statement.filter(|_| !note.is_attributive);
        if let Some(holder) = holder.and_then(|id| made.get_mut(id.index())) {
            holder.is_note = true;
            holder.verbs.push(note.words.clone());
        }
        for at in near(&told, note) {
            let checked = told.get(Id::new(at)).is_some_and(|told| is_checked(scene, told, note));
            if let Some(made) = made.get_mut(at).filter(|_| checked) {
                made.is_note = true;
            }
        }
    }
    let mut made = made.into_iter();
    told.map(|told| match made.next().filter(|made| made.is_note) {
        Some(Made { verbs, .. }) => {
            // "could not be verified" is no guess.
            let of_note = |hedge: &Range<usize>| verbs.iter().any(|verb| share(hedge, verb));
            let hedges = told.hedges.into_iter().filter(|hedge| !of_note(hedge)).collect();
            Told { kind: StatementKind::Note, hedges, ..told }
        }
        None => told,
    })
}

/// What a note says was checked, where that was taken for the words of whoever checked it.
fn is_checked(scene: &Scene<'_>, told: &Told, note: &Note) -> bool {
    let Some(object) = &note.object else { return false };
    let open = !object.is_clause || note.finding == Finding::NotVerified;
    let cued =
        told.chain.last().and_then(|link| link.cue).is_some_and(|cue| cue.overlaps(scene.span(note.words.clone())));
    open && cued && share(&object.words, &told.words()) && (object.is_clause || told.verb.is_none())
}

/// Both have a token in common.
fn share(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// The places of the statements of its sentence.
fn near(told: &Tellings, note: &Note) -> Range<usize> {
    let first = told.as_slice().partition_point(|told| told.sentence < note.sentence);
    let rest = told.as_slice().get(first..).unwrap_or_default().iter().take(NEAR);
    first..first + rest.take_while(|told| told.sentence == note.sentence).count()
}

/// Who checked. "It was not possible" names nobody.
fn agents(scene: &Scene<'_>, cast: &mut Cast<'_>, note: &Note) -> Vec<Id<crate::facts::Source>> {
    match &note.agent {
        Some(words) if !note.by_publisher && !scene.tokens(words.clone()).is_empty() => {
            cast.sources_for(scene.span(words.clone()))
        }
        Some(_) | None => Vec::new(),
    }
}
