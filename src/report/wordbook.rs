//! The phrases of the language as a page in Markdown, from the one table that reads them.

use crate::report::page::escape;
use crate::vocabulary::{GROUPS, PLACEHOLDERS, Row, headed, said_of};

const OPENING: &str = "\
Rules are written in these phrases and in what a pack defines with them. A word in capitals stands for something that
follows: `attributed to a SOURCE` is met by `attributed to an anonymous source`.
";

const FILLED_IN: &str = "\
A message may hold these in braces; each is filled in with what the rule found. Those that are keys may follow
`once per`, too.
";

/// The phrases that are wanted, by subject, with what can be filled into messages.
pub fn wordbook(wanted: impl Fn(&Row) -> bool) -> String {
    let mut page = format!("# Vocabulary\n\n{OPENING}");
    for (group, rows) in GROUPS {
        let rows: Vec<&Row> = rows.iter().filter(|row| wanted(row)).collect();
        if !rows.is_empty() {
            page.push_str(&format!("\n## {}\n\n", capital(group)));
            rows.iter().for_each(|row| page.push_str(&entry(row)));
        }
    }
    page.push_str(&format!("\n## Filled into messages\n\n{FILLED_IN}\n"));
    for placeholder in PLACEHOLDERS {
        let key = if placeholder.is_key { " A key." } else { "" };
        page.push_str(&format!("- **{{{}}}**: {}{key}\n", placeholder.name, escape(placeholder.doc)));
    }
    page
}

fn entry(row: &Row) -> String {
    let also: Vec<String> = row.spellings.iter().map(|spelling| escape(spelling)).collect();
    let also = if also.is_empty() { String::new() } else { format!("; also written {}", also.join(", ")) };
    let of = said_of(row).map(|of| format!(" ({of}{also})")).unwrap_or_default();
    format!("- **{}**: {}{of}\n", escape(&headed(row)), escape(row.doc))
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}", letters.as_str())
}
