//! `sayso vocabulary`: the phrases that rules are written in, from the one table that reads them.

use crate::cli::arguments::{PageFormat, Vocabulary};
use crate::cli::output::Output;
use crate::cli::rules::page;
use crate::cli::{Outcome, Stop};
use sayso::report::wordbook;
use sayso::vocabulary::{GROUPS, Match, Reading, Row, search};

/// Lists the phrases, or those that hold a word.
pub fn vocabulary(arguments: &Vocabulary, output: &mut Output) -> Result<Outcome, Stop> {
    let wanted = arguments.word.as_deref();
    let is_wanted = |row: &Row| wanted.is_none_or(|word| search(row, word).is_some());
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
            output.write(&entry(row, wanted.and_then(|word| search(row, word))))?;
        }
    }
    match wanted {
        Some(word) if !any => Err(Stop::Told(format!(
            "no phrase holds `{word}`, nor does a description; `sayso vocabulary` lists them all"
        ))),
        Some(_) | None => Ok(Outcome::Clean),
    }
}

fn entry(row: &Row, found: Option<Match>) -> String {
    let found = match found {
        Some(Match::Description(word)) => format!(" [found by “{word}” in its description]"),
        Some(Match::Form(word)) => format!(" [found by “{word}”]"),
        Some(Match::Phrase) | None => String::new(),
    };
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
    format!("  {}{others}{found}\n      {}{waits}\n", row.phrase, row.doc)
}
