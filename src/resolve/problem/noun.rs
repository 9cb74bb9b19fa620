//! Messages about nouns, and about tests that do not fit theirs.

use super::{Problem, article, error};
use crate::diagnostic::Diagnostic;
use crate::resolve::types::Types;
use crate::span::Span;
use crate::vocabulary::Type;

pub(super) fn diagnostic(problem: &Problem) -> Option<Diagnostic> {
    match problem {
        Problem::WrongType { test, said_of, noun, found, before, span, noun_span } => {
            Some(wrong_type(test, *said_of, noun, *found, *before, *span, *noun_span))
        }
        Problem::WrongComplement { relation, takes, found, span } => error(
            "wrong-complement",
            format!("`{relation}` takes {takes}; here it has {found}"),
            *span,
            format!("put {takes} after `{relation}`"),
        ),
        Problem::NoComplement { relation, takes, span } => error(
            "missing-complement",
            format!("`{relation}` needs {takes} after it"),
            *span,
            format!("say {} after `{relation}`", if takes.contains("source") { "whom" } else { "what" }),
        ),
        Problem::NoNoun { found, span } => error(
            "missing-noun",
            match found.as_str() {
                "" => "a noun is missing here".to_owned(),
                found => format!("a noun is missing before `{found}`"),
            },
            *span,
            "name a class, such as `claims`, `sources`, `an official`",
        ),
        Problem::NotBeforeNoun { adjective, noun, span } => error(
            "adjective-after-noun",
            format!("`{adjective}` stands after its noun, not before it"),
            *span,
            format!("write `{noun} {adjective}`"),
        ),
        Problem::AdjectiveAlone { adjective, span } => error(
            "missing-noun",
            format!("`{adjective}` needs a noun here"),
            *span,
            format!("say which things: `{}`", article(&format!("{adjective} source"))),
        ),
        Problem::WhichOne { noun, span } => error(
            "definite-article",
            format!("which {noun}? `the` stands only before what there is one of: the headline, the body"),
            *span,
            format!("write `{}`, or name a relation such as `from the same source as a claim`", article(noun)),
        ),
        Problem::AllOutsideWhere { word, noun, relation, span } => error(
            "quantifier-outside-where",
            format!("`{word}` stands only after `where`"),
            *span,
            match relation.as_deref() {
                Some("attributed to") => format!("do you mean `attributed only to {noun}`?"),
                Some(relation) => format!("write `{relation} {noun}` for at least one, or `where {word} {noun} are …`"),
                None => format!("leave it out: a rule looks at every one; or write `where {word} {noun} are …`"),
            },
        ),
        Problem::SameAsWhat { phrase, span } => error(
            "same-as-what",
            format!("`{phrase}`: the same as what?"),
            *span,
            format!("say it: `{}{} as a claim …`, or compare inside another noun: `an earlier claim that is from the same source`", if phrase.starts_with("the ") { "from " } else { "" }, phrase.trim_end_matches(" as")),
        ),
        Problem::ComparesWithNothing { text, span } => error(
            "compares-with-nothing",
            match text.starts_with("another") {
                true => format!("`{text}`: other than which? nothing of the kind stands outside of it"),
                false => format!("`{text}`: than which? nothing of the kind stands outside of it"),
            },
            *span,
            "compare inside another noun of the kind: `claims contradicting an earlier claim`, `denying an accusation that is more than 5 sentences earlier`",
        ),
        Problem::UnlessCompares { text, span } => error(
            "unless-compares",
            format!("`unless` speaks only about what is flagged; it does not know what `{text}` compares it with"),
            *span,
            format!("put it where the other thing is named: `another claim that is not {text}`"),
        ),
        Problem::NoSubject { found, span } => error(
            "missing-subject",
            format!("`{found}` is no noun: say first what is flagged"),
            *span,
            "begin with a noun: `flag claims …`, `flag sources …`, `flag articles …`",
        ),
        Problem::PlaceAsSubject { place, span } => error(
            "place-as-subject",
            format!("`{place}` is a part of the article, where things stand"),
            *span,
            format!("flag what stands there: `claims in {place}`, or `headlines`, `subheadings`"),
        ),
        Problem::SubjectCounted { span } => error(
            "counted-subject",
            "a rule flags things one by one; it does not count them",
            *span,
            "leave the count out, or flag the article: `articles with at least 3 claims that …`",
        ),
        _ => None,
    }
}

#[expect(clippy::too_many_arguments, reason = "the fields of one variant")]
fn wrong_type(test: &str, said_of: Types, noun: &str, found: Types, before: bool, span: Span, noun_span: Span) -> Diagnostic {
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
        (false, _) if said_of.has(Type::Article) => format!("say it of the article: `{noun} in an article that is {test}`"),
        (false, _) => format!("say it of {}, or use a test for {}", said_of.words(), found.words()),
    };
    let diagnostic = Diagnostic::error(code, message, span).with_help(help);
    if noun_span == span { diagnostic } else { diagnostic.with_label(noun_span, found.words()) }
}
