//! The tree of a rule file as written. Every node has its place in the file.

use crate::diagnostic::Severity;
use crate::span::Span;

/// A name of a pack or rule: `captive-as-fact`, `conflict/captive-as-fact`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// As written.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A text between quotes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What it says: escapes undone; of a block, without the common indentation and the first and last line break.
    pub text: String,
    /// Where, with its quotes.
    pub span: Span,
}

/// A run of words: a phrase that is defined, a key, a mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Phrase {
    /// The words, one blank between.
    pub text: String,
    /// Where.
    pub span: Span,
}

/// A rule file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pack {
    /// `pack NAME`
    pub name: Option<Name>,
    /// `use NAME, …`
    pub uses: Vec<Name>,
    /// `words PHRASE: "…"`
    pub words: Vec<WordList>,
    /// `define PHRASE: BODY`
    pub defines: Vec<Define>,
    /// `rule NAME …`; only rules whose clauses are all whole.
    pub rules: Vec<Rule>,
    /// The names of rules that were left out because a clause of theirs is broken: so that other rules may name them.
    pub broken: Vec<Name>,
    /// Of those, the rules whose sentences can be read all the same: they never run, and what is wrong with their phrases is
    /// told together with what is wrong with their clauses.
    pub damaged: Vec<Damaged>,
    /// The names of lists and definitions that were left out because they are broken: so that the rules that use them
    /// are told the true reason.
    pub broken_phrases: Vec<Phrase>,
}

/// A rule with a broken clause, as far as it can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Without the clause that is broken.
    pub rule: Rule,
    /// True when its sentences were put together otherwise than they were written, so that only their words can be judged.
    pub guessed: bool,
}

/// A list of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WordList {
    /// What the list is called.
    pub phrase: Phrase,
    /// Its entries.
    pub entries: Vec<Text>,
    /// The whole clause.
    pub span: Span,
}

/// A class or adjective that the pack defines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Define {
    /// What it is called, without its article: "military claim".
    pub phrase: Phrase,
    /// A plural that the pack gives: `define a captive child, plural captive children:`.
    pub plural: Option<Phrase>,
    /// What it is.
    pub body: Body,
    /// The whole clause.
    pub span: Span,
}

/// A rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its name.
    pub name: Name,
    /// What is flagged.
    pub flag: Body,
    /// What spares: each alone is enough.
    pub unless: Vec<Body>,
    /// How grave; `None` means a warning.
    pub severity: Option<Severities>,
    /// What is said.
    pub message: Option<Text>,
    /// Why it matters.
    pub why: Option<Text>,
    /// What to do.
    pub help: Option<Text>,
    /// The standard.
    pub see: Option<Text>,
    /// Rules that give way to this one.
    pub silences: Vec<Name>,
    /// What one finding is reported for.
    pub once: Option<Phrase>,
    /// Where the caret goes.
    pub mark: Option<Phrase>,
    /// Tags: `strict` is off unless a profile asks for it.
    pub tags: Vec<Text>,
    /// Texts that it flags and texts that it allows.
    pub examples: Vec<Example>,
    /// From `rule` to the end of its last clause.
    pub span: Span,
}

/// Which remark a clause makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Remark {
    /// `why`
    Why,
    /// `help`
    Help,
    /// `see`
    See,
}

/// An example: a text that the rule must flag, or must not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// True for `flags`, false for `allows`.
    pub flags: bool,
    /// True when the texts are paths of files.
    pub file: bool,
    /// The text or the path.
    pub text: Text,
    /// What it was made from: texts or paths.
    pub from: Vec<Text>,
}

/// `severity warning, note when BODY`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Severities {
    /// The level that holds otherwise.
    pub otherwise: Level,
    /// Levels with their conditions, in order.
    pub when: Vec<(Level, Body)>,
}

/// A level as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Level {
    /// The level.
    pub severity: Severity,
    /// Where.
    pub span: Span,
}

/// Tests and what joins them, flat: precedence and attachment need types. There is one join fewer than terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// The terms.
    pub terms: Vec<Term>,
    /// What stands between them, with its place.
    pub joins: Vec<(Join, Span)>,
    /// The whole.
    pub span: Span,
}

/// What joins two terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Join {
    /// `and`
    And,
    /// `or`
    Or,
    /// `,`
    Comma,
}

/// A run of parts up to the next join.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The parts; never empty.
    pub parts: Vec<Part>,
    /// The whole.
    pub span: Span,
}

/// A part of a term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// One word that is no joiner: "attributed".
    Word {
        /// As written.
        text: String,
        /// Where.
        span: Span,
        /// True for the first word of a line: it may be a keyword that was misspelt.
        starts_line: bool,
    },
    /// `( … )`
    Group {
        /// What is inside.
        body: Body,
        /// With its parentheses.
        span: Span,
    },
    /// `not`
    Not(Span),
    /// `that`, `which`, `who`
    That(Span),
    /// `where`
    Where(Span),
    /// A number with its bound.
    Count(Count),
    /// One text or a list of texts joined by commas or `or`.
    Texts {
        /// The texts; never empty.
        texts: Vec<Text>,
        /// The whole.
        span: Span,
    },
}

impl Part {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Word { span, .. } | Self::Group { span, .. } | Self::Texts { span, .. } => *span,
            Self::Not(span) | Self::That(span) | Self::Where(span) => *span,
            Self::Count(count) => count.span,
        }
    }
}

/// A number as written, with its bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// The bound; `None` for a bare number.
    pub bound: Option<Bound>,
    /// The number. Number words up to twelve are read as numbers.
    pub number: u64,
    /// The whole.
    pub span: Span,
}

/// A bound of a count, distance or value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// `at least`
    AtLeast,
    /// `at most`
    AtMost,
    /// `more than`
    MoreThan,
    /// `fewer than`
    FewerThan,
    /// `exactly`
    Exactly,
    /// `within`
    Within,
    /// `above`
    Above,
    /// `below`
    Below,
}
