//! The report for people: each message with the text it speaks of, wrapped to the terminal. The only file that knows
//! how codespan-reporting draws.
//!
//! What was said once is not said again: of one rule the reason and the standard stand under its first finding only, and the
//! text is not repeated for a finding at the very same places, which says where it is. What to do about a mistake is said
//! each time.

use crate::diagnostic::{Diagnostic, Severity};
use crate::evaluate::Finding;
use crate::fidelity::Original;
use crate::report::prose::{cut, harmless, width, wrap};
use crate::report::snippet::{Piece, Pointer, Snippet, Snippets};
use crate::report::{Checked, Ended, Lines, Report, Reported};
use crate::span::Span;
use codespan_reporting::diagnostic as codespan;
use codespan_reporting::term::termcolor::{Ansi, NoColor, WriteColor};
use codespan_reporting::term::{self, Config};
use std::collections::BTreeSet;

/// How a report looks.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    /// The columns of the terminal. Below 40 a report is as for 40.
    pub columns: usize,
    /// With colours, as ANSI escapes.
    pub colour: bool,
}

/// The format of a run.
#[derive(Clone, Copy, Debug)]
pub struct Human {
    look: Look,
}

impl Human {
    /// Of that look.
    pub fn new(look: Look) -> Self {
        Self { look }
    }
}

impl Report for Human {
    fn in_words(&self) -> bool {
        true
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        let findings: Vec<Finding> = article.checked.findings.iter().map(asking).collect();
        human(&Checked { findings: &findings, ..*article.checked }, self.look)
    }

    fn end(&mut self, ended: &Ended<'_>) -> String {
        format!("{}\n", ended.line)
    }
}

/// A finding of a rule on trial, with how to answer it.
fn asking(finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    if finding.severity == Severity::Pilot {
        let how = format!("tell whether that is right: `sayso answer {} right|wrong|noise`", finding.fingerprint);
        finding.help = Some(finding.help.map_or(how.clone(), |help| format!("{help}; {how}")));
    }
    finding
}

/// Problems, then findings, each with its text; a blank line after each.
pub fn human(checked: &Checked<'_>, look: Look) -> String {
    let look = Look { columns: look.columns.max(40), ..look };
    let lines = checked.lines();
    let path = harmless(checked.path);
    let others: Vec<Other<'_>> = checked.against.iter().map(Other::of).collect();
    let mut page =
        Page { path: &path, checked, lines: &lines, others: &others, look, said: BTreeSet::new(), shown: Vec::new() };
    let found = checked.findings.iter().map(Diagnostic::from);
    let problems: String = checked.problems.iter().map(|of| page.message(of, of.severity == Severity::Error)).collect();
    let findings: String = found.map(|of| page.message(&of, false)).collect();
    problems + &findings
}

/// A text that the article was held against, ready to be shown.
struct Other<'a> {
    path: String,
    text: &'a str,
    lines: Lines<'a>,
    sentences: Vec<Span>,
}

impl<'a> Other<'a> {
    fn of(original: &'a Original) -> Self {
        let document = &original.facts.document;
        let sentences = document.sentences.iter().map(|sentence| sentence.span).collect();
        Self { path: harmless(&original.name), text: &document.text, lines: Lines::of(&document.text), sentences }
    }

    /// Its lines that a message speaks of.
    fn snippet(&'a self, place: usize, of: &Diagnostic, columns: usize) -> Option<Snippet<'a>> {
        let here = of.elsewhere.iter().filter(|it| it.text == place);
        let pointers: Vec<Pointer> =
            here.map(|it| Pointer { span: it.span, text: harmless(&it.shows), primary: false }).collect();
        let shown = !pointers.is_empty();
        shown.then(|| Snippet::new(&self.path, self.text, &self.lines, &self.sentences, pointers, columns))
    }
}

struct Page<'a> {
    others: &'a [Other<'a>],
    path: &'a str,
    checked: &'a Checked<'a>,
    lines: &'a Lines<'a>,
    look: Look,
    /// Notes that stand already.
    said: BTreeSet<(String, String)>,
    /// The places of the message before.
    shown: Vec<Span>,
}

impl Page<'_> {
    /// `helps`: what to do is said though it was said before.
    fn message(&mut self, of: &Diagnostic, helps: bool) -> String {
        let pointers = pointers(of);
        let mut places: Vec<Span> = pointers.iter().map(|pointer| pointer.span).collect();
        places.sort_unstable();
        let again = !places.is_empty() && places == self.shown;
        self.shown = places;
        let again = again && of.elsewhere.is_empty();
        let gutter = self.gutter(&pointers, of);
        let (pointers, long) = shorten(pointers, self.look.columns.saturating_sub(gutter + 3) / 2);
        let shown = if again { Vec::new() } else { pointers };
        let columns = self.look.columns.saturating_sub(gutter + 3);
        let snippet = Snippet::new(self.path, self.checked.text, self.lines, self.checked.sentences, shown, columns);
        let mut message = codespan::Diagnostic::new(level(of.severity))
            .with_code(&of.code)
            .with_message(headline(of, self.look.columns))
            .with_notes(self.notes(of, &long, if again { 0 } else { gutter }, again || helps));
        let others = self.others.iter().enumerate();
        let mut snippets = vec![snippet];
        snippets.extend(others.filter_map(|(place, other)| other.snippet(place, of, columns)));
        let labels = snippets.iter().enumerate();
        message.labels = labels.flat_map(|(file, it)| it.pieces.iter().map(move |piece| label(file, piece))).collect();
        if again {
            message.notes.insert(0, format!("in:   {}{}, the text shown above", self.path, self.place(of)));
        } else if message.labels.is_empty() {
            message.notes.insert(0, format!("in:   {}", self.path));
        }
        let drawn = draw(&Snippets(snippets), &message, self.look.colour);
        // The drawing knows no trial; its word for the least of its levels stands at the beginning.
        if of.severity == Severity::Pilot { drawn.replacen("help", of.severity.word(), 1) } else { drawn }
    }

    /// ":3:82", where a message has a place.
    fn place(&self, of: &Diagnostic) -> String {
        let place = of.span.map(|span| self.lines.place(span.start));
        place.map_or_else(String::new, |place| format!(":{}:{}", place.line, place.column))
    }

    /// The width of the line numbers that codespan will write.
    fn gutter(&self, pointers: &[Pointer], of: &Diagnostic) -> usize {
        let own = pointers.iter().map(|pointer| self.lines.place(pointer.span.end).line);
        let others = of.elsewhere.iter().filter_map(|it| Some(self.others.get(it.text)?.lines.place(it.span.end).line));
        let last = own.chain(others).max();
        last.map_or(0, |line| line.to_string().len())
    }

    /// Why, help and see, each said once for a rule.
    fn notes(&mut self, of: &Diagnostic, long: &[String], gutter: usize, helps: bool) -> Vec<String> {
        let long = long.iter().map(|text| ("note: ", text));
        let notes = [("why:  ", &of.why), ("help: ", &of.help), ("see:  ", &of.see)];
        let notes = notes.iter().filter_map(|(name, note)| Some((*name, note.as_ref()?)));
        let mut written = Vec::new();
        for (name, note) in long.chain(notes) {
            let is_new = self.said.insert((of.code.clone(), note.clone()));
            if is_new || helps && name == "help: " {
                let room = self.look.columns.saturating_sub(gutter + 3);
                written.push(format!("{name}{}", wrap(&harmless(note), room, name.len(), name.len())));
            }
        }
        written
    }
}

/// The message, wrapped under itself, or under its start where the rule's name takes most of the line.
fn headline(of: &Diagnostic, columns: usize) -> String {
    let start = of.severity.word().len() + width(&of.code) + 4;
    let indent = if columns.saturating_sub(start) < 40 { 4 } else { start };
    let message = harmless(&of.message);
    if start + 20 > columns {
        return format!("\n    {}", wrap(&message, columns, 4, 4));
    }
    wrap(&message, columns, start, indent)
}

fn pointers(of: &Diagnostic) -> Vec<Pointer> {
    let caret = of.span.map(|span| Pointer { span, text: harmless(&of.caption), primary: true });
    let others =
        of.labels.iter().map(|label| Pointer { span: label.span, text: harmless(&label.text), primary: false });
    caret.into_iter().chain(others).collect()
}

/// Words that would take more than half of a line stand whole in a note; under the text stands what comes before their
/// colon ("a party to the war: the office of its president"), or as much as fits.
fn shorten(mut pointers: Vec<Pointer>, room: usize) -> (Vec<Pointer>, Vec<String>) {
    let mut long = Vec::new();
    for pointer in &mut pointers {
        if width(&pointer.text) > room {
            let first = pointer.text.split(": ").next().unwrap_or_default();
            let short = cut(first, room);
            long.push(std::mem::replace(&mut pointer.text, short));
        }
    }
    (pointers, long)
}

fn label(file: usize, piece: &Piece) -> codespan::Label<usize> {
    let style = if piece.primary { codespan::LabelStyle::Primary } else { codespan::LabelStyle::Secondary };
    codespan::Label::new(style, file, piece.range.clone()).with_message(&piece.text)
}

fn level(severity: Severity) -> codespan::Severity {
    match severity {
        Severity::Error => codespan::Severity::Error,
        Severity::Warning => codespan::Severity::Warning,
        Severity::Note => codespan::Severity::Note,
        Severity::Pilot => codespan::Severity::Help,
    }
}

fn draw(snippets: &Snippets<'_>, message: &codespan::Diagnostic<usize>, colour: bool) -> String {
    if colour {
        drawn(Ansi::new(Vec::new()), snippets, message, Ansi::into_inner)
    } else {
        drawn(NoColor::new(Vec::new()), snippets, message, NoColor::into_inner)
    }
}

/// Drawing into memory cannot fail, and a place that a snippet does not hold is left out rather than told of.
fn drawn<W: WriteColor>(
    mut to: W,
    snippets: &Snippets<'_>,
    message: &codespan::Diagnostic<usize>,
    bytes: fn(W) -> Vec<u8>,
) -> String {
    let done = term::emit_to_write_style(&mut to, &Config::default(), snippets, message);
    let text = String::from_utf8(bytes(to)).unwrap_or_default();
    match done {
        Ok(()) => text.lines().map(|line| format!("{}\n", line.trim_end())).collect(),
        Err(_) => format!("{}\n", message.message),
    }
}

#[cfg(test)]
mod tests {
    use super::{Look, human};
    use crate::diagnostic::Diagnostic;
    use crate::report::Checked;
    use crate::report::prose::width;
    use crate::span::Span;

    const LONG: &str = "The river authority said on Monday that the dam had held through the night, and that two of its four gates \
        were open. The mayor of the town below it, who had asked for the gates to be closed, denied that anyone had \
        been warned. 上流の村では避難が始まった、と新聞は書いた。 Nobody could be reached at the authority on Tuesday.";

    fn span(words: &str) -> Span {
        let start = LONG.find(words).unwrap();
        Span::new(start, start + words.len())
    }

    fn report(problems: &[Diagnostic], columns: usize) -> String {
        let mut sentences = Vec::new();
        let mut from = 0;
        for part in LONG.split_inclusive(". ") {
            sentences.push(Span::new(from, from + part.trim_end().len()));
            from += part.len();
        }
        let checked = Checked {
            path: "dam.md",
            text: LONG,
            sentences: &sentences,
            against: &[],
            findings: &[],
            problems,
            made_from: None,
            comparison: None,
        };
        human(&checked, Look { columns, colour: false })
    }

    fn problem(words: &str) -> Diagnostic {
        let mut problem = Diagnostic::error(
            "dams/gates",
            "the gates are said to be open, but nobody who was there says so",
            span(words),
        );
        problem.why = Some(
            "a gate that is said to be open by the one who should have opened it is a gate nobody has seen".into(),
        );
        problem.with_caption("the claim")
    }

    #[test]
    fn long_lines_are_wrapped_and_labels_cut_at_the_wrap() {
        let one = problem("the dam had held through the night, and that two of its four gates were open")
            .with_label(span("The river authority"), "a party to the quarrel about the dam")
            .with_label(span("said"), "on whose word")
            .with_label(span("denied"), "");
        let two = problem("The mayor of the town below it").with_help("ask those who were there");
        insta::assert_snapshot!("long_80", report(&[one.clone(), two.clone(), two.clone()], 80));
        insta::assert_snapshot!("long_120", report(&[one, two], 120));
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for columns in [40, 61, 80, 120] {
            for words in LONG.split_inclusive(' ').filter(|word| word.trim().len() > 1) {
                let one = problem(words.trim())
                    .with_label(span("上流の村"), "the village")
                    .with_label(span("The mayor of the town below it, who"), "x");
                for line in report(&[one], columns).lines() {
                    assert!(width(line) <= columns, "{columns}: {line}");
                }
            }
        }
    }

    #[test]
    fn an_article_without_a_place_is_named() {
        let mut one = problem("said");
        one.span = None;
        insta::assert_snapshot!("article", report(&[one], 80));
    }
}
