//! The page that leads to those of a folder: each article with what was found in it, the gravest first.

use super::{html_begin, html_end, plain};

/// An article of the folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its headline, where it has one.
    pub title: String,
    /// What reports call it.
    pub path: String,
    /// The file of its page, beside this one.
    pub page: String,
    /// How many errors, warnings and notes.
    pub counts: [usize; 3],
}

/// The whole page, with a line that sums up.
pub(super) fn html_index(entries: &[Entry], summary: &str) -> String {
    let mut sorted: Vec<&Entry> = entries.iter().collect();
    sorted.sort_by(|one, other| other.counts.cmp(&one.counts).then(one.path.cmp(&other.path)));
    let rows: String = sorted.into_iter().map(row).collect();
    let head =
        "<tr><th>Article</th><th class=\"n\">errors</th><th class=\"n\">warnings</th><th class=\"n\">notes</th></tr>";
    let table = format!("<table>\n<thead>{head}</thead>\n<tbody>\n{rows}</tbody>\n</table>\n");
    format!("{}{table}{}", html_begin("sayso"), html_end(summary))
}

fn row(entry: &Entry) -> String {
    let title = if entry.title.is_empty() { &entry.path } else { &entry.title };
    let counts = entry.counts.iter().zip(["error", "warning", "note"]);
    let counts: String = counts
        .map(|(count, level)| {
            let class = if *count > 0 { format!("n {level}") } else { "n".to_owned() };
            format!("<td class=\"{class}\"><b>{count}</b></td>")
        })
        .collect();
    let link = format!("<a href=\"{}\">{}</a>", plain(&entry.page).replace('"', "&quot;"), plain(title));
    format!("<tr><td>{link}<br><small>{}</small></td>{counts}</tr>\n", plain(&entry.path))
}
