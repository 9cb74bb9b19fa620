//! In which clause of a rule file a place is, by its text alone: while a clause is written it seldom reads.

use crate::span::Span;
use crate::syntax::KEYWORDS;

/// A clause up to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clause<'a> {
    /// The word that opens it.
    pub keyword: &'static str,
    /// What stands between the keyword and the place.
    pub before: &'a str,
    /// The words after `flag` of the same rule, as far as they stand before the clause.
    pub flag: &'a str,
    /// Where the place is.
    pub within: Within,
}

/// What surrounds a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Within {
    /// Words.
    Words,
    /// A text between quotes.
    Text,
    /// A comment.
    Comment,
}

/// The clause that a byte is in; `None` before the first.
pub(super) fn clause_at(text: &str, byte: usize) -> Option<Clause<'_>> {
    let text = text.get(..byte)?;
    let mut found: Option<(&'static str, usize)> = None;
    let mut flag: Option<Span> = None;
    let mut scan = Scan::default();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if scan.within() == Within::Words
            && let Some((keyword, after)) = opening(line)
            && start + after < text.len() + usize::from(line.ends_with('\n'))
        {
            match (found, keyword) {
                (Some(("flag", from)), _) => flag = Some(Span::new(from, start)),
                (_, "rule" | "define" | "words" | "pack" | "use") => flag = None,
                (Some(_) | None, _) => {}
            }
            found = Some((keyword, start + after));
        }
        scan.line(line);
        start += line.len();
    }
    let (keyword, from) = found?;
    let flag = flag.map(|span| span.of(text)).unwrap_or_default();
    Some(Clause { keyword, before: text.get(from..).unwrap_or_default(), flag, within: scan.within() })
}

/// The keyword that a line opens with, and where what follows it begins.
fn opening(line: &str) -> Option<(&'static str, usize)> {
    let lead = line.len() - line.trim_start().len();
    let rest = line.get(lead..)?;
    let word = rest.split(char::is_whitespace).next()?;
    let keyword = KEYWORDS.iter().copied().find(|keyword| *keyword == word)?;
    rest.get(word.len()..)?.starts_with(char::is_whitespace).then_some((keyword, lead + word.len()))
}

/// The keyword at a byte, where a line opens with it.
pub(super) fn keyword_at(text: &str, byte: usize) -> Option<Span> {
    let start = text.get(..byte)?.rfind('\n').map_or(0, |at| at + 1);
    let line = text.get(start..)?.lines().next()?;
    let lead = line.len() - line.trim_start().len();
    let (keyword, end) = opening(&format!("{line} "))?;
    let span = Span::new(start + lead, start + end);
    (span.of(text) == keyword && span.start <= byte && byte <= span.end).then_some(span)
}

/// Reads texts and comments, so that a keyword in a text opens nothing.
#[derive(Clone, Copy, Debug, Default)]
struct Scan {
    block: bool,
    text: bool,
    comment: bool,
}

impl Scan {
    fn line(&mut self, line: &str) {
        (self.text, self.comment) = (false, false);
        let mut rest = line;
        while let Some(character) = rest.chars().next() {
            let mut length = character.len_utf8();
            match character {
                _ if self.comment => {}
                '"' if rest.starts_with("\"\"\"") && !self.text => {
                    self.block = !self.block;
                    length = 3;
                }
                '\\' if self.text => length += rest.chars().nth(1).map_or(0, char::len_utf8),
                '"' if !self.block => self.text = !self.text,
                '#' if !self.block && !self.text => self.comment = true,
                _ => {}
            }
            rest = rest.get(length..).unwrap_or_default();
        }
        if line.ends_with('\n') {
            (self.text, self.comment) = (false, false);
        }
    }

    fn within(self) -> Within {
        match (self.comment, self.text || self.block) {
            (true, _) => Within::Comment,
            (false, true) => Within::Text,
            (false, false) => Within::Words,
        }
    }
}

/// What a clause is for, in a sentence.
pub fn keyword_doc(keyword: &str) -> Option<&'static str> {
    Some(match keyword {
        "pack" => "The name of this file: other files `use` it, and its rules are called after it.",
        "use" => "Packs whose definitions and word lists this file uses.",
        "words" => "A word list: `words casualty terms: \"kill\", \"wound\"`. Each word is found in all its forms.",
        "define" => {
            "A class of things with a name: `define an interested source: a source that is a party in conflict`."
        }
        "rule" => "A rule and its name; its clauses follow on lines of their own.",
        "flag" => "What the rule reports: what kind of thing, and which tests must be true of it.",
        "unless" => "What spares: it has to be shown to be true. Each `unless` alone is enough.",
        "severity" => "How grave a finding is: `severity warning, note when hedged`.",
        "message" => "What the finding says; `{source}` and the like are filled in.",
        "why" => "Why it matters, for the writer.",
        "help" => "What the writer can do about it.",
        "see" => "The standard that the rule comes from.",
        "silences" => "Rules that give way to this one at the same place.",
        "once" => "One finding for each: `once per source`. The other places are attached to it.",
        "mark" => "Where the caret goes: `mark the cue`.",
        "tags" => "Words to turn rules on and off by; rules tagged `strict` are off unless asked for.",
        "flags" => "An example that the rule must flag; `sayso test` tries it.",
        "allows" => "An example that the rule must not flag; `sayso test` tries it.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Within, clause_at, keyword_at, keyword_doc};
    use crate::span::Span;
    use crate::syntax::KEYWORDS;

    #[test]
    fn every_keyword_is_told_of() {
        for keyword in KEYWORDS {
            assert!(keyword_doc(keyword).is_some(), "{keyword}");
        }
    }

    #[test]
    fn clauses() {
        let text = "rule a\n  flag claims # x\n    hedged\n  unless den";
        let clause = clause_at(text, text.len()).unwrap();
        assert_eq!((clause.keyword, clause.before), ("unless", " den"));
        assert_eq!(clause.flag, " claims # x\n    hedged\n");
        let inside = clause_at(text, 23).unwrap();
        assert_eq!((inside.keyword, inside.within), ("flag", Within::Comment));
        assert_eq!(clause_at(text, 3), None);
        assert_eq!(keyword_at(text, 10), Some(Span::new(9, 13)));
    }

    #[test]
    fn a_keyword_in_a_text_opens_nothing() {
        let text = "rule a\n  flags \"\"\"\n    flag day {so";
        let clause = clause_at(text, text.len()).unwrap();
        assert_eq!((clause.keyword, clause.within), ("flags", Within::Text));
        let text = "rule a\n  message \"a {";
        assert_eq!(clause_at(text, text.len()).unwrap().within, Within::Text);
    }
}
