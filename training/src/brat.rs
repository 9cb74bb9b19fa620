//! Reads attributions marked by hand in brat's stand-off format: character offsets become bytes. Only records of
//! text (T) and events (E) are read.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// An attribution as marked: byte ranges, sorted.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// Who.
    pub source: Vec<Range<usize>>,
    /// The words that link.
    pub cue: Vec<Range<usize>>,
    /// What.
    pub content: Vec<Range<usize>>,
}

/// An article with what the first annotator by name marked.
pub struct Article {
    /// Its name: the file's stem.
    pub name: String,
    /// Its text.
    pub text: String,
    /// What is marked.
    pub marked: Vec<Marked>,
}

/// Reads a folder with `text/*.txt` and `attributions/NAME_ANNOTATOR.ann`, in order of names; articles that nobody
/// marked are left out.
pub fn read_folder(folder: &Path) -> Vec<Article> {
    let marks = list(&folder.join("attributions"), "ann");
    let mut first: BTreeMap<String, PathBuf> = BTreeMap::new();
    for path in marks {
        let stem = stem(&path);
        let name = stem.rsplit_once('_').map_or(stem.as_str(), |(name, _)| name).to_string();
        first.entry(name).or_insert(path);
    }
    let mut articles = Vec::new();
    for path in list(&folder.join("text"), "txt") {
        let name = stem(&path);
        let (Some(marks), Ok(text)) = (first.get(&name), fs::read_to_string(&path)) else { continue };
        let marked = read(&fs::read_to_string(marks).unwrap_or_default(), &text);
        articles.push(Article { name, text, marked });
    }
    articles
}

fn list(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("cannot read {}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|found| found == extension));
    paths.sort();
    paths
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Reads one file of marks.
fn read(marks: &str, text: &str) -> Vec<Marked> {
    let mut bytes: Vec<usize> = text.char_indices().map(|(byte, _)| byte).collect();
    bytes.push(text.len());
    let byte = |offset: usize| bytes.get(offset).copied().unwrap_or(text.len());
    let mut pieces: BTreeMap<&str, Vec<Range<usize>>> = BTreeMap::new();
    let mut events = Vec::new();
    for line in marks.lines() {
        let mut fields = line.split('\t');
        let (Some(id), Some(value)) = (fields.next(), fields.next()) else { continue };
        if id.starts_with('T') {
            let Some((_, offsets)) = value.split_once(' ') else { continue };
            let ranges = offsets.split(';').filter_map(|range| {
                let (start, end) = range.trim().split_once(' ')?;
                Some(byte(start.parse().ok()?)..byte(end.parse().ok()?))
            });
            pieces.insert(id, ranges.collect());
        } else if id.starts_with('E') {
            events.push(value);
        }
    }
    events.iter().filter_map(|event| marked(event, &pieces)).collect()
}

fn marked(event: &str, pieces: &BTreeMap<&str, Vec<Range<usize>>>) -> Option<Marked> {
    let mut parts = event.split_whitespace();
    if !parts.next()?.starts_with("Attribution") {
        return None;
    }
    let mut marked = Marked::default();
    for (role, id) in parts.filter_map(|part| part.split_once(':')) {
        let ranges = pieces.get(id).cloned().unwrap_or_default();
        match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Source" => marked.source.extend(ranges),
            "Cue" => marked.cue.extend(ranges),
            "Content" => marked.content.extend(ranges),
            _ => {}
        }
    }
    for ranges in [&mut marked.source, &mut marked.cue, &mut marked.content] {
        ranges.sort_by_key(|range| range.start);
    }
    Some(marked)
}
