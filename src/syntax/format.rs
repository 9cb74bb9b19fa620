//! Rule text in one style: the same words in the same order, laid out anew, every comment where it stood. Reads structure
//! only, so it lays out rules whose phrases nobody knows; a text with a mistake of structure is not laid out at all.

mod clause;
mod file;
mod source;

use crate::syntax::{Problem, parse, same};

/// Lines are broken where they would grow longer than this. A text between quotes is never broken.
const WIDTH: usize = 100;

/// The text in the one style of rule files, or what is wrong with it. The result says what the text says, and is its own
/// result.
pub fn format(text: &str) -> Result<String, Vec<Problem>> {
    let (pack, problems) = parse(text);
    if !problems.is_empty() {
        return Err(problems);
    }
    let first = text.find('\n').unwrap_or_default();
    let windows = text.get(..first).is_some_and(|line| line.ends_with('\r'));
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let mut laid_out = file::file(&source::clauses(&plain));
    if windows {
        laid_out = laid_out.replace('\n', "\r\n");
    }
    // White space that the grammar and `str::trim` see differently can change what a block says. No file of a newsroom
    // holds it; one that does is left as it is.
    let (again, wrong) = parse(&laid_out);
    let kept = wrong.is_empty() && same(&pack, &again);
    Ok(if kept { laid_out } else { text.to_owned() })
}
