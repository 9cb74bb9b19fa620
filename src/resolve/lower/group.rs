//! Noun groups: their classes, amounts and conditions.

use super::{Lower, all, any, noun_asked, reads_together};
use crate::plan::{Amount, Group, Member, Noun, Pick, Test};
use crate::resolve::meaning::{Meaning, reading};
use crate::resolve::problem::{NounProblem, Problem, SentenceProblem};
use crate::resolve::tree::{self, GroupId};
use crate::resolve::types::Types;
use crate::span::Span;
use crate::vocabulary::{Reading, Type};

impl Lower<'_> {
    /// A noun group whose things have one of the types `taken`, as seen from `outside`.
    pub fn group(&mut self, id: GroupId, taken: Types, outside: &[Type]) -> Result<Group, Problem> {
        let tree = self.tree;
        let Some(group) = tree.group(id) else {
            return Err(Problem::Sentence(SentenceProblem::TooTangled { span: Span::default() }));
        };
        let mut members = Vec::new();
        for member in &group.members {
            members.extend(self.member(member, group, taken, outside)?);
        }
        let of: Types = members.iter().map(|member| member.of).collect();
        if group.pick != Pick::Any && !outside.iter().any(|around| of.has(*around)) {
            let text = match group.pick {
                Pick::Another => "another",
                Pick::Earlier => "an earlier",
                Pick::Later => "a later",
                Pick::Any | Pick::Same => "the same",
            };
            let name = group.members.first().map(|member| member.name.as_str()).unwrap_or_default();
            return Err(Problem::Noun(NounProblem::ComparesWithNothing {
                text: format!("{text} {name}"),
                span: group.span,
            }));
        }
        Ok(Group { amount: group.amount, pick: group.pick, members, independent: group.independent })
    }

    /// A noun of a group with its condition: several members where a definition has several bases.
    fn member(
        &mut self,
        member: &tree::Member,
        group: &tree::Group,
        taken: Types,
        outside: &[Type],
    ) -> Result<Vec<Member>, Problem> {
        let fitting = member.types.and(taken);
        let Some(of) = fitting.iter().next() else {
            return Err(Problem::Noun(NounProblem::WrongType {
                test: member.name.clone(),
                said_of: member.types,
                noun: member.name.clone(),
                found: taken,
                before: false,
                span: member.span,
                noun_span: member.span,
            }));
        };
        let mut members = Vec::new();
        for (noun, test) in self.nouns(member, of)? {
            let before =
                member.adjectives.iter().map(|id| self.test(*id, of, outside)).collect::<Result<Vec<_>, _>>()?;
            let after = self.chain(&group.chain, of, outside)?;
            members.push(Member { noun, of, test: all(vec![test, all(before), after]) });
        }
        Ok(members)
    }

    /// What a noun means for things of a type: nouns of the plan, each with what its definition asks besides.
    pub fn nouns(&mut self, member: &tree::Member, of: Type) -> Result<Vec<(Noun, Test)>, Problem> {
        for meaning in &member.nouns {
            match *meaning {
                Meaning::Row(row) if row.is_said_of(of) => {
                    self.must_be_ready(row, member.span)?;
                    let noun = match reading(row) {
                        Reading::Words { .. } => self.list(*meaning).map(Noun::Words),
                        Reading::Class(_) => Some(Noun::Row(row)),
                        Reading::Adjective(_) | Reading::Relation(_) | Reading::Distance { .. } | Reading::Place(_) => {
                            None
                        }
                        Reading::Attribute(_) | Reading::Waits { .. } => None,
                    };
                    return Ok(noun.map(|noun| (noun, Test::All(Vec::new()))).into_iter().collect());
                }
                Meaning::List(_) if of == Type::Wording => {
                    return Ok(self
                        .list(*meaning)
                        .map(|id| (Noun::Words(id), Test::All(Vec::new())))
                        .into_iter()
                        .collect());
                }
                Meaning::Class(id) => return self.defined(id, of, member.span),
                Meaning::Row(_) | Meaning::List(_) | Meaning::Adjective(_) | Meaning::Broken => {}
            }
        }
        Ok(Vec::new())
    }

    fn defined(&mut self, id: usize, of: Type, span: Span) -> Result<Vec<(Noun, Test)>, Problem> {
        let classes = self.classes;
        let Some(class) = classes.get(id).and_then(Option::as_ref) else {
            return Err(Problem::Sentence(SentenceProblem::BrokenPhrase { phrase: String::new(), span }));
        };
        self.depth = self.depth.max(class.depth);
        let variants = class.variants.iter().filter(|variant| variant.of == of);
        let mut nouns = Vec::new();
        let mut size = 0;
        for variant in variants {
            size += variant.size + 1;
            nouns.push((variant.noun, class.asked(variant.test.clone(), span)));
        }
        self.spend(size, span)?;
        Ok(nouns)
    }

    /// "is an official or a state body", asked of the thing itself.
    pub fn is(&mut self, groups: &[GroupId], of: Type, outside: &[Type], span: Span) -> Result<Test, Problem> {
        let tree = self.tree;
        let mut ways = Vec::new();
        let mut no = false;
        for group in groups.iter().filter_map(|id| tree.group(*id)) {
            no |= group.amount == Amount::No;
            for member in group.members.iter().filter(|member| member.types.has(of)) {
                for (noun, test) in self.nouns(member, of)? {
                    let before = member
                        .adjectives
                        .iter()
                        .map(|id| self.test(*id, of, outside))
                        .collect::<Result<Vec<_>, _>>()?;
                    let after = self.chain(&group.chain, of, outside)?;
                    ways.push(all(vec![noun_asked(noun, member.span), test, all(before), after]));
                }
            }
        }
        if ways.is_empty() {
            let member = groups.first().and_then(|id| tree.group(*id)).and_then(|group| group.members.first());
            let (name, types) = member.map(|member| (member.name.clone(), member.types)).unwrap_or_default();
            return Err(Problem::Noun(NounProblem::WrongType {
                test: name,
                said_of: types,
                noun: super::super::types::name(of).to_owned(),
                found: Types::from([of].as_slice()),
                before: false,
                span,
                noun_span: span,
            }));
        }
        let test = any(ways);
        Ok(if no { Test::Not(Box::new(test)) } else { test })
    }

    /// "where all claims … are …"
    pub fn where_test(
        &mut self,
        counted: GroupId,
        said: GroupId,
        of: Type,
        outside: &[Type],
        span: Span,
    ) -> Result<Test, Problem> {
        let tree = self.tree;
        let around: Vec<Type> = outside.iter().copied().chain([of]).collect();
        let mut group = self.group(counted, Types::all(), &around)?;
        let chain = tree.group(said).map(|group| group.chain.clone()).unwrap_or_default();
        let Some(thing) = group.members.first().map(|member| member.of) else { return Ok(Test::All(Vec::new())) };
        // Under "all", "the same" compares the things with each other.
        let all_of_them = group.amount == Amount::All;
        let inner: Vec<Type> =
            if all_of_them { around.iter().copied().chain([thing]).collect() } else { around.clone() };
        let test = self.chain(&chain, thing, &inner)?;
        if all_of_them && reads_together(&test) {
            group.pick = Pick::Same;
        }
        Ok(Test::Where { group, said: Box::new(test), span })
    }
}
