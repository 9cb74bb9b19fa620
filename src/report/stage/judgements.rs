//! What models made of statements and sources: a row each under its sentence, with how likely the answer is held and whether
//! that is sure. Where no model was asked the row says only what was read.

use super::{Part, words};
use crate::facts::{Facts, Heard, Judgement, Source, Statement};
use crate::list::Id;
use std::fmt::Debug;

/// The judgements of some sentences.
pub fn judgements(facts: &Facts, part: &Part) -> String {
    let document = &facts.document;
    let mut out = String::new();
    for (sentence, it) in document.sentences.entries().skip(part.sentences.start).take(part.sentences.len()) {
        out.push_str(&format!("{}\n", words(document, it.span)));
        let first = facts.statements.as_slice().partition_point(|it| it.sentence < sentence);
        for (id, statement) in facts.statements.entries().skip(first).take_while(|(_, it)| it.sentence == sentence) {
            out.push_str(&row(facts, id, statement));
        }
    }
    let there = |source: &&Source| source.places.iter().any(|&place| part.touches(place));
    out.extend(facts.sources.iter().filter(there).filter_map(|source| Some(of_source(source, &source.judged?))));
    out
}

fn row(facts: &Facts, id: Id<Statement>, statement: &Statement) -> String {
    let judged = &statement.judged;
    let at = |span| words(&facts.document, span);
    let mut told = vec![format!("{:?}, read {:?}", statement.kind, judged.read)];
    if judged.kind.share > 0.0 {
        told.push(share(&judged.kind));
    }
    if judged.theme.share > 0.0 {
        told.push(share(&judged.theme));
    }
    told.extend(judged.because.map(|span| format!("because {}", at(span))));
    told.extend(judged.accused.map(|span| format!("accuses {}", at(span))));
    let pieces: Vec<String> = statement.content.iter().map(|&span| at(span)).collect();
    format!("  {} {} | {}\n", id.index(), pieces.join(" … "), told.join(" | "))
}

fn of_source(source: &Source, heard: &Heard) -> String {
    let told = [share(&heard.kind), share(&heard.naming), share(&heard.party)];
    format!("source {} | {}\n", source.name, told.join(" | "))
}

fn share<T: Debug>(judged: &Judgement<T>) -> String {
    let sure = if judged.sure { "sure" } else { "cannot tell" };
    format!("{:?} {:.2} {sure}", judged.likeliest, judged.share)
}
