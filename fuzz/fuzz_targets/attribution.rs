//! Who says what, by the fast extractor: spans of source, cue and content lie in the text, and what stands within another
//! attribution comes after it.

#![no_main]

use sayso::knowledge::Knowledge;
use libfuzzer_sys::fuzz_target;
use sayso::attribution::{Extractor, fast};
use sayso::text::{self, Format};

fuzz_target!(|bytes: &[u8]| {
    let document = text::read(&String::from_utf8_lossy(bytes), Format::Markdown);
    let found = fast().extract(&sayso::phrases::read(&document, Knowledge::built_in()));
    for one in found.iter() {
        assert!(!one.content.is_empty());
        for span in one.source.iter().chain(&one.cue).chain(&one.content) {
            assert!(document.text.get(span.start..span.end).is_some());
        }
    }
});
