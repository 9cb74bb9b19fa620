//! Lists in complements: `a state body or an official`, `the headline or the lead`, `"show" or "prove"`. `or` and a
//! comma make a list; `and` is a mistake, since it would mean one of two things.

use super::complement::{Written, merge, past_article};
use super::noun::{Place, spell_from};
use super::{Cursor, Frame, Sentence};
use crate::resolve::item::ItemKind;
use crate::resolve::meaning::{Meaning, relation};
use crate::resolve::problem::{Problem, SentenceProblem};
use crate::resolve::tree::{Complement, GroupId, Kind, TestId, Words};
use crate::resolve::types::Types;
use crate::syntax::Join;
use crate::vocabulary::Row;

impl Sentence<'_> {
    /// Reads one more complement after a join, when that is what follows; `None` when a test does.
    pub(super) fn list_goes_on<'i>(
        &mut self,
        cursor: Cursor<'i>,
        frames: &mut Vec<Frame>,
        join: Join,
    ) -> Result<Option<Cursor<'i>>, Problem> {
        let is_words = matches!(self.last_complement(), Some(Complement::Words(_)));
        let cursor = if is_words { past_article(cursor) } else { cursor };
        let Some(item) = cursor.item() else { return Ok(None) };
        let next = Cursor { at: cursor.at + 1, ..cursor };
        let more = match &item.kind {
            ItemKind::Texts(texts) => {
                Some(Complement::Words(vec![Words::Texts(texts.iter().map(|text| text.text.clone()).collect())]))
            }
            ItemKind::Phrase { meanings, count } => {
                self.more_of_last(meanings, &item.text, count.map(|count| count.number))
            }
            ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) | ItemKind::Group(_) => None,
            ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => None,
        };
        if let Some(more) = more {
            self.refuse_and(join, cursor, frames)?;
            self.extend_last(more, cursor)?;
            return Ok(Some(next));
        }
        if let Some((next, more)) = self.more_attributes(cursor) {
            self.refuse_and(join, cursor, frames)?;
            self.extend_last(more, cursor)?;
            return Ok(Some(next));
        }
        if !self.starts_noun(cursor) || self.is_test(cursor) {
            return Ok(None);
        }
        self.more_nouns(cursor, frames, join).map(Some)
    }

    /// True for an adjective that stands alone, which `starts_noun` cannot tell from one before a noun.
    fn is_test(&self, cursor: Cursor<'_>) -> bool {
        matches!(cursor.kind(), Some(ItemKind::Group(_))) && !self.starts_noun(cursor)
    }

    /// A place or word list that goes on with the complement of the last test.
    fn more_of_last(&self, meanings: &[Meaning], text: &str, number: Option<u64>) -> Option<Complement> {
        match self.last_complement()? {
            Complement::Places(_) => {
                let row = meanings.iter().filter(|meaning| meaning.is_place()).find_map(|meaning| meaning.row())?;
                Some(Complement::Places(vec![(row, number, text.to_owned())]))
            }
            Complement::Words(_) => {
                let list = meanings.iter().copied().find(|meaning| meaning.is_words())?;
                Some(Complement::Words(vec![Words::List(list, text.to_owned())]))
            }
            Complement::Things(_) | Complement::Attributes { .. } => None,
        }
    }

    fn more_attributes<'i>(&self, cursor: Cursor<'i>) -> Option<(Cursor<'i>, Complement)> {
        let Complement::Attributes { .. } = self.last_complement()? else { return None };
        let Kind::Relation { rows, .. } = &self.tree.test(self.last?)?.kind else { return None };
        let written = Written { rows: rows.clone(), item: cursor.item()?, not: false };
        self.attributes(cursor, &written)
    }

    fn last_complement(&self) -> Option<&Complement> {
        match &self.tree.test(self.last?)?.kind {
            Kind::Relation { to, by, .. } if by.is_empty() => Some(to),
            Kind::Relation { .. } | Kind::Adjective { .. } | Kind::Distance { .. } | Kind::Value { .. } => None,
            Kind::Is(_) | Kind::Inside(_) | Kind::Where { .. } => None,
        }
    }

    fn extend_last(&mut self, more: Complement, cursor: Cursor<'_>) -> Result<(), Problem> {
        let Some(test) = self.last.and_then(|last| self.tree.test_mut(last)) else { return Ok(()) };
        let Kind::Relation { to, .. } = &mut test.kind else {
            return Err(Problem::Sentence(SentenceProblem::NounAsTest {
                noun: spell_from(cursor),
                span: cursor.span(),
            }));
        };
        let merged = merge(to.clone(), more);
        *to = merged
            .ok_or(Problem::Sentence(SentenceProblem::NounAsTest { noun: spell_from(cursor), span: cursor.span() }))?;
        Ok(())
    }

    /// `and` between complements: either of them is `or`, both of them is a second test.
    fn refuse_and(&self, join: Join, cursor: Cursor<'_>, frames: &[Frame]) -> Result<(), Problem> {
        if join != Join::And {
            return Ok(());
        }
        let relation = self.last.and_then(|last| self.tree.test(last)).and_then(|test| match &test.kind {
            Kind::Relation { text, .. } => Some(text.clone()),
            Kind::Adjective { .. } | Kind::Distance { .. } | Kind::Value { .. } => None,
            Kind::Is(_) | Kind::Inside(_) | Kind::Where { .. } => None,
        });
        let of = frames.first().map(|frame| self.name(frame)).unwrap_or_default();
        Err(Problem::Sentence(SentenceProblem::AndInList {
            item: spell_from(cursor),
            relation,
            of,
            span: cursor.span(),
        }))
    }

    /// One more noun of a list of nouns.
    fn more_nouns<'i>(
        &mut self,
        cursor: Cursor<'i>,
        frames: &mut Vec<Frame>,
        join: Join,
    ) -> Result<Cursor<'i>, Problem> {
        let owner = frames.iter().rev().find_map(|frame| frame.owner);
        let place = self.place_of(owner);
        let (end, groups) = match cursor.kind() {
            Some(ItemKind::Group(inner)) => (Cursor { at: cursor.at + 1, ..cursor }, self.nouns_inside(inner, &place)?),
            Some(_) | None => {
                let (end, group) = self.noun(cursor, &place)?;
                (end, vec![group])
            }
        };
        let types = groups.iter().fold(Types::NONE, |types, group| types.or(self.tree.types(*group)));
        let of = frames.first().map(|frame| self.name(frame)).unwrap_or_default();
        let span = end.since(cursor.at);
        let noun = super::spell(cursor.items.get(cursor.at..end.at).unwrap_or_default());
        let lists: Vec<usize> = (0..frames.len()).rev().filter(|at| self.lists(frames.get(*at), types)).collect();
        let adjacent = lists
            .first()
            .copied()
            .filter(|at| at + 1 == frames.len() && frames.get(*at).is_some_and(|frame| !frame.has_tests));
        let chosen = match (adjacent, lists.as_slice()) {
            (Some(at), _) => at,
            (None, [at]) => *at,
            (None, []) => return Err(Problem::Sentence(SentenceProblem::NounAsTest { noun, span })),
            (None, [_, ..]) => return Err(Problem::Sentence(SentenceProblem::AmbiguousNoun { noun, span })),
        };
        if join == Join::And {
            let relation = frames.get(chosen).and_then(|frame| frame.owner).map(|owner| self.relation_text(owner));
            return Err(Problem::Sentence(SentenceProblem::AndInList { item: noun, relation, of, span }));
        }
        frames.truncate(chosen + 1);
        self.extend_frame(frames, groups, end.at);
        Ok(end)
    }

    /// True when a noun of these types can go on with the list of a frame.
    fn lists(&self, frame: Option<&Frame>, types: Types) -> bool {
        let Some(frame) = frame.filter(|frame| !frame.closed || !frame.has_tests) else { return false };
        let Some(owner) = frame.owner.and_then(|owner| self.tree.test(owner)) else {
            // The nouns of a list in parentheses.
            return frame.owner.is_none() && frame.after > 0 && !frame.that && !frame.has_tests;
        };
        match &owner.kind {
            Kind::Is(_) => owner.types.meets(types),
            Kind::Relation { by, .. } if !by.is_empty() => types.has(crate::vocabulary::Type::Source),
            Kind::Relation { rows, .. } => taken(rows).meets(types),
            Kind::Adjective { .. } | Kind::Distance { .. } | Kind::Value { .. } => false,
            Kind::Inside(_) | Kind::Where { .. } => false,
        }
    }

    /// "at least 2 officials or state bodies": a noun without an article or a count takes those before it.
    fn inherit(&mut self, before: Option<GroupId>, groups: &[GroupId]) {
        let Some(before) =
            before.and_then(|id| self.tree.group(id)).map(|group| (group.amount, group.count, group.pick))
        else {
            return;
        };
        for id in groups {
            if let Some(group) = self.tree.group_mut(*id).filter(|group| !group.explicit) {
                (group.amount, group.count, group.pick) = before;
            }
        }
    }

    fn extend_frame(&mut self, frames: &mut [Frame], groups: Vec<GroupId>, after: usize) {
        let Some(frame) = frames.last_mut() else { return };
        self.inherit(frame.groups.last().copied(), &groups);
        frame.groups.extend(groups.iter().copied());
        frame.has_tests = false;
        frame.that = false;
        frame.closed = false;
        frame.after = after;
        let Some(owner) = frame.owner else { return };
        let mut narrowed = None;
        if let Some(test) = self.tree.test_mut(owner) {
            match &mut test.kind {
                Kind::Is(all) => all.extend(groups),
                Kind::Relation { by, .. } if !by.is_empty() => by.extend(groups),
                Kind::Relation { to: Complement::Things(all), rows, .. } => {
                    all.extend(groups.iter().copied());
                    narrowed = Some((rows.clone(), Complement::Things(groups)));
                }
                Kind::Relation { .. } | Kind::Adjective { .. } | Kind::Distance { .. } | Kind::Value { .. } => {}
                Kind::Inside(_) | Kind::Where { .. } => {}
            }
        }
        if let Some((rows, to)) = narrowed {
            self.narrow_objects(&rows, &to);
        }
        self.last = Some(owner);
    }

    fn place_of(&self, owner: Option<TestId>) -> Place {
        match owner.and_then(|owner| self.tree.test(owner)).map(|test| &test.kind) {
            Some(Kind::Relation { rows, text, .. }) => {
                let holds = rows.iter().filter_map(|row| relation(row)).any(|relation| relation.attributes);
                Place::Complement { relation: text.clone(), holds, not: false }
            }
            Some(Kind::Adjective { .. } | Kind::Distance { .. } | Kind::Value { .. } | Kind::Is(_)) => Place::Predicate,
            Some(Kind::Inside(_) | Kind::Where { .. }) | None => Place::Predicate,
        }
    }

    fn relation_text(&self, owner: TestId) -> String {
        match self.tree.test(owner).map(|test| &test.kind) {
            Some(Kind::Relation { text, .. }) => text.clone(),
            Some(Kind::Is(_)) => "is".to_owned(),
            Some(Kind::Adjective { .. } | Kind::Distance { .. } | Kind::Value { .. }) => String::new(),
            Some(Kind::Inside(_) | Kind::Where { .. }) | None => String::new(),
        }
    }
}

/// The types of thing that rows take.
fn taken(rows: &[&'static Row]) -> Types {
    let relations = rows.iter().filter_map(|row| relation(row));
    relations.filter_map(|relation| relation.things).flat_map(|(types, _)| types.iter().copied()).collect()
}
