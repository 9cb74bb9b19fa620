//! What an article says that it was made from: `original:` and `sources:` in its front matter, and `sources` in the settings
//! above it. Names files; they are read in `against`.

use crate::cli::input::{self, Input};
use crate::cli::settings::Settings;
use std::path::{Path, PathBuf};

/// Front matter has no more lines than this.
const LONGEST: usize = 200;

/// The texts that an article was made from, by its front matter and then by its settings; none for one of those texts.
pub fn sources(input: &Input, settings: &Settings) -> Vec<PathBuf> {
    of(input.file.as_deref().unwrap_or(&input.text), &input.place, settings)
}

/// The same of a text by its place.
pub fn of(text: &str, place: &Path, settings: &Settings) -> Vec<PathBuf> {
    let mut paths = named_in(text, place);
    paths.extend(settings.sources.iter().map(|sources| sources.value.clone()));
    let own = input::real(place);
    if paths.iter().any(|path| own.starts_with(input::real(path))) {
        return Vec::new();
    }
    paths.dedup();
    paths
}

/// The files that the front matter of an article names, from its folder.
pub fn named(input: &Input) -> Vec<PathBuf> {
    named_in(input.file.as_deref().unwrap_or(&input.text), &input.place)
}

fn named_in(text: &str, place: &Path) -> Vec<PathBuf> {
    let folder = place.parent().unwrap_or(Path::new(""));
    values(text).into_iter().filter(|value| is_path(value)).map(|value| folder.join(value)).collect()
}

/// A name with a folder or an ending; “Reuters” is whoever told it.
fn is_path(value: &str) -> bool {
    let ends = Path::new(value).extension().is_some_and(|ending| ending.len() <= 8) && !value.contains(' ');
    (value.contains('/') || ends) && !value.contains("://")
}

/// The values of `original:` and `sources:`: one, several in brackets, or a line each behind a dash.
fn values(text: &str) -> Vec<String> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let mut lines = text.lines();
    let fence = lines.next().unwrap_or_default().trim_end();
    let mut found = Vec::new();
    if fence != "---" && fence != "+++" {
        return found;
    }
    let mut listed = false;
    for line in lines.take(LONGEST) {
        if line.trim_end() == fence || line.trim_end() == "..." {
            return found;
        }
        if let Some(item) = line.trim_start().strip_prefix("- ").filter(|_| listed) {
            found.push(bare(item).to_owned());
            continue;
        }
        let Some((key, value)) = line.split_once([':', '=']).filter(|_| !line.starts_with([' ', '\t', '#'])) else {
            continue;
        };
        listed = matches!(key.trim(), "original" | "originals" | "sources");
        if listed {
            let inside = value.trim().trim_start_matches('[').trim_end_matches(']');
            found.extend(inside.split(',').map(bare).filter(|value| !value.is_empty()).map(str::to_owned));
        }
    }
    // It never ends, and is none.
    Vec::new()
}

/// A value without white space and quotation marks around it.
fn bare(value: &str) -> &str {
    value.trim().trim_matches(['"', '\''])
}

#[cfg(test)]
mod tests {
    use super::{is_path, values};

    #[test]
    fn front_matter_names_its_sources() {
        assert_eq!(values("---\noriginal: wire/fire.md\ntitle: A: b\n---\nText."), ["wire/fire.md"]);
        assert_eq!(values("---\nsources: [a.md, \"b.txt\"]\n---\n"), ["a.md", "b.txt"]);
        assert_eq!(values("---\nsources:\n  - a.md\n  - notes/\ntags:\n  - c.md\n---\n"), ["a.md", "notes/"]);
        assert_eq!(values("+++\noriginal = \"a.md\"\n+++\n"), ["a.md"]);
        assert!(values("original: a.md\n\nText.").is_empty() && values("---\noriginal: a.md\nText").is_empty());
    }

    #[test]
    fn who_told_it_is_no_file() {
        assert!(is_path("a.md") && is_path("notes/") && is_path("../wire/one"));
        assert!(!is_path("Reuters") && !is_path("https://example.org/a.md") && !is_path("Dr. Holt"));
    }
}
