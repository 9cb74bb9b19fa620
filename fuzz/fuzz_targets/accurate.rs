//! Who says what, by the accurate extractor with the weights of the checkout.

#![no_main]

use sayso::knowledge::Knowledge;
use libfuzzer_sys::fuzz_target;
use sayso::attribution::{Accurate, Extractor};
use sayso::text::{self, Format};
use std::sync::OnceLock;

static EXTRACTOR: OnceLock<Accurate> = OnceLock::new();

fuzz_target!(|bytes: &[u8]| {
    let extractor = EXTRACTOR.get_or_init(|| {
        let at = |name: &str| format!("{}/../knowledge/model/accurate/{name}", env!("CARGO_MANIFEST_DIR"));
        let bytes = |name| std::fs::read(at(name)).expect("the weights of the checkout");
        let pieces = String::from_utf8(bytes("pieces.txt")).expect("text");
        Accurate::read(bytes("encoder.onnx"), bytes("cue.onnx"), &pieces).expect("good weights")
    });
    let document = text::read(&String::from_utf8_lossy(bytes), Format::Markdown);
    for one in extractor.extract(&sayso::phrases::read(&document, Knowledge::built_in())).iter() {
        for span in one.source.iter().chain(&one.cue).chain(&one.content) {
            assert!(document.text.get(span.start..span.end).is_some());
        }
    }
});
