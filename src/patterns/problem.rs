//! What can be wrong in a file of patterns, and what is said of it.

use crate::diagnostic::Diagnostic;
use crate::span::Span;

/// A mistake. `span` is where the caret goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "fields are named after what they hold")]
pub enum Problem {
    /// A clause that cannot be read; `near` is the clause that its line may have meant to open.
    Broken { keyword: String, found: String, near: Option<&'static str>, span: Span },
    /// `pattern` without a name.
    NoName { span: Span },
    /// `pattern two words`
    NameOfWords { suggestion: String, span: Span },
    /// A text that is not closed on its line.
    Unclosed { span: Span },
    /// A bracket that is not closed.
    OpenBracket { sign: char, span: Span },
    /// Two patterns of one name.
    Twice { name: String, first: Span, span: Span },
    /// A pattern without `reads`.
    NoReads { name: String, span: Span },
    /// A pattern without `why`.
    NoWhy { name: String, span: Span },
    /// Fewer than two sentences that it finds, or than two that it leaves.
    FewExamples { name: String, finds: bool, span: Span },
    /// What is no list, no class of words and no tag.
    UnknownWord { found: String, near: Vec<String>, span: Span },
    /// A list that has no phrase with that mark.
    UnknownListMark { list: String, mark: String, known: Vec<String>, span: Span },
    /// What the family does not mark.
    UnknownMark { found: String, known: Vec<&'static str>, span: Span },
    /// A count beyond what may be asked.
    TooMany { most: usize, span: Span },
    /// Brackets in brackets in brackets.
    TooDeep { span: Span },
    /// A pattern that grew too long.
    TooLong { name: String, span: Span },
    /// What may match nothing at all, or has no word that must stand there.
    NoAnchor { name: String, span: Span },
    /// An example in which the pattern finds nothing, or not that.
    NotFound { name: String, found: Vec<String>, span: Span },
    /// An example in which it finds what it must leave.
    NotLeft { name: String, found: String, span: Span },
}

impl Problem {
    /// Where it stands.
    pub fn span(&self) -> Span {
        match self {
            Self::Broken { span, .. }
            | Self::NoName { span }
            | Self::NameOfWords { span, .. }
            | Self::Unclosed { span }
            | Self::OpenBracket { span, .. }
            | Self::Twice { span, .. } => *span,
            Self::NoReads { span, .. } | Self::NoWhy { span, .. } | Self::FewExamples { span, .. } => *span,
            Self::UnknownWord { span, .. } | Self::UnknownListMark { span, .. } => *span,
            Self::UnknownMark { span, .. } | Self::TooMany { span, .. } | Self::TooDeep { span } => *span,
            Self::TooLong { span, .. } | Self::NoAnchor { span, .. } => *span,
            Self::NotFound { span, .. } | Self::NotLeft { span, .. } => *span,
        }
    }

    /// The message for people.
    pub fn diagnostic(&self) -> Diagnostic {
        let (code, message, help) = self.words();
        let told = Diagnostic::error(code, message, self.span()).with_help(help);
        match self {
            Self::Twice { first, .. } => told.with_label(*first, "the first"),
            _ => told,
        }
    }

    /// Code, message and next step.
    fn words(&self) -> (&'static str, String, String) {
        match self {
            Self::Broken { keyword, found, near, .. } => (
                "pattern-unreadable",
                match found.as_str() {
                    "" => format!("`{keyword}` breaks off here"),
                    _ => format!("`{found}` fits nothing in `{keyword}` here"),
                },
                near.map_or_else(|| form(keyword).to_owned(), |near| format!("did you mean the clause `{near}`?")),
            ),
            Self::NoName { .. } => (
                "pattern-unnamed",
                "this pattern has no name".to_owned(),
                "name it by what it reads, in small letters and hyphens: `pattern quoted-as-saying`".to_owned(),
            ),
            Self::NameOfWords { suggestion, .. } => (
                "pattern-unnamed",
                "the name of a pattern is one word, in letters and hyphens".to_owned(),
                format!("join the words: `{suggestion}`"),
            ),
            Self::Unclosed { .. } => (
                "pattern-unreadable",
                "this text is not closed on its line".to_owned(),
                "end it with another `\"`".to_owned(),
            ),
            Self::OpenBracket { sign, .. } => (
                "pattern-unreadable",
                format!("this `{sign}` is not closed"),
                format!("put `{}` where what belongs together ends", if *sign == '[' { ']' } else { ')' }),
            ),
            Self::Twice { name, .. } => (
                "pattern-twice",
                format!("a pattern `{name}` stands here already"),
                "give one of them another name, or write the second `reads` under the first".to_owned(),
            ),
            Self::NoReads { name, .. } => {
                ("pattern-without-reads", format!("`{name}` does not say what it reads"), form("reads").to_owned())
            }
            Self::NoWhy { name, .. } => {
                ("pattern-without-why", format!("`{name}` does not say what it is for"), form("why").to_owned())
            }
            Self::FewExamples { name, finds, .. } => (
                "pattern-few-examples",
                format!("`{name}` has fewer than two sentences that it {}", if *finds { "finds" } else { "leaves" }),
                form(if *finds { "finds" } else { "leaves" }).to_owned(),
            ),
            Self::UnknownWord { found, near, .. } => (
                "pattern-unknown-word",
                format!("`{found}` is no list, no class of words and no tag"),
                match near.as_slice() {
                    [] => format!("words that stand in the article go between quotation marks: `\"{found}\"`"),
                    near => format!("did you mean {}?", ticked(near)),
                },
            ),
            Self::UnknownListMark { list, mark, known, .. } => (
                "pattern-unknown-mark",
                format!("no phrase of the list `{list}` is marked `{mark}`"),
                match known.as_slice() {
                    [] => format!("its phrases have no marks; write `{list}` alone"),
                    [one] => format!("did you mean `{list}/{one}`?"),
                    known => format!("its marks are {}", ticked(known)),
                },
            ),
            Self::UnknownMark { found, known, .. } => (
                "pattern-unknown-mark",
                format!("`{found}` is nothing that patterns of this file mark"),
                format!("they mark {}", known.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")),
            ),
            Self::TooMany { most, .. } => (
                "pattern-too-far",
                format!("a pattern looks over no more than {most} words at once"),
                format!("write a number up to {most}"),
            ),
            Self::TooDeep { .. } => (
                "pattern-too-deep",
                "brackets are nested too deep here".to_owned(),
                "write the parts as `reads` clauses of their own".to_owned(),
            ),
            Self::TooLong { name, .. } => (
                "pattern-too-long",
                format!("`{name}` is too long to be read fast"),
                "split it into two patterns, or ask for fewer words in `{…}`".to_owned(),
            ),
            Self::NoAnchor { name, .. } => (
                "pattern-without-word",
                format!("`{name}` may begin at every word of an article"),
                "let it hold one word or list that must stand there: `\"as\"`, `neutral-verbs`".to_owned(),
            ),
            Self::NotFound { name, found, .. } => (
                "pattern-misses",
                match found.is_empty() {
                    true => format!("`{name}` finds nothing here"),
                    false => format!("`{name}` finds something else here: {}", found.join(", ")),
                },
                "mend what it reads, or the brackets of the example".to_owned(),
            ),
            Self::NotLeft { name, found, .. } => (
                "pattern-finds-too-much",
                format!("`{name}` finds “{found}” here, and must leave it"),
                "ask for one thing more in what it reads, such as `!verb`".to_owned(),
            ),
        }
    }
}

fn ticked(names: &[String]) -> String {
    names.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
}

/// A clause as it should look.
fn form(keyword: &str) -> &'static str {
    match keyword {
        "pattern" => "write `pattern` and its name: `pattern quoted-as-saying`",
        "reads" => "write what stands in a row: `reads [source: phrase] \"as\" \"say\"&gerund [content: rest]`",
        "why" => "write a line on it: `why \"whoever is quoted as saying it says it\"`",
        "finds" => {
            "write a sentence, in brackets what is marked: `finds \"They quoted [source: a guard] as saying no.\"`"
        }
        "leaves" => "write a sentence in which nothing is found: `leaves \"She worked as a guard.\"`",
        _ => "write one clause a line: `reads`, `why`, `finds`, `leaves`",
    }
}
