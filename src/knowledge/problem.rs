//! What is wrong in a data file, with its place. Says it; does not show it, which is `report`'s.

use crate::diagnostic::Diagnostic;
use crate::span::Span;
use serde::Deserialize;
use std::fmt;

/// Something wrong in a file of the almanac or in a house file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The file's name, as the caller gave it.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// What is wrong, in plain words.
    pub message: String,
}

/// Reads a file of ours. An optional value may stand without `Some( )`, since those who write these files are no
/// programmers.
pub(super) fn read_ron<'a, T: Deserialize<'a>>(file: &str, text: &'a str) -> Result<T, Problem> {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    options.from_str(text).map_err(|error| Problem::in_ron(file, &error))
}

impl Problem {
    fn in_ron(file: &str, error: &ron::error::SpannedError) -> Self {
        let place = error.span.start;
        Self { file: file.to_owned(), line: place.line, column: place.col, message: words(&error.code) }
    }

    /// As a diagnostic, pointing into the file's text.
    pub fn diagnostic(&self, text: &str) -> Diagnostic {
        Diagnostic::error("bad-house-file", self.message.clone(), self.span(text))
    }

    /// The place as bytes of the file's text: from the column to the end of its word.
    fn span(&self, text: &str) -> Span {
        let line_start: usize = text.split_inclusive('\n').take(self.line.saturating_sub(1)).map(str::len).sum();
        let line = text.get(line_start..).and_then(|rest| rest.lines().next()).unwrap_or_default();
        let before: usize = line.chars().take(self.column.saturating_sub(1)).map(char::len_utf8).sum();
        let rest = line.get(before..).unwrap_or_default();
        let word: usize =
            rest.chars().take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '"')).map(char::len_utf8).sum();
        let start = line_start + before;
        Span::new(start, start + word.max(usize::from(!rest.is_empty())))
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

/// The parser's words in ours where a writer of house files will meet them.
fn words(error: &ron::Error) -> String {
    match error {
        ron::Error::NoSuchStructField { expected, found, .. } => {
            format!(
                "no key `{found}` here; known keys are {}",
                expected.iter().map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
            )
        }
        ron::Error::MissingStructField { field, .. } => format!("the key `{field}` is missing"),
        ron::Error::DuplicateStructField { field, .. } => format!("the key `{field}` stands here twice"),
        ron::Error::NoSuchEnumVariant { expected, found, .. } => {
            format!(
                "`{found}` is not one of {}",
                expected.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ")
            )
        }
        ron::Error::Message(message) => message.clone(),
        other => other.to_string().to_lowercase(),
    }
}
