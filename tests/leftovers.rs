//! A snapshot whose case is gone, or whose test file is, says nothing any more.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

fn snapshots(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            snapshots(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "snap") {
            found.push(path);
        }
    }
}

#[test]
fn no_snapshot_is_left_over() {
    let mut found = Vec::new();
    snapshots(Path::new("tests"), &mut found);
    assert!(found.len() > 200, "the snapshots are not where they were");
    for path in found {
        let text = fs::read_to_string(&path).unwrap();
        let head = || text.lines().skip(1).take_while(|line| *line != "---");
        let named = |key: &str| head().find_map(|line| line.strip_prefix(key).map(str::to_owned));
        let test = named("source: ").unwrap_or_else(|| panic!("{} names no test", path.display()));
        let code = fs::read_to_string(&test).unwrap_or_else(|_| panic!("{}: there is no {test}", path.display()));
        match named("input_file: ") {
            Some(case) => assert!(Path::new(&case).exists(), "{}: there is no {case}", path.display()),
            None => {
                // "cli__report_80": the test says the name, or is called so.
                let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
                let name = stem.rsplit("__").next().unwrap_or_default();
                let said = code.contains(name) || name.rsplit_once('_').is_some_and(|(start, _)| code.contains(start));
                assert!(said, "{}: {test} has no `{name}`", path.display());
            }
        }
    }
}
