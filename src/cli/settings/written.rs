//! `sayso.ron` as it is written. Unknown keys are errors with their place; what the settings come to is decided elsewhere.

use sayso::diagnostic::{Diagnostic, Severity};
use sayso::knowledge::House;
use sayso::span::Span;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The settings of a folder.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Written {
    /// Another settings file, whose settings hold where this one says nothing else.
    pub extends: Option<PathBuf>,
    /// The lowest version of sayso that reads them.
    pub version: Option<String>,
    /// Who reads the articles, whoever runs it.
    pub extractor: Option<Pinned>,
    /// Rule files and folders besides the packs that ship, from the folder of this file.
    pub rules: Vec<PathBuf>,
    /// False to run the house's own rules alone.
    pub packs_that_ship: Option<bool>,
    /// Rules and packs to run although a tag keeps them off.
    pub on: Vec<String>,
    /// Rules and packs not to run.
    pub off: Vec<String>,
    /// Tags whose rules run.
    pub tags: Vec<String>,
    /// Another level for a rule or pack, whatever its conditions.
    pub severity: BTreeMap<String, LevelName>,
    /// The lowest level that makes the exit status 1.
    pub fail_on: Option<FailName>,
    /// False to keep nothing of articles for the next run.
    pub cache: Option<bool>,
    /// What of a folder is not checked, as `.gitignore` writes it.
    pub exclude: Vec<String>,
    /// Findings that are known, as `sayso baseline` wrote them.
    pub baseline: Option<PathBuf>,
    /// What editors say of findings, as `sayso answer` keeps it.
    pub answers: Option<PathBuf>,
    /// The texts that the articles were made from.
    pub sources: Vec<PathBuf>,
    /// What holds in some folders only.
    pub folders: Vec<FolderForm>,
    /// What holds where it is asked for by its name.
    pub profiles: BTreeMap<String, ChoiceForm>,
    /// The house's words and world.
    pub house: House,
}

/// The extractor that settings ask for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pinned {
    Accurate,
    Fast,
}

impl Pinned {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Accurate => "accurate",
            Self::Fast => "fast",
        }
    }
}

/// Which rules run, and how grave they are.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ChoiceForm {
    pub on: Vec<String>,
    pub off: Vec<String>,
    pub tags: Vec<String>,
    pub severity: BTreeMap<String, LevelName>,
    pub fail_on: Option<FailName>,
}

/// The same for articles whose path fits.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FolderForm {
    /// As `.gitignore` writes it, from the folder of this file.
    pub path: String,
    #[serde(default)]
    pub on: Vec<String>,
    #[serde(default)]
    pub off: Vec<String>,
    #[serde(default)]
    pub tags: Vec<String>,
    #[serde(default)]
    pub severity: BTreeMap<String, LevelName>,
    #[serde(default)]
    pub fail_on: Option<FailName>,
}

impl FolderForm {
    /// Which articles, and what holds for them.
    pub fn parts(self) -> (String, ChoiceForm) {
        let Self { path, on, off, tags, severity, fail_on } = self;
        (path, ChoiceForm { on, off, tags, severity, fail_on })
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LevelName {
    Error,
    Warning,
    Note,
    Pilot,
}

impl From<LevelName> for Severity {
    fn from(level: LevelName) -> Self {
        match level {
            LevelName::Error => Self::Error,
            LevelName::Warning => Self::Warning,
            LevelName::Note => Self::Note,
            LevelName::Pilot => Self::Pilot,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FailName {
    Error,
    Warning,
    Note,
    Never,
}

/// Reads settings. A value that may be left out stands without `Some( )`: those who write it are no programmers.
pub fn read(text: &str) -> Result<Written, ron::error::SpannedError> {
    plain(text)
}

/// The version that settings ask for, whatever else stands in them: keys of a later sayso, perhaps.
pub fn version(text: &str) -> Option<String> {
    #[derive(Deserialize)]
    struct Only {
        version: Option<String>,
    }
    plain::<Only>(text).ok()?.version
}

fn plain<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, ron::error::SpannedError> {
    // A byte order mark is no mistake; in its place stands nothing that counts as a column.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME).from_str(text)
}

pub fn problem(text: &str, error: &ron::error::SpannedError) -> Diagnostic {
    let (line, column) = (error.span.start.line.saturating_sub(1), error.span.start.col.saturating_sub(1));
    let mark = if text.starts_with('\u{feff}') && line == 0 { '\u{feff}'.len_utf8() } else { 0 };
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum::<usize>() + mark;
    let rest = text.get(before..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    let start = before + rest.chars().take(column).map(char::len_utf8).sum::<usize>();
    let word = text.get(start..).unwrap_or_default();
    // The whole of a name in quotation marks, which may be several words.
    let quoted = text.get(..start).is_some_and(|before| before.ends_with('"'));
    let is_of = |c: &char| c.is_alphanumeric() || *c == '_' || quoted && matches!(c, ' ' | '-');
    let word: usize = word.chars().take_while(is_of).map(char::len_utf8).sum();
    let message = match &error.code {
        ron::Error::NoSuchStructField { expected, found, .. } => {
            let known: Vec<String> = expected.iter().map(|key| format!("`{key}`")).collect();
            format!("no key `{found}` here; known keys are {}", known.join(", "))
        }
        ron::Error::Message(message) => message.clone(),
        other => other.to_string().to_lowercase(),
    };
    Diagnostic::error("bad-settings", message, Span::new(start, start + word))
}
