//! `sayso extract`: what is understood of each article, in the end or by one stage.

use crate::cli::arguments::{Extract, ExtractFormat, Form, Tier};
use crate::cli::extractor::Extractors;
use crate::cli::house::Finder;
use crate::cli::input::{self, Input, Trouble};
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop, against, line, made_from};
use sayso::attribution::{ByPatterns, Extractor};
use sayso::extract::{Stage, extract_watched};
use sayso::facts::Facts;
use sayso::fidelity::Originals;
use sayso::knowledge::{Knowledge, Language};
use sayso::report::{self, stage};
use sayso::span::Span;
use std::path::PathBuf;

/// Extracts articles in the order of the paths.
pub fn extract(arguments: &Extract, output: &mut Output) -> Result<Outcome, Stop> {
    let mut settings = Finder::new(arguments.config.as_deref(), None);
    let stage = arguments.stage.map(Stage::from);
    // What comes before the extractor needs none.
    let early = stage.is_some_and(|stage| stage < Stage::Attributions);
    let extractors = Extractors::new(if early { Tier::Fast } else { arguments.reader.extractor });
    match stage {
        Some(stage) => show(arguments, stage, &mut settings, &extractors, output),
        None => write(arguments, &mut settings, &extractors, output),
    }
}

/// All that is understood, in the format that was asked for.
fn write(
    arguments: &Extract,
    settings: &mut Finder,
    extractors: &Extractors,
    output: &mut Output,
) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Clean;
    let mut written = 0;
    for article in articles(&arguments.paths, &arguments.form) {
        let Some(article) = told(article, output)? else {
            outcome = Outcome::Failed;
            continue;
        };
        if arguments.format == ExtractFormat::Ron && written > 0 {
            return Err(Stop::Told(
                "RON is for one article at a time; for several there is `--format jsonl`".to_owned(),
            ));
        }
        let Some(settings) = settings.of(&article.place, output)?.1 else {
            outcome = Outcome::Failed;
            continue;
        };
        let (knowledge, extractor) = reads(arguments, &settings, extractors, output)?;
        let facts = sayso::extract::extract(&article.text, article.format, knowledge, extractor);
        let sources = if arguments.against.is_empty() {
            made_from::sources(&article, &settings)
        } else {
            arguments.against.clone()
        };
        let originals = against::originals(&sources, knowledge, extractor)?;
        let text = form(arguments, &article, &settings, (&facts, originals.as_ref()), output.look().columns);
        output.write(&text)?;
        written += 1;
    }
    Ok(outcome)
}

/// Who reads, and with which words: those of the settings, or of the language that was asked for.
fn reads<'a>(
    arguments: &Extract,
    settings: &'a Settings,
    extractors: &'a Extractors,
    output: &mut Output,
) -> Result<(&'a Knowledge, &'a dyn Extractor), Stop> {
    match arguments.language.map(Language::from) {
        None | Some(Language::English) => {
            Ok((&settings.knowledge, extractors.of(settings.extractor.as_ref(), output)?))
        }
        Some(language) => Ok((Knowledge::of(language), &ByPatterns)),
    }
}

/// One article in the format that was asked for, with what came of holding it against its sources.
fn form(
    arguments: &Extract,
    article: &Input,
    settings: &Settings,
    (facts, originals): (&Facts, Option<&Originals>),
    columns: usize,
) -> String {
    let path = article.path.as_str();
    let file = article.file.as_deref().unwrap_or(&article.text);
    let compared = originals.map(|it| (sayso::fidelity::compare(facts, it, &settings.knowledge), it.texts()));
    match arguments.format {
        ExtractFormat::Human => {
            let mut text = report::facts_to_human(path, &article.lines(), facts, columns);
            if let Some((comparison, texts)) = &compared {
                text.push_str(&report::comparison_to_human(&article.lines(), facts, comparison, texts));
            }
            text
        }
        ExtractFormat::Json | ExtractFormat::Jsonl => match &compared {
            Some((comparison, texts)) => {
                report::facts_compared((path, facts), (file, &article.origin), arguments.words, (comparison, texts))
            }
            None if article.file.is_none() && !arguments.words => report::facts_to_json(path, facts),
            None => report::facts_with_words(path, facts, file, &article.origin, arguments.words),
        },
        ExtractFormat::Ron => report::facts_in_ron(path, facts, file, &article.origin),
    }
}

/// What one stage made of the articles, or of one line of them.
fn show(
    arguments: &Extract,
    stage: Stage,
    settings: &mut Finder,
    extractors: &Extractors,
    output: &mut Output,
) -> Result<Outcome, Stop> {
    let mut outcome = Outcome::Clean;
    for path in &arguments.paths {
        let (path, line) = match path.to_str().filter(|_| !path.exists()).and_then(line::named) {
            Some((path, line)) => (path.to_owned(), Some(line)),
            None => (path.clone(), None),
        };
        for article in articles(&[path], &arguments.form) {
            let Some(article) = told(article, output)? else {
                outcome = Outcome::Failed;
                continue;
            };
            let Some(settings) = settings.of(&article.place, output)?.1 else {
                outcome = Outcome::Failed;
                continue;
            };
            let stretch = line.map(|line| line::stretch(&article, line)).transpose()?;
            let (knowledge, extractor) = reads(arguments, &settings, extractors, output)?;
            let mut shown = shown(&article, stage, knowledge, extractor, stretch);
            if shown.is_empty() {
                shown = "nothing stands here for this stage\n".to_owned();
            }
            output.write(&format!("{}\n{}\n", article.path, shown.trim_end()))?;
        }
    }
    Ok(outcome)
}

fn shown(
    article: &Input,
    wanted: Stage,
    knowledge: &Knowledge,
    extractor: &dyn Extractor,
    stretch: Option<Span>,
) -> String {
    let mut shown = String::new();
    let articles = [(article.text.as_str(), article.format)];
    extract_watched(&articles, knowledge, extractor, |given| {
        if given.stage() == wanted {
            shown = stage::show(&given, stretch);
        }
    });
    shown
}

/// The articles of the paths, or why one is none.
fn articles<'a>(paths: &'a [PathBuf], form: &'a Form) -> impl Iterator<Item = Result<Input, Trouble>> + 'a {
    let read = |path: PathBuf| input::read_all(&path, None, form).unwrap_or_else(|trouble| vec![Err(trouble)]);
    input::articles(paths, form).flat_map(move |path| path.map_or_else(|trouble| vec![Err(trouble)], read))
}

/// The article, or a word on why there is none.
fn told(article: Result<Input, Trouble>, output: &mut Output) -> Result<Option<Input>, Stop> {
    match article {
        Ok(article) => Ok(Some(article)),
        Err(trouble) => {
            output.complain(&format!("{}: {}", trouble.path, trouble.message));
            Ok(None)
        }
    }
}
