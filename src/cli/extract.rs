//! `sayso extract`: what is understood of each article.

use crate::cli::arguments::{Extract, ExtractFormat};
use crate::cli::extractor;
use crate::cli::input;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop};
use sayso::report;

/// Extracts articles in the order of the paths.
pub fn extract(arguments: &Extract, output: &mut Output) -> Result<Outcome, Stop> {
    let settings = Settings::find(arguments.config.as_deref(), output)?;
    let extractor = extractor::choose(arguments.extractor, output)?;
    let mut outcome = Outcome::Clean;
    let mut written = 0;
    for path in input::articles(&arguments.paths) {
        let article = match path.and_then(|path| input::read(&path)) {
            Ok(article) => article,
            Err(trouble) => {
                output.tell(&format!("error: {}: {}\n", trouble.path, trouble.message))?;
                outcome = Outcome::Failed;
                continue;
            }
        };
        if arguments.format == ExtractFormat::Ron && written > 0 {
            return Err(Stop::Told(
                "RON is for one article at a time; for several there is `--format jsonl`".to_owned(),
            ));
        }
        let facts = sayso::extract::extract(&article.text, article.format, &settings.knowledge, &*extractor);
        let text = match arguments.format {
            ExtractFormat::Human => report::facts_to_human(&article.path, &facts, output.look().columns),
            ExtractFormat::Json | ExtractFormat::Jsonl => report::facts_to_json(&article.path, &facts),
            ExtractFormat::Ron => report::facts_to_ron(&article.path, &facts),
        };
        output.write(&text)?;
        written += 1;
    }
    Ok(outcome)
}
