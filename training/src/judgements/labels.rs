//! Marked statements as the program reads them now: the labels were given to an older cut, so each goes to the statement
//! that shares most with it.

use sayso::attribution::Extractor;
use sayso::facts::{Facts, Statement, StatementKind};
use sayso::judgements::training::{Collected, Evidence, Sees, article, statement};
use sayso::judgements::{Article, Said};
use sayso::knowledge::Knowledge;
use sayso::span::Span;
use sayso::text::Format;
use serde_json::Value;
use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

/// The kinds by their labels, in the order of the answers.
pub const KINDS: [&str; 10] =
    ["claim", "accusation", "denial", "opinion", "intention", "norm", "question", "act", "note", "background"];

/// The themes by theirs.
pub const THEMES: [&str; 3] = ["fight", "war", "-"];

/// The kinds of sources by their labels, in the order of the answers.
pub const SOURCE_KINDS: [&str; 21] = [
    "person",
    "politician",
    "official",
    "state-body",
    "state",
    "armed-force",
    "armed-group",
    "organisation",
    "company",
    "outlet",
    "agency",
    "expert",
    "witness",
    "captive",
    "document",
    "study",
    "poll",
    "post",
    "group",
    "nobody",
    "error",
];

/// How a source is named, by the labels.
pub const NAMINGS: [&str; 4] = ["named", "unnamed", "vague", "led"];

/// A marked source.
#[derive(Clone, Debug)]
pub struct OfSource {
    /// Where it is first heard.
    pub place: Span,
    /// What it is, as `SOURCE_KINDS` has it.
    pub kind: Option<usize>,
    /// How it is named, as `NAMINGS` has it.
    pub naming: Option<usize>,
    /// Whether it speaks for a party to an armed conflict of its article.
    pub party: bool,
}

/// The marked sources of a folder, by article.
pub fn of_sources(folder: &Path) -> BTreeMap<String, Vec<OfSource>> {
    let labels = std::fs::read_to_string(folder.join("labels.jsonl")).expect("labels.jsonl is in the folder");
    let mut found: BTreeMap<String, Vec<OfSource>> = BTreeMap::new();
    for label in labels.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok()) {
        let Some(place) = spans(&label["place"]).first().copied().filter(|_| label["what"] == "source") else {
            continue;
        };
        let text = |key: &str| label[key].as_str().unwrap_or_default().to_owned();
        let (kind, naming) = (text("kind"), text("named"));
        found.entry(text("file")).or_default().push(OfSource {
            place,
            kind: SOURCE_KINDS.iter().position(|known| *known == kind),
            naming: NAMINGS.iter().position(|known| *known == naming),
            party: text("side") != "-",
        });
    }
    found
}

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
    /// The tokens of what is said, of the innermost cue, of whom it accuses by the label, and of its sentence.
    pub place: Place,
    /// What is known of it beside its words.
    pub evidence: Evidence,
}

/// Where a statement stands, in tokens of its article.
#[derive(Clone, Debug, Default)]
pub struct Place {
    /// What is said.
    pub content: Vec<usize>,
    /// The innermost cue.
    pub cue: Vec<usize>,
    /// Whom it accuses, by the label; empty where nobody or where the label's words do not stand in the sentence.
    pub target: Vec<usize>,
    /// Its sentence.
    pub sentence: Range<usize>,
}

/// All marked statements of a folder, by article, as an extractor reads them; `read` is shown each article.
pub fn examples(folder: &Path, extractor: &dyn Extractor, mut read: impl FnMut(&str, &Facts)) -> Vec<Example> {
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
        let facts = sayso::extract::extract(&text, Format::Plain, Knowledge::built_in(), extractor);
        read(&name, &facts);
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
        let (mut features, mut evidence) = (Collected::default(), Evidence::default());
        let mut read = StatementKind::Fact;
        if let Some((_, _, id)) = best {
            features.0.extend(&shared.0);
            statement(&page, &said, id.index(), &mut features);
            statement(&page, &said, id.index(), &mut evidence);
            read = facts.statements.get(id).map_or(read, |it| it.judged.read);
            // A statement that a note was made of.
            if facts.statements.get(id).is_some_and(|it| it.kind == StatementKind::Note) {
                read = StatementKind::Note;
            }
        }
        let text = |key: &str| label[key].as_str().unwrap_or_default().to_owned();
        let (kind, theme) = (text("kind"), text("war"));
        let kind = KINDS.iter().position(|known| *known == kind);
        let mut place = Place::default();
        if let Some(statement) = best.and_then(|(_, _, id)| facts.statements.get(id)) {
            place = self::place(facts, statement, label["target"].as_str().filter(|it| *it != "-"));
        }
        examples.push(Example {
            article: name.to_owned(),
            kind,
            theme: THEMES.iter().position(|known| *known == theme).filter(|_| kind.is_some()),
            features: features.0,
            read,
            matched: best.is_some(),
            place,
            evidence,
        });
    }
}

fn place(facts: &Facts, statement: &Statement, target: Option<&str>) -> Place {
    let document = &facts.document;
    let sentence = document.sentences.get(statement.sentence).map(|it| it.tokens.clone()).unwrap_or_default();
    let content: Vec<usize> = statement.content.iter().flat_map(|span| document.tokens_in(*span)).collect();
    let cue = statement.chain.last().and_then(|link| link.cue).map(|cue| document.tokens_in(cue)).unwrap_or_default();
    let words = |range: Range<usize>| -> Vec<String> {
        range
            .filter_map(|at| document.tokens.as_slice().get(at))
            .map(|it| document.at(it.span).to_lowercase())
            .collect()
    };
    let wanted: Vec<String> = target.into_iter().flat_map(str::split_whitespace).map(str::to_lowercase).collect();
    let first = content.first().copied().unwrap_or(sentence.start).min(sentence.start);
    let last = content.last().map_or(sentence.end, |at| at + 1).max(sentence.end);
    let found =
        (first..last.saturating_sub(wanted.len().saturating_sub(1))).find(|at| words(*at..at + wanted.len()) == wanted);
    let target = found.filter(|_| !wanted.is_empty()).map(|at| (at..at + wanted.len()).collect()).unwrap_or_default();
    Place { content, cue: cue.collect(), target, sentence }
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
