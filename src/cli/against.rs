//! `--against`: the texts that articles are held against, read once for a run.

use crate::cli::Stop;
use crate::cli::arguments::{Chosen, Form, Tier};
use crate::cli::extractor::Extractors;
use crate::cli::input::{self, Trouble};
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use sayso::attribution::Extractor;
use sayso::check;
use sayso::fidelity::Originals;
use sayso::knowledge::Knowledge;
use sayso::plan::{Plan, Rule};
use std::path::PathBuf;

/// The tag of rules that wait for something to compare with.
const TAG: &str = "against";

/// The rules that were chosen, with those that compare where there is something to compare with.
pub fn chosen(chosen: &Chosen, against: &[PathBuf]) -> Chosen {
    let mut chosen = chosen.clone();
    if !against.is_empty() {
        chosen.compares = true;
    }
    chosen
}

/// True for a rule that runs only where there is something to compare with.
pub fn waits(rule: &Rule) -> bool {
    rule.tags.iter().any(|tag| tag == TAG)
}

/// The texts that are named, read with the words and the world of this folder's settings.
pub fn read(chosen: &Chosen, paths: &[PathBuf], tier: Tier, output: &mut Output) -> Result<Option<Originals>, Stop> {
    if paths.is_empty() {
        return Ok(None);
    }
    let settings = Settings::find(chosen.config.as_deref(), chosen.profile.as_deref(), output)?;
    let extractors = Extractors::new(tier);
    originals(paths, &settings.knowledge, extractors.of(settings.extractor.as_ref(), output)?)
}

/// The texts that are named; `None` where none is. One that cannot be read stops the run: what it says would be told as new.
pub fn originals(
    paths: &[PathBuf],
    knowledge: &Knowledge,
    extractor: &dyn Extractor,
) -> Result<Option<Originals>, Stop> {
    if paths.is_empty() {
        return Ok(None);
    }
    let read = read_all(paths, knowledge, extractor);
    read.map(Some).map_err(|trouble| Stop::Told(format!("--against {}: {}", trouble.path, trouble.message)))
}

/// All of some texts, or why one of them cannot be read.
pub fn read_all(paths: &[PathBuf], knowledge: &Knowledge, extractor: &dyn Extractor) -> Result<Originals, Trouble> {
    let mut texts = Vec::new();
    for path in input::articles(paths, &Form::default()) {
        let read = path.and_then(|path| input::read(&path))?;
        texts.push((read.path, read.text, read.format));
    }
    Ok(check::originals(texts, knowledge, extractor))
}

/// Says which rules compare and have nothing to compare with.
pub fn tell_idle(plan: &Plan, output: &mut Output) -> Result<(), Stop> {
    let idle: Vec<&str> =
        plan.rules.iter().filter(|rule| rule.on && rule.compares()).map(|rule| rule.name.as_str()).collect();
    if !idle.is_empty() {
        let names = idle.join(", ");
        output.tell(&format!("note: without `--against` nothing is there to compare with; not asked: {names}\n"))?;
    }
    Ok(())
}
