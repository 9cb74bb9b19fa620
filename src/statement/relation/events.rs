//! What happened, as far as statements can be told to speak of the same: the same event verb and somebody in common
//! who takes part. Two strikes on one town on two days are told apart only by their dates.

use super::Table;
use crate::facts::{Event, Statement};
use crate::knowledge::lists;
use crate::list::{Id, List};
use crate::statement::told::Told;
use std::collections::BTreeMap;

/// How many events with the same verb are kept open.
const RECENT: usize = 12;

/// The events, with the event of each statement by its place.
pub fn events(table: &Table<'_>) -> (List<Event>, Vec<Option<Id<Event>>>) {
    let mut events: List<Event> = List::new();
    let mut of = vec![None; table.statements.len()];
    let mut by_verb: BTreeMap<&str, Vec<Id<Event>>> = BTreeMap::new();
    for (id, statement) in table.statements.entries() {
        if !tells_of_event(table, statement) {
            continue;
        }
        let open = by_verb.entry(&statement.verb_lemma).or_default();
        let known = open
            .iter()
            .rev()
            .take(RECENT)
            .copied()
            .find(|&event| events.get(event).is_some_and(|it| same(table, it, statement)));
        let event = known.unwrap_or_else(|| {
            let new = events.push(Event {
                lemma: statement.verb_lemma.clone(),
                participants: Vec::new(),
                statements: Vec::new(),
            });
            open.push(new);
            new
        });
        if let Some(place) = of.get_mut(id.index()) {
            *place = Some(event);
        }
        join(&mut events, event, id, statement);
    }
    (events, of)
}

fn tells_of_event(table: &Table<'_>, statement: &Told) -> bool {
    statement.kind.is_claim() && table.scene.knowledge.words(lists::EVENT_VERBS).has(&statement.verb_lemma)
}

/// The one it speaks of takes part already, and no date says that it was another day.
fn same(table: &Table<'_>, event: &Event, statement: &Told) -> bool {
    let takes_part = statement.subject.is_some_and(|subject| event.participants.contains(&subject));
    let apart = event.statements.iter().take(RECENT).filter_map(|&id| table.statements.get(id)).any(|other| {
        !other.dates.is_empty()
            && !statement.dates.is_empty()
            && other.dates != statement.dates
            && other.sentence != statement.sentence
    });
    takes_part && !apart
}

fn join(events: &mut List<Event>, event: Id<Event>, id: Id<Statement>, statement: &Told) {
    if events.get(event).is_none() {
        return;
    }
    let event = &mut events[event];
    event.statements.push(id);
    let new = statement.subject.iter().chain(&statement.entities);
    for &entity in new {
        if event.participants.len() < 16 && !event.participants.contains(&entity) {
            event.participants.push(entity);
        }
    }
}
