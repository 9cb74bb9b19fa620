//! `sayso explain CODE`: the page of a code.

use crate::cli::output::Output;
use crate::cli::{Outcome, Stop};

/// Shows the page of a code.
pub fn explain(code: &str, output: &mut Output) -> Result<Outcome, Stop> {
    let Some(page) = sayso::code_page(code) else {
        return Err(Stop::Told(unknown(code)));
    };
    output.write(page)?;
    Ok(Outcome::Clean)
}

fn unknown(code: &str) -> String {
    match sayso::codes::near(code) {
        Some(near) => format!("there is no code `{code}`; did you mean `{near}`?"),
        None => {
            format!(
                "`{code}` is neither a line of an article (ARTICLE:LINE) nor a code; codes stand in brackets in what \
                 `sayso rules` tells of a rule file"
            )
        }
    }
}
