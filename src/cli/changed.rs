//! Which lines of which files changed: as a unified diff says it, from a file or from git. Reads no article; a file that git
//! does not know yet is new in all its lines.

use crate::cli::{Stop, input};
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The changed lines of each file, by its path from the root.
#[derive(Debug, Default)]
pub struct Changed {
    files: BTreeMap<PathBuf, Lines>,
}

#[derive(Debug)]
enum Lines {
    All,
    Some(Vec<RangeInclusive<usize>>),
}

impl Changed {
    /// What changed since a commit, with files that are not in git yet.
    pub fn since(commit: &str) -> Result<Self, Stop> {
        let root = git(&["rev-parse", "--show-toplevel"])?;
        let root = PathBuf::from(root.trim_end());
        // A name that begins with a dash must not be an option.
        git(&["rev-parse", "--verify", "--quiet", "--end-of-options", &format!("{commit}^{{commit}}")])
            .map_err(|_| Stop::Told(format!("git knows no commit `{commit}`")))?;
        let diff = ["diff", "--no-color", "--no-ext-diff", "--no-renames", "--unified=0"];
        let plain = ["--src-prefix=a/", "--dst-prefix=b/", commit, "--"];
        let mut changed = Self::read(&git(&[&diff[..], &plain].concat())?, &root);
        let new = git(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", ":/"])?;
        for name in new.split('\0').filter(|name| !name.is_empty()) {
            changed.files.insert(input::real(&root.join(name)), Lines::All);
        }
        Ok(changed)
    }

    /// What a unified diff says, whose paths are from this folder.
    pub fn of_diff(path: &Path) -> Result<Self, Stop> {
        let text = input::text(path).map_err(|trouble| Stop::Told(format!("{}: {}", trouble.path, trouble.message)))?;
        if !text.trim().is_empty() && !text.lines().any(|line| line.starts_with("+++ ")) {
            return Err(Stop::Told(format!("{}: this is no unified diff", input::shown(path))));
        }
        Ok(Self::read(&text, Path::new("")))
    }

    fn read(diff: &str, root: &Path) -> Self {
        let mut changed = Self::default();
        let mut file: Option<PathBuf> = None;
        // The lines of a hunk are content, whatever they look like.
        let mut inside = (0_usize, 0_usize);
        for line in diff.lines() {
            match line.as_bytes().first() {
                Some(b'-') if inside.0 > 0 => inside.0 -= 1,
                Some(b'+') if inside.1 > 0 => inside.1 -= 1,
                Some(b' ') if inside != (0, 0) => inside = (inside.0.saturating_sub(1), inside.1.saturating_sub(1)),
                _ => {
                    if let Some(name) = line.strip_prefix("+++ ") {
                        file = named(name).map(|name| input::real(&root.join(name)));
                    } else if let Some((old, start, count)) = hunk(line) {
                        inside = (old, count);
                        changed.add(file.as_ref(), start, count);
                    }
                }
            }
        }
        changed
    }

    fn add(&mut self, file: Option<&PathBuf>, start: usize, count: usize) {
        let Some(file) = file else { return };
        let lines = self.files.entry(file.clone()).or_insert_with(|| Lines::Some(Vec::new()));
        if let (Lines::Some(ranges), true) = (lines, count > 0) {
            ranges.push(start..=start + count - 1);
        }
    }

    /// True for a file that changed, by its path from the root.
    pub fn has(&self, file: &Path) -> bool {
        self.files.contains_key(file)
    }

    /// True where a line of a stretch changed, or the file is not known.
    pub fn touches(&self, file: &Path, stretch: RangeInclusive<usize>) -> bool {
        match self.files.get(file) {
            Some(Lines::Some(ranges)) => {
                ranges.iter().any(|range| range.start() <= stretch.end() && stretch.start() <= range.end())
            }
            Some(Lines::All) | None => true,
        }
    }
}

/// The path behind `+++ `; none for a file that is gone.
fn named(name: &str) -> Option<String> {
    let name = name.split('\t').next().unwrap_or_default().trim_end();
    if name == "/dev/null" {
        return None;
    }
    let name = name.strip_prefix('"').and_then(|name| name.strip_suffix('"')).map_or_else(|| name.to_owned(), unquoted);
    Some(name.strip_prefix("b/").map(str::to_owned).unwrap_or(name))
}

/// A name as git quotes it: `\t`, `\"` and three digits a byte.
fn unquoted(name: &str) -> String {
    let mut bytes = Vec::with_capacity(name.len());
    let mut rest = name.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        match rest.next() {
            Some(b't') => bytes.push(b'\t'),
            Some(b'n') => bytes.push(b'\n'),
            Some(first @ b'0'..=b'7') => {
                let digits = [first, rest.next().unwrap_or(b'0'), rest.next().unwrap_or(b'0')];
                let value = digits.iter().fold(0_u32, |value, digit| value * 8 + u32::from(digit.saturating_sub(b'0')));
                bytes.push(u8::try_from(value & 0xff).unwrap_or(b'?'));
            }
            Some(other) => bytes.push(other),
            None => {}
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// `@@ -a,b +c,d @@`: how many lines go, where those that come begin, and how many they are.
fn hunk(line: &str) -> Option<(usize, usize, usize)> {
    let mut parts = line.strip_prefix("@@ -")?.split(' ');
    let count = |part: &str| part.split_once(',').map_or(Some(1), |(_, count)| count.parse().ok());
    let old = count(parts.next()?)?;
    let new = parts.next()?.strip_prefix('+')?;
    let start = new.split(',').next()?.parse().ok()?;
    Some((old, start, count(new)?))
}

/// What git says.
fn git(arguments: &[&str]) -> Result<String, Stop> {
    let output = Command::new("git").args(["-c", "core.quotepath=off"]).args(arguments).output();
    let output = output.map_err(|error| Stop::Told(format!("git cannot be run: {error}")))?;
    if !output.status.success() {
        let why = String::from_utf8_lossy(&output.stderr);
        return Err(Stop::Told(format!("git: {}", why.trim().trim_start_matches("fatal: "))));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{Changed, named};
    use std::path::Path;

    #[test]
    fn a_diff_says_which_lines_came() {
        let diff = "--- a/x.md\n+++ b/x.md\n@@ -3 +3,2 @@ head\n-old\n+new\n++++ b/no-name\n@@ -9,2 +10,0 @@\n--- a/no\n-gone\n\
                    --- a/y.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n--- /dev/null\n+++ b/z.md\n@@ -0,0 +1 @@\n+x\n";
        let changed = Changed::read(diff, Path::new("/none"));
        assert_eq!(changed.files.len(), 2);
        let x = Path::new("/none/x.md");
        assert!(changed.touches(x, 4..=9) && !changed.touches(x, 5..=20) && !changed.touches(x, 1..=2));
        assert!(changed.has(Path::new("/none/z.md")));
        assert_eq!(named("\"b/\\303\\251 \\\"a\\\".md\"").unwrap(), "é \"a\".md");
    }
}
