//! `sayso test --against OLD_RULES ARTICLES`: which findings a change of rules adds and removes. Each article is read once
//! and forgotten.

use crate::cli::arguments::{Chosen, Test};
use crate::cli::extractor;
use crate::cli::input::{self, Input};
use crate::cli::output::Output;
use crate::cli::settings::{Ready, Settings};
use crate::cli::test::tested::Tested;
use crate::cli::{Outcome, Stop};
use sayso::attribution::Extractor;
use sayso::evaluate::{Finding, evaluate};
use sayso::report::Lines;
use std::path::{Path, PathBuf};

/// How findings differ, over all articles.
#[derive(Debug, Default)]
struct Count {
    added: usize,
    removed: usize,
    changed: usize,
    same: usize,
    articles: usize,
}

/// Compares two sets of rules over articles.
pub fn compare(arguments: &Test, old: &Path, settings: &Settings, output: &mut Output) -> Result<Outcome, Stop> {
    let old = Tested::of(settings, &[old.to_path_buf()], &[])?.ready.without_advice();
    let new = if arguments.rules.is_empty() {
        settings.rules(&Chosen::default())?.without_advice()
    } else {
        Tested::of(settings, &arguments.rules, &[])?.ready.without_advice()
    };
    old.tell(output)?;
    new.tell(output)?;
    let paths = if arguments.paths.is_empty() { vec![PathBuf::from(".")] } else { arguments.paths.clone() };
    let extractor = extractor::choose(arguments.extractor, output)?;
    let mut count = Count::default();
    let mut outcome = old.outcome().max(new.outcome());
    for path in input::articles(&paths) {
        match path.and_then(|path| input::read(&path)) {
            Ok(article) => article_of(&article, settings, (&old, &new), &*extractor, &mut count, output)?,
            Err(trouble) => {
                output.tell(&format!("error: {}: {}\n", trouble.path, trouble.message))?;
                outcome = Outcome::Failed;
            }
        }
    }
    output.write(&format!(
        "{} added, {} removed, {} changed, {} as before in {} article{}\n",
        count.added,
        count.removed,
        count.changed,
        count.same,
        count.articles,
        if count.articles == 1 { "" } else { "s" }
    ))?;
    let differs = count.added + count.removed + count.changed > 0;
    Ok(outcome.max(if differs { Outcome::Found } else { Outcome::Clean }))
}

fn article_of(
    article: &Input,
    settings: &Settings,
    (old, new): (&Ready, &Ready),
    extractor: &dyn Extractor,
    count: &mut Count,
    output: &mut Output,
) -> Result<(), Stop> {
    let facts = sayso::extract::extract(&article.text, article.format, &settings.knowledge, extractor);
    let (mut before, _) = evaluate(&old.plan, &facts, &settings.knowledge);
    let (after, _) = evaluate(&new.plan, &facts, &settings.knowledge);
    let lines = Lines::of(&article.text);
    count.articles += 1;
    for finding in &after {
        let known = before.iter().position(|one| one.name == finding.name && one.fingerprint == finding.fingerprint);
        let Some(known) = known.map(|at| before.remove(at)) else {
            count.added += 1;
            output.write(&line('+', article, &lines, finding, ""))?;
            continue;
        };
        if known.severity == finding.severity && known.message == finding.message {
            count.same += 1;
        } else {
            count.changed += 1;
            let was = if known.severity == finding.severity {
                format!(" (was: {})", known.message)
            } else {
                format!(" (was: {})", known.severity.word())
            };
            output.write(&line('~', article, &lines, finding, &was))?;
        }
    }
    for finding in &before {
        count.removed += 1;
        output.write(&line('-', article, &lines, finding, ""))?;
    }
    Ok(())
}

fn line(mark: char, article: &Input, lines: &Lines<'_>, finding: &Finding, was: &str) -> String {
    let place = finding.span.map(|span| lines.place(span.start));
    let place = place.map_or(String::new(), |place| format!("{}:{}:", place.line, place.column));
    let (level, name, message) = (finding.severity.word(), &finding.name, &finding.message);
    // What an article holds must not steer the terminal.
    let text = format!("{}:{place} {level}[{name}]: {message}{was}", article.path);
    let text: String = text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    format!("{mark} {text}\n")
}
