//! The page as the format of a run: of all articles one page, or one of each and an index that leads to them.

use super::{Entry, html_article, html_begin, html_end, html_index};
use crate::facts::Facts;
use crate::report::{Checked, Count, Ended, Report, Reported};

/// The page that leads to the others.
const INDEX: &str = "index.html";

/// One page.
#[derive(Clone, Copy, Debug, Default)]
pub struct Html {
    articles: usize,
    findings: usize,
}

impl Report for Html {
    fn begin(&mut self) -> String {
        html_begin("sayso")
    }

    fn in_words(&self) -> bool {
        true
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        self.articles += 1;
        let Some(facts) = article.facts else { return String::new() };
        let page = html_article(article.checked, facts, self.articles, self.findings + 1);
        self.findings += article.checked.findings.len();
        page
    }

    fn end(&mut self, ended: &Ended<'_>) -> String {
        html_end(ended.line)
    }
}

/// A page for each article, and the index, as files beside the report; the report says where the index is.
#[derive(Clone, Debug)]
pub struct HtmlPages {
    folder: String,
    entries: Vec<Entry>,
    files: Vec<(String, String)>,
}

impl HtmlPages {
    /// In a folder, as people are told of it.
    pub fn new(folder: String) -> Self {
        Self { folder, entries: Vec::new(), files: Vec::new() }
    }

    fn add(&mut self, checked: &Checked<'_>, facts: &Facts) {
        let mut count = Count::default();
        count.add(checked);
        let document = &facts.document;
        let headline =
            document.headline().and_then(|id| document.blocks.get(id)).map(|block| document.seen(block.span));
        let title = headline.map(|words| words.into_owned()).unwrap_or_default();
        let page = format!("{:03}-{}.html", self.entries.len() + 1, slug(checked.path));
        let name = if title.is_empty() { checked.path } else { &title };
        let text = html_begin(name) + &html_article(checked, facts, 1, 1) + &html_end(&count.line());
        self.files.push((page.clone(), text));
        let counts = [count.errors, count.warnings, count.notes];
        self.entries.push(Entry { title, path: checked.path.to_owned(), page, counts });
    }
}

impl Report for HtmlPages {
    fn in_words(&self) -> bool {
        true
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        if let Some(facts) = article.facts {
            self.add(article.checked, facts);
        }
        String::new()
    }

    fn end(&mut self, ended: &Ended<'_>) -> String {
        self.files.push((INDEX.to_owned(), html_index(&self.entries, ended.line)));
        format!("{}/{INDEX}\n", self.folder)
    }

    fn files(&mut self) -> Vec<(String, String)> {
        std::mem::take(&mut self.files)
    }
}

/// The name of an article as the name of a file can hold it everywhere.
fn slug(path: &str) -> String {
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| if stem.is_empty() { file } else { stem });
    let letters = stem.to_lowercase();
    let letters = letters.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '-' });
    let slug: String = letters.take(60).collect();
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "article".to_owned() } else { slug.to_owned() }
}
