//! Texts that an editor has open, as they are there and not as they are on disk.

use crate::cli::lsp::convert;
use lsp_types::{TextDocumentContentChangeEvent, Uri};
use sayso::edit::Lines;
use std::path::{Path, PathBuf};

/// An open text.
#[derive(Clone, Debug)]
pub struct Open {
    /// What the editor calls it.
    pub uri: Uri,
    /// Its file, where it has one.
    pub path: Option<PathBuf>,
    /// What it is.
    pub kind: Kind,
    /// The text.
    pub text: String,
    /// The editor's number of this state of it.
    pub version: i32,
    /// It was changed after it was checked.
    pub stale: bool,
    /// It is as it was opened or saved, and waits for the accurate extractor.
    pub settled: bool,
}

/// What a text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A rule file.
    Rules,
    /// An article in Markdown.
    Markdown,
    /// An article in plain text.
    Plain,
}

impl Kind {
    /// The ending of rule files.
    pub const RULES: &str = "sayso";

    /// By the ending of the name, then by what the editor calls its language; `None` for anything else.
    pub fn of(uri: &Uri, language: &str) -> Option<Self> {
        let path = uri.path().as_str().to_lowercase();
        let ending = path.rsplit('/').next().and_then(|name| name.rsplit_once('.')).map(|(_, ending)| ending);
        match (ending, language) {
            (Some(Self::RULES), _) | (_, Self::RULES) => Some(Self::Rules),
            (Some("md" | "markdown"), _) => Some(Self::Markdown),
            (Some("txt"), _) => Some(Self::Plain),
            (_, "markdown") => Some(Self::Markdown),
            (_, "plaintext") => Some(Self::Plain),
            _ => None,
        }
    }
}

impl Open {
    /// Changes the text as the editor did: a stretch of it, or all of it.
    pub fn change(&mut self, changes: Vec<TextDocumentContentChangeEvent>, version: i32) {
        for change in changes {
            match change.range {
                Some(range) => {
                    let span = convert::span(&Lines::of(&self.text), range);
                    self.text.replace_range(span.range(), &change.text);
                }
                None => self.text = change.text,
            }
        }
        self.version = version;
        self.stale = true;
    }
}

/// The file that a `file:` address names.
pub fn path_of(uri: &Uri) -> Option<PathBuf> {
    if uri.scheme().is_none_or(|scheme| !scheme.as_str().eq_ignore_ascii_case("file")) {
        return None;
    }
    let path = uri.path().as_estr().decode().into_string_lossy().into_owned();
    // "/C:/drafts" on Windows.
    let drive = path.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) && path.as_bytes().get(2) == Some(&b':');
    let path = if drive { path.trim_start_matches('/').to_owned() } else { path };
    Some(PathBuf::from(path))
}

/// The address of a file.
pub fn uri_of(path: &Path) -> Option<Uri> {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut address = String::from(if path.starts_with('/') { "file://" } else { "file:///" });
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' | b'~' | b':' => {
                address.push(char::from(byte));
            }
            other => address.push_str(&format!("%{other:02X}")),
        }
    }
    address.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{Kind, path_of, uri_of};
    use std::path::Path;

    #[test]
    fn addresses_go_there_and_back() {
        let path = Path::new("/drafts/Žižek’s 100% article #1.md");
        let uri = uri_of(path).unwrap();
        assert_eq!(path_of(&uri).unwrap(), path);
        assert_eq!(path_of(&"file:///c%3A/drafts/a.md".parse().unwrap()).unwrap(), Path::new("c:/drafts/a.md"));
        assert_eq!(path_of(&"untitled:Untitled-1".parse().unwrap()), None);
        assert_eq!(Kind::of(&uri, "plaintext"), Some(Kind::Markdown));
        assert_eq!(Kind::of(&"untitled:Untitled-1".parse().unwrap(), "sayso"), Some(Kind::Rules));
        assert_eq!(Kind::of(&"file:///a.rs".parse().unwrap(), "rust"), None);
    }
}
