//! Trains the weights in knowledge/model. `sayso-training attribution CORPORA [--held]`.

mod attribution;
mod brat;
mod crf;
mod gold;
mod interim;
mod pack;
mod score;
mod tagger;
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
    if arguments.get(1).is_some_and(|name| name == "tagger") {
        let bytes = tagger::train(std::path::Path::new(&arguments[2]));
        return std::fs::write("knowledge/model/tagger.bin", bytes).unwrap();
    }
    let held = arguments.iter().any(|argument| argument == "--held");
    let bytes = attribution::train(std::path::Path::new(&arguments[2]), held);
    if !held { std::fs::write("knowledge/model/attribution.bin", bytes).unwrap(); }
}
