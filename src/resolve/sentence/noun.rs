//! Noun phrases: how many, which, adjectives, the noun.

use super::{Cursor, Sentence, spell};
use crate::plan::{Amount, Pick};
use crate::resolve::item::{Item, ItemKind, count_text};
use crate::resolve::meaning::{Meaning, Small};
use crate::resolve::problem::{NounProblem, Problem, SentenceProblem};
use crate::resolve::tree::{Chain, Complement, Group, GroupId, Kind, Member, Test, TestId};
use crate::span::Span;
use crate::syntax::{Bound, Count};

/// Where a noun phrase stands, which decides what may stand before its noun.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// After `flag` or the colon of a definition.
    Subject,
    /// After a relation, with its words; `holds` for "with" and "without", `not` after `not`.
    Complement { relation: String, holds: bool, not: bool },
    /// After "is".
    Predicate,
    /// After `where`.
    Where,
}

/// What stands before the adjectives.
struct Head {
    amount: Amount,
    count: Option<Count>,
    pick: Pick,
    span: Option<Span>,
    /// The item after it.
    end: usize,
}

impl Sentence<'_> {
    /// True when a noun phrase begins here: an article or a count, or adjectives up to a noun.
    pub(super) fn starts_noun(&self, cursor: Cursor<'_>) -> bool {
        let mut ahead = 0;
        let mut article = false;
        while let Some(kind) = cursor.peek(ahead) {
            match kind {
                ItemKind::Small(small) if is_article(*small) => article = true,
                ItemKind::Count(Count { bound: Some(Bound::Above | Bound::Below | Bound::Within), .. }) => {
                    return article;
                }
                ItemKind::Count(_) => article = true,
                ItemKind::Phrase { meanings, .. }
                    if any(meanings, |meaning| meaning.is_noun() || meaning.is_attribute()) =>
                {
                    return true;
                }
                ItemKind::Phrase { meanings, .. } if any(meanings, Meaning::is_adjective) => {}
                ItemKind::Group(inner) if ahead == 0 => return self.starts_noun(Cursor::new(inner, 0)),
                ItemKind::Phrase { .. } | ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Texts(_) => {
                    return article;
                }
                ItemKind::Group(_) | ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => {
                    return article;
                }
            }
            ahead += 1;
        }
        article
    }

    /// Reads one noun phrase: a group with one member.
    pub(super) fn noun<'i>(&mut self, mut cursor: Cursor<'i>, place: &Place) -> Result<(Cursor<'i>, GroupId), Problem> {
        let start = cursor.at;
        let head = self.head(&mut cursor, place)?;
        let independent_counts = matches!(head.amount, Amount::Count(_));
        let mut independent = false;
        let mut adjectives: Vec<TestId> = Vec::new();
        let mut words: Vec<&Item> = Vec::new();
        while let Some((item, meanings)) = adjective(cursor) {
            if !any(meanings, Meaning::stands_before_noun) {
                let noun = spell(cursor.items.get(cursor.at + 1..).unwrap_or_default());
                return Err(Problem::Noun(NounProblem::NotBeforeNoun {
                    adjective: item.text.clone(),
                    noun,
                    span: item.span,
                }));
            }
            cursor.at += 1;
            if independent_counts && item.text == "independent" {
                independent = true;
            } else {
                words.push(item);
                adjectives.push(self.adjective_test(item, meanings, cursor.at - 1));
            }
        }
        let Some((item, nouns)) = noun(cursor) else { return Err(no_noun(cursor, &words, start)) };
        cursor.at += 1;
        let mut member = Member {
            types: nouns
                .iter()
                .fold(crate::resolve::types::Types::NONE, |types, meaning| types.or(self.scope.types(*meaning))),
            nouns,
            name: item.text.clone(),
            adjectives: Vec::new(),
            span: item.span,
        };
        for (id, word) in adjectives.into_iter().zip(words) {
            self.put_before(&mut member, id, word)?;
        }
        let span = cursor.since(start);
        let group = Group {
            amount: head.amount,
            count: head.count,
            pick: head.pick,
            independent,
            head: spell(cursor.items.get(start..head.end).unwrap_or_default()),
            explicit: head.span.is_some(),
            members: vec![member],
            chain: Chain::default(),
            span,
        };
        Ok((cursor, self.group(group)))
    }

    /// How many and which.
    fn head(&mut self, cursor: &mut Cursor<'_>, place: &Place) -> Result<Head, Problem> {
        let mut head = Head { amount: Amount::Some, count: None, pick: Pick::Any, span: None, end: cursor.at };
        while let Some(item) = cursor.item() {
            let earlier = item.text == "earlier" && noun_follows(*cursor);
            let later = item.text == "later" && noun_follows(*cursor);
            match &item.kind {
                _ if earlier => head.pick = Pick::Earlier,
                _ if later => head.pick = Pick::Later,
                ItemKind::Small(Small::A) => {}
                ItemKind::Small(Small::Another) => head.pick = Pick::Another,
                ItemKind::Small(Small::No) => {
                    head.amount = allow_no(place, item.span, *cursor)?;
                }
                ItemKind::Small(Small::All) => head.amount = allow_all(place, item, *cursor)?,
                ItemKind::Small(Small::The) => return Err(which_one(item.span, *cursor)),
                ItemKind::Small(Small::TheSame) => {
                    return Err(Problem::Noun(NounProblem::SameAsWhat {
                        phrase: spell(cursor.items.get(cursor.at..cursor.at + 2).unwrap_or_default()),
                        span: item.span,
                    }));
                }
                ItemKind::Count(count) if head.count.is_none() && is_amount(count) => {
                    head.amount = amount(count, *cursor)?;
                    head.count = Some(*count);
                }
                ItemKind::Count(_) | ItemKind::Phrase { .. } | ItemKind::Small(_) | ItemKind::Unknown(_) => break,
                ItemKind::Texts(_) | ItemKind::Group(_) | ItemKind::Not | ItemKind::That => break,
                ItemKind::Where | ItemKind::Join(_) => break,
            }
            head.span = Some(head.span.map_or(item.span, |span| span.to(item.span)));
            cursor.at += 1;
        }
        head.end = cursor.at;
        check_head(&head, place, *cursor)?;
        Ok(head)
    }

    fn adjective_test(&mut self, item: &Item, meanings: &[Meaning], at: usize) -> TestId {
        let meanings: Vec<Meaning> = meanings.iter().copied().filter(|meaning| meaning.is_adjective()).collect();
        let types = meanings
            .iter()
            .fold(crate::resolve::types::Types::NONE, |types, meaning| types.or(self.scope.types(*meaning)));
        let kind = Kind::Adjective { meanings, text: item.text.clone() };
        self.tree.add_test(Test { not: false, kind, types, span: item.span, at })
    }

    /// Says an adjective of the noun after it.
    fn put_before(&mut self, member: &mut Member, id: TestId, word: &Item) -> Result<(), Problem> {
        let types = self.tree.test(id).map(|test| test.types).unwrap_or_default();
        if !member.types.meets(types) {
            return Err(Problem::Noun(NounProblem::WrongType {
                test: word.text.clone(),
                said_of: types,
                noun: member.name.clone(),
                found: member.types,
                before: true,
                span: word.span,
                noun_span: member.span,
            }));
        }
        member.types = member.types.and(types);
        member.adjectives.push(id);
        Ok(())
    }

    /// Reads the noun phrases of a parenthesised list, with what is said of the last: `(an official or a state body)`.
    pub(super) fn nouns_inside(&mut self, items: &[Item], place: &Place) -> Result<Vec<GroupId>, Problem> {
        let (cursor, group) = self.noun(Cursor::new(items, 0), place)?;
        let frame = super::Frame::open(vec![group], None, [0, 0, cursor.at]);
        let mut frames = vec![frame];
        self.tests(cursor, &mut frames, super::Tie::Silent)?;
        Ok(frames.into_iter().next().map(|frame| frame.groups).unwrap_or_default())
    }

    /// What a complement of things can be, all of its nouns together.
    pub(super) fn things(&self, to: &Complement) -> Vec<GroupId> {
        match to {
            Complement::Things(groups) => groups.clone(),
            Complement::Words(_) | Complement::Places(_) | Complement::Attributes { .. } => Vec::new(),
        }
    }
}

/// What is flagged is not counted, and has nothing outside of it to be compared with.
fn check_head(head: &Head, place: &Place, cursor: Cursor<'_>) -> Result<(), Problem> {
    let Some(span) = head.span.filter(|_| matches!(place, Place::Subject | Place::Predicate)) else { return Ok(()) };
    if head.count.is_some() {
        return Err(Problem::Noun(NounProblem::SubjectCounted { span }));
    }
    let text = || spell(cursor.items.get(cursor.at.saturating_sub(1)..cursor.at + 1).unwrap_or_default());
    match head.pick {
        Pick::Any | Pick::Same => Ok(()),
        Pick::Another | Pick::Earlier | Pick::Later => {
            Err(Problem::Noun(NounProblem::ComparesWithNothing { text: text(), span }))
        }
    }
}

/// The text of the items from here on, for a suggestion.
pub(super) fn spell_from(cursor: Cursor<'_>) -> String {
    let rest = cursor.items.get(cursor.at..).unwrap_or_default();
    let end = rest.iter().position(|item| matches!(item.kind, ItemKind::Join(_))).unwrap_or(rest.len());
    spell(rest.get(..end).unwrap_or_default())
}

fn any(meanings: &[Meaning], is: impl Fn(Meaning) -> bool) -> bool {
    meanings.iter().copied().any(is)
}

fn is_article(small: Small) -> bool {
    match small {
        Small::A | Small::Another | Small::The | Small::TheSame | Small::No | Small::All => true,
        Small::Earlier | Small::Later => true,
        Small::Only | Small::Is | Small::Does | Small::By | Small::Of | Small::As | Small::Refused => false,
    }
}

/// True for a count of things: "at least 2", "3"; not for values and reaches.
fn is_amount(count: &Count) -> bool {
    !matches!(count.bound, Some(Bound::Within | Bound::Above | Bound::Below))
}

fn amount(count: &Count, cursor: Cursor<'_>) -> Result<Amount, Problem> {
    match count.bound {
        Some(bound) => Ok(Amount::Count(super::super::lower::bound(bound, count.number))),
        None => {
            let noun = spell_from(Cursor { at: cursor.at + 1, ..cursor });
            Err(Problem::Sentence(SentenceProblem::BareCount { number: count_text(count), noun, span: count.span }))
        }
    }
}

/// The adjective at a place, when an adjective or noun follows it.
fn adjective<'i>(cursor: Cursor<'i>) -> Option<(&'i Item, &'i [Meaning])> {
    let item = cursor.item()?;
    let ItemKind::Phrase { meanings, .. } = &item.kind else { return None };
    let noun = any(meanings, |meaning| meaning.is_noun() || meaning.is_attribute());
    let follows = matches!(cursor.peek(1), Some(ItemKind::Phrase { meanings, .. })
        if any(meanings, |meaning| meaning.is_noun() || meaning.is_adjective() || meaning.is_attribute()));
    (any(meanings, Meaning::is_adjective) && !noun && follows).then_some((item, meanings))
}

fn noun<'i>(cursor: Cursor<'i>) -> Option<(&'i Item, Vec<Meaning>)> {
    let item = cursor.item()?;
    let ItemKind::Phrase { meanings, .. } = &item.kind else { return None };
    let nouns: Vec<Meaning> = meanings.iter().copied().filter(|meaning| meaning.is_noun()).collect();
    (!nouns.is_empty()).then_some((item, nouns))
}

/// True when "earlier" stands before a noun and is no test of its own.
fn noun_follows(cursor: Cursor<'_>) -> bool {
    matches!(cursor.peek(1), Some(ItemKind::Phrase { meanings, .. })
        if any(meanings, |meaning| meaning.is_noun() || meaning.stands_before_noun()))
}

fn allow_no(place: &Place, span: Span, cursor: Cursor<'_>) -> Result<Amount, Problem> {
    let noun = spell_from(Cursor { at: cursor.at + 1, ..cursor });
    match place {
        Place::Complement { holds: true, .. } | Place::Where | Place::Predicate => Ok(Amount::No),
        Place::Complement { relation, not, .. } => Err(Problem::Sentence(SentenceProblem::NoAfterRelation {
            relation: relation.clone(),
            noun,
            not: *not,
            span,
        })),
        Place::Subject => Err(Problem::Noun(NounProblem::SubjectCounted { span })),
    }
}

fn allow_all(place: &Place, item: &Item, cursor: Cursor<'_>) -> Result<Amount, Problem> {
    let noun = spell_from(Cursor { at: cursor.at + 1, ..cursor });
    let relation = match place {
        Place::Where => return Ok(Amount::All),
        Place::Complement { relation, .. } => Some(relation.clone()),
        Place::Subject | Place::Predicate => None,
    };
    Err(Problem::Noun(NounProblem::AllOutsideWhere { word: item.text.clone(), noun, relation, span: item.span }))
}

fn which_one(span: Span, cursor: Cursor<'_>) -> Problem {
    let noun = spell_from(Cursor { at: cursor.at + 1, ..cursor });
    let noun = noun.split(' ').next().unwrap_or_default().to_owned();
    Problem::Noun(NounProblem::WhichOne {
        noun,
        span: span.to(cursor.items.get(cursor.at + 1).map_or(span, |item| item.span)),
    })
}

/// Why no noun stands where one must.
fn no_noun(cursor: Cursor<'_>, words: &[&Item], start: usize) -> Problem {
    let span = cursor.item().map_or_else(|| cursor.since(start), |item| item.span);
    match (cursor.item(), words.last()) {
        (Some(item), _) if matches!(&item.kind, ItemKind::Phrase { meanings, .. } if any(meanings, Meaning::is_adjective)) => {
            Problem::Noun(NounProblem::AdjectiveAlone { adjective: item.text.clone(), span })
        }
        (Some(item), _) => Problem::Noun(NounProblem::NoNoun { found: spell(std::slice::from_ref(item)), span }),
        (None, Some(word)) => {
            Problem::Noun(NounProblem::AdjectiveAlone { adjective: word.text.clone(), span: word.span })
        }
        (None, None) => Problem::Noun(NounProblem::NoNoun { found: String::new(), span }),
    }
}
