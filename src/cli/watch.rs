//! `sayso check --watch`: the same run again whenever something changes that it reads. Files are looked at for their time and
//! size, often where there are few and seldom where there are many, so that nothing of the platform is needed.

use crate::cli::arguments::Form;
use crate::cli::output::Output;
use crate::cli::settings::Settings;
use crate::cli::{Outcome, Stop, aside, input};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

/// The least time between two looks.
const PAUSE: Duration = Duration::from_millis(250);

/// A look takes at most this share of the time.
const SHARE: u32 = 10;

/// Each file with its time and size; of one that is not there, nothing.
type Seen = BTreeMap<PathBuf, Option<(SystemTime, u64)>>;

/// Runs until nobody reads what it writes. `check` gives back which files it read besides the articles.
pub fn watch(
    paths: &[PathBuf],
    form: &Form,
    output: &mut Output,
    mut check: impl FnMut(&mut Output) -> Result<(Outcome, Vec<PathBuf>), Stop>,
) -> Result<Outcome, Stop> {
    if paths.iter().any(|path| path == Path::new("-")) {
        return Err(Stop::Told("standard input cannot be watched: name a file or a folder".to_owned()));
    }
    let mut files = Vec::new();
    loop {
        // Looked at first, so that what changes during the run is seen after it.
        let mut seen = look(paths, form, &files);
        match check(output) {
            Ok((_, read)) => files = read,
            Err(Stop::Told(message)) => output.complain(&message),
            Err(Stop::Closed) => return Ok(Outcome::Clean),
        }
        for (file, state) in look(paths, form, &files) {
            seen.entry(file).or_insert(state);
        }
        output.tell("note: checked; waiting for changes, Ctrl-C ends it\n")?;
        loop {
            let begun = Instant::now();
            if look(paths, form, &files) != seen {
                break;
            }
            std::thread::sleep(PAUSE.max(begun.elapsed() * SHARE));
        }
    }
}

/// The articles, what stands beside them and above them or might, and what else was read.
fn look(paths: &[PathBuf], form: &Form, files: &[PathBuf]) -> Seen {
    let mut all: Vec<PathBuf> = input::articles(paths, form).flatten().map(|path| input::real(&path)).collect();
    let beside: Vec<PathBuf> = all.iter().map(|path| aside::beside(path)).collect();
    let mut folders: Vec<PathBuf> = all.iter().flat_map(|path| Settings::places(path)).collect();
    folders.sort();
    folders.dedup();
    all.extend(folders);
    all.extend(beside);
    all.extend(files.iter().map(|file| input::real(file)));
    all.into_iter().map(|path| (path.clone(), state(&path))).collect()
}

fn state(path: &Path) -> Option<(SystemTime, u64)> {
    let data = std::fs::metadata(path).ok()?;
    Some((data.modified().ok()?, data.len()))
}
