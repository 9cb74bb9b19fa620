//! A sentence with its attachments decided and its types narrowed, but not yet one type for each noun. Lives in an
//! arena, since a test may be added to a noun long after the noun was read.

use crate::plan::{Amount, Pick};
use crate::resolve::meaning::Meaning;
use crate::resolve::types::Types;
use crate::span::Span;
use crate::syntax::{Count, Join};
use crate::vocabulary::Row;

/// The place of a noun group in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct GroupId(usize);

/// The place of a test in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TestId(usize);

/// All nouns and tests of a sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    groups: Vec<Group>,
    tests: Vec<Test>,
}

/// "at least 2 officials or state bodies that are …"; without members' nouns: whatever the sentence is about.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub amount: Amount,
    /// The count as written.
    pub count: Option<Count>,
    pub pick: Pick,
    pub independent: bool,
    /// What stands before the adjectives, as written: "an", "at least 2", "another".
    pub head: String,
    /// An article, a count or the like stands before it; without one it takes those of the noun before it in its list.
    pub explicit: bool,
    pub members: Vec<Member>,
    pub chain: Chain,
    pub span: Span,
}

/// A noun with what stands before it.
#[derive(Clone, Debug)]
pub(super) struct Member {
    /// What the noun can mean; none for whatever the sentence is about.
    pub nouns: Vec<Meaning>,
    /// The noun as written.
    pub name: String,
    pub adjectives: Vec<TestId>,
    /// What it can be, given all that is said of it.
    pub types: Types,
    pub span: Span,
}

/// Tests of one noun and what joins them.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// `And` or `Or`, once there are two.
    pub join: Option<Join>,
    pub tests: Vec<TestId>,
}

/// A test.
#[derive(Clone, Debug)]
pub(super) struct Test {
    pub not: bool,
    pub kind: Kind,
    /// What it can be said of.
    pub types: Types,
    pub span: Span,
    /// The items that it came from: the first of them.
    pub at: usize,
}

/// What is tested.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Adjective {
        meanings: Vec<Meaning>,
        text: String,
    },
    Distance {
        row: &'static Row,
        count: Count,
    },
    Value {
        count: Count,
    },
    Relation {
        rows: Vec<&'static Row>,
        text: String,
        count: Option<Count>,
        to: Complement,
        by: Vec<GroupId>,
    },
    /// "is an official or a state body"
    Is(Vec<GroupId>),
    /// `( … )`, said of a group without nouns.
    Inside(GroupId),
    Where {
        counted: GroupId,
        said: GroupId,
    },
}

/// What a relation is related to.
#[derive(Clone, Debug)]
pub(super) enum Complement {
    Things(Vec<GroupId>),
    Words(Vec<Words>),
    Places(Vec<(&'static Row, Option<u64>, String)>),
    Attributes { rows: Vec<&'static Row>, no: bool },
}

/// Words of a list or as written.
#[derive(Clone, Debug)]
pub(super) enum Words {
    List(Meaning, String),
    Texts(Vec<String>),
}

impl Tree {
    pub fn add_group(&mut self, group: Group) -> GroupId {
        self.groups.push(group);
        GroupId(self.groups.len() - 1)
    }

    pub fn add_test(&mut self, test: Test) -> TestId {
        self.tests.push(test);
        TestId(self.tests.len() - 1)
    }

    pub fn group(&self, id: GroupId) -> Option<&Group> {
        self.groups.get(id.0)
    }

    pub fn group_mut(&mut self, id: GroupId) -> Option<&mut Group> {
        self.groups.get_mut(id.0)
    }

    pub fn test(&self, id: TestId) -> Option<&Test> {
        self.tests.get(id.0)
    }

    pub fn test_mut(&mut self, id: TestId) -> Option<&mut Test> {
        self.tests.get_mut(id.0)
    }

    /// What the members of a group can be, all of them together.
    pub fn types(&self, id: GroupId) -> Types {
        let members = self.group(id).map(|group| group.members.as_slice()).unwrap_or_default();
        members.iter().fold(Types::NONE, |types, member| types.or(member.types))
    }

    /// True when a test can be said of every member of a group.
    pub fn fits(&self, id: GroupId, types: Types) -> bool {
        self.group(id).is_some_and(|group| group.members.iter().all(|member| member.types.meets(types)))
    }

    /// Every group, in the order in which it was read.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter()
    }
}

impl Group {
    /// Whatever the sentence is about: a thing of one of the types, without a noun.
    pub fn whatever(types: Types, name: &str, span: Span) -> Self {
        let member = Member { nouns: Vec::new(), name: name.to_owned(), adjectives: Vec::new(), types, span };
        Self {
            amount: Amount::Some,
            count: None,
            pick: Pick::Any,
            independent: false,
            head: String::new(),
            explicit: true,
            members: vec![member],
            chain: Chain::default(),
            span,
        }
    }
}
