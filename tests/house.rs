//! What a house writes in its `sayso.ron` reaches every stage, in both tiers; a neighbour that says the same without the
//! house's words shows what ships.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]
#![allow(clippy::print_stderr, reason = "what is left out is said")]

use sayso::attribution::{Extractor, fast};
use sayso::extract::extract;
use sayso::facts::{Facts, Kind, Stance};
use sayso::knowledge::Knowledge;
use sayso::text::Format;

/// The tiers that can run here.
fn tiers() -> Vec<Box<dyn Extractor>> {
    let mut tiers: Vec<Box<dyn Extractor>> = vec![Box::new(*fast())];
    #[cfg(feature = "accurate")]
    tiers.extend(accurate().map(|tier| Box::new(tier) as Box<dyn Extractor>));
    tiers
}

#[cfg(feature = "accurate")]
fn accurate() -> Option<sayso::attribution::Accurate> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge/model/accurate");
    let Ok(encoder) = std::fs::read(folder.join("encoder.onnx")) else {
        eprintln!("left out: there are no weights in {}", folder.display());
        return None;
    };
    let cue = std::fs::read(folder.join("cue.onnx")).unwrap();
    let pieces = std::fs::read_to_string(folder.join("pieces.txt")).unwrap();
    Some(sayso::attribution::Accurate::read(encoder, cue, &pieces).unwrap())
}

fn house(lexicon: &str) -> Knowledge {
    Knowledge::with_house(&format!("(lexicon: {{ {lexicon} }})")).unwrap()
}

fn read(text: &str, knowledge: &Knowledge, tier: &dyn Extractor) -> Facts {
    extract(text, Format::Plain, knowledge, tier)
}

/// The stances of the cues of an article.
fn stances(facts: &Facts) -> Vec<Stance> {
    facts.statements.iter().flat_map(|statement| &statement.chain).map(|link| link.stance).collect()
}

#[test]
fn a_verb_of_the_house_reports() {
    let knowledge = house(r#""doubting verbs": ["burble"]"#);
    let text = "The council met on Monday. The bridge had been closed for a year, the mayor burbled.";
    for tier in tiers() {
        assert_eq!(stances(&read(text, &knowledge, &*tier)), [Stance::Doubting], "{}", tier.name());
        let shipped = stances(&read(text, Knowledge::built_in(), &*tier));
        assert!(!shipped.contains(&Stance::Doubting), "{}: {shipped:?}", tier.name());
    }
    // The models' words are not kept from one house to the next.
    let text = "The mayor burbled that the bridge had been closed.";
    assert_eq!(stances(&read(text, &knowledge, fast())), [Stance::Doubting]);
    assert_eq!(stances(&read(text, Knowledge::built_in(), fast())), stances(&read(text, &house(""), fast())));
}

#[test]
fn a_reason_for_anonymity_of_the_house_is_no_statement() {
    let knowledge = house(r#""anonymity reasons": ["bound by the office rule"]"#);
    let text = "The bridge is unsafe, said an engineer, who spoke on condition of anonymity because he was bound by the office rule.";
    for tier in tiers() {
        let reasons = |knowledge: &Knowledge| {
            let facts = read(text, knowledge, &*tier);
            facts.sources.iter().filter(|source| source.reason.is_some()).count()
        };
        assert_eq!(reasons(&knowledge), 1, "{}", tier.name());
    }
}

#[test]
fn a_title_of_the_house_leaves_the_name_to_its_bearer() {
    let knowledge = house(r#""titles": ["portreeve"]"#);
    let text = "Tom Reed opened the bridge. The bridge is safe, Portreeve Reed said. The river rose, Tom Reed said.";
    for tier in tiers() {
        let speakers = |knowledge: &Knowledge| {
            let facts = read(text, knowledge, &*tier);
            let mut keys: Vec<_> = facts.sources.iter().filter_map(|source| source.entity).collect();
            keys.dedup();
            keys.len()
        };
        assert_eq!(speakers(&knowledge), 1, "{}", tier.name());
        assert_eq!(speakers(Knowledge::built_in()), 2, "{}", tier.name());
    }
}

/// The statements that are turned round, by their words.
fn turned<'a>(facts: &'a Facts, text: &'a str) -> Vec<&'a str> {
    let turned = facts.statements.iter().filter(|statement| statement.negation.is_some());
    turned.filter_map(|it| it.content.first()).filter_map(|words| text.get(words.start..words.end)).collect()
}

#[test]
fn a_negation_of_the_house_turns_a_statement_round() {
    let knowledge = house(r#""negations": ["in nowise", "nary one | noun"]"#);
    let text = "The bridge is in nowise safe, the mayor said. The tower is safe, the engineer said.";
    for tier in tiers() {
        let facts = read(text, &knowledge, &*tier);
        let found = turned(&facts, text);
        assert!(matches!(found.as_slice(), [one] if one.contains("bridge")), "{}: {found:?}", tier.name());
        let other = "Nary one of the boats was lost, the mayor said.";
        assert_eq!(turned(&read(other, &knowledge, &*tier), other).len(), 1, "{}", tier.name());
        let shipped = read(text, Knowledge::built_in(), &*tier);
        assert!(turned(&shipped, text).is_empty(), "{}: {:?}", tier.name(), turned(&shipped, text));
    }
}

#[test]
fn a_body_of_the_house_is_known_by_its_names() {
    let entry = r#"(key: "larne/portwatch", names: ["Portwatch", "Larne Harbour Watch"], kinds: [ArmedForce], rests_on: "its own rules")"#;
    let knowledge = Knowledge::with_house(&format!("(bodies: [{entry}])")).unwrap();
    let text = "The pier is closed, Portwatch said. The ferry sank at noon, the Larne Harbour Watch said.";
    for tier in tiers() {
        let sources = |knowledge: &Knowledge| {
            let facts = read(text, knowledge, &*tier);
            facts.sources.iter().map(|source| source.kinds.clone()).collect::<Vec<_>>()
        };
        assert_eq!(sources(&knowledge), [vec![Kind::Organisation, Kind::ArmedForce]], "{}", tier.name());
        assert!(
            sources(Knowledge::built_in()).iter().flatten().all(|kind| *kind != Kind::ArmedForce),
            "{}",
            tier.name()
        );
    }
}

#[test]
fn a_title_of_the_house_begins_a_name() {
    let knowledge = house(r#""titles": ["hayward"]"#);
    let text = "The fence is broken, Hayward Ann Pell said. The river rose, Pell said.";
    for tier in tiers() {
        let named = |knowledge: &Knowledge| {
            let facts = read(text, knowledge, &*tier);
            let entities = facts.sources.iter().filter_map(|source| facts.entities.get(source.entity?));
            entities.map(|entity| entity.name.clone()).collect::<Vec<_>>()
        };
        assert_eq!(named(&knowledge), ["Ann Pell"], "{}", tier.name());
    }
}

/// A line of the house, an article, and what the line makes of it.
type Word = (&'static str, &'static str, fn(&Facts) -> bool);

/// One line of data a word, whatever room reads it: without the line the article is read otherwise.
const WORDS: [Word; 11] = [
    (r#""doubting verbs": ["burble"]"#, "The pier was shut, the mayor burbled.", |facts| {
        stances(facts).contains(&Stance::Doubting)
    }),
    (r#""hedges": ["mayhap"]"#, "The mayor said that the pier was mayhap unsafe.", |facts| {
        facts.statements.iter().any(|it| !it.hedges.is_empty())
    }),
    (r#""negations": ["nowise"]"#, "The mayor said that the pier was nowise safe.", |facts| {
        facts.statements.iter().any(|it| it.negation.is_some())
    }),
    (
        r#""checking verbs": ["audit | sure"]"#,
        "The army lost a ship, the navy said. The Courier could not audit the claim.",
        noted,
    ),
    (r#""checking nouns": ["assay"]"#, "The army lost a ship, the navy said. There was no assay of the claim.", noted),
    (r#""unchecked adjectives": ["unassayed"]"#, "The army lost a ship, the navy said. The claim is unassayed.", noted),
    (r#""sample nouns": ["islander"]"#, "Most agree, a poll found. In all 1,024 islanders took part in it.", |facts| {
        facts.sources.iter().any(|it| it.sample_size.is_some())
    }),
    (
        r#""poll clients": ["underwritten by"]"#,
        "A poll of 1,024 adults, underwritten by the Larne Herald, found that most agree.",
        |facts| facts.sources.iter().any(|it| it.client.is_some()),
    ),
    (
        r#""anonymity causes": ["being bound"]"#,
        "The pier is unsafe, said an engineer who asked not to be named, being bound by an oath.",
        |facts| facts.sources.iter().any(|it| it.reason.is_some()),
    ),
    (r#""no comment": ["kept mum"]"#, "The union accused Tom Holm of theft. Holm kept mum.", |facts| {
        facts.sources.iter().any(|it| it.silence.is_some())
    }),
    (
        r#""weekdays": ["sunsday | 7"]"#,
        "A study, out on Sunsday in Ocean Letters, found that the ice is thin.",
        |facts| facts.sources.iter().any(|it| it.named),
    ),
];

fn noted(facts: &Facts) -> bool {
    !facts.verifications.is_empty()
}

#[test]
fn a_word_is_one_line_of_data() {
    for (line, text, shows) in WORDS {
        assert!(shows(&read(text, &house(line), fast())), "{line} does nothing");
        assert!(!shows(&read(text, Knowledge::built_in(), fast())), "{line} is not needed");
    }
}
