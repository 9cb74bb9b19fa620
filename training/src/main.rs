//! Trains the weights in knowledge/model. `sayso-training attribution CORPORA [--held]`.

mod attribution;
mod brat;
mod crf;
mod gold;
mod pack;
mod score;
mod tagger;

/// Reads a marked article as the program reads it.
pub fn document(article: &brat::Article) -> gold::Gold {
    gold::Gold::new(article, sayso::text::read(&article.text, sayso::text::Format::Plain))
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    if arguments.get(1).is_some_and(|name| name == "tagger") {
        let bytes = tagger::train(std::path::Path::new(&arguments[2]));
        return std::fs::write("knowledge/model/tagger.bin", bytes).unwrap();
    }
    if arguments[1] == "extract" { return extract(&arguments[2]); }
    let held = arguments.iter().any(|argument| argument == "--held");
    let bytes = attribution::train(std::path::Path::new(&arguments[2]), held);
    std::fs::write(if held { "/tmp/att/held.bin" } else { "knowledge/model/attribution.bin" }, bytes).unwrap();
}

fn extract(folder: &str) {
    use sayso::attribution::Extractor;
    for article in brat::read_folder(std::path::Path::new(folder)) {
        let gold = document(&article);
        let list = sayso::attribution::fast().extract(&gold.document);
        let spans = |v: &[sayso::span::Span]| format!("[{}]", v.iter().map(|s| format!("{{\"start\":{},\"end\":{}}}", s.start, s.end)).collect::<Vec<_>>().join(","));
        let items: Vec<String> = list.iter().map(|a| format!("{{\"source\":{},\"cue\":{},\"content\":{}}}", spans(&a.source), spans(&a.cue), spans(&a.content))).collect();
        println!("{{\"path\":\"{}/text/{}.txt\",\"attributions\":[{}]}}", folder, article.name, items.join(","));
    }
}
