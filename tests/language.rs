//! The rule language: packs, mistakes, readings.

use std::fs;
use std::path::Path;

use sayso::syntax;

#[test]
fn the_packs_parse() {
    let folder = Path::new("../shared/language/packs");
    let Ok(entries) = fs::read_dir(folder) else {
        println!("skipped: no folder of packs beside the repository");
        return;
    };
    let mut rules = 0;
    for entry in entries.flatten() {
        let text = fs::read_to_string(entry.path()).unwrap();
        let (pack, problems) = syntax::parse(&text);
        assert!(problems.is_empty(), "{:?}: {problems:?}", entry.path());
        rules += pack.rules.len();
    }
    assert_eq!(rules, 70);
}

#[test]
fn scratch() {
    for text in ["rule a\n flag claims hedged and\n", "rule a flag claims in the headline severity note", "rule a\n flag claims (in the headline or in the lead and hedged\n message \"x\"\nrule b\n flag claims hedged",
      "rule a\n message \"is \"{content}\" so?\"\n flag claims", "rule a\n flag claims\n severity critical","rule a\n flag claims\n severity warning, note reported as unverified",
      "rule a\n flag claims when hedged","rule a\n flag claims ()", "rule no source\n flag claims","words x \"a\"\nrule a\n flag claims\ndefine x claims", "rule a\n flag claims\n silences rule-b rule-c",
      "rule a\n flag claims\n once an article","flag claims\nseverity note\nrule a\n flag claims","rule a\n flag claims (hedged unless quoted)","rule a\n flag claims above 2.5", "rule a\n flag claims\n message \"abc\n help \"x\"", "mesage \"x\"\nrule a\n flag claims", "rule a\n flag claims not", "rule a\n flag claims hedged and or negated",
      "rule\n flag claims\n", "rule a\n flag claims\n message “x”\n flag claims", "\u{feff}rule a\r\n  flag claims\r\n  message \"hé\"\r\n", "rule a", "flag", ""] {
        let (pack, problems) = syntax::parse(text);
        println!("{text:?}\n   {:?} broken {:?}", pack.rules.iter().map(|r| &r.name.text).collect::<Vec<_>>(), pack.broken.iter().map(|r| &r.text).collect::<Vec<_>>());
        for p in problems { let d = p.diagnostic(); println!("   {} `{}`: {} / {}", d.code, p.span().of(text), d.message, d.help.unwrap()); }
    }
    let deep = format!("rule a\n flag claims {}hedged{}\nrule b\n flag claims", "(".repeat(10000), ")".repeat(10000));
    println!("{:?}", syntax::parse(&deep).1);
    println!("{:?}", syntax::rule_line("flag claims attributed to a party in conflict and not independently verified"));
}
