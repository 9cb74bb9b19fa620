//! Trains the weights in knowledge/model and measures them. Data is read from folders that are named; nothing of it
//! is written but weights, and spans where they are asked for.
//!
//!     sayso-training tagger CORPORA                       knowledge/model/tagger.bin
//!     sayso-training subjects CORPORA                     knowledge/model/subjects.bin
//!     sayso-training attribution CORPORA [WEIGHTS]        knowledge/model/attribution.bin
//!     sayso-training attribution-held CORPORA [WEIGHTS]   the same, every tenth article kept apart to score with
//!     sayso-training attribution-spans FOLDER [WEIGHTS]   JSON lines, for the scorer
//!     sayso-training attribution-show FILE [WEIGHTS]      what is found in one article
//!     sayso-training attribution-speed FOLDER             words a second
//!     sayso-training judgements MARKS [WEIGHTS]           knowledge/model/judgements.bin
//!     sayso-training judgement-rows MARKS [FOLDER]        marked statements as JSON lines, for training/encoder
//!     sayso-training tokens FOLDER                        tokens and marks as JSON lines, for training/encoder

#![allow(clippy::disallowed_methods, reason = "a program that reads corpora and writes weights")]

mod attribution;
mod brat;
mod crf;
mod draw;
mod gold;
mod judgements;
mod pack;
mod score;
mod spans;
mod subjects;
mod tagger;
mod tier;
mod tokens;
mod trees;

use std::path::Path;

const JUDGEMENTS: &str = "knowledge/model/judgements.bin";
const ATTRIBUTION: &str = "knowledge/model/attribution.bin";

/// Reads a marked article as the program reads it.
pub fn document(article: &brat::Article) -> gold::Gold {
    gold::Gold::new(article, sayso::text::read(&article.text, sayso::text::Format::Plain))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let write = |path: &str, bytes: Vec<u8>| {
        std::fs::write(path, bytes).unwrap_or_else(|error| panic!("cannot write {path}: {error}"))
    };
    match arguments.as_slice() {
        ["tagger", corpora] => write("knowledge/model/tagger.bin", tagger::train(Path::new(corpora))),
        ["subjects", corpora] => write("knowledge/model/subjects.bin", subjects::train(Path::new(corpora))),
        ["attribution", corpora, path @ ..] => {
            write(path.first().unwrap_or(&ATTRIBUTION), attribution::train(Path::new(corpora), false));
        }
        ["attribution-held", corpora, path @ ..] => {
            let bytes = attribution::train(Path::new(corpora), true);
            path.iter().for_each(|path| write(path, bytes.clone()));
        }
        ["attribution-spans", folder, path @ ..] => {
            spans::print(Path::new(folder), path.first().unwrap_or(&ATTRIBUTION))
        }
        ["attribution-show", file, path @ ..] => spans::show(Path::new(file), path.first().unwrap_or(&ATTRIBUTION)),
        ["judgements", folder, path @ ..] => {
            write(path.first().unwrap_or(&JUDGEMENTS), judgements::train(Path::new(folder)));
        }
        ["judgement-rows", folder, weights @ ..] => {
            judgements::print(Path::new(folder), Path::new(weights.first().unwrap_or(&tier::SHIPPED)));
        }
        ["tokens", folder] => tokens::print(Path::new(folder)),
        ["attribution-speed", folder] => spans::time(Path::new(folder), ATTRIBUTION),
        _ => eprintln!(
            "usage: sayso-training tagger|subjects|attribution|attribution-held|attribution-spans|attribution-speed|judgements|judgement-rows|tokens FOLDER [WEIGHTS]"
        ),
    }
}
