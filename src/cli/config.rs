//! `sayso config PATH`: every setting that holds for an article or folder, and the file that says so.

use crate::cli::arguments::{Config, ExplainFormat};
use crate::cli::input;
use crate::cli::output::Output;
use crate::cli::settings::{Fail, Given, NAME, Settings};
use crate::cli::{Outcome, Stop};
use sayso::diagnostic::Severity;
use sayso::report::harmless;
use serde::Serialize;
use std::path::{Path, PathBuf};

/// What stands where no file says otherwise.
const DEFAULT: &str = "default";

/// A setting as it is shown.
#[derive(Serialize)]
struct Line {
    key: &'static str,
    value: String,
    origin: String,
}

#[derive(Serialize)]
struct Form<'a> {
    version: u32,
    path: String,
    read: Vec<String>,
    settings: &'a [Line],
}

/// Shows the settings.
pub fn config(arguments: &Config, output: &mut Output) -> Result<Outcome, Stop> {
    let place = input::real(&arguments.path);
    // Of a folder those that its articles have.
    let article = if place.is_dir() { place.join(NAME) } else { place };
    let (config, profile) = (arguments.chosen.config.as_deref(), arguments.chosen.profile.as_deref());
    let settings = Settings::of_article(&article, config, profile, output)?;
    let lines = lines(&settings, &article);
    match arguments.format {
        ExplainFormat::Human => output.write(&human(&settings, &lines))?,
        ExplainFormat::Json => {
            let read = settings.read.iter().map(|path| input::shown(path)).collect();
            let form = Form { version: 1, path: input::shown(&arguments.path), read, settings: &lines };
            output.write(&(serde_json::to_string_pretty(&form).unwrap_or_default() + "\n"))?;
        }
    }
    Ok(Outcome::Clean)
}

fn lines(settings: &Settings, article: &Path) -> Vec<Line> {
    let choice = settings.decided(&settings.folders_of(article));
    let mut lines = Vec::new();
    let mut add = |key, value: String, origin: &str| lines.push(Line { key, value, origin: origin.to_owned() });
    if let Some(version) = &settings.version {
        add("version", version.value.clone(), &version.origin);
    }
    if let Some(pinned) = &settings.extractor {
        add("extractor", pinned.value.word().to_owned(), &pinned.origin);
    }
    add("packs_that_ship", settings.packs_that_ship.value.to_string(), &settings.packs_that_ship.origin);
    let shown = |path: &PathBuf| input::shown(path);
    settings.rules.iter().for_each(|rules| add("rules", shown(&rules.value), &rules.origin));
    for one in &choice.switches {
        let (name, on) = &one.value;
        add(if *on { "on" } else { "off" }, name.clone(), &one.origin);
    }
    choice.tags.iter().for_each(|tag| add("tags", tag.value.clone(), &tag.origin));
    for one in &choice.levels {
        add("severity", format!("{}: {}", one.value.0, one.value.1.word()), &one.origin);
    }
    let usual = Given::new(Fail::At(Severity::Error), DEFAULT);
    let fail = choice.fail_on.as_ref().unwrap_or(&usual);
    add("fail_on", fail.value.word().to_owned(), &fail.origin);
    if let Some(cache) = &settings.cache {
        add("cache", cache.value.to_string(), &cache.origin);
    }
    settings.exclude.iter().for_each(|paths| add("exclude", paths.value.pattern.clone(), &paths.origin));
    if let Some(baseline) = &settings.baseline {
        add("baseline", shown(&baseline.value), &baseline.origin);
    }
    settings.sources.iter().for_each(|sources| add("sources", shown(&sources.value), &sources.origin));
    if let Some(answers) = &settings.answers {
        add("answers", shown(&answers.value), &answers.origin);
    }
    lines
}

fn human(settings: &Settings, lines: &[Line]) -> String {
    let mut text = match settings.read.split_first() {
        None => "no settings file: what ships holds\n".to_owned(),
        Some((nearest, others)) => {
            let extended = others.iter().map(|other| format!(", which extends {}", input::shown(other)));
            format!("{}{}\n", input::shown(nearest), extended.collect::<String>())
        }
    };
    let widest = |of: fn(&Line) -> usize| lines.iter().map(of).max().unwrap_or_default();
    let (keys, values) = (widest(|line| line.key.len()), widest(|line| line.value.chars().count()).min(60));
    text.push('\n');
    for line in lines {
        text.push_str(&format!("{:keys$}  {:values$}  {}\n", line.key, harmless(&line.value), harmless(&line.origin)));
    }
    text
}
