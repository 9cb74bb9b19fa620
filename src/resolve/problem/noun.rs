//! Messages about nouns, and about tests that do not fit theirs.

use super::{article, error};
use crate::diagnostic::Diagnostic;
use crate::resolve::types::Types;
use crate::span::Span;
use crate::vocabulary::Type;

/// A mistake in a noun, or a test that does not fit its noun. `span` is where the caret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are named after what they hold")]
pub enum NounProblem {
    /// A test said of what it cannot be said of.
    WrongType { test: String, said_of: Types, noun: String, found: Types, before: bool, span: Span, noun_span: Span },
    /// A relation with a complement that it does not take.
    WrongComplement { relation: String, takes: String, found: String, span: Span },
    /// A relation without its complement.
    NoComplement { relation: String, takes: String, span: Span },
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
    /// `flag hedged …`.
    NoSubject { found: String, span: Span },
    /// `flag the headline`.
    PlaceAsSubject { place: String, span: Span },
    /// `flag at least 3 claims`.
    SubjectCounted { span: Span },
}

impl NounProblem {
    /// The message for people.
    pub(super) fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::WrongType { test, said_of, noun, found, before, span, noun_span } => {
                wrong_type(test, *said_of, noun, *found, *before, *span, *noun_span)
            }
            Self::WrongComplement { relation, takes, found, span } => error(
                "wrong-complement",
                format!("`{relation}` takes {takes}; here it has {found}"),
                *span,
                format!("put {takes} after `{relation}`"),
            ),
            Self::NoComplement { relation, takes, span } => error(
                "missing-complement",
                format!("`{relation}` needs {takes} after it"),
                *span,
                format!("say {} after `{relation}`", if takes.contains("source") { "whom" } else { "what" }),
            ),
            Self::NoNoun { found, span } => error(
                "missing-noun",
                match found.as_str() {
                    "" => "a noun is missing here".to_owned(),
                    found => format!("a noun is missing before `{found}`"),
                },
                *span,
                "name a class, such as `claims`, `sources`, `an official`",
            ),
            Self::NotBeforeNoun { adjective, noun, span } => error(
                "adjective-after-noun",
                format!("`{adjective}` stands after its noun, not before it"),
                *span,
                format!("write `{noun} {adjective}`"),
            ),
            Self::AdjectiveAlone { adjective, span } => error(
                "missing-noun",
                format!("`{adjective}` needs a noun here"),
                *span,
                format!("say which things: `{}`", article(&format!("{adjective} source"))),
            ),
            Self::WhichOne { noun, span } => error(
                "definite-article",
                format!("which {noun}? `the` stands only before what there is one of: the headline, the body"),
                *span,
                format!("write `{}`, or name a relation such as `from the same source as a claim`", article(noun)),
            ),
            Self::AllOutsideWhere { word, noun, relation, span } => error(
                "quantifier-outside-where",
                format!("`{word}` stands only after `where`"),
                *span,
                match relation.as_deref() {
                    Some("attributed to") => format!("do you mean `attributed only to {noun}`?"),
                    Some(relation) => {
                        format!("write `{relation} {noun}` for at least one, or `where {word} {noun} are …`")
                    }
                    None => format!("leave it out: a rule looks at every one; or write `where {word} {noun} are …`"),
                },
            ),
            Self::SameAsWhat { phrase, span } => error(
                "same-as-what",
                format!("`{phrase}`: the same as what?"),
                *span,
                format!(
                    "say it: `{}{} as a claim …`, or compare inside another noun: `an earlier claim that is from the same source`",
                    if phrase.starts_with("the ") { "from " } else { "" },
                    phrase.trim_end_matches(" as")
                ),
            ),
            Self::ComparesWithNothing { text, span } => error(
                "compares-with-nothing",
                match text.starts_with("another") {
                    true => format!("`{text}`: other than which? nothing of the kind stands outside of it"),
                    false => format!("`{text}`: than which? nothing of the kind stands outside of it"),
                },
                *span,
                "compare inside another noun of the kind: `claims contradicting an earlier claim`, `denying an accusation that is more than 5 sentences earlier`",
            ),
            Self::UnlessCompares { text, span } => error(
                "unless-compares",
                format!("`unless` speaks only about what is flagged; it does not know what `{text}` compares it with"),
                *span,
                format!("put it where the other thing is named: `another claim that is not {text}`"),
            ),
            Self::NoSubject { found, span } => error(
                "missing-subject",
                format!("`{found}` is no noun: say first what is flagged"),
                *span,
                "begin with a noun: `flag claims …`, `flag sources …`, `define a shaky claim: a claim …`",
            ),
            Self::PlaceAsSubject { place, span } => error(
                "place-as-subject",
                format!("`{place}` is a part of the article, where things stand"),
                *span,
                format!("flag what stands there: `claims in {place}`, or `headlines`, `subheadings`"),
            ),
            Self::SubjectCounted { span } => error(
                "counted-subject",
                "a rule flags things one by one; it does not count them",
                *span,
                "leave the count out, or flag the article: `articles with at least 3 claims that …`",
            ),
        }
    }
}

fn wrong_type(
    test: &str,
    said_of: Types,
    noun: &str,
    found: Types,
    before: bool,
    span: Span,
    noun_span: Span,
) -> Diagnostic {
    let article_of_statement = found.has(Type::Article) && said_of.has(Type::Statement);
    let code = if article_of_statement { "article-or-statement" } else { "wrong-type" };
    let message = format!("`{test}` is said of {}; here it is said of `{noun}`, {}", said_of.words(), found.words());
    let help = match (article_of_statement, before) {
        (true, _) => format!("an article has statements: `articles with a claim {test} …`"),
        (false, true) if said_of.has(Type::Source) && found.has(Type::Statement) => {
            format!("write `{noun} attributed to {}`", article(&format!("{test} source")))
        }
        (false, false) if said_of.has(Type::Source) && found.has(Type::Statement) => {
            format!("say it of the source: `{noun} attributed to a source that is {test} …`")
        }
        (false, _) if said_of.has(Type::Article) => {
            format!("say it of the article: `{noun} in an article that is {test}`")
        }
        (false, _) => format!("say it of {}, or use a test for {}", said_of.words(), found.words()),
    };
    let diagnostic = Diagnostic::error(code, message, span).with_help(help);
    if noun_span == span { diagnostic } else { diagnostic.with_label(noun_span, found.words()) }
}
