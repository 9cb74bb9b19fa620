//! What editors ask of rule files: completion, hover, definition, references, rename and fixes, each at a mark `|`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use proptest::prelude::*;
use sayso::edit::{self, Edit, Workspace};
use sayso::knowledge::Knowledge;
use sayso::packs::{self, RuleFile};
use sayso::span::Span;
use sayso::text::Format;

/// The packs that ship and a file with a mark, which is taken out.
fn marked(text: &str) -> (Vec<RuleFile>, usize, usize) {
    let byte = text.find('|').expect("a mark");
    let mut files = packs::built_in();
    files.push(RuleFile::new("house.sayso", text.replacen('|', "", 1)));
    let file = files.len() - 1;
    (files, file, byte)
}

fn labels(text: &str) -> Vec<String> {
    let (files, file, byte) = marked(text);
    edit::complete(&Workspace::new(&files), file, byte).into_iter().map(|one| one.label).collect()
}

/// The file after a completion was taken.
fn taken(text: &str, label: &str) -> String {
    let (files, file, byte) = marked(text);
    let all = edit::complete(&Workspace::new(&files), file, byte);
    let one = all.iter().find(|one| one.label == label).expect("a completion");
    edit::apply(&files[file].text, &[&Edit { file, span: one.span, text: one.text.clone() }])
}

fn has(text: &str, wanted: &[&str], unwanted: &[&str]) {
    let labels = labels(text);
    for label in wanted {
        assert!(labels.iter().any(|it| it == label), "{text}: no `{label}` in {labels:?}");
    }
    for label in unwanted {
        assert!(!labels.iter().any(|it| it == label), "{text}: `{label}` in {labels:?}");
    }
}

#[test]
fn phrases_that_fit_the_type_are_offered() {
    has("rule a\n  flag |", &["claims", "sources", "independently verified"], &["attributed to", "the headline"]);
    has("rule a\n  flag claims |", &["attributed to", "hedged", "in"], &["anonymous", "captive"]);
    has(
        "rule a\n  flag claims attributed to a |",
        &["captive", "anonymous", "official"],
        &["hedged", "headline", "claim"],
    );
    has("rule a\n  flag sources |", &["anonymous"], &["hedged", "attributed to"]);
    has("rule a\n  flag claims\n  unless |", &["hedged", "independently verified"], &["anonymous"]);
    has("rule a\n  flag claims (hedged or |", &["attributed to"], &["anonymous"]);
    has("rule a\n  flag claims\n  severity warning, note when |", &["hedged"], &["anonymous", "error"]);
    has("define a thing:\n  a |", &["claim", "source"], &["attributed to"]);
}

#[test]
fn other_words_are_offered_where_they_belong() {
    has("rule a\n  fl|", &["flag", "flags", "message"], &[]);
    has("rule a\n  flag claims\n  severity |", &["error", "warning", "note", "when"], &["claims"]);
    has("use |", &["conflict", "prisoners"], &["claims"]);
    has("rule a\n  flag claims\nrule b\n  flag claims\n  silences |", &["prisoners/captive-as-fact", "a"], &["claims"]);
    has("rule a\n  flag claims\n  message \"{|", &["content", "source"], &["wording", "claims"]);
    has("rule a\n  flag claims\n  message \"so |", &[], &["content", "claims"]);
    has("rule a\n  flag claims # not |", &[], &["hedged"]);
    has("rule a\n  flag claims\n  once |", &["source"], &["content"]);
}

#[test]
fn a_phrase_of_which_words_stand_there_is_finished() {
    assert_eq!(
        taken("rule a\n  flag claims attributed t|\n", "attributed to"),
        "rule a\n  flag claims attributed to\n"
    );
    assert_eq!(
        taken("rule a\n  flag claims independently |", "independently verified"),
        "rule a\n  flag claims independently verified"
    );
}

#[test]
fn own_phrases_are_offered() {
    let pack = "pack house\nwords alarm terms: \"alarm\"\ndefine a loud claim: a claim that mentions alarm terms\nrule a\n  flag ";
    has(&format!("{pack}|"), &["loud claims", "loud claim"], &[]);
    has(&format!("{pack}claims mentioning |"), &["alarm terms"], &["loud claims", "captive"]);
}

fn hover(text: &str) -> String {
    let (files, file, byte) = marked(text);
    edit::hover(&Workspace::new(&files), file, byte).map(|hover| hover.text).unwrap_or_default()
}

#[test]
fn hovers() {
    let all = [
        "rule a\n  flag claims attri|buted to officials",
        "rule a\n  fl|ag claims",
        "pack house\nwords alarm terms: \"alarm\", \"fire*\"\nrule a\n  flag claims mentioning alarm t|erms",
        "pack house\ndefine a loud claim: a claim that mentions \"alarm\"\nrule a\n  flag loud clai|ms",
        "pack house\nrule a\n  flag claims hedged\n  why \"so\"\nrule b\n  flag claims\n  silences a|",
        "use prison|ers",
        "rule a\n  flag claims zzzz|",
    ];
    let shown: Vec<String> = all.iter().map(|text| format!("{text}\n=>\n{}\n", hover(text))).collect();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("hovers", shown.join("\n"));
    });
}

const HOUSE: &str = "pack house\n\nwords alarm terms: \"alarm\"\n\ndefine an interested source:\n  a source that is an official\n\ndefine a loud claim:\n  a claim that mentions alarm terms\n\nrule first\n  flag claims attributed to an interested source\n\nrule second\n  flag loud statements attributed to interested sources and mentioning alarm terms\n  silences first\n";

fn at(text: &str, word: &str) -> (Vec<RuleFile>, usize, usize) {
    let byte = text.find(word).unwrap() + 1;
    let mut files = packs::built_in();
    files.push(RuleFile::new("house.sayso", text));
    let file = files.len() - 1;
    (files, file, byte)
}

#[test]
fn definitions_and_references() {
    let (files, file, byte) = at(HOUSE, "interested sources");
    let workspace = Workspace::new(&files);
    let (of, span) = workspace.definition(file, byte).unwrap();
    assert_eq!((of, span.of(HOUSE)), (file, "interested source"));
    let named: Vec<&str> = workspace.references(file, byte, true).iter().map(|(_, span)| span.of(HOUSE)).collect();
    assert_eq!(named, ["interested source", "interested source", "interested sources"]);
    let silenced = workspace.definition(file, HOUSE.rfind("first").unwrap()).unwrap();
    assert_eq!(silenced.1.start, HOUSE.find("first").unwrap());
    assert!(workspace.definition(file, byte + 200_000).is_none());
    let (_, _, byte) = at(HOUSE, "claims attributed");
    assert!(workspace.definition(file, byte).is_none());
}

fn renamed(word: &str, name: &str) -> Result<String, String> {
    let (files, file, byte) = at(HOUSE, word);
    let workspace = Workspace::new(&files);
    let edits = edit::rename(&workspace, file, (file, byte), name)?;
    Ok(edit::apply(HOUSE, &edits.iter().collect::<Vec<_>>()))
}

#[test]
fn renames() {
    let text = renamed("interested sources", "partisan source").unwrap();
    assert!(text.contains("define a partisan source:"), "{text}");
    assert!(text.contains("attributed to a partisan source\n") && text.contains("to partisan sources and"), "{text}");
    let text = renamed("alarm terms", "panic words").unwrap();
    assert!(text.contains("words panic words:") && text.contains("and mentioning panic words"), "{text}");
    let text = renamed("first", "initial").unwrap();
    assert!(text.contains("rule initial") && text.contains("silences initial"), "{text}");
    assert!(text.contains("claims attributed to an interested"), "{text}");
    let text = renamed("loud claim", "shrill claim").unwrap();
    assert!(text.contains("define a shrill claim:") && text.contains("flag shrill statements"), "{text}");
}

#[test]
fn a_name_that_breaks_a_rule_is_refused() {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        let told = [
            renamed("interested source", "official"),
            renamed("loud claim", "uproar"),
            renamed("alarm terms", "  "),
            renamed("claims attributed", "assertions"),
            renamed("first", "second"),
        ];
        let told: Vec<String> = told.into_iter().map(Result::unwrap_err).collect();
        insta::assert_snapshot!("refused_names", told.join("\n"));
    });
}

#[test]
fn fixes() {
    let all = [
        "rule a\n  flag claims atributed| to officials\n",
        "use prisonrs|\nrule a\n  flag claims hedged\n",
        "rule a\n  flag claims in the headline restating a claim that is in the body and not independently verified|\n",
        "rule a\n  flag claims hedged and negated or| quoted\n",
        "rule a\n  flag claims unattributed and unhedged|\n",
        "pack house\nrule a\n  flag claims hedged\nrule b\n  flag claims\n  silences aa, prisoners/captive-as-fct|\n",
        "rule a\n  flag statements attributed to a state body or an official that is anonymous|\n",
        "rule a\n  flag claims hedged\n  message \"{sorce|} and {outlet}\"\n",
        "rule a\n  flag claims hedged\n  once per sourc|\n",
        "rule a\n  flag claims reported with doubting verbs\n  mark the verb|\n",
        "rule a\n  flag claims hedged\n  why \"a\"\n  standard| \"AP\"\n",
        "rule a\n  flag claims hedged\n  severity eror|\n",
        "rule a\n  flag claims hedged\n  severity error message| \"x\"\n",
        "rule a bad one|\n  flag claims hedged\n",
        "rule a\n  flag claims hedged unless| quoted\n",
        "rule a\n  flag claims from| an official\n",
    ];
    let mut shown = Vec::new();
    for text in all {
        let (files, file, byte) = marked(text);
        let workspace = Workspace::new(&files);
        shown.push(text.to_owned());
        for fix in edit::fixes(&workspace, file, Span::new(byte, byte)) {
            shown.push(format!("* {} [{}]\n{}", fix.title, fix.code, edit::apply(&files[file].text, &[&fix.edit])));
        }
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("fixes", shown.join("\n"));
    });
}

const ARTICLE: &str = "# Soldiers “captured” 😀\n\nUkraine reported on January 9th 2025 that two soldiers of Russia had been captured. Moscow did not comment.\n\nA prisoner revealed that the orders came from the top.\n";

#[test]
fn claims_and_silences() {
    let knowledge = Knowledge::built_in();
    let files = packs::built_in();
    let (plan, _) = sayso::compile(&files);
    let facts = sayso::read(ARTICLE, Format::Markdown, knowledge);
    let place = sayso::explain::Place {
        against: None,
        plan: &plan,
        files: &files,
        facts: &facts,
        knowledge,
        stretch: Span::new(0, 0),
        article: false,
    };
    let byte = ARTICLE.find("soldiers of").unwrap();
    let hover = edit::hover_claim(&place, byte).unwrap();
    let (findings, _) = sayso::evaluate::evaluate(&plan, &facts, knowledge, None);
    let silences = edit::silences(&place, &findings, Span::new(0, ARTICLE.len()));
    assert!(!silences.is_empty());
    let mut shown = vec![hover.text];
    for silence in &silences {
        let text = silence.text.replace(": -->", ": the desk has seen the papers -->");
        let edit = Edit { file: 0, span: Span::new(silence.at, silence.at), text };
        let after = edit::apply(ARTICLE, &[&edit]);
        let (left, problems) = sayso::check(&after, Format::Markdown, &plan, knowledge);
        assert!(left.len() < findings.len() && problems.is_empty(), "{after} {problems:?}");
        shown.push(format!("* {}\n{after}", silence.rule));
        // Without a reason nothing is silenced, and the comment says so.
        let bare = Edit { text: silence.text.clone(), ..edit };
        let (left, problems) = sayso::check(&edit::apply(ARTICLE, &[&bare]), Format::Markdown, &plan, knowledge);
        assert_eq!((left.len(), problems.len()), (findings.len(), 1));
    }
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("claims_and_silences", shown.join("\n"));
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Whatever is being written, an editor gets an answer.
    #[test]
    fn nothing_panics(cut in 0_usize..600, junk in "[ a-z\"#(){}:,“é😀\n]{0,12}") {
        let cut = (0..=cut.min(HOUSE.len())).rev().find(|at| HOUSE.is_char_boundary(*at)).unwrap();
        let text = format!("{}{junk}{}", &HOUSE[..cut], &HOUSE[cut..]);
        let files = [RuleFile::new("house.sayso", text.clone())];
        let workspace = Workspace::new(&files);
        for byte in [0, cut, cut + junk.len(), cut + 1, text.len(), text.len() + 9] {
            edit::complete(&workspace, 0, byte);
            edit::hover(&workspace, 0, byte);
            workspace.references(0, byte, true);
            let _ = edit::rename(&workspace, 0, (0, byte), "other name");
            edit::fixes(&workspace, 0, Span::new(byte, byte));
        }
    }
}
