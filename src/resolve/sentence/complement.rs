//! What a relation takes: things, words, places, attributes.

use super::noun::{Place, spell_from};
use super::{Cursor, Sentence};
use crate::resolve::item::{Item, ItemKind};
use crate::resolve::meaning::{Meaning, Small, attribute, relation, said_of};
use crate::resolve::problem::{NounProblem, Problem, SentenceProblem};
use crate::resolve::tree::{Complement, GroupId, Words};
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::Count;
use crate::vocabulary::{Row, Type};

/// A relation as it is written.
pub(super) struct Written<'i> {
    pub rows: Vec<&'static Row>,
    pub item: &'i Item,
    pub not: bool,
}

impl Written<'_> {
    fn takes(&self, is: impl Fn(&crate::vocabulary::Relation) -> bool) -> bool {
        self.rows.iter().filter_map(|row| relation(row)).any(is)
    }

    fn place(&self) -> Place {
        Place::Complement {
            relation: self.item.text.clone(),
            holds: self.takes(|relation| relation.attributes),
            not: self.not,
        }
    }
}

impl Sentence<'_> {
    /// Reads the first complement of a relation; a list goes on after its joins.
    pub(super) fn complement<'i>(
        &mut self,
        cursor: Cursor<'i>,
        written: &Written<'i>,
    ) -> Result<(Cursor<'i>, Complement), Problem> {
        let takes_words = written.takes(|relation| relation.words.is_some());
        let cursor = if takes_words { past_article(cursor) } else { cursor };
        let next = Cursor { at: cursor.at + 1, ..cursor };
        match cursor.kind() {
            Some(ItemKind::Texts(texts)) => {
                let words = texts.iter().map(|text| text.text.clone()).collect();
                self.words(written, Words::Texts(words), cursor.span()).map(|to| (next, to))
            }
            Some(ItemKind::Phrase { meanings, count })
                if written.takes(|relation| relation.places.is_some()) && has_place(meanings) =>
            {
                let places = meanings.iter().filter(|meaning| meaning.is_place()).filter_map(|meaning| meaning.row());
                let text = cursor.item().map(|item| item.text.clone()).unwrap_or_default();
                let places = places.take(1).map(|row| (row, count.map(|count| count.number), text.clone())).collect();
                Ok((next, Complement::Places(places)))
            }
            Some(ItemKind::Phrase { meanings, .. })
                if written.takes(|relation| relation.words.is_some())
                    && meanings.iter().any(|meaning| meaning.is_words()) =>
            {
                let meaning = meanings.iter().copied().find(|meaning| meaning.is_words()).unwrap_or(Meaning::Broken);
                let name = cursor.item().map(|item| item.text.clone()).unwrap_or_default();
                self.words(written, Words::List(meaning, name), cursor.span()).map(|to| (next, to))
            }
            Some(ItemKind::Group(inner)) => self.complement_inside(next, inner, written),
            Some(ItemKind::Not) => {
                let rest = spell_from(next);
                Err(Problem::Sentence(SentenceProblem::NotAfterRelation {
                    relation: written.item.text.clone(),
                    rest,
                    span: cursor.span(),
                }))
            }
            Some(_) => match self.attributes(cursor, written) {
                Some(found) => Ok(found),
                None if self.starts_noun(cursor) || is_bare_adjective(cursor) => {
                    let (next, group) = self.noun(cursor, &written.place())?;
                    Ok((next, Complement::Things(vec![group])))
                }
                None => Err(self.no_complement(cursor, written)),
            },
            None => Err(self.no_complement(cursor, written)),
        }
    }

    fn words(&self, written: &Written<'_>, words: Words, span: Span) -> Result<Complement, Problem> {
        if written.takes(|relation| relation.words.is_some()) {
            return Ok(Complement::Words(vec![words]));
        }
        Err(Problem::Noun(NounProblem::WrongComplement {
            relation: written.item.text.clone(),
            takes: self.takes(&written.rows),
            found: "words".to_owned(),
            span,
        }))
    }

    /// `restating (a claim that …)`, `in (the headline or the lead)`.
    fn complement_inside<'i>(
        &mut self,
        next: Cursor<'i>,
        inner: &'i [Item],
        written: &Written<'i>,
    ) -> Result<(Cursor<'i>, Complement), Problem> {
        let inside = Cursor::new(inner, 0);
        if self.starts_noun(inside) && self.attributes(inside, written).is_none() {
            let groups = self.nouns_inside(inner, &written.place())?;
            return Ok((next, Complement::Things(groups)));
        }
        let (mut cursor, mut to) = self.complement(inside, written)?;
        while let Some(ItemKind::Join(_)) = cursor.kind() {
            let (after, more) = self.complement(Cursor { at: cursor.at + 1, ..cursor }, written)?;
            to = merge(to, more).ok_or_else(|| self.no_complement(cursor, written))?;
            cursor = after;
        }
        match cursor.item() {
            Some(item) => {
                Err(Problem::Sentence(SentenceProblem::NounAsTest { noun: item.text.clone(), span: item.span }))
            }
            None => Ok((next, to)),
        }
    }

    /// "a stated reason for anonymity", "no date": attributes, with an article or "no" before them.
    pub(super) fn attributes<'i>(&self, cursor: Cursor<'i>, written: &Written<'i>) -> Option<(Cursor<'i>, Complement)> {
        let mut cursor = cursor;
        let mut no = false;
        while let Some(ItemKind::Small(small @ (Small::A | Small::No))) = cursor.kind() {
            no |= *small == Small::No;
            cursor.at += 1;
        }
        let Some(ItemKind::Phrase { meanings, .. }) = cursor.kind() else { return None };
        let rows: Vec<&'static Row> = meanings
            .iter()
            .filter(|meaning| meaning.is_attribute())
            .filter_map(|meaning| meaning.row())
            .take(1)
            .collect();
        let taken = !rows.is_empty() && written.takes(|relation| relation.attributes);
        taken.then_some((Cursor { at: cursor.at + 1, ..cursor }, Complement::Attributes { rows, no }))
    }

    fn no_complement(&self, cursor: Cursor<'_>, written: &Written<'_>) -> Problem {
        let relation = written.item.text.clone();
        let takes = self.takes(&written.rows);
        match cursor.item() {
            Some(item) if matches!(item.kind, ItemKind::Phrase { .. }) => Problem::Noun(NounProblem::WrongComplement {
                relation,
                takes,
                found: format!("`{}`", item.text),
                span: item.span,
            }),
            Some(_) | None => Problem::Noun(NounProblem::NoComplement { relation, takes, span: written.item.span }),
        }
    }

    /// What rows take, in words.
    pub(super) fn takes(&self, rows: &[&'static Row]) -> String {
        let relations = || rows.iter().filter_map(|row| relation(row));
        let types = relations().filter_map(|relation| relation.things).flat_map(|(types, _)| types.iter().copied());
        let types: Types = types.collect();
        let mut takes = Vec::new();
        if relations().any(|relation| relation.words.is_some()) {
            takes.push("words".to_owned());
        }
        if relations().any(|relation| relation.places.is_some()) {
            takes.push("a part of the article".to_owned());
        }
        if !types.is_empty() {
            takes.push(types.words());
        }
        takes.join(" or ")
    }

    /// What the subjects of a relation with this complement can be.
    pub(super) fn subjects(&self, rows: &[&'static Row], to: &Complement) -> Types {
        let fitting = rows.iter().filter_map(|row| relation(row).map(|relation| (row, relation)));
        fitting.fold(Types::NONE, |types, (row, relation)| {
            types.or(match to {
                Complement::Things(groups) => row
                    .of
                    .iter()
                    .copied()
                    .filter(|of| groups.iter().all(|group| self.holds(relation, *of, *group)))
                    .collect(),
                Complement::Words(_) if relation.words.is_some() => said_of(row),
                Complement::Places(_) if relation.places.is_some() => said_of(row),
                Complement::Attributes { rows, .. } if relation.attributes => {
                    let held = rows.iter().filter(|row| attribute(row).is_some());
                    held.fold(said_of(row), |types, row| types.and(said_of(row)))
                }
                Complement::Words(_) | Complement::Places(_) | Complement::Attributes { .. } => Types::NONE,
            })
        })
    }

    /// True when a subject of the type can stand in the relation to every noun of the group.
    fn holds(&self, relation: &crate::vocabulary::Relation, of: Type, group: GroupId) -> bool {
        let members = self.tree.group(group).map(|group| group.members.as_slice()).unwrap_or_default();
        members.iter().all(|member| member.types.iter().any(|object| relation.takes(of, object)))
    }

    /// Narrows the nouns of a complement to what its relation takes.
    pub(super) fn narrow_objects(&mut self, rows: &[&'static Row], to: &Complement) {
        let relations = rows.iter().filter_map(|row| relation(row));
        let taken: Types =
            relations.filter_map(|relation| relation.things).flat_map(|(types, _)| types.iter().copied()).collect();
        for group in self.things(to) {
            if let Some(group) = self.tree.group_mut(group) {
                group.members.iter_mut().for_each(|member| member.types = member.types.and(taken));
            }
        }
    }

    /// The number that a relation with a distance needs.
    pub(super) fn distance(&self, written: &Written<'_>, count: Option<Count>) -> Result<Option<Count>, Problem> {
        let needs = written.takes(|relation| relation.distance.is_some());
        match count {
            Some(count) if count.bound.is_none() => Err(Problem::Sentence(SentenceProblem::BareDistance {
                words: written.item.text.clone(),
                span: count.span,
            })),
            Some(count) => Ok(needs.then_some(count)),
            None => Ok(None),
        }
    }
}

/// One list out of two of a kind.
pub(super) fn merge(first: Complement, more: Complement) -> Option<Complement> {
    match (first, more) {
        (Complement::Things(mut a), Complement::Things(b)) => {
            a.extend(b);
            Some(Complement::Things(a))
        }
        (Complement::Words(mut a), Complement::Words(b)) => {
            a.extend(b);
            Some(Complement::Words(a))
        }
        (Complement::Places(mut a), Complement::Places(b)) => {
            a.extend(b);
            Some(Complement::Places(a))
        }
        (Complement::Attributes { mut rows, no }, Complement::Attributes { rows: b, no: second }) if no || !second => {
            rows.extend(b);
            Some(Complement::Attributes { rows, no })
        }
        (Complement::Things(_) | Complement::Words(_) | Complement::Places(_) | Complement::Attributes { .. }, _) => {
            None
        }
    }
}

/// "a doubting verb": where a list is named, the article before it says nothing.
pub(super) fn past_article(cursor: Cursor<'_>) -> Cursor<'_> {
    let next = Cursor { at: cursor.at + 1, ..cursor };
    let is_list = matches!(next.kind(), Some(ItemKind::Phrase { meanings, .. }) if meanings.iter().any(|meaning| meaning.is_words()));
    if is_list && matches!(cursor.kind(), Some(ItemKind::Small(Small::A))) { next } else { cursor }
}

fn has_place(meanings: &[Meaning]) -> bool {
    meanings.iter().any(|meaning| meaning.is_place())
}

/// An adjective where a noun must follow, so that the message can say so.
fn is_bare_adjective(cursor: Cursor<'_>) -> bool {
    matches!(cursor.kind(), Some(ItemKind::Phrase { meanings, .. }) if meanings.iter().any(|meaning| meaning.is_adjective()))
}
