//! Trains the weights in knowledge/model. `sayso-training attribution CORPORA [--held]`.

mod attribution;
mod brat;
mod crf;
mod gold;
mod interim;
mod pack;
mod score;
use std::cell::RefCell;
use std::collections::HashMap;
thread_local!(static MAP: RefCell<HashMap<String, Vec<Vec<(usize,usize,String,String)>>>> = RefCell::default());
pub fn document(article: &brat::Article) -> gold::Gold {
    MAP.with_borrow_mut(|map| {
        if map.is_empty() { *map = interim::load("/tmp/att/train.conllu"); map.extend(interim::load("/tmp/att/dev.conllu")); }
        let empty = vec![];
        gold::Gold::new(article, interim::document(&article.text, map.get(&article.name).unwrap_or(&empty)))
    })
}
fn main() {
    let arguments: Vec<String> = std::env::args().collect();
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
