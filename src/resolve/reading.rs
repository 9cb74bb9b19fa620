//! A rule as fully parenthesised English, so that a writer sees what each test is said of; and the phrases that a rule
//! uses, with their documentation in the table.

use crate::plan::{Amount, Complement, Group as PlanGroup, Noun, Rule, Test as PlanTest};
use crate::resolve::item::count_text;
use crate::resolve::meaning::relation;
use crate::resolve::sentence::Whole;
use crate::resolve::tree::{self, Chain, Group, GroupId, Kind, TestId, Tree, Words};
use crate::syntax::Join;
use crate::vocabulary::Row;

/// The rows of the vocabulary that a rule uses, each once, in the order in which they are met.
pub fn phrases(rule: &Rule) -> Vec<&'static Row> {
    let mut rows = Vec::new();
    rule.subject.nouns.iter().for_each(|noun| add_noun(*noun, &mut rows));
    let conditions = rule.unless.iter().chain(rule.severity_when.iter().map(|(_, test)| test));
    std::iter::once(&rule.subject.test).chain(conditions).for_each(|test| add_test(test, &mut rows));
    rows
}

fn add(row: &'static Row, rows: &mut Vec<&'static Row>) {
    if !rows.iter().any(|known| std::ptr::eq(*known, row)) {
        rows.push(row);
    }
}

fn add_noun(noun: Noun, rows: &mut Vec<&'static Row>) {
    match noun {
        Noun::Row(row) => add(row, rows),
        Noun::Words(_) => {}
    }
}

fn add_test(test: &PlanTest, rows: &mut Vec<&'static Row>) {
    match test {
        PlanTest::All(tests) | PlanTest::Any(tests) => tests.iter().for_each(|test| add_test(test, rows)),
        PlanTest::Not(test) | PlanTest::Defined { test, .. } => add_test(test, rows),
        PlanTest::Is { row, .. } | PlanTest::Apart { row, .. } => add(row, rows),
        PlanTest::IsWording { .. } | PlanTest::Value { .. } => {}
        PlanTest::Related { row, to, by, .. } => {
            add(row, rows);
            match to {
                Complement::Things(group) => add_group(group, rows),
                Complement::Words(_) => {}
                Complement::Places(places) => places.iter().for_each(|(row, _)| add(row, rows)),
                Complement::Attributes { rows: held, .. } => held.iter().for_each(|row| add(row, rows)),
            }
            by.iter().for_each(|group| add_group(group, rows));
        }
        PlanTest::Where { group, said, .. } => {
            add_group(group, rows);
            add_test(said, rows);
        }
    }
}

fn add_group(group: &PlanGroup, rows: &mut Vec<&'static Row>) {
    for member in &group.members {
        add_noun(member.noun, rows);
        add_test(&member.test, rows);
    }
}

/// "claims (attributed to a party in conflict) and (not independently verified)"
pub(super) fn subject(whole: &Whole) -> String {
    whole.tree.group(whole.about).map(|group| phrase(&whole.tree, group)).unwrap_or_default()
}

/// The tests of a condition.
pub(super) fn condition(whole: &Whole) -> String {
    whole.tree.group(whole.about).map(|group| chain(&whole.tree, &group.chain)).unwrap_or_default()
}

/// A noun with all that is said of it.
fn phrase(tree: &Tree, group: &Group) -> String {
    let noun = noun(tree, group);
    let verb = if is_plural(group) { "are" } else { "is" };
    match group.chain.tests.is_empty() {
        true => noun,
        false => format!("{noun} {}", that(tree, &group.chain, verb)),
    }
}

/// What is said of a noun after it. Most tests follow a noun as they are; nouns and verbs need `that`.
fn that(tree: &Tree, chain: &Chain, verb: &str) -> String {
    let alone = matches!(chain.tests.as_slice(), [one] if is_adjective(tree, *one));
    match alone || chain.tests.iter().any(|id| needs_verb(tree, *id) || is_finite(tree, *id)) {
        true => format!("that {}", joined(chain, |id| with_verb(tree, id, verb))),
        false => self::chain(tree, chain),
    }
}

/// The test in parentheses that hold only one: `(hedged)` is `hedged`.
fn alone(tree: &Tree, id: TestId) -> TestId {
    let mut id = id;
    while let Some(tree::Test { not: false, kind: Kind::Inside(group), .. }) = tree.test(id) {
        match tree.group(*group).map(|group| group.chain.tests.as_slice()) {
            Some([one]) => id = *one,
            Some(_) | None => break,
        }
    }
    id
}

fn is_adjective(tree: &Tree, id: TestId) -> bool {
    matches!(tree.test(alone(tree, id)).map(|test| &test.kind), Some(Kind::Adjective { .. }))
}

/// True for "an official", which is a test only after "is".
fn needs_verb(tree: &Tree, id: TestId) -> bool {
    let id = alone(tree, id);
    match tree.test(id).map(|test| &test.kind) {
        Some(Kind::Is(_)) => true,
        Some(Kind::Inside(_)) => has_verbs(tree, id),
        Some(Kind::Adjective { .. } | Kind::Relation { .. } | Kind::Distance { .. } | Kind::Value { .. }) => false,
        Some(Kind::Where { .. }) | None => false,
    }
}

/// Tests in parentheses of their own: each with its verb where one needs it.
fn standing_alone(tree: &Tree, chain: &Chain) -> String {
    match chain.tests.iter().any(|id| needs_verb(tree, *id) || is_finite(tree, *id)) {
        true => joined(chain, |id| with_verb(tree, id, "is")),
        false => self::chain(tree, chain),
    }
}

/// True for parentheses in which each test has its own verb.
fn has_verbs(tree: &Tree, id: TestId) -> bool {
    let Some(Kind::Inside(group)) = tree.test(alone(tree, id)).map(|test| &test.kind) else { return false };
    let tests = tree.group(*group).map(|group| group.chain.tests.as_slice()).unwrap_or_default();
    tests.iter().any(|id| needs_verb(tree, *id) || is_finite(tree, *id))
}

fn noun(tree: &Tree, group: &Group) -> String {
    let members = group.members.iter().map(|member| {
        let before = member.adjectives.iter().map(|id| test(tree, *id));
        before.chain([member.name.clone()]).collect::<Vec<_>>().join(" ")
    });
    let names = members.collect::<Vec<_>>().join(" or ");
    let independent = if group.independent { "independent " } else { "" };
    format!("{} {independent}{names}", group.head).trim().to_owned()
}

fn is_plural(group: &Group) -> bool {
    let first = group.head.split(' ').next().unwrap_or_default();
    match group.amount {
        Amount::Count(_) | Amount::All => true,
        Amount::Some | Amount::No => !["a", "an", "any", "another", "no"].contains(&first),
    }
}

fn chain(tree: &Tree, chain: &Chain) -> String {
    joined(chain, |id| test(tree, id))
}

/// Tests in parentheses with what joins them; one alone needs none.
fn joined(chain: &Chain, text: impl Fn(TestId) -> String) -> String {
    let word = match chain.join {
        Some(Join::Or) => " or ",
        Some(Join::And | Join::Comma) | None => " and ",
    };
    match chain.tests.as_slice() {
        [one] => text(*one),
        tests => tests.iter().map(|id| in_parentheses(&text(*id))).collect::<Vec<_>>().join(word),
    }
}

fn in_parentheses(text: &str) -> String {
    let whole = text.starts_with('(') && closes_at_end(text);
    if whole { text.to_owned() } else { format!("({text})") }
}

/// True when the parenthesis that opens a text closes at its end.
fn closes_at_end(text: &str) -> bool {
    let mut depth = 0_usize;
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return at + 1 == text.len();
        }
    }
    false
}

/// True for a relation that is a verb of its own and has no participle in the table: "speaks for".
fn is_finite(tree: &Tree, id: TestId) -> bool {
    match tree.test(alone(tree, id)).map(|test| &test.kind) {
        Some(Kind::Relation { rows, .. }) => rows.first().is_some_and(|row| row.phrase.starts_with("speaks ")),
        Some(Kind::Adjective { .. } | Kind::Distance { .. } | Kind::Value { .. } | Kind::Is(_)) => false,
        Some(Kind::Inside(_) | Kind::Where { .. }) | None => false,
    }
}

fn with_verb(tree: &Tree, id: TestId, verb: &str) -> String {
    let text = test(tree, id);
    if is_finite(tree, id) || has_verbs(tree, id) { text } else { format!("{verb} {text}") }
}

fn test(tree: &Tree, id: TestId) -> String {
    let Some(test) = tree.test(alone(tree, id)) else { return String::new() };
    let text = match &test.kind {
        Kind::Adjective { text, .. } => text.clone(),
        Kind::Distance { row, count } => row.phrase.replace('#', &count_text(count)),
        Kind::Value { count } => format!("of {}", count_text(count)),
        Kind::Relation { rows, text, to, by, .. } => {
            let by = if by.is_empty() { String::new() } else { format!(" by {}", groups(tree, by)) };
            format!("{} {}{by}", participle(rows, text), complement(tree, to))
        }
        Kind::Is(nouns) => groups(tree, nouns),
        Kind::Inside(group) => {
            let inner = tree.group(*group).map(|group| standing_alone(tree, &group.chain));
            in_parentheses(&inner.unwrap_or_default())
        }
        Kind::Where { counted, said } => {
            let group = tree.group(*counted);
            let verb = if group.is_some_and(is_plural) { "are" } else { "is" };
            let counted = group.map(|group| in_its_place(tree, group)).unwrap_or_default();
            let said = tree.group(*said).map(|group| match group.chain.tests.as_slice() {
                [_] => chain(tree, &group.chain),
                _ => format!("({})", standing_alone(tree, &group.chain)),
            });
            format!("where {counted} {}", said_with_verb(&said.unwrap_or_default(), verb))
        }
    };
    match (test.not, &test.kind) {
        (true, _) => format!("not {text}"),
        (false, _) => text,
    }
}

/// What is said in `where`, with its verb: "are hedged", "has a place", "mention words".
fn said_with_verb(said: &str, verb: &str) -> String {
    let one = verb == "is";
    match (said.strip_prefix("with "), said.strip_prefix("mentioning ")) {
        (Some(held), _) => format!("{} {held}", if one { "has" } else { "have" }),
        (None, Some(words)) => format!("{} {words}", if one { "mentions" } else { "mention" }),
        (None, None) => format!("{verb} {said}"),
    }
}

/// A relation without its verb form: "with" for "has", "mentioning" for "mentions".
fn participle(rows: &[&'static Row], text: &str) -> String {
    let row = rows.first().filter(|row| relation(row).is_some() && !row.phrase.contains('#'));
    row.map_or_else(|| text.to_owned(), |row| row.phrase.to_owned())
}

fn complement(tree: &Tree, to: &tree::Complement) -> String {
    match to {
        tree::Complement::Things(all) => groups(tree, all),
        tree::Complement::Words(words) => words.iter().map(words_text).collect::<Vec<_>>().join(" or "),
        tree::Complement::Places(places) => {
            places.iter().map(|(_, _, text)| text.clone()).collect::<Vec<_>>().join(" or ")
        }
        tree::Complement::Attributes { rows, no } => {
            let names: Vec<String> = rows.iter().map(|row| held(row)).collect();
            format!("{}{}", if *no { "no " } else { "" }, names.join(" or "))
        }
    }
}

/// An attribute with its article; what cannot be counted has none.
fn held(row: &Row) -> String {
    match row.phrase.ends_with("attribution") {
        true => row.phrase.to_owned(),
        false => super::problem::article(row.phrase),
    }
}

fn words_text(words: &Words) -> String {
    match words {
        Words::List(_, name) => name.clone(),
        Words::Texts(texts) => texts.iter().map(|text| format!("\"{text}\"")).collect::<Vec<_>>().join(" or "),
    }
}

fn groups(tree: &Tree, ids: &[GroupId]) -> String {
    let groups = ids.iter().filter_map(|id| tree.group(*id));
    groups.map(|group| in_its_place(tree, group)).collect::<Vec<_>>().join(" or ")
}

/// A noun as a complement: in parentheses when something is said of it.
fn in_its_place(tree: &Tree, group: &Group) -> String {
    let text = phrase(tree, group);
    if group.chain.tests.is_empty() { text } else { in_parentheses(&text) }
}
