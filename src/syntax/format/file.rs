//! Clauses one below the other: what is indented, and where blank lines and comments go between them.

use super::clause;
use super::source::{Clause, Comment};

/// The clauses of a file, the last of which is its end, as text.
pub(super) fn file(clauses: &[Clause]) -> String {
    let mut out = String::new();
    let mut before = "";
    for clause in clauses {
        match is_top(&clause.keyword) {
            true => top(clause, before, &mut out),
            false => clause.comments.iter().for_each(|comment| line(2, &comment.text, &mut out)),
        }
        out.push_str(&clause::clause(clause, if is_top(&clause.keyword) { 0 } else { 2 }));
        before = &clause.keyword;
    }
    out
}

/// True for a clause that stands at the margin, and for the end of the file.
fn is_top(keyword: &str) -> bool {
    ["pack", "use", "words", "define", "rule", ""].contains(&keyword)
}

/// What stands before a clause at the margin: comments that still belong to the rule above it, a blank line, its own.
fn top(clause: &Clause, before: &str, out: &mut String) {
    let is_above = |comment: &&Comment| comment.indented && !comment.after_blank && !before.is_empty();
    let above = clause.comments.iter().take_while(is_above).count();
    let (above, own) = clause.comments.split_at_checked(above).unwrap_or_default();
    above.iter().for_each(|comment| line(2, &comment.text, out));
    let blank = match clause.keyword.as_str() {
        "" => !own.is_empty(),
        "use" | "words" if clause.keyword == before => {
            own.first().map_or(clause.after_blank, |comment| comment.after_blank)
        }
        _ => true,
    };
    if blank && !out.is_empty() {
        out.push('\n');
    }
    for (at, comment) in own.iter().enumerate() {
        if at > 0 && comment.after_blank {
            out.push('\n');
        }
        line(0, &comment.text, out);
    }
    if !own.is_empty() && clause.after_blank && !clause.keyword.is_empty() {
        out.push('\n');
    }
}

fn line(indent: usize, text: &str, out: &mut String) {
    out.push_str(&format!("{:indent$}{text}\n", ""));
}
