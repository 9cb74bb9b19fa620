//! Makes the names of the word lists from the files of `knowledge/en/lexicon`: a constant a list, so that a name which no
//! file has does not compile, and the table of their texts. Says whether the accurate tier's weights are here, so that the
//! program carries them, and which sources it was built from. Reads no list.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The language that is read in full.
const FIRST: &str = "knowledge/en";

/// A second one, as far as it goes: files of the same names in a folder of its own.
const SECOND: &str = "knowledge/de";

/// The accurate tier's weights: with all of them here the program carries them. The published package leaves the networks
/// out.
const WEIGHTS: &str = "knowledge/model/accurate";
const FILES: [&str; 3] = ["encoder.onnx", "cue.onnx", "pieces.txt"];

/// All that decides what is found in an article: what a cache keeps holds for one state of these.
const SOURCES: [&str; 7] = ["Cargo.lock", "build.rs", "grammar", "knowledge", "rules", "src", "docs/codes"];

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed={FIRST}");
    println!("cargo::rerun-if-changed={SECOND}");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={WEIGHTS}");
    println!("cargo::rustc-check-cfg=cfg(weights_inside)");
    let root = folder("CARGO_MANIFEST_DIR")?;
    if FILES.iter().all(|file| root.join(WEIGHTS).join(file).is_file()) {
        println!("cargo::rustc-cfg=weights_inside");
    }
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    println!("cargo::rustc-env=SAYSO_SOURCES={:016x}", state(&root)?);
    let out = folder("OUT_DIR")?;
    let (words, texts_of_words) = both(&root, "lexicon", "txt")?;
    fs::write(out.join("lists.rs"), constants(&words) + &texts_of_words)?;
    let (_, texts_of_patterns) = both(&root, "patterns", "pattern")?;
    fs::write(out.join("patterns.rs"), texts_of_patterns)
}

fn folder(variable: &str) -> io::Result<PathBuf> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| io::Error::other(format!("cargo sets {variable}")))
}

/// A number that changes when any of the sources does.
fn state(root: &Path) -> io::Result<u64> {
    let mut state = 0xcbf2_9ce4_8422_2325;
    for source in SOURCES {
        add(&root.join(source), &mut state)?;
    }
    Ok(state)
}

/// Adds a file, or all files of a folder in the order of their names.
fn add(path: &Path, state: &mut u64) -> io::Result<()> {
    if path.is_dir() {
        let mut inside = fs::read_dir(path)?.map(|file| Ok(file?.path())).collect::<io::Result<Vec<_>>>()?;
        inside.sort();
        return inside.iter().try_for_each(|path| add(path, state));
    }
    let Ok(bytes) = fs::read(path) else { return Ok(()) };
    let mut take = |word: u64| *state = (*state ^ word).wrapping_mul(0x0100_0000_01b3).rotate_left(29);
    take(bytes.len() as u64);
    for chunk in bytes.chunks(8) {
        take(chunk.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)));
    }
    Ok(())
}

/// The names of the first language's files of a sort, and the texts of both languages; a second language has no file of a name that
/// the first lacks.
fn both(root: &Path, sort: &str, ending: &str) -> io::Result<(Vec<String>, String)> {
    let [first, second] = [FIRST, SECOND].map(|language| root.join(language).join(sort));
    let (known, own) = (names(&first, ending)?, names(&second, ending)?);
    if let Some(name) = own.iter().find(|name| !known.contains(name)) {
        return Err(io::Error::other(format!("{}: no file `{name}` stands in {FIRST}", second.display())));
    }
    let texts = texts("FILES", &known, &first, ending) + &texts("SECOND", &own, &second, ending);
    Ok((known, texts))
}

/// The files' names without their ending, sorted.
fn names(folder: &Path, ending: &str) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for file in fs::read_dir(folder)? {
        let path = file?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let fits = name.starts_with(|c: char| c.is_ascii_lowercase())
            && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        if !fits || path.extension().is_none_or(|own| own != ending) {
            let wrong = format!("{}: here stand .{ending} files named in small letters and hyphens", path.display());
            return Err(io::Error::other(wrong));
        }
        names.push(name.to_owned());
    }
    names.sort();
    Ok(names)
}

/// A constant for each list, and the names as people write them.
fn constants(names: &[String]) -> String {
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
    source
}

/// The texts of the files, by name.
fn texts(constant: &str, names: &[String], folder: &Path, ending: &str) -> String {
    let mut source = String::new();
    let _ = writeln!(source, "static {constant}: [(&str, &str); {}] = [", names.len());
    for name in names {
        let path = folder.join(format!("{name}.{ending}"));
        let _ = writeln!(source, "    ({name:?}, include_str!({:?})),", path.display().to_string());
    }
    source.push_str("];\n");
    source
}
