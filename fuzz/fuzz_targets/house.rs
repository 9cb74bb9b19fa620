//! A house's own words and world, and an article read with them.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::knowledge::Knowledge;
use sayso::text::Format;

const ARTICLE: &str = "The army said it had taken 40 prisoners. The claim could not be independently verified.";

fuzz_target!(|bytes: &[u8]| {
    if let Ok(knowledge) = Knowledge::with_house(&String::from_utf8_lossy(bytes)) {
        let _ = sayso::read(ARTICLE, Format::Plain, &knowledge);
    }
});
