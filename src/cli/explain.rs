//! `sayso explain`: why rules fired at a line of an article, or did not; or the page of a code.

use crate::cli::arguments::{Chosen, Explain, ExplainFormat};
use crate::cli::output::Output;
use crate::cli::settings::{Settings, is_named};
use crate::cli::{Outcome, Stop};
use crate::cli::{explain_code, extractor, input};
use sayso::explain::{self, Place};
use sayso::report::{self, Detail, Lines};
use sayso::span::Span;
use std::path::{Path, PathBuf};

/// What the argument names.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Asked {
    /// A line of an article.
    Line(PathBuf, usize),
    /// A code, or nothing that there is.
    Other,
}

impl Asked {
    /// `article.md:9`, or `article.md:9:4` as reports write it.
    fn of(argument: &str) -> Self {
        let number = |text: &str| text.parse::<usize>().ok().filter(|number| *number > 0);
        let Some((rest, last)) = argument.rsplit_once(':') else { return Self::Other };
        let Some(last) = number(last) else { return Self::Other };
        if let Some((path, line)) = rest.rsplit_once(':')
            && let Some(line) = number(line)
        {
            return Self::Line(path.into(), line);
        }
        Self::Line(rest.into(), last)
    }
}

/// Explains what the argument names.
pub fn explain(arguments: &Explain, output: &mut Output) -> Result<Outcome, Stop> {
    match Asked::of(&arguments.place) {
        Asked::Line(path, line) => explain_line(arguments, &path, line, output),
        Asked::Other if Path::new(&arguments.place).is_file() => {
            Err(Stop::Told(format!("which line of {0}? write {0}:LINE", arguments.place)))
        }
        Asked::Other => explain_code::explain(&arguments.place, output),
    }
}

fn explain_line(arguments: &Explain, path: &Path, line: usize, output: &mut Output) -> Result<Outcome, Stop> {
    let settings = Settings::find(arguments.chosen.config.as_deref(), output)?;
    let (chosen, names) = chosen(&arguments.chosen);
    let rules = settings.rules(&chosen)?.without_advice();
    rules.tell(output)?;
    let article = input::read(path).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
    let stretch =
        stretch(&article.text, line).ok_or_else(|| Stop::Told(format!("{} has no line {line}", article.path)))?;
    let named = |rule: &sayso::plan::Rule| names.is_empty() || names.iter().any(|name| is_named(rule, name));
    if let Some(name) = names.iter().find(|name| !rules.plan.rules.iter().any(|rule| is_named(rule, name))) {
        return Err(Stop::Told(format!("there is no rule or pack `{name}`; `sayso rules` lists them")));
    }
    let extractor = extractor::choose(arguments.extractor, output)?;
    let facts = sayso::extract::extract(&article.text, article.format, &settings.knowledge, &*extractor);
    let one_rule = !arguments.chosen.rule.is_empty();
    let place = Place {
        plan: &rules.plan,
        files: &rules.files,
        facts: &facts,
        knowledge: &settings.knowledge,
        stretch,
        article: one_rule || arguments.all,
    };
    let explanation = explain::explain(&place, named);
    let text = match arguments.format {
        ExplainFormat::Human => {
            let columns = output.look().columns;
            let own = !arguments.chosen.rules.is_empty() || one_rule;
            let detail = Detail { columns, all: arguments.all, own, trees: one_rule || arguments.all };
            report::explanation_to_human(&article.path, line, &article.text, &explanation, detail)
        }
        ExplainFormat::Json => report::explanation_to_json(&article.path, line, &article.text, &explanation),
    };
    output.write(&text)?;
    Ok(rules.outcome())
}

/// `--rule` here takes a rule by its name, which is one word, as well as one that is written out.
fn chosen(written: &Chosen) -> (Chosen, Vec<String>) {
    let mut chosen = written.clone();
    let (rules, names) = written.rule.iter().cloned().partition(|rule| rule.contains(char::is_whitespace));
    chosen.rule = rules;
    (chosen, names)
}

/// The bytes of a line.
fn stretch(text: &str, line: usize) -> Option<Span> {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let exists = line == 1 || text.split_inclusive('\n').count() >= line;
    let lines = Lines::of(text);
    exists.then(|| Span::new(start, lines.line_around(start).1.max(start)))
}

#[cfg(test)]
mod tests {
    use super::{Asked, stretch};
    use sayso::span::Span;

    #[test]
    fn lines_are_named_as_reports_name_them() {
        assert_eq!(Asked::of("a.md:9"), Asked::Line("a.md".into(), 9));
        assert_eq!(Asked::of("a.md:9:4"), Asked::Line("a.md".into(), 9));
        assert_eq!(Asked::of("C:\\drafts\\a.md:9"), Asked::Line("C:\\drafts\\a.md".into(), 9));
        assert_eq!(Asked::of("unknown-phrase"), Asked::Other);
        assert_eq!(Asked::of("a.md:0"), Asked::Other);
    }

    #[test]
    fn stretches() {
        assert_eq!(stretch("ab\r\ncd\n", 2), Some(Span::new(4, 6)));
        assert_eq!(stretch("ab\ncd", 3), None);
    }
}
