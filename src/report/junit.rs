//! Results for CI, as JUnit's XML: a suite for each rule file, each folder of cases, each article.

use crate::diagnostic::Diagnostic;
use crate::report::run::bare;
use crate::report::tried::{Failure, Tried};
use crate::report::xml::Xml;
use crate::report::{Ended, Lines, Problem, Report, Reported};
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;

/// The format of a run: a finding at the level that fails it is a failure; an article with nothing to tell is a success.
#[derive(Debug, Default)]
pub struct Junit {
    tried: Vec<Tried>,
}

impl Report for Junit {
    fn problem(&mut self, problem: &Problem<'_>) -> String {
        self.tried.push(message(problem.path, problem.lines, problem.told, problem.fails));
        String::new()
    }

    fn article(&mut self, article: &Reported<'_>) -> String {
        let (path, lines, all) = (article.checked.path, article.checked.lines(), article.messages());
        self.tried.extend(all.iter().map(|told| message(path, Some(&lines), told, (article.fails)(told.severity))));
        if all.is_empty() {
            let path = bare(path);
            let (suite, of, name) = (path.to_owned(), "sayso".to_owned(), format!("{path}: nothing found"));
            self.tried.push(Tried { suite, file: true, of, name, failure: None });
        }
        String::new()
    }

    fn end(&mut self, _: &Ended<'_>) -> String {
        junit(&self.tried)
    }
}

/// A finding or a problem as a thing that was tried.
fn message(path: &str, lines: Option<&Lines<'_>>, told: &Diagnostic, fails: bool) -> Tried {
    let place = told.span.and_then(|span| lines.map(|lines| lines.place(span.start)));
    let place = place.map_or(String::new(), |place| format!("{}:{}: ", place.line, place.column));
    let more = [("why", &told.why), ("help", &told.help), ("see", &told.see)];
    let more = more.iter().filter_map(|(name, text)| text.as_ref().map(|text| format!("{name}: {text}\n")));
    let path = bare(path);
    let details = format!("{path}:{place}{}\n{}", told.message, more.collect::<String>());
    let message = format!("{}: {}", told.severity.word(), told.message);
    Tried {
        suite: path.to_owned(),
        file: lines.is_some(),
        of: told.code.clone(),
        name: format!("{path}:{place}{}", told.message),
        failure: fails.then_some(Failure { message, details }),
    }
}

/// The whole of what was tried; things of one suite stand together.
pub fn junit(tried: &[Tried]) -> String {
    let mut xml = Xml::new();
    xml.declare();
    xml.open(counted("testsuites", "sayso", &tried.iter().collect::<Vec<_>>()));
    let mut rest = tried;
    let mut keys = BTreeMap::new();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|one| one.suite == first.suite).count();
        let (suite, others) = rest.split_at(length);
        let all: Vec<&Tried> = suite.iter().collect();
        let mut start = counted("testsuite", &first.suite, &all);
        if first.file {
            start.push_attribute(("file", allowed(first.suite.trim_start_matches("./")).as_str()));
        }
        xml.open(start);
        suite.iter().for_each(|one| case(&mut xml, one, &mut keys));
        xml.close("testsuite");
        rest = others;
    }
    xml.close("testsuites");
    xml.end()
}

fn counted<'a>(element: &'a str, name: &str, tried: &[&Tried]) -> BytesStart<'a> {
    let failed = tried.iter().filter(|one| one.failure.is_some()).count();
    let mut start = BytesStart::new(element);
    start.push_attribute(("name", allowed(name).as_str()));
    start.push_attribute(("tests", tried.len().to_string().as_str()));
    start.push_attribute(("failures", failed.to_string().as_str()));
    start.push_attribute(("errors", "0"));
    if element == "testsuite" {
        start.push_attribute(("skipped", "0"));
    }
    start
}

/// A case by class and name, which together are its key: readers show of two with one key only one.
fn case(xml: &mut Xml, one: &Tried, keys: &mut BTreeMap<(String, String), usize>) {
    let mut start = BytesStart::new("testcase");
    let (class, mut name) = (allowed(&one.of), allowed(&one.name));
    let count = keys.entry((class.clone(), name.clone())).or_default();
    *count += 1;
    if *count > 1 {
        name.push_str(&format!(" ({count})"));
    }
    start.push_attribute(("classname", class.as_str()));
    start.push_attribute(("name", name.as_str()));
    // Nobody measures how long a rule takes at a place, and some readers ask for it.
    start.push_attribute(("time", "0"));
    let Some(failure) = &one.failure else { return xml.alone(start) };
    xml.open(start);
    let mut element = BytesStart::new("failure");
    element.push_attribute(("type", class.as_str()));
    element.push_attribute(("message", allowed(&failure.message).as_str()));
    xml.open(element);
    xml.text(&allowed(&failure.details));
    xml.close("failure");
    xml.close("testcase");
}

/// The text without the characters that XML has no way to write.
fn allowed(text: &str) -> String {
    let is_allowed = |letter: &char| {
        matches!(letter, '\t' | '\n' | '\r') || (*letter >= ' ' && !matches!(letter, '\u{fffe}' | '\u{ffff}'))
    };
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::{Failure, Tried, junit};

    #[test]
    fn what_articles_hold_does_not_break_it() {
        let failure = Failure { message: "<a> & \"b\"".to_owned(), details: "]]> \u{1b}[0m “é”".to_owned() };
        let one = |name: &str, failure| Tried {
            suite: "a.sayso".to_owned(),
            file: false,
            of: "a/rule".to_owned(),
            name: name.to_owned(),
            failure,
        };
        insta::assert_snapshot!(junit(&[one("flags 1", None), one("flags 2", Some(failure))]));
    }
}
