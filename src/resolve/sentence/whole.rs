//! The three kinds of sentence: what a rule flags, what a definition says, and a condition of a thing that is known.

use super::noun::Place;
use super::{Cursor, Frame, Scope, Sentence, Tie, spell};
use crate::resolve::item::{Item, ItemKind};
use crate::resolve::problem::{NounProblem, Problem};
use crate::resolve::tree::{Group, GroupId, Tree};
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::Join;

/// What is read of a sentence: its tree and what it is about.
#[derive(Clone, Debug)]
pub(in crate::resolve) struct Whole {
    pub tree: Tree,
    pub about: GroupId,
}

/// `flag SUBJECT CONDITION`
pub(in crate::resolve) fn subject(items: &[Item], scope: Scope<'_>) -> Result<Whole, Problem> {
    with_subject(items, scope)
}

/// `define a PHRASE: a CLASS that …`
pub(in crate::resolve) fn definition(items: &[Item], scope: Scope<'_>) -> Result<Whole, Problem> {
    with_subject(items, scope)
}

fn with_subject(items: &[Item], scope: Scope<'_>) -> Result<Whole, Problem> {
    let mut sentence = Sentence::new(scope);
    let start = Cursor::new(items, 0);
    check_subject(start, &sentence)?;
    let (mut cursor, about) = sentence.noun(start, &Place::Subject)?;
    while let Some(ItemKind::Join(join)) = cursor.kind() {
        let next = Cursor { at: cursor.at + 1, ..cursor };
        // `and` after nouns in the subject is a union too: "claims and offers in the headline".
        let union = sentence.starts_noun(next) && !matches!(next.kind(), Some(ItemKind::Group(_)));
        if !union || *join == Join::And && !begins_with_noun(next) {
            break;
        }
        let (after, more) = sentence.noun(next, &Place::Subject)?;
        sentence.join_subject(about, more);
        cursor = after;
    }
    let mut frames = vec![Frame::open(vec![about], None, [0, 0, 0])];
    sentence.tests(cursor, &mut frames, Tie::Silent)?;
    Ok(Whole { tree: sentence.tree, about })
}

/// `unless CONDITION`, `when CONDITION`: tests of a thing whose types are known.
pub(in crate::resolve) fn condition(
    items: &[Item],
    types: Types,
    name: &str,
    span: Span,
    scope: Scope<'_>,
) -> Result<Whole, Problem> {
    let mut sentence = Sentence::new(scope);
    let mut group = Group::whatever(types, name, span);
    // A test must fit each type that a union of nouns has.
    group.members =
        types.iter().flat_map(|of| Group::whatever(Types::from([of].as_slice()), name, span).members).collect();
    let about = sentence.group(group);
    let mut frames = vec![Frame::open(vec![about], None, [0, 0, 0])];
    sentence.tests(Cursor::new(items, 0), &mut frames, Tie::Silent)?;
    Ok(Whole { tree: sentence.tree, about })
}

impl Sentence<'_> {
    /// Adds a noun to the union that is flagged.
    fn join_subject(&mut self, about: GroupId, more: GroupId) {
        let members = self.tree.group(more).map(|group| (group.members.clone(), group.span));
        if let (Some((members, span)), Some(group)) = (members, self.tree.group_mut(about)) {
            group.members.extend(members);
            group.span = group.span.to(span);
        }
    }
}

/// A noun or an adjective that stands before one; not an adjective that is a test of its own.
fn begins_with_noun(cursor: Cursor<'_>) -> bool {
    !matches!(cursor.kind(), Some(ItemKind::Not | ItemKind::That | ItemKind::Where))
}

/// A subject that cannot be one, with a message of its own.
fn check_subject(cursor: Cursor<'_>, sentence: &Sentence<'_>) -> Result<(), Problem> {
    let Some(item) = cursor.item() else { return Ok(()) };
    let span = item.span;
    match &item.kind {
        ItemKind::Phrase { meanings, .. } if meanings.iter().all(|meaning| meaning.is_place()) => {
            Err(Problem::Noun(NounProblem::PlaceAsSubject { place: item.text.clone(), span }))
        }
        ItemKind::Phrase { .. } if sentence.starts_noun(cursor) => Ok(()),
        ItemKind::Phrase { .. } => Err(Problem::Noun(NounProblem::NoSubject { found: item.text.clone(), span })),
        ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => {
            Err(Problem::Noun(NounProblem::NoSubject { found: item.text.clone(), span }))
        }
        ItemKind::Texts(_) | ItemKind::Group(_) => {
            Err(Problem::Noun(NounProblem::NoSubject { found: spell(std::slice::from_ref(item)), span }))
        }
        ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) => Ok(()),
    }
}
