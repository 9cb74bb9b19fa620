//! Placeholders of messages, marks and keys: `{source}`, `mark the cue`, `once per target`. Each says for which things it is
//! there and what it stands for; the text around it is the rule's.

use crate::span::Span;
use crate::vocabulary::{Thing, Type, View};

mod read;

/// What a placeholder stands for in one finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Value {
    /// The words for a message.
    pub text: String,
    /// What is equal for two findings that share it.
    pub key: String,
    /// Where it stands, where it is printed.
    pub span: Option<Span>,
    /// Several are meant, so that a verb behind it is "are".
    pub plural: bool,
}

/// A placeholder.
#[derive(Debug)]
pub struct Placeholder {
    /// Its name: "source", "dropped source".
    pub name: &'static str,
    /// The types of thing that have it.
    pub of: &'static [Type],
    /// The only classes that have it ("accusation"); empty: every thing of those types.
    pub only: &'static [&'static str],
    /// True when a thing of those types may lack it, unless the rule's tests see to it that it does not.
    pub may_be_empty: bool,
    /// True when findings can be gathered by it: `once per source`.
    pub is_key: bool,
    /// One sentence for a standards editor.
    pub doc: &'static str,
    /// Reads it of a thing; the things that made the rule's relations true are given in order.
    pub read: fn(&View<'_>, Thing, &[Thing]) -> Option<Value>,
}

const STATEMENT: &[Type] = &[Type::Statement];
const SPOKEN: &[Type] = &[
    Type::Statement,
    Type::Source,
    Type::Note,
    Type::Evidence,
    Type::Number,
    Type::Date,
    Type::Quotation,
    Type::Wording,
    Type::Article,
];
const EVERY: &[Type] = &[
    Type::Statement,
    Type::Source,
    Type::Note,
    Type::Evidence,
    Type::Number,
    Type::Date,
    Type::Place,
    Type::Quotation,
    Type::Heading,
    Type::Wording,
    Type::Conflict,
    Type::Name,
];

/// Every placeholder, in the order of the reference page.
pub static PLACEHOLDERS: &[Placeholder] = &[
    Placeholder {
        doc: "The source that made the first test of a source true, else the outermost one that the sentence prints.",
        is_key: true,
        ..plain("source", SPOKEN, read::source)
    },
    Placeholder {
        may_be_empty: false,
        doc: "The words of the statement, cut to a readable length.",
        ..plain("content", STATEMENT, read::content)
    },
    Placeholder {
        doc: "The words that link it to its source; the ones that a test of the cue found, if there is one.",
        ..plain("cue", STATEMENT, read::cue)
    },
    Placeholder {
        doc: "The words of a list that a test found, or that are flagged themselves.",
        ..plain("wording", &[Type::Statement, Type::Source, Type::Wording], read::wording)
    },
    Placeholder {
        doc: "The number that made a test true, else the first in the statement.",
        ..plain("number", &[Type::Statement, Type::Number], read::number)
    },
    Placeholder {
        doc: "The date, or the first date of the statement.",
        ..plain("date", &[Type::Statement, Type::Date, Type::Evidence], read::date)
    },
    Placeholder {
        doc: "The place, or the first place of the statement.",
        ..plain("place", &[Type::Statement, Type::Place, Type::Evidence], read::place)
    },
    Placeholder {
        is_key: true,
        only: &["accusation"],
        doc: "Whom the statement accuses.",
        ..plain("target", STATEMENT, read::target)
    },
    Placeholder {
        is_key: true,
        doc: "What happened, as far as statements tell of the same.",
        ..plain("event", STATEMENT, read::event)
    },
    Placeholder {
        is_key: true,
        doc: "The captive among its sources, or the one that it shows or is about.",
        ..plain("captive", &[Type::Statement, Type::Source, Type::Evidence], read::captive)
    },
    Placeholder {
        is_key: true,
        doc: "The law or treaty that it sets out, or the paper itself.",
        ..plain("document", &[Type::Statement, Type::Source, Type::Evidence], read::document)
    },
    Placeholder { doc: "The condition that it gives.", ..plain("condition", STATEMENT, read::condition) },
    Placeholder {
        doc: "The source that its sentence leaves out.",
        ..plain("dropped source", STATEMENT, read::dropped_source)
    },
    Placeholder {
        doc: "Who verified it, as a note says.",
        ..plain("verifier", &[Type::Statement, Type::Evidence], read::verifier)
    },
    Placeholder {
        doc: "The conflict to which its source is a party, else the one that the article is about.",
        ..plain(
            "conflict",
            &[Type::Statement, Type::Source, Type::Evidence, Type::Article, Type::Conflict],
            read::conflict,
        )
    },
    Placeholder {
        doc: "The side of the conflict that its source is on.",
        ..plain("side", &[Type::Statement, Type::Source, Type::Evidence, Type::Article], read::side)
    },
    Placeholder {
        may_be_empty: false,
        doc: "The words that name the image, video, paper or data.",
        ..plain("evidence", &[Type::Evidence], read::evidence)
    },
    Placeholder {
        doc: "Who posted the evidence or handed it out.",
        ..plain("supplier", &[Type::Evidence], read::supplier)
    },
    Placeholder {
        may_be_empty: false,
        doc: "The sentence of the verification note.",
        ..plain("note", &[Type::Note], read::note)
    },
    Placeholder {
        may_be_empty: false,
        doc: "The words between the quotation marks.",
        ..plain("quotation", &[Type::Quotation], read::quotation)
    },
    Placeholder {
        may_be_empty: false,
        doc: "The words of the headline.",
        ..plain("headline", &[Type::Heading], read::heading)
    },
    Placeholder {
        may_be_empty: false,
        doc: "The words of the subheading.",
        ..plain("subheading", &[Type::Heading], read::heading)
    },
    Placeholder {
        doc: "The words of the sources that it was held against.",
        ..plain("passage", &[Type::Quotation, Type::Number, Type::Date, Type::Name, Type::Statement], read::passage)
    },
    Placeholder { may_be_empty: false, doc: "The name.", ..plain("name", &[Type::Name], read::name) },
    Placeholder {
        doc: "How many sentences lie between it and the other thing.",
        ..plain("distance", EVERY, read::distance)
    },
    Placeholder {
        doc: "How many there are of what the rule counts.",
        ..plain("count", &[Type::Article, Type::Statement, Type::Heading], read::count)
    },
    Placeholder {
        may_be_empty: false,
        doc: "The words of the other thing: the one that made the first relation true.",
        ..plain("other", EVERY, read::other)
    },
];

const fn plain(
    name: &'static str,
    of: &'static [Type],
    read: fn(&View<'_>, Thing, &[Thing]) -> Option<Value>,
) -> Placeholder {
    Placeholder { name, of, only: &[], may_be_empty: true, is_key: false, doc: "", read }
}

/// Every placeholder.
pub fn placeholders() -> &'static [Placeholder] {
    PLACEHOLDERS
}

/// The placeholder of that name.
pub fn placeholder(name: &str) -> Option<&'static Placeholder> {
    PLACEHOLDERS.iter().find(|placeholder| placeholder.name == name)
}

/// What a placeholder stands for in one finding. With `other` it is read of the thing that made the first fitting relation
/// true: one of the flagged thing's own type before any other.
pub fn fill(view: &View<'_>, name: &str, other: bool, thing: Thing, chosen: &[Thing]) -> Option<Value> {
    let placeholder = placeholder(name)?;
    if !other && name != "other" {
        return (placeholder.read)(view, thing, chosen);
    }
    let fits = |other: &&Thing| **other != thing && placeholder.of.contains(&other.of_type());
    let alike = chosen.iter().filter(fits).find(|other| other.of_type() == thing.of_type());
    let other = alike.or_else(|| chosen.iter().find(fits))?;
    (placeholder.read)(view, *other, chosen)
}
