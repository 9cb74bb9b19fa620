//! A rule file that is open, with the files that it is read with: the packs that ship, the house's, and its neighbours.

use crate::cli::lsp::open::Open;
use crate::cli::lsp::pack;
use crate::cli::lsp::world::World;
use sayso::diagnostic::Diagnostic;
use sayso::packs::RuleFile;
use sayso::syntax;
use std::path::{Path, PathBuf};

/// Files that are read together.
pub struct Together {
    /// The files; that which is open is the last.
    pub files: Vec<RuleFile>,
    /// Where they are; `None` for those that ship.
    pub paths: Vec<Option<PathBuf>>,
    /// From which place on they can be changed.
    pub own: usize,
}

impl Together {
    /// The place of the file that is open.
    pub fn last(&self) -> usize {
        self.files.len().saturating_sub(1)
    }
}

/// The most neighbours that are read.
const NEIGHBOURS: usize = 200;

/// What is wrong with a rule file, and advice on it; its examples are tried.
pub fn problems(world: &mut World, open: &Open) -> Vec<Diagnostic> {
    let together = together(world, open);
    let house = world.house(open.path.as_deref());
    let last = together.last();
    let (_, problems) = sayso::review(&together.files, last, &house.settings.knowledge, sayso::attribution::fast());
    problems.into_iter().filter(|(file, _)| *file == last).map(|(_, problem)| problem).collect()
}

/// The files that an open file is read with, and itself. Who works on a pack that ships has it and its neighbours from
/// the disk and not from the program.
pub fn together(world: &mut World, open: &Open) -> Together {
    let house = world.house(open.path.as_deref());
    let mut paths: Vec<PathBuf> = house.files.iter().skip(house.own).map(|file| PathBuf::from(&file.name)).collect();
    paths.extend(open.path.as_deref().map(neighbours).unwrap_or_default());
    let mut seen: Vec<PathBuf> = open.path.iter().map(|path| real(path)).collect();
    let mut others: Vec<(PathBuf, RuleFile)> = Vec::new();
    for path in paths {
        if seen.contains(&real(&path)) {
            continue;
        }
        seen.push(real(&path));
        if let Some(text) = world.current(&path) {
            others.push((path.clone(), RuleFile::new(path.display().to_string(), text)));
        }
    }
    let names: Vec<Option<String>> =
        others.iter().map(|(_, file)| file.text.as_str()).chain([open.text.as_str()]).map(pack_name).collect();
    let mut together = Together { files: Vec::new(), paths: Vec::new(), own: 0 };
    for file in house.files.iter().take(house.own).filter(|file| !names.contains(&pack_name(&file.text))) {
        together.files.push(file.clone());
        together.paths.push(None);
    }
    together.own = together.files.len();
    for (path, file) in others {
        together.files.push(file);
        together.paths.push(Some(path));
    }
    let shown = open.path.as_deref().map_or_else(|| open.uri.as_str().to_owned(), |path| path.display().to_string());
    together.files.push(RuleFile::new(shown, open.text.clone()));
    together.paths.push(open.path.clone());
    // A pack that ships can be looked at and not changed.
    if pack::ships(&open.uri) {
        together.own = together.files.len();
    }
    together
}

/// The other rule files of the same folder.
fn neighbours(path: &Path) -> Vec<PathBuf> {
    let Some(entries) = path.parent().and_then(|folder| std::fs::read_dir(folder).ok()) else { return Vec::new() };
    let files = entries.filter_map(|entry| entry.ok().map(|entry| entry.path()));
    let mut files: Vec<PathBuf> = files.filter(|path| path.extension().is_some_and(|end| end == "sayso")).collect();
    files.sort();
    files.truncate(NEIGHBOURS);
    files
}

fn real(path: &Path) -> PathBuf {
    std::fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf())
}

/// The name in `pack NAME`; a name of their own for files without, so that no two of them are the same pack.
fn pack_name(text: &str) -> Option<String> {
    syntax::parse(text).0.name.map(|name| name.text)
}
