//! `sayso --version`: the version, and with `--verbose` which extractor runs and what its models are.

use crate::cli::output::Output;
use crate::cli::{Outcome, Stop, extractor};

/// The cards of the models: data, licences, scores, known errors, date.
const CARDS: [&str; 5] = [
    include_str!("../../knowledge/model/accurate.md"),
    include_str!("../../knowledge/model/attribution.md"),
    include_str!("../../knowledge/model/tagger.md"),
    include_str!("../../knowledge/model/judge.md"),
    include_str!("../../knowledge/model/judgements.md"),
];

/// Prints the version.
pub fn version(verbose: bool, output: &mut Output) -> Result<Outcome, Stop> {
    output.write(concat!("sayso ", env!("CARGO_PKG_VERSION"), "\n"))?;
    if verbose {
        let runs = match extractor::accurate() {
            Ok(_) => "articles are read by the accurate extractor, unless --extractor fast is given".to_owned(),
            Err(why) => format!("articles are read by the fast extractor: {why}"),
        };
        output.write(&format!("\n{runs}\n\n{}", CARDS.join("\n")))?;
    }
    Ok(Outcome::Clean)
}
