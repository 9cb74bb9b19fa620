//! What would mend a mistake of a rule file: the near name, or each of two readings written out. A fix is offered only
//! when the file reads better with it.

mod structure;

use crate::diagnostic::Severity;
use crate::edit::rename::changed;
use crate::edit::{Edit, Workspace};
use crate::resolve::{self, Problem, RuleProblem, SentenceProblem};
use crate::span::Span;

/// A way to mend a mistake.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does, for the user.
    pub title: String,
    /// The mistake's code and place.
    pub code: String,
    /// Where the mistake is.
    pub at: Span,
    /// What it changes.
    pub edit: Edit,
}

/// The fixes of the mistakes that touch a stretch of a file.
pub fn fixes(workspace: &Workspace<'_>, file: usize, stretch: Span) -> Vec<Fix> {
    let touches = |span: Span| span.start <= stretch.end && stretch.start <= span.end;
    let (_, problems) = resolve::resolve(&workspace.parsed);
    let here = problems.iter().filter(|(of, problem)| *of == file && touches(problem.span()));
    let of_meaning = here.flat_map(|(_, problem)| of_problem(workspace, file, problem));
    let structure = workspace.files.get(file).map(|file| file.parse().1).unwrap_or_default();
    let here = structure.iter().filter(|problem| touches(problem.span()));
    let of_structure = here.flat_map(|problem| {
        structure::ways(problem).into_iter().map(|way| fix(way, problem.diagnostic().code, problem.span(), file))
    });
    let before = errors(workspace, None);
    let fixes = of_structure.chain(of_meaning);
    fixes.filter(|fix| errors(workspace, Some(&fix.edit)) < before).collect()
}

fn errors(workspace: &Workspace<'_>, edit: Option<&Edit>) -> usize {
    let count = |problems: Vec<(usize, crate::diagnostic::Diagnostic)>| {
        problems.iter().filter(|(_, problem)| problem.severity == Severity::Error).count()
    };
    match edit {
        Some(edit) => count(crate::compile(&changed(workspace.files, std::slice::from_ref(edit))).1),
        None => count(crate::compile(workspace.files).1),
    }
}

fn of_problem(workspace: &Workspace<'_>, file: usize, problem: &Problem) -> Vec<Fix> {
    let ways = match problem {
        Problem::Sentence(problem) => of_sentence(workspace, file, problem),
        Problem::Rule(problem) => of_rule(workspace, file, problem),
        Problem::Noun(_) | Problem::Definition(_) => Vec::new(),
    };
    ways.into_iter().map(|way| fix(way, problem.diagnostic().code, problem.span(), file)).collect()
}

fn fix((title, span, text): Way, code: String, at: Span, file: usize) -> Fix {
    Fix { title, code, at, edit: Edit { file, span, text } }
}

type Way = (String, Span, String);

fn of_sentence(workspace: &Workspace<'_>, file: usize, problem: &SentenceProblem) -> Vec<Way> {
    use SentenceProblem as P;
    match problem {
        P::UnknownPhrase { near: Some(near), span, .. } => vec![write(near, *span)],
        P::UnknownClause { near: Some(keyword), span, .. } => vec![write(keyword, *span)],
        P::LessThan { span } => vec![write("fewer than", *span)],
        P::KeywordInside { keyword, span } => vec![break_line(keyword, *span)],
        P::UnWord { positive, span, .. } => vec![write(&format!("not {positive}"), *span)],
        P::BareCount { number, span, .. } => {
            vec![write(&format!("at least {number}"), *span), write(&format!("exactly {number}"), *span)]
        }
        P::InOtherPack { pack, .. } => vec![use_pack(workspace, file, pack)],
        P::NotTwice { span } => vec![("take `not` out".to_owned(), *span, String::new())],
        P::Ambiguous { nouns, ways, places, .. } => {
            let way = |at: usize| {
                let (noun, way, place) = (nouns.get(at)?, ways.get(at)?, places.get(at)?);
                is_plain(workspace, file, *place).then(|| (format!("say it of `{noun}`: `{way}`"), *place, way.clone()))
            };
            [1, 0].into_iter().filter_map(way).collect()
        }
        P::AmbiguousList { last, list, ways: [all, one], place, .. } if is_plain(workspace, file, *place) => vec![
            (format!("say it of all of `{list}`: `{all}`"), *place, all.clone()),
            (format!("say it of `{last}`: `{one}`"), *place, one.clone()),
        ],
        P::MixedJoins { ways, place, .. } if is_plain(workspace, file, *place) => {
            ways.iter().map(|way| write(way, *place)).collect()
        }
        P::UnknownClause { near: None, .. } => Vec::new(),
        P::UnknownPhrase { near: None, .. } | P::AmbiguousList { .. } | P::MixedJoins { .. } => Vec::new(),
        P::RefusedWord { .. } | P::BrokenPhrase { .. } | P::Waits { .. } | P::NotAfterRelation { .. } => Vec::new(),
        P::NotOfNoun { .. } | P::NotBeforeAll { .. } | P::NoAfterRelation { .. } => Vec::new(),
        P::AmbiguousNoun { .. } | P::AndInList { .. } | P::CommaBeforeTest { .. } | P::NounAsTest { .. } => Vec::new(),
        P::OrWithoutTest { .. } | P::NoTest { .. } | P::TextAlone { .. } | P::CountAlone { .. } => Vec::new(),
        P::OnlyAlone { .. } | P::SmallWordAlone { .. } | P::BareDistance { .. } | P::WithinOneWay { .. } => Vec::new(),
        P::CountNeedsNumber { .. } | P::WhereInside { .. } | P::WhereWithoutVerb { .. } => Vec::new(),
        P::NoThatBefore { .. } | P::TooTangled { .. } => Vec::new(),
    }
}

fn of_rule(workspace: &Workspace<'_>, file: usize, problem: &RuleProblem) -> Vec<Way> {
    use RuleProblem as P;
    match problem {
        P::UnknownPack { near: Some(near), span, .. } => vec![write(near, *span)],
        P::UnknownRule { rule, near: Some(near), span } => match rule.rsplit_once('/') {
            Some((pack, _)) if !near.contains('/') => vec![write(&format!("{pack}/{near}"), *span)],
            Some(_) | None => vec![write(near, *span)],
        },
        P::UnknownPack { near: None, .. } | P::UnknownRule { near: None, .. } => Vec::new(),
        P::PackTwice { .. } | P::RuleTwice { .. } | P::UsesItself { .. } | P::UnusedUse { .. } => Vec::new(),
        P::UnknownKey { near: Some(near), span, .. } => vec![write(near, *span)],
        P::UnknownMark { near: Some(near), span, .. } => vec![write(&format!("the {near}"), *span)],
        // Where the text has signs of its own, the place is the whole text.
        P::UnknownPlaceholder { near: Some(near), span, .. } if span.of(workspace.text(file)).starts_with('{') => {
            vec![write(&format!("{{{near}}}"), *span)]
        }
        P::SilenceCycle { .. } | P::UnknownKey { .. } | P::UnknownMark { .. } => Vec::new(),
        P::UnknownPlaceholder { .. } | P::PlaceholderNotHeld { .. } | P::PlaceholderMayBeEmpty { .. } => Vec::new(),
        P::PlaceholderDenied { name, other: true, span, .. } => vec![write(&format!("{{other {name}}}"), *span)],
        P::PlaceholderDenied { .. } | P::PlaceholderOfUnattributed { .. } | P::PlaceholderNotClosed { .. } => {
            Vec::new()
        }
        P::ClaimsOrStatements { .. } | P::IncludesNone { .. } | P::NoExample { .. } => Vec::new(),
    }
}

fn write(text: &str, span: Span) -> Way {
    (format!("write `{text}`"), span, text.to_owned())
}

fn break_line(keyword: &str, span: Span) -> Way {
    (format!("break the line before `{keyword}`"), Span::new(span.start, span.start), "\n  ".to_owned())
}

/// A `use` of the pack: after the last, or after the name of this one, or first.
fn use_pack(workspace: &Workspace<'_>, file: usize, pack: &str) -> Way {
    let title = format!("use the pack `{pack}`");
    let tree = workspace.parsed.get(file).map(|file| &file.pack);
    let last = tree.and_then(|tree| tree.uses.last());
    if let Some(last) = last {
        return (title, Span::new(last.span.end, last.span.end), format!(", {pack}"));
    }
    match tree.and_then(|tree| tree.name.as_ref()) {
        Some(name) => (title, Span::new(name.span.end, name.span.end), format!("\nuse {pack}")),
        None => (title, Span::new(0, 0), format!("use {pack}\n\n")),
    }
}

/// True where a stretch can be written again from its words: it holds no comment, and no text with signs of its own.
fn is_plain(workspace: &Workspace<'_>, file: usize, place: Span) -> bool {
    !place.of(workspace.text(file)).contains(['#', '\\', '“']) && !place.of(workspace.text(file)).contains("\"\"\"")
}
