//! Rule files: problems have places; what reads can be written in the one style, reads the same then, and stays so; its
//! lints, its rulebook and its rules on an article come to an end.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sayso::attribution::fast;
use sayso::knowledge::Knowledge;
use sayso::packs::RuleFile;
use sayso::syntax;
use sayso::text::Format;

const ARTICLE: &str = "The army said it had taken 40 prisoners. The claim could not be independently verified.";

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes).into_owned();
    if let Ok(formatted) = syntax::format(&text) {
        assert!(syntax::same(&syntax::parse(&text).0, &syntax::parse(&formatted).0));
        assert_eq!(syntax::format(&formatted).as_ref(), Ok(&formatted));
    }
    let files = [RuleFile::new("rules.sayso", text)];
    let (plan, problems) = sayso::review(&files, 0, Knowledge::built_in(), fast());
    for (_, problem) in &problems {
        assert!(problem.span.is_none_or(|span| files[0].text.get(span.start..span.end).is_some()));
    }
    let _ = sayso::report::rulebook(&plan, &files, |_| true);
    let _ = sayso::check(ARTICLE, Format::Plain, &plan, Knowledge::built_in());
});
