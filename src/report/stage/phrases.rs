//! The phrases of a document, sentence by sentence: noun phrases with what hangs on them, verb groups, clauses. Phrases
//! are named by their number in the article, verb groups and clauses by their number in the sentence; ranges count tokens.

use super::{Part, words};
use crate::phrases::{Clause, Phrase, Phrases, VerbGroup};

/// The phrases of some sentences.
pub fn phrases(phrases: &Phrases<'_>, part: &Part) -> String {
    let document = phrases.page().document;
    let mut out = String::new();
    for (id, sentence) in document.sentences.entries().skip(part.sentences.start).take(part.sentences.len()) {
        out.push_str(&format!("sentence {}: {}\n", id.index(), words(document, sentence.span)));
        let nouns = phrases.nouns();
        let first = nouns.partition_point(|noun| noun.sentence < id);
        let here = nouns.iter().enumerate().skip(first).take_while(|(_, noun)| noun.sentence == id);
        for (at, phrase) in here {
            out.push_str(&format!("  noun {at} {}\n", noun(phrases, phrase)));
        }
        let Some(split) = phrases.clauses(id) else { continue };
        for (at, group) in split.verbs.iter().enumerate() {
            out.push_str(&format!("  verb {at} {}\n", verb(phrases, group)));
        }
        for (at, one) in split.clauses.iter().enumerate() {
            out.push_str(&format!("  clause {at} {}\n", clause(phrases, one)));
        }
    }
    out
}

fn noun(phrases: &Phrases<'_>, phrase: &Phrase) -> String {
    let page = phrases.page();
    let text = |range: &std::ops::Range<usize>| words(page.document, page.span(range));
    let mut notes = vec![
        format!("head {}", text(&(phrase.head..phrase.head + 1))),
        format!("{:?}", phrase.sort),
        format!("{:?}", phrase.opening),
    ];
    let mut flag = |on: bool, name: &str| notes.extend(on.then(|| name.to_owned()));
    flag(phrase.plural, "plural");
    flag(phrase.partitive, "partitive");
    flag(phrase.conjoined, "conjoined");
    flag(phrase.subject, "subject");
    let named = [("base", Some(&phrase.base).filter(|base| **base != phrase.tokens))];
    let named = named.into_iter().chain([("name", phrase.name.as_ref()), ("title", phrase.title.as_ref())]);
    notes.extend(named.filter_map(|(name, range)| Some(format!("{name}: {}", text(range?)))));
    let linked = [
        ("owner", phrase.owner),
        ("complement", phrase.complement),
        ("alias", phrase.alias),
        ("same as", phrase.same_as),
        ("stands for", phrase.relative_to),
    ];
    notes.extend(linked.into_iter().filter_map(|(name, at)| Some(format!("{name} {}", at?))));
    format!("{:?}: {} | {}", phrase.tokens, text(&phrase.tokens), notes.join(", "))
}

fn verb(phrases: &Phrases<'_>, group: &VerbGroup) -> String {
    let page = phrases.page();
    let mut notes = vec![format!("head {}", page.lemma(group.head)), format!("{:?}", group.form)];
    notes.extend(group.passive.then(|| "passive".to_owned()));
    notes.extend(group.modal.map(|at| format!("modal {}", page.lemma(at))));
    notes.extend(group.tense.map(|tense| format!("{tense:?}").to_lowercase()));
    notes.extend(group.perfect.then(|| "perfect".to_owned()));
    notes.extend(group.continuous.then(|| "continuous".to_owned()));
    notes.extend(group.negation.map(|at| format!("not: {}", page.lemma(at))));
    format!("{:?}: {} | {}", group.tokens, words(page.document, page.span(&group.tokens)), notes.join(", "))
}

fn clause(phrases: &Phrases<'_>, clause: &Clause) -> String {
    let page = phrases.page();
    let mut notes = vec![format!("{:?}", clause.hang)];
    notes.extend(clause.parent.map(|parent| format!("in {parent}")));
    notes.extend(clause.verb.map(|verb| format!("verb {verb}")));
    if !clause.subject.is_empty() {
        notes.push(format!("subject: {}", words(page.document, page.span(&clause.subject))));
    }
    let behind = [("object", &clause.object), ("complement", &clause.complement)];
    notes.extend(
        behind
            .into_iter()
            .filter_map(|(name, range)| Some(format!("{name}: {}", words(page.document, page.span(range.as_ref()?))))),
    );
    format!("{:?}: {} | {}", clause.words, words(page.document, page.span(&clause.words)), notes.join(", "))
}
