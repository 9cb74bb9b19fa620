//! What the wording shows of a statement besides its grammar: common knowledge, the publisher's own eyes, the text of a
//! law, a case in court. Looks words up; it does not weigh them.

use crate::entity::Cast;
use crate::facts::{EntityKind, StatementKind};
use crate::knowledge::lists;
use crate::list::Id;
use crate::statement::draft::Draft;
use crate::statement::scene::Scene;
use crate::text::Sentence;
use std::ops::Range;

/// Geography: "lies", "is close to", "is the capital of" between the names of places.
pub fn common_knowledge(scene: &Scene<'_>, cast: &Cast<'_>, draft: &Draft) -> bool {
    let Some(verb) = &draft.verb else { return false };
    let plain = scene.page.says(verb.head, lists::LINKING_VERBS, "located");
    if !plain || draft.tokens.len() >= 25 {
        return false;
    }
    let list = scene.knowledge.lexicon().asked(lists::GEOGRAPHY_WORDING);
    let listed = (verb.head..verb.tokens.end + 2).any(|at| {
        let opened = scene.opened(at..at + 1).first().is_some_and(|opened| list.may_open(*opened));
        opened && list.entries.find_at(scene.words(at..draft.tokens.end), 0).is_some()
    });
    if !listed {
        return false;
    }
    let place = |range: Range<usize>| names_place(scene, cast, range);
    let subject = place(draft.subject.clone()) || draft.relative && unknown_name(scene, cast, draft.subject.clone());
    subject && place(verb.tokens.end..draft.tokens.end)
}

/// A name of which nothing is known: "Bardai, which is close to Libya".
fn unknown_name(scene: &Scene<'_>, cast: &Cast<'_>, range: Range<usize>) -> bool {
    let kind = scene
        .mentions_in(scene.span(range.clone()))
        .next()
        .and_then(|(_, entity)| cast.entities.get(entity))
        .map(|it| it.kind);
    let name = scene.tokens(range).last().is_some_and(|token| token.tag.is_name());
    name && matches!(kind, None | Some(EntityKind::Unknown))
}

fn names_place(scene: &Scene<'_>, cast: &Cast<'_>, range: Range<usize>) -> bool {
    let noun = scene.first_of(lists::PLACE_NOUNS, range.clone()).is_some();
    let names = scene.tokens(range.clone()).iter().any(|token| token.tag.is_name());
    let place = scene
        .mentions_in(scene.span(range))
        .any(|(_, entity)| cast.entities.get(entity).is_some_and(|it| it.kind == EntityKind::Place));
    place || noun && names
}

/// What is looked up once for each sentence.
#[derive(Clone, Debug, Default)]
pub struct Marks {
    /// Words that show that the publisher saw or gathered it itself.
    pub witnessed: Option<Range<usize>>,
    /// Words of a charge, plea, court or verdict in the sentence or the next.
    pub legal: Option<Range<usize>>,
    /// The law that the sentence names, or the heading above it.
    law: Option<String>,
}

/// The marks of every sentence, in order.
pub fn marks(scene: &Scene<'_>) -> Vec<Marks> {
    let mut marks: Vec<Marks> = scene.document.sentences.ids().map(|id| own_marks(scene, id)).collect();
    let mut next = None;
    for mark in marks.iter_mut().rev() {
        let own = mark.legal.clone();
        mark.legal = mark.legal.take().or(next);
        next = own;
    }
    marks
}

fn own_marks(scene: &Scene<'_>, id: Id<Sentence>) -> Marks {
    let Some(sentence) = scene.document.sentences.get(id) else { return Marks::default() };
    let tokens = sentence.tokens.clone();
    let section = scene.document.blocks.get(sentence.block).and_then(|block| block.section);
    let heading =
        section.and_then(|id| scene.document.blocks.get(id)).map(|block| scene.document.tokens_in(block.span));
    Marks {
        witnessed: scene.first_of(lists::EYEWITNESS_PUBLISHER_MARKERS, tokens.clone()),
        legal: scene.all_of(lists::LEGAL_TERMS, tokens.clone()).find(|range| !accuses(scene, range)),
        law: named_law(scene, tokens.clone()).or_else(|| heading.and_then(|tokens| named_law(scene, tokens))),
    }
}

/// "accused" as a verb is blame; "the accused" is somebody in court.
fn accuses(scene: &Scene<'_>, range: &Range<usize>) -> bool {
    range.len() == 1 && scene.token(range.start).is_some_and(|token| token.tag.is_verb() && &*token.lemma == "accuse")
}

/// The law whose text it gives: its wording is a treaty's, or it says what should be and the sentence or the heading
/// above it names a law.
pub fn law(scene: &Scene<'_>, kind: StatementKind, draft: &Draft, marks: &Marks) -> Option<String> {
    named_law(scene, draft.tokens.clone()).or_else(|| marks.law.clone().filter(|_| kind == StatementKind::Norm))
}

fn named_law(scene: &Scene<'_>, range: Range<usize>) -> Option<String> {
    let list = scene.knowledge.lexicon().asked(lists::TREATY_PHRASES);
    let hits = list.find(scene.opened(range.clone()), scene.words(range));
    let list = list.entries;
    // The wording of an article says more than the name of its treaty.
    let exact = hits.iter().find(|hit| list.column(hit.entry).contains("article"));
    let hit = exact.or(hits.first())?;
    let name = list.column(hit.entry);
    Some(if name.is_empty() { list.phrase(hit.entry) } else { name.to_owned() })
}
