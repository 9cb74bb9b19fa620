//! `sayso explain`: why rules fired at a line of an article, or did not; or the page of a code.

use crate::cli::arguments::{Chosen, Explain, ExplainFormat};
use crate::cli::extractor::Extractors;
use crate::cli::output::Output;
use crate::cli::settings::{Settings, is_named};
use crate::cli::{Outcome, Stop};
use crate::cli::{against, explain_code, input, line, made_from};
use sayso::explain::{self, Place};
use sayso::report::{self, Detail};
use std::path::Path;

/// Explains what the argument names.
pub fn explain(arguments: &Explain, output: &mut Output) -> Result<Outcome, Stop> {
    match line::named(&arguments.place) {
        Some((path, line)) => explain_line(arguments, path, line, output),
        None if Path::new(&arguments.place).is_file() => {
            Err(Stop::Told(format!("which line of {0}? write {0}:LINE", arguments.place)))
        }
        None => explain_code::explain(&arguments.place, output),
    }
}

fn explain_line(arguments: &Explain, path: &Path, line: usize, output: &mut Output) -> Result<Outcome, Stop> {
    let settings = {
        let chosen = &arguments.chosen;
        Settings::of_article(path, chosen.config.as_deref(), chosen.profile.as_deref(), output)?
    };
    let article = input::read(path).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
    let sources =
        if arguments.against.is_empty() { made_from::sources(&article, &settings) } else { arguments.against.clone() };
    let (chosen, names) = chosen(&against::chosen(&arguments.chosen, &sources));
    let rules = settings.rules(&chosen)?.without_advice();
    rules.tell(output)?;
    let stretch = line::stretch(&article, line)?;
    let named = |rule: &sayso::plan::Rule| names.is_empty() || names.iter().any(|name| is_named(rule, name));
    if let Some(name) = names.iter().find(|name| !rules.plan.rules.iter().any(|rule| is_named(rule, name))) {
        return Err(Stop::Told(format!("there is no rule or pack `{name}`; `sayso rules` lists them")));
    }
    let extractors = Extractors::new(arguments.reader.extractor);
    let extractor = extractors.of(settings.extractor.as_ref(), output)?;
    let facts = sayso::extract::extract(&article.text, article.format, &settings.knowledge, extractor);
    let originals = against::originals(&sources, &settings.knowledge, extractor)?;
    let comparison = originals.as_ref().map(|it| sayso::fidelity::compare(&facts, it, &settings.knowledge));
    let one_rule = !arguments.chosen.rule.is_empty();
    let place = Place {
        plan: &rules.plan,
        files: &rules.files,
        facts: &facts,
        knowledge: &settings.knowledge,
        against: comparison.as_ref(),
        stretch,
        article: one_rule || arguments.all,
    };
    let explanation = explain::explain(&place, named);
    let text = match arguments.format {
        ExplainFormat::Human => {
            let columns = output.look().columns;
            let own = !arguments.chosen.rules.is_empty() || one_rule;
            let detail = Detail { columns, all: arguments.all, own, trees: one_rule || arguments.all };
            report::explanation_to_human(&article.path, line, &article.lines(), &explanation, detail)
        }
        ExplainFormat::Json => report::explanation_to_json(&article.path, line, &article.lines(), &explanation),
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
