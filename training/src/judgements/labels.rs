//! Marked statements as the program reads them now: the labels were given to an older cut, so each goes to the statement
//! that shares most with it.

use sayso::facts::{Facts, Statement, StatementKind};
use sayso::judgements::training::{Collected, Sees, article, statement};
use sayso::judgements::{Article, Said};
use sayso::knowledge::Knowledge;
use sayso::span::Span;
use sayso::text::Format;
use serde_json::Value;
use std::collections::BTreeMap;
use std::path::Path;

/// The kinds by their labels, in the order of the answers.
pub const KINDS: [&str; 10] =
    ["claim", "accusation", "denial", "opinion", "intention", "norm", "question", "act", "note", "background"];

/// The themes by theirs.
pub const THEMES: [&str; 3] = ["fight", "war", "-"];

/// A label shares at least this much with its statement: bytes of both in those of either.
const SHARED: f64 = 0.5;

/// A marked statement.
#[derive(Clone, Debug)]
pub struct Example {
    /// The article's name.
    pub article: String,
    /// Its kind, `None` where the label says that the reading is wrong.
    pub kind: Option<usize>,
    /// Its theme.
    pub theme: Option<usize>,
    /// What the program sees in it; empty when it has no such statement.
    pub features: Vec<(Sees, u32)>,
    /// What lists and grammar take it for.
    pub read: StatementKind,
    /// True when the program has such a statement.
    pub matched: bool,
}

/// All marked statements of a folder, by article.
pub fn examples(folder: &Path) -> Vec<Example> {
    let labels = std::fs::read_to_string(folder.join("labels.jsonl")).expect("labels.jsonl is in the folder");
    let mut by_article: BTreeMap<String, Vec<Value>> = BTreeMap::new();
    for label in labels.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        if label["what"] == "statement" {
            by_article.entry(label["file"].as_str().unwrap_or_default().to_owned()).or_default().push(label);
        }
    }
    let mut examples = Vec::new();
    for (name, labels) in by_article {
        let text = std::fs::read_to_string(folder.join(format!("text/{name}.txt"))).expect("a text has its file");
        let facts = sayso::read(&text, Format::Plain, Knowledge::built_in());
        of_article(&name, &facts, &labels, &mut examples);
    }
    examples
}

fn of_article(name: &str, facts: &Facts, labels: &[Value], examples: &mut Vec<Example>) {
    let phrases = sayso::phrases::read(&facts.document, Knowledge::built_in());
    let page = Article::new(phrases.page(), &facts.entities, &facts.sources, !facts.conflicts.is_empty());
    let said: Vec<Said<'_>> = facts.statements.iter().map(Said::of).collect();
    let mut shared = Collected::default();
    article(&page, &mut shared);
    for label in labels {
        let spans = spans(&label["content"]);
        let own = label["chain"].as_array().is_none_or(Vec::is_empty);
        let best = facts
            .statements
            .entries()
            .map(|(id, statement)| (likeness(&spans, statement), own == statement.chain.is_empty(), id))
            .max_by(|left, right| (left.0, left.1).partial_cmp(&(right.0, right.1)).expect("a share is a number"))
            .filter(|(likeness, _, _)| *likeness >= SHARED);
        let mut features = Collected::default();
        let mut read = StatementKind::Fact;
        if let Some((_, _, id)) = best {
            features.0.extend(&shared.0);
            statement(&page, &said, id.index(), &mut features);
            read = facts.statements.get(id).map_or(read, |it| it.judged.read);
            // A statement that a note was made of.
            if facts.statements.get(id).is_some_and(|it| it.kind == StatementKind::Note) {
                read = StatementKind::Note;
            }
        }
        let text = |key: &str| label[key].as_str().unwrap_or_default().to_owned();
        let (kind, theme) = (text("kind"), text("war"));
        let kind = KINDS.iter().position(|known| *known == kind);
        examples.push(Example {
            article: name.to_owned(),
            kind,
            theme: THEMES.iter().position(|known| *known == theme).filter(|_| kind.is_some()),
            features: features.0,
            read,
            matched: best.is_some(),
        });
    }
}

fn spans(value: &Value) -> Vec<Span> {
    let number = |value: &Value| value.as_u64().unwrap_or_default() as usize;
    value.as_array().into_iter().flatten().map(|piece| Span::new(number(&piece[0]), number(&piece[1]))).collect()
}

fn likeness(spans: &[Span], statement: &Statement) -> f64 {
    let length = |spans: &[Span]| spans.iter().map(|span| span.end - span.start).sum::<usize>();
    let mut common = 0;
    for one in spans {
        for other in &statement.content {
            common += one.end.min(other.end).saturating_sub(one.start.max(other.start));
        }
    }
    common as f64 / (length(spans) + length(&statement.content) - common).max(1) as f64
}
