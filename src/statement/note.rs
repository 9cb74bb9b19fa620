//! Verification notes: sentences that say what was verified, what could not be, what is in doubt; by whom, of what, and
//! which statements and pieces of evidence they cover. A note never covers what anyone can check for himself, and where
//! its reach is open that is said. Whether a verifier is independent is not decided here.

mod cover;
mod find;
mod object;

use crate::entity::Cast;
use crate::facts::{Evidence, Finding, Relation, Statement, StatementKind, Verification};
use crate::list::{Id, List};
use crate::span::Span;
use crate::statement::scene::Scene;
use cover::Reach;
use find::Found;

/// How many statements of a sentence are looked at: more than any real sentence has.
const NEAR: usize = 64;

/// The notes of an article in reading order. Statements that hold one become notes; sources are added to the cast for
/// verifiers that are none yet.
pub fn notes(
    scene: &Scene<'_>,
    cast: &mut Cast<'_>,
    statements: &mut List<Statement>,
    relations: &[Relation],
    evidence: &List<Evidence>,
) -> List<Verification> {
    let found = find::find(scene);
    let held: Vec<Option<Id<Statement>>> = found.iter().map(|note| holder(statements, note)).collect();
    for (note, id) in found.iter().zip(&held) {
        mark(statements, note, *id);
    }
    let agents: Vec<_> = found.iter().map(|note| agents(scene, cast, note)).collect();
    let reach = Reach::new(scene, cast, statements, relations, evidence);
    let notes = found.into_iter().zip(held).zip(agents);
    notes
        .map(|((note, statement), agents)| {
            let (covers, covers_evidence) = reach.of(&note);
            Verification {
                span: note.span,
                sentence: note.sentence,
                statement,
                finding: note.finding,
                agents,
                by_publisher: note.by_publisher,
                object: note.object.as_ref().map(|object| object.span),
                object_named: note.object.as_ref().is_some_and(|object| object.named),
                covers,
                covers_evidence,
                on: note.on,
            }
        })
        .collect()
}

/// The smallest statement that holds the verb group.
fn holder(statements: &List<Statement>, note: &Found) -> Option<Id<Statement>> {
    let near = statements.as_slice().partition_point(|statement| statement.sentence < note.sentence);
    let here = statements.as_slice().get(near..).unwrap_or_default().iter().take(NEAR).enumerate();
    let here = here.take_while(|(_, statement)| statement.sentence == note.sentence);
    let holding = here.filter(|(_, statement)| statement.content.iter().any(|piece| piece.overlaps(note.span)));
    holding.min_by_key(|(_, statement)| statement.span().len()).map(|(at, _)| Id::new(near + at))
}

/// The statement that holds a note is one; so is what it says was checked, where that was taken for somebody's words:
/// whoever "could not confirm that the bridge was hit" does not say that it was. What was verified stays a claim.
fn mark(statements: &mut List<Statement>, note: &Found, holder: Option<Id<Statement>>) {
    if let Some(id) = holder.filter(|_| !note.is_attributive) {
        statements[id].kind = StatementKind::Note;
        // "could not be verified" is no guess.
        statements[id].hedges.retain(|hedge| !hedge.overlaps(note.span));
    }
    let Some(object) = note.object.as_ref().filter(|object| !object.is_clause || note.finding == Finding::NotVerified)
    else {
        return;
    };
    let near = statements.as_slice().partition_point(|statement| statement.sentence < note.sentence);
    for at in near..statements.len().min(near + NEAR) {
        let statement = &mut statements[Id::new(at)];
        if statement.sentence != note.sentence {
            break;
        }
        let cued = statement.chain.last().and_then(|link| link.cue).is_some_and(|cue| cue.overlaps(note.span));
        if cued && object.span.overlaps(statement.span()) && (object.is_clause || statement.verb.is_none()) {
            statement.kind = StatementKind::Note;
        }
    }
}

/// Who checked. "It was not possible" names nobody.
fn agents(scene: &Scene<'_>, cast: &mut Cast<'_>, note: &Found) -> Vec<Id<crate::facts::Source>> {
    let Some(span) = note.agent.filter(|_| !note.by_publisher) else { return Vec::new() };
    let tokens = scene.document.tokens_in(span);
    if tokens.is_empty() || span == Span::default() { Vec::new() } else { cast.sources_for(span) }
}
