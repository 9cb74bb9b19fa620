//! Relations: the row for the type of their subject, and what they are related to.

use super::{Lower, any, bound_of, entry_words};
use crate::list::Id;
use crate::plan::{Amount, Complement, Group, Test, Words};
use crate::resolve::meaning::relation;
use crate::resolve::problem::{NounProblem, Problem};
use crate::resolve::tree::{self, GroupId};
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::Count;
use crate::vocabulary::{Relation, Row, Type};

/// A relation of the tree.
#[derive(Clone, Copy)]
pub(super) struct Parts<'t> {
    pub rows: &'t [&'static Row],
    pub text: &'t str,
    pub count: Option<Count>,
    pub to: &'t tree::Complement,
    pub by: &'t [GroupId],
    pub span: Span,
}

impl Lower<'_> {
    pub(super) fn relation(&mut self, parts: Parts<'_>, of: Type, outside: &[Type]) -> Result<Test, Problem> {
        let fits = |row: &&&'static Row| {
            row.is_said_of(of) && relation(row).is_some_and(|relation| self.takes(relation, of, parts.to))
        };
        let Some(row) = parts.rows.iter().find(fits).copied() else { return Err(wrong_subject(parts, of)) };
        self.must_be_ready(row, parts.span)?;
        let Some(read) = relation(row) else { return Err(wrong_subject(parts, of)) };
        let around: Vec<Type> = outside.iter().copied().chain([of]).collect();
        let taken: Types = super::super::types::ALL.into_iter().filter(|object| read.takes(of, *object)).collect();
        let by = match parts.by.is_empty() {
            true => None,
            false => self.list_of_groups(parts.by, Types::from([Type::Source].as_slice()), &around)?.into_iter().next(),
        };
        let by_whom = parts.by.iter().filter_map(|id| self.tree.group(*id)).map(|group| group.span);
        let span = by_whom.fold(parts.span, Span::to);
        let related =
            |to: Complement| Test::Related { row, distance: parts.count.map(bound_of), to, by: by.clone(), span };
        match parts.to {
            tree::Complement::Things(groups) => {
                let groups = self.list_of_groups(groups, taken, &around)?;
                Ok(any(groups.into_iter().map(|group| related(Complement::Things(group))).collect()))
            }
            tree::Complement::Words(words) => Ok(related(Complement::Words(self.union(words)))),
            tree::Complement::Places(places) => {
                for (place, _, _) in places {
                    self.must_be_ready(place, parts.span)?;
                }
                Ok(related(Complement::Places(places.iter().map(|(row, number, _)| (*row, *number)).collect())))
            }
            tree::Complement::Attributes { rows, no } => {
                for attribute in rows {
                    self.must_be_ready(attribute, parts.span)?;
                }
                Ok(related(Complement::Attributes { rows: rows.clone(), no: *no }))
            }
        }
    }

    /// True when a relation takes the complement of a subject of that type.
    fn takes(&self, relation: &Relation, of: Type, to: &tree::Complement) -> bool {
        match to {
            tree::Complement::Things(groups) => groups.iter().all(|group| {
                let members = self.tree.group(*group).map(|group| group.members.as_slice()).unwrap_or_default();
                members.iter().all(|member| member.types.iter().any(|object| relation.takes(of, object)))
            }),
            tree::Complement::Words(_) => relation.words.is_some(),
            tree::Complement::Places(_) => relation.places.is_some(),
            tree::Complement::Attributes { rows, .. } => {
                relation.attributes && rows.iter().all(|row| row.is_said_of(of))
            }
        }
    }

    /// The groups of a list: one, where they have one amount and one pick, so that "a state body or an official" is one
    /// question; otherwise one each.
    fn list_of_groups(&mut self, ids: &[GroupId], taken: Types, outside: &[Type]) -> Result<Vec<Group>, Problem> {
        let mut groups: Vec<Group> = Vec::new();
        for id in ids {
            let next = self.group(*id, taken, outside)?;
            let bare = self.tree.group(*id).is_some_and(|group| !group.explicit);
            match groups.last_mut().filter(|last| alike(last, &next, bare)) {
                Some(last) => last.members.extend(next.members),
                None => groups.push(next),
            }
        }
        Ok(groups)
    }

    /// One list out of several.
    fn union(&mut self, words: &[tree::Words]) -> Id<Words> {
        let mut names = Vec::new();
        let mut whole = Words { name: String::new(), entries: Vec::new(), lists: Vec::new() };
        for part in words {
            match part {
                tree::Words::List(meaning, name) => {
                    if let Some(words) = self.listed(*meaning) {
                        whole.entries.extend(words.entries);
                        whole.lists.extend(words.lists);
                    }
                    names.push(name.clone());
                }
                tree::Words::Texts(texts) => {
                    whole.entries.extend(texts.iter().map(|text| entry_words(text)));
                    names.extend(texts.iter().map(|text| format!("\"{text}\"")));
                }
            }
        }
        whole.name = names.join(" or ");
        self.words(whole)
    }
}

/// Two nouns of a list that are asked for together.
fn alike(last: &Group, next: &Group, bare: bool) -> bool {
    let same = last.amount == next.amount && last.pick == next.pick && last.independent == next.independent;
    same && (bare || matches!(next.amount, Amount::Some | Amount::No))
}

fn wrong_subject(parts: Parts<'_>, of: Type) -> Problem {
    Problem::Noun(NounProblem::WrongType {
        test: parts.text.to_owned(),
        said_of: parts.rows.iter().flat_map(|row| row.of.iter().copied()).collect(),
        noun: super::super::types::name(of).to_owned(),
        found: Types::from([of].as_slice()),
        before: false,
        span: parts.span,
        noun_span: parts.span,
    })
}
