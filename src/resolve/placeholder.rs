//! What a message can name: each placeholder, what has it of itself, and what in a rule gives it otherwise. Also what
//! findings can be counted by and where the caret can go.

use crate::plan::{Complement, Group, Noun, Test};
use crate::vocabulary::{Row, Type};

/// A placeholder.
#[derive(Clone, Copy, Debug)]
pub struct Placeholder {
    /// Its name: "source" for `{source}`.
    pub name: &'static str,
    /// The types of flagged thing that have it of themselves.
    pub held_by: &'static [Type],
    /// Rows that give it when a rule uses them of what is flagged: classes, relations, adjectives, attributes.
    pub given_by: &'static [&'static str],
    /// The types of noun that give it when a rule relates what is flagged to one.
    pub given_by_types: &'static [Type],
    /// What it needs, in words.
    pub needs: &'static str,
    /// True when it has a place in the article, so that `mark` can show it.
    pub place: bool,
    /// True when findings can be counted by it.
    pub key: bool,
}

const NOTHING: Placeholder =
    Placeholder { name: "", held_by: &[], given_by: &[], given_by_types: &[], needs: "", place: true, key: false };

/// Every placeholder, in the order in which messages list them.
pub const PLACEHOLDERS: &[Placeholder] = &[
    Placeholder { name: "content", held_by: &[Type::Statement], needs: "a statement", ..NOTHING },
    Placeholder {
        name: "source",
        held_by: &[Type::Statement, Type::Source],
        given_by: &["attributed", "supplied by"],
        given_by_types: &[Type::Source],
        needs: "a source",
        key: true,
        ..NOTHING
    },
    Placeholder { name: "cue", held_by: &[Type::Statement], given_by: &["attributed"], needs: "a cue", ..NOTHING },
    Placeholder { name: "wording", held_by: &[Type::Wording], needs: "words of a list", ..NOTHING },
    Placeholder {
        name: "number",
        held_by: &[Type::Number],
        given_by: &["with a different number from"],
        given_by_types: &[Type::Number],
        needs: "a number",
        ..NOTHING
    },
    Placeholder { name: "date", held_by: &[Type::Date], given_by_types: &[Type::Date], needs: "a date", ..NOTHING },
    Placeholder { name: "place", held_by: &[Type::Place], given_by_types: &[Type::Place], needs: "a place", ..NOTHING },
    Placeholder { name: "event", held_by: &[Type::Statement], needs: "an event", place: false, key: true, ..NOTHING },
    Placeholder { name: "target", given_by: &["accusation"], needs: "an accusation", key: true, ..NOTHING },
    Placeholder { name: "condition", given_by: &["conditional"], needs: "a condition", ..NOTHING },
    Placeholder { name: "dropped source", given_by: &["dropped source"], needs: "a dropped source", ..NOTHING },
    Placeholder {
        name: "quotation",
        held_by: &[Type::Quotation],
        given_by_types: &[Type::Quotation],
        needs: "a quotation",
        ..NOTHING
    },
    Placeholder { name: "headline", given_by: &["headline", "heading"], needs: "a headline", ..NOTHING },
    Placeholder { name: "subheading", given_by: &["subheading", "heading"], needs: "a subheading", ..NOTHING },
    Placeholder {
        name: "note",
        held_by: &[Type::Note],
        given_by_types: &[Type::Note],
        needs: "a verification note",
        ..NOTHING
    },
    Placeholder {
        name: "verifier",
        held_by: &[Type::Note],
        given_by: &["verified", "verified by", "independently verified"],
        needs: "a verification",
        ..NOTHING
    },
    Placeholder {
        name: "evidence",
        held_by: &[Type::Evidence],
        given_by_types: &[Type::Evidence],
        needs: "evidence",
        key: true,
        ..NOTHING
    },
    Placeholder {
        name: "document",
        given_by: &["document", "setting out the law"],
        needs: "a document",
        key: true,
        ..NOTHING
    },
    Placeholder { name: "supplier", given_by: &["supplied by"], needs: "a supplier", ..NOTHING },
    Placeholder { name: "captive", given_by: &["captive"], needs: "a captive", key: true, ..NOTHING },
    Placeholder {
        name: "conflict",
        held_by: &[Type::Conflict],
        given_by: &["party in conflict", "conflict"],
        given_by_types: &[Type::Conflict],
        needs: "a conflict or a party to one",
        place: false,
        key: true,
    },
    Placeholder {
        name: "side",
        given_by: &["party in conflict", "from the same side"],
        needs: "a side of a conflict",
        place: false,
        key: true,
        ..NOTHING
    },
    Placeholder {
        name: "passage",
        held_by: &[Type::Quotation, Type::Number, Type::Date, Type::Name, Type::Statement],
        needs: "something that can be compared with the sources",
        place: false,
        ..NOTHING
    },
    Placeholder { name: "name", held_by: &[Type::Name], needs: "a name", ..NOTHING },
    Placeholder { name: "distance", needs: "a distance in sentences", place: false, ..NOTHING },
    Placeholder { name: "count", needs: "a count", place: false, ..NOTHING },
];

impl Placeholder {
    /// The test by which a rule asks that the thing has none of it: `not conditional`, for `{condition}`.
    pub(super) fn denied_by(&self, test: &Test) -> Option<&'static str> {
        match test {
            Test::All(tests) => tests.iter().find_map(|test| self.denied_by(test)),
            Test::Not(inner) => match &**inner {
                Test::Is { row, .. } if self.held_by.is_empty() && self.given_by.contains(&row.phrase) => {
                    Some(row.phrase)
                }
                _ => None,
            },
            _ => None,
        }
    }
}

/// A placeholder by its name.
pub(super) fn find(name: &str) -> Option<&'static Placeholder> {
    PLACEHOLDERS.iter().find(|placeholder| placeholder.name == name)
}

/// The names of some placeholders.
pub(super) fn names(is: impl Fn(&Placeholder) -> bool) -> Vec<&'static str> {
    PLACEHOLDERS.iter().filter(|placeholder| is(placeholder)).map(|placeholder| placeholder.name).collect()
}

/// Whether a test, when it is true, gives something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Gives {
    Never,
    Sometimes,
    Always,
}

/// What gives a placeholder its value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Asked {
    /// The placeholder itself.
    Plain(&'static Placeholder),
    /// `{other …}`: the thing of the first relation to a thing.
    Other,
    /// That the statement is unattributed.
    Unattributed,
}

impl Asked {
    /// Whether a test gives it.
    pub fn by(self, test: &Test) -> Gives {
        match test {
            Test::All(tests) => tests.iter().map(|test| self.by(test)).max().unwrap_or(Gives::Never),
            Test::Any(tests) => branches(tests.iter().map(|test| self.by(test))),
            Test::Not(_) => Gives::Never,
            Test::Defined { test, .. } => self.by(test),
            Test::Is { row, .. } => sure(self.is_row(row)),
            Test::IsWording { .. } => sure(self.is_named("wording")),
            Test::Apart { .. } => sure(self.is_named("distance")),
            Test::Value { .. } => sure(self.is_named("number")),
            Test::Related { row, distance, to, by, .. } => {
                let here = self.is_row(row) || (distance.is_some() && self.is_named("distance"));
                let by = by.as_ref().map_or(Gives::Never, |group| self.of_group(group));
                sure(here).max(by).max(self.of_complement(to))
            }
            Test::Where { group, said, .. } => {
                sure(self.is_named("count")).max(self.of_group(group)).max(self.by(said))
            }
        }
    }

    fn of_complement(self, to: &Complement) -> Gives {
        match to {
            Complement::Things(group) => match self {
                Self::Other => Gives::Always,
                Self::Plain(_) => self.of_group(group),
                Self::Unattributed => Gives::Never,
            },
            Complement::Words(_) => sure(self.is_named("wording")),
            Complement::Places(_) => Gives::Never,
            Complement::Attributes { rows, .. } => sure(rows.iter().any(|row| self.is_row(row))),
        }
    }

    fn of_group(self, group: &Group) -> Gives {
        let counted = matches!(group.amount, crate::plan::Amount::Count(_)) && self.is_named("count");
        let members = group.members.iter().map(|member| {
            let noun = match (self, member.noun) {
                (Self::Plain(placeholder), _) if placeholder.given_by_types.contains(&member.of) => true,
                (_, Noun::Row(row)) => self.is_row(row),
                (_, Noun::Words(_)) => self.is_named("wording"),
            };
            sure(noun).max(self.by(&member.test))
        });
        sure(counted).max(branches(members))
    }

    fn is_row(self, row: &Row) -> bool {
        match self {
            Self::Plain(placeholder) => placeholder.given_by.contains(&row.phrase),
            Self::Other => row.phrase == "stronger than the body",
            Self::Unattributed => row.phrase == "unattributed",
        }
    }

    fn is_named(self, name: &str) -> bool {
        match self {
            Self::Plain(placeholder) => placeholder.name == name,
            Self::Other | Self::Unattributed => false,
        }
    }
}

fn sure(gives: bool) -> Gives {
    if gives { Gives::Always } else { Gives::Never }
}

/// What a test gives that is true when one of several is.
fn branches(all: impl Iterator<Item = Gives>) -> Gives {
    let all: Vec<Gives> = all.collect();
    match (all.iter().min(), all.iter().max()) {
        (Some(Gives::Always), _) => Gives::Always,
        (_, Some(Gives::Always | Gives::Sometimes)) => Gives::Sometimes,
        (_, Some(Gives::Never) | None) => Gives::Never,
    }
}
