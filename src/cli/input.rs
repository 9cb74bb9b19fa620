//! Articles: which files there are, and their text. One is read at a time; what cannot be read is told of, and the rest
//! goes on.

use crate::cli::arguments::{Form, Writing};
use crate::cli::{docx, records, wire};
use ignore::{DirEntry, WalkBuilder};
use sayso::report::Lines;
use sayso::source::{Origin, Source};
use sayso::text::Format;
use std::collections::HashSet;
use std::io::Read;
use std::path::{Path, PathBuf};

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
    /// Where it is, from the root; of standard input, where it is said to be.
    pub place: PathBuf,
    /// Its text, as a reader sees it.
    pub text: String,
    /// The file as given, where the text is not that.
    pub file: Option<String>,
    /// Where each piece of the text stands in the file.
    pub origin: Origin,
    /// The file does not hold the text, byte for byte or in escapes: it is packed, or one of many.
    pub aside: bool,
    /// How the text is written.
    pub format: Format,
}

/// An article of this size would be a shelf of novels; each byte of it takes some 200 in memory.
const LARGEST: u64 = 8 << 20;

/// What is looked for in folders, besides records where their fields are named.
const ENDINGS: [&str; 6] = ["md", "markdown", "txt", "html", "htm", "docx"];
const WITH_RECORDS: [&str; 11] =
    ["md", "markdown", "txt", "html", "htm", "docx", "json", "jsonl", "ndjson", "csv", "tsv"];

/// Which files of a folder are left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// Hidden ones.
    Hidden,
    /// Also what `.gitignore` and `.saysoignore` name, and the cases of packs: the `tests` folder beside rule files.
    Ignored,
}

/// The files that the paths name: themselves, and of a folder those of the endings in order of their names, without hidden
/// ones. A file that is named twice, or that a link leads to, is there once.
pub fn files<'a>(paths: &'a [PathBuf], endings: &'a [&'a str]) -> impl Iterator<Item = Found> + 'a {
    found(paths, endings, Left::Hidden)
}

/// The articles that the paths name. What is named itself is read whatever is ignored.
pub fn articles<'a>(paths: &'a [PathBuf], form: &Form) -> impl Iterator<Item = Found> + use<'a> {
    let endings: &[&str] = match form.written {
        Some(Writing::Ninjs) => &["json"],
        Some(Writing::Newsml) => &["xml"],
        Some(_) | None if form.field.is_empty() => &ENDINGS,
        Some(_) | None => &WITH_RECORDS,
    };
    found(paths, endings, Left::Ignored)
}

fn found<'a>(paths: &'a [PathBuf], endings: &'a [&'a str], left: Left) -> impl Iterator<Item = Found> + 'a {
    let all = paths.iter().flat_map(move |path| -> Box<dyn Iterator<Item = Found> + 'a> {
        if path.is_dir() { Box::new(folder(path, endings, left)) } else { Box::new(std::iter::once(Ok(path.clone()))) }
    });
    let mut seen = HashSet::new();
    all.filter(move |found| found.as_ref().map_or(true, |path| seen.insert(real(path))))
}

/// Where a file is, links followed.
pub fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

fn folder<'a>(folder: &'a Path, endings: &'a [&'a str], left: Left) -> impl Iterator<Item = Found> + 'a {
    let mut walk = WalkBuilder::new(folder);
    walk.standard_filters(false).hidden(true).follow_links(true).sort_by_file_name(std::ffi::OsStr::cmp);
    if left == Left::Ignored {
        walk.parents(true).git_ignore(true).require_git(false).add_custom_ignore_filename(".saysoignore");
        walk.filter_entry(|entry| entry.depth() == 0 || !holds_cases(entry));
    }
    let mut found = walk.build().filter_map(move |entry| one(entry, folder, endings)).peekable();
    let empty = found
        .peek()
        .is_none()
        .then(|| Err(trouble(folder, "no-articles", format!("no {} in this folder", listed(endings)))));
    found.chain(empty)
}

/// A file that is looked for, or why it cannot be read.
fn one(entry: Result<DirEntry, ignore::Error>, folder: &Path, endings: &[&str]) -> Option<Found> {
    match entry {
        Ok(entry) => {
            let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
            (is_file && ends(entry.path(), endings)).then(|| Ok(entry.into_path()))
        }
        // A link to a folder that holds it: what is there is read already.
        Err(error) if error.io_error().is_none() => None,
        Err(error) => {
            let path = place_of(&error);
            // A link that leads nowhere matters where it would be read.
            let gone = error.io_error().map(std::io::Error::kind) == Some(std::io::ErrorKind::NotFound);
            let told = !gone || path.is_some_and(|path| ends(path, endings));
            told.then(|| Err(trouble(path.unwrap_or(folder), "unreadable", plain(error.io_error()))))
        }
    }
}

/// The path that an error is about.
fn place_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => place_of(err),
        // Of the library: the rest names no path.
        _ => None,
    }
}

/// True for the folder of a pack's cases: they are written to be flagged.
fn holds_cases(entry: &DirEntry) -> bool {
    let rules = |path: PathBuf| ends(&path, &["sayso"]);
    let beside = || entry.path().parent().and_then(|folder| std::fs::read_dir(folder).ok());
    entry.file_name() == "tests"
        && entry.path().is_dir()
        && beside().is_some_and(|entries| entries.flatten().any(|entry| rules(entry.path())))
}

fn listed(endings: &[&str]) -> String {
    endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" or ")
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Where an article is, from the root; standard input is where its name says, or in this folder.
pub fn place(path: &Path, stdin: Option<&Path>) -> PathBuf {
    if path != Path::new("-") {
        return real(path);
    }
    let name = stdin.unwrap_or(Path::new("-"));
    let folder = name.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    name.file_name().map_or_else(|| real(folder), |name| real(folder).join(name))
}

/// Reads an article; `-` is standard input.
pub fn read(path: &Path) -> Result<Input, Trouble> {
    let mut all = read_all(path, None, &Form::default())?;
    match all.pop() {
        Some(article) if all.is_empty() => article,
        Some(_) | None => Err(trouble(path, "not-one-article", "this is not one article".to_owned())),
    }
}

/// Reads the articles of a file, standard input under a name: one, or one a record.
pub fn read_all(path: &Path, stdin: Option<&Path>, form: &Form) -> Result<Vec<Result<Input, Trouble>>, Trouble> {
    let named = if path == Path::new("-") { stdin.unwrap_or(path) } else { path };
    if ends(path, &["sayso"]) {
        let name = shown(path);
        let next = format!("try it with `sayso test {name}`, or use it with `--rules {name}`");
        return Err(trouble(path, "rule-file", format!("this is a rule file, and an article belongs here; {next}")));
    }
    if form.written == Some(Writing::Docx) || form.written.is_none() && ends(named, &["docx"]) {
        return document(path, named, stdin).map(|article| vec![Ok(article)]);
    }
    let given = text(path)?;
    let writing = form.written.map_or_else(|| writing(named, &given), Ok)?;
    let source = match writing {
        Writing::Markdown => Source::of(&given, Format::Markdown),
        Writing::Plain => Source::of(&given, Format::Plain),
        Writing::Html => Source::html(&given),
        // Read above, since it is no text.
        Writing::Docx => Source::default(),
        Writing::Newsml => return Ok(stories(named, &place(path, stdin), wire::newsml(&given))),
        Writing::Ninjs => return Ok(stories(named, &place(path, stdin), wire::ninjs(&given))),
        Writing::Json if form.field.is_empty() && wire::is_ninjs(&given) => {
            return Ok(stories(named, &place(path, stdin), wire::ninjs(&given)));
        }
        Writing::Json | Writing::Jsonl | Writing::Csv if form.field.is_empty() => {
            let message =
                "these are records: say which fields to read, as in `--field title=headline --field body=text`";
            return Err(trouble(path, "no-fields", message.to_owned()));
        }
        Writing::Json => return Ok(records(named, &place(path, stdin), &given, records::Writing::Json, form)),
        Writing::Jsonl => return Ok(records(named, &place(path, stdin), &given, records::Writing::Lines, form)),
        Writing::Csv => return Ok(records(named, &place(path, stdin), &given, records::Writing::Csv, form)),
    };
    let Source { text, format, origin } = source;
    let file = (!origin.is_same()).then_some(given);
    Ok(vec![Ok(Input { text, file, origin, aside: false, path: shown(named), place: place(path, stdin), format })])
}

/// The articles of what an agency sends.
fn stories(path: &Path, place: &Path, found: Vec<wire::Found>) -> Vec<Result<Input, Trouble>> {
    let story = |found: wire::Found| match found {
        Ok((pointer, story)) => Ok(story.input(path, place, &pointer)),
        Err(message) => Err(trouble(path, "bad-item", message)),
    };
    found.into_iter().map(story).collect()
}

fn records(
    path: &Path,
    place: &Path,
    text: &str,
    writing: records::Writing,
    form: &Form,
) -> Vec<Result<Input, Trouble>> {
    records::articles(path, place, text, writing, &form.field)
}

/// A Word document.
fn document(path: &Path, named: &Path, stdin: Option<&Path>) -> Result<Input, Trouble> {
    let bytes = bytes(path).map_err(|error| trouble(path, "unreadable", plain(Some(&error))))?;
    if bytes.len() as u64 > LARGEST {
        return Err(trouble(path, "too-large", format!("larger than {} MB: no article is", LARGEST >> 20)));
    }
    let text = docx::text(&bytes).map_err(|message| trouble(path, "bad-document", message))?;
    let Source { text, format, .. } = Source::of(&text, Format::Markdown);
    let (path, place) = (shown(named), place(path, stdin));
    Ok(Input { text, file: None, origin: Origin::default(), aside: true, path, place, format })
}

/// Plain text as Markdown that says the same.
pub fn mark_up(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.lines() {
        let begins = line.trim_start();
        let digits = begins.len() - begins.trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
        let numbered = digits > 0 && begins.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']));
        if begins.starts_with(['#', '+', '-', '=', '|']) {
            out.push('\\');
        }
        for (at, sign) in begins.char_indices() {
            if matches!(sign, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '~' | '&') || numbered && at == digits {
                out.push('\\');
            }
            out.push(sign);
        }
        out.push('\n');
    }
    out
}

/// How a file is written, by the ending of its name, else by how it begins; what is not known is refused.
fn writing(path: &Path, text: &str) -> Result<Writing, Trouble> {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("md" | "markdown" | "mdown" | "mkd" | "mdx") => Ok(Writing::Markdown),
        Some("txt" | "text") => Ok(Writing::Plain),
        Some("html" | "htm" | "xhtml") => Ok(Writing::Html),
        Some("json") => Ok(Writing::Json),
        Some("jsonl" | "ndjson") => Ok(Writing::Jsonl),
        Some("csv" | "tsv") => Ok(Writing::Csv),
        Some("xml") if wire::is_newsml(text) => Ok(Writing::Newsml),
        None => Ok(begun(text)),
        Some(other) => {
            let message = format!(
                "how `.{other}` is written is not known; say so with `--as markdown|plain|html|docx|json|jsonl|csv|ninjs|newsml`"
            );
            Err(trouble(path, "unknown-format", message))
        }
    }
}

/// What a text without a name is, by how it begins.
fn begun(text: &str) -> Writing {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let lower = start.get(..start.len().min(9)).unwrap_or_default().to_ascii_lowercase();
    let value = || serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok();
    if lower.starts_with("<!doctype") || lower.starts_with("<html") {
        Writing::Html
    } else if wire::is_newsml(text) {
        Writing::Newsml
    } else if start.starts_with(['{', '[']) && value() {
        Writing::Json
    } else if start.starts_with('{')
        && start.lines().take(2).all(|line| serde_json::from_str::<serde::de::IgnoredAny>(line).is_ok())
    {
        Writing::Jsonl
    } else {
        Writing::Markdown
    }
}

impl Input {
    /// What the text was made from, where it is not the file.
    pub fn made_from(&self) -> Option<(&str, &Origin)> {
        self.file.as_deref().map(|file| (file, &self.origin))
    }

    /// The lines of the text, with places as the file has them.
    pub fn lines(&self) -> Lines<'_> {
        match self.made_from() {
            Some((file, origin)) => Lines::made(&self.text, file, origin),
            None => Lines::of(&self.text),
        }
    }
}

/// Reads a text; `-` is standard input.
pub fn text(path: &Path) -> Result<String, Trouble> {
    let bytes = bytes(path).map_err(|error| trouble(path, "unreadable", plain(Some(&error))))?;
    if bytes.len() as u64 > LARGEST {
        return Err(trouble(path, "too-large", format!("larger than {} MB: no article is", LARGEST >> 20)));
    }
    if bytes.get(..bytes.len().min(8192)).is_some_and(|head| head.contains(&0)) {
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
