//! Messages about words, tests and joins.

use super::{either, error};
use crate::diagnostic::Diagnostic;
use crate::span::Span;
use crate::syntax;

/// A mistake in words, tests or joins. `span` is where the caret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are named after what they hold")]
pub enum SentenceProblem {
    /// Words that are no phrase.
    UnknownPhrase { found: String, near: Option<String>, span: Span },
    /// An unknown word at the start of a line that is nearly a keyword.
    UnknownClause { found: String, near: Option<&'static str>, span: Span },
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
    /// A test that two nouns fit.
    Ambiguous {
        test: String,
        nouns: [String; 2],
        noun_spans: [Span; 2],
        ways: [String; 2],
        /// What each way stands in the place of.
        places: [Span; 2],
        span: Span,
    },
    /// A test that fits the last noun of a list and the whole list.
    AmbiguousList {
        test: String,
        last: String,
        list: String,
        ways: [String; 2],
        /// What both ways stand in the place of.
        place: Span,
        span: Span,
    },
    /// A noun that could go on with two lists.
    AmbiguousNoun { noun: String, span: Span },
    /// `and` and `or` without parentheses.
    MixedJoins {
        ways: [String; 2],
        /// What both ways stand in the place of.
        place: Span,
        silent: bool,
        span: Span,
    },
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
    /// Too many steps, too deep.
    TooTangled { span: Span },
}

impl SentenceProblem {
    /// The message for people.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::UnknownPhrase { found, near, span } => error(
                "unknown-phrase",
                format!("no phrase `{found}`"),
                *span,
                match near {
                    Some(near) => format!("did you mean `{near}`?"),
                    None => {
                        "`sayso vocabulary` lists the phrases; a pack adds its own with `define` and `words`".to_owned()
                    }
                },
            ),
            Self::UnknownClause { found, near, span } => {
                syntax::Problem::UnknownClause { found: found.clone(), near: *near, span: *span }.diagnostic()
            }
            Self::LessThan { span } => error(
                "unknown-phrase",
                "no phrase `less than`",
                *span,
                "things are counted: write `fewer than`; of a value write `below`",
            ),
            Self::KeywordInside { keyword, span } => error(
                "keyword-inside",
                format!("`{keyword}` opens a clause and starts its own line"),
                *span,
                format!("break the line before `{keyword}`"),
            ),
            Self::UnWord { found, positive, span } => {
                error("un-word", un_word(found, positive), *span, un_help(positive))
            }
            Self::RefusedWord { word, span } => {
                error("refused-word", format!("`{word}` is no word of the rule language"), *span, refused_help(word))
            }
            Self::InOtherPack { phrase, pack, span } => error(
                "in-another-pack",
                format!("`{phrase}` belongs to the pack `{pack}`, which this file does not use"),
                *span,
                format!("add a line `use {pack}` at the top of the file"),
            ),
            Self::BrokenPhrase { phrase, span } => error(
                "broken-phrase",
                format!("`{phrase}` has a definition that cannot be read"),
                *span,
                "mend the definition first; until then nothing that uses it runs",
            ),
            Self::Waits { phrase, reason, span } => error(
                "not-read-yet",
                format!("`{phrase}` is in the language, but sayso cannot read it yet"),
                *span,
                format!("what is missing: {reason}"),
            ),
            Self::NotAfterRelation { relation, rest, span } => error(
                "not-before-noun",
                "`not` stands before a test, never before a noun",
                *span,
                format!("write `not {relation} {rest}`"),
            ),
            Self::NotOfNoun { noun, span } => error(
                "not-before-noun",
                "`not` stands before a test, never before a noun",
                *span,
                format!("say what is not so: `not attributed to {noun}`, or `that is not {noun}`"),
            ),
            Self::NotBeforeAll { noun, span } => error(
                "not-before-noun",
                "`not all` can be understood in two ways",
                *span,
                format!("write `where no {noun} …`, or say what holds for at least one of them"),
            ),
            Self::NotTwice { span } => error(
                "not-twice",
                "two `not` of one test cancel each other out",
                *span,
                "take both out, or one of them",
            ),
            Self::NoAfterRelation { relation, noun, not, span } => error(
                "not-before-noun",
                match not {
                    true => "`not` and `no` together deny twice".to_owned(),
                    false => format!("`no` stands after `with` and `where`, not after `{relation}`"),
                },
                *span,
                no_help(relation, noun, *not),
            ),
            Self::MixedJoins { ways, silent, span, .. } => error(
                "joins-mixed",
                match silent {
                    true => "`or` and `and` are mixed: the second test joins with an `and` that is not written",
                    false => "`or` and `and` are mixed",
                },
                *span,
                format!("put parentheses round what belongs together: `{}` or `{}`", ways[0], ways[1]),
            ),
            Self::AndInList { item, relation, of, span } => error(
                "and-in-list",
                format!("`{item}` is no test of {of}"),
                *span,
                match relation.as_deref().filter(|relation| !relation.is_empty()) {
                    Some(relation) => format!("either of them: `or {item}`; both of them: `and {relation} {item}`"),
                    None => format!("either of them: `or {item}`"),
                },
            ),
            Self::CommaBeforeTest { test, span } => {
                error("comma-before-test", "a comma joins nouns, not tests", *span, format!("write `and {test}`"))
            }
            Self::NounAsTest { noun, span } => error(
                "noun-as-test",
                format!("`{noun}` is a noun; a test must stand here"),
                *span,
                match of_source(noun) {
                    Some(said) => format!("write `attributed to a source that {said}`"),
                    None => {
                        "say how it is connected with what stands before it: `attributed to …`, `with …`, `that is …`"
                            .to_owned()
                    }
                },
            ),
            Self::OrWithoutTest { noun, span } => error(
                "no-test",
                "`or` joins two tests; the first is missing",
                *span,
                format!("put a test after `{noun}`, or write `{noun}` once more with its own test in parentheses"),
            ),
            Self::NoTest { after, span } => error(
                "no-test",
                format!("a test is missing after `{after}`"),
                *span,
                "say what must hold: `hedged`, `attributed to an official`",
            ),
            Self::TextAlone { span } => error(
                "no-test",
                "a text stands after words such as `mentioning` or `reported with`",
                *span,
                "write for example `mentioning \"the fact that\"`",
            ),
            Self::CountAlone { count, rest, span } => error(
                "no-test",
                format!("`{count}` stands after words such as `with`"),
                *span,
                format!("write for example `with {count} {rest}`"),
            ),
            Self::OnlyAlone { span } => error(
                "no-test",
                "`only` belongs to `attributed only to`",
                *span,
                "write for example `attributed only to officials`",
            ),
            Self::SmallWordAlone { word, span } => error(
                "no-test",
                format!("`{word}` begins no test"),
                *span,
                "a test begins with an adjective or a relation: `hedged`, `in the headline`",
            ),
            Self::CountNeedsNumber { bound, span } => error(
                "count-needs-number",
                format!("`{bound}` needs a number"),
                *span,
                format!("write for example `{bound} 2`"),
            ),
            Self::BareCount { number, noun, span } => error(
                "what-bound",
                format!("is `{number}` the least, the most, or the exact number?"),
                *span,
                format!(
                    "write `at least {number}{0}` or `exactly {number}{0}`",
                    if noun.is_empty() { String::new() } else { format!(" {noun}") }
                ),
            ),
            Self::BareDistance { words, span } => error(
                "what-bound",
                format!("how far is `{words}`: more, at most, or exactly?"),
                *span,
                format!("write `more than {words}`, `at most {words}` or `exactly {words}`"),
            ),
            Self::WithinOneWay { number, span } => error(
                "what-bound",
                "`within` looks both ways and needs the thing that it is near to",
                *span,
                format!(
                    "write `within {number} sentences of a claim …`, or one way: `at most {number} sentences earlier`"
                ),
            ),
            Self::WhereInside { span } => error(
                "where-inside",
                "`where` stands at the top of a condition or in parentheses, not after `that`",
                *span,
                "write `and where …` without `that`, or put it in parentheses",
            ),
            Self::WhereWithoutVerb { span } => error(
                "where-without-verb",
                "`where` needs a verb between what is counted and what is said of it",
                *span,
                "write for example `where all claims are attributed` or `where no claim has a place`",
            ),
            Self::NoThatBefore { span } => error(
                "no-that-before",
                "`and that` goes on with a `that`; there is none before it",
                *span,
                "leave `that` out",
            ),
            Self::Ambiguous { test, nouns, noun_spans, ways, span, .. } => Diagnostic::error(
                "ambiguous",
                format!("`{test}` could say more about `{}` or about `{}`", nouns[1], nouns[0]),
                *span,
            )
            .with_label(noun_spans[0], format!("for this: `{}`", ways[0]))
            .with_label(noun_spans[1], format!("for this: `{}`", ways[1]))
            .with_help(format!("for `{}` write `{}`; for `{}` write `{}`", nouns[1], ways[1], nouns[0], ways[0])),
            Self::AmbiguousList { test, last, list, ways, span, .. } => error(
                "ambiguous-list",
                format!("`{test}` could say more about all of `{list}` or only about `{last}`"),
                *span,
                format!("for all of them write `{}`; for the last `{}`", ways[0], ways[1]),
            ),
            Self::AmbiguousNoun { noun, span } => error(
                "ambiguous-list",
                format!("`{noun}` could go on with two lists"),
                *span,
                "put parentheses round the list that it belongs to",
            ),
            Self::TooTangled { span } => error(
                "too-tangled-sentence",
                "this sentence is too long or too deep to be read",
                *span,
                "name parts of it with `define` and use the names",
            ),
        }
    }
}

/// "is described as …" of "the source is described as …".
fn of_source(noun: &str) -> Option<&str> {
    let said = ["the source ", "a source ", "any source "].iter().find_map(|start| noun.strip_prefix(start))?;
    ["is ", "has ", "speaks "].iter().any(|verb| said.starts_with(verb)).then_some(said)
}

fn un_word(found: &str, positive: &str) -> String {
    match positive {
        "verified" => format!("`{found}` could mean two things"),
        _ => format!("`{found}` is no phrase: the language denies with `not`"),
    }
}

fn un_help(positive: &str) -> String {
    match positive {
        "verified" => "`not verified`: nothing in the article verifies it; `reported as unverified`: the article says that it is not".to_owned(),
        "named" => "write `anonymous` of a source that asked not to be named, or `not named`".to_owned(),
        _ => format!("write `not {positive}`"),
    }
}

fn refused_help(word: &str) -> String {
    match word {
        "each" | "both" => "write `where all …` for each of several, or two tests joined with `and`".to_owned(),
        "some" | "several" | "many" | "few" | "most" => {
            "write `a` for at least one, or a count: `at least 2`".to_owned()
        }
        "whose" | "its" | "their" => "write `with` and what it has: `sources with a description`".to_owned(),
        "either" => "leave it out: `or` is enough".to_owned(),
        "neither" => "write `not (… or …)`".to_owned(),
        _ => "leave it out, or name what you mean: a test is said of the noun before it".to_owned(),
    }
}

fn no_help(relation: &str, noun: &str, not: bool) -> String {
    match (relation, noun, not) {
        ("attributed to", "source" | "sources", true) => "write `attributed`".to_owned(),
        ("attributed to", "source" | "sources", false) => "write `unattributed`".to_owned(),
        (_, _, true) => format!("write `{relation} {}`", super::article(noun)),
        (_, _, false) => format!("write `not {relation} {}`", super::article(noun)),
    }
}

/// The phrases that a message lists.
pub(super) fn listed(words: &[&'static str]) -> String {
    either(words)
}
