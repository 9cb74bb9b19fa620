//! Tries patterns on their own examples: what stands in brackets must be marked, and nothing may be found in what they leave.

use super::family::{Family, Mark};
use super::problem::Problem;
use super::shelf::{Pattern, Patterns};
use super::tree::Example;
use super::{Hit, find_with};
use crate::knowledge::Knowledge;
use crate::phrases;
use crate::span::Span;
use crate::text::{Format, read};

/// Every example that does not hold.
pub fn failing(family: Family, patterns: &Patterns, knowledge: &Knowledge) -> Vec<Problem> {
    let each = patterns.patterns.iter().flat_map(|pattern| pattern.examples.iter().map(move |it| (pattern, it)));
    each.filter_map(|(pattern, example)| fails(family, patterns, pattern, example, knowledge)).collect()
}

fn fails(
    family: Family,
    patterns: &Patterns,
    pattern: &Pattern,
    example: &Example,
    knowledge: &Knowledge,
) -> Option<Problem> {
    let (text, expected) = without_brackets(family, &example.text);
    let document = read(&text, Format::Plain);
    let phrases = phrases::read(&document, knowledge);
    let page = phrases.page();
    let sentences = page.document.sentences.iter();
    let hits: Vec<Hit<'_>> = sentences
        .flat_map(|sentence| find_with(patterns, family, &phrases, sentence.tokens.clone()))
        .filter(|hit| hit.pattern.name == pattern.name)
        .collect();
    let (name, span) = (pattern.name.clone(), example.span);
    let told = |words: Span| words.of(&text).to_owned();
    if !example.finds {
        let found = hits.first().map(|hit| told(page.span(&hit.words)))?;
        return Some(Problem::NotLeft { name, found, span });
    }
    let marked = |hit: &Hit<'_>| {
        let has = |(mark, place): &(Mark, Span)| {
            hit.marks.iter().any(|(known, words)| known == mark && page.span(words) == *place)
        };
        expected.iter().all(has)
    };
    if hits.iter().any(marked) {
        return None;
    }
    let told = |(mark, words): &(Mark, std::ops::Range<usize>)| format!("{mark} “{}”", told(page.span(words)));
    let found = hits.iter().flat_map(|hit| hit.marks.iter().map(told)).collect();
    Some(Problem::NotFound { name, found, span })
}

/// The text of an example and what its brackets mark: "They quoted [source: a guard] as saying no."
fn without_brackets(family: Family, written: &str) -> (String, Vec<(Mark, Span)>) {
    let mut text = String::new();
    let mut marks = Vec::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('[') {
        let Some((inner, behind)) = after.split_once(']') else { break };
        let Some((mark, words)) = inner.split_once(':') else { break };
        let Some(mark) = family.mark(mark.trim()) else { break };
        text.push_str(before);
        let start = text.len();
        text.push_str(words.trim());
        marks.push((mark, Span::new(start, text.len())));
        rest = behind;
    }
    text.push_str(rest);
    (text, marks)
}
