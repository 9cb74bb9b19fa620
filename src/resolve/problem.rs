//! What can be wrong with the meaning of a rule file, and what deserves a note. Each mistake carries what its message
//! needs; its diagnostic is built beside its kin in `problem/`.

mod definition;
mod noun;
mod rule;
mod sentence;

use crate::diagnostic::Diagnostic;
use crate::resolve::types::Types;
use crate::span::Span;

/// A mistake of meaning, or a note. `span` is where the caret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are named after what they hold")]
pub enum Problem {
    /// Words that are no phrase.
    UnknownPhrase { found: String, near: Option<String>, span: Span },
    /// An unknown word at the start of a line that is nearly a keyword.
    UnknownClause { found: String, keyword: &'static str, span: Span },
    /// `less than`.
    LessThan { span: Span },
    /// A keyword in the middle of a line.
    KeywordInside { keyword: &'static str, span: Span },
    /// `unverified`, `unnamed`: a negation that the language does not have.
    UnWord { found: String, positive: String, span: Span },
    /// `each`, `they`: words that the language does not have.
    RefusedWord { word: String, span: Span },
    /// A phrase that another pack defines.
    InOtherPack { phrase: String, pack: String, span: Span },
    /// A phrase whose definition or list is broken.
    BrokenPhrase { phrase: String, span: Span },
    /// A phrase that is in the language and not read yet.
    Waits { phrase: &'static str, reason: &'static str, span: Span },
    /// A test said of what it cannot be said of.
    WrongType { test: String, said_of: Types, noun: String, found: Types, before: bool, span: Span, noun_span: Span },
    /// A relation with a complement that it does not take.
    WrongComplement { relation: String, takes: String, found: String, span: Span },
    /// A relation without its complement.
    NoComplement { relation: String, takes: String, span: Span },
    /// `attributed to not a party`.
    NotAfterRelation { relation: String, rest: String, span: Span },
    /// `not an official`.
    NotOfNoun { noun: String, span: Span },
    /// `not all`.
    NotBeforeAll { noun: String, span: Span },
    /// `not not`.
    NotTwice { span: Span },
    /// `attributed to no source`.
    NoAfterRelation { relation: String, noun: String, not: bool, span: Span },
    /// An article or adjective with no noun after it.
    NoNoun { found: String, span: Span },
    /// An adjective before its noun that stands only after one.
    NotBeforeNoun { adjective: String, noun: String, span: Span },
    /// An adjective where a noun must stand.
    AdjectiveAlone { adjective: String, span: Span },
    /// `the source`.
    WhichOne { noun: String, span: Span },
    /// `all officials` outside `where`.
    AllOutsideWhere { word: String, noun: String, relation: Option<String>, span: Span },
    /// `from the same source` with nothing outside.
    SameAsWhat { phrase: String, span: Span },
    /// `earlier`, `another` with nothing of the kind outside.
    ComparesWithNothing { text: String, span: Span },
    /// The same in `unless`.
    UnlessCompares { text: String, span: Span },
    /// A test that two nouns fit.
    Ambiguous { test: String, nouns: [String; 2], noun_spans: [Span; 2], ways: [String; 2], span: Span },
    /// A test that fits the last noun of a list and the whole list.
    AmbiguousList { test: String, last: String, list: String, ways: [String; 2], span: Span },
    /// A noun that could go on with two lists.
    AmbiguousNoun { noun: String, span: Span },
    /// `and` and `or` without parentheses.
    MixedJoins { ways: [String; 2], silent: bool, span: Span },
    /// `and` between complements.
    AndInList { item: String, relation: Option<String>, of: String, span: Span },
    /// A comma before a test.
    CommaBeforeTest { test: String, span: Span },
    /// A noun where a test must stand.
    NounAsTest { noun: String, span: Span },
    /// `or` right after the noun.
    OrWithoutTest { noun: String, span: Span },
    /// Nothing after "that is".
    NoTest { after: String, span: Span },
    /// A text where a test must stand.
    TextAlone { span: Span },
    /// A count where a test must stand.
    CountAlone { count: String, rest: String, span: Span },
    /// `only` alone.
    OnlyAlone { span: Span },
    /// "of", "the", "by" where a test must stand.
    SmallWordAlone { word: String, span: Span },
    /// `2 sources`.
    BareCount { number: String, noun: String, span: Span },
    /// `3 sentences earlier`.
    BareDistance { words: String, span: Span },
    /// `within 3 sentences earlier`.
    WithinOneWay { number: u64, span: Span },
    /// `at least claims`.
    CountNeedsNumber { bound: String, span: Span },
    /// `where` inside a `that`.
    WhereInside { span: Span },
    /// `where all claims attributed to …` without a verb.
    WhereWithoutVerb { span: Span },
    /// `and that` without a `that` before it.
    NoThatBefore { span: Span },
    /// `flag hedged …`.
    NoSubject { found: String, span: Span },
    /// `flag the headline`.
    PlaceAsSubject { place: String, span: Span },
    /// `flag at least 3 claims`.
    SubjectCounted { span: Span },
    /// Too many steps, too deep.
    TooTangled { span: Span },

    /// A definition whose phrase already reads as something.
    PhraseTaken { phrase: String, reading: String, span: Span },
    /// A definition that begins with a phrase.
    PhraseShadows { phrase: String, start: String, span: Span },
    /// A phrase that two definitions or lists of a pack, or of packs that it uses, give.
    PhraseTwice { phrase: String, other: String, span: Span },
    /// A phrase that begins with a small word.
    PhraseOfSmallWords { phrase: String, word: String, span: Span },
    /// A definition that refers to itself.
    DefinitionCycle { phrase: String, through: Vec<String>, span: Span },
    /// A definition that nothing uses.
    UnusedDefinition { phrase: String, span: Span },
    /// A list that nothing uses.
    UnusedWords { phrase: String, span: Span },

    /// Two files with the name of one pack.
    PackTwice { pack: String, other: String, span: Span },
    /// Two rules with one name.
    RuleTwice { rule: String, first: Option<Span>, span: Span },
    /// `use` of a pack that is not there.
    UnknownPack { pack: String, near: Option<String>, span: Span },
    /// `use` of the pack itself.
    UsesItself { pack: String, span: Span },
    /// `use` of a pack of which nothing is used.
    UnusedUse { pack: String, span: Span },
    /// `silences` of a rule that is not there.
    UnknownRule { rule: String, near: Option<String>, span: Span },
    /// Rules that silence each other.
    SilenceCycle { rule: String, through: Vec<String>, span: Span },
    /// `once per` something that is no key.
    UnknownKey { key: String, of: String, keys: Vec<&'static str>, span: Span },
    /// `mark` of something that has no place.
    UnknownMark { mark: String, of: String, marks: Vec<&'static str>, span: Span },
    /// A placeholder that does not exist.
    UnknownPlaceholder { name: String, of: String, known: Vec<&'static str>, span: Span },
    /// A placeholder that what is flagged does not have.
    PlaceholderNotHeld { name: String, of: String, known: Vec<&'static str>, span: Span },
    /// A placeholder that only one branch of an `or` fills, or that needs a relation.
    PlaceholderMayBeEmpty { name: String, needs: &'static str, branch: bool, span: Span },
    /// `{source}` of what is flagged for having none.
    PlaceholderOfUnattributed { name: String, span: Span },
    /// `{source` without its end.
    PlaceholderNotClosed { span: Span },

    /// A rule on claims that tests only source or cue.
    ClaimsOrStatements { claims: String, span: Span },
    /// `fewer than 2` holds for none too.
    IncludesNone { count: String, span: Span },
    /// A rule without examples.
    NoExample { rule: String, span: Span },
}

/// The codes of all mistakes of meaning, sorted.
pub fn codes() -> &'static [&'static str] {
    &[
        "adjective-after-noun", "ambiguous", "ambiguous-list", "and-in-list", "article-or-statement", "broken-phrase", "claims-or-statements",
        "comma-before-test", "compares-with-nothing", "count-needs-number", "counted-subject", "definition-cycle",
        "definite-article", "fewer-includes-none", "in-another-pack", "joins-mixed", "keyword-inside", "missing-complement",
        "missing-noun", "missing-subject", "no-example", "no-test", "no-that-before", "not-before-noun", "not-read-yet",
        "not-twice", "noun-as-test", "pack-twice", "phrase-taken", "phrase-twice", "place-as-subject", "placeholder-may-be-empty",
        "placeholder-not-closed", "quantifier-outside-where", "refused-word", "rule-twice", "same-as-what", "silence-cycle",
        "too-tangled-sentence", "un-word", "unknown-key", "unknown-mark", "unknown-pack", "unknown-phrase", "unknown-placeholder",
        "unknown-rule", "unless-compares", "unused-definition", "unused-use", "unused-words", "what-bound", "where-inside",
        "where-without-verb", "wrong-complement", "wrong-type",
    ]
}

impl Problem {
    /// Where it stands.
    pub fn span(&self) -> Span {
        self.diagnostic().span.unwrap_or_default()
    }

    /// The message for people.
    pub fn diagnostic(&self) -> Diagnostic {
        sentence::diagnostic(self)
            .or_else(|| noun::diagnostic(self))
            .or_else(|| definition::diagnostic(self))
            .or_else(|| rule::diagnostic(self))
            .unwrap_or_else(|| Diagnostic::error("too-tangled-sentence", "this cannot be read", Span::default()))
    }
}

/// An error with its help.
fn error(code: &str, message: impl Into<String>, span: Span, help: impl Into<String>) -> Option<Diagnostic> {
    Some(Diagnostic::error(code, message, span).with_help(help))
}

/// "`a`, `b` or `c`"
fn either(words: &[impl AsRef<str>]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{}`", word.as_ref())).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} or {last}", first.join(", ")),
        None => "none".to_owned(),
    }
}

/// "a" or "an" before a word.
pub(super) fn article(word: &str) -> String {
    let vowel = word.starts_with(['a', 'e', 'i', 'o']) || (word.starts_with('u') && !word.starts_with("un") && !word.starts_with("us")) || word.starts_with("un");
    format!("{} {word}", if vowel { "an" } else { "a" })
}
