//! Changes of what is claimed, how surely and on whose word.

use super::{Edit, one, words};
use crate::draft::{Random, Text};
use sayso::attribution::Quote;
use sayso::facts::Statement;
use sayso::span::Span;

const FIRM: [&str; 4] = ["confirmed", "revealed", "admitted", "disclosed"];

const CAUSES: [&str; 4] = ["because", "as a result of the fact that", "since", "because"];

/// “…, the mayor said.” and “The mayor said that …” lose who says it.
pub(super) fn attribution(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    for statement in text.facts.statements.iter().filter(|it| it.kind.is_claim() && it.quote == Some(Quote::Indirect)) {
        let Some(sentence) = document.sentences.get(statement.sentence) else { continue };
        let (span, content) = (sentence.span, statement.anchor());
        let here = text.facts.statements.iter().filter(|it| it.sentence == statement.sentence).count();
        let printed = statement.chain.iter().any(|link| !link.restored && !link.wordless && link.source_span.is_some());
        // What is left must be a sentence: it has its verb, and only the source stood before or behind it.
        let ends = content.start == span.start || content.end + 1 >= span.end;
        let whole = statement.verb.is_some() && !statement.relative && words(text, content).len() > 5 && ends;
        if !whole
            || statement.chain.len() != 1
            || statement.in_heading
            || statement.content.len() != 1
            || here != 1
            || !printed
            || !span.contains(content)
            || document.is_quoted(content)
        {
            continue;
        }
        let said = content.of(&document.text);
        let mut letters = said.chars();
        let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
        edits.push(one(span, format!("{first}{}.", letters.as_str().trim_end_matches([',', '.']))));
    }
    edits
}

pub(super) fn hedge(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    let document = &text.facts.document;
    for statement in &text.facts.statements {
        for hedge in &statement.hedges {
            let word = document.at(*hedge);
            let with = match word.to_lowercase().as_str() {
                "may have" | "might have" => "has".to_owned(),
                "may be" | "might be" => "is".to_owned(),
                "may" | "might" | "appears to" | "appear to" | "seems to" | "seem to" => "did".to_owned(),
                "allegedly" | "reportedly" | "apparently" | "probably" | "possibly" | "perhaps" | "likely" => {
                    String::new()
                }
                _ => continue,
            };
            let more = usize::from(with.is_empty());
            edits.push(one(Span::new(hedge.start, hedge.end + more), with));
        }
    }
    for number in &text.facts.quantities {
        let words = document.at(number.span);
        for bound in ["at least ", "about ", "up to ", "more than ", "around ", "nearly ", "some "] {
            if words.starts_with(bound) {
                edits.push(one(Span::new(number.span.start, number.span.start + bound.len()), ""));
            }
        }
    }
    edits
}

pub(super) fn verb(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for statement in text.facts.statements.iter().filter(|it| it.quote == Some(Quote::Indirect)) {
        let Some(cue) = statement.chain.first().and_then(|link| link.cue) else { continue };
        if ["said", "claimed", "alleged", "told reporters", "believes", "thinks", "wrote"]
            .contains(&text.facts.document.at(cue))
        {
            edits.push(one(cue, FIRM[random.below(FIRM.len())]));
        }
    }
    edits
}

pub(super) fn negation(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    for statement in text.facts.statements.iter().filter(|it| it.kind.is_claim() && !it.in_heading) {
        let Some(verb) = statement.verb.filter(|it| !document.is_quoted(*it)) else { continue };
        let words = words(text, verb);
        if let Some(not) = statement.negation.filter(|it| document.at(*it) == "not") {
            edits.push(one(Span::new(not.start.saturating_sub(1), not.end), ""));
            continue;
        }
        let Some((span, word)) = words.first() else { continue };
        let turned = ["was", "were", "is", "are", "had", "has", "have", "will", "would", "can", "could"];
        if turned.contains(&word.as_str()) && statement.negation.is_none() {
            edits.push(one(*span, format!("{word} not")));
        }
    }
    edits
}

pub(super) fn fact(text: &Text, texts: &[Text], random: &mut Random) -> Vec<Edit> {
    let mut edits = Vec::new();
    for statement in text.facts.statements.iter().filter(|it| !it.in_heading) {
        let other = &texts[random.below(texts.len())];
        let told: Vec<&Statement> = other
            .facts
            .statements
            .iter()
            .filter(|it| it.kind.is_claim() && !it.in_heading && words(other, it.anchor()).len() > 6)
            .collect();
        let Some(theirs) = told.get(random.below(told.len())).filter(|_| other.name != text.name) else { continue };
        let (Some(sentence), Some(here)) = (
            other.facts.document.sentences.get(theirs.sentence),
            text.facts.document.sentences.get(statement.sentence),
        ) else {
            continue;
        };
        let put = sentence.span.of(&other.facts.document.text);
        if !put.contains('\n') {
            let end = here.span.end;
            edits.push(Edit {
                place: Span::new(end, end),
                with: format!(" {put}"),
                also: Vec::new(),
                belongs: Vec::new(),
            });
        }
    }
    edits
}

pub(super) fn cause(text: &Text, _: &[Text], random: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    let sentences: Vec<_> = document.sentences.iter().collect();
    for pair in sentences.windows(2) {
        let (one_, two) = (pair[0], pair[1]);
        let plain = |span: Span| {
            let said = span.of(&document.text);
            !said.contains(['“', '"', '\n', '‘']) && said.ends_with('.') && words(text, span).len() > 5
        };
        if one_.block != two.block || !plain(one_.span) || !plain(two.span) {
            continue;
        }
        let cause = CAUSES[random.below(2)];
        let second = two.span.of(&document.text);
        let opens = ["The ", "A ", "It ", "He ", "She ", "They ", "Its ", "His ", "Her ", "In ", "On ", "At ", "That "];
        if !opens.iter().any(|it| second.starts_with(it)) {
            continue;
        }
        let mut letters = second.chars();
        let second: String = {
            let first = letters.next();
            first.into_iter().flat_map(char::to_lowercase).chain(letters).collect()
        };
        let joined = format!("{} {cause} {second}", one_.span.of(&document.text).trim_end_matches('.'));
        edits.push(one(one_.span.to(two.span), joined));
    }
    edits
}

pub(super) fn general(text: &Text, _: &[Text], _: &mut Random) -> Vec<Edit> {
    let document = &text.facts.document;
    let mut edits = Vec::new();
    for sentence in document.sentences.iter() {
        for pair in words(text, sentence.span).windows(2) {
            let ((span, word), (next, noun)) = (&pair[0], &pair[1]);
            let counted = ["times", "days", "weeks", "months", "years", "minds", "as"].contains(&noun.as_str());
            let limits = !counted && ["some", "several", "many", "most", "few"].contains(&word.to_lowercase().as_str());
            if limits && noun.ends_with('s') && next.start == span.end + 1 && !document.is_quoted(*span) {
                let opens = word.starts_with(char::is_uppercase);
                let mut letters = noun.chars();
                let first: String = letters
                    .next()
                    .into_iter()
                    .flat_map(
                        |it| if opens { it.to_uppercase().to_string().chars().collect::<Vec<_>>() } else { vec![it] },
                    )
                    .collect();
                edits.push(one(span.to(*next), format!("{first}{}", letters.as_str())));
            }
        }
    }
    edits
}
