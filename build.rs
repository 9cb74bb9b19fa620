//! Makes the names of the word lists from the files of `knowledge/lexicon`: a constant a list, so that a name which no
//! file has does not compile, and the table of their texts. Reads no list.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const FOLDER: &str = "knowledge/lexicon";

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FOLDER}");
    println!("cargo::rerun-if-changed=build.rs");
    let root = folder("CARGO_MANIFEST_DIR")?;
    let names = names(&root.join(FOLDER))?;
    fs::write(folder("OUT_DIR")?.join("lists.rs"), source(&names, &root.join(FOLDER)))
}

fn folder(variable: &str) -> io::Result<PathBuf> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| io::Error::other(format!("cargo sets {variable}")))
}

/// The files' names without their ending, sorted.
fn names(folder: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        if !fits || path.extension().is_none_or(|ending| ending != "txt") {
            let wrong = format!("{}: a list is a .txt file named in small letters and hyphens", path.display());
            return Err(io::Error::other(wrong));
        }
        names.push(name.to_owned());
    }
    names.sort();
    Ok(names)
}

fn source(names: &[String], folder: &Path) -> String {
    let mut source = String::new();
    for (at, name) in names.iter().enumerate() {
        let constant = name.to_uppercase().replace('-', "_");
        let _ = writeln!(source, "/// The list `{name}`.\npub const {constant}: ListName = ListName({at});");
    }
    let _ = writeln!(source, "const NAMES: [&str; {}] = [", names.len());
    for name in names {
        let _ = writeln!(source, "    {:?},", name.replace('-', " "));
    }
    source.push_str("];\n");
    let _ = writeln!(source, "static FILES: [(&str, &str); {}] = [", names.len());
    for name in names {
        let path = folder.join(format!("{name}.txt"));
        let _ = writeln!(source, "    ({name:?}, include_str!({:?})),", path.display().to_string());
    }
    source.push_str("];\n");
    source
}
