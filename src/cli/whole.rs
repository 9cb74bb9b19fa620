//! Files that are written whole or not at all: what is new stands beside the old until it is complete, whatever ends the
//! program meanwhile.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;

/// Writes a text in place of what a file holds.
pub fn write(path: &Path, text: &str) -> io::Result<()> {
    // Through a link the file that it leads to is written.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let name = path.file_name().ok_or_else(|| io::Error::other("this names no file"))?;
    let mut beside = name.to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = path.with_file_name(beside);
    let done = fill(&beside, text, path).and_then(|()| fs::rename(&beside, path));
    if done.is_err() {
        // Nothing can be done when that fails too.
        drop(fs::remove_file(&beside));
    }
    done
}

fn fill(beside: &Path, text: &str, like: &Path) -> io::Result<()> {
    let mut file = File::create(beside)?;
    file.write_all(text.as_bytes())?;
    if let Ok(old) = fs::metadata(like) {
        fs::set_permissions(beside, old.permissions())?;
    }
    file.sync_all()
}
