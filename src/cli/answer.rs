//! `sayso answer FINGERPRINT right|wrong|noise`: what an editor says of a finding is kept in a file of the house. Only what is
//! found now can be answered, so that every answer has its rule.

use crate::cli::answers;
use crate::cli::arguments::{Answer, Verdict};
use crate::cli::cache::Cache;
use crate::cli::extractor::Extractors;
use crate::cli::house::{House, Houses};
use crate::cli::input::Input;
use crate::cli::output::Output;
use crate::cli::reading::{self, Judged, Taker, Wanted};
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop, input, today};
use sayso::report::harmless;

/// So many digits tell one finding from others, mostly; more are asked for where they do not.
const FEWEST: usize = 4;

/// Keeps the answer.
pub fn answer(arguments: &Answer, output: &mut Output) -> Result<Outcome, Stop> {
    let wanted = arguments.fingerprint.trim().to_lowercase();
    if wanted.len() < FEWEST || wanted.len() > 16 || !wanted.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        let written = &arguments.fingerprint;
        return Err(Stop::Told(format!("`{written}` is no fingerprint: write at least its first {FEWEST} digits")));
    }
    let chosen = &arguments.articles.chosen;
    let settings = Settings::find(chosen.config.as_deref(), chosen.profile.as_deref(), output)?;
    let file = answers::place(arguments.file.as_deref(), &settings);
    answers::read(&file)?;
    let mut search = Search { output, wanted, found: Vec::new(), failed: false };
    let extractors = Extractors::new(arguments.articles.reader.extractor);
    let cache = Cache::open(None);
    let mut all = Wanted::all(&arguments.articles.paths, &arguments.articles.form, &extractors);
    all.cache = cache.as_ref();
    reading::read(&all, &mut Houses::new(chosen, None), &mut search)?;
    let Search { wanted, mut found, .. } = search;
    found.dedup_by(|one, other| (&one.fingerprint, &one.rule) == (&other.fingerprint, &other.rule));
    let mut answer = match (found.pop(), found.is_empty()) {
        (Some(one), true) => one,
        (None, _) => {
            let next = "`sayso check --pilot` and `--format json` show them";
            return Err(Stop::Told(format!("nothing is found with the fingerprint `{wanted}` here; {next}")));
        }
        (Some(_), false) => {
            return Err(Stop::Told(format!("several findings begin with `{wanted}`: write more of its digits")));
        }
    };
    answer.answer = arguments.verdict;
    answer.note = arguments.note.clone().filter(|note| !note.trim().is_empty());
    answer.day = today::today().map(|day| day.to_string());
    let shown = format!("{}: {}", harmless(&answer.rule), harmless(&answer.message));
    let word = match arguments.verdict {
        Verdict::Right => "right",
        Verdict::Wrong => "wrong",
        Verdict::Noise => "noise",
    };
    answers::add(&file, answer)?;
    output.write(&format!("{shown}\n{word}, kept in {}\n", input::shown(&file)))?;
    Ok(Outcome::Clean)
}

/// Looks for a finding.
struct Search<'a> {
    output: &'a mut Output,
    wanted: String,
    found: Vec<answers::Answer>,
    failed: bool,
}

impl Taker for Search<'_> {
    fn output(&mut self) -> &mut Output {
        self.output
    }

    fn failed(&mut self) {
        self.failed = true;
    }

    fn article(&mut self, input: &Input, _: &House, judged: &Judged) -> Result<(), Stop> {
        let found = judged.findings.iter().filter(|one| one.fingerprint.starts_with(&self.wanted));
        self.found.extend(found.map(|one| answers::Answer {
            fingerprint: one.fingerprint.clone(),
            answer: Verdict::Right,
            rule: one.name.clone(),
            path: input.path.strip_prefix("./").unwrap_or(&input.path).to_owned(),
            message: one.message.clone(),
            note: None,
            day: None,
        }));
        Ok(())
    }
}
