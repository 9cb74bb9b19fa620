//! Article to blocks, sentences and tokens: every span lies within the text, on the borders of characters, in order.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::text::{self, Format};

fuzz_target!(|bytes: &[u8]| {
    let article = String::from_utf8_lossy(bytes);
    for format in [Format::Plain, Format::Markdown] {
        let document = text::read(&article, format);
        let mut end = 0;
        for token in document.tokens.iter() {
            assert!(token.span.start >= end && token.span.start < token.span.end);
            assert!(document.text.get(token.span.start..token.span.end).is_some());
            end = token.span.end;
        }
        for block in document.blocks.iter() {
            assert!(document.text.get(block.span.start..block.span.end).is_some());
        }
    }
});
