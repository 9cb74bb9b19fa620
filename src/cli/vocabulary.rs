//! `sayso vocabulary`: the phrases that rules are written in, from the one table that reads them.

use crate::cli::arguments::{PageFormat, Vocabulary};
use crate::cli::output::Output;
use crate::cli::rules::page;
use crate::cli::{Outcome, Stop};
use sayso::report::wordbook;
use sayso::vocabulary::{GROUPS, Reading, Row};

/// Lists the phrases, or those that hold a word.
pub fn vocabulary(arguments: &Vocabulary, output: &mut Output) -> Result<Outcome, Stop> {
    let wanted = arguments.word.as_deref().map(str::to_lowercase);
    let is_wanted = |row: &Row| wanted.as_ref().is_none_or(|word| row.forms().any(|form| form.contains(word.as_str())));
    if arguments.format != PageFormat::Human {
        output.write(&page(arguments.format, wordbook(is_wanted)))?;
        return Ok(Outcome::Clean);
    }
    let mut any = false;
    for (group, rows) in GROUPS {
        let rows: Vec<&Row> = rows.iter().filter(|row| is_wanted(row)).collect();
        if rows.is_empty() {
            continue;
        }
        output.write(&format!("{}{group}\n", if any { "\n" } else { "" }))?;
        any = true;
        for row in rows {
            output.write(&entry(row))?;
        }
    }
    match wanted {
        Some(word) if !any => Err(Stop::Told(format!("no phrase holds `{word}`"))),
        Some(_) | None => Ok(Outcome::Clean),
    }
}

fn entry(row: &Row) -> String {
    let others: Vec<&str> = row.spellings.iter().copied().filter(|spelling| *spelling != row.phrase).collect();
    let others = if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
    let waits = match row.reading {
        Reading::Waits { reason, .. } => format!(" Not yet read: {reason}."),
        Reading::Class(_)
        | Reading::Adjective(_)
        | Reading::Relation(_)
        | Reading::Distance { .. }
        | Reading::Place(_)
        | Reading::Attribute(_)
        | Reading::Words { .. } => String::new(),
    };
    format!("  {}{others}\n      {}{waits}\n", row.phrase, row.doc)
}
