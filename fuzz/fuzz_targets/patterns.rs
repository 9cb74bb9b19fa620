//! Files of patterns: read, each mistake at its place, and what can run is run over an article.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::knowledge::Knowledge;
use sayso::patterns::{Family, Patterns, find_with};
use sayso::text::{self, Format};

const ARTICLE: &str = "The agency quoted a guard as saying that 1,024 adults had been asked in May. “No,” Ann Reed said. — Reed";

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    let document = text::read(ARTICLE, Format::Plain);
    let phrases = sayso::phrases::read(&document, Knowledge::built_in());
    for family in Family::ALL {
        let (patterns, problems) = Patterns::read(family, &source);
        for problem in problems {
            let span = problem.span();
            assert!(source.get(span.start..span.end).is_some());
        }
        for sentence in &document.sentences {
            for hit in find_with(&patterns, family, &phrases, sentence.tokens.clone()) {
                assert!(hit.words.end <= sentence.tokens.end);
            }
        }
    }
});
