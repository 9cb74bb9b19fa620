//! The line at the end of a run: how much was found in how many articles. Counts; decides no exit status.

use crate::diagnostic::Severity;
use crate::report::Checked;

/// What a run found so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Findings that are errors, and problems of articles that are.
    pub errors: usize,
    /// The same of warnings.
    pub warnings: usize,
    /// The same of notes.
    pub notes: usize,
    /// The same of rules on trial.
    pub pilots: usize,
    /// Articles that were read.
    pub articles: usize,
}

impl Count {
    /// Counts one more article.
    pub fn add(&mut self, checked: &Checked<'_>) {
        self.articles += 1;
        let found = checked.findings.iter().map(|finding| finding.severity);
        for severity in found.chain(checked.problems.iter().map(|problem| problem.severity)) {
            match severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Note => self.notes += 1,
                Severity::Pilot => self.pilots += 1,
            }
        }
    }

    /// True when something was found at that level or above.
    pub fn reaches(&self, severity: Severity) -> bool {
        match severity {
            Severity::Pilot => self.errors + self.warnings + self.notes + self.pilots > 0,
            Severity::Note => self.errors + self.warnings + self.notes > 0,
            Severity::Warning => self.errors + self.warnings > 0,
            Severity::Error => self.errors > 0,
        }
    }

    /// "3 errors, 1 warning in 2 articles"
    pub fn line(&self) -> String {
        let counts = [(self.errors, "error"), (self.warnings, "warning"), (self.notes, "note"), (self.pilots, "pilot")];
        let found: Vec<String> =
            counts.into_iter().filter(|(count, _)| *count > 0).map(|(count, word)| plural(count, word)).collect();
        let found = if found.is_empty() { "nothing found".to_owned() } else { found.join(", ") };
        format!("{found} in {}", plural(self.articles, "article"))
    }
}

fn plural(count: usize, word: &str) -> String {
    let ending = if count == 1 { "" } else { "s" };
    format!("{count} {word}{ending}")
}

#[cfg(test)]
mod tests {
    use super::Count;

    #[test]
    fn counts_in_words() {
        let count = Count { errors: 1, warnings: 0, notes: 2, pilots: 0, articles: 1 };
        assert_eq!(count.line(), "1 error, 2 notes in 1 article");
        assert_eq!(Count { articles: 2, ..Count::default() }.line(), "nothing found in 2 articles");
    }
}
