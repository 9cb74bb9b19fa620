//! What rules find: plans made by hand on facts made by hand, so that neither the language nor extraction has a say.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use sayso::attribution::Quote;
use sayso::diagnostic::Severity;
use sayso::evaluate::{Finding, evaluate};
use sayso::facts::*;
use sayso::knowledge::Knowledge;
use sayso::list::Id;
use sayso::plan::{
    Amount, Bound, Complement, Group, Key, Member, Noun, Pick, Piece, Plan, Rule, RuleText, Subject, Template, Test,
};
use sayso::span::Span;
use sayso::text::{self, Format};
use sayso::truth::Truth;
use sayso::vocabulary::{Row, Type, rows};

fn row(phrase: &str) -> &'static Row {
    rows().find(|row| row.phrase == phrase).unwrap_or_else(|| panic!("no phrase {phrase}"))
}

fn is(phrase: &str) -> Test {
    Test::Is { row: row(phrase), span: Span::default() }
}

fn not(test: Test) -> Test {
    Test::Not(Box::new(test))
}

fn related(phrase: &str, to: Group) -> Test {
    Test::Related { row: row(phrase), distance: None, to: Complement::Things(to), by: None, span: Span::default() }
}

fn some(noun: &str, of: Type, test: Test) -> Group {
    Group {
        amount: Amount::Some,
        pick: Pick::Any,
        members: vec![Member { noun: Noun::Row(row(noun)), of, test }],
        independent: false,
    }
}

fn anything() -> Test {
    Test::All(Vec::new())
}

fn rule(name: &str, noun: &str, of: Type, test: Test) -> Rule {
    Rule {
        name: format!("test/{name}"),
        text: RuleText::default(),
        subject: Subject { nouns: vec![Noun::Row(row(noun))], types: vec![of], test },
        unless: Vec::new(),
        severity: Severity::Warning,
        severity_when: Vec::new(),
        message: Template {
            pieces: vec![Piece::Placeholder { name: "source", other: false }, Piece::Text(" says so".into())],
        },
        why: None,
        help: None,
        see: None,
        silences: Vec::new(),
        once: Key::Sentence,
        mark: None,
        tags: Vec::new(),
        on: true,
        examples: Vec::new(),
        reading: String::new(),
    }
}

const ARTICLE: &str = "Dam holds\n\nThe mayor said that the dam held. The ministry said the dam held, and two gates stood open.\n\n\
    Nobody had checked the dam. Rain fell.\n";

/// An article with a mayor (a person), a ministry of whose kind nothing is known, and four statements.
struct Story {
    facts: Facts,
}

impl Story {
    fn new(text: &str) -> Self {
        Self { facts: Facts { document: text::read(text, Format::Plain), ..Facts::default() } }
    }

    fn span(&self, words: &str) -> Span {
        let start = self.facts.document.text.find(words).unwrap_or_else(|| panic!("no {words}"));
        Span::new(start, start + words.len())
    }

    fn source(&mut self, name: &str, kinds: &[Kind], group: usize) -> Id<Source> {
        let places = vec![self.span(name)];
        self.facts.sources.push(Source {
            name: name.into(),
            places,
            entity: None,
            kinds: kinds.to_vec(),
            kind_known: !kinds.is_empty(),
            sides: Vec::new(),
            because: None,
            judged: None,
            named: true,
            anonymous: false,
            description: None,
            role: None,
            reason: None,
            way_of_knowing: None,
            named_member: None,
            linked: false,
            pollster: None,
            client: None,
            sample_size: None,
            date: None,
            group,
            linked_groups: Vec::new(),
            silence: None,
        })
    }

    fn statement(&mut self, words: &str, from: &[Id<Source>], scope: Scope) -> Id<Statement> {
        let content = self.span(words);
        let sentence = self.facts.document.sentence_at(content).unwrap();
        let link = |sources: &[Id<Source>]| Link {
            sources: sources.to_vec(),
            source_span: sources.first().and_then(|id| self.facts.sources[*id].places.first().copied()),
            cue: None,
            cue_lemma: String::new(),
            stance: Stance::Neutral,
            attribution: None,
            restored: false,
            jointly: false,
            wordless: false,
        };
        let chain = if from.is_empty() { Vec::new() } else { vec![link(from)] };
        self.facts.statements.push(Statement {
            content: vec![content],
            sentence,
            kind: StatementKind::Fact,
            quote: (!chain.is_empty()).then_some(Quote::Indirect),
            chain,
            scope,
            verb: None,
            verb_lemma: String::new(),
            relative: false,
            negation: None,
            hedges: Vec::new(),
            condition: None,
            future: false,
            subject: None,
            entities: Vec::new(),
            target: None,
            answered_by: None,
            quantities: Vec::new(),
            dates: Vec::new(),
            places: Vec::new(),
            evidence: Vec::new(),
            event: None,
            common_knowledge: false,
            witnessed: None,
            law: None,
            legal: None,
            in_heading: false,
            theme: None,
            judged: sayso::facts::Judged::not(StatementKind::Fact),
        })
    }

    fn check(&self, rules: Vec<Rule>) -> Vec<Finding> {
        self.check_with_problems(rules).0
    }

    fn check_with_problems(&self, rules: Vec<Rule>) -> (Vec<Finding>, Vec<String>) {
        let plan = Plan { rules: rules.into(), ..Plan::default() };
        let (findings, problems) = evaluate(&plan, &self.facts, Knowledge::built_in(), None);
        (findings, problems.into_iter().map(|problem| problem.message).collect())
    }

    /// The words that a rule flags.
    fn flagged(&self, rule: Rule) -> Vec<String> {
        let mut rule = rule;
        rule.once = Key::Thing;
        let found = self.check(vec![rule]);
        found
            .iter()
            .map(|finding| finding.span.map_or("(article)", |span| self.facts.document.at(span)).to_owned())
            .collect()
    }
}

fn dam() -> Story {
    let mut story = Story::new(ARTICLE);
    let mayor = story.source("The mayor", &[Kind::Person], 0);
    let ministry = story.source("The ministry", &[], 1);
    story.statement("the dam held.", &[mayor], Scope::Sure);
    story.statement("the dam held,", &[ministry], Scope::Sure);
    story.statement("two gates stood open", &[ministry], Scope::Open);
    story.statement("Nobody had checked the dam", &[], Scope::Sure);
    story.statement("Rain fell", &[], Scope::Sure);
    story
}

fn to_a_person() -> Test {
    related("attributed to", some("person", Type::Source, anything()))
}

#[test]
fn a_finding_needs_true() {
    let story = dam();
    assert_eq!(story.flagged(rule("a", "claim", Type::Statement, to_a_person())), ["the dam held."]);
    // Whether the ministry is a person nobody knows, so neither the test nor its negation holds of its claims.
    assert_eq!(
        story.flagged(rule("b", "claim", Type::Statement, not(to_a_person()))),
        ["Nobody had checked the dam", "Rain fell"]
    );
}

#[test]
fn an_exception_has_to_be_shown() {
    let story = dam();
    let mut spared = rule("a", "claim", Type::Statement, anything());
    spared.unless = vec![to_a_person()];
    assert_eq!(
        story.flagged(spared),
        ["the dam held,", "two gates stood open", "Nobody had checked the dam", "Rain fell"]
    );
}

#[test]
fn severity_needs_true_and_the_first_wins() {
    let story = dam();
    let mut one = rule("a", "claim", Type::Statement, anything());
    one.once = Key::Thing;
    one.severity_when = vec![(Severity::Error, to_a_person()), (Severity::Note, is("attributed"))];
    let levels: Vec<&str> = story.check(vec![one]).iter().map(|finding| finding.severity.word()).collect();
    assert_eq!(levels, ["error", "note", "warning", "warning", "warning"]);
}

#[test]
fn counts_know_what_is_sure_and_what_is_possible() {
    let story = dam();
    let with = |amount| {
        let mut group = some("claim", Type::Statement, to_a_person());
        group.amount = amount;
        rule("a", "article", Type::Article, related("with", group))
    };
    let flags = |least, most| !story.flagged(with(Amount::Count(Bound { least, most }))).is_empty();
    assert!(flags(1, None), "the mayor's claim is one");
    assert!(!flags(2, None), "the ministry's may be more");
    assert!(!flags(0, Some(1)), "so it is not sure that there are fewer than two");
    assert!(flags(0, Some(3)), "but there are fewer than four");
    assert!(!story.flagged(with(Amount::Some)).is_empty());
    assert!(story.flagged(with(Amount::No)).is_empty());
}

#[test]
fn restatements_count_once() {
    let mut story = dam();
    let with = |least| {
        let mut group = some("claim", Type::Statement, anything());
        group.amount = Amount::Count(Bound { least, most: None });
        rule("a", "article", Type::Article, related("with", group))
    };
    assert_eq!(story.flagged(with(5)).len(), 1);
    let (from, to) = (Id::new(1), Id::new(0));
    story.facts.relations.push(Relation {
        kind: RelationKind::Restates,
        from,
        to,
        truth: Truth::True,
        reconciled: None,
    });
    assert_eq!(story.flagged(with(5)).len(), 0);
    assert_eq!(story.flagged(with(4)).len(), 1);
}

#[test]
fn all_of_nothing_is_false() {
    let story = dam();
    let all = |noun: &str, said: Test| {
        let mut group = some(noun, Type::Statement, anything());
        group.amount = Amount::All;
        rule("a", "article", Type::Article, Test::Where { group, said: Box::new(said), span: Span::default() })
    };
    assert!(story.flagged(all("denial", is("attributed"))).is_empty());
    assert!(story.flagged(all("claim", is("attributed"))).is_empty());
    assert_eq!(story.flagged(all("claim", not(is("quoted")))).len(), 1);
}

#[test]
fn one_finding_a_sentence_at_the_first_place_with_the_highest_severity() {
    let story = dam();
    let mut one = rule("a", "claim", Type::Statement, anything());
    one.severity_when = vec![(Severity::Error, is("unattributed"))];
    let found = story.check(vec![one.clone()]);
    let at: Vec<&str> = found.iter().map(|finding| story.facts.document.at(finding.span.unwrap())).collect();
    assert_eq!(at, ["the dam held.", "the dam held,", "Nobody had checked the dam", "Rain fell"]);
    assert_eq!(found[1].also, [story.span("two gates stood open")]);
    one.once = Key::Paragraph;
    let found = story.check(vec![one.clone()]);
    assert_eq!(found.iter().map(|finding| finding.also.len()).collect::<Vec<_>>(), [2, 1]);
    one.once = Key::Placeholder("source");
    let found = story.check(vec![one]);
    assert_eq!(found.len(), 4, "what has no source is its own group");
}

#[test]
fn silences_are_decided_on_what_was_found_at_first() {
    let story = dam();
    let mut lapse = rule("lapse", "claim", Type::Statement, not(to_a_person()));
    let mut middle = rule("middle", "claim", Type::Statement, is("unattributed"));
    let last = rule("last", "claim", Type::Statement, anything());
    lapse.silences = vec![Id::new(1), Id::new(2)];
    middle.silences = vec![Id::new(2)];
    let names = |found: &[Finding]| -> Vec<String> { found.iter().map(|finding| finding.name.clone()).collect() };
    let found = story.check(vec![lapse.clone(), middle.clone(), last.clone()]);
    assert_eq!(names(&found), ["test/last", "test/last", "test/lapse", "test/lapse"]);
    lapse.on = false;
    let found = story.check(vec![lapse, middle, last]);
    assert_eq!(
        names(&found),
        ["test/last", "test/last", "test/middle", "test/middle"],
        "a rule that is off silences nothing"
    );
}

#[test]
fn fingerprints_survive_edits_elsewhere() {
    let before = dam().check(vec![rule("a", "claim", Type::Statement, is("unattributed"))]);
    let mut story = Story::new(&ARTICLE.replace("Dam holds", "The dam above the town holds"));
    story.statement("Nobody had checked the dam", &[], Scope::Sure);
    let after = story.check(vec![rule("a", "claim", Type::Statement, is("unattributed"))]);
    assert_eq!(before[0].fingerprint, after[0].fingerprint);
    assert_ne!(before[0].fingerprint, before[1].fingerprint);
    assert_eq!(before[0].fingerprint.len(), 16);
}

fn with_comment(article: &str) -> (Vec<String>, Vec<String>) {
    let mut story = Story::new(article);
    for words in ["Nobody had checked the dam", "Rain fell", "Two gates stood open"] {
        if article.contains(words) {
            story.statement(words, &[], Scope::Sure);
        }
    }
    let (found, problems) = story.check_with_problems(vec![
        rule("bare", "claim", Type::Statement, is("unattributed")),
        rule("other", "claim", Type::Statement, is("quoted")),
    ]);
    (found.iter().map(|finding| story.facts.document.at(finding.span.unwrap()).to_owned()).collect(), problems)
}

#[test]
fn a_comment_on_its_own_line_speaks_of_the_next_block() {
    let (found, problems) = with_comment(
        "Nobody had checked the dam.\n\n<!-- sayso allow test/bare: seen by our reporter -->\n\nRain fell. Two gates stood open.\n",
    );
    assert_eq!(found, ["Nobody had checked the dam"]);
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn a_comment_after_words_speaks_of_their_sentence() {
    let (found, problems) = with_comment(
        "Nobody had checked the dam. Rain fell. <!-- sayso allow bare: weather report -->\n\nTwo gates stood open.\n",
    );
    assert_eq!(found, ["Nobody had checked the dam", "Two gates stood open"]);
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn a_comment_needs_a_reason_and_a_finding() {
    let (found, problems) = with_comment(
        "Rain fell. <!-- sayso allow bare -->\n\nTwo gates stood open. <!-- sayso allow other, bear: x -->\n",
    );
    assert_eq!(found.len(), 2);
    assert_eq!(
        problems,
        [
            "this comment allows nothing, since it gives no reason",
            "unused: `other` finds nothing here",
            "there is no rule `bear`"
        ]
    );
}

#[test]
fn allowing_the_specific_does_not_wake_the_general() {
    let mut story = Story::new(
        "Rain fell. <!-- sayso allow specific: weather report -->\n\nTwo gates stood open. <!-- sayso allow general: no -->\n",
    );
    story.statement("Rain fell", &[], Scope::Sure);
    story.statement("Two gates stood open", &[], Scope::Sure);
    let mut specific = rule("specific", "claim", Type::Statement, is("unattributed"));
    specific.silences = vec![Id::new(1)];
    let general = rule("general", "claim", Type::Statement, anything());
    let (found, problems) = story.check_with_problems(vec![specific, general]);
    assert_eq!(found.iter().map(|finding| &*finding.name).collect::<Vec<_>>(), ["test/specific"]);
    assert_eq!(problems, ["unused: `general` is already silenced by `test/specific` here"]);
}

#[test]
fn an_empty_article_has_no_findings() {
    let story = Story::new("");
    assert!(story.check(vec![rule("a", "claim", Type::Statement, anything())]).is_empty());
}
