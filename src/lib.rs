//! sayso: a linter for the sourcing of claims. On whose say-so?
//!
//! Rules are written in a small English-like language; an article is read for who says what, on whose word, and how well
//! it is verified; what comes out is a list of places that break a rule.
//!
//! ```text
//! article text -> text::Document -> phrases -> attributions -> entities -> statements -> Facts   (read)
//! rule text    -> syntax::Pack   -> plan::Plan                                               (compile)
//! Plan + Facts -> evaluate::Finding -> report                                                (check)
//! ```
//!
//! ```
//! use sayso::knowledge::Knowledge;
//! use sayso::packs::RuleFile;
//! use sayso::text::Format;
//!
//! let knowledge = Knowledge::built_in();
//! let rule = RuleFile::line("--rule", "flag statements attributed to a source");
//! let (plan, problems) = sayso::compile(&[rule]);
//! assert!(problems.is_empty());
//!
//! let (findings, _) = sayso::check("The mayor said that the bridge had been closed.", Format::Plain, &plan, knowledge);
//! for finding in &findings {
//!     println!("{}: {}", finding.severity.word(), finding.message);
//! }
//! ```
//!
//! The library is pure: no files, clock, terminal, environment, network or threads; the same input gives the same output.

#![cfg_attr(not(test), deny(clippy::disallowed_methods))]

pub mod span;
pub mod list;
pub mod memo;
pub mod truth;
pub mod diagnostic;
pub mod knowledge;
pub mod text;
pub mod source;
pub mod remark;
pub mod phrases;
pub mod patterns;
pub mod attribution;
pub mod facts;
pub mod entity;
pub mod judgements;
pub mod statement;
pub mod extract;
pub mod fidelity;
pub mod consistency;
pub mod syntax;
pub mod vocabulary;
pub mod plan;
pub mod resolve;
pub mod evaluate;
pub mod check;
pub mod packs;
pub mod explain;
pub mod examples;
pub mod lint;
pub mod codes;
pub mod report;
pub mod edit;

use attribution::Extractor;
use diagnostic::Diagnostic;
use evaluate::Finding;
use facts::Facts;
use knowledge::Knowledge;
use packs::RuleFile;
use plan::Plan;
use resolve::File;
use text::Format;

/// Rule files to a plan, with what is wrong in them: the place of the file in `files`, and the problem. A rule that does
/// not read is left out and never hides a good one.
pub fn compile(files: &[RuleFile]) -> (Plan, Vec<(usize, Diagnostic)>) {
    let (parsed, mut problems) = parse(files);
    let plan = resolve(&parsed, &mut problems);
    (plan, problems)
}

/// The same for who writes the files from place `own` on, beside those before: with advice on rules that read well, and
/// with each example tried.
pub fn review(
    files: &[RuleFile],
    own: usize,
    knowledge: &Knowledge,
    extractor: &dyn Extractor,
) -> (Plan, Vec<(usize, Diagnostic)>) {
    let (parsed, mut problems) = parse(files);
    let plan = resolve(&parsed, &mut problems);
    let texts: Vec<&str> = files.iter().map(|file| file.text.as_str()).collect();
    let mut advice = lint::lint(&plan, &parsed, &texts);
    advice.extend(lint::failing_examples(&plan, &parsed, own, knowledge, extractor));
    let advice = advice.iter().filter(|(file, _)| *file >= own);
    problems.extend(advice.map(|(file, problem)| (*file, problem.diagnostic())));
    problems.sort_by_key(|(file, problem)| (*file, problem.span));
    (plan, problems)
}

fn parse(files: &[RuleFile]) -> (Vec<File>, Vec<(usize, Diagnostic)>) {
    let mut parsed = Vec::new();
    let mut problems = Vec::new();
    for (index, file) in files.iter().enumerate() {
        let (pack, wrong) = file.parse();
        problems.extend(wrong.iter().map(|problem| (index, problem.diagnostic())));
        parsed.push(File { name: file.name.clone(), pack });
    }
    (parsed, problems)
}

fn resolve(files: &[File], problems: &mut Vec<(usize, Diagnostic)>) -> Plan {
    let (plan, wrong) = resolve::resolve(files);
    problems.extend(wrong.iter().map(|(index, problem)| (*index, problem.diagnostic())));
    problems.sort_by_key(|(index, problem)| (*index, problem.span));
    plan
}

/// The page of a code that is told of rule files: what it means, an example, what to do.
pub fn code_page(code: &str) -> Option<&'static str> {
    codes::page(code)
}

/// An article to what it says, on whose word: by the fast extractor. `extract` takes another one, and several articles.
pub fn read(article: &str, format: Format, knowledge: &Knowledge) -> Facts {
    extract::extract(article, format, knowledge, attribution::fast())
}

/// An article to findings in reading order, with the problems of its own `sayso allow` comments: by the fast extractor.
/// `check::check_all` takes another one, and several articles.
pub fn check(article: &str, format: Format, plan: &Plan, knowledge: &Knowledge) -> (Vec<Finding>, Vec<Diagnostic>) {
    let article = check::check(article, format, plan, knowledge, attribution::fast());
    (article.findings, article.problems)
}
