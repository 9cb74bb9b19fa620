//! Items to a tree: which noun each test is said of. One pass from left to right with the nouns that are still open;
//! types decide, and where two nouns fit it is an error, never a guess.

mod attach;
mod chunk;
mod complement;
mod list;
mod noun;
mod whole;

use crate::resolve::item::{Item, ItemKind};
use crate::resolve::meaning::{Meaning, Small, said_of};
use crate::resolve::problem::{Problem, SentenceProblem};
use crate::resolve::tree::{Group, GroupId, TestId, Tree};
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::Join;
use crate::vocabulary::Type;

pub(super) use whole::{Whole, condition, definition, subject};

/// What is known of definitions while sentences are read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scope<'a> {
    /// What the class of each definition can be; `None` while it is not known, or broken.
    pub classes: &'a [Option<Types>],
}

impl Scope<'_> {
    /// What a phrase can be, or be said of.
    pub fn types(&self, meaning: Meaning) -> Types {
        match meaning {
            Meaning::Row(row) => said_of(row),
            Meaning::Class(id) | Meaning::Adjective(id) => {
                self.classes.get(id).copied().flatten().unwrap_or(Types::all())
            }
            Meaning::List(_) => Types::from([Type::Wording].as_slice()),
            Meaning::Broken => Types::all(),
        }
    }
}

/// A noun that is still open: more can be said of it.
#[derive(Clone, Debug)]
struct Frame {
    /// The nouns of one list; the last is the nearest.
    groups: Vec<GroupId>,
    /// The test whose complement it is.
    owner: Option<TestId>,
    /// Something was said of it after it.
    has_tests: bool,
    /// Something was said of it with `that`.
    that: bool,
    /// It stands in parentheses: only `that` can say more of it, and of the whole list.
    closed: bool,
    /// It is what `where` counts, of which the rest of its sentence speaks.
    said: bool,
    /// Where its relation, it and what follows it begin among the items.
    relation_at: usize,
    noun_at: usize,
    after: usize,
}

impl Frame {
    fn open(groups: Vec<GroupId>, owner: Option<TestId>, at: [usize; 3]) -> Self {
        let [relation_at, noun_at, after] = at;
        Self { groups, owner, has_tests: false, that: false, closed: false, said: false, relation_at, noun_at, after }
    }
}

/// How a test is tied to what stands before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tie {
    /// Nothing between: an `and` that is not written.
    Silent,
    /// `that`
    That,
    /// `and`, `or`
    Join(Join, Span),
    /// `and that`
    JoinThat(Join, Span),
    /// The first thing that is said in `where …`.
    Said,
}

/// The items with a place in them.
#[derive(Clone, Copy, Debug)]
struct Cursor<'i> {
    items: &'i [Item],
    at: usize,
}

impl<'i> Cursor<'i> {
    fn new(items: &'i [Item], at: usize) -> Self {
        Self { items, at }
    }

    fn item(&self) -> Option<&'i Item> {
        self.items.get(self.at)
    }

    fn kind(&self) -> Option<&'i ItemKind> {
        self.item().map(|item| &item.kind)
    }

    fn peek(&self, ahead: usize) -> Option<&'i ItemKind> {
        self.items.get(self.at + ahead).map(|item| &item.kind)
    }

    /// Where the next item is; at the end, the end of the last.
    fn span(&self) -> Span {
        let end = || self.items.last().map(|item| item.span).unwrap_or_default();
        self.item().map_or_else(end, |item| item.span)
    }

    /// The place of the item before.
    fn before(&self) -> Span {
        self.at.checked_sub(1).and_then(|at| self.items.get(at)).map(|item| item.span).unwrap_or_default()
    }

    /// From an item up to this place.
    fn since(&self, start: usize) -> Span {
        let spans = self.items.iter().take(self.at.max(start + 1)).skip(start).map(|item| item.span);
        spans.reduce(Span::to).unwrap_or_default()
    }
}

/// A sentence while it is read.
struct Sentence<'a> {
    scope: Scope<'a>,
    tree: Tree,
    /// The test that was read last, whose complement may go on as a list.
    last: Option<TestId>,
    /// Steps left before the sentence counts as too tangled.
    steps: usize,
}

/// Far more steps than any sentence that a person reads.
const STEPS: usize = 4_000;

impl<'a> Sentence<'a> {
    fn new(scope: Scope<'a>) -> Self {
        Self { scope, tree: Tree::default(), last: None, steps: STEPS }
    }

    /// Reads tests and joins up to the end of the items.
    fn tests(&mut self, mut cursor: Cursor<'_>, frames: &mut Vec<Frame>, first: Tie) -> Result<(), Problem> {
        let mut tie = first;
        while let Some(item) = cursor.item() {
            self.spend(item.span)?;
            match &item.kind {
                ItemKind::Join(join) => {
                    cursor.at += 1;
                    tie = Tie::Join(*join, item.span);
                    if let Some(next) = self.list_goes_on(cursor, frames, *join)? {
                        cursor = next;
                        tie = Tie::Silent;
                    } else if *join == Join::Comma {
                        let test = noun::spell_from(cursor);
                        return Err(Problem::Sentence(SentenceProblem::CommaBeforeTest { test, span: item.span }));
                    }
                }
                ItemKind::That => {
                    cursor.at += 1;
                    tie = match tie {
                        Tie::Join(join, span) => Tie::JoinThat(join, span.to(item.span)),
                        Tie::Silent | Tie::That | Tie::JoinThat(..) | Tie::Said => Tie::That,
                    };
                    cursor = self.chunk(cursor, frames, tie)?;
                    tie = Tie::Silent;
                }
                ItemKind::Where => {
                    cursor = self.where_test(cursor, frames, tie)?;
                    tie = Tie::Said;
                }
                ItemKind::Small(Small::By) if self.takes_by() => {
                    cursor = self.by(cursor, frames)?;
                    tie = Tie::Silent;
                }
                ItemKind::Phrase { .. } | ItemKind::Small(_) | ItemKind::Unknown(_) | ItemKind::Count(_) => {
                    cursor = self.chunk(cursor, frames, tie)?;
                    tie = Tie::Silent;
                }
                ItemKind::Texts(_) | ItemKind::Group(_) | ItemKind::Not => {
                    cursor = self.chunk(cursor, frames, tie)?;
                    tie = Tie::Silent;
                }
            }
        }
        Ok(())
    }

    fn spend(&mut self, span: Span) -> Result<(), Problem> {
        self.steps = self.steps.checked_sub(1).ok_or(Problem::Sentence(SentenceProblem::TooTangled { span }))?;
        Ok(())
    }

    /// A new noun group.
    fn group(&mut self, group: Group) -> GroupId {
        self.tree.add_group(group)
    }
}

/// The text of some items, as the rule has it.
pub(super) fn spell(items: &[Item]) -> String {
    let mut out = String::new();
    for item in items {
        let comma = item.text == ",";
        if !out.is_empty() && !comma && !out.ends_with('(') {
            out.push(' ');
        }
        match &item.kind {
            ItemKind::Group(inner) => {
                out.push('(');
                out.push_str(&spell(inner));
                out.push(')');
            }
            ItemKind::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| format!("\"{}\"", text.text)).collect();
                out.push_str(&texts.join(" or "));
            }
            ItemKind::Count(count) => out.push_str(&super::item::count_text(count)),
            ItemKind::Unknown(_) | ItemKind::Phrase { .. } | ItemKind::Small(_) | ItemKind::Not => {
                out.push_str(&item.text)
            }
            ItemKind::That | ItemKind::Where | ItemKind::Join(_) => out.push_str(&item.text),
        }
    }
    out
}
