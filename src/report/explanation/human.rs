//! An explanation for people: what was understood of the line, what is reported and why, and what came nearest.

use crate::explain::{About, Change, Explanation, Fate, Origin, Outcome, Reason, Test};
use crate::report::Lines;
use crate::report::explanation::Detail;
use crate::report::prose::{harmless, width, wrap};
use crate::truth::Truth;

/// So many rules that did not fire are shown of a thing, the nearest first.
const NEAREST: usize = 3;

/// A rule that would take more changes than this is not near.
const FAR: usize = 2;

/// The column at which what belongs to a thing starts.
const INDENT: usize = 2;

/// An explanation of a line of an article.
pub fn explanation_to_human(path: &str, line: usize, lines: &Lines<'_>, of: &Explanation, detail: Detail) -> String {
    let detail = Detail { columns: detail.columns.max(40), ..detail };
    let mut page = Page { lines, detail, out: format!("{}:{line}\n", harmless(path)), said: Vec::new() };
    let mut quiet = 0;
    for about in &of.things {
        if page.is_shown(about) { page.about(about) } else { quiet += 1 }
    }
    page.rest(of, quiet);
    page.out
}

/// Where one rule came nearest to firing, and what would have to be otherwise.
pub fn nearest_to_human(text: &str, of: &Explanation, columns: usize) -> String {
    let lines = Lines::of(text);
    let detail = Detail { columns: columns.max(40), all: false, own: false, trees: false };
    let mut page = Page { lines: &lines, detail, out: String::new(), said: Vec::new() };
    let all = of.things.iter().flat_map(|about| about.rules.iter().map(move |outcome| (about, outcome)));
    let nearest = all.min_by_key(|(_, outcome)| (outcome.changes, std::cmp::Reverse(outcome.met)));
    match nearest {
        Some((about, outcome)) => {
            let words = if about.words.is_empty() { String::new() } else { format!(" “{}”", about.words) };
            page.line("  nearest: ", 4, &format!("{}{words}", about.kind));
            match &outcome.fate {
                Fate::Silenced { by } => page.line("    ", 6, &format!("silenced: it gives way to {by}")),
                Fate::Allowed { .. } => page.line("    ", 6, "allowed by a comment"),
                Fate::Not | Fate::Reported { .. } => page.changes(&outcome.nearest),
            }
        }
        None => page.line("  ", 4, "nothing in the text that the rule looks at"),
    }
    page.out
}

struct Page<'a> {
    lines: &'a Lines<'a>,
    detail: Detail,
    out: String,
    /// Rules that came near, with what is missing: the same is said once a line.
    said: Vec<(String, Vec<Change>)>,
}

impl Page<'_> {
    /// Statements are always shown; sources, dates and the like where a rule has something to say of them.
    fn is_shown(&self, about: &About) -> bool {
        let is_statement = about.status.iter().any(|(name, _)| *name == "source");
        is_statement || self.detail.trees || about.rules.iter().any(|outcome| outcome.fate != Fate::Not)
    }

    fn about(&mut self, about: &About) {
        let place = about.span.map(|span| self.lines.place(span.start));
        let place = place.map_or(String::new(), |place| format!("{}:{} ", place.line, place.column));
        let words = if about.words.is_empty() { String::new() } else { format!(": “{}”", about.words) };
        self.out.push('\n');
        self.line("", INDENT, &format!("{place}{}{words}", about.kind));
        for (name, reasons) in &about.status {
            for (nth, reason) in reasons.iter().enumerate() {
                let name = if nth == 0 { name } else { "" };
                let text = self.reason(reason);
                self.line(&format!("  {name:9} "), INDENT + 10, &text);
            }
        }
        let (said, near): (Vec<&Outcome>, Vec<&Outcome>) =
            about.rules.iter().partition(|outcome| outcome.fate != Fate::Not);
        said.iter().for_each(|outcome| self.outcome(outcome));
        let mut others = 0;
        let shown = near.iter().filter(|outcome| {
            if self.detail.trees || self.detail.own && outcome.own {
                return true;
            }
            others += 1;
            outcome.changes <= FAR && others <= NEAREST
        });
        let shown: Vec<&Outcome> = shown.copied().collect();
        let rest = near.len() - shown.len();
        let (again, shown): (Vec<&Outcome>, Vec<&Outcome>) =
            shown.into_iter().partition(|outcome| self.is_said(outcome));
        for outcome in &shown {
            self.outcome(outcome);
            self.said.push((outcome.rule.clone(), outcome.nearest.clone()));
        }
        if !again.is_empty() {
            let names: Vec<&str> = again.iter().map(|outcome| outcome.rule.as_str()).collect();
            self.out.push('\n');
            self.line("  ", INDENT + 4, &format!("not reported, and would fire as above: {}", names.join(", ")));
        }
        if rest > 0 {
            let (rules, are) = if rest == 1 { ("rule", "is") } else { ("rules", "are") };
            self.out.push('\n');
            self.line("  ", INDENT, &format!("{rest} more {rules} {are} farther off; `--all` shows them"));
        }
    }

    /// True where the line was told of a rule already what is missing; of a rule of the house, with the very same reasons.
    fn is_said(&self, outcome: &Outcome) -> bool {
        let same =
            |one: &Change, other: &Change| one.text == other.text && (!outcome.own || one.because == other.because);
        let is_same = |said: &[Change]| {
            said.len() == outcome.nearest.len()
                && said.iter().zip(&outcome.nearest).all(|(one, other)| same(one, other))
        };
        !self.detail.trees && self.said.iter().any(|(rule, nearest)| *rule == outcome.rule && is_same(nearest))
    }

    fn outcome(&mut self, outcome: &Outcome) {
        let place = origin(&outcome.written);
        let name = &outcome.rule;
        self.out.push('\n');
        let head = match &outcome.fate {
            Fate::Reported { severity, with: None } => format!("reported: {}[{name}] {place}", severity.word()),
            Fate::Reported { severity, with: Some(span) } => {
                let with = self.lines.place(span.start);
                format!("reported with {}:{}: {}[{name}] {place}", with.line, with.column, severity.word())
            }
            Fate::Silenced { by } => format!("silenced: {name} {place} gives way to {by}"),
            Fate::Allowed { comment } => format!("allowed: {name} {place} by {}", self.reason(comment)),
            Fate::Not => format!("not reported: {name} {place}"),
        };
        self.line("  ", INDENT + 4, &head);
        let fired = outcome.fate != Fate::Not;
        if !fired {
            self.changes(&outcome.nearest);
        }
        if fired || self.detail.trees {
            self.tree(outcome);
        }
    }

    /// What would have to be otherwise.
    fn changes(&mut self, changes: &[Change]) {
        for (nth, change) in changes.iter().enumerate() {
            let start = if nth == 0 { "would fire if:" } else { "and:" };
            let exception = if change.exception { " (an exception)" } else { "" };
            let open = if change.now == Truth::CannotTell { " (cannot tell)" } else { "" };
            self.line("    ", INDENT + 6, &format!("{start} {}{exception}{open}", change.text));
            for reason in &change.because {
                let text = self.reason(reason);
                self.line("      - ", INDENT + 6, &text);
            }
        }
    }

    fn tree(&mut self, outcome: &Outcome) {
        for part in &outcome.flag.parts {
            self.test(part, 0, &outcome.written);
        }
        for exception in &outcome.unless {
            let verb =
                if exception.truth.is_true() { "spared by the exception" } else { "not spared by the exception" };
            self.line("    ", INDENT + 4, verb);
            self.test(exception, 1, &outcome.written);
        }
        for (severity, when) in &outcome.when {
            self.line("    ", INDENT + 4, &format!("{} when", severity.word()));
            self.test(when, 1, &outcome.written);
        }
    }

    /// A test with its answer, its place where that is another line than the last, and what made it so.
    fn test(&mut self, test: &Test, depth: usize, last: &Origin) {
        let place = if test.written.line == 0 || test.written == *last {
            String::new()
        } else {
            format!(" {}", origin(&test.written))
        };
        let text = if test.text.is_empty() { test.join } else { test.text.as_str() };
        let reasons: Vec<String> = test.because.iter().map(|reason| self.reason(reason)).collect();
        let (why, more) = match reasons.split_first() {
            Some((first, more)) => (format!(" - {first}"), more),
            None => (String::new(), reasons.as_slice()),
        };
        let deep = " ".repeat(2 * depth.min(12));
        let before = format!("    {:11} {deep}", answer(test.truth));
        let hang = before.len() + 2;
        self.line(&before, hang, &format!("{text}{place}{why}"));
        for reason in more {
            self.line(&format!("{}- ", " ".repeat(hang)), hang + 2, reason);
        }
        let here = if test.written.line == 0 { last } else { &test.written };
        for part in &test.parts {
            self.test(part, depth + 1, here);
        }
    }

    /// "on whose word: “said”, line 3 (knowledge/almanac/states.ron:132 pakistan)"
    fn reason(&self, reason: &Reason) -> String {
        let words = if reason.words.is_empty() { String::new() } else { format!("“{}”", reason.words) };
        let said: Vec<&str> = [reason.text.as_str(), &words].into_iter().filter(|part| !part.is_empty()).collect();
        let line = reason.span.map(|span| format!("line {}", self.lines.place(span.start).line));
        let placed: Vec<String> = [said.join(": ")].into_iter().filter(|part| !part.is_empty()).chain(line).collect();
        let known: Vec<String> = reason.known.iter().map(|known| format!(" {}", origin(known))).collect();
        format!("{}{}", placed.join(", "), known.concat())
    }

    fn rest(&mut self, of: &Explanation, quiet: usize) {
        self.out.push('\n');
        if of.things.is_empty() {
            self.line("", 2, "nothing on this line that a rule looks at");
        }
        if of.more > 0 {
            let what = if of.more == 1 { "thing" } else { "things" };
            let next = "`sayso explain FILE:LINE --rule NAME` asks one rule of more of them";
            self.line("", 2, &format!("{} more {what} further on in this line are not told of; {next}", of.more));
        }
        if quiet > 0 {
            let what = if quiet == 1 { "thing" } else { "things" };
            self.line(
                "",
                2,
                &format!("{quiet} more {what} on this line, of which no rule reports anything; `--all` shows them"),
            );
        }
        if !of.elsewhere.is_empty() {
            let rules = if of.elsewhere.len() == 1 { "rule looks" } else { "rules look" };
            self.line(
                "",
                2,
                &format!("{} {rules} at nothing on this line: {}", of.elsewhere.len(), of.elsewhere.join(", ")),
            );
        }
        if !of.off.is_empty() {
            self.line("", 2, &format!("off: {}", of.off.join(", ")));
        }
    }

    /// A line of text after what stands before it, wrapped with `hang` spaces before the lines that follow.
    fn line(&mut self, before: &str, hang: usize, text: &str) {
        let before = harmless(before);
        let start = width(&before);
        self.out.push_str(&before);
        self.out.push_str(&wrap(&harmless(text), self.detail.columns, start, hang));
        self.out.push('\n');
    }
}

fn answer(truth: Truth) -> &'static str {
    match truth {
        Truth::True => "true",
        Truth::False => "false",
        Truth::CannotTell => "cannot tell",
    }
}

/// "(rules/conflict.sayso:13)"
fn origin(origin: &Origin) -> String {
    let line = if origin.line == 0 { String::new() } else { format!(":{}", origin.line) };
    let entry = if origin.entry.is_empty() { String::new() } else { format!(" {}", origin.entry) };
    // The files that ship are in the program, so their folder says nothing.
    let file = origin.file.strip_prefix("knowledge/").unwrap_or(&origin.file);
    format!("({file}{line}{entry})")
}
