//! Things, places and tests in a few words: the article's where it has them, the rule's for tests. Chooses words that
//! stand somewhere; makes up none.

use crate::diagnostic::Label;
use crate::evaluate::{Asked, What};
use crate::explain::{Origin, Place, Reason};
use crate::facts::{Facts, StatementKind};
use crate::list::Id;
use crate::plan::Words;
use crate::span::Span;
use crate::vocabulary::{Row, Thing, anchor};

/// Longer words are cut: the place shows them whole.
const LONGEST: usize = 70;

/// Words on one line, cut where there are too many.
pub(super) fn shortened(words: &str) -> String {
    let mut text = String::new();
    for word in words.split_whitespace() {
        if !text.is_empty() && text.chars().count() + word.chars().count() >= LONGEST {
            text.push_str(" …");
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.extend(word.chars().take(LONGEST));
    }
    text
}

/// What a thing is called: the name of a source, the words of anything else.
pub(super) fn named(facts: &Facts, thing: Thing) -> String {
    let words = || anchor(facts, thing).first().map(|at| format!("“{}”", shortened(&facts.document.seen(*at))));
    match thing {
        Thing::Source(id) => facts.seen_name(id).map(|name| format!("“{}”", shortened(&name))),
        Thing::Conflict(id) => facts.conflicts.get(id).map(|conflict| conflict.name.clone()),
        Thing::Article => Some("the article".to_owned()),
        Thing::Statement(_)
        | Thing::Note(_)
        | Thing::Evidence(_)
        | Thing::Number(_)
        | Thing::Date(_)
        | Thing::Place(_)
        | Thing::Quotation(_)
        | Thing::Heading(_)
        | Thing::Name(_)
        | Thing::Passage(_)
        | Thing::Wording(_) => words(),
    }
    .unwrap_or_default()
}

/// How likely a model holds the kind of a statement, where the kind is the model's and not that of lists and grammar.
pub(super) fn judged(facts: &Facts, thing: Thing) -> Option<f32> {
    let Thing::Statement(id) = thing else { return None };
    let statement = facts.statements.get(id)?;
    let judged = statement.judged;
    // A note is told by its own words, whatever a model holds.
    let own = statement.kind != StatementKind::Note && judged.read != statement.kind;
    let told = own && judged.kind.answer() == Some(statement.kind);
    told.then_some(judged.kind.share)
}

/// What sort of thing it is.
pub(super) fn kind(facts: &Facts, thing: Thing) -> &'static str {
    match thing {
        Thing::Statement(id) => facts.statements.get(id).map_or("statement", |statement| of_kind(statement.kind)),
        Thing::Source(_) => "source",
        Thing::Note(_) => "verification note",
        Thing::Evidence(_) => "evidence",
        Thing::Number(_) => "number",
        Thing::Date(_) => "date",
        Thing::Place(_) => "place",
        Thing::Quotation(_) => "quotation",
        Thing::Heading(_) => "heading",
        Thing::Wording(_) => "wording",
        Thing::Article => "article",
        Thing::Conflict(_) => "conflict",
        Thing::Name(_) => "name",
        Thing::Passage(_) => "passage",
    }
}

fn of_kind(kind: StatementKind) -> &'static str {
    match kind {
        StatementKind::Fact => "claim",
        StatementKind::Accusation => "accusation",
        StatementKind::Denial => "denial",
        StatementKind::Opinion => "opinion",
        StatementKind::Offer => "offer",
        StatementKind::Norm => "norm",
        StatementKind::Question => "question",
        StatementKind::PublicAct => "public act",
        StatementKind::Note => "verification note",
    }
}

/// A place of the article that shows something.
pub(super) fn reason(facts: &Facts, span: Span, text: impl Into<String>) -> Reason {
    Reason { text: text.into(), words: shortened(&facts.document.seen(span)), span: Some(span), known: Vec::new() }
}

/// What a reader pointed at.
pub(super) fn pointed(facts: &Facts, marks: &[Label]) -> Vec<Reason> {
    marks.iter().map(|mark| reason(facts, mark.span, &mark.text)).collect()
}

/// The text of a rule file.
fn text_of<'a>(place: &Place<'a>, file: &str) -> &'a str {
    place.files.iter().find(|one| one.name == file).map_or("", |file| file.text.as_str())
}

/// The line of a place in a rule file.
pub(super) fn line(place: &Place<'_>, file: &str, span: Span) -> Origin {
    let before = text_of(place, file).get(..span.start).unwrap_or_default();
    let line = if span.is_empty() { 0 } else { before.bytes().filter(|byte| *byte == b'\n').count() + 1 };
    Origin { file: file.to_owned(), line, entry: String::new() }
}

/// What a rule file says at a place, on one line. A place may end before the parentheses that it opened.
pub(super) fn written(place: &Place<'_>, file: &str, span: Span) -> String {
    let mut text = span.of(text_of(place, file)).split_whitespace().collect::<Vec<_>>().join(" ");
    let open = text.matches('(').count().saturating_sub(text.matches(')').count());
    text.extend(std::iter::repeat_n(')', open));
    text
}

/// What a test asks, as the rule has it.
pub(super) fn test(place: &Place<'_>, file: &str, asked: &Asked) -> String {
    let words = || without_verb(&written(place, file, asked.span));
    let or = |phrase: &str| Some(words()).filter(|words| !words.is_empty()).unwrap_or_else(|| phrase.to_owned());
    match &asked.what {
        What::All | What::Any | What::Not => String::new(),
        What::Is(row) => adjective(row, &words()),
        What::IsWording(list) => format!("one of {}", list_name(place, *list)),
        What::Apart(row) => or(row.phrase),
        What::Value(_) => or("of that many"),
        What::Related { row, .. } => or(row.phrase),
        What::Where => or("where"),
        What::Defined { name, .. } => with_article(name),
        What::Candidate { .. } => named(place.facts, asked.thing),
    }
}

/// "not covered by a note" for "is not covered by a note": `not` is a test of its own.
fn without_verb(words: &str) -> String {
    let words = ["is ", "are ", "was ", "were "].iter().find_map(|verb| words.strip_prefix(verb)).unwrap_or(words);
    words.strip_prefix("not ").unwrap_or(words).to_owned()
}

/// The words of the rule where they are those of the phrase; a class that is asked without words of its own by its name.
fn adjective(row: &Row, words: &str) -> String {
    let said = words.to_lowercase();
    if row.forms().any(|form| form == said) && !matches!(row.reading, crate::vocabulary::Reading::Class(_)) {
        return said;
    }
    match row.reading {
        crate::vocabulary::Reading::Class(_) => with_article(row.phrase),
        crate::vocabulary::Reading::Adjective(_)
        | crate::vocabulary::Reading::Relation(_)
        | crate::vocabulary::Reading::Distance { .. }
        | crate::vocabulary::Reading::Place(_)
        | crate::vocabulary::Reading::Attribute(_)
        | crate::vocabulary::Reading::Words { .. }
        | crate::vocabulary::Reading::Waits { .. } => row.phrase.to_owned(),
    }
}

pub(super) fn with_article(name: &str) -> String {
    let vowel = name.starts_with(['a', 'e', 'i', 'o', 'u']) && !name.starts_with("uni");
    format!("{} {name}", if vowel { "an" } else { "a" })
}

/// What a list is called.
pub(super) fn list_name(place: &Place<'_>, list: Id<Words>) -> String {
    place.plan.words.get(list).map(|words| words.name.clone()).unwrap_or_default()
}
