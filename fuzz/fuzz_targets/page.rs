//! Any page of HTML: the article of it is read, and every place of it is one of the file.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::source::Source;
use sayso::text::read;

fuzz_target!(|page: &str| {
    let source = Source::html(page);
    let document = read(&source.text, source.format);
    for token in document.tokens.iter() {
        let given = source.origin.given(token.span);
        assert!(page.get(given.range()).is_some());
    }
});
