//! What a file of weights finds in marked articles, as JSON lines for the project's scorer, and how long it takes.
//! Judges nothing itself.

use crate::{brat, document, pack};
use sayso::attribution::training::{Weights, extract, find};
use sayso::attribution::{Accurate, Attribution};
use sayso::knowledge::Knowledge;
use sayso::list::List;
use sayso::span::Span;
use sayso::text::Document;
use std::fs;
use std::path::Path;
use std::time::Instant;

fn weights(path: &str) -> Weights {
    pack::read(&fs::read(path).unwrap_or_else(|error| panic!("cannot read {path}: {error}")))
}

/// An article to its attributions.
type Extract = Box<dyn Fn(&Document) -> List<Attribution>>;

/// The extractor of a file of weights, or of a folder with those of the accurate tier.
fn extractor(path: &str) -> Extract {
    if !Path::new(path).is_dir() {
        let weights = weights(path);
        return Box::new(move |document| extract(&weights, &sayso::phrases::read(document, Knowledge::built_in())));
    }
    let file = |name: &str| {
        fs::read(Path::new(path).join(name)).unwrap_or_else(|error| panic!("cannot read {path}/{name}: {error}"))
    };
    let pieces = String::from_utf8(file("pieces.txt")).unwrap_or_else(|_| panic!("{path}/pieces.txt is not UTF-8"));
    let accurate =
        Accurate::read(file("encoder.onnx"), file("cue.onnx"), &pieces).unwrap_or_else(|error| panic!("{error}"));
    Box::new(move |document| {
        sayso::attribution::Extractor::extract(&accurate, &sayso::phrases::read(document, Knowledge::built_in()))
    })
}

/// Prints path and attributions of each article of a folder.
pub fn print(folder: &Path, path: &str) {
    let extract = extractor(path);
    for article in brat::read_folder(folder) {
        let list = extract(&document(&article).document);
        let items: Vec<String> = list
            .iter()
            .map(|one| {
                let [source, cue, content] = [&one.source, &one.cue, &one.content].map(|spans| json(spans));
                format!("{{\"source\":{source},\"cue\":{cue},\"content\":{content}}}")
            })
            .collect();
        let file = folder.join("text").join(format!("{}.txt", article.name));
        println!("{{\"path\":\"{}\",\"attributions\":[{}]}}", file.display(), items.join(","));
    }
}

fn json(spans: &[Span]) -> String {
    let items: Vec<String> =
        spans.iter().map(|span| format!("{{\"start\":{},\"end\":{}}}", span.start, span.end)).collect();
    format!("[{}]", items.join(","))
}

/// Says how many words a second the models alone and the whole stage take on one core, reading not included.
pub fn time(folder: &Path, path: &str) {
    let weights = weights(path);
    let documents: Vec<_> = brat::read_folder(folder).iter().map(|article| document(article).document).collect();
    let words: usize = documents.iter().map(|document| document.text.split_whitespace().count()).sum();
    let models =
        || documents.iter().map(|document| find(&weights, document, Knowledge::built_in()).len()).sum::<usize>();
    let whole = || {
        documents
            .iter()
            .map(|document| extract(&weights, &sayso::phrases::read(document, Knowledge::built_in())).len())
            .sum::<usize>()
    };
    for (name, run) in [("models", &models as &dyn Fn() -> usize), ("whole stage", &whole)] {
        let best = (0..5).map(|_| {
            let start = Instant::now();
            (run(), start.elapsed().as_secs_f64())
        });
        let (found, seconds) = best.min_by(|left, right| left.1.total_cmp(&right.1)).unwrap_or_default();
        println!("{name}: {:.0} words a second ({words} words, {found} attributions)", words as f64 / seconds);
    }
}

/// Prints what is found in a file, one attribution a line.
pub fn show(file: &Path, path: &str) {
    let extract = extractor(path);
    let text = fs::read_to_string(file).unwrap_or_else(|error| panic!("cannot read {}: {error}", file.display()));
    let document = sayso::text::read(&text, sayso::text::Format::Markdown);
    for (id, one) in extract(&document).entries() {
        let words = |spans: &[Span]| spans.iter().map(|span| document.at(*span)).collect::<Vec<_>>().join(" | ");
        let within = one.within.map(|id| format!(" within {}", id.index())).unwrap_or_default();
        println!(
            "{}. S[{}] C[{}] K[{}] {:?}{within}",
            id.index(),
            words(&one.source),
            words(&one.cue),
            words(&one.content),
            one.quote
        );
    }
}
