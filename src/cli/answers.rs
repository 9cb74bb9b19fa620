//! What editors say of findings, a line of JSON each, in a file of the house. The file is written whole or not at all; a finding
//! has one answer, the last.

use crate::cli::Stop;
use crate::cli::arguments::Verdict;
use crate::cli::settings::Settings;
use crate::cli::{input, whole};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Where they are when nothing says otherwise.
const NAME: &str = "sayso-answers.jsonl";

/// What an editor says of a finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub fingerprint: String,
    pub answer: Verdict,
    pub rule: String,
    pub path: String,
    /// For whoever reads the file.
    pub message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<String>,
}

/// The file of a run: the one that is given, or of the settings, or beside them, or in this folder.
pub fn place(given: Option<&Path>, settings: &Settings) -> PathBuf {
    let said = || settings.answers.as_ref().map(|answers| answers.value.clone());
    let beside = || settings.read.first().map(|file| file.with_file_name(NAME));
    given.map(Path::to_path_buf).or_else(said).or_else(beside).unwrap_or_else(|| PathBuf::from(NAME))
}

/// The answers of a file, in their order; none where it is not there.
///
/// # Errors
/// Tells the first line that does not read.
pub fn read(file: &Path) -> Result<Vec<Answer>, Stop> {
    if !file.exists() {
        return Ok(Vec::new());
    }
    let text = input::text(file).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let read = |(at, line): (usize, &str)| {
        let wrong = |error| Stop::Told(format!("{}:{}: this is no answer: {error}", input::shown(file), at + 1));
        serde_json::from_str(line).map_err(wrong)
    };
    lines.map(read).collect()
}

/// Takes in an answer, in place of an earlier one of the same finding.
pub fn add(file: &Path, answer: Answer) -> Result<(), Stop> {
    let mut answers = read(file)?;
    let same = |one: &Answer| (&one.fingerprint, &one.rule) == (&answer.fingerprint, &answer.rule);
    answers.retain(|one| !same(one));
    answers.push(answer);
    let lines: Result<Vec<String>, serde_json::Error> = answers.iter().map(serde_json::to_string).collect();
    let text = lines.map_err(|error| Stop::Told(error.to_string()))?.join("\n") + "\n";
    whole::write(file, &text).map_err(|error| Stop::Told(format!("{}: {error}", input::shown(file))))
}

/// How often a rule was right, wrong, and noise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub right: usize,
    pub wrong: usize,
    pub noise: usize,
}

impl Record {
    pub fn all(self) -> usize {
        self.right + self.wrong + self.noise
    }
}

/// The record of each rule that has answers.
pub fn records(answers: &[Answer]) -> BTreeMap<&str, Record> {
    let mut records: BTreeMap<&str, Record> = BTreeMap::new();
    for answer in answers {
        let record = records.entry(&answer.rule).or_default();
        match answer.answer {
            Verdict::Right => record.right += 1,
            Verdict::Wrong => record.wrong += 1,
            Verdict::Noise => record.noise += 1,
        }
    }
    records
}
