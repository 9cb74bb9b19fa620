//! A page of each article in a folder, and the index that leads to them. Each is written whole or not at all; what a page
//! looks like is `report`'s work.

use crate::cli::{Stop, input, whole};
use sayso::facts::Facts;
use sayso::report::{self, Checked, Count, Entry};
use std::path::{Path, PathBuf};

/// The page that leads to the others.
const INDEX: &str = "index.html";

/// The pages of a run.
pub struct Pages {
    folder: PathBuf,
    entries: Vec<Entry>,
}

impl Pages {
    /// In a folder, which is made where it is not there.
    ///
    /// # Errors
    /// Tells why it cannot be made.
    pub fn new(folder: &Path) -> Result<Self, Stop> {
        std::fs::create_dir_all(folder).map_err(|error| Stop::Told(format!("{}: {error}", input::shown(folder))))?;
        Ok(Self { folder: folder.to_path_buf(), entries: Vec::new() })
    }

    /// Writes the page of an article.
    pub fn article(&mut self, checked: &Checked<'_>, facts: &Facts) -> Result<(), Stop> {
        let mut count = Count::default();
        count.add(checked);
        let document = &facts.document;
        let headline =
            document.headline().and_then(|id| document.blocks.get(id)).map(|block| document.seen(block.span));
        let title = headline.map(|words| words.into_owned()).unwrap_or_default();
        let page = format!("{:03}-{}.html", self.entries.len() + 1, slug(checked.path));
        let name = if title.is_empty() { checked.path } else { &title };
        let begin = report::html_begin(name);
        let text = begin + &report::html_article(checked, facts, 1, 1) + &report::html_end(&count.line());
        self.write(&page, &text)?;
        let counts = [count.errors, count.warnings, count.notes];
        self.entries.push(Entry { title, path: checked.path.to_owned(), page, counts });
        Ok(())
    }

    /// Writes the index; gives its path back.
    pub fn end(self, line: &str) -> Result<String, Stop> {
        self.write(INDEX, &report::html_index(&self.entries, line))?;
        Ok(input::shown(&self.folder.join(INDEX)))
    }

    fn write(&self, name: &str, text: &str) -> Result<(), Stop> {
        let path = self.folder.join(name);
        whole::write(&path, text).map_err(|error| Stop::Told(format!("{}: {error}", input::shown(&path))))
    }
}

/// The name of an article as the name of a file can hold it everywhere.
fn slug(path: &str) -> String {
    let name = Path::new(path).file_stem().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    let letters = name.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' });
    let slug: String = letters.take(60).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "article".to_owned() } else { slug.to_owned() }
}
