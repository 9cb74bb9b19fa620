//! Facts survive the way through the machine form and back, whatever the article.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use sayso::knowledge::Knowledge;
use sayso::report::{facts_to_json, facts_to_ron, read_claims};
use sayso::text::{self, Format};

/// Sentences that between them make every kind of fact.
const SENTENCES: &[&str] = &[
    "# Dam will hold, ministry says",
    "Kyiv said on Monday that at least 12 soldiers had been captured near Kherson.",
    "Moscow denied it.",
    "“They are in hospital,” said Olena Marchenko, a spokeswoman for the army.",
    "The claim could not be independently verified.",
    "One of the soldiers told interrogators that he had been trained abroad.",
    "They are being held in Kyiv.",
    "A ministry official who was not authorised to speak to the press accused Russia of hiding the dead.",
    "A poll of 1,000 people by Norstat in May found that 40 per cent were against it.",
    "Reuters published a photo of the card.",
    "Later, officials put the number at more than 20.",
    "<!-- sayso allow weasel-source: background -->",
    "Critics say “it is a *disgrace*” – 水の新聞 agreed; e\u{301} too.",
    "",
];

fn article() -> impl Strategy<Value = String> {
    let sentence = prop::sample::select(SENTENCES);
    prop::collection::vec((sentence, any::<bool>()), 0..12).prop_map(|parts| {
        parts.iter().map(|(sentence, block)| format!("{sentence}{}", if *block { "\n\n" } else { " " })).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn facts_come_back(article in article()) {
        let facts = sayso::read(&article, Format::Markdown, Knowledge::built_in());
        let document = || text::read(&article, Format::Markdown);
        for written in [facts_to_json("a.md", &facts), facts_to_ron("a.md", &facts)] {
            let claims = read_claims(&written).unwrap();
            prop_assert_eq!(claims.len(), 1);
            prop_assert_eq!(claims[0].path(), "a.md");
            let back = claims[0].facts(document()).unwrap();
            prop_assert_eq!(&back, &facts);
        }
    }
}

#[test]
fn mistakes_are_told() {
    let wrong = [
        ("{\"version\": 2}", "version 2 of the claims"),
        ("{\"version\": 1, \"colour\": 1}", "unknown field `colour`"),
        ("(version: 1, statements: [(content: [])])", "a statement has no content"),
        ("(version: 1, places: [(span: (start: 5, end: 99))])", "no words at 5..99 of the article"),
    ];
    for (text, message) in wrong {
        let document = text::read("Rain fell.", Format::Plain);
        let told = read_claims(text).and_then(|claims| claims[0].facts(document).map(|_| ()));
        let told = told.unwrap_err();
        assert!(told.contains(message), "{told}");
    }
}
