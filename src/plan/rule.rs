//! A rule ready to run.

use crate::diagnostic::Severity;
use crate::knowledge::ListName;
use crate::list::{Id, List};
use crate::plan::{Noun, Ready, Test};
use crate::span::Span;
use crate::vocabulary::Type;
use time::Date;

/// Every rule that is to run, with the word lists that they use.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// Rules in the order of their files.
    pub rules: List<Rule>,
    /// Word lists; equal lists are one.
    pub words: List<Words>,
    /// The same, ready to be looked for.
    pub ready: Ready,
    /// The day on which they run, where whoever runs them says so: what was allowed until a day before stands again.
    pub today: Option<Date>,
}

/// A word list: phrases of the rule file, lists that ship, or both.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Words {
    /// What it is called ("casualty terms"), or its entries as written for a list in place.
    pub name: String,
    /// Each entry of the rule file as its words, as written: `knowledge::Entries` matches them, by lemma too.
    pub entries: Vec<Vec<Box<str>>>,
    /// The lists of the lexicon that it holds besides ("factive verbs").
    pub lists: Vec<ListName>,
}

/// Where a definition is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The path or name of its file.
    pub file: String,
    /// The whole clause in it.
    pub span: Span,
}

/// Where the text of a rule is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleText {
    /// The path or name of its file.
    pub file: String,
    /// The whole rule in it.
    pub span: Span,
    /// The `flag` clause in it.
    pub flag: Span,
}

/// A rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its full name: "conflict/captive-as-fact".
    pub name: String,
    /// Where it is written.
    pub text: RuleText,
    /// What is flagged.
    pub subject: Subject,
    /// Each alone spares, when it is true.
    pub unless: Vec<Test>,
    /// The level that holds otherwise.
    pub severity: Severity,
    /// Levels with their conditions; the first that is true wins.
    pub severity_when: Vec<(Severity, Test)>,
    /// What is said.
    pub message: Template,
    /// Why it matters.
    pub why: Option<String>,
    /// What to do.
    pub help: Option<Template>,
    /// The standard.
    pub see: Option<String>,
    /// Rules that give way to this one, directly or through others; sorted.
    pub silences: Vec<Id<Rule>>,
    /// What one finding is reported for.
    pub once: Key,
    /// Where the caret goes: a placeholder's name ("cue"); `None` for the thing itself.
    pub mark: Option<&'static str>,
    /// Its tags.
    pub tags: Vec<String>,
    /// False when a tag or a setting turns it off. A rule that is off silences nothing.
    pub on: bool,
    /// Its examples.
    pub examples: Vec<Example>,
    /// The rule as one fully parenthesised English sentence, for `sayso rules NAME`.
    pub reading: String,
}

/// What a rule looks at and what it tests.
#[derive(Clone, Debug)]
pub struct Subject {
    /// The nouns: any of them.
    pub nouns: Vec<Noun>,
    /// The type of each noun, in the same order: `document` is a source or evidence, and the rule decides which.
    pub types: Vec<Type>,
    /// The test. Where nouns differ in their own adjectives it asks for the noun again, so a class may be asked of a
    /// thing of another type: then it is false.
    pub test: Test,
}

/// What one finding is reported for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The sentence: the default.
    Sentence,
    /// The thing itself: "once per claim".
    Thing,
    /// The article.
    Article,
    /// The paragraph.
    Paragraph,
    /// A placeholder: "source", "event", "target", "document", "captive".
    Placeholder(&'static str),
}

/// A text with placeholders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// Its pieces in order.
    pub pieces: Vec<Piece>,
}

/// A piece of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// As it stands.
    Text(String),
    /// `{source}`, or `{other source}` for the thing that made the first relation true.
    Placeholder {
        /// The placeholder's name in the vocabulary.
        name: &'static str,
        /// True for "other".
        other: bool,
    },
}

impl Piece {
    /// As a rule file writes it.
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Placeholder { name, other: false } => format!("{{{name}}}"),
            Self::Placeholder { name, other: true } => format!("{{other {name}}}"),
        }
    }
}

/// An example of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// True for `flags`.
    pub flags: bool,
    /// True when `text` and `from` are paths of files.
    pub file: bool,
    /// The text or the path.
    pub text: String,
    /// What it was made from: texts or paths.
    pub from: Vec<String>,
    /// Where it is written.
    pub span: Span,
}
