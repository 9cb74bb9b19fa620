//! Changes of quotations: a word, two of them spliced, another's, a paraphrase in marks.

use super::{Edit, one, words};
use crate::draft::{Random, Text};
use sayso::attribution::Quote;
use sayso::facts::Statement;
use sayso::span::Span;

const PUT_IN: [&str; 12] = [
    "really", "never", "terrible", "always", "quickly", "honest", "entirely", "again", "weak", "somehow", "broken",
    "proud",
];

pub(super) fn quotation_word(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let long = text.facts.document.quotations.iter().filter(|it| words(text, it.inner).len() > 5);
    let edit = |inner: Span, random: &mut Random| {
        let mut words: Vec<_> = words(text, inner).into_iter().filter(|(_, word)| word.len() > 3).collect();
        // A quotation may be shorter; it may not be another.
        words.pop();
        words.retain(|(span, _)| span.start > inner.start);
        let (span, word) = words.get(random.below(words.len()))?.clone();
        Some(match random.below(3) {
            0 => one(span, PUT_IN[random.below(PUT_IN.len())]),
            1 => one(span, format!("{word} {}", PUT_IN[random.below(PUT_IN.len())])),
            _ => one(Span::new(span.start, (span.end + 1).min(inner.end)), ""),
        })
    };
    long.filter_map(|it| edit(it.inner, random)).collect()
}

pub(super) fn quotation_spliced(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let long: Vec<Span> =
        text.facts.document.quotations.iter().map(|it| it.inner).filter(|it| words(text, *it).len() > 7).collect();
    let mut edits = Vec::new();
    for inner in &long {
        let other = long[random.below(long.len())];
        if other == *inner {
            continue;
        }
        let (own, theirs) = (words(text, *inner), words(text, other));
        let (half, rest) = (own[own.len() / 2].0, theirs[theirs.len() / 2].0);
        let end = Span::new(rest.start, other.end).of(&text.facts.document.text).to_owned();
        edits.push(one(Span::new(half.start, inner.end), end));
    }
    edits
}

pub(super) fn quotation_invented(text: &Text, texts: &[Text], random: &mut Random) -> Vec<Edit> {
    let long = text.facts.document.quotations.iter().filter(|it| words(text, it.inner).len() > 5);
    let edit = |inner: Span, random: &mut Random| {
        let other = &texts[random.below(texts.len())];
        let theirs: Vec<Span> = other
            .facts
            .document
            .quotations
            .iter()
            .map(|it| it.inner)
            .filter(|it| words(other, *it).len() > 5)
            .collect();
        let said = theirs.get(random.below(theirs.len()))?.of(&other.facts.document.text);
        (other.name != text.name && !said.contains('\n')).then(|| one(inner, said))
    };
    long.filter_map(|it| edit(it.inner, random)).collect()
}

pub(super) fn paraphrase(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let indirect = |it: &&Statement| {
        it.quote == Some(Quote::Indirect) && it.content.len() == 1 && words(text, it.anchor()).len() > 5
    };
    let found = text.facts.statements.iter().filter(indirect).map(Statement::anchor);
    let plain = found.filter(|it| !it.of(&text.facts.document.text).contains(['“', '"', '\n']));
    plain.map(|it| one(it, format!("“{}”", it.of(&text.facts.document.text).trim()))).collect()
}
