//! Articles: which files there are, and their text. One is read at a time; what cannot be read is told of, and the rest
//! goes on.

use sayso::text::Format;
use std::io::Read;
use std::path::{Path, PathBuf};
use walkdir::WalkDir;

/// A file to read, or why there is none.
pub type Found = Result<PathBuf, Trouble>;

/// What is wrong with a file.
#[derive(Debug)]
pub struct Trouble {
    /// The file, as the user would write it.
    pub path: String,
    /// The kebab-case code.
    pub code: &'static str,
    /// What is wrong, in plain words.
    pub message: String,
}

/// An article.
#[derive(Debug)]
pub struct Input {
    /// What reports call it.
    pub path: String,
    /// Its text.
    pub text: String,
    /// How it is written, by the ending of its name.
    pub format: Format,
}

/// An article of this size would be a shelf of novels; each byte of it takes some 200 in memory.
const LARGEST: u64 = 8 << 20;

const ENDINGS: [&str; 3] = ["md", "markdown", "txt"];

/// The files that the paths name: themselves, and of a folder its articles in order of their names, without hidden ones.
pub fn files<'a>(paths: &'a [PathBuf], endings: &'a [&'a str]) -> impl Iterator<Item = Found> + 'a {
    paths.iter().flat_map(move |path| -> Box<dyn Iterator<Item = Found> + 'a> {
        if path.is_dir() { Box::new(folder(path, endings)) } else { Box::new(std::iter::once(Ok(path.clone()))) }
    })
}

/// The articles that the paths name.
pub fn articles(paths: &[PathBuf]) -> impl Iterator<Item = Found> + '_ {
    files(paths, &ENDINGS)
}

fn folder<'a>(folder: &'a Path, endings: &'a [&'a str]) -> impl Iterator<Item = Found> + 'a {
    let hidden = |name: &std::ffi::OsStr| name.to_string_lossy().starts_with('.');
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter();
    let walk = walk.filter_entry(move |entry| entry.depth() == 0 || !hidden(entry.file_name()));
    let mut found = walk
        .filter_map(move |entry| match entry {
            Ok(entry) => (entry.file_type().is_file() && ends(entry.path(), endings)).then(|| Ok(entry.into_path())),
            Err(error) => Some(Err(trouble(error.path().unwrap_or(folder), "unreadable", plain(error.io_error())))),
        })
        .peekable();
    let empty = found
        .peek()
        .is_none()
        .then(|| Err(trouble(folder, "no-articles", format!("no {} in this folder", listed(endings)))));
    found.chain(empty)
}

fn listed(endings: &[&str]) -> String {
    endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" or ")
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Reads an article; `-` is standard input.
pub fn read(path: &Path) -> Result<Input, Trouble> {
    if ends(path, &["sayso"]) {
        let name = shown(path);
        let next = format!("try it with `sayso test {name}`, or use it with `--rules {name}`");
        return Err(trouble(path, "rule-file", format!("this is a rule file, and an article belongs here; {next}")));
    }
    let name = shown(path);
    let format = if ends(path, &["txt"]) { Format::Plain } else { Format::Markdown };
    Ok(Input { text: text(path)?, path: name, format })
}

/// Reads a text; `-` is standard input.
pub fn text(path: &Path) -> Result<String, Trouble> {
    let bytes = bytes(path).map_err(|error| trouble(path, "unreadable", plain(Some(&error))))?;
    if bytes.len() as u64 > LARGEST {
        return Err(trouble(path, "too-large", format!("larger than {} MB: no article is", LARGEST >> 20)));
    }
    if bytes.iter().take(8192).any(|byte| *byte == 0) {
        return Err(trouble(path, "not-text", "this is no text: it holds a zero byte".to_owned()));
    }
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
        trouble(path, "not-utf-8", format!("not UTF-8: byte {at}, in line {line}; save it as UTF-8"))
    })
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path == Path::new("-") {
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(LARGEST + 1).read_to_end(&mut bytes)?;
        return Ok(bytes);
    }
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LARGEST + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What reports call a file.
pub fn shown(path: &Path) -> String {
    if path == Path::new("-") { "<stdin>".to_owned() } else { path.display().to_string() }
}

fn trouble(path: &Path, code: &'static str, message: String) -> Trouble {
    Trouble { path: shown(path), code, message }
}

/// The commonest errors in words without a number behind them.
fn plain(error: Option<&std::io::Error>) -> String {
    match error.map(std::io::Error::kind) {
        Some(std::io::ErrorKind::NotFound) => "there is no such file".to_owned(),
        Some(std::io::ErrorKind::PermissionDenied) => "it may not be read".to_owned(),
        Some(std::io::ErrorKind::IsADirectory) => "this is a folder".to_owned(),
        Some(_) => error.map(ToString::to_string).unwrap_or_default(),
        None => "this folder holds itself".to_owned(),
    }
}
