//! sayso for a page in a browser: four functions, numbers in and out, and nothing that the page has to bring along.
//!
//! The page asks for `room`, writes a text into it as UTF-8, and calls `rules` or `check`. Both tell how many bytes of JSON
//! their answer has, and `answer` where it stands until `room` is asked for again. `check.mjs` shows it.

#![allow(unsafe_code, reason = "a name that a page can call by has to be promised unique; no block here is unsafe")]

use sayso::diagnostic::Diagnostic;
use sayso::knowledge::Knowledge;
use sayso::packs::{self, RuleFile};
use sayso::plan::Plan;
use sayso::report::{self, Checked};
use sayso::source::Source;
use sayso::span::Span;
use sayso::text::Format;
use std::cell::RefCell;

thread_local! {
    /// What the page wrote, and after a call what it is answered.
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
    /// The rules that run: those that ship, until the page gives some of its own besides.
    static PLAN: RefCell<Plan> = RefCell::new(sayso::compile(&packs::built_in()).0);
}

/// Room for a text of so many bytes, for the page to write it there. What was answered before is gone.
#[unsafe(no_mangle)]
pub extern "C" fn room(bytes: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| {
        *buffer = vec![0; bytes];
        buffer.as_mut_ptr()
    })
}

/// Where the answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    BUFFER.with_borrow(|buffer| buffer.as_ptr())
}

/// Takes the text as a rule file, whose rules run from now on besides those that ship; an empty one takes them away again.
/// The answer says what is wrong with it. Gives the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn rules() -> usize {
    let text = match text() {
        Ok(text) => text,
        Err(length) => return length,
    };
    let mut files = packs::built_in();
    let own = files.len();
    files.push(RuleFile::new("rules", text.as_str()));
    let (plan, problems) = sayso::compile(&files);
    PLAN.set(plan);
    let problems: Vec<Diagnostic> =
        problems.into_iter().filter(|(file, _)| *file == own).map(|(_, problem)| problem).collect();
    tell(&Checked {
        path: "rules",
        text: &text,
        sentences: &[],
        against: &[],
        findings: &[],
        problems: &problems,
        made_from: None,
        comparison: None,
    })
}

/// Checks the text as an article, in plain text or, unless `markdown` is zero, in Markdown. The answer is what
/// `sayso check --format json` writes. Gives the length of the answer.
#[unsafe(no_mangle)]
pub extern "C" fn check(markdown: u32) -> usize {
    let text = match text() {
        Ok(text) => text,
        Err(length) => return length,
    };
    let format = if markdown == 0 { Format::Plain } else { Format::Markdown };
    let knowledge = Knowledge::built_in();
    let extractor = sayso::attribution::fast();
    let Source { text: read, format, origin } = Source::of(&text, format);
    let article = PLAN.with_borrow(|plan| sayso::check::check(&read, format, plan, knowledge, extractor));
    let sentences: Vec<Span> = article.facts.document.sentences.iter().map(|sentence| sentence.span).collect();
    tell(&Checked {
        path: "article",
        text: &read,
        sentences: &sentences,
        against: &[],
        findings: &article.findings,
        problems: &article.problems,
        made_from: (!origin.is_same()).then_some((text.as_str(), &origin)),
        comparison: None,
    })
}

/// What the page wrote; of what is no UTF-8, the length of an answer that says so.
fn text() -> Result<String, usize> {
    String::from_utf8(BUFFER.take()).map_err(|_| {
        let problem = Diagnostic::error("not-utf-8", "not UTF-8", None);
        tell(&Checked {
            path: "text",
            text: "",
            sentences: &[],
            against: &[],
            findings: &[],
            problems: &[problem],
            made_from: None,
            comparison: None,
        })
    })
}

fn tell(checked: &Checked<'_>) -> usize {
    let json = report::json(checked).into_bytes();
    let length = json.len();
    BUFFER.set(json);
    length
}
