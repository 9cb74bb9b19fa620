//! One test with its first complement: an adjective, a relation, a distance, a value, "is a NOUN", a group, `where`.

use super::complement::Written;
use super::noun::{Place, spell_from};
use super::{Cursor, Frame, Sentence, Tie, spell};
use crate::resolve::item::{Item, ItemKind, Unknown, count_text};
use crate::resolve::meaning::{Meaning, Small, relation, said_of};
use crate::resolve::problem::{NounProblem, Problem, SentenceProblem};
use crate::resolve::tree::{Complement, Group, GroupId, Kind, Test, TestId};
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::{Bound, Count, Join};
use crate::vocabulary::{Row, Type};

/// What stands before a test.
#[derive(Clone, Copy)]
struct Verb {
    start: usize,
    not: bool,
    /// A verb was there: "is", "are not".
    finite: bool,
}

/// What a test was made of, with the nouns that more can be said of.
struct Chunk<'i> {
    cursor: Cursor<'i>,
    kind: Kind,
    types: Types,
    open: Vec<GroupId>,
    closed: bool,
    noun_at: usize,
}

impl<'i> Chunk<'i> {
    fn plain(cursor: Cursor<'i>, kind: Kind, types: Types) -> Self {
        Self { cursor, kind, types, open: Vec::new(), closed: false, noun_at: cursor.at }
    }
}

impl Sentence<'_> {
    /// Reads a test and says it of the noun that it belongs to.
    pub(super) fn chunk<'i>(
        &mut self,
        cursor: Cursor<'i>,
        frames: &mut Vec<Frame>,
        tie: Tie,
    ) -> Result<Cursor<'i>, Problem> {
        let (cursor, verb) = verb(cursor)?;
        let relation_at = cursor.at;
        let chunk = self.kind(cursor, verb, frames)?;
        let end = chunk.cursor;
        let span = end.since(verb.start);
        let group = matches!(chunk.kind, Kind::Inside(_));
        let test =
            self.tree.add_test(Test { not: verb.not, kind: chunk.kind, types: chunk.types, span, at: verb.start });
        self.attach(test, tie, verb.finite, group, end, frames)?;
        self.last = Some(test);
        self.narrow_predicate(test, frames);
        if !chunk.open.is_empty() {
            let mut frame = Frame::open(chunk.open, Some(test), [relation_at, chunk.noun_at, end.at]);
            frame.closed = chunk.closed;
            self.open(frame, frames, span)?;
        }
        Ok(end)
    }

    /// "is an official": the noun after "is" is the thing before it, so it has its types.
    fn narrow_predicate(&mut self, test: TestId, frames: &[Frame]) {
        let Some(Kind::Is(groups)) = self.tree.test(test).map(|test| test.kind.clone()) else { return };
        let subject = frames.last().and_then(|frame| frame.groups.last()).copied();
        let types = subject.map(|subject| self.tree.types(subject)).unwrap_or_default();
        for group in groups {
            if let Some(group) = self.tree.group_mut(group) {
                group.members.iter_mut().for_each(|member| member.types = member.types.and(types));
            }
        }
    }

    fn kind<'i>(&mut self, cursor: Cursor<'i>, verb: Verb, frames: &[Frame]) -> Result<Chunk<'i>, Problem> {
        let Some(item) = cursor.item() else {
            return Err(Problem::Sentence(SentenceProblem::NoTest {
                after: spell(cursor.items.get(verb.start..).unwrap_or_default()),
                span: cursor.before(),
            }));
        };
        let next = Cursor { at: cursor.at + 1, ..cursor };
        match &item.kind {
            ItemKind::Group(inner) if !self.starts_noun(cursor) => self.inside(next, inner, item.span, frames),
            ItemKind::Phrase { meanings, count } => self.phrase(cursor, meanings, *count, verb),
            ItemKind::Small(Small::Of) => self.value(next, item),
            ItemKind::Count(count) => match count.bound {
                Some(Bound::Within) => {
                    Err(Problem::Sentence(SentenceProblem::WithinOneWay { number: count.number, span: count.span }))
                }
                Some(Bound::Above | Bound::Below) => self.value(cursor, item),
                Some(Bound::AtLeast | Bound::AtMost | Bound::MoreThan | Bound::FewerThan | Bound::Exactly) | None => {
                    Err(Problem::Sentence(SentenceProblem::CountAlone {
                        count: count_text(count),
                        rest: spell_from(next),
                        span: count.span,
                    }))
                }
            },
            ItemKind::Texts(_) => Err(Problem::Sentence(SentenceProblem::TextAlone { span: item.span })),
            ItemKind::Unknown(unknown) => Err(unknown_phrase(unknown, item)),
            ItemKind::Small(Small::Refused) => {
                Err(Problem::Sentence(SentenceProblem::RefusedWord { word: item.text.clone(), span: item.span }))
            }
            ItemKind::Small(Small::Only) => Err(Problem::Sentence(SentenceProblem::OnlyAlone { span: item.span })),
            ItemKind::Small(_) | ItemKind::Group(_) if verb.finite || self.starts_noun(cursor) => {
                self.noun_as_test(cursor, verb)
            }
            ItemKind::Small(_) => {
                Err(Problem::Sentence(SentenceProblem::SmallWordAlone { word: item.text.clone(), span: item.span }))
            }
            ItemKind::Group(_) => self.noun_as_test(cursor, verb),
            ItemKind::Where => Err(Problem::Sentence(SentenceProblem::WhereInside { span: item.span })),
            ItemKind::That | ItemKind::Join(_) | ItemKind::Not => {
                let after = spell(cursor.items.get(verb.start..cursor.at).unwrap_or_default());
                Err(Problem::Sentence(SentenceProblem::NoTest { after, span: item.span }))
            }
        }
    }

    fn phrase<'i>(
        &mut self,
        cursor: Cursor<'i>,
        meanings: &[Meaning],
        count: Option<Count>,
        verb: Verb,
    ) -> Result<Chunk<'i>, Problem> {
        let Some(item) = cursor.item() else {
            return Err(Problem::Sentence(SentenceProblem::TextAlone { span: cursor.span() }));
        };
        let next = Cursor { at: cursor.at + 1, ..cursor };
        let relations: Vec<&'static Row> = rows(meanings, |meaning| meaning.is_relation());
        let distance = rows(meanings, |meaning| meaning.is_distance()).first().copied();
        if meanings.iter().any(|meaning| matches!(meaning, Meaning::Broken)) {
            return Err(Problem::Sentence(SentenceProblem::BrokenPhrase {
                phrase: item.text.clone(),
                span: item.span,
            }));
        }
        if let (Some(row), Some(count)) = (distance, count) {
            if count.bound.is_none() {
                return Err(Problem::Sentence(SentenceProblem::BareDistance {
                    words: item.text.clone(),
                    span: count.span,
                }));
            }
            return Ok(Chunk::plain(next, Kind::Distance { row, count }, said_of(row)));
        }
        let adjective = meanings.iter().any(|meaning| meaning.is_adjective());
        if self.starts_noun(cursor)
            && (verb.finite || !adjective || relations.is_empty())
            && !(adjective && is_last_adjective(cursor))
        {
            return self.noun_as_test(cursor, verb);
        }
        if adjective && (relations.is_empty() || !begins_complement(next)) {
            let adjectives: Vec<Meaning> = meanings.iter().copied().filter(|meaning| meaning.is_adjective()).collect();
            let types = adjectives.iter().fold(Types::NONE, |types, meaning| types.or(self.scope.types(*meaning)));
            return Ok(Chunk::plain(next, Kind::Adjective { meanings: adjectives, text: item.text.clone() }, types));
        }
        if relations.is_empty() {
            return self.noun_as_test(cursor, verb);
        }
        self.relation(next, Written { rows: relations, item, not: verb.not }, count)
    }

    fn relation<'i>(
        &mut self,
        cursor: Cursor<'i>,
        written: Written<'i>,
        count: Option<Count>,
    ) -> Result<Chunk<'i>, Problem> {
        let count = self.distance(&written, count)?;
        let noun_at = cursor.at;
        let (end, to) = self.complement(cursor, &written)?;
        let types = self.subjects(&written.rows, &to);
        if types.is_empty() {
            return Err(self.wrong_complement(&written, &to, cursor));
        }
        self.narrow_objects(&written.rows, &to);
        let closed = matches!(cursor.kind(), Some(ItemKind::Group(_)));
        let open = self.things(&to);
        let text = written.item.text.clone();
        let kind = Kind::Relation { rows: written.rows, text, count, to, by: Vec::new() };
        Ok(Chunk { cursor: end, kind, types, open, closed, noun_at })
    }

    /// True when the test that was read last has words that "by a SOURCE" can follow.
    pub(super) fn takes_by(&self) -> bool {
        match self.last.and_then(|last| self.tree.test(last)).map(|test| &test.kind) {
            Some(Kind::Relation { rows, by, .. }) => {
                by.is_empty() && rows.iter().filter_map(|row| relation(row)).any(|relation| relation.by)
            }
            Some(Kind::Adjective { .. } | Kind::Distance { .. } | Kind::Value { .. } | Kind::Is(_)) => false,
            Some(Kind::Inside(_) | Kind::Where { .. }) | None => false,
        }
    }

    /// Reads "by a SOURCE" after the words of the last test.
    pub(super) fn by<'i>(&mut self, cursor: Cursor<'i>, frames: &mut Vec<Frame>) -> Result<Cursor<'i>, Problem> {
        let owner = self.last;
        let place = Place::Complement { relation: "by".to_owned(), holds: false, not: false };
        let start = Cursor { at: cursor.at + 1, ..cursor };
        let (end, groups, closed) = match start.kind() {
            Some(ItemKind::Group(inner)) => {
                (Cursor { at: start.at + 1, ..start }, self.nouns_inside(inner, &place)?, true)
            }
            Some(_) | None => {
                let (end, group) = self.noun(start, &place)?;
                (end, vec![group], false)
            }
        };
        for group in &groups {
            self.must_be_source(*group)?;
        }
        let test = owner.and_then(|owner| self.tree.test_mut(owner));
        if let Some(Kind::Relation { by, .. }) = test.map(|test| &mut test.kind) {
            by.clone_from(&groups);
        }
        let mut frame = Frame::open(groups, owner, [cursor.at, start.at, end.at]);
        frame.closed = closed;
        self.open(frame, frames, end.since(cursor.at))?;
        Ok(end)
    }

    fn must_be_source(&mut self, group: GroupId) -> Result<(), Problem> {
        let source = Types::from([Type::Source].as_slice());
        let fits = self.tree.fits(group, source);
        let Some(group) = self.tree.group_mut(group) else { return Ok(()) };
        group.members.iter_mut().for_each(|member| member.types = member.types.and(source));
        match fits {
            true => Ok(()),
            false => Err(Problem::Noun(NounProblem::WrongComplement {
                relation: "by".to_owned(),
                takes: source.words(),
                found: group.members.first().map(|member| format!("`{}`", member.name)).unwrap_or_default(),
                span: group.span,
            })),
        }
    }

    /// A complement that no row of the relation takes.
    fn wrong_complement(&self, written: &Written<'_>, to: &Complement, cursor: Cursor<'_>) -> Problem {
        let found = match to {
            Complement::Things(groups) => groups
                .iter()
                .filter_map(|group| self.tree.group(*group))
                .flat_map(|group| group.members.iter())
                .map(|member| format!("`{}`, {}", member.name, member.types.words()))
                .next()
                .unwrap_or_default(),
            Complement::Words(_) => "words".to_owned(),
            Complement::Places(_) => "a part of the article".to_owned(),
            Complement::Attributes { .. } => "what something holds".to_owned(),
        };
        Problem::Noun(NounProblem::WrongComplement {
            relation: written.item.text.clone(),
            takes: self.takes(&written.rows),
            found,
            span: cursor.span(),
        })
    }

    /// "of at least 100", "above 100".
    fn value<'i>(&mut self, cursor: Cursor<'i>, item: &Item) -> Result<Chunk<'i>, Problem> {
        let Some(ItemKind::Count(count)) = cursor.kind() else {
            return Err(Problem::Sentence(SentenceProblem::SmallWordAlone {
                word: item.text.clone(),
                span: item.span,
            }));
        };
        if count.bound.is_none() {
            return Err(Problem::Sentence(SentenceProblem::BareCount {
                number: count_text(count),
                noun: String::new(),
                span: count.span,
            }));
        }
        let types = Types::from([Type::Number].as_slice());
        Ok(Chunk::plain(Cursor { at: cursor.at + 1, ..cursor }, Kind::Value { count: *count }, types))
    }

    /// "is an official"; without a verb, a mistake.
    fn noun_as_test<'i>(&mut self, cursor: Cursor<'i>, verb: Verb) -> Result<Chunk<'i>, Problem> {
        let noun_at = cursor.at;
        if !verb.finite {
            if let Some(before) = cursor.at.checked_sub(1).and_then(|at| cursor.items.get(at)).filter(|_| verb.not) {
                return Err(not_before_noun(before, cursor));
            }
            return Err(Problem::Sentence(SentenceProblem::NounAsTest {
                noun: spell_from(cursor),
                span: cursor.span(),
            }));
        }
        let (end, groups, closed) = match cursor.kind() {
            Some(ItemKind::Group(inner)) => {
                (Cursor { at: cursor.at + 1, ..cursor }, self.nouns_inside(inner, &Place::Predicate)?, true)
            }
            Some(_) | None => {
                let (end, group) = self.noun(cursor, &Place::Predicate)?;
                (end, vec![group], false)
            }
        };
        let types = groups.iter().fold(Types::NONE, |types, group| types.or(self.tree.types(*group)));
        Ok(Chunk { cursor: end, kind: Kind::Is(groups.clone()), types, open: groups, closed, noun_at })
    }

    /// `( … )`: tests of whatever stands outside.
    fn inside<'i>(
        &mut self,
        next: Cursor<'i>,
        inner: &'i [Item],
        span: Span,
        frames: &[Frame],
    ) -> Result<Chunk<'i>, Problem> {
        let open = frames.iter().flat_map(|frame| frame.groups.iter());
        let types = open.fold(Types::NONE, |types, group| types.or(self.tree.types(*group)));
        let name = frames.last().map(|frame| self.name(frame)).unwrap_or_default();
        let group = self.group(Group::whatever(types, &name, span));
        let mut inside = vec![Frame::open(vec![group], None, [0, 0, 0])];
        self.tests(Cursor::new(inner, 0), &mut inside, Tie::Silent)?;
        Ok(Chunk::plain(next, Kind::Inside(group), self.tree.types(group)))
    }

    /// What `where` counts, in parentheses or not.
    fn counted<'i>(&mut self, start: Cursor<'i>) -> Result<(Cursor<'i>, GroupId), Problem> {
        let Some(ItemKind::Group(inside)) = start.kind() else { return self.noun(start, &Place::Where) };
        let groups = self.nouns_inside(inside, &Place::Where)?;
        match groups.as_slice() {
            [one] => Ok((Cursor { at: start.at + 1, ..start }, *one)),
            _ => Err(Problem::Sentence(SentenceProblem::NounAsTest { noun: spell_from(start), span: start.span() })),
        }
    }

    /// `where all claims that … are …`: reads what is counted, and leaves what is said of it to the tests that follow.
    pub(super) fn where_test<'i>(
        &mut self,
        cursor: Cursor<'i>,
        frames: &mut Vec<Frame>,
        tie: Tie,
    ) -> Result<Cursor<'i>, Problem> {
        let span = cursor.span();
        if matches!(tie, Tie::That | Tie::JoinThat(..)) {
            return Err(Problem::Sentence(SentenceProblem::WhereInside { span }));
        }
        if let (Some(ItemKind::Not), Some(ItemKind::Small(Small::All))) = (cursor.peek(1), cursor.peek(2)) {
            let noun = spell_from(Cursor { at: cursor.at + 3, ..cursor });
            let noun = noun.split(' ').next().unwrap_or_default().to_owned();
            return Err(Problem::Sentence(SentenceProblem::NotBeforeAll {
                noun,
                span: Cursor { at: cursor.at + 3, ..cursor }.since(cursor.at + 1),
            }));
        }
        let Some(split) = verb_of_where(cursor) else {
            return Err(Problem::Sentence(SentenceProblem::WhereWithoutVerb { span }));
        };
        let counted_items = cursor.items.get(..split).unwrap_or_default();
        let start = Cursor { items: counted_items, at: cursor.at + 1 };
        let (end, counted) = self.counted(start)?;
        let mut inner = vec![Frame::open(vec![counted], None, [start.at, start.at, end.at])];
        self.tests(end, &mut inner, Tie::Silent)?;
        let types = self.tree.types(counted);
        let name = inner.first().map(|frame| self.name(frame)).unwrap_or_default();
        let said = self.group(Group::whatever(types, &name, span));
        let kind = Kind::Where { counted, said };
        let whole = Cursor { at: split, ..cursor }.since(cursor.at);
        let test = self.tree.add_test(Test { not: false, kind, types: Types::all(), span: whole, at: cursor.at });
        frames.truncate(1);
        let after = Cursor { at: split, ..cursor };
        self.attach(test, tie, false, false, after, frames)?;
        let mut frame = Frame::open(vec![said], None, [cursor.at, split, split]);
        frame.that = true;
        frame.said = true;
        self.open(frame, frames, span)?;
        self.last = None;
        Ok(after)
    }
}

fn rows(meanings: &[Meaning], is: impl Fn(Meaning) -> bool) -> Vec<&'static Row> {
    meanings.iter().copied().filter(|meaning| is(*meaning)).filter_map(Meaning::row).collect()
}

/// Reads "is", "are not", "does not", "not".
fn verb(mut cursor: Cursor<'_>) -> Result<(Cursor<'_>, Verb), Problem> {
    let mut verb = Verb { start: cursor.at, not: false, finite: false };
    while let Some(item) = cursor.item() {
        match &item.kind {
            ItemKind::Small(Small::Is | Small::Does) => verb.finite = true,
            ItemKind::Not if verb.not => return Err(Problem::Sentence(SentenceProblem::NotTwice { span: item.span })),
            ItemKind::Not => verb.not = true,
            ItemKind::Phrase { .. } | ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) => break,
            ItemKind::Texts(_) | ItemKind::Group(_) | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => break,
        }
        cursor.at += 1;
    }
    Ok((cursor, verb))
}

/// An adjective with nothing after it that it could stand before.
fn is_last_adjective(cursor: Cursor<'_>) -> bool {
    !matches!(cursor.peek(1), Some(ItemKind::Phrase { meanings, .. })
        if meanings.iter().any(|meaning| meaning.is_noun() || meaning.is_adjective()))
}

/// True when what follows could be a complement, so that a phrase which is both an adjective and a relation is the latter.
fn begins_complement(cursor: Cursor<'_>) -> bool {
    match cursor.kind() {
        Some(ItemKind::Texts(_) | ItemKind::Group(_) | ItemKind::Small(_) | ItemKind::Count(_)) => true,
        Some(ItemKind::Phrase { meanings, .. }) => {
            meanings.iter().any(|meaning| meaning.is_noun() || meaning.is_place())
        }
        Some(ItemKind::Unknown(_) | ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_)) | None => {
            false
        }
    }
}

/// `not` before a noun: `not all`, `not only`, `not an official`.
fn not_before_noun(before: &Item, cursor: Cursor<'_>) -> Problem {
    let span = before.span.to(cursor.span());
    match cursor.kind() {
        Some(ItemKind::Small(Small::All)) => Problem::Sentence(SentenceProblem::NotBeforeAll {
            noun: spell_from(Cursor { at: cursor.at + 1, ..cursor }),
            span,
        }),
        Some(_) | None => Problem::Sentence(SentenceProblem::NotOfNoun { noun: spell_from(cursor), span }),
    }
}

/// Where the verb of `where …` stands: the first that no `that`, `and`, `or` or `not` precedes.
fn verb_of_where(cursor: Cursor<'_>) -> Option<usize> {
    let items = cursor.items;
    (cursor.at + 2..items.len()).find(|at| {
        let is_verb = items.get(*at).is_some_and(|item| match &item.kind {
            ItemKind::Small(Small::Is | Small::Does) => true,
            ItemKind::Phrase { .. } => ["has", "have", "mentions", "mention"].contains(&item.text.as_str()),
            ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) | ItemKind::Texts(_) => false,
            ItemKind::Group(_) | ItemKind::Not | ItemKind::That | ItemKind::Where | ItemKind::Join(_) => false,
        });
        let before = at.checked_sub(1).and_then(|before| items.get(before)).map(|item| &item.kind);
        is_verb
            && !matches!(
                before,
                Some(ItemKind::That | ItemKind::Not | ItemKind::Join(Join::And | Join::Or | Join::Comma))
            )
    })
}

/// The mistake of an unknown word; suggestions are looked up where all phrases are known.
pub(super) fn unknown_phrase(unknown: &Unknown, item: &Item) -> Problem {
    let span = unknown.window.first().map_or(item.span, |(_, span)| *span);
    Problem::Sentence(SentenceProblem::UnknownPhrase { found: item.text.clone(), near: None, span })
}
