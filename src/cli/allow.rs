//! `sayso allow ARTICLE:LINE RULE --reason …`: the comment that an editor would write, behind the sentence that is flagged.
//! The article is written whole or not at all; what is not flagged is not allowed. Of an article that is no text, the line goes
//! into a file beside it.

use crate::cli::arguments::{Allow, Chosen};
use crate::cli::extractor::Extractors;
use crate::cli::house::Houses;
use crate::cli::output::Output;
use crate::cli::settings::is_named;
use crate::cli::{Outcome, Stop};
use crate::cli::{aside, input, line, whole};
use sayso::check::{Article, check};
use sayso::edit::{self, Silence};
use sayso::evaluate::Finding;
use sayso::explain::Place;
use sayso::span::Span;

/// Writes the comment.
pub fn allow(arguments: &Allow, output: &mut Output) -> Result<Outcome, Stop> {
    let Some((path, number)) = line::named(&arguments.place) else {
        return Err(Stop::Told(format!("`{}` is no line of an article: write ARTICLE:LINE", arguments.place)));
    };
    let said = said(arguments)?;
    let article = input::read(path).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
    let stretch = line::stretch(&article, number)?;
    let chosen: &Chosen = &arguments.chosen;
    let mut houses = Houses::new(chosen, None);
    let (house, ready) = houses.of(&article.place, output)?;
    let (Some(house), Some(ready)) = (house, ready) else {
        return Err(Stop::Told("nothing is written: the settings do not hold".to_owned()));
    };
    ready.tell(output)?;
    if !ready.plan.rules.iter().any(|rule| is_named(rule, &arguments.name)) {
        return Err(Stop::Told(format!("there is no rule `{}`; `sayso rules` lists them", arguments.name)));
    }
    let extractors = Extractors::new(arguments.reader.extractor);
    let extractor = extractors.of(house.settings.extractor.as_ref(), output)?;
    let checked = check(&article.text, article.format, &house.plan, &house.settings.knowledge, extractor);
    let wanted = |name: &str| house.plan.rules.iter().any(|rule| rule.name == name && is_named(rule, &arguments.name));
    let place = Place {
        plan: &house.plan,
        files: &ready.files,
        facts: &checked.facts,
        knowledge: &house.settings.knowledge,
        against: None,
        stretch,
        article: false,
    };
    let shown = input::shown(path);
    let Some((finding, silence)) = found(&place, &checked, stretch, wanted) else {
        return Err(Stop::Told(format!("`{}` finds nothing at {shown}:{number}", arguments.name)));
    };
    if article.aside || arguments.aside {
        let line = aside::add(&article.place, finding, &said)?;
        output.write(&format!("{}: {line}\n", input::shown(&aside::beside(path))))?;
        return Ok(Outcome::Clean);
    }
    let (at, text) = (silence.at, silence.text.replace(": -->", &format!(": {said} -->")));
    let mut written = article.file.clone().unwrap_or_else(|| article.text.clone());
    written.insert_str(article.origin.behind(at), &text);
    whole::write(path, &written).map_err(|error| Stop::Told(format!("{shown}: {error}")))?;
    output.write(&format!("{shown}:{number}: {}\n", text.trim()))?;
    Ok(Outcome::Clean)
}

/// What stands behind the rule in the comment.
fn said(arguments: &Allow) -> Result<String, Stop> {
    let parts = [Some(arguments.reason.as_str()), arguments.author.as_deref(), arguments.until.as_deref()];
    let breaks = |part: &&str| part.contains("--") || part.contains([';', '\n', '\r']) || part.trim().is_empty();
    if let Some(part) = parts.iter().flatten().find(|part| breaks(part)) {
        return Err(Stop::Told(format!("`{part}` cannot stand in a comment: no `--`, no `;`, one line, not empty")));
    }
    if let Some(day) = arguments.until.as_deref().filter(|day| sayso::remark::day(day.trim()).is_none()) {
        return Err(Stop::Told(format!("`{day}` is no day: write year, month and day, as 2031-05-12")));
    }
    let author = arguments.author.as_ref().map_or(String::new(), |author| format!("; by {}", author.trim()));
    let until = arguments.until.as_ref().map_or(String::new(), |until| format!("; until {}", until.trim()));
    Ok(format!("{}{author}{until}", arguments.reason.trim()))
}

/// What is found there, and the comment that an editor would write.
fn found<'a>(
    place: &Place<'_>,
    checked: &'a Article,
    stretch: Span,
    wanted: impl Fn(&str) -> bool,
) -> Option<(&'a Finding, Silence)> {
    let silences = edit::silences(place, &checked.findings, stretch);
    // What is found of the whole article stands on every line.
    silences.into_iter().find_map(|one| {
        let finding = checked.findings.get(one.finding)?;
        wanted(&finding.name).then_some((finding, one))
    })
}
