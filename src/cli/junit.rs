//! Results for CI, as JUnit's XML: a suite for each rule file, each folder of cases, each article. The only file that
//! knows quick-xml.

use crate::cli::tried::Tried;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

type Xml = Writer<Vec<u8>>;

/// The whole report.
pub fn report(tried: &[Tried]) -> io::Result<String> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(counted("testsuites", "sayso", &tried.iter().collect::<Vec<_>>())))?;
    let mut rest = tried;
    let mut keys = BTreeMap::new();
    while let Some(first) = rest.first() {
        let length = rest.iter().take_while(|one| one.suite == first.suite).count();
        let (suite, others) = rest.split_at(length);
        let all: Vec<&Tried> = suite.iter().collect();
        let mut start = counted("testsuite", &first.suite, &all);
        if Path::new(&first.suite).is_file() {
            start.push_attribute(("file", allowed(first.suite.trim_start_matches("./")).as_str()));
        }
        xml.write_event(Event::Start(start))?;
        suite.iter().try_for_each(|one| case(&mut xml, one, &mut keys))?;
        xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
        rest = others;
    }
    xml.write_event(Event::End(BytesEnd::new("testsuites")))?;
    Ok(String::from_utf8_lossy(&xml.into_inner()).into_owned() + "\n")
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
fn case(xml: &mut Xml, one: &Tried, keys: &mut BTreeMap<(String, String), usize>) -> io::Result<()> {
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
    let Some(failure) = &one.failure else { return xml.write_event(Event::Empty(start)) };
    xml.write_event(Event::Start(start))?;
    let mut element = BytesStart::new("failure");
    element.push_attribute(("type", class.as_str()));
    element.push_attribute(("message", allowed(&failure.message).as_str()));
    xml.write_event(Event::Start(element))?;
    xml.write_event(Event::Text(BytesText::new(&allowed(&failure.details))))?;
    xml.write_event(Event::End(BytesEnd::new("failure")))?;
    xml.write_event(Event::End(BytesEnd::new("testcase")))
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
    use super::{Tried, report};
    use crate::cli::tried::Failure;

    #[test]
    fn what_articles_hold_does_not_break_it() {
        let failure = Failure { message: "<a> & \"b\"".to_owned(), details: "]]> \u{1b}[0m “é”".to_owned() };
        let one = |name: &str, failure| Tried {
            suite: "a.sayso".to_owned(),
            of: "a/rule".to_owned(),
            name: name.to_owned(),
            failure,
        };
        insta::assert_snapshot!(report(&[one("flags 1", None), one("flags 2", Some(failure))]).unwrap());
    }
}
